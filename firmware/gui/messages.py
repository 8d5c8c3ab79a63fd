"""The operator's messages on the screen: which one stands in the banner now, made safe to draw. Pure.

Owns: order, turns, state, language and cleaning. May not: hide anything; the banner is a strip of its own and never
covers price, fault or Stop. A fault's screen has none unless the operator wants it there always.
"""

import re
from collections.abc import Sequence

from firmware.gui.pieces import clean
from firmware.station.api import OperatorMessage, Stage, StationSnapshot

PIECE = 44  # characters that stand at once: they fit the narrowest screen on two lines
_CAP = 512
_TAG = re.compile(r"<[^>]*>")
_ENTITIES = {"&lt;": "<", "&gt;": ">", "&quot;": '"', "&nbsp;": " ", "&amp;": "&"}
_STATES = {
    "Charging": (Stage.CHARGING,),
    "Discharging": (Stage.CHARGING,),
    "Faulted": (Stage.FAULT,),
    "Idle": (Stage.IDLE, Stage.PLUG_IN, Stage.FINISHED),
    "Unavailable": (Stage.UNAVAILABLE,),
    "Suspended": (Stage.WAITING, Stage.PAUSED_BY_EV),
}


def banner(snapshot: StationSnapshot, language: str, turn: int) -> str:
    """The text of this moment; ''. `turn` counts up slowly: several messages, and pieces of a long one, take turns."""
    fitting = [one for one in snapshot.messages if _fits(one, snapshot)]
    spoken = [one for one in fitting if not one.language or one.language.casefold()[:2] == language] or fitting
    front = [one for one in spoken if one.priority == "AlwaysFront"]
    if snapshot.stage is Stage.FAULT and not front:
        return ""
    pieces = _in_turn(front[:1] or spoken)
    return pieces[turn % len(pieces)] if pieces else ""


def _fits(message: OperatorMessage, snapshot: StationSnapshot) -> bool:
    if message.transaction_id:
        running = snapshot.transaction
        if running is None or running.id != message.transaction_id:
            return False
    return not message.state or snapshot.stage in _STATES.get(message.state, ())


def _in_turn(messages: Sequence[OperatorMessage]) -> list[str]:
    """Every piece once; those that go first again before each of the others."""
    first = [piece for one in messages if one.priority == "InFront" for piece in split(text(one))]
    others = [piece for one in messages if one.priority != "InFront" for piece in split(text(one))]
    if not first or not others:
        return first or others
    return [piece for other in others for piece in (*first, other)]


def text(message: OperatorMessage) -> str:
    """What people read: mark-up is taken out, nothing in it is followed or run."""
    content = message.content[:_CAP]
    if message.format == "HTML":
        content = _TAG.sub(" ", content)
        for entity, char in _ENTITIES.items():
            content = content.replace(entity, char)
    return clean(content, _CAP)


def split(whole: str, size: int = PIECE) -> list[str]:
    """In pieces that fit the strip, broken at spaces; a word that is too long is cut."""
    pieces: list[str] = []
    for word in whole.split():
        word = word[: size - 1] + "…" if len(word) > size else word
        if pieces and len(pieces[-1]) + 1 + len(word) <= size:
            pieces[-1] = f"{pieces[-1]} {word}"
        else:
            pieces.append(word)
    return pieces
