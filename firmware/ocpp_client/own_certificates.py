"""What the client needs for the station's own certificates, in one place for its blocks.

Owns: nothing but the bundle. May not: decide anything.
"""

from dataclasses import dataclass, field

from firmware.core.keys.credentials import Credentials
from firmware.ocpp_client.client_identity import ClientIdentity
from firmware.ocpp_client.secc_port import SeccPort


@dataclass(frozen=True, slots=True)
class OwnCertificates:
    """`credentials` None: no PKI folder, so that nothing can be asked for. `secc` None: no ISO 15118 here."""

    credentials: Credentials | None = None
    secc: SeccPort | None = None
    client: ClientIdentity = field(default_factory=lambda: ClientIdentity(None, "", ""))
    csms_roots: tuple[str, ...] = ()
    """PEM files of roots for the CSMS that the configuration names."""
