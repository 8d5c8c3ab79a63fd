"""M03 to M05: roots that the CSMS installs are listed, trusted and deleted; what is no root is refused."""

import ssl
from pathlib import Path
from typing import Any

import pytest
from ocpp.v201 import call

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
