"""The numbers that a 1.6 CSMS gives to our transactions, kept over restarts.

Owns: which transaction has which number, and the begin of those that have none yet. May not: make messages.
"""

from dataclasses import dataclass, replace
from typing import Protocol

import msgspec

SCOPE = "ocpp16.transactions"


@dataclass(frozen=True, slots=True)
class Begun:
    """A transaction that the CSMS has to learn of. `number` None: it has not answered yet."""

    at: str
    meter_wh: int
    reservation: int | None = None
    number: int | None = None


class NumberStore(Protocol):
    """The part of core.store.Store that is used here. Every method may raise StoreError."""

    def items(self, scope: str) -> dict[str, str]: ...
    def put(self, scope: str, key: str, value: str | None) -> None: ...


class Numbers:
    """Raises StoreError where the store fails."""

    def __init__(self, store: NumberStore) -> None:
        self._store = store
        self._begun: dict[str, Begun] = {}
        for key, text in store.items(SCOPE).items():
            try:
                self._begun[key] = msgspec.json.decode(text, type=Begun)
            except msgspec.DecodeError:
                store.put(SCOPE, key, None)

    def begin(self, transaction: str, begun: Begun) -> None:
        """It began; told or not."""
        self._keep(transaction, begun)

    def numbered(self, transaction: str, number: int) -> None:
        """The CSMS's answer."""
        begun = self._begun.get(transaction)
        if begun is not None:
            self._keep(transaction, replace(begun, number=number))

    def of(self, transaction: str) -> Begun | None:
        """What is known of a transaction."""
        return self._begun.get(transaction)

    def transaction(self, number: int) -> str | None:
        """Whose number it is."""
        return next((key for key, begun in self._begun.items() if begun.number == number), None)

    def forget(self, transaction: str) -> None:
        """It ended, and the CSMS knows."""
        if self._begun.pop(transaction, None) is not None:
            self._store.put(SCOPE, transaction, None)

    def _keep(self, transaction: str, begun: Begun) -> None:
        self._begun[transaction] = begun
        self._store.put(SCOPE, transaction, msgspec.json.encode(begun).decode())
