"""Metering receipts that vehicles have signed, kept as they came.

Owns: one entry of the store per receipt (scope `receipts`), the newest `KEPT` of them. May not: verify; the session has
done so, and what is here can be verified again by anybody with the vehicle's contract certificate.
"""

from base64 import b64encode

import msgspec

from firmware.core.store import Store

SCOPE = "receipts"
KEPT = 1000


class Receipt(msgspec.Struct, frozen=True):
    """`exi`: the whole MeteringReceiptReq as EXI document, base64; its header has the signature."""

    at: str
    transaction_id: str | None
    meter_wh: int
    exi: str


class Receipts:
    """All of them. Methods raise StoreError."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._keys = sorted(store.items(SCOPE))
        self._next = int(self._keys[-1]) + 1 if self._keys else 1

    def add(self, at: str, transaction_id: str | None, meter_wh: int, raw: bytes) -> None:
        """Keep one; the oldest gives way."""
        receipt = Receipt(at, transaction_id, meter_wh, b64encode(raw).decode())
        key, self._next = f"{self._next:012}", self._next + 1
        changes: dict[str, str | None] = {key: msgspec.json.encode(receipt).decode()}
        self._keys.append(key)
        while len(self._keys) > KEPT:
            changes[self._keys.pop(0)] = None
        self._store.change(SCOPE, changes)

    def of(self, transaction_id: str) -> list[Receipt]:
        """Those of one transaction, in order."""
        items = self._store.items(SCOPE)
        receipts = (msgspec.json.decode(items[key], type=Receipt) for key in sorted(items))
        return [receipt for receipt in receipts if receipt.transaction_id == transaction_id]
