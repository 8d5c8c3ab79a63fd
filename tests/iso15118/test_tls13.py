"""TLS 1.3 with mutual authentication: versions by the ClientHello, whom the station trusts, and what a vehicle gets."""

import dataclasses
import ssl
from functools import cache
from pathlib import Path

import pytest
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec

from firmware.iso15118 import tls13
from firmware.iso15118.api import Trace
from firmware.iso15118.client_hello import ClientHello
from firmware.iso15118.link import Link
from firmware.iso15118.sdp import TlsPolicy
from firmware.iso15118.tls import TlsEngine, TlsError, TlsServer
from firmware.iso15118.tls13 import VehicleTrust
from hil import pki as test_pki
from hil import pki20
from hil.pki import Spec, Usage
from tests.iso15118.fakes import FakeSession
from tests.iso15118.test_tls import Client, identity_of, shake


@cache
def world() -> test_pki.Pki:
    return test_pki.generate()


def chain(root: test_pki.Entity, name: str, domain: str, curve: ec.EllipticCurve, usage: Usage) -> test_pki.Chain:
    specs = [
        Spec(f"{name} Sub-CA 1", domain, Usage.AUTHORITY, 1, curve=curve),
        Spec(f"{name} Sub-CA 2", domain, Usage.AUTHORITY, 0, curve=curve),
        Spec(name, domain, usage, curve=curve),
    ]
    return test_pki.make_chain(root, (specs[0], specs[1], specs[2]), world().now)


@cache
def p521() -> dict[str, test_pki.Chain]:
    """The station's chain and a vehicle's, on the curve that -20 prescribes."""
    v2g = test_pki.issue(Spec("V2G Root G2", "V2G", Usage.AUTHORITY, curve=ec.SECP521R1()), None, world().now)
    oem = test_pki.issue(Spec("OEM Root G2", "OEM", Usage.AUTHORITY, curve=ec.SECP521R1()), None, world().now)
    mo = test_pki.issue(Spec("MO Root G2", "MO", Usage.AUTHORITY, curve=ec.SECP521R1()), None, world().now)
    curve = ec.SECP521R1()
    return {
        "secc": chain(v2g, "DEABCE00000002", "CPO", curve, Usage.SECC),
        "vehicle": chain(oem, "WMIV1234567890ABCDEX", "EVCC", curve, Usage.OEM),
        "provisioning": chain(oem, "WVWZZZ1KZAW000002", "OEM", curve, Usage.OEM),
        "contract": chain(mo, "DEABCC12345678", "MO", curve, Usage.CONTRACT),
        "contract_of_v2g": chain(v2g, "DEABCC12345679", "MO", curve, Usage.CONTRACT),
    }


class Vehicle(Client):
    """The ssl module with a client certificate."""

    def __init__(self, folder: Path, server: test_pki.Chain, own: test_pki.Chain | None, newest: bool = True) -> None:
        super().__init__(server.root.certificate, tls13=newest)
        if own is not None:
            (folder / "chain.pem").write_bytes(own.presented_pem)
            (folder / "key.pem").write_bytes(own.leaf.key_pem())
            context = self.connection.context
            context.load_cert_chain(folder / "chain.pem", folder / "key.pem")
            self.connection = context.wrap_bio(self.incoming, self.outgoing)


def strict() -> TlsServer:
    roots = (p521()["vehicle"].root.certificate, p521()["secc"].root.certificate)
    identities = [identity_of(world().secc), identity_of(p521()["secc"])]
    return TlsServer(identities, vehicles=VehicleTrust(roots))


def laboratory() -> TlsServer:
    roots = (world().oem_root.certificate, world().v2g_root.certificate)
    return TlsServer([identity_of(world().secc)], vehicles=VehicleTrust(roots, laboratory=True))


def refused(vehicle: Vehicle, engine: TlsEngine) -> bool:
    """The handshake failed, and no plaintext flows."""
    try:
        shake(vehicle, engine)
    except (TlsError, ssl.SSLError):
        return not engine.handshake_done
    return False


def test_mutual_authentication_on_secp521r1(tmp_path: Path) -> None:
    vehicle, engine = Vehicle(tmp_path, p521()["secc"], p521()["vehicle"]), strict().engine()
    shake(vehicle, engine)
    assert (engine.version, engine.handshake_done) == ("TLSv1.3", True)
    assert engine.cipher in tls13.CIPHERS_TLS13
    leaf = p521()["vehicle"].leaf
    assert engine.peer_chain[0] == leaf.der
    name, fingerprint = tls13.name_and_fingerprint(engine.peer_chain[0])
    assert (name, fingerprint) == ("WMIV1234567890ABCDEX", leaf.certificate.fingerprint(hashes.SHA256()))


def test_a_vehicle_of_iso2_still_gets_tls12_on_the_same_port(tmp_path: Path) -> None:
    vehicle, engine = Vehicle(tmp_path, world().secc, None, newest=False), strict().engine()
    shake(vehicle, engine)
    assert (engine.version, engine.peer_chain) == ("TLSv1.2", ())


def test_a_vehicle_without_certificate_has_none_afterwards(tmp_path: Path) -> None:
    """It may be one of -2; -20 is not served to it (tests/iso20/test_sap.py)."""
    vehicle, engine = Vehicle(tmp_path, p521()["secc"], None), strict().engine()
    shake(vehicle, engine)
    assert (engine.version, engine.peer_chain) == ("TLSv1.3", ())


@pytest.mark.parametrize("which", ["contract", "contract_of_v2g", "provisioning"])
def test_what_is_no_vehicle_certificate(tmp_path: Path, which: str) -> None:
    """[V2G20-2331], [V2G20-2401]: no MO root, and no contract certificate under whatever root."""
    assert refused(Vehicle(tmp_path, p521()["secc"], p521()[which]), strict().engine())


def test_a_chain_of_strangers(tmp_path: Path) -> None:
    stranger = test_pki.issue(Spec("OEM Root G2", "OEM", Usage.AUTHORITY, curve=ec.SECP521R1()), None, world().now)
    own = chain(stranger, "WMIV1234567890ABCDEX", "EVCC", ec.SECP521R1(), Usage.OEM)
    assert refused(Vehicle(tmp_path, p521()["secc"], own), strict().engine())


def test_p256_is_for_the_laboratory(tmp_path: Path) -> None:
    own = chain(p521()["vehicle"].root, "WMIV1234567890ABCDEX", "EVCC", ec.SECP256R1(), Usage.OEM)
    assert refused(Vehicle(tmp_path, p521()["secc"], own), strict().engine())
    vehicle, engine = Vehicle(tmp_path, world().secc, world().oem), laboratory().engine()
    shake(vehicle, engine)
    assert engine.version == "TLSv1.3"
    assert engine.peer_chain[0] == world().oem.leaf.der


def test_a_strict_station_without_a_secp521r1_chain_speaks_tls12(tmp_path: Path) -> None:
    server = TlsServer([identity_of(world().secc)], vehicles=VehicleTrust((world().oem_root.certificate,)))
    vehicle, engine = Vehicle(tmp_path, world().secc, world().oem), server.engine()
    shake(vehicle, engine)
    assert engine.version == "TLSv1.2"


@cache
def ed448_world() -> pki20.Pki20:
    return pki20.generate(world().now, test_pki.Ed448())


def test_mutual_authentication_with_ed448(tmp_path: Path) -> None:
    """Both sides' chains are Ed448 from the root down; the vehicle's is verified up to its OEM root."""
    made = ed448_world()
    trust = VehicleTrust((made.oem_root.certificate,))
    identities = [identity_of(world().secc), identity_of(made.secc)]
    engine = TlsServer(identities, vehicles=trust).engine()
    shake(Vehicle(tmp_path, made.secc, made.vehicle), engine)
    assert engine.version == "TLSv1.3"
    assert engine.peer_chain[0] == made.vehicle.leaf.der
    for wrong in (made.contracts[0], made.provisioning):
        engine = TlsServer(identities, vehicles=trust).engine()
        assert refused(Vehicle(tmp_path, made.secc, wrong), engine)


def test_an_ed448_vehicle_at_a_station_on_secp521r1(tmp_path: Path) -> None:
    """The vehicle's kind of certificate is its own affair."""
    own = ed448_world()
    roots = VehicleTrust((own.oem_root.certificate,))
    engine = TlsServer([identity_of(p521()["secc"])], vehicles=roots).engine()
    shake(Vehicle(tmp_path, p521()["secc"], own.vehicle), engine)
    assert (engine.version, engine.peer_chain[0]) == ("TLSv1.3", own.vehicle.leaf.der)


HELLO = ClientHello(
    versions=(0x0304, 0x0303), cipher_suites=(0x1302,), signature_algorithms=(0x0603, 0x0403), groups=(0x0019, 0x0017)
)


@pytest.mark.parametrize(
    ("change", "laboratory", "group"),
    [
        ({}, False, tls13.SECP521R1),
        ({"versions": (0x0303,)}, True, None),
        ({"groups": (0x0017,)}, False, None),
        ({"groups": (0x0017,)}, True, tls13.SECP256R1),
        ({"groups": (0x001D,)}, True, None),
        ({"groups": (0x001E,)}, False, tls13.X448),
        ({"groups": (0x001E, 0x0019)}, False, tls13.SECP521R1),
        ({"groups": (0x001E, 0x001D)}, False, None),  # x25519 would be taken
        ({"signature_algorithms": (0x0808,)}, False, None),  # no chain of that kind here
        ({"signature_algorithms": (0x0403,)}, False, None),
    ],
)
def test_choice_by_the_client_hello(change: dict[str, tuple[int, ...]], laboratory: bool, group: object) -> None:
    identities = [identity_of(world().secc), identity_of(p521()["secc"])]
    chosen = tls13.choose(dataclasses.replace(HELLO, **change), identities, VehicleTrust((), laboratory))  # type: ignore[arg-type]
    assert (chosen[1] if chosen else None) is group
    if chosen and not laboratory:
        assert chosen[0] is identities[1]


def test_the_chain_whose_root_the_vehicle_names() -> None:
    other = chain(p521()["vehicle"].root, "DEXYZE00000003", "CPO", ec.SECP521R1(), Usage.SECC)
    identities = [identity_of(p521()["secc"]), identity_of(other)]
    hello = dataclasses.replace(HELLO, certificate_authorities=(other.root.certificate.subject.public_bytes(),))
    chosen = tls13.choose(hello, identities, VehicleTrust(()))
    assert chosen is not None
    assert chosen[0] is identities[1]


def test_the_link_tells_the_session_who_the_vehicle_is(tmp_path: Path) -> None:
    told: list[bytes] = []

    def mutual(leaf: bytes, now: float) -> FakeSession:
        told.append(leaf)
        return FakeSession(True, now)

    link = Link(FakeSession, TlsPolicy.REQUIRED, strict().engine, mutual)
    vehicle = Vehicle(tmp_path, p521()["secc"], p521()["vehicle"])
    for _ in range(6):
        link.receive_data(vehicle.step(), 1.0)
        vehicle.incoming.write(link.data_to_send())
    assert told == [p521()["vehicle"].leaf.der]
    notes = []
    while (event := link.next_event()) is not None:
        notes += [event.text] if isinstance(event, Trace) else []
    assert any("TLSv1.3" in text for text in notes)
