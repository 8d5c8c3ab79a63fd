"""`evse modem status | diagnose | attenuation`: asks the powerline modem itself, on its interface.

Works beside a running daemon: answers of the modem go to every program that listens.
"""

import argparse
import select
import sys
import time
from typing import Any

from firmware.app.cli.common import print_json
from firmware.slac.adapter import RawSocket
from firmware.slac.diagnosis import ModemFacts, attenuation_lines, questions
from firmware.slac.frames import FrameError, decode, mac_text

_ANSWER_S = 1.0


def gather(raw: RawSocket, seconds: float, facts: ModemFacts) -> None:
    """Everything that comes within `seconds`."""
    end = time.monotonic() + seconds
    while (left := end - time.monotonic()) > 0:
        select.select([raw], [], [], left)
        while (data := raw.receive()) is not None:
            try:
                facts.take(decode(data))
            except FrameError:
                continue


def main(arguments: argparse.Namespace) -> int:
    """Exit status 1 when something is wrong, or nothing was heard."""
    raw = RawSocket(arguments.interface)
    facts = ModemFacts()
    try:
        if arguments.what == "attenuation":
            print(f"listening for {arguments.seconds:.0f} s: plug a vehicle in now", file=sys.stderr)
            gather(raw, arguments.seconds, facts)
        else:
            for frame in questions(raw.mac):
                raw.send(frame)
            gather(raw, _ANSWER_S, facts)
    finally:
        raw.close()
    if arguments.what == "attenuation":
        lines = attenuation_lines(facts.profiles)
        if arguments.json:
            print_json({"vehicles": {mac_text(mac): [p.hex() for p in all_] for mac, all_ in facts.profiles.items()}})
        else:
            print("\n".join(lines or ["no sound was measured"]))
        return 0 if facts.profiles else 1
    findings = facts.findings()
    if arguments.json:
        print_json(_json(facts, findings))
        return 1 if findings else 0
    print("\n".join(facts.lines()))
    if arguments.what == "diagnose":
        print("\n".join(f"! {finding}" for finding in findings) if findings else "nothing wrong was found")
    return 1 if findings else 0


def _json(facts: ModemFacts, findings: list[str]) -> dict[str, Any]:
    network = facts.network
    return {
        "firmware": facts.firmware,
        "mac": mac_text(facts.mac) if facts.mac is not None else None,
        "linked": facts.linked,
        "nid": network.nid.hex() if network is not None and network.networks else None,
        "lines": facts.lines(),
        "findings": findings,
    }
