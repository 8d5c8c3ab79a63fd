"""Network profiles alone: what is kept, in which order, and that the security level only rises."""

import contextlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from firmware.core.store import Store
from firmware.ocpp_client.network_profiles import NetworkProfile, NetworkProfiles, ProfileRefusedError

OWNER = NetworkProfile("ws://owner", 0)


def book(store: Store, owner: NetworkProfile = OWNER, attempts: int = 2) -> NetworkProfiles:
    return NetworkProfiles(store, owner, lambda: attempts)


def test_round_and_round() -> None:
    store = Store(":memory:")
    profiles = book(store)
    profiles.put(1, NetworkProfile("ws://one", 0))
    profiles.put(2, NetworkProfile("ws://two", 1))
    profiles.use("2,0,1")
    seen = []
    for _ in range(8):
        seen.append(profiles.active_slot)
        profiles.failed()
    assert seen == [2, 2, 0, 0, 1, 1, 2, 2]


def test_one_profile_is_tried_for_ever() -> None:
    profiles = book(Store(":memory:"))
    profiles.use("0")
    assert not any(profiles.failed() for _ in range(10)) and profiles.active_slot == 0


def test_an_order_that_names_nothing_usable_falls_back_to_the_owner() -> None:
    profiles = book(Store(":memory:"))
    for order in ("", "3", "x,y", "7"):
        profiles.use(order)
        assert profiles.active == OWNER


def test_kept_over_a_restart_and_forgotten_with_another_owner() -> None:
    store = Store(":memory:")
    book(store).put(1, NetworkProfile("wss://one", 2, 12))
    again = book(store)
    again.use("1")
    assert again.active == NetworkProfile("wss://one", 2, 12)
    assert again.connected() and not again.connected()
    assert book(store).level == 2
    other = book(store, NetworkProfile("ws://other", 0))
    assert other.level == 0 and set(other.slots()) == {0}


def test_what_cannot_be_read_is_left_out() -> None:
    store = Store(":memory:")
    book(store)
    store.put("ocpp.network", "1", "garbage")
    assert set(book(store).slots()) == {0}


def test_the_profile_in_use_is_not_changed_under_it() -> None:
    profiles = book(Store(":memory:"))
    profiles.put(1, NetworkProfile("ws://one", 0))
    profiles.use("1")
    with pytest.raises(ProfileRefusedError):
        profiles.put(1, NetworkProfile("ws://other", 0))


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.tuples(st.integers(0, 4), st.integers(0, 3), st.booleans(), st.sampled_from(["1,0", "0", "2,1", "3"])))
)
def test_the_level_never_falls_and_nothing_below_it_is_used(steps: list[tuple[int, int, bool, str]]) -> None:
    store = Store(":memory:")
    profiles, level = book(store), 0
    for slot, security, connects, order in steps:
        with contextlib.suppress(ProfileRefusedError):
            profiles.put(slot, NetworkProfile("wss://h" if security >= 2 else "ws://h", security))
        if not profiles.refusal(order, has_certificate=True):
            profiles = book(store)  # the order counts from the next start on
            profiles.use(order)
        if connects:
            profiles.connected()
        else:
            profiles.failed()
        assert profiles.level >= level
        level = profiles.level
        usable = [one for one in profiles.slots().values() if one.security >= level]
        assert profiles.active.security >= level or not usable
