"""`evse modem learnt | forget`: what the station remembers of vehicles with which high-level communication failed."""

import argparse
from typing import Any

from firmware.app.cli.common import connect, print_json, say, table
from firmware.station.learning import KEPT, KEPT_S

ALL = "all"


def main(arguments: argparse.Namespace) -> int:
    """0: shown, or forgotten. 2: there is no such vehicle, or no daemon."""
    with connect(arguments) as client:
        if arguments.what == "forget":
            name = "" if arguments.name == ALL else arguments.name
            say(arguments, client.request("command", type="ForgetVehicles", name=name)["text"])
            return 0
        learnt = client.request("learnt")
    print_json(learnt) if arguments.json else print(page(learnt))
    return 0


def page(learnt: list[dict[str, Any]]) -> str:
    """For people."""
    lines = ["nothing: ISO 15118 has not failed with any vehicle lately"]
    if learnt:
        rows = [["who", "failed", "last", "forgotten in", "next visit"]]
        rows += [
            [
                one["name"],
                f"{one['failures']} in a row",
                f"{one['age_s'] / 3600:.0f} h ago",
                f"{one['expires_in_s'] / 86_400:.1f} d",
                one["follows"],
            ]
            for one in learnt
        ]
        lines = [table(rows)]
    lines.append(f"kept on this station only, {KEPT_S / 86_400:.0f} days after the last failure, at most {KEPT}")
    return "\n".join(lines)
