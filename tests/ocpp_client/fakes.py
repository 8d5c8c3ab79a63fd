"""A station that remembers its commands, and the parts a client needs, on a clock that stands still."""

import json
from collections.abc import Callable
from datetime import datetime
from typing import Any

import msgspec

from firmware.core.clock import ManualClock
from firmware.core.config import Config
from firmware.core.store import Store
from firmware.core.timeline import Timeline
from firmware.ocpp_client.device_model import DeviceModel
from firmware.ocpp_client.hub import Surroundings
from firmware.ocpp_client.v201.station_client import StationClient
from firmware.ocpp_client.variables import build_variables
from firmware.station.api import (
    Answer,
    ChargingState,
    Command,
    ConnectorStatus,
    EventKind,
    Identity,
    IdToken,
    MeterSample,
    Reason,
    Result,
    Stage,
    StationSnapshot,
    TariffView,
    TokenType,
    TransactionEvent,
    TransactionEventStored,
    TransactionView,
)

CARD = IdToken("04AABBCC", TokenType.ISO14443)
T0 = "2026-01-01T12:00:00.000Z"


def snapshot(
    status: ConnectorStatus = ConnectorStatus.AVAILABLE, transaction: TransactionView | None = None, wall: str = T0
) -> StationSnapshot:
    return StationSnapshot(
        at=0.0,
        wall=wall,
        clock_quality="synced",
        identity=Identity("CS1", "DE*ABC*E1", "evse-firmware", "RD-1", "000001", "0.1.0"),
        tariff=TariffView("EUR", 0.5),
        status=status,
        stage=Stage.IDLE,
        reason=Reason("idle", "idle"),
        pilot="A",
        pilot_high_v=12.0,
        pilot_low_v=12.0,
        duty_percent=None,
        contactor="open",
        powered=False,
        limit_a=0.0,
        claims=(),
        faults=(),
        power_w=0.0,
        voltage_v=(),
        current_a=(),
        import_wh=0.0,
        transaction=transaction,
    )


def running(transaction_id: str = "tx-1", token: IdToken | None = CARD) -> TransactionView:
    return TransactionView(transaction_id, token, T0, True, 0.0, 0.0, ChargingState.CHARGING)


class FakeStation:
    """StationPort. `answers` by command type; everything else is accepted."""

    def __init__(self) -> None:
        self.commands: list[Command] = []
        self.answers: dict[type, Answer] = {}
        self.now = snapshot()
        self.on_command: Callable[[Command], None] | None = None

    def command(self, command: Command) -> Answer:
        self.commands.append(command)
        if self.on_command is not None:
            self.on_command(command)
        return self.answers.get(type(command), Answer(Result.ACCEPTED))

    def snapshot(self) -> StationSnapshot:
        return self.now

    def of(self, kind: type) -> list[Any]:
        return [command for command in self.commands if type(command) is kind]


def event(
    seq_no: int,
    kind: EventKind = EventKind.UPDATED,
    transaction_id: str = "tx-1",
    *,
    token: IdToken | None = None,
    offline: bool = False,
    **more: Any,
) -> TransactionEvent:
    trigger = {EventKind.STARTED: "Authorized", EventKind.UPDATED: "MeterValuePeriodic", EventKind.ENDED: "RemoteStop"}
    context = {EventKind.STARTED: "Transaction.Begin", EventKind.ENDED: "Transaction.End"}
    values: dict[str, Any] = {
        "trigger": trigger[kind],
        "meter": (MeterSample(T0, context.get(kind, "Sample.Periodic"), 1000.0 + seq_no),),
        "charging_state": ChargingState.CHARGING,
        **more,
    }
    return TransactionEvent(
        transaction_id=transaction_id, seq_no=seq_no, kind=kind, timestamp=T0, offline=offline, id_token=token, **values
    )


def put(store: Store, item: TransactionEvent) -> int:
    return store.append_event(item.transaction_id, item.seq_no, item.kind.value, msgspec.json.encode(item))


class Ids:
    def __init__(self) -> None:
        self.count = 0

    def __call__(self) -> str:
        self.count += 1
        return f"id-{self.count}"


class Bench:
    """A StationClient with a CSMS made of plain lists: `sent` shows requests, `answer` answers the outstanding one."""

    def __init__(self, store: Store | None = None, boot_reason: str = "PowerUp", config: Config | None = None) -> None:
        self.clock = ManualClock()
        self.timeline = Timeline(self.clock)
        self.station = FakeStation()
        self.store = store or Store(":memory:")
        self.model = DeviceModel(build_variables(config or Config(), "CS1", self.station.snapshot()), self.store)
        self.times: list[datetime] = []
        given = Surroundings(
            self.station, self.model, self.store, self.clock, self.timeline, self.times.append, boot_reason
        )
        self.client = StationClient(given, Ids())
        self.frames: list[Any] = []
        self._asked = 0

    @property
    def now(self) -> float:
        return self.clock.now

    def collect(self) -> list[Any]:
        """New frames of the station."""
        new = [json.loads(text) for text in self.client.data_to_send()]
        self.frames += new
        return new

    def call(self) -> tuple[str, Any]:
        """The one request that is outstanding now; fails if there is none or another frame."""
        new = self.collect()
        assert len(new) == 1 and new[0][0] == 2, new
        self.id = new[0][1]
        return new[0][2], new[0][3]

    def quiet(self) -> bool:
        """Nothing is to be sent."""
        return self.collect() == []

    def answer(self, payload: Any = None) -> None:
        self.receive([3, self.id, payload if payload is not None else {}])

    def fail(self, code: str = "InternalError") -> None:
        self.receive([4, self.id, code, "on purpose", {}])

    def receive(self, frame: Any) -> None:
        self.client.receive_data(frame if isinstance(frame, str) else json.dumps(frame), self.now)

    def ask(self, action: str, payload: Any) -> Any:
        """A request of the CSMS; the station's answer frame."""
        self._asked += 1
        self.receive([2, f"q{self._asked}", action, payload])
        answers = [frame for frame in self.collect() if frame[0] in (3, 4) and frame[1] == f"q{self._asked}"]
        assert len(answers) == 1
        return answers[0]

    def asked(self, action: str, payload: Any) -> Any:
        """As `ask`, the payload of the CALLRESULT."""
        frame = self.ask(action, payload)
        assert frame[0] == 3, frame
        return frame[2]

    def advance(self, seconds: float) -> None:
        """Let time pass in one step, serving the timer as the adapter does."""
        self.clock.advance(seconds)
        self.tick()

    def tick(self) -> None:
        self.client.handle_timer(self.now)

    def happens(self, item: object) -> None:
        """An event on the station's bus."""
        if isinstance(item, TransactionEvent):
            put(self.store, item)
            item = TransactionEventStored(item)
        self.client.on_event(item)
        self.tick()

    def boot(self, status: str = "Accepted", interval: int = 300) -> None:
        """Connect and have the boot answered."""
        self.client.connected(self.now)
        assert self.call()[0] == "BootNotification"
        self.answer({"currentTime": "2026-01-01T12:00:00Z", "interval": interval, "status": status})

    def ready(self, interval: int = 300) -> None:
        """Accepted, and the notifications after the boot are answered."""
        self.boot(interval=interval)
        for action in ("SecurityEventNotification", "StatusNotification"):
            assert self.call()[0] == action
            self.answer()
        assert self.quiet()

    def texts(self) -> str:
        return "\n".join(entry.text for entry in self.timeline)
