"""Is the CSMS's certificate revoked? What the server stapled, what is kept of earlier answers, what a responder says.

Owns: which of them counts, what has to be asked, what is kept, and what follows where nobody says anything. May not:
connect or fetch (the adapter does), or read a response (`core/keys/ocsp.py`).

Every certificate between the server's and the root is looked at. The newest answer that can be believed decides. One
that says "revoked" counts for ever, or until a newer one says "good"; one that says "good" counts while it holds. Where
there is none, the policy decides: SOFT connects and says so, HARD does not connect. A certificate that promises a
staple (RFC 7633) is held to it whatever the policy: nobody can hide a revocation by keeping the answers away.
"""

import base64
import binascii
import enum
import itertools
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Protocol

from cryptography import x509
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding

from firmware.core.errors import StoreError
from firmware.core.keys import ocsp
from firmware.core.timeline import Level

SCOPE = "ocpp.csms_ocsp"
MAX_KEPT = 16
MAX_ASKED = 4  # certificates of one chain
SKEW = timedelta(minutes=5)
WITHOUT_END = timedelta(days=1)  # how long an answer that names no end counts
QUIET_S = 900.0  # a responder that did not answer is not asked again for so long, where it is not needed


class Policy(enum.Enum):
    """`[ocpp] csms_revocation`: what follows where nobody says anything of the CSMS's certificate."""

    SOFT = "soft"
    HARD = "hard"


class CsmsCertificateError(OSError):
    """The CSMS is not connected to because of its certificate; the text says why."""


class KeptStore(Protocol):
    """The part of core.store.Store that is used here. Every method may raise StoreError."""

    def items(self, scope: str) -> dict[str, str]: ...
    def change(self, scope: str, values: Mapping[str, str | None], clear: bool = False) -> None: ...


@dataclass(slots=True)
class Link:
    """One certificate of the chain and its issuer, and what is known of it. `why`: of what could not be believed."""

    certificate: x509.Certificate
    issuer: x509.Certificate
    leaf: bool
    url: str
    said: ocsp.Said | None = None
    why: list[str] = field(default_factory=list)

    @property
    def name(self) -> str:
        """For people."""
        return self.certificate.subject.rfc4514_string()[:100]

    @property
    def key(self) -> str:
        """In the store."""
        return self.certificate.fingerprint(SHA256()).hex()[:32]

    def question(self) -> bytes:
        """For the responder, DER."""
        return ocsp.request(self.certificate, self.issuer).public_bytes(Encoding.DER)

    def heard(self, response: bytes, whence: str) -> bool:
        """Something came. True: it is the newest of what can be believed."""
        try:
            said = ocsp.read(response, self.certificate, self.issuer)
        except ocsp.UselessResponseError as error:
            self.why.append(f"{whence}: {error}")
            return False
        if said.verdict is ocsp.Verdict.UNKNOWN:
            self.why.append(f"{whence}: the responder does not know the certificate")
            return False
        # Of the same second (OCSP counts no finer) the bad news counts.
        if self.said is not None and (self.said.this_update, self.revoked()) >= (
            said.this_update,
            said.verdict is ocsp.Verdict.REVOKED,
        ):
            return False
        self.said = said
        return True

    def revoked(self) -> bool:
        """The newest answer says so."""
        return self.said is not None and self.said.verdict is ocsp.Verdict.REVOKED

    def good(self, at: datetime | None) -> bool:
        """The newest answer says so and holds. `at` None: no trustworthy clock, dates are not looked at."""
        if self.said is None or self.said.verdict is not ocsp.Verdict.GOOD:
            return False
        end = self.said.next_update or self.said.this_update + WITHOUT_END
        return at is None or self.said.this_update - SKEW <= at < end + SKEW


class Check:
    """One look at one chain. Ask what `questions` names, tell what came, then `conclude`."""

    def __init__(self, owner: "CsmsRevocation", links: Sequence[Link], at: datetime | None, listed: bool) -> None:
        self._owner = owner
        self._links = links
        self._at = at
        self._listed = listed

    def questions(self, now: float, again: bool = False) -> list[Link]:
        """Whose state has to be asked for at `url`: nobody has said anything that holds. `again`: also the others."""
        open_ = [one for one in self._links if one.url and (again or not one.good(self._at))]
        return [one for one in open_ if self._owner.may_ask(one, now)][:MAX_ASKED]

    def answered(self, link: Link, response: bytes) -> None:
        """What the responder said."""
        if link.heard(response, link.url):
            self._owner.keep(link, response)

    def unanswered(self, link: Link, why: str, now: float) -> None:
        """The responder said nothing."""
        link.why.append(f"{link.url}: {why}")
        self._owner.silent(link, now)

    def conclude(self) -> None:
        """Raises CsmsCertificateError where the CSMS must not be connected to."""
        for link in self._links:
            if link.revoked():
                assert link.said is not None
                since = f" since {link.said.revoked_at:%Y-%m-%d %H:%M}" if link.said.revoked_at else ""
                raise CsmsCertificateError(f"the CSMS's certificate {link.name} is revoked{since} (OCSP)")
        for link in self._links:
            if link.good(self._at) or (link.leaf and self._listed) or not (link.leaf or link.url):
                continue
            if link.said is not None:
                link.why.append("the last answer is past its end")
            silent = "its responder does not answer" if link.url else "it names no responder"
            why = "; ".join(link.why) or f"no response was stapled, and {silent}"
            self._owner.unproven(link, why)


class CsmsRevocation:
    """The policy and what is kept. Raises nothing but what the methods say."""

    def __init__(self, store: KeptStore, tell: Callable[[str, Level], None], policy: Policy) -> None:
        self._store = store
        self._tell = tell
        self.policy = policy
        self._quiet: dict[str, float] = {}  # not asked before
        self._told: set[str] = set()

    def check(
        self, chain: Sequence[x509.Certificate], staple: bytes | None, at: datetime | None, listed: bool = False
    ) -> Check:
        """`chain`: as TLS has verified it, the server's certificate first, the root last. `at`: the present time, None
        where no clock can be trusted. `listed`: TLS has found the server's certificate on no revocation list."""
        links = [
            Link(certificate, issuer, number == 0, ocsp.responder_url(certificate))
            for number, (certificate, issuer) in enumerate(itertools.pairwise(chain))
        ]
        kept = self._kept()
        for link in links:
            if (response := kept.get(link.key)) is not None:
                link.heard(response, "kept")
        if links and staple is not None and links[0].heard(staple, "stapled"):
            self.keep(links[0], staple)
        return Check(self, links, at, listed)

    def may_ask(self, link: Link, now: float) -> bool:
        """A responder that was silent a moment ago is left alone, unless nothing goes without it."""
        return self._demanding(link) or now >= self._quiet.get(link.key, 0.0)

    def silent(self, link: Link, now: float) -> None:
        """The responder did not answer."""
        self._quiet[link.key] = now + QUIET_S

    def keep(self, link: Link, response: bytes) -> None:
        """For the next connections, and over restarts."""
        self._quiet.pop(link.key, None)
        self._told.discard(link.key)
        try:
            kept = [key for key in self._store.items(SCOPE) if key != link.key]
            gone = dict.fromkeys(kept[: max(0, len(kept) - MAX_KEPT + 1)])
            self._store.change(SCOPE, {**gone, link.key: base64.b64encode(response).decode()})
        except StoreError as error:
            self._tell(f"the OCSP response for {link.name} cannot be kept: {error}", Level.WARNING)

    def unproven(self, link: Link, why: str) -> None:
        """Nobody says that it is good. Raises CsmsCertificateError where that is not enough."""
        if self._demanding(link):
            raise CsmsCertificateError(f"nobody says that the CSMS's certificate {link.name} is not revoked: {why}")
        if link.key not in self._told:  # once, not at every attempt
            self._told.add(link.key)
            level = Level.WARNING if link.why else Level.INFO
            self._tell(f"whether the CSMS's certificate {link.name} is revoked is not known: {why}", level)

    def _demanding(self, link: Link) -> bool:
        return self.policy is Policy.HARD or (link.leaf and _must_staple(link.certificate))

    def _kept(self) -> dict[str, bytes]:
        found = {}
        try:
            for key, text in self._store.items(SCOPE).items():
                try:
                    found[key] = base64.b64decode(text, validate=True)
                except (binascii.Error, ValueError):
                    continue
        except StoreError as error:
            self._tell(f"kept OCSP responses cannot be read: {error}", Level.WARNING)
        return found


def _must_staple(certificate: x509.Certificate) -> bool:
    try:
        features = certificate.extensions.get_extension_for_class(x509.TLSFeature).value
    except (x509.ExtensionNotFound, ValueError):
        return False
    return x509.TLSFeatureType.status_request in features
