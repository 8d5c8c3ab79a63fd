"""Rules that join several keys of the configuration; the bounds of one key stand at the key."""

import re
from collections.abc import Iterator
from itertools import pairwise

from firmware.core.config.grid import grid_contradictions
from firmware.core.config.hardware import INDICATOR_PINS, METERS, PI_PINS, BoardSection
from firmware.core.config.model import Config
from firmware.core.config.vehicle import V2xSection


def contradictions(config: Config) -> Iterator[str]:
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
    own_grid_meter = config.grid_meter.driver in ("none", "board")
    if not own_grid_meter and bool(config.grid_meter.port) == bool(config.grid_meter.host):
        yield "`grid_meter.port` (serial) or `grid_meter.host` (Modbus TCP) must be given, and not both"
    if config.grid_meter.driver == "board" and config.board.driver != "sim":
        yield f"`grid_meter.driver` must name a meter: the {config.board.driver} board has none of its own"
    if config.grid_meter.fuse_a is not None and config.grid_meter.driver == "none":
        yield "`grid_meter.fuse_a` needs a meter: `grid_meter.driver`"
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
    if config.authorization.start_button and config.authorization.free_vend:
        yield "`authorization.start_button` is of no use with `authorization.free_vend`: everybody charges without it"
    if config.authorization.pin_code and not (config.ocpp.url or config.authorization.tokens):
        yield "`authorization.pin_code` needs somebody who knows the PINs: `ocpp.url` or `authorization.tokens`"
    if config.ocpp.url and config.ocpp.security_profile >= 2 and not config.ocpp.url.startswith("wss://"):
        yield "`ocpp.url` must start with wss:// for `ocpp.security_profile` 2 and 3 (use profile 1 only on a bench)"
    if re.match(r"\w+://[^/]*@", config.ocpp.url):
        yield "`ocpp.url` holds credentials, and everybody sees it; they belong in `ocpp.identity` and `ocpp.password`"
    files = config.ocpp.cert_file and config.ocpp.key_file
    if config.ocpp.security_profile == 3 and config.ocpp.url and not (files or config.pki.dir):
        yield "`ocpp.security_profile` 3 needs `ocpp.cert_file` and `ocpp.key_file`, or a certificate below `pki.dir`"
    yield from _v2x_contradictions(config.v2x)
    yield from grid_contradictions(config.grid_code)
    yield from _der_contradictions(config)
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


def _der_contradictions(config: Config) -> Iterator[str]:
    der = [name for name in config.v2g.energy if name.startswith("ac_der")]
    if der and not config.grid_code.name:
        yield f"`v2g.energy` has {der[0]}, so there must be a `[grid_code]` with a `name`"
    if der and "iso20" not in config.v2g.protocols:
        yield f"`v2g.energy` has {der[0]}, which needs iso20 in `v2g.protocols`"
    if len(set(der)) > 1:
        yield "`v2g.energy` has ac_der_iec and ac_der_sae: one connection has the grid code of one place"


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
