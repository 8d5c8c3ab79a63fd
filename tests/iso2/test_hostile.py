"""Peers that do what no vehicle may do: replayed, reordered, truncated, mis-signed, cross-signed, oversize, slow.

First against the session, where time stands still; then many at once against `evse run` while a car charges: the car
notices nothing, and nothing is left of them.
"""

import contextlib
import random
import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from firmware.iso15118 import api, sdp, v2gtp
from firmware.iso15118.exi import decode_iso2
from firmware.iso15118.messages import iso2, sap
from firmware.iso15118.messages.xmldsig import Signature
from firmware.iso15118.pki.keys import SoftwareKey
from firmware.iso15118.pki.signature import sign
from hil.rig_virtual import Rig
from tests.iso2.rig import Car, Code, contracts, world
from tests.iso2.wire import SDP_PORT, WireCar
from tests.iso2.wire_cases import Bench, station_config

COURSES = [(False, False), (True, False), (False, True), (True, True)]  # DC, PnC
COURSE_IDS = ["ac-eim", "dc-eim", "ac-pnc", "dc-pnc"]
SEED = 15118


class Recorder(Car):
    """A car whose frames are kept."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        self.frames: list[bytes] = []
        super().__init__(*arguments, **options)

    def raw(self, octets: bytes) -> list[v2gtp.Frame]:
        self.frames.append(octets)
        return super().raw(octets)


def recorded(dc: bool, pnc: bool) -> list[bytes]:
    """Everything that a car sends from the first message to the charging loop."""
    car = Recorder(dc, pnc)
    car.charging()
    car.ok(car.loop())
    return car.frames


def play(car: Car, octets: bytes) -> list[v2gtp.Frame]:
    """Send, and give an answer that waits for the contactor its time."""
    return car.raw(octets) or car.wait(4.5)


def no_harm(car: Car) -> None:
    """Whatever the peer did: no energy now, and the session is over or still waits for the right thing."""
    car.wait(70.0)
    assert car.session.closed
    assert not car.station.closed_contactor
    assert car.station.ended is not None


def fresh(dc: bool, pnc: bool) -> Car:
    """A session whose generator has gone on since the recorded one."""
    car = Car(dc, pnc)
    car.session._setup.random_bytes(8)
    return car


# --- replayed, reordered, doubled -------------------------------------------------------------------------------------


@pytest.mark.parametrize(("dc", "pnc"), COURSES, ids=COURSE_IDS)
def test_a_recorded_session_played_again(dc: bool, pnc: bool) -> None:
    """To the letter: it ends with the first message that carries the old session's id, and asks nobody."""
    car = fresh(dc, pnc)
    for octets in recorded(dc, pnc):
        car.raw(octets)
    assert car.station.ended is not None
    assert "UnknownSession" in car.station.ended.detail
    assert not car.station.all(api.RequestAuthorization)
    assert not car.station.all(api.RequestContactor)
    no_harm(car)


def test_a_recorded_session_with_the_new_id_put_in() -> None:
    """The best that an eavesdropper can do with a contract's session: the challenge is another one."""
    car = fresh(False, True).until(iso2.AuthorizationReq)
    for octets in recorded(False, True):
        message = octets[8:]
        with contextlib.suppress(Exception):
            decoded = decode_iso2(message)
            if isinstance(decoded.body, iso2.AuthorizationReq) and decoded.header.signature is not None:
                car.refused(Code.FAILED_CHALLENGE_INVALID, decoded.body, signature=decoded.header.signature)
    assert not car.station.all(api.RequestAuthorization)
    no_harm(car)


@pytest.mark.parametrize(("dc", "pnc"), COURSES, ids=COURSE_IDS)
def test_two_neighbours_exchanged(dc: bool, pnc: bool) -> None:
    """Each request before the one that it follows: refused, and nothing comes of what stands behind it."""
    count = len(Car(dc, pnc).course())
    for first in range(1, count - 1):
        car = Car(dc, pnc)
        car.challenge = bytes(16)  # what an Authorization before its PaymentDetails has
        steps = car.course()
        for _, step in steps[:first]:
            step()
        with pytest.raises(AssertionError):
            for _, step in (steps[first + 1], steps[first], *steps[first + 2 :]):
                step()
        assert car.station.ended is not None, steps[first][0]
        assert car.station.ended.reason is api.EndReason.FAILED_RESPONSE
        no_harm(car)


@pytest.mark.parametrize(("dc", "pnc"), COURSES, ids=COURSE_IDS)
def test_every_message_twice(dc: bool, pnc: bool) -> None:
    """Sent again before the answer is read: answered or refused by the table, one answer each, and no harm."""
    for count in range(1, len(recorded(dc, pnc))):
        frames = recorded(dc, pnc)[:count]
        car = Car(dc, pnc)
        for octets in frames[:-1]:
            car.raw(octets)
        answers = car.raw(frames[-1] * 2)
        assert len(answers) <= 2
        no_harm(car)


def test_any_order_of_recorded_frames() -> None:
    chance = random.Random(SEED)
    for dc, pnc in COURSES:
        frames = recorded(dc, pnc)
        for _ in range(25):
            car = Car(dc, pnc)
            chance.shuffle(frames)
            for octets in frames:
                car.raw(octets)
            no_harm(car)


# --- truncated, oversize ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("dc", "pnc"), COURSES, ids=COURSE_IDS)
def test_truncated_messages(dc: bool, pnc: bool) -> None:
    """Cut short with a length that fits: its own response with FAILED, or the end at once; never a wait."""
    frames = recorded(dc, pnc)
    for count in range(1, len(frames)):
        payload = frames[count][8:]
        for kept in {0, 1, 2, len(payload) // 2, len(payload) - 3}:
            car = Car(dc, pnc)
            for octets in frames[:count]:
                car.raw(octets)
            answers = play(car, v2gtp.frame(0x8001, payload[: max(kept, 1)]))
            if car.station.ended is None:
                assert answers, "neither an answer nor an end"  # the octets that were cut off were not needed
            no_harm(car)


def test_a_frame_that_never_ends() -> None:
    """The header announces what never comes: the sequence timer ends it."""
    car = Car().charging()
    frame = car.encode(car.loop())
    assert car.raw(frame[:-1]) == []
    car.silence()


def test_oversize() -> None:
    car = Car().charging()
    car.raw(b"\x01\xfe\x80\x01" + (v2gtp.MAX_SESSION_PAYLOAD + 1).to_bytes(4, "big"))
    assert car.station.ended is not None
    assert car.station.ended.reason is api.EndReason.PROTOCOL_ERROR
    no_harm(car)


def test_the_largest_frame_that_is_taken() -> None:
    car = Car().charging()
    car.raw(v2gtp.frame(0x8001, bytes(v2gtp.MAX_SESSION_PAYLOAD)))
    assert car.station.ended is not None
    no_harm(car)


@pytest.mark.parametrize("octets", [801, 1200, 4000])
def test_an_oversize_certificate(octets: int) -> None:
    car = Car(pnc=True).until(iso2.PaymentDetailsReq)
    body = iso2.PaymentDetailsReq(
        emaid=world().options.emaid,
        contract_signature_cert_chain=iso2.CertificateChain(certificate=b"\x30\x82" + bytes(octets)),
    )
    with contextlib.suppress(Exception):  # the encoder may refuse before the station does
        response = car.send(body)
        assert response is None or response.response_code.value.startswith("FAILED")
        assert not car.station.all(api.RequestAuthorization)
        no_harm(car)


def test_slow_octet_by_octet() -> None:
    """An octet every ten seconds is no request in time."""
    car = Car().charging()
    for octet in car.encode(car.loop()):
        if car.session.ended:
            break
        car.raw(bytes([octet]))
        car.wait(10.0)
    assert car.station.ended is not None
    assert car.station.ended.reason is api.EndReason.SEQUENCE_TIMEOUT
    no_harm(car)


# --- mis-signed, cross-signed -----------------------------------------------------------------------------------------


def forged(car: Car, name: str) -> Signature:
    """Signatures that are not the contract's over this body."""
    assert car.contract is not None
    body, key = car.authorization(), SoftwareKey(car.contract.key)
    other = iso2.AuthorizationReq(id="id1", gen_challenge=bytes(16))
    match name:
        case "another-body":
            return sign((other,), key)
        case "another-id":
            return sign((iso2.AuthorizationReq(id="id2", gen_challenge=car.challenge),), key)
        case "two-bodies":
            return sign((body, iso2.AuthorizationReq(id="id2", gen_challenge=car.challenge)), key)
        case "twice-the-same":
            return sign((body, body), key)
        case "sub-ca":
            return sign((body,), SoftwareKey(world().contract.sub2.key))
        case "station":
            return sign((body,), SoftwareKey(world().secc.leaf.key))
        case _:
            return sign((body,), SoftwareKey(contracts()["wrong_root"].key))


@pytest.mark.parametrize(
    "name", ["another-body", "another-id", "two-bodies", "twice-the-same", "sub-ca", "station", "stranger"]
)
def test_mis_signed(name: str) -> None:
    car = Car(pnc=True).until(iso2.AuthorizationReq)
    body = car.authorization()
    car.refused(Code.FAILED_SIGNATURE_ERROR, body, signature=forged(car, name))
    assert not car.station.all(api.RequestAuthorization)
    no_harm(car)


@pytest.mark.parametrize("contract", sorted(set(contracts()) - {"good", "other_key", "country_set"}))
def test_chains_that_are_put_together(contract: str) -> None:
    """Leaves, sub-CAs and roots of two worlds in every wrong combination: nobody is asked, no energy."""
    car = Car(pnc=True, contract=contract).until(iso2.PaymentDetailsReq)
    response = car.send(car.details())
    if response.response_code.value.startswith("OK"):  # the station's own root at the end of the chain is tolerated
        assert contract == "root_included"
        return
    assert not car.station.all(api.RequestAuthorization)
    no_harm(car)


# --- many at once, against a station that runs ------------------------------------------------------------------------


@pytest.fixture(scope="module")
def rig(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Rig]:
    config = station_config("ac")
    with Rig(tmp_path_factory.mktemp("hostile"), energy="ac", pki=world(), config=config) as made:
        yield made


class Charging:
    """A car that charges, and looks all the time whether it still does."""

    def __init__(self, bench: Bench, pnc: bool) -> None:
        self.car: WireCar = bench.charging(pnc)
        self.slowest_s = 0.0
        self.loops = 0
        self._over = threading.Event()
        self._error: BaseException | None = None
        self._thread = threading.Thread(target=self._run, daemon=True)

    def __enter__(self) -> "Charging":
        self._thread.start()
        return self

    def _run(self) -> None:
        try:
            while not self._over.wait(0.1):
                began = time.monotonic()
                answer = self.car.ok(self.car.loop())
                self.slowest_s = max(self.slowest_s, time.monotonic() - began)
                self.loops += 1
                if answer.receipt_required:
                    body = iso2.MeteringReceiptReq(
                        id="id1",
                        session_id=self.car.session_id,
                        sa_schedule_tuple_id=self.car.tuple_id,
                        meter_info=answer.meter_info,
                    )
                    self.car.ok(body, signature=self.car.signed(body))
        except BaseException as error:
            self._error = error

    def __exit__(self, *_: object) -> None:
        self._over.wait(1.0)  # it goes on after the strangers, too
        self._over.set()
        self._thread.join(10)
        if self._error is not None:
            raise AssertionError("the car was disturbed") from self._error
        self.car.daemon.wait_for("still charging", lambda s: s["connectors"][0]["contactor"] == "closed", 1.0)
        assert self.loops > 3
        assert self.slowest_s < 2.0, "the vehicle's message timeout"
        self.car.ok(self.car.stop())
        self.car.signal_b()
        self.car.ok(self.car.session_stop())


def doors(rig: Rig) -> int:
    """Files and sockets that the daemon holds."""
    return sum(1 for _ in Path(f"/proc/{rig.station.pid}/fd").iterdir())


def settled(rig: Rig, before: int) -> None:
    """Nothing is left of the strangers."""
    rig.until("descriptors as before", lambda: True if doors(rig) <= before else None, 10.0)


def connected(port: tuple[str, int], count: int) -> list[socket.socket]:
    made = []
    for _ in range(count):
        with contextlib.suppress(OSError):
            made.append(socket.create_connection(port, timeout=2.0))
    return made


def _port(car: WireCar) -> tuple[str, int]:
    assert car.stream is not None
    address, port = car.stream.getpeername()[:2]
    return str(address), int(port)


@pytest.mark.slow
@pytest.mark.parametrize("pnc", [False, True], ids=["plain", "tls"])
def test_connections_beside_a_session(rig: Rig, pnc: bool) -> None:
    """Silent ones, garbage, half a ClientHello, 4 GiB, good requests with the session's own id: all are closed."""
    bench = Bench(rig, dc=False)
    try:
        with Charging(bench, pnc) as charging:
            before = doors(rig)
            car, port = charging.car, _port(charging.car)
            chance = random.Random(SEED)
            stop = car.encode(car.session_stop())
            for octets in (
                b"",
                chance.randbytes(4000),
                b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
                b"\x01\xfe\x80\x01\xff\xff\xff\xff",
                stop,
                car.encode(iso2.SessionSetupReq(evcc_id=car.evcc_id), car.session_id),
            ):
                strangers = connected(port, 20)
                for one in strangers:
                    with contextlib.suppress(OSError):
                        one.sendall(octets)
                        one.settimeout(2.0)
                        assert one.recv(100) == b"", "a stranger was answered"
                for one in strangers:
                    one.close()
            settled(rig, before)
    finally:
        bench.leave()


@pytest.mark.slow
def test_sdp_flood_beside_a_session(rig: Rig) -> None:
    """Thousands of datagrams, good and bad ones: the loop keeps its pace, and nothing is answered while it runs."""
    bench = Bench(rig, dc=False)
    try:
        with Charging(bench, False), socket.socket(socket.AF_INET6, socket.SOCK_DGRAM) as udp:
            chance = random.Random(SEED)
            good = sdp.make_request(sdp.Security.NONE)
            for number in range(3000):
                with contextlib.suppress(OSError):
                    udp.sendto(good if number % 3 else chance.randbytes(chance.choice((0, 7, 10, 1400))), SDP_PORT)
                if number % 100 == 0:
                    time.sleep(0.01)
            time.sleep(1.0)
            udp.setblocking(False)
            with pytest.raises(BlockingIOError):
                udp.recv(100)
    finally:
        bench.leave()


@pytest.mark.slow
def test_crowd_before_the_session(rig: Rig) -> None:
    """A hundred connections that say nothing or feed octets slowly, then the car: it is served, and they are gone."""
    bench = Bench(rig, dc=False)
    before = doors(rig)
    car = bench.car().plug_in()
    car.connect()
    crowd = connected(_port(car), 100)
    assert crowd
    car.hang_up()
    feeding = threading.Event()

    def feed() -> None:
        octets = iter(v2gtp.frame(0x8001, bytes(2000)))
        while not feeding.wait(0.02) and (octet := next(octets, None)) is not None:
            with contextlib.suppress(OSError):
                crowd[-1].sendall(bytes([octet]))

    slow = threading.Thread(target=feed, daemon=True)
    slow.start()
    try:
        car = bench.car()
        car.until(iso2.ChargingStatusReq)
        car.ok(car.loop())
        feeding.set()
        slow.join(5)
        for one in crowd:
            one.close()
        settled(rig, before + 2)  # the car's connection, and a file that comes and goes
    finally:
        bench.leave()
    settled(rig, before + 1)


@pytest.mark.slow
def test_reconnecting_again_and_again(rig: Rig) -> None:
    """Forty sessions that break off at the same place, by FIN or by reset: each next one is served at once."""
    bench = Bench(rig, dc=False)
    before = doors(rig)
    car = bench.car().plug_in()
    try:
        for number in range(40):
            car = bench.car()
            car.until(iso2.ServiceDiscoveryReq)
            assert car.stream is not None
            if number % 2:
                car.stream.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\x01\0\0\0\0\0\0\0")
            car.hang_up()
        car = bench.car()
        car.until(iso2.ChargingStatusReq)
        car.ok(car.loop())
    finally:
        bench.leave()
    settled(rig, before + 1)


@pytest.mark.slow
def test_memory_after_all_that(rig: Rig) -> None:
    """The daemon has not grown by what strangers sent."""
    text = Path(f"/proc/{rig.station.pid}/status").read_text()
    (resident,) = [int(line.split()[1]) for line in text.splitlines() if line.startswith("VmRSS")]
    assert resident < 200_000, f"{resident} kB"


def test_the_handshake_is_a_message_too() -> None:
    """supportedAppProtocol with twenty offers, all alike or none of them known."""
    offer = sap.AppProtocol(
        protocol_namespace="urn:x", version_number_major=1, version_number_minor=0, schema_id=1, priority=1
    )
    car = Car()
    assert car.offer(*[offer] * 20).response_code is sap.ResponseCode.FAILED_NO_NEGOTIATION
    no_harm(car)
