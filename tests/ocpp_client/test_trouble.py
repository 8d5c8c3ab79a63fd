"""Why there is no connection, in words: the exceptions are those that the libraries raise, not made by hand."""

import asyncio
import errno
import socket
import ssl

import pytest
from websockets.asyncio.client import connect
from websockets.asyncio.server import serve
from websockets.datastructures import Headers
from websockets.exceptions import ConnectionClosedError, InvalidStatus
from websockets.frames import Close
from websockets.http11 import Response

from firmware.ocpp_client.trouble import in_words

URL = "wss://csms.example.com/ocpp"


async def failure(url: str, **options: object) -> str:
    with pytest.raises(Exception) as caught:
        async with connect(url, **options):  # type: ignore[arg-type]
            pass
    return in_words(caught.value, url)


def test_nobody_listens() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
        text = asyncio.run(failure(f"ws://127.0.0.1:{port}/ocpp"))
    assert text.startswith(f"nothing listens on 127.0.0.1:{port};")


def test_somebody_else_listens() -> None:
    async def run() -> str:
        async def talk(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            writer.write(b"SSH-2.0-OpenSSH\r\n")
            writer.close()

        async with await asyncio.start_server(talk, "127.0.0.1", 0) as server:
            return await failure(f"ws://127.0.0.1:{server.sockets[0].getsockname()[1]}/ocpp")

    assert "is no WebSocket server of a CSMS" in asyncio.run(run())


def test_no_tls_there() -> None:
    async def run() -> str:
        async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            await reader.read(100)
            writer.write(b"HTTP/1.1 400 Bad Request\r\n\r\n")
            writer.close()

        async with await asyncio.start_server(talk, "127.0.0.1", 0) as server:
            return await failure(f"wss://127.0.0.1:{server.sockets[0].getsockname()[1]}/ocpp")

    assert "TLS with 127.0.0.1" in asyncio.run(run())


@pytest.mark.parametrize(
    ("status", "word"), [(401, "password"), (403, "identity"), (404, "path"), (400, "path"), (503, "HTTP 503")]
)
def test_an_answer_of_http(status: int, word: str) -> None:
    async def run() -> str:
        def refuse(connection: object, request: object) -> Response:
            return Response(status, "No", Headers(), b"")

        async with serve(lambda _: asyncio.sleep(0), "127.0.0.1", 0, process_request=refuse) as server:
            return await failure(f"ws://127.0.0.1:{next(iter(server.sockets)).getsockname()[1]}/ocpp")

    assert word in asyncio.run(run())


def test_a_password_in_the_url_is_not_told() -> None:
    error = OSError(errno.ECONNREFUSED, "refused")
    assert "secret" not in in_words(error, "ws://station:secret@csms.example.com:81/ocpp")


@pytest.mark.parametrize(
    ("error", "word"),
    [
        (socket.gaierror(socket.EAI_AGAIN, "Temporary failure in name resolution"), "DNS"),
        (OSError(errno.ENETUNREACH, "Network is unreachable"), "cable or modem"),
        (OSError(errno.EHOSTUNREACH, "No route to host"), "csms.example.com:443"),
        (TimeoutError(), "no answer from csms.example.com:443"),
        (ConnectionResetError(errno.ECONNRESET, "Connection reset by peer"), "hung up"),
        (ConnectionClosedError(Close(1008, "unknown station"), None), "unknown station"),
        (ssl.SSLCertVerificationError(1, "certificate verify failed"), "ca_file"),
        (OSError("the certificate is revoked"), "the certificate is revoked"),
        (ValueError(), "ValueError"),
    ],
)
def test_each_failure_says_where_to_look(error: Exception, word: str) -> None:
    text = in_words(error, URL)
    assert word in text
    assert "Errno" not in text


def test_a_long_answer_is_cut() -> None:
    response = Response(404, "x", Headers(), b"y" * 10_000)
    assert len(in_words(InvalidStatus(response), URL)) < 400


@pytest.mark.parametrize("url", ["ws://[::1/ocpp", "ws://h:99999/ocpp", "ws://", ""])
def test_an_address_that_is_none_is_no_further_failure(url: str) -> None:
    assert asyncio.run(failure(url))
    assert "the CSMS" in in_words(TimeoutError(), url)
