"""The control surface: what it takes, what it refuses, and that every named fault does something."""

import pytest

from firmware.core.errors import RemoteProtocolError
from firmware.hal.boards.sim import SimBoard, SimControl
from firmware.hal.boards.sim.control import FAULTS
from firmware.hal.boards.sim.load import KINDS
from tests.hal.rig import Rig


@pytest.fixture
def control() -> SimControl:
    return SimBoard().control


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_can_be_plugged_in_and_out(kind: str) -> None:
    rig = Rig()
    rig.control.plug_in(kind)
    rig.run(0.2)
    assert rig.report.pilot.vehicle_present
    rig.control.unplug()
    rig.run(0.2)
    assert not rig.report.pilot.vehicle_present


@pytest.mark.parametrize("name", FAULTS)
def test_every_named_fault_changes_what_the_station_can_see_and_can_be_taken_away(name: str) -> None:
    """Against the same seconds without the fault: the reports, the meter, the supply or the monitor differ."""

    def seconds(injected: bool) -> list[object]:
        rig = Rig(
            dc=name in ("isolation", "dc-over-voltage", "dc-supply"),
            socket=name in ("proximity", "lock"),
            rcd_test=name == "rcd-dead",
        )
        rig.charge()
        rig.control.set_draw(30.0)
        supply, monitor = rig.board.dc_supply, rig.board.isolation
        if supply is not None and monitor is not None:
            supply.set_target(400.0, 50.0, rig.now)
            supply.switch(True, rig.now)
            monitor.start_test(rig.now)
        if injected:
            rig.control.fault(name)
        seen: list[object] = []

        def look() -> None:
            seen.extend((rig.report, rig.board.meter.read(rig.now), rig.board.grid.read(rig.now)))
            if supply is not None and monitor is not None:
                seen.extend((supply.read(rig.now), monitor.read(rig.now)))

        def stop() -> None:
            rig.forbid(lock=False)

        for move in (None, stop, rig.control.unplug, rig.control.plug_in, rig.control.ev_ready, rig.permit):
            if move is not None:
                move()
            rig.run(4.0 if name == "rcd-dead" else 1.0)
            look()
        if injected:
            rig.control.clear(name)
        assert rig.board.faults == frozenset()
        return seen

    assert seconds(True) != seconds(False)


@pytest.mark.parametrize(
    ("verb", "arguments"),
    [
        ("plug_in", ("tractor",)),
        ("fault", ("gremlins",)),
        ("clear", ("gremlins",)),
        ("swipe", ("",)),
        ("swipe", ("x" * 37,)),
        ("swipe", ("a\nb",)),
        ("set_draw", (-1001.0,)),
        ("set_draw", (float("nan"),)),
        ("set_draw", (10.0, 4)),
        ("set_battery", (-5.0,)),
        ("toggle", (0.0,)),
        ("toggle", (float("inf"),)),
    ],
)
def test_what_does_not_exist_is_refused_with_one_typed_error(
    control: SimControl, verb: str, arguments: tuple[object, ...]
) -> None:
    with pytest.raises(RemoteProtocolError):
        getattr(control, verb)(*arguments)


def test_cards_are_taken_once_and_in_order(control: SimControl) -> None:
    control.swipe("04AABBCC")
    control.swipe("04DDEEFF")
    assert control.take_tokens() == ["04AABBCC", "04DDEEFF"] and control.take_tokens() == []


def test_plug_in_without_a_name_fits_the_board() -> None:
    rig = Rig(dc=True)
    rig.control.plug_in()
    assert rig.board.load == KINDS["dc"]


def test_a_rig_can_put_its_own_vehicle_on_the_line() -> None:
    rig = Rig()
    rig.control.set_load(KINDS["simple"])
    rig.run(0.2)
    assert rig.report.pilot.ready


def test_pause_and_ready_move_s2() -> None:
    rig = Rig()
    rig.charge()
    rig.control.ev_pause()
    rig.run(0.2)
    assert rig.report.pilot.value == "B"
    rig.control.ev_ready()
    rig.run(0.2)
    assert rig.report.pilot.value == "C"
