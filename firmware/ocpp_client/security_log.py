"""The security log: every security event on the disk, and the critical ones until the CSMS has them (A04).

Owns: which kinds there are and which are critical, the order and bounds of the log. May not: send, or decide that
something happened.

How many entries there should be is kept with them: a log from which somebody has taken some says so at the next start.
A critical event leaves the queue when the CSMS answered it; what could not be sent before a power cut is sent after it.
Writing never fails the caller: a full disk is told in the timeline, and the event is still sent if there is a way.
"""

from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Protocol

import msgspec

from firmware.core.clock import Clock
from firmware.core.errors import StoreError
from firmware.core.timeline import Level

SCOPE = "ocpp.security_log"
NEXT = "next"  # the number that the next entry will have
MAX_ENTRIES = 500
MAX_TEXT = 255

# Appendix of 2.0.1: kind -> it is critical, that is, told to the CSMS.
KINDS: dict[str, bool] = {
    "FirmwareUpdated": True,
    "FailedToAuthenticateAtCsms": False,
    "CsmsFailedToAuthenticate": False,
    "SettingSystemTime": True,
    "StartupOfTheDevice": True,
    "ResetOrReboot": True,
    "SecurityLogWasCleared": True,
    "ReconfigurationOfSecurityParameters": False,
    "MemoryExhaustion": True,
    "InvalidMessages": False,
    "AttemptedReplayAttacks": False,
    "TamperDetectionActivated": True,
    "InvalidFirmwareSignature": True,
    "InvalidFirmwareSigningCertificate": True,
    "InvalidCsmsCertificate": True,
    "InvalidChargingStationCertificate": True,
    "DiscardedRenewedClientCertificate": True,  # of 2.1; the kind is free text on the wire
    "InvalidTLSVersion": True,
    "InvalidTLSCipherSuite": True,
    "MaintenanceLoginAccepted": True,
    "MaintenanceLoginFailed": True,
}

ORDINARY = frozenset({"FirmwareUpdated", "SettingSystemTime", "StartupOfTheDevice", "ResetOrReboot"})
"""What happens at a station that is well: critical for the CSMS, no alarm in the timeline."""


@dataclass(frozen=True, slots=True)
class SecurityEvent:
    """One entry. `number` counts for ever; `told`: the CSMS has it, or need not."""

    number: int
    kind: str
    at: str
    text: str
    told: bool


@dataclass(frozen=True, slots=True)
class SecurityHappened:
    """For the application: something that this package cannot see (a technician logs in, the cover is opened)."""

    kind: str
    text: str = ""


class LogStore(Protocol):
    """The part of core.store.Store that is used here. Every method may raise StoreError."""

    def items(self, scope: str) -> dict[str, str]: ...
    def change(self, scope: str, values: Mapping[str, str | None], clear: bool = False) -> None: ...


class SecurityLog:
    """The entries, oldest first."""

    def __init__(self, store: LogStore, clock: Clock, tell: Callable[[str, Level], None]) -> None:
        """Raises StoreError."""
        self._store = store
        self._clock = clock
        self._tell = tell
        self._entries: deque[SecurityEvent] = deque()
        kept = store.items(SCOPE)
        promised = kept.pop(NEXT, "")
        for text in kept.values():  # keys are numbers of equal length: in order
            try:
                self._entries.append(msgspec.json.decode(text, type=SecurityEvent))
            except msgspec.DecodeError:
                continue
        self._next = self._entries[-1].number + 1 if self._entries else 1
        if promised.isdigit():
            self._next = max(self._next, int(promised))
            if missing := min(MAX_ENTRIES, self._next - 1) - len(self._entries):
                self.note("SecurityLogWasCleared", f"{missing} entries are missing")

    def __len__(self) -> int:
        return len(self._entries)

    def entries(self) -> tuple[SecurityEvent, ...]:
        """All of them."""
        return tuple(self._entries)

    def note(self, kind: str, text: str = "") -> None:
        """Something happened. `kind` is one of KINDS."""
        entry = SecurityEvent(self._next, kind, self._clock.wall().iso(), text[:MAX_TEXT], not KINDS[kind])
        last = self._entries[-1] if self._entries else None
        if last is not None and not KINDS[kind] and (last.kind, last.text) == (entry.kind, entry.text):
            return  # a peer that repeats itself must not flush the log
        self._next += 1
        self._entries.append(entry)
        changes: dict[str, str | None] = {_key(entry): _text(entry), NEXT: str(self._next)}
        while len(self._entries) > MAX_ENTRIES:
            changes[_key(self._entries.popleft())] = None
        level = Level.INFO if kind in ORDINARY else Level.WARNING
        self._tell(f"security event {kind}: {text}".rstrip(": "), level)
        self._write(changes)

    def next_to_tell(self) -> SecurityEvent | None:
        """The oldest critical event that the CSMS does not have."""
        return next((entry for entry in self._entries if not entry.told), None)

    def told(self, number: int) -> None:
        """The CSMS has this one, or refuses it for good."""
        for index, entry in enumerate(self._entries):
            if entry.number == number and not entry.told:
                self._entries[index] = done = replace(entry, told=True)
                self._write({_key(done): _text(done)})

    def _write(self, changes: Mapping[str, str | None]) -> None:
        try:
            self._store.change(SCOPE, changes)
        except StoreError as error:
            self._tell(f"security log: {error}", Level.ERROR)


def _key(entry: SecurityEvent) -> str:
    return f"{entry.number:012d}"


def _text(entry: SecurityEvent) -> str:
    return msgspec.json.encode(entry).decode()
