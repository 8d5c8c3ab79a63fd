"""The CM_ messages of HomePlug Green PHY that SLAC and the modem's key use [slac.md 2].

Owns: their fields and layouts. May not: judge a value; what is acceptable in which state is the session's affair.
"""

from typing import ClassVar, Self

from firmware.core.errors import LocalProtocolError
from firmware.slac.frames.base import Mme, take

GROUPS = 58
"""Attenuation groups of every QCA firmware."""
ZERO_ID = bytes(17)
"""Sender, source, response, PEV and EVSE id: not used by ISO 15118-3."""
SOUND_TARGET = b"\xff" * 6
MATCH_REQ_LENGTH = 0x3E
MATCH_CNF_LENGTH = 0x56

KEY_TYPE_NMK = 1
PROTOCOL_ID_HLE = 4

VALIDATE_NOT_READY = 0
VALIDATE_READY = 1
VALIDATE_SUCCESS = 2
VALIDATE_FAILURE = 3
VALIDATE_NOT_REQUIRED = 4


class SlacParmReq(Mme, frozen=True):
    """EV to all: who is at the other end of my cable? Times out at 200 ms."""

    KIND: ClassVar[int] = 0x6064
    LAYOUT: ClassVar[str] = "<BB8s"
    run_id: bytes
    application: int = 0
    security: int = 0

    @classmethod
    def from_payload(cls, data: bytes, offset: int) -> tuple[Self, int]:
        application, security, run_id = cls.unpack(data, offset)
        return cls(run_id, application, security), offset + cls.size()

    def to_payload(self) -> bytes:
        return self.pack(self.application, self.security, self.run_id)


class SlacParmCnf(Mme, frozen=True):
    """EVSE to EV: sound `sounds` times within `timeout_100ms` x 100 ms, results to `forwarding`."""

    KIND: ClassVar[int] = 0x6065
    LAYOUT: ClassVar[str] = "<6sBBB6sBB8s"
    target: bytes
    sounds: int
    timeout_100ms: int
    response_type: int
    forwarding: bytes
    application: int
    security: int
    run_id: bytes


class StartAttenCharInd(Mme, frozen=True):
    """EV to all, three times: sounding starts."""

    KIND: ClassVar[int] = 0x606A
    LAYOUT: ClassVar[str] = "<BBBBB6s8s"
    application: int
    security: int
    sounds: int
    timeout_100ms: int
    response_type: int
    forwarding: bytes
    run_id: bytes


class MnbcSoundInd(Mme, frozen=True):
    """EV to all, NUM_SOUNDS times; `count` goes down to 0."""

    KIND: ClassVar[int] = 0x6076
    LAYOUT: ClassVar[str] = "<BB17sB8s8x16s"
    application: int
    security: int
    sender_id: bytes
    count: int
    run_id: bytes
    random: bytes


class AttenProfileInd(Mme, frozen=True):
    """The EVSE's modem to its host: attenuation of one sound per group, dB. Carries no RunID."""

    KIND: ClassVar[int] = 0x6086
    LAYOUT: ClassVar[str] = "<6sBx"
    ev_mac: bytes
    groups: bytes

    @classmethod
    def from_payload(cls, data: bytes, offset: int) -> tuple[Self, int]:
        ev_mac, count = cls.unpack(data, offset)
        start = offset + 8
        return cls(ev_mac, take(data, start, count, "AttenProfileInd")), start + count

    def to_payload(self) -> bytes:
        return self.pack(self.ev_mac, _group_count(self.groups)) + self.groups


class AttenCharInd(Mme, frozen=True):
    """EVSE to EV: the average attenuation of `sounds` sounds per group, dB."""

    KIND: ClassVar[int] = 0x606E
    LAYOUT: ClassVar[str] = "<BB6s8s17s17sBB"
    application: int
    security: int
    ev_mac: bytes
    run_id: bytes
    source_id: bytes
    response_id: bytes
    sounds: int
    groups: bytes

    @classmethod
    def from_payload(cls, data: bytes, offset: int) -> tuple[Self, int]:
        application, security, ev_mac, run_id, source_id, response_id, sounds, count = cls.unpack(data, offset)
        start = offset + cls.size()
        groups = take(data, start, count, cls.__name__)
        return cls(application, security, ev_mac, run_id, source_id, response_id, sounds, groups), start + count

    def to_payload(self) -> bytes:
        head = (self.application, self.security, self.ev_mac, self.run_id, self.source_id, self.response_id)
        return self.pack(*head, self.sounds, _group_count(self.groups)) + self.groups


class AttenCharRsp(Mme, frozen=True):
    """EV to EVSE: the profile arrived (`result` 0)."""

    KIND: ClassVar[int] = 0x606F
    LAYOUT: ClassVar[str] = "<BB6s8s17s17sB"
    application: int
    security: int
    ev_mac: bytes
    run_id: bytes
    source_id: bytes
    response_id: bytes
    result: int


class ValidateReq(Mme, frozen=True):
    """EV to EVSE: count my B-C-B toggles during (`timer` + 1) x 100 ms. Carries no RunID."""

    KIND: ClassVar[int] = 0x6078
    LAYOUT: ClassVar[str] = "<BBB"
    signal_type: int
    timer: int
    result: int


class ValidateCnf(Mme, frozen=True):
    """EVSE to EV: the count, or VALIDATE_* saying why there is none."""

    KIND: ClassVar[int] = 0x6079
    LAYOUT: ClassVar[str] = "<BBB"
    signal_type: int
    toggles: int
    result: int


class SlacMatchReq(Mme, frozen=True):
    """EV to EVSE: it is you."""

    KIND: ClassVar[int] = 0x607C
    LAYOUT: ClassVar[str] = "<BBH17s6s17s6s8s8x"
    application: int
    security: int
    length: int
    ev_id: bytes
    ev_mac: bytes
    evse_id: bytes
    evse_mac: bytes
    run_id: bytes


class SlacMatchCnf(Mme, frozen=True):
    """EVSE to EV: the logical network and its key. The key stays out of `repr`."""

    KIND: ClassVar[int] = 0x607D
    LAYOUT: ClassVar[str] = "<BBH17s6s17s6s8s8x7sx16s"
    application: int
    security: int
    length: int
    ev_id: bytes
    ev_mac: bytes
    evse_id: bytes
    evse_mac: bytes
    run_id: bytes
    nid: bytes
    nmk: bytes

    def __repr__(self) -> str:
        return f"SlacMatchCnf(ev_mac={self.ev_mac.hex()}, run_id={self.run_id.hex()}, nid={self.nid.hex()})"


class SetKeyReq(Mme, frozen=True):
    """Host to its own modem: use this network key. The key stays out of `repr`."""

    KIND: ClassVar[int] = 0x6008
    LAYOUT: ClassVar[str] = "<B4s4sBHBB7sB16s"
    key_type: int
    my_nonce: bytes
    your_nonce: bytes
    protocol_id: int
    protocol_run: int
    protocol_message: int
    cco_capability: int
    nid: bytes
    new_eks: int
    nmk: bytes

    def __repr__(self) -> str:
        return f"SetKeyReq(nid={self.nid.hex()})"


class SetKeyCnf(Mme, frozen=True):
    """The modem's answer. QCA firmware says 1 when it took the key, against HomePlug [slac.md 2, the trap]."""

    KIND: ClassVar[int] = 0x6009
    LAYOUT: ClassVar[str] = "<B4s4sBHBB"
    result: int
    my_nonce: bytes
    your_nonce: bytes
    protocol_id: int
    protocol_run: int
    protocol_message: int
    cco_capability: int


class GetKeyReq(Mme, frozen=True):
    """Host to modem: which key do you have?"""

    KIND: ClassVar[int] = 0x600C
    LAYOUT: ClassVar[str] = "<BB7s4sBHB"
    request_type: int
    key_type: int
    nid: bytes
    my_nonce: bytes
    protocol_id: int
    protocol_run: int
    protocol_message: int


class GetKeyCnf(Mme, frozen=True):
    """The modem's key. The key stays out of `repr`."""

    KIND: ClassVar[int] = 0x600D
    LAYOUT: ClassVar[str] = "<BB4s4s7sBBHB16s"
    result: int
    key_type: int
    my_nonce: bytes
    your_nonce: bytes
    nid: bytes
    eks: int
    protocol_id: int
    protocol_run: int
    protocol_message: int
    key: bytes

    def __repr__(self) -> str:
        return f"GetKeyCnf(result={self.result}, nid={self.nid.hex()})"


class AmpMapReq(Mme, frozen=True):
    """Either side: how much to lower the carriers. `carriers` entries of 4 bits, two per octet, low half first."""

    KIND: ClassVar[int] = 0x601C
    LAYOUT: ClassVar[str] = "<H"
    carriers: int
    amplitudes: bytes

    @classmethod
    def from_payload(cls, data: bytes, offset: int) -> tuple[Self, int]:
        (carriers,) = cls.unpack(data, offset)
        start, length = offset + cls.size(), (carriers + 1) // 2
        return cls(carriers, take(data, start, length, cls.__name__)), start + length

    def to_payload(self) -> bytes:
        if len(self.amplitudes) != (self.carriers + 1) // 2:
            raise LocalProtocolError(f"AmpMapReq: {len(self.amplitudes)} octets for {self.carriers} carriers")
        return self.pack(self.carriers) + self.amplitudes


class AmpMapCnf(Mme, frozen=True):
    """The map was taken (`result` 0)."""

    KIND: ClassVar[int] = 0x601D
    LAYOUT: ClassVar[str] = "<B"
    result: int


def _group_count(groups: bytes) -> int:
    if len(groups) > 255:
        raise LocalProtocolError(f"{len(groups)} attenuation groups do not fit one octet")
    return len(groups)


HOMEPLUG: tuple[type[Mme], ...] = (
    *(SlacParmReq, SlacParmCnf, StartAttenCharInd, MnbcSoundInd, AttenProfileInd, AttenCharInd, AttenCharRsp),
    *(ValidateReq, ValidateCnf, SlacMatchReq, SlacMatchCnf),
    *(SetKeyReq, SetKeyCnf, GetKeyReq, GetKeyCnf, AmpMapReq, AmpMapCnf),
)

HOMEPLUG_OPAQUE: dict[int, str] = {
    **{0x6038: "CM_NW_INFO.REQ", 0x6039: "CM_NW_INFO.CNF", 0x6048: "CM_NW_STATS.REQ", 0x6049: "CM_NW_STATS.CNF"},
    **{0x6070: "CM_PKCS_CERT.REQ", 0x6071: "CM_PKCS_CERT.CNF", 0x6072: "CM_PKCS_CERT.IND", 0x6073: "CM_PKCS_CERT.RSP"},
    **{0x6080: "CM_SLAC_USER_DATA.REQ", 0x6081: "CM_SLAC_USER_DATA.CNF"},
    **{0x6082: "CM_SLAC_USER_DATA.IND", 0x6083: "CM_SLAC_USER_DATA.RSP"},
}
"""Known by name, carried as octets: SLAC does not use them."""
