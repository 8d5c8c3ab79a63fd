"""Which OCSP responses are stapled."""

from datetime import UTC, datetime, timedelta

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509 import ocsp
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from firmware.iso15118.pki.ocsp import MAX_RESPONSE_LENGTH, OcspCache, Status, judge
from hil import pki as test_pki

WORLD = test_pki.generate()
NOW = datetime.now(UTC).replace(microsecond=0)
CHAIN = (WORLD.secc.leaf.certificate, WORLD.secc.sub2.certificate, WORLD.secc.sub1.certificate)
GOOD, REVOKED, UNKNOWN = ocsp.OCSPCertStatus.GOOD, ocsp.OCSPCertStatus.REVOKED, ocsp.OCSPCertStatus.UNKNOWN


def response(
    status: ocsp.OCSPCertStatus = GOOD,
    signer: test_pki.Entity = WORLD.secc.sub2,
    issuer: test_pki.Entity = WORLD.secc.sub2,
    leaf: test_pki.Entity = WORLD.secc.leaf,
    start: timedelta = timedelta(hours=-1),
    end: timedelta | None = timedelta(hours=1),
    certificates: tuple[x509.Certificate, ...] = (),
) -> bytes:
    builder = (
        ocsp.OCSPResponseBuilder()
        .add_response(
            leaf.certificate,
            issuer.certificate,
            hashes.SHA256(),
            status,
            NOW + start,
            NOW + end if end is not None else None,
            NOW - timedelta(days=1) if status is REVOKED else None,
            None,
        )
        .responder_id(ocsp.OCSPResponderEncoding.HASH, signer.certificate)
    )
    if certificates:
        builder = builder.certificates(list(certificates))
    return builder.sign(signer.key, hashes.SHA256()).public_bytes(Encoding.DER)


def responder(issuer: test_pki.Entity, usage: x509.ObjectIdentifier) -> test_pki.Entity:
    made = test_pki.issue(test_pki.Spec("Responder", "CPO", test_pki.Usage.CPS), issuer, WORLD.now)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Responder")]))
        .issuer_name(issuer.certificate.subject)
        .public_key(made.key.public_key())
        .serial_number(5)
        .not_valid_before(NOW - timedelta(days=1))
        .not_valid_after(NOW + timedelta(days=1))
        .add_extension(x509.ExtendedKeyUsage([usage]), False)
        .sign(issuer.key, hashes.SHA256())
    )
    return test_pki.Entity(certificate, made.key)


def cache(at: datetime = NOW) -> OcspCache:
    return OcspCache(lambda: at)


def test_a_good_response_is_stapled_while_it_holds() -> None:
    der = response()
    for shift, expected in ((0.0, der), (0.9, der), (1.0, None), (-2.0, None)):
        made = cache(NOW + timedelta(hours=shift))
        assert "good" in made.add(CHAIN, der)
        assert made.staple(CHAIN[0]) == expected
    assert cache().staple(CHAIN[0]) is None


def test_a_response_without_an_end_holds() -> None:
    made = cache(NOW + timedelta(days=30))
    made.add(CHAIN, response(end=None))
    assert made.staple(CHAIN[0]) is not None


def test_revoked_is_told() -> None:
    made = cache()
    assert "REVOKED" in made.add(CHAIN, response(REVOKED))
    assert made.revoked(CHAIN[0])
    assert made.staple(CHAIN[0]) == response_of(made)


def response_of(made: OcspCache) -> bytes | None:
    return made.staple(WORLD.secc.leaf.certificate)


def test_a_responder_that_the_issuer_named() -> None:
    named = responder(WORLD.secc.sub2, ExtendedKeyUsageOID.OCSP_SIGNING)
    assert isinstance(judge(response(signer=named, certificates=(named.certificate,)), CHAIN), Status)


@pytest.mark.parametrize(
    ("der", "why"),
    [
        (response(signer=WORLD.mo_root), "signature is bad"),
        (response(leaf=WORLD.contract.leaf), "another certificate"),
        (response(issuer=WORLD.contract.sub2), "another issuer"),
        (response(UNKNOWN), "does not know"),
        (b"", "cannot be read"),
        (b"\x30\x03\x0a\x01\x06", "UNAUTHORIZED"),
        (bytes(MAX_RESPONSE_LENGTH + 1), "octets"),
        (response()[:-1], "cannot be read"),
    ],
)
def test_what_is_of_no_use(der: bytes, why: str) -> None:
    made = cache()
    told = made.add(CHAIN, der)
    assert told.startswith("OCSP response not used")
    assert why in told
    assert made.staple(CHAIN[0]) is None


def test_a_responder_without_the_right() -> None:
    for issuer, usage in (
        (WORLD.secc.sub2, ExtendedKeyUsageOID.CLIENT_AUTH),
        (WORLD.mo_root, ExtendedKeyUsageOID.OCSP_SIGNING),
    ):
        someone = responder(issuer, usage)
        assert judge(response(signer=someone, certificates=(someone.certificate,)), CHAIN) == "its signature is bad"


def test_an_older_one_does_not_take_the_newer_ones_place() -> None:
    made = cache()
    newer = response(start=timedelta(minutes=-5))
    made.add(CHAIN, newer)
    assert "newer" in made.add(CHAIN, response(start=timedelta(hours=-3)))
    assert made.staple(CHAIN[0]) == newer


def test_without_an_issuer_nothing_can_be_checked() -> None:
    assert "no issuer" in cache().add(CHAIN[:1], response())
