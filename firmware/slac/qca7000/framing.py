"""Frames in the QCA7000's buffers: head, length, frame, tail; towards the host with a hardware length in front.

Owns: this framing, in both directions, and finding the next frame after damage. May not: do I/O.

To the chip [qca7000.md 4]:   AA AA AA AA | n LE16 | 00 00 | frame | 55 55
From the chip:  00 00 LL LL | the same | up to 3 NULs where the chip aligns to 4, and LL LL counts them
"""

from dataclasses import dataclass

from firmware.core.errors import LocalProtocolError

HEAD = b"\xaa" * 4
TAIL = b"\x55" * 2
OVERHEAD = 10
"""Octets around a frame, without the hardware length."""
SHORTEST = 60
LONGEST = 1522
_HARDWARE = 4
_MOST_PADDING = 3
_MOST_KEPT = 2 * (LONGEST + OVERHEAD + _HARDWARE + _MOST_PADDING)


def wrap(frame: bytes) -> bytes:
    """An Ethernet frame as the chip takes it, padded to 60 octets. Raises LocalProtocolError above 1522."""
    if len(frame) > LONGEST:
        raise LocalProtocolError(f"frame of {len(frame)} octets; the chip takes {LONGEST}")
    padded = frame.ljust(SHORTEST, b"\x00")
    return HEAD + len(padded).to_bytes(2, "little") + b"\x00\x00" + padded + TAIL


@dataclass(slots=True)
class FramingErrors:
    """What was wrong with the stream, since start."""

    no_head: int = 0
    bad_length: int = 0
    no_tail: int = 0


class Receiver:
    """Frames out of the octets that the chip gives, however the reads cut them. Damage costs the damaged frame only."""

    def __init__(self) -> None:
        self.errors = FramingErrors()
        self._buffer = bytearray()

    @property
    def incomplete(self) -> bool:
        """A frame has begun and not ended."""
        return bool(self._buffer)

    def clear(self) -> None:
        """Forget what has begun: the chip restarted."""
        self._buffer.clear()

    def receive_data(self, data: bytes) -> list[bytes]:
        """Take octets, give the frames that they complete."""
        self._buffer += data
        frames: list[bytes] = []
        while len(self._buffer) >= _HARDWARE + len(HEAD) + 4:
            step = self._step(frames)
            if step == 0:
                break
            del self._buffer[:step]
        if len(self._buffer) > _MOST_KEPT:  # no frame is that long
            self._buffer.clear()
            self.errors.bad_length += 1
        return frames

    def _step(self, frames: list[bytes]) -> int:
        """Octets that are done with; 0 when the frame is not complete yet."""
        buffer = self._buffer
        total = int.from_bytes(buffer[:_HARDWARE], "big")
        if total >> 16 or buffer[_HARDWARE : _HARDWARE + 4] != HEAD:
            self.errors.no_head += 1
            return self._to_next_head()
        length = int.from_bytes(buffer[8:10], "little")
        if not SHORTEST <= length <= LONGEST or not 0 <= total - length - OVERHEAD <= _MOST_PADDING:
            self.errors.bad_length += 1
            return self._to_next_head()
        end = _HARDWARE + total
        if len(buffer) < end:
            return 0
        frame_end = 12 + length
        if buffer[frame_end : frame_end + 2] != TAIL:
            self.errors.no_tail += 1
            return self._to_next_head()
        frames.append(bytes(buffer[12:frame_end]))
        return end

    def _to_next_head(self) -> int:
        """How far to the next place where a frame can begin."""
        at = self._buffer.find(HEAD, _HARDWARE + 1)
        if at >= 0:
            return at - _HARDWARE
        return max(len(self._buffer) - _HARDWARE - len(HEAD) + 1, 1)  # a head may be cut at the end
