"""`evse sim`: drive the simulated board of a running daemon. The daemon refuses it on any other board."""

import argparse

from firmware.app.cli.common import connect, print_json, say


def main(arguments: argparse.Namespace) -> int:
    """Send one action and print what the daemon says."""
    with connect(arguments) as client:
        result = client.request("sim", name=arguments.action, args=arguments.args)
    if isinstance(result, str):
        say(arguments, result)
    elif arguments.json:
        print_json(result)
    else:  # what there is
        print("\n".join(f"{name}: {', '.join(values)}" for name, values in result.items()))
    return 0
