"""The car and both modems on a real interface: `python -m hil.slac.live --interface ev0`, or `--tap plc0`.

The program at the other end of the veth is an EVSE host. This one answers as its modem, carries what it sends over the
simulated copper, and plugs in a car as soon as the modem has a key. Prints LINKED and leaves with status 0 when the car
has joined, 1 when it has not within `--seconds`.

With `--tap` the EVSE's modem is a simulated QCA7000 behind our own SPI driver, which makes that TAP device for the EVSE
host to listen on; `--crash-s` restarts the chip once, so long after the start. `--ev-port` names an interface (one end
of a veth) whose frames cross the copper while both modems are linked: an EV program at the other end of that veth talks
to the station through powerline, chip, driver and TAP.

With `--chip PATH` the driver is the daemon's own (`[slac] transport = "qca7000"`, `spi_device = "sim:PATH"`): only the
chip model is here. With `--control SOCKET` the car looks at the pilot of that daemon's simulated board as a car would:
it matches when 5 % begins, and stops when it is unplugged or sees E or F; it then runs until `--seconds` are over.
"""

import argparse
import sys
import time
from pathlib import Path

from firmware.slac.adapter import RawSocket
from hil.slac.copper import Copper, Line, Node
from hil.slac.hosts import ChipHost, EvPort, SocketChip, TapChip, WireHost
from hil.slac.modem import FACTORY_NMK, PlcModem
from hil.slac.pev import Habits, Pev, Step
from hil.slac.plug import Plug


def main(argv: list[str] | None = None) -> int:
    """Run one car."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--interface")
    parser.add_argument("--tap")
    parser.add_argument("--chip", type=Path)
    parser.add_argument("--control", type=Path)
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--loss", type=float, default=0.0, help="share of frames that the copper loses")
    parser.add_argument("--db", type=int, default=15, help="attenuation")
    parser.add_argument("--linked-s", type=float, default=5.0, help="stay linked so long before leaving")
    parser.add_argument("--run-id", type=bytes.fromhex, help="8 octets, hexadecimal")
    parser.add_argument("--crash-s", type=float)
    parser.add_argument("--ev-port")
    arguments = parser.parse_args(argv)

    host: WireHost | ChipHost
    if arguments.chip:
        host = SocketChip(arguments.chip)
    else:
        host = TapChip(arguments.tap) if arguments.tap else WireHost(RawSocket(arguments.interface))
    evse_modem = PlcModem(bytes.fromhex("00b052dead01"), bytes(6), evse=True)
    car = Pev(bytes.fromhex("02ec01000001"), Habits(run_id=arguments.run_id))
    copper = Copper(Line(loss=arguments.loss))
    evse = copper.add(Node("evse", host, evse_modem))
    ev = copper.add(Node("ev", car, PlcModem(bytes.fromhex("00b052dead02"), car.mac, evse=False)))
    copper.connect(evse, ev, arguments.db)

    port = EvPort(arguments.ev_port) if arguments.ev_port else None
    plug = Plug(arguments.control) if arguments.control else None
    print("LISTENING", flush=True)

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
        if plug is not None:
            plug.move(car, bool(ev.modem.linked(now)), now)
        elif car.step is Step.SLEEPING and crash_at is None and evse_modem.nmk != FACTORY_NMK:
            car.plug_in(now)
        if car.step is Step.LINKED and plug is None:
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
