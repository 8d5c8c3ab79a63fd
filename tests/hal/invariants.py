"""The invariants of the safety loop, judged from the physical world and not from what the loop believes.

After every tick `InvariantChecker.watch` looks at the simulated world (true pilot level, true inputs, metal of the
contactor), at the lease that was given, and at the outputs. It shares no code with `firmware/hal/safety`.
"""

from firmware.core.faults import CATALOGUE, ClearRule
from firmware.hal.api import DriveKind
from tests.hal.rig import Rig

REACTION_S = 0.1  # from a condition failing to the metal being open
PATIENCE_S = 6.0
PHASE_PAUSE_S = 0.9  # contactor open before and after the phase relay moves
LATE = 1e-6


class InvariantViolation(AssertionError):
    """What must never happen, happened."""


class InvariantChecker:
    """Watches one rig. `clear_granted(fault)` must be told when `clear_fault` returned True."""

    def __init__(self, rig: Rig) -> None:
        self._bad_since: dict[str, float] = {}
        self._commanded = False
        self._dc_off_since: float | None = None
        self._single = False
        self._moved_at = float("-inf")  # of the phase relay
        self._open_since: float | None = None
        self._blocked_by: set[str] = set()  # opening faults not yet followed by a withdrawn permission
        self._faults: frozenset[str] = frozenset()
        self._granted: set[str] = set()
        self._unplugged: set[str] = set()
        self.closings = 0
        self.openings = 0
        rig.watchers.append(self.watch)

    def clear_granted(self, fault: str) -> None:
        self._granted.add(fault)

    def watch(self, rig: Rig) -> None:
        commanded, metal = rig.commanded, rig.board.contactor_closed
        conditions = self._conditions(rig)
        for name, (good, patience) in conditions.items():
            if good:
                self._bad_since.pop(name, None)
                continue
            since = self._bad_since.setdefault(name, rig.now)
            overdue = rig.now - since > patience + LATE
            if overdue and (commanded or (metal and "weld" not in rig.board.faults)):
                self._fail(rig, f"{name} has been bad for {rig.now - since:.3f} s and the contactor is closed")
        if commanded and not self._commanded:
            self.closings += 1
            # The pilot is known only as of its last two samples, 20 ms: everything else holds at this very tick.
            bad = [
                name
                for name, (good, _) in conditions.items()
                if not good and not (name in ("pilot", "diode") and rig.now - self._bad_since[name] <= 0.03)
            ]
            if bad:
                self._fail(rig, f"closed although {', '.join(bad)}")
            if self._blocked_by:
                self._fail(rig, f"closed again under the permission that is older than {sorted(self._blocked_by)}")
        if self._commanded and not commanded:
            self.openings += 1
        self._check_faults(rig)
        self._check_dc(rig, commanded)
        self._check_phases(rig, commanded)
        inputs, outputs = rig.board.last_inputs, rig.board.last_outputs
        if inputs is not None and inputs.contactor_closed and not outputs.lock:
            self._fail(rig, "unlocked while the feedback says closed")
        if outputs.pilot.kind is DriveKind.PWM:
            self._check_duty(rig, outputs.pilot.duty_percent)
        self._commanded = commanded

    def _conditions(self, rig: Rig) -> dict[str, tuple[bool, float]]:
        """name -> (holds, how long it may fail under a closed contactor)."""
        board, lease = rig.board, rig.lease
        outputs, injected = board.last_outputs, board.faults
        sample = board.last_inputs
        valid = lease is not None and rig.now < lease.expires_at
        allowed = lease is not None and lease.allow_power and lease.drive.kind is DriveKind.PWM
        ready = diode = True
        if sample is not None:
            ready = 4.3 <= sample.pilot_high_v <= 7.7 or (1.3 <= sample.pilot_high_v < 4.5 and sample.ventilation)
            diode = outputs.pilot.kind is not DriveKind.PWM or sample.pilot_low_v <= -10.0
        locked = sample is None or sample.lock_closed is not False
        opening = [fault for fault in rig.loop.report.faults if CATALOGUE[fault].opens]
        return {
            "pilot": (ready, REACTION_S),
            "diode": (diode, REACTION_S),
            "lease": (valid, REACTION_S),
            "open_now": (lease is None or not lease.open_now, REACTION_S),
            "station drives E or F": (
                lease is None or lease.drive.kind not in (DriveKind.E, DriveKind.F),
                REACTION_S,
            ),
            "permission": (allowed, PATIENCE_S + REACTION_S),
            "lock": (locked, REACTION_S),
            "latched fault": (not opening, REACTION_S),
            **{
                name: (name not in injected, REACTION_S)
                for name in ("rcd", "estop", "grid-loss", "over-temperature", "temperature-sensor", "dc-over-voltage")
            },
            "hot-plug": ("hot-plug" not in injected, REACTION_S),
        }

    def _check_faults(self, rig: Rig) -> None:
        faults = rig.loop.report.faults
        lease = rig.lease
        if lease is not None and rig.now < lease.expires_at and not lease.allow_power:
            self._blocked_by.clear()
        for fault in faults - self._faults:
            if CATALOGUE[fault].opens and (lease is None or lease.allow_power):
                self._blocked_by.add(fault)
        sample = rig.board.last_inputs
        if sample is not None and sample.pilot_high_v > 10.3:  # as measured: a drifting ADC is believed
            self._unplugged |= faults
        for fault in self._faults - faults:
            rule = CATALOGUE[fault].clear
            if rule is ClearRule.UNPLUG and fault not in self._unplugged:
                self._fail(rig, f"{fault} cleared without unplugging")
            if rule in (ClearRule.OPERATOR, ClearRule.TECHNICIAN) and fault not in self._granted:
                self._fail(rig, f"{fault} cleared without being asked")
            self._granted.discard(fault)
            self._unplugged.discard(fault)
        self._faults = faults

    def _check_dc(self, rig: Rig, commanded: bool) -> None:
        sample, enabled = rig.board.last_inputs, rig.board.last_outputs.dc_enable
        if enabled and not (rig.board.info.dc and sample is not None and sample.contactor_closed and commanded):
            self._fail(rig, "DC enabled without a closed contactor")
        if self._commanded and not commanded and rig.board.info.dc and sample is not None:
            off = self._dc_off_since
            if off is None or rig.now - off < 0.02 - LATE:
                self._fail(rig, "contactor opened with the DC output on")
        if enabled:
            self._dc_off_since = None
        elif self._dc_off_since is None:
            self._dc_off_since = rig.now

    def _check_phases(self, rig: Rig, commanded: bool) -> None:
        single = rig.board.last_outputs.single_phase
        if single is not self._single:
            if commanded or rig.board.contactor_closed:
                self._fail(rig, "the phase relay moved under load")
            if self._open_since is None or rig.now - self._open_since < PHASE_PAUSE_S - LATE:
                self._fail(rig, "the phase relay moved too soon after the contactor opened")
            self._single, self._moved_at = single, rig.now
        if commanded and not self._commanded and rig.now - self._moved_at < PHASE_PAUSE_S - LATE:
            self._fail(rig, "closed too soon after the phase relay moved")
        if commanded or rig.board.contactor_closed:
            self._open_since = None
        elif self._open_since is None:
            self._open_since = rig.now

    def _check_duty(self, rig: Rig, duty: float) -> None:
        if duty == 5.0:
            return
        offered = duty * 0.6 if duty <= 85.0 else (duty - 64.0) * 2.5
        cable = rig.loop.report.cable_limit_a or 1e9
        if not 10.0 <= duty <= 96.0 or offered > min(rig.board.info.max_current_a, cable) + 1e-3:
            self._fail(rig, f"duty {duty} offers {offered} A")

    def _fail(self, rig: Rig, text: str) -> None:
        raise InvariantViolation(f"at {rig.now:.3f}: {text}\n{rig.loop.report}\n{rig.lease}\n{rig.board.faults}")
