"""The functions of the codec, one pair for each kind of frame.

Owns: which schema set codes what, and the way from the generated codec to the interpreter: a frame or message that
the generated code does not take is given to the interpreter, which accepts the unusual forms and says what is wrong
with the others. May not: know a grammar.
"""

from __future__ import annotations

from functools import cache
from types import ModuleType
from typing import TYPE_CHECKING, cast

from firmware.iso15118.exi.errors import ExiError
from firmware.iso15118.exi.generated import iso2 as fast_iso2
from firmware.iso15118.exi.generated import sap as fast_sap
from firmware.iso15118.exi.generated import xmldsig as fast_xmldsig
from firmware.iso15118.exi.runtime import finished
from firmware.iso15118.messages import iso2, sap
from firmware.iso15118.messages.model import Node
from firmware.iso15118.messages.xmldsig import SignedInfo

if TYPE_CHECKING:
    from firmware.iso15118.exi.grammar import Grammars

MAX_FRAME = 65_536
"""The longest frame that is looked at, in octets."""

_NOT_DECODED = (ValueError, LookupError)
_NOT_ENCODED = (ValueError, LookupError, TypeError, AttributeError, OverflowError)


@cache
def _grammars(name: str) -> Grammars:
    """The grammars of a schema set. They are derived when the interpreter is needed for the first time."""
    from firmware.iso15118.exi import schemas
    from firmware.iso15118.exi.grammar import Grammars

    return Grammars(next(schema for schema in schemas.ALL if schema.name == name))


def _decode(fast: ModuleType, name: str, data: bytes) -> Node:
    if len(data) > MAX_FRAME:
        raise ExiError(f"a frame of {len(data)} octets", 0, "")
    bits = 8 * len(data) - fast.DOCUMENT_BITS
    try:
        frame = int.from_bytes(data, "big")
        return cast(Node, fast.DOCUMENT_DECODERS[frame >> bits](frame, bits)[0])
    except _NOT_DECODED:
        return _interpret(name, data)


def _interpret(name: str, data: bytes) -> Node:
    from firmware.iso15118.exi.interpreter import Decoder

    grammars = _grammars(name)
    decoder = Decoder(grammars, data)
    try:
        return decoder.document()
    except ExiError as strict:
        if not decoder.full_list:
            raise
        try:
            return Decoder(grammars, data, endless=True).document()
        except ExiError:
            raise strict from None


def _encode(fast: ModuleType, name: str, message: Node) -> bytes:
    try:
        start, encode = fast.DOCUMENT_ENCODERS[type(message)]
        return finished(encode(start, message))
    except _NOT_ENCODED:
        from firmware.iso15118.exi.interpreter import Encoder

        return Encoder(_grammars(name)).document(message)


def _encode_fragment(fast: ModuleType, name: str, element: Node) -> bytes:
    try:
        start, encode = fast.FRAGMENT_ENCODERS[type(element)]
        return finished(encode(start, element) << fast.FRAGMENT_WIDTH | fast.FRAGMENT_END)
    except _NOT_ENCODED:
        from firmware.iso15118.exi.interpreter import Encoder

        return Encoder(_grammars(name)).fragment(element)


def _decode_fragment(name: str, data: bytes) -> Node:
    from firmware.iso15118.exi.interpreter import Decoder

    if len(data) > MAX_FRAME:
        raise ExiError(f"a fragment of {len(data)} octets", 0, "")
    return Decoder(_grammars(name), data).fragment()


def decode_sap(data: bytes) -> sap.SupportedAppProtocolReq | sap.SupportedAppProtocolRes:
    """A supportedAppProtocol message. Raises ExiError."""
    return cast("sap.SupportedAppProtocolReq | sap.SupportedAppProtocolRes", _decode(fast_sap, "sap", data))


def encode_sap(message: sap.SupportedAppProtocolReq | sap.SupportedAppProtocolRes) -> bytes:
    """A supportedAppProtocol frame. Raises ExiEncodeError."""
    return _encode(fast_sap, "sap", message)


def decode_iso2(data: bytes) -> iso2.V2GMessage:
    """A message of ISO 15118-2. Raises ExiError."""
    return cast("iso2.V2GMessage", _decode(fast_iso2, "iso2", data))


def encode_iso2(message: iso2.V2GMessage) -> bytes:
    """A frame of ISO 15118-2. Raises ExiEncodeError."""
    return _encode(fast_iso2, "iso2", message)


def encode_iso2_fragment(element: Node) -> bytes:
    """The canonical form of a signed element (one with an Id) for its digest. Raises ExiEncodeError.

    A CertificateChain is taken for ContractSignatureCertChain, the only chain that is signed.
    """
    return _encode_fragment(fast_iso2, "iso2", element)


def encode_emaid_fragment_plain(emaid: iso2.EMAID) -> bytes:
    """The form of an eMAID for its digest that cbV2G makes; `encode_iso2_fragment` makes EXIficient's.

    The digests differ, so a verifier tries both (exi.md, eMAID). Raises ExiEncodeError.
    """
    from firmware.iso15118.exi.interpreter import Encoder

    return Encoder(_grammars("iso2")).fragment(emaid, relaxed=False)


def decode_iso2_fragment(data: bytes) -> Node:
    """The element in the canonical form of a signed element. Raises ExiError."""
    return _decode_fragment("iso2", data)


def encode_signed_info(signed_info: SignedInfo) -> bytes:
    """What a signature signs: SignedInfo in the grammar of xmldsig alone. Raises ExiEncodeError."""
    return _encode_fragment(fast_xmldsig, "xmldsig", signed_info)


def encode_signed_info_iso2(signed_info: SignedInfo) -> bytes:
    """SignedInfo in the grammar of the -2 messages, which some peers sign. Raises ExiEncodeError."""
    return _encode_fragment(fast_iso2, "iso2", signed_info)


def decode_signed_info(data: bytes) -> SignedInfo:
    """SignedInfo from what was signed. Raises ExiError."""
    return cast(SignedInfo, _decode_fragment("xmldsig", data))
