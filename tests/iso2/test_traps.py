"""Traps of other stations that no conformance case asks for, each named by its requirement (`traps.tsv` lists all)."""

from typing import Any

import pytest

from firmware.iso15118 import api, v2gtp
from firmware.iso15118.messages import iso2
from firmware.iso15118.pki.keys import SoftwareKey
from firmware.iso15118.pki.signature import sign
from firmware.iso15118.secc.iso2.responses import BASE
from firmware.iso15118.secc.iso2.table import TABLE
from tests.iso2.rig import WRONG_ID, Car, Code, Station, contracts
from tests.iso2.test_cases import SCRIPT


@pytest.mark.parametrize("trap", SCRIPT.traps(), ids=lambda trap: trap.number.replace(" ", "-"))
def test_every_trap_has_its_tests(trap: Any) -> None:
    assert trap.shown, f"one of {trap.tests} does not exist"


def bodies(car: Car) -> dict[type[iso2.BodyElement], iso2.BodyElement]:
    """A good request of every kind."""
    found: list[Any] = [
        iso2.SessionSetupReq(evcc_id=car.evcc_id),
        iso2.ServiceDiscoveryReq(),
        iso2.ServiceDetailReq(service_id=1),
        car.service_selection(),
        car.details(),
        iso2.AuthorizationReq(),
        car.parameters(),
        car.cable_check(),
        car.pre_charge(),
        car.start(),
        iso2.ChargingStatusReq(),
        Car(dc=True).loop(),
        iso2.MeteringReceiptReq(session_id=car.session_id, meter_info=iso2.MeterInfo(meter_id="M")),
        iso2.WeldingDetectionReq(dc_ev_status=car.dc_status),
        car.session_stop(),
    ]
    return {type(body): body for body in found}


KINDS = sorted(bodies(Car(dc=True, pnc=True)), key=lambda kind: kind.__name__)
OTHER_IDS = [bytes(8), b"\0", b"", WRONG_ID, b"\xff" * 8]


@pytest.mark.parametrize("other", OTHER_IDS, ids=["zero", "one-zero", "none", "another", "ones"])
@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind is not iso2.SessionSetupReq], ids=lambda k: k.__name__)
def test_v2g2_460_no_other_session_id_anywhere(kind: type[iso2.BodyElement], other: bytes) -> None:
    """While it charges, every kind of request with every kind of other id is refused as of an unknown session."""
    car = Car(dc=True, pnc=True).charging()
    body = bodies(car)[kind]
    car.refused(Code.FAILED_UNKNOWN_SESSION, body, session_id=other)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
@pytest.mark.parametrize("at", [iso2.ServiceDiscoveryReq, iso2.AuthorizationReq, iso2.CurrentDemandReq])
def test_a_sequence_error_has_the_type_of_the_request(at: type[iso2.BodyElement], kind: type[iso2.BodyElement]) -> None:
    car = Car(dc=True, pnc=True).until(at)
    state = car.session._conversation.record.state  # type: ignore[attr-defined]
    if (state, kind) in TABLE:
        return
    assert kind in BASE
    car.refused(Code.FAILED_SEQUENCE_ERROR, bodies(car)[kind])


def test_session_id_and_challenge_are_the_generators_octets() -> None:
    """V2G2-698, V2G2-835: 64 and 128 bits, and nothing is made of anything else."""
    car = Car(pnc=True).until(iso2.AuthorizationReq)
    assert len(car.session_id) == 8
    assert len(car.challenge) == 16
    assert int.from_bytes(car.session_id, "big") == 1  # the rig's generator counts
    assert int.from_bytes(car.challenge, "big") == 2


def test_a_challenge_is_good_once() -> None:
    """Signed and accepted; then the same request again, with signature and challenge, is no second proof."""
    car = Car(pnc=True).until(iso2.AuthorizationReq)
    body = car.authorization()
    signature = car.signed(body)
    car.ok(body, signature=signature)
    assert len(car.station.all(api.RequestAuthorization)) == 1
    car.ok(body, signature=signature)  # repeated while it is Ongoing: tolerated, and asks nobody again
    assert len(car.station.all(api.RequestAuthorization)) == 1
    other = Car(pnc=True).until(iso2.AuthorizationReq)
    other.challenge = bytes(16)
    zero = other.authorization()
    other.refused(Code.FAILED_CHALLENGE_INVALID, zero, signature=other.signed(zero))


def test_the_challenge_of_another_session_is_no_proof() -> None:
    """Everything else alike: same contract, same vehicle, its own good signature."""
    first = Car(pnc=True).until(iso2.AuthorizationReq)
    body = first.authorization()
    signature = first.signed(body)
    second = Car(pnc=True)
    second.session._setup.random_bytes(32)  # the second session draws other octets
    second.until(iso2.AuthorizationReq)
    assert second.challenge != first.challenge
    second.refused(Code.FAILED_CHALLENGE_INVALID, body, signature=signature)


def test_a_signature_by_another_contract_of_the_same_operator() -> None:
    car = Car(pnc=True).until(iso2.AuthorizationReq)
    body = car.authorization()
    stranger = sign((body,), SoftwareKey(contracts()["expired"].key))
    car.refused(Code.FAILED_SIGNATURE_ERROR, body, signature=stranger)


def test_a_frame_of_another_protocol_is_ignored_and_the_session_goes_on() -> None:
    car = Car().charging()
    frame = car.encode(car.loop())
    for payload_type in (0x8002, 0x8101, 0x9000, 0x0000):
        assert car.raw(v2gtp.frame(payload_type, frame[8:])) == []
    car.ok(car.loop())


def test_energy_needs_this_sessions_authorisation_after_a_renegotiation_too() -> None:
    car = Car(station=Station()).charging()
    car.ok(car.renegotiate())
    car.negotiate()
    car.station.set(auth=api.AuthState.REJECTED)
    car.refused(Code.FAILED_POWER_DELIVERY_NOT_APPLIED, car.start())
