"""A test CSMS for OCPP 2.0.1, built on the PyPI `ocpp` package: a peer whose protocol layer nobody here wrote.

Owns: what a back end does in tests (accept, reject, record, command) and misbehaviour on demand; the frames and the
answers are in `csms_station.py`. May not: be imported by firmware.

    python -m hil.csms --port 9000 [--reject TOKEN] [--token TOKEN] [--emaid EMAID] [--json]

prints one line per message.
"""

import argparse
import asyncio
import base64
import json
import signal
import ssl
import sys
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from ocpp.v201 import call
from ocpp.v201 import datatypes as types
from websockets.asyncio.server import ServerConnection
from websockets.http11 import Request, Response

from hil.ca import Authority
from hil.cps import Cps, Issuer
from hil.cps20 import Cps20
from hil.csms_server import CsmsServer, Json, Record
from hil.csms_station import Line, Station, parsed


@dataclass
class Behaviour:
    """What the CSMS does; tests change it while it runs.

    `tokens`, `emaids`: None accepts every one. `certificate_status`: empty says nothing of certificates. `boots`:
    answers to the next BootNotifications ("Accepted", "Pending", "Rejected"), then Accepted. The sets of actions: no
    answer at all; CALLERROR; an answer that is no JSON; an answer whose payload breaks the schema; every answer twice.
    `close_after`: close the connection at the n-th message from now; `close_when`: before it is taken ("lost"), taken
    but not answered ("unanswered"), or after the answer.
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
    close_when: str = "lost"  # or "unanswered", "answered"
    password: str | None = None
    subprotocol: str = "ocpp2.0.1"
    ahead_s: float = 0.0  # the CSMS's clock before ours
    needs: str = "Rejected"  # answer to NotifyEVChargingNeeds
    messages: dict[str, str] = field(default_factory=dict)  # token -> personal message
    update: str = ""  # personal message in the answer to each transaction event
    total_cost: float | None = None  # in the answer to the end of a transaction
    groups: dict[str, str] = field(default_factory=dict)  # token -> groupIdToken
    cache_expiry: str | None = None  # cacheExpiryDateTime of every accepted token
    transfers: dict[str, str] = field(default_factory=dict)  # vendorId -> answer to its DataTransfer
    sign: bool = True  # SignCertificate is accepted, where there is an authority
    send_signed: bool = True  # and the certificate follows


@dataclass
class StationRecord(Record):
    """Everything that was received, as sent (wire names)."""

    frames: list[tuple[str, str]] = field(default_factory=list)  # ("in" or "out", text)
    connections: int = 0

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


class TestCsms(CsmsServer[StationRecord]):
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
        self.behaviour = behaviour or Behaviour()
        super().__init__(StationRecord(), self.behaviour.subprotocol, host, port, tls)
        self.cps = cps
        self.cps20: Cps20 | None = None  # the same for ISO 15118-20
        self.authority = authority
        self.signed: list[tuple[str, str]] = []
        self.request_headers: list[dict[str, str]] = []
        self._on_frame = on_frame
        self._station: Station | None = None
        self._notifiers: set[asyncio.Task[None]] = set()

    # --- waiting and looking -------------------------------------------------------------------------------------

    def saw(self, direction: str, text: str) -> None:
        """One frame passed."""
        self.record.frames.append((direction, text))
        if self._on_frame is not None:
            self._on_frame(direction, text)
        task = asyncio.ensure_future(self.wake())
        self._notifiers.add(task)
        task.add_done_callback(self._notifiers.discard)

    def note(self, action: str, payload: Json) -> None:
        """One request of the station was received."""
        self.record.requests.append((action, payload))

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
    def station(self) -> Station:
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

    def _admit(self, connection: ServerConnection, request: Request) -> Response | None:
        self.request_headers.append({name.lower(): value for name, value in request.headers.raw_items()})
        if self.behaviour.password is None:
            return None
        identity = unquote(request.path.rpartition("/")[2])
        wanted = base64.b64encode(f"{identity}:{self.behaviour.password}".encode()).decode()
        if request.headers.get("Authorization") == f"Basic {wanted}":
            return None
        return connection.respond(401, "who are you?\n")

    async def talk(self, socket: ServerConnection) -> None:
        """The package serves the connection."""
        self.record.connections += 1
        await self.wake()
        identity = unquote(socket.request.path.rpartition("/")[2]) if socket.request else ""
        station = self._station = Station(identity, Line(self, socket), self)
        try:
            await station.start()
        finally:
            if self._station is station:
                self._station = None
            await self.wake()


def _plain_emaid(text: str) -> str:
    """Without separators and check digit: 14 characters identify the contract."""
    return text.replace("-", "").casefold()[:14]


def describe(direction: str, text: str) -> str:
    """One readable line for a frame."""
    arrow = "<-" if direction == "in" else "->"
    frame = parsed(text)
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
        line = json.dumps({"direction": direction, "frame": parsed(text) or text})
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
