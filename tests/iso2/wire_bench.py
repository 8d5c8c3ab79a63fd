"""What the conformance cases on the wire have in common: the stations, the cars before a message, the register.

A case is named by section and id, is given a `Bench`, and raises AssertionError where the station is wrong. Stimulus
and expectation follow the public list that `cases.tsv` has; the pilot is that of the simulated board.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from firmware.iso15118.messages import iso2, sap
from firmware.iso15118.pki.keys import SoftwareKey
from firmware.iso15118.pki.signature import sign
from hil.rig_virtual import Rig
from hil.scenarios.negotiation import HOURS
from tests.iso2.rig import WRONG_ID, Code, contracts
from tests.iso2.wire import CARD, WireCar

SETUP_S = 5.0
SEQUENCE_S = 3.0
FINISHED, ONGOING = iso2.EVSEProcessing.FINISHED, iso2.EVSEProcessing.ONGOING
SapCode = sap.ResponseCode

_COMMON = {
    "board": {"ventilation": True},
    "authorization": {"tokens": [CARD]},
    "pki": {"strict": True},
}
ENVIRONMENTS: dict[str, dict[str, Any]] = {
    # name: energy, and what else the configuration has
    "ac": {"energy": "ac", "v2g": {"receipts": True}},
    "dc": {"energy": "dc", "v2g": {"receipts": True, "state_b_after_stop": True}},
    "ac-prices": {"energy": "ac", "tariff": {"hours": HOURS}, "v2g": {}},
    "dc-prices": {"energy": "dc", "tariff": {"hours": HOURS}, "v2g": {}},
    "pnc-only": {"energy": "ac", "v2g": {"auth": ["pnc"]}},
}


def station_config(environment: str) -> dict[str, Any]:
    """The station's configuration beyond the rig's own."""
    v2g = {"setup_timeout_s": SETUP_S, "sequence_timeout_s": SEQUENCE_S, **ENVIRONMENTS[environment]["v2g"]}
    return {**_COMMON, "v2g": v2g, "tariff": ENVIRONMENTS[environment].get("tariff", {})}


@dataclass
class Bench:
    """A station, and cars that come to it one after another."""

    rig: Rig
    dc: bool
    cars: list[WireCar] = field(default_factory=list)

    def car(self, pnc: bool = False, contract: str = "good", **options: Any) -> WireCar:
        made = WireCar(
            self.rig.station,
            dc=self.dc,
            pnc=pnc,
            pki=self.rig.pki,
            contract=contracts()[contract] if pnc else None,
            **options,
        )
        self.cars.append(made)
        return made

    def at(self, message: type[Any], pnc: bool = False, **options: Any) -> WireCar:
        """A car that has just come, at the message."""
        car = self.car(pnc, **options).plug_in()
        car.until(message)
        return car

    def charging(self, pnc: bool = False, **options: Any) -> WireCar:
        return self.at(iso2.CurrentDemandReq if self.dc else iso2.ChargingStatusReq, pnc, **options)

    def stopped(self) -> WireCar:
        """Charged, stopped, and in state B."""
        car = self.charging()
        car.ok(car.loop())
        car.ok(car.stop())
        car.signal_b()
        return car

    def paused(self) -> WireCar:
        """The session is paused, the pilot's oscillator is off, the car has left the network."""
        car = self.stopped()
        car.ok(car.session_stop(pause=True))
        car.hang_up()
        self.rig.station.wait_for("oscillator off", _still, 8.0)
        return car

    def wake(self, by_ev: bool) -> None:
        """B-C-B, or B1 to B2; then the oscillator is on again."""
        if by_ev:
            self.rig.station.control.sim("toggle")
        else:
            self.rig.station.control.call("command", type="WakeVehicle")
        self.rig.station.wait_for("oscillator on", lambda s: not _still(s), 5.0)

    def resumed(self, by_ev: bool, session_id: bytes | None = None) -> WireCar:
        """Awake after a pause, with the protocol chosen anew; SessionSetup comes next. Its old id is in `old_id`."""
        before = self.paused()
        self.wake(by_ev)
        car = self.car()
        car.swiped = True
        car.old_id = before.session_id
        car.until(iso2.SessionSetupReq)
        return car

    def leave(self) -> None:
        """Whoever is there goes."""
        for car in self.cars:
            car.hang_up()
        if self.cars:
            self.cars[-1].leave()
        self.cars.clear()


def _still(status: dict[str, Any]) -> bool:
    """X1: the pilot's oscillator does not run."""
    return status["connectors"][0]["pilot"]["duty_percent"] is None


Case = Callable[[Bench], None]
CASES: dict[tuple[str, str], tuple[str, Case]] = {}
"""(section, id) -> (environment, case)."""


def case(section: str, *ids: str, env: str = "") -> Callable[[Case], Case]:
    """Register for these ids; DC ids run on a DC station, the rest on AC, unless `env` names another."""

    def register(function: Case) -> Case:
        for one in ids:
            assert (section, one) not in CASES, (section, one)
            CASES[section, one] = (env or ("dc" if one.startswith("DC") else "ac"), function)
        return function

    return register


def sequence_error(section: str, ids: str, message: type[Any] | Callable[[Bench], WireCar], pnc: bool = False) -> None:
    """A request that is not due."""

    def run(bench: Bench) -> None:
        car = at(bench, message, pnc)
        car.refused(Code.FAILED_SEQUENCE_ERROR, iso2.ServiceDiscoveryReq())

    case(section, *ids.split())(run)


def unknown_session(
    section: str,
    ids: str,
    message: type[Any] | Callable[[Bench], WireCar],
    body: Callable[[WireCar], Any],
    pnc: bool = False,
) -> None:
    """A good request with another session's id."""

    def run(bench: Bench) -> None:
        car = at(bench, message, pnc)
        request = body(car)
        signed = pnc and getattr(request, "id", None) is not None
        car.refused(
            Code.FAILED_UNKNOWN_SESSION,
            request,
            session_id=WRONG_ID,
            signature=car.signed(request) if signed else None,
        )

    case(section, *ids.split())(run)


def silent(section: str, ids: str, message: type[Any] | Callable[[Bench], WireCar], pnc: bool = False) -> None:
    """Nothing more."""

    def run(bench: Bench) -> None:
        at(bench, message, pnc).silence(timeout=SEQUENCE_S)

    case(section, *ids.split())(run)


def at(bench: Bench, message: type[Any] | Callable[[Bench], WireCar], pnc: bool) -> WireCar:
    return bench.at(message, pnc) if isinstance(message, type) else message(bench)


def joined(bench: Bench, by_ev: bool) -> WireCar:
    car = bench.resumed(by_ev)
    assert car.setup(car.old_id).response_code is Code.OK_OLD_SESSION_JOINED
    return car


def signature(body: Any, key: Any) -> Any:
    return sign((body,), SoftwareKey(key))
