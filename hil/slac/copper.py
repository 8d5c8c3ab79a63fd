"""The copper between charging cables: hosts, their modems, and what gets from one to the other, on a fake clock.

Owns: attenuation between modems, loss, duplication, delay (and so reordering), and the event loop that drives hosts by
their deadlines. Every random choice comes from one seeded generator: the same seed gives the same run.
"""

import heapq
import itertools
import random
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol

from firmware.slac.frames import Frame, FrameError, decode
from firmware.slac.frames.homeplug import GROUPS
from hil.slac.modem import PlcModem

JOIN_S = 1.0
"""From equal keys to a link."""
REACH_DB = 60
"""Modems that are further apart do not hear each other."""


class Host(Protocol):
    """EvseSlac or Pev."""

    def receive_frame(self, data: bytes, now: float) -> None: ...
    def frames_to_send(self) -> list[bytes]: ...
    def next_deadline(self) -> float | None: ...
    def handle_timer(self, now: float) -> None: ...


Filter = Callable[[Frame, "Node"], bool]
"""(frame, sender) -> whether the line loses it."""


@dataclass(slots=True, eq=False)
class Node:
    """A host with its modem."""

    name: str
    host: Host
    modem: PlcModem


@dataclass(slots=True)
class Line:
    """How bad the line is. Shares of frames; delays in seconds."""

    loss: float = 0.0
    duplication: float = 0.0
    delay_s: tuple[float, float] = (0.001, 0.003)
    profile_loss: float = 0.0


@dataclass(slots=True)
class Copper:
    """All nodes and the time. `lost`: a rule for single frames. `sent`: everything that was put on the line."""

    line: Line = field(default_factory=Line)
    seed: int = 1
    now: float = 0.0
    nodes: list[Node] = field(default_factory=list)
    lost: Filter | None = None
    profile_lost: Callable[[int], bool] | None = None
    sent: list[tuple[float, Node, bytes]] = field(default_factory=list)
    after_step: Callable[[], None] | None = None
    _db: dict[tuple[str, str], int] = field(default_factory=dict)
    _queue: list[tuple[float, int, Callable[[], None]]] = field(default_factory=list)
    _order: "itertools.count[int]" = field(default_factory=itertools.count)
    _random: random.Random = field(default_factory=random.Random)
    _profiles: int = 0

    def __post_init__(self) -> None:
        self._random.seed(self.seed)

    def add(self, node: Node) -> Node:
        """Connect a node."""
        self.nodes.append(node)
        node.modem.linked = lambda now: self._linked(node, now)
        return node

    def connect(self, a: Node, b: Node, db: int) -> None:
        """Set the attenuation between two nodes."""
        self._db[a.name, b.name] = self._db[b.name, a.name] = db

    def attenuation(self, a: Node, b: Node) -> int:
        """dB between two nodes; out of reach unless connected."""
        return self._db.get((a.name, b.name), REACH_DB + 20)

    def at(self, when: float, what: Callable[[], None]) -> None:
        """Do something at a time."""
        heapq.heappush(self._queue, (when, next(self._order), what))

    def run(self, seconds: float, until: Callable[[], bool] | None = None) -> bool:
        """Let time pass; True as soon as `until` holds."""
        end = self.now + seconds
        while True:
            for node in self.nodes:
                self._flush(node)
            if self.after_step is not None:
                self.after_step()
            if until is not None and until():
                return True
            due = min(
                (at for node in self.nodes if (at := node.host.next_deadline()) is not None), default=float("inf")
            )
            queued = self._queue[0][0] if self._queue else float("inf")
            next_at = max(min(due, queued), self.now)
            if next_at > end:
                self.now = end
                return until is not None and until()
            self.now = next_at
            if queued <= due:
                heapq.heappop(self._queue)[2]()
            else:
                for node in self.nodes:
                    deadline = node.host.next_deadline()
                    if deadline is not None and deadline <= self.now:
                        node.host.handle_timer(self.now)

    # --- inside -------------------------------------------------------------------------------------------------------

    def _linked(self, node: Node, now: float) -> list[bytes]:
        modem = node.modem
        return [
            other.modem.mac
            for other in self.nodes
            if other is not node
            and other.modem.nmk == modem.nmk
            and not other.modem.silent
            and max(modem.key_since, other.modem.key_since) + JOIN_S <= now
            and max(modem.up_at, other.modem.up_at) <= now
            and self.attenuation(node, other) <= REACH_DB
        ]

    def _flush(self, node: Node) -> None:
        for data in node.host.frames_to_send():
            answers, line = node.modem.from_host(data, self.now)
            for answer in answers:
                self._later(0.001, self._to_host(node, answer))
            for frame in line:
                self._on_line(node, frame)

    def _on_line(self, sender: Node, data: bytes) -> None:
        self.sent.append((self.now, sender, data))
        if self.lost is not None:
            try:
                if self.lost(decode(data), sender):
                    return
            except FrameError:
                pass
        for receiver in self.nodes:
            if receiver is sender or self.attenuation(sender, receiver) > REACH_DB:
                continue
            copies = 2 if self._random.random() < self.line.duplication else 1
            for _ in range(copies):
                if self._random.random() >= self.line.loss:
                    self._later(self._random.uniform(*self.line.delay_s), self._arrival(sender, receiver, data))

    def _arrival(self, sender: Node, receiver: Node, data: bytes) -> Callable[[], None]:
        def arrive() -> None:
            def loss_db() -> bytes:
                db = self.attenuation(sender, receiver)
                return bytes(max(db + self._random.randint(-2, 2), 0) for _ in range(GROUPS))

            heard, *profiles = receiver.modem.from_line(data, loss_db, self.now) or [b""]
            if heard:
                receiver.host.receive_frame(heard, self.now)
            for profile in profiles:
                self._profiles += 1
                if self.profile_lost is not None and self.profile_lost(self._profiles):
                    continue
                if self._random.random() >= self.line.profile_loss:
                    self._later(0.002, self._to_host(receiver, profile))

        return arrive

    def _to_host(self, node: Node, data: bytes) -> Callable[[], None]:
        return lambda: node.host.receive_frame(data, self.now)

    def _later(self, seconds: float, what: Callable[[], None]) -> None:
        self.at(self.now + seconds, what)
