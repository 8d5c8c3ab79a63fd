"""The whole life of a station's certificates, in one story with a real daemon, a CSMS over TLS, and cars.

    python -m hil.life_cycle [--folder FOLDER]

Empty station, V2G root and signing request through OCPP, the leaf is shown without a restart, a car charges with its
contract, renewal, another V2G root takes the place of the first, a contract is installed and charged with in the same
session, updated, revoked and refused; the station's own leaf is revoked and replaced by itself. One process of the
daemon lives through all of it.

Owns: the order of the story and what is expected at each step. May not: reach into the daemon other than by its control
socket, OCPP, V2G and `evse certs`.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from cryptography import x509
from ocpp.v201 import call

import hil.pki
from hil.ca import Authority, revocation_list
from hil.cps import Cps, Issuer
from hil.csms import Behaviour, TestCsms
from hil.ev.car import Car, SocketPilot
from hil.ev.contract import make_contract
from hil.ev.link import LinkOptions, Outcome, discover
from hil.ev.options import Contract, EvccOptions
from hil.ev.provisioning import Credential
from hil.station import Station, evse_command, sections

V2G = "V2GCertificate"
NEW_EMAID = "DEXYZC00000001"
LOOPS = 3


class Story:
    """The actors. `told` are the steps that have been taken, for people and for the test."""

    def __init__(self, folder: Path, say: Callable[[str], None] = lambda text: None) -> None:
        self.folder = folder
        self.pki = folder / "pki"
        self.first, self.second = hil.pki.generate(), hil.pki.generate()
        self.authority = Authority(self.first)
        self.told: list[str] = []
        self._say = say
        self.csms = TestCsms(
            Behaviour(),
            tls=self.authority.server_context(folder / "tls", client_certificates=True),
            authority=self.authority,
            cps=Cps(Issuer.of(self.second)),
        )
        self.station: Station

    def step(self, text: str) -> None:
        self.told.append(text)
        self._say(text)

    # --- the station ---------------------------------------------------------------------------------------------

    def start(self) -> None:
        """An empty station: a client certificate from the factory, the root of its CSMS, and nothing else."""
        self.pki.mkdir(parents=True)
        chain, key = self.authority.client("LIFE-1", self.folder / "tls")
        ocpp = {
            "url": self.csms.url,
            "identity": "LIFE-1",
            "security_profile": 3,
            "ca_file": str(self.authority.root_file(self.folder / "tls")),
            "cert_file": str(chain),
            "key_file": str(key),
        }
        config = sections(
            self.folder,
            ocpp=ocpp,
            station={"id": "LIFE-1"},
            v2g={"tls": "required"},
            pki={"dir": str(self.pki), "organization": "Operator"},
        )
        self.station = Station(self.folder, config)
        self.station.start()

    async def wait(self, what: str, condition: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
        return await asyncio.to_thread(self.station.wait_for, what, condition, 15.0)

    async def evse(self, *arguments: str) -> str:
        """`evse certs ...` as a technician types it."""
        command = [*evse_command(), "certs", *arguments, "--config", str(self.station.config)]
        done = await asyncio.to_thread(subprocess.run, command, capture_output=True, text=True, timeout=30)
        assert done.returncode in (0, 1), done.stderr
        return done.stdout

    async def secc(self) -> list[dict[str, Any]]:
        """The station's own chains, newest first, as `evse certs list` says."""
        return [row for row in json.loads(await self.evse("list", "--json")) if row["role"] == "secc"]

    # --- the operator --------------------------------------------------------------------------------------------

    async def install(self, use: str, root: hil.pki.Entity) -> None:
        answer = await self.csms.call(
            call.InstallCertificate(certificate_type=f"{use}RootCertificate", certificate=root.pem.decode())
        )
        assert answer.status == "Accepted", answer

    async def delete(self, use: str) -> None:
        """The root of the first world."""
        listed = await self.csms.call(call.GetInstalledCertificateIds(certificate_type=[f"{use}RootCertificate"]))
        for entry in listed.certificate_hash_data_chain:
            data = entry["certificate_hash_data"]
            if int(data["serial_number"], 16) == self.first.v2g_root.certificate.serial_number:
                answer = await self.csms.call(call.DeleteCertificate(certificate_hash_data=data))
                assert answer.status == "Accepted", answer
                return
        raise AssertionError("the root is not listed")

    async def sign(self, by_technician: bool = False) -> x509.Certificate:
        """TriggerMessage(SignV2GCertificate) or `evse certs renew`, and the certificate that comes of it."""
        count = len(self.csms.signed)
        if by_technician:
            await self.evse("renew", "secc")
        else:
            answer = await self.csms.call(call.TriggerMessage(requested_message="SignV2GCertificate"))
            assert answer.status == "Accepted", answer
        await self.csms.until(lambda: len(self.csms.signed) > count)
        assert self.csms.signed[-1] == (V2G, "Accepted"), self.csms.signed
        return self.authority.issued[-1]

    # --- cars ----------------------------------------------------------------------------------------------------

    async def visit(self, world: hil.pki.Pki, **options: Any) -> tuple[Outcome, Car, x509.Certificate, str]:
        """A car that trusts the V2G root of `world` comes and goes. Also: the leaf it was shown, and what `openssl
        s_client -status` says of the staple."""
        trust = self.folder / "car_trusts.pem"
        trust.write_bytes(world.v2g_root.pem)
        link = LinkOptions(tls=True, trust=trust)
        pilot = SocketPilot(self.station.control)
        car = Car(pilot, link)
        await pilot.plug_in()
        try:
            leaf, status = await self.look(link)
            chosen = {"loops": LOOPS, "loop_pause_s": 0.05, "message_timeout_s": 10.0} | options
            outcome = await car.talk(EvccOptions(**chosen))
        finally:
            await pilot.unplug()
        await self.wait("available again", lambda s: s["connectors"][0]["status"] == "Available")
        return outcome, car, leaf, status

    async def look(self, link: LinkOptions) -> tuple[x509.Certificate, str]:
        """The handshake alone, by openssl; the station closes it when the car comes."""
        secc = await discover(link)
        assert link.trust is not None
        command = [
            "openssl", "s_client", "-connect", f"[{secc.address}]:{secc.port}", "-CAfile", str(link.trust),
            "-tls1_2", "-cipher", "ECDHE-ECDSA-AES128-SHA256", "-verify_return_error", "-status",
        ]  # fmt: skip
        done = await asyncio.to_thread(subprocess.run, command, input="Q\n", capture_output=True, text=True, timeout=30)
        assert "Verify return code: 0 (ok)" in done.stdout, done.stdout[-1500:] + done.stderr[-500:]
        begin = done.stdout.index("-----BEGIN CERTIFICATE-----")
        end = done.stdout.index("-----END CERTIFICATE-----") + len("-----END CERTIFICATE-----\n")
        status = [
            line.strip() for line in done.stdout.splitlines() if "Cert Status" in line or "OCSP response:" in line
        ]
        return x509.load_pem_x509_certificate(done.stdout[begin:end].encode()), status[-1] if status else ""

    def contract(self, world: hil.pki.Pki) -> Contract:
        return make_contract(list(world.contract.presented), world.contract.leaf.key)

    def credential(self, world: hil.pki.Pki) -> Credential:
        return Credential(world.oem.leaf.der, world.oem.leaf.key, (world.v2g_root.certificate,))


async def play(folder: Path, say: Callable[[str], None] = lambda text: None) -> list[str]:
    """The story. Raises AssertionError where it goes wrong. Returns the steps."""
    story = Story(folder, say)
    async with story.csms:
        await asyncio.to_thread(story.start)
        try:
            await _empty(story)
            await _root_change(story)
            contract = await _contract(story)
            await _revoked(story, contract)
            status = await asyncio.to_thread(story.station.control.status)
            assert status["station"]["boot"] == 1, "it must not have started again"
            assert "PRIVATE KEY" not in story.station.tail(100_000)
        finally:
            await asyncio.to_thread(story.station.stop)
    return story.told


async def _empty(story: Story) -> None:
    def faults(status: dict[str, Any]) -> set[str]:
        return {one["id"] for one in status["faults"]}

    await story.wait("online", lambda s: s["ocpp"]["online"] is True)
    await story.wait("no TLS without a certificate", lambda s: "v2g_tls_unusable" in faults(s))
    assert await story.secc() == []
    assert story.csms.record.of("SignCertificate") == []
    story.step("empty station: TLS is required and not possible, which is a fault; nothing is asked without a root")
    await story.install("V2G", story.first.v2g_root)
    await story.csms.until(lambda: story.csms.signed)
    assert story.csms.signed == [(V2G, "Accepted")]
    await story.wait("TLS is possible", lambda s: not faults(s))
    story.step("the CSMS installs a V2G root; the station makes a key and a request, and takes the signed leaf")
    await story.install("MO", story.first.mo_root)
    await story.csms.received("GetCertificateStatus")
    async with asyncio.timeout(10):
        while not (await story.secc())[0]["ocsp"].startswith("good"):
            await asyncio.sleep(0.1)
    outcome, _, leaf, status = await story.visit(story.first, contract=story.contract(story.first))
    assert outcome.regular and outcome.paid_with == "Contract", outcome
    assert leaf == story.authority.issued[-1] and status == "Cert Status: good"
    story.step("a car charges with its contract; it is shown the new leaf with its OCSP answer, without a restart")
    charging = asyncio.create_task(story.visit(story.first, contract=story.contract(story.first), loops=30))
    await story.wait("a car charges", lambda s: s["connectors"][0]["contactor"] == "closed")
    renewed = await story.sign()
    outcome, _, before, _ = await charging
    assert outcome.regular and outcome.loops == 30 and before == leaf, outcome
    outcome, _, leaf, status = await story.visit(story.first, contract=story.contract(story.first))
    assert outcome.regular and leaf == renewed
    assert [row["state"] for row in await story.secc()] == ["good", "good"]
    story.step("renewed by order of the CSMS while a car charges, which goes on; the next car is shown the new leaf")


async def _root_change(story: Story) -> None:
    await story.install("V2G", story.second.v2g_root)
    await story.install("MO", story.second.mo_root)
    story.authority.world = story.second
    other = await story.sign(by_technician=True)
    await story.delete("V2G")
    outcome, _, leaf, _ = await story.visit(story.second, contract=story.contract(story.second))
    assert outcome.regular and leaf == other, outcome
    story.step("another V2G root: new leaf below it, the old root deleted; a car that trusts only the new one charges")


async def _contract(story: Story) -> Contract:
    cps = story.csms.cps
    assert cps is not None
    cps.behaviour.emaid = NEW_EMAID
    credential = story.credential(story.second)
    outcome, car, _, _ = await story.visit(story.second, credential=credential, renew=True)
    assert outcome.regular and outcome.paid_with == "Contract", outcome
    assert car.evcc is not None and car.evcc.contract is not None
    installed = car.evcc.contract
    assert installed.emaid == NEW_EMAID and installed.leaf_der == cps.issued[-1][1]
    story.step("a car without a contract installs one through the CSMS and charges with it in the same session")
    cps.behaviour.emaid = ""
    outcome, car, _, _ = await story.visit(story.second, credential=credential, renew=True, contract=installed)
    assert outcome.regular and car.evcc is not None and car.evcc.contract is not None
    assert car.evcc.contract.leaf_der != installed.leaf_der
    assert [one["action"] for one in story.csms.record.of("Get15118EVCertificate")] == ["Install", "Update"]
    story.step("the contract is updated, and charged with")
    return car.evcc.contract


async def _revoked(story: Story, contract: Contract) -> None:
    story.csms.behaviour.certificate_status = "CertificateRevoked"
    outcome, *_ = await story.visit(story.second, contract=contract)
    assert not outcome.regular and outcome.loops == 0, outcome
    story.csms.behaviour.certificate_status = "Accepted"
    story.step(f"the CSMS says that the contract is revoked: refused ({outcome.failure_code or outcome.reason})")
    leaf = x509.load_der_x509_certificate(contract.leaf_der)
    mo = story.second.contract.sub2
    path = story.folder / "mo.crl"
    path.write_bytes(revocation_list(mo, (leaf,), story.authority.now()))
    await story.evse("import-crl", str(path))
    outcome, *_ = await story.visit(story.second, contract=contract)
    assert outcome.failure_code == "FAILED_CertificateRevoked", outcome
    story.step("a revocation list is brought in: the station itself refuses the contract (FAILED_CertificateRevoked)")
    present = story.authority.issued[-1]
    cpo = story.second.secc.sub2
    path = story.folder / "cpo.crl"
    path.write_bytes(revocation_list(cpo, (present,), story.authority.now()))
    count = len(story.csms.signed)
    await story.evse("import-crl", str(path))
    await story.csms.until(lambda: len(story.csms.signed) > count)
    assert story.csms.signed[-1] == (V2G, "Accepted")
    await story.wait("no fault", lambda s: not s["faults"])
    outcome, _, shown, _ = await story.visit(story.second, contract=story.contract(story.second))
    assert outcome.regular and shown == story.authority.issued[-1] != present, outcome
    story.step("the station's own leaf is revoked: it asks for a new one by itself and shows that")


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m hil.life_cycle", description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--folder", type=Path, help="where everything is kept (default: a temporary one)")
    chosen = parser.parse_args()
    folder = chosen.folder or Path(tempfile.mkdtemp(prefix="life-cycle-"))
    asyncio.run(play(folder.resolve(), lambda text: print(f"- {text}", flush=True)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
