"""`evse certs` without a daemon: inventory, requests, imports, and what is refused."""

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding

from firmware.app.cli.main import main
from firmware.core.keys.api import Role
from firmware.core.keys.credentials import Credentials
from firmware.core.keys.files import FileKeyStore
from hil import pki as test_pki
from hil.ca import Authority, SigningFault, revocation_list

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def authority() -> Authority:
    return Authority(test_pki.generate())


@pytest.fixture
def folder(tmp_path: Path, authority: Authority) -> Path:
    (tmp_path / "pki/roots/v2g").mkdir(parents=True)
    (tmp_path / "pki/roots/v2g/root.pem").write_bytes(authority.world.v2g_root.pem)
    return tmp_path


@pytest.fixture
def run(folder: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    config = folder / "evse.toml"
    config.write_text(
        f'[pki]\ndir = "{folder}/pki"\norganization = "Operator"\ncountry = "DE"\n'
        f'[control]\nsocket = "{folder}/none.sock"\n[ocpp]\nidentity = "CS1"\n'
    )

    def call(*arguments: str) -> tuple[int, str, str]:
        status = main(["certs", *arguments, "--config", str(config)])
        said = capsys.readouterr()
        return status, said.out, said.err

    return call


def listed(run: Run) -> list[dict[str, Any]]:
    _, out, _ = run("list", "--json")
    return list(json.loads(out)) if out.startswith("[") else []


def test_from_request_to_installed_chain(run: Run, folder: Path, authority: Authority) -> None:
    status, out, _ = run("csr", "secc", "--out", str(folder / "secc.csr"))
    assert status == 0 and "its key stays in" in out
    (waiting,) = [row for row in listed(run) if row["role"] == "secc request"]
    assert waiting["subject"] == "CN=DEEVSE000001,DC=CPO,O=Operator,C=DE" and waiting["state"] == "waiting"
    (folder / "chain.pem").write_text(authority.sign((folder / "secc.csr").read_text(), v2g=True))
    status, out, _ = run("import", str(folder / "chain.pem"))
    assert status == 0 and "the daemon is not running" in out
    rows = listed(run)
    assert [row["role"] for row in rows] == ["secc", "secc sub-CA 2", "secc sub-CA 1", "v2g root"]
    assert rows[0]["state"] == "good" and rows[0]["key"].startswith("file ") and 88 <= rows[0]["days_left"] <= 90
    status, out, _ = run("list")
    assert status == 0 and "ROLE" in out and "DEEVSE000001" in out
    assert "PRIVATE" not in out


def test_request_on_standard_output_for_the_csms(run: Run, folder: Path, authority: Authority) -> None:
    status, out, _ = run("csr", "csms")
    assert status == 0 and out.startswith("-----BEGIN CERTIFICATE REQUEST-----")
    (folder / "chain.pem").write_text(authority.sign(out, v2g=False))
    assert run("import", str(folder / "chain.pem"))[0] == 0
    assert listed(run)[0]["role"] == "csms" and listed(run)[0]["subject"] == "CN=CS1,O=Operator"


@pytest.mark.parametrize("fault", [one for one in SigningFault if one is not SigningFault.OTHER_ORGANIZATION])
def test_a_wrong_chain_is_refused_and_changes_nothing(
    run: Run, folder: Path, authority: Authority, fault: SigningFault
) -> None:
    request = run("csr", "secc")[1]
    authority.fault = fault
    (folder / "chain.pem").write_text(authority.sign(request, v2g=True))
    status, _, err = run("import", str(folder / "chain.pem"))
    assert status == 2 and err.startswith("evse: ")
    assert [row["role"] for row in listed(run)] == ["secc request", "v2g root"]


def test_roots_by_their_use(run: Run, folder: Path, authority: Authority) -> None:
    world = authority.world
    (folder / "mo.der").write_bytes(world.mo_root.certificate.public_bytes(Encoding.DER))
    assert run("import", str(folder / "mo.der"), "--as", "mo")[0] == 0
    (folder / "two.pem").write_bytes(world.oem_root.pem + world.oem.sub1.pem)
    assert run("import", str(folder / "two.pem"), "--as", "oem")[0] == 0
    assert sorted(row["role"] for row in listed(run)) == ["mo root", "oem root", "oem root", "v2g root"]
    # The same root under a file name of somebody's own, beside a file that cannot be read.
    (folder / "pki/roots/v2g/bad.pem").write_text("rubbish")
    (folder / "v2g.pem").write_bytes(world.v2g_root.pem)
    assert "nothing new" in run("import", str(folder / "v2g.pem"), "--as", "v2g")[1]
    assert len(list((folder / "pki/roots/v2g").iterdir())) == 2
    (folder / "leaf.pem").write_bytes(world.oem.leaf.pem)
    for name, kind in (("leaf.pem", "mo"), ("evse.toml", "mo")):
        assert run("import", str(folder / name), "--as", kind)[0] == 2
    assert "say what it is for" in run("import", str(folder / "two.pem"))[2]


def test_a_revocation_list_and_never_an_older_one(run: Run, folder: Path, authority: Authority) -> None:
    request = run("csr", "secc")[1]
    (folder / "chain.pem").write_text(authority.sign(request, v2g=True))
    run("import", str(folder / "chain.pem"))
    issuer, now = authority.world.secc.sub2, datetime.now(UTC)
    (folder / "old.crl").write_bytes(revocation_list(issuer, (), now - timedelta(days=1)))
    (folder / "new.crl").write_bytes(revocation_list(issuer, (authority.issued[-1],), now))
    assert run("import-crl", str(folder / "new.crl"))[0] == 0
    status, _, err = run("import-crl", str(folder / "old.crl"))
    assert status == 2 and "newer" in err
    rows = listed(run)
    assert rows[0]["state"] == "revoked" and rows[-1]["serial"] == "1 revoked"
    assert run("list")[0] == 1  # a certificate of ours is not well
    assert run("import-crl", str(folder / "evse.toml"))[0] == 2


def list_of(issuer: test_pki.Entity, revoked: x509.Certificate, key_id: bool = True) -> bytes:
    """A revocation list that says whose key has signed it, as RFC 5280 wants it."""
    now = datetime.now(UTC)
    taken_back = x509.RevokedCertificateBuilder().serial_number(revoked.serial_number).revocation_date(now).build()
    builder = (
        x509.CertificateRevocationListBuilder()
        .issuer_name(issuer.certificate.subject)
        .last_update(now)
        .next_update(now + timedelta(days=7))
        .add_revoked_certificate(taken_back)
    )
    if key_id:
        named = x509.AuthorityKeyIdentifier.from_issuer_public_key(issuer.key.public_key())
        builder = builder.add_extension(named, False)
    return builder.sign(issuer.key, SHA256()).public_bytes(Encoding.DER)


def test_lists_of_an_old_and_a_new_key_of_one_authority_both_count(
    run: Run, folder: Path, authority: Authority
) -> None:
    world = authority.world
    leaf = world.contract.leaf.certificate
    renewed = test_pki.issue(test_pki.contract_specs(world.options)[1], world.contract.sub1, world.now)
    for name, issuer in (("old.crl", world.contract.sub2), ("new.crl", renewed)):
        (folder / name).write_bytes(list_of(issuer, leaf))
        assert run("import-crl", str(folder / name))[0] == 0
    assert len(list((folder / "pki/crls").glob("*.crl"))) == 2
    assert run("import-crl", str(folder / "old.crl"))[0] == 0  # again: its own place
    assert len(list((folder / "pki/crls").glob("*.crl"))) == 2


def test_a_forged_list_of_an_authority_that_is_known(run: Run, folder: Path, authority: Authority) -> None:
    world = authority.world
    leaf = world.secc.leaf.certificate
    forger = test_pki.make_root("V2G Root CA", "V2G", world.now)
    assert forger.certificate.subject == world.v2g_root.certificate.subject
    (folder / "forged.crl").write_bytes(list_of(forger, leaf, key_id=False))
    status, _, err = run("import-crl", str(folder / "forged.crl"))
    assert status == 2 and "is not signed by" in err
    (folder / "good.crl").write_bytes(list_of(world.v2g_root, leaf, key_id=False))
    assert run("import-crl", str(folder / "good.crl"))[0] == 0


def test_states(run: Run, folder: Path, authority: Authority) -> None:
    credentials = Credentials(folder / "pki", [FileKeyStore()])
    for life, state, status in ((timedelta(minutes=70), "good", 0), (timedelta(seconds=-30), "expired", 1)):
        request = run("csr", "secc")[1]
        authority.life = life
        chain = authority.sign(request, v2g=True)
        pending = credentials.matching(Role.SECC, authority.issued[-1])
        assert pending is not None and chain
        credentials.install(pending, [authority.issued[-1]], datetime.now(UTC))
        assert listed(run)[0]["state"] == state and run("list")[0] == status


def test_without_a_folder_and_without_a_daemon(
    run: Run, folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "empty.toml").write_text("")
    assert main(["certs", "list", "--config", str(tmp_path / "empty.toml")]) == 2
    assert "`pki.dir` is empty" in capsys.readouterr().err
    status, _, err = run("renew", "secc")
    assert status == 2 and "daemon is not running" in err
    (folder / "pki/roots/v2g/bad.pem").write_text("rubbish")
    assert "unreadable" in [row["state"] for row in listed(run)]


def test_a_request_for_iso_15118_20_and_the_configured_client_certificate(
    run: Run, folder: Path, authority: Authority
) -> None:
    request = run("csr", "secc", "--curve", "p521")[1]
    key = x509.load_pem_x509_csr(request.encode()).public_key()
    assert isinstance(key, ec.EllipticCurvePublicKey) and key.curve.name == "secp521r1"
    chain, private = authority.client("CS1", folder)
    with (folder / "evse.toml").open("a") as config:
        config.write(f'cert_file = "{chain}"\nkey_file = "{private}"\n')
    (row,) = [one for one in listed(run) if one["role"] == "csms"]
    assert row["subject"] == "CN=CS1" and row["key"] == f"file {private}" and row["state"] == "good"
    chain.write_text("rubbish")
    assert run("list")[0] == 1


def test_a_list_for_the_csms_lies_apart(run: Run, folder: Path, authority: Authority) -> None:
    (folder / "csms.crl").write_bytes(revocation_list(authority.csms_root, (), datetime.now(UTC)))
    assert run("import-crl", str(folder / "csms.crl"), "--as", "csms")[0] == 0
    (path,) = (folder / "pki/crls/csms").iterdir()
    assert path.suffix == ".pem" and path.read_text().startswith("-----BEGIN X509 CRL-----")
    (row,) = [one for one in listed(run) if one["role"] == "crl"]
    assert "CN=Operator Root" in row["issuer"]
