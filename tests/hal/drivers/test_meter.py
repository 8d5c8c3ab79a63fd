"""The meter driver: every table against a pymodbus server, the ways a line fails, and what must never be billed.

The registers are written here word by word from the data sheets' facts, not with the driver's tables.
"""

import asyncio
import errno
import math
import struct
from collections.abc import AsyncIterator, Callable
from dataclasses import replace

import pytest

from firmware.core.errors import ConfigError
from firmware.hal.api import MeterReading
from firmware.hal.drivers.channel import Line, SerialPort, TcpPort
from firmware.hal.drivers.meter import (
    FROZEN_S,
    QUIET_S,
    TIMEOUT_S,
    MeterOptions,
    ModbusMeter,
    Plausibility,
    open_meter,
)
from firmware.hal.drivers.meter_tables import TABLES
from firmware.hal.drivers.modbus import Framing, crc16
from hil.modbus_meter import SerialMeter, TcpMeter


def f32(address: int, *values: float) -> dict[int, int]:
    words: dict[int, int] = {}
    for number, value in enumerate(values):
        words[address + 2 * number], words[address + 2 * number + 1] = struct.unpack(">HH", struct.pack(">f", value))
    return words


def i32(address: int, *values: int, swapped: bool = False) -> dict[int, int]:
    words: dict[int, int] = {}
    for number, value in enumerate(values):
        high, low = struct.unpack(">HH", struct.pack(">i", value))
        words[address + 2 * number], words[address + 2 * number + 1] = (low, high) if swapped else (high, low)
    return words


def u64(address: int, value: int) -> dict[int, int]:
    return dict(enumerate(struct.unpack(">HHHH", struct.pack(">Q", value)), address))


V, A = (229.5, 230.5, 231.5), (16.25, 15.5, 14.75)
# table -> (function, registers): 10.5 kW, import 1234.5 kWh, export 2.5 kWh
DEVICES: dict[str, tuple[int, dict[int, int]]] = {
    "sdm630": (4, f32(0, *V, *A, 3500, 3500, 3500) | f32(52, 10500) | f32(70, 50, 1234.5, 2.5)),
    "sdm72": (4, f32(0, *V, *A) | f32(52, 10500) | f32(72, 1234.5, 2.5)),
    "sdm120": (4, f32(0, V[0]) | f32(6, A[0]) | f32(12, 10500) | f32(72, 1234.5, 2.5)),
    "em340": (
        4,
        i32(0, 2295, 2305, 2315, swapped=True)
        | i32(0x0C, 16250, 15500, 14750, swapped=True)
        | i32(0x28, 105000, swapped=True)
        | i32(0x34, 12345, swapped=True)
        | i32(0x4E, 25, swapped=True),
    ),
    "abb_b23": (
        3,
        i32(0x5B00, 2295, 2305, 2315)
        | i32(0x5B0C, 1625, 1550, 1475)
        | i32(0x5B14, 1050000)
        | u64(0x5000, 123450)
        | u64(0x5004, 250),
    ),
    "iem3155": (3, f32(0x0BD3, *V) | f32(0x0BB7, *A) | f32(0x0BF3, 10.5) | f32(0xB02B, 1234.5, 2.5)),
    "eem350": (
        4,
        i32(0, 2295, 2305, 2315, swapped=True)
        | i32(0x0C, 16250, 15500, 14750, swapped=True)
        | i32(0x28, 105000, swapped=True)
        | i32(0x3E, 12345, swapped=True),
    ),
    "finder_7e": (4, f32(0x1000, *V) | f32(0x100E, *A) | f32(0x1026, 10500) | f32(0x1106, 1234500) | f32(0x110E, 2500)),
    "wago_879": (3, f32(0x5002, *V) | f32(0x500C, *A) | f32(0x5012, 10.5) | f32(0x600C, 1234.5) | f32(0x6018, 2.5)),
}


def check_values(table: str, reading: MeterReading) -> None:
    phases = 1 if table == "sdm120" else 3
    assert reading.voltage_v == pytest.approx(V[:phases], abs=0.05)
    assert reading.current_a == pytest.approx(A[:phases], abs=0.005)
    assert reading.power_w == pytest.approx(10500)
    assert reading.import_wh == pytest.approx(1_234_500)
    assert reading.export_wh == pytest.approx(0.0 if table == "eem350" else 2500)
    assert reading.problem == ""


class Pump:
    """Runs a meter on a clock of its own while the server's task gets its turns."""

    def __init__(self, meter: ModbusMeter, carry: Callable[[], None] = lambda: None) -> None:
        self.meter, self.carry, self.now = meter, carry, 0.0
        self.reading = meter.read(0.0)

    async def until(self, wanted: Callable[[MeterReading], bool], turns: int = 5000) -> MeterReading:
        for _ in range(turns):
            self.now += 0.02
            self.reading = self.meter.read(self.now)
            self.carry()
            if wanted(self.reading):
                return self.reading
            await asyncio.sleep(0.001)
        raise AssertionError(f"never: {self.reading}")


def measured(reading: MeterReading) -> bool:
    return not math.isnan(reading.import_wh)


def test_every_table_is_tested() -> None:
    assert set(DEVICES) == set(TABLES)


@pytest.mark.parametrize("table", DEVICES)
async def test_values_and_byte_orders_over_tcp(table: str) -> None:
    server = TcpMeter(*DEVICES[table])
    await server.start()
    line = Line(lambda: TcpPort("127.0.0.1", server.port))
    meter = ModbusMeter(MeterOptions(table), TABLES[table], line, Framing.TCP, 0.0)
    check_values(table, await Pump(meter).until(measured))
    meter.close()
    await server.stop()


@pytest.fixture
async def serial() -> AsyncIterator[tuple[SerialMeter, Pump]]:
    server = SerialMeter(*DEVICES["sdm630"])
    await server.start()
    line = Line(lambda: SerialPort(server.path, 9600))
    meter = ModbusMeter(MeterOptions("sdm630", port=server.path), TABLES["sdm630"], line, Framing.RTU, 0.0)
    yield server, Pump(meter, server.carry)
    meter.close()
    await server.stop()
    server.close()


@pytest.mark.parametrize("table", ["em340", "abb_b23"])
async def test_values_over_rtu(table: str) -> None:
    server = SerialMeter(*DEVICES[table])
    await server.start()
    line = Line(lambda: SerialPort(server.path, 9600, "E", 2))
    meter = ModbusMeter(MeterOptions(table), TABLES[table], line, Framing.RTU, 0.0)
    check_values(table, await Pump(meter, server.carry).until(measured))
    meter.close()
    await server.stop()
    server.close()


async def test_rtu_polls_again_and_again(serial: tuple[SerialMeter, Pump]) -> None:
    _, pump = serial
    first = await pump.until(measured)
    check_values("sdm630", first)
    later = await pump.until(lambda reading: reading.at >= first.at + 2.0)
    assert later.import_wh == first.import_wh


async def test_rtu_crc_errors_are_no_values_and_named(serial: tuple[SerialMeter, Pump]) -> None:
    server, pump = serial
    good = await pump.until(measured)
    server.damage = lambda data: data[:-1] + bytes([data[-1] ^ 1])
    bad = await pump.until(lambda reading: reading.problem != "")
    end = pump.now + 10.0
    bad = await pump.until(lambda reading: pump.now > end)
    assert bad.problem == "silent" and bad.at <= end - 9.0 and bad.import_wh == good.import_wh
    server.damage = lambda data: data
    check_values("sdm630", await pump.until(lambda reading: reading.at > end))


async def test_rtu_silence_and_restart(serial: tuple[SerialMeter, Pump]) -> None:
    server, pump = serial
    await pump.until(measured)
    await server.stop()
    bad = await pump.until(lambda reading: reading.problem != "")
    assert bad.problem == "silent"
    await server.start()
    check_values("sdm630", await pump.until(lambda reading: reading.at > bad.at))


async def test_rtu_noise_around_the_answer_does_not_matter(serial: tuple[SerialMeter, Pump]) -> None:
    server, pump = serial
    server.damage = lambda data: b"\x00\xff\x01\x04" + data + b"\x00"
    check_values("sdm630", await pump.until(measured))


async def test_rtu_answers_that_are_slower_than_the_timeout_are_never_taken_for_others(
    serial: tuple[SerialMeter, Pump],
) -> None:
    server, pump = serial
    server.hold = round((TIMEOUT_S + 0.5) / 0.02)
    await pump.until(lambda reading: pump.now > 20.0)
    assert not measured(pump.reading) and pump.reading.problem == "silent"
    server.hold = round(0.6 / 0.02)  # slow but within the limit
    check_values("sdm630", await pump.until(measured))


async def test_tcp_restart_of_the_server() -> None:
    server = TcpMeter(*DEVICES["sdm630"])
    await server.start()
    line = Line(lambda: TcpPort("127.0.0.1", server.port))
    meter = ModbusMeter(MeterOptions("sdm630"), TABLES["sdm630"], line, Framing.TCP, 0.0)
    pump = Pump(meter)
    good = await pump.until(measured)
    await server.stop()
    bad = await pump.until(lambda reading: reading.problem != "")
    assert bad.import_wh == good.import_wh
    await server.start()
    again = await pump.until(lambda reading: reading.at > bad.at + 1.0)
    check_values("sdm630", again)
    meter.close()
    await server.stop()


async def test_the_wrong_meter_is_named_by_its_exception() -> None:
    server = TcpMeter(*DEVICES["abb_b23"])
    await server.start()
    line = Line(lambda: TcpPort("127.0.0.1", server.port))
    meter = ModbusMeter(MeterOptions("sdm630"), TABLES["sdm630"], line, Framing.TCP, 0.0)
    bad = await Pump(meter).until(lambda reading: "exception" in reading.problem)
    assert not measured(bad)
    meter.close()
    await server.stop()


# --- Without a server: exact times ---------------------------------------------------------------------------------


class Scripted:
    """A port that answers each request from registers, or not at all."""

    def __init__(self, registers: dict[int, int]) -> None:
        self.registers = registers
        self.answers = True
        self.gone = False
        self.requests = 0
        self._pending = b""

    def receive(self) -> bytes:
        if self.gone:
            raise OSError(errno.EIO, "unplugged")
        data, self._pending = self._pending, b""
        return data

    def send(self, data: bytes) -> None:
        self.requests += 1
        address, count = int.from_bytes(data[2:4], "big"), int.from_bytes(data[4:6], "big")
        words = b"".join(self.registers[address + offset].to_bytes(2, "big") for offset in range(count))
        body = data[:2] + bytes([len(words)]) + words
        if self.answers:
            self._pending = body + crc16(body)

    def close(self) -> None:
        pass


class Bench:
    def __init__(self, **options: object) -> None:
        self.port = Scripted(dict(DEVICES["sdm630"][1]))
        made = MeterOptions("sdm630", **options)  # type: ignore[arg-type]
        self.meter = ModbusMeter(made, TABLES["sdm630"], Line(lambda: self.port), Framing.RTU, 0.0)
        self.now = 0.0

    def set(self, words: dict[int, int]) -> None:
        self.port.registers.update(words)

    def run(self, seconds: float) -> MeterReading:
        for _ in range(round(seconds * 20)):
            self.now += 0.05
            reading = self.meter.read(self.now)
        return reading


def test_it_polls_once_a_second_and_a_pass_never_waits() -> None:
    bench = Bench()
    bench.run(10.0)
    assert 3 * 9 <= bench.port.requests <= 3 * 11  # three blocks a poll


def test_silence_keeps_the_last_reading_with_its_time() -> None:
    bench = Bench()
    good = bench.run(5.0)
    bench.port.answers = False
    bad = bench.run(20.0)
    assert bad.problem == "silent" and bad.at == pytest.approx(good.at, abs=1.1) and bad.import_wh == good.import_wh
    bench.port.answers = True
    again = bench.run(TIMEOUT_S + QUIET_S + 1.0)
    assert again.problem == "" and again.at > bad.at


def test_an_adapter_that_is_pulled_and_put_back() -> None:
    bench = Bench()
    bench.run(2.0)
    bench.port.gone = True
    assert "unplugged" in bench.run(5.0).problem
    bench.port.gone = False
    assert bench.run(5.0).problem == ""


def test_invert_changes_places_and_sign() -> None:
    bench = Bench(invert=True)
    reading = bench.run(2.0)
    assert (reading.import_wh, reading.export_wh, reading.power_w) == (2500.0, 1_234_500.0, -10500.0)
    assert reading.current_a == pytest.approx(A)


def test_a_backwards_meter_is_named_and_its_energy_is_not_billed() -> None:
    bench = Bench()
    good = bench.run(3.0)
    bench.set(f32(52, -7000))
    bad = bench.run(60.0)
    assert bad.problem.startswith("backwards") and bad.at < bench.now - 40.0 and bad.import_wh == good.import_wh
    both = Bench(bidirectional=True)
    both.set(f32(52, -7000))
    assert both.run(60.0).problem == ""


@pytest.mark.parametrize(
    ("words", "named"),
    [
        (f32(0, float("nan")), "voltage"),
        (f32(0, 1e9), "voltage"),
        (f32(6, float("inf")), "current"),
        (f32(52, 5e7), "power"),
        (f32(72, -5.0), "import"),
        (f32(72, float("nan")), "import"),
        (f32(74, -1e20), "export"),
        (f32(72, 1000.0), "went back"),
        (f32(72, 99999.0), "jumped"),
    ],
)
def test_garbage_is_named_and_not_taken(words: dict[int, int], named: str) -> None:
    bench = Bench()
    good = bench.run(3.0)
    bench.set(words)
    bad = bench.run(5.0)
    assert named in bad.problem and bad.import_wh == good.import_wh and bad.at <= good.at + 1.1


def test_a_frozen_meter_is_named() -> None:
    bench = Bench()
    bench.run(FROZEN_S - 2.0)
    assert bench.run(0.05).problem == ""
    bad = bench.run(5.0)
    assert "no register moved" in bad.problem
    assert bench.run(10.0).at == bad.at


def test_a_register_that_does_not_count_is_named_although_the_rest_moves() -> None:
    bench = Bench()
    problem = ""
    for second in range(300):
        bench.set(f32(0, 230.0 + second * 0.01))
        problem = problem or bench.run(1.0).problem
    assert "missed" in problem


def test_a_standing_meter_without_current_is_not_frozen() -> None:
    bench = Bench()
    bench.set(f32(6, 0, 0, 0) | f32(52, 0))
    assert bench.run(300.0).problem == ""


def test_plausibility_of_a_day_of_charging_finds_nothing() -> None:
    judge = Plausibility(bidirectional=False)
    reading = MeterReading(at=0.0, import_wh=0.0, power_w=11000.0, voltage_v=(230.0,) * 3, current_a=(16.0,) * 3)
    for second in range(86400):
        energy = math.floor(second * 11000 / 3600 / 100) * 100.0  # a register that counts 0.1 kWh
        reading = replace(reading, at=float(second), import_wh=energy, voltage_v=(230.0 + second % 7 * 0.1,) * 3)
        assert judge.problem(reading) == ""


@pytest.mark.parametrize(
    ("options", "word"),
    [
        ({"table": "nope", "port": "/dev/x"}, "sdm630"),
        ({"table": "sdm630"}, "meter.port"),
        ({"table": "sdm630", "port": "/dev/x", "host": "127.0.0.1"}, "either"),
        ({"table": "sdm630", "host": "meter.local"}, "IP address"),
        ({"table": "eem350", "port": "/dev/x", "invert": True}, "invert"),
        ({"table": "sdm630", "port": "/dev/x", "unit": "x"}, "unit"),
    ],
)
def test_a_wrong_configuration_is_named(options: dict[str, object], word: str) -> None:
    with pytest.raises(ConfigError, match=word):
        open_meter(options)


def test_opening_a_meter_that_is_not_there_is_no_error_yet() -> None:
    meter = open_meter({"table": "sdm630", "port": "/dev/does-not-exist"})
    assert "line down" in meter.read(1e9).problem and not measured(meter.read(1e9))
