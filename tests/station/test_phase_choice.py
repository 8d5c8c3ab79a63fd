"""One phase or three: the pause around a change, and when none is made."""

from firmware.station.phase_choice import HOLD_S, PAUSE_S, PhaseChoice


class Desk:
    def __init__(self, available: bool = True) -> None:
        self.choice, self.now = PhaseChoice(available), 1000.0
        self.connected = self.powered = True
        self.session = self.relay = False

    def run(self, seconds: float, wanted: bool) -> None:
        for _ in range(round(seconds / 0.05)):
            self.now += 0.05
            self.choice.advance(wanted, self.connected, self.session, self.powered, self.relay, self.now)
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
        desk.choice.advance(True, True, False, False, False, desk.now)
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


def test_nothing_changes_while_iso_15118_talks_or_without_a_relay() -> None:
    desk = Desk()
    desk.session = True
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
