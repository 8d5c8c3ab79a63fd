"""OCSP responses for our own chains: kept on the disk, stapled in the TLS handshake.

Owns: which response is good enough to staple: one that can be believed (`core/keys/ocsp.py`) and holds now; the files;
when the next one is due. May not: fetch anything; responses come as files, or from whoever calls `add` (the CSMS, by
GetCertificateStatus).

A response that says "revoked" is stapled like any other: the vehicle has a right to it, and the station is told.
"""

import contextlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.serialization import Encoding

from firmware.core.keys.files import write_durably
from firmware.core.keys.ocsp import MAX_RESPONSE_LENGTH, UselessResponseError, Verdict, read

REFRESH = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Status:
    """What a response says of our leaf, and until when it may be told."""

    response: bytes
    revoked: bool
    this_update: datetime
    next_update: datetime | None

    def holds(self, at: datetime) -> bool:
        """A response without an end holds until a newer one comes."""
        return self.this_update <= at and (self.next_update is None or at < self.next_update)

    @property
    def refresh_at(self) -> datetime:
        """When a newer one is asked for: half-way to its end, after a week at the latest."""
        week = self.this_update + REFRESH
        return (
            week
            if self.next_update is None
            else min(week, self.this_update + (self.next_update - self.this_update) / 2)
        )


def judge(response: bytes, chain: Sequence[x509.Certificate]) -> Status | str:
    """What a DER response says of the first certificate of a chain (leaf, issuer, ...), or why it is of no use."""
    if len(chain) < 2:
        return "the chain has no issuer to check it with"
    try:
        said = read(response, chain[0], chain[1])
    except UselessResponseError as error:
        return str(error)
    if said.verdict is Verdict.UNKNOWN:
        return "the responder does not know the certificate"
    return Status(response, said.verdict is Verdict.REVOKED, said.this_update, said.next_update)


class OcspCache:
    """The responses for our certificates. `now`: the present wall time (aware); `folder` keeps them over a restart."""

    def __init__(self, now: Callable[[], datetime], folder: Path | None = None) -> None:
        self._now = now
        self._folder = folder
        self._statuses: dict[bytes, Status] = {}

    def add(self, chain: Sequence[x509.Certificate], response: bytes) -> str:
        """Take a response for the first certificate of `chain` (then its issuer, ...). Returns what became of it; the
        newest good one counts."""
        status = judge(response, chain)
        if isinstance(status, str):
            return f"OCSP response not used: {status}"
        key = _key(chain[0])
        present = self._statuses.get(key)
        if present is not None and present.this_update > status.this_update:
            return "OCSP response not used: there is a newer one"
        self._statuses[key] = status
        end = f"until {status.next_update:%Y-%m-%d %H:%M}" if status.next_update is not None else "without an end"
        kept = self._keep(chain[0], status)
        return f"OCSP response {end}: the certificate is {'REVOKED' if status.revoked else 'good'}{kept}"

    def restore(self, chain: Sequence[x509.Certificate]) -> None:
        """Read what the disk has for the first certificate of `chain`. A file that is no good is as if it were not."""
        path = self._path(chain[0])
        if path is None or _key(chain[0]) in self._statuses:
            return
        try:
            status = judge(path.read_bytes(), chain) if path.stat().st_size <= MAX_RESPONSE_LENGTH else ""
        except OSError:
            return
        if isinstance(status, Status):
            self._statuses[_key(chain[0])] = status

    def forget_others(self, certificates: Iterable[x509.Certificate]) -> None:
        """Only these are still ours: what is kept for others goes, also from the disk."""
        ours = tuple(certificates)
        keys = {_key(one) for one in ours}
        self._statuses = {key: status for key, status in self._statuses.items() if key in keys}
        if self._folder is None:
            return
        paths = {self._path(one) for one in ours}
        for path in self._folder.glob("*.der"):
            if path not in paths:
                with contextlib.suppress(OSError):
                    path.unlink()

    def status(self, certificate: x509.Certificate) -> Status | None:
        """What is known of a certificate of ours, whether it still holds or not."""
        return self._statuses.get(_key(certificate))

    def staple(self, leaf: x509.Certificate) -> bytes | None:
        """What to staple for this leaf now, if anything (`tls.OcspSource`)."""
        status = self._statuses.get(_key(leaf))
        return status.response if status is not None and status.holds(self._now()) else None

    def revoked(self, certificate: x509.Certificate) -> bool:
        """A response says so; one that is past its end still counts, for nothing becomes good by waiting."""
        status = self._statuses.get(_key(certificate))
        return status is not None and status.revoked

    def _keep(self, certificate: x509.Certificate, status: Status) -> str:
        path = self._path(certificate)
        if path is None:
            return ""
        try:
            write_durably(path, status.response)
        except OSError as error:
            return f"; it cannot be kept: {error.strerror}"
        return ""

    def _path(self, certificate: x509.Certificate) -> Path | None:
        if self._folder is None:
            return None
        return self._folder / f"{certificate.fingerprint(hashes.SHA256()).hex()[:32]}.der"


def _key(certificate: x509.Certificate) -> bytes:
    return certificate.public_bytes(Encoding.DER)
