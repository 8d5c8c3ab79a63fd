"""C and D: the question to the CSMS, what it says of tokens, the cache and the local list.

Owns: Authorize and what its answer means. May not: decide who may charge (the station does), or keep tokens
(`token_book.py`).
"""

from typing import Any

from firmware.core.errors import StoreError
from firmware.core.timeline import Level
from firmware.ocpp_client.calls import Call, End, Failure, Lane, Source
from firmware.ocpp_client.hub import Block
from firmware.ocpp_client.token_book import MAX_LIST, Update
from firmware.ocpp_client.v201.blocks.tariff import personal_message
from firmware.ocpp_client.v201.datatypes import IdTokenInfoType
from firmware.ocpp_client.v201.enums import (
    AuthorizeCertificateStatusEnumType,
    ClearCacheStatusEnumType,
    SendLocalListStatusEnumType,
    UpdateEnumType,
)
from firmware.ocpp_client.v201.mapping import authorize, known_token, token_of
from firmware.ocpp_client.v201.messages import (
    AuthorizeRequest,
    AuthorizeResponse,
    ClearCacheRequest,
    ClearCacheResponse,
    GetLocalListVersionRequest,
    GetLocalListVersionResponse,
    SendLocalListRequest,
    SendLocalListResponse,
)
from firmware.ocpp_client.v201.serving import Hub201, info
from firmware.station.api import AuthorizationAnswer, AuthorizeNeeded, IdToken


class _AuthorizeCall(Call):
    """Not sent any more after `give_up_at`."""

    def __init__(
        self, needed: AuthorizeNeeded, request: AuthorizeRequest, give_up_at: float, block: "AuthorizationBlock"
    ) -> None:
        super().__init__(request, AuthorizeResponse, needed.token.masked())
        self.needed = needed
        self.give_up_at = give_up_at
        self._block = block

    def answered(self, response: Any, now: float) -> None:
        self._block.authorized(self.needed, response)

    def failed(self, failure: Failure, now: float) -> bool:
        if failure.end is End.LOST:
            self._block.waiting.append(self)  # answered with the others when everybody knows that we are offline
        else:
            # A CSMS that is there but cannot answer is not "offline": offline rules would be too generous.
            status = "Offline" if failure.end is End.TIMED_OUT else "Unknown"
            self._block.answer(self.needed, status, failure.text)
        return False


class AuthorizationBlock(Block):
    """Authorize, cache, local list."""

    hears = (AuthorizeNeeded,)

    def __init__(self, hub: Hub201) -> None:
        super().__init__()
        self._hub = hub
        self.waiting: list[_AuthorizeCall] = []
        self.sources = (Source(Lane.DRIVER, lambda now: self.waiting.pop(0) if self.waiting else None, lambda: None),)
        self.handlers = {
            "ClearCache": self.clear_cache,
            "GetLocalListVersion": self.get_local_list_version,
            "SendLocalList": self.send_local_list,
        }

    # --- the question --------------------------------------------------------------------------------------------

    def on_event(self, event: AuthorizeNeeded, now: float) -> None:
        """Ask, if that can lead to an answer."""
        if not self._hub.link.online:
            self.answer(event, "Offline", "no connection to the CSMS")
            return
        central = self._hub.model.boolean("ISO15118Ctrlr", "CentralContractValidationAllowed")
        request = authorize(event, lambda: central)
        if request is None:
            self.answer(event, "Invalid", "the contract can be validated neither here nor centrally")
            return
        self.waiting.append(_AuthorizeCall(event, request, now + self._hub.timeout(), self))

    def next_deadline(self) -> float | None:
        """When the first who waits gives up."""
        return min((call.give_up_at for call in self.waiting), default=None)

    def handle_timer(self, now: float) -> None:
        """Who has waited too long hears that."""
        for late in [call for call in self.waiting if call.give_up_at <= now]:
            self.waiting.remove(late)
            self.answer(late.needed, "Offline", "the CSMS did not answer in time")

    def on_lost(self, now: float) -> None:
        """The offline rules hold for all who wait."""
        waiting, self.waiting = self.waiting, []
        for call in waiting:
            self.answer(call.needed, "Offline", "connection lost")

    def authorized(self, needed: AuthorizeNeeded, response: AuthorizeResponse) -> None:
        """The CSMS's verdict; with a contract, token and certificate both have to be accepted (C07).

        A CSMS that says nothing of the certificate has not looked at it. That is enough only where the chain was found
        good up to its root here: anyone can write somebody's eMAID into a certificate of his own.
        """
        status, detail = response.idTokenInfo.status.value, ""
        asked = needed.contract_pem is not None or bool(needed.hash_data)
        if asked and response.certificateStatus:
            detail = response.certificateStatus.value
            if response.certificateStatus is not AuthorizeCertificateStatusEnumType.Accepted and status == "Accepted":
                status = "Invalid"
        elif asked:
            detail = "the CSMS said nothing of the certificate"
            if not needed.root_known and status == "Accepted":
                status = "Invalid"
        group = response.idTokenInfo.groupIdToken
        heard(self._hub, needed.token, response.idTokenInfo)
        self.answer(needed, status, detail, group.idToken if group else "")

    def answer(self, needed: AuthorizeNeeded, status: str, detail: str, group: str = "") -> None:
        """Tell the station."""
        self._hub.station.command(AuthorizationAnswer(needed.request_id, status, detail, group))

    # --- cache and list ------------------------------------------------------------------------------------------

    def clear_cache(self, request: ClearCacheRequest, now: float) -> ClearCacheResponse:
        """C11: Rejected where AuthCacheCtrlr.Enabled is false."""
        if self._hub.tokens.clear_cache():
            return ClearCacheResponse(status=ClearCacheStatusEnumType.Accepted)
        return ClearCacheResponse(status=ClearCacheStatusEnumType.Rejected, statusInfo=info("NotEnabled"))

    def get_local_list_version(self, request: GetLocalListVersionRequest, now: float) -> GetLocalListVersionResponse:
        """D02: 0 where there is no list, or lists are switched off."""
        tokens = self._hub.tokens
        return GetLocalListVersionResponse(versionNumber=tokens.version if tokens.list_enabled else 0)

    def send_local_list(self, request: SendLocalListRequest, now: float) -> SendLocalListResponse:
        """D01. An entry without information is to be removed, which only a differential update can mean."""
        tokens = self._hub.tokens
        entries = request.localAuthorizationList or ()
        full = request.updateType is UpdateEnumType.Full
        changes = {
            token_of(one.idToken): known_token(token_of(one.idToken), one.idTokenInfo) if one.idTokenInfo else None
            for one in entries
        }
        failed = SendLocalListStatusEnumType.Failed
        if len(changes) != len(entries) or (full and None in changes.values()):
            why = info("InvalidValue", "a token twice, or without information in a full list")
            return SendLocalListResponse(status=failed, statusInfo=why)
        outcome = tokens.update(full, request.versionNumber, changes)
        if outcome is Update.FAILED:
            why = info("NotEnabled" if not tokens.list_enabled else "InvalidValue", f"at most {MAX_LIST} tokens")
            return SendLocalListResponse(status=failed, statusInfo=why)
        return SendLocalListResponse(status=SendLocalListStatusEnumType(outcome.value))


def heard(hub: Hub201, token: IdToken, told: IdTokenInfoType) -> None:
    """What the CSMS says of a token goes into the cache (C10), and its driver's tariff on the screen (I01)."""
    try:
        hub.tokens.heard(known_token(token, told), hub.clock.wall().utc)
    except StoreError as error:
        hub.tell(f"authorization cache: {error}", Level.WARNING)
    if told.personalMessage:
        personal_message(hub, token, told.personalMessage)
