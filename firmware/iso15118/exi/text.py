"""Messages as plain data for the timeline and the trace.

Owns: the mapping of a message to dict, list, str, int and bool, with the names of the schema, octets as hexadecimal
text, and absent elements left out. The form is stable: tools and tests may compare it.
"""

from __future__ import annotations

from enum import Enum
from functools import cache
from typing import Any

from firmware.iso15118.messages.model import ELEMENTS, Node


def to_plain(message: Node) -> dict[str, Any]:
    """A message as `{element name: content}`, e.g. `{"SessionSetupReq": {"EVCCID": "0102"}}`.

    The body of a V2G message is such a dict too, so that its element is named.
    """
    known = ELEMENTS.get(type(message))
    return {known.name if known else type(message).__name__: _content(message)}


def _content(node: Node) -> dict[str, Any]:
    cls = type(node)
    content: dict[str, Any] = {}
    for name, xml in zip(cls.__struct_fields__, cls.__struct_encode_fields__, strict=True):
        value = getattr(node, name)
        if value is None or value == ():
            continue
        if isinstance(value, tuple):
            content[xml] = [_value(item) for item in value]
        elif name == "body":
            content[xml] = to_plain(value)
        elif isinstance(value, Node):
            content[_element_name(type(value), xml)] = _content(value)
        else:
            content[xml] = _value(value)
    return content


@cache
def _element_name(cls: type[Node], field: str) -> str:
    """The name of the element that a field holds; where the field is a substitution group, that of the member."""
    for base in cls.__mro__[1:]:
        known = ELEMENTS.get(base)
        if known is not None and known.name == field:
            return ELEMENTS[cls].name
    return field


def _value(value: Any) -> Any:
    if isinstance(value, Node):
        return _content(value)
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, bytes):
        return value.hex().upper()
    return value
