"""What a simulated EVCC is told before it drives to the station: its battery, its wishes and its misdeeds.

Owns: plain data. May not: do anything.
"""

from __future__ import annotations

import enum
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from cryptography.hazmat.primitives.asymmetric import ec

from firmware.iso15118.messages import iso2, xmldsig

if TYPE_CHECKING:
    from hil.ev.provisioning import Credential


class State(enum.Enum):
    """What the EVCC waits for an answer to."""

    SAP = "supportedAppProtocol"
    SESSION_SETUP = "SessionSetup"
    SERVICE_DISCOVERY = "ServiceDiscovery"
    SERVICE_DETAIL = "ServiceDetail"
    PAYMENT_SELECTION = "PaymentServiceSelection"
    CERTIFICATE_INSTALLATION = "CertificateInstallation"
    CERTIFICATE_UPDATE = "CertificateUpdate"
    PAYMENT_DETAILS = "PaymentDetails"
    AUTHORIZATION = "Authorization"
    CHARGE_PARAMETERS = "ChargeParameterDiscovery"
    CABLE_CHECK = "CableCheck"
    PRE_CHARGE = "PreCharge"
    POWER_ON = "PowerDelivery(Start)"
    CHARGING_STATUS = "ChargingStatus"
    CURRENT_DEMAND = "CurrentDemand"
    METERING_RECEIPT = "MeteringReceipt"
    RENEGOTIATE = "PowerDelivery(Renegotiate)"
    POWER_OFF = "PowerDelivery(Stop)"
    WELDING_DETECTION = "WeldingDetection"
    SESSION_STOP = "SessionStop"
    DONE = "done"


class Misdeed(enum.Enum):
    """What the EVCC does instead of the request that a state would send."""

    WRONG_ORDER = "sends a request that is not due"
    WRONG_SESSION_ID = "sends the request with another session's id"
    ZERO_SESSION_ID = "sends the request with eight zero octets as session id"
    BAD_SIGNATURE = "signs something else"
    BAD_CHALLENGE = "answers with another challenge"
    GARBAGE = "sends a good header and a payload that is no EXI"
    CLOSE = "closes the TCP connection"
    SILENCE = "sends nothing more and keeps the connection"
    SESSION_STOP = "sends SessionStopReq at once"


@dataclass(frozen=True, slots=True)
class Contract:
    """A contract with its chain. `sign` makes the header's signature over one body element that has an Id."""

    emaid: str
    leaf_der: bytes
    sub_ders: tuple[bytes, ...]
    sign: Callable[[iso2.BodyElement], xmldsig.Signature] = field(repr=False)
    key: ec.EllipticCurvePrivateKey | None = field(default=None, repr=False)  # needed for an update only


@dataclass(frozen=True, slots=True)
class EvccOptions:
    """One charging session as the vehicle wants it. Volt, ampere, watt-hours, seconds."""

    mode: iso2.EnergyTransferMode = iso2.EnergyTransferMode.AC_THREE_PHASE_CORE
    contract: Contract | None = None  # Plug & Charge where the station offers it
    credential: Credential | None = None  # needed for `renew`
    renew: bool = False  # where the certificate service is offered: install a contract, or update the one there is
    evcc_id: bytes = bytes.fromhex("02005E000001")
    session_id: bytes = bytes(8)  # of a paused session
    loops: int | None = 10  # charging loops before the vehicle has enough
    energy_wh: float | None = None  # energy after which the vehicle has enough
    loop_pause_s: float = 0.1  # between a loop's answer and the next request
    retry_pause_s: float = 0.2  # between Ongoing and the next request
    s2_settle_s: float = 0.15  # between S2 and the request that needs it
    max_voltage_v: float = 400.0
    max_current_a: float = 16.0
    min_current_a: float = 6.0
    capacity_wh: float = 60_000.0
    soc_percent: int = 40
    battery_voltage_v: float = 360.0  # DC: target of pre-charge and of the loop
    target_current_a: float = 50.0  # DC
    departure_s: int | None = 3600
    pause: bool = False  # end with SessionStop(Pause)
    obey_notification: bool = True
    want_receipts: bool = True
    want_signed_prices: bool = False  # with a contract: no tariff is taken that the mobility operator has not signed
    renegotiate_after: int | None = None  # the vehicle negotiates anew after so many loops, once
    welding_detections: int = 2
    message_timeout_s: float | None = None  # None: those of the standard
    ongoing_limit_s: float = 120.0
    today: Callable[[], datetime] = lambda: datetime.now(UTC)  # by which the vehicle judges certificates
    namespaces: tuple[tuple[str, int, int], ...] = (("urn:iso:15118:2:2013:MsgDef", 2, 0),)
    misdeeds: Mapping[State, Misdeed] = field(default_factory=dict)
    misdeed_after_loops: int = 0  # a misdeed of a loop state waits for so many loops

    @property
    def dc(self) -> bool:
        """The vehicle charges with direct current."""
        return self.mode.value.startswith("DC")
