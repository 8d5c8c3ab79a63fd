"""The password of HTTP basic authentication, and the way back to the one before (A01).

Owns: which of the two is told at the next attempt, and that the one before is kept over a restart. May not: connect, or
tell it to anybody else.

A CSMS may answer Accepted to nobody: it sends the new password, and loses it before it is on its disk. So the password
that last connected is kept, and while the CSMS refuses one of the two, attempts alternate. The new one stays the one
that is wanted: as soon as it connects, the other is forgotten.
"""

from collections.abc import Callable, Mapping
from typing import Protocol

from websockets.exceptions import InvalidStatus

from firmware.core.errors import StoreError
from firmware.core.timeline import Level

SCOPE = "ocpp.password"
KEY = "proven"
REFUSED = (401, 403)


class PasswordStore(Protocol):
    """The part of core.store.Store that is used here. Every method may raise StoreError."""

    def items(self, scope: str) -> dict[str, str]: ...
    def change(self, scope: str, values: Mapping[str, str | None], clear: bool = False) -> None: ...


class Passwords:
    """See above. `wanted` is the one that the CSMS or the owner has set."""

    def __init__(self, store: PasswordStore, wanted: Callable[[], str], tell: Callable[[str, Level], None]) -> None:
        """Raises StoreError."""
        self._store = store
        self._wanted = wanted
        self._tell = tell
        self._proven = store.items(SCOPE).get(KEY, "")
        self._other_turn = False
        self._last_wanted = wanted()

    def all(self) -> tuple[str, ...]:
        """Both; what no log may hold."""
        return tuple(one for one in (self._wanted(), self._proven) if one)

    def shown(self) -> str:
        """What to tell at the next attempt."""
        wanted = self._wanted()
        if wanted != self._last_wanted:
            self._last_wanted, self._other_turn = wanted, False
        return self._proven if self._other_turn and self._proven else wanted

    def failed(self, error: BaseException) -> None:
        """The attempt ended so. Only a refusal says something of the password."""
        if isinstance(error, InvalidStatus) and error.response.status_code in REFUSED:
            self._other_turn = not self._other_turn and self._proven not in ("", self._wanted())

    def connected(self) -> None:
        """The CSMS took what was shown."""
        if (shown := self.shown()) != self._wanted():
            self._tell("the CSMS refuses the new password; connected with the one before", Level.WARNING)
        elif shown != self._proven:
            self._proven, self._other_turn = shown, False
            try:
                self._store.change(SCOPE, {KEY: shown})
            except StoreError as error:
                self._tell(f"the password cannot be kept as the one that works: {error}", Level.WARNING)
