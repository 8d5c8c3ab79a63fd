"""The self test of the residual current monitor: when it is due, and whether it passed. Pure.

Owns: the schedule and the verdict. May not: touch the contactor; the safety step keeps it open while a test runs.

A pulse on the monitor's test input must make it trip and let go again. It is done in state A only, with the contactor
open: before the first charge, after each one, and every 24 h. Times: hal.md section 5 (pulse 30 ms to 1.2 s, trip
after 0.74 s to 1.4 s, released within 2.1 s), with room for the inputs.
"""

from dataclasses import dataclass, replace

PULSE_S = 0.25
VERDICT_S = 2.6
CALM_S = 1.0  # in A for so long: no plug is on its way in or out
EVERY_S = 24 * 3600.0
REPEAT_S = 60.0  # after a failure


@dataclass(frozen=True, slots=True)
class RcdTest:
    """`since`: a test is running since. `charged`: the contactor was closed after the last test."""

    since: float | None = None
    tripped: bool = False
    passed_at: float | None = None
    failed_at: float | None = None
    charged: bool = False

    @property
    def running(self) -> bool:
        return self.since is not None

    @property
    def failed(self) -> bool:
        """The last test failed; nothing but a test that passes takes it back."""
        return self.failed_at is not None

    def pulse(self, now: float) -> bool:
        """The test input is to be active."""
        return self.since is not None and now - self.since < PULSE_S - 1e-6

    def due(self, now: float) -> bool:
        if self.failed_at is not None:
            return now - self.failed_at >= REPEAT_S
        return self.passed_at is None or self.charged or now - self.passed_at >= EVERY_S


def advance(test: RcdTest, tripped: bool | None, allowed: bool, closed: bool, now: float) -> RcdTest:
    """After one sample. `tripped` None: not known, which ends a test without a verdict. `closed`: the contactor."""
    if closed and not test.charged:
        test = replace(test, charged=True)
    if test.since is None:
        return replace(test, since=now, tripped=False) if allowed and tripped is False and test.due(now) else test
    if tripped is None or closed:
        return replace(test, since=None)
    seen = test.tripped or tripped
    if seen and not tripped and now - test.since >= PULSE_S:
        return RcdTest(passed_at=now)
    if now - test.since >= VERDICT_S:
        return replace(test, since=None, failed_at=now)
    return replace(test, tripped=seen)
