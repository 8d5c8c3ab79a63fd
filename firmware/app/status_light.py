"""Status light and buzzer: what people at a distance see and hear, as a function of the stage and the time.

Owns: colours, rhythm and sounds. May not: decide anything; the board's indicator only shows the moment. Nothing blinks
faster than 2 Hz. Without colours to tell apart, the rhythm alone tells charging, waiting and fault.
"""

from dataclasses import dataclass

from firmware.hal.api import Light
from firmware.station.api import Stage

OFF = (0, 0, 0)
GREEN, BLUE, RED, YELLOW, CYAN = (0, 255, 0), (0, 0, 255), (255, 0, 0), (255, 255, 0), (0, 255, 255)


@dataclass(frozen=True, slots=True)
class Pattern:
    """`on_s` of `period_s` lit; period 0: always. `beeps`: (from, to) in seconds after the stage began."""

    colour: tuple[int, int, int]
    period_s: float = 0.0
    on_s: float = 0.0
    beeps: tuple[tuple[float, float], ...] = ()


_SHORT = ((0.0, 0.1),)
_REFUSED = ((0.0, 0.15), (0.3, 0.45), (0.6, 0.75))
_ALARM = ((0.0, 1.0),)

PATTERNS: dict[Stage, Pattern] = {
    Stage.IDLE: Pattern(GREEN),
    Stage.PLUG_IN: Pattern(GREEN, 1.0, 0.5, _SHORT),
    Stage.AUTHORISING: Pattern(YELLOW, 1.0, 0.5),
    Stage.REJECTED: Pattern(RED, 0.5, 0.25, _REFUSED),
    Stage.PREPARING: Pattern(BLUE, 1.0, 0.5, _SHORT),
    Stage.CHARGING: Pattern(BLUE),
    Stage.WAITING: Pattern(BLUE, 4.0, 2.0),
    Stage.PAUSED_BY_EV: Pattern(BLUE, 4.0, 0.5),
    Stage.STOPPING: Pattern(BLUE, 0.5, 0.25),
    Stage.FINISHED: Pattern(CYAN, 0.0, 0.0, _SHORT),
    Stage.FAULT: Pattern(RED, 0.0, 0.0, _ALARM),
    Stage.UNAVAILABLE: Pattern(RED, 4.0, 0.5),
}


def light(stage: Stage, since_s: float) -> Light:
    """The light `since_s` seconds after the stage began."""
    pattern = PATTERNS[stage]
    lit = pattern.period_s == 0.0 or since_s % pattern.period_s < pattern.on_s
    red, green, blue = pattern.colour if lit else OFF
    return Light(red, green, blue, any(begin <= since_s < end for begin, end in pattern.beeps))


class StatusLight:
    """Remembers when the stage began."""

    def __init__(self) -> None:
        self._stage: Stage | None = None
        self._since = 0.0

    def at(self, stage: Stage, now: float) -> Light:
        """What to show now. The first stage after a start makes no sound."""
        if stage is not self._stage:
            first = self._stage is None
            self._stage, self._since = stage, now - 10.0 if first else now
        return light(stage, now - self._since)
