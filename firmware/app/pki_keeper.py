"""The station's V2G certificates while it runs: what lies in the PKI folder, what counts now, what is wrong with it.

Owns: reading the folder again when something in it has changed, the choice of the chains that are shown, revocation by
lists and by OCSP, and the faults that follow. It is `ocpp_client.secc_port.SeccPort` for the client. May not: ask for
certificates (the OCPP client and `evse certs` do), or speak TLS.

Without a clock that could be trusted (`ClockQuality.UNKNOWN`) our own chains are shown without regard to their dates,
for the vehicle judges them by its own clock; contracts are refused or taken as `[pki] without_clock` says.
"""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding

from firmware.core.clock import Clock, ClockQuality
from firmware.core.config import Config
from firmware.core.errors import ConfigError
from firmware.core.keys.due import renew_at
from firmware.core.timeline import Level, Source, Timeline
from firmware.iso15118 import api
from firmware.iso15118.pki import chain, current
from firmware.iso15118.pki import store as pki
from firmware.iso15118.pki.identity import ServerIdentity
from firmware.iso15118.pki.keys import P256, P521, scheme_of
from firmware.iso15118.pki.ocsp import OcspCache
from firmware.ocpp_client.secc_port import OcspQuestion
from firmware.station.api import HashData

LOOK_S = 60.0
"""How often time alone can change what counts (an end of validity)."""


class PkiKeeper:
    """See above. `on_change` is called when other chains are to be shown than before."""

    def __init__(self, config: Config, clock: Clock, timeline: Timeline) -> None:
        self._folder = Path(config.pki.dir) if config.pki.dir and config.v2g.enabled else None
        self._clock = clock
        self._timeline = timeline
        self._look_at = 0.0
        self._shown: tuple[current.Judged, ...] = ()
        self._said = ""
        self._told: frozenset[str] = frozenset()
        self.generation = 0
        """Counts what was read: who sees another number has to look again."""
        self.on_change: Callable[[], None] = lambda: None
        self.on_fault: Callable[[str, bool], None] = lambda fault, present: None
        self.store = pki.PkiStore()
        self._known: pki.Known = {}
        self.ocsp = OcspCache(lambda: clock.wall().utc, self._folder / "ocsp" if self._folder else None)
        if self._folder is not None:
            self._read()
            self._judge()

    # --- what counts now -----------------------------------------------------------------------------------------

    @property
    def identities(self) -> tuple[ServerIdentity, ...]:
        """The chains to show, our first choice first."""
        return tuple(judged.identity for judged in self._shown)

    @property
    def faults(self) -> frozenset[str]:
        """What is wrong with our own certificate, by id of the catalogue."""
        if self._folder is None or not self.store.identities:
            return frozenset()
        bad = not self._shown or self._shown[0].health is not current.Health.GOOD
        return frozenset({"secc_certificate"} if bad else ())

    def clock_trusted(self) -> bool:
        """The wall clock has been set, now or before."""
        return self._clock.wall().quality is not ClockQuality.UNKNOWN

    def is_revoked(self, certificate: x509.Certificate, issuer: x509.Certificate | None) -> bool:
        """By a list or an OCSP response (`chain.RevocationCheck`)."""
        return self.store.crls.revoked(certificate, issuer) or self.ocsp.revoked(certificate)

    def _identity_revoked(self, identity: ServerIdentity) -> bool:
        above = (*identity.chain[1:], identity.root)
        return any(self.is_revoked(one, issuer) for one, issuer in zip(identity.chain, above, strict=True))

    # --- changes -------------------------------------------------------------------------------------------------

    def reload(self) -> None:
        """Files were added, replaced or removed: from the next vehicle on they count. What cannot be read leaves what
        was loaded before."""
        if self._folder is not None:
            self._note("certificates read again", Level.INFO)
            self._read()
            self._judge(always=True)

    def handle_timer(self, now: float) -> None:
        """Time has passed."""
        if self._folder is not None and now >= self._look_at:
            self._look_at = now + LOOK_S
            self._judge()

    def _read(self) -> None:
        assert self._folder is not None
        try:
            self.store = pki.load(self._folder, self._clock.wall().utc, self._known)
        except ConfigError as error:
            self._note(str(error), Level.ERROR)
            return
        present = {id(one) for one in self.store.identities}
        self._known = {seal: one for seal, one in self._known.items() if id(one) in present}
        for warning in self.store.warnings:
            self._note(warning, Level.WARNING)
        for identity, response in self.store.ocsp:
            self._note(self.ocsp.add(identity.chain, response), Level.INFO)
        for identity in self.store.identities:
            path = _path(identity)
            for depth in range(len(path) - 1):
                self.ocsp.restore(path[depth:])
        self.ocsp.forget_others(one for identity in self.store.identities for one in identity.chain)

    def _judge(self, always: bool = False) -> None:
        self.generation += 1
        at = self._clock.wall().utc if self.clock_trusted() else None
        shown = current.present(self.store.identities, at, self._identity_revoked)
        changed = [one.identity for one in shown] != [one.identity for one in self._shown]
        self._shown = shown
        self._say()
        for fault in self._told ^ self.faults:
            self.on_fault(fault, fault in self.faults)
        self._told = self.faults
        if changed or always:
            self.on_change()

    def _say(self) -> None:
        """What a technician has to know, once."""
        words = []
        for identity in self.store.identities:
            health = current.health(identity, self._clock.wall().utc, self._identity_revoked)
            if health is not current.Health.GOOD:
                words.append(f"{identity.name} is {health.value}")
        if not self.clock_trusted():
            words.append("no trustworthy clock: the dates of our own chains are not looked at")
        if self._shown:
            words.append(f"vehicles are shown {', '.join(identity.name for identity in self.identities)}")
        if (said := "; ".join(words)) != self._said:
            self._said = said
            self._note(said, Level.WARNING if len(words) > 1 else Level.INFO)

    # --- for the OCPP client (SeccPort) --------------------------------------------------------------------------

    def refusal(self, certificates: tuple[x509.Certificate, ...]) -> str:
        """Why this chain (leaf first) cannot be the SECC's; empty when it can."""
        at = self._clock.wall().utc if self.clock_trusted() else None
        ders = [one.public_bytes(Encoding.DER) for one in certificates]
        verdict = chain.verify_chain(ders, self.store.v2g_roots, at, chain.SECC, self.is_revoked)
        return "" if verdict.ok else verdict.detail

    def renewal_due(self, now: datetime, iso20: bool = False) -> str:
        """Why a new SECC certificate (`iso20`: one on P-521) is wanted; empty when none is.

        One on P-521 is renewed, but the first is the operator's decision: it is triggered over OCPP 2.1, or brought.
        """
        if self._folder is None:
            return ""
        if not self.store.v2g_roots:
            return ""  # what came could not be checked
        if not self.store.identities:
            return "" if iso20 else "there is none"
        scheme = P521 if iso20 else P256
        trusted = [
            one for one in self.store.identities if one.root is not None and scheme_of(one.key.public_key()) is scheme
        ]
        if not trusted and iso20:
            return ""
        if not trusted:
            return "none ends in a V2G root that is installed"
        newest = max(trusted, key=lambda one: (one.leaf.not_valid_before_utc, one.name))
        health = current.health(newest, now, self._identity_revoked)
        if health is current.Health.REVOKED or health is current.Health.EXPIRED:
            return f"it is {health.value}"
        return f"it ends {newest.leaf.not_valid_after_utc:%Y-%m-%d}" if now >= renew_at(newest.leaf) else ""

    def chains(self) -> tuple[tuple[HashData, ...], ...]:
        """The chains that vehicles are shown: each leaf first, without the root."""
        return tuple(
            tuple(_hash_data(one) for one in chain.hash_data(identity.chain, identity.root))
            for identity in self.identities
        )

    def questions(self, now: datetime) -> tuple[OcspQuestion, ...]:
        """Whose revocation state should be asked for now: no answer yet, or one that is half-way to its end."""
        found: dict[bytes, OcspQuestion] = {}
        for identity in self.store.identities:
            path = _path(identity)
            for depth, data in enumerate(chain.hash_data(identity.chain, identity.root)):
                status = self.ocsp.status(path[depth])
                if data.responder_url and (status is None or now >= status.refresh_at):
                    found[path[depth].public_bytes(Encoding.DER)] = OcspQuestion(_hash_data(data), path[depth:])
        return tuple(found.values())

    def take_status(self, question: OcspQuestion, response: bytes) -> bool:
        """An OCSP response for a question. False: it is of no use."""
        said = self.ocsp.add(question.path, response)
        used = "not used" not in said
        self._note(f"{question.subject}: {said}", Level.INFO if used else Level.WARNING)
        if used:
            self._judge()
        return used

    def _note(self, text: str, level: Level) -> None:
        self._timeline.add(Source.V2G, text, level)


def _hash_data(data: api.HashData) -> HashData:
    return HashData(data.issuer_name_hash, data.issuer_key_hash, data.serial_number, data.responder_url)


def _path(identity: ServerIdentity) -> tuple[x509.Certificate, ...]:
    return identity.chain if identity.root is None else (*identity.chain, identity.root)
