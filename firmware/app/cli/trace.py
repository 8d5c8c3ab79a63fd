"""`evse trace`: the timeline, old entries and live ones."""

import argparse
import json
import sys
from typing import Any

from firmware.app.cli.client import DaemonGone
from firmware.app.cli.common import connect

COLOURS = {"cp": "33", "v2g": "36", "ocpp": "35", "station": "32", "meter": "34", "hal": "33", "system": "37"}
LOUD = {"warning": "93", "error": "91"}


def main(arguments: argparse.Namespace) -> int:
    """Print entries, one line each. 2: no daemon; then what of the timeline reached the disk."""
    try:
        with connect(arguments) as client:
            for entry in client.stream(
                "trace", last=arguments.last, source=arguments.source or "", follow=arguments.follow
            ):
                _print(entry, arguments)
    except DaemonGone as gone:
        from firmware.app.cli import stored

        for entry in stored.trace(arguments, gone):
            _print(entry, arguments)
        print(f"evse: {gone}; this is what of its timeline reached the disk", file=sys.stderr)
        return 2
    return 0


def _print(entry: dict[str, Any], arguments: argparse.Namespace) -> None:
    if arguments.json:
        print(json.dumps(entry, ensure_ascii=False), flush=True)
    else:
        print(line(entry, colour=sys.stdout.isatty(), verbose=arguments.verbose), flush=True)


def line(entry: dict[str, Any], *, colour: bool, verbose: bool) -> str:
    """One entry as people read it: time, source, text, and with `verbose` its data."""
    text = f"{entry['wall'][11:23]} {entry['source']:8}{entry['text']}"
    if verbose and entry["data"]:
        text += "  " + json.dumps(entry["data"], ensure_ascii=False)
    if not colour:
        return text
    return f"\x1b[{LOUD.get(entry['level'], COLOURS.get(entry['source'], '37'))}m{text}\x1b[0m"
