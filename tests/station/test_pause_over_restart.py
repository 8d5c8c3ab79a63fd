"""A paused V2G session and a restart of the station: the same vehicle, still connected, may join it again."""

import pytest

from firmware.hal.api import PilotState
from firmware.iso15118.api import AuthMethod, EndReason, PausedSession
from firmware.station.effects import PersistState
from firmware.station.known import PAUSED_KEY, known_from, paused_text
from tests.station.rig import CARD, Rig
from tests.station.visits import charging_hlc

PAUSED = PausedSession(b"12345678", b"\x02\x00\x00\x00\x00\x01", AuthMethod.EIM)


def paused_rig() -> Rig:
    rig = charging_hlc()
    rig.ac_stop(EndReason.PAUSED)
    assert rig.view().paused == PAUSED
    return rig


def test_the_vehicle_that_stayed_may_join_again() -> None:
    rig = paused_rig()
    rig.hardware.pilot = PilotState.B
    again = Rig(known=known_from(rig.kept), hardware=rig.hardware)
    assert again.view().paused == PAUSED
    assert not [event for event in again.told(PersistState) if getattr(event, "key", "") == PAUSED_KEY]  # it is kept
    again.session(resumed=True)
    assert again.view().paused == PAUSED  # until the session has come to its own end
    again.end_session(EndReason.TERMINATED)
    assert again.view().paused is None


def test_it_is_kept_only_as_long_as_it_is_good() -> None:
    rig = paused_rig()
    assert known_from(rig.kept).paused == PAUSED
    rig.session(resumed=False)  # somebody began anew
    rig.run(0.1)
    assert PAUSED_KEY not in rig.kept
    rig = paused_rig()
    rig.unplug()
    rig.run(0.1)
    assert PAUSED_KEY not in rig.kept


def test_another_vehicle_after_the_restart_finds_nothing() -> None:
    rig = paused_rig()
    rig.hardware.pilot = PilotState.A
    again = Rig(known=known_from(rig.kept), hardware=rig.hardware)
    again.plug_in()
    assert again.view().paused is None


@pytest.mark.parametrize("text", ["", "nonsense", "{}", '{"session_id": 5}', "null"])
def test_what_cannot_be_read_is_no_session(text: str) -> None:
    assert known_from({PAUSED_KEY: text}).paused is None


def test_every_field_survives() -> None:
    paused = PausedSession(bytes(range(8)), b"\xff" * 6, AuthMethod.PNC, 3, "DC_extended")
    text = paused_text(paused)
    assert text is not None
    assert known_from({PAUSED_KEY: text}).paused == paused
    assert paused_text(None) is None
    assert CARD.value not in text
