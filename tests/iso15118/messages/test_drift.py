"""Our messages against the schemas in the peer's package: names, order, occurrence, types, limits, enumerations."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

import pytest

from firmware.iso15118.exi import schemas
from firmware.iso15118.exi.grammar import (
    Boolean,
    Complex,
    Enumeration,
    Grammars,
    NBit,
    Octets,
    Simple,
    String,
    Varint,
)
from firmware.iso15118.messages.model import ELEMENTS
from tests.iso15118.messages.xsd import ComplexFacts, Schemas, SimpleFacts
from tests.oracle.exificient import Missing, peer_package

FILES = {
    "sap": ["V2G_CI_AppProtocol.xsd"],
    "iso2": [
        "iso15118_2/V2G_CI_MsgDef.xsd",
        "iso15118_2/V2G_CI_MsgBody.xsd",
        "iso15118_2/V2G_CI_MsgDataTypes.xsd",
        "iso15118_2/V2G_CI_MsgHeader.xsd",
        "xmldsig-core-schema.xsd",
    ],
    "xmldsig": ["xmldsig-core-schema.xsd"],
    "din": [
        "din_spec/V2G_CI_MsgDef.xsd",
        "din_spec/V2G_CI_MsgBody.xsd",
        "din_spec/V2G_CI_MsgDataTypes.xsd",
        "din_spec/V2G_CI_MsgHeader.xsd",
        "xmldsig-core-schema.xsd",
    ],
}
for _ours, _theirs in {"common": "CommonMessages", "ac": "AC", "dc": "DC", "acdp": "ACDP", "wpt": "WPT"}.items():
    FILES[f"iso20_{_ours}"] = [
        f"iso15118_20/V2G_CI_{_theirs}.xsd",
        "iso15118_20/V2G_CI_CommonTypes.xsd",
        "xmldsig-core-schema.xsd",
    ]


UNPUBLISHED_THERE = {"iso20_ac_der_iec", "iso20_ac_der_sae"}
"""Not in the peer's package; see `iso20/test_ac_der.py`."""


@pytest.fixture(scope="module")
def folder() -> Path:
    try:
        return peer_package() / "schemas"
    except Missing as reason:
        pytest.skip(str(reason))


@pytest.fixture(params=[name for name in schemas.NAMES if name in FILES])
def pair(request: pytest.FixtureRequest, folder: Path) -> tuple[Grammars, Schemas]:
    return Grammars(schemas.load(request.param)), Schemas(*(folder / name for name in FILES[request.param]))


def test_every_schema_set_is_compared() -> None:
    assert set(FILES) | UNPUBLISHED_THERE == set(schemas.NAMES)


def test_every_element_is_known(pair: tuple[Grammars, Schemas]) -> None:
    ours, theirs = pair
    assert sorted(theirs.globals) == ours.documents
    assert sorted(set(theirs.globals) | theirs.locals) == ours.fragments


def test_every_type_is_the_same(pair: tuple[Grammars, Schemas]) -> None:
    ours, theirs = pair
    compared: set[str] = set()
    for cls in ours.complex:
        known = ELEMENTS.get(cls)
        if known is None:
            continue
        element = theirs.globals[known.name, known.namespace]
        assert (element.get("abstract") == "true") == known.abstract, known.name
        if not known.abstract:
            compare_type(known.name, ours.type_of(cls), theirs.element_type(element), theirs, compared)
    for cls, kind in ours.complex.items():  # what no element of this schema leads to
        if kind.name not in compared and (kind.slots or kind.attributes) and not kind.name.startswith("Connect"):
            facts = theirs.named_type(f"{kind.name}Type", cls.NAMESPACE)
            compare_type(kind.name, kind, facts, theirs, compared)


def compare_type(
    path: str, ours: Simple | Complex, facts: ComplexFacts | SimpleFacts, theirs: Schemas, compared: set[str]
) -> None:
    if isinstance(ours, Complex):
        assert isinstance(facts, ComplexFacts), path
        if ours.name not in compared:
            compared.add(ours.name)
            compare_complex(path, ours, facts, theirs, compared)
        return
    assert isinstance(facts, SimpleFacts), path
    match ours:
        case Boolean():
            assert facts.base == "boolean", path
        case Enumeration(members, _):
            assert [member.value for member in members] == facts.values, path
        case NBit(low, high, _):
            assert (low, high) == (facts.low, facts.high), path
        case Varint(low, high):
            if facts.low is not None or facts.high is not None:
                assert (low, high) == (facts.low, facts.high), path
            else:
                assert facts.base == "integer" and low < 0 < high, path
        case String(low, high):
            assert facts.base in ("string", "anyURI", "ID", "IDREF") and not facts.values, path
            assert facts.max_length in (None, high), path
            assert low == (facts.min_length or int(facts.base in ("ID", "IDREF"))), path
        case Octets(low, high, hex_text):
            assert facts.base == ("hexBinary" if hex_text else "base64Binary"), path
            assert facts.max_length in (None, high) and low == (facts.min_length or 0), path


def compare_complex(path: str, ours: Complex, facts: ComplexFacts, theirs: Schemas, compared: set[str]) -> None:
    assert ours.mixed == facts.mixed, path
    attributes = {name: (required, simple) for name, required, simple in facts.attributes}
    assert {((a.name, a.namespace), a.required) for a in ours.attributes} == {
        (name, required) for name, (required, _) in attributes.items()
    }, path
    for attribute in ours.attributes:
        expected = attributes[attribute.name, attribute.namespace][1]
        compare_type(f"{path}@{attribute.name}", attribute.kind, expected, theirs, compared)
    if ours.content is not None:
        assert facts.content is not None, path
        compare_type(path, ours.content[1], facts.content, theirs, compared)
    declared, rest = facts.particles[: len(ours.slots)], facts.particles[len(ours.slots) :]
    assert len(declared) == len(ours.slots), path
    for slot, particle in zip(ours.slots, declared, strict=True):
        names = [(a.name, a.namespace) for a in slot.alternatives]
        assert names == particle.names, path
        if ours.cls is not None:  # the body may be empty in the schema; ours may not
            assert (slot.low, slot.high) == (particle.low, particle.high), (path, names)
        for alternative, element in zip(slot.alternatives, particle.types, strict=True):
            assert isinstance(element, ElementTree.Element)
            if alternative.kind is None:
                assert element.get("abstract") == "true", alternative.name
            else:
                expected = theirs.element_type(element)
                compare_type(f"{path}/{alternative.name}", alternative.kind, expected, theirs, compared)
    assert all(particle.low == 0 for particle in rest), path
    assert sorted(ours.refused) == sorted(name for particle in rest for name, _ in particle.names), path
