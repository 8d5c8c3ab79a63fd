"""B08: reports by criteria. The other use cases of B are in tests/ocpp_client."""

from typing import Any

from ocpp.v201 import call
from ocpp.v201 import datatypes as types

from hil.csms import Json, TestCsms
from tests.ocpp.site import Site


async def report(csms: TestCsms, number: int, **wanted: Any) -> list[Json]:
    answer = await csms.call(call.GetReport(request_id=number, **wanted))
    if answer.status != "Accepted":
        assert answer.status == "EmptyResultSet"
        return []
    await csms.until(lambda: csms.record.report_complete(number))
    return csms.record.report(number)


def one(component: str, variable: str | None = None, **where: Any) -> Any:
    evse = types.EVSEType(**where) if where else None
    return types.ComponentVariableType(
        component=types.ComponentType(name=component, evse=evse),
        variable=types.VariableType(name=variable) if variable else None,
    )


async def test_by_component_and_variable() -> None:
    async with TestCsms() as csms, Site(csms):
        lines = await report(csms, 1, component_variable=[one("TxCtrlr", "TxStartPoint")])
        assert [line["variable"]["name"] for line in lines] == ["TxStartPoint"]
        lines = await report(csms, 2, component_variable=[one("txctrlr"), one("SecurityCtrlr", "Identity")])
        assert {line["component"]["name"] for line in lines} == {"TxCtrlr", "SecurityCtrlr"} and len(lines) > 4
        lines = await report(csms, 3, component_variable=[one("EVSE", "Available", id=1)])
        assert len(lines) == 1
        assert await report(csms, 4, component_variable=[one("EVSE", id=2)]) == []
        assert await report(csms, 5, component_variable=[one("Teapot")]) == []


async def test_by_criteria() -> None:
    async with TestCsms() as csms, Site(csms) as site:
        assert await report(csms, 1, component_criteria=["Problem"]) == []
        enabled = {line["component"]["name"] for line in await report(csms, 2, component_criteria=["Enabled"])}
        assert "SmartChargingCtrlr" in enabled and "AuthCacheCtrlr" not in enabled
        await csms.set_variable("AuthCacheCtrlr", "Enabled", "true")
        both = await report(
            csms, 3, component_criteria=["Enabled"], component_variable=[one("AuthCacheCtrlr", "Enabled")]
        )
        assert [line["variableAttribute"][0]["value"] for line in both] == ["true"]
        site.rig.station.report_fault("store_failed", True, site.rig.now)
        faulty = {line["component"]["name"] for line in await report(csms, 4, component_criteria=["Problem"])}
        assert faulty == {"ChargingStation", "EVSE", "Connector"}
