"""ChargingStatus and MeteringReceipt cases."""

from typing import Any

import pytest
from msgspec import structs

from firmware.iso15118 import api
from firmware.iso15118.messages import iso2
from firmware.iso15118.pki.keys import SoftwareKey
from firmware.iso15118.pki.signature import sign
from tests.iso2.rig import WRONG_ID, Car, Code, Station, contracts

METER = api.Meter("M-0815", 12_345, unix_time=1_790_000_000)
CURRENTS = ["AC", "DC"]


# --- ChargingStatus ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("case", ["001", "006", "008", "002", "007", "009"])
def test_charging_status(case: str) -> None:
    car = Car(pnc=case in ("002", "007", "009")).charging()
    car.station.set(ac=api.AcLimits(max_current_a=13.0), meter=METER, rcd_tripped=True)
    response = car.ok(car.loop())
    assert response.evse_max_current.to_float() == 13.0
    assert response.sa_schedule_tuple_id == 1
    assert response.evse_id == "DE*ABC*E0001"
    assert response.meter_info == iso2.MeterInfo(meter_id="M-0815", meter_reading=12_345, t_meter=1_790_000_000)
    assert response.receipt_required is False
    assert response.ac_evse_status.rcd
    assert response.ac_evse_status.evse_notification is iso2.EVSENotification.NONE


def test_charging_status_ac_003_out_of_order() -> None:
    Car().charging().refused(Code.FAILED_SEQUENCE_ERROR, iso2.ServiceDiscoveryReq())


def test_charging_status_ac_004_unknown_session() -> None:
    Car().charging().refused(Code.FAILED_UNKNOWN_SESSION, iso2.ChargingStatusReq(), session_id=WRONG_ID)


def test_charging_status_ac_005_silence() -> None:
    Car().charging().silence()


def test_an_emergency_on_ac() -> None:
    car = Car().charging()
    car.station.set(emergency=True)
    response = car.ok(car.loop())
    assert response.evse_max_current.to_float() == 0.0
    assert response.ac_evse_status.evse_notification is iso2.EVSENotification.STOP_CHARGING
    assert not car.station.closed_contactor


@pytest.mark.parametrize(("octets", "kept"), [(64, True), (65, False)])
def test_the_meters_own_signature(octets: int, kept: bool) -> None:
    car = Car().charging()
    car.station.set(meter=api.Meter("x" * 40, -1, signed=b"s" * octets))
    info = car.ok(car.loop()).meter_info
    assert info.sig_meter_reading == (b"s" * octets if kept else None)
    assert (info.meter_id, info.meter_reading) == ("x" * 32, 0)


# --- MeteringReceipt --------------------------------------------------------------------------------------------------


def receipt_wanted(current: str) -> tuple[Car, iso2.MeterInfo]:
    car = Car(current == "DC", pnc=True).charging()
    car.station.set(meter=METER, receipt_required=True)
    response = car.ok(car.loop())
    assert response.receipt_required is True
    return car, response.meter_info


def receipt(car: Car, info: iso2.MeterInfo, **changes: Any) -> iso2.MeteringReceiptReq:
    values: dict[str, Any] = {
        "id": "id1",
        "session_id": car.session_id,
        "sa_schedule_tuple_id": car.tuple_id,
        "meter_info": info,
    }
    return iso2.MeteringReceiptReq(**(values | changes))


@pytest.mark.parametrize("current", CURRENTS)
def test_001_receipt(current: str) -> None:
    car, info = receipt_wanted(current)
    body = receipt(car, info)
    frame = car.encode(body, signature=car.signed(body))
    response = car.response(car.raw(frame))
    assert response.response_code is Code.OK
    assert isinstance(response.evse_status, iso2.DC_EVSEStatus if car.dc else iso2.AC_EVSEStatus)
    assert car.station.all(api.ReceiptVerified) == [api.ReceiptVerified(12_345, frame[8:])]
    # Not asked for again at once, though the station still wants receipts.
    assert car.ok(car.loop()).receipt_required is False
    car.wait(59.0)
    assert car.ok(car.loop()).receipt_required is False
    car.wait(1.1)
    assert car.ok(car.loop()).receipt_required is True


@pytest.mark.parametrize("current", CURRENTS)
def test_002_out_of_order(current: str) -> None:
    receipt_wanted(current)[0].refused(Code.FAILED_SEQUENCE_ERROR, iso2.ServiceDiscoveryReq())


@pytest.mark.parametrize("current", CURRENTS)
def test_003_unknown_session(current: str) -> None:
    car, info = receipt_wanted(current)
    body = receipt(car, info)
    car.refused(Code.FAILED_UNKNOWN_SESSION, body, session_id=WRONG_ID, signature=car.signed(body))


WRONG = {
    "004-reading": {"meter_info": iso2.MeterInfo(meter_id="M-0815", meter_reading=1)},
    "meter": {"meter_info": iso2.MeterInfo(meter_id="M-4711", meter_reading=12_345)},
    "session": {"session_id": WRONG_ID},
    "schedule": {"sa_schedule_tuple_id": 9},
    "no-id": {"id": None},
}


@pytest.mark.parametrize("current", CURRENTS)
@pytest.mark.parametrize("changes", WRONG.values(), ids=WRONG.keys())
def test_004_wrong_content(current: str, changes: dict[str, Any]) -> None:
    car, info = receipt_wanted(current)
    body = receipt(car, info, **changes)
    signature = car.signed(body if body.id else receipt(car, info))
    car.refused(Code.FAILED_METERING_SIGNATURE_NOT_VALID, body, signature=signature)
    assert car.station.all(api.ReceiptVerified) == []


@pytest.mark.parametrize("current", CURRENTS)
def test_005_silence(current: str) -> None:
    receipt_wanted(current)[0].silence()


@pytest.mark.parametrize("current", CURRENTS)
def test_006_wrong_key(current: str) -> None:
    car, info = receipt_wanted(current)
    body = receipt(car, info)
    signature = sign((body,), SoftwareKey(contracts()["other_key"].key))
    car.refused(Code.FAILED_METERING_SIGNATURE_NOT_VALID, body, signature=signature)


@pytest.mark.parametrize("current", CURRENTS)
def test_007_changed_after_signing(current: str) -> None:
    car, info = receipt_wanted(current)
    body = receipt(car, info)
    signed = structs.replace(body, meter_info=structs.replace(info, meter_reading=1))
    car.refused(Code.FAILED_METERING_SIGNATURE_NOT_VALID, body, signature=car.signed(signed))


def test_without_a_signature() -> None:
    car, info = receipt_wanted("AC")
    car.refused(Code.FAILED_METERING_SIGNATURE_NOT_VALID, receipt(car, info))


@pytest.mark.parametrize("current", CURRENTS)
def test_the_ev_may_stop_instead(current: str) -> None:
    car, _ = receipt_wanted(current)
    car.ok(car.stop())
    car.ok(car.session_stop())


def test_no_receipt_without_a_contract() -> None:
    car = Car(station=Station(meter=METER, receipt_required=True)).charging()
    assert car.ok(car.loop()).receipt_required is False
    body = receipt(car, iso2.MeterInfo(meter_id="M-0815", meter_reading=12_345))
    car.refused(Code.FAILED_SEQUENCE_ERROR, body)
