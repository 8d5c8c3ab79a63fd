"""Puts the V2G server together: certificates, TLS, sessions, the server task.

Owns: which faults the certificates give, the change to other certificates while the station runs, and the making of
sessions. May not: decide anything in a session, or which certificates count (`pki_keeper.py`).
"""

import asyncio
import contextlib
import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from firmware.app.grid_code import grid_code
from firmware.app.pki_keeper import PkiKeeper
from firmware.core.clock import Clock
from firmware.core.config import Config
from firmware.core.errors import ConfigError, LocalProtocolError
from firmware.core.timeline import Level, Source, Timeline
from firmware.iso15118.adapter import V2gServer
from firmware.iso15118.api import Protocol, StationPort
from firmware.iso15118.exi import load_iso20
from firmware.iso15118.pki import tariff_key
from firmware.iso15118.pki.chain import CONTRACT, OEM_PROVISIONING
from firmware.iso15118.pki.keys import SigningKey
from firmware.iso15118.sdp import TlsPolicy
from firmware.iso15118.secc.contracts import PkiContracts
from firmware.iso15118.session import NO_DEVICES, Devices, Session, SessionConfig, Vehicle
from firmware.iso15118.tls import KeyLog, TlsServer, key_log_to_file
from firmware.iso15118.tls13 import VehicleTrust, name_and_fingerprint, possible
from firmware.iso15118.v2gtp import PayloadType

PROTOCOLS = {
    "din": (Protocol.DIN,),
    "iso2": (Protocol.ISO2,),
    "iso20": tuple(one for one in Protocol if one not in (Protocol.DIN, Protocol.ISO2)),
}


class V2gService:
    """The station's V2G side. With `[v2g] enabled = false` it does nothing.

    `faults`: ids of the catalogue that are there now, with TLS required and no usable certificate for example: then no
    session is served at all, never one without TLS [iso15118.md 6a]. `on_fault` is told when one comes or goes.
    `devices`: the drivers of a pantograph and of a coil; ACDP and WPT are served where there is one.
    """

    def __init__(
        self,
        config: Config,
        station: StationPort,
        clock: Clock,
        timeline: Timeline,
        devices: Devices = NO_DEVICES,
    ) -> None:
        self._config = config.v2g
        self._devices = devices
        self._station = station
        self._clock = clock
        self._timeline = timeline
        self.faults: set[str] = set()
        self.on_fault: Callable[[str, bool], None] = lambda fault, present: None
        self.pki = PkiKeeper(config, clock, timeline)
        self.pki.on_fault = self._fault
        self._tls_server: TlsServer | None = None
        self._iso20_served: bool | None = None  # None: not looked at
        self._task: asyncio.Task[None] | None = None
        self._server: V2gServer | None = None
        if self._config.enabled:
            self._server = self._make_server(config)
            self.pki.on_change = self._certificates_changed

    def _make_server(self, config: Config) -> V2gServer:
        policy = TlsPolicy(self._config.tls)
        for fault in self.pki.faults:
            self._fault(fault, True)
        if self._config.tls_key_log:
            self._note(f"TLS secrets are written to {self._config.tls_key_log}: laboratory only", Level.WARNING)
        tls = self._tls() if policy is not TlsPolicy.OFF else None
        self._prepare_iso20(tls)
        self._fault("v2g_tls_unusable", policy is TlsPolicy.REQUIRED and tls is None)
        self._price_key = self._load_price_key(config.pki.dir)
        strict = config.pki.strict
        self._contracts = PkiContracts(
            lambda: self.pki.store.contract_roots,
            oem_roots=lambda: self.pki.store.oem_roots,
            cross=lambda: self.pki.store.cross,
            profile=replace(CONTRACT, strict=strict, refuse_country=strict),
            provisioning=replace(OEM_PROVISIONING, strict=strict),
            is_revoked=self.pki.is_revoked,
            central_validation=bool(config.ocpp.url),
            clock_trusted=self.pki.clock_trusted,
            dates_matter=config.pki.without_clock == "refuse",
            remark=lambda text: self._note(text, Level.WARNING),
        )
        self._session_config = SessionConfig(
            protocols=tuple(one for name in self._config.protocols for one in PROTOCOLS[name]),
            setup_timeout_s=self._config.setup_timeout_s,
            sequence_timeout_s=self._config.sequence_timeout_s,
            iso20_loop_timeout_s=self._config.iso20_loop_timeout_s,
            iso20_unprotected=self._iso20_unprotected,
            require_state_b_after_stop=self._config.state_b_after_stop,
            grid_code=grid_code(config.grid_code),
        )
        return V2gServer(
            interface=self._config.interface,
            policy=policy,
            tls=tls,
            session_factory=self._session,
            station=self._station,
            timeline=self._timeline,
            clock=self._clock,
            setup_timeout_s=self._config.setup_timeout_s,
            mutual_factory=self._mutual_session,
        )

    def _load_price_key(self, folder: str) -> SigningKey | None:
        if not folder:
            return None
        try:
            return tariff_key.load(Path(folder))
        except ConfigError as error:
            self._note(f"prices are told unsigned: {error}", Level.WARNING)
            return None

    def _tls(self) -> TlsServer | None:
        if not self.pki.identities:
            return None
        key_log: KeyLog | None = None
        if self._config.tls_key_log:
            key_log = key_log_to_file(Path(self._config.tls_key_log))
        try:
            vehicles = self._vehicles()
            self._tls_server = TlsServer(self.pki.identities, self.pki.ocsp.staple, key_log, vehicles, self._tls_server)
            return self._tls_server
        except LocalProtocolError as error:
            self._note(str(error), Level.ERROR)
            return None

    def _certificates_changed(self) -> None:
        """Other chains or roots count from now on. A session that runs goes on with what it began with."""
        if self._server is None or TlsPolicy(self._config.tls) is TlsPolicy.OFF:
            return
        tls = self._tls()
        self._prepare_iso20(tls)
        self._server.set_tls(tls)
        self._fault("v2g_tls_unusable", self._config.tls == TlsPolicy.REQUIRED.value and tls is None)

    def _fault(self, fault: str, there: bool) -> None:
        if there is (fault in self.faults):
            return
        (self.faults.add if there else self.faults.discard)(fault)
        self.on_fault(fault, there)

    def _vehicles(self) -> VehicleTrust | None:
        """Whom TLS 1.3 trusts; None where it cannot be spoken. Its switch is a chain of ours for it (secc/iso20)."""
        if "iso20" not in self._config.protocols:
            return None
        laboratory = self._config.iso20_laboratory_pki or self.pki.store.laboratory
        trust = VehicleTrust((*self.pki.store.oem_roots, *self.pki.store.v2g_roots), laboratory)
        if trust.laboratory:
            self._note("TLS 1.3 takes P-256 and OEM provisioning certificates: laboratory only", Level.WARNING)
        return trust if possible(self.pki.identities, trust) else None

    @property
    def _iso20_unprotected(self) -> bool:
        """-20 also without TLS 1.3. Who turned TLS off has said so: no vehicle in the field speaks -20 without it."""
        return self._config.iso20_unprotected or TlsPolicy(self._config.tls) is TlsPolicy.OFF

    def _prepare_iso20(self, tls: TlsServer | None) -> None:
        """Import what codes -20 where a vehicle may speak it; where none can, say so, once and without alarm: a station
        for -2 and DIN is complete."""
        served = self._iso20_unprotected or (tls is not None and tls.mutual)
        if "iso20" not in self._config.protocols or served is self._iso20_served:
            return
        self._iso20_served = served
        if served:
            load_iso20(self._schemas())
        else:
            self._note("ISO 15118-20 is not served: it needs a SECC chain on secp521r1 or Ed448", Level.INFO)

    def _schemas(self) -> list[PayloadType]:
        """What is coded besides AC and DC."""
        there = {
            PayloadType.ISO20_ACDP: self._devices.pantograph is not None,
            PayloadType.ISO20_WPT: self._devices.coil is not None,
            PayloadType.ISO20_AC_DER_IEC: "ac_der_iec" in self._config.energy,
            PayloadType.ISO20_AC_DER_SAE: "ac_der_sae" in self._config.energy,
        }
        return [kind for kind, one in there.items() if one]

    def _note(self, text: str, level: Level) -> None:
        self._timeline.add(Source.V2G, text, level)

    def _mutual_session(self, vehicle: bytes, now: float) -> Session:
        """A session with a vehicle whose certificate TLS 1.3 has verified."""
        name, fingerprint = name_and_fingerprint(vehicle)
        self._note(f"vehicle certificate of {name}", Level.INFO)
        return self._session(True, now, Vehicle(name, fingerprint))

    def _session(self, tls: bool, now: float, vehicle: Vehicle | None = None) -> Session:
        return Session(
            tls=tls,
            vehicle=vehicle,
            config=self._session_config,
            view=lambda: self._station.view(tls),
            random_bytes=os.urandom,
            verifier=self._contracts,
            now=now,
            price_key=self._price_key,
            devices=self._devices,
        )

    async def start(self) -> None:
        """Begin to serve: a vehicle is answered when this returns, where the interface is there; it may come later."""
        if self._server is not None:
            self._task = asyncio.create_task(self._server.run(), name="V2G")
            self._task.add_done_callback(self._ended)
            await self._server.tried.wait()

    def _ended(self, task: "asyncio.Task[None]") -> None:
        if not task.cancelled() and (error := task.exception()) is not None:
            self._note(f"the V2G server failed: {error!r}", Level.ERROR)

    async def close(self) -> None:
        """End session and server."""
        if self._task is not None:
            self._task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._task

    def set_enabled(self, enabled: bool) -> None:
        """Whether a vehicle may find us."""
        if self._server is not None:
            self._server.set_enabled(enabled)

    def handle_timer(self, now: float) -> None:
        """Time has passed: a certificate may have come to its end."""
        if self._server is not None:
            self.pki.handle_timer(now)

    def view_changed(self) -> None:
        """The station's state may have changed."""
        if self._server is not None:
            self._server.on_view_changed()

    def stop_session(self, detail: str) -> None:
        """End the session that runs, if any."""
        if self._server is not None:
            self._server.stop_session(detail)
