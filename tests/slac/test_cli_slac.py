"""`evse slac` and `evse modem` on a veth pair between two network namespaces, against a simulated modem and car."""

import contextlib
import json
import os
import select
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from firmware.app.slac_modem import gpio
from firmware.slac.qca7000.bridge import DeviceError
from tests.interop import net

ROOT = Path(__file__).parent.parent.parent
WHY_NOT = net.missing()
pytestmark = [pytest.mark.interop, pytest.mark.skipif(WHY_NOT is not None, reason=str(WHY_NOT))]


@pytest.fixture
def cable() -> Iterator[net.Cable]:
    with net.Cable(f"slac-{os.getpid()}") as cable:
        yield cable


@contextlib.contextmanager
def running(*command: str) -> Iterator[subprocess.Popen[str]]:
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, bufsize=1)
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


def evse(cable: net.Cable, *arguments: str) -> tuple[str, ...]:
    cli = (sys.executable, "-m", "firmware.app.cli.main")
    return (*cable.secc_prefix, *cli, *arguments, "--interface", net.SECC_INTERFACE)


def car(cable: net.Cable, *arguments: str) -> tuple[str, ...]:
    live = (sys.executable, "-m", "hil.slac.live", "--interface", net.EV_INTERFACE)
    return (*cable.ev_prefix, *live, *arguments)


def read_until(process: subprocess.Popen[str], word: str, seconds: float = 20.0) -> list[str]:
    """Lines up to the one that starts with `word`."""
    assert process.stdout is not None
    fd = process.stdout.fileno()
    lines: list[str] = []
    line = b""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if not select.select([fd], [], [], 0.1)[0]:
            continue
        octet = os.read(fd, 1)  # unbuffered: what follows belongs to the next call
        if not octet:
            break
        if octet != b"\n":
            line += octet
            continue
        lines.append(line.decode())
        line = b""
        if lines[-1].startswith(word):
            return lines
    raise AssertionError(f"no {word} among {lines}")


def test_ready_match_link_and_a_clean_end(cable: net.Cable) -> None:
    with running(*evse(cable, "slac")) as station:
        with running(*car(cable, "--linked-s", "1")) as vehicle:
            assert read_until(station, "READY") == ["READY"]
            matched = read_until(station, "MATCHED")[-1]
            assert "ev=02:ec:01:00:00:01 run=02ec010000010001 nid=" in matched
            read_until(station, "LINK_UP ev=02:ec:01:00:00:01")
            read_until(vehicle, "LINKED attempts=1")
        read_until(station, "LINK_LOST")  # the car and both modems are gone
        station.send_signal(signal.SIGTERM)
        assert station.wait(5.0) == 0


def test_a_lossy_line(cable: net.Cable) -> None:
    with running(*evse(cable, "slac")) as station, running(*car(cable, "--loss", "0.2")):
        read_until(station, "READY")
        read_until(station, "LINK_UP", 40.0)


def test_ready_without_a_modem(cable: net.Cable) -> None:
    with running(*evse(cable, "slac")) as station:
        assert read_until(station, "READY") == ["READY"]
        station.send_signal(signal.SIGINT)
        assert station.wait(5.0) == 0
        assert station.stderr is not None
        assert "TROUBLE SILENT: the modem does not answer" in station.stderr.read()


def test_not_ready_without_a_required_modem_and_ready_with_a_late_one(cable: net.Cable) -> None:
    with running(*evse(cable, "slac", "--modem", "required")) as station:
        with pytest.raises(AssertionError, match="no READY"):
            read_until(station, "READY", 2.0)
        with running(*car(cable)):
            read_until(station, "READY")
            read_until(station, "LINK_UP")


def test_modem_commands(cable: net.Cable) -> None:
    with running(*evse(cable, "slac")) as station, running(*car(cable, "--linked-s", "20")):
        read_until(station, "LINK_UP")
        status = subprocess.run(evse(cable, "modem", "status"), cwd=ROOT, capture_output=True, text=True)
        assert status.returncode == 0, status.stderr
        assert "MAC-QCA7005" in status.stdout
        assert "link       up" in status.stdout
        assert "coordinator" in status.stdout
        diagnose = subprocess.run(evse(cable, "modem", "diagnose"), cwd=ROOT, capture_output=True, text=True)
        assert (diagnose.returncode, diagnose.stdout.splitlines()[-1]) == (0, "nothing wrong was found")


def test_modem_commands_without_a_modem(cable: net.Cable) -> None:
    done = subprocess.run(evse(cable, "modem", "diagnose"), cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 1
    assert "the modem does not answer: check its supply" in done.stdout
    done = subprocess.run(
        evse(cable, "modem", "attenuation", "--seconds", "0.2"), cwd=ROOT, capture_output=True, text=True
    )
    assert (done.returncode, done.stdout) == (1, "no sound was measured\n")


@pytest.mark.slow
def test_through_chip_model_driver_and_tap_with_a_chip_that_restarts(cable: net.Cable) -> None:
    live = (sys.executable, "-m", "hil.slac.live", "--tap", "plc0", "--crash-s", "6")
    with running(*cable.secc_prefix, *live) as vehicle:
        cli = (sys.executable, "-m", "firmware.app.cli.main", "slac", "--interface", "plc0", "--modem", "required")
        with running(*cable.secc_prefix, *cli) as station:
            read_until(station, "READY")
            read_until(station, "LINK_UP", 40.0)
            read_until(vehicle, "LINKED")


def test_an_spi_device_that_is_not_there(cable: net.Cable) -> None:
    done = subprocess.run(
        evse(cable, "slac", "--spi", "/nonexistent/spidev0.0"), cwd=ROOT, capture_output=True, text=True
    )
    assert done.returncode == 2
    assert "No such file" in done.stderr


@pytest.mark.parametrize("text", ["23", ":23", "/dev/gpiochip0:x", ""])
def test_a_gpio_line_has_a_chip_and_a_number(text: str) -> None:
    with pytest.raises(DeviceError, match="give a GPIO line as"):
        gpio(text)


def test_gpio_lines() -> None:
    assert gpio("/dev/gpiochip0:23") == ("/dev/gpiochip0", 23)


# --- Somebody else's program at the other end -------------------------------------------------------------------------


def strange(cable: net.Cable, scenario: str, **environment: str) -> tuple[dict[str, object], list[str]]:
    """What the stranger saw, and what we printed meanwhile."""
    script = str(Path(__file__).with_name("stranger.py"))
    with running(*evse(cable, "slac")) as station:
        command = [*cable.ev_prefix, sys.executable, script, net.EV_INTERFACE, scenario]
        done = subprocess.run(command, capture_output=True, text=True, env=os.environ | environment, timeout=60)
        assert done.returncode == 0, done.stderr
        station.send_signal(signal.SIGTERM)
        assert station.wait(5.0) == 0
        assert station.stdout is not None
        lines = station.stdout.read().splitlines()
    assert lines[0] == "READY"
    seen: dict[str, object] = json.loads(done.stdout)
    assert seen["short"] == 0
    return seen, lines


CAR = "ev=0a:ce:00:00:00:01"


@pytest.mark.parametrize(
    ("scenario", "expected"),
    [
        ("nominal", {"sounds": 10, "db": 20}),
        ("parm_repeated", {"answers": 3, "sounds": 10}),
        ("two_at_once", {"confirmed": 2, "told": {"0ace00000001": 12, "0ace00000002": 42}}),
        ("a_third_of_the_profiles_lost", {"db": 20}),
        ("requests_lost", {"indications": 3}),
    ],
)
def test_a_stranger_matches(cable: net.Cable, scenario: str, expected: dict[str, object]) -> None:
    seen, lines = strange(cable, scenario)
    assert {name: seen[name] for name in expected} == expected
    assert (seen["right_key"], seen["length"], seen["run"]) == (True, 0x56, True)
    assert next(line for line in lines if line.startswith("MATCHED")).startswith(f"MATCHED {CAR} run=5354524")


def test_a_stranger_that_misses_the_confirmation(cable: net.Cable) -> None:
    seen, _lines = strange(cable, "match_confirmation_lost")
    assert seen["again"]["key"] == seen["key"]  # type: ignore[index]
    assert seen["over"]["right_key"]  # type: ignore[index]


def test_a_stranger_that_comes_again(cable: net.Cable) -> None:
    seen, lines = strange(cable, "linked_then_again")
    assert seen["ignored"]
    assert seen["second"]["key"] != seen["key"]  # type: ignore[index]
    words = [line.split()[0] for line in lines]
    assert words[:3] == ["READY", "MATCHED", "LINK_UP"]
    assert words.count("MATCHED") == 2 and "LINK_LOST" in words


def test_a_stranger_that_starts_over_behind_a_modem_that_says_linked(cable: net.Cable) -> None:
    seen, _lines = strange(cable, "started_over_while_linked")
    assert seen["tries"], seen
    assert seen["second"]["right_key"]  # type: ignore[index]


def test_a_stranger_whose_modem_says_zero_for_taken(cable: net.Cable) -> None:
    """HomePlug says 0 for success, QCA says 1: after a while a bench does without the answer."""
    seen, lines = strange(cable, "nominal", KEY_RESULT="0")
    assert (seen["right_key"], seen["keys"]) == (True, 1)
    assert [line.split()[0] for line in lines[:2]] == ["READY", "MATCHED"]
