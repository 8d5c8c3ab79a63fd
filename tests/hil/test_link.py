"""The vehicle's link over real sockets on the loopback interface, against the scripted station."""

from __future__ import annotations

import asyncio
import contextlib
import ssl
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

import hil.pki
from firmware.iso15118 import sdp
from hil.ev import link
from hil.ev.evcc import Evcc
from hil.ev.link import LinkError, LinkOptions
from hil.ev.options import EvccOptions
from tests.hil.fake_secc import FakeSecc

OPTIONS = EvccOptions(loops=2, loop_pause_s=0.0, s2_settle_s=0.0, message_timeout_s=20.0)


@contextlib.asynccontextmanager
async def serving(secc: FakeSecc, tls: ssl.SSLContext | None = None) -> AsyncIterator[int]:
    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(OSError):
            while data := await reader.read(4096):
                writer.write(secc.receive(data))
        writer.close()

    server = await asyncio.start_server(serve, "::1", 0, ssl=tls)
    try:
        yield server.sockets[0].getsockname()[1]
    finally:
        server.close()


@pytest.fixture(scope="module")
def pki(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pki")
    hil.pki.write(hil.pki.generate(), folder)
    return folder


def server_context(pki: Path) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(pki / "secc/chain.pem", pki / "secc/key.pem")
    return context


def at(port: int, security: sdp.Security = sdp.Security.NONE) -> sdp.SdpResponse:
    return sdp.SdpResponse("::1", port, security)


@pytest.mark.parametrize("octet_by_octet", [False, True])
async def test_session_over_tcp(octet_by_octet: bool) -> None:
    switched: list[bool] = []

    async def on_s2(closed: bool) -> None:
        switched.append(closed)

    async with serving(FakeSecc()) as port:
        outcome = await link.drive(Evcc(OPTIONS), LinkOptions(octet_by_octet=octet_by_octet), at(port), on_s2)
    assert outcome.regular, outcome
    assert (outcome.loops, outcome.tls, switched) == (2, "", [True, False])
    assert [answer.message for answer in outcome.answers][:2] == ["supportedAppProtocolRes", "SessionSetupRes"]


async def test_session_over_tls(pki: Path) -> None:
    async with serving(FakeSecc(), server_context(pki)) as port:
        outcome = await link.drive(
            Evcc(OPTIONS), LinkOptions(tls=True, trust=pki / "ev/roots/v2g.pem"), at(port, sdp.Security.TLS)
        )
    assert outcome.regular, outcome
    assert outcome.tls == "TLSv1.2 ECDHE-ECDSA-AES128-SHA256"


async def test_a_station_of_another_root_is_not_trusted(pki: Path) -> None:
    async with serving(FakeSecc(), server_context(pki)) as port:
        with pytest.raises(LinkError, match="CERTIFICATE_VERIFY_FAILED"):
            await link.drive(
                Evcc(OPTIONS), LinkOptions(tls=True, trust=pki / "ev/roots/mo.pem"), at(port, sdp.Security.TLS)
            )


async def test_no_tls_where_tls_is_wanted(pki: Path) -> None:
    with pytest.raises(LinkError, match="no TLS"):
        await link.drive(Evcc(OPTIONS), LinkOptions(tls=True, trust=pki / "ev/roots/v2g.pem"), at(1))


async def test_nobody_listens() -> None:
    async with serving(FakeSecc()) as port:
        pass
    with pytest.raises(LinkError, match="no connection"):
        await link.drive(Evcc(OPTIONS), LinkOptions(), at(port))


async def test_station_that_hangs_up() -> None:
    async def hang_up(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read(8)
        writer.close()

    server = await asyncio.start_server(hang_up, "::1", 0)
    port = server.sockets[0].getsockname()[1]
    outcome = await link.drive(Evcc(OPTIONS), LinkOptions(), at(port))
    server.close()
    assert not outcome.regular
    assert "closed the connection while in supportedAppProtocol" in outcome.reason
