"""Transfers with servers that mean no good: one typed result each, and nothing of this machine leaves."""

import ssl
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import pytest

from firmware.ocpp_client.transfer import adapter
from firmware.ocpp_client.transfer.adapter import TransferError, download, upload
from firmware.ocpp_client.transfer.api import TransferResult
from tests.ocpp.file_server import FileServer, FtpServer

TLS = ssl.create_default_context()


class Stop:
    def __init__(self, after: int = 1 << 30) -> None:
        self._left = after

    def is_set(self) -> bool:
        self._left -= 1
        return self._left < 0


def failing(url: str, target: Path, stop: Stop | None = None) -> TransferError:
    with pytest.raises(TransferError) as caught:
        download(url, target, TLS, stop or Stop())
    return caught.value


@pytest.mark.parametrize(
    "url",
    [
        "", "x", "file:///etc/passwd", "sftp://h/x", "http://", "http:///x", "http://h:99999/x", "http://[::1",
        "data:,x", "gopher://h/",
    ],
)  # fmt: skip
def test_addresses_that_are_none(url: str, tmp_path: Path) -> None:
    assert failing(url, tmp_path / "x").result is TransferResult.UNSUPPORTED


def test_control_characters_are_refused(tmp_path: Path) -> None:
    for url in ("http://h/a b", "http://h/a\r\nHost: other", "ftp://h/a\nDELE b"):
        assert failing(url, tmp_path / "x").result in (TransferResult.BAD, TransferResult.UNSUPPORTED)
    with FtpServer() as server:
        error = failing(server.url + "/a%0d%0aDELE%20b", tmp_path / "x")
        assert error.result is TransferResult.FAILED


def test_nobody_answers(tmp_path: Path) -> None:
    for url in ("http://127.0.0.1:9/x", "https://127.0.0.1:9/x", "ftp://127.0.0.1:9/x", "ftps://127.0.0.1:9/x"):
        assert failing(url, tmp_path / "x").result is TransferResult.FAILED


@pytest.mark.parametrize("where", ["file:///etc/passwd", "ftp://127.0.0.1:9/x", "gopher://h/"])
def test_a_redirection_to_something_else_is_not_followed(where: str, tmp_path: Path) -> None:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(302)
            self.send_header("Location", where)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_: Any) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    try:
        target = tmp_path / "x"
        with pytest.raises(TransferError):
            download(f"http://127.0.0.1:{server.server_address[1]}/x", target, TLS, Stop())
        assert target.read_bytes() == b""
    finally:
        server.shutdown()
        server.server_close()


def test_too_large_and_cancelled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with FileServer() as server:
        server.files["/x"] = b"x" * 200_000
        monkeypatch.setattr(adapter, "MAX_BYTES", 100_000)
        assert "more than" in str(failing(f"{server.url}/x", tmp_path / "x"))
        monkeypatch.undo()
        assert "cancelled" in str(failing(f"{server.url}/x", tmp_path / "x", Stop(after=1)))


def test_a_password_is_never_told(tmp_path: Path) -> None:
    with FtpServer() as server:
        error = failing(server.bad_url + "/x", tmp_path / "x")
        assert error.result is TransferResult.DENIED and "wrong" not in str(error) and "secret" not in str(error)
    with FileServer() as web:
        web.answers = [401]
        web.files["/x"] = b"x"
        error = failing(web.url.replace("//", "//me:secret@") + "/x", tmp_path / "x")
        assert error.result is TransferResult.DENIED and "secret" not in str(error)


def test_a_target_that_cannot_be_written(tmp_path: Path) -> None:
    with FileServer() as server:
        server.files["/x"] = b"x"
        assert failing(f"{server.url}/x", tmp_path / "none" / "x").result is TransferResult.FAILED


def test_upload_into_a_folder_and_to_a_name() -> None:
    with FileServer() as server, FtpServer() as ftp:
        upload(server.url + "/d/", "a b.log", b"1", TLS, Stop())
        upload(server.url + "/d/other.log", "a.log", b"2", TLS, Stop())
        upload(ftp.url + "/d/", "a.log", b"3", TLS, Stop())
        assert server.uploads == {"/d/a%20b.log": b"1", "/d/other.log": b"2"} and ftp.files == {"d/a.log": b"3"}
