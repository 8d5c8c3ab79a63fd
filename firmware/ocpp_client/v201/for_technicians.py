"""What `evse ocpp` shows: state, queue, messages, profiles, as JSON-able values without secrets.

Owns: these forms. May not: change anything.
"""

from collections.abc import Callable
from typing import Any

import msgspec

from firmware.ocpp_client.engine import Engine
from firmware.ocpp_client.v201.blocks.receipts import ReceiptsBlock
from firmware.ocpp_client.v201.serving import Hub201

WINDOW_S = 24 * 3600.0
LISTED_EVENTS = 200


def state(hub: Hub201, engine: Engine) -> Any:
    """The connection, and what waits."""
    network = hub.network
    return {
        "registration": engine.registration.value,
        "online": engine.online,
        "connected": hub.link.connected,
        "queued": engine.queued,
        "receipts": sum(block.waiting for block in hub.blocks if isinstance(block, ReceiptsBlock)),
        "security_profile": hub.model.integer("SecurityCtrlr", "SecurityProfile"),
        "slot": network.active_slot if network is not None else 0,
        "slots": {
            str(slot): {"url": profile.url, "security_profile": profile.security}
            for slot, profile in (network.slots().items() if network is not None else ())
        },
        "security_events": [
            {"at": event.at, "kind": event.kind, "text": event.text, "told": event.told}
            for event in hub.security.entries()[-20:]
        ],
    }


def queue(hub: Hub201, engine: Engine) -> Any:
    """Transaction events that the CSMS does not have yet."""
    rows = []
    for stored in hub.store.pending_events(0, LISTED_EVENTS):
        body = msgspec.json.decode(stored.body)
        rows.append(
            {
                "transaction": stored.transaction_id,
                "seq_no": stored.seq_no,
                "kind": stored.kind,
                "trigger": body.get("trigger"),
                "timestamp": body.get("timestamp"),
                "attempts": stored.attempts,
            }
        )
    return {"waiting": engine.queued, "events": rows}


def messages(hub: Hub201, engine: Engine) -> Any:
    """The last frames."""
    return [{"at": one.at, "direction": one.direction, "frame": one.frame} for one in engine.recent.frames()]


def profiles(hub: Hub201, engine: Engine) -> Any:
    """Charging profiles, and what they make of the next day with all that limits the station."""
    begin = hub.clock.wall().utc.timestamp()
    steps = hub.limits.composite(begin, WINDOW_S)
    return {
        "profiles": [
            {
                "id": kept.profile.id,
                "evse": kept.evse,
                "purpose": kept.profile.chargingProfilePurpose.value,
                "kind": kept.profile.chargingProfileKind.value,
                "stack_level": kept.profile.stackLevel,
                "transaction": kept.profile.transactionId or None,
                "schedules": len(kept.profile.chargingSchedule),
                "chosen": kept.chosen,
            }
            for kept in hub.profiles.find(lambda kept: True)
        ],
        "window_s": WINDOW_S,
        "composite": [
            {
                "start_s": step.start_s,
                "limit_a": round(step.limit.amps, 2) if step.limit is not None else None,
                "profile": step.limit.profile if step.limit is not None else None,
            }
            for step in steps
        ],
    }


def lists(hub: Hub201, engine: Engine) -> Any:
    """Local list, cache, display messages: how much of each."""
    shown = hub.station.snapshot().messages
    return {
        "local_list": {"version": hub.tokens.version, "entries": hub.tokens.entries},
        "cache": [token.masked() for token in hub.tokens.cached()],
        "messages": [message.content for message in shown],
    }


REPORTS: dict[str, Callable[[Hub201, Engine], Any]] = {
    "state": state,
    "queue": queue,
    "messages": messages,
    "profiles": profiles,
    "lists": lists,
}
