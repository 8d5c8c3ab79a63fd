"""Variables of transactions, meter values and authorisation. Owns: their rows."""

import base64

from firmware.core.config import serves_free
from firmware.ocpp_client.device_model import DataType, Owner
from firmware.ocpp_client.token_book import MAX_LIST
from firmware.ocpp_client.variables.table import Table, boolean
from firmware.ocpp_client.wire import MAX_MESSAGE_BYTES
from firmware.station.api import STOP_POINTS, TxPoint, start_points

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
PUBLIC_KEY_WHEN = ("Never", "OncePerTransaction", "EveryMeterValue")


def _signed_values(table: Table, signs: bool) -> None:
    """What the meter signs. Where it does not sign there is nothing to switch on."""
    for component in ("SampledDataCtrlr", "AlignedDataCtrlr"):
        if signs:
            table.switch(component, "SignReadings", True)
        else:
            table.fixed(component, "SignReadings", BOOLEAN, "false")
    key = table.config.meter.public_key
    table.fixed("FiscalMetering", "PublicKey", TEXT, public_key(key), config_key="meter.public_key")
    if signs:
        table.add(
            "OCPPCommCtrlr", "PublicKeyWithSignedMeterValue", OPTIONS, PUBLIC_KEY_WHEN[0],
            owner=Owner.CLIENT, values=PUBLIC_KEY_WHEN,
        )  # fmt: skip
    else:
        table.fixed("OCPPCommCtrlr", "PublicKeyWithSignedMeterValue", OPTIONS, "Never", values=PUBLIC_KEY_WHEN)


def public_key(configured: str) -> str:
    """The meter's key as OCPP wants it, base64; the configuration file may have it in hex."""
    try:
        return base64.b64encode(bytes.fromhex(configured)).decode("ascii")
    except ValueError:
        return configured


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
    signs = bool(table.config.meter.public_key)
    for name, default, points in (
        ("TxStartPoint", "PowerPathClosed", start_points(signs)),
        ("TxStopPoint", "EVConnected,Authorized", STOP_POINTS),
    ):
        table.own("TxCtrlr", name, MEMBERS, value=default, values=tuple(p.value for p in TxPoint if p in points))
    table.own("TxCtrlr", "StopTxOnEVSideDisconnect", BOOLEAN, value="true")
    table.own("TxCtrlr", "ResumptionTimeout", INTEGER, value="0", unit="s", minimum=0, maximum=604_800)
    table.own("TxCtrlr", "AllowEnergyTransferResumption", BOOLEAN, value="false")
    sampled = "SampledDataCtrlr"
    table.fixed(sampled, "Enabled", BOOLEAN, "true")
    table.own(sampled, "TxUpdatedInterval", INTEGER, "meter.sample_interval_s", unit="s", minimum=0, maximum=86_400)
    for name in ("TxStartedMeasurands", "TxUpdatedMeasurands", "TxEndedMeasurands"):
        default = ",".join(MEASURANDS if name == "TxUpdatedMeasurands" else MEASURANDS[:1])
        table.add(sampled, name, MEMBERS, default, owner=Owner.CLIENT, values=MEASURANDS, may_be_empty=True)
    table.own(sampled, "TxEndedInterval", INTEGER, value="0", unit="s", minimum=0, maximum=86_400)
    aligned = "AlignedDataCtrlr"
    table.fixed(aligned, "Enabled", BOOLEAN, "true")
    table.fixed(aligned, "Available", BOOLEAN, "true")
    table.own(aligned, "Interval", INTEGER, value="0", unit="s", minimum=0, maximum=86_400)
    table.add(aligned, "Measurands", MEMBERS, MEASURANDS[0], owner=Owner.CLIENT, values=MEASURANDS, may_be_empty=True)
    table.own(aligned, "SendDuringIdle", BOOLEAN, value="false")
    table.own(aligned, "TxEndedInterval", INTEGER, value="0", unit="s", minimum=0, maximum=86_400)
    table.add(
        aligned, "TxEndedMeasurands", MEMBERS, MEASURANDS[0], owner=Owner.CLIENT, values=MEASURANDS, may_be_empty=True
    )
    _signed_values(table, signs)

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
