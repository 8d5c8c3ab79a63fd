"""SLAC of the station, sans-I/O: the modem, the sessions, the link, in one core.

Owns: the phases, which frame goes to whom, when the network key changes, and the link after a match. May not: do I/O
or look at a clock; `now` is monotonic seconds. The pilot is told, never driven.

Rule 1: in pilot A, E and F nothing is sent to a vehicle, whatever comes.
Rule 2: sessions never wait for one another; the first vehicle that names us gets the key, and the others are dropped.
Rule 3: a key that a vehicle has seen is not given to another one: it changes after unplugging, leaving and a failed
join.

No input from outside makes a method here raise; any exception is a bug.
"""

import enum
from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from firmware.slac.api import (
    FailReason,
    KeySet,
    LinkDetection,
    LinkDown,
    LinkLost,
    LinkUp,
    Matched,
    MatchFailed,
    Measured,
    ModemPolicy,
    ModemTrouble,
    Pilot,
    Remark,
    SessionStarted,
    SlacConfig,
    SlacEvent,
    Trouble,
)
from firmware.slac.constants import (
    ASSUMED_DB,
    JOIN_WAIT_S,
    LINK_LOST_S,
    LINK_POLL_JOIN_S,
    LINK_POLL_UP_S,
    LINK_SILENT_S,
    QUERY_UNKNOWN_S,
    RESUME_WAIT_S,
    RETURN_S,
    RETURN_TRIES,
    RETURN_WINDOW_S,
)
from firmware.slac.frames import BROADCAST, Frame, FrameError, Mme, Opaque, decode, encode, mac_text
from firmware.slac.frames.homeplug import (
    AmpMapCnf,
    AmpMapReq,
    AttenCharRsp,
    AttenProfileInd,
    GetKeyCnf,
    MnbcSoundInd,
    SetKeyCnf,
    SlacMatchReq,
    SlacParmReq,
    StartAttenCharInd,
    ValidateReq,
)
from firmware.slac.keys import NetworkKey, RandomBytes
from firmware.slac.modem import KeyTaken, LinkSeen, Modem
from firmware.slac.session import Session, Site, State


class Phase(enum.Enum):
    """Where the station stands."""

    RESET = "the modem gets a new key"
    IDLE = "no vehicle"
    MATCHING = "vehicles may match"
    WAIT_LINK = "a vehicle has the key and joins"
    MATCHED = "linked with a vehicle"
    PAUSED = "the vehicle sleeps and has the key"


CLOSED_PHASES = (Phase.RESET, Phase.IDLE)
"""Where messages of vehicles are not looked at."""


@dataclass(slots=True)
class Counters:
    """Frames since start."""

    received: int = 0
    malformed: int = 0
    ignored: int = 0
    sent: int = 0


class EvseSlac:
    """The station's end.

    Call `receive_frame`, `handle_timer`, `set_pilot`, `leave`, `pause`, `resume` or `modem_restarted`; after each, send
    what `frames_to_send` gives, hand out `next_event` until None, and arm a timer for `next_deadline`.
    """

    def __init__(self, mac: bytes, config: SlacConfig, random_bytes: RandomBytes, now: float) -> None:
        self._mac = mac
        self._config = config
        self._random = random_bytes
        self._modem = Modem(mac, config, random_bytes)
        self._site = Site(
            mac=mac,
            key=lambda: self._key,
            toggles=lambda: self._toggles,
            busy=lambda: any(session.validating for session in self._sessions.values()),
            assumed_db=lambda: ASSUMED_DB if self._no_modem else None,
            config=config,
        )
        self._out: list[bytes] = []
        self._events: deque[SlacEvent] = deque()
        self._sessions: dict[bytes, Session] = {}  # by EV MAC: a new RunID of the same vehicle replaces its session
        self._joined: Session | None = None  # of WAIT_LINK, MATCHED, PAUSED
        self._pilot = Pilot.A
        self._connected = False
        self._toggles = 0
        self._parm_deadline: float | None = None
        self._link_deadline: float | None = None
        self._asked_linked: deque[float] = deque(maxlen=RETURN_TRIES)  # when, while linked
        self._parm_over = False  # TT_EVSE_SLAC_init is over, sessions still run
        self._linked = False
        self._assumed = False  # nobody can tell whether it is linked
        self._link_seen_at = 0.0
        self._key_owner: bytes | None = None  # the vehicle that was given the present key
        self._no_modem = config.modem is ModemPolicy.NONE
        self._resuming = False
        self.counters = Counters()
        self.phase = Phase.RESET
        self._key: NetworkKey
        self._new_key(now)
        self._collect(now)

    @property
    def modem(self) -> Modem:
        """The modem's part, for people who look."""
        return self._modem

    @property
    def sessions(self) -> Mapping[bytes, Session]:
        """Running sessions by EV MAC."""
        return self._sessions

    @property
    def joined(self) -> bytes | None:
        """MAC of the vehicle that was given the key and may be linked."""
        return self._joined.ev_mac if self._joined is not None else None

    @property
    def pilot(self) -> Pilot:
        """As last told."""
        return self._pilot

    # --- input --------------------------------------------------------------------------------------------------------

    def receive_frame(self, data: bytes, now: float) -> None:
        """Take one Ethernet frame of EtherType 0x88E1."""
        self.counters.received += 1
        try:
            frame = decode(data)
        except FrameError:
            self.counters.malformed += 1
            return
        destination, source, message, _ = frame
        own = source == self._mac or source[0] & 1  # our own, or no station's address
        if own or (destination != BROADCAST and destination != self._mac):
            self.counters.ignored += 1
            return
        route = _ROUTES.get(type(message))
        if route is not None:
            if self._connected and self.phase not in CLOSED_PHASES:
                route(self, source, message, now)
            else:
                self.counters.ignored += 1
        elif isinstance(message, Opaque) or message.OUI is not None or isinstance(message, SetKeyCnf | GetKeyCnf):
            self._modem.receive(frame, now)
        else:
            self.counters.ignored += 1
        self._collect(now)

    def handle_timer(self, now: float) -> None:
        """Do what is due; harmless before."""
        self._modem.handle_timer(now)
        for session in tuple(self._sessions.values()):
            session.handle_timer(now)
        self._collect(now)
        if self._parm_deadline is not None and now >= self._parm_deadline:
            self._parm_deadline, self._parm_over = None, True
            self._tell_nobody_came()
        if self._link_deadline is not None and now >= self._link_deadline:
            self._link_due(now)
        self._collect(now)

    def set_pilot(self, pilot: Pilot, now: float, toggles: int = 0) -> None:
        """The pilot's state changed, or the count of B-C-B toggles did."""
        self._toggles = toggles
        before, self._pilot = self._pilot, pilot
        self._connected = pilot.connected
        if before.connected and not pilot.connected:
            self._sessions.clear()  # silently
            self._out.clear()
        unplugged = pilot is Pilot.A and before is not Pilot.A
        if unplugged and self.phase not in (Phase.RESET, Phase.IDLE):
            self._new_key(now)  # TP_match_leave: within 1 s
        elif not pilot.connected and self.phase in (Phase.MATCHING, Phase.WAIT_LINK, Phase.MATCHED):
            if self._key_owner is not None:
                self._new_key(now)
            else:
                self._enter(Phase.IDLE, now)
        elif pilot.connected and self.phase is Phase.IDLE:
            self._enter(Phase.MATCHING, now)
        self._collect(now)

    def leave(self, now: float) -> None:
        """D-LINK_TERMINATE and D-LINK_ERROR: leave the network with a new key."""
        self._new_key(now)
        self._collect(now)

    def pause(self, now: float) -> None:
        """D-LINK_PAUSE: keep the key, ask no more for the link. Without a match this does nothing."""
        if self.phase is Phase.MATCHED:
            self._enter(Phase.PAUSED, now)

    def resume(self, now: float) -> None:
        """A wake-up: the vehicle rejoins with the stored key within T_conn_resume, or everything starts anew."""
        if self.phase is Phase.PAUSED:
            self._resuming = True
            self._enter(Phase.WAIT_LINK, now)
            self._collect(now)

    def modem_restarted(self, now: float) -> None:
        """The driver saw the modem restart: it gets the present key again."""
        self._modem.restarted(now)
        self._collect(now)

    # --- output -------------------------------------------------------------------------------------------------------

    def frames_to_send(self) -> list[bytes]:
        """Frames for the interface, once, in order."""
        frames, self._out = self._out, []
        self.counters.sent += len(frames)
        return frames

    def next_event(self) -> SlacEvent | None:
        """The next event, None when there is none."""
        return self._events.popleft() if self._events else None

    def next_deadline(self) -> float | None:
        """When `handle_timer` wants to be called."""
        earliest = self._modem.next_deadline()
        for at in (self._parm_deadline, self._link_deadline):
            if at is not None and (earliest is None or at < earliest):
                earliest = at
        for session in self._sessions.values():
            at = session.deadline
            if at is not None and (earliest is None or at < earliest):
                earliest = at
        return earliest

    # --- phases -------------------------------------------------------------------------------------------------------

    def _enter(self, phase: Phase, now: float) -> None:
        self.phase = phase
        self._parm_deadline = now + self._config.parm_wait_s if phase is Phase.MATCHING else None
        self._parm_over = False
        self._link_deadline = None
        self._linked = phase is Phase.MATCHED
        self._link_seen_at = now
        if phase is Phase.WAIT_LINK:
            self._modem.watch_link(LINK_POLL_JOIN_S, now)
            if self._no_modem or self._config.link_detection is LinkDetection.NONE:
                self._link_up(now, assumed=True)
            elif self._query_unknown:
                self._link_deadline = now + 2 * QUERY_UNKNOWN_S
            else:
                self._link_deadline = now + (RESUME_WAIT_S if self._resuming else JOIN_WAIT_S)
        elif phase is Phase.MATCHED and not self._assumed:
            self._modem.watch_link(LINK_POLL_UP_S, now)
            self._link_deadline = now + LINK_SILENT_S
        else:
            self._modem.watch_link(None, now)

    @property
    def _query_unknown(self) -> bool:
        """The modem takes keys and has never answered a link query."""
        return self._config.link_detection is LinkDetection.AUTO and not self._modem.answers_link_queries

    def _new_key(self, now: float) -> None:
        """Leave the network: a new key, no session, no link."""
        self._sessions.clear()
        self._joined = self._key_owner = None
        self._resuming = self._assumed = False
        self._asked_linked.clear()
        self._key = NetworkKey.fresh(self._random)
        self._enter(Phase.RESET, now)
        self._modem.set_key(self._key, now)
        if self._no_modem:
            self._listen(now)
            self._events.append(KeySet(self._key.nid, modem=False))

    def _listen(self, now: float) -> None:
        self._enter(Phase.MATCHING if self._pilot.connected else Phase.IDLE, now)

    # --- vehicles -----------------------------------------------------------------------------------------------------

    def _on_parm(self, source: bytes, message: SlacParmReq, now: float) -> None:
        if message.application or message.security:
            self._ignore(source, message, "application or security type is not 0")
            return
        if self._key_owner not in (None, source) and not self._owner_left(now):
            self._ignore(source, message, "another vehicle has the present key")
            return
        if self.phase is Phase.RESET:
            return
        if self.phase is not Phase.MATCHING and not self._starts_over(source, now):
            self._ignore(source, message, self.phase.value)
            return
        known = self._sessions.get(source)
        if known is not None and known.run_id == message.run_id:
            known.receive(message, now)
        else:
            if known is None and not self._make_room():
                self._ignore(source, message, "too many sessions")
                return
            self._sessions[source] = Session.start(self._site, source, message.run_id, now)
            self._events.append(SessionStarted(source, message.run_id))

    def _owner_left(self, now: float) -> bool:
        """Whether another vehicle's request shows that the one with the key is gone; then there is a new key.

        Where the pilot is known it would tell; a neighbour's request must not end a link that may come back.
        """
        unseen = self._assumed or (not self._linked and not self._config.pilot_known) or self._insists(now)
        if self.phase is not Phase.MATCHED or self._joined is None or not unseen:
            return False
        self._events.append(LinkLost(self._joined.ev_mac))
        self._new_key(now)
        return True

    def _starts_over(self, source: bytes, now: float) -> bool:
        """Whether CM_SLAC_PARM.REQ of the vehicle that has the key counts outside MATCHING.

        It missed CM_SLAC_MATCH.CNF, or its stack started over; while the link is up the message is ignored
        [PLCLinkStatus_003], which is the difference between a stack that crashed and one that talks.
        """
        if self._linked and not self._assumed:
            if self._insists(now):
                self._events.append(LinkLost(source))
                self._new_key(now)
            return False
        if self.phase is Phase.MATCHED:
            self._events.append(LinkLost(source))
        self._joined, self._resuming = None, False
        self._sessions.clear()
        self._enter(Phase.MATCHING, now)
        return True

    def _insists(self, now: float) -> bool:
        """Nobody tells the pilot, and requests go on although the modems are linked: whoever was linked is gone.

        A bench has no plug to pull. With a pilot known the V2G session ends the link of a stack that crashed.
        """
        if self._config.pilot_known or not self._linked:
            return False
        asked = self._asked_linked
        while asked and now - asked[0] > RETURN_WINDOW_S:
            asked.popleft()
        asked.append(now)
        return len(asked) >= RETURN_TRIES and now - asked[0] >= RETURN_S

    def _make_room(self) -> bool:
        """Whether another session fits. One that has not begun to sound gives way, the oldest first."""
        if len(self._sessions) < self._config.max_sessions:
            return True
        for mac, session in self._sessions.items():
            if session.state is State.WAIT_START:
                del self._sessions[mac]
                return True
        return False

    def _on_session_message(self, source: bytes, message: Mme, now: float) -> None:
        session = self._sessions.get(source)
        done = self.phase is Phase.PAUSED or (self._linked and not self._assumed)
        if session is None or done:
            self.counters.ignored += 1
        else:
            session.receive(message, now)

    def _on_profile(self, source: bytes, message: AttenProfileInd, now: float) -> None:
        self._on_session_message(message.ev_mac, message, now)

    def _on_amp_map(self, source: bytes, message: AmpMapReq, now: float) -> None:
        if source in self._sessions:
            self._send(source, AmpMapCnf(0))
        else:
            self.counters.ignored += 1

    def _ignore(self, source: bytes, message: Mme, why: str) -> None:
        self.counters.ignored += 1
        self._events.append(Remark(f"{type(message).__name__} of {mac_text(source)} ignored: {why}"))

    # --- the link -----------------------------------------------------------------------------------------------------

    def _link_seen(self, up: bool, now: float) -> None:
        if self.phase is Phase.WAIT_LINK:
            if up:
                self._link_up(now, assumed=False)
            elif self._link_deadline is not None and not self._resuming:
                self._link_deadline = self._link_seen_at + JOIN_WAIT_S  # link queries are answered: the full time
        elif self.phase is Phase.MATCHED:
            if up:
                self._link_seen_at = now
                self._link_deadline = now + LINK_SILENT_S
                if not self._linked and self._joined is not None:
                    self._linked = True
                    self._events.append(LinkUp(self._joined.ev_mac))
            elif self._linked:
                self._link_down(now)

    def _link_up(self, now: float, *, assumed: bool) -> None:
        assert self._joined is not None
        self._resuming, self._assumed = False, assumed
        self._enter(Phase.MATCHED, now)
        self._events.append(LinkUp(self._joined.ev_mac, assumed))

    def _link_down(self, now: float) -> None:
        self._linked = False
        self._link_deadline = self._link_seen_at + LINK_LOST_S
        self._events.append(LinkDown())

    def _link_due(self, now: float) -> None:
        """Nothing good was heard of the link for as long as the phase allows."""
        self._link_deadline = None
        if self.phase is Phase.WAIT_LINK:
            if self._query_unknown:
                self._events.append(Remark("the modem answers no link query: the link is assumed", warning=True))
                self._link_up(now, assumed=True)
                return
            joined = self._joined
            reason = FailReason.NO_RESUME if self._resuming else FailReason.NO_LINK
            self._events.append(MatchFailed(reason, None if joined is None else joined.ev_mac))
            self._new_key(now)
        elif self._linked:
            self._link_down(now)
        elif self._joined is not None:
            self._events.append(LinkLost(self._joined.ev_mac))
            self._new_key(now)

    # --- inside -------------------------------------------------------------------------------------------------------

    def _collect(self, now: float) -> None:
        """Take what sessions and modem have to say."""
        if self._modem.has_news:
            self._hear_modem(now)
        for session in self._sessions.values():
            if session.changed:
                break
        else:
            return  # most frames are sounds and profiles, and change nothing yet
        for session in [session for session in self._sessions.values() if session.changed]:
            self._take(session, now)
        if self._modem.has_news:
            self._hear_modem(now)

    def _hear_modem(self, now: float) -> None:
        while (event := self._modem.next_event()) is not None:
            if isinstance(event, KeyTaken):
                self._key_taken(now)
            elif isinstance(event, LinkSeen):
                self._link_seen(event.up, now)
            else:
                self._events.append(event)
                if isinstance(event, ModemTrouble):
                    self._modem_troubled(event.trouble, now)
        for frame in self._modem.frames_to_send():
            self._out.append(encode(frame))

    def _key_taken(self, now: float) -> None:
        self._no_modem = False
        if self.phase is Phase.RESET:
            self._listen(now)
        self._events.append(KeySet(self._key.nid))

    def _modem_troubled(self, trouble: Trouble, now: float) -> None:
        if trouble is Trouble.SILENT and self._config.modem is ModemPolicy.AUTO and not self._modem.heard:
            self._no_modem = True
            if self.phase is Phase.RESET:
                self._listen(now)
                self._events.append(KeySet(self._key.nid, modem=False))

    def _take(self, session: Session, now: float) -> None:
        for text in session.remarks:
            self._events.append(Remark(f"{mac_text(session.ev_mac)}: {text}", warning=True))
        session.remarks.clear()
        session.changed = False
        measured = session.measured
        for message in session.out:
            self._send(session.ev_mac, message)
            if message is measured and session.repeats == 0 and measured is not None:
                self._events.append(Measured(session.ev_mac, measured.sounds, measured.groups))
        session.out.clear()
        if session.state is State.FAILED:
            self._session_failed(session, now)
        elif session.state is State.CONFIRMED and self.phase is Phase.MATCHING:
            self._sessions = {session.ev_mac: session}
            self._joined, self._key_owner = session, session.ev_mac
            self._events.append(Matched(session.ev_mac, session.run_id, self._key.nid))
            self._enter(Phase.WAIT_LINK, now)

    def _session_failed(self, session: Session, now: float) -> None:
        self._sessions.pop(session.ev_mac, None)
        if session.reason is not None:
            self._events.append(MatchFailed(session.reason, session.ev_mac))
        if self._key_owner == session.ev_mac:
            self._new_key(now)  # it has the key and will not use it
        else:
            self._tell_nobody_came()

    def _tell_nobody_came(self) -> None:
        if self._parm_over and not self._sessions:
            self._parm_over = False
            self._events.append(MatchFailed(FailReason.NO_PARM_REQ))

    def _send(self, destination: bytes, message: Mme) -> None:
        self._out.append(encode(Frame(destination, self._mac, message)))


_ROUTES: Mapping[type, Callable[[EvseSlac, bytes, Any, float], None]] = {
    SlacParmReq: EvseSlac._on_parm,
    StartAttenCharInd: EvseSlac._on_session_message,
    MnbcSoundInd: EvseSlac._on_session_message,
    AttenProfileInd: EvseSlac._on_profile,
    AttenCharRsp: EvseSlac._on_session_message,
    ValidateReq: EvseSlac._on_session_message,
    SlacMatchReq: EvseSlac._on_session_message,
    AmpMapReq: EvseSlac._on_amp_map,
}
"""Messages that need a vehicle on the cable; the rest is the modem's."""
