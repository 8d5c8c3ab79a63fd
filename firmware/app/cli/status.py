"""`evse status`: state, reason, claims, pilot, CSMS, versions, faults on one page. The exit status is the health."""

import argparse
import sys
from typing import Any

from firmware.app.cli.client import DaemonGone, how_to_start
from firmware.app.cli.common import connect, print_json
from firmware.app.cli.parts import lines as parts


def main(arguments: argparse.Namespace) -> int:
    """0: well. 1: a fault or unavailable. 2: no daemon; then what the store tells."""
    try:
        return _live(arguments)
    except DaemonGone as gone:
        return _dead(arguments, gone)


def _live(arguments: argparse.Namespace) -> int:
    with connect(arguments) as client:
        if arguments.watch:
            for item in client.stream("watch", form="status"):
                print_json(item) if arguments.json else print("\x1b[2J\x1b[H" + page(item), flush=True)
            raise DaemonGone(f"the daemon has ended; {how_to_start()}")
        status = client.request("status")
    print_json(status) if arguments.json else print(page(status))
    return 1 if status["faults"] else 0


def _dead(arguments: argparse.Namespace, gone: DaemonGone) -> int:
    from firmware.app.cli import stored

    with stored.open_store(arguments, gone) as store:
        told = stored.summary(store)
    print(f"evse: {gone}", file=sys.stderr)
    print_json({**told, "error": str(gone)}) if arguments.json else print(stored.page(told))
    return 2


def page(status: dict[str, Any]) -> str:
    """The status for people."""
    connector = status["connectors"][0]
    pilot, limits = connector["pilot"], connector["limits"]
    lines = [
        f"{status['station']['id']}  {connector['status']}: {connector['reason']}",
        f"  stage      {connector['stage']}",
        f"  pilot      {pilot['state']}  {volts(pilot['high_v'])} / {volts(pilot['low_v'])}, "
        + (f"{pilot['duty_percent']:.1f} % duty" if pilot["duty_percent"] is not None else "no PWM"),
        f"  contactor  {connector['contactor']}",
        f"  power      {connector['power_w']:.0f} W   meter {connector['import_wh'] / 1000:.3f} kWh",
        f"  limit      {limits['effective_a']:.1f} A: {limits['reason']}",
    ]
    for claim in limits["claims"]:
        mark = "*" if claim["winning"] else " "
        amount = "no limit" if claim["limit_a"] is None else f"{claim['limit_a']:.1f} A"
        lines.append(f"           {mark} {claim['source']:14} {amount:>9}  {claim['reason']}")
    if (v2x := connector.get("v2x")) is not None:
        flow = "as much as allowed" if v2x["setpoint_w"] is None else f"{v2x['setpoint_w']:+.0f} W"
        lines.append(f"  V2X        {v2x['mode']}, setpoint {flow}: {v2x['reason']['text']}")
        for claim in v2x["discharge_claims"]:
            mark, why = "*" if claim["winning"] else " ", claim["reason"]["text"]
            lines.append(f"           {mark} {claim['source']:14} {claim['limit_w']:>7.0f} W  {why}")
    if transaction := status["transaction"]:
        lines.append(
            f"  transaction {transaction['id']} {'running' if transaction['active'] else 'ended'}: "
            f"{transaction['energy_wh'] / 1000:.3f} kWh in {transaction['duration_s']:.0f} s"
        )
    if session := status["session"]:
        lines.append(
            f"  V2G        {session['protocol']} {session['state']}{' TLS' if session['tls'] else ''} "
            f"{session['method']} {session['evcc_id']}"
        )
    lines += [f"  {line}" for line in parts(status["hardware"])]
    if modem := status.get("modem"):
        lines.append(f"  modem      {modem_line(modem)}")
    ocpp = status["ocpp"]
    lines.append(f"  CSMS       {csms_words(ocpp)}, {ocpp['queued']} events wait")
    for fault in status["faults"]:
        lines.append(
            f"  FAULT      {fault['code']} {fault['id']}{' (latched)' if fault['latched'] else ''}: "
            + (f"{fault['detail']}. " if fault.get("detail") else "")
            + fault["hint"]
        )
    versions = status["versions"]
    lines.append(
        f"  versions   firmware {versions['firmware']}, Python {versions['python']}, clock {status['clock']['quality']}"
    )
    return "\n".join(lines)


def volts(value: float | None) -> str:
    """A level of the pilot; null where the board does not tell one."""
    return "? V" if value is None else f"{value:+.1f} V"


def csms_words(ocpp: dict[str, Any]) -> str:
    """How it stands with the CSMS, and why."""
    if ocpp["online"] is None:
        return "not configured"
    if ocpp["online"]:
        return "online"
    registration = ocpp.get("registration")
    why = ocpp.get("trouble") or (f"registration {registration}" if registration in ("Pending", "Rejected") else "")
    return f"offline: {why}" if why else "offline"


def modem_line(modem: dict[str, Any]) -> str:
    """The powerline modem in one line."""
    where = f"{modem['interface']} ({modem['transport']})"
    driver = modem.get("driver")
    if driver is not None and not driver["ready"]:
        return f"{where}: chip not ready: {driver['why'] or 'not seen yet'}"
    if not modem["present"]:
        return f"{where}: the interface is not there"
    what = [modem["firmware"] or "firmware not told", f"key {modem['key']}", modem["doing"]]
    if modem["vehicle"]:
        sends, receives = modem["rates_mbps"]
        rates = f", sends {sends}, receives {receives} Mbit/s" if sends or receives else ""
        what.append(f"vehicle {modem['vehicle']}{rates}")
    return f"{where}: " + "; ".join(what)
