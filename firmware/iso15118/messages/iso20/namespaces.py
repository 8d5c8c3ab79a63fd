"""The namespaces of the ISO 15118-20:2022 schemas, and what puts a class into one of them."""

from __future__ import annotations

from typing import ClassVar

COMMON_TYPES = "urn:iso:std:iso:15118:-20:CommonTypes"
COMMON_MESSAGES = "urn:iso:std:iso:15118:-20:CommonMessages"
AC = "urn:iso:std:iso:15118:-20:AC"
AC_DER_IEC = "urn:iso:std:iso:15118:-20:AC-DER-IEC"
AC_DER_SAE = "urn:iso:std:iso:15118:-20:AC-DER-SAE"
DC = "urn:iso:std:iso:15118:-20:DC"
WPT = "urn:iso:std:iso:15118:-20:WPT"
ACDP = "urn:iso:std:iso:15118:-20:ACDP"


class InCommonMessages:
    """Comes first among the bases of what the CommonMessages schema declares."""

    __slots__ = ()
    NAMESPACE: ClassVar[str] = COMMON_MESSAGES


class InAC:
    """Comes first among the bases of what the AC schema declares."""

    __slots__ = ()
    NAMESPACE: ClassVar[str] = AC


class InACDERIEC:
    """Comes first among the bases of what the AC DER schema of the IEC variant declares."""

    __slots__ = ()
    NAMESPACE: ClassVar[str] = AC_DER_IEC


class InACDERSAE:
    """Comes first among the bases of what the AC DER schema of the SAE variant declares."""

    __slots__ = ()
    NAMESPACE: ClassVar[str] = AC_DER_SAE


class InDC:
    """Comes first among the bases of what the DC schema declares."""

    __slots__ = ()
    NAMESPACE: ClassVar[str] = DC


class InWPT:
    """Comes first among the bases of what the WPT schema declares."""

    __slots__ = ()
    NAMESPACE: ClassVar[str] = WPT


class InACDP:
    """Comes first among the bases of what the ACDP schema declares."""

    __slots__ = ()
    NAMESPACE: ClassVar[str] = ACDP
