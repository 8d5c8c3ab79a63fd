"""Parts of the station in the device model: what is there has rows, what is not has none, and they say what is."""

from dataclasses import replace

from firmware.core.config import Config
from firmware.hal.api import Feature
from firmware.ocpp_client.device_model import Variable, checked
from firmware.ocpp_client.variables import build_variables, parts
from firmware.station.api import FaultView, HardwareView, StationSnapshot
from tests.ocpp_client.fakes import snapshot

EVERYTHING = HardwareView(
    features=tuple(feature.value for feature in Feature),
    contactor_cycles=1234,
    lock_closed=True,
    lock_failures=2,
    temperature_c=31.4,
    plug_temperature_c=55.0,
)


def rows(now: StationSnapshot) -> dict[str, str]:
    found: dict[str, Variable] = {}
    for variable in build_variables(Config(), "CS1", now):
        found[f"{variable.address.component_instance}{variable.address.key}"] = variable
    return {key: one.value if isinstance(one.value, str) else one.value(now) for key, one in found.items()}


def fault(name: str) -> FaultView:
    return FaultView(name, "E-XX-01", "error", "replug", "", False, "2026-01-01T00:00:00.000Z")


def test_what_is_fitted_is_told() -> None:
    told = rows(replace(snapshot(), hardware=EVERYTHING))
    assert told["PowerContactor.Count"] == "1234" and told["PowerContactor.Active"] == "false"
    assert told["ConnectorPlugRetentionLock.Active"] == "true" and told["ConnectorPlugRetentionLock.Count"] == "2"
    assert (told["InsideTemperatureSensor.Temperature"], told["ContactsTemperatureSensor.Temperature"]) == (
        "31.4",
        "55.0",
    )
    assert told["CPPWMController.State"] == "A" and told["RCD.Operated"] == "false"


def test_what_is_not_fitted_has_no_row() -> None:
    told = rows(replace(snapshot(), hardware=HardwareView()))
    parted = {key.partition(".")[0] for key in told}
    assert not parted & {"ConnectorPlugRetentionLock", "RCD", "EmergencyStopSensor", "AcPhaseSelector"}
    assert "PowerContactor" in parted and not any("TemperatureSensor" in key for key in told)


def test_a_fault_is_seen_at_its_component() -> None:
    for name, row in (
        ("contactor_welded", "PowerContactor.Problem"),
        ("unlock_failed", "ConnectorPlugRetentionLock.Problem"),
        ("rcd_trip", "RCD.Operated"),
        ("rcd_self_test", "RCD.Problem"),
        ("emergency_stop", "EmergencyStopSensor.Tripped"),
        ("over_temperature", "TemperatureSensor.Problem"),
        ("meter_fault", "FiscalMetering.Problem"),
        ("grid_meter_fault", "ElectricalFeed.Problem"),
    ):
        good, bad = replace(snapshot(), hardware=EVERYTHING), replace(snapshot(), hardware=EVERYTHING)
        assert rows(good)[row] == "false", row
        assert rows(replace(bad, faults=(fault(name),)))[row] == "true", row


def test_the_word_of_a_meters_driver_counts_before_it_is_a_fault() -> None:
    told = rows(replace(snapshot(), hardware=replace(EVERYTHING, meter_problem="silent", grid_problem="backwards")))
    assert told["FiscalMetering.Problem"] == told["ElectricalFeed.Problem"] == "true"


def test_every_row_is_within_its_own_limits() -> None:
    now = replace(snapshot(), hardware=EVERYTHING)
    for variable in build_variables(Config(), "CS1", now):
        value = variable.value if isinstance(variable.value, str) else variable.value(now)
        if not variable.write_only:
            assert checked(variable, value) == value, variable.address


def test_the_names_of_what_a_board_declares_are_those_of_the_boards() -> None:
    known = {feature.value for feature in Feature}
    assert {parts.PHASE_SWITCH, parts.LOCK, parts.RCD, parts.EMERGENCY_STOP} <= known
    assert {parts.TEMPERATURE, parts.PLUG_TEMPERATURE} <= known
