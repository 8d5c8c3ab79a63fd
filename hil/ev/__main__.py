"""One charging session of our EVCC: `python -m hil.ev --interface ev0 --pki PKI --tls --control SOCKET`.

Prints the outcome as one JSON object; exit status 0 when the session ended as it should. With `--control` the car's S2
is that of the daemon's simulated board.
"""

import argparse
import asyncio
import dataclasses
import json
import sys
from pathlib import Path

from hil.control import ControlClient
from hil.ev.car import SocketPilot, contract_from
from hil.ev.evcc import Evcc
from hil.ev.link import LinkError, LinkOptions, Outcome, discover, drive
from hil.ev.options import EvccOptions


class NoPilot:
    """A car that is ready all the time."""

    async def ready(self, closed: bool) -> None:
        """Nothing to do."""


async def session(arguments: argparse.Namespace) -> Outcome:
    """SDP, then everything to SessionStop. Raises LinkError."""
    trust = arguments.pki / "ev/roots/v2g.pem" if arguments.pki else None
    link = LinkOptions(arguments.interface, arguments.tls, trust, sdp_tries=arguments.sdp_tries)
    contract = contract_from(arguments.pki) if arguments.pnc else None
    secc = await discover(link)
    pilot = SocketPilot(ControlClient(arguments.control)) if arguments.control else NoPilot()
    return await drive(Evcc(EvccOptions(contract=contract, loops=arguments.loops)), link, secc, pilot.ready)


def main() -> int:
    """Run one session."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--interface", required=True)
    parser.add_argument("--pki", type=Path, help="folder of `hil.pki`, for TLS and Plug & Charge")
    parser.add_argument("--tls", action="store_true")
    parser.add_argument("--pnc", action="store_true", help="pay with the contract of the PKI")
    parser.add_argument("--control", type=Path, help="control socket of the daemon, for S2")
    parser.add_argument("--loops", type=int, default=10)
    parser.add_argument("--sdp-tries", type=int, default=50)
    arguments = parser.parse_args()
    try:
        outcome = asyncio.run(session(arguments))
    except LinkError as error:
        print(json.dumps({"regular": False, "reason": str(error)}))
        return 1
    print(json.dumps({key: value for key, value in dataclasses.asdict(outcome).items() if key != "answers"}))
    return 0 if outcome.regular else 1


if __name__ == "__main__":
    sys.exit(main())
