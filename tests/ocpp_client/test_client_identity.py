"""Which client certificate is shown, and when a renewed one is given up."""

import ssl
from pathlib import Path

import pytest
from websockets.datastructures import Headers
from websockets.exceptions import InvalidStatus
from websockets.http11 import Response

from firmware.core.keys.api import Role
from firmware.core.keys.credentials import Credential, Credentials, Subject
from firmware.core.keys.files import FileKeyStore
from firmware.ocpp_client.client_identity import ClientIdentity
from tests.core.keys.ca import NOW, Ca

REFUSED = ssl.SSLError("alert unknown ca")


class Bench:
    def __init__(self, folder: Path, configured: bool = True) -> None:
        self.credentials = Credentials(folder, [FileKeyStore()])
        files = ("old.pem", "old.key") if configured else ("", "")
        self.identity = ClientIdentity(self.credentials, *files)
        self.discarded: list[str] = []
        self.identity.discarded = self.discarded.append

    def renew(self) -> Credential:
        ca, pending = Ca(), self.credentials.request(Role.CSMS, Subject("CS1"), NOW)
        done = self.credentials.install(pending, (ca.sign(pending.csr), ca.sub), NOW)
        self.identity.renewed()
        return done

    def chain(self) -> str:
        shown = self.identity.shown()
        return Path(shown.chain).parent.name or shown.chain if shown else ""


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return Bench(tmp_path)


def test_configured_until_there_is_a_renewed_one(bench: Bench) -> None:
    assert bench.chain() == "old.pem" and bench.identity.leaf() is None
    done = bench.renew()
    assert bench.chain() == done.folder.name and bench.identity.leaf() == done.leaf


def test_none_at_all(tmp_path: Path) -> None:
    bench = Bench(tmp_path, configured=False)
    assert bench.identity.shown() is None and bench.identity.leaf() is None
    bench.identity.failed(REFUSED)
    bench.identity.connected()
    assert bench.renew().leaf == bench.identity.leaf()


def test_given_up_when_the_one_before_connects(bench: Bench) -> None:
    done = bench.renew()
    bench.identity.failed(REFUSED)
    assert bench.chain() == "old.pem"
    bench.identity.connected()
    assert len(bench.discarded) == 1 and f"{done.leaf.serial_number:x}" in bench.discarded[0]
    assert not done.folder.exists() and bench.chain() == "old.pem"


def test_alternates_while_neither_connects_and_takes_the_new_one_in_the_end(bench: Bench) -> None:
    done = bench.renew()
    seen = []
    for _ in range(4):
        seen.append(bench.chain())
        bench.identity.failed(InvalidStatus(Response(403, "no", Headers())))
    assert seen == [done.folder.name, "old.pem"] * 2
    bench.identity.connected()
    assert bench.discarded == [] and (done.folder / "proven").exists()


@pytest.mark.parametrize("error", [ConnectionRefusedError(), TimeoutError(), OSError(101, "unreachable")])
def test_nobody_there_says_nothing_of_the_certificate(bench: Bench, error: OSError) -> None:
    done = bench.renew()
    for _ in range(5):
        bench.identity.failed(error)
    assert bench.chain() == done.folder.name
    bench.identity.connected()
    assert bench.discarded == []


def test_one_that_was_taken_once_is_never_given_up(bench: Bench, tmp_path: Path) -> None:
    done = bench.renew()
    bench.identity.connected()
    again = Bench(tmp_path)  # after a restart
    for _ in range(3):
        again.identity.failed(REFUSED)
    assert again.chain() == done.folder.name
    again.identity.connected()
    assert again.discarded == []


def test_the_second_renewal_falls_back_to_the_first(bench: Bench) -> None:
    first = bench.renew()
    bench.identity.connected()
    second = bench.renew()
    assert bench.chain() == second.folder.name
    bench.identity.failed(REFUSED)
    assert bench.chain() == first.folder.name
    bench.identity.connected()
    assert [one.folder for one in bench.credentials.installed(Role.CSMS)] == [first.folder]
