"""The station's neutral records as OCPP 2.0.1 messages.

Owns: the translation of tokens, transaction events, meter samples and authorisation requests. May not: decide when
something is sent, or fail on a record of ours: a word that 2.0.1 does not have becomes its nearest general one, because
a transaction event must reach the CSMS.
"""

import base64
import enum
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, TypeAlias, TypeVar

from msgspec import UNSET, Struct, UnsetType

from firmware.ocpp_client.v201.datatypes import (
    ChargingLimitType,
    EVSEType,
    IdTokenInfoType,
    IdTokenType,
    MeterValueType,
    OCSPRequestDataType,
    SampledValueType,
    SignedMeterValueType,
    TransactionType,
    UnitOfMeasureType,
)
from firmware.ocpp_client.v201.enums import (
    CertificateActionEnumType,
    ChargingLimitSourceEnumType,
    ChargingStateEnumType,
    HashAlgorithmEnumType,
    IdTokenEnumType,
    Iso15118EVCertificateStatusEnumType,
    LocationEnumType,
    MeasurandEnumType,
    PhaseEnumType,
    ReadingContextEnumType,
    ReasonEnumType,
    TransactionEventEnumType,
    TriggerReasonEnumType,
)
from firmware.ocpp_client.v201.messages import (
    AuthorizeRequest,
    ClearedChargingLimitRequest,
    Get15118EVCertificateRequest,
    Get15118EVCertificateResponse,
    MeterValuesRequest,
    NotifyChargingLimitRequest,
    TransactionEventRequest,
)
from firmware.ocpp_client.v201.vehicle_needs import charging_needs
from firmware.station.api import (
    AuthorizeNeeded,
    CertificateNeeded,
    CertificateResponse,
    EventKind,
    ExternalLimitChanged,
    HashData,
    IdToken,
    KnownToken,
    MeterSample,
    MeterSampled,
    TokenType,
    TransactionEvent,
    VehicleNeeds,
)

EVSE_ID = 1
MAX_TOKEN_CHARS = 36
MAX_CERTIFICATE_CHARS = 5500  # of an Authorize in 2.0.1
MAX_EXI_REQUEST_CHARS = 5600
MAX_HASH_ENTRIES = 4
MAX_SIGNED_CHARS = 2500

E = TypeVar("E", bound=enum.Enum)


def nearest(kind: type[E], value: str, otherwise: E) -> E:
    """The member with this wire value, or `otherwise`."""
    try:
        return kind(value)
    except ValueError:
        return otherwise


def id_token(token: IdToken) -> IdTokenType:
    """A token on the wire."""
    return IdTokenType(idToken=token.value[:MAX_TOKEN_CHARS], type=IdTokenEnumType(token.type.value))


def token_of(token: IdTokenType) -> IdToken:
    """A token from the wire."""
    return IdToken(token.idToken, TokenType(token.type.value))


def known_token(token: IdToken, told: IdTokenInfoType) -> KnownToken:
    """What the CSMS said of a token, to be kept."""
    group = told.groupIdToken.idToken if told.groupIdToken else ""
    return KnownToken(token, told.status.value, group, told.cacheExpiryDateTime or "")


ONCE, EVERY = "OncePerTransaction", "EveryMeterValue"
OCMF = b"OCMF|"


@dataclass(frozen=True, slots=True)
class Signing:
    """Whether the meter's signed records go out (SignReadings), and when its public key (base64) goes with them
    (PublicKeyWithSignedMeterValue).
    """

    sampled: bool = True
    aligned: bool = True
    key: str = ""
    key_when: str = ""

    def of(self, sample: MeterSample) -> SignedMeterValueType | UnsetType:
        """The record that belongs to a sample; what does not fit into the message is left out."""
        wanted = self.aligned if sample.context == "Sample.Clock" else self.sampled
        if not wanted or not sample.signed or len(sample.signed) > MAX_SIGNED_CHARS:
            return UNSET
        with_key = self.key_when == EVERY or (self.key_when == ONCE and sample.context == "Transaction.Begin")
        return SignedMeterValueType(
            signedMeterData=sample.signed,
            signingMethod="",  # OCMF names it in the record
            encodingMethod="OCMF" if base64.b64decode(sample.signed).startswith(OCMF) else "",
            publicKey=self.key if with_key else "",
        )


@dataclass(frozen=True, slots=True)
class Measurands:
    """Which measurands the CSMS wants, by reading context and kind of event (SampledDataCtrlr, AlignedDataCtrlr)."""

    started: frozenset[str]
    updated: frozenset[str]
    ended: frozenset[str]
    aligned: frozenset[str] = frozenset()
    aligned_ended: frozenset[str] = frozenset()
    signing: Signing = field(default=Signing())

    def of(self, context: str, kind: EventKind = EventKind.UPDATED) -> frozenset[str]:
        """Those for one sample."""
        if kind is EventKind.ENDED:
            return self.aligned_ended if context == "Sample.Clock" else self.ended
        special = {"Transaction.Begin": self.started, "Sample.Clock": self.aligned}
        return special.get(context, self.updated)


def transaction_event(event: TransactionEvent, measurands: Measurands) -> TransactionEventRequest:
    """A stored event as it goes out (E02 and following)."""
    values = tuple(
        value
        for sample in event.meter
        if (value := meter_value(sample, measurands.of(sample.context, event.kind), measurands.signing))
    )
    return TransactionEventRequest(
        eventType=TransactionEventEnumType(event.kind.value),
        timestamp=event.timestamp,
        triggerReason=nearest(TriggerReasonEnumType, event.trigger, TriggerReasonEnumType.AbnormalCondition),
        seqNo=event.seq_no,
        offline=event.offline or UNSET,
        transactionInfo=TransactionType(
            transactionId=event.transaction_id,
            chargingState=ChargingStateEnumType(event.charging_state.value) if event.charging_state else UNSET,
            timeSpentCharging=event.charging_seconds if event.charging_seconds is not None else UNSET,
            stoppedReason=(
                nearest(ReasonEnumType, event.stopped_reason, ReasonEnumType.Other) if event.stopped_reason else UNSET
            ),
            remoteStartId=event.remote_start_id if event.remote_start_id is not None else UNSET,
        ),
        idToken=id_token(event.id_token) if event.id_token else UNSET,
        evse=EVSEType(id=event.evse_id, connectorId=event.connector_id),
        reservationId=event.reservation_id if event.reservation_id is not None else UNSET,
        meterValue=values or UNSET,
    )


TransactionMessage: TypeAlias = Callable[[TransactionEvent, Measurands], Struct]
"""How an event of the station becomes a message of one version of OCPP."""

_PHASES = (PhaseEnumType.L1, PhaseEnumType.L2, PhaseEnumType.L3)
_PHASES_TO_N = (PhaseEnumType.L1_N, PhaseEnumType.L2_N, PhaseEnumType.L3_N)


def meter_value(
    sample: MeterSample,
    wanted: frozenset[str],
    signing: Signing = Signing(),
) -> MeterValueType | None:
    """One set of samples with the wanted measurands; None if nothing is left."""
    context = nearest(ReadingContextEnumType, sample.context, ReadingContextEnumType.Other)
    signed = signing.of(sample)
    found: list[SampledValueType] = []

    def add(measurand: MeasurandEnumType, value: float, unit: str, **more: object) -> None:
        if measurand.value in wanted:
            found.append(
                SampledValueType(
                    value=round(value, 3),
                    context=context,
                    measurand=measurand,
                    unitOfMeasure=UnitOfMeasureType(unit=unit),
                    **more,  # type: ignore[arg-type]
                )
            )

    add(MeasurandEnumType.Energy_Active_Import_Register, sample.import_wh, "Wh", signedMeterValue=signed)
    add(MeasurandEnumType.Energy_Active_Export_Register, sample.export_wh, "Wh")
    if sample.power_w is not None:
        add(MeasurandEnumType.Power_Active_Import, sample.power_w, "W")
    for measurand, values, unit, phases in (
        (MeasurandEnumType.Current_Import, sample.current_a, "A", _PHASES),
        (MeasurandEnumType.Voltage, sample.voltage_v, "V", _PHASES_TO_N),
    ):
        for value, phase in zip(values, phases, strict=False):
            add(measurand, value, unit, phase=phase if len(values) > 1 else UNSET)
    if sample.soc_percent is not None:
        add(MeasurandEnumType.SoC, float(sample.soc_percent), "Percent", location=LocationEnumType.EV)
    return MeterValueType(timestamp=sample.timestamp, sampledValue=tuple(found)) if found else None


def hash_data(entry: HashData) -> OCSPRequestDataType:
    """OCSP request data of one certificate."""
    return OCSPRequestDataType(
        hashAlgorithm=nearest(HashAlgorithmEnumType, entry.hash_algorithm, HashAlgorithmEnumType.SHA256),
        issuerNameHash=entry.issuer_name_hash,
        issuerKeyHash=entry.issuer_key_hash,
        serialNumber=entry.serial_number,
        responderURL=entry.responder_url,
    )


def exi_request(needed: CertificateNeeded, limit: int) -> str | None:
    """The vehicle's request as it came, in base64; None where it has more than `limit` characters."""
    text = base64.b64encode(needed.exi_request).decode("ascii")
    return text if len(text) <= limit else None


def certificate_request(needed: CertificateNeeded) -> Get15118EVCertificateRequest | None:
    """The vehicle's request for the CSMS; None where it does not fit into the message (M01, M02)."""
    text = exi_request(needed, MAX_EXI_REQUEST_CHARS)
    if text is None:
        return None
    return Get15118EVCertificateRequest(
        iso15118SchemaVersion=needed.schema, action=CertificateActionEnumType(needed.action), exiRequest=text
    )


def certificate_response(needed: CertificateNeeded, response: Any) -> CertificateResponse:
    """The CSMS's answer (Get15118EVCertificateResponse of any version) for the vehicle. What is no base64 is none."""
    refused = response.status.value != Iso15118EVCertificateStatusEnumType.Accepted.value
    detail = (response.statusInfo.reasonCode if response.statusInfo else "") if refused else ""
    try:
        exi = base64.b64decode(response.exiResponse, validate=True)
    except ValueError:
        return CertificateResponse(needed.request_id, None, "the CSMS's response is no base64")
    said = f"refused by the CSMS {detail}".rstrip() if refused else ""
    return CertificateResponse(
        needed.request_id, exi or None, said or ("" if exi else "the response is empty"), refused
    )


@dataclass(frozen=True, slots=True)
class VehicleMessages:
    """What vehicles bring about, in the types of one version of OCPP: how a request for a contract goes to the CSMS and
    comes back, and how a vehicle's needs (at this time, UTC) are told."""

    request: Callable[[CertificateNeeded], Struct | None]
    kind: type[Struct]
    response: Callable[[CertificateNeeded, Any], CertificateResponse]
    needs: Callable[[VehicleNeeds, datetime], Struct]


VEHICLE_MESSAGES = VehicleMessages(
    certificate_request, Get15118EVCertificateResponse, certificate_response, charging_needs
)


def authorize(needed: AuthorizeNeeded, central_validation: Callable[[], bool]) -> AuthorizeRequest | None:
    """The question to the CSMS, or None where the contract cannot be validated and so is Invalid (C07).

    Root known and an OCSP address in every certificate: the hash data go, without the certificate. Otherwise the
    certificate goes if CentralContractValidationAllowed, and if it fits into the message.
    """
    token = id_token(needed.token)
    if needed.contract_pem is None and not needed.hash_data:
        return AuthorizeRequest(idToken=token)
    complete = needed.hash_data and all(entry.responder_url for entry in needed.hash_data)
    if needed.root_known and complete and len(needed.hash_data) <= MAX_HASH_ENTRIES:
        hashes = tuple(hash_data(entry) for entry in needed.hash_data)
        return AuthorizeRequest(idToken=token, iso15118CertificateHashData=hashes)
    if needed.contract_pem and len(needed.contract_pem) <= MAX_CERTIFICATE_CHARS and central_validation():
        return AuthorizeRequest(idToken=token, certificate=needed.contract_pem)
    return None


LIMIT_SOURCES = {"external": ChargingLimitSourceEnumType.EMS, "grid": ChargingLimitSourceEnumType.SO}


def external_limit(event: ExternalLimitChanged) -> NotifyChargingLimitRequest | ClearedChargingLimitRequest:
    """K11 to K13: a limit that is not the CSMS's own, or its end."""
    source = LIMIT_SOURCES.get(event.source, ChargingLimitSourceEnumType.Other)
    if event.limit_a is None:
        return ClearedChargingLimitRequest(chargingLimitSource=source)
    grid = source is ChargingLimitSourceEnumType.SO
    return NotifyChargingLimitRequest(chargingLimit=ChargingLimitType(chargingLimitSource=source, isGridCritical=grid))


def meter_values(event: MeterSampled, measurands: Measurands) -> MeterValuesRequest | None:
    """J01: values that belong to no transaction, with the measurands of AlignedDataCtrlr; None if none is wanted."""
    value = meter_value(event.sample, measurands.aligned, measurands.signing)
    return MeterValuesRequest(evseId=EVSE_ID, meterValue=(value,)) if value else None
