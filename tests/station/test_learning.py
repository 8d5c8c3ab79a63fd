"""What is learnt of vehicles: counted in a row, forgiven, bounded, and it expires."""

from firmware.station.learning import KEPT_S, HlcMemory


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
