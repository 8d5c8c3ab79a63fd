"""Does the jobs of `api.py`: HTTP(S) by urllib, FTP(S) by ftplib, each in a thread of its own.

Owns: connections to file servers, their time limits and sizes, and the verification of their certificates. May not:
know what a file is for, or repeat a job; that is the business of who asked. Nothing a server does raises: each job ends
in one result. Passwords in addresses are used and never told.
"""

import asyncio
import contextlib
import ftplib
import hashlib
import io
import ssl
import threading
import urllib.error
import urllib.parse
import urllib.request
from base64 import b64encode
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Protocol

from firmware.ocpp_client.transfer.api import (
    CancelJob,
    Installed,
    InstallEnded,
    Installer,
    RestartIntoUpdate,
    StartDownload,
    StartInstall,
    StartUpload,
    TransferEnded,
    TransferResult,
)

TIMEOUT_S = 30.0  # of each step of a transfer
ASK_TIMEOUT_S = 5.0  # of each step of a question, which a connection waits for
MAX_ANSWER = 16 * 1024
MAX_BYTES = 1 << 30
CHUNK = 1 << 16
DENIED = (401, 403, 407)
BAD = range(400, 500)


class Job(Protocol):
    """What a running job listens to."""

    def is_set(self) -> bool: ...


class TransferError(Exception):
    """A transfer failed; `result` says how."""

    def __init__(self, result: TransferResult, text: str) -> None:
        super().__init__(text)
        self.result = result


class Jobs:
    """All running jobs. `done` is told on the loop's thread."""

    def __init__(
        self,
        done: Callable[[TransferEnded | InstallEnded], None],
        tls: Callable[[], ssl.SSLContext],
        installer: Installer | None,
    ) -> None:
        """`tls`: a context that verifies servers."""
        self._done = done
        self._tls = tls
        self._installer = installer
        self._running: dict[int, threading.Event] = {}
        self._tasks: set[asyncio.Task[None]] = set()

    def start(self, job: StartUpload | StartDownload | StartInstall | CancelJob | RestartIntoUpdate) -> None:
        """Begin, or end, a job."""
        match job:
            case StartUpload():
                self._spawn(job.job, lambda stop: self._upload(job, stop))
            case StartDownload():
                self._spawn(job.job, lambda stop: self._download(job, stop))
            case StartInstall():
                self._spawn(job.job, lambda stop: self._install(job))
            case CancelJob():
                if (stop := self._running.pop(job.job, None)) is not None:
                    stop.set()
            case RestartIntoUpdate():
                if self._installer is not None:
                    self._installer.restart()

    async def close(self) -> None:
        """Nobody waits for the rest."""
        for stop in self._running.values():
            stop.set()
        self._running.clear()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def _spawn(self, number: int, work: Callable[[threading.Event], TransferEnded | InstallEnded]) -> None:
        stop = self._running[number] = threading.Event()

        async def run() -> None:
            ended = await asyncio.to_thread(work, stop)
            if self._running.pop(number, None) is not None:
                self._done(ended)

        task = asyncio.create_task(run())
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    def _upload(self, job: StartUpload, stop: threading.Event) -> TransferEnded:
        try:
            content = job.content() if callable(job.content) else job.content
            upload(job.url, job.filename, content, self._tls(), stop)
        except TransferError as error:
            return TransferEnded(job.job, error.result, str(error))
        except OSError as error:
            return TransferEnded(job.job, TransferResult.FAILED, f"the log cannot be made: {error}")
        return TransferEnded(job.job, TransferResult.DONE)

    def _download(self, job: StartDownload, stop: threading.Event) -> TransferEnded:
        if self._installer is None:
            return TransferEnded(job.job, TransferResult.UNSUPPORTED, "there is no installer")
        target = self._installer.folder / "download.image"
        try:
            digest = download(job.url, target, self._tls(), stop)
        except TransferError as error:
            with contextlib.suppress(OSError):
                target.unlink()
            return TransferEnded(job.job, error.result, str(error))
        return TransferEnded(job.job, TransferResult.DONE, image=target, sha256=digest)

    def _install(self, job: StartInstall) -> InstallEnded:
        if self._installer is None:
            return InstallEnded(job.job, Installed.FAILED, "there is no installer")
        try:
            outcome, text = self._installer.install(job.image)
        except Exception as error:  # an installer is foreign code, and the update must come to an end
            return InstallEnded(job.job, Installed.FAILED, repr(error))
        return InstallEnded(job.job, outcome, text)


# --- transfers ---------------------------------------------------------------------------------------------------


def upload(url: str, filename: str, content: bytes, tls: ssl.SSLContext, stop: Job) -> None:
    """Put a file. Raises TransferError."""
    parts = _parts(url)
    if parts.path.endswith("/"):
        parts = parts._replace(path=parts.path + urllib.parse.quote(filename))
    with _named(parts):
        if parts.scheme.startswith("http"):
            request = _request(parts, content)
            request.add_header("Content-Type", "application/octet-stream")
            with _opener(tls).open(request, timeout=TIMEOUT_S):
                return
        with contextlib.closing(_ftp(parts, tls)) as ftp:
            ftp.storbinary(f"STOR {_path(parts)}", io.BytesIO(content), CHUNK, lambda _: _go_on(stop))


def download(url: str, target: Path, tls: ssl.SSLContext, stop: Job) -> bytes:
    """Fetch a file; its SHA-256. Raises TransferError."""
    parts = _parts(url)
    digest, size = hashlib.sha256(), 0
    with _named(parts), target.open("wb") as file:

        def take(block: bytes) -> None:
            nonlocal size
            _go_on(stop)
            size += len(block)
            if size > MAX_BYTES:
                raise TransferError(TransferResult.FAILED, f"more than {MAX_BYTES} bytes")
            digest.update(block)
            file.write(block)

        if parts.scheme.startswith("http"):
            with _opener(tls).open(_request(parts, None), timeout=TIMEOUT_S) as response:
                while block := response.read(CHUNK):
                    take(block)
                expected = response.headers.get("Content-Length")
                if expected is not None and int(expected) != size:
                    raise TransferError(TransferResult.FAILED, "the connection was cut")
        else:
            with contextlib.closing(_ftp(parts, tls)) as ftp:
                ftp.retrbinary(f"RETR {_path(parts)}", take, CHUNK)
    return digest.digest()


def ask(url: str, question: bytes, tls: ssl.SSLContext) -> bytes:
    """The answer of an OCSP responder (RFC 6960 appendix A.1). Raises TransferError."""
    parts = _parts(url)
    if not parts.scheme.startswith("http"):
        raise TransferError(TransferResult.UNSUPPORTED, "not an address of http or https")
    with _named(parts):
        request = _request(parts, question, "POST")
        request.add_header("Content-Type", "application/ocsp-request")
        with _opener(tls).open(request, timeout=ASK_TIMEOUT_S) as response:
            return bytes(response.read(MAX_ANSWER + 1))


def _go_on(stop: Job) -> None:
    if stop.is_set():
        raise TransferError(TransferResult.FAILED, "cancelled")


def _parts(url: str) -> urllib.parse.SplitResult:
    try:
        parts = urllib.parse.urlsplit(url)
        known = parts.scheme in ("http", "https", "ftp", "ftps") and parts.hostname and (parts.port or 1) > 0
    except ValueError:
        known = None
    if not known:
        raise TransferError(TransferResult.UNSUPPORTED, "not an address of http, https, ftp or ftps")
    if any(ord(char) < 33 for char in url):
        raise TransferError(TransferResult.BAD, "the address has blanks or control characters")
    return parts


@contextlib.contextmanager
def _named(parts: urllib.parse.SplitResult) -> Iterator[None]:
    """Every fault of a server as one TransferError."""
    try:
        yield
    except urllib.error.HTTPError as error:
        result = TransferResult.DENIED if error.code in DENIED else TransferResult.FAILED
        if result is TransferResult.FAILED and error.code in BAD:
            result = TransferResult.BAD
        raise TransferError(result, f"{parts.hostname}: HTTP {error.code}") from None
    except ftplib.error_perm as error:
        denied = str(error)[:3] in ("530", "550", "553")
        result = TransferResult.DENIED if denied else TransferResult.BAD
        raise TransferError(result, f"{parts.hostname}: {str(error)[:100]}") from None
    except (OSError, EOFError, ValueError, ftplib.Error) as error:
        raise TransferError(TransferResult.FAILED, f"{parts.hostname}: {str(error)[:100]}") from None


def _opener(tls: ssl.SSLContext) -> urllib.request.OpenerDirector:
    """Only HTTP: no redirection leads to a file of this machine."""
    opener = urllib.request.OpenerDirector()
    for handler in (
        urllib.request.HTTPHandler(),
        urllib.request.HTTPSHandler(context=tls),
        urllib.request.HTTPDefaultErrorHandler(),
        urllib.request.HTTPRedirectHandler(),
        urllib.request.HTTPErrorProcessor(),
    ):
        opener.add_handler(handler)
    return opener


def _request(parts: urllib.parse.SplitResult, content: bytes | None, method: str = "PUT") -> urllib.request.Request:
    host = parts.netloc.rpartition("@")[2]
    url = urllib.parse.urlunsplit((parts.scheme, host, parts.path or "/", parts.query, ""))
    request = urllib.request.Request(url, data=content, method=method if content is not None else "GET")
    if parts.username:
        pair = f"{urllib.parse.unquote(parts.username)}:{urllib.parse.unquote(parts.password or '')}"
        request.add_header("Authorization", "Basic " + b64encode(pair.encode()).decode())
    return request


def _path(parts: urllib.parse.SplitResult) -> str:
    return urllib.parse.unquote(parts.path.lstrip("/"))


def _ftp(parts: urllib.parse.SplitResult, tls: ssl.SSLContext) -> ftplib.FTP:
    secure = parts.scheme == "ftps"
    ftp = ftplib.FTP_TLS(context=tls, timeout=TIMEOUT_S) if secure else ftplib.FTP(timeout=TIMEOUT_S)
    try:
        ftp.connect(parts.hostname or "", parts.port or ftplib.FTP_PORT)
        ftp.login(urllib.parse.unquote(parts.username or "anonymous"), urllib.parse.unquote(parts.password or "evse@"))
        if isinstance(ftp, ftplib.FTP_TLS):
            ftp.prot_p()
    except BaseException:
        ftp.close()
        raise
    return ftp
