"""The smart meter's port: telegrams whole and in pieces, damaged, incomplete, silent, frozen."""

import contextlib
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firmware.hal.drivers.channel import Line
from firmware.hal.drivers.p1 import SILENT_S, P1Error, P1Meter, TelegramReader, crc16, reading_of
from tests.hal.drivers.scripted import ScriptedPort


def telegram(**changes: str) -> bytes:
    """A telegram of a three-phase meter (made up, in the form of DSMR 5)."""
    values = {
        "1-0:1.8.1": "001234.567*kWh",
        "1-0:1.8.2": "000765.433*kWh",
        "1-0:2.8.1": "000010.000*kWh",
        "1-0:2.8.2": "000005.500*kWh",
        "1-0:1.7.0": "04.100*kW",
        "1-0:2.7.0": "00.000*kW",
        "1-0:32.7.0": "231.1*V",
        "1-0:52.7.0": "229.9*V",
        "1-0:72.7.0": "230.4*V",
        "1-0:31.7.0": "006*A",
        "1-0:51.7.0": "007*A",
        "1-0:71.7.0": "005*A",
    } | {name.replace("_", ":", 1).replace("_", "."): value for name, value in changes.items()}
    lines = ["/XYZ5\\2M550E-1012", "", "1-3:0.2.8(50)", "0-0:96.1.1(4B3936)"]
    lines += [f"{code}({value})" for code, value in values.items() if value]
    body = ("\r\n".join(lines) + "\r\n!").encode()
    return body + b"%04X\r\n" % crc16(body)


class Bench:
    def __init__(self) -> None:
        self.port, self.now = ScriptedPort(), 100.0
        self.meter = P1Meter(Line(lambda: self.port, retry_s=1.0), self.now)

    def hear(self, data: bytes = b"", dt: float = 1.0):  # type: ignore[no-untyped-def]
        self.now += dt
        self.port.arrive(data)
        return self.meter.read(self.now)


def test_crc_has_the_check_value() -> None:
    assert crc16(b"123456789") == 0xBB3D


def test_a_telegram_becomes_a_reading() -> None:
    reading = Bench().hear(telegram())
    assert reading.import_wh == pytest.approx(2_000_000.0) and reading.export_wh == pytest.approx(15_500.0)
    assert reading.power_w == pytest.approx(4100.0) and reading.serial == "K96" and not reading.problem
    assert reading.voltage_v == (231.1, 229.9, 230.4) and reading.current_a == (6.0, 7.0, 5.0)


def test_what_flows_back_is_negative_and_no_problem() -> None:
    bench = Bench()
    wh = 10.0
    for _ in range(60):
        wh += 0.002
        reading = bench.hear(
            telegram(**{"1-0_1_7_0": "00.000*kW", "1-0_2_7_0": "03.500*kW", "1-0_2_8_1": f"{wh:.3f}*kWh"})
        )
    assert reading.power_w == -3500.0 and not reading.problem


@pytest.mark.parametrize("piece", [1, 7, 64])
def test_telegrams_come_in_pieces_and_begin_in_the_middle(piece: int) -> None:
    bench = Bench()
    stream = telegram()[40:] + telegram() + telegram()[:100]
    good = False
    for start in range(0, len(stream), piece):
        reading = bench.hear(stream[start : start + piece], dt=0.001)
        good = good or not math.isnan(reading.import_wh)
    assert good


def test_a_telegram_that_was_cut_off_does_not_spoil_the_next() -> None:
    reader = TelegramReader()
    found = reader.feed(telegram()[:120] + telegram())
    assert len(found) == 1 and reading_of(found[0], 1.0).power_w == pytest.approx(4100.0)


def test_damage_is_named_and_not_taken() -> None:
    bench = Bench()
    bench.hear(telegram())
    bad = telegram(**{"1-0_1_7_0": "09.999*kW"}).replace(b"09.999", b"09.998")
    reading = bench.hear(bad)
    assert "checksum" in reading.problem and reading.power_w == pytest.approx(4100.0) and reading.at == 101.0
    assert not bench.hear(telegram()).problem


@pytest.mark.parametrize("missing", ["1-0_1_7_0", "1-0_2_8_1"])
def test_a_telegram_without_what_is_needed_is_named(missing: str) -> None:
    gone = {missing: ""} | ({"1-0_2_8_2": ""} if missing == "1-0_2_8_1" else {})
    assert "in the telegram" in Bench().hear(telegram(**gone)).problem


def test_silence_is_named_and_the_last_reading_grows_old() -> None:
    bench = Bench()
    bench.hear(telegram())
    assert not bench.hear(dt=SILENT_S - 1.0).problem
    reading = bench.hear(dt=2.0)
    assert reading.problem == "silent" and reading.at == 101.0


def test_a_frozen_meter_is_named() -> None:
    bench = Bench()
    for _ in range(70):
        reading = bench.hear(telegram())
    assert "frozen" in reading.problem


def test_an_adapter_that_is_pulled_and_put_back() -> None:
    bench = Bench()
    bench.hear(telegram())
    bench.port.down = True
    assert "line down" in bench.hear().problem
    bench.port.down = False
    bench.hear(dt=1.1)
    assert not bench.hear(telegram()).problem


@given(pieces=st.lists(st.binary(max_size=200), max_size=20))
def test_any_bytes_give_a_reading_or_a_problem(pieces: list[bytes]) -> None:
    bench = Bench()
    for piece in pieces:
        assert math.isnan(bench.hear(piece).import_wh)


@given(st.binary(max_size=300))
def test_any_telegram_is_a_reading_or_one_error(body: bytes) -> None:
    with contextlib.suppress(P1Error):
        reading_of(b"/" + body + b"\r\n1-0:1.7.0(" + body[:6] + b"*kW)\r\n!", 1.0)
