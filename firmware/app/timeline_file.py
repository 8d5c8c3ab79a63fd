"""The timeline on the disk: what was told in earlier starts is still there for whoever asks after a restart.

Owns: two files of bounded size, what of the timeline goes into them, when it is written. May not: hold up the loop
(writing is done in a thread), or keep traces of messages: a card would wear out by them.

Entries wait in memory for half a minute, those of level ERROR for no longer than a second: a power cut costs so much.
"""

import asyncio
import json
from collections import deque
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from firmware.core.timeline import Entry, Level, Timeline

MAX_BYTES = 1 << 20  # of one file; there are two
MAX_WAITING = 4000
TIMELINE_FILES = ("timeline.1.jsonl", "timeline.jsonl")  # the older one first
WRITE_S = 30.0
URGENT_S = 1.0


class TimelineFile:
    """`run` as a task, `close` at the end. Raises nothing."""

    def __init__(self, folder: Path, timeline: Timeline, boot: int) -> None:
        self._old, self._file = (folder / name for name in TIMELINE_FILES)
        self._boot = boot
        self._waiting: deque[Entry] = deque(timeline, maxlen=MAX_WAITING)
        self._urgent = asyncio.Event()
        self._oldest: str | None = next((str(row["wall"]) for row in self.rows() if "wall" in row), None)
        self._stop = timeline.listen(self._hear)

    def _hear(self, entry: Entry) -> None:
        if entry.level is Level.TRACE:
            return
        self._waiting.append(entry)
        if entry.level is Level.ERROR:
            self._urgent.set()

    @property
    def oldest(self) -> datetime | None:
        """The stamp of the oldest line on the disk when this start began."""
        try:
            return datetime.fromisoformat(self._oldest) if self._oldest else None
        except ValueError:
            return None

    async def run(self) -> None:
        """Write now and then, for ever."""
        while True:
            try:
                async with asyncio.timeout(WRITE_S):
                    await self._urgent.wait()
                await asyncio.sleep(URGENT_S)  # what follows a fault belongs to it
            except TimeoutError:
                pass
            self._urgent.clear()
            await asyncio.to_thread(self.write)

    def write(self) -> None:
        """Everything that waits goes to the disk. Called in a thread."""
        entries = []
        while self._waiting:
            entries.append(self._waiting.popleft())
        lines = [_line(entry, self._boot) for entry in entries if entry.level is not Level.TRACE]
        if not lines:
            return
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            if self._file.exists() and self._file.stat().st_size >= MAX_BYTES:
                self._file.replace(self._old)
            with self._file.open("a", encoding="utf-8") as file:
                file.writelines(lines)
        except OSError:
            return  # the store is on the same disk, and its failure is a fault that people see

    def close(self) -> None:
        """The last lines."""
        self._stop()
        self.write()

    def rows(self) -> Iterator[dict[str, Any]]:
        """What is on the disk, oldest first."""
        return rows(self._file.parent)


def rows(folder: Path) -> Iterator[dict[str, Any]]:
    """What is on the disk, oldest first. A line that a power cut has broken is left out."""
    for name in TIMELINE_FILES:
        try:
            with (folder / name).open(encoding="utf-8", errors="replace") as file:
                for line in file:
                    try:
                        row = json.loads(line)
                    except ValueError:
                        continue
                    if isinstance(row, dict):
                        yield row
        except OSError:
            continue


def _line(entry: Entry, boot: int) -> str:
    return json.dumps({"boot": boot, **entry.to_json()}, ensure_ascii=False, default=str) + "\n"
