"""The station with SLAC and a car on copper, all on one fake clock: whole visits from the pilot to the link."""

import random

from firmware.hal.api import DIGITAL, DriveKind, PilotState
from firmware.slac.api import ModemPolicy, Pilot, SlacConfig, SlacEvent
from firmware.slac.evse import EvseSlac
from firmware.station.effects import HlcEnable, LeaveNetwork, PauseNetwork, ResumeNetwork, StationEvent, TellPilot
from firmware.station.known import KnownState
from firmware.station.settings import StationSettings
from hil.slac.copper import Copper, Line, Node
from hil.slac.modem import PlcModem
from hil.slac.pev import Habits, Pev, Step
from tests.station.rig import STEP, Rig, ac_settings

EVSE_MAC = bytes.fromhex("000187000001")
CAR_MAC = bytes.fromhex("02ec00000001")
GOOD = Line()
BAD = Line(loss=0.2, duplication=0.2, delay_s=(0.001, 0.060))  # 60 ms: frames overtake one another


class SlacRig(Rig):
    """`rig.car` matches when 5 % begins, unless `mute`. `drives`: every change of what the station puts on the line."""

    def __init__(
        self,
        settings: StationSettings | None = None,
        line: Line = GOOD,
        seed: int = 1,
        habits: Habits | None = None,
        mute: bool = False,
        config: SlacConfig | None = None,
        known: KnownState = KnownState(),  # noqa: B008 - immutable
    ) -> None:
        self.mute = mute
        self.slac_events: list[SlacEvent] = []
        self.drives: list[tuple[float, DriveKind, float]] = []
        self.answered_in: set[Pilot] = set()
        self._handled = 0
        self._digital = False
        self.copper = Copper(line, seed)
        self.evse = EvseSlac(
            EVSE_MAC, config or SlacConfig(modem=ModemPolicy.REQUIRED), random.Random(seed).randbytes, 0.0
        )
        self.car = Pev(CAR_MAC, habits)
        self.station_node = Node("evse", self.evse, PlcModem(bytes.fromhex("00b052000001"), EVSE_MAC, evse=True))
        self.car_node = Node("ev", self.car, PlcModem(bytes.fromhex("00b052000002"), CAR_MAC, evse=False))
        self.copper.connect(self.station_node, self.car_node, 15)
        self.copper.add(self.station_node)
        self.copper.add(self.car_node)
        self.copper.after_step = self._look
        super().__init__(settings or ac_settings(slac=True), known)
        self.run(3.0)  # the modem takes its key

    def _look(self) -> None:
        """Nothing is sent to a vehicle in A, E and F (invariant)."""
        while (event := self.evse.next_event()) is not None:
            self.slac_events.append(event)
            self.station.on_slac(event, self.now)

    def tick(self) -> None:
        mark = len(self.copper.sent)
        told = self.evse.pilot
        self.copper.run(max(self.now - self.copper.now, 0.0))
        if any(node is self.station_node for _at, node, _data in self.copper.sent[mark:]):
            self.answered_in.add(told)
        assert not self.answered_in & {Pilot.A, Pilot.E, Pilot.F}
        super().tick()
        digital = self.lease.drive == DIGITAL and self.hardware.pilot.vehicle_present
        if digital and not self._digital and not self.mute and not self.car_linked:
            self.car.plug_in(self.now)
        if self.lease.drive.kind in (DriveKind.E, DriveKind.F) or self.hardware.pilot is PilotState.A:
            self.car.unplug()
        self._digital = digital

    def settle(self) -> None:
        super().settle()
        for event in self.events[self._handled :]:
            self._slac(event)
        self._handled = len(self.events)
        drive = (self.lease.drive.kind, self.lease.drive.duty_percent)
        if not self.drives or self.drives[-1][1:] != drive:
            self.drives.append((self.now, *drive))

    def _slac(self, event: StationEvent) -> None:
        match event:
            case TellPilot(pilot=pilot, toggles=toggles):
                self.evse.set_pilot(pilot, self.now, toggles)
            case LeaveNetwork():
                self.evse.leave(self.now)
            case PauseNetwork():
                self.evse.pause(self.now)
            case ResumeNetwork():
                self.evse.resume(self.now)

    @property
    def car_linked(self) -> bool:
        return self.car.step is Step.LINKED and bool(self.car_node.modem.linked(self.copper.now))

    @property
    def may_talk(self) -> bool:
        """SDP would be answered."""
        told = self.told(HlcEnable)
        return bool(told) and told[-1] == HlcEnable(True)

    def until(self, condition: object, seconds: float = 60.0) -> float:
        """Let time pass until `condition()`; how long it took."""
        assert callable(condition)
        began = self.now
        while not condition():
            assert self.now - began < seconds, f"not within {seconds} s; drives {self.drives[-8:]}"
            self.run(STEP)
        return self.now - began

    def linked(self) -> None:
        """Plugged in and matched, up to D-LINK_READY."""
        self.plug_in()
        self.until(lambda: self.may_talk)

    def shown(self) -> list[str]:
        """What was on the line, in words."""
        names = {DriveKind.X1: "X1", DriveKind.E: "E", DriveKind.F: "F"}
        return [names.get(kind) or ("5 %" if duty == 5.0 else "PWM") for _at, kind, duty in self.drives]

    def lasted(self, index: int) -> float:
        """Seconds that entry `index` of `drives` was on the line."""
        return self.drives[index + 1][0] - self.drives[index][0]
