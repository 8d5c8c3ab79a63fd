"""The car and both modems on a real interface: `python -m hil.slac.live --interface ev0`.

The program at the other end of the veth (or TAP) is an EVSE host. This one answers as its modem, carries what it sends
over the simulated copper, and plugs in a car as soon as the modem has a key. Prints LINKED and leaves with status 0
when the car has joined, 1 when it has not within `--seconds`.
"""

import argparse
import select
import sys
import time

from firmware.slac.adapter import RawSocket
from hil.slac.copper import Copper, Line, Node
from hil.slac.modem import FACTORY_NMK, PlcModem
from hil.slac.pev import Habits, Pev, Step


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


def main(argv: list[str] | None = None) -> int:
    """Run one car."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--interface", required=True)
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--loss", type=float, default=0.0, help="share of frames that the copper loses")
    parser.add_argument("--db", type=int, default=15, help="attenuation")
    parser.add_argument("--linked-s", type=float, default=0.0, help="stay linked so long before leaving")
    parser.add_argument("--run-id", type=bytes.fromhex, help="8 octets, hexadecimal")
    arguments = parser.parse_args(argv)

    raw = RawSocket(arguments.interface)
    wire = WireHost(raw)
    evse_modem = PlcModem(bytes.fromhex("00b052dead01"), bytes(6), evse=True)
    car = Pev(bytes.fromhex("02ec01000001"), Habits(run_id=arguments.run_id))
    copper = Copper(Line(loss=arguments.loss))
    evse = copper.add(Node("evse", wire, evse_modem))
    ev = copper.add(Node("ev", car, PlcModem(bytes.fromhex("00b052dead02"), car.mac, evse=False)))
    copper.connect(evse, ev, arguments.db)

    began = time.monotonic()
    leave_at: float | None = None
    while (now := time.monotonic() - began) < arguments.seconds:
        copper.run(now - copper.now)
        evse_modem.host_mac = wire.mac or evse_modem.host_mac
        if car.step is Step.SLEEPING and evse_modem.nmk != FACTORY_NMK:
            car.plug_in(now)
        if car.step is Step.LINKED:
            if leave_at is None:
                print(f"LINKED attempts={car.attempts}", flush=True)
                leave_at = now + arguments.linked_s
            elif now >= leave_at:
                return 0
        select.select([raw], [], [], 0.005)
    print(f"car {car.step.value} after {car.attempts} attempts", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
