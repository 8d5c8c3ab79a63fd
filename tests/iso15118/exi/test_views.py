"""XML and JSON of every message, and back; texts from strangers."""

from __future__ import annotations

import json
import random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from firmware.core.errors import EvseError
from firmware.iso15118 import exi
from firmware.iso15118.exi import views
from firmware.iso15118.exi.views import ViewError
from firmware.iso15118.messages import din, iso2, sap
from firmware.iso15118.messages.iso20 import common, dc, namespaces
from firmware.iso15118.messages.iso20.common_types import MessageHeader, RationalNumber
from firmware.iso15118.messages.model import Node
from tests.iso15118.exi.conftest import vectors
from tests.iso15118.exi.samples import EVERY_MESSAGE, MESSAGE_SCHEMAS, SIGNING_SCHEMAS, Sampler, decode, signed_types

LOOP = dc.DC_ChargeLoopReq(
    header=MessageHeader(session_id=bytes.fromhex("0102030405060708"), timestamp=1_700_000_000),
    meter_info_requested=True,
    ev_present_voltage=RationalNumber.of(400.2),
    cl_req_control_mode=dc.Scheduled_DC_CLReqControlMode(
        ev_target_current=RationalNumber.of(125), ev_target_voltage=RationalNumber.of(410)
    ),
)
STOP = iso2.SessionStopReq(charging_session=iso2.ChargingSession.PAUSE)
LOOP_XML = """\
<dc:DC_ChargeLoopReq xmlns:dc="urn:iso:std:iso:15118:-20:DC" xmlns:commontypes="urn:iso:std:iso:15118:-20:CommonTypes">
  <commontypes:Header>
    <commontypes:SessionID>0102030405060708</commontypes:SessionID>
    <commontypes:TimeStamp>1700000000</commontypes:TimeStamp>
  </commontypes:Header>
  <commontypes:MeterInfoRequested>true</commontypes:MeterInfoRequested>
  <dc:EVPresentVoltage>
    <commontypes:Exponent>-1</commontypes:Exponent>
    <commontypes:Value>4002</commontypes:Value>
  </dc:EVPresentVoltage>
  <dc:Scheduled_DC_CLReqControlMode>
    <dc:EVTargetCurrent>
      <commontypes:Exponent>0</commontypes:Exponent>
      <commontypes:Value>125</commontypes:Value>
    </dc:EVTargetCurrent>
    <dc:EVTargetVoltage>
      <commontypes:Exponent>0</commontypes:Exponent>
      <commontypes:Value>410</commontypes:Value>
    </dc:EVTargetVoltage>
  </dc:Scheduled_DC_CLReqControlMode>
</dc:DC_ChargeLoopReq>"""


def test_the_text_of_a_message_is_stable() -> None:
    assert views.to_xml("iso20_dc", LOOP) == LOOP_XML
    assert views.to_plain(LOOP) == {
        "DC_ChargeLoopReq": {
            "Header": {"SessionID": "0102030405060708", "TimeStamp": 1_700_000_000},
            "MeterInfoRequested": True,
            "EVPresentVoltage": {"Exponent": -1, "Value": 4002},
            "Scheduled_DC_CLReqControlMode": {
                "EVTargetCurrent": {"Exponent": 0, "Value": 125},
                "EVTargetVoltage": {"Exponent": 0, "Value": 410},
            },
        }
    }


@settings(max_examples=5, deadline=None)
@given(rng=st.randoms(use_true_random=False))
@pytest.mark.parametrize(("schema", "cls"), EVERY_MESSAGE)
def test_every_message_there_and_back(schema: str, cls: type[Node], rng: random.Random) -> None:
    message = Sampler(views.grammars(schema), rng).message(cls)
    text = json.dumps(views.to_plain(message))
    assert views.from_plain(schema, json.loads(text)) == message
    for indent in (True, False):
        xml = views.to_xml(schema, message, indent=indent)
        assert views.from_xml(schema, xml) == message
        plain = schema.startswith("iso20_ac_der") and namespaces.AC + "-DER" not in xml  # a message of all three
        assert views.schema_of(xml) == ("iso20_ac" if plain else schema)


@pytest.mark.parametrize("schema", SIGNING_SCHEMAS)
def test_every_signed_element_there_and_back(schema: str) -> None:
    for name, cls in signed_types(views.grammars(schema)):
        element = Sampler(views.grammars(schema), random.Random(3)).node(cls)
        xml = views.to_xml(schema, element, name=name)
        assert f":{name}" in xml.partition(">")[0]
        assert views.from_xml(schema, xml) == element
        assert views.from_plain(schema, views.to_plain(element)) == element


@pytest.mark.parametrize("schema", MESSAGE_SCHEMAS)
def test_recorded_frames_there_and_back(schema: str) -> None:
    for frame in vectors(schema):
        message = decode(schema, bytes.fromhex(frame.values[0]["hex"]))
        assert views.from_plain(schema, views.to_plain(message)) == message
        assert views.from_xml(schema, views.to_xml(schema, message)) == message


def test_texts_that_xml_must_escape_and_those_that_it_cannot_hold() -> None:
    def named(text: str) -> common.ServiceDetailReq | common.SessionSetupReq:
        return common.SessionSetupReq(header=LOOP.header, evcc_id=text)

    for text in ('a < b & c > "d"', " leading", "line\nbreak\r\ttab", "Zürich \U0001f50c", ""):
        assert views.from_xml("iso20_common", views.to_xml("iso20_common", named(text))) == named(text)
    for text in ("\x00", "\x1b[31m", "\ufffe", "\ud800"):
        with pytest.raises(ViewError, match="JSON"):
            views.to_xml("iso20_common", named(text))
        assert views.from_plain("iso20_common", views.to_plain(named(text))) == named(text)


def test_white_space_and_comments_between_elements_are_not_content() -> None:
    assert views.from_xml("iso20_dc", LOOP_XML.replace("<dc:EVPresent", "<!-- now -->\n<dc:EVPresent")) == LOOP


def test_where_its_schema_lies_is_no_content_of_a_document() -> None:
    hints = " xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' xsi:schemaLocation='urn:x x.xsd'"
    xml = LOOP_XML.replace("<dc:DC_ChargeLoopReq", "<dc:DC_ChargeLoopReq" + hints, 1)
    assert views.from_xml("iso20_dc", xml) == LOOP


def test_white_space_around_the_value_of_an_enumeration() -> None:
    """EXIficient takes it, and an indenting editor puts it there."""
    xml = views.to_xml("iso2", iso2.V2GMessage(header=iso2.MessageHeader(session_id=b"\1"), body=STOP))
    assert views.from_xml("iso2", xml.replace(">Pause<", ">\n  Pause\n<")).body == STOP  # type: ignore[attr-defined]


def test_the_schema_of_a_document() -> None:
    assert views.schema_of(LOOP_XML) == "iso20_dc"
    assert views.schema_of("<a/>") is None
    assert views.schema_of("<V2G_Message xmlns='urn:din:70121:2012:MsgDef'/>") == "din"


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("<dc:EVPresentVoltage>", "<dc:EVPresentVoltag>", "no XML"),
        ("<dc:DC_ChargeLoopReq", "<!DOCTYPE x [<!ENTITY e 'e'>]><dc:DC_ChargeLoopReq", "document type"),
        (":-20:DC", ":-20:AC", "is no element"),
        ("DC_ChargeLoopReq", "DC_Unknown", "is no element"),
        ("EVTargetVoltage", "EVTargetVolts", "unknown element"),
        (">4002<", ">4002.5<", "is no value"),
        (">4002<", "><", "is no value"),
        (">true<", ">yes<", "is no value"),
        (">0102030405060708<", ">010203040506070<", "is no value"),
        (">4002<", "><a/><", "only text"),
        ("<dc:EVPresentVoltage>", "<dc:EVPresentVoltage Id='x'>", "unknown attribute"),
        ("<dc:EVPresentVoltage>", "<dc:EVPresentVoltage>text", "text between"),
        ("    <commontypes:TimeStamp>1700000000</commontypes:TimeStamp>\n", "", "timestamp"),
        (
            "    <commontypes:Value>4002</commontypes:Value>\n",
            "<commontypes:Value>1</commontypes:Value><commontypes:Value>1</commontypes:Value>",
            "more than once",
        ),
        (
            "    <commontypes:Exponent>-1</commontypes:Exponent>\n    <commontypes:Value>4002</commontypes:Value>\n",
            "    <commontypes:Value>4002</commontypes:Value>\n    <commontypes:Exponent>-1</commontypes:Exponent>\n",
            "EVPresentVoltage: Exponent must come before Value",
        ),
        ("<dc:DC_ChargeLoopReq ", "<dc:DC_ChargeLoopReq xmlns:x='urn:x' x:schemaLocation='a b' ", "unknown attribute"),
    ],
)
def test_wrong_xml(old: str, new: str, reason: str) -> None:
    assert old in LOOP_XML
    with pytest.raises(ViewError, match=reason):
        views.from_xml("iso20_dc", LOOP_XML.replace(old, new))


@pytest.mark.parametrize(
    "plain",
    [
        None,
        [],
        "x",
        {},
        {"DC_ChargeLoopReq": None},
        {"DC_ChargeLoopReq": {}, "DC_ChargeLoopRes": {}},
        {"Unknown": {}},
        {"DC_ChargeLoopReq": {"Unknown": 1}},
        {"DC_CableCheckReq": {"Header": {"SessionID": "zz", "TimeStamp": 1}}},
        {"DC_CableCheckReq": {"Header": {"SessionID": 1, "TimeStamp": 1}}},
        {"DC_CableCheckReq": {"Header": {"SessionID": "00", "TimeStamp": True}}},
        {"DC_CableCheckReq": {"Header": {"SessionID": "00", "TimeStamp": 1.0}}},
        {"DC_CableCheckReq": {"Header": {"SessionID": "00", "TimeStamp": [1, 2]}}},
        {"DC_CableCheckReq": {"Header": [{"SessionID": "00", "TimeStamp": 1}] * 2}},
        {"DC_CableCheckReq": {"Header": {"SessionID": "00"}}},
    ],
)
def test_wrong_data(plain: Any) -> None:
    with pytest.raises(ViewError):
        views.from_plain("iso20_dc", plain)


def test_bodies_and_abstract_elements() -> None:
    for content in ({}, {"ChargingStatusReq": {}, "SessionStopRes": {}}, {"BodyElement": {}}):
        with pytest.raises(ViewError):
            views.from_plain("iso2", {"V2G_Message": {"Header": {"SessionID": "00"}, "Body": content}})


def test_what_has_no_element_is_not_shown() -> None:
    with pytest.raises(ViewError, match="no element"):
        views.to_xml("iso2", iso2.CertificateChain(certificate=b""), name="eMAID")
    with pytest.raises(ViewError, match="no schema"):
        views.to_xml("iso3", LOOP)
    with pytest.raises(ViewError, match="no element"):
        views.to_xml("sap", din.ChargingStatusReq())
    assert issubclass(ViewError, EvseError)


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=300))
def test_any_text_is_xml_of_a_message_or_viewerror(text: str) -> None:
    with pytest.raises(ViewError):
        views.from_xml("iso2", text)


@settings(max_examples=200, deadline=None)
@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=8),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(st.sampled_from(["V2G_Message", "Header", "Body", "SessionID", "SessionStopRes"]), inner)
        ),
        max_leaves=12,
    )
)
def test_any_data_is_a_message_or_viewerror(data: object) -> None:
    try:
        message = views.from_plain("iso2", data)
    except ViewError:
        return
    assert isinstance(message, Node)


def test_a_message_that_its_schema_does_not_allow_is_read_and_then_not_encoded() -> None:
    plain = {"supportedAppProtocolRes": {"ResponseCode": "Failed_NoNegotiation", "SchemaID": 256}}
    message = views.from_plain("sap", plain)
    assert isinstance(message, sap.SupportedAppProtocolRes)
    with pytest.raises(exi.ExiEncodeError):
        exi.encode_sap(message)


def test_too_long_a_document() -> None:
    with pytest.raises(ViewError, match="characters"):
        views.from_xml("iso2", "<" * (views.MAX_XML + 1))
