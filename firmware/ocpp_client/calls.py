"""What goes out: calls that know what their end means, lanes that say who goes first, and the state of the link.

Owns: these types and the bounded outbox. May not: know a message, a version of OCPP, or the network.

Rule 1: a call that ends without an answer says itself whether it wants to be sent again (`failed` returns True).
Rule 2: lanes are served in their order; within a lane what was put first goes first. A lane with too much in it loses
        its oldest, and what must not be lost (transaction events, security events) waits in the store, not here.
"""

import enum
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeAlias

from msgspec import Struct

from firmware.ocpp_client.transfer.api import CancelJob, RestartIntoUpdate, StartDownload, StartInstall, StartUpload

MAX_WAITING = 32  # calls in one lane
NOTICE_ATTEMPTS = 3


class Lane(enum.IntEnum):
    """Who goes first."""

    TRIGGERED = 0  # the CSMS asked for it; also while Pending
    BOOT = 1  # only while not accepted
    VEHICLE = 2  # of all who wait, a vehicle waits the shortest
    DRIVER = 3
    NOTICE = 4
    STATUS = 5
    HEARTBEAT = 6
    REPORT = 7  # also while Pending
    TRANSACTION = 8


class Registration(enum.Enum):
    """What the CSMS said to our BootNotification."""

    NONE = "none"
    PENDING = "Pending"
    REJECTED = "Rejected"
    ACCEPTED = "Accepted"


class End(enum.Enum):
    """How a call can end without a usable answer."""

    REFUSED = "refused"  # CALLERROR
    TIMED_OUT = "timed out"
    UNREADABLE = "unreadable"  # an answer that breaks the schema
    LOST = "lost"  # the connection broke: perhaps received, perhaps not


@dataclass(frozen=True, slots=True)
class Failure:
    """How and why; `text` for the record."""

    end: End
    text: str


class Call:
    """One request. `response`: the type of the answer, None where the answer says nothing; `text`: for the timeline."""

    late_counts = False  # an answer after the timeout still changes something
    deadline: float | None = None  # from then on (monotonic seconds) nobody waits for the answer any more

    def __init__(self, request: Struct, response: type[Struct] | None = None, text: str = "") -> None:
        self.request = request
        self.response = response
        self.text = text

    @property
    def action(self) -> str:
        """The action that the request belongs to."""
        return type(self.request).__name__.removesuffix("Request")

    def received(self) -> None:
        """The CSMS has it, whatever its answer says."""

    def answered(self, response: Any, now: float) -> None:
        """A valid answer, of type `response` (None: no type was wanted)."""

    def failed(self, failure: Failure, now: float) -> bool:
        """No usable answer. True: put it back at the front of its lane."""
        return False


class Notice(Call):
    """Told once: again after silence (a few times) and after a broken connection, not after a refusal."""

    def __init__(self, request: Struct, text: str = "") -> None:
        super().__init__(request, None, text)
        self._attempts = 0

    def failed(self, failure: Failure, now: float) -> bool:
        """Silence counts, a broken connection does not."""
        self._attempts += failure.end is End.TIMED_OUT
        return failure.end is End.LOST or (failure.end is End.TIMED_OUT and self._attempts < NOTICE_ATTEMPTS)


class Parts(Call):
    """A message in parts: each goes when the one before is answered; if one fails the rest would have a gap."""

    def __init__(self, parts: tuple[Struct, ...], outbox: "Outbox", lane: Lane = Lane.REPORT) -> None:
        super().__init__(parts[0])
        self._rest = parts[1:]
        self._outbox = outbox
        self._lane = lane

    def answered(self, response: Any, now: float) -> None:
        """The next part."""
        if self._rest:
            self._outbox.first(self._lane, Parts(self._rest, self._outbox, self._lane))

    def failed(self, failure: Failure, now: float) -> bool:
        """Only a broken connection is worth a repetition."""
        return failure.end is End.LOST


class Outbox:
    """Calls that wait, by lane."""

    def __init__(self) -> None:
        self._lanes: dict[Lane, deque[Call]] = {lane: deque() for lane in Lane}

    def add(self, lane: Lane, call: Call) -> None:
        """Behind the others; see rule 2."""
        waiting = self._lanes[lane]
        waiting.append(call)
        while len(waiting) > MAX_WAITING:
            waiting.popleft()

    def first(self, lane: Lane, call: Call) -> None:
        """Before the others."""
        self._lanes[lane].appendleft(call)

    def take(self, lane: Lane) -> Call | None:
        """The next of a lane."""
        waiting = self._lanes[lane]
        return waiting.popleft() if waiting else None

    def size(self, lane: Lane) -> int:
        """How many wait."""
        return len(self._lanes[lane])

    def clear(self, lane: Lane) -> None:
        """Forget all of a lane."""
        self._lanes[lane].clear()

    def forget(self, lane: Lane, unwanted: Callable[[Call], bool]) -> None:
        """Forget some of a lane."""
        self._lanes[lane] = deque(call for call in self._lanes[lane] if not unwanted(call))


@dataclass(frozen=True, slots=True)
class Source:
    """Where calls come from that are made when their time has come. `due_at`: when there may be one."""

    lane: Lane
    take: Callable[[float], Call | None]
    due_at: Callable[[], float | None]


@dataclass(slots=True)
class Link:
    """The connection as everyone may see it. Written by the engine; `registration` by `Hub.registered` only."""

    connected: bool = False
    registration: Registration = Registration.NONE
    online: bool = False  # connected and accepted
    leaving: str = ""  # why there are no more calls over this connection; empty: there are
    offline_since: float | None = None
    answered_at: float | None = None  # the last answer to any of our calls
    carrying: Lane | None = None  # of the call in flight


@dataclass(frozen=True, slots=True)
class RegistrationChanged:
    """For the status display."""

    registration: Registration


@dataclass(frozen=True, slots=True)
class Reconnect:
    """Close this connection and connect anew: other credentials, another address."""

    why: str


JobEvent: TypeAlias = StartUpload | StartDownload | CancelJob | StartInstall | RestartIntoUpdate
ClientEvent: TypeAlias = RegistrationChanged | Reconnect | JobEvent
