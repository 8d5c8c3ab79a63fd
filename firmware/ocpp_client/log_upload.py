"""One log on its way to the operator: attempts, statuses, cancelling (N01).

Owns: the life of an upload and the names of its statuses (UploadLogStatusEnumType, the same in all versions). May not:
know the wire, or transfer.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from firmware.core.timeline import Entry
from firmware.ocpp_client.transfer.api import CancelJob, StartUpload, TransferEnded, TransferResult

STATUSES = {
    TransferResult.DONE: "Uploaded",
    TransferResult.FAILED: "UploadFailure",
    TransferResult.DENIED: "PermissionDenied",
    TransferResult.BAD: "BadMessage",
    TransferResult.UNSUPPORTED: "NotSupportedOperation",
}


class Diagnostics(Protocol):
    """Who knows more than the timeline in memory. The application implements it."""

    @property
    def oldest(self) -> datetime | None:
        """Since when there are records on the disk."""
        ...

    def begin(self, entries: Sequence[Entry], oldest: datetime | None, latest: datetime | None) -> Callable[[], bytes]:
        """What makes the log of that time, in a thread; it may raise OSError. `entries`: the timeline in memory."""
        ...


@dataclass(frozen=True, slots=True)
class LogWish:
    """What the operator wants. `retries` beyond the first attempt, `interval_s` between them. `content`: the log, or
    what makes it in the thread of the transfer."""

    request_id: int
    url: str
    filename: str
    content: bytes | Callable[[], bytes] = field(repr=False)
    retries: int = 0
    interval_s: float = 60.0


class LogUpload:
    """At most one upload."""

    def __init__(
        self,
        new_job: Callable[[], int],
        start: Callable[[StartUpload | CancelJob], None],
        tell: Callable[[str, int], None],
    ) -> None:
        """`tell(status, request_id)`: for LogStatusNotification."""
        self._new_job = new_job
        self._start = start
        self._tell = tell
        self._wish: LogWish | None = None
        self._job = 0
        self._left = 0
        self._again_at: float | None = None

    @property
    def running(self) -> int | None:
        """The request that is being served."""
        return self._wish.request_id if self._wish is not None else None

    def begin(self, wish: LogWish) -> bool:
        """Start. True: another upload was cancelled for it."""
        before = self._wish
        if before is not None:
            self._start(CancelJob(self._job))
            self._tell("AcceptedCanceled", before.request_id)
        self._wish, self._left = wish, max(0, wish.retries)
        self._tell("Uploading", wish.request_id)
        self._try()
        return before is not None

    def ended(self, event: TransferEnded, now: float) -> bool:
        """A transfer is over. False: it was none of ours."""
        wish = self._wish
        if wish is None or event.job != self._job:
            return False
        if event.result is TransferResult.FAILED and self._left > 0:
            self._left -= 1
            self._again_at = now + wish.interval_s
            return True
        self._wish = None
        self._tell(STATUSES[event.result], wish.request_id)
        return True

    def next_deadline(self) -> float | None:
        """When the next attempt is due."""
        return self._again_at

    def handle_timer(self, now: float) -> None:
        """Try again."""
        if self._again_at is not None and now >= self._again_at:
            self._again_at = None
            if self._wish is not None:
                self._try()

    def _try(self) -> None:
        assert self._wish is not None
        self._again_at, self._job = None, self._new_job()
        self._start(StartUpload(self._job, self._wish.url, self._wish.filename, self._wish.content))
