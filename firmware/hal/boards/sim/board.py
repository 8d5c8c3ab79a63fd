"""The simulated board and its meter, DC supply and isolation monitor: one small world with one clock, the given one.

Owns: the physics between the outputs and the inputs (contactor with delay and feedback, lock, current, energy, DC
voltage and ramp, isolation). May not: read a clock or use chance; the same calls give the same answers.

The board is used by the safety thread, and the meter, supply and control by the event loop, so one lock guards the
world. Each call holds it for microseconds.
"""

import threading
from collections import deque
from dataclasses import dataclass, replace

import msgspec

from firmware.hal.api import (
    BoardInfo,
    BoardInputs,
    BoardOutputs,
    DcRatings,
    DcReading,
    DriveKind,
    Feature,
    Interlock,
    IsolationReading,
    IsolationResult,
    MeterReading,
)
from firmware.hal.boards.sim.control import SimControl
from firmware.hal.boards.sim.grid import SimGridMeter
from firmware.hal.boards.sim.load import REACTION_S, EvLoad, pilot_levels
from firmware.hal.pilot import current_for_duty

RCD_TEST_S = (0.74, 1.4)  # from the pulse to tripped, and to released
PRECHARGE_CURRENT_A = 2.0  # up to this set-point the simulated vehicle keeps its own DC contactor open


class SimOptions(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`[board]` with `driver = "sim"`. Times in seconds."""

    dc: bool = False
    ac: bool | None = None  # left out: not on a DC board. Both: a test board that serves what the vehicle chooses
    phases: int = 3
    max_current_a: float = 32.0
    nominal_voltage_v: float = 230.0
    socket: bool = False  # with proximity and lock, instead of a fixed cable
    phase_switch: bool = False  # a relay connects one phase or all
    plugged: bool = False  # a vehicle is connected from the start, as after a power cut
    ventilation: bool = False
    rcd_test: bool = False  # the residual current monitor has a test input
    contactor_close_s: float = 0.03
    contactor_open_s: float = 0.02
    interlock_s: float | None = None  # opens by itself when it is not written for so long; None: never
    lock_s: float = 0.3
    temperature_c: float = 25.0
    plug_temperature_c: float | None = None  # None: no sensor there
    meter_serial: str = "SIM-0001"
    grid_meter: bool = False  # there is a meter at the building's connection
    dc_max_voltage_v: float = 1000.0
    dc_min_voltage_v: float = 150.0
    dc_max_current_a: float = 200.0
    dc_max_power_w: float = 100_000.0
    dc_discharge_current_a: float = 0.0  # what the supply can take back from the vehicle; 0: nothing
    dc_discharge_power_w: float = 0.0
    dc_current_ramp_a_s: float = 25.0
    dc_voltage_ramp_v_s: float = 1000.0
    dc_discharge_v_s: float = 1500.0
    isolation_test_s: float = 2.0
    isolation_ohm: float = 1_000_000.0

    @property
    def serves_ac(self) -> bool:
        """There is an AC outlet."""
        return not self.dc if self.ac is None else self.ac


@dataclass(frozen=True, slots=True)
class SimTrace:
    """Something physical that happened: `what` is contactor (the metal), command (of it), phases, pilot or lock."""

    at: float
    what: str
    value: str


class SimBoard:
    """The simulated board. Public: the Board protocol, `meter`, `dc_supply`, `isolation`, `control`, `trace`."""

    def __init__(self, options: SimOptions | None = None) -> None:
        self.options = options or SimOptions()
        self.lock = threading.Lock()
        self.trace: deque[SimTrace] = deque(maxlen=10_000)
        self.load = EvLoad(present=self.options.plugged)
        self.faults: frozenset[str] = frozenset()
        self.toggle_s = 0.0  # a B-C-B pulse asked for, not yet begun
        self.temperature_c = self.options.temperature_c
        self.plug_temperature_c = self.options.plug_temperature_c
        self._info = BoardInfo(
            name="sim",
            interlock=Interlock.SIMULATED,
            max_current_a=self.options.max_current_a,
            phases=self.options.phases if self.options.serves_ac else 1,
            nominal_voltage_v=self.options.nominal_voltage_v,
            fixed_cable=not self.options.socket,
            dc=self.options.dc,
            rcd_test=self.options.rcd_test,
            features=_features(self.options),
        )
        self._rcd_pulsed_at: float | None = None
        self._now: float | None = None
        self._outputs = BoardOutputs()
        self._written_at: float | None = None
        self._contactor_due: float | None = None  # the metal follows the command then
        self._contactor = False
        self._lock_due: float | None = None
        self._locked = False
        self._s2 = False
        self._pwm_ended: float | None = None
        self._pulse_ends: float | None = None
        self.meter = SimMeter(self)
        self.dc_supply = SimDcSupply(self) if self.options.dc else None
        self.isolation = SimIsolation(self) if self.options.dc else None
        self.grid = SimGridMeter(self)
        self.control = SimControl(self)

    # --- Board ---

    @property
    def info(self) -> BoardInfo:
        return self._info

    def read(self, now: float) -> BoardInputs:
        with self.lock:
            self.advance(now)
            if "board" in self.faults:
                raise OSError("simulated bus error")
            load = replace(self.load, diode_ok=False) if "diode" in self.faults else self.load
            high_v, low_v = pilot_levels(self._outputs.pilot, load, self._s2, "cp-short" in self.faults)
            temperature_c = self.temperature_c
            if "over-temperature" in self.faults:
                temperature_c = 90.0
            elif "temperature-sensor" in self.faults:
                temperature_c = 850.0
            return BoardInputs(
                pilot_high_v=high_v + (2.0 if "pilot-drift" in self.faults else 0.0),
                pilot_low_v=low_v,
                contactor_closed=self._contactor,
                lock_closed=self._locked if self.options.socket else None,
                proximity_ohm=self._proximity_ohm(),
                rcd_tripped="rcd" in self.faults or self._rcd_reacts(now),
                emergency_stop="estop" in self.faults,
                grid_lost="grid-loss" in self.faults,
                ventilation=self.options.ventilation,
                temperature_c=temperature_c,
                plug_temperature_c=95.0 if "hot-plug" in self.faults else self.plug_temperature_c,
                supply_over_voltage="dc-over-voltage" in self.faults,
            )

    def write(self, outputs: BoardOutputs, now: float) -> None:
        with self.lock:
            self.advance(now)
            if "board" in self.faults:
                raise OSError("simulated bus error")
            before, self._outputs = self._outputs, outputs
            if outputs.rcd_test and not before.rcd_test:
                self._rcd_pulsed_at = now
            self._written_at = now
            if outputs.contactor is not before.contactor:
                self._note("command", "closed" if outputs.contactor else "open")
                delay = self.options.contactor_close_s if outputs.contactor else self.options.contactor_open_s
                self._contactor_due = now + delay
            if outputs.single_phase is not before.single_phase:
                self._note("phases", "one" if outputs.single_phase else "all")
            if outputs.lock is not before.lock:
                self._lock_due = now + self.options.lock_s
            if outputs.pilot != before.pilot:
                self._note("pilot", f"{outputs.pilot.kind.value} {outputs.pilot.duty_percent:.1f}")
                if before.pilot.kind is DriveKind.PWM and outputs.pilot.kind is not DriveKind.PWM:
                    self._pwm_ended = now
                elif outputs.pilot.kind is DriveKind.PWM:
                    self._pwm_ended = None

    def close(self) -> None:
        with self.lock:
            self._outputs = BoardOutputs()
            self._contactor = "weld" in self.faults and self._contactor
            self._contactor_due = None

    def settle(self, now: float) -> None:
        """Let the world run to `now` without reading or writing it. Takes the lock."""
        with self.lock:
            self.advance(now)

    # --- Physics; the caller holds the lock ---

    @property
    def outputs(self) -> BoardOutputs:
        """What the safety loop wrote last."""
        return self._outputs

    @property
    def contactor_closed(self) -> bool:
        """The metal."""
        return self._contactor

    def advance(self, now: float) -> None:
        """Let the world run to `now`. A time in the past (the other thread was faster) changes nothing."""
        last = self._now
        if last is None:
            self._now = now
            return
        if now <= last:
            return
        self._run_interlock(now)
        # The contactor moves within the span: integrate up to that moment and after it separately.
        due = self._contactor_due
        if due is not None and due <= now:
            self._integrate(last, due)
            self._move_contactor(due)
            last = max(last, due)
        self._integrate(last, now)
        self._now = now
        if self._lock_due is not None and self._lock_due <= now:
            self._lock_due = None
            if "lock" not in self.faults:
                self._locked = self._outputs.lock
                self._note("lock", "closed" if self._locked else "open")
        self._move_s2(now)

    def _run_interlock(self, now: float) -> None:
        """The simulated monostable in the coil supply: nobody wrote, so the contactor opens."""
        limit, written = self.options.interlock_s, self._written_at
        if limit is None or written is None or now < written + limit or not self._outputs.contactor:
            return
        self._outputs = replace(self._outputs, contactor=False, dc_enable=False)
        self._contactor_due = written + limit + self.options.contactor_open_s

    def _integrate(self, start: float, end: float) -> None:
        if end <= start:
            return
        if self.dc_supply is not None:
            self.dc_supply.run(end - start)
        if self.isolation is not None:
            self.isolation.run(end)
        self.meter.run(end - start)

    def _move_contactor(self, at: float) -> None:
        self._contactor_due = None
        command = self._outputs.contactor
        if command and "contactor-fail" in self.faults:
            return
        if not command and "weld" in self.faults:
            return
        if command is not self._contactor:
            self._contactor = command
            self._note("contactor", "closed" if command else "open", at)

    def _move_s2(self, now: float) -> None:
        if self.toggle_s > 0:
            self._pulse_ends, self.toggle_s = now + self.toggle_s, 0.0
        if self._pulse_ends is not None:
            self._s2 = self.load.present and now < self._pulse_ends
            if now < self._pulse_ends:
                return
            self._pulse_ends = None
        wish = self.load.present and self.load.ready
        if wish and self.load.follows_pwm and not self.load.accepts(self._outputs.pilot):
            # A vehicle needs a moment to stop drawing before it opens S2.
            reacting = self._pwm_ended is not None and now < self._pwm_ended + REACTION_S
            wish = self._s2 and (reacting or "ev-ignores" in self.faults)
        self._s2 = wish

    def _rcd_reacts(self, now: float) -> bool:
        """The monitor trips a while after the pulse on its test input, and lets go again."""
        at = self._rcd_pulsed_at
        return at is not None and RCD_TEST_S[0] <= now - at <= RCD_TEST_S[1] and "rcd-dead" not in self.faults

    def _proximity_ohm(self) -> float | None:
        if not self.options.socket:
            return None
        return 30.0 if "proximity" in self.faults else self.load.proximity_ohm

    def _note(self, what: str, value: str, at: float | None = None) -> None:
        self.trace.append(SimTrace(self._now or 0.0 if at is None else at, what, value))

    @property
    def phases(self) -> int:
        """The phases that the relay connects."""
        return 1 if self._outputs.single_phase else self._info.phases

    @property
    def vehicle_connected(self) -> bool:
        """The vehicle is on the live side: plugged, S2 closed, contactor closed."""
        return self.load.present and self._s2 and self._contactor

    @property
    def ac_current_a(self) -> float:
        """What an AC vehicle draws per phase now: the lower of its wish and the offer (5 %: its wish, negative where it
        supplies)."""
        drive = self._outputs.pilot
        if not self.options.serves_ac or not self.vehicle_connected or "grid-loss" in self.faults:
            return 0.0
        if self.dc_supply is not None and self.dc_supply.in_use:
            return 0.0
        if drive.kind is not DriveKind.PWM:
            return 0.0
        if "over-current" in self.faults:
            return self.load.current_a
        offered = current_for_duty(drive.duty_percent)
        # Only a vehicle that is told what to do in a session (5 %) may supply.
        return self.load.current_a if offered is None else min(max(self.load.current_a, 0.0), offered)

    def set_load(self, **changes: object) -> None:
        """Change the vehicle. Takes the lock."""
        with self.lock:
            self.load = replace(self.load, **changes)  # type: ignore[arg-type]

    def released(self) -> None:
        """Something that stuck is free again and follows its command. The caller holds the lock."""
        if self._contactor is not self._outputs.contactor and self._contactor_due is None:
            self._contactor_due = self._now
        if self._locked is not self._outputs.lock and self._lock_due is None:
            self._lock_due = self._now

    def vehicle_changed(self) -> None:
        """Another vehicle or none: what it did to switch and isolation is over. The caller holds the lock."""
        self._s2 = False
        self._pulse_ends = None
        self._pwm_ended = None
        if self.isolation is not None:
            self.isolation.forget()


def _features(options: SimOptions) -> frozenset[Feature]:
    """What the options make the board have."""
    fitted = {
        Feature.CONTACTOR_FEEDBACK: True,
        Feature.LOCK: options.socket,
        Feature.PROXIMITY: options.socket,
        Feature.RCD: True,
        Feature.RCD_TEST: options.rcd_test,
        Feature.EMERGENCY_STOP: True,
        Feature.GRID_LOSS: True,
        Feature.VENTILATION: options.ventilation,
        Feature.TEMPERATURE: True,
        Feature.PLUG_TEMPERATURE: options.plug_temperature_c is not None,
        Feature.PHASE_SWITCH: options.phase_switch,
        Feature.STATE_E: True,
        Feature.OVER_VOLTAGE: options.dc,
    }
    return frozenset(feature for feature, there in fitted.items() if there)


class SimMeter:
    """Integrates what the vehicle takes. With the fault `meter` it freezes: the last reading stays, with its time."""

    def __init__(self, board: SimBoard) -> None:
        self._board = board
        self._import_wh = 0.0
        self._export_wh = 0.0
        self._last: MeterReading | None = None

    def read(self, now: float) -> MeterReading:
        with self._board.lock:
            self._board.advance(now)
            if self._last is None or "meter" not in self._board.faults:
                self._last = self._reading(now)
                return self._last
            return replace(self._last, problem="frozen")

    def run(self, seconds: float) -> None:
        """Integrate. The caller holds the board's lock."""
        energy_wh = self._power_w() * seconds / 3600.0
        self._import_wh += max(energy_wh, 0.0)
        self._export_wh += max(-energy_wh, 0.0)

    def _power_w(self) -> float:
        board = self._board
        if board.dc_supply is not None and (board.dc_supply.in_use or not board.options.serves_ac):
            return board.dc_supply.voltage_v * board.dc_supply.current_a
        phases = min(board.phases, board.load.phases)
        return board.info.nominal_voltage_v * board.ac_current_a * phases

    def _reading(self, now: float) -> MeterReading:
        board = self._board
        if board.dc_supply is not None and (board.dc_supply.in_use or not board.options.serves_ac):
            voltage_v: tuple[float, ...] = (board.dc_supply.voltage_v,)
            current_a: tuple[float, ...] = (board.dc_supply.current_a,)
        else:
            mains_v = 0.0 if "grid-loss" in board.faults else board.info.nominal_voltage_v
            voltage_v = (mains_v,) * board.info.phases
            drawn = min(board.phases, board.load.phases)
            current_a = tuple(board.ac_current_a if i < drawn else 0.0 for i in range(board.info.phases))
        return MeterReading(
            at=now,
            import_wh=self._import_wh,
            export_wh=self._export_wh,
            power_w=self._power_w(),
            voltage_v=voltage_v,
            current_a=current_a,
            serial=board.options.meter_serial,
        )


class SimDcSupply:
    """A power stage with ramps, behind the safety loop's `dc_enable`. With the fault `dc-supply` it shuts down."""

    def __init__(self, board: SimBoard) -> None:
        self._board = board
        self._on = False
        self._target_v = 0.0
        self._target_a = 0.0
        self._battery_on = False  # the vehicle has closed its own contactor after the pre-charge
        self.voltage_v = 0.0  # read these two with the board's lock held
        self.current_a = 0.0

    @property
    def ratings(self) -> DcRatings:
        options = self._board.options
        return DcRatings(
            max_voltage_v=options.dc_max_voltage_v,
            min_voltage_v=options.dc_min_voltage_v,
            max_current_a=options.dc_max_current_a,
            min_current_a=0.0,
            max_power_w=options.dc_max_power_w,
            max_discharge_current_a=options.dc_discharge_current_a,
            max_discharge_power_w=options.dc_discharge_power_w,
        )

    def set_target(self, voltage_v: float, current_a: float, now: float) -> None:
        """Set-points, clipped to the ratings."""
        options = self._board.options
        with self._board.lock:
            self._board.advance(now)
            self._target_v = min(max(voltage_v, 0.0), options.dc_max_voltage_v)
            self._target_a = min(max(current_a, -options.dc_discharge_current_a), options.dc_max_current_a)
            if self._target_v > 0:
                most_a, least_a = options.dc_max_power_w / self._target_v, options.dc_discharge_power_w / self._target_v
                self._target_a = min(max(self._target_a, -least_a), most_a)

    def switch(self, on: bool, now: float) -> None:
        with self._board.lock:
            self._board.advance(now)
            self._on = on

    def read(self, now: float) -> DcReading:
        with self._board.lock:
            self._board.advance(now)
            return DcReading(now, self.voltage_v, self.current_a, self._live, "dc-supply" in self._board.faults)

    @property
    def in_use(self) -> bool:
        """Switched on, or not discharged yet: whatever flows now is DC. The caller holds the board's lock."""
        return self._live or self.voltage_v > 0.0

    @property
    def _live(self) -> bool:
        return self._on and self._board.outputs.dc_enable and "dc-supply" not in self._board.faults

    def run(self, seconds: float) -> None:
        """Ramp for `seconds`. The caller holds the board's lock."""
        board, options = self._board, self._board.options
        if not self._live:
            self._battery_on = False
            self.current_a = 0.0
            self.voltage_v = max(0.0, self.voltage_v - options.dc_discharge_v_s * seconds)
            return
        load = board.load
        connects = self._battery_on or self._target_a < 0.0 or self._target_a > PRECHARGE_CURRENT_A
        battery_on = load.ev_contactor if load.ev_contactor is not None else connects
        battery_v = load.battery_voltage_v if load.battery_voltage_v is not None else self._target_v
        if board.vehicle_connected and battery_on and self._target_v >= battery_v > 0:
            self.voltage_v = battery_v
            self._battery_on = True
            most = max(min(self._target_a, abs(load.current_a)), -abs(load.current_a))
            # Only the way up is limited: a supply that must reduce does it at once.
            step_a = options.dc_current_ramp_a_s * seconds
            if most >= 0.0:
                self.current_a = min(most, max(self.current_a, 0.0) + step_a)
            else:
                self.current_a = max(most, min(self.current_a, 0.0) - step_a)
            return
        self.current_a = 0.0
        step_v = options.dc_voltage_ramp_v_s * seconds
        if self.voltage_v <= self._target_v:
            self.voltage_v = min(self._target_v, self.voltage_v + step_v)
        else:
            self.voltage_v = max(self._target_v, self.voltage_v - options.dc_discharge_v_s * seconds)


class SimIsolation:
    """An isolation monitor: a test takes `isolation_test_s`, then it measures until stopped."""

    def __init__(self, board: SimBoard) -> None:
        self._board = board
        self._result = IsolationResult.UNKNOWN
        self._test_ends: float | None = None
        self._measuring = False

    def start_test(self, now: float) -> None:
        with self._board.lock:
            self._board.advance(now)
            self._result = IsolationResult.TESTING
            self._test_ends = now + self._board.options.isolation_test_s
            self._measuring = False

    def stop(self, now: float) -> None:
        """End the measuring; the last result stays until the next test or vehicle. A running test is abandoned."""
        with self._board.lock:
            self._board.advance(now)
            if self._result is IsolationResult.TESTING:
                self._result = IsolationResult.UNKNOWN
            self._test_ends = None
            self._measuring = False

    def read(self, now: float) -> IsolationReading:
        with self._board.lock:
            self._board.advance(now)
            self.run(now)
            return IsolationReading(now, self._result, self._resistance_ohm() if self._measuring else 0.0)

    def run(self, now: float) -> None:
        """Finish a test that is due and follow the resistance. The caller holds the board's lock."""
        if self._test_ends is not None and now >= self._test_ends:
            self._test_ends = None
            self._measuring = True
        if self._measuring:
            good = self._resistance_ohm() >= 100_000.0
            self._result = IsolationResult.VALID if good else IsolationResult.FAULT

    def forget(self) -> None:
        """The vehicle left. The caller holds the board's lock."""
        self._result = IsolationResult.UNKNOWN
        self._test_ends = None
        self._measuring = False

    def _resistance_ohm(self) -> float:
        return 20_000.0 if "isolation" in self._board.faults else self._board.options.isolation_ohm
