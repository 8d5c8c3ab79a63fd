"""The states of an ISO 15118-2 session, what is remembered in one, and the shape of a handler's answer.

Rule 1: everything that a handler remembers from one message to the next is a field of `Record`, which is replaced,
never changed. Rule 2: nothing here knows the wire.
"""

import enum
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, Generic, TypeAlias, TypeVar

from firmware.iso15118.api import (
    AuthMethod,
    Contract,
    Effect,
    EvNeeds,
    EvProgress,
    EvseView,
    PausedSession,
    PowerPeriod,
)
from firmware.iso15118.messages import iso2
from firmware.iso15118.messages.xmldsig import Signature
from firmware.iso15118.secc.conversation import Defer, Ending
from firmware.iso15118.secc.setup import Setup


class State(enum.Enum):
    """What the station waits for. The value is the text in diagrams and in the timeline."""

    SESSION_SETUP = "session setup"
    SERVICE_DISCOVERY = "service discovery"
    SERVICE_SELECTION = "service selection"
    CONTRACT = "contract"
    PAYMENT_DETAILS = "payment details"
    AUTHORIZATION = "authorization"
    CHARGE_PARAMETERS = "charge parameters"
    AC_POWER_ON = "AC power on"
    CABLE_CHECK = "cable check"
    PRE_CHARGE = "pre-charge"
    PRE_CHARGING = "pre-charging"
    AC_CHARGING = "AC charging"
    AC_RECEIPT = "AC receipt"
    AC_STOPPED = "AC stopped"
    DC_CHARGING = "DC charging"
    DC_RECEIPT = "DC receipt"
    DC_STOPPED = "DC stopped"
    ENDED = "ended"


CHARGING = frozenset({State.AC_CHARGING, State.AC_RECEIPT, State.DC_CHARGING, State.DC_RECEIPT})
"""Where a Renegotiate may come: only after a Start."""

PAUSE_KEEPS_SESSION = frozenset(State) - {
    State.SESSION_SETUP,
    State.SERVICE_DISCOVERY,
    State.SERVICE_SELECTION,
    State.CONTRACT,
    State.PAYMENT_DETAILS,
    State.AUTHORIZATION,
    State.ENDED,
}
"""Where SessionStop(Pause) leaves something to join: an authorised session. Elsewhere it is answered and ends."""


@dataclass(frozen=True, slots=True)
class Record:
    """What one session remembers. Times are monotonic seconds, powers watt."""

    setup: Setup
    state: State = State.SESSION_SETUP
    session_id: bytes = bytes(8)
    evcc_id: bytes = b""
    resumed: PausedSession | None = None
    # payment
    payment: AuthMethod | None = None
    contract: Contract | None = None
    leaf: bytes = b""  # contract certificate, DER
    challenge: bytes = b""
    proven: bool = False  # the EV has signed the challenge with the contract's key
    authorization_since: float | None = None
    # what EV and station agreed on
    mode: iso2.EnergyTransferMode | None = None
    needs: EvNeeds | None = None
    schedule_since: float | None = None
    offers: tuple[tuple[int, tuple[PowerPeriod, ...]], ...] = ()  # by SAScheduleTupleID
    tuple_id: int = 1
    # energy
    started: bool = False  # PowerDelivery(Start) was accepted and nothing has ended it since
    cable_check_since: float | None = None
    cable_check_passed: bool = False
    precharge_since: float | None = None
    precharge_target_v: float | None = None
    cut: bool = False  # an emergency or a fault has taken the energy away
    progress: EvProgress | None = None
    # metering
    meter_info: iso2.MeterInfo | None = None  # for which a receipt is awaited
    receipt_at: float | None = None

    @property
    def dc(self) -> bool:
        """The EV has chosen a DC mode."""
        return self.mode is not None and self.mode.value.startswith("DC")


BodyT = TypeVar("BodyT", bound=iso2.BodyElement)


@dataclass(frozen=True, slots=True)
class Request(Generic[BodyT]):
    """One request. `first` is False when a deferred answer is looked at again; `arrived` is when it came."""

    body: BodyT
    session_id: bytes  # of the header
    signature: Signature | None
    raw: bytes  # the EXI document as it came
    now: float
    arrived: float
    first: bool = True

    @property
    def waited_s(self) -> float:
        """For how long the EV has been waiting for the answer."""
        return self.now - self.arrived


@dataclass(frozen=True, slots=True)
class Step:
    """A handler's answer: the response, the record after it (with the next state), effects in order.

    `signature` goes into the header of the response.
    """

    response: iso2.BodyElement
    record: Record
    effects: tuple[Effect, ...] = ()
    ending: Ending | None = None
    signature: Signature | None = None


Handler: TypeAlias = Callable[[Request[Any], Record, EvseView], Step | Defer]


def goto(record: Record, state: State, **changes: Any) -> Record:
    """The record in its next state."""
    return replace(record, state=state, **changes)
