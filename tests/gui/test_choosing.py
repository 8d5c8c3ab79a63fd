"""The steps of departure and energy."""

from dataclasses import replace
from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from firmware.gui import choosing
from firmware.gui.samples import sample
from firmware.station.api import DriverChoice, StationSnapshot


def _snapshot(name: str = "charging") -> StationSnapshot:
    snapshot = sample(name).snapshot
    assert snapshot is not None
    return snapshot


def test_departures_are_half_hours_from_now_on() -> None:
    first = choosing.later(DriverChoice(priority=True), _snapshot())
    assert first == DriverChoice(departure="2026-05-12T10:30:00+00:00")
    second = choosing.later(first, _snapshot())
    assert second.departure == "2026-05-12T11:00:00+00:00"
    assert choosing.earlier(second, _snapshot()) == first
    assert choosing.earlier(first, _snapshot()) == DriverChoice()
    assert choosing.earlier(DriverChoice(), _snapshot()) == DriverChoice()


def test_nobody_chooses_a_time_where_nobody_knows_it() -> None:
    unknown = replace(_snapshot(), clock_quality="unknown")
    assert not choosing.can_leave_later(DriverChoice(), unknown)
    assert choosing.later(DriverChoice(), unknown) == DriverChoice()


def test_energy_goes_from_full_to_what_people_want_and_back() -> None:
    some = choosing.less(DriverChoice(), _snapshot())
    assert some.energy_wh == 20_000.0
    assert choosing.less(some, _snapshot()).energy_wh == 15_000.0
    for _ in range(30):
        some = choosing.more(some, _snapshot())
    assert some.energy_wh is None


def test_a_vehicle_that_tells_its_charge_is_asked_in_per_cent() -> None:
    soc = _snapshot("charging_soc")  # 64 %
    some = choosing.less(DriverChoice(), soc)
    assert (some.target_soc_percent, some.energy_wh) == (80, None)
    for _ in range(20):
        some = choosing.less(some, soc)
    assert some.target_soc_percent == 65 and not choosing.can_take_less(some, soc)
    for _ in range(20):
        some = choosing.more(some, soc)
    assert some.target_soc_percent is None


@given(st.lists(st.sampled_from([choosing.earlier, choosing.later, choosing.less, choosing.more]), max_size=120))
def test_whatever_is_pressed_can_be_meant(presses: list) -> None:  # type: ignore[type-arg]
    snapshot, choice = _snapshot(), DriverChoice()
    now = datetime.fromisoformat(snapshot.wall)
    for press in presses:
        choice = press(choice, snapshot)
        if choice.departure:
            assert timedelta(0) < datetime.fromisoformat(choice.departure) - now <= timedelta(hours=24, minutes=30)
        assert choice.energy_wh is None or 5_000.0 <= choice.energy_wh <= 100_000.0
