"""What the status light and the buzzer say: the same as the screen, for people at a distance. Pure; time is given.

Owns: colour and rhythm of every state, and which events sound. May not: drive an output; the daemon hands the result to
the board. No two states look the same; on a lamp of one colour, or for whoever sees no colours, the rhythm alone tells
charging, supplying, waiting, paused and fault. Nothing flashes faster than 2 Hz.
"""

from dataclasses import dataclass

from firmware.station.api import Stage, StationSnapshot

Colour = tuple[int, int, int]

GREEN, BLUE, YELLOW, RED = (0, 255, 60), (0, 90, 255), (255, 150, 0), (255, 0, 0)
VIOLET, WHITE, OFF = (170, 0, 255), (255, 255, 255), (0, 0, 0)
SUPPLYING_W = -50.0  # as on the screen: less is measuring noise


@dataclass(frozen=True, slots=True)
class Pattern:
    """A colour, and how bright it is: (seconds, from, to) one after the other, again and again; 0 to 1."""

    colour: Colour
    steps: tuple[tuple[float, float, float], ...] = ((1.0, 1.0, 1.0),)

    @property
    def period_s(self) -> float:
        """After so long it begins anew."""
        return sum(length for length, _, _ in self.steps)

    def at(self, now: float) -> Colour:
        """What shows at this moment."""
        left = now % self.period_s
        for length, start, end in self.steps:
            if left < length:
                level = start + (end - start) * left / length
                red, green, blue = (round(part * level) for part in self.colour)
                return red, green, blue
            left -= length
        return self.colour


def _steady(level: float = 1.0) -> tuple[tuple[float, float, float], ...]:
    return ((1.0, level, level),)


def _blink(on_s: float, off_s: float) -> tuple[tuple[float, float, float], ...]:
    return ((on_s, 1.0, 1.0), (off_s, 0.0, 0.0))


def _breathe(up_s: float, down_s: float) -> tuple[tuple[float, float, float], ...]:
    return ((up_s, 0.15, 1.0), (down_s, 1.0, 0.15))


SUPPLYING = Pattern(VIOLET, ((0.25, 1.0, 1.0), (0.25, 0.0, 0.0), (0.25, 1.0, 1.0), (1.25, 0.0, 0.0)))
CHECKING = Pattern(BLUE, _blink(0.5, 0.25))
RESERVED = Pattern(YELLOW, _steady())
UPDATING = Pattern(WHITE, _breathe(1.5, 1.5))
STAGES: dict[Stage, Pattern] = {
    Stage.IDLE: Pattern(GREEN, _steady()),
    Stage.PLUG_IN: Pattern(GREEN, _blink(0.5, 0.5)),
    Stage.AUTHORISING: Pattern(BLUE, _blink(1.0, 1.0)),
    Stage.REJECTED: Pattern(RED, _steady()),
    Stage.PREPARING: Pattern(BLUE, _blink(0.5, 0.5)),
    Stage.CHARGING: Pattern(BLUE, _breathe(2.0, 2.0)),
    Stage.WAITING: Pattern(YELLOW, _blink(0.5, 1.5)),
    Stage.PAUSED_BY_EV: Pattern(BLUE, _blink(0.3, 3.7)),
    Stage.STOPPING: Pattern(YELLOW, _blink(0.5, 0.5)),
    Stage.FINISHED: Pattern(GREEN, _blink(0.3, 2.7)),
    Stage.FAULT: Pattern(RED, _blink(0.25, 0.25)),
    Stage.UNAVAILABLE: Pattern(RED, _blink(0.3, 2.7)),
}

# (sounding, silent) seconds, one after the other.
ACCEPTED = ((0.08, 0.08), (0.08, 0.0))
REFUSED = ((0.6, 0.0),)
NOTICED = ((0.08, 0.0),)
ALARM = ((0.3, 0.2), (0.3, 0.2), (0.3, 0.0))
ENDED = ((0.2, 0.1), (0.08, 0.0))
_SOUNDS: dict[Stage, tuple[tuple[float, float], ...]] = {
    Stage.PLUG_IN: ACCEPTED,
    Stage.PREPARING: ACCEPTED,
    Stage.AUTHORISING: NOTICED,
    Stage.REJECTED: REFUSED,
    Stage.FINISHED: ENDED,
    Stage.FAULT: ALARM,
}


def light(snapshot: StationSnapshot) -> Pattern:
    """The pattern of a state."""
    stage, key = snapshot.stage, snapshot.reason.key
    if stage is Stage.CHARGING and snapshot.power_w < SUPPLYING_W:
        return SUPPLYING
    if stage is Stage.AUTHORISING and key == "checking":
        return CHECKING
    if stage is Stage.UNAVAILABLE and key == "reserved":
        return RESERVED
    if stage is Stage.UNAVAILABLE and key == "updating":
        return UPDATING
    return STAGES[stage]


class Indication:
    """Light and sound over time. `quiet`: no sound at all (a place at night)."""

    def __init__(self, quiet: bool = False) -> None:
        self._quiet = quiet
        self._stage: Stage | None = None
        self._pattern: Pattern | None = None
        self._since = 0.0
        self._sounding: list[tuple[float, float]] = []  # (from, until)

    def update(self, snapshot: StationSnapshot, now: float) -> tuple[Colour, bool]:
        """(colour, whether it sounds) of this moment."""
        pattern = light(snapshot)
        if pattern is not self._pattern:
            self._pattern, self._since = pattern, now  # a state begins at the beginning of its rhythm
        if snapshot.stage is not self._stage:
            if self._stage is not None and not self._quiet:
                self._sounding = _schedule(_SOUNDS.get(snapshot.stage, ()), now)
            self._stage = snapshot.stage
        self._sounding = [(start, end) for start, end in self._sounding if now < end]
        return pattern.at(now - self._since), any(start <= now for start, _ in self._sounding)


def _schedule(sound: tuple[tuple[float, float], ...], now: float) -> list[tuple[float, float]]:
    times = []
    for on_s, off_s in sound:
        times.append((now, now + on_s))
        now += on_s + off_s
    return times
