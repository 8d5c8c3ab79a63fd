"""From a batch of samples of the pilot line to its high and low level: pure functions.

Owns: the reduction (two clusters, trimmed, dropped when they spread) and the conversions of the bench board's analog
inputs. May not: sample, or know a state.

The samples are not synchronised with the PWM, so some fall on its edges. Minimum and maximum give the middle, the
middle two clusters; of each the middle part counts, and a batch whose clusters spread too far says nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass

TRIM_FLAT = (0.3, 0.3)  # what is dropped of one level at its low and at its high end
TRIM_EDGE, TRIM_NOISE = 0.5, 0.1  # of a cluster under PWM: towards the other one lie the samples on the edges
MAX_SPREAD_V = 0.5  # of what is left of a cluster
MIN_SAMPLES = 3  # of a cluster
FLAT_V = 1.0  # less between minimum and maximum is one level
PT1000_PER_C = 0.00385


@dataclass(frozen=True, slots=True)
class Levels:
    """The plateaus of the pilot at the EVSE in volt; both are the same without PWM."""

    high_v: float
    low_v: float


def reduce_batch(samples_v: Sequence[float], pwm: bool) -> Levels | None:
    """The levels of one batch in volt. `pwm`: the generator made PWM all the time. None: the batch says nothing."""
    ordered = sorted(samples_v)
    if len(ordered) < MIN_SAMPLES or ordered[0] != ordered[0]:
        return None
    if not pwm or ordered[-1] - ordered[0] < FLAT_V:
        level = _plateau(ordered, TRIM_FLAT)  # spikes of noise are trimmed; a real change spreads
        return None if level is None else Levels(level, level)
    middle = (ordered[0] + ordered[-1]) / 2
    split = sum(1 for sample in ordered if sample < middle)
    low = _plateau(ordered[:split], (TRIM_NOISE, TRIM_EDGE))
    high = _plateau(ordered[split:], (TRIM_EDGE, TRIM_NOISE))
    return None if low is None or high is None else Levels(high, low)


def _plateau(ordered: Sequence[float], trim: tuple[float, float]) -> float | None:
    """The trimmed mean of one ordered cluster; None where it spreads or is too small."""
    if len(ordered) < MIN_SAMPLES:
        return None
    kept = ordered[int(len(ordered) * trim[0]) : len(ordered) - int(len(ordered) * trim[1])]
    if not kept[-1] - kept[0] <= MAX_SPREAD_V:
        return None
    return sum(kept) / len(kept)


def divider_ohm(volts: float, reference_v: float, pull_up_ohm: float) -> float:
    """The resistor to ground under a pull-up to the reference. Open gives infinity."""
    if volts >= reference_v * 0.999:
        return float("inf")
    return max(0.0, pull_up_ohm * volts / (reference_v - volts))


def pt1000_c(ohm: float) -> float:
    """The temperature of a PT1000, linear: within 1 K from -40 to 120 degrees. Open gives a value beyond any sensor."""
    return 1000.0 if ohm == float("inf") else (ohm / 1000.0 - 1.0) / PT1000_PER_C
