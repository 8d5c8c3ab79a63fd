"""Money, and energy that a vehicle offers: EVEnergyOffer, receipts, overstay, and whose contracts are taken."""

from __future__ import annotations

from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric import ed448
from msgspec.structs import replace

from firmware.iso15118 import api
from firmware.iso15118.messages.iso20 import common
from firmware.iso15118.messages.iso20.common_types import Receipt
from firmware.iso15118.pki.keys import SoftwareKey
from firmware.iso15118.pki.signature import EDDSA_ED448, VerifyResult, sign, verify
from firmware.iso15118.secc.iso20.offered_energy import supplied_within
from tests.iso2.rig import Station
from tests.iso20.rig import Car, Code, W

WALL = 1_790_000_000
PRICES = api.Prices("EUR", 0.5, per_minute=0.1, per_session=1.0, vat_percent=19.0)
METER = api.Meter("M1", import_wh=12_000)
ALGORITHM = "urn:iso:std:iso:15118:-20:PriceAlgorithm:1-Power"


def offer(
    powers: tuple[tuple[int, float], ...] = ((1_800, -2_000.0), (1_800, -6_000.0)),
    begins: int = WALL,
    currency: str = "EUR",
    fee: float = 0.31,
    prices_begin: int | None = None,
) -> common.EVEnergyOffer:
    rule = common.EVPriceRule(energy_fee=W(fee), power_range_start=W(0))
    stack = common.EVPriceRuleStack(duration=7_200, ev_price_rule=(rule,))
    return common.EVEnergyOffer(
        ev_power_schedule=common.EVPowerSchedule(
            time_anchor=begins,
            ev_power_schedule_entries=common.EVPowerScheduleEntryList(
                ev_power_schedule_entry=tuple(
                    common.EVPowerScheduleEntry(duration=duration, power=W(watt)) for duration, watt in powers
                )
            ),
        ),
        ev_absolute_price_schedule=common.EVAbsolutePriceSchedule(
            time_anchor=begins if prices_begin is None else prices_begin,
            currency=currency,
            price_algorithm=ALGORITHM,
            ev_price_rule_stacks=common.EVPriceRuleStackList(ev_price_rule_stack=(stack,)),
        ),
    )


def asked(car: Car, offered: common.EVEnergyOffer) -> Any:
    """The answer to a ScheduleExchange with that offer."""
    request = car.schedule_req()
    mode = replace(request.scheduled_se_req_control_mode, ev_energy_offer=offered)
    return car.ok(replace(request, scheduled_se_req_control_mode=mode))


def bidirectional(energy: api.EnergyMode = api.EnergyMode.AC_BPT) -> Car:
    car = Car(energy)
    car.station.set(
        ac=api.AcLimits(max_discharge_power_w=4_000.0),
        dc=api.DcLimits(max_discharge_power_w=4_000.0, max_discharge_current_a=9.0),
    )
    return car.until(common.ScheduleExchangeReq)


def back(answer: Any) -> list[tuple[int, float]]:
    schedule = answer.scheduled_se_res_control_mode.schedule_tuple[0].discharging_schedule
    entries = schedule.power_schedule.power_schedule_entries.power_schedule_entry if schedule else ()
    return [(one.duration, one.power.to_float()) for one in entries]


# --- what the vehicle offers ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("energy", [api.EnergyMode.AC_BPT, api.EnergyMode.DC_BPT])
def test_the_discharging_schedule_keeps_to_what_the_vehicle_offers(energy: api.EnergyMode) -> None:
    car = bidirectional(energy)
    assert back(asked(car, offer())) == [(1_800, 2_000.0), (1_800, 4_000.0), (3_600, 0.0)]
    told = car.station.all(api.EvNeeds)[-1].energy_offer
    assert told is not None
    assert (told.currency, told.algorithm, told.begins_unix, told.lasts_s) == ("EUR", ALGORITHM, WALL, 3_600)
    assert told.power == (api.PowerPeriod(0, -2_000.0), api.PowerPeriod(1_800, -6_000.0))
    assert told.prices == (api.OfferedPrice(0, ((0.0, 0.31),)),)
    assert told.prices_last_s == 7_200


def test_a_plan_beyond_what_was_offered_back_is_refused() -> None:
    car = bidirectional()
    asked(car, offer())
    car.refused(Code.FAILED_EV_POWER_PROFILE_INVALID, car.power_req(watt=-3_000.0))
    other = bidirectional()
    asked(other, offer(powers=((7_200, -3_000.0),)))
    other.ok(other.power_req(watt=-3_000.0))


def test_an_offer_that_began_before_counts_from_now() -> None:
    assert back(asked(bidirectional(), offer(begins=WALL - 900))) == [(900, 2_000.0), (1_800, 4_000.0), (4_500, 0.0)]


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        ({"currency": "E1R"}, "currency"),
        ({"begins": WALL - 200_000}, "another day"),
        ({"prices_begin": WALL + 200_000}, "another day"),
        ({"powers": ((0, -2_000.0),)}, "without duration"),
        ({"fee": -0.1}, "negative price"),
    ],
)
def test_an_offer_that_cannot_be_meant_is_noted_and_the_limit_holds(wrong: dict[str, Any], why: str) -> None:
    car = bidirectional()
    assert back(asked(car, offer(**wrong))) == [(7_200, 4_000.0)]
    assert car.station.all(api.EvNeeds)[-1].energy_offer is None
    assert any(why in note.text and note.warning for note in car.station.all(api.Trace))


def test_who_only_charges_offers_nothing() -> None:
    car = Car().until(common.ScheduleExchangeReq)
    assert back(asked(car, offer())) == []
    assert any("only charges" in note.text for note in car.station.all(api.Trace))


def test_nothing_back_without_a_permission_whatever_is_offered() -> None:
    told = api.EnergyOffer(WALL, (api.PowerPeriod(0, -5_000.0),), 600, "EUR", ALGORITHM, (), 0)
    assert supplied_within(told, 0.0, WALL, 3_600) == ()
    assert supplied_within(told, 3_000.0, WALL, 3_600) == (api.PowerPeriod(0, 3_000.0), api.PowerPeriod(600, 0.0))
    charging = api.EnergyOffer(WALL, (api.PowerPeriod(0, 5_000.0),), 600, "EUR", ALGORITHM, (), 0)
    assert supplied_within(charging, 3_000.0, WALL, 3_600) == ()


# --- receipts ---------------------------------------------------------------------------------------------------------


def receipt(car: Car) -> Receipt | None:
    answer = car.ok(car.loop_req(meter=True))
    assert answer.meter_info is not None
    found: Receipt | None = answer.receipt
    return found


@pytest.mark.parametrize("energy", [api.EnergyMode.AC, api.EnergyMode.DC])
@pytest.mark.parametrize("dynamic", [False, True])
def test_a_receipt_goes_with_the_reading(energy: api.EnergyMode, dynamic: bool) -> None:
    """[V2G20-1919]: in both control modes, where the vehicle asks for the meter."""
    car = Car(energy, dynamic=dynamic)
    costs = api.Costs(4.0, 2.0, 30.0, 3.0, 1.0, 5.0, 0.5, 19.0)
    car.station.set(meter=METER, prices=PRICES, costs=costs)
    car.charging()
    assert car.ok(car.loop_req(meter=False)).receipt is None
    found = receipt(car)
    assert found is not None

    def units(cost: Any) -> tuple[float, float]:
        return cost.amount.to_float(), cost.cost_per_unit.to_float()

    assert units(found.energy_costs) == (4.0, 0.5)
    assert units(found.occupancy_costs) == (30.0, 0.1)
    assert units(found.additional_services_costs) == (1.0, 1.0)
    assert units(found.overstay_costs) == (5.0, 0.1)
    assert [(tax.tax_rule_id, tax.amount.to_float()) for tax in found.tax_costs] == [(1, 1.04)]


def test_before_anything_was_charged_it_says_so() -> None:
    car = Car()
    car.station.set(meter=METER, prices=PRICES, costs=api.Costs(0.0, 0.0))
    found = receipt(car.charging())
    assert found is not None and found.energy_costs is not None
    assert found.energy_costs.amount.to_float() == 0.0
    assert found.occupancy_costs is found.additional_services_costs is found.overstay_costs is None
    assert found.tax_costs == ()


def test_what_a_contract_pays_is_on_no_receipt_of_ours() -> None:
    car = Car(pnc=True)
    car.station.set(meter=METER, prices=PRICES, costs=None)
    assert receipt(car.charging()) is None


def test_a_confirmation_with_a_receipt_that_was_not_sent() -> None:
    car = Car(pnc=True)
    car.station.set(meter=METER, receipt_required=True)
    car.charging()
    reading = car.ok(car.loop_req()).meter_info
    data = common.SignedMeteringData(
        id="id1",
        session_id=car.session_id,
        meter_info=reading,
        receipt=Receipt(time_anchor=1),
        scheduled_smdt_control_mode=common.Scheduled_SMDTControlMode(selected_schedule_tuple_id=1),
    )
    assert car.contract is not None
    signature = sign((data,), SoftwareKey(car.contract.key))
    request = car.make(common.MeteringConfirmationReq, signature=signature, signed_metering_data=data)
    car.refused(Code.FAILED_METERING_SIGNATURE_NOT_VALID, request)


# --- prices -----------------------------------------------------------------------------------------------------------


def absolute(prices: api.Prices, **more: Any) -> Any:
    car = Car(**more)
    car.station.set(prices=prices)
    car.until(common.ServiceSelectionReq)
    car.ok(car.selection_req(parameter_set=4))
    car.ok(car.parameters_req())
    answer = car.ok(car.schedule_req())
    return answer, answer.scheduled_se_res_control_mode.schedule_tuple[0].charging_schedule.absolute_price_schedule


def test_overstay_and_the_session_fee_stand_in_the_price_schedule() -> None:
    _, schedule = absolute(api.Prices("EUR", 0.5, per_session=1.0, overstay_per_minute=0.2, overstay_after_s=900))
    (rule,) = schedule.overstay_rules.overstay_rule
    assert (rule.start_time, rule.overstay_fee.to_float(), rule.overstay_fee_period) == (900, 0.2, 60)
    (service,) = schedule.additional_selected_services.additional_service
    assert service.service_fee.to_float() == 1.0
    assert absolute(PRICES)[1].overstay_rules is None


def test_the_tax_is_in_the_overstay_fee_too() -> None:
    _, schedule = absolute(api.Prices("EUR", 0.5, vat_percent=19.0, overstay_per_minute=0.2))
    (rule,) = schedule.tax_rules.tax_rule
    assert rule.applies_to_overstay_fee


def test_prices_are_signed_with_ed448_where_that_is_the_stations_key() -> None:
    key = SoftwareKey(ed448.Ed448PrivateKey.generate())
    answer, schedule = absolute(PRICES, price_key=key)
    assert answer.header.signature.signed_info.signature_method.algorithm == EDDSA_ED448
    assert verify([schedule], answer.header.signature, key.public_key()) is VerifyResult.OK


# --- whose contracts are taken ----------------------------------------------------------------------------------------


def pnc(*providers: str) -> Car:
    methods = (api.AuthMethod.EIM, api.AuthMethod.PNC)
    station = Station(with_pki=True, energy_modes=(api.EnergyMode.AC,), auth_methods=methods, providers=providers)
    return Car(pnc=True, station=station).until(common.AuthorizationSetupReq)


def test_without_a_list_every_operators_contracts_may_come() -> None:
    car = pnc()
    assert car.authorization_setup().pnc_as_res_authorization_mode.supported_providers is None
    car.authorize()


def test_the_list_is_told_and_holds() -> None:
    car = pnc("NLXYZ", "DEABC")
    mode = car.authorization_setup().pnc_as_res_authorization_mode
    assert mode.supported_providers.provider_id == ("NLXYZ", "DEABC")
    car.authorize()
    other = pnc("NLXYZ")
    other.authorization_setup()
    other.ok(other.authorization_req(), Code.WARNING_EMSP_UNKNOWN)
    assert other.station.all(api.RequestAuthorization) == []
