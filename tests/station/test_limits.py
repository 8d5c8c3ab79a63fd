"""Limits from outside: taken, lifted, told, and planned ahead."""

import pytest

from firmware.iso15118.api import PowerPeriod
from firmware.station.api import ExternalLimitChanged, Reason, Result, SetLimit
from firmware.station.claims import Claim, Claims, Source
from firmware.station.effects import StationEvent
from firmware.station.energy import schedule_for
from firmware.station.limits import OutsideLimits
from firmware.station.reasons import reason

WHY = Reason("k", "t")


def make() -> tuple[OutsideLimits, Claims, list[StationEvent]]:
    claims, events = Claims(Claim(Source.HARDWARE, 32.0, WHY)), list[StationEvent]()
    return OutsideLimits(claims, events.append), claims, events


def test_only_sources_from_outside_and_sensible_limits() -> None:
    outside, claims, events = make()
    for source, limit_a in (("fuse", 6.0), ("nobody", 6.0), ("grid", -1.0), ("grid", float("nan"))):
        assert outside.take(SetLimit(source, limit_a, WHY), 0.0).result is Result.REJECTED
    assert claims.effective.limit_a == 32.0 and events == []


def test_limits_of_others_are_told_once_each_change() -> None:
    outside, claims, events = make()
    for limit_a in (10.0, 10.0, 8.0, None, None):
        outside.take(SetLimit("grid", limit_a, WHY), 0.0)
    outside.take(SetLimit("ocpp", 5.0, WHY), 0.0)
    assert events == [ExternalLimitChanged("grid", limit_a) for limit_a in (10.0, 8.0, None)]
    assert claims.effective.limit_a == 5.0


def test_what_expires_is_told_too() -> None:
    outside, claims, events = make()
    outside.take(SetLimit("external", 10.0, WHY, expires_in_s=5.0), 100.0)
    assert outside.expire(104.0) == [] and outside.expire(105.0) == [Source.EXTERNAL]
    assert events[-1] == ExternalLimitChanged("external", None) and claims.effective.limit_a == 32.0


def test_the_plan_is_seen_from_now_under_the_limits_of_others() -> None:
    outside, claims, _ = make()
    claims.put(Claim(Source.FUSE, 16.0, WHY))
    outside.take(SetLimit("ocpp", 6.0, WHY, ahead=((60.0, 10.0), (120.0, 20.0), (180.0, None))), 1000.0)
    assert outside.ahead(1000.0) == ((60.0, 10.0), (120.0, 16.0), (180.0, 16.0))
    assert outside.ahead(1100.0) == ((20.0, 16.0), (80.0, 16.0))
    outside.take(SetLimit("ocpp", None, WHY), 1100.0)
    assert outside.ahead(1100.0) == ()


@pytest.mark.parametrize(
    ("ahead", "expected"),
    [
        ([], [(0, 100.0)]),
        ([(10.5, 50.0), (20.5, 80.0)], [(0, 100.0), (10, 50.0), (21, 80.0)]),  # lower early, higher late
        ([(10.0, 100.0), (20.0, 50.0)], [(0, 100.0), (20, 50.0)]),
        ([(10.2, 80.0), (10.8, 50.0)], [(0, 100.0), (10, 50.0)]),
    ],
)
def test_schedule(ahead: list[tuple[float, float]], expected: list[tuple[int, float]]) -> None:
    assert schedule_for(100.0, ahead) == tuple(PowerPeriod(*row) for row in expected)


def test_a_limit_in_watts_is_another_current_on_one_phase() -> None:
    claims = Claims(Claim(Source.HARDWARE, 32.0, reason("hardware", limit="32")))
    outside = OutsideLimits(claims, [].append)
    why = reason("smart_charging", limit="5.3")
    assert outside.take(SetLimit("ocpp", 5.3, why, phases=1, single_a=16.0), 0.0).result is Result.ACCEPTED
    assert outside.single_phase and claims.effective.limit_a == 5.3
    outside.connected(True)
    assert claims.effective.limit_a == 16.0 and claims.effective.winner.reason.params["limit"] == "16"
    outside.take(SetLimit("ocpp", 4.0, why, phases=1, single_a=12.0), 1.0)
    assert claims.effective.limit_a == 12.0
    outside.connected(False)
    assert claims.effective.limit_a == 4.0
    outside.take(SetLimit("ocpp", None, why), 2.0)
    outside.connected(True)
    assert claims.effective.limit_a == 32.0, "what was lifted does not come back"
    for wrong in (-1.0, float("nan")):
        assert outside.take(SetLimit("ocpp", 5.0, why, single_a=wrong), 3.0).result is Result.REJECTED
        assert outside.take(SetLimit("ocpp", wrong, why, single_a=5.0), 3.0).result is Result.REJECTED
