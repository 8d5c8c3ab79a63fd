"""Status, charging state, stage: pure functions of the facts."""

from dataclasses import replace

import pytest

from firmware.station.api import ChargingState, ConnectorStatus, Reason, Stage
from firmware.station.claims import Claim, Effective, Source
from firmware.station.connector import ConnectorFacts, charging_state, connector_status, stage_and_reason
from firmware.station.reasons import SENTENCES, amps, reason

IDLE = ConnectorFacts()
FAULT = reason("fault", code="E-1")
PLUGGED = replace(IDLE, connected=True)
PAID = replace(PLUGGED, authorised=True, offered_s=0.0)
OCPP = Effective(10.0, Claim(Source.OCPP, 10.0, Reason("profile", "the profile says so")))


@pytest.mark.parametrize(
    ("facts", "status"),
    [
        (IDLE, ConnectorStatus.AVAILABLE),
        (replace(IDLE, reserved=True), ConnectorStatus.RESERVED),
        (replace(PLUGGED, reserved=True), ConnectorStatus.OCCUPIED),
        (replace(PLUGGED, operative=False), ConnectorStatus.UNAVAILABLE),
        (replace(PLUGGED, operative=False, fault=FAULT), ConnectorStatus.FAULTED),
    ],
)
def test_status(facts: ConnectorFacts, status: ConnectorStatus) -> None:
    assert connector_status(facts) is status


@pytest.mark.parametrize(
    ("facts", "state"),
    [
        (IDLE, ChargingState.IDLE),
        (PLUGGED, ChargingState.EV_CONNECTED),
        (PAID, ChargingState.EV_CONNECTED),
        (replace(PAID, offered_s=9.9), ChargingState.EV_CONNECTED),
        (replace(PAID, offered_s=10.0), ChargingState.SUSPENDED_EV),
        (replace(PAID, charged=True), ChargingState.SUSPENDED_EV),
        (replace(PAID, ev_pauses=True, offered_s=None), ChargingState.SUSPENDED_EV),
        (replace(PAID, limited=True, charged=True), ChargingState.SUSPENDED_EVSE),
        (replace(PAID, fault=FAULT), ChargingState.SUSPENDED_EVSE),
        (replace(PAID, flowing=True, limited=True), ChargingState.CHARGING),
    ],
)
def test_charging_state(facts: ConnectorFacts, state: ChargingState) -> None:
    assert charging_state(facts) is state


@pytest.mark.parametrize(
    ("facts", "stage", "key"),
    [
        (IDLE, Stage.IDLE, "idle"),
        (replace(IDLE, reserved=True), Stage.UNAVAILABLE, "reserved"),
        (replace(IDLE, authorised=True), Stage.PLUG_IN, "plug_in"),
        (replace(IDLE, checking=True), Stage.AUTHORISING, "checking"),
        (replace(IDLE, refused=reason("rejected", why="x")), Stage.REJECTED, "rejected"),
        (PLUGGED, Stage.AUTHORISING, "not_authorised"),
        (replace(PLUGGED, checking=True, over=True), Stage.AUTHORISING, "checking"),
        (replace(PLUGGED, over=True), Stage.FINISHED, "finished"),
        (PAID, Stage.PREPARING, "preparing"),
        (replace(PAID, offered_s=20.0), Stage.PAUSED_BY_EV, "ev_not_ready"),
        (replace(PAID, charged=True), Stage.PAUSED_BY_EV, "ev_paused"),
        (replace(PAID, flowing=True), Stage.CHARGING, "charging"),
        (replace(PAID, flowing=True, limit=OCPP), Stage.CHARGING, "profile"),
        (replace(PAID, limited=True, limit=replace(OCPP, limit_a=0.0)), Stage.WAITING, "profile"),
        (replace(PAID, limited=True, limit=replace(OCPP, limit_a=3.0)), Stage.WAITING, "limit_too_low"),
        (replace(PAID, stopping=True, flowing=True), Stage.STOPPING, "stopping"),
        (replace(PAID, closing_down=reason("reset")), Stage.UNAVAILABLE, "reset"),
        (replace(PAID, operative=False, flowing=True), Stage.UNAVAILABLE, "unavailable"),
        (replace(PAID, fault=FAULT, operative=False), Stage.FAULT, "fault"),
    ],
)
def test_stage(facts: ConnectorFacts, stage: Stage, key: str) -> None:
    found, why = stage_and_reason(facts)
    assert (found, why.key) == (stage, key)


def test_sentences() -> None:
    assert reason("fuse", limit=amps(16.0)).text == "the installation's fuse allows 16 A"
    assert amps(6.25) == "6.2" and amps(15.98) == "16"
    with pytest.raises(KeyError):
        reason("no such key")
    assert all(text == text.strip() and not text.endswith(".") for text in SENTENCES.values())
