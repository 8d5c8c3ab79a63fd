"""ServicePaymentSelection, PaymentDetails and ContractAuthentication. DIN 70121 stations offer ExternalPayment only."""

from __future__ import annotations

from typing import Annotated

from firmware.iso15118.messages.din.certificates import CertificateChain
from firmware.iso15118.messages.din.datatypes import (
    CONTRACT_ID,
    GEN_CHALLENGE,
    SERVICE_ID,
    BodyElement,
    DataType,
    EVSEProcessing,
    PaymentOption,
    ResponseCode,
)
from firmware.iso15118.messages.model import LONG, SHORT, XML_ID, Attribute, Occurs, element


class SelectedService(DataType, frozen=True, kw_only=True):
    """A service that the EV takes, with the parameter set it wants."""

    service_id: Annotated[int, SERVICE_ID]
    parameter_set_id: Annotated[int | None, SHORT] = None


class SelectedServiceList(DataType, frozen=True, kw_only=True):
    """The services that the EV takes."""

    selected_service: Annotated[tuple[SelectedService, ...], Occurs(1, None)]


@element()
class ServicePaymentSelectionReq(BodyElement, frozen=True, kw_only=True):
    """The EV chooses how to pay and which services it takes."""

    selected_payment_option: PaymentOption
    selected_service_list: SelectedServiceList


@element()
class ServicePaymentSelectionRes(BodyElement, frozen=True, kw_only=True):
    """The station agrees."""

    response_code: ResponseCode


@element()
class PaymentDetailsReq(BodyElement, frozen=True, kw_only=True):
    """The EV shows its contract."""

    contract_id: Annotated[str, CONTRACT_ID]
    contract_signature_cert_chain: CertificateChain


@element()
class PaymentDetailsRes(BodyElement, frozen=True, kw_only=True):
    """The station sends a challenge for the EV to sign."""

    response_code: ResponseCode
    gen_challenge: Annotated[str, GEN_CHALLENGE]
    date_time_now: Annotated[int, LONG]
    """Seconds since 1970 (UTC)."""


@element()
class ContractAuthenticationReq(BodyElement, frozen=True, kw_only=True):
    """The EV asks to be authorised, with the signed challenge if it pays by contract."""

    id: Annotated[str | None, XML_ID, Attribute()] = None
    gen_challenge: Annotated[str | None, GEN_CHALLENGE] = None


@element()
class ContractAuthenticationRes(BodyElement, frozen=True, kw_only=True):
    """Whether the EV is authorised; Ongoing until it is known."""

    response_code: ResponseCode
    evse_processing: EVSEProcessing
