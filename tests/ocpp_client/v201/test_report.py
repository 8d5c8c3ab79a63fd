"""Reports in parts."""

import json

import msgspec
import pytest
from jsonschema import Draft6Validator

from firmware.core.config import Config, OcppSection
from firmware.core.store import Store
from firmware.ocpp_client.device_model import DeviceModel
from firmware.ocpp_client.v201.enums import ReportBaseEnumType
from firmware.ocpp_client.v201.report import ROWS_PER_PART, report_parts
from firmware.ocpp_client.variables import build_variables
from scripts.generate_ocpp_types import schema_folder
from tests.ocpp_client.fakes import snapshot

PASSWORD = "a-very-secret-password"
CONFIG = Config(ocpp=OcppSection(password=PASSWORD))
MODEL = DeviceModel(build_variables(CONFIG, "CS1", snapshot()), Store(":memory:"))


@pytest.mark.parametrize("base", list(ReportBaseEnumType))
def test_parts_are_numbered_valid_and_hold_no_secret(base: ReportBaseEnumType) -> None:
    parts = report_parts(MODEL, base, 7, snapshot())
    schema = json.loads((schema_folder("v201") / "NotifyReportRequest.json").read_text(encoding="utf-8-sig"))
    for number, part in enumerate(parts):
        text = msgspec.json.encode(part).decode()
        Draft6Validator(schema).validate(json.loads(text))
        assert PASSWORD not in text
        assert (part.seqNo, part.requestId) == (number, 7)
        assert part.tbc is (number < len(parts) - 1)
        assert part.reportData and len(part.reportData) <= ROWS_PER_PART


def test_what_is_in_which_report() -> None:
    names = {
        base: [
            line.variable.name for part in report_parts(MODEL, base, 1, snapshot()) for line in part.reportData or ()
        ]
        for base in ReportBaseEnumType
    }
    assert len(names[ReportBaseEnumType.FullInventory]) == len(MODEL.variables())
    assert "Model" not in names[ReportBaseEnumType.ConfigurationInventory]
    assert "TxStartPoint" in names[ReportBaseEnumType.ConfigurationInventory]
    assert set(names[ReportBaseEnumType.SummaryInventory]) == {"Available", "AvailabilityState", "Problem"}
    assert len(names[ReportBaseEnumType.SummaryInventory]) == 14


def test_a_line_says_limits_and_mutability() -> None:
    lines = {
        (line.component.name, line.variable.name): json.loads(msgspec.json.encode(line))
        for part in report_parts(MODEL, ReportBaseEnumType.FullInventory, 1, snapshot())
        for line in part.reportData or ()
    }
    heartbeat = lines["OCPPCommCtrlr", "HeartbeatInterval"]
    assert heartbeat["variableAttribute"] == [
        {"value": "3600", "mutability": "ReadWrite", "persistent": True, "constant": False}
    ]
    assert heartbeat["variableCharacteristics"] == {
        "unit": "s",
        "dataType": "integer",
        "minLimit": 1.0,
        "maxLimit": 86400.0,
        "supportsMonitoring": True,
    }
    password = lines["SecurityCtrlr", "BasicAuthPassword"]["variableAttribute"][0]
    assert password["mutability"] == "WriteOnly" and "value" not in password
    assert lines["Connector", "ConnectorType"]["component"]["evse"] == {"id": 1, "connectorId": 1}
