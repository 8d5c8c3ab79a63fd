"""The two errors of the EXI codec: one for a frame from outside, one for a message of ours that cannot be sent."""

from __future__ import annotations

from firmware.core.errors import EvseError, RemoteProtocolError


class ExiError(RemoteProtocolError):
    """A frame is not EXI of the expected schema.

    `bit` is the position in the frame at which the trouble was noticed, `path` the element it was in
    (`V2G_Message/Body/SessionSetupReq/EVCCID`).
    """

    def __init__(self, reason: str, bit: int, path: str) -> None:
        super().__init__(f"{reason} (bit {bit}, {path or 'start of the frame'})")
        self.reason = reason
        self.bit = bit
        self.path = path


class ExiEncodeError(EvseError):
    """A message of ours does not satisfy its schema and was not encoded. The text names the element."""
