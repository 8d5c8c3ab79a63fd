"""M: certificates of the CSMS (M03 to M05) and of vehicles (M01, M02).

Owns: the answers, and the passing on of what a vehicle asks. May not: keep certificates (`trust.py`).

Over security profiles 0 and 1 nobody knows who asks, so that nothing is installed or deleted there.
"""

from hashlib import sha256
from typing import Any

from msgspec import UNSET, Struct

from firmware.ocpp_client.calls import Call, End, Failure, Lane, Source
from firmware.ocpp_client.hub import Block
from firmware.ocpp_client.trust import RefusedCertificateError, RootHash, Use
from firmware.ocpp_client.v201.datatypes import CertificateHashDataChainType, CertificateHashDataType
from firmware.ocpp_client.v201.enums import (
    DeleteCertificateStatusEnumType,
    GetCertificateIdUseEnumType,
    GetInstalledCertificateStatusEnumType,
    HashAlgorithmEnumType,
    InstallCertificateStatusEnumType,
)
from firmware.ocpp_client.v201.mapping import VehicleMessages
from firmware.ocpp_client.v201.messages import (
    DeleteCertificateRequest,
    DeleteCertificateResponse,
    GetInstalledCertificateIdsRequest,
    GetInstalledCertificateIdsResponse,
    InstallCertificateRequest,
    InstallCertificateResponse,
)
from firmware.ocpp_client.v201.serving import Hub201, info
from firmware.station.api import CertificateNeeded, CertificateResponse, HashData

SAFE_PROFILE = 2


class _VehicleCall(Call):
    """A vehicle waits for it until `needed.deadline`; then it is not sent, and its answer not awaited, any more."""

    def __init__(
        self, needed: CertificateNeeded, request: Struct, messages: VehicleMessages, block: "CertificatesBlock"
    ) -> None:
        super().__init__(request, messages.kind, needed.action)
        self.needed = needed
        self.deadline = needed.deadline
        self._messages = messages
        self._block = block

    def answered(self, response: Any, now: float) -> None:
        self._block.hub.station.command(self._messages.response(self.needed, response))

    def failed(self, failure: Failure, now: float) -> bool:
        if failure.end is End.LOST:
            self._block.waiting.append(self)  # answered with the others when everybody knows that we are offline
        else:
            self._block.none_for(self.needed, failure.text)
        return False


class CertificatesBlock(Block):
    """Certificates."""

    hears = (CertificateNeeded,)

    def __init__(self, hub: Hub201) -> None:
        super().__init__()
        self.hub = hub
        self.waiting: list[_VehicleCall] = []
        self.sources = (Source(Lane.VEHICLE, lambda now: self.waiting.pop(0) if self.waiting else None, lambda: None),)
        self.handlers = {
            "DeleteCertificate": self.delete_certificate,
            "GetInstalledCertificateIds": self.get_installed_certificate_ids,
            "InstallCertificate": self.install_certificate,
        }

    # --- the vehicle's contract (M01, M02) -----------------------------------------------------------------------

    def on_event(self, event: CertificateNeeded, now: float) -> None:
        """Pass the vehicle's request on, if that can lead to an answer."""
        messages = self.hub.vehicle_messages
        request = messages.request(event)
        if not self.hub.link.online:
            self.none_for(event, "no connection to the CSMS")
        elif request is None:
            self.none_for(event, f"the vehicle's request of {len(event.exi_request)} octets is too long")
        else:
            self.waiting.append(_VehicleCall(event, request, messages, self))

    def next_deadline(self) -> float | None:
        """When the first vehicle gives up."""
        return min((call.needed.deadline for call in self.waiting), default=None)

    def handle_timer(self, now: float) -> None:
        """Who has waited too long hears that."""
        for late in [call for call in self.waiting if call.needed.deadline <= now]:
            self.waiting.remove(late)
            self.none_for(late.needed, "the CSMS could not be asked in time")

    def on_lost(self, now: float) -> None:
        """Nobody can be asked any more."""
        waiting, self.waiting = self.waiting, []
        for call in waiting:
            self.none_for(call.needed, "connection lost")

    def none_for(self, needed: CertificateNeeded, why: str) -> None:
        """Tell the station that there is no certificate."""
        self.hub.station.command(CertificateResponse(needed.request_id, None, why))

    # --- roots (M03 to M05) --------------------------------------------------------------------------------------

    def _safe(self) -> bool:
        return self.hub.model.integer("SecurityCtrlr", "SecurityProfile") >= SAFE_PROFILE

    def _is_ours(self, wanted: CertificateHashDataType) -> bool:
        serial = wanted.serialNumber.lower().lstrip("0")
        if leaf := self.hub.own.client.leaf():
            named = sha256(leaf.issuer.public_bytes()).hexdigest() == wanted.issuerNameHash.lower()
            if named and f"{leaf.serial_number:x}" == serial:
                return True
        chains = self.hub.own.secc.chains() if self.hub.own.secc is not None else ()
        key_hash = wanted.issuerKeyHash.lower()
        return any(one.serial_number == serial and one.issuer_key_hash == key_hash for path in chains for one in path)

    def _changed(self, what: str) -> None:
        self.hub.security.note("ReconfigurationOfSecurityParameters", what)

    def install_certificate(self, request: InstallCertificateRequest, now: float) -> InstallCertificateResponse:
        """M05."""
        status = InstallCertificateStatusEnumType
        if not self._safe():
            return InstallCertificateResponse(status=status.Rejected, statusInfo=info("NotEnabled", "profile 0 or 1"))
        try:
            use = Use(request.certificateType.value)
        except ValueError:
            return InstallCertificateResponse(status=status.Rejected, statusInfo=info("UnsupportedParam"))
        try:
            self.hub.trust.install(use, request.certificate, self.hub.clock.wall().utc)
        except RefusedCertificateError as error:
            why = info("InvalidCertificate", str(error))
            if use is Use.CSMS:
                self.hub.security.note("InvalidCsmsCertificate", str(error))
            return InstallCertificateResponse(status=status.Rejected, statusInfo=why)
        self._changed(f"root certificate installed: {use.value}")
        return InstallCertificateResponse(status=status.Accepted)

    def get_installed_certificate_ids(
        self, request: GetInstalledCertificateIdsRequest, now: float
    ) -> GetInstalledCertificateIdsResponse:
        """M03: the roots, and the chains that vehicles are shown."""
        asked = {one.value for one in request.certificateType} if request.certificateType else None
        uses = frozenset(use for use in Use if asked is None or use.value in asked)
        found = tuple(
            CertificateHashDataChainType(
                certificateType=GetCertificateIdUseEnumType(use.value),
                certificateHashData=CertificateHashDataType(
                    hashAlgorithm=HashAlgorithmEnumType.SHA256,
                    issuerNameHash=root.issuer_name_hash,
                    issuerKeyHash=root.issuer_key_hash,
                    serialNumber=root.serial_number,
                ),
            )
            for use, root in self.hub.trust.installed(uses)
        )
        kind = GetCertificateIdUseEnumType.V2GCertificateChain
        if self.hub.own.secc is not None and (asked is None or kind.value in asked):
            for leaf, *subs in self.hub.own.secc.chains():
                children = tuple(_hashed(one) for one in subs)
                found += (
                    CertificateHashDataChainType(
                        certificateType=kind,
                        certificateHashData=_hashed(leaf),
                        childCertificateHashData=children or UNSET,
                    ),
                )
        status = GetInstalledCertificateStatusEnumType
        if not found:
            return GetInstalledCertificateIdsResponse(status=status.NotFound)
        return GetInstalledCertificateIdsResponse(status=status.Accepted, certificateHashDataChain=found)

    def delete_certificate(self, request: DeleteCertificateRequest, now: float) -> DeleteCertificateResponse:
        """M04."""
        status, wanted = DeleteCertificateStatusEnumType, request.certificateHashData
        if not self._safe():
            return DeleteCertificateResponse(status=status.Failed, statusInfo=info("NotEnabled", "profile 0 or 1"))
        if wanted.hashAlgorithm is not HashAlgorithmEnumType.SHA256:
            return DeleteCertificateResponse(status=status.NotFound, statusInfo=info("UnsupportedParam", "SHA256"))
        if self._is_ours(wanted):  # M04.FR.06: nobody cuts off the branch that he sits on
            why = info("InvalidCertificate", "the station's own certificate")
            return DeleteCertificateResponse(status=status.Failed, statusInfo=why)
        done = self.hub.trust.delete(RootHash(wanted.issuerNameHash, wanted.issuerKeyHash, wanted.serialNumber))
        if done is None:
            return DeleteCertificateResponse(status=status.NotFound)
        if not done:
            return DeleteCertificateResponse(status=status.Failed)
        self._changed("root certificate deleted")
        return DeleteCertificateResponse(status=status.Accepted)


def _hashed(data: HashData) -> CertificateHashDataType:
    return CertificateHashDataType(
        hashAlgorithm=HashAlgorithmEnumType.SHA256,
        issuerNameHash=data.issuer_name_hash,
        issuerKeyHash=data.issuer_key_hash,
        serialNumber=data.serial_number,
    )
