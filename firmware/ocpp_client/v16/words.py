"""Words of 2.0.1 and what 1.6 calls them: status, errors, stop reasons, measurands, error codes.

Owns: these tables and the small translations that need nothing else. May not: know a frame or a transaction's number.
"""

from typing import Any, TypeAlias

from firmware.station.api import ChargingState, ConnectorStatus, Stage, StationSnapshot

Json: TypeAlias = dict[str, Any]

PNC_VENDOR = "org.openchargealliance.iso15118pnc"

_CHARGING = {
    ChargingState.CHARGING: "Charging",
    ChargingState.SUSPENDED_EV: "SuspendedEV",
    ChargingState.SUSPENDED_EVSE: "SuspendedEVSE",
    ChargingState.EV_CONNECTED: "Preparing",
    ChargingState.IDLE: "Finishing",  # a transaction without a vehicle: about to end
}
_FAULT_CODES = {
    "rcd_trip": "GroundFailure",
    "isolation_fault": "GroundFailure",
    "over_current": "OverCurrentFailure",
    "cable_overload": "OverCurrentFailure",
    "over_temperature": "HighTemperature",
    "dc_over_voltage": "OverVoltage",
    "dc_voltage_high": "OverVoltage",
    "grid_lost": "UnderVoltage",
    "meter_fault": "PowerMeterFailure",
    "lock_failed": "ConnectorLockFailure",
    "unlock_failed": "ConnectorLockFailure",
    "contactor_welded": "PowerSwitchFailure",
    "contactor_failed": "PowerSwitchFailure",
    "pilot_diode": "EVCommunicationError",
    "pilot_short": "EVCommunicationError",
    "pilot_range": "EVCommunicationError",
    "store_failed": "InternalError",
    "board_failed": "InternalError",
    "safety_stalled": "InternalError",
    "safety_internal": "InternalError",
}
_REASONS = frozenset({"EmergencyStop", "EVDisconnected", "Local", "Other", "PowerLoss", "Reboot", "Remote"})
_OTHER_REASONS = {
    "DeAuthorized": "DeAuthorized",
    "ImmediateReset": "HardReset",
    "MasterPass": "Local",
    "StoppedByEV": "Local",
    "LocalOutOfCredit": "Local",
    "GroundFault": "Other",
}
_FIRMWARE = frozenset(
    {"Downloaded", "DownloadFailed", "Downloading", "Idle", "InstallationFailed", "Installing", "Installed"}
)
_OTHER_FIRMWARE = {
    "DownloadScheduled": "Idle",
    "DownloadPaused": "Downloading",
    "InstallRebooting": "Installing",
    "InstallScheduled": "Downloaded",
    "InstallVerificationFailed": "InstallationFailed",
    "InvalidSignature": "DownloadFailed",
    "SignatureVerified": "Downloaded",
}
DIAGNOSTICS = {
    "Idle": "Idle",
    "Uploaded": "Uploaded",
    "UploadFailure": "UploadFailed",
    "Uploading": "Uploading",
    "BadMessage": "UploadFailed",
    "NotSupportedOperation": "UploadFailed",
    "PermissionDenied": "UploadFailed",
    "AcceptedCanceled": "Idle",
}
ID_STATUS = frozenset({"Accepted", "Blocked", "Expired", "Invalid", "ConcurrentTx"})
ERROR_CODES = {
    "FormatViolation": "FormationViolation",
    "OccurrenceConstraintViolation": "OccurenceConstraintViolation",  # 1.6 spells it so
    "MessageTypeNotSupported": "GenericError",
    "RpcFrameworkError": "GenericError",
}
# 2.0.1 has measurands that 1.6 does not know; they are left out.
MEASURANDS = frozenset(
    {
        "Current.Export",
        "Current.Import",
        "Current.Offered",
        "Energy.Active.Export.Interval",
        "Energy.Active.Export.Register",
        "Energy.Active.Import.Interval",
        "Energy.Active.Import.Register",
        "Energy.Reactive.Export.Interval",
        "Energy.Reactive.Export.Register",
        "Energy.Reactive.Import.Interval",
        "Energy.Reactive.Import.Register",
        "Frequency",
        "Power.Active.Export",
        "Power.Active.Import",
        "Power.Factor",
        "Power.Offered",
        "Power.Reactive.Export",
        "Power.Reactive.Import",
        "SoC",
        "Temperature",
        "Voltage",
    }
)
ENERGY = "Energy.Active.Import.Register"


def status_of(snapshot: StationSnapshot) -> Json:
    """StatusNotification of connector 1 as things are (without timestamp)."""
    transaction = snapshot.transaction
    match snapshot.status:
        case ConnectorStatus.OCCUPIED if transaction is not None and transaction.active:
            status = _CHARGING[transaction.charging_state]
        case ConnectorStatus.OCCUPIED:
            status = "Finishing" if snapshot.stage in (Stage.FINISHED, Stage.STOPPING) else "Preparing"
        case _:
            status = snapshot.status.value
    told: Json = {"connectorId": 1, "status": status, "errorCode": "NoError"}
    if snapshot.faults:
        fault = snapshot.faults[0]
        told |= {
            "errorCode": _FAULT_CODES.get(fault.id, "OtherError"),
            "info": fault.hint[:50],
            "vendorErrorCode": f"{fault.code} {fault.id}"[:50],
        }
    return told


def stop_reason(reason: str) -> str:
    """The reason of StopTransaction."""
    return reason if reason in _REASONS else _OTHER_REASONS.get(reason, "Other")


def firmware_status(status: str) -> str:
    """The status of FirmwareStatusNotification, which knows fewer words than the signed one."""
    return status if status in _FIRMWARE else _OTHER_FIRMWARE.get(status, "Idle")


def token_info(told: Json) -> Json:
    """IdTokenInfo of 2.0.1 from idTagInfo of 1.6. A status that 1.6 does not have is Invalid."""
    status = told.get("status")
    info: Json = {"status": status if status in ID_STATUS else "Invalid"}
    if expiry := told.get("expiryDate"):
        info["cacheExpiryDateTime"] = expiry
    if parent := told.get("parentIdTag"):
        info["groupIdToken"] = {"idToken": parent, "type": "Central"}
    return info


def meter_values(values: list[Json]) -> list[Json]:
    """MeterValue of 1.6: text values, the unit beside them, a signed record as a value of its own."""
    translated = []
    for value in values:
        sampled: list[Json] = []
        for one in value["sampledValue"]:
            measurand = one.get("measurand", ENERGY)
            if measurand not in MEASURANDS:
                continue
            unit = one.get("unitOfMeasure", {}).get("unit", "Wh")
            common = {key: one[key] for key in ("context", "phase", "location") if key in one}
            sampled.append(
                {"value": f"{one['value']:g}" if abs(one["value"]) < 1e5 else f"{one['value']:.1f}"}
                | common
                | {"measurand": measurand, "unit": unit}
            )
            if signed := one.get("signedMeterValue", {}).get("signedMeterData"):
                sampled.append({"value": signed, "format": "SignedData"} | common | {"measurand": measurand})
        if sampled:
            translated.append({"timestamp": value["timestamp"], "sampledValue": sampled})
    return translated


def energy_wh(values: list[Json]) -> float | None:
    """The first import register among the values, in Wh."""
    for value in values:
        for one in value["sampledValue"]:
            if one.get("measurand", ENERGY) == ENERGY and "phase" not in one:
                return float(one["value"]) * (1000.0 if one.get("unitOfMeasure", {}).get("unit") == "kWh" else 1.0)
    return None
