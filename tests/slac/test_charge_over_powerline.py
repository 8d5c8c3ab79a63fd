"""From pilot B to energy with nothing skipped: `evse run` with SLAC on, modem, matching, SDP, TLS, a charge; twice.

(a) over a veth pair, with our EVCC; (b) through chip model, our SPI driver in the daemon and its TAP device, with
Josev's EVCC. Nothing but the pilot starts SLAC, and SDP is answered only once there is a link.
"""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from hil.rig_virtual import TOKEN, Rig
from tests.interop.net import EV_INTERFACE, SECC_INTERFACE, Cable, missing
from tests.interop.test_josev import drive, not_possible
from tests.slac.test_cli_slac import ROOT, read_until, running

pytestmark = [pytest.mark.interop, pytest.mark.slow]

CAR = "02:ec:01:00:00:01"
# ETHTOOL_STXCSUM 0: a raw socket on a veth would see frames whose checksums nobody has filled in, and large ones.
FULL_CHECKSUMS = """
import array, fcntl, socket, struct, sys
value = array.array("B", struct.pack("II", 0x17, 0))
request = struct.pack("16sP16x", sys.argv[1].encode(), value.buffer_info()[0])
fcntl.ioctl(socket.socket(socket.AF_INET, socket.SOCK_DGRAM), 0x8946, request)
"""


def modem(rig: Rig) -> dict[str, Any]:
    found: dict[str, Any] = rig.station.control.status()["modem"]
    return found


def slac_lines(rig: Rig) -> list[str]:
    entries = rig.station.control.trace(10_000, follow=False)
    return [entry["text"] for entry in entries if entry["source"] == "slac"]


def visit(rig: Rig, charge: Any) -> None:
    """Plug in, wait for the link that SLAC makes, charge, unplug."""
    rig.plug_in()
    rig.station.control.sim("swipe", TOKEN)
    rig.station.wait_for("linked by SLAC", lambda s: s["modem"]["phase"] == "matched", 20.0)
    assert modem(rig)["vehicle"] == CAR
    charge()
    rig.wait_contactor("open")
    rig.station.control.sim("ev-pause")
    rig.unplug()
    rig.station.wait_for("no vehicle", lambda s: s["modem"]["phase"] == "idle", 5.0)
    rig.wait_idle()


def judge(rig: Rig) -> None:
    """Two transactions, each charged; two matches, each with a key of its own."""
    lines = slac_lines(rig)
    matched = [line for line in lines if line.startswith(f"MATCHED ev={CAR}")]
    assert len(matched) == 2
    assert len({line.rpartition("nid=")[2] for line in matched}) == 2
    assert sum(line.startswith("LINK_UP") for line in lines) == 2
    ledger = rig.ledger()
    assert len(ledger.transactions) == 2
    for one in ledger.transactions:
        assert ledger.ended(one)["transactionInfo"]["stoppedReason"] == "StoppedByEV"


def our_evcc(cable: Cable, rig: Rig) -> None:
    """A charge over TLS by our EVCC, at the vehicle's end of the cable; it closes S2 itself."""
    control = str(rig.station.control.path)
    evcc = (sys.executable, "-m", "hil.ev", "--interface", EV_INTERFACE, "--control", control, "--tls")
    command = [*cable.ev_prefix, *evcc, "--pki", str(rig.pki), "--loops", "5"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stdout + done.stderr + rig.station.tail()
    assert (outcome := json.loads(done.stdout))["tls"]
    assert outcome["loops"] >= 5


def josevs_evcc(cable: Cable, rig: Rig) -> None:
    """The same by Josev's EVCC, which has no pilot: the car is ready all the time."""
    rig.station.control.sim("ev-ready")
    report = drive(cable, rig, "iso2-ac-eim-tls")
    assert report["result"] == "charged", json.dumps(report, indent=1) + rig.station.tail()
    assert report["tls"]
    assert report["charge_loops"] >= 5


def test_over_a_veth_with_our_evcc(tmp_path: Path) -> None:
    if reason := missing():
        pytest.skip(reason)
    config = {"slac": {"enabled": True, "interface": SECC_INTERFACE}}
    with (
        Cable() as cable,
        Rig(tmp_path, interface=SECC_INTERFACE, secc_prefix=cable.secc_prefix, config=config) as rig,
    ):
        control = str(rig.station.control.path)
        live = (sys.executable, "-m", "hil.slac.live", "--interface", EV_INTERFACE, "--control", control)
        with running(*cable.ev_prefix, *live, "--seconds", "300") as car:
            read_until(car, "LISTENING")
            rig.station.wait_for("the modem has its key", lambda s: s["modem"]["key"] == "taken")
            for _ in range(2):
                visit(rig, lambda: our_evcc(cable, rig))
            judge(rig)


def test_through_chip_model_driver_and_tap_with_josev(tmp_path: Path) -> None:
    if reason := not_possible():
        pytest.skip(reason)
    chip = tmp_path / "chip.sock"
    slac = {"enabled": True, "interface": "plc0", "transport": "qca7000", "spi_device": f"sim:{chip}"}
    with Cable() as cable:
        checksums = [sys.executable, "-c", FULL_CHECKSUMS, EV_INTERFACE]
        subprocess.run([*cable.ev_prefix, *checksums], check=True)
        control = tmp_path / "control.sock"
        live = (sys.executable, "-m", "hil.slac.live", "--chip", str(chip), "--ev-port", SECC_INTERFACE)
        with running(*cable.secc_prefix, *live, "--control", str(control), "--seconds", "300") as car:
            read_until(car, "LISTENING")
            # A JVM on a busy machine: this car may take longer to begin than a station would wait for one.
            config = {"slac": slac, "v2g": {"basic_fallback_s": 90.0, "setup_timeout_s": 90.0}}
            rig_config = {"config": config, "secc_prefix": cable.secc_prefix}
            with Rig(tmp_path, interface="plc0", **rig_config) as rig:
                rig.station.wait_for("the modem has its key", lambda s: s["modem"]["key"] == "taken")
                assert modem(rig)["driver"]["ready"]
                visit(rig, lambda: josevs_evcc(cable, rig))
                visit(rig, lambda: our_evcc(cable, rig))  # the second visit needs no second JVM
                judge(rig)
