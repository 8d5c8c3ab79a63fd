"""What the first octet decides, and the way of octets, effects and ends through a link."""

import ssl

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from firmware.core.errors import LocalProtocolError
from firmware.iso15118.api import Effect, EndReason, SessionEnded, SessionEstablished, Trace
from firmware.iso15118.link import Link
from firmware.iso15118.sdp import TlsPolicy
from firmware.iso15118.tls import TlsServer
from hil import pki as test_pki
from tests.iso15118.fakes import FakeSession
from tests.iso15118.test_tls import Client, identity_of


@pytest.fixture(scope="module")
def pki() -> test_pki.Pki:
    return test_pki.generate()


@pytest.fixture(scope="module")
def server(pki: test_pki.Pki) -> TlsServer:
    return TlsServer([identity_of(pki.secc)])


class Made:
    """A session factory that remembers."""

    def __init__(self) -> None:
        self.sessions: list[FakeSession] = []

    def __call__(self, tls: bool, now: float) -> FakeSession:
        self.sessions.append(FakeSession(tls, now))
        return self.sessions[-1]


def events(link: Link) -> list[Effect]:
    found = []
    while (event := link.next_event()) is not None:
        found.append(event)
    return found


def warnings(link: Link) -> list[str]:
    return [event.text for event in events(link) if isinstance(event, Trace) and event.warning]


@pytest.mark.parametrize("policy", [TlsPolicy.OFF, TlsPolicy.PREFERRED])
def test_plain_where_allowed(server: TlsServer, policy: TlsPolicy) -> None:
    made = Made()
    link = Link(made, policy, server.engine)
    assert link.next_deadline() is None
    link.receive_data(b"h", 100.0)
    assert made.sessions[0].tls is False
    assert link.data_to_send() == b"h"
    assert link.data_to_send() == b""
    assert link.answered
    assert not link.established
    assert link.next_deadline() == 118.0
    link.receive_data(b"S", 101.0)
    assert link.established
    assert [type(event) for event in events(link)] == [SessionEstablished]
    link.on_view_changed(102.0)
    assert made.sessions[0].looks == 1


def test_plain_is_refused_where_tls_is_required(server: TlsServer) -> None:
    made = Made()
    link = Link(made, TlsPolicy.REQUIRED, server.engine)
    link.receive_data(b"\x01\xfe\x80\x01", 0.0)
    assert link.closed
    assert made.sessions == []
    assert warnings(link) == ["the vehicle speaks without TLS, which the configuration requires"]
    link.receive_data(b"S", 0.0)
    assert made.sessions == []
    assert link.data_to_send() == b""


@pytest.mark.parametrize("policy", list(TlsPolicy))
def test_tls_is_refused_where_there_is_none(server: TlsServer, policy: TlsPolicy) -> None:
    made = Made()
    link = Link(made, policy, server.engine if policy is TlsPolicy.OFF else None)
    link.receive_data(b"\x16\x03\x01", 0.0)
    assert link.closed
    assert made.sessions == []
    assert len(warnings(link)) == 1


def handshake(link: Link, client: Client, chunk: int = 1 << 20) -> None:
    while not (client.done and link.next_deadline() is not None):
        sent = client.step()
        for start in range(0, len(sent), chunk):
            link.receive_data(sent[start : start + chunk], 5.0)
        client.incoming.write(link.data_to_send())
        assert sent or client.done


@pytest.mark.parametrize("chunk", [1, 1 << 20])
def test_session_in_tls(pki: test_pki.Pki, server: TlsServer, chunk: int) -> None:
    made = Made()
    link = Link(made, TlsPolicy.REQUIRED, server.engine)
    client = Client(pki.v2g_root.certificate)
    handshake(link, client, chunk)
    assert [event.text for event in events(link) if isinstance(event, Trace)] == [
        "TLS handshake done: TLSv1.2 ECDHE-ECDSA-AES128-SHA256"
    ]
    assert made.sessions[0].tls is True
    client.connection.write(b"hS")
    link.receive_data(client.outgoing.read(), 6.0)
    client.incoming.write(link.data_to_send())
    assert client.connection.read() == b"hS"
    assert link.established
    client.connection.write(b"E")
    link.receive_data(client.outgoing.read(), 7.0)
    assert link.ended
    assert not link.closed  # the vehicle may close first
    client.incoming.write(link.data_to_send())
    assert client.connection.read() == b"E"
    link.handle_timer(11.0)
    assert link.closed
    client.incoming.write(link.data_to_send())  # close_notify
    assert client.connection.read() == b""


def test_vehicle_closes_tls_or_tcp(pki: test_pki.Pki, server: TlsServer) -> None:
    made = Made()
    link = Link(made, TlsPolicy.PREFERRED, server.engine)
    client = Client(pki.v2g_root.certificate)
    handshake(link, client)
    with pytest.raises(ssl.SSLWantReadError):
        client.connection.unwrap()
    link.receive_data(client.outgoing.read(), 6.0)
    assert link.closed
    link.receive_eof(6.0)
    assert [e for e in events(link) if isinstance(e, SessionEnded)] == [SessionEnded(EndReason.PEER_CLOSED)]


def test_tls_that_breaks_ends_the_session(pki: test_pki.Pki, server: TlsServer) -> None:
    made = Made()
    link = Link(made, TlsPolicy.PREFERRED, server.engine)
    handshake(link, Client(pki.v2g_root.certificate))
    link.receive_data(b"\x01\xfe\x80\x01 plaintext into the stream", 6.0)
    assert link.closed
    told = events(link)
    assert SessionEnded(EndReason.PEER_CLOSED) in told
    assert any(isinstance(event, Trace) and event.warning for event in told)
    assert link.data_to_send()  # the alert


def test_failed_handshake_has_no_session(server: TlsServer) -> None:
    made = Made()
    link = Link(made, TlsPolicy.PREFERRED, server.engine)
    link.receive_data(b"\x16\x03\x01\x00\x01\x99", 0.0)
    assert link.closed
    assert made.sessions == []
    assert len(warnings(link)) == 1
    link.handle_timer(1.0)
    link.on_view_changed(1.0)
    link.stop(1.0, "over")


def test_session_that_closes_without_an_answer() -> None:
    link = Link(Made(), TlsPolicy.OFF, None)
    link.receive_data(b"X", 0.0)
    assert link.closed
    assert not link.answered
    assert link.next_deadline() is None
    assert link.data_to_send() == b""


def test_stop() -> None:
    link = Link(Made(), TlsPolicy.OFF, None)
    link.receive_data(b"S", 0.0)
    link.stop(1.0, "unplugged")
    assert link.closed
    assert events(link)[-1] == SessionEnded(EndReason.LOCAL_STOP, "unplugged")


def test_bug_in_the_session_is_the_callers_to_handle() -> None:
    with pytest.raises(RuntimeError):
        Link(Made(), TlsPolicy.OFF, None).receive_data(b"!", 0.0)


class DyingEngine:
    """An engine that refuses to write once its peer is gone."""

    handshake_done = True
    peer_closed = False
    client_hello = None
    version = cipher = "x"
    peer_chain = ()

    def receive_data(self, data: bytes) -> None:
        self._data = data[1:]

    def data_to_send(self) -> bytes:
        return b""

    def read(self) -> bytes:
        return self._data

    def write(self, data: bytes) -> None:
        raise LocalProtocolError("gone")

    def close(self) -> None:
        pass


def test_answer_that_tls_no_longer_takes_is_a_remark() -> None:
    link = Link(Made(), TlsPolicy.REQUIRED, DyingEngine)
    link.receive_data(b"\x16h", 0.0)
    assert warnings(link) == ["gone"]


@settings(deadline=None)
@given(st.lists(st.binary(max_size=80), max_size=6), st.sampled_from(TlsPolicy))
def test_any_octets(server: TlsServer, chunks: list[bytes], policy: TlsPolicy) -> None:
    link = Link(Made(), policy, server.engine)
    for chunk in chunks:
        link.receive_data(chunk.replace(b"!", b"?"), 0.0)
        link.data_to_send()
    link.receive_eof(1.0)
    assert link.closed
    ends = [event for event in events(link) if isinstance(event, SessionEnded)]
    assert len(ends) <= 1


def test_a_vehicle_that_goes_away_during_the_handshake_is_named(server: TlsServer, pki: test_pki.Pki) -> None:
    link = Link(Made(), TlsPolicy.PREFERRED, server.engine)
    link.receive_data(Client(pki.v2g_root.certificate).step(), 0.0)
    link.receive_eof(1.0)
    assert warnings(link) == ["the vehicle closed the connection during the TLS handshake"]
    link.receive_eof(1.0)
    assert warnings(link) == []
