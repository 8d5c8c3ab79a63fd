"""A test CSMS for OCPP 2.0.1, built on the PyPI `ocpp` package: a peer whose protocol layer nobody here wrote.

Owns: what a back end does in tests (accept, reject, record, command) and misbehaviour on demand. May not: be imported
by firmware. The package's weaknesses are worked around where the frames pass (`_Line`), never by changing it: it says
nothing to frames it cannot parse, serves one request at a time, and hides CALLERRORs unless told otherwise.

    python -m hil.csms --port 9000 [--reject TOKEN] [--token TOKEN] [--emaid EMAID] [--json]

prints one line per message.
"""

import argparse
import asyncio
import base64
import contextlib
import json
import signal
import ssl
import sys
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from ocpp.routing import after, on
from ocpp.v201 import ChargePoint, call, call_result
from ocpp.v201 import datatypes as types
from websockets.asyncio.server import Server, ServerConnection, serve
from websockets.exceptions import ConnectionClosed
from websockets.http11 import Request, Response

from hil.ca import Authority
from hil.cps import Cps, Issuer
from hil.cps20 import Cps20
from hil.csms_notifications import Acknowledgements

Json = dict[str, Any]


@dataclass
class Behaviour:
    """What the CSMS does; tests change it while it runs.

    `tokens`, `emaids`: None accepts every one. `boots`: answers to the next BootNotifications ("Accepted", "Pending",
    "Rejected"), then Accepted. The sets of actions: no answer at all; CALLERROR; an answer that is no JSON; an answer
    whose payload breaks the schema; every answer twice. `close_after`: close the connection at the n-th message from
    now, without an answer.
    """

    tokens: set[str] | None = None
    rejected: set[str] = field(default_factory=set)
    emaids: set[str] | None = None
    certificate_status: str = "Accepted"
    boots: list[str] = field(default_factory=list)
    interval_s: int = 300
    silent: set[str] = field(default_factory=set)
    errors: set[str] = field(default_factory=set)
    garbage: set[str] = field(default_factory=set)
    invalid: set[str] = field(default_factory=set)
    twice: set[str] = field(default_factory=set)
    close_after: int | None = None
    password: str | None = None
    subprotocol: str = "ocpp2.0.1"
    ahead_s: float = 0.0  # the CSMS's clock before ours
    needs: str = "Rejected"  # answer to NotifyEVChargingNeeds
    messages: dict[str, str] = field(default_factory=dict)  # token -> personal message
    update: str = ""  # personal message in the answer to each transaction event
    total_cost: float | None = None  # in the answer to the end of a transaction
    groups: dict[str, str] = field(default_factory=dict)  # token -> groupIdToken
    cache_expiry: str | None = None  # cacheExpiryDateTime of every accepted token
    sign: bool = True  # SignCertificate is accepted, where there is an authority
    send_signed: bool = True  # and the certificate follows


@dataclass
class Record:
    """Everything that was received, as sent (wire names), in order of arrival."""

    frames: list[tuple[str, str]] = field(default_factory=list)  # ("in" or "out", text)
    requests: list[tuple[str, Json]] = field(default_factory=list)
    connections: int = 0

    def of(self, action: str) -> list[Json]:
        """Payloads of one action."""
        return [payload for name, payload in self.requests if name == action]

    def transactions(self) -> dict[str, list[Json]]:
        """Transaction events by transaction, ordered by seqNo, repetitions once."""
        found: dict[str, dict[int, Json]] = {}
        for event in self.of("TransactionEvent"):
            found.setdefault(event["transactionInfo"]["transactionId"], {}).setdefault(event["seqNo"], event)
        return {name: [events[number] for number in sorted(events)] for name, events in found.items()}

    def duplicates(self) -> list[tuple[str, int]]:
        """(transactionId, seqNo) of what came more than once."""
        seen = Counter((e["transactionInfo"]["transactionId"], e["seqNo"]) for e in self.of("TransactionEvent"))
        return [key for key, count in seen.items() if count > 1]

    def report(self, request_id: int) -> list[Json]:
        """The lines of a device-model report, parts joined."""
        parts = [part for part in self.of("NotifyReport") if part["requestId"] == request_id]
        return [line for part in sorted(parts, key=lambda p: p["seqNo"]) for line in part["reportData"]]

    def report_complete(self, request_id: int) -> bool:
        """The last part (`tbc` false) has come."""
        return any(not p.get("tbc", False) for p in self.of("NotifyReport") if p["requestId"] == request_id)


class _Line:
    """The WebSocket as the `ocpp` package sees it: records frames and does what `Behaviour` says to them."""

    def __init__(self, csms: "TestCsms", socket: ServerConnection) -> None:
        self._csms = csms
        self._socket = socket
        self._actions: dict[str, str] = {}

    async def recv(self) -> str:
        """The next frame that the package shall see."""
        while True:
            data = await self._socket.recv()
            text = data if isinstance(data, str) else data.decode(errors="replace")
            self._csms.saw("in", text)
            behaviour = self._csms.behaviour
            if behaviour.close_after is not None:
                behaviour.close_after -= 1
                if behaviour.close_after <= 0:
                    behaviour.close_after = None
                    await self._socket.close()
                    continue
            frame = _parsed(text)
            if frame is None or frame[0] != 2:
                return text
            message_id, action = frame[1], frame[2]
            self._csms.note(action, frame[3])
            self._actions[message_id] = action
            if action in behaviour.silent:
                continue
            if action in behaviour.errors:
                await self.send_raw(json.dumps([4, message_id, "InternalError", "on purpose", {}]))
            elif action in behaviour.garbage:
                await self.send_raw('[3,"' + message_id + '",{')
            elif action in behaviour.invalid:
                await self.send_raw(json.dumps([3, message_id, {"unexpected": None}]))
            else:
                return text

    async def send(self, text: str) -> None:
        """What the package sends."""
        await self.send_raw(text)
        frame = _parsed(text)
        if frame and frame[0] == 3 and self._actions.pop(frame[1], None) in self._csms.behaviour.twice:
            await self.send_raw(text)

    async def send_raw(self, text: str) -> None:
        """Anything at all."""
        self._csms.saw("out", text)
        await self._socket.send(text)


def _parsed(text: str) -> list[Any] | None:
    try:
        frame = json.loads(text)
    except ValueError:
        return None
    return frame if isinstance(frame, list) and len(frame) >= 3 else None


def _now(ahead_s: float = 0.0) -> str:
    return (datetime.now(UTC) + timedelta(seconds=ahead_s)).strftime("%Y-%m-%dT%H:%M:%SZ")


class _Station(Acknowledgements, ChargePoint):  # type: ignore[misc]
    """The package's end of one connection: the answers of a well-behaved CSMS."""

    def __init__(self, identity: str, line: _Line, csms: "TestCsms") -> None:
        super().__init__(identity, line, response_timeout=10)
        self.line = line
        self._csms = csms

    @on("BootNotification")
    def boot(self, **_: Any) -> Any:
        answers = self._csms.behaviour.boots
        status = answers.pop(0) if answers else "Accepted"
        return call_result.BootNotification(
            current_time=_now(), interval=self._csms.behaviour.interval_s, status=status
        )

    @on("Heartbeat")
    def heartbeat(self) -> Any:
        return call_result.Heartbeat(current_time=_now(self._csms.behaviour.ahead_s))

    @on("StatusNotification")
    def status(self, **_: Any) -> Any:
        return call_result.StatusNotification()

    @on("SecurityEventNotification")
    def security_event(self, **_: Any) -> Any:
        return call_result.SecurityEventNotification()

    @on("ClearedChargingLimit")
    def cleared_charging_limit(self, **_: Any) -> Any:
        return call_result.ClearedChargingLimit()

    @on("MeterValues")
    def meter_values(self, **_: Any) -> Any:
        return call_result.MeterValues()

    @on("NotifyChargingLimit")
    def charging_limit(self, **_: Any) -> Any:
        return call_result.NotifyChargingLimit()

    @on("NotifyReport")
    def report(self, **_: Any) -> Any:
        return call_result.NotifyReport()

    @on("ReservationStatusUpdate")
    def reservation_status(self, **_: Any) -> Any:
        return call_result.ReservationStatusUpdate()

    @on("ReportChargingProfiles")
    def charging_profiles(self, **_: Any) -> Any:
        return call_result.ReportChargingProfiles()

    @on("Authorize")
    def authorize(
        self,
        id_token: Json,
        certificate: str | None = None,
        iso15118_certificate_hash_data: list[Json] | None = None,
        **_: Any,
    ) -> Any:
        answer: Json = {"id_token_info": self._csms.token_info(id_token)}
        if certificate is not None or iso15118_certificate_hash_data is not None:
            answer["certificate_status"] = self._csms.behaviour.certificate_status
        return call_result.Authorize(**answer)

    @on("Get15118EVCertificate")
    def ev_certificate(self, exi_request: str, iso15118_schema_version: str = "", **_: Any) -> Any:
        cps = self._csms.cps20 if "-20:" in iso15118_schema_version else self._csms.cps
        if cps is None:
            info = types.StatusInfoType(reason_code="NoProvisioning")
            return call_result.Get15118EVCertificate(status="Failed", exi_response="", status_info=info)
        response = cps.answer(base64.b64decode(exi_request))
        status = "Accepted" if cps.behaviour.code is None else "Failed"
        return call_result.Get15118EVCertificate(status=status, exi_response=base64.b64encode(response).decode())

    @on("SignCertificate")
    def sign_certificate(self, csr: str, **_: Any) -> Any:
        willing = self._csms.behaviour.sign and self._csms.authority is not None
        return call_result.SignCertificate(status="Accepted" if willing else "Rejected")

    @after("SignCertificate")
    async def signed(self, csr: str, certificate_type: str = "ChargingStationCertificate", **_: Any) -> None:
        behaviour, authority = self._csms.behaviour, self._csms.authority
        if authority is not None and behaviour.sign and behaviour.send_signed:
            chain = authority.sign(csr, certificate_type == "V2GCertificate")
            answer = await self.call(
                call.CertificateSigned(certificate_chain=chain, certificate_type=certificate_type), suppress=False
            )
            self._csms.signed.append((certificate_type, str(answer.status)))
            await self._csms.wake()

    @on("GetCertificateStatus")
    def certificate_status(self, ocsp_request_data: Json) -> Any:
        authority = self._csms.authority
        key_hash, serial = ocsp_request_data["issuer_key_hash"], ocsp_request_data["serial_number"]
        der = authority.ocsp_response(key_hash, serial) if authority is not None else None
        if der is None:
            return call_result.GetCertificateStatus(status="Failed")
        return call_result.GetCertificateStatus(status="Accepted", ocsp_result=base64.b64encode(der).decode())

    @on("TransactionEvent")
    def transaction_event(self, event_type: str, id_token: Json | None = None, **_: Any) -> Any:
        total = self._csms.behaviour.total_cost if event_type == "Ended" else None
        info = None if id_token is None else self._csms.token_info(id_token)
        update = self._csms.behaviour.update
        message = types.MessageContentType(format="UTF8", content=update) if update else None
        return call_result.TransactionEvent(id_token_info=info, total_cost=total, updated_personal_message=message)


class TestCsms:
    """The server. `async with TestCsms() as csms:` listens on loopback; `csms.url` is what goes into `[ocpp] url`."""

    __test__ = False  # not a test class, for pytest

    def __init__(
        self,
        behaviour: Behaviour | None = None,
        host: str = "127.0.0.1",
        port: int = 0,
        tls: ssl.SSLContext | None = None,
        on_frame: Callable[[str, str], None] | None = None,
        cps: Cps | None = None,
        authority: Authority | None = None,
    ) -> None:
        """`tls`: a server context, then the address is wss://. `on_frame(direction, text)` sees every frame. `cps`: who
        makes contract certificates; without one every request for them fails. `authority`: who signs the station's own
        certificates; their fates are in `signed` as (type, CertificateSignedStatusEnumType)."""
        self.cps = cps
        self.cps20: Cps20 | None = None  # the same for ISO 15118-20
        self.authority = authority
        self.signed: list[tuple[str, str]] = []
        self.behaviour = behaviour or Behaviour()
        self.record = Record()
        self.request_headers: list[dict[str, str]] = []
        self._host, self._port, self._tls = host, port, tls
        self._on_frame = on_frame
        self._server: Server | None = None
        self._station: _Station | None = None
        self._changed = asyncio.Condition()
        self._notifiers: set[asyncio.Task[None]] = set()

    async def __aenter__(self) -> "TestCsms":
        self._server = await serve(
            self._serve,
            self._host,
            self._port,
            ssl=self._tls,
            select_subprotocol=self._choose,
            process_request=self._admit,
            close_timeout=1,
        )
        self._port = next(iter(self._server.sockets)).getsockname()[1]
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.stop()

    async def stop(self) -> None:
        """Close every connection and the port; `async with` again starts on the same port."""
        if self._server is not None:
            self._server.close()
            await self._server.wait_closed()
            self._server = None

    @property
    def url(self) -> str:
        """Address without the identity. With TLS by the name that certificates carry."""
        return f"wss://localhost:{self._port}" if self._tls else f"ws://{self._host}:{self._port}"

    # --- waiting and looking -------------------------------------------------------------------------------------

    async def until(self, condition: Callable[[], object], timeout_s: float = 10.0) -> None:
        """Return when `condition()` holds, checked at every frame. Raises TimeoutError, with what was received."""
        try:
            async with asyncio.timeout(timeout_s), self._changed:
                await self._changed.wait_for(lambda: bool(condition()))
        except TimeoutError:
            seen = [name for name, _ in self.record.requests]
            raise TimeoutError(f"not reached; received so far: {seen}") from None

    async def received(self, action: str, count: int = 1, timeout_s: float = 10.0) -> list[Json]:
        """Wait for `count` requests of one action; their payloads."""
        await self.until(lambda: len(self.record.of(action)) >= count, timeout_s)
        return self.record.of(action)

    def saw(self, direction: str, text: str) -> None:
        """One frame passed."""
        self.record.frames.append((direction, text))
        if self._on_frame is not None:
            self._on_frame(direction, text)
        task = asyncio.ensure_future(self._notify())
        self._notifiers.add(task)
        task.add_done_callback(self._notifiers.discard)

    def note(self, action: str, payload: Json) -> None:
        """One request of the station was received."""
        self.record.requests.append((action, payload))

    async def wake(self) -> None:
        """Something has changed that `until` may wait for."""
        await self._notify()

    async def _notify(self) -> None:
        async with self._changed:
            self._changed.notify_all()

    def verdict(self, id_token: Json) -> str:
        """AuthorizationStatusEnumType for a token."""
        value, kind = str(id_token["id_token"]), str(id_token["type"])
        known = self.behaviour.emaids if kind == "eMAID" else self.behaviour.tokens
        spelling = _plain_emaid if kind == "eMAID" else str.casefold
        if spelling(value) in {spelling(token) for token in self.behaviour.rejected}:
            return "Blocked"
        accepted = known is None or spelling(value) in {spelling(token) for token in known}
        return "Accepted" if accepted else "Unknown"

    def token_info(self, id_token: Json) -> Any:
        """idTokenInfo for a token: verdict, group, cache expiry."""
        group = self.behaviour.groups.get(str(id_token["id_token"]))
        message = self.behaviour.messages.get(str(id_token["id_token"]))
        return types.IdTokenInfoType(
            status=self.verdict(id_token),
            group_id_token=types.IdTokenType(id_token=group, type="Central") if group else None,
            cache_expiry_date_time=self.behaviour.cache_expiry,
            personal_message=types.MessageContentType(format="UTF8", content=message) if message else None,
        )

    # --- commands of the CSMS ------------------------------------------------------------------------------------

    @property
    def station(self) -> "_Station":
        """The connected station. Raises ConnectionError."""
        if self._station is None:
            raise ConnectionError("no station is connected")
        return self._station

    async def call(self, payload: Any) -> Any:
        """Any request of `ocpp.v201.call`; a CALLERROR is raised as the package's exception."""
        return await self.station.call(payload, suppress=False)

    async def send_raw(self, text: str) -> None:
        """Any text as a WebSocket message."""
        await self.station.line.send_raw(text)

    async def request_start(self, token: str, remote_start_id: int = 1, kind: str = "Central", **more: Any) -> Any:
        """RequestStartTransaction."""
        id_token = types.IdTokenType(id_token=token, type=kind)
        return await self.call(call.RequestStartTransaction(id_token=id_token, remote_start_id=remote_start_id, **more))

    async def request_stop(self, transaction_id: str) -> Any:
        """RequestStopTransaction."""
        return await self.call(call.RequestStopTransaction(transaction_id=transaction_id))

    async def set_variable(self, component: str, variable: str, value: str, instance: str | None = None) -> Json:
        """SetVariables with one variable; its result."""
        item = types.SetVariableDataType(
            attribute_value=value,
            component=types.ComponentType(name=component),
            variable=types.VariableType(name=variable, instance=instance),
        )
        answer = await self.call(call.SetVariables(set_variable_data=[item]))
        return dict(answer.set_variable_result[0])

    async def get_variable(self, component: str, variable: str, instance: str | None = None) -> Json:
        """GetVariables with one variable; its result."""
        item = types.GetVariableDataType(
            component=types.ComponentType(name=component),
            variable=types.VariableType(name=variable, instance=instance),
        )
        answer = await self.call(call.GetVariables(get_variable_data=[item]))
        return dict(answer.get_variable_result[0])

    async def base_report(self, request_id: int, base: str = "FullInventory") -> Any:
        """GetBaseReport."""
        return await self.call(call.GetBaseReport(request_id=request_id, report_base=base))

    async def reset(self, kind: str = "OnIdle") -> Any:
        """Reset."""
        return await self.call(call.Reset(type=kind))

    # --- connections ---------------------------------------------------------------------------------------------

    def _choose(self, _: ServerConnection, offered: Any) -> Any:
        return self.behaviour.subprotocol if self.behaviour.subprotocol in offered else None

    def _admit(self, connection: ServerConnection, request: Request) -> Response | None:
        self.request_headers.append({name.lower(): value for name, value in request.headers.raw_items()})
        if self.behaviour.password is None:
            return None
        identity = unquote(request.path.rpartition("/")[2])
        wanted = base64.b64encode(f"{identity}:{self.behaviour.password}".encode()).decode()
        if request.headers.get("Authorization") == f"Basic {wanted}":
            return None
        return connection.respond(401, "who are you?\n")

    async def _serve(self, socket: ServerConnection) -> None:
        self.record.connections += 1
        await self._notify()
        identity = unquote(socket.request.path.rpartition("/")[2]) if socket.request else ""
        station = self._station = _Station(identity, _Line(self, socket), self)
        try:
            with contextlib.suppress(ConnectionClosed):
                await station.start()
        finally:
            if self._station is station:
                self._station = None
            await self._notify()


def _plain_emaid(text: str) -> str:
    """Without separators and check digit: 14 characters identify the contract."""
    return text.replace("-", "").casefold()[:14]


def describe(direction: str, text: str) -> str:
    """One readable line for a frame."""
    arrow = "<-" if direction == "in" else "->"
    frame = _parsed(text)
    if frame is None:
        return f"{arrow} unreadable: {text[:80]!r}"
    if frame[0] != 2:
        return f"{arrow} {'result' if frame[0] == 3 else 'error'} {json.dumps(frame[2:])[:160]}"
    action, payload = frame[2], frame[3]
    if action == "TransactionEvent":
        info = payload["transactionInfo"]
        energy = [
            sample["value"]
            for value in payload.get("meterValue", [])
            for sample in value["sampledValue"]
            if sample.get("measurand") == "Energy.Active.Import.Register"
        ]
        words = [payload["eventType"], f"#{payload['seqNo']}", payload["triggerReason"], info["transactionId"]]
        words += [info[key] for key in ("chargingState", "stoppedReason") if key in info]
        return f"{arrow} {action} {' '.join(words)}" + (f" {energy[-1]:g} Wh" if energy else "")
    return f"{arrow} {action} {json.dumps(payload)[:160]}"


async def _main(arguments: argparse.Namespace) -> None:
    def show(direction: str, text: str) -> None:
        line = json.dumps({"direction": direction, "frame": _parsed(text) or text})
        print(line if arguments.json else describe(direction, text), flush=True)

    behaviour = Behaviour(
        tokens=set(arguments.token) if arguments.token else None,
        rejected=set(arguments.reject),
        emaids=set(arguments.emaid) if arguments.emaid else None,
        interval_s=arguments.interval,
        password=arguments.password,
    )
    done = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, done.set)
    cps = Cps(Issuer.load(arguments.pki)) if arguments.pki else None
    async with TestCsms(behaviour, arguments.host, arguments.port, on_frame=show, cps=cps) as csms:
        print(f"LISTENING {csms.url}", flush=True)
        await done.wait()


def main() -> int:
    """Command line."""
    parser = argparse.ArgumentParser(prog="python -m hil.csms", description="Test CSMS for OCPP 2.0.1.")
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=9000, help="0: any free one")
    parser.add_argument("--token", action="append", default=[], help="accept only these tokens (repeat)")
    parser.add_argument("--reject", action="append", default=[], help="block this token (repeat)")
    parser.add_argument("--emaid", action="append", default=[], help="accept only these contracts (repeat)")
    parser.add_argument("--interval", type=int, default=300, help="heartbeat interval in seconds")
    parser.add_argument("--password", help="ask for HTTP basic authentication with this password")
    parser.add_argument("--pki", type=Path, help="make contract certificates with this test PKI")
    parser.add_argument("--json", action="store_true", help="one JSON object per frame")
    asyncio.run(_main(parser.parse_args()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
