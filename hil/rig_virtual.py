"""The virtual rig: a station process with the simulated board, a test CSMS process, a PKI, and cars that visit.

Owns: putting these together in one folder, waiting for what a scenario expects, and the CSMS's view as a ledger. May
not: judge a scenario (hil/scenarios does), or look into the station by other ways than its outside contracts.
"""

from __future__ import annotations

import asyncio
import contextlib
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, TypeVar

import hil.pki
from firmware.iso15118.messages import iso2
from hil import config_file
from hil.csms_process import CsmsProcess
from hil.ev.car import Car, SocketPilot, contract_from
from hil.ev.link import LinkOptions, Outcome
from hil.ev.options import Contract, EvccOptions
from hil.ev.provisioning import Credential, load_credential
from hil.ledger import Ledger, judge
from hil.station import Station, StationError, sections

T = TypeVar("T")
DC = iso2.EnergyTransferMode.DC_EXTENDED
TOKEN = "RIG-CARD-1"


class Visit:
    """A car's V2G session in a thread of its own, so that a scenario can do something meanwhile."""

    def __init__(self, car: Car, options: EvccOptions) -> None:
        self.car = car
        self._outcome: Outcome | None = None
        self._error: BaseException | None = None
        self._thread = threading.Thread(target=self._run, args=(options,), daemon=True)
        self._thread.start()

    def _run(self, options: EvccOptions) -> None:
        try:
            self._outcome = asyncio.run(self.car.talk(options))
        except BaseException as error:  # handed to whoever asks for the outcome
            self._error = error

    @property
    def loops(self) -> int:
        """Charging loops so far."""
        return self.car.evcc.loops if self.car.evcc is not None else 0

    def wait_loops(self, count: int, limit_s: float = 30.0) -> None:
        """Until the car is charging for so many loops. Raises StationError when it ends before."""
        give_up = time.monotonic() + limit_s
        while self.loops < count:
            if not self._thread.is_alive():
                raise StationError(f"the session ended before loop {count}: {self._outcome or self._error}")
            if time.monotonic() > give_up:
                state = self.car.evcc.state.value if self.car.evcc else "SDP"
                raise StationError(f"no charging loop {count} within {limit_s:.0f} s, the car is in {state}")
            time.sleep(0.02)

    def outcome(self, limit_s: float = 60.0) -> Outcome:
        """What became of it, once it is over."""
        self._thread.join(limit_s)
        if self._error is not None:
            raise self._error
        if self._outcome is None:
            raise StationError(f"the V2G session was not over after {limit_s:.0f} s")
        return self._outcome


class Rig:
    """`with Rig(folder) as rig:`. `config` replaces keys of the station's configuration, by section."""

    def __init__(
        self,
        folder: Path,
        *,
        energy: str = "ac",
        interface: str = "lo",
        secc_prefix: Sequence[str] = (),
        pki: hil.pki.Pki | None = None,
        config: Mapping[str, Mapping[str, Any]] | None = None,
    ) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.folder = folder
        self.pki = folder / "pki"
        self.interface = interface
        made = pki or hil.pki.generate()
        hil.pki.write(made, self.pki)
        hil.pki.write_josev(made, self.pki)
        self.csms = CsmsProcess(folder, secc_prefix, pki=self.pki)
        self._over = config or {}
        self._base: dict[str, Mapping[str, Any]] = {
            "v2g": {"interface": interface, "energy": [energy]},
            "pki": {"dir": str(self.pki)},
        }
        self._secc_prefix = secc_prefix
        self.station: Station

    def __enter__(self) -> Rig:
        try:
            self.csms.start()
            config = sections(self.folder, **self._base, ocpp=self.csms.ocpp_section("RIG-1"))
            config = config_file.merge(config, self._over)
            self.station = Station(self.folder, config, self._secc_prefix)
            self.station.start()
            self.wait_online()
        except BaseException:
            self._end()
            raise
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        status = self._end()
        if kind is None and status != 0:
            raise StationError(f"the daemon stopped with exit status {status}:\n{self.station.tail()}")

    def _end(self) -> int:
        try:
            station = getattr(self, "station", None)
            return station.stop() if station is not None and station.process is not None else 0
        finally:
            self.csms.stop()

    # --- cars --------------------------------------------------------------------------------------------------------

    @property
    def pilot(self) -> SocketPilot:
        return SocketPilot(self.station.control)

    @property
    def contract(self) -> Contract:
        return contract_from(self.pki)

    @property
    def credential(self) -> Credential:
        """What the vehicle was built with."""
        return load_credential(self.pki)

    def link(self, *, tls: bool = False, octet_by_octet: bool = False) -> LinkOptions:
        return LinkOptions(
            self.interface, tls, self.pki / "ev/roots/v2g.pem", sdp_tries=20, octet_by_octet=octet_by_octet
        )

    def visit(self, options: EvccOptions, *, tls: bool = False, plug_in: bool = True) -> Visit:
        """A car comes and begins its session."""
        if plug_in:
            self.plug_in()
        return Visit(Car(self.pilot, self.link(tls=tls)), options)

    def plug_in(self, kind: str = "") -> None:
        self.station.control.sim("plug-in", *([kind] if kind else []))

    def unplug(self) -> None:
        self.station.control.sim("unplug")

    # --- waiting -----------------------------------------------------------------------------------------------------

    def wait_online(self, limit_s: float = 15.0) -> None:
        self.station.wait_for("registered at the CSMS", lambda s: s["ocpp"]["online"] is True, limit_s)

    def wait_contactor(self, *closed: str, limit_s: float = 10.0) -> None:
        """Until the contactor is in one of the named states."""
        self.station.wait_for(
            f"contactor {' or '.join(closed)}", lambda s: s["connectors"][0]["contactor"] in closed, limit_s
        )

    def wait_idle(self, limit_s: float = 10.0) -> None:
        """Until the connector is available again and everything was told to the CSMS."""
        self.station.wait_for(
            "available and everything sent",
            lambda s: s["connectors"][0]["status"] == "Available" and s["ocpp"]["queued"] == 0,
            limit_s,
        )

    def until(self, what: str, condition: Callable[[], T | None], limit_s: float = 10.0) -> T:
        """Until the condition gives something; that. Raises StationError."""
        give_up = time.monotonic() + limit_s
        while time.monotonic() < give_up:
            if (value := condition()) is not None:
                return value
            time.sleep(0.05)
        raise StationError(f"{what}: not within {limit_s:.0f} s")

    # --- the CSMS's view ---------------------------------------------------------------------------------------------

    def ledger(self, *, all_ended: bool = True) -> Ledger:
        """The transactions as the CSMS got them."""
        return judge(self.csms.transaction_events(), all_ended=all_ended)

    def running_transaction(self, limit_s: float = 10.0) -> str:
        """The id of the one transaction that the CSMS knows as started and not ended."""

        def running() -> str | None:
            ledger = self.ledger(all_ended=False)
            return next((one for one in ledger.transactions if ledger.ended(one) is None), None)

        return self.until("a running transaction at the CSMS", running, limit_s)

    @contextlib.contextmanager
    def nothing_closes(self) -> Iterator[None]:
        """While the block runs, the contactor must not be seen closed."""
        over = threading.Event()
        seen: list[str] = []

        def watch() -> None:
            while not over.is_set():
                with contextlib.suppress(Exception):
                    if (state := self.station.connector()["contactor"]) != "open":
                        seen.append(state)
                time.sleep(0.02)

        thread = threading.Thread(target=watch, daemon=True)
        thread.start()
        try:
            yield
        finally:
            over.set()
            thread.join(15)
        assert not seen, f"the contactor was seen {seen[0]}"
