"""How the simulated EVCC reaches the station: SDP, TCP or TLS, and the loop that moves bytes and time.

Owns: sockets and asyncio of the vehicle's side. May not: know a message.
"""

from __future__ import annotations

import asyncio
import contextlib
import socket
import ssl
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from pathlib import Path

from firmware.iso15118 import sdp
from hil.ev.evcc import S2, Answered, Close, Evcc, Finished

TLS_CIPHER = "ECDHE-ECDSA-AES128-SHA256"  # the suite of ISO 15118-2 that today's OpenSSL still has
CLOSE_WAIT_S = 1.0


class LinkError(Exception):
    """No station answered, or no connection came about."""


@dataclass(frozen=True, slots=True)
class LinkOptions:
    """How the vehicle connects. `trust`: PEM file with the V2G root, needed for TLS. `vehicle`: folder with `chain.pem`
    and `key.pem` of its certificate: TLS 1.3 with both sides' certificates, as -20 has it."""

    interface: str = "lo"
    tls: bool = False
    trust: Path | None = None
    sdp_tries: int = 50
    sdp_interval_s: float = 0.25
    vehicle: Path | None = None
    octet_by_octet: bool = False  # write each octet alone, as the worst network would


@dataclass(slots=True)
class Outcome:
    """What became of a session."""

    regular: bool
    reason: str
    loops: int
    energy_wh: float
    failure_code: str
    receipts: int
    paid_with: str
    tls: str
    history: list[str]
    answers: list[Answered] = field(default_factory=list, repr=False)


async def _no_pilot(closed: bool) -> None:
    return None


async def discover(options: LinkOptions) -> sdp.SdpResponse:
    """Ask who the SECC is, on the loopback interface by unicast, else by multicast. Raises LinkError."""
    loop = asyncio.get_running_loop()
    found: asyncio.Future[sdp.SdpResponse] = loop.create_future()

    class Receiver(asyncio.DatagramProtocol):
        def datagram_received(self, data: bytes, addr: object) -> None:
            answer = sdp.parse_response(data)
            if isinstance(answer, sdp.SdpResponse) and not found.done():
                found.set_result(answer)

        def error_received(self, exc: Exception) -> None:
            pass  # port unreachable: the station is not up yet, and the next try will tell

    unicast = options.interface == "lo"
    index = socket.if_nametoindex(options.interface)
    udp = socket.socket(socket.AF_INET6, socket.SOCK_DGRAM)
    udp.setblocking(False)
    if not unicast:
        udp.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_MULTICAST_IF, index)
    transport, _ = await loop.create_datagram_endpoint(Receiver, sock=udp)
    destination = ("::1", sdp.PORT) if unicast else (sdp.MULTICAST_GROUP, sdp.PORT, 0, index)
    request = sdp.make_request(sdp.Security.TLS if options.tls else sdp.Security.NONE)
    try:
        for _ in range(options.sdp_tries):
            transport.sendto(request, destination)
            done, _ = await asyncio.wait({found}, timeout=options.sdp_interval_s)
            if done:
                return found.result()
    finally:
        transport.close()
    raise LinkError(f"no SECC answered on {options.interface} after {options.sdp_tries} SDP requests")


def tls_context(trust: Path) -> ssl.SSLContext:
    """TLS 1.2 as a vehicle of ISO 15118-2 speaks it: server certificate only, one suite, the V2G root."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.minimum_version = context.maximum_version = ssl.TLSVersion.TLSv1_2
    context.set_ciphers(TLS_CIPHER)
    context.set_ecdh_curve("prime256v1")
    context.load_verify_locations(trust)
    return context


def tls13_context(trust: Path, vehicle: Path) -> ssl.SSLContext:
    """TLS 1.3 as a vehicle of ISO 15118-20 speaks it: both sides show certificates."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.minimum_version = context.maximum_version = ssl.TLSVersion.TLSv1_3
    context.load_verify_locations(trust)
    context.load_cert_chain(vehicle / "chain.pem", vehicle / "key.pem")
    return context


async def connect(options: LinkOptions, secc: sdp.SdpResponse) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
    """Open TCP or TLS to where SDP pointed. Raises LinkError."""
    secured = secc.security is sdp.Security.TLS
    if options.tls and not secured:
        raise LinkError("the SECC offers no TLS")
    host = f"{secc.address}%{options.interface}" if secc.address.startswith("fe80") else secc.address
    context = None
    if secured:
        if options.trust is None:
            raise LinkError("the SECC wants TLS, but there is no V2G root to trust")
        context = (
            tls_context(options.trust) if options.vehicle is None else tls13_context(options.trust, options.vehicle)
        )
    try:
        return await asyncio.wait_for(asyncio.open_connection(host, secc.port, ssl=context), 10.0)
    except (OSError, ssl.SSLError, TimeoutError) as error:
        raise LinkError(f"no connection to {host} port {secc.port}: {error!r}") from error


async def drive(
    evcc: Evcc,
    options: LinkOptions,
    secc: sdp.SdpResponse,
    on_s2: Callable[[bool], Awaitable[None]] = _no_pilot,
) -> Outcome:
    """One session at the SECC that `discover` found. Raises LinkError when it does not even begin."""
    reader, writer = await connect(options, secc)
    secured = writer.get_extra_info("ssl_object")
    loop = asyncio.get_running_loop()
    answers: list[Answered] = []
    finished: Finished | None = None
    reading: asyncio.Task[bytes] | None = None
    evcc.start(loop.time())
    try:
        while finished is None:
            while (event := evcc.next_event()) is not None:
                if isinstance(event, S2):
                    await on_s2(event.closed)
                elif isinstance(event, Answered):
                    answers.append(event)
                elif isinstance(event, Finished):
                    finished = event
                elif isinstance(event, Close):
                    writer.close()
            if finished is None:
                await _write(writer, evcc.data_to_send(), options.octet_by_octet)
                reading = reading or asyncio.create_task(reader.read(65536))
                reading = await _wait(evcc, reading)
    finally:
        if reading is not None:
            reading.cancel()
        writer.close()
        await asyncio.wait({asyncio.create_task(_closed(writer))}, timeout=CLOSE_WAIT_S)
    return Outcome(
        regular=finished.regular,
        reason=finished.reason,
        loops=evcc.loops,
        energy_wh=evcc.energy_wh,
        failure_code=evcc.failure_code,
        receipts=evcc.receipts,
        paid_with=evcc.paid_with.value if evcc.paid_with else "",
        tls=f"{secured.version()} {secured.cipher()[0]}" if secured else "",
        history=evcc.history,
        answers=answers,
    )


async def _wait(evcc: Evcc, reading: asyncio.Task[bytes]) -> asyncio.Task[bytes] | None:
    """Until octets come or the core's deadline is there. Returns the reading that still runs."""
    loop = asyncio.get_running_loop()
    deadline = evcc.next_deadline()
    done, _ = await asyncio.wait({reading}, timeout=None if deadline is None else max(0.0, deadline - loop.time()))
    if not done:
        evcc.handle_timer(loop.time())
        return reading
    try:
        data = reading.result()
    except OSError:  # a reset is an end, too; ssl.SSLError is one of them
        data = b""
    if data:
        evcc.receive_data(data, loop.time())
    else:
        evcc.receive_eof(loop.time())
    return None


async def _write(writer: asyncio.StreamWriter, data: bytes, octet_by_octet: bool) -> None:
    try:
        if octet_by_octet:
            for octet in data:
                writer.write(bytes([octet]))
                await writer.drain()
        elif data:
            writer.write(data)
            await writer.drain()
    except OSError:
        pass  # the reading side sees the end


async def _closed(writer: asyncio.StreamWriter) -> None:
    with contextlib.suppress(OSError):
        await writer.wait_closed()
