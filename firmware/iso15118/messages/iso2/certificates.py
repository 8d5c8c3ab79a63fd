"""Certificate chains, CertificateInstallation and CertificateUpdate (8.4.3.10, 8.4.3.11)."""

from __future__ import annotations

from typing import Annotated

from msgspec import field

from firmware.iso15118.messages.iso2.datatypes import CERTIFICATE, EMAID_TEXT, BodyElement, DataType, ResponseCode
from firmware.iso15118.messages.model import SHORT, XML_ID, Attribute, Binary, Content, Occurs, element
from firmware.iso15118.messages.xmldsig import X509IssuerSerial


class SubCertificates(DataType, frozen=True, kw_only=True):
    """Intermediate certificates, from the leaf's issuer upwards, without the root."""

    certificate: Annotated[tuple[Annotated[bytes, CERTIFICATE], ...], Occurs(1, 4)]


class CertificateChain(DataType, frozen=True, kw_only=True):
    """A leaf certificate with its intermediates."""

    id: Annotated[str | None, XML_ID, Attribute()] = None
    certificate: Annotated[bytes, CERTIFICATE]
    sub_certificates: SubCertificates | None = None


class ListOfRootCertificateIDs(DataType, frozen=True, kw_only=True):
    """The roots that the EV knows."""

    root_certificate_id: Annotated[tuple[X509IssuerSerial, ...], Occurs(1, 20)]


class ContractSignatureEncryptedPrivateKey(DataType, frozen=True, kw_only=True):
    """The contract's private key, encrypted for the EV: 16 octets of initialisation vector and 32 of key."""

    id: Annotated[str, XML_ID, Attribute()]
    value: Annotated[bytes, Binary(48), Content()]


class DiffieHellmanPublicKey(DataType, frozen=True, kw_only=True):
    """The sender's ephemeral public key: an uncompressed point of 65 octets."""

    id: Annotated[str, XML_ID, Attribute()]
    value: Annotated[bytes, Binary(65), Content()]


class EMAID(DataType, frozen=True, kw_only=True):
    """The contract's identifier in a form that can be signed."""

    id: Annotated[str, XML_ID, Attribute()]
    value: Annotated[str, EMAID_TEXT, Content()]


@element()
class CertificateInstallationReq(BodyElement, frozen=True, kw_only=True):
    """The EV asks for a contract certificate and shows the certificate it was built with."""

    id: Annotated[str, XML_ID, Attribute()]
    oem_provisioning_cert: Annotated[bytes, CERTIFICATE]
    list_of_root_certificate_ids: ListOfRootCertificateIDs


@element()
class CertificateInstallationRes(BodyElement, frozen=True, kw_only=True):
    """The contract certificate with its key."""

    response_code: ResponseCode
    sa_provisioning_certificate_chain: CertificateChain
    contract_signature_cert_chain: CertificateChain
    contract_signature_encrypted_private_key: ContractSignatureEncryptedPrivateKey
    dh_public_key: DiffieHellmanPublicKey = field(name="DHpublickey")
    emaid: EMAID


@element()
class CertificateUpdateReq(BodyElement, frozen=True, kw_only=True):
    """The EV asks for a new contract certificate and shows the one it has."""

    id: Annotated[str, XML_ID, Attribute()]
    contract_signature_cert_chain: CertificateChain
    emaid: Annotated[str, EMAID_TEXT]
    list_of_root_certificate_ids: ListOfRootCertificateIDs


@element()
class CertificateUpdateRes(BodyElement, frozen=True, kw_only=True):
    """The new contract certificate with its key."""

    response_code: ResponseCode
    sa_provisioning_certificate_chain: CertificateChain
    contract_signature_cert_chain: CertificateChain
    contract_signature_encrypted_private_key: ContractSignatureEncryptedPrivateKey
    dh_public_key: DiffieHellmanPublicKey = field(name="DHpublickey")
    emaid: EMAID
    retry_counter: Annotated[int | None, SHORT] = None
    """Days until the EV may ask again; -1 for not at all."""
