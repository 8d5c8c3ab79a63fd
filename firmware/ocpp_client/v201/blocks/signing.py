"""A02, A03: certificates of the station, signed by the CSMS: towards it, towards vehicles, or one for both.

Owns: when a certificate is asked for (by the CSMS, or a month before the end of the present one), the repetitions, and
the judgement of what comes back. May not: make keys or write files (`core/keys`), or know the rules of ISO 15118 for
the SECC's chain (the port does).

One request per kind is on its way at a time. Its key stays the same over the repetitions, so that a late answer to an
earlier one still fits. What is refused leaves everything as it was.

A combined certificate is one for vehicles that is shown to the CSMS too, as an installed copy of its own: from then on
each of the two is renewed by itself.
"""

import enum
from dataclasses import dataclass
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from msgspec import UNSET, Struct

from firmware.core.clock import ClockQuality
from firmware.core.errors import EvseError
from firmware.core.keys.api import Role
from firmware.core.keys.checks import RefusedChainError, Wanted, check_chain, read_chain
from firmware.core.keys.credentials import Credentials, Pending, Subject
from firmware.core.keys.due import renew_at
from firmware.core.timeline import Level
from firmware.ocpp_client.calls import Call, End, Failure, Lane, Source
from firmware.ocpp_client.hub import Block
from firmware.ocpp_client.v201.enums import (
    CertificateSignedStatusEnumType,
    CertificateSigningUseEnumType,
    GenericStatusEnumType,
)
from firmware.ocpp_client.v201.messages import (
    CertificateSignedRequest,
    CertificateSignedResponse,
    SignCertificateRequest,
    SignCertificateResponse,
)
from firmware.ocpp_client.v201.serving import Hub201, info

SAFE_PROFILE = 2
CLIENT_CERTIFICATE_PROFILE = 3
LOOK_S = 3600.0  # how often the present certificates are looked at
AFTER_FAILURE_S = 86_400.0
V2G20_VERSION = "2.1"
QUIET_S = 60.0  # how often a quiet moment is looked for
P256_BITS, P521_BITS = 256, 521


@dataclass(frozen=True, slots=True)
class Kind:
    """What can be asked for. `use`: CertificateSigningUseEnumType of 2.1, empty for both uses; `role`: whose key."""

    name: str
    use: str
    trigger: str
    role: Role
    bits: int = P256_BITS

    @property
    def curve(self) -> ec.EllipticCurve:
        """Of its key."""
        return ec.SECP521R1() if self.bits == P521_BITS else ec.SECP256R1()


CLIENT = Kind("charging station", "ChargingStationCertificate", "SignChargingStationCertificate", Role.CSMS)
V2G = Kind("V2G", "V2GCertificate", "SignV2GCertificate", Role.SECC)
V2G20 = Kind("V2G (ISO 15118-20)", "V2G20Certificate", "SignV2G20Certificate", Role.SECC, P521_BITS)
COMBINED = Kind("combined", "", "SignCombinedCertificate", Role.SECC)
KINDS = (CLIENT, V2G, V2G20, COMBINED)


class Stage(enum.Enum):
    """Where the request of one kind is."""

    IDLE = "nothing is wanted"
    TO_SEND = "the request is to be sent"
    SENT = "the CSMS has not answered yet"
    WAITING = "the CSMS has it, the certificate is to come"


@dataclass(slots=True)
class Signing:
    """One kind of certificate. `at`: when the stage ends by itself (IDLE: when to look again; TO_SEND: not before)."""

    kind: Kind
    stage: Stage = Stage.IDLE
    at: float = 0.0
    pending: Pending | None = None
    repeated: int = 0
    refused: bool = False  # nobody signs: not asked again before `at`, whatever happens


class _SignCall(Call):
    def __init__(self, signing: Signing, pending: Pending, block: "SigningBlock") -> None:
        super().__init__(_request(signing.kind, pending.pem), SignCertificateResponse, signing.kind.name)
        self._signing = signing
        self._block = block

    def answered(self, response: Any, now: float) -> None:
        self._block.taken(self._signing, response.status is GenericStatusEnumType.Accepted, now)

    def failed(self, failure: Failure, now: float) -> bool:
        if failure.end is End.LOST:
            self._signing.stage, self._signing.at = Stage.TO_SEND, now
        else:
            self._block.taken(self._signing, failure.end is End.TIMED_OUT, now)
        return False


class SigningBlock(Block):
    """Certificates of the station."""

    def __init__(self, hub: Hub201) -> None:
        super().__init__()
        self._hub = hub
        self._own = hub.own
        self._signings = {kind: Signing(kind) for kind in KINDS}
        self.handlers = {"CertificateSigned": self.certificate_signed}
        self.triggers = {
            kind.trigger: lambda now, kind=kind: self._triggered(self._signings[kind], now)  # type: ignore[misc]
            for kind in KINDS
        }
        self.sources = (Source(Lane.NOTICE, self._next, self._due_at),)
        self._generation = -1
        self._now = 0.0
        hub.own.client.discarded = self._discarded

    # --- when ----------------------------------------------------------------------------------------------------

    def on_variables(self, keys: tuple[str, ...], now: float) -> None:
        """V2G certificates may be wanted from now on, or under another name."""
        if any(key.startswith("ISO15118Ctrlr.") for key in keys):
            self._signings[V2G].at = min(self._signings[V2G].at, now)

    def on_lost(self, now: float) -> None:
        """What was on its way, or was triggered and still waited, goes over the next connection."""
        for signing in self._signings.values():
            if signing.stage is Stage.SENT:
                signing.stage, signing.at = Stage.TO_SEND, now

    def next_deadline(self) -> float | None:
        """The next end of a stage."""
        if not self._hub.accepted or self._own.credentials is None:
            return None
        return min(
            (one.at for one in self._signings.values() if one.stage in (Stage.IDLE, Stage.WAITING)), default=None
        )

    def handle_timer(self, now: float) -> None:
        """Look at the present certificates, and repeat what was not answered by a certificate."""
        self._now = now
        if not self._hub.accepted or self._own.credentials is None:
            return
        if self._own.secc is not None and self._own.secc.generation != self._generation:
            self._generation = self._own.secc.generation
            for signing in (self._signings[V2G], self._signings[V2G20]):
                if signing.stage is Stage.IDLE and signing.at > now and not signing.refused:
                    signing.at = now
        for signing in self._signings.values():
            if now < signing.at:
                continue
            if signing.stage is Stage.IDLE:
                signing.at = now + LOOK_S
                if why := self._wanted(signing.kind):
                    self._hub.tell(f"a new {signing.kind.name} certificate is wanted: {why}")
                    self._begin(signing, None, now)
            elif signing.stage is Stage.WAITING:
                self._repeat(signing, now)

    def _wanted(self, kind: Kind) -> str:
        """Why the station itself asks for a certificate (A03); empty: it does not."""
        wall, model = self._hub.clock.wall(), self._hub.model
        if wall.quality is ClockQuality.UNKNOWN or not self._possible(kind) or kind is COMBINED:
            return ""
        if kind.role is Role.SECC:
            assert self._own.secc is not None, "it is possible"
            return self._own.secc.renewal_due(wall.utc, iso20=kind is V2G20)
        if model.integer("SecurityCtrlr", "SecurityProfile") < CLIENT_CERTIFICATE_PROFILE:
            return ""
        leaf = self._own.client.leaf()
        if leaf is None or wall.utc < renew_at(leaf):
            return ""
        return f"it ends {leaf.not_valid_after_utc:%Y-%m-%d}"

    def _allowed(self) -> bool:
        """Over profiles 0 and 1 nobody knows who signs."""
        return self._hub.model.integer("SecurityCtrlr", "SecurityProfile") >= SAFE_PROFILE

    def _possible(self, kind: Kind) -> bool:
        """The CSMS can be asked for it, and it has a use here."""
        if not self._allowed() or self._own.credentials is None:
            return False
        if kind is V2G20 and self._hub.version != V2G20_VERSION:
            return False  # 2.0.1 has no word for it
        enabled = self._hub.model.boolean("ISO15118Ctrlr", "V2GCertificateInstallationEnabled")
        return kind.role is Role.CSMS or (self._own.secc is not None and enabled)

    # --- asking --------------------------------------------------------------------------------------------------

    def _triggered(self, signing: Signing, now: float) -> Call | None:
        """A02: a new key and its request, at once."""
        if self._own.credentials is None or not self._possible(signing.kind):
            return None
        if self._must_wait(signing.kind.role, self._own.credentials):
            return None
        pending = self._request(signing, self._own.credentials)
        if pending is None:
            return None
        self._begin(signing, pending, now)
        signing.stage = Stage.SENT
        return _SignCall(signing, pending, self)

    def _begin(self, signing: Signing, pending: Pending | None, now: float) -> None:
        signing.stage, signing.pending, signing.repeated = Stage.TO_SEND, pending, 0
        signing.at, signing.refused = now, False

    def _request(self, signing: Signing, credentials: Credentials) -> Pending | None:
        try:
            kind, now = signing.kind, self._hub.clock.wall().utc
            return credentials.request(kind.role, self._subject(kind.role), now, kind.curve)
        except EvseError as error:
            self._hub.tell(f"no certificate request: {error}", Level.ERROR)
            return None

    def _subject(self, role: Role) -> Subject:
        text = self._hub.model.text
        if role is Role.CSMS:
            return Subject(text("SecurityCtrlr", "Identity"), text("SecurityCtrlr", "OrganizationName"))
        return Subject(
            text("ISO15118Ctrlr", "SeccId"),
            text("ISO15118Ctrlr", "OrganizationName"),
            text("ISO15118Ctrlr", "CountryName"),
            "CPO",
        )

    def _must_wait(self, role: Role, credentials: Credentials) -> bool:
        """A token or TPM may take seconds, and a loop that stands still for half a second ends a charge."""
        now = self._hub.station.snapshot()
        return credentials.slow(role) and (now.powered or (now.transaction is not None and now.transaction.active))

    def _due_at(self) -> float | None:
        return min((one.at for one in self._signings.values() if one.stage is Stage.TO_SEND), default=None)

    def _next(self, now: float) -> Call | None:
        for signing in self._signings.values():
            if signing.stage is not Stage.TO_SEND or now < signing.at or self._own.credentials is None:
                continue
            if signing.pending is None and self._must_wait(signing.kind.role, self._own.credentials):
                signing.at = now + QUIET_S
                continue
            if signing.pending is None:
                signing.pending = self._request(signing, self._own.credentials)
            if signing.pending is None:
                self._give_up(signing, now)
                continue
            signing.stage = Stage.SENT
            return _SignCall(signing, signing.pending, self)
        return None

    def taken(self, signing: Signing, accepted: bool, now: float) -> None:
        """The CSMS has the request (or was silent, which may mean the same)."""
        if signing.stage is not Stage.SENT:
            return  # the certificate came before the answer
        if accepted:
            minimum = self._hub.model.integer("SecurityCtrlr", "CertSigningWaitMinimum")
            signing.stage, signing.at = Stage.WAITING, now + minimum * 2**signing.repeated
            return
        self._hub.tell(f"the CSMS does not sign the {signing.kind.name} certificate", Level.WARNING)
        self._give_up(signing, now)

    @staticmethod
    def _give_up(signing: Signing, now: float) -> None:
        signing.stage, signing.at, signing.refused = Stage.IDLE, now + AFTER_FAILURE_S, True

    def _repeat(self, signing: Signing, now: float) -> None:
        """TC_A_23: each time after twice as long a wait."""
        if signing.repeated >= self._hub.model.integer("SecurityCtrlr", "CertSigningRepeatTimes"):
            self._hub.tell(f"no {signing.kind.name} certificate came; asked again tomorrow", Level.WARNING)
            self._give_up(signing, now)
            return
        signing.repeated += 1
        signing.stage, signing.at = Stage.TO_SEND, now

    def _discarded(self, why: str) -> None:
        """A renewed client certificate did not connect: told, and another one is asked for tomorrow."""
        self._hub.security.note("DiscardedRenewedClientCertificate", why)
        self._give_up(self._signings[CLIENT], self._now)

    # --- what comes back -----------------------------------------------------------------------------------------

    def certificate_signed(self, request: CertificateSignedRequest, now: float) -> CertificateSignedResponse:
        """A02.FR, A03.FR: installed if everything is right with it; else refused, and told as a security event."""
        status = CertificateSignedStatusEnumType
        if not self._allowed() or self._own.credentials is None:
            return CertificateSignedResponse(status=status.Rejected, statusInfo=info("NotEnabled", "profile 0 or 1"))
        named = request.certificateType.value if request.certificateType else ""
        kind = next((one for one in KINDS if one.use == named), COMBINED)
        try:
            kind, leaf = self._install(kind, request.certificateChain, self._own.credentials)
        except EvseError as error:
            reason = "InvalidCertificate" if isinstance(error, RefusedChainError) else "InternalError"
            self._hub.security.note("InvalidChargingStationCertificate", f"{kind.name}: {error}")
            return CertificateSignedResponse(status=status.Rejected, statusInfo=info(reason, str(error)))
        self._signings[kind] = Signing(kind, at=now + LOOK_S)
        self._hub.tell(f"{kind.name} certificate installed, valid until {leaf.not_valid_after_utc:%Y-%m-%d %H:%M}")
        self._hub.security.note("ReconfigurationOfSecurityParameters", f"{kind.name} certificate renewed")
        if kind.role is Role.SECC and self._own.secc is not None:
            self._own.secc.reload()
        if kind in (CLIENT, COMBINED):
            self._own.client.renewed()
            if self._hub.model.integer("SecurityCtrlr", "SecurityProfile") == CLIENT_CERTIFICATE_PROFILE:
                self._hub.reconnect("connecting anew with the new certificate")
        return CertificateSignedResponse(status=status.Accepted)

    def _install(self, kind: Kind, pem: str, credentials: Credentials) -> tuple[Kind, x509.Certificate]:
        """Which kind it was: one that is not named is for both, unless it was asked for as the client's."""
        chain = read_chain(pem)
        pending = credentials.matching(kind.role, chain[0])
        if pending is None and kind is COMBINED:
            kind, pending = CLIENT, credentials.matching(CLIENT.role, chain[0])
        if pending is None:
            raise RefusedChainError("it is not for a key that was asked for")
        if kind is V2G and pending.bits == P521_BITS:
            kind = V2G20
        wall = self._hub.clock.wall()
        at = wall.utc if wall.quality is not ClockQuality.UNKNOWN else None
        roots = self._csms_roots() if kind is CLIENT else ()
        check_chain(chain, Wanted(_text(pending, NameOID.COMMON_NAME), _text(pending, _ORGANIZATION), at, roots))
        if kind.role is Role.SECC and self._own.secc is not None and (why := self._own.secc.refusal(chain)):
            raise RefusedChainError(why)
        if kind is COMBINED:
            copy = credentials.copied(pending, Role.CSMS, wall.utc)
            credentials.install(pending, chain, wall.utc)
            credentials.install(copy, chain, wall.utc)
        else:
            credentials.install(pending, chain, wall.utc)
        return kind, chain[0]

    def _csms_roots(self) -> tuple[x509.Certificate, ...]:
        """Roots of the operator: what the CSMS installed and what the configuration names."""
        found: list[x509.Certificate] = []
        for pem in (*self._hub.trust.csms_roots(), *self._own.csms_roots):
            found += x509.load_pem_x509_certificates(pem.encode())
        return tuple(found)


_ORGANIZATION = NameOID.ORGANIZATION_NAME


def _text(pending: Pending, oid: x509.ObjectIdentifier) -> str:
    return next((str(one.value) for one in pending.csr.subject.get_attributes_for_oid(oid)), "")


def _request(kind: Kind, csr: str) -> Struct:
    if kind is V2G20:
        from firmware.ocpp_client.v21 import enums, messages  # its types cost start-up time only where it is used

        use = enums.CertificateSigningUseEnumType.V2G20Certificate
        return messages.SignCertificateRequest(csr=csr, certificateType=use)
    return SignCertificateRequest(
        csr=csr, certificateType=CertificateSigningUseEnumType(kind.use) if kind.use else UNSET
    )
