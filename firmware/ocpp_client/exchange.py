"""Messages for people: what was said lately, without secrets, one line each; and a captured exchange read again.

Owns: the ring of recent frames, redaction, and how a frame reads. May not: take part in the exchange.
"""

import json
from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from msgspec import Struct

from firmware.ocpp_client.wire import PayloadError, decode_payload
from firmware.station.api import IdToken, TokenType, is_pin

KEPT = 200
MAX_TEXT = 4000
SECRET_NAMES = frozenset(
    {"password", "exi", "exirequest", "exiresponse", "certificatechain", "certificate", "csr", "simpin"}
)
SECRET_VARIABLES = frozenset({"basicauthpassword", "authorizationkey"})
Types: TypeAlias = Mapping[str, type[Struct]]


@dataclass(frozen=True, slots=True)
class Frame:
    """One message. `direction`: "out" from the station, "in" to it; `frame`: the JSON as it was, secrets apart."""

    at: str
    direction: str
    frame: Any


class Recent:
    """The last frames. What was not JSON is kept as text."""

    def __init__(self) -> None:
        self._frames: deque[tuple[str, str, str]] = deque(maxlen=KEPT)

    def add(self, at: str, direction: str, data: str | bytes) -> None:
        """One more."""
        text = data if isinstance(data, str) else data.decode(errors="replace")
        self._frames.append((at, direction, text))

    def frames(self) -> Iterator[Frame]:
        """Oldest first, secrets taken out."""
        for at, direction, text in self._frames:
            try:
                yield Frame(at, direction, redacted(json.loads(text)))
            except (ValueError, RecursionError):
                yield Frame(at, direction, text[:MAX_TEXT])


def redacted(value: Any) -> Any:
    """JSON without passwords, certificates of drivers, PINs (C04.FR.04), and whole token numbers."""
    if isinstance(value, dict):
        if value.get("type") == TokenType.KEY_CODE.value and "idToken" in value:
            return {**value, "idToken": "…"}
        variable = value.get("variable")
        name = variable.get("name") if isinstance(variable, dict) else value.get("key")
        hides = isinstance(name, str) and name.casefold() in SECRET_VARIABLES
        return {key: _member(key, one, hides) for key, one in value.items()}
    if isinstance(value, list):
        return [redacted(one) for one in value]
    return value


def _member(key: str, value: Any, hides: bool) -> Any:
    folded = key.casefold()
    if isinstance(value, str):
        if folded in SECRET_NAMES or (hides and folded in ("attributevalue", "value")):
            return f"<{len(value)} characters>"
        if folded in ("idtoken", "idtag", "parentidtag"):
            return "…" if is_pin(value) else IdToken(value, TokenType.LOCAL).masked()
    return redacted(value)


class Reader:
    """Reads an exchange: names answers by their request, measures, and finds what breaks the types."""

    def __init__(self, requests: Types, responses: Types) -> None:
        self._requests = requests
        self._responses = responses
        self._open: dict[str, tuple[str, str]] = {}  # message id -> (action, direction)

    def line(self, direction: str, frame: Any) -> str:
        """One line: arrow, what it is, the essence, and what is wrong with it."""
        arrow = "->" if direction == "out" else "<-"
        if not isinstance(frame, list) or len(frame) < 3 or not isinstance(frame[1], str):
            return f"{arrow} no OCPP: {str(frame)[:100]}"
        match frame[0]:
            case 2 if len(frame) == 4 and isinstance(frame[2], str):
                self._open[frame[1]] = (frame[2], direction)
                return f"{arrow} {frame[2]} {_essence(frame[3])}{self._wrong(self._requests, frame[2], frame[3])}"
            case 3:
                action = self._answered(frame[1], direction)
                return f"{arrow} {action} answered {_essence(frame[2])}{self._wrong(self._responses, action, frame[2])}"
            case 4:
                texts = " ".join(str(part) for part in frame[2:4])
                return f"{arrow} {self._answered(frame[1], direction)} refused: {texts}"
        return f"{arrow} message type {frame[0]}: {str(frame)[:100]}"

    def unanswered(self) -> list[str]:
        """Actions that nobody has answered, oldest first."""
        return [action for action, _ in self._open.values()]

    def _answered(self, message_id: str, direction: str) -> str:
        action, asked = self._open.get(message_id, ("?", ""))
        if asked == direction:
            return "?"
        self._open.pop(message_id, None)
        return action

    def _wrong(self, types: Types, action: str, payload: Any) -> str:
        kind = types.get(action)
        if kind is None:
            return "" if action == "?" else "  [unknown action]"
        try:
            decode_payload(json.dumps(payload).encode(), kind)
        except PayloadError as error:
            return f"  [breaks the type: {error}]"
        return ""


def _essence(payload: Any) -> str:
    """What a technician looks at first."""
    if not isinstance(payload, dict):
        return str(payload)[:100]
    info = payload.get("transactionInfo")
    words = [payload.get(key) for key in ("eventType", "status", "type", "connectorStatus", "triggerReason")]
    words += [info.get(key) for key in ("transactionId", "chargingState", "stoppedReason")] if info else []
    found = " ".join(str(word) for word in words if isinstance(word, str | int))
    return found or json.dumps(payload, ensure_ascii=False)[:160]


# --- the composite schedule as a chart --------------------------------------------------------------------------------

BLOCKS = " ▁▂▃▄▅▆▇█"


def chart(steps: list[tuple[float, float]], duration_s: float, columns: int = 60, rows: int = 6) -> list[str]:
    """Steps (seconds from now, ampere) as lines of text: the limit over time, the highest on top."""
    if not steps or duration_s <= 0.0:
        return ["no schedule"]
    top = max(1.0, *(amps for _, amps in steps))
    values = []
    for column in range(columns):
        at = duration_s * column / columns
        holding = [amps for start, amps in steps if start <= at]
        values.append(holding[-1] if holding else 0.0)
    lines = []
    for row in range(rows, 0, -1):
        low, high = top * (row - 1) / rows, top * row / rows
        cells = [BLOCKS[max(0, min(8, round((value - low) / (high - low) * 8)))] for value in values]
        label = f"{high:5.1f} A" if row in (rows, 1) or row == (rows + 1) // 2 else " " * 7
        lines.append(f"{label} │{''.join(cells)}")
    lines.append(" " * 8 + "└" + "─" * columns)
    hours = duration_s / 3600.0
    middle = f"{hours / 2:g} h"
    end = f"{hours:g} h"
    lines.append(" " * 9 + "now" + middle.center(columns - 6 - len(end)) + end.rjust(len(end) + 3))
    return lines
