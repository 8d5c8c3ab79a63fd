"""The codec as its users see it: recorded frames, round trips, tolerance, and what is refused."""

from __future__ import annotations

import base64
import random
import subprocess
import sys
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from firmware.core.errors import EvseError, RemoteProtocolError
from firmware.iso15118 import exi
from firmware.iso15118.exi import codec, views
from firmware.iso15118.exi.errors import ExiEncodeError, ExiError
from firmware.iso15118.exi.grammar import Complex
from firmware.iso15118.exi.interpreter import Decoder, Encoder
from firmware.iso15118.exi.text import to_plain
from firmware.iso15118.messages import iso2, sap, xmldsig
from firmware.iso15118.messages.iso20 import ac, acdp, common, dc, wpt
from firmware.iso15118.messages.iso20.common_types import MessageHeader, Processing, ResponseCode
from firmware.iso15118.messages.model import Node
from tests.iso15118.exi.conftest import vectors
from tests.iso15118.exi.samples import (
    EVERY_MESSAGE,
    MESSAGE_SCHEMAS,
    SIGNING_SCHEMAS,
    Sampler,
    decode,
    decode_fragment,
    encode,
    encode_fragment,
    signed_types,
)

pytestmark = pytest.mark.usefixtures("form")

ISO20 = ("iso20_common", "iso20_ac", "iso20_dc", "iso20_acdp", "iso20_wpt")
ISO2 = views.grammars("iso2")


def as_recorded(plain: Any, recorded: Any) -> Any:
    """Our plain form in the terms of the recorded content: texts, base64, no lists of one."""
    if isinstance(plain, bool):
        return "true" if plain else "false"
    if isinstance(plain, dict):
        if plain == {}:
            return ""
        if isinstance(recorded, str):
            return as_recorded(plain["Value"], recorded)
        content = {}
        for name, value in plain.items():
            for key in (name, f"@{name}", "#text"):
                if key in recorded:
                    content[key] = as_recorded(value, recorded[key])
                    break
            else:
                content[name] = value
        return content
    if isinstance(plain, list):
        items = recorded if isinstance(recorded, list) else [recorded]
        content_ = [as_recorded(value, item) for value, item in zip(plain, items, strict=True)]
        return content_ if isinstance(recorded, list) else content_[0]
    if isinstance(plain, str) and plain != recorded:
        return base64.b64encode(bytes.fromhex(plain)).decode()
    return str(plain)


def no_interpreter(*_: object) -> None:
    raise AssertionError("the fast path did not take this")


@pytest.mark.parametrize("frame", [*vectors("sap"), *vectors("din"), *vectors("iso2")])
def test_recorded_frames(frame: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(codec, "_grammars", no_interpreter)
    data = bytes.fromhex(frame["hex"])
    message: Any
    if frame["schema"] == "sap":
        message = exi.decode_sap(data)
        assert exi.encode_sap(message) == data
    elif frame["schema"] == "din":
        message = exi.decode_din(data)
        assert exi.encode_din(message) == data
        assert type(message.body).__name__ == frame["message"]
    else:
        message = exi.decode_iso2(data)
        assert exi.encode_iso2(message) == data
        assert type(message.body).__name__ == frame["message"]
    assert as_recorded(to_plain(message), frame["decoded"]) == frame["decoded"]


@pytest.mark.parametrize("frame", [frame for name in ISO20 for frame in vectors(name)])
def test_recorded_frames_of_iso20(frame: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(codec, "_grammars", no_interpreter)
    data, payload_type = bytes.fromhex(frame["hex"]), int(frame["payload_type"], 16)
    message = exi.decode_iso20(payload_type, data)
    assert exi.encode_iso20(message) == (payload_type, data)
    assert type(message).__name__ == frame["message"]
    assert as_recorded(to_plain(message), frame["decoded"]) == frame["decoded"]


@pytest.mark.parametrize("frame", vectors("fragments"))
def test_recorded_fragments(frame: dict[str, Any]) -> None:
    data = bytes.fromhex(frame["hex"])
    if frame["schema"] == "din":
        element = exi.decode_din_fragment(data)
        assert exi.encode_din_fragment(element) == data
        plain = to_plain(element)
    elif frame["schema"] == "iso20:common":
        element = exi.decode_iso20_fragment(data)
        assert exi.encode_iso20_fragment(element) == data
        (content,) = to_plain(element).values()
        plain = {frame["message"]: content}
    elif frame["schema"] == "xmldsig":
        info = exi.decode_signed_info(data)
        assert exi.encode_signed_info(info) == data
        assert exi.decode_iso2_fragment(exi.encode_signed_info_iso2(info)) == info
        plain = to_plain(info)
    else:
        element = exi.decode_iso2_fragment(data)
        assert exi.encode_iso2_fragment(element) == data
        (content,) = to_plain(element).values()
        plain = {frame["message"]: content}
    assert as_recorded(plain, frame["decoded"]) == frame["decoded"]


@settings(max_examples=15, deadline=None)
@given(rng=st.randoms(use_true_random=False))
@pytest.mark.parametrize(("schema", "cls"), EVERY_MESSAGE)
def test_round_trip_and_agreement_with_the_interpreter(schema: str, cls: type[Node], rng: random.Random) -> None:
    grammars = views.grammars(schema)
    message = Sampler(grammars, rng).message(cls)
    frame = encode(schema, message)
    assert Encoder(grammars).document(message) == frame
    assert decode(schema, frame) == message
    assert Decoder(grammars, frame).document() == message


@settings(max_examples=15, deadline=None)
@given(rng=st.randoms(use_true_random=False))
@pytest.mark.parametrize(
    ("schema", "cls"),
    [(schema, cls) for schema in SIGNING_SCHEMAS for _, cls in signed_types(views.grammars(schema))],
)
def test_round_trip_fragments(schema: str, cls: type[Any], rng: random.Random) -> None:
    grammars = views.grammars(schema)
    element = Sampler(grammars, rng).node(cls)
    frame = encode_fragment(schema, element)
    assert Encoder(grammars).fragment(element) == frame
    assert decode_fragment(schema, frame) == element


@settings(max_examples=50, deadline=None)
@given(rng=st.randoms(use_true_random=False))
def test_signed_info_is_signed_in_the_grammar_of_xmldsig_alone(rng: random.Random) -> None:
    info = Sampler(views.grammars("xmldsig"), rng).node(xmldsig.SignedInfo)
    frame = exi.encode_signed_info(info)
    assert exi.decode_signed_info(frame) == info
    for variant in (exi.encode_signed_info_iso2, exi.encode_din_fragment, exi.encode_iso20_fragment):
        assert variant(info) != frame


# --- ISO 15118-20: the payload type selects the schema ---------------------------------------------------------------


def test_the_payload_type_selects_the_schema() -> None:
    """exi.md 1.5: the same octets are another message under another payload type."""
    message = common.AuthorizationReq(
        header=MessageHeader(session_id=bytes(8), timestamp=1),
        selected_authorization_service=common.AuthorizationService.EIM,
        eim_a_req_authorization_mode=common.EIM_AReqAuthorizationMode(),
    )
    kind, frame = exi.encode_iso20(message)
    assert kind == 0x8002
    assert exi.decode_iso20(0x8002, frame) == message
    assert exi.decode_iso20(0x8101, frame) == message
    assert isinstance(exi.decode_iso20(0x8005, frame), acdp.ACDP_ConnectReq)


@pytest.mark.parametrize(
    ("cls", "payload_type"),
    [
        (common.SessionSetupReq, 0x8002),
        (ac.AC_ChargeLoopRes, 0x8003),
        (dc.DC_ChargeLoopReq, 0x8004),
        (acdp.ACDP_ConnectReq, 0x8005),
        (wpt.WPT_PairingRes, 0x8006),
        (common.MeteringConfirmationReq, 0x8102),
        (acdp.ACDP_SystemStatusRes, 0x8103),
        (common.VehicleCheckInReq, 0x8104),
        (common.VehicleCheckOutRes, 0x8104),
    ],
)
def test_every_message_has_its_payload_type(cls: type[Node], payload_type: int) -> None:
    assert exi.iso20_payload_type(cls) == payload_type


def test_a_message_in_a_side_stream() -> None:
    message = common.ScheduleExchangeRes(
        header=MessageHeader(session_id=bytes(8), timestamp=1),
        response_code=ResponseCode.OK,
        evse_processing=Processing.ONGOING,
        dynamic_se_res_control_mode=common.Dynamic_SEResControlMode(),
    )
    kind, frame = exi.encode_iso20(message, 0x8101)
    assert kind == 0x8101 and exi.encode_iso20(message) == (0x8002, frame)


def test_wrong_payload_types() -> None:
    message = dc.DC_CableCheckReq(header=MessageHeader(session_id=bytes(8), timestamp=1))
    _, frame = exi.encode_iso20(message)
    for wrong in (0x8001, 0x8012, 0x9000, -1, 2**40):
        with pytest.raises(ExiError, match="payload type"):
            exi.decode_iso20(wrong, frame)
        with pytest.raises(ExiEncodeError, match="payload type"):
            exi.encode_iso20(message, wrong)
    with pytest.raises(ExiEncodeError):
        exi.encode_iso20(message, 0x8003)
    with pytest.raises(ExiEncodeError):
        exi.encode_iso20(iso2.ChargingStatusReq())  # type: ignore[arg-type]


def test_a_number_below_its_minimum_is_refused_both_ways() -> None:
    """numericIDType starts at 1 and is sent without an offset (exi.md 1.4), so that 0 can be written on the wire."""
    header = MessageHeader(session_id=bytes(8), timestamp=1)
    request = wpt.WPT_PairingReq(
        header=header,
        ev_processing=Processing.FINISHED,
        observed_id_code=1,
        ev_result_code=wpt.WPT_EVResult.EV_RESULT_SUCCESS,
    )
    _, frame = exi.encode_iso20(request)
    bits = "".join(f"{octet:08b}" for octet in frame)
    place = bits.rindex("00000001")
    with pytest.raises(ExiError, match="not in 1 to"):
        exi.decode_iso20(0x8006, bits_to_bytes(bits[:place] + "00000000" + bits[place + 8 :]))
    with pytest.raises(ExiEncodeError):
        exi.encode_iso20(msgspec.structs.replace(request, observed_id_code=0))


@pytest.mark.parametrize("schema", MESSAGE_SCHEMAS)
def test_by_the_name_of_the_schema(schema: str) -> None:
    frame = bytes.fromhex(vectors(schema)[0].values[0]["hex"])
    message = codec.decode_any(schema, frame)
    assert message == decode(schema, frame)
    kind, again = codec.encode_any(schema, message)
    assert again == frame
    assert codec.ISO20_SCHEMAS.get(kind, schema) == schema


def test_by_the_name_of_another_schema() -> None:
    cable = dc.DC_CableCheckReq(header=MessageHeader(session_id=bytes(8), timestamp=1))
    for schema in ("iso20_ac", "iso2", "sap", "xmldsig"):
        with pytest.raises(ExiEncodeError):
            codec.encode_any(schema, cable)
        with pytest.raises(ExiEncodeError):
            codec.encode_any_fragment(schema, cable)
    for name in ("iso3", "../din", ""):
        for function in (codec.decode_any, codec.decode_any_fragment, codec.encode_any, codec.encode_any_fragment):
            with pytest.raises(KeyError):
                function(name, b"\x80")  # type: ignore[arg-type]
    with pytest.raises(ExiError):
        codec.decode_any("xmldsig", b"\x80\x00")
    info = xmldsig.SignedInfo(
        canonicalization_method=xmldsig.CanonicalizationMethod(algorithm="c"),
        signature_method=xmldsig.SignatureMethod(algorithm="s"),
        reference=(xmldsig.Reference(digest_method=xmldsig.DigestMethod(algorithm="d"), digest_value=b"x"),),
    )
    frame = codec.encode_any_fragment("xmldsig", info)
    assert frame == exi.encode_signed_info(info) and codec.decode_any_fragment("xmldsig", frame) == info


def test_only_what_is_spoken_is_loaded() -> None:
    """A station that speaks ISO 15118-2 has neither the other protocols in memory nor XML or the interpreter."""
    code = (
        "import sys; import firmware.iso15118.exi as exi;"
        "exi.decode_sap(bytes.fromhex('804880'));"
        "print(*[name for name in sys.modules if name.startswith(('firmware', 'lxml', 'xml'))])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = done.stdout.split()
    assert "firmware.iso15118.exi.generated.iso2" in loaded
    unwanted = ("iso20", "messages.din", "generated.din", "interpreter", "grammar", "lxml", "xml.", "schemas")
    assert not [name for name in loaded if any(word in name for word in unwanted)]


def test_emaid_has_two_canonical_forms() -> None:
    emaid = iso2.EMAID(id="id1", value="DE8AA1A2B3C4D5")
    relaxed, plain = exi.encode_iso2_fragment(emaid), exi.encode_emaid_fragment_plain(emaid)
    assert relaxed[1] == plain[1] == 0xEC and relaxed != plain
    # cbV2G: code, AT(Id) 0 in one bit, the text, CH 0, the text, EE 0, and the end of the document.
    bits = f"{0xEC:08b}" + "0" + _text_bits("id1") + "0" + _text_bits(emaid.value) + "0" + f"{244:08b}"
    assert f"{int.from_bytes(plain, 'big'):b}"[8:].startswith(bits)


def _text_bits(text: str) -> str:
    return f"{len(text) + 2:08b}" + "".join(f"{ord(c):08b}" for c in text)


# --- tolerance -------------------------------------------------------------------------------------------------------

HEADER = iso2.MessageHeader(session_id=bytes.fromhex("0102030405060708"))


def frame_of(body: iso2.BodyElement) -> bytes:
    return exi.encode_iso2(iso2.V2GMessage(header=HEADER, body=body))


@pytest.mark.parametrize("extra", [b"\x00", b"\x00\x00\x00", b"\xff"])
def test_octets_after_the_end_are_ignored(extra: bytes) -> None:
    frame = frame_of(iso2.SessionSetupReq(evcc_id=b"\x01\x02"))
    assert exi.decode_iso2(frame + extra) == exi.decode_iso2(frame)


@pytest.mark.parametrize("schema", MESSAGE_SCHEMAS)
def test_every_frame_may_be_followed_by_octets_and_may_not_be_cut_short(schema: str) -> None:
    for param in vectors(schema)[::2]:
        frame = bytes.fromhex(param.values[0]["hex"])
        assert decode(schema, frame + b"\x00") == decode(schema, frame)
        for cut in {0, 1, 2, len(frame) // 2}:
            with pytest.raises(ExiError):
                decode(schema, frame[:cut])


def body_code(name: str) -> str:
    body = ISO2.type_of(iso2.V2GMessage).slots[1].alternatives[0].kind
    assert isinstance(body, Complex)
    return f"{[a.name for a in body.slots[0].alternatives].index(name):06b}"


def bits_to_bytes(bits: str) -> bytes:
    bits += "0" * (-len(bits) % 8)
    return int(bits, 2).to_bytes(len(bits) // 8, "big")


def test_empty_content_in_both_forms() -> None:
    # header, V2G_Message 76, SE(Header), SE(SessionID), then the content in question, EE of Header (2), SE(Body)
    start = "10000000" + f"{76:07b}" + "00"
    rest = "10" + "0" + body_code("SessionSetupReq") + "0"
    with_length, undeclared = "0" + "00000000" + "0", "1" + "000"
    expected = iso2.V2GMessage(header=iso2.MessageHeader(session_id=b""), body=iso2.SessionSetupReq(evcc_id=b""))
    for first in (with_length, undeclared):
        for second in (with_length, undeclared):
            assert exi.decode_iso2(bits_to_bytes(start + first + rest + second + "000")) == expected
    assert exi.encode_iso2(expected) == bits_to_bytes(start + with_length + rest + with_length + "000")


def test_a_text_that_refers_to_an_earlier_one() -> None:
    """A peer with value partitions on sends a text it has sent before as a reference."""
    protocol = "urn:x"
    offer = sap.AppProtocol(
        protocol_namespace=protocol, version_number_major=2, version_number_minor=0, schema_id=1, priority=1
    )
    numbers = "0" + "0" + f"{2:08b}" + "0" + "0" + "0" + f"{0:08b}" + "0" + "0" + "0" + f"{1:08b}" + "0"
    numbers += "0" + "0" + f"{0:05b}" + "0" + "0"
    first = "0" + "0" + "0" + _text_bits(protocol) + "0" + numbers
    for reference in ("00000000", "00000001"):  # local, global; one entry, hence an index of no bits
        second = "00" + "0" + "0" + reference + "0" + numbers
        frame = bits_to_bytes("10000000" + "00" + first + second + "01")
        assert exi.decode_sap(frame) == sap.SupportedAppProtocolReq(app_protocol=(offer, offer))
    with pytest.raises(ExiError, match="was not sent"):
        exi.decode_sap(bits_to_bytes("10000000" + "00" + "0" + "0" + "0" + "00000000" + "0" + numbers + "01"))


def test_full_lists_in_both_forms() -> None:
    """After the last item that is possible the canonical form has one bit; some peers write two (exi.md, item 5)."""
    options = (iso2.PaymentOption.CONTRACT, iso2.PaymentOption.EXTERNAL_PAYMENT)
    mode = iso2.SupportedEnergyTransferMode(energy_transfer_mode=(iso2.EnergyTransferMode.DC_EXTENDED,))
    body = iso2.ServiceDiscoveryRes(
        response_code=iso2.ResponseCode.OK,
        payment_option_list=iso2.PaymentOptionList(payment_option=options),
        charge_service=iso2.ChargeService(
            service_id=1,
            service_category=iso2.ServiceCategory.EV_CHARGING,
            free_service=True,
            supported_energy_transfer_mode=mode,
        ),
    )
    canonical = frame_of(body)
    bits = "".join(f"{octet:08b}" for octet in canonical)
    list_at = 8 + 7 + 1 + 1 + 1 + 8 + 64 + 1 + 2 + 1 + 6 + 8 + 1  # up to and with SE(PaymentOptionList)
    items = "0" + "000" + "00" + "010"  # SE, CH Contract EE, SE again, CH ExternalPayment EE
    place = list_at + len(items)
    assert bits[list_at:place] == items
    assert bits[place] == "0"
    assert exi.decode_iso2(bits_to_bytes(bits[:place] + "01" + bits[place + 1 :])).body == body


# --- what is refused -------------------------------------------------------------------------------------------------


def test_every_truncation_is_one_error() -> None:
    for param in vectors("iso2")[::5]:
        frame = bytes.fromhex(param.values[0]["hex"])
        for cut in {0, 1, 2, len(frame) // 2, len(frame) - 2}:
            with pytest.raises(ExiError):
                exi.decode_iso2(frame[:cut])


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ((0, 8, 0xA0), "header"),
        ((0, 8, 0x00), "header"),
        ((8, 7, 75), "none of ours"),
        ((8, 7, 127), "none of ours"),
    ],
)
def test_wrong_start(change: tuple[int, int, int], reason: str) -> None:
    frame = frame_of(iso2.ChargingStatusReq())
    position, width, value = change
    bits = "".join(f"{octet:08b}" for octet in frame)
    with pytest.raises(ExiError, match=reason):
        exi.decode_iso2(bits_to_bytes(bits[:position] + f"{value:0{width}b}" + bits[position + width :]))


def test_an_abstract_or_empty_body_is_refused() -> None:
    frame = frame_of(iso2.ChargingStatusReq())
    bits = "".join(f"{octet:08b}" for octet in frame)
    code = body_code("ChargingStatusReq")
    place = bits.rindex(code, 0, 8 + 7 + 2 + 1 + 8 + 64 + 1 + 2 + 1 + 6)
    for wrong in (2, 35, 36, 63):
        with pytest.raises(ExiError) as caught:
            exi.decode_iso2(bits_to_bytes(bits[:place] + f"{wrong:06b}" + bits[place + 6 :]))
        assert caught.value.path.startswith("V2G_Message/Body")
        assert caught.value.bit >= place


def test_an_error_tells_where() -> None:
    frame = frame_of(iso2.SessionSetupReq(evcc_id=bytes(6)))
    with pytest.raises(ExiError) as caught:
        exi.decode_iso2(frame[:14])
    assert caught.value.path == "V2G_Message/Body/SessionSetupReq/EVCCID"
    assert 80 < caught.value.bit < 8 * 14
    assert isinstance(caught.value, RemoteProtocolError)


def test_a_frame_of_megabytes_is_not_looked_at() -> None:
    long = bytes(exi.MAX_FRAME + 1)
    for schema in MESSAGE_SCHEMAS:
        with pytest.raises(ExiError, match="octets"):
            decode(schema, long)
    for schema in SIGNING_SCHEMAS:
        with pytest.raises(ExiError, match="octets"):
            decode_fragment(schema, long)
    with pytest.raises(ExiError, match="octets"):
        exi.decode_signed_info(long)


LONG = "x" * 38


@pytest.mark.parametrize(
    "body",
    [
        iso2.SessionSetupRes(response_code=iso2.ResponseCode.OK, evse_id="short"),
        iso2.SessionSetupRes(response_code=iso2.ResponseCode.OK, evse_id=LONG),
        iso2.SessionSetupRes(response_code="NotOne", evse_id="DE*ABC*E1"),  # type: ignore[arg-type]
        iso2.SessionSetupRes(response_code=iso2.ResponseCode.OK, evse_id=None),  # type: ignore[arg-type]
        iso2.SessionSetupRes(response_code=iso2.ResponseCode.OK, evse_id=b"DE*ABC*E1"),  # type: ignore[arg-type]
        iso2.SessionSetupRes(response_code=iso2.ResponseCode.OK, evse_id="DE*ABC*E1", evse_timestamp=2**63),
        iso2.SessionSetupRes(response_code=iso2.ResponseCode.OK, evse_id="DE*ABC*E1", evse_timestamp=1.5),  # type: ignore[arg-type]
        iso2.SessionSetupReq(evcc_id=bytes(7)),
        iso2.SessionSetupReq(evcc_id="010203"),  # type: ignore[arg-type]
        iso2.ServiceDetailReq(service_id=-1),
        iso2.ServiceDetailReq(service_id=65536),
        iso2.PaymentServiceSelectionReq(
            selected_payment_option=iso2.PaymentOption.CONTRACT,
            selected_service_list=iso2.SelectedServiceList(selected_service=()),
        ),
        iso2.PaymentServiceSelectionReq(
            selected_payment_option=iso2.PaymentOption.CONTRACT,
            selected_service_list=iso2.SelectedServiceList(selected_service=(iso2.SelectedService(service_id=1),) * 17),
        ),
        iso2.PaymentServiceSelectionReq(
            selected_payment_option=iso2.PaymentOption.CONTRACT,
            selected_service_list=iso2.SelectedServiceList(selected_service=iso2.SelectedService(service_id=1)),  # type: ignore[arg-type]
        ),
        iso2.ServiceDetailRes(
            response_code=iso2.ResponseCode.OK,
            service_id=1,
            service_parameter_list=iso2.ServiceParameterList(
                parameter_set=(
                    iso2.ParameterSet(
                        parameter_set_id=1, parameter=(iso2.Parameter(name="x", bool_value=True, int_value=1),)
                    ),
                )
            ),
        ),
        iso2.ServiceDetailRes(
            response_code=iso2.ResponseCode.OK,
            service_id=1,
            service_parameter_list=iso2.ServiceParameterList(
                parameter_set=(iso2.ParameterSet(parameter_set_id=1, parameter=(iso2.Parameter(name="x"),)),)
            ),
        ),
        iso2.CableCheckReq(
            dc_ev_status=iso2.DC_EVStatus(ev_ready=True, ev_error_code=iso2.DC_EVErrorCode.NO_ERROR, ev_ress_soc=101)
        ),
        iso2.CableCheckReq(
            dc_ev_status=iso2.DC_EVStatus(ev_ready=2, ev_error_code=iso2.DC_EVErrorCode.NO_ERROR, ev_ress_soc=1)  # type: ignore[arg-type]
        ),
        iso2.CableCheckReq(dc_ev_status=None),  # type: ignore[arg-type]
        iso2.PowerDeliveryRes(response_code=iso2.ResponseCode.OK, evse_status=iso2.ChargingStatusReq()),  # type: ignore[arg-type]
        iso2.BodyElement(),
        iso2.MeterInfo(meter_id="x"),
        None,
    ],
)
def test_an_invalid_message_is_not_encoded(body: Any) -> None:
    with pytest.raises(ExiEncodeError) as caught:
        exi.encode_iso2(iso2.V2GMessage(header=HEADER, body=body))
    assert isinstance(caught.value, EvseError) and not isinstance(caught.value, RemoteProtocolError)


def test_what_is_no_message_is_not_encoded() -> None:
    for wrong in (HEADER, None, "x", sap.SupportedAppProtocolRes(response_code=sap.ResponseCode.FAILED_NO_NEGOTIATION)):
        with pytest.raises(ExiEncodeError):
            exi.encode_iso2(wrong)  # type: ignore[arg-type]
    with pytest.raises(ExiEncodeError):
        exi.encode_iso2_fragment(HEADER)
    with pytest.raises(ExiEncodeError, match="no character"):
        exi.encode_iso2_fragment(iso2.EMAID(id="\ud800", value="DE8AA1A2B3C4D5"))
