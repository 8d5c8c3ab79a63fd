"""The timeline on the disk: there after a restart, bounded, never the reason of a failure."""

import asyncio
import json
from pathlib import Path

import pytest

from firmware.app import timeline_file
from firmware.app.timeline_file import TimelineFile
from firmware.core.clock import ManualClock
from firmware.core.timeline import Level, Source, Timeline


def texts(file: TimelineFile) -> list[str]:
    return [row["text"] for row in file.rows()]


def test_what_was_told_is_there_after_a_restart_with_the_number_of_its_start(tmp_path: Path) -> None:
    timeline = Timeline(ManualClock())
    timeline.add(Source.SYSTEM, "before the file")
    first = TimelineFile(tmp_path, timeline, 1)
    assert first.oldest is None
    timeline.add(Source.V2G, "a message", Level.TRACE)
    timeline.add(Source.HAL, "stuck", Level.ERROR, relay=3)
    first.close()
    timeline.add(Source.HAL, "nobody hears this")
    second = TimelineFile(tmp_path, Timeline(ManualClock()), 2)
    assert texts(second) == ["before the file", "stuck"]
    (_, row) = second.rows()
    assert row["boot"] == 1 and row["level"] == "error" and row["data"] == {"relay": 3}
    assert second.oldest is not None and second.oldest.isoformat() == "2026-01-01T12:00:00+00:00"


def test_two_files_of_bounded_size(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timeline_file, "MAX_BYTES", 1000)
    timeline = Timeline(ManualClock())
    file = TimelineFile(tmp_path, timeline, 1)
    for number in range(100):
        timeline.add(Source.STATION, f"entry {number}")
        file.write()
    sizes = [path.stat().st_size for path in tmp_path.iterdir()]
    assert len(sizes) == 2 and max(sizes) < 1300
    assert texts(file)[-1] == "entry 99" and len(texts(file)) < 20


def test_a_broken_line_and_a_disk_that_fails(tmp_path: Path) -> None:
    (tmp_path / "timeline.jsonl").write_text('{"text": "whole", "wall": "x"}\n[1]\n{"text": "cut')
    timeline = Timeline(ManualClock())
    file = TimelineFile(tmp_path, timeline, 1)
    assert texts(file) == ["whole"] and file.oldest is None
    (tmp_path / "file").write_text("")
    nowhere = TimelineFile(tmp_path / "file" / "folder", timeline, 1)
    timeline.add(Source.STATION, "lost")
    nowhere.close()
    assert texts(nowhere) == []


def test_what_waits_is_bounded(tmp_path: Path) -> None:
    timeline = Timeline(ManualClock())
    file = TimelineFile(tmp_path, timeline, 1)
    for number in range(timeline_file.MAX_WAITING + 10):
        timeline.add(Source.STATION, str(number))
    file.close()
    assert len(texts(file)) == timeline_file.MAX_WAITING and texts(file)[0] == "10"


async def test_an_error_is_on_the_disk_at_once_and_the_rest_later(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(timeline_file, "URGENT_S", 0.0)
    monkeypatch.setattr(timeline_file, "WRITE_S", 3600.0)
    timeline = Timeline(ManualClock())
    file = TimelineFile(tmp_path, timeline, 1)
    running = asyncio.create_task(file.run())
    timeline.add(Source.STATION, "calm")
    await asyncio.sleep(0)
    assert texts(file) == []
    timeline.add(Source.STATION, "fault", Level.ERROR)
    async with asyncio.timeout(10):
        while texts(file) != ["calm", "fault"]:
            await asyncio.sleep(0.005)
    monkeypatch.setattr(timeline_file, "WRITE_S", 0.0)
    timeline.add(Source.STATION, "another fault", Level.ERROR)
    async with asyncio.timeout(10):
        while len(texts(file)) < 3:
            await asyncio.sleep(0.005)
    timeline.add(Source.STATION, "calm again")
    async with asyncio.timeout(10):
        while len(texts(file)) < 4:
            await asyncio.sleep(0.005)
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)
    assert all(json.loads(line) for line in (tmp_path / "timeline.jsonl").read_text().splitlines())
