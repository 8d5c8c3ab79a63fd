"""Commands without a daemon: what the store still tells."""

import json
import tarfile
from pathlib import Path

import pytest

from firmware.app.cli import client
from firmware.app.cli.main import main
from firmware.app.journal import SessionLog, StoreJournal
from firmware.app.timeline_file import TimelineFile
from firmware.core.clock import ManualClock
from firmware.core.store import Store
from firmware.core.timeline import Source, Timeline
from firmware.station.api import EventKind
from tests.app.test_journal import event


@pytest.fixture
def config(tmp_path: Path) -> list[str]:
    """A station that died: one visit over, one running, a contactor that was welded."""
    store = Store(tmp_path / "evse.db")
    journal, log = StoreJournal(store), SessionLog(store)
    for step in (event(0, EventKind.STARTED, 100.0), event(1, EventKind.ENDED, 350.0, "EVDisconnected")):
        journal.append(step)
        log.on_event(step, "iso2")
    store.count("boot", "number")
    store.put("station", "fault.contactor_welded", "2026-01-01T12:00:00Z")
    store.close()
    file = tmp_path / "evse.toml"
    file.write_text(f'[control]\nsocket = "{tmp_path}/c.sock"\n[store]\npath = "{tmp_path}/evse.db"\n')
    return ["--config", str(file)]


def test_visits_are_in_the_store(config: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["session", "list", *config]) == 0
    assert "0.250 kWh" in capsys.readouterr().out
    assert main(["session", "show", "1", "--json", *config]) == 0
    assert [e["seq_no"] for e in json.loads(capsys.readouterr().out)["events"]] == [0, 1]
    assert main(["session", "show", "7", *config]) == 2
    assert "no visit 7" in capsys.readouterr().err


def test_status_and_faults_say_that_the_daemon_is_gone_and_what_was_kept(
    config: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    for command in (["status"], ["fault", "list"]):
        assert main([*command, *config]) == 2
        said = capsys.readouterr()
        assert "E-CO-01 contactor_welded" in said.out
        assert "the daemon is not running" in said.err
    assert main(["status", "--json", *config]) == 2
    told = json.loads(capsys.readouterr().out)
    assert (told["daemon"], told["starts"], told["last_visit"]["number"], told["queued"]) == (None, 1, 1, 2)
    assert [fault["id"] for fault in told["faults"]] == ["contactor_welded"]
    assert main(["fault", "clear", "contactor_welded", *config]) == 2


def test_a_transaction_that_ran_is_told(config: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    store = Store(tmp_path / "evse.db")
    StoreJournal(store).append(event(2, EventKind.UPDATED, 400.0))
    store._db.execute("DELETE FROM tx_event WHERE seq_no=1")  # its end never came
    store.close()
    assert main(["status", *config]) == 2
    assert "t1 ran; last event 2026-01-01T12:00:02.000Z" in capsys.readouterr().out
    assert main(["ocpp", "queue", *config]) == 0
    assert "Updated" in capsys.readouterr().out
    assert main(["ocpp", "state", *config]) == 2


def test_a_socket_alone_does_not_tell_whose_store_it_is(config: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    file = Path(config[1])
    assert main(["session", "list", "--socket", str(file.with_name("c.sock"))]) == 2
    assert capsys.readouterr().out == ""


def test_where_systemd_runs_the_station_it_is_told_how_to_start_it_there(
    config: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(client, "UNIT", Path(config[1]))
    main(["why", *config])
    assert "`sudo systemctl start evse`" in capsys.readouterr().err


def test_top_draws_nothing_without_a_daemon(config: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["top", *config]) == 2
    assert capsys.readouterr().out == ""


def test_the_bundle_has_the_visits(config: list[str], tmp_path: Path) -> None:
    assert main(["logs", "bundle", "--out", str(tmp_path / "b.tgz"), *config]) == 1
    with tarfile.open(tmp_path / "b.tgz") as archive:
        member = archive.extractfile("evse-logs/visits.json")
        assert member is not None
        assert [visit["number"] for visit in json.load(member)] == [1]


def test_the_timeline_that_reached_the_disk_is_told(
    config: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["trace", *config]) == 2
    assert capsys.readouterr().out == ""
    timeline = Timeline(ManualClock())
    file = TimelineFile(tmp_path, timeline, boot=1)
    timeline.add(Source.HAL, "contactor open")
    timeline.add(Source.OCPP, "connected")
    file.close()
    assert main(["trace", *config]) == 2
    said = capsys.readouterr()
    assert said.out.splitlines() == ["12:00:00.000 hal     contactor open", "12:00:00.000 ocpp    connected"]
    assert "not running" in said.err
    assert main(["trace", "ocpp", "-n", "1", "--json", *config]) == 2
    assert json.loads(capsys.readouterr().out)["text"] == "connected"
