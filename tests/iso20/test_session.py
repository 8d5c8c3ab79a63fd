"""Session id, sequence, timers, hostile octets, the end, pause and resume, service renegotiation."""

from dataclasses import replace

import pytest

from firmware.iso15118 import api, v2gtp
from firmware.iso15118.exi import encode_iso20
from firmware.iso15118.messages.iso20 import ac, common, dc
from firmware.iso15118.messages.iso20.common_types import ListOfRootCertificateIDs
from firmware.iso15118.messages.xmldsig import X509IssuerSerial
from firmware.iso15118.session import SessionConfig, Vehicle
from firmware.station.known import PAUSED_KEY, known_from, paused_text
from tests.iso2.rig import Station
from tests.iso20.rig import CONFIG, VEHICLE, Car, Code

MODES = (api.EnergyMode.AC, api.EnergyMode.DC, api.EnergyMode.AC_BPT, api.EnergyMode.DC_BPT)


@pytest.mark.parametrize("dynamic", [False, True])
@pytest.mark.parametrize("energy", MODES)
def test_a_whole_session(energy: api.EnergyMode, dynamic: bool) -> None:
    car = Car(energy, dynamic=dynamic).charging()
    for _ in range(5):
        car.wait(0.2)
        car.ok(car.loop_req())
    assert car.station.closed_contactor or car.dc
    car.ok(car.power_req(common.ChargeProgress.STOP))
    assert not car.station.closed_contactor
    if car.dc:
        car.ok(car.make(dc.DC_WeldingDetectionReq, ev_processing="Finished"))
    car.ok(car.stop_req())
    assert car.station.ended is not None
    assert car.station.ended.reason is api.EndReason.TERMINATED
    assert [type(effect) for effect in car.station.effects].count(api.ChargeStarted) == 1
    assert [type(effect) for effect in car.station.effects].count(api.ChargeStopped) == 1


@pytest.mark.parametrize("energy", MODES[:2])
def test_every_message_is_checked_for_the_session_id(energy: api.EnergyMode) -> None:
    """[V2G20-460]; zero is no wildcard."""
    for kind, _ in Car(energy).course()[2:]:
        for wrong in (bytes(8), b"\x00" * 7 + b"\xfe"):
            car = Car(energy).until(kind)
            car.session_id = wrong
            request = {
                common.AuthorizationSetupReq: lambda c: c.make(common.AuthorizationSetupReq),
                common.AuthorizationReq: lambda c: c.authorization_req(),
                common.ServiceDiscoveryReq: lambda c: c.make(common.ServiceDiscoveryReq),
                common.ServiceDetailReq: lambda c: c.make(common.ServiceDetailReq, service_id=c.service),
                common.ServiceSelectionReq: lambda c: c.selection_req(),
                common.ScheduleExchangeReq: lambda c: c.schedule_req(),
                dc.DC_CableCheckReq: lambda c: c.make(dc.DC_CableCheckReq),
                dc.DC_PreChargeReq: lambda c: c.pre_charge_req(),
                common.PowerDeliveryReq: lambda c: c.power_req(),
                ac.AC_ChargeLoopReq: lambda c: c.loop_req(),
                dc.DC_ChargeLoopReq: lambda c: c.loop_req(),
                ac.AC_ChargeParameterDiscoveryReq: lambda c: c.parameters_req(),
                dc.DC_ChargeParameterDiscoveryReq: lambda c: c.parameters_req(),
            }[kind](car)
            car.refused(Code.FAILED_UNKNOWN_SESSION, request)


def test_a_message_out_of_turn_is_a_sequence_error_in_its_own_response() -> None:
    car = Car().until(common.AuthorizationSetupReq)
    car.refused(Code.FAILED_SEQUENCE_ERROR, car.power_req())
    early = Car(api.EnergyMode.DC).until(dc.DC_CableCheckReq)
    early.refused(Code.FAILED_SEQUENCE_ERROR, early.pre_charge_req())


def test_sixty_seconds_between_messages_and_half_a_second_in_the_loop() -> None:
    """[V2G20-1500], [V2G20-1502]."""
    car = Car().charging()
    car.wait(59.9)
    assert not car.session.ended  # after PowerDelivery it is the long time still
    car.ok(car.loop_req())
    car.wait(0.49)
    assert not car.session.ended
    car.ok(car.loop_req())
    car.wait(0.51)
    assert car.station.ended is not None
    assert car.station.ended.reason is api.EndReason.SEQUENCE_TIMEOUT
    car.gone_without_energy()


def test_the_loop_time_can_be_relaxed() -> None:
    car = Car(config=replace(CONFIG, iso20_loop_timeout_s=2.0)).charging()
    car.ok(car.loop_req())
    car.wait(1.9)
    assert not car.session.ended
    car.ok(car.loop_req())
    car.wait(2.1)
    assert car.session.closed


@pytest.mark.parametrize("state", [common.AuthorizationSetupReq, common.ServiceDetailReq, common.PowerDeliveryReq])
def test_the_end_is_legal_at_any_point(state: type) -> None:
    car = Car().until(state)
    car.ok(car.stop_req())
    assert car.station.ended is not None
    assert car.station.ended.reason is api.EndReason.TERMINATED
    car.gone_without_energy()


def test_the_end_in_the_loop_takes_the_energy() -> None:
    car = Car(api.EnergyMode.DC).charging()
    car.ok(car.loop_req())
    car.ok(car.stop_req())
    assert car.station.view.present_current_a == 0.0
    car.gone_without_energy()


# --- hostile octets ---------------------------------------------------------------------------------------------------


def test_a_recognised_but_malformed_request_is_refused_at_once() -> None:
    car = Car().until(common.ServiceDetailReq)
    _, payload = encode_iso20(car.make(common.ServiceDetailReq, service_id=1))
    response = car.response(car.raw(v2gtp.frame(0x8002, payload[:-2])))
    assert isinstance(response, common.ServiceDetailRes)
    assert response.response_code is Code.FAILED
    car.gone_without_energy()


@pytest.mark.parametrize("payload", [b"\x00", b"\x80", b"\xff" * 40, b"\x80\xff\xff"])
def test_garbage_closes_the_session_and_nothing_else(payload: bytes) -> None:
    car = Car().charging()
    car.ok(car.loop_req())
    assert car.raw(v2gtp.frame(0x8002, payload)) == []
    assert car.session.closed
    car.gone_without_energy()


def test_a_response_from_the_ev_closes_the_session() -> None:
    car = Car().until(common.AuthorizationSetupReq)
    _, payload = encode_iso20(car.make(common.SessionStopRes, response_code=Code.OK))
    assert car.raw(v2gtp.frame(0x8002, payload)) == []
    assert car.session.closed


def test_frames_cut_and_joined_anyhow() -> None:
    car = Car().until(common.SessionSetupReq)
    kind, payload = encode_iso20(car.setup_req())
    octets = v2gtp.frame(kind, payload)
    frames = []
    for octet in octets:
        frames += car.raw(bytes([octet]))
    assert isinstance(car.response(frames), common.SessionSetupRes)


# --- pause and resume -------------------------------------------------------------------------------------------------


def paused(car: Car) -> api.PausedSession:
    car.ok(car.loop_req())
    car.ok(car.power_req(common.ChargeProgress.STOP))
    car.ok(car.stop_req(common.ChargingSession.PAUSE))
    assert car.station.ended is not None
    assert car.station.ended.reason is api.EndReason.PAUSED
    assert car.station.ended.paused is not None
    return car.station.ended.paused


def test_pause_and_resume_at_the_parameters() -> None:
    kept = paused(Car(dynamic=True).charging())
    assert (kept.service, kept.parameter_set, kept.vehicle) == (1, 2, VEHICLE.fingerprint)
    car = Car(dynamic=True, station=Station(energy_modes=(api.EnergyMode.AC,), paused=kept))
    car.handshake()
    assert car.setup(kept.session_id).response_code is Code.OK_OLD_SESSION_JOINED
    assert car.session_id == kept.session_id
    car.ok(car.parameters_req())
    car.ok(car.schedule_req())
    car.ok(car.power_req())
    car.ok(car.loop_req())


def test_another_vehicle_does_not_join() -> None:
    """[V2G20-2677]: the binding is the vehicle certificate, not what the EV says of itself."""
    kept = paused(Car().charging())
    station = Station(energy_modes=(api.EnergyMode.AC,), paused=kept)
    car = Car(station=station, vehicle=Vehicle(VEHICLE.common_name, b"another certificate's fingerprint"))
    car.handshake()
    assert car.setup(kept.session_id).response_code is Code.OK_NEW_SESSION_ESTABLISHED
    assert car.session_id != kept.session_id
    car.refused(Code.FAILED_SEQUENCE_ERROR, car.parameters_req())


@pytest.mark.parametrize("auth", [api.AuthState.NONE, api.AuthState.REJECTED])
def test_only_a_session_whose_authorisation_holds_is_joined(auth: api.AuthState) -> None:
    """The vehicle is told a new session, in which it can be authorised: not one that leads nowhere."""
    kept = paused(Car().charging())
    car = Car(station=Station(energy_modes=(api.EnergyMode.AC,), paused=kept, auth=auth))
    car.handshake()
    assert car.setup(kept.session_id).response_code is Code.OK_NEW_SESSION_ESTABLISHED
    assert car.session_id != kept.session_id
    car.authorization_setup()
    car.station.set(auth=api.AuthState.ACCEPTED)
    car.authorize()


def test_an_authorisation_that_ends_after_joining_gives_no_energy() -> None:
    kept = paused(Car().charging())
    car = Car(station=Station(energy_modes=(api.EnergyMode.AC,), paused=kept))
    car.handshake()
    car.setup(kept.session_id)
    car.station.set(auth=api.AuthState.REJECTED)
    car.refused(Code.FAILED_SEQUENCE_ERROR, car.parameters_req())


def test_what_is_kept_survives_the_disk() -> None:
    """As the station keeps it over a power cut (station/known.py)."""
    kept = paused(Car(api.EnergyMode.DC_BPT, dynamic=True).charging())
    text = paused_text(kept)
    assert text is not None
    again = known_from({PAUSED_KEY: text}).paused
    assert again == kept
    car = Car(api.EnergyMode.DC_BPT, dynamic=True, station=Station(True, energy_modes=(api.EnergyMode.DC_BPT,)))
    car.station.set(paused=again)
    car.handshake()
    assert car.setup(kept.session_id).response_code is Code.OK_OLD_SESSION_JOINED
    car.ok(car.parameters_req())
    car.ok(car.schedule_req())


def test_a_resumed_dc_session_checks_the_cable_anew() -> None:
    kept = paused(Car(api.EnergyMode.DC).charging())
    car = Car(api.EnergyMode.DC, station=Station(True, paused=kept))
    car.handshake()
    car.setup(kept.session_id)
    car.ok(car.parameters_req())
    car.ok(car.schedule_req())
    car.refused(Code.FAILED_SEQUENCE_ERROR, car.power_req())


def test_service_renegotiation_leads_back_without_energy() -> None:
    """[V2G20-1477]."""
    car = Car(api.EnergyMode.DC).charging()
    car.ok(car.loop_req())
    car.ok(car.stop_req(common.ChargingSession.SERVICE_RENEGOTIATION))
    assert not car.session.ended
    assert not car.station.closed_contactor
    car.dynamic = True
    for kind, step in car.course()[4:]:
        assert kind is not common.SessionSetupReq
        step()
    assert sum(isinstance(effect, api.StartCableCheck) for effect in car.station.effects) == 2


def test_service_renegotiation_before_authorisation_is_refused() -> None:
    car = Car().until(common.AuthorizationReq)
    request = car.stop_req(common.ChargingSession.SERVICE_RENEGOTIATION)
    car.refused(Code.FAILED_NO_SERVICE_RENEGOTIATION_SUPPORTED, request)


def test_evccid_other_than_the_certificates_name_is_noted() -> None:
    """[V2G20-2598]."""
    car = Car()
    car.evcc_id = "02:00:00:00:00:01"
    car.until(common.AuthorizationSetupReq)
    assert any("V2G20-2598" in trace.text for trace in car.station.all(api.Trace))
    assert SessionConfig().iso20_loop_timeout_s == 0.5


def test_certificate_installation_is_refused_in_its_own_response() -> None:
    """AuthorizationSetup has said that there is none."""
    car = Car().until(common.AuthorizationReq)
    request = car.make(
        common.CertificateInstallationReq,
        oem_provisioning_certificate_chain=common.SignedCertificateChain(id="id1", certificate=b"certificate"),
        list_of_root_certificate_ids=ListOfRootCertificateIDs(
            root_certificate_id=(X509IssuerSerial(x509_issuer_name="CN=V2G", x509_serial_number=1),)
        ),
        maximum_contract_certificate_chains=3,
    )
    response = car.refused(Code.FAILED_SEQUENCE_ERROR, request)
    assert response.remaining_contract_certificate_chains == 0
