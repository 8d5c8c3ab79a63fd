"""`evse sim`: drive the simulated board of a running daemon. The daemon refuses it on any other board."""

import argparse

from firmware.app.cli.common import connect, print_json


def main(arguments: argparse.Namespace) -> int:
    """Send one action and print what the daemon says."""
    with connect(arguments) as client:
        result = client.request("sim", name=arguments.action, args=arguments.args)
    if arguments.json:
        print_json(result)
    else:
        print(result if isinstance(result, str) else "done")
    return 0
