"""The record of the V2G session."""

import pytest

from firmware.iso15118.api import (
    AuthMethod,
    ChargeStarted,
    ChargeStopped,
    Effect,
    EndReason,
    EnergyMode,
    EvNeeds,
    EvProgress,
    PausedSession,
    Protocol,
    RequestAuthorization,
    RequestContactor,
    SessionEnded,
    SessionEstablished,
)
from firmware.station.v2g import V2gRecord

SETUP = SessionEstablished(Protocol.ISO2, b"12345678", b"\x02\x00\x00\x00\x00\x01")
PAUSED = PausedSession(b"12345678", b"\x02\x00\x00\x00\x00\x01", AuthMethod.EIM)


def record(*effects: Effect) -> V2gRecord:
    made = V2gRecord()
    made.plugged(0.0)
    for effect in effects:
        made.apply(effect, 5.0)
    return made


def test_nothing_known() -> None:
    assert record().view() is None and not record().active


def test_charging() -> None:
    made = record(SETUP, RequestAuthorization(AuthMethod.PNC), EvNeeds(EnergyMode.DC, soc_percent=40))
    view = made.view()
    assert view is not None and (view.protocol, view.method, view.state) == ("ISO 15118-2", "pnc", "preparing")
    assert view.evcc_id == "02:00:00:00:00:01" and view.soc_percent == 40
    made.apply(RequestContactor(True), 6.0)
    made.apply(ChargeStarted(1), 6.0)
    made.apply(EvProgress(soc_percent=41, remaining_s=600.0), 6.0)
    view = made.view()
    assert view is not None and (view.state, view.soc_percent, view.remaining_s) == ("charging", 41, 600.0)
    made.apply(EvProgress(remaining_s=300.0), 7.0)
    assert made.soc_percent == 41, "what is not told again stays known"
    made.apply(ChargeStopped(), 8.0)
    assert made.contactor_wanted and not made.charging and made.charged


def test_letting_the_contactor_go_ends_the_charging() -> None:
    assert not record(SETUP, RequestContactor(True), ChargeStarted(1), RequestContactor(False)).charging


@pytest.mark.parametrize("reason", list(EndReason))
def test_every_end_wants_no_contactor(reason: EndReason) -> None:
    made = record(SETUP, RequestContactor(True), ChargeStarted(1), SessionEnded(reason, paused=PAUSED))
    assert not made.active and not made.contactor_wanted and not made.charging and made.charged
    assert made.idle_since == 5.0 and made.pausing is (reason is EndReason.PAUSED)
    assert made.paused == (PAUSED if reason is EndReason.PAUSED else None)


def test_a_resumed_session_keeps_what_it_may_be_resumed_from() -> None:
    ended = (SETUP, ChargeStarted(1), SessionEnded(EndReason.PAUSED, paused=PAUSED))
    resumed = SessionEstablished(SETUP.protocol, SETUP.session_id, SETUP.evcc_id, resumed=True)
    assert record(*ended, resumed).paused == PAUSED
    assert record(*ended, SETUP).paused is None
    assert not record(*ended, resumed).charged and not record(*ended, resumed).pausing
