"""`evse top`: the whole station on one page, once a second: power over time, states, lateness, queues, journal.

Owns: the page. `frame` is a pure function of what the daemon said; `main` only fetches and prints. May not: act.
"""

import argparse
import json
import shutil
import sys
import threading
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from firmware.app.cli.client import DaemonGone, DaemonUnreachable, how_to_start
from firmware.app.cli.common import connect
from firmware.app.cli.status import volts
from firmware.app.cli.trace import line

BARS = " ▁▂▃▄▅▆▇█"
HISTORY = 600  # seconds kept


@dataclass
class Seen:
    """What has been heard since the start. `power_w` once a second, `stages` with the second they began in."""

    power_w: deque[float] = field(default_factory=lambda: deque(maxlen=HISTORY))
    stages: deque[tuple[str, str]] = field(default_factory=lambda: deque(maxlen=20))
    journal: deque[dict[str, Any]] = field(default_factory=lambda: deque(maxlen=200))

    def take(self, status: dict[str, Any]) -> None:
        """One more status of the daemon."""
        connector = status["connectors"][0]
        self.power_w.append(float(connector["power_w"]))
        if not self.stages or self.stages[-1][1] != connector["stage"]:
            self.stages.append((status["clock"]["wall"][11:19], connector["stage"]))


def graph(values: Sequence[float], width: int, height: int) -> list[str]:
    """Bars of the newest `width` values in `height` lines, the highest line first; supplied power hangs as minus."""
    shown = list(values)[-width:]
    top = max([abs(value) for value in shown] + [1000.0])
    lines = []
    for row in range(height - 1, -1, -1):
        cells = []
        for value in shown:
            eighths = round(abs(value) / top * height * 8) - row * 8
            bar = BARS[max(0, min(8, eighths))]
            cells.append("-" if value < 0.0 and bar != " " else bar)
        lines.append("".join(cells))
    lines[0] = f"{lines[0]}  {top / 1000:.1f} kW"
    return lines


def frame(status: dict[str, Any], seen: Seen, width: int, height: int) -> list[str]:
    """The page: at most `height` lines of at most `width` characters."""
    connector, thread = status["connectors"][0], status["safety_thread"]
    pilot, limits, ocpp = connector["pilot"], connector["limits"], status["ocpp"]
    csms = "no CSMS" if ocpp["online"] is None else "online" if ocpp["online"] else "offline"
    duty = f"{pilot['duty_percent']:.1f} %" if pilot["duty_percent"] is not None else "no PWM"
    lines = [
        f"{status['station']['id']}  {connector['status']}  {status['clock']['wall'][11:19]}  {connector['reason']}",
        f"pilot {pilot['state']} {volts(pilot['high_v'])} {duty}   contactor {connector['contactor']}   "
        f"limit {limits['effective_a']:.1f} A: {limits['reason']}",
        f"power {connector['power_w']:+.0f} W   import {connector['import_wh'] / 1000:.3f} kWh   "
        f"export {connector['export_wh'] / 1000:.3f} kWh   CSMS {csms}, {ocpp['queued']} wait",
        f"safety loop late by p50 {thread['p50_ms']:.2f}, p99 {thread['p99_ms']:.2f}, at most {thread['max_ms']:.2f} ms"
        f"{'' if thread['realtime'] else ' (no real-time priority)'}",
        "",
        *graph(seen.power_w, max(10, width - 12), 6 if height >= 24 else 3),
        "",
        "  ".join(f"{at} {stage}" for at, stage in seen.stages)[-(width - 1) :],
    ]
    lines += [f"FAULT {fault['code']} {fault['id']}: {fault['hint']}" for fault in status["faults"]]
    lines.append("")
    room = max(0, height - len(lines) - 1)
    lines += [line(entry, colour=False, verbose=False) for entry in list(seen.journal)[-room:]] if room else []
    return [text[:width] for text in lines[:height]]


def main(arguments: argparse.Namespace) -> int:
    """Until Ctrl-C. `--json`: one status a second as it comes."""
    seen = Seen()
    on_page = False
    threading.Thread(target=_listen, args=(arguments, seen), daemon=True).start()
    try:
        with connect(arguments) as client:
            if on_page := not arguments.json:
                sys.stdout.write("\x1b[?1049h\x1b[?25l")  # a page of its own, no cursor
            for status in client.stream("watch", form="status"):
                if arguments.json:
                    print(json.dumps(status, ensure_ascii=False), flush=True)
                    continue
                seen.take(status)
                size = shutil.get_terminal_size()
                page = "\x1b[K\r\n".join(frame(status, seen, size.columns, size.lines - 1))
                sys.stdout.write(f"\x1b[H{page}\x1b[K\x1b[J")
                sys.stdout.flush()
        raise DaemonGone(f"the daemon has ended; {how_to_start()}")
    except KeyboardInterrupt:
        return 0
    finally:
        if on_page:
            sys.stdout.write("\x1b[?25h\x1b[?1049l")
            sys.stdout.flush()


def _listen(arguments: argparse.Namespace, seen: Seen) -> None:
    """The journal on a connection of its own; its end is told by the other one."""
    try:
        with connect(arguments) as client:
            for entry in client.stream("trace", last=50, follow=True):
                if entry.get("level") != "trace":
                    seen.journal.append(entry)
    except (OSError, DaemonUnreachable):
        return
