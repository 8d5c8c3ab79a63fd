"""The operator's program for value-added services: called in order, bounded, and never in the way of charging."""

import asyncio
import stat
from pathlib import Path

import pytest

from firmware.app.service_hook import MAX_WAITING, ServiceHook
from firmware.core.clock import ManualClock
from firmware.core.timeline import Timeline
from firmware.iso15118.api import EndReason, Protocol, ServicesSelected, SessionEnded, SessionEstablished

EVCC = bytes.fromhex("0123456789ab")
BEGAN = SessionEstablished(Protocol.ISO2, b"12345678", EVCC)
ENDED = SessionEnded(EndReason.TERMINATED)


def program(folder: Path, body: str) -> Path:
    path = folder / "hook"
    path.write_text(f"#!/bin/sh\n{body}\n")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return path


def run(hook: ServiceHook, *effects: object) -> None:
    async def play() -> None:
        for effect in effects:
            hook.on_effect(effect)  # type: ignore[arg-type]
        await hook.close()

    asyncio.run(play())


def texts(timeline: Timeline) -> list[str]:
    return [entry.text for entry in timeline.last(200)]


@pytest.fixture
def timeline() -> Timeline:
    return Timeline(ManualClock())


def test_started_and_stopped_in_order(tmp_path: Path, timeline: Timeline) -> None:
    hook = ServiceHook(str(program(tmp_path, f'echo "$@" >> {tmp_path}/calls; echo served')), timeline)
    run(hook, BEGAN, ServicesSelected(((3, 2), (60001, None))), ENDED)
    assert (tmp_path / "calls").read_text().splitlines() == [
        "start 3 2 0123456789ab",
        "start 60001 0 0123456789ab",
        "stop 3 2 0123456789ab",
        "stop 60001 0 0123456789ab",
    ]
    assert "service start 3 2: done; served" in texts(timeline)


def test_each_start_gets_its_stop_whatever_ends_the_session(tmp_path: Path, timeline: Timeline) -> None:
    hook = ServiceHook(str(program(tmp_path, f'echo "$1" >> {tmp_path}/calls')), timeline)
    selected = ServicesSelected(((3, 1),))
    run(hook, BEGAN, selected, BEGAN, selected, selected)  # a new session, a second selection, the end of the daemon
    assert (tmp_path / "calls").read_text().split() == ["start", "stop", "start", "stop", "start", "stop"]


def test_what_goes_wrong_is_told_and_ends_nothing(tmp_path: Path, timeline: Timeline) -> None:
    run(
        ServiceHook(str(program(tmp_path, "echo no route; exit 3")), timeline),
        BEGAN,
        ServicesSelected(((3, 1),)),
        ENDED,
    )
    assert "service start 3 1: exit status 3; no route" in texts(timeline)
    run(ServiceHook(str(tmp_path / "nothing"), timeline), BEGAN, ServicesSelected(((3, 1),)), ENDED)
    assert any("cannot be run" in text for text in texts(timeline))


def test_a_program_that_hangs_is_killed(tmp_path: Path, timeline: Timeline) -> None:
    hook = ServiceHook(str(program(tmp_path, "exec sleep 60")), timeline, limit_s=0.1)
    run(hook, BEGAN, ServicesSelected(((3, 1),)), ENDED)
    assert "service start 3 1: killed after 0.1 s" in texts(timeline)


def test_a_program_that_hangs_does_not_keep_the_daemon(
    tmp_path: Path, timeline: Timeline, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("firmware.app.service_hook.CLOSE_S", 0.1)
    run(ServiceHook(str(program(tmp_path, "exec sleep 60")), timeline), BEGAN, ServicesSelected(((3, 1),)), ENDED)
    assert texts(timeline) == []  # killed without a word: the daemon ends


def test_a_vehicle_that_selects_for_ever(tmp_path: Path, timeline: Timeline) -> None:
    hook = ServiceHook(str(program(tmp_path, f"echo x >> {tmp_path}/calls")), timeline)
    run(hook, BEGAN, *[ServicesSelected(((3, 1),))] * (MAX_WAITING + 40), ENDED)
    assert len((tmp_path / "calls").read_text().split()) <= MAX_WAITING + 2
    assert any("too many calls" in text for text in texts(timeline))


def test_without_a_program_nothing_runs(timeline: Timeline) -> None:
    run(ServiceHook("", timeline), BEGAN, ServicesSelected(((3, 1),)), ENDED)
    assert texts(timeline) == []
