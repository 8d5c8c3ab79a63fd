"""Writes the daemon's TOML configuration for rigs: nested dicts of plain values."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any


def merge(base: Mapping[str, Mapping[str, Any]], over: Mapping[str, Mapping[str, Any]]) -> dict[str, dict[str, Any]]:
    """Section by section, the later one wins."""
    result = {section: dict(values) for section, values in base.items()}
    for section, values in over.items():
        result.setdefault(section, {}).update(values)
    return result


def write(path: Path, sections: Mapping[str, Mapping[str, Any]]) -> None:
    """One TOML file. Strings, numbers, booleans, lists of them, and (inline) tables."""
    lines: list[str] = []
    for section, values in sections.items():
        lines.append(f"[{section}]")
        lines += [f"{key} = {_toml(value)}" for key, value in values.items()]
        lines.append("")
    path.write_text("\n".join(lines), encoding="utf-8")


def _toml(value: Any) -> str:
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{key} = {_toml(one)}" for key, one in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(_toml, value)) + "]"
    return json.dumps(value, ensure_ascii=False)  # JSON's strings, numbers and booleans are TOML's, too
