"""A02, A03: certificates of the station, signed by the CSMS: towards it, and towards vehicles.

Owns: when a certificate is asked for (by the CSMS, or a month before the end of the present one), the repetitions, and
the judgement of what comes back. May not: make keys or write files (`core/keys`), or know the rules of ISO 15118 for
the SECC's chain (the port does).

One request per kind is on its way at a time. Its key stays the same over the repetitions, so that a late answer to an
earlier one still fits. What is refused leaves everything as it was.
"""

import enum
from dataclasses import dataclass
from typing import Any

from cryptography import x509
from cryptography.x509.oid import NameOID

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
QUIET_S = 60.0  # how often a quiet moment is looked for
CERTIFICATES = {
    CertificateSigningUseEnumType.ChargingStationCertificate: Role.CSMS,
    CertificateSigningUseEnumType.V2GCertificate: Role.SECC,
}
TRIGGERS = {Role.CSMS: "SignChargingStationCertificate", Role.SECC: "SignV2GCertificate"}


class Stage(enum.Enum):
    """Where the request of one kind is."""

    IDLE = "nothing is wanted"
    TO_SEND = "the request is to be sent"
    SENT = "the CSMS has not answered yet"
    WAITING = "the CSMS has it, the certificate is to come"


@dataclass(slots=True)
class Signing:
    """One kind of certificate. `at`: when the stage ends by itself (IDLE: when to look again; TO_SEND: not before)."""

    role: Role
    stage: Stage = Stage.IDLE
    at: float = 0.0
    pending: Pending | None = None
    repeated: int = 0
    refused: bool = False  # nobody signs: not asked again before `at`, whatever happens


class _SignCall(Call):
    def __init__(self, signing: Signing, pending: Pending, block: "SigningBlock") -> None:
        use = next(use for use, role in CERTIFICATES.items() if role is signing.role)
        super().__init__(
            SignCertificateRequest(csr=pending.pem, certificateType=use), SignCertificateResponse, use.value
        )
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
        self._signings = {role: Signing(role) for role in CERTIFICATES.values()}
        self.handlers = {"CertificateSigned": self.certificate_signed}
        self.triggers = {
            name: lambda now, role=role: self._triggered(self._signings[role], now)  # type: ignore[misc]
            for role, name in TRIGGERS.items()
        }
        self.sources = (Source(Lane.NOTICE, self._next, self._due_at),)
        self._generation = -1
        self._now = 0.0
        hub.own.client.discarded = self._discarded

    # --- when ----------------------------------------------------------------------------------------------------

    def on_variables(self, keys: tuple[str, ...], now: float) -> None:
        """V2G certificates may be wanted from now on, or under another name."""
        if any(key.startswith("ISO15118Ctrlr.") for key in keys):
            self._signings[Role.SECC].at = min(self._signings[Role.SECC].at, now)

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
            signing = self._signings[Role.SECC]
            if signing.stage is Stage.IDLE and signing.at > now and not signing.refused:
                signing.at = now
        for signing in self._signings.values():
            if now < signing.at:
                continue
            if signing.stage is Stage.IDLE:
                signing.at = now + LOOK_S
                if why := self._wanted(signing.role):
                    self._hub.tell(f"a new {_name(signing.role)} certificate is wanted: {why}")
                    self._begin(signing, None, now)
            elif signing.stage is Stage.WAITING:
                self._repeat(signing, now)

    def _wanted(self, role: Role) -> str:
        """Why the station itself asks for a certificate (A03); empty: it does not."""
        wall, model = self._hub.clock.wall(), self._hub.model
        if wall.quality is ClockQuality.UNKNOWN or not self._allowed():
            return ""
        if role is Role.SECC:
            if self._own.secc is None or not model.boolean("ISO15118Ctrlr", "V2GCertificateInstallationEnabled"):
                return ""
            return self._own.secc.renewal_due(wall.utc)
        if model.integer("SecurityCtrlr", "SecurityProfile") < CLIENT_CERTIFICATE_PROFILE:
            return ""
        leaf = self._own.client.leaf()
        if leaf is None or wall.utc < renew_at(leaf):
            return ""
        return f"it ends {leaf.not_valid_after_utc:%Y-%m-%d}"

    def _allowed(self) -> bool:
        """Over profiles 0 and 1 nobody knows who signs."""
        return self._hub.model.integer("SecurityCtrlr", "SecurityProfile") >= SAFE_PROFILE

    # --- asking --------------------------------------------------------------------------------------------------

    def _triggered(self, signing: Signing, now: float) -> Call | None:
        """A02: a new key and its request, at once."""
        if not self._allowed() or self._own.credentials is None:
            return None
        if signing.role is Role.SECC and (
            self._own.secc is None or not self._hub.model.boolean("ISO15118Ctrlr", "V2GCertificateInstallationEnabled")
        ):
            return None
        if self._must_wait(signing.role, self._own.credentials):
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
            return credentials.request(signing.role, self._subject(signing.role), self._hub.clock.wall().utc)
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
            if signing.pending is None and self._must_wait(signing.role, self._own.credentials):
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
        self._hub.tell(f"the CSMS does not sign the {_name(signing.role)} certificate", Level.WARNING)
        self._give_up(signing, now)

    @staticmethod
    def _give_up(signing: Signing, now: float) -> None:
        signing.stage, signing.at, signing.refused = Stage.IDLE, now + AFTER_FAILURE_S, True

    def _repeat(self, signing: Signing, now: float) -> None:
        """TC_A_23: each time after twice as long a wait."""
        if signing.repeated >= self._hub.model.integer("SecurityCtrlr", "CertSigningRepeatTimes"):
            self._hub.tell(f"no {_name(signing.role)} certificate came; asked again tomorrow", Level.WARNING)
            self._give_up(signing, now)
            return
        signing.repeated += 1
        signing.stage, signing.at = Stage.TO_SEND, now

    def _discarded(self, why: str) -> None:
        """A renewed client certificate did not connect: told, and another one is asked for tomorrow."""
        self._hub.security.note("DiscardedRenewedClientCertificate", why)
        self._give_up(self._signings[Role.CSMS], self._now)

    # --- what comes back -----------------------------------------------------------------------------------------

    def certificate_signed(self, request: CertificateSignedRequest, now: float) -> CertificateSignedResponse:
        """A02.FR, A03.FR: installed if everything is right with it; else refused, and told as a security event."""
        role = CERTIFICATES[request.certificateType or CertificateSigningUseEnumType.ChargingStationCertificate]
        status = CertificateSignedStatusEnumType
        if not self._allowed() or self._own.credentials is None:
            return CertificateSignedResponse(status=status.Rejected, statusInfo=info("NotEnabled", "profile 0 or 1"))
        try:
            leaf = self._install(role, request.certificateChain, self._own.credentials)
        except EvseError as error:
            reason = "InvalidCertificate" if isinstance(error, RefusedChainError) else "InternalError"
            self._hub.security.note("InvalidChargingStationCertificate", f"{_name(role)}: {error}")
            return CertificateSignedResponse(status=status.Rejected, statusInfo=info(reason, str(error)))
        self._signings[role] = Signing(role, at=now + LOOK_S)
        self._hub.tell(f"{_name(role)} certificate installed, valid until {leaf.not_valid_after_utc:%Y-%m-%d %H:%M}")
        self._hub.security.note("ReconfigurationOfSecurityParameters", f"{_name(role)} certificate renewed")
        if role is Role.SECC and self._own.secc is not None:
            self._own.secc.reload()
        elif role is Role.CSMS:
            self._own.client.renewed()
            if self._hub.model.integer("SecurityCtrlr", "SecurityProfile") == CLIENT_CERTIFICATE_PROFILE:
                self._hub.reconnect("connecting anew with the new certificate")
        return CertificateSignedResponse(status=status.Accepted)

    def _install(self, role: Role, pem: str, credentials: Credentials) -> x509.Certificate:
        chain = read_chain(pem)
        pending = credentials.matching(role, chain[0])
        if pending is None:
            raise RefusedChainError("it is not for a key that was asked for")
        wall = self._hub.clock.wall()
        at = wall.utc if wall.quality is not ClockQuality.UNKNOWN else None
        roots = self._csms_roots() if role is Role.CSMS else ()
        check_chain(chain, Wanted(_text(pending, NameOID.COMMON_NAME), _text(pending, _ORGANIZATION), at, roots))
        if role is Role.SECC and self._own.secc is not None and (why := self._own.secc.refusal(chain)):
            raise RefusedChainError(why)
        credentials.install(pending, chain, wall.utc)
        return chain[0]

    def _csms_roots(self) -> tuple[x509.Certificate, ...]:
        """Roots of the operator: what the CSMS installed and what the configuration names."""
        found: list[x509.Certificate] = []
        for pem in (*self._hub.trust.csms_roots(), *self._own.csms_roots):
            found += x509.load_pem_x509_certificates(pem.encode())
        return tuple(found)


_ORGANIZATION = NameOID.ORGANIZATION_NAME


def _text(pending: Pending, oid: x509.ObjectIdentifier) -> str:
    return next((str(one.value) for one in pending.csr.subject.get_attributes_for_oid(oid)), "")


def _name(role: Role) -> str:
    return {Role.CSMS: "charging station", Role.SECC: "V2G"}[role]
