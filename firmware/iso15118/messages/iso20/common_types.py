"""Types that every schema of ISO 15118-20 shares: header, codes, numbers, meter, receipt, bases of the messages."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from typing import Annotated, ClassVar, Self

from msgspec import field

from firmware.iso15118.messages import quantity
from firmware.iso15118.messages.iso20.namespaces import COMMON_TYPES
from firmware.iso15118.messages.model import (
    BYTE,
    SHORT,
    UNSIGNED_INT,
    UNSIGNED_LONG,
    UNSIGNED_SHORT,
    Binary,
    Integer,
    Node,
    Occurs,
    Ref,
    Text,
    element,
)
from firmware.iso15118.messages.xmldsig import Signature, X509IssuerSerial

NUMERIC_ID = Integer(1, 2**32 - 1)
SESSION_ID = Binary(8, low=8, hex_text=True)
"""Chosen by the station; all zero in the first SessionSetupReq."""
IDENTIFIER = Text(255)
NAME = Text(80)
DESCRIPTION = Text(160)
PERCENT = Integer(0, 100)
METER_ID = Text(32)
METER_SIGNATURE = Binary(64)


class ResponseCode(StrEnum):
    """How the station answers a request. A WARNING lets the session go on."""

    OK = "OK"
    OK_CERTIFICATE_EXPIRES_SOON = "OK_CertificateExpiresSoon"
    OK_NEW_SESSION_ESTABLISHED = "OK_NewSessionEstablished"
    OK_OLD_SESSION_JOINED = "OK_OldSessionJoined"
    OK_POWER_TOLERANCE_CONFIRMED = "OK_PowerToleranceConfirmed"
    WARNING_AUTHORIZATION_SELECTION_INVALID = "WARNING_AuthorizationSelectionInvalid"
    WARNING_CERTIFICATE_EXPIRED = "WARNING_CertificateExpired"
    WARNING_CERTIFICATE_NOT_YET_VALID = "WARNING_CertificateNotYetValid"
    WARNING_CERTIFICATE_REVOKED = "WARNING_CertificateRevoked"
    WARNING_CERTIFICATE_VALIDATION_ERROR = "WARNING_CertificateValidationError"
    WARNING_CHALLENGE_INVALID = "WARNING_ChallengeInvalid"
    WARNING_EIM_AUTHORIZATION_FAILURE = "WARNING_EIMAuthorizationFailure"
    WARNING_EMSP_UNKNOWN = "WARNING_eMSPUnknown"
    WARNING_EV_POWER_PROFILE_VIOLATION = "WARNING_EVPowerProfileViolation"
    WARNING_GENERAL_PNC_AUTHORIZATION_ERROR = "WARNING_GeneralPnCAuthorizationError"
    WARNING_NO_CERTIFICATE_AVAILABLE = "WARNING_NoCertificateAvailable"
    WARNING_NO_CONTRACT_MATCHING_PCID_FOUND = "WARNING_NoContractMatchingPCIDFound"
    WARNING_POWER_TOLERANCE_NOT_CONFIRMED = "WARNING_PowerToleranceNotConfirmed"
    WARNING_SCHEDULE_RENEGOTIATION_FAILED = "WARNING_ScheduleRenegotiationFailed"
    WARNING_STANDBY_NOT_ALLOWED = "WARNING_StandbyNotAllowed"
    WARNING_WPT = "WARNING_WPT"
    FAILED = "FAILED"
    FAILED_ASSOCIATION_ERROR = "FAILED_AssociationError"
    FAILED_CONTACTOR_ERROR = "FAILED_ContactorError"
    FAILED_EV_POWER_PROFILE_INVALID = "FAILED_EVPowerProfileInvalid"
    FAILED_EV_POWER_PROFILE_VIOLATION = "FAILED_EVPowerProfileViolation"
    FAILED_METERING_SIGNATURE_NOT_VALID = "FAILED_MeteringSignatureNotValid"
    FAILED_NO_ENERGY_TRANSFER_SERVICE_SELECTED = "FAILED_NoEnergyTransferServiceSelected"
    FAILED_NO_SERVICE_RENEGOTIATION_SUPPORTED = "FAILED_NoServiceRenegotiationSupported"
    FAILED_PAUSE_NOT_ALLOWED = "FAILED_PauseNotAllowed"
    FAILED_POWER_DELIVERY_NOT_APPLIED = "FAILED_PowerDeliveryNotApplied"
    FAILED_POWER_TOLERANCE_NOT_CONFIRMED = "FAILED_PowerToleranceNotConfirmed"
    FAILED_SCHEDULE_RENEGOTIATION = "FAILED_ScheduleRenegotiation"
    FAILED_SCHEDULE_SELECTION_INVALID = "FAILED_ScheduleSelectionInvalid"
    FAILED_SEQUENCE_ERROR = "FAILED_SequenceError"
    FAILED_SERVICE_ID_INVALID = "FAILED_ServiceIDInvalid"
    FAILED_SERVICE_SELECTION_INVALID = "FAILED_ServiceSelectionInvalid"
    FAILED_SIGNATURE_ERROR = "FAILED_SignatureError"
    FAILED_UNKNOWN_SESSION = "FAILED_UnknownSession"
    FAILED_WRONG_CHARGE_PARAMETER = "FAILED_WrongChargeParameter"


class Processing(StrEnum):
    """Whether the sender has finished what was asked, or the EV has to ask again."""

    FINISHED = "Finished"
    ONGOING = "Ongoing"
    ONGOING_WAITING_FOR_CUSTOMER_INTERACTION = "Ongoing_WaitingForCustomerInteraction"


class EVSENotification(StrEnum):
    """What the station wants of the EV."""

    PAUSE = "Pause"
    EXIT_STANDBY = "ExitStandby"
    TERMINATE = "Terminate"
    SCHEDULE_RENEGOTIATION = "ScheduleRenegotiation"
    SERVICE_RENEGOTIATION = "ServiceRenegotiation"
    METERING_CONFIRMATION = "MeteringConfirmation"


class CommonType(Node, frozen=True, kw_only=True):
    """Base of every complex type of ISO 15118-20."""

    NAMESPACE: ClassVar[str] = COMMON_TYPES
    QUALIFIED_ATTRIBUTES: ClassVar[bool] = True


class RationalNumber(CommonType, frozen=True, kw_only=True):
    """A number: value times ten to the power of exponent. The field says the unit."""

    exponent: Annotated[int, BYTE]
    value: Annotated[int, SHORT]

    @classmethod
    def of(cls, value: float | Decimal) -> Self:
        """The number, exactly where three decimals and 16 bits can hold it, else with the finest step that fits.

        Raises ValueError for a number that is not finite or does not fit (above 32 767 times ten to the power of 9).
        """
        exponent, count = quantity.fit(value, -3, 9)
        return cls(exponent=exponent, value=count)

    def to_float(self) -> float:
        """The number (correctly rounded)."""
        return quantity.to_float(self.exponent, self.value)

    def to_decimal(self) -> Decimal:
        """The number, exactly."""
        return quantity.to_decimal(self.exponent, self.value)


class MessageHeader(CommonType, frozen=True, kw_only=True):
    """Stands in front of every message."""

    session_id: Annotated[bytes, SESSION_ID]
    timestamp: Annotated[int, UNSIGNED_LONG]
    """Seconds since 1970 (UTC)."""
    signature: Annotated[Signature | None, Ref()] = None


class V2GMessage(CommonType, frozen=True, kw_only=True):
    """Base of every message."""

    header: MessageHeader


class V2GRequest(V2GMessage, frozen=True, kw_only=True):
    """Base of what the EV sends."""


class V2GResponse(V2GMessage, frozen=True, kw_only=True):
    """Base of what the station sends."""

    response_code: ResponseCode


class EVSEStatus(CommonType, frozen=True, kw_only=True):
    """What the station wants of the EV, and how soon."""

    notification_max_delay: Annotated[int, UNSIGNED_SHORT]
    """Seconds that the EV has to follow the notification."""
    evse_notification: EVSENotification


class DisplayParameters(CommonType, frozen=True, kw_only=True):
    """What the EV lets the station show to people."""

    present_soc: Annotated[int | None, PERCENT] = None
    """Per cent."""
    minimum_soc: Annotated[int | None, PERCENT] = None
    """Per cent."""
    target_soc: Annotated[int | None, PERCENT] = None
    """Per cent."""
    maximum_soc: Annotated[int | None, PERCENT] = None
    """Per cent."""
    remaining_time_to_minimum_soc: Annotated[int | None, UNSIGNED_INT] = None
    """Seconds."""
    remaining_time_to_target_soc: Annotated[int | None, UNSIGNED_INT] = None
    """Seconds."""
    remaining_time_to_maximum_soc: Annotated[int | None, UNSIGNED_INT] = None
    """Seconds."""
    charging_complete: bool | None = None
    battery_energy_capacity: RationalNumber | None = None
    """Watt-hours."""
    inlet_hot: bool | None = None


class MeterInfo(CommonType, frozen=True, kw_only=True):
    """What the meter reads."""

    meter_id: Annotated[str, METER_ID]
    charged_energy_reading_wh: Annotated[int, UNSIGNED_LONG]
    """Watt-hours."""
    bpt_discharged_energy_reading_wh: Annotated[int | None, UNSIGNED_LONG] = None
    """Watt-hours."""
    capacitive_energy_reading_varh: Annotated[int | None, UNSIGNED_LONG] = field(
        default=None, name="CapacitiveEnergyReadingVARh"
    )
    """Volt-ampere-reactive-hours."""
    bpt_inductive_energy_reading_varh: Annotated[int | None, UNSIGNED_LONG] = field(
        default=None, name="BPT_InductiveEnergyReadingVARh"
    )
    """Volt-ampere-reactive-hours."""
    meter_signature: Annotated[bytes | None, METER_SIGNATURE] = None
    meter_status: Annotated[int | None, SHORT] = None
    """Chosen by the maker of the meter."""
    meter_timestamp: Annotated[int | None, UNSIGNED_LONG] = field(default=None, name="MeterTimestamp")
    """Seconds since 1970 (UTC)."""


class DetailedCost(CommonType, frozen=True, kw_only=True):
    """A cost with its price per unit."""

    amount: RationalNumber
    """Units: kilowatt-hours, minutes, pieces."""
    cost_per_unit: RationalNumber
    """In the currency of the price schedule."""


class DetailedTax(CommonType, frozen=True, kw_only=True):
    """A tax by the rule it follows."""

    tax_rule_id: Annotated[int, NUMERIC_ID]
    amount: RationalNumber
    """In the currency of the price schedule."""


class Receipt(CommonType, frozen=True, kw_only=True):
    """What charging has cost so far."""

    time_anchor: Annotated[int, UNSIGNED_LONG]
    """Seconds since 1970 (UTC)."""
    energy_costs: DetailedCost | None = None
    occupancy_costs: DetailedCost | None = None
    additional_services_costs: DetailedCost | None = None
    overstay_costs: DetailedCost | None = None
    tax_costs: Annotated[tuple[DetailedTax, ...], Occurs(0, 10)] = ()


class ListOfRootCertificateIDs(CommonType, frozen=True, kw_only=True):
    """The roots that the EV knows."""

    root_certificate_id: Annotated[tuple[X509IssuerSerial, ...], Occurs(1, 20)]


class ChargeParameterDiscoveryReq(V2GRequest, frozen=True, kw_only=True):
    """Base of the requests by which the EV says what it can and wants."""


class ChargeParameterDiscoveryRes(V2GResponse, frozen=True, kw_only=True):
    """Base of the answers by which the station says what it can."""


class ChargeLoopReq(V2GRequest, frozen=True, kw_only=True):
    """Base of what the EV repeats while it charges."""

    display_parameters: DisplayParameters | None = None
    meter_info_requested: bool


class ChargeLoopRes(V2GResponse, frozen=True, kw_only=True):
    """Base of what the station repeats while the EV charges."""

    evse_status: EVSEStatus | None = None
    meter_info: MeterInfo | None = None
    receipt: Receipt | None = None


@element()
class CLReqControlMode(CommonType, frozen=True, kw_only=True):
    """Head of the EV's half of the control modes.

    The element is not abstract, its type is: all codecs take it as an empty element. It says nothing, and no message
    of ours contains it; who reads a message must expect it.
    """


@element()
class CLResControlMode(CommonType, frozen=True, kw_only=True):
    """Head of the station's half of the control modes.

    The element is not abstract, its type is: all codecs take it as an empty element. It says nothing, and no message
    of ours contains it; who reads a message must expect it.
    """


class Scheduled_CLReqControlMode(CLReqControlMode, frozen=True, kw_only=True):
    """Base: the EV follows a schedule that it has chosen."""

    ev_target_energy_request: RationalNumber | None = None
    """Watt-hours."""
    ev_maximum_energy_request: RationalNumber | None = None
    """Watt-hours."""
    ev_minimum_energy_request: RationalNumber | None = None
    """Watt-hours."""


class Scheduled_CLResControlMode(CLResControlMode, frozen=True, kw_only=True):
    """Base: the EV follows a schedule that it has chosen."""


class Dynamic_CLReqControlMode(CLReqControlMode, frozen=True, kw_only=True):
    """Base: the station controls the power all the time."""

    departure_time: Annotated[int | None, UNSIGNED_INT] = None
    """Seconds from now until the EV leaves."""
    ev_target_energy_request: RationalNumber
    """Watt-hours."""
    ev_maximum_energy_request: RationalNumber
    """Watt-hours."""
    ev_minimum_energy_request: RationalNumber
    """Watt-hours."""


class Dynamic_CLResControlMode(CLResControlMode, frozen=True, kw_only=True):
    """Base: the station controls the power all the time."""

    departure_time: Annotated[int | None, UNSIGNED_INT] = None
    """Seconds from now until the EV leaves."""
    minimum_soc: Annotated[int | None, PERCENT] = None
    """Per cent."""
    target_soc: Annotated[int | None, PERCENT] = None
    """Per cent."""
    ack_max_delay: Annotated[int | None, UNSIGNED_SHORT] = None
    """Seconds that the EV has to answer."""
