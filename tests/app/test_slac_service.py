"""SLAC's wiring: events one by one, the reset line, a driver that comes back, the simulated bus."""

import asyncio
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from firmware.app import slac_modem, slac_service
from firmware.app.cli.status import modem_line
from firmware.app.slac_modem import SimulatedBus, SimulatedLine, SpiOptions, connect
from firmware.app.slac_service import SlacService, from_config, slac_config, spi_options
from firmware.core.clock import ManualClock, SystemClock
from firmware.core.config import parse
from firmware.core.errors import ConfigError
from firmware.core.timeline import Timeline
from firmware.slac.adapter import InterfaceError, RawSocket
from firmware.slac.api import LinkDetection, ModemPolicy, Remark, ResetLineWanted, SlacConfig, SlacEvent
from firmware.slac.qca7000.bridge import BridgeFailed, DeviceError
from firmware.slac.qca7000.driver import BusError, PulseResetLine
from firmware.station.effects import LeaveNetwork, PauseNetwork, ResumeNetwork
from hil.slac.hosts import SocketChip
from tests.slac.qca7000.test_bridge import FakeTap

SIGNATURE = bytes.fromhex("da000000")


def no_interface(name: str) -> RawSocket:
    raise InterfaceError(f"there is no interface {name}")


class Bench:
    """A service without an interface. `events` are what it handed on."""

    def __init__(self, spi: SpiOptions | None = None) -> None:
        self.events: list[SlacEvent] = []
        self.timeline = Timeline(ManualClock())
        self.service = SlacService("none0", SlacConfig(), SystemClock(), self.timeline, self.take, spi=spi)
        self.service.adapter._open_socket = no_interface
        self.inside = False

    def take(self, event: SlacEvent) -> None:
        assert not self.inside, "entered twice"
        self.inside = True
        self.events.append(event)
        if len(self.events) < 4:  # what the station does with one event may give the next at once
            self.service.on_slac_event(Remark(f"{len(self.events)}"))
        self.inside = False

    def told(self) -> list[str]:
        return [entry.text for entry in self.timeline]


async def until(condition: Callable[[], bool]) -> None:
    async with asyncio.timeout(10.0):
        while not condition():
            await asyncio.sleep(0.005)


async def test_events_are_handed_on_one_by_one_and_in_order() -> None:
    bench = Bench()
    bench.service.start()
    bench.service.on_slac_event(Remark("first"))
    bench.service.on_slac_event(Remark("second"))
    assert bench.events == []
    await until(lambda: len(bench.events) == 5)
    texts = [event.text for event in bench.events if isinstance(event, Remark)]
    assert texts == ["first", "second", "1", "2", "3"]
    bench.service.on_slac_event(Remark("too late"))
    bench.service.stop()
    await asyncio.sleep(0.01)
    assert len(bench.events) == 5


async def test_wishes_reach_an_adapter_that_waits_for_its_interface() -> None:
    bench = Bench()
    bench.service.start()
    for wish in (LeaveNetwork(), PauseNetwork(), ResumeNetwork()):
        bench.service.perform(wish)
    assert bench.service.status() == {"transport": "netdev", "interface": "none0", "present": False}
    bench.service.stop()


async def test_the_reset_line_of_a_modem_that_the_kernel_drives() -> None:
    bench = Bench()
    pulsed = threading.Event()

    class Line:
        def pulse(self) -> None:
            assert threading.current_thread() is not threading.main_thread(), "100 ms would hold the station up"
            pulsed.set()
            raise OSError(5, "Input/output error")

        def close(self) -> None:
            """Nothing is open."""

    bench.service.start()
    bench.service._reset = Line()
    bench.service.on_slac_event(ResetLineWanted())
    await until(lambda: pulsed.is_set() and any("cannot be pulsed" in text for text in bench.told()))
    bench.service.stop()


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(slac_service, "REOPEN_S", 0.02)
    monkeypatch.setattr(slac_modem, "Tap", lambda name: FakeTap())
    yield


async def test_a_driver_without_its_device_waits_for_it_and_says_so_once(quick: None, tmp_path: Path) -> None:
    path = tmp_path / "chip"
    bench = Bench(SpiOptions(f"sim:{path}"))
    bench.service.start()
    await asyncio.sleep(0.2)
    assert sum("simulated SPI bus" in text for text in bench.told()) == 1
    chip = SocketChip(path)
    await until(lambda: bench.service.status().get("driver", {}).get("ready", False))
    assert any(text == "QCA7000 ready: the chip is up" for text in bench.told())
    bench.service._on_bridge(BridgeFailed("the TAP device went away"))
    assert "driver" not in bench.service.status()
    await until(lambda: bench.service.status().get("driver", {}).get("ready", False))
    resets = chip.chip.resets
    bench.service.on_slac_event(ResetLineWanted())
    await until(lambda: chip.chip.resets > resets)
    bench.service._on_bridge(PulseResetLine())
    assert "its reset line is wanted" in bench.told()[-1]
    bench.service.stop()
    bench.service._on_bridge(BridgeFailed("late"))


def test_the_simulated_bus(tmp_path: Path) -> None:
    chip = SocketChip(tmp_path / "chip")
    bus, line = SimulatedBus(str(tmp_path / "chip")), SimulatedLine(str(tmp_path / "chip"))
    assert bus.transfer(SIGNATURE)[2:] == b"\xaa\x55"
    chip.chip.faults.bus_transfers = {chip.chip.transfers + 1}
    with pytest.raises(BusError, match="Input/output error"):
        bus.transfer(SIGNATURE)
    assert bus.transfer(SIGNATURE)[2:] == b"\xaa\x55"
    line.take()  # no edge: no harm
    bus.close()
    line.close()
    with pytest.raises(DeviceError, match="simulated SPI bus"):
        connect(str(tmp_path / "nothing"))


def test_the_section_slac() -> None:
    config = parse(
        b"""
        [v2g]
        interface = "plc7"
        [slac]
        enabled = true
        interface = "plc7"
        transport = "qca7000"
        spi_device = "/dev/spidev9.9"
        reset_line = "/dev/gpiochip0:24"
        wait_s = 20
        attenuation_correction_db = -3
        link_detection = "stations"
        validate = true
        """
    )
    expected = SlacConfig(
        parm_wait_s=20.0,
        modem=ModemPolicy.REQUIRED,
        link_detection=LinkDetection.STATIONS,
        attenuation_correction_db=-3,
        can_validate=True,
        has_reset_line=True,
    )
    assert slac_config(config) == expected
    assert spi_options(config) == SpiOptions("/dev/spidev9.9", reset="/dev/gpiochip0:24")
    service = from_config(config, ManualClock(), Timeline(ManualClock()), lambda event: None)
    assert service.status()["transport"] == "qca7000"
    assert spi_options(parse(b"")) is None


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("[slac]\nenabled = true", "`v2g.interface` must be the modem's"),
        ('[v2g]\nenabled = false\ninterface = "plc0"\n[slac]\nenabled = true', "of no use without"),
        ('[slac]\nreset_line = "24"', "`slac.reset_line` must be a GPIO chip and a line"),
        ("[slac]\nwait_s = 5", "slac.wait_s"),
        ('[slac]\ntransport = "usb"', "slac.transport"),
    ],
)
def test_what_cannot_be_is_refused(text: str, wrong: str) -> None:
    with pytest.raises(ConfigError, match=wrong):
        parse(text.encode())


@pytest.mark.parametrize(
    ("modem", "line"),
    [
        ({"present": False}, "plc0 (netdev): the interface is not there"),
        (
            {
                "present": True,
                "firmware": "MAC-QCA7005",
                "key": "taken",
                "doing": "linked with a vehicle",
                "vehicle": "02:ec:01:00:00:01",
                "rates_mbps": [9, 8],
            },
            "plc0 (netdev): MAC-QCA7005; key taken; linked with a vehicle; "
            "vehicle 02:ec:01:00:00:01, sends 9, receives 8 Mbit/s",
        ),
        (
            {"present": True, "firmware": "", "key": "sent", "doing": "the modem gets a new key", "vehicle": ""},
            "plc0 (netdev): firmware not told; key sent; the modem gets a new key",
        ),
        ({"driver": {"ready": False, "why": "the signature is wrong"}}, "chip not ready: the signature is wrong"),
    ],
)
def test_the_modem_in_one_line(modem: dict[str, object], line: str) -> None:
    assert modem_line({"interface": "plc0", "transport": "netdev"} | modem).endswith(line)
