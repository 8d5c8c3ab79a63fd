"""Identifiers of who pays, and what the operator said of them."""

import enum
from dataclasses import dataclass


class TokenType(enum.Enum):
    """OCPP IdTokenEnumType, as far as this station can produce them."""

    CENTRAL = "Central"
    EMAID = "eMAID"
    ISO14443 = "ISO14443"
    ISO15693 = "ISO15693"
    KEY_CODE = "KeyCode"
    LOCAL = "Local"
    MAC = "MacAddress"
    NONE = "NoAuthorization"


SHORTEST_PIN, LONGEST_PIN = 4, 8  # digits


def is_pin(text: str) -> bool:
    """Whether this can be a PIN at all."""
    return SHORTEST_PIN <= len(text) <= LONGEST_PIN and text.isascii() and text.isdigit()


@dataclass(frozen=True, slots=True)
class IdToken:
    """An identifier of who pays. Compared without regard to case."""

    value: str
    type: TokenType

    def same_as(self, other: "IdToken | None") -> bool:
        """Equal as OCPP compares tokens (case-insensitive)."""
        return other is not None and self.value.casefold() == other.value.casefold() and self.type is other.type

    def masked(self) -> str:
        """For screens and logs: the last four characters only, and nothing of a PIN (C04.FR.04)."""
        if not self.value:
            return ""  # nobody had to show anything
        short = len(self.value) <= 4 or self.type is TokenType.KEY_CODE
        return "…" if short else "…" + self.value[-4:]


class TokenSource(enum.Enum):
    """Where the operator's word on a token is kept; the list goes before the cache."""

    LIST = "list"
    CACHE = "cache"


@dataclass(frozen=True, slots=True)
class KnownToken:
    """What the operator said of a token. `status`: AuthorizationStatusEnumType; `expires`: RFC 3339, empty: never."""

    token: IdToken
    status: str
    group: str = ""
    expires: str = ""


@dataclass(frozen=True, slots=True)
class HashData:
    """OCSP request data of one certificate of a contract chain, see iso15118.api."""

    issuer_name_hash: str
    issuer_key_hash: str
    serial_number: str
    responder_url: str
    hash_algorithm: str = "SHA256"
