"""Certificate chains and CertificateInstallation."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from msgspec import field

from firmware.iso15118.messages.iso20.common_types import (
    IDENTIFIER,
    CommonType,
    ListOfRootCertificateIDs,
    Processing,
    V2GRequest,
    V2GResponse,
)
from firmware.iso15118.messages.iso20.namespaces import InCommonMessages
from firmware.iso15118.messages.model import UNSIGNED_BYTE, XML_ID, Alternative, Attribute, Binary, Occurs, element

CERTIFICATE = Binary(1600)
"""One X.509 certificate, DER."""
DH_PUBLIC_KEY = Binary(133, low=133)
"""The sender's ephemeral public key: an uncompressed point."""
SECP521_PRIVATE_KEY = Binary(94, low=94)
X448_PRIVATE_KEY = Binary(84, low=84)
TPM_PRIVATE_KEY = Binary(206, low=206)


class SubCertificates(InCommonMessages, CommonType, frozen=True, kw_only=True):
    """Intermediate certificates, from the leaf's issuer upwards, without the root."""

    certificate: Annotated[tuple[Annotated[bytes, CERTIFICATE], ...], Occurs(1, 3)]


class CertificateChain(InCommonMessages, CommonType, frozen=True, kw_only=True):
    """A leaf certificate with its intermediates."""

    certificate: Annotated[bytes, CERTIFICATE]
    sub_certificates: SubCertificates | None = None


class SignedCertificateChain(InCommonMessages, CommonType, frozen=True, kw_only=True):
    """A certificate chain that is signed."""

    id: Annotated[str, XML_ID, Attribute()]
    certificate: Annotated[bytes, CERTIFICATE]
    sub_certificates: SubCertificates | None = None


class ContractCertificateChain(InCommonMessages, CommonType, frozen=True, kw_only=True):
    """The contract certificate with its intermediates."""

    certificate: Annotated[bytes, CERTIFICATE]
    sub_certificates: SubCertificates


class EMAIDList(InCommonMessages, CommonType, frozen=True, kw_only=True):
    """Contracts by their identifiers."""

    emaid: Annotated[tuple[Annotated[str, IDENTIFIER], ...], Occurs(1, 8)] = field(name="EMAID")


class ECDHCurve(StrEnum):
    """The curve of the key agreement."""

    SECP521 = "SECP521"
    X448 = "X448"


@element()
class SignedInstallationData(InCommonMessages, CommonType, frozen=True, kw_only=True):
    """The contract certificate with its encrypted key; exactly one of the keys is present."""

    id: Annotated[str, XML_ID, Attribute()]
    contract_certificate_chain: ContractCertificateChain
    ecdh_curve: ECDHCurve = field(name="ECDHCurve")
    dh_public_key: Annotated[bytes, DH_PUBLIC_KEY] = field(name="DHPublicKey")
    secp521_encrypted_private_key: Annotated[bytes | None, SECP521_PRIVATE_KEY, Alternative()] = field(
        default=None, name="SECP521_EncryptedPrivateKey"
    )
    x448_encrypted_private_key: Annotated[bytes | None, X448_PRIVATE_KEY, Alternative()] = field(
        default=None, name="X448_EncryptedPrivateKey"
    )
    tpm_encrypted_private_key: Annotated[bytes | None, TPM_PRIVATE_KEY, Alternative()] = field(
        default=None, name="TPM_EncryptedPrivateKey"
    )


@element()
class CertificateInstallationReq(InCommonMessages, V2GRequest, frozen=True, kw_only=True):
    """The EV asks for contract certificates and shows the certificate it was built with."""

    oem_provisioning_certificate_chain: SignedCertificateChain
    list_of_root_certificate_ids: ListOfRootCertificateIDs
    maximum_contract_certificate_chains: Annotated[int, UNSIGNED_BYTE]
    prioritized_emaids: EMAIDList | None = field(default=None, name="PrioritizedEMAIDs")


@element()
class CertificateInstallationRes(InCommonMessages, V2GResponse, frozen=True, kw_only=True):
    """A contract certificate with its key."""

    evse_processing: Processing
    cps_certificate_chain: CertificateChain = field(name="CPSCertificateChain")
    signed_installation_data: SignedInstallationData
    remaining_contract_certificate_chains: Annotated[int, UNSIGNED_BYTE]
