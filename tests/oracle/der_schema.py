"""The AC DER schema for EXIficient, which has no grammar of it built in: written down from our messages, as XML Schema.

So EXIficient derives its grammar by its own rules, which checks ours. That our messages are those of the amendment
is checked by `tests/iso15118/messages/iso20/test_ac_der_iec.py`.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import msgspec

from firmware.iso15118.exi import views
from firmware.iso15118.exi.grammar import Boolean, Complex, Enumeration, NBit, Simple, Slot, Varint
from firmware.iso15118.messages.iso20 import ac_der_iec, namespaces
from firmware.iso15118.messages.model import ELEMENTS, Node

_BASES = {(0, 255): "unsignedByte", (0, 65535): "unsignedShort", (0, 2**32 - 1): "unsignedInt"}


def _simple(kind: Simple, inner: list[str]) -> str:
    match kind:
        case Boolean():
            return "xs:boolean"
        case NBit(low, high, _) | Varint(low, high):
            return f"xs:{_BASES[low, high]}"
        case Enumeration(members, _):
            name = type(members[0]).__name__
            if type(members[0]).__module__ != ac_der_iec.__name__:
                return f"ct:{name[0].lower()}{name[1:]}Type"
            values = "".join(f'<xs:enumeration value="{member.value}"/>' for member in members)
            restriction = f'<xs:restriction base="xs:string">{values}</xs:restriction>'
            text = f'<xs:simpleType name="{name}">{restriction}</xs:simpleType>'
            if text not in inner:
                inner.append(text)
            return f"der:{name}"
    raise TypeError(kind)


def _element(slot: Slot, inner: list[str]) -> str:
    (use,) = slot.alternatives
    if isinstance(use.kind, Complex):
        assert use.kind.cls is not None
        ours = use.kind.cls.__module__ == ac_der_iec.__name__
        name = f"der:{use.kind.name}Type" if ours else f"ct:{use.kind.name}Type"
    else:
        assert use.kind is not None
        name = _simple(use.kind, inner)
    return f'<xs:element name="{use.name}" type="{name}" minOccurs="{slot.low}" maxOccurs="{slot.high}"/>'


def schema() -> str:
    """The schema as text."""
    grammars = views.grammars("iso20_ac_der_iec")
    inner: list[str] = []
    for cls in vars(ac_der_iec).values():
        if not (isinstance(cls, type) and issubclass(cls, Node) and cls.__module__ == ac_der_iec.__name__):
            continue
        kind = grammars.type_of(cls)
        base = next((b for b in cls.__mro__[1:] if b in ELEMENTS), None)
        before = len(msgspec.structs.fields(base)) if base is not None else 0
        own = {info.name for info in msgspec.structs.fields(cls)[before:]}
        content = "".join(_element(s, inner) for s in kind.slots if s.alternatives[0].field in own)
        body = f"<xs:sequence>{content}</xs:sequence>"
        if base is not None:
            member = f'name="{cls.__name__}" type="der:{cls.__name__}Type" substitutionGroup="ac:{base.__name__}"'
            inner.append(f"<xs:element {member}/>")
            extension = f'<xs:extension base="ac:{base.__name__}Type">{body}</xs:extension>'
            body = f"<xs:complexContent>{extension}</xs:complexContent>"
        inner.append(f'<xs:complexType name="{cls.__name__}Type">{body}</xs:complexType>')
    head = (
        '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" elementFormDefault="qualified" '
        f'attributeFormDefault="qualified" targetNamespace="{namespaces.AC_DER_IEC}" '
        f'xmlns:der="{namespaces.AC_DER_IEC}" xmlns:ac="{namespaces.AC}" xmlns:ct="{namespaces.COMMON_TYPES}">'
        f'<xs:import namespace="{namespaces.AC}" schemaLocation="V2G_CI_AC.xsd"/>'
        f'<xs:import namespace="{namespaces.COMMON_TYPES}" schemaLocation="V2G_CI_CommonTypes.xsd"/>'
    )
    return head + "".join(inner) + "</xs:schema>"


def write(folder: Path, schemas: Path) -> Path:
    """The schema and those of the peer that it builds on, in a folder; the path of the schema."""
    for name in ("V2G_CI_AC.xsd", "V2G_CI_CommonTypes.xsd"):
        shutil.copy(schemas / "iso15118_20" / name, folder / name)
    signatures = (schemas / "xmldsig-core-schema.xsd").read_text()
    without = re.sub(r"<!DOCTYPE.*?\]>", "", signatures, flags=re.DOTALL)  # it names a file of the W3C
    (folder / "xmldsig-core-schema.xsd").write_text(without)
    path = folder / "ac_der_iec.xsd"
    path.write_text(schema())
    return path
