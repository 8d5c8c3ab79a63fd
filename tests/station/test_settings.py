"""Settings from the configuration and from OCPP variables; what is known after a restart; operation."""

import pytest

from firmware.core.config import BoardSection, Config, InstallationSection, StationSection, V2gSection, parse
from firmware.hal.api import BoardInfo, Interlock
from firmware.iso15118.api import EnergyMode
from firmware.station.api import Reset, ResetDue, Result
from firmware.station.known import KnownState, known_from
from firmware.station.operation import Operation
from firmware.station.settings import BENCH_WORDS, StationSettings, settings_from, value_added
from firmware.station.txpoints import TxPoint
from tests.station.rig import RATINGS, ac_settings

INFO = BoardInfo("b", Interlock.MONOSTABLE, 20.0, 1)


def test_the_lower_of_board_and_configuration_counts() -> None:
    config = Config(installation=InstallationSection(fuse_a=63.0), station=StationSection(id="X"))
    made = settings_from(config, INFO, firmware="1.2")
    assert (made.max_current_a, made.phases, made.fuse_a) == (20.0, 1, 63.0)
    assert made.identity.max_power_w == 20.0 * 230.0 and made.identity.firmware == "1.2"
    assert made.has_ac and not made.has_dc and made.hlc


def test_dc_needs_a_supply() -> None:
    config = Config(v2g=V2gSection(energy=("dc",)))
    assert not settings_from(config, INFO).hlc
    made = settings_from(config, INFO, RATINGS)
    assert made.energy_modes == (EnergyMode.DC,) and made.has_dc and not made.has_ac


@pytest.mark.parametrize(
    ("interlock", "words", "ok"),
    [
        (Interlock.MONOSTABLE, "", True),
        (Interlock.SIMULATED, "", True),
        (Interlock.NONE, "", False),
        (Interlock.NONE, "yes please", False),
        (Interlock.NONE, BENCH_WORDS, True),
    ],
)
def test_interlock(interlock: Interlock, words: str, ok: bool) -> None:
    config = Config(board=BoardSection(bench=words))
    assert settings_from(config, BoardInfo("b", interlock, 32.0, 3)).interlock_ok is ok


def test_variables() -> None:
    values = {
        "TxCtrlr.EVConnectionTimeOut": "30",
        "TxCtrlr.TxStartPoint": "Authorized,EVConnected",
        "TxCtrlr.TxStopPoint": "EVConnected",
        "TxCtrlr.StopTxOnInvalidId": "False",
        "SampledDataCtrlr.TxUpdatedInterval": "0",
        "AuthCtrlr.OfflineTxForUnknownIdEnabled": "true",
        "AuthCtrlr.AuthorizeRemoteStart": "true",
    }
    changed = ac_settings().with_variables(values)
    assert changed.connection_timeout_s == 30.0 and changed.offline == "accept" and changed.authorize_remote_start
    assert changed.start_points == {TxPoint.AUTHORIZED, TxPoint.EV_CONNECTED}
    assert not changed.stop_on_invalid and changed.sample_interval_s == 0.0


def test_ocpp_does_not_soften_an_owner_who_wants_nobody_offline() -> None:
    name = "AuthCtrlr.OfflineTxForUnknownIdEnabled"
    assert ac_settings(offline="reject").with_variables({name: "false"}).offline == "reject"
    assert ac_settings(offline="accept").with_variables({name: "false"}).offline == "local"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("TxCtrlr.EVConnectionTimeOut", "soon"),
        ("TxCtrlr.EVConnectionTimeOut", "4"),
        ("TxCtrlr.StopTxOnInvalidId", "1"),
        ("TxCtrlr.TxStopPoint", ""),
        ("SampledDataCtrlr.TxUpdatedInterval", "-1"),
        ("Nobody.Knows", "1"),
    ],
)
def test_variables_that_cannot_be(name: str, value: str) -> None:
    before: StationSettings = ac_settings()
    with pytest.raises(ValueError, match=name.replace(".", r"\.")):
        before.with_variables({"TxCtrlr.StopTxOnInvalidId": "false", name: value} if name[0] != "T" else {name: value})


def test_known() -> None:
    assert known_from({}) == KnownState()
    known = known_from({"operative": "false", "fault.rcd_trip": "2026", "fault.isolation_fault": "2026", "other": "x"})
    assert not known.operative and known.latched == {"rcd_trip", "isolation_fault"}


def test_availability_waits_for_a_transaction() -> None:
    operation = Operation(True)
    assert operation.set_availability(False, busy=True).result is Result.SCHEDULED
    operation.advance(True, False, 0.0)
    assert operation.operative
    operation.advance(False, True, 1.0)
    assert not operation.operative
    assert operation.set_availability(True, busy=False).result is Result.ACCEPTED


def test_order_back_before_it_took_effect() -> None:
    operation = Operation(True)
    operation.set_availability(False, busy=True)
    operation.set_availability(True, busy=True)
    operation.advance(False, True, 1.0)
    assert operation.operative


def test_an_immediate_reset_happens_even_if_the_power_does_not_go() -> None:
    operation = Operation(True)
    operation.take_reset(Reset(True), busy=True, now=0.0)
    assert operation.resetting(True)
    assert operation.advance(True, False, 19.9) is None
    assert operation.advance(True, False, 20.0) == ResetDue("RemoteReset")
    assert operation.advance(True, True, 21.0) is None, "once"


def test_a_reset_on_idle_never_takes_a_transaction_away() -> None:
    operation = Operation(True)
    operation.take_reset(Reset(False), busy=True, now=0.0)
    assert operation.advance(True, True, 9999.0) is None and not operation.resetting(True)
    assert operation.advance(False, True, 9999.0) == ResetDue("ScheduledReset")


def test_value_added_services_of_the_configuration() -> None:
    text = b"""
[v2g]
internet = true
[[v2g.services]]
id = 60007
name = "CarWash"
free = false
options = [{Wax = true, Minutes = 10}, {Program = "short"}]
"""
    internet, wash = value_added(parse(text))
    assert (internet.service_id, internet.category) == (3, "Internet")
    assert internet.options[3].parameters == (("Protocol", "https"), ("Port", 443))
    assert (wash.service_id, wash.category, wash.free) == (60007, "OtherCustom", False)
    assert [one.set_id for one in wash.options] == [1, 2]
    assert wash.options[0].parameters == (("Wax", True), ("Minutes", 10))
    assert value_added(parse(b"")) == ()


def test_ac_der_is_ac_in_both_directions() -> None:
    text = b'[v2g]\nenergy = ["ac_der_iec"]\n[grid_code]\nname = "X"\n[v2x]\nmax_discharge_w = 5000.0\n'
    settings = settings_from(parse(text), INFO)
    assert settings.has_ac
    assert not settings.has_dc
    assert settings.v2x.enabled
    assert settings.v2x.hardware_w == 20.0 * 230.0
