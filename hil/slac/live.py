"""The car and both modems on a real interface: `python -m hil.slac.live --interface ev0`, or `--tap plc0`.

The program at the other end of the veth is an EVSE host. This one answers as its modem, carries what it sends over the
simulated copper, and plugs in a car as soon as the modem has a key. Prints LINKED and leaves with status 0 when the car
has joined, 1 when it has not within `--seconds`.

With `--tap` the EVSE's modem is a simulated QCA7000 behind our own SPI driver, which makes that TAP device for the EVSE
host to listen on; `--crash-s` restarts the chip once, so long after the start. `--ev-port` names an interface (one end
of a veth) whose frames cross the copper while both modems are linked: an EV program at the other end of that veth talks
to the station through powerline, chip, driver and TAP.
"""

import argparse
import contextlib
import select
import socket
import sys
import threading
import time

from firmware.core.clock import SystemClock
from firmware.slac.adapter import RawSocket
from firmware.slac.qca7000.bridge import Bridge, Tap
from hil.qca7000 import Qca7000Chip
from hil.slac.copper import Copper, Line, Node
from hil.slac.modem import FACTORY_NMK, PlcModem
from hil.slac.pev import Habits, Pev, Step

_ALL_ETHERTYPES = 0x0003


class WireHost:
    """The EVSE host at the other end of an interface, as a node of the copper."""

    def __init__(self, raw: RawSocket) -> None:
        self.raw = raw
        self.mac: bytes | None = None

    def receive_frame(self, data: bytes, now: float) -> None:
        """To the wire."""
        self.raw.send(data)

    def frames_to_send(self) -> list[bytes]:
        """From the wire."""
        frames = []
        while (data := self.raw.receive()) is not None:
            self.mac = data[6:12]
            frames.append(data)
        return frames

    def next_deadline(self) -> float | None:
        """The host keeps its own time."""
        return None

    def handle_timer(self, now: float) -> None:
        """Nothing is ever due here."""


class ChipHost:
    """The EVSE host behind chip, driver and TAP device, as a node of the copper."""

    def __init__(self, tap: str) -> None:
        self.mac: bytes | None = None
        self._lock = threading.Lock()
        self._clock = SystemClock()
        self._from_host: list[bytes] = []
        self.payload: list[bytes] = []  # frames of the host that are not SLAC
        self.chip = Qca7000Chip(on_frame=self._from_host.append, now=self._clock.monotonic())
        self.bridge = Bridge(self, Tap(tap), self._clock, lambda event: print(event, file=sys.stderr, flush=True))
        self.bridge.start()

    def transfer(self, mosi: bytes) -> bytes:
        """The bus, as the driver's thread sees it."""
        with self._lock:
            self.chip.tick(self._clock.monotonic())
            return self.chip.transfer(mosi)

    def close(self) -> None:
        """Nothing is open."""

    def crash(self) -> None:
        """Restart the chip."""
        with self._lock:
            self.chip.reboot()

    def receive_frame(self, data: bytes, now: float) -> None:
        """Towards the host."""
        with self._lock:
            self.chip.frame_to_host(data)

    def frames_to_send(self) -> list[bytes]:
        """SLAC of the host. The rest is put into `payload`."""
        with self._lock:
            frames, self._from_host[:] = list(self._from_host), []
        slac = [data for data in frames if data[12:14] == b"\x88\xe1"]
        self.payload += [data for data in frames if data[12:14] != b"\x88\xe1"]
        for data in slac:
            self.mac = data[6:12]
        return slac

    def next_deadline(self) -> float | None:
        """The host keeps its own time."""
        return None

    def handle_timer(self, now: float) -> None:
        """Nothing is ever due here."""


class EvPort:
    """All frames of one interface, both ways: the network of the car behind its modem."""

    def __init__(self, interface: str) -> None:
        self._socket = socket.socket(socket.AF_PACKET, socket.SOCK_RAW, socket.htons(_ALL_ETHERTYPES))
        self._socket.bind((interface, _ALL_ETHERTYPES))
        self._socket.setblocking(False)

    def exchange(self, host: ChipHost, linked: bool) -> None:
        """Carry what waits on both sides; without a link it is lost."""
        out, host.payload = host.payload, []
        with contextlib.suppress(BlockingIOError):
            while True:
                data, address = self._socket.recvfrom(2000)
                if linked and address[2] != socket.PACKET_OUTGOING:
                    host.receive_frame(data, 0.0)
        for data in out if linked else ():
            with contextlib.suppress(OSError):
                self._socket.send(data)

    def wait(self, seconds: float) -> None:
        """Until the car sends, at most so long."""
        select.select([self._socket], [], [], seconds)


def main(argv: list[str] | None = None) -> int:
    """Run one car."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--interface")
    parser.add_argument("--tap")
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--loss", type=float, default=0.0, help="share of frames that the copper loses")
    parser.add_argument("--db", type=int, default=15, help="attenuation")
    parser.add_argument("--linked-s", type=float, default=5.0, help="stay linked so long before leaving")
    parser.add_argument("--run-id", type=bytes.fromhex, help="8 octets, hexadecimal")
    parser.add_argument("--crash-s", type=float)
    parser.add_argument("--ev-port")
    arguments = parser.parse_args(argv)

    host: WireHost | ChipHost
    host = ChipHost(arguments.tap) if arguments.tap else WireHost(RawSocket(arguments.interface))
    evse_modem = PlcModem(bytes.fromhex("00b052dead01"), bytes(6), evse=True)
    car = Pev(bytes.fromhex("02ec01000001"), Habits(run_id=arguments.run_id))
    copper = Copper(Line(loss=arguments.loss))
    evse = copper.add(Node("evse", host, evse_modem))
    ev = copper.add(Node("ev", car, PlcModem(bytes.fromhex("00b052dead02"), car.mac, evse=False)))
    copper.connect(evse, ev, arguments.db)

    port = EvPort(arguments.ev_port) if arguments.ev_port else None

    began = time.monotonic()
    leave_at: float | None = None
    crash_at = arguments.crash_s
    while (now := time.monotonic() - began) < arguments.seconds:
        copper.run(now - copper.now)
        evse_modem.host_mac = host.mac or evse_modem.host_mac
        if crash_at is not None and now >= crash_at and isinstance(host, ChipHost):
            crash_at = None
            host.crash()
            evse_modem.restart(now)
        if car.step is Step.SLEEPING and crash_at is None and evse_modem.nmk != FACTORY_NMK:
            car.plug_in(now)
        if car.step is Step.LINKED:
            if leave_at is None:
                print(f"LINKED attempts={car.attempts}", flush=True)
                leave_at = now + arguments.linked_s
            elif now >= leave_at:
                return 0
        if port is not None and isinstance(host, ChipHost):
            port.exchange(host, bool(ev.modem.linked(now)))
            port.wait(0.002)
        else:
            time.sleep(0.003)
    print(f"car {car.step.value} after {car.attempts} attempts", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
