"""Our own vehicle of ISO 15118-20 at the daemon: both control modes, pause and resume, service renegotiation."""

import asyncio
import statistics
from collections.abc import Iterator
from pathlib import Path

import pytest

from hil.ev.iso20 import EV_MAXIMUM_W, Iso20Car, Result, Wishes
from hil.rig_virtual import TOKEN, Rig
from hil.scenarios.expect import one_transaction

pytestmark = pytest.mark.slow


@pytest.fixture
def rig(tmp_path: Path) -> Iterator[Rig]:
    v2g = {"protocols": ["iso2", "iso20"], "iso20_unprotected": True, "iso20_loop_timeout_s": 5.0}
    with Rig(tmp_path, config={"v2g": v2g}) as made:
        made.plug_in()
        made.station.control.sim("swipe", TOKEN)
        yield made


def charge(rig: Rig, wishes: Wishes) -> Result:
    return asyncio.run(Iso20Car(rig.pilot, rig.link()).charge(wishes))


def leaves(rig: Rig) -> None:
    rig.wait_contactor("open")
    rig.unplug()
    rig.wait_idle()


@pytest.mark.parametrize("dynamic", [False, True])
def test_charges(rig: Rig, dynamic: bool) -> None:
    result = charge(rig, Wishes(dynamic=dynamic))
    assert result.loops == 10
    # In dynamic control the target is one that the vehicle can follow; in scheduled it is the station's limit.
    highest = EV_MAXIMUM_W if dynamic else 3 * 230.0 * 32.0
    assert all(0.0 < target <= highest for target in result.targets_w)
    assert statistics.median(result.loop_ms) < 250.0
    leaves(rig)
    one_transaction(rig, stopped="StoppedByEV", token=TOKEN, kind="ISO14443")


def test_pause_and_resume_in_one_transaction(rig: Rig) -> None:
    first = charge(rig, Wishes(dynamic=True, pause=True))
    rig.wait_contactor("open")
    second = charge(rig, Wishes(dynamic=True, resume=first.session_id))
    assert second.joined
    assert second.session_id == first.session_id
    assert "AuthorizationRes" not in second.history
    assert second.loops == 10
    leaves(rig)
    one_transaction(rig, stopped="StoppedByEV", token=TOKEN, kind="ISO14443")


def test_service_renegotiation_changes_the_control_mode(rig: Rig) -> None:
    result = charge(rig, Wishes(renegotiate=True))
    assert result.loops == 20
    assert result.history.count("ServiceSelectionRes") == 2
    assert result.history.count("SessionSetupRes") == 1
    leaves(rig)
    one_transaction(rig, stopped="StoppedByEV", token=TOKEN, kind="ISO14443")
