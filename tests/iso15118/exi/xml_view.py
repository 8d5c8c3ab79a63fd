"""Messages as XML, for the comparison with codecs that speak XML.

Works from the grammars, so that every element and attribute stands in its namespace; elements are written with a
prefix for each namespace.
"""

from __future__ import annotations

import base64
from enum import Enum
from xml.sax.saxutils import escape, quoteattr

from firmware.iso15118.exi.grammar import Complex, Grammars, Octets, Simple
from firmware.iso15118.messages.model import ELEMENTS, Node


def to_xml(grammars: Grammars, message: Node, qname: tuple[str, str] | None = None) -> bytes:
    """A document with the message as its root (`qname` for an element that is not global)."""
    if qname is None:
        known = ELEMENTS[type(message)]
        qname = known.name, known.namespace
    namespaces: dict[str, str] = {}
    body = _element(qname, grammars.type_of(type(message)), message, namespaces)
    declared = "".join(f" xmlns:{prefix}={quoteattr(uri)}" for uri, prefix in namespaces.items())
    head, _, rest = body.partition(" ")
    return f"{head}{declared} {rest}".encode()


def _name(qname: tuple[str, str], namespaces: dict[str, str]) -> str:
    name, namespace = qname
    if not namespace:
        return name
    return f"{namespaces.setdefault(namespace, f'n{len(namespaces)}')}:{name}"


def _element(qname: tuple[str, str], kind: Simple | Complex, value: object, namespaces: dict[str, str]) -> str:
    tag = _name(qname, namespaces)
    if not isinstance(kind, Complex):
        return f"<{tag} >{_text(kind, value)}</{tag}>"
    attributes, content = "", ""
    for attribute in kind.attributes:
        held = getattr(value, attribute.field)
        if held is not None:
            name = _name((attribute.name, attribute.namespace), namespaces)
            attributes += f" {name}={quoteattr(_raw(attribute.kind, held), _SPACES)}"
    if kind.content is not None:
        content = _text(kind.content[1], getattr(value, kind.content[0]))
    for slot in kind.slots:
        for use in slot.alternatives:
            held = value if kind.cls is None else getattr(value, use.field)
            items = held if slot.repeated else () if held is None else (held,)
            for item in items:
                if use.kind is not None and (use.cls is None or use.cls is type(item)):
                    content += _element((use.name, use.namespace), use.kind, item, namespaces)
    return f"<{tag} {attributes}>{content}</{tag}>"


_SPACES = {"\n": "&#10;", "\r": "&#13;", "\t": "&#9;"}


def _text(kind: Simple, value: object) -> str:
    return escape(_raw(kind, value), _SPACES)


def _raw(kind: Simple, value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, bytes):
        assert isinstance(kind, Octets)
        return value.hex().upper() if kind.hex_text else base64.b64encode(value).decode()
    return str(value)
