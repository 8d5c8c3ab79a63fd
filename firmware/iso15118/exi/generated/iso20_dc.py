"""The fast codec of the schema set `iso20_dc`. Written by exi/generator; do not edit.

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
from firmware.iso15118.messages.iso20.common_types import (
    CLReqControlMode,
    CLResControlMode,
    ChargeLoopReq,
    ChargeLoopRes,
    ChargeParameterDiscoveryReq,
    ChargeParameterDiscoveryRes,
    DetailedCost,
    DetailedTax,
    DisplayParameters,
    EVSENotification,
    EVSEStatus,
    MessageHeader,
    MeterInfo,
    Processing,
    RationalNumber,
    Receipt,
    ResponseCode,
)
from firmware.iso15118.messages.iso20.dc import (
    BPT_DC_CPDReqEnergyTransferMode,
    BPT_DC_CPDResEnergyTransferMode,
    BPT_Dynamic_DC_CLReqControlMode,
    BPT_Dynamic_DC_CLResControlMode,
    BPT_Scheduled_DC_CLReqControlMode,
    BPT_Scheduled_DC_CLResControlMode,
    DC_CPDReqEnergyTransferMode,
    DC_CPDResEnergyTransferMode,
    DC_CableCheckReq,
    DC_CableCheckRes,
    DC_ChargeLoopReq,
    DC_ChargeLoopRes,
    DC_ChargeParameterDiscoveryReq,
    DC_ChargeParameterDiscoveryRes,
    DC_PreChargeReq,
    DC_PreChargeRes,
    DC_WeldingDetectionReq,
    DC_WeldingDetectionRes,
    Dynamic_DC_CLReqControlMode,
    Dynamic_DC_CLResControlMode,
    Scheduled_DC_CLReqControlMode,
    Scheduled_DC_CLResControlMode,
)
from firmware.iso15118.messages.xmldsig import (
    CanonicalizationMethod,
    DigestMethod,
    Reference,
    Signature,
    SignatureMethod,
    SignatureValue,
    SignedInfo,
    Transform,
    Transforms,
)

EVSENotification_members = tuple(EVSENotification)
EVSENotification_code = {m: i for i, m in enumerate(EVSENotification)}
Processing_members = tuple(Processing)
Processing_code = {m: i for i, m in enumerate(Processing)}
ResponseCode_members = tuple(ResponseCode)
ResponseCode_code = {m: i for i, m in enumerate(ResponseCode)}


def d_DC_ChargeParameterDiscoveryReq(v, p):
    p -= 1
    if v >> p & 0x1: raise Mismatch
    c1, p = d_MessageHeader(v, p)
    v &= (1 << p) - 1
    p -= 2
    k = v >> p & 0x3
    k += 1
    g2, p = D_DC_CPDReqEnergyTransferMode[k - 1](v, p)
    p -= 1
    if v >> p & 0x1: raise Mismatch
    return DC_ChargeParameterDiscoveryReq(header=c1, dc_cpd_req_energy_transfer_mode=g2), p


def e_DC_ChargeParameterDiscoveryReq(x, m):
    x = appended(x << 1, e_MessageHeader(1, m.header))
    o1 = m.dc_cpd_req_energy_transfer_mode
    n, f = E_DC_CPDReqEnergyTransferMode[type(o1)]
    x = f(x << 2 | (n), o1)
    return x << 1


def d_DC_ChargeParameterDiscoveryRes(v, p):
    p -= 1
    if v >> p & 0x1: raise Mismatch
    c1, p = d_MessageHeader(v, p)
    v &= (1 << p) - 1
    p -= 11
    x = v >> p & 0x7ff
    if x & 0x604: raise Mismatch
    a2 = x >> 3 & 0x3f
    k = x & 0x3
    k += 2
    g3, p = D_DC_CPDResEnergyTransferMode[k - 2](v, p)
    p -= 1
    if v >> p & 0x1: raise Mismatch
    return DC_ChargeParameterDiscoveryRes(header=c1, response_code=ResponseCode_members[a2], dc_cpd_res_energy_transfer_mode=g3), p


def e_DC_ChargeParameterDiscoveryRes(x, m):
    x = appended(x << 1, e_MessageHeader(1, m.header))
    o1 = m.dc_cpd_res_energy_transfer_mode
    n, f = E_DC_CPDResEnergyTransferMode[type(o1)]
    x = f(x << 11 | (ResponseCode_code[m.response_code]) << 3 | (n), o1)
    return x << 1


def d_DC_CableCheckReq(v, p):
    p -= 1
    if v >> p & 0x1: raise Mismatch
    c1, p = d_MessageHeader(v, p)
    v &= (1 << p) - 1
    p -= 1
    if v >> p & 0x1: raise Mismatch
    return DC_CableCheckReq(header=c1), p


def e_DC_CableCheckReq(x, m):
    x = appended(x << 1, e_MessageHeader(1, m.header))
    return x << 1


def d_DC_CableCheckRes(v, p):
    p -= 1
    if v >> p & 0x1: raise Mismatch
    c1, p = d_MessageHeader(v, p)
    v &= (1 << p) - 1
    p -= 15
    x = v >> p & 0x7fff
    if x & 0x6073: raise Mismatch
    a2 = x >> 7 & 0x3f
    a3 = x >> 2 & 0x3
    return DC_CableCheckRes(header=c1, response_code=ResponseCode_members[a2], evse_processing=Processing_members[a3]), p


def e_DC_CableCheckRes(x, m):
    x = appended(x << 1, e_MessageHeader(1, m.header))
    return x << 15 | (ResponseCode_code[m.response_code]) << 7 | (Processing_code[m.evse_processing]) << 2


def d_DC_PreChargeReq(v, p):
    p -= 1
    if v >> p & 0x1: raise Mismatch
    c1, p = d_MessageHeader(v, p)
    v &= (1 << p) - 1
    p -= 28
    x = v >> p & 0xfffffff
    if x & 0xcf00e00: raise Mismatch
    a2 = x >> 24 & 0x3
    a3 = x >> 12 & 0xff
    sa4 = x >> 8 & 0x1
    a4 = x & 0xff
    if a4 > 127: a4, p = more(v, p, a4, 32767)
    p -= 25
    x = v >> p & 0x1ffffff
    if x & 0x1f00e00: raise Mismatch
    a5 = x >> 12 & 0xff
    sa6 = x >> 8 & 0x1
    a6 = x & 0xff
    if a6 > 127: a6, p = more(v, p, a6, 32767)
    p -= 3
    if v >> p & 0x7: raise Mismatch
    return DC_PreChargeReq(header=c1, ev_processing=Processing_members[a2], ev_present_voltage=RationalNumber(exponent=a3 - 128, value=(~a4 if sa4 else a4)), ev_target_voltage=RationalNumber(exponent=a5 - 128, value=(~a6 if sa6 else a6))), p


def e_DC_PreChargeReq(x, m):
    x = appended(x << 1, e_MessageHeader(1, m.header))
    o1 = m.ev_present_voltage
    o2 = o1.exponent
    if not -128 <= o2 <= 127: raise Mismatch
    o3 = o1.value
    x = x << 19 | (Processing_code[m.ev_processing]) << 15 | (o2 + 128) << 3
    if 0 <= o3 < 128: x = x << 9 | (o3)
    elif 127 < o3 < 16384: x = x << 17 | ((o3 & 127 | 128) << 8 | o3 >> 7)
    else: x = put_signed(x, o3, -32768, 32767)
    o4 = m.ev_target_voltage
    o5 = o4.exponent
    if not -128 <= o5 <= 127: raise Mismatch
    o6 = o4.value
    x = x << 16 | (o5 + 128) << 3
    if 0 <= o6 < 128: x = x << 9 | (o6)
    elif 127 < o6 < 16384: x = x << 17 | ((o6 & 127 | 128) << 8 | o6 >> 7)
    else: x = put_signed(x, o6, -32768, 32767)
    return x << 3


def d_DC_PreChargeRes(v, p):
    p -= 1
    if v >> p & 0x1: raise Mismatch
    c1, p = d_MessageHeader(v, p)
    v &= (1 << p) - 1
    p -= 32
    x = v >> p & 0xffffffff
    if x & 0xc0f00e00: raise Mismatch
    a2 = x >> 24 & 0x3f
    a3 = x >> 12 & 0xff
    sa4 = x >> 8 & 0x1
    a4 = x & 0xff
    if a4 > 127: a4, p = more(v, p, a4, 32767)
    p -= 3
    if v >> p & 0x7: raise Mismatch
    return DC_PreChargeRes(header=c1, response_code=ResponseCode_members[a2], evse_present_voltage=RationalNumber(exponent=a3 - 128, value=(~a4 if sa4 else a4))), p


def e_DC_PreChargeRes(x, m):
    x = appended(x << 1, e_MessageHeader(1, m.header))
    o1 = m.evse_present_voltage
    o2 = o1.exponent
    if not -128 <= o2 <= 127: raise Mismatch
    o3 = o1.value
    x = x << 23 | (ResponseCode_code[m.response_code]) << 15 | (o2 + 128) << 3
    if 0 <= o3 < 128: x = x << 9 | (o3)
    elif 127 < o3 < 16384: x = x << 17 | ((o3 & 127 | 128) << 8 | o3 >> 7)
    else: x = put_signed(x, o3, -32768, 32767)
    return x << 3


def d_DC_ChargeLoopReq(v, p):
    p -= 1
    if v >> p & 0x1: raise Mismatch
    c1, p = d_MessageHeader(v, p)
    v &= (1 << p) - 1
    p -= 2
    k = v >> p & 0x3
    k += 1
    f_display_parameters = None
    if k < 2:
        c2, p = d_DisplayParameters(v, p)
        f_display_parameters = c2
        p -= 1
        if v >> p & 0x1: raise Mismatch
        k = 2
    if k != 2: raise Mismatch
    p -= 26
    x = v >> p & 0x3ffffff
    if x & 0x2f00e00: raise Mismatch
    a3 = x >> 24 & 0x1
    a4 = x >> 12 & 0xff
    sa5 = x >> 8 & 0x1
    a5 = x & 0xff
    if a5 > 127: a5, p = more(v, p, a5, 32767)
    p -= 5
    x = v >> p & 0x1f
    if x & 0x18: raise Mismatch
    k = x & 0x7
    k += 4
    g6, p = D_CLReqControlMode[k - 4](v, p)
    p -= 1
    if v >> p & 0x1: raise Mismatch
    return DC_ChargeLoopReq(header=c1, display_parameters=f_display_parameters, meter_info_requested=a3 == 1, ev_present_voltage=RationalNumber(exponent=a4 - 128, value=(~a5 if sa5 else a5)), cl_req_control_mode=g6), p


def e_DC_ChargeLoopReq(x, m):
    x = appended(x << 1, e_MessageHeader(1, m.header))
    w = 2; b = 1
    o1 = m.display_parameters
    if o1 is not None:
        x = x << w | 1 - b
        x = e_DisplayParameters(x, o1)
        w = 1; b = 2
    x = x << w | 2 - b
    o2 = m.ev_present_voltage
    o3 = o2.exponent
    if not -128 <= o3 <= 127: raise Mismatch
    o4 = o2.value
    x = x << 17 | (BOOLEAN[m.meter_info_requested]) << 15 | (o3 + 128) << 3
    if 0 <= o4 < 128: x = x << 9 | (o4)
    elif 127 < o4 < 16384: x = x << 17 | ((o4 & 127 | 128) << 8 | o4 >> 7)
    else: x = put_signed(x, o4, -32768, 32767)
    o5 = m.cl_req_control_mode
    n, f = E_CLReqControlMode[type(o5)]
    x = f(x << 5 | (n), o5)
    return x << 1


def d_DC_ChargeLoopRes(v, p):
    p -= 1
    if v >> p & 0x1: raise Mismatch
    c1, p = d_MessageHeader(v, p)
    v &= (1 << p) - 1
    p -= 12
    x = v >> p & 0xfff
    if x & 0xc08: raise Mismatch
    a2 = x >> 4 & 0x3f
    k = x & 0x7
    k += 2
    f_evse_status = None
    if k < 3:
        p -= 10
        x = v >> p & 0x3ff
        if x & 0x300: raise Mismatch
        a3 = x & 0xff
        if a3 > 127: a3, p = more(v, p, a3, 65535)
        p -= 10
        x = v >> p & 0x3ff
        if x & 0x38c: raise Mismatch
        a4 = x >> 4 & 0x7
        k = x & 0x3
        f_evse_status = EVSEStatus(notification_max_delay=a3, evse_notification=EVSENotification_members[a4])
        k += 3
    f_meter_info = None
    if k < 4:
        c5, p = d_MeterInfo(v, p)
        f_meter_info = c5
        p -= 2
        k = v >> p & 0x3
        k += 4
    f_receipt = None
    if k < 5:
        c6, p = d_Receipt(v, p)
        f_receipt = c6
        p -= 1
        if v >> p & 0x1: raise Mismatch
        k = 5
    if k != 5: raise Mismatch
    p -= 22
    x = v >> p & 0x3fffff
    if x & 0x300e00: raise Mismatch
    a7 = x >> 12 & 0xff
    sa8 = x >> 8 & 0x1
    a8 = x & 0xff
    if a8 > 127: a8, p = more(v, p, a8, 32767)
    p -= 25
    x = v >> p & 0x1ffffff
    if x & 0x1f00e00: raise Mismatch
    a9 = x >> 12 & 0xff
    sa10 = x >> 8 & 0x1
    a10 = x & 0xff
    if a10 > 127: a10, p = more(v, p, a10, 32767)
    p -= 17
    x = v >> p & 0x1ffff
    if x & 0x1eee8: raise Mismatch
    a11 = x >> 12 & 0x1
    a12 = x >> 8 & 0x1
    a13 = x >> 4 & 0x1
    k = x & 0x7
    k += 10
    g14, p = D_CLResControlMode[k - 10](v, p)
    p -= 1
    if v >> p & 0x1: raise Mismatch
    return DC_ChargeLoopRes(header=c1, response_code=ResponseCode_members[a2], evse_status=f_evse_status, meter_info=f_meter_info, receipt=f_receipt, evse_present_current=RationalNumber(exponent=a7 - 128, value=(~a8 if sa8 else a8)), evse_present_voltage=RationalNumber(exponent=a9 - 128, value=(~a10 if sa10 else a10)), evse_power_limit_achieved=a11 == 1, evse_current_limit_achieved=a12 == 1, evse_voltage_limit_achieved=a13 == 1, cl_res_control_mode=g14), p


def e_DC_ChargeLoopRes(x, m):
    x = appended(x << 1, e_MessageHeader(1, m.header))
    x = x << 9 | (ResponseCode_code[m.response_code]) << 1
    w = 3; b = 2
    o1 = m.evse_status
    if o1 is not None:
        x = x << w | 2 - b
        o2 = o1.notification_max_delay
        if 0 <= o2 < 128: x = x << 10 | (o2)
        elif 127 < o2 < 16384: x = x << 18 | ((o2 & 127 | 128) << 8 | o2 >> 7)
        else: x = put_unsigned(x << 2, o2, 0, 65535)
        x = x << 8 | (EVSENotification_code[o1.evse_notification]) << 2
        w = 2; b = 3
    o3 = m.meter_info
    if o3 is not None:
        x = x << w | 3 - b
        x = e_MeterInfo(x, o3)
        w = 2; b = 4
    o4 = m.receipt
    if o4 is not None:
        x = x << w | 4 - b
        x = e_Receipt(x, o4)
        w = 1; b = 5
    x = x << w | 5 - b
    o5 = m.evse_present_current
    o6 = o5.exponent
    if not -128 <= o6 <= 127: raise Mismatch
    o7 = o5.value
    x = x << 13 | (o6 + 128) << 3
    if 0 <= o7 < 128: x = x << 9 | (o7)
    elif 127 < o7 < 16384: x = x << 17 | ((o7 & 127 | 128) << 8 | o7 >> 7)
    else: x = put_signed(x, o7, -32768, 32767)
    o8 = m.evse_present_voltage
    o9 = o8.exponent
    if not -128 <= o9 <= 127: raise Mismatch
    o10 = o8.value
    x = x << 16 | (o9 + 128) << 3
    if 0 <= o10 < 128: x = x << 9 | (o10)
    elif 127 < o10 < 16384: x = x << 17 | ((o10 & 127 | 128) << 8 | o10 >> 7)
    else: x = put_signed(x, o10, -32768, 32767)
    o11 = m.cl_res_control_mode
    n, f = E_CLResControlMode[type(o11)]
    x = f(x << 17 | (BOOLEAN[m.evse_power_limit_achieved]) << 12 | (BOOLEAN[m.evse_current_limit_achieved]) << 8 | (BOOLEAN[m.evse_voltage_limit_achieved]) << 4 | (n), o11)
    return x << 1


def d_DC_WeldingDetectionReq(v, p):
    p -= 1
    if v >> p & 0x1: raise Mismatch
    c1, p = d_MessageHeader(v, p)
    v &= (1 << p) - 1
    p -= 6
    x = v >> p & 0x3f
    if x & 0x33: raise Mismatch
    a2 = x >> 2 & 0x3
    return DC_WeldingDetectionReq(header=c1, ev_processing=Processing_members[a2]), p


def e_DC_WeldingDetectionReq(x, m):
    x = appended(x << 1, e_MessageHeader(1, m.header))
    return x << 6 | (Processing_code[m.ev_processing]) << 2


def d_DC_WeldingDetectionRes(v, p):
    p -= 1
    if v >> p & 0x1: raise Mismatch
    c1, p = d_MessageHeader(v, p)
    v &= (1 << p) - 1
    p -= 32
    x = v >> p & 0xffffffff
    if x & 0xc0f00e00: raise Mismatch
    a2 = x >> 24 & 0x3f
    a3 = x >> 12 & 0xff
    sa4 = x >> 8 & 0x1
    a4 = x & 0xff
    if a4 > 127: a4, p = more(v, p, a4, 32767)
    p -= 3
    if v >> p & 0x7: raise Mismatch
    return DC_WeldingDetectionRes(header=c1, response_code=ResponseCode_members[a2], evse_present_voltage=RationalNumber(exponent=a3 - 128, value=(~a4 if sa4 else a4))), p


def e_DC_WeldingDetectionRes(x, m):
    x = appended(x << 1, e_MessageHeader(1, m.header))
    o1 = m.evse_present_voltage
    o2 = o1.exponent
    if not -128 <= o2 <= 127: raise Mismatch
    o3 = o1.value
    x = x << 23 | (ResponseCode_code[m.response_code]) << 15 | (o2 + 128) << 3
    if 0 <= o3 < 128: x = x << 9 | (o3)
    elif 127 < o3 < 16384: x = x << 17 | ((o3 & 127 | 128) << 8 | o3 >> 7)
    else: x = put_signed(x, o3, -32768, 32767)
    return x << 3


def d_MessageHeader(v, p):
    p -= 2
    if v >> p & 0x3: raise Mismatch
    a1, p = octets(v, p, 8)
    p -= 11
    x = v >> p & 0x7ff
    if x & 0x700: raise Mismatch
    a2 = x & 0xff
    if a2 > 127: a2, p = more(v, p, a2, 18446744073709551615)
    p -= 3
    x = v >> p & 0x7
    if x & 0x4: raise Mismatch
    k = x & 0x3
    k += 2
    f_signature = None
    if k < 3:
        c3, p = d_Signature(v, p)
        v &= (1 << p) - 1
        f_signature = c3
        p -= 1
        if v >> p & 0x1: raise Mismatch
        k = 3
    if k != 3: raise Mismatch
    return MessageHeader(session_id=a1, timestamp=a2, signature=f_signature), p


def e_MessageHeader(x, m):
    x = put_octets(x << 2, m.session_id, 8, 8)
    o1 = m.timestamp
    if 0 <= o1 < 128: x = x << 11 | (o1)
    elif 127 < o1 < 16384: x = x << 19 | ((o1 & 127 | 128) << 8 | o1 >> 7)
    else: x = put_unsigned(x << 3, o1, 0, 18446744073709551615)
    x = x << 1
    w = 2; b = 2
    o2 = m.signature
    if o2 is not None:
        x = x << w | 2 - b
        x = appended(x, e_Signature(1, o2))
        w = 1; b = 3
    x = x << w | 3 - b
    return x


def d_BPT_DC_CPDReqEnergyTransferMode(v, p):
    p -= 23
    x = v >> p & 0x7fffff
    if x & 0x700e00: raise Mismatch
    a1 = x >> 12 & 0xff
    sa2 = x >> 8 & 0x1
    a2 = x & 0xff
    if a2 > 127: a2, p = more(v, p, a2, 32767)
    p -= 25
    x = v >> p & 0x1ffffff
    if x & 0x1f00e00: raise Mismatch
    a3 = x >> 12 & 0xff
    sa4 = x >> 8 & 0x1
    a4 = x & 0xff
    if a4 > 127: a4, p = more(v, p, a4, 32767)
    p -= 25
    x = v >> p & 0x1ffffff
    if x & 0x1f00e00: raise Mismatch
    a5 = x >> 12 & 0xff
    sa6 = x >> 8 & 0x1
    a6 = x & 0xff
    if a6 > 127: a6, p = more(v, p, a6, 32767)
    p -= 25
    x = v >> p & 0x1ffffff
    if x & 0x1f00e00: raise Mismatch
    a7 = x >> 12 & 0xff
    sa8 = x >> 8 & 0x1
    a8 = x & 0xff
    if a8 > 127: a8, p = more(v, p, a8, 32767)
    p -= 25
    x = v >> p & 0x1ffffff
    if x & 0x1f00e00: raise Mismatch
    a9 = x >> 12 & 0xff
    sa10 = x >> 8 & 0x1
    a10 = x & 0xff
    if a10 > 127: a10, p = more(v, p, a10, 32767)
    p -= 25
    x = v >> p & 0x1ffffff
    if x & 0x1f00e00: raise Mismatch
    a11 = x >> 12 & 0xff
    sa12 = x >> 8 & 0x1
    a12 = x & 0xff
    if a12 > 127: a12, p = more(v, p, a12, 32767)
    p -= 4
    x = v >> p & 0xf
    if x & 0xc: raise Mismatch
    k = x & 0x3
    k += 6
    f_target_soc = None
    if k < 7:
        p -= 10
        x = v >> p & 0x3ff
        if x & 0x203: raise Mismatch
        a13 = x >> 2 & 0x7f
        if a13 > 100: raise Mismatch
        f_target_soc = a13
        k = 7
    if k != 7: raise Mismatch
    p -= 22
    x = v >> p & 0x3fffff
    if x & 0x300e00: raise Mismatch
    a14 = x >> 12 & 0xff
    sa15 = x >> 8 & 0x1
    a15 = x & 0xff
    if a15 > 127: a15, p = more(v, p, a15, 32767)
    p -= 25
    x = v >> p & 0x1ffffff
    if x & 0x1f00e00: raise Mismatch
    a16 = x >> 12 & 0xff
    sa17 = x >> 8 & 0x1
    a17 = x & 0xff
    if a17 > 127: a17, p = more(v, p, a17, 32767)
    p -= 25
    x = v >> p & 0x1ffffff
    if x & 0x1f00e00: raise Mismatch
    a18 = x >> 12 & 0xff
    sa19 = x >> 8 & 0x1
    a19 = x & 0xff
    if a19 > 127: a19, p = more(v, p, a19, 32767)
    p -= 25
    x = v >> p & 0x1ffffff
    if x & 0x1f00e00: raise Mismatch
    a20 = x >> 12 & 0xff
    sa21 = x >> 8 & 0x1
    a21 = x & 0xff
    if a21 > 127: a21, p = more(v, p, a21, 32767)
    p -= 3
    if v >> p & 0x7: raise Mismatch
    return BPT_DC_CPDReqEnergyTransferMode(ev_maximum_charge_power=RationalNumber(exponent=a1 - 128, value=(~a2 if sa2 else a2)), ev_minimum_charge_power=RationalNumber(exponent=a3 - 128, value=(~a4 if sa4 else a4)), ev_maximum_charge_current=RationalNumber(exponent=a5 - 128, value=(~a6 if sa6 else a6)), ev_minimum_charge_current=RationalNumber(exponent=a7 - 128, value=(~a8 if sa8 else a8)), ev_maximum_voltage=RationalNumber(exponent=a9 - 128, value=(~a10 if sa10 else a10)), ev_minimum_voltage=RationalNumber(exponent=a11 - 128, value=(~a12 if sa12 else a12)), target_soc=f_target_soc, ev_maximum_discharge_power=RationalNumber(exponent=a14 - 128, value=(~a15 if sa15 else a15)), ev_minimum_discharge_power=RationalNumber(exponent=a16 - 128, value=(~a17 if sa17 else a17)), ev_maximum_discharge_current=RationalNumber(exponent=a18 - 128, value=(~a19 if sa19 else a19)), ev_minimum_discharge_current=RationalNumber(exponent=a20 - 128, value=(~a21 if sa21 else a21))), p


def e_BPT_DC_CPDReqEnergyTransferMode(x, m):
    o1 = m.ev_maximum_charge_power
    o2 = o1.exponent
    if not -128 <= o2 <= 127: raise Mismatch
    o3 = o1.value
    x = x << 14 | (o2 + 128) << 3
    if 0 <= o3 < 128: x = x << 9 | (o3)
    elif 127 < o3 < 16384: x = x << 17 | ((o3 & 127 | 128) << 8 | o3 >> 7)
    else: x = put_signed(x, o3, -32768, 32767)
    o4 = m.ev_minimum_charge_power
    o5 = o4.exponent
    if not -128 <= o5 <= 127: raise Mismatch
    o6 = o4.value
    x = x << 16 | (o5 + 128) << 3
    if 0 <= o6 < 128: x = x << 9 | (o6)
    elif 127 < o6 < 16384: x = x << 17 | ((o6 & 127 | 128) << 8 | o6 >> 7)
    else: x = put_signed(x, o6, -32768, 32767)
    o7 = m.ev_maximum_charge_current
    o8 = o7.exponent
    if not -128 <= o8 <= 127: raise Mismatch
    o9 = o7.value
    x = x << 16 | (o8 + 128) << 3
    if 0 <= o9 < 128: x = x << 9 | (o9)
    elif 127 < o9 < 16384: x = x << 17 | ((o9 & 127 | 128) << 8 | o9 >> 7)
    else: x = put_signed(x, o9, -32768, 32767)
    o10 = m.ev_minimum_charge_current
    o11 = o10.exponent
    if not -128 <= o11 <= 127: raise Mismatch
    o12 = o10.value
    x = x << 16 | (o11 + 128) << 3
    if 0 <= o12 < 128: x = x << 9 | (o12)
    elif 127 < o12 < 16384: x = x << 17 | ((o12 & 127 | 128) << 8 | o12 >> 7)
    else: x = put_signed(x, o12, -32768, 32767)
    o13 = m.ev_maximum_voltage
    o14 = o13.exponent
    if not -128 <= o14 <= 127: raise Mismatch
    o15 = o13.value
    x = x << 16 | (o14 + 128) << 3
    if 0 <= o15 < 128: x = x << 9 | (o15)
    elif 127 < o15 < 16384: x = x << 17 | ((o15 & 127 | 128) << 8 | o15 >> 7)
    else: x = put_signed(x, o15, -32768, 32767)
    o16 = m.ev_minimum_voltage
    o17 = o16.exponent
    if not -128 <= o17 <= 127: raise Mismatch
    o18 = o16.value
    x = x << 16 | (o17 + 128) << 3
    if 0 <= o18 < 128: x = x << 9 | (o18)
    elif 127 < o18 < 16384: x = x << 17 | ((o18 & 127 | 128) << 8 | o18 >> 7)
    else: x = put_signed(x, o18, -32768, 32767)
    x = x << 2
    w = 2; b = 6
    o19 = m.target_soc
    if o19 is not None:
        x = x << w | 6 - b
        if not 0 <= o19 <= 100: raise Mismatch
        x = x << 9 | o19 << 1
        w = 1; b = 7
    x = x << w | 7 - b
    o20 = m.ev_maximum_discharge_power
    o21 = o20.exponent
    if not -128 <= o21 <= 127: raise Mismatch
    o22 = o20.value
    x = x << 13 | (o21 + 128) << 3
    if 0 <= o22 < 128: x = x << 9 | (o22)
    elif 127 < o22 < 16384: x = x << 17 | ((o22 & 127 | 128) << 8 | o22 >> 7)
    else: x = put_signed(x, o22, -32768, 32767)
    o23 = m.ev_minimum_discharge_power
    o24 = o23.exponent
    if not -128 <= o24 <= 127: raise Mismatch
    o25 = o23.value
    x = x << 16 | (o24 + 128) << 3
    if 0 <= o25 < 128: x = x << 9 | (o25)
    elif 127 < o25 < 16384: x = x << 17 | ((o25 & 127 | 128) << 8 | o25 >> 7)
    else: x = put_signed(x, o25, -32768, 32767)
    o26 = m.ev_maximum_discharge_current
    o27 = o26.exponent
    if not -128 <= o27 <= 127: raise Mismatch
    o28 = o26.value
    x = x << 16 | (o27 + 128) << 3
    if 0 <= o28 < 128: x = x << 9 | (o28)
    elif 127 < o28 < 16384: x = x << 17 | ((o28 & 127 | 128) << 8 | o28 >> 7)
    else: x = put_signed(x, o28, -32768, 32767)
    o29 = m.ev_minimum_discharge_current
    o30 = o29.exponent
    if not -128 <= o30 <= 127: raise Mismatch
    o31 = o29.value
    x = x << 16 | (o30 + 128) << 3
    if 0 <= o31 < 128: x = x << 9 | (o31)
    elif 127 < o31 < 16384: x = x << 17 | ((o31 & 127 | 128) << 8 | o31 >> 7)
    else: x = put_signed(x, o31, -32768, 32767)
    return x << 3


def d_DC_CPDReqEnergyTransferMode(v, p):
    p -= 23
    x = v >> p & 0x7fffff
    if x & 0x700e00: raise Mismatch
    a1 = x >> 12 & 0xff
    sa2 = x >> 8 & 0x1
    a2 = x & 0xff
    if a2 > 127: a2, p = more(v, p, a2, 32767)
    p -= 25
    x = v >> p & 0x1ffffff
    if x & 0x1f00e00: raise Mismatch
    a3 = x >> 12 & 0xff
    sa4 = x >> 8 & 0x1
    a4 = x & 0xff
    if a4 > 127: a4, p = more(v, p, a4, 32767)
    p -= 25
    x = v >> p & 0x1ffffff
    if x & 0x1f00e00: raise Mismatch
    a5 = x >> 12 & 0xff
    sa6 = x >> 8 & 0x1
    a6 = x & 0xff
    if a6 > 127: a6, p = more(v, p, a6, 32767)
    p -= 25
    x = v >> p & 0x1ffffff
    if x & 0x1f00e00: raise Mismatch
    a7 = x >> 12 & 0xff
    sa8 = x >> 8 & 0x1
    a8 = x & 0xff
    if a8 > 127: a8, p = more(v, p, a8, 32767)
    p -= 25
    x = v >> p & 0x1ffffff
    if x & 0x1f00e00: raise Mismatch
    a9 = x >> 12 & 0xff
    sa10 = x >> 8 & 0x1
    a10 = x & 0xff
    if a10 > 127: a10, p = more(v, p, a10, 32767)
    p -= 25
    x = v >> p & 0x1ffffff
    if x & 0x1f00e00: raise Mismatch
    a11 = x >> 12 & 0xff
    sa12 = x >> 8 & 0x1
    a12 = x & 0xff
    if a12 > 127: a12, p = more(v, p, a12, 32767)
    p -= 4
    x = v >> p & 0xf
    if x & 0xc: raise Mismatch
    k = x & 0x3
    k += 6
    f_target_soc = None
    if k < 7:
        p -= 10
        x = v >> p & 0x3ff
        if x & 0x203: raise Mismatch
        a13 = x >> 2 & 0x7f
        if a13 > 100: raise Mismatch
        f_target_soc = a13
        k = 7
    if k != 7: raise Mismatch
    return DC_CPDReqEnergyTransferMode(ev_maximum_charge_power=RationalNumber(exponent=a1 - 128, value=(~a2 if sa2 else a2)), ev_minimum_charge_power=RationalNumber(exponent=a3 - 128, value=(~a4 if sa4 else a4)), ev_maximum_charge_current=RationalNumber(exponent=a5 - 128, value=(~a6 if sa6 else a6)), ev_minimum_charge_current=RationalNumber(exponent=a7 - 128, value=(~a8 if sa8 else a8)), ev_maximum_voltage=RationalNumber(exponent=a9 - 128, value=(~a10 if sa10 else a10)), ev_minimum_voltage=RationalNumber(exponent=a11 - 128, value=(~a12 if sa12 else a12)), target_soc=f_target_soc), p


def e_DC_CPDReqEnergyTransferMode(x, m):
    o1 = m.ev_maximum_charge_power
    o2 = o1.exponent
    if not -128 <= o2 <= 127: raise Mismatch
    o3 = o1.value
    x = x << 14 | (o2 + 128) << 3
    if 0 <= o3 < 128: x = x << 9 | (o3)
    elif 127 < o3 < 16384: x = x << 17 | ((o3 & 127 | 128) << 8 | o3 >> 7)
    else: x = put_signed(x, o3, -32768, 32767)
    o4 = m.ev_minimum_charge_power
    o5 = o4.exponent
    if not -128 <= o5 <= 127: raise Mismatch
    o6 = o4.value
    x = x << 16 | (o5 + 128) << 3
    if 0 <= o6 < 128: x = x << 9 | (o6)
    elif 127 < o6 < 16384: x = x << 17 | ((o6 & 127 | 128) << 8 | o6 >> 7)
    else: x = put_signed(x, o6, -32768, 32767)
    o7 = m.ev_maximum_charge_current
    o8 = o7.exponent
    if not -128 <= o8 <= 127: raise Mismatch
    o9 = o7.value
    x = x << 16 | (o8 + 128) << 3
    if 0 <= o9 < 128: x = x << 9 | (o9)
    elif 127 < o9 < 16384: x = x << 17 | ((o9 & 127 | 128) << 8 | o9 >> 7)
    else: x = put_signed(x, o9, -32768, 32767)
    o10 = m.ev_minimum_charge_current
    o11 = o10.exponent
    if not -128 <= o11 <= 127: raise Mismatch
    o12 = o10.value
    x = x << 16 | (o11 + 128) << 3
    if 0 <= o12 < 128: x = x << 9 | (o12)
    elif 127 < o12 < 16384: x = x << 17 | ((o12 & 127 | 128) << 8 | o12 >> 7)
    else: x = put_signed(x, o12, -32768, 32767)
    o13 = m.ev_maximum_voltage
    o14 = o13.exponent
    if not -128 <= o14 <= 127: raise Mismatch
    o15 = o13.value
    x = x << 16 | (o14 + 128) << 3
    if 0 <= o15 < 128: x = x << 9 | (o15)
    elif 127 < o15 < 16384: x = x << 17 | ((o15 & 127 | 128) << 8 | o15 >> 7)
    else: x = put_signed(x, o15, -32768, 32767)
    o16 = m.ev_minimum_voltage
    o17 = o16.exponent
    if not -128 <= o17 <= 127: raise Mismatch
    o18 = o16.value
    x = x << 16 | (o17 + 128) << 3
    if 0 <= o18 < 128: x = x << 9 | (o18)
    elif 127 < o18 < 16384: x = x << 17 | ((o18 & 127 | 128) << 8 | o18 >> 7)
    else: x = put_signed(x, o18, -32768, 32767)
    x = x << 2
    w = 2; b = 6
    o19 = m.target_soc
    if o19 is not None:
        x = x << w | 6 - b
        if not 0 <= o19 <= 100: raise Mismatch
        x = x << 9 | o19 << 1
        w = 1; b = 7
    x = x << w | 7 - b
    return x


def d_BPT_DC_CPDResEnergyTransferMode(v, p):
    p -= 23
    x = v >> p & 0x7fffff
    if x & 0x700e00: raise Mismatch
    a1 = x >> 12 & 0xff
    sa2 = x >> 8 & 0x1
    a2 = x & 0xff
    if a2 > 127: a2, p = more(v, p, a2, 32767)
    p -= 25
    x = v >> p & 0x1ffffff
    if x & 0x1f00e00: raise Mismatch
    a3 = x >> 12 & 0xff
    sa4 = x >> 8 & 0x1
    a4 = x & 0xff
    if a4 > 127: a4, p = more(v, p, a4, 32767)
    p -= 25
    x = v >> p & 0x1ffffff
    if x & 0x1f00e00: raise Mismatch
    a5 = x >> 12 & 0xff
    sa6 = x >> 8 & 0x1
    a6 = x & 0xff
    if a6 > 127: a6, p = more(v, p, a6, 32767)
    p -= 25
    x = v >> p & 0x1ffffff
    if x & 0x1f00e00: raise Mismatch
    a7 = x >> 12 & 0xff
    sa8 = x >> 8 & 0x1
    a8 = x & 0xff
    if a8 > 127: a8, p = more(v, p, a8, 32767)
    p -= 25
    x = v >> p & 0x1ffffff
    if x & 0x1f00e00: raise Mismatch
    a9 = x >> 12 & 0xff
    sa10 = x >> 8 & 0x1
    a10 = x & 0xff
    if a10 > 127: a10, p = more(v, p, a10, 32767)
    p -= 25
    x = v >> p & 0x1ffffff
    if x & 0x1f00e00: raise Mismatch
    a11 = x >> 12 & 0xff
    sa12 = x >> 8 & 0x1
    a12 = x & 0xff
    if a12 > 127: a12, p = more(v, p, a12, 32767)
    p -= 4
    x = v >> p & 0xf
    if x & 0xc: raise Mismatch
    k = x & 0x3
    k += 6
    f_evse_power_ramp_limitation = None
    if k < 7:
        p -= 22
        x = v >> p & 0x3fffff
        if x & 0x300e00: raise Mismatch
        a13 = x >> 12 & 0xff
        sa14 = x >> 8 & 0x1
        a14 = x & 0xff
        if a14 > 127: a14, p = more(v, p, a14, 32767)
        p -= 3
        if v >> p & 0x7: raise Mismatch
        f_evse_power_ramp_limitation = RationalNumber(exponent=a13 - 128, value=(~a14 if sa14 else a14))
        k = 7
    if k != 7: raise Mismatch
    p -= 22
    x = v >> p & 0x3fffff
    if x & 0x300e00: raise Mismatch
    a15 = x >> 12 & 0xff
    sa16 = x >> 8 & 0x1
    a16 = x & 0xff
    if a16 > 127: a16, p = more(v, p, a16, 32767)
    p -= 25
    x = v >> p & 0x1ffffff
    if x & 0x1f00e00: raise Mismatch
    a17 = x >> 12 & 0xff
    sa18 = x >> 8 & 0x1
    a18 = x & 0xff
    if a18 > 127: a18, p = more(v, p, a18, 32767)
    p -= 25
    x = v >> p & 0x1ffffff
    if x & 0x1f00e00: raise Mismatch
    a19 = x >> 12 & 0xff
    sa20 = x >> 8 & 0x1
    a20 = x & 0xff
    if a20 > 127: a20, p = more(v, p, a20, 32767)
    p -= 25
    x = v >> p & 0x1ffffff
    if x & 0x1f00e00: raise Mismatch
    a21 = x >> 12 & 0xff
    sa22 = x >> 8 & 0x1
    a22 = x & 0xff
    if a22 > 127: a22, p = more(v, p, a22, 32767)
    p -= 3
    if v >> p & 0x7: raise Mismatch
    return BPT_DC_CPDResEnergyTransferMode(evse_maximum_charge_power=RationalNumber(exponent=a1 - 128, value=(~a2 if sa2 else a2)), evse_minimum_charge_power=RationalNumber(exponent=a3 - 128, value=(~a4 if sa4 else a4)), evse_maximum_charge_current=RationalNumber(exponent=a5 - 128, value=(~a6 if sa6 else a6)), evse_minimum_charge_current=RationalNumber(exponent=a7 - 128, value=(~a8 if sa8 else a8)), evse_maximum_voltage=RationalNumber(exponent=a9 - 128, value=(~a10 if sa10 else a10)), evse_minimum_voltage=RationalNumber(exponent=a11 - 128, value=(~a12 if sa12 else a12)), evse_power_ramp_limitation=f_evse_power_ramp_limitation, evse_maximum_discharge_power=RationalNumber(exponent=a15 - 128, value=(~a16 if sa16 else a16)), evse_minimum_discharge_power=RationalNumber(exponent=a17 - 128, value=(~a18 if sa18 else a18)), evse_maximum_discharge_current=RationalNumber(exponent=a19 - 128, value=(~a20 if sa20 else a20)), evse_minimum_discharge_current=RationalNumber(exponent=a21 - 128, value=(~a22 if sa22 else a22))), p


def e_BPT_DC_CPDResEnergyTransferMode(x, m):
    o1 = m.evse_maximum_charge_power
    o2 = o1.exponent
    if not -128 <= o2 <= 127: raise Mismatch
    o3 = o1.value
    x = x << 14 | (o2 + 128) << 3
    if 0 <= o3 < 128: x = x << 9 | (o3)
    elif 127 < o3 < 16384: x = x << 17 | ((o3 & 127 | 128) << 8 | o3 >> 7)
    else: x = put_signed(x, o3, -32768, 32767)
    o4 = m.evse_minimum_charge_power
    o5 = o4.exponent
    if not -128 <= o5 <= 127: raise Mismatch
    o6 = o4.value
    x = x << 16 | (o5 + 128) << 3
    if 0 <= o6 < 128: x = x << 9 | (o6)
    elif 127 < o6 < 16384: x = x << 17 | ((o6 & 127 | 128) << 8 | o6 >> 7)
    else: x = put_signed(x, o6, -32768, 32767)
    o7 = m.evse_maximum_charge_current
    o8 = o7.exponent
    if not -128 <= o8 <= 127: raise Mismatch
    o9 = o7.value
    x = x << 16 | (o8 + 128) << 3
    if 0 <= o9 < 128: x = x << 9 | (o9)
    elif 127 < o9 < 16384: x = x << 17 | ((o9 & 127 | 128) << 8 | o9 >> 7)
    else: x = put_signed(x, o9, -32768, 32767)
    o10 = m.evse_minimum_charge_current
    o11 = o10.exponent
    if not -128 <= o11 <= 127: raise Mismatch
    o12 = o10.value
    x = x << 16 | (o11 + 128) << 3
    if 0 <= o12 < 128: x = x << 9 | (o12)
    elif 127 < o12 < 16384: x = x << 17 | ((o12 & 127 | 128) << 8 | o12 >> 7)
    else: x = put_signed(x, o12, -32768, 32767)
    o13 = m.evse_maximum_voltage
    o14 = o13.exponent
    if not -128 <= o14 <= 127: raise Mismatch
    o15 = o13.value
    x = x << 16 | (o14 + 128) << 3
    if 0 <= o15 < 128: x = x << 9 | (o15)
    elif 127 < o15 < 16384: x = x << 17 | ((o15 & 127 | 128) << 8 | o15 >> 7)
    else: x = put_signed(x, o15, -32768, 32767)
    o16 = m.evse_minimum_voltage
    o17 = o16.exponent
    if not -128 <= o17 <= 127: raise Mismatch
    o18 = o16.value
    x = x << 16 | (o17 + 128) << 3
    if 0 <= o18 < 128: x = x << 9 | (o18)
    elif 127 < o18 < 16384: x = x << 17 | ((o18 & 127 | 128) << 8 | o18 >> 7)
    else: x = put_signed(x, o18, -32768, 32767)
    x = x << 2
    w = 2; b = 6
    o19 = m.evse_power_ramp_limitation
    if o19 is not None:
        x = x << w | 6 - b
        o20 = o19.exponent
        if not -128 <= o20 <= 127: raise Mismatch
        o21 = o19.value
        x = x << 13 | (o20 + 128) << 3
        if 0 <= o21 < 128: x = x << 9 | (o21)
        elif 127 < o21 < 16384: x = x << 17 | ((o21 & 127 | 128) << 8 | o21 >> 7)
        else: x = put_signed(x, o21, -32768, 32767)
        x = x << 2
        w = 1; b = 7
    x = x << w | 7 - b
    o22 = m.evse_maximum_discharge_power
    o23 = o22.exponent
    if not -128 <= o23 <= 127: raise Mismatch
    o24 = o22.value
    x = x << 13 | (o23 + 128) << 3
    if 0 <= o24 < 128: x = x << 9 | (o24)
    elif 127 < o24 < 16384: x = x << 17 | ((o24 & 127 | 128) << 8 | o24 >> 7)
    else: x = put_signed(x, o24, -32768, 32767)
    o25 = m.evse_minimum_discharge_power
    o26 = o25.exponent
    if not -128 <= o26 <= 127: raise Mismatch
    o27 = o25.value
    x = x << 16 | (o26 + 128) << 3
    if 0 <= o27 < 128: x = x << 9 | (o27)
    elif 127 < o27 < 16384: x = x << 17 | ((o27 & 127 | 128) << 8 | o27 >> 7)
    else: x = put_signed(x, o27, -32768, 32767)
    o28 = m.evse_maximum_discharge_current
    o29 = o28.exponent
    if not -128 <= o29 <= 127: raise Mismatch
    o30 = o28.value
    x = x << 16 | (o29 + 128) << 3
    if 0 <= o30 < 128: x = x << 9 | (o30)
    elif 127 < o30 < 16384: x = x << 17 | ((o30 & 127 | 128) << 8 | o30 >> 7)
    else: x = put_signed(x, o30, -32768, 32767)
    o31 = m.evse_minimum_discharge_current
    o32 = o31.exponent
    if not -128 <= o32 <= 127: raise Mismatch
    o33 = o31.value
    x = x << 16 | (o32 + 128) << 3
    if 0 <= o33 < 128: x = x << 9 | (o33)
    elif 127 < o33 < 16384: x = x << 17 | ((o33 & 127 | 128) << 8 | o33 >> 7)
    else: x = put_signed(x, o33, -32768, 32767)
    return x << 3


def d_DC_CPDResEnergyTransferMode(v, p):
    p -= 23
    x = v >> p & 0x7fffff
    if x & 0x700e00: raise Mismatch
    a1 = x >> 12 & 0xff
    sa2 = x >> 8 & 0x1
    a2 = x & 0xff
    if a2 > 127: a2, p = more(v, p, a2, 32767)
    p -= 25
    x = v >> p & 0x1ffffff
    if x & 0x1f00e00: raise Mismatch
    a3 = x >> 12 & 0xff
    sa4 = x >> 8 & 0x1
    a4 = x & 0xff
    if a4 > 127: a4, p = more(v, p, a4, 32767)
    p -= 25
    x = v >> p & 0x1ffffff
    if x & 0x1f00e00: raise Mismatch
    a5 = x >> 12 & 0xff
    sa6 = x >> 8 & 0x1
    a6 = x & 0xff
    if a6 > 127: a6, p = more(v, p, a6, 32767)
    p -= 25
    x = v >> p & 0x1ffffff
    if x & 0x1f00e00: raise Mismatch
    a7 = x >> 12 & 0xff
    sa8 = x >> 8 & 0x1
    a8 = x & 0xff
    if a8 > 127: a8, p = more(v, p, a8, 32767)
    p -= 25
    x = v >> p & 0x1ffffff
    if x & 0x1f00e00: raise Mismatch
    a9 = x >> 12 & 0xff
    sa10 = x >> 8 & 0x1
    a10 = x & 0xff
    if a10 > 127: a10, p = more(v, p, a10, 32767)
    p -= 25
    x = v >> p & 0x1ffffff
    if x & 0x1f00e00: raise Mismatch
    a11 = x >> 12 & 0xff
    sa12 = x >> 8 & 0x1
    a12 = x & 0xff
    if a12 > 127: a12, p = more(v, p, a12, 32767)
    p -= 4
    x = v >> p & 0xf
    if x & 0xc: raise Mismatch
    k = x & 0x3
    k += 6
    f_evse_power_ramp_limitation = None
    if k < 7:
        p -= 22
        x = v >> p & 0x3fffff
        if x & 0x300e00: raise Mismatch
        a13 = x >> 12 & 0xff
        sa14 = x >> 8 & 0x1
        a14 = x & 0xff
        if a14 > 127: a14, p = more(v, p, a14, 32767)
        p -= 3
        if v >> p & 0x7: raise Mismatch
        f_evse_power_ramp_limitation = RationalNumber(exponent=a13 - 128, value=(~a14 if sa14 else a14))
        k = 7
    if k != 7: raise Mismatch
    return DC_CPDResEnergyTransferMode(evse_maximum_charge_power=RationalNumber(exponent=a1 - 128, value=(~a2 if sa2 else a2)), evse_minimum_charge_power=RationalNumber(exponent=a3 - 128, value=(~a4 if sa4 else a4)), evse_maximum_charge_current=RationalNumber(exponent=a5 - 128, value=(~a6 if sa6 else a6)), evse_minimum_charge_current=RationalNumber(exponent=a7 - 128, value=(~a8 if sa8 else a8)), evse_maximum_voltage=RationalNumber(exponent=a9 - 128, value=(~a10 if sa10 else a10)), evse_minimum_voltage=RationalNumber(exponent=a11 - 128, value=(~a12 if sa12 else a12)), evse_power_ramp_limitation=f_evse_power_ramp_limitation), p


def e_DC_CPDResEnergyTransferMode(x, m):
    o1 = m.evse_maximum_charge_power
    o2 = o1.exponent
    if not -128 <= o2 <= 127: raise Mismatch
    o3 = o1.value
    x = x << 14 | (o2 + 128) << 3
    if 0 <= o3 < 128: x = x << 9 | (o3)
    elif 127 < o3 < 16384: x = x << 17 | ((o3 & 127 | 128) << 8 | o3 >> 7)
    else: x = put_signed(x, o3, -32768, 32767)
    o4 = m.evse_minimum_charge_power
    o5 = o4.exponent
    if not -128 <= o5 <= 127: raise Mismatch
    o6 = o4.value
    x = x << 16 | (o5 + 128) << 3
    if 0 <= o6 < 128: x = x << 9 | (o6)
    elif 127 < o6 < 16384: x = x << 17 | ((o6 & 127 | 128) << 8 | o6 >> 7)
    else: x = put_signed(x, o6, -32768, 32767)
    o7 = m.evse_maximum_charge_current
    o8 = o7.exponent
    if not -128 <= o8 <= 127: raise Mismatch
    o9 = o7.value
    x = x << 16 | (o8 + 128) << 3
    if 0 <= o9 < 128: x = x << 9 | (o9)
    elif 127 < o9 < 16384: x = x << 17 | ((o9 & 127 | 128) << 8 | o9 >> 7)
    else: x = put_signed(x, o9, -32768, 32767)
    o10 = m.evse_minimum_charge_current
    o11 = o10.exponent
    if not -128 <= o11 <= 127: raise Mismatch
    o12 = o10.value
    x = x << 16 | (o11 + 128) << 3
    if 0 <= o12 < 128: x = x << 9 | (o12)
    elif 127 < o12 < 16384: x = x << 17 | ((o12 & 127 | 128) << 8 | o12 >> 7)
    else: x = put_signed(x, o12, -32768, 32767)
    o13 = m.evse_maximum_voltage
    o14 = o13.exponent
    if not -128 <= o14 <= 127: raise Mismatch
    o15 = o13.value
    x = x << 16 | (o14 + 128) << 3
    if 0 <= o15 < 128: x = x << 9 | (o15)
    elif 127 < o15 < 16384: x = x << 17 | ((o15 & 127 | 128) << 8 | o15 >> 7)
    else: x = put_signed(x, o15, -32768, 32767)
    o16 = m.evse_minimum_voltage
    o17 = o16.exponent
    if not -128 <= o17 <= 127: raise Mismatch
    o18 = o16.value
    x = x << 16 | (o17 + 128) << 3
    if 0 <= o18 < 128: x = x << 9 | (o18)
    elif 127 < o18 < 16384: x = x << 17 | ((o18 & 127 | 128) << 8 | o18 >> 7)
    else: x = put_signed(x, o18, -32768, 32767)
    x = x << 2
    w = 2; b = 6
    o19 = m.evse_power_ramp_limitation
    if o19 is not None:
        x = x << w | 6 - b
        o20 = o19.exponent
        if not -128 <= o20 <= 127: raise Mismatch
        o21 = o19.value
        x = x << 13 | (o20 + 128) << 3
        if 0 <= o21 < 128: x = x << 9 | (o21)
        elif 127 < o21 < 16384: x = x << 17 | ((o21 & 127 | 128) << 8 | o21 >> 7)
        else: x = put_signed(x, o21, -32768, 32767)
        x = x << 2
        w = 1; b = 7
    x = x << w | 7 - b
    return x


def d_DisplayParameters(v, p):
    p -= 4
    k = v >> p & 0xf
    f_present_soc = None
    if k < 1:
        p -= 13
        x = v >> p & 0x1fff
        if x & 0x1010: raise Mismatch
        a1 = x >> 5 & 0x7f
        k = x & 0xf
        if a1 > 100: raise Mismatch
        f_present_soc = a1
        k += 1
    f_minimum_soc = None
    if k < 2:
        p -= 13
        x = v >> p & 0x1fff
        if x & 0x1010: raise Mismatch
        a2 = x >> 5 & 0x7f
        k = x & 0xf
        if a2 > 100: raise Mismatch
        f_minimum_soc = a2
        k += 2
    f_target_soc = None
    if k < 3:
        p -= 13
        x = v >> p & 0x1fff
        if x & 0x1010: raise Mismatch
        a3 = x >> 5 & 0x7f
        k = x & 0xf
        if a3 > 100: raise Mismatch
        f_target_soc = a3
        k += 3
    f_maximum_soc = None
    if k < 4:
        p -= 12
        x = v >> p & 0xfff
        if x & 0x808: raise Mismatch
        a4 = x >> 4 & 0x7f
        k = x & 0x7
        if a4 > 100: raise Mismatch
        f_maximum_soc = a4
        k += 4
    f_remaining_time_to_minimum_soc = None
    if k < 5:
        p -= 9
        x = v >> p & 0x1ff
        if x & 0x100: raise Mismatch
        a5 = x & 0xff
        if a5 > 127: a5, p = more(v, p, a5, 4294967295)
        p -= 4
        x = v >> p & 0xf
        if x & 0x8: raise Mismatch
        k = x & 0x7
        f_remaining_time_to_minimum_soc = a5
        k += 5
    f_remaining_time_to_target_soc = None
    if k < 6:
        p -= 9
        x = v >> p & 0x1ff
        if x & 0x100: raise Mismatch
        a6 = x & 0xff
        if a6 > 127: a6, p = more(v, p, a6, 4294967295)
        p -= 4
        x = v >> p & 0xf
        if x & 0x8: raise Mismatch
        k = x & 0x7
        f_remaining_time_to_target_soc = a6
        k += 6
    f_remaining_time_to_maximum_soc = None
    if k < 7:
        p -= 9
        x = v >> p & 0x1ff
        if x & 0x100: raise Mismatch
        a7 = x & 0xff
        if a7 > 127: a7, p = more(v, p, a7, 4294967295)
        p -= 4
        x = v >> p & 0xf
        if x & 0x8: raise Mismatch
        k = x & 0x7
        f_remaining_time_to_maximum_soc = a7
        k += 7
    f_charging_complete = None
    if k < 8:
        p -= 5
        x = v >> p & 0x1f
        if x & 0x14: raise Mismatch
        a8 = x >> 3 & 0x1
        k = x & 0x3
        f_charging_complete = a8 == 1
        k += 8
    f_battery_energy_capacity = None
    if k < 9:
        p -= 22
        x = v >> p & 0x3fffff
        if x & 0x300e00: raise Mismatch
        a9 = x >> 12 & 0xff
        sa10 = x >> 8 & 0x1
        a10 = x & 0xff
        if a10 > 127: a10, p = more(v, p, a10, 32767)
        p -= 4
        x = v >> p & 0xf
        if x & 0xc: raise Mismatch
        k = x & 0x3
        f_battery_energy_capacity = RationalNumber(exponent=a9 - 128, value=(~a10 if sa10 else a10))
        k += 9
    f_inlet_hot = None
    if k < 10:
        p -= 4
        x = v >> p & 0xf
        if x & 0xb: raise Mismatch
        a11 = x >> 2 & 0x1
        f_inlet_hot = a11 == 1
        k = 10
    if k != 10: raise Mismatch
    return DisplayParameters(present_soc=f_present_soc, minimum_soc=f_minimum_soc, target_soc=f_target_soc, maximum_soc=f_maximum_soc, remaining_time_to_minimum_soc=f_remaining_time_to_minimum_soc, remaining_time_to_target_soc=f_remaining_time_to_target_soc, remaining_time_to_maximum_soc=f_remaining_time_to_maximum_soc, charging_complete=f_charging_complete, battery_energy_capacity=f_battery_energy_capacity, inlet_hot=f_inlet_hot), p


def e_DisplayParameters(x, m):
    w = 4; b = 0
    o1 = m.present_soc
    if o1 is not None:
        x = x << w | 0 - b
        if not 0 <= o1 <= 100: raise Mismatch
        x = x << 9 | o1 << 1
        w = 4; b = 1
    o2 = m.minimum_soc
    if o2 is not None:
        x = x << w | 1 - b
        if not 0 <= o2 <= 100: raise Mismatch
        x = x << 9 | o2 << 1
        w = 4; b = 2
    o3 = m.target_soc
    if o3 is not None:
        x = x << w | 2 - b
        if not 0 <= o3 <= 100: raise Mismatch
        x = x << 9 | o3 << 1
        w = 4; b = 3
    o4 = m.maximum_soc
    if o4 is not None:
        x = x << w | 3 - b
        if not 0 <= o4 <= 100: raise Mismatch
        x = x << 9 | o4 << 1
        w = 3; b = 4
    o5 = m.remaining_time_to_minimum_soc
    if o5 is not None:
        x = x << w | 4 - b
        if 0 <= o5 < 128: x = x << 9 | (o5)
        elif 127 < o5 < 16384: x = x << 17 | ((o5 & 127 | 128) << 8 | o5 >> 7)
        else: x = put_unsigned(x << 1, o5, 0, 4294967295)
        x = x << 1
        w = 3; b = 5
    o6 = m.remaining_time_to_target_soc
    if o6 is not None:
        x = x << w | 5 - b
        if 0 <= o6 < 128: x = x << 9 | (o6)
        elif 127 < o6 < 16384: x = x << 17 | ((o6 & 127 | 128) << 8 | o6 >> 7)
        else: x = put_unsigned(x << 1, o6, 0, 4294967295)
        x = x << 1
        w = 3; b = 6
    o7 = m.remaining_time_to_maximum_soc
    if o7 is not None:
        x = x << w | 6 - b
        if 0 <= o7 < 128: x = x << 9 | (o7)
        elif 127 < o7 < 16384: x = x << 17 | ((o7 & 127 | 128) << 8 | o7 >> 7)
        else: x = put_unsigned(x << 1, o7, 0, 4294967295)
        x = x << 1
        w = 3; b = 7
    o8 = m.charging_complete
    if o8 is not None:
        x = x << w | 7 - b
        x = x << 3 | (BOOLEAN[o8]) << 1
        w = 2; b = 8
    o9 = m.battery_energy_capacity
    if o9 is not None:
        x = x << w | 8 - b
        o10 = o9.exponent
        if not -128 <= o10 <= 127: raise Mismatch
        o11 = o9.value
        x = x << 13 | (o10 + 128) << 3
        if 0 <= o11 < 128: x = x << 9 | (o11)
        elif 127 < o11 < 16384: x = x << 17 | ((o11 & 127 | 128) << 8 | o11 >> 7)
        else: x = put_signed(x, o11, -32768, 32767)
        x = x << 2
        w = 2; b = 9
    o12 = m.inlet_hot
    if o12 is not None:
        x = x << w | 9 - b
        x = x << 3 | (BOOLEAN[o12]) << 1
        w = 1; b = 10
    x = x << w | 10 - b
    return x


def d_BPT_Dynamic_DC_CLReqControlMode(v, p):
    p -= 2
    k = v >> p & 0x3
    f_departure_time = None
    if k < 1:
        p -= 9
        x = v >> p & 0x1ff
        if x & 0x100: raise Mismatch
        a1 = x & 0xff
        if a1 > 127: a1, p = more(v, p, a1, 4294967295)
        p -= 2
        if v >> p & 0x3: raise Mismatch
        f_departure_time = a1
        k = 1
    if k != 1: raise Mismatch
    p -= 22
    x = v >> p & 0x3fffff
    if x & 0x300e00: raise Mismatch
    a2 = x >> 12 & 0xff
    sa3 = x >> 8 & 0x1
    a3 = x & 0xff
    if a3 > 127: a3, p = more(v, p, a3, 32767)
    p -= 25
    x = v >> p & 0x1ffffff
    if x & 0x1f00e00: raise Mismatch
    a4 = x >> 12 & 0xff
    sa5 = x >> 8 & 0x1
    a5 = x & 0xff
    if a5 > 127: a5, p = more(v, p, a5, 32767)
    p -= 25
    x = v >> p & 0x1ffffff
    if x & 0x1f00e00: raise Mismatch
    a6 = x >> 12 & 0xff
    sa7 = x >> 8 & 0x1
    a7 = x & 0xff
    if a7 > 127: a7, p = more(v, p, a7, 32767)
    p -= 25
    x = v >> p & 0x1ffffff
    if x & 0x1f00e00: raise Mismatch
    a8 = x >> 12 & 0xff
    sa9 = x >> 8 & 0x1
    a9 = x & 0xff
    if a9 > 127: a9, p = more(v, p, a9, 32767)
    p -= 25
    x = v >> p & 0x1ffffff
    if x & 0x1f00e00: raise Mismatch
    a10 = x >> 12 & 0xff
    sa11 = x >> 8 & 0x1
    a11 = x & 0xff
    if a11 > 127: a11, p = more(v, p, a11, 32767)
    p -= 25
    x = v >> p & 0x1ffffff
    if x & 0x1f00e00: raise Mismatch
    a12 = x >> 12 & 0xff
    sa13 = x >> 8 & 0x1
    a13 = x & 0xff
    if a13 > 127: a13, p = more(v, p, a13, 32767)
    p -= 25
    x = v >> p & 0x1ffffff
    if x & 0x1f00e00: raise Mismatch
    a14 = x >> 12 & 0xff
    sa15 = x >> 8 & 0x1
    a15 = x & 0xff
    if a15 > 127: a15, p = more(v, p, a15, 32767)
    p -= 25
    x = v >> p & 0x1ffffff
    if x & 0x1f00e00: raise Mismatch
    a16 = x >> 12 & 0xff
    sa17 = x >> 8 & 0x1
    a17 = x & 0xff
    if a17 > 127: a17, p = more(v, p, a17, 32767)
    p -= 25
    x = v >> p & 0x1ffffff
    if x & 0x1f00e00: raise Mismatch
    a18 = x >> 12 & 0xff
    sa19 = x >> 8 & 0x1
    a19 = x & 0xff
    if a19 > 127: a19, p = more(v, p, a19, 32767)
    p -= 25
    x = v >> p & 0x1ffffff
    if x & 0x1f00e00: raise Mismatch
    a20 = x >> 12 & 0xff
    sa21 = x >> 8 & 0x1
    a21 = x & 0xff
    if a21 > 127: a21, p = more(v, p, a21, 32767)
    p -= 25
    x = v >> p & 0x1ffffff
    if x & 0x1f00e00: raise Mismatch
    a22 = x >> 12 & 0xff
    sa23 = x >> 8 & 0x1
    a23 = x & 0xff
    if a23 > 127: a23, p = more(v, p, a23, 32767)
    p -= 4
    x = v >> p & 0xf
    if x & 0xc: raise Mismatch
    k = x & 0x3
    k += 12
    f_ev_maximum_v2x_energy_request = None
    if k < 13:
        p -= 22
        x = v >> p & 0x3fffff
        if x & 0x300e00: raise Mismatch
        a24 = x >> 12 & 0xff
        sa25 = x >> 8 & 0x1
        a25 = x & 0xff
        if a25 > 127: a25, p = more(v, p, a25, 32767)
        p -= 4
        x = v >> p & 0xf
        if x & 0xc: raise Mismatch
        k = x & 0x3
        f_ev_maximum_v2x_energy_request = RationalNumber(exponent=a24 - 128, value=(~a25 if sa25 else a25))
        k += 13
    f_ev_minimum_v2x_energy_request = None
    if k < 14:
        p -= 22
        x = v >> p & 0x3fffff
        if x & 0x300e00: raise Mismatch
        a26 = x >> 12 & 0xff
        sa27 = x >> 8 & 0x1
        a27 = x & 0xff
        if a27 > 127: a27, p = more(v, p, a27, 32767)
        p -= 3
        if v >> p & 0x7: raise Mismatch
        f_ev_minimum_v2x_energy_request = RationalNumber(exponent=a26 - 128, value=(~a27 if sa27 else a27))
        k = 14
    if k != 14: raise Mismatch
    return BPT_Dynamic_DC_CLReqControlMode(departure_time=f_departure_time, ev_target_energy_request=RationalNumber(exponent=a2 - 128, value=(~a3 if sa3 else a3)), ev_maximum_energy_request=RationalNumber(exponent=a4 - 128, value=(~a5 if sa5 else a5)), ev_minimum_energy_request=RationalNumber(exponent=a6 - 128, value=(~a7 if sa7 else a7)), ev_maximum_charge_power=RationalNumber(exponent=a8 - 128, value=(~a9 if sa9 else a9)), ev_minimum_charge_power=RationalNumber(exponent=a10 - 128, value=(~a11 if sa11 else a11)), ev_maximum_charge_current=RationalNumber(exponent=a12 - 128, value=(~a13 if sa13 else a13)), ev_maximum_voltage=RationalNumber(exponent=a14 - 128, value=(~a15 if sa15 else a15)), ev_minimum_voltage=RationalNumber(exponent=a16 - 128, value=(~a17 if sa17 else a17)), ev_maximum_discharge_power=RationalNumber(exponent=a18 - 128, value=(~a19 if sa19 else a19)), ev_minimum_discharge_power=RationalNumber(exponent=a20 - 128, value=(~a21 if sa21 else a21)), ev_maximum_discharge_current=RationalNumber(exponent=a22 - 128, value=(~a23 if sa23 else a23)), ev_maximum_v2x_energy_request=f_ev_maximum_v2x_energy_request, ev_minimum_v2x_energy_request=f_ev_minimum_v2x_energy_request), p


def e_BPT_Dynamic_DC_CLReqControlMode(x, m):
    w = 2; b = 0
    o1 = m.departure_time
    if o1 is not None:
        x = x << w | 0 - b
        if 0 <= o1 < 128: x = x << 9 | (o1)
        elif 127 < o1 < 16384: x = x << 17 | ((o1 & 127 | 128) << 8 | o1 >> 7)
        else: x = put_unsigned(x << 1, o1, 0, 4294967295)
        x = x << 1
        w = 1; b = 1
    x = x << w | 1 - b
    o2 = m.ev_target_energy_request
    o3 = o2.exponent
    if not -128 <= o3 <= 127: raise Mismatch
    o4 = o2.value
    x = x << 13 | (o3 + 128) << 3
    if 0 <= o4 < 128: x = x << 9 | (o4)
    elif 127 < o4 < 16384: x = x << 17 | ((o4 & 127 | 128) << 8 | o4 >> 7)
    else: x = put_signed(x, o4, -32768, 32767)
    o5 = m.ev_maximum_energy_request
    o6 = o5.exponent
    if not -128 <= o6 <= 127: raise Mismatch
    o7 = o5.value
    x = x << 16 | (o6 + 128) << 3
    if 0 <= o7 < 128: x = x << 9 | (o7)
    elif 127 < o7 < 16384: x = x << 17 | ((o7 & 127 | 128) << 8 | o7 >> 7)
    else: x = put_signed(x, o7, -32768, 32767)
    o8 = m.ev_minimum_energy_request
    o9 = o8.exponent
    if not -128 <= o9 <= 127: raise Mismatch
    o10 = o8.value
    x = x << 16 | (o9 + 128) << 3
    if 0 <= o10 < 128: x = x << 9 | (o10)
    elif 127 < o10 < 16384: x = x << 17 | ((o10 & 127 | 128) << 8 | o10 >> 7)
    else: x = put_signed(x, o10, -32768, 32767)
    o11 = m.ev_maximum_charge_power
    o12 = o11.exponent
    if not -128 <= o12 <= 127: raise Mismatch
    o13 = o11.value
    x = x << 16 | (o12 + 128) << 3
    if 0 <= o13 < 128: x = x << 9 | (o13)
    elif 127 < o13 < 16384: x = x << 17 | ((o13 & 127 | 128) << 8 | o13 >> 7)
    else: x = put_signed(x, o13, -32768, 32767)
    o14 = m.ev_minimum_charge_power
    o15 = o14.exponent
    if not -128 <= o15 <= 127: raise Mismatch
    o16 = o14.value
    x = x << 16 | (o15 + 128) << 3
    if 0 <= o16 < 128: x = x << 9 | (o16)
    elif 127 < o16 < 16384: x = x << 17 | ((o16 & 127 | 128) << 8 | o16 >> 7)
    else: x = put_signed(x, o16, -32768, 32767)
    o17 = m.ev_maximum_charge_current
    o18 = o17.exponent
    if not -128 <= o18 <= 127: raise Mismatch
    o19 = o17.value
    x = x << 16 | (o18 + 128) << 3
    if 0 <= o19 < 128: x = x << 9 | (o19)
    elif 127 < o19 < 16384: x = x << 17 | ((o19 & 127 | 128) << 8 | o19 >> 7)
    else: x = put_signed(x, o19, -32768, 32767)
    o20 = m.ev_maximum_voltage
    o21 = o20.exponent
    if not -128 <= o21 <= 127: raise Mismatch
    o22 = o20.value
    x = x << 16 | (o21 + 128) << 3
    if 0 <= o22 < 128: x = x << 9 | (o22)
    elif 127 < o22 < 16384: x = x << 17 | ((o22 & 127 | 128) << 8 | o22 >> 7)
    else: x = put_signed(x, o22, -32768, 32767)
    o23 = m.ev_minimum_voltage
    o24 = o23.exponent
    if not -128 <= o24 <= 127: raise Mismatch
    o25 = o23.value
    x = x << 16 | (o24 + 128) << 3
    if 0 <= o25 < 128: x = x << 9 | (o25)
    elif 127 < o25 < 16384: x = x << 17 | ((o25 & 127 | 128) << 8 | o25 >> 7)
    else: x = put_signed(x, o25, -32768, 32767)
    o26 = m.ev_maximum_discharge_power
    o27 = o26.exponent
    if not -128 <= o27 <= 127: raise Mismatch
    o28 = o26.value
    x = x << 16 | (o27 + 128) << 3
    if 0 <= o28 < 128: x = x << 9 | (o28)
    elif 127 < o28 < 16384: x = x << 17 | ((o28 & 127 | 128) << 8 | o28 >> 7)
    else: x = put_signed(x, o28, -32768, 32767)
    o29 = m.ev_minimum_discharge_power
    o30 = o29.exponent
    if not -128 <= o30 <= 127: raise Mismatch
    o31 = o29.value
    x = x << 16 | (o30 + 128) << 3
    if 0 <= o31 < 128: x = x << 9 | (o31)
    elif 127 < o31 < 16384: x = x << 17 | ((o31 & 127 | 128) << 8 | o31 >> 7)
    else: x = put_signed(x, o31, -32768, 32767)
    o32 = m.ev_maximum_discharge_current
    o33 = o32.exponent
    if not -128 <= o33 <= 127: raise Mismatch
    o34 = o32.value
    x = x << 16 | (o33 + 128) << 3
    if 0 <= o34 < 128: x = x << 9 | (o34)
    elif 127 < o34 < 16384: x = x << 17 | ((o34 & 127 | 128) << 8 | o34 >> 7)
    else: x = put_signed(x, o34, -32768, 32767)
    x = x << 2
    w = 2; b = 12
    o35 = m.ev_maximum_v2x_energy_request
    if o35 is not None:
        x = x << w | 12 - b
        o36 = o35.exponent
        if not -128 <= o36 <= 127: raise Mismatch
        o37 = o35.value
        x = x << 13 | (o36 + 128) << 3
        if 0 <= o37 < 128: x = x << 9 | (o37)
        elif 127 < o37 < 16384: x = x << 17 | ((o37 & 127 | 128) << 8 | o37 >> 7)
        else: x = put_signed(x, o37, -32768, 32767)
        x = x << 2
        w = 2; b = 13
    o38 = m.ev_minimum_v2x_energy_request
    if o38 is not None:
        x = x << w | 13 - b
        o39 = o38.exponent
        if not -128 <= o39 <= 127: raise Mismatch
        o40 = o38.value
        x = x << 13 | (o39 + 128) << 3
        if 0 <= o40 < 128: x = x << 9 | (o40)
        elif 127 < o40 < 16384: x = x << 17 | ((o40 & 127 | 128) << 8 | o40 >> 7)
        else: x = put_signed(x, o40, -32768, 32767)
        x = x << 2
        w = 1; b = 14
    x = x << w | 14 - b
    return x


def d_BPT_Scheduled_DC_CLReqControlMode(v, p):
    p -= 3
    k = v >> p & 0x7
    f_ev_target_energy_request = None
    if k < 1:
        p -= 22
        x = v >> p & 0x3fffff
        if x & 0x300e00: raise Mismatch
        a1 = x >> 12 & 0xff
        sa2 = x >> 8 & 0x1
        a2 = x & 0xff
        if a2 > 127: a2, p = more(v, p, a2, 32767)
        p -= 4
        x = v >> p & 0xf
        if x & 0xc: raise Mismatch
        k = x & 0x3
        f_ev_target_energy_request = RationalNumber(exponent=a1 - 128, value=(~a2 if sa2 else a2))
        k += 1
    f_ev_maximum_energy_request = None
    if k < 2:
        p -= 22
        x = v >> p & 0x3fffff
        if x & 0x300e00: raise Mismatch
        a3 = x >> 12 & 0xff
        sa4 = x >> 8 & 0x1
        a4 = x & 0xff
        if a4 > 127: a4, p = more(v, p, a4, 32767)
        p -= 4
        x = v >> p & 0xf
        if x & 0xc: raise Mismatch
        k = x & 0x3
        f_ev_maximum_energy_request = RationalNumber(exponent=a3 - 128, value=(~a4 if sa4 else a4))
        k += 2
    f_ev_minimum_energy_request = None
    if k < 3:
        p -= 22
        x = v >> p & 0x3fffff
        if x & 0x300e00: raise Mismatch
        a5 = x >> 12 & 0xff
        sa6 = x >> 8 & 0x1
        a6 = x & 0xff
        if a6 > 127: a6, p = more(v, p, a6, 32767)
        p -= 3
        if v >> p & 0x7: raise Mismatch
        f_ev_minimum_energy_request = RationalNumber(exponent=a5 - 128, value=(~a6 if sa6 else a6))
        k = 3
    if k != 3: raise Mismatch
    p -= 22
    x = v >> p & 0x3fffff
    if x & 0x300e00: raise Mismatch
    a7 = x >> 12 & 0xff
    sa8 = x >> 8 & 0x1
    a8 = x & 0xff
    if a8 > 127: a8, p = more(v, p, a8, 32767)
    p -= 25
    x = v >> p & 0x1ffffff
    if x & 0x1f00e00: raise Mismatch
    a9 = x >> 12 & 0xff
    sa10 = x >> 8 & 0x1
    a10 = x & 0xff
    if a10 > 127: a10, p = more(v, p, a10, 32767)
    p -= 6
    x = v >> p & 0x3f
    if x & 0x30: raise Mismatch
    k = x & 0xf
    k += 5
    f_ev_maximum_charge_power = None
    if k < 6:
        p -= 22
        x = v >> p & 0x3fffff
        if x & 0x300e00: raise Mismatch
        a11 = x >> 12 & 0xff
        sa12 = x >> 8 & 0x1
        a12 = x & 0xff
        if a12 > 127: a12, p = more(v, p, a12, 32767)
        p -= 6
        x = v >> p & 0x3f
        if x & 0x30: raise Mismatch
        k = x & 0xf
        f_ev_maximum_charge_power = RationalNumber(exponent=a11 - 128, value=(~a12 if sa12 else a12))
        k += 6
    f_ev_minimum_charge_power = None
    if k < 7:
        p -= 22
        x = v >> p & 0x3fffff
        if x & 0x300e00: raise Mismatch
        a13 = x >> 12 & 0xff
        sa14 = x >> 8 & 0x1
        a14 = x & 0xff
        if a14 > 127: a14, p = more(v, p, a14, 32767)
        p -= 5
        x = v >> p & 0x1f
        if x & 0x18: raise Mismatch
        k = x & 0x7
        f_ev_minimum_charge_power = RationalNumber(exponent=a13 - 128, value=(~a14 if sa14 else a14))
        k += 7
    f_ev_maximum_charge_current = None
    if k < 8:
        p -= 22
        x = v >> p & 0x3fffff
        if x & 0x300e00: raise Mismatch
        a15 = x >> 12 & 0xff
        sa16 = x >> 8 & 0x1
        a16 = x & 0xff
        if a16 > 127: a16, p = more(v, p, a16, 32767)
        p -= 5
        x = v >> p & 0x1f
        if x & 0x18: raise Mismatch
        k = x & 0x7
        f_ev_maximum_charge_current = RationalNumber(exponent=a15 - 128, value=(~a16 if sa16 else a16))
        k += 8
    f_ev_maximum_voltage = None
    if k < 9:
        p -= 22
        x = v >> p & 0x3fffff
        if x & 0x300e00: raise Mismatch
        a17 = x >> 12 & 0xff
        sa18 = x >> 8 & 0x1
        a18 = x & 0xff
        if a18 > 127: a18, p = more(v, p, a18, 32767)
        p -= 5
        x = v >> p & 0x1f
        if x & 0x18: raise Mismatch
        k = x & 0x7
        f_ev_maximum_voltage = RationalNumber(exponent=a17 - 128, value=(~a18 if sa18 else a18))
        k += 9
    f_ev_minimum_voltage = None
    if k < 10:
        p -= 22
        x = v >> p & 0x3fffff
        if x & 0x300e00: raise Mismatch
        a19 = x >> 12 & 0xff
        sa20 = x >> 8 & 0x1
        a20 = x & 0xff
        if a20 > 127: a20, p = more(v, p, a20, 32767)
        p -= 5
        x = v >> p & 0x1f
        if x & 0x18: raise Mismatch
        k = x & 0x7
        f_ev_minimum_voltage = RationalNumber(exponent=a19 - 128, value=(~a20 if sa20 else a20))
        k += 10
    f_ev_maximum_discharge_power = None
    if k < 11:
        p -= 22
        x = v >> p & 0x3fffff
        if x & 0x300e00: raise Mismatch
        a21 = x >> 12 & 0xff
        sa22 = x >> 8 & 0x1
        a22 = x & 0xff
        if a22 > 127: a22, p = more(v, p, a22, 32767)
        p -= 4
        x = v >> p & 0xf
        if x & 0xc: raise Mismatch
        k = x & 0x3
        f_ev_maximum_discharge_power = RationalNumber(exponent=a21 - 128, value=(~a22 if sa22 else a22))
        k += 11
    f_ev_minimum_discharge_power = None
    if k < 12:
        p -= 22
        x = v >> p & 0x3fffff
        if x & 0x300e00: raise Mismatch
        a23 = x >> 12 & 0xff
        sa24 = x >> 8 & 0x1
        a24 = x & 0xff
        if a24 > 127: a24, p = more(v, p, a24, 32767)
        p -= 4
        x = v >> p & 0xf
        if x & 0xc: raise Mismatch
        k = x & 0x3
        f_ev_minimum_discharge_power = RationalNumber(exponent=a23 - 128, value=(~a24 if sa24 else a24))
        k += 12
    f_ev_maximum_discharge_current = None
    if k < 13:
        p -= 22
        x = v >> p & 0x3fffff
        if x & 0x300e00: raise Mismatch
        a25 = x >> 12 & 0xff
        sa26 = x >> 8 & 0x1
        a26 = x & 0xff
        if a26 > 127: a26, p = more(v, p, a26, 32767)
        p -= 3
        if v >> p & 0x7: raise Mismatch
        f_ev_maximum_discharge_current = RationalNumber(exponent=a25 - 128, value=(~a26 if sa26 else a26))
        k = 13
    if k != 13: raise Mismatch
    return BPT_Scheduled_DC_CLReqControlMode(ev_target_energy_request=f_ev_target_energy_request, ev_maximum_energy_request=f_ev_maximum_energy_request, ev_minimum_energy_request=f_ev_minimum_energy_request, ev_target_current=RationalNumber(exponent=a7 - 128, value=(~a8 if sa8 else a8)), ev_target_voltage=RationalNumber(exponent=a9 - 128, value=(~a10 if sa10 else a10)), ev_maximum_charge_power=f_ev_maximum_charge_power, ev_minimum_charge_power=f_ev_minimum_charge_power, ev_maximum_charge_current=f_ev_maximum_charge_current, ev_maximum_voltage=f_ev_maximum_voltage, ev_minimum_voltage=f_ev_minimum_voltage, ev_maximum_discharge_power=f_ev_maximum_discharge_power, ev_minimum_discharge_power=f_ev_minimum_discharge_power, ev_maximum_discharge_current=f_ev_maximum_discharge_current), p


def e_BPT_Scheduled_DC_CLReqControlMode(x, m):
    w = 3; b = 0
    o1 = m.ev_target_energy_request
    if o1 is not None:
        x = x << w | 0 - b
        o2 = o1.exponent
        if not -128 <= o2 <= 127: raise Mismatch
        o3 = o1.value
        x = x << 13 | (o2 + 128) << 3
        if 0 <= o3 < 128: x = x << 9 | (o3)
        elif 127 < o3 < 16384: x = x << 17 | ((o3 & 127 | 128) << 8 | o3 >> 7)
        else: x = put_signed(x, o3, -32768, 32767)
        x = x << 2
        w = 2; b = 1
    o4 = m.ev_maximum_energy_request
    if o4 is not None:
        x = x << w | 1 - b
        o5 = o4.exponent
        if not -128 <= o5 <= 127: raise Mismatch
        o6 = o4.value
        x = x << 13 | (o5 + 128) << 3
        if 0 <= o6 < 128: x = x << 9 | (o6)
        elif 127 < o6 < 16384: x = x << 17 | ((o6 & 127 | 128) << 8 | o6 >> 7)
        else: x = put_signed(x, o6, -32768, 32767)
        x = x << 2
        w = 2; b = 2
    o7 = m.ev_minimum_energy_request
    if o7 is not None:
        x = x << w | 2 - b
        o8 = o7.exponent
        if not -128 <= o8 <= 127: raise Mismatch
        o9 = o7.value
        x = x << 13 | (o8 + 128) << 3
        if 0 <= o9 < 128: x = x << 9 | (o9)
        elif 127 < o9 < 16384: x = x << 17 | ((o9 & 127 | 128) << 8 | o9 >> 7)
        else: x = put_signed(x, o9, -32768, 32767)
        x = x << 2
        w = 1; b = 3
    x = x << w | 3 - b
    o10 = m.ev_target_current
    o11 = o10.exponent
    if not -128 <= o11 <= 127: raise Mismatch
    o12 = o10.value
    x = x << 13 | (o11 + 128) << 3
    if 0 <= o12 < 128: x = x << 9 | (o12)
    elif 127 < o12 < 16384: x = x << 17 | ((o12 & 127 | 128) << 8 | o12 >> 7)
    else: x = put_signed(x, o12, -32768, 32767)
    o13 = m.ev_target_voltage
    o14 = o13.exponent
    if not -128 <= o14 <= 127: raise Mismatch
    o15 = o13.value
    x = x << 16 | (o14 + 128) << 3
    if 0 <= o15 < 128: x = x << 9 | (o15)
    elif 127 < o15 < 16384: x = x << 17 | ((o15 & 127 | 128) << 8 | o15 >> 7)
    else: x = put_signed(x, o15, -32768, 32767)
    x = x << 2
    w = 4; b = 5
    o16 = m.ev_maximum_charge_power
    if o16 is not None:
        x = x << w | 5 - b
        o17 = o16.exponent
        if not -128 <= o17 <= 127: raise Mismatch
        o18 = o16.value
        x = x << 13 | (o17 + 128) << 3
        if 0 <= o18 < 128: x = x << 9 | (o18)
        elif 127 < o18 < 16384: x = x << 17 | ((o18 & 127 | 128) << 8 | o18 >> 7)
        else: x = put_signed(x, o18, -32768, 32767)
        x = x << 2
        w = 4; b = 6
    o19 = m.ev_minimum_charge_power
    if o19 is not None:
        x = x << w | 6 - b
        o20 = o19.exponent
        if not -128 <= o20 <= 127: raise Mismatch
        o21 = o19.value
        x = x << 13 | (o20 + 128) << 3
        if 0 <= o21 < 128: x = x << 9 | (o21)
        elif 127 < o21 < 16384: x = x << 17 | ((o21 & 127 | 128) << 8 | o21 >> 7)
        else: x = put_signed(x, o21, -32768, 32767)
        x = x << 2
        w = 3; b = 7
    o22 = m.ev_maximum_charge_current
    if o22 is not None:
        x = x << w | 7 - b
        o23 = o22.exponent
        if not -128 <= o23 <= 127: raise Mismatch
        o24 = o22.value
        x = x << 13 | (o23 + 128) << 3
        if 0 <= o24 < 128: x = x << 9 | (o24)
        elif 127 < o24 < 16384: x = x << 17 | ((o24 & 127 | 128) << 8 | o24 >> 7)
        else: x = put_signed(x, o24, -32768, 32767)
        x = x << 2
        w = 3; b = 8
    o25 = m.ev_maximum_voltage
    if o25 is not None:
        x = x << w | 8 - b
        o26 = o25.exponent
        if not -128 <= o26 <= 127: raise Mismatch
        o27 = o25.value
        x = x << 13 | (o26 + 128) << 3
        if 0 <= o27 < 128: x = x << 9 | (o27)
        elif 127 < o27 < 16384: x = x << 17 | ((o27 & 127 | 128) << 8 | o27 >> 7)
        else: x = put_signed(x, o27, -32768, 32767)
        x = x << 2
        w = 3; b = 9
    o28 = m.ev_minimum_voltage
    if o28 is not None:
        x = x << w | 9 - b
        o29 = o28.exponent
        if not -128 <= o29 <= 127: raise Mismatch
        o30 = o28.value
        x = x << 13 | (o29 + 128) << 3
        if 0 <= o30 < 128: x = x << 9 | (o30)
        elif 127 < o30 < 16384: x = x << 17 | ((o30 & 127 | 128) << 8 | o30 >> 7)
        else: x = put_signed(x, o30, -32768, 32767)
        x = x << 2
        w = 3; b = 10
    o31 = m.ev_maximum_discharge_power
    if o31 is not None:
        x = x << w | 10 - b
        o32 = o31.exponent
        if not -128 <= o32 <= 127: raise Mismatch
        o33 = o31.value
        x = x << 13 | (o32 + 128) << 3
        if 0 <= o33 < 128: x = x << 9 | (o33)
        elif 127 < o33 < 16384: x = x << 17 | ((o33 & 127 | 128) << 8 | o33 >> 7)
        else: x = put_signed(x, o33, -32768, 32767)
        x = x << 2
        w = 2; b = 11
    o34 = m.ev_minimum_discharge_power
    if o34 is not None:
        x = x << w | 11 - b
        o35 = o34.exponent
        if not -128 <= o35 <= 127: raise Mismatch
        o36 = o34.value
        x = x << 13 | (o35 + 128) << 3
        if 0 <= o36 < 128: x = x << 9 | (o36)
        elif 127 < o36 < 16384: x = x << 17 | ((o36 & 127 | 128) << 8 | o36 >> 7)
        else: x = put_signed(x, o36, -32768, 32767)
        x = x << 2
        w = 2; b = 12
    o37 = m.ev_maximum_discharge_current
    if o37 is not None:
        x = x << w | 12 - b
        o38 = o37.exponent
        if not -128 <= o38 <= 127: raise Mismatch
        o39 = o37.value
        x = x << 13 | (o38 + 128) << 3
        if 0 <= o39 < 128: x = x << 9 | (o39)
        elif 127 < o39 < 16384: x = x << 17 | ((o39 & 127 | 128) << 8 | o39 >> 7)
        else: x = put_signed(x, o39, -32768, 32767)
        x = x << 2
        w = 1; b = 13
    x = x << w | 13 - b
    return x


def d_CLReqControlMode(v, p):
    p -= 1
    if v >> p & 0x1: raise Mismatch
    return CLReqControlMode(), p


def e_CLReqControlMode(x, m):
    return x << 1


def d_Dynamic_DC_CLReqControlMode(v, p):
    p -= 2
    k = v >> p & 0x3
    f_departure_time = None
    if k < 1:
        p -= 9
        x = v >> p & 0x1ff
        if x & 0x100: raise Mismatch
        a1 = x & 0xff
        if a1 > 127: a1, p = more(v, p, a1, 4294967295)
        p -= 2
        if v >> p & 0x3: raise Mismatch
        f_departure_time = a1
        k = 1
    if k != 1: raise Mismatch
    p -= 22
    x = v >> p & 0x3fffff
    if x & 0x300e00: raise Mismatch
    a2 = x >> 12 & 0xff
    sa3 = x >> 8 & 0x1
    a3 = x & 0xff
    if a3 > 127: a3, p = more(v, p, a3, 32767)
    p -= 25
    x = v >> p & 0x1ffffff
    if x & 0x1f00e00: raise Mismatch
    a4 = x >> 12 & 0xff
    sa5 = x >> 8 & 0x1
    a5 = x & 0xff
    if a5 > 127: a5, p = more(v, p, a5, 32767)
    p -= 25
    x = v >> p & 0x1ffffff
    if x & 0x1f00e00: raise Mismatch
    a6 = x >> 12 & 0xff
    sa7 = x >> 8 & 0x1
    a7 = x & 0xff
    if a7 > 127: a7, p = more(v, p, a7, 32767)
    p -= 25
    x = v >> p & 0x1ffffff
    if x & 0x1f00e00: raise Mismatch
    a8 = x >> 12 & 0xff
    sa9 = x >> 8 & 0x1
    a9 = x & 0xff
    if a9 > 127: a9, p = more(v, p, a9, 32767)
    p -= 25
    x = v >> p & 0x1ffffff
    if x & 0x1f00e00: raise Mismatch
    a10 = x >> 12 & 0xff
    sa11 = x >> 8 & 0x1
    a11 = x & 0xff
    if a11 > 127: a11, p = more(v, p, a11, 32767)
    p -= 25
    x = v >> p & 0x1ffffff
    if x & 0x1f00e00: raise Mismatch
    a12 = x >> 12 & 0xff
    sa13 = x >> 8 & 0x1
    a13 = x & 0xff
    if a13 > 127: a13, p = more(v, p, a13, 32767)
    p -= 25
    x = v >> p & 0x1ffffff
    if x & 0x1f00e00: raise Mismatch
    a14 = x >> 12 & 0xff
    sa15 = x >> 8 & 0x1
    a15 = x & 0xff
    if a15 > 127: a15, p = more(v, p, a15, 32767)
    p -= 25
    x = v >> p & 0x1ffffff
    if x & 0x1f00e00: raise Mismatch
    a16 = x >> 12 & 0xff
    sa17 = x >> 8 & 0x1
    a17 = x & 0xff
    if a17 > 127: a17, p = more(v, p, a17, 32767)
    p -= 3
    if v >> p & 0x7: raise Mismatch
    return Dynamic_DC_CLReqControlMode(departure_time=f_departure_time, ev_target_energy_request=RationalNumber(exponent=a2 - 128, value=(~a3 if sa3 else a3)), ev_maximum_energy_request=RationalNumber(exponent=a4 - 128, value=(~a5 if sa5 else a5)), ev_minimum_energy_request=RationalNumber(exponent=a6 - 128, value=(~a7 if sa7 else a7)), ev_maximum_charge_power=RationalNumber(exponent=a8 - 128, value=(~a9 if sa9 else a9)), ev_minimum_charge_power=RationalNumber(exponent=a10 - 128, value=(~a11 if sa11 else a11)), ev_maximum_charge_current=RationalNumber(exponent=a12 - 128, value=(~a13 if sa13 else a13)), ev_maximum_voltage=RationalNumber(exponent=a14 - 128, value=(~a15 if sa15 else a15)), ev_minimum_voltage=RationalNumber(exponent=a16 - 128, value=(~a17 if sa17 else a17))), p


def e_Dynamic_DC_CLReqControlMode(x, m):
    w = 2; b = 0
    o1 = m.departure_time
    if o1 is not None:
        x = x << w | 0 - b
        if 0 <= o1 < 128: x = x << 9 | (o1)
        elif 127 < o1 < 16384: x = x << 17 | ((o1 & 127 | 128) << 8 | o1 >> 7)
        else: x = put_unsigned(x << 1, o1, 0, 4294967295)
        x = x << 1
        w = 1; b = 1
    x = x << w | 1 - b
    o2 = m.ev_target_energy_request
    o3 = o2.exponent
    if not -128 <= o3 <= 127: raise Mismatch
    o4 = o2.value
    x = x << 13 | (o3 + 128) << 3
    if 0 <= o4 < 128: x = x << 9 | (o4)
    elif 127 < o4 < 16384: x = x << 17 | ((o4 & 127 | 128) << 8 | o4 >> 7)
    else: x = put_signed(x, o4, -32768, 32767)
    o5 = m.ev_maximum_energy_request
    o6 = o5.exponent
    if not -128 <= o6 <= 127: raise Mismatch
    o7 = o5.value
    x = x << 16 | (o6 + 128) << 3
    if 0 <= o7 < 128: x = x << 9 | (o7)
    elif 127 < o7 < 16384: x = x << 17 | ((o7 & 127 | 128) << 8 | o7 >> 7)
    else: x = put_signed(x, o7, -32768, 32767)
    o8 = m.ev_minimum_energy_request
    o9 = o8.exponent
    if not -128 <= o9 <= 127: raise Mismatch
    o10 = o8.value
    x = x << 16 | (o9 + 128) << 3
    if 0 <= o10 < 128: x = x << 9 | (o10)
    elif 127 < o10 < 16384: x = x << 17 | ((o10 & 127 | 128) << 8 | o10 >> 7)
    else: x = put_signed(x, o10, -32768, 32767)
    o11 = m.ev_maximum_charge_power
    o12 = o11.exponent
    if not -128 <= o12 <= 127: raise Mismatch
    o13 = o11.value
    x = x << 16 | (o12 + 128) << 3
    if 0 <= o13 < 128: x = x << 9 | (o13)
    elif 127 < o13 < 16384: x = x << 17 | ((o13 & 127 | 128) << 8 | o13 >> 7)
    else: x = put_signed(x, o13, -32768, 32767)
    o14 = m.ev_minimum_charge_power
    o15 = o14.exponent
    if not -128 <= o15 <= 127: raise Mismatch
    o16 = o14.value
    x = x << 16 | (o15 + 128) << 3
    if 0 <= o16 < 128: x = x << 9 | (o16)
    elif 127 < o16 < 16384: x = x << 17 | ((o16 & 127 | 128) << 8 | o16 >> 7)
    else: x = put_signed(x, o16, -32768, 32767)
    o17 = m.ev_maximum_charge_current
    o18 = o17.exponent
    if not -128 <= o18 <= 127: raise Mismatch
    o19 = o17.value
    x = x << 16 | (o18 + 128) << 3
    if 0 <= o19 < 128: x = x << 9 | (o19)
    elif 127 < o19 < 16384: x = x << 17 | ((o19 & 127 | 128) << 8 | o19 >> 7)
    else: x = put_signed(x, o19, -32768, 32767)
    o20 = m.ev_maximum_voltage
    o21 = o20.exponent
    if not -128 <= o21 <= 127: raise Mismatch
    o22 = o20.value
    x = x << 16 | (o21 + 128) << 3
    if 0 <= o22 < 128: x = x << 9 | (o22)
    elif 127 < o22 < 16384: x = x << 17 | ((o22 & 127 | 128) << 8 | o22 >> 7)
    else: x = put_signed(x, o22, -32768, 32767)
    o23 = m.ev_minimum_voltage
    o24 = o23.exponent
    if not -128 <= o24 <= 127: raise Mismatch
    o25 = o23.value
    x = x << 16 | (o24 + 128) << 3
    if 0 <= o25 < 128: x = x << 9 | (o25)
    elif 127 < o25 < 16384: x = x << 17 | ((o25 & 127 | 128) << 8 | o25 >> 7)
    else: x = put_signed(x, o25, -32768, 32767)
    return x << 3


def d_Scheduled_DC_CLReqControlMode(v, p):
    p -= 3
    k = v >> p & 0x7
    f_ev_target_energy_request = None
    if k < 1:
        p -= 22
        x = v >> p & 0x3fffff
        if x & 0x300e00: raise Mismatch
        a1 = x >> 12 & 0xff
        sa2 = x >> 8 & 0x1
        a2 = x & 0xff
        if a2 > 127: a2, p = more(v, p, a2, 32767)
        p -= 4
        x = v >> p & 0xf
        if x & 0xc: raise Mismatch
        k = x & 0x3
        f_ev_target_energy_request = RationalNumber(exponent=a1 - 128, value=(~a2 if sa2 else a2))
        k += 1
    f_ev_maximum_energy_request = None
    if k < 2:
        p -= 22
        x = v >> p & 0x3fffff
        if x & 0x300e00: raise Mismatch
        a3 = x >> 12 & 0xff
        sa4 = x >> 8 & 0x1
        a4 = x & 0xff
        if a4 > 127: a4, p = more(v, p, a4, 32767)
        p -= 4
        x = v >> p & 0xf
        if x & 0xc: raise Mismatch
        k = x & 0x3
        f_ev_maximum_energy_request = RationalNumber(exponent=a3 - 128, value=(~a4 if sa4 else a4))
        k += 2
    f_ev_minimum_energy_request = None
    if k < 3:
        p -= 22
        x = v >> p & 0x3fffff
        if x & 0x300e00: raise Mismatch
        a5 = x >> 12 & 0xff
        sa6 = x >> 8 & 0x1
        a6 = x & 0xff
        if a6 > 127: a6, p = more(v, p, a6, 32767)
        p -= 3
        if v >> p & 0x7: raise Mismatch
        f_ev_minimum_energy_request = RationalNumber(exponent=a5 - 128, value=(~a6 if sa6 else a6))
        k = 3
    if k != 3: raise Mismatch
    p -= 22
    x = v >> p & 0x3fffff
    if x & 0x300e00: raise Mismatch
    a7 = x >> 12 & 0xff
    sa8 = x >> 8 & 0x1
    a8 = x & 0xff
    if a8 > 127: a8, p = more(v, p, a8, 32767)
    p -= 25
    x = v >> p & 0x1ffffff
    if x & 0x1f00e00: raise Mismatch
    a9 = x >> 12 & 0xff
    sa10 = x >> 8 & 0x1
    a10 = x & 0xff
    if a10 > 127: a10, p = more(v, p, a10, 32767)
    p -= 5
    x = v >> p & 0x1f
    if x & 0x18: raise Mismatch
    k = x & 0x7
    k += 5
    f_ev_maximum_charge_power = None
    if k < 6:
        p -= 22
        x = v >> p & 0x3fffff
        if x & 0x300e00: raise Mismatch
        a11 = x >> 12 & 0xff
        sa12 = x >> 8 & 0x1
        a12 = x & 0xff
        if a12 > 127: a12, p = more(v, p, a12, 32767)
        p -= 5
        x = v >> p & 0x1f
        if x & 0x18: raise Mismatch
        k = x & 0x7
        f_ev_maximum_charge_power = RationalNumber(exponent=a11 - 128, value=(~a12 if sa12 else a12))
        k += 6
    f_ev_minimum_charge_power = None
    if k < 7:
        p -= 22
        x = v >> p & 0x3fffff
        if x & 0x300e00: raise Mismatch
        a13 = x >> 12 & 0xff
        sa14 = x >> 8 & 0x1
        a14 = x & 0xff
        if a14 > 127: a14, p = more(v, p, a14, 32767)
        p -= 5
        x = v >> p & 0x1f
        if x & 0x18: raise Mismatch
        k = x & 0x7
        f_ev_minimum_charge_power = RationalNumber(exponent=a13 - 128, value=(~a14 if sa14 else a14))
        k += 7
    f_ev_maximum_charge_current = None
    if k < 8:
        p -= 22
        x = v >> p & 0x3fffff
        if x & 0x300e00: raise Mismatch
        a15 = x >> 12 & 0xff
        sa16 = x >> 8 & 0x1
        a16 = x & 0xff
        if a16 > 127: a16, p = more(v, p, a16, 32767)
        p -= 4
        x = v >> p & 0xf
        if x & 0xc: raise Mismatch
        k = x & 0x3
        f_ev_maximum_charge_current = RationalNumber(exponent=a15 - 128, value=(~a16 if sa16 else a16))
        k += 8
    f_ev_maximum_voltage = None
    if k < 9:
        p -= 22
        x = v >> p & 0x3fffff
        if x & 0x300e00: raise Mismatch
        a17 = x >> 12 & 0xff
        sa18 = x >> 8 & 0x1
        a18 = x & 0xff
        if a18 > 127: a18, p = more(v, p, a18, 32767)
        p -= 4
        x = v >> p & 0xf
        if x & 0xc: raise Mismatch
        k = x & 0x3
        f_ev_maximum_voltage = RationalNumber(exponent=a17 - 128, value=(~a18 if sa18 else a18))
        k += 9
    f_ev_minimum_voltage = None
    if k < 10:
        p -= 22
        x = v >> p & 0x3fffff
        if x & 0x300e00: raise Mismatch
        a19 = x >> 12 & 0xff
        sa20 = x >> 8 & 0x1
        a20 = x & 0xff
        if a20 > 127: a20, p = more(v, p, a20, 32767)
        p -= 3
        if v >> p & 0x7: raise Mismatch
        f_ev_minimum_voltage = RationalNumber(exponent=a19 - 128, value=(~a20 if sa20 else a20))
        k = 10
    if k != 10: raise Mismatch
    return Scheduled_DC_CLReqControlMode(ev_target_energy_request=f_ev_target_energy_request, ev_maximum_energy_request=f_ev_maximum_energy_request, ev_minimum_energy_request=f_ev_minimum_energy_request, ev_target_current=RationalNumber(exponent=a7 - 128, value=(~a8 if sa8 else a8)), ev_target_voltage=RationalNumber(exponent=a9 - 128, value=(~a10 if sa10 else a10)), ev_maximum_charge_power=f_ev_maximum_charge_power, ev_minimum_charge_power=f_ev_minimum_charge_power, ev_maximum_charge_current=f_ev_maximum_charge_current, ev_maximum_voltage=f_ev_maximum_voltage, ev_minimum_voltage=f_ev_minimum_voltage), p


def e_Scheduled_DC_CLReqControlMode(x, m):
    w = 3; b = 0
    o1 = m.ev_target_energy_request
    if o1 is not None:
        x = x << w | 0 - b
        o2 = o1.exponent
        if not -128 <= o2 <= 127: raise Mismatch
        o3 = o1.value
        x = x << 13 | (o2 + 128) << 3
        if 0 <= o3 < 128: x = x << 9 | (o3)
        elif 127 < o3 < 16384: x = x << 17 | ((o3 & 127 | 128) << 8 | o3 >> 7)
        else: x = put_signed(x, o3, -32768, 32767)
        x = x << 2
        w = 2; b = 1
    o4 = m.ev_maximum_energy_request
    if o4 is not None:
        x = x << w | 1 - b
        o5 = o4.exponent
        if not -128 <= o5 <= 127: raise Mismatch
        o6 = o4.value
        x = x << 13 | (o5 + 128) << 3
        if 0 <= o6 < 128: x = x << 9 | (o6)
        elif 127 < o6 < 16384: x = x << 17 | ((o6 & 127 | 128) << 8 | o6 >> 7)
        else: x = put_signed(x, o6, -32768, 32767)
        x = x << 2
        w = 2; b = 2
    o7 = m.ev_minimum_energy_request
    if o7 is not None:
        x = x << w | 2 - b
        o8 = o7.exponent
        if not -128 <= o8 <= 127: raise Mismatch
        o9 = o7.value
        x = x << 13 | (o8 + 128) << 3
        if 0 <= o9 < 128: x = x << 9 | (o9)
        elif 127 < o9 < 16384: x = x << 17 | ((o9 & 127 | 128) << 8 | o9 >> 7)
        else: x = put_signed(x, o9, -32768, 32767)
        x = x << 2
        w = 1; b = 3
    x = x << w | 3 - b
    o10 = m.ev_target_current
    o11 = o10.exponent
    if not -128 <= o11 <= 127: raise Mismatch
    o12 = o10.value
    x = x << 13 | (o11 + 128) << 3
    if 0 <= o12 < 128: x = x << 9 | (o12)
    elif 127 < o12 < 16384: x = x << 17 | ((o12 & 127 | 128) << 8 | o12 >> 7)
    else: x = put_signed(x, o12, -32768, 32767)
    o13 = m.ev_target_voltage
    o14 = o13.exponent
    if not -128 <= o14 <= 127: raise Mismatch
    o15 = o13.value
    x = x << 16 | (o14 + 128) << 3
    if 0 <= o15 < 128: x = x << 9 | (o15)
    elif 127 < o15 < 16384: x = x << 17 | ((o15 & 127 | 128) << 8 | o15 >> 7)
    else: x = put_signed(x, o15, -32768, 32767)
    x = x << 2
    w = 3; b = 5
    o16 = m.ev_maximum_charge_power
    if o16 is not None:
        x = x << w | 5 - b
        o17 = o16.exponent
        if not -128 <= o17 <= 127: raise Mismatch
        o18 = o16.value
        x = x << 13 | (o17 + 128) << 3
        if 0 <= o18 < 128: x = x << 9 | (o18)
        elif 127 < o18 < 16384: x = x << 17 | ((o18 & 127 | 128) << 8 | o18 >> 7)
        else: x = put_signed(x, o18, -32768, 32767)
        x = x << 2
        w = 3; b = 6
    o19 = m.ev_minimum_charge_power
    if o19 is not None:
        x = x << w | 6 - b
        o20 = o19.exponent
        if not -128 <= o20 <= 127: raise Mismatch
        o21 = o19.value
        x = x << 13 | (o20 + 128) << 3
        if 0 <= o21 < 128: x = x << 9 | (o21)
        elif 127 < o21 < 16384: x = x << 17 | ((o21 & 127 | 128) << 8 | o21 >> 7)
        else: x = put_signed(x, o21, -32768, 32767)
        x = x << 2
        w = 3; b = 7
    o22 = m.ev_maximum_charge_current
    if o22 is not None:
        x = x << w | 7 - b
        o23 = o22.exponent
        if not -128 <= o23 <= 127: raise Mismatch
        o24 = o22.value
        x = x << 13 | (o23 + 128) << 3
        if 0 <= o24 < 128: x = x << 9 | (o24)
        elif 127 < o24 < 16384: x = x << 17 | ((o24 & 127 | 128) << 8 | o24 >> 7)
        else: x = put_signed(x, o24, -32768, 32767)
        x = x << 2
        w = 2; b = 8
    o25 = m.ev_maximum_voltage
    if o25 is not None:
        x = x << w | 8 - b
        o26 = o25.exponent
        if not -128 <= o26 <= 127: raise Mismatch
        o27 = o25.value
        x = x << 13 | (o26 + 128) << 3
        if 0 <= o27 < 128: x = x << 9 | (o27)
        elif 127 < o27 < 16384: x = x << 17 | ((o27 & 127 | 128) << 8 | o27 >> 7)
        else: x = put_signed(x, o27, -32768, 32767)
        x = x << 2
        w = 2; b = 9
    o28 = m.ev_minimum_voltage
    if o28 is not None:
        x = x << w | 9 - b
        o29 = o28.exponent
        if not -128 <= o29 <= 127: raise Mismatch
        o30 = o28.value
        x = x << 13 | (o29 + 128) << 3
        if 0 <= o30 < 128: x = x << 9 | (o30)
        elif 127 < o30 < 16384: x = x << 17 | ((o30 & 127 | 128) << 8 | o30 >> 7)
        else: x = put_signed(x, o30, -32768, 32767)
        x = x << 2
        w = 1; b = 10
    x = x << w | 10 - b
    return x


def d_MeterInfo(v, p):
    p -= 2
    if v >> p & 0x3: raise Mismatch
    a1, p = text(v, p, 32)
    p -= 11
    x = v >> p & 0x7ff
    if x & 0x700: raise Mismatch
    a2 = x & 0xff
    if a2 > 127: a2, p = more(v, p, a2, 18446744073709551615)
    p -= 4
    x = v >> p & 0xf
    if x & 0x8: raise Mismatch
    k = x & 0x7
    k += 2
    f_bpt_discharged_energy_reading_wh = None
    if k < 3:
        p -= 9
        x = v >> p & 0x1ff
        if x & 0x100: raise Mismatch
        a3 = x & 0xff
        if a3 > 127: a3, p = more(v, p, a3, 18446744073709551615)
        p -= 4
        x = v >> p & 0xf
        if x & 0x8: raise Mismatch
        k = x & 0x7
        f_bpt_discharged_energy_reading_wh = a3
        k += 3
    f_capacitive_energy_reading_varh = None
    if k < 4:
        p -= 9
        x = v >> p & 0x1ff
        if x & 0x100: raise Mismatch
        a4 = x & 0xff
        if a4 > 127: a4, p = more(v, p, a4, 18446744073709551615)
        p -= 4
        x = v >> p & 0xf
        if x & 0x8: raise Mismatch
        k = x & 0x7
        f_capacitive_energy_reading_varh = a4
        k += 4
    f_bpt_inductive_energy_reading_varh = None
    if k < 5:
        p -= 9
        x = v >> p & 0x1ff
        if x & 0x100: raise Mismatch
        a5 = x & 0xff
        if a5 > 127: a5, p = more(v, p, a5, 18446744073709551615)
        p -= 4
        x = v >> p & 0xf
        if x & 0x8: raise Mismatch
        k = x & 0x7
        f_bpt_inductive_energy_reading_varh = a5
        k += 5
    f_meter_signature = None
    if k < 6:
        p -= 1
        if v >> p & 0x1: raise Mismatch
        a6, p = octets(v, p, 64)
        p -= 3
        x = v >> p & 0x7
        if x & 0x4: raise Mismatch
        k = x & 0x3
        f_meter_signature = a6
        k += 6
    f_meter_status = None
    if k < 7:
        p -= 10
        x = v >> p & 0x3ff
        if x & 0x200: raise Mismatch
        sa7 = x >> 8 & 0x1
        a7 = x & 0xff
        if a7 > 127: a7, p = more(v, p, a7, 32767)
        p -= 3
        x = v >> p & 0x7
        if x & 0x4: raise Mismatch
        k = x & 0x3
        f_meter_status = (~a7 if sa7 else a7)
        k += 7
    f_meter_timestamp = None
    if k < 8:
        p -= 9
        x = v >> p & 0x1ff
        if x & 0x100: raise Mismatch
        a8 = x & 0xff
        if a8 > 127: a8, p = more(v, p, a8, 18446744073709551615)
        p -= 2
        if v >> p & 0x3: raise Mismatch
        f_meter_timestamp = a8
        k = 8
    if k != 8: raise Mismatch
    return MeterInfo(meter_id=a1, charged_energy_reading_wh=a2, bpt_discharged_energy_reading_wh=f_bpt_discharged_energy_reading_wh, capacitive_energy_reading_varh=f_capacitive_energy_reading_varh, bpt_inductive_energy_reading_varh=f_bpt_inductive_energy_reading_varh, meter_signature=f_meter_signature, meter_status=f_meter_status, meter_timestamp=f_meter_timestamp), p


def e_MeterInfo(x, m):
    x = put_text(x << 2, m.meter_id, 0, 32)
    o1 = m.charged_energy_reading_wh
    if 0 <= o1 < 128: x = x << 11 | (o1)
    elif 127 < o1 < 16384: x = x << 19 | ((o1 & 127 | 128) << 8 | o1 >> 7)
    else: x = put_unsigned(x << 3, o1, 0, 18446744073709551615)
    x = x << 1
    w = 3; b = 2
    o2 = m.bpt_discharged_energy_reading_wh
    if o2 is not None:
        x = x << w | 2 - b
        if 0 <= o2 < 128: x = x << 9 | (o2)
        elif 127 < o2 < 16384: x = x << 17 | ((o2 & 127 | 128) << 8 | o2 >> 7)
        else: x = put_unsigned(x << 1, o2, 0, 18446744073709551615)
        x = x << 1
        w = 3; b = 3
    o3 = m.capacitive_energy_reading_varh
    if o3 is not None:
        x = x << w | 3 - b
        if 0 <= o3 < 128: x = x << 9 | (o3)
        elif 127 < o3 < 16384: x = x << 17 | ((o3 & 127 | 128) << 8 | o3 >> 7)
        else: x = put_unsigned(x << 1, o3, 0, 18446744073709551615)
        x = x << 1
        w = 3; b = 4
    o4 = m.bpt_inductive_energy_reading_varh
    if o4 is not None:
        x = x << w | 4 - b
        if 0 <= o4 < 128: x = x << 9 | (o4)
        elif 127 < o4 < 16384: x = x << 17 | ((o4 & 127 | 128) << 8 | o4 >> 7)
        else: x = put_unsigned(x << 1, o4, 0, 18446744073709551615)
        x = x << 1
        w = 3; b = 5
    o5 = m.meter_signature
    if o5 is not None:
        x = x << w | 5 - b
        x = put_octets(x << 1, o5, 0, 64)
        x = x << 1
        w = 2; b = 6
    o6 = m.meter_status
    if o6 is not None:
        x = x << w | 6 - b
        if 0 <= o6 < 128: x = x << 10 | (o6)
        elif 127 < o6 < 16384: x = x << 18 | ((o6 & 127 | 128) << 8 | o6 >> 7)
        else: x = put_signed(x << 1, o6, -32768, 32767)
        x = x << 1
        w = 2; b = 7
    o7 = m.meter_timestamp
    if o7 is not None:
        x = x << w | 7 - b
        if 0 <= o7 < 128: x = x << 9 | (o7)
        elif 127 < o7 < 16384: x = x << 17 | ((o7 & 127 | 128) << 8 | o7 >> 7)
        else: x = put_unsigned(x << 1, o7, 0, 18446744073709551615)
        x = x << 1
        w = 1; b = 8
    x = x << w | 8 - b
    return x


def d_Receipt(v, p):
    p -= 10
    x = v >> p & 0x3ff
    if x & 0x300: raise Mismatch
    a1 = x & 0xff
    if a1 > 127: a1, p = more(v, p, a1, 18446744073709551615)
    p -= 4
    x = v >> p & 0xf
    if x & 0x8: raise Mismatch
    k = x & 0x7
    k += 1
    f_energy_costs = None
    if k < 2:
        c2, p = d_DetailedCost(v, p)
        f_energy_costs = c2
        p -= 3
        k = v >> p & 0x7
        k += 2
    f_occupancy_costs = None
    if k < 3:
        c3, p = d_DetailedCost(v, p)
        f_occupancy_costs = c3
        p -= 3
        k = v >> p & 0x7
        k += 3
    f_additional_services_costs = None
    if k < 4:
        c4, p = d_DetailedCost(v, p)
        f_additional_services_costs = c4
        p -= 2
        k = v >> p & 0x3
        k += 4
    f_overstay_costs = None
    if k < 5:
        c5, p = d_DetailedCost(v, p)
        f_overstay_costs = c5
        p -= 2
        k = v >> p & 0x3
        k += 5
    f_tax_costs = ()
    if k < 6:
        items6 = []
        while True:
            c7, p = d_DetailedTax(v, p)
            items6.append(c7)
            if len(items6) == 10:
                p -= 1
                if v >> p & 0x1: raise Mismatch
                k = 6
                break
            p -= 2
            k = v >> p & 0x3
            if k:
                k += 5
                break
        f_tax_costs = tuple(items6)
    if k != 6: raise Mismatch
    return Receipt(time_anchor=a1, energy_costs=f_energy_costs, occupancy_costs=f_occupancy_costs, additional_services_costs=f_additional_services_costs, overstay_costs=f_overstay_costs, tax_costs=f_tax_costs), p


def e_Receipt(x, m):
    o1 = m.time_anchor
    if 0 <= o1 < 128: x = x << 10 | (o1)
    elif 127 < o1 < 16384: x = x << 18 | ((o1 & 127 | 128) << 8 | o1 >> 7)
    else: x = put_unsigned(x << 2, o1, 0, 18446744073709551615)
    x = x << 1
    w = 3; b = 1
    o2 = m.energy_costs
    if o2 is not None:
        x = x << w | 1 - b
        x = e_DetailedCost(x, o2)
        w = 3; b = 2
    o3 = m.occupancy_costs
    if o3 is not None:
        x = x << w | 2 - b
        x = e_DetailedCost(x, o3)
        w = 3; b = 3
    o4 = m.additional_services_costs
    if o4 is not None:
        x = x << w | 3 - b
        x = e_DetailedCost(x, o4)
        w = 2; b = 4
    o5 = m.overstay_costs
    if o5 is not None:
        x = x << w | 4 - b
        x = e_DetailedCost(x, o5)
        w = 2; b = 5
    o6 = m.tax_costs
    if o6:
        x = x << w | 5 - b
        if not 1 <= len(o6) <= 10: raise Mismatch
        for i in o6:
            x = e_DetailedTax(x, i)
            x <<= 2
        x >>= 2
        if len(o6) == 10: w = 1; b = 6
        else: w = 2; b = 5
    x = x << w | 6 - b
    return x


def d_BPT_Dynamic_DC_CLResControlMode(v, p):
    p -= 3
    k = v >> p & 0x7
    f_departure_time = None
    if k < 1:
        p -= 9
        x = v >> p & 0x1ff
        if x & 0x100: raise Mismatch
        a1 = x & 0xff
        if a1 > 127: a1, p = more(v, p, a1, 4294967295)
        p -= 4
        x = v >> p & 0xf
        if x & 0x8: raise Mismatch
        k = x & 0x7
        f_departure_time = a1
        k += 1
    f_minimum_soc = None
    if k < 2:
        p -= 11
        x = v >> p & 0x7ff
        if x & 0x404: raise Mismatch
        a2 = x >> 3 & 0x7f
        k = x & 0x3
        if a2 > 100: raise Mismatch
        f_minimum_soc = a2
        k += 2
    f_target_soc = None
    if k < 3:
        p -= 11
        x = v >> p & 0x7ff
        if x & 0x404: raise Mismatch
        a3 = x >> 3 & 0x7f
        k = x & 0x3
        if a3 > 100: raise Mismatch
        f_target_soc = a3
        k += 3
    f_ack_max_delay = None
    if k < 4:
        p -= 9
        x = v >> p & 0x1ff
        if x & 0x100: raise Mismatch
        a4 = x & 0xff
        if a4 > 127: a4, p = more(v, p, a4, 65535)
        p -= 2
        if v >> p & 0x3: raise Mismatch
        f_ack_max_delay = a4
        k = 4
    if k != 4: raise Mismatch
    p -= 22
    x = v >> p & 0x3fffff
    if x & 0x300e00: raise Mismatch
    a5 = x >> 12 & 0xff
    sa6 = x >> 8 & 0x1
    a6 = x & 0xff
    if a6 > 127: a6, p = more(v, p, a6, 32767)
    p -= 25
    x = v >> p & 0x1ffffff
    if x & 0x1f00e00: raise Mismatch
    a7 = x >> 12 & 0xff
    sa8 = x >> 8 & 0x1
    a8 = x & 0xff
    if a8 > 127: a8, p = more(v, p, a8, 32767)
    p -= 25
    x = v >> p & 0x1ffffff
    if x & 0x1f00e00: raise Mismatch
    a9 = x >> 12 & 0xff
    sa10 = x >> 8 & 0x1
    a10 = x & 0xff
    if a10 > 127: a10, p = more(v, p, a10, 32767)
    p -= 25
    x = v >> p & 0x1ffffff
    if x & 0x1f00e00: raise Mismatch
    a11 = x >> 12 & 0xff
    sa12 = x >> 8 & 0x1
    a12 = x & 0xff
    if a12 > 127: a12, p = more(v, p, a12, 32767)
    p -= 25
    x = v >> p & 0x1ffffff
    if x & 0x1f00e00: raise Mismatch
    a13 = x >> 12 & 0xff
    sa14 = x >> 8 & 0x1
    a14 = x & 0xff
    if a14 > 127: a14, p = more(v, p, a14, 32767)
    p -= 25
    x = v >> p & 0x1ffffff
    if x & 0x1f00e00: raise Mismatch
    a15 = x >> 12 & 0xff
    sa16 = x >> 8 & 0x1
    a16 = x & 0xff
    if a16 > 127: a16, p = more(v, p, a16, 32767)
    p -= 25
    x = v >> p & 0x1ffffff
    if x & 0x1f00e00: raise Mismatch
    a17 = x >> 12 & 0xff
    sa18 = x >> 8 & 0x1
    a18 = x & 0xff
    if a18 > 127: a18, p = more(v, p, a18, 32767)
    p -= 25
    x = v >> p & 0x1ffffff
    if x & 0x1f00e00: raise Mismatch
    a19 = x >> 12 & 0xff
    sa20 = x >> 8 & 0x1
    a20 = x & 0xff
    if a20 > 127: a20, p = more(v, p, a20, 32767)
    p -= 3
    if v >> p & 0x7: raise Mismatch
    return BPT_Dynamic_DC_CLResControlMode(departure_time=f_departure_time, minimum_soc=f_minimum_soc, target_soc=f_target_soc, ack_max_delay=f_ack_max_delay, evse_maximum_charge_power=RationalNumber(exponent=a5 - 128, value=(~a6 if sa6 else a6)), evse_minimum_charge_power=RationalNumber(exponent=a7 - 128, value=(~a8 if sa8 else a8)), evse_maximum_charge_current=RationalNumber(exponent=a9 - 128, value=(~a10 if sa10 else a10)), evse_maximum_voltage=RationalNumber(exponent=a11 - 128, value=(~a12 if sa12 else a12)), evse_maximum_discharge_power=RationalNumber(exponent=a13 - 128, value=(~a14 if sa14 else a14)), evse_minimum_discharge_power=RationalNumber(exponent=a15 - 128, value=(~a16 if sa16 else a16)), evse_maximum_discharge_current=RationalNumber(exponent=a17 - 128, value=(~a18 if sa18 else a18)), evse_minimum_voltage=RationalNumber(exponent=a19 - 128, value=(~a20 if sa20 else a20))), p


def e_BPT_Dynamic_DC_CLResControlMode(x, m):
    w = 3; b = 0
    o1 = m.departure_time
    if o1 is not None:
        x = x << w | 0 - b
        if 0 <= o1 < 128: x = x << 9 | (o1)
        elif 127 < o1 < 16384: x = x << 17 | ((o1 & 127 | 128) << 8 | o1 >> 7)
        else: x = put_unsigned(x << 1, o1, 0, 4294967295)
        x = x << 1
        w = 3; b = 1
    o2 = m.minimum_soc
    if o2 is not None:
        x = x << w | 1 - b
        if not 0 <= o2 <= 100: raise Mismatch
        x = x << 9 | o2 << 1
        w = 2; b = 2
    o3 = m.target_soc
    if o3 is not None:
        x = x << w | 2 - b
        if not 0 <= o3 <= 100: raise Mismatch
        x = x << 9 | o3 << 1
        w = 2; b = 3
    o4 = m.ack_max_delay
    if o4 is not None:
        x = x << w | 3 - b
        if 0 <= o4 < 128: x = x << 9 | (o4)
        elif 127 < o4 < 16384: x = x << 17 | ((o4 & 127 | 128) << 8 | o4 >> 7)
        else: x = put_unsigned(x << 1, o4, 0, 65535)
        x = x << 1
        w = 1; b = 4
    x = x << w | 4 - b
    o5 = m.evse_maximum_charge_power
    o6 = o5.exponent
    if not -128 <= o6 <= 127: raise Mismatch
    o7 = o5.value
    x = x << 13 | (o6 + 128) << 3
    if 0 <= o7 < 128: x = x << 9 | (o7)
    elif 127 < o7 < 16384: x = x << 17 | ((o7 & 127 | 128) << 8 | o7 >> 7)
    else: x = put_signed(x, o7, -32768, 32767)
    o8 = m.evse_minimum_charge_power
    o9 = o8.exponent
    if not -128 <= o9 <= 127: raise Mismatch
    o10 = o8.value
    x = x << 16 | (o9 + 128) << 3
    if 0 <= o10 < 128: x = x << 9 | (o10)
    elif 127 < o10 < 16384: x = x << 17 | ((o10 & 127 | 128) << 8 | o10 >> 7)
    else: x = put_signed(x, o10, -32768, 32767)
    o11 = m.evse_maximum_charge_current
    o12 = o11.exponent
    if not -128 <= o12 <= 127: raise Mismatch
    o13 = o11.value
    x = x << 16 | (o12 + 128) << 3
    if 0 <= o13 < 128: x = x << 9 | (o13)
    elif 127 < o13 < 16384: x = x << 17 | ((o13 & 127 | 128) << 8 | o13 >> 7)
    else: x = put_signed(x, o13, -32768, 32767)
    o14 = m.evse_maximum_voltage
    o15 = o14.exponent
    if not -128 <= o15 <= 127: raise Mismatch
    o16 = o14.value
    x = x << 16 | (o15 + 128) << 3
    if 0 <= o16 < 128: x = x << 9 | (o16)
    elif 127 < o16 < 16384: x = x << 17 | ((o16 & 127 | 128) << 8 | o16 >> 7)
    else: x = put_signed(x, o16, -32768, 32767)
    o17 = m.evse_maximum_discharge_power
    o18 = o17.exponent
    if not -128 <= o18 <= 127: raise Mismatch
    o19 = o17.value
    x = x << 16 | (o18 + 128) << 3
    if 0 <= o19 < 128: x = x << 9 | (o19)
    elif 127 < o19 < 16384: x = x << 17 | ((o19 & 127 | 128) << 8 | o19 >> 7)
    else: x = put_signed(x, o19, -32768, 32767)
    o20 = m.evse_minimum_discharge_power
    o21 = o20.exponent
    if not -128 <= o21 <= 127: raise Mismatch
    o22 = o20.value
    x = x << 16 | (o21 + 128) << 3
    if 0 <= o22 < 128: x = x << 9 | (o22)
    elif 127 < o22 < 16384: x = x << 17 | ((o22 & 127 | 128) << 8 | o22 >> 7)
    else: x = put_signed(x, o22, -32768, 32767)
    o23 = m.evse_maximum_discharge_current
    o24 = o23.exponent
    if not -128 <= o24 <= 127: raise Mismatch
    o25 = o23.value
    x = x << 16 | (o24 + 128) << 3
    if 0 <= o25 < 128: x = x << 9 | (o25)
    elif 127 < o25 < 16384: x = x << 17 | ((o25 & 127 | 128) << 8 | o25 >> 7)
    else: x = put_signed(x, o25, -32768, 32767)
    o26 = m.evse_minimum_voltage
    o27 = o26.exponent
    if not -128 <= o27 <= 127: raise Mismatch
    o28 = o26.value
    x = x << 16 | (o27 + 128) << 3
    if 0 <= o28 < 128: x = x << 9 | (o28)
    elif 127 < o28 < 16384: x = x << 17 | ((o28 & 127 | 128) << 8 | o28 >> 7)
    else: x = put_signed(x, o28, -32768, 32767)
    return x << 3


def d_BPT_Scheduled_DC_CLResControlMode(v, p):
    p -= 4
    k = v >> p & 0xf
    f_evse_maximum_charge_power = None
    if k < 1:
        p -= 22
        x = v >> p & 0x3fffff
        if x & 0x300e00: raise Mismatch
        a1 = x >> 12 & 0xff
        sa2 = x >> 8 & 0x1
        a2 = x & 0xff
        if a2 > 127: a2, p = more(v, p, a2, 32767)
        p -= 6
        x = v >> p & 0x3f
        if x & 0x30: raise Mismatch
        k = x & 0xf
        f_evse_maximum_charge_power = RationalNumber(exponent=a1 - 128, value=(~a2 if sa2 else a2))
        k += 1
    f_evse_minimum_charge_power = None
    if k < 2:
        p -= 22
        x = v >> p & 0x3fffff
        if x & 0x300e00: raise Mismatch
        a3 = x >> 12 & 0xff
        sa4 = x >> 8 & 0x1
        a4 = x & 0xff
        if a4 > 127: a4, p = more(v, p, a4, 32767)
        p -= 5
        x = v >> p & 0x1f
        if x & 0x18: raise Mismatch
        k = x & 0x7
        f_evse_minimum_charge_power = RationalNumber(exponent=a3 - 128, value=(~a4 if sa4 else a4))
        k += 2
    f_evse_maximum_charge_current = None
    if k < 3:
        p -= 22
        x = v >> p & 0x3fffff
        if x & 0x300e00: raise Mismatch
        a5 = x >> 12 & 0xff
        sa6 = x >> 8 & 0x1
        a6 = x & 0xff
        if a6 > 127: a6, p = more(v, p, a6, 32767)
        p -= 5
        x = v >> p & 0x1f
        if x & 0x18: raise Mismatch
        k = x & 0x7
        f_evse_maximum_charge_current = RationalNumber(exponent=a5 - 128, value=(~a6 if sa6 else a6))
        k += 3
    f_evse_maximum_voltage = None
    if k < 4:
        p -= 22
        x = v >> p & 0x3fffff
        if x & 0x300e00: raise Mismatch
        a7 = x >> 12 & 0xff
        sa8 = x >> 8 & 0x1
        a8 = x & 0xff
        if a8 > 127: a8, p = more(v, p, a8, 32767)
        p -= 5
        x = v >> p & 0x1f
        if x & 0x18: raise Mismatch
        k = x & 0x7
        f_evse_maximum_voltage = RationalNumber(exponent=a7 - 128, value=(~a8 if sa8 else a8))
        k += 4
    f_evse_maximum_discharge_power = None
    if k < 5:
        p -= 22
        x = v >> p & 0x3fffff
        if x & 0x300e00: raise Mismatch
        a9 = x >> 12 & 0xff
        sa10 = x >> 8 & 0x1
        a10 = x & 0xff
        if a10 > 127: a10, p = more(v, p, a10, 32767)
        p -= 5
        x = v >> p & 0x1f
        if x & 0x18: raise Mismatch
        k = x & 0x7
        f_evse_maximum_discharge_power = RationalNumber(exponent=a9 - 128, value=(~a10 if sa10 else a10))
        k += 5
    f_evse_minimum_discharge_power = None
    if k < 6:
        p -= 22
        x = v >> p & 0x3fffff
        if x & 0x300e00: raise Mismatch
        a11 = x >> 12 & 0xff
        sa12 = x >> 8 & 0x1
        a12 = x & 0xff
        if a12 > 127: a12, p = more(v, p, a12, 32767)
        p -= 4
        x = v >> p & 0xf
        if x & 0xc: raise Mismatch
        k = x & 0x3
        f_evse_minimum_discharge_power = RationalNumber(exponent=a11 - 128, value=(~a12 if sa12 else a12))
        k += 6
    f_evse_maximum_discharge_current = None
    if k < 7:
        p -= 22
        x = v >> p & 0x3fffff
        if x & 0x300e00: raise Mismatch
        a13 = x >> 12 & 0xff
        sa14 = x >> 8 & 0x1
        a14 = x & 0xff
        if a14 > 127: a14, p = more(v, p, a14, 32767)
        p -= 4
        x = v >> p & 0xf
        if x & 0xc: raise Mismatch
        k = x & 0x3
        f_evse_maximum_discharge_current = RationalNumber(exponent=a13 - 128, value=(~a14 if sa14 else a14))
        k += 7
    f_evse_minimum_voltage = None
    if k < 8:
        p -= 22
        x = v >> p & 0x3fffff
        if x & 0x300e00: raise Mismatch
        a15 = x >> 12 & 0xff
        sa16 = x >> 8 & 0x1
        a16 = x & 0xff
        if a16 > 127: a16, p = more(v, p, a16, 32767)
        p -= 3
        if v >> p & 0x7: raise Mismatch
        f_evse_minimum_voltage = RationalNumber(exponent=a15 - 128, value=(~a16 if sa16 else a16))
        k = 8
    if k != 8: raise Mismatch
    return BPT_Scheduled_DC_CLResControlMode(evse_maximum_charge_power=f_evse_maximum_charge_power, evse_minimum_charge_power=f_evse_minimum_charge_power, evse_maximum_charge_current=f_evse_maximum_charge_current, evse_maximum_voltage=f_evse_maximum_voltage, evse_maximum_discharge_power=f_evse_maximum_discharge_power, evse_minimum_discharge_power=f_evse_minimum_discharge_power, evse_maximum_discharge_current=f_evse_maximum_discharge_current, evse_minimum_voltage=f_evse_minimum_voltage), p


def e_BPT_Scheduled_DC_CLResControlMode(x, m):
    w = 4; b = 0
    o1 = m.evse_maximum_charge_power
    if o1 is not None:
        x = x << w | 0 - b
        o2 = o1.exponent
        if not -128 <= o2 <= 127: raise Mismatch
        o3 = o1.value
        x = x << 13 | (o2 + 128) << 3
        if 0 <= o3 < 128: x = x << 9 | (o3)
        elif 127 < o3 < 16384: x = x << 17 | ((o3 & 127 | 128) << 8 | o3 >> 7)
        else: x = put_signed(x, o3, -32768, 32767)
        x = x << 2
        w = 4; b = 1
    o4 = m.evse_minimum_charge_power
    if o4 is not None:
        x = x << w | 1 - b
        o5 = o4.exponent
        if not -128 <= o5 <= 127: raise Mismatch
        o6 = o4.value
        x = x << 13 | (o5 + 128) << 3
        if 0 <= o6 < 128: x = x << 9 | (o6)
        elif 127 < o6 < 16384: x = x << 17 | ((o6 & 127 | 128) << 8 | o6 >> 7)
        else: x = put_signed(x, o6, -32768, 32767)
        x = x << 2
        w = 3; b = 2
    o7 = m.evse_maximum_charge_current
    if o7 is not None:
        x = x << w | 2 - b
        o8 = o7.exponent
        if not -128 <= o8 <= 127: raise Mismatch
        o9 = o7.value
        x = x << 13 | (o8 + 128) << 3
        if 0 <= o9 < 128: x = x << 9 | (o9)
        elif 127 < o9 < 16384: x = x << 17 | ((o9 & 127 | 128) << 8 | o9 >> 7)
        else: x = put_signed(x, o9, -32768, 32767)
        x = x << 2
        w = 3; b = 3
    o10 = m.evse_maximum_voltage
    if o10 is not None:
        x = x << w | 3 - b
        o11 = o10.exponent
        if not -128 <= o11 <= 127: raise Mismatch
        o12 = o10.value
        x = x << 13 | (o11 + 128) << 3
        if 0 <= o12 < 128: x = x << 9 | (o12)
        elif 127 < o12 < 16384: x = x << 17 | ((o12 & 127 | 128) << 8 | o12 >> 7)
        else: x = put_signed(x, o12, -32768, 32767)
        x = x << 2
        w = 3; b = 4
    o13 = m.evse_maximum_discharge_power
    if o13 is not None:
        x = x << w | 4 - b
        o14 = o13.exponent
        if not -128 <= o14 <= 127: raise Mismatch
        o15 = o13.value
        x = x << 13 | (o14 + 128) << 3
        if 0 <= o15 < 128: x = x << 9 | (o15)
        elif 127 < o15 < 16384: x = x << 17 | ((o15 & 127 | 128) << 8 | o15 >> 7)
        else: x = put_signed(x, o15, -32768, 32767)
        x = x << 2
        w = 3; b = 5
    o16 = m.evse_minimum_discharge_power
    if o16 is not None:
        x = x << w | 5 - b
        o17 = o16.exponent
        if not -128 <= o17 <= 127: raise Mismatch
        o18 = o16.value
        x = x << 13 | (o17 + 128) << 3
        if 0 <= o18 < 128: x = x << 9 | (o18)
        elif 127 < o18 < 16384: x = x << 17 | ((o18 & 127 | 128) << 8 | o18 >> 7)
        else: x = put_signed(x, o18, -32768, 32767)
        x = x << 2
        w = 2; b = 6
    o19 = m.evse_maximum_discharge_current
    if o19 is not None:
        x = x << w | 6 - b
        o20 = o19.exponent
        if not -128 <= o20 <= 127: raise Mismatch
        o21 = o19.value
        x = x << 13 | (o20 + 128) << 3
        if 0 <= o21 < 128: x = x << 9 | (o21)
        elif 127 < o21 < 16384: x = x << 17 | ((o21 & 127 | 128) << 8 | o21 >> 7)
        else: x = put_signed(x, o21, -32768, 32767)
        x = x << 2
        w = 2; b = 7
    o22 = m.evse_minimum_voltage
    if o22 is not None:
        x = x << w | 7 - b
        o23 = o22.exponent
        if not -128 <= o23 <= 127: raise Mismatch
        o24 = o22.value
        x = x << 13 | (o23 + 128) << 3
        if 0 <= o24 < 128: x = x << 9 | (o24)
        elif 127 < o24 < 16384: x = x << 17 | ((o24 & 127 | 128) << 8 | o24 >> 7)
        else: x = put_signed(x, o24, -32768, 32767)
        x = x << 2
        w = 1; b = 8
    x = x << w | 8 - b
    return x


def d_CLResControlMode(v, p):
    p -= 1
    if v >> p & 0x1: raise Mismatch
    return CLResControlMode(), p


def e_CLResControlMode(x, m):
    return x << 1


def d_Dynamic_DC_CLResControlMode(v, p):
    p -= 3
    k = v >> p & 0x7
    f_departure_time = None
    if k < 1:
        p -= 9
        x = v >> p & 0x1ff
        if x & 0x100: raise Mismatch
        a1 = x & 0xff
        if a1 > 127: a1, p = more(v, p, a1, 4294967295)
        p -= 4
        x = v >> p & 0xf
        if x & 0x8: raise Mismatch
        k = x & 0x7
        f_departure_time = a1
        k += 1
    f_minimum_soc = None
    if k < 2:
        p -= 11
        x = v >> p & 0x7ff
        if x & 0x404: raise Mismatch
        a2 = x >> 3 & 0x7f
        k = x & 0x3
        if a2 > 100: raise Mismatch
        f_minimum_soc = a2
        k += 2
    f_target_soc = None
    if k < 3:
        p -= 11
        x = v >> p & 0x7ff
        if x & 0x404: raise Mismatch
        a3 = x >> 3 & 0x7f
        k = x & 0x3
        if a3 > 100: raise Mismatch
        f_target_soc = a3
        k += 3
    f_ack_max_delay = None
    if k < 4:
        p -= 9
        x = v >> p & 0x1ff
        if x & 0x100: raise Mismatch
        a4 = x & 0xff
        if a4 > 127: a4, p = more(v, p, a4, 65535)
        p -= 2
        if v >> p & 0x3: raise Mismatch
        f_ack_max_delay = a4
        k = 4
    if k != 4: raise Mismatch
    p -= 22
    x = v >> p & 0x3fffff
    if x & 0x300e00: raise Mismatch
    a5 = x >> 12 & 0xff
    sa6 = x >> 8 & 0x1
    a6 = x & 0xff
    if a6 > 127: a6, p = more(v, p, a6, 32767)
    p -= 25
    x = v >> p & 0x1ffffff
    if x & 0x1f00e00: raise Mismatch
    a7 = x >> 12 & 0xff
    sa8 = x >> 8 & 0x1
    a8 = x & 0xff
    if a8 > 127: a8, p = more(v, p, a8, 32767)
    p -= 25
    x = v >> p & 0x1ffffff
    if x & 0x1f00e00: raise Mismatch
    a9 = x >> 12 & 0xff
    sa10 = x >> 8 & 0x1
    a10 = x & 0xff
    if a10 > 127: a10, p = more(v, p, a10, 32767)
    p -= 25
    x = v >> p & 0x1ffffff
    if x & 0x1f00e00: raise Mismatch
    a11 = x >> 12 & 0xff
    sa12 = x >> 8 & 0x1
    a12 = x & 0xff
    if a12 > 127: a12, p = more(v, p, a12, 32767)
    p -= 3
    if v >> p & 0x7: raise Mismatch
    return Dynamic_DC_CLResControlMode(departure_time=f_departure_time, minimum_soc=f_minimum_soc, target_soc=f_target_soc, ack_max_delay=f_ack_max_delay, evse_maximum_charge_power=RationalNumber(exponent=a5 - 128, value=(~a6 if sa6 else a6)), evse_minimum_charge_power=RationalNumber(exponent=a7 - 128, value=(~a8 if sa8 else a8)), evse_maximum_charge_current=RationalNumber(exponent=a9 - 128, value=(~a10 if sa10 else a10)), evse_maximum_voltage=RationalNumber(exponent=a11 - 128, value=(~a12 if sa12 else a12))), p


def e_Dynamic_DC_CLResControlMode(x, m):
    w = 3; b = 0
    o1 = m.departure_time
    if o1 is not None:
        x = x << w | 0 - b
        if 0 <= o1 < 128: x = x << 9 | (o1)
        elif 127 < o1 < 16384: x = x << 17 | ((o1 & 127 | 128) << 8 | o1 >> 7)
        else: x = put_unsigned(x << 1, o1, 0, 4294967295)
        x = x << 1
        w = 3; b = 1
    o2 = m.minimum_soc
    if o2 is not None:
        x = x << w | 1 - b
        if not 0 <= o2 <= 100: raise Mismatch
        x = x << 9 | o2 << 1
        w = 2; b = 2
    o3 = m.target_soc
    if o3 is not None:
        x = x << w | 2 - b
        if not 0 <= o3 <= 100: raise Mismatch
        x = x << 9 | o3 << 1
        w = 2; b = 3
    o4 = m.ack_max_delay
    if o4 is not None:
        x = x << w | 3 - b
        if 0 <= o4 < 128: x = x << 9 | (o4)
        elif 127 < o4 < 16384: x = x << 17 | ((o4 & 127 | 128) << 8 | o4 >> 7)
        else: x = put_unsigned(x << 1, o4, 0, 65535)
        x = x << 1
        w = 1; b = 4
    x = x << w | 4 - b
    o5 = m.evse_maximum_charge_power
    o6 = o5.exponent
    if not -128 <= o6 <= 127: raise Mismatch
    o7 = o5.value
    x = x << 13 | (o6 + 128) << 3
    if 0 <= o7 < 128: x = x << 9 | (o7)
    elif 127 < o7 < 16384: x = x << 17 | ((o7 & 127 | 128) << 8 | o7 >> 7)
    else: x = put_signed(x, o7, -32768, 32767)
    o8 = m.evse_minimum_charge_power
    o9 = o8.exponent
    if not -128 <= o9 <= 127: raise Mismatch
    o10 = o8.value
    x = x << 16 | (o9 + 128) << 3
    if 0 <= o10 < 128: x = x << 9 | (o10)
    elif 127 < o10 < 16384: x = x << 17 | ((o10 & 127 | 128) << 8 | o10 >> 7)
    else: x = put_signed(x, o10, -32768, 32767)
    o11 = m.evse_maximum_charge_current
    o12 = o11.exponent
    if not -128 <= o12 <= 127: raise Mismatch
    o13 = o11.value
    x = x << 16 | (o12 + 128) << 3
    if 0 <= o13 < 128: x = x << 9 | (o13)
    elif 127 < o13 < 16384: x = x << 17 | ((o13 & 127 | 128) << 8 | o13 >> 7)
    else: x = put_signed(x, o13, -32768, 32767)
    o14 = m.evse_maximum_voltage
    o15 = o14.exponent
    if not -128 <= o15 <= 127: raise Mismatch
    o16 = o14.value
    x = x << 16 | (o15 + 128) << 3
    if 0 <= o16 < 128: x = x << 9 | (o16)
    elif 127 < o16 < 16384: x = x << 17 | ((o16 & 127 | 128) << 8 | o16 >> 7)
    else: x = put_signed(x, o16, -32768, 32767)
    return x << 3


def d_Scheduled_DC_CLResControlMode(v, p):
    p -= 3
    k = v >> p & 0x7
    f_evse_maximum_charge_power = None
    if k < 1:
        p -= 22
        x = v >> p & 0x3fffff
        if x & 0x300e00: raise Mismatch
        a1 = x >> 12 & 0xff
        sa2 = x >> 8 & 0x1
        a2 = x & 0xff
        if a2 > 127: a2, p = more(v, p, a2, 32767)
        p -= 5
        x = v >> p & 0x1f
        if x & 0x18: raise Mismatch
        k = x & 0x7
        f_evse_maximum_charge_power = RationalNumber(exponent=a1 - 128, value=(~a2 if sa2 else a2))
        k += 1
    f_evse_minimum_charge_power = None
    if k < 2:
        p -= 22
        x = v >> p & 0x3fffff
        if x & 0x300e00: raise Mismatch
        a3 = x >> 12 & 0xff
        sa4 = x >> 8 & 0x1
        a4 = x & 0xff
        if a4 > 127: a4, p = more(v, p, a4, 32767)
        p -= 4
        x = v >> p & 0xf
        if x & 0xc: raise Mismatch
        k = x & 0x3
        f_evse_minimum_charge_power = RationalNumber(exponent=a3 - 128, value=(~a4 if sa4 else a4))
        k += 2
    f_evse_maximum_charge_current = None
    if k < 3:
        p -= 22
        x = v >> p & 0x3fffff
        if x & 0x300e00: raise Mismatch
        a5 = x >> 12 & 0xff
        sa6 = x >> 8 & 0x1
        a6 = x & 0xff
        if a6 > 127: a6, p = more(v, p, a6, 32767)
        p -= 4
        x = v >> p & 0xf
        if x & 0xc: raise Mismatch
        k = x & 0x3
        f_evse_maximum_charge_current = RationalNumber(exponent=a5 - 128, value=(~a6 if sa6 else a6))
        k += 3
    f_evse_maximum_voltage = None
    if k < 4:
        p -= 22
        x = v >> p & 0x3fffff
        if x & 0x300e00: raise Mismatch
        a7 = x >> 12 & 0xff
        sa8 = x >> 8 & 0x1
        a8 = x & 0xff
        if a8 > 127: a8, p = more(v, p, a8, 32767)
        p -= 3
        if v >> p & 0x7: raise Mismatch
        f_evse_maximum_voltage = RationalNumber(exponent=a7 - 128, value=(~a8 if sa8 else a8))
        k = 4
    if k != 4: raise Mismatch
    return Scheduled_DC_CLResControlMode(evse_maximum_charge_power=f_evse_maximum_charge_power, evse_minimum_charge_power=f_evse_minimum_charge_power, evse_maximum_charge_current=f_evse_maximum_charge_current, evse_maximum_voltage=f_evse_maximum_voltage), p


def e_Scheduled_DC_CLResControlMode(x, m):
    w = 3; b = 0
    o1 = m.evse_maximum_charge_power
    if o1 is not None:
        x = x << w | 0 - b
        o2 = o1.exponent
        if not -128 <= o2 <= 127: raise Mismatch
        o3 = o1.value
        x = x << 13 | (o2 + 128) << 3
        if 0 <= o3 < 128: x = x << 9 | (o3)
        elif 127 < o3 < 16384: x = x << 17 | ((o3 & 127 | 128) << 8 | o3 >> 7)
        else: x = put_signed(x, o3, -32768, 32767)
        x = x << 2
        w = 3; b = 1
    o4 = m.evse_minimum_charge_power
    if o4 is not None:
        x = x << w | 1 - b
        o5 = o4.exponent
        if not -128 <= o5 <= 127: raise Mismatch
        o6 = o4.value
        x = x << 13 | (o5 + 128) << 3
        if 0 <= o6 < 128: x = x << 9 | (o6)
        elif 127 < o6 < 16384: x = x << 17 | ((o6 & 127 | 128) << 8 | o6 >> 7)
        else: x = put_signed(x, o6, -32768, 32767)
        x = x << 2
        w = 2; b = 2
    o7 = m.evse_maximum_charge_current
    if o7 is not None:
        x = x << w | 2 - b
        o8 = o7.exponent
        if not -128 <= o8 <= 127: raise Mismatch
        o9 = o7.value
        x = x << 13 | (o8 + 128) << 3
        if 0 <= o9 < 128: x = x << 9 | (o9)
        elif 127 < o9 < 16384: x = x << 17 | ((o9 & 127 | 128) << 8 | o9 >> 7)
        else: x = put_signed(x, o9, -32768, 32767)
        x = x << 2
        w = 2; b = 3
    o10 = m.evse_maximum_voltage
    if o10 is not None:
        x = x << w | 3 - b
        o11 = o10.exponent
        if not -128 <= o11 <= 127: raise Mismatch
        o12 = o10.value
        x = x << 13 | (o11 + 128) << 3
        if 0 <= o12 < 128: x = x << 9 | (o12)
        elif 127 < o12 < 16384: x = x << 17 | ((o12 & 127 | 128) << 8 | o12 >> 7)
        else: x = put_signed(x, o12, -32768, 32767)
        x = x << 2
        w = 1; b = 4
    x = x << w | 4 - b
    return x


def d_Signature(v, p):
    p -= 2
    k = v >> p & 0x3
    f_id = None
    if k < 1:
        a1, p = text(v, p, 255)
        f_id = a1
        p -= 1
        if v >> p & 0x1: raise Mismatch
        k = 1
    if k != 1: raise Mismatch
    c2, p = d_SignedInfo(v, p)
    v &= (1 << p) - 1
    p -= 1
    if v >> p & 0x1: raise Mismatch
    c3, p = d_SignatureValue(v, p)
    v &= (1 << p) - 1
    p -= 2
    k = v >> p & 0x3
    k += 3
    if k != 5: raise Mismatch
    return Signature(id=f_id, signed_info=c2, signature_value=c3), p


def e_Signature(x, m):
    w = 2; b = 0
    o1 = m.id
    if o1 is not None:
        x = x << w | 0 - b
        x = put_text(x, o1, 1, 255)
        w = 1; b = 1
    x = x << w | 1 - b
    x = appended(x, e_SignedInfo(1, m.signed_info))
    x = appended(x << 1, e_SignatureValue(1, m.signature_value))
    return x << 2 | (2)


def d_DetailedCost(v, p):
    p -= 23
    x = v >> p & 0x7fffff
    if x & 0x700e00: raise Mismatch
    a1 = x >> 12 & 0xff
    sa2 = x >> 8 & 0x1
    a2 = x & 0xff
    if a2 > 127: a2, p = more(v, p, a2, 32767)
    p -= 25
    x = v >> p & 0x1ffffff
    if x & 0x1f00e00: raise Mismatch
    a3 = x >> 12 & 0xff
    sa4 = x >> 8 & 0x1
    a4 = x & 0xff
    if a4 > 127: a4, p = more(v, p, a4, 32767)
    p -= 3
    if v >> p & 0x7: raise Mismatch
    return DetailedCost(amount=RationalNumber(exponent=a1 - 128, value=(~a2 if sa2 else a2)), cost_per_unit=RationalNumber(exponent=a3 - 128, value=(~a4 if sa4 else a4))), p


def e_DetailedCost(x, m):
    o1 = m.amount
    o2 = o1.exponent
    if not -128 <= o2 <= 127: raise Mismatch
    o3 = o1.value
    x = x << 14 | (o2 + 128) << 3
    if 0 <= o3 < 128: x = x << 9 | (o3)
    elif 127 < o3 < 16384: x = x << 17 | ((o3 & 127 | 128) << 8 | o3 >> 7)
    else: x = put_signed(x, o3, -32768, 32767)
    o4 = m.cost_per_unit
    o5 = o4.exponent
    if not -128 <= o5 <= 127: raise Mismatch
    o6 = o4.value
    x = x << 16 | (o5 + 128) << 3
    if 0 <= o6 < 128: x = x << 9 | (o6)
    elif 127 < o6 < 16384: x = x << 17 | ((o6 & 127 | 128) << 8 | o6 >> 7)
    else: x = put_signed(x, o6, -32768, 32767)
    return x << 3


def d_DetailedTax(v, p):
    p -= 10
    x = v >> p & 0x3ff
    if x & 0x300: raise Mismatch
    a1 = x & 0xff
    if a1 > 127: a1, p = more(v, p, a1, 4294967295)
    if a1 < 1: raise Mismatch
    p -= 24
    x = v >> p & 0xffffff
    if x & 0xf00e00: raise Mismatch
    a2 = x >> 12 & 0xff
    sa3 = x >> 8 & 0x1
    a3 = x & 0xff
    if a3 > 127: a3, p = more(v, p, a3, 32767)
    p -= 3
    if v >> p & 0x7: raise Mismatch
    return DetailedTax(tax_rule_id=a1, amount=RationalNumber(exponent=a2 - 128, value=(~a3 if sa3 else a3))), p


def e_DetailedTax(x, m):
    o1 = m.tax_rule_id
    if 1 <= o1 < 128: x = x << 10 | (o1)
    elif 127 < o1 < 16384: x = x << 18 | ((o1 & 127 | 128) << 8 | o1 >> 7)
    else: x = put_unsigned(x << 2, o1, 1, 4294967295)
    o2 = m.amount
    o3 = o2.exponent
    if not -128 <= o3 <= 127: raise Mismatch
    o4 = o2.value
    x = x << 15 | (o3 + 128) << 3
    if 0 <= o4 < 128: x = x << 9 | (o4)
    elif 127 < o4 < 16384: x = x << 17 | ((o4 & 127 | 128) << 8 | o4 >> 7)
    else: x = put_signed(x, o4, -32768, 32767)
    return x << 3


def d_SignedInfo(v, p):
    p -= 2
    k = v >> p & 0x3
    f_id = None
    if k < 1:
        a1, p = text(v, p, 255)
        f_id = a1
        p -= 1
        if v >> p & 0x1: raise Mismatch
        k = 1
    if k != 1: raise Mismatch
    c2, p = d_CanonicalizationMethod(v, p)
    p -= 1
    if v >> p & 0x1: raise Mismatch
    c3, p = d_SignatureMethod(v, p)
    p -= 1
    if v >> p & 0x1: raise Mismatch
    items4 = []
    whole, below, tail = v, 0, None
    while True:
        if p < 2048 and below or p > 16384:
            if tail is None: tail = octets_below(v, p)
            v, p, below = window(tail, p + below)
        try: c5, p = d_Reference(v, p)
        except (ValueError, LookupError):
            if not below: raise
            c5, v, p, below = wider(d_Reference, tail, p + below)
        v &= (1 << p) - 1
        items4.append(c5)
        p -= 2
        k = v >> p & 0x3
        if k: break
        if len(items4) == 32: raise Mismatch
    k += 3
    p += below
    v = whole
    f_reference = tuple(items4)
    if k != 4: raise Mismatch
    return SignedInfo(id=f_id, canonicalization_method=c2, signature_method=c3, reference=f_reference), p


def e_SignedInfo(x, m):
    w = 2; b = 0
    o1 = m.id
    if o1 is not None:
        x = x << w | 0 - b
        x = put_text(x, o1, 1, 255)
        w = 1; b = 1
    x = x << w | 1 - b
    x = e_CanonicalizationMethod(x, m.canonicalization_method)
    x = e_SignatureMethod(x << 1, m.signature_method)
    o2 = m.reference
    x = x << 1
    if not 1 <= len(o2) <= 32: raise Mismatch
    x = joined(x, [e_Reference(1, i) for i in o2], 2)
    w = 2; b = 3
    x = x << w | 4 - b
    return x


def d_SignatureValue(v, p):
    p -= 2
    k = v >> p & 0x3
    f_id = None
    if k < 1:
        a1, p = text(v, p, 255)
        f_id = a1
        p -= 1
        if v >> p & 0x1: raise Mismatch
        k = 1
    if k != 1: raise Mismatch
    a2, p = octets(v, p, 1024)
    v &= (1 << p) - 1
    p -= 1
    if v >> p & 0x1: raise Mismatch
    return SignatureValue(id=f_id, value=a2), p


def e_SignatureValue(x, m):
    w = 2; b = 0
    o1 = m.id
    if o1 is not None:
        x = x << w | 0 - b
        x = put_text(x, o1, 1, 255)
        w = 1; b = 1
    x = x << w | 1 - b
    x = put_octets(x, m.value, 0, 1024)
    return x << 1


def d_CanonicalizationMethod(v, p):
    p -= 1
    if v >> p & 0x1: raise Mismatch
    a1, p = text(v, p, 1024)
    p -= 2
    k = v >> p & 0x3
    k += 1
    if k != 2: raise Mismatch
    return CanonicalizationMethod(algorithm=a1), p


def e_CanonicalizationMethod(x, m):
    x = put_text(x << 1, m.algorithm, 0, 1024)
    return x << 2 | (1)


def d_SignatureMethod(v, p):
    p -= 1
    if v >> p & 0x1: raise Mismatch
    a1, p = text(v, p, 1024)
    p -= 3
    k = v >> p & 0x7
    k += 1
    if k != 3: raise Mismatch
    return SignatureMethod(algorithm=a1), p


def e_SignatureMethod(x, m):
    x = put_text(x << 1, m.algorithm, 0, 1024)
    return x << 3 | (2)


def d_Reference(v, p):
    p -= 3
    k = v >> p & 0x7
    f_id = None
    if k < 1:
        a1, p = text(v, p, 255)
        f_id = a1
        p -= 3
        k = v >> p & 0x7
        k += 1
    f_type = None
    if k < 2:
        a2, p = text(v, p, 1024)
        f_type = a2
        p -= 2
        k = v >> p & 0x3
        k += 2
    f_uri = None
    if k < 3:
        a3, p = text(v, p, 1024)
        f_uri = a3
        p -= 2
        k = v >> p & 0x3
        k += 3
    f_transforms = None
    if k < 4:
        c4, p = d_Transforms(v, p)
        f_transforms = c4
        p -= 1
        if v >> p & 0x1: raise Mismatch
        k = 4
    if k != 4: raise Mismatch
    c5, p = d_DigestMethod(v, p)
    p -= 2
    if v >> p & 0x3: raise Mismatch
    a6, p = octets(v, p, 1024)
    v &= (1 << p) - 1
    p -= 2
    if v >> p & 0x3: raise Mismatch
    return Reference(id=f_id, type=f_type, uri=f_uri, transforms=f_transforms, digest_method=c5, digest_value=a6), p


def e_Reference(x, m):
    w = 3; b = 0
    o1 = m.id
    if o1 is not None:
        x = x << w | 0 - b
        x = put_text(x, o1, 1, 255)
        w = 3; b = 1
    o2 = m.type
    if o2 is not None:
        x = x << w | 1 - b
        x = put_text(x, o2, 0, 1024)
        w = 2; b = 2
    o3 = m.uri
    if o3 is not None:
        x = x << w | 2 - b
        x = put_text(x, o3, 0, 1024)
        w = 2; b = 3
    o4 = m.transforms
    if o4 is not None:
        x = x << w | 3 - b
        x = e_Transforms(x, o4)
        w = 1; b = 4
    x = x << w | 4 - b
    x = e_DigestMethod(x, m.digest_method)
    x = put_octets(x << 2, m.digest_value, 0, 1024)
    return x << 2


def d_Transforms(v, p):
    p -= 1
    if v >> p & 0x1: raise Mismatch
    items1 = []
    whole, below, tail = v, 0, None
    while True:
        if p < 2048 and below or p > 16384:
            if tail is None: tail = octets_below(v, p)
            v, p, below = window(tail, p + below)
        try: c2, p = d_Transform(v, p)
        except (ValueError, LookupError):
            if not below: raise
            c2, v, p, below = wider(d_Transform, tail, p + below)
        items1.append(c2)
        p -= 2
        k = v >> p & 0x3
        if k: break
        if len(items1) == 32: raise Mismatch
    p += below
    v = whole
    f_transform = tuple(items1)
    if k != 1: raise Mismatch
    return Transforms(transform=f_transform), p


def e_Transforms(x, m):
    o1 = m.transform
    x = x << 1
    if not 1 <= len(o1) <= 32: raise Mismatch
    x = joined(x, [e_Transform(1, i) for i in o1], 2)
    w = 2; b = 0
    x = x << w | 1 - b
    return x


def d_DigestMethod(v, p):
    p -= 1
    if v >> p & 0x1: raise Mismatch
    a1, p = text(v, p, 1024)
    p -= 2
    k = v >> p & 0x3
    k += 1
    if k != 2: raise Mismatch
    return DigestMethod(algorithm=a1), p


def e_DigestMethod(x, m):
    x = put_text(x << 1, m.algorithm, 0, 1024)
    return x << 2 | (1)


def d_Transform(v, p):
    p -= 1
    if v >> p & 0x1: raise Mismatch
    a1, p = text(v, p, 1024)
    p -= 3
    k = v >> p & 0x7
    k += 1
    if k != 3: raise Mismatch
    return Transform(algorithm=a1), p


def e_Transform(x, m):
    x = put_text(x << 1, m.algorithm, 0, 1024)
    return x << 3 | (2)


D_CLReqControlMode = (d_BPT_Dynamic_DC_CLReqControlMode, d_BPT_Scheduled_DC_CLReqControlMode, d_CLReqControlMode, d_Dynamic_DC_CLReqControlMode, d_Scheduled_DC_CLReqControlMode,)
E_CLReqControlMode = {BPT_Dynamic_DC_CLReqControlMode: (0, e_BPT_Dynamic_DC_CLReqControlMode), BPT_Scheduled_DC_CLReqControlMode: (1, e_BPT_Scheduled_DC_CLReqControlMode), CLReqControlMode: (2, e_CLReqControlMode), Dynamic_DC_CLReqControlMode: (3, e_Dynamic_DC_CLReqControlMode), Scheduled_DC_CLReqControlMode: (4, e_Scheduled_DC_CLReqControlMode)}
D_CLResControlMode = (d_BPT_Dynamic_DC_CLResControlMode, d_BPT_Scheduled_DC_CLResControlMode, d_CLResControlMode, d_Dynamic_DC_CLResControlMode, d_Scheduled_DC_CLResControlMode,)
E_CLResControlMode = {BPT_Dynamic_DC_CLResControlMode: (0, e_BPT_Dynamic_DC_CLResControlMode), BPT_Scheduled_DC_CLResControlMode: (1, e_BPT_Scheduled_DC_CLResControlMode), CLResControlMode: (2, e_CLResControlMode), Dynamic_DC_CLResControlMode: (3, e_Dynamic_DC_CLResControlMode), Scheduled_DC_CLResControlMode: (4, e_Scheduled_DC_CLResControlMode)}
D_DC_CPDReqEnergyTransferMode = (d_BPT_DC_CPDReqEnergyTransferMode, d_DC_CPDReqEnergyTransferMode,)
E_DC_CPDReqEnergyTransferMode = {BPT_DC_CPDReqEnergyTransferMode: (0, e_BPT_DC_CPDReqEnergyTransferMode), DC_CPDReqEnergyTransferMode: (1, e_DC_CPDReqEnergyTransferMode)}
D_DC_CPDResEnergyTransferMode = (d_BPT_DC_CPDResEnergyTransferMode, d_DC_CPDResEnergyTransferMode,)
E_DC_CPDResEnergyTransferMode = {BPT_DC_CPDResEnergyTransferMode: (0, e_BPT_DC_CPDResEnergyTransferMode), DC_CPDResEnergyTransferMode: (1, e_DC_CPDResEnergyTransferMode)}

DOCUMENT_BITS = 14
DOCUMENT_DECODERS = {0x200b: d_DC_CableCheckReq, 0x200c: d_DC_CableCheckRes, 0x200d: d_DC_ChargeLoopReq, 0x200e: d_DC_ChargeLoopRes, 0x200f: d_DC_ChargeParameterDiscoveryReq, 0x2010: d_DC_ChargeParameterDiscoveryRes, 0x2011: d_DC_PreChargeReq, 0x2012: d_DC_PreChargeRes, 0x2013: d_DC_WeldingDetectionReq, 0x2014: d_DC_WeldingDetectionRes}
DOCUMENT_ENCODERS = {DC_CableCheckReq: (0x600b, e_DC_CableCheckReq), DC_CableCheckRes: (0x600c, e_DC_CableCheckRes), DC_ChargeLoopReq: (0x600d, e_DC_ChargeLoopReq), DC_ChargeLoopRes: (0x600e, e_DC_ChargeLoopRes), DC_ChargeParameterDiscoveryReq: (0x600f, e_DC_ChargeParameterDiscoveryReq), DC_ChargeParameterDiscoveryRes: (0x6010, e_DC_ChargeParameterDiscoveryRes), DC_PreChargeReq: (0x6011, e_DC_PreChargeReq), DC_PreChargeRes: (0x6012, e_DC_PreChargeRes), DC_WeldingDetectionReq: (0x6013, e_DC_WeldingDetectionReq), DC_WeldingDetectionRes: (0x6014, e_DC_WeldingDetectionRes)}

FRAGMENT_END = 150
FRAGMENT_WIDTH = 8
FRAGMENT_ENCODERS = {}
