"""What counts of the PKI folder while the station runs: renewal, revocation, clock, faults."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from firmware.app.pki_keeper import LOOK_S, PkiKeeper
from firmware.core.clock import ClockQuality, ManualClock
from firmware.core.config import Config, PkiSection, V2gSection
from firmware.core.keys.api import Role
from firmware.core.keys.credentials import Credentials, Subject
from firmware.core.keys.files import FileKeyStore
from firmware.core.timeline import Timeline
from hil import pki as test_pki
from hil.ca import Authority, response, revocation_list

NOW = datetime(2026, 6, 1, 12, tzinfo=UTC)


class Folder:
    """A PKI folder with a V2G root, an operator who signs, and a clock that stands."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.clock = ManualClock(utc=NOW)
        self.authority = Authority(test_pki.generate(now=NOW), now=lambda: self.clock.utc)
        self.credentials = Credentials(path, [FileKeyStore()])
        (path / "roots/v2g").mkdir(parents=True)
        (path / "roots/v2g/root.pem").write_bytes(self.authority.world.v2g_root.pem)
        self.timeline = Timeline(self.clock)

    def keeper(self, **v2g: object) -> PkiKeeper:
        config = Config(pki=PkiSection(dir=str(self.path)), v2g=V2gSection(**v2g))  # type: ignore[arg-type]
        keeper = PkiKeeper(config, self.clock, self.timeline)
        self.heard: list[tuple[str, bool]] = []
        keeper.on_fault = lambda fault, there: self.heard.append((fault, there))
        return keeper

    def leaf(self, days: float = 90.0) -> str:
        """A new certificate is installed; its serial number."""
        pending = self.credentials.request(Role.SECC, Subject("DEABCE1", domain_component="CPO"), self.clock.utc)
        self.authority.life = timedelta(days=days)
        self.authority.sign(pending.pem, v2g=True)
        subs = self.authority.world.secc
        chain = (self.authority.issued[-1], subs.sub2.certificate, subs.sub1.certificate)
        self.credentials.install(pending, chain, self.clock.utc)
        return f"{chain[0].serial_number:x}"

    def texts(self) -> str:
        return "\n".join(entry.text for entry in self.timeline)


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    return Folder(tmp_path)


def shown(keeper: PkiKeeper) -> list[str]:
    return [f"{one.leaf.serial_number:x}" for one in keeper.identities]


def test_an_empty_folder_and_what_is_due(folder: Folder) -> None:
    keeper = folder.keeper()
    assert keeper.identities == () and keeper.faults == frozenset()
    assert keeper.renewal_due(NOW) == "there is none"
    (folder.path / "roots/v2g/root.pem").unlink()
    keeper.reload()
    assert keeper.renewal_due(NOW) == ""  # what came could not be checked


def test_a_new_chain_counts_after_reload_and_tells_who_listens(folder: Folder) -> None:
    first = folder.leaf()
    keeper = folder.keeper()
    changed: list[int] = []
    keeper.on_change = lambda: changed.append(1)
    assert shown(keeper) == [first]
    folder.clock.advance(86_400)
    second = folder.leaf()
    assert shown(keeper) == [first]
    before = keeper.generation
    keeper.reload()
    assert shown(keeper) == [second] and changed and keeper.generation > before


def test_a_spoilt_folder_leaves_what_was_loaded(folder: Folder) -> None:
    only = folder.leaf()
    keeper = folder.keeper()
    for key in folder.path.glob("secc/*/key.pem"):
        key.write_text("spoilt")
    keeper.reload()
    assert shown(keeper) == [only] and "no readable private key" in folder.texts()


def test_one_spoilt_chain_does_not_take_away_the_other(folder: Folder) -> None:
    first = folder.leaf()
    folder.clock.advance(10)
    folder.leaf()
    newest = folder.credentials.installed(Role.SECC)[0]
    (newest.folder / "chain.pem").write_text("spoilt")
    assert shown(folder.keeper()) == [first]


def test_time_alone_makes_it_expire_and_the_fault_comes_and_goes(folder: Folder) -> None:
    folder.leaf(days=2)
    keeper = folder.keeper()
    assert keeper.renewal_due(NOW) == ""
    folder.clock.advance(2.5 * 86_400)
    keeper.handle_timer(folder.clock.now)
    assert folder.heard == [("secc_certificate", True)]
    assert keeper.renewal_due(folder.clock.utc) == "it is expired" and len(keeper.identities) == 1
    new = folder.leaf()
    keeper.reload()
    assert shown(keeper) == [new] and folder.heard[-1] == ("secc_certificate", False)
    folder.clock.advance(LOOK_S - 1)
    keeper.handle_timer(folder.clock.now)  # not looked at again yet
    assert len(folder.heard) == 2


def test_renewal_is_due_a_month_before_the_end(folder: Folder) -> None:
    folder.leaf(days=90)
    keeper = folder.keeper()
    assert keeper.renewal_due(NOW + timedelta(days=59)) == ""
    assert "it ends" in keeper.renewal_due(NOW + timedelta(days=61))


def test_revoked_by_a_list_falls_back_and_asks_for_a_new_one(folder: Folder) -> None:
    first = folder.leaf()
    folder.clock.advance(3600)
    folder.leaf()
    revoked = folder.authority.issued[-1]
    (folder.path / "crls").mkdir()
    crl = revocation_list(folder.authority.world.secc.sub2, (revoked,), folder.clock.utc)
    (folder.path / "crls/cpo.crl").write_bytes(crl)
    keeper = folder.keeper()
    assert shown(keeper) == [first]
    assert keeper.renewal_due(folder.clock.utc) == "it is revoked"
    assert "is revoked" in folder.texts()


def test_an_ocsp_answer_that_says_revoked_counts_after_a_restart_too(folder: Folder) -> None:
    folder.leaf()
    keeper = folder.keeper()
    leaf = folder.authority.issued[-1]
    folder.authority.revoked.add(leaf.serial_number)
    (question,) = keeper.questions(folder.clock.utc)
    der = folder.authority.ocsp_response(question.data.issuer_key_hash, question.data.serial_number)
    assert der is not None and keeper.take_status(question, der)
    assert keeper.identities == () and folder.heard == [("secc_certificate", True)]
    again = folder.keeper()
    assert again.identities == () and again.faults == {"secc_certificate"}
    assert again.questions(folder.clock.utc) == ()


def test_answers_for_certificates_that_are_gone_are_not_kept(folder: Folder) -> None:
    folder.leaf()
    keeper = folder.keeper()
    (question,) = keeper.questions(folder.clock.utc)
    der = folder.authority.ocsp_response(question.data.issuer_key_hash, question.data.serial_number)
    assert der is not None and keeper.take_status(question, der)
    assert len(list((folder.path / "ocsp").iterdir())) == 1
    folder.credentials.drop(folder.credentials.installed(Role.SECC)[0])
    folder.leaf()
    keeper.reload()
    assert list((folder.path / "ocsp").iterdir()) == []
    assert keeper.ocsp.status(question.path[0]) is None


def test_what_is_no_answer_is_not_used(folder: Folder) -> None:
    folder.leaf()
    keeper = folder.keeper()
    (question,) = keeper.questions(folder.clock.utc)
    stranger = Authority(test_pki.generate(now=NOW), now=lambda: NOW)
    forged = response(folder.authority.issued[-1], stranger.world.secc.sub2, NOW, revoked=True)
    for answer in (b"", b"rubbish", forged):
        assert not keeper.take_status(question, answer)
    assert keeper.questions(folder.clock.utc) == (question,) and len(keeper.identities) == 1


def test_without_a_clock_dates_of_our_own_are_not_looked_at(folder: Folder) -> None:
    only = folder.leaf(days=2)
    folder.clock.advance(5 * 86_400)
    folder.clock.quality = ClockQuality.UNKNOWN
    keeper = folder.keeper()
    assert shown(keeper) == [only] and keeper.faults == frozenset() and not keeper.clock_trusted()
    assert "no trustworthy clock" in folder.texts()
    folder.clock.quality = ClockQuality.SYNCED
    keeper.handle_timer(folder.clock.now)
    assert keeper.faults == {"secc_certificate"}


def test_switched_off_it_reads_nothing(folder: Folder) -> None:
    folder.leaf()
    keeper = folder.keeper(enabled=False)
    keeper.reload()
    keeper.handle_timer(1e9)
    assert keeper.identities == () and keeper.renewal_due(NOW) == "" and folder.texts() == ""
