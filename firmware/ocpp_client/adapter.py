"""The OCPP client on the network: one WebSocket with its tasks, reconnected for ever.

Owns: connecting (subprotocol, HTTP basic authentication, TLS), reading, writing, ping, backoff, one timer. May not:
know what messages mean; that is `v201.station_client`. Nothing a server does ends `run`: each fault ends the
connection, is told in the timeline, and the next attempt follows after the backoff.

Backpressure: the next message is read when the answers to the last are on their way, so a server that floods without
reading stops itself; sizes are capped by the WebSocket layer before a message exists.
"""

import asyncio
import base64
import contextlib
import random
import ssl
from collections.abc import Callable, Coroutine
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from cryptography import x509
from msgspec import structs
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, WebSocketException
from websockets.typing import Subprotocol

from firmware.core.clock import Clock, ClockQuality
from firmware.core.config import Config
from firmware.core.errors import ConfigError
from firmware.core.keys.credentials import Credentials
from firmware.core.keys.stores import key_stores
from firmware.core.timeline import Level, Source, Timeline
from firmware.ocpp_client.backoff import BackoffRules, wait_s
from firmware.ocpp_client.calls import Reconnect, Registration, RegistrationChanged
from firmware.ocpp_client.client_identity import ClientIdentity
from firmware.ocpp_client.csms_revocation import CsmsCertificateError, CsmsRevocation, Link, Policy
from firmware.ocpp_client.device_model import DeviceModel
from firmware.ocpp_client.hub import ClientStore, Surroundings
from firmware.ocpp_client.log_upload import Diagnostics
from firmware.ocpp_client.network_profiles import NetworkProfile, NetworkProfiles
from firmware.ocpp_client.own_certificates import OwnCertificates
from firmware.ocpp_client.password import Passwords
from firmware.ocpp_client.secc_port import SeccPort
from firmware.ocpp_client.security_log import SecurityHappened
from firmware.ocpp_client.smart_charging import Supply
from firmware.ocpp_client.station_port import StationPort
from firmware.ocpp_client.tls import Tls, security_events, tls_for, verified_chain
from firmware.ocpp_client.transfer.adapter import Jobs, TransferError, ask
from firmware.ocpp_client.transfer.api import Installer
from firmware.ocpp_client.trouble import in_words
from firmware.ocpp_client.trust import TrustFolder, Use
from firmware.ocpp_client.v16.line import Client as Line
from firmware.ocpp_client.v16.line import Line16
from firmware.ocpp_client.v201.blocks.data_transfer import Transferred
from firmware.ocpp_client.v201.station_client import StationClient
from firmware.ocpp_client.variables import build_variables
from firmware.ocpp_client.wire import MAX_MESSAGE_BYTES
from firmware.station.api import Balancing

if TYPE_CHECKING:
    from firmware.ocpp_client.v21.profiles import Supply21

SUBPROTOCOLS = {
    "2.1": Subprotocol("ocpp2.1"),
    "2.0.1": Subprotocol("ocpp2.0.1"),
    "1.6": Subprotocol("ocpp1.6"),
}
OPEN_TIMEOUT_S = 15.0
CLOSE_TIMEOUT_S = 2.0
SEND_TIMEOUT_S = 30.0
PONG_TIMEOUT_S = 20.0
SHORTEST_TICK_S = 0.01
TRANSFER_PATIENCE_S = 40.0  # the technician at the other end is waiting
ANSWER_TIMEOUT_S = 8.0  # of an OCSP responder, within OPEN_TIMEOUT_S
RECHECK_S = 21_600.0  # how often the CSMS's certificate is looked at again while the connection lasts


class ProvenConnection(ClientConnection):
    """Asks whether the CSMS may be trusted after TLS and before anything else is sent: the password comes next."""

    def __init__(self, prove: Callable[[ssl.SSLObject], Coroutine[Any, Any, None]], *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self._prove = prove
        self._lost: Exception | None = None

    def connection_lost(self, exc: Exception | None) -> None:
        """Remember why: in TLS 1.3 a server that does not want our certificate says so after its own handshake."""
        self._lost = exc
        super().connection_lost(exc)

    async def handshake(self, *args: Any, **more: Any) -> None:
        """As always, once the certificate has been judged."""
        line = self.transport.get_extra_info("ssl_object")
        if line is not None:
            await self._prove(line)
        try:
            await super().handshake(*args, **more)
        except WebSocketException as error:
            if isinstance(self._lost, ssl.SSLError):
                raise self._lost from error
            raise


class OcppClient:
    """The station's connection to its CSMS. Make one, run `run()` as a task, pass the bus events to `on_event`."""

    def __init__(
        self,
        config: Config,
        station: StationPort,
        store: ClientStore,
        clock: Clock,
        timeline: Timeline,
        rng: random.Random,
        *,
        on_time: Callable[[datetime], None],
        boot_reason: str = "PowerUp",
        on_registration: Callable[[Registration], None] | None = None,
        secc: SeccPort | None = None,
        installer: Installer | None = None,
        diagnostics: Diagnostics | None = None,
    ) -> None:
        """`rng`: random.SystemRandom in the product, message ids come from it and must never repeat. `on_time` is told
        the CSMS's time. `boot_reason`: OCPP BootReasonEnumType, kept by the application over a reset.
        `secc`: the certificates of the V2G side. `installer`: who installs firmware; without one updates are refused.
        `diagnostics`: what GetLog is answered with; without it the timeline in memory.
        Raises ConfigError and StoreError.
        """
        if not config.ocpp.url:
            raise ConfigError("`ocpp.url` is empty: there is no CSMS to connect to")
        self._config = config
        self._station = station
        self._store = store
        self._clock = clock
        self._timeline = timeline
        self._rng = rng
        self._on_registration = on_registration
        self.trouble = ""
        """Why there is no connection, in words; empty while there is one, or before the first attempt."""
        self._identity = config.ocpp.identity or config.station.id
        self._own = _own_certificates(config, secc)
        self._trust = TrustFolder(
            Path(config.pki.dir) if config.pki.dir else None, config.ocpp.additional_root_check, self._own.csms_roots
        )
        if secc is not None:
            self._trust.on_change = lambda use: secc.reload() if use is not Use.CSMS else None
        shown = self._own.client.shown()
        if shown is None or shown.credential is None:  # a missing token must not keep the station from starting
            tls_for(config, self._trust.csms_roots(), shown)  # unusable files are told at start
        self._model = DeviceModel(build_variables(config, self._identity, station.snapshot()), store)
        configured = NetworkProfile(config.ocpp.url, config.ocpp.security_profile)
        attempts = lambda: self._model.integer("OCPPCommCtrlr", "NetworkProfileConnectionAttempts")  # noqa: E731
        self._network = NetworkProfiles(store, configured, attempts)
        self._network.use(self._model.text("OCPPCommCtrlr", "NetworkConfigurationPriority"))
        given = Surroundings(
            station,
            self._model,
            store,
            clock,
            timeline,
            on_time,
            boot_reason,
            supply=_supply(config),
            trust=self._trust,
            own=self._own,
            installer=installer,
            network=self._network,
            diagnostics=diagnostics,
        )
        self._client = StationClient(given, lambda: f"{rng.getrandbits(128):032x}")
        self._line: Line = self._client  # what speaks the version of the present connection
        self._jobs = Jobs(self.on_event, self._file_server_tls, installer)
        self._passwords = Passwords(store, lambda: self._model.text("SecurityCtrlr", "BasicAuthPassword"), self._tell)
        self._revocation = CsmsRevocation(store, self._tell, Policy(config.ocpp.csms_revocation))
        self._attempt: asyncio.Timeout | None = None  # to connect, while it lasts
        self._told_failures: set[str] = set()  # kinds of the security events of this outage
        self._tick = asyncio.Event()
        self._to_write = asyncio.Event()
        self._written = asyncio.Event()
        self._leave = asyncio.Event()
        self._closing = asyncio.Event()
        self._stopped = asyncio.Event()

    # --- for the application -------------------------------------------------------------------------------------

    @property
    def model(self) -> DeviceModel:
        """The device model, for display."""
        return self._model

    @property
    def online(self) -> bool:
        """Connected and accepted."""
        return self._client.online

    @property
    def registration(self) -> Registration:
        """The CSMS's answer to our BootNotification."""
        return self._client.registration

    @property
    def queued(self) -> int:
        """Transaction events not delivered yet."""
        return self._client.queued

    def secrets(self) -> tuple[str, ...]:
        """What must not be in any log."""
        return self._passwords.all()

    def report(self, what: str) -> Any:
        """For `evse ocpp`: JSON-able. Raises KeyError for what there is not, StoreError."""
        return self._client.report(what)

    def on_event(self, event: object) -> None:
        """An event of the station's bus, on the loop's thread. Returns at once."""
        self._client.on_event(event)
        self._tick.set()

    def trigger(self, message: str) -> bool:
        """Send what TriggerMessage could ask for (a technician wants it). False: not possible now."""
        done = self._client.send_triggered(message, self._clock.monotonic())
        self._tick.set()
        return done

    async def transfer(self, vendor: str, message: str, data: Any) -> Transferred:
        """DataTransfer to the CSMS (P02), and its answer."""
        answered: asyncio.Future[Transferred] = asyncio.get_running_loop().create_future()

        def done(answer: Transferred) -> None:
            if not answered.done():
                answered.set_result(answer)

        self._client.transfer(vendor, message, data, done)
        self._tick.set()
        try:
            async with asyncio.timeout(TRANSFER_PATIENCE_S):
                return await answered
        except TimeoutError:
            return Transferred("", None, f"no answer within {TRANSFER_PATIENCE_S:.0f} s")

    async def run(self) -> None:
        """Connect, serve, reconnect, until `close`. Raises nothing but CancelledError."""
        ticker = asyncio.create_task(self._tick_forever())
        failures = 0
        try:
            while not self._closing.is_set():
                was_open = await self._one_connection()
                failures = 0 if was_open else failures + 1
                if not was_open and self._network.failed():
                    self._tell(f"next: network profile of slot {self._network.active_slot}", Level.WARNING)
                    failures = 1
                wait = wait_s(self._backoff(), max(0, failures - 1), self._rng.uniform)
                if not self._closing.is_set():
                    self._tell(f"next connection attempt in {wait:.1f} s", Level.TRACE)
                    await _within(wait, self._closing.wait())
        finally:
            ticker.cancel()
            await self._jobs.close()
            await asyncio.gather(ticker, return_exceptions=True)
            self._stopped.set()

    async def close(self) -> None:
        """Send what is ready to be sent, close the connection, end `run`. Takes a few seconds at most."""
        self._closing.set()
        self._leave.set()
        attempt, self._attempt = self._attempt, None
        if attempt is not None:  # whom nobody answers yet need not be waited for
            attempt.reschedule(asyncio.get_running_loop().time())
        await _within(2 * CLOSE_TIMEOUT_S, self._stopped.wait())

    # --- one connection ------------------------------------------------------------------------------------------

    async def _one_connection(self) -> bool:
        """Connect and serve until it ends. True: it was open."""
        self._leave.clear()
        if self._closing.is_set():
            return False
        was_open = False
        config = self._config_now()
        chain: tuple[x509.Certificate, ...] = ()
        try:
            # Roots and our certificate come and go while we run.
            tls = tls_for(
                config,
                self._trust.csms_roots(),
                self._own.client.shown(),
                self._clock.wall().utc,
                self._trust.only_installed,
                self._trust.partial_chains,
            )

            async def prove(line: ssl.SSLObject) -> None:
                nonlocal chain
                chain = verified_chain(line)
                await self._judge(chain, tls)

            async with (
                asyncio.timeout(None) as self._attempt,
                connect(
                    f"{config.ocpp.url.rstrip('/')}/{quote(self._identity, safe='')}",
                    subprotocols=[SUBPROTOCOLS[version] for version in self._config.ocpp.versions],
                    additional_headers=self._headers(),
                    ssl=tls.context if tls is not None else None,
                    create_connection=partial(ProvenConnection, prove),  # type: ignore[arg-type]
                    open_timeout=OPEN_TIMEOUT_S,
                    close_timeout=CLOSE_TIMEOUT_S,
                    ping_interval=None,  # ours follows WebSocketPingInterval as it is changed
                    max_size=MAX_MESSAGE_BYTES,
                    compression=None,
                ) as socket,
            ):
                if socket.subprotocol is None:
                    offered = ", ".join(self._config.ocpp.versions)
                    self.trouble = f"the CSMS speaks no version of OCPP that we offer ({offered})"
                    self._tell(self.trouble, Level.WARNING)
                    return False
                self._attempt = None
                self._line = self._line_for(socket.subprotocol)
                was_open = True
                self.trouble = ""
                self._told_failures.clear()
                self._own.client.connected()
                if self._by_password:
                    self._passwords.connected()
                if self._trust.reached(chain):
                    told = "the CSMS root that was replaced is gone"
                    self.on_event(SecurityHappened("ReconfigurationOfSecurityParameters", told))
                await self._serve(socket, chain, tls)
        except (OSError, TimeoutError, WebSocketException) as error:
            if self._closing.is_set() and not was_open:
                return False
            if not was_open:
                self._own.client.failed(error)
                self._passwords.failed(error)
            if not was_open or isinstance(error, CsmsCertificateError):
                self._note_failure(error)
            self.trouble = in_words(error, config.ocpp.url)
            self._tell(f"connection to the CSMS: {self.trouble}", Level.WARNING)
        except Exception as error:  # run must survive any server; whatever this is, it is in the timeline
            self._tell(f"connection to the CSMS failed unexpectedly: {error!r}", Level.ERROR)
        finally:
            self._attempt = None
        return was_open

    async def _judge(self, chain: tuple[x509.Certificate, ...], tls: Tls | None, again: bool = False) -> None:
        """Is the CSMS's certificate revoked? `again`: ask anew, whatever is known. Raises CsmsCertificateError."""
        wall = self._clock.wall()
        at = wall.utc if wall.quality is not ClockQuality.UNKNOWN else None
        staple, listed = (tls.staple.response, tls.lists > 0) if tls is not None else (None, False)
        check = self._revocation.check(chain, staple, at, listed)

        async def question(link: Link) -> None:
            try:
                async with asyncio.timeout(ANSWER_TIMEOUT_S):
                    answer = await asyncio.to_thread(ask, link.url, link.question(), self._file_server_tls())
            except (TransferError, TimeoutError) as error:
                check.unanswered(link, str(error) or "no answer in time", self._clock.monotonic())
            else:
                check.answered(link, answer)

        await asyncio.gather(*(question(link) for link in check.questions(self._clock.monotonic(), again)))
        check.conclude()

    async def _judge_again(self, chain: tuple[x509.Certificate, ...], tls: Tls | None) -> None:
        """A connection may last for months, a certificate may not."""
        while True:
            await asyncio.sleep(RECHECK_S)
            if chain:
                await self._judge(chain, tls, again=True)

    async def _serve(
        self, socket: ClientConnection, chain: tuple[x509.Certificate, ...] = (), tls: Tls | None = None
    ) -> None:
        self._tell("connected to the CSMS")
        tasks: list[asyncio.Task[None]] = []
        try:
            self._line.connected(self._clock.monotonic())
            self._kick()
            work: tuple[Coroutine[Any, Any, None], ...] = (
                self._read(socket),
                self._write(socket),
                self._ping(socket),
                self._leaving(),
                self._judge_again(chain, tls),
            )
            tasks = [asyncio.create_task(part) for part in work]
            done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
            for task in done:
                task.result()
        except ConnectionClosed as closed:
            self._tell(f"the CSMS closed the connection: {closed}", Level.WARNING)
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
            self._line.disconnected(self._clock.monotonic())
            self._kick()
            self._tell("disconnected from the CSMS")

    async def _read(self, socket: ClientConnection) -> None:
        while True:
            message = await socket.recv()
            self._line.receive_data(message, self._clock.monotonic())
            self._kick()
            await self._written.wait()
            await asyncio.sleep(0)  # messages that have arrived already must not keep everyone else waiting

    async def _write(self, socket: ClientConnection) -> None:
        while True:
            self._to_write.clear()
            for frame in self._line.data_to_send():
                async with asyncio.timeout(SEND_TIMEOUT_S):
                    await socket.send(frame)
            if not self._to_write.is_set():
                self._written.set()
                await self._to_write.wait()

    async def _ping(self, socket: ClientConnection) -> None:
        while True:
            interval = self._model.integer("OCPPCommCtrlr", "WebSocketPingInterval")
            await asyncio.sleep(interval or PONG_TIMEOUT_S)
            if interval:
                pong = await socket.ping()
                try:
                    async with asyncio.timeout(PONG_TIMEOUT_S):
                        await pong
                except TimeoutError:
                    raise TimeoutError("no pong, the line is dead") from None

    async def _leaving(self) -> None:
        await self._leave.wait()
        await _within(CLOSE_TIMEOUT_S, self._written.wait())

    def _line_for(self, subprotocol: str) -> "Line":
        """The client itself, or what translates for it. Raises StoreError."""
        self._tell(f"the CSMS speaks {subprotocol}")
        if subprotocol == SUBPROTOCOLS["2.0.1"]:
            return self._client
        if subprotocol == SUBPROTOCOLS["2.1"]:
            from firmware.ocpp_client.v21.line import Line21  # its types cost start-up time only where it is used
            from firmware.ocpp_client.v21.profiles import Profiles21

            if isinstance(self._line, Line21):
                return self._line
            profiles = Profiles21(self._store, _supply21(self._config))
            utc = lambda: self._clock.wall().utc  # noqa: E731
            return Line21(self._client, self._client.hub, self._station, profiles, utc, self._tell)
        if isinstance(self._line, Line16):
            return self._line
        return Line16(
            self._client,
            self._model,
            self._store,
            self._station.snapshot,
            lambda: self._clock.wall().iso(),
            lambda: self._rng.getrandbits(31),
            self._tell,
        )

    # --- the timer -----------------------------------------------------------------------------------------------

    async def _tick_forever(self) -> None:
        while True:
            self._tick.clear()
            try:
                self._line.handle_timer(self._clock.monotonic())
            except Exception as error:  # a fault here must not end the client; start over with a new connection
                self._tell(f"OCPP client: {error!r}", Level.ERROR)
                self._leave.set()
                await asyncio.sleep(1.0)
            self._kick()
            self._tick.clear()
            deadline = self._line.next_deadline()
            wait = None if deadline is None else max(SHORTEST_TICK_S, deadline - self._clock.monotonic())
            await _within(wait, self._tick.wait())

    def _kick(self) -> None:
        """Something may be to be sent, told, or due at another time."""
        while (event := self._client.next_event()) is not None:
            match event:
                case Reconnect():
                    if not self._leave.is_set():
                        self._tell(event.why)
                    self._leave.set()
                case RegistrationChanged():
                    self._tell(f"registration: {event.registration.value}")
                    if self._on_registration is not None:
                        self._on_registration(event.registration)
                case _:
                    self._jobs.start(event)
        self._written.clear()
        self._to_write.set()
        self._tick.set()

    def _config_now(self) -> Config:
        """The configuration with the network profile that is tried now."""
        profile = self._network.active
        section = structs.replace(self._config.ocpp, url=profile.url, security_profile=profile.security)
        return structs.replace(self._config, ocpp=section)

    def _note_failure(self, error: Exception) -> None:
        """Into the security log, once per outage and kind."""
        for kind in security_events(error):
            if kind not in self._told_failures:
                self._told_failures.add(kind)
                self.on_event(SecurityHappened(kind, str(error)[:200]))

    def _file_server_tls(self) -> ssl.SSLContext:
        """Servers of files are verified by the roots of the system and of the CSMS."""
        context = ssl.create_default_context()
        for root in self._trust.csms_roots():
            context.load_verify_locations(cadata=root)
        return context

    # --- settings ------------------------------------------------------------------------------------------------

    def _headers(self) -> dict[str, str]:
        password = self._passwords.shown()
        if not self._by_password or not password:
            return {}
        credentials = base64.b64encode(f"{self._identity}:{password}".encode()).decode()
        return {"Authorization": f"Basic {credentials}"}

    @property
    def _by_password(self) -> bool:
        return self._network.active.security in (1, 2)

    def _backoff(self) -> BackoffRules:
        return BackoffRules(
            self._model.integer("OCPPCommCtrlr", "RetryBackOffWaitMinimum"),
            self._model.integer("OCPPCommCtrlr", "RetryBackOffRandomRange"),
            self._model.integer("OCPPCommCtrlr", "RetryBackOffRepeatTimes"),
        )

    def _tell(self, text: str, level: Level = Level.INFO) -> None:
        self._timeline.add(Source.OCPP, text, level)


def _own_certificates(config: Config, secc: SeccPort | None) -> OwnCertificates:
    credentials = Credentials(Path(config.pki.dir), key_stores(config)) if config.pki.dir else None
    client = ClientIdentity(credentials, config.ocpp.cert_file, config.ocpp.key_file)
    ca_file = Path(config.ocpp.ca_file)
    return OwnCertificates(credentials, secc, client, (ca_file.read_text(),) if ca_file.is_file() else ())


def _supply(config: Config) -> Supply:
    """What the EVSE can give at most."""
    limits = (config.board.max_current_a, config.installation.fuse_a, config.installation.limit_a)
    lowest = min(limit for limit in limits if limit is not None)
    return Supply(config.board.nominal_voltage_v, config.board.phases, lowest)


def _supply21(config: Config) -> "Supply21":
    from firmware.ocpp_client.v21.profiles import Supply21

    supply, v2x = _supply(config), config.v2x
    balancing = Balancing(v2x.upper_w, v2x.lower_w, v2x.upper_offset_w, v2x.lower_offset_w)
    return Supply21(supply.voltage_v, supply.phases, supply.max_a, balancing)


async def _within(seconds: float | None, waiting: Coroutine[Any, Any, Any]) -> None:
    """Wait, at most this long; which of the two ended it does not matter.

    Not `asyncio.wait_for`: until Python 3.12 that can swallow a cancellation, and a task would never end.
    """
    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout(seconds):
            await waiting
