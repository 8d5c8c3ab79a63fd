"""The building's connection: a meter that cannot be believed is noticed, and its fuse is kept."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firmware.hal.api import MeterReading, PilotState
from firmware.station.api import PresentToken
from firmware.station.building import (
    FOLLOWS_S,
    FROZEN_S,
    RISE_S,
    SILENT_S,
    BuildingGuard,
    BuildingLimit,
    BuildingSettings,
    GridWatch,
    room,
)
from tests.station.rig import CARD, Rig, ac_settings


class Street:
    """A connection with a house, a vehicle and a meter that tells something every `every_s`."""

    def __init__(self, every_s: float = 1.0, sign: float = 1.0) -> None:
        self.watch, self.every_s, self.sign = GridWatch(), every_s, sign
        self.now, self.house_w, self.vehicle_w, self.wh = 1000.0, 500.0, 0.0, 0.0
        self.frozen = self.silent = False
        self.reading = self._read()

    def _read(self) -> MeterReading:
        self.wh += 1.0
        return MeterReading(self.now, self.wh, power_w=self.sign * (self.house_w + self.vehicle_w))

    def run(self, seconds: float) -> str:
        problem = ""
        for _ in range(round(seconds / 0.5)):
            self.now += 0.5
            if self.now - self.reading.at >= self.every_s and not self.silent:
                last = self.reading
                self.reading = self._read()
                if self.frozen:
                    self.reading = MeterReading(self.now, last.import_wh, power_w=last.power_w)
            problem = self.watch.problem(self.reading, self.vehicle_w, self.now)
        return problem


@pytest.mark.parametrize("every_s", [1.0, 10.0])
def test_a_good_meter_is_believed_whatever_the_house_does(every_s: float) -> None:
    street = Street(every_s)
    for house_w, vehicle_w in ((500, 11000), (3000, 11000), (-4000, 6000), (200, 0), (200, -8000), (2200, 3700)):
        street.house_w, street.vehicle_w = house_w, vehicle_w
        assert street.run(40.0) == ""


@pytest.mark.parametrize("every_s", [1.0, 10.0])
def test_a_backwards_meter_is_named_at_the_first_big_step(every_s: float) -> None:
    street = Street(every_s, sign=-1.0)
    assert street.run(300.0) == "", "while nothing is charged nobody can know: it may be photovoltaics"
    street.vehicle_w = 11000.0
    assert street.run(FOLLOWS_S + 12.0).startswith("backwards")
    street.vehicle_w = 0.0
    assert street.run(60.0).startswith("backwards"), "it stays so"
    street.sign = 1.0
    street.run(30.0)
    street.vehicle_w = 11000.0
    assert street.run(FOLLOWS_S + 12.0) == ""


def test_small_steps_need_two_in_a_row() -> None:
    street = Street(sign=-1.0)
    street.run(20.0)
    for expected in ("", "backwards"):
        street.vehicle_w = 1400.0
        assert street.run(20.0).partition(":")[0] == expected
        street.vehicle_w = 0.0
        street.run(20.0)


def test_a_cooker_that_goes_off_when_the_vehicle_comes_is_no_wrong_wiring() -> None:
    street = Street()
    street.house_w = 4000.0
    street.run(20.0)
    street.house_w, street.vehicle_w = 500.0, 1400.0
    assert street.run(30.0) == ""


@pytest.mark.parametrize("house_w", [20_000.0, 9_000.0, -12_000.0])
def test_a_vehicle_that_gives_way_to_the_building_is_no_wrong_wiring(house_w: float) -> None:
    """The answer is smaller than the load: the connection rises while the vehicle falls, rightly."""
    street = Street()
    street.run(10.0)
    street.vehicle_w = 11000.0
    street.run(20.0)
    for _ in range(5):
        street.house_w, street.vehicle_w = house_w, 4000.0
        assert street.run(30.0) == ""
        street.house_w, street.vehicle_w = 500.0, 11000.0
        assert street.run(30.0) == ""


def test_a_bidirectional_vehicle_that_follows_this_meter_is_not_judged() -> None:
    watch = GridWatch()
    for now, house_w, vehicle_w in ((0.0, 0.0, 0.0), (5.0, -6000.0, 3000.0), (60.0, 0.0, 0.0), (65.0, -6000.0, 3000.0)):
        for second in range(40):
            at = now + second
            told = MeterReading(at, at, power_w=house_w + vehicle_w)
            assert watch.problem(told, vehicle_w, at, steered=True) == ""


def test_silent_with_the_drivers_word_for_it() -> None:
    street = Street(every_s=10.0)
    assert street.run(60.0) == ""
    street.silent = True
    assert street.run(SILENT_S - 11.0) == ""
    assert street.run(12.0) == "silent"
    told = MeterReading(0.0, float("nan"), problem="checksum of the telegram is wrong")
    assert GridWatch().problem(told, 0.0, SILENT_S + 1.0) == told.problem
    assert GridWatch().problem(told, 0.0, 1.0) == "", "one bad answer is no fault yet"


def test_frozen_is_noticed_while_the_vehicle_draws() -> None:
    street = Street()
    street.run(5.0)
    street.frozen = True
    assert street.run(FROZEN_S + 60.0) == "", "at night nothing may move"
    street.vehicle_w = 3700.0
    assert street.run(FROZEN_S - 2.0) == ""
    assert street.run(4.0).startswith("frozen")
    street.frozen = False
    assert street.run(2.0) == ""


# --- the fuse -----------------------------------------------------------------------------------------------------


def reading(at: float, *amps: float, power_w: float | None = None) -> MeterReading:
    return MeterReading(at, 1.0, power_w=sum(amps) * 230.0 if power_w is None else power_w, current_a=amps)


def guard(**changes: object) -> BuildingGuard:
    return BuildingGuard(BuildingSettings(**{"fuse_a": 35.0, **changes}))  # type: ignore[arg-type]


IDLE = (0.0, 0.0, 0.0)


@pytest.mark.parametrize(
    ("told", "own", "left"),
    [
        (reading(0.0, 5.0, 12.0, 3.0), IDLE, 23.0),
        (reading(0.0, 21.0, 28.0, 19.0), (16.0,) * 3, 23.0),  # the vehicle's own share is not the building's
        (reading(0.0, 40.0, 5.0, 5.0), IDLE, 0.0),  # more than the fuse already
        (reading(0.0, 10.0, 10.0, 10.0, power_w=-6900.0), IDLE, 35.0),  # feeds in: currents have no sign
        (reading(0.0, power_w=4600.0), IDLE, 15.0),  # no currents: as if on one phase
        (reading(0.0, 20.0, 4.0, 4.0), (16.0,), 31.0),  # a vehicle on one phase
    ],
)
def test_what_is_left(told: MeterReading, own: tuple[float, ...], left: float) -> None:
    assert room(told, 35.0, own, 230.0) == left


def test_down_at_once_and_up_after_a_while_to_what_was_always_there() -> None:
    one = guard()

    def at(now: float, amps: float) -> float:
        limit = one.limit(reading(now, amps, amps, amps), "", IDLE, 230.0, now)
        assert limit is not None and limit.key == "building"
        return limit.limit_a

    assert at(0.0, 5.0) == 30.0
    assert at(1.0, 20.0) == 15.0
    assert at(2.0, 5.0) == 15.0
    assert at(20.0, 8.0) == 15.0
    assert at(3.0 + RISE_S, 5.0) == 27.0, "8 A were drawn meanwhile"


def test_without_a_believable_meter_the_safe_limit_holds() -> None:
    one = guard(fallback_a=8.0)
    assert one.limit(reading(0.0, 1.0, 1.0, 1.0), "", IDLE, 230.0, 0.0) == BuildingLimit(34.0, "building")
    assert one.limit(reading(0.0, 1.0, 1.0, 1.0), "backwards", IDLE, 230.0, 1.0) == BuildingLimit(8.0, "building_meter")
    assert one.limit(None, "", IDLE, 230.0, 2.0) == BuildingLimit(8.0, "building_meter")
    assert one.limit(MeterReading(3.0, float("nan"), power_w=float("nan")), "", IDLE, 230.0, 3.0) == BuildingLimit(
        8.0, "building_meter"
    )
    back = one.limit(reading(4.0, 1.0, 1.0, 1.0), "", IDLE, 230.0, 4.0)
    assert back == BuildingLimit(8.0, "building"), "and it comes back as slowly as everything else"
    assert guard(fuse_a=None).limit(None, "silent", IDLE, 230.0, 0.0) is None


def test_what_the_vehicle_gives_up_is_not_given_up_twice() -> None:
    """A meter that lags still tells the current that the vehicle has just let go."""
    one = guard()
    one.limit(reading(0.0, 35.0, 35.0, 35.0), "", (16.0,) * 3, 230.0, 0.0)  # others 19 A: 16 A are left
    limit = one.limit(reading(10.0, 35.0, 35.0, 35.0), "", (10.0,) * 3, 230.0, 10.0)
    assert limit is not None and limit.limit_a == 16.0


amps = st.floats(0.0, 100.0)


@given(st.lists(st.tuples(amps, amps, st.sampled_from(["", "", "silent"])), min_size=1, max_size=60))
def test_never_more_than_the_fuse_never_less_than_nothing(steps: list[tuple[float, float, str]]) -> None:
    one = guard()
    for number, (grid, own, problem) in enumerate(steps):
        now = number * 7.0
        limit = one.limit(reading(now, grid, grid, grid), problem, (own,) * 3, 230.0, now)
        assert limit is not None and 0.0 <= limit.limit_a <= 35.0


# --- in the station -----------------------------------------------------------------------------------------------


class House(Rig):
    """The rig with a meter at the connection that can be wired backwards."""

    house_a = 5.0
    sign = 1.0

    def tick(self) -> None:
        own = self.hardware.meter(self.now)
        each = tuple(self.house_a + mine for mine in own.current_a)
        self.station.on_grid(
            MeterReading(self.now, self.now, power_w=self.sign * sum(each) * 230.0, current_a=each), self.now
        )
        super().tick()


def house(**changes: object) -> House:
    building = BuildingSettings(fuse_a=25.0, fallback_a=6.0)
    rig = House(ac_settings(hlc=False, building=building, **changes))
    rig.command(PresentToken(CARD))
    rig.plug_in()
    rig.run(0.5)
    rig.hardware.draws_a = 16.0
    rig.pilot(PilotState.C)
    rig.run(6.0)
    return rig


def test_the_house_takes_what_it_needs_first_and_the_driver_reads_why() -> None:
    rig = house()
    assert rig.lease.drive.duty_percent == pytest.approx(26.6, abs=0.1)
    rig.house_a, rig.hardware.draws_a = 12.0, 13.0
    rig.run(6.0)
    assert rig.lease.drive.duty_percent == pytest.approx(13.0 / 0.6, abs=0.1)
    snapshot = rig.station.snapshot(rig.now)
    assert snapshot.reason.key == "building" and snapshot.reason.params["limit"] == "13"


def test_a_meter_wired_backwards_is_a_fault_and_the_safe_limit() -> None:
    rig = house()
    rig.sign = -1.0
    rig.pilot(PilotState.B)
    rig.run(30.0)
    rig.pilot(PilotState.C)
    rig.run(FOLLOWS_S + 1.0)
    rig.hardware.draws_a = 6.0  # it obeys
    rig.run(10.0)
    (fault,) = rig.station.snapshot(rig.now).faults
    assert fault.id == "grid_meter_fault" and fault.detail.startswith("backwards")
    assert rig.lease.drive.duty_percent == pytest.approx(10.0)
    assert rig.station.snapshot(rig.now).reason.key == "building_meter" and rig.closed
