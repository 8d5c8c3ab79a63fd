"""`evse ocpp`: the connection to the CSMS as a technician needs it, and a captured exchange read again."""

import argparse
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from firmware.app.cli.client import DaemonGone
from firmware.app.cli.common import connect, print_json, table

TRANSFER_PATIENCE_S = 60.0  # longer than the daemon waits for the CSMS


def main(arguments: argparse.Namespace) -> int:
    """Print one of the reports, or read a capture."""
    if arguments.what == "replay":
        return _replay(arguments.file, arguments.json)
    if arguments.what == "data-transfer":
        return _transfer(arguments)
    try:
        with connect(arguments) as client:
            report = client.request("ocpp", what=arguments.what)
    except DaemonGone as gone:
        if arguments.what != "queue":
            raise
        from firmware.app.cli import stored

        with stored.open_store(arguments, gone) as store:
            report = stored.queue(store)
    if arguments.json:
        print_json(report)
    else:
        print(SHOWN[arguments.what](report))
    return 0


def _transfer(arguments: argparse.Namespace) -> int:
    """Exit status 1 where the CSMS did not accept."""
    with connect(arguments, TRANSFER_PATIENCE_S) as client:
        answer = client.request(
            "data-transfer", vendor=arguments.vendor, message=arguments.message, data=transfer_data(arguments.data)
        )
    if arguments.json:
        print_json(answer)
    else:
        data = answer["data"]
        shown = data if isinstance(data, str) else json.dumps(data, ensure_ascii=False) if data is not None else ""
        print("\n".join(line for line in (f"{answer['status']} {answer['detail']}".rstrip(), shown) if line))
    return 0 if answer["status"] == "Accepted" else 1


def transfer_data(text: str) -> Any:
    """A JSON object or list as what it is, anything else as text."""
    if text.lstrip()[:1] not in ("{", "["):
        return text
    try:
        return json.loads(text)
    except ValueError:
        return text


def _state(report: dict[str, Any]) -> str:
    how = "online" if report["online"] else "connected" if report["connected"] else "offline"
    lines = [
        f"{how}, registration {report['registration']}, security profile {report['security_profile']}, "
        f"{report['queued']} events wait" + (f", {report['receipts']} receipts" if report["receipts"] else "")
    ]
    for slot, profile in report["slots"].items():
        mark = "*" if int(slot) == report["slot"] else " "
        lines.append(f" {mark} slot {slot}: {profile['url']} (security profile {profile['security_profile']})")
    if report["security_events"]:
        lines.append("security events:")
    for event in report["security_events"]:
        waits = "" if event["told"] else "  (waits for the CSMS)"
        lines.append(f"  {event['at']} {event['kind']} {event['text']}".rstrip() + waits)
    return "\n".join(lines)


def _queue(report: dict[str, Any]) -> str:
    if not report["waiting"]:
        return "nothing waits"
    rows = [["transaction", "no", "kind", "trigger", "when", "attempts"]]
    rows += [
        [e["transaction"], str(e["seq_no"]), e["kind"], str(e["trigger"]), str(e["timestamp"]), str(e["attempts"])]
        for e in report["events"]
    ]
    return table(rows)


def _messages(report: list[dict[str, Any]]) -> str:
    reader = _reader()
    return "\n".join(f"{one['at']} {reader.line(one['direction'], one['frame'])}" for one in report) or "none yet"


def _profiles(report: dict[str, Any]) -> str:
    from firmware.ocpp_client.exchange import chart

    rows = [["id", "EVSE", "purpose", "kind", "level", "transaction", "schedules"]]
    rows += [
        [
            str(p["id"]), str(p["evse"]), p["purpose"], p["kind"], str(p["stack_level"]), p["transaction"] or "",
            f"{p['schedules']}" + (f", {p['chosen'] + 1} chosen" if p["chosen"] is not None else ""),
        ]
        for p in report["profiles"]
    ]  # fmt: skip
    steps = [(step["start_s"], step["limit_a"]) for step in report["composite"] if step["limit_a"] is not None]
    head = table(rows) if report["profiles"] else "no charging profiles"
    return "\n".join([head, "", *chart(steps, report["window_s"])])


def _lists(report: dict[str, Any]) -> str:
    lines = [f"local list: version {report['local_list']['version']}, {report['local_list']['entries']} tokens"]
    lines.append(f"authorization cache: {len(report['cache'])} tokens {' '.join(report['cache'][:20])}".rstrip())
    lines += [f"on the screen: {text}" for text in report["messages"]]
    return "\n".join(lines)


SHOWN: dict[str, Callable[[Any], str]] = {
    "state": _state,
    "queue": _queue,
    "messages": _messages,
    "profiles": _profiles,
    "lists": _lists,
}


# --- a captured exchange ----------------------------------------------------------------------------------------------


def _reader() -> Any:
    from firmware.ocpp_client.exchange import Reader
    from firmware.ocpp_client.v201.messages import REQUESTS, RESPONSES

    return Reader(REQUESTS, RESPONSES)


def _replay(file: Path, as_json: bool) -> int:
    """Exit status 1 where something in the capture breaks the protocol."""
    text = sys.stdin.read() if str(file) == "-" else file.read_text(encoding="utf-8")
    reader, lines, wrong = _reader(), [], 0
    for direction, frame in _frames(text):
        line = reader.line(direction, frame)
        wrong += "  [" in line or " no OCPP: " in line
        lines.append(line)
    unanswered = list(reader.unanswered())
    if as_json:
        print_json({"messages": lines, "wrong": wrong, "unanswered": unanswered})
        return 1 if wrong else 0
    lines += [f"never answered: {action}" for action in unanswered]
    print("\n".join([*lines, f"{wrong} messages break the protocol" if wrong else "nothing breaks the protocol"]))
    return 1 if wrong else 0


def _frames(text: str) -> list[tuple[str, Any]]:
    """(direction, frame) of a JSON array, or of one JSON object or frame a line. "in" and "out" as the station sees it;
    a bare frame has none and counts as the station's request or the answer to it.
    """
    try:
        items = json.loads(text)
    except ValueError:
        items = [_parsed(line) for line in text.splitlines() if line.strip()]
    if isinstance(items, dict) or (isinstance(items, list) and items and isinstance(items[0], int)):
        items = [items]
    found = []
    for item in items:
        if isinstance(item, dict) and "frame" in item:
            found.append((str(item.get("direction", "out")), item["frame"]))
        else:
            answers = isinstance(item, list) and item[:1] in ([3], [4])
            found.append(("in" if answers else "out", item))
    return found


def _parsed(line: str) -> Any:
    try:
        return json.loads(line)
    except ValueError:
        return line
