"""`evse why`: what decides about the power now, in the order in which it decides, and what would change it."""

import argparse
from typing import Any

from firmware.app.cli.common import connect, print_json
from firmware.app.cli.parts import concerns

# Source of a claim -> what changes it.
CHANGES: dict[str, str] = {
    "hardware": "nothing but other hardware; [board] max_current_a can only lower it",
    "cable": "another cable: its coding resistor tells the rating",
    "fuse": "[installation] fuse_a, which must be the breaker's rating",
    "owner": "[installation] limit_a",
    "schedule": "the hours of the plan, or `charge now` on the screen",
    "random_delay": "the delay runs out, or `charge now` on the screen",
    "driver": "the driver, on the screen",
    "external": "the energy manager that set it, or its expiry",
    "ocpp": "the operator's charging profile (ClearChargingProfile), or its next period",
    "grid": "the load of the building, or the grid operator's signal",
    "building": "the load of the building; where its meter is at fault, that fault",
    "temperature": "the temperature falls; look at fan, sun and terminal torque",
    "phases": "the change of phases is over within seconds; else look at the phase relay",
    "authorisation": "a card, the app, the vehicle's contract or the operator",
    "reservation": "the card it is reserved for, its end, or the operator",
    "availability": "the operator (ChangeAvailability)",
    "interruption": "unplug; or the operator starts anew (TxCtrlr.AllowEnergyTransferResumption)",
    "reset": "the restart that is about to happen",
    "fault": "the fault goes: what to do is with it",
}
# Stage without a claim that decides -> what is waited for.
STAGES: dict[str, str] = {
    "idle": "a vehicle",
    "plug_in": "a vehicle, before the authorisation lapses",
    "authorising": "somebody who pays",
    "rejected": "another card",
    "preparing": "the vehicle: it negotiates, or has not asked for power",
    "charging": "nothing: it charges",
    "paused_by_ev": "the vehicle: it is full, waits for its own timer, or sleeps",
    "stopping": "the contactor to open",
    "finished": "the vehicle to be unplugged",
}


def main(arguments: argparse.Namespace) -> int:
    """0: power flows or may flow. 1: something holds it back."""
    with connect(arguments) as client:
        answer = why(client.request("status"))
    print_json(answer) if arguments.json else print(page(answer))
    return 1 if answer["held_back"] else 0


def why(status: dict[str, Any]) -> dict[str, Any]:
    """The answer: headline, ranked claims with what changes them, faults with what to do."""
    connector = status["connectors"][0]
    limits = connector["limits"]
    counting = [claim for claim in limits["claims"] if claim["limit_a"] is not None]
    ranked = sorted(counting, key=lambda claim: (not claim["winning"], claim["limit_a"], -claim["priority"]))
    after = [claim["limit_a"] for claim in ranked if not claim["winning"]]
    held_back = bool(status["faults"]) or limits["effective_a"] < 6.0
    return {
        "headline": connector["reason"],
        "stage": connector["stage"],
        "held_back": held_back,
        "effective_a": limits["effective_a"],
        "without_the_first_a": min(after, default=None),
        "waits_for": "" if held_back else STAGES.get(connector["stage"], ""),
        "claims": [
            {
                "source": claim["source"],
                "limit_a": claim["limit_a"],
                "reason": claim["reason"],
                "decides": claim["winning"],
                "expires_in_s": claim.get("expires_in_s"),
                "changes_with": CHANGES.get(claim["source"], ""),
            }
            for claim in ranked
        ],
        "faults": [
            {"id": fault["id"], "code": fault["code"], "detail": fault.get("detail", ""), "to_do": fault["hint"]}
            for fault in status["faults"]
        ],
        "concerns": list(concerns(status["hardware"], {fault["id"] for fault in status["faults"]})),
        "pilot": connector["pilot"],
        "vehicle": status["session"],
    }


def page(answer: dict[str, Any]) -> str:
    """For people."""
    lines = [answer["headline"]]
    if answer["waits_for"]:
        lines.append(f"  waits for: {answer['waits_for']}")
    for fault in answer["faults"]:
        detail = f" ({fault['detail']})" if fault["detail"] else ""
        lines += [f"  fault {fault['code']} {fault['id']}{detail}", f"      {fault['to_do']}"]
    lines += [f"  note: {concern}" for concern in answer["concerns"]]
    for number, claim in enumerate(answer["claims"], 1):
        left = f", for {claim['expires_in_s']:.0f} s more" if claim["expires_in_s"] is not None else ""
        lines.append(f"  {number}. {claim['limit_a']:g} A  {claim['source']}: {claim['reason']}{left}")
        lines.append(f"      changes with: {claim['changes_with']}")
    if answer["without_the_first_a"] is not None:
        lines.append(f"  without the first it would be {answer['without_the_first_a']:g} A")
    return "\n".join(lines)
