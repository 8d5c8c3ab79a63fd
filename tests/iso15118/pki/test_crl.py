"""Revocation lists: who may revoke whom, and what is no list."""

from datetime import timedelta

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.serialization import Encoding
from hypothesis import given, settings
from hypothesis import strategies as st

from firmware.iso15118.pki.chain import ChainStatus, verify_chain
from firmware.iso15118.pki.crl import MAX_CRL, CrlBook, CrlError, read
from hil import pki as test_pki
from hil.ca import revocation_list
from tests.iso15118.pki.conftest import NOW


def test_a_contract_on_the_list_of_its_issuer_is_revoked(pki: test_pki.Pki) -> None:
    contract = pki.contract
    book = CrlBook([read(revocation_list(contract.sub2, (contract.leaf.certificate,), NOW), "mo.crl")])
    roots = [pki.mo_root.certificate]
    result = verify_chain(contract.presented, roots, NOW, is_revoked=book.revoked)
    assert result.status is ChainStatus.REVOKED and pki.options.emaid in result.detail
    other = test_pki.make_chain(pki.mo_root, test_pki.contract_specs(pki.options), NOW)
    assert verify_chain(other.presented, roots, NOW, is_revoked=book.revoked).ok  # another sub-CA, another list
    assert verify_chain(contract.presented, roots, NOW, is_revoked=CrlBook().revoked).ok


def test_a_sub_ca_on_the_roots_list_takes_the_whole_chain_with_it(pki: test_pki.Pki) -> None:
    book = CrlBook([read(revocation_list(pki.mo_root, (pki.contract.sub1.certificate,), NOW))])
    result = verify_chain(pki.contract.presented, [pki.mo_root.certificate], NOW, is_revoked=book.revoked)
    assert result.status is ChainStatus.REVOKED


def test_a_list_that_another_has_signed_revokes_nothing(pki: test_pki.Pki) -> None:
    forger = test_pki.issue(test_pki.contract_specs(pki.options)[1], pki.contract.sub1, NOW)  # same name, other key
    assert forger.certificate.subject == pki.contract.sub2.certificate.subject
    book = CrlBook([read(revocation_list(forger, (pki.contract.leaf.certificate,), NOW))])
    assert not book.revoked(pki.contract.leaf.certificate, pki.contract.sub2.certificate)
    assert not book.revoked(pki.contract.leaf.certificate, None)


def test_an_old_list_still_counts_and_says_that_it_is_old(pki: test_pki.Pki) -> None:
    one = read(revocation_list(pki.contract.sub2, (pki.contract.leaf.certificate,), NOW, timedelta(days=1)))
    assert CrlBook([one]).revoked(pki.contract.leaf.certificate, pki.contract.sub2.certificate)
    assert one.outdated(NOW + timedelta(days=2)) and not one.outdated(NOW)


def test_der_and_pem(pki: test_pki.Pki) -> None:
    pem = revocation_list(pki.contract.sub2, (), NOW)
    assert read(pem).issuer == read(x509.load_pem_x509_crl(pem).public_bytes(Encoding.DER)).issuer


def test_delta_lists_are_refused(pki: test_pki.Pki) -> None:
    delta = (
        x509.CertificateRevocationListBuilder()
        .issuer_name(pki.mo_root.certificate.subject)
        .last_update(NOW)
        .next_update(NOW + timedelta(days=1))
        .add_extension(x509.DeltaCRLIndicator(7), critical=True)
        .sign(pki.mo_root.key, hashes.SHA256())
        .public_bytes(Encoding.DER)
    )
    with pytest.raises(CrlError, match="delta"):
        read(delta)


def test_size_is_bounded() -> None:
    with pytest.raises(CrlError, match="octets"):
        read(b"\0" * (MAX_CRL + 1))


@settings(max_examples=100)
@given(st.binary(max_size=200), st.integers(0, 400))
def test_bytes_of_a_stranger_give_the_typed_error_or_a_list(pki: test_pki.Pki, noise: bytes, at: int) -> None:
    good = x509.load_pem_x509_crl(revocation_list(pki.contract.sub2, (pki.contract.leaf.certificate,), NOW))
    der = good.public_bytes(Encoding.DER)
    for data in (noise, der[:at] + noise + der[at + len(noise) :]):
        try:
            one = read(data)
        except CrlError:
            continue
        CrlBook([one]).revoked(pki.contract.leaf.certificate, pki.contract.sub2.certificate)
