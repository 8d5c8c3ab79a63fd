"""What the store tells when no daemon answers: visits, latched faults, what runs on and what waits.

Owns: reading the store in place of the daemon. May not: write to it, or answer for a daemon that lives (whoever has no
right to its socket, or finds it hung, is not answered from here).
"""

import argparse
from contextlib import closing
from typing import Any

from firmware.app import paths
from firmware.app.cli.client import DaemonGone
from firmware.app.journal import SessionLog, decode_event
from firmware.app.timeline_file import rows
from firmware.core.config import Config, load
from firmware.core.faults import CATALOGUE
from firmware.core.receipts import Receipts
from firmware.core.store import Store
from firmware.station.known import known_from

MAX_WAITING = 1000  # events listed


def open_store(arguments: argparse.Namespace, gone: DaemonGone) -> "closing[Store]":
    """The store of the configuration. Raises `gone` where it is not known or not there, StoreError when spoilt."""
    path = paths.store_file(_config(arguments, gone))
    if not path.exists():
        raise gone
    return closing(Store(path))


def trace(arguments: argparse.Namespace, gone: DaemonGone) -> list[dict[str, Any]]:
    """The newest entries of the timeline that reached the disk. Raises `gone` where there are none."""
    wanted = {"wall", "source", "level", "text", "data"}
    found = [row for row in rows(paths.timeline_folder(_config(arguments, gone))) if wanted <= row.keys()]
    if not found:
        raise gone
    chosen = [row for row in found if not arguments.source or row["source"] == arguments.source]
    return chosen[-arguments.last :] if arguments.last > 0 else []


def _config(arguments: argparse.Namespace, gone: DaemonGone) -> Config:
    if arguments.socket is not None and arguments.config is None:
        raise gone  # of whom that socket is cannot be known
    file = arguments.config or (paths.CONFIG_FILE if paths.CONFIG_FILE.exists() else None)
    return load(file) if file is not None else Config()


def visits(store: Store, last: int) -> list[dict[str, Any]]:
    """As the daemon's answer to `sessions`."""
    return SessionLog(store).listing(last)


def visit(store: Store, number: int) -> dict[str, Any] | None:
    """As the daemon's answer to `session`; None: there is none."""
    detail = SessionLog(store).detail(number)
    if detail is None:
        return None
    receipts = [{"at": r.at, "meter_wh": r.meter_wh} for r in Receipts(store).of(detail["transaction_id"])]
    return {**detail, "receipts": receipts}


def faults(store: Store) -> list[dict[str, Any]]:
    """The latched faults that a start will find, in the form of the status."""
    items = store.items("station")
    rows = [CATALOGUE[name] for name in sorted(known_from(items).latched) if name in CATALOGUE]
    return [
        {
            "code": row.code,
            "id": row.id,
            "latched": True,
            "since": items[f"fault.{row.id}"],
            "hint": row.technician_hint,
        }
        for row in rows
    ]


def queue(store: Store) -> dict[str, Any]:
    """As the daemon's report `queue`."""
    events = [(stored, decode_event(stored)) for stored in store.pending_events(limit=MAX_WAITING)]
    return {
        "waiting": store.count_pending(),
        "events": [
            {
                "transaction": event.transaction_id,
                "seq_no": event.seq_no,
                "kind": event.kind.value,
                "trigger": event.trigger,
                "timestamp": event.timestamp,
                "attempts": stored.attempts,
            }
            for stored, event in events
        ],
    }


def summary(store: Store) -> dict[str, Any]:
    """What remains of the status."""
    running = [decode_event(stored) for stored in store.open_transactions()]
    return {
        "daemon": None,
        "starts": int(store.get("boot", "number") or 0),
        "faults": faults(store),
        "transactions": [
            {"id": event.transaction_id, "last_event": event.timestamp, "meter_wh": event.meter[-1].import_wh}
            if event.meter
            else {"id": event.transaction_id, "last_event": event.timestamp, "meter_wh": None}
            for event in running
        ],
        "queued": store.count_pending(),
        "last_visit": next(iter(visits(store, 1)), None),
    }


def page(told: dict[str, Any]) -> str:
    """The summary for people."""
    lines = [f"  starts     {told['starts']} so far"]
    for one in told["transactions"]:
        lines.append(
            f"  transaction {one['id']} ran; last event {one['last_event']}; the next start ends it, or goes on with it"
        )
    if (last := told["last_visit"]) is not None:
        state = f"ended {last['ended']}" if last["ended"] else "not ended"
        lines.append(f"  last visit number {last['number']}, {last['started']}, {state}")
    lines.append(f"  CSMS       {told['queued']} events wait")
    lines += [f"  FAULT      {one['code']} {one['id']} (latched): {one['hint']}" for one in told["faults"]]
    return "\n".join(lines)
