"""What is learnt of vehicles: counted in a row, forgiven, bounded, and it expires."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firmware.station.learning import KEPT_S, HlcMemory, Learnt, learnt_from, learnt_text


def test_counts_in_a_row_and_forgives() -> None:
    memory = HlcMemory()
    memory.failed("ev:1", 0.0)
    memory.failed("ev:1", 10.0)
    assert (memory.failures("ev:1", 11.0), memory.failures("ev:2", 11.0), memory.failures(None, 11.0)) == (2, 0, 0)
    memory.worked("ev:1")
    memory.worked("ev:2")
    assert memory.failures("ev:1", 12.0) == 0


def test_expires_a_week_after_the_last_failure() -> None:
    memory = HlcMemory()
    memory.failed("ev:1", 0.0)
    memory.failed("ev:1", 100.0)
    assert memory.failures("ev:1", KEPT_S + 99.0) == 2
    assert memory.failures("ev:1", KEPT_S + 100.0) == 0
    memory.failed("ev:1", KEPT_S + 200.0)
    assert memory.failures("ev:1", KEPT_S + 201.0) == 1


def test_is_bounded_and_the_oldest_gives_way() -> None:
    memory = HlcMemory(kept=3)
    for number in range(5):
        memory.failed(f"ev:{number}", float(number))
    memory.failed("ev:2", 9.0)  # again: the newest now
    memory.failed("ev:5", 10.0)
    assert len(memory) == 3
    assert [memory.failures(f"ev:{number}", 11.0) for number in range(6)] == [0, 0, 2, 0, 1, 1]


def test_what_is_kept_comes_back_with_its_age_in_its_order() -> None:
    memory = HlcMemory()
    memory.failed("ev:1", 100.0)
    memory.failed("card:x", 200.0)
    memory.failed("ev:1", 300.0)
    kept = memory.kept(now=400.0, unix=1_000_400.0)
    assert kept == (Learnt("card:x", 1, 1_000_200.0), Learnt("ev:1", 2, 1_000_300.0))
    again = HlcMemory()
    again.recall(learnt_from(learnt_text(kept) or ""), now=5.0, unix=1_001_300.0)
    assert again.entries(5.0) == (("ev:1", 2, 1000.0), ("card:x", 1, 1100.0))
    assert again.failures("ev:1", 5.0 + KEPT_S - 1001.0) == 2
    assert again.failures("ev:1", 5.0 + KEPT_S - 999.0) == 0, "its week goes on while the station is off"


def test_what_has_expired_while_the_station_was_off_is_gone_and_leaves_the_disk() -> None:
    memory = HlcMemory()
    memory.recall([Learnt("ev:1", 2, 1_000.0), Learnt("ev:2", 1, 500_000.0)], now=0.0, unix=1_000.0 + KEPT_S)
    assert [key for key, _failures, _age in memory.entries(0.0)] == ["ev:2"] and memory.changes


def test_a_clock_that_is_not_set_makes_nothing_older_and_keeps_the_order() -> None:
    memory = HlcMemory()
    memory.recall([Learnt("ev:1", 2, 1_700_000_000.0), Learnt("ev:2", 1, 1_600_000_000.0)], now=7.0, unix=60.0)
    assert memory.entries(7.0) == (("ev:1", 2, 0.0), ("ev:2", 1, 0.0))


def test_more_than_there_is_room_for_loses_the_oldest() -> None:
    memory = HlcMemory(kept=2)
    memory.recall([Learnt(f"ev:{number}", 1, float(number)) for number in (5, 1, 9)], now=0.0, unix=10.0)
    assert [key for key, _failures, _age in memory.entries(0.0)] == ["ev:9", "ev:5"]


def test_it_expires_by_itself_and_says_when() -> None:
    memory = HlcMemory(kept_s=10.0)
    assert memory.next_expiry() is None
    memory.failed("ev:1", 1.0)
    memory.failed("ev:2", 5.0)
    assert memory.next_expiry() == 11.0
    changes = memory.changes
    memory.expire(10.9)
    assert memory.changes == changes and len(memory) == 2
    memory.expire(11.0)
    assert memory.changes > changes and len(memory) == 1 and memory.next_expiry() == 15.0


@given(st.text(max_size=200) | st.binary(max_size=50).map(lambda data: data.decode("latin-1")))
def test_what_cannot_be_read_is_nothing(text: str) -> None:
    for one in learnt_from(text):
        assert one.key and one.failures > 0


@pytest.mark.parametrize(
    "text", ['[["ev:1",0,5.0]]', '[["ev:1",-3,5.0]]', '[["",1,5.0]]', '[["ev:1",1]]', "[1]", "{}", "null", '["']
)
def test_an_entry_that_cannot_be_is_left_out(text: str) -> None:
    assert learnt_from(text) == ()
    assert learnt_text(()) is None
