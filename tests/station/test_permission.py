"""Power needs every condition at once; a stop never switches anything on. Random lives of a station included."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from firmware.hal.api import PilotState
from firmware.iso15118.api import (
    AuthMethod,
    AuthState,
    ChargeStarted,
    ChargeStopped,
    EndReason,
    EnergyMode,
    EvNeeds,
    Protocol,
    RequestAuthorization,
    RequestContactor,
    SessionEnded,
    SessionEstablished,
    SetDcTarget,
    StartCableCheck,
    StopDc,
)
from firmware.station.api import (
    AuthorizationAnswer,
    ClearFault,
    DeauthorizeTransaction,
    EnterPin,
    EventKind,
    PresentToken,
    Reason,
    RemoteStart,
    RemoteStop,
    Reset,
    SetAvailability,
    SetLimit,
    SetOnline,
    SetVariables,
    StartByButton,
    StopByDriver,
)
from firmware.station.permission import PowerFacts, asks, holds, must_open, offers, power
from firmware.station.pilot_control import Mode
from firmware.station.stopping import Stop
from firmware.station.txpoints import StopCause
from tests.station.rig import CARD, CONTRACT, OTHER, Rig, ac_settings, dc_settings

NOMINAL = PowerFacts(
    connected=True,
    accepted=True,
    granted=True,
    session_refused=False,
    closed=False,
    limited=False,
    committed=True,
    mode=Mode.NOMINAL,
    pilot_ready=True,
    session_draws=False,
    powered=False,
    faults_open=False,
    fresh=True,
    stop=None,
)
DIGITAL = replace(NOMINAL, mode=Mode.DIGITAL, session_draws=True, pilot_ready=False)
STOP = Stop(StopCause.BUTTON, 10.0, was_on=True)


def test_everything_together_gives_power() -> None:
    assert power(NOMINAL, 0.0) and power(DIGITAL, 0.0)
    assert not must_open(replace(NOMINAL, powered=True), 0.0)


@pytest.mark.parametrize("base", [NOMINAL, DIGITAL])
@pytest.mark.parametrize(
    "lost",
    [
        {"connected": False},
        {"accepted": False},
        {"session_refused": True},
        {"closed": True},
        {"limited": True},
        {"committed": False},
        {"faults_open": True},
        {"fresh": False},
        {"stop": STOP},
        {"mode": Mode.REST},
        {"mode": Mode.PAUSED},
        {"mode": Mode.STEP_X1},
        {"mode": Mode.ABSENT},
        {"pilot_ready": False, "session_draws": False},
    ],
)
def test_each_condition_alone_takes_power_away(base: PowerFacts, lost: dict[str, object]) -> None:
    assert not power(replace(base, **lost), 0.0)


def test_a_stop_holds_what_is_on_until_its_deadline_and_switches_nothing_on() -> None:
    stopping = replace(DIGITAL, stop=STOP, powered=True, accepted=False, closed=True)
    assert holds(stopping, 9.9) and power(stopping, 9.9) and not must_open(stopping, 9.9)
    assert not holds(stopping, 10.0) and must_open(stopping, 10.0)
    assert not holds(replace(stopping, powered=False), 1.0)
    assert not holds(replace(stopping, faults_open=True), 1.0)
    assert not holds(replace(stopping, stop=STOP.harder()), 1.0)
    assert not holds(replace(stopping, session_draws=False), 1.0)
    assert not holds(replace(stopping, mode=Mode.NOMINAL), 1.0), "basic charging is stopped by the pilot"


def test_basic_charging_is_given_six_seconds_by_the_safety_loop() -> None:
    assert not must_open(replace(NOMINAL, stop=STOP, powered=True), 1.0)
    assert must_open(replace(NOMINAL, stop=STOP, powered=True), 10.0)
    assert must_open(replace(NOMINAL, powered=True, faults_open=True), 0.0)


def test_session_that_lets_go_opens_at_once() -> None:
    assert must_open(replace(DIGITAL, session_draws=False, powered=True), 0.0)


def test_offers_and_asks_are_apart() -> None:
    assert offers(replace(NOMINAL, pilot_ready=False, committed=False))
    assert not asks(replace(NOMINAL, pilot_ready=False))


# --- random lives ----------------------------------------------------------------------------------------------------

WHY = Reason("test", "test")
FAULTS = ("emergency_stop", "grid_lost", "rcd_trip", "ventilation_missing", "unheard_of")
EFFECTS = (
    SessionEstablished(Protocol.ISO2, b"12345678", b"123456"),
    SessionEstablished(Protocol.ISO2, b"12345678", b"123456", True),
    RequestAuthorization(AuthMethod.EIM),
    RequestAuthorization(AuthMethod.PNC, CONTRACT),
    EvNeeds(EnergyMode.AC),
    EvNeeds(EnergyMode.DC),
    RequestContactor(True),
    RequestContactor(True),
    RequestContactor(False),
    ChargeStarted(1),
    ChargeStopped(),
    StartCableCheck(400.0),
    SetDcTarget(400.0, 10.0, True),
    SetDcTarget(400.0, 100.0),
    StopDc(),
    *(SessionEnded(reason) for reason in EndReason),
)
COMMANDS = (
    PresentToken(CARD),
    PresentToken(CARD),
    PresentToken(OTHER),
    RemoteStart(OTHER, 1),
    RemoteStop("tx-1"),
    StopByDriver(),
    StartByButton(),
    EnterPin("4711"),
    EnterPin("0000"),
    Reset(False),
    SetAvailability(False),
    SetAvailability(True),
    SetLimit("ocpp", 0.0, WHY, 5.0),
    SetLimit("ocpp", 3.0, WHY),
    SetLimit("ocpp", None, WHY),
    SetOnline(True),
    SetOnline(False),
    ClearFault("store_failed"),
    DeauthorizeTransaction("tx-1", "Blocked"),
    SetVariables({"TxCtrlr.TxStartPoint": "EVConnected"}),
    SetVariables({"TxCtrlr.TxStartPoint": "EnergyTransfer"}),
    SetVariables({"TxCtrlr.TxStopPoint": "EVConnected"}),
    SetVariables({"TxCtrlr.StopTxOnInvalidId": "false"}),
    SetVariables({"UIInput.Enabled[StartButton]": "true", "UIInput.Enabled[PinCode]": "true"}),
)
PILOTS = (PilotState.A, PilotState.B, PilotState.C, PilotState.C, PilotState.D, PilotState.E, PilotState.F)

STEPS = st.one_of(
    st.tuples(st.just("pilot"), st.sampled_from(PILOTS)),
    st.tuples(st.just("command"), st.sampled_from(COMMANDS)),
    st.tuples(st.just("effect"), st.sampled_from(EFFECTS)),
    st.tuples(st.just("effect"), st.sampled_from(EFFECTS)),
    st.tuples(st.just("answer"), st.sampled_from(("Accepted", "Blocked", "Offline"))),
    st.tuples(st.just("fault"), st.sampled_from((None, *FAULTS))),
    st.tuples(st.just("store"), st.booleans()),
    st.tuples(st.just("wait"), st.sampled_from((0.05, 1.0, 4.0, 12.0))),
)
STARTS = st.sampled_from(("idle", "charging", "session"))


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(dc=st.booleans(), free=st.booleans(), start=STARTS, steps=st.lists(STEPS, max_size=25))
def test_nothing_that_happens_gives_power_it_should_not(
    dc: bool, free: bool, start: str, steps: list[tuple[str, object]]
) -> None:
    rig = Rig(dc_settings(free_vend=free) if dc else ac_settings(free_vend=free, basic_fallback_s=2.0))
    if start != "idle":
        rig.command(PresentToken(CARD))
        rig.plug_in()
        if start == "session":
            rig.session()
            rig.effect(EvNeeds(EnergyMode.DC if dc else EnergyMode.AC), RequestContactor(True), StartCableCheck(400.0))
        rig.pilot(PilotState.C)
        rig.run(6.0)
    before = False
    for kind, what in steps:
        match kind:
            case "pilot":
                rig.pilot(what)  # type: ignore[arg-type]
            case "command":
                rig.command(what)  # type: ignore[arg-type]
            case "effect":
                rig.effect(what)  # type: ignore[arg-type]
            case "answer":
                rig.command(AuthorizationAnswer(1, str(what)))
            case "fault":
                rig.hardware.faults = frozenset({str(what)} if what else ())
            case "store":
                rig.journal.broken = bool(what)
            case _:
                rig.run(float(what))  # type: ignore[arg-type]
        rig.run(0.05)
        check(rig, before)
        before = rig.lease.allow_power


def check(rig: Rig, had_power: bool) -> None:
    """The rig's journal already refuses gaps, second starts and steps after an end."""
    station, lease = rig.station, rig.lease
    snapshot = station.snapshot(rig.now)
    assert not (lease.allow_power and lease.open_now)
    assert lease.dc_enable <= lease.allow_power
    if not lease.allow_power:
        return
    # Only a stop that is under way may keep power without an accepted token.
    stopping = snapshot.stage.value in ("stopping", "unavailable") or any(not f.latched for f in snapshot.faults)
    assert snapshot.token is not None
    assert station.view(True, rig.now).auth is AuthState.ACCEPTED or (stopping and had_power)
    running = rig.journal.of(rig.journal.open() or "")
    assert running and running[0].kind is EventKind.STARTED and running[-1].kind is not EventKind.ENDED
    assert snapshot.limit_a >= 6.0 or rig.settings.dc is not None or had_power
    assert not any(f.severity == "critical" for f in snapshot.faults)
