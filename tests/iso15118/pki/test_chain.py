"""Verdicts on good, broken and hostile contract chains, and what is read out of them."""

import random
from dataclasses import replace
from datetime import timedelta

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.x509 import ocsp
from hypothesis import given, settings
from hypothesis import strategies as st

from firmware.iso15118.pki import chain as chains
from firmware.iso15118.pki.chain import ChainStatus, verify_chain
from hil import pki as test_pki
from tests.iso15118.pki.conftest import NOW

S = ChainStatus
EXPECTED = {
    "good": S.OK,
    "expired": S.LEAF_VALIDITY,
    "not_yet_valid": S.LEAF_VALIDITY,
    "expired_sub2": S.ISSUER_VALIDITY,
    "expired_sub1": S.ISSUER_VALIDITY,
    "country_set": S.OK,  # refused only by the strict profile, see below
    "wrong_domain": S.PROFILE,
    "wrong_order": S.CHAIN,
    "missing_sub1": S.UNKNOWN_ROOT,  # sub-CA 1 is nobody's root
    "missing_subs": S.CHAIN,
    "root_included": S.CHAIN,
    "wrong_root": S.CHAIN,  # a stranger's root of another name would be UNKNOWN_ROOT; see below
    "leaf_of_other_pki": S.CHAIN,
    "sub2_of_other_pki": S.CHAIN,
    "sub1_of_other_pki": S.CHAIN,
    "other_key": S.OK,  # the chain is good; the signature will not be
    "path_too_long": S.CHAIN,
    "issued_by_leaf": S.CHAIN,
    "leaf_is_authority": S.CHAIN,
    "sub2_is_no_authority": S.CHAIN,
    "sub2_may_not_sign": S.CHAIN,
    "leaf_may_not_sign": S.PROFILE,
    "other_curve": S.PROFILE,
    "oem_chain": S.PROFILE,
}


def judge(pki: test_pki.Pki, certificates: tuple[bytes, ...], **options: object) -> chains.ChainResult:
    return verify_chain(certificates, [pki.v2g_root.certificate, pki.mo_root.certificate], NOW, **options)  # type: ignore[arg-type]


@pytest.fixture(scope="session")
def variants(pki: test_pki.Pki) -> dict[str, test_pki.Presented]:
    return dict(test_pki.contract_variants(pki))


@pytest.mark.parametrize("name", [name for name in EXPECTED if name != "wrong_root"])
def test_variants(pki: test_pki.Pki, variants: dict[str, test_pki.Presented], name: str) -> None:
    result = judge(pki, variants[name].certificates)
    assert result.status is EXPECTED[name], result.detail
    assert (result.detail == "") == result.ok


def test_every_variant_has_an_expectation(variants: dict[str, test_pki.Presented]) -> None:
    assert set(variants) == set(EXPECTED)


def test_unknown_root_is_told_apart_because_the_csms_may_know_it(
    pki: test_pki.Pki, variants: dict[str, test_pki.Presented]
) -> None:
    result = judge(pki, variants["wrong_root"].certificates)
    assert result.status is S.UNKNOWN_ROOT
    contract = chains.contract_of(result)
    assert contract is not None
    assert not contract.root_known
    assert len(contract.hash_data) == 2  # without the issuer's key there is none for the topmost
    assert verify_chain(variants["good"].certificates, [], NOW).status is S.UNKNOWN_ROOT


def test_a_false_root_of_the_right_name_is_a_chain_error(pki: test_pki.Pki) -> None:
    impostor = test_pki.make_root("MO Root CA", "MO", NOW)
    result = verify_chain(pki.contract.presented, [impostor.certificate], NOW)
    assert result.status is S.CHAIN
    # and it does not stand in the way of the true one
    assert verify_chain(pki.contract.presented, [impostor.certificate, pki.mo_root.certificate], NOW).ok


def test_expired_root_counts_as_issuer(pki: test_pki.Pki) -> None:
    at = NOW + 11 * test_pki.YEAR
    specs = tuple(replace(spec, not_after=20 * test_pki.YEAR) for spec in test_pki.contract_specs(pki.options))
    chain = test_pki.make_chain(pki.mo_root, specs, NOW)  # type: ignore[arg-type]
    assert verify_chain(chain.presented, [pki.mo_root.certificate], at).status is S.ISSUER_VALIDITY


def test_validity_bounds_are_inclusive(pki: test_pki.Pki) -> None:
    leaf, roots = pki.contract.leaf.certificate, [pki.mo_root.certificate]
    assert verify_chain(pki.contract.presented, roots, leaf.not_valid_after_utc).ok
    late = leaf.not_valid_after_utc + timedelta(seconds=1)
    assert verify_chain(pki.contract.presented, roots, late).status is S.LEAF_VALIDITY
    early = leaf.not_valid_before_utc - timedelta(seconds=1)
    assert verify_chain(pki.contract.presented, roots, early).status is S.LEAF_VALIDITY


def test_country_name_is_refused_where_the_profile_says_so(
    pki: test_pki.Pki, variants: dict[str, test_pki.Presented]
) -> None:
    strict = replace(chains.CONTRACT, refuse_country=True)
    result = judge(pki, variants["country_set"].certificates, profile=strict)  # PaymentDetails CMN_008
    assert result.status is S.PROFILE
    assert judge(pki, variants["good"].certificates, profile=strict).ok


def test_revocation(pki: test_pki.Pki) -> None:
    sub1 = pki.contract.sub1.certificate.serial_number
    result = judge(pki, pki.contract.presented, is_revoked=lambda c, issuer: c.serial_number == sub1)
    assert result.status is S.REVOKED


@pytest.mark.parametrize("profile", ["SECC", "OEM_PROVISIONING", "PROVISIONING_SERVICE"])
def test_other_profiles(pki: test_pki.Pki, profile: str) -> None:
    chain, root = {
        "SECC": (pki.secc, pki.v2g_root),
        "OEM_PROVISIONING": (pki.oem, pki.oem_root),
        "PROVISIONING_SERVICE": (pki.cps, pki.v2g_root),
    }[profile]
    assert verify_chain(chain.presented, [root.certificate], NOW, getattr(chains, profile)).ok


@pytest.mark.parametrize("presented", [(), (b"",)])
def test_nothing_presented(pki: test_pki.Pki, presented: tuple[bytes, ...]) -> None:
    assert judge(pki, presented).status is S.NO_CERTIFICATE


# --- Hostile certificates ----------------------------------------------------------------------------------------


@given(st.lists(st.binary(max_size=200), max_size=5))
def test_garbage_is_invalid_and_never_raises(garbage: list[bytes]) -> None:
    assert not verify_chain(garbage, [], NOW).ok


def test_oversize_certificate(pki: test_pki.Pki) -> None:
    leaf, *subs = pki.contract.presented
    assert judge(pki, (leaf + bytes(2000), *subs)).status is S.MALFORMED


@settings(max_examples=150, deadline=None)
@given(st.integers(0, 2), st.integers(0, 2**32), st.integers(1, 255))
def test_one_changed_octet_anywhere_is_invalid(pki: test_pki.Pki, which: int, position: int, change: int) -> None:
    presented = [bytearray(der) for der in pki.contract.presented]
    target = presented[which]
    target[position % len(target)] ^= change
    assert not judge(pki, tuple(bytes(der) for der in presented)).ok


def test_signature_with_unused_bits(pki: test_pki.Pki) -> None:
    specs = test_pki.contract_specs(pki.options)
    while (leaf := test_pki.issue(specs[2], pki.contract.sub2, NOW)).certificate.signature[-1] & 1:
        pass  # only a signature that ends in a zero bit can be written in this other way
    der = bytearray(leaf.der)
    assert der[-len(leaf.certificate.signature) - 1] == 0
    der[-len(leaf.certificate.signature) - 1] = 1
    assert judge(pki, (bytes(der), *pki.contract.presented[1:])).status is S.MALFORMED


def test_truncated_and_shuffled_certificates(pki: test_pki.Pki) -> None:
    dice = random.Random(7)
    leaf, *subs = pki.contract.presented
    for length in range(1, len(leaf), 7):
        assert not judge(pki, (leaf[:length], *subs)).ok
    for _ in range(50):
        body = bytearray(leaf)
        start = dice.randrange(len(body))
        body[start : start + 20] = dice.randbytes(dice.randrange(40))
        if bytes(body) != leaf:
            assert not judge(pki, (bytes(body), *subs)).ok


def remade(
    entity: test_pki.Entity, issuer: test_pki.Entity, algorithm: hashes.HashAlgorithm, key_id_of: test_pki.Entity
) -> bytes:
    """The certificate of `entity` issued anew, with another hash or another authority key identifier."""
    old = entity.certificate
    builder = (
        x509.CertificateBuilder()
        .subject_name(old.subject)
        .issuer_name(old.issuer)
        .public_key(old.public_key())
        .serial_number(7)
        .not_valid_before(old.not_valid_before_utc)
        .not_valid_after(old.not_valid_after_utc)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(key_id_of.key.public_key()), False)
    )
    for extension in old.extensions:
        if not isinstance(extension.value, x509.AuthorityKeyIdentifier):
            builder = builder.add_extension(extension.value, extension.critical)
    return builder.sign(issuer.key, algorithm).public_bytes(test_pki.serialization.Encoding.DER)


def test_hash_and_key_identifier(pki: test_pki.Pki) -> None:
    chain = pki.contract
    rest = chain.presented[1:]
    assert judge(pki, (remade(chain.leaf, chain.sub2, hashes.SHA256(), chain.sub2), *rest)).ok
    assert judge(pki, (remade(chain.leaf, chain.sub2, hashes.SHA384(), chain.sub2), *rest)).status is S.PROFILE
    assert judge(pki, (remade(chain.leaf, chain.sub2, hashes.SHA256(), chain.sub1), *rest)).status is S.CHAIN


def test_self_issued_sub_ca(pki: test_pki.Pki) -> None:
    chain = pki.contract
    assert judge(pki, (chain.leaf.der, chain.sub2.der, pki.mo_root.der)).status is S.CHAIN


def test_root_that_allows_fewer_sub_cas(pki: test_pki.Pki) -> None:
    spec = test_pki.Spec("Short Root", "MO", test_pki.Usage.AUTHORITY, 1)
    root = test_pki.issue(spec, None, NOW)
    chain = test_pki.make_chain(root, test_pki.contract_specs(pki.options), NOW)
    assert verify_chain(chain.presented, [root.certificate], NOW).status is S.CHAIN


def test_unknown_critical_extension_is_refused(pki: test_pki.Pki) -> None:
    issuer = pki.contract.sub2
    key = test_pki.issue(test_pki.contract_specs(pki.options)[2], issuer, NOW)
    original = key.certificate
    builder = (
        x509.CertificateBuilder()
        .subject_name(original.subject)
        .issuer_name(original.issuer)
        .public_key(original.public_key())
        .serial_number(1)
        .not_valid_before(original.not_valid_before_utc)
        .not_valid_after(original.not_valid_after_utc)
        .add_extension(x509.UnrecognizedExtension(x509.ObjectIdentifier("1.3.6.1.4.1.1"), b"\x05\x00"), True)
    )
    for extension in original.extensions:
        builder = builder.add_extension(extension.value, extension.critical)
    certificate = builder.sign(issuer.key, hashes.SHA256())
    der = certificate.public_bytes(test_pki.serialization.Encoding.DER)
    assert judge(pki, (der, issuer.der, pki.contract.sub1.der)).status is S.PROFILE


# --- What is read out --------------------------------------------------------------------------------------------


def test_contract_and_hash_data(pki: test_pki.Pki) -> None:
    contract = chains.contract_of(judge(pki, pki.contract.presented))
    assert contract is not None
    assert contract.emaid == "DEABCC12345678"
    assert contract.root_known
    assert [c.serial_number for c in x509.load_pem_x509_certificates(contract.chain_pem.encode())] == [
        e.certificate.serial_number for e in (pki.contract.leaf, pki.contract.sub2, pki.contract.sub1)
    ]
    pairs = [
        (pki.contract.leaf, pki.contract.sub2),
        (pki.contract.sub2, pki.contract.sub1),
        (pki.contract.sub1, pki.mo_root),
    ]
    for data, (subject, issuer) in zip(contract.hash_data, pairs, strict=True):
        name = hashes.Hash(hashes.SHA256())
        name.update(issuer.certificate.subject.public_bytes())
        point = issuer.certificate.public_key().public_bytes(  # the BIT STRING's content, RFC 6960
            test_pki.serialization.Encoding.X962, test_pki.serialization.PublicFormat.UncompressedPoint
        )
        key = hashes.Hash(hashes.SHA256())
        key.update(point)
        assert data.issuer_name_hash == name.finalize().hex()
        assert data.issuer_key_hash == key.finalize().hex()
        assert data.serial_number == f"{subject.certificate.serial_number:x}"
        assert data.responder_url == "http://ocsp.test/"
    ocsp.load_der_ocsp_request(
        ocsp.OCSPRequestBuilder()
        .add_certificate(pki.contract.leaf.certificate, pki.contract.sub2.certificate, hashes.SHA256())
        .build()
        .public_bytes(test_pki.serialization.Encoding.DER)
    )


def test_no_contract_from_a_bad_chain_or_a_name_that_is_no_emaid(pki: test_pki.Pki) -> None:
    assert chains.contract_of(judge(pki, test_pki.contract_variants(pki)["expired"].certificates)) is None
    nameless = test_pki.make_chain(pki.mo_root, test_pki.contract_specs(test_pki.Options(emaid="Bob")), NOW)
    result = judge(pki, nameless.presented)
    assert result.ok
    assert chains.contract_of(result) is None


def test_certificate_without_responder_has_an_empty_url() -> None:
    bare = test_pki.generate(now=NOW)
    result = verify_chain(bare.contract.presented, [bare.mo_root.certificate], NOW)
    contract = chains.contract_of(result)
    assert contract is not None
    assert {data.responder_url for data in contract.hash_data} == {""}


def test_public_key_of(pki: test_pki.Pki) -> None:
    assert chains.public_key_of(pki.contract.leaf.certificate) == pki.contract.leaf.key.public_key()
    other = x509.load_der_x509_certificate(test_pki.contract_variants(pki)["other_curve"].certificates[0])
    assert chains.public_key_of(other) is None


# --- Cross-certificates ------------------------------------------------------------------------------------------


def cross_certificate(subject: test_pki.Entity, issuer: test_pki.Entity, **changes: object) -> x509.Certificate:
    """`issuer` vouches for the key of another root."""
    spec = test_pki.Spec("unused", "V2G", test_pki.Usage.AUTHORITY, **changes)  # type: ignore[arg-type]
    builder = (
        x509.CertificateBuilder()
        .subject_name(subject.certificate.subject)
        .issuer_name(issuer.certificate.subject)
        .public_key(subject.key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(NOW + spec.not_before)
        .not_valid_after(NOW + spec.not_after)
        .add_extension(x509.BasicConstraints(True, None), True)
        .add_extension(x509.KeyUsage(False, False, False, False, False, True, True, False, False), True)
    )
    return builder.sign(issuer.key, hashes.SHA256())


def test_a_cross_certificate_leads_to_a_trusted_root_and_is_no_root_itself(pki: test_pki.Pki) -> None:
    trusted = test_pki.make_root("Another V2G Root", "V2G", NOW)
    bridge = cross_certificate(pki.mo_root, trusted)
    chain, roots = pki.contract.presented, [trusted.certificate]
    assert verify_chain(chain, roots, NOW).status is S.UNKNOWN_ROOT
    result = verify_chain(chain, roots, NOW, cross=[bridge])
    assert result.ok and result.root == trusted.certificate and result.bridge == bridge
    contract = chains.contract_of(result)
    assert contract is not None and contract.root_known
    assert contract.hash_data == chains.contract_of(judge(pki, chain)).hash_data  # type: ignore[union-attr] # same issuer
    assert verify_chain(chain, [], NOW, cross=[bridge]).status is S.UNKNOWN_ROOT
    assert verify_chain(chain, [pki.mo_root.certificate], NOW, cross=[bridge]).bridge is None


def test_cross_certificates_are_judged_like_any_other(pki: test_pki.Pki) -> None:
    trusted, stranger = (test_pki.make_root("Another V2G Root", "V2G", NOW) for _ in range(2))
    roots = [trusted.certificate]
    for forged in (cross_certificate(stranger, trusted), cross_certificate(pki.mo_root, stranger)):
        assert not verify_chain(pki.contract.presented, roots, NOW, cross=[forged]).ok
    expired = cross_certificate(pki.mo_root, trusted, not_before=timedelta(days=-9), not_after=timedelta(days=-1))
    assert verify_chain(pki.contract.presented, roots, NOW, cross=[expired]).status is S.ISSUER_VALIDITY
    good = cross_certificate(pki.mo_root, trusted)
    revoked = verify_chain(pki.contract.presented, roots, NOW, is_revoked=lambda one, _: one == good, cross=[good])
    assert revoked.status is S.REVOKED


def test_a_root_with_a_new_key_is_reached_by_its_old_with_new(pki: test_pki.Pki) -> None:
    renewed = test_pki.make_root("MO Root CA", "MO", NOW)  # same name, other key
    assert verify_chain(pki.contract.presented, [renewed.certificate], NOW).status is S.CHAIN
    old_with_new = cross_certificate(pki.mo_root, renewed)
    assert verify_chain(pki.contract.presented, [renewed.certificate], NOW, cross=[old_with_new]).ok


def test_without_a_clock_everything_but_the_dates_counts(
    pki: test_pki.Pki, variants: dict[str, test_pki.Presented]
) -> None:
    roots = [pki.v2g_root.certificate, pki.mo_root.certificate]
    assert verify_chain(variants["expired"].certificates, roots, None).ok
    assert verify_chain(variants["wrong_order"].certificates, roots, None).status is S.CHAIN
