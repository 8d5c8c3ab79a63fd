"""The supportedAppProtocol handshake (ISO 15118-2, 8.2): which protocol and version a session speaks.

Shared by DIN 70121, ISO 15118-2 and -20. Elements other than the two messages are in no namespace.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from firmware.iso15118.messages.model import UNSIGNED_BYTE, UNSIGNED_INT, Integer, Node, Occurs, Text, element

NAMESPACE = "urn:iso:15118:2:2010:AppProtocol"


class ResponseCode(StrEnum):
    """Outcome of the handshake."""

    OK_SUCCESSFUL_NEGOTIATION = "OK_SuccessfulNegotiation"
    OK_SUCCESSFUL_NEGOTIATION_WITH_MINOR_DEVIATION = "OK_SuccessfulNegotiationWithMinorDeviation"
    FAILED_NO_NEGOTIATION = "Failed_NoNegotiation"


class AppProtocol(Node, frozen=True, kw_only=True):
    """One protocol that the EV offers."""

    protocol_namespace: Annotated[str, Text(100)]
    """Namespace of the message schema, e.g. `urn:iso:15118:2:2013:MsgDef`."""
    version_number_major: Annotated[int, UNSIGNED_INT]
    version_number_minor: Annotated[int, UNSIGNED_INT]
    schema_id: Annotated[int, UNSIGNED_BYTE]
    """The number by which the answer names this protocol."""
    priority: Annotated[int, Integer(1, 20)]
    """1 is what the EV likes best."""


@element("supportedAppProtocolReq", namespace=NAMESPACE)
class SupportedAppProtocolReq(Node, frozen=True, kw_only=True):
    """What the EV speaks, in any order."""

    app_protocol: Annotated[tuple[AppProtocol, ...], Occurs(1, 20)]


@element("supportedAppProtocolRes", namespace=NAMESPACE)
class SupportedAppProtocolRes(Node, frozen=True, kw_only=True):
    """What the station chose; `schema_id` is missing when nothing fits."""

    response_code: ResponseCode
    schema_id: Annotated[int | None, UNSIGNED_BYTE] = None
