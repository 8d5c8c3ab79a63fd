"""The cases of the conformance testers against `evse run`: SDP, TCP, TLS and pilot as a vehicle has them.

One of each kind runs with every change. All of them:

    EVSE_WIRE=all .venv/bin/pytest tests/iso2/test_wire.py -n 6

which writes what came of each to `wire-results.tsv` beside this file; `scripts/make_case_table.py` puts it into
docs/iso15118-2.md.
"""

from __future__ import annotations

import fcntl
import os
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from firmware.iso15118.messages import iso2
from hil.rig_virtual import Rig
from tests.iso2.rig import EVCC_ID, world
from tests.iso2.wire import CARD
from tests.iso2.wire_cases import CASES, ENVIRONMENTS, Bench, station_config

RESULTS = Path(__file__).with_name("wire-results.tsv")
EVERY = os.environ.get("EVSE_WIRE") == "all"
SAMPLE = [
    ("SDP", "CMN_002"),
    ("V2GTPSDP", "CMN_003"),
    ("SupportedAppProtocol", "CMN_002"),
    ("V2GTPSessionSetup", "CMN_004"),
    ("SessionSetup", "AC_001"),
    ("SessionSetup", "CMN_003"),
    ("ServiceDiscovery", "AC_002"),
    ("CertificateInstallation", "CMN_001"),
    ("CertificateUpdate", "CMN_012"),
    ("PaymentDetails", "CMN_008"),
    ("Authorization", "CMN_010"),
    ("ChargeParameterDiscovery", "AC_036"),
    ("PowerDelivery", "AC_004"),
    ("MeteringReceipt", "AC_001"),
    ("MeteringReceipt", "AC_007"),
    ("Abnormal", "AC_001"),
    ("CableCheck", "DC_002"),
    ("ChargeParameterDiscovery", "DC_005"),
    ("PowerDelivery", "DC_012"),
    ("CurrentDemand", "DC_005"),
    ("SessionStop", "DC_002"),
]
CHOSEN = sorted(CASES if EVERY else SAMPLE, key=lambda key: list(ENVIRONMENTS).index(CASES[key][0]))

pytestmark = pytest.mark.slow


class Benches:
    """One bench at a time: SDP has one port in a network."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._name = ""
        self._rig: Rig | None = None

    def of(self, environment: str) -> Bench:
        if self._rig is None or self._name != environment or not self._rig.station.alive:
            self.close()
            energy = ENVIRONMENTS[environment]["energy"]
            folder = self._folder / f"{environment}-{time.monotonic_ns()}"
            rig = Rig(folder, energy=energy, pki=world(), config=station_config(environment))
            self._rig, self._name = rig.__enter__(), environment
        return Bench(self._rig, dc=ENVIRONMENTS[environment]["energy"] == "dc")

    def close(self) -> None:
        if self._rig is not None:
            rig, self._rig = self._rig, None
            rig.__exit__(None, None, None)


@pytest.fixture(scope="module")
def benches(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Benches]:
    made = Benches(tmp_path_factory.mktemp("wire"))
    yield made
    made.close()


def note(section: str, one: str, result: str) -> None:
    """One line more in the results of a whole run; several processes write."""
    if not EVERY:
        return
    with RESULTS.open("a", encoding="utf-8") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        file.write(f"{section}\t{one}\t{result}\n")


@pytest.mark.parametrize(("section", "one"), CHOSEN, ids=lambda part: part)
def test_wire(section: str, one: str, benches: Benches) -> None:
    environment, run = CASES[section, one]
    bench = benches.of(environment)
    try:
        run(bench)
    except Exception as error:
        note(section, one, f"failed: {str(error).splitlines()[0] if str(error) else type(error).__name__}")
        print(bench.rig.station.tail(5))
        for entry in list(bench.rig.station.control.trace(40, follow=False)):
            print(entry.get("source"), entry.get("text"))
        raise
    finally:
        bench.leave()
    note(section, one, "passed")


def test_a_value_added_service_is_executed(tmp_path: Path, benches: Benches) -> None:
    """Internet access, taken with its parameter set: the operator's program runs with it, and again at the end."""
    benches.close()
    hook = tmp_path / "hook"
    hook.write_text(f'#!/bin/sh\necho "$@" >> {tmp_path}/calls\n')
    hook.chmod(0o755)
    config = {"v2g": {"internet": True, "service_hook": str(hook)}, "authorization": {"tokens": [CARD]}}
    with Rig(tmp_path / "rig", energy="ac", pki=world(), config=config) as rig:
        bench = Bench(rig, dc=False)
        car = bench.at(iso2.PaymentServiceSelectionReq)
        sets = car.ok(iso2.ServiceDetailReq(service_id=3)).service_parameter_list.parameter_set
        chosen = sets[0].parameter_set_id
        body = car.service_selection(1)
        services = (
            *body.selected_service_list.selected_service,
            iso2.SelectedService(service_id=3, parameter_set_id=chosen),
        )
        car.ok(replace(body, selected_service_list=iso2.SelectedServiceList(selected_service=services)))
        car.ok(car.session_stop())
        calls = tmp_path / "calls"
        rig.until("both calls", lambda: True if calls.exists() and calls.read_text().count("\n") == 2 else None)
        assert calls.read_text().split("\n")[:2] == [f"{verb} 3 {chosen} {EVCC_ID.hex()}" for verb in ("start", "stop")]
        bench.leave()


def test_every_case_can_be_run_on_the_wire() -> None:
    from tests.iso2.test_cases import SCRIPT

    assert set(CASES) == {(case.section, one) for case in SCRIPT.cases() for one in case.ids.split()}
