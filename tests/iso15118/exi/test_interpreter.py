"""The interpreter on frames that are built bit by bit: what it says about each kind of fault."""

from __future__ import annotations

import pytest

from firmware.iso15118 import exi
from firmware.iso15118.exi import schemas
from firmware.iso15118.exi.errors import ExiEncodeError, ExiError
from firmware.iso15118.exi.grammar import Grammars
from firmware.iso15118.exi.interpreter import Decoder, Encoder, Relaxed
from firmware.iso15118.messages import iso2, sap, xmldsig

SAP, ISO2, XMLDSIG = (
    Grammars(schema) for schema in (schemas.load("sap"), schemas.load("iso2"), schemas.load("xmldsig"))
)
HEADER = f"{0x80:08b}"


def octets(bits: str) -> bytes:
    bits = bits.replace(" ", "")
    bits += "0" * (-len(bits) % 8)
    return int(bits, 2).to_bytes(len(bits) // 8, "big")


def sap_res(rest: str) -> sap.SupportedAppProtocolRes:
    """A supportedAppProtocolRes whose content is given as bits."""
    message = Decoder(SAP, octets(f"{HEADER} 01 {rest}")).document()
    assert isinstance(message, sap.SupportedAppProtocolRes)
    return message


def sap_req(
    namespace: str = "0 00000011 01100001 0", major: str = "0 00000010 0", priority: str = "0 00001 0"
) -> object:
    """A supportedAppProtocolReq of one protocol, with some values given as bits."""
    protocol = f"0 0{namespace} 0{major} 0 0 00000000 0 0 0 00000001 0 0{priority} 0 01"
    return Decoder(SAP, octets(f"{HEADER} 00 {protocol}")).document()


def test_the_helpers_make_regular_frames() -> None:
    assert sap_res("0 0 00 0 01").schema_id is None
    assert sap_res("0 0 10 0 00 0 00000101 0 0") == sap.SupportedAppProtocolRes(
        response_code=sap.ResponseCode.FAILED_NO_NEGOTIATION, schema_id=5
    )
    assert isinstance(sap_req(), sap.SupportedAppProtocolReq)


@pytest.mark.parametrize(
    ("rest", "reason", "path"),
    [
        ("0 0 11 0 01", "unknown value 3", "ResponseCode"),
        ("0 0 00 0 11", "unknown event code 3", ""),
        ("0 0 00 0 10", "does not declare", ""),
        ("1 000", "does not declare", ""),
        ("0 1 001", "does not declare", "ResponseCode"),
        ("0 1 000", "the value is missing", "ResponseCode"),
        ("0 0 00 1", "does not declare", "ResponseCode"),
    ],
)
def test_event_codes(rest: str, reason: str, path: str) -> None:
    with pytest.raises(ExiError, match=reason) as caught:
        sap_res(rest)
    assert caught.value.path == "supportedAppProtocolRes" + (f"/{path}" if path else "")


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"priority": "0 10100 0"}, "21 is more than 20"),
        ({"major": "0 10000000 10000000 10000000 10000000 00010000 0"}, "4294967296 is not in"),
        ({"major": "0" + "11111111" * 10}, "without end"),
        ({"namespace": f"0 {103:08b}"}, "101 characters"),
        ({"namespace": "0 00000011 10000000 10110000 00000011 0"}, "no character"),
        ({"namespace": "0 00000011 10000000 10000000 01000100 0"}, "no character"),
        ({"namespace": "0 00000000 0"}, "was not sent"),
        ({"namespace": "0 00000001 0"}, "was not sent"),
    ],
)
def test_values(change: dict[str, str], reason: str) -> None:
    with pytest.raises(ExiError, match=reason):
        sap_req(**change)


def test_a_number_may_have_more_groups_than_it_needs() -> None:
    message = sap_req(major="0 10000010 10000000 00000000 0")
    assert isinstance(message, sap.SupportedAppProtocolReq) and message.app_protocol[0].version_number_major == 2


def test_too_many_octets() -> None:
    with pytest.raises(ExiError, match="9 octets") as caught:
        Decoder(ISO2, octets(f"{HEADER} {76:07b} 0 0 0 {9:08b}" + "0" * 99)).document()
    assert caught.value.path == "V2G_Message/Header/SessionID"


def signature(tail: str) -> bytes:
    """A frame whose header has a signature, after whose value the bits of `tail` follow."""
    info = xmldsig.SignedInfo(
        canonicalization_method=xmldsig.CanonicalizationMethod(algorithm="c"),
        signature_method=xmldsig.SignatureMethod(algorithm="s"),
        reference=(xmldsig.Reference(digest_method=xmldsig.DigestMethod(algorithm="d"), digest_value=b"x"),),
    )
    header = iso2.MessageHeader(
        session_id=b"",
        signature=xmldsig.Signature(signed_info=info, signature_value=xmldsig.SignatureValue(value=b"\xa5\x5a")),
    )
    frame = exi.encode_iso2(iso2.V2GMessage(header=header, body=iso2.ChargingStatusReq()))
    bits = "".join(f"{octet:08b}" for octet in frame)
    value = f"{2:08b}1010010101011010" + "0"  # two octets and EE of SignatureValue
    place = bits.index(value) + len(value)
    assert bits[place : place + 2] == "10"  # KeyInfo, Object, EE
    return octets(bits[:place] + tail)


@pytest.mark.parametrize(("tail", "name"), [("00", "KeyInfo"), ("01", "Object")])
def test_elements_that_v2g_does_not_use(tail: str, name: str) -> None:
    with pytest.raises(ExiError, match=f"{name} is not used") as caught:
        exi.decode_iso2(signature(tail + "0" * 40))
    assert caught.value.path == "V2G_Message/Header/Signature"


@pytest.mark.parametrize(("code", "name"), [("00", "[*]"), ("10", "text")])
def test_content_that_v2g_does_not_use(code: str, name: str) -> None:
    method = f"0 {3:08b} {ord('c'):08b} {code}"  # AT(Algorithm), then what mixed content allows
    with pytest.raises(ExiError, match=f"{name} is not used"):
        Decoder(XMLDSIG, octets(f"{HEADER} {XMLDSIG.fragment('SignedInfo')[0]:06b} 01 {method} {'0' * 80}")).fragment()


def test_a_fragment_must_end_after_its_element() -> None:
    emaid = exi.encode_emaid_fragment_plain(iso2.EMAID(id="i", value="DE8AA1A2B3C4D5"))
    relaxed = exi.encode_iso2_fragment(iso2.EMAID(id="i", value="DE8AA1A2B3C4D5"))
    for wrong in (emaid, relaxed[:-2] + b"\x00\x00", b"\x80\xff", b"\x80\x02", b"\x80", b""):
        with pytest.raises(ExiError):
            exi.decode_iso2_fragment(wrong)


def test_relaxed_layout() -> None:
    layout = Relaxed(ISO2)
    assert (layout.start_width, layout.characters, layout.content_width, layout.end) == (9, 256, 8, 244)


@pytest.mark.parametrize(
    "message",
    [
        sap.SupportedAppProtocolRes(response_code=sap.ResponseCode.FAILED_NO_NEGOTIATION, schema_id=True),
        sap.SupportedAppProtocolRes(response_code=iso2.ResponseCode.OK),  # type: ignore[arg-type]
        sap.SupportedAppProtocolRes(response_code="OK_SuccessfulNegotiation"),  # type: ignore[arg-type]
        sap.SupportedAppProtocolReq(app_protocol=[]),  # type: ignore[arg-type]
    ],
)
def test_the_encoder_is_strict_about_types(message: object) -> None:
    with pytest.raises(ExiEncodeError) as caught:
        Encoder(SAP).document(message)  # type: ignore[arg-type]
    assert str(caught.value).startswith("supportedAppProtocol")


def test_a_missing_element_is_named() -> None:
    protocol = sap.AppProtocol(
        protocol_namespace="a",
        version_number_major=1,
        version_number_minor=None,  # type: ignore[arg-type]
        schema_id=1,
        priority=1,
    )
    with pytest.raises(ExiEncodeError, match="AppProtocol/SchemaID: an element is missing"):
        Encoder(SAP).document(sap.SupportedAppProtocolReq(app_protocol=(protocol,)))
