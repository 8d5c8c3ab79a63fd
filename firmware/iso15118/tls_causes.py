"""Why a TLS handshake failed, in words for the timeline: from OpenSSL's reason and what both sides had to offer.

Owns: the table of causes. May not: decide anything; the handshake has failed already.
"""

from collections.abc import Callable

from firmware.iso15118.client_hello import ClientHello
from firmware.iso15118.pki.identity import ServerIdentity

_VERSIONS = {0x0300: "SSL 3.0", 0x0301: "TLS 1.0", 0x0302: "TLS 1.1", 0x0303: "TLS 1.2", 0x0304: "TLS 1.3"}
_SHOWN = 8

Words = Callable[[ClientHello, ServerIdentity], str]


def _unknown_root(hello: ClientHello, identity: ServerIdentity) -> str:
    root = identity.root.subject.rfc4514_string() if identity.root is not None else "of our chain, which we do not know"
    named = len(hello.trusted_authorities or ())
    told = f"; it named {named} that it trusts" if named else ""
    return f"the vehicle does not trust the root {root}{told}"


def _expired(hello: ClientHello, identity: ServerIdentity) -> str:
    leaf = identity.leaf
    span = f"{leaf.not_valid_before_utc:%Y-%m-%d} to {leaf.not_valid_after_utc:%Y-%m-%d}"
    return f"the vehicle holds our certificate for expired; it is valid from {span}"


_SECP256R1 = 0x0017
_SUITES_TLS12 = frozenset({0xC023, 0xC02B, 0xC02C, 0xCCA9})
"""Those of `tls.CIPHERS_TLS12`."""


def _suites(hello: ClientHello, identity: ServerIdentity) -> str:
    if hello.groups and _SECP256R1 not in hello.groups and _SUITES_TLS12 & set(hello.cipher_suites):
        groups = ", ".join(f"{group:#06x}" for group in hello.groups[:_SHOWN])
        return f"no common group: secp256r1 is not among those of the vehicle, {groups}"
    offered = [f"{suite:#06x}" for suite in hello.cipher_suites]
    more = f" and {len(offered) - _SHOWN} more" if len(offered) > _SHOWN else ""
    return f"no common cipher suite; the vehicle offers {', '.join(offered[:_SHOWN])}{more}"


def _versions(hello: ClientHello, identity: ServerIdentity) -> str:
    offered = [_VERSIONS.get(version, f"{version:#06x}") for version in hello.versions]
    return f"no common TLS version; the vehicle offers {', '.join(offered[:_SHOWN]) or 'none'}"


def _says(words: str) -> Words:
    return lambda _hello, _identity: words


_CAUSES: tuple[tuple[str, Words], ...] = (
    ("unknown ca", _unknown_root),
    ("certificate expired", _expired),
    ("no shared cipher", _suites),
    ("unsupported protocol", _versions),
    ("certificate revoked", _says("the vehicle holds our certificate for revoked")),
    ("bad certificate status response", _says("the vehicle wants a good OCSP response for our certificate")),
    ("bad certificate", _says("the vehicle cannot use our certificate")),
    ("unsupported certificate", _says("the vehicle cannot use certificates of our kind")),
    ("certificate unknown", _says("the vehicle refuses our certificate for a reason of its own")),
    ("handshake failure", _says("the vehicle finds nothing in common")),
    ("alert internal error", _says("the vehicle has an internal error")),
)
"""Part of OpenSSL's reason -> what it means here. The first that fits counts."""


def explain(reason: str, hello: ClientHello | None, identity: ServerIdentity | None) -> str:
    """The sentence for a failed handshake; OpenSSL's own reason stays in it."""
    if hello is not None and identity is not None:
        for part, words in _CAUSES:
            if part in reason:
                return f"{words(hello, identity)} ({reason})"
    return reason
