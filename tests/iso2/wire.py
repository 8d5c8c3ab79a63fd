"""The car of `rig.py` on a real connection: the same messages and expectations, against a station that runs.

Owns: SDP, TCP or TLS, and the pilot of the simulated board through the control socket. May not: look into the station
by other ways; what its status and its timeline say is all that is known of it.
"""

from __future__ import annotations

import contextlib
import select
import socket
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from firmware.iso15118 import sdp, v2gtp
from firmware.iso15118.exi import decode_sap, encode_sap
from firmware.iso15118.messages import iso2, sap
from hil.ev.link import tls_context
from hil.station import Station
from tests.iso2 import rig

CARD = "WIRE-CARD"
ANSWER_S = 6.0  # above every response time of the standard: what comes later is counted as no answer
QUIET_S = 0.5  # how long nothing must come where nothing may come
CLOSE_S = 5.0  # within which the station closes the connection after a FAILED or a SessionStop
SDP_PORT = ("::1", sdp.PORT)


class NoAnswerError(AssertionError):
    """The station did not answer, or closed instead."""


def sdp_exchange(datagram: bytes, limit_s: float = 1.0) -> bytes | None:
    """Send one datagram to the SECC on the loopback interface; its answer, None without one."""
    with socket.socket(socket.AF_INET6, socket.SOCK_DGRAM) as udp:
        udp.settimeout(limit_s)
        udp.sendto(datagram, SDP_PORT)
        try:
            return udp.recv(2048)
        except (TimeoutError, ConnectionRefusedError):
            return None


def discover(security: sdp.Security = sdp.Security.NONE, limit_s: float = 10.0) -> sdp.SdpResponse:
    """Ask as a vehicle does, until somebody answers."""
    give_up = time.monotonic() + limit_s
    while time.monotonic() < give_up:
        if answer := sdp_exchange(sdp.make_request(security), 0.25):
            found = sdp.parse_response(answer)
            assert isinstance(found, sdp.SdpResponse), found
            return found
        time.sleep(0.05)
    raise NoAnswerError(f"no SDP response within {limit_s:g} s")


class WireCar(rig.Car):
    """`Car` on a socket. `pki`: the vehicle's folder of `hil.pki`, for TLS and contracts."""

    def __init__(
        self,
        daemon: Station,
        *,
        dc: bool = False,
        pnc: bool = False,
        tls: bool | None = None,
        pki: Path | None = None,
        contract: Any = None,
        kind: str = "",
        ready: bool = True,
    ) -> None:
        # Not super().__init__: it makes a session in this process.
        self.daemon = daemon
        self.dc, self.pnc = dc, pnc
        self.tls = pnc if tls is None else tls
        self.pki = pki
        self.contract = contract
        self.ready = ready  # signals C by itself where the course needs it
        self.kind = kind
        self.session_id = bytes(8)
        self.evcc_id = rig.EVCC_ID
        self.challenge = b""
        self.tuple_id = 1
        self.responses: list[Any] = []
        self.stream: socket.socket | None = None
        self.reader = v2gtp.Reader()
        self.swiped = False
        self.old_id = b""  # of the session before a pause

    # --- the connector ------------------------------------------------------------------------------------------------

    def sim(self, *words: str) -> None:
        self.daemon.control.sim(*words)

    def plug_in(self) -> WireCar:
        self.sim("plug-in", *([self.kind] if self.kind else []))
        return self

    def leave(self) -> None:
        """Hang up and unplug, and wait for the station to be as before."""
        self.hang_up()
        self.sim("ev-pause")
        self.sim("unplug")
        self.daemon.wait_for("available again", lambda s: s["connectors"][0]["status"] == "Available", 15.0)

    def connect(self) -> WireCar:
        """SDP, TCP, and TLS where the car speaks it."""
        secc = discover(sdp.Security.TLS if self.tls else sdp.Security.NONE)
        assert (secc.security is sdp.Security.TLS) is self.tls, secc
        stream = socket.create_connection((secc.address, secc.port), timeout=ANSWER_S)
        stream.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        if self.tls:
            assert self.pki is not None, "TLS needs to trust somebody"
            stream = tls_context(self.pki / "ev/roots/v2g.pem").wrap_socket(stream)
        self.stream, self.reader = stream, v2gtp.Reader()
        return self

    def hang_up(self) -> None:
        if self.stream is not None:
            with contextlib.suppress(OSError):
                self.stream.close()
            self.stream = None

    # --- wire ---------------------------------------------------------------------------------------------------------

    def put(self, octets: bytes) -> None:
        """Send, whatever becomes of it."""
        assert self.stream is not None
        with contextlib.suppress(OSError):
            self.stream.sendall(octets)

    def take(self, limit_s: float = ANSWER_S) -> list[v2gtp.Frame]:
        """What comes until there is a frame, the connection closes, or time is over."""
        assert self.stream is not None
        give_up = time.monotonic() + limit_s
        while (left := give_up - time.monotonic()) > 0:
            self.stream.settimeout(left)
            try:
                data = self.stream.recv(65536)
            except TimeoutError:
                return []
            except OSError:
                return []
            if not data:
                return []
            frames = list(self.reader.receive_data(data))
            assert all(isinstance(one, v2gtp.Frame) for one in frames)
            if frames:
                return frames  # type: ignore[return-value]
        return []

    def raw(self, octets: bytes) -> list[v2gtp.Frame]:
        self.put(octets)
        return self.take()

    def unanswered(self, octets: bytes) -> None:
        """Send what must be ignored; the connection stays."""
        self.put(octets)
        assert self.take(QUIET_S) == []
        assert not self.closed_by_station(0.0)

    def await_response(self, seconds: float = 4.5) -> Any:
        return None  # `raw` has waited already

    def offer(self, *offers: sap.AppProtocol) -> sap.SupportedAppProtocolRes:
        request = sap.SupportedAppProtocolReq(app_protocol=offers or (rig.ISO2_OFFER,))
        frames = self.raw(v2gtp.frame(0x8001, encode_sap(request)))
        if not frames:
            raise NoAnswerError("no supportedAppProtocolRes")
        response = decode_sap(frames[0].payload)
        assert isinstance(response, sap.SupportedAppProtocolRes)
        return response

    def closed_by_station(self, limit_s: float = CLOSE_S) -> bool:
        """The station closes the connection within this time, and sends nothing before."""
        assert self.stream is not None
        give_up = time.monotonic() + limit_s
        while True:
            readable, _, _ = select.select([self.stream], [], [], max(0.0, give_up - time.monotonic()))
            if not readable:
                return False
            self.stream.settimeout(0.5)
            try:
                if not self.stream.recv(4096):
                    return True
            except TimeoutError:
                continue
            except OSError:
                return True

    # --- what is expected ---------------------------------------------------------------------------------------------

    def was_refused(self, code: iso2.ResponseCode, body: iso2.BodyElement, response: Any) -> None:
        assert response is not None, "no response"
        assert type(response).__name__ == type(body).__name__.replace("Req", "Res")
        assert response.response_code is code, response
        self.gone()

    def gone(self) -> None:
        """No energy, nothing is answered any more, and the station closes within 5 s."""
        began = time.monotonic()
        self.put(self.encode(iso2.ServiceDiscoveryReq()))
        assert self.closed_by_station(CLOSE_S), "the connection is still open 5 s after the last response"
        assert time.monotonic() - began <= CLOSE_S + 0.5
        self.no_energy()

    def silence(self, reason: Any = None, timeout: float = 60.0) -> None:
        """Say nothing: the connection closes with the timeout, and not before."""
        assert not self.closed_by_station(timeout - 0.5), "closed too early"
        assert self.closed_by_station(2.0), "not closed after the timeout"
        self.no_energy()

    def no_energy(self) -> None:
        self.daemon.wait_for("contactor open", lambda s: s["connectors"][0]["contactor"] == "open", 3.0)

    # --- the course ---------------------------------------------------------------------------------------------------

    def authorize(self) -> None:
        """As `Car`, and with a card where nobody has shown one."""
        body = self.authorization()
        response = self.ok(body, signature=self.signed(body) if self.pnc else None)
        give_up = time.monotonic() + 30.0
        while response.evse_processing is not iso2.EVSEProcessing.FINISHED:
            assert time.monotonic() < give_up, "the authorisation is Ongoing for ever"
            if not self.pnc and not self.swiped:
                self.swiped = True
                self.sim("swipe", CARD)
            time.sleep(0.1)
            response = self.ok(iso2.AuthorizationReq())

    def negotiate(self, **parameters: Any) -> Any:
        response = self.ok(self.parameters(**parameters))
        give_up = time.monotonic() + 60.0
        while response.evse_processing is not iso2.EVSEProcessing.FINISHED:
            assert time.monotonic() < give_up, "the schedule is Ongoing for ever"
            time.sleep(0.2)
            response = self.ok(self.parameters(**parameters))
        self.tuple_id = response.sa_schedules.sa_schedule_tuple[0].sa_schedule_tuple_id
        return response

    def signal_c(self) -> None:
        """S2 closes, and the station has seen it."""
        self.sim("ev-ready")
        self.wait_pilot("C", "D")

    def signal_b(self) -> None:
        self.sim("ev-pause")
        self.wait_pilot("B")

    def wait_pilot(self, *states: str, limit_s: float = 3.0) -> None:
        self.daemon.wait_for(f"pilot {states}", lambda s: s["connectors"][0]["pilot"]["state"] in states, limit_s)

    def pre_charged(self) -> Any:
        """PreCharge until the voltage is there, as a vehicle does."""
        give_up = time.monotonic() + 7.0
        while True:
            response = self.ok(self.pre_charge())
            if abs(response.evse_present_voltage.to_float() - 400.0) <= 20.0:
                return response
            assert time.monotonic() < give_up, "pre-charge does not come to an end"
            time.sleep(0.1)

    def course(self) -> list[tuple[type[iso2.BodyElement], Callable[[], Any]]]:
        steps = []
        for kind, step in super().course():
            step = self.pre_charged if kind is iso2.PreChargeReq else step
            needs_c = kind in (iso2.CableCheckReq, iso2.PowerDeliveryReq) and self.ready
            steps.append((kind, self._in_state_c(step) if needs_c else step))
        return [(sap.SupportedAppProtocolReq, self._begin), *steps[1:]]  # type: ignore[list-item]

    def _begin(self) -> None:
        self.connect()
        assert self.offer().response_code is sap.ResponseCode.OK_SUCCESSFUL_NEGOTIATION

    def _in_state_c(self, step: Callable[[], Any]) -> Callable[[], Any]:
        def signalled() -> Any:
            self.signal_c()
            return step()

        return signalled

    def check_cable(self) -> None:
        while self.ok(self.cable_check()).evse_processing is not iso2.EVSEProcessing.FINISHED:
            time.sleep(0.2)
