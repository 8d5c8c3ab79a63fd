"""Feeds mutated frames and random octets to every decoder for as long as asked for.

Run as `python -m tests.oracle.endurance [--compiled] [SECONDS] [SEED]`. What it feeds, to all schema sets in turn:
octets at random, random octets after a regular start, recorded frames (of the schema set and of others), messages made
at random with everything that a schema allows, signed elements, and the longest messages there are (up to 64 kB); most
of them mutated. Reports the frames of each kind and those taken, the slowest decoding (in all, and per octet; time of
the processor) and the memory of the process. Ends at once, with the frame printed, at any exception but ExiError, at
any disagreement of the two codecs, and where what was taken is not what its encoding decodes to; at the end if memory
has grown.
"""

from __future__ import annotations

import gc
import random
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from pathlib import Path

from firmware.iso15118.exi import ExiEncodeError, ExiError, codec, views
from firmware.iso15118.messages.model import Node
from tests.iso15118.exi.samples import (
    EVERY_MESSAGE,
    MESSAGE_SCHEMAS,
    SIGNING_SCHEMAS,
    Sampler,
    decode,
    decode_fragment,
    encode,
    encode_fragment,
    longest,
    message_types,
    signed_types,
)
from tests.iso15118.exi.test_fuzz import ALL_FRAMES, FRAMES, check, mutated
from tests.oracle.compiled import without_build

REPORT_EVERY = 60.0
WARM = 1000
"""Frames after which everything is loaded that a decoder loads once."""
SHORT = 64
"""Octets below which a frame does not count for the time of an octet."""
MOST_GROWTH = 8.0
"""Megabytes that the process may take more at the end than after `WARM` frames: the heap is never quite the same."""
KINDS = {"octets": 5, "start": 8, "recorded": 35, "foreign": 10, "made": 30, "signed": 11, "longest": 1}
"""What is fed, with its weight."""


def memory() -> float:
    """Resident megabytes."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * 4096 / 2**20


@cache
def longest_frames(schema: str) -> list[bytes]:
    """Of every message of a schema set the longest that there is."""
    return [longest(schema, cls, random.Random(1)) for name, cls in EVERY_MESSAGE if name == schema]


def frame_for(schema: str, kind: str, rng: random.Random) -> bytes:
    """A frame of a kind (see `KINDS`), mutated more often than not."""
    match kind:
        case "octets":
            return rng.randbytes(rng.randrange(400))
        case "start":
            return rng.choice(FRAMES[schema])[: rng.randrange(1, 5)] + rng.randbytes(rng.randrange(400))
        case "recorded":
            frame = rng.choice(FRAMES[schema])
        case "foreign":
            frame = rng.choice(ALL_FRAMES)
        case "made":
            frame = encode(schema, Sampler(views.grammars(schema), rng).message(rng.choice(message_types(schema))))
        case "signed":
            grammars = views.grammars(schema)
            frame = encode_fragment(schema, Sampler(grammars, rng).node(rng.choice(signed_types(grammars))[1]))
        case _:
            frame = rng.choice(longest_frames(schema))
            if rng.random() < 0.5:  # break it near its end, so that both codecs have to read all they may
                cut = rng.randrange(len(frame) // 2, len(frame) + 1)
                return frame[: cut - 50] + mutated(frame[cut - 50 : cut], rng)
    return frame if rng.random() < 0.15 else mutated(frame, rng)


def again(decoder: Callable[[bytes], Node], encoder: Callable[[Node], bytes], message: Node) -> None:
    """What was taken is what its encoding decodes to, save for texts below their minimum length."""
    try:
        assert decoder(encoder(message)) == message
    except ExiEncodeError as error:
        assert "is not allowed" in str(error)


def decoding(schema: str, data: bytes) -> float:
    """Seconds of the processor that one decoding takes."""
    before = time.process_time()
    with suppress(ExiError):
        decode(schema, data)
    return time.process_time() - before


class Run:
    """Counters of a run."""

    def __init__(self) -> None:
        self.fed: Counter[str] = Counter()
        self.taken: Counter[str] = Counter()
        self.slowest = (0.0, 0, "")
        self.slowest_for_octet = (0.0, 0, "")

    def one(self, schema: str, kind: str, data: bytes) -> None:
        """Decode a frame in every way. Raises what no decoder may raise."""
        spent, size = decoding(schema, data), len(data)
        if spent > self.slowest[0] or (size >= SHORT and spent / size > self.slowest_for_octet[0]):
            spent = min(spent, *(decoding(schema, data) for _ in range(3)))  # not what the machine did meanwhile
            self.slowest = max(self.slowest, (spent, size, schema))
            if size >= SHORT:
                self.slowest_for_octet = max(self.slowest_for_octet, (spent / size, size, schema))
        self.fed[kind] += 1
        message = check(schema, data)
        if message is not None:
            self.taken[kind] += 1
            again(lambda frame: decode(schema, frame), lambda message: encode(schema, message), message)
        if kind == "signed":
            with suppress(ExiError):
                element = decode_fragment(schema, data)
                self.taken[kind] += 1
                again(
                    lambda frame: decode_fragment(schema, frame),
                    lambda element: encode_fragment(schema, element),
                    element,
                )

    def report(self, seconds: float) -> None:
        """One line."""
        print(
            f"{seconds:7.0f} s {self.fed.total():9} frames {self.taken.total():9} taken, slowest "
            f"{self.slowest[0] * 1e3:.1f} ms ({self.slowest[2]}, {self.slowest[1]} octets), for an octet "
            f"{self.slowest_for_octet[0] * 1e6:.1f} us ({self.slowest_for_octet[2]}, "
            f"{self.slowest_for_octet[1]} octets), {memory():.1f} MB",
            flush=True,
        )


def main() -> int:
    arguments = without_build(sys.argv[1:])
    seconds = float(arguments[0]) if arguments else 60.0
    seed = int(arguments[1]) if len(arguments) > 1 else 0
    commit = subprocess.run(["git", "rev-parse", "--short", "HEAD"], capture_output=True, text=True, check=False).stdout
    print(f"{codec.form()} codec, seed {seed}, commit {commit.strip()}, Python {sys.version.split()[0]}", flush=True)
    rng = random.Random(seed)
    for schema in MESSAGE_SCHEMAS:  # what is derived and made on first use is no property of a frame
        check(schema, b"\x80")
        longest_frames(schema)
    gc.collect()
    gc.freeze()
    run = Run()
    start = last = time.monotonic()
    warm = 0.0
    kinds, weights = list(KINDS), list(KINDS.values())
    while (now := time.monotonic()) - start < seconds:
        kind = rng.choices(kinds, weights)[0]
        schema = rng.choice(SIGNING_SCHEMAS if kind == "signed" else MESSAGE_SCHEMAS)
        data = frame_for(schema, kind, rng)
        try:
            run.one(schema, kind, data)
        except BaseException:
            print(f"{schema} {kind} {data.hex()}", flush=True)
            raise
        if run.fed.total() == WARM:
            warm = memory()
        if now - last >= REPORT_EVERY or run.fed.total() == WARM:
            last = now
            run.report(now - start)
    run.report(seconds)
    for kind in kinds:
        print(f"{kind:9} {run.fed[kind]:9} fed {run.taken[kind]:9} taken")
    grown = memory() - warm
    print(f"no exception but ExiError, no disagreement; {grown:+.1f} MB since the first {WARM} frames")
    return int(warm > 0 and grown > MOST_GROWTH)


if __name__ == "__main__":
    sys.exit(main())
