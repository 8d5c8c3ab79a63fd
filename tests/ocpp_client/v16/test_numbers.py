"""Numbers survive a restart; what cannot be read is forgotten."""

from firmware.core.store import Store
from firmware.ocpp_client.v16.numbers import SCOPE, Begun, Numbers


def test_over_a_restart() -> None:
    store = Store(":memory:")
    numbers = Numbers(store)
    numbers.begin("a", Begun("t", 5, 9))
    numbers.numbered("a", 42)
    numbers.numbered("unknown", 43)
    again = Numbers(store)
    assert again.of("a") == Begun("t", 5, 9, 42)
    assert (again.transaction(42), again.transaction(43)) == ("a", None)
    again.forget("a")
    again.forget("a")
    assert Numbers(store).of("a") is None


def test_garbage_is_dropped() -> None:
    store = Store(":memory:")
    store.put(SCOPE, "a", "{")
    assert Numbers(store).of("a") is None
    assert store.items(SCOPE) == {}
