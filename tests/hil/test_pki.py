"""The generated PKI has the form that -2 wants and that the peers can read."""

import shutil
import ssl
import subprocess
from datetime import UTC, datetime
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import serialization
from cryptography.x509.oid import NameOID

from hil import pki as test_pki

NOW = datetime(2026, 6, 1, tzinfo=UTC)


@pytest.fixture(scope="module")
def pki() -> test_pki.Pki:
    return test_pki.generate(test_pki.Options(ocsp_url="http://ocsp.test/"), NOW)


def test_every_certificate_fits_the_message_type(pki: test_pki.Pki) -> None:
    for chain in (pki.secc, pki.contract, pki.oem, pki.cps):
        for der in chain.presented:
            assert len(der) <= 800  # certificateType of -2


def test_names_and_roles(pki: test_pki.Pki) -> None:
    contract = pki.contract.leaf.certificate
    assert contract.subject.get_attributes_for_oid(NameOID.COMMON_NAME)[0].value == pki.options.emaid
    assert contract.subject.get_attributes_for_oid(NameOID.DOMAIN_COMPONENT)[0].value == "MO"
    assert not contract.subject.get_attributes_for_oid(NameOID.COUNTRY_NAME)
    secc = pki.secc.leaf.certificate
    assert secc.subject.get_attributes_for_oid(NameOID.DOMAIN_COMPONENT)[0].value == "CPO"
    for chain in (pki.secc, pki.contract, pki.oem, pki.cps):
        for entity, length in ((chain.sub1, 1), (chain.sub2, 0)):
            constraints = entity.certificate.extensions.get_extension_for_class(x509.BasicConstraints)
            assert constraints.critical
            assert (constraints.value.ca, constraints.value.path_length) == (True, length)
        chain.leaf.certificate.verify_directly_issued_by(chain.sub2.certificate)
        chain.sub2.certificate.verify_directly_issued_by(chain.sub1.certificate)
        chain.sub1.certificate.verify_directly_issued_by(chain.root.certificate)


def test_our_layout_is_complete_and_keys_are_private(pki: test_pki.Pki, tmp_path: Path) -> None:
    test_pki.write(pki, tmp_path, passphrase="secret")
    files = {str(path.relative_to(tmp_path)) for path in tmp_path.rglob("*") if path.is_file()}
    assert files == {
        *(
            "secc/chain.pem",
            "secc/key.pem",
            "secc/key.pass",
            "cps/chain.pem",
            "cps/key.pem",
            "mo/chain.pem",
            "mo/key.pem",
        ),
        *("roots/v2g/root.pem", "roots/mo/root.pem", "roots/oem/root.pem", "ev/roots/v2g.pem", "ev/roots/mo.pem"),
        *("ev/contract/chain.pem", "ev/contract/key.pem", "ev/oem/chain.pem", "ev/oem/key.pem"),
    }
    for path in tmp_path.rglob("key.*"):
        assert path.stat().st_mode & 0o077 == 0
    key = serialization.load_pem_private_key((tmp_path / "secc/key.pem").read_bytes(), b"secret")
    assert key.public_key() == pki.secc.leaf.certificate.public_key()


def test_josev_layout_loads_as_the_package_loads_it(pki: test_pki.Pki, tmp_path: Path) -> None:
    test_pki.write_josev(pki, tmp_path)
    certs, keys = tmp_path / "iso15118_2/certs", tmp_path / "iso15118_2/private_keys"
    password = (keys / "seccLeafPassword.txt").read_text().rstrip()
    ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER).load_cert_chain(certs / "cpoCertChain.pem", keys / "seccLeaf.key", password)
    for name in ("contractLeaf", "oemLeaf"):
        word = (keys / f"{name}Password.txt").read_bytes().rstrip()
        key = serialization.load_pem_private_key((keys / f"{name}.key").read_bytes(), word)
        certificate = x509.load_der_x509_certificate((certs / f"{name}Cert.der").read_bytes())
        assert key.public_key() == certificate.public_key()
    for name in ("moSubCA1", "moSubCA2", "oemSubCA1", "oemSubCA2", "v2gRootCA"):
        x509.load_der_x509_certificate((certs / f"{name}Cert.der").read_bytes())


@pytest.mark.skipif(shutil.which("openssl") is None, reason="needs the openssl program")
@pytest.mark.parametrize("name", ["secc", "contract", "oem", "cps"])
def test_openssl_accepts_the_chains(name: str, tmp_path: Path) -> None:
    chain: test_pki.Chain = getattr(test_pki.generate(), name)
    for file, data in (
        ("root.pem", chain.root.pem),
        ("subs.pem", chain.sub2.pem + chain.sub1.pem),
        ("leaf.pem", chain.leaf.pem),
    ):
        (tmp_path / file).write_bytes(data)
    result = subprocess.run(
        ["openssl", "verify", "-x509_strict", "-CAfile", "root.pem", "-untrusted", "subs.pem", "leaf.pem"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
    )
    assert result.returncode == 0, result.stdout + result.stderr


def test_variants_differ_from_the_good_chain(pki: test_pki.Pki) -> None:
    variants = test_pki.contract_variants(pki)
    good = variants["good"]
    for name, presented in variants.items():
        if name != "good":
            assert presented.certificates != good.certificates or presented.key is not good.key


def test_command_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert test_pki.main([str(tmp_path), "--emaid", "NLXYZC87654321", "--josev"]) == 0
    certificate = x509.load_pem_x509_certificate((tmp_path / "ev/contract/chain.pem").read_bytes())
    assert "NLXYZC87654321" in certificate.subject.rfc4514_string()
    assert (tmp_path / "iso15118_2/certs/contractLeafCert.der").exists()
    assert str(tmp_path) in capsys.readouterr().out
