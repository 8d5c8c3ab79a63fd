"""Who logs in to maintain the station: the first command of a technician, what others were refused, and SSH.

Owns: which of them is told as a security event, and how often. May not: admit anybody (`control.py`, `roles.py`).

There is no password on the control socket: the kernel tells who it is (`roles.py`), so that to log in is to give the
first command. Who goes on working is not told again before an hour has passed without a command.
"""

from collections.abc import Callable

from firmware.app.roles import Peer
from firmware.app.ssh_logins import SshLogin

QUIET_S = 3600.0  # a technician who did nothing for so long logs in anew
REFUSED_S = 60.0  # one who is refused is told so often at most


class Logins:
    """`tell(kind, text)`: a security event of OCPP (MaintenanceLoginAccepted, MaintenanceLoginFailed)."""

    def __init__(self, now: Callable[[], float], tell: Callable[[str, str], None]) -> None:
        self._now = now
        self._tell = tell
        self._seen: dict[int, float] = {}  # user -> last command
        self._refused: dict[int, float] = {}
        self._ssh_refused_at: float | None = None

    def on_command(self, peer: Peer, command: str, admitted: bool) -> None:
        """A command that needs a technician."""
        now, who = self._now(), f"{peer.name} ({peer.role.name.lower()}), process {peer.pid}: {command[:40]}"
        if admitted:
            before = self._seen.get(peer.uid)
            self._seen[peer.uid] = now
            if before is None or now - before >= QUIET_S:
                self._tell("MaintenanceLoginAccepted", who)
        elif now - self._refused.get(peer.uid, -REFUSED_S) >= REFUSED_S:
            self._refused[peer.uid] = now
            self._tell("MaintenanceLoginFailed", who)

    def on_ssh(self, login: SshLogin) -> None:
        """sshd let somebody in, or did not. One who tries many names is one who tries."""
        who = f"{login.user} by SSH from {login.origin} {login.how}".rstrip()
        if login.admitted:
            self._tell("MaintenanceLoginAccepted", who)
            return
        now = self._now()
        if self._ssh_refused_at is None or now - self._ssh_refused_at >= REFUSED_S:
            self._ssh_refused_at = now
            self._tell("MaintenanceLoginFailed", who)
