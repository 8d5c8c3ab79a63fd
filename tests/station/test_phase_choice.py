"""One phase or three: the pause around a change, and when none is made."""

from firmware.station.phase_choice import GIVE_UP_S, HOLD_S, PAUSE_S, PhaseChoice, Way


class Desk:
    def __init__(self, available: bool = True) -> None:
        self.choice, self.now = PhaseChoice(available), 1000.0
        self.connected = self.powered = True
        self.relay = False
        self.way: Way | None = Way.PILOT

    def run(self, seconds: float, wanted: bool) -> None:
        for _ in range(round(seconds / 0.05)):
            self.now += 0.05
            self.choice.advance(wanted, self.connected, self.way, self.powered, self.relay, self.now)
            if not self.powered:
                self.relay = self.choice.single


def test_a_change_waits_for_the_vehicle_then_for_the_relay_then_for_the_pause() -> None:
    desk = Desk()
    desk.run(5.0, True)
    assert desk.choice.changing and not desk.choice.single  # still under load
    desk.powered = False
    desk.run(1.0, True)
    assert desk.choice.changing and desk.choice.single
    desk.run(PAUSE_S - 6.2, True)
    assert desk.choice.changing
    desk.run(0.4, True)
    assert not desk.choice.changing and desk.choice.single


def test_the_relay_that_does_not_move_keeps_the_power_away() -> None:
    desk = Desk()
    desk.powered = False
    desk.run(0.05, True)
    for _ in range(1000):
        desk.now += 0.05
        desk.choice.advance(True, True, Way.PILOT, False, False, desk.now)
    assert desk.choice.changing


def test_it_changes_at_most_every_five_minutes_in_a_visit() -> None:
    desk = Desk()
    desk.powered = False
    desk.run(PAUSE_S + 1.0, True)
    assert desk.choice.single
    desk.run(HOLD_S - 2.0, False)
    assert desk.choice.single and not desk.choice.changing
    desk.run(PAUSE_S + 3.0, False)
    assert not desk.choice.single and not desk.choice.changing


def test_nothing_changes_while_the_vehicle_cannot_be_told_or_without_a_relay() -> None:
    desk = Desk()
    desk.way = None
    desk.run(60.0, True)
    assert not desk.choice.changing
    bare = Desk(available=False)
    bare.run(60.0, True)
    assert not bare.choice.changing and not bare.choice.single


def test_without_a_vehicle_it_is_done_at_once() -> None:
    desk = Desk()
    desk.connected = desk.powered = False
    desk.run(0.05, True)
    assert desk.choice.single and not desk.choice.changing


def test_a_change_that_has_begun_goes_on_whatever_the_session_does_meanwhile() -> None:
    desk = Desk()
    desk.way = Way.SERVICES
    desk.run(1.0, True)
    assert desk.choice.changing and desk.choice.asks_until is not None
    desk.way, desk.powered = None, False
    desk.run(1.0, True)
    assert desk.choice.single and desk.choice.changing and desk.choice.asks_until is None
    desk.run(PAUSE_S, True)
    assert not desk.choice.changing


def test_a_vehicle_that_does_not_let_go_keeps_its_phases_and_is_asked_again_later() -> None:
    desk = Desk()
    desk.run(GIVE_UP_S + 0.1, True)
    assert not desk.choice.changing and not desk.choice.single
    desk.run(HOLD_S - 1.0, True)
    assert not desk.choice.changing
    desk.run(1.1, True)
    assert desk.choice.changing
