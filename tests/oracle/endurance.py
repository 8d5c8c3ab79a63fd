"""Feeds mutated frames and random octets to every decoder for as long as asked for.

Run as `python -m tests.oracle.endurance [SECONDS] [SEED]`. Reports frames, those taken, the slowest frame (in all, and
per octet) and the memory of the process over time. Ends at once, with the frame printed, at any exception but ExiError,
at any disagreement of the two codecs, and where what was taken is not what its encoding decodes to.
"""

from __future__ import annotations

import random
import sys
import time
from contextlib import suppress
from pathlib import Path

from firmware.iso15118.exi import ExiEncodeError, ExiError, views
from tests.iso15118.exi.samples import MESSAGE_SCHEMAS, decode, encode, message_types
from tests.iso15118.exi.samples import Sampler as Maker
from tests.iso15118.exi.test_fuzz import ALL_FRAMES, FRAMES, check, mutated

REPORT_EVERY = 60.0


def memory() -> float:
    """Resident megabytes."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * 4096 / 2**20


def frame_for(schema: str, rng: random.Random) -> bytes:
    """A recorded frame, a message made at random, or octets; the first two mutated now and then."""
    kind = rng.random()
    if kind < 0.05:
        return rng.choice(FRAMES[schema])[: rng.randrange(1, 5)] + rng.randbytes(rng.randrange(400))
    if kind < 0.15:
        return mutated(rng.choice(ALL_FRAMES), rng)
    if kind < 0.6:
        return mutated(rng.choice(FRAMES[schema]), rng)
    message = Maker(views.grammars(schema), rng).message(rng.choice(message_types(schema)))
    frame = encode(schema, message)
    return frame if rng.random() < 0.2 else mutated(frame, rng)


def main() -> int:
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else 60.0
    rng = random.Random(int(sys.argv[2]) if len(sys.argv) > 2 else 0)
    for schema in MESSAGE_SCHEMAS:  # grammars are derived on first use, which is no property of a frame
        check(schema, b"\x80")
    start = last = time.monotonic()
    frames = taken = 0
    slowest, slowest_per_octet = (0.0, 0), (0.0, 0)
    while (now := time.monotonic()) - start < seconds:
        schema = rng.choice(MESSAGE_SCHEMAS)
        data = frame_for(schema, rng)
        try:
            before = time.process_time()
            with suppress(ExiError):
                decode(schema, data)
            spent = time.process_time() - before
            message = check(schema, data)
            if message is not None:
                taken += 1
                try:
                    assert decode(schema, encode(schema, message)) == message
                except ExiEncodeError as error:
                    assert "is not allowed" in str(error)
        except BaseException:
            print(f"{schema} {data.hex()}", flush=True)
            raise
        frames += 1
        slowest = max(slowest, (spent, len(data)))
        if len(data) >= 64:
            slowest_per_octet = max(slowest_per_octet, (spent / len(data), len(data)))
        if now - last >= REPORT_EVERY or frames == 1000:
            last = now
            print(
                f"{now - start:7.0f} s {frames:9} frames {taken:9} taken, slowest {slowest[0] * 1e3:.1f} ms of "
                f"{slowest[1]} octets, {slowest_per_octet[0] * 1e6:.1f} us per octet, {memory():.1f} MB",
                flush=True,
            )
    print(f"{frames} frames in {seconds:.0f} s, {taken} taken, no fault; {memory():.1f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
