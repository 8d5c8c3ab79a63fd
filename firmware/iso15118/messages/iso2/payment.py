"""PaymentServiceSelection, PaymentDetails and Authorization (8.4.3.5 to 8.4.3.7)."""

from __future__ import annotations

from typing import Annotated

from firmware.iso15118.messages.iso2.certificates import CertificateChain
from firmware.iso15118.messages.iso2.datatypes import (
    EMAID_TEXT,
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

    selected_service: Annotated[tuple[SelectedService, ...], Occurs(1, 16)]


@element()
class PaymentServiceSelectionReq(BodyElement, frozen=True, kw_only=True):
    """The EV chooses how to pay and which services it takes."""

    selected_payment_option: PaymentOption
    selected_service_list: SelectedServiceList


@element()
class PaymentServiceSelectionRes(BodyElement, frozen=True, kw_only=True):
    """The station agrees."""

    response_code: ResponseCode


@element()
class PaymentDetailsReq(BodyElement, frozen=True, kw_only=True):
    """The EV shows its contract."""

    emaid: Annotated[str, EMAID_TEXT]
    contract_signature_cert_chain: CertificateChain


@element()
class PaymentDetailsRes(BodyElement, frozen=True, kw_only=True):
    """The station sends a challenge for the EV to sign."""

    response_code: ResponseCode
    gen_challenge: Annotated[bytes, GEN_CHALLENGE]
    evse_timestamp: Annotated[int, LONG]
    """Unix time in seconds."""


@element()
class AuthorizationReq(BodyElement, frozen=True, kw_only=True):
    """The EV asks to be authorised; with a contract it signs the challenge."""

    id: Annotated[str | None, XML_ID, Attribute()] = None
    gen_challenge: Annotated[bytes | None, GEN_CHALLENGE] = None


@element()
class AuthorizationRes(BodyElement, frozen=True, kw_only=True):
    """Whether the station has authorised the EV."""

    response_code: ResponseCode
    evse_processing: EVSEProcessing
