"""The operator's certification authority behind the test CSMS: signs what a station asks for, right and wrong, and says
which of its certificates are revoked.

Owns: client certificates towards the CSMS, SECC certificates under the V2G root of a test PKI, OCSP responses and
revocation lists for them, misbehaviour on demand. For tests only.
"""

from __future__ import annotations

import enum
import ssl
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509 import ocsp
from cryptography.x509.oid import AuthorityInformationAccessOID, ExtendedKeyUsageOID, NameOID

from hil import pki

OCSP_URL = "http://ocsp.test/"


class SigningFault(enum.Enum):
    """What is wrong with a signed certificate."""

    OTHER_KEY = "for another key than the one asked for"
    OTHER_NAME = "for another station"
    OTHER_ORGANIZATION = "for another operator"
    EXPIRED = "its end is past"
    STRANGER = "signed by an authority that nobody knows"
    GARBAGE = "no certificate at all"


@dataclass(slots=True)
class Authority:
    """Two authorities that belong to one operator. `issued`: what was signed, newest last."""

    world: pki.Pki  # its V2G root and the operator's sub-CAs sign SECC certificates
    now: Callable[[], datetime] = lambda: datetime.now(UTC)
    fault: SigningFault | None = None
    life: timedelta = timedelta(days=90)
    ocsp_url: str | None = OCSP_URL
    issued: list[x509.Certificate] = field(default_factory=list)
    revoked: set[int] = field(default_factory=set)
    csms_root: pki.Entity = field(init=False)
    _server: pki.Entity = field(init=False)

    def __post_init__(self) -> None:
        now = self.now()
        self.csms_root = pki.make_root("Operator Root", "CSMS", now)
        self._server = _leaf(
            x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")]),
            ec.generate_private_key(ec.SECP256R1()),
            self.csms_root,
            now - timedelta(days=1),
            now + timedelta(days=365),
        )

    # --- TLS of the CSMS ---------------------------------------------------------------------------------------------

    def server_context(self, folder: Path, client_certificates: bool = False) -> ssl.SSLContext:
        """TLS for the CSMS at `localhost`; with `client_certificates` those of `csms_root` are demanded."""
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "server.pem").write_bytes(self._server.pem)
        (folder / "server_key.pem").write_bytes(self._server.key_pem())
        self.root_file(folder)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(folder / "server.pem", folder / "server_key.pem")
        if client_certificates:
            context.verify_mode = ssl.CERT_REQUIRED
            context.load_verify_locations(folder / "csms_root.pem")
        return context

    def root_file(self, folder: Path) -> Path:
        """The root of the CSMS as a file, for `[ocpp] ca_file`."""
        folder.mkdir(parents=True, exist_ok=True)
        file = folder / "csms_root.pem"
        if not file.exists():  # a server that is just starting may be reading it
            file.write_bytes(self.csms_root.pem)
        return file

    def client(self, name: str, folder: Path) -> tuple[Path, Path]:
        """A first client certificate with its key, as the factory would install it."""
        subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
        now = self.now()
        entity = _leaf(
            subject,
            ec.generate_private_key(ec.SECP256R1()),
            self.csms_root,
            now - timedelta(days=1),
            now + timedelta(days=60),
        )
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "client.pem").write_bytes(entity.pem)
        (folder / "client_key.pem").write_bytes(entity.key_pem())
        return folder / "client.pem", folder / "client_key.pem"

    # --- signing -----------------------------------------------------------------------------------------------------

    def sign(self, csr_pem: str, v2g: bool) -> str:
        """The chain for a signing request: leaf first, without the root. A request that is none is a ValueError."""
        csr = x509.load_pem_x509_csr(csr_pem.encode())
        if not csr.is_signature_valid:
            raise ValueError("the request is not signed by its own key")
        if self.fault is SigningFault.GARBAGE:
            return "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"
        key = csr.public_key()
        assert isinstance(key, ec.EllipticCurvePublicKey)
        if self.fault is SigningFault.OTHER_KEY:
            key = ec.generate_private_key(ec.SECP256R1()).public_key()
        subject = _renamed(csr.subject, self.fault)
        world = pki.generate(now=self.now()) if self.fault is SigningFault.STRANGER else self.world
        issuer = world.secc.sub2 if v2g else self.csms_root
        if self.fault is SigningFault.STRANGER and not v2g:
            issuer = pki.make_root("Stranger", "CSMS", self.now())
        start = self.now() - timedelta(hours=1)
        end = self.now() + (timedelta(minutes=-1) if self.fault is SigningFault.EXPIRED else self.life)
        leaf = certificate(subject, key, issuer, start, end, self.ocsp_url if v2g else None, client=not v2g)
        self.issued.append(leaf)
        subs = (world.secc.sub2.pem + world.secc.sub1.pem).decode() if v2g else ""
        return leaf.public_bytes(Encoding.PEM).decode() + subs

    # --- revocation --------------------------------------------------------------------------------------------------

    def ocsp_response(
        self, issuer_key_hash: str, serial_number: str, holds: timedelta = timedelta(days=4)
    ) -> bytes | None:
        """DER; None where nobody here has issued the certificate. Serial number in hex."""
        serial = int(serial_number, 16)
        subs = (self.world.secc.sub1.certificate, self.world.secc.sub2.certificate)
        wanted = next((one for one in (*self.issued, self.world.secc.leaf.certificate, *subs)
                       if one.serial_number == serial), None)  # fmt: skip
        issuers = (self.world.secc.sub2, self.world.secc.sub1, self.world.v2g_root)
        issuer = next((one for one in issuers if _key_hash(one) == issuer_key_hash.lower()), None)
        if wanted is None or issuer is None:
            return None
        return response(wanted, issuer, self.now(), serial in self.revoked, holds)


def response(
    wanted: x509.Certificate, issuer: pki.Entity, now: datetime, revoked: bool, holds: timedelta = timedelta(days=4)
) -> bytes:
    """An OCSP response, signed by the issuer itself; DER."""
    return (
        ocsp.OCSPResponseBuilder()
        .add_response(
            wanted,
            issuer.certificate,
            hashes.SHA256(),
            ocsp.OCSPCertStatus.REVOKED if revoked else ocsp.OCSPCertStatus.GOOD,
            now - timedelta(minutes=1),
            now + holds,
            now - timedelta(minutes=2) if revoked else None,
            None,
        )
        .responder_id(ocsp.OCSPResponderEncoding.HASH, issuer.certificate)
        .sign(issuer.key, hashes.SHA256())
        .public_bytes(Encoding.DER)
    )


def revocation_list(
    issuer: pki.Entity, revoked: tuple[x509.Certificate, ...], now: datetime, holds: timedelta = timedelta(days=7)
) -> bytes:
    """A full list of what `issuer` has taken back; PEM."""
    builder = (
        x509.CertificateRevocationListBuilder()
        .issuer_name(issuer.certificate.subject)
        .last_update(now - timedelta(hours=1))
        .next_update(now + holds)
    )
    for one in revoked:
        builder = builder.add_revoked_certificate(
            x509.RevokedCertificateBuilder().serial_number(one.serial_number).revocation_date(now).build()
        )
    return builder.sign(issuer.key, hashes.SHA256()).public_bytes(Encoding.PEM)


def certificate(
    subject: x509.Name,
    key: ec.EllipticCurvePublicKey,
    issuer: pki.Entity,
    start: datetime,
    end: datetime,
    ocsp_url: str | None = None,
    client: bool = False,
) -> x509.Certificate:
    """A leaf for a key of somebody else's."""
    usage = dict.fromkeys(
        (
            "content_commitment", "key_encipherment", "data_encipherment", "key_cert_sign", "crl_sign",
            "encipher_only", "decipher_only",
        ),
        False,
    )  # fmt: skip
    builder = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer.certificate.subject)
        .public_key(key)
        .serial_number(x509.random_serial_number())
        .not_valid_before(start)
        .not_valid_after(end)
        .add_extension(x509.BasicConstraints(False, None), True)
        .add_extension(x509.KeyUsage(digital_signature=True, key_agreement=not client, **usage), True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key), False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(issuer.key.public_key()), False)
    )
    if client:
        usages = [ExtendedKeyUsageOID.CLIENT_AUTH, ExtendedKeyUsageOID.SERVER_AUTH]
        builder = builder.add_extension(x509.ExtendedKeyUsage(usages), False)
        names = [str(one.value) for one in subject.get_attributes_for_oid(NameOID.COMMON_NAME)]
        builder = builder.add_extension(x509.SubjectAlternativeName([x509.DNSName(one) for one in names]), False)
    if ocsp_url is not None:
        location = x509.UniformResourceIdentifier(ocsp_url)
        access = x509.AccessDescription(AuthorityInformationAccessOID.OCSP, location)
        builder = builder.add_extension(x509.AuthorityInformationAccess([access]), False)
    return builder.sign(issuer.key, hashes.SHA256())


def _leaf(
    subject: x509.Name, key: ec.EllipticCurvePrivateKey, issuer: pki.Entity, start: datetime, end: datetime
) -> pki.Entity:
    return pki.Entity(certificate(subject, key.public_key(), issuer, start, end, client=True), key)


def _renamed(subject: x509.Name, fault: SigningFault | None) -> x509.Name:
    swapped = {
        SigningFault.OTHER_NAME: NameOID.COMMON_NAME,
        SigningFault.OTHER_ORGANIZATION: NameOID.ORGANIZATION_NAME,
    }
    if fault not in swapped:
        return subject
    oid = swapped[fault]
    return x509.Name([x509.NameAttribute(one.oid, "Somebody" if one.oid == oid else str(one.value)) for one in subject])


def _key_hash(entity: pki.Entity) -> str:
    request = ocsp.OCSPRequestBuilder().add_certificate(entity.certificate, entity.certificate, hashes.SHA256()).build()
    return request.issuer_key_hash.hex()
