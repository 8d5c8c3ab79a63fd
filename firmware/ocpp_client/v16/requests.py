"""Requests of a 1.6 CSMS, typed, with the limits of the 1.6 schemas (security extension included).

Owns: what a valid request is. Wire names stay as they are. May not: act. `REQUESTS` is the list of what is served.
"""

from typing import Annotated, Literal, TypeAlias

from msgspec import Meta, Struct

Id20: TypeAlias = Annotated[str, Meta(max_length=20)]
Key50: TypeAlias = Annotated[str, Meta(max_length=50)]
Text500: TypeAlias = Annotated[str, Meta(max_length=500)]
Location: TypeAlias = Annotated[str, Meta(max_length=512)]
Connector: TypeAlias = Annotated[int, Meta(ge=0, le=1_000_000)]
Integer: TypeAlias = Annotated[int, Meta(ge=-(2**31), le=2**31 - 1)]
Hash: TypeAlias = Annotated[str, Meta(max_length=128)]
Unit: TypeAlias = Literal["A", "W"]
Purpose: TypeAlias = Literal["ChargePointMaxProfile", "TxDefaultProfile", "TxProfile"]


class Closed(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """No fields but those named."""


class CancelReservation(Closed, frozen=True, kw_only=True):
    reservationId: Integer


class CertificateSigned(Closed, frozen=True, kw_only=True):
    certificateChain: Annotated[str, Meta(max_length=10_000)]


class ChangeAvailability(Closed, frozen=True, kw_only=True):
    connectorId: Connector
    type: Literal["Inoperative", "Operative"]


class ChangeConfiguration(Closed, frozen=True, kw_only=True):
    key: Key50
    value: Text500


class ClearCache(Closed, frozen=True, kw_only=True):
    pass


class ClearChargingProfile(Closed, frozen=True, kw_only=True):
    id: Integer | None = None
    connectorId: Connector | None = None
    chargingProfilePurpose: Purpose | None = None
    stackLevel: Integer | None = None


class DataTransfer(Closed, frozen=True, kw_only=True):
    vendorId: Annotated[str, Meta(max_length=255)]
    messageId: Key50 = ""
    data: str = ""


class HashData(Closed, frozen=True, kw_only=True):
    hashAlgorithm: Literal["SHA256", "SHA384", "SHA512"]
    issuerNameHash: Hash
    issuerKeyHash: Hash
    serialNumber: Annotated[str, Meta(max_length=40)]


class DeleteCertificate(Closed, frozen=True, kw_only=True):
    certificateHashData: HashData


class ExtendedTriggerMessage(Closed, frozen=True, kw_only=True):
    requestedMessage: Literal[
        "BootNotification",
        "LogStatusNotification",
        "FirmwareStatusNotification",
        "Heartbeat",
        "MeterValues",
        "SignChargePointCertificate",
        "StatusNotification",
    ]
    connectorId: Connector | None = None


class GetCompositeSchedule(Closed, frozen=True, kw_only=True):
    connectorId: Connector
    duration: Integer
    chargingRateUnit: Unit | None = None


class GetConfiguration(Closed, frozen=True, kw_only=True):
    key: Annotated[tuple[Key50, ...], Meta(max_length=200)] = ()


class GetDiagnostics(Closed, frozen=True, kw_only=True):
    location: Location
    startTime: str | None = None
    stopTime: str | None = None
    retries: Integer | None = None
    retryInterval: Integer | None = None


class GetInstalledCertificateIds(Closed, frozen=True, kw_only=True):
    certificateType: Literal["CentralSystemRootCertificate", "ManufacturerRootCertificate"]


class GetLocalListVersion(Closed, frozen=True, kw_only=True):
    pass


class LogParameters(Closed, frozen=True, kw_only=True):
    remoteLocation: Location
    oldestTimestamp: str | None = None
    latestTimestamp: str | None = None


class GetLog(Closed, frozen=True, kw_only=True):
    logType: Literal["DiagnosticsLog", "SecurityLog"]
    requestId: Integer
    log: LogParameters
    retries: Integer | None = None
    retryInterval: Integer | None = None


class InstallCertificate(Closed, frozen=True, kw_only=True):
    certificateType: Literal["CentralSystemRootCertificate", "ManufacturerRootCertificate"]
    certificate: Annotated[str, Meta(max_length=5_500)]


class SchedulePeriod(Closed, frozen=True, kw_only=True):
    startPeriod: Integer
    limit: float
    numberPhases: Integer | None = None


class ChargingSchedule(Closed, frozen=True, kw_only=True):
    chargingRateUnit: Unit
    chargingSchedulePeriod: Annotated[tuple[SchedulePeriod, ...], Meta(min_length=1, max_length=1024)]
    duration: Integer | None = None
    startSchedule: str | None = None
    minChargingRate: float | None = None


class ChargingProfile(Closed, frozen=True, kw_only=True):
    chargingProfileId: Integer
    stackLevel: Integer
    chargingProfilePurpose: Purpose
    chargingProfileKind: Literal["Absolute", "Recurring", "Relative"]
    chargingSchedule: ChargingSchedule
    transactionId: Integer | None = None
    recurrencyKind: Literal["Daily", "Weekly"] | None = None
    validFrom: str | None = None
    validTo: str | None = None


class RemoteStartTransaction(Closed, frozen=True, kw_only=True):
    idTag: Id20
    connectorId: Connector | None = None
    chargingProfile: ChargingProfile | None = None


class RemoteStopTransaction(Closed, frozen=True, kw_only=True):
    transactionId: Integer


class ReserveNow(Closed, frozen=True, kw_only=True):
    connectorId: Connector
    expiryDate: str
    idTag: Id20
    reservationId: Integer
    parentIdTag: Id20 | None = None


class Reset(Closed, frozen=True, kw_only=True):
    type: Literal["Hard", "Soft"]


class IdTagInfo(Closed, frozen=True, kw_only=True):
    status: Literal["Accepted", "Blocked", "Expired", "Invalid", "ConcurrentTx"]
    expiryDate: str | None = None
    parentIdTag: Id20 | None = None


class ListEntry(Closed, frozen=True, kw_only=True):
    idTag: Id20
    idTagInfo: IdTagInfo | None = None


class SendLocalList(Closed, frozen=True, kw_only=True):
    listVersion: Integer
    updateType: Literal["Differential", "Full"]
    localAuthorizationList: Annotated[tuple[ListEntry, ...], Meta(max_length=10_000)] = ()


class SetChargingProfile(Closed, frozen=True, kw_only=True):
    connectorId: Connector
    csChargingProfiles: ChargingProfile


class Firmware(Closed, frozen=True, kw_only=True):
    location: Location
    retrieveDateTime: str
    signingCertificate: Annotated[str, Meta(max_length=5_500)]
    signature: Annotated[str, Meta(max_length=800)]
    installDateTime: str | None = None


class SignedUpdateFirmware(Closed, frozen=True, kw_only=True):
    requestId: Integer
    firmware: Firmware
    retries: Integer | None = None
    retryInterval: Integer | None = None


class TriggerMessage(Closed, frozen=True, kw_only=True):
    requestedMessage: Literal[
        "BootNotification",
        "DiagnosticsStatusNotification",
        "FirmwareStatusNotification",
        "Heartbeat",
        "MeterValues",
        "StatusNotification",
    ]
    connectorId: Connector | None = None


class UnlockConnector(Closed, frozen=True, kw_only=True):
    connectorId: Connector


class UpdateFirmware(Closed, frozen=True, kw_only=True):
    location: Location
    retrieveDate: str
    retries: Integer | None = None
    retryInterval: Integer | None = None


REQUESTS: dict[str, type[Closed]] = {
    kind.__name__: kind
    for kind in (
        CancelReservation,
        CertificateSigned,
        ChangeAvailability,
        ChangeConfiguration,
        ClearCache,
        ClearChargingProfile,
        DataTransfer,
        DeleteCertificate,
        ExtendedTriggerMessage,
        GetCompositeSchedule,
        GetConfiguration,
        GetDiagnostics,
        GetInstalledCertificateIds,
        GetLocalListVersion,
        GetLog,
        InstallCertificate,
        RemoteStartTransaction,
        RemoteStopTransaction,
        ReserveNow,
        Reset,
        SendLocalList,
        SetChargingProfile,
        SignedUpdateFirmware,
        TriggerMessage,
        UnlockConnector,
        UpdateFirmware,
    )
}
