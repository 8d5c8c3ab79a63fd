"""Puts the V2G server together: certificates, TLS, sessions, the server task.

Owns: which faults the PKI folder gives at start, and the making of sessions. May not: decide anything in a session.
"""

import asyncio
import contextlib
import os
from dataclasses import replace
from pathlib import Path

from firmware.core.clock import Clock
from firmware.core.config import Config
from firmware.core.errors import ConfigError, LocalProtocolError
from firmware.core.timeline import Level, Source, Timeline
from firmware.iso15118.adapter import V2gServer
from firmware.iso15118.api import Protocol, StationPort
from firmware.iso15118.exi import load_iso20
from firmware.iso15118.pki import store as pki
from firmware.iso15118.pki.chain import CONTRACT, OEM_PROVISIONING
from firmware.iso15118.pki.ocsp import OcspCache
from firmware.iso15118.sdp import TlsPolicy
from firmware.iso15118.secc.contracts import PkiContracts
from firmware.iso15118.session import Session, SessionConfig, Vehicle
from firmware.iso15118.tls import KeyLog, TlsServer, key_log_to_file
from firmware.iso15118.tls13 import P521, VehicleTrust, curve_of, name_and_fingerprint

PROTOCOLS = {"din": (Protocol.DIN,), "iso2": (Protocol.ISO2,), "iso20": (Protocol.ISO20_AC, Protocol.ISO20_DC)}


class V2gService:
    """The station's V2G side. With `[v2g] enabled = false` it does nothing.

    `faults`: ids of the catalogue that the start found, with TLS required and no usable certificate for example: then
    no session is served at all, never one without TLS [iso15118.md 6a].
    """

    def __init__(self, config: Config, station: StationPort, clock: Clock, timeline: Timeline) -> None:
        self._config = config.v2g
        self._station = station
        self._clock = clock
        self._timeline = timeline
        self.faults: list[str] = []
        self._task: asyncio.Task[None] | None = None
        self._server: V2gServer | None = None
        if self._config.enabled:
            self._server = self._make_server(config)

    def _make_server(self, config: Config) -> V2gServer:
        policy = TlsPolicy(self._config.tls)
        certificates = self._certificates(config.pki.dir)
        tls = self._tls(certificates) if policy is not TlsPolicy.OFF else None
        if policy is TlsPolicy.REQUIRED and tls is None:
            self.faults.append("v2g_tls_unusable")
        strict = config.pki.strict
        self._contracts = PkiContracts(
            lambda: certificates.contract_roots,
            oem_roots=lambda: certificates.oem_roots,
            profile=replace(CONTRACT, strict=strict, refuse_country=strict),
            provisioning=replace(OEM_PROVISIONING, strict=strict),
            central_validation=bool(config.ocpp.url and certificates.identities),
        )
        if "iso20" in self._config.protocols:
            load_iso20()
        self._session_config = SessionConfig(
            protocols=tuple(one for name in self._config.protocols for one in PROTOCOLS[name]),
            setup_timeout_s=self._config.setup_timeout_s,
            sequence_timeout_s=self._config.sequence_timeout_s,
            iso20_loop_timeout_s=self._config.iso20_loop_timeout_s,
            iso20_unprotected=self._config.iso20_unprotected,
            require_state_b_after_stop=self._config.state_b_after_stop,
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

    def _certificates(self, folder: str) -> pki.PkiStore:
        if not folder:
            return pki.PkiStore()
        try:
            certificates = pki.load(Path(folder), self._clock.wall().utc)
        except ConfigError as error:
            self._note(str(error), Level.ERROR)
            return pki.PkiStore()
        for warning in certificates.warnings:
            self._note(warning, Level.WARNING)
        return certificates

    def _tls(self, certificates: pki.PkiStore) -> TlsServer | None:
        if not certificates.identities:
            return None
        key_log: KeyLog | None = None
        if self._config.tls_key_log:
            self._note(f"TLS secrets are written to {self._config.tls_key_log}: laboratory only", Level.WARNING)
            key_log = key_log_to_file(Path(self._config.tls_key_log))
        stapled = OcspCache(lambda: self._clock.wall().utc)
        for identity, response in certificates.ocsp:
            self._note(stapled.add(identity.chain, response), Level.INFO)
        try:
            return TlsServer(certificates.identities, stapled.staple, key_log, self._vehicles(certificates))
        except LocalProtocolError as error:
            self._note(str(error), Level.ERROR)
            return None

    def _vehicles(self, certificates: pki.PkiStore) -> VehicleTrust | None:
        """Whom TLS 1.3 trusts, where ISO 15118-20 is served at all."""
        if "iso20" not in self._config.protocols:
            return None
        trust = VehicleTrust((*certificates.oem_roots, *certificates.v2g_roots), self._config.iso20_laboratory_pki)
        if trust.laboratory:
            self._note("TLS 1.3 takes P-256 and OEM provisioning certificates: laboratory only", Level.WARNING)
        elif not any(curve_of(identity.leaf) is P521.curve for identity in certificates.identities):
            self._note("no SECC certificate on secp521r1: TLS 1.3 and ISO 15118-20 are not possible", Level.WARNING)
        return trust

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
        )

    async def start(self) -> None:
        """Begin to serve; the interface may come later."""
        if self._server is not None:
            self._task = asyncio.create_task(self._server.run(), name="V2G")
            self._task.add_done_callback(self._ended)

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

    def view_changed(self) -> None:
        """The station's state may have changed."""
        if self._server is not None:
            self._server.on_view_changed()

    def stop_session(self, detail: str) -> None:
        """End the session that runs, if any."""
        if self._server is not None:
            self._server.stop_session(detail)
