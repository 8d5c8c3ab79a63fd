"""What the daemon tells systemd: ready, alive, stopping (the datagrams of sd_notify(3)).

Owns: the datagrams, and the rule when "alive" may be said: only while both the event loop's pass and the safety loop
are seen to turn. May not: restart or open anything; systemd kills and restarts a silent daemon, and the contactor is
open long before that, because the lease that keeps it closed lives half a second.

Without systemd (`NOTIFY_SOCKET` not set) all of it does nothing. Source: sd_notify(3), sd_watchdog_enabled(3).
"""

import asyncio
import contextlib
import os
import socket
from collections.abc import Callable, Mapping

from firmware.core.clock import Clock
from firmware.core.timeline import Level, Source, Timeline

STALE_S = 1.0  # a loop that has not turned for so long is not alive; passes come every 50 ms, safety turns every 10 ms
AGAIN_S = 30.0  # patience with a restart in place, where nobody feeds between two program images
_MAX_STATUS = 200


class Notifier:
    """Datagrams to the service manager. Sending never raises and never blocks: a manager that is gone is no fault."""

    def __init__(self, environment: Mapping[str, str] = os.environ) -> None:
        self._path = environment.get("NOTIFY_SOCKET", "")
        if self._path.startswith("@"):  # the abstract namespace
            self._path = "\0" + self._path[1:]

    @property
    def listening(self) -> bool:
        """Somebody wants to hear from us."""
        return bool(self._path)

    def send(self, *lines: str) -> None:
        """Send `lines` ("READY=1") in one datagram."""
        if not self._path:
            return
        with contextlib.suppress(OSError), socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as sender:
            sender.setblocking(False)
            sender.connect(self._path)
            sender.send("\n".join(lines).encode())


def interval_from(environment: Mapping[str, str]) -> float | None:
    """Seconds within which systemd wants to hear from this process; None: it does not."""
    try:
        microseconds = int(environment.get("WATCHDOG_USEC", "0"))
        meant_for = int(environment.get("WATCHDOG_PID", "0"))
    except ValueError:
        return None
    if microseconds <= 0 or meant_for not in (0, os.getpid()):
        return None
    return microseconds / 1e6


class Watchdog:
    """Says ready, alive and stopping.

    `passed_at` and `safety_at`: the monotonic times of the last pass of the event loop and of the last safety turn.
    `status`: one line for `systemctl status`.
    """

    def __init__(
        self,
        clock: Clock,
        timeline: Timeline,
        passed_at: Callable[[], float],
        safety_at: Callable[[], float],
        status: Callable[[], str],
        environment: Mapping[str, str] = os.environ,
    ) -> None:
        self._clock = clock
        self._timeline = timeline
        self._passed_at = passed_at
        self._safety_at = safety_at
        self._status = status
        self._notifier = Notifier(environment)
        self._interval = interval_from(environment) if self._notifier.listening else None
        self._stopping = False
        self._silent = ""
        self._task: asyncio.Task[None] | None = None

    def ready(self) -> None:
        """The station serves: say so, and begin to feed."""
        # The interval is said again because a restart in place had made it longer.
        usec = [f"WATCHDOG_USEC={int(self._interval * 1e6)}"] if self._interval is not None else []
        self._notifier.send("READY=1", *usec, self._status_line())
        if self._notifier.listening:
            self._task = asyncio.create_task(self._feed(), name="watchdog")

    def stopping(self, *, again: bool) -> None:
        """`serve` has ended. `again`: this process comes back in place; systemd must wait for the next READY."""
        self._stopping = True
        if again:
            self._notifier.send(
                "RELOADING=1",
                f"MONOTONIC_USEC={int(self._clock.monotonic() * 1e6)}",
                f"WATCHDOG_USEC={int(AGAIN_S * 1e6)}",
                "STATUS=Starting again",
            )
        else:
            self._notifier.send("STOPPING=1", "STATUS=Stopping")

    async def close(self) -> None:
        """Feed no more; the safety loop is about to end."""
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)
            self._task = None

    def stalled(self, now: float) -> str:
        """Which loop does not turn, in words; empty: both do. While stopping there are no passes to wait for."""
        if (age := now - self._safety_at()) > STALE_S:
            return f"the safety loop has not turned for {age:.1f} s"
        if not self._stopping and (age := now - self._passed_at()) > STALE_S:
            return f"the station has made no pass for {age:.1f} s"
        return ""

    def beat(self) -> None:
        """Feed once, if it is deserved; note in the timeline when it begins not to be."""
        stalled = self.stalled(self._clock.monotonic())
        if not stalled:
            self._notifier.send("WATCHDOG=1", *([] if self._stopping else [self._status_line()]))
        elif not self._silent:
            self._timeline.add(Source.SYSTEM, f"watchdog not fed: {stalled}", Level.ERROR)
        self._silent = stalled

    async def _feed(self) -> None:
        period = (self._interval or 4.0) / 4
        while True:
            self.beat()
            await asyncio.sleep(period)

    def _status_line(self) -> str:
        return "STATUS=" + " ".join(self._status().split())[:_MAX_STATUS]
