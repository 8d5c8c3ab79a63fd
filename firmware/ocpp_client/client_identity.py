"""The certificate that the client shows to the CSMS (security profile 3), and the way back to the one before.

Owns: which of the installed client certificates is shown at the next attempt, and the end of one that does not connect.
May not: ask for one (`blocks/signing.py`), or connect.

A renewed certificate is on trial until the CSMS has taken it once. While it is, attempts that the other side refuses
alternate between it and the one before; when that one connects, the new one is discarded. What says nothing of the
certificate (nobody answers, no name, no route) counts for neither.
"""

import ssl
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from cryptography import x509
from websockets.exceptions import InvalidHandshake

from firmware.core.keys.api import CHAIN_FILE, KeyStoreError, Role
from firmware.core.keys.credentials import Credential, Credentials
from firmware.core.keys.files import write_durably
from firmware.ocpp_client.tls_key import key_file

PROVEN_FILE = "proven"


@dataclass(frozen=True, slots=True)
class Shown:
    """Files for TLS. `credential` None: those of the configuration file."""

    chain: str
    key: str
    credential: Credential | None = None


class ClientIdentity:
    """See above. `discarded` is told why a renewed certificate was given up."""

    def __init__(self, credentials: Credentials | None, cert_file: str, key_file: str) -> None:
        self._credentials = credentials
        self._configured = Shown(cert_file, key_file) if cert_file and key_file else None
        self._turn = 0
        self._failed: set[Path] = set()
        self.discarded: Callable[[str], None] = lambda why: None

    def shown(self) -> Shown | None:
        """What to show at the next attempt; None: there is no certificate."""
        candidates = self._candidates()
        return candidates[self._turn % len(candidates)] if candidates else None

    def leaf(self) -> x509.Certificate | None:
        """The certificate that should be shown: the newest."""
        candidates = self._candidates()
        if not candidates:
            return None
        try:
            return x509.load_pem_x509_certificates(Path(candidates[0].chain).read_bytes())[0]
        except (OSError, ValueError):
            return None

    def renewed(self) -> None:
        """There is a new one: it is the next to be shown."""
        self._turn = 0

    def connected(self) -> None:
        """The CSMS took what was shown."""
        shown = self.shown()
        if shown is None:
            return
        for credential in [one for one in self._installed() if one.folder in self._failed]:
            if credential.folder != (shown.credential.folder if shown.credential else None) and self._credentials:
                self._give_up(self._credentials, credential)
        self._failed.clear()
        self._turn = 0
        if shown.credential is not None and not _proven(shown.credential):
            try:
                write_durably(shown.credential.folder / PROVEN_FILE, b"")
            except OSError:
                return  # it stays on trial

    def failed(self, error: BaseException) -> None:
        """The attempt with what was shown ended so."""
        shown = self.shown()
        candidates = self._candidates()
        if shown is None or len(candidates) < 2 or not _says_no(error):
            return
        if shown.credential is not None and not _proven(shown.credential):
            self._failed.add(shown.credential.folder)
        newest = candidates[0].credential
        if newest is not None and not _proven(newest):
            self._turn = (self._turn + 1) % 2

    def _give_up(self, credentials: Credentials, credential: Credential) -> None:
        try:
            credentials.drop(credential)
        except KeyStoreError as error:
            self.discarded(f"the renewed certificate does not connect, and {error}")
            return
        self.discarded(f"the renewed certificate {credential.leaf.serial_number:x} does not connect")

    def _installed(self) -> list[Credential]:
        return self._credentials.installed(Role.CSMS) if self._credentials is not None else []

    def _candidates(self) -> list[Shown]:
        found = [Shown(str(one.folder / CHAIN_FILE), str(key_file(one.folder)), one) for one in self._installed()]
        return found + ([self._configured] if self._configured else [])


def _proven(credential: Credential) -> bool:
    return (credential.folder / PROVEN_FILE).exists()


def _says_no(error: BaseException) -> bool:
    """Somebody answered and did not want us: TLS, the upgrade request, or the line cut in the middle of either."""
    return isinstance(error, (ssl.SSLError, InvalidHandshake, ConnectionResetError, EOFError, BrokenPipeError))
