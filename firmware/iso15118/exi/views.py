"""Messages as XML and as plain data (JSON), and back: for technicians, diffs and comparison with other codecs.

Owns: both forms of any message or signed element of any schema set. Both are stable: the same message gives the same
text. The way to plain data is in `text`, because the daemon needs it without the grammars. May not: judge a message;
limits, order and completeness are checked when it is encoded.

XML is what the schemas describe, with a prefix for each namespace. JSON names elements and attributes alike, writes all
octets as hexadecimal text, and the text of an element with attributes as `Value`.
"""

from __future__ import annotations

import base64
import binascii
import itertools
import re
from collections.abc import Callable
from enum import Enum
from functools import cache
from typing import Any
from xml.etree import ElementTree
from xml.sax.saxutils import escape, quoteattr

from firmware.core.errors import EvseError
from firmware.iso15118.exi import schemas
from firmware.iso15118.exi.grammar import (
    Alternative,
    Boolean,
    Complex,
    Enumeration,
    Grammars,
    NBit,
    Octets,
    Simple,
    Slot,
    String,
    Varint,
)
from firmware.iso15118.exi.text import to_plain
from firmware.iso15118.messages.model import ELEMENTS, Node

__all__ = ["MAX_XML", "ViewError", "from_plain", "from_xml", "schema_of", "signed_name", "to_plain", "to_xml"]

MAX_XML = 4 * 2**20
"""Characters of XML that are looked at. The longest message is a quarter of that."""

_SPACES = {"\n": "&#10;", "\r": "&#13;", "\t": "&#9;"}
_NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_XSI = "{http://www.w3.org/2001/XMLSchema-instance}"
_HINTS = frozenset({_XSI + "schemaLocation", _XSI + "noNamespaceSchemaLocation"})
"""Attributes of a document that tell where its schemas lie, which no message knows."""
QName = tuple[str, str]  # name, namespace


class ViewError(EvseError):
    """A text is not a message of the schema set, or a message cannot be shown. The text names the element."""


@cache
def grammars(schema: str) -> Grammars:
    """The grammars of a schema set. Raises ViewError for an unknown name."""
    if schema not in schemas.NAMES:
        raise ViewError(f"no schema {schema!r}; there are {', '.join(schemas.NAMES)}")
    return Grammars(schemas.load(schema))


@cache
def _roots(schema: str) -> dict[QName, type[Node]]:
    """What can be the root of a text: the messages and the signed elements."""
    g = grammars(schema)
    roots: dict[QName, type[Node]] = {}
    for qname, uses in g.elements.items():
        for use in uses:
            if isinstance(use.kind, Complex) and use.kind.cls is not None:
                roots.setdefault(qname, use.kind.cls)
    return roots


def schema_of(xml: str) -> str | None:
    """The schema set whose namespace the root of a document is in, or None.

    Of sets with the same messages (AC, and AC DER) the one that knows all namespaces of the document.
    """
    root = _parse(xml)
    _, namespace = _split(root.tag)
    used = {_split(node.tag)[1] for node in root.iter()}
    found = None
    for schema in schemas.NAMES:
        if any(ELEMENTS[cls].namespace == namespace for cls in schemas.load(schema).documents):
            found = found or schema
            if used <= {cls.NAMESPACE for cls in grammars(schema).classes}:
                return schema
    return found


# --- XML -------------------------------------------------------------------------------------------------------------


def to_xml(schema: str, message: Node, *, name: str | None = None, indent: bool = True) -> str:
    """A document with the message as its root; `name` for an element that is not global, such as a signed chain.

    Raises ViewError where a text holds characters that XML does not have.
    """
    g = grammars(schema)
    if name is not None:
        found = [qname for qname, cls in _roots(schema).items() if qname[0] == name and cls is type(message)]
        if not found:
            raise ViewError(f"{name} is no element for {type(message).__name__}")
        qname = found[0]
    else:
        qname = _root_name(schema, type(message))
    writer = _XmlWriter(indent=indent)
    return writer.document(qname, g.type_of(type(message)), message)


def _root_name(schema: str, cls: type[Node]) -> QName:
    known = ELEMENTS.get(cls)
    if known is not None and cls in grammars(schema).classes:
        return known.name, known.namespace
    for qname, held in _roots(schema).items():
        if held is cls:
            return qname
    raise ViewError(f"{cls.__name__} is no element of {schema}")


def signed_name(schema: str, cls: type[Node]) -> str | None:
    """The name of a signed element of that class, which need not be that of a global element."""
    g = grammars(schema)
    for name in g.schema.fragments:
        kind = g.fragment(name)[1][0].kind
        if isinstance(kind, Complex) and kind.cls is cls:
            return name
    return None


class _XmlWriter:
    """Writes one document."""

    def __init__(self, *, indent: bool) -> None:
        self._prefixes: dict[str, str] = {}
        self._indent = indent
        self._out: list[str] = []

    def document(self, qname: QName, kind: Complex, message: Node) -> str:
        self._element(qname, kind, message, 0)
        declared = "".join(f" xmlns:{prefix}={quoteattr(uri)}" for uri, prefix in self._prefixes.items())
        first = self._out[0]
        cut = re.search(r"[ />]", first[1:])
        assert cut is not None
        place = cut.start() + 1
        self._out[0] = first[:place] + declared + first[place:]
        return ("\n" if self._indent else "").join(self._out)

    def _name(self, qname: QName) -> str:
        name, namespace = qname
        if not namespace:
            return name
        if namespace not in self._prefixes:
            stem = re.sub("[^a-z0-9-]", "", [part for part in re.split("[:/#]", namespace) if part][-1].lower())
            taken = self._prefixes.values()
            self._prefixes[namespace] = stem if stem not in taken else f"{stem}{len(self._prefixes)}"
        return f"{self._prefixes[namespace]}:{name}"

    def _element(self, qname: QName, kind: Simple | Complex, value: Any, depth: int) -> None:
        tag = self._name(qname)
        margin = "  " * depth if self._indent else ""
        if not isinstance(kind, Complex):
            self._out.append(f"{margin}<{tag}>{_escaped(kind, value)}</{tag}>")
            return
        start = margin + "<" + tag
        for attribute in kind.attributes:
            held = getattr(value, attribute.field)
            if held is not None:
                name = self._name((attribute.name, attribute.namespace))
                start += f" {name}={quoteattr(_checked(_raw(attribute.kind, held)), _SPACES)}"
        if kind.content is not None:
            text = _escaped(kind.content[1], getattr(value, kind.content[0]))
            self._out.append(f"{start}>{text}</{tag}>")
            return
        children = [child for slot in kind.slots for child in _items(kind, slot, value)]
        if not children:
            self._out.append(start + "/>")
            return
        self._out.append(start + ">")
        for use, item in children:
            assert use.kind is not None
            self._element((use.name, use.namespace), use.kind, item, depth + 1)
        self._out.append(f"{margin}</{tag}>")


def _items(kind: Complex, slot: Slot, value: Any) -> list[tuple[Alternative, Any]]:
    """The values of a slot, each with the alternative that it is."""
    found = []
    for use in slot.alternatives:
        held = value if kind.cls is None else getattr(value, use.field)
        for item in held if slot.repeated else () if held is None else (held,):
            if use.kind is not None and (use.cls is None or use.cls is type(item)):
                found.append((use, item))
    return found


def _raw(kind: Simple, value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, bytes):
        hex_text = isinstance(kind, Octets) and kind.hex_text
        return value.hex().upper() if hex_text else base64.b64encode(value).decode()
    return str(value)


def _checked(text: str) -> str:
    if _NOT_IN_XML.search(text):
        raise ViewError("a text holds characters that XML does not have; JSON has them")
    return text


def _escaped(kind: Simple, value: object) -> str:
    return escape(_checked(_raw(kind, value)), _SPACES)


def from_xml(schema: str, xml: str) -> Node:
    """The message or signed element in a document. Raises ViewError."""
    root = _parse(xml)
    qname = _split(root.tag)
    cls = _roots(schema).get(qname)
    if cls is None:
        raise ViewError(f"{qname[0]} ({qname[1] or 'no namespace'}) is no element of {schema}")
    message: Node = _from_element(grammars(schema).type_of(cls), root, qname[0])
    return message


def _parse(xml: str) -> ElementTree.Element:
    if len(xml) > MAX_XML:
        raise ViewError(f"more than {MAX_XML} characters of XML")
    if "<!DOCTYPE" in xml:  # no message needs one, and entities can grow without limit
        raise ViewError("a document type declaration is not accepted")
    try:
        return ElementTree.fromstring(xml)
    except (ElementTree.ParseError, ValueError) as error:
        raise ViewError(f"no XML: {error}") from None


def _split(tag: str) -> QName:
    namespace, _, name = tag.rpartition("}")
    return name, namespace.removeprefix("{")


def _from_element(kind: Simple | Complex, node: ElementTree.Element, path: str) -> Any:
    if not isinstance(kind, Complex):
        if node.attrib or len(node):
            raise ViewError(f"{path}: only text is expected")
        return _from_text(kind, node.text or "", path)
    values: dict[str, Any] = {}
    attributes = {(use.name, use.namespace): use for use in kind.attributes}
    for key, text in node.attrib.items():
        if key in _HINTS:
            continue
        attribute = attributes.get(_split(key))
        if attribute is None:
            raise ViewError(f"{path}: unknown attribute {_split(key)[0]}")
        values[attribute.field] = _from_text(attribute.kind, text, f"{path}@{attribute.name}")
    if kind.content is not None:
        if len(node):
            raise ViewError(f"{path}: only text is expected")
        values[kind.content[0]] = _from_text(kind.content[1], node.text or "", path)
        return _build(kind, values, path)
    stray = [node.text, *(child.tail for child in node)]
    if any(text and text.strip() for text in stray):
        raise ViewError(f"{path}: text between elements")
    uses = {(use.name, use.namespace): (slot, use) for slot in kind.slots for use in slot.alternatives}
    children = [(_split(child.tag), child) for child in node if isinstance(child.tag, str)]
    _check_order(kind, uses, children, path)
    return _gather(kind, values, uses, children, _from_element, path)


def _check_order(
    kind: Complex,
    uses: dict[QName, tuple[Slot, Alternative]],
    children: list[tuple[QName, ElementTree.Element]],
    path: str,
) -> None:
    """Elements come in the order of the schema: a document in another is none of its messages."""
    places = [(kind.slots.index(uses[qname][0]), qname[0]) for qname, _ in children if qname in uses]
    for (place, name), (after, following) in itertools.pairwise(places):
        if after < place:
            raise ViewError(f"{path}: {following} must come before {name}")


def _from_text(kind: Simple, text: str, path: str) -> Any:
    match kind:
        case String():
            return text
        case Boolean():
            if text.strip() in ("true", "1", "false", "0"):
                return text.strip() in ("true", "1")
        case Enumeration(members, _):
            for member in members:
                if member.value == text.strip():
                    return member
        case NBit() | Varint():
            if re.fullmatch("[+-]?[0-9]{1,60}", text.strip()):
                return int(text)
        case Octets(_, _, hex_text):
            compact = "".join(text.split())
            try:
                return bytes.fromhex(compact) if hex_text else base64.b64decode(compact, validate=True)
            except (ValueError, binascii.Error):
                pass
    raise ViewError(f"{path}: {text!r:.80} is no value of this element")


# --- plain data ------------------------------------------------------------------------------------------------------


def from_plain(schema: str, plain: object) -> Node:
    """The message or signed element of which `to_plain` gave this. Raises ViewError."""
    name, content = _single(plain, "message")
    for qname, cls in _roots(schema).items():
        if name in (qname[0], cls.__name__):
            message: Node = _from_data(grammars(schema).type_of(cls), content, name)
            return message
    raise ViewError(f"{name!r:.80} is no element of {schema}")


def _single(plain: object, path: str) -> tuple[str, Any]:
    if not isinstance(plain, dict) or len(plain) != 1:
        raise ViewError(f"{path}: an object with one member is expected")
    ((name, content),) = plain.items()
    return str(name), content


def _from_data(kind: Simple | Complex, data: Any, path: str) -> Any:
    if not isinstance(kind, Complex):
        return _from_scalar(kind, data, path)
    if not isinstance(data, dict):
        raise ViewError(f"{path}: an object is expected")
    values: dict[str, Any] = {}
    scalars = {use.name: (use.field, use.kind) for use in kind.attributes}
    if kind.content is not None:
        assert kind.cls is not None
        names = dict(zip(kind.cls.__struct_fields__, kind.cls.__struct_encode_fields__, strict=True))
        scalars[names[kind.content[0]]] = kind.content
    uses = {(use.name, ""): (slot, use) for slot in kind.slots for use in slot.alternatives}
    children: list[tuple[QName, Any]] = []
    for name, content in data.items():
        if name in scalars:
            field, simple = scalars[name]
            values[field] = _from_scalar(simple, content, f"{path}/{name}")
        elif isinstance(content, list):
            children += [((name, ""), item) for item in content]
        else:
            children.append(((name, ""), content))
    return _gather(kind, values, uses, children, _from_data, path)


def _from_scalar(kind: Simple, data: Any, path: str) -> Any:
    match kind:
        case Boolean() if isinstance(data, bool):
            return data
        case NBit() | Varint() if type(data) is int:
            return data
        case Octets() if isinstance(data, str):
            try:
                return bytes.fromhex(data)
            except ValueError:
                pass
        case String() | Enumeration() if isinstance(data, str):
            return _from_text(kind, data, path)
    raise ViewError(f"{path}: {data!r:.80} is no value of this element")


# --- both ------------------------------------------------------------------------------------------------------------


def _gather(
    kind: Complex,
    values: dict[str, Any],
    uses: dict[QName, tuple[Slot, Alternative]],
    children: list[tuple[QName, Any]],
    convert: Callable[[Simple | Complex, Any, str], Any],
    path: str,
) -> Any:
    """The value of a complex type from its children."""
    lists: dict[str, list[Any]] = {}
    for qname, content in children:
        if qname not in uses:
            raise ViewError(f"{path}: unknown element {qname[0]!r:.80}")
        slot, use = uses[qname]
        if use.kind is None:
            raise ViewError(f"{path}: {use.name} is abstract")
        value = convert(use.kind, content, f"{path}/{use.name}")
        if slot.repeated:
            lists.setdefault(use.field, []).append(value)
        elif use.field in values:
            raise ViewError(f"{path}: {use.name} more than once")
        else:
            values[use.field] = value
    for field, items in lists.items():
        values[field] = tuple(items)
    return _build(kind, values, path)


def _build(kind: Complex, values: dict[str, Any], path: str) -> Any:
    if kind.cls is None:
        if len(values) != 1:
            raise ViewError(f"{path}: one element is expected")
        return next(iter(values.values()))
    try:
        return kind.cls(**values)
    except TypeError as error:  # a required field is missing
        raise ViewError(f"{path}: {error}") from None
