"""N01: logs for the operator.

Owns: what a log contains, and the answers. May not: transfer (`log_upload.py` and the adapter).
"""

import json
from collections.abc import Callable
from datetime import datetime

from msgspec import UNSET

from firmware.core.clock import moment
from firmware.core.timeline import Entry
from firmware.ocpp_client.calls import Notice
from firmware.ocpp_client.hub import Block
from firmware.ocpp_client.log_upload import LogUpload, LogWish
from firmware.ocpp_client.transfer.api import TransferEnded
from firmware.ocpp_client.v201.datatypes import LogParametersType
from firmware.ocpp_client.v201.enums import LogEnumType, LogStatusEnumType, UploadLogStatusEnumType
from firmware.ocpp_client.v201.messages import GetLogRequest, GetLogResponse, LogStatusNotificationRequest
from firmware.ocpp_client.v201.serving import Hub201, info

DEFAULT_INTERVAL_S = 60.0
MAX_RETRIES = 10


class LogsBlock(Block):
    """GetLog."""

    hears = (TransferEnded,)

    def __init__(self, hub: Hub201) -> None:
        super().__init__()
        self._hub = hub
        self._upload = LogUpload(hub.new_job, hub.start, self._tell)
        self.handlers = {"GetLog": self.get_log}
        self.triggers = {"LogStatusNotification": lambda now: Notice(self._status())}

    def get_log(self, request: GetLogRequest, now: float) -> GetLogResponse:
        """The security log is the client's own; the diagnostics log is the application's, made when it is sent."""
        security = request.logType is LogEnumType.SecurityLog
        content = self._security(request.log) if security else self._diagnostics(request.log)
        if content is None:
            why = info("NotFound", "nothing was recorded in that time")
            return GetLogResponse(status=LogStatusEnumType.Rejected, statusInfo=why)
        stamp = self._hub.clock.wall().utc.strftime("%Y%m%dT%H%M%SZ")
        kind = "security" if security else "diagnostics"
        filename = f"{self._hub.station.snapshot().identity.station_id}-{kind}-{stamp}.log"
        wish = LogWish(
            request_id=request.requestId,
            url=request.log.remoteLocation,
            filename=filename,
            content=content,
            retries=min(request.retries, MAX_RETRIES) if isinstance(request.retries, int) else 0,
            interval_s=float(request.retryInterval) if isinstance(request.retryInterval, int) else DEFAULT_INTERVAL_S,
        )
        replaced = self._upload.begin(wish)
        status = LogStatusEnumType.AcceptedCanceled if replaced else LogStatusEnumType.Accepted
        return GetLogResponse(status=status, filename=filename[:255])

    def _security(self, wanted: LogParametersType) -> bytes | None:
        """None: nothing was recorded in that time."""
        found = [one for one in self._hub.security.entries() if _within(wanted, moment(one.at))]
        return "".join(f"{one.at} {one.kind} {one.text}".rstrip() + "\n" for one in found).encode() or None

    def _diagnostics(self, wanted: LogParametersType) -> bytes | Callable[[], bytes] | None:
        """None: nothing was recorded in that time."""
        entries, diagnostics = tuple(self._hub.entries()), self._hub.diagnostics
        if diagnostics is None:
            return "".join(_line(one) + "\n" for one in entries if _within(wanted, moment(one.wall))).encode() or None
        oldest = moment(wanted.oldestTimestamp) if wanted.oldestTimestamp else None
        latest = moment(wanted.latestTimestamp) if wanted.latestTimestamp else None
        since = min((one for one in (diagnostics.oldest, *(moment(e.wall) for e in entries[:1])) if one), default=None)
        now = self._hub.clock.wall().utc
        if since is None or (latest is not None and latest < since) or (oldest is not None and oldest > now):
            return None
        return diagnostics.begin(entries, oldest, latest)

    # --- the upload ----------------------------------------------------------------------------------------------

    def on_event(self, event: TransferEnded, now: float) -> None:
        """Done, failed, or not ours."""
        self._upload.ended(event, now)

    def next_deadline(self) -> float | None:
        """The next attempt."""
        return self._upload.next_deadline()

    def handle_timer(self, now: float) -> None:
        """The next attempt."""
        self._upload.handle_timer(now)

    def _tell(self, status: str, request_id: int) -> None:
        notice = LogStatusNotificationRequest(status=UploadLogStatusEnumType(status), requestId=request_id)
        self._hub.notice(notice, status)

    def _status(self) -> LogStatusNotificationRequest:
        running = self._upload.running
        status = UploadLogStatusEnumType.Idle if running is None else UploadLogStatusEnumType.Uploading
        return LogStatusNotificationRequest(status=status, requestId=running if running is not None else UNSET)


def _within(wanted: LogParametersType, at: datetime) -> bool:
    return not (
        (wanted.oldestTimestamp and at < moment(wanted.oldestTimestamp))
        or (wanted.latestTimestamp and at > moment(wanted.latestTimestamp))
    )


def _line(entry: Entry) -> str:
    data = " " + json.dumps(dict(entry.data), default=str) if entry.data else ""
    return f"{entry.wall} {entry.level.name.lower()} {entry.source.value}: {entry.text}{data}"
