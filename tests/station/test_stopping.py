"""A stop holds, then cuts, then gives up waiting for the contactor."""

from firmware.station.stopping import STUCK_S, Stop
from firmware.station.txpoints import StopCause

STOP = Stop(StopCause.REMOTE, 10.0, was_on=True)


def test_time_for_a_running_session() -> None:
    assert STOP.holds(True, True, 9.9) and not STOP.opens_now(9.9)
    assert not STOP.holds(True, True, 10.0) and STOP.opens_now(10.0)
    assert not STOP.holds(False, True, 1.0) and not STOP.holds(True, False, 1.0)


def test_a_permission_that_was_gone_before_does_not_come_back() -> None:
    assert not Stop(StopCause.REMOTE, 10.0, was_on=False).holds(True, True, 1.0)


def test_harder() -> None:
    assert STOP.harder().opens_now(0.0) and not STOP.harder().holds(True, True, 0.0)
    assert STOP.harder().cause is StopCause.REMOTE


def test_done() -> None:
    assert STOP.done(powered=False, holding=False, now=0.0)
    assert not STOP.done(powered=True, holding=False, now=10.0 + STUCK_S - 0.1)
    assert STOP.done(powered=True, holding=False, now=10.0 + STUCK_S), "a welded contactor does not keep a bill open"
