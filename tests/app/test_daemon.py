"""The whole daemon in this process: simulated board, real safety thread, real sockets, real time.

Nothing sleeps: the tests follow the control socket's `watch` stream, which rings at every change.
"""

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import msgspec
import pytest

from firmware.app.cli import status
from firmware.app.daemon import Daemon
from firmware.core.config import Config, parse
from firmware.station import api
from firmware.station.api import StationSnapshot

PATIENCE_S = 20.0


WITHOUT_V2G = "[v2g]\nenabled = false"


def configuration(folder: Path, extra: str = WITHOUT_V2G) -> Config:
    return parse(
        f"""
        [control]
        socket = "{folder}/control.sock"
        [store]
        path = "{folder}/evse.db"
        [authorization]
        tokens = ["04A1B2C3D4E5"]
        {extra}
        """.encode()
    )


class Running:
    """A daemon that serves, and a connection to it."""

    def __init__(self, daemon: Daemon, path: str) -> None:
        self.daemon = daemon
        self.path = path

    async def ask(self, **request: Any) -> Any:
        reader, writer = await asyncio.open_unix_connection(self.path)
        writer.write(json.dumps(request).encode() + b"\n")
        answer = json.loads(await reader.readline())
        writer.close()
        return answer

    async def sim(self, name: str, *arguments: str) -> None:
        answer = await self.ask(cmd="sim", name=name, args=list(arguments))
        assert answer["ok"], answer

    async def until(self, wanted: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
        """The first snapshot that fits."""
        reader, writer = await asyncio.open_unix_connection(self.path, limit=1 << 20)
        writer.write(b'{"cmd":"watch"}\n')
        try:
            async with asyncio.timeout(PATIENCE_S):
                while True:
                    snapshot: dict[str, Any] = json.loads(await reader.readline())["snapshot"]
                    if wanted(snapshot):
                        return snapshot
        finally:
            writer.close()


@asynccontextmanager
async def running(config: Config) -> AsyncIterator[Running]:
    daemon = Daemon(config)
    try:
        await daemon.start()
        serving = asyncio.create_task(daemon.serve())
        yield Running(daemon, config.control.socket)
        daemon.request_stop("test over")
        await serving
    finally:
        await daemon.close()


async def charge(station: Running) -> dict[str, Any]:
    await station.sim("plug-in", "ac-basic")
    await station.sim("ev-ready")
    await station.sim("swipe", "04A1B2C3D4E5")
    return await station.until(lambda s: s["charging"] and s["power_w"] > 1000)


async def test_the_first_question_after_ready_is_answered_with_a_state(tmp_path: Path) -> None:
    async with running(configuration(tmp_path)) as station:
        connector = (await station.ask(cmd="status"))["result"]["connectors"][0]
        assert (connector["pilot"]["state"], connector["status"]) == ("A", "Available")


async def test_a_board_that_never_answered_can_be_shown(tmp_path: Path) -> None:
    """JSON has no NaN: the screen said "no connection" in place of the fault."""
    mute = '[v2g]\nenabled = false\n[meter]\ndriver = "none"\n[board]\ndriver = "safety_mcu"\nport = "/dev/missing"'
    async with running(configuration(tmp_path, mute)) as station:
        raw = await station.until(lambda s: bool(s["faults"]))
        assert raw["pilot_high_v"] is None
        snapshot = msgspec.convert(raw, StationSnapshot)
        assert [fault.id for fault in snapshot.faults] == ["board_failed"]
        told = (await station.ask(cmd="status"))["result"]
        assert "board_failed" in status.page(told)


async def test_a_visit_with_a_card_and_a_simple_car(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    async with running(configuration(tmp_path)) as station:
        assert capsys.readouterr().out.startswith("READY ")
        idle = await station.until(lambda s: s["stage"] == "idle" and s["pilot"] == "A")
        assert (idle["status"], idle["powered"]) == ("Available", False)
        charging = await charge(station)
        assert (charging["stage"], charging["status"], charging["contactor"]) == ("charging", "Occupied", "closed")
        assert charging["limit_a"] == 32.0 and charging["transaction"]["active"]
        await station.sim("unplug")
        await station.until(lambda s: s["stage"] == "idle" and not s["powered"])
        (visit,) = (await station.ask(cmd="sessions"))["result"]
        assert visit["stopped_reason"] == "EVDisconnected" and visit["ended"]
        events = (await station.ask(cmd="session", number=visit["number"]))["result"]["events"]
        assert [event["seq_no"] for event in events] == list(range(len(events)))
        assert (events[0]["kind"], events[-1]["kind"]) == ("Started", "Ended")
        status = (await station.ask(cmd="status"))["result"]
        assert status["faults"] == [] and status["station"]["board"] == "sim"


async def test_an_unknown_card_gets_no_energy(tmp_path: Path) -> None:
    async with running(configuration(tmp_path)) as station:
        await station.sim("plug-in", "ac-basic")
        await station.sim("ev-ready")
        await station.sim("swipe", "FFFFFFFF")
        refused = await station.until(lambda s: s["stage"] == "rejected")
        assert not refused["powered"] and refused["transaction"] is None


async def test_a_stop_in_the_middle_opens_the_contactor_and_ends_the_visit(tmp_path: Path) -> None:
    config = configuration(tmp_path)
    async with running(config) as station:
        await charge(station)
    assert not station.daemon.safety.report.powered
    async with running(config) as station:
        (visit,) = (await station.ask(cmd="sessions"))["result"]
        assert visit["ended"] and visit["stopped_reason"] == "Reboot"
        assert (await station.ask(cmd="status"))["result"]["station"]["boot"] == 2
        earlier = [row["text"] for row in station.daemon.timeline_file.rows() if row["boot"] == 1]
        assert earlier[0].startswith("start 1 ") and "stop: test over" in earlier  # for who asks after the restart


async def test_a_welded_contactor_latches_over_a_restart(tmp_path: Path) -> None:
    config = configuration(tmp_path)
    async with running(config) as station:
        await charge(station)
        await station.sim("fault", "weld")
        await station.sim("unplug")
        faulted = await station.until(lambda s: any(f["id"] == "contactor_welded" for f in s["faults"]))
        assert faulted["status"] == "Faulted"
    async with running(config) as station:
        faulted = await station.until(lambda s: s["status"] == "Faulted")
        assert [f["id"] for f in faulted["faults"] if f["latched"]] == ["contactor_welded"]
        await station.sim("plug-in", "ac-basic")
        await station.sim("swipe", "04A1B2C3D4E5")
        answer = await station.ask(cmd="command", type="ClearFault", fault="contactor_welded", technician=True)
        assert answer["ok"], answer
        await station.until(lambda s: not s["faults"])


async def test_tls_required_without_a_certificate_is_a_fault_and_never_plain(tmp_path: Path) -> None:
    pki = tmp_path / "pki"
    pki.mkdir()
    config = configuration(tmp_path, f'[v2g]\ntls = "required"\n[pki]\ndir = "{pki}"')
    async with running(config) as station:
        faulted = await station.until(lambda s: bool(s["faults"]))
        assert faulted["faults"][0]["id"] == "v2g_tls_unusable"


async def test_a_pin_pays_and_stands_nowhere_that_people_look(tmp_path: Path) -> None:
    """C04.FR.04: neither in a log, nor on the socket, nor in what people may read of a visit."""
    pin, wrong = "80551236", "80559999"
    known = api.KnownToken(api.IdToken(pin, api.TokenType.KEY_CODE), "Accepted")
    async with running(configuration(tmp_path)) as station:
        station.daemon.command(
            api.SetVariables({"UIInput.Enabled[PinCode]": "true", "LocalAuthListCtrlr.Enabled": "true"})
        )
        station.daemon.command(api.SetKnownTokens(api.TokenSource.LIST, (known,)))
        await station.until(lambda s: s["pin"] is not None)
        await station.sim("plug-in", "ac-basic")
        await station.sim("ev-ready")
        tries = [await station.ask(cmd="command", type="EnterPin", code=code) for code in (wrong, 4711, "12", pin)]
        assert [one["ok"] for one in tries] == [False, False, False, True]
        paid = await station.until(lambda s: s["charging"])
        assert paid["token"]["type"] == "KeyCode" and paid["pin"] is None
        status = await station.ask(cmd="status")
        await station.ask(cmd="command", type="StopByDriver")
        await station.until(lambda s: s["stage"] == "finished")
        visits = (await station.ask(cmd="sessions"))["result"]
        visit = await station.ask(cmd="session", number=visits[0]["number"])
        entries = [entry.to_json() for entry in station.daemon.timeline]
        shown = f"{tries} {paid} {status} {visits} {visit} {entries}"
    for code in (pin, wrong, "4711"):
        assert code not in shown and f"…{code[-4:]}" not in shown


async def test_the_start_button_over_the_socket(tmp_path: Path) -> None:
    async with running(configuration(tmp_path)) as station:
        refused = await station.ask(cmd="command", type="StartByButton")
        assert not refused["ok"]
        station.daemon.command(api.SetVariables({"UIInput.Enabled[StartButton]": "true"}))
        await station.until(lambda s: s["start_button"])
        await station.sim("plug-in", "ac-basic")
        await station.sim("ev-ready")
        assert (await station.ask(cmd="command", type="StartByButton"))["ok"]
        paid = await station.until(lambda s: s["charging"])
        assert paid["token"]["type"] == "NoAuthorization" and not paid["start_button"]


async def test_a_part_that_will_not_close_keeps_no_other_from_closing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def stuck() -> None:
        raise RuntimeError("the V2G server will not close")

    config = configuration(tmp_path)
    daemon = Daemon(config)
    await daemon.start()
    monkeypatch.setattr(daemon.v2g, "close", stuck)
    with pytest.raises(RuntimeError, match="will not close"):
        await daemon.close()
    assert not Path(config.control.socket).exists()
    async with running(config) as station:  # board, store and lock are free again
        await station.until(lambda s: s["stage"] == "idle")
