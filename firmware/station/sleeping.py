"""Waking a vehicle that has fallen asleep: nominal PWM is offered, and nothing comes.

Owns: when the pilot is taken away for a moment, and how often. May not: touch a vehicle that has decided not to charge:
one that was in C under this offer and left it has paused by itself (full, timer), and is left alone.

Vehicles of before ISO 15118 sleep while the station offers nothing (waiting for a card, for sun, for a cheaper hour),
and some do not notice when PWM comes back. State E for 4 s looks like a plug that is pulled and put back; state F is
the next best (the station has the choice, `StationSettings.step_drives`).
"""

FIRST_S = 90.0  # PWM on and still in B
AGAIN_S = 30.0  # after the first attempt
STEP_S = 4.0
ATTEMPTS = 2


class Sleeper:
    """Counts for one offer. `watch` on every pass."""

    def __init__(self) -> None:
        self._since: float | None = None  # the vehicle has not moved since
        self._step_at: float | None = None
        self.attempts = 0
        self._awake = False

    @property
    def stepping(self) -> bool:
        """The pilot is to be in state E or F now."""
        return self._step_at is not None

    def watch(self, offering: bool, ready: bool, now: float) -> bool:
        """True when an attempt begins. `offering`: nominal PWM is, or would be, on the line; `ready`: C or D."""
        if not offering:
            self._since = self._step_at = None
            self.attempts, self._awake = 0, False
            return False
        self._awake = self._awake or (ready and not self.stepping)
        if self._awake:
            self._step_at = None
            return False
        if self._step_at is not None:
            if now - self._step_at >= STEP_S:
                self._step_at, self._since = None, now
            return False
        if self._since is None:
            self._since = now
        wait_s = FIRST_S if self.attempts == 0 else AGAIN_S
        if self.attempts == ATTEMPTS or now - self._since < wait_s:
            return False
        self.attempts += 1
        self._step_at = now
        return True
