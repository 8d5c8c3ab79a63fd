"""The functions of the codec, one pair for each kind of frame.

Owns: which schema set codes what, and the way from the fastest codec to the slowest: the compiled machine where it is
installed, the generated code, the interpreter. What one does not take it gives to the next; the interpreter accepts the
unusual forms and says what is wrong with the others. May not: know a grammar.

What a station speaks in every session (supportedAppProtocol, ISO 15118-2) is imported at once; DIN 70121 and the schema
sets of ISO 15118-20 when the first frame of theirs is coded.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any, Literal

from firmware.iso15118.exi.errors import ExiEncodeError, ExiError
from firmware.iso15118.exi.generated import iso2 as fast_iso2
from firmware.iso15118.exi.generated import sap as fast_sap
from firmware.iso15118.exi.generated import xmldsig as fast_xmldsig
from firmware.iso15118.exi.runtime import finished
from firmware.iso15118.messages import iso2, sap
from firmware.iso15118.messages.model import Node
from firmware.iso15118.messages.xmldsig import SignedInfo
from firmware.iso15118.v2gtp import PayloadType

if TYPE_CHECKING:
    from firmware.iso15118.exi.grammar import Grammars
    from firmware.iso15118.messages import din
    from firmware.iso15118.messages.iso20.common_types import V2GMessage as Iso20Message

MAX_FRAME = 65_536
"""The longest frame that is looked at, in octets."""
MAX_UNUSUAL = 16_384
"""How far into a frame the interpreter looks, in octets: it costs ten times as much as the generated code, and the
station has other vehicles. Twice what the longest message with certificates needs; only schedules and tariffs of
hundreds of entries are longer, and those must be canonical. A fault beyond it is reported as being there somewhere."""

_NOT_DECODED = (ValueError, LookupError)
_NOT_ENCODED = (ValueError, LookupError, TypeError, AttributeError, OverflowError)


_AC_DER = {
    "iso20_ac_der_iec": PayloadType.ISO20_AC_DER_IEC,
    "iso20_ac_der_sae": PayloadType.ISO20_AC_DER_SAE,
}
"""The payload types of AC DER; its messages are those of AC."""

ISO20_SCHEMAS: dict[int, str] = {
    PayloadType.ISO20_COMMON: "iso20_common",
    PayloadType.ISO20_AC: "iso20_ac",
    PayloadType.ISO20_DC: "iso20_dc",
    PayloadType.ISO20_ACDP: "iso20_acdp",
    PayloadType.ISO20_WPT: "iso20_wpt",
    PayloadType.ISO20_SCHEDULE_RENEGOTIATION: "iso20_common",
    PayloadType.ISO20_METERING_CONFIRMATION: "iso20_common",
    PayloadType.ISO20_ACDP_SYSTEM_STATUS: "iso20_acdp",
    PayloadType.ISO20_PARKING_STATUS: "iso20_common",
    PayloadType.ISO20_AC_DER_IEC: "iso20_ac_der_iec",
    PayloadType.ISO20_AC_DER_SAE: "iso20_ac_der_sae",
}
"""The schema set of each V2GTP payload type of ISO 15118-20. The payload type alone decides: the schema sets number
their elements alike, so a frame of one can be read as a message of another."""

_ISO20_PAYLOADS = {
    "common": PayloadType.ISO20_COMMON,
    "ac": PayloadType.ISO20_AC,
    "dc": PayloadType.ISO20_DC,
    "acdp": PayloadType.ISO20_ACDP,
    "wpt": PayloadType.ISO20_WPT,
}
"""By the module under `messages.iso20` in which a message is declared."""
_SIDE_STREAMS = {
    "MeteringConfirmation": PayloadType.ISO20_METERING_CONFIRMATION,
    "ACDP_SystemStatus": PayloadType.ISO20_ACDP_SYSTEM_STATUS,
    "VehicleCheckIn": PayloadType.ISO20_PARKING_STATUS,
    "VehicleCheckOut": PayloadType.ISO20_PARKING_STATUS,
}
"""Pairs of messages that run beside the others under a payload type of their own (exi.md 1.5 and its frames)."""


MACHINE = "evse_exi_machine"
"""The module of the compiled codec, from a wheel of its own (scripts/build_compiled.py)."""

_modules: dict[str, ModuleType] = {"sap": fast_sap, "iso2": fast_iso2, "xmldsig": fast_xmldsig}
_machines: dict[str, Any] = {}
"""By schema set: the generated module, and the compiled machine or None. Both are filled as they are needed."""


def _fast(name: str) -> ModuleType:
    """The generated module of a schema set."""
    known = _modules.get(name)
    if known is None:
        known = _modules[name] = import_module(f"firmware.iso15118.exi.generated.{name}")
    return known


def _installed() -> ModuleType | None:
    """The compiled codec, where it is installed and was built for these tables."""
    try:
        module = import_module(MACHINE)
    except ImportError:
        return None
    from firmware.iso15118.exi.tables import FORMAT

    return module if module.FORMAT == FORMAT else None


_compiled: ModuleType | None = _installed()


def use(compiled: ModuleType | None) -> None:
    """Use that build of the compiled codec, or with None the pure one. For tests and measurements."""
    global _compiled
    _compiled = compiled
    _machines.clear()


def form() -> Literal["compiled", "pure"]:
    """Which codec is in use."""
    return "pure" if _compiled is None else "compiled"


def _machine(name: str) -> Any:
    """The compiled codec of a schema set, or None where the pure one is in use."""
    machine = None
    if _compiled is not None:
        from firmware.iso15118.exi.tables import tables

        machine = _compiled.Machine(tables(_grammars(name)))
    _machines[name] = machine
    return machine


@cache
def _grammars(name: str) -> Grammars:
    """The grammars of a schema set. They are derived when the interpreter is needed for the first time."""
    from firmware.iso15118.exi import schemas
    from firmware.iso15118.exi.grammar import Grammars

    return Grammars(schemas.load(name))


def _decode(name: str, data: bytes, limit: int = MAX_UNUSUAL) -> Any:
    """The message in a frame of a schema set. Raises ExiError."""
    if len(data) > MAX_FRAME:
        raise ExiError(f"a frame of {len(data)} octets", 0, "")
    machine = _machines[name] if name in _machines else _machine(name)
    if machine is not None:
        message = machine.decode(data)
        if message is not None:
            return message
    fast = _fast(name)
    bits = 8 * len(data) - fast.DOCUMENT_BITS
    try:
        frame = int.from_bytes(data, "big")
        return fast.DOCUMENT_DECODERS[frame >> bits](frame, bits)[0]
    except _NOT_DECODED:
        return _interpret(name, data, limit)


def _interpret(name: str, data: bytes, limit: int) -> Node:
    from firmware.iso15118.exi.interpreter import Decoder

    grammars = _grammars(name)
    decoder = Decoder(grammars, data, limit=limit)
    try:
        return decoder.document()
    except ExiError as strict:
        if not decoder.full_list:
            raise
        try:
            return Decoder(grammars, data, endless=True, limit=limit).document()
        except ExiError:
            raise strict from None


def _encode(name: str, message: Node) -> bytes:
    """The frame of a message. Raises ExiEncodeError."""
    machine = _machines[name] if name in _machines else _machine(name)
    if machine is not None:
        frame: bytes | None = machine.encode(message)
        if frame is not None:
            return frame
    try:
        start, encode = _fast(name).DOCUMENT_ENCODERS[type(message)]
        return finished(encode(start, message))
    except _NOT_ENCODED:
        from firmware.iso15118.exi.interpreter import Encoder

        return Encoder(_grammars(name)).document(message)


def _encode_fragment(name: str, element: Node) -> bytes:
    """The canonical form of a signed element. Raises ExiEncodeError."""
    machine = _machines[name] if name in _machines else _machine(name)
    if machine is not None:
        octets: bytes | None = machine.encode_fragment(element)
        if octets is not None:
            return octets
    fast = _fast(name)
    try:
        start, encode = fast.FRAGMENT_ENCODERS[type(element)]
        return finished(encode(start, element) << fast.FRAGMENT_WIDTH | fast.FRAGMENT_END)
    except _NOT_ENCODED:
        from firmware.iso15118.exi.interpreter import Encoder

        return Encoder(_grammars(name)).fragment(element)


def _decode_fragment(name: str, data: bytes) -> Any:
    from firmware.iso15118.exi.interpreter import Decoder

    if len(data) > MAX_FRAME:
        raise ExiError(f"a fragment of {len(data)} octets", 0, "")
    return Decoder(_grammars(name), data).fragment()


def decode_sap(data: bytes) -> sap.SupportedAppProtocolReq | sap.SupportedAppProtocolRes:
    """A supportedAppProtocol message. Raises ExiError."""
    message: sap.SupportedAppProtocolReq | sap.SupportedAppProtocolRes = _decode("sap", data)
    return message


def encode_sap(message: sap.SupportedAppProtocolReq | sap.SupportedAppProtocolRes) -> bytes:
    """A supportedAppProtocol frame. Raises ExiEncodeError."""
    return _encode("sap", message)


def decode_iso2(data: bytes) -> iso2.V2GMessage:
    """A message of ISO 15118-2. Raises ExiError."""
    message: iso2.V2GMessage = _decode("iso2", data)
    return message


def encode_iso2(message: iso2.V2GMessage) -> bytes:
    """A frame of ISO 15118-2. Raises ExiEncodeError."""
    return _encode("iso2", message)


def encode_iso2_fragment(element: Node) -> bytes:
    """The canonical form of a signed element (one with an Id) for its digest. Raises ExiEncodeError.

    A CertificateChain is taken for ContractSignatureCertChain, the only chain that is signed.
    """
    return _encode_fragment("iso2", element)


def encode_emaid_fragment_plain(emaid: iso2.EMAID) -> bytes:
    """The form of an eMAID for its digest that cbV2G makes; `encode_iso2_fragment` makes EXIficient's.

    The digests differ, so a verifier tries both (exi.md, eMAID). Raises ExiEncodeError.
    """
    from firmware.iso15118.exi.interpreter import Encoder

    return Encoder(_grammars("iso2")).fragment(emaid, relaxed=False)


def decode_iso2_fragment(data: bytes) -> Node:
    """The element in the canonical form of a signed element. Raises ExiError."""
    element: Node = _decode_fragment("iso2", data)
    return element


def encode_signed_info(signed_info: SignedInfo) -> bytes:
    """What a signature signs: SignedInfo in the grammar of xmldsig alone. Raises ExiEncodeError."""
    return _encode_fragment("xmldsig", signed_info)


def encode_signed_info_iso2(signed_info: SignedInfo) -> bytes:
    """SignedInfo in the grammar of the -2 messages, which some peers sign. Raises ExiEncodeError."""
    return _encode_fragment("iso2", signed_info)


def decode_signed_info(data: bytes) -> SignedInfo:
    """SignedInfo from what was signed. Raises ExiError."""
    message: SignedInfo = _decode_fragment("xmldsig", data)
    return message


def decode_din(data: bytes) -> din.V2GMessage:
    """A message of DIN 70121. Raises ExiError."""
    message: din.V2GMessage = _decode("din", data)
    return message


def encode_din(message: din.V2GMessage) -> bytes:
    """A frame of DIN 70121. Raises ExiEncodeError."""
    return _encode("din", message)


def decode_din_fragment(data: bytes) -> Node:
    """The element in the canonical form of a signed element of DIN 70121. Raises ExiError."""
    element: Node = _decode_fragment("din", data)
    return element


def encode_din_fragment(element: Node) -> bytes:
    """The canonical form of an element of DIN 70121 that has an Id, for its digest. Raises ExiEncodeError."""
    return _encode_fragment("din", element)


def decode_iso20(payload_type: int, data: bytes) -> Iso20Message:
    """A message of ISO 15118-20, from a V2GTP frame of that payload type. Raises ExiError."""
    try:
        name = ISO20_SCHEMAS[payload_type]
    except KeyError:
        raise ExiError(f"no messages of ISO 15118-20 have payload type {payload_type:#06x}", 0, "") from None
    message: Iso20Message = _decode(name, data)
    return message


def encode_iso20(message: Iso20Message, payload_type: int | None = None) -> tuple[PayloadType, bytes]:
    """(V2GTP payload type, frame) of ISO 15118-20. Raises ExiEncodeError.

    `payload_type` is for a message that can run in several streams: ScheduleExchange in a schedule renegotiation.
    """
    if payload_type is None:
        payload_type = iso20_payload_type(type(message))
    try:
        kind = PayloadType(payload_type)
        name = ISO20_SCHEMAS[kind]
    except (ValueError, KeyError):
        raise ExiEncodeError(f"no messages of ISO 15118-20 have payload type {payload_type:#06x}") from None
    return kind, _encode(name, message)


def load_iso20(besides: Sequence[PayloadType] = ()) -> None:
    """Import what codes AC and DC of ISO 15118-20 now, so that no vehicle waits for it, and what else the station
    speaks; with the compiled codec, its tables of all that."""
    names = ("iso20_common", "iso20_ac", "iso20_dc", *(ISO20_SCHEMAS[one] for one in besides))
    for name in names:
        _fast(name)
    for name in ("sap", "din", "iso2", *names) if _compiled is not None else ():
        _machine(name)


@cache
def iso20_payload_type(cls: type[Node]) -> PayloadType:
    """The payload type under which a message of ISO 15118-20 is sent. Raises ExiEncodeError."""
    package, _, path = cls.__module__.partition(".iso20.")
    kind = _ISO20_PAYLOADS.get(path.split(".")[0])
    if not package or kind is None:
        raise ExiEncodeError(f"{cls.__name__} is no message of ISO 15118-20")
    return _SIDE_STREAMS.get(cls.__name__[:-3], kind)


def decode_iso20_fragment(data: bytes) -> Node:
    """The element in the canonical form of a signed element of ISO 15118-20. Raises ExiError."""
    element: Node = _decode_fragment("iso20_common", data)
    return element


def encode_iso20_fragment(element: Node) -> bytes:
    """The canonical form of a signed element of ISO 15118-20, for its digest. Raises ExiEncodeError.

    All of them are declared in the CommonMessages schema, whose fragment grammar it is (exi.md 1.6).
    """
    return _encode_fragment("iso20_common", element)


# --- by the name of the schema set, for tools -------------------------------------------------------------------------


def decode_any(schema: str, data: bytes) -> Node:
    """A message of a schema set, unusual ones of any length too. Raises ExiError; KeyError for a wrong name."""
    _check_name(schema)
    message: Node = _decode(schema, data, MAX_FRAME)
    return message


def encode_any(schema: str, message: Node, payload_type: int | None = None) -> tuple[int, bytes]:
    """(V2GTP payload type, frame) of a message of a schema set. Raises ExiEncodeError; KeyError for a wrong name."""
    _check_name(schema)
    if schema in _AC_DER:
        return _AC_DER[schema], _encode(schema, message)
    if schema in ISO20_SCHEMAS.values():
        kind, frame = encode_iso20(message, payload_type)  # type: ignore[arg-type]  # judged there
        if ISO20_SCHEMAS[kind] != schema:
            raise ExiEncodeError(f"{type(message).__name__} is no message of {schema}")
        return kind, frame
    return PayloadType.EXI, _encode(schema, message)


def decode_any_fragment(schema: str, data: bytes) -> Node:
    """A signed element of a schema set. Raises ExiError; KeyError for a name that is none."""
    _check_name(schema)
    element: Node = _decode_fragment(schema, data)
    return element


def encode_any_fragment(schema: str, element: Node) -> bytes:
    """The canonical form of a signed element. Raises ExiEncodeError; KeyError for a name that is none."""
    _check_name(schema)
    return _encode_fragment(schema, element)


def _check_name(schema: str) -> None:
    if schema not in ("sap", "din", "iso2", "xmldsig", *ISO20_SCHEMAS.values()):
        raise KeyError(schema)
