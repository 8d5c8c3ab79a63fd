"""The DIN 70121 message frame: header, body, and the message as a whole."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, ClassVar

from firmware.iso15118.messages.din.datatypes import SESSION_ID, BodyElement, DataType
from firmware.iso15118.messages.din.namespaces import MSG_DEF, MSG_HEADER
from firmware.iso15118.messages.model import Node, Ref, Text, Wrapped, element
from firmware.iso15118.messages.xmldsig import Signature

FAULT_MSG = Text(64)


class FaultCode(StrEnum):
    """What went wrong at the protocol's level."""

    PARSING_ERROR = "ParsingError"
    NO_TLS_ROOT_CERTIFICAT_AVAILABLE = "NoTLSRootCertificatAvailable"
    UNKNOWN_ERROR = "UnknownError"


class Notification(DataType, frozen=True, kw_only=True):
    """A fault that the sender reports."""

    fault_code: FaultCode
    fault_msg: Annotated[str | None, FAULT_MSG] = None


class MessageHeader(Node, frozen=True, kw_only=True):
    """Stands before every body."""

    NAMESPACE: ClassVar[str] = MSG_HEADER

    session_id: Annotated[bytes, SESSION_ID]
    notification: Notification | None = None
    signature: Annotated[Signature | None, Ref()] = None


@element("V2G_Message")
class V2GMessage(Node, frozen=True, kw_only=True):
    """One message of DIN 70121."""

    NAMESPACE: ClassVar[str] = MSG_DEF

    header: MessageHeader
    body: Annotated[BodyElement, Wrapped()]
    """One of the messages. The schema lets a body be empty; such a frame says nothing and is refused."""
