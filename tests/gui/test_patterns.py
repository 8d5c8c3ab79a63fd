"""Light and sound: every state its own, none too fast, and the same as the screen."""

import itertools
from dataclasses import replace

import pytest

from firmware.gui.patterns import CHECKING, OFF, RESERVED, STAGES, SUPPLYING, UPDATING, Indication, Pattern, light
from firmware.gui.samples import SAMPLES, sample
from firmware.station.api import Stage, StationSnapshot

ALL = (*STAGES.values(), CHECKING, RESERVED, SUPPLYING, UPDATING)


def _snapshot(name: str) -> StationSnapshot:
    snapshot = sample(name).snapshot
    assert snapshot is not None
    return snapshot


def _flashes(pattern: Pattern, seconds: float = 20.0) -> float:
    """How often a second it goes on."""
    shown = [pattern.at(i / 100) != OFF for i in range(round(seconds * 100))]
    return sum(not a and b for a, b in itertools.pairwise(shown)) / seconds


def test_every_stage_has_a_pattern_and_no_two_are_the_same() -> None:
    assert set(STAGES) == set(Stage)
    assert len(set(ALL)) == len(ALL)


@pytest.mark.parametrize("pattern", ALL)
def test_nothing_flashes_faster_than_2_hz(pattern: Pattern) -> None:
    assert _flashes(pattern) <= 2.0
    for start, following in itertools.pairwise(i / 100 for i in range(400)):
        if pattern.at(start) == OFF != pattern.at(following):
            assert pattern.at(following + 0.1) != OFF or pattern.at(start - 0.05) == OFF


def test_on_a_lamp_that_knows_no_shades_and_no_colours_the_rhythm_tells() -> None:
    """As the driver of plain pins shows it: lit from half the brightness on."""
    told = [STAGES[s] for s in (Stage.IDLE, Stage.CHARGING, Stage.WAITING, Stage.PAUSED_BY_EV, Stage.FAULT)]
    rhythms = {tuple(max(one.at(i / 20)) >= 128 for i in range(400)) for one in (*told, SUPPLYING)}
    assert len(rhythms) == len(told) + 1


def test_supplying_is_told_from_charging_by_colour_and_by_rhythm() -> None:
    charging, supplying = light(_snapshot("charging")), light(_snapshot("supplying"))
    assert charging.colour != supplying.colour
    assert _flashes(charging) == 0.0 < _flashes(supplying)


@pytest.mark.parametrize(
    ("name", "pattern"),
    [
        ("checking", CHECKING),
        ("reserved", RESERVED),
        ("updating", UPDATING),
        ("unavailable", STAGES[Stage.UNAVAILABLE]),
    ],
)
def test_states_within_a_stage(name: str, pattern: Pattern) -> None:
    assert light(_snapshot(name)) is pattern


@pytest.mark.parametrize("name", SAMPLES)
def test_every_state_shows_something(name: str) -> None:
    snapshot = sample(name).snapshot
    if snapshot is not None:
        assert any(light(snapshot).at(i / 10) != OFF for i in range(40))


def _sounds(*names: str, quiet: bool = False) -> list[float]:
    """How long it sounds after each change of state, in seconds."""
    indication, times, now = Indication(quiet), [], 0.0
    for name in names:
        sounded = 0
        for _ in range(200):
            sounded += indication.update(_snapshot(name), now)[1]
            now += 0.01
        times.append(round(sounded / 100, 2))
    return times


def test_sounds_at_events_and_not_at_start() -> None:
    silent, accepted, refused, alarm = _sounds("idle", "preparing", "rejected", "fault")
    assert silent == 0.0
    assert accepted == pytest.approx(0.16, abs=0.03)
    assert refused == pytest.approx(0.6, abs=0.03)
    assert alarm == pytest.approx(0.9, abs=0.03)
    assert _sounds("idle", "fault", quiet=True) == [0.0, 0.0]


def test_a_state_begins_at_the_beginning_of_its_rhythm() -> None:
    indication = Indication()
    indication.update(_snapshot("idle"), 0.0)
    for now in (7.77, 1234.5678):
        indication.update(_snapshot("idle"), now - 1.0)
        assert indication.update(_snapshot("fault"), now)[0] == STAGES[Stage.FAULT].colour


def test_a_charge_that_turns_round_is_shown_at_once() -> None:
    indication, charging = Indication(), _snapshot("charging")
    assert indication.update(charging, 0.0)[0][2] < 80
    assert indication.update(replace(charging, power_w=-3_000.0), 1.0)[0] == SUPPLYING.colour
