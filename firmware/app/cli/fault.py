"""`evse fault list` and `evse fault clear`."""

import argparse
import sys
from typing import Any

from firmware.app.cli.client import DaemonGone
from firmware.app.cli.common import connect, print_json, say


def main(arguments: argparse.Namespace) -> int:
    """Exit status 1 when faults are present, 2 without a daemon; then the latched faults are from the store."""
    try:
        return _live(arguments)
    except DaemonGone as gone:
        if arguments.what == "clear":
            raise
        return _dead(arguments, gone)


def _dead(arguments: argparse.Namespace, gone: DaemonGone) -> int:
    from firmware.app.cli import stored

    with stored.open_store(arguments, gone) as store:
        faults = stored.faults(store)
    print(f"evse: {gone}", file=sys.stderr)
    _print(arguments, faults, "no latched fault is kept for the next start")
    return 2


def _live(arguments: argparse.Namespace) -> int:
    with connect(arguments) as client:
        if arguments.what == "clear":
            answer = client.request("command", type="ClearFault", fault=arguments.fault, technician=True)
            say(arguments, answer["text"] or "cleared", result=answer["result"])
            return 0
        faults = client.request("status")["faults"]
    _print(arguments, faults, "no fault")
    return 1 if faults else 0


def _print(arguments: argparse.Namespace, faults: list[dict[str, Any]], none: str) -> None:
    if arguments.json:
        print_json(faults)
    elif not faults:
        print(none)
    for fault in () if arguments.json else faults:
        print(
            f"{fault['code']} {fault['id']} since {fault['since']}{' (latched)' if fault['latched'] else ''}"
            + (f"\n  {fault['detail']}" if fault.get("detail") else "")
            + f"\n  {fault['hint']}"
        )
