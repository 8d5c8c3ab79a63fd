"""Matching with one vehicle: from its CM_SLAC_PARM.REQ to our CM_SLAC_MATCH.CNF, sans-I/O.

Owns: the states of one session, its timers and retries, and which messages it ignores. May not: know other sessions,
the modem or the pilot (`evse.py` does). `now` is monotonic seconds.

Rule 1: a message with a field that does not belong to this session changes nothing and is not answered.
Rule 2: what the EV repeats is answered again; what we said last is never taken back.
Rule 3: everything about which message is legal when stands in `HANDLERS`.
"""

import enum
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from firmware.slac.api import FailReason, SlacConfig
from firmware.slac.attenuation import Average
from firmware.slac.constants import (
    LATE_PROFILE_S,
    MATCH_WAIT_S,
    RESPONSE_RETRIES,
    RESPONSE_TYPE,
    RESPONSE_WAIT_S,
    SOUND_WINDOW_100MS,
    SOUND_WINDOW_S,
    SOUNDS,
    START_WAIT_S,
    VALIDATE_TIMER_MOST,
)
from firmware.slac.frames import Mme
from firmware.slac.frames.homeplug import (
    GROUPS,
    MATCH_CNF_LENGTH,
    MATCH_REQ_LENGTH,
    SOUND_TARGET,
    VALIDATE_FAILURE,
    VALIDATE_NOT_READY,
    VALIDATE_NOT_REQUIRED,
    VALIDATE_READY,
    VALIDATE_SUCCESS,
    ZERO_ID,
    AttenCharInd,
    AttenCharRsp,
    AttenProfileInd,
    MnbcSoundInd,
    SlacMatchCnf,
    SlacMatchReq,
    SlacParmCnf,
    SlacParmReq,
    StartAttenCharInd,
    ValidateCnf,
    ValidateReq,
)
from firmware.slac.keys import NetworkKey


class State(enum.Enum):
    """Where a session stands."""

    WAIT_START = "waits for CM_START_ATTEN_CHAR.IND"
    SOUNDING = "collects attenuation profiles"
    WAIT_RESPONSE = "waits for CM_ATTEN_CHAR.RSP"
    WAIT_MATCH = "waits for CM_SLAC_MATCH.REQ"
    CONFIRMED = "has sent CM_SLAC_MATCH.CNF"
    FAILED = "failed"

    __hash__ = object.__hash__  # by identity; that of Enum is Python, and every frame is looked up by state


@dataclass(frozen=True, slots=True)
class Site:
    """What a session knows of its station.

    `toggles` counts B-C-B; `busy`: another session validates; `assumed_db`: attenuation to report when the vehicle
    sounded and nothing was measured, None (the rule on a real cable) to fail instead.
    """

    mac: bytes
    key: Callable[[], NetworkKey]
    toggles: Callable[[], int]
    busy: Callable[[], bool]
    assumed_db: Callable[[], int | None]
    config: SlacConfig


@dataclass(slots=True)
class Session:
    """One session. After each call, where `changed`, take `out` (messages for the vehicle) and look at `state`."""

    site: Site
    ev_mac: bytes
    run_id: bytes
    state: State = State.WAIT_START
    deadline: float | None = None
    changed: bool = True  # there is something to take
    out: list[Mme] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    reason: FailReason | None = None
    measured: AttenCharInd | None = None
    average: Average = field(default_factory=Average)
    sounds: int = 0
    repeats: int = 0
    asked_again: bool = False
    validating: bool = False
    toggles_before: int | None = None  # counting since

    @classmethod
    def start(cls, site: Site, ev_mac: bytes, run_id: bytes, now: float) -> "Session":
        """A session that has just answered the vehicle's CM_SLAC_PARM.REQ."""
        session = cls(site, ev_mac, run_id)
        _restart(session, now)
        return session

    def receive(self, message: Mme, now: float) -> None:
        """Take a message that came from this vehicle, or a profile of it from our modem."""
        handler = HANDLERS.get((self.state, type(message)))
        if handler is not None:
            handler(self, message, now)
            self.changed = bool(self.out or self.remarks) or self.state is State.FAILED

    def handle_timer(self, now: float) -> None:
        """Do what is due; harmless before."""
        if self.deadline is not None and now >= self.deadline:
            TIMEOUTS[self.state](self, now)
            self.changed = True

    def fail(self, reason: FailReason) -> None:
        """End without a match."""
        self.state, self.reason, self.deadline, self.validating = State.FAILED, reason, None, False


# --- What belongs to a session ------------------------------------------------------------------------------------


def _wrong(session: Session, message: Any, **expected: object) -> bool:
    """Whether any field differs from what it must be; says which."""
    for name, value in expected.items():
        if getattr(message, name) != value:
            session.remarks.append(f"{type(message).__name__} ignored: {name} is {_text(getattr(message, name))}")
            return True
    return False


def _text(value: object) -> str:
    return value.hex() if isinstance(value, bytes) else str(value)


# --- Handlers -----------------------------------------------------------------------------------------------------


def _restart(session: Session, now: float) -> None:
    """(Re)start with CM_SLAC_PARM.CNF, within TP_match_response [V2G3-A09-16]."""
    session.state, session.deadline = State.WAIT_START, now + START_WAIT_S
    session.average = Average(session.site.config.attenuation_correction_db)
    session.sounds = session.repeats = 0
    session.asked_again = session.validating = False
    session.toggles_before = None
    _confirm_parm(session)


def _confirm_parm(session: Session) -> None:
    session.out.append(
        SlacParmCnf(
            target=SOUND_TARGET,
            sounds=SOUNDS,
            timeout_100ms=SOUND_WINDOW_100MS,
            response_type=RESPONSE_TYPE,
            forwarding=session.ev_mac,
            application=0,
            security=0,
            run_id=session.run_id,
        )
    )


def _parm_again(session: Session, message: SlacParmReq, now: float) -> None:
    _restart(session, now)


def _parm_while_sounding(session: Session, message: SlacParmReq, now: float) -> None:
    # A late copy of the first request must not throw away what was measured; a vehicle that really starts over
    # sends CM_START_ATTEN_CHAR.IND again.
    session.asked_again = True
    _confirm_parm(session)


def _start(session: Session, message: StartAttenCharInd, now: float) -> None:
    # NUM_SOUNDS, TIME_OUT and FORWARDING_STA are the vehicle's copies of what we said: nothing depends on them.
    run_id = session.run_id
    if not _wrong(session, message, application=0, security=0, response_type=RESPONSE_TYPE, run_id=run_id):
        session.state, session.deadline = State.SOUNDING, now + SOUND_WINDOW_S + LATE_PROFILE_S
        session.average = Average(session.site.config.attenuation_correction_db)
        session.sounds, session.asked_again = 0, False


def _start_again(session: Session, message: StartAttenCharInd, now: float) -> None:
    if session.asked_again:
        _start(session, message, now)


def _sound(session: Session, message: MnbcSoundInd, now: float) -> None:
    # The most frequent message: counted only, so that a wrong one needs no remark.
    if message.run_id == session.run_id and message.sender_id == ZERO_ID:
        session.sounds += not (message.application or message.security)


def _profile(session: Session, message: AttenProfileInd, now: float) -> None:
    if not session.average.add(message.groups):
        session.remarks.append(f"profile with {len(message.groups)} groups ignored")
    elif session.average.profiles >= SOUNDS:
        _tell_average(session, now)


def _tell_average(session: Session, now: float) -> None:
    """CM_ATTEN_CHAR.IND with the number of profiles really used [V2G3-A09-43]."""
    groups, profiles = session.average.groups(), session.average.profiles
    assumed = session.site.assumed_db()
    if groups is None and assumed is not None and session.sounds:
        groups, profiles = bytes([assumed]) * GROUPS, min(session.sounds, SOUNDS)
    if groups is None:
        session.fail(FailReason.NO_PROFILES if session.sounds else FailReason.NO_SOUNDS)
        return
    session.measured = AttenCharInd(0, 0, session.ev_mac, session.run_id, ZERO_ID, ZERO_ID, profiles, groups)
    session.out.append(session.measured)
    session.state, session.deadline, session.repeats = State.WAIT_RESPONSE, now + RESPONSE_WAIT_S, 0


def _response(session: Session, message: AttenCharRsp, now: float) -> None:
    wrong = _wrong(
        session,
        message,
        application=0,
        security=0,
        ev_mac=session.ev_mac,
        run_id=session.run_id,
        source_id=ZERO_ID,
        response_id=ZERO_ID,
        result=0,
    )
    if not wrong:  # a wrong one is as if none had come [V2G3-A09-47]
        session.state, session.deadline = State.WAIT_MATCH, now + MATCH_WAIT_S


def _match(session: Session, message: SlacMatchReq, now: float) -> None:
    wrong = _wrong(
        session,
        message,
        application=0,
        security=0,
        length=MATCH_REQ_LENGTH,
        run_id=session.run_id,
        ev_id=ZERO_ID,
        ev_mac=session.ev_mac,
        evse_id=ZERO_ID,
        evse_mac=session.site.mac,
    )
    if wrong:  # [V2G3-A09-98]
        return
    key = session.site.key()
    session.out.append(
        SlacMatchCnf(
            application=0,
            security=0,
            length=MATCH_CNF_LENGTH,
            ev_id=ZERO_ID,
            ev_mac=session.ev_mac,
            evse_id=ZERO_ID,
            evse_mac=session.site.mac,
            run_id=session.run_id,
            nid=key.nid,
            nmk=key.nmk,
        )
    )
    session.state, session.deadline, session.validating = State.CONFIRMED, None, False


def _validate(session: Session, message: ValidateReq, now: float) -> None:
    """CM_VALIDATE: refused, or two steps. Carries no RunID: `evse.py` gives it to the sender's session."""
    if _wrong(session, message, signal_type=0):
        return
    session.state = State.WAIT_MATCH
    toggles, result = 0, VALIDATE_NOT_REQUIRED
    if session.site.config.can_validate:
        if message.timer and session.validating:
            session.toggles_before = session.site.toggles()
            session.deadline = now + (min(message.timer, VALIDATE_TIMER_MOST) + 1) * 0.1
            return
        if message.timer or message.result != VALIDATE_READY:
            result = VALIDATE_FAILURE  # the second step without the first
        elif not session.validating and session.site.busy():
            result = VALIDATE_NOT_READY
        else:
            result = VALIDATE_READY
            session.validating, session.toggles_before = True, None
    session.deadline = now + MATCH_WAIT_S
    session.out.append(ValidateCnf(0, toggles, result))


# --- Timeouts -----------------------------------------------------------------------------------------------------


def _no_start(session: Session, now: float) -> None:
    session.fail(FailReason.NO_START)


def _no_response(session: Session, now: float) -> None:
    if session.repeats >= RESPONSE_RETRIES or session.measured is None:
        session.fail(FailReason.NO_RESPONSE)
        return
    session.repeats += 1
    session.out.append(session.measured)
    session.deadline = now + RESPONSE_WAIT_S


def _no_match(session: Session, now: float) -> None:
    if session.toggles_before is None:
        session.fail(FailReason.NO_MATCH)
        return
    toggles = min(max(session.site.toggles() - session.toggles_before, 0), 255)
    session.out.append(ValidateCnf(0, toggles, VALIDATE_SUCCESS))
    session.validating, session.toggles_before, session.deadline = False, None, now + MATCH_WAIT_S


# --- The table ----------------------------------------------------------------------------------------------------

Handler = Callable[[Session, Any, float], None]

HANDLERS: Mapping[tuple[State, type[Mme]], Handler] = {
    (State.WAIT_START, SlacParmReq): _parm_again,
    (State.WAIT_START, StartAttenCharInd): _start,
    (State.SOUNDING, SlacParmReq): _parm_while_sounding,
    (State.SOUNDING, StartAttenCharInd): _start_again,
    (State.SOUNDING, MnbcSoundInd): _sound,
    (State.SOUNDING, AttenProfileInd): _profile,
    (State.WAIT_RESPONSE, SlacParmReq): _parm_again,
    (State.WAIT_RESPONSE, AttenCharRsp): _response,
    # The response was lost or overtaken; a vehicle that goes on with us has our profile.
    (State.WAIT_RESPONSE, SlacMatchReq): _match,
    (State.WAIT_RESPONSE, ValidateReq): _validate,
    (State.WAIT_MATCH, SlacParmReq): _parm_again,
    (State.WAIT_MATCH, ValidateReq): _validate,
    (State.WAIT_MATCH, SlacMatchReq): _match,
    (State.CONFIRMED, SlacMatchReq): _match,
}
"""What is not here is ignored."""

TIMEOUTS: Mapping[State, Callable[[Session, float], None]] = {
    State.WAIT_START: _no_start,
    State.SOUNDING: _tell_average,
    State.WAIT_RESPONSE: _no_response,
    State.WAIT_MATCH: _no_match,
}
