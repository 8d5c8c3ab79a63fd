"""Josev's EVCC (PyPI package `iso15118`) in ISO 15118-2 beyond a plain charge: pause and resume, renegotiation,
metering receipts, prices that it verifies with its own security functions."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

import hil.pki
from hil.rig_virtual import TOKEN, Rig
from hil.scenarios.expect import one_transaction
from hil.scenarios.negotiation import HOURS, OFFERS
from tests.interop.net import EV_INTERFACE, SECC_INTERFACE, Cable
from tests.interop.test_josev import DRIVER, LIMIT_S, PEER, DcContactor, not_possible

pytestmark = [pytest.mark.interop, pytest.mark.slow]
EMAID = hil.pki.Options.emaid


@pytest.fixture(scope="module", autouse=True)
def possible() -> None:
    if reason := not_possible():
        pytest.skip(reason)


@pytest.fixture
def cable() -> Iterator[Cable]:
    with Cable() as made:
        yield made


def drive(cable: Cable, rig: Rig, scenario: str, *options: str, loops: int = 10) -> dict[str, Any]:
    """One session; its report."""
    command = [PEER, str(DRIVER), scenario, "--iface", EV_INTERFACE, "--pki", str(rig.pki), *options]
    command += ["--loops", str(loops), "--limit", str(LIMIT_S), "--log", str(rig.folder / "josev.log")]
    done = subprocess.run([*cable.ev_prefix, *command], capture_output=True, text=True, timeout=LIMIT_S + 30)
    assert done.stdout, done.stderr
    report: dict[str, Any] = json.loads(done.stdout)
    return report


def charged(report: dict[str, Any], rig: Rig) -> None:
    assert report["result"] == "charged", json.dumps(report, indent=1) + rig.station.tail()
    assert report["states"][-1] == "SessionStop"


def leave(rig: Rig) -> None:
    rig.wait_contactor("open")
    rig.station.control.sim("ev-pause")
    rig.unplug()
    rig.wait_idle()


def arrive(rig: Rig, energy: str, pnc: bool) -> None:
    rig.plug_in()
    if not pnc:
        rig.station.control.sim("swipe", TOKEN)
    if energy == "dc":
        DcContactor(rig.station)
    rig.station.control.sim("ev-ready")


@pytest.mark.parametrize(("energy", "pnc"), [("ac", True), ("dc", False)], ids=["ac-pnc", "dc"])
def test_josev_pauses_and_joins_its_old_session(tmp_path: Path, cable: Cable, energy: str, pnc: bool) -> None:
    scenario = f"iso2-{energy}-{'pnc' if pnc else 'eim'}"
    with Rig(tmp_path, energy=energy, interface=SECC_INTERFACE, secc_prefix=cable.secc_prefix) as rig:
        arrive(rig, energy, pnc)
        first = drive(cable, rig, scenario, "--pause")
        charged(first, rig)
        assert first["setup_code"] == "OK_NewSessionEstablished"
        rig.wait_contactor("open")
        rig.station.control.sim("ev-pause")
        rig.station.wait_for(
            "state B, oscillator off",
            lambda s: (
                (s["connectors"][0]["pilot"]["state"], s["connectors"][0]["pilot"]["duty_percent"]) == ("B", None)
            ),
        )
        rig.station.control.sim("toggle")  # the vehicle wakes the station
        rig.station.wait_for("oscillator on", lambda s: s["connectors"][0]["pilot"]["duty_percent"] == 5.0)
        rig.station.control.sim("ev-ready")
        second = drive(cable, rig, scenario, "--resume", first["session_id"])
        charged(second, rig)
        assert second["setup_code"] == "OK_OldSessionJoined"
        assert second["session_id"] == first["session_id"]
        leave(rig)
        token, kind = (EMAID, "eMAID") if pnc else (TOKEN, "ISO14443")
        one_transaction(rig, stopped="StoppedByEV", token=token, kind=kind)


def test_josev_negotiates_anew_when_the_station_asks(tmp_path: Path, cable: Cable) -> None:
    """On AC only: in the DC loop this EVCC does not look at the notification."""
    with Rig(tmp_path, interface=SECC_INTERFACE, secc_prefix=cable.secc_prefix) as rig:
        arrive(rig, "ac", pnc=False)

        def ask() -> None:
            rig.station.wait_for("charging", lambda s: (s["session"] or {}).get("state") == "charging", 60.0)
            rig.station.control.call("command", type="OfferSchedules", offers=OFFERS)
            rig.station.control.call("command", type="Renegotiate")

        with ThreadPoolExecutor(1) as pool:
            asking = pool.submit(ask)
            report = drive(cable, rig, "iso2-ac-eim", loops=20)
            asking.result(30)
        charged(report, rig)
        assert report["responses"]["ChargeParameterDiscoveryRes"] >= 2, report["responses"]
        assert report["states"].count("ChargeParameterDiscovery") == 2
        leave(rig)
        one_transaction(rig, stopped="StoppedByEV", token=TOKEN, kind="ISO14443")


def test_josev_verifies_signed_prices_and_signs_receipts(tmp_path: Path, cable: Cable) -> None:
    """Prices of a private operator, whose sub-CA 2 key the station has: two codecs agree on the octets that are signed.
    Then the other way round: every reading that is asked for comes back signed.
    """
    config = {"tariff": {"hours": HOURS}, "v2g": {"receipts": True}}
    with Rig(tmp_path, interface=SECC_INTERFACE, secc_prefix=cable.secc_prefix, config=config) as rig:
        (rig.pki / "tariff").mkdir()
        shutil.copy(rig.pki / "mo/key.pem", rig.pki / "tariff/key.pem")
        rig.station.stop()
        rig.station.start()
        rig.wait_online()
        arrive(rig, "ac", pnc=True)
        report = drive(cable, rig, "iso2-ac-pnc")
        charged(report, rig)
        assert report["prices_verified"] is True
        assert report["responses"]["MeteringReceiptRes"] >= 1
        assert report["charge_loops"] >= 5
        entries = rig.station.control.trace(500, follow=False)
        verified = [entry for entry in entries if "receipt verified" in entry["text"]]
        assert len(verified) == report["responses"]["MeteringReceiptRes"]
        leave(rig)
        one_transaction(rig, stopped="StoppedByEV", token=EMAID, kind="eMAID")
