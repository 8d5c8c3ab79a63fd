"""A port whose other end is the test: what was sent, and what will arrive."""


class ScriptedPort:
    """`sent` collects, `arrive` queues. With `down` it is unplugged."""

    def __init__(self) -> None:
        self.sent = b""
        self._waiting = b""
        self.down = False

    def arrive(self, data: bytes) -> None:
        self._waiting += data

    def take(self) -> bytes:
        """What was sent since the last call."""
        taken, self.sent = self.sent, b""
        return taken

    def receive(self) -> bytes:
        if self.down:
            raise OSError(5, "the port is gone")
        data, self._waiting = self._waiting, b""
        return data

    def send(self, data: bytes) -> None:
        if self.down:
            raise OSError(5, "the port is gone")
        self.sent += data

    def close(self) -> None:
        pass
