"""The fault catalogue: every row keeps the rules, and a row that breaks one is refused by name."""

import re

import pytest

from firmware.core.errors import ConfigError
from firmware.core.faults import CATALOGUE, Action, ClearRule, PilotAction, RaisedBy, Severity, parse_catalogue

REQUIRED = (
    "pilot_diode",
    "pilot_short",
    "pilot_range",
    "contactor_welded",
    "contactor_failed",
    "rcd_trip",
    "emergency_stop",
    "grid_lost",
    "over_temperature",
    "over_current",
    "ventilation_missing",
    "proximity_invalid",
    "cable_overload",
    "lock_failed",
    "safety_stalled",
    "isolation_fault",
    "dc_over_voltage",
    "dc_supply_fault",
    "meter_fault",
    "v2g_tls_unusable",
    "secc_certificate",
    "store_failed",
    "csms_offline",
    "board_without_interlock",
)

ROW = """
[example]
code = "E-XX-01"
severity = "error"
action = "open_latch"
pilot = "f_pulse"
clear = "unplug"
persists = true
raised_by = "safety"
ocpp16 = "OtherError"
component = "Connector"
driver_text = "replug"
technician_hint = "Look."
"""


@pytest.mark.parametrize("fault", REQUIRED)
def test_the_catalogue_has_every_required_fault(fault: str) -> None:
    assert CATALOGUE[fault].id == fault


def test_codes_are_speakable_and_told_apart() -> None:
    codes = [fault.code for fault in CATALOGUE.values()]
    assert len(set(codes)) == len(codes)
    letter = {Severity.INFO: "I", Severity.WARNING: "W", Severity.ERROR: "E", Severity.CRITICAL: "E"}
    for fault in CATALOGUE.values():
        assert re.fullmatch(r"[IWE]-[A-Z]{2}-\d\d", fault.code)
        assert fault.code[0] == letter[fault.severity]


def test_minimum_required_error_codes_have_their_form() -> None:
    for fault in CATALOGUE.values():
        assert fault.mrec is None or re.fullmatch(r"CX0(0[1-9]|1\d|2[0-6])", fault.mrec)


def test_what_endangers_people_survives_a_restart() -> None:
    for fault in ("contactor_welded", "rcd_trip", "emergency_stop", "dc_over_voltage", "isolation_fault"):
        assert CATALOGUE[fault].persists and CATALOGUE[fault].latches and CATALOGUE[fault].opens


def test_a_weld_needs_a_technician_and_keeps_the_station_in_f() -> None:
    welded = CATALOGUE["contactor_welded"]
    assert (welded.action, welded.pilot, welded.clear) == (Action.STATE_F, PilotAction.F, ClearRule.TECHNICIAN)


def test_being_offline_is_not_a_fault_that_blocks() -> None:
    offline = CATALOGUE["csms_offline"]
    assert offline.severity is Severity.INFO and not offline.blocks and not offline.latches


def test_the_safety_loop_raises_exactly_the_faults_that_are_marked_as_its_own() -> None:
    from firmware.hal.safety import LOCAL_FAULTS

    own = {fault.id for fault in CATALOGUE.values() if fault.raised_by is RaisedBy.SAFETY}
    assert own == LOCAL_FAULTS | {"safety_internal"}


def test_a_good_row_is_read() -> None:
    assert parse_catalogue(ROW)["example"].opens


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('clear = "unplug"', 'clear = "self"', "clears itself"),
        ('pilot = "f_pulse"', 'pilot = "f"', "nobody can see"),
        ('action = "open_latch"', 'action = "none"', "without opening"),
        ('technician_hint = "Look."', 'technician_hint = " "', "no text"),
        ('severity = "error"', 'severity = "terrible"', "terrible"),
        ('driver_text = "replug"', 'drivertext = "replug"', "drivertext"),
        ('code = "E-XX-01"', "code = 1", "code"),
        ("[example]", "[example", "catalogue"),
    ],
)
def test_a_bad_row_is_refused_in_words(old: str, new: str, says: str) -> None:
    with pytest.raises(ConfigError, match=says):
        parse_catalogue(ROW.replace(old, new))


def test_a_code_used_twice_is_refused() -> None:
    with pytest.raises(ConfigError, match="has the code of example"):
        parse_catalogue(ROW + ROW.replace("[example]", "[other]"))
