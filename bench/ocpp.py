"""OCPP client against the PyPI package `ocpp`, in the same run: one message decoded, validated and handled, a long
queue flushed, a day of meter values without a CSMS flushed, memory.

    python bench/ocpp.py [--queue 10000]

Prints milliseconds of processor time per message (median of several rounds), which other work on the machine changes
little. Both sides take the same JSON text; the package is measured as it is used: unpack, schema validation (without
the thread that it is put into), key conversion. Ours: typed decoding, which is the validation; where it says handled,
frame, handler, store, new limit and encoded answer too. The queues lie on the disk, and the order of arrival is
checked. Memory is that of the whole client with its connection, TLS and certificates, and of the package alone.
"""

import argparse
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

sys.path.remove(str(Path(__file__).resolve().parent))  # this file is called as the package is
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import msgspec
from ocpp.charge_point import camel_to_snake_case, remove_nones, snake_to_camel_case
from ocpp.messages import Call, _validate_payload, unpack

from firmware.core.clock import rfc3339
from firmware.core.store import Store
from firmware.ocpp_client.device_model import SCOPE
from firmware.ocpp_client.smart_charging import Charge, Kind, Period, Profile, Purpose, Supply, composite
from firmware.ocpp_client.v201.mapping import Measurands, transaction_event
from firmware.ocpp_client.v201.messages import (
    SetChargingProfileRequest,
    SetVariablesRequest,
    TransactionEventRequest,
)
from firmware.ocpp_client.variables import MEASURANDS
from firmware.ocpp_client.wire import decode_payload
from firmware.station.api import AuthorizeNeeded, EventKind, MeterSample, TransactionEvent
from tests.ocpp_client.fakes import CARD, Bench, event

T0 = "2026-01-01T12:00:00Z"
SAMPLE = {
    "value": 16.0, "context": "Sample.Periodic", "measurand": "Current.Import", "phase": "L1",
    "unitOfMeasure": {"unit": "A"},
}  # fmt: skip
TRANSACTION_EVENT = {
    "eventType": "Updated", "timestamp": T0, "triggerReason": "MeterValuePeriodic", "seqNo": 5,
    "transactionInfo": {"transactionId": "tx-1", "chargingState": "Charging"}, "evse": {"id": 1, "connectorId": 1},
    "meterValue": [{"timestamp": T0, "sampledValue": [SAMPLE] * 10}],
}  # fmt: skip
PROFILE = {
    "evseId": 1,
    "chargingProfile": {
        "id": 1, "stackLevel": 0, "chargingProfilePurpose": "TxDefaultProfile", "chargingProfileKind": "Absolute",
        "chargingSchedule": [{
            "id": 1, "chargingRateUnit": "A", "startSchedule": T0,
            "chargingSchedulePeriod": [{"startPeriod": 900 * n, "limit": 6.0 + n % 10} for n in range(96)],
        }],
    },
}  # fmt: skip
VARIABLES = {
    "setVariableData": [
        {
            "component": {"name": "OCPPCommCtrlr"}, "variable": {"name": "HeartbeatInterval"},
            "attributeValue": str(300 + n),
        }
        for n in range(10)
    ]
}  # fmt: skip


def per_call_ms(work: Callable[[], object], rounds: int = 9, least_s: float = 0.05) -> float:
    """Median over rounds, each at least so long."""
    work()
    found = []
    for _ in range(rounds):
        count, start = 0, time.process_time()
        while time.process_time() - start < least_s:
            work()
            count += 1
        found.append((time.process_time() - start) / count * 1000.0)
    return statistics.median(found)


def package(action: str, payload: object) -> float:
    """The PyPI package's part of receiving a CALL."""
    text = json.dumps([2, "m", action, payload])

    def work() -> None:
        message = unpack(text)
        _validate_payload(message, "2.0.1")
        camel_to_snake_case(message.payload)

    return per_call_ms(work)


def profile_handled() -> float:
    """Ours, with the handler, the store and the new limit."""
    bench = Bench()
    bench.ready()
    return per_call_ms(lambda: bench.asked("SetChargingProfile", PROFILE))


def authorize_handled() -> float:
    """Ours: a card, the question, its answer, and what follows from it."""
    bench = Bench()
    bench.ready()
    number = 0

    def work() -> None:
        nonlocal number
        number += 1
        bench.client.on_event(AuthorizeNeeded(number, CARD))
        bench.tick()
        bench.call()
        bench.answer({"idTokenInfo": {"status": "Accepted"}})

    return per_call_ms(work)


def flush(events: list[TransactionEvent], folder: Path) -> tuple[float, float, int]:
    """A queue on the disk, delivered: seconds of processor time, seconds by the clock on the wall, bytes of frames."""
    store = Store(folder / f"{len(events)}.db")
    store.sync_in_background(lambda number, error: None)  # as the daemon has it
    for one in events:
        store.append_event(one.transaction_id, one.seq_no, one.kind.value, msgspec.json.encode(one), durable=False)
    store.synced(1 << 62)
    for variable in ("SampledDataCtrlr.TxEndedMeasurands", "AlignedDataCtrlr.Measurands"):
        store.put(SCOPE, variable, ",".join(MEASURANDS))
    bench = Bench(store)
    bench.client.connected(bench.now)
    order: list[tuple[str, int]] = []
    size, begun, start = 0, time.perf_counter(), time.process_time()
    while bench.client.queued:
        for text in bench.client.data_to_send():
            frame = json.loads(text)
            if frame[0] == 2:
                answer: dict[str, object] = {}
                if frame[2] == "BootNotification":
                    answer = {"currentTime": T0, "interval": 300, "status": "Accepted"}
                elif frame[2] == "TransactionEvent":
                    order.append((frame[3]["transactionInfo"]["transactionId"], frame[3]["seqNo"]))
                    size += len(text)
                bench.receive([3, frame[1], answer])
    spent, lasted = time.process_time() - start, time.perf_counter() - begun
    assert order == [(one.transaction_id, one.seq_no) for one in events], "every event, once and in order"
    store.close()
    return spent, lasted, size


def long_queue(count: int) -> list[TransactionEvent]:
    """Transactions of a hundred events each."""
    events = []
    for number in range(count // 100):
        name = f"tx-{number}"
        events += [event(0, EventKind.STARTED, name), *(event(n, EventKind.UPDATED, name) for n in range(1, 99))]
        events.append(event(99, EventKind.ENDED, name))
    return events


def sample(at: datetime, context: str, wh: float) -> MeterSample:
    return MeterSample(rfc3339(at), context, wh, 0.0, 11_040.0, (230.0,) * 3, (16.0,) * 3, 55)


def day() -> list[TransactionEvent]:
    """One transaction of a day without a CSMS: each quarter of an hour a sampled and a clock-aligned value with every
    measurand, and all sampled ones once more in the end.
    """
    begin = datetime(2026, 1, 1, tzinfo=UTC)
    marks = [begin + timedelta(minutes=15 * number) for number in range(1, 97)]
    events = [event(0, EventKind.STARTED, "day")]
    for number, at in enumerate(marks):
        wh = 1000.0 + 2760.0 * number
        for trigger, context in (("MeterValuePeriodic", "Sample.Periodic"), ("MeterValueClock", "Sample.Clock")):
            told = (sample(at, context, wh),)
            events.append(event(len(events), transaction_id="day", offline=True, trigger=trigger, meter=told))
    every = tuple(sample(at, "Sample.Periodic", 1000.0 + 2760.0 * number) for number, at in enumerate(marks))
    events.append(event(len(events), EventKind.ENDED, "day", offline=True, meter=every))
    return events


def day_of_the_package(events: list[TransactionEvent]) -> float:
    """What the PyPI package does with the same messages before they are sent: key conversion and validation. It has no
    queue, so nothing is stored or taken out. Seconds.
    """
    every = frozenset(MEASURANDS)
    payloads = [
        camel_to_snake_case(
            json.loads(msgspec.json.encode(transaction_event(one, Measurands(every, every, every, every))))
        )
        for one in events
    ]
    start = time.process_time()
    for number, payload in enumerate(payloads):
        message = Call(f"m-{number}", "TransactionEvent", snake_to_camel_case(remove_nones(payload)))
        _validate_payload(message, "2.0.1")
        message.to_json()
    return time.process_time() - start


def imported_mib(statement: str) -> float:
    """Memory of an interpreter that has done nothing but this. Its own high-water mark, not that of who started it."""
    code = f"{statement}; print(next(one for one in open('/proc/self/status') if one.startswith('VmHWM')).split()[1])"
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).resolve().parents[1],
    )
    return int(done.stdout) / 1024


def row(name: str, ours: float, theirs: float | None, unit: str = "ms") -> None:
    """One line of the table."""
    ratio = f"{theirs / ours:9.1f} x" if theirs is not None else ""
    print(f"{name:52}{ours:10.3f}{'' if theirs is None else f'{theirs:10.3f}':>10}{ratio:>12}  {unit}")


def main() -> int:
    """Command line."""
    parser = argparse.ArgumentParser(description="OCPP client against the package.")
    parser.add_argument("--queue", type=int, default=10_000)
    count = parser.parse_args().queue
    print(f"load average {os.getloadavg()[0]:.1f}; {datetime.now(UTC):%Y-%m-%d %H:%M}Z; processor time")
    print(f"{'':52}{'ours':>10}{'package':>10}{'ratio':>11}")
    rows = (
        ("TransactionEvent, 10 samples", TransactionEventRequest, TRANSACTION_EVENT),
        ("SetChargingProfile, 96 periods", SetChargingProfileRequest, PROFILE),
        ("SetVariables, 10 variables", SetVariablesRequest, VARIABLES),
    )
    for name, kind, payload in rows:
        text = json.dumps(payload).encode()
        ours = per_call_ms(lambda t=text, k=kind: decode_payload(t, k))
        row(f"{name}, decoded and validated", ours, package(name.split(",", maxsplit=1)[0], payload))
    row("SetChargingProfile, handled, stored and obeyed", profile_handled(), None)
    row("Authorize, asked and answered", authorize_handled(), None)
    periods = tuple(Period(900.0 * n, 6.0 + n % 10) for n in range(96))
    profiles = [
        Profile(n, 0, Purpose.TX_DEFAULT, Kind.RECURRING, n % 10, False, periods, 0.0, 43_200.0, 86_400.0)
        for n in range(20)
    ]
    supply, charge = Supply(230.0, 3, 32.0), Charge(0.0)
    row("composite, 20 profiles of 96 periods, a day",
        per_call_ms(lambda: composite(profiles, 1000.0, 86_400.0, supply, charge), 3), None)  # fmt: skip
    with tempfile.TemporaryDirectory() as folder:
        values = day()
        spent, _, size = flush(values, Path(folder))
        row(
            f"a day of quarter hours, {len(values)} messages, {size // 1024} KiB",
            spent,
            day_of_the_package(values),
            "s",
        )
        spent, lasted, size = flush(long_queue(count), Path(folder))
        row(f"{count} queued messages, {size // 1024} KiB, in order", spent, None, "s")
        print(f"  by the clock on the wall {lasted:.1f} s, {spent / count * 1000:.3f} ms of processor time each")
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    bare = imported_mib("pass")
    ours, theirs = (
        imported_mib(one) - bare for one in ("import firmware.ocpp_client.adapter", "import ocpp.v201, ocpp.messages")
    )
    row("memory of the import", ours, theirs, "MiB")
    print(f"  this process, both sides and the queue: {memory:.0f} MiB at most")
    return 0


if __name__ == "__main__":
    sys.exit(main())
