"""The UART protocol of the safety microcontroller as bytes: frames, check sum, every field. Sans I/O.

Owns: building and reading the 12-byte frames `A5 | id | 8 data bytes | CRC | 03` and finding them again in a damaged
stream. May not: touch a port, keep time, or know what a fault means for the station (`board.py` does).

The frames are those of a published microcontroller protocol (115200 8N1; facts: hal.md section 8). Bits are counted
in the 64-bit big-endian data word, 63 is the first bit on the line. The CRC is SAE J1850 (polynomial 1D, start and
final XOR FF) over id and data.
"""

import enum
from collections.abc import Iterator
from dataclasses import dataclass

START, END = 0xA5, 0x03
FRAME_BYTES = 12
DUTY_STEPS = 1000  # 0.1 %
UNUSED_PT1000 = 0x1FFF


class FrameId(enum.IntEnum):
    """The second byte of a frame."""

    CHARGE_CONTROL = 0x06  # from the host, every 100 ms or on change
    CHARGE_STATE = 0x07  # to the host, every 100 ms
    PT1000 = 0x08
    VERSION = 0x0A
    GIT_HASH = 0x0B
    INQUIRY = 0xFF  # from the host; first data byte: the id that is asked for


class CpState(enum.IntEnum):
    """The pilot as the microcontroller classified it."""

    UNKNOWN = 0
    A = 1
    B = 2
    C = 3
    D = 4
    E = 5
    F = 6
    INVALID = 7


class PpState(enum.IntEnum):
    """The proximity contact as the microcontroller classified it."""

    NONE = 0
    A13 = 1
    A20 = 2
    A32 = 3
    A63 = 4
    TYPE1 = 5
    TYPE1_PRESSED = 6
    ERROR = 7


class Contactor(enum.IntEnum):
    """Feedback of one contactor."""

    UNKNOWN = 0
    OPEN = 1
    CLOSED = 2
    UNUSED = 3


class Input(enum.IntEnum):
    """An emergency stop or the residual current monitor."""

    OK = 0
    TRIPPED = 1
    RESERVED = 2
    UNUSED = 3


class SafeState(enum.IntEnum):
    """Whether the microcontroller latched its safe state."""

    NO = 0
    YES = 1
    RESERVED = 2
    NOT_APPLICABLE = 3


class Reason(enum.IntEnum):
    """Why it latched. UNKNOWN stands for every number that is not listed."""

    NONE = 0x00
    INTERNAL = 0x01
    COM_TIMEOUT = 0x02
    TEMPERATURE_FAULT_1 = 0x03
    TEMPERATURE_FAULT_2 = 0x04
    TEMPERATURE_FAULT_3 = 0x05
    TEMPERATURE_FAULT_4 = 0x06
    OVER_TEMPERATURE_1 = 0x07
    OVER_TEMPERATURE_2 = 0x08
    OVER_TEMPERATURE_3 = 0x09
    OVER_TEMPERATURE_4 = 0x0A
    PROXIMITY = 0x0B
    PILOT = 0x0C
    PILOT_SHORT = 0x0D
    DIODE = 0x0E
    CONTACTOR = 0x0F
    EMERGENCY_STOP_1 = 0x10
    EMERGENCY_STOP_2 = 0x11
    EMERGENCY_STOP_3 = 0x12
    UNKNOWN = 0xFF

    @classmethod
    def _missing_(cls, value: object) -> "Reason":
        return cls.UNKNOWN


@dataclass(frozen=True, slots=True)
class ChargeControl:
    """What the host asks for. `pwm` off is 0 V; on, duty 0 is state F and 1000 (100.0 %) constant +12 V."""

    pwm: bool = False
    duty: int = 0  # 0.1 %
    contactors: tuple[bool, bool, bool] = (False, False, False)

    def encode(self) -> bytes:
        """The frame. Raises ValueError for a duty beyond 0 to 1000."""
        if not 0 <= self.duty <= DUTY_STEPS:
            raise ValueError(f"duty {self.duty} is not in 0 to {DUTY_STEPS}")
        word = self.pwm << 63 | self.duty << 48
        for number, closed in enumerate(self.contactors):
            word |= closed << 40 + number
        return frame(FrameId.CHARGE_CONTROL, word.to_bytes(8, "big"))

    @classmethod
    def decode(cls, data: bytes) -> "ChargeControl":
        """From the 8 data bytes. A duty above 100 % counts as 100 %."""
        word = int.from_bytes(data, "big")
        return cls(
            bool(word >> 63 & 1),
            min(word >> 48 & 0x3FF, DUTY_STEPS),
            (bool(word >> 40 & 1), bool(word >> 41 & 1), bool(word >> 42 & 1)),
        )


@dataclass(frozen=True, slots=True)
class ChargeState:
    """What the microcontroller reports. `contactors` and `emergency_stops` are numbered from 1 in the document."""

    pwm: bool = False
    safe_state: SafeState = SafeState.NO
    duty: int = 0  # 0.1 %
    inlet: int = 0
    diode_fault: bool = False
    pilot_short: bool = False
    pilot: CpState = CpState.UNKNOWN
    proximity: PpState = PpState.NONE
    hv_ready: bool = False
    contactors: tuple[Contactor, Contactor, Contactor] = (Contactor.OPEN, Contactor.UNUSED, Contactor.UNUSED)
    rcm: Input = Input.OK
    emergency_stops: tuple[Input, Input, Input] = (Input.OK, Input.UNUSED, Input.UNUSED)
    reason: Reason = Reason.NONE

    @property
    def latched(self) -> bool:
        """The microcontroller keeps everything off until it is reset."""
        return self.safe_state is SafeState.YES or self.reason is not Reason.NONE

    def encode(self) -> bytes:
        word = (
            self.pwm << 63
            | self.safe_state << 58
            | self.duty << 48
            | self.inlet << 45
            | self.diode_fault << 44
            | self.pilot_short << 43
            | self.pilot << 40
            | self.proximity << 32
            | self.hv_ready << 30
            | self.rcm << 22
            | self.reason << 8
        )
        for number in range(3):
            word |= self.contactors[number] << 24 + 2 * number
            word |= self.emergency_stops[number] << 16 + 2 * number
        return frame(FrameId.CHARGE_STATE, word.to_bytes(8, "big"))

    @classmethod
    def decode(cls, data: bytes) -> "ChargeState":
        """From the 8 data bytes; every bit pattern is a state."""
        word = int.from_bytes(data, "big")
        contactors = tuple(Contactor(word >> shift & 3) for shift in (24, 26, 28))
        stops = tuple(Input(word >> shift & 3) for shift in (16, 18, 20))
        return cls(
            pwm=bool(word >> 63 & 1),
            safe_state=SafeState(word >> 58 & 3),
            duty=word >> 48 & 0x3FF,
            inlet=word >> 45 & 7,
            diode_fault=bool(word >> 44 & 1),
            pilot_short=bool(word >> 43 & 1),
            pilot=CpState(word >> 40 & 7),
            proximity=PpState(word >> 32 & 7),
            hv_ready=bool(word >> 30 & 1),
            contactors=(contactors[0], contactors[1], contactors[2]),
            rcm=Input(word >> 22 & 3),
            emergency_stops=(stops[0], stops[1], stops[2]),
            reason=Reason(word >> 8 & 0xFF),
        )


@dataclass(frozen=True, slots=True)
class Temperature:
    """One PT1000 channel; `celsius` None: not fitted."""

    celsius: float | None = None
    self_test_failed: bool = False
    stops_charging: bool = False


@dataclass(frozen=True, slots=True)
class Temperatures:
    """The four PT1000 channels."""

    channels: tuple[Temperature, ...] = (Temperature(),) * 4

    def encode(self) -> bytes:
        """Raises ValueError for other than four channels or a temperature that 14 bits cannot hold."""
        if len(self.channels) != 4:
            raise ValueError("four channels")
        data = b""
        for channel in self.channels:
            tenths = UNUSED_PT1000 if channel.celsius is None else round(channel.celsius * 10)
            if not -0x2000 <= tenths <= UNUSED_PT1000 or (channel.celsius is not None and tenths == UNUSED_PT1000):
                raise ValueError(f"{channel.celsius} degrees cannot be told")
            word = (tenths & 0x3FFF) << 2 | channel.self_test_failed << 1 | channel.stops_charging
            data += word.to_bytes(2, "big")
        return frame(FrameId.PT1000, data)

    @classmethod
    def decode(cls, data: bytes) -> "Temperatures":
        channels = []
        for offset in range(0, 8, 2):
            word = int.from_bytes(data[offset : offset + 2], "big")
            tenths = word >> 2
            signed = tenths - 0x4000 if tenths & 0x2000 else tenths
            celsius = None if tenths == UNUSED_PT1000 else signed / 10
            channels.append(Temperature(celsius, bool(word & 2), bool(word & 1)))
        return cls(tuple(channels))


@dataclass(frozen=True, slots=True)
class Frame:
    """One frame whose check sum was right. `ident` may be one that `FrameId` does not know."""

    ident: int
    data: bytes


def inquiry(ident: FrameId) -> bytes:
    """The frame that asks for the frame `ident`."""
    return frame(FrameId.INQUIRY, bytes([ident]) + bytes(7))


def frame(ident: int, data: bytes) -> bytes:
    """The 12 bytes on the line. Raises ValueError for other than 8 data bytes."""
    if len(data) != 8:
        raise ValueError("a frame has 8 data bytes")
    body = bytes([ident]) + data
    return bytes([START]) + body + bytes([crc8(body), END])


def _crc_table() -> bytes:
    table = bytearray()
    for byte in range(256):
        for _ in range(8):
            byte = (byte << 1 ^ 0x1D if byte & 0x80 else byte << 1) & 0xFF
        table.append(byte)
    return bytes(table)


_CRC = _crc_table()


def crc8(data: bytes) -> int:
    """CRC-8/SAE-J1850; its check value over "123456789" is 4B."""
    crc = 0xFF
    for byte in data:
        crc = _CRC[crc ^ byte]
    return crc ^ 0xFF


class FrameReader:
    """Finds frames in a stream that may be split, damaged or joined in the middle. Keeps at most 11 bytes."""

    def __init__(self) -> None:
        self._kept = b""
        self.dropped = 0  # bytes that belonged to no frame

    def feed(self, data: bytes) -> Iterator[Frame]:
        """The frames that `data` completes, in order."""
        stream = self._kept + data
        at = 0
        while len(stream) - at >= FRAME_BYTES:
            piece = stream[at : at + FRAME_BYTES]
            if piece[0] == START and piece[-1] == END and crc8(piece[1:10]) == piece[10]:
                at += FRAME_BYTES
                self._kept = stream[at:]
                yield Frame(piece[1], piece[2:10])
            else:
                at += 1
                self.dropped += 1
        self._kept = stream[at:]
