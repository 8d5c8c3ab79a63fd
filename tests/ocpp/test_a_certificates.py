"""A02, A03, M06 and the way back: certificates that the CSMS signs, and what is told when one is not taken."""

from pathlib import Path
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509 import ocsp
from ocpp.v201 import call

from firmware.core.keys.api import Role
from firmware.core.keys.credentials import Credentials, Subject
from firmware.core.keys.files import FileKeyStore
from firmware.ocpp_client.v201.messages import CertificateSignedRequest
from hil import pki as test_pki
from hil.ca import Authority, SigningFault
from hil.csms import Behaviour, TestCsms
from hil.csms21 import Csms21
from tests.ocpp.site import Site

V2G, CSMS = "V2GCertificate", "ChargingStationCertificate"


class World:
    """A PKI, an operator, a station folder with the V2G root and nothing of its own."""

    def __init__(self, folder: Path) -> None:
        self.authority = Authority(test_pki.generate())
        self.folder, self.tls = folder / "pki", folder / "tls"
        (self.folder / "roots/v2g").mkdir(parents=True)
        (self.folder / "roots/v2g/root.pem").write_bytes(self.authority.world.v2g_root.pem)
        self.credentials = Credentials(self.folder, [FileKeyStore()])
        self.behaviour = Behaviour()

    def csms(self, client_certificates: bool = False) -> TestCsms:
        context = self.authority.server_context(self.tls, client_certificates)
        return TestCsms(self.behaviour, tls=context, authority=self.authority)

    def site(self, csms: TestCsms, profile: int = 2, **more: Any) -> Site:
        ca = str(self.authority.root_file(self.tls))
        return Site(
            csms, **{"folder": self.folder, "security_profile": profile, "password": "x" * 16, "ca_file": ca, **more}
        )

    def with_client(self, csms: TestCsms, **more: Any) -> Site:
        """Profile 3 with a certificate from the factory."""
        chain, key = self.authority.client("CS1", self.tls)
        return self.site(csms, 3, cert_file=str(chain), key_file=str(key), **more)


@pytest.fixture
def world(tmp_path: Path) -> World:
    return World(tmp_path)


async def trigger(csms: TestCsms, message: str) -> str:
    return str((await csms.call(call.TriggerMessage(requested_message=message))).status)


def events(csms: TestCsms, kind: str) -> list[Any]:
    return [one for one in csms.record.of("SecurityEventNotification") if one["type"] == kind]


# --- A03: the station asks by itself -----------------------------------------------------------------------------


async def test_an_empty_station_gets_its_v2g_certificate_and_shows_it_without_a_restart(world: World) -> None:
    async with world.csms() as csms:
        site = world.site(csms, variables={"ISO15118Ctrlr.OrganizationName": "Operator"})
        changes: list[int] = []
        site.secc.on_change = lambda: changes.append(len(site.secc.identities))
        assert site.secc.identities == ()
        async with site:
            await csms.until(lambda: csms.signed)
            await site.until(lambda: changes)
        assert csms.signed == [(V2G, "Accepted")]
        (asked,) = csms.record.of("SignCertificate")
        assert asked["certificateType"] == V2G and asked["csr"].startswith("-----BEGIN CERTIFICATE REQUEST-----")
        (identity,) = site.secc.identities
        assert identity.leaf == world.authority.issued[-1]
        assert identity.leaf.subject.rfc4514_string() == "CN=DEEVSE000001,DC=CPO,O=Operator"
        assert "BEGIN" not in site.texts()


async def test_renewed_a_month_before_the_end_and_not_earlier(world: World) -> None:
    async with world.csms() as csms, world.site(csms) as site:
        await csms.until(lambda: csms.signed)
        await site.until(lambda: site.secc.identities)
        site.skip(59 * 86_400)
        await csms.received("Heartbeat")
        assert len(csms.signed) == 1
        world.authority.now = lambda: site.clock.wall().utc
        site.skip(86_400)
        await csms.until(lambda: len(csms.signed) == 2)
        assert csms.signed[1] == (V2G, "Accepted")
        await site.until(lambda: site.secc.identities[0].leaf == world.authority.issued[-1])
        assert len(world.credentials.installed(Role.SECC)) == 2  # the one before is there to fall back on


async def test_the_client_certificate_is_renewed_and_used_at_once(world: World) -> None:
    async with world.csms(client_certificates=True) as csms, world.with_client(csms) as site:
        await csms.until(lambda: (V2G, "Accepted") in csms.signed)
        site.skip(41 * 86_400)  # the factory's certificate lives for 61 days, and is renewed in the last third
        await csms.until(lambda: (CSMS, "Accepted") in csms.signed)
        asked = next(one for one in csms.record.of("SignCertificate") if one["certificateType"] == CSMS)
        assert asked
        await csms.until(lambda: csms.record.connections == 2)
        await site.until(lambda: site.client.online)
        credential = world.credentials.installed(Role.CSMS)[0]
        await site.until(lambda: (credential.folder / "proven").exists())
        assert credential.leaf == world.authority.issued[-1]
        assert events(csms, "DiscardedRenewedClientCertificate") == []


async def test_unanswered_requests_are_repeated_with_the_same_key_and_then_given_up(world: World) -> None:
    world.behaviour.send_signed = False
    waits = {"SecurityCtrlr.CertSigningWaitMinimum": "60", "SecurityCtrlr.CertSigningRepeatTimes": "2"}
    async with world.csms() as csms, world.site(csms, variables=waits) as site:
        await csms.received("SignCertificate")
        for count, wait in ((2, 60), (3, 120)):
            await csms.base_report(10 + count)  # the station has the answer to its request when it answers this
            site.skip(wait - 5)
            await csms.base_report(count)  # somebody talks, and nothing is repeated before its time
            assert len(csms.record.of("SignCertificate")) == count - 1
            site.skip(6)
            await csms.received("SignCertificate", count)
        assert len({one["csr"] for one in csms.record.of("SignCertificate")}) == 1
        await csms.base_report(20)
        site.skip(241)
        await site.until(lambda: "asked again tomorrow" in site.texts())
        chain = world.authority.sign(csms.record.of("SignCertificate")[0]["csr"], v2g=True)
        late = await csms.call(call.CertificateSigned(certificate_chain=chain, certificate_type=V2G))
        assert late.status == "Accepted"  # late, and still for a key of ours
        site.skip(86_400)
        assert len(csms.record.of("SignCertificate")) == 3


async def test_a_csms_that_refuses_is_asked_again_the_next_day(world: World) -> None:
    world.behaviour.sign = False
    async with world.csms() as csms, world.site(csms) as site:
        await csms.received("SignCertificate")
        await site.until(lambda: "does not sign" in site.texts())
        site.skip(80_000)
        await csms.base_report(1)
        assert len(csms.record.of("SignCertificate")) == 1
        site.skip(7_000)
        await csms.received("SignCertificate", 2)


async def test_nothing_is_asked_over_an_unsafe_line_or_where_it_is_switched_off(world: World) -> None:
    async with TestCsms(authority=world.authority) as csms, Site(csms, folder=world.folder) as site:
        assert await trigger(csms, "SignV2GCertificate") == "Rejected"
        chain = world.authority.sign(
            world.credentials.request(Role.SECC, Subject("X"), site.clock.wall().utc).pem, v2g=True
        )
        answer = await csms.call(call.CertificateSigned(certificate_chain=chain, certificate_type=V2G))
        assert answer.status == "Rejected" and csms.record.of("SignCertificate") == []
    off = {"ISO15118Ctrlr.V2GCertificateInstallationEnabled": "false"}
    async with world.csms() as csms, world.site(csms, variables=off) as site:
        assert await trigger(csms, "SignV2GCertificate") == "Rejected"
        assert csms.record.of("SignCertificate") == []
        await csms.set_variable("ISO15118Ctrlr", "V2GCertificateInstallationEnabled", "true")
        await csms.received("SignCertificate")


# --- A02: the CSMS asks ------------------------------------------------------------------------------------------


async def test_triggered_by_the_csms_with_a_new_key_each_time(world: World) -> None:
    async with world.csms() as csms, world.site(csms):
        await csms.until(lambda: csms.signed)
        assert await trigger(csms, "SignV2GCertificate") == "Accepted"
        await csms.until(lambda: len(csms.signed) == 2)
        assert await trigger(csms, "SignChargingStationCertificate") == "Accepted"
        await csms.until(lambda: len(csms.signed) == 3)
        assert [one["certificateType"] for one in csms.record.of("SignCertificate")] == [V2G, V2G, CSMS]
        assert len({one["csr"] for one in csms.record.of("SignCertificate")}) == 3
        assert csms.signed == [(V2G, "Accepted"), (V2G, "Accepted"), (CSMS, "Accepted")]


async def test_one_certificate_for_vehicles_and_for_the_csms(world: World) -> None:
    """SignCombinedCertificate: a request that names no type, and a certificate that is installed twice."""
    context = world.authority.server_context(world.tls, client_certificates=True)
    (world.tls / "v2g_root.pem").write_bytes(world.authority.world.v2g_root.pem)
    context.load_verify_locations(world.tls / "v2g_root.pem")
    csms = TestCsms(world.behaviour, tls=context, authority=world.authority)
    off = {"ISO15118Ctrlr.OrganizationName": "Operator"}
    async with csms, world.with_client(csms, variables=off) as site:
        await csms.until(lambda: csms.signed)  # the first V2G certificate, which the station asks for by itself
        assert await trigger(csms, "SignCombinedCertificate") == "Accepted"
        await csms.until(lambda: len(csms.signed) == 2)
        assert csms.signed[1] == ("", "Accepted")
        assert "certificateType" not in csms.record.of("SignCertificate")[1]
        leaf = world.authority.issued[-1]
        await site.until(lambda: site.secc.identities[0].leaf == leaf)
        await csms.until(lambda: csms.record.connections == 2)  # shown to the CSMS at once
        await site.until(lambda: site.client.online)
        towards, ours = world.credentials.installed(Role.SECC)[0], world.credentials.installed(Role.CSMS)[0]
        assert towards.leaf == ours.leaf == leaf and len(ours.chain) == 3
        assert (towards.folder / "key.pem").read_bytes() == (ours.folder / "key.pem").read_bytes()
        assert (ours.folder / "key.pem").stat().st_mode & 0o777 == 0o600
        await site.until(lambda: (ours.folder / "proven").exists())
        assert world.credentials.pending(Role.CSMS) == []


@pytest.mark.parametrize("fault", list(SigningFault))
async def test_a_wrong_certificate_for_both_is_installed_for_neither(world: World, fault: SigningFault) -> None:
    named = {"SecurityCtrlr.OrganizationName": "Operator", "ISO15118Ctrlr.OrganizationName": "Operator"}
    async with world.csms() as csms, world.site(csms, variables=named) as site:
        await csms.until(lambda: csms.signed)
        before = site.secc.identities
        world.authority.fault = fault
        assert await trigger(csms, "SignCombinedCertificate") == "Accepted"
        await csms.until(lambda: csms.signed[1:] == [("", "Rejected")])
        await csms.until(lambda: events(csms, "InvalidChargingStationCertificate"))
        assert site.secc.identities == before and world.credentials.installed(Role.CSMS) == []


async def test_an_answer_without_a_type_to_a_request_for_the_client_is_the_clients(world: World) -> None:
    world.behaviour.send_signed = False
    off = {"ISO15118Ctrlr.V2GCertificateInstallationEnabled": "false"}
    async with world.csms() as csms, world.site(csms, variables=off):
        assert await trigger(csms, "SignChargingStationCertificate") == "Accepted"
        (asked,) = await csms.received("SignCertificate")
        chain = world.authority.sign(asked["csr"], v2g=False)
        answer = await csms.call(call.CertificateSigned(certificate_chain=chain))
        assert answer.status == "Accepted"
        assert len(world.credentials.installed(Role.CSMS)) == 1 and world.credentials.installed(Role.SECC) == []


async def test_combined_is_refused_where_vehicles_get_no_certificates(world: World) -> None:
    off = {"ISO15118Ctrlr.V2GCertificateInstallationEnabled": "false"}
    async with world.csms() as csms, world.site(csms, variables=off):
        assert await trigger(csms, "SignCombinedCertificate") == "Rejected"


async def test_a_chain_that_is_longer_than_the_station_says_is_refused(world: World) -> None:
    async with world.csms() as csms, world.site(csms) as site:
        await csms.until(lambda: csms.signed)
        most = await csms.get_variable("SecurityCtrlr", "MaxCertificateChainSize")
        assert most["attribute_value"] == "10000"
        hub = site.client._client.hub
        handler = site.client._client._handlers["CertificateSigned"]
        chain = world.authority.sign(csms.record.of("SignCertificate")[0]["csr"], v2g=True)
        request = CertificateSignedRequest(certificateChain=chain + "\n" * (10_001 - len(chain)))
        answer = handler(request, hub.clock.monotonic())
        assert answer.status.value == "Rejected" and "10000 are taken" in str(answer.statusInfo)


# --- OCPP 2.1: a certificate for ISO 15118-20 ----------------------------------------------------------------------


async def test_a_certificate_on_p_521_is_asked_for_over_2_1_and_renewed(world: World) -> None:
    tls = world.authority.server_context(world.tls)
    csms = Csms21(tls)
    csms.answers["SignCertificate"] = lambda _: {"status": "Accepted"}
    csms.answers["GetCertificateStatus"] = lambda _: {"status": "Failed"}
    async with csms, world.site(csms) as site:  # type: ignore[arg-type]
        await csms.received("SignCertificate")  # the ordinary one
        assert (await csms.call("TriggerMessage", {"requestedMessage": "SignV2G20Certificate"}))["status"] == "Accepted"
        _, asked = await csms.received("SignCertificate", 2)
        assert asked["certificateType"] == "V2G20Certificate"
        key = x509.load_pem_x509_csr(asked["csr"].encode()).public_key()
        assert isinstance(key, ec.EllipticCurvePublicKey) and isinstance(key.curve, ec.SECP521R1)
        chain = world.authority.sign(asked["csr"], v2g=True)
        signed = {"certificateChain": chain, "certificateType": "V2G20Certificate"}
        assert (await csms.call("CertificateSigned", signed))["status"] == "Accepted"
        assert [one.leaf for one in site.secc.store.identities] == [world.authority.issued[-1]]
        assert (await csms.call("CertificateSigned", signed))["status"] == "Rejected"  # the key has its certificate
        # it is renewed as the other one is
        world.authority.now = lambda: site.clock.wall().utc
        site.skip(61 * 86_400)
        await csms.until(lambda: csms.record.of("SignCertificate")[-1]["certificateType"] == "V2G20Certificate"
                         and len(csms.record.of("SignCertificate")) >= 3)  # fmt: skip
    assert csms.broken == []


async def test_2_0_1_has_no_word_for_it(world: World) -> None:
    async with world.csms() as csms, world.site(csms) as site:
        await csms.until(lambda: csms.signed)
        assert not site.client.trigger("SignV2G20Certificate")


@pytest.mark.parametrize("fault", list(SigningFault))
@pytest.mark.parametrize("kind", [V2G, CSMS])
async def test_what_is_wrong_with_it_is_refused_and_told_and_changes_nothing(
    world: World, fault: SigningFault, kind: str
) -> None:
    world.authority.fault = fault
    named = {"SecurityCtrlr.OrganizationName": "Operator", "ISO15118Ctrlr.OrganizationName": "Operator"}
    off = {"ISO15118Ctrlr.V2GCertificateInstallationEnabled": "true" if kind == V2G else "false"}
    async with world.csms() as csms, world.site(csms, variables=named | off) as site:
        if kind == CSMS:
            assert await trigger(csms, "SignChargingStationCertificate") == "Accepted"
        await csms.until(lambda: csms.signed)
        assert csms.signed == [(kind, "Rejected")]
        await csms.until(lambda: events(csms, "InvalidChargingStationCertificate"))
        assert site.secc.identities == ()
        assert world.credentials.installed(Role.SECC) == world.credentials.installed(Role.CSMS) == []
        # the request is still open: the right certificate for it is taken
        world.authority.fault = None
        chain = world.authority.sign(csms.record.of("SignCertificate")[0]["csr"], v2g=kind == V2G)
        good = await csms.call(call.CertificateSigned(certificate_chain=chain, certificate_type=kind))
        assert good.status == "Accepted"


async def test_one_that_nobody_asked_for_is_refused(world: World) -> None:
    async with world.csms() as csms, world.site(csms) as site:
        await csms.until(lambda: csms.signed)
        replayed = world.authority.issued[-1]
        chain = replayed.public_bytes(Encoding.PEM).decode() + world.authority.world.secc.sub2.pem.decode()
        again = await csms.call(call.CertificateSigned(certificate_chain=chain, certificate_type=V2G))
        assert again.status == "Rejected" and len(world.credentials.installed(Role.SECC)) == 1
        await csms.until(lambda: events(csms, "InvalidChargingStationCertificate"))
        assert site.client.online


# --- the way back ------------------------------------------------------------------------------------------------


async def test_a_renewed_client_certificate_that_does_not_connect_is_given_up(world: World) -> None:
    async with world.csms(client_certificates=True) as csms, world.with_client(csms) as site:
        await csms.until(lambda: csms.signed)
        # A root that the station trusts, and that the CSMS itself does not: its certificates are not let in.
        other = Authority(world.authority.world)
        root = other.csms_root.pem.decode()
        installed = await csms.call(call.InstallCertificate(certificate_type="CSMSRootCertificate", certificate=root))
        assert installed.status == "Accepted"
        csms.authority = other
        assert await trigger(csms, "SignChargingStationCertificate") == "Accepted"
        await csms.until(lambda: (CSMS, "Accepted") in csms.signed)
        await csms.until(lambda: events(csms, "DiscardedRenewedClientCertificate"))
        await site.until(lambda: site.client.online)
        assert world.credentials.installed(Role.CSMS) == []


# --- M06 ---------------------------------------------------------------------------------------------------------


async def test_ocsp_of_the_new_chain_is_fetched_stapled_kept_and_renewed(world: World) -> None:
    async with world.csms() as csms, world.site(csms) as site:
        await csms.until(lambda: csms.signed)
        await site.until(lambda: site.secc.identities)
        (asked,) = await csms.received("GetCertificateStatus")
        data = asked["ocspRequestData"]
        assert data["responderURL"] == "http://ocsp.test/" and data["hashAlgorithm"] == "SHA256"
        leaf = world.authority.issued[-1]
        assert int(data["serialNumber"], 16) == leaf.serial_number
        await site.until(lambda: site.secc.ocsp.staple(leaf))
        assert len(list((world.folder / "ocsp").iterdir())) == 1
        world.authority.now = lambda: site.clock.wall().utc
        site.skip(86_400)
        await csms.base_report(1)
        assert len(csms.record.of("GetCertificateStatus")) == 1
        site.skip(86_500)  # half of four days
        await csms.received("GetCertificateStatus", 2)
    async with world.csms() as csms, world.site(csms) as site:  # after a restart the disk has it
        assert site.secc.ocsp.staple(leaf)


async def test_a_revoked_certificate_is_not_shown_any_more_and_replaced_at_once(world: World) -> None:
    async with world.csms() as csms, world.site(csms) as site:
        await csms.until(lambda: csms.signed)
        leaf = world.authority.issued[-1]
        await csms.received("GetCertificateStatus")
        await site.until(lambda: site.secc.ocsp.staple(leaf))
        world.authority.revoked.add(leaf.serial_number)
        world.authority.now = lambda: site.clock.wall().utc
        site.skip(2 * 86_400 + 60)  # half of the life of the first answer
        await csms.received("GetCertificateStatus", 2)
        await site.until(lambda: site.secc.ocsp.revoked(leaf))
        await csms.until(lambda: len(csms.signed) == 2)
        await site.until(lambda: [one.leaf for one in site.secc.identities] == [world.authority.issued[-1]])
        assert site.secc.faults == frozenset()
        assert "is revoked" in site.texts()


async def test_an_answer_that_is_old_already_is_asked_for_once_an_hour_and_not_at_once(world: World) -> None:
    """A responder that is behind, or a clock that is ahead: the CSMS is not flooded."""
    async with world.csms() as csms, world.site(csms) as site:
        await csms.until(lambda: csms.signed)
        await site.until(lambda: site.secc.ocsp.staple(world.authority.issued[-1]))
        site.skip(2 * 86_400 + 60)  # half of the life of every answer from here on, for the responder's clock stands
        await csms.received("GetCertificateStatus", 2)
        for number in range(3):
            await csms.base_report(number)
        assert len(csms.record.of("GetCertificateStatus")) == 2
        site.skip(3_000)
        await csms.base_report(3)
        assert len(csms.record.of("GetCertificateStatus")) == 2
        site.skip(700)
        await csms.received("GetCertificateStatus", 3)


async def test_without_an_answer_it_is_asked_again_after_an_hour_and_the_old_one_stays(world: World) -> None:
    world.behaviour.errors.add("GetCertificateStatus")
    async with world.csms() as csms, world.site(csms) as site:
        await csms.until(lambda: csms.signed)
        site.skip(61)
        await csms.received("GetCertificateStatus")
        await site.until(lambda: "again in 1 h" in site.texts())
        site.skip(3_000)
        await csms.base_report(1)
        assert len(csms.record.of("GetCertificateStatus")) == 1
        site.skip(700)
        await csms.received("GetCertificateStatus", 2)
        await site.until(lambda: "again in 2 h" in site.texts())
        assert site.secc.identities and site.client.online


async def test_roots_that_the_csms_installs_count_without_a_restart(world: World, tmp_path: Path) -> None:
    async with world.csms() as csms, world.site(csms) as site:
        mo = world.authority.world.mo_root
        assert site.secc.store.mo_roots == ()
        answer = await csms.call(
            call.InstallCertificate(certificate_type="MORootCertificate", certificate=mo.pem.decode())
        )
        assert answer.status == "Accepted" and site.secc.store.mo_roots == (mo.certificate,)
        listed = await csms.call(call.GetInstalledCertificateIds(certificate_type=["MORootCertificate"]))
        data = listed.certificate_hash_data_chain[0]["certificate_hash_data"]
        assert (await csms.call(call.DeleteCertificate(certificate_hash_data=data))).status == "Accepted"
        assert site.secc.store.mo_roots == ()


async def test_the_chain_that_vehicles_are_shown_is_listed_and_cannot_be_deleted(world: World) -> None:
    async with world.csms() as csms, world.with_client(csms) as site:
        await csms.until(lambda: csms.signed)
        await site.until(lambda: site.secc.identities)
        listed = await csms.call(call.GetInstalledCertificateIds(certificate_type=["V2GCertificateChain"]))
        (entry,) = listed.certificate_hash_data_chain
        leaf = world.authority.issued[-1]
        assert int(entry["certificate_hash_data"]["serial_number"], 16) == leaf.serial_number
        subs = (world.authority.world.secc.sub2, world.authority.world.secc.sub1)
        found = [int(one["serial_number"], 16) for one in entry["child_certificate_hash_data"]]
        assert found == [one.certificate.serial_number for one in subs]
        for data in (entry["certificate_hash_data"], entry["child_certificate_hash_data"][0]):
            answer = await csms.call(call.DeleteCertificate(certificate_hash_data=data))
            assert answer.status == "Failed"
        client = site.client._own.client.leaf()
        assert client is not None
        named = ocsp.OCSPRequestBuilder().add_certificate(
            client, world.authority.csms_root.certificate, hashes.SHA256()
        )
        request = named.build()
        ours = {
            "hash_algorithm": "SHA256",
            "issuer_name_hash": request.issuer_name_hash.hex(),
            "issuer_key_hash": request.issuer_key_hash.hex(),
            "serial_number": f"{client.serial_number:x}",
        }
        assert (await csms.call(call.DeleteCertificate(certificate_hash_data=ours))).status == "Failed"
        everything = await csms.call(call.GetInstalledCertificateIds())
        kinds = {one["certificate_type"] for one in everything.certificate_hash_data_chain}
        assert kinds == {"V2GCertificateChain", "V2GRootCertificate"}


async def test_an_ocsp_answer_that_is_none_is_not_used_and_asked_for_later(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = [b"rubbish", b""]
    monkeypatch.setattr(Authority, "ocsp_response", lambda self, key_hash, serial: answers.pop(0))
    async with world.csms() as csms, world.site(csms) as site:
        await csms.received("GetCertificateStatus")
        await site.until(lambda: "the answer is of no use; again in 1 h" in site.texts())
        site.skip(3_700)
        await site.until(lambda: "the CSMS has no answer; again in 2 h" in site.texts())
        assert site.secc.identities and site.secc.ocsp.staple(world.authority.issued[-1]) is None


async def test_a_request_that_a_broken_connection_took_goes_over_the_next(world: World) -> None:
    async with world.csms() as csms, world.site(csms) as site:
        await csms.until(lambda: csms.signed)
        world.behaviour.silent.add("SignCertificate")
        assert await trigger(csms, "SignV2GCertificate") == "Accepted"
        await csms.received("SignCertificate", 2)
        await csms.station.line._socket.close()
        world.behaviour.silent.discard("SignCertificate")
        await csms.until(lambda: len(csms.signed) == 2)
        _, lost, again = csms.record.of("SignCertificate")
        assert lost["csr"] == again["csr"]
        # and one that was triggered, and had not gone out yet
        world.behaviour.silent.add("Heartbeat")
        assert await trigger(csms, "Heartbeat") == "Accepted"
        await csms.received("Heartbeat")
        assert await trigger(csms, "SignV2GCertificate") == "Accepted"
        await csms.station.line._socket.close()
        await csms.until(lambda: len(csms.signed) == 3)
        await site.until(lambda: site.secc.identities[0].leaf == world.authority.issued[-1])


async def test_a_slow_key_store_waits_until_nobody_charges(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(FileKeyStore, "slow", True)
    off = {"ISO15118Ctrlr.V2GCertificateInstallationEnabled": "false"}
    async with world.csms() as csms, world.site(csms, variables=off) as site:
        await site.charge()
        assert await trigger(csms, "SignChargingStationCertificate") == "Rejected"
        await csms.set_variable("ISO15118Ctrlr", "V2GCertificateInstallationEnabled", "true")
        site.skip(61)
        await csms.base_report(1)
        assert csms.record.of("SignCertificate") == []
        site.leave()
        site.skip(61)
        await csms.until(lambda: csms.signed == [(V2G, "Accepted")])
