"""The daemon's log on standard error."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from firmware.app import log
from firmware.core.clock import ManualClock
from firmware.core.timeline import Level, Source, Timeline


@pytest.fixture
def pipe() -> Iterator[tuple[int, int]]:
    ends = os.pipe()
    yield ends
    for end in ends:
        os.close(end)


def read(descriptor: int) -> list[str]:
    os.set_blocking(descriptor, False)
    try:
        return os.read(descriptor, 1 << 20).decode().splitlines()
    except BlockingIOError:
        return []


def test_an_entry_is_a_line_with_time_source_and_level(pipe: tuple[int, int]) -> None:
    timeline = Timeline(ManualClock())
    log.Log(timeline, pipe[1])
    first = timeline.add(Source.STATION, "free vend", Level.WARNING)
    timeline.add(Source.SYSTEM, "start 1")
    timeline.add(Source.HAL, "no meter", Level.ERROR)
    time = first.wall[11:23]
    assert read(pipe[0]) == [
        f"{time} station warning: free vend",
        f"{time} system  start 1",
        f"{time} hal     error: no meter",
    ]


def test_messages_and_samples_stay_in_the_timeline(pipe: tuple[int, int]) -> None:
    timeline = Timeline(ManualClock())
    log.Log(timeline, pipe[1])
    timeline.add(Source.V2G, "<- CurrentDemandReq", Level.TRACE)
    assert read(pipe[0]) == []


def test_the_journal_stamps_lines_and_takes_their_priority(
    pipe: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    there = os.fstat(pipe[1])
    monkeypatch.setenv("JOURNAL_STREAM", f"{there.st_dev}:{there.st_ino}")
    timeline = Timeline(ManualClock())
    log.Log(timeline, pipe[1])
    for level in (Level.INFO, Level.WARNING, Level.ERROR):
        timeline.add(Source.OCPP, level.name, level)
    assert read(pipe[0]) == ["<6>ocpp: INFO", "<4>ocpp: WARNING", "<3>ocpp: ERROR"]


def test_the_journal_of_somebody_else_is_not_ours(pipe: tuple[int, int]) -> None:
    assert not log.goes_to_journal(pipe[1], {"JOURNAL_STREAM": "1:1"})
    assert not log.goes_to_journal(pipe[1], {})


def test_a_peers_text_begins_no_line_of_its_own_and_has_an_end(pipe: tuple[int, int]) -> None:
    timeline = Timeline(ManualClock())
    log.Log(timeline, pipe[1])
    timeline.add(Source.V2G, "vehicle says a\r\n<0>system: b\x85\u2028c" + "ü" * 5000)
    (line,) = os.read(pipe[0], 1 << 20).split(b"\n")[:-1]
    assert b"a  <0>system: b" in line
    assert len(line) < log.MAX_LINE
    line.decode()


def test_what_comes_again_and_again_is_counted(pipe: tuple[int, int]) -> None:
    timeline = Timeline(ManualClock())
    log.Log(timeline, pipe[1])
    for _ in range(100):
        timeline.add(Source.V2G, "TLS handshake failed")
    timeline.add(Source.V2G, "TCP connection")
    assert [line[21:] for line in read(pipe[0])] == [
        "TLS handshake failed",
        "the line before came 99 times more",
        "TCP connection",
    ]


def test_a_log_that_nobody_reads_holds_nothing_up_and_says_what_is_lost(pipe: tuple[int, int]) -> None:
    timeline = Timeline(ManualClock())
    log.Log(timeline, pipe[1])
    for number in range(10_000):  # far more than a pipe holds
        timeline.add(Source.V2G, f"{number} " + "x" * 100)
    taken = 0
    while lines := read(pipe[0]):
        taken += len(lines)
    timeline.add(Source.V2G, "somebody reads again")
    assert read(pipe[0])[0].endswith(f"({10_000 - taken} lines lost: nobody took them) somebody reads again")


def test_a_reader_that_left_is_no_fault() -> None:
    reader, writer = os.pipe()
    os.close(reader)
    timeline = Timeline(ManualClock())
    log.Log(timeline, writer)
    timeline.add(Source.V2G, "nobody hears this")
    os.close(writer)
    timeline.add(Source.V2G, "nor this")


def test_a_full_disk_is_no_fault(tmp_path: Path) -> None:
    full = os.open("/dev/full", os.O_WRONLY)
    timeline = Timeline(ManualClock())
    log.Log(timeline, full)
    timeline.add(Source.V2G, "no room for this")
    os.close(full)


def test_without_a_standard_error_nothing_is_written(monkeypatch: pytest.MonkeyPatch, pipe: tuple[int, int]) -> None:
    """Descriptor 2 may be a socket towards somebody by then."""
    monkeypatch.setattr(log, "STANDARD_ERROR", pipe[1])
    monkeypatch.setattr("sys.stderr", None)
    timeline = Timeline(ManualClock())
    log.to_standard_error(timeline)
    timeline.add(Source.V2G, "a secret")
    assert read(pipe[0]) == []
