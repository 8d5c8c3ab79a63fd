"""A raw socket for the SLAC core: AF_PACKET, EtherType 0x88E1, one timer. Thin; everything else is sans-I/O.

Owns: the socket on the interface (kernel `qcaspi`, TAP or veth alike), waiting for an interface that is not there yet
or goes down, and the timer. May not: know a message. Needs CAP_NET_RAW.

The kernel delivers only received frames to a socket bound to one EtherType; what it marks as outgoing is dropped all
the same.
"""

import asyncio
import fcntl
import os
import socket
import struct
import traceback
from collections.abc import Callable

from firmware.core.clock import Clock
from firmware.core.errors import EvseError
from firmware.core.timeline import Level, Source, Timeline
from firmware.slac.api import (
    InterfaceLost,
    LinkLost,
    MatchFailed,
    ModemTrouble,
    Pilot,
    Remark,
    ResetLineWanted,
    SlacConfig,
    SlacEvent,
    SlacPort,
)
from firmware.slac.evse import EvseSlac
from firmware.slac.frames import ETHERTYPE, MAX_FRAME, mac_text
from firmware.slac.keys import RandomBytes
from firmware.slac.texts import line_of

_RETRY_S = (0.25, 0.5, 1.0, 2.0, 5.0)
"""Pauses between attempts to open an interface; the last one repeats."""
_SIOCGIFHWADDR = 0x8927
_MAC_AT = 18  # in struct ifreq: name, address family, MAC
_BURST = 64
"""Frames that are read before timers get their turn."""


class InterfaceError(EvseError):
    """The interface cannot be used now. The text says why."""


class NotPermitted(InterfaceError):
    """Waiting does not help."""


class RawSocket:
    """Frames of EtherType 0x88E1 on one interface, without blocking."""

    def __init__(self, interface: str) -> None:
        """Open. Raises InterfaceError."""
        try:
            self._socket = socket.socket(socket.AF_PACKET, socket.SOCK_RAW, socket.htons(ETHERTYPE))
        except PermissionError:
            raise NotPermitted("raw frames need root or CAP_NET_RAW") from None
        try:
            # Not from /sys, which may be that of another network namespace.
            answer = fcntl.ioctl(self._socket, _SIOCGIFHWADDR, struct.pack("16s24x", interface.encode()[:15]))
            self.mac = answer[_MAC_AT : _MAC_AT + 6]
        except OSError:
            self._socket.close()
            raise InterfaceError(f"there is no interface {interface}") from None
        try:
            self._socket.setblocking(False)
            self._socket.bind((interface, ETHERTYPE))
        except OSError as error:
            self._socket.close()
            raise InterfaceError(f"interface {interface}: {error.strerror}") from None

    def fileno(self) -> int:
        """For the event loop."""
        return self._socket.fileno()

    def receive(self) -> bytes | None:
        """The next frame, None when there is none. Raises InterfaceError when the interface went down."""
        while True:
            try:
                data, address = self._socket.recvfrom(MAX_FRAME + 1)
            except BlockingIOError:
                return None
            except OSError as error:
                raise InterfaceError(error.strerror or "receiving failed") from None
            if address[2] != socket.PACKET_OUTGOING:
                return data

    def send(self, frame: bytes) -> None:
        """Send one frame. A full queue loses it, as a line would; raises InterfaceError when the interface is gone."""
        try:
            self._socket.send(frame)
        except BlockingIOError:
            return
        except OSError as error:
            raise InterfaceError(error.strerror or "sending failed") from None

    def close(self) -> None:
        """Close; harmless twice."""
        self._socket.close()


class SlacAdapter:
    """SLAC on one interface. `start` once; events come through the port, in the loop's thread."""

    def __init__(
        self,
        interface: str,
        config: SlacConfig,
        clock: Clock,
        port: SlacPort,
        *,
        timeline: Timeline | None = None,
        random_bytes: RandomBytes = os.urandom,
        open_socket: Callable[[str], RawSocket] = RawSocket,
    ) -> None:
        self._interface = interface
        self._config = config
        self._clock = clock
        self._port = port
        self._timeline = timeline
        self._random = random_bytes
        self._open_socket = open_socket
        self._socket: RawSocket | None = None
        self._core: EvseSlac | None = None
        self._timer: asyncio.TimerHandle | None = None
        self._armed_for = 0.0  # of `_timer`
        self._attempts = 0
        self._pilot, self._toggles = Pilot.A, 0
        self._complained = ""
        self._stopped = False

    @property
    def core(self) -> EvseSlac | None:
        """The core while the interface is open, for people who look."""
        return self._core

    def start(self) -> None:
        """Open the interface, now or as soon as it is there. Call inside the running loop."""
        self._open()

    def stop(self) -> None:
        """Close. No event comes after this."""
        self._stopped = True
        self._close()

    # --- what the station asks (`station.effects`) --------------------------------------------------------------------

    def set_pilot(self, pilot: Pilot, toggles: int = 0) -> None:
        """The pilot changed; kept while the interface is away. `toggles` counts B-C-B since start, for CM_VALIDATE."""
        self._pilot, self._toggles = pilot, toggles
        if self._core is not None:
            self._core.set_pilot(pilot, self._clock.monotonic(), toggles)
            self._transmit()

    def leave(self) -> None:
        """D-LINK_TERMINATE and D-LINK_ERROR: leave the network with a new key."""
        self._command(EvseSlac.leave)

    def pause(self) -> None:
        """D-LINK_PAUSE: keep the key for the vehicle's return."""
        self._command(EvseSlac.pause)

    def resume(self) -> None:
        """A wake-up after `pause`: wait for the link with the stored key."""
        self._command(EvseSlac.resume)

    def modem_restarted(self) -> None:
        """The SPI driver saw the modem restart."""
        self._command(EvseSlac.modem_restarted)

    # --- inside -------------------------------------------------------------------------------------------------------

    def _command(self, what: Callable[[EvseSlac, float], None]) -> None:
        if self._core is not None:
            what(self._core, self._clock.monotonic())
            self._transmit()

    def _open(self) -> None:
        self._timer = None
        try:
            self._socket = self._open_socket(self._interface)
        except InterfaceError as error:
            self._complain(str(error))
            pause = _RETRY_S[min(self._attempts, len(_RETRY_S) - 1)]
            self._attempts += 1
            self._timer = asyncio.get_running_loop().call_later(pause, self._open)
            return
        self._attempts, self._complained = 0, ""
        now = self._clock.monotonic()
        self._core = EvseSlac(self._socket.mac, self._config, self._random, now)
        self._core.set_pilot(self._pilot, now, self._toggles)
        self._note(f"SLAC on {self._interface}, {mac_text(self._socket.mac)}")
        asyncio.get_running_loop().add_reader(self._socket.fileno(), self._readable)
        self._transmit()

    def _close(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        if self._socket is not None:
            asyncio.get_running_loop().remove_reader(self._socket.fileno())
            self._socket.close()
            self._socket = None
        self._core = None

    def _readable(self) -> None:
        if self._socket is None or self._core is None:
            return
        try:
            for _ in range(_BURST):
                frame = self._socket.receive()
                if frame is None:
                    break
                self._core.receive_frame(frame, self._clock.monotonic())
                self._transmit()
                if self._core is None:
                    return
        except InterfaceError as error:
            self._reopen(str(error))

    def _due(self) -> None:
        self._timer = None
        if self._core is not None:
            self._core.handle_timer(self._clock.monotonic())
            self._transmit()

    def _transmit(self) -> None:
        """Send everything, hand out the events, re-arm the timer."""
        core, raw = self._core, self._socket
        if core is None or raw is None:
            return
        try:
            for frame in core.frames_to_send():
                raw.send(frame)
        except InterfaceError as error:
            self._reopen(str(error))
            return
        while (event := core.next_event()) is not None:
            self._deliver(event)
            if self._core is not core:
                return  # the port closed us
        deadline = core.next_deadline()
        if self._timer is not None:
            if deadline == self._armed_for:
                return  # most frames move no deadline
            self._timer.cancel()
            self._timer = None
        if deadline is not None:
            self._armed_for = deadline
            pause = max(deadline - self._clock.monotonic(), 0.0)
            self._timer = asyncio.get_running_loop().call_later(pause, self._due)

    def _deliver(self, event: SlacEvent) -> None:
        bad = isinstance(event, ModemTrouble | MatchFailed | LinkLost | ResetLineWanted | InterfaceLost)
        warning = bad or (isinstance(event, Remark) and event.warning)
        self._note(line_of(event), Level.WARNING if warning else Level.INFO)
        try:
            self._port.on_slac_event(event)
        except Exception:
            # A port that raises is a bug of ours; it must not stop matching.
            self._note(traceback.format_exc(), Level.ERROR)

    def _reopen(self, why: str) -> None:
        self._close()
        self._complained = why
        self._deliver(InterfaceLost(why))
        if not self._stopped:
            self._timer = asyncio.get_running_loop().call_later(_RETRY_S[0], self._open)

    def _complain(self, why: str) -> None:
        if why != self._complained:
            self._complained = why
            self._note(f"SLAC waits for {self._interface}: {why}", Level.WARNING)

    def _note(self, text: str, level: Level = Level.INFO) -> None:
        if self._timeline is not None:
            self._timeline.add(Source.SLAC, text, level)
