"""Monitors alone: a model that remembers all values says when each has to tell."""

from hypothesis import given, settings
from hypothesis import strategies as st

from firmware.core.config import Config
from firmware.core.store import Store
from firmware.ocpp_client.device_model import Address, DeviceModel
from firmware.ocpp_client.monitoring import MAX_MONITORS, Kind, MonitorBook, Refused
from firmware.ocpp_client.variables import build_variables
from tests.ocpp_client.fakes import snapshot

POWER = Address("EVSE", "Power", evse=1)
STORE = Store(":memory:")
MODEL = DeviceModel(build_variables(Config(), "CS1", snapshot()), STORE)


def book() -> MonitorBook:
    return MonitorBook(Store(":memory:"), MODEL.variables())


def told(monitors: MonitorBook, values: list[float], kind: Kind, limit: float) -> list[tuple[int, bool]]:
    """(index, cleared) of each finding."""
    number = monitors.put(POWER, kind, limit, 5, False, None)
    assert isinstance(number, int)
    found = []
    for index, value in enumerate(values):
        read = lambda address, value=value: str(value) if address == POWER else None  # noqa: E731
        found += [
            (index, one.cleared)
            for one in monitors.look(read, True, float(index), float(index))
            if one.monitor.id == number
        ]
    return found


@settings(max_examples=100, deadline=None)
@given(st.lists(st.floats(0, 11_000), max_size=30), st.floats(0, 11_000))
def test_a_threshold_tells_each_crossing_and_nothing_else(values: list[float], limit: float) -> None:
    above = [value > limit for value in values]
    crossings = [
        (i, not now) for i, (before, now) in enumerate(zip([False, *above], above, strict=False)) if before != now
    ]
    assert told(book(), values, Kind.UPPER, limit) == crossings


@settings(max_examples=100, deadline=None)
@given(st.lists(st.floats(0, 11_000), max_size=30), st.floats(1, 500))
def test_a_delta_is_counted_from_the_last_value_that_was_told(values: list[float], delta: float) -> None:
    wanted, reference = [], None
    for index, value in enumerate(values):
        if reference is None:
            reference = value
        elif abs(value - reference) >= delta:
            reference = value
            wanted.append((index, False))
    assert told(book(), values, Kind.DELTA, delta) == wanted


@settings(max_examples=50, deadline=None)
@given(st.integers(1, 10))
def test_a_period_tells_every_so_often(every: int) -> None:
    found = told(book(), [1.0] * 40, Kind.PERIODIC, float(every))
    assert [index for index, _ in found] == list(range(every, 40, every))


def test_there_is_room_for_so_many() -> None:
    monitors = book()
    kinds = [(kind, severity) for severity in range(10) for kind in Kind]
    taken = [monitors.put(POWER, kind, 10.0, severity, False, None) for kind, severity in kinds]
    assert taken.count(Refused.DUPLICATE) == 1  # the preconfigured one
    assert taken.count(Refused.REJECTED) == len(kinds) - (MAX_MONITORS - 2) - 1
    assert len(list(monitors)) == MAX_MONITORS
