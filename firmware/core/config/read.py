"""From the bytes of a TOML file to a checked configuration; every error names the key and what would be right."""

import difflib
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from firmware.core.config.contradictions import contradictions
from firmware.core.config.explanation import explain
from firmware.core.config.model import Config
from firmware.core.config.section import Section
from firmware.core.errors import ConfigError

MAX_CONFIG_BYTES = 256 * 1024


def load(path: Path) -> Config:
    """Read and check the file. Raises ConfigError with everything that is wrong with it."""
    try:
        with path.open("rb") as file:
            raw = file.read(MAX_CONFIG_BYTES + 1)
    except OSError as error:
        raise ConfigError(f"cannot read configuration {path}: {error.strerror}; give a readable file") from None
    if len(raw) > MAX_CONFIG_BYTES:
        raise ConfigError(f"configuration {path} is larger than {MAX_CONFIG_BYTES} bytes; is it the right file?")
    return parse(raw, str(path))


def parse(raw: bytes, name: str = "configuration") -> Config:
    """Check the bytes of a TOML file. Raises ConfigError, nothing else."""
    try:
        tree = tomllib.loads(raw.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise ConfigError(f"{name}: not UTF-8 text at byte {error.start}") from None
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{name}: not valid TOML: {error}") from None
    except RecursionError:
        raise ConfigError(f"{name}: nested too deeply") from None
    if problems := list(_unknown_keys(tree, Config, "")):
        raise ConfigError(f"{name}: " + "; ".join(problems))
    try:
        config = msgspec.convert(tree, Config, strict=True)
    except msgspec.ValidationError as error:
        raise ConfigError(f"{name}: {_readable(str(error))}") from None
    except RecursionError:
        raise ConfigError(f"{name}: nested too deeply") from None
    if problems := list(contradictions(config)):
        raise ConfigError(f"{name}: " + "; ".join(problems))
    return config


def _unknown_keys(tree: dict[str, Any], section: type[msgspec.Struct], path: str) -> Iterator[str]:
    known = {field.name: field.type for field in msgspec.structs.fields(section)}
    for key, value in tree.items():
        where = f"{path}.{key}" if path else key
        if key not in known:
            near = difflib.get_close_matches(key, known, n=1, cutoff=0.5)
            advice = f"did you mean `{near[0]}`?" if near else "known keys: " + ", ".join(sorted(known))
            yield f"unknown key `{where}`; {advice}"
        elif isinstance(known[key], type) and issubclass(known[key], Section):
            if isinstance(value, dict):
                yield from _unknown_keys(value, known[key], where)
            else:
                yield f"`{where}` is a section; write [{where}] and its keys below"


def _readable(message: str) -> str:
    text, _, where = message.partition(" - at `$")
    key = where.rstrip("`").lstrip(".")
    if not key:
        return text
    wanted = "; ".join(
        f"wanted: {row.kind}" + (f" ({row.text})" if row.text else "")
        for row in explain(key.partition("[")[0])
        if row.key == key.partition("[")[0]
    )
    return f"`{key}`: {text[0].lower() + text[1:]}" + (f"; {wanted}" if wanted else "")
