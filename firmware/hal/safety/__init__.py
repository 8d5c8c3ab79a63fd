"""The safety step: one pure function that decides contactor, pilot, lock and DC enable from one sample of the board.

Owns: every rule about when the contactor may be closed and must be open, what the pilot carries during a fault, when
the lock may move, and which local faults exist (`CAUSES`). Everybody else only asks, with a lease.
May not: read a clock, wait, do I/O, or know why the station wants something.

The rules in one place:
1. Closed needs everything at once: a valid lease that allows power and drives PWM, the pilot in C (or in D with
   ventilation), the vehicle's diode seen, the plug locked where there is a lock, and no fault that opens.
2. Any of these lost opens at once. The one exception is a permission that is withdrawn politely: then the vehicle has
   6 s to leave C (sequence 10), unless the lease says `open_now`.
3. What opened because of a fault closes again only after the fault is cleared as its catalogue row says, and only
   under a permission that is newer than the fault.
4. DC: the output is enabled only behind a closed contactor, and is disabled before the contactor opens.
5. The lock never opens while the contactor is closed or its feedback says so.
6. The phase relay never moves under load (`phases.py`).

Times are monotonic seconds. Sources: IEC 61851-1 Annex A sequences, named where they decide.

In `causes` what can be wrong, in `faults` what becomes of it, in `outputs` and `turn` what follows, in `state` what is
remembered.
"""

from firmware.hal.safety.causes import LOCAL_FAULTS, SENSOR_RANGE_C, STOP_TEMPERATURE_C
from firmware.hal.safety.faults import clearable
from firmware.hal.safety.state import SafetyState, StepResult, initial
from firmware.hal.safety.turn import step

__all__ = [
    "LOCAL_FAULTS",
    "SENSOR_RANGE_C",
    "STOP_TEMPERATURE_C",
    "SafetyState",
    "StepResult",
    "clearable",
    "initial",
    "step",
]
