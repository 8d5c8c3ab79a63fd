"""The vehicle's side of SLAC, sans-I/O: what an EV host does from CM_SLAC_PARM.REQ to a linked modem.

Owns: the sequence of ISO 15118-3 on the EV side with its retries, and the habits in which cars differ. May not: do I/O
or look at a clock; `now` is monotonic seconds. Same verbs as `firmware.slac.evse.EvseSlac`.
"""

import enum
from collections.abc import Callable
from dataclasses import dataclass, replace

from firmware.slac.frames import BROADCAST, LOCAL_MODEM, Frame, FrameError, Mme, decode, encode, homeplug, vendor
from firmware.slac.frames.homeplug import ZERO_ID

_ZERO_RUN = bytes(8)


class Step(enum.Enum):
    """Where the vehicle stands."""

    SLEEPING = "unplugged or not started"
    PARM = "asks who is there"
    SOUNDING = "sounds"
    RESULTS = "collects attenuation"
    VALIDATING = "validates"
    MATCH = "asks for the key"
    JOINING = "its modem joins"
    LINKED = "linked"
    FAILED = "gave up"


@dataclass(frozen=True, slots=True)
class Habits:
    """How this car does it. Times in seconds. `run_id` None: MAC and a counter, as most cars."""

    run_id: bytes | None = None
    pace_s: float = 0.03
    confirm_to_start_s: float = 0.02
    match_delay_s: float = 0.0  # from the decision to CM_SLAC_MATCH.REQ; real cars up to 1 s
    response_wait_s: float = 0.2
    retries: int = 2
    results_s: float = 1.2
    repeats_match: bool = True  # `pev` never repeats CM_SLAC_MATCH.REQ
    match_wait_s: float = 0.2
    join_s: float = 12.0
    attempts: int = 20
    pause_s: float = 0.4
    most_db: float = 40.0
    validate_timer: int | None = None  # of the second CM_VALIDATE.REQ; None: does not validate
    toggles: int = 2


class Pev:
    """One vehicle. `toggle` is called for each B-C-B pulse of CM_VALIDATE."""

    def __init__(self, mac: bytes, habits: Habits | None = None, toggle: Callable[[], None] | None = None) -> None:
        self.mac = mac
        self.habits = habits or Habits()
        self.step = Step.SLEEPING
        self.attempts = 0
        self.run_id = _ZERO_RUN
        self.key: tuple[bytes, bytes] | None = None
        self.station: bytes | None = None  # MAC of the EVSE that it chose
        self.results: dict[bytes, homeplug.AttenCharInd] = {}
        self.validated: homeplug.ValidateCnf | None = None
        self._toggle = toggle
        self._stations: set[bytes] = set()
        self._out: list[bytes] = []
        self._deadline: float | None = None
        self._tries = 0
        self._to_sound: list[Mme] = []
        self._results_at = 0.0
        self._join_until = 0.0
        self._key_taken = False
        self._toggles_left = 0
        self._validate_until = 0.0

    # --- input --------------------------------------------------------------------------------------------------------

    def plug_in(self, now: float) -> None:
        """Start matching (5 % was seen)."""
        self.attempts = 0
        self._begin(now)

    def start_over(self, now: float) -> None:
        """Begin anew with another RunID, in whatever state."""
        self._begin(now)

    def unplug(self) -> None:
        """Stop at once."""
        self.step, self._deadline = Step.SLEEPING, None
        self._out.clear()

    def receive_frame(self, data: bytes, now: float) -> None:
        """Take a frame from the interface."""
        try:
            frame = decode(data)
        except FrameError:
            return
        if frame.destination not in (self.mac, BROADCAST):
            return
        message = frame.message
        match message:
            case homeplug.SlacParmCnf(run_id=self.run_id) if self.step in (Step.PARM, Step.SOUNDING):
                self._stations.add(frame.source)
                if self.step is Step.PARM:
                    self._begin_sounding(message, now)
            case homeplug.AttenCharInd(run_id=self.run_id, ev_mac=self.mac):
                self._on_result(frame.source, message, now)
            case homeplug.ValidateCnf() if self.step is Step.VALIDATING and frame.source == self.station:
                self._on_validate(message, now)
            case homeplug.SlacMatchCnf(run_id=self.run_id) if self.step is Step.MATCH and frame.source == self.station:
                self.key = (message.nid, message.nmk)
                self.step, self._join_until, self._key_taken = Step.JOINING, now + self.habits.join_s, False
                self._deadline = now
            case homeplug.SetKeyCnf(result=result) if self.step is Step.JOINING:
                self._key_taken = result != 0
            case vendor.LinkStatusCnf(link=1) if self.step is Step.JOINING and self._key_taken:
                self.step, self._deadline = Step.LINKED, None
            case _:
                pass

    def handle_timer(self, now: float) -> None:
        """Do what is due."""
        if self._deadline is None or now < self._deadline:
            return
        match self.step:
            case Step.PARM:
                self._parm_due(now)
            case Step.SOUNDING:
                self._sound_due(now)
            case Step.RESULTS:
                self._decide(now)
            case Step.VALIDATING:
                self._validate_due(now)
            case Step.MATCH:
                self._match_due(now)
            case Step.JOINING:
                self._join_due(now)
            case Step.FAILED:
                self._begin(now)
            case _:
                self._deadline = None

    # --- output -------------------------------------------------------------------------------------------------------

    def frames_to_send(self) -> list[bytes]:
        """Frames for the interface, once."""
        frames, self._out = self._out, []
        return frames

    def next_deadline(self) -> float | None:
        """When `handle_timer` wants to be called."""
        return self._deadline

    # --- inside -------------------------------------------------------------------------------------------------------

    def _begin(self, now: float) -> None:
        self.attempts += 1
        self.run_id = self.habits.run_id or self.mac + self.attempts.to_bytes(2, "big")
        self.step, self._tries, self.station = Step.PARM, 0, None
        self._toggles_left = 0
        self._stations.clear()
        self.results.clear()
        self._parm_due(now)

    def _fail(self, now: float) -> None:
        again = self.attempts < self.habits.attempts
        self.step, self._deadline = Step.FAILED, now + self.habits.pause_s if again else None

    def _parm_due(self, now: float) -> None:
        if self._tries > self.habits.retries:
            self._fail(now)
            return
        self._tries += 1
        self._send(BROADCAST, homeplug.SlacParmReq(self.run_id))
        self._deadline = now + self.habits.response_wait_s

    def _begin_sounding(self, confirm: homeplug.SlacParmCnf, now: float) -> None:
        self.step = Step.SOUNDING
        start = homeplug.StartAttenCharInd(
            0, 0, confirm.sounds, confirm.timeout_100ms, confirm.response_type, self.mac, self.run_id
        )
        sounds = [
            homeplug.MnbcSoundInd(0, 0, ZERO_ID, count, self.run_id, bytes([count]) * 16)
            for count in reversed(range(confirm.sounds))
        ]
        self._to_sound = [start, start, start, *sounds]
        self._deadline = now + self.habits.confirm_to_start_s
        self._results_at = self._deadline + self.habits.results_s

    def _sound_due(self, now: float) -> None:
        self._send(BROADCAST, self._to_sound.pop(0))
        self._deadline = now + self.habits.pace_s
        if not self._to_sound:
            self.step, self._deadline = Step.RESULTS, self._results_at
            self._perhaps_decide(now)

    def _on_result(self, station: bytes, result: homeplug.AttenCharInd, now: float) -> None:
        self._send(station, homeplug.AttenCharRsp(0, 0, self.mac, self.run_id, ZERO_ID, ZERO_ID, 0))
        self.results[station] = result
        self._perhaps_decide(now)

    def _perhaps_decide(self, now: float) -> None:
        if self.step is Step.RESULTS and self._stations <= self.results.keys():
            self._decide(now)

    def _decide(self, now: float) -> None:
        """The station with the least attenuation, where it is near enough. All zero is taken for a defect."""
        usable = {
            station: sum(result.groups) / len(result.groups)
            for station, result in self.results.items()
            if result.groups and 0 < sum(result.groups) / len(result.groups) <= self.habits.most_db
        }
        if not usable:
            self._fail(now)
            return
        self.station = min(usable, key=lambda station: usable[station])
        if self.habits.validate_timer is None:
            self._ask_match(now)
        else:
            self.step, self._deadline = Step.VALIDATING, now + 1.0
            self._send(self.station, homeplug.ValidateReq(0, 0, homeplug.VALIDATE_READY))

    def _on_validate(self, message: homeplug.ValidateCnf, now: float) -> None:
        assert self.station is not None
        assert self.habits.validate_timer is not None
        if message.result == homeplug.VALIDATE_READY:
            timer = self.habits.validate_timer
            self._send(self.station, homeplug.ValidateReq(0, timer, homeplug.VALIDATE_READY))
            self._toggles_left = self.habits.toggles
            self._deadline, self._validate_until = now + 0.2, now + timer * 0.1 + 1.0
        elif message.result == homeplug.VALIDATE_NOT_READY:
            self._send(self.station, homeplug.ValidateReq(0, 0, homeplug.VALIDATE_READY))
            self._deadline = now + 1.0
        else:
            self.validated = message
            self._ask_match(now)

    def _validate_due(self, now: float) -> None:
        if self._toggles_left:
            self._toggles_left -= 1
            if self._toggle is not None:
                self._toggle()
            self._deadline = now + 0.4 if self._toggles_left else self._validate_until
        else:
            self._ask_match(now)

    def _ask_match(self, now: float) -> None:
        self.step, self._tries = Step.MATCH, 0
        self._deadline = now + self.habits.match_delay_s
        if self.habits.match_delay_s == 0:
            self._match_due(now)

    def _match_due(self, now: float) -> None:
        assert self.station is not None
        if self._tries > (self.habits.retries if self.habits.repeats_match else 0):
            self._fail(now)
            return
        self._tries += 1
        self._send(
            self.station,
            homeplug.SlacMatchReq(
                0, 0, homeplug.MATCH_REQ_LENGTH, ZERO_ID, self.mac, ZERO_ID, self.station, self.run_id
            ),
        )
        self._deadline = now + self.habits.match_wait_s

    def _join_due(self, now: float) -> None:
        assert self.key is not None
        if now >= self._join_until:
            self._fail(now)
            return
        if self._key_taken:
            self._send(LOCAL_MODEM, vendor.LinkStatusReq())
        else:
            nid, nmk = self.key
            self._send(LOCAL_MODEM, homeplug.SetKeyReq(1, b"\xaa" * 4, bytes(4), 4, 0, 0, 0, nid, 1, nmk))
        self._deadline = now + 0.25

    def _send(self, destination: bytes, message: Mme) -> None:
        self._out.append(encode(Frame(destination, self.mac, message)))


def impatient(habits: Habits) -> Habits:
    """The same car with the habits of QCA's `pev`: everything back to back, no repeats."""
    return replace(habits, retries=0, repeats_match=False, confirm_to_start_s=0.0)
