"""The documentation of the configuration, made from the sections: `evse config explain`, the manual, error messages."""

import types
import typing
from dataclasses import dataclass
from typing import Annotated, Any, Literal

import msgspec

from firmware.core.config.model import Config


@dataclass(frozen=True, slots=True)
class Explanation:
    """One key for `evse config explain`."""

    key: str
    kind: str
    default: str
    text: str


def explain(prefix: str = "") -> list[Explanation]:
    """Every key that starts with `prefix`, in file order."""
    rows: list[Explanation] = []
    for section in msgspec.structs.fields(Config):
        for field in msgspec.structs.fields(section.type):
            key = f"{section.name}.{field.name}"
            if key.startswith(prefix):
                kind, text = _describe(field.type)
                rows.append(Explanation(key, kind, repr(field.default), text))
    return rows


def _describe(annotation: Any) -> tuple[str, str]:
    """Readable type with its bounds, and the description."""
    if typing.get_origin(annotation) is Annotated:
        inner, *metas = typing.get_args(annotation)
        kind, text = _describe(inner)
        for meta in metas:
            bounds = [
                f"{sign}{value}"
                for sign, value in ((">=", meta.ge), ("<=", meta.le), ("length <=", meta.max_length))
                if value is not None
            ]
            kind = " ".join([kind, *bounds])
            text = meta.description or text
        return kind, text
    if typing.get_origin(annotation) is Literal:
        return " | ".join(repr(value) for value in typing.get_args(annotation)), ""
    if typing.get_origin(annotation) is tuple:
        return f"list of {_describe(typing.get_args(annotation)[0])[0]}", ""
    if typing.get_origin(annotation) in (types.UnionType, typing.Union):
        return " | ".join(
            "nothing" if a is types.NoneType else _describe(a)[0] for a in typing.get_args(annotation)
        ), ""
    return getattr(annotation, "__name__", str(annotation)), ""
