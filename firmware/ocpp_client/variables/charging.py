"""Variables of transactions, meter values and authorisation. Owns: their rows."""

from firmware.core.config import serves_free
from firmware.ocpp_client.device_model import DataType, Owner
from firmware.ocpp_client.token_book import MAX_LIST
from firmware.ocpp_client.variables.table import Table, boolean
from firmware.ocpp_client.wire import MAX_MESSAGE_BYTES

TEXT, INTEGER, BOOLEAN = DataType.STRING, DataType.INTEGER, DataType.BOOLEAN
MEMBERS, OPTIONS = DataType.MEMBER_LIST, DataType.OPTION_LIST
MEASURANDS = (
    "Energy.Active.Import.Register",
    "Energy.Active.Export.Register",
    "Power.Active.Import",
    "Current.Import",
    "Voltage",
    "SoC",
)
TX_POINTS = ("EVConnected", "Authorized", "PowerPathClosed", "EnergyTransfer")


def charging(table: Table) -> None:
    """Who may charge, and what is told of it."""
    # Transactions and meter values.
    table.own(
        "TxCtrlr",
        "EVConnectionTimeOut",
        INTEGER,
        "authorization.connection_timeout_s",
        unit="s",
        minimum=5,
        maximum=3600,
    )
    table.own("TxCtrlr", "StopTxOnInvalidId", BOOLEAN, value="true")
    table.own("TxCtrlr", "TxStartPoint", MEMBERS, value="PowerPathClosed", values=TX_POINTS)
    table.own("TxCtrlr", "TxStopPoint", MEMBERS, value="EVConnected,Authorized", values=TX_POINTS)
    table.own("TxCtrlr", "StopTxOnEVSideDisconnect", BOOLEAN, value="true")
    sampled = "SampledDataCtrlr"
    table.fixed(sampled, "Enabled", BOOLEAN, "true")
    table.own(sampled, "TxUpdatedInterval", INTEGER, "meter.sample_interval_s", unit="s", minimum=0, maximum=86_400)
    for name in ("TxStartedMeasurands", "TxUpdatedMeasurands", "TxEndedMeasurands"):
        default = ",".join(MEASURANDS if name == "TxUpdatedMeasurands" else MEASURANDS[:1])
        table.add(sampled, name, MEMBERS, default, owner=Owner.CLIENT, values=MEASURANDS, may_be_empty=True)
    table.fixed(sampled, "TxEndedInterval", INTEGER, "0", unit="s")
    aligned = "AlignedDataCtrlr"
    table.fixed(aligned, "Enabled", BOOLEAN, "true")
    table.fixed(aligned, "Available", BOOLEAN, "true")
    table.own(aligned, "Interval", INTEGER, value="0", unit="s", minimum=0, maximum=86_400)
    table.add(aligned, "Measurands", MEMBERS, MEASURANDS[0], owner=Owner.CLIENT, values=MEASURANDS, may_be_empty=True)
    table.fixed(aligned, "SendDuringIdle", BOOLEAN, "false")
    table.fixed(aligned, "TxEndedInterval", INTEGER, "0", unit="s")
    table.fixed(aligned, "TxEndedMeasurands", MEMBERS, "", values=MEASURANDS, may_be_empty=True)

    # Authorisation.
    auth = "AuthCtrlr"
    table.fixed(auth, "Enabled", BOOLEAN, boolean(not serves_free(table.config)), config_key="authorization.free_vend")
    table.own(auth, "AuthorizeRemoteStart", BOOLEAN, value="false")
    table.own(
        auth, "OfflineTxForUnknownIdEnabled", BOOLEAN, value=boolean(table.config.authorization.offline == "accept")
    )
    table.own(auth, "LocalAuthorizeOffline", BOOLEAN, value=boolean(table.config.authorization.offline != "reject"))
    table.own(auth, "LocalPreAuthorize", BOOLEAN, value="false")
    table.add(auth, "MasterPassGroupId", TEXT, "", owner=Owner.STATION, maximum=36)
    # 1.6 has no NoAuthorization: this is its idTag.
    table.add(
        auth, "StartButtonIdTag", TEXT, table.config.authorization.start_button_id_tag, owner=Owner.CLIENT,
        minimum=1, maximum=20, config_key="authorization.start_button_id_tag",
    )  # fmt: skip
    _inputs(table)
    table.own("AuthCacheCtrlr", "Enabled", BOOLEAN, value="false")
    table.fixed("AuthCacheCtrlr", "Available", BOOLEAN, "true")
    table.fixed("AuthCacheCtrlr", "DisablePostAuthorize", BOOLEAN, "false")
    table.client("AuthCacheCtrlr", "LifeTime", 0, 0, 10 * 366 * 86_400)
    table.fixed("AuthCacheCtrlr", "Policy", OPTIONS, "FIFO", values=("FIFO",))
    table.own("LocalAuthListCtrlr", "Enabled", BOOLEAN, value="false")
    table.fixed("LocalAuthListCtrlr", "Available", BOOLEAN, "true")
    table.fixed("LocalAuthListCtrlr", "DisablePostAuthorize", BOOLEAN, "false")
    table.fixed("LocalAuthListCtrlr", "BytesPerMessage", INTEGER, str(MAX_MESSAGE_BYTES))
    table.fixed("LocalAuthListCtrlr", "Entries", INTEGER, "0", maximum=MAX_LIST)
    table.fixed("LocalAuthListCtrlr", "SupportsExpiryDateTime", BOOLEAN, "true")
    table.fixed("LocalAuthListCtrlr", "ItemsPerMessage", INTEGER, str(MAX_LIST))


def _inputs(table: Table) -> None:
    """What a driver may press (C02, C04); without a screen there is nothing to press."""
    screen = table.config.screen.enabled
    for instance, key in (("StartButton", "authorization.start_button"), ("PinCode", "authorization.pin_code")):
        table.fixed("UIInput", "Available", BOOLEAN, boolean(screen), instance=instance, config_key="screen.enabled")
        if screen:
            table.own("UIInput", "Enabled", BOOLEAN, key, instance=instance)
        else:
            table.fixed("UIInput", "Enabled", BOOLEAN, "false", instance=instance, config_key=key)
