"""The timeline: one merged journal of everything that happened, for the technician and for the fault report.

Owns: a bounded ring of entries in memory, live listeners, and the snapshot that is kept when a fault latches.
May not: hold secrets (writers redact before), block, or write to storage on its own (the composition root stores
snapshots, so that an SD card sees writes only when something happened that somebody will ask about).
"""

import enum
from collections import deque
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from firmware.core.clock import Clock, rfc3339


class Source(enum.Enum):
    """Which part of the station wrote an entry; also the filter names of `evse trace`."""

    PILOT = "cp"
    HAL = "hal"
    SLAC = "slac"
    V2G = "v2g"
    OCPP = "ocpp"
    METER = "meter"
    STATION = "station"
    SYSTEM = "system"


class Level(enum.IntEnum):
    """How loud an entry is."""

    TRACE = 10  # decoded messages, samples
    INFO = 20
    WARNING = 30  # a peer misbehaved, or something degraded
    ERROR = 40  # charging is affected


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the journal. `monotonic` in seconds, `wall` as RFC 3339; `data` holds JSON-able values only."""

    number: int
    monotonic: float
    wall: str
    source: Source
    level: Level
    text: str
    data: Mapping[str, Any] = field(default_factory=dict)

    def to_json(self) -> dict[str, Any]:
        """The entry as JSON-able dict, for the control socket and stored snapshots."""
        return {
            "n": self.number,
            "t": round(self.monotonic, 6),
            "wall": self.wall,
            "source": self.source.value,
            "level": self.level.name.lower(),
            "text": self.text,
            "data": dict(self.data),
        }


class Timeline:
    """The ring and its listeners. `capacity` entries are kept, the oldest go first."""

    def __init__(self, clock: Clock, capacity: int = 4000) -> None:
        self._clock = clock
        self._ring: deque[Entry] = deque(maxlen=capacity)
        self._listeners: list[Callable[[Entry], None]] = []
        self._number = 0

    def add(self, source: Source, text: str, level: Level = Level.INFO, **data: Any) -> Entry:
        """Write one entry, stamped now, and tell the listeners.

        One entry is one line: what a peer put into `text` begins no line of its own and moves no cursor.
        """
        if not text.isprintable():
            text = "".join(one if one.isprintable() else " " for one in text)
        self._number += 1
        entry = Entry(self._number, self._clock.monotonic(), rfc3339(self._clock.wall().utc), source, level, text, data)
        self._ring.append(entry)
        for listener in tuple(self._listeners):
            listener(entry)
        return entry

    def listen(self, listener: Callable[[Entry], None]) -> Callable[[], None]:
        """Tell `listener` of every new entry; it must not raise. Returns the function that ends it."""
        self._listeners.append(listener)

        def stop() -> None:
            if listener in self._listeners:
                self._listeners.remove(listener)

        return stop

    def last(self, count: int) -> list[Entry]:
        """The newest `count` entries, oldest first."""
        return list(self._ring)[-count:] if count > 0 else []

    def __iter__(self) -> Iterator[Entry]:
        return iter(tuple(self._ring))
