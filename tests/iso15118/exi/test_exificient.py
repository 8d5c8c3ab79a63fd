"""Byte for byte agreement with EXIficient, an EXI codec of other authors, on messages made at random.

EXIficient has its own form of lists that are full and of empty content; the samples leave those out (see samples.py).
"""

from __future__ import annotations

import pytest

from firmware.iso15118 import exi
from firmware.iso15118.exi import views
from firmware.iso15118.messages import din, iso2, xmldsig
from firmware.iso15118.messages.iso20 import common
from firmware.iso15118.messages.iso20.common_types import MessageHeader, Processing, RationalNumber, ResponseCode
from firmware.iso15118.messages.model import Node
from tests.iso15118.exi.samples import EVERY_MESSAGE, SIGNING_SCHEMAS, decode, encode, encode_fragment, signed_types
from tests.oracle.agreement import sampler, tree, xml_of
from tests.oracle.exificient import Oracle

MESSAGES = 8
"""Of each type; tests/oracle/agreement.py makes as many as are asked for."""

pytestmark = pytest.mark.usefixtures("form")


@pytest.mark.parametrize(("schema", "cls"), EVERY_MESSAGE)
def test_messages(schema: str, cls: type[Node], exificient: Oracle) -> None:
    for number in range(MESSAGES):
        message = sampler(views.grammars(schema), cls.__name__, number).message(cls)
        frame, xml = encode(schema, message), xml_of(schema, message)
        assert exificient.encode(schema, xml) == frame
        assert tree(exificient.decode(schema, frame)) == tree(xml)


@pytest.mark.parametrize(
    ("schema", "name", "cls"),
    [(schema, *signed) for schema in SIGNING_SCHEMAS for signed in signed_types(views.grammars(schema))],
)
def test_fragments(schema: str, name: str, cls: type[Node], exificient: Oracle) -> None:
    for number in range(MESSAGES):
        element = sampler(views.grammars(schema), name, number).node(cls)
        xml = xml_of(schema, element, name)
        assert exificient.encode(schema, xml, fragment=True) == encode_fragment(schema, element)
        if isinstance(element, xmldsig.SignedInfo):
            assert exificient.encode("xmldsig", xml, fragment=True) == exi.encode_signed_info(element)


def test_empty_content_is_read_by_exificient(exificient: Oracle) -> None:
    """We write the length 0, which all codecs read; EXIficient itself writes the undeclared end."""
    message = iso2.V2GMessage(header=iso2.MessageHeader(session_id=b""), body=iso2.SessionSetupReq(evcc_id=b""))
    xml = xml_of("iso2", message)
    frame = exi.encode_iso2(message)
    assert tree(exificient.decode("iso2", frame)) == tree(xml)
    theirs = exificient.encode("iso2", xml)
    assert theirs != frame and exi.decode_iso2(theirs) == message


@pytest.mark.parametrize(
    ("schema", "message"),
    [
        ("din", din.V2GMessage(header=din.MessageHeader(session_id=b""), body=din.SessionSetupReq(evcc_id=b""))),
        (
            "iso20_common",
            common.SessionSetupReq(header=MessageHeader(session_id=bytes(8), timestamp=1), evcc_id=""),
        ),
    ],
)
def test_empty_content_elsewhere(schema: str, message: Node, exificient: Oracle) -> None:
    xml, frame = xml_of(schema, message), encode(schema, message)
    assert tree(exificient.decode(schema, frame)) == tree(xml)
    theirs = exificient.encode(schema, xml)
    assert theirs != frame and decode(schema, theirs) == message


def test_full_long_lists_of_exificient_are_read(exificient: Oracle) -> None:
    """EXIficient's -2 grammar never ends a list of 16 or more by itself (exi.md, section 2, item 5)."""
    service = iso2.SelectedService(service_id=1)
    body = iso2.PaymentServiceSelectionReq(
        selected_payment_option=iso2.PaymentOption.CONTRACT,
        selected_service_list=iso2.SelectedServiceList(selected_service=(service,) * 16),
    )
    message = iso2.V2GMessage(header=iso2.MessageHeader(session_id=bytes(8)), body=body)
    theirs = exificient.encode("iso2", xml_of("iso2", message))
    assert theirs != exi.encode_iso2(message)
    assert exi.decode_iso2(theirs) == message


def test_full_lists_of_1024_of_exificient_are_read(exificient: Oracle) -> None:
    """In -20 its lists end by themselves up to 128 items, those of 255 and more do not."""
    entry = common.PowerScheduleEntry(duration=900, power=RationalNumber(exponent=3, value=11))
    schedule = common.PowerSchedule(
        time_anchor=0, power_schedule_entries=common.PowerScheduleEntryList(power_schedule_entry=(entry,) * 1024)
    )
    chosen = common.ScheduleTuple(
        schedule_tuple_id=1, charging_schedule=common.ChargingSchedule(power_schedule=schedule)
    )
    message = common.ScheduleExchangeRes(
        header=MessageHeader(session_id=bytes(8), timestamp=1),
        response_code=ResponseCode.OK,
        evse_processing=Processing.FINISHED,
        scheduled_se_res_control_mode=common.Scheduled_SEResControlMode(schedule_tuple=(chosen,)),
    )
    theirs = exificient.encode("iso20_common", xml_of("iso20_common", message))
    assert theirs != exi.encode_iso20(message)[1]
    assert exi.decode_iso20(0x8002, theirs) == message
