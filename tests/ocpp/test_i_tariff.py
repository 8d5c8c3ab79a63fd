"""I: what the operator says of price and cost is what the driver sees; without a word of it the fallback texts."""

from ocpp.v201 import call

from hil.csms import Behaviour, TestCsms
from tests.ocpp.site import CARD, OTHER, Site


async def test_i01_the_drivers_own_tariff() -> None:
    async with TestCsms(Behaviour(messages={CARD.value: "0.30 per kWh for you"})) as csms, Site(csms) as site:
        await site.charge()
        await site.idle()
        assert site.snapshot().tariff_text == "0.30 per kWh for you"
        site.leave()
        assert site.snapshot().tariff_text == ""
        await site.charge(OTHER)
        await site.idle()
        assert site.snapshot().tariff_text == ""


async def test_i02_i03_running_and_final_cost() -> None:
    async with TestCsms(Behaviour(total_cost=5.25)) as csms, Site(csms) as site:
        transaction = await site.charge()
        await csms.call(call.CostUpdated(total_cost=1.75, transaction_id="another"))
        view = site.snapshot().transaction
        assert view is not None and view.cost != 1.75
        await csms.call(call.CostUpdated(total_cost=1.75, transaction_id=transaction))
        view = site.snapshot().transaction
        assert view is not None and view.cost == 1.75
        site.leave()
        await site.idle()
        await site.until(lambda: (last := site.snapshot().transaction) is not None and last.cost == 5.25)


async def test_i04_i05_fallback_texts_follow_the_variables() -> None:
    async with TestCsms() as csms, Site(csms) as site:
        await csms.set_variable("TariffCostCtrlr", "TariffFallbackMessage", "ask your provider")
        await csms.set_variable("TariffCostCtrlr", "TotalCostFallbackMessage", "your provider sends the bill")
        await site.charge()
        assert site.snapshot().tariff_text == "ask your provider"
        assert site.snapshot().cost_text == "your provider sends the bill"
        await csms.set_variable("TariffCostCtrlr", "TariffFallbackMessage", "")
        assert site.snapshot().tariff_text == ""


async def test_i04_i05_fallback_texts_survive_a_restart() -> None:
    async with TestCsms() as csms:
        texts = {
            "TariffCostCtrlr.TariffFallbackMessage": "ask",
            "TariffCostCtrlr.TotalCostFallbackMessage": "bill",
        }
        async with Site(csms, variables=texts) as site:
            await site.charge()
            assert (site.snapshot().tariff_text, site.snapshot().cost_text) == ("ask", "bill")


async def test_i06_the_tariff_changes_during_the_transaction() -> None:
    async with TestCsms(Behaviour(messages={CARD.value: "0.30"})) as csms, Site(csms) as site:
        await site.charge()
        await site.idle()
        assert site.snapshot().tariff_text == "0.30"
        csms.behaviour.update = "0.55 from now on"
        site.leave()
        site.rig.run(0.1)
        await site.charge()
        await site.idle()
        await site.until(lambda: site.snapshot().tariff_text == "0.55 from now on")


async def test_switched_off_nothing_is_shown() -> None:
    async with TestCsms(Behaviour(messages={CARD.value: "0.30"}, total_cost=9.0)) as csms, Site(csms) as site:
        for instance in ("Tariff", "Cost"):
            await csms.set_variable("TariffCostCtrlr", "Enabled", "false", instance)
        transaction = await site.charge()
        await csms.call(call.CostUpdated(total_cost=1.75, transaction_id=transaction))
        await site.idle()
        view = site.snapshot().transaction
        assert view is not None and view.cost != 1.75 and site.snapshot().tariff_text == ""
