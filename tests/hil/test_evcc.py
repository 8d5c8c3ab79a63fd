"""The simulated vehicle against a scripted station, in memory and on a clock of its own."""

from __future__ import annotations

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec

import hil.pki
from firmware.iso15118.messages import iso2, sap
from firmware.iso15118.pki import signature
from hil.ev.contract import make_contract
from hil.ev.evcc import S2, Answered, Close, Evcc, Event, Finished
from hil.ev.options import Contract, EvccOptions, Misdeed, State
from tests.hil import fake_secc
from tests.hil.fake_secc import FakeSecc

DC = iso2.EnergyTransferMode.DC_EXTENDED


def charge(evcc: Evcc, secc: FakeSecc, limit_s: float = 600.0, latency_s: float = 0.01) -> list[Event]:
    """Run both until the vehicle has finished; returns its events."""
    now = 100.0
    events: list[Event] = []
    evcc.start(now)
    while now < 100.0 + limit_s:
        while (event := evcc.next_event()) is not None:
            events.append(event)
            if isinstance(event, Finished):
                return events
        data = evcc.data_to_send()
        if data:
            now += latency_s
            evcc.receive_data(secc.receive(data), now)
        else:
            deadline = evcc.next_deadline()
            if deadline is None:
                return events
            now = max(now, deadline)
            evcc.handle_timer(now)
    raise AssertionError("the session did not end")


def finished(events: list[Event]) -> Finished:
    last = events[-1]
    assert isinstance(last, Finished), events
    return last


def bodies(secc: FakeSecc) -> list[str]:
    return [type(message.body).__name__ for message in secc.requests]


@pytest.fixture(scope="module")
def contract() -> Contract:
    chain = hil.pki.generate().contract
    key = chain.leaf.key
    assert isinstance(key, ec.EllipticCurvePrivateKey)
    return make_contract(list(chain.presented), key)


def test_ac_session_in_order() -> None:
    evcc, secc = Evcc(EvccOptions(loops=3)), FakeSecc()
    assert finished(charge(evcc, secc)) == Finished(True, "terminated")
    assert bodies(secc) == [
        "SessionSetupReq",
        "ServiceDiscoveryReq",
        "PaymentServiceSelectionReq",
        "AuthorizationReq",
        "ChargeParameterDiscoveryReq",
        "PowerDeliveryReq",
        "ChargingStatusReq",
        "ChargingStatusReq",
        "ChargingStatusReq",
        "PowerDeliveryReq",
        "SessionStopReq",
    ]
    assert evcc.loops == 3
    assert secc.requests[0].header.session_id == bytes(8)
    assert all(message.header.session_id == fake_secc.SESSION_ID for message in secc.requests[1:])
    start = secc.requests[5].body
    assert isinstance(start, iso2.PowerDeliveryReq)
    assert start.sa_schedule_tuple_id == 7
    assert start.charging_profile is not None


def test_s2_is_closed_before_power_and_opened_after_it() -> None:
    evcc, secc = Evcc(EvccOptions(loops=1)), FakeSecc()
    events = charge(evcc, secc)
    order = [event.message if isinstance(event, Answered) else event for event in events]
    closed, opened = order.index(S2(True)), order.index(S2(False))
    assert order.index("ChargeParameterDiscoveryRes") < closed < order.index("PowerDeliveryRes")
    assert order.index("ChargingStatusRes") < opened < order.index("SessionStopRes")
    assert order[-2:] == [Close(), Finished(True, "terminated")]


def test_dc_session_in_order() -> None:
    evcc, secc = Evcc(EvccOptions(mode=DC, loops=2)), FakeSecc(dc=True)
    events = charge(evcc, secc)
    assert finished(events).regular
    assert bodies(secc)[4:] == [
        "ChargeParameterDiscoveryReq",
        "CableCheckReq",
        "PreChargeReq",
        "PowerDeliveryReq",
        "CurrentDemandReq",
        "CurrentDemandReq",
        "PowerDeliveryReq",
        "WeldingDetectionReq",
        "WeldingDetectionReq",
        "SessionStopReq",
    ]
    order = [event.message if isinstance(event, Answered) else event for event in events]
    assert order.index(S2(True)) < order.index("CableCheckRes")


def test_energy_target_ends_the_loop() -> None:
    evcc = Evcc(EvccOptions(loops=None, energy_wh=20.0, loop_pause_s=1.0))
    assert finished(charge(evcc, FakeSecc())).regular
    assert 20.0 <= evcc.energy_wh < 24.0  # 16 A on three phases are 3.07 Wh a second


def test_contract_is_used_where_offered_and_signed_once(contract: Contract) -> None:
    evcc, secc = Evcc(EvccOptions(loops=1, contract=contract)), FakeSecc(contract=True)
    asked: list[iso2.BodyElement] = []

    def ongoing_once(body: iso2.BodyElement) -> iso2.BodyElement:
        asked.append(body)
        processing = iso2.EVSEProcessing.ONGOING if len(asked) == 1 else iso2.EVSEProcessing.FINISHED
        return iso2.AuthorizationRes(response_code=fake_secc.OK, evse_processing=processing)

    secc.answers[iso2.AuthorizationReq] = ongoing_once
    assert finished(charge(evcc, secc)).regular
    details = next(m.body for m in secc.requests if isinstance(m.body, iso2.PaymentDetailsReq))
    assert details.emaid == contract.emaid
    first, second = [m for m in secc.requests if isinstance(m.body, iso2.AuthorizationReq)]
    assert isinstance(first.body, iso2.AuthorizationReq)
    assert first.body.gen_challenge == bytes(range(16))
    assert second.header.signature is None
    assert second.body == iso2.AuthorizationReq()
    key = x509.load_der_x509_certificate(contract.leaf_der).public_key()
    assert isinstance(key, ec.EllipticCurvePublicKey)
    assert signature.verify([first.body], first.header.signature, key) is signature.VerifyResult.OK


def test_receipts_are_signed_and_go_on(contract: Contract) -> None:
    evcc, secc = Evcc(EvccOptions(loops=2, contract=contract)), FakeSecc(contract=True)
    secc.answers[iso2.ChargingStatusReq] = lambda body: secc.charging_status(receipt=True)
    assert finished(charge(evcc, secc)).regular
    receipts = [(m.header, m.body) for m in secc.requests if isinstance(m.body, iso2.MeteringReceiptReq)]
    assert len(receipts) == evcc.receipts == 2
    assert all(header.signature is not None and body.meter_info == fake_secc.METER for header, body in receipts)


def test_stop_notification_is_obeyed() -> None:
    evcc, secc = Evcc(EvccOptions(loops=None)), FakeSecc()
    secc.answers[iso2.ChargingStatusReq] = lambda body: secc.charging_status(iso2.EVSENotification.STOP_CHARGING)
    assert finished(charge(evcc, secc)).regular
    assert evcc.loops == 1


def test_stop_notification_can_be_ignored() -> None:
    evcc, secc = Evcc(EvccOptions(loops=5, obey_notification=False)), FakeSecc()
    secc.answers[iso2.ChargingStatusReq] = lambda body: secc.charging_status(iso2.EVSENotification.STOP_CHARGING)
    assert finished(charge(evcc, secc)).regular
    assert evcc.loops == 5


def test_renegotiation_goes_through_charge_parameters() -> None:
    evcc, secc = Evcc(EvccOptions(loops=2)), FakeSecc()
    secc.answers[iso2.ChargingStatusReq] = lambda body: secc.charging_status(
        iso2.EVSENotification.RE_NEGOTIATION if evcc.loops == 0 else iso2.EVSENotification.NONE
    )
    assert finished(charge(evcc, secc)).regular
    assert bodies(secc)[6:11] == [
        "ChargingStatusReq",
        "PowerDeliveryReq",
        "ChargeParameterDiscoveryReq",
        "PowerDeliveryReq",
        "ChargingStatusReq",
    ]


def test_emergency_shutdown_ends_a_dc_session_in_order() -> None:
    evcc, secc = Evcc(EvccOptions(mode=DC, loops=None)), FakeSecc(dc=True)
    secc.answers[iso2.CurrentDemandReq] = lambda body: secc.current_demand(
        iso2.DC_EVSEStatusCode.EVSE_EMERGENCY_SHUTDOWN
    )
    assert finished(charge(evcc, secc)).regular
    assert bodies(secc).count("CurrentDemandReq") == 1


def test_ongoing_for_ever_is_given_up() -> None:
    evcc, secc = Evcc(EvccOptions(ongoing_limit_s=10.0)), FakeSecc()
    secc.answers[iso2.AuthorizationReq] = iso2.AuthorizationRes(
        response_code=fake_secc.OK, evse_processing=iso2.EVSEProcessing.ONGOING
    )
    end = finished(charge(evcc, secc))
    assert not end.regular
    assert "Ongoing" in end.reason


def test_failed_response_ends_the_session_with_its_code() -> None:
    evcc, secc = Evcc(EvccOptions()), FakeSecc()
    secc.answers[iso2.ServiceDiscoveryReq] = iso2.SessionStopRes(response_code=iso2.ResponseCode.FAILED_SEQUENCE_ERROR)
    end = finished(charge(evcc, secc))
    assert not end.regular
    assert "SessionStopRes instead of ServiceDiscoveryRes" in end.reason


def test_no_negotiation_ends_the_session() -> None:
    evcc, secc = Evcc(EvccOptions()), FakeSecc()
    secc.sap_code = sap.ResponseCode.FAILED_NO_NEGOTIATION
    assert finished(charge(evcc, secc)) == Finished(False, "no common protocol")


def test_silence_of_the_station_times_out() -> None:
    evcc = Evcc(EvccOptions())
    evcc.start(0.0)
    assert evcc.data_to_send()
    assert evcc.next_deadline() == 2.0
    evcc.handle_timer(1.9)
    assert evcc.next_event() is None
    evcc.handle_timer(2.0)
    assert isinstance(evcc.next_event(), Close)
    assert evcc.next_event() == Finished(False, "no answer to supportedAppProtocol in time")
    assert evcc.next_deadline() is None


@pytest.mark.parametrize("data", [b"\x01\xfe\x80\x01\x00\x00\x00\x02\x80\xff", b"\x01\xfe\x80\x01\xff\xff\xff\xff"])
def test_garbage_from_the_station_ends_the_session(data: bytes) -> None:
    evcc = Evcc(EvccOptions())
    evcc.start(0.0)
    evcc.receive_data(data, 0.1)
    events = [evcc.next_event(), evcc.next_event()]
    assert isinstance(events[1], Finished)
    assert not events[1].regular


def test_eof_in_the_middle_opens_s2() -> None:
    evcc, secc = Evcc(EvccOptions(loops=None, misdeeds={State.CHARGING_STATUS: Misdeed.SILENCE})), FakeSecc()
    charge(evcc, secc)
    evcc.receive_eof(900.0)
    assert [evcc.next_event() for _ in range(3)] == [
        S2(False),
        Close(),
        Finished(False, "station closed the connection while in ChargingStatus"),
    ]


@pytest.mark.parametrize(
    ("misdeed", "state"),
    [
        (Misdeed.WRONG_ORDER, State.PAYMENT_SELECTION),
        (Misdeed.WRONG_SESSION_ID, State.CHARGING_STATUS),
        (Misdeed.ZERO_SESSION_ID, State.CHARGING_STATUS),
        (Misdeed.SESSION_STOP, State.AUTHORIZATION),
    ],
)
def test_misdeeds_change_the_request(misdeed: Misdeed, state: State) -> None:
    evcc, secc = Evcc(EvccOptions(loops=1, misdeeds={state: misdeed})), FakeSecc()
    charge(evcc, secc)
    if misdeed is Misdeed.SESSION_STOP:
        assert bodies(secc)[-1] == "SessionStopReq"
        assert "ChargeParameterDiscoveryReq" not in bodies(secc)
    elif misdeed is Misdeed.WRONG_ORDER:
        assert bodies(secc)[:3] == ["SessionSetupReq", "ServiceDiscoveryReq", "ServiceDiscoveryReq"]
    else:
        ids = {m.header.session_id for m in secc.requests if isinstance(m.body, iso2.ChargingStatusReq)}
        assert fake_secc.SESSION_ID not in ids


@pytest.mark.parametrize("misdeed", [Misdeed.BAD_SIGNATURE, Misdeed.BAD_CHALLENGE])
def test_falsified_authorization(misdeed: Misdeed, contract: Contract) -> None:
    options = EvccOptions(loops=1, contract=contract, misdeeds={State.AUTHORIZATION: misdeed})
    secc = FakeSecc(contract=True)
    charge(Evcc(options), secc)
    message = next(m for m in secc.requests if isinstance(m.body, iso2.AuthorizationReq))
    key = x509.load_der_x509_certificate(contract.leaf_der).public_key()
    assert isinstance(key, ec.EllipticCurvePublicKey)
    good = signature.verify([message.body], message.header.signature, key) is signature.VerifyResult.OK
    assert isinstance(message.body, iso2.AuthorizationReq)
    right_challenge = message.body.gen_challenge == bytes(range(16))
    assert (good, right_challenge) == ((False, True) if misdeed is Misdeed.BAD_SIGNATURE else (True, False))
