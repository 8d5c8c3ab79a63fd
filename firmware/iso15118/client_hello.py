"""A look at the TLS ClientHello before an engine is chosen: what the vehicle offers and whom it trusts.

Owns: reassembly of the first handshake message from TLS records and the reading of the fields that decide (versions,
suites, signature algorithms, groups, server_name, status_request, trusted_ca_keys). May not: negotiate, or take part
in the handshake; the octets go on to the engine unchanged.

Formats: RFC 5246 (records, ClientHello), RFC 6066 (server_name, status_request, trusted_ca_keys), RFC 8446.
"""

import enum
from dataclasses import dataclass, field

from firmware.core.errors import RemoteProtocolError

CONTENT_HANDSHAKE = 0x16
MAX_HELLO = 16 * 1024
"""Octets of a ClientHello that are accepted. Real ones have 0.2 to 2 KiB."""

_RECORD_HEADER = 5
_MAX_RECORD = 1 << 14
_HANDSHAKE_CLIENT_HELLO = 1

TLS_1_2 = 0x0303
TLS_1_3 = 0x0304


class _Extension(enum.IntEnum):
    SERVER_NAME = 0
    TRUSTED_CA_KEYS = 3
    STATUS_REQUEST = 5
    SUPPORTED_GROUPS = 10
    SIGNATURE_ALGORITHMS = 13
    STATUS_REQUEST_V2 = 17
    SUPPORTED_VERSIONS = 43
    CERTIFICATE_AUTHORITIES = 47


class AuthorityKind(enum.IntEnum):
    """How an entry of trusted_ca_keys names a root (RFC 6066, 6)."""

    PRE_AGREED = 0
    KEY_SHA1_HASH = 1
    X509_NAME = 2
    CERT_SHA1_HASH = 3


class ClientHelloError(RemoteProtocolError):
    """What came is no ClientHello."""

    alert = 10  # unexpected_message


class MalformedHelloError(ClientHelloError):
    """It is a ClientHello, whose content cannot be read."""

    alert = 50  # decode_error


@dataclass(frozen=True, slots=True)
class TrustedAuthority:
    """One root that the vehicle trusts: a SHA-1 hash or a DER name, by kind. Empty for PRE_AGREED."""

    kind: AuthorityKind
    value: bytes = b""


@dataclass(frozen=True, slots=True)
class ClientHello:
    """What a ClientHello offers. `versions` are wire values, best first; without the supported_versions extension it is
    the legacy field. `trusted_authorities` None: the extension was not sent."""

    versions: tuple[int, ...]
    cipher_suites: tuple[int, ...]
    signature_algorithms: tuple[int, ...] = ()
    groups: tuple[int, ...] = ()
    server_name: str | None = None
    status_request: bool = False
    trusted_authorities: tuple[TrustedAuthority, ...] | None = None
    certificate_authorities: tuple[bytes, ...] = ()  # DER names, TLS 1.3
    extensions: frozenset[int] = field(default_factory=frozenset)


class ClientHelloReader:
    """Collects records until the ClientHello is complete. Cost is linear in what comes, memory is capped."""

    def __init__(self) -> None:
        self._record = bytearray()  # header of the record that has begun
        self._left = 0  # octets of it still to come
        self._message = bytearray()

    def receive_data(self, data: bytes) -> ClientHello | None:
        """Take octets. The ClientHello when it is complete, None until then. Raises ClientHelloError.

        Not to be called again after either.
        """
        position = 0
        while position < len(data):
            if self._left:
                taken = data[position : position + self._left]
                self._message += taken
                self._left -= len(taken)
                position += len(taken)
                if (hello := self._complete()) is not None:
                    return hello
            else:
                wanted = _RECORD_HEADER - len(self._record)
                self._record += data[position : position + wanted]
                position += wanted
                self._begin_record()
        return None

    def _begin_record(self) -> None:
        header = self._record
        if header[0] != CONTENT_HANDSHAKE:
            raise ClientHelloError(f"first octet {header[0]:#04x} is no TLS handshake record")
        if len(header) >= 2 and header[1] != 3:
            raise ClientHelloError(f"TLS record version {header[1]}")
        if len(header) < _RECORD_HEADER:
            return
        length = int.from_bytes(header[3:5], "big")
        if not 0 < length <= _MAX_RECORD:
            raise ClientHelloError(f"TLS record of {length} octets")
        self._left = length
        header.clear()

    def _complete(self) -> ClientHello | None:
        message = self._message
        if message[0] != _HANDSHAKE_CLIENT_HELLO:
            raise ClientHelloError(f"handshake message {message[0]} instead of a ClientHello")
        if len(message) < 4:
            return None
        length = int.from_bytes(message[1:4], "big")
        if length > MAX_HELLO:
            raise ClientHelloError(f"ClientHello of {length} octets")
        if len(message) < 4 + length:
            return None
        return parse_body(bytes(message[4 : 4 + length]))


class _Cursor:
    """Reads length-prefixed fields; running out is the typed error."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._at = 0

    @property
    def at_end(self) -> bool:
        return self._at >= len(self._data)

    def take(self, count: int) -> bytes:
        end = self._at + count
        if end > len(self._data):
            raise MalformedHelloError("truncated ClientHello")
        taken = self._data[self._at : end]
        self._at = end
        return taken

    def number(self, octets: int) -> int:
        return int.from_bytes(self.take(octets), "big")

    def vector(self, length_octets: int) -> bytes:
        return self.take(self.number(length_octets))


def _numbers(data: bytes) -> tuple[int, ...]:
    if len(data) % 2:
        raise MalformedHelloError("list of 16-bit values has an odd length")
    return tuple(int.from_bytes(data[i : i + 2], "big") for i in range(0, len(data), 2))


def parse_body(body: bytes) -> ClientHello:
    """Read the body of a ClientHello message (without the handshake header). Raises MalformedHelloError."""
    cursor = _Cursor(body)
    legacy_version = cursor.number(2)
    cursor.take(32)  # random
    cursor.vector(1)  # session id
    suites = _numbers(cursor.vector(2))
    cursor.vector(1)  # compression methods
    found: dict[int, bytes] = {}
    if not cursor.at_end:
        extensions = _Cursor(cursor.vector(2))
        while not extensions.at_end:
            kind = extensions.number(2)
            if kind in found:
                raise MalformedHelloError(f"extension {kind} comes twice")
            found[kind] = extensions.vector(2)
    versions: tuple[int, ...] = (legacy_version,)
    if _Extension.SUPPORTED_VERSIONS in found:
        versions = _numbers(_Cursor(found[_Extension.SUPPORTED_VERSIONS]).vector(1))
    return ClientHello(
        versions=versions,
        cipher_suites=suites,
        signature_algorithms=_list_of_numbers(found.get(_Extension.SIGNATURE_ALGORITHMS)),
        groups=_list_of_numbers(found.get(_Extension.SUPPORTED_GROUPS)),
        server_name=_server_name(found.get(_Extension.SERVER_NAME)),
        status_request=_Extension.STATUS_REQUEST in found or _Extension.STATUS_REQUEST_V2 in found,
        trusted_authorities=_trusted_authorities(found.get(_Extension.TRUSTED_CA_KEYS)),
        certificate_authorities=_certificate_authorities(found.get(_Extension.CERTIFICATE_AUTHORITIES)),
        extensions=frozenset(found),
    )


def _list_of_numbers(data: bytes | None) -> tuple[int, ...]:
    return () if data is None else _numbers(_Cursor(data).vector(2))


def _server_name(data: bytes | None) -> str | None:
    if not data:
        return None
    names = _Cursor(_Cursor(data).vector(2))
    while not names.at_end:
        kind, name = names.number(1), names.vector(2)
        if kind == 0:
            return name.decode("ascii", "backslashreplace")[:255]
    return None


def _trusted_authorities(data: bytes | None) -> tuple[TrustedAuthority, ...] | None:
    if data is None:
        return None
    entries = _Cursor(_Cursor(data).vector(2))
    authorities: list[TrustedAuthority] = []
    while not entries.at_end:
        kind = entries.number(1)
        if kind == AuthorityKind.PRE_AGREED:
            authorities.append(TrustedAuthority(AuthorityKind.PRE_AGREED))
        elif kind == AuthorityKind.X509_NAME:
            authorities.append(TrustedAuthority(AuthorityKind.X509_NAME, entries.vector(2)))
        elif kind in (AuthorityKind.KEY_SHA1_HASH, AuthorityKind.CERT_SHA1_HASH):
            authorities.append(TrustedAuthority(AuthorityKind(kind), entries.take(20)))
        else:
            raise MalformedHelloError(f"trusted_ca_keys entry of kind {kind}")
    return tuple(authorities)


def _certificate_authorities(data: bytes | None) -> tuple[bytes, ...]:
    if data is None:
        return ()
    names = _Cursor(_Cursor(data).vector(2))
    found: list[bytes] = []
    while not names.at_end:
        found.append(names.vector(2))
    return tuple(found)
