"""The configuration: one TOML file, typed, bounded, units in the names.

Owns: the schema (the classes below are its documentation, `evse config explain` prints them), loading and checking.
May not: read the environment, or keep a mutable copy; OCPP's variables are an overlay in the store, not here.
An unknown key is an error that names the nearest known one; every error names the key and what would be right.
"""

import difflib
import re
import tomllib
import types
import typing
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta

from firmware.core.errors import ConfigError

MAX_CONFIG_BYTES = 256 * 1024

Amps = Annotated[float, Meta(ge=0, le=500)]
Text = Annotated[str, Meta(max_length=255)]
CLOCK = r"^([01][0-9]|2[0-3]):[0-5][0-9]$"
Gpio = Annotated[int, Meta(ge=0, le=27)]
AdcChannel = Annotated[int, Meta(ge=0, le=7)]


class Section(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Base of every section: immutable, keyword only, closed."""


class StationSection(Section, frozen=True, kw_only=True):
    """Who this station is, for the CSMS, the vehicle and the screen."""

    id: Annotated[str, Meta(min_length=1, max_length=48, description="station id shown to people")] = "EVSE-0001"
    evse_id: Annotated[
        str,
        Meta(
            pattern=r"^[A-Z]{2}\*?[A-Za-z0-9]{3}\*?E[A-Za-z0-9*]{1,30}$",
            max_length=37,
            description="EVSE ID as ISO 15118-2 wants it, such as DE*ABC*E0001",
        ),
    ] = "DE*EVS*E000001"
    vendor: Annotated[str, Meta(max_length=50)] = "evse-firmware"
    model: Annotated[str, Meta(max_length=20)] = "RD-1"
    serial: Annotated[str, Meta(max_length=25)] = "000001"
    connector_label: Annotated[str, Meta(max_length=12, description="what is printed on the enclosure")] = "A"
    plug: Annotated[str, Meta(max_length=20, description="OCPP connector type")] = "cType2"
    helpline: Annotated[str, Meta(max_length=40)] = ""
    payment_url: Annotated[str, Meta(max_length=200, description="ad hoc payment page for the QR code")] = ""
    payment_secret: Annotated[
        str,
        Meta(max_length=64, description="shared with the payment page: the QR code changes every minute (RFC 6238)"),
    ] = ""
    receipt_url: Annotated[
        str, Meta(max_length=200, description="page of the receipt for the QR code; empty: the receipt is in the code")
    ] = ""


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


class ServiceSection(Section, frozen=True, kw_only=True):
    """A value-added service of the operator's own."""

    id: Annotated[int, Meta(ge=60001, le=65535, description="service id of ISO 15118-2 for custom services")]
    name: Annotated[str, Meta(min_length=1, max_length=32)]
    scope: Annotated[str, Meta(max_length=64)] = ""
    free: bool = True
    options: Annotated[
        tuple[dict[str, bool | int | str], ...],
        Meta(max_length=16, description="parameter sets, numbered from 1: name and value of each parameter"),
    ] = ()


class V2gSection(Section, frozen=True, kw_only=True):
    """ISO 15118 on the interface behind the modem."""

    enabled: bool = True
    interface: Annotated[str, Meta(min_length=1, max_length=15, description="network interface of SDP and V2G")] = "lo"
    tls: Annotated[
        Literal["required", "preferred", "off"],
        Meta(description="required: never plain TCP; preferred: what the vehicle asks for; off: plain TCP only"),
    ] = "preferred"
    protocols: Annotated[
        tuple[Literal["din", "iso2", "iso20"], ...],
        Meta(min_length=1, description="application protocols served; din is for DC with external payment"),
    ] = ("iso2", "din")
    auth: Annotated[tuple[Literal["eim", "pnc"], ...], Meta(min_length=1)] = ("eim", "pnc")
    energy: Annotated[tuple[Literal["ac", "dc", "ac_bpt", "dc_bpt", "mcs", "mcs_bpt"], ...], Meta(min_length=1)] = (
        "ac",
    )
    setup_timeout_s: Annotated[float, Meta(ge=5, le=120, description="communication setup timeout")] = 18.0
    sequence_timeout_s: Annotated[float, Meta(ge=1, le=600)] = 60.0
    basic_fallback_s: Annotated[
        float,
        Meta(ge=0, le=600, description="AC: nominal PWM when no V2G session came up this long after authorisation"),
    ] = 10.0
    receipts: Annotated[bool, Meta(description="ask Plug & Charge vehicles for signed metering receipts")] = False
    state_b_after_stop: Annotated[
        bool, Meta(description="DC: WeldingDetection and SessionStop fail unless the pilot is in state B")
    ] = False
    internet: Annotated[bool, Meta(description="offer internet access (service 3) to vehicles")] = False
    parking: Annotated[bool, Meta(description="ISO 15118-20: vehicles may report check-in and check-out")] = False
    services: Annotated[
        tuple[ServiceSection, ...], Meta(max_length=6, description="the operator's own services, [[v2g.services]]")
    ] = ()
    service_hook: Annotated[
        str,
        Meta(max_length=400, description="program run with start|stop ID SET EVCCID when a vehicle takes a service"),
    ] = ""
    certificate_service: Annotated[
        bool, Meta(description="vehicles may install and update contract certificates through the CSMS")
    ] = True
    iso20_loop_timeout_s: Annotated[
        float,
        Meta(ge=0.5, le=60, description="between charge loops of ISO 15118-20; 0.5 is the standard's [V2G20-1500]"),
    ] = 0.5
    iso20_unprotected: Annotated[
        bool,
        Meta(description="laboratory only: ISO 15118-20 without TLS 1.3 and vehicle certificate [V2G20-2356]"),
    ] = False
    iso20_laboratory_pki: Annotated[
        bool,
        Meta(description="laboratory only: TLS 1.3 also with P-256 and OEM provisioning certificates"),
    ] = False
    tls_key_log: Annotated[
        str, Meta(max_length=200, description="laboratory only: file that TLS secrets are written to")
    ] = ""


class V2xSection(Section, frozen=True, kw_only=True):
    """Bidirectional vehicles. Power in watt: positive charges, negative is supplied by the vehicle; at the building's
    connection positive is what it takes from the grid.
    """

    mode: Annotated[
        Literal["ChargingOnly", "LocalFrequency", "LocalLoadBalancing", "Idle"],
        Meta(description="what the station does by itself while no operator orders otherwise"),
    ] = "ChargingOnly"
    max_discharge_w: Annotated[float, Meta(ge=0, le=1_000_000, description="0: vehicles never supply")] = 0.0
    min_soc_percent: Annotated[int, Meta(ge=0, le=100, description="the vehicle keeps this much")] = 20
    frequency_curve: Annotated[
        tuple[tuple[float, float], ...], Meta(max_length=64, description="LocalFrequency: points of Hz and W")
    ] = ()
    baseline_w: Annotated[float, Meta(description="LocalFrequency: added to the curve")] = 0.0
    voltage_curve: Annotated[
        tuple[tuple[float, float], ...], Meta(max_length=64, description="reactive power: points of V and var")
    ] = ()
    upper_w: Annotated[float, Meta(description="LocalLoadBalancing: above this the vehicle supplies")] = 0.0
    upper_offset_w: Annotated[float, Meta(ge=0)] = 0.0
    lower_w: Annotated[float, Meta(description="LocalLoadBalancing: below this it charges")] = 0.0
    lower_offset_w: Annotated[float, Meta(ge=0)] = 0.0
    grid_forming: Annotated[bool, Meta(description="the building may be fed as an island, behind a switch")] = False


class PkiSection(Section, frozen=True, kw_only=True):
    """Certificates and keys of ISO 15118."""

    dir: Annotated[str, Meta(max_length=400, description="folder of the V2G certificates and keys; empty: none")] = ""
    strict: Annotated[
        bool,
        Meta(description="vehicles' certificates to the letter of ISO 15118-2: domain component needed, no country"),
    ] = False
    without_clock: Annotated[
        Literal["refuse", "ignore_dates"],
        Meta(description="contracts while the station's clock has never been set: not taken, or dates not looked at"),
    ] = "refuse"
    secc_id: Annotated[
        str, Meta(max_length=64, description="name in the SECC certificate; empty: the EVSE ID without asterisks")
    ] = ""
    organization: Annotated[
        str, Meta(max_length=64, description="operator's name in requested certificates; the CSMS can change it")
    ] = ""
    country: Annotated[str, Meta(pattern=r"^([A-Z]{2})?$", description="country in the SECC certificate")] = ""
    key_store: Annotated[
        Literal["files", "pkcs11", "tpm2"],
        Meta(description="where new keys towards the CSMS are made; keys towards vehicles are always files"),
    ] = "files"
    pkcs11_module: Annotated[str, Meta(max_length=400, description="library of the PKCS #11 token")] = ""
    pkcs11_token: Annotated[str, Meta(max_length=32, description="label of the token")] = ""
    pkcs11_pin_file: Annotated[str, Meta(max_length=400, description="file with the PIN in its first line")] = ""
    tpm2_tcti: Annotated[str, Meta(max_length=200, description="how to reach the TPM; empty: the kernel's")] = ""


class SlacSection(Section, frozen=True, kw_only=True):
    """SLAC, where a modem has to be matched first."""

    enabled: Annotated[bool, Meta(description="off where the link is up already (veth, laptop)")] = False
    transport: Annotated[
        Literal["netdev", "qca7000"],
        Meta(description="netdev: an interface of the kernel (qcaspi); qca7000: our own driver on SPI, which makes it"),
    ] = "netdev"
    interface: Annotated[str, Meta(min_length=1, max_length=15, description="of the modem; also that of [v2g]")] = (
        "plc0"
    )
    modem: Annotated[
        Literal["required", "auto", "none"],
        Meta(description="when no modem answers; auto and none are for a bare cable on a bench"),
    ] = "required"
    link_detection: Annotated[
        Literal["auto", "status", "stations", "broadcast", "none"],
        Meta(description="how a joined vehicle is seen; auto: link status, else the modem's list of stations"),
    ] = "auto"
    wait_s: Annotated[
        float, Meta(ge=10, le=50, description="for a vehicle that shall begin to match at 5 % (TT_EVSE_SLAC_init)")
    ] = 40.0
    attenuation_correction_db: Annotated[
        int, Meta(ge=-40, le=40, description="of the board's receive path, added to every group")
    ] = 0
    validate: Annotated[bool, Meta(description="count B-C-B toggles where a vehicle asks for CM_VALIDATE")] = False
    step_state: Annotated[
        Literal["E", "F"], Meta(description="pilot between two tries; E only where the board can make it")
    ] = "F"
    spi_device: Annotated[str, Meta(max_length=100, description="qca7000: the chip's bus")] = "/dev/spidev0.0"
    spi_speed_hz: Annotated[int, Meta(ge=1_000_000, le=16_000_000)] = 8_000_000
    spi_legacy: Annotated[bool, Meta(description="qca7000: the chip is strapped to legacy mode")] = False
    interrupt_line: Annotated[
        str, Meta(max_length=100, description="qca7000: INT as /dev/gpiochip0:23; empty: the chip is polled")
    ] = ""
    reset_line: Annotated[
        str, Meta(max_length=100, description="RESET_L as /dev/gpiochip0:24, whatever the transport; empty: none")
    ] = ""


class OcppSection(Section, frozen=True, kw_only=True):
    """The connection to the CSMS. An empty url means a station that works alone."""

    url: Annotated[
        str, Meta(max_length=300, pattern=r"^($|wss?://)", description="ws:// or wss://, without identity")
    ] = ""
    identity: Annotated[str, Meta(max_length=48, description="empty: the station id")] = ""
    security_profile: Annotated[
        int, Meta(ge=0, le=3, description="0 only for a bench; 2 needs wss, 3 a client certificate")
    ] = 2
    versions: Annotated[
        tuple[Literal["2.1", "2.0.1", "1.6"], ...],
        Meta(min_length=1, description="offered to the CSMS, the best first"),
    ] = ("2.1", "2.0.1", "1.6")
    password: Annotated[str, Meta(max_length=64, description="HTTP basic authentication, profiles 1 and 2")] = ""
    ca_file: Annotated[str, Meta(max_length=400, description="roots for the CSMS; empty: those of the system")] = ""
    cert_file: Annotated[str, Meta(max_length=400)] = ""
    key_file: Annotated[str, Meta(max_length=400)] = ""


class AuthorizationSection(Section, frozen=True, kw_only=True):
    """Who may charge."""

    free_vend: Annotated[
        bool | None,
        Meta(description="all charge without asking; left out: only where neither a CSMS nor tokens are configured"),
    ] = None
    tokens: Annotated[tuple[Text, ...], Meta(max_length=1000, description="local tokens that are always accepted")] = ()
    offline: Annotated[
        Literal["local", "accept", "reject"],
        Meta(description="no CSMS: only local tokens, every token, or none"),
    ] = "local"
    connection_timeout_s: Annotated[float, Meta(ge=5, le=3600, description="authorised, but nobody plugs in")] = 60.0


class PriceHoursSection(Section, frozen=True, kw_only=True):
    """Another price of a kWh from `start` until `end`, every day, in the station's local time."""

    start: Annotated[str, Meta(pattern=CLOCK, description="such as 22:00")]
    end: Annotated[str, Meta(pattern=CLOCK, description="such as 06:00; before the start: of the next day")]
    per_kwh: Annotated[float, Meta(ge=0, le=100)]


class TariffSection(Section, frozen=True, kw_only=True):
    """The ad hoc price as shown on the screen, VAT included."""

    currency: Annotated[str, Meta(pattern=r"^[A-Z]{3}$", description="ISO 4217")] = "EUR"
    per_kwh: Annotated[float, Meta(ge=0, le=100, description="of a kWh, outside of `hours`")] = 0.49
    per_minute: Annotated[float, Meta(ge=0, le=100, description="of a minute of the visit")] = 0.0
    per_session: Annotated[float, Meta(ge=0, le=1000, description="of every visit")] = 0.0
    vat_percent: Annotated[float | None, Meta(description="of the price, for the receipt")] = 19.0
    hours: Annotated[
        tuple[PriceHoursSection, ...], Meta(max_length=12, description="other prices of a kWh by the hour")
    ] = ()


class ScreenSection(Section, frozen=True, kw_only=True):
    """The touchscreen; its process is an observer and may fail without effect on charging."""

    enabled: Annotated[bool, Meta(description="a touchscreen is fitted")] = False
    backend: Annotated[
        Literal["auto", "kmsdrm", "window", "png"], Meta(description="png: keep the picture in a file instead")
    ] = "auto"
    width: Annotated[int, Meta(ge=320, le=1920, description="of the window; with KMSDRM the panel's own counts")] = 800
    height: Annotated[int, Meta(ge=320, le=1200, description="likewise; higher than wide is portrait")] = 480
    language: Annotated[Literal["en", "de", "fr", "it", "nl"], Meta(description="between visits")] = "en"
    png_file: Annotated[str, Meta(max_length=400, description="keep the present picture in this file")] = ""
    theme: Annotated[
        Literal["auto", "day", "night", "contrast"], Meta(description="auto: day and night by the clock")
    ] = "auto"
    day_from: Annotated[str, Meta(pattern=CLOCK, description="when the day theme begins, local time")] = "07:00"
    night_from: Annotated[str, Meta(pattern=CLOCK, description="when the night theme begins")] = "20:00"
    large_text: Annotated[bool, Meta(description="large text until a driver chooses otherwise")] = False
    sounds: Annotated[bool, Meta(description="the buzzer tells accepted, refused, finished and faults")] = True


class ControlSection(Section, frozen=True, kw_only=True):
    """The socket that `evse status` and the other commands use."""

    socket: Annotated[
        str, Meta(max_length=100, description="path of the Unix socket; empty: in the runtime folder")
    ] = ""


class StoreSection(Section, frozen=True, kw_only=True):
    """Where state is kept."""

    path: Annotated[str, Meta(max_length=400, description="SQLite file; empty: in the state folder")] = ""


METERS = ("sdm630", "sdm72", "sdm120", "em340", "abb_b23", "iem3155", "eem350", "finder_7e", "wago_879")


class MeterSection(Section, frozen=True, kw_only=True):
    """The energy meter, and meter values of transactions."""

    sample_interval_s: Annotated[int, Meta(ge=1, le=86400, description="period of meter values in a transaction")] = 60
    driver: Annotated[
        Literal[
            "board",
            "none",
            "sdm630",
            "sdm72",
            "sdm120",
            "em340",
            "abb_b23",
            "iem3155",
            "eem350",
            "finder_7e",
            "wago_879",
        ],
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
        Literal[
            "none",
            "p1",
            "sdm630",
            "sdm72",
            "sdm120",
            "em340",
            "abb_b23",
            "iem3155",
            "eem350",
            "finder_7e",
            "wago_879",
        ],
        Meta(description="p1: the customer port of a smart meter (DSMR, ESMR); else as in [meter]"),
    ] = "none"
    port: Annotated[str, Meta(max_length=200, description="serial port; empty: Modbus TCP")] = ""
    host: Annotated[str, Meta(max_length=45, description="Modbus TCP: IP address")] = ""
    tcp_port: Annotated[int, Meta(ge=1, le=65535)] = 502
    unit: Annotated[int, Meta(ge=0, le=247)] = 1
    baud: Literal[1200, 2400, 4800, 9600, 19200, 38400, 57600, 115200] = 9600
    parity: Literal["N", "E", "O"] = "N"
    stop_bits: Literal[1, 2] = 1
    invert: Annotated[bool, Meta(description="positive power flows into the grid")] = False
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


class Config(Section, frozen=True, kw_only=True):
    """The whole file. Every section may be left out."""

    station: StationSection = StationSection()
    board: BoardSection = BoardSection()
    installation: InstallationSection = InstallationSection()
    v2g: V2gSection = V2gSection()
    v2x: V2xSection = V2xSection()
    pki: PkiSection = PkiSection()
    slac: SlacSection = SlacSection()
    ocpp: OcppSection = OcppSection()
    authorization: AuthorizationSection = AuthorizationSection()
    tariff: TariffSection = TariffSection()
    meter: MeterSection = MeterSection()
    grid_meter: GridMeterSection = GridMeterSection()
    dc: DcSection = DcSection()
    screen: ScreenSection = ScreenSection()
    control: ControlSection = ControlSection()
    store: StoreSection = StoreSection()


def serves_free(config: Config) -> bool:
    """Free vend as the file says it, or because there is nobody who could be asked for permission."""
    said = config.authorization.free_vend
    return said if said is not None else not (config.ocpp.url or config.authorization.tokens)


def load(path: Path) -> Config:
    """Read and check the file. Raises ConfigError with everything that is wrong with it."""
    try:
        with path.open("rb") as file:
            raw = file.read(MAX_CONFIG_BYTES + 1)
    except OSError as error:
        raise ConfigError(f"cannot read configuration {path}: {error.strerror}; give a readable file") from None
    if len(raw) > MAX_CONFIG_BYTES:
        raise ConfigError(f"configuration {path} is larger than {MAX_CONFIG_BYTES} bytes; is it the right file?")
    return parse(raw, str(path))


def parse(raw: bytes, name: str = "configuration") -> Config:
    """Check the bytes of a TOML file. Raises ConfigError, nothing else."""
    try:
        tree = tomllib.loads(raw.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise ConfigError(f"{name}: not UTF-8 text at byte {error.start}") from None
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{name}: not valid TOML: {error}") from None
    except RecursionError:
        raise ConfigError(f"{name}: nested too deeply") from None
    if problems := list(_unknown_keys(tree, Config, "")):
        raise ConfigError(f"{name}: " + "; ".join(problems))
    try:
        config = msgspec.convert(tree, Config, strict=True)
    except msgspec.ValidationError as error:
        raise ConfigError(f"{name}: {_readable(str(error))}") from None
    except RecursionError:
        raise ConfigError(f"{name}: nested too deeply") from None
    if problems := list(_contradictions(config)):
        raise ConfigError(f"{name}: " + "; ".join(problems))
    return config


def _unknown_keys(tree: dict[str, Any], section: type[msgspec.Struct], path: str) -> Iterator[str]:
    known = {field.name: field.type for field in msgspec.structs.fields(section)}
    for key, value in tree.items():
        where = f"{path}.{key}" if path else key
        if key not in known:
            near = difflib.get_close_matches(key, known, n=1, cutoff=0.5)
            advice = f"did you mean `{near[0]}`?" if near else "known keys: " + ", ".join(sorted(known))
            yield f"unknown key `{where}`; {advice}"
        elif isinstance(known[key], type) and issubclass(known[key], Section):
            if isinstance(value, dict):
                yield from _unknown_keys(value, known[key], where)
            else:
                yield f"`{where}` is a section; write [{where}] and its keys below"


def _readable(message: str) -> str:
    text, _, where = message.partition(" - at `$")
    key = where.rstrip("`").lstrip(".")
    if not key:
        return text
    wanted = "; ".join(
        f"wanted: {row.kind}" + (f" ({row.text})" if row.text else "")
        for row in explain(key.partition("[")[0])
        if row.key == key.partition("[")[0]
    )
    return f"`{key}`: {text[0].lower() + text[1:]}" + (f"; {wanted}" if wanted else "")


def _contradictions(config: Config) -> Iterator[str]:
    """Rules that join several keys."""
    if config.board.driver == "safety_mcu" and not config.board.port:
        yield "`board.port` must name the serial port of the microcontroller, such as /dev/serial0"
    if config.board.driver == "safety_mcu" and not config.board.fixed_cable:
        yield "`board.fixed_cable` must be true for the safety_mcu board: its protocol has no lock"
    if config.board.reader != "none" and not config.board.reader_port:
        yield "`board.reader_port` must name the serial port of the card reader"
    if config.board.driver != "sim" and config.meter.driver == "board":
        yield f"`meter.driver` must name a meter: the {config.board.driver} board has none of its own"
    if config.meter.driver in METERS and bool(config.meter.port) == bool(config.meter.host):
        yield "`meter.port` (Modbus RTU) or `meter.host` (Modbus TCP) must be given, and not both"
    if config.grid_meter.driver != "none" and bool(config.grid_meter.port) == bool(config.grid_meter.host):
        yield "`grid_meter.port` (serial) or `grid_meter.host` (Modbus TCP) must be given, and not both"
    if config.grid_meter.driver == "p1" and not config.grid_meter.port:
        yield "`grid_meter.port` must name the serial port of the P1 cable"
    if config.dc.supply != "board" and config.board.driver != "pi":
        yield "`dc.supply` on CAN needs the pi board: only that one enables it with a pin of its own"
    if config.dc.supply != "board" and config.board.dc_enable_gpio is None:
        yield "`dc.supply` needs `board.dc_enable_gpio`, by which the safety loop takes its output away"
    if config.dc.isolation == "bender" and not config.dc.isolation_port:
        yield "`dc.isolation_port` must name the serial port of the isolation monitor"
    if config.dc.supply != "board" and config.dc.isolation == "board":
        yield "`dc.isolation` must name an isolation monitor: no DC without one"
    if config.board.driver == "pi":
        yield from _pin_contradictions(config.board)
    if config.ocpp.url and config.ocpp.security_profile >= 2 and not config.ocpp.url.startswith("wss://"):
        yield "`ocpp.url` must start with wss:// for `ocpp.security_profile` 2 and 3 (use profile 1 only on a bench)"
    files = config.ocpp.cert_file and config.ocpp.key_file
    if config.ocpp.security_profile == 3 and config.ocpp.url and not (files or config.pki.dir):
        yield "`ocpp.security_profile` 3 needs `ocpp.cert_file` and `ocpp.key_file`, or a certificate below `pki.dir`"
    yield from _v2x_contradictions(config.v2x)
    if config.slac.enabled and not config.v2g.enabled:
        yield "`slac.enabled` is of no use without `v2g.enabled`"
    if config.slac.enabled and config.v2g.interface != config.slac.interface:
        yield f"`v2g.interface` must be the modem's, `slac.interface`: {config.slac.interface}"
    for key in ("interrupt_line", "reset_line"):
        if not re.fullmatch(r"|.+:\d+", getattr(config.slac, key)):
            yield f"`slac.{key}` must be a GPIO chip and a line, such as /dev/gpiochip0:23"
    if config.pki.key_store == "pkcs11" and not all(
        (config.pki.pkcs11_module, config.pki.pkcs11_token, config.pki.pkcs11_pin_file)
    ):
        yield "`pki.key_store` pkcs11 needs `pki.pkcs11_module`, `pki.pkcs11_token` and `pki.pkcs11_pin_file`"
    if config.v2g.tls == "required" and config.v2g.enabled and not config.pki.dir:
        yield '`v2g.tls` is "required", so `pki.dir` must name the folder with the SECC certificate'


def _v2x_contradictions(v2x: V2xSection) -> Iterator[str]:
    for name, curve in (("frequency_curve", v2x.frequency_curve), ("voltage_curve", v2x.voltage_curve)):
        if len(curve) == 1 or any(a[0] >= b[0] for a, b in pairwise(curve)):
            yield f"`v2x.{name}` needs two points or more, the first numbers rising"
    if v2x.mode == "LocalFrequency" and not v2x.frequency_curve:
        yield '`v2x.mode` is "LocalFrequency", so `v2x.frequency_curve` must be given'
    if v2x.lower_w + v2x.lower_offset_w > v2x.upper_w - v2x.upper_offset_w:
        yield "`v2x.lower_w` with its offset must not be above `v2x.upper_w` with its own"


_SPI1_PINS = (19, 20, 21)
_SPI1_SELECT = {"/dev/spidev1.0": 18, "/dev/spidev1.1": 17, "/dev/spidev1.2": 16}


def _pin_contradictions(board: BoardSection) -> Iterator[str]:
    spi1 = board.adc_device.startswith("/dev/spidev1.")
    used = dict.fromkeys((*_SPI1_PINS, _SPI1_SELECT.get(board.adc_device, 18)) if spi1 else (), "adc_device")
    for key in (*PI_PINS, *INDICATOR_PINS):
        pin = getattr(board, key)
        if pin in used:
            yield f"`board.{key}` is {pin}, which `board.{used[pin]}` has already"
        elif pin is not None:
            used[pin] = key
    lock = ("lock_close_gpio", "lock_open_gpio", "lock_feedback_gpio")
    if not board.fixed_cable and (missing := [key for key in lock if getattr(board, key) is None]):
        yield f"`board.fixed_cable` is false, so the lock needs `board.{missing[0]}`"


@dataclass(frozen=True, slots=True)
class Explanation:
    """One key for `evse config explain`."""

    key: str
    kind: str
    default: str
    text: str


def explain(prefix: str = "") -> list[Explanation]:
    """Every key that starts with `prefix`, in file order."""
    rows: list[Explanation] = []
    for section in msgspec.structs.fields(Config):
        for field in msgspec.structs.fields(section.type):
            key = f"{section.name}.{field.name}"
            if key.startswith(prefix):
                kind, text = _describe(field.type)
                rows.append(Explanation(key, kind, repr(field.default), text))
    return rows


def _describe(annotation: Any) -> tuple[str, str]:
    """Readable type with its bounds, and the description."""
    if typing.get_origin(annotation) is Annotated:
        inner, *metas = typing.get_args(annotation)
        kind, text = _describe(inner)
        for meta in metas:
            bounds = [
                f"{sign}{value}"
                for sign, value in ((">=", meta.ge), ("<=", meta.le), ("length <=", meta.max_length))
                if value is not None
            ]
            kind = " ".join([kind, *bounds])
            text = meta.description or text
        return kind, text
    if typing.get_origin(annotation) is Literal:
        return " | ".join(repr(value) for value in typing.get_args(annotation)), ""
    if typing.get_origin(annotation) is tuple:
        return f"list of {_describe(typing.get_args(annotation)[0])[0]}", ""
    if typing.get_origin(annotation) in (types.UnionType, typing.Union):
        return " | ".join(
            "nothing" if a is types.NoneType else _describe(a)[0] for a in typing.get_args(annotation)
        ), ""
    return getattr(annotation, "__name__", str(annotation)), ""
