"""The seam between the session (bytes, deadlines, end) and one application protocol (messages, states).

Owns: the shape of an answer and of a protocol's entry in the registry. May not: know any message.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeAlias
from typing import Protocol as TypingProtocol

import msgspec

from firmware.iso15118.api import Effect, EndReason, EvseView, PausedSession, Protocol
from firmware.iso15118.messages.model import Node
from firmware.iso15118.secc.setup import Setup


@dataclass(frozen=True, slots=True)
class Ending:
    """The session ends with this answer, and why."""

    reason: EndReason
    detail: str = ""
    paused: PausedSession | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """A response to send now. `next`: from the next request on, another protocol is spoken."""

    payload_type: int
    payload: bytes
    effects: tuple[Effect, ...] = ()
    ending: Ending | None = None
    next: "Conversation | None" = None
    sequence_timeout_s: float | None = None  # until the next request; None: the usual one


@dataclass(frozen=True, slots=True)
class Pending:
    """The response waits for the hardware: call `resume(view, now)` on new views, and at `until` at the latest."""

    until: float
    resume: "Callable[[EvseView, float], Outcome]"
    effects: tuple[Effect, ...] = ()


Outcome: TypeAlias = Answer | Pending


class Conversation(TypingProtocol):
    """One application protocol in one session."""

    @property
    def established(self) -> bool:
        """SessionSetup has been answered: the communication setup timer is over."""
        ...

    @property
    def payload_types(self) -> frozenset[int]:
        """V2GTP payload types that belong to it; frames of any other are ignored."""
        ...

    def receive(self, payload_type: int, payload: bytes, view: EvseView, now: float) -> Outcome:
        """Answer one request. Raises RemoteProtocolError where no response can answer it, and nothing else."""
        ...

    def end(self) -> None:
        """The session is over, however it came to that: let go of what no effect takes back (pantograph, coil)."""
        ...


@dataclass(frozen=True, slots=True)
class Defer:
    """The answer waits for the hardware, where no Ongoing can be said: look again on new views, and at `until`.

    The handler decides itself when it has waited long enough (`Request.waited_s`). The record stays as it was, and
    `effects` are given on the first look only.
    """

    until: float
    effects: tuple[Effect, ...] = ()


@dataclass(frozen=True, slots=True)
class Dialect:
    """One protocol in the registry. `servable`: whether the station can charge with it now (energy, payment, TLS)."""

    protocol: Protocol
    major: int
    minor: int
    servable: Callable[[Setup, EvseView], bool]
    open: Callable[[Setup], Conversation]


def trace_data(message: Node) -> dict[str, object]:
    """The content of a message for the timeline, under its XML names; octets as base64 text."""
    content: Any = msgspec.to_builtins(message)
    return content if isinstance(content, dict) else {}
