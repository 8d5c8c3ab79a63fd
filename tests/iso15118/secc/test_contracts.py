"""The bridge to the PKI. Chains are judged in tests/iso15118/pki; here it is what a session answers to a verdict."""

from datetime import UTC, datetime, timedelta

import pytest

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


def test_signatures() -> None:
    body = iso2.AuthorizationReq(id="id1", gen_challenge=b"x" * 16)
    good = contracts()["good"]
    signature = sign((body,), SoftwareKey(good.key))
    assert verifier().check_signature(good.certificates[0], signature, body)
    other = iso2.AuthorizationReq(id="id1", gen_challenge=b"y" * 16)
    assert not verifier().check_signature(good.certificates[0], signature, other)
    assert not verifier().check_signature(contracts()["other_curve"].certificates[0], signature, body)
    assert not NoContracts().check_signature(good.certificates[0], signature, body)
