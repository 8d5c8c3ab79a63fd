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
