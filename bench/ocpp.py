"""OCPP client against the PyPI package `ocpp`, in the same run: one message decoded, validated and handled, and a long
queue flushed.

    python bench/ocpp.py [--queue 10000]

Prints milliseconds of processor time per message (median of several rounds), which other work on the machine changes
little. Both sides take the same JSON text; the package is measured as it is used: unpack, schema validation, key
conversion. Ours: typed decoding, which is the validation; where it says handled, frame, handler, store, new limit and
encoded answer too.
"""

import argparse
import json
import resource
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

sys.path.remove(str(Path(__file__).resolve().parent))  # this file is called as the package is
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from ocpp.charge_point import camel_to_snake_case
from ocpp.messages import unpack, validate_payload

from firmware.core.store import Store
from firmware.ocpp_client.smart_charging import Charge, Kind, Period, Profile, Purpose, Supply, composite
from firmware.ocpp_client.v201.messages import SetChargingProfileRequest, TransactionEventRequest
from firmware.ocpp_client.wire import decode_payload
from firmware.station.api import EventKind
from tests.ocpp_client.fakes import Bench, event, put

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
        validate_now(message)
        camel_to_snake_case(message.payload)

    return per_call_ms(work)


def validate_now(message: object) -> None:
    """`validate_payload` is a coroutine that never waits."""
    try:
        validate_payload(message, "2.0.1").send(None)
    except StopIteration:
        return


def profile_handled() -> float:
    """Ours, with the handler, the store and the new limit."""
    bench = Bench()
    bench.ready()
    return per_call_ms(lambda: bench.asked("SetChargingProfile", PROFILE))


def flush(count: int) -> tuple[float, float]:
    """Seconds to deliver a queue, and MiB of memory that the process has used at most."""
    store = Store(":memory:")
    for number in range(count // 100):
        name = f"tx-{number}"
        put(store, event(0, EventKind.STARTED, name))
        for seq_no in range(1, 99):
            put(store, event(seq_no, EventKind.UPDATED, name))
        put(store, event(99, EventKind.ENDED, name))
    bench = Bench(store)
    bench.client.connected(bench.now)
    start = time.process_time()
    delivered = 0
    while bench.client.queued:
        for frame in bench.collect():
            if frame[0] == 2:
                answer = (
                    {"currentTime": T0, "interval": 300, "status": "Accepted"} if frame[2] == "BootNotification" else {}
                )
                delivered += frame[2] == "TransactionEvent"
                bench.receive([3, frame[1], answer])
    assert delivered == count
    return time.process_time() - start, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> int:
    """Command line."""
    parser = argparse.ArgumentParser(description="OCPP client against the package.")
    parser.add_argument("--queue", type=int, default=10_000)
    count = parser.parse_args().queue
    event_text, profile_text = json.dumps(TRANSACTION_EVENT).encode(), json.dumps(PROFILE).encode()
    rows = (
        ("TransactionEvent, 10 samples", event_text, TransactionEventRequest, TRANSACTION_EVENT),
        ("SetChargingProfile, 96 periods", profile_text, SetChargingProfileRequest, PROFILE),
    )
    print(f"{'':42}{'ours':>10}{'package':>10}  ms")
    for name, text, kind, payload in rows:
        ours, theirs = per_call_ms(lambda t=text, k=kind: decode_payload(t, k)), package(name.split(",")[0], payload)
        print(f"{name:42}{ours:10.3f}{theirs:10.3f}")
    print(f"{'SetChargingProfile, handled and obeyed':42}{profile_handled():10.3f}")
    periods = tuple(Period(900.0 * n, 6.0 + n % 10) for n in range(96))
    profiles = [
        Profile(n, 0, Purpose.TX_DEFAULT, Kind.RECURRING, n % 10, False, periods, 0.0, 43_200.0, 86_400.0)
        for n in range(20)
    ]
    supply, charge = Supply(230.0, 3, 32.0), Charge(0.0)
    print(f"{'composite, 20 profiles of 96 periods, a day':42}"
          f"{per_call_ms(lambda: composite(profiles, 1000.0, 86_400.0, supply, charge), 3):10.3f}")  # fmt: skip
    seconds, memory = flush(count)
    print(f"{count} queued messages: {seconds:.1f} s, {seconds / count * 1000:.3f} ms each, {memory:.0f} MiB at most")
    return 0


if __name__ == "__main__":
    sys.exit(main())
