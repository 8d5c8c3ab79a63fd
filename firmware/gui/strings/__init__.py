"""The texts of the screen: one TOML file per language, English complete and authoritative, and a generated
pseudo-locale ('xx') that is longer and accented, to find layouts that only English fits.

Keys are flat dotted names ('state.idle'); a text may hold {placeholders}. The loader raises LookupError for a
language that does not exist; a missing key falls back to English (tests/gui/test_strings.py forbids it anyway).
"""

import string
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Any

LANGUAGES = ("en", "de", "fr", "it", "nl")
PSEUDO = "xx"
_ACCENTS = str.maketrans("aceinosuyACEINOSUY", "áčéíñôšüýÁČÉÍÑÔŠÜÝ")


@dataclass(frozen=True, slots=True)
class Strings:
    """The texts of one language."""

    language: str
    texts: Mapping[str, str]

    def has(self, key: str) -> bool:
        """Whether there is a text for this key."""
        return key in self.texts

    def get(self, key: str, params: Mapping[str, str] | None = None) -> str:
        """The text for `key` with its placeholders filled. An unknown key gives the key itself, and a placeholder
        without value stays empty: a screen shows something, whatever the station sends.
        """
        text = self.texts.get(key, key)
        if "{" not in text:
            return text
        return string.Formatter().vformat(text, (), _Filling(params or {}))


class _Filling(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return ""


def placeholders(text: str) -> frozenset[str]:
    """The names in braces of a text."""
    return frozenset(name for _, name, _, _ in string.Formatter().parse(text) if name)


def _flatten(table: Mapping[str, Any], prefix: str = "") -> dict[str, str]:
    flat: dict[str, str] = {}
    for key, value in table.items():
        if isinstance(value, Mapping):
            flat.update(_flatten(value, f"{prefix}{key}."))
        else:
            flat[prefix + key] = str(value)
    return flat


def _pseudo(text: str) -> str:
    """Accented, bracketed and a third longer, with the placeholders left alone."""
    parts: list[str] = []
    for literal, name, _, _ in string.Formatter().parse(text):
        parts.append(literal.translate(_ACCENTS))
        if name:
            parts.append("{" + name + "}")
    words = "".join(parts)
    padding = max(1, len(text) * 35 // 100 - 2)
    return f"[{words} {'lorem ipsum dolor sit amet ' * 9:.{padding}}".rstrip() + "]"


def read(language: str) -> dict[str, str]:
    """The texts of one language file as they stand, without fallback."""
    name = f"{language}.toml"
    return _flatten(tomllib.loads((resources.files(__package__) / name).read_text(encoding="utf-8")))


@lru_cache(maxsize=8)
def load(language: str) -> Strings:
    """All texts of a language, or of the pseudo-locale. LookupError if there is no such language."""
    english = read("en")
    if language == PSEUDO:
        return Strings(PSEUDO, {key: _pseudo(text) for key, text in english.items()})
    if language not in LANGUAGES:
        raise LookupError(f"no texts for language {language!r}; there are {', '.join(LANGUAGES)}")
    return Strings(language, {**english, **read(language)})
