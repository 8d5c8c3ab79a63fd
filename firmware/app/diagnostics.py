"""The diagnostics log that an operator fetches (GetLog): what a technician wants to know who was not there.

Owns: what it consists of, its bounds, and that no secret is in it. May not: send it (`ocpp_client/log_upload.py`).

It holds what earlier starts told (`timeline_file.py`), the timelines that were kept when faults came, this start with
its messages, what systemd's journal has of the service, and what `keep-crash` saved. Made in a thread: reading takes
longer than the loop may stand still.
"""

import json
import re
import shutil
import subprocess
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from firmware.app.timeline_file import TimelineFile
from firmware.core.errors import StoreError
from firmware.core.store import Store
from firmware.core.timeline import Entry

MAX_BYTES = 4 << 20
MAX_PART = 1 << 20  # of one part; its end is kept
MAX_SNAPSHOTS = 10
JOURNAL_LINES = 3000
JOURNAL_SECONDS = 10.0
LEFT_OUT = "(left out)"

_SECRETS = (
    (re.compile(r"-----BEGIN [A-Z ]*PRIVATE KEY-----.*?(-----END [A-Z ]*PRIVATE KEY-----|\Z)", re.DOTALL), LEFT_OUT),
    (re.compile(r"(?i)(authorization['\"]?\s*[:=]\s*['\"]?(?:basic|bearer)\s+)[\w+/=.~-]+"), rf"\1{LEFT_OUT}"),
    (
        re.compile(r"(?i)((?:password|passphrase|secret|\bpin)['\"]?\s*[:=]\s*)(\"[^\"]*\"|'[^']*'|[^\s,;}]+)"),
        rf"\1{LEFT_OUT}",
    ),
    (re.compile(r"(\b[a-z][a-z0-9+.-]*://)[^\s/@'\"]+@"), rf"\1{LEFT_OUT}@"),
)


def without_secrets(text: str, secrets: Iterable[str] = ()) -> str:
    """The text without keys, passwords and credentials in addresses. `secrets`: such as are known by their value."""
    for secret in sorted((one for one in secrets if len(one) >= 4), key=len, reverse=True):
        text = text.replace(secret, LEFT_OUT)
    for pattern, instead in _SECRETS:
        text = pattern.sub(instead, text)
    return text


class Diagnostics:
    """`ocpp_client.log_upload.Diagnostics` on this machine."""

    def __init__(
        self,
        kept: TimelineFile,
        store: Path,
        heading: Callable[[], str],
        secrets: Callable[[], Iterable[str]] = tuple,
        crashes: Path | None = None,
        journal: Sequence[str] = ("journalctl", "--unit=evse.service", "--no-pager", "--output=short-iso", "--quiet"),
    ) -> None:
        """`heading`: which station, asked on the loop's thread by `begin`."""
        self._kept = kept
        self._store = store
        self._heading = heading
        self._secrets = secrets
        self._crashes = crashes
        self._journal = tuple(journal)

    @property
    def oldest(self) -> datetime | None:
        """Since when there are records on the disk; None: nothing is there of earlier starts."""
        return self._kept.oldest

    def begin(self, entries: Sequence[Entry], oldest: datetime | None, latest: datetime | None) -> Callable[[], bytes]:
        """What makes the log, to be called in a thread. `entries`: the timeline of this start."""
        heading, secrets = self._heading(), tuple(self._secrets())
        return lambda: self._make(heading, secrets, entries, oldest, latest)

    def _make(
        self,
        heading: str,
        secrets: tuple[str, ...],
        entries: Sequence[Entry],
        oldest: datetime | None,
        latest: datetime | None,
    ) -> bytes:
        def wanted(row: dict[str, Any]) -> bool:
            return _within(str(row.get("wall", "")), oldest, latest)

        parts = (
            ("station", iter([heading])),
            ("earlier starts and this one, without messages", (_line(row) for row in self._kept.rows() if wanted(row))),
            ("when faults came", self._snapshots(wanted)),
            ("systemd's journal", self._journal_lines(oldest, latest)),
            ("ends that were not clean", self._crash_lines()),
            ("this start, with messages", (_line(row) for row in map(Entry.to_json, entries) if wanted(row))),
        )
        made = [_part(title, without_secrets("\n".join(lines), secrets)) for title, lines in parts]
        return b"".join(made)[-MAX_BYTES:]

    def _snapshots(self, wanted: Callable[[dict[str, Any]], bool]) -> Iterator[str]:
        try:
            store = Store(self._store)  # a connection of this thread's own
        except StoreError as error:
            yield str(error)
            return
        try:
            for at, cause, body in reversed(store.snapshots(MAX_SNAPSHOTS)):
                rows = [row for row in json.loads(body) if isinstance(row, dict) and wanted(row)]
                if rows:
                    yield f"-- {at} {cause}"
                    yield from map(_line, rows)
        except (StoreError, ValueError) as error:
            yield str(error)
        finally:
            store.close()

    def _journal_lines(self, oldest: datetime | None, latest: datetime | None) -> Iterator[str]:
        if shutil.which(self._journal[0]) is None:
            return
        window = [f"--since={_local(oldest)}"] if oldest else []
        window += [f"--until={_local(latest)}"] if latest else []
        command = [*self._journal, f"--lines={JOURNAL_LINES}", *window]
        try:
            done = subprocess.run(command, capture_output=True, timeout=JOURNAL_SECONDS, check=False)
        except (OSError, subprocess.SubprocessError) as error:
            yield f"the journal cannot be read: {error}"
            return
        yield from done.stdout.decode(errors="replace").splitlines()

    def _crash_lines(self) -> Iterator[str]:
        if self._crashes is None:
            return
        try:
            files = sorted(self._crashes.glob("crash-?.log"), key=lambda file: file.stat().st_mtime)
            for file in files:
                yield f"-- {file.name}"
                yield file.read_text(encoding="utf-8", errors="replace")
        except OSError as error:
            yield f"cannot be read: {error.strerror}"


def _part(title: str, text: str) -> bytes:
    data = text.encode()
    if len(data) > MAX_PART:
        _, _, data = data[-MAX_PART:].partition(b"\n")
        title += " (the end of it)"
    return f"== {title}\n".encode() + (data + b"\n" if data else b"nothing\n") + b"\n"


def _line(row: dict[str, Any]) -> str:
    data = " " + json.dumps(row["data"], ensure_ascii=False, default=str) if row.get("data") else ""
    boot = f"{row['boot']} " if "boot" in row else ""
    return f"{boot}{row.get('wall', '')} {row.get('level', '')} {row.get('source', '')}: {row.get('text', '')}{data}"


def _within(stamp: str, oldest: datetime | None, latest: datetime | None) -> bool:
    if oldest is None and latest is None:
        return True
    try:
        at = datetime.fromisoformat(stamp)
    except ValueError:
        return False
    return not ((oldest is not None and at < oldest) or (latest is not None and at > latest))


def _local(moment: datetime) -> str:
    """As journalctl reads it; its own zone is said."""
    return moment.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S UTC")
