"""The handle on the simulated world: what `evse sim ...`, the rig and the tests do to it.

Owns: the verbs and the names of the faults that can be injected. Every method is thread-safe and returns at once; the
board notices at its next sample.
"""

from collections import deque
from typing import TYPE_CHECKING

from firmware.core.errors import RemoteProtocolError
from firmware.hal.boards.sim.load import KINDS, EvLoad

if TYPE_CHECKING:
    from firmware.hal.boards.sim.board import SimBoard

# name -> what it does
FAULTS: dict[str, str] = {
    "weld": "the contactor does not open any more",
    "contactor-fail": "the contactor does not close",
    "rcd": "the residual current monitor trips",
    "rcd-dead": "the residual current monitor ignores its self test",
    "estop": "the emergency stop is pressed",
    "diode": "the vehicle's diode is bridged",
    "cp-short": "control pilot shorted to PE",
    "pilot-drift": "the pilot measurement reads 2 V too much",
    "over-temperature": "90 degrees Celsius",
    "temperature-sensor": "the temperature sensor is open",
    "hot-plug": "95 degrees Celsius at the contacts",
    "grid-loss": "no mains",
    "proximity": "proximity shorted (socket only)",
    "lock": "the lock does not move (socket only)",
    "isolation": "20 kOhm to earth (DC only)",
    "dc-over-voltage": "the over-voltage monitor trips (DC only)",
    "dc-supply": "the DC supply shuts down with a fault (DC only)",
    "meter": "the meter freezes",
    "grid-meter": "the meter at the building's connection is silent",
    "grid-meter-frozen": "it answers, always the same",
    "grid-meter-backwards": "its transformers are the wrong way round",
    "over-current": "the vehicle ignores the offered current",
    "ev-ignores": "the vehicle stays in C after PWM ended",
    "board": "the board cannot be read or written",
}


class SimControl:
    """Drives one simulated board. Raises RemoteProtocolError for a name or a value that does not exist."""

    def __init__(self, board: "SimBoard") -> None:
        self._board = board
        self._tokens: deque[str] = deque(maxlen=16)

    def plug_in(self, kind: str | None = None) -> None:
        """Plug in a vehicle of `KINDS`; without a name the one that fits the board."""
        name = kind if kind is not None else ("ac" if self._board.options.serves_ac else "dc")
        if name not in KINDS:
            raise RemoteProtocolError(f"no vehicle {name!r}; there is {', '.join(KINDS)}")
        with self._board.lock:
            self._board.vehicle_changed()
            self._board.load = KINDS[name]

    def unplug(self) -> None:
        with self._board.lock:
            self._board.vehicle_changed()
            self._board.load = EvLoad()

    def ev_ready(self) -> None:
        """The vehicle wants energy (closes S2 when the pilot lets it)."""
        self._board.set_load(ready=True)

    def ev_pause(self) -> None:
        """The vehicle wants no energy (opens S2)."""
        self._board.set_load(ready=False)

    def toggle(self, seconds: float = 0.3) -> None:
        """The vehicle wakes the station: S2 closed for `seconds` (B-C-B)."""
        if not 0.0 < seconds <= 10.0:
            raise RemoteProtocolError("a toggle lasts more than 0 and at most 10 s")
        with self._board.lock:
            self._board.toggle_s = seconds

    def swipe(self, token: str) -> None:
        """Show a card. `token`: 1 to 36 printable characters."""
        if not 1 <= len(token) <= 36 or not token.isprintable():
            raise RemoteProtocolError("a token has 1 to 36 printable characters")
        self._tokens.append(token)

    def take_tokens(self) -> list[str]:
        """Cards shown since the last call; this is `Equipment.poll_tokens`."""
        taken: list[str] = []
        while self._tokens:
            taken.append(self._tokens.popleft())
        return taken

    def fault(self, name: str) -> None:
        """Inject a fault of `FAULTS`."""
        self._check(name)
        with self._board.lock:
            self._board.faults |= {name}

    def clear(self, name: str) -> None:
        """Take an injected fault away. A fault that latched in the station stays there."""
        self._check(name)
        with self._board.lock:
            self._board.faults -= {name}
            self._board.released()

    def set_draw(self, current_a: float, phases: int | None = None) -> None:
        """What the vehicle would draw: ampere per phase (negative: it supplies), or ampere of DC."""
        if not -1000.0 <= current_a <= 1000.0:
            raise RemoteProtocolError("current from -1000 to 1000 A")
        if phases is None:
            self._board.set_load(current_a=current_a)
        elif phases in (1, 2, 3):
            self._board.set_load(current_a=current_a, phases=phases)
        else:
            raise RemoteProtocolError("1, 2 or 3 phases")

    def set_grid(self, house_w: float, frequency_hz: float = 50.0, voltage_v: float | None = None) -> None:
        """The building: what it takes besides the vehicle (negative: it feeds in), its grid's frequency and voltage."""
        volts = self._board.options.nominal_voltage_v if voltage_v is None else voltage_v
        if not (-1e6 <= house_w <= 1e6 and 40.0 <= frequency_hz <= 70.0 and 0.0 <= volts <= 500.0):
            raise RemoteProtocolError("at most 1 MW either way, 40 to 70 Hz, 0 to 500 V")
        with self._board.lock:
            grid = self._board.grid
            grid.house_w, grid.frequency_hz, grid.voltage_v = house_w, frequency_hz, volts

    def set_battery(self, voltage_v: float | None, contactor: bool | None = None) -> None:
        """DC: the battery voltage (None: follows the set-point) and the vehicle's own contactor (None: automatic)."""
        if voltage_v is not None and not 0.0 < voltage_v <= 1500.0:
            raise RemoteProtocolError("battery voltage above 0 and up to 1500 V")
        self._board.set_load(battery_voltage_v=voltage_v, ev_contactor=contactor)

    def set_temperature(self, celsius: float, plug: bool = False) -> None:
        """Inside the station, or at the contacts."""
        if plug:
            self._board.plug_temperature_c = celsius
        else:
            self._board.temperature_c = celsius

    def set_load(self, load: EvLoad) -> None:
        """Put exactly this vehicle on the line (rigs)."""
        with self._board.lock:
            if load.present is not self._board.load.present:
                self._board.vehicle_changed()
            self._board.load = load

    def _check(self, name: str) -> None:
        if name not in FAULTS:
            raise RemoteProtocolError(f"no fault {name!r}; there is {', '.join(FAULTS)}")
