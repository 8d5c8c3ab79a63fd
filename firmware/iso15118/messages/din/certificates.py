"""Certificate chains, CertificateInstallation and CertificateUpdate: in the schema, not used by DIN 70121."""

from __future__ import annotations

from typing import Annotated

from msgspec import field

from firmware.iso15118.messages.din.datatypes import CERTIFICATE, CONTRACT_ID, BodyElement, DataType, ResponseCode
from firmware.iso15118.messages.model import SHORT, XML_ID, Attribute, Binary, Occurs, Text, element

ROOT_CERTIFICATE_ID = Text(40)
DH_PARAMS = Binary(256)
"""Parameters of the key agreement."""
PRIVATE_KEY = Binary(128)
"""The contract's private key, encrypted."""


class SubCertificates(DataType, frozen=True, kw_only=True):
    """Intermediate certificates, from the leaf's issuer upwards, without the root."""

    certificate: Annotated[tuple[Annotated[bytes, CERTIFICATE], ...], Occurs(1, None)]


class CertificateChain(DataType, frozen=True, kw_only=True):
    """A leaf certificate with its intermediates."""

    certificate: Annotated[bytes, CERTIFICATE]
    sub_certificates: SubCertificates | None = None


class ListOfRootCertificateIDs(DataType, frozen=True, kw_only=True):
    """The roots that the EV knows."""

    root_certificate_id: Annotated[tuple[Annotated[str, ROOT_CERTIFICATE_ID], ...], Occurs(1, None)]


@element()
class CertificateUpdateReq(BodyElement, frozen=True, kw_only=True):
    """The EV asks for a new contract certificate and shows the one it has."""

    id: Annotated[str | None, XML_ID, Attribute()] = None
    contract_signature_cert_chain: CertificateChain
    contract_id: Annotated[str, CONTRACT_ID]
    list_of_root_certificate_ids: ListOfRootCertificateIDs
    dh_params: Annotated[bytes, DH_PARAMS] = field(name="DHParams")


@element()
class CertificateUpdateRes(BodyElement, frozen=True, kw_only=True):
    """The new contract certificate with its key."""

    id: Annotated[str, XML_ID, Attribute()]
    response_code: ResponseCode
    contract_signature_cert_chain: CertificateChain
    contract_signature_encrypted_private_key: Annotated[bytes, PRIVATE_KEY]
    dh_params: Annotated[bytes, DH_PARAMS] = field(name="DHParams")
    contract_id: Annotated[str, CONTRACT_ID]
    retry_counter: Annotated[int, SHORT]
    """Days until the EV may ask again; -1 for not at all."""


@element()
class CertificateInstallationReq(BodyElement, frozen=True, kw_only=True):
    """The EV asks for a contract certificate and shows the certificate it was built with."""

    id: Annotated[str | None, XML_ID, Attribute()] = None
    oem_provisioning_cert: Annotated[bytes, CERTIFICATE]
    list_of_root_certificate_ids: ListOfRootCertificateIDs
    dh_params: Annotated[bytes, DH_PARAMS] = field(name="DHParams")


@element()
class CertificateInstallationRes(BodyElement, frozen=True, kw_only=True):
    """The contract certificate with its key."""

    id: Annotated[str, XML_ID, Attribute()]
    response_code: ResponseCode
    contract_signature_cert_chain: CertificateChain
    contract_signature_encrypted_private_key: Annotated[bytes, PRIVATE_KEY]
    dh_params: Annotated[bytes, DH_PARAMS] = field(name="DHParams")
    contract_id: Annotated[str, CONTRACT_ID]
