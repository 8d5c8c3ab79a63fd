"""The OCPP 2.0.1 client of the station, sans-I/O: what is sent when, and what answers mean.

Owns: the registration gate, the order in which messages compete for the one outstanding CALL, heartbeat, status,
authorisation, transaction events, reports, and the dispatch of requests. May not: touch the network or a clock, or
drive the station other than by its typed commands.

Rule 1: before Accepted nothing goes out but BootNotification, what the CSMS triggered, and reports while Pending; after
        Rejected nothing until the interval is over (B01.FR.08, B02, B03.FR.02).
Rule 2: `on_event` may be called from inside a command to the station, so it only notes the event; everything that
        acts on it happens in `handle_timer`, for which `next_deadline` then says: at once.
Rule 3: nothing that the CSMS sends or leaves out may stop the client: every call ends in an answer, a failure, a
        timeout or the loss of the connection, and each has its row in `_ended`.
"""

from collections import deque
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from typing import Protocol

import msgspec
from msgspec import UNSET, Struct

from firmware.core.clock import Clock
from firmware.core.errors import StoreError
from firmware.core.timeline import Level, Source, Timeline
from firmware.ocpp_client.device_model import DeviceModel, StateStore
from firmware.ocpp_client.queue import EventStore, RetryRules, TransactionQueue
from firmware.ocpp_client.smart_charging import Supply
from firmware.ocpp_client.station_port import StationPort
from firmware.ocpp_client.token_book import TokenBook, TokenStore
from firmware.ocpp_client.trust import TrustFolder
from firmware.ocpp_client.v201.datatypes import ChargingStationType, IdTokenInfoType
from firmware.ocpp_client.v201.desk import Desk
from firmware.ocpp_client.v201.enums import (
    AuthorizationStatusEnumType,
    AuthorizeCertificateStatusEnumType,
    BootReasonEnumType,
    ConnectorStatusEnumType,
    RegistrationStatusEnumType,
)
from firmware.ocpp_client.v201.limit_keeper import LimitKeeper
from firmware.ocpp_client.v201.mapping import (
    Measurands,
    action_of,
    authorize,
    certificate_request,
    certificate_response,
    external_limit,
    known_token,
    meter_values,
    nearest,
    transaction_event,
)
from firmware.ocpp_client.v201.messages import (
    AuthorizeResponse,
    BootNotificationRequest,
    BootNotificationResponse,
    Get15118EVCertificateResponse,
    HeartbeatRequest,
    HeartbeatResponse,
    SecurityEventNotificationRequest,
    StatusNotificationRequest,
    TransactionEventResponse,
)
from firmware.ocpp_client.v201.outgoing import (
    AuthorizeCall,
    BootCall,
    CertificateCall,
    ClientEvent,
    CredentialsChanged,
    HeartbeatCall,
    NoticeCall,
    Purpose,
    Registration,
    RegistrationChanged,
    ReportCall,
    TransactionCall,
)
from firmware.ocpp_client.v201.profile_book import ProfileBook
from firmware.ocpp_client.v201.report import report_parts
from firmware.ocpp_client.v201.reservation import reservation_ended
from firmware.ocpp_client.v201.serving import (
    CONNECTOR_ID,
    EVSE_ID,
    FollowUp,
    SecurityChanged,
    SendParts,
    SendReport,
    SendTriggered,
    Trigger,
    VariablesChanged,
)
from firmware.ocpp_client.wire import (
    CallAnswered,
    CallFailed,
    CallReceived,
    CallTimedOut,
    PayloadError,
    Rpc,
    decode_payload,
)
from firmware.station.api import (
    AuthorizationAnswer,
    AuthorizeNeeded,
    CertificateNeeded,
    CertificateResponse,
    ConnectorStatus,
    DeauthorizeTransaction,
    EventKind,
    ExternalLimitChanged,
    IdToken,
    MeterSampled,
    ReservationEnded,
    SetOnline,
    SetVariables,
    StatusChanged,
    TransactionEvent,
    TransactionEventStored,
)

BOOT_RETRY_S = 60.0  # no answer, CALLERROR, or an interval of 0
MAX_WAIT_S = 86_400.0  # of an interval; also the longest time without a heartbeat (Part 4, 5.4)
MAX_NOTICES = 32
MAX_REPORTS = 4
NOTICE_ATTEMPTS = 3
EARLIEST_YEAR = 2024  # a CSMS whose clock is before this has none
RESTART_REASONS = ("ScheduledReset", "RemoteReset", "LocalReset", "ApplicationReset", "FirmwareUpdate", "Watchdog")


NOTED = (
    AuthorizeNeeded,
    CertificateNeeded,
    ExternalLimitChanged,
    MeterSampled,
    ReservationEnded,
    StatusChanged,
    TransactionEventStored,
)


class ClientStore(EventStore, StateStore, TokenStore, Protocol):
    """core.store.Store as far as the client uses it."""


class StationClient:
    """One CSMS connection's worth of behaviour, and what outlives a connection."""

    def __init__(
        self,
        station: StationPort,
        model: DeviceModel,
        store: ClientStore,
        clock: Clock,
        timeline: Timeline,
        new_id: Callable[[], str],
        on_time: Callable[[datetime], None],
        boot_reason: str = "PowerUp",
        supply: Supply = Supply(230.0, 3, 32.0),  # noqa: B008 - immutable
        trust: TrustFolder | None = None,
    ) -> None:
        """`clock` is asked for wall time only. `on_time` is told the CSMS's time (UTC) before anything is stamped that
        follows from the same answer. `boot_reason`: OCPP BootReasonEnumType.
        """
        self._station = station
        self._model = model
        self._clock = clock
        self._timeline = timeline
        self._new_id = new_id
        self._on_time = on_time
        self._boot_reason = nearest(BootReasonEnumType, boot_reason, BootReasonEnumType.Unknown)
        self._queue = TransactionQueue(store, self._retry_rules, self._tell)
        self._rpc: Rpc | None = None
        self._call_purpose: Purpose | None = None  # of the call in flight
        self._given_up: dict[str, Purpose] = {}  # timed out, the answer may still come
        self._inbox: deque[object] = deque()
        self._events: deque[ClientEvent] = deque()

        self._registration = Registration.NONE
        self._boot_at: float = 0.0
        self._online = False
        self._leaving = False  # new credentials: no more calls over this connection
        self._offline_since: float | None = None
        self._heartbeat_at = 0.0
        self._heartbeat_latest = 0.0

        self._triggered: deque[Trigger] = deque()
        self._authorizations: deque[AuthorizeCall] = deque()
        self._certificates: deque[CertificateCall] = deque()
        self._notices: deque[NoticeCall] = deque()
        self._reports: deque[list[Struct]] = deque()
        self._status = station.snapshot().status
        self._reported: ConnectorStatus | None = None

        if overlay := model.station_overlay():
            answer = station.command(SetVariables(overlay))
            self._tell(f"stored variables to the station: {answer.result.value} {answer.text}".rstrip())
        self._tokens = TokenBook(model, store, station.command)
        profiles = ProfileBook(store)
        self._limits = LimitKeeper(station, profiles, clock, supply)
        trust = trust or TrustFolder(None)
        holds, tell, trace = self._queue.holds, self._tell, self._trace
        self._desk = Desk(station, model, clock, self._tokens, profiles, self._limits, trust, holds, tell, trace)

    # --- state for the application -------------------------------------------------------------------------------

    @property
    def registration(self) -> Registration:
        """The CSMS's last word."""
        return self._registration

    @property
    def online(self) -> bool:
        """Connected and accepted."""
        return self._online

    @property
    def queued(self) -> int:
        """Transaction events not delivered yet."""
        return len(self._queue)

    def next_event(self) -> ClientEvent | None:
        """The oldest event for the application, taken once."""
        return self._events.popleft() if self._events else None

    # --- inputs --------------------------------------------------------------------------------------------------

    def connected(self, now: float) -> None:
        """The WebSocket is open."""
        self._rpc = Rpc(self._new_id)
        self._leaving = False
        if self._registration is Registration.ACCEPTED:
            self._set_online(True)
            self._heartbeat_at = min(self._heartbeat_at, now + self._heartbeat_interval())
            threshold = self._model.integer("OCPPCommCtrlr", "OfflineThreshold")
            if self._offline_since is not None and now - self._offline_since > threshold:
                self._reported = None  # B04: after a long outage everything is reported
        self._offline_since = None
        self._pump(now)

    def disconnected(self, now: float) -> None:
        """The WebSocket is gone; what was in flight was perhaps received, perhaps not."""
        if self._rpc is None:
            return
        self._rpc = None
        if self._offline_since is None:
            self._offline_since = now
        purpose, self._call_purpose = self._call_purpose, None
        self._given_up.clear()  # their answers can only come over the connection that carried them
        match purpose:
            case TransactionCall():
                self._queue.lost(purpose.row_id)
            case ReportCall() if self._reports:
                self._reports[0].insert(0, purpose.part)
            case BootCall():
                self._boot_at = now
            case AuthorizeCall():
                self._authorizations.append(purpose)
            case CertificateCall():
                self._certificates.append(purpose)
            case NoticeCall(status=None):
                self._notices.appendleft(purpose)
            case _:
                pass  # heartbeat: the next one comes; status: compared on reconnection
        self._notices = deque(notice for notice in self._notices if notice.status is None)
        self._triggered.clear()
        self._set_online(False)
        for waiting in self._take_authorizations():
            self._answer_authorization(waiting.needed, "Offline", "connection lost")
        while self._certificates:
            self._no_certificate(self._certificates.popleft().needed, "connection lost")

    def receive_data(self, data: str | bytes, now: float) -> None:
        """One WebSocket message."""
        if self._rpc is None:
            return
        self._rpc.receive_data(data, now)
        self._pump(now)

    def data_to_send(self) -> list[str]:
        """Frames for the WebSocket, in order."""
        return self._rpc.data_to_send() if self._rpc else []

    def on_event(self, event: object) -> None:
        """An event of the station's bus; see rule 2."""
        if isinstance(event, NOTED):
            self._inbox.append(event)

    def next_deadline(self) -> float | None:
        """When `handle_timer` wants to be called; a time in the past means at once."""
        if self._inbox:
            return 0.0
        times = [waiting.give_up_at for waiting in self._authorizations]
        times += [waiting.needed.deadline for waiting in self._certificates]
        if (limit_changes := self._limits.next_deadline()) is not None:
            times.append(limit_changes)
        if self._rpc is not None:
            if self._rpc.busy:
                times.append(self._rpc.next_deadline() or 0.0)
            elif self._registration is Registration.ACCEPTED:
                times += [self._heartbeat_at, self._heartbeat_latest]
                if (retry := self._queue.next_deadline()) is not None:
                    times.append(retry)
            else:
                times.append(self._boot_at)
        return min(times, default=None)

    def handle_timer(self, now: float) -> None:
        """Act on noted events and on everything whose time has come."""
        while self._inbox:
            self._take_event(self._inbox.popleft(), now)
        if self._rpc is not None:
            self._rpc.handle_timer(now)
        for waiting in [w for w in self._authorizations if w.give_up_at <= now]:
            self._authorizations.remove(waiting)
            self._answer_authorization(waiting.needed, "Offline", "the CSMS did not answer in time")
        for late in [call for call in self._certificates if call.needed.deadline <= now]:
            self._certificates.remove(late)
            self._no_certificate(late.needed, "the CSMS could not be asked in time")
        self._limits.apply(now)
        self._pump(now)

    # --- events of the station -----------------------------------------------------------------------------------

    def _take_event(self, event: object, now: float) -> None:
        match event:
            case TransactionEventStored():
                self._queue.added()
                try:
                    self._limits.on_transaction(event.event)
                except StoreError as error:
                    self._tell(f"charging profiles: {error}", Level.ERROR)
            case ExternalLimitChanged():
                self._note_down(external_limit(event))
            case ReservationEnded():
                self._note_down(reservation_ended(event))
            case MeterSampled():
                if self._online and (values := meter_values(event, self._measurands())):
                    self._note_down(values)
            case StatusChanged():
                self._status = event.status
                if self._online:
                    self._notices.append(self._status_notice(event.at))
                    while len(self._notices) > MAX_NOTICES:
                        self._notices.popleft()
            case AuthorizeNeeded():
                self._ask(event, now)
            case CertificateNeeded():
                self._ask_certificate(event)

    def _note_down(self, request: Struct) -> None:
        """To be told once; the oldest go where there are too many."""
        self._notices.append(NoticeCall(request))
        while len(self._notices) > MAX_NOTICES:
            self._notices.popleft()

    def _ask(self, needed: AuthorizeNeeded, now: float) -> None:
        if not self._online:
            self._answer_authorization(needed, "Offline", "no connection to the CSMS")
            return
        request = authorize(needed, lambda: self._model.boolean("ISO15118Ctrlr", "CentralContractValidationAllowed"))
        if request is None:
            self._answer_authorization(needed, "Invalid", "the contract can be validated neither here nor centrally")
            return
        self._authorizations.append(AuthorizeCall(needed, request, now + self._timeout()))

    def _ask_certificate(self, needed: CertificateNeeded) -> None:
        request = certificate_request(needed)
        if not self._online:
            self._no_certificate(needed, "no connection to the CSMS")
        elif request is None:
            self._no_certificate(needed, f"the vehicle's request of {len(needed.exi_request)} octets is too long")
        else:
            self._certificates.append(CertificateCall(needed, request))

    def _no_certificate(self, needed: CertificateNeeded, why: str) -> None:
        self._station.command(CertificateResponse(needed.request_id, None, why))

    def _answer_authorization(self, needed: AuthorizeNeeded, status: str, detail: str, group: str = "") -> None:
        self._station.command(AuthorizationAnswer(needed.request_id, status, detail, group))

    def _take_authorizations(self) -> list[AuthorizeCall]:
        waiting, self._authorizations = list(self._authorizations), deque()
        return waiting

    # --- sending -------------------------------------------------------------------------------------------------

    def _pump(self, now: float) -> None:
        """Take what came in, then send the most urgent thing there is, if the way is free."""
        rpc = self._rpc
        if rpc is None:
            return
        while (event := rpc.next_event()) is not None:
            match event:
                case CallReceived():
                    full = len(self._reports) >= MAX_REPORTS
                    for follow_up in self._desk.serve(rpc, event, self._registration, full):
                        self._follow(follow_up, now)
                case CallAnswered() | CallFailed() | CallTimedOut():
                    self._ended(event, now)
                case _:
                    self._tell(event.text, Level.WARNING)
        self._limits.apply(now)
        if rpc.busy:
            return
        if self._leaving:
            # Only now: closing the connection over an open call would make the CSMS lose what it was about to read.
            if CredentialsChanged() not in self._events:
                self._events.append(CredentialsChanged())
        elif (purpose := self._next_purpose(now)) is not None:
            self._call(rpc, purpose, now)

    def _next_purpose(self, now: float) -> Purpose | None:
        """The most urgent call: what somebody waits for before what can wait (rule 1 first)."""
        accepted = self._registration is Registration.ACCEPTED
        if self._triggered and self._registration is not Registration.REJECTED:
            return self._triggered_purpose(self._triggered.popleft())
        if not accepted:
            if now >= self._boot_at:
                return BootCall()
            return self._next_report() if self._registration is Registration.PENDING else None
        if self._certificates:
            return self._certificates.popleft()  # of all who wait, a vehicle waits the shortest
        if self._authorizations:
            return self._authorizations.popleft()
        if self._notices:
            return self._notices.popleft()
        if self._reported is not self._status:
            return self._status_notice()
        if now >= min(self._heartbeat_at, self._heartbeat_latest):
            return HeartbeatCall()
        return self._next_report() or self._next_transaction(now)

    def _triggered_purpose(self, message: Trigger) -> Purpose:
        match message:
            case Trigger.BOOT:
                return BootCall()
            case Trigger.HEARTBEAT:
                return HeartbeatCall()
            case Trigger.STATUS:
                return self._status_notice()

    def _status_notice(self, at: str | None = None) -> NoticeCall:
        """The present status, as of `at` or now."""
        request = StatusNotificationRequest(
            timestamp=at or self._clock.wall().iso(),
            connectorStatus=ConnectorStatusEnumType(self._status.value),
            evseId=EVSE_ID,
            connectorId=CONNECTOR_ID,
        )
        return NoticeCall(request, self._status)

    def _next_report(self) -> ReportCall | None:
        while self._reports and not self._reports[0]:
            self._reports.popleft()
        return ReportCall(self._reports[0].pop(0)) if self._reports else None

    def _next_transaction(self, now: float) -> TransactionCall | None:
        while (stored := self._queue.take(now)) is not None:
            try:
                return TransactionCall(stored.row_id, msgspec.json.decode(stored.body, type=TransactionEvent))
            except (msgspec.DecodeError, RecursionError) as error:
                self._queue.unusable(stored.row_id, str(error))
        return None

    def _call(self, rpc: Rpc, purpose: Purpose, now: float) -> None:
        action, request, text = self._request(purpose)
        message_id = rpc.call(action, request, now, self._timeout())
        self._call_purpose = purpose
        self._trace(f"-> {action} {text}", message_id)

    def _request(self, purpose: Purpose) -> tuple[str, Struct, str]:
        """Action, payload and what the timeline says (never a token or a secret)."""
        match purpose:
            case BootCall():
                return "BootNotification", self._boot_request(), self._boot_reason.value
            case HeartbeatCall():
                return "Heartbeat", HeartbeatRequest(), ""
            case NoticeCall(StatusNotificationRequest() as status):
                return "StatusNotification", status, status.connectorStatus.value
            case NoticeCall(request):
                return action_of(request), request, str(getattr(request, "type", ""))
            case AuthorizeCall():
                return "Authorize", purpose.request, purpose.needed.token.masked()
            case CertificateCall():
                return "Get15118EVCertificate", purpose.request, purpose.needed.action
            case ReportCall():
                return action_of(purpose.part), purpose.part, ""
            case TransactionCall():
                event, wanted = purpose.event, self._measurands()
                text = f"{event.kind.value} {event.seq_no} {event.trigger}"
                return "TransactionEvent", transaction_event(event, wanted), text

    def _boot_request(self) -> BootNotificationRequest:
        identity = self._station.snapshot().identity
        station = ChargingStationType(
            model=identity.model[:20],
            vendorName=identity.vendor[:50],
            serialNumber=identity.serial[:25] or UNSET,
            firmwareVersion=identity.firmware[:50] or UNSET,
        )
        return BootNotificationRequest(reason=self._boot_reason, chargingStation=station)

    # --- ends of calls -------------------------------------------------------------------------------------------

    def _ended(self, event: CallAnswered | CallFailed | CallTimedOut, now: float) -> None:
        """Rule 3: the table of ends."""
        if isinstance(event, CallAnswered) and event.late:
            self._answered_late(self._given_up.pop(event.id, None), event, now)
            return
        if isinstance(event, CallFailed) and event.late:
            return  # its timeout has been dealt with
        purpose, self._call_purpose = self._call_purpose, None
        if purpose is None:
            return
        if isinstance(event, CallAnswered):
            self._heartbeat_at = now + self._heartbeat_interval()
            self._answered(purpose, event, now)
            return
        timed_out = isinstance(event, CallTimedOut)
        if timed_out:
            self._given_up[event.id] = purpose
            while len(self._given_up) > MAX_NOTICES:
                self._given_up.pop(next(iter(self._given_up)))
        why = f"{event.raw_code} {event.text}".strip() if isinstance(event, CallFailed) else "no answer in time"
        self._tell(f"{event.action} failed: {why}", Level.WARNING)
        match purpose:
            case BootCall():
                self._boot_at = now + BOOT_RETRY_S
            case TransactionCall():
                self._queue.failed(purpose.row_id, now)
            case AuthorizeCall():
                # A CSMS that is there but cannot answer is not "offline": offline rules would be too generous.
                self._answer_authorization(purpose.needed, "Offline" if timed_out else "Unknown", why)
            case CertificateCall():
                self._no_certificate(purpose.needed, why)
            case HeartbeatCall():
                self._heartbeat_done(now)
            case NoticeCall():
                self._notice_failed(purpose, timed_out)
            case ReportCall() if self._reports:
                self._reports.popleft()  # the rest of it would have a gap

    def _notice_failed(self, notice: NoticeCall, timed_out: bool) -> None:
        again = replace(notice, attempts=notice.attempts + 1)
        if timed_out and again.attempts < NOTICE_ATTEMPTS:
            self._notices.appendleft(again)
        elif notice.status is not None:
            self._reported = notice.status  # refused; saying it again and again would not help

    def _answered_late(self, purpose: Purpose | None, event: CallAnswered, now: float) -> None:
        """An answer that still counts: the CSMS has the event, or knows us. The others have been dealt with."""
        if isinstance(purpose, (TransactionCall, BootCall)):
            self._tell(f"late answer to {event.action}")
            self._answered(purpose, event, now)

    def _answered(self, purpose: Purpose, event: CallAnswered, now: float) -> None:
        self._trace(f"<- {event.action}", event.id)
        try:
            match purpose:
                case BootCall():
                    self._boot_answered(decode_payload(event.payload, BootNotificationResponse), now)
                case HeartbeatCall():
                    self._heartbeat_done(now)
                    self._take_time(decode_payload(event.payload, HeartbeatResponse).currentTime)
                case NoticeCall() if purpose.status is not None:
                    self._reported = purpose.status
                case TransactionCall():
                    # Whatever the answer says, the CSMS has the event.
                    self._queue.answered(purpose.row_id)
                    self._transaction_answered(purpose.event, decode_payload(event.payload, TransactionEventResponse))
                case CertificateCall():
                    response = decode_payload(event.payload, Get15118EVCertificateResponse)
                    self._station.command(certificate_response(purpose.needed, response))
                case AuthorizeCall():
                    self._authorize_answered(purpose.needed, decode_payload(event.payload, AuthorizeResponse))
                case _:
                    pass
        except PayloadError as error:
            self._tell(f"the answer to {event.action} is not valid: {error}", Level.WARNING)
            if isinstance(purpose, BootCall):
                self._boot_at = now + BOOT_RETRY_S
            elif isinstance(purpose, AuthorizeCall):
                self._answer_authorization(purpose.needed, "Unknown", "the answer of the CSMS is not valid")
            elif isinstance(purpose, CertificateCall):
                self._no_certificate(purpose.needed, "the answer of the CSMS is not valid")

    def _boot_answered(self, response: BootNotificationResponse, now: float) -> None:
        self._take_time(response.currentTime)
        registration = Registration(response.status.value)
        interval = float(response.interval)
        self._trace(f"<- BootNotification {registration.value}, interval {interval:g} s", "")
        if registration is not self._registration:
            self._events.append(RegistrationChanged(registration))
        self._registration = registration
        if response.status is not RegistrationStatusEnumType.Accepted:
            self._set_online(False)
            self._boot_at = now + (min(interval, MAX_WAIT_S) if interval > 0 else BOOT_RETRY_S)
            return
        if interval > 0:
            try:
                self._model.adopt("OCPPCommCtrlr", "HeartbeatInterval", f"{interval:.0f}")
            except StoreError as error:
                self._tell(f"heartbeat interval not kept: {error}", Level.WARNING)
        self._heartbeat_done(now)
        self._reported = None
        self._notices.append(NoticeCall(self._start_event()))
        self._set_online(True)

    def _start_event(self) -> SecurityEventNotificationRequest:
        """Both are critical events of the appendix; which one depends on why we start."""
        restart = self._boot_reason.value in RESTART_REASONS
        return SecurityEventNotificationRequest(
            type="ResetOrReboot" if restart else "StartupOfTheDevice",
            timestamp=self._clock.wall().iso(),
            techInfo=self._boot_reason.value,
        )

    def _authorize_answered(self, needed: AuthorizeNeeded, response: AuthorizeResponse) -> None:
        status, detail = response.idTokenInfo.status.value, ""
        asked = needed.contract_pem is not None or bool(needed.hash_data)
        if asked and response.certificateStatus:
            detail = response.certificateStatus.value
            if response.certificateStatus is not AuthorizeCertificateStatusEnumType.Accepted and status == "Accepted":
                status = "Invalid"  # C07: both must be accepted
        elif asked:
            detail = "the CSMS said nothing of the certificate"
        group = response.idTokenInfo.groupIdToken
        self._heard(needed.token, response.idTokenInfo)
        self._answer_authorization(needed, status, detail, group.idToken if group else "")

    def _heard(self, token: IdToken, told: IdTokenInfoType) -> None:
        """For the authorization cache (C10)."""
        try:
            self._tokens.heard(known_token(token, told), self._clock.wall().utc)
        except StoreError as error:
            self._tell(f"authorization cache: {error}", Level.WARNING)

    def _transaction_answered(self, event: TransactionEvent, response: TransactionEventResponse) -> None:
        info = response.idTokenInfo
        if info and event.id_token is not None:
            self._heard(event.id_token, info)
        if info and info.status is not AuthorizationStatusEnumType.Accepted and event.kind is not EventKind.ENDED:
            self._tell(f"the CSMS withdrew the authorisation: {info.status.value}")
            self._station.command(DeauthorizeTransaction(event.transaction_id, info.status.value))

    # --- requests of the CSMS ------------------------------------------------------------------------------------

    def _follow(self, follow_up: FollowUp, now: float) -> None:
        match follow_up:
            case SendTriggered():
                if len(self._triggered) < MAX_NOTICES:
                    self._triggered.append(follow_up.message)
            case SendReport():
                parts = report_parts(self._model, follow_up.base, follow_up.request_id, self._station.snapshot())
                self._reports.append(list(parts))
            case SendParts():
                self._reports.append(list(follow_up.requests))
            case SecurityChanged():
                self._tell(f"security: {follow_up.what}", Level.WARNING)
            case VariablesChanged():
                self._tell("variables changed by the CSMS: " + ", ".join(follow_up.keys))
                if "OCPPCommCtrlr.HeartbeatInterval" in follow_up.keys:
                    self._heartbeat_at = now + self._heartbeat_interval()
                if "SecurityCtrlr.BasicAuthPassword" in follow_up.keys:
                    self._leaving = True

    # --- small things --------------------------------------------------------------------------------------------

    def _set_online(self, online: bool) -> None:
        if online is not self._online:
            self._online = online
            self._station.command(SetOnline(online))

    def _heartbeat_done(self, now: float) -> None:
        self._heartbeat_at = now + self._heartbeat_interval()
        self._heartbeat_latest = now + MAX_WAIT_S

    def _heartbeat_interval(self) -> float:
        return float(self._model.integer("OCPPCommCtrlr", "HeartbeatInterval"))

    def _timeout(self) -> float:
        return float(self._model.integer("OCPPCommCtrlr", "MessageTimeout", "Default"))

    def _retry_rules(self) -> RetryRules:
        return RetryRules(
            self._model.integer("OCPPCommCtrlr", "MessageAttempts", "TransactionEvent"),
            float(self._model.integer("OCPPCommCtrlr", "MessageAttemptInterval", "TransactionEvent")),
        )

    def _measurands(self) -> Measurands:
        names = ("TxStartedMeasurands", "TxUpdatedMeasurands", "TxEndedMeasurands")
        started, updated, ended = (self._model.members("SampledDataCtrlr", name) for name in names)
        return Measurands(started, updated, ended, self._model.members("AlignedDataCtrlr", "Measurands"))

    def _take_time(self, text: str) -> None:
        try:
            utc = datetime.fromisoformat(text).astimezone(UTC)
        except (ValueError, OverflowError):
            utc = None
        if utc is None or utc.year < EARLIEST_YEAR:
            self._tell(f"the CSMS's time is of no use: {text}", Level.WARNING)
        else:
            self._on_time(utc)

    def _tell(self, text: str, level: Level = Level.INFO) -> None:
        self._timeline.add(Source.OCPP, text, level)

    def _trace(self, text: str, message_id: str) -> None:
        self._timeline.add(Source.OCPP, text.rstrip(), Level.TRACE, id=message_id)
