"""The table of device-model variables: what there is, who honours a change, which configuration key it overlays.

Owns: names (OCPP 2.0.1), types, limits, defaults. May not: list a writable variable that nobody acts on. Functions that
the station does not have are reported as what they are: disabled, read-only.
"""

from collections.abc import Callable
from typing import Any

from firmware.core.config import Config, serves_free
from firmware.ocpp_client.device_model import Address, DataType, Owner, Variable
from firmware.ocpp_client.token_book import MAX_LIST
from firmware.ocpp_client.v201.profile_book import MAX_PERIODS, MAX_PROFILES, MAX_STACK_LEVEL
from firmware.ocpp_client.wire import MAX_MESSAGE_BYTES
from firmware.station.api import StationSnapshot

MEASURANDS = (
    "Energy.Active.Import.Register",
    "Energy.Active.Export.Register",
    "Power.Active.Import",
    "Current.Import",
    "Voltage",
    "SoC",
)
TX_POINTS = ("EVConnected", "Authorized", "PowerPathClosed", "EnergyTransfer")
ITEMS_PER_MESSAGE = 50
BYTES_PER_MESSAGE = 65_536
PASSWORD_MIN, PASSWORD_MAX = 16, 40  # A01: passwordString of 2.0.1


def config_text(config: Config, key: str) -> str:
    """The value of a configuration key (`section.name`) in OCPP spelling."""
    section, _, name = key.partition(".")
    value: Any = getattr(getattr(config, section), name)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, tuple):
        return ",".join(value)
    return f"{value:g}" if isinstance(value, float) else str(value)


def _boolean(value: bool) -> str:
    return "true" if value else "false"


def build_variables(config: Config, identity: str, snapshot: StationSnapshot) -> tuple[Variable, ...]:
    """The table for this configuration and hardware. `snapshot` gives the fixed facts of the station."""
    station = snapshot.identity
    phases = str(config.board.phases)
    found: list[Variable] = []

    def add(
        component: str, name: str, kind: DataType, value: str | Callable[[StationSnapshot], str], **more: Any
    ) -> None:
        place = {key: more.pop(key) for key in ("instance", "evse", "connector") if key in more}
        found.append(Variable(Address(component, name, **place), kind, value, **more))

    def client(
        component: str, name: str, default: int, low: int, high: int, unit: str = "s", instance: str = ""
    ) -> None:
        add(
            component, name, DataType.INTEGER, str(default), instance=instance,
            owner=Owner.CLIENT, unit=unit, minimum=low, maximum=high,
        )  # fmt: skip

    def own(component: str, name: str, kind: DataType, key: str = "", value: str = "", **more: Any) -> None:
        text = value or config_text(config, key)
        add(component, name, kind, text, owner=Owner.STATION, config_key=key, **more)

    def fixed(component: str, name: str, kind: DataType, value: str, **more: Any) -> None:
        add(component, name, kind, value, **more)

    text, integer, boolean = DataType.STRING, DataType.INTEGER, DataType.BOOLEAN
    members, options = DataType.MEMBER_LIST, DataType.OPTION_LIST

    # The hardware, as it is at the moment of asking.
    for component, place in (
        ("ChargingStation", {}),
        ("EVSE", {"evse": 1}),
        ("Connector", {"evse": 1, "connector": 1}),
    ):
        fixed(component, "Available", boolean, "true", **place)
        add(
            component, "AvailabilityState", options, lambda now: now.status.value,
            values=("Available", "Occupied", "Reserved", "Unavailable", "Faulted"), **place,
        )  # fmt: skip
        add(component, "Problem", boolean, lambda now: _boolean(bool(now.faults)), **place)
        fixed(component, "SupplyPhases", integer, phases, config_key="board.phases", **place)
    fixed("ChargingStation", "Model", text, station.model, config_key="station.model")
    fixed("ChargingStation", "VendorName", text, station.vendor, config_key="station.vendor")
    fixed("ChargingStation", "SerialNumber", text, station.serial, config_key="station.serial")
    fixed("ChargingStation", "FirmwareVersion", text, station.firmware)
    add(
        "EVSE", "Power", DataType.DECIMAL, lambda now: f"{now.power_w:.0f}",
        evse=1, unit="W", maximum=station.max_power_w,
    )  # fmt: skip
    fixed("EVSE", "ISO15118EvseId", text, station.evse_id, evse=1, config_key="station.evse_id")
    fixed("Connector", "ConnectorType", text, station.plug, evse=1, connector=1, config_key="station.plug")

    # The connection to the CSMS.
    comm = "OCPPCommCtrlr"
    client(comm, "HeartbeatInterval", 3600, 1, 86_400)
    client(comm, "MessageTimeout", 30, 1, 600, instance="Default")
    client(comm, "MessageAttempts", 5, 1, 100, unit="", instance="TransactionEvent")
    client(comm, "MessageAttemptInterval", 60, 0, 3600, instance="TransactionEvent")
    client(comm, "OfflineThreshold", 60, 0, 86_400)
    client(comm, "RetryBackOffRepeatTimes", 5, 0, 20, unit="")
    client(comm, "RetryBackOffRandomRange", 10, 0, 3600)
    client(comm, "RetryBackOffWaitMinimum", 5, 0, 3600)
    client(comm, "WebSocketPingInterval", 60, 0, 3600)
    fixed(comm, "QueueAllMessages", boolean, "false")

    # Transactions and meter values.
    own(
        "TxCtrlr",
        "EVConnectionTimeOut",
        integer,
        "authorization.connection_timeout_s",
        unit="s",
        minimum=5,
        maximum=3600,
    )
    own("TxCtrlr", "StopTxOnInvalidId", boolean, value="true")
    own("TxCtrlr", "TxStartPoint", members, value="PowerPathClosed", values=TX_POINTS)
    own("TxCtrlr", "TxStopPoint", members, value="EVConnected,Authorized", values=TX_POINTS)
    fixed("TxCtrlr", "StopTxOnEVSideDisconnect", boolean, "true")
    sampled = "SampledDataCtrlr"
    fixed(sampled, "Enabled", boolean, "true")
    own(sampled, "TxUpdatedInterval", integer, "meter.sample_interval_s", unit="s", minimum=0, maximum=86_400)
    for name in ("TxStartedMeasurands", "TxUpdatedMeasurands", "TxEndedMeasurands"):
        default = ",".join(MEASURANDS if name == "TxUpdatedMeasurands" else MEASURANDS[:1])
        add(sampled, name, members, default, owner=Owner.CLIENT, values=MEASURANDS, may_be_empty=True)
    fixed(sampled, "TxEndedInterval", integer, "0", unit="s")
    aligned = "AlignedDataCtrlr"
    fixed(aligned, "Enabled", boolean, "true")
    fixed(aligned, "Available", boolean, "true")
    own(aligned, "Interval", integer, value="0", unit="s", minimum=0, maximum=86_400)
    add(aligned, "Measurands", members, MEASURANDS[0], owner=Owner.CLIENT, values=MEASURANDS, may_be_empty=True)
    fixed(aligned, "SendDuringIdle", boolean, "false")
    fixed(aligned, "TxEndedInterval", integer, "0", unit="s")
    fixed(aligned, "TxEndedMeasurands", members, "", values=MEASURANDS, may_be_empty=True)

    # Authorisation.
    auth = "AuthCtrlr"
    fixed(auth, "Enabled", boolean, _boolean(not serves_free(config)), config_key="authorization.free_vend")
    own(auth, "AuthorizeRemoteStart", boolean, value="false")
    own(auth, "OfflineTxForUnknownIdEnabled", boolean, value=_boolean(config.authorization.offline == "accept"))
    own(auth, "LocalAuthorizeOffline", boolean, value=_boolean(config.authorization.offline != "reject"))
    own(auth, "LocalPreAuthorize", boolean, value="false")
    add(auth, "MasterPassGroupId", text, "", owner=Owner.STATION, maximum=36)
    own("AuthCacheCtrlr", "Enabled", boolean, value="false")
    fixed("AuthCacheCtrlr", "Available", boolean, "true")
    fixed("AuthCacheCtrlr", "DisablePostAuthorize", boolean, "false")
    client("AuthCacheCtrlr", "LifeTime", 0, 0, 10 * 366 * 86_400)
    fixed("AuthCacheCtrlr", "Policy", options, "FIFO", values=("FIFO",))
    own("LocalAuthListCtrlr", "Enabled", boolean, value="false")
    fixed("LocalAuthListCtrlr", "Available", boolean, "true")
    fixed("LocalAuthListCtrlr", "DisablePostAuthorize", boolean, "false")
    fixed("LocalAuthListCtrlr", "BytesPerMessage", integer, str(MAX_MESSAGE_BYTES))
    fixed("LocalAuthListCtrlr", "ItemsPerMessage", integer, str(MAX_LIST))

    # ISO 15118.
    iso = "ISO15118Ctrlr"
    fixed(iso, "Enabled", boolean, config_text(config, "v2g.enabled"), config_key="v2g.enabled")
    fixed(iso, "PnCEnabled", boolean, _boolean("pnc" in config.v2g.auth), config_key="v2g.auth")
    add(iso, "CentralContractValidationAllowed", boolean, "true", owner=Owner.CLIENT)
    own(iso, "ContractValidationOffline", boolean, value="false")
    fixed(iso, "RequestMeteringReceipt", boolean, config_text(config, "v2g.receipts"), config_key="v2g.receipts")
    own(iso, "ContractCertificateInstallationEnabled", boolean, "v2g.certificate_service")
    fixed(iso, "V2GCertificateInstallationEnabled", boolean, "false")

    # Security, clock, limits of messages, functions that are not there.
    fixed("SecurityCtrlr", "Identity", text, identity, config_key="ocpp.identity")
    fixed(
        "SecurityCtrlr",
        "SecurityProfile",
        integer,
        str(config.ocpp.security_profile),
        config_key="ocpp.security_profile",
    )
    add(
        "SecurityCtrlr", "BasicAuthPassword", text, config.ocpp.password, owner=Owner.CLIENT, write_only=True,
        minimum=PASSWORD_MIN, maximum=PASSWORD_MAX, config_key="ocpp.password",
    )  # fmt: skip
    add("ClockCtrlr", "DateTime", DataType.DATE_TIME, lambda now: now.wall)
    fixed("ClockCtrlr", "TimeSource", text, "Heartbeat")
    for name, value in (("ItemsPerMessage", ITEMS_PER_MESSAGE), ("BytesPerMessage", BYTES_PER_MESSAGE)):
        for instance in ("GetVariables", "SetVariables"):
            fixed("DeviceDataCtrlr", name, integer, str(value), instance=instance)
    fixed("ReservationCtrlr", "Enabled", boolean, "true")
    fixed("ReservationCtrlr", "NonEvseSpecific", boolean, "true")
    smart = "SmartChargingCtrlr"
    fixed(smart, "Enabled", boolean, "true")
    fixed(smart, "Available", boolean, "true")
    fixed(smart, "ACPhaseSwitchingSupported", boolean, "false")
    fixed(smart, "Entries", integer, str(MAX_PROFILES), instance="ChargingProfiles")
    fixed(smart, "ExternalControlSignalsEnabled", boolean, "false")
    fixed(smart, "NotifyChargingLimitWithSchedules", boolean, "false")
    fixed(smart, "PeriodsPerSchedule", integer, str(MAX_PERIODS))
    fixed(smart, "ProfileStackLevel", integer, str(MAX_STACK_LEVEL))
    fixed(smart, "RateUnit", members, "A,W", values=("A", "W"))
    for component in (
        "TariffCostCtrlr",
        "DisplayMessageCtrlr",
        "MonitoringCtrlr",
    ):
        fixed(component, "Enabled", boolean, "false")
    return tuple(found)
