"""Waking a vehicle that does not notice the offer."""

from firmware.station.sleeping import AGAIN_S, ATTEMPTS, FIRST_S, STEP_S, Sleeper


class Night:
    def __init__(self) -> None:
        self.sleeper, self.now = Sleeper(), 100.0
        self.steps: list[tuple[float, float]] = []  # begin and length

    def pass_time(self, seconds: float, offering: bool = True, ready: bool = False) -> None:
        end = self.now + seconds
        while self.now < end - 1e-9:
            self.now += 0.05
            if self.sleeper.watch(offering, ready, self.now):
                self.steps.append((self.now, 0.0))
            if self.sleeper.stepping:
                began = self.steps[-1][0]
                self.steps[-1] = (began, self.now + 0.05 - began)


def test_a_sleeping_vehicle_gets_state_f_for_4_s_twice_and_no_more() -> None:
    night = Night()
    night.pass_time(FIRST_S - 0.2)
    assert not night.steps
    night.pass_time(1000.0)
    assert len(night.steps) == ATTEMPTS and all(abs(length - STEP_S) < 0.11 for _, length in night.steps)
    assert abs(night.steps[1][0] - night.steps[0][0] - STEP_S - AGAIN_S) < 0.2


def test_a_vehicle_that_wakes_up_is_left_alone_when_it_pauses_later() -> None:
    night = Night()
    night.pass_time(FIRST_S + 10.0)
    assert len(night.steps) == 1
    night.pass_time(5.0, ready=True)
    night.pass_time(1000.0)
    assert len(night.steps) == 1


def test_each_offer_counts_anew() -> None:
    night = Night()
    night.pass_time(600.0, ready=True)
    night.pass_time(1.0, offering=False)  # the station pauses
    night.pass_time(FIRST_S + 1.0)
    assert len(night.steps) == 1


def test_an_offer_that_ends_during_the_step_ends_it() -> None:
    night = Night()
    night.pass_time(FIRST_S + 1.0)
    assert night.sleeper.stepping
    night.pass_time(0.05, offering=False)
    assert not night.sleeper.stepping
