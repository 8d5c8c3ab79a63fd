"""The simulated vehicle and the station's V2G session, in memory, on one clock: whole sessions without a socket.

What one side alone cannot show: that both agree on every message, and that the effects a station gets are those of a
session in good order.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import hil.pki
from firmware.iso15118 import api
from firmware.iso15118.messages import iso2
from firmware.iso15118.secc.contracts import PkiContracts
from firmware.iso15118.session import NoContracts, Session, SessionConfig
from firmware.iso15118.v2gtp import HEADER_LENGTH
from hil.ev.contract import make_contract
from hil.ev.evcc import S2, Evcc, Finished
from hil.ev.options import Contract, EvccOptions, Misdeed, State

DC = iso2.EnergyTransferMode.DC_EXTENDED
PKI = hil.pki.generate()
CONTRACT: Contract = make_contract(list(PKI.contract.presented), PKI.contract.leaf.key)


class Station:
    """Does at once what a session asks for, as a station whose hardware takes no time."""

    def __init__(self, mode: api.EnergyMode, tls: bool) -> None:
        self.effects: list[api.Effect] = []
        self.receipt_wh: list[int] = []
        self.answer = api.AuthState.ACCEPTED
        self.stop_after_start = False
        self.view = api.EvseView(
            evse_id="DE*EVS*E000001",
            energy_modes=(mode,),
            auth_methods=(api.AuthMethod.EIM, api.AuthMethod.PNC),
            tls=tls,
            meter=api.Meter("M-1", 1000),
            wall_unix=int(datetime.now(UTC).timestamp()),
        )

    def on_effect(self, effect: api.Effect) -> None:
        if not isinstance(effect, api.Trace):
            self.effects.append(effect)
        match effect:
            case api.RequestAuthorization():
                self.view = replace(self.view, auth=self.answer)
            case api.RequestContactor(close=True):
                self.view = replace(self.view, contactor=api.CheckState.PASSED)
            case api.RequestContactor(close=False):
                self.view = replace(self.view, contactor=api.CheckState.IDLE)
            case api.StartCableCheck():
                self.view = replace(
                    self.view,
                    cable_check=api.CheckState.PASSED,
                    contactor=api.CheckState.PASSED,
                    isolation=api.Isolation.VALID,
                )
            case api.SetDcTarget(voltage_v=voltage, current_a=current):
                self.view = replace(self.view, present_voltage_v=voltage, present_current_a=current)
            case api.StopDc():
                self.view = replace(self.view, present_voltage_v=0.0, present_current_a=0.0)
            case api.ChargeStarted() if self.stop_after_start:
                self.view = replace(self.view, notification=api.Notification.STOP)
            case api.ReceiptVerified(meter_wh=energy):
                self.receipt_wh.append(energy)
            case _:
                pass

    def names(self) -> list[str]:
        """The effects by name, the same ones in a row once."""
        names = [type(effect).__name__ for effect in self.effects]
        return [name for index, name in enumerate(names) if index == 0 or names[index - 1] != name]


class Pair:
    def __init__(self, options: EvccOptions, *, tls: bool = False, cut: int = 1 << 20) -> None:
        self.now = 1000.0
        self.cut = cut  # octets that arrive at once
        self.station = Station(api.EnergyMode.DC if options.dc else api.EnergyMode.AC, tls)
        verifier = PkiContracts(lambda: [PKI.mo_root.certificate]) if tls else NoContracts()
        self.session = Session(
            tls=tls,
            config=SessionConfig(),
            view=lambda: self.station.view,
            random_bytes=lambda count: bytes(range(1, count + 1)),
            verifier=verifier,
            now=self.now,
        )
        self.evcc = Evcc(options)

    def run(self, limit_s: float = 300.0) -> Finished:
        self.evcc.start(self.now)
        end = self.now + limit_s
        while self.now < end:
            while (event := self.evcc.next_event()) is not None:
                if isinstance(event, S2):
                    self.station.view = replace(self.station.view, pilot="C" if event.closed else "B")
                elif isinstance(event, Finished):
                    self.session.receive_eof(self.now)
                    self._effects()
                    return event
            self._step()
        raise AssertionError("the session did not end")

    def _step(self) -> None:
        if data := self.evcc.data_to_send():
            for start in range(0, len(data), self.cut):
                self.session.receive_data(data[start : start + self.cut], self.now)
                self._effects()
        elif data := self.session.data_to_send():
            for start in range(0, len(data), self.cut):
                self.evcc.receive_data(data[start : start + self.cut], self.now)
        elif self.session.closed:
            self.evcc.receive_eof(self.now)
        else:
            due = [at for at in (self.evcc.next_deadline(), self.session.next_deadline()) if at is not None]
            assert due, "both wait for ever"
            self.now = max(self.now, min(due))
            self.evcc.handle_timer(self.now)
            self.session.handle_timer(self.now)
            self._effects()

    def _effects(self) -> None:
        while (effect := self.session.next_event()) is not None:
            self.station.on_effect(effect)

    def ended(self) -> api.EndReason:
        last = self.station.effects[-1]
        assert isinstance(last, api.SessionEnded)
        return last.reason


@pytest.mark.parametrize("cut", [1 << 20, 1, 7])
def test_ac_with_external_payment(cut: int) -> None:
    pair = Pair(EvccOptions(loops=3), cut=cut)
    assert pair.run() == Finished(True, "terminated")
    names = pair.station.names()
    assert names[:5] == ["SessionEstablished", "RequestAuthorization", "EvNeeds", "RequestContactor", "ChargeStarted"]
    assert set(names[5:-1]) == {"RequestContactor", "ChargeStopped"}
    assert [e.close for e in pair.station.effects if isinstance(e, api.RequestContactor)] == [True, False]
    assert pair.ended() is api.EndReason.TERMINATED
    assert pair.evcc.loops == 3


def test_ac_with_contract() -> None:
    pair = Pair(EvccOptions(loops=2, contract=CONTRACT), tls=True)
    assert pair.run() == Finished(True, "terminated")
    asked = next(effect for effect in pair.station.effects if isinstance(effect, api.RequestAuthorization))
    assert asked.method is api.AuthMethod.PNC
    assert asked.contract is not None
    assert asked.contract.emaid == CONTRACT.emaid


def test_metering_receipt_is_verified() -> None:
    pair = Pair(EvccOptions(loops=3, contract=CONTRACT), tls=True)
    pair.station.view = replace(pair.station.view, receipt_required=True)
    assert pair.run().regular
    assert pair.station.receipt_wh == [1000]  # one, as receipts are asked for once a minute at most
    assert pair.evcc.receipts == 1


def test_dc() -> None:
    pair = Pair(EvccOptions(mode=DC, loops=3))
    assert pair.run() == Finished(True, "terminated"), pair.evcc.history
    names = pair.station.names()
    assert names.index("StartCableCheck") < names.index("SetDcTarget") < names.index("ChargeStarted")
    assert names.index("ChargeStarted") < names.index("StopDc") < names.index("SessionEnded")
    assert pair.ended() is api.EndReason.TERMINATED
    assert pair.evcc.energy_wh > 0
    assert pair.station.view.contactor is api.CheckState.IDLE


def test_pause_keeps_the_session_for_later() -> None:
    pair = Pair(EvccOptions(loops=1, pause=True))
    assert pair.run() == Finished(True, "paused")
    ended = pair.station.effects[-1]
    assert isinstance(ended, api.SessionEnded)
    assert ended.paused is not None
    assert ended.paused.session_id == pair.evcc.session_id


@pytest.mark.parametrize("dc", [False, True])
def test_stop_notification(dc: bool) -> None:
    pair = Pair(EvccOptions(mode=DC, loops=None) if dc else EvccOptions(loops=None))
    pair.station.stop_after_start = True
    assert pair.run().regular
    assert pair.evcc.loops == 1
    assert pair.ended() is api.EndReason.TERMINATED


def test_rejected_authorization_gives_no_energy() -> None:
    pair = Pair(EvccOptions())
    pair.station.answer = api.AuthState.REJECTED
    assert not pair.run().regular
    assert pair.ended() is api.EndReason.FAILED_RESPONSE
    assert "RequestContactor" not in pair.station.names()


@pytest.mark.parametrize(
    ("misdeed", "state", "code"),
    [
        (Misdeed.BAD_SIGNATURE, State.AUTHORIZATION, "FAILED_SignatureError"),
        (Misdeed.BAD_CHALLENGE, State.AUTHORIZATION, "FAILED_ChallengeInvalid"),
        (Misdeed.WRONG_SESSION_ID, State.CHARGE_PARAMETERS, "FAILED_UnknownSession"),
        (Misdeed.ZERO_SESSION_ID, State.CHARGING_STATUS, "FAILED_UnknownSession"),
    ],
)
def test_misdeeds_get_the_prescribed_answer(misdeed: Misdeed, state: State, code: str) -> None:
    pair = Pair(EvccOptions(contract=CONTRACT, misdeeds={state: misdeed}), tls=True)
    assert not pair.run().regular
    assert pair.evcc.failure_code == code
    assert pair.ended() is api.EndReason.FAILED_RESPONSE
    assert pair.station.view.contactor is api.CheckState.IDLE


def test_session_stop_in_the_middle_is_answered() -> None:
    pair = Pair(EvccOptions(misdeeds={State.CHARGING_STATUS: Misdeed.SESSION_STOP}))
    assert pair.run() == Finished(True, "terminated")
    assert pair.station.view.contactor is api.CheckState.IDLE


@pytest.mark.parametrize("misdeed", [Misdeed.GARBAGE, Misdeed.CLOSE, Misdeed.SILENCE, Misdeed.WRONG_ORDER])
@pytest.mark.parametrize("dc", [False, True])
def test_whatever_happens_in_the_loop_the_energy_goes(misdeed: Misdeed, dc: bool) -> None:
    state = State.CURRENT_DEMAND if dc else State.CHARGING_STATUS
    mode = DC if dc else iso2.EnergyTransferMode.AC_THREE_PHASE_CORE
    pair = Pair(EvccOptions(mode=mode, misdeeds={state: misdeed}, misdeed_after_loops=2))
    assert not pair.run().regular
    assert pair.evcc.loops == 2
    assert pair.station.view.contactor is api.CheckState.IDLE
    assert pair.station.view.present_voltage_v == 0.0
    assert isinstance(pair.station.effects[-1], api.SessionEnded)


class Meddler(Pair):
    """A pair with somebody on the line who changes the n-th message of the vehicle."""

    def __init__(self, options: EvccOptions, number: int, change: Callable[[bytes], bytes]) -> None:
        super().__init__(options, tls=options.contract is not None)
        self._number, self._change = number, change
        self.closed_unpaid = False

    def _step(self) -> None:
        if data := self.evcc.data_to_send():
            self._number -= 1
            self.session.receive_data(self._change(data) if self._number == 0 else data, self.now)
            self._effects()
            powered = self.station.view.contactor is api.CheckState.PASSED
            self.closed_unpaid |= powered and self.station.view.auth is not api.AuthState.ACCEPTED
        else:
            super()._step()


def flip(position: int) -> Callable[[bytes], bytes]:
    """One bit of the payload, the header stays good."""

    def change(data: bytes) -> bytes:
        changed = bytearray(data)
        bit = position % ((len(data) - HEADER_LENGTH) * 8)
        changed[HEADER_LENGTH + bit // 8] ^= 0x80 >> bit % 8
        return bytes(changed)

    return change


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(["ac", "dc", "pnc"]), st.integers(1, 18), st.integers(0, 1 << 14), st.booleans())
def test_one_flipped_bit_is_never_more_than_a_failed_session(kind: str, number: int, position: int, paid: bool) -> None:
    options = EvccOptions(
        mode=DC if kind == "dc" else iso2.EnergyTransferMode.AC_THREE_PHASE_CORE,
        contract=CONTRACT if kind == "pnc" else None,
        loops=4,
        ongoing_limit_s=5.0,
    )
    pair = Meddler(options, number, flip(position))
    if not paid:
        pair.station.answer = api.AuthState.REJECTED
    pair.run()
    assert not pair.closed_unpaid
    assert isinstance(pair.station.effects[-1], api.SessionEnded)
    assert pair.station.view.contactor is not api.CheckState.PASSED
    assert pair.station.view.present_voltage_v == 0.0
    if not paid:
        assert "ChargeStarted" not in pair.station.names()
