"""`evse session list` and `evse session show`: charging visits that the store holds."""

import argparse
from typing import Any

from firmware.app.cli.common import connect, print_json, table


def main(arguments: argparse.Namespace) -> int:
    """Print the records."""
    with connect(arguments) as client:
        if arguments.what == "list":
            sessions = client.request("sessions", last=arguments.last)
            print_json(sessions) if arguments.json else print(_listing(sessions))
            return 0
        session = client.request("session", number=arguments.number)
    print_json(session) if arguments.json else print(_detail(session))
    return 0


def _listing(sessions: list[dict[str, Any]]) -> str:
    if not sessions:
        return "no visits recorded yet"
    rows = [["no", "started", "ended", "energy", "how", "stopped by", "paid by"]]
    for s in sessions:
        rows.append(
            [
                str(s["number"]),
                s["started"],
                s["ended"] or "running",
                f"{s['energy_wh'] / 1000:.3f} kWh",
                s["protocol"] or "basic",
                s["stopped_reason"] or "",
                s["token"] or "",
            ]
        )
    return table(rows)


def _detail(session: dict[str, Any]) -> str:
    lines = [f"{key}: {value}" for key, value in session.items() if key not in ("events", "receipts")]
    lines += [f"receipt: {one['at']} {one['meter_wh'] / 1000:.3f} kWh, signed" for one in session.get("receipts", ())]
    for event in session["events"]:
        extra = " ".join(str(event[name]) for name in ("charging_state", "stopped_reason") if event.get(name))
        energy = f" {event['meter'][-1]['import_wh'] / 1000:.3f} kWh" if event.get("meter") else ""
        sent = "" if event["delivered"] else "  (waits for the CSMS)"
        lines.append(
            f"  #{event['seq_no']} {event['timestamp']} {event['kind']} {event['trigger']} {extra}{energy}{sent}"
        )
    return "\n".join(lines)
