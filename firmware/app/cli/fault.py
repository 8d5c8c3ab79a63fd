"""`evse fault list` and `evse fault clear`."""

import argparse

from firmware.app.cli.common import connect, print_json


def main(arguments: argparse.Namespace) -> int:
    """Exit status 1 when faults are present, or one could not be cleared."""
    with connect(arguments) as client:
        if arguments.what == "clear":
            print(
                client.request("command", type="ClearFault", fault=arguments.fault, technician=True)["text"]
                or "cleared"
            )
            return 0
        faults = client.request("status")["faults"]
    if arguments.json:
        print_json(faults)
    elif not faults:
        print("no fault")
    for fault in () if arguments.json else faults:
        print(
            f"{fault['code']} {fault['id']} since {fault['since']}{' (latched)' if fault['latched'] else ''}"
            + (f"\n  {fault['detail']}" if fault.get("detail") else "")
            + f"\n  {fault['hint']}"
        )
    return 1 if faults else 0
