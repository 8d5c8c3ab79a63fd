"""`evse session list` and `evse session show`: charging visits that the store holds."""

import argparse
from typing import Any

from firmware.app.cli.client import Client, DaemonGone, RequestRefused
from firmware.app.cli.common import connect, print_json, table


def main(arguments: argparse.Namespace) -> int:
    """Print the records; the store has them also when the daemon is gone."""
    try:
        with connect(arguments) as client:
            found = _ask(client, arguments)
    except DaemonGone as gone:
        found = _read(arguments, gone)
    if arguments.json:
        print_json(found)
    else:
        print(_listing(found) if arguments.what == "list" else _detail(found))
    return 0


def _ask(client: Client, arguments: argparse.Namespace) -> Any:
    if arguments.what == "list":
        return client.request("sessions", last=arguments.last)
    return client.request("session", number=arguments.number)


def _read(arguments: argparse.Namespace, gone: DaemonGone) -> Any:
    from firmware.app.cli import stored

    with stored.open_store(arguments, gone) as store:
        if arguments.what == "list":
            return stored.visits(store, arguments.last)
        if (visit := stored.visit(store, arguments.number)) is None:
            raise RequestRefused(f"there is no visit {arguments.number}; `evse session list` shows them")
        return visit


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
                s["token"] or ("nobody" if s["token_type"] == "NoAuthorization" else ""),
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
