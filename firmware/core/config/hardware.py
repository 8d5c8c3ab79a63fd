"""The sections of what is wired to the station: board, meters, DC power stage, and the fuse before them."""

from typing import Annotated, Literal, TypeAlias, get_args

from msgspec import Meta

from firmware.core.config.section import Section

Gpio = Annotated[int, Meta(ge=0, le=27)]
AdcChannel = Annotated[int, Meta(ge=0, le=7)]
ModbusMeter: TypeAlias = Literal[
    "sdm630", "sdm72", "sdm120", "em340", "abb_b23", "iem3155", "eem350", "finder_7e", "wago_879"
]
METERS: tuple[str, ...] = get_args(ModbusMeter)


class BoardSection(Section, frozen=True, kw_only=True):
    """The hardware. What is set here can only lower what the board itself allows."""

    driver: Annotated[Literal["sim", "pi", "safety_mcu"], Meta(description="board driver")] = "sim"
    port: Annotated[
        str, Meta(max_length=200, description="safety_mcu: serial port of the microcontroller, such as /dev/serial0")
    ] = ""
    reset_gpio: Annotated[
        Gpio | None, Meta(description="safety_mcu: BCM pin on the microcontroller's reset line; nothing: not wired")
    ] = None
    pilot_gpio: Annotated[Literal[12, 13, 18, 19], Meta(description="pi: PWM pin of the pilot; all pins are BCM")] = 12
    pilot_enable_gpio: Annotated[Gpio, Meta(description="pi: connects the pilot generator; low is state E")] = 16
    contactor_gpio: Annotated[Gpio, Meta(description="pi: permission of the contactor")] = 5
    heartbeat_gpio: Annotated[Gpio, Meta(description="pi: retriggers the monostable in the coil supply")] = 6
    feedback_gpio: Annotated[Gpio | None, Meta(description="pi: mirror contact, high is closed")] = 26
    rcd_gpio: Annotated[Gpio | None, Meta(description="pi: residual current monitor, high is tripped")] = None
    rcd_test_gpio: Annotated[Gpio | None, Meta(description="pi: test input of that monitor, low is test")] = None
    emergency_stop_gpio: Annotated[Gpio | None, Meta(description="pi: emergency stop loop, high is pressed")] = None
    grid_gpio: Annotated[Gpio | None, Meta(description="pi: mains monitor, high is lost")] = None
    lock_close_gpio: Annotated[Gpio | None, Meta(description="pi: bridge input that closes the lock")] = None
    lock_open_gpio: Annotated[Gpio | None, Meta(description="pi: bridge input that opens the lock")] = None
    lock_feedback_gpio: Annotated[Gpio | None, Meta(description="pi: lock switch, high is closed")] = None
    dc_enable_gpio: Annotated[Gpio | None, Meta(description="pi: DC, high lets the supply's output live")] = None
    phase_gpio: Annotated[Gpio | None, Meta(description="pi: phase relay, high connects one phase only")] = None
    led_red_gpio: Annotated[Gpio | None, Meta(description="pi and safety_mcu: status light, high is lit")] = None
    led_green_gpio: Gpio | None = None
    led_blue_gpio: Gpio | None = None
    buzzer_gpio: Annotated[Gpio | None, Meta(description="pi and safety_mcu: buzzer, high sounds")] = None
    adc: Annotated[Literal["mcp3208", "mcp3008"], Meta(description="pi: converter on the SPI bus")] = "mcp3208"
    adc_device: Annotated[str, Meta(max_length=100, description="pi: its spidev; not the modem's bus")] = (
        "/dev/spidev1.0"
    )
    adc_reference_v: Annotated[float, Meta(ge=1.0, le=5.5)] = 3.3
    pilot_channel: Annotated[int, Meta(ge=0, le=7)] = 0
    proximity_channel: Annotated[int, Meta(ge=0, le=7)] = 1
    temperature_channel: Annotated[AdcChannel | None, Meta(description="pi: PT1000 under 1 kOhm, inside")] = None
    plug_temperature_channel: Annotated[AdcChannel | None, Meta(description="pi: PT1000 at the contacts")] = None
    pilot_zero_v: Annotated[float, Meta(ge=0.0, le=5.0, description="pi: at the converter with the pilot at 0 V")] = (
        1.65
    )
    pilot_gain: Annotated[float, Meta(ge=1.0, le=20.0, description="pi: pilot volts per volt at the converter")] = 8.69
    max_current_a: Annotated[float, Meta(ge=6, le=80, description="per phase, of cable and contactor")] = 32.0
    phases: Literal[1, 3] = 3
    nominal_voltage_v: Annotated[float, Meta(ge=100, le=300, description="phase to neutral")] = 230.0
    fixed_cable: Annotated[bool, Meta(description="false: a socket with proximity and lock")] = True
    ventilation: Annotated[bool, Meta(description="a fan is fitted; vehicles asking for it (state D) may charge")] = (
        False
    )
    phase_switch: Annotated[bool, Meta(description="sim: a relay connects one phase or all")] = False
    plugged: Annotated[bool, Meta(description="sim: a vehicle is connected when the daemon starts")] = False
    bench: Annotated[
        str,
        Meta(
            max_length=80,
            description='needed to energise a board without an interlock: "bench, no independent interlock"',
        ),
    ] = ""
    reader: Annotated[
        Literal["none", "pn532", "ascii", "mfrc522"],
        Meta(description="card reader; ascii: 9600 baud, a line per card; mfrc522: on a spidev device"),
    ] = "none"
    reader_port: Annotated[
        str, Meta(max_length=200, description="serial port of the card reader, or its spidev device")
    ] = ""
    dc_max_voltage_v: Annotated[float, Meta(ge=60, le=1500)] = 500.0
    dc_max_current_a: Annotated[float, Meta(ge=1, le=500)] = 125.0
    dc_max_power_w: Annotated[float, Meta(ge=1000, le=1_000_000)] = 50_000.0


# The keys of [board] that are pins of the pi board, in the order of the header's table in docs/boards.md.
PI_PINS = (
    "pilot_gpio",
    "pilot_enable_gpio",
    "contactor_gpio",
    "heartbeat_gpio",
    "feedback_gpio",
    "rcd_gpio",
    "rcd_test_gpio",
    "emergency_stop_gpio",
    "grid_gpio",
    "lock_close_gpio",
    "lock_open_gpio",
    "lock_feedback_gpio",
    "phase_gpio",
    "dc_enable_gpio",
)
INDICATOR_PINS = ("led_red_gpio", "led_green_gpio", "led_blue_gpio", "buzzer_gpio")
PI_ADC = (
    "adc",
    "adc_device",
    "adc_reference_v",
    "pilot_channel",
    "proximity_channel",
    "temperature_channel",
    "plug_temperature_channel",
    "pilot_zero_v",
    "pilot_gain",
)


class InstallationSection(Section, frozen=True, kw_only=True):
    """Limits of the place where the station stands."""

    fuse_a: Annotated[float, Meta(ge=6, le=500, description="per phase, of the supply")] = 32.0
    limit_a: Annotated[float | None, Meta(description="a lower limit wished by the owner, per phase")] = None


class MeterSection(Section, frozen=True, kw_only=True):
    """The energy meter, and meter values of transactions."""

    sample_interval_s: Annotated[int, Meta(ge=1, le=86400, description="period of meter values in a transaction")] = 60
    driver: Annotated[
        Literal["board", "none"] | ModbusMeter,
        Meta(description="board: the board's own (sim only); none: nothing is measured, for a bench"),
    ] = "board"
    port: Annotated[str, Meta(max_length=200, description="Modbus RTU: serial port, best below /dev/serial/by-id")] = ""
    host: Annotated[str, Meta(max_length=45, description="Modbus TCP: IP address; empty: RTU")] = ""
    tcp_port: Annotated[int, Meta(ge=1, le=65535)] = 502
    unit: Annotated[int, Meta(ge=0, le=247, description="Modbus address of the meter")] = 1
    baud: Literal[1200, 2400, 4800, 9600, 19200, 38400, 57600, 115200] = 9600
    parity: Annotated[Literal["N", "E", "O"], Meta(description="none, even, odd")] = "N"
    stop_bits: Literal[1, 2] = 1
    invert: Annotated[bool, Meta(description="the meter is wired backwards: import and export change places")] = False
    poll_interval_s: Annotated[float, Meta(ge=0.25, le=10)] = 1.0
    public_key: Annotated[
        str, Meta(max_length=400, description="of the meter's signatures, hex or base64, for the legal page")
    ] = ""
    software: Annotated[
        str, Meta(max_length=120, description="version and checksum of the legally relevant software")
    ] = ""


class GridMeterSection(Section, frozen=True, kw_only=True):
    """The meter at the building's connection, for balancing its load."""

    driver: Annotated[
        Literal["none", "board", "p1"] | ModbusMeter,
        Meta(
            description="board: that of the simulated board; p1: the customer port of a smart meter; else as in [meter]"
        ),
    ] = "none"
    port: Annotated[str, Meta(max_length=200, description="serial port; empty: Modbus TCP")] = ""
    host: Annotated[str, Meta(max_length=45, description="Modbus TCP: IP address")] = ""
    tcp_port: Annotated[int, Meta(ge=1, le=65535)] = 502
    unit: Annotated[int, Meta(ge=0, le=247)] = 1
    baud: Literal[1200, 2400, 4800, 9600, 19200, 38400, 57600, 115200] = 9600
    parity: Literal["N", "E", "O"] = "N"
    stop_bits: Literal[1, 2] = 1
    invert: Annotated[bool, Meta(description="positive power flows into the grid")] = False
    fuse_a: Annotated[
        Annotated[float, Meta(ge=6, le=1000)] | None,
        Meta(description="of the building's connection, per phase: charging keeps below it; left out: not guarded"),
    ] = None
    fallback_a: Annotated[
        float, Meta(ge=0, le=80, description="what is safe while this meter is silent, frozen or wired backwards")
    ] = 6.0
    poll_interval_s: Annotated[float, Meta(ge=0.25, le=10)] = 1.0


class DcSection(Section, frozen=True, kw_only=True):
    """The DC power stage, where it is not the board's own."""

    supply: Annotated[
        Literal["board", "infypower"], Meta(description="board: its own (sim only); infypower: modules on CAN")
    ] = "board"
    can_interface: Annotated[str, Meta(max_length=20, description="python-can: socketcan, slcan ...")] = "socketcan"
    can_channel: Annotated[str, Meta(max_length=100)] = "can0"
    modules: Annotated[
        tuple[Annotated[int, Meta(ge=0, le=62)], ...],
        Meta(min_length=1, max_length=12, description="addresses of the modules"),
    ] = (0,)
    min_voltage_v: Annotated[float, Meta(ge=0, le=500)] = 150.0
    isolation: Annotated[Literal["board", "bender"], Meta(description="bender: isoCHA425HV on isolation_port")] = (
        "board"
    )
    isolation_port: Annotated[str, Meta(max_length=200)] = ""
    isolation_unit: Annotated[int, Meta(ge=1, le=247)] = 3
