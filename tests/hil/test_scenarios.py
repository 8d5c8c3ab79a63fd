"""Every scenario of the virtual rig, each on a station, a CSMS and a PKI of its own."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest

from firmware.iso15118 import sdp
from hil.rig_virtual import Rig
from hil.scenarios import SCENARIOS


@pytest.fixture(scope="module", autouse=True)
def sdp_port_is_free() -> None:
    """SDP has one port per network: a daemon that already runs here would answer our cars."""
    with socket.socket(socket.AF_INET6, socket.SOCK_DGRAM) as probe:
        try:
            probe.bind(("::", sdp.PORT))
        except OSError as error:
            pytest.skip(f"UDP port {sdp.PORT} is not free here (another `evse run`?): {error}")


@pytest.mark.slow
@pytest.mark.parametrize("name", SCENARIOS)
def test_scenario(name: str, tmp_path: Path) -> None:
    scenario = SCENARIOS[name]
    with Rig(tmp_path, energy=scenario.energy, config=scenario.config) as rig:
        scenario.play(rig)
        assert rig.station.alive
