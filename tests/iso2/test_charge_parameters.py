"""ChargeParameterDiscovery cases."""

from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from msgspec import structs

from firmware.iso15118 import api
from firmware.iso15118.messages import iso2, xmldsig
from firmware.iso15118.pki.keys import SoftwareKey
from firmware.iso15118.pki.signature import VerifyResult, verify
from tests.iso2.rig import EVCC_ID, WRONG_ID, A, Car, Code, Station, V, W, quantity, world

FINISHED, ONGOING = iso2.EVSEProcessing.FINISHED, iso2.EVSEProcessing.ONGOING
DAY = 86_400
CURRENTS = ["AC", "DC"]


def at_parameters(current: str, **view: Any) -> Car:
    dc = current == "DC"
    return Car(dc, station=Station(dc, **view)).until(iso2.ChargeParameterDiscoveryReq)


def entries(response: Any) -> list[tuple[int, float, int | None]]:
    (offered,) = response.sa_schedules.sa_schedule_tuple
    return [
        (e.time_interval.start, e.pmax.to_float(), e.time_interval.duration)
        for e in offered.pmax_schedule.pmax_schedule_entry
    ]


# The cases differ in MaxEntries and DepartureTime, in what came before, and in whether there are prices.
REQUESTS = [
    pytest.param(None, None, id="001-002-007-008-009-011-029-030"),
    pytest.param(None, 7200, id="006-010-014-017-018-023-024-031-032"),
    pytest.param(12, None, id="012-013-019-020-025-026-033-034"),
    pytest.param(12, 7200, id="015-016-021-022-027-028-035-036"),
    pytest.param(1, 7200, id="one-entry"),
    pytest.param(1024, 200_000, id="long-departure"),
]


@pytest.mark.parametrize("current", CURRENTS)
@pytest.mark.parametrize(("max_entries", "departure"), REQUESTS)
@pytest.mark.parametrize("before", ["fresh", "after a pause", "renegotiation"])
@pytest.mark.parametrize("tariff", [None, api.Tariff(7, 3, (api.PriceStep(0, 1), api.PriceStep(3600, 3)), "night")])
def test_schedule(
    current: str, max_entries: int | None, departure: int | None, before: str, tariff: api.Tariff | None
) -> None:
    dc = current == "DC"
    schedule = (api.PowerPeriod(0, 11_000.0), api.PowerPeriod(3600, 4_000.0), api.PowerPeriod(5400, 7_000.0))
    mode = "DC_extended" if dc else "AC_three_phase_core"
    paused = api.PausedSession(b"12345678", EVCC_ID, api.AuthMethod.EIM, 5, mode)
    car = Car(dc, station=Station(dc, paused=paused if before == "after a pause" else None))
    if before == "after a pause":
        car.until(iso2.SessionSetupReq).setup(paused.session_id)
        car.ok(iso2.ServiceDiscoveryReq())
        car.ok(car.service_selection())
        car.authorize()
    elif before == "renegotiation":
        car.charging()
        car.ok(car.loop())
        car.ok(car.renegotiate())
    else:
        car.until(iso2.ChargeParameterDiscoveryReq)
    car.station.set(schedule=schedule, tariff=tariff)
    response = car.ok(car.parameters(entries=max_entries, departure_time=departure))
    assert response.evse_processing is FINISHED
    (offered,) = response.sa_schedules.sa_schedule_tuple
    assert offered.sa_schedule_tuple_id == (5 if before == "after a pause" else 1)
    rows = entries(response)
    assert rows[0][0] == 0
    assert len(rows) <= min(max_entries or 12, 12)
    prices = offered.sales_tariff
    if tariff is None:
        assert prices is None
    else:
        told = [(e.time_interval.start, e.e_price_level) for e in prices.sales_tariff_entry]
        assert (prices.sales_tariff_id, prices.num_e_price_levels) == (7, 3)
        assert told == ([(0, 3)] if max_entries == 1 else [(0, 1), (3600, 3)])  # one entry: the highest of them
        assert sum(e.time_interval.duration is not None for e in prices.sales_tariff_entry) == 1
    assert all(duration is None for _, _, duration in rows[:-1])
    assert rows[-1][0] + rows[-1][2] == (departure or DAY)
    if max_entries == 1:
        assert rows == [(0, 4_000.0, departure)]  # the lowest of what the one entry stands for
    else:
        assert rows[:3] == [(0, 11_000.0, None), (3600, 4_000.0, None), (5400, 7_000.0, rows[2][2])]


@pytest.mark.parametrize("current", CURRENTS)
def test_003_002_unknown_session(current: str) -> None:
    car = at_parameters(current)
    car.refused(Code.FAILED_UNKNOWN_SESSION, car.parameters(), session_id=WRONG_ID)


@pytest.mark.parametrize(
    ("current", "mode"),
    [("AC", "DC_extended"), ("AC", "DC_core"), ("DC", "DC_core"), ("DC", "AC_three_phase_core"), ("DC", "DC_unique")],
)
def test_004_003_wrong_mode(current: str, mode: str) -> None:
    car = at_parameters(current)
    car.refused(Code.FAILED_WRONG_ENERGY_TRANSFER_MODE, car.parameters(mode))


def test_three_phases_are_not_offered_on_one() -> None:
    car = at_parameters("AC", ac=api.AcLimits(phases=1))
    car.refused(Code.FAILED_WRONG_ENERGY_TRANSFER_MODE, car.parameters("AC_three_phase_core"))


@pytest.mark.parametrize(
    ("current", "field", "value"),
    [
        ("AC", "ev_max_current", quantity(-100, A)),  # AC_005
        ("AC", "ev_max_current", quantity(0, A)),
        ("AC", "ev_max_voltage", quantity(0, V)),
        ("AC", "ev_min_current", quantity(-1, A)),
        ("AC", "e_amount", quantity(-1, iso2.UnitSymbol.WH)),
        ("DC", "ev_maximum_current_limit", quantity(-100, A)),  # DC_004
        ("DC", "ev_maximum_voltage_limit", quantity(0, V)),
        ("DC", "ev_maximum_voltage_limit", quantity(20, V)),  # below what the station can go down to
        ("DC", "ev_maximum_power_limit", quantity(-1, W)),
        ("DC", "ev_energy_request", quantity(-1, iso2.UnitSymbol.WH)),
    ],
)
def test_005_004_wrong_parameter(current: str, field: str, value: iso2.PhysicalValue) -> None:
    car = at_parameters(current)
    car.refused(Code.FAILED_WRONG_CHARGE_PARAMETER, car.parameters(**{field: value}))


@pytest.mark.parametrize("current", CURRENTS)
def test_parameters_of_the_other_current(current: str) -> None:
    car = at_parameters(current)
    other = Car(current == "AC").parameters("AC_three_phase_core" if current == "AC" else "DC_extended")
    car.refused(Code.FAILED_WRONG_CHARGE_PARAMETER, other)


@pytest.mark.parametrize("current", CURRENTS)
def test_cmn_001_out_of_order(current: str) -> None:
    at_parameters(current).refused(Code.FAILED_SEQUENCE_ERROR, iso2.ServiceDiscoveryReq())


@pytest.mark.parametrize("current", CURRENTS)
def test_cmn_002_silence(current: str) -> None:
    at_parameters(current).silence()


@pytest.mark.parametrize("current", CURRENTS)
def test_ongoing_until_the_schedule_is_known(current: str) -> None:
    car = at_parameters(current, schedule=None)
    for _ in range(3):
        response = car.ok(car.parameters())
        assert response.evse_processing is ONGOING
        assert response.sa_schedules is None
        car.wait(1.0)
    assert len(car.station.all(api.EvNeeds)) == 1  # told once, not at every repetition
    car.station.set(schedule=(api.PowerPeriod(0, 3_000.0),))
    assert entries(car.ok(car.parameters())) == [(0, 3_000.0, DAY)]


def test_without_a_word_of_the_csms_the_effective_limit_is_offered() -> None:
    car = at_parameters("AC", schedule=None)
    car.ok(car.parameters())
    car.wait(50.0)
    assert entries(car.ok(car.parameters())) == [(0, 11_040.0, DAY)]


@pytest.mark.parametrize(
    ("mode", "expected"), [("AC_single_phase_core", 230 * 10.0), ("AC_three_phase_core", 3 * 230 * 10.0)]
)
def test_power_keeps_to_the_effective_limit(mode: str, expected: float) -> None:
    car = at_parameters("AC", ac=api.AcLimits(max_current_a=10.0))
    response = car.ok(car.parameters(mode))
    assert entries(response) == [(0, expected, DAY)]
    assert response.evse_charge_parameter.evse_max_current.to_float() == 10.0


def test_later_periods_are_not_held_down_by_the_limit_of_now() -> None:
    """A limit of 6 A that ends in an hour is no reason to tell the vehicle 6 A for the whole night."""
    schedule = (api.PowerPeriod(0, 11_000.0), api.PowerPeriod(3600, 9_000.0), api.PowerPeriod(7200, 22_000.0))
    car = at_parameters("AC", ac=api.AcLimits(max_current_a=6.0), schedule=schedule)
    assert [row[:2] for row in entries(car.ok(car.parameters()))] == [(0, 4_140.0), (3600, 9_000.0), (7200, 22_000.0)]


def test_an_ev_on_one_phase_is_told_its_share_of_later_limits() -> None:
    schedule = (api.PowerPeriod(-5, 9_999.0), api.PowerPeriod(0, 11_040.0), api.PowerPeriod(3600, 6_900.0))
    car = at_parameters("AC", ac=api.AcLimits(max_current_a=16.0), schedule=schedule)
    rows = entries(car.ok(car.parameters("AC_single_phase_core")))
    assert [row[:2] for row in rows] == [(0, 3_680.0), (3600, 2_300.0)]


def test_a_schedule_that_begins_later_grants_nothing_before() -> None:
    car = at_parameters("AC", schedule=(api.PowerPeriod(600, 5_000.0),))
    assert entries(car.ok(car.parameters())) == [(0, 0.0, None), (600, 5_000.0, DAY - 600)]


def test_departure_time_zero_is_tolerated() -> None:
    car = at_parameters("AC")
    assert entries(car.ok(car.parameters(departure_time=0)))[-1][2] == DAY
    assert any(trace.warning and "DepartureTime" in trace.text for trace in car.station.all(api.Trace))


def test_what_the_ev_needs_is_told() -> None:
    car = at_parameters("DC")
    car.ok(car.parameters(departure_time=3600))
    (needs,) = car.station.all(api.EvNeeds)
    assert needs == api.EvNeeds(
        api.EnergyMode.DC,
        energy_request_wh=30_000.0,
        departure_s=3600,
        max_voltage_v=450.0,
        max_current_a=100.0,
        max_power_w=40_000.0,
        soc_percent=40,
    )


@pytest.mark.parametrize("fault", ["emergency", "malfunction"])
def test_a_broken_station_negotiates_nothing(fault: str) -> None:
    car = at_parameters("DC", **{fault: True})
    response = car.refused(Code.FAILED, car.parameters())
    assert response.evse_charge_parameter.dc_evse_status.evse_status_code in (
        iso2.DC_EVSEStatusCode.EVSE_EMERGENCY_SHUTDOWN,
        iso2.DC_EVSEStatusCode.EVSE_MALFUNCTION,
    )


def test_ac_renegotiation_cannot_change_the_current() -> None:
    station = Station(energy_modes=(api.EnergyMode.AC, api.EnergyMode.DC))
    car = Car(station=station).charging()
    car.ok(car.renegotiate())
    car.refused(Code.FAILED_WRONG_ENERGY_TRANSFER_MODE, Car(dc=True).parameters())


def test_the_agreed_mode_stays_when_one_phase_alone_is_connected_by_the_time_of_the_renegotiation() -> None:
    """The services are not negotiated anew, and with them the mode is not; what changes is what the phases can give."""
    car = Car().charging()
    car.station.set(notification=api.Notification.RENEGOTIATE, schedule=None)
    status = car.ok(car.loop()).ac_evse_status
    assert status.evse_notification is iso2.EVSENotification.RE_NEGOTIATION
    car.ok(car.renegotiate())
    assert car.ok(car.parameters()).evse_processing is iso2.EVSEProcessing.ONGOING
    watt = 16.0 * 230.0
    car.station.set(ac=api.AcLimits(phases=1), schedule=(api.PowerPeriod(0, watt),))
    response = car.ok(car.parameters())
    (offered,) = response.sa_schedules.sa_schedule_tuple
    (entry,) = offered.pmax_schedule.pmax_schedule_entry
    assert entry.pmax.to_float() == watt


# --- several schedules, and prices ------------------------------------------------------------------------------------


def offers(*levels: int) -> tuple[api.ScheduleOffer, ...]:
    return tuple(
        api.ScheduleOffer(
            (api.PowerPeriod(0, 1000.0 * level),), api.Tariff(level, 3, (api.PriceStep(0, level),), f"level {level}")
        )
        for level in levels
    )


@pytest.mark.parametrize("current", CURRENTS)
def test_the_ev_chooses_among_three_schedules(current: str) -> None:
    car = at_parameters(current, schedule=(api.PowerPeriod(0, 7_000.0),), alternatives=offers(1, 2, 3))
    found = car.ok(car.parameters()).sa_schedules.sa_schedule_tuple
    assert [one.sa_schedule_tuple_id for one in found] == [1, 2, 3]  # -2 has three places
    assert [one.sales_tariff.sales_tariff_id if one.sales_tariff else None for one in found] == [None, 1, 2]
    if current == "DC":
        car.check_cable()
        car.ok(car.pre_charge())
    car.ok(car.start(tuple_id=3, watt=2_000.0))
    (started,) = car.station.all(api.ChargeStarted)
    assert started.tuple_id == 3


def test_a_profile_must_fit_the_schedule_that_was_chosen() -> None:
    car = at_parameters("AC", schedule=(api.PowerPeriod(0, 7_000.0),), alternatives=offers(1))
    car.ok(car.parameters())
    car.refused(Code.FAILED_CHARGING_PROFILE_INVALID, car.start(tuple_id=2, watt=5_000.0))


def test_the_agreed_schedule_comes_first_in_a_renegotiation() -> None:
    car = at_parameters("AC", alternatives=offers(2, 3))
    car.ok(car.parameters())
    car.ok(car.start(tuple_id=3, watt=1_000.0))
    car.ok(car.renegotiate())
    found = car.ok(car.parameters()).sa_schedules.sa_schedule_tuple
    assert [one.sa_schedule_tuple_id for one in found] == [3, 1, 2]


@pytest.mark.parametrize(
    ("steps", "told"),
    [
        ((), [(0, 3)]),  # nothing known counts as the highest
        ((api.PriceStep(600, 1),), [(0, 3), (600, 1)]),
        ((api.PriceStep(0, 0), api.PriceStep(60, 9)), [(0, 1), (60, 3)]),  # levels that are none
        ((api.PriceStep(-60, 2), api.PriceStep(100_000, 1)), [(0, 2)]),  # beyond the day
        (tuple(api.PriceStep(60 * n, 1 + n % 3) for n in range(30)), None),
    ],
)
def test_prices_that_a_message_cannot_carry(steps: tuple[api.PriceStep, ...], told: list[Any] | None) -> None:
    car = at_parameters("AC", tariff=api.Tariff(1, 3, steps, "x" * 40))
    (found,) = car.ok(car.parameters()).sa_schedules.sa_schedule_tuple
    rows = [(e.time_interval.start, e.e_price_level) for e in found.sales_tariff.sales_tariff_entry]
    if told is None:
        assert len(rows) == 12
        assert rows[-1][1] == 3
    else:
        assert rows == told


# --- signed prices ----------------------------------------------------------------------------------------------------

PRICES = api.Tariff(1, 2, (api.PriceStep(0, 2), api.PriceStep(3600, 1)))


def with_price_key(pnc: bool = True, key: SoftwareKey | None = None, **view: Any) -> Car:
    station = Station(with_pki=True, auth_methods=tuple(api.AuthMethod), **({"tariff": PRICES} | view))
    car = Car(pnc=pnc, station=station, price_key=key or SoftwareKey(world().contract.sub2.key))
    return car.until(iso2.ChargeParameterDiscoveryReq)


def signed_prices(car: Car) -> tuple[list[iso2.SalesTariff], xmldsig.Signature | None]:
    found = car.ok(car.parameters()).sa_schedules.sa_schedule_tuple
    return [one.sales_tariff for one in found if one.sales_tariff is not None], car.last_header.signature


@pytest.mark.parametrize("count", [1, 2, 3])
def test_prices_are_signed_by_the_mobility_operator(count: int) -> None:
    """All tariffs of the message by one signature, which the sub-CA 2 of the vehicle's own contract verifies."""
    others = tuple(api.ScheduleOffer((api.PowerPeriod(0, 5_000.0),), PRICES) for _ in range(count - 1))
    tariffs, signature = signed_prices(with_price_key(alternatives=others))
    assert len(tariffs) == count
    assert len({tariff.id for tariff in tariffs}) == count
    operator = world().contract.sub2.certificate.public_key()
    assert isinstance(operator, ec.EllipticCurvePublicKey)
    assert verify(tariffs, signature, operator) is VerifyResult.OK
    changed = [structs.replace(tariffs[0], num_e_price_levels=9), *tariffs[1:]]
    assert verify(changed, signature, operator) is not VerifyResult.OK


def test_prices_are_not_signed_for_whoever_cannot_verify_them() -> None:
    tariffs, signature = signed_prices(with_price_key(pnc=False))
    assert signature is None
    assert tariffs[0].id is None


def test_no_prices_no_signature() -> None:
    assert signed_prices(with_price_key(tariff=None)) == ([], None)


def test_a_key_that_no_vehicle_of_this_protocol_can_verify_signs_nothing() -> None:
    _, signature = signed_prices(with_price_key(key=SoftwareKey(ec.generate_private_key(ec.SECP521R1()))))
    assert signature is None
