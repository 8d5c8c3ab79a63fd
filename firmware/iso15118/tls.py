"""The TLS server as a sans-I/O engine: ciphertext in and out, plaintext out and in.

Owns: the `TlsEngine` interface, its implementation with pyOpenSSL over memory BIOs, the choice of the SECC chain by the
ClientHello, and OCSP stapling. May not: touch sockets or time (the adapter bounds a slow handshake), judge the
vehicle's certificates, or log secrets.

-2 [iso15118.md 3]: TLS 1.2, ECDHE-ECDSA-AES128-SHA256 (0xC023) first, secp256r1, no client certificate. GCM and ChaCha
suites follow for peers that have no CBC suites. pyOpenSSL because the `ssl` module cannot staple as a server; the
versions that really send the staple are pinned in pyproject.toml, and a test looks at the octets.
"""

import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Protocol

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding
from OpenSSL import SSL

from firmware.core.errors import LocalProtocolError, RemoteProtocolError
from firmware.iso15118 import tls13
from firmware.iso15118.client_hello import (
    AuthorityKind,
    ClientHello,
    ClientHelloError,
    ClientHelloReader,
    TrustedAuthority,
)
from firmware.iso15118.pki.chain import public_key_of
from firmware.iso15118.pki.identity import ServerIdentity
from firmware.iso15118.pki.keys import P256, scheme_of
from firmware.iso15118.tls_causes import explain

CIPHERS_TLS12 = (
    "ECDHE-ECDSA-AES128-SHA256",  # 0xC023, the one that -2 prescribes and current OpenSSL still has
    "ECDHE-ECDSA-AES128-GCM-SHA256",
    "ECDHE-ECDSA-AES256-GCM-SHA384",
    "ECDHE-ECDSA-CHACHA20-POLY1305",
)
_CHUNK = 16 * 1024


class TlsError(RemoteProtocolError):
    """The handshake or a record failed. The engine is dead; what `data_to_send` still gives is the alert."""


OcspSource = Callable[[x509.Certificate], bytes | None]
"""From our leaf to a DER OCSP response to staple, or None when there is none now. Must not block."""
KeyLog = Callable[[bytes], None]
"""Takes lines in the NSS key log format. For debugging sessions that a technician opens on purpose, never else."""


class TlsEngine(Protocol):
    """One server-side TLS connection without I/O.

    After every call the caller sends what `data_to_send` gives. Any exception but TlsError (for input) and
    LocalProtocolError (for wrong use) is a bug.
    """

    @property
    def handshake_done(self) -> bool:
        """Plaintext can flow."""
        ...

    @property
    def peer_closed(self) -> bool:
        """The peer has sent close_notify; nothing more comes from it."""
        ...

    @property
    def client_hello(self) -> ClientHello | None:
        """What the peer offered, once it is known."""
        ...

    @property
    def version(self) -> str | None:
        """Negotiated version (`TLSv1.2`), None before the end of the handshake."""
        ...

    @property
    def cipher(self) -> str | None:
        """Negotiated suite by OpenSSL name, None before the end of the handshake."""
        ...

    @property
    def peer_chain(self) -> tuple[bytes, ...]:
        """DER certificates that the peer presented, leaf first; empty in -2."""
        ...

    def receive_data(self, data: bytes) -> None:
        """Take ciphertext. Raises TlsError."""
        ...

    def data_to_send(self) -> bytes:
        """Ciphertext that must leave now; empty when there is none."""
        ...

    def read(self) -> bytes:
        """Plaintext received since the last call."""
        ...

    def write(self, data: bytes) -> None:
        """Encrypt plaintext. Raises LocalProtocolError before the handshake is done or after the end."""
        ...

    def close(self) -> None:
        """Queue close_notify. May be called at any time, and twice."""
        ...


def trusts(authority: TrustedAuthority, identity: ServerIdentity) -> bool:
    """Does this entry of trusted_ca_keys name the root of our chain?"""
    root = identity.root
    if root is None:
        return False
    if authority.kind is AuthorityKind.CERT_SHA1_HASH:
        return root.fingerprint(hashes.SHA1()) == authority.value  # RFC 6066 prescribes SHA-1
    if authority.kind is AuthorityKind.KEY_SHA1_HASH:
        return x509.SubjectKeyIdentifier.from_public_key(root.public_key()).digest == authority.value
    if authority.kind is AuthorityKind.X509_NAME:
        return root.subject.public_bytes() == authority.value
    return False


def choose_identity(hello: ClientHello, identities: Sequence[ServerIdentity]) -> ServerIdentity:
    """The chain for this vehicle: the first in its order of trust that we have [V2G2-651], else our first one on P-256,
    for a vehicle that names no root we know may still accept it; -2 has no other curve."""
    for authority in hello.trusted_authorities or ():
        for identity in identities:
            if trusts(authority, identity):
                return identity
    of_iso2 = (identity for identity in identities if scheme_of(public_key_of(identity.leaf)) is P256)
    return next(of_iso2, identities[0])


class TlsServer:
    """Makes engines. One per station, built at start: it checks chain and key once.

    With `vehicles` a ClientHello that offers TLS 1.3 gets it, with mutual authentication (`tls13.py`); any other gets
    TLS 1.2 as before. Raises LocalProtocolError for an identity that OpenSSL does not take (key and leaf do not fit).
    """

    def __init__(
        self,
        identities: Sequence[ServerIdentity],
        ocsp: OcspSource | None = None,
        key_log: KeyLog | None = None,
        vehicles: tls13.VehicleTrust | None = None,
        before: "TlsServer | None" = None,
    ) -> None:
        """`before`: what served until now with the same sources; what it has for chains that stay is taken over."""
        if not identities:
            raise LocalProtocolError("a TLS server needs a chain")
        self._identities = tuple(identities)
        self._contexts: list[tuple[ServerIdentity, SSL.Context]]
        ready = {id(identity): made for identity, made in before._contexts} if before is not None else {}
        self._contexts = [
            (identity, ready.get(id(identity)) or _context(identity, ocsp, key_log)) for identity in self._identities
        ]
        self._vehicles = vehicles
        self._mutual: dict[tuple[int, tls13.Group], SSL.Context] = {}  # by the number of the chain
        if vehicles is None:
            return
        for number, identity in enumerate(self._identities):
            if not tls13.possible((identity,), vehicles):
                continue
            for group in tls13.groups(vehicles):
                context = self._mutual[number, group] = _context(identity, ocsp, key_log, group.curve is not None)
                tls13.configure(context, group, vehicles)

    @property
    def mutual(self) -> bool:
        """TLS 1.3 with both sides' certificates can be spoken."""
        return bool(self._mutual)

    def engine(self) -> "PyOpenSslEngine":
        """An engine for one new connection."""
        return PyOpenSslEngine(self._context_for)

    def _context_for(self, hello: ClientHello) -> tuple[ServerIdentity, SSL.Context]:
        if self._vehicles is not None:
            mutual = tls13.choose(hello, self._identities, self._vehicles)
            if mutual is not None:
                number = next(n for n, identity in enumerate(self._identities) if identity is mutual[0])
                return mutual[0], self._mutual[number, mutual[1]]
        chosen = choose_identity(hello, self._identities)
        return next(pair for pair in self._contexts if pair[0] is chosen)


def _context(
    identity: ServerIdentity, ocsp: OcspSource | None, key_log: KeyLog | None, one_curve: bool = True
) -> SSL.Context:
    """`one_curve` False: the key exchanges are those of the library's own list (x448, `tls13.py`)."""
    context = SSL.Context(SSL.TLS_SERVER_METHOD)
    context.set_min_proto_version(SSL.TLS1_2_VERSION)
    context.set_max_proto_version(SSL.TLS1_2_VERSION)
    context.set_cipher_list(":".join(CIPHERS_TLS12).encode())
    if one_curve:
        context.set_tmp_ecdh(ec.SECP256R1())
    context.set_options(
        SSL.OP_CIPHER_SERVER_PREFERENCE | SSL.OP_NO_COMPRESSION | SSL.OP_NO_RENEGOTIATION | SSL.OP_NO_TICKET
    )
    context.set_session_cache_mode(SSL.SESS_CACHE_OFF)
    context.set_verify(SSL.VERIFY_NONE)  # -2 has no client certificates
    try:
        context.use_certificate(identity.leaf)
        for authority in identity.chain[1:]:
            context.add_extra_chain_cert(authority)
        context.use_privatekey(identity.key.private_key)
        context.check_privatekey()
    except SSL.Error as error:
        raise LocalProtocolError(f"the SECC's chain and key cannot be used: {_reasons(error)}") from None
    leaf = identity.leaf

    def staple(_connection: SSL.Connection, _data: object) -> bytes:
        try:
            return (ocsp(leaf) or b"") if ocsp is not None else b""
        except Exception:
            return b""  # a failing source costs the staple, not the session

    context.set_ocsp_server_callback(staple)
    if key_log is not None:
        context.set_keylog_callback(lambda _connection, line: key_log(line))
    return context


def _reasons(error: SSL.Error) -> str:
    """The reason texts in an OpenSSL error, without file names."""
    entries: Any = error.args[0] if error.args else []
    if isinstance(entries, list) and entries:
        return "; ".join(str(entry[2]) for entry in entries if len(entry) == 3)
    return type(error).__name__


class PyOpenSslEngine:
    """`TlsEngine` over pyOpenSSL. The connection object is made when the ClientHello has been read."""

    def __init__(self, context_for: Callable[[ClientHello], tuple[ServerIdentity, SSL.Context]]) -> None:
        self._context_for = context_for
        self._hello_reader = ClientHelloReader()
        self._before_hello = bytearray()
        self._hello: ClientHello | None = None
        self._identity: ServerIdentity | None = None
        self._connection: SSL.Connection | None = None
        self._handshake_done = False
        self._peer_closed = False
        self._dead = False
        self._plaintext = bytearray()
        self._raw_alert = b""  # where there is no connection object that could make one

    @property
    def handshake_done(self) -> bool:
        return self._handshake_done

    @property
    def peer_closed(self) -> bool:
        return self._peer_closed

    @property
    def client_hello(self) -> ClientHello | None:
        return self._hello

    @property
    def version(self) -> str | None:
        if self._connection is None or not self._handshake_done:
            return None
        return self._connection.get_protocol_version_name()

    @property
    def cipher(self) -> str | None:
        if self._connection is None or not self._handshake_done:
            return None
        return self._connection.get_cipher_name()

    @property
    def peer_chain(self) -> tuple[bytes, ...]:
        if self._connection is None or not self._handshake_done:
            return ()
        leaf = self._connection.get_peer_certificate(as_cryptography=True)
        if leaf is None:
            return ()
        chain = self._connection.get_peer_cert_chain(as_cryptography=True) or []
        # OpenSSL leaves the leaf out of the chain on a server.
        presented = (leaf, *(certificate for certificate in chain if certificate != leaf))
        return tuple(certificate.public_bytes(Encoding.DER) for certificate in presented)

    def receive_data(self, data: bytes) -> None:
        if self._dead:
            raise TlsError("the TLS connection has failed before")
        if self._connection is None:
            self._before_hello += data
            try:
                self._hello = self._hello_reader.receive_data(data)
            except ClientHelloError as error:
                self._dead = True
                self._raw_alert = _fatal(error.alert)
                raise TlsError(f"TLS handshake failed: {error}") from None
            if self._hello is None:
                return
            self._identity, context = self._context_for(self._hello)
            self._connection = SSL.Connection(context, None)
            self._connection.set_accept_state()
            data = bytes(self._before_hello)
            self._before_hello.clear()
        for start in range(0, len(data), _CHUNK):
            self._connection.bio_write(data[start : start + _CHUNK])
            self._advance(self._connection)

    def _advance(self, connection: SSL.Connection) -> None:
        try:
            if not self._handshake_done:
                connection.do_handshake()
                self._handshake_done = True
            while True:
                self._plaintext += connection.recv(_CHUNK)
        except SSL.WantReadError:
            return
        except SSL.ZeroReturnError:
            self._peer_closed = True
        except SSL.Error as error:
            self._dead = True
            if self._handshake_done:
                raise TlsError(f"TLS record failed: {_reasons(error)}") from None
            why = explain(_reasons(error), self._hello, self._identity)
            raise TlsError(f"TLS handshake failed: {why}") from None

    def data_to_send(self) -> bytes:
        if self._connection is None:
            alert, self._raw_alert = self._raw_alert, b""
            return alert
        parts = []
        while True:
            try:
                parts.append(self._connection.bio_read(65536))
            except SSL.WantReadError:
                return b"".join(parts)

    def read(self) -> bytes:
        data = bytes(self._plaintext)
        self._plaintext.clear()
        return data

    def write(self, data: bytes) -> None:
        if self._connection is None or not self._handshake_done or self._dead:
            raise LocalProtocolError("the TLS connection cannot take plaintext now")
        view = memoryview(data)
        try:
            while view:
                view = view[self._connection.send(bytes(view[:_CHUNK])) :]
        except SSL.Error as error:
            self._dead = True
            raise LocalProtocolError(f"TLS write after the end: {_reasons(error)}") from None

    def close(self) -> None:
        if self._connection is None or self._dead:
            return
        try:
            self._connection.shutdown()
        except SSL.Error:
            self._dead = True  # in the middle of a handshake there is nothing to close


def _fatal(alert: int) -> bytes:
    """A record with a fatal alert."""
    return bytes([0x15, 3, 3, 0, 2, 2, alert])


"""A fatal alert record, for a peer whose first octets were no ClientHello."""


def key_log_to_file(path: Path) -> KeyLog:
    """A key log that appends to a file readable by its owner only. Whoever reads it can read the recorded sessions."""

    def log(line: bytes) -> None:
        descriptor = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
        try:
            os.write(descriptor, line + b"\n")
        finally:
            os.close(descriptor)

    return log
