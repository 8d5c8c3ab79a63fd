"""The table of variables: consistent in itself, with the configuration, and with the station."""

import ast
from pathlib import Path

import firmware.ocpp_client
from firmware.core.config import AuthorizationSection, Config, MeterSection, ScreenSection, explain
from firmware.ocpp_client.device_model import Owner, Variable, checked
from firmware.ocpp_client.variables import MEASURANDS, build_variables, config_text
from firmware.station.settings import VARIABLES
from tests.ocpp_client.fakes import snapshot

TABLE = build_variables(Config(screen=ScreenSection(enabled=True)), "CS1", snapshot())


def named(key: str, table: tuple[Variable, ...] = TABLE) -> Variable:
    return next(variable for variable in table if variable.address.key == key)


def test_no_variable_twice() -> None:
    assert len({variable.address.folded() for variable in TABLE}) == len(TABLE)


def test_defaults_fit_their_own_limits() -> None:
    for variable in TABLE:
        value = variable.value if isinstance(variable.value, str) else variable.value(snapshot())
        if not variable.write_only:
            assert checked(variable, value) == value, variable.address
        assert len(value) <= 1000


def test_configuration_keys_exist() -> None:
    keys = {row.key for row in explain()}
    for variable in TABLE:
        assert not variable.config_key or variable.config_key in keys
        assert variable.config_key != "ocpp.password" or variable.write_only


def test_configuration_is_the_default() -> None:
    config = Config(
        authorization=AuthorizationSection(connection_timeout_s=90.0, offline="accept"),
        meter=MeterSection(sample_interval_s=15),
    )
    table = build_variables(config, "CS1", snapshot())
    assert named("TxCtrlr.EVConnectionTimeOut", table).value == "90"
    assert named("SampledDataCtrlr.TxUpdatedInterval", table).value == "15"
    assert named("AuthCtrlr.OfflineTxForUnknownIdEnabled", table).value == "true"
    assert config_text(config, "v2g.auth") == "eim,pnc"


def test_the_station_honours_every_variable_that_is_passed_on_to_it() -> None:
    """None is accepted and ignored: what we call the station's must be in the station's own table, and all of it."""
    ours = {variable.address.key for variable in TABLE if variable.owner is Owner.STATION}
    assert ours == set(VARIABLES)


def test_the_client_reads_every_variable_that_it_claims() -> None:
    used = set[str]()
    for file in Path(firmware.ocpp_client.__file__).parent.rglob("*.py"):
        if file.parent.name != "variables":
            tree = ast.parse(file.read_text(encoding="utf-8"))
            used |= {
                node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and type(node.value) is str
            }
    claimed = {variable.address.variable for variable in TABLE if variable.owner is Owner.CLIENT}
    assert claimed - used == set()


def test_mandatory_components_of_core_are_there() -> None:
    components = {variable.address.component for variable in TABLE}
    assert {
        "OCPPCommCtrlr", "TxCtrlr", "DeviceDataCtrlr", "ClockCtrlr", "SecurityCtrlr", "SampledDataCtrlr",
        "AlignedDataCtrlr", "AuthCtrlr", "ISO15118Ctrlr", "ChargingStation", "EVSE", "Connector",
    } <= components  # fmt: skip


def test_words_of_2_0_1() -> None:
    from firmware.ocpp_client.v201.enums import MeasurandEnumType

    assert set(MEASURANDS) <= {member.value for member in MeasurandEnumType}


def test_points_are_offered_as_the_hardware_has_them() -> None:
    signing = build_variables(Config(meter=MeterSection(public_key="04ab")), "CS1", snapshot())
    usual = {"EVConnected", "Authorized", "PowerPathClosed", "EnergyTransfer"}
    for table, start in ((TABLE, usual), (signing, usual | {"DataSigned"})):
        assert set(named("TxCtrlr.TxStartPoint", table).values) == start
        assert set(named("TxCtrlr.TxStopPoint", table).values) == usual
    assert named("FiscalMetering.PublicKey", signing).value == "BKs="
    assert named("SampledDataCtrlr.SignReadings").owner is Owner.NOBODY
