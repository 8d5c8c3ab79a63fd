"""Metering receipts that vehicles have signed, kept as they came.

Owns: one entry of the store per receipt (scope `receipts`), numbered for ever, the newest `KEPT` of them. May not:
verify; the session has done so, and what is here can be verified again by anybody with the vehicle's contract
certificate. Who has been told of which is the OCPP client's.
"""

from base64 import b64encode
from collections.abc import Mapping
from typing import Protocol

import msgspec

SCOPE = "receipts"
KEPT = 1000


class ReceiptStore(Protocol):
    """The part of core.store.Store that is used here. Every method may raise StoreError."""

    def get(self, scope: str, key: str) -> str | None: ...
    def items(self, scope: str) -> dict[str, str]: ...
    def change(self, scope: str, values: Mapping[str, str | None], clear: bool = False) -> None: ...


class Receipt(msgspec.Struct, frozen=True):
    """`exi`: the whole request of the vehicle as EXI document, base64; its header has the signature. `protocol`: whose
    schema it follows.
    """

    at: str
    transaction_id: str | None
    meter_wh: int
    exi: str
    protocol: str = ""


class Receipts:
    """All of them. Methods raise StoreError."""

    def __init__(self, store: ReceiptStore) -> None:
        self._store = store
        self._keys = sorted(store.items(SCOPE))
        self._next = int(self._keys[-1]) + 1 if self._keys else 1

    def add(self, at: str, transaction_id: str | None, meter_wh: int, raw: bytes, protocol: str = "") -> int:
        """Keep one; the oldest gives way. Returns its number."""
        receipt = Receipt(at, transaction_id, meter_wh, b64encode(raw).decode(), protocol)
        number, self._next = self._next, self._next + 1
        changes: dict[str, str | None] = {_key(number): msgspec.json.encode(receipt).decode()}
        self._keys.append(_key(number))
        while len(self._keys) > KEPT:
            changes[self._keys.pop(0)] = None
        self._store.change(SCOPE, changes)
        return number

    def of(self, transaction_id: str) -> list[Receipt]:
        """Those of one transaction, in order."""
        items = self._store.items(SCOPE)
        receipts = (msgspec.json.decode(items[key], type=Receipt) for key in sorted(items))
        return [receipt for receipt in receipts if receipt.transaction_id == transaction_id]


def kept_numbers(store: ReceiptStore) -> list[int]:
    """Of all receipts that are kept, in order. Raises StoreError."""
    return [int(key) for key in sorted(store.items(SCOPE))]


def kept(store: ReceiptStore, number: int) -> Receipt | None:
    """One receipt; None where it has given way, or cannot be read. Raises StoreError."""
    text = store.get(SCOPE, _key(number))
    try:
        return msgspec.json.decode(text, type=Receipt) if text is not None else None
    except msgspec.DecodeError:
        return None


def _key(number: int) -> str:
    return f"{number:012}"
