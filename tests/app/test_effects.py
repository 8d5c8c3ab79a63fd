"""Effects go to the part they are meant for; what must not be lost waits for the disk."""

from types import SimpleNamespace
from typing import Any

import pytest

from firmware.app.effects import CLEAR_PATIENCE_S, Effects
from firmware.core.clock import ManualClock
from firmware.core.errors import StoreError
from firmware.core.faults import CATALOGUE
from firmware.core.timeline import Level, Timeline
from firmware.station import api
from firmware.station.effects import ClearSafetyFault, DcCommand, HlcEnable, IsolationCommand, Note, PersistState

EVENT = api.TransactionEvent("tx", 0, api.EventKind.STARTED, "Authorized", "2026-01-01T00:00:00Z", False)


class Calls:
    """Remembers what was called, in order."""

    def __init__(self) -> None:
        self.made: list[tuple[Any, ...]] = []

    def __getattr__(self, name: str) -> Any:
        return lambda *arguments: self.made.append((name, *arguments))


class Store(Calls):
    def __init__(self) -> None:
        super().__init__()
        self.holds_back = False
        self.broken = False

    def put(self, *arguments: Any) -> None:
        if self.broken:
            raise StoreError("the disk is full")
        self.made.append(("put", *arguments))


class Safety:
    def __init__(self) -> None:
        self.report = SimpleNamespace(faults=frozenset({"rcd_trip"}))
        self.asked: list[str] = []

    def clear_fault(self, fault: str) -> bool:
        self.asked.append(fault)
        return False


class Rig(SimpleNamespace):
    """What `Effects` needs of a daemon."""

    def __init__(self, ocpp: bool = True) -> None:
        clock = ManualClock()
        super().__init__(
            clock=clock,
            timeline=Timeline(clock),
            store=Store(),
            safety=Safety(),
            station=Calls(),
            sessions=Calls(),
            v2g=Calls(),
            slac=None,
            ocpp=Calls() if ocpp else None,
            equipment=SimpleNamespace(dc_supply=Calls(), isolation=Calls()),
            snapshot=lambda: SimpleNamespace(v2g=None),
            commands=[],
        )
        self.command = self.commands.append
        self.effects = Effects(self)  # type: ignore[arg-type]

    def told(self) -> list[str]:
        return [entry.text for entry in self.timeline]


def test_devices_v2g_and_store_get_what_is_theirs() -> None:
    rig = Rig()
    rig.effects.perform(DcCommand(True, 400.0, 20.0), 1.0)
    rig.effects.perform(IsolationCommand(True), 2.0)
    rig.effects.perform(HlcEnable(False), 3.0)
    rig.effects.perform(PersistState("availability", "1"), 4.0)
    rig.effects.perform(Note("hello"), 5.0)
    assert rig.equipment.dc_supply.made == [("set_target", 400.0, 20.0, 1.0), ("switch", True, 1.0)]
    assert rig.equipment.isolation.made == [("start_test", 2.0)]
    assert rig.v2g.made == [("set_enabled", False)]
    assert rig.store.made[0][:4] == ("put", "station", "availability", "1")
    assert rig.told() == ["hello"] and rig.ocpp.made == []


def test_a_transaction_event_reaches_the_csms_client_when_it_is_on_the_disk() -> None:
    rig = Rig()
    rig.store.holds_back = True
    first, second = api.TransactionEventStored(EVENT), api.TransactionEventStored(EVENT)
    rig.effects.perform(first, 0.0)
    rig.effects.perform(second, 0.0)
    assert rig.ocpp.made == [] and len(rig.sessions.made) == 2
    rig.store.holds_back = False
    rig.effects.on_synced(2, None)
    assert rig.store.made == [("synced", 2)]
    assert [event is wanted for (_, event), wanted in zip(rig.ocpp.made, (first, second), strict=True)] == [True, True]


def test_a_full_disk_keeps_nothing_from_the_csms_that_it_could_hear() -> None:
    """The list of visits and a fault's snapshot are for people; what the CSMS is owed does not depend on them."""
    rig = Rig()

    def full(*_: object) -> None:
        raise StoreError("the disk is full")

    rig.sessions.on_event = full
    rig.store.add_snapshot = full
    raised = CATALOGUE["rcd_trip"]
    fault = SimpleNamespace(id=raised.id, code=raised.code, severity=raised.severity.value, detail="", hint="look")
    for event in (api.TransactionEventStored(EVENT), api.FaultRaised(fault)):  # type: ignore[arg-type]
        rig.effects.perform(event, 0.0)
        assert rig.ocpp.made[-1][1] is event
    assert [call[1] for call in rig.station.made] == ["store_failed", "store_failed"]


@pytest.mark.parametrize("background", [True, False])
def test_a_store_that_fails_is_a_fault_of_the_station(background: bool) -> None:
    rig = Rig()
    if background:
        rig.effects.on_synced(1, OSError("read-only file system"))
    else:
        rig.store.broken = True
        rig.effects.perform(PersistState("key", "value"), 0.0)
    assert [call[:3] for call in rig.station.made] == [("report_fault", "store_failed", True)]
    (entry,) = rig.timeline
    assert entry.level is Level.ERROR


def test_the_safety_loop_is_asked_to_clear_until_it_is_plain_that_it_will_not() -> None:
    rig = Rig()
    rig.effects.perform(ClearSafetyFault("rcd_trip"), 10.0)
    rig.effects.handle_timer(10.0)
    rig.effects.handle_timer(10.0 + CLEAR_PATIENCE_S - 0.01)
    assert rig.safety.asked == ["rcd_trip"] * 2 and rig.told() == []
    rig.effects.handle_timer(10.0 + CLEAR_PATIENCE_S)
    rig.effects.handle_timer(20.0)
    assert rig.safety.asked == ["rcd_trip"] * 3 and "rcd_trip was not cleared" in rig.told()[0]


@pytest.mark.parametrize(
    ("severity", "level"),
    [("info", Level.INFO), ("warning", Level.WARNING), ("error", Level.ERROR), ("critical", Level.ERROR)],
)
def test_a_fault_is_told_with_its_cause_and_what_to_do(severity: str, level: Level) -> None:
    rig = Rig()
    fault = api.FaultView("rcd_trip", "E-RC-01", severity, "rcd", "Look at the cable.", True, "2026", "DC above 6 mA")
    rig.effects.perform(api.FaultRaised(fault), 0.0)
    rig.effects.perform(api.FaultCleared("rcd_trip"), 1.0)
    raised, over = rig.timeline
    assert (raised.text, raised.level) == ("fault E-RC-01 rcd_trip: DC above 6 mA. Look at the cable.", level)
    assert (over.text, over.level) == (f"fault {CATALOGUE['rcd_trip'].code} rcd_trip is over", Level.INFO)


def test_a_fault_that_went_by_itself_is_not_asked_for_again() -> None:
    rig = Rig()
    rig.effects.perform(ClearSafetyFault("rcd_trip"), 10.0)
    rig.safety.report = SimpleNamespace(faults=frozenset())
    rig.effects.handle_timer(10.0)
    rig.effects.handle_timer(10.1)
    assert rig.safety.asked == ["rcd_trip"] and rig.told() == []


def test_without_a_csms_its_questions_are_answered_at_once() -> None:
    rig = Rig(ocpp=False)
    token = api.IdToken("CAFE", api.TokenType.CENTRAL)
    rig.effects.perform(api.AuthorizeNeeded(3, token), 0.0)
    rig.effects.perform(api.CertificateNeeded(4, "Install", "urn:x", b"", 9.0), 0.0)
    rig.effects.perform(api.StatusChanged(api.ConnectorStatus.AVAILABLE, "2026-01-01T00:00:00Z"), 0.0)
    authorization, certificate = rig.commands
    assert (authorization.request_id, authorization.status) == (3, "Offline")
    assert (certificate.request_id, certificate.exi_response) == (4, None)
