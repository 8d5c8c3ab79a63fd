"""A small authority that signs requests, right and wrong."""

from datetime import UTC, datetime, timedelta

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import NameOID

NOW = datetime(2026, 1, 1, 12, 0, tzinfo=UTC)


class Ca:
    """A root and one sub-CA."""

    def __init__(self, name: str = "Test CSO", now: datetime = NOW) -> None:
        self.now = now
        self.root_key = ec.generate_private_key(ec.SECP256R1())
        self.sub_key = ec.generate_private_key(ec.SECP256R1())
        self.root = self._authority(f"{name} Root", self.root_key, f"{name} Root", self.root_key)
        self.sub = self._authority(f"{name} Sub", self.sub_key, f"{name} Root", self.root_key)

    def _authority(
        self, name: str, key: ec.EllipticCurvePrivateKey, issuer: str, signer: ec.EllipticCurvePrivateKey
    ) -> x509.Certificate:
        def named(text: str) -> x509.Name:
            return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, text)])

        return (
            x509.CertificateBuilder()
            .subject_name(named(name))
            .issuer_name(named(issuer))
            .public_key(key.public_key())
            .serial_number(x509.random_serial_number())
            .not_valid_before(self.now - timedelta(days=1))
            .not_valid_after(self.now + timedelta(days=3650))
            .add_extension(x509.BasicConstraints(True, None), True)
            .sign(signer, hashes.SHA256())
        )

    def sign(
        self,
        csr: x509.CertificateSigningRequest,
        *,
        days: float = 90,
        start: timedelta = timedelta(hours=-1),
        subject: x509.Name | None = None,
        public_key: ec.EllipticCurvePublicKey | None = None,
        authority: bool = False,
        signer: ec.EllipticCurvePrivateKey | None = None,
        may_sign: bool = True,
    ) -> x509.Certificate:
        key = public_key or csr.public_key()
        assert isinstance(key, ec.EllipticCurvePublicKey)
        usage = x509.KeyUsage(may_sign, False, False, False, True, authority, False, False, False)
        return (
            x509.CertificateBuilder()
            .subject_name(subject or csr.subject)
            .issuer_name(self.sub.subject)
            .public_key(key)
            .serial_number(x509.random_serial_number())
            .not_valid_before(self.now + start)
            .not_valid_after(self.now + start + timedelta(days=days))
            .add_extension(x509.BasicConstraints(authority, None), True)
            .add_extension(usage, True)
            .sign(signer or self.sub_key, hashes.SHA256())
        )


def pem(*certificates: x509.Certificate) -> str:
    return "".join(one.public_bytes(Encoding.PEM).decode() for one in certificates)
