"""What the daemon serves vehicles with: whether ISO 15118-20 is possible, and what is said about it."""

import datetime
from functools import cache
from pathlib import Path

import pytest

from firmware.app.v2g import V2gService
from firmware.core.clock import ManualClock
from firmware.core.config import Config, PkiSection, V2gSection, parse
from firmware.core.timeline import Level, Timeline
from firmware.iso15118.api import Effect, EnergyMode, EvseView, Protocol
from firmware.iso15118.secc.grid_code import Droop
from firmware.iso15118.session import Devices
from firmware.iso15118.v2gtp import PayloadType
from hil import pki as test_pki
from hil import pki20
from hil.coil import Coil
from hil.pantograph import Pantograph

NOW = datetime.datetime(2026, 6, 1, 12, tzinfo=datetime.UTC)
NOT_SERVED = "ISO 15118-20 is not served"


class Nobody:
    """A station that is never asked."""

    def view(self, tls: bool) -> EvseView:
        return EvseView("", (EnergyMode.AC,), ())

    def on_effect(self, effect: Effect) -> None:
        raise AssertionError(effect)


@cache
def world() -> test_pki.Pki:
    return test_pki.generate(now=NOW)


@cache
def world20(kind: str) -> pki20.Pki20:
    return pki20.generate(NOW, test_pki.Ed448() if kind == "ed448" else pki20.CURVE)


class Made:
    """A service over a folder, and what it has said."""

    def __init__(self, folder: Path, **v2g: object) -> None:
        clock = ManualClock(utc=NOW)
        self.timeline = Timeline(clock)
        config = Config(pki=PkiSection(dir=str(folder)), v2g=V2gSection(**v2g))  # type: ignore[arg-type]
        self.service = V2gService(config, Nobody(), clock, self.timeline)

    @property
    def tls13(self) -> bool:
        server = self.service._tls_server
        return server is not None and server.mutual

    def said(self) -> list[Level]:
        return [entry.level for entry in self.timeline if NOT_SERVED in entry.text]

    def warnings(self) -> list[str]:
        return [entry.text for entry in self.timeline if entry.level >= Level.WARNING]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A station of -2 with all it needs."""
    test_pki.write(world(), tmp_path)
    return tmp_path


def test_a_station_of_iso2_says_once_and_calmly_that_there_is_no_iso20(folder: Path) -> None:
    made = Made(folder)
    assert not made.tls13
    assert made.said() == [Level.INFO]
    assert made.warnings() == []
    made.service._certificates_changed()
    assert made.said() == [Level.INFO]


@pytest.mark.parametrize("kind", ["secp521r1", "ed448"])
def test_the_chain_is_the_switch(folder: Path, kind: str) -> None:
    made = Made(folder)
    pki20.write(world20(kind), folder)
    made.service.pki.reload()
    assert made.tls13
    made = Made(folder)
    assert made.tls13
    assert made.said() == made.warnings() == []


def test_without_any_root_no_vehicle_could_be_verified(folder: Path) -> None:
    pki20.write(world20("secp521r1"), folder)
    for root in folder.glob("roots/*/*.pem"):
        root.unlink()
    made = Made(folder)
    assert not made.tls13
    assert made.said() == [Level.INFO]


def test_who_does_not_name_it_hears_nothing_of_it(folder: Path) -> None:
    pki20.write(world20("secp521r1"), folder)
    made = Made(folder, protocols=("iso2", "din"))
    assert not made.tls13
    assert made.said() == []


def test_who_turns_tls_off_has_a_laboratory_where_iso20_goes_without(folder: Path) -> None:
    assert Made(folder, tls="off").service._session_config.iso20_unprotected
    for tls in ("preferred", "required"):
        assert not Made(folder, tls=tls).service._session_config.iso20_unprotected


def test_the_folder_of_the_package_iso15118_is_a_laboratory(tmp_path: Path) -> None:
    """Its vehicles have P-256 certificates only; the same chain in our own layout speaks no TLS 1.3."""
    test_pki.write_josev(world(), tmp_path)
    made = Made(tmp_path)
    assert made.tls13
    assert made.said() == []
    assert any("laboratory" in text for text in made.warnings())


GRID_CODE = """
[v2g]
energy = ["ac", "ac_der_iec"]
tls = "off"
[grid_code]
name = "a place in the grid"
over_frequency = [50.2, 52.0, 5.0]
volt_var = [[210.0, -2000.0], [250.0, 2000.0]]
max_var = 3000.0
"""


def test_the_grid_code_of_the_file_is_that_of_the_sessions() -> None:
    clock = ManualClock(utc=NOW)
    service = V2gService(parse(GRID_CODE.encode()), Nobody(), clock, Timeline(clock))
    code = service._session_config.grid_code
    assert code is not None
    assert code.over_frequency == Droop(50.2, 52.0, 5.0)
    assert (code.volt_var, code.max_var) == (((210.0, -2000.0), (250.0, 2000.0)), 3000.0)
    assert (code.under_frequency, code.volt_watt, code.nominal_hz) == (None, None, 50.0)
    assert service._schemas() == [PayloadType.ISO20_AC_DER_IEC]


def test_without_a_name_there_is_no_grid_code(folder: Path) -> None:
    made = Made(folder)
    assert made.service._session_config.grid_code is None
    assert made.service._schemas() == []


def test_a_registered_device_is_that_of_every_session(folder: Path) -> None:
    clock = ManualClock(utc=NOW)
    devices = Devices(pantograph=Pantograph(), coil=Coil())
    config = Config(pki=PkiSection(dir=str(folder)), v2g=V2gSection(tls="off"))
    service = V2gService(config, Nobody(), clock, Timeline(clock), devices)
    assert service._schemas() == [PayloadType.ISO20_ACDP, PayloadType.ISO20_WPT]
    setup = service._session(False, 0.0)._setup
    assert (setup.pantograph, setup.coil) == (devices.pantograph, devices.coil)
    assert Protocol.ISO20_WPT in service._session_config.protocols


@pytest.mark.parametrize(("interface", "served"), [("lo", True), ("missing0", False)])
async def test_what_is_started_is_served_or_said_to_be_missing(folder: Path, interface: str, served: bool) -> None:
    """READY follows: a vehicle that comes at once must not find the door shut."""
    made = Made(folder, interface=interface)
    await made.service.start()
    texts = [entry.text for entry in made.timeline]
    await made.service.close()
    if served and not any("V2G ready" in text for text in texts):
        assert any("already in use" in text or "no link-local" in text for text in texts), texts
    elif not served:
        assert any("there is no such interface" in text for text in texts)
