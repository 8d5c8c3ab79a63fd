"""The numbering that the grammars derive, against what three independent codecs agree on."""

from __future__ import annotations

import pytest

from firmware.iso15118.exi.grammar import (
    Complex,
    Enumeration,
    Grammars,
    NBit,
    Varint,
    code_width,
    content_events,
    simple_type,
    start_events,
)
from firmware.iso15118.messages import iso2, model, sap, xmldsig


@pytest.mark.parametrize(
    ("name", "documents", "document_width", "fragments", "fragment_width"),
    [
        ("sap", 3, 2, 11, 4),
        ("din", 82, 7, 247, 8),
        ("iso2", 81, 7, 245, 8),
        ("iso20_common", 55, 6, 283, 9),
        ("iso20_ac", 43, 6, 156, 8),
        ("iso20_dc", 49, 6, 151, 8),
        ("iso20_wpt", 39, 6, 195, 8),
        ("iso20_acdp", 35, 6, 131, 8),
        ("xmldsig", 25, 5, 47, 6),
    ],
)
def test_number_of_productions(
    grammars: dict[str, Grammars],
    name: str,
    documents: int,
    document_width: int,
    fragments: int,
    fragment_width: int,
) -> None:
    g = grammars[name]
    assert len(g.documents) + 1 == documents  # and the wildcard
    assert g.document_width == document_width
    assert len(g.fragments) + 2 == fragments  # and the wildcard and the end
    assert g.fragment_width == fragment_width


def test_document_codes(grammars: dict[str, Grammars]) -> None:
    assert grammars["iso2"].document_code(iso2.V2GMessage) == 76
    assert grammars["sap"].document_code(sap.SupportedAppProtocolReq) == 0
    assert grammars["sap"].document_code(sap.SupportedAppProtocolRes) == 1


def test_emaid_is_the_only_name_with_two_types(grammars: dict[str, Grammars]) -> None:
    several = [qname for qname, uses in grammars["iso2"].elements.items() if len(uses) > 1]
    assert several == [("eMAID", "urn:iso:15118:2:2013:MsgBody")]


def test_relaxed_grammar_has_257_productions(grammars: dict[str, Grammars]) -> None:
    g = grammars["iso2"]
    attributes = g.relaxed_attributes()
    assert len(attributes) + 1 + len(g.fragments) + 3 == 257
    assert attributes.index(("Id", "urn:iso:15118:2:2013:MsgDataTypes")) == 4


def test_body_is_a_group_of_35_with_its_head_in_order(grammars: dict[str, Grammars]) -> None:
    body = grammars["iso2"].type_of(iso2.V2GMessage).slots[1].alternatives[0].kind
    assert isinstance(body, Complex)
    names = [a.name for a in body.slots[0].alternatives]
    assert len(names) == 35 and names.index("BodyElement") == 2 and names == sorted(names)


def test_header_after_the_session_id(grammars: dict[str, Grammars]) -> None:
    header = grammars["iso2"].type_of(iso2.MessageHeader)
    events = content_events(header, 0, 1)
    assert [(e.kind, e.index) for e in events] == [("element", 1), ("element", 2), ("end", 0)]
    assert code_width(len(events)) == 2


def test_optional_attribute_shares_the_state_with_the_first_child(grammars: dict[str, Grammars]) -> None:
    events = start_events(grammars["iso2"].type_of(iso2.AuthorizationReq), 0)
    assert [e.kind for e in events] == ["attribute", "element", "end"]


def test_reference_attributes_in_order(grammars: dict[str, Grammars]) -> None:
    reference = grammars["xmldsig"].type_of(xmldsig.Reference)
    assert [a.name for a in reference.attributes] == ["Id", "Type", "URI"]
    assert len(start_events(reference, 0)) == 5


def test_wildcard_and_text_take_codes_around_the_end(grammars: dict[str, Grammars]) -> None:
    events = content_events(grammars["xmldsig"].type_of(xmldsig.CanonicalizationMethod), 0, 0)
    assert [e.kind for e in events] == ["refused", "end", "refused"]


def test_list_states(grammars: dict[str, Grammars]) -> None:
    services = grammars["iso2"].type_of(iso2.ServiceList)
    assert [e.kind for e in content_events(services, 0, 0)] == ["element"]
    assert [e.kind for e in content_events(services, 0, 7)] == ["element", "end"]
    assert [e.kind for e in content_events(services, 0, 8)] == ["end"]
    assert [e.kind for e in content_events(services, 0, 8, endless=True)] == ["element", "end"]


@pytest.mark.parametrize(
    ("facet", "coding"),
    [
        (model.Integer(-3, 3), NBit(-3, 3, 3)),
        (model.Integer(0, 100), NBit(0, 100, 7)),
        (model.Integer(1, 255), NBit(1, 255, 8)),
        (model.Integer(1, 20), NBit(1, 20, 5)),
        (model.BYTE, NBit(-128, 127, 8)),
        (model.Integer(12, 1024), NBit(12, 1024, 10)),
        (model.Integer(0, 4095), NBit(0, 4095, 12)),
        (model.Integer(0, 4096), Varint(0, 4096)),
        (model.UNSIGNED_SHORT, Varint(0, 65535)),
    ],
)
def test_integer_codings(facet: model.Integer, coding: object) -> None:
    assert simple_type(int, facet) == coding


@pytest.mark.parametrize(
    ("cls", "count", "width"),
    [(iso2.ResponseCode, 26, 5), (iso2.PaymentOption, 2, 1), (iso2.UnitSymbol, 7, 3), (sap.ResponseCode, 3, 2)],
)
def test_enumeration_widths(cls: type, count: int, width: int) -> None:
    coding = simple_type(cls, None)
    assert isinstance(coding, Enumeration)
    assert (len(coding.members), coding.width) == (count, width)


def test_a_type_without_coding_is_refused() -> None:
    with pytest.raises(TypeError):
        simple_type(float, None)
