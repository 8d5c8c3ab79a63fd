"""The session: framing, deadlines, the end, hostile input, and what must hold whatever an EV sends."""

import random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from firmware.iso15118 import api, v2gtp
from firmware.iso15118.exi import encode_iso2
from firmware.iso15118.messages import iso2
from firmware.iso15118.secc.iso2.conversation import Iso2Conversation
from firmware.iso15118.secc.iso2.record import State
from firmware.iso15118.secc.iso2.table import TABLE
from firmware.iso15118.session import Session, SessionConfig
from tests.iso2.rig import Car, Code, Station, W, quantity

COURSES = [(False, False), (True, False), (False, True), (True, True)]  # DC, PnC


def messages(dc: bool, pnc: bool) -> list[type[Any]]:
    return [kind for kind, _ in Car(dc, pnc).course()]


def record_of(session: Session) -> Any:
    conversation = session._conversation
    return conversation.record if isinstance(conversation, Iso2Conversation) else None


# --- a whole session --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("dc", "pnc"), COURSES)
def test_a_whole_session(dc: bool, pnc: bool) -> None:
    car = Car(dc, pnc).stopped()
    car.ok(car.session_stop())
    assert car.station.ended == api.SessionEnded(api.EndReason.TERMINATED)
    assert len(car.station.all(api.SessionEstablished)) == 1
    assert len(car.station.all(api.RequestAuthorization)) == 1
    names = [(trace.text, trace.incoming) for trace in car.station.all(api.Trace) if trace.incoming is not None]
    assert names[0] == ("supportedAppProtocolReq", True)
    assert names[-1] == ("SessionStopRes", False)
    assert names[1::2] == [(request.replace("Req", "Res"), False) for request, _ in names[::2]]


def test_the_timeline_shows_contents() -> None:
    car = Car().until(iso2.ServiceDiscoveryReq)
    setup = next(trace for trace in car.station.all(api.Trace) if trace.text == "SessionSetupRes")
    assert setup.data["EVSEID"] == "DE*ABC*E0001"


# --- framing ----------------------------------------------------------------------------------------------------------


def test_one_octet_at_a_time() -> None:
    car = Car().until(iso2.ServiceDiscoveryReq)
    frames = []
    for octet in car.encode(iso2.ServiceDiscoveryReq()):
        frames += car.raw(bytes([octet]))
    assert car.response(frames).response_code is Code.OK


def test_two_requests_in_one_read() -> None:
    car = Car().until(iso2.ServiceDiscoveryReq)
    both = car.encode(iso2.ServiceDiscoveryReq()) + car.encode(iso2.ServiceDetailReq(service_id=1))
    assert len(car.raw(both)) == 2


def test_trailing_zero_octets_inside_the_length() -> None:
    car = Car().until(iso2.ServiceDiscoveryReq)
    payload = car.encode(iso2.ServiceDiscoveryReq())[8:] + b"\0"
    assert car.response(car.raw(v2gtp.frame(0x8001, payload))).response_code is Code.OK


def test_a_length_of_4_gib_closes() -> None:
    car = Car().charging()
    assert car.raw(b"\x01\xfe\x80\x01\xff\xff\xff\xff" + bytes(100)) == []
    assert car.session.closed
    assert car.station.ended is not None
    assert car.station.ended.reason is api.EndReason.PROTOCOL_ERROR
    assert not car.station.closed_contactor


def test_ignored_frames_do_not_feed_the_sequence_timer() -> None:
    car = Car().until(iso2.ServiceDiscoveryReq)
    car.wait(59.0)
    assert car.raw(b"\x01\xfe\x70\x00\x00\x00\x00\x01x") == []
    assert any("ignored" in trace.text and trace.warning for trace in car.station.all(api.Trace))
    car.wait(1.1)
    assert car.session.closed


# --- deadlines --------------------------------------------------------------------------------------------------------


def test_deadlines() -> None:
    car = Car()
    assert car.session.next_deadline() == 118.0
    car.now = 110.0
    car.offer()
    assert car.session.next_deadline() == 118.0  # the handshake does not prolong the communication setup
    car.setup()
    assert car.session.next_deadline() == 170.0
    car.now = 120.0
    car.session.handle_timer(car.now)  # early is harmless
    assert not car.session.ended
    car.ok(iso2.ServiceDiscoveryReq())
    assert car.session.next_deadline() == 180.0
    car.ok(car.session_stop())
    assert car.session.next_deadline() == 124.0
    assert not car.session.closed
    car.session.handle_timer(124.0)
    assert car.session.closed
    assert car.session.next_deadline() is None


def test_settings_are_used() -> None:
    config = SessionConfig(setup_timeout_s=1.0, sequence_timeout_s=2.0, close_delay_s=3.0)
    car = Car(config=config)
    car.wait(1.0)
    assert car.session.closed
    car = Car(config=config).until(iso2.ServiceDiscoveryReq)
    car.silence(timeout=2.0)


def test_no_sequence_timer_while_the_answer_is_ours() -> None:
    car = Car(config=SessionConfig(contactor_timeout_s=100.0)).until(iso2.PowerDeliveryReq)
    car.station.obedient = False
    assert car.send(car.start()) is None
    assert car.wait(99.0) == []
    assert not car.session.ended


# --- the end ----------------------------------------------------------------------------------------------------------

ENDS = {
    "eof": lambda car: car.session.receive_eof(car.now),
    "stop": lambda car: car.session.stop(car.now, "unplugged"),
    "silence": lambda car: car.wait(61.0),
    "garbage": lambda car: car.raw(v2gtp.frame(0x8001, b"\xff\xff\xff")),
}


@pytest.mark.parametrize(("dc", "pnc"), COURSES)
@pytest.mark.parametrize("end", ENDS)
def test_every_end_at_every_point_is_one_end_without_energy(dc: bool, pnc: bool, end: str) -> None:
    for message in messages(dc, pnc):
        car = Car(dc, pnc).until(message)
        ENDS[end](car)
        car.pump()
        assert car.station.ended is not None
        assert not car.station.closed_contactor
        # Whatever comes now is ignored: the session is over.
        car.raw(car.encode(iso2.ServiceDiscoveryReq()))
        car.session.on_view_changed(car.now)
        car.session.handle_timer(car.now + 100)
        car.session.stop(car.now, "again")
        car.session.receive_eof(car.now)
        assert car.pump() == []
        assert car.session.closed
        assert len(car.station.all(api.SessionEnded)) == 1


def test_eof_after_the_end_closes_at_once() -> None:
    car = Car().stopped()
    car.ok(car.session_stop())
    assert not car.session.closed
    car.session.receive_eof(car.now)
    assert car.session.closed
    assert car.pump() == []


def test_eof_in_the_middle_of_a_frame_is_named() -> None:
    car = Car().until(iso2.ServiceDiscoveryReq)
    car.raw(car.encode(iso2.ServiceDiscoveryReq())[:-1])
    car.session.receive_eof(car.now)
    car.pump()
    assert car.station.ended == api.SessionEnded(api.EndReason.PEER_CLOSED, "in the middle of a frame")


# --- what cannot be answered, and what can ----------------------------------------------------------------------------


def test_a_malformed_request_that_can_be_named_is_refused_at_once() -> None:
    car = Car().until(iso2.ChargeParameterDiscoveryReq)
    payload = car.encode(car.parameters())[8:]
    (frame,) = car.raw(v2gtp.frame(0x8001, payload[:20]))
    car.was_refused(Code.FAILED, car.parameters(), car.response([frame]))


@pytest.mark.parametrize("octets", [1, 5, 12])
def test_a_malformed_request_without_a_name_closes_at_once(octets: int) -> None:
    car = Car().until(iso2.ChargeParameterDiscoveryReq)
    payload = car.encode(car.parameters())[8 : 8 + octets]
    assert car.raw(v2gtp.frame(0x8001, payload)) == []
    assert car.session.closed
    assert car.station.ended is not None
    assert car.station.ended.reason is api.EndReason.PROTOCOL_ERROR


def test_a_response_is_no_request() -> None:
    car = Car().until(iso2.ServiceDiscoveryReq)
    assert car.send(iso2.SessionStopRes(response_code=Code.OK)) is None
    assert car.session.closed


def test_the_view_is_taken_once_per_message() -> None:
    car = Car(dc=True).charging()
    before = car.station.looks
    car.ok(car.loop())
    assert car.station.looks == before + 1


# --- whatever an EV sends ---------------------------------------------------------------------------------------------


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.integers(0, 12), st.booleans(), st.lists(st.binary(max_size=60), max_size=5))
def test_hostile_octets(depth: int, dc: bool, reads: list[bytes]) -> None:
    course = messages(dc, False)
    car = Car(dc).until(course[min(depth, len(course) - 1)])
    closed = car.station.closed_contactor
    for octets in reads:
        car.session.receive_data(octets, car.now)
        car.pump()
    assert closed or not car.station.closed_contactor


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.integers(1, 12), st.booleans(), st.randoms(use_true_random=False))
def test_flipped_bits_in_a_good_frame(depth: int, dc: bool, chance: random.Random) -> None:
    course = messages(dc, False)
    car = Car(dc).until(course[min(depth, len(course) - 1)])
    payload = bytearray(car.encode(chance.choice(pool(car)))[8:])
    for _ in range(chance.randint(1, 4)):
        payload[chance.randrange(len(payload))] ^= 1 << chance.randrange(8)
    for frame in car.raw(v2gtp.frame(0x8001, bytes(payload))):
        assert frame.payload


def pool(car: Car) -> list[iso2.BodyElement]:
    """Well-formed requests, right and wrong."""
    other = Car(not car.dc)
    return [
        iso2.SessionSetupReq(evcc_id=car.evcc_id),
        iso2.ServiceDiscoveryReq(),
        iso2.ServiceDetailReq(service_id=1),
        car.service_selection(),
        car.service_selection(2),
        iso2.AuthorizationReq(),
        iso2.AuthorizationReq(id="id1", gen_challenge=bytes(16)),
        car.parameters(),
        car.parameters(departure_time=600, entries=1),
        other.parameters(),
        car.cable_check(),
        car.pre_charge(),
        car.pre_charge(20_000.0),
        car.start(),
        car.start(watt=None),
        car.start(watt=20_000.0),
        car.start(tuple_id=9),
        car.stop(),
        car.renegotiate(),
        iso2.ChargingStatusReq(),
        Car(dc=True).loop(),
        iso2.WeldingDetectionReq(dc_ev_status=car.dc_status),
        iso2.MeteringReceiptReq(session_id=car.session_id, meter_info=iso2.MeterInfo(meter_id="x")),
        car.session_stop(),
        car.session_stop(pause=True),
    ]


CHANGES: list[dict[str, Any]] = [
    *({"auth": auth} for auth in api.AuthState),
    *({"contactor": state} for state in api.CheckState),
    *({"cable_check": state} for state in api.CheckState),
    *({"isolation": state} for state in api.Isolation),
    *({"pilot": letter} for letter in "ABCDEF"),
    {"emergency": True},
    {"emergency": False},
    {"malfunction": True},
    {"malfunction": False},
    {"notification": api.Notification.STOP},
    {"notification": api.Notification.RENEGOTIATE},
    {"notification": api.Notification.NONE},
    {"schedule": None},
    {"schedule": (api.PowerPeriod(0, 22_000.0),)},
    {"schedule": ()},
    {"schedule": tuple(api.PowerPeriod(60 * n, 100.0 * n) for n in range(40))},
    {"present_voltage_v": float("nan")},
    {"present_voltage_v": 400.0, "present_current_a": 1e9},
    {"meter": api.Meter("m", 5), "receipt_required": True},
]


class Witness:
    """Knows, from the wire alone, whether energy may flow; checks every wish to close the contactor against it."""

    def __init__(self, car: Car) -> None:
        self.car = car
        self.authorised = self.cable_checked = self.precharged = False
        self.seen = 0

    def look(self, request: iso2.BodyElement | None, response: Any) -> None:
        effects = self.car.station.effects[self.seen :]
        self.seen = len(self.car.station.effects)
        if any(isinstance(effect, api.RequestContactor) and effect.close for effect in effects):
            assert isinstance(request, iso2.PowerDeliveryReq)
            assert request.charge_progress is iso2.ChargeProgress.START
            assert self.authorised
            assert not self.car.station.view.emergency
            assert not self.car.dc or (self.cable_checked and self.precharged)
        if any(isinstance(effect, api.SetDcTarget) for effect in effects):
            assert self.authorised and self.cable_checked
        if response is not None:
            self.learn(request, response)

    def learn(self, request: Any, response: Any) -> None:
        good = response.response_code.value.startswith("OK")
        match response:
            case iso2.AuthorizationRes(evse_processing=iso2.EVSEProcessing.FINISHED) if good:
                self.authorised = True
            case iso2.CableCheckRes(evse_processing=iso2.EVSEProcessing.FINISHED) if good:
                self.cable_checked = True
            case iso2.PreChargeRes() if good:
                self.precharged = True
            case iso2.PowerDeliveryRes() if request.charge_progress is not iso2.ChargeProgress.START:
                self.cable_checked = self.precharged = False
            case _:
                pass


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.booleans(), st.integers(0, 12), st.randoms(use_true_random=False))
def test_any_sequence_of_good_messages(dc: bool, depth: int, chance: random.Random) -> None:
    course = messages(dc, False)[1:]
    car = Car(dc, station=Station(dc)).until(course[min(depth, len(course) - 1)])
    witness = Witness(car)
    for response in car.responses:
        witness.learn(car.start(), response)
    witness.seen = len(car.station.effects)
    for _ in range(40):
        if car.session.ended:
            break
        if chance.random() < 0.3:
            car.station.set(**chance.choice(CHANGES))
        car.station.obedient = chance.random() < 0.7
        before = record_of(car.session).state
        # Mostly the message that is due, so that walks get far; otherwise anything.
        due = [
            body for body in pool(car) if (before, type(body)) in TABLE and not isinstance(body, iso2.SessionStopReq)
        ]
        body = chance.choice(due if due and chance.random() < 0.95 else pool(car))
        session_id = car.session_id if chance.random() < 0.99 else bytes(8)
        response = car.send(body, session_id=session_id)
        if response is None:
            witness.look(body, None)
            response = car.await_response()
        witness.look(body, response)
        if response is None:
            break
        car.session_id = car.last_header.session_id
        after = record_of(car.session).state
        if after is not State.ENDED:
            assert after in TABLE[before, type(body)].leads_to
        refused = not response.response_code.value.startswith("OK")
        assert refused == (car.station.ended is not None and car.station.ended.reason is api.EndReason.FAILED_RESPONSE)
        car.wait(chance.choice([0.0, 0.1, 2.0]))
    if car.session.ended:
        assert not car.station.closed_contactor


def test_every_response_can_be_encoded_with_extreme_views() -> None:
    extreme = {
        "dc": api.DcLimits(1e12, -1e12, 1e12, 0, float("inf"), float("nan")),
        "ac": api.AcLimits(1e9, float("inf"), 3),
        "present_voltage_v": float("-inf"),
        "notification_delay_s": 10**9,
        "meter": api.Meter("y" * 99, -5, unix_time=0),
        "wall_unix": 2**40,
    }
    for dc in (False, True):
        car = Car(dc).charging()
        car.station.set(**extreme)
        response = car.ok(car.loop(volt=400.0))
        assert encode_iso2(iso2.V2GMessage(header=iso2.MessageHeader(session_id=b""), body=response))
    car = Car(dc=True).until(iso2.ChargeParameterDiscoveryReq)
    car.station.set(**extreme)
    car.ok(car.parameters())
    assert quantity(1, W).to_float() == 1.0
