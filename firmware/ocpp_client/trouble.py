"""Why there is no connection to the CSMS, in words that say where to look.

Owns: one sentence for each way in which a connection can fail. May not: decide what follows from it (`adapter.py`,
`tls.security_events`), or name the password.
"""

import errno
import ssl
from urllib.parse import urlsplit

from websockets.exceptions import ConnectionClosed, InvalidHandshake, InvalidStatus, InvalidURI

_AT_SYSTEM = {
    errno.ECONNREFUSED: "nothing listens on {place}; is the CSMS running there, is the port in [ocpp] url right?",
    errno.ENETUNREACH: "no network towards {place}; is the station's cable or modem connected?",
    errno.EHOSTUNREACH: "no way to {place}; look at the station's network and at firewalls",
    errno.ETIMEDOUT: "no answer from {place}; look at the network and at firewalls",
    errno.ECONNRESET: "{place} hung up; is it a CSMS, and does it want TLS (wss)?",
}
_AT_HTTP = {
    400: "{place} takes no WebSocket here (HTTP 400); check the path in [ocpp] url",
    401: "the CSMS refuses name or password (HTTP 401); check [ocpp] identity and password",
    403: "the CSMS refuses this station (HTTP 403); check [ocpp] identity, and whether the CSMS knows it",
    404: "the CSMS knows no such address (HTTP 404); check the path in [ocpp] url, and whether it knows the identity",
}


def in_words(error: BaseException, url: str) -> str:
    """What failed and where to look. `url`: that of the CSMS."""
    host, place = _place(url)
    text = " ".join(str(error).split())[:300] or type(error).__name__
    if isinstance(error, InvalidStatus):
        status = error.response.status_code
        return _AT_HTTP.get(status, "{place} answers HTTP {status}").format(place=place, status=status)
    if isinstance(error, ssl.SSLCertVerificationError):
        why = getattr(error, "verify_message", "") or text
        return f"the certificate of {place} is not trusted ({why}); check [ocpp] ca_file, its name and the clock"
    if isinstance(error, ssl.SSLError):
        return f"TLS with {place} failed: {error.reason or text}"
    if isinstance(error, ConnectionClosed):
        return f"{place} has closed it ({text})"
    if isinstance(error, InvalidURI):
        return "[ocpp] url is no address of a WebSocket server"
    if isinstance(error, InvalidHandshake):
        return f"{place} is no WebSocket server of a CSMS ({text})"
    if isinstance(error, TimeoutError):
        return _AT_SYSTEM[errno.ETIMEDOUT].format(place=place)
    if isinstance(error, OSError) and error.errno is not None:
        if error.errno < 0:  # getaddrinfo(3)
            return f"no address for {host}; check the name in [ocpp] url, and the station's DNS"
        if form := _AT_SYSTEM.get(error.errno):
            return form.format(place=place)
    return text


def _place(url: str) -> tuple[str, str]:
    """(host, host and port). A URL that is none gives words for it."""
    try:
        parts = urlsplit(url)
        host = parts.hostname or "the CSMS"
        return host, f"{host}:{parts.port or (443 if parts.scheme == 'wss' else 80)}"
    except ValueError:
        return "the CSMS", "the CSMS"
