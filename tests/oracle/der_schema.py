"""The AC DER schemas for EXIficient, which has no grammars of them built in: written from our messages, as XML Schema.

So EXIficient derives its grammar by its own rules, which checks ours. That our messages are those of the amendment
is checked by `tests/iso15118/messages/iso20/test_ac_der.py`.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import msgspec

from firmware.iso15118.exi import views
from firmware.iso15118.exi.grammar import Boolean, Complex, Enumeration, NBit, Simple, Slot, String, Varint
from firmware.iso15118.messages.iso20 import ac_der_iec, ac_der_sae, namespaces
from firmware.iso15118.messages.model import ELEMENTS, Node

VARIANTS = {
    "iso20_ac_der_iec": (ac_der_iec, namespaces.AC_DER_IEC),
    "iso20_ac_der_sae": (ac_der_sae, namespaces.AC_DER_SAE),
}
_BASES = {
    (0, 255): "unsignedByte",
    (0, 65535): "unsignedShort",
    (0, 2**32 - 1): "unsignedInt",
    (0, 2**64 - 1): "unsignedLong",
}


def _simple(kind: Simple, inner: list[str]) -> str:
    match kind:
        case Boolean():
            return "xs:boolean"
        case NBit(low, high, _) | Varint(low, high):
            return f"xs:{_BASES[low, high]}"
        case Enumeration(members, _):
            name = type(members[0]).__name__
            if ".ac_der_" not in type(members[0]).__module__:
                return f"ct:{name[0].lower()}{name[1:]}Type"
            values = "".join(f'<xs:enumeration value="{member.value}"/>' for member in members)
            restriction = f'<xs:restriction base="xs:string">{values}</xs:restriction>'
            text = f'<xs:simpleType name="{name}">{restriction}</xs:simpleType>'
            if text not in inner:
                inner.append(text)
            return f"der:{name}"
        case String(_, high):
            text = (
                f'<xs:simpleType name="text{high}"><xs:restriction base="xs:string"><xs:maxLength value="{high}"/>'
                "</xs:restriction></xs:simpleType>"
            )
            if text not in inner:
                inner.append(text)
            return f"der:text{high}"
    raise TypeError(kind)


def _element(slot: Slot, inner: list[str]) -> str:
    (use,) = slot.alternatives
    occurs = f'minOccurs="{slot.low}" maxOccurs="{slot.high}"'
    if isinstance(use.kind, Complex):
        assert use.kind.cls is not None
        ours = ".ac_der_" in use.kind.cls.__module__
        if ours and use.kind.cls in ELEMENTS:
            return f'<xs:element ref="der:{use.name}" {occurs}/>'
        name = f"der:{use.kind.name}Type" if ours else f"ct:{use.kind.name}Type"
    else:
        assert use.kind is not None
        name = _simple(use.kind, inner)
    return f'<xs:element name="{use.name}" type="{name}" {occurs}/>'


def schema(name: str) -> str:
    """The schema of a variant as text."""
    grammars = views.grammars(name)
    module, namespace = VARIANTS[name]
    inner: list[str] = []
    for cls in vars(module).values():
        if not (isinstance(cls, type) and issubclass(cls, Node) and cls.__module__.startswith(module.__name__)):
            continue
        kind = grammars.type_of(cls)
        base = next((b for b in cls.__mro__[1:] if b in ELEMENTS), None)
        if base is None and cls in ELEMENTS:
            inner.append(f'<xs:element name="{cls.__name__}" type="der:{cls.__name__}Type"/>')
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
        f'attributeFormDefault="qualified" targetNamespace="{namespace}" '
        f'xmlns:der="{namespace}" xmlns:ac="{namespaces.AC}" xmlns:ct="{namespaces.COMMON_TYPES}">'
        f'<xs:import namespace="{namespaces.AC}" schemaLocation="V2G_CI_AC.xsd"/>'
        f'<xs:import namespace="{namespaces.COMMON_TYPES}" schemaLocation="V2G_CI_CommonTypes.xsd"/>'
    )
    return head + "".join(inner) + "</xs:schema>"


def write(folder: Path, schemas: Path) -> dict[str, str]:
    """The schemas and those of the peer that they build on, in a folder; the path of each, by schema set."""
    for name in ("V2G_CI_AC.xsd", "V2G_CI_CommonTypes.xsd"):
        shutil.copy(schemas / "iso15118_20" / name, folder / name)
    signatures = (schemas / "xmldsig-core-schema.xsd").read_text()
    without = re.sub(r"<!DOCTYPE.*?\]>", "", signatures, flags=re.DOTALL)  # it names a file of the W3C
    (folder / "xmldsig-core-schema.xsd").write_text(without)
    for name in VARIANTS:
        (folder / f"{name}.xsd").write_text(schema(name))
    return {name: str(folder / f"{name}.xsd") for name in VARIANTS}
