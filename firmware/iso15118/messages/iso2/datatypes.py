"""Types that several ISO 15118-2 messages share: codes, identifiers, physical values and the heads of the groups."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from typing import Annotated, ClassVar, Self

from firmware.iso15118.messages import quantity
from firmware.iso15118.messages.iso2.namespaces import MSG_BODY, MSG_DATA_TYPES
from firmware.iso15118.messages.model import SHORT, UNSIGNED_INT, UNSIGNED_SHORT, Binary, Integer, Node, Text, element

SESSION_ID = Binary(8, hex_text=True)
"""Chosen by the station; 8 octets, all zero in the first SessionSetupReq ([V2G2-342])."""
EVCC_ID = Binary(6, hex_text=True)
"""The MAC address of the EVCC."""
EVSE_ID = Text(37, low=7)
EMAID_TEXT = Text(15, low=14)
SA_ID = Integer(1, 255)
PERCENT = Integer(0, 100)
SERVICE_ID = UNSIGNED_SHORT
SERVICE_SCOPE = Text(64)
CERTIFICATE = Binary(800)
"""One X.509 certificate, DER."""
GEN_CHALLENGE = Binary(16, low=16)


class ResponseCode(StrEnum):
    """How the station answers a request."""

    OK = "OK"
    OK_NEW_SESSION_ESTABLISHED = "OK_NewSessionEstablished"
    OK_OLD_SESSION_JOINED = "OK_OldSessionJoined"
    OK_CERTIFICATE_EXPIRES_SOON = "OK_CertificateExpiresSoon"
    FAILED = "FAILED"
    FAILED_SEQUENCE_ERROR = "FAILED_SequenceError"
    FAILED_SERVICE_ID_INVALID = "FAILED_ServiceIDInvalid"
    FAILED_UNKNOWN_SESSION = "FAILED_UnknownSession"
    FAILED_SERVICE_SELECTION_INVALID = "FAILED_ServiceSelectionInvalid"
    FAILED_PAYMENT_SELECTION_INVALID = "FAILED_PaymentSelectionInvalid"
    FAILED_CERTIFICATE_EXPIRED = "FAILED_CertificateExpired"
    FAILED_SIGNATURE_ERROR = "FAILED_SignatureError"
    FAILED_NO_CERTIFICATE_AVAILABLE = "FAILED_NoCertificateAvailable"
    FAILED_CERT_CHAIN_ERROR = "FAILED_CertChainError"
    FAILED_CHALLENGE_INVALID = "FAILED_ChallengeInvalid"
    FAILED_CONTRACT_CANCELED = "FAILED_ContractCanceled"
    FAILED_WRONG_CHARGE_PARAMETER = "FAILED_WrongChargeParameter"
    FAILED_POWER_DELIVERY_NOT_APPLIED = "FAILED_PowerDeliveryNotApplied"
    FAILED_TARIFF_SELECTION_INVALID = "FAILED_TariffSelectionInvalid"
    FAILED_CHARGING_PROFILE_INVALID = "FAILED_ChargingProfileInvalid"
    FAILED_METERING_SIGNATURE_NOT_VALID = "FAILED_MeteringSignatureNotValid"
    FAILED_NO_CHARGE_SERVICE_SELECTED = "FAILED_NoChargeServiceSelected"
    FAILED_WRONG_ENERGY_TRANSFER_MODE = "FAILED_WrongEnergyTransferMode"
    FAILED_CONTACTOR_ERROR = "FAILED_ContactorError"
    FAILED_CERTIFICATE_NOT_ALLOWED_AT_THIS_EVSE = "FAILED_CertificateNotAllowedAtThisEVSE"
    FAILED_CERTIFICATE_REVOKED = "FAILED_CertificateRevoked"


class EVSEProcessing(StrEnum):
    """Whether the station has finished what was asked, or the EV has to ask again."""

    FINISHED = "Finished"
    ONGOING = "Ongoing"
    ONGOING_WAITING_FOR_CUSTOMER_INTERACTION = "Ongoing_WaitingForCustomerInteraction"


class EVSENotification(StrEnum):
    """What the station wants of the EV."""

    NONE = "None"
    STOP_CHARGING = "StopCharging"
    RE_NEGOTIATION = "ReNegotiation"


class EnergyTransferMode(StrEnum):
    """Ways to transfer energy, by connector and current."""

    AC_SINGLE_PHASE_CORE = "AC_single_phase_core"
    AC_THREE_PHASE_CORE = "AC_three_phase_core"
    DC_CORE = "DC_core"
    DC_EXTENDED = "DC_extended"
    DC_COMBO_CORE = "DC_combo_core"
    DC_UNIQUE = "DC_unique"


class PaymentOption(StrEnum):
    """Contract is Plug and Charge, ExternalPayment is everything else."""

    CONTRACT = "Contract"
    EXTERNAL_PAYMENT = "ExternalPayment"


class ServiceCategory(StrEnum):
    """Kinds of services."""

    EV_CHARGING = "EVCharging"
    INTERNET = "Internet"
    CONTRACT_CERTIFICATE = "ContractCertificate"
    OTHER_CUSTOM = "OtherCustom"


class UnitSymbol(StrEnum):
    """Units of a physical value: hours, minutes, seconds, ampere, volt, watt, watt-hours."""

    H = "h"
    M = "m"
    S = "s"
    A = "A"
    V = "V"
    W = "W"
    WH = "Wh"


class PhysicalValue(Node, frozen=True, kw_only=True):
    """A quantity: value times ten to the power of multiplier, in the unit."""

    NAMESPACE: ClassVar[str] = MSG_DATA_TYPES

    multiplier: Annotated[int, Integer(-3, 3)]
    unit: UnitSymbol
    value: Annotated[int, SHORT]

    @classmethod
    def of(cls, value: float | Decimal, unit: UnitSymbol) -> Self:
        """The quantity, exactly where three decimals and 16 bits can hold it, else with the finest step that fits.

        Raises ValueError for a number that is not finite or does not fit (more than 32 767 000).
        """
        multiplier, count = quantity.fit(value, -3, 3)
        return cls(multiplier=multiplier, unit=unit, value=count)

    def to_float(self) -> float:
        """The quantity in its unit (correctly rounded)."""
        return quantity.to_float(self.multiplier, self.value)

    def to_decimal(self) -> Decimal:
        """The quantity in its unit, exactly."""
        return quantity.to_decimal(self.multiplier, self.value)


@element(abstract=True)
class BodyElement(Node, frozen=True, kw_only=True):
    """Base of everything that can stand in a message body."""

    NAMESPACE: ClassVar[str] = MSG_BODY
    QUALIFIED_ATTRIBUTES: ClassVar[bool] = True


class DataType(Node, frozen=True, kw_only=True):
    """Base of the types of MsgDataTypes."""

    NAMESPACE: ClassVar[str] = MSG_DATA_TYPES
    QUALIFIED_ATTRIBUTES: ClassVar[bool] = True


@element(abstract=True)
class EVSEStatus(DataType, frozen=True, kw_only=True):
    """The station's state: AC_EVSEStatus or DC_EVSEStatus."""

    notification_max_delay: Annotated[int, UNSIGNED_SHORT]
    """Seconds that the EV has to follow the notification."""
    evse_notification: EVSENotification


@element(abstract=True)
class EVStatus(DataType, frozen=True, kw_only=True):
    """The EV's state: DC_EVStatus."""


@element(abstract=True)
class EVChargeParameter(DataType, frozen=True, kw_only=True):
    """What the EV can and wants: AC_EVChargeParameter or DC_EVChargeParameter."""

    departure_time: Annotated[int | None, UNSIGNED_INT] = None
    """Seconds from now until the EV leaves."""


@element(abstract=True)
class EVSEChargeParameter(DataType, frozen=True, kw_only=True):
    """What the station can: AC_EVSEChargeParameter or DC_EVSEChargeParameter."""


@element(abstract=True)
class EVPowerDeliveryParameter(DataType, frozen=True, kw_only=True):
    """What the EV adds when power is switched: DC_EVPowerDeliveryParameter."""


@element(abstract=True)
class SASchedules(DataType, frozen=True, kw_only=True):
    """Schedules of the secondary actor: SAScheduleList."""


@element(abstract=True)
class TimeInterval(DataType, frozen=True, kw_only=True):
    """A span of time: RelativeTimeInterval."""


@element(abstract=True)
class Entry(DataType, frozen=True, kw_only=True):
    """One row of a schedule: PMaxScheduleEntry or SalesTariffEntry."""

    time_interval: TimeInterval
