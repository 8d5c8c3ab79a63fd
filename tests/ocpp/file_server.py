"""File servers of an operator for tests: HTTP(S) and a very small FTP server, on loopback, each in a thread."""

import contextlib
import socket
import ssl
import threading
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


class FileServer:
    """`files` are served, `uploads` were received; `answers`: statuses for the next requests, before 200."""

    def __init__(self, tls: ssl.SSLContext | None = None) -> None:
        self.files: dict[str, bytes] = {}
        self.uploads: dict[str, bytes] = {}
        self.headers: list[dict[str, str]] = []
        self.answers: list[int] = []
        self.cut = False  # promise more than is sent
        self.hold = threading.Event()
        self.hold.set()
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                self._serve(b"")

            def do_PUT(self) -> None:
                self._serve(self.rfile.read(int(self.headers["Content-Length"])))

            def _serve(self, body: bytes) -> None:
                outer.headers.append(dict(self.headers))
                outer.hold.wait(10)
                status = outer.answers.pop(0) if outer.answers else 200
                content = outer.files.get(self.path, b"") if self.command == "GET" else b""
                if self.command == "GET" and self.path not in outer.files:
                    status = 404
                if status == 200 and self.command == "PUT":
                    outer.uploads[self.path] = body
                self.send_response(status)
                self.send_header("Content-Length", str(len(content) + (100 if outer.cut else 0)))
                self.end_headers()
                self.wfile.write(content)

            def log_message(self, *_: Any) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        if tls is not None:
            self._server.socket = tls.wrap_socket(self._server.socket, server_side=True)
        scheme, host = ("https", "localhost") if tls else ("http", "127.0.0.1")
        self.url = f"{scheme}://{host}:{self._server.server_address[1]}"
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True)

    def __enter__(self) -> "FileServer":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.hold.set()
        self._server.shutdown()
        self._server.server_close()


class FtpServer:
    """STOR and RETR over passive connections; one client after the other. With `tls` nobody logs in without it."""

    def __init__(self, password: str = "secret", tls: ssl.SSLContext | None = None) -> None:
        self.files: dict[str, bytes] = {}
        self._password = password
        self._tls = tls
        self._listener = socket.create_server(("127.0.0.1", 0))
        scheme, host = ("ftps", "localhost") if tls else ("ftp", "127.0.0.1")
        self.url = f"{scheme}://user:{password}@{host}:{self._listener.getsockname()[1]}"
        self.bad_url = self.url.replace(password, "wrong")
        self._thread = threading.Thread(target=self._run, daemon=True)

    def __enter__(self) -> "FtpServer":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._listener.close()

    def _run(self) -> None:
        while True:
            try:
                client, _ = self._listener.accept()
            except OSError:
                return
            with client, contextlib.suppress(OSError):
                self._serve(client)

    def _serve(self, client: socket.socket) -> None:
        def say(text: str) -> None:
            client.sendall(f"{text}\r\n".encode())

        say("220 ready")
        data: socket.socket | None = None
        safe, protected = self._tls is None, False
        lines = client.makefile("r", encoding="utf-8")
        while line := lines.readline():
            verb, _, argument = line.strip().partition(" ")
            match verb.upper():
                case "AUTH" if self._tls is not None:
                    say("234 go")
                    client, safe = self._tls.wrap_socket(client, server_side=True), True
                    lines = client.makefile("r", encoding="utf-8")
                case "PBSZ":
                    say("200 ok")
                case "PROT":
                    protected = argument == "P"
                    say("200 ok")
                case "USER" | "PASS" if not safe:
                    say("530 not without TLS")
                case "USER":
                    say("331 password?")
                case "PASS":
                    say("230 in" if argument == self._password else "530 no")
                case "TYPE":
                    say("200 ok")
                case "EPSV" | "PASV":
                    data = socket.create_server(("127.0.0.1", 0))
                    port = data.getsockname()[1]
                    if verb.upper() == "PASV":
                        say(f"227 (127,0,0,1,{port >> 8},{port & 255})")
                    else:
                        say(f"229 (|||{port}|)")
                case "STOR" | "RETR":
                    assert data is not None
                    if verb.upper() == "RETR" and argument not in self.files:
                        say("550 no such file")
                        continue
                    say("150 go")
                    peer, _ = data.accept()
                    if self._tls is not None:
                        assert protected
                        peer = self._tls.wrap_socket(peer, server_side=True)
                    with peer:
                        if verb.upper() == "STOR":
                            self.files[argument] = b"".join(iter(partial(peer.recv, 65536), b""))
                            if isinstance(peer, ssl.SSLSocket):
                                peer.unwrap()
                        else:
                            peer.sendall(self.files[argument])
                    say("226 done")
                case "QUIT":
                    say("221 bye")
                    return
                case _:
                    say("502 no")
