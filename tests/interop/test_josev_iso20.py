"""Josev's EVCC at what -20 adds: several schedules with signed prices, and a station that may feed back."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from hil.rig_virtual import TOKEN, Rig
from hil.scenarios.expect import one_transaction
from tests.interop.net import SECC_INTERFACE, Cable
from tests.interop.test_josev import DcContactor, drive, not_possible

pytestmark = [pytest.mark.interop, pytest.mark.slow]

OFFERS = [
    {"power": [[0, 9_000.0], [3_600, 4_000.0]], "prices": [[0, 2], [3_600, 1]]},
    {"power": [[0, 6_000.0]], "prices": [[0, 1]]},
    {"power": [[0, 3_000.0]]},
]


@pytest.fixture(scope="module", autouse=True)
def possible() -> None:
    if reason := not_possible():
        pytest.skip(reason)


@pytest.fixture
def cable() -> Iterator[Cable]:
    with Cable() as made:
        yield made


def station(folder: Path, cable: Cable, energy: str, **config: dict[str, Any]) -> Rig:
    v2g = {
        "protocols": ["iso2", "iso20"],
        "energy": [energy],
        "iso20_unprotected": True,
        "iso20_loop_timeout_s": 5.0,  # the peer's codec takes above half a second a loop on a busy machine
        "setup_timeout_s": 90.0,  # and its JVM longer than a vehicle may
        "basic_fallback_s": 90.0,
    }
    kind = "ac" if energy.startswith("ac") else "dc"
    options = {"energy": kind, "interface": SECC_INTERFACE, "secc_prefix": cable.secc_prefix}
    return Rig(folder, **options, config={"v2g": v2g, **config})


def arrives(rig: Rig) -> None:
    rig.plug_in()
    rig.station.control.sim("swipe", TOKEN)
    rig.station.control.sim("ev-ready")


def leaves(rig: Rig) -> None:
    rig.wait_contactor("open")
    rig.station.control.sim("ev-pause")
    rig.unplug()
    rig.wait_idle()


def test_josev_charges_by_one_of_three_schedules_with_signed_prices(tmp_path: Path, cable: Cable) -> None:
    rig = station(tmp_path, cable, "ac")
    (rig.pki / "tariff").mkdir()
    shutil.copy(rig.pki / "mo/key.pem", rig.pki / "tariff/key.pem")
    with rig:
        arrives(rig)
        rig.station.control.call("command", type="OfferSchedules", offers=OFFERS)
        report = drive(cable, rig, "iso20-ac")
        assert report["result"] == "charged", json.dumps(report, indent=1) + rig.station.tail()
        assert report["states"][-1] == "SessionStop"
        leaves(rig)
        one_transaction(rig, stopped="StoppedByEV", token=TOKEN, kind="ISO14443")


@pytest.mark.parametrize("energy", ["ac_bpt", "dc_bpt"])
def test_josev_at_a_station_that_permits_feeding_back(tmp_path: Path, cable: Cable, energy: str) -> None:
    """The peer's own discharge limits and signs, with a permission and a setpoint of ours in dynamic control."""
    v2x = {
        "mode": "LocalFrequency",
        "max_discharge_w": 5_000.0,
        "frequency_curve": [[49.0, -2_000.0], [51.0, -2_000.0]],
    }
    with station(tmp_path, cable, energy, v2x=v2x) as rig:
        arrives(rig)
        if energy == "dc_bpt":
            DcContactor(rig.station)
        report = drive(cable, rig, f"iso20-{energy.replace('_', '-')}", dynamic=True)
        assert report["result"] == "charged", json.dumps(report, indent=1) + rig.station.tail()
        assert report["states"][-1] == "SessionStop"
        leaves(rig)
        ledger = rig.ledger()
        assert (len(ledger.transactions), ledger.problems) == (1, [])
