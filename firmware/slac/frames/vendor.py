"""Messages between the host and the modem of its own board: Qualcomm (VS_) and Lumissil [slac.md 2, 9].

Owns: their fields and layouts. May not: judge a value.
"""

from dataclasses import dataclass
from typing import ClassVar, Self

from firmware.slac.frames.base import OUI_LUMISSIL, OUI_QUALCOMM, Mme, take

ROLE_STATION = 0
ROLE_PROXY_CCO = 1
ROLE_CCO = 2

MODULE_PIB = 0x7002
READ_MEMORY = 0x0000
_MODULE_SPEC_OCTETS = 18


class SwVerReq(Mme, frozen=True):
    """VS_SW_VER: what are you?"""

    KIND: ClassVar[int] = 0xA000
    OUI: ClassVar[bytes | None] = OUI_QUALCOMM


class SwVerCnf(Mme, frozen=True):
    """`version` is ASCII such as MAC-QCA7000-1.1.0.11-..."""

    KIND: ClassVar[int] = 0xA001
    OUI: ClassVar[bytes | None] = OUI_QUALCOMM
    LAYOUT: ClassVar[str] = "<BBB"
    status: int
    device_id: int
    version: bytes

    @classmethod
    def from_payload(cls, data: bytes, offset: int) -> tuple[Self, int]:
        status, device_id, length = cls.unpack(data, offset)
        start = offset + cls.size()
        return cls(status, device_id, take(data, start, length, cls.__name__)), start + length

    def to_payload(self) -> bytes:
        return self.pack(self.status, self.device_id, len(self.version)) + self.version

    @property
    def text(self) -> str:
        """The version for people: printable ASCII."""
        return "".join(chr(octet) for octet in self.version if 32 <= octet < 127)


class RsDevReq(Mme, frozen=True):
    """VS_RS_DEV: restart. The firmware may go without an answer."""

    KIND: ClassVar[int] = 0xA01C
    OUI: ClassVar[bytes | None] = OUI_QUALCOMM


class RsDevCnf(Mme, frozen=True):
    """The modem restarts now."""

    KIND: ClassVar[int] = 0xA01D
    OUI: ClassVar[bytes | None] = OUI_QUALCOMM
    LAYOUT: ClassVar[str] = "<B"
    status: int


class NwInfoReq(Mme, frozen=True):
    """VS_NW_INFO: which network are you in, and with whom?"""

    KIND: ClassVar[int] = 0xA038
    OUI: ClassVar[bytes | None] = OUI_QUALCOMM


@dataclass(frozen=True, slots=True)
class NwStation:
    """One other modem of the network; rates in Mbit/s."""

    mac: bytes
    tei: int
    bridged: bytes
    tx_mbps: int
    rx_mbps: int


class NwInfoCnf(Mme, frozen=True):
    """The first network of the modem (it has no other). `networks` 0: none, and the rest means nothing."""

    KIND: ClassVar[int] = 0xA039
    OUI: ClassVar[bytes | None] = OUI_QUALCOMM
    LAYOUT: ClassVar[str] = "<B7sBBB6sBB"
    networks: int
    nid: bytes
    snid: int
    tei: int
    role: int
    cco_mac: bytes
    cco_tei: int
    stations: tuple[NwStation, ...]

    @classmethod
    def from_payload(cls, data: bytes, offset: int) -> tuple[Self, int]:
        networks, nid, snid, tei, role, cco_mac, cco_tei, count = cls.unpack(data, offset)
        start = offset + cls.size()
        raw = take(data, start, 15 * count, cls.__name__)
        entries = (raw[at : at + 15] for at in range(0, len(raw), 15))
        stations = tuple(NwStation(e[:6], e[6], e[7:13], e[13], e[14]) for e in entries)
        return cls(networks, nid, snid, tei, role, cco_mac, cco_tei, stations), start + len(raw)

    def to_payload(self) -> bytes:
        head = self.pack(
            *(self.networks, self.nid, self.snid, self.tei, self.role, self.cco_mac, self.cco_tei, len(self.stations))
        )
        return head + b"".join(
            s.mac + bytes([s.tei]) + s.bridged + bytes([s.tx_mbps, s.rx_mbps]) for s in self.stations
        )


class OpAttributesReq(Mme, frozen=True):
    """VS_OP_ATTRIBUTES: the operator's record of the firmware."""

    KIND: ClassVar[int] = 0xA068
    OUI: ClassVar[bytes | None] = OUI_QUALCOMM
    LAYOUT: ClassVar[str] = "<4sB"
    cookie: bytes
    report_type: int


class OpAttributesCnf(Mme, frozen=True):
    """`record` as the firmware gives it."""

    KIND: ClassVar[int] = 0xA069
    OUI: ClassVar[bytes | None] = OUI_QUALCOMM
    LAYOUT: ClassVar[str] = "<H4sBH"
    status: int
    cookie: bytes
    report_type: int
    record: bytes

    @classmethod
    def from_payload(cls, data: bytes, offset: int) -> tuple[Self, int]:
        status, cookie, report_type, length = cls.unpack(data, offset)
        start = offset + cls.size()
        return cls(status, cookie, report_type, take(data, start, length, cls.__name__)), start + length

    def to_payload(self) -> bytes:
        return self.pack(self.status, self.cookie, self.report_type, len(self.record)) + self.record


class FacDefaultsReq(Mme, frozen=True):
    """VS_FAC_DEFAULTS: back to what the factory wrote."""

    KIND: ClassVar[int] = 0xA07C
    OUI: ClassVar[bytes | None] = OUI_QUALCOMM


class FacDefaultsCnf(Mme, frozen=True):
    """Answer; the modem restarts."""

    KIND: ClassVar[int] = 0xA07D
    OUI: ClassVar[bytes | None] = OUI_QUALCOMM
    LAYOUT: ClassVar[str] = "<B"
    status: int


class ModuleReadReq(Mme, frozen=True):
    """VS_MODULE_OPERATION with one read: `length` octets at `offset` of a module (the PIB) in memory."""

    KIND: ClassVar[int] = 0xA0B0
    OUI: ClassVar[bytes | None] = OUI_QUALCOMM
    LAYOUT: ClassVar[str] = "<4xBHH4xHHHI"
    module: int
    length: int
    offset: int

    @classmethod
    def from_payload(cls, data: bytes, offset: int) -> tuple[Self, int]:
        _count, _operation, _spec, module, _sub, length, at = cls.unpack(data, offset)
        return cls(module, length, at), offset + cls.size()

    def to_payload(self) -> bytes:
        return self.pack(1, READ_MEMORY, _MODULE_SPEC_OCTETS, self.module, 0, self.length, self.offset)


class ModuleReadCnf(Mme, frozen=True):
    """`status` 0 and the octets read."""

    KIND: ClassVar[int] = 0xA0B1
    OUI: ClassVar[bytes | None] = OUI_QUALCOMM
    LAYOUT: ClassVar[str] = "<HH4xBHH4xHHHI"
    status: int
    module: int
    offset: int
    content: bytes

    @classmethod
    def from_payload(cls, data: bytes, offset: int) -> tuple[Self, int]:
        status, _error, _count, _operation, _spec, module, _sub, length, at = cls.unpack(data, offset)
        start = offset + cls.size()
        return cls(status, module, at, take(data, start, length, cls.__name__)), start + length

    def to_payload(self) -> bytes:
        length = len(self.content)
        spec = (1, READ_MEMORY, _MODULE_SPEC_OCTETS + length, self.module, 0, length, self.offset)
        return self.pack(self.status, 0, *spec) + self.content


class LinkStatusReq(Mme, frozen=True):
    """VS_PL_LNK_STATUS: does any station hear you?"""

    KIND: ClassVar[int] = 0xA0B8
    OUI: ClassVar[bytes | None] = OUI_QUALCOMM


class LinkStatusCnf(Mme, frozen=True):
    """`link` 1: at least one station is linked."""

    KIND: ClassVar[int] = 0xA0B9
    OUI: ClassVar[bytes | None] = OUI_QUALCOMM
    LAYOUT: ClassVar[str] = "<BB"
    status: int
    link: int


class LumissilVersionReq(Mme, frozen=True):
    """Lumissil: what are you?"""

    KIND: ClassVar[int] = 0xAC6C
    OUI: ClassVar[bytes | None] = OUI_LUMISSIL


class LumissilResetReq(Mme, frozen=True):
    """Lumissil: restart, without an answer."""

    KIND: ClassVar[int] = 0xAC70
    OUI: ClassVar[bytes | None] = OUI_LUMISSIL


class LumissilLinkReq(Mme, frozen=True):
    """Lumissil: is there a link?"""

    KIND: ClassVar[int] = 0xAC9C
    OUI: ClassVar[bytes | None] = OUI_LUMISSIL


class LumissilLinkCnf(Mme, frozen=True):
    """`link` 1: yes."""

    KIND: ClassVar[int] = 0xAC9D
    OUI: ClassVar[bytes | None] = OUI_LUMISSIL
    LAYOUT: ClassVar[str] = "<BB"
    status: int
    link: int


VENDOR: tuple[type[Mme], ...] = (
    *(SwVerReq, SwVerCnf, RsDevReq, RsDevCnf, NwInfoReq, NwInfoCnf, OpAttributesReq, OpAttributesCnf),
    *(FacDefaultsReq, FacDefaultsCnf, ModuleReadReq, ModuleReadCnf, LinkStatusReq, LinkStatusCnf),
    *(LumissilVersionReq, LumissilResetReq, LumissilLinkReq, LumissilLinkCnf),
)

VENDOR_OPAQUE: dict[tuple[bytes, int], str] = {
    (OUI_QUALCOMM, 0xA020): "VS_WR_MOD.REQ",
    (OUI_QUALCOMM, 0xA021): "VS_WR_MOD.CNF",
    (OUI_QUALCOMM, 0xA024): "VS_RD_MOD.REQ",
    (OUI_QUALCOMM, 0xA025): "VS_RD_MOD.CNF",
    (OUI_QUALCOMM, 0xA060): "VS_HOST_ACTION.REQ",
    (OUI_QUALCOMM, 0xA061): "VS_HOST_ACTION.CNF",
    (OUI_QUALCOMM, 0xA062): "VS_HOST_ACTION.IND",
    (OUI_QUALCOMM, 0xA0F8): "VS_GET_PROPERTY.REQ",
    (OUI_QUALCOMM, 0xA0F9): "VS_GET_PROPERTY.CNF",
    (OUI_QUALCOMM, 0xA14E): "VS_ATTENUATION_CHARACTERISTICS.IND",
    (OUI_LUMISSIL, 0xAC6D): "LUMISSIL_VERSION.CNF",
}
"""Known by name, carried as octets."""
