"""The daemon's log: what the timeline tells, as lines on standard error, which systemd puts into the journal.

Owns: the form of a line, and that the log can never hold up the station: a line that nobody takes at once is lost and
counted. May not: decide what is worth telling (the level of an entry does: messages and samples, `Level.TRACE`, stay in
the timeline, because a charge loop would push everything else out of a small journal), or keep anything.

Without it a daemon that was killed would leave nothing behind: the timeline is in memory only.
"""

import os
import select
import sys
from collections.abc import Mapping

from firmware.core.timeline import Entry, Level, Timeline

STANDARD_ERROR = 2
MAX_LINE = 1000  # octets; far below PIPE_BUF, so that a line which poll(2) lets through cannot block
_PRIORITIES = {Level.INFO: 6, Level.WARNING: 4, Level.ERROR: 3}  # of syslog(3)


def goes_to_journal(descriptor: int, environment: Mapping[str, str] = os.environ) -> bool:
    """systemd-journald reads the other end of `descriptor`, and stamps the lines itself (systemd.exec(5))."""
    try:
        there = os.fstat(descriptor)
    except OSError:
        return False
    return environment.get("JOURNAL_STREAM") == f"{there.st_dev}:{there.st_ino}"


def to_standard_error(timeline: Timeline) -> None:
    """Log from now on; not where the process has no standard error, for its number may be a socket's by now."""
    if sys.stderr is not None:
        Log(timeline, STANDARD_ERROR)


class Log:
    """Writes what a timeline is told from now on. Made once, for the life of the process."""

    def __init__(self, timeline: Timeline, descriptor: int) -> None:
        self._descriptor = descriptor
        self._journal = goes_to_journal(descriptor)
        self._ready = select.poll()
        self._ready.register(descriptor, select.POLLOUT)
        self._last: tuple[object, str] | None = None
        self._repeated = 0
        self._lost = 0
        timeline.listen(self._hear)

    def _hear(self, entry: Entry) -> None:
        if entry.level < Level.INFO:
            return
        if (entry.source, entry.text) == self._last:  # a peer that repeats itself must not fill the journal
            self._repeated += 1
            return
        self.flush(entry)
        self._last = (entry.source, entry.text)
        self._write(entry, entry.text)

    def flush(self, entry: Entry) -> None:
        """Say, with the stamp of `entry`, how often the last line came again."""
        if self._repeated:
            self._write(entry, f"the line before came {self._repeated} times more")
            self._repeated = 0

    def _write(self, entry: Entry, text: str) -> None:
        if self._lost:
            text = f"({self._lost} lines lost: nobody took them) {text}"
        if self._journal:
            line = f"<{_PRIORITIES[entry.level]}>{entry.source.value}: {text}"
        else:
            line = f"{entry.wall[11:23]} {entry.source.value:8}{_LOUD.get(entry.level, '')}{text}"
        octets = line.encode(errors="replace")[: MAX_LINE - 1].decode(errors="ignore").encode() + b"\n"
        try:
            if not any(event & select.POLLOUT for _, event in self._ready.poll(0)):
                raise BlockingIOError
            os.write(self._descriptor, octets)
            self._lost = 0
        except OSError:  # nobody reads, or the disk is full
            self._lost += 1


_LOUD = {Level.WARNING: "warning: ", Level.ERROR: "error: "}
