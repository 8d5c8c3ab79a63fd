"""Who may do what over the control socket: the role of a peer by the credentials that the kernel tells.

Owns: the roles, which of them a user has, and which one a command needs. May not: believe anything that a peer says.

Owner is root and the user that the daemon runs as (so also the screen). Technician is a member of the technicians'
group. Everybody else whom the socket's own rights let in (members of the daemon's group) is a viewer.
"""

import enum
import grp
import pwd
import socket
import struct
from dataclasses import dataclass

TECHNICIANS = "evse-technician"  # the group; the Debian package makes it
_PEER = struct.Struct("3i")  # pid, uid, gid of SO_PEERCRED


class Role(enum.IntEnum):
    """A higher one may do all that a lower one may."""

    VIEWER = 1
    TECHNICIAN = 2
    OWNER = 3


VIEWS = frozenset({"status", "watch", "trace", "sessions", "session", "ocpp"})
"""Commands that change nothing; all others need a technician."""


@dataclass(frozen=True, slots=True)
class Peer:
    """The process at the other end."""

    pid: int
    uid: int
    name: str
    role: Role


def peer_of(connection: socket.socket, own_uid: int) -> Peer:
    """The peer of a connected Unix socket. Raises OSError when the kernel cannot tell."""
    pid, uid, _ = _PEER.unpack(connection.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, _PEER.size))
    try:
        name = pwd.getpwuid(uid).pw_name
    except KeyError:
        name = str(uid)
    return Peer(pid, uid, name, role_of(uid, name, own_uid, technicians()))


def technicians() -> frozenset[str]:
    """The members of the technicians' group; empty where there is no such group."""
    try:
        return frozenset(grp.getgrnam(TECHNICIANS).gr_mem)
    except KeyError:
        return frozenset()


def role_of(uid: int, name: str, own_uid: int, members: frozenset[str]) -> Role:
    """The role of a user."""
    if uid in (0, own_uid):
        return Role.OWNER
    return Role.TECHNICIAN if name in members else Role.VIEWER


def needed(command: str) -> Role:
    """The least role for a command."""
    return Role.VIEWER if command in VIEWS else Role.TECHNICIAN
