"""The 2.1 line: what stands between the WebSocket and the 2.0.1 client when a CSMS speaks 2.1.

Owns: the few places where 2.1 says the same differently, and what only 2.1 has and this station does: operation modes
and setpoints in profiles, dynamic profiles, priority charging, allowed energy transfer, unconfirmed messages. May not:
carry out anything that the 2.0.1 client does; its requests and answers go through, cut down to what it knows.

Every request is checked against the types of 2.1 first, so that an error names what is wrong in 2.1's words.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Any, Protocol

import msgspec
from msgspec import UNSET, Struct

from firmware.core.errors import StoreError
from firmware.core.timeline import Level
from firmware.ocpp_client.calls import Call, Lane, Notice, Outbox
from firmware.ocpp_client.station_port import StationPort
from firmware.ocpp_client.v16.line import Client
from firmware.ocpp_client.v21.certificates import VEHICLE_MESSAGES
from firmware.ocpp_client.v21.datatypes import ChargingProfileType
from firmware.ocpp_client.v21.enums import ChargingProfilePurposeEnumType as Purpose
from firmware.ocpp_client.v21.enums import ResetEnumType
from firmware.ocpp_client.v21.messages import (
    REQUESTS,
    CertificateSignedRequest,
    NotifyAllowedEnergyTransferRequest,
    NotifyPriorityChargingRequest,
    PullDynamicScheduleUpdateRequest,
    PullDynamicScheduleUpdateResponse,
    RequestStartTransactionRequest,
    ResetRequest,
    SetChargingProfileRequest,
    TriggerMessageRequest,
    UpdateDynamicScheduleRequest,
    UsePriorityChargingRequest,
)
from firmware.ocpp_client.v21.profiles import Kept21, Profiles21, Refused21Error, is_v2x
from firmware.ocpp_client.v21.prune import plain, pruned
from firmware.ocpp_client.v21.transactions import transaction_event_21
from firmware.ocpp_client.v201.enums import MessageTriggerEnumType
from firmware.ocpp_client.v201.mapping import TransactionMessage, VehicleMessages
from firmware.ocpp_client.v201.messages import REQUESTS as REQUESTS_201
from firmware.ocpp_client.v201.messages import RESPONSES as RESPONSES_201
from firmware.ocpp_client.v201.profile_book import MAX_STACK_LEVEL
from firmware.ocpp_client.wire import ErrorCode, PayloadError, decode_payload
from firmware.station.api import DriverChoice, Operation, Reset, Result, SetDriverChoice, SetV2xOperation

CALL, RESULT, ERROR, RESULT_ERROR, SEND = 2, 3, 4, 5, 6
OWN_ID = "evse21-"
LOOK_S = 1.0  # how often an operation that changes with time is looked at
MAX_SENT = 64
TRIGGERS_201 = frozenset(one.value for one in MessageTriggerEnumType)

Json = dict[str, Any]

BOTH_WAYS = frozenset({"AC_BPT", "AC_BPT_DER", "AC_DER", "DC_BPT", "DC_ACDP_BPT"})
ONE_WAY = frozenset({"AC_single_phase", "AC_two_phase", "AC_three_phase", "DC", "DC_ACDP", "WPT"})


class HubPart(Protocol):
    """The part of the hub that a line needs."""

    vehicle_messages: VehicleMessages
    transaction_message: TransactionMessage
    monitor_origin: Callable[[int], str]
    version: str

    @property
    def outbox(self) -> Outbox: ...
    def trigger(self, name: str) -> Callable[[float], Call | None] | None: ...


class Line21:
    """One client behind a 2.1 CSMS, over one connection after the other."""

    def __init__(
        self,
        client: Client,
        hub: HubPart,
        station: StationPort,
        profiles: Profiles21,
        utc: Callable[[], datetime],
        tell: Callable[[str, Level], None],
    ) -> None:
        self._client = client
        self._hub = hub
        self._older = hub.vehicle_messages, hub.transaction_message
        self._station = station
        self._profiles = profiles
        self._utc = utc
        self._tell = tell
        self._now = 0.0
        self._own = 0
        self._sent: dict[str, str] = {}  # message id -> action, of our calls
        self._then: dict[str, Callable[[Json], None]] = {}  # by message id: what an answer of the client leads to
        self._out: list[str] = []
        self._operation: Operation | None = None
        self._transaction: str | None = None
        self._priority = False  # as the CSMS knows it
        self._pull_at: dict[int, float] = {}
        self._look_at: float | None = 0.0
        self._handlers: dict[str, Callable[[str, Any], Json | None]] = {
            "CertificateSigned": self._certificate_signed,
            "NotifyAllowedEnergyTransfer": self._allowed_transfer,
            "RequestStartTransaction": self._request_start,
            "Reset": self._reset,
            "SetChargingProfile": self._set_profile,
            "TriggerMessage": self._trigger,
            "UpdateDynamicSchedule": self._update_dynamic,
            "UsePriorityCharging": self._use_priority,
        }

    # --- as the client looks to the adapter --------------------------------------------------------------------------

    @property
    def online(self) -> bool:
        """Connected and accepted."""
        return self._client.online

    def connected(self, now: float) -> None:
        """The WebSocket is open."""
        self._now = now
        self._sent.clear()
        self._then.clear()
        self._out.clear()
        self._hub.vehicle_messages, self._hub.transaction_message = VEHICLE_MESSAGES, transaction_event_21
        self._hub.version = "2.1"
        self._client.connected(now)

    def disconnected(self, now: float) -> None:
        """The WebSocket is gone."""
        self._now = now
        self._hub.vehicle_messages, self._hub.transaction_message = self._older
        self._hub.version = "2.0.1"
        self._client.disconnected(now)

    def receive_data(self, data: str | bytes, now: float) -> None:
        """One WebSocket message of the CSMS."""
        self._now = now
        try:
            frame = msgspec.json.decode(data)
        except (msgspec.DecodeError, UnicodeError, RecursionError):
            frame = None
        match frame:
            case [2, str(call), str(action), dict(payload)] if action in REQUESTS:
                self._request(call, action, payload)
            case [3, str(call), dict(payload)]:
                self._answered(call, payload)
            case [5, str(call), *rest]:
                self._tell(f"the CSMS cannot use our answer {call}: {str(rest)[:200]}", Level.WARNING)
            case [6, _, str(action), dict()]:
                self._tell(f"unconfirmed {action[:64]} is of no use here", Level.INFO)
            case _:
                self._client.receive_data(data, now)

    def data_to_send(self) -> list[str]:
        """Frames for the WebSocket, in order."""
        for frame in self._client.data_to_send():
            parts: list[Any] = msgspec.json.decode(frame)
            if parts[0] == CALL:
                self._sent[parts[1]] = parts[2]
                while len(self._sent) > MAX_SENT:
                    self._sent.pop(next(iter(self._sent)))
                self._out.append(
                    msgspec.json.encode(
                        [CALL, parts[1], parts[2], _in_21(parts[2], parts[3], self._hub.monitor_origin)]
                    ).decode()
                )
                continue
            then = self._then.pop(parts[1], None)
            if then is not None and parts[0] == RESULT:
                then(parts[2])
            if not parts[1].startswith(OWN_ID):
                self._out.append(frame)
        out, self._out = self._out, []
        return out

    def handle_timer(self, now: float) -> None:
        """Time has passed, or the station has changed."""
        self._now = now
        self._client.handle_timer(now)
        try:
            self._follow()
        except StoreError as error:
            self._tell(f"2.1 profiles: {error}", Level.ERROR)

    def next_deadline(self) -> float | None:
        """When `handle_timer` is due."""
        times = (self._client.next_deadline(), self._look_at, *self._pull_at.values())
        return min((time for time in times if time is not None), default=None)

    # --- requests of the CSMS ----------------------------------------------------------------------------------------

    def _request(self, call: str, action: str, payload: Json) -> None:
        try:
            typed: Struct = decode_payload(msgspec.json.encode(payload), REQUESTS[action])
            handler = self._handlers.get(action)
            answer = handler(call, typed) if handler is not None else self._forward(call, action, payload)
        except PayloadError as error:
            self._tell(f"{action} refused: {error}", Level.WARNING)
            self._send([ERROR, call, error.code.value, str(error)[:255], {}])
        except StoreError as error:
            self._tell(f"{action} failed: {error}", Level.ERROR)
            self._send([ERROR, call, ErrorCode.INTERNAL.value, "the request could not be carried out", {}])
        else:
            if answer is not None:
                self._send([RESULT, call, answer])

    def _forward(self, call: str, action: str, payload: Json) -> Json | None:
        """The client answers."""
        kind = REQUESTS_201.get(action)
        if kind is None:
            self._send([ERROR, call, ErrorCode.NOT_SUPPORTED.value, action, {}])
        else:
            self._to_client([CALL, call, action, pruned(payload, kind)])
        return None

    def _set_profile(self, call: str, request: SetChargingProfileRequest) -> Json | None:
        """K01 with what 2.1 adds: the limits go to the client, the rest is kept here once it has taken them."""
        profile = request.chargingProfile
        try:
            special = self._check(profile)
        except Refused21Error as error:
            return _rejected(error.reason, str(error))
        if profile.chargingProfilePurpose is Purpose.PriorityCharging:
            self._profiles.keep(request.evseId, profile, self._utc())
            return {"status": "Accepted"}

        def taken(answer: Json) -> None:
            if answer.get("status") == "Accepted":
                self._profiles.forget(profile.id)
                if special:
                    self._kept(request.evseId, profile)

        self._then[call] = taken
        self._set_limits(call, request.evseId, self._profiles.limits_of(profile, self._utc()))
        return None

    def _request_start(self, call: str, request: RequestStartTransactionRequest) -> Json | None:
        profile = request.chargingProfile
        payload = plain(request)
        if isinstance(profile, ChargingProfileType):
            try:
                special = self._check(profile)
            except Refused21Error as error:
                return _rejected(error.reason, str(error))
            payload["chargingProfile"] = self._profiles.limits_of(profile, self._utc())
            if special:
                self._then[call] = lambda answer: self._kept(1, profile) if answer.get("status") == "Accepted" else None
        return self._forward(call, "RequestStartTransaction", payload)

    def _update_dynamic(self, call: str, request: UpdateDynamicScheduleRequest) -> Json | None:
        """K28."""
        try:
            kept = self._profiles.update(request.chargingProfileId, request.scheduleUpdate, self._utc())
        except Refused21Error as error:
            return _rejected(error.reason, str(error))
        self._updated(kept)
        return {"status": "Accepted"}

    def _use_priority(self, call: str, request: UsePriorityChargingRequest) -> Json | None:
        """K21: the profile for priority charging takes the place of the others, and the driver's plan waits."""
        transaction = self._station.snapshot().transaction
        if transaction is None or not transaction.active or transaction.id != request.transactionId:
            return {"status": "Rejected", "statusInfo": {"reasonCode": "TxNotFound"}}
        kept = self._profiles.priority()
        if kept is None:
            return {"status": "NoProfile"}
        if self._prefer(request.activate).result is Result.REJECTED:
            return {"status": "Rejected"}
        self._priority = request.activate
        if request.activate:
            first = msgspec.structs.replace(
                kept.profile,
                chargingProfilePurpose=Purpose.TxProfile,
                stackLevel=MAX_STACK_LEVEL,
                transactionId=transaction.id,
            )
            self._ask("SetChargingProfile", {"evseId": 1, "chargingProfile": self._limits(first)})
        else:
            self._ask("ClearChargingProfile", {"chargingProfileId": kept.profile.id})
        return {"status": "Accepted"}

    def _allowed_transfer(self, call: str, request: NotifyAllowedEnergyTransferRequest) -> Json | None:
        """Accepted where the present transfer is among the allowed ones; another one cannot be brought about."""
        v2g = self._station.snapshot().v2x
        both = v2g is not None and v2g.active
        allowed = {mode.value for mode in request.allowedEnergyTransfer}
        if allowed & (BOTH_WAYS if both else ONE_WAY):
            return {"status": "Accepted"}
        return _rejected("UnsupportedParam", "the vehicle would have to choose another service")

    def _reset(self, call: str, request: ResetRequest) -> Json | None:
        """B13: what a power cut leaves running may be left running by a reset too."""
        if request.type is ResetEnumType.ImmediateAndResume:
            if request.evseId is not UNSET:
                return _rejected("UnsupportedParam", "only the whole station can be reset")
            answer = self._station.command(Reset(immediate=True, resume=True))
            if answer.result is Result.REJECTED:
                return _rejected("NotEnabled", answer.text)
            return {"status": answer.result.value}
        return self._forward(call, "Reset", plain(request))

    def _certificate_signed(self, call: str, request: CertificateSignedRequest) -> Json | None:
        """Which of its requests a chain for vehicles answers, the client sees by the key."""
        payload = plain(request)
        if payload.get("certificateType") == "V2G20Certificate":
            payload["certificateType"] = "V2GCertificate"
        return self._forward(call, "CertificateSigned", payload)

    def _trigger(self, call: str, request: TriggerMessageRequest) -> Json | None:
        """What 2.0.1 has no word for goes straight to who sends it."""
        name = request.requestedMessage.value
        if name in TRIGGERS_201:
            return self._forward(call, "TriggerMessage", plain(request))
        make = self._hub.trigger(name)
        if make is None:
            return {"status": "NotImplemented"}
        wanted = make(self._now)
        if wanted is None:
            return {"status": "Rejected"}
        self._hub.outbox.add(Lane.TRIGGERED, wanted)
        return {"status": "Accepted"}

    # --- our calls ---------------------------------------------------------------------------------------------------

    def _answered(self, call: str, payload: Json) -> None:
        action = self._sent.pop(call, "")
        kind = RESPONSES_201.get(action) if action != "Get15118EVCertificate" else None  # asked in types of 2.1
        if action == "NotifyEVChargingNeeds" and payload.get("status") == "NoChargingProfile":
            payload = payload | {"status": "Rejected"}  # K15: go on without a profile
        self._to_client([RESULT, call, pruned(payload, kind) if kind is not None else payload])

    # --- what the profiles want of the station -----------------------------------------------------------------------

    def _follow(self) -> None:
        """The operation of this moment, the driver's priority, the updates that are due."""
        snapshot = self._station.snapshot()
        transaction = snapshot.transaction
        running = transaction.id if transaction is not None and transaction.active else None
        if self._transaction is not None and running != self._transaction:
            self._profiles.ended(self._transaction)
            self._priority = False
        self._transaction = running
        began = transaction.started_at if transaction is not None and running else ""
        operation = self._profiles.operation(running, began, self._utc())
        if operation != self._operation:
            self._operation = operation
            self._station.command(SetV2xOperation(operation))
        wanted = snapshot.choice is not None and snapshot.choice.priority
        if running is not None and wanted is not self._priority:
            self._priority = wanted  # K22: the driver has said so
            told = NotifyPriorityChargingRequest(transactionId=running, activated=wanted)
            self._hub.outbox.add(Lane.NOTICE, Notice(told))
        self._pull()
        self._look_at = self._now + LOOK_S if self._profiles.kept else None

    def _pull(self) -> None:
        """K28: a dynamic profile says how often the CSMS wants to be asked."""
        for profile_id, kept in self._profiles.kept.items():
            interval = kept.profile.dynUpdateInterval
            if isinstance(interval, int) and interval > 0:
                due = self._pull_at.setdefault(profile_id, self._now + interval)
                if self._now >= due and self._client.online:
                    self._pull_at[profile_id] = self._now + interval
                    self._hub.outbox.add(Lane.REPORT, _Pull(profile_id, self))
        for gone in set(self._pull_at) - set(self._profiles.kept):
            del self._pull_at[gone]

    def pulled(self, profile_id: int, response: PullDynamicScheduleUpdateResponse) -> None:
        """The CSMS's answer to our question for new values."""
        if not response.scheduleUpdate:
            return
        try:
            self._updated(self._profiles.update(profile_id, response.scheduleUpdate, self._utc()))
        except (Refused21Error, StoreError) as error:
            self._tell(f"update of profile {profile_id} not taken: {error}", Level.WARNING)

    # --- inside ------------------------------------------------------------------------------------------------------

    def _check(self, profile: ChargingProfileType) -> bool:
        if is_v2x(profile) and self._station.snapshot().v2x is None:
            raise Refused21Error("UnsupportedParam", "this station serves no bidirectional vehicles")
        return self._profiles.check(profile)

    def _kept(self, evse: int, profile: ChargingProfileType) -> None:
        self._profiles.keep(evse, profile, self._utc())
        self._look_at = self._now

    def _updated(self, kept: Kept21) -> None:
        self._look_at = self._now
        self._ask("SetChargingProfile", {"evseId": kept.evse, "chargingProfile": self._limits(kept.profile)})

    def _limits(self, profile: ChargingProfileType) -> Json:
        """For the client: limits only, in its own types."""
        whole = self._profiles.limits_of(profile, self._utc())
        cut = pruned({"evseId": 1, "chargingProfile": whole}, REQUESTS_201["SetChargingProfile"])
        return dict(cut["chargingProfile"])

    def _set_limits(self, call: str, evse: int, profile: Json) -> None:
        payload = {"evseId": evse, "chargingProfile": profile}
        self._to_client([CALL, call, "SetChargingProfile", pruned(payload, REQUESTS_201["SetChargingProfile"])])

    def _prefer(self, priority: bool) -> Any:
        choice = self._station.snapshot().choice or DriverChoice()
        return self._station.command(SetDriverChoice(replace(choice, priority=priority)))

    def _ask(self, action: str, payload: Json) -> None:
        """A request of this line's own to the client; what comes of it is in the timeline."""
        self._own += 1
        call = f"{OWN_ID}{self._own}"

        def heard(answer: Json) -> None:
            if answer.get("status") not in ("Accepted", "Unknown"):
                self._tell(f"2.1: {action} {answer}", Level.WARNING)

        self._then[call] = heard
        self._to_client([CALL, call, action, payload])

    def _to_client(self, frame: list[Any]) -> None:
        self._client.receive_data(msgspec.json.encode(frame).decode(), self._now)

    def _send(self, frame: list[Any]) -> None:
        self._out.append(msgspec.json.encode(frame).decode())


class _Pull(Call):
    """PullDynamicScheduleUpdate."""

    def __init__(self, profile_id: int, line: Line21) -> None:
        super().__init__(
            PullDynamicScheduleUpdateRequest(chargingProfileId=profile_id), PullDynamicScheduleUpdateResponse
        )
        self._profile_id = profile_id
        self._line = line

    def answered(self, response: Any, now: float) -> None:
        self._line.pulled(self._profile_id, response)


def _in_21(action: str, payload: Json, origin: Callable[[int], str]) -> Json:
    """Where 2.1 wants more than 2.0.1 says. `origin`: of a monitor."""
    if action != "NotifyMonitoringReport":
        return payload
    monitors = [
        row
        | {
            "variableMonitoring": [
                one | {"eventNotificationType": origin(one["id"])} for one in row["variableMonitoring"]
            ]
        }
        for row in payload.get("monitor", [])
    ]
    return payload | ({"monitor": monitors} if monitors else {})


def _rejected(reason: str, text: str) -> Json:
    return {"status": "Rejected", "statusInfo": {"reasonCode": reason[:20], "additionalInfo": text[:512]}}
