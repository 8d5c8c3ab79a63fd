"""The bench board: hardware PWM, an SPI converter and GPIO of the Raspberry Pi itself.

Owns: turning outputs into PWM and pins and samples into `BoardInputs`; toggling the monostable that keeps the
contactor. May not: decide about energy, or wait: `sample` takes 10 ms and is called by a thread of its own, `read` and
`write` by the safety thread.

Fail-safe: the coil needs the permission pin AND a monostable that is retriggered by an edge of the heartbeat pin. The
edge is made by `write`, only while a fresh measurement says C or D. When Python stands still the monostable runs out.
"""

import enum
from dataclasses import dataclass
from typing import Protocol

import msgspec

from firmware.hal.api import BoardInfo, BoardInputs, BoardOutputs, DriveKind, Feature, Interlock, PilotState
from firmware.hal.boards.gpio import Gpio
from firmware.hal.boards.pi.adc import SAMPLES, Converter
from firmware.hal.boards.pi.levels import Levels, divider_ohm, pt1000_c, reduce_batch
from firmware.hal.pilot import classify

STALE_S = 0.05  # five batches: an older measurement is none
SLOW_EVERY = 10  # proximity and temperature are read every so many batches
SLOW_SAMPLES = 4
REPORT_DELAY_S = 0.03
LOCK_PULSE_S = 0.6
LOCK_REPEAT_S = 1.0  # from one pulse to the next while the switch does not follow: three before the lock is a fault
LOCK_PULSES = 3
LOCK_REST_S = 5.0  # then the motor cools down
PULL_UP_OHM = 1000.0  # of the proximity and the temperature input


class PiOptions(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`[board]` with `driver = "pi"`. Pins are BCM numbers; None: not wired. Inputs are loops that trip when open."""

    phases: int = 3
    max_current_a: float = 32.0
    nominal_voltage_v: float = 230.0
    socket: bool = False
    ventilation: bool = False
    pilot_gpio: int = 12
    pilot_enable_gpio: int = 16
    contactor_gpio: int = 5
    heartbeat_gpio: int = 6
    feedback_gpio: int | None = 26
    rcd_gpio: int | None = None
    rcd_test_gpio: int | None = None  # low is the test
    emergency_stop_gpio: int | None = None
    grid_gpio: int | None = None
    lock_close_gpio: int | None = None
    lock_open_gpio: int | None = None
    lock_feedback_gpio: int | None = None
    phase_gpio: int | None = None  # high connects one phase only
    dc_enable_gpio: int | None = None  # high lets the output of a DC supply live; its presence makes this a DC board
    adc: Converter = "mcp3208"
    adc_device: str = "/dev/spidev1.0"
    adc_reference_v: float = 3.3
    pilot_channel: int = 0
    proximity_channel: int = 1
    temperature_channel: int | None = None
    plug_temperature_channel: int | None = None
    pilot_zero_v: float = 1.65  # at the converter when the pilot is at 0 V
    pilot_gain: float = 8.69  # volt of the pilot per volt at the converter


class PwmOutput(Protocol):
    """What the board needs of `pwm.Pwm`."""

    def set_percent(self, duty_percent: float) -> None: ...


class AdcInput(Protocol):
    """What the board needs of `adc.Adc`."""

    def sample(self, channel: int, count: int) -> list[float]: ...

    def close(self) -> None: ...


def info_of(options: PiOptions) -> BoardInfo:
    """What the board declares."""
    return BoardInfo(
        name="pi",
        interlock=Interlock.MONOSTABLE,
        max_current_a=options.max_current_a,
        phases=options.phases,
        nominal_voltage_v=options.nominal_voltage_v,
        fixed_cable=not options.socket,
        has_contactor_feedback=options.feedback_gpio is not None,
        rcd_test=options.rcd_gpio is not None and options.rcd_test_gpio is not None,
        dc=options.dc_enable_gpio is not None,
        report_delay_s=REPORT_DELAY_S,
        features=features_of(options),
    )


def features_of(options: PiOptions) -> frozenset[Feature]:
    """What is wired."""
    wired = {
        Feature.CONTACTOR_FEEDBACK: options.feedback_gpio,
        Feature.LOCK: options.lock_close_gpio if options.socket else None,
        Feature.PROXIMITY: options.proximity_channel if options.socket else None,
        Feature.RCD: options.rcd_gpio,
        Feature.RCD_TEST: options.rcd_test_gpio if options.rcd_gpio is not None else None,
        Feature.EMERGENCY_STOP: options.emergency_stop_gpio,
        Feature.GRID_LOSS: options.grid_gpio,
        Feature.VENTILATION: options.ventilation or None,
        Feature.TEMPERATURE: options.temperature_channel,
        Feature.PLUG_TEMPERATURE: options.plug_temperature_channel,
        Feature.PHASE_SWITCH: options.phase_gpio,
        Feature.STATE_E: options.pilot_enable_gpio,
    }
    return frozenset(feature for feature, where in wired.items() if where is not None)


@dataclass(frozen=True, slots=True)
class Measured:
    """The newest measurement, one immutable object from the sampler to the safety thread."""

    at: float
    levels: Levels
    proximity_ohm: float | None = None
    temperature_c: float | None = None
    plug_temperature_c: float | None = None


class _Lock(enum.Enum):
    CLOSING = "closing"
    OPENING = "opening"
    STILL = "still"


class PiBoard:
    """`Board` on the Pi's own pins. Somebody must call `sample(now)` again and again (see `Sampler`)."""

    def __init__(self, options: PiOptions, pwm: PwmOutput, adc: AdcInput, gpio: Gpio) -> None:
        self._options = options
        self._info = info_of(options)
        self._pwm = pwm
        self._adc = adc
        self._gpio = gpio
        self._outputs = BoardOutputs()
        self._written_at = float("-inf")
        self._drives = 0  # how often the pilot was changed: a batch across a change says nothing
        self._measured: Measured | None = None
        self._sample_error = "the pilot was not measured yet"
        self._batches = 0
        self._slow: tuple[float | None, float | None, float | None] = (None, None, None)
        self._heartbeat = False
        self._closed = False
        self._lock = _Lock.STILL
        self._lock_since = 0.0
        self._locked: bool | None = None  # what was commanded last
        self._lock_pulses = 0
        self._outputs_used = [
            pin
            for pin in (
                options.contactor_gpio,
                options.heartbeat_gpio,
                options.pilot_enable_gpio,
                options.lock_close_gpio,
                options.lock_open_gpio,
                options.phase_gpio,
                options.dc_enable_gpio,
            )
            if pin is not None
        ]
        self._inputs_used = [
            pin
            for pin in (
                options.feedback_gpio,
                options.rcd_gpio,
                options.emergency_stop_gpio,
                options.grid_gpio,
                options.lock_feedback_gpio,
            )
            if pin is not None
        ]
        for pin in self._outputs_used:
            gpio.setup(pin, gpio.OUT, initial=gpio.LOW)
        for pin in self._inputs_used:
            gpio.setup(pin, gpio.IN, pull_up_down=gpio.PUD_UP)
        if options.rcd_test_gpio is not None:
            gpio.setup(options.rcd_test_gpio, gpio.OUT, initial=gpio.HIGH)
        self._drive(BoardOutputs())

    @property
    def info(self) -> BoardInfo:
        return self._info

    def dc_granted(self, now: float) -> bool:
        """The safety loop lets a DC supply's output live, and still runs."""
        return self._outputs.dc_enable and now - self._written_at <= STALE_S

    # --- The sampler's side ---

    def sample(self, now: float) -> None:
        """Take one batch of the pilot (about 10 ms), now and then proximity and temperature. Never raises OSError."""
        options = self._options
        drives, pwm = self._drives, self._outputs.pilot.kind is DriveKind.PWM
        try:
            volts = self._adc.sample(options.pilot_channel, SAMPLES)
            if self._batches % SLOW_EVERY == 0:
                self._slow = (
                    self._proximity_ohm(),
                    self._temperature_c(options.temperature_channel),
                    self._temperature_c(options.plug_temperature_channel),
                )
        except OSError as error:
            self._sample_error = f"the converter failed: {error}"
            return
        self._batches += 1
        levels = reduce_batch([(volt - options.pilot_zero_v) * options.pilot_gain for volt in volts], pwm)
        if levels is None or drives != self._drives:
            self._sample_error = "the samples of the pilot spread too far"
            return
        self._measured = Measured(now, levels, *self._slow)

    def _proximity_ohm(self) -> float | None:
        if not self._options.socket:
            return None
        return self._divider_ohm(self._options.proximity_channel)

    def _temperature_c(self, channel: int | None) -> float | None:
        return None if channel is None else pt1000_c(self._divider_ohm(channel))

    def _divider_ohm(self, channel: int) -> float:
        volts = self._adc.sample(channel, SLOW_SAMPLES)
        return divider_ohm(sum(volts) / len(volts), self._options.adc_reference_v, PULL_UP_OHM)

    # --- The safety thread's side ---

    def read(self, now: float) -> BoardInputs:
        """The newest sample. Raises OSError when the pilot has not been measured for `STALE_S`."""
        measured = self._measured
        if measured is None or now - measured.at > STALE_S:
            raise OSError(self._sample_error)
        options = self._options
        return BoardInputs(
            pilot_high_v=measured.levels.high_v,
            pilot_low_v=measured.levels.low_v,
            contactor_closed=self._pin(options.feedback_gpio),
            lock_closed=self._pin(options.lock_feedback_gpio) if options.socket else None,
            proximity_ohm=measured.proximity_ohm,
            rcd_tripped=bool(self._pin(options.rcd_gpio)),
            emergency_stop=bool(self._pin(options.emergency_stop_gpio)),
            grid_lost=bool(self._pin(options.grid_gpio)),
            ventilation=options.ventilation,
            temperature_c=measured.temperature_c,
            plug_temperature_c=measured.plug_temperature_c,
        )

    def write(self, outputs: BoardOutputs, now: float) -> None:
        gpio, options = self._gpio, self._options
        # The contactor first: whatever fails after it, opening has been done.
        gpio.output(options.contactor_gpio, gpio.HIGH if outputs.contactor else gpio.LOW)
        if outputs.contactor and self._vehicle_asks(now):
            self._heartbeat = not self._heartbeat
            gpio.output(options.heartbeat_gpio, gpio.HIGH if self._heartbeat else gpio.LOW)
        if options.dc_enable_gpio is not None:
            gpio.output(options.dc_enable_gpio, gpio.HIGH if outputs.dc_enable else gpio.LOW)
        if outputs.pilot != self._outputs.pilot:
            self._drives += 1
        self._outputs, self._written_at = outputs, now
        self._drive(outputs)
        if options.rcd_test_gpio is not None:
            gpio.output(options.rcd_test_gpio, gpio.LOW if outputs.rcd_test else gpio.HIGH)
        if options.phase_gpio is not None:
            gpio.output(options.phase_gpio, gpio.HIGH if outputs.single_phase else gpio.LOW)
        self._run_lock(outputs.lock, now)

    def close(self) -> None:
        if self._closed:
            return
        self._closed = True
        gpio = self._gpio
        for pin in self._outputs_used:
            gpio.output(pin, gpio.LOW)
        self._pwm.set_percent(0.0)
        self._adc.close()
        gpio.cleanup([*self._outputs_used, *self._inputs_used])

    def _vehicle_asks(self, now: float) -> bool:
        measured = self._measured
        if measured is None or now - measured.at > STALE_S:
            return False
        return classify(measured.levels.high_v, PilotState.UNKNOWN).ready

    def _drive(self, outputs: BoardOutputs) -> None:
        drive = outputs.pilot
        duty = {DriveKind.X1: 100.0, DriveKind.PWM: drive.duty_percent}.get(drive.kind, 0.0)
        self._pwm.set_percent(duty)
        connected = drive.kind is not DriveKind.E
        self._gpio.output(self._options.pilot_enable_gpio, self._gpio.HIGH if connected else self._gpio.LOW)

    def _pin(self, pin: int | None) -> bool | None:
        return None if pin is None else bool(self._gpio.input(pin))

    def _run_lock(self, wanted: bool, now: float) -> None:
        """Pulses on one side of the bridge until the switch follows; nothing unlocks under load long before this."""
        options, gpio = self._options, self._gpio
        if options.lock_close_gpio is None or options.lock_open_gpio is None:
            return
        follows = self._pin(options.lock_feedback_gpio) in (None, wanted)
        rest_s = LOCK_REST_S if self._lock_pulses >= LOCK_PULSES else LOCK_REPEAT_S
        again = self._lock is _Lock.STILL and not follows and now - self._lock_since >= rest_s
        if wanted is not self._locked or again:
            changed = wanted is not self._locked
            self._lock_pulses = 1 if changed or self._lock_pulses >= LOCK_PULSES else self._lock_pulses + 1
            self._locked, self._lock_since = wanted, now
            self._lock = _Lock.CLOSING if wanted else _Lock.OPENING
        elif self._lock is not _Lock.STILL and now - self._lock_since >= LOCK_PULSE_S:
            self._lock = _Lock.STILL
        gpio.output(options.lock_close_gpio, gpio.HIGH if self._lock is _Lock.CLOSING else gpio.LOW)
        gpio.output(options.lock_open_gpio, gpio.HIGH if self._lock is _Lock.OPENING else gpio.LOW)
