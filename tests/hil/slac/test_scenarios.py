"""Whole matchings on the fake clock: cars, copper, modems and our EVSEs; each also on a line that loses 20 %."""

import random
from collections.abc import Callable
from dataclasses import replace

import msgspec
import pytest

from firmware.slac.api import LinkLost, MatchFailed, ModemRestarted, ModemTrouble, Pilot, SlacConfig, SlacEvent, Trouble
from firmware.slac.evse import EvseSlac, Phase
from firmware.slac.frames import BROADCAST, Frame, decode, encode, homeplug
from firmware.slac.session import State
from hil.slac.copper import Copper, Line, Node
from hil.slac.modem import FACTORY_NMK, PlcModem
from hil.slac.pev import Habits, Pev, Step, impatient

GOOD = Line()
BAD = Line(loss=0.2, duplication=0.2, delay_s=(0.001, 0.060))  # 60 ms: frames overtake one another
LINES = pytest.mark.parametrize("line", [GOOD, BAD], ids=["good line", "bad line"])
SEEDS = pytest.mark.parametrize("seed", range(5))


class Place:
    """Charging points with their cars; `db` to the own cable, `crosstalk_db` to the neighbours."""

    def __init__(
        self,
        line: Line = GOOD,
        points: int = 1,
        seed: int = 1,
        habits: Habits | None = None,
        config: SlacConfig | None = None,
        db: int = 15,
        crosstalk_db: int = 38,
    ) -> None:
        self.copper = Copper(line, seed)
        self.evses: list[EvseSlac] = []
        self.cars: list[Pev] = []
        self.stations: list[Node] = []
        self.vehicles: list[Node] = []
        self.events: list[list[SlacEvent]] = []
        for number in range(points):
            mac, car_mac = bytes([0, 1, 0x87, 0, 0, number]), bytes([2, 0xEC, 0, 0, 0, number])
            source = random.Random(seed * 100 + number).randbytes
            evse = EvseSlac(mac, config or SlacConfig(), source, 0.0)
            toggle = self._toggler(evse)
            car = Pev(car_mac, habits, toggle)
            station = Node(f"evse{number}", evse, PlcModem(bytes([0, 0xB0, 0x52, 1, 0, number]), mac, evse=True))
            vehicle = Node(f"ev{number}", car, PlcModem(bytes([0, 0xB0, 0x52, 2, 0, number]), car_mac, evse=False))
            for other in self.copper.nodes:
                self.copper.connect(station, other, crosstalk_db)
                self.copper.connect(vehicle, other, crosstalk_db)
            self.copper.add(station)
            self.copper.add(vehicle)
            self.copper.connect(station, vehicle, db)
            self.evses.append(evse)
            self.cars.append(car)
            self.stations.append(station)
            self.vehicles.append(vehicle)
            self.events.append([])
        self.copper.after_step = self._collect

    def _toggler(self, evse: EvseSlac) -> Callable[[], None]:
        count = [0]

        def toggle() -> None:
            count[0] += 1
            evse.set_pilot(Pilot.B, self.copper.now, count[0])

        return toggle

    def _collect(self) -> None:
        for evse, events in zip(self.evses, self.events, strict=True):
            while (event := evse.next_event()) is not None:
                events.append(event)

    def power_up(self) -> None:
        self.copper.run(3.0)

    def plug_in(self, *numbers: int) -> None:
        for number in numbers or range(len(self.cars)):
            self.evses[number].set_pilot(Pilot.B, self.copper.now)
            self.cars[number].plug_in(self.copper.now)

    def unplug(self, number: int = 0) -> None:
        self.evses[number].set_pilot(Pilot.A, self.copper.now)
        self.cars[number].unplug()

    def charging(self, number: int = 0) -> bool:
        """Both ends know of one link, over the right cable."""
        evse, car = self.evses[number], self.cars[number]
        return (
            evse.phase is Phase.MATCHED
            and car.step is Step.LINKED
            and self.stations[number].modem.nmk == self.vehicles[number].modem.nmk != FACTORY_NMK
        )

    def all_charging(self) -> bool:
        return all(self.charging(number) for number in range(len(self.cars)))

    def match_all(self, seconds: float = 60.0) -> float:
        """Everything plugged in and linked; how long it took."""
        self.power_up()
        began = self.copper.now
        self.plug_in()
        assert self.copper.run(seconds, self.all_charging), [car.step for car in self.cars]
        return self.copper.now - began

    def said(self, kind: type[object], number: int = 0) -> list[SlacEvent]:
        return [event for event in self.events[number] if isinstance(event, kind)]


@LINES
@SEEDS
def test_nominal(line: Line, seed: int) -> None:
    place = Place(line, seed=seed)
    assert place.match_all() < (2.0 if line is GOOD else 30.0)


@LINES
@pytest.mark.parametrize(
    "habits",
    [
        Habits(pace_s=0.02, confirm_to_start_s=0.1, match_delay_s=0.9),  # Ioniq
        Habits(run_id=b"TESLA EV"),
        impatient(Habits(run_id=None, attempts=60)),  # `pev`
        Habits(pace_s=0.05, confirm_to_start_s=0.25),
    ],
    ids=["Ioniq", "Tesla", "pev", "slow"],
)
def test_habits_of_cars(line: Line, habits: Habits) -> None:
    Place(line, habits=habits).match_all(120.0)


@LINES
def test_weak_then_good(line: Line) -> None:
    place = Place(line, db=45)  # above what the car takes
    place.power_up()
    place.plug_in()
    place.copper.run(5.0)
    assert not place.charging()
    place.copper.connect(place.stations[0], place.vehicles[0], 20)
    assert place.copper.run(60.0, place.all_charging)


@LINES
def test_a_third_of_the_profiles_lost(line: Line) -> None:
    place = Place(line)
    place.copper.profile_lost = lambda number: number % 3 == 0
    place.match_all()
    told = [decode(data).message for _at, node, data in place.copper.sent if node is place.stations[0]]
    sounds = [message.sounds for message in told if isinstance(message, homeplug.AttenCharInd)]
    assert sounds
    assert all(0 < count < 10 for count in sounds)


@LINES
def test_all_profiles_lost_then_not(line: Line) -> None:
    place = Place(line)
    place.copper.profile_lost = lambda number: True
    place.power_up()
    place.plug_in()
    place.copper.run(6.0)
    told = [decode(data).message for _at, node, data in place.copper.sent if node is place.stations[0]]
    assert not any(isinstance(message, homeplug.AttenCharInd) for message in told)
    assert any(isinstance(event, MatchFailed) and event.reason.name == "NO_PROFILES" for event in place.events[0])
    place.copper.profile_lost = None
    assert place.copper.run(60.0, place.all_charging)


LOSABLE = (
    *(homeplug.SlacParmReq, homeplug.SlacParmCnf, homeplug.StartAttenCharInd, homeplug.AttenCharInd),
    *(homeplug.AttenCharRsp, homeplug.SlacMatchReq, homeplug.SlacMatchCnf),
)


@LINES
@pytest.mark.parametrize("times", [1, 2, 3])
@pytest.mark.parametrize("kind", LOSABLE, ids=lambda kind: kind.__name__)
def test_the_first_frames_of_a_kind_are_lost(line: Line, kind: type, times: int) -> None:
    place = Place(line)
    left = [times]

    def lost(frame: Frame, sender: Node) -> bool:
        if isinstance(frame.message, kind) and left[0]:
            left[0] -= 1
            return True
        return False

    place.copper.lost = lost
    place.match_all(120.0)


@LINES
@pytest.mark.parametrize("repeats", [True, False], ids=["repeats", "starts over"])
def test_match_confirmation_lost(line: Line, repeats: bool) -> None:
    place = Place(line, habits=Habits(repeats_match=repeats, attempts=60))
    left = [1]

    def lost(frame: Frame, sender: Node) -> bool:
        hit = isinstance(frame.message, homeplug.SlacMatchCnf) and left[0] > 0
        left[0] -= hit
        return hit

    place.copper.lost = lost
    took = place.match_all(120.0)
    if line is GOOD:
        assert took < 4.0


@LINES
@pytest.mark.parametrize("points", [2, 3, 4, 5])
def test_several_cars_at_once_with_crosstalk(line: Line, points: int) -> None:
    place = Place(line, points=points)
    place.match_all(180.0)
    assert len({station.modem.nmk for station in place.stations}) == points
    for number, car in enumerate(place.cars):
        assert car.station == bytes([0, 1, 0x87, 0, 0, number])


@LINES
def test_validation(line: Line) -> None:
    place = Place(line, config=SlacConfig(can_validate=True), habits=Habits(validate_timer=14, toggles=3, attempts=60))
    place.match_all(180.0)
    validated = place.cars[0].validated
    if line is GOOD:
        assert validated == homeplug.ValidateCnf(0, 3, homeplug.VALIDATE_SUCCESS)
    place = Place(line, habits=Habits(validate_timer=14, attempts=60))
    place.match_all(180.0)


@LINES
@pytest.mark.parametrize("after_s", [0.05, 0.2, 0.5, 0.7, 1.2, 3.0])
def test_unplugged_in_between_and_again(line: Line, after_s: float) -> None:
    place = Place(line)
    place.power_up()
    place.plug_in()
    place.copper.run(after_s)
    place.unplug()
    mark = len(place.copper.sent)
    place.copper.run(8.0)
    assert not [data for _at, node, data in place.copper.sent[mark:] if node is place.stations[0]]
    assert place.evses[0].phase is Phase.IDLE
    place.match_all()


@LINES
@pytest.mark.parametrize("after_s", [0.0, 0.05, 0.3, 0.5, 0.75, 1.0, 5.0])
def test_the_modem_restarts_in_every_state(line: Line, after_s: float) -> None:
    place = Place(line, habits=Habits(attempts=200))
    place.copper.run(12.0)
    place.plug_in()
    place.copper.run(after_s)
    key = place.stations[0].modem.nmk
    place.stations[0].modem.restart(place.copper.now)
    place.copper.run(1.0)
    if place.cars[0].step is Step.LINKED:  # a car notices by itself, after a while
        place.cars[0].plug_in(place.copper.now)
    assert place.copper.run(120.0, lambda: place.stations[0].modem.nmk != FACTORY_NMK)
    place.copper.run(15.0)
    place.unplug()
    place.match_all(120.0)
    assert place.stations[0].modem.nmk not in (key, FACTORY_NMK)


def test_an_idle_modem_that_restarts_gets_its_key_again_before_a_car_comes() -> None:
    place = Place()
    place.copper.run(30.0)
    key = place.stations[0].modem.nmk
    place.stations[0].modem.restart(place.copper.now)
    place.copper.run(15.0)
    assert place.said(ModemRestarted)
    assert place.stations[0].modem.nmk == key
    assert place.match_all() < 2.0


@LINES
@pytest.mark.parametrize("after_s", [0.0, 0.05, 0.3, 0.5, 0.75, 1.0, 5.0])
def test_the_modem_falls_silent_in_every_state_and_comes_back(line: Line, after_s: float) -> None:
    place = Place(line, habits=Habits(attempts=500))
    place.power_up()
    place.plug_in()
    place.copper.run(after_s)
    modem = place.stations[0].modem
    modem.silent = True
    place.copper.run(30.0)
    modem.silent = False
    place.cars[0].plug_in(place.copper.now)
    assert place.copper.run(120.0, place.all_charging)


def test_a_key_that_gets_lost_is_sent_again() -> None:
    place = Place()
    place.stations[0].modem.keys_lost = 7
    place.copper.run(5.0)
    assert place.evses[0].phase is Phase.IDLE
    place.match_all()


def test_a_modem_that_boots_late() -> None:
    place = Place(config=SlacConfig())
    place.stations[0].modem.up_at = 20.0
    place.copper.run(25.0)
    place.match_all()


@LINES
def test_link_lost_while_matched_then_matched_again(line: Line) -> None:
    place = Place(line, habits=Habits(attempts=60))
    place.match_all()
    place.copper.connect(place.stations[0], place.vehicles[0], 70)
    place.copper.run(8.0)
    assert place.said(LinkLost)
    place.copper.connect(place.stations[0], place.vehicles[0], 15)
    place.cars[0].plug_in(place.copper.now)
    assert place.copper.run(60.0, place.all_charging)


@pytest.mark.parametrize(
    ("knob", "trouble"),
    [({"role": 0}, Trouble.NOT_CCO), ({"slac_enable": 1}, Trouble.NOT_EVSE), ({"confirms": 0}, Trouble.REFUSES_KEY)],
    ids=["not CCo", "not EVSE", "refuses the key"],
)
def test_what_is_wrong_with_the_modem_is_told_once(knob: dict[str, int], trouble: Trouble) -> None:
    place = Place()
    for name, value in knob.items():
        setattr(place.stations[0].modem, name, value)
    place.copper.run(60.0)
    assert place.said(ModemTrouble) == [ModemTrouble(trouble)]


@pytest.mark.parametrize("vendor_answers", [False, True])
@pytest.mark.parametrize("echoes", [False, True])
def test_modems_that_know_less(vendor_answers: bool, echoes: bool) -> None:
    place = Place()
    for node in place.copper.nodes:
        node.modem.echoes_nonce = echoes
    place.stations[0].modem.vendor_answers = vendor_answers
    place.match_all()
    place = Place()
    place.stations[0].modem.link_status_answers = False
    place.match_all()


# --- what a car does that it should not, in every state --------------------------------------------------------------

STATES = (State.WAIT_START, State.SOUNDING, State.WAIT_RESPONSE, State.WAIT_MATCH, State.CONFIRMED)


def reach(place: Place, state: State) -> None:
    """Until the car's session is in that state; the car is told to take its time in it."""

    def there() -> bool:
        return any(session.state is state for session in place.evses[0].sessions.values())

    place.power_up()
    place.plug_in()
    assert place.copper.run(60.0, there), state


def slow(state: State) -> Habits:
    """A car that can be met in that state: it waits before what leaves the state."""
    waits = {
        State.WAIT_START: Habits(confirm_to_start_s=0.2),
        State.WAIT_MATCH: Habits(match_delay_s=0.9),
    }
    return replace(waits.get(state, Habits()), attempts=200)


@LINES
@pytest.mark.parametrize("state", STATES, ids=lambda state: state.name)
def test_repeated_requests_in_every_state(line: Line, state: State) -> None:
    """The same CM_SLAC_PARM.REQ again, three times, as some cars do at a pace of 250 ms."""
    place = Place(line, habits=slow(state))
    reach(place, state)
    car = place.cars[0]
    request = encode(Frame(BROADCAST, car.mac, homeplug.SlacParmReq(car.run_id)))
    for number in range(3):
        place.copper.at(
            place.copper.now + 0.25 * number, lambda: place.evses[0].receive_frame(request, place.copper.now)
        )
    assert place.copper.run(120.0, place.all_charging)


@LINES
@pytest.mark.parametrize("state", STATES, ids=lambda state: state.name)
def test_a_new_run_id_in_every_state(line: Line, state: State) -> None:
    place = Place(line, habits=slow(state))
    reach(place, state)
    car = place.cars[0]
    before = car.run_id
    car.start_over(place.copper.now)
    assert car.run_id != before
    assert place.copper.run(120.0, place.all_charging)
    assert place.evses[0].joined == car.mac


@LINES
@pytest.mark.parametrize("state", STATES, ids=lambda state: state.name)
def test_unplugged_in_every_state(line: Line, state: State) -> None:
    place = Place(line, habits=slow(state))
    reach(place, state)
    place.unplug()
    mark = len(place.copper.sent)
    place.copper.run(8.0)
    assert not [data for _at, node, data in place.copper.sent[mark:] if node is place.stations[0]]
    assert not place.evses[0].sessions and place.evses[0].phase is Phase.IDLE
    place.match_all(120.0)


@LINES
@pytest.mark.parametrize("what", ["silent", "restarts"])
@pytest.mark.parametrize("state", STATES, ids=lambda state: state.name)
def test_the_modem_fails_in_every_state(line: Line, state: State, what: str) -> None:
    place = Place(line, habits=slow(state))
    reach(place, state)
    modem = place.stations[0].modem
    if what == "silent":
        modem.silent = True
        place.copper.run(10.0)
        modem.silent = False
    else:
        modem.restart(place.copper.now)
    place.copper.run(20.0)
    if not place.charging():
        place.unplug()
        place.copper.run(3.0)
        place.plug_in()
    assert place.copper.run(120.0, place.all_charging)


WRONG = (
    *((homeplug.SlacParmReq, name) for name in ("application", "security")),
    *((homeplug.StartAttenCharInd, name) for name in ("application", "security", "response_type", "run_id")),
    *((homeplug.MnbcSoundInd, name) for name in ("application", "security", "sender_id", "run_id")),
    *(
        (homeplug.AttenCharRsp, name)
        for name in ("application", "security", "ev_mac", "run_id", "source_id", "response_id", "result")
    ),
    *((homeplug.ValidateReq, "signal_type"),),
    *(
        (homeplug.SlacMatchReq, name)
        for name in ("application", "security", "length", "run_id", "ev_id", "ev_mac", "evse_id", "evse_mac")
    ),
)


def test_every_field_that_a_vehicle_fills_in_is_named() -> None:
    """What is not among the wrong ones is free: copies of what we said, counters, random octets."""
    free = {
        homeplug.SlacParmReq: {"run_id"},  # any octets name a session
        homeplug.StartAttenCharInd: {"sounds", "timeout_100ms", "forwarding"},
        homeplug.MnbcSoundInd: {"count", "random"},
        homeplug.AttenCharRsp: set(),
        homeplug.ValidateReq: {"timer", "result"},
        homeplug.SlacMatchReq: set(),
    }
    for kind, names in free.items():
        named = {name for one, name in WRONG if one is kind}
        assert named | names == set(kind.__struct_fields__), kind.__name__


@LINES
@pytest.mark.parametrize(("kind", "name"), WRONG, ids=lambda value: getattr(value, "__name__", value))
def test_a_wrong_field_is_as_if_nothing_had_come(line: Line, kind: type, name: str) -> None:
    """The first three frames of a kind arrive with one field wrong; the car repeats itself or starts over."""
    validates = kind is homeplug.ValidateReq
    habits = Habits(attempts=100, validate_timer=1 if validates else None)
    place = Place(line, habits=habits, config=SlacConfig(can_validate=validates))
    left = [3]

    def sabotage(frame: Frame, sender: Node) -> bool:
        if not isinstance(frame.message, kind) or not left[0]:
            return False
        left[0] -= 1
        value = getattr(frame.message, name)
        wrong = bytes(octet ^ 0x5A for octet in value) if isinstance(value, bytes) else value ^ 1
        data = encode(frame._replace(message=msgspec.structs.replace(frame.message, **{name: wrong})))
        place.copper.at(place.copper.now + 0.002, lambda: place.evses[0].receive_frame(data, place.copper.now))
        return True

    place.copper.lost = sabotage
    place.match_all(120.0)
    assert left[0] < 3


@LINES
@pytest.mark.parametrize("kind", [homeplug.ValidateCnf, homeplug.AttenCharInd], ids=lambda kind: kind.__name__)
def test_lost_answers_while_validating(line: Line, kind: type) -> None:
    habits = Habits(validate_timer=4, toggles=1, attempts=100)
    place = Place(line, config=SlacConfig(can_validate=True), habits=habits)
    left = [2]

    def lost(frame: Frame, sender: Node) -> bool:
        hit = isinstance(frame.message, kind) and left[0] > 0
        left[0] -= hit
        return hit

    place.copper.lost = lost
    place.match_all(180.0)
    assert left[0] < 2


@LINES
def test_keys_lost_at_start_and_at_unplugging(line: Line) -> None:
    place = Place(line, habits=Habits(attempts=60))
    place.stations[0].modem.keys_lost = 2
    place.copper.run(3.0)
    place.match_all()
    place.stations[0].modem.keys_lost = 2
    place.unplug()
    place.copper.run(4.0)
    place.match_all()
