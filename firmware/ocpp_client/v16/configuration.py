"""The configuration keys of 1.6 and the variables of 2.0.1 that they are.

Owns: the table. A key whose variable this station does not have is not supported. May not: read or write a variable.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Key:
    """`fixed`: a value that never changes, where 2.0.1 has no variable for it."""

    component: str = ""
    variable: str = ""
    instance: str = ""
    fixed: str = ""
    secret: bool = False  # may be written, is never told


PROFILES = (
    "Core,FirmwareManagement,LocalAuthListManagement,Reservation,SmartCharging,RemoteTrigger"  # the security extension
    # has no name in this list (security white paper, 2.3)
)
KEYS: dict[str, Key] = {
    # core
    "AllowOfflineTxForUnknownId": Key("AuthCtrlr", "OfflineTxForUnknownIdEnabled"),
    "AuthorizationCacheEnabled": Key("AuthCacheCtrlr", "Enabled"),
    "AuthorizeRemoteTxRequests": Key("AuthCtrlr", "AuthorizeRemoteStart"),
    "ClockAlignedDataInterval": Key("AlignedDataCtrlr", "Interval"),
    "ConnectionTimeOut": Key("TxCtrlr", "EVConnectionTimeOut"),
    "ConnectorPhaseRotation": Key(fixed="1.RST"),
    "GetConfigurationMaxKeys": Key(fixed="200"),
    "HeartbeatInterval": Key("OCPPCommCtrlr", "HeartbeatInterval"),
    "LocalAuthorizeOffline": Key("AuthCtrlr", "LocalAuthorizeOffline"),
    "LocalPreAuthorize": Key("AuthCtrlr", "LocalPreAuthorize"),
    "MeterValuesAlignedData": Key("AlignedDataCtrlr", "Measurands"),
    "MeterValuesSampledData": Key("SampledDataCtrlr", "TxUpdatedMeasurands"),
    "MeterValueSampleInterval": Key("SampledDataCtrlr", "TxUpdatedInterval"),
    "NumberOfConnectors": Key(fixed="1"),
    "ResetRetries": Key("OCPPCommCtrlr", "ResetRetries"),
    "StopTransactionOnEVSideDisconnect": Key("TxCtrlr", "StopTxOnEVSideDisconnect"),
    "StopTransactionOnInvalidId": Key("TxCtrlr", "StopTxOnInvalidId"),
    "StopTxnAlignedData": Key("AlignedDataCtrlr", "TxEndedMeasurands"),
    "StopTxnSampledData": Key("SampledDataCtrlr", "TxEndedMeasurands"),
    "SupportedFeatureProfiles": Key(fixed=PROFILES),
    "TransactionMessageAttempts": Key("OCPPCommCtrlr", "MessageAttempts", "TransactionEvent"),
    "TransactionMessageRetryInterval": Key("OCPPCommCtrlr", "MessageAttemptInterval", "TransactionEvent"),
    "UnlockConnectorOnEVSideDisconnect": Key("OCPPCommCtrlr", "UnlockOnEVSideDisconnect"),
    "WebSocketPingInterval": Key("OCPPCommCtrlr", "WebSocketPingInterval"),
    # local list, reservation, smart charging
    "LocalAuthListEnabled": Key("LocalAuthListCtrlr", "Enabled"),
    "LocalAuthListMaxLength": Key("LocalAuthListCtrlr", "ItemsPerMessage"),
    "SendLocalListMaxLength": Key("LocalAuthListCtrlr", "ItemsPerMessage"),
    "ReserveConnectorZeroSupported": Key("ReservationCtrlr", "NonEvseSpecific"),
    "ChargeProfileMaxStackLevel": Key("SmartChargingCtrlr", "ProfileStackLevel"),
    "ChargingScheduleAllowedChargingRateUnit": Key("SmartChargingCtrlr", "RateUnit"),
    "ChargingScheduleMaxPeriods": Key("SmartChargingCtrlr", "PeriodsPerSchedule"),
    "MaxChargingProfilesInstalled": Key("SmartChargingCtrlr", "Entries", "ChargingProfiles"),
    # of this station: what a driver may press, and where signed receipts go
    "MeteringReceiptVendorId": Key("ISO15118Ctrlr", "MeteringReceiptVendorId"),
    "PinCodeEnabled": Key("UIInput", "Enabled", "PinCode"),
    "StartButtonEnabled": Key("UIInput", "Enabled", "StartButton"),
    "StartButtonIdTag": Key("AuthCtrlr", "StartButtonIdTag"),
    # security extension
    "AuthorizationKey": Key("SecurityCtrlr", "BasicAuthPassword", secret=True),
    "CertificateSignedMaxChainSize": Key("SecurityCtrlr", "MaxCertificateChainSize"),
    "CpoName": Key("SecurityCtrlr", "OrganizationName"),
    "SecurityProfile": Key("SecurityCtrlr", "SecurityProfile"),
    # Plug & Charge over DataTransfer
    "CentralContractValidationAllowed": Key("ISO15118Ctrlr", "CentralContractValidationAllowed"),
    "CertSigningRepeatTimes": Key("SecurityCtrlr", "CertSigningRepeatTimes"),
    "CertSigningWaitMinimum": Key("SecurityCtrlr", "CertSigningWaitMinimum"),
    "ContractValidationOffline": Key("ISO15118Ctrlr", "ContractValidationOffline"),
    "ISO15118PnCEnabled": Key("ISO15118Ctrlr", "PnCEnabled"),
}
FOLDED = {name.casefold(): name for name in KEYS}
