"""What a station answers to a command of the driver, the technician, the operator or the CSMS.

Owns: one branch per command and what is refused. May not: know who sent it or how; `StationCommands` is `Station` to
everybody else.
"""

from firmware.iso15118.api import Protocol
from firmware.station.api import (
    Answer,
    AuthorizationAnswer,
    AwaitSchedules,
    CancelReservation,
    CertificateResponse,
    ClearFault,
    Command,
    DeauthorizeTransaction,
    EnterPin,
    ForgetVehicles,
    HoldForUpdate,
    IdToken,
    MeterSampled,
    MoreTime,
    OfferSchedules,
    PresentToken,
    Reason,
    RefuseContract,
    RemoteStart,
    RemoteStop,
    Renegotiate,
    ReserveNow,
    Reset,
    Result,
    SampleMeter,
    SetAvailability,
    SetCost,
    SetDriverChoice,
    SetKnownTokens,
    SetLimit,
    SetOnline,
    SetTariffText,
    SetV2xOperation,
    SetVariables,
    ShowMessages,
    StartByButton,
    StopByDriver,
    TokenType,
    UnlockConnector,
    WakeVehicle,
    is_pin,
)
from firmware.station.authorization import Outcome
from firmware.station.effects import PersistState
from firmware.station.energy import usable_a
from firmware.station.known import OPERATIVE_KEY
from firmware.station.limits import EXTERNAL
from firmware.station.reasons import reason
from firmware.station.session import StationSession
from firmware.station.transactions import meter_sample
from firmware.station.txpoints import StopCause


class StationCommands(StationSession):
    """Obeys commands."""

    def _obey(self, command: Command, now: float) -> Answer:
        match command:
            case PresentToken():
                return self._present(command.token, now)
            case RemoteStart():
                return self._remote_start(command, now)
            case AuthorizationAnswer():
                outcome, text = self._auth.answer(command, self._connected, now)
                return self._after(outcome, text, now)
            case RemoteStop() | DeauthorizeTransaction():
                if command.transaction_id != self._tx.running_id:
                    return Answer(Result.REJECTED, f"transaction {command.transaction_id} is not running")
                if isinstance(command, RemoteStop):
                    return self._begin_stop(StopCause.REMOTE, now)
                return self._deauthorise(command.status, now)
            case RefuseContract():
                if self._auth.refuse_contracts(now):
                    self._begin_stop(StopCause.BUTTON, now)
                    self._reopens = True
                    return Answer(Result.ACCEPTED, "the contract is not used any more", self._tx.running_id)
                return Answer(Result.ACCEPTED, "no contract in this visit")
            case StopByDriver():
                if self._auth.grant is None and self._tx.running_id is None:
                    return Answer(Result.REJECTED, "nothing is running")
                return self._begin_stop(StopCause.BUTTON, now)
            case StartByButton():
                if not self._start_button():
                    return Answer(Result.REJECTED, "there is no start button now")
                outcome, text = self._auth.start_free(self._connected, now)
                return self._after(outcome, text, now)
            case EnterPin():
                return self._enter_pin(command.code, now)
            case SetDriverChoice():
                return self._choose(command, now)
            case MoreTime():
                if not self._auth.extend(now):
                    return Answer(Result.REJECTED, "no time limit runs")
                return Answer(Result.ACCEPTED, "the time limit begins anew")
            case SetCost():
                return self._bill.set_cost(command, self._tx.view(now))
            case SetTariffText():
                return self._bill.set_text(command)
            case ShowMessages():
                self._messages = command.messages
                return Answer(Result.ACCEPTED, f"{len(command.messages)} messages of the operator")
            case UnlockConnector():
                return self._unlock(now)
            case HoldForUpdate():
                self._updating = command.held
                return Answer(Result.ACCEPTED)
            case Reset():
                return self._take_reset(command, now)
            case SetAvailability():
                return self._set_availability(command.operative)
            case SetLimit():
                return self._set_limit(command, now)
            case SetV2xOperation():
                return self._v2x.take(command, now)
            case OfferSchedules():
                try:
                    self._offers.put(command.offers, now)
                except ValueError as error:
                    return Answer(Result.REJECTED, str(error))
                return Answer(Result.ACCEPTED, f"{len(command.offers)} schedules for the vehicle")
            case AwaitSchedules():
                self._offers.await_operator(command.wait_s)
                return Answer(Result.ACCEPTED)
            case Renegotiate():
                return self._renegotiate(now)
            case WakeVehicle():
                if not self._v2g.pausing:
                    return Answer(Result.REJECTED, "no vehicle has paused its session")
                self._wake(now)
                return Answer(Result.ACCEPTED, "the vehicle is woken")
            case SetOnline():
                self._auth.online = command.online
                return Answer(Result.ACCEPTED)
            case ClearFault():
                return self.faults.clear(command.fault, command.technician)
            case CertificateResponse():
                taken = self._provisioning.take(command)
                return Answer(Result.ACCEPTED if taken else Result.REJECTED, command.detail or "certificate answer")
            case SetVariables():
                try:
                    self._settings = self._settings.with_variables(command.values)
                except ValueError as error:
                    return Answer(Result.REJECTED, str(error))
                self._auth.settings = self._settings
                return Answer(Result.ACCEPTED)
            case ReserveNow():
                free = self._closed() in (None, reason("reserved")) and not self._connected and not self.busy
                free = free and self._auth.grant is None and not self._auth.pending
                return self._reservations.take(command, free, self._clock.wall().utc)
            case CancelReservation():
                return self._reservations.cancel(command.id)
            case SampleMeter():
                return self._sample_meter(command, now)
            case SetKnownTokens():
                self._known.replace(command.source, command.tokens)
                return Answer(Result.ACCEPTED, f"{len(command.tokens)} tokens of the {command.source.value}")
            case ForgetVehicles():
                gone = self._powerline.forget(command.name)
                return Answer(Result.ACCEPTED if gone or not command.name else Result.REJECTED, f"{gone} forgotten")

    def _choose(self, command: SetDriverChoice, now: float) -> Answer:
        """Take the driver's wishes; a vehicle that charges by a schedule is asked to negotiate it anew."""
        if self._auth.grant is None or self._stop is not None:
            return Answer(Result.REJECTED, "nobody charges here now")
        before_a = self._claims.effective.limit_a
        answer = self._wishes.take(command.choice, now, self._clock.wall().utc)
        if answer.result is Result.ACCEPTED:
            self._derive_claims(now)
            self._renegotiate(now)  # refused where there is no schedule to negotiate, which is no failure here
            if self._v2g.pausing and usable_a(before_a) == 0.0 < usable_a(self._claims.effective.limit_a):
                self._wake(now)
        return answer

    def _unlock(self, now: float) -> Answer:
        """F05. The safety loop opens the lock only over an open contactor, and raises `unlock_failed` if it sticks."""
        if self._settings.fixed_cable:
            return Answer(Result.REJECTED, "the cable is fixed, there is no lock")
        if self._tx.running_id is not None and self._tx.has_token:
            return Answer(Result.REJECTED, "an authorised transaction is running")
        self._unlocked = True
        self._end_v2g_by(now + self._settings.v2g_stop_s)
        return Answer(Result.ACCEPTED, "the lock opens")

    def _renegotiate(self, now: float) -> Answer:
        """Only what is charging has a schedule; DIN 70121 knows no other one."""
        session = self._v2g.established
        if not self._v2g.charging or session is None or session.protocol is Protocol.DIN:
            return Answer(Result.REJECTED, "no vehicle charges by a schedule")
        if self._v2g_stop_at is not None:
            return Answer(Result.REJECTED, "charging is being stopped")
        self._offers.ask(now)
        return Answer(Result.ACCEPTED, "the vehicle is asked to negotiate anew", self._tx.running_id)

    def _closed_to(self, token: IdToken) -> Reason | None:
        """As `_closed`, but a reservation opens to whom it is for."""
        closed = self._closed()
        reserved = closed is not None and closed.key == "reserved"
        return None if reserved and self._reservations.may_ask(token) else closed

    def _present(self, token: IdToken, now: float) -> Answer:
        closed = self._closed_to(token)
        if closed is not None and self._auth.grant is None:
            return Answer(Result.REJECTED, closed.text)
        if self._stop is not None:
            return Answer(Result.REJECTED, "charging is being stopped")
        outcome, text = self._auth.present(token, self._connected, now)
        return self._after(outcome, text, now, token)

    def _enter_pin(self, code: str, now: float) -> Answer:
        """C04. What was typed is told to nobody but whoever may know it."""
        entry = self._pin(now)
        if entry is None:
            return Answer(Result.REJECTED, "no PIN can be typed now")
        if entry.wait_s is not None:
            return Answer(Result.REJECTED, f"too many wrong PINs: no more for {entry.wait_s:.0f} s")
        if not is_pin(code):
            return Answer(Result.REJECTED, "this can be no PIN")
        return self._present(IdToken(code, TokenType.KEY_CODE), now)

    def _remote_start(self, command: RemoteStart, now: float) -> Answer:
        closed = self._closed_to(command.token)
        if closed is not None or self._stop is not None:
            return Answer(Result.REJECTED, closed.text if closed is not None else "charging is being stopped")
        outcome, text = self._auth.remote_start(command, self._connected, now)
        return self._after(outcome, text, now)

    def _after(self, outcome: Outcome, text: str, now: float, token: IdToken | None = None) -> Answer:
        """What an outcome of the authorisation does, and the answer for whoever asked."""
        if outcome is Outcome.GRANTED:
            self._granted(now)
            if self._auth.grant is None:
                return Answer(Result.REJECTED, "not now")
        elif outcome in (Outcome.STOP, Outcome.STOP_BY_MASTER):
            master = outcome is Outcome.STOP_BY_MASTER
            self._begin_stop(StopCause.MASTER_PASS if master else StopCause.TOKEN, now, token or self._auth.stopped_by)
        result = Result.REJECTED if outcome is Outcome.REFUSED else Result.ACCEPTED
        return Answer(result, text, self._tx.running_id)

    def _deauthorise(self, status: str, now: float) -> Answer:
        if self._settings.stop_on_invalid:
            return self._begin_stop(StopCause.DEAUTHORISED, now)
        self._auth.invalidate()
        self._end_v2g_by(now + self._settings.v2g_stop_s)
        return Answer(Result.ACCEPTED, f"token status {status}: no more energy", self._tx.running_id)

    def _sample_meter(self, command: SampleMeter, now: float) -> Answer:
        if self._meter is None:
            return Answer(Result.REJECTED, "the meter has told nothing yet")
        if command.in_transaction and not self._tx.committed:
            return Answer(Result.REJECTED, "no transaction is running")
        if command.in_transaction:
            self._tell_meter("Trigger", "Trigger", now)
        else:
            sample = meter_sample(self._context(now), self._clock, "Trigger", 0.0, 0.0)
            self._out.append(MeterSampled(sample))
        return Answer(Result.ACCEPTED, "meter told", self._tx.running_id)

    def _take_reset(self, command: Reset, now: float) -> Answer:
        if command.resume and not self._settings.resumption_s:
            return Answer(Result.REJECTED, "a transaction ends with a reset: TxCtrlr.ResumptionTimeout is 0")
        answer = self._operation.take_reset(command, self.busy, now)
        if answer.result is not Result.ACCEPTED:
            return answer
        if command.resume and self._stop is None and self._tx.committed:
            self._parting = True
            self._end_v2g_by(now + self._settings.v2g_stop_s)
        else:
            self._begin_stop(StopCause.RESET, now)
        return answer

    def _set_availability(self, operative: bool) -> Answer:
        # What was ordered survives a restart even where it has to wait for the end of a transaction now.
        self._out.append(PersistState(OPERATIVE_KEY, None if operative else "false"))
        return self._operation.set_availability(operative, self.busy)

    def _set_limit(self, command: SetLimit, now: float) -> Answer:
        before_a = self._claims.effective.limit_a
        answer = self._outside.take(command, now)
        after_a = self._claims.effective.limit_a
        if self._v2g.pausing and usable_a(before_a) == 0.0 < usable_a(after_a):
            self._wake(now)  # there is something to charge with again
        self._rate_changed({source for source in EXTERNAL if source.value == command.source}, before_a, now)
        return answer
