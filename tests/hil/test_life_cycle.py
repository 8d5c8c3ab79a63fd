"""The life of a station's certificates in one story: real daemon, CSMS over TLS, cars."""

from __future__ import annotations

import shutil
import socket
from pathlib import Path

import pytest

from firmware.iso15118 import sdp
from hil.life_cycle import play


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("openssl") is None, reason="needs the openssl program")
async def test_from_an_empty_station_to_revocation(tmp_path: Path) -> None:
    with socket.socket(socket.AF_INET6, socket.SOCK_DGRAM) as probe:
        try:
            probe.bind(("::", sdp.PORT))
        except OSError as error:
            pytest.skip(f"UDP port {sdp.PORT} is not free here (another `evse run`?): {error}")
    steps = await play(tmp_path)
    assert len(steps) == 10, steps
