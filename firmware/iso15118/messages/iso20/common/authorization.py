"""AuthorizationSetup and Authorization."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from msgspec import field

from firmware.iso15118.messages.iso20.common.certificates import ContractCertificateChain
from firmware.iso15118.messages.iso20.common_types import NAME, CommonType, Processing, V2GRequest, V2GResponse
from firmware.iso15118.messages.iso20.namespaces import InCommonMessages
from firmware.iso15118.messages.model import XML_ID, Alternative, Attribute, Binary, Occurs, element

GEN_CHALLENGE = Binary(16, low=16)


class AuthorizationService(StrEnum):
    """External identification (card, app), or Plug and Charge."""

    EIM = "EIM"
    PNC = "PnC"


class EIM_ASResAuthorizationMode(InCommonMessages, CommonType, frozen=True, kw_only=True):
    """External identification needs nothing more."""


class SupportedProvidersList(InCommonMessages, CommonType, frozen=True, kw_only=True):
    """Mobility operators whose contracts are accepted."""

    provider_id: Annotated[tuple[Annotated[str, NAME], ...], Occurs(1, 128)]


class PnC_ASResAuthorizationMode(InCommonMessages, CommonType, frozen=True, kw_only=True):
    """What Plug and Charge needs: the challenge to sign."""

    gen_challenge: Annotated[bytes, GEN_CHALLENGE]
    supported_providers: SupportedProvidersList | None = None


@element()
class AuthorizationSetupReq(InCommonMessages, V2GRequest, frozen=True, kw_only=True):
    """The EV asks how it can be authorised."""


@element()
class AuthorizationSetupRes(InCommonMessages, V2GResponse, frozen=True, kw_only=True):
    """How the EV can be authorised; exactly one of the modes is present."""

    authorization_services: Annotated[tuple[AuthorizationService, ...], Occurs(1, 2)]
    certificate_installation_service: bool
    eim_as_res_authorization_mode: Annotated[EIM_ASResAuthorizationMode | None, Alternative()] = field(
        default=None, name="EIM_ASResAuthorizationMode"
    )
    pnc_as_res_authorization_mode: Annotated[PnC_ASResAuthorizationMode | None, Alternative()] = field(
        default=None, name="PnC_ASResAuthorizationMode"
    )


class EIM_AReqAuthorizationMode(InCommonMessages, CommonType, frozen=True, kw_only=True):
    """External identification needs nothing more."""


class PnC_AReqAuthorizationMode(InCommonMessages, CommonType, frozen=True, kw_only=True):
    """The contract and the challenge, signed as a whole."""

    id: Annotated[str, XML_ID, Attribute()]
    gen_challenge: Annotated[bytes, GEN_CHALLENGE]
    contract_certificate_chain: ContractCertificateChain


@element()
class AuthorizationReq(InCommonMessages, V2GRequest, frozen=True, kw_only=True):
    """The EV asks to be authorised; exactly one of the modes is present."""

    selected_authorization_service: AuthorizationService
    eim_a_req_authorization_mode: Annotated[EIM_AReqAuthorizationMode | None, Alternative()] = field(
        default=None, name="EIM_AReqAuthorizationMode"
    )
    pnc_a_req_authorization_mode: Annotated[PnC_AReqAuthorizationMode | None, Alternative()] = field(
        default=None, name="PnC_AReqAuthorizationMode"
    )


@element()
class AuthorizationRes(InCommonMessages, V2GResponse, frozen=True, kw_only=True):
    """Whether the EV is authorised; Ongoing until it is known."""

    evse_processing: Processing
