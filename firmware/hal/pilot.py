"""The control pilot as numbers: levels to states, debounce, diode check, duty cycle and current, proximity coding.

Owns: every table of IEC 61851-1 Annex A (and the proximity coding of Annex B) that turns volts, per cent and ohms
into meaning. May not: decide about contactor, pilot drive or lock (that is `safety.py`), or touch hardware.
"""

import enum
from dataclasses import dataclass

from firmware.hal.api import DriveKind, PilotDrive, PilotState

# --- Levels -------------------------------------------------------------------------------------------------------

# State -> (lowest, highest) level at the EVSE in volt: thresholds half way between the nominal levels, Table A.2.
# B/C at 7.5 V against the "C up to 1723 Ohm" of a tester's list: read as the whole load that would be 7.85 V, in the
# window of B. It is the resistor that S2 adds (nominal 1300 Ohm, which alone would be 7.1 V and no C either) to the
# 2740 Ohm of B in parallel: 882 Ohm nominal, as the same facts say, 1058 Ohm at most, 6.5 V. Over the list and all
# tolerances of generator and diode B stays above 7.54 V and C below 7.48 V, so no other threshold would serve.
BANDS: dict[PilotState, tuple[float, float]] = {
    PilotState.A: (10.5, 13.5),
    PilotState.B: (7.5, 10.5),
    PilotState.C: (4.5, 7.5),
    PilotState.D: (1.5, 4.5),
    PilotState.E: (-1.5, 1.5),
    PilotState.F: (-13.5, -10.5),
}
HYSTERESIS_V = 0.25  # between entering and leaving a state; half of it to each side
DIODE_LOW_V = -10.0  # with PWM on, a low level above this means that no diode (or no generator) is there


def classify(high_v: float, present: PilotState) -> PilotState:
    """The state that one high level tells, leaning towards the `present` one. UNKNOWN: fits none (also NaN)."""
    band = BANDS.get(present)
    if band is not None and band[0] - HYSTERESIS_V / 2 <= high_v <= band[1] + HYSTERESIS_V / 2:
        return present
    for state, (lowest, highest) in BANDS.items():
        if lowest <= high_v <= highest:
            return state
    return PilotState.UNKNOWN


def diode_seen(low_v: float) -> bool:
    """The negative half of the PWM is not loaded, so the vehicle's diode is there. NaN is no."""
    return low_v <= DIODE_LOW_V


# --- Debounce -----------------------------------------------------------------------------------------------------

SETTLE_S = 0.02  # a level holds this long, seen in two batches at least; with 10 ms sampling 30 ms after the change
PLUG_SETTLE_S = 0.05  # contacts bounce while the plug goes in: leaving A takes longer (sequence 1.1: no limit)
TOGGLE_S = (0.15, 0.45)  # B-C-B wake-up: 200 to 400 ms (sequence 11), with what sampling adds or takes away
_NOISE_STEP, _NOISE_LIMIT = 3, 9  # alternating levels add 2 per pair of batches: unstable after about 90 ms


@dataclass(frozen=True, slots=True)
class PilotTrack:
    """The debounced pilot. `state` needs two equal batches; `ready` is lost by any two batches outside C and D."""

    state: PilotState = PilotState.UNKNOWN
    since: float = 0.0
    ready: bool = False  # the vehicle asks for energy now: the word that counts for the contactor
    unstable: bool = False  # the level keeps jumping while the vehicle is ready
    toggles: int = 0  # B-C-B wake-ups since start
    candidate: PilotState = PilotState.UNKNOWN
    candidate_since: float = 0.0
    candidate_count: int = 0
    unready_since: float = 0.0
    unready_count: int = 0
    noise: int = 0
    came_from: PilotState = PilotState.UNKNOWN  # the state before `state`


def observe(track: PilotTrack, high_v: float, now: float) -> PilotTrack:
    """The track after one batch with the high level `high_v`."""
    raw = classify(high_v, track.state)
    if raw is track.candidate and track.candidate_count:
        candidate_since, candidate_count = track.candidate_since, track.candidate_count + 1
    else:
        candidate_since, candidate_count = now, 1
    if raw.ready:
        unready_since, unready_count = now, 0
    elif track.unready_count:
        unready_since, unready_count = track.unready_since, track.unready_count + 1
    else:
        unready_since, unready_count = now, 1

    state, since, toggles, came_from = track.state, track.since, track.toggles, track.came_from
    settle = PLUG_SETTLE_S if state is PilotState.A else SETTLE_S
    # The margin of a microsecond keeps the sum of floating steps from costing one more batch.
    if raw is not state and candidate_count >= 2 and now - candidate_since >= settle - 1e-6:
        if (
            raw is PilotState.B
            and state is PilotState.C
            and came_from is PilotState.B
            and TOGGLE_S[0] <= now - since <= TOGGLE_S[1]
        ):
            toggles += 1
        came_from, state, since = state, raw, now

    noise, unstable = track.noise, track.unstable
    if state.ready:
        if raw is state:
            noise = max(noise - 1, 0)
        elif candidate_count <= 2:  # a new level that stays is about to settle, however closely it is sampled
            noise = min(noise + _NOISE_STEP, 2 * _NOISE_LIMIT)
        unstable = noise >= _NOISE_LIMIT or (unstable and noise > 0)
    else:
        noise, unstable = 0, False
    left = unready_count >= 2 and now - unready_since >= SETTLE_S - 1e-6
    return PilotTrack(
        state=state,
        since=since,
        ready=state.ready and not left and not unstable,
        unstable=unstable,
        toggles=toggles,
        candidate=raw,
        candidate_since=candidate_since,
        candidate_count=candidate_count,
        unready_since=unready_since,
        unready_count=unready_count,
        noise=noise,
        came_from=came_from,
    )


# --- Duty cycle and current ---------------------------------------------------------------------------------------

MIN_CURRENT_A = 6.0
MAX_CURRENT_A = 80.0
DIGITAL_DUTY = 5.0


def duty_for_current(current_a: float) -> float:
    """The duty cycle in per cent that offers `current_a` (Table A.7). More than 80 A is told as 80 A.

    From 51 to 52.5 A neither branch has a value that a vehicle reads as such, so 51 A is told. Raises ValueError
    below 6 A: such an offer does not exist, the PWM must be switched off instead.
    """
    if not current_a >= MIN_CURRENT_A:
        raise ValueError(f"{current_a} A cannot be told by a duty cycle")
    if current_a <= 51.0:
        return current_a / 0.6
    if current_a < 52.5:
        return 85.0
    return min(current_a, MAX_CURRENT_A) / 2.5 + 64.0


def current_for_duty(duty_percent: float) -> float | None:
    """The current in ampere that a vehicle takes from a duty cycle (Table A.8). None: digital communication.

    0.0 where charging is not allowed.
    """
    if 3.0 <= duty_percent <= 7.0:
        return None
    if 8.0 <= duty_percent < 10.0:
        return MIN_CURRENT_A
    if 10.0 <= duty_percent <= 85.0:
        return duty_percent * 0.6
    if 85.0 < duty_percent <= 96.0:
        return (duty_percent - 64.0) * 2.5
    if 96.0 < duty_percent <= 97.0:
        return MAX_CURRENT_A
    return 0.0


def drive_is_legal(drive: PilotDrive) -> bool:
    """PWM is 5 %, or 10 to 96 %; what lies between and beyond is not for an EVSE to send."""
    return drive.kind is not DriveKind.PWM or drive.duty_percent == DIGITAL_DUTY or 10.0 <= drive.duty_percent <= 96.0


# --- Proximity ----------------------------------------------------------------------------------------------------


class Proximity(enum.Enum):
    """What the resistance between PP and PE of the inserted plug says."""

    NO_CABLE = "no cable"
    CABLE_13A = "13 A"
    CABLE_20A = "20 A"
    CABLE_32A = "32 A"
    CABLE_63A = "63 A"
    INVALID = "invalid"

    @property
    def limit_a(self) -> float | None:
        """The most the cable may carry, in ampere; None without a valid cable."""
        return _CABLE_LIMIT_A.get(self)


_CABLE_LIMIT_A: dict[Proximity, float] = {
    Proximity.CABLE_13A: 13.0,
    Proximity.CABLE_20A: 20.0,
    Proximity.CABLE_32A: 32.0,
    Proximity.CABLE_63A: 63.0,
}

# (resistance above which it holds in ohm, meaning), highest first. Between two windows the lower rating counts.
_PROXIMITY: tuple[tuple[float, Proximity], ...] = (
    (4500.0, Proximity.NO_CABLE),
    (936.0, Proximity.CABLE_13A),
    (308.0, Proximity.CABLE_20A),
    (140.0, Proximity.CABLE_32A),
)
_PROXIMITY_SHORT_OHM = 60.0


def classify_proximity(resistance_ohm: float | None) -> Proximity:
    """The cable that a resistance in ohm codes. None, NaN or a short is INVALID."""
    if resistance_ohm is None or not resistance_ohm >= _PROXIMITY_SHORT_OHM:
        return Proximity.INVALID
    for above, meaning in _PROXIMITY:
        if resistance_ohm > above:
            return meaning
    return Proximity.CABLE_63A
