"""A technician's login is told to the CSMS as a security event, once; so is what others were refused."""

import asyncio
import json
import sys
from pathlib import Path

import pytest
from ocpp.v201 import call
from ocpp.v201.datatypes import LogParametersType

from firmware.app.control import ControlServer
from firmware.app.effects import Effects
from firmware.app.logins import Logins
from firmware.app.roles import Peer, Role
from firmware.app.ssh_logins import SshLogins
from firmware.core.clock import ManualClock, SystemClock
from firmware.core.timeline import Timeline
from firmware.ocpp_client.security_log import SecurityHappened, SecurityLog
from hil.csms import TestCsms
from tests.app.test_daemon import configuration, running
from tests.ocpp.file_server import FileServer

TINA, VICTOR = Peer(7, 1001, "tina", Role.TECHNICIAN), Peer(8, 1002, "victor", Role.VIEWER)


class Told:
    def __init__(self) -> None:
        self.events: list[tuple[str, str]] = []
        self.clock = ManualClock()
        self.logins = Logins(self.clock.monotonic, lambda kind, text: self.events.append((kind, text)))

    @property
    def kinds(self) -> list[str]:
        return [kind for kind, _ in self.events]


def test_the_first_command_is_the_login_and_an_hour_of_silence_ends_it() -> None:
    told = Told()
    told.logins.on_command(TINA, "certs", True)
    for _ in range(10):
        told.clock.advance(3000)
        told.logins.on_command(TINA, "command", True)
    assert told.events == [("MaintenanceLoginAccepted", "tina (technician), process 7: certs")]
    told.logins.on_command(Peer(9, 0, "root", Role.OWNER), "command", True)  # somebody else
    told.clock.advance(3600)
    told.logins.on_command(TINA, "command", True)
    assert told.kinds == ["MaintenanceLoginAccepted"] * 3


def test_who_tries_again_and_again_does_not_flush_the_log() -> None:
    told = Told()
    for _ in range(100):
        told.logins.on_command(VICTOR, "x" * 10_000, False)
    ((kind, text),) = told.events
    assert kind == "MaintenanceLoginFailed" and text == "victor (viewer), process 8: " + "x" * 40
    told.clock.advance(60)
    told.logins.on_command(VICTOR, "command", False)
    assert told.kinds == ["MaintenanceLoginFailed"] * 2


@pytest.mark.parametrize(
    ("peer", "kinds"), [(TINA, ["MaintenanceLoginAccepted"]), (VICTOR, ["MaintenanceLoginFailed"])]
)
async def test_a_technician_and_somebody_else_at_the_control_socket(
    tmp_path: Path, peer: Peer, kinds: list[str]
) -> None:
    told = Told()
    handlers = {"status": lambda request: "well", "command": lambda request: "done"}
    timeline = Timeline(SystemClock())
    server = ControlServer(tmp_path / "s", timeline, handlers, {}, lambda connection, uid: peer, told.logins.on_command)
    await server.start()
    try:
        reader, writer = await asyncio.open_unix_connection(str(tmp_path / "s"))
        writer.write(b'{"cmd": "status"}\n{"cmd": "nonsense"}\n')
        assert (await reader.readline()) and (await reader.readline())
        assert told.events == []  # to look is no login
        writer.write(b'{"cmd": "command"}\n{"cmd": "command"}\n')
        assert (await reader.readline()) and (await reader.readline())
        writer.close()
    finally:
        await server.close()
    assert told.kinds == kinds


def test_it_reaches_the_client_where_there_is_one() -> None:
    class Client:
        heard: list[object] = []  # noqa: RUF012

        def on_event(self, event: object) -> None:
            self.heard.append(event)

    class Daemon:
        ocpp: Client | None = None

    daemon = Daemon()
    effects = Effects(daemon)  # type: ignore[arg-type]
    effects.security_event("MaintenanceLoginAccepted", "nobody to tell")
    daemon.ocpp = Client()
    effects.security_event("MaintenanceLoginAccepted", "tina")
    assert daemon.ocpp.heard == [SecurityHappened("MaintenanceLoginAccepted", "tina")]


async def test_in_the_running_daemon_the_csms_hears_of_it_and_gets_the_log(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The whole way: control socket and SSH, security log, CSMS; and the diagnostics log, with what is on the disk."""
    message = json.dumps({"MESSAGE": "Accepted publickey for technician from 192.0.2.7 port 50022 ssh2"})
    command = (sys.executable, "-c", f"import time; print({message!r}, flush=True); time.sleep(60)")
    monkeypatch.setenv("JOURNAL_STREAM", "0:0")
    monkeypatch.setattr("firmware.app.daemon.SshLogins", lambda tell: SshLogins(tell, command))
    async with TestCsms() as csms:
        ocpp = f'[v2g]\nenabled = false\n[ocpp]\nurl = "{csms.url}"\nsecurity_profile = 0\nversions = ["2.0.1"]'
        async with running(configuration(tmp_path, ocpp)) as station:
            await csms.received("StatusNotification")
            station.daemon.control._peer_of = lambda connection, own_uid: TINA
            assert (await station.ask(cmd="certs", op="reload"))["ok"]
            events = lambda: [one["type"] for one in csms.record.of("SecurityEventNotification")]  # noqa: E731
            await csms.until(lambda: events().count("MaintenanceLoginAccepted") == 2)
            told = {one.get("techInfo", "") for one in csms.record.of("SecurityEventNotification")}
            assert "technician by SSH from 192.0.2.7 publickey" in told
            kinds = [
                entry.kind for entry in SecurityLog(station.daemon.store, ManualClock(), lambda *_: None).entries()
            ]
            assert "ReconfigurationOfSecurityParameters" in kinds
            await asyncio.to_thread(station.daemon.timeline_file.write)
            with FileServer() as server:
                log = LogParametersType(remote_location=f"{server.url}/log")
                answer = await csms.call(call.GetLog(log_type="DiagnosticsLog", request_id=1, log=log))
                assert answer.status == "Accepted"
                await csms.until(lambda: csms.record.of("LogStatusNotification")[-1:] != []
                                 and csms.record.of("LogStatusNotification")[-1]["status"] == "Uploaded")  # fmt: skip
            text = server.uploads["/log"].decode()
            assert f"start {station.daemon.boot};" in text and "1 20" in text.split("== ")[2]
