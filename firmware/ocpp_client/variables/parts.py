"""Variables of the parts of the station: contactor, lock, residual current monitor, sensors, pilot, meters.

Owns: their rows, by the standard component that each has (Part 2, appendix of standardised components). A part that the
board does not declare has no row. May not: judge; a problem is a fault of the catalogue, or what a meter's driver says.
"""

from firmware.ocpp_client.device_model import DataType
from firmware.ocpp_client.variables.table import Table, boolean
from firmware.station.api import StationSnapshot

BOOLEAN, DECIMAL, INTEGER = DataType.BOOLEAN, DataType.DECIMAL, DataType.INTEGER
EVSE = {"evse": 1}
CONNECTOR = {"evse": 1, "connector": 1}
PHASE_SWITCH, LOCK, RCD, EMERGENCY_STOP = "phase switch", "lock", "residual current monitor", "emergency stop"
TEMPERATURE, PLUG_TEMPERATURE = "temperature", "plug temperature"
"""What a board may declare, as `HardwareView.features` has it."""
PILOT_STATES = ("A", "B", "C", "D", "E", "F", "?")


def has(snapshot: StationSnapshot, *faults: str) -> bool:
    """One of these faults is present."""
    return any(fault.id in faults for fault in snapshot.faults)


def parts_of_the_station(table: Table, snapshot: StationSnapshot) -> None:
    """As they are at the moment of asking."""
    there = frozenset(snapshot.hardware.features)
    contactor = "PowerContactor"
    table.add(contactor, "Active", BOOLEAN, lambda now: boolean(now.powered), **EVSE)
    table.add(
        contactor, "Problem", BOOLEAN, lambda now: boolean(has(now, "contactor_welded", "contactor_failed")), **EVSE
    )
    table.add(contactor, "Count", INTEGER, lambda now: str(now.hardware.contactor_cycles), **EVSE)
    if PHASE_SWITCH in there:
        table.add("AcPhaseSelector", "Active", BOOLEAN, lambda now: boolean(now.hardware.single_phase), **EVSE)
    if LOCK in there:
        lock = "ConnectorPlugRetentionLock"
        table.add(lock, "Active", BOOLEAN, lambda now: boolean(bool(now.hardware.lock_closed)), **CONNECTOR)
        table.add(lock, "Problem", BOOLEAN, lambda now: boolean(has(now, "lock_failed", "unlock_failed")), **CONNECTOR)
        table.add(lock, "Count", INTEGER, lambda now: str(now.hardware.lock_failures), **CONNECTOR)
    if RCD in there:
        table.add("RCD", "Operated", BOOLEAN, lambda now: boolean(has(now, "rcd_trip")), **EVSE)
        table.add("RCD", "Problem", BOOLEAN, lambda now: boolean(has(now, "rcd_self_test")), **EVSE)
    if EMERGENCY_STOP in there:
        table.add("EmergencyStopSensor", "Tripped", BOOLEAN, lambda now: boolean(has(now, "emergency_stop")))
    _warmth(table, there)
    _pilot(table)
    _meters(table, snapshot)


def _warmth(table: Table, there: frozenset[str]) -> None:
    sensor = "TemperatureSensor"
    if TEMPERATURE in there:
        table.add(
            sensor, "Temperature", DECIMAL, lambda now: _number(now.hardware.temperature_c),
            unit="Celsius", component_instance="Inside", **EVSE,
        )  # fmt: skip
    if PLUG_TEMPERATURE in there:
        table.add(
            sensor, "Temperature", DECIMAL, lambda now: _number(now.hardware.plug_temperature_c),
            unit="Celsius", component_instance="Contacts", **EVSE,
        )  # fmt: skip
    if there & {TEMPERATURE, PLUG_TEMPERATURE}:
        wrong = ("over_temperature", "temperature_sensor")
        table.add(sensor, "Problem", BOOLEAN, lambda now: boolean(has(now, *wrong)), **EVSE)


def _pilot(table: Table) -> None:
    pilot = "CPPWMController"
    table.add(pilot, "Active", BOOLEAN, lambda now: boolean(now.duty_percent is not None), **EVSE)
    table.add(pilot, "DutyCyclePercentage", DECIMAL, lambda now: _number(now.duty_percent), unit="Percent", **EVSE)
    table.add(pilot, "State", DataType.OPTION_LIST, lambda now: now.pilot, values=PILOT_STATES, **EVSE)


def _meters(table: Table, snapshot: StationSnapshot) -> None:
    table.add(
        "FiscalMetering", "Problem", BOOLEAN,
        lambda now: boolean(has(now, "meter_fault") or bool(now.hardware.meter_problem)), **EVSE,
    )  # fmt: skip
    feed = ("grid_lost", "grid_meter_fault")
    table.add(
        "ElectricalFeed", "Problem", BOOLEAN,
        lambda now: boolean(has(now, *feed) or bool(now.hardware.grid_problem)),
    )  # fmt: skip


def _number(value: float | None) -> str:
    return f"{value or 0.0:.1f}"
