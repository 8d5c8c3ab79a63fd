"""A chain is taken only when everything about it is right."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from hypothesis import given
from hypothesis import strategies as st

from firmware.core.keys.api import Role
from firmware.core.keys.checks import RefusedChainError, Wanted, check_chain, read_chain
from firmware.core.keys.credentials import Credentials, Subject
from firmware.core.keys.files import FileKeyStore
from tests.core.keys.ca import NOW, Ca, pem

WANTED = Wanted("CS1", "Operator", NOW)


@pytest.fixture
def csr(tmp_path: Path) -> x509.CertificateSigningRequest:
    return Credentials(tmp_path, [FileKeyStore()]).request(Role.CSMS, Subject("CS1", "Operator"), NOW).csr


def test_good_with_and_without_the_root_and_with_it_presented(csr: x509.CertificateSigningRequest) -> None:
    ca = Ca()
    chain = read_chain(pem(ca.sign(csr), ca.sub, ca.root))
    assert len(chain) == 2
    check_chain(chain, WANTED)
    check_chain(chain, Wanted("CS1", "Operator", NOW, (Ca("Other").root, ca.root)))


Make = Callable[[Ca, x509.CertificateSigningRequest], tuple[x509.Certificate, ...]]


def other_name(csr: x509.CertificateSigningRequest, oid: x509.ObjectIdentifier, text: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(a.oid, text if a.oid == oid else str(a.value)) for a in csr.subject])


@pytest.mark.parametrize(
    ("why", "make"),
    [
        ("common name", lambda ca, r: (ca.sign(r, subject=other_name(r, NameOID.COMMON_NAME, "CS2")), ca.sub)),
        ("organization", lambda ca, r: (ca.sign(r, subject=other_name(r, NameOID.ORGANIZATION_NAME, "X")), ca.sub)),
        ("valid from", lambda ca, r: (ca.sign(r, start=timedelta(days=-9), days=8), ca.sub)),
        ("valid from", lambda ca, r: (ca.sign(r, start=timedelta(days=1)), ca.sub)),
        ("authority", lambda ca, r: (ca.sign(r, authority=True), ca.sub)),
        ("authority", lambda ca, r: (ca.sub, ca.sign(r))),
        ("signatures", lambda ca, r: (ca.sign(r, may_sign=False), ca.sub)),
        ("not issued by", lambda ca, r: (ca.sign(r), Ca().sub)),
        ("not issued by", lambda ca, r: (ca.sign(r, signer=ec.generate_private_key(ec.SECP256R1())), ca.sub)),
        ("no trusted root", lambda ca, r: (ca.sign(r),)),
        ("no trusted root", lambda ca, r: (lambda other: (other.sign(r), other.sub))(Ca("Other"))),
    ],
)
def test_one_thing_wrong_at_a_time(why: str, make: Make, csr: x509.CertificateSigningRequest) -> None:
    ca = Ca()
    with pytest.raises(RefusedChainError, match=why):
        check_chain(make(ca, csr), Wanted("CS1", "Operator", NOW, (ca.root,)))


def test_without_a_clock_dates_are_not_looked_at(csr: x509.CertificateSigningRequest) -> None:
    ca = Ca()
    check_chain((ca.sign(csr, start=timedelta(days=-9), days=8), ca.sub), Wanted("CS1"))


@pytest.mark.parametrize("text", ["", "garbage", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----", "ü"])
def test_what_is_no_chain(text: str) -> None:
    with pytest.raises(RefusedChainError):
        read_chain(text)


def test_too_long(csr: x509.CertificateSigningRequest) -> None:
    ca = Ca()
    with pytest.raises(RefusedChainError, match="characters"):
        read_chain("\n" * 10_001)
    with pytest.raises(RefusedChainError, match="6 certificates"):
        read_chain(pem(ca.sign(csr), *[ca.sub] * 5))


@given(st.binary(max_size=300), st.integers(0, 2000))
def test_bytes_of_a_stranger_give_the_typed_error(noise: bytes, at: int) -> None:
    good = pem(Ca().root).encode()
    for data in (noise, good[:at] + noise + good[at:]):
        try:
            check_chain(read_chain(data), Wanted(at=NOW))
        except RefusedChainError:
            continue
