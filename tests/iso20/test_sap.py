"""supportedAppProtocol over -2 and -20: priority after what is served, and -20 only where it is protected."""

import pytest

from firmware.iso15118 import api, v2gtp
from firmware.iso15118.exi import encode_iso20, encode_sap
from firmware.iso15118.messages import sap
from firmware.iso15118.messages.iso20 import common
from firmware.iso15118.session import SessionConfig
from tests.iso2.rig import ISO2_OFFER, Station
from tests.iso20.rig import AC, DC, Car, offer

NEGOTIATED = sap.ResponseCode.OK_SUCCESSFUL_NEGOTIATION
FAILED = sap.ResponseCode.FAILED_NO_NEGOTIATION


def iso2(priority: int) -> sap.AppProtocol:
    return sap.AppProtocol(
        protocol_namespace=ISO2_OFFER.protocol_namespace,
        version_number_major=2,
        version_number_minor=0,
        schema_id=2,
        priority=priority,
    )


@pytest.mark.parametrize(("iso20_priority", "schema"), [(1, 20), (3, 2)])
def test_priority_decides_and_not_the_order(iso20_priority: int, schema: int) -> None:
    car = Car()
    response = car.handshake(iso2(2), offer(AC, iso20_priority, 20))
    assert (response.response_code, response.schema_id) == (NEGOTIATED, schema)


@pytest.mark.parametrize(
    ("energy", "offered", "schema"),
    [(api.EnergyMode.AC, DC, None), (api.EnergyMode.DC, AC, None), (api.EnergyMode.DC, DC, 1)],
)
def test_only_energy_that_is_served(energy: api.EnergyMode, offered: api.Protocol, schema: int | None) -> None:
    response = Car(energy).handshake(offer(offered))
    assert response.schema_id == schema
    assert response.response_code is (NEGOTIATED if schema else FAILED)


@pytest.mark.parametrize("tls", [False, True])
def test_without_a_vehicle_certificate_there_is_only_iso2(tls: bool) -> None:
    """[V2G20-2356], [V2G20-1237]: neither plain TCP nor TLS without the vehicle's certificate gets -20."""
    car = Car(vehicle=None, tls=tls)
    assert car.handshake(offer(AC, 1, 20), iso2(2)).schema_id == 2
    alone = Car(vehicle=None, tls=tls)
    assert alone.handshake(offer(AC)).response_code is FAILED
    assert alone.session.ended


def test_a_laboratory_may_go_without_and_it_is_noted() -> None:
    config = SessionConfig(protocols=(AC,), iso20_unprotected=True)
    car = Car(vehicle=None, tls=False, config=config)
    car.until(common.AuthorizationSetupReq)
    notes = [trace.text for trace in car.station.all(api.Trace) if trace.warning]
    assert any("laboratory" in text and "V2G20-2356" in text for text in notes)


def test_not_served_unless_configured() -> None:
    assert Car(config=SessionConfig()).handshake(offer(AC)).response_code is FAILED


def test_wrong_major_version_is_no_offer() -> None:
    assert Car().handshake(offer(AC, major=2)).response_code is FAILED


def test_plug_and_charge_alone_needs_tls() -> None:
    config = SessionConfig(protocols=(AC,), iso20_unprotected=True)
    station = Station(energy_modes=(api.EnergyMode.AC,), auth_methods=(api.AuthMethod.PNC,))
    car = Car(pnc=True, station=station, config=config, tls=False, vehicle=None)
    assert car.handshake().response_code is FAILED


def test_a_repeated_handshake_is_answered_until_the_session_is_set_up() -> None:
    car = Car()
    car.handshake()
    assert car.handshake().response_code is NEGOTIATED
    car.setup()
    request = sap.SupportedAppProtocolReq(app_protocol=(offer(AC),))
    assert car.raw(v2gtp.frame(0x8001, encode_sap(request))) == []
    assert not car.session.ended


def test_the_payload_type_alone_selects_the_messages() -> None:
    """A frame of the other energy's stream is ignored, and the session goes on."""
    car = Car().charging()
    dc_car = Car(api.EnergyMode.DC)
    dc_car.session_id = car.session_id
    _, payload = encode_iso20(dc_car.loop_req())
    assert car.raw(v2gtp.frame(0x8004, payload)) == []
    car.ok(car.loop_req())
