"""The registers of the meters that are known, as data. A new meter is a new row.

Owns: addresses, formats and scales (facts: hal.md section 9), and which registers are read together.
Not one of these meters was at hand: check a new installation against the meter's own display.
"""

import enum
import struct
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

MAX_BLOCK = 80  # registers of one request that every meter here answers


class Format(enum.Enum):
    """How a number lies in its registers. ABCD: high word first; CDAB: low word first. Value: registers it takes."""

    FLOAT_ABCD = ("float", 2)
    INT32_ABCD = ("int", 2)
    INT32_CDAB = ("int swapped", 2)
    UINT64_ABCD = ("unsigned", 4)

    @property
    def registers(self) -> int:
        return self.value[1]

    def decode(self, words: Sequence[int]) -> float:
        """The number in `words`, which are as many as `registers`."""
        if self is Format.INT32_CDAB:
            words = words[::-1]
        data = b"".join(word.to_bytes(2, "big") for word in words)
        if self is Format.FLOAT_ABCD:
            return float(struct.unpack(">f", data)[0])
        return float(int.from_bytes(data, "big", signed=self is not Format.UINT64_ABCD))


@dataclass(frozen=True, slots=True)
class Register:
    """One number: `scale` makes it volt, ampere, watt or watt-hour."""

    address: int
    format: Format
    scale: float = 1.0


@dataclass(frozen=True, slots=True)
class MeterTable:
    """One kind of meter. `power` is the sum of the phases; `export` None: it counts import only."""

    name: str
    function: int
    voltage: tuple[Register, ...]
    current: tuple[Register, ...]
    power: Register
    imported: Register
    exported: Register | None

    def registers(self) -> Iterator[Register]:
        """All of them."""
        yield from (*self.voltage, *self.current, self.power, self.imported)
        if self.exported is not None:
            yield self.exported

    def blocks(self) -> tuple[tuple[int, int], ...]:
        """(address, count) of the requests: neighbours are read together, gaps are not read."""
        found: list[tuple[int, int]] = []
        for address, end in sorted({(item.address, item.address + item.format.registers) for item in self.registers()}):
            if found and address <= sum(found[-1]) and end - found[-1][0] <= MAX_BLOCK:
                found[-1] = (found[-1][0], max(end - found[-1][0], found[-1][1]))
            else:
                found.append((address, end - address))
        return tuple(found)


def _row(start: int, form: Format, scale: float = 1.0, phases: int = 3) -> tuple[Register, ...]:
    """Neighbouring registers, one per phase."""
    return tuple(Register(start + number * form.registers, form, scale) for number in range(phases))


_F, _I, _S, _U = Format.FLOAT_ABCD, Format.INT32_ABCD, Format.INT32_CDAB, Format.UINT64_ABCD

_TABLES = (
    MeterTable("sdm630", 4, _row(0, _F), _row(6, _F), Register(52, _F), Register(72, _F, 1e3), Register(74, _F, 1e3)),
    MeterTable("sdm72", 4, _row(0, _F), _row(6, _F), Register(52, _F), Register(72, _F, 1e3), Register(74, _F, 1e3)),
    MeterTable(
        "sdm120",
        4,
        _row(0, _F, phases=1),
        _row(6, _F, phases=1),
        Register(12, _F),
        Register(72, _F, 1e3),
        Register(74, _F, 1e3),
    ),
    MeterTable(
        "em340",
        4,
        _row(0, _S, 0.1),
        _row(0x0C, _S, 0.001),
        Register(0x28, _S, 0.1),
        Register(0x34, _S, 100.0),
        Register(0x4E, _S, 100.0),
    ),
    MeterTable(
        "abb_b23",
        3,
        _row(0x5B00, _I, 0.1),
        _row(0x5B0C, _I, 0.01),
        Register(0x5B14, _I, 0.01),
        Register(0x5000, _U, 10.0),
        Register(0x5004, _U, 10.0),
    ),
    MeterTable(
        "iem3155",
        3,
        _row(0x0BD3, _F),
        _row(0x0BB7, _F),
        Register(0x0BF3, _F, 1e3),
        Register(0xB02B, _F, 1e3),
        Register(0xB02D, _F, 1e3),
    ),
    MeterTable(
        "eem350", 4, _row(0, _S, 0.1), _row(0x0C, _S, 0.001), Register(0x28, _S, 0.1), Register(0x3E, _S, 100.0), None
    ),
    MeterTable(
        "finder_7e",
        4,
        _row(0x1000, _F),
        _row(0x100E, _F),
        Register(0x1026, _F),
        Register(0x1106, _F),
        Register(0x110E, _F),
    ),
    MeterTable(
        "wago_879",
        3,
        _row(0x5002, _F),
        _row(0x500C, _F),
        Register(0x5012, _F, 1e3),
        Register(0x600C, _F, 1e3),
        Register(0x6018, _F, 1e3),
    ),
)
TABLES: Mapping[str, MeterTable] = MappingProxyType({table.name: table for table in _TABLES})
