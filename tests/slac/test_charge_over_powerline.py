"""From a fresh modem to energy over one path: chip model, SPI driver, TAP, SLAC, then SDP, TLS and a charge.

The car's V2G side is Josev's EVCC. Pilot and SLAC do not know of one another here: `evse slac` runs beside `evse run`.
"""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from hil.rig_virtual import TOKEN, Rig
from hil.scenarios.expect import one_transaction
from tests.interop.net import EV_INTERFACE, SECC_INTERFACE, Cable
from tests.interop.test_josev import drive, not_possible
from tests.slac.test_cli_slac import read_until, running

pytestmark = [pytest.mark.interop, pytest.mark.slow]


# ETHTOOL_STXCSUM 0: a raw socket on a veth would see frames whose checksums nobody has filled in, and large ones.
FULL_CHECKSUMS = """
import array, fcntl, socket, struct, sys
value = array.array("B", struct.pack("II", 0x17, 0))
request = struct.pack("16sP16x", sys.argv[1].encode(), value.buffer_info()[0])
fcntl.ioctl(socket.socket(socket.AF_INET, socket.SOCK_DGRAM), 0x8946, request)
"""


def test_slac_sdp_tls_and_a_charge_through_the_spi_driver(tmp_path: Path) -> None:
    if reason := not_possible():
        pytest.skip(reason)
    with Cable() as cable:
        checksums = [sys.executable, "-c", FULL_CHECKSUMS, EV_INTERFACE]
        subprocess.run([*cable.ev_prefix, *checksums], check=True)
        live = (sys.executable, "-m", "hil.slac.live", "--tap", "plc0", "--ev-port", SECC_INTERFACE)
        slac = (sys.executable, "-m", "firmware.app.cli.main", "slac", "--interface", "plc0", "--modem", "required")
        with (
            running(*cable.secc_prefix, *live, "--seconds", "300", "--linked-s", "300"),
            running(*cable.secc_prefix, *slac) as station,
        ):
            read_until(station, "READY")
            with Rig(tmp_path, energy="ac", interface="plc0", secc_prefix=cable.secc_prefix) as rig:
                rig.plug_in()
                rig.station.control.sim("swipe", TOKEN)
                rig.station.control.sim("ev-ready")
                read_until(station, "MATCHED ev=02:ec:01:00:00:01")
                read_until(station, "LINK_UP ev=02:ec:01:00:00:01")
                report = drive(cable, rig, "iso2-ac-eim-tls")
                assert report["result"] == "charged", json.dumps(report, indent=1) + rig.station.tail()
                assert report["tls"]
                assert report["charge_loops"] >= 5
                rig.wait_contactor("open")
                rig.station.control.sim("ev-pause")
                rig.unplug()
                rig.wait_idle()
                one_transaction(rig, stopped="StoppedByEV", token=TOKEN, kind="ISO14443")
