"""A house, a bidirectional vehicle and the station, in simulated time: what flows is what was set, only while it may.

The vehicle obeys the setpoint of the view as a -20 session in dynamic control hands it on. The meter integrates what
flows by itself, so the energy balance has two independent sums.
"""

from dataclasses import dataclass, field
from pathlib import Path

import pytest

from firmware.hal.api import ContactorState, Lease, MeterReading, PilotState, SafetyReport
from firmware.iso15118.api import (
    AuthMethod,
    ChargeStarted,
    EnergyMode,
    EvNeeds,
    EvProgress,
    Protocol,
    RequestAuthorization,
    RequestContactor,
    SessionEstablished,
)
from firmware.station.api import DriverChoice, EventKind, PresentToken, SetDriverChoice, SetLimit, SetV2xOperation
from firmware.station.reasons import reason
from firmware.station.settings import StationSettings
from firmware.station.v2x.operation import Balancing, Curve, Operation, V2xMode
from firmware.station.v2x.stage import V2xSettings
from tests.station.rig import CARD, Hardware, Rig, ac_settings

VECTORS = Path(__file__).parents[2] / "vectors"
DROOP = Curve(((49.0, -11_000.0), (49.8, 0.0), (50.2, 0.0), (51.0, 11_000.0)))
REACTIVE = Curve(((207.0, -4_000.0), (225.0, 0.0), (235.0, 0.0), (253.0, 4_000.0)))
PHASES_V = 3 * 230.0


def settings(local: Operation, **changes: object) -> StationSettings:
    v2x = V2xSettings(
        enabled=True, local=local, voltage_curve=REACTIVE, hardware_w=11_000.0, owner_w=11_000.0, min_soc_percent=20
    )
    return ac_settings(energy_modes=(EnergyMode.AC, EnergyMode.AC_BPT), v2x=v2x, **changes)


@dataclass
class TwoWay(Hardware):
    """A vehicle that gives back as well, and a meter with two registers."""

    flows_w: float = 0.0
    export_wh: float = 0.0
    at: float | None = None

    def step(self, lease: Lease, now: float) -> SafetyReport:
        if self.at is not None and self.contactor is ContactorState.CLOSED:
            energy_wh = self.flows_w * (now - self.at) / 3600.0
            self.import_wh += max(energy_wh, 0.0)
            self.export_wh += max(-energy_wh, 0.0)
        self.at = now
        self.draws_a = 0.0
        return super().step(lease, now)

    def meter(self, now: float) -> MeterReading:
        power_w = self.flows_w if self.contactor is ContactorState.CLOSED else 0.0
        amps = (power_w / PHASES_V,) * 3
        return MeterReading(now, self.import_wh, self.export_wh, power_w, (230.0,) * 3, amps)


@dataclass
class House(Rig):
    """`house_w`, `hertz`, `volt`: what the grid meter sees; None: it is silent. `sums`: of the setpoints, Wh."""

    hardware: TwoWay = field(default_factory=TwoWay)
    house_w: float | None = 0.0
    hertz: float = 50.0
    volt: float = 230.0
    poll_s: float = 0.25
    charges_w: float = 11_000.0
    sums: list[float] = field(default_factory=lambda: [0.0, 0.0])

    def tick(self) -> None:
        if self.house_w is not None:
            flows = self.hardware.flows_w if self.closed else 0.0
            self.station.on_grid(
                MeterReading(
                    self.now,
                    self.now,  # its registers move
                    power_w=self.house_w + flows,
                    voltage_v=(self.volt,) * 3,
                    frequency_hz=self.hertz,
                ),
                self.now,
            )
        super().tick()

    def run(self, seconds: float, step: float = 0.05) -> None:
        polled = -1.0
        end = self.now + seconds
        while self.now < end - 1e-9:
            if self.closed and self.now - polled >= self.poll_s:
                polled = self.now
                self.obey()
            if self.closed:
                wh = self.hardware.flows_w * step / 3600.0
                self.sums[wh < 0.0] += abs(wh)
            self.clock.advance(step)
            self.tick()

    def obey(self) -> None:
        view = self.view()
        wanted = self.charges_w if view.setpoint_w is None else view.setpoint_w
        self.hardware.flows_w = min(max(wanted, -view.ac.max_discharge_power_w), view.ac.max_power_w)

    def begin(self, **needs: object) -> None:
        """A bidirectional session in its loop."""
        self.plug_in()
        self.command(PresentToken(CARD))
        told = {"max_power_w": 11_000.0, "max_discharge_power_w": 10_000.0, "dynamic": True} | needs
        self.effect(
            SessionEstablished(Protocol.ISO20_AC, b"12345678", b"WMIV1234567890ABCDEX"),
            RequestAuthorization(AuthMethod.EIM),
            EvNeeds(EnergyMode.AC_BPT, **told),  # type: ignore[arg-type]
            EvProgress(soc_percent=60),
            RequestContactor(True),
        )
        self.pilot(PilotState.C)
        self.run(0.3)
        self.effect(ChargeStarted(1))
        self.run(0.5)
        assert self.closed

    @property
    def shown(self) -> str:
        v2x = self.station.snapshot(self.now).v2x
        assert v2x is not None
        return v2x.reason.key


FREQUENCY = Operation(V2xMode.LOCAL_FREQUENCY, curve=DROOP)


def test_a_frequency_event_is_answered_within_a_second() -> None:
    rig = House(settings(FREQUENCY))
    rig.begin()
    assert rig.hardware.flows_w == 0.0
    for hertz, watt in ((49.4, -5_500.0), (49.0, -10_000.0), (50.6, 5_500.0), (51.0, 11_000.0), (50.0, 0.0)):
        rig.hertz = hertz
        rig.run(0.9)
        assert rig.hardware.flows_w == pytest.approx(watt, abs=1.0), hertz  # -10 kW is all that the vehicle has
    assert rig.station.snapshot(rig.now).charging


def test_both_directions_are_one_transaction_with_both_registers() -> None:
    rig = House(settings(FREQUENCY))
    rig.begin()
    rig.hertz = 50.6
    rig.run(120.0)
    rig.hertz = 49.4
    rig.run(120.0)
    rig.unplug()
    rig.run(1.0)
    assert [kind for kind, _ in rig.journal.steps()].count("Started") == 1
    ended = rig.journal.events[-1]
    assert ended.kind is EventKind.ENDED
    last = ended.meter[-1]
    assert last.import_wh - 1000.0 == pytest.approx(5_500.0 * 120 / 3600.0, rel=0.01)
    assert last.export_wh == pytest.approx(5_500.0 * 120 / 3600.0, rel=0.01)


def test_over_voltage_asks_for_reactive_power() -> None:
    rig = House(settings(Operation(V2xMode.CHARGING_ONLY)))
    rig.begin()
    assert rig.view().setpoint_var == 0.0
    rig.volt = 244.0
    rig.run(0.5)
    assert rig.view().setpoint_var == pytest.approx(2_000.0)
    assert rig.view().setpoint_w is None, "active power is not touched"


# A weekday of a household of four without the vehicle, watt at full hours; between them it goes in a straight line.
# Photovoltaics of 6 kW stand behind the dip at noon.
DAY_W = (
    *(310.0, 280.0, 260.0, 255.0, 262.0, 340.0, 1150.0, 1900.0, 900.0, -400.0, -1700.0, -2900.0, -3600.0),
    *(-3300.0, -2600.0, -1500.0, -200.0, 1800.0, 4300.0, 5200.0, 3100.0, 1700.0, 900.0, 480.0, 310.0),
)


def test_a_day_of_load_balancing_keeps_the_connection_within_its_thresholds() -> None:
    rule = Balancing(upper_w=1500.0, lower_w=-500.0, upper_offset_w=100.0, lower_offset_w=100.0)
    rig = House(settings(Operation(V2xMode.LOCAL_LOAD_BALANCING, balancing=rule)), poll_s=1.0)
    rig.begin()
    rig.house_w = DAY_W[0]
    rig.run(5.0)
    begin = rig.hardware.import_wh, rig.hardware.export_wh
    rig.sums = [0.0, 0.0]
    day = Curve(tuple((3600.0 * hour, watt) for hour, watt in enumerate(DAY_W)))
    step, seen = 10.0, []
    for second in range(0, 86_400, int(step)):
        rig.house_w = day.at(float(second))
        rig.run(step, step)
        seen.append(rig.house_w + rig.hardware.flows_w)
    # One step behind, the load has moved by 7 W at most.
    assert max(seen) <= 1500.0 + 10.0
    assert min(seen) >= -500.0 - 10.0
    charged = rig.hardware.import_wh - begin[0]
    supplied = rig.hardware.export_wh - begin[1]
    assert charged > 5_000.0, "the sun went into the vehicle"
    assert supplied > 4_000.0, "the evening came out of it"
    assert charged == pytest.approx(rig.sums[0], rel=0.01)
    assert supplied == pytest.approx(rig.sums[1], rel=0.01)


def recorded_day() -> list[float]:
    """What a real household took, watt, one value for each minute of a day (the file says whose and when)."""
    minutes: list[float] = []
    for line in (VECTORS / "household" / "day.txt").read_text().splitlines():
        if not line.startswith("#"):
            _, every, *watts = line.split()
            minutes += [float(watt) for watt in watts for _ in range(int(every))]
    return minutes


def test_a_recorded_day_of_a_household_keeps_below_the_threshold() -> None:
    day = recorded_day()
    assert (len(day), max(day)) == (1440, 7482.0)
    rule = Balancing(upper_w=1500.0, lower_w=0.0, upper_offset_w=100.0, lower_offset_w=100.0)
    rig = House(settings(Operation(V2xMode.LOCAL_LOAD_BALANCING, balancing=rule)), house_w=day[0], poll_s=1.0)
    rig.begin()
    begin = rig.hardware.import_wh, rig.hardware.export_wh
    rig.sums = [0.0, 0.0]
    above_wh = 0.0
    for watt in day:
        rig.house_w = watt
        rig.run(2.0, 0.5)  # one poll of the vehicle and one of the meter after the load has jumped, by 3.1 kW at most
        taken_w = watt + rig.hardware.flows_w
        assert taken_w <= 1500.0 + 1.0
        assert watt < 0.0 or taken_w >= -1.0, "the household's own is covered, nothing is sold"
        rig.run(58.0, 14.5)
        assert watt + rig.hardware.flows_w == pytest.approx(taken_w, abs=1.0), "and it stays so"
        above_wh += max(watt - 1500.0, 0.0) / 60.0
    supplied_wh = rig.hardware.export_wh - begin[1]
    assert rig.hardware.import_wh - begin[0] == pytest.approx(rig.sums[0], rel=0.01)
    assert supplied_wh == pytest.approx(rig.sums[1], rel=0.01)
    assert above_wh < supplied_wh < 1.2 * above_wh, "what was above the threshold came out of the vehicle"


def test_setpoints_of_the_operator_and_the_loss_of_the_csms_in_the_middle() -> None:
    rig = House(settings(Operation(V2xMode.IDLE)))
    rig.online()
    rig.begin()
    assert rig.hardware.flows_w == 0.0
    begin = rig.hardware.import_wh, rig.hardware.export_wh
    integral = [0.0, 0.0]
    for watt in (4_000.0, -6_000.0, 0.0, 9_500.0, -2_500.0):
        rig.command(SetV2xOperation(Operation(V2xMode.CENTRAL_SETPOINT, watt, max_offline_s=60.0)))
        rig.run(300.0)
        integral[watt < 0.0] += abs(watt) * 300.0 / 3600.0
    assert rig.hardware.import_wh - begin[0] == pytest.approx(integral[0], rel=0.01)
    assert rig.hardware.export_wh - begin[1] == pytest.approx(integral[1], rel=0.01)
    rig.online(False)
    rig.run(59.0)
    assert rig.hardware.flows_w == -2_500.0, "the order outlives the connection for a while"
    rig.run(2.0)
    assert rig.hardware.flows_w == 0.0, "and no longer: back to the station's own mode"
    rig.online()
    rig.command(SetV2xOperation(Operation(V2xMode.CENTRAL_SETPOINT, -1_000.0), expires_in_s=30.0))
    rig.run(29.0)
    assert rig.hardware.flows_w == -1_000.0
    rig.run(2.0)
    assert rig.hardware.flows_w == 0.0


def test_loss_of_the_grid_opens_the_contactor_and_ends_the_supply() -> None:
    rig = House(settings(FREQUENCY))
    rig.begin()
    rig.hertz = 49.0
    rig.run(1.0)
    assert rig.hardware.flows_w == pytest.approx(-10_000.0)
    rig.hardware.faults = frozenset({"grid_loss"})  # anti-islanding: the safety loop has seen the input
    rig.run(0.1)
    assert not rig.closed
    view = rig.view()
    assert (view.ac.max_discharge_power_w, view.setpoint_w) == (0.0, 0.0) or view.emergency


def test_a_silent_grid_meter_stops_what_it_drove() -> None:
    rig = House(settings(FREQUENCY))
    rig.begin()
    rig.hertz = 49.0
    rig.run(1.0)
    rig.house_w = None
    rig.run(3.5)
    assert (rig.hardware.flows_w, rig.shown) == (0.0, "v2x_grid_silent")


def test_priority_charging_by_the_driver_and_no_supply_by_the_driver() -> None:
    rig = House(settings(FREQUENCY))
    rig.begin()
    rig.hertz = 49.0
    rig.command(SetDriverChoice(DriverChoice(discharge=False)))
    rig.run(1.0)
    assert rig.hardware.flows_w == 0.0
    rig.command(SetDriverChoice(DriverChoice(priority=True)))
    rig.run(1.0)
    assert rig.hardware.flows_w == 11_000.0
    assert rig.shown == "v2x_priority"
    rig.command(SetDriverChoice(DriverChoice()))
    rig.run(1.0)
    assert rig.hardware.flows_w == pytest.approx(-10_000.0)


def test_the_departure_turns_supply_into_charging_in_time() -> None:
    rig = House(settings(FREQUENCY), hertz=49.0)
    # 5.5 kWh at 11 kW take half an hour, 33 minutes with the reserve.
    rig.begin(energy_request_wh=5_500.0, departure_s=3_600)
    rig.run(5.0)
    assert rig.hardware.flows_w < 0.0
    rig.run(600.0, 1.0)
    supplied_wh = rig.hardware.export_wh
    rig.run(3_000.0 - 5.0, 1.0)
    assert rig.shown == "v2x_departure"
    assert rig.hardware.export_wh < 3 * supplied_wh, "it began to charge long before the end"
    assert rig.hardware.flows_w == 11_000.0


def test_less_than_the_least_energy_is_charged_first() -> None:
    rig = House(settings(FREQUENCY), hertz=49.0)
    rig.begin(min_energy_wh=800.0)
    rig.run(1.0)
    assert (rig.hardware.flows_w, rig.shown) == (11_000.0, "v2x_least_energy")
    rig.effect(
        EvNeeds(
            EnergyMode.AC_BPT, max_power_w=11_000.0, max_discharge_power_w=10_000.0, min_energy_wh=0.0, dynamic=True
        )
    )
    rig.run(1.0)
    assert rig.hardware.flows_w == pytest.approx(-10_000.0)


def test_an_emptying_battery_stops_supplying() -> None:
    rig = House(settings(FREQUENCY), hertz=49.0)
    rig.begin()
    rig.run(1.0)
    assert rig.hardware.flows_w < 0.0
    rig.effect(EvProgress(soc_percent=20))
    rig.run(1.0)
    assert rig.hardware.flows_w == 0.0
    v2x = rig.station.snapshot(rig.now).v2x
    assert v2x is not None
    assert [claim.source for claim in v2x.discharge_claims if claim.winning] == ["battery"]


def test_a_limit_of_the_operator_bounds_charging_and_leaves_the_session_in_place() -> None:
    rig = House(settings(Operation(V2xMode.CENTRAL_SETPOINT, 9_000.0)))
    rig.online()
    rig.begin()
    rig.run(1.0)
    assert rig.hardware.flows_w == 9_000.0
    rig.command(SetLimit("ocpp", 8.0, reason("smart_charging", limit="8")))
    rig.run(1.0)
    assert rig.hardware.flows_w == pytest.approx(8.0 * PHASES_V)
    rig.command(SetLimit("ocpp", 0.0, reason("smart_charging", limit="0")))
    rig.run(10.0)
    assert rig.closed, "0 W is a setpoint, not an end"
    assert rig.hardware.flows_w == 0.0


def test_without_authorisation_nothing_is_supplied() -> None:
    rig = House(settings(FREQUENCY), hertz=49.0)
    rig.plug_in()
    rig.effect(
        SessionEstablished(Protocol.ISO20_AC, b"12345678", b"WMIV1234567890ABCDEX"),
        EvNeeds(EnergyMode.AC_BPT, max_power_w=11_000.0, max_discharge_power_w=10_000.0),
    )
    rig.run(1.0)
    view = rig.view()
    assert view.ac.max_discharge_power_w == 0.0
    assert view.setpoint_w == 0.0


def test_a_station_without_the_service_knows_nothing_of_it() -> None:
    rig = Rig(ac_settings())
    assert rig.station.snapshot(rig.now).v2x is None
    assert rig.command(SetV2xOperation(FREQUENCY)).result.value == "Rejected"
