"""SupportedAppProtocol and V2GTPSessionSetup cases."""

import pytest
from msgspec.structs import replace

from firmware.iso15118 import api, v2gtp
from firmware.iso15118.exi import encode_sap
from firmware.iso15118.messages import iso2, sap
from tests.iso2.rig import ISO2_OFFER, Car, Station

SapCode = sap.ResponseCode
DIN = replace(ISO2_OFFER, protocol_namespace=api.Protocol.DIN.value, schema_id=2)
TESLA = replace(ISO2_OFFER, protocol_namespace="urn:tesla:din:2018:MsgDef", version_number_major=0, schema_id=3)


@pytest.mark.parametrize("case", ["CMN_001", "CMN_004"])
def test_negotiated(case: str) -> None:
    car = Car(pnc=case == "CMN_001")
    assert car.offer(TESLA, DIN, replace(ISO2_OFFER, priority=2, schema_id=7)) == sap.SupportedAppProtocolRes(
        response_code=SapCode.OK_SUCCESSFUL_NEGOTIATION, schema_id=7
    )


@pytest.mark.parametrize(
    "offer",
    [
        replace(ISO2_OFFER, protocol_namespace="urn:iso:15118:2:2099:MsgDef"),
        replace(ISO2_OFFER, version_number_major=1),
        DIN,
        TESLA,
    ],
    ids=["CMN_002", "other-major", "not-served", "vendor"],
)
def test_cmn_002_no_negotiation(offer: sap.AppProtocol) -> None:
    car = Car()
    assert car.offer(offer) == sap.SupportedAppProtocolRes(response_code=SapCode.FAILED_NO_NEGOTIATION)
    assert car.station.ended is not None
    assert car.station.ended.reason is api.EndReason.FAILED_RESPONSE
    car.gone()


@pytest.mark.parametrize("case", ["CMN_003", "CMN_005"])
def test_silence(case: str) -> None:
    car = Car()
    car.silence(api.EndReason.SETUP_TIMEOUT, 18.0)
    assert car.raw(v2gtp.frame(0x8001, encode_sap(sap.SupportedAppProtocolReq(app_protocol=(ISO2_OFFER,))))) == []


def test_cmn_006_minor_deviation() -> None:
    response = Car().offer(replace(ISO2_OFFER, version_number_minor=1))
    assert response.response_code is SapCode.OK_SUCCESSFUL_NEGOTIATION_WITH_MINOR_DEVIATION


def test_no_energy_no_protocol() -> None:
    car = Car(station=Station(energy_modes=()))
    assert car.offer().response_code is SapCode.FAILED_NO_NEGOTIATION


def test_no_payment_no_protocol() -> None:
    # Only contracts are taken, and the connection is plain: nothing could be paid with.
    car = Car(station=Station(auth_methods=(api.AuthMethod.PNC,)))
    assert car.offer().response_code is SapCode.FAILED_NO_NEGOTIATION


def test_priority_not_order_decides() -> None:
    low, high = replace(ISO2_OFFER, schema_id=1, priority=9), replace(ISO2_OFFER, schema_id=255, priority=2)
    assert Car().offer(low, high).schema_id == 255


def test_repeated_before_session_setup() -> None:
    car = Car()
    car.offer()
    assert car.offer(replace(ISO2_OFFER, schema_id=0)).schema_id == 0
    car.setup()
    # Once the session is set up, it is octets of another protocol.
    car.raw(v2gtp.frame(0x8001, encode_sap(sap.SupportedAppProtocolReq(app_protocol=(ISO2_OFFER,)))))
    assert car.station.ended is not None
    assert car.station.ended.reason is api.EndReason.PROTOCOL_ERROR
    assert car.session.closed


@pytest.mark.parametrize("octets", [b"\x00", b"\x80", b"\xff" * 40, b"\x80\x00\xff\xff"])
def test_garbage_is_answered_at_once(octets: bytes) -> None:
    car = Car()
    (frame,) = car.raw(v2gtp.frame(0x8001, octets))
    assert frame.payload == encode_sap(sap.SupportedAppProtocolRes(response_code=SapCode.FAILED_NO_NEGOTIATION))
    car.gone()


def test_a_response_is_no_request() -> None:
    car = Car()
    response = sap.SupportedAppProtocolRes(response_code=SapCode.OK_SUCCESSFUL_NEGOTIATION, schema_id=1)
    assert len(car.raw(v2gtp.frame(0x8001, encode_sap(response)))) == 1
    car.gone()


def setup_frame() -> bytes:
    car = Car()
    return car.encode(iso2.SessionSetupReq(evcc_id=car.evcc_id))


@pytest.mark.parametrize(
    "octets",
    [
        b"\x01\xfe\x80\x01\x00\x00\x00\x00",
        b"\x01\xfe\x70\x01" + setup_frame()[4:],
        b"\xff" + setup_frame()[1:],
        b"\x01\xff" + setup_frame()[2:],
        b"\x01\xfe\x80\x02" + setup_frame()[4:],
    ],
    ids=["CMN_002", "CMN_003", "CMN_004", "CMN_005", "other-protocols-type"],
)
def test_v2gtp_ignored(octets: bytes) -> None:
    car = Car()
    car.offer()
    assert car.raw(octets) == []
    assert not car.session.ended
    car.setup()  # the next good frame is answered: V2GTPSessionSetup CMN_001
