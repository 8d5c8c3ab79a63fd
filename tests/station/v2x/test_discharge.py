"""No single permission missing, or nothing is supplied."""

from dataclasses import replace

import pytest

from firmware.station.reasons import reason
from firmware.station.v2x.discharge import DischargeFacts, discharge_claims, views, winner

ALL_WELL = DischargeFacts(
    hardware_w=11_000.0,
    owner_w=8_000.0,
    vehicle_w=10_000.0,
    bidirectional=True,
    charging_only=False,
    operation_w=None,
    soc_percent=60,
    min_soc_percent=20,
    short_wh=0.0,
    priority=False,
    driver=True,
    authorised=True,
    blocked=None,
)


def test_the_lowest_counts() -> None:
    wins = winner(discharge_claims(ALL_WELL))
    assert (wins.source.value, wins.limit_w) == ("owner", 8_000.0)
    wins = winner(discharge_claims(replace(ALL_WELL, operation_w=2_500.0)))
    assert (wins.source.value, wins.limit_w) == ("operation", 2_500.0)


@pytest.mark.parametrize(
    ("change", "source"),
    [
        ({"hardware_w": 0.0}, "hardware"),
        ({"owner_w": 0.0}, "owner"),
        ({"vehicle_w": None}, "vehicle"),
        ({"vehicle_w": -5.0}, "vehicle"),
        ({"bidirectional": False}, "vehicle"),
        ({"charging_only": True}, "operation"),
        ({"soc_percent": 20}, "battery"),
        ({"short_wh": 0.1}, "battery"),
        ({"priority": True}, "departure"),
        ({"driver": False}, "driver"),
        ({"authorised": False}, "authorisation"),
        ({"blocked": reason("unavailable")}, "blocked"),
    ],
)
def test_every_one_alone_forbids_it_and_is_named(change: dict[str, object], source: str) -> None:
    claims = discharge_claims(replace(ALL_WELL, **change))  # type: ignore[arg-type]
    assert (winner(claims).limit_w, winner(claims).source.value) == (0.0, source)
    shown = views(claims)
    assert [view.source for view in shown if view.winning] == [source]


def test_unknown_state_of_charge_is_the_vehicles_affair() -> None:
    assert winner(discharge_claims(replace(ALL_WELL, soc_percent=None, short_wh=None))).limit_w == 8_000.0
