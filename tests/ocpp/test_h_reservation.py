"""H: a reserved connector serves whom it is reserved for, and nobody else; its end is told."""

from datetime import timedelta

from ocpp.v201 import call
from ocpp.v201 import datatypes as types

from firmware.core.store import Store
from firmware.station.api import AuthorizationAnswer, ConnectorStatus
from hil.csms import Behaviour, TestCsms
from tests.ocpp.site import CARD, OTHER, THIRD, Site, iso


async def reserve(csms: TestCsms, site: Site, number: int = 1, seconds: float = 600.0, group: str | None = None) -> str:
    request = call.ReserveNow(
        id=number,
        expiry_date_time=iso(site.clock.wall().utc + timedelta(seconds=seconds)),
        id_token=types.IdTokenType(id_token=CARD.value, type="ISO14443"),
        evse_id=1,
        group_id_token=types.IdTokenType(id_token=group, type="Central") if group else None,
    )
    return str((await csms.call(request)).status)


async def cancel(csms: TestCsms, number: int = 1) -> str:
    return str((await csms.call(call.CancelReservation(reservation_id=number))).status)


async def test_only_the_reserved_token_charges_and_its_transaction_names_the_reservation() -> None:
    async with TestCsms() as csms, Site(csms) as site:
        assert await reserve(csms, site, 7) == "Accepted"
        site.run(0.1)
        await csms.until(lambda: csms.record.of("StatusNotification")[-1]["connectorStatus"] == "Reserved")
        assert site.swipe(OTHER).result.value == "Rejected"
        assert (await csms.request_start("T1", 5, evse_id=1)).status == "Rejected"
        transaction = await site.charge(CARD)
        await site.idle()
        assert csms.record.transactions()[transaction][0]["reservationId"] == 7
        site.leave()
        await site.idle()
        assert (await site.charge(OTHER)) != transaction  # free again
        assert csms.record.of("ReservationStatusUpdate") == []


async def test_a_token_of_the_group_may_use_it_and_a_stranger_may_not() -> None:
    groups = {OTHER.value: "FLEET", THIRD.value: "OTHERS"}
    async with TestCsms(Behaviour(groups=groups)) as csms, Site(csms) as site:
        await reserve(csms, site, group="FLEET")
        site.swipe(THIRD)
        await site.told(AuthorizationAnswer)
        assert site.snapshot().token is None and site.snapshot().status is ConnectorStatus.RESERVED
        site.rig.plug_in()
        site.swipe(OTHER)
        await site.told(AuthorizationAnswer, 2)
        site.draw()


async def test_remote_start_with_the_reserved_token() -> None:
    async with TestCsms() as csms, Site(csms) as site:
        await reserve(csms, site)
        assert (await csms.request_start(CARD.value, 5, kind="ISO14443", evse_id=1)).status == "Accepted"


async def test_it_ends_by_time_and_says_so() -> None:
    async with TestCsms() as csms, Site(csms) as site:
        await reserve(csms, site, 3, seconds=60.0)
        site.skip(61.0)
        site.run(0.1)
        (update,) = await csms.received("ReservationStatusUpdate")
        assert (update["reservationId"], update["reservationUpdateStatus"]) == (3, "Expired")
        assert site.snapshot().status is ConnectorStatus.AVAILABLE
        assert site.swipe(OTHER).result.value == "Accepted"


async def test_it_is_removed_when_the_connector_goes_out_of_service() -> None:
    async with TestCsms() as csms, Site(csms) as site:
        await reserve(csms, site, 3)
        await csms.call(call.ChangeAvailability(operational_status="Inoperative"))
        site.run(0.2)
        (update,) = await csms.received("ReservationStatusUpdate")
        assert update["reservationUpdateStatus"] == "Removed"
        assert await reserve(csms, site, 4) == "Unavailable"


async def test_cancel() -> None:
    async with TestCsms() as csms, Site(csms) as site:
        await reserve(csms, site, 3)
        assert await cancel(csms, 4) == "Rejected"
        assert await cancel(csms, 3) == "Accepted"
        assert await cancel(csms, 3) == "Rejected"
        assert site.snapshot().status is ConnectorStatus.AVAILABLE
        site.run(0.1)
        assert csms.record.of("ReservationStatusUpdate") == []


async def test_it_survives_a_restart() -> None:
    store = Store(":memory:")
    async with TestCsms() as csms:
        async with Site(csms, store) as site:
            await reserve(csms, site, 3)
        async with Site(csms, store) as site:
            assert site.snapshot().status is ConnectorStatus.RESERVED
            assert site.swipe(OTHER).result.value == "Rejected"
            assert await cancel(csms, 3) == "Accepted"
        async with Site(csms, store) as site:
            assert site.snapshot().status is ConnectorStatus.AVAILABLE


async def test_what_cannot_be_reserved() -> None:
    async with TestCsms() as csms, Site(csms) as site:
        assert await reserve(csms, site, 1, seconds=-5.0) == "Rejected"
        await reserve(csms, site, 1)
        assert await reserve(csms, site, 2) == "Occupied"
        assert await reserve(csms, site, 1, seconds=900.0) == "Accepted"  # the same one, changed
        await cancel(csms, 1)
        site.rig.plug_in()
        assert await reserve(csms, site, 3) == "Occupied"
        token = types.IdTokenType(id_token="T", type="Central")
        soon = iso(site.clock.wall().utc + timedelta(hours=1))
        for more in ({"evse_id": 2}, {"connector_type": "cCCS2"}):
            request = call.ReserveNow(id=9, expiry_date_time=soon, id_token=token, **more)  # type: ignore[arg-type]
            assert (await csms.call(request)).status == "Rejected"
