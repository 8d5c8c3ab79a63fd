"""Types that several DIN 70121 messages share: codes, identifiers, physical values and the heads of the groups."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from typing import Annotated, ClassVar, Self

from firmware.iso15118.messages import quantity
from firmware.iso15118.messages.din.namespaces import MSG_BODY, MSG_DATA_TYPES, MSG_DEF
from firmware.iso15118.messages.model import (
    SHORT,
    UNBOUNDED_TEXT,
    UNSIGNED_SHORT,
    Binary,
    Integer,
    Node,
    Ref,
    Text,
    element,
)

SESSION_ID = Binary(8, hex_text=True)
"""Chosen by the station; cars send 1, 4 or 8 octets."""
EVCC_ID = Binary(8, hex_text=True)
"""The MAC address of the EVCC."""
EVSE_ID = Binary(32, hex_text=True)
"""Of the station. In the field 1 to 15 octets, a single zero among them."""
CONTRACT_ID = Text(24)
SA_ID = SHORT
PERCENT = Integer(0, 100)
SERVICE_ID = UNSIGNED_SHORT
SERVICE_NAME = Text(32)
SERVICE_SCOPE = Text(32)
CERTIFICATE = Binary(1200)
"""One X.509 certificate, DER."""
GEN_CHALLENGE = UNBOUNDED_TEXT
PMAX = SHORT
"""Watt."""
MULTIPLIER = Integer(-3, 3)


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
    FAILED_EVSE_PRESENT_VOLTAGE_TO_LOW = "FAILED_EVSEPresentVoltageToLow"
    FAILED_METERING_SIGNATURE_NOT_VALID = "FAILED_MeteringSignatureNotValid"
    FAILED_WRONG_ENERGY_TRANSFER_TYPE = "FAILED_WrongEnergyTransferType"


class EVSEProcessing(StrEnum):
    """Whether the station has finished what was asked, or the EV has to ask again."""

    FINISHED = "Finished"
    ONGOING = "Ongoing"


class EVSENotification(StrEnum):
    """What the station wants of the EV."""

    NONE = "None"
    STOP_CHARGING = "StopCharging"
    RE_NEGOTIATION = "ReNegotiation"


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
    """Units of a physical value: time, current, charge, voltage, apparent and real power, its rate, energy."""

    H = "h"
    M = "m"
    S = "s"
    A = "A"
    AH = "Ah"
    V = "V"
    VA = "VA"
    W = "W"
    W_S = "W/s"
    WH = "Wh"


class PhysicalValue(Node, frozen=True, kw_only=True):
    """A quantity: value times ten to the power of multiplier, in the unit."""

    NAMESPACE: ClassVar[str] = MSG_DATA_TYPES

    multiplier: Annotated[int, Integer(-3, 3)]
    unit: UnitSymbol | None = None
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


@element(namespace=MSG_DEF)
class BodyElement(Node, frozen=True, kw_only=True):
    """Base of everything that can stand in a message body; itself in MsgDef, its members in MsgBody.

    The heads of the DIN 70121 groups are elements with an abstract type, not abstract elements as in ISO 15118-2: all
    codecs take them as empty elements, so ours does. They say nothing; no message of ours contains one.
    """

    NAMESPACE: ClassVar[str] = MSG_BODY


class DataType(Node, frozen=True, kw_only=True):
    """Base of the types of MsgDataTypes. Attributes of DIN 70121 are in no namespace."""

    NAMESPACE: ClassVar[str] = MSG_DATA_TYPES


@element()
class EVSEStatus(DataType, frozen=True, kw_only=True):
    """The station's state: AC_EVSEStatus or DC_EVSEStatus."""


@element()
class EVStatus(DataType, frozen=True, kw_only=True):
    """The EV's state: DC_EVStatus."""


@element()
class EVChargeParameter(DataType, frozen=True, kw_only=True):
    """What the EV can and wants: AC_EVChargeParameter or DC_EVChargeParameter."""


@element()
class EVSEChargeParameter(DataType, frozen=True, kw_only=True):
    """What the station can: AC_EVSEChargeParameter or DC_EVSEChargeParameter."""


@element()
class EVPowerDeliveryParameter(DataType, frozen=True, kw_only=True):
    """What the EV adds when power is switched: DC_EVPowerDeliveryParameter."""


@element()
class SASchedules(DataType, frozen=True, kw_only=True):
    """Schedules of the secondary actor: SAScheduleList."""


@element()
class TimeInterval(DataType, frozen=True, kw_only=True):
    """A span of time: RelativeTimeInterval."""


@element()
class Entry(DataType, frozen=True, kw_only=True):
    """One row of a schedule: PMaxScheduleEntry or SalesTariffEntry."""

    time_interval: Annotated[TimeInterval, Ref()]
