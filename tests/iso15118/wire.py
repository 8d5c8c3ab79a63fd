"""A vehicle's end of a real `Session` without a wire: octets in, frames out, effects to the station, time by hand."""

from typing import Any

from firmware.iso15118 import v2gtp
from firmware.iso15118.session import Session


class Wire:
    """`station` takes the effects (`take`); `now` stands still until `wait`."""

    session: Session
    station: Any
    reader: v2gtp.Reader
    now: float

    def pump(self) -> list[v2gtp.Frame]:
        """Hand out effects and collect what the session sent."""
        while (effect := self.session.next_event()) is not None:
            self.station.take(effect)
        frames = list(self.reader.receive_data(self.session.data_to_send()))
        assert all(isinstance(frame, v2gtp.Frame) for frame in frames)
        return frames  # type: ignore[return-value]

    def raw(self, octets: bytes) -> list[v2gtp.Frame]:
        self.session.receive_data(octets, self.now)
        return self.pump()

    def wait(self, seconds: float) -> list[v2gtp.Frame]:
        """Let time pass, with every timer served when it is due."""
        end = self.now + seconds
        frames = []
        while (due := self.session.next_deadline()) is not None and due <= end:
            self.now = max(self.now, due)
            self.session.handle_timer(self.now)
            frames += self.pump()
        self.now = end
        return frames
