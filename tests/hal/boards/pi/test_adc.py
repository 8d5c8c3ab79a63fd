"""The converter's frames and the kernel's message, read back out of memory by a fake ioctl."""

from pathlib import Path

import pytest

from firmware.hal.boards.pi.adc import MAX_TRANSFERS, TRANSFER_BYTES, Adc, Converter, message_request
from tests.hal.boards.pi.fakes import FakeSpi


def opened(tmp_path: Path, spi: FakeSpi, converter: Converter = "mcp3208") -> Adc:
    device = tmp_path / "spidev1.0"
    device.touch()
    return Adc(str(device), converter, 3.3, spi.ioctl)


@pytest.mark.parametrize(("converter", "bits"), [("mcp3208", 12), ("mcp3008", 10)])
@pytest.mark.parametrize("channel", range(8))
def test_each_channel_gives_its_volts(tmp_path: Path, converter: Converter, bits: int, channel: int) -> None:
    spi = FakeSpi(bits, lambda asked, count: [0.3 * asked + 0.001 * number for number in range(count)])
    samples = opened(tmp_path, spi, converter).sample(channel, 200)
    wanted = [0.3 * channel + 0.001 * number for number in range(200)]
    assert samples == pytest.approx(wanted, abs=3.3 / 2**bits)
    assert spi.messages == [200]  # one system call


def test_the_bus_is_set_up(tmp_path: Path) -> None:
    spi = FakeSpi(12, lambda channel, count: [0.0] * count)
    opened(tmp_path, spi).close()
    assert spi.settings == {0x40016B01: b"\0", 0x40016B03: b"\x08", 0x40046B04: (1_000_000).to_bytes(4, "little")}


def test_the_request_number_is_the_kernels() -> None:
    assert TRANSFER_BYTES == 32
    assert message_request(1) == 0x40206B00 and message_request(MAX_TRANSFERS) == 0x7FE06B00
    for wrong in (0, 512):
        with pytest.raises(ValueError, match="511"):
            message_request(wrong)


def test_a_wrong_channel_is_refused(tmp_path: Path) -> None:
    adc = opened(tmp_path, FakeSpi(12, lambda channel, count: [0.0] * count))
    with pytest.raises(ValueError, match="0 to 7"):
        adc.sample(8, 1)


def test_a_bus_that_fails_is_an_os_error_and_leaks_no_file(tmp_path: Path) -> None:
    spi = FakeSpi(12, lambda channel, count: [0.0] * count)
    spi.broken = True
    before = len(list(Path("/proc/self/fd").iterdir()))
    with pytest.raises(OSError):
        opened(tmp_path, spi)
    assert len(list(Path("/proc/self/fd").iterdir())) == before
