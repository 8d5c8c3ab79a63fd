"""What most stories expect of the CSMS's books."""

from __future__ import annotations

from typing import Any

from hil.rig_virtual import Rig


def one_transaction(rig: Rig, *, stopped: str, token: str, kind: str, energy: bool = True) -> list[Any]:
    """Exactly one transaction, complete and in order, with this reason and token; returns its events.

    `stopped`: ReasonEnumType of the Ended event; `kind`: IdTokenEnumType.
    """
    ledger = rig.ledger()
    assert not ledger.problems, ledger.problems
    assert len(ledger.transactions) == 1, f"{len(ledger.transactions)} transactions instead of one"
    name, events = next(iter(ledger.transactions.items()))
    info = events[-1]["transactionInfo"]
    # A StoppedReason that is left out means Local (OCPP 2.0.1, TransactionType).
    assert info.get("stoppedReason", "Local") == stopped, f"stopped for {info.get('stoppedReason')}, not {stopped}"
    tokens = {(one["idToken"]["idToken"].upper(), one["idToken"]["type"]) for one in events if "idToken" in one}
    assert (token.upper(), kind) in tokens, f"token {token} ({kind}) is not among {tokens}"
    assert all(kind == other for _, other in tokens), tokens
    if energy:
        assert ledger.energy_wh(name) > 0, "no energy was metered"
    return list(events)


def no_transaction(rig: Rig) -> None:
    """The CSMS never heard of one."""
    events = rig.csms.transaction_events()
    assert not events, f"a transaction that should not be: {events[0]}"
