"""OCPP 1.6J from the CSMS's side: a whole station behind the translation, the PyPI package `ocpp` at the other end.

The package checks every message of ours against the 1.6 schemas; a message that breaks one is answered with an error,
and the test would wait for it in vain.
"""

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from firmware.core.store import Store
from firmware.hal.api import PilotState
from firmware.station.api import AuthorizationAnswer, AuthorizeNeeded, HashData, IdToken, TokenType
from hil.csms16 import Csms16
from tests.ocpp.site import CARD, OTHER, Site, iso


@asynccontextmanager
async def station(csms: Csms16, store: Store | None = None, **more: Any) -> AsyncIterator[Site]:
    """A site at a CSMS that speaks 1.6 only."""
    async with Site(csms, store, **more) as site:  # type: ignore[arg-type]
        yield site


@pytest.fixture
async def csms() -> AsyncIterator[Csms16]:
    async with Csms16(rejected=frozenset({OTHER.value})) as running:
        yield running


def states(csms: Csms16) -> list[str]:
    return [said["status"] for said in csms.record.of("StatusNotification")]


async def test_a_visit(csms: Csms16) -> None:
    async with station(csms) as site:
        boot = csms.record.of("BootNotification")[0]
        assert boot["charge_point_vendor"]
        assert "ocpp1.6" in site.texts()
        await site.charge()
        (start,) = await csms.received("StartTransaction")
        assert (start["id_tag"], start["connector_id"]) == (CARD.value, 1)
        site.run(61.0)
        values = await csms.received("MeterValues")
        assert values[0]["transaction_id"] == start["number"]
        site.rig.pilot(PilotState.B)
        site.run(1.0)
        await site.until(lambda: "SuspendedEV" in states(csms))
        site.rig.unplug()
        site.run(0.2)
        (stop,) = await csms.received("StopTransaction")
        assert (stop["transaction_id"], stop["reason"]) == (start["number"], "EVDisconnected")
        assert stop["meter_stop"] > start["meter_start"]
        await csms.received("StatusNotification", 5)
        await site.idle()
    seen = [state for i, state in enumerate(states(csms)) if i == 0 or state != states(csms)[i - 1]]
    assert seen[0] == "Available"
    assert seen[-1] == "Available"
    assert seen.index("Preparing") < seen.index("Charging") < seen.index("SuspendedEV")


async def test_a_card_that_the_operator_does_not_want(csms: Csms16) -> None:
    async with station(csms) as site:
        site.rig.plug_in()
        site.swipe(OTHER)
        (answer,) = await site.told(AuthorizationAnswer)
        assert answer.status == "Invalid"
        assert csms.record.of("StartTransaction") == []


async def test_remote_start_and_stop(csms: Csms16) -> None:
    async with station(csms) as site:
        site.rig.plug_in()
        started = await csms.call("RemoteStartTransaction", id_tag=CARD.value, connector_id=1)
        assert started.status == "Accepted"
        await site.until(lambda: site.snapshot().token is not None)
        site.draw()
        (start,) = await csms.received("StartTransaction")
        assert (await csms.call("RemoteStopTransaction", transaction_id=start["number"] + 9)).status == "Rejected"
        assert (await csms.call("RemoteStopTransaction", transaction_id=start["number"])).status == "Accepted"
        site.rig.pilot(PilotState.B)
        site.run(12.0)
        (stop,) = await csms.received("StopTransaction")
        assert stop["reason"] == "Remote"


async def test_a_transaction_over_a_lost_connection_and_a_restart_of_the_csms(csms: Csms16) -> None:
    async with station(csms) as site:
        await site.charge()
        (start,) = await csms.received("StartTransaction")
        await site.idle()  # its answer has arrived
        before = csms.point
        await csms.close_connection()
        await site.until(lambda: csms.point is not before)
        site.run(61.0)
        site.leave()
        await site.until(lambda: site.client.online)
        (stop,) = await csms.received("StopTransaction")
        await site.idle()
        assert stop["transaction_id"] == start["number"]
        assert len(csms.record.of("StartTransaction")) == 1


async def test_the_number_of_a_transaction_survives_our_restart(csms: Csms16) -> None:
    store = Store(":memory:")
    async with station(csms, store) as site:
        transaction = await site.charge()
        (start,) = await csms.received("StartTransaction")
        await site.idle()
    store.append_event(transaction, 99, "Ended", ended(site, transaction))
    async with station(csms, store):
        (stop,) = await csms.received("StopTransaction")
    assert stop["transaction_id"] == start["number"]


def ended(site: Site, transaction: str) -> bytes:
    """The event by which a power cut is told after it."""
    last = json.loads(site.store.events_of(transaction)[-1].body)
    return json.dumps(last | {"seq_no": 99, "kind": "Ended", "trigger": "AbnormalCondition",
                              "stopped_reason": "PowerLoss"}).encode()  # fmt: skip


async def test_configuration(csms: Csms16) -> None:
    async with station(csms) as site:
        found = await csms.call("GetConfiguration", key=["HeartbeatInterval", "NumberOfConnectors", "Colour"])
        keys = {entry["key"]: entry for entry in found.configuration_key}
        assert (keys["HeartbeatInterval"]["value"], keys["HeartbeatInterval"]["readonly"]) == ("300", False)
        assert found.unknown_key == ["Colour"]
        everything = await csms.call("GetConfiguration")
        names = {entry["key"] for entry in everything.configuration_key}
        assert {"AuthorizationKey", "ChargeProfileMaxStackLevel", "SupportedFeatureProfiles"} <= names
        secret = next(entry for entry in everything.configuration_key if entry["key"] == "AuthorizationKey")
        assert "value" not in secret
        assert (await csms.call("ChangeConfiguration", key="MeterValueSampleInterval", value="17")).status == "Accepted"
        assert site.client.model.integer("SampledDataCtrlr", "TxUpdatedInterval") == 17
        assert (await csms.call("ChangeConfiguration", key="MeterValueSampleInterval", value="x")).status == "Rejected"
        assert (await csms.call("ChangeConfiguration", key="Colour", value="x")).status == "NotSupported"


async def test_smart_charging(csms: Csms16) -> None:
    async with station(csms) as site:
        await site.charge()
        await csms.received("StartTransaction")
        profile = {
            "charging_profile_id": 1,
            "stack_level": 0,
            "charging_profile_purpose": "TxDefaultProfile",
            "charging_profile_kind": "Absolute",
            "charging_schedule": {
                "start_schedule": iso(datetime.now(UTC) - timedelta(minutes=1)),
                "charging_rate_unit": "A",
                "charging_schedule_period": [{"start_period": 0, "limit": 8.0}],
            },
        }
        assert (
            await csms.call("SetChargingProfile", connector_id=1, cs_charging_profiles=profile)
        ).status == "Accepted"
        site.run(6.0)
        assert site.duty_a == 8.0
        found = await csms.call("GetCompositeSchedule", connector_id=1, duration=60)
        assert found.charging_schedule["charging_schedule_period"][0]["limit"] == 8.0
        assert (await csms.call("ClearChargingProfile", id=1)).status == "Accepted"
        site.run(6.0)
        assert site.duty_a == 16.0


async def test_local_list_reservation_availability_and_triggers(csms: Csms16) -> None:
    async with station(csms) as site:
        assert (await csms.call("ChangeConfiguration", key="LocalAuthListEnabled", value="true")).status == "Accepted"
        entry = {"id_tag": "A1", "id_tag_info": {"status": "Accepted"}}
        sent = await csms.call("SendLocalList", list_version=4, update_type="Full", local_authorization_list=[entry])
        assert sent.status == "Accepted"
        assert (await csms.call("GetLocalListVersion")).list_version == 4
        until = iso(datetime.now(UTC) + timedelta(hours=1))
        reserved = await csms.call("ReserveNow", connector_id=1, expiry_date=until, id_tag="A1", reservation_id=3)
        assert reserved.status == "Accepted"
        await site.until(lambda: "Reserved" in states(csms))
        assert (await csms.call("CancelReservation", reservation_id=3)).status == "Accepted"
        off = await csms.call("ChangeAvailability", connector_id=0, type="Inoperative")
        assert off.status == "Accepted"
        await site.until(lambda: "Unavailable" in states(csms))
        count = len(csms.record.of("StatusNotification"))
        asked = await csms.call("TriggerMessage", requested_message="StatusNotification", connector_id=1)
        assert asked.status == "Accepted"
        await csms.received("StatusNotification", count + 1)
        assert (await csms.call("TriggerMessage", requested_message="Heartbeat")).status == "Accepted"
        await csms.received("Heartbeat")


async def test_a_contract_is_asked_for_by_data_transfer(csms: Csms16) -> None:
    csms.pnc["Authorize"] = {"idTokenInfo": {"status": "Accepted"}, "certificateStatus": "Accepted"}
    async with station(csms) as site:
        emaid = IdToken("DEABCC12345678", TokenType.EMAID)
        hashes = (HashData("aa", "bb", "1", "http://ocsp"),)
        site.client.on_event(AuthorizeNeeded(7, emaid, None, hashes))
        (answer,) = await site.told(AuthorizationAnswer)
        assert answer.status == "Accepted"
        (asked,) = csms.record.of("DataTransfer")
        assert json.loads(asked["data"])["iso15118CertificateHashData"][0]["issuerNameHash"] == "aa"
        csms.pnc["Authorize"] = None
        site.client.on_event(AuthorizeNeeded(8, emaid, None, hashes))
        answers = await site.told(AuthorizationAnswer, 2)
        assert answers[1].status == "Unknown", "a back end that does not know Plug & Charge accepts no contract"


async def test_an_unknown_request_and_a_broken_one(csms: Csms16) -> None:
    async with station(csms) as site:
        assert csms.point is not None
        with pytest.raises(Exception, match="NotImplemented"):
            await raw(csms, "MakeCoffee", {})
        with pytest.raises(Exception, match="FormationViolation"):
            await raw(csms, "Reset", {"type": "Soft", "colour": "blue"})
        assert site.client.online


async def raw(csms: Csms16, action: str, payload: dict[str, Any]) -> None:
    """A request past the package's own checks; an error answer is raised."""
    from ocpp.messages import Call, CallError

    assert csms.point is not None
    point = csms.point
    await point._send(Call("raw-1", action, payload).to_json())
    answer = await point._get_specific_response("raw-1", 10)
    if isinstance(answer, CallError):
        raise RuntimeError(answer.error_code)
