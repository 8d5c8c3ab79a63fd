"""Requests of certificate management (M03 to M05). Owns: the answers. May not: keep certificates (`trust.py`).

Over security profiles 0 and 1 nobody knows who asks, so that nothing is installed or deleted there.
"""

from firmware.ocpp_client.trust import RefusedCertificateError, RootHash, Use
from firmware.ocpp_client.v201.datatypes import CertificateHashDataChainType, CertificateHashDataType
from firmware.ocpp_client.v201.enums import (
    DeleteCertificateStatusEnumType,
    GetCertificateIdUseEnumType,
    GetInstalledCertificateStatusEnumType,
    HashAlgorithmEnumType,
    InstallCertificateStatusEnumType,
)
from firmware.ocpp_client.v201.messages import (
    DeleteCertificateRequest,
    DeleteCertificateResponse,
    GetInstalledCertificateIdsRequest,
    GetInstalledCertificateIdsResponse,
    InstallCertificateRequest,
    InstallCertificateResponse,
)
from firmware.ocpp_client.v201.serving import Handler, Reply, SecurityChanged, View, info

SAFE_PROFILE = 2


def _safe(view: View) -> bool:
    return view.model.integer("SecurityCtrlr", "SecurityProfile") >= SAFE_PROFILE


def install_certificate(request: InstallCertificateRequest, view: View) -> Reply:
    """M05."""
    status = InstallCertificateStatusEnumType
    if not _safe(view):
        return Reply(
            InstallCertificateResponse(status=status.Rejected, statusInfo=info("NotEnabled", "profile 0 or 1"))
        )
    try:
        use = Use(request.certificateType.value)
    except ValueError:
        return Reply(InstallCertificateResponse(status=status.Rejected, statusInfo=info("UnsupportedParam")))
    try:
        view.trust.install(use, request.certificate, view.clock.wall().utc)
    except RefusedCertificateError as error:
        why = info("InvalidCertificate", str(error))
        return Reply(InstallCertificateResponse(status=status.Rejected, statusInfo=why))
    changed = SecurityChanged(f"root certificate installed: {use.value}")
    return Reply(InstallCertificateResponse(status=status.Accepted), (changed,))


def get_installed_certificate_ids(request: GetInstalledCertificateIdsRequest, view: View) -> Reply:
    """M03: the roots; the station's own V2G chain is not managed by the CSMS here."""
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
        for use, root in view.trust.installed(uses)
    )
    status = GetInstalledCertificateStatusEnumType
    if not found:
        return Reply(GetInstalledCertificateIdsResponse(status=status.NotFound))
    return Reply(GetInstalledCertificateIdsResponse(status=status.Accepted, certificateHashDataChain=found))


def delete_certificate(request: DeleteCertificateRequest, view: View) -> Reply:
    """M04."""
    status, wanted = DeleteCertificateStatusEnumType, request.certificateHashData
    if not _safe(view):
        return Reply(DeleteCertificateResponse(status=status.Failed, statusInfo=info("NotEnabled", "profile 0 or 1")))
    if wanted.hashAlgorithm is not HashAlgorithmEnumType.SHA256:
        return Reply(DeleteCertificateResponse(status=status.NotFound, statusInfo=info("UnsupportedParam", "SHA256")))
    done = view.trust.delete(RootHash(wanted.issuerNameHash, wanted.issuerKeyHash, wanted.serialNumber))
    if done is None:
        return Reply(DeleteCertificateResponse(status=status.NotFound))
    if not done:
        return Reply(DeleteCertificateResponse(status=status.Failed))
    return Reply(DeleteCertificateResponse(status=status.Accepted), (SecurityChanged("root certificate deleted"),))


CERTIFICATE_HANDLERS: dict[str, Handler] = {
    "DeleteCertificate": delete_certificate,
    "GetInstalledCertificateIds": get_installed_certificate_ids,
    "InstallCertificate": install_certificate,
}
