"""The kernel's word on who asks, and what that allows."""

import os
import socket

import pytest

from firmware.app.roles import VIEWS, Role, needed, peer_of, role_of

NOBODY = 65534


def test_the_kernel_tells_who_the_peer_is() -> None:
    left, right = socket.socketpair(socket.AF_UNIX)
    with left, right:
        peer = peer_of(left, os.geteuid())
    assert (peer.pid, peer.uid, peer.role) == (os.getpid(), os.geteuid(), Role.OWNER)
    assert peer.name


@pytest.mark.parametrize(
    ("uid", "name", "role"),
    [
        (0, "root", Role.OWNER),
        (990, "evse", Role.OWNER),
        (1001, "tina", Role.TECHNICIAN),
        (1002, "victor", Role.VIEWER),
        (NOBODY, "nobody", Role.VIEWER),
    ],
)
def test_roles(uid: int, name: str, role: Role) -> None:
    assert role_of(uid, name, 990, frozenset({"tina"})) is role


def test_what_is_not_known_to_be_harmless_needs_a_technician() -> None:
    assert needed("command") is needed("certs") is needed("something new") is Role.TECHNICIAN
    assert {needed(name) for name in VIEWS} == {Role.VIEWER}
