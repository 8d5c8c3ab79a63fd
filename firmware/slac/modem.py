"""The station's own powerline modem, sans-I/O: its key, what it is, whether it is linked, and getting it back.

Owns: CM_SET_KEY with its repeats, probing, the health poll that notices a restart, link queries, the ladder of
restarts. May not: know a vehicle or a session. `now` is monotonic seconds.

Rule 1: a key counts as set when the modem says so; until then it is sent again, for ever [slac.md 5, RESET].
Rule 2: vendor answers are a bonus. A modem that never gives one still works; silence is not judged before the modem
has answered that query once.
Rule 3: the ladder is repeat, restart by message, reset line, and round again; each step is told once.
"""

import enum
from collections import deque
from dataclasses import dataclass
from typing import TypeAlias

from firmware.slac.api import (
    LinkDetection,
    ModemFound,
    ModemPolicy,
    ModemRestarted,
    ModemTrouble,
    Remark,
    ResetLineWanted,
    SlacConfig,
    Trouble,
    TroubleOver,
)
from firmware.slac.constants import (
    HEALTH_POLL_S,
    KEY_RETRY_S,
    KEY_TRIES,
    MODEM_RESTART_S,
    MODEM_SETTLE_S,
    PROBE_TRIES,
    QUERY_UNKNOWN_S,
    SOFT_RESETS,
    UNANSWERED_POLLS,
)
from firmware.slac.frames import BROADCAST, LOCAL_MODEM, Frame, Mme, Opaque, mac_text
from firmware.slac.frames.homeplug import KEY_TYPE_NMK, PROTOCOL_ID_HLE, SetKeyCnf, SetKeyReq
from firmware.slac.frames.vendor import (
    MODULE_PIB,
    ROLE_CCO,
    LinkStatusCnf,
    LinkStatusReq,
    LumissilLinkCnf,
    LumissilLinkReq,
    LumissilResetReq,
    LumissilVersionReq,
    ModuleReadCnf,
    ModuleReadReq,
    NwInfoCnf,
    NwInfoReq,
    RsDevReq,
    SwVerCnf,
    SwVerReq,
)
from firmware.slac.keys import NetworkKey, RandomBytes

PIB_SLAC_ENABLE = 0x1653  # [slac.md 9]
_PIB_WINDOW = 0x1650
_PIB_OCTETS = 16
_SLAC_ENABLE_EVSE = 2
_OLD_NONCES = 8
_RESTART_SIGNS = 2  # answers with a foreign NID in a row


class Key(enum.Enum):
    """Where the modem's key stands."""

    NONE = "no key yet"
    SENT = "sent, not confirmed"
    RESTARTING = "the modem restarts"
    TAKEN = "the modem has it"


@dataclass(frozen=True, slots=True)
class KeyTaken:
    """For `evse.py`: the modem confirmed the present key."""


@dataclass(frozen=True, slots=True)
class LinkSeen:
    """For `evse.py`: the modem said whether a station is linked."""

    up: bool


ModemEvent: TypeAlias = (
    KeyTaken | LinkSeen | ModemFound | ModemTrouble | TroubleOver | ModemRestarted | ResetLineWanted | Remark
)


class Modem:
    """The host's view of its modem. After each call send `frames_to_send` and hand out `next_event`."""

    def __init__(self, mac: bytes, config: SlacConfig, random_bytes: RandomBytes) -> None:
        self._mac = mac
        self._config = config
        self._random = random_bytes
        self._out: list[Frame] = []
        self._events: deque[ModemEvent] = deque()
        self._key: NetworkKey | None = None
        self._nonce = bytes(4)
        self._old_nonces: deque[bytes] = deque(maxlen=_OLD_NONCES)
        self.key_state = Key.NONE
        self._key_at: float | None = None  # next try, or end of a restart
        self._tries = 0
        self._soft_resets = 0
        self._refused = False
        self._zero_is_taken = False
        self._told: set[Trouble] = set()
        self.mac: bytes | None = None
        self.firmware: str | None = None
        self.heard = False  # it said anything, ever
        self.lumissil = False
        self._probes = 0
        self._health_at: float | None = None
        self._pib_known = False
        self._unanswered = 0  # health polls in a row
        self._nid_seen = False
        self._foreign_nids = 0
        self._settled_at = 0.0
        self._rates = (0, 0)  # as last told
        self._link_every: float | None = None
        self._link_at: float | None = None
        self._link_since = 0.0
        self._status_known = False
        self._stations_known = False
        self._heard_versions: set[bytes] = set()

    @property
    def rates(self) -> tuple[int, int]:
        """Mbit/s sent and received of the link, as last told; 0 without one."""
        return self._rates

    @property
    def answers_link_queries(self) -> bool:
        """The modem answered one, ever."""
        return self._status_known or self._stations_known

    # --- input --------------------------------------------------------------------------------------------------------

    def set_key(self, key: NetworkKey, now: float) -> None:
        """Give the modem a key, now and until it takes it."""
        if self._config.modem is ModemPolicy.NONE:
            return
        self._key = key
        self._begin_key(now)

    def restarted(self, now: float) -> None:
        """The modem restarted by itself, which loses the key."""
        if self._key is not None:
            self._pib_known = False  # a PIB that was written anew counts from the restart on
            self._events.append(ModemRestarted())
            self._begin_key(now)

    def watch_link(self, every_s: float | None, now: float) -> None:
        """Ask for the link now and every `every_s` seconds; None ends that."""
        self._link_every = every_s
        self._link_at = None if every_s is None else now
        self._link_since = now

    def receive(self, frame: Frame, now: float) -> None:
        """Take a frame addressed to this host that may be the modem's."""
        message = frame.message
        self.heard, self._unanswered = True, 0
        if isinstance(message, SetKeyCnf):
            self._on_set_key(message, now)
        elif isinstance(message, SwVerCnf):
            self._on_version(frame.source, message.text)
        elif isinstance(message, Opaque) and message.name == "LUMISSIL_VERSION.CNF":
            self.lumissil = True
            self._on_version(frame.source, "Lumissil")
        elif isinstance(message, NwInfoCnf):
            self._on_network(message, now)
        elif isinstance(message, LinkStatusCnf | LumissilLinkCnf):
            self._status_known = True
            if self._link_every is not None and self._config.link_detection in (
                LinkDetection.AUTO,
                LinkDetection.STATUS,
            ):
                self._events.append(LinkSeen(message.status == 0 and message.link == 1))
        elif isinstance(message, ModuleReadCnf):
            self._on_pib(message)

    def handle_timer(self, now: float) -> None:
        """Do what is due; harmless before."""
        if self._key_at is not None and now >= self._key_at:
            self._key_due(now)
        if self._health_at is not None and now >= self._health_at:
            self._health_due(now)
        if self._link_at is not None and now >= self._link_at:
            self._link_due(now)

    # --- output -------------------------------------------------------------------------------------------------------

    @property
    def has_news(self) -> bool:
        """There is something to send or to hand out."""
        return bool(self._out or self._events)

    def frames_to_send(self) -> list[Frame]:
        """Frames for the modem, once."""
        if not self._out:
            return []
        frames, self._out = self._out, []
        return frames

    def next_event(self) -> ModemEvent | None:
        """The next event, None when there is none."""
        return self._events.popleft() if self._events else None

    def next_deadline(self) -> float | None:
        """When `handle_timer` is due."""
        earliest = self._key_at
        for at in (self._health_at, self._link_at):
            if at is not None and (earliest is None or at < earliest):
                earliest = at
        return earliest

    # --- the key ------------------------------------------------------------------------------------------------------

    def _begin_key(self, now: float) -> None:
        self._old_nonces.append(self._nonce)
        self._nonce = self._random(4)
        self._tries = self._soft_resets = self._foreign_nids = 0
        self._refused = self._nid_seen = False
        self._send_key(now)

    def _send_key(self, now: float) -> None:
        assert self._key is not None
        self._tries += 1
        self._send(
            SetKeyReq(
                key_type=KEY_TYPE_NMK,
                my_nonce=self._nonce,
                your_nonce=bytes(4),
                protocol_id=PROTOCOL_ID_HLE,
                protocol_run=0,
                protocol_message=0,
                cco_capability=0,
                nid=self._key.nid,
                new_eks=1,
                nmk=self._key.nmk,
            )
        )
        self.key_state, self._key_at = Key.SENT, now + KEY_RETRY_S
        if self.firmware is None and self._health_at is None:
            self._health_at = now

    def _on_set_key(self, message: SetKeyCnf, now: float) -> None:
        # The answer to an older key must not confirm this one; some firmware does not return the nonce at all.
        if self.key_state is not Key.SENT or (message.your_nonce in self._old_nonces and any(message.your_nonce)):
            return
        if message.result == 0 and not self._zero_is_taken:  # QCA firmware: not taken; also what a remote modem says
            self._refused = True
            return
        self._key_taken(now)

    def _key_taken(self, now: float) -> None:
        self.key_state, self._key_at = Key.TAKEN, None
        for trouble in (Trouble.SILENT, Trouble.REFUSES_KEY):
            self._tell_over(trouble)
        self._settled_at = now + MODEM_SETTLE_S
        self._health_at = now + KEY_RETRY_S
        self._events.append(KeyTaken())

    def _key_due(self, now: float) -> None:
        if self.key_state is Key.RESTARTING or self._tries < KEY_TRIES:
            if self.key_state is Key.RESTARTING:
                self._tries = 0
            self._send_key(now)
            return
        self._tell(Trouble.REFUSES_KEY if self._refused else Trouble.SILENT)
        if self._refused and self._config.modem is ModemPolicy.AUTO:
            # HomePlug says 0 for success: on a bench the modem's word is not taken for the last one.
            self._zero_is_taken = True
            self._key_taken(now)
            return
        self._soft_resets += 1
        if self._soft_resets > SOFT_RESETS and self._config.has_reset_line:
            self._soft_resets = 0
            self._events.append(ResetLineWanted())
        else:
            self._send(LumissilResetReq() if self.lumissil else RsDevReq())
        self.key_state, self._key_at = Key.RESTARTING, now + MODEM_RESTART_S

    # --- what it is, and whether it is still the same -----------------------------------------------------------------

    def _health_due(self, now: float) -> None:
        if self.firmware is None and self._probes < PROBE_TRIES:
            self._probes += 1
            self._send(SwVerReq())
            self._send(LumissilVersionReq())
            self._health_at = now + KEY_RETRY_S
            return
        if self.key_state is Key.TAKEN and self._unanswered >= UNANSWERED_POLLS and self._stations_known:
            self._unanswered = 0
            self._events.append(Remark("the modem has fallen silent: its key is sent again", warning=True))
            assert self._key is not None
            self._begin_key(now)
        elif self.key_state is Key.TAKEN:
            self._unanswered += now >= self._settled_at  # a new key may leave it dark for a while
            self._send(NwInfoReq())
            if not self._pib_known and not self.lumissil:
                self._pib_known = True  # asked once: a modem that does not answer this never will
                self._send(ModuleReadReq(MODULE_PIB, _PIB_OCTETS, _PIB_WINDOW))
        # Until the modem has told our network once, a restart cannot be noticed.
        settling = self._nid_seen or now >= self._settled_at
        self._health_at = now + (HEALTH_POLL_S if settling else KEY_RETRY_S)

    def _on_version(self, source: bytes, text: str) -> None:
        self._heard_versions.add(source)
        if self.firmware is None:
            self.mac, self.firmware = source, text
            self._events.append(ModemFound(source, text))
        if (
            self._link_every is not None
            and self._config.link_detection is LinkDetection.BROADCAST
            and len(self._heard_versions) >= 2
        ):
            self._events.append(LinkSeen(True))

    def _on_network(self, message: NwInfoCnf, now: float) -> None:
        if self._uses_stations(now) and self._link_every is not None:
            self._events.append(LinkSeen(message.networks > 0 and len(message.stations) > 0))
        self._stations_known = True
        self._tell_rates(message)
        if self._key is None or self.key_state is not Key.TAKEN or not message.networks:
            return
        if message.nid == self._key.nid:
            self._nid_seen, self._foreign_nids = True, 0
        elif self._nid_seen:
            self._foreign_nids += 1
            if self._foreign_nids >= _RESTART_SIGNS:
                self.restarted(now)
                return
        if now < self._settled_at:
            return  # it may not be coordinator yet
        if message.role != ROLE_CCO:
            self._tell(Trouble.NOT_CCO)
        else:
            self._tell_over(Trouble.NOT_CCO)

    def _tell_rates(self, message: NwInfoCnf) -> None:
        """Link quality, when it is new or changed by a quarter."""
        station = message.stations[0] if message.networks and message.stations else None
        rates = (station.tx_mbps, station.rx_mbps) if station is not None else (0, 0)
        if all(abs(new - old) * 4 <= old for new, old in zip(rates, self._rates, strict=True)):
            return
        self._rates = rates
        if station is not None:
            text = f"link with modem {mac_text(station.mac)}: sends {rates[0]}, receives {rates[1]} Mbit/s"
            self._events.append(Remark(text))

    def _on_pib(self, message: ModuleReadCnf) -> None:
        at = PIB_SLAC_ENABLE - message.offset
        if message.status or message.module != MODULE_PIB or not 0 <= at < len(message.content):
            return
        if message.content[at] != _SLAC_ENABLE_EVSE:
            self._tell(Trouble.NOT_EVSE)
        else:
            self._tell_over(Trouble.NOT_EVSE)

    # --- the link -----------------------------------------------------------------------------------------------------

    def _uses_stations(self, now: float) -> bool:
        method = self._config.link_detection
        if method is LinkDetection.AUTO:
            return not self._status_known and now >= self._link_since + QUERY_UNKNOWN_S
        return method is LinkDetection.STATIONS

    def _link_due(self, now: float) -> None:
        assert self._link_every is not None
        method = self._config.link_detection
        if method is LinkDetection.BROADCAST:
            if len(self._heard_versions) < 2:
                self._events.append(LinkSeen(False))
            self._heard_versions.clear()
            self._out.append(Frame(BROADCAST, self._mac, SwVerReq()))
        if method in (LinkDetection.AUTO, LinkDetection.STATUS):
            self._send(LumissilLinkReq() if self.lumissil else LinkStatusReq())
        if self._uses_stations(now):
            self._send(NwInfoReq())
        self._link_at = now + self._link_every

    # --- inside -------------------------------------------------------------------------------------------------------

    def _send(self, message: Mme) -> None:
        self._out.append(Frame(LOCAL_MODEM, self._mac, message))

    def _tell(self, trouble: Trouble) -> None:
        if trouble not in self._told:
            self._told.add(trouble)
            self._events.append(ModemTrouble(trouble))

    def _tell_over(self, trouble: Trouble) -> None:
        if trouble in self._told:
            self._told.discard(trouble)
            self._events.append(TroubleOver(trouble))
