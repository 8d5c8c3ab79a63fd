"""What the station knows of SLAC and the powerline link, and what it asks of SLAC.

Owns: the facts of this visit that come from SLAC's events, the faults of the modem, when the network is left, and what
is learnt for the next visit. May not: drive the pilot (`pilot_control.py` has the table) or know a frame.

Without SLAC (`enabled` False) the link is up by itself, every fact below says so, and nothing is asked of anybody.
"""

from collections.abc import Callable
from dataclasses import dataclass

from firmware.hal.api import DriveKind, PilotState, SafetyReport
from firmware.iso15118.api import EndReason
from firmware.slac.api import (
    InterfaceLost,
    KeySet,
    LinkDown,
    LinkLost,
    LinkUp,
    Matched,
    MatchFailed,
    ModemFound,
    ModemTrouble,
    Pilot,
    SessionStarted,
    SlacEvent,
    Trouble,
    TroubleOver,
)
from firmware.slac.constants import PARM_WAIT_S
from firmware.station.api import IdToken, LearntView
from firmware.station.effects import LeaveNetwork, PauseNetwork, ResumeNetwork, StationEvent, StopV2g, TellPilot
from firmware.station.learning import KEPT_S, HlcMemory

SEQUENCE_RETRIES = 2  # C_sequ_retry: 5 % again after an E/F step
LEAVE_S = 1.0  # TP_match_leave; the last response of the session still has to get through
TERMINATED_LEAVE_S = 5.0  # after SessionStop the vehicle may take this long to close its connection
MODEM_PATIENCE_S = 15.0  # a modem that has not taken a key for so long is out of order
SETTLE_B_S = 0.5  # from plugging in to 5 %: contacts bounce, and T_conn_init_HLC wants 200 ms of B
EXTENSIONS = 3  # so many beginnings of a matching count as progress; a neighbour may try for ever
SHORT_FALLBACK_S = 3.0  # of a vehicle whose last visit showed that it does not talk
REFUSED_AFTER = 2  # visits in a row in which HLC failed: the next one charges without
MOST_SESSIONS = 64
EV, CARD = "ev:", "card:"  # what a key of the memory names

FAULTS: dict[Trouble, str] = {
    Trouble.SILENT: "modem_silent",
    Trouble.REFUSES_KEY: "modem_key_refused",
    Trouble.NOT_CCO: "modem_not_coordinator",
    Trouble.NOT_EVSE: "modem_not_evse",
}
"""Troubles of the modem as faults of the catalogue."""
MODEM_OUT = "modem_out_of_service"
"""The fault of a station that cannot charge without its modem (DC)."""
LASTING = frozenset({Trouble.SILENT, Trouble.REFUSES_KEY})
"""Troubles with which no vehicle can match."""


@dataclass(frozen=True, slots=True)
class LinkFacts:
    """What the table of pilot modes looks at. The default is a station without SLAC."""

    matching_first: bool = False  # SLAC comes before every V2G session
    listening: bool = True  # the modem has its key and the plug has settled: 5 % may begin
    heard: bool = False  # a vehicle matches or has matched [V2G3-M06-06]
    joining: bool = False  # matched, and the modems have their time to link
    unanswered: bool = False  # TT_EVSE_SLAC_init passed and nobody matched [V2G3-M06-07]
    broken: bool = False  # link or session was lost: D-LINK_ERROR
    tries_left: bool = True  # another E/F step is allowed in this visit
    refused: bool = False  # HLC failed with this vehicle in earlier visits


class Powerline:
    """SLAC as the station sees it. `emit` takes effects; `apply` and the other verbs are the only writers."""

    def __init__(
        self,
        enabled: bool,
        needs_modem: bool,
        emit: Callable[[StationEvent], None],
        now: float,
        validates: bool = False,
        wait_s: float = PARM_WAIT_S,
        memory: HlcMemory | None = None,
    ) -> None:
        """`needs_modem`: nothing can be charged without it (no AC). `wait_s`: TT_EVSE_SLAC_init, from 5 % on.

        `memory`: what earlier visits taught, also before a restart.
        """
        self.enabled = enabled
        self._needs_modem = needs_modem
        self._emit = emit
        self._validates = validates
        self._wait_s = wait_s
        self.memory = memory if memory is not None else HlcMemory()
        self._ready_at: float | None = None  # SLAC listens since
        self._lost_at = now  # and did not before
        self._nid = b""
        self._troubles: set[Trouble] = set()
        self._told: TellPilot | None = None
        self.firmware = ""
        self._forget(now)

    def _forget(self, now: float) -> None:
        self.visit_at = now
        self.steps = 0  # E/F steps
        self.errors = 0
        self.broken = self.asleep = False
        self._digital_at = now
        self.progress_at = now  # the last sign of a vehicle that comes nearer to a link
        self._talked_at = now  # a V2G session ended
        self._heard_ever = False
        self._hlc_charged = False
        self._matched_last: bytes | None = None  # the vehicle of this visit, as far as it has told who it is
        self._extensions = 0
        self._card: str | None = None
        self._leave_at: float | None = None
        self._drop_link()

    def _drop_link(self) -> None:
        self._sessions: set[bytes] = set()
        self.ev_mac: bytes | None = None  # of the vehicle that has the key
        self.linked = False
        self.down = False  # for a moment, it may come back

    # --- facts -------------------------------------------------------------------------------------------------------

    @property
    def may_talk(self) -> bool:
        """D-LINK_READY was given: SDP may be answered."""
        return not self.enabled or self.linked

    @property
    def out_of_order(self) -> bool:
        """No vehicle can match: the modem is silent or takes no key."""
        return self.enabled and bool(self._troubles & LASTING)

    def facts(self, now: float) -> LinkFacts:
        """For the table of pilot modes."""
        if not self.enabled:
            return LinkFacts()
        matched = self.ev_mac is not None
        heard = matched or bool(self._sessions)
        return LinkFacts(
            matching_first=True,
            listening=self._ready_at is not None and now - self.visit_at >= SETTLE_B_S,
            heard=heard,
            joining=matched and not self.linked and not self.asleep,
            unanswered=not heard and now - max(self._digital_at, self._talked_at) >= self._wait_s,
            broken=self.broken,
            tries_left=self.steps < SEQUENCE_RETRIES and not self._known_silent(now),
            refused=self.refused(now),
        )

    def refused(self, now: float) -> bool:
        """HLC failed with this vehicle in earlier visits, and there is another way to charge it."""
        return not self._needs_modem and self.memory.failures(self._ev_key, now) >= REFUSED_AFTER

    def fallback_s(self, configured_s: float, now: float) -> float:
        """How long an authorised vehicle may take to begin a V2G session."""
        known = self.memory.failures(self._ev_key, now) > 0 or self._known_silent(now)
        return min(configured_s, SHORT_FALLBACK_S) if self.enabled and known else configured_s

    def _known_silent(self, now: float) -> bool:
        return self.memory.failures(self._card, now) > 0

    @property
    def _ev_key(self) -> str | None:
        return f"{EV}{self._matched_last.hex()}" if self._matched_last is not None else None

    def faults(self, now: float) -> dict[str, bool]:
        """Faults of the catalogue with whether their cause is there."""
        if not self.enabled:
            return {}
        if self._ready_at is None and now - self._lost_at >= MODEM_PATIENCE_S and not self._troubles & LASTING:
            self._troubles.add(Trouble.SILENT)  # there is not even an interface
        causes = {fault: trouble in self._troubles for trouble, fault in FAULTS.items()}
        return causes | {MODEM_OUT: self._needs_modem and self.out_of_order}

    # --- SLAC --------------------------------------------------------------------------------------------------------

    def apply(self, event: SlacEvent, now: float, session: bool) -> None:
        """Take one event of SLAC. `session`: a V2G session is alive."""
        match event:
            case KeySet():
                self._ready_at = self._ready_at or now
                self._troubles -= LASTING
                if event.nid != self._nid:  # a new network: whoever was linked is not in it
                    self._nid = event.nid
                    self._drop_link()
            case InterfaceLost():
                self._ready_at, self._lost_at = None, now
                self._lose(now, session, "the interface of the modem went away")
            case ModemFound():
                self.firmware = event.firmware
            case ModemTrouble():
                self._troubles.add(event.trouble)
                if event.trouble in LASTING:
                    self._ready_at, self._lost_at = None, now
            case TroubleOver():
                self._troubles.discard(event.trouble)
            case SessionStarted():
                if len(self._sessions) < MOST_SESSIONS:
                    self._sessions.add(event.ev_mac)
                self._heard_ever = True
                if self._extensions < EXTENSIONS:
                    self._extensions += 1
                    self.progress_at = now
            case Matched():
                self._sessions = {event.ev_mac}
                self._matched_last = self.ev_mac = event.ev_mac
                self.progress_at, self.linked, self.asleep = now, False, False
            case LinkUp():
                self.ev_mac, self.progress_at, self.linked, self.down = event.ev_mac, now, True, False
                self.asleep = False
            case LinkDown():
                self.down = True
            case LinkLost():
                self._lose(now, session, "the powerline link is lost")
            case MatchFailed():
                self._match_failed(event)
            case _:
                pass

    def _match_failed(self, event: MatchFailed) -> None:
        if event.ev_mac is not None:  # None: nobody came since the plug did; the time from 5 % on is kept here
            self._sessions.discard(event.ev_mac)
            if event.ev_mac == self.ev_mac:
                self.errors += 1
                self._drop_link()

    def _lose(self, now: float, session: bool, why: str) -> None:
        """D-LINK_ERROR from below [PLCLinkStatus_007]; in basic charging it changes nothing [V2G3-M07-12]."""
        had_link = self.linked
        self._drop_link()
        if session:
            self._emit(StopV2g(why))
        if had_link:
            self.errors += 1
            self.broken = True

    # --- the pilot ---------------------------------------------------------------------------------------------------

    def pilot(self, report: SafetyReport, stepping: bool) -> None:
        """Tell SLAC what is on the line. `stepping`: E or F is being asked for; nothing may be answered from now on."""
        if not self.enabled:
            return
        driven = {DriveKind.E: PilotState.E, DriveKind.F: PilotState.F}.get(report.drive.kind, report.pilot)
        state = PilotState.F if stepping else driven
        if state is PilotState.UNKNOWN:
            return
        pilot = Pilot(state.value)
        if not pilot.connected:
            self._drop_link()
        told = TellPilot(pilot, report.toggles if self._validates else 0)
        if told != self._told:
            self._told = told
            self._emit(told)

    def digital(self, now: float) -> None:
        """5 % begins: what was wrong before has been answered."""
        self._digital_at, self.broken = now, False
        self._extensions = 0

    def stepped(self) -> None:
        """An E/F step begins: the matching starts anew after it."""
        self.steps += 1
        self._drop_link()

    def woken(self) -> None:
        """The pause is over: the vehicle joins again with the key that it has."""
        if self.enabled and self.asleep:
            self.asleep = False
            self._emit(ResumeNetwork())

    # --- V2G ---------------------------------------------------------------------------------------------------------

    def session_began(self) -> None:
        """A V2G session is set up."""
        self._leave_at = None

    def charged(self) -> None:
        """Energy flowed in a V2G session: HLC works with this vehicle."""
        self.steps, self._hlc_charged = 0, True
        for key in (self._ev_key, self._card):
            if key is not None:
                self.memory.worked(key)

    def session_ended(self, reason: EndReason, now: float) -> None:
        """D-LINK_PAUSE keeps the key; D-LINK_TERMINATE and D-LINK_ERROR leave the network."""
        if not self.enabled:
            return
        self._talked_at = now
        if reason is EndReason.PAUSED:
            self.asleep, self.linked, self._leave_at = True, False, None
            self._emit(PauseNetwork())
            return
        if self.ev_mac is not None:
            self._leave_at = now + (TERMINATED_LEAVE_S if reason is EndReason.TERMINATED else LEAVE_S)
        if reason is not EndReason.TERMINATED:
            self.errors += 1
            self.broken = True

    # --- time --------------------------------------------------------------------------------------------------------

    @property
    def deadline(self) -> float | None:
        """When `handle_timer` is due."""
        return min((at for at in (self._leave_at, self.memory.next_expiry()) if at is not None), default=None)

    def handle_timer(self, now: float) -> None:
        """Leave the network when its time has come; forget what is too old."""
        self.memory.expire(now)
        if self._leave_at is not None and now >= self._leave_at:
            self._leave_at = None
            self._drop_link()
            self._emit(LeaveNetwork())

    # --- what is learnt ----------------------------------------------------------------------------------------------

    def learnt(self, now: float) -> tuple[LearntView, ...]:
        """For the technician, the newest first."""
        return tuple(
            LearntView(_shown(key), failures, age_s, KEPT_S - age_s, self._follows(key, failures))
            for key, failures, age_s in self.memory.entries(now)
        )

    def _follows(self, key: str, failures: int) -> str:
        if key.startswith(EV) and failures >= REFUSED_AFTER and not self._needs_modem:
            return "charged without ISO 15118"
        return (
            f"{SHORT_FALLBACK_S:.0f} s until nominal duty" if not self._needs_modem else "nothing: DC has no other way"
        )

    def forget(self, name: str) -> int:
        """A vehicle by its MAC address, a card by its token, or all of them where `name` is empty."""
        if not name:
            return self.memory.forget()
        wanted = name.casefold()
        keys = [key for key, _failures, _age in self.memory.entries(0.0) if wanted in _names(key)]
        return self.memory.forget(*keys) if keys else 0

    def paid_by(self, token: IdToken) -> None:
        """Who pays in this visit: the card is the only name of a vehicle that does not talk."""
        self._card = f"{CARD}{token.type.value}:{token.value.casefold()}"

    def plugged(self, paid: bool, now: float) -> None:
        """A visit begins. `paid`: somebody has authorised already."""
        self.visit_at = self.progress_at = self._digital_at = self._talked_at = now
        if not paid:
            self._card = None

    def unplugged(self, charged: bool, now: float) -> None:
        """The visit is over. `charged`: energy has flowed, in whatever way."""
        if self.enabled and not self._hlc_charged:
            if self.errors and self._ev_key is not None:
                self.memory.failed(self._ev_key, now)
            elif charged and not self._heard_ever and self._card is not None:
                self.memory.failed(self._card, now)
        self._forget(now)


def _names(key: str) -> tuple[str, ...]:
    """Under which somebody may ask for an entry, in lower case."""
    if key.startswith(EV):
        digits = key.removeprefix(EV)
        return digits, ":".join(digits[at : at + 2] for at in range(0, len(digits), 2))
    return (key.removeprefix(CARD).partition(":")[2],)


def _shown(key: str) -> str:
    """A vehicle by its MAC address, which is what a trace shows; of a card the last four characters only."""
    name = _names(key)[-1]
    return f"vehicle {name}" if key.startswith(EV) else f"card …{name[-4:]}"
