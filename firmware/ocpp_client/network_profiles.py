"""Where the CSMS is: connection profiles in slots, their order, and the way down the list when nobody answers.

Owns: what is a profile for this station (B09), the order (B10), the security level below which no profile is used any
more (A05), attempts per profile. May not: connect, or know credentials (they are the same for all slots).

Slot 0 is the configuration file's. The order that the CSMS sets counts from the next start on. Once a profile of a
higher security level has connected, lower ones are forgotten for good; only an owner who changes `[ocpp]` in the
configuration file begins anew, with an empty list.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Protocol

import msgspec

SCOPE = "ocpp.network"
LEVEL_KEY, OWNER_KEY = "level", "owner"
CONFIGURED = 0
SLOTS = (0, 1, 2, 3)
SAFE_LEVEL = 2  # from here on in TLS


@dataclass(frozen=True, slots=True)
class NetworkProfile:
    """`url` without identity; `security`: security profile; `timeout_s` of calls, None: MessageTimeout."""

    url: str
    security: int
    timeout_s: int | None = None
    version: str = "OCPP20"


class ProfileRefusedError(Exception):
    """A profile is not taken; `reason` is an OCPP reason code."""

    def __init__(self, reason: str, text: str) -> None:
        super().__init__(text)
        self.reason = reason


class NetworkStore(Protocol):
    """The part of core.store.Store that is used here. Every method may raise StoreError."""

    def items(self, scope: str) -> dict[str, str]: ...
    def change(self, scope: str, values: Mapping[str, str | None], clear: bool = False) -> None: ...


class NetworkProfiles:
    """The slots, and which one is used now."""

    def __init__(self, store: NetworkStore, configured: NetworkProfile, attempts: Callable[[], int]) -> None:
        """`attempts` per profile before the next one is tried. Raises StoreError."""
        self._store = store
        self._attempts = attempts
        owner = f"{configured.security} {configured.url}"
        kept = store.items(SCOPE)
        if kept.get(OWNER_KEY) != owner:
            kept = {OWNER_KEY: owner}
            store.change(SCOPE, dict(kept), clear=True)
        self._slots = {CONFIGURED: configured}
        for slot in SLOTS[1:]:
            if (text := kept.get(str(slot))) is not None:
                try:
                    self._slots[slot] = msgspec.json.decode(text, type=NetworkProfile)
                except msgspec.DecodeError:
                    continue
        self.level = int(kept.get(LEVEL_KEY, configured.security))
        self._order: tuple[int, ...] = (CONFIGURED,)
        self._at = 0
        self._failed = 0

    # --- the list --------------------------------------------------------------------------------------------------

    def put(self, slot: int, profile: NetworkProfile) -> None:
        """Keep a profile (B09). Raises ProfileRefusedError and StoreError; then nothing has changed."""
        if slot not in SLOTS[1:]:
            raise ProfileRefusedError("InvalidValue", f"slots {SLOTS[1]} to {SLOTS[-1]}; 0 is the owner's")
        if slot == self.active_slot:
            raise ProfileRefusedError("Rejected", "this profile is in use")
        if profile.security < self.level:
            raise ProfileRefusedError("NoSecurityDowngrade", f"security profile {self.level} is in use")
        if not profile.url.startswith(("ws://", "wss://")):
            raise ProfileRefusedError("InvalidURL", "ws:// or wss://")
        if profile.security not in (0, 1, 2, 3) or (profile.security >= SAFE_LEVEL) != profile.url.startswith("wss://"):
            raise ProfileRefusedError("InvalidConfSlot", "security profiles 2 and 3 need wss://, 0 and 1 ws://")
        self._store.change(SCOPE, {str(slot): msgspec.json.encode(profile).decode()})
        self._slots[slot] = profile

    def refusal(self, order: str, has_certificate: bool, has_root: bool = True) -> str:
        """Why this order cannot be (NetworkConfigurationPriority); empty if it can."""
        for name in order.split(","):
            slot = int(name)
            profile = self._slots.get(slot)
            if profile is None:
                return f"there is no profile in slot {slot}"
            if profile.security < self.level:
                return f"slot {slot} has a lower security profile than {self.level}"
            if profile.security >= SAFE_LEVEL and profile.security > self.level and not has_root:
                return f"slot {slot} needs a root for its CSMS, and none is installed"
            if profile.security == 3 and not has_certificate:
                return f"slot {slot} needs a client certificate, and there is none"
        return ""

    def use(self, order: str) -> None:
        """The order that counts from now on: at start."""
        usable = [int(name) for name in order.split(",") if name.strip().isdigit()]
        wanted = [slot for slot in usable if slot in self._slots and self._slots[slot].security >= self.level]
        self._order = tuple(wanted) or self._fallback()
        self._at = self._failed = 0

    def _fallback(self) -> tuple[int, ...]:
        """Where the order names nothing that may be used: what is left, the owner's first."""
        return tuple(slot for slot, one in sorted(self._slots.items()) if one.security >= self.level) or (CONFIGURED,)

    # --- connecting ------------------------------------------------------------------------------------------------

    @property
    def active_slot(self) -> int:
        """The slot of the present or next attempt."""
        return self._order[self._at]

    @property
    def active(self) -> NetworkProfile:
        """Its profile."""
        return self._slots[self.active_slot]

    def failed(self) -> bool:
        """An attempt was in vain. True: from now on another profile is tried (B10)."""
        self._failed += 1
        if self._failed < max(1, self._attempts()) or len(self._order) == 1:
            return False
        self._failed, self._at = 0, (self._at + 1) % len(self._order)
        return True

    def connected(self) -> bool:
        """The CSMS has taken us. True: the security level has risen, and lower profiles are gone. Raises StoreError."""
        self._failed = 0
        risen = self.active.security > self.level
        if risen:
            active = self.active_slot
            self.level = self.active.security
            gone = [slot for slot, one in self._slots.items() if one.security < self.level and slot != CONFIGURED]
            self._store.change(SCOPE, {LEVEL_KEY: str(self.level), **{str(slot): None for slot in gone}})
            for slot in gone:
                del self._slots[slot]
            self._order = tuple(one for one in self._order if self._usable(one))
            self._at = self._order.index(active)
        return risen

    def _usable(self, slot: int) -> bool:
        return slot in self._slots and self._slots[slot].security >= self.level

    def slots(self) -> Mapping[int, NetworkProfile]:
        """All of them, for display."""
        return dict(self._slots)
