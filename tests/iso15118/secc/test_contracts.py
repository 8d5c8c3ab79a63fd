"""The bridge to the PKI. Chains are judged in tests/iso15118/pki; here it is what a session answers to a verdict."""

from datetime import UTC, datetime, timedelta

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes

from firmware.iso15118.messages import iso2
from firmware.iso15118.pki.keys import SoftwareKey
from firmware.iso15118.pki.signature import sign
from firmware.iso15118.secc.contracts import PkiContracts
from firmware.iso15118.secc.setup import NoContracts, Verdict
from tests.iso2.rig import contracts, verifier, world


def verdict(chain: str, emaid: str | None = None, at: datetime | None = None) -> Verdict:
    leaf, *subs = contracts()[chain].certificates
    unix = int((at or datetime.now(UTC)).timestamp())
    return verifier().check_contract(emaid or world().options.emaid, leaf, tuple(subs), unix).verdict


@pytest.mark.parametrize(
    ("chain", "expected"),
    [
        ("good", Verdict.OK),
        ("expired", Verdict.EXPIRED),
        ("not_yet_valid", Verdict.EXPIRED),
        ("expired_sub1", Verdict.INVALID),
        ("wrong_root", Verdict.CHAIN_ERROR),
        ("leaf_of_other_pki", Verdict.CHAIN_ERROR),
        ("wrong_domain", Verdict.INVALID),
    ],
)
def test_verdicts(chain: str, expected: Verdict) -> None:
    assert verdict(chain) is expected


def test_the_emaid_must_be_the_certificates() -> None:
    assert verdict("good", "DE-ABC-C12345678") is Verdict.OK
    assert verdict("good", "DEABCC99999999") is Verdict.INVALID


def test_the_time_is_the_callers() -> None:
    assert verdict("good", at=world().now + timedelta(days=10_000)) is Verdict.EXPIRED
    assert verdict("good", at=world().now + timedelta(days=720)) is Verdict.EXPIRES_SOON


def test_usable_with_a_root_or_a_csms() -> None:
    assert verifier().usable
    assert not PkiContracts(list).usable
    assert PkiContracts(list, central_validation=True).usable
    assert not NoContracts().usable


@pytest.mark.parametrize("dates_matter", [True, False])
def test_without_a_clock_no_contract_or_no_dates(dates_matter: bool) -> None:
    said: list[str] = []
    trusted = [False]
    judge = PkiContracts(
        lambda: [world().mo_root.certificate],
        clock_trusted=lambda: trusted[0],
        dates_matter=dates_matter,
        remark=said.append,
    )
    leaf, *subs = contracts()["expired"].certificates
    assert judge.usable is not dates_matter
    verdict = judge.check_contract(world().options.emaid, leaf, tuple(subs), 0)
    assert verdict.verdict is (Verdict.INVALID if dates_matter else Verdict.OK)
    assert ("clock" in verdict.detail) is dates_matter and bool(said) is not dates_matter
    broken = contracts()["sub2_of_other_pki"].certificates
    assert judge.check_contract(world().options.emaid, broken[0], tuple(broken[1:]), 0).verdict is not Verdict.OK
    trusted[0] = True
    unix = int(datetime.now(UTC).timestamp())
    assert judge.usable and judge.check_contract(None, leaf, tuple(subs), unix).verdict is Verdict.EXPIRED


def test_a_root_reached_over_a_cross_certificate() -> None:
    leaf, *subs = contracts()["good"].certificates
    unix = int(datetime.now(UTC).timestamp())
    without = PkiContracts(lambda: [world().v2g_root.certificate])
    assert without.check_contract(None, leaf, tuple(subs), unix).verdict is Verdict.CHAIN_ERROR
    mo, v2g = world().mo_root, world().v2g_root
    bridge = (
        x509.CertificateBuilder()
        .subject_name(mo.certificate.subject)
        .issuer_name(v2g.certificate.subject)
        .public_key(mo.key.public_key())
        .serial_number(1)
        .not_valid_before(world().now - timedelta(days=1))
        .not_valid_after(world().now + timedelta(days=9))
        .add_extension(x509.BasicConstraints(True, None), True)
        .add_extension(x509.KeyUsage(False, False, False, False, False, True, True, False, False), True)
        .sign(v2g.key, hashes.SHA256())
    )
    crossed = PkiContracts(lambda: [v2g.certificate], cross=lambda: [bridge])
    assert crossed.check_contract(None, leaf, tuple(subs), unix).verdict is Verdict.OK


def test_signatures() -> None:
    body = iso2.AuthorizationReq(id="id1", gen_challenge=b"x" * 16)
    good = contracts()["good"]
    signature = sign((body,), SoftwareKey(good.key))
    assert verifier().check_signature(good.certificates[0], signature, body)
    other = iso2.AuthorizationReq(id="id1", gen_challenge=b"y" * 16)
    assert not verifier().check_signature(good.certificates[0], signature, other)
    assert not verifier().check_signature(contracts()["other_curve"].certificates[0], signature, body)
    assert not NoContracts().check_signature(good.certificates[0], signature, body)
