"""How visits begin, for the station's tests: charging with a card at a basic car, or in a V2G session."""

from dataclasses import replace

from firmware.hal.api import PilotState
from firmware.iso15118.api import Protocol
from firmware.station.api import (
    PresentToken,
    Reason,
)
from tests.station.rig import CARD, Rig, ac_settings

BASIC = ac_settings(hlc=False)
WHY = Reason("test", "because of the test")


def charging_basic(**changes: object) -> Rig:
    """A card before the plug, basic charging at the fuse's 16 A."""
    rig = Rig(replace(BASIC, **changes))
    rig.command(PresentToken(CARD))
    rig.plug_in()
    rig.pilot(PilotState.C)
    rig.run(1.0)
    assert rig.closed
    return rig


def charging_hlc(pnc: bool = False, protocol: Protocol = Protocol.ISO2, **changes: object) -> Rig:
    """AC with a V2G session, by card or by contract."""
    rig = Rig(ac_settings(**changes))
    rig.online()
    rig.plug_in()
    rig.session(protocol=protocol)
    if pnc:
        rig.pnc()
        rig.csms_says("Accepted")
    else:
        rig.eim()
        rig.command(PresentToken(CARD))
    rig.run(0.1)
    rig.ac_charge()
    assert rig.closed
    return rig
