"""A: security events (A04), and the change of the password (A01).

Owns: which events of the client go into the security log, and telling the CSMS of the critical ones. May not: keep the
log (`security_log.py`); certificates are in `blocks/certificates.py`.
"""

from typing import Any

from msgspec import UNSET

from firmware.core.clock import ClockQuality
from firmware.ocpp_client.calls import Call, End, Failure, Lane, Source
from firmware.ocpp_client.hub import Block
from firmware.ocpp_client.security_log import SecurityEvent, SecurityHappened, SecurityLog
from firmware.ocpp_client.v201.enums import BootReasonEnumType
from firmware.ocpp_client.v201.mapping import nearest
from firmware.ocpp_client.v201.messages import SecurityEventNotificationRequest
from firmware.ocpp_client.v201.serving import Hub201

RESTART_REASONS = ("ScheduledReset", "RemoteReset", "LocalReset", "ApplicationReset", "FirmwareUpdate", "Watchdog")
AGAIN_S = 60.0
LOOK_S = 10.0  # how often the clock is compared with the time that has passed
SECURITY_PARAMETERS = ("SecurityCtrlr.", "OCPPCommCtrlr.NetworkConfigurationPriority")


class _EventCall(Call):
    def __init__(self, event: SecurityEvent, block: "SecurityBlock") -> None:
        request = SecurityEventNotificationRequest(type=event.kind, timestamp=event.at, techInfo=event.text or UNSET)
        super().__init__(request, None, event.kind)
        self._number = event.number
        self._block = block

    def answered(self, response: Any, now: float) -> None:
        self._block.log.told(self._number)

    def failed(self, failure: Failure, now: float) -> bool:
        if failure.end is End.REFUSED:
            self._block.log.told(self._number)  # saying it again would not help
        elif failure.end is End.TIMED_OUT:
            self._block.again_at = now + AGAIN_S
        return False


class SecurityBlock(Block):
    """Security events."""

    hears = (SecurityHappened,)

    def __init__(self, hub: Hub201) -> None:
        super().__init__()
        self._hub = hub
        self.log: SecurityLog = hub.security
        self.again_at = 0.0
        self._started = False
        self._look_at = 0.0
        self._offset: float | None = None  # wall time minus monotonic time; None: no clock yet
        self.sources = (Source(Lane.NOTICE, self._next, self._due_at),)

    def on_event(self, event: SecurityHappened, now: float) -> None:
        """What only the application sees."""
        self.log.note(event.kind, event.text)

    def next_deadline(self) -> float | None:
        """When the clock is looked at again."""
        return self._look_at

    def handle_timer(self, now: float) -> None:
        """Somebody else than the CSMS (NTP, a technician) has set the clock."""
        if now < self._look_at and not self._hub.clock_taken:
            return
        self._look_at = now + LOOK_S
        wall = self._hub.clock.wall()
        if wall.quality is ClockQuality.UNKNOWN:
            return
        before, self._offset = self._offset, wall.utc.timestamp() - now
        taken, self._hub.clock_taken = self._hub.clock_taken, False
        if before is not None and not taken:
            step_s = self._offset - before
            if abs(step_s) > self._hub.model.integer("ClockCtrlr", "TimeAdjustmentReportingThreshold"):
                self.log.note("SettingSystemTime", f"by {step_s:.0f} s, not by the CSMS")

    def on_accepted(self, now: float) -> None:
        """The start is told when the clock has been set: once, whatever the number of boots that the CSMS wants."""
        if not self._started:
            self._started = True
            reason = nearest(BootReasonEnumType, self._hub.boot_reason, BootReasonEnumType.Unknown).value
            self.log.note("ResetOrReboot" if reason in RESTART_REASONS else "StartupOfTheDevice", reason)

    def on_variables(self, keys: tuple[str, ...], now: float) -> None:
        """A01, A05: what protects the connection was changed (never the value)."""
        if changed := [key for key in keys if key.startswith(SECURITY_PARAMETERS)]:
            self.log.note("ReconfigurationOfSecurityParameters", ", ".join(changed))
        if "SecurityCtrlr.BasicAuthPassword" in keys:
            self._hub.reconnect("connecting anew with the new password")

    def _next(self, now: float) -> Call | None:
        event = self.log.next_to_tell()
        return _EventCall(event, self) if event is not None and now >= self.again_at else None

    def _due_at(self) -> float | None:
        return self.again_at if self.log.next_to_tell() is not None else None
