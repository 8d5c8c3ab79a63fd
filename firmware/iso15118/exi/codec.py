"""The functions of the codec, one pair for each kind of frame.

Owns: which schema set codes what. May not: know a grammar.
"""

from __future__ import annotations

from functools import cache

from firmware.iso15118.exi import schemas
from firmware.iso15118.exi.errors import ExiError
from firmware.iso15118.exi.grammar import Grammars, SchemaSet
from firmware.iso15118.exi.interpreter import Decoder, Encoder
from firmware.iso15118.messages import iso2, sap
from firmware.iso15118.messages.model import Node
from firmware.iso15118.messages.xmldsig import SignedInfo

MAX_FRAME = 65_536
"""The longest frame that is looked at, in octets. The longest message of a schema is far shorter in practice."""

_grammars = cache(Grammars)


def _decode(schema: SchemaSet, data: bytes) -> Node:
    if len(data) > MAX_FRAME:
        raise ExiError(f"a frame of {len(data)} octets", 0, "")
    grammars = _grammars(schema)
    try:
        return Decoder(grammars, data).document()
    except ExiError as strict:
        try:
            return Decoder(grammars, data, endless=True).document()
        except ExiError:
            raise strict from None


def _decode_fragment(schema: SchemaSet, data: bytes) -> Node:
    return Decoder(_grammars(schema), data).fragment()


def decode_sap(data: bytes) -> sap.SupportedAppProtocolReq | sap.SupportedAppProtocolRes:
    """A supportedAppProtocol message. Raises ExiError."""
    return _decode(schemas.SAP, data)  # type: ignore[return-value]


def encode_sap(message: sap.SupportedAppProtocolReq | sap.SupportedAppProtocolRes) -> bytes:
    """A supportedAppProtocol frame. Raises ExiEncodeError."""
    return Encoder(_grammars(schemas.SAP)).document(message)


def decode_iso2(data: bytes) -> iso2.V2GMessage:
    """A message of ISO 15118-2. Raises ExiError."""
    return _decode(schemas.ISO2, data)  # type: ignore[return-value]


def encode_iso2(message: iso2.V2GMessage) -> bytes:
    """A frame of ISO 15118-2. Raises ExiEncodeError."""
    return Encoder(_grammars(schemas.ISO2)).document(message)


def encode_iso2_fragment(element: Node) -> bytes:
    """The canonical form of a signed element (one with an Id) for its digest. Raises ExiEncodeError.

    A CertificateChain is taken for ContractSignatureCertChain, the only chain that is signed.
    """
    return Encoder(_grammars(schemas.ISO2)).fragment(element)


def encode_emaid_fragment_plain(emaid: iso2.EMAID) -> bytes:
    """The form of an eMAID for its digest that cbV2G makes; EXIficient makes the other (exi.md, eMAID)."""
    return Encoder(_grammars(schemas.ISO2)).fragment(emaid, relaxed=False)


def decode_iso2_fragment(data: bytes) -> Node:
    """The element in the canonical form of a signed element. Raises ExiError."""
    return _decode_fragment(schemas.ISO2, data)


def encode_signed_info(signed_info: SignedInfo) -> bytes:
    """What a signature signs: SignedInfo in the grammar of xmldsig alone. Raises ExiEncodeError."""
    return Encoder(_grammars(schemas.XMLDSIG)).fragment(signed_info)


def encode_signed_info_iso2(signed_info: SignedInfo) -> bytes:
    """SignedInfo in the grammar of the -2 messages, which some peers sign. Raises ExiEncodeError."""
    return Encoder(_grammars(schemas.ISO2)).fragment(signed_info)


def decode_signed_info(data: bytes) -> SignedInfo:
    """SignedInfo from what was signed. Raises ExiError."""
    return _decode_fragment(schemas.XMLDSIG, data)  # type: ignore[return-value]
