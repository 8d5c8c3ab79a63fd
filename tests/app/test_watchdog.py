"""sd_notify: what goes to the service manager's socket, and when "alive" is withheld."""

import asyncio
import os
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from firmware.app.daemon import Daemon
from firmware.app.watchdog import AGAIN_S, STALE_S, Notifier, Watchdog, interval_from
from firmware.core.clock import ManualClock
from firmware.core.config import parse
from firmware.core.timeline import Timeline


class Manager:
    """A service manager's notification socket."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._socket = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self._socket.bind(str(path))
        self._socket.setblocking(False)

    @property
    def environment(self) -> dict[str, str]:
        return {"NOTIFY_SOCKET": str(self.path), "WATCHDOG_USEC": "5000000", "WATCHDOG_PID": str(os.getpid())}

    def heard(self) -> list[list[str]]:
        datagrams = []
        while True:
            try:
                datagrams.append(self._socket.recv(4096).decode().split("\n"))
            except BlockingIOError:
                return datagrams

    async def next(self) -> list[str]:
        async with asyncio.timeout(20):
            return (await asyncio.get_running_loop().sock_recv(self._socket, 4096)).decode().split("\n")

    def close(self) -> None:
        self._socket.close()


@pytest.fixture
def manager(tmp_path: Path) -> Iterator[Manager]:
    manager = Manager(tmp_path / "notify")
    yield manager
    manager.close()


class Rig:
    """A watchdog with loops that turn only when told."""

    def __init__(self, environment: dict[str, str]) -> None:
        self.clock = ManualClock()
        self.timeline = Timeline(self.clock)
        self.passed = self.safety = self.clock.monotonic()
        self.watchdog = Watchdog(
            self.clock,
            self.timeline,
            lambda: self.passed,
            lambda: self.safety,
            lambda: "Available,\n idle",
            environment,
        )

    def notes(self) -> list[str]:
        return [entry.text for entry in self.timeline if "watchdog" in entry.text]


def test_alive_while_both_loops_turn(manager: Manager) -> None:
    rig = Rig(manager.environment)
    rig.watchdog.beat()
    assert manager.heard() == [["WATCHDOG=1", "STATUS=Available, idle"]]
    assert rig.notes() == []


@pytest.mark.parametrize("loop", ["safety", "passed"])
def test_silent_when_one_loop_stalls_and_alive_again_when_it_turns(manager: Manager, loop: str) -> None:
    rig = Rig(manager.environment)
    rig.clock.advance(STALE_S + 0.1)
    setattr(rig, "passed" if loop == "safety" else "safety", rig.clock.monotonic())
    rig.watchdog.beat()
    rig.watchdog.beat()
    assert manager.heard() == []
    assert len(rig.notes()) == 1  # said once, not at every beat
    assert ("safety loop" in rig.notes()[0]) is (loop == "safety")
    setattr(rig, loop, rig.clock.monotonic())
    rig.watchdog.beat()
    assert [lines[0] for lines in manager.heard()] == ["WATCHDOG=1"]


def test_stopping_needs_no_passes_but_still_the_safety_loop(manager: Manager) -> None:
    rig = Rig(manager.environment)
    rig.watchdog.stopping(again=False)
    assert manager.heard() == [["STOPPING=1", "STATUS=Stopping"]]
    rig.clock.advance(STALE_S + 0.1)
    rig.safety = rig.clock.monotonic()
    rig.watchdog.beat()
    assert manager.heard() == [["WATCHDOG=1"]]
    rig.clock.advance(STALE_S + 0.1)
    rig.watchdog.beat()
    assert manager.heard() == []


def test_a_restart_in_place_asks_for_patience(manager: Manager) -> None:
    rig = Rig(manager.environment)
    rig.watchdog.stopping(again=True)
    (lines,) = manager.heard()
    assert lines[0] == "RELOADING=1" and f"WATCHDOG_USEC={int(AGAIN_S * 1e6)}" in lines
    assert f"MONOTONIC_USEC={int(rig.clock.monotonic() * 1e6)}" in lines


async def test_ready_sets_the_interval_back_and_begins_to_feed(manager: Manager) -> None:
    rig = Rig(manager.environment)
    rig.watchdog.ready()
    assert await manager.next() == ["READY=1", "WATCHDOG_USEC=5000000", "STATUS=Available, idle"]
    assert (await manager.next())[0] == "WATCHDOG=1"
    await rig.watchdog.close()


async def test_without_a_service_manager_nothing_happens() -> None:
    rig = Rig({"WATCHDOG_USEC": "5000000"})
    rig.watchdog.ready()
    rig.watchdog.beat()
    rig.watchdog.stopping(again=False)
    assert len(asyncio.all_tasks()) == 1
    await rig.watchdog.close()


@pytest.mark.parametrize("path", ["/nowhere/at/all", "x" * 500, "@evse-test-nobody-listens"])
def test_a_manager_that_is_gone_is_no_fault(path: str) -> None:
    Notifier({"NOTIFY_SOCKET": path}).send("READY=1")


def test_a_manager_that_does_not_read_does_not_hold_us_up(manager: Manager) -> None:
    notifier = Notifier(manager.environment)
    for _ in range(5000):  # more than any queue of a datagram socket holds
        notifier.send("WATCHDOG=1")
    assert 0 < len(manager.heard()) < 5000


def test_an_abstract_socket() -> None:
    name = f"evse-test-{os.getpid()}"
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as listener:
        listener.bind("\0" + name)
        Notifier({"NOTIFY_SOCKET": "@" + name}).send("READY=1", "STATUS=x")
        listener.setblocking(False)
        assert listener.recv(100) == b"READY=1\nSTATUS=x"


@pytest.mark.parametrize(
    ("environment", "seconds"),
    [
        ({}, None),
        ({"WATCHDOG_USEC": "5000000"}, 5.0),
        ({"WATCHDOG_USEC": "5000000", "WATCHDOG_PID": str(os.getpid())}, 5.0),
        ({"WATCHDOG_USEC": "5000000", "WATCHDOG_PID": "1"}, None),  # meant for another process
        ({"WATCHDOG_USEC": "0"}, None),
        ({"WATCHDOG_USEC": "-3"}, None),
        ({"WATCHDOG_USEC": "soon"}, None),
    ],
)
def test_interval(environment: dict[str, str], seconds: float | None) -> None:
    assert interval_from(environment) == seconds


async def test_the_daemon_says_ready_feeds_and_says_stopping(
    tmp_path: Path, manager: Manager, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in manager.environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("WATCHDOG_USEC", "200000")
    daemon = Daemon(
        parse(
            f"""
            control.socket = "{tmp_path}/control.sock"
            store.path = "{tmp_path}/evse.db"
            v2g.enabled = false
            """.encode()
        )
    )
    try:
        await daemon.start()
        serving = asyncio.create_task(daemon.serve())
        first = await manager.next()
        assert first[0] == "READY=1" and first[-1].startswith("STATUS=Available")
        for _ in range(3):
            assert (await manager.next())[0] == "WATCHDOG=1"
        daemon.safety.stop()  # the safety thread is gone: what is in the queue was earned before
        async with asyncio.timeout(20):
            while not daemon.watchdog.stalled(daemon.clock.monotonic()):
                await asyncio.to_thread(daemon.safety._thread.join, 0.05)
        manager.heard()
        daemon.watchdog.beat()
        assert manager.heard() == []
        daemon.request_stop("test over")
        await serving
    finally:
        await daemon.close()
    assert ["STOPPING=1", "STATUS=Stopping"] in manager.heard()
