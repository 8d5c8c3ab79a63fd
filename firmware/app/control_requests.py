"""What the requests on the control socket do in the running daemon.

Owns: one handler per request, the commands that may come from there, and the streams of those who watch. May not:
frame or admit anything (`control.py`), or decide about charging: a command goes to the station, which answers it.
"""

import asyncio
import contextlib
from collections import deque
from collections.abc import AsyncIterator
from typing import TYPE_CHECKING, Any

import msgspec

from firmware.app.control import ControlError, Handler, Request, Streamer, field
from firmware.app.sim_commands import perform
from firmware.app.status import snapshot_json, status_json
from firmware.app.technician import Technician
from firmware.core.config import Config
from firmware.core.timeline import Entry, Source
from firmware.hal.boards.sim import SimBoard
from firmware.station import api

if TYPE_CHECKING:
    from firmware.app.daemon import Daemon

MAX_LAST = 10_000  # entries of the timeline that one `trace` may ask for
MAX_VENDOR, MAX_MESSAGE = 255, 50  # characters that OCPP has for them
WATCH_SECONDS = 1.0  # who watches hears of the station at least so often
COMMANDS: dict[str, type[Any]] = {
    command.__name__: command
    for command in (
        api.StopByDriver,
        api.StartByButton,
        api.EnterPin,
        api.RefuseContract,
        api.SetDriverChoice,
        api.MoreTime,
        api.ClearFault,
        api.SetAvailability,
        api.OfferSchedules,
        api.Renegotiate,
        api.WakeVehicle,
        api.ForgetVehicles,
    )
}


class ControlRequests:
    """The handlers of one daemon."""

    def __init__(self, daemon: "Daemon", config: Config) -> None:
        self._daemon = daemon
        self._config = config
        self._bells: set[asyncio.Event] = set()  # of those who watch
        self._last_shown: tuple[Any, ...] | None = None
        self.handlers: dict[str, Handler] = {
            "status": lambda request: self._status(),
            "command": self._command,
            "sim": self._sim,
            "sessions": lambda request: self._daemon.sessions.listing(field(request, "last", int, 20)),
            "session": self._session,
            "screen": lambda request: self._photograph(),
            "certs": self._certs,
            "ocpp": self._ocpp_report,
            "data-transfer": self._data_transfer,
            "self-test": Technician(daemon, config).self_test,
            "learnt": lambda request: msgspec.to_builtins(daemon.station.learnt(daemon.clock.monotonic())),
        }
        self.streamers: dict[str, Streamer] = {"trace": self._trace, "watch": self._watch}

    def _status(self) -> dict[str, Any]:
        ocpp = self._daemon.ocpp
        status = status_json(
            self._daemon.snapshot(),
            queued=self._daemon.store.count_pending(),
            csms=self._config.ocpp.url,
            board=self._daemon.equipment.board.info.name,
            boot=self._daemon.boot,
            registration=ocpp.registration.value if ocpp is not None else "none",
            trouble=ocpp.trouble if ocpp is not None else "",
        )
        late = self._daemon.safety.lateness()
        return status | {
            "modem": self._daemon.slac.status() if self._daemon.slac is not None else None,
            "safety_thread": {
                "turns": late.turns,
                "p50_ms": round(late.p50_s * 1e3, 3),
                "p99_ms": round(late.p99_s * 1e3, 3),
                "max_ms": round(late.max_s * 1e3, 3),
                "realtime": late.realtime,
            },
        }

    def _command(self, request: Request) -> Any:
        name = field(request, "type", str)
        if name not in COMMANDS:
            raise ControlError(f"unknown command type `{name[:40]}`; known: {', '.join(COMMANDS)}")
        fields = {key: value for key, value in request.items() if key not in ("cmd", "type")}
        try:
            command = msgspec.convert(fields, COMMANDS[name])
        except msgspec.ValidationError as error:
            raise ControlError(f"{name}: {error}") from None
        answer = self._daemon.command(command)
        self._daemon.timeline.add(
            Source.SYSTEM, f"control command {name}: {answer.result.value} {answer.text}".rstrip()
        )
        if answer.result is api.Result.REJECTED:
            raise ControlError(answer.text or f"{name} was rejected")
        return {"result": answer.result.value, "text": answer.text}

    def _sim(self, request: Request) -> Any:
        board = self._daemon.equipment.board
        if not isinstance(board, SimBoard):
            raise ControlError(f"`evse sim` drives the simulated board only; this is a {board.info.name} board")
        name, arguments = field(request, "name", str), field(request, "args", list, [])
        result = perform(board.control, name, arguments)
        if name != "list":
            self._daemon.timeline.add(Source.HAL, f"simulated: {result if name != 'swipe' else 'swipe'}")
        return result

    def _photograph(self) -> dict[str, Any]:
        """Where the picture of the screen will be in a moment; null without a screen."""
        photo = self._daemon.screen.photograph() if self._daemon.screen is not None else None
        return {"photo": str(photo) if photo is not None else None}

    def _session(self, request: Request) -> Any:
        number = field(request, "number", int)
        detail = self._daemon.sessions.detail(number)
        if detail is None:
            raise ControlError(f"there is no visit {number}; `evse session list` shows them")
        return {
            **detail,
            "receipts": [msgspec.to_builtins(one) for one in self._daemon.receipts.of(detail["transaction_id"])],
        }

    def _ocpp_report(self, request: Request) -> Any:
        if self._daemon.ocpp is None:
            raise ControlError("no CSMS is configured ([ocpp] url)")
        what = field(request, "what", str, "state")
        try:
            return self._daemon.ocpp.report(what)
        except KeyError:
            raise ControlError(f"there is no report {what!r}") from None

    async def _data_transfer(self, request: Request) -> Any:
        """P02, for the technician and the manufacturer: the CSMS's answer."""
        vendor, message = field(request, "vendor", str), field(request, "message", str, "")
        if not 0 < len(vendor) <= MAX_VENDOR or len(message) > MAX_MESSAGE:
            raise ControlError(f"`vendor` has 1 to {MAX_VENDOR} characters, `message` at most {MAX_MESSAGE}")
        if self._daemon.ocpp is None:
            raise ControlError("no CSMS is configured ([ocpp] url)")
        answer = await self._daemon.ocpp.transfer(vendor, message, request.get("data"))
        if not answer.status:
            raise ControlError(answer.detail)
        return {"status": answer.status, "data": answer.data, "detail": answer.detail}

    def _certs(self, request: Request) -> Any:
        match field(request, "op", str):
            case "reload":
                self._daemon.v2g.pki.reload()
                told = "certificates or lists were changed at the station"
                self._daemon.effects.security_event("ReconfigurationOfSecurityParameters", told)
                self._daemon.effects.to_ocpp(None)  # it may be a reason to ask the CSMS for something
                return None
            case "renew":
                trigger = field(request, "trigger", str)
                if self._daemon.ocpp is None:
                    raise ControlError(
                        "no CSMS is configured ([ocpp] url); `evse certs csr` and `import` do it by hand"
                    )
                if not self._daemon.ocpp.trigger(trigger):
                    raise ControlError("not possible now: no connection to the CSMS, or one of profile 0 or 1")
                return None
        raise ControlError("op is `reload` or `renew`")

    async def _trace(self, request: Request) -> AsyncIterator[Any]:
        wanted = field(request, "source", str, "")
        follow = bool(request.get("follow", True))
        last = max(0, min(field(request, "last", int, 0), MAX_LAST))
        news: deque[Entry] = deque(maxlen=2000)
        bell = asyncio.Event()

        def hear(entry: Entry) -> None:
            news.append(entry)
            bell.set()

        stop = self._daemon.timeline.listen(hear)
        try:
            old = [entry for entry in self._daemon.timeline if not wanted or entry.source.value == wanted]
            for entry in old[-last:] if last else []:
                yield entry.to_json()
            while follow:
                await bell.wait()
                bell.clear()
                while news:
                    entry = news.popleft()
                    if not wanted or entry.source.value == wanted:
                        yield entry.to_json()
        finally:
            stop()

    async def _watch(self, request: Request) -> AsyncIterator[Any]:
        as_status = request.get("form") == "status"
        bell = asyncio.Event()
        self._bells.add(bell)
        try:
            while True:
                yield self._status() if as_status else {"snapshot": snapshot_json(self._daemon.snapshot())}
                bell.clear()
                with contextlib.suppress(TimeoutError):
                    async with asyncio.timeout(WATCH_SECONDS):  # not wait_for: see ControlServer._serve
                        await bell.wait()
        finally:
            self._bells.discard(bell)

    def tell_watchers(self, now: float) -> None:
        """Ring at a change that people should see at once; the rest comes once a second."""
        if not self._bells:
            return
        s = self._daemon.station.snapshot(now)
        shown = (s.stage, s.status, s.pilot, s.powered, s.reason, s.faults, s.token, s.online, s.limit_a)
        if shown != self._last_shown:
            self._last_shown = shown
            for bell in self._bells:
                bell.set()
