"""M03 to M05: roots that the CSMS installs are listed, trusted and deleted; what is no root is refused."""

import asyncio
import ssl
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from ocpp.v201 import call

from firmware.ocpp_client import trust
from hil import pki as test_pki
from hil.ca import certificate as leaf_of
from hil.csms import TestCsms
from tests.ocpp.site import Site
from tests.ocpp_client.certificates import issue


def server(files: dict[str, Path]) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(files["server"], files["server_key"])
    return context


@pytest.fixture
def pki(tmp_path: Path) -> dict[str, Any]:
    for name in ("first", "second"):
        (tmp_path / name).mkdir()
    first, second = issue(tmp_path / "first"), issue(tmp_path / "second")
    site = {"security_profile": 2, "password": "x" * 16, "ca_file": str(first["ca"]), "folder": tmp_path / "pki"}
    return {"first": first, "second": second, "site": site}


async def install(csms: TestCsms, pem: str, use: str = "CSMSRootCertificate") -> str:
    return str((await csms.call(call.InstallCertificate(certificate_type=use, certificate=pem))).status)


async def listed(csms: TestCsms, *uses: str) -> list[Any]:
    answer = await csms.call(call.GetInstalledCertificateIds(certificate_type=list(uses) or None))
    assert (answer.status == "Accepted") == bool(answer.certificate_hash_data_chain)
    return list(answer.certificate_hash_data_chain or [])


async def test_installed_listed_deleted(pki: dict[str, Any]) -> None:
    async with TestCsms(tls=server(pki["first"])) as csms, Site(csms, **pki["site"]):
        assert await listed(csms) == []
        assert await install(csms, pki["second"]["ca"].read_text()) == "Accepted"
        assert await install(csms, pki["first"]["ca"].read_text(), "V2GRootCertificate") == "Accepted"
        assert len(await listed(csms)) == 2 and await listed(csms, "MORootCertificate") == []
        (entry,) = await listed(csms, "V2GRootCertificate")
        data = entry["certificate_hash_data"]
        assert data["hash_algorithm"] == "SHA256" and len(data["issuer_key_hash"]) == 64
        upper = data | {"serial_number": data["serial_number"].upper()}
        assert (await csms.call(call.DeleteCertificate(certificate_hash_data=upper))).status == "Accepted"
        assert (await csms.call(call.DeleteCertificate(certificate_hash_data=data))).status == "NotFound"
        assert await listed(csms, "V2GRootCertificate") == [] and len(await listed(csms)) == 1


async def test_a_new_csms_root_is_trusted_at_the_next_connection(pki: dict[str, Any]) -> None:
    async with TestCsms(tls=server(pki["first"])) as old, Site(old, **pki["site"]):
        assert await install(old, pki["second"]["ca"].read_text()) == "Accepted"
    async with TestCsms(tls=server(pki["second"])) as new, Site(new, **pki["site"]):
        assert new.record.of("BootNotification")


async def test_what_is_no_root_is_refused(pki: dict[str, Any]) -> None:
    async with TestCsms(tls=server(pki["first"])) as csms, Site(csms, **pki["site"]):
        root = pki["second"]["ca"].read_text()
        for pem in ("", "garbage", pki["second"]["server"].read_text(), root + root, root[:-60]):
            assert await install(csms, pem) == "Rejected"
        assert await listed(csms) == []


async def test_over_an_unsafe_line_nothing_is_changed(pki: dict[str, Any], tmp_path: Path) -> None:
    root = pki["second"]["ca"].read_text()
    async with TestCsms() as csms, Site(csms, folder=tmp_path / "pki"):
        assert await install(csms, root) == "Rejected"
        assert not (tmp_path / "pki").exists()


async def test_without_a_folder_it_is_refused(pki: dict[str, Any]) -> None:
    async with TestCsms(tls=server(pki["first"])) as csms, Site(csms, **(pki["site"] | {"folder": None})):
        assert await install(csms, pki["second"]["ca"].read_text()) == "Rejected"


async def test_how_many_there_are_and_may_be(pki: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(trust, "MAX_ROOTS", 1)
    async with TestCsms(tls=server(pki["first"])) as csms, Site(csms, **pki["site"]):
        entries = lambda: csms.get_variable("SecurityCtrlr", "CertificateEntries")  # noqa: E731
        assert (await entries())["attribute_value"] == "0"
        assert await install(csms, pki["second"]["ca"].read_text()) == "Accepted"
        assert await install(csms, pki["first"]["ca"].read_text()) == "Rejected"
        assert await install(csms, pki["second"]["ca"].read_text()) == "Accepted"  # the same once more
        assert await install(csms, pki["first"]["ca"].read_text(), "MORootCertificate") == "Accepted"
        assert (await entries())["attribute_value"] == "2"
        assert "ReconfigurationOfSecurityParameters" not in told(csms)


def told(csms: TestCsms) -> list[str]:
    return [one["type"] for one in csms.record.of("SecurityEventNotification")]


async def test_a_bad_csms_root_is_told(pki: dict[str, Any]) -> None:
    async with TestCsms(tls=server(pki["first"])) as csms, Site(csms, **pki["site"]):
        assert await install(csms, pki["second"]["server"].read_text()) == "Rejected"
        await csms.until(lambda: "InvalidCsmsCertificate" in told(csms))


# --- AdditionalRootCertificateCheck: one root, replaced with a fallback ---------------------------------------------


class Operator:
    """An operator whose root is replaced: old, new (signed by the old one), and the servers of both."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        now = datetime.now(UTC)
        self.roots = [test_pki.make_root("Root 0", "CSMS", now)]
        for number in (1, 2):
            self.roots.append(self.signed(f"Root {number}", self.roots[-1]))
        for number, root in enumerate(self.roots):
            (folder / f"root{number}.pem").write_bytes(root.pem)

    def signed(self, name: str, by: test_pki.Entity) -> test_pki.Entity:
        made = test_pki.make_root(name, "CSMS", datetime.now(UTC))
        certificate = (
            x509.CertificateBuilder()
            .subject_name(made.certificate.subject)
            .issuer_name(by.certificate.subject)
            .public_key(made.key.public_key())
            .serial_number(x509.random_serial_number())
            .not_valid_before(made.certificate.not_valid_before_utc)
            .not_valid_after(made.certificate.not_valid_after_utc)
            .add_extension(x509.BasicConstraints(True, None), True)
            .add_extension(x509.KeyUsage(False, False, False, False, False, True, True, False, False), True)
            .add_extension(x509.SubjectKeyIdentifier.from_public_key(made.key.public_key()), False)
            .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(by.key.public_key()), False)
            .sign(by.key, hashes.SHA256())
        )
        return test_pki.Entity(certificate, made.key)

    def csms(self, number: int) -> TestCsms:
        """A CSMS whose certificate comes from that root."""
        name, key = f"server{number}", ec.generate_private_key(ec.SECP256R1())
        subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
        now = datetime.now(UTC)
        days = now - timedelta(days=1), now + timedelta(days=9)
        leaf = test_pki.Entity(leaf_of(subject, key.public_key(), self.roots[number], *days, client=True), key)
        (self.folder / f"{name}.pem").write_bytes(leaf.pem)
        (self.folder / f"{name}_key.pem").write_bytes(leaf.key_pem())
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(self.folder / f"{name}.pem", self.folder / f"{name}_key.pem")
        return TestCsms(tls=context)

    def site(self, csms: TestCsms) -> Site:
        return Site(
            csms, security_profile=2, password="x" * 16, ca_file=str(self.folder / "root0.pem"),
            folder=self.folder / "pki", additional_root_check=True,
        )  # fmt: skip

    def pem(self, number: int) -> str:
        return self.roots[number].pem.decode()

    @property
    def installed(self) -> int:
        return len(list((self.folder / "pki/roots/csms").glob("*.pem")))


@pytest.fixture
def operator(tmp_path: Path) -> Operator:
    return Operator(tmp_path)


async def test_a_root_is_replaced_by_one_that_it_has_signed_and_goes_when_that_one_has_been_of_use(
    operator: Operator,
) -> None:
    async with operator.csms(0) as old, operator.site(old) as site:
        assert (await old.get_variable("SecurityCtrlr", "AdditionalRootCertificateCheck"))["attribute_value"] == "true"
        stranger = test_pki.make_root("Stranger", "CSMS", datetime.now(UTC)).pem.decode()
        assert await install(old, stranger) == "Rejected"
        assert await install(old, operator.pem(2)) == "Rejected"  # signed by one that is not here
        await old.until(lambda: told(old).count("InvalidCsmsCertificate") == 2)
        assert await install(old, operator.pem(1)) == "Accepted"
        await old.stop()
        await site.until(lambda: not site.client.online)
        async with old:  # the CSMS has not changed yet: the fallback holds
            await site.until(lambda: site.client.online)
    async with operator.csms(1) as new:
        async with operator.site(new) as site:
            assert "the CSMS root that was replaced is gone" in site.texts()
        assert operator.installed == 1
    async with operator.csms(0) as old:
        site = operator.site(old)
        running = asyncio.create_task(site.client.run())
        await site.until(lambda: "is not trusted" in site.texts())  # though the configuration still names its root
        await site.client.close()
        await running
        assert old.request_headers == []
    async with operator.csms(1) as new, operator.site(new):
        assert await install(new, operator.pem(2)) == "Accepted" and operator.installed == 2
    async with operator.csms(2) as newest, operator.site(newest):
        assert operator.installed == 1
        listed_now = await listed(newest, "CSMSRootCertificate")
        assert len(listed_now) == 1


async def test_a_replacement_that_was_never_of_use_is_replaced_itself(operator: Operator) -> None:
    other = operator.signed("Root 1 again", operator.roots[0])
    async with operator.csms(0) as old, operator.site(old):
        assert await install(old, operator.pem(1)) == "Accepted"
        assert await install(old, operator.pem(2)) == "Rejected"  # signed by the one that nobody has seen at work
        assert await install(old, other.pem.decode()) == "Accepted" and operator.installed == 1
        assert await install(old, other.pem.decode()) == "Accepted" and operator.installed == 1
    operator.roots[1] = other
    async with operator.csms(1) as new, operator.site(new):
        assert operator.installed == 1


async def test_without_the_check_any_root_of_the_operator_is_taken_and_the_old_one_stays(operator: Operator) -> None:
    async with operator.csms(0) as old:
        section = {"security_profile": 2, "password": "x" * 16, "ca_file": str(operator.folder / "root0.pem")}
        async with Site(old, folder=operator.folder / "pki", **section):
            stranger = test_pki.make_root("Stranger", "CSMS", datetime.now(UTC)).pem.decode()
            assert await install(old, stranger) == "Accepted"
            assert await install(old, operator.pem(1)) == "Rejected"  # not self-signed
        async with Site(old, folder=operator.folder / "pki", **section):
            assert operator.installed == 1
