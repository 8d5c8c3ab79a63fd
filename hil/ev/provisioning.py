"""The vehicle's side of getting a contract: who it is, and whether it believes what the station hands it.

Owns: checking a CertificateInstallationRes or CertificateUpdateRes (chain of the provisioning service to a V2G root,
signature over the four elements, key inside against the certificate, eMAID) and making a `Contract` of it. May not:
send anything.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, load_pem_private_key

from firmware.iso15118.messages import iso2, xmldsig
from firmware.iso15118.pki import chain, emaid, signature
from firmware.iso15118.pki.keys import SoftwareKey
from hil import key_transport
from hil.ev.contract import make_contract
from hil.ev.options import Contract

Response = iso2.CertificateInstallationRes | iso2.CertificateUpdateRes


class ProvisioningError(Exception):
    """The vehicle does not take what it was handed; the text says why."""


@dataclass(frozen=True, slots=True)
class Credential:
    """The certificate that the car was built with, its key, and the V2G roots that the car trusts."""

    leaf_der: bytes
    key: ec.EllipticCurvePrivateKey = field(repr=False)
    v2g_roots: tuple[x509.Certificate, ...]

    def sign(self, body: iso2.BodyElement) -> xmldsig.Signature:
        return signature.sign([body], SoftwareKey(self.key))

    @property
    def root_ids(self) -> iso2.ListOfRootCertificateIDs:
        """The roots it trusts, as the requests name them."""
        return iso2.ListOfRootCertificateIDs(
            root_certificate_id=tuple(
                xmldsig.X509IssuerSerial(
                    x509_issuer_name=root.issuer.rfc4514_string(), x509_serial_number=root.serial_number
                )
                for root in self.v2g_roots
            )
        )


def load_credential(pki: Path) -> Credential:
    """The vehicle's part of a test PKI (`hil.pki`)."""
    leaf = x509.load_pem_x509_certificates((pki / "ev/oem/chain.pem").read_bytes())[0]
    key = load_pem_private_key((pki / "ev/oem/key.pem").read_bytes(), None)
    assert isinstance(key, ec.EllipticCurvePrivateKey)
    roots = x509.load_pem_x509_certificates((pki / "ev/roots/v2g.pem").read_bytes())
    return Credential(leaf.public_bytes(Encoding.DER), key, tuple(roots))


def accept(
    answer: Response,
    header: xmldsig.Signature | None,
    receiver: ec.EllipticCurvePrivateKey,
    v2g_roots: Sequence[x509.Certificate],
    at: datetime,
) -> Contract:
    """The contract in a response. `receiver` is the key that it was encrypted for. Raises ProvisioningError."""
    cps = _ders(answer.sa_provisioning_certificate_chain)
    verdict = chain.verify_chain(cps, v2g_roots, at, chain.PROVISIONING_SERVICE)
    if not verdict.ok:
        raise ProvisioningError(f"provisioning chain: {verdict.status.value}, {verdict.detail}")
    cps_key = chain.public_key_of(verdict.chain[0])
    assert cps_key is not None, "judged"
    elements = (
        answer.contract_signature_cert_chain,
        answer.contract_signature_encrypted_private_key,
        answer.dh_public_key,
        answer.emaid,
    )
    signed = signature.verify(elements, header, cps_key)
    if signed is not signature.VerifyResult.OK:
        raise ProvisioningError(f"signature: {signed.value}")
    try:
        key = key_transport.decrypt(
            answer.contract_signature_encrypted_private_key.value, answer.dh_public_key.value, receiver
        )
    except key_transport.KeyTransportError as error:
        raise ProvisioningError(f"key: {error}") from error
    ders = _ders(answer.contract_signature_cert_chain)
    leaf = x509.load_der_x509_certificate(ders[0])
    if key.public_key() != leaf.public_key():
        raise ProvisioningError("the key is not that of the certificate")
    if not emaid.same(answer.emaid.value, chain.emaid_of(leaf) or ""):
        raise ProvisioningError(f"eMAID {answer.emaid.value} is not the certificate's")
    return make_contract(list(ders), key)


def _ders(one: iso2.CertificateChain) -> tuple[bytes, ...]:
    subs = one.sub_certificates.certificate if one.sub_certificates is not None else ()
    return (one.certificate, *subs)
