"""The simulated vehicle's electrical model against the nominal levels."""

import pytest

from firmware.hal.api import DIGITAL, DRIVE_E, DRIVE_F, X1, DriveKind, PilotDrive
from firmware.hal.boards.sim.load import KINDS, PROXIMITY_OPEN_OHM, EvLoad, pilot_levels

PWM = PilotDrive(DriveKind.PWM, 50.0)
EV = EvLoad(present=True)


@pytest.mark.parametrize(
    ("load", "s2", "high"),
    [
        (EvLoad(), False, 12.0),
        (EV, False, 8.98),
        (EV, True, 6.00),
        (EvLoad(present=True, ventilated=True), True, 2.93),
    ],
    ids=["A", "B", "C", "D"],
)
def test_levels_under_pwm_and_x1(load: EvLoad, s2: bool, high: float) -> None:
    assert pilot_levels(PWM, load, s2, shorted=False) == (pytest.approx(high, abs=0.01), -12.0)
    assert pilot_levels(X1, load, s2, shorted=False) == (pytest.approx(high, abs=0.01),) * 2


def test_constant_levels() -> None:
    assert pilot_levels(DRIVE_F, EV, True, shorted=False) == (-12.0, -12.0)
    assert pilot_levels(DRIVE_E, EV, True, shorted=False) == (0.0, 0.0)


def test_a_bridged_diode_swings_symmetrically() -> None:
    high, low = pilot_levels(PWM, EvLoad(present=True, diode_ok=False), True, shorted=False)
    assert high == pytest.approx(-low) and high == pytest.approx(5.62, abs=0.01)


@pytest.mark.parametrize("drive", [PWM, X1, DRIVE_F])
def test_a_short_is_zero_on_both_sides(drive: PilotDrive) -> None:
    assert pilot_levels(drive, EV, True, shorted=True) == (0.0, 0.0)


@pytest.mark.parametrize(("cable", "ohm"), [(13.0, 1500.0), (20.0, 680.0), (32.0, 220.0), (63.0, 100.0)])
def test_proximity_codes_the_cable(cable: float, ohm: float) -> None:
    assert EvLoad(present=True, cable_a=cable).proximity_ohm == ohm
    assert EvLoad(cable_a=cable).proximity_ohm == PROXIMITY_OPEN_OHM


@pytest.mark.parametrize(
    ("kind", "drive", "accepts"),
    [
        ("ac", PWM, True),
        ("ac", DIGITAL, True),
        ("ac-basic", DIGITAL, False),
        ("ac-basic", PWM, True),
        ("ac", X1, False),
        ("ac", PilotDrive(DriveKind.PWM, 99.0), False),
    ],
)
def test_which_signal_lets_a_vehicle_close_s2(kind: str, drive: PilotDrive, accepts: bool) -> None:
    assert KINDS[kind].accepts(drive) is accepts
