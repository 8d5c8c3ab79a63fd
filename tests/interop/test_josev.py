"""Josev's EVCC (PyPI package `iso15118`), which nobody here wrote, charges at `evse run` over a virtual cable."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import subprocess
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

import hil.pki
from hil.control import ControlError
from hil.rig_virtual import TOKEN, Rig
from hil.scenarios.expect import one_transaction
from hil.station import Station
from tests.interop.net import EV_INTERFACE, SECC_INTERFACE, Cable, missing

ROOT = Path(__file__).resolve().parents[2]
PEER = os.environ.get("EVSE_PEER_PYTHON", str(ROOT / ".venv-peer/bin/python"))
DRIVER = Path(__file__).with_name("josev_evcc.py")
LIMIT_S = 90

pytestmark = [pytest.mark.interop, pytest.mark.slow]


def not_possible() -> str | None:
    """Why the peer cannot drive here, or None."""
    if not Path(PEER).exists():
        return f"no Python with Josev's EVCC at {PEER} (`make peer` makes it, or set EVSE_PEER_PYTHON)"
    if shutil.which("java") is None:
        return "Josev's EVCC needs Java"
    return missing()


@pytest.fixture(scope="module", autouse=True)
def possible() -> None:
    if reason := not_possible():
        pytest.skip(reason)


@pytest.fixture
def cable() -> Iterator[Cable]:
    with Cable() as made:
        yield made


class DcContactor(threading.Thread):
    """The DC contactor of Josev's car, which has no hardware: closed with PowerDelivery, open at its end.

    The simulated car closes its own only for more current than pre-charge needs, and Josev's asks for 1 A.
    """

    def __init__(self, station: Station) -> None:
        super().__init__(daemon=True)
        self._station = station
        self.start()

    def run(self) -> None:
        with contextlib.suppress(ControlError):  # the daemon ended
            for entry in self._station.control.trace():
                if "PowerDeliveryReq" in entry["text"]:
                    self._station.control.sim("ev-contactor", "closed")
                elif "WeldingDetectionReq" in entry["text"]:
                    self._station.control.sim("ev-contactor", "open")


def drive(cable: Cable, rig: Rig, scenario: str, loops: int = 10, dynamic: bool = False) -> dict[str, Any]:
    """One session of Josev's EVCC; its report."""
    command = [PEER, str(DRIVER), scenario, "--iface", EV_INTERFACE, "--pki", str(rig.pki)]
    command += ["--loops", str(loops), "--limit", str(LIMIT_S), "--log", str(rig.folder / "josev.log")]
    command += ["--dynamic"] if dynamic else []
    done = subprocess.run([*cable.ev_prefix, *command], capture_output=True, text=True, timeout=LIMIT_S + 30)
    assert done.stdout, done.stderr
    report: dict[str, Any] = json.loads(done.stdout)
    return report


@pytest.mark.parametrize(
    ("scenario", "energy", "tls", "pays"),
    [
        ("iso2-ac-eim", "ac", False, (TOKEN, "ISO14443")),
        ("iso2-ac-eim-tls", "ac", True, (TOKEN, "ISO14443")),
        ("iso2-ac-pnc", "ac", True, (hil.pki.Options.emaid, "eMAID")),
        ("iso2-ac-certinstall", "ac", True, (hil.pki.Options.emaid, "eMAID")),
        ("iso2-dc-eim", "dc", False, (TOKEN, "ISO14443")),
        ("din-dc", "dc", False, (TOKEN, "ISO14443")),
        ("iso2-dc-pnc", "dc", True, (hil.pki.Options.emaid, "eMAID")),
    ],
)
def test_josev_charges(
    tmp_path: Path, cable: Cable, scenario: str, energy: str, tls: bool, pays: tuple[str, str]
) -> None:
    with Rig(tmp_path, energy=energy, interface=SECC_INTERFACE, secc_prefix=cable.secc_prefix) as rig:
        rig.plug_in()
        if pays[0] == TOKEN:
            rig.station.control.sim("swipe", TOKEN)
        if energy == "dc":
            DcContactor(rig.station)
        rig.station.control.sim("ev-ready")  # Josev's EVCC has no pilot: the car is ready all the time
        report = drive(cable, rig, scenario)
        assert report["result"] == "charged", json.dumps(report, indent=1) + rig.station.tail()
        assert report["charge_loops"] >= 5
        assert bool(report["tls"]) is tls
        assert report["states"][-1] == "SessionStop"
        assert ("CertificateInstallation" in report["states"]) is scenario.endswith("certinstall")
        assert report["responses"]["SessionStopRes"] == 1
        rig.wait_contactor("open")
        rig.station.control.sim("ev-pause")
        rig.unplug()
        rig.wait_idle()
        events = one_transaction(rig, stopped="StoppedByEV", token=pays[0], kind=pays[1])
        assert [event["eventType"] for event in events][:: len(events) - 1] == ["Started", "Ended"]


@pytest.mark.parametrize("dynamic", [False, True], ids=["scheduled", "dynamic"])
@pytest.mark.parametrize(
    ("scenario", "energy"),
    [
        ("iso20-ac", "ac"),
        ("iso20-dc", "dc"),
        ("iso20-ac-tls", "ac"),
        ("iso20-dc-tls", "dc"),
        ("iso20-ac-bpt", "ac"),
        ("iso20-dc-bpt", "dc"),
        ("iso20-ac-pnc", "ac"),
        ("iso20-dc-pnc", "dc"),
    ],
)
def test_josev_charges_with_iso20(tmp_path: Path, cable: Cable, scenario: str, energy: str, dynamic: bool) -> None:
    secured, pnc = scenario.endswith(("tls", "pnc")), scenario.endswith("pnc")
    v2g = {
        "protocols": ["iso2", "iso20"],
        "energy": [f"{energy}_bpt", energy] if "bpt" in scenario else [energy],
        "iso20_unprotected": not secured,
        "iso20_laboratory_pki": True,
        "iso20_loop_timeout_s": 5.0,  # the peer's codec takes above half a second a loop on a busy machine
        "setup_timeout_s": 90.0,  # and its JVM longer than a vehicle may
        "basic_fallback_s": 90.0,
    }
    options = {"energy": energy, "interface": SECC_INTERFACE, "secc_prefix": cable.secc_prefix, "config": {"v2g": v2g}}
    with Rig(tmp_path, **options) as rig:
        rig.plug_in()
        if not pnc:
            rig.station.control.sim("swipe", TOKEN)
        if energy == "dc":
            DcContactor(rig.station)
        rig.station.control.sim("ev-ready")
        report = drive(cable, rig, scenario, dynamic=dynamic)
        assert report["result"] == "charged", json.dumps(report, indent=1) + rig.station.tail()
        assert report["charge_loops"] >= 5
        assert str(report["tls"]).startswith("TLSv1.3") is secured
        assert report["states"][-1] == "SessionStop"
        rig.wait_contactor("open")
        rig.station.control.sim("ev-pause")
        rig.unplug()
        rig.wait_idle()
        token, kind = (hil.pki.Options.emaid, "eMAID") if pnc else (TOKEN, "ISO14443")
        one_transaction(rig, stopped="StoppedByEV", token=token, kind=kind)


def test_cars_of_din_iso2_and_iso20_at_one_daemon(tmp_path: Path, cable: Cable) -> None:
    """One after another, without another configuration in between: plain, TLS 1.2 and TLS 1.3 on one port."""
    v2g = {"protocols": ["din", "iso2", "iso20"], "iso20_laboratory_pki": True, "iso20_loop_timeout_s": 5.0}
    v2g |= {"setup_timeout_s": 90.0, "basic_fallback_s": 90.0}
    config = {"v2g": v2g}
    with Rig(tmp_path, energy="dc", interface=SECC_INTERFACE, secc_prefix=cable.secc_prefix, config=config) as rig:
        DcContactor(rig.station)
        for scenario, version in (
            ("iso20-dc-tls", "TLSv1.3"),
            ("din-dc", "None"),
            ("iso2-dc-eim-tls", "TLSv1.2"),
            ("iso20-dc-tls", "TLSv1.3"),
        ):
            rig.plug_in()
            rig.station.control.sim("swipe", TOKEN)
            rig.station.control.sim("ev-ready")
            report = drive(cable, rig, scenario)
            assert report["result"] == "charged", json.dumps(report, indent=1) + rig.station.tail()
            assert str(report["tls"]).startswith(version)
            rig.wait_contactor("open")
            rig.station.control.sim("ev-pause")
            rig.unplug()
            rig.wait_idle()


def test_josev_obeys_the_operators_stop(tmp_path: Path, cable: Cable) -> None:
    """RequestStopTransaction becomes EVSENotification StopCharging, and a foreign EV ends in order."""
    with Rig(tmp_path, interface=SECC_INTERFACE, secc_prefix=cable.secc_prefix) as rig:
        rig.plug_in()
        rig.station.control.sim("swipe", TOKEN)
        rig.station.control.sim("ev-ready")

        def stop() -> None:
            rig.wait_contactor("closed", limit_s=30.0)
            assert rig.csms.remote_stop(rig.running_transaction()) == "Accepted"

        with ThreadPoolExecutor(1) as pool:
            stopping = pool.submit(stop)
            report = drive(cable, rig, "iso2-ac-eim", loops=10_000)
            stopping.result(30)
        assert report["result"] == "charged", json.dumps(report, indent=1) + rig.station.tail()
        assert report["states"][-1] == "SessionStop"
        rig.station.control.sim("ev-pause")
        rig.unplug()
        rig.wait_idle()
        one_transaction(rig, stopped="Remote", token=TOKEN, kind="ISO14443")
