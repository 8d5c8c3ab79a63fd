"""G: status, heartbeat, availability.

Owns: what was reported of the connector and when the CSMS last heard of us. May not: decide on availability (the
station does).
"""

from typing import Any

from firmware.ocpp_client.calls import NOTICE_ATTEMPTS, Call, End, Failure, Lane, Source
from firmware.ocpp_client.hub import Block
from firmware.ocpp_client.v201.enums import (
    ChangeAvailabilityStatusEnumType,
    ConnectorStatusEnumType,
    OperationalStatusEnumType,
)
from firmware.ocpp_client.v201.messages import (
    ChangeAvailabilityRequest,
    ChangeAvailabilityResponse,
    HeartbeatRequest,
    HeartbeatResponse,
    StatusNotificationRequest,
)
from firmware.ocpp_client.v201.serving import CONNECTOR_ID, EVSE_ID, Hub201, info, is_ours, refusal
from firmware.station.api import ConnectorStatus, SetAvailability, StatusChanged

LATEST_S = 86_400.0  # the longest time without a heartbeat, for the clock (Part 4, 5.4)


class _StatusCall(Call):
    def __init__(self, status: ConnectorStatus, at: str, block: "AvailabilityBlock") -> None:
        request = StatusNotificationRequest(
            timestamp=at,
            connectorStatus=ConnectorStatusEnumType(status.value),
            evseId=EVSE_ID,
            connectorId=CONNECTOR_ID,
        )
        super().__init__(request, None, status.value)
        self._status = status
        self._block = block
        self._attempts = 0

    def answered(self, response: Any, now: float) -> None:
        self._block.reported = self._status

    def failed(self, failure: Failure, now: float) -> bool:
        if failure.end is End.LOST:
            return False  # compared on reconnection
        self._attempts += 1
        if failure.end is End.TIMED_OUT and self._attempts < NOTICE_ATTEMPTS:
            return True
        self._block.reported = self._status  # refused; saying it again and again would not help
        return False


class _HeartbeatCall(Call):
    def __init__(self, block: "AvailabilityBlock") -> None:
        super().__init__(HeartbeatRequest(), HeartbeatResponse)
        self._block = block

    def answered(self, response: Any, now: float) -> None:
        self._block.heartbeat_done(now)
        self._block.hub.take_time(response.currentTime)

    def failed(self, failure: Failure, now: float) -> bool:
        if failure.end is not End.LOST:
            self._block.heartbeat_done(now)
        return False


class AvailabilityBlock(Block):
    """Status, heartbeat, availability."""

    hears = (StatusChanged,)

    def __init__(self, hub: Hub201) -> None:
        super().__init__()
        self.hub = hub
        self.reported: ConnectorStatus | None = None
        self._status = hub.station.snapshot().status
        self._since = 0.0  # heartbeats are counted from here, or from the last answer
        self._latest = 0.0
        self.sources = (
            Source(Lane.STATUS, self._status_if_new, lambda: None),
            Source(Lane.HEARTBEAT, self._heartbeat_if_due, self._heartbeat_at),
        )
        self.triggers = {
            "Heartbeat": lambda now: _HeartbeatCall(self),
            "StatusNotification": lambda now: self._notice(),
        }
        self.handlers = {"ChangeAvailability": self.change_availability}

    # --- status (G01, B04) ---------------------------------------------------------------------------------------

    def on_event(self, event: StatusChanged, now: float) -> None:
        """Each change is told, in order; offline only where it ended counts."""
        self._status = event.status
        if self.hub.link.online:
            self.hub.outbox.add(Lane.NOTICE, self._notice(event.at))

    def on_connected(self, now: float) -> None:
        """B04: after a long outage everything is reported, after a short one what has changed."""
        since = self.hub.link.offline_since
        if since is not None and now - since > self.hub.model.integer("OCPPCommCtrlr", "OfflineThreshold"):
            self.reported = None

    def on_lost(self, now: float) -> None:
        """What was on its way is compared on reconnection."""
        self.hub.outbox.forget(Lane.NOTICE, lambda call: isinstance(call, _StatusCall))
        self.hub.outbox.forget(Lane.STATUS, lambda call: True)

    def on_accepted(self, now: float) -> None:
        """B01.FR.05: everything is reported."""
        self.reported = None
        self.heartbeat_done(now)

    def _status_if_new(self, now: float) -> Call | None:
        return self._notice() if self.reported is not self._status else None

    def _notice(self, at: str = "") -> Call:
        """The present status, as of `at` or now."""
        return _StatusCall(self._status, at or self.hub.clock.wall().iso(), self)

    # --- heartbeat (G02) -----------------------------------------------------------------------------------------

    def heartbeat_done(self, now: float) -> None:
        """Count anew."""
        self._since = now
        self._latest = now + LATEST_S

    def on_variables(self, keys: tuple[str, ...], now: float) -> None:
        """A new interval begins now."""
        if "OCPPCommCtrlr.HeartbeatInterval" in keys:
            self._since = now

    def _heartbeat_at(self) -> float:
        since = max(self._since, self.hub.link.answered_at or 0.0)
        return min(since + self.hub.model.integer("OCPPCommCtrlr", "HeartbeatInterval"), self._latest)

    def _heartbeat_if_due(self, now: float) -> Call | None:
        return _HeartbeatCall(self) if now >= self._heartbeat_at() else None

    # --- availability (G03, G04) ---------------------------------------------------------------------------------

    def change_availability(self, request: ChangeAvailabilityRequest, now: float) -> ChangeAvailabilityResponse:
        """Station, EVSE and connector are one here."""
        status = ChangeAvailabilityStatusEnumType
        if not is_ours(request.evse):
            return ChangeAvailabilityResponse(status=status.Rejected, statusInfo=info("UnknownEvse"))
        operative = request.operationalStatus is OperationalStatusEnumType.Operative
        answer = self.hub.station.command(SetAvailability(operative))
        return ChangeAvailabilityResponse(status=status(answer.result.value), statusInfo=refusal(answer))
