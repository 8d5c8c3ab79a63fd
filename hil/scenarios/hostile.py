"""Stories with peers that do what no peer may do. The station goes on, and nothing of it closes the contactor."""

from __future__ import annotations

import asyncio
import random
import socket
import ssl
import threading
import time

from firmware.iso15118 import sdp
from firmware.iso15118.v2gtp import PayloadType, frame
from hil.ev.link import discover
from hil.ev.options import EvccOptions, Misdeed, State
from hil.rig_virtual import TOKEN, Rig
from hil.scenarios.charging import PATIENT_S
from hil.scenarios.expect import no_transaction, one_transaction

SEED = 15118
SILENT_LIMIT_S = 25.0


def _secc(rig: Rig) -> tuple[str, int]:
    found = asyncio.run(discover(rig.link()))
    return found.address, found.port


def _connect(rig: Rig) -> socket.socket:
    address, port = _secc(rig)
    return socket.create_connection((address, port), timeout=10.0)


def _closed_within(connection: socket.socket, limit_s: float) -> bool:
    """The station closes; what it sends before does not matter."""
    connection.settimeout(limit_s)
    give_up = time.monotonic() + limit_s
    try:
        while time.monotonic() < give_up:
            if not connection.recv(4096):
                return True
    except TimeoutError:
        return False
    except OSError:
        return True  # a reset is an end, too
    return False


def _charges(rig: Rig) -> None:
    """The station serves the next car as if nothing had been."""
    visit = rig.visit(EvccOptions(loops=3, message_timeout_s=PATIENT_S), plug_in=False)
    rig.station.control.sim("swipe", TOKEN)
    outcome = visit.outcome()
    assert outcome.regular, outcome
    rig.unplug()
    rig.wait_idle()
    one_transaction(rig, stopped="StoppedByEV", token=TOKEN, kind="ISO14443")


def bad_signature(rig: Rig) -> None:
    """A stolen contract without its key: no energy, and the answer says why."""
    with rig.nothing_closes():
        options = EvccOptions(
            contract=rig.contract,
            message_timeout_s=PATIENT_S,
            misdeeds={State.AUTHORIZATION: Misdeed.BAD_SIGNATURE},
        )
        outcome = rig.visit(options, tls=True).outcome()
        assert outcome.failure_code == "FAILED_SignatureError", outcome
        rig.unplug()
        rig.wait_idle()
    no_transaction(rig)


def second_connection(rig: Rig) -> None:
    """While a car charges, others connect: they are turned away, and the car notices nothing."""
    visit = rig.visit(EvccOptions(loops=None, message_timeout_s=PATIENT_S))
    rig.station.control.sim("swipe", TOKEN)
    visit.wait_loops(5)
    assert visit.car.secc is not None
    address, port = visit.car.secc.address, visit.car.secc.port
    for _ in range(5):
        try:
            other = socket.create_connection((address, port), timeout=5.0)
        except OSError:
            continue  # refused is as good as closed
        with other:
            assert _closed_within(other, 6.0), "a second connection was kept"
    loops = visit.loops
    visit.wait_loops(loops + 5)
    assert visit.car.evcc is not None
    visit.car.evcc.stop()
    assert visit.outcome().regular
    rig.unplug()
    rig.wait_idle()
    one_transaction(rig, stopped="StoppedByEV", token=TOKEN, kind="ISO14443")


def silent_connection(rig: Rig) -> None:
    """A connection that says nothing is closed with the communication setup timeout, and the next visit is served."""
    rig.plug_in()
    with _connect(rig) as silent:
        assert _closed_within(silent, SILENT_LIMIT_S), "a silent connection is kept for ever"
    rig.unplug()
    rig.wait_idle()
    rig.plug_in()
    _charges(rig)


def half_open(rig: Rig) -> None:
    """A connection that was opened and says nothing (its vehicle lost power) does not keep the next one out."""
    rig.plug_in()
    with _connect(rig) as silent:
        _charges(rig)
        assert _closed_within(silent, 2.0), "the silent connection is still there"


def slow_loris(rig: Rig) -> None:
    """A client that feeds one octet at a time of a message that never ends does not keep the vehicle out."""
    rig.plug_in()
    octets = frame(PayloadType.EXI, bytes(4000))
    over = threading.Event()
    with _connect(rig) as slow:

        def feed() -> None:
            for octet in octets:
                try:
                    slow.sendall(bytes([octet]))
                except OSError:
                    return
                if over.wait(0.05):
                    return

        feeder = threading.Thread(target=feed, daemon=True)
        feeder.start()
        _charges(rig)
        assert _closed_within(slow, 2.0), "the slow connection is still there"
        over.set()
        feeder.join(5)


def four_gigabytes(rig: Rig) -> None:
    """A header that announces 4 GiB: closed at once, no memory taken."""
    rig.plug_in()
    with _connect(rig) as liar:
        liar.sendall(b"\x01\xfe\x80\x01\xff\xff\xff\xff" + bytes(1000))
        assert _closed_within(liar, 2.0), "the announced 4 GiB are awaited"
    _charges(rig)


def _noise(rig: Rig, rounds: int, secc: tuple[str, int]) -> None:
    """Random octets to SDP, to the V2G port and to the control socket."""
    chance = random.Random(SEED)
    udp = socket.socket(socket.AF_INET6, socket.SOCK_DGRAM)
    for _ in range(rounds):
        blob = chance.randbytes(chance.choice((0, 1, 7, 8, 10, 60, 1400)))
        if chance.random() < 0.3:
            blob = frame(PayloadType.SDP_REQUEST, blob or b"\x00")
        udp.sendto(blob, ("::1", sdp.PORT))
        for make, prefix in ((_v2g_socket, b""), (_v2g_socket, b"\x01\xfe\x80\x01\x00\x00\x00\x10"), (None, b"")):
            try:
                with make(secc) if make else _control_socket(rig) as stream:
                    stream.settimeout(2.0)
                    stream.sendall(prefix + chance.randbytes(chance.choice((1, 16, 300, 5000))))
            except OSError:
                pass  # turned away
    udp.close()


def _v2g_socket(secc: tuple[str, int]) -> socket.socket:
    return socket.create_connection(secc, timeout=2.0)


def _control_socket(rig: Rig) -> socket.socket:
    stream = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    stream.connect(str(rig.station.control.path))
    return stream


def noise_while_charging(rig: Rig) -> None:
    """Random octets on every door while a car charges: it goes on charging, and its books are right."""
    visit = rig.visit(EvccOptions(loops=None, message_timeout_s=PATIENT_S))
    rig.station.control.sim("swipe", TOKEN)
    visit.wait_loops(5)
    assert visit.car.secc is not None
    _noise(rig, 15, (visit.car.secc.address, visit.car.secc.port))
    loops = visit.loops
    visit.wait_loops(loops + 5)
    assert rig.station.connector()["contactor"] == "closed"
    assert visit.car.evcc is not None
    visit.car.evcc.stop()
    assert visit.outcome().regular
    rig.unplug()
    rig.wait_idle()
    one_transaction(rig, stopped="StoppedByEV", token=TOKEN, kind="ISO14443")


def noise_on_an_idle_station(rig: Rig) -> None:
    """Random octets on every door with a car plugged in and ready, but nobody authorised: no energy."""
    rig.plug_in()
    rig.station.control.sim("ev-ready")
    secc = _secc(rig)
    with rig.nothing_closes():
        _noise(rig, 15, secc)
    no_transaction(rig)
    time.sleep(0.5)
    rig.station.control.sim("ev-pause")
    _charges(rig)


def tls_noise(rig: Rig) -> None:
    """What is no TLS, half a ClientHello, and a client that speaks TLS 1.3 only: the next vehicle is served."""
    chance = random.Random(SEED)
    rig.plug_in()
    record = b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03"  # a handshake record with the beginning of a ClientHello
    for octets in (record, record + chance.randbytes(600), b"\x80" + chance.randbytes(40), b"\x16\x03\x01\xff\xff"):
        with _connect(rig) as stream:
            stream.sendall(octets)
            time.sleep(0.05)
    modern = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    modern.check_hostname, modern.verify_mode = False, ssl.CERT_NONE
    modern.minimum_version = ssl.TLSVersion.TLSv1_3
    try:
        with _connect(rig) as stream, modern.wrap_socket(stream):
            pass  # another version may be served one day; then it is no noise
    except OSError:
        pass
    options = EvccOptions(contract=rig.contract, loops=3, message_timeout_s=PATIENT_S)
    outcome = rig.visit(options, tls=True, plug_in=False).outcome()
    assert outcome.regular, outcome
    rig.unplug()
    rig.wait_idle()
