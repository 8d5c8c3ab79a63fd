"""The fast codec of the schema set `sap`. Written by exi/generator; do not edit.

One function for each type and direction, in the order in which they were needed. As a generated module it is
exempt from the limit on the length of files.
"""

# ruff: noqa
# fmt: off
# mypy: ignore-errors

from firmware.iso15118.exi.runtime import (
    BOOLEAN, Mismatch, appended, finished, joined, more, octets, octets_below, put_octets, put_signed,
    put_text, put_unsigned, refused, text, wider, window,
)
from firmware.iso15118.messages.sap import (
    AppProtocol,
    ResponseCode,
    SupportedAppProtocolReq,
    SupportedAppProtocolRes,
)

ResponseCode_members = tuple(ResponseCode)
ResponseCode_code = {m: i for i, m in enumerate(ResponseCode)}


def d_SupportedAppProtocolReq(v, p):
    p -= 1
    if v >> p & 0x1: raise Mismatch
    items1 = []
    while True:
        c2, p = d_AppProtocol(v, p)
        items1.append(c2)
        if len(items1) == 20:
            p -= 1
            if v >> p & 0x1: raise Mismatch
            k = 1
            break
        p -= 2
        k = v >> p & 0x3
        if k:
            break
    f_app_protocol = tuple(items1)
    if k != 1: raise Mismatch
    return SupportedAppProtocolReq(app_protocol=f_app_protocol), p


def e_SupportedAppProtocolReq(x, m):
    o1 = m.app_protocol
    x = x << 1
    if not 1 <= len(o1) <= 20: raise Mismatch
    for i in o1:
        x = e_AppProtocol(x, i)
        x <<= 2
    x >>= 2
    if len(o1) == 20: w = 1; b = 1
    else: w = 2; b = 0
    x = x << w | 1 - b
    return x


def d_SupportedAppProtocolRes(v, p):
    p -= 7
    x = v >> p & 0x7f
    if x & 0x64: raise Mismatch
    a1 = x >> 3 & 0x3
    k = x & 0x3
    k += 1
    f_schema_id = None
    if k < 2:
        p -= 11
        x = v >> p & 0x7ff
        if x & 0x403: raise Mismatch
        a2 = x >> 2 & 0xff
        f_schema_id = a2
        k = 2
    if k != 2: raise Mismatch
    return SupportedAppProtocolRes(response_code=ResponseCode_members[a1], schema_id=f_schema_id), p


def e_SupportedAppProtocolRes(x, m):
    x = x << 5 | (ResponseCode_code[m.response_code]) << 1
    w = 2; b = 1
    o1 = m.schema_id
    if o1 is not None:
        x = x << w | 1 - b
        if not 0 <= o1 <= 255: raise Mismatch
        x = x << 10 | o1 << 1
        w = 1; b = 2
    x = x << w | 2 - b
    return x


def d_AppProtocol(v, p):
    p -= 2
    if v >> p & 0x3: raise Mismatch
    a1, p = text(v, p, 100)
    p -= 11
    x = v >> p & 0x7ff
    if x & 0x700: raise Mismatch
    a2 = x & 0xff
    if a2 > 127: a2, p = more(v, p, a2, 4294967295)
    p -= 11
    x = v >> p & 0x7ff
    if x & 0x700: raise Mismatch
    a3 = x & 0xff
    if a3 > 127: a3, p = more(v, p, a3, 4294967295)
    p -= 21
    x = v >> p & 0x1fffff
    if x & 0x1c0383: raise Mismatch
    a4 = x >> 10 & 0xff
    a5 = x >> 2 & 0x1f
    if a5 > 19: raise Mismatch
    return AppProtocol(protocol_namespace=a1, version_number_major=a2, version_number_minor=a3, schema_id=a4, priority=a5 + 1), p


def e_AppProtocol(x, m):
    x = put_text(x << 2, m.protocol_namespace, 0, 100)
    o1 = m.version_number_major
    if 0 <= o1 < 128: x = x << 11 | (o1)
    elif 127 < o1 < 16384: x = x << 19 | ((o1 & 127 | 128) << 8 | o1 >> 7)
    else: x = put_unsigned(x << 3, o1, 0, 4294967295)
    o2 = m.version_number_minor
    if 0 <= o2 < 128: x = x << 11 | (o2)
    elif 127 < o2 < 16384: x = x << 19 | ((o2 & 127 | 128) << 8 | o2 >> 7)
    else: x = put_unsigned(x << 3, o2, 0, 4294967295)
    o3 = m.schema_id
    if not 0 <= o3 <= 255: raise Mismatch
    o4 = m.priority
    if not 1 <= o4 <= 20: raise Mismatch
    return x << 21 | o3 << 10 | (o4 - 1) << 2



DOCUMENT_BITS = 10
DOCUMENT_DECODERS = {0x200: d_SupportedAppProtocolReq, 0x201: d_SupportedAppProtocolRes}
DOCUMENT_ENCODERS = {SupportedAppProtocolReq: (0x600, e_SupportedAppProtocolReq), SupportedAppProtocolRes: (0x601, e_SupportedAppProtocolRes)}

FRAGMENT_END = 10
FRAGMENT_WIDTH = 4
FRAGMENT_ENCODERS = {}
