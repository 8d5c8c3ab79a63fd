"""TLS towards the CSMS: what is spoken, whom it trusts, what is shown, and what a failure means for security.

Owns: the context of one attempt, the chain that TLS has verified, the names of failures. May not: connect, or decide
about revocation (`csms_revocation.py`; lists: `revocation.py`).
"""

import _ssl
import ssl
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from cryptography import x509
from websockets.exceptions import InvalidStatus

from firmware.core.config import Config
from firmware.core.errors import ConfigError
from firmware.ocpp_client import tls_key
from firmware.ocpp_client.client_identity import Shown
from firmware.ocpp_client.csms_revocation import CsmsCertificateError
from firmware.ocpp_client.revocation import use_lists
from firmware.ocpp_client.staple import Staple

# Part 5, C-41: what a TLS 1.2 claim allows; TLS 1.3 suites are not affected by this list. The level is that no short
# keys and no weak signatures are taken, whatever the default of this OpenSSL is.
TLS12_CIPHERS = (
    "ECDHE-ECDSA-AES128-GCM-SHA256:ECDHE-ECDSA-AES256-GCM-SHA384:AES128-GCM-SHA256:AES256-GCM-SHA384:@SECLEVEL=2"
)

# Alerts of a server that does not want our client certificate (RFC 8446 6.2), as OpenSSL calls them.
OUR_CERTIFICATE_REFUSED = (
    "ALERT_BAD_CERTIFICATE", "ALERT_UNSUPPORTED_CERTIFICATE", "ALERT_CERTIFICATE_REVOKED", "ALERT_CERTIFICATE_EXPIRED",
    "ALERT_CERTIFICATE_UNKNOWN", "ALERT_UNKNOWN_CA", "ALERT_ACCESS_DENIED", "ALERT_CERTIFICATE_REQUIRED",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Tls:
    """For one attempt. `lists`: how many revocation lists TLS checks the server's certificate with."""

    context: ssl.SSLContext
    staple: Staple
    lists: int


def tls_for(
    config: Config,
    roots: Sequence[str] = (),
    shown: Shown | None = None,
    now: datetime | None = None,
    only_roots: bool = False,
    partial_chains: bool = False,
) -> Tls | None:
    """TLS for a wss:// address, or None. `roots`: PEM texts that are trusted too (`only_roots`: nobody else is;
    `partial_chains`: also where another has signed them). `shown`: the client certificate. `now`: by which revocation
    lists are judged; None: they are not looked at.

    Raises ConfigError for unusable files.
    """
    if not config.ocpp.url.startswith("wss://"):
        return None
    settings, lists = config.ocpp, 0
    try:
        if only_roots:
            context = ssl.create_default_context(cadata="".join(roots))
        else:
            context = ssl.create_default_context(cafile=settings.ca_file or None)
            for root in roots:
                context.load_verify_locations(cadata=root)
        if partial_chains:
            context.verify_flags |= ssl.VerifyFlags.VERIFY_X509_PARTIAL_CHAIN
        if settings.security_profile == 3:
            if shown is None:
                raise OSError("no client certificate below [pki] dir, and none is configured")
            tls_key.use(context, shown.chain, shown.key, config.pki)
        if config.pki.dir and now is not None:
            lists = use_lists(context, Path(config.pki.dir), now)
    except (OSError, ssl.SSLError) as error:
        raise ConfigError(
            f"the certificate files of [ocpp] cannot be used: {error}; check ca_file, cert_file and key_file"
        ) from None
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    context.set_ciphers(TLS12_CIPHERS)
    return Tls(context, Staple(context), lists)


def verified_chain(line: Any) -> tuple[x509.Certificate, ...]:
    """The chain by which TLS trusts the peer of an `ssl.SSLObject`: the server's certificate first, the root last.

    Raises CsmsCertificateError for what our library cannot read though OpenSSL could.
    """
    if hasattr(line, "get_verified_chain"):  # Python 3.13
        ders = line.get_verified_chain()
    else:
        ders = [one.public_bytes(_ssl.ENCODING_DER) for one in line._sslobj.get_verified_chain()]
    try:
        return tuple(x509.load_der_x509_certificate(bytes(der)) for der in ders)
    except ValueError as error:
        raise CsmsCertificateError(f"the CSMS's certificate cannot be read: {error}") from None


def security_events(error: Exception) -> tuple[str, ...]:
    """Which security events a failed attempt is; none: nobody answers, no route."""
    if isinstance(error, ssl.SSLCertVerificationError | CsmsCertificateError):
        return "InvalidCsmsCertificate", "CsmsFailedToAuthenticate"
    if isinstance(error, ssl.SSLError):
        reason = error.reason or ""
        if any(alert in reason for alert in OUR_CERTIFICATE_REFUSED):
            return ("FailedToAuthenticateAtCsms",)
        if "VERSION" in reason or "PROTOCOL" in reason:
            return ("InvalidTLSVersion",)
        if "CIPHER" in reason or "HANDSHAKE_FAILURE" in reason:
            return ("InvalidTLSCipherSuite",)
    if isinstance(error, InvalidStatus) and error.response.status_code in (401, 403):
        return ("FailedToAuthenticateAtCsms",)
    return ()
