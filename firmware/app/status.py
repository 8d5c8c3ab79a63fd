"""The JSON of `evse status --json` and of the screen's stream, made from the station's snapshot.

Owns: that contract's names (docs/control-socket.md); outside tests rely on them. May not: look anything up.
"""

import platform
from dataclasses import replace
from typing import Any

import msgspec

from firmware.app.version import VERSION
from firmware.station.api import IdToken, StationSnapshot


def snapshot_json(snapshot: StationSnapshot) -> dict[str, Any]:
    """The whole snapshot by its field names, enums as values; of tokens what everybody may read."""
    transaction = snapshot.transaction
    if transaction is not None:
        transaction = replace(transaction, token=_masked(transaction.token))
    result = msgspec.to_builtins(replace(snapshot, token=_masked(snapshot.token), transaction=transaction))
    assert isinstance(result, dict)
    return result


def _masked(token: IdToken | None) -> IdToken | None:
    return replace(token, value=token.masked()) if token is not None else None


def _rounded(volts: float | None) -> float | None:
    return round(volts, 2) if volts is not None else None


def status_json(
    snapshot: StationSnapshot,
    *,
    queued: int,
    csms: str,
    board: str,
    boot: int,
    registration: str = "none",
    trouble: str = "",
) -> dict[str, Any]:
    """What `evse status` prints. `queued`: events that wait for the CSMS; `csms`: its URL, empty without one;
    `registration`: the CSMS's word on this station; `trouble`: why there is no connection.
    """
    s = snapshot
    claims = [
        {
            "source": claim.source,
            "priority": claim.priority,
            "limit_a": claim.limit_a,
            "reason": claim.reason.text,
            "winning": claim.winning,
            "expires_in_s": claim.expires_in_s,
        }
        for claim in s.claims
    ]
    winning = next((claim["reason"] for claim in claims if claim["winning"]), s.reason.text)
    return {
        "station": {"id": s.identity.station_id, "evse_id": s.identity.evse_id, "board": board, "boot": boot},
        "connectors": [
            {
                "id": 1,
                "status": s.status.value,
                "stage": s.stage.value,
                "reason": s.reason.text,
                "reason_key": s.reason.key,
                "charging": s.charging,
                "pilot": {
                    "state": s.pilot,
                    "high_v": _rounded(s.pilot_high_v),
                    "low_v": _rounded(s.pilot_low_v),
                    "duty_percent": s.duty_percent,
                },
                "contactor": s.contactor,
                "limits": {"effective_a": s.limit_a, "reason": winning, "claims": claims},
                "power_w": s.power_w,
                "voltage_v": s.voltage_v,
                "current_a": s.current_a,
                "import_wh": s.import_wh,
                "export_wh": s.export_wh,
                "v2x": msgspec.to_builtins(s.v2x),
            }
        ],
        "session": msgspec.to_builtins(s.v2g),
        "transaction": None
        if s.transaction is None
        else {
            **msgspec.to_builtins(s.transaction),
            "token": s.transaction.token.masked() if s.transaction.token else None,
        },
        "ocpp": {
            "online": bool(s.online) if csms else None,
            "url": csms,
            "queued": queued,
            "registration": registration if registration != "none" else None,
            "trouble": trouble,
        },
        "faults": msgspec.to_builtins(s.faults),
        "hardware": msgspec.to_builtins(s.hardware),
        "clock": {"wall": s.wall, "quality": s.clock_quality},
        "versions": {"firmware": VERSION, "python": platform.python_version()},
    }
