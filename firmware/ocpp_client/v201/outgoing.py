"""What the client sends: each outgoing call as a value that says what it is for, so that its end finds its meaning.

Owns: these types and the registration states. May not: decide anything.
"""

import enum
from dataclasses import dataclass
from typing import TypeAlias

from msgspec import Struct

from firmware.ocpp_client.v201.messages import (
    AuthorizeRequest,
    Get15118EVCertificateRequest,
)
from firmware.station.api import AuthorizeNeeded, CertificateNeeded, ConnectorStatus, TransactionEvent


class Registration(enum.Enum):
    """What the CSMS said to our BootNotification."""

    NONE = "none"
    PENDING = "Pending"
    REJECTED = "Rejected"
    ACCEPTED = "Accepted"


# --- What goes to the application ------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class RegistrationChanged:
    """For the status display."""

    registration: Registration


@dataclass(frozen=True, slots=True)
class CredentialsChanged:
    """Connect anew with the new password (A01)."""


ClientEvent: TypeAlias = RegistrationChanged | CredentialsChanged

# --- Calls ------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class BootCall:
    """BootNotification."""


@dataclass(frozen=True, slots=True)
class HeartbeatCall:
    """Heartbeat."""


@dataclass(frozen=True, slots=True)
class NoticeCall:
    """StatusNotification (`status`: what it reports), or anything else that is told once (`status` None)."""

    request: Struct
    status: ConnectorStatus | None = None
    attempts: int = 0


@dataclass(frozen=True, slots=True)
class AuthorizeCall:
    """Authorize. Not sent any more after `give_up_at`."""

    needed: AuthorizeNeeded
    request: AuthorizeRequest
    give_up_at: float


@dataclass(frozen=True, slots=True)
class CertificateCall:
    """Get15118EVCertificate. A vehicle waits for it until `needed.deadline`; then it is not sent any more."""

    needed: CertificateNeeded
    request: Get15118EVCertificateRequest


@dataclass(frozen=True, slots=True)
class TransactionCall:
    """TransactionEvent of a row of the queue."""

    row_id: int
    event: TransactionEvent


@dataclass(frozen=True, slots=True)
class ReportCall:
    """One part of a report."""

    part: Struct


Purpose: TypeAlias = (
    BootCall | HeartbeatCall | NoticeCall | AuthorizeCall | CertificateCall | TransactionCall | ReportCall
)
