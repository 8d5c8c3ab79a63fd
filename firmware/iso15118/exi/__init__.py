"""The EXI codec of DIN 70121 and ISO 15118: typed messages to octets and back, in pure Python (see docs/exi.md).

Any octets give a message or ExiError, nothing else. A message that its schema does not allow gives ExiEncodeError and
is never sent.
"""

from firmware.iso15118.exi.codec import (
    MAX_FRAME,
    decode_din,
    decode_din_fragment,
    decode_iso2,
    decode_iso2_fragment,
    decode_iso20,
    decode_iso20_fragment,
    decode_sap,
    decode_signed_info,
    encode_din,
    encode_din_fragment,
    encode_emaid_fragment_plain,
    encode_iso2,
    encode_iso2_fragment,
    encode_iso20,
    encode_iso20_fragment,
    encode_sap,
    encode_signed_info,
    encode_signed_info_iso2,
    iso20_payload_type,
    load_iso20,
)
from firmware.iso15118.exi.errors import ExiEncodeError, ExiError

__all__ = [
    "MAX_FRAME",
    "ExiEncodeError",
    "ExiError",
    "decode_din",
    "decode_din_fragment",
    "decode_iso2",
    "decode_iso2_fragment",
    "decode_iso20",
    "decode_iso20_fragment",
    "decode_sap",
    "decode_signed_info",
    "encode_din",
    "encode_din_fragment",
    "encode_emaid_fragment_plain",
    "encode_iso2",
    "encode_iso2_fragment",
    "encode_iso20",
    "encode_iso20_fragment",
    "encode_sap",
    "encode_signed_info",
    "encode_signed_info_iso2",
    "iso20_payload_type",
    "load_iso20",
]
