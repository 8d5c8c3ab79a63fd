"""What an operator gets who asks for the diagnostics log."""

import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from firmware.app import diagnostics
from firmware.app.diagnostics import Diagnostics, without_secrets
from firmware.app.timeline_file import TimelineFile
from firmware.core.clock import ManualClock
from firmware.core.store import Store
from firmware.core.timeline import Level, Source, Timeline

KEY = "-----BEGIN PRIVATE KEY-----\nMIGHAgEAMBMGByqGSM49\n-----END PRIVATE KEY-----"


class Bench:
    def __init__(self, folder: Path, journal: tuple[str, ...] = ("no such program",)) -> None:
        self.clock = ManualClock()
        self.timeline = Timeline(self.clock)
        self.store = Store(folder / "evse.db")
        self.kept = TimelineFile(folder, self.timeline, 7)
        self.log = Diagnostics(
            self.kept, folder / "evse.db", lambda: "CS1, firmware 1", lambda: ("hunter22",), folder / "crash", journal
        )

    def make(self, oldest: datetime | None = None, latest: datetime | None = None) -> str:
        return self.log.begin(tuple(self.timeline), oldest, latest)().decode()


def test_its_parts(tmp_path: Path) -> None:
    shown = (sys.executable, "-c", "import sys; print('of the journal', sys.argv[1:])")
    bench = Bench(tmp_path, shown)
    (tmp_path / "crash").mkdir()
    (tmp_path / "crash" / "crash-0.log").write_text("ended: watchdog")
    bench.timeline.add(Source.HAL, "kept", relay=1)
    bench.timeline.add(Source.V2G, "a message", Level.TRACE)
    bench.store.add_snapshot("2026-01-01T12:00:00Z", "earth_leak", [entry.to_json() for entry in bench.timeline])
    bench.kept.write()
    text = bench.make()
    titles = [line for line in text.splitlines() if line.startswith("== ")]
    assert len(titles) == 6 and text.startswith("== station\nCS1, firmware 1\n")
    parts = text.split("== ")
    assert '7 2026-01-01T12:00:00.000Z info hal: kept {"relay": 1}' in parts[2] and "a message" not in parts[2]
    assert "-- 2026-01-01T12:00:00Z earth_leak" in parts[3] and "a message" in parts[3]
    assert "of the journal ['--lines=3000']" in parts[4] and "ended: watchdog" in parts[5]
    assert "trace v2g: a message" in parts[6]


def test_of_the_wanted_time_only(tmp_path: Path) -> None:
    shown = (sys.executable, "-c", "import sys; print(sys.argv[1:])")
    bench = Bench(tmp_path, shown)
    for name in ("early", "middle", "late"):
        bench.timeline.add(Source.STATION, name)
        bench.clock.advance(3600)
    bench.kept.write()
    start = datetime(2026, 1, 1, 12, 30, tzinfo=UTC)
    text = bench.make(start, start + timedelta(hours=1))
    assert text.count("middle") == 2 and "early" not in text and "late" not in text
    assert "--since=2026-01-01 12:30:00 UTC" in text and "--until=2026-01-01 13:30:00 UTC" in text


@pytest.mark.parametrize(
    ("line", "secret"),
    [
        ("it says hunter22 there", "hunter22"),
        (KEY, "MIGH"),
        (KEY[:40], "MIGH"),
        ("Authorization: Basic Q1M6c2VjcmV0", "Q1M6"),
        ("{'Authorization': 'Bearer abc.def-x'}", "abc.def"),
        ("password = 'with blanks in it' next", "blanks"),
        ('{"password": "geheim"}', "geheim"),
        ("pin=1234, and so on", "1234"),
        ("GET https://user:geheim@host/path", "geheim"),
        ("wss://token@host", "token"),
    ],
)
def test_no_secret_is_in_it(tmp_path: Path, line: str, secret: str) -> None:
    bench = Bench(tmp_path)
    bench.timeline.add(Source.OCPP, line)
    bench.kept.write()
    text = bench.make()
    assert secret not in text and "(left out)" in text


def test_what_is_no_secret_stays() -> None:
    text = "https://host/path?x=1 the spinning pin, a password was changed: BasicAuthPassword, certificate CN=x"
    assert without_secrets(text, ("", "abc")) == text


def test_bounded_with_the_newest_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(diagnostics, "MAX_PART", 2000)
    monkeypatch.setattr(diagnostics, "MAX_BYTES", 5000)
    bench = Bench(tmp_path)
    for number in range(500):
        bench.timeline.add(Source.STATION, f"entry {number}")
    bench.kept.write()
    text = bench.make()
    assert len(text) <= 5000 and text.rstrip().endswith("entry 499")
    assert text.count("(the end of it)") == 2


def test_what_cannot_be_read_is_told_and_the_rest_is_there(tmp_path: Path) -> None:
    bench = Bench(tmp_path, ("false",))
    bench.store.add_snapshot("now", "fault", "no list of entries")
    (tmp_path / "crash").mkdir()
    (tmp_path / "crash" / "crash-0.log").mkdir()
    bench.timeline.add(Source.STATION, "something")
    text = bench.make()
    assert "something" in text and "cannot be read: Is a directory" in text
