"""The certificates of a -20 vehicle: what it was built with, its contracts, and how it gets more of them.

Owns: reading them from the files of `hil.pki20`, signing with them, and judging a CertificateInstallationRes (chain of
the provisioning service to a V2G root, signature, key inside against the certificate). May not: send anything.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec, ed448
from cryptography.hazmat.primitives.serialization import Encoding, load_pem_private_key

from firmware.iso15118.messages import xmldsig
from firmware.iso15118.messages.iso20 import common
from firmware.iso15118.messages.iso20.common_types import ListOfRootCertificateIDs
from firmware.iso15118.messages.model import Node
from firmware.iso15118.pki import chain as chains
from firmware.iso15118.pki import signature
from firmware.iso15118.pki.keys import SCHEMES, PrivateKey, SoftwareKey
from hil import key_transport20
from hil.ev.provisioning import ProvisioningError
from hil.key_transport import KeyTransportError

_CPS = chains.Profile("CPS", schemes=SCHEMES)


@dataclass(frozen=True, slots=True)
class Credential:
    """A chain with its key: DER, leaf first, without the root."""

    chain: tuple[bytes, ...]
    key: PrivateKey = field(repr=False)

    @classmethod
    def load(cls, folder: Path) -> Credential:
        """From `chain.pem` and `key.pem` of a folder."""
        key = load_pem_private_key((folder / "key.pem").read_bytes(), None)
        assert isinstance(key, ec.EllipticCurvePrivateKey | ed448.Ed448PrivateKey), f"{folder} holds no key of -20"
        chain = x509.load_pem_x509_certificates((folder / "chain.pem").read_bytes())
        return cls(tuple(one.public_bytes(Encoding.DER) for one in chain), key)

    @property
    def leaf(self) -> x509.Certificate:
        """The certificate of the key."""
        return x509.load_der_x509_certificate(self.chain[0])

    @property
    def name(self) -> str:
        """Its common name: the eMAID of a contract, the PCID of a provisioning certificate."""
        return chains.common_name(self.leaf) or ""

    def sign(self, element: Node) -> xmldsig.Signature:
        """The header's signature over one element that has an Id."""
        return signature.sign((element,), SoftwareKey(self.key))

    def contract_chain(self) -> common.ContractCertificateChain:
        """As AuthorizationReq shows it."""
        leaf, *subs = self.chain
        return common.ContractCertificateChain(
            certificate=leaf, sub_certificates=common.SubCertificates(certificate=tuple(subs))
        )

    def signed_chain(self) -> common.SignedCertificateChain:
        """As CertificateInstallationReq shows it."""
        leaf, *subs = self.chain
        return common.SignedCertificateChain(
            id="id1", certificate=leaf, sub_certificates=common.SubCertificates(certificate=tuple(subs))
        )


def root_ids(roots: Sequence[x509.Certificate]) -> ListOfRootCertificateIDs:
    """The V2G roots that a vehicle trusts, as the request names them."""
    return ListOfRootCertificateIDs(
        root_certificate_id=tuple(
            xmldsig.X509IssuerSerial(
                x509_issuer_name=root.issuer.rfc4514_string(), x509_serial_number=root.serial_number
            )
            for root in roots
        )
    )


def accept(
    answer: common.CertificateInstallationRes,
    vehicle: Credential,
    v2g_roots: Sequence[x509.Certificate],
    at: datetime,
) -> Credential:
    """The contract in a response. Raises ProvisioningError."""
    shown, made = answer.cps_certificate_chain, answer.signed_installation_data
    subs = shown.sub_certificates.certificate if shown.sub_certificates is not None else ()
    verdict = chains.verify_chain((shown.certificate, *subs), v2g_roots, at, _CPS)
    if not verdict.ok:
        raise ProvisioningError(f"provisioning chain: {verdict.status.value}, {verdict.detail}")
    cps_key = chains.public_key_of(verdict.chain[0])
    assert cps_key is not None, "judged"
    signed = signature.verify((made,), answer.header.signature, cps_key)
    if signed is not signature.VerifyResult.OK:
        raise ProvisioningError(f"signature: {signed.value}")
    chain = (made.contract_certificate_chain.certificate, *made.contract_certificate_chain.sub_certificates.certificate)
    leaf = x509.load_der_x509_certificate(chain[0])
    bound = key_transport20.bound_to(vehicle.name, leaf)
    if not isinstance(vehicle.key, ec.EllipticCurvePrivateKey):
        raise ProvisioningError("this vehicle unwraps keys on secp521r1 only")
    try:
        key = key_transport20.decrypt(made.secp521_encrypted_private_key or b"", made.dh_public_key, vehicle.key, bound)
    except KeyTransportError as error:
        raise ProvisioningError(f"key: {error}") from error
    if key.public_key() != leaf.public_key():
        raise ProvisioningError("the key is not that of the certificate")
    return Credential(chain, key)
