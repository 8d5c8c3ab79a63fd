"""A virtual charging cable: two network namespaces joined by one veth pair, IPv6 link-local only.

SDP multicast (ff02::1) works on it as on a real powerline link. Needs root and iproute2.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from pathlib import Path
from types import TracebackType

EV_INTERFACE = "ev0"
SECC_INTERFACE = "se0"


def missing() -> str | None:
    """Why no cable can be made here, or None."""
    if os.geteuid() != 0:
        return "network namespaces need root"
    if shutil.which("ip") is None:
        return "network namespaces need iproute2 (the command ip)"
    probe = f"evse-probe-{os.getpid()}"
    made = subprocess.run(["ip", "netns", "add", probe], capture_output=True, text=True)
    if made.returncode:
        return f"no network namespaces here: {made.stderr.strip()}"
    subprocess.run(["ip", "netns", "del", probe], capture_output=True)
    return None


class Cable:
    """`with Cable() as cable:` run commands with `cable.ev_prefix` or `cable.secc_prefix` before them."""

    def __init__(self, name: str | None = None) -> None:
        name = name or f"evse-{os.getpid()}"
        self.ev, self.secc = f"{name}-ev", f"{name}-se"

    @property
    def ev_prefix(self) -> tuple[str, ...]:
        return ("ip", "netns", "exec", self.ev)

    @property
    def secc_prefix(self) -> tuple[str, ...]:
        return ("ip", "netns", "exec", self.secc)

    def __enter__(self) -> Cable:
        try:
            self._make()
        except BaseException:
            self._remove()
            raise
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._remove()

    def _make(self) -> None:
        for namespace in (self.ev, self.secc):
            _ip("netns", "add", namespace)
        _ip(
            *("link", "add", EV_INTERFACE, "netns", self.ev, "type", "veth"),
            *("peer", "name", SECC_INTERFACE, "netns", self.secc),
        )
        ends = ((self.ev, EV_INTERFACE), (self.secc, SECC_INTERFACE))
        for namespace, interface in ends:
            _ip("-n", namespace, "link", "set", "lo", "up")  # a JVM codec and the CSMS talk over it
            # Without duplicate address detection the address can be used at once; otherwise the first SDP requests
            # would be lost in the second after link-up.
            for switch in ("accept_dad", "dad_transmits"):
                path = Path("/proc/sys/net/ipv6/conf") / interface / switch
                _ip("netns", "exec", namespace, "sh", "-c", f"echo 0 > {path}")
            _ip("-n", namespace, "link", "set", interface, "up")
        give_up = time.monotonic() + 5.0
        while not all(_link_local(namespace, interface) for namespace, interface in ends):
            if time.monotonic() > give_up:
                raise RuntimeError("no link-local address on the virtual cable after 5 s")
            time.sleep(0.05)

    def _remove(self) -> None:
        for namespace in (self.ev, self.secc):
            subprocess.run(["ip", "netns", "del", namespace], capture_output=True)


def _ip(*arguments: str) -> str:
    done = subprocess.run(["ip", *arguments], capture_output=True, text=True)
    if done.returncode:
        raise RuntimeError(f"ip {' '.join(arguments)}: {done.stderr.strip()}")
    return done.stdout


def _link_local(namespace: str, interface: str) -> bool:
    shown = _ip("-n", namespace, "-6", "-o", "addr", "show", "dev", interface, "scope", "link", "-tentative")
    return "fe80" in shown
