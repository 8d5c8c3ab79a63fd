"""A Modbus energy meter that is a pymodbus server: foreign code that answers the meter driver's requests.

Owns: a device whose registers the test sets word by word (not through the driver's tables), over TCP or on a serial
port, and the cable of a serial one, which can be damaged.
"""

import asyncio
from collections import deque
from collections.abc import Callable, Mapping

from pymodbus.framer import FramerType
from pymodbus.server import ModbusSerialServer, ModbusTcpServer
from pymodbus.simulator import DataType, SimData, SimDevice

from hil.safety_mcu import PseudoTerminal

Words = Mapping[int, int]  # address -> 16-bit word


def _device(unit: int, function: int, words: Words) -> SimDevice:
    """Registers for one of the functions 3 and 4 only: the wrong one is answered with an exception."""
    data = [SimData(address, values=[word], datatype=DataType.REGISTERS) for address, word in sorted(words.items())]
    bits = [SimData(0, values=[False], datatype=DataType.BITS)]
    other = [SimData(0xFFFF, values=[0], datatype=DataType.REGISTERS)]
    holding, inputs = (data, other) if function == 3 else (other, data)
    return SimDevice(unit, simdata=(bits, bits, holding, inputs))


class TcpMeter:
    """The server on a loopback port."""

    def __init__(self, function: int, words: Words, unit: int = 1) -> None:
        self._arguments = (unit, function, words)
        self._server: ModbusTcpServer | None = None
        self.port = 0

    async def start(self) -> None:
        self._server = ModbusTcpServer(_device(*self._arguments), address=("127.0.0.1", self.port))
        await self._server.serve_forever(background=True)
        listener = self._server.transport
        assert isinstance(listener, asyncio.Server)
        self.port = listener.sockets[0].getsockname()[1]

    async def stop(self) -> None:
        if self._server is not None:
            await self._server.shutdown()
            self._server = None


class SerialMeter:
    """The server on a pseudo terminal. `path` is the port of the driver, `damage` what the cable does to an answer.

    Call `carry()` often: it is the cable. `hold` keeps answers back for so many calls.
    """

    def __init__(self, function: int, words: Words, unit: int = 1) -> None:
        self._arguments = (unit, function, words)
        self._near, self._far = PseudoTerminal(), PseudoTerminal()
        self._server: ModbusSerialServer | None = None
        self.path = self._near.path
        self.damage: Callable[[bytes], bytes] = lambda data: data
        self.hold = 0
        self._held: deque[tuple[int, bytes]] = deque()

    async def start(self) -> None:
        self._server = ModbusSerialServer(
            _device(*self._arguments), framer=FramerType.RTU, port=self._far.path, baudrate=9600
        )
        await self._server.serve_forever(background=True)

    async def stop(self) -> None:
        if self._server is not None:
            await self._server.shutdown()
            self._server = None

    def carry(self) -> None:
        """One turn of the cable, both ways."""
        if asked := self._near.receive():
            self._far.send(asked)
        if answered := self._far.receive():
            self._held.append((self.hold, answered))
        self._held = deque((left - 1, data) for left, data in self._held)
        while self._held and self._held[0][0] < 0:
            self._near.send(self.damage(self._held.popleft()[1]))

    def close(self) -> None:
        self._near.close()
        self._far.close()
