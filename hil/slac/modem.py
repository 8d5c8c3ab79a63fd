"""A Green PHY modem as its host sees it: vendor messages, keys, profiles of what it hears.

Owns: one modem's state and its answers. May not: know attenuation or loss (`copper.py`), time beyond `now`.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from firmware.slac.frames import BROADCAST, LOCAL_MODEM, Frame, FrameError, Mme, decode, encode, homeplug, vendor
from firmware.slac.keys import nid_of

FACTORY_NMK = bytes.fromhex("50d3e4933f855b7040784df815aa8db7")  # "HomePlugAV", what a fresh modem has
FIRMWARE = b"MAC-QCA7005-1.1.0.730-04-SIM"


@dataclass(slots=True)
class PlcModem:
    """One modem. The public fields are knobs for tests.

    `linked`: the other modems of its network at a moment (told by the copper). `silent`: answers nothing.
    `confirms`: result that it gives to CM_SET_KEY. `vendor_answers`: VS_ messages it knows.
    """

    mac: bytes
    host_mac: bytes
    evse: bool
    linked: Callable[[float], list[bytes]] = lambda now: []
    nmk: bytes = FACTORY_NMK
    key_since: float = -100.0
    silent: bool = False
    confirms: int = 1
    vendor_answers: bool = True
    link_status_answers: bool = True
    role: int = vendor.ROLE_CCO
    slac_enable: int = 2
    cco_selection: int = 2
    up_at: float = 0.0
    boot_s: float = 1.5
    echoes_nonce: bool = True
    keys_lost: int = 0  # so many CM_SET_KEY get lost on their way
    seen: list[str] = field(default_factory=list)

    def restart(self, now: float) -> None:
        """Reboot: dark for a while, and the key is what the factory wrote."""
        self.up_at, self.nmk, self.key_since = now + self.boot_s, FACTORY_NMK, now + self.boot_s

    def from_host(self, data: bytes, now: float) -> tuple[list[bytes], list[bytes]]:
        """A frame of the host: (answers to the host, frames for the line)."""
        if self.silent or now < self.up_at:
            return [], []
        try:
            frame = decode(data)
        except FrameError:
            return [], [data]
        if frame.destination in (LOCAL_MODEM, self.mac):
            return self._answer(frame, now), []
        answers = self._answer(frame, now) if frame.destination == BROADCAST else []
        return answers, [data]

    def from_line(self, data: bytes, loss_db: Callable[[], bytes], now: float) -> list[bytes]:
        """A frame off the line: what the host gets. A sound makes the EVSE's modem add a profile."""
        if self.silent or now < self.up_at:
            return []
        out = [data]
        try:
            frame = decode(data)
        except FrameError:
            return out
        if self.evse and self.slac_enable == 2 and isinstance(frame.message, homeplug.MnbcSoundInd):
            profile = homeplug.AttenProfileInd(frame.source, loss_db())
            out.append(encode(Frame(self.host_mac, self.mac, profile)))
        return out

    def _answer(self, frame: Frame, now: float) -> list[bytes]:
        answer = self._message(frame.message, now)
        return [] if answer is None else [encode(Frame(frame.source, self.mac, answer))]

    def _message(self, message: Mme | object, now: float) -> Mme | None:
        self.seen.append(type(message).__name__)
        if isinstance(message, homeplug.SetKeyReq):
            return self._set_key(message, now)
        if not self.vendor_answers:
            return None
        match message:
            case vendor.SwVerReq():
                return vendor.SwVerCnf(0, 0x22, FIRMWARE)
            case vendor.RsDevReq():
                self.restart(now)
                return vendor.RsDevCnf(0)
            case vendor.LinkStatusReq() if self.link_status_answers:
                return vendor.LinkStatusCnf(0, int(bool(self.linked(now))))
            case vendor.NwInfoReq():
                stations = tuple(vendor.NwStation(mac, 2, bytes(6), 9, 9) for mac in self.linked(now))
                role = self.role if self.evse else vendor.ROLE_STATION
                return vendor.NwInfoCnf(1, nid_of(self.nmk), 1, 1, role, self.mac, 1, stations)
            case vendor.ModuleReadReq(module=vendor.MODULE_PIB):
                content = bytearray(message.length)
                for address, value in ((0xF4, self.cco_selection), (0x1653, self.slac_enable)):
                    if 0 <= address - message.offset < len(content):
                        content[address - message.offset] = value
                return vendor.ModuleReadCnf(0, message.module, message.offset, bytes(content))
            case _:
                return None

    def _set_key(self, message: homeplug.SetKeyReq, now: float) -> Mme | None:
        if self.keys_lost:
            self.keys_lost -= 1
            return None
        if self.confirms and message.nmk != self.nmk:
            self.nmk, self.key_since = message.nmk, now
        nonce = message.my_nonce if self.echoes_nonce else bytes(4)
        return homeplug.SetKeyCnf(self.confirms, bytes(4), nonce, 4, 0, 0, 0)
