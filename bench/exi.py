"""How long our EXI codec takes for each message, next to EXIficient in the same run; import time and memory.

Run as `python -m bench.exi`. Typed objects and all facet checks are included on our side. EXIficient (in a warm JVM,
where Java and the peer environment are there) goes from and to XML text; the compiled codec is built where Cython and a
C compiler are. Best of several runs, microseconds.
"""

from __future__ import annotations

import random
import subprocess
import sys
import time
import timeit
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from types import ModuleType
from typing import Any

from bench.exi_messages import bodies, iso20_messages, other_messages, v2g
from firmware.iso15118 import exi
from firmware.iso15118.exi import codec, views
from firmware.iso15118.messages.model import Node
from tests.iso15118.exi.samples import EVERY_MESSAGE, PAYLOAD_TYPES, decode, encode, longest
from tests.iso15118.exi.test_cost import exchange, prices, schedule
from tests.oracle import compiled
from tests.oracle.agreement import xml_of
from tests.oracle.exificient import Missing, Oracle


def best(statement: str, names: dict[str, object], number: int) -> float:
    """Microseconds of the best of many short runs, which other work on the machine disturbs least."""
    return min(timeit.repeat(statement, globals=names, number=number, repeat=60)) / number * 1e6


def processor(function: Callable[[], object]) -> float:
    """Seconds of the processor, the best of five."""
    times = []
    for _ in range(5):
        before = time.process_time()
        with suppress(exi.ExiError):
            function()
        times.append(time.process_time() - before)
    return min(times)


def start_up() -> None:
    """Import time (with compiled files, and from source) and the memory that the codec takes, in fresh processes."""
    base = "import firmware.iso15118.exi"
    steps = {"sap and iso2": base}
    for name in ("din", "iso20_common", "iso20_ac", "iso20_dc", "iso20_acdp", "iso20_wpt"):
        steps[f"{name} after that"] = f"import firmware.iso15118.exi.generated.{name}"
    for label, options in (("compiled files", []), ("source", ["-B", "-X", "pycache_prefix=/nonexistent"])):
        for name, step in steps.items():
            code = (
                "import time, dataclasses, enum, typing, decimal, msgspec;"
                + ("" if step == base else f"{base};")
                + "memory = lambda: int(open('/proc/self/statm').read().split()[1]) * 4096;"
                f"m = memory(); t = time.perf_counter(); {step};"
                "print(time.perf_counter() - t, memory() - m)"
            )
            runs = []
            for _ in range(5):
                command = [sys.executable, *options, "-c", code]
                done = subprocess.run(command, capture_output=True, text=True, check=True, env={"PYTHONPATH": "."})
                runs.append([float(word) for word in done.stdout.split()])
            seconds, octets = min(runs)
            print(f"import of {name} from {label}: {seconds * 1000:.1f} ms, {octets / 2**20:.1f} MB")


def measure(label: str, schema: str, message: Node, machine: ModuleType | None, oracle: Oracle | None) -> None:
    """One line: pure, compiled, EXIficient; each decode and encode."""
    codec.use(None)
    if schema.startswith("iso20"):
        frame = encode(schema, message)
        names: dict[str, object] = {"d": partial(exi.decode_iso20, PAYLOAD_TYPES[schema]), "e": exi.encode_iso20}
    else:
        names = {"d": getattr(exi, f"decode_{schema}"), "e": getattr(exi, f"encode_{schema}")}
        frame = encode(schema, message)
    names |= {"f": frame, "m": message}
    many = 3 if len(frame) > 4000 else 300
    line = (
        f"{schema:12} {label:32} {len(frame):6} | {best('d(f)', names, many):7.1f} {best('e(m)', names, many):7.1f} |"
    )
    if machine is not None:
        codec.use(machine)
        line += f" {best('d(f)', names, many):7.2f} {best('e(m)', names, many):7.2f} |"
        codec.use(None)
    if oracle is not None:
        xml = xml_of(schema, message)
        theirs = [
            min(oracle.time(verb, schema, data, 100) for _ in range(20))
            for verb, data in (("decode", frame), ("encode", xml))
        ]
        line += f" {theirs[0]:6.0f} {theirs[1]:7.0f}"
    print(line, flush=True)


def growth(machine: ModuleType | None) -> None:
    """Long messages, four times as long each: microseconds for an octet, which must not grow."""
    kinds: dict[str, tuple[str, Callable[[int], Any]]] = {
        "-2 schedule with tariff": ("iso2", schedule),
        "-20 schedule with prices": ("iso20_common", lambda n: exchange(n, absolute_price_schedule=prices(n))),
    }
    for label, (schema, make) in kinds.items():
        for entries in (16, 64, 256, 1024):
            message = make(entries)
            frame = encode(schema, message)
            line = f"{label:26} {entries:5} entries {len(frame):6} octets, us for an octet, decode and encode:"
            for build in (None, machine) if machine is not None else (None,):
                codec.use(build)
                reading = processor(partial(decode, schema, frame)) / len(frame) * 1e6
                writing = processor(partial(encode, schema, message)) / len(frame) * 1e6
                line += f" {'compiled' if build else 'pure'} {reading:.3f} {writing:.3f},"
            codec.use(None)
            broken = processor(partial(decode, schema, frame[:-4]))
            print(f"{line} broken at its end {broken / len(frame) * 1e6:.2f}", flush=True)


def worst() -> None:
    """Of every message the one with the most items that fit, broken at its end: what a stranger's frame can cost."""
    codec.use(None)
    rows = []
    for schema, cls in EVERY_MESSAGE:
        frame = longest(schema, cls, random.Random(1))[:-4]
        if len(frame) < 64:
            continue
        seconds = processor(partial(decode, schema, frame))
        rows.append((seconds / len(frame) * 1e6, seconds * 1e3, len(frame), f"{schema} {cls.__name__}"))
    octet, whole = max(rows), max(rows, key=lambda row: row[1])
    print(f"worst for an octet: {octet[0]:.2f} us, {octet[3]} of {octet[2]} octets, broken at its end")
    print(f"worst for a frame: {whole[1]:.1f} ms, {whole[3]} of {whole[2]} octets, broken at its end")


def main() -> None:
    oracle: Oracle | None = None
    machine: ModuleType | None = None
    try:
        oracle = Oracle()
    except Missing as reason:
        print(f"without EXIficient: {reason}")
    try:
        machine = compiled.machine()
    except compiled.Missing as reason:
        print(f"without the compiled codec: {reason}")
    for schema in PAYLOAD_TYPES:
        views.grammars(schema)
    print(f"{'microseconds, decode and encode':45} octets | pure            | compiled        | EXIficient")
    for name, (schema, message) in other_messages().items():
        measure(name, schema, message, machine, oracle)
    for name, body in bodies().items():
        measure(name, "iso2", v2g(name, body), machine, oracle)
    for name, (schema, message) in iso20_messages().items():
        measure(name, schema, message, machine, oracle)
    if oracle is not None:
        oracle.close()
    growth(machine)
    worst()
    start_up()


if __name__ == "__main__":
    main()
