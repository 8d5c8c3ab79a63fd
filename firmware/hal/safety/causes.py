"""The causes of local faults: what is seen in one sample, and for how long it must hold (`CAUSES`).

May not: raise or clear a fault (`faults.py`), or know what follows from it.
"""

from collections.abc import Callable
from dataclasses import dataclass

from firmware.core.faults import CATALOGUE
from firmware.hal.api import BoardInputs, ContactorState, DriveKind, PilotState
from firmware.hal.pilot import SETTLE_S, PilotTrack, Proximity, diode_seen
from firmware.hal.safety.state import SafetyState

STALL_S = 0.2  # no step for this long: an interlock may have opened meanwhile, so the old permission is over
WELD_S = 0.1  # feedback still closed this long after the command to open
CLOSE_FAIL_S = 0.5  # feedback still open this long after the command to close
DROP_OUT_S = 0.1  # feedback lost while closed
DIODE_BAD_S = 0.03  # a low level that shows no diode
SETTLED_S = 0.1  # after a change of drive the pilot is not judged against the generator for this long
LOCK_S = 3.0  # lock and unlock, with the driver's own retries
PROXIMITY_S = 0.3
STOP_TEMPERATURE_C = 85.0
RESUME_TEMPERATURE_C = 75.0
STOP_PLUG_TEMPERATURE_C = 90.0  # of the contacts
RESUME_PLUG_TEMPERATURE_C = 80.0
SENSOR_RANGE_C = (-45.0, 150.0)


@dataclass(frozen=True, slots=True)
class Facts:
    """What the causes look at: the last state, this sample (None: the board failed), and what follows from both."""

    state: SafetyState
    inputs: BoardInputs
    board_ok: bool
    pilot: PilotTrack
    closed: bool  # the contactor, by feedback or, without one, by the command
    proximity: Proximity
    lease_valid: bool
    now: float

    @property
    def drive_settled(self) -> bool:
        return self.now - self.state.drive_since >= SETTLED_S + self.state.info.report_delay_s


@dataclass(frozen=True, slots=True)
class Cause:
    """`fault` is raised when `present` has held for `hold_s`. `blind`: it is judged without a sample, too."""

    key: str
    fault: str
    hold_s: float
    present: Callable[[Facts], bool]
    blind: bool = False


def _generator_wrong(facts: Facts) -> bool:
    """The level fits no state, or is not what the generator makes."""
    if facts.pilot.unstable:
        return True
    drive, state = facts.state.outputs.pilot.kind, facts.pilot.state
    measured = facts.pilot.candidate_count > 0
    if not (facts.drive_settled and measured) or "pilot_diode" in facts.state.faults:
        return False  # a bridged diode bends F as well: one cause, one fault
    if drive is DriveKind.F:
        return state not in (PilotState.F, PilotState.E)
    if drive is DriveKind.E:
        return state is not PilotState.E
    if state is PilotState.UNKNOWN:  # known to be senseless, or just not known yet?
        return facts.pilot.candidate is state and facts.now - facts.pilot.candidate_since >= SETTLE_S
    return state is PilotState.F


def _no_diode(facts: Facts) -> bool:
    return (
        facts.state.outputs.pilot.kind is DriveKind.PWM
        and facts.pilot.state.vehicle_present
        and not diode_seen(facts.inputs.pilot_low_v)
        and facts.now - facts.state.drive_since >= facts.state.info.report_delay_s
    )


def _hot(facts: Facts) -> bool:
    resume = "over_temperature" in facts.state.faults
    for temperature, stop_c, resume_c in (
        (facts.inputs.temperature_c, STOP_TEMPERATURE_C, RESUME_TEMPERATURE_C),
        (facts.inputs.plug_temperature_c, STOP_PLUG_TEMPERATURE_C, RESUME_PLUG_TEMPERATURE_C),
    ):  # beyond the range: the sensor, not the heat
        if temperature is not None and (resume_c if resume else stop_c) <= temperature <= SENSOR_RANGE_C[1]:
            return True
    return False


def _sensor_impossible(facts: Facts) -> bool:
    return any(
        temperature is not None and not SENSOR_RANGE_C[0] <= temperature <= SENSOR_RANGE_C[1]
        for temperature in (facts.inputs.temperature_c, facts.inputs.plug_temperature_c)
    )


def _cable_not_coded(facts: Facts) -> bool:
    return not facts.state.info.fixed_cable and facts.pilot.state.vehicle_present and facts.proximity.limit_a is None


def _will_not_lock(facts: Facts) -> bool:
    return (
        facts.state.outputs.lock
        and facts.inputs.lock_closed is False
        and facts.pilot.state.vehicle_present
        and facts.now - facts.state.lock_since >= LOCK_S
    )


def _will_not_unlock(facts: Facts) -> bool:
    return (
        not facts.state.outputs.lock
        and facts.inputs.lock_closed is True
        and facts.now - facts.state.lock_since >= LOCK_S
    )


def _did_not_close(facts: Facts) -> bool:
    state = facts.state
    return state.outputs.contactor and state.contactor is ContactorState.CLOSING and not facts.closed


def _welded(facts: Facts) -> bool:
    """Feedback that may be older than the command says nothing about how it was obeyed."""
    state = facts.state
    late = facts.now - state.command_since >= state.info.report_delay_s
    return not state.outputs.contactor and facts.closed and late


def _dropped_out(facts: Facts) -> bool:
    state = facts.state
    return state.outputs.contactor and state.contactor is not ContactorState.CLOSING and not facts.closed


CAUSES: tuple[Cause, ...] = (
    Cause("board", "board_failed", 0.0, lambda facts: not facts.board_ok, blind=True),
    Cause("emergency_stop", "emergency_stop", 0.0, lambda facts: facts.inputs.emergency_stop),
    Cause("rcd", "rcd_trip", 0.0, lambda facts: facts.inputs.rcd_tripped and not facts.state.rcd_test.running),
    Cause("rcd_test", "rcd_self_test", 0.0, lambda facts: facts.state.rcd_test.failed),
    Cause("dc_over_voltage", "dc_over_voltage", 0.0, lambda facts: facts.inputs.supply_over_voltage),
    Cause("grid", "grid_lost", 0.0, lambda facts: facts.inputs.grid_lost),
    Cause(
        "lease",
        "safety_stalled",
        0.0,
        lambda facts: facts.state.outputs.contactor and not facts.lease_valid,
        blind=True,
    ),
    Cause(
        "stall",
        "safety_stalled",
        0.0,
        lambda facts: facts.state.outputs.contactor and facts.now - facts.state.stepped_at > STALL_S,
        blind=True,
    ),
    Cause("hot", "over_temperature", 0.02, _hot),
    Cause("sensor", "temperature_sensor", 0.02, _sensor_impossible),
    Cause(
        "pilot_short",
        "pilot_short",
        0.0,
        lambda facts: (
            facts.pilot.state is PilotState.E
            and facts.state.outputs.pilot.kind is not DriveKind.E
            and facts.drive_settled
        ),
    ),
    Cause("pilot_range", "pilot_range", 0.0, _generator_wrong),
    Cause("diode", "pilot_diode", DIODE_BAD_S, _no_diode),
    Cause(
        "ventilation",
        "ventilation_missing",
        0.0,
        lambda facts: facts.pilot.state is PilotState.D and not facts.inputs.ventilation,
    ),
    Cause("proximity", "proximity_invalid", PROXIMITY_S, _cable_not_coded),
    Cause(
        "lock_lost",
        "lock_failed",
        0.02,
        lambda facts: facts.state.outputs.contactor and facts.inputs.lock_closed is False,
    ),
    Cause("lock_stuck", "lock_failed", 0.0, _will_not_lock),
    Cause("unlock_stuck", "unlock_failed", 0.0, _will_not_unlock),
    Cause("welded", "contactor_welded", WELD_S, _welded),
    Cause("not_closing", "contactor_failed", CLOSE_FAIL_S, _did_not_close),
    Cause("dropped_out", "contactor_failed", DROP_OUT_S, _dropped_out),
)
LOCAL_FAULTS = frozenset(cause.fault for cause in CAUSES)
OPENS_BY_CAUSE = {cause.key: CATALOGUE[cause.fault].opens for cause in CAUSES}
