"""Variables of the hardware and of ISO 15118. Owns: their rows."""

from firmware.ocpp_client.device_model import DataType, Owner
from firmware.ocpp_client.v201.limit_keeper import MAX_AHEAD
from firmware.ocpp_client.variables.table import Table, boolean, config_text
from firmware.station.api import StationSnapshot

TEXT, INTEGER, BOOLEAN = DataType.STRING, DataType.INTEGER, DataType.BOOLEAN
MEMBERS, OPTIONS = DataType.MEMBER_LIST, DataType.OPTION_LIST


def hardware(table: Table, snapshot: StationSnapshot) -> None:
    """As it is at the moment of asking."""
    station = snapshot.identity
    phases = str(table.config.board.phases)
    # The hardware, as it is at the moment of asking.
    for component, place in (
        ("ChargingStation", {}),
        ("EVSE", {"evse": 1}),
        ("Connector", {"evse": 1, "connector": 1}),
    ):
        table.fixed(component, "Available", BOOLEAN, "true", **place)
        table.add(
            component, "AvailabilityState", OPTIONS, lambda now: now.status.value,
            values=("Available", "Occupied", "Reserved", "Unavailable", "Faulted"), **place,
        )  # fmt: skip
        table.add(component, "Problem", BOOLEAN, lambda now: boolean(bool(now.faults)), **place)
        table.fixed(component, "SupplyPhases", INTEGER, phases, config_key="board.phases", **place)
    table.fixed("ChargingStation", "Model", TEXT, station.model, config_key="station.model")
    table.fixed("ChargingStation", "VendorName", TEXT, station.vendor, config_key="station.vendor")
    table.fixed("ChargingStation", "SerialNumber", TEXT, station.serial, config_key="station.serial")
    table.fixed("ChargingStation", "FirmwareVersion", TEXT, station.firmware)
    table.fixed("ChargingStation", "AllowNewSessionsPendingFirmwareUpdate", BOOLEAN, "true")
    table.add(
        "EVSE", "Power", DataType.DECIMAL, lambda now: f"{now.power_w:.0f}",
        evse=1, unit="W", maximum=station.max_power_w,
    )  # fmt: skip
    table.fixed("EVSE", "ISO15118EvseId", TEXT, station.evse_id, evse=1, config_key="station.evse_id")
    table.fixed("Connector", "ConnectorType", TEXT, station.plug, evse=1, connector=1, config_key="station.plug")


def vehicle(table: Table) -> None:
    """ISO 15118."""
    # ISO 15118.
    iso = "ISO15118Ctrlr"
    table.fixed(iso, "Enabled", BOOLEAN, config_text(table.config, "v2g.enabled"), config_key="v2g.enabled")
    table.fixed(iso, "PnCEnabled", BOOLEAN, boolean("pnc" in table.config.v2g.auth), config_key="v2g.auth")
    table.add(iso, "CentralContractValidationAllowed", BOOLEAN, "true", owner=Owner.CLIENT)
    table.fixed(iso, "MaxScheduleEntries", INTEGER, str(MAX_AHEAD))
    table.own(iso, "ContractValidationOffline", BOOLEAN, value="false")
    table.fixed(
        iso, "RequestMeteringReceipt", BOOLEAN, config_text(table.config, "v2g.receipts"), config_key="v2g.receipts"
    )
    table.add(
        iso, "MeteringReceiptVendorId", TEXT, table.config.ocpp.receipt_vendor, owner=Owner.CLIENT, maximum=255,
        config_key="ocpp.receipt_vendor",
    )  # fmt: skip
    table.own(iso, "ContractCertificateInstallationEnabled", BOOLEAN, "v2g.certificate_service")
