"""A random course of everything that can go wrong with SLAC, many times, on the fake clock; then a car must charge.

`EVSE_SEED=1 EVSE_RUNS=500 pytest tests/campaign/test_slac.py` for a long one. The same seed gives the same course.
"""

import os
import random

import pytest

from firmware.slac.api import Pilot, SlacConfig
from firmware.slac.evse import CLOSED_PHASES
from firmware.slac.frames import BROADCAST, LOCAL_MODEM, Frame, decode, encode, homeplug, vendor
from hil.slac.copper import Line, Node
from hil.slac.pev import Habits
from tests.hil.slac.test_scenarios import Place

FIRST = int(os.environ.get("EVSE_SEED", "1"))
RUNS = int(os.environ.get("EVSE_RUNS", "15"))
LINES = (
    Line(),
    Line(loss=0.2, duplication=0.2, delay_s=(0.001, 0.060)),
    Line(loss=0.05, profile_loss=0.4),
    Line(duplication=0.5, delay_s=(0.001, 0.200)),
)


class Course:
    """One run. Everything random comes from one seed."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        habits = Habits(
            run_id=self.random.choice([None, b"TESLA EV"]),
            pace_s=self.random.choice([0.02, 0.05]),
            match_delay_s=self.random.choice([0.0, 0.9]),
            repeats_match=self.random.random() < 0.5,
            attempts=10_000,
            validate_timer=self.random.choice([None, 4]),
        )
        config = SlacConfig(can_validate=self.random.random() < 0.5, has_reset_line=True)
        points = self.random.choice([1, 1, 2, 3])
        self.place = Place(self.random.choice(LINES), points, seed, habits, config)
        self.checked = 0
        self.keys: dict[bytes, bytes] = {}
        after = self.place.copper.after_step
        assert after is not None

        def step() -> None:
            after()
            self.check()

        self.place.copper.after_step = step

    def check(self) -> None:
        """The invariants of docs/invariants.md, after every step."""
        copper = self.place.copper
        for _at, node, data in copper.sent[self.checked :]:
            self._check_sent(node, data)
        self.checked = len(copper.sent)
        for evse in self.place.evses:
            if evse.phase in CLOSED_PHASES or not evse.pilot.connected:
                assert not evse.sessions

    def _check_sent(self, node: Node, data: bytes) -> None:
        if node not in self.place.stations:
            return
        frame = decode(data)
        if isinstance(frame.message, vendor.SwVerReq) and frame.destination in (BROADCAST, LOCAL_MODEM):
            return
        evse = self.place.evses[self.place.stations.index(node)]
        assert evse.pilot.connected, f"{frame.message} sent in {evse.pilot}"
        if isinstance(frame.message, homeplug.SlacMatchCnf):
            owner = self.keys.setdefault(frame.message.nmk, frame.destination)
            assert owner == frame.destination, "a key was given to two vehicles"

    def happen(self) -> None:
        """One thing, at one charging point."""
        place, now = self.place, self.place.copper.now
        number = self.random.randrange(len(place.cars))
        evse, car, modem = place.evses[number], place.cars[number], place.stations[number].modem
        what = self.random.randrange(12)
        if what < 3:
            place.plug_in(number)
        elif what == 3:
            place.unplug(number)
        elif what == 4:
            evse.set_pilot(self.random.choice([Pilot.E, Pilot.F]), now)
        elif what == 5:
            modem.restart(now)
        elif what == 6:
            modem.silent = not modem.silent
        elif what == 7:
            car.start_over(now)
        elif what == 8:
            self.random.choice([evse.leave, evse.pause, evse.resume, evse.modem_restarted])(now)
        elif what == 9:
            place.copper.connect(place.stations[number], place.vehicles[number], self.random.choice([10, 25, 45, 90]))
        elif what == 10:
            stranger = self.random.randbytes(6)
            frame = Frame(BROADCAST, bytes([stranger[0] & 0xFE]) + stranger[1:], homeplug.SlacParmReq(b"STRANGER"))
            evse.receive_frame(encode(frame), now)
        else:
            evse.receive_frame(self.random.randbytes(self.random.randrange(80)), now)

    def run(self) -> None:
        for _ in range(40):
            self.happen()
            self.place.copper.run(self.random.choice([0.01, 0.1, 0.3, 1.0, 5.0, 30.0]))

    def recover(self) -> None:
        """The line is good again, the modems are there, every car is plugged in anew: all of them must match."""
        place = self.place
        for number, (station, vehicle) in enumerate(zip(place.stations, place.vehicles, strict=True)):
            place.unplug(number)
            station.modem.silent = False
            place.copper.connect(station, vehicle, 15)
        place.copper.line = Line()
        place.copper.run(60.0)
        place.plug_in()
        assert place.copper.run(180.0, place.all_charging), [evse.phase for evse in place.evses]


@pytest.mark.parametrize("seed", range(FIRST, FIRST + RUNS))
def test_whatever_happens_a_car_can_be_matched_afterwards(seed: int) -> None:
    course = Course(seed)
    course.run()
    course.recover()
