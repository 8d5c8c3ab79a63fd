"""A CAN bus through python-can: SocketCAN on a Pi with a CAN HAT, USB adapters, the virtual bus of tests.

Owns: the import, which only a DC station needs (extra `dc`). May not: know a protocol.
"""

import importlib
from typing import Any

from firmware.core.errors import ConfigError
from firmware.hal.drivers.infypower import CanFrame


class PythonCanPort:
    """`CanPort`. Errors of the library are OSError to the driver."""

    def __init__(self, bus: Any, library: Any) -> None:
        self._bus = bus
        self._library = library

    def send(self, frame: CanFrame) -> None:
        message = self._library.Message(arbitration_id=frame.identifier, data=frame.data, is_extended_id=True)
        try:
            self._bus.send(message, timeout=0)
        except self._library.CanError as error:
            raise OSError(str(error)) from None

    def receive(self) -> CanFrame | None:
        try:
            message = self._bus.recv(timeout=0)
        except self._library.CanError as error:
            raise OSError(str(error)) from None
        if message is None:
            return None
        if not message.is_extended_id or message.is_error_frame or message.is_remote_frame:
            return CanFrame(0, b"")  # not for us, but there may be more
        return CanFrame(message.arbitration_id, bytes(message.data))

    def close(self) -> None:
        self._bus.shutdown()


def open_can(interface: str, channel: str) -> PythonCanPort:
    """The bus. Raises ConfigError where the library or the interface is missing."""
    try:
        library = importlib.import_module("can")
    except ImportError:
        raise ConfigError("dc.supply: python-can is not installed; install the extra `dc`") from None
    try:
        bus = library.Bus(interface=interface, channel=channel, bitrate=125_000)
    except (OSError, ValueError, library.CanError) as error:
        raise ConfigError(f"dc.can_channel: {interface} {channel}: {error}; is it up (ip link set can0 up)?") from None
    return PythonCanPort(bus, library)
