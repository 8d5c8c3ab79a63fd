"""What a session is given when it begins: its settings, and the collaborators it may call.

Owns: `SessionConfig`, the `ContractVerifier` seam, `Setup`, and how a session is named. May not: know any message.
"""

import enum
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING
from typing import Protocol as TypingProtocol

from firmware.iso15118.api import Contract, EvseView, Protocol
from firmware.iso15118.messages.model import Node
from firmware.iso15118.messages.xmldsig import Signature
from firmware.iso15118.pki.keys import SigningKey

if TYPE_CHECKING:
    from firmware.iso15118.secc.grid_code import GridCode
    from firmware.iso15118.secc.iso20.acdp import ConnectionDevice
    from firmware.iso15118.secc.iso20.wpt import PrimaryDevice


@dataclass(frozen=True, slots=True)
class SessionConfig:
    """How sessions behave; times in seconds. Defaults are those of the standard (iso15118.md 1).

    What changes while the station runs (EVSE id, energy modes, payment, receipts) is not here: it is in the view.
    """

    protocols: tuple[Protocol, ...] = (Protocol.ISO2,)
    dc_transfer_modes: tuple[str, ...] = ("DC_extended",)  # by the connector: CCS2 has the extended pins
    setup_timeout_s: float = 18.0  # V2G_SECC_CommunicationSetup_Timeout
    sequence_timeout_s: float = 60.0  # V2G_SECC_Sequence_Timeout
    close_delay_s: float = 4.0  # the standard says within 5 s, the EV may close first
    auth_eim_timeout_s: float = 300.0  # a driver looks for a card
    auth_pnc_timeout_s: float = 55.0  # before the EV's ongoing timeout of 60 s
    certificate_timeout_s: float = 4.5  # response time of CertificateInstallation and CertificateUpdate
    iso20_certificate_timeout_s: float = 50.0  # -20: for one contract, with Ongoing in between
    iso20_certificate_poll_s: float = 1.0  # -20: then a CertificateInstallationRes says Ongoing
    schedule_timeout_s: float = 50.0  # then the effective limit is offered without the CSMS's word
    contactor_timeout_s: float = 3.0  # PowerDelivery, below its response time of 4.5 s
    ramp_down_timeout_s: float = 2.0  # DC output after PowerDelivery(Stop), then the contactor opens anyway
    pilot_grace_s: float = 1.0  # CableCheckReq may overtake the debounced change to C; response time 1.5 s
    cable_check_timeout_s: float = 38.0
    precharge_timeout_s: float = 10.0  # the EV gives up after 7 s
    precharge_tolerance_v: float = 20.0  # IEC 61851-23
    iso20_loop_timeout_s: float = 0.5  # [V2G20-1500], [V2G20-1502]: -20, between a loop's response and the next request
    iso20_contactor_timeout_s: float = 1.4  # -20, AC, PowerDelivery
    iso20_unprotected: bool = False
    """Laboratory only: a -20 namespace is accepted without TLS 1.3 and a verified vehicle certificate, against
    [V2G20-2356] and [V2G20-1237]; every such session is marked in the timeline."""
    grid_code: "GridCode | None" = None  # -20: what AC DER demands of inverters here; None: AC DER is not served
    receipt_interval_s: float = 60.0  # at most one metering receipt in this time
    require_state_b_after_stop: bool = False
    """DC: WeldingDetection and SessionStop without CP state B fail, as conformance testers ask ([WeldingDetection
    DC_005], [SessionStop DC_006]). Off by default: cars that stay in C for a while after the stop are common
    (iso15118.md 7), the contactor is open by then, and failing them gains no safety."""
    poll_interval_s: float = 0.02  # how often an answer that waits for the hardware looks at the view


@dataclass(frozen=True, slots=True)
class Vehicle:
    """Who is at the other end of TLS 1.3: a vehicle certificate that was verified up to an OEM or V2G root."""

    common_name: str
    fingerprint: bytes  # SHA-256 of the certificate


class Verdict(enum.Enum):
    """What became of a contract chain check."""

    OK = "ok"
    EXPIRES_SOON = "expires_soon"
    EXPIRED = "expired"
    REVOKED = "revoked"
    NO_CERTIFICATE = "no_certificate"
    CHAIN_ERROR = "chain_error"  # order, issuer, signature or root does not fit
    INVALID = "invalid"  # unexpected form: name, usage, key type, length, eMAID


@dataclass(frozen=True, slots=True)
class ContractCheck:
    """Outcome of `ContractVerifier.check_contract`. `contract` is there exactly when the verdict lets it pass."""

    verdict: Verdict
    contract: Contract | None = None
    detail: str = ""


class ContractVerifier(TypingProtocol):
    """Certificates and signatures, as a session sees them. Calls return at once and do no I/O."""

    @property
    def usable(self) -> bool:
        """There is a root (or a CSMS) against which a contract can be checked: without it PnC is not offered."""
        ...

    def check_contract(
        self, emaid: str | None, leaf: bytes, intermediates: tuple[bytes, ...], unix: int, iso20: bool = False
    ) -> ContractCheck:
        """Check a contract chain (DER) at the wall time `unix`, and that `emaid` is the leaf's where one is told.

        `iso20`: by the profile of -20, which has secp521r1.
        """
        ...

    def check_provisioning(
        self, leaf: bytes, unix: int, intermediates: tuple[bytes, ...] | None = None
    ) -> ContractCheck:
        """Check an OEM provisioning certificate (DER) at the wall time `unix`; in -2 it comes without its chain, in -20
        with `intermediates` and by that profile.

        `contract` stays None: it names no contract.
        """
        ...

    def check_provisioning_service(self, leaf: bytes, intermediates: tuple[bytes, ...], unix: int) -> ContractCheck:
        """Check the chain of the certificate provisioning service in a -20 response; `contract` stays None."""
        ...

    def check_signature(self, leaf: bytes, signature: Signature, signed: Node) -> bool:
        """Whether `signature` signs exactly the element `signed`, by the key of `leaf`."""
        ...


class NoContracts:
    """The verifier of a station without Plug & Charge."""

    usable = False

    def check_contract(
        self, emaid: str | None, leaf: bytes, intermediates: tuple[bytes, ...], unix: int, iso20: bool = False
    ) -> ContractCheck:
        """Refuse every contract."""
        return ContractCheck(Verdict.INVALID, None, "this station takes no contracts")

    def check_provisioning(
        self, leaf: bytes, unix: int, intermediates: tuple[bytes, ...] | None = None
    ) -> ContractCheck:
        """Refuse every vehicle."""
        return ContractCheck(Verdict.INVALID, None, "this station takes no contracts")

    def check_provisioning_service(self, leaf: bytes, intermediates: tuple[bytes, ...], unix: int) -> ContractCheck:
        """Refuse every provisioning service."""
        return ContractCheck(Verdict.INVALID, None, "this station takes no contracts")

    def check_signature(self, leaf: bytes, signature: Signature, signed: Node) -> bool:
        """Refuse every signature."""
        return False


@dataclass(frozen=True, slots=True)
class Devices:
    """Drivers of what -20 moves or powers besides the contactor; each registered one is a service more."""

    pantograph: "ConnectionDevice | None" = None
    coil: "PrimaryDevice | None" = None


NO_DEVICES = Devices()


@dataclass(frozen=True, slots=True)
class Setup:
    """One session's surroundings. `random_bytes` is the system's generator ([V2G2-698], [V2G2-835])."""

    config: SessionConfig
    tls: bool
    random_bytes: Callable[[int], bytes]
    verifier: ContractVerifier
    vehicle: Vehicle | None = None
    price_key: SigningKey | None = None  # signs prices (-2 with P-256, -20 with P-521); None: they go out unsigned
    pantograph: "ConnectionDevice | None" = None  # -20 ACDP is served where there is one
    coil: "PrimaryDevice | None" = None  # -20 WPT likewise


def new_session_id(setup: Setup, view: EvseView) -> bytes:
    """Eight octets of the system's generator ([V2G20-2621]): not zero, and not the id that somebody may still join."""
    taken = (bytes(8), view.paused.session_id if view.paused is not None else b"")
    while (session_id := setup.random_bytes(8)) in taken:
        continue
    return session_id
