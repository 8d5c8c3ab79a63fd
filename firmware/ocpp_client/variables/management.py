"""Variables of the connection, of security and of what the operator manages. Owns: their rows."""

from firmware.ocpp_client.device_model import DataType, Owner
from firmware.ocpp_client.display_book import MAX_MESSAGES
from firmware.ocpp_client.monitoring import LOWEST_SEVERITY, Base
from firmware.ocpp_client.network_profiles import CONFIGURED, SLOTS
from firmware.ocpp_client.v201.profile_book import MAX_PERIODS, MAX_PROFILES, MAX_STACK_LEVEL
from firmware.ocpp_client.variables.table import Table, boolean
from firmware.ocpp_client.wire import MAX_MESSAGE_BYTES

TEXT, INTEGER, BOOLEAN = DataType.STRING, DataType.INTEGER, DataType.BOOLEAN
MEMBERS, OPTIONS = DataType.MEMBER_LIST, DataType.OPTION_LIST
ITEMS_PER_MESSAGE = 50
BYTES_PER_MESSAGE = 65_536
PASSWORD_MIN, PASSWORD_MAX = 16, 40  # A01: passwordString of 2.0.1


def connection(table: Table) -> None:
    """The connection to the CSMS."""
    comm = "OCPPCommCtrlr"
    table.client(comm, "HeartbeatInterval", 3600, 1, 86_400)
    table.client(comm, "MessageTimeout", 30, 1, 600, instance="Default")
    table.client(comm, "MessageAttempts", 5, 1, 100, unit="", instance="TransactionEvent")
    table.client(comm, "MessageAttemptInterval", 60, 0, 3600, instance="TransactionEvent")
    table.client(comm, "OfflineThreshold", 60, 0, 86_400)
    table.client(comm, "RetryBackOffRepeatTimes", 5, 0, 20, unit="")
    table.client(comm, "RetryBackOffRandomRange", 10, 0, 3600)
    table.client(comm, "RetryBackOffWaitMinimum", 5, 0, 3600)
    table.client(comm, "WebSocketPingInterval", 60, 0, 3600)
    table.fixed(comm, "QueueAllMessages", BOOLEAN, "false")
    table.fixed(comm, "ResetRetries", INTEGER, "0")
    table.fixed(comm, "UnlockOnEVSideDisconnect", BOOLEAN, "true")
    table.client(comm, "NetworkProfileConnectionAttempts", 3, 1, 100, unit="")
    slots = tuple(map(str, SLOTS))
    table.add(
        comm, "NetworkConfigurationPriority", DataType.SEQUENCE_LIST, str(CONFIGURED),
        owner=Owner.CLIENT, values=slots,
    )  # fmt: skip
    table.fixed(comm, "ActiveNetworkProfile", INTEGER, str(CONFIGURED))
    protocols = ("FTP", "FTPS", "HTTP", "HTTPS")
    table.fixed(comm, "FileTransferProtocols", MEMBERS, ",".join(protocols), values=(*protocols, "SFTP"))


def management(table: Table, identity: str) -> None:
    """Security, clock, limits of messages, functions of the operator."""
    table.fixed("SecurityCtrlr", "Identity", TEXT, identity, config_key="ocpp.identity")
    table.fixed(
        "SecurityCtrlr",
        "SecurityProfile",
        INTEGER,
        str(table.config.ocpp.security_profile),
        config_key="ocpp.security_profile",
    )
    table.add(
        "SecurityCtrlr", "BasicAuthPassword", TEXT, table.config.ocpp.password, owner=Owner.CLIENT, write_only=True,
        minimum=PASSWORD_MIN, maximum=PASSWORD_MAX, config_key="ocpp.password",
    )  # fmt: skip
    table.add("ClockCtrlr", "DateTime", DataType.DATE_TIME, lambda now: now.wall)
    table.client("ClockCtrlr", "TimeAdjustmentReportingThreshold", 20, 1, 86_400)
    table.fixed("ClockCtrlr", "TimeSource", TEXT, "Heartbeat")
    for name, value in (("ItemsPerMessage", ITEMS_PER_MESSAGE), ("BytesPerMessage", BYTES_PER_MESSAGE)):
        for instance in ("GetVariables", "SetVariables"):
            table.fixed("DeviceDataCtrlr", name, INTEGER, str(value), instance=instance)
    table.fixed("DeviceDataCtrlr", "ItemsPerMessage", INTEGER, str(ITEMS_PER_MESSAGE), instance="GetReport")
    table.fixed("DeviceDataCtrlr", "BytesPerMessage", INTEGER, str(MAX_MESSAGE_BYTES), instance="GetReport")
    table.fixed("ReservationCtrlr", "Available", BOOLEAN, "true")
    table.fixed("ReservationCtrlr", "Enabled", BOOLEAN, "true")
    table.fixed("ReservationCtrlr", "NonEvseSpecific", BOOLEAN, "true")
    smart = "SmartChargingCtrlr"
    table.fixed(smart, "Enabled", BOOLEAN, "true")
    table.fixed(smart, "Available", BOOLEAN, "true")
    table.fixed(smart, "ACPhaseSwitchingSupported", BOOLEAN, "false")
    table.fixed(smart, "Entries", INTEGER, str(MAX_PROFILES), instance="ChargingProfiles")
    table.fixed(smart, "ExternalControlSignalsEnabled", BOOLEAN, "false")
    table.fixed(smart, "LimitChangeSignificance", DataType.DECIMAL, "0", unit="Percent")
    table.fixed(smart, "NotifyChargingLimitWithSchedules", BOOLEAN, "false")
    table.fixed(smart, "PeriodsPerSchedule", INTEGER, str(MAX_PERIODS))
    table.fixed(smart, "ProfileStackLevel", INTEGER, str(MAX_STACK_LEVEL))
    table.fixed(smart, "RateUnit", MEMBERS, "A,W", values=("A", "W"))


def people(table: Table) -> None:
    """What drivers are shown: tariff, cost, messages."""
    shown = boolean(table.config.screen.enabled)
    tariff = "TariffCostCtrlr"
    for instance in ("Tariff", "Cost"):
        table.fixed(tariff, "Available", BOOLEAN, "true", instance=instance)
        table.switch(tariff, "Enabled", True, instance=instance)
    table.fixed(tariff, "Currency", TEXT, table.config.tariff.currency, config_key="tariff.currency")
    for name in ("TariffFallbackMessage", "TotalCostFallbackMessage"):
        table.add(tariff, name, TEXT, "", owner=Owner.CLIENT, maximum=255)
    display = "DisplayMessageCtrlr"
    table.fixed(display, "Available", BOOLEAN, shown, config_key="screen.enabled")
    table.fixed(display, "DisplayMessages", INTEGER, str(MAX_MESSAGES), maximum=MAX_MESSAGES)
    table.fixed(display, "SupportedFormats", MEMBERS, "ASCII,UTF8", values=("ASCII", "HTML", "URI", "UTF8"))
    priorities = ("AlwaysFront", "InFront", "NormalCycle")
    table.fixed(display, "SupportedPriorities", MEMBERS, ",".join(priorities), values=priorities)


def diagnostics(table: Table) -> None:
    """Monitoring and logs."""
    monitoring = "MonitoringCtrlr"
    table.fixed(monitoring, "Available", BOOLEAN, "true")
    table.switch(monitoring, "Enabled", True)
    for instance in ("SetVariableMonitoring", "ClearVariableMonitoring"):
        table.fixed(monitoring, "ItemsPerMessage", INTEGER, str(ITEMS_PER_MESSAGE), instance=instance)
        table.fixed(monitoring, "BytesPerMessage", INTEGER, str(BYTES_PER_MESSAGE), instance=instance)
    table.client(monitoring, "OfflineQueuingSeverity", 3, 0, LOWEST_SEVERITY, unit="")
    bases = tuple(base.value for base in Base)
    table.fixed(monitoring, "ActiveMonitoringBase", OPTIONS, Base.FACTORY.value, values=bases)
    table.fixed(monitoring, "ActiveMonitoringLevel", INTEGER, str(LOWEST_SEVERITY), minimum=0, maximum=LOWEST_SEVERITY)
