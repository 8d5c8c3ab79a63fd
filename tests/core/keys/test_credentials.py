"""Requests, installation in one step, what is kept, and what a broken disk leaves."""

import os
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from firmware.core.keys.api import KeyStoreError, Role
from firmware.core.keys.credentials import MAX_KEPT, MAX_PENDING, Credentials, Subject, public_octets
from firmware.core.keys.due import renew_at
from firmware.core.keys.files import FileKeyStore
from tests.core.keys.ca import NOW, Ca

SUBJECT = Subject("DEABCE0001", "Operator", "DE", "CPO")


@pytest.fixture
def credentials(tmp_path: Path) -> Credentials:
    return Credentials(tmp_path / "pki", [FileKeyStore()])


def test_the_request_names_us_and_is_signed_by_a_key_of_mode_0600(credentials: Credentials) -> None:
    pending = credentials.request(Role.SECC, SUBJECT, NOW)
    csr = x509.load_pem_x509_csr(pending.pem.encode())
    assert csr.is_signature_valid
    assert csr.subject.rfc4514_string() == "CN=DEABCE0001,DC=CPO,O=Operator,C=DE"
    usage = csr.extensions.get_extension_for_class(x509.KeyUsage).value
    assert usage.digital_signature and usage.key_agreement and not usage.key_cert_sign
    assert (pending.folder / "key.pem").stat().st_mode & 0o777 == 0o600
    assert pending.folder.stat().st_mode & 0o777 == 0o700
    assert credentials.pending(Role.SECC) == [pending]
    assert credentials.pending(Role.CSMS) == [] and credentials.installed(Role.SECC) == []


def test_a_client_certificate_is_asked_for_client_authentication(credentials: Credentials) -> None:
    csr = credentials.request(Role.CSMS, Subject("CS1"), NOW).csr
    assert csr.extensions.get_extension_for_class(x509.ExtendedKeyUsage).value == x509.ExtendedKeyUsage(
        [ExtendedKeyUsageOID.CLIENT_AUTH]
    )
    assert [a.value for a in csr.subject.get_attributes_for_oid(NameOID.ORGANIZATION_NAME)] == []


def test_every_request_has_a_key_of_its_own_on_the_curve_asked_for(credentials: Credentials) -> None:
    one, two = (credentials.request(Role.SECC, SUBJECT, NOW) for _ in range(2))
    assert public_octets(one.csr.public_key()) != public_octets(two.csr.public_key())
    assert credentials.pending(Role.SECC)[0] == two
    large = credentials.request(Role.SECC, SUBJECT, NOW, ec.SECP521R1())
    key = large.csr.public_key()
    assert isinstance(key, ec.EllipticCurvePublicKey) and key.curve.name == "secp521r1"


def test_installed_is_found_newest_first_and_the_key_fits(credentials: Credentials) -> None:
    ca = Ca()
    first = credentials.request(Role.SECC, SUBJECT, NOW)
    second = credentials.request(Role.SECC, SUBJECT, NOW)
    for hour, pending in enumerate((first, second)):
        leaf = ca.sign(pending.csr)
        assert credentials.matching(Role.SECC, leaf) == pending
        done = credentials.install(pending, (leaf, ca.sub), NOW + timedelta(hours=hour))
        store = credentials.store_of(done.folder)
        assert store is not None and store.open(done.folder).public_key() == leaf.public_key()
    found = credentials.installed(Role.SECC)
    assert [one.leaf.public_key() for one in found] == [second.csr.public_key(), first.csr.public_key()]
    assert credentials.pending(Role.SECC) == []
    assert found[0].chain == (found[0].leaf, ca.sub)
    assert credentials.key_location(found[0].folder).startswith("file ")


def test_a_certificate_for_another_key_changes_nothing(credentials: Credentials) -> None:
    ca, pending = Ca(), credentials.request(Role.SECC, SUBJECT, NOW)
    stranger = ca.sign(pending.csr, public_key=ec.generate_private_key(ec.SECP256R1()).public_key())
    assert credentials.matching(Role.SECC, stranger) is None
    with pytest.raises(KeyStoreError, match="not for the key"):
        credentials.install(pending, (stranger, ca.sub), NOW)
    assert credentials.installed(Role.SECC) == [] and credentials.pending(Role.SECC) == [pending]


def test_power_cut_before_the_rename_leaves_the_request(
    credentials: Credentials, monkeypatch: pytest.MonkeyPatch
) -> None:
    ca, pending = Ca(), credentials.request(Role.SECC, SUBJECT, NOW)

    def cut(self: Path, target: Path) -> None:
        raise OSError(5, "cut")

    with monkeypatch.context() as patch, pytest.raises(KeyStoreError, match="cut"):
        patch.setattr(Path, "rename", cut)
        credentials.install(pending, (ca.sign(pending.csr), ca.sub), NOW)
    assert credentials.installed(Role.SECC) == []
    credentials.install(pending, (ca.sign(pending.csr), ca.sub), NOW)
    assert len(credentials.installed(Role.SECC)) == 1


def test_what_was_put_there_by_hand_is_found_last_and_never_dropped(credentials: Credentials) -> None:
    ca, pending = Ca(), credentials.request(Role.CSMS, SUBJECT, NOW)
    credentials.install(pending, (ca.sign(pending.csr), ca.sub), NOW)
    by_hand = credentials.folder / "csms"
    for name in ("chain.pem", "key.pem"):
        (by_hand / name).write_bytes((credentials.installed(Role.CSMS)[0].folder / name).read_bytes())
    assert [one.folder for one in credentials.installed(Role.CSMS)][1:] == [by_hand]
    credentials.drop(credentials.installed(Role.CSMS)[1])
    assert (by_hand / "key.pem").exists()
    newest = credentials.installed(Role.CSMS)[0]
    credentials.drop(newest)
    assert not newest.folder.exists() and len(credentials.installed(Role.CSMS)) == 1


def test_bounds(credentials: Credentials) -> None:
    ca = Ca()
    for _ in range(MAX_PENDING + 3):
        credentials.request(Role.SECC, SUBJECT, NOW)
    assert len(credentials.pending(Role.SECC)) == MAX_PENDING
    assert len(list((credentials.folder / "pending").iterdir())) == MAX_PENDING
    for hour in range(MAX_KEPT + 2):
        pending = credentials.request(Role.SECC, SUBJECT, NOW)
        credentials.install(pending, (ca.sign(pending.csr), ca.sub), NOW + timedelta(hours=hour))
    assert len(credentials.installed(Role.SECC)) == MAX_KEPT
    other, pending = Ca("Another"), credentials.request(Role.SECC, SUBJECT, NOW)
    credentials.install(pending, (other.sign(pending.csr), other.sub), NOW + timedelta(days=1))
    assert len(credentials.installed(Role.SECC)) == MAX_KEPT + 1  # another root's chain replaces none of these


def test_rubbish_in_the_folders_is_passed_over(credentials: Credentials) -> None:
    for place in ("pending/secc-1", "secc/1", "secc/2"):
        (credentials.folder / place).mkdir(parents=True)
    (credentials.folder / "pending/secc-1/request.csr").write_text("no request")
    (credentials.folder / "secc/1/key.pem").write_text("no key")
    (credentials.folder / "secc/1/chain.pem").write_text("no chain")
    assert credentials.pending(Role.SECC) == [] and credentials.installed(Role.SECC) == []
    with pytest.raises(KeyStoreError, match="no readable private key"):
        FileKeyStore().open(credentials.folder / "secc/1")
    assert credentials.key_location(credentials.folder / "secc/2") == "missing"


def test_names_that_do_not_fit_and_folders_that_cannot_be(credentials: Credentials, tmp_path: Path) -> None:
    with pytest.raises(KeyStoreError, match="cannot name"):
        credentials.request(Role.SECC, Subject("x" * 65), NOW)
    (tmp_path / "file").write_text("")
    with pytest.raises(KeyStoreError, match="cannot be written"):
        Credentials(tmp_path / "file", [FileKeyStore()]).request(Role.SECC, SUBJECT, NOW)


def test_location_names_a_key_that_others_can_read(credentials: Credentials) -> None:
    pending = credentials.request(Role.SECC, SUBJECT, NOW)
    (pending.folder / "key.pem").chmod(0o644)
    assert "others can read it" in credentials.key_location(pending.folder)


def test_renewal_a_month_before_the_end_or_in_the_last_third(credentials: Credentials) -> None:
    ca, pending = Ca(), credentials.request(Role.SECC, SUBJECT, NOW)
    year, short = ca.sign(pending.csr, days=365), ca.sign(pending.csr, days=3)
    assert year.not_valid_after_utc - renew_at(year) == timedelta(days=30)
    assert short.not_valid_after_utc - renew_at(short) == timedelta(days=1)


def test_a_failing_disk_at_any_step_leaves_the_old_one_or_both_and_never_half(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every call that changes the disk fails in turn; what is then installed is complete, and the next try succeeds."""
    ca, steps = Ca(), 0
    while True:
        steps += 1
        credentials = Credentials(tmp_path / str(steps), [FileKeyStore()])
        old = credentials.request(Role.SECC, SUBJECT, NOW)
        first = credentials.install(old, (ca.sign(old.csr), ca.sub), NOW)
        left = [steps]

        def failing(real: Callable[..., Any], left: list[int] = left) -> Callable[..., Any]:
            def call(*arguments: Any, **named: Any) -> Any:
                left[0] -= 1
                if left[0] == 0:
                    raise OSError(28, "No space left on device")
                return real(*arguments, **named)

            return call

        failed = False
        with monkeypatch.context() as patch:
            for name in ("open", "write", "fsync"):
                patch.setattr(os, name, failing(getattr(os, name)))
            for name in ("mkdir", "rename", "replace"):
                patch.setattr(Path, name, failing(getattr(Path, name)))
            try:
                pending = credentials.request(Role.SECC, SUBJECT, NOW + timedelta(hours=1))
                credentials.install(pending, (ca.sign(pending.csr), ca.sub), NOW + timedelta(hours=1))
            except KeyStoreError as error:
                failed = True
                assert "No space left" in str(error)
        found = credentials.installed(Role.SECC)
        assert first in found and len(found) <= 2
        for one in found:
            assert FileKeyStore().open(one.folder).public_key() == one.leaf.public_key()
        again = credentials.request(Role.SECC, SUBJECT, NOW + timedelta(hours=2))
        newest = credentials.install(again, (ca.sign(again.csr), ca.sub), NOW + timedelta(hours=2))
        assert credentials.installed(Role.SECC)[0] == newest
        if not failed:
            assert steps > 12, "the campaign must have met every step"
            return
