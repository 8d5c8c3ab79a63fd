"""The timeline: one ordered, bounded journal."""

from firmware.core.clock import ManualClock
from firmware.core.timeline import Entry, Level, Source, Timeline


def test_entries_are_numbered_stamped_and_bounded() -> None:
    clock = ManualClock(start=5.0)
    timeline = Timeline(clock, capacity=3)
    heard: list[Entry] = []
    stop = timeline.listen(heard.append)
    for n in range(4):
        clock.advance(0.5)
        timeline.add(Source.PILOT, f"state {n}", volts=n)
    stop()
    timeline.add(Source.SYSTEM, "last", Level.ERROR)
    assert [entry.number for entry in timeline] == [3, 4, 5]
    assert [entry.number for entry in heard] == [1, 2, 3, 4]
    assert [entry.text for entry in timeline.last(2)] == ["state 3", "last"]
    assert timeline.last(0) == []
    assert timeline.last(1)[0].to_json() == {
        "n": 5,
        "t": 7.0,
        "wall": "2026-01-01T12:00:02.000Z",
        "source": "system",
        "level": "error",
        "text": "last",
        "data": {},
    }


def test_a_peers_text_is_one_line_that_moves_no_cursor() -> None:
    entry = Timeline(ManualClock()).add(Source.V2G, "vehicle says ä\r\n12:00 system\x1b[2J\x85\u2028 stop")
    assert entry.text == "vehicle says ä  12:00 system [2J   stop"
