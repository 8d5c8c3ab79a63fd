"""ServiceDiscovery, ServiceDetail and PaymentServiceSelection cases."""

import pytest

from firmware.iso15118 import api
from firmware.iso15118.messages import iso2
from tests.iso2.rig import EVCC_ID, WRONG_ID, Car, Code, Station

CONTRACT = iso2.PaymentOption.CONTRACT
EXTERNAL = iso2.PaymentOption.EXTERNAL_PAYMENT


# --- ServiceDiscovery -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("case", ["AC_001", "DC_001", "AC_002", "DC_002"])
def test_discovery_after_a_pause(case: str) -> None:
    dc = case.startswith("DC")
    mode = "DC_extended" if dc else "AC_three_phase_core"
    paused = api.PausedSession(b"12345678", EVCC_ID, api.AuthMethod.EIM, 1, mode)
    car = Car(dc, station=Station(dc, paused=paused)).until(iso2.SessionSetupReq)
    car.setup(paused.session_id)
    offer = car.ok(iso2.ServiceDiscoveryReq()).charge_service
    assert offer.supported_energy_transfer_mode.energy_transfer_mode == (iso2.EnergyTransferMode(mode),)


@pytest.mark.parametrize("scope", [None, "here"])
@pytest.mark.parametrize("category", [None, *iso2.ServiceCategory])
def test_discovery_cmn_001(scope: str | None, category: iso2.ServiceCategory | None) -> None:
    response = (
        Car()
        .until(iso2.ServiceDiscoveryReq)
        .ok(iso2.ServiceDiscoveryReq(service_scope=scope, service_category=category))
    )
    assert response.payment_option_list.payment_option == (EXTERNAL,)
    assert response.charge_service.service_id == 1
    assert response.charge_service.supported_energy_transfer_mode.energy_transfer_mode == (
        iso2.EnergyTransferMode.AC_THREE_PHASE_CORE,
        iso2.EnergyTransferMode.AC_SINGLE_PHASE_CORE,
    )
    assert response.service_list is None


def test_discovery_cmn_002_out_of_order() -> None:
    Car().until(iso2.ServiceDiscoveryReq).refused(Code.FAILED_SEQUENCE_ERROR, iso2.AuthorizationReq())


@pytest.mark.parametrize("session_id", [WRONG_ID, bytes(8), b"", b"\1"])
def test_discovery_cmn_003_unknown_session(session_id: bytes) -> None:
    car = Car().until(iso2.ServiceDiscoveryReq)
    car.refused(Code.FAILED_UNKNOWN_SESSION, iso2.ServiceDiscoveryReq(), session_id=session_id)


def test_discovery_cmn_004_silence() -> None:
    Car().until(iso2.ServiceDiscoveryReq).silence()


@pytest.mark.parametrize(
    ("tls", "usable", "options"),
    [(True, True, (EXTERNAL, CONTRACT)), (False, True, (EXTERNAL,)), (True, False, (EXTERNAL,))],
)
def test_contract_only_with_tls_and_a_root(tls: bool, usable: bool, options: tuple[iso2.PaymentOption, ...]) -> None:
    from firmware.iso15118.session import NoContracts

    car = Car(pnc=True, tls=tls, contract_verifier=None if usable else NoContracts())
    response = car.until(iso2.ServiceDiscoveryReq).ok(iso2.ServiceDiscoveryReq())
    assert response.payment_option_list.payment_option == options
    if CONTRACT not in options:
        car.refused(Code.FAILED_PAYMENT_SELECTION_INVALID, car.service_selection(option=CONTRACT))


def test_discovery_when_nothing_can_be_offered_any_more() -> None:
    car = Car().until(iso2.ServiceDiscoveryReq)
    car.station.set(energy_modes=())
    car.refused(Code.FAILED, iso2.ServiceDiscoveryReq())


# --- ServiceDetail ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("case", ["CMN_001", "CMN_002", "CMN_011", "CMN_012"])
def test_detail(case: str) -> None:
    car = Car(pnc=True).until(iso2.ServiceDetailReq)
    assert car.ok(iso2.ServiceDetailReq(service_id=1)).service_id == 1
    car.ok(iso2.ServiceDetailReq(service_id=1))  # as often as the EV likes


@pytest.mark.parametrize("case", ["CMN_003", "CMN_004"])
def test_detail_out_of_order(case: str) -> None:
    Car(pnc=True).until(iso2.ServiceDetailReq).refused(Code.FAILED_SEQUENCE_ERROR, iso2.ServiceDiscoveryReq())


@pytest.mark.parametrize("case", ["CMN_005", "CMN_006"])
def test_detail_unknown_session(case: str) -> None:
    car = Car(pnc=True).until(iso2.ServiceDetailReq)
    car.refused(Code.FAILED_UNKNOWN_SESSION, iso2.ServiceDetailReq(service_id=1), session_id=WRONG_ID)


@pytest.mark.parametrize(("case", "service"), [("CMN_007", 2), ("CMN_008", 65535)])
def test_detail_invalid_service(case: str, service: int) -> None:
    car = Car(pnc=True).until(iso2.ServiceDetailReq)
    response = car.refused(Code.FAILED_SERVICE_ID_INVALID, iso2.ServiceDetailReq(service_id=service))
    assert response.service_id == service


@pytest.mark.parametrize("case", ["CMN_009", "CMN_010"])
def test_detail_silence(case: str) -> None:
    Car(pnc=True).until(iso2.ServiceDetailReq).silence()


# --- PaymentServiceSelection ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("case", "pnc", "option"),
    [("CMN_001", False, EXTERNAL), ("CMN_002", True, EXTERNAL), ("CMN_003", True, CONTRACT)],
)
def test_selection(case: str, pnc: bool, option: iso2.PaymentOption) -> None:
    car = Car(pnc=pnc).until(iso2.PaymentServiceSelectionReq)
    car.ok(car.service_selection(option=option))
    asked = car.station.all(api.RequestAuthorization)
    # With a contract nobody is asked before the car has proved that the contract is its own.
    assert asked == ([] if option is CONTRACT else [api.RequestAuthorization(api.AuthMethod.EIM)])


def test_selection_cmn_004_out_of_order() -> None:
    Car().until(iso2.PaymentServiceSelectionReq).refused(Code.FAILED_SEQUENCE_ERROR, iso2.ServiceDiscoveryReq())


def test_selection_cmn_005_unknown_session() -> None:
    car = Car().until(iso2.PaymentServiceSelectionReq)
    car.refused(Code.FAILED_UNKNOWN_SESSION, car.service_selection(), session_id=WRONG_ID)


@pytest.mark.parametrize("services", [(99,), (1, 99), (1, 2), (1, 60001)])
def test_selection_cmn_006_invalid_service(services: tuple[int, ...]) -> None:
    car = Car().until(iso2.PaymentServiceSelectionReq)
    car.refused(Code.FAILED_SERVICE_SELECTION_INVALID, car.service_selection(*services))


@pytest.mark.parametrize("services", [(2,), (2, 3)])
def test_selection_cmn_007_no_charge_service(services: tuple[int, ...]) -> None:
    car = Car().until(iso2.PaymentServiceSelectionReq)
    car.refused(Code.FAILED_NO_CHARGE_SERVICE_SELECTED, car.service_selection(*services))


def test_selection_cmn_008_silence() -> None:
    Car().until(iso2.PaymentServiceSelectionReq).silence()


def test_selection_cmn_009_contract_not_offered() -> None:
    car = Car().until(iso2.PaymentServiceSelectionReq)
    car.refused(Code.FAILED_PAYMENT_SELECTION_INVALID, car.service_selection(option=CONTRACT))


def test_selection_cmn_010_external_payment_not_offered() -> None:
    car = Car(pnc=True, station=Station(with_pki=True, auth_methods=(api.AuthMethod.PNC,)))
    car.until(iso2.PaymentServiceSelectionReq)
    car.refused(Code.FAILED_PAYMENT_SELECTION_INVALID, car.service_selection(option=EXTERNAL))


# --- value-added services ---------------------------------------------------------------------------------------------

INTERNET = api.ValueAddedService(
    3, "InternetAccess", "Internet", options=(api.ServiceOption(4, (("Protocol", "https"), ("Port", 443))),)
)
CUSTOM = api.ValueAddedService(
    60001,
    "CarWash",
    "OtherCustom",
    scope="forecourt",
    free=False,
    options=(
        api.ServiceOption(1, (("Wax", True), ("Minutes", 10))),
        api.ServiceOption(2, (("Serial", 2**40),)),
        api.ServiceOption(3),
    ),
)
PLAIN = api.ValueAddedService(65535, "Nothing to choose", "OtherCustom")


def car_with_services() -> Car:
    return Car(station=Station(services=(INTERNET, CUSTOM, PLAIN))).until(iso2.ServiceDiscoveryReq)


def selection(*chosen: tuple[int, int | None]) -> iso2.PaymentServiceSelectionReq:
    services = tuple(iso2.SelectedService(service_id=number, parameter_set_id=one) for number, one in chosen)
    return iso2.PaymentServiceSelectionReq(
        selected_payment_option=EXTERNAL, selected_service_list=iso2.SelectedServiceList(selected_service=services)
    )


@pytest.mark.parametrize(
    ("scope", "category", "ids"),
    [
        (None, None, [3, 60001, 65535]),
        (None, iso2.ServiceCategory.INTERNET, [3]),
        (None, iso2.ServiceCategory.OTHER_CUSTOM, [60001, 65535]),
        ("forecourt", None, [60001]),
        ("elsewhere", None, None),
        (None, iso2.ServiceCategory.EV_CHARGING, None),
    ],
)
def test_value_added_services_are_filtered(
    scope: str | None, category: iso2.ServiceCategory | None, ids: list[int] | None
) -> None:
    response = car_with_services().ok(iso2.ServiceDiscoveryReq(service_scope=scope, service_category=category))
    assert response.charge_service.service_id == 1  # whatever the filter
    found = None if response.service_list is None else [one.service_id for one in response.service_list.service]
    assert found == ids


def test_parameter_sets_of_a_custom_service() -> None:
    car = car_with_services()
    offer = car.ok(iso2.ServiceDiscoveryReq()).service_list.service[1]
    assert (offer.service_name, offer.service_scope, offer.free_service) == ("CarWash", "forecourt", False)
    sets = car.ok(iso2.ServiceDetailReq(service_id=60001)).service_parameter_list.parameter_set
    assert [one.parameter_set_id for one in sets] == [1, 2]  # a set without parameters cannot be told
    wax, minutes = sets[0].parameter
    assert (wax.name, wax.bool_value) == ("Wax", True)
    assert (minutes.name, minutes.int_value) == ("Minutes", 10)
    assert sets[1].parameter[0].string_value == str(2**40)
    assert car.ok(iso2.ServiceDetailReq(service_id=65535)).service_parameter_list is None


def test_selected_services_reach_the_station() -> None:
    car = car_with_services()
    car.ok(iso2.ServiceDiscoveryReq())
    car.ok(selection((1, None), (3, 4), (60001, 1), (65535, 9)))
    assert car.station.all(api.ServicesSelected) == [api.ServicesSelected(((3, 4), (60001, 1), (65535, 9)))]


@pytest.mark.parametrize("chosen", [(3, 1), (60001, 7), (60002, 1)])
def test_a_service_or_set_that_is_not_offered(chosen: tuple[int, int]) -> None:
    car = car_with_services()
    car.ok(iso2.ServiceDiscoveryReq())
    car.refused(Code.FAILED_SERVICE_SELECTION_INVALID, selection((1, None), chosen))
    assert car.station.all(api.ServicesSelected) == []


def test_the_list_has_eight_places_and_each_id_one() -> None:
    many = tuple(api.ValueAddedService(60001 + n % 12, f"S{n}", "OtherCustom") for n in range(20))
    car = Car(station=Station(services=(api.ValueAddedService(1, "not ours", "OtherCustom"), *many)))
    response = car.until(iso2.ServiceDiscoveryReq).ok(iso2.ServiceDiscoveryReq())
    assert [one.service_id for one in response.service_list.service] == list(range(60001, 60009))
