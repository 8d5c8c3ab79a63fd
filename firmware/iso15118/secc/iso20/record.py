"""The states of an ISO 15118-20 session, what is remembered in one, and the shape of a handler's answer.

Rule 1: everything that a handler remembers from one message to the next is a field of `Record`, which is replaced,
never changed. Rule 2: nothing here knows the wire.
"""

import enum
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Generic, TypeAlias, TypeVar

from firmware.iso15118.api import (
    AuthMethod,
    Effect,
    EvNeeds,
    EvProgress,
    EvseView,
    PausedSession,
    PowerPeriod,
    Protocol,
    Tariff,
)
from firmware.iso15118.messages.iso20.common_types import MeterInfo, V2GRequest, V2GResponse
from firmware.iso15118.secc.conversation import Defer, Ending
from firmware.iso15118.secc.setup import Setup

if TYPE_CHECKING:
    from firmware.iso15118.secc.iso20.acdp import AcdpRecord
    from firmware.iso15118.secc.iso20.wpt import WptRecord


class State(enum.Enum):
    """What the station waits for. The value is the text in diagrams and in the timeline."""

    SESSION_SETUP = "session setup"
    AUTHORIZATION_SETUP = "authorization setup"
    AUTHORIZATION = "authorization"
    SERVICE_DISCOVERY = "service discovery"
    SERVICE_DETAIL = "service detail"
    SERVICE_SELECTION = "service selection"
    CHARGE_PARAMETERS = "charge parameters"
    SCHEDULE_EXCHANGE = "schedule exchange"
    AC_POWER_ON = "AC power on"
    CABLE_CHECK = "cable check"
    PRE_CHARGE = "pre-charge"
    PRE_CHARGING = "pre-charging"
    AC_CHARGING = "AC charging"
    DC_CHARGING = "DC charging"
    NEW_SCHEDULE = "new schedule"
    NEW_POWER = "new power"
    AC_STOPPED = "AC stopped"
    DC_STOPPED = "DC stopped"
    ALIGNMENT = "alignment check"
    WPT_CHARGING = "WPT charging"
    WPT_STOPPED = "WPT stopped"
    ENDED = "ended"


LOOPS = frozenset({State.AC_CHARGING, State.DC_CHARGING, State.WPT_CHARGING})
"""Where energy flows and the EV asks again within the short time."""

AUTHORIZED = frozenset(State) - {
    State.SESSION_SETUP,
    State.AUTHORIZATION_SETUP,
    State.AUTHORIZATION,
    State.ENDED,
}
"""Where the session has been authorised: what a pause leaves can be joined again."""


class Way(enum.Enum):
    """How energy gets into the vehicle: what comes after the schedules, in the loop, and after it."""

    AC = (State.AC_POWER_ON, State.AC_CHARGING, State.AC_STOPPED)
    DC = (State.CABLE_CHECK, State.DC_CHARGING, State.DC_STOPPED)
    WPT = (State.ALIGNMENT, State.WPT_CHARGING, State.WPT_STOPPED)

    @property
    def before(self) -> State:
        """After the schedules."""
        return self.value[0]

    @property
    def loop(self) -> State:
        """While energy flows."""
        return self.value[1]

    @property
    def after(self) -> State:
        """Energy was stopped."""
        return self.value[2]


_WAYS = {Protocol.ISO20_DC: Way.DC, Protocol.ISO20_ACDP: Way.DC, Protocol.ISO20_WPT: Way.WPT}


class ControlMode(enum.IntEnum):
    """Who controls the power, as parameter sets name it."""

    SCHEDULED = 1
    DYNAMIC = 2


@dataclass(frozen=True, slots=True)
class Choice:
    """What a parameter set stands for. `by_station`: the mobility needs are the station's to give; `absolute`: prices
    in money instead of levels; `forming`: the vehicle may feed an island (generator mode grid-forming)."""

    control: ControlMode
    by_station: bool = False
    absolute: bool = False
    forming: bool = False


@dataclass(frozen=True, slots=True)
class Offer:
    """One schedule as it was offered: watt from seconds after the offer on, and the operator's tariff along it."""

    tuple_id: int
    power: tuple[PowerPeriod, ...]
    tariff: Tariff | None = None


@dataclass(frozen=True, slots=True)
class Record:
    """What one session remembers. Times are monotonic seconds, powers watt."""

    setup: Setup
    protocol: Protocol
    state: State = State.SESSION_SETUP
    session_id: bytes = bytes(8)
    evcc_id: str = ""
    resumed: PausedSession | None = None
    # authorisation
    offered: tuple[AuthMethod, ...] = ()
    challenge: bytes = b""
    method: AuthMethod | None = None
    leaf: bytes = b""  # contract certificate, DER
    authorization_since: float | None = None
    refusals: int = 0  # warnings that the EV was given instead of an authorisation
    refused: tuple[bytes, ...] = ()  # contract certificates that were refused with the present challenge
    certificate_service: bool = False  # certificate installation was offered
    certificate_since: float | None = None  # since when the back end is making a contract
    certificates_asked: int = 0
    # services
    service: int | None = None
    parameter_set: int | None = None
    choice: Choice = Choice(ControlMode.SCHEDULED)
    services: tuple[tuple[int, int], ...] = ()  # besides energy: (service, parameter set)
    steered: bool = False  # the station had wishes of its own when the EV chose who controls
    mode_asked_at: float | None = None  # since when the EV is asked to choose anew
    # what EV and station agreed on
    needs: EvNeeds | None = None
    min_voltage_v: float = 0.0  # DC: the EV's lowest
    schedule_since: float | None = None
    offers: tuple[Offer, ...] = ()
    offered_at: float = 0.0
    discharge_offer: tuple[PowerPeriod, ...] = ()  # what was offered back
    tuple_id: int = 1
    agreed: tuple[PowerPeriod, ...] = ()  # scheduled control: the offer that the EV has taken
    agreed_at: float = 0.0  # from when its seconds count
    # energy
    started: bool = False  # PowerDelivery(Start) was accepted and nothing has ended it since
    cable_check_since: float | None = None
    cable_check_passed: bool = False
    precharge_since: float | None = None
    precharge_target_v: float | None = None
    cut: bool = False  # an emergency or a fault has taken the energy away
    standby: bool = False  # the EV rests in the loop
    progress: EvProgress | None = None
    # besides: a pantograph or a coil, and an inverter under the grid's code
    acdp: "AcdpRecord | None" = None
    wpt: "WptRecord | None" = None
    der_modes: int = 0  # SAE: the functions that the vehicle's inverter has
    der_event: int = 0  # what it told of the grid last
    # metering
    confirm: MeterInfo | None = None  # the reading whose confirmation is awaited
    confirmed_at: float | None = None

    @property
    def control(self) -> ControlMode:
        """Who controls the power."""
        return self.choice.control

    @property
    def way(self) -> Way:
        """How energy gets into the vehicle, by the negotiated namespace."""
        return _WAYS.get(self.protocol, Way.AC)

    @property
    def dc(self) -> bool:
        """The station's DC supply charges."""
        return self.way is Way.DC


RequestT = TypeVar("RequestT", bound=V2GRequest)


@dataclass(frozen=True, slots=True)
class Request(Generic[RequestT]):
    """One request. `first` is False when a deferred answer is looked at again; `arrived` is when it came."""

    body: RequestT
    raw: bytes  # the EXI document as it came
    payload_type: int
    now: float
    arrived: float
    first: bool = True

    @property
    def waited_s(self) -> float:
        """For how long the EV has been waiting for the answer."""
        return self.now - self.arrived


@dataclass(frozen=True, slots=True)
class Step:
    """A handler's answer: the response, the record after it (with the next state), effects in order."""

    response: V2GResponse
    record: Record
    effects: tuple[Effect, ...] = ()
    ending: Ending | None = None


Handler: TypeAlias = Callable[[Request[Any], Record, EvseView], Step | Defer]


def goto(record: Record, state: State, **changes: Any) -> Record:
    """The record in its next state."""
    return replace(record, state=state, **changes)


def without_energy(record: Record) -> Record:
    """Energy needs everything anew: cable check and pre-charge too (iso15118.md 6a)."""
    return replace(
        record,
        started=False,
        cable_check_since=None,
        cable_check_passed=False,
        precharge_since=None,
        precharge_target_v=None,
        confirm=None,
        standby=False,
    )
