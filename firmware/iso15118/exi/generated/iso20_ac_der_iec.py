"""The fast codec of the schema set `iso20_ac_der_iec`. Written by exi/generator; do not edit.

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
from firmware.iso15118.messages.iso20.ac import (
    AC_CPDReqEnergyTransferMode,
    AC_CPDResEnergyTransferMode,
    AC_ChargeLoopReq,
    AC_ChargeLoopRes,
    AC_ChargeParameterDiscoveryReq,
    AC_ChargeParameterDiscoveryRes,
    BPT_AC_CPDReqEnergyTransferMode,
    BPT_AC_CPDResEnergyTransferMode,
    BPT_Dynamic_AC_CLReqControlMode,
    BPT_Dynamic_AC_CLResControlMode,
    BPT_Scheduled_AC_CLReqControlMode,
    BPT_Scheduled_AC_CLResControlMode,
    Dynamic_AC_CLReqControlMode,
    Dynamic_AC_CLResControlMode,
    Scheduled_AC_CLReqControlMode,
    Scheduled_AC_CLResControlMode,
)
from firmware.iso15118.messages.iso20.ac_der_iec import (
    ActivePowerSupport,
    CurveDataPointsList,
    CurveUnit,
    DERControl,
    DERCurve,
    DER_AC_CPDReqEnergyTransferMode,
    DER_AC_CPDResEnergyTransferMode,
    DER_Dynamic_AC_CLReqControlMode,
    DER_Dynamic_AC_CLResControlMode,
    DER_Scheduled_AC_CLReqControlMode,
    DER_Scheduled_AC_CLResControlMode,
    DSOCosPhiSetpoint,
    DSOQSetpoint,
    DataTuple,
    EVOperatingMode,
    EVReactivePowerLimits,
    FaultRideThrough,
    FrequencyWatt,
    GridConnectionMode,
    LockUnit,
    PowerFactorExcitation,
    PowerReference,
    ReactivePowerSupport,
    SetpointExcitation,
    VoltWatt,
    ZeroCurrent,
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

CurveUnit_members = tuple(CurveUnit)
CurveUnit_code = {m: i for i, m in enumerate(CurveUnit)}
EVOperatingMode_members = tuple(EVOperatingMode)
EVOperatingMode_code = {m: i for i, m in enumerate(EVOperatingMode)}
EVSENotification_members = tuple(EVSENotification)
EVSENotification_code = {m: i for i, m in enumerate(EVSENotification)}
GridConnectionMode_members = tuple(GridConnectionMode)
GridConnectionMode_code = {m: i for i, m in enumerate(GridConnectionMode)}
LockUnit_members = tuple(LockUnit)
LockUnit_code = {m: i for i, m in enumerate(LockUnit)}
PowerFactorExcitation_members = tuple(PowerFactorExcitation)
PowerFactorExcitation_code = {m: i for i, m in enumerate(PowerFactorExcitation)}
PowerReference_members = tuple(PowerReference)
PowerReference_code = {m: i for i, m in enumerate(PowerReference)}
Processing_members = tuple(Processing)
Processing_code = {m: i for i, m in enumerate(Processing)}
ResponseCode_members = tuple(ResponseCode)
ResponseCode_code = {m: i for i, m in enumerate(ResponseCode)}


def d_AC_ChargeParameterDiscoveryReq(v, p):
    p -= 1
    if v >> p & 0x1: raise Mismatch
    c1, p = d_MessageHeader(v, p)
    v &= (1 << p) - 1
    p -= 2
    k = v >> p & 0x3
    k += 1
    g2, p = D_AC_CPDReqEnergyTransferMode[k - 1](v, p)
    p -= 1
    if v >> p & 0x1: raise Mismatch
    return AC_ChargeParameterDiscoveryReq(header=c1, ac_cpd_req_energy_transfer_mode=g2), p


def e_AC_ChargeParameterDiscoveryReq(x, m):
    x = appended(x << 1, e_MessageHeader(1, m.header))
    o1 = m.ac_cpd_req_energy_transfer_mode
    n, f = E_AC_CPDReqEnergyTransferMode[type(o1)]
    x = f(x << 2 | (n), o1)
    return x << 1


def d_AC_ChargeParameterDiscoveryRes(v, p):
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
    g3, p = D_AC_CPDResEnergyTransferMode[k - 2](v, p)
    p -= 1
    if v >> p & 0x1: raise Mismatch
    return AC_ChargeParameterDiscoveryRes(header=c1, response_code=ResponseCode_members[a2], ac_cpd_res_energy_transfer_mode=g3), p


def e_AC_ChargeParameterDiscoveryRes(x, m):
    x = appended(x << 1, e_MessageHeader(1, m.header))
    o1 = m.ac_cpd_res_energy_transfer_mode
    n, f = E_AC_CPDResEnergyTransferMode[type(o1)]
    x = f(x << 11 | (ResponseCode_code[m.response_code]) << 3 | (n), o1)
    return x << 1


def d_AC_ChargeLoopReq(v, p):
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
    p -= 6
    x = v >> p & 0x3f
    if x & 0x28: raise Mismatch
    a3 = x >> 4 & 0x1
    k = x & 0x7
    k += 3
    g4, p = D_CLReqControlMode[k - 3](v, p)
    p -= 1
    if v >> p & 0x1: raise Mismatch
    return AC_ChargeLoopReq(header=c1, display_parameters=f_display_parameters, meter_info_requested=a3 == 1, cl_req_control_mode=g4), p


def e_AC_ChargeLoopReq(x, m):
    x = appended(x << 1, e_MessageHeader(1, m.header))
    w = 2; b = 1
    o1 = m.display_parameters
    if o1 is not None:
        x = x << w | 1 - b
        x = e_DisplayParameters(x, o1)
        w = 1; b = 2
    x = x << w | 2 - b
    o2 = m.cl_req_control_mode
    n, f = E_CLReqControlMode[type(o2)]
    x = f(x << 6 | (BOOLEAN[m.meter_info_requested]) << 4 | (n), o2)
    return x << 1


def d_AC_ChargeLoopRes(v, p):
    p -= 1
    if v >> p & 0x1: raise Mismatch
    c1, p = d_MessageHeader(v, p)
    v &= (1 << p) - 1
    p -= 13
    x = v >> p & 0x1fff
    if x & 0x1810: raise Mismatch
    a2 = x >> 5 & 0x3f
    k = x & 0xf
    k += 2
    f_evse_status = None
    if k < 3:
        p -= 10
        x = v >> p & 0x3ff
        if x & 0x300: raise Mismatch
        a3 = x & 0xff
        if a3 > 127: a3, p = more(v, p, a3, 65535)
        p -= 12
        x = v >> p & 0xfff
        if x & 0xe30: raise Mismatch
        a4 = x >> 6 & 0x7
        k = x & 0xf
        f_evse_status = EVSEStatus(notification_max_delay=a3, evse_notification=EVSENotification_members[a4])
        k += 3
    f_meter_info = None
    if k < 4:
        c5, p = d_MeterInfo(v, p)
        f_meter_info = c5
        p -= 4
        k = v >> p & 0xf
        k += 4
    f_receipt = None
    if k < 5:
        c6, p = d_Receipt(v, p)
        f_receipt = c6
        p -= 4
        k = v >> p & 0xf
        k += 5
    f_evse_target_frequency = None
    if k < 6:
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
        f_evse_target_frequency = RationalNumber(exponent=a7 - 128, value=(~a8 if sa8 else a8))
        k += 6
    g9, p = D_CLResControlMode[k - 6](v, p)
    p -= 1
    if v >> p & 0x1: raise Mismatch
    return AC_ChargeLoopRes(header=c1, response_code=ResponseCode_members[a2], evse_status=f_evse_status, meter_info=f_meter_info, receipt=f_receipt, evse_target_frequency=f_evse_target_frequency, cl_res_control_mode=g9), p


def e_AC_ChargeLoopRes(x, m):
    x = appended(x << 1, e_MessageHeader(1, m.header))
    x = x << 9 | (ResponseCode_code[m.response_code]) << 1
    w = 4; b = 2
    o1 = m.evse_status
    if o1 is not None:
        x = x << w | 2 - b
        o2 = o1.notification_max_delay
        if 0 <= o2 < 128: x = x << 10 | (o2)
        elif 127 < o2 < 16384: x = x << 18 | ((o2 & 127 | 128) << 8 | o2 >> 7)
        else: x = put_unsigned(x << 2, o2, 0, 65535)
        x = x << 8 | (EVSENotification_code[o1.evse_notification]) << 2
        w = 4; b = 3
    o3 = m.meter_info
    if o3 is not None:
        x = x << w | 3 - b
        x = e_MeterInfo(x, o3)
        w = 4; b = 4
    o4 = m.receipt
    if o4 is not None:
        x = x << w | 4 - b
        x = e_Receipt(x, o4)
        w = 4; b = 5
    o5 = m.evse_target_frequency
    if o5 is not None:
        x = x << w | 5 - b
        o6 = o5.exponent
        if not -128 <= o6 <= 127: raise Mismatch
        o7 = o5.value
        x = x << 13 | (o6 + 128) << 3
        if 0 <= o7 < 128: x = x << 9 | (o7)
        elif 127 < o7 < 16384: x = x << 17 | ((o7 & 127 | 128) << 8 | o7 >> 7)
        else: x = put_signed(x, o7, -32768, 32767)
        x = x << 2
        w = 3; b = 6
    o8 = m.cl_res_control_mode
    n, f = E_CLResControlMode[type(o8)]
    x = x << w | 6 + n - b
    x = f(x, o8)
    return x << 1


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


def d_AC_CPDReqEnergyTransferMode(v, p):
    p -= 23
    x = v >> p & 0x7fffff
    if x & 0x700e00: raise Mismatch
    a1 = x >> 12 & 0xff
    sa2 = x >> 8 & 0x1
    a2 = x & 0xff
    if a2 > 127: a2, p = more(v, p, a2, 32767)
    p -= 4
    x = v >> p & 0xf
    if x & 0xc: raise Mismatch
    k = x & 0x3
    k += 1
    f_ev_maximum_charge_power_l2 = None
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
        f_ev_maximum_charge_power_l2 = RationalNumber(exponent=a3 - 128, value=(~a4 if sa4 else a4))
        k += 2
    f_ev_maximum_charge_power_l3 = None
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
        f_ev_maximum_charge_power_l3 = RationalNumber(exponent=a5 - 128, value=(~a6 if sa6 else a6))
        k = 3
    if k != 3: raise Mismatch
    p -= 22
    x = v >> p & 0x3fffff
    if x & 0x300e00: raise Mismatch
    a7 = x >> 12 & 0xff
    sa8 = x >> 8 & 0x1
    a8 = x & 0xff
    if a8 > 127: a8, p = more(v, p, a8, 32767)
    p -= 4
    x = v >> p & 0xf
    if x & 0xc: raise Mismatch
    k = x & 0x3
    k += 4
    f_ev_minimum_charge_power_l2 = None
    if k < 5:
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
        f_ev_minimum_charge_power_l2 = RationalNumber(exponent=a9 - 128, value=(~a10 if sa10 else a10))
        k += 5
    f_ev_minimum_charge_power_l3 = None
    if k < 6:
        p -= 22
        x = v >> p & 0x3fffff
        if x & 0x300e00: raise Mismatch
        a11 = x >> 12 & 0xff
        sa12 = x >> 8 & 0x1
        a12 = x & 0xff
        if a12 > 127: a12, p = more(v, p, a12, 32767)
        p -= 3
        if v >> p & 0x7: raise Mismatch
        f_ev_minimum_charge_power_l3 = RationalNumber(exponent=a11 - 128, value=(~a12 if sa12 else a12))
        k = 6
    if k != 6: raise Mismatch
    return AC_CPDReqEnergyTransferMode(ev_maximum_charge_power=RationalNumber(exponent=a1 - 128, value=(~a2 if sa2 else a2)), ev_maximum_charge_power_l2=f_ev_maximum_charge_power_l2, ev_maximum_charge_power_l3=f_ev_maximum_charge_power_l3, ev_minimum_charge_power=RationalNumber(exponent=a7 - 128, value=(~a8 if sa8 else a8)), ev_minimum_charge_power_l2=f_ev_minimum_charge_power_l2, ev_minimum_charge_power_l3=f_ev_minimum_charge_power_l3), p


def e_AC_CPDReqEnergyTransferMode(x, m):
    o1 = m.ev_maximum_charge_power
    o2 = o1.exponent
    if not -128 <= o2 <= 127: raise Mismatch
    o3 = o1.value
    x = x << 14 | (o2 + 128) << 3
    if 0 <= o3 < 128: x = x << 9 | (o3)
    elif 127 < o3 < 16384: x = x << 17 | ((o3 & 127 | 128) << 8 | o3 >> 7)
    else: x = put_signed(x, o3, -32768, 32767)
    x = x << 2
    w = 2; b = 1
    o4 = m.ev_maximum_charge_power_l2
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
    o7 = m.ev_maximum_charge_power_l3
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
    o10 = m.ev_minimum_charge_power
    o11 = o10.exponent
    if not -128 <= o11 <= 127: raise Mismatch
    o12 = o10.value
    x = x << 13 | (o11 + 128) << 3
    if 0 <= o12 < 128: x = x << 9 | (o12)
    elif 127 < o12 < 16384: x = x << 17 | ((o12 & 127 | 128) << 8 | o12 >> 7)
    else: x = put_signed(x, o12, -32768, 32767)
    x = x << 2
    w = 2; b = 4
    o13 = m.ev_minimum_charge_power_l2
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
        w = 2; b = 5
    o16 = m.ev_minimum_charge_power_l3
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
        w = 1; b = 6
    x = x << w | 6 - b
    return x


def d_BPT_AC_CPDReqEnergyTransferMode(v, p):
    p -= 23
    x = v >> p & 0x7fffff
    if x & 0x700e00: raise Mismatch
    a1 = x >> 12 & 0xff
    sa2 = x >> 8 & 0x1
    a2 = x & 0xff
    if a2 > 127: a2, p = more(v, p, a2, 32767)
    p -= 4
    x = v >> p & 0xf
    if x & 0xc: raise Mismatch
    k = x & 0x3
    k += 1
    f_ev_maximum_charge_power_l2 = None
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
        f_ev_maximum_charge_power_l2 = RationalNumber(exponent=a3 - 128, value=(~a4 if sa4 else a4))
        k += 2
    f_ev_maximum_charge_power_l3 = None
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
        f_ev_maximum_charge_power_l3 = RationalNumber(exponent=a5 - 128, value=(~a6 if sa6 else a6))
        k = 3
    if k != 3: raise Mismatch
    p -= 22
    x = v >> p & 0x3fffff
    if x & 0x300e00: raise Mismatch
    a7 = x >> 12 & 0xff
    sa8 = x >> 8 & 0x1
    a8 = x & 0xff
    if a8 > 127: a8, p = more(v, p, a8, 32767)
    p -= 4
    x = v >> p & 0xf
    if x & 0xc: raise Mismatch
    k = x & 0x3
    k += 4
    f_ev_minimum_charge_power_l2 = None
    if k < 5:
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
        f_ev_minimum_charge_power_l2 = RationalNumber(exponent=a9 - 128, value=(~a10 if sa10 else a10))
        k += 5
    f_ev_minimum_charge_power_l3 = None
    if k < 6:
        p -= 22
        x = v >> p & 0x3fffff
        if x & 0x300e00: raise Mismatch
        a11 = x >> 12 & 0xff
        sa12 = x >> 8 & 0x1
        a12 = x & 0xff
        if a12 > 127: a12, p = more(v, p, a12, 32767)
        p -= 3
        if v >> p & 0x7: raise Mismatch
        f_ev_minimum_charge_power_l3 = RationalNumber(exponent=a11 - 128, value=(~a12 if sa12 else a12))
        k = 6
    if k != 6: raise Mismatch
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
    k += 7
    f_ev_maximum_discharge_power_l2 = None
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
        f_ev_maximum_discharge_power_l2 = RationalNumber(exponent=a15 - 128, value=(~a16 if sa16 else a16))
        k += 8
    f_ev_maximum_discharge_power_l3 = None
    if k < 9:
        p -= 22
        x = v >> p & 0x3fffff
        if x & 0x300e00: raise Mismatch
        a17 = x >> 12 & 0xff
        sa18 = x >> 8 & 0x1
        a18 = x & 0xff
        if a18 > 127: a18, p = more(v, p, a18, 32767)
        p -= 3
        if v >> p & 0x7: raise Mismatch
        f_ev_maximum_discharge_power_l3 = RationalNumber(exponent=a17 - 128, value=(~a18 if sa18 else a18))
        k = 9
    if k != 9: raise Mismatch
    p -= 22
    x = v >> p & 0x3fffff
    if x & 0x300e00: raise Mismatch
    a19 = x >> 12 & 0xff
    sa20 = x >> 8 & 0x1
    a20 = x & 0xff
    if a20 > 127: a20, p = more(v, p, a20, 32767)
    p -= 4
    x = v >> p & 0xf
    if x & 0xc: raise Mismatch
    k = x & 0x3
    k += 10
    f_ev_minimum_discharge_power_l2 = None
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
        f_ev_minimum_discharge_power_l2 = RationalNumber(exponent=a21 - 128, value=(~a22 if sa22 else a22))
        k += 11
    f_ev_minimum_discharge_power_l3 = None
    if k < 12:
        p -= 22
        x = v >> p & 0x3fffff
        if x & 0x300e00: raise Mismatch
        a23 = x >> 12 & 0xff
        sa24 = x >> 8 & 0x1
        a24 = x & 0xff
        if a24 > 127: a24, p = more(v, p, a24, 32767)
        p -= 3
        if v >> p & 0x7: raise Mismatch
        f_ev_minimum_discharge_power_l3 = RationalNumber(exponent=a23 - 128, value=(~a24 if sa24 else a24))
        k = 12
    if k != 12: raise Mismatch
    return BPT_AC_CPDReqEnergyTransferMode(ev_maximum_charge_power=RationalNumber(exponent=a1 - 128, value=(~a2 if sa2 else a2)), ev_maximum_charge_power_l2=f_ev_maximum_charge_power_l2, ev_maximum_charge_power_l3=f_ev_maximum_charge_power_l3, ev_minimum_charge_power=RationalNumber(exponent=a7 - 128, value=(~a8 if sa8 else a8)), ev_minimum_charge_power_l2=f_ev_minimum_charge_power_l2, ev_minimum_charge_power_l3=f_ev_minimum_charge_power_l3, ev_maximum_discharge_power=RationalNumber(exponent=a13 - 128, value=(~a14 if sa14 else a14)), ev_maximum_discharge_power_l2=f_ev_maximum_discharge_power_l2, ev_maximum_discharge_power_l3=f_ev_maximum_discharge_power_l3, ev_minimum_discharge_power=RationalNumber(exponent=a19 - 128, value=(~a20 if sa20 else a20)), ev_minimum_discharge_power_l2=f_ev_minimum_discharge_power_l2, ev_minimum_discharge_power_l3=f_ev_minimum_discharge_power_l3), p


def e_BPT_AC_CPDReqEnergyTransferMode(x, m):
    o1 = m.ev_maximum_charge_power
    o2 = o1.exponent
    if not -128 <= o2 <= 127: raise Mismatch
    o3 = o1.value
    x = x << 14 | (o2 + 128) << 3
    if 0 <= o3 < 128: x = x << 9 | (o3)
    elif 127 < o3 < 16384: x = x << 17 | ((o3 & 127 | 128) << 8 | o3 >> 7)
    else: x = put_signed(x, o3, -32768, 32767)
    x = x << 2
    w = 2; b = 1
    o4 = m.ev_maximum_charge_power_l2
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
    o7 = m.ev_maximum_charge_power_l3
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
    o10 = m.ev_minimum_charge_power
    o11 = o10.exponent
    if not -128 <= o11 <= 127: raise Mismatch
    o12 = o10.value
    x = x << 13 | (o11 + 128) << 3
    if 0 <= o12 < 128: x = x << 9 | (o12)
    elif 127 < o12 < 16384: x = x << 17 | ((o12 & 127 | 128) << 8 | o12 >> 7)
    else: x = put_signed(x, o12, -32768, 32767)
    x = x << 2
    w = 2; b = 4
    o13 = m.ev_minimum_charge_power_l2
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
        w = 2; b = 5
    o16 = m.ev_minimum_charge_power_l3
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
        w = 1; b = 6
    x = x << w | 6 - b
    o19 = m.ev_maximum_discharge_power
    o20 = o19.exponent
    if not -128 <= o20 <= 127: raise Mismatch
    o21 = o19.value
    x = x << 13 | (o20 + 128) << 3
    if 0 <= o21 < 128: x = x << 9 | (o21)
    elif 127 < o21 < 16384: x = x << 17 | ((o21 & 127 | 128) << 8 | o21 >> 7)
    else: x = put_signed(x, o21, -32768, 32767)
    x = x << 2
    w = 2; b = 7
    o22 = m.ev_maximum_discharge_power_l2
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
    o25 = m.ev_maximum_discharge_power_l3
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
        w = 1; b = 9
    x = x << w | 9 - b
    o28 = m.ev_minimum_discharge_power
    o29 = o28.exponent
    if not -128 <= o29 <= 127: raise Mismatch
    o30 = o28.value
    x = x << 13 | (o29 + 128) << 3
    if 0 <= o30 < 128: x = x << 9 | (o30)
    elif 127 < o30 < 16384: x = x << 17 | ((o30 & 127 | 128) << 8 | o30 >> 7)
    else: x = put_signed(x, o30, -32768, 32767)
    x = x << 2
    w = 2; b = 10
    o31 = m.ev_minimum_discharge_power_l2
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
    o34 = m.ev_minimum_discharge_power_l3
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
        w = 1; b = 12
    x = x << w | 12 - b
    return x


def d_DER_AC_CPDReqEnergyTransferMode(v, p):
    p -= 23
    x = v >> p & 0x7fffff
    if x & 0x700e00: raise Mismatch
    a1 = x >> 12 & 0xff
    sa2 = x >> 8 & 0x1
    a2 = x & 0xff
    if a2 > 127: a2, p = more(v, p, a2, 32767)
    p -= 4
    x = v >> p & 0xf
    if x & 0xc: raise Mismatch
    k = x & 0x3
    k += 1
    f_ev_maximum_charge_power_l2 = None
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
        f_ev_maximum_charge_power_l2 = RationalNumber(exponent=a3 - 128, value=(~a4 if sa4 else a4))
        k += 2
    f_ev_maximum_charge_power_l3 = None
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
        f_ev_maximum_charge_power_l3 = RationalNumber(exponent=a5 - 128, value=(~a6 if sa6 else a6))
        k = 3
    if k != 3: raise Mismatch
    p -= 22
    x = v >> p & 0x3fffff
    if x & 0x300e00: raise Mismatch
    a7 = x >> 12 & 0xff
    sa8 = x >> 8 & 0x1
    a8 = x & 0xff
    if a8 > 127: a8, p = more(v, p, a8, 32767)
    p -= 4
    x = v >> p & 0xf
    if x & 0xc: raise Mismatch
    k = x & 0x3
    k += 4
    f_ev_minimum_charge_power_l2 = None
    if k < 5:
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
        f_ev_minimum_charge_power_l2 = RationalNumber(exponent=a9 - 128, value=(~a10 if sa10 else a10))
        k += 5
    f_ev_minimum_charge_power_l3 = None
    if k < 6:
        p -= 22
        x = v >> p & 0x3fffff
        if x & 0x300e00: raise Mismatch
        a11 = x >> 12 & 0xff
        sa12 = x >> 8 & 0x1
        a12 = x & 0xff
        if a12 > 127: a12, p = more(v, p, a12, 32767)
        p -= 3
        if v >> p & 0x7: raise Mismatch
        f_ev_minimum_charge_power_l3 = RationalNumber(exponent=a11 - 128, value=(~a12 if sa12 else a12))
        k = 6
    if k != 6: raise Mismatch
    p -= 27
    x = v >> p & 0x7ffffff
    if x & 0x4f00e00: raise Mismatch
    a13 = x >> 24 & 0x3
    a14 = x >> 12 & 0xff
    sa15 = x >> 8 & 0x1
    a15 = x & 0xff
    if a15 > 127: a15, p = more(v, p, a15, 32767)
    p -= 4
    x = v >> p & 0xf
    if x & 0xc: raise Mismatch
    k = x & 0x3
    k += 8
    f_ev_maximum_discharge_power_l2 = None
    if k < 9:
        p -= 22
        x = v >> p & 0x3fffff
        if x & 0x300e00: raise Mismatch
        a16 = x >> 12 & 0xff
        sa17 = x >> 8 & 0x1
        a17 = x & 0xff
        if a17 > 127: a17, p = more(v, p, a17, 32767)
        p -= 4
        x = v >> p & 0xf
        if x & 0xc: raise Mismatch
        k = x & 0x3
        f_ev_maximum_discharge_power_l2 = RationalNumber(exponent=a16 - 128, value=(~a17 if sa17 else a17))
        k += 9
    f_ev_maximum_discharge_power_l3 = None
    if k < 10:
        p -= 22
        x = v >> p & 0x3fffff
        if x & 0x300e00: raise Mismatch
        a18 = x >> 12 & 0xff
        sa19 = x >> 8 & 0x1
        a19 = x & 0xff
        if a19 > 127: a19, p = more(v, p, a19, 32767)
        p -= 3
        if v >> p & 0x7: raise Mismatch
        f_ev_maximum_discharge_power_l3 = RationalNumber(exponent=a18 - 128, value=(~a19 if sa19 else a19))
        k = 10
    if k != 10: raise Mismatch
    p -= 22
    x = v >> p & 0x3fffff
    if x & 0x300e00: raise Mismatch
    a20 = x >> 12 & 0xff
    sa21 = x >> 8 & 0x1
    a21 = x & 0xff
    if a21 > 127: a21, p = more(v, p, a21, 32767)
    p -= 5
    x = v >> p & 0x1f
    if x & 0x18: raise Mismatch
    k = x & 0x7
    k += 11
    f_ev_minimum_discharge_power_l2 = None
    if k < 12:
        p -= 22
        x = v >> p & 0x3fffff
        if x & 0x300e00: raise Mismatch
        a22 = x >> 12 & 0xff
        sa23 = x >> 8 & 0x1
        a23 = x & 0xff
        if a23 > 127: a23, p = more(v, p, a23, 32767)
        p -= 5
        x = v >> p & 0x1f
        if x & 0x18: raise Mismatch
        k = x & 0x7
        f_ev_minimum_discharge_power_l2 = RationalNumber(exponent=a22 - 128, value=(~a23 if sa23 else a23))
        k += 12
    f_ev_minimum_discharge_power_l3 = None
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
        f_ev_minimum_discharge_power_l3 = RationalNumber(exponent=a24 - 128, value=(~a25 if sa25 else a25))
        k += 13
    f_ev_session_total_discharge_energy_available = None
    if k < 14:
        p -= 22
        x = v >> p & 0x3fffff
        if x & 0x300e00: raise Mismatch
        a26 = x >> 12 & 0xff
        sa27 = x >> 8 & 0x1
        a27 = x & 0xff
        if a27 > 127: a27, p = more(v, p, a27, 32767)
        p -= 4
        x = v >> p & 0xf
        if x & 0xc: raise Mismatch
        k = x & 0x3
        f_ev_session_total_discharge_energy_available = RationalNumber(exponent=a26 - 128, value=(~a27 if sa27 else a27))
        k += 14
    f_ev_reactive_power_limits = None
    if k < 15:
        c28, p = d_EVReactivePowerLimits(v, p)
        f_ev_reactive_power_limits = c28
        p -= 1
        if v >> p & 0x1: raise Mismatch
        k = 15
    if k != 15: raise Mismatch
    return DER_AC_CPDReqEnergyTransferMode(ev_maximum_charge_power=RationalNumber(exponent=a1 - 128, value=(~a2 if sa2 else a2)), ev_maximum_charge_power_l2=f_ev_maximum_charge_power_l2, ev_maximum_charge_power_l3=f_ev_maximum_charge_power_l3, ev_minimum_charge_power=RationalNumber(exponent=a7 - 128, value=(~a8 if sa8 else a8)), ev_minimum_charge_power_l2=f_ev_minimum_charge_power_l2, ev_minimum_charge_power_l3=f_ev_minimum_charge_power_l3, ev_processing=Processing_members[a13], ev_maximum_discharge_power=RationalNumber(exponent=a14 - 128, value=(~a15 if sa15 else a15)), ev_maximum_discharge_power_l2=f_ev_maximum_discharge_power_l2, ev_maximum_discharge_power_l3=f_ev_maximum_discharge_power_l3, ev_minimum_discharge_power=RationalNumber(exponent=a20 - 128, value=(~a21 if sa21 else a21)), ev_minimum_discharge_power_l2=f_ev_minimum_discharge_power_l2, ev_minimum_discharge_power_l3=f_ev_minimum_discharge_power_l3, ev_session_total_discharge_energy_available=f_ev_session_total_discharge_energy_available, ev_reactive_power_limits=f_ev_reactive_power_limits), p


def e_DER_AC_CPDReqEnergyTransferMode(x, m):
    o1 = m.ev_maximum_charge_power
    o2 = o1.exponent
    if not -128 <= o2 <= 127: raise Mismatch
    o3 = o1.value
    x = x << 14 | (o2 + 128) << 3
    if 0 <= o3 < 128: x = x << 9 | (o3)
    elif 127 < o3 < 16384: x = x << 17 | ((o3 & 127 | 128) << 8 | o3 >> 7)
    else: x = put_signed(x, o3, -32768, 32767)
    x = x << 2
    w = 2; b = 1
    o4 = m.ev_maximum_charge_power_l2
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
    o7 = m.ev_maximum_charge_power_l3
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
    o10 = m.ev_minimum_charge_power
    o11 = o10.exponent
    if not -128 <= o11 <= 127: raise Mismatch
    o12 = o10.value
    x = x << 13 | (o11 + 128) << 3
    if 0 <= o12 < 128: x = x << 9 | (o12)
    elif 127 < o12 < 16384: x = x << 17 | ((o12 & 127 | 128) << 8 | o12 >> 7)
    else: x = put_signed(x, o12, -32768, 32767)
    x = x << 2
    w = 2; b = 4
    o13 = m.ev_minimum_charge_power_l2
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
        w = 2; b = 5
    o16 = m.ev_minimum_charge_power_l3
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
        w = 1; b = 6
    x = x << w | 6 - b
    o19 = m.ev_maximum_discharge_power
    o20 = o19.exponent
    if not -128 <= o20 <= 127: raise Mismatch
    o21 = o19.value
    x = x << 18 | (Processing_code[m.ev_processing]) << 15 | (o20 + 128) << 3
    if 0 <= o21 < 128: x = x << 9 | (o21)
    elif 127 < o21 < 16384: x = x << 17 | ((o21 & 127 | 128) << 8 | o21 >> 7)
    else: x = put_signed(x, o21, -32768, 32767)
    x = x << 2
    w = 2; b = 8
    o22 = m.ev_maximum_discharge_power_l2
    if o22 is not None:
        x = x << w | 8 - b
        o23 = o22.exponent
        if not -128 <= o23 <= 127: raise Mismatch
        o24 = o22.value
        x = x << 13 | (o23 + 128) << 3
        if 0 <= o24 < 128: x = x << 9 | (o24)
        elif 127 < o24 < 16384: x = x << 17 | ((o24 & 127 | 128) << 8 | o24 >> 7)
        else: x = put_signed(x, o24, -32768, 32767)
        x = x << 2
        w = 2; b = 9
    o25 = m.ev_maximum_discharge_power_l3
    if o25 is not None:
        x = x << w | 9 - b
        o26 = o25.exponent
        if not -128 <= o26 <= 127: raise Mismatch
        o27 = o25.value
        x = x << 13 | (o26 + 128) << 3
        if 0 <= o27 < 128: x = x << 9 | (o27)
        elif 127 < o27 < 16384: x = x << 17 | ((o27 & 127 | 128) << 8 | o27 >> 7)
        else: x = put_signed(x, o27, -32768, 32767)
        x = x << 2
        w = 1; b = 10
    x = x << w | 10 - b
    o28 = m.ev_minimum_discharge_power
    o29 = o28.exponent
    if not -128 <= o29 <= 127: raise Mismatch
    o30 = o28.value
    x = x << 13 | (o29 + 128) << 3
    if 0 <= o30 < 128: x = x << 9 | (o30)
    elif 127 < o30 < 16384: x = x << 17 | ((o30 & 127 | 128) << 8 | o30 >> 7)
    else: x = put_signed(x, o30, -32768, 32767)
    x = x << 2
    w = 3; b = 11
    o31 = m.ev_minimum_discharge_power_l2
    if o31 is not None:
        x = x << w | 11 - b
        o32 = o31.exponent
        if not -128 <= o32 <= 127: raise Mismatch
        o33 = o31.value
        x = x << 13 | (o32 + 128) << 3
        if 0 <= o33 < 128: x = x << 9 | (o33)
        elif 127 < o33 < 16384: x = x << 17 | ((o33 & 127 | 128) << 8 | o33 >> 7)
        else: x = put_signed(x, o33, -32768, 32767)
        x = x << 2
        w = 3; b = 12
    o34 = m.ev_minimum_discharge_power_l3
    if o34 is not None:
        x = x << w | 12 - b
        o35 = o34.exponent
        if not -128 <= o35 <= 127: raise Mismatch
        o36 = o34.value
        x = x << 13 | (o35 + 128) << 3
        if 0 <= o36 < 128: x = x << 9 | (o36)
        elif 127 < o36 < 16384: x = x << 17 | ((o36 & 127 | 128) << 8 | o36 >> 7)
        else: x = put_signed(x, o36, -32768, 32767)
        x = x << 2
        w = 2; b = 13
    o37 = m.ev_session_total_discharge_energy_available
    if o37 is not None:
        x = x << w | 13 - b
        o38 = o37.exponent
        if not -128 <= o38 <= 127: raise Mismatch
        o39 = o37.value
        x = x << 13 | (o38 + 128) << 3
        if 0 <= o39 < 128: x = x << 9 | (o39)
        elif 127 < o39 < 16384: x = x << 17 | ((o39 & 127 | 128) << 8 | o39 >> 7)
        else: x = put_signed(x, o39, -32768, 32767)
        x = x << 2
        w = 2; b = 14
    o40 = m.ev_reactive_power_limits
    if o40 is not None:
        x = x << w | 14 - b
        x = e_EVReactivePowerLimits(x, o40)
        w = 1; b = 15
    x = x << w | 15 - b
    return x


def d_AC_CPDResEnergyTransferMode(v, p):
    p -= 23
    x = v >> p & 0x7fffff
    if x & 0x700e00: raise Mismatch
    a1 = x >> 12 & 0xff
    sa2 = x >> 8 & 0x1
    a2 = x & 0xff
    if a2 > 127: a2, p = more(v, p, a2, 32767)
    p -= 4
    x = v >> p & 0xf
    if x & 0xc: raise Mismatch
    k = x & 0x3
    k += 1
    f_evse_maximum_charge_power_l2 = None
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
        f_evse_maximum_charge_power_l2 = RationalNumber(exponent=a3 - 128, value=(~a4 if sa4 else a4))
        k += 2
    f_evse_maximum_charge_power_l3 = None
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
        f_evse_maximum_charge_power_l3 = RationalNumber(exponent=a5 - 128, value=(~a6 if sa6 else a6))
        k = 3
    if k != 3: raise Mismatch
    p -= 22
    x = v >> p & 0x3fffff
    if x & 0x300e00: raise Mismatch
    a7 = x >> 12 & 0xff
    sa8 = x >> 8 & 0x1
    a8 = x & 0xff
    if a8 > 127: a8, p = more(v, p, a8, 32767)
    p -= 4
    x = v >> p & 0xf
    if x & 0xc: raise Mismatch
    k = x & 0x3
    k += 4
    f_evse_minimum_charge_power_l2 = None
    if k < 5:
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
        f_evse_minimum_charge_power_l2 = RationalNumber(exponent=a9 - 128, value=(~a10 if sa10 else a10))
        k += 5
    f_evse_minimum_charge_power_l3 = None
    if k < 6:
        p -= 22
        x = v >> p & 0x3fffff
        if x & 0x300e00: raise Mismatch
        a11 = x >> 12 & 0xff
        sa12 = x >> 8 & 0x1
        a12 = x & 0xff
        if a12 > 127: a12, p = more(v, p, a12, 32767)
        p -= 3
        if v >> p & 0x7: raise Mismatch
        f_evse_minimum_charge_power_l3 = RationalNumber(exponent=a11 - 128, value=(~a12 if sa12 else a12))
        k = 6
    if k != 6: raise Mismatch
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
    k += 7
    f_maximum_power_asymmetry = None
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
        f_maximum_power_asymmetry = RationalNumber(exponent=a15 - 128, value=(~a16 if sa16 else a16))
        k += 8
    f_evse_power_ramp_limitation = None
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
        f_evse_power_ramp_limitation = RationalNumber(exponent=a17 - 128, value=(~a18 if sa18 else a18))
        k += 9
    f_evse_present_active_power = None
    if k < 10:
        p -= 22
        x = v >> p & 0x3fffff
        if x & 0x300e00: raise Mismatch
        a19 = x >> 12 & 0xff
        sa20 = x >> 8 & 0x1
        a20 = x & 0xff
        if a20 > 127: a20, p = more(v, p, a20, 32767)
        p -= 4
        x = v >> p & 0xf
        if x & 0xc: raise Mismatch
        k = x & 0x3
        f_evse_present_active_power = RationalNumber(exponent=a19 - 128, value=(~a20 if sa20 else a20))
        k += 10
    f_evse_present_active_power_l2 = None
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
        f_evse_present_active_power_l2 = RationalNumber(exponent=a21 - 128, value=(~a22 if sa22 else a22))
        k += 11
    f_evse_present_active_power_l3 = None
    if k < 12:
        p -= 22
        x = v >> p & 0x3fffff
        if x & 0x300e00: raise Mismatch
        a23 = x >> 12 & 0xff
        sa24 = x >> 8 & 0x1
        a24 = x & 0xff
        if a24 > 127: a24, p = more(v, p, a24, 32767)
        p -= 3
        if v >> p & 0x7: raise Mismatch
        f_evse_present_active_power_l3 = RationalNumber(exponent=a23 - 128, value=(~a24 if sa24 else a24))
        k = 12
    if k != 12: raise Mismatch
    return AC_CPDResEnergyTransferMode(evse_maximum_charge_power=RationalNumber(exponent=a1 - 128, value=(~a2 if sa2 else a2)), evse_maximum_charge_power_l2=f_evse_maximum_charge_power_l2, evse_maximum_charge_power_l3=f_evse_maximum_charge_power_l3, evse_minimum_charge_power=RationalNumber(exponent=a7 - 128, value=(~a8 if sa8 else a8)), evse_minimum_charge_power_l2=f_evse_minimum_charge_power_l2, evse_minimum_charge_power_l3=f_evse_minimum_charge_power_l3, evse_nominal_frequency=RationalNumber(exponent=a13 - 128, value=(~a14 if sa14 else a14)), maximum_power_asymmetry=f_maximum_power_asymmetry, evse_power_ramp_limitation=f_evse_power_ramp_limitation, evse_present_active_power=f_evse_present_active_power, evse_present_active_power_l2=f_evse_present_active_power_l2, evse_present_active_power_l3=f_evse_present_active_power_l3), p


def e_AC_CPDResEnergyTransferMode(x, m):
    o1 = m.evse_maximum_charge_power
    o2 = o1.exponent
    if not -128 <= o2 <= 127: raise Mismatch
    o3 = o1.value
    x = x << 14 | (o2 + 128) << 3
    if 0 <= o3 < 128: x = x << 9 | (o3)
    elif 127 < o3 < 16384: x = x << 17 | ((o3 & 127 | 128) << 8 | o3 >> 7)
    else: x = put_signed(x, o3, -32768, 32767)
    x = x << 2
    w = 2; b = 1
    o4 = m.evse_maximum_charge_power_l2
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
    o7 = m.evse_maximum_charge_power_l3
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
    o10 = m.evse_minimum_charge_power
    o11 = o10.exponent
    if not -128 <= o11 <= 127: raise Mismatch
    o12 = o10.value
    x = x << 13 | (o11 + 128) << 3
    if 0 <= o12 < 128: x = x << 9 | (o12)
    elif 127 < o12 < 16384: x = x << 17 | ((o12 & 127 | 128) << 8 | o12 >> 7)
    else: x = put_signed(x, o12, -32768, 32767)
    x = x << 2
    w = 2; b = 4
    o13 = m.evse_minimum_charge_power_l2
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
        w = 2; b = 5
    o16 = m.evse_minimum_charge_power_l3
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
        w = 1; b = 6
    x = x << w | 6 - b
    o19 = m.evse_nominal_frequency
    o20 = o19.exponent
    if not -128 <= o20 <= 127: raise Mismatch
    o21 = o19.value
    x = x << 13 | (o20 + 128) << 3
    if 0 <= o21 < 128: x = x << 9 | (o21)
    elif 127 < o21 < 16384: x = x << 17 | ((o21 & 127 | 128) << 8 | o21 >> 7)
    else: x = put_signed(x, o21, -32768, 32767)
    x = x << 2
    w = 3; b = 7
    o22 = m.maximum_power_asymmetry
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
    o25 = m.evse_power_ramp_limitation
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
    o28 = m.evse_present_active_power
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
        w = 2; b = 10
    o31 = m.evse_present_active_power_l2
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
    o34 = m.evse_present_active_power_l3
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
        w = 1; b = 12
    x = x << w | 12 - b
    return x


def d_BPT_AC_CPDResEnergyTransferMode(v, p):
    p -= 23
    x = v >> p & 0x7fffff
    if x & 0x700e00: raise Mismatch
    a1 = x >> 12 & 0xff
    sa2 = x >> 8 & 0x1
    a2 = x & 0xff
    if a2 > 127: a2, p = more(v, p, a2, 32767)
    p -= 4
    x = v >> p & 0xf
    if x & 0xc: raise Mismatch
    k = x & 0x3
    k += 1
    f_evse_maximum_charge_power_l2 = None
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
        f_evse_maximum_charge_power_l2 = RationalNumber(exponent=a3 - 128, value=(~a4 if sa4 else a4))
        k += 2
    f_evse_maximum_charge_power_l3 = None
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
        f_evse_maximum_charge_power_l3 = RationalNumber(exponent=a5 - 128, value=(~a6 if sa6 else a6))
        k = 3
    if k != 3: raise Mismatch
    p -= 22
    x = v >> p & 0x3fffff
    if x & 0x300e00: raise Mismatch
    a7 = x >> 12 & 0xff
    sa8 = x >> 8 & 0x1
    a8 = x & 0xff
    if a8 > 127: a8, p = more(v, p, a8, 32767)
    p -= 4
    x = v >> p & 0xf
    if x & 0xc: raise Mismatch
    k = x & 0x3
    k += 4
    f_evse_minimum_charge_power_l2 = None
    if k < 5:
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
        f_evse_minimum_charge_power_l2 = RationalNumber(exponent=a9 - 128, value=(~a10 if sa10 else a10))
        k += 5
    f_evse_minimum_charge_power_l3 = None
    if k < 6:
        p -= 22
        x = v >> p & 0x3fffff
        if x & 0x300e00: raise Mismatch
        a11 = x >> 12 & 0xff
        sa12 = x >> 8 & 0x1
        a12 = x & 0xff
        if a12 > 127: a12, p = more(v, p, a12, 32767)
        p -= 3
        if v >> p & 0x7: raise Mismatch
        f_evse_minimum_charge_power_l3 = RationalNumber(exponent=a11 - 128, value=(~a12 if sa12 else a12))
        k = 6
    if k != 6: raise Mismatch
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
    k += 7
    f_maximum_power_asymmetry = None
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
        f_maximum_power_asymmetry = RationalNumber(exponent=a15 - 128, value=(~a16 if sa16 else a16))
        k += 8
    f_evse_power_ramp_limitation = None
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
        f_evse_power_ramp_limitation = RationalNumber(exponent=a17 - 128, value=(~a18 if sa18 else a18))
        k += 9
    f_evse_present_active_power = None
    if k < 10:
        p -= 22
        x = v >> p & 0x3fffff
        if x & 0x300e00: raise Mismatch
        a19 = x >> 12 & 0xff
        sa20 = x >> 8 & 0x1
        a20 = x & 0xff
        if a20 > 127: a20, p = more(v, p, a20, 32767)
        p -= 4
        x = v >> p & 0xf
        if x & 0xc: raise Mismatch
        k = x & 0x3
        f_evse_present_active_power = RationalNumber(exponent=a19 - 128, value=(~a20 if sa20 else a20))
        k += 10
    f_evse_present_active_power_l2 = None
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
        f_evse_present_active_power_l2 = RationalNumber(exponent=a21 - 128, value=(~a22 if sa22 else a22))
        k += 11
    f_evse_present_active_power_l3 = None
    if k < 12:
        p -= 22
        x = v >> p & 0x3fffff
        if x & 0x300e00: raise Mismatch
        a23 = x >> 12 & 0xff
        sa24 = x >> 8 & 0x1
        a24 = x & 0xff
        if a24 > 127: a24, p = more(v, p, a24, 32767)
        p -= 3
        if v >> p & 0x7: raise Mismatch
        f_evse_present_active_power_l3 = RationalNumber(exponent=a23 - 128, value=(~a24 if sa24 else a24))
        k = 12
    if k != 12: raise Mismatch
    p -= 22
    x = v >> p & 0x3fffff
    if x & 0x300e00: raise Mismatch
    a25 = x >> 12 & 0xff
    sa26 = x >> 8 & 0x1
    a26 = x & 0xff
    if a26 > 127: a26, p = more(v, p, a26, 32767)
    p -= 4
    x = v >> p & 0xf
    if x & 0xc: raise Mismatch
    k = x & 0x3
    k += 13
    f_evse_maximum_discharge_power_l2 = None
    if k < 14:
        p -= 22
        x = v >> p & 0x3fffff
        if x & 0x300e00: raise Mismatch
        a27 = x >> 12 & 0xff
        sa28 = x >> 8 & 0x1
        a28 = x & 0xff
        if a28 > 127: a28, p = more(v, p, a28, 32767)
        p -= 4
        x = v >> p & 0xf
        if x & 0xc: raise Mismatch
        k = x & 0x3
        f_evse_maximum_discharge_power_l2 = RationalNumber(exponent=a27 - 128, value=(~a28 if sa28 else a28))
        k += 14
    f_evse_maximum_discharge_power_l3 = None
    if k < 15:
        p -= 22
        x = v >> p & 0x3fffff
        if x & 0x300e00: raise Mismatch
        a29 = x >> 12 & 0xff
        sa30 = x >> 8 & 0x1
        a30 = x & 0xff
        if a30 > 127: a30, p = more(v, p, a30, 32767)
        p -= 3
        if v >> p & 0x7: raise Mismatch
        f_evse_maximum_discharge_power_l3 = RationalNumber(exponent=a29 - 128, value=(~a30 if sa30 else a30))
        k = 15
    if k != 15: raise Mismatch
    p -= 22
    x = v >> p & 0x3fffff
    if x & 0x300e00: raise Mismatch
    a31 = x >> 12 & 0xff
    sa32 = x >> 8 & 0x1
    a32 = x & 0xff
    if a32 > 127: a32, p = more(v, p, a32, 32767)
    p -= 4
    x = v >> p & 0xf
    if x & 0xc: raise Mismatch
    k = x & 0x3
    k += 16
    f_evse_minimum_discharge_power_l2 = None
    if k < 17:
        p -= 22
        x = v >> p & 0x3fffff
        if x & 0x300e00: raise Mismatch
        a33 = x >> 12 & 0xff
        sa34 = x >> 8 & 0x1
        a34 = x & 0xff
        if a34 > 127: a34, p = more(v, p, a34, 32767)
        p -= 4
        x = v >> p & 0xf
        if x & 0xc: raise Mismatch
        k = x & 0x3
        f_evse_minimum_discharge_power_l2 = RationalNumber(exponent=a33 - 128, value=(~a34 if sa34 else a34))
        k += 17
    f_evse_minimum_discharge_power_l3 = None
    if k < 18:
        p -= 22
        x = v >> p & 0x3fffff
        if x & 0x300e00: raise Mismatch
        a35 = x >> 12 & 0xff
        sa36 = x >> 8 & 0x1
        a36 = x & 0xff
        if a36 > 127: a36, p = more(v, p, a36, 32767)
        p -= 3
        if v >> p & 0x7: raise Mismatch
        f_evse_minimum_discharge_power_l3 = RationalNumber(exponent=a35 - 128, value=(~a36 if sa36 else a36))
        k = 18
    if k != 18: raise Mismatch
    return BPT_AC_CPDResEnergyTransferMode(evse_maximum_charge_power=RationalNumber(exponent=a1 - 128, value=(~a2 if sa2 else a2)), evse_maximum_charge_power_l2=f_evse_maximum_charge_power_l2, evse_maximum_charge_power_l3=f_evse_maximum_charge_power_l3, evse_minimum_charge_power=RationalNumber(exponent=a7 - 128, value=(~a8 if sa8 else a8)), evse_minimum_charge_power_l2=f_evse_minimum_charge_power_l2, evse_minimum_charge_power_l3=f_evse_minimum_charge_power_l3, evse_nominal_frequency=RationalNumber(exponent=a13 - 128, value=(~a14 if sa14 else a14)), maximum_power_asymmetry=f_maximum_power_asymmetry, evse_power_ramp_limitation=f_evse_power_ramp_limitation, evse_present_active_power=f_evse_present_active_power, evse_present_active_power_l2=f_evse_present_active_power_l2, evse_present_active_power_l3=f_evse_present_active_power_l3, evse_maximum_discharge_power=RationalNumber(exponent=a25 - 128, value=(~a26 if sa26 else a26)), evse_maximum_discharge_power_l2=f_evse_maximum_discharge_power_l2, evse_maximum_discharge_power_l3=f_evse_maximum_discharge_power_l3, evse_minimum_discharge_power=RationalNumber(exponent=a31 - 128, value=(~a32 if sa32 else a32)), evse_minimum_discharge_power_l2=f_evse_minimum_discharge_power_l2, evse_minimum_discharge_power_l3=f_evse_minimum_discharge_power_l3), p


def e_BPT_AC_CPDResEnergyTransferMode(x, m):
    o1 = m.evse_maximum_charge_power
    o2 = o1.exponent
    if not -128 <= o2 <= 127: raise Mismatch
    o3 = o1.value
    x = x << 14 | (o2 + 128) << 3
    if 0 <= o3 < 128: x = x << 9 | (o3)
    elif 127 < o3 < 16384: x = x << 17 | ((o3 & 127 | 128) << 8 | o3 >> 7)
    else: x = put_signed(x, o3, -32768, 32767)
    x = x << 2
    w = 2; b = 1
    o4 = m.evse_maximum_charge_power_l2
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
    o7 = m.evse_maximum_charge_power_l3
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
    o10 = m.evse_minimum_charge_power
    o11 = o10.exponent
    if not -128 <= o11 <= 127: raise Mismatch
    o12 = o10.value
    x = x << 13 | (o11 + 128) << 3
    if 0 <= o12 < 128: x = x << 9 | (o12)
    elif 127 < o12 < 16384: x = x << 17 | ((o12 & 127 | 128) << 8 | o12 >> 7)
    else: x = put_signed(x, o12, -32768, 32767)
    x = x << 2
    w = 2; b = 4
    o13 = m.evse_minimum_charge_power_l2
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
        w = 2; b = 5
    o16 = m.evse_minimum_charge_power_l3
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
        w = 1; b = 6
    x = x << w | 6 - b
    o19 = m.evse_nominal_frequency
    o20 = o19.exponent
    if not -128 <= o20 <= 127: raise Mismatch
    o21 = o19.value
    x = x << 13 | (o20 + 128) << 3
    if 0 <= o21 < 128: x = x << 9 | (o21)
    elif 127 < o21 < 16384: x = x << 17 | ((o21 & 127 | 128) << 8 | o21 >> 7)
    else: x = put_signed(x, o21, -32768, 32767)
    x = x << 2
    w = 3; b = 7
    o22 = m.maximum_power_asymmetry
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
    o25 = m.evse_power_ramp_limitation
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
    o28 = m.evse_present_active_power
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
        w = 2; b = 10
    o31 = m.evse_present_active_power_l2
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
    o34 = m.evse_present_active_power_l3
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
        w = 1; b = 12
    x = x << w | 12 - b
    o37 = m.evse_maximum_discharge_power
    o38 = o37.exponent
    if not -128 <= o38 <= 127: raise Mismatch
    o39 = o37.value
    x = x << 13 | (o38 + 128) << 3
    if 0 <= o39 < 128: x = x << 9 | (o39)
    elif 127 < o39 < 16384: x = x << 17 | ((o39 & 127 | 128) << 8 | o39 >> 7)
    else: x = put_signed(x, o39, -32768, 32767)
    x = x << 2
    w = 2; b = 13
    o40 = m.evse_maximum_discharge_power_l2
    if o40 is not None:
        x = x << w | 13 - b
        o41 = o40.exponent
        if not -128 <= o41 <= 127: raise Mismatch
        o42 = o40.value
        x = x << 13 | (o41 + 128) << 3
        if 0 <= o42 < 128: x = x << 9 | (o42)
        elif 127 < o42 < 16384: x = x << 17 | ((o42 & 127 | 128) << 8 | o42 >> 7)
        else: x = put_signed(x, o42, -32768, 32767)
        x = x << 2
        w = 2; b = 14
    o43 = m.evse_maximum_discharge_power_l3
    if o43 is not None:
        x = x << w | 14 - b
        o44 = o43.exponent
        if not -128 <= o44 <= 127: raise Mismatch
        o45 = o43.value
        x = x << 13 | (o44 + 128) << 3
        if 0 <= o45 < 128: x = x << 9 | (o45)
        elif 127 < o45 < 16384: x = x << 17 | ((o45 & 127 | 128) << 8 | o45 >> 7)
        else: x = put_signed(x, o45, -32768, 32767)
        x = x << 2
        w = 1; b = 15
    x = x << w | 15 - b
    o46 = m.evse_minimum_discharge_power
    o47 = o46.exponent
    if not -128 <= o47 <= 127: raise Mismatch
    o48 = o46.value
    x = x << 13 | (o47 + 128) << 3
    if 0 <= o48 < 128: x = x << 9 | (o48)
    elif 127 < o48 < 16384: x = x << 17 | ((o48 & 127 | 128) << 8 | o48 >> 7)
    else: x = put_signed(x, o48, -32768, 32767)
    x = x << 2
    w = 2; b = 16
    o49 = m.evse_minimum_discharge_power_l2
    if o49 is not None:
        x = x << w | 16 - b
        o50 = o49.exponent
        if not -128 <= o50 <= 127: raise Mismatch
        o51 = o49.value
        x = x << 13 | (o50 + 128) << 3
        if 0 <= o51 < 128: x = x << 9 | (o51)
        elif 127 < o51 < 16384: x = x << 17 | ((o51 & 127 | 128) << 8 | o51 >> 7)
        else: x = put_signed(x, o51, -32768, 32767)
        x = x << 2
        w = 2; b = 17
    o52 = m.evse_minimum_discharge_power_l3
    if o52 is not None:
        x = x << w | 17 - b
        o53 = o52.exponent
        if not -128 <= o53 <= 127: raise Mismatch
        o54 = o52.value
        x = x << 13 | (o53 + 128) << 3
        if 0 <= o54 < 128: x = x << 9 | (o54)
        elif 127 < o54 < 16384: x = x << 17 | ((o54 & 127 | 128) << 8 | o54 >> 7)
        else: x = put_signed(x, o54, -32768, 32767)
        x = x << 2
        w = 1; b = 18
    x = x << w | 18 - b
    return x


def d_DER_AC_CPDResEnergyTransferMode(v, p):
    p -= 23
    x = v >> p & 0x7fffff
    if x & 0x700e00: raise Mismatch
    a1 = x >> 12 & 0xff
    sa2 = x >> 8 & 0x1
    a2 = x & 0xff
    if a2 > 127: a2, p = more(v, p, a2, 32767)
    p -= 4
    x = v >> p & 0xf
    if x & 0xc: raise Mismatch
    k = x & 0x3
    k += 1
    f_evse_maximum_charge_power_l2 = None
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
        f_evse_maximum_charge_power_l2 = RationalNumber(exponent=a3 - 128, value=(~a4 if sa4 else a4))
        k += 2
    f_evse_maximum_charge_power_l3 = None
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
        f_evse_maximum_charge_power_l3 = RationalNumber(exponent=a5 - 128, value=(~a6 if sa6 else a6))
        k = 3
    if k != 3: raise Mismatch
    p -= 22
    x = v >> p & 0x3fffff
    if x & 0x300e00: raise Mismatch
    a7 = x >> 12 & 0xff
    sa8 = x >> 8 & 0x1
    a8 = x & 0xff
    if a8 > 127: a8, p = more(v, p, a8, 32767)
    p -= 4
    x = v >> p & 0xf
    if x & 0xc: raise Mismatch
    k = x & 0x3
    k += 4
    f_evse_minimum_charge_power_l2 = None
    if k < 5:
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
        f_evse_minimum_charge_power_l2 = RationalNumber(exponent=a9 - 128, value=(~a10 if sa10 else a10))
        k += 5
    f_evse_minimum_charge_power_l3 = None
    if k < 6:
        p -= 22
        x = v >> p & 0x3fffff
        if x & 0x300e00: raise Mismatch
        a11 = x >> 12 & 0xff
        sa12 = x >> 8 & 0x1
        a12 = x & 0xff
        if a12 > 127: a12, p = more(v, p, a12, 32767)
        p -= 3
        if v >> p & 0x7: raise Mismatch
        f_evse_minimum_charge_power_l3 = RationalNumber(exponent=a11 - 128, value=(~a12 if sa12 else a12))
        k = 6
    if k != 6: raise Mismatch
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
    k += 7
    f_maximum_power_asymmetry = None
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
        f_maximum_power_asymmetry = RationalNumber(exponent=a15 - 128, value=(~a16 if sa16 else a16))
        k += 8
    f_evse_power_ramp_limitation = None
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
        f_evse_power_ramp_limitation = RationalNumber(exponent=a17 - 128, value=(~a18 if sa18 else a18))
        k += 9
    f_evse_present_active_power = None
    if k < 10:
        p -= 22
        x = v >> p & 0x3fffff
        if x & 0x300e00: raise Mismatch
        a19 = x >> 12 & 0xff
        sa20 = x >> 8 & 0x1
        a20 = x & 0xff
        if a20 > 127: a20, p = more(v, p, a20, 32767)
        p -= 4
        x = v >> p & 0xf
        if x & 0xc: raise Mismatch
        k = x & 0x3
        f_evse_present_active_power = RationalNumber(exponent=a19 - 128, value=(~a20 if sa20 else a20))
        k += 10
    f_evse_present_active_power_l2 = None
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
        f_evse_present_active_power_l2 = RationalNumber(exponent=a21 - 128, value=(~a22 if sa22 else a22))
        k += 11
    f_evse_present_active_power_l3 = None
    if k < 12:
        p -= 22
        x = v >> p & 0x3fffff
        if x & 0x300e00: raise Mismatch
        a23 = x >> 12 & 0xff
        sa24 = x >> 8 & 0x1
        a24 = x & 0xff
        if a24 > 127: a24, p = more(v, p, a24, 32767)
        p -= 3
        if v >> p & 0x7: raise Mismatch
        f_evse_present_active_power_l3 = RationalNumber(exponent=a23 - 128, value=(~a24 if sa24 else a24))
        k = 12
    if k != 12: raise Mismatch
    p -= 22
    x = v >> p & 0x3fffff
    if x & 0x300e00: raise Mismatch
    a25 = x >> 12 & 0xff
    sa26 = x >> 8 & 0x1
    a26 = x & 0xff
    if a26 > 127: a26, p = more(v, p, a26, 32767)
    p -= 4
    x = v >> p & 0xf
    if x & 0xc: raise Mismatch
    k = x & 0x3
    k += 13
    f_evse_nominal_charge_power_l2 = None
    if k < 14:
        p -= 22
        x = v >> p & 0x3fffff
        if x & 0x300e00: raise Mismatch
        a27 = x >> 12 & 0xff
        sa28 = x >> 8 & 0x1
        a28 = x & 0xff
        if a28 > 127: a28, p = more(v, p, a28, 32767)
        p -= 4
        x = v >> p & 0xf
        if x & 0xc: raise Mismatch
        k = x & 0x3
        f_evse_nominal_charge_power_l2 = RationalNumber(exponent=a27 - 128, value=(~a28 if sa28 else a28))
        k += 14
    f_evse_nominal_charge_power_l3 = None
    if k < 15:
        p -= 22
        x = v >> p & 0x3fffff
        if x & 0x300e00: raise Mismatch
        a29 = x >> 12 & 0xff
        sa30 = x >> 8 & 0x1
        a30 = x & 0xff
        if a30 > 127: a30, p = more(v, p, a30, 32767)
        p -= 3
        if v >> p & 0x7: raise Mismatch
        f_evse_nominal_charge_power_l3 = RationalNumber(exponent=a29 - 128, value=(~a30 if sa30 else a30))
        k = 15
    if k != 15: raise Mismatch
    p -= 22
    x = v >> p & 0x3fffff
    if x & 0x300e00: raise Mismatch
    a31 = x >> 12 & 0xff
    sa32 = x >> 8 & 0x1
    a32 = x & 0xff
    if a32 > 127: a32, p = more(v, p, a32, 32767)
    p -= 4
    x = v >> p & 0xf
    if x & 0xc: raise Mismatch
    k = x & 0x3
    k += 16
    f_evse_nominal_discharge_power_l2 = None
    if k < 17:
        p -= 22
        x = v >> p & 0x3fffff
        if x & 0x300e00: raise Mismatch
        a33 = x >> 12 & 0xff
        sa34 = x >> 8 & 0x1
        a34 = x & 0xff
        if a34 > 127: a34, p = more(v, p, a34, 32767)
        p -= 4
        x = v >> p & 0xf
        if x & 0xc: raise Mismatch
        k = x & 0x3
        f_evse_nominal_discharge_power_l2 = RationalNumber(exponent=a33 - 128, value=(~a34 if sa34 else a34))
        k += 17
    f_evse_nominal_discharge_power_l3 = None
    if k < 18:
        p -= 22
        x = v >> p & 0x3fffff
        if x & 0x300e00: raise Mismatch
        a35 = x >> 12 & 0xff
        sa36 = x >> 8 & 0x1
        a36 = x & 0xff
        if a36 > 127: a36, p = more(v, p, a36, 32767)
        p -= 3
        if v >> p & 0x7: raise Mismatch
        f_evse_nominal_discharge_power_l3 = RationalNumber(exponent=a35 - 128, value=(~a36 if sa36 else a36))
        k = 18
    if k != 18: raise Mismatch
    p -= 22
    x = v >> p & 0x3fffff
    if x & 0x300e00: raise Mismatch
    a37 = x >> 12 & 0xff
    sa38 = x >> 8 & 0x1
    a38 = x & 0xff
    if a38 > 127: a38, p = more(v, p, a38, 32767)
    p -= 4
    x = v >> p & 0xf
    if x & 0xc: raise Mismatch
    k = x & 0x3
    k += 19
    f_evse_maximum_discharge_power_l2 = None
    if k < 20:
        p -= 22
        x = v >> p & 0x3fffff
        if x & 0x300e00: raise Mismatch
        a39 = x >> 12 & 0xff
        sa40 = x >> 8 & 0x1
        a40 = x & 0xff
        if a40 > 127: a40, p = more(v, p, a40, 32767)
        p -= 4
        x = v >> p & 0xf
        if x & 0xc: raise Mismatch
        k = x & 0x3
        f_evse_maximum_discharge_power_l2 = RationalNumber(exponent=a39 - 128, value=(~a40 if sa40 else a40))
        k += 20
    f_evse_maximum_discharge_power_l3 = None
    if k < 21:
        p -= 22
        x = v >> p & 0x3fffff
        if x & 0x300e00: raise Mismatch
        a41 = x >> 12 & 0xff
        sa42 = x >> 8 & 0x1
        a42 = x & 0xff
        if a42 > 127: a42, p = more(v, p, a42, 32767)
        p -= 3
        if v >> p & 0x7: raise Mismatch
        f_evse_maximum_discharge_power_l3 = RationalNumber(exponent=a41 - 128, value=(~a42 if sa42 else a42))
        k = 21
    if k != 21: raise Mismatch
    p -= 8
    x = v >> p & 0xff
    if x & 0xbb: raise Mismatch
    a43 = x >> 6 & 0x1
    a44 = x >> 2 & 0x1
    c45, p = d_DERControl(v, p)
    p -= 1
    if v >> p & 0x1: raise Mismatch
    return DER_AC_CPDResEnergyTransferMode(evse_maximum_charge_power=RationalNumber(exponent=a1 - 128, value=(~a2 if sa2 else a2)), evse_maximum_charge_power_l2=f_evse_maximum_charge_power_l2, evse_maximum_charge_power_l3=f_evse_maximum_charge_power_l3, evse_minimum_charge_power=RationalNumber(exponent=a7 - 128, value=(~a8 if sa8 else a8)), evse_minimum_charge_power_l2=f_evse_minimum_charge_power_l2, evse_minimum_charge_power_l3=f_evse_minimum_charge_power_l3, evse_nominal_frequency=RationalNumber(exponent=a13 - 128, value=(~a14 if sa14 else a14)), maximum_power_asymmetry=f_maximum_power_asymmetry, evse_power_ramp_limitation=f_evse_power_ramp_limitation, evse_present_active_power=f_evse_present_active_power, evse_present_active_power_l2=f_evse_present_active_power_l2, evse_present_active_power_l3=f_evse_present_active_power_l3, evse_nominal_charge_power=RationalNumber(exponent=a25 - 128, value=(~a26 if sa26 else a26)), evse_nominal_charge_power_l2=f_evse_nominal_charge_power_l2, evse_nominal_charge_power_l3=f_evse_nominal_charge_power_l3, evse_nominal_discharge_power=RationalNumber(exponent=a31 - 128, value=(~a32 if sa32 else a32)), evse_nominal_discharge_power_l2=f_evse_nominal_discharge_power_l2, evse_nominal_discharge_power_l3=f_evse_nominal_discharge_power_l3, evse_maximum_discharge_power=RationalNumber(exponent=a37 - 128, value=(~a38 if sa38 else a38)), evse_maximum_discharge_power_l2=f_evse_maximum_discharge_power_l2, evse_maximum_discharge_power_l3=f_evse_maximum_discharge_power_l3, ev_operating_mode=EVOperatingMode_members[a43], grid_connection_mode=GridConnectionMode_members[a44], der_control=c45), p


def e_DER_AC_CPDResEnergyTransferMode(x, m):
    o1 = m.evse_maximum_charge_power
    o2 = o1.exponent
    if not -128 <= o2 <= 127: raise Mismatch
    o3 = o1.value
    x = x << 14 | (o2 + 128) << 3
    if 0 <= o3 < 128: x = x << 9 | (o3)
    elif 127 < o3 < 16384: x = x << 17 | ((o3 & 127 | 128) << 8 | o3 >> 7)
    else: x = put_signed(x, o3, -32768, 32767)
    x = x << 2
    w = 2; b = 1
    o4 = m.evse_maximum_charge_power_l2
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
    o7 = m.evse_maximum_charge_power_l3
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
    o10 = m.evse_minimum_charge_power
    o11 = o10.exponent
    if not -128 <= o11 <= 127: raise Mismatch
    o12 = o10.value
    x = x << 13 | (o11 + 128) << 3
    if 0 <= o12 < 128: x = x << 9 | (o12)
    elif 127 < o12 < 16384: x = x << 17 | ((o12 & 127 | 128) << 8 | o12 >> 7)
    else: x = put_signed(x, o12, -32768, 32767)
    x = x << 2
    w = 2; b = 4
    o13 = m.evse_minimum_charge_power_l2
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
        w = 2; b = 5
    o16 = m.evse_minimum_charge_power_l3
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
        w = 1; b = 6
    x = x << w | 6 - b
    o19 = m.evse_nominal_frequency
    o20 = o19.exponent
    if not -128 <= o20 <= 127: raise Mismatch
    o21 = o19.value
    x = x << 13 | (o20 + 128) << 3
    if 0 <= o21 < 128: x = x << 9 | (o21)
    elif 127 < o21 < 16384: x = x << 17 | ((o21 & 127 | 128) << 8 | o21 >> 7)
    else: x = put_signed(x, o21, -32768, 32767)
    x = x << 2
    w = 3; b = 7
    o22 = m.maximum_power_asymmetry
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
    o25 = m.evse_power_ramp_limitation
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
    o28 = m.evse_present_active_power
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
        w = 2; b = 10
    o31 = m.evse_present_active_power_l2
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
    o34 = m.evse_present_active_power_l3
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
        w = 1; b = 12
    x = x << w | 12 - b
    o37 = m.evse_nominal_charge_power
    o38 = o37.exponent
    if not -128 <= o38 <= 127: raise Mismatch
    o39 = o37.value
    x = x << 13 | (o38 + 128) << 3
    if 0 <= o39 < 128: x = x << 9 | (o39)
    elif 127 < o39 < 16384: x = x << 17 | ((o39 & 127 | 128) << 8 | o39 >> 7)
    else: x = put_signed(x, o39, -32768, 32767)
    x = x << 2
    w = 2; b = 13
    o40 = m.evse_nominal_charge_power_l2
    if o40 is not None:
        x = x << w | 13 - b
        o41 = o40.exponent
        if not -128 <= o41 <= 127: raise Mismatch
        o42 = o40.value
        x = x << 13 | (o41 + 128) << 3
        if 0 <= o42 < 128: x = x << 9 | (o42)
        elif 127 < o42 < 16384: x = x << 17 | ((o42 & 127 | 128) << 8 | o42 >> 7)
        else: x = put_signed(x, o42, -32768, 32767)
        x = x << 2
        w = 2; b = 14
    o43 = m.evse_nominal_charge_power_l3
    if o43 is not None:
        x = x << w | 14 - b
        o44 = o43.exponent
        if not -128 <= o44 <= 127: raise Mismatch
        o45 = o43.value
        x = x << 13 | (o44 + 128) << 3
        if 0 <= o45 < 128: x = x << 9 | (o45)
        elif 127 < o45 < 16384: x = x << 17 | ((o45 & 127 | 128) << 8 | o45 >> 7)
        else: x = put_signed(x, o45, -32768, 32767)
        x = x << 2
        w = 1; b = 15
    x = x << w | 15 - b
    o46 = m.evse_nominal_discharge_power
    o47 = o46.exponent
    if not -128 <= o47 <= 127: raise Mismatch
    o48 = o46.value
    x = x << 13 | (o47 + 128) << 3
    if 0 <= o48 < 128: x = x << 9 | (o48)
    elif 127 < o48 < 16384: x = x << 17 | ((o48 & 127 | 128) << 8 | o48 >> 7)
    else: x = put_signed(x, o48, -32768, 32767)
    x = x << 2
    w = 2; b = 16
    o49 = m.evse_nominal_discharge_power_l2
    if o49 is not None:
        x = x << w | 16 - b
        o50 = o49.exponent
        if not -128 <= o50 <= 127: raise Mismatch
        o51 = o49.value
        x = x << 13 | (o50 + 128) << 3
        if 0 <= o51 < 128: x = x << 9 | (o51)
        elif 127 < o51 < 16384: x = x << 17 | ((o51 & 127 | 128) << 8 | o51 >> 7)
        else: x = put_signed(x, o51, -32768, 32767)
        x = x << 2
        w = 2; b = 17
    o52 = m.evse_nominal_discharge_power_l3
    if o52 is not None:
        x = x << w | 17 - b
        o53 = o52.exponent
        if not -128 <= o53 <= 127: raise Mismatch
        o54 = o52.value
        x = x << 13 | (o53 + 128) << 3
        if 0 <= o54 < 128: x = x << 9 | (o54)
        elif 127 < o54 < 16384: x = x << 17 | ((o54 & 127 | 128) << 8 | o54 >> 7)
        else: x = put_signed(x, o54, -32768, 32767)
        x = x << 2
        w = 1; b = 18
    x = x << w | 18 - b
    o55 = m.evse_maximum_discharge_power
    o56 = o55.exponent
    if not -128 <= o56 <= 127: raise Mismatch
    o57 = o55.value
    x = x << 13 | (o56 + 128) << 3
    if 0 <= o57 < 128: x = x << 9 | (o57)
    elif 127 < o57 < 16384: x = x << 17 | ((o57 & 127 | 128) << 8 | o57 >> 7)
    else: x = put_signed(x, o57, -32768, 32767)
    x = x << 2
    w = 2; b = 19
    o58 = m.evse_maximum_discharge_power_l2
    if o58 is not None:
        x = x << w | 19 - b
        o59 = o58.exponent
        if not -128 <= o59 <= 127: raise Mismatch
        o60 = o58.value
        x = x << 13 | (o59 + 128) << 3
        if 0 <= o60 < 128: x = x << 9 | (o60)
        elif 127 < o60 < 16384: x = x << 17 | ((o60 & 127 | 128) << 8 | o60 >> 7)
        else: x = put_signed(x, o60, -32768, 32767)
        x = x << 2
        w = 2; b = 20
    o61 = m.evse_maximum_discharge_power_l3
    if o61 is not None:
        x = x << w | 20 - b
        o62 = o61.exponent
        if not -128 <= o62 <= 127: raise Mismatch
        o63 = o61.value
        x = x << 13 | (o62 + 128) << 3
        if 0 <= o63 < 128: x = x << 9 | (o63)
        elif 127 < o63 < 16384: x = x << 17 | ((o63 & 127 | 128) << 8 | o63 >> 7)
        else: x = put_signed(x, o63, -32768, 32767)
        x = x << 2
        w = 1; b = 21
    x = x << w | 21 - b
    x = e_DERControl(x << 8 | (EVOperatingMode_code[m.ev_operating_mode]) << 6 | (GridConnectionMode_code[m.grid_connection_mode]) << 2, m.der_control)
    return x << 1


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


def d_BPT_Dynamic_AC_CLReqControlMode(v, p):
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
    p -= 4
    x = v >> p & 0xf
    if x & 0xc: raise Mismatch
    k = x & 0x3
    k += 5
    f_ev_maximum_charge_power_l2 = None
    if k < 6:
        p -= 22
        x = v >> p & 0x3fffff
        if x & 0x300e00: raise Mismatch
        a10 = x >> 12 & 0xff
        sa11 = x >> 8 & 0x1
        a11 = x & 0xff
        if a11 > 127: a11, p = more(v, p, a11, 32767)
        p -= 4
        x = v >> p & 0xf
        if x & 0xc: raise Mismatch
        k = x & 0x3
        f_ev_maximum_charge_power_l2 = RationalNumber(exponent=a10 - 128, value=(~a11 if sa11 else a11))
        k += 6
    f_ev_maximum_charge_power_l3 = None
    if k < 7:
        p -= 22
        x = v >> p & 0x3fffff
        if x & 0x300e00: raise Mismatch
        a12 = x >> 12 & 0xff
        sa13 = x >> 8 & 0x1
        a13 = x & 0xff
        if a13 > 127: a13, p = more(v, p, a13, 32767)
        p -= 3
        if v >> p & 0x7: raise Mismatch
        f_ev_maximum_charge_power_l3 = RationalNumber(exponent=a12 - 128, value=(~a13 if sa13 else a13))
        k = 7
    if k != 7: raise Mismatch
    p -= 22
    x = v >> p & 0x3fffff
    if x & 0x300e00: raise Mismatch
    a14 = x >> 12 & 0xff
    sa15 = x >> 8 & 0x1
    a15 = x & 0xff
    if a15 > 127: a15, p = more(v, p, a15, 32767)
    p -= 4
    x = v >> p & 0xf
    if x & 0xc: raise Mismatch
    k = x & 0x3
    k += 8
    f_ev_minimum_charge_power_l2 = None
    if k < 9:
        p -= 22
        x = v >> p & 0x3fffff
        if x & 0x300e00: raise Mismatch
        a16 = x >> 12 & 0xff
        sa17 = x >> 8 & 0x1
        a17 = x & 0xff
        if a17 > 127: a17, p = more(v, p, a17, 32767)
        p -= 4
        x = v >> p & 0xf
        if x & 0xc: raise Mismatch
        k = x & 0x3
        f_ev_minimum_charge_power_l2 = RationalNumber(exponent=a16 - 128, value=(~a17 if sa17 else a17))
        k += 9
    f_ev_minimum_charge_power_l3 = None
    if k < 10:
        p -= 22
        x = v >> p & 0x3fffff
        if x & 0x300e00: raise Mismatch
        a18 = x >> 12 & 0xff
        sa19 = x >> 8 & 0x1
        a19 = x & 0xff
        if a19 > 127: a19, p = more(v, p, a19, 32767)
        p -= 3
        if v >> p & 0x7: raise Mismatch
        f_ev_minimum_charge_power_l3 = RationalNumber(exponent=a18 - 128, value=(~a19 if sa19 else a19))
        k = 10
    if k != 10: raise Mismatch
    p -= 22
    x = v >> p & 0x3fffff
    if x & 0x300e00: raise Mismatch
    a20 = x >> 12 & 0xff
    sa21 = x >> 8 & 0x1
    a21 = x & 0xff
    if a21 > 127: a21, p = more(v, p, a21, 32767)
    p -= 4
    x = v >> p & 0xf
    if x & 0xc: raise Mismatch
    k = x & 0x3
    k += 11
    f_ev_present_active_power_l2 = None
    if k < 12:
        p -= 22
        x = v >> p & 0x3fffff
        if x & 0x300e00: raise Mismatch
        a22 = x >> 12 & 0xff
        sa23 = x >> 8 & 0x1
        a23 = x & 0xff
        if a23 > 127: a23, p = more(v, p, a23, 32767)
        p -= 4
        x = v >> p & 0xf
        if x & 0xc: raise Mismatch
        k = x & 0x3
        f_ev_present_active_power_l2 = RationalNumber(exponent=a22 - 128, value=(~a23 if sa23 else a23))
        k += 12
    f_ev_present_active_power_l3 = None
    if k < 13:
        p -= 22
        x = v >> p & 0x3fffff
        if x & 0x300e00: raise Mismatch
        a24 = x >> 12 & 0xff
        sa25 = x >> 8 & 0x1
        a25 = x & 0xff
        if a25 > 127: a25, p = more(v, p, a25, 32767)
        p -= 3
        if v >> p & 0x7: raise Mismatch
        f_ev_present_active_power_l3 = RationalNumber(exponent=a24 - 128, value=(~a25 if sa25 else a25))
        k = 13
    if k != 13: raise Mismatch
    p -= 22
    x = v >> p & 0x3fffff
    if x & 0x300e00: raise Mismatch
    a26 = x >> 12 & 0xff
    sa27 = x >> 8 & 0x1
    a27 = x & 0xff
    if a27 > 127: a27, p = more(v, p, a27, 32767)
    p -= 4
    x = v >> p & 0xf
    if x & 0xc: raise Mismatch
    k = x & 0x3
    k += 14
    f_ev_present_reactive_power_l2 = None
    if k < 15:
        p -= 22
        x = v >> p & 0x3fffff
        if x & 0x300e00: raise Mismatch
        a28 = x >> 12 & 0xff
        sa29 = x >> 8 & 0x1
        a29 = x & 0xff
        if a29 > 127: a29, p = more(v, p, a29, 32767)
        p -= 4
        x = v >> p & 0xf
        if x & 0xc: raise Mismatch
        k = x & 0x3
        f_ev_present_reactive_power_l2 = RationalNumber(exponent=a28 - 128, value=(~a29 if sa29 else a29))
        k += 15
    f_ev_present_reactive_power_l3 = None
    if k < 16:
        p -= 22
        x = v >> p & 0x3fffff
        if x & 0x300e00: raise Mismatch
        a30 = x >> 12 & 0xff
        sa31 = x >> 8 & 0x1
        a31 = x & 0xff
        if a31 > 127: a31, p = more(v, p, a31, 32767)
        p -= 3
        if v >> p & 0x7: raise Mismatch
        f_ev_present_reactive_power_l3 = RationalNumber(exponent=a30 - 128, value=(~a31 if sa31 else a31))
        k = 16
    if k != 16: raise Mismatch
    p -= 22
    x = v >> p & 0x3fffff
    if x & 0x300e00: raise Mismatch
    a32 = x >> 12 & 0xff
    sa33 = x >> 8 & 0x1
    a33 = x & 0xff
    if a33 > 127: a33, p = more(v, p, a33, 32767)
    p -= 4
    x = v >> p & 0xf
    if x & 0xc: raise Mismatch
    k = x & 0x3
    k += 17
    f_ev_maximum_discharge_power_l2 = None
    if k < 18:
        p -= 22
        x = v >> p & 0x3fffff
        if x & 0x300e00: raise Mismatch
        a34 = x >> 12 & 0xff
        sa35 = x >> 8 & 0x1
        a35 = x & 0xff
        if a35 > 127: a35, p = more(v, p, a35, 32767)
        p -= 4
        x = v >> p & 0xf
        if x & 0xc: raise Mismatch
        k = x & 0x3
        f_ev_maximum_discharge_power_l2 = RationalNumber(exponent=a34 - 128, value=(~a35 if sa35 else a35))
        k += 18
    f_ev_maximum_discharge_power_l3 = None
    if k < 19:
        p -= 22
        x = v >> p & 0x3fffff
        if x & 0x300e00: raise Mismatch
        a36 = x >> 12 & 0xff
        sa37 = x >> 8 & 0x1
        a37 = x & 0xff
        if a37 > 127: a37, p = more(v, p, a37, 32767)
        p -= 3
        if v >> p & 0x7: raise Mismatch
        f_ev_maximum_discharge_power_l3 = RationalNumber(exponent=a36 - 128, value=(~a37 if sa37 else a37))
        k = 19
    if k != 19: raise Mismatch
    p -= 22
    x = v >> p & 0x3fffff
    if x & 0x300e00: raise Mismatch
    a38 = x >> 12 & 0xff
    sa39 = x >> 8 & 0x1
    a39 = x & 0xff
    if a39 > 127: a39, p = more(v, p, a39, 32767)
    p -= 5
    x = v >> p & 0x1f
    if x & 0x18: raise Mismatch
    k = x & 0x7
    k += 20
    f_ev_minimum_discharge_power_l2 = None
    if k < 21:
        p -= 22
        x = v >> p & 0x3fffff
        if x & 0x300e00: raise Mismatch
        a40 = x >> 12 & 0xff
        sa41 = x >> 8 & 0x1
        a41 = x & 0xff
        if a41 > 127: a41, p = more(v, p, a41, 32767)
        p -= 5
        x = v >> p & 0x1f
        if x & 0x18: raise Mismatch
        k = x & 0x7
        f_ev_minimum_discharge_power_l2 = RationalNumber(exponent=a40 - 128, value=(~a41 if sa41 else a41))
        k += 21
    f_ev_minimum_discharge_power_l3 = None
    if k < 22:
        p -= 22
        x = v >> p & 0x3fffff
        if x & 0x300e00: raise Mismatch
        a42 = x >> 12 & 0xff
        sa43 = x >> 8 & 0x1
        a43 = x & 0xff
        if a43 > 127: a43, p = more(v, p, a43, 32767)
        p -= 4
        x = v >> p & 0xf
        if x & 0xc: raise Mismatch
        k = x & 0x3
        f_ev_minimum_discharge_power_l3 = RationalNumber(exponent=a42 - 128, value=(~a43 if sa43 else a43))
        k += 22
    f_ev_maximum_v2x_energy_request = None
    if k < 23:
        p -= 22
        x = v >> p & 0x3fffff
        if x & 0x300e00: raise Mismatch
        a44 = x >> 12 & 0xff
        sa45 = x >> 8 & 0x1
        a45 = x & 0xff
        if a45 > 127: a45, p = more(v, p, a45, 32767)
        p -= 4
        x = v >> p & 0xf
        if x & 0xc: raise Mismatch
        k = x & 0x3
        f_ev_maximum_v2x_energy_request = RationalNumber(exponent=a44 - 128, value=(~a45 if sa45 else a45))
        k += 23
    f_ev_minimum_v2x_energy_request = None
    if k < 24:
        p -= 22
        x = v >> p & 0x3fffff
        if x & 0x300e00: raise Mismatch
        a46 = x >> 12 & 0xff
        sa47 = x >> 8 & 0x1
        a47 = x & 0xff
        if a47 > 127: a47, p = more(v, p, a47, 32767)
        p -= 3
        if v >> p & 0x7: raise Mismatch
        f_ev_minimum_v2x_energy_request = RationalNumber(exponent=a46 - 128, value=(~a47 if sa47 else a47))
        k = 24
    if k != 24: raise Mismatch
    return BPT_Dynamic_AC_CLReqControlMode(departure_time=f_departure_time, ev_target_energy_request=RationalNumber(exponent=a2 - 128, value=(~a3 if sa3 else a3)), ev_maximum_energy_request=RationalNumber(exponent=a4 - 128, value=(~a5 if sa5 else a5)), ev_minimum_energy_request=RationalNumber(exponent=a6 - 128, value=(~a7 if sa7 else a7)), ev_maximum_charge_power=RationalNumber(exponent=a8 - 128, value=(~a9 if sa9 else a9)), ev_maximum_charge_power_l2=f_ev_maximum_charge_power_l2, ev_maximum_charge_power_l3=f_ev_maximum_charge_power_l3, ev_minimum_charge_power=RationalNumber(exponent=a14 - 128, value=(~a15 if sa15 else a15)), ev_minimum_charge_power_l2=f_ev_minimum_charge_power_l2, ev_minimum_charge_power_l3=f_ev_minimum_charge_power_l3, ev_present_active_power=RationalNumber(exponent=a20 - 128, value=(~a21 if sa21 else a21)), ev_present_active_power_l2=f_ev_present_active_power_l2, ev_present_active_power_l3=f_ev_present_active_power_l3, ev_present_reactive_power=RationalNumber(exponent=a26 - 128, value=(~a27 if sa27 else a27)), ev_present_reactive_power_l2=f_ev_present_reactive_power_l2, ev_present_reactive_power_l3=f_ev_present_reactive_power_l3, ev_maximum_discharge_power=RationalNumber(exponent=a32 - 128, value=(~a33 if sa33 else a33)), ev_maximum_discharge_power_l2=f_ev_maximum_discharge_power_l2, ev_maximum_discharge_power_l3=f_ev_maximum_discharge_power_l3, ev_minimum_discharge_power=RationalNumber(exponent=a38 - 128, value=(~a39 if sa39 else a39)), ev_minimum_discharge_power_l2=f_ev_minimum_discharge_power_l2, ev_minimum_discharge_power_l3=f_ev_minimum_discharge_power_l3, ev_maximum_v2x_energy_request=f_ev_maximum_v2x_energy_request, ev_minimum_v2x_energy_request=f_ev_minimum_v2x_energy_request), p


def e_BPT_Dynamic_AC_CLReqControlMode(x, m):
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
    x = x << 2
    w = 2; b = 5
    o14 = m.ev_maximum_charge_power_l2
    if o14 is not None:
        x = x << w | 5 - b
        o15 = o14.exponent
        if not -128 <= o15 <= 127: raise Mismatch
        o16 = o14.value
        x = x << 13 | (o15 + 128) << 3
        if 0 <= o16 < 128: x = x << 9 | (o16)
        elif 127 < o16 < 16384: x = x << 17 | ((o16 & 127 | 128) << 8 | o16 >> 7)
        else: x = put_signed(x, o16, -32768, 32767)
        x = x << 2
        w = 2; b = 6
    o17 = m.ev_maximum_charge_power_l3
    if o17 is not None:
        x = x << w | 6 - b
        o18 = o17.exponent
        if not -128 <= o18 <= 127: raise Mismatch
        o19 = o17.value
        x = x << 13 | (o18 + 128) << 3
        if 0 <= o19 < 128: x = x << 9 | (o19)
        elif 127 < o19 < 16384: x = x << 17 | ((o19 & 127 | 128) << 8 | o19 >> 7)
        else: x = put_signed(x, o19, -32768, 32767)
        x = x << 2
        w = 1; b = 7
    x = x << w | 7 - b
    o20 = m.ev_minimum_charge_power
    o21 = o20.exponent
    if not -128 <= o21 <= 127: raise Mismatch
    o22 = o20.value
    x = x << 13 | (o21 + 128) << 3
    if 0 <= o22 < 128: x = x << 9 | (o22)
    elif 127 < o22 < 16384: x = x << 17 | ((o22 & 127 | 128) << 8 | o22 >> 7)
    else: x = put_signed(x, o22, -32768, 32767)
    x = x << 2
    w = 2; b = 8
    o23 = m.ev_minimum_charge_power_l2
    if o23 is not None:
        x = x << w | 8 - b
        o24 = o23.exponent
        if not -128 <= o24 <= 127: raise Mismatch
        o25 = o23.value
        x = x << 13 | (o24 + 128) << 3
        if 0 <= o25 < 128: x = x << 9 | (o25)
        elif 127 < o25 < 16384: x = x << 17 | ((o25 & 127 | 128) << 8 | o25 >> 7)
        else: x = put_signed(x, o25, -32768, 32767)
        x = x << 2
        w = 2; b = 9
    o26 = m.ev_minimum_charge_power_l3
    if o26 is not None:
        x = x << w | 9 - b
        o27 = o26.exponent
        if not -128 <= o27 <= 127: raise Mismatch
        o28 = o26.value
        x = x << 13 | (o27 + 128) << 3
        if 0 <= o28 < 128: x = x << 9 | (o28)
        elif 127 < o28 < 16384: x = x << 17 | ((o28 & 127 | 128) << 8 | o28 >> 7)
        else: x = put_signed(x, o28, -32768, 32767)
        x = x << 2
        w = 1; b = 10
    x = x << w | 10 - b
    o29 = m.ev_present_active_power
    o30 = o29.exponent
    if not -128 <= o30 <= 127: raise Mismatch
    o31 = o29.value
    x = x << 13 | (o30 + 128) << 3
    if 0 <= o31 < 128: x = x << 9 | (o31)
    elif 127 < o31 < 16384: x = x << 17 | ((o31 & 127 | 128) << 8 | o31 >> 7)
    else: x = put_signed(x, o31, -32768, 32767)
    x = x << 2
    w = 2; b = 11
    o32 = m.ev_present_active_power_l2
    if o32 is not None:
        x = x << w | 11 - b
        o33 = o32.exponent
        if not -128 <= o33 <= 127: raise Mismatch
        o34 = o32.value
        x = x << 13 | (o33 + 128) << 3
        if 0 <= o34 < 128: x = x << 9 | (o34)
        elif 127 < o34 < 16384: x = x << 17 | ((o34 & 127 | 128) << 8 | o34 >> 7)
        else: x = put_signed(x, o34, -32768, 32767)
        x = x << 2
        w = 2; b = 12
    o35 = m.ev_present_active_power_l3
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
        w = 1; b = 13
    x = x << w | 13 - b
    o38 = m.ev_present_reactive_power
    o39 = o38.exponent
    if not -128 <= o39 <= 127: raise Mismatch
    o40 = o38.value
    x = x << 13 | (o39 + 128) << 3
    if 0 <= o40 < 128: x = x << 9 | (o40)
    elif 127 < o40 < 16384: x = x << 17 | ((o40 & 127 | 128) << 8 | o40 >> 7)
    else: x = put_signed(x, o40, -32768, 32767)
    x = x << 2
    w = 2; b = 14
    o41 = m.ev_present_reactive_power_l2
    if o41 is not None:
        x = x << w | 14 - b
        o42 = o41.exponent
        if not -128 <= o42 <= 127: raise Mismatch
        o43 = o41.value
        x = x << 13 | (o42 + 128) << 3
        if 0 <= o43 < 128: x = x << 9 | (o43)
        elif 127 < o43 < 16384: x = x << 17 | ((o43 & 127 | 128) << 8 | o43 >> 7)
        else: x = put_signed(x, o43, -32768, 32767)
        x = x << 2
        w = 2; b = 15
    o44 = m.ev_present_reactive_power_l3
    if o44 is not None:
        x = x << w | 15 - b
        o45 = o44.exponent
        if not -128 <= o45 <= 127: raise Mismatch
        o46 = o44.value
        x = x << 13 | (o45 + 128) << 3
        if 0 <= o46 < 128: x = x << 9 | (o46)
        elif 127 < o46 < 16384: x = x << 17 | ((o46 & 127 | 128) << 8 | o46 >> 7)
        else: x = put_signed(x, o46, -32768, 32767)
        x = x << 2
        w = 1; b = 16
    x = x << w | 16 - b
    o47 = m.ev_maximum_discharge_power
    o48 = o47.exponent
    if not -128 <= o48 <= 127: raise Mismatch
    o49 = o47.value
    x = x << 13 | (o48 + 128) << 3
    if 0 <= o49 < 128: x = x << 9 | (o49)
    elif 127 < o49 < 16384: x = x << 17 | ((o49 & 127 | 128) << 8 | o49 >> 7)
    else: x = put_signed(x, o49, -32768, 32767)
    x = x << 2
    w = 2; b = 17
    o50 = m.ev_maximum_discharge_power_l2
    if o50 is not None:
        x = x << w | 17 - b
        o51 = o50.exponent
        if not -128 <= o51 <= 127: raise Mismatch
        o52 = o50.value
        x = x << 13 | (o51 + 128) << 3
        if 0 <= o52 < 128: x = x << 9 | (o52)
        elif 127 < o52 < 16384: x = x << 17 | ((o52 & 127 | 128) << 8 | o52 >> 7)
        else: x = put_signed(x, o52, -32768, 32767)
        x = x << 2
        w = 2; b = 18
    o53 = m.ev_maximum_discharge_power_l3
    if o53 is not None:
        x = x << w | 18 - b
        o54 = o53.exponent
        if not -128 <= o54 <= 127: raise Mismatch
        o55 = o53.value
        x = x << 13 | (o54 + 128) << 3
        if 0 <= o55 < 128: x = x << 9 | (o55)
        elif 127 < o55 < 16384: x = x << 17 | ((o55 & 127 | 128) << 8 | o55 >> 7)
        else: x = put_signed(x, o55, -32768, 32767)
        x = x << 2
        w = 1; b = 19
    x = x << w | 19 - b
    o56 = m.ev_minimum_discharge_power
    o57 = o56.exponent
    if not -128 <= o57 <= 127: raise Mismatch
    o58 = o56.value
    x = x << 13 | (o57 + 128) << 3
    if 0 <= o58 < 128: x = x << 9 | (o58)
    elif 127 < o58 < 16384: x = x << 17 | ((o58 & 127 | 128) << 8 | o58 >> 7)
    else: x = put_signed(x, o58, -32768, 32767)
    x = x << 2
    w = 3; b = 20
    o59 = m.ev_minimum_discharge_power_l2
    if o59 is not None:
        x = x << w | 20 - b
        o60 = o59.exponent
        if not -128 <= o60 <= 127: raise Mismatch
        o61 = o59.value
        x = x << 13 | (o60 + 128) << 3
        if 0 <= o61 < 128: x = x << 9 | (o61)
        elif 127 < o61 < 16384: x = x << 17 | ((o61 & 127 | 128) << 8 | o61 >> 7)
        else: x = put_signed(x, o61, -32768, 32767)
        x = x << 2
        w = 3; b = 21
    o62 = m.ev_minimum_discharge_power_l3
    if o62 is not None:
        x = x << w | 21 - b
        o63 = o62.exponent
        if not -128 <= o63 <= 127: raise Mismatch
        o64 = o62.value
        x = x << 13 | (o63 + 128) << 3
        if 0 <= o64 < 128: x = x << 9 | (o64)
        elif 127 < o64 < 16384: x = x << 17 | ((o64 & 127 | 128) << 8 | o64 >> 7)
        else: x = put_signed(x, o64, -32768, 32767)
        x = x << 2
        w = 2; b = 22
    o65 = m.ev_maximum_v2x_energy_request
    if o65 is not None:
        x = x << w | 22 - b
        o66 = o65.exponent
        if not -128 <= o66 <= 127: raise Mismatch
        o67 = o65.value
        x = x << 13 | (o66 + 128) << 3
        if 0 <= o67 < 128: x = x << 9 | (o67)
        elif 127 < o67 < 16384: x = x << 17 | ((o67 & 127 | 128) << 8 | o67 >> 7)
        else: x = put_signed(x, o67, -32768, 32767)
        x = x << 2
        w = 2; b = 23
    o68 = m.ev_minimum_v2x_energy_request
    if o68 is not None:
        x = x << w | 23 - b
        o69 = o68.exponent
        if not -128 <= o69 <= 127: raise Mismatch
        o70 = o68.value
        x = x << 13 | (o69 + 128) << 3
        if 0 <= o70 < 128: x = x << 9 | (o70)
        elif 127 < o70 < 16384: x = x << 17 | ((o70 & 127 | 128) << 8 | o70 >> 7)
        else: x = put_signed(x, o70, -32768, 32767)
        x = x << 2
        w = 1; b = 24
    x = x << w | 24 - b
    return x


def d_BPT_Scheduled_AC_CLReqControlMode(v, p):
    p -= 4
    k = v >> p & 0xf
    f_ev_target_energy_request = None
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
        p -= 6
        x = v >> p & 0x3f
        if x & 0x30: raise Mismatch
        k = x & 0xf
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
        p -= 5
        x = v >> p & 0x1f
        if x & 0x18: raise Mismatch
        k = x & 0x7
        f_ev_minimum_energy_request = RationalNumber(exponent=a5 - 128, value=(~a6 if sa6 else a6))
        k += 3
    f_ev_maximum_charge_power = None
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
        f_ev_maximum_charge_power = RationalNumber(exponent=a7 - 128, value=(~a8 if sa8 else a8))
        k += 4
    f_ev_maximum_charge_power_l2 = None
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
        f_ev_maximum_charge_power_l2 = RationalNumber(exponent=a9 - 128, value=(~a10 if sa10 else a10))
        k += 5
    f_ev_maximum_charge_power_l3 = None
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
        f_ev_maximum_charge_power_l3 = RationalNumber(exponent=a11 - 128, value=(~a12 if sa12 else a12))
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
        p -= 4
        x = v >> p & 0xf
        if x & 0xc: raise Mismatch
        k = x & 0x3
        f_ev_minimum_charge_power = RationalNumber(exponent=a13 - 128, value=(~a14 if sa14 else a14))
        k += 7
    f_ev_minimum_charge_power_l2 = None
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
        f_ev_minimum_charge_power_l2 = RationalNumber(exponent=a15 - 128, value=(~a16 if sa16 else a16))
        k += 8
    f_ev_minimum_charge_power_l3 = None
    if k < 9:
        p -= 22
        x = v >> p & 0x3fffff
        if x & 0x300e00: raise Mismatch
        a17 = x >> 12 & 0xff
        sa18 = x >> 8 & 0x1
        a18 = x & 0xff
        if a18 > 127: a18, p = more(v, p, a18, 32767)
        p -= 3
        if v >> p & 0x7: raise Mismatch
        f_ev_minimum_charge_power_l3 = RationalNumber(exponent=a17 - 128, value=(~a18 if sa18 else a18))
        k = 9
    if k != 9: raise Mismatch
    p -= 22
    x = v >> p & 0x3fffff
    if x & 0x300e00: raise Mismatch
    a19 = x >> 12 & 0xff
    sa20 = x >> 8 & 0x1
    a20 = x & 0xff
    if a20 > 127: a20, p = more(v, p, a20, 32767)
    p -= 6
    x = v >> p & 0x3f
    if x & 0x30: raise Mismatch
    k = x & 0xf
    k += 10
    f_ev_present_active_power_l2 = None
    if k < 11:
        p -= 22
        x = v >> p & 0x3fffff
        if x & 0x300e00: raise Mismatch
        a21 = x >> 12 & 0xff
        sa22 = x >> 8 & 0x1
        a22 = x & 0xff
        if a22 > 127: a22, p = more(v, p, a22, 32767)
        p -= 6
        x = v >> p & 0x3f
        if x & 0x30: raise Mismatch
        k = x & 0xf
        f_ev_present_active_power_l2 = RationalNumber(exponent=a21 - 128, value=(~a22 if sa22 else a22))
        k += 11
    f_ev_present_active_power_l3 = None
    if k < 12:
        p -= 22
        x = v >> p & 0x3fffff
        if x & 0x300e00: raise Mismatch
        a23 = x >> 12 & 0xff
        sa24 = x >> 8 & 0x1
        a24 = x & 0xff
        if a24 > 127: a24, p = more(v, p, a24, 32767)
        p -= 6
        x = v >> p & 0x3f
        if x & 0x30: raise Mismatch
        k = x & 0xf
        f_ev_present_active_power_l3 = RationalNumber(exponent=a23 - 128, value=(~a24 if sa24 else a24))
        k += 12
    f_ev_present_reactive_power = None
    if k < 13:
        p -= 22
        x = v >> p & 0x3fffff
        if x & 0x300e00: raise Mismatch
        a25 = x >> 12 & 0xff
        sa26 = x >> 8 & 0x1
        a26 = x & 0xff
        if a26 > 127: a26, p = more(v, p, a26, 32767)
        p -= 6
        x = v >> p & 0x3f
        if x & 0x30: raise Mismatch
        k = x & 0xf
        f_ev_present_reactive_power = RationalNumber(exponent=a25 - 128, value=(~a26 if sa26 else a26))
        k += 13
    f_ev_present_reactive_power_l2 = None
    if k < 14:
        p -= 22
        x = v >> p & 0x3fffff
        if x & 0x300e00: raise Mismatch
        a27 = x >> 12 & 0xff
        sa28 = x >> 8 & 0x1
        a28 = x & 0xff
        if a28 > 127: a28, p = more(v, p, a28, 32767)
        p -= 6
        x = v >> p & 0x3f
        if x & 0x30: raise Mismatch
        k = x & 0xf
        f_ev_present_reactive_power_l2 = RationalNumber(exponent=a27 - 128, value=(~a28 if sa28 else a28))
        k += 14
    f_ev_present_reactive_power_l3 = None
    if k < 15:
        p -= 22
        x = v >> p & 0x3fffff
        if x & 0x300e00: raise Mismatch
        a29 = x >> 12 & 0xff
        sa30 = x >> 8 & 0x1
        a30 = x & 0xff
        if a30 > 127: a30, p = more(v, p, a30, 32767)
        p -= 5
        x = v >> p & 0x1f
        if x & 0x18: raise Mismatch
        k = x & 0x7
        f_ev_present_reactive_power_l3 = RationalNumber(exponent=a29 - 128, value=(~a30 if sa30 else a30))
        k += 15
    f_ev_maximum_discharge_power = None
    if k < 16:
        p -= 22
        x = v >> p & 0x3fffff
        if x & 0x300e00: raise Mismatch
        a31 = x >> 12 & 0xff
        sa32 = x >> 8 & 0x1
        a32 = x & 0xff
        if a32 > 127: a32, p = more(v, p, a32, 32767)
        p -= 5
        x = v >> p & 0x1f
        if x & 0x18: raise Mismatch
        k = x & 0x7
        f_ev_maximum_discharge_power = RationalNumber(exponent=a31 - 128, value=(~a32 if sa32 else a32))
        k += 16
    f_ev_maximum_discharge_power_l2 = None
    if k < 17:
        p -= 22
        x = v >> p & 0x3fffff
        if x & 0x300e00: raise Mismatch
        a33 = x >> 12 & 0xff
        sa34 = x >> 8 & 0x1
        a34 = x & 0xff
        if a34 > 127: a34, p = more(v, p, a34, 32767)
        p -= 5
        x = v >> p & 0x1f
        if x & 0x18: raise Mismatch
        k = x & 0x7
        f_ev_maximum_discharge_power_l2 = RationalNumber(exponent=a33 - 128, value=(~a34 if sa34 else a34))
        k += 17
    f_ev_maximum_discharge_power_l3 = None
    if k < 18:
        p -= 22
        x = v >> p & 0x3fffff
        if x & 0x300e00: raise Mismatch
        a35 = x >> 12 & 0xff
        sa36 = x >> 8 & 0x1
        a36 = x & 0xff
        if a36 > 127: a36, p = more(v, p, a36, 32767)
        p -= 5
        x = v >> p & 0x1f
        if x & 0x18: raise Mismatch
        k = x & 0x7
        f_ev_maximum_discharge_power_l3 = RationalNumber(exponent=a35 - 128, value=(~a36 if sa36 else a36))
        k += 18
    f_ev_minimum_discharge_power = None
    if k < 19:
        p -= 22
        x = v >> p & 0x3fffff
        if x & 0x300e00: raise Mismatch
        a37 = x >> 12 & 0xff
        sa38 = x >> 8 & 0x1
        a38 = x & 0xff
        if a38 > 127: a38, p = more(v, p, a38, 32767)
        p -= 4
        x = v >> p & 0xf
        if x & 0xc: raise Mismatch
        k = x & 0x3
        f_ev_minimum_discharge_power = RationalNumber(exponent=a37 - 128, value=(~a38 if sa38 else a38))
        k += 19
    f_ev_minimum_discharge_power_l2 = None
    if k < 20:
        p -= 22
        x = v >> p & 0x3fffff
        if x & 0x300e00: raise Mismatch
        a39 = x >> 12 & 0xff
        sa40 = x >> 8 & 0x1
        a40 = x & 0xff
        if a40 > 127: a40, p = more(v, p, a40, 32767)
        p -= 4
        x = v >> p & 0xf
        if x & 0xc: raise Mismatch
        k = x & 0x3
        f_ev_minimum_discharge_power_l2 = RationalNumber(exponent=a39 - 128, value=(~a40 if sa40 else a40))
        k += 20
    f_ev_minimum_discharge_power_l3 = None
    if k < 21:
        p -= 22
        x = v >> p & 0x3fffff
        if x & 0x300e00: raise Mismatch
        a41 = x >> 12 & 0xff
        sa42 = x >> 8 & 0x1
        a42 = x & 0xff
        if a42 > 127: a42, p = more(v, p, a42, 32767)
        p -= 3
        if v >> p & 0x7: raise Mismatch
        f_ev_minimum_discharge_power_l3 = RationalNumber(exponent=a41 - 128, value=(~a42 if sa42 else a42))
        k = 21
    if k != 21: raise Mismatch
    return BPT_Scheduled_AC_CLReqControlMode(ev_target_energy_request=f_ev_target_energy_request, ev_maximum_energy_request=f_ev_maximum_energy_request, ev_minimum_energy_request=f_ev_minimum_energy_request, ev_maximum_charge_power=f_ev_maximum_charge_power, ev_maximum_charge_power_l2=f_ev_maximum_charge_power_l2, ev_maximum_charge_power_l3=f_ev_maximum_charge_power_l3, ev_minimum_charge_power=f_ev_minimum_charge_power, ev_minimum_charge_power_l2=f_ev_minimum_charge_power_l2, ev_minimum_charge_power_l3=f_ev_minimum_charge_power_l3, ev_present_active_power=RationalNumber(exponent=a19 - 128, value=(~a20 if sa20 else a20)), ev_present_active_power_l2=f_ev_present_active_power_l2, ev_present_active_power_l3=f_ev_present_active_power_l3, ev_present_reactive_power=f_ev_present_reactive_power, ev_present_reactive_power_l2=f_ev_present_reactive_power_l2, ev_present_reactive_power_l3=f_ev_present_reactive_power_l3, ev_maximum_discharge_power=f_ev_maximum_discharge_power, ev_maximum_discharge_power_l2=f_ev_maximum_discharge_power_l2, ev_maximum_discharge_power_l3=f_ev_maximum_discharge_power_l3, ev_minimum_discharge_power=f_ev_minimum_discharge_power, ev_minimum_discharge_power_l2=f_ev_minimum_discharge_power_l2, ev_minimum_discharge_power_l3=f_ev_minimum_discharge_power_l3), p


def e_BPT_Scheduled_AC_CLReqControlMode(x, m):
    w = 4; b = 0
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
        w = 4; b = 1
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
        w = 4; b = 2
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
        w = 3; b = 3
    o10 = m.ev_maximum_charge_power
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
    o13 = m.ev_maximum_charge_power_l2
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
    o16 = m.ev_maximum_charge_power_l3
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
        w = 2; b = 7
    o22 = m.ev_minimum_charge_power_l2
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
    o25 = m.ev_minimum_charge_power_l3
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
        w = 1; b = 9
    x = x << w | 9 - b
    o28 = m.ev_present_active_power
    o29 = o28.exponent
    if not -128 <= o29 <= 127: raise Mismatch
    o30 = o28.value
    x = x << 13 | (o29 + 128) << 3
    if 0 <= o30 < 128: x = x << 9 | (o30)
    elif 127 < o30 < 16384: x = x << 17 | ((o30 & 127 | 128) << 8 | o30 >> 7)
    else: x = put_signed(x, o30, -32768, 32767)
    x = x << 2
    w = 4; b = 10
    o31 = m.ev_present_active_power_l2
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
        w = 4; b = 11
    o34 = m.ev_present_active_power_l3
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
        w = 4; b = 12
    o37 = m.ev_present_reactive_power
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
        w = 4; b = 13
    o40 = m.ev_present_reactive_power_l2
    if o40 is not None:
        x = x << w | 13 - b
        o41 = o40.exponent
        if not -128 <= o41 <= 127: raise Mismatch
        o42 = o40.value
        x = x << 13 | (o41 + 128) << 3
        if 0 <= o42 < 128: x = x << 9 | (o42)
        elif 127 < o42 < 16384: x = x << 17 | ((o42 & 127 | 128) << 8 | o42 >> 7)
        else: x = put_signed(x, o42, -32768, 32767)
        x = x << 2
        w = 4; b = 14
    o43 = m.ev_present_reactive_power_l3
    if o43 is not None:
        x = x << w | 14 - b
        o44 = o43.exponent
        if not -128 <= o44 <= 127: raise Mismatch
        o45 = o43.value
        x = x << 13 | (o44 + 128) << 3
        if 0 <= o45 < 128: x = x << 9 | (o45)
        elif 127 < o45 < 16384: x = x << 17 | ((o45 & 127 | 128) << 8 | o45 >> 7)
        else: x = put_signed(x, o45, -32768, 32767)
        x = x << 2
        w = 3; b = 15
    o46 = m.ev_maximum_discharge_power
    if o46 is not None:
        x = x << w | 15 - b
        o47 = o46.exponent
        if not -128 <= o47 <= 127: raise Mismatch
        o48 = o46.value
        x = x << 13 | (o47 + 128) << 3
        if 0 <= o48 < 128: x = x << 9 | (o48)
        elif 127 < o48 < 16384: x = x << 17 | ((o48 & 127 | 128) << 8 | o48 >> 7)
        else: x = put_signed(x, o48, -32768, 32767)
        x = x << 2
        w = 3; b = 16
    o49 = m.ev_maximum_discharge_power_l2
    if o49 is not None:
        x = x << w | 16 - b
        o50 = o49.exponent
        if not -128 <= o50 <= 127: raise Mismatch
        o51 = o49.value
        x = x << 13 | (o50 + 128) << 3
        if 0 <= o51 < 128: x = x << 9 | (o51)
        elif 127 < o51 < 16384: x = x << 17 | ((o51 & 127 | 128) << 8 | o51 >> 7)
        else: x = put_signed(x, o51, -32768, 32767)
        x = x << 2
        w = 3; b = 17
    o52 = m.ev_maximum_discharge_power_l3
    if o52 is not None:
        x = x << w | 17 - b
        o53 = o52.exponent
        if not -128 <= o53 <= 127: raise Mismatch
        o54 = o52.value
        x = x << 13 | (o53 + 128) << 3
        if 0 <= o54 < 128: x = x << 9 | (o54)
        elif 127 < o54 < 16384: x = x << 17 | ((o54 & 127 | 128) << 8 | o54 >> 7)
        else: x = put_signed(x, o54, -32768, 32767)
        x = x << 2
        w = 3; b = 18
    o55 = m.ev_minimum_discharge_power
    if o55 is not None:
        x = x << w | 18 - b
        o56 = o55.exponent
        if not -128 <= o56 <= 127: raise Mismatch
        o57 = o55.value
        x = x << 13 | (o56 + 128) << 3
        if 0 <= o57 < 128: x = x << 9 | (o57)
        elif 127 < o57 < 16384: x = x << 17 | ((o57 & 127 | 128) << 8 | o57 >> 7)
        else: x = put_signed(x, o57, -32768, 32767)
        x = x << 2
        w = 2; b = 19
    o58 = m.ev_minimum_discharge_power_l2
    if o58 is not None:
        x = x << w | 19 - b
        o59 = o58.exponent
        if not -128 <= o59 <= 127: raise Mismatch
        o60 = o58.value
        x = x << 13 | (o59 + 128) << 3
        if 0 <= o60 < 128: x = x << 9 | (o60)
        elif 127 < o60 < 16384: x = x << 17 | ((o60 & 127 | 128) << 8 | o60 >> 7)
        else: x = put_signed(x, o60, -32768, 32767)
        x = x << 2
        w = 2; b = 20
    o61 = m.ev_minimum_discharge_power_l3
    if o61 is not None:
        x = x << w | 20 - b
        o62 = o61.exponent
        if not -128 <= o62 <= 127: raise Mismatch
        o63 = o61.value
        x = x << 13 | (o62 + 128) << 3
        if 0 <= o63 < 128: x = x << 9 | (o63)
        elif 127 < o63 < 16384: x = x << 17 | ((o63 & 127 | 128) << 8 | o63 >> 7)
        else: x = put_signed(x, o63, -32768, 32767)
        x = x << 2
        w = 1; b = 21
    x = x << w | 21 - b
    return x


def d_CLReqControlMode(v, p):
    p -= 1
    if v >> p & 0x1: raise Mismatch
    return CLReqControlMode(), p


def e_CLReqControlMode(x, m):
    return x << 1


def d_DER_Dynamic_AC_CLReqControlMode(v, p):
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
    p -= 4
    x = v >> p & 0xf
    if x & 0xc: raise Mismatch
    k = x & 0x3
    k += 5
    f_ev_maximum_charge_power_l2 = None
    if k < 6:
        p -= 22
        x = v >> p & 0x3fffff
        if x & 0x300e00: raise Mismatch
        a10 = x >> 12 & 0xff
        sa11 = x >> 8 & 0x1
        a11 = x & 0xff
        if a11 > 127: a11, p = more(v, p, a11, 32767)
        p -= 4
        x = v >> p & 0xf
        if x & 0xc: raise Mismatch
        k = x & 0x3
        f_ev_maximum_charge_power_l2 = RationalNumber(exponent=a10 - 128, value=(~a11 if sa11 else a11))
        k += 6
    f_ev_maximum_charge_power_l3 = None
    if k < 7:
        p -= 22
        x = v >> p & 0x3fffff
        if x & 0x300e00: raise Mismatch
        a12 = x >> 12 & 0xff
        sa13 = x >> 8 & 0x1
        a13 = x & 0xff
        if a13 > 127: a13, p = more(v, p, a13, 32767)
        p -= 3
        if v >> p & 0x7: raise Mismatch
        f_ev_maximum_charge_power_l3 = RationalNumber(exponent=a12 - 128, value=(~a13 if sa13 else a13))
        k = 7
    if k != 7: raise Mismatch
    p -= 22
    x = v >> p & 0x3fffff
    if x & 0x300e00: raise Mismatch
    a14 = x >> 12 & 0xff
    sa15 = x >> 8 & 0x1
    a15 = x & 0xff
    if a15 > 127: a15, p = more(v, p, a15, 32767)
    p -= 4
    x = v >> p & 0xf
    if x & 0xc: raise Mismatch
    k = x & 0x3
    k += 8
    f_ev_minimum_charge_power_l2 = None
    if k < 9:
        p -= 22
        x = v >> p & 0x3fffff
        if x & 0x300e00: raise Mismatch
        a16 = x >> 12 & 0xff
        sa17 = x >> 8 & 0x1
        a17 = x & 0xff
        if a17 > 127: a17, p = more(v, p, a17, 32767)
        p -= 4
        x = v >> p & 0xf
        if x & 0xc: raise Mismatch
        k = x & 0x3
        f_ev_minimum_charge_power_l2 = RationalNumber(exponent=a16 - 128, value=(~a17 if sa17 else a17))
        k += 9
    f_ev_minimum_charge_power_l3 = None
    if k < 10:
        p -= 22
        x = v >> p & 0x3fffff
        if x & 0x300e00: raise Mismatch
        a18 = x >> 12 & 0xff
        sa19 = x >> 8 & 0x1
        a19 = x & 0xff
        if a19 > 127: a19, p = more(v, p, a19, 32767)
        p -= 3
        if v >> p & 0x7: raise Mismatch
        f_ev_minimum_charge_power_l3 = RationalNumber(exponent=a18 - 128, value=(~a19 if sa19 else a19))
        k = 10
    if k != 10: raise Mismatch
    p -= 22
    x = v >> p & 0x3fffff
    if x & 0x300e00: raise Mismatch
    a20 = x >> 12 & 0xff
    sa21 = x >> 8 & 0x1
    a21 = x & 0xff
    if a21 > 127: a21, p = more(v, p, a21, 32767)
    p -= 4
    x = v >> p & 0xf
    if x & 0xc: raise Mismatch
    k = x & 0x3
    k += 11
    f_ev_present_active_power_l2 = None
    if k < 12:
        p -= 22
        x = v >> p & 0x3fffff
        if x & 0x300e00: raise Mismatch
        a22 = x >> 12 & 0xff
        sa23 = x >> 8 & 0x1
        a23 = x & 0xff
        if a23 > 127: a23, p = more(v, p, a23, 32767)
        p -= 4
        x = v >> p & 0xf
        if x & 0xc: raise Mismatch
        k = x & 0x3
        f_ev_present_active_power_l2 = RationalNumber(exponent=a22 - 128, value=(~a23 if sa23 else a23))
        k += 12
    f_ev_present_active_power_l3 = None
    if k < 13:
        p -= 22
        x = v >> p & 0x3fffff
        if x & 0x300e00: raise Mismatch
        a24 = x >> 12 & 0xff
        sa25 = x >> 8 & 0x1
        a25 = x & 0xff
        if a25 > 127: a25, p = more(v, p, a25, 32767)
        p -= 3
        if v >> p & 0x7: raise Mismatch
        f_ev_present_active_power_l3 = RationalNumber(exponent=a24 - 128, value=(~a25 if sa25 else a25))
        k = 13
    if k != 13: raise Mismatch
    p -= 22
    x = v >> p & 0x3fffff
    if x & 0x300e00: raise Mismatch
    a26 = x >> 12 & 0xff
    sa27 = x >> 8 & 0x1
    a27 = x & 0xff
    if a27 > 127: a27, p = more(v, p, a27, 32767)
    p -= 4
    x = v >> p & 0xf
    if x & 0xc: raise Mismatch
    k = x & 0x3
    k += 14
    f_ev_present_reactive_power_l2 = None
    if k < 15:
        p -= 22
        x = v >> p & 0x3fffff
        if x & 0x300e00: raise Mismatch
        a28 = x >> 12 & 0xff
        sa29 = x >> 8 & 0x1
        a29 = x & 0xff
        if a29 > 127: a29, p = more(v, p, a29, 32767)
        p -= 4
        x = v >> p & 0xf
        if x & 0xc: raise Mismatch
        k = x & 0x3
        f_ev_present_reactive_power_l2 = RationalNumber(exponent=a28 - 128, value=(~a29 if sa29 else a29))
        k += 15
    f_ev_present_reactive_power_l3 = None
    if k < 16:
        p -= 22
        x = v >> p & 0x3fffff
        if x & 0x300e00: raise Mismatch
        a30 = x >> 12 & 0xff
        sa31 = x >> 8 & 0x1
        a31 = x & 0xff
        if a31 > 127: a31, p = more(v, p, a31, 32767)
        p -= 3
        if v >> p & 0x7: raise Mismatch
        f_ev_present_reactive_power_l3 = RationalNumber(exponent=a30 - 128, value=(~a31 if sa31 else a31))
        k = 16
    if k != 16: raise Mismatch
    p -= 22
    x = v >> p & 0x3fffff
    if x & 0x300e00: raise Mismatch
    a32 = x >> 12 & 0xff
    sa33 = x >> 8 & 0x1
    a33 = x & 0xff
    if a33 > 127: a33, p = more(v, p, a33, 32767)
    p -= 4
    x = v >> p & 0xf
    if x & 0xc: raise Mismatch
    k = x & 0x3
    k += 17
    f_ev_maximum_discharge_power_l2 = None
    if k < 18:
        p -= 22
        x = v >> p & 0x3fffff
        if x & 0x300e00: raise Mismatch
        a34 = x >> 12 & 0xff
        sa35 = x >> 8 & 0x1
        a35 = x & 0xff
        if a35 > 127: a35, p = more(v, p, a35, 32767)
        p -= 4
        x = v >> p & 0xf
        if x & 0xc: raise Mismatch
        k = x & 0x3
        f_ev_maximum_discharge_power_l2 = RationalNumber(exponent=a34 - 128, value=(~a35 if sa35 else a35))
        k += 18
    f_ev_maximum_discharge_power_l3 = None
    if k < 19:
        p -= 22
        x = v >> p & 0x3fffff
        if x & 0x300e00: raise Mismatch
        a36 = x >> 12 & 0xff
        sa37 = x >> 8 & 0x1
        a37 = x & 0xff
        if a37 > 127: a37, p = more(v, p, a37, 32767)
        p -= 3
        if v >> p & 0x7: raise Mismatch
        f_ev_maximum_discharge_power_l3 = RationalNumber(exponent=a36 - 128, value=(~a37 if sa37 else a37))
        k = 19
    if k != 19: raise Mismatch
    p -= 22
    x = v >> p & 0x3fffff
    if x & 0x300e00: raise Mismatch
    a38 = x >> 12 & 0xff
    sa39 = x >> 8 & 0x1
    a39 = x & 0xff
    if a39 > 127: a39, p = more(v, p, a39, 32767)
    p -= 6
    x = v >> p & 0x3f
    if x & 0x30: raise Mismatch
    k = x & 0xf
    k += 20
    f_ev_minimum_discharge_power_l2 = None
    if k < 21:
        p -= 22
        x = v >> p & 0x3fffff
        if x & 0x300e00: raise Mismatch
        a40 = x >> 12 & 0xff
        sa41 = x >> 8 & 0x1
        a41 = x & 0xff
        if a41 > 127: a41, p = more(v, p, a41, 32767)
        p -= 6
        x = v >> p & 0x3f
        if x & 0x30: raise Mismatch
        k = x & 0xf
        f_ev_minimum_discharge_power_l2 = RationalNumber(exponent=a40 - 128, value=(~a41 if sa41 else a41))
        k += 21
    f_ev_minimum_discharge_power_l3 = None
    if k < 22:
        p -= 22
        x = v >> p & 0x3fffff
        if x & 0x300e00: raise Mismatch
        a42 = x >> 12 & 0xff
        sa43 = x >> 8 & 0x1
        a43 = x & 0xff
        if a43 > 127: a43, p = more(v, p, a43, 32767)
        p -= 5
        x = v >> p & 0x1f
        if x & 0x18: raise Mismatch
        k = x & 0x7
        f_ev_minimum_discharge_power_l3 = RationalNumber(exponent=a42 - 128, value=(~a43 if sa43 else a43))
        k += 22
    f_ev_maximum_charge_reactive_power = None
    if k < 23:
        p -= 22
        x = v >> p & 0x3fffff
        if x & 0x300e00: raise Mismatch
        a44 = x >> 12 & 0xff
        sa45 = x >> 8 & 0x1
        a45 = x & 0xff
        if a45 > 127: a45, p = more(v, p, a45, 32767)
        p -= 5
        x = v >> p & 0x1f
        if x & 0x18: raise Mismatch
        k = x & 0x7
        f_ev_maximum_charge_reactive_power = RationalNumber(exponent=a44 - 128, value=(~a45 if sa45 else a45))
        k += 23
    f_ev_maximum_charge_reactive_power_l2 = None
    if k < 24:
        p -= 22
        x = v >> p & 0x3fffff
        if x & 0x300e00: raise Mismatch
        a46 = x >> 12 & 0xff
        sa47 = x >> 8 & 0x1
        a47 = x & 0xff
        if a47 > 127: a47, p = more(v, p, a47, 32767)
        p -= 5
        x = v >> p & 0x1f
        if x & 0x18: raise Mismatch
        k = x & 0x7
        f_ev_maximum_charge_reactive_power_l2 = RationalNumber(exponent=a46 - 128, value=(~a47 if sa47 else a47))
        k += 24
    f_ev_maximum_charge_reactive_power_l3 = None
    if k < 25:
        p -= 22
        x = v >> p & 0x3fffff
        if x & 0x300e00: raise Mismatch
        a48 = x >> 12 & 0xff
        sa49 = x >> 8 & 0x1
        a49 = x & 0xff
        if a49 > 127: a49, p = more(v, p, a49, 32767)
        p -= 5
        x = v >> p & 0x1f
        if x & 0x18: raise Mismatch
        k = x & 0x7
        f_ev_maximum_charge_reactive_power_l3 = RationalNumber(exponent=a48 - 128, value=(~a49 if sa49 else a49))
        k += 25
    f_ev_maximum_discharge_reactive_power = None
    if k < 26:
        p -= 22
        x = v >> p & 0x3fffff
        if x & 0x300e00: raise Mismatch
        a50 = x >> 12 & 0xff
        sa51 = x >> 8 & 0x1
        a51 = x & 0xff
        if a51 > 127: a51, p = more(v, p, a51, 32767)
        p -= 4
        x = v >> p & 0xf
        if x & 0xc: raise Mismatch
        k = x & 0x3
        f_ev_maximum_discharge_reactive_power = RationalNumber(exponent=a50 - 128, value=(~a51 if sa51 else a51))
        k += 26
    f_ev_maximum_discharge_reactive_power_l2 = None
    if k < 27:
        p -= 22
        x = v >> p & 0x3fffff
        if x & 0x300e00: raise Mismatch
        a52 = x >> 12 & 0xff
        sa53 = x >> 8 & 0x1
        a53 = x & 0xff
        if a53 > 127: a53, p = more(v, p, a53, 32767)
        p -= 4
        x = v >> p & 0xf
        if x & 0xc: raise Mismatch
        k = x & 0x3
        f_ev_maximum_discharge_reactive_power_l2 = RationalNumber(exponent=a52 - 128, value=(~a53 if sa53 else a53))
        k += 27
    f_ev_maximum_discharge_reactive_power_l3 = None
    if k < 28:
        p -= 22
        x = v >> p & 0x3fffff
        if x & 0x300e00: raise Mismatch
        a54 = x >> 12 & 0xff
        sa55 = x >> 8 & 0x1
        a55 = x & 0xff
        if a55 > 127: a55, p = more(v, p, a55, 32767)
        p -= 3
        if v >> p & 0x7: raise Mismatch
        f_ev_maximum_discharge_reactive_power_l3 = RationalNumber(exponent=a54 - 128, value=(~a55 if sa55 else a55))
        k = 28
    if k != 28: raise Mismatch
    p -= 13
    x = v >> p & 0x1fff
    if x & 0x1008: raise Mismatch
    a56 = x >> 4 & 0xff
    k = x & 0x7
    k += 29
    f_ev_maximum_v2x_energy_request = None
    if k < 30:
        p -= 22
        x = v >> p & 0x3fffff
        if x & 0x300e00: raise Mismatch
        a57 = x >> 12 & 0xff
        sa58 = x >> 8 & 0x1
        a58 = x & 0xff
        if a58 > 127: a58, p = more(v, p, a58, 32767)
        p -= 4
        x = v >> p & 0xf
        if x & 0xc: raise Mismatch
        k = x & 0x3
        f_ev_maximum_v2x_energy_request = RationalNumber(exponent=a57 - 128, value=(~a58 if sa58 else a58))
        k += 30
    f_ev_minimum_v2x_energy_request = None
    if k < 31:
        p -= 22
        x = v >> p & 0x3fffff
        if x & 0x300e00: raise Mismatch
        a59 = x >> 12 & 0xff
        sa60 = x >> 8 & 0x1
        a60 = x & 0xff
        if a60 > 127: a60, p = more(v, p, a60, 32767)
        p -= 4
        x = v >> p & 0xf
        if x & 0xc: raise Mismatch
        k = x & 0x3
        f_ev_minimum_v2x_energy_request = RationalNumber(exponent=a59 - 128, value=(~a60 if sa60 else a60))
        k += 31
    f_ev_session_total_discharge_energy_available = None
    if k < 32:
        p -= 22
        x = v >> p & 0x3fffff
        if x & 0x300e00: raise Mismatch
        a61 = x >> 12 & 0xff
        sa62 = x >> 8 & 0x1
        a62 = x & 0xff
        if a62 > 127: a62, p = more(v, p, a62, 32767)
        p -= 3
        if v >> p & 0x7: raise Mismatch
        f_ev_session_total_discharge_energy_available = RationalNumber(exponent=a61 - 128, value=(~a62 if sa62 else a62))
        k = 32
    if k != 32: raise Mismatch
    return DER_Dynamic_AC_CLReqControlMode(departure_time=f_departure_time, ev_target_energy_request=RationalNumber(exponent=a2 - 128, value=(~a3 if sa3 else a3)), ev_maximum_energy_request=RationalNumber(exponent=a4 - 128, value=(~a5 if sa5 else a5)), ev_minimum_energy_request=RationalNumber(exponent=a6 - 128, value=(~a7 if sa7 else a7)), ev_maximum_charge_power=RationalNumber(exponent=a8 - 128, value=(~a9 if sa9 else a9)), ev_maximum_charge_power_l2=f_ev_maximum_charge_power_l2, ev_maximum_charge_power_l3=f_ev_maximum_charge_power_l3, ev_minimum_charge_power=RationalNumber(exponent=a14 - 128, value=(~a15 if sa15 else a15)), ev_minimum_charge_power_l2=f_ev_minimum_charge_power_l2, ev_minimum_charge_power_l3=f_ev_minimum_charge_power_l3, ev_present_active_power=RationalNumber(exponent=a20 - 128, value=(~a21 if sa21 else a21)), ev_present_active_power_l2=f_ev_present_active_power_l2, ev_present_active_power_l3=f_ev_present_active_power_l3, ev_present_reactive_power=RationalNumber(exponent=a26 - 128, value=(~a27 if sa27 else a27)), ev_present_reactive_power_l2=f_ev_present_reactive_power_l2, ev_present_reactive_power_l3=f_ev_present_reactive_power_l3, ev_maximum_discharge_power=RationalNumber(exponent=a32 - 128, value=(~a33 if sa33 else a33)), ev_maximum_discharge_power_l2=f_ev_maximum_discharge_power_l2, ev_maximum_discharge_power_l3=f_ev_maximum_discharge_power_l3, ev_minimum_discharge_power=RationalNumber(exponent=a38 - 128, value=(~a39 if sa39 else a39)), ev_minimum_discharge_power_l2=f_ev_minimum_discharge_power_l2, ev_minimum_discharge_power_l3=f_ev_minimum_discharge_power_l3, ev_maximum_charge_reactive_power=f_ev_maximum_charge_reactive_power, ev_maximum_charge_reactive_power_l2=f_ev_maximum_charge_reactive_power_l2, ev_maximum_charge_reactive_power_l3=f_ev_maximum_charge_reactive_power_l3, ev_maximum_discharge_reactive_power=f_ev_maximum_discharge_reactive_power, ev_maximum_discharge_reactive_power_l2=f_ev_maximum_discharge_reactive_power_l2, ev_maximum_discharge_reactive_power_l3=f_ev_maximum_discharge_reactive_power_l3, grid_event_condition=a56, ev_maximum_v2x_energy_request=f_ev_maximum_v2x_energy_request, ev_minimum_v2x_energy_request=f_ev_minimum_v2x_energy_request, ev_session_total_discharge_energy_available=f_ev_session_total_discharge_energy_available), p


def e_DER_Dynamic_AC_CLReqControlMode(x, m):
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
    x = x << 2
    w = 2; b = 5
    o14 = m.ev_maximum_charge_power_l2
    if o14 is not None:
        x = x << w | 5 - b
        o15 = o14.exponent
        if not -128 <= o15 <= 127: raise Mismatch
        o16 = o14.value
        x = x << 13 | (o15 + 128) << 3
        if 0 <= o16 < 128: x = x << 9 | (o16)
        elif 127 < o16 < 16384: x = x << 17 | ((o16 & 127 | 128) << 8 | o16 >> 7)
        else: x = put_signed(x, o16, -32768, 32767)
        x = x << 2
        w = 2; b = 6
    o17 = m.ev_maximum_charge_power_l3
    if o17 is not None:
        x = x << w | 6 - b
        o18 = o17.exponent
        if not -128 <= o18 <= 127: raise Mismatch
        o19 = o17.value
        x = x << 13 | (o18 + 128) << 3
        if 0 <= o19 < 128: x = x << 9 | (o19)
        elif 127 < o19 < 16384: x = x << 17 | ((o19 & 127 | 128) << 8 | o19 >> 7)
        else: x = put_signed(x, o19, -32768, 32767)
        x = x << 2
        w = 1; b = 7
    x = x << w | 7 - b
    o20 = m.ev_minimum_charge_power
    o21 = o20.exponent
    if not -128 <= o21 <= 127: raise Mismatch
    o22 = o20.value
    x = x << 13 | (o21 + 128) << 3
    if 0 <= o22 < 128: x = x << 9 | (o22)
    elif 127 < o22 < 16384: x = x << 17 | ((o22 & 127 | 128) << 8 | o22 >> 7)
    else: x = put_signed(x, o22, -32768, 32767)
    x = x << 2
    w = 2; b = 8
    o23 = m.ev_minimum_charge_power_l2
    if o23 is not None:
        x = x << w | 8 - b
        o24 = o23.exponent
        if not -128 <= o24 <= 127: raise Mismatch
        o25 = o23.value
        x = x << 13 | (o24 + 128) << 3
        if 0 <= o25 < 128: x = x << 9 | (o25)
        elif 127 < o25 < 16384: x = x << 17 | ((o25 & 127 | 128) << 8 | o25 >> 7)
        else: x = put_signed(x, o25, -32768, 32767)
        x = x << 2
        w = 2; b = 9
    o26 = m.ev_minimum_charge_power_l3
    if o26 is not None:
        x = x << w | 9 - b
        o27 = o26.exponent
        if not -128 <= o27 <= 127: raise Mismatch
        o28 = o26.value
        x = x << 13 | (o27 + 128) << 3
        if 0 <= o28 < 128: x = x << 9 | (o28)
        elif 127 < o28 < 16384: x = x << 17 | ((o28 & 127 | 128) << 8 | o28 >> 7)
        else: x = put_signed(x, o28, -32768, 32767)
        x = x << 2
        w = 1; b = 10
    x = x << w | 10 - b
    o29 = m.ev_present_active_power
    o30 = o29.exponent
    if not -128 <= o30 <= 127: raise Mismatch
    o31 = o29.value
    x = x << 13 | (o30 + 128) << 3
    if 0 <= o31 < 128: x = x << 9 | (o31)
    elif 127 < o31 < 16384: x = x << 17 | ((o31 & 127 | 128) << 8 | o31 >> 7)
    else: x = put_signed(x, o31, -32768, 32767)
    x = x << 2
    w = 2; b = 11
    o32 = m.ev_present_active_power_l2
    if o32 is not None:
        x = x << w | 11 - b
        o33 = o32.exponent
        if not -128 <= o33 <= 127: raise Mismatch
        o34 = o32.value
        x = x << 13 | (o33 + 128) << 3
        if 0 <= o34 < 128: x = x << 9 | (o34)
        elif 127 < o34 < 16384: x = x << 17 | ((o34 & 127 | 128) << 8 | o34 >> 7)
        else: x = put_signed(x, o34, -32768, 32767)
        x = x << 2
        w = 2; b = 12
    o35 = m.ev_present_active_power_l3
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
        w = 1; b = 13
    x = x << w | 13 - b
    o38 = m.ev_present_reactive_power
    o39 = o38.exponent
    if not -128 <= o39 <= 127: raise Mismatch
    o40 = o38.value
    x = x << 13 | (o39 + 128) << 3
    if 0 <= o40 < 128: x = x << 9 | (o40)
    elif 127 < o40 < 16384: x = x << 17 | ((o40 & 127 | 128) << 8 | o40 >> 7)
    else: x = put_signed(x, o40, -32768, 32767)
    x = x << 2
    w = 2; b = 14
    o41 = m.ev_present_reactive_power_l2
    if o41 is not None:
        x = x << w | 14 - b
        o42 = o41.exponent
        if not -128 <= o42 <= 127: raise Mismatch
        o43 = o41.value
        x = x << 13 | (o42 + 128) << 3
        if 0 <= o43 < 128: x = x << 9 | (o43)
        elif 127 < o43 < 16384: x = x << 17 | ((o43 & 127 | 128) << 8 | o43 >> 7)
        else: x = put_signed(x, o43, -32768, 32767)
        x = x << 2
        w = 2; b = 15
    o44 = m.ev_present_reactive_power_l3
    if o44 is not None:
        x = x << w | 15 - b
        o45 = o44.exponent
        if not -128 <= o45 <= 127: raise Mismatch
        o46 = o44.value
        x = x << 13 | (o45 + 128) << 3
        if 0 <= o46 < 128: x = x << 9 | (o46)
        elif 127 < o46 < 16384: x = x << 17 | ((o46 & 127 | 128) << 8 | o46 >> 7)
        else: x = put_signed(x, o46, -32768, 32767)
        x = x << 2
        w = 1; b = 16
    x = x << w | 16 - b
    o47 = m.ev_maximum_discharge_power
    o48 = o47.exponent
    if not -128 <= o48 <= 127: raise Mismatch
    o49 = o47.value
    x = x << 13 | (o48 + 128) << 3
    if 0 <= o49 < 128: x = x << 9 | (o49)
    elif 127 < o49 < 16384: x = x << 17 | ((o49 & 127 | 128) << 8 | o49 >> 7)
    else: x = put_signed(x, o49, -32768, 32767)
    x = x << 2
    w = 2; b = 17
    o50 = m.ev_maximum_discharge_power_l2
    if o50 is not None:
        x = x << w | 17 - b
        o51 = o50.exponent
        if not -128 <= o51 <= 127: raise Mismatch
        o52 = o50.value
        x = x << 13 | (o51 + 128) << 3
        if 0 <= o52 < 128: x = x << 9 | (o52)
        elif 127 < o52 < 16384: x = x << 17 | ((o52 & 127 | 128) << 8 | o52 >> 7)
        else: x = put_signed(x, o52, -32768, 32767)
        x = x << 2
        w = 2; b = 18
    o53 = m.ev_maximum_discharge_power_l3
    if o53 is not None:
        x = x << w | 18 - b
        o54 = o53.exponent
        if not -128 <= o54 <= 127: raise Mismatch
        o55 = o53.value
        x = x << 13 | (o54 + 128) << 3
        if 0 <= o55 < 128: x = x << 9 | (o55)
        elif 127 < o55 < 16384: x = x << 17 | ((o55 & 127 | 128) << 8 | o55 >> 7)
        else: x = put_signed(x, o55, -32768, 32767)
        x = x << 2
        w = 1; b = 19
    x = x << w | 19 - b
    o56 = m.ev_minimum_discharge_power
    o57 = o56.exponent
    if not -128 <= o57 <= 127: raise Mismatch
    o58 = o56.value
    x = x << 13 | (o57 + 128) << 3
    if 0 <= o58 < 128: x = x << 9 | (o58)
    elif 127 < o58 < 16384: x = x << 17 | ((o58 & 127 | 128) << 8 | o58 >> 7)
    else: x = put_signed(x, o58, -32768, 32767)
    x = x << 2
    w = 4; b = 20
    o59 = m.ev_minimum_discharge_power_l2
    if o59 is not None:
        x = x << w | 20 - b
        o60 = o59.exponent
        if not -128 <= o60 <= 127: raise Mismatch
        o61 = o59.value
        x = x << 13 | (o60 + 128) << 3
        if 0 <= o61 < 128: x = x << 9 | (o61)
        elif 127 < o61 < 16384: x = x << 17 | ((o61 & 127 | 128) << 8 | o61 >> 7)
        else: x = put_signed(x, o61, -32768, 32767)
        x = x << 2
        w = 4; b = 21
    o62 = m.ev_minimum_discharge_power_l3
    if o62 is not None:
        x = x << w | 21 - b
        o63 = o62.exponent
        if not -128 <= o63 <= 127: raise Mismatch
        o64 = o62.value
        x = x << 13 | (o63 + 128) << 3
        if 0 <= o64 < 128: x = x << 9 | (o64)
        elif 127 < o64 < 16384: x = x << 17 | ((o64 & 127 | 128) << 8 | o64 >> 7)
        else: x = put_signed(x, o64, -32768, 32767)
        x = x << 2
        w = 3; b = 22
    o65 = m.ev_maximum_charge_reactive_power
    if o65 is not None:
        x = x << w | 22 - b
        o66 = o65.exponent
        if not -128 <= o66 <= 127: raise Mismatch
        o67 = o65.value
        x = x << 13 | (o66 + 128) << 3
        if 0 <= o67 < 128: x = x << 9 | (o67)
        elif 127 < o67 < 16384: x = x << 17 | ((o67 & 127 | 128) << 8 | o67 >> 7)
        else: x = put_signed(x, o67, -32768, 32767)
        x = x << 2
        w = 3; b = 23
    o68 = m.ev_maximum_charge_reactive_power_l2
    if o68 is not None:
        x = x << w | 23 - b
        o69 = o68.exponent
        if not -128 <= o69 <= 127: raise Mismatch
        o70 = o68.value
        x = x << 13 | (o69 + 128) << 3
        if 0 <= o70 < 128: x = x << 9 | (o70)
        elif 127 < o70 < 16384: x = x << 17 | ((o70 & 127 | 128) << 8 | o70 >> 7)
        else: x = put_signed(x, o70, -32768, 32767)
        x = x << 2
        w = 3; b = 24
    o71 = m.ev_maximum_charge_reactive_power_l3
    if o71 is not None:
        x = x << w | 24 - b
        o72 = o71.exponent
        if not -128 <= o72 <= 127: raise Mismatch
        o73 = o71.value
        x = x << 13 | (o72 + 128) << 3
        if 0 <= o73 < 128: x = x << 9 | (o73)
        elif 127 < o73 < 16384: x = x << 17 | ((o73 & 127 | 128) << 8 | o73 >> 7)
        else: x = put_signed(x, o73, -32768, 32767)
        x = x << 2
        w = 3; b = 25
    o74 = m.ev_maximum_discharge_reactive_power
    if o74 is not None:
        x = x << w | 25 - b
        o75 = o74.exponent
        if not -128 <= o75 <= 127: raise Mismatch
        o76 = o74.value
        x = x << 13 | (o75 + 128) << 3
        if 0 <= o76 < 128: x = x << 9 | (o76)
        elif 127 < o76 < 16384: x = x << 17 | ((o76 & 127 | 128) << 8 | o76 >> 7)
        else: x = put_signed(x, o76, -32768, 32767)
        x = x << 2
        w = 2; b = 26
    o77 = m.ev_maximum_discharge_reactive_power_l2
    if o77 is not None:
        x = x << w | 26 - b
        o78 = o77.exponent
        if not -128 <= o78 <= 127: raise Mismatch
        o79 = o77.value
        x = x << 13 | (o78 + 128) << 3
        if 0 <= o79 < 128: x = x << 9 | (o79)
        elif 127 < o79 < 16384: x = x << 17 | ((o79 & 127 | 128) << 8 | o79 >> 7)
        else: x = put_signed(x, o79, -32768, 32767)
        x = x << 2
        w = 2; b = 27
    o80 = m.ev_maximum_discharge_reactive_power_l3
    if o80 is not None:
        x = x << w | 27 - b
        o81 = o80.exponent
        if not -128 <= o81 <= 127: raise Mismatch
        o82 = o80.value
        x = x << 13 | (o81 + 128) << 3
        if 0 <= o82 < 128: x = x << 9 | (o82)
        elif 127 < o82 < 16384: x = x << 17 | ((o82 & 127 | 128) << 8 | o82 >> 7)
        else: x = put_signed(x, o82, -32768, 32767)
        x = x << 2
        w = 1; b = 28
    x = x << w | 28 - b
    o83 = m.grid_event_condition
    if not 0 <= o83 <= 255: raise Mismatch
    x = x << 10 | o83 << 1
    w = 3; b = 29
    o84 = m.ev_maximum_v2x_energy_request
    if o84 is not None:
        x = x << w | 29 - b
        o85 = o84.exponent
        if not -128 <= o85 <= 127: raise Mismatch
        o86 = o84.value
        x = x << 13 | (o85 + 128) << 3
        if 0 <= o86 < 128: x = x << 9 | (o86)
        elif 127 < o86 < 16384: x = x << 17 | ((o86 & 127 | 128) << 8 | o86 >> 7)
        else: x = put_signed(x, o86, -32768, 32767)
        x = x << 2
        w = 2; b = 30
    o87 = m.ev_minimum_v2x_energy_request
    if o87 is not None:
        x = x << w | 30 - b
        o88 = o87.exponent
        if not -128 <= o88 <= 127: raise Mismatch
        o89 = o87.value
        x = x << 13 | (o88 + 128) << 3
        if 0 <= o89 < 128: x = x << 9 | (o89)
        elif 127 < o89 < 16384: x = x << 17 | ((o89 & 127 | 128) << 8 | o89 >> 7)
        else: x = put_signed(x, o89, -32768, 32767)
        x = x << 2
        w = 2; b = 31
    o90 = m.ev_session_total_discharge_energy_available
    if o90 is not None:
        x = x << w | 31 - b
        o91 = o90.exponent
        if not -128 <= o91 <= 127: raise Mismatch
        o92 = o90.value
        x = x << 13 | (o91 + 128) << 3
        if 0 <= o92 < 128: x = x << 9 | (o92)
        elif 127 < o92 < 16384: x = x << 17 | ((o92 & 127 | 128) << 8 | o92 >> 7)
        else: x = put_signed(x, o92, -32768, 32767)
        x = x << 2
        w = 1; b = 32
    x = x << w | 32 - b
    return x


def d_DER_Scheduled_AC_CLReqControlMode(v, p):
    p -= 4
    k = v >> p & 0xf
    f_ev_target_energy_request = None
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
        p -= 6
        x = v >> p & 0x3f
        if x & 0x30: raise Mismatch
        k = x & 0xf
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
        p -= 5
        x = v >> p & 0x1f
        if x & 0x18: raise Mismatch
        k = x & 0x7
        f_ev_minimum_energy_request = RationalNumber(exponent=a5 - 128, value=(~a6 if sa6 else a6))
        k += 3
    f_ev_maximum_charge_power = None
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
        f_ev_maximum_charge_power = RationalNumber(exponent=a7 - 128, value=(~a8 if sa8 else a8))
        k += 4
    f_ev_maximum_charge_power_l2 = None
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
        f_ev_maximum_charge_power_l2 = RationalNumber(exponent=a9 - 128, value=(~a10 if sa10 else a10))
        k += 5
    f_ev_maximum_charge_power_l3 = None
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
        f_ev_maximum_charge_power_l3 = RationalNumber(exponent=a11 - 128, value=(~a12 if sa12 else a12))
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
        p -= 4
        x = v >> p & 0xf
        if x & 0xc: raise Mismatch
        k = x & 0x3
        f_ev_minimum_charge_power = RationalNumber(exponent=a13 - 128, value=(~a14 if sa14 else a14))
        k += 7
    f_ev_minimum_charge_power_l2 = None
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
        f_ev_minimum_charge_power_l2 = RationalNumber(exponent=a15 - 128, value=(~a16 if sa16 else a16))
        k += 8
    f_ev_minimum_charge_power_l3 = None
    if k < 9:
        p -= 22
        x = v >> p & 0x3fffff
        if x & 0x300e00: raise Mismatch
        a17 = x >> 12 & 0xff
        sa18 = x >> 8 & 0x1
        a18 = x & 0xff
        if a18 > 127: a18, p = more(v, p, a18, 32767)
        p -= 3
        if v >> p & 0x7: raise Mismatch
        f_ev_minimum_charge_power_l3 = RationalNumber(exponent=a17 - 128, value=(~a18 if sa18 else a18))
        k = 9
    if k != 9: raise Mismatch
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
    k += 10
    f_ev_present_active_power_l2 = None
    if k < 11:
        p -= 22
        x = v >> p & 0x3fffff
        if x & 0x300e00: raise Mismatch
        a21 = x >> 12 & 0xff
        sa22 = x >> 8 & 0x1
        a22 = x & 0xff
        if a22 > 127: a22, p = more(v, p, a22, 32767)
        p -= 5
        x = v >> p & 0x1f
        if x & 0x18: raise Mismatch
        k = x & 0x7
        f_ev_present_active_power_l2 = RationalNumber(exponent=a21 - 128, value=(~a22 if sa22 else a22))
        k += 11
    f_ev_present_active_power_l3 = None
    if k < 12:
        p -= 22
        x = v >> p & 0x3fffff
        if x & 0x300e00: raise Mismatch
        a23 = x >> 12 & 0xff
        sa24 = x >> 8 & 0x1
        a24 = x & 0xff
        if a24 > 127: a24, p = more(v, p, a24, 32767)
        p -= 5
        x = v >> p & 0x1f
        if x & 0x18: raise Mismatch
        k = x & 0x7
        f_ev_present_active_power_l3 = RationalNumber(exponent=a23 - 128, value=(~a24 if sa24 else a24))
        k += 12
    f_ev_present_reactive_power = None
    if k < 13:
        p -= 22
        x = v >> p & 0x3fffff
        if x & 0x300e00: raise Mismatch
        a25 = x >> 12 & 0xff
        sa26 = x >> 8 & 0x1
        a26 = x & 0xff
        if a26 > 127: a26, p = more(v, p, a26, 32767)
        p -= 4
        x = v >> p & 0xf
        if x & 0xc: raise Mismatch
        k = x & 0x3
        f_ev_present_reactive_power = RationalNumber(exponent=a25 - 128, value=(~a26 if sa26 else a26))
        k += 13
    f_ev_present_reactive_power_l2 = None
    if k < 14:
        p -= 22
        x = v >> p & 0x3fffff
        if x & 0x300e00: raise Mismatch
        a27 = x >> 12 & 0xff
        sa28 = x >> 8 & 0x1
        a28 = x & 0xff
        if a28 > 127: a28, p = more(v, p, a28, 32767)
        p -= 4
        x = v >> p & 0xf
        if x & 0xc: raise Mismatch
        k = x & 0x3
        f_ev_present_reactive_power_l2 = RationalNumber(exponent=a27 - 128, value=(~a28 if sa28 else a28))
        k += 14
    f_ev_present_reactive_power_l3 = None
    if k < 15:
        p -= 22
        x = v >> p & 0x3fffff
        if x & 0x300e00: raise Mismatch
        a29 = x >> 12 & 0xff
        sa30 = x >> 8 & 0x1
        a30 = x & 0xff
        if a30 > 127: a30, p = more(v, p, a30, 32767)
        p -= 3
        if v >> p & 0x7: raise Mismatch
        f_ev_present_reactive_power_l3 = RationalNumber(exponent=a29 - 128, value=(~a30 if sa30 else a30))
        k = 15
    if k != 15: raise Mismatch
    p -= 22
    x = v >> p & 0x3fffff
    if x & 0x300e00: raise Mismatch
    a31 = x >> 12 & 0xff
    sa32 = x >> 8 & 0x1
    a32 = x & 0xff
    if a32 > 127: a32, p = more(v, p, a32, 32767)
    p -= 4
    x = v >> p & 0xf
    if x & 0xc: raise Mismatch
    k = x & 0x3
    k += 16
    f_ev_maximum_discharge_power_l2 = None
    if k < 17:
        p -= 22
        x = v >> p & 0x3fffff
        if x & 0x300e00: raise Mismatch
        a33 = x >> 12 & 0xff
        sa34 = x >> 8 & 0x1
        a34 = x & 0xff
        if a34 > 127: a34, p = more(v, p, a34, 32767)
        p -= 4
        x = v >> p & 0xf
        if x & 0xc: raise Mismatch
        k = x & 0x3
        f_ev_maximum_discharge_power_l2 = RationalNumber(exponent=a33 - 128, value=(~a34 if sa34 else a34))
        k += 17
    f_ev_maximum_discharge_power_l3 = None
    if k < 18:
        p -= 22
        x = v >> p & 0x3fffff
        if x & 0x300e00: raise Mismatch
        a35 = x >> 12 & 0xff
        sa36 = x >> 8 & 0x1
        a36 = x & 0xff
        if a36 > 127: a36, p = more(v, p, a36, 32767)
        p -= 3
        if v >> p & 0x7: raise Mismatch
        f_ev_maximum_discharge_power_l3 = RationalNumber(exponent=a35 - 128, value=(~a36 if sa36 else a36))
        k = 18
    if k != 18: raise Mismatch
    p -= 22
    x = v >> p & 0x3fffff
    if x & 0x300e00: raise Mismatch
    a37 = x >> 12 & 0xff
    sa38 = x >> 8 & 0x1
    a38 = x & 0xff
    if a38 > 127: a38, p = more(v, p, a38, 32767)
    p -= 6
    x = v >> p & 0x3f
    if x & 0x30: raise Mismatch
    k = x & 0xf
    k += 19
    f_ev_minimum_discharge_power_l2 = None
    if k < 20:
        p -= 22
        x = v >> p & 0x3fffff
        if x & 0x300e00: raise Mismatch
        a39 = x >> 12 & 0xff
        sa40 = x >> 8 & 0x1
        a40 = x & 0xff
        if a40 > 127: a40, p = more(v, p, a40, 32767)
        p -= 6
        x = v >> p & 0x3f
        if x & 0x30: raise Mismatch
        k = x & 0xf
        f_ev_minimum_discharge_power_l2 = RationalNumber(exponent=a39 - 128, value=(~a40 if sa40 else a40))
        k += 20
    f_ev_minimum_discharge_power_l3 = None
    if k < 21:
        p -= 22
        x = v >> p & 0x3fffff
        if x & 0x300e00: raise Mismatch
        a41 = x >> 12 & 0xff
        sa42 = x >> 8 & 0x1
        a42 = x & 0xff
        if a42 > 127: a42, p = more(v, p, a42, 32767)
        p -= 5
        x = v >> p & 0x1f
        if x & 0x18: raise Mismatch
        k = x & 0x7
        f_ev_minimum_discharge_power_l3 = RationalNumber(exponent=a41 - 128, value=(~a42 if sa42 else a42))
        k += 21
    f_ev_maximum_charge_reactive_power = None
    if k < 22:
        p -= 22
        x = v >> p & 0x3fffff
        if x & 0x300e00: raise Mismatch
        a43 = x >> 12 & 0xff
        sa44 = x >> 8 & 0x1
        a44 = x & 0xff
        if a44 > 127: a44, p = more(v, p, a44, 32767)
        p -= 5
        x = v >> p & 0x1f
        if x & 0x18: raise Mismatch
        k = x & 0x7
        f_ev_maximum_charge_reactive_power = RationalNumber(exponent=a43 - 128, value=(~a44 if sa44 else a44))
        k += 22
    f_ev_maximum_charge_reactive_power_l2 = None
    if k < 23:
        p -= 22
        x = v >> p & 0x3fffff
        if x & 0x300e00: raise Mismatch
        a45 = x >> 12 & 0xff
        sa46 = x >> 8 & 0x1
        a46 = x & 0xff
        if a46 > 127: a46, p = more(v, p, a46, 32767)
        p -= 5
        x = v >> p & 0x1f
        if x & 0x18: raise Mismatch
        k = x & 0x7
        f_ev_maximum_charge_reactive_power_l2 = RationalNumber(exponent=a45 - 128, value=(~a46 if sa46 else a46))
        k += 23
    f_ev_maximum_charge_reactive_power_l3 = None
    if k < 24:
        p -= 22
        x = v >> p & 0x3fffff
        if x & 0x300e00: raise Mismatch
        a47 = x >> 12 & 0xff
        sa48 = x >> 8 & 0x1
        a48 = x & 0xff
        if a48 > 127: a48, p = more(v, p, a48, 32767)
        p -= 5
        x = v >> p & 0x1f
        if x & 0x18: raise Mismatch
        k = x & 0x7
        f_ev_maximum_charge_reactive_power_l3 = RationalNumber(exponent=a47 - 128, value=(~a48 if sa48 else a48))
        k += 24
    f_ev_maximum_discharge_reactive_power = None
    if k < 25:
        p -= 22
        x = v >> p & 0x3fffff
        if x & 0x300e00: raise Mismatch
        a49 = x >> 12 & 0xff
        sa50 = x >> 8 & 0x1
        a50 = x & 0xff
        if a50 > 127: a50, p = more(v, p, a50, 32767)
        p -= 4
        x = v >> p & 0xf
        if x & 0xc: raise Mismatch
        k = x & 0x3
        f_ev_maximum_discharge_reactive_power = RationalNumber(exponent=a49 - 128, value=(~a50 if sa50 else a50))
        k += 25
    f_ev_maximum_discharge_reactive_power_l2 = None
    if k < 26:
        p -= 22
        x = v >> p & 0x3fffff
        if x & 0x300e00: raise Mismatch
        a51 = x >> 12 & 0xff
        sa52 = x >> 8 & 0x1
        a52 = x & 0xff
        if a52 > 127: a52, p = more(v, p, a52, 32767)
        p -= 4
        x = v >> p & 0xf
        if x & 0xc: raise Mismatch
        k = x & 0x3
        f_ev_maximum_discharge_reactive_power_l2 = RationalNumber(exponent=a51 - 128, value=(~a52 if sa52 else a52))
        k += 26
    f_ev_maximum_discharge_reactive_power_l3 = None
    if k < 27:
        p -= 22
        x = v >> p & 0x3fffff
        if x & 0x300e00: raise Mismatch
        a53 = x >> 12 & 0xff
        sa54 = x >> 8 & 0x1
        a54 = x & 0xff
        if a54 > 127: a54, p = more(v, p, a54, 32767)
        p -= 3
        if v >> p & 0x7: raise Mismatch
        f_ev_maximum_discharge_reactive_power_l3 = RationalNumber(exponent=a53 - 128, value=(~a54 if sa54 else a54))
        k = 27
    if k != 27: raise Mismatch
    p -= 11
    x = v >> p & 0x7ff
    if x & 0x403: raise Mismatch
    a55 = x >> 2 & 0xff
    return DER_Scheduled_AC_CLReqControlMode(ev_target_energy_request=f_ev_target_energy_request, ev_maximum_energy_request=f_ev_maximum_energy_request, ev_minimum_energy_request=f_ev_minimum_energy_request, ev_maximum_charge_power=f_ev_maximum_charge_power, ev_maximum_charge_power_l2=f_ev_maximum_charge_power_l2, ev_maximum_charge_power_l3=f_ev_maximum_charge_power_l3, ev_minimum_charge_power=f_ev_minimum_charge_power, ev_minimum_charge_power_l2=f_ev_minimum_charge_power_l2, ev_minimum_charge_power_l3=f_ev_minimum_charge_power_l3, ev_present_active_power=RationalNumber(exponent=a19 - 128, value=(~a20 if sa20 else a20)), ev_present_active_power_l2=f_ev_present_active_power_l2, ev_present_active_power_l3=f_ev_present_active_power_l3, ev_present_reactive_power=f_ev_present_reactive_power, ev_present_reactive_power_l2=f_ev_present_reactive_power_l2, ev_present_reactive_power_l3=f_ev_present_reactive_power_l3, ev_maximum_discharge_power=RationalNumber(exponent=a31 - 128, value=(~a32 if sa32 else a32)), ev_maximum_discharge_power_l2=f_ev_maximum_discharge_power_l2, ev_maximum_discharge_power_l3=f_ev_maximum_discharge_power_l3, ev_minimum_discharge_power=RationalNumber(exponent=a37 - 128, value=(~a38 if sa38 else a38)), ev_minimum_discharge_power_l2=f_ev_minimum_discharge_power_l2, ev_minimum_discharge_power_l3=f_ev_minimum_discharge_power_l3, ev_maximum_charge_reactive_power=f_ev_maximum_charge_reactive_power, ev_maximum_charge_reactive_power_l2=f_ev_maximum_charge_reactive_power_l2, ev_maximum_charge_reactive_power_l3=f_ev_maximum_charge_reactive_power_l3, ev_maximum_discharge_reactive_power=f_ev_maximum_discharge_reactive_power, ev_maximum_discharge_reactive_power_l2=f_ev_maximum_discharge_reactive_power_l2, ev_maximum_discharge_reactive_power_l3=f_ev_maximum_discharge_reactive_power_l3, grid_event_condition=a55), p


def e_DER_Scheduled_AC_CLReqControlMode(x, m):
    w = 4; b = 0
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
        w = 4; b = 1
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
        w = 4; b = 2
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
        w = 3; b = 3
    o10 = m.ev_maximum_charge_power
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
    o13 = m.ev_maximum_charge_power_l2
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
    o16 = m.ev_maximum_charge_power_l3
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
        w = 2; b = 7
    o22 = m.ev_minimum_charge_power_l2
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
    o25 = m.ev_minimum_charge_power_l3
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
        w = 1; b = 9
    x = x << w | 9 - b
    o28 = m.ev_present_active_power
    o29 = o28.exponent
    if not -128 <= o29 <= 127: raise Mismatch
    o30 = o28.value
    x = x << 13 | (o29 + 128) << 3
    if 0 <= o30 < 128: x = x << 9 | (o30)
    elif 127 < o30 < 16384: x = x << 17 | ((o30 & 127 | 128) << 8 | o30 >> 7)
    else: x = put_signed(x, o30, -32768, 32767)
    x = x << 2
    w = 3; b = 10
    o31 = m.ev_present_active_power_l2
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
        w = 3; b = 11
    o34 = m.ev_present_active_power_l3
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
        w = 3; b = 12
    o37 = m.ev_present_reactive_power
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
        w = 2; b = 13
    o40 = m.ev_present_reactive_power_l2
    if o40 is not None:
        x = x << w | 13 - b
        o41 = o40.exponent
        if not -128 <= o41 <= 127: raise Mismatch
        o42 = o40.value
        x = x << 13 | (o41 + 128) << 3
        if 0 <= o42 < 128: x = x << 9 | (o42)
        elif 127 < o42 < 16384: x = x << 17 | ((o42 & 127 | 128) << 8 | o42 >> 7)
        else: x = put_signed(x, o42, -32768, 32767)
        x = x << 2
        w = 2; b = 14
    o43 = m.ev_present_reactive_power_l3
    if o43 is not None:
        x = x << w | 14 - b
        o44 = o43.exponent
        if not -128 <= o44 <= 127: raise Mismatch
        o45 = o43.value
        x = x << 13 | (o44 + 128) << 3
        if 0 <= o45 < 128: x = x << 9 | (o45)
        elif 127 < o45 < 16384: x = x << 17 | ((o45 & 127 | 128) << 8 | o45 >> 7)
        else: x = put_signed(x, o45, -32768, 32767)
        x = x << 2
        w = 1; b = 15
    x = x << w | 15 - b
    o46 = m.ev_maximum_discharge_power
    o47 = o46.exponent
    if not -128 <= o47 <= 127: raise Mismatch
    o48 = o46.value
    x = x << 13 | (o47 + 128) << 3
    if 0 <= o48 < 128: x = x << 9 | (o48)
    elif 127 < o48 < 16384: x = x << 17 | ((o48 & 127 | 128) << 8 | o48 >> 7)
    else: x = put_signed(x, o48, -32768, 32767)
    x = x << 2
    w = 2; b = 16
    o49 = m.ev_maximum_discharge_power_l2
    if o49 is not None:
        x = x << w | 16 - b
        o50 = o49.exponent
        if not -128 <= o50 <= 127: raise Mismatch
        o51 = o49.value
        x = x << 13 | (o50 + 128) << 3
        if 0 <= o51 < 128: x = x << 9 | (o51)
        elif 127 < o51 < 16384: x = x << 17 | ((o51 & 127 | 128) << 8 | o51 >> 7)
        else: x = put_signed(x, o51, -32768, 32767)
        x = x << 2
        w = 2; b = 17
    o52 = m.ev_maximum_discharge_power_l3
    if o52 is not None:
        x = x << w | 17 - b
        o53 = o52.exponent
        if not -128 <= o53 <= 127: raise Mismatch
        o54 = o52.value
        x = x << 13 | (o53 + 128) << 3
        if 0 <= o54 < 128: x = x << 9 | (o54)
        elif 127 < o54 < 16384: x = x << 17 | ((o54 & 127 | 128) << 8 | o54 >> 7)
        else: x = put_signed(x, o54, -32768, 32767)
        x = x << 2
        w = 1; b = 18
    x = x << w | 18 - b
    o55 = m.ev_minimum_discharge_power
    o56 = o55.exponent
    if not -128 <= o56 <= 127: raise Mismatch
    o57 = o55.value
    x = x << 13 | (o56 + 128) << 3
    if 0 <= o57 < 128: x = x << 9 | (o57)
    elif 127 < o57 < 16384: x = x << 17 | ((o57 & 127 | 128) << 8 | o57 >> 7)
    else: x = put_signed(x, o57, -32768, 32767)
    x = x << 2
    w = 4; b = 19
    o58 = m.ev_minimum_discharge_power_l2
    if o58 is not None:
        x = x << w | 19 - b
        o59 = o58.exponent
        if not -128 <= o59 <= 127: raise Mismatch
        o60 = o58.value
        x = x << 13 | (o59 + 128) << 3
        if 0 <= o60 < 128: x = x << 9 | (o60)
        elif 127 < o60 < 16384: x = x << 17 | ((o60 & 127 | 128) << 8 | o60 >> 7)
        else: x = put_signed(x, o60, -32768, 32767)
        x = x << 2
        w = 4; b = 20
    o61 = m.ev_minimum_discharge_power_l3
    if o61 is not None:
        x = x << w | 20 - b
        o62 = o61.exponent
        if not -128 <= o62 <= 127: raise Mismatch
        o63 = o61.value
        x = x << 13 | (o62 + 128) << 3
        if 0 <= o63 < 128: x = x << 9 | (o63)
        elif 127 < o63 < 16384: x = x << 17 | ((o63 & 127 | 128) << 8 | o63 >> 7)
        else: x = put_signed(x, o63, -32768, 32767)
        x = x << 2
        w = 3; b = 21
    o64 = m.ev_maximum_charge_reactive_power
    if o64 is not None:
        x = x << w | 21 - b
        o65 = o64.exponent
        if not -128 <= o65 <= 127: raise Mismatch
        o66 = o64.value
        x = x << 13 | (o65 + 128) << 3
        if 0 <= o66 < 128: x = x << 9 | (o66)
        elif 127 < o66 < 16384: x = x << 17 | ((o66 & 127 | 128) << 8 | o66 >> 7)
        else: x = put_signed(x, o66, -32768, 32767)
        x = x << 2
        w = 3; b = 22
    o67 = m.ev_maximum_charge_reactive_power_l2
    if o67 is not None:
        x = x << w | 22 - b
        o68 = o67.exponent
        if not -128 <= o68 <= 127: raise Mismatch
        o69 = o67.value
        x = x << 13 | (o68 + 128) << 3
        if 0 <= o69 < 128: x = x << 9 | (o69)
        elif 127 < o69 < 16384: x = x << 17 | ((o69 & 127 | 128) << 8 | o69 >> 7)
        else: x = put_signed(x, o69, -32768, 32767)
        x = x << 2
        w = 3; b = 23
    o70 = m.ev_maximum_charge_reactive_power_l3
    if o70 is not None:
        x = x << w | 23 - b
        o71 = o70.exponent
        if not -128 <= o71 <= 127: raise Mismatch
        o72 = o70.value
        x = x << 13 | (o71 + 128) << 3
        if 0 <= o72 < 128: x = x << 9 | (o72)
        elif 127 < o72 < 16384: x = x << 17 | ((o72 & 127 | 128) << 8 | o72 >> 7)
        else: x = put_signed(x, o72, -32768, 32767)
        x = x << 2
        w = 3; b = 24
    o73 = m.ev_maximum_discharge_reactive_power
    if o73 is not None:
        x = x << w | 24 - b
        o74 = o73.exponent
        if not -128 <= o74 <= 127: raise Mismatch
        o75 = o73.value
        x = x << 13 | (o74 + 128) << 3
        if 0 <= o75 < 128: x = x << 9 | (o75)
        elif 127 < o75 < 16384: x = x << 17 | ((o75 & 127 | 128) << 8 | o75 >> 7)
        else: x = put_signed(x, o75, -32768, 32767)
        x = x << 2
        w = 2; b = 25
    o76 = m.ev_maximum_discharge_reactive_power_l2
    if o76 is not None:
        x = x << w | 25 - b
        o77 = o76.exponent
        if not -128 <= o77 <= 127: raise Mismatch
        o78 = o76.value
        x = x << 13 | (o77 + 128) << 3
        if 0 <= o78 < 128: x = x << 9 | (o78)
        elif 127 < o78 < 16384: x = x << 17 | ((o78 & 127 | 128) << 8 | o78 >> 7)
        else: x = put_signed(x, o78, -32768, 32767)
        x = x << 2
        w = 2; b = 26
    o79 = m.ev_maximum_discharge_reactive_power_l3
    if o79 is not None:
        x = x << w | 26 - b
        o80 = o79.exponent
        if not -128 <= o80 <= 127: raise Mismatch
        o81 = o79.value
        x = x << 13 | (o80 + 128) << 3
        if 0 <= o81 < 128: x = x << 9 | (o81)
        elif 127 < o81 < 16384: x = x << 17 | ((o81 & 127 | 128) << 8 | o81 >> 7)
        else: x = put_signed(x, o81, -32768, 32767)
        x = x << 2
        w = 1; b = 27
    x = x << w | 27 - b
    o82 = m.grid_event_condition
    if not 0 <= o82 <= 255: raise Mismatch
    return x << 11 | o82 << 2


def d_Dynamic_AC_CLReqControlMode(v, p):
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
    p -= 4
    x = v >> p & 0xf
    if x & 0xc: raise Mismatch
    k = x & 0x3
    k += 5
    f_ev_maximum_charge_power_l2 = None
    if k < 6:
        p -= 22
        x = v >> p & 0x3fffff
        if x & 0x300e00: raise Mismatch
        a10 = x >> 12 & 0xff
        sa11 = x >> 8 & 0x1
        a11 = x & 0xff
        if a11 > 127: a11, p = more(v, p, a11, 32767)
        p -= 4
        x = v >> p & 0xf
        if x & 0xc: raise Mismatch
        k = x & 0x3
        f_ev_maximum_charge_power_l2 = RationalNumber(exponent=a10 - 128, value=(~a11 if sa11 else a11))
        k += 6
    f_ev_maximum_charge_power_l3 = None
    if k < 7:
        p -= 22
        x = v >> p & 0x3fffff
        if x & 0x300e00: raise Mismatch
        a12 = x >> 12 & 0xff
        sa13 = x >> 8 & 0x1
        a13 = x & 0xff
        if a13 > 127: a13, p = more(v, p, a13, 32767)
        p -= 3
        if v >> p & 0x7: raise Mismatch
        f_ev_maximum_charge_power_l3 = RationalNumber(exponent=a12 - 128, value=(~a13 if sa13 else a13))
        k = 7
    if k != 7: raise Mismatch
    p -= 22
    x = v >> p & 0x3fffff
    if x & 0x300e00: raise Mismatch
    a14 = x >> 12 & 0xff
    sa15 = x >> 8 & 0x1
    a15 = x & 0xff
    if a15 > 127: a15, p = more(v, p, a15, 32767)
    p -= 4
    x = v >> p & 0xf
    if x & 0xc: raise Mismatch
    k = x & 0x3
    k += 8
    f_ev_minimum_charge_power_l2 = None
    if k < 9:
        p -= 22
        x = v >> p & 0x3fffff
        if x & 0x300e00: raise Mismatch
        a16 = x >> 12 & 0xff
        sa17 = x >> 8 & 0x1
        a17 = x & 0xff
        if a17 > 127: a17, p = more(v, p, a17, 32767)
        p -= 4
        x = v >> p & 0xf
        if x & 0xc: raise Mismatch
        k = x & 0x3
        f_ev_minimum_charge_power_l2 = RationalNumber(exponent=a16 - 128, value=(~a17 if sa17 else a17))
        k += 9
    f_ev_minimum_charge_power_l3 = None
    if k < 10:
        p -= 22
        x = v >> p & 0x3fffff
        if x & 0x300e00: raise Mismatch
        a18 = x >> 12 & 0xff
        sa19 = x >> 8 & 0x1
        a19 = x & 0xff
        if a19 > 127: a19, p = more(v, p, a19, 32767)
        p -= 3
        if v >> p & 0x7: raise Mismatch
        f_ev_minimum_charge_power_l3 = RationalNumber(exponent=a18 - 128, value=(~a19 if sa19 else a19))
        k = 10
    if k != 10: raise Mismatch
    p -= 22
    x = v >> p & 0x3fffff
    if x & 0x300e00: raise Mismatch
    a20 = x >> 12 & 0xff
    sa21 = x >> 8 & 0x1
    a21 = x & 0xff
    if a21 > 127: a21, p = more(v, p, a21, 32767)
    p -= 4
    x = v >> p & 0xf
    if x & 0xc: raise Mismatch
    k = x & 0x3
    k += 11
    f_ev_present_active_power_l2 = None
    if k < 12:
        p -= 22
        x = v >> p & 0x3fffff
        if x & 0x300e00: raise Mismatch
        a22 = x >> 12 & 0xff
        sa23 = x >> 8 & 0x1
        a23 = x & 0xff
        if a23 > 127: a23, p = more(v, p, a23, 32767)
        p -= 4
        x = v >> p & 0xf
        if x & 0xc: raise Mismatch
        k = x & 0x3
        f_ev_present_active_power_l2 = RationalNumber(exponent=a22 - 128, value=(~a23 if sa23 else a23))
        k += 12
    f_ev_present_active_power_l3 = None
    if k < 13:
        p -= 22
        x = v >> p & 0x3fffff
        if x & 0x300e00: raise Mismatch
        a24 = x >> 12 & 0xff
        sa25 = x >> 8 & 0x1
        a25 = x & 0xff
        if a25 > 127: a25, p = more(v, p, a25, 32767)
        p -= 3
        if v >> p & 0x7: raise Mismatch
        f_ev_present_active_power_l3 = RationalNumber(exponent=a24 - 128, value=(~a25 if sa25 else a25))
        k = 13
    if k != 13: raise Mismatch
    p -= 22
    x = v >> p & 0x3fffff
    if x & 0x300e00: raise Mismatch
    a26 = x >> 12 & 0xff
    sa27 = x >> 8 & 0x1
    a27 = x & 0xff
    if a27 > 127: a27, p = more(v, p, a27, 32767)
    p -= 4
    x = v >> p & 0xf
    if x & 0xc: raise Mismatch
    k = x & 0x3
    k += 14
    f_ev_present_reactive_power_l2 = None
    if k < 15:
        p -= 22
        x = v >> p & 0x3fffff
        if x & 0x300e00: raise Mismatch
        a28 = x >> 12 & 0xff
        sa29 = x >> 8 & 0x1
        a29 = x & 0xff
        if a29 > 127: a29, p = more(v, p, a29, 32767)
        p -= 4
        x = v >> p & 0xf
        if x & 0xc: raise Mismatch
        k = x & 0x3
        f_ev_present_reactive_power_l2 = RationalNumber(exponent=a28 - 128, value=(~a29 if sa29 else a29))
        k += 15
    f_ev_present_reactive_power_l3 = None
    if k < 16:
        p -= 22
        x = v >> p & 0x3fffff
        if x & 0x300e00: raise Mismatch
        a30 = x >> 12 & 0xff
        sa31 = x >> 8 & 0x1
        a31 = x & 0xff
        if a31 > 127: a31, p = more(v, p, a31, 32767)
        p -= 3
        if v >> p & 0x7: raise Mismatch
        f_ev_present_reactive_power_l3 = RationalNumber(exponent=a30 - 128, value=(~a31 if sa31 else a31))
        k = 16
    if k != 16: raise Mismatch
    return Dynamic_AC_CLReqControlMode(departure_time=f_departure_time, ev_target_energy_request=RationalNumber(exponent=a2 - 128, value=(~a3 if sa3 else a3)), ev_maximum_energy_request=RationalNumber(exponent=a4 - 128, value=(~a5 if sa5 else a5)), ev_minimum_energy_request=RationalNumber(exponent=a6 - 128, value=(~a7 if sa7 else a7)), ev_maximum_charge_power=RationalNumber(exponent=a8 - 128, value=(~a9 if sa9 else a9)), ev_maximum_charge_power_l2=f_ev_maximum_charge_power_l2, ev_maximum_charge_power_l3=f_ev_maximum_charge_power_l3, ev_minimum_charge_power=RationalNumber(exponent=a14 - 128, value=(~a15 if sa15 else a15)), ev_minimum_charge_power_l2=f_ev_minimum_charge_power_l2, ev_minimum_charge_power_l3=f_ev_minimum_charge_power_l3, ev_present_active_power=RationalNumber(exponent=a20 - 128, value=(~a21 if sa21 else a21)), ev_present_active_power_l2=f_ev_present_active_power_l2, ev_present_active_power_l3=f_ev_present_active_power_l3, ev_present_reactive_power=RationalNumber(exponent=a26 - 128, value=(~a27 if sa27 else a27)), ev_present_reactive_power_l2=f_ev_present_reactive_power_l2, ev_present_reactive_power_l3=f_ev_present_reactive_power_l3), p


def e_Dynamic_AC_CLReqControlMode(x, m):
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
    x = x << 2
    w = 2; b = 5
    o14 = m.ev_maximum_charge_power_l2
    if o14 is not None:
        x = x << w | 5 - b
        o15 = o14.exponent
        if not -128 <= o15 <= 127: raise Mismatch
        o16 = o14.value
        x = x << 13 | (o15 + 128) << 3
        if 0 <= o16 < 128: x = x << 9 | (o16)
        elif 127 < o16 < 16384: x = x << 17 | ((o16 & 127 | 128) << 8 | o16 >> 7)
        else: x = put_signed(x, o16, -32768, 32767)
        x = x << 2
        w = 2; b = 6
    o17 = m.ev_maximum_charge_power_l3
    if o17 is not None:
        x = x << w | 6 - b
        o18 = o17.exponent
        if not -128 <= o18 <= 127: raise Mismatch
        o19 = o17.value
        x = x << 13 | (o18 + 128) << 3
        if 0 <= o19 < 128: x = x << 9 | (o19)
        elif 127 < o19 < 16384: x = x << 17 | ((o19 & 127 | 128) << 8 | o19 >> 7)
        else: x = put_signed(x, o19, -32768, 32767)
        x = x << 2
        w = 1; b = 7
    x = x << w | 7 - b
    o20 = m.ev_minimum_charge_power
    o21 = o20.exponent
    if not -128 <= o21 <= 127: raise Mismatch
    o22 = o20.value
    x = x << 13 | (o21 + 128) << 3
    if 0 <= o22 < 128: x = x << 9 | (o22)
    elif 127 < o22 < 16384: x = x << 17 | ((o22 & 127 | 128) << 8 | o22 >> 7)
    else: x = put_signed(x, o22, -32768, 32767)
    x = x << 2
    w = 2; b = 8
    o23 = m.ev_minimum_charge_power_l2
    if o23 is not None:
        x = x << w | 8 - b
        o24 = o23.exponent
        if not -128 <= o24 <= 127: raise Mismatch
        o25 = o23.value
        x = x << 13 | (o24 + 128) << 3
        if 0 <= o25 < 128: x = x << 9 | (o25)
        elif 127 < o25 < 16384: x = x << 17 | ((o25 & 127 | 128) << 8 | o25 >> 7)
        else: x = put_signed(x, o25, -32768, 32767)
        x = x << 2
        w = 2; b = 9
    o26 = m.ev_minimum_charge_power_l3
    if o26 is not None:
        x = x << w | 9 - b
        o27 = o26.exponent
        if not -128 <= o27 <= 127: raise Mismatch
        o28 = o26.value
        x = x << 13 | (o27 + 128) << 3
        if 0 <= o28 < 128: x = x << 9 | (o28)
        elif 127 < o28 < 16384: x = x << 17 | ((o28 & 127 | 128) << 8 | o28 >> 7)
        else: x = put_signed(x, o28, -32768, 32767)
        x = x << 2
        w = 1; b = 10
    x = x << w | 10 - b
    o29 = m.ev_present_active_power
    o30 = o29.exponent
    if not -128 <= o30 <= 127: raise Mismatch
    o31 = o29.value
    x = x << 13 | (o30 + 128) << 3
    if 0 <= o31 < 128: x = x << 9 | (o31)
    elif 127 < o31 < 16384: x = x << 17 | ((o31 & 127 | 128) << 8 | o31 >> 7)
    else: x = put_signed(x, o31, -32768, 32767)
    x = x << 2
    w = 2; b = 11
    o32 = m.ev_present_active_power_l2
    if o32 is not None:
        x = x << w | 11 - b
        o33 = o32.exponent
        if not -128 <= o33 <= 127: raise Mismatch
        o34 = o32.value
        x = x << 13 | (o33 + 128) << 3
        if 0 <= o34 < 128: x = x << 9 | (o34)
        elif 127 < o34 < 16384: x = x << 17 | ((o34 & 127 | 128) << 8 | o34 >> 7)
        else: x = put_signed(x, o34, -32768, 32767)
        x = x << 2
        w = 2; b = 12
    o35 = m.ev_present_active_power_l3
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
        w = 1; b = 13
    x = x << w | 13 - b
    o38 = m.ev_present_reactive_power
    o39 = o38.exponent
    if not -128 <= o39 <= 127: raise Mismatch
    o40 = o38.value
    x = x << 13 | (o39 + 128) << 3
    if 0 <= o40 < 128: x = x << 9 | (o40)
    elif 127 < o40 < 16384: x = x << 17 | ((o40 & 127 | 128) << 8 | o40 >> 7)
    else: x = put_signed(x, o40, -32768, 32767)
    x = x << 2
    w = 2; b = 14
    o41 = m.ev_present_reactive_power_l2
    if o41 is not None:
        x = x << w | 14 - b
        o42 = o41.exponent
        if not -128 <= o42 <= 127: raise Mismatch
        o43 = o41.value
        x = x << 13 | (o42 + 128) << 3
        if 0 <= o43 < 128: x = x << 9 | (o43)
        elif 127 < o43 < 16384: x = x << 17 | ((o43 & 127 | 128) << 8 | o43 >> 7)
        else: x = put_signed(x, o43, -32768, 32767)
        x = x << 2
        w = 2; b = 15
    o44 = m.ev_present_reactive_power_l3
    if o44 is not None:
        x = x << w | 15 - b
        o45 = o44.exponent
        if not -128 <= o45 <= 127: raise Mismatch
        o46 = o44.value
        x = x << 13 | (o45 + 128) << 3
        if 0 <= o46 < 128: x = x << 9 | (o46)
        elif 127 < o46 < 16384: x = x << 17 | ((o46 & 127 | 128) << 8 | o46 >> 7)
        else: x = put_signed(x, o46, -32768, 32767)
        x = x << 2
        w = 1; b = 16
    x = x << w | 16 - b
    return x


def d_Scheduled_AC_CLReqControlMode(v, p):
    p -= 4
    k = v >> p & 0xf
    f_ev_target_energy_request = None
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
        p -= 6
        x = v >> p & 0x3f
        if x & 0x30: raise Mismatch
        k = x & 0xf
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
        p -= 5
        x = v >> p & 0x1f
        if x & 0x18: raise Mismatch
        k = x & 0x7
        f_ev_minimum_energy_request = RationalNumber(exponent=a5 - 128, value=(~a6 if sa6 else a6))
        k += 3
    f_ev_maximum_charge_power = None
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
        f_ev_maximum_charge_power = RationalNumber(exponent=a7 - 128, value=(~a8 if sa8 else a8))
        k += 4
    f_ev_maximum_charge_power_l2 = None
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
        f_ev_maximum_charge_power_l2 = RationalNumber(exponent=a9 - 128, value=(~a10 if sa10 else a10))
        k += 5
    f_ev_maximum_charge_power_l3 = None
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
        f_ev_maximum_charge_power_l3 = RationalNumber(exponent=a11 - 128, value=(~a12 if sa12 else a12))
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
        p -= 4
        x = v >> p & 0xf
        if x & 0xc: raise Mismatch
        k = x & 0x3
        f_ev_minimum_charge_power = RationalNumber(exponent=a13 - 128, value=(~a14 if sa14 else a14))
        k += 7
    f_ev_minimum_charge_power_l2 = None
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
        f_ev_minimum_charge_power_l2 = RationalNumber(exponent=a15 - 128, value=(~a16 if sa16 else a16))
        k += 8
    f_ev_minimum_charge_power_l3 = None
    if k < 9:
        p -= 22
        x = v >> p & 0x3fffff
        if x & 0x300e00: raise Mismatch
        a17 = x >> 12 & 0xff
        sa18 = x >> 8 & 0x1
        a18 = x & 0xff
        if a18 > 127: a18, p = more(v, p, a18, 32767)
        p -= 3
        if v >> p & 0x7: raise Mismatch
        f_ev_minimum_charge_power_l3 = RationalNumber(exponent=a17 - 128, value=(~a18 if sa18 else a18))
        k = 9
    if k != 9: raise Mismatch
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
    k += 10
    f_ev_present_active_power_l2 = None
    if k < 11:
        p -= 22
        x = v >> p & 0x3fffff
        if x & 0x300e00: raise Mismatch
        a21 = x >> 12 & 0xff
        sa22 = x >> 8 & 0x1
        a22 = x & 0xff
        if a22 > 127: a22, p = more(v, p, a22, 32767)
        p -= 5
        x = v >> p & 0x1f
        if x & 0x18: raise Mismatch
        k = x & 0x7
        f_ev_present_active_power_l2 = RationalNumber(exponent=a21 - 128, value=(~a22 if sa22 else a22))
        k += 11
    f_ev_present_active_power_l3 = None
    if k < 12:
        p -= 22
        x = v >> p & 0x3fffff
        if x & 0x300e00: raise Mismatch
        a23 = x >> 12 & 0xff
        sa24 = x >> 8 & 0x1
        a24 = x & 0xff
        if a24 > 127: a24, p = more(v, p, a24, 32767)
        p -= 5
        x = v >> p & 0x1f
        if x & 0x18: raise Mismatch
        k = x & 0x7
        f_ev_present_active_power_l3 = RationalNumber(exponent=a23 - 128, value=(~a24 if sa24 else a24))
        k += 12
    f_ev_present_reactive_power = None
    if k < 13:
        p -= 22
        x = v >> p & 0x3fffff
        if x & 0x300e00: raise Mismatch
        a25 = x >> 12 & 0xff
        sa26 = x >> 8 & 0x1
        a26 = x & 0xff
        if a26 > 127: a26, p = more(v, p, a26, 32767)
        p -= 4
        x = v >> p & 0xf
        if x & 0xc: raise Mismatch
        k = x & 0x3
        f_ev_present_reactive_power = RationalNumber(exponent=a25 - 128, value=(~a26 if sa26 else a26))
        k += 13
    f_ev_present_reactive_power_l2 = None
    if k < 14:
        p -= 22
        x = v >> p & 0x3fffff
        if x & 0x300e00: raise Mismatch
        a27 = x >> 12 & 0xff
        sa28 = x >> 8 & 0x1
        a28 = x & 0xff
        if a28 > 127: a28, p = more(v, p, a28, 32767)
        p -= 4
        x = v >> p & 0xf
        if x & 0xc: raise Mismatch
        k = x & 0x3
        f_ev_present_reactive_power_l2 = RationalNumber(exponent=a27 - 128, value=(~a28 if sa28 else a28))
        k += 14
    f_ev_present_reactive_power_l3 = None
    if k < 15:
        p -= 22
        x = v >> p & 0x3fffff
        if x & 0x300e00: raise Mismatch
        a29 = x >> 12 & 0xff
        sa30 = x >> 8 & 0x1
        a30 = x & 0xff
        if a30 > 127: a30, p = more(v, p, a30, 32767)
        p -= 3
        if v >> p & 0x7: raise Mismatch
        f_ev_present_reactive_power_l3 = RationalNumber(exponent=a29 - 128, value=(~a30 if sa30 else a30))
        k = 15
    if k != 15: raise Mismatch
    return Scheduled_AC_CLReqControlMode(ev_target_energy_request=f_ev_target_energy_request, ev_maximum_energy_request=f_ev_maximum_energy_request, ev_minimum_energy_request=f_ev_minimum_energy_request, ev_maximum_charge_power=f_ev_maximum_charge_power, ev_maximum_charge_power_l2=f_ev_maximum_charge_power_l2, ev_maximum_charge_power_l3=f_ev_maximum_charge_power_l3, ev_minimum_charge_power=f_ev_minimum_charge_power, ev_minimum_charge_power_l2=f_ev_minimum_charge_power_l2, ev_minimum_charge_power_l3=f_ev_minimum_charge_power_l3, ev_present_active_power=RationalNumber(exponent=a19 - 128, value=(~a20 if sa20 else a20)), ev_present_active_power_l2=f_ev_present_active_power_l2, ev_present_active_power_l3=f_ev_present_active_power_l3, ev_present_reactive_power=f_ev_present_reactive_power, ev_present_reactive_power_l2=f_ev_present_reactive_power_l2, ev_present_reactive_power_l3=f_ev_present_reactive_power_l3), p


def e_Scheduled_AC_CLReqControlMode(x, m):
    w = 4; b = 0
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
        w = 4; b = 1
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
        w = 4; b = 2
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
        w = 3; b = 3
    o10 = m.ev_maximum_charge_power
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
    o13 = m.ev_maximum_charge_power_l2
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
    o16 = m.ev_maximum_charge_power_l3
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
        w = 2; b = 7
    o22 = m.ev_minimum_charge_power_l2
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
    o25 = m.ev_minimum_charge_power_l3
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
        w = 1; b = 9
    x = x << w | 9 - b
    o28 = m.ev_present_active_power
    o29 = o28.exponent
    if not -128 <= o29 <= 127: raise Mismatch
    o30 = o28.value
    x = x << 13 | (o29 + 128) << 3
    if 0 <= o30 < 128: x = x << 9 | (o30)
    elif 127 < o30 < 16384: x = x << 17 | ((o30 & 127 | 128) << 8 | o30 >> 7)
    else: x = put_signed(x, o30, -32768, 32767)
    x = x << 2
    w = 3; b = 10
    o31 = m.ev_present_active_power_l2
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
        w = 3; b = 11
    o34 = m.ev_present_active_power_l3
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
        w = 3; b = 12
    o37 = m.ev_present_reactive_power
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
        w = 2; b = 13
    o40 = m.ev_present_reactive_power_l2
    if o40 is not None:
        x = x << w | 13 - b
        o41 = o40.exponent
        if not -128 <= o41 <= 127: raise Mismatch
        o42 = o40.value
        x = x << 13 | (o41 + 128) << 3
        if 0 <= o42 < 128: x = x << 9 | (o42)
        elif 127 < o42 < 16384: x = x << 17 | ((o42 & 127 | 128) << 8 | o42 >> 7)
        else: x = put_signed(x, o42, -32768, 32767)
        x = x << 2
        w = 2; b = 14
    o43 = m.ev_present_reactive_power_l3
    if o43 is not None:
        x = x << w | 14 - b
        o44 = o43.exponent
        if not -128 <= o44 <= 127: raise Mismatch
        o45 = o43.value
        x = x << 13 | (o44 + 128) << 3
        if 0 <= o45 < 128: x = x << 9 | (o45)
        elif 127 < o45 < 16384: x = x << 17 | ((o45 & 127 | 128) << 8 | o45 >> 7)
        else: x = put_signed(x, o45, -32768, 32767)
        x = x << 2
        w = 1; b = 15
    x = x << w | 15 - b
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


def d_BPT_Dynamic_AC_CLResControlMode(v, p):
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
    p -= 6
    x = v >> p & 0x3f
    if x & 0x30: raise Mismatch
    k = x & 0xf
    k += 5
    f_evse_target_active_power_l2 = None
    if k < 6:
        p -= 22
        x = v >> p & 0x3fffff
        if x & 0x300e00: raise Mismatch
        a7 = x >> 12 & 0xff
        sa8 = x >> 8 & 0x1
        a8 = x & 0xff
        if a8 > 127: a8, p = more(v, p, a8, 32767)
        p -= 6
        x = v >> p & 0x3f
        if x & 0x30: raise Mismatch
        k = x & 0xf
        f_evse_target_active_power_l2 = RationalNumber(exponent=a7 - 128, value=(~a8 if sa8 else a8))
        k += 6
    f_evse_target_active_power_l3 = None
    if k < 7:
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
        f_evse_target_active_power_l3 = RationalNumber(exponent=a9 - 128, value=(~a10 if sa10 else a10))
        k += 7
    f_evse_target_reactive_power = None
    if k < 8:
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
        f_evse_target_reactive_power = RationalNumber(exponent=a11 - 128, value=(~a12 if sa12 else a12))
        k += 8
    f_evse_target_reactive_power_l2 = None
    if k < 9:
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
        f_evse_target_reactive_power_l2 = RationalNumber(exponent=a13 - 128, value=(~a14 if sa14 else a14))
        k += 9
    f_evse_target_reactive_power_l3 = None
    if k < 10:
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
        f_evse_target_reactive_power_l3 = RationalNumber(exponent=a15 - 128, value=(~a16 if sa16 else a16))
        k += 10
    f_evse_present_active_power = None
    if k < 11:
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
        f_evse_present_active_power = RationalNumber(exponent=a17 - 128, value=(~a18 if sa18 else a18))
        k += 11
    f_evse_present_active_power_l2 = None
    if k < 12:
        p -= 22
        x = v >> p & 0x3fffff
        if x & 0x300e00: raise Mismatch
        a19 = x >> 12 & 0xff
        sa20 = x >> 8 & 0x1
        a20 = x & 0xff
        if a20 > 127: a20, p = more(v, p, a20, 32767)
        p -= 4
        x = v >> p & 0xf
        if x & 0xc: raise Mismatch
        k = x & 0x3
        f_evse_present_active_power_l2 = RationalNumber(exponent=a19 - 128, value=(~a20 if sa20 else a20))
        k += 12
    f_evse_present_active_power_l3 = None
    if k < 13:
        p -= 22
        x = v >> p & 0x3fffff
        if x & 0x300e00: raise Mismatch
        a21 = x >> 12 & 0xff
        sa22 = x >> 8 & 0x1
        a22 = x & 0xff
        if a22 > 127: a22, p = more(v, p, a22, 32767)
        p -= 3
        if v >> p & 0x7: raise Mismatch
        f_evse_present_active_power_l3 = RationalNumber(exponent=a21 - 128, value=(~a22 if sa22 else a22))
        k = 13
    if k != 13: raise Mismatch
    return BPT_Dynamic_AC_CLResControlMode(departure_time=f_departure_time, minimum_soc=f_minimum_soc, target_soc=f_target_soc, ack_max_delay=f_ack_max_delay, evse_target_active_power=RationalNumber(exponent=a5 - 128, value=(~a6 if sa6 else a6)), evse_target_active_power_l2=f_evse_target_active_power_l2, evse_target_active_power_l3=f_evse_target_active_power_l3, evse_target_reactive_power=f_evse_target_reactive_power, evse_target_reactive_power_l2=f_evse_target_reactive_power_l2, evse_target_reactive_power_l3=f_evse_target_reactive_power_l3, evse_present_active_power=f_evse_present_active_power, evse_present_active_power_l2=f_evse_present_active_power_l2, evse_present_active_power_l3=f_evse_present_active_power_l3), p


def e_BPT_Dynamic_AC_CLResControlMode(x, m):
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
    o5 = m.evse_target_active_power
    o6 = o5.exponent
    if not -128 <= o6 <= 127: raise Mismatch
    o7 = o5.value
    x = x << 13 | (o6 + 128) << 3
    if 0 <= o7 < 128: x = x << 9 | (o7)
    elif 127 < o7 < 16384: x = x << 17 | ((o7 & 127 | 128) << 8 | o7 >> 7)
    else: x = put_signed(x, o7, -32768, 32767)
    x = x << 2
    w = 4; b = 5
    o8 = m.evse_target_active_power_l2
    if o8 is not None:
        x = x << w | 5 - b
        o9 = o8.exponent
        if not -128 <= o9 <= 127: raise Mismatch
        o10 = o8.value
        x = x << 13 | (o9 + 128) << 3
        if 0 <= o10 < 128: x = x << 9 | (o10)
        elif 127 < o10 < 16384: x = x << 17 | ((o10 & 127 | 128) << 8 | o10 >> 7)
        else: x = put_signed(x, o10, -32768, 32767)
        x = x << 2
        w = 4; b = 6
    o11 = m.evse_target_active_power_l3
    if o11 is not None:
        x = x << w | 6 - b
        o12 = o11.exponent
        if not -128 <= o12 <= 127: raise Mismatch
        o13 = o11.value
        x = x << 13 | (o12 + 128) << 3
        if 0 <= o13 < 128: x = x << 9 | (o13)
        elif 127 < o13 < 16384: x = x << 17 | ((o13 & 127 | 128) << 8 | o13 >> 7)
        else: x = put_signed(x, o13, -32768, 32767)
        x = x << 2
        w = 3; b = 7
    o14 = m.evse_target_reactive_power
    if o14 is not None:
        x = x << w | 7 - b
        o15 = o14.exponent
        if not -128 <= o15 <= 127: raise Mismatch
        o16 = o14.value
        x = x << 13 | (o15 + 128) << 3
        if 0 <= o16 < 128: x = x << 9 | (o16)
        elif 127 < o16 < 16384: x = x << 17 | ((o16 & 127 | 128) << 8 | o16 >> 7)
        else: x = put_signed(x, o16, -32768, 32767)
        x = x << 2
        w = 3; b = 8
    o17 = m.evse_target_reactive_power_l2
    if o17 is not None:
        x = x << w | 8 - b
        o18 = o17.exponent
        if not -128 <= o18 <= 127: raise Mismatch
        o19 = o17.value
        x = x << 13 | (o18 + 128) << 3
        if 0 <= o19 < 128: x = x << 9 | (o19)
        elif 127 < o19 < 16384: x = x << 17 | ((o19 & 127 | 128) << 8 | o19 >> 7)
        else: x = put_signed(x, o19, -32768, 32767)
        x = x << 2
        w = 3; b = 9
    o20 = m.evse_target_reactive_power_l3
    if o20 is not None:
        x = x << w | 9 - b
        o21 = o20.exponent
        if not -128 <= o21 <= 127: raise Mismatch
        o22 = o20.value
        x = x << 13 | (o21 + 128) << 3
        if 0 <= o22 < 128: x = x << 9 | (o22)
        elif 127 < o22 < 16384: x = x << 17 | ((o22 & 127 | 128) << 8 | o22 >> 7)
        else: x = put_signed(x, o22, -32768, 32767)
        x = x << 2
        w = 3; b = 10
    o23 = m.evse_present_active_power
    if o23 is not None:
        x = x << w | 10 - b
        o24 = o23.exponent
        if not -128 <= o24 <= 127: raise Mismatch
        o25 = o23.value
        x = x << 13 | (o24 + 128) << 3
        if 0 <= o25 < 128: x = x << 9 | (o25)
        elif 127 < o25 < 16384: x = x << 17 | ((o25 & 127 | 128) << 8 | o25 >> 7)
        else: x = put_signed(x, o25, -32768, 32767)
        x = x << 2
        w = 2; b = 11
    o26 = m.evse_present_active_power_l2
    if o26 is not None:
        x = x << w | 11 - b
        o27 = o26.exponent
        if not -128 <= o27 <= 127: raise Mismatch
        o28 = o26.value
        x = x << 13 | (o27 + 128) << 3
        if 0 <= o28 < 128: x = x << 9 | (o28)
        elif 127 < o28 < 16384: x = x << 17 | ((o28 & 127 | 128) << 8 | o28 >> 7)
        else: x = put_signed(x, o28, -32768, 32767)
        x = x << 2
        w = 2; b = 12
    o29 = m.evse_present_active_power_l3
    if o29 is not None:
        x = x << w | 12 - b
        o30 = o29.exponent
        if not -128 <= o30 <= 127: raise Mismatch
        o31 = o29.value
        x = x << 13 | (o30 + 128) << 3
        if 0 <= o31 < 128: x = x << 9 | (o31)
        elif 127 < o31 < 16384: x = x << 17 | ((o31 & 127 | 128) << 8 | o31 >> 7)
        else: x = put_signed(x, o31, -32768, 32767)
        x = x << 2
        w = 1; b = 13
    x = x << w | 13 - b
    return x


def d_BPT_Scheduled_AC_CLResControlMode(v, p):
    p -= 4
    k = v >> p & 0xf
    f_evse_target_active_power = None
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
        f_evse_target_active_power = RationalNumber(exponent=a1 - 128, value=(~a2 if sa2 else a2))
        k += 1
    f_evse_target_active_power_l2 = None
    if k < 2:
        p -= 22
        x = v >> p & 0x3fffff
        if x & 0x300e00: raise Mismatch
        a3 = x >> 12 & 0xff
        sa4 = x >> 8 & 0x1
        a4 = x & 0xff
        if a4 > 127: a4, p = more(v, p, a4, 32767)
        p -= 6
        x = v >> p & 0x3f
        if x & 0x30: raise Mismatch
        k = x & 0xf
        f_evse_target_active_power_l2 = RationalNumber(exponent=a3 - 128, value=(~a4 if sa4 else a4))
        k += 2
    f_evse_target_active_power_l3 = None
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
        f_evse_target_active_power_l3 = RationalNumber(exponent=a5 - 128, value=(~a6 if sa6 else a6))
        k += 3
    f_evse_target_reactive_power = None
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
        f_evse_target_reactive_power = RationalNumber(exponent=a7 - 128, value=(~a8 if sa8 else a8))
        k += 4
    f_evse_target_reactive_power_l2 = None
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
        f_evse_target_reactive_power_l2 = RationalNumber(exponent=a9 - 128, value=(~a10 if sa10 else a10))
        k += 5
    f_evse_target_reactive_power_l3 = None
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
        f_evse_target_reactive_power_l3 = RationalNumber(exponent=a11 - 128, value=(~a12 if sa12 else a12))
        k += 6
    f_evse_present_active_power = None
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
        f_evse_present_active_power = RationalNumber(exponent=a13 - 128, value=(~a14 if sa14 else a14))
        k += 7
    f_evse_present_active_power_l2 = None
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
        f_evse_present_active_power_l2 = RationalNumber(exponent=a15 - 128, value=(~a16 if sa16 else a16))
        k += 8
    f_evse_present_active_power_l3 = None
    if k < 9:
        p -= 22
        x = v >> p & 0x3fffff
        if x & 0x300e00: raise Mismatch
        a17 = x >> 12 & 0xff
        sa18 = x >> 8 & 0x1
        a18 = x & 0xff
        if a18 > 127: a18, p = more(v, p, a18, 32767)
        p -= 3
        if v >> p & 0x7: raise Mismatch
        f_evse_present_active_power_l3 = RationalNumber(exponent=a17 - 128, value=(~a18 if sa18 else a18))
        k = 9
    if k != 9: raise Mismatch
    return BPT_Scheduled_AC_CLResControlMode(evse_target_active_power=f_evse_target_active_power, evse_target_active_power_l2=f_evse_target_active_power_l2, evse_target_active_power_l3=f_evse_target_active_power_l3, evse_target_reactive_power=f_evse_target_reactive_power, evse_target_reactive_power_l2=f_evse_target_reactive_power_l2, evse_target_reactive_power_l3=f_evse_target_reactive_power_l3, evse_present_active_power=f_evse_present_active_power, evse_present_active_power_l2=f_evse_present_active_power_l2, evse_present_active_power_l3=f_evse_present_active_power_l3), p


def e_BPT_Scheduled_AC_CLResControlMode(x, m):
    w = 4; b = 0
    o1 = m.evse_target_active_power
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
    o4 = m.evse_target_active_power_l2
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
        w = 4; b = 2
    o7 = m.evse_target_active_power_l3
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
    o10 = m.evse_target_reactive_power
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
    o13 = m.evse_target_reactive_power_l2
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
    o16 = m.evse_target_reactive_power_l3
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
    o19 = m.evse_present_active_power
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
    o22 = m.evse_present_active_power_l2
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
    o25 = m.evse_present_active_power_l3
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
        w = 1; b = 9
    x = x << w | 9 - b
    return x


def d_CLResControlMode(v, p):
    p -= 1
    if v >> p & 0x1: raise Mismatch
    return CLResControlMode(), p


def e_CLResControlMode(x, m):
    return x << 1


def d_DER_Dynamic_AC_CLResControlMode(v, p):
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
    p -= 6
    x = v >> p & 0x3f
    if x & 0x30: raise Mismatch
    k = x & 0xf
    k += 5
    f_evse_target_active_power_l2 = None
    if k < 6:
        p -= 22
        x = v >> p & 0x3fffff
        if x & 0x300e00: raise Mismatch
        a7 = x >> 12 & 0xff
        sa8 = x >> 8 & 0x1
        a8 = x & 0xff
        if a8 > 127: a8, p = more(v, p, a8, 32767)
        p -= 6
        x = v >> p & 0x3f
        if x & 0x30: raise Mismatch
        k = x & 0xf
        f_evse_target_active_power_l2 = RationalNumber(exponent=a7 - 128, value=(~a8 if sa8 else a8))
        k += 6
    f_evse_target_active_power_l3 = None
    if k < 7:
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
        f_evse_target_active_power_l3 = RationalNumber(exponent=a9 - 128, value=(~a10 if sa10 else a10))
        k += 7
    f_evse_target_reactive_power = None
    if k < 8:
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
        f_evse_target_reactive_power = RationalNumber(exponent=a11 - 128, value=(~a12 if sa12 else a12))
        k += 8
    f_evse_target_reactive_power_l2 = None
    if k < 9:
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
        f_evse_target_reactive_power_l2 = RationalNumber(exponent=a13 - 128, value=(~a14 if sa14 else a14))
        k += 9
    f_evse_target_reactive_power_l3 = None
    if k < 10:
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
        f_evse_target_reactive_power_l3 = RationalNumber(exponent=a15 - 128, value=(~a16 if sa16 else a16))
        k += 10
    f_evse_present_active_power = None
    if k < 11:
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
        f_evse_present_active_power = RationalNumber(exponent=a17 - 128, value=(~a18 if sa18 else a18))
        k += 11
    f_evse_present_active_power_l2 = None
    if k < 12:
        p -= 22
        x = v >> p & 0x3fffff
        if x & 0x300e00: raise Mismatch
        a19 = x >> 12 & 0xff
        sa20 = x >> 8 & 0x1
        a20 = x & 0xff
        if a20 > 127: a20, p = more(v, p, a20, 32767)
        p -= 4
        x = v >> p & 0xf
        if x & 0xc: raise Mismatch
        k = x & 0x3
        f_evse_present_active_power_l2 = RationalNumber(exponent=a19 - 128, value=(~a20 if sa20 else a20))
        k += 12
    f_evse_present_active_power_l3 = None
    if k < 13:
        p -= 22
        x = v >> p & 0x3fffff
        if x & 0x300e00: raise Mismatch
        a21 = x >> 12 & 0xff
        sa22 = x >> 8 & 0x1
        a22 = x & 0xff
        if a22 > 127: a22, p = more(v, p, a22, 32767)
        p -= 3
        if v >> p & 0x7: raise Mismatch
        f_evse_present_active_power_l3 = RationalNumber(exponent=a21 - 128, value=(~a22 if sa22 else a22))
        k = 13
    if k != 13: raise Mismatch
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
    k += 14
    f_evse_maximum_charge_power_l2 = None
    if k < 15:
        p -= 22
        x = v >> p & 0x3fffff
        if x & 0x300e00: raise Mismatch
        a25 = x >> 12 & 0xff
        sa26 = x >> 8 & 0x1
        a26 = x & 0xff
        if a26 > 127: a26, p = more(v, p, a26, 32767)
        p -= 4
        x = v >> p & 0xf
        if x & 0xc: raise Mismatch
        k = x & 0x3
        f_evse_maximum_charge_power_l2 = RationalNumber(exponent=a25 - 128, value=(~a26 if sa26 else a26))
        k += 15
    f_evse_maximum_charge_power_l3 = None
    if k < 16:
        p -= 22
        x = v >> p & 0x3fffff
        if x & 0x300e00: raise Mismatch
        a27 = x >> 12 & 0xff
        sa28 = x >> 8 & 0x1
        a28 = x & 0xff
        if a28 > 127: a28, p = more(v, p, a28, 32767)
        p -= 3
        if v >> p & 0x7: raise Mismatch
        f_evse_maximum_charge_power_l3 = RationalNumber(exponent=a27 - 128, value=(~a28 if sa28 else a28))
        k = 16
    if k != 16: raise Mismatch
    p -= 22
    x = v >> p & 0x3fffff
    if x & 0x300e00: raise Mismatch
    a29 = x >> 12 & 0xff
    sa30 = x >> 8 & 0x1
    a30 = x & 0xff
    if a30 > 127: a30, p = more(v, p, a30, 32767)
    p -= 6
    x = v >> p & 0x3f
    if x & 0x30: raise Mismatch
    k = x & 0xf
    k += 17
    f_evse_maximum_discharge_power_l2 = None
    if k < 18:
        p -= 22
        x = v >> p & 0x3fffff
        if x & 0x300e00: raise Mismatch
        a31 = x >> 12 & 0xff
        sa32 = x >> 8 & 0x1
        a32 = x & 0xff
        if a32 > 127: a32, p = more(v, p, a32, 32767)
        p -= 5
        x = v >> p & 0x1f
        if x & 0x18: raise Mismatch
        k = x & 0x7
        f_evse_maximum_discharge_power_l2 = RationalNumber(exponent=a31 - 128, value=(~a32 if sa32 else a32))
        k += 18
    f_evse_maximum_discharge_power_l3 = None
    if k < 19:
        p -= 22
        x = v >> p & 0x3fffff
        if x & 0x300e00: raise Mismatch
        a33 = x >> 12 & 0xff
        sa34 = x >> 8 & 0x1
        a34 = x & 0xff
        if a34 > 127: a34, p = more(v, p, a34, 32767)
        p -= 5
        x = v >> p & 0x1f
        if x & 0x18: raise Mismatch
        k = x & 0x7
        f_evse_maximum_discharge_power_l3 = RationalNumber(exponent=a33 - 128, value=(~a34 if sa34 else a34))
        k += 19
    f_dso_maximum_discharge_power = None
    if k < 20:
        p -= 22
        x = v >> p & 0x3fffff
        if x & 0x300e00: raise Mismatch
        a35 = x >> 12 & 0xff
        sa36 = x >> 8 & 0x1
        a36 = x & 0xff
        if a36 > 127: a36, p = more(v, p, a36, 32767)
        p -= 5
        x = v >> p & 0x1f
        if x & 0x18: raise Mismatch
        k = x & 0x7
        f_dso_maximum_discharge_power = RationalNumber(exponent=a35 - 128, value=(~a36 if sa36 else a36))
        k += 20
    f_dso_maximum_discharge_power_l2 = None
    if k < 21:
        p -= 22
        x = v >> p & 0x3fffff
        if x & 0x300e00: raise Mismatch
        a37 = x >> 12 & 0xff
        sa38 = x >> 8 & 0x1
        a38 = x & 0xff
        if a38 > 127: a38, p = more(v, p, a38, 32767)
        p -= 5
        x = v >> p & 0x1f
        if x & 0x18: raise Mismatch
        k = x & 0x7
        f_dso_maximum_discharge_power_l2 = RationalNumber(exponent=a37 - 128, value=(~a38 if sa38 else a38))
        k += 21
    f_dso_maximum_discharge_power_l3 = None
    if k < 22:
        p -= 22
        x = v >> p & 0x3fffff
        if x & 0x300e00: raise Mismatch
        a39 = x >> 12 & 0xff
        sa40 = x >> 8 & 0x1
        a40 = x & 0xff
        if a40 > 127: a40, p = more(v, p, a40, 32767)
        p -= 4
        x = v >> p & 0xf
        if x & 0xc: raise Mismatch
        k = x & 0x3
        f_dso_maximum_discharge_power_l3 = RationalNumber(exponent=a39 - 128, value=(~a40 if sa40 else a40))
        k += 22
    f_dso_q_setpoint = None
    if k < 23:
        c41, p = d_DSOQSetpoint(v, p)
        f_dso_q_setpoint = c41
        p -= 2
        k = v >> p & 0x3
        k += 23
    f_dso_cos_phi_setpoint = None
    if k < 24:
        c42, p = d_DSOCosPhiSetpoint(v, p)
        f_dso_cos_phi_setpoint = c42
        p -= 1
        if v >> p & 0x1: raise Mismatch
        k = 24
    if k != 24: raise Mismatch
    return DER_Dynamic_AC_CLResControlMode(departure_time=f_departure_time, minimum_soc=f_minimum_soc, target_soc=f_target_soc, ack_max_delay=f_ack_max_delay, evse_target_active_power=RationalNumber(exponent=a5 - 128, value=(~a6 if sa6 else a6)), evse_target_active_power_l2=f_evse_target_active_power_l2, evse_target_active_power_l3=f_evse_target_active_power_l3, evse_target_reactive_power=f_evse_target_reactive_power, evse_target_reactive_power_l2=f_evse_target_reactive_power_l2, evse_target_reactive_power_l3=f_evse_target_reactive_power_l3, evse_present_active_power=f_evse_present_active_power, evse_present_active_power_l2=f_evse_present_active_power_l2, evse_present_active_power_l3=f_evse_present_active_power_l3, evse_maximum_charge_power=RationalNumber(exponent=a23 - 128, value=(~a24 if sa24 else a24)), evse_maximum_charge_power_l2=f_evse_maximum_charge_power_l2, evse_maximum_charge_power_l3=f_evse_maximum_charge_power_l3, evse_maximum_discharge_power=RationalNumber(exponent=a29 - 128, value=(~a30 if sa30 else a30)), evse_maximum_discharge_power_l2=f_evse_maximum_discharge_power_l2, evse_maximum_discharge_power_l3=f_evse_maximum_discharge_power_l3, dso_maximum_discharge_power=f_dso_maximum_discharge_power, dso_maximum_discharge_power_l2=f_dso_maximum_discharge_power_l2, dso_maximum_discharge_power_l3=f_dso_maximum_discharge_power_l3, dso_q_setpoint=f_dso_q_setpoint, dso_cos_phi_setpoint=f_dso_cos_phi_setpoint), p


def e_DER_Dynamic_AC_CLResControlMode(x, m):
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
    o5 = m.evse_target_active_power
    o6 = o5.exponent
    if not -128 <= o6 <= 127: raise Mismatch
    o7 = o5.value
    x = x << 13 | (o6 + 128) << 3
    if 0 <= o7 < 128: x = x << 9 | (o7)
    elif 127 < o7 < 16384: x = x << 17 | ((o7 & 127 | 128) << 8 | o7 >> 7)
    else: x = put_signed(x, o7, -32768, 32767)
    x = x << 2
    w = 4; b = 5
    o8 = m.evse_target_active_power_l2
    if o8 is not None:
        x = x << w | 5 - b
        o9 = o8.exponent
        if not -128 <= o9 <= 127: raise Mismatch
        o10 = o8.value
        x = x << 13 | (o9 + 128) << 3
        if 0 <= o10 < 128: x = x << 9 | (o10)
        elif 127 < o10 < 16384: x = x << 17 | ((o10 & 127 | 128) << 8 | o10 >> 7)
        else: x = put_signed(x, o10, -32768, 32767)
        x = x << 2
        w = 4; b = 6
    o11 = m.evse_target_active_power_l3
    if o11 is not None:
        x = x << w | 6 - b
        o12 = o11.exponent
        if not -128 <= o12 <= 127: raise Mismatch
        o13 = o11.value
        x = x << 13 | (o12 + 128) << 3
        if 0 <= o13 < 128: x = x << 9 | (o13)
        elif 127 < o13 < 16384: x = x << 17 | ((o13 & 127 | 128) << 8 | o13 >> 7)
        else: x = put_signed(x, o13, -32768, 32767)
        x = x << 2
        w = 3; b = 7
    o14 = m.evse_target_reactive_power
    if o14 is not None:
        x = x << w | 7 - b
        o15 = o14.exponent
        if not -128 <= o15 <= 127: raise Mismatch
        o16 = o14.value
        x = x << 13 | (o15 + 128) << 3
        if 0 <= o16 < 128: x = x << 9 | (o16)
        elif 127 < o16 < 16384: x = x << 17 | ((o16 & 127 | 128) << 8 | o16 >> 7)
        else: x = put_signed(x, o16, -32768, 32767)
        x = x << 2
        w = 3; b = 8
    o17 = m.evse_target_reactive_power_l2
    if o17 is not None:
        x = x << w | 8 - b
        o18 = o17.exponent
        if not -128 <= o18 <= 127: raise Mismatch
        o19 = o17.value
        x = x << 13 | (o18 + 128) << 3
        if 0 <= o19 < 128: x = x << 9 | (o19)
        elif 127 < o19 < 16384: x = x << 17 | ((o19 & 127 | 128) << 8 | o19 >> 7)
        else: x = put_signed(x, o19, -32768, 32767)
        x = x << 2
        w = 3; b = 9
    o20 = m.evse_target_reactive_power_l3
    if o20 is not None:
        x = x << w | 9 - b
        o21 = o20.exponent
        if not -128 <= o21 <= 127: raise Mismatch
        o22 = o20.value
        x = x << 13 | (o21 + 128) << 3
        if 0 <= o22 < 128: x = x << 9 | (o22)
        elif 127 < o22 < 16384: x = x << 17 | ((o22 & 127 | 128) << 8 | o22 >> 7)
        else: x = put_signed(x, o22, -32768, 32767)
        x = x << 2
        w = 3; b = 10
    o23 = m.evse_present_active_power
    if o23 is not None:
        x = x << w | 10 - b
        o24 = o23.exponent
        if not -128 <= o24 <= 127: raise Mismatch
        o25 = o23.value
        x = x << 13 | (o24 + 128) << 3
        if 0 <= o25 < 128: x = x << 9 | (o25)
        elif 127 < o25 < 16384: x = x << 17 | ((o25 & 127 | 128) << 8 | o25 >> 7)
        else: x = put_signed(x, o25, -32768, 32767)
        x = x << 2
        w = 2; b = 11
    o26 = m.evse_present_active_power_l2
    if o26 is not None:
        x = x << w | 11 - b
        o27 = o26.exponent
        if not -128 <= o27 <= 127: raise Mismatch
        o28 = o26.value
        x = x << 13 | (o27 + 128) << 3
        if 0 <= o28 < 128: x = x << 9 | (o28)
        elif 127 < o28 < 16384: x = x << 17 | ((o28 & 127 | 128) << 8 | o28 >> 7)
        else: x = put_signed(x, o28, -32768, 32767)
        x = x << 2
        w = 2; b = 12
    o29 = m.evse_present_active_power_l3
    if o29 is not None:
        x = x << w | 12 - b
        o30 = o29.exponent
        if not -128 <= o30 <= 127: raise Mismatch
        o31 = o29.value
        x = x << 13 | (o30 + 128) << 3
        if 0 <= o31 < 128: x = x << 9 | (o31)
        elif 127 < o31 < 16384: x = x << 17 | ((o31 & 127 | 128) << 8 | o31 >> 7)
        else: x = put_signed(x, o31, -32768, 32767)
        x = x << 2
        w = 1; b = 13
    x = x << w | 13 - b
    o32 = m.evse_maximum_charge_power
    o33 = o32.exponent
    if not -128 <= o33 <= 127: raise Mismatch
    o34 = o32.value
    x = x << 13 | (o33 + 128) << 3
    if 0 <= o34 < 128: x = x << 9 | (o34)
    elif 127 < o34 < 16384: x = x << 17 | ((o34 & 127 | 128) << 8 | o34 >> 7)
    else: x = put_signed(x, o34, -32768, 32767)
    x = x << 2
    w = 2; b = 14
    o35 = m.evse_maximum_charge_power_l2
    if o35 is not None:
        x = x << w | 14 - b
        o36 = o35.exponent
        if not -128 <= o36 <= 127: raise Mismatch
        o37 = o35.value
        x = x << 13 | (o36 + 128) << 3
        if 0 <= o37 < 128: x = x << 9 | (o37)
        elif 127 < o37 < 16384: x = x << 17 | ((o37 & 127 | 128) << 8 | o37 >> 7)
        else: x = put_signed(x, o37, -32768, 32767)
        x = x << 2
        w = 2; b = 15
    o38 = m.evse_maximum_charge_power_l3
    if o38 is not None:
        x = x << w | 15 - b
        o39 = o38.exponent
        if not -128 <= o39 <= 127: raise Mismatch
        o40 = o38.value
        x = x << 13 | (o39 + 128) << 3
        if 0 <= o40 < 128: x = x << 9 | (o40)
        elif 127 < o40 < 16384: x = x << 17 | ((o40 & 127 | 128) << 8 | o40 >> 7)
        else: x = put_signed(x, o40, -32768, 32767)
        x = x << 2
        w = 1; b = 16
    x = x << w | 16 - b
    o41 = m.evse_maximum_discharge_power
    o42 = o41.exponent
    if not -128 <= o42 <= 127: raise Mismatch
    o43 = o41.value
    x = x << 13 | (o42 + 128) << 3
    if 0 <= o43 < 128: x = x << 9 | (o43)
    elif 127 < o43 < 16384: x = x << 17 | ((o43 & 127 | 128) << 8 | o43 >> 7)
    else: x = put_signed(x, o43, -32768, 32767)
    x = x << 2
    w = 4; b = 17
    o44 = m.evse_maximum_discharge_power_l2
    if o44 is not None:
        x = x << w | 17 - b
        o45 = o44.exponent
        if not -128 <= o45 <= 127: raise Mismatch
        o46 = o44.value
        x = x << 13 | (o45 + 128) << 3
        if 0 <= o46 < 128: x = x << 9 | (o46)
        elif 127 < o46 < 16384: x = x << 17 | ((o46 & 127 | 128) << 8 | o46 >> 7)
        else: x = put_signed(x, o46, -32768, 32767)
        x = x << 2
        w = 3; b = 18
    o47 = m.evse_maximum_discharge_power_l3
    if o47 is not None:
        x = x << w | 18 - b
        o48 = o47.exponent
        if not -128 <= o48 <= 127: raise Mismatch
        o49 = o47.value
        x = x << 13 | (o48 + 128) << 3
        if 0 <= o49 < 128: x = x << 9 | (o49)
        elif 127 < o49 < 16384: x = x << 17 | ((o49 & 127 | 128) << 8 | o49 >> 7)
        else: x = put_signed(x, o49, -32768, 32767)
        x = x << 2
        w = 3; b = 19
    o50 = m.dso_maximum_discharge_power
    if o50 is not None:
        x = x << w | 19 - b
        o51 = o50.exponent
        if not -128 <= o51 <= 127: raise Mismatch
        o52 = o50.value
        x = x << 13 | (o51 + 128) << 3
        if 0 <= o52 < 128: x = x << 9 | (o52)
        elif 127 < o52 < 16384: x = x << 17 | ((o52 & 127 | 128) << 8 | o52 >> 7)
        else: x = put_signed(x, o52, -32768, 32767)
        x = x << 2
        w = 3; b = 20
    o53 = m.dso_maximum_discharge_power_l2
    if o53 is not None:
        x = x << w | 20 - b
        o54 = o53.exponent
        if not -128 <= o54 <= 127: raise Mismatch
        o55 = o53.value
        x = x << 13 | (o54 + 128) << 3
        if 0 <= o55 < 128: x = x << 9 | (o55)
        elif 127 < o55 < 16384: x = x << 17 | ((o55 & 127 | 128) << 8 | o55 >> 7)
        else: x = put_signed(x, o55, -32768, 32767)
        x = x << 2
        w = 3; b = 21
    o56 = m.dso_maximum_discharge_power_l3
    if o56 is not None:
        x = x << w | 21 - b
        o57 = o56.exponent
        if not -128 <= o57 <= 127: raise Mismatch
        o58 = o56.value
        x = x << 13 | (o57 + 128) << 3
        if 0 <= o58 < 128: x = x << 9 | (o58)
        elif 127 < o58 < 16384: x = x << 17 | ((o58 & 127 | 128) << 8 | o58 >> 7)
        else: x = put_signed(x, o58, -32768, 32767)
        x = x << 2
        w = 2; b = 22
    o59 = m.dso_q_setpoint
    if o59 is not None:
        x = x << w | 22 - b
        x = e_DSOQSetpoint(x, o59)
        w = 2; b = 23
    o60 = m.dso_cos_phi_setpoint
    if o60 is not None:
        x = x << w | 23 - b
        x = e_DSOCosPhiSetpoint(x, o60)
        w = 1; b = 24
    x = x << w | 24 - b
    return x


def d_DER_Scheduled_AC_CLResControlMode(v, p):
    p -= 4
    k = v >> p & 0xf
    f_evse_target_active_power = None
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
        f_evse_target_active_power = RationalNumber(exponent=a1 - 128, value=(~a2 if sa2 else a2))
        k += 1
    f_evse_target_active_power_l2 = None
    if k < 2:
        p -= 22
        x = v >> p & 0x3fffff
        if x & 0x300e00: raise Mismatch
        a3 = x >> 12 & 0xff
        sa4 = x >> 8 & 0x1
        a4 = x & 0xff
        if a4 > 127: a4, p = more(v, p, a4, 32767)
        p -= 6
        x = v >> p & 0x3f
        if x & 0x30: raise Mismatch
        k = x & 0xf
        f_evse_target_active_power_l2 = RationalNumber(exponent=a3 - 128, value=(~a4 if sa4 else a4))
        k += 2
    f_evse_target_active_power_l3 = None
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
        f_evse_target_active_power_l3 = RationalNumber(exponent=a5 - 128, value=(~a6 if sa6 else a6))
        k += 3
    f_evse_target_reactive_power = None
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
        f_evse_target_reactive_power = RationalNumber(exponent=a7 - 128, value=(~a8 if sa8 else a8))
        k += 4
    f_evse_target_reactive_power_l2 = None
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
        f_evse_target_reactive_power_l2 = RationalNumber(exponent=a9 - 128, value=(~a10 if sa10 else a10))
        k += 5
    f_evse_target_reactive_power_l3 = None
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
        f_evse_target_reactive_power_l3 = RationalNumber(exponent=a11 - 128, value=(~a12 if sa12 else a12))
        k += 6
    f_evse_present_active_power = None
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
        f_evse_present_active_power = RationalNumber(exponent=a13 - 128, value=(~a14 if sa14 else a14))
        k += 7
    f_evse_present_active_power_l2 = None
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
        f_evse_present_active_power_l2 = RationalNumber(exponent=a15 - 128, value=(~a16 if sa16 else a16))
        k += 8
    f_evse_present_active_power_l3 = None
    if k < 9:
        p -= 22
        x = v >> p & 0x3fffff
        if x & 0x300e00: raise Mismatch
        a17 = x >> 12 & 0xff
        sa18 = x >> 8 & 0x1
        a18 = x & 0xff
        if a18 > 127: a18, p = more(v, p, a18, 32767)
        p -= 3
        if v >> p & 0x7: raise Mismatch
        f_evse_present_active_power_l3 = RationalNumber(exponent=a17 - 128, value=(~a18 if sa18 else a18))
        k = 9
    if k != 9: raise Mismatch
    p -= 22
    x = v >> p & 0x3fffff
    if x & 0x300e00: raise Mismatch
    a19 = x >> 12 & 0xff
    sa20 = x >> 8 & 0x1
    a20 = x & 0xff
    if a20 > 127: a20, p = more(v, p, a20, 32767)
    p -= 4
    x = v >> p & 0xf
    if x & 0xc: raise Mismatch
    k = x & 0x3
    k += 10
    f_evse_maximum_charge_power_l2 = None
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
        f_evse_maximum_charge_power_l2 = RationalNumber(exponent=a21 - 128, value=(~a22 if sa22 else a22))
        k += 11
    f_evse_maximum_charge_power_l3 = None
    if k < 12:
        p -= 22
        x = v >> p & 0x3fffff
        if x & 0x300e00: raise Mismatch
        a23 = x >> 12 & 0xff
        sa24 = x >> 8 & 0x1
        a24 = x & 0xff
        if a24 > 127: a24, p = more(v, p, a24, 32767)
        p -= 3
        if v >> p & 0x7: raise Mismatch
        f_evse_maximum_charge_power_l3 = RationalNumber(exponent=a23 - 128, value=(~a24 if sa24 else a24))
        k = 12
    if k != 12: raise Mismatch
    p -= 22
    x = v >> p & 0x3fffff
    if x & 0x300e00: raise Mismatch
    a25 = x >> 12 & 0xff
    sa26 = x >> 8 & 0x1
    a26 = x & 0xff
    if a26 > 127: a26, p = more(v, p, a26, 32767)
    p -= 6
    x = v >> p & 0x3f
    if x & 0x30: raise Mismatch
    k = x & 0xf
    k += 13
    f_evse_maximum_discharge_power_l2 = None
    if k < 14:
        p -= 22
        x = v >> p & 0x3fffff
        if x & 0x300e00: raise Mismatch
        a27 = x >> 12 & 0xff
        sa28 = x >> 8 & 0x1
        a28 = x & 0xff
        if a28 > 127: a28, p = more(v, p, a28, 32767)
        p -= 5
        x = v >> p & 0x1f
        if x & 0x18: raise Mismatch
        k = x & 0x7
        f_evse_maximum_discharge_power_l2 = RationalNumber(exponent=a27 - 128, value=(~a28 if sa28 else a28))
        k += 14
    f_evse_maximum_discharge_power_l3 = None
    if k < 15:
        p -= 22
        x = v >> p & 0x3fffff
        if x & 0x300e00: raise Mismatch
        a29 = x >> 12 & 0xff
        sa30 = x >> 8 & 0x1
        a30 = x & 0xff
        if a30 > 127: a30, p = more(v, p, a30, 32767)
        p -= 5
        x = v >> p & 0x1f
        if x & 0x18: raise Mismatch
        k = x & 0x7
        f_evse_maximum_discharge_power_l3 = RationalNumber(exponent=a29 - 128, value=(~a30 if sa30 else a30))
        k += 15
    f_dso_maximum_discharge_power = None
    if k < 16:
        p -= 22
        x = v >> p & 0x3fffff
        if x & 0x300e00: raise Mismatch
        a31 = x >> 12 & 0xff
        sa32 = x >> 8 & 0x1
        a32 = x & 0xff
        if a32 > 127: a32, p = more(v, p, a32, 32767)
        p -= 5
        x = v >> p & 0x1f
        if x & 0x18: raise Mismatch
        k = x & 0x7
        f_dso_maximum_discharge_power = RationalNumber(exponent=a31 - 128, value=(~a32 if sa32 else a32))
        k += 16
    f_dso_maximum_discharge_power_l2 = None
    if k < 17:
        p -= 22
        x = v >> p & 0x3fffff
        if x & 0x300e00: raise Mismatch
        a33 = x >> 12 & 0xff
        sa34 = x >> 8 & 0x1
        a34 = x & 0xff
        if a34 > 127: a34, p = more(v, p, a34, 32767)
        p -= 5
        x = v >> p & 0x1f
        if x & 0x18: raise Mismatch
        k = x & 0x7
        f_dso_maximum_discharge_power_l2 = RationalNumber(exponent=a33 - 128, value=(~a34 if sa34 else a34))
        k += 17
    f_dso_maximum_discharge_power_l3 = None
    if k < 18:
        p -= 22
        x = v >> p & 0x3fffff
        if x & 0x300e00: raise Mismatch
        a35 = x >> 12 & 0xff
        sa36 = x >> 8 & 0x1
        a36 = x & 0xff
        if a36 > 127: a36, p = more(v, p, a36, 32767)
        p -= 4
        x = v >> p & 0xf
        if x & 0xc: raise Mismatch
        k = x & 0x3
        f_dso_maximum_discharge_power_l3 = RationalNumber(exponent=a35 - 128, value=(~a36 if sa36 else a36))
        k += 18
    f_dso_q_setpoint = None
    if k < 19:
        c37, p = d_DSOQSetpoint(v, p)
        f_dso_q_setpoint = c37
        p -= 2
        k = v >> p & 0x3
        k += 19
    f_dso_cos_phi_setpoint = None
    if k < 20:
        c38, p = d_DSOCosPhiSetpoint(v, p)
        f_dso_cos_phi_setpoint = c38
        p -= 1
        if v >> p & 0x1: raise Mismatch
        k = 20
    if k != 20: raise Mismatch
    return DER_Scheduled_AC_CLResControlMode(evse_target_active_power=f_evse_target_active_power, evse_target_active_power_l2=f_evse_target_active_power_l2, evse_target_active_power_l3=f_evse_target_active_power_l3, evse_target_reactive_power=f_evse_target_reactive_power, evse_target_reactive_power_l2=f_evse_target_reactive_power_l2, evse_target_reactive_power_l3=f_evse_target_reactive_power_l3, evse_present_active_power=f_evse_present_active_power, evse_present_active_power_l2=f_evse_present_active_power_l2, evse_present_active_power_l3=f_evse_present_active_power_l3, evse_maximum_charge_power=RationalNumber(exponent=a19 - 128, value=(~a20 if sa20 else a20)), evse_maximum_charge_power_l2=f_evse_maximum_charge_power_l2, evse_maximum_charge_power_l3=f_evse_maximum_charge_power_l3, evse_maximum_discharge_power=RationalNumber(exponent=a25 - 128, value=(~a26 if sa26 else a26)), evse_maximum_discharge_power_l2=f_evse_maximum_discharge_power_l2, evse_maximum_discharge_power_l3=f_evse_maximum_discharge_power_l3, dso_maximum_discharge_power=f_dso_maximum_discharge_power, dso_maximum_discharge_power_l2=f_dso_maximum_discharge_power_l2, dso_maximum_discharge_power_l3=f_dso_maximum_discharge_power_l3, dso_q_setpoint=f_dso_q_setpoint, dso_cos_phi_setpoint=f_dso_cos_phi_setpoint), p


def e_DER_Scheduled_AC_CLResControlMode(x, m):
    w = 4; b = 0
    o1 = m.evse_target_active_power
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
    o4 = m.evse_target_active_power_l2
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
        w = 4; b = 2
    o7 = m.evse_target_active_power_l3
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
    o10 = m.evse_target_reactive_power
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
    o13 = m.evse_target_reactive_power_l2
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
    o16 = m.evse_target_reactive_power_l3
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
    o19 = m.evse_present_active_power
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
    o22 = m.evse_present_active_power_l2
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
    o25 = m.evse_present_active_power_l3
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
        w = 1; b = 9
    x = x << w | 9 - b
    o28 = m.evse_maximum_charge_power
    o29 = o28.exponent
    if not -128 <= o29 <= 127: raise Mismatch
    o30 = o28.value
    x = x << 13 | (o29 + 128) << 3
    if 0 <= o30 < 128: x = x << 9 | (o30)
    elif 127 < o30 < 16384: x = x << 17 | ((o30 & 127 | 128) << 8 | o30 >> 7)
    else: x = put_signed(x, o30, -32768, 32767)
    x = x << 2
    w = 2; b = 10
    o31 = m.evse_maximum_charge_power_l2
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
    o34 = m.evse_maximum_charge_power_l3
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
        w = 1; b = 12
    x = x << w | 12 - b
    o37 = m.evse_maximum_discharge_power
    o38 = o37.exponent
    if not -128 <= o38 <= 127: raise Mismatch
    o39 = o37.value
    x = x << 13 | (o38 + 128) << 3
    if 0 <= o39 < 128: x = x << 9 | (o39)
    elif 127 < o39 < 16384: x = x << 17 | ((o39 & 127 | 128) << 8 | o39 >> 7)
    else: x = put_signed(x, o39, -32768, 32767)
    x = x << 2
    w = 4; b = 13
    o40 = m.evse_maximum_discharge_power_l2
    if o40 is not None:
        x = x << w | 13 - b
        o41 = o40.exponent
        if not -128 <= o41 <= 127: raise Mismatch
        o42 = o40.value
        x = x << 13 | (o41 + 128) << 3
        if 0 <= o42 < 128: x = x << 9 | (o42)
        elif 127 < o42 < 16384: x = x << 17 | ((o42 & 127 | 128) << 8 | o42 >> 7)
        else: x = put_signed(x, o42, -32768, 32767)
        x = x << 2
        w = 3; b = 14
    o43 = m.evse_maximum_discharge_power_l3
    if o43 is not None:
        x = x << w | 14 - b
        o44 = o43.exponent
        if not -128 <= o44 <= 127: raise Mismatch
        o45 = o43.value
        x = x << 13 | (o44 + 128) << 3
        if 0 <= o45 < 128: x = x << 9 | (o45)
        elif 127 < o45 < 16384: x = x << 17 | ((o45 & 127 | 128) << 8 | o45 >> 7)
        else: x = put_signed(x, o45, -32768, 32767)
        x = x << 2
        w = 3; b = 15
    o46 = m.dso_maximum_discharge_power
    if o46 is not None:
        x = x << w | 15 - b
        o47 = o46.exponent
        if not -128 <= o47 <= 127: raise Mismatch
        o48 = o46.value
        x = x << 13 | (o47 + 128) << 3
        if 0 <= o48 < 128: x = x << 9 | (o48)
        elif 127 < o48 < 16384: x = x << 17 | ((o48 & 127 | 128) << 8 | o48 >> 7)
        else: x = put_signed(x, o48, -32768, 32767)
        x = x << 2
        w = 3; b = 16
    o49 = m.dso_maximum_discharge_power_l2
    if o49 is not None:
        x = x << w | 16 - b
        o50 = o49.exponent
        if not -128 <= o50 <= 127: raise Mismatch
        o51 = o49.value
        x = x << 13 | (o50 + 128) << 3
        if 0 <= o51 < 128: x = x << 9 | (o51)
        elif 127 < o51 < 16384: x = x << 17 | ((o51 & 127 | 128) << 8 | o51 >> 7)
        else: x = put_signed(x, o51, -32768, 32767)
        x = x << 2
        w = 3; b = 17
    o52 = m.dso_maximum_discharge_power_l3
    if o52 is not None:
        x = x << w | 17 - b
        o53 = o52.exponent
        if not -128 <= o53 <= 127: raise Mismatch
        o54 = o52.value
        x = x << 13 | (o53 + 128) << 3
        if 0 <= o54 < 128: x = x << 9 | (o54)
        elif 127 < o54 < 16384: x = x << 17 | ((o54 & 127 | 128) << 8 | o54 >> 7)
        else: x = put_signed(x, o54, -32768, 32767)
        x = x << 2
        w = 2; b = 18
    o55 = m.dso_q_setpoint
    if o55 is not None:
        x = x << w | 18 - b
        x = e_DSOQSetpoint(x, o55)
        w = 2; b = 19
    o56 = m.dso_cos_phi_setpoint
    if o56 is not None:
        x = x << w | 19 - b
        x = e_DSOCosPhiSetpoint(x, o56)
        w = 1; b = 20
    x = x << w | 20 - b
    return x


def d_Dynamic_AC_CLResControlMode(v, p):
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
    p -= 6
    x = v >> p & 0x3f
    if x & 0x30: raise Mismatch
    k = x & 0xf
    k += 5
    f_evse_target_active_power_l2 = None
    if k < 6:
        p -= 22
        x = v >> p & 0x3fffff
        if x & 0x300e00: raise Mismatch
        a7 = x >> 12 & 0xff
        sa8 = x >> 8 & 0x1
        a8 = x & 0xff
        if a8 > 127: a8, p = more(v, p, a8, 32767)
        p -= 6
        x = v >> p & 0x3f
        if x & 0x30: raise Mismatch
        k = x & 0xf
        f_evse_target_active_power_l2 = RationalNumber(exponent=a7 - 128, value=(~a8 if sa8 else a8))
        k += 6
    f_evse_target_active_power_l3 = None
    if k < 7:
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
        f_evse_target_active_power_l3 = RationalNumber(exponent=a9 - 128, value=(~a10 if sa10 else a10))
        k += 7
    f_evse_target_reactive_power = None
    if k < 8:
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
        f_evse_target_reactive_power = RationalNumber(exponent=a11 - 128, value=(~a12 if sa12 else a12))
        k += 8
    f_evse_target_reactive_power_l2 = None
    if k < 9:
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
        f_evse_target_reactive_power_l2 = RationalNumber(exponent=a13 - 128, value=(~a14 if sa14 else a14))
        k += 9
    f_evse_target_reactive_power_l3 = None
    if k < 10:
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
        f_evse_target_reactive_power_l3 = RationalNumber(exponent=a15 - 128, value=(~a16 if sa16 else a16))
        k += 10
    f_evse_present_active_power = None
    if k < 11:
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
        f_evse_present_active_power = RationalNumber(exponent=a17 - 128, value=(~a18 if sa18 else a18))
        k += 11
    f_evse_present_active_power_l2 = None
    if k < 12:
        p -= 22
        x = v >> p & 0x3fffff
        if x & 0x300e00: raise Mismatch
        a19 = x >> 12 & 0xff
        sa20 = x >> 8 & 0x1
        a20 = x & 0xff
        if a20 > 127: a20, p = more(v, p, a20, 32767)
        p -= 4
        x = v >> p & 0xf
        if x & 0xc: raise Mismatch
        k = x & 0x3
        f_evse_present_active_power_l2 = RationalNumber(exponent=a19 - 128, value=(~a20 if sa20 else a20))
        k += 12
    f_evse_present_active_power_l3 = None
    if k < 13:
        p -= 22
        x = v >> p & 0x3fffff
        if x & 0x300e00: raise Mismatch
        a21 = x >> 12 & 0xff
        sa22 = x >> 8 & 0x1
        a22 = x & 0xff
        if a22 > 127: a22, p = more(v, p, a22, 32767)
        p -= 3
        if v >> p & 0x7: raise Mismatch
        f_evse_present_active_power_l3 = RationalNumber(exponent=a21 - 128, value=(~a22 if sa22 else a22))
        k = 13
    if k != 13: raise Mismatch
    return Dynamic_AC_CLResControlMode(departure_time=f_departure_time, minimum_soc=f_minimum_soc, target_soc=f_target_soc, ack_max_delay=f_ack_max_delay, evse_target_active_power=RationalNumber(exponent=a5 - 128, value=(~a6 if sa6 else a6)), evse_target_active_power_l2=f_evse_target_active_power_l2, evse_target_active_power_l3=f_evse_target_active_power_l3, evse_target_reactive_power=f_evse_target_reactive_power, evse_target_reactive_power_l2=f_evse_target_reactive_power_l2, evse_target_reactive_power_l3=f_evse_target_reactive_power_l3, evse_present_active_power=f_evse_present_active_power, evse_present_active_power_l2=f_evse_present_active_power_l2, evse_present_active_power_l3=f_evse_present_active_power_l3), p


def e_Dynamic_AC_CLResControlMode(x, m):
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
    o5 = m.evse_target_active_power
    o6 = o5.exponent
    if not -128 <= o6 <= 127: raise Mismatch
    o7 = o5.value
    x = x << 13 | (o6 + 128) << 3
    if 0 <= o7 < 128: x = x << 9 | (o7)
    elif 127 < o7 < 16384: x = x << 17 | ((o7 & 127 | 128) << 8 | o7 >> 7)
    else: x = put_signed(x, o7, -32768, 32767)
    x = x << 2
    w = 4; b = 5
    o8 = m.evse_target_active_power_l2
    if o8 is not None:
        x = x << w | 5 - b
        o9 = o8.exponent
        if not -128 <= o9 <= 127: raise Mismatch
        o10 = o8.value
        x = x << 13 | (o9 + 128) << 3
        if 0 <= o10 < 128: x = x << 9 | (o10)
        elif 127 < o10 < 16384: x = x << 17 | ((o10 & 127 | 128) << 8 | o10 >> 7)
        else: x = put_signed(x, o10, -32768, 32767)
        x = x << 2
        w = 4; b = 6
    o11 = m.evse_target_active_power_l3
    if o11 is not None:
        x = x << w | 6 - b
        o12 = o11.exponent
        if not -128 <= o12 <= 127: raise Mismatch
        o13 = o11.value
        x = x << 13 | (o12 + 128) << 3
        if 0 <= o13 < 128: x = x << 9 | (o13)
        elif 127 < o13 < 16384: x = x << 17 | ((o13 & 127 | 128) << 8 | o13 >> 7)
        else: x = put_signed(x, o13, -32768, 32767)
        x = x << 2
        w = 3; b = 7
    o14 = m.evse_target_reactive_power
    if o14 is not None:
        x = x << w | 7 - b
        o15 = o14.exponent
        if not -128 <= o15 <= 127: raise Mismatch
        o16 = o14.value
        x = x << 13 | (o15 + 128) << 3
        if 0 <= o16 < 128: x = x << 9 | (o16)
        elif 127 < o16 < 16384: x = x << 17 | ((o16 & 127 | 128) << 8 | o16 >> 7)
        else: x = put_signed(x, o16, -32768, 32767)
        x = x << 2
        w = 3; b = 8
    o17 = m.evse_target_reactive_power_l2
    if o17 is not None:
        x = x << w | 8 - b
        o18 = o17.exponent
        if not -128 <= o18 <= 127: raise Mismatch
        o19 = o17.value
        x = x << 13 | (o18 + 128) << 3
        if 0 <= o19 < 128: x = x << 9 | (o19)
        elif 127 < o19 < 16384: x = x << 17 | ((o19 & 127 | 128) << 8 | o19 >> 7)
        else: x = put_signed(x, o19, -32768, 32767)
        x = x << 2
        w = 3; b = 9
    o20 = m.evse_target_reactive_power_l3
    if o20 is not None:
        x = x << w | 9 - b
        o21 = o20.exponent
        if not -128 <= o21 <= 127: raise Mismatch
        o22 = o20.value
        x = x << 13 | (o21 + 128) << 3
        if 0 <= o22 < 128: x = x << 9 | (o22)
        elif 127 < o22 < 16384: x = x << 17 | ((o22 & 127 | 128) << 8 | o22 >> 7)
        else: x = put_signed(x, o22, -32768, 32767)
        x = x << 2
        w = 3; b = 10
    o23 = m.evse_present_active_power
    if o23 is not None:
        x = x << w | 10 - b
        o24 = o23.exponent
        if not -128 <= o24 <= 127: raise Mismatch
        o25 = o23.value
        x = x << 13 | (o24 + 128) << 3
        if 0 <= o25 < 128: x = x << 9 | (o25)
        elif 127 < o25 < 16384: x = x << 17 | ((o25 & 127 | 128) << 8 | o25 >> 7)
        else: x = put_signed(x, o25, -32768, 32767)
        x = x << 2
        w = 2; b = 11
    o26 = m.evse_present_active_power_l2
    if o26 is not None:
        x = x << w | 11 - b
        o27 = o26.exponent
        if not -128 <= o27 <= 127: raise Mismatch
        o28 = o26.value
        x = x << 13 | (o27 + 128) << 3
        if 0 <= o28 < 128: x = x << 9 | (o28)
        elif 127 < o28 < 16384: x = x << 17 | ((o28 & 127 | 128) << 8 | o28 >> 7)
        else: x = put_signed(x, o28, -32768, 32767)
        x = x << 2
        w = 2; b = 12
    o29 = m.evse_present_active_power_l3
    if o29 is not None:
        x = x << w | 12 - b
        o30 = o29.exponent
        if not -128 <= o30 <= 127: raise Mismatch
        o31 = o29.value
        x = x << 13 | (o30 + 128) << 3
        if 0 <= o31 < 128: x = x << 9 | (o31)
        elif 127 < o31 < 16384: x = x << 17 | ((o31 & 127 | 128) << 8 | o31 >> 7)
        else: x = put_signed(x, o31, -32768, 32767)
        x = x << 2
        w = 1; b = 13
    x = x << w | 13 - b
    return x


def d_Scheduled_AC_CLResControlMode(v, p):
    p -= 4
    k = v >> p & 0xf
    f_evse_target_active_power = None
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
        f_evse_target_active_power = RationalNumber(exponent=a1 - 128, value=(~a2 if sa2 else a2))
        k += 1
    f_evse_target_active_power_l2 = None
    if k < 2:
        p -= 22
        x = v >> p & 0x3fffff
        if x & 0x300e00: raise Mismatch
        a3 = x >> 12 & 0xff
        sa4 = x >> 8 & 0x1
        a4 = x & 0xff
        if a4 > 127: a4, p = more(v, p, a4, 32767)
        p -= 6
        x = v >> p & 0x3f
        if x & 0x30: raise Mismatch
        k = x & 0xf
        f_evse_target_active_power_l2 = RationalNumber(exponent=a3 - 128, value=(~a4 if sa4 else a4))
        k += 2
    f_evse_target_active_power_l3 = None
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
        f_evse_target_active_power_l3 = RationalNumber(exponent=a5 - 128, value=(~a6 if sa6 else a6))
        k += 3
    f_evse_target_reactive_power = None
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
        f_evse_target_reactive_power = RationalNumber(exponent=a7 - 128, value=(~a8 if sa8 else a8))
        k += 4
    f_evse_target_reactive_power_l2 = None
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
        f_evse_target_reactive_power_l2 = RationalNumber(exponent=a9 - 128, value=(~a10 if sa10 else a10))
        k += 5
    f_evse_target_reactive_power_l3 = None
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
        f_evse_target_reactive_power_l3 = RationalNumber(exponent=a11 - 128, value=(~a12 if sa12 else a12))
        k += 6
    f_evse_present_active_power = None
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
        f_evse_present_active_power = RationalNumber(exponent=a13 - 128, value=(~a14 if sa14 else a14))
        k += 7
    f_evse_present_active_power_l2 = None
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
        f_evse_present_active_power_l2 = RationalNumber(exponent=a15 - 128, value=(~a16 if sa16 else a16))
        k += 8
    f_evse_present_active_power_l3 = None
    if k < 9:
        p -= 22
        x = v >> p & 0x3fffff
        if x & 0x300e00: raise Mismatch
        a17 = x >> 12 & 0xff
        sa18 = x >> 8 & 0x1
        a18 = x & 0xff
        if a18 > 127: a18, p = more(v, p, a18, 32767)
        p -= 3
        if v >> p & 0x7: raise Mismatch
        f_evse_present_active_power_l3 = RationalNumber(exponent=a17 - 128, value=(~a18 if sa18 else a18))
        k = 9
    if k != 9: raise Mismatch
    return Scheduled_AC_CLResControlMode(evse_target_active_power=f_evse_target_active_power, evse_target_active_power_l2=f_evse_target_active_power_l2, evse_target_active_power_l3=f_evse_target_active_power_l3, evse_target_reactive_power=f_evse_target_reactive_power, evse_target_reactive_power_l2=f_evse_target_reactive_power_l2, evse_target_reactive_power_l3=f_evse_target_reactive_power_l3, evse_present_active_power=f_evse_present_active_power, evse_present_active_power_l2=f_evse_present_active_power_l2, evse_present_active_power_l3=f_evse_present_active_power_l3), p


def e_Scheduled_AC_CLResControlMode(x, m):
    w = 4; b = 0
    o1 = m.evse_target_active_power
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
    o4 = m.evse_target_active_power_l2
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
        w = 4; b = 2
    o7 = m.evse_target_active_power_l3
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
    o10 = m.evse_target_reactive_power
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
    o13 = m.evse_target_reactive_power_l2
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
    o16 = m.evse_target_reactive_power_l3
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
    o19 = m.evse_present_active_power
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
    o22 = m.evse_present_active_power_l2
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
    o25 = m.evse_present_active_power_l3
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
        w = 1; b = 9
    x = x << w | 9 - b
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


def d_EVReactivePowerLimits(v, p):
    p -= 23
    x = v >> p & 0x7fffff
    if x & 0x700e00: raise Mismatch
    a1 = x >> 12 & 0xff
    sa2 = x >> 8 & 0x1
    a2 = x & 0xff
    if a2 > 127: a2, p = more(v, p, a2, 32767)
    p -= 5
    x = v >> p & 0x1f
    if x & 0x18: raise Mismatch
    k = x & 0x7
    k += 1
    f_ev_maximum_charge_reactive_power_l2 = None
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
        f_ev_maximum_charge_reactive_power_l2 = RationalNumber(exponent=a3 - 128, value=(~a4 if sa4 else a4))
        k += 2
    f_ev_maximum_charge_reactive_power_l3 = None
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
        f_ev_maximum_charge_reactive_power_l3 = RationalNumber(exponent=a5 - 128, value=(~a6 if sa6 else a6))
        k += 3
    f_ev_minimum_charge_reactive_power = None
    if k < 4:
        p -= 22
        x = v >> p & 0x3fffff
        if x & 0x300e00: raise Mismatch
        a7 = x >> 12 & 0xff
        sa8 = x >> 8 & 0x1
        a8 = x & 0xff
        if a8 > 127: a8, p = more(v, p, a8, 32767)
        p -= 4
        x = v >> p & 0xf
        if x & 0xc: raise Mismatch
        k = x & 0x3
        f_ev_minimum_charge_reactive_power = RationalNumber(exponent=a7 - 128, value=(~a8 if sa8 else a8))
        k += 4
    f_ev_minimum_charge_reactive_power_l2 = None
    if k < 5:
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
        f_ev_minimum_charge_reactive_power_l2 = RationalNumber(exponent=a9 - 128, value=(~a10 if sa10 else a10))
        k += 5
    f_ev_minimum_charge_reactive_power_l3 = None
    if k < 6:
        p -= 22
        x = v >> p & 0x3fffff
        if x & 0x300e00: raise Mismatch
        a11 = x >> 12 & 0xff
        sa12 = x >> 8 & 0x1
        a12 = x & 0xff
        if a12 > 127: a12, p = more(v, p, a12, 32767)
        p -= 3
        if v >> p & 0x7: raise Mismatch
        f_ev_minimum_charge_reactive_power_l3 = RationalNumber(exponent=a11 - 128, value=(~a12 if sa12 else a12))
        k = 6
    if k != 6: raise Mismatch
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
    k += 7
    f_ev_maximum_discharge_reactive_power_l2 = None
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
        f_ev_maximum_discharge_reactive_power_l2 = RationalNumber(exponent=a15 - 128, value=(~a16 if sa16 else a16))
        k += 8
    f_ev_maximum_discharge_reactive_power_l3 = None
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
        f_ev_maximum_discharge_reactive_power_l3 = RationalNumber(exponent=a17 - 128, value=(~a18 if sa18 else a18))
        k += 9
    f_ev_minimum_discharge_reactive_power = None
    if k < 10:
        p -= 22
        x = v >> p & 0x3fffff
        if x & 0x300e00: raise Mismatch
        a19 = x >> 12 & 0xff
        sa20 = x >> 8 & 0x1
        a20 = x & 0xff
        if a20 > 127: a20, p = more(v, p, a20, 32767)
        p -= 4
        x = v >> p & 0xf
        if x & 0xc: raise Mismatch
        k = x & 0x3
        f_ev_minimum_discharge_reactive_power = RationalNumber(exponent=a19 - 128, value=(~a20 if sa20 else a20))
        k += 10
    f_ev_minimum_discharge_reactive_power_l2 = None
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
        f_ev_minimum_discharge_reactive_power_l2 = RationalNumber(exponent=a21 - 128, value=(~a22 if sa22 else a22))
        k += 11
    f_ev_minimum_discharge_reactive_power_l3 = None
    if k < 12:
        p -= 22
        x = v >> p & 0x3fffff
        if x & 0x300e00: raise Mismatch
        a23 = x >> 12 & 0xff
        sa24 = x >> 8 & 0x1
        a24 = x & 0xff
        if a24 > 127: a24, p = more(v, p, a24, 32767)
        p -= 3
        if v >> p & 0x7: raise Mismatch
        f_ev_minimum_discharge_reactive_power_l3 = RationalNumber(exponent=a23 - 128, value=(~a24 if sa24 else a24))
        k = 12
    if k != 12: raise Mismatch
    return EVReactivePowerLimits(ev_maximum_charge_reactive_power=RationalNumber(exponent=a1 - 128, value=(~a2 if sa2 else a2)), ev_maximum_charge_reactive_power_l2=f_ev_maximum_charge_reactive_power_l2, ev_maximum_charge_reactive_power_l3=f_ev_maximum_charge_reactive_power_l3, ev_minimum_charge_reactive_power=f_ev_minimum_charge_reactive_power, ev_minimum_charge_reactive_power_l2=f_ev_minimum_charge_reactive_power_l2, ev_minimum_charge_reactive_power_l3=f_ev_minimum_charge_reactive_power_l3, ev_maximum_discharge_reactive_power=RationalNumber(exponent=a13 - 128, value=(~a14 if sa14 else a14)), ev_maximum_discharge_reactive_power_l2=f_ev_maximum_discharge_reactive_power_l2, ev_maximum_discharge_reactive_power_l3=f_ev_maximum_discharge_reactive_power_l3, ev_minimum_discharge_reactive_power=f_ev_minimum_discharge_reactive_power, ev_minimum_discharge_reactive_power_l2=f_ev_minimum_discharge_reactive_power_l2, ev_minimum_discharge_reactive_power_l3=f_ev_minimum_discharge_reactive_power_l3), p


def e_EVReactivePowerLimits(x, m):
    o1 = m.ev_maximum_charge_reactive_power
    o2 = o1.exponent
    if not -128 <= o2 <= 127: raise Mismatch
    o3 = o1.value
    x = x << 14 | (o2 + 128) << 3
    if 0 <= o3 < 128: x = x << 9 | (o3)
    elif 127 < o3 < 16384: x = x << 17 | ((o3 & 127 | 128) << 8 | o3 >> 7)
    else: x = put_signed(x, o3, -32768, 32767)
    x = x << 2
    w = 3; b = 1
    o4 = m.ev_maximum_charge_reactive_power_l2
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
    o7 = m.ev_maximum_charge_reactive_power_l3
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
    o10 = m.ev_minimum_charge_reactive_power
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
        w = 2; b = 4
    o13 = m.ev_minimum_charge_reactive_power_l2
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
        w = 2; b = 5
    o16 = m.ev_minimum_charge_reactive_power_l3
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
        w = 1; b = 6
    x = x << w | 6 - b
    o19 = m.ev_maximum_discharge_reactive_power
    o20 = o19.exponent
    if not -128 <= o20 <= 127: raise Mismatch
    o21 = o19.value
    x = x << 13 | (o20 + 128) << 3
    if 0 <= o21 < 128: x = x << 9 | (o21)
    elif 127 < o21 < 16384: x = x << 17 | ((o21 & 127 | 128) << 8 | o21 >> 7)
    else: x = put_signed(x, o21, -32768, 32767)
    x = x << 2
    w = 3; b = 7
    o22 = m.ev_maximum_discharge_reactive_power_l2
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
    o25 = m.ev_maximum_discharge_reactive_power_l3
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
    o28 = m.ev_minimum_discharge_reactive_power
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
        w = 2; b = 10
    o31 = m.ev_minimum_discharge_reactive_power_l2
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
    o34 = m.ev_minimum_discharge_reactive_power_l3
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
        w = 1; b = 12
    x = x << w | 12 - b
    return x


def d_DERControl(v, p):
    p -= 3
    k = v >> p & 0x7
    f_overvoltage_fault_ride_through = None
    if k < 1:
        c1, p = d_FaultRideThrough(v, p)
        f_overvoltage_fault_ride_through = c1
        p -= 3
        k = v >> p & 0x7
        k += 1
    f_undervoltage_fault_ride_through = None
    if k < 2:
        c2, p = d_FaultRideThrough(v, p)
        f_undervoltage_fault_ride_through = c2
        p -= 3
        k = v >> p & 0x7
        k += 2
    f_zero_current = None
    if k < 3:
        c3, p = d_ZeroCurrent(v, p)
        f_zero_current = c3
        p -= 3
        k = v >> p & 0x7
        k += 3
    f_reactive_power_support = None
    if k < 4:
        c4, p = d_ReactivePowerSupport(v, p)
        f_reactive_power_support = c4
        p -= 2
        k = v >> p & 0x3
        k += 4
    f_active_power_support = None
    if k < 5:
        c5, p = d_ActivePowerSupport(v, p)
        f_active_power_support = c5
        p -= 2
        k = v >> p & 0x3
        k += 5
    f_maximum_level_dc_injection = None
    if k < 6:
        p -= 22
        x = v >> p & 0x3fffff
        if x & 0x300e00: raise Mismatch
        a6 = x >> 12 & 0xff
        sa7 = x >> 8 & 0x1
        a7 = x & 0xff
        if a7 > 127: a7, p = more(v, p, a7, 32767)
        p -= 3
        if v >> p & 0x7: raise Mismatch
        f_maximum_level_dc_injection = RationalNumber(exponent=a6 - 128, value=(~a7 if sa7 else a7))
        k = 6
    if k != 6: raise Mismatch
    return DERControl(overvoltage_fault_ride_through=f_overvoltage_fault_ride_through, undervoltage_fault_ride_through=f_undervoltage_fault_ride_through, zero_current=f_zero_current, reactive_power_support=f_reactive_power_support, active_power_support=f_active_power_support, maximum_level_dc_injection=f_maximum_level_dc_injection), p


def e_DERControl(x, m):
    w = 3; b = 0
    o1 = m.overvoltage_fault_ride_through
    if o1 is not None:
        x = x << w | 0 - b
        x = e_FaultRideThrough(x, o1)
        w = 3; b = 1
    o2 = m.undervoltage_fault_ride_through
    if o2 is not None:
        x = x << w | 1 - b
        x = e_FaultRideThrough(x, o2)
        w = 3; b = 2
    o3 = m.zero_current
    if o3 is not None:
        x = x << w | 2 - b
        x = e_ZeroCurrent(x, o3)
        w = 3; b = 3
    o4 = m.reactive_power_support
    if o4 is not None:
        x = x << w | 3 - b
        x = e_ReactivePowerSupport(x, o4)
        w = 2; b = 4
    o5 = m.active_power_support
    if o5 is not None:
        x = x << w | 4 - b
        x = e_ActivePowerSupport(x, o5)
        w = 2; b = 5
    o6 = m.maximum_level_dc_injection
    if o6 is not None:
        x = x << w | 5 - b
        o7 = o6.exponent
        if not -128 <= o7 <= 127: raise Mismatch
        o8 = o6.value
        x = x << 13 | (o7 + 128) << 3
        if 0 <= o8 < 128: x = x << 9 | (o8)
        elif 127 < o8 < 16384: x = x << 17 | ((o8 & 127 | 128) << 8 | o8 >> 7)
        else: x = put_signed(x, o8, -32768, 32767)
        x = x << 2
        w = 1; b = 6
    x = x << w | 6 - b
    return x


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


def d_DSOQSetpoint(v, p):
    p -= 23
    x = v >> p & 0x7fffff
    if x & 0x700e00: raise Mismatch
    a1 = x >> 12 & 0xff
    sa2 = x >> 8 & 0x1
    a2 = x & 0xff
    if a2 > 127: a2, p = more(v, p, a2, 32767)
    p -= 4
    x = v >> p & 0xf
    if x & 0xc: raise Mismatch
    k = x & 0x3
    k += 1
    f_dso_q_setpoint_value_l2 = None
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
        f_dso_q_setpoint_value_l2 = RationalNumber(exponent=a3 - 128, value=(~a4 if sa4 else a4))
        k += 2
    f_dso_q_setpoint_value_l3 = None
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
        f_dso_q_setpoint_value_l3 = RationalNumber(exponent=a5 - 128, value=(~a6 if sa6 else a6))
        k = 3
    if k != 3: raise Mismatch
    p -= 26
    x = v >> p & 0x3ffffff
    if x & 0x2f00e00: raise Mismatch
    a7 = x >> 24 & 0x1
    a8 = x >> 12 & 0xff
    sa9 = x >> 8 & 0x1
    a9 = x & 0xff
    if a9 > 127: a9, p = more(v, p, a9, 32767)
    p -= 3
    if v >> p & 0x7: raise Mismatch
    return DSOQSetpoint(dso_q_setpoint_value=RationalNumber(exponent=a1 - 128, value=(~a2 if sa2 else a2)), dso_q_setpoint_value_l2=f_dso_q_setpoint_value_l2, dso_q_setpoint_value_l3=f_dso_q_setpoint_value_l3, pt1_response_reactive_power=a7 == 1, step_response_time_constant_reactive_power=RationalNumber(exponent=a8 - 128, value=(~a9 if sa9 else a9))), p


def e_DSOQSetpoint(x, m):
    o1 = m.dso_q_setpoint_value
    o2 = o1.exponent
    if not -128 <= o2 <= 127: raise Mismatch
    o3 = o1.value
    x = x << 14 | (o2 + 128) << 3
    if 0 <= o3 < 128: x = x << 9 | (o3)
    elif 127 < o3 < 16384: x = x << 17 | ((o3 & 127 | 128) << 8 | o3 >> 7)
    else: x = put_signed(x, o3, -32768, 32767)
    x = x << 2
    w = 2; b = 1
    o4 = m.dso_q_setpoint_value_l2
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
    o7 = m.dso_q_setpoint_value_l3
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
    o10 = m.step_response_time_constant_reactive_power
    o11 = o10.exponent
    if not -128 <= o11 <= 127: raise Mismatch
    o12 = o10.value
    x = x << 17 | (BOOLEAN[m.pt1_response_reactive_power]) << 15 | (o11 + 128) << 3
    if 0 <= o12 < 128: x = x << 9 | (o12)
    elif 127 < o12 < 16384: x = x << 17 | ((o12 & 127 | 128) << 8 | o12 >> 7)
    else: x = put_signed(x, o12, -32768, 32767)
    return x << 3


def d_DSOCosPhiSetpoint(v, p):
    p -= 23
    x = v >> p & 0x7fffff
    if x & 0x700e00: raise Mismatch
    a1 = x >> 12 & 0xff
    sa2 = x >> 8 & 0x1
    a2 = x & 0xff
    if a2 > 127: a2, p = more(v, p, a2, 32767)
    p -= 4
    x = v >> p & 0xf
    if x & 0xc: raise Mismatch
    k = x & 0x3
    k += 1
    f_dso_cos_phi_setpoint_value_l2 = None
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
        f_dso_cos_phi_setpoint_value_l2 = RationalNumber(exponent=a3 - 128, value=(~a4 if sa4 else a4))
        k += 2
    f_dso_cos_phi_setpoint_value_l3 = None
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
        f_dso_cos_phi_setpoint_value_l3 = RationalNumber(exponent=a5 - 128, value=(~a6 if sa6 else a6))
        k = 3
    if k != 3: raise Mismatch
    p -= 30
    x = v >> p & 0x3fffffff
    if x & 0x2ef00e00: raise Mismatch
    a7 = x >> 28 & 0x1
    a8 = x >> 24 & 0x1
    a9 = x >> 12 & 0xff
    sa10 = x >> 8 & 0x1
    a10 = x & 0xff
    if a10 > 127: a10, p = more(v, p, a10, 32767)
    p -= 3
    if v >> p & 0x7: raise Mismatch
    return DSOCosPhiSetpoint(dso_cos_phi_setpoint_value=RationalNumber(exponent=a1 - 128, value=(~a2 if sa2 else a2)), dso_cos_phi_setpoint_value_l2=f_dso_cos_phi_setpoint_value_l2, dso_cos_phi_setpoint_value_l3=f_dso_cos_phi_setpoint_value_l3, excitation=PowerFactorExcitation_members[a7], pt1_response_reactive_power=a8 == 1, step_response_time_constant_reactive_power=RationalNumber(exponent=a9 - 128, value=(~a10 if sa10 else a10))), p


def e_DSOCosPhiSetpoint(x, m):
    o1 = m.dso_cos_phi_setpoint_value
    o2 = o1.exponent
    if not -128 <= o2 <= 127: raise Mismatch
    o3 = o1.value
    x = x << 14 | (o2 + 128) << 3
    if 0 <= o3 < 128: x = x << 9 | (o3)
    elif 127 < o3 < 16384: x = x << 17 | ((o3 & 127 | 128) << 8 | o3 >> 7)
    else: x = put_signed(x, o3, -32768, 32767)
    x = x << 2
    w = 2; b = 1
    o4 = m.dso_cos_phi_setpoint_value_l2
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
    o7 = m.dso_cos_phi_setpoint_value_l3
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
    o10 = m.step_response_time_constant_reactive_power
    o11 = o10.exponent
    if not -128 <= o11 <= 127: raise Mismatch
    o12 = o10.value
    x = x << 21 | (PowerFactorExcitation_code[m.excitation]) << 19 | (BOOLEAN[m.pt1_response_reactive_power]) << 15 | (o11 + 128) << 3
    if 0 <= o12 < 128: x = x << 9 | (o12)
    elif 127 < o12 < 16384: x = x << 17 | ((o12 & 127 | 128) << 8 | o12 >> 7)
    else: x = put_signed(x, o12, -32768, 32767)
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


def d_FaultRideThrough(v, p):
    p -= 23
    x = v >> p & 0x7fffff
    if x & 0x700e00: raise Mismatch
    a1 = x >> 12 & 0xff
    sa2 = x >> 8 & 0x1
    a2 = x & 0xff
    if a2 > 127: a2, p = more(v, p, a2, 32767)
    p -= 5
    x = v >> p & 0x1f
    if x & 0x18: raise Mismatch
    k = x & 0x7
    k += 1
    f_voltage_limit_stop_frt = None
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
        f_voltage_limit_stop_frt = RationalNumber(exponent=a3 - 128, value=(~a4 if sa4 else a4))
        k += 2
    f_voltage_recovery_limit = None
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
        f_voltage_recovery_limit = RationalNumber(exponent=a5 - 128, value=(~a6 if sa6 else a6))
        k += 3
    f_voltage_ride_through_positive_curve_k_factor = None
    if k < 4:
        p -= 22
        x = v >> p & 0x3fffff
        if x & 0x300e00: raise Mismatch
        a7 = x >> 12 & 0xff
        sa8 = x >> 8 & 0x1
        a8 = x & 0xff
        if a8 > 127: a8, p = more(v, p, a8, 32767)
        p -= 4
        x = v >> p & 0xf
        if x & 0xc: raise Mismatch
        k = x & 0x3
        f_voltage_ride_through_positive_curve_k_factor = RationalNumber(exponent=a7 - 128, value=(~a8 if sa8 else a8))
        k += 4
    f_voltage_ride_through_negative_curve_k_factor = None
    if k < 5:
        p -= 22
        x = v >> p & 0x3fffff
        if x & 0x300e00: raise Mismatch
        a9 = x >> 12 & 0xff
        sa10 = x >> 8 & 0x1
        a10 = x & 0xff
        if a10 > 127: a10, p = more(v, p, a10, 32767)
        p -= 3
        if v >> p & 0x7: raise Mismatch
        f_voltage_ride_through_negative_curve_k_factor = RationalNumber(exponent=a9 - 128, value=(~a10 if sa10 else a10))
        k = 5
    if k != 5: raise Mismatch
    p -= 26
    x = v >> p & 0x3ffffff
    if x & 0x2f00e00: raise Mismatch
    a11 = x >> 24 & 0x1
    a12 = x >> 12 & 0xff
    sa13 = x >> 8 & 0x1
    a13 = x & 0xff
    if a13 > 127: a13, p = more(v, p, a13, 32767)
    p -= 29
    x = v >> p & 0x1fffffff
    if x & 0x1ef00e00: raise Mismatch
    a14 = x >> 24 & 0x1
    a15 = x >> 12 & 0xff
    sa16 = x >> 8 & 0x1
    a16 = x & 0xff
    if a16 > 127: a16, p = more(v, p, a16, 32767)
    p -= 3
    if v >> p & 0x7: raise Mismatch
    return FaultRideThrough(voltage_limit_start_frt=RationalNumber(exponent=a1 - 128, value=(~a2 if sa2 else a2)), voltage_limit_stop_frt=f_voltage_limit_stop_frt, voltage_recovery_limit=f_voltage_recovery_limit, voltage_ride_through_positive_curve_k_factor=f_voltage_ride_through_positive_curve_k_factor, voltage_ride_through_negative_curve_k_factor=f_voltage_ride_through_negative_curve_k_factor, pt1_response_active_power=a11 == 1, step_response_time_constant_active_power=RationalNumber(exponent=a12 - 128, value=(~a13 if sa13 else a13)), pt1_response_reactive_power=a14 == 1, step_response_time_constant_reactive_power=RationalNumber(exponent=a15 - 128, value=(~a16 if sa16 else a16))), p


def e_FaultRideThrough(x, m):
    o1 = m.voltage_limit_start_frt
    o2 = o1.exponent
    if not -128 <= o2 <= 127: raise Mismatch
    o3 = o1.value
    x = x << 14 | (o2 + 128) << 3
    if 0 <= o3 < 128: x = x << 9 | (o3)
    elif 127 < o3 < 16384: x = x << 17 | ((o3 & 127 | 128) << 8 | o3 >> 7)
    else: x = put_signed(x, o3, -32768, 32767)
    x = x << 2
    w = 3; b = 1
    o4 = m.voltage_limit_stop_frt
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
    o7 = m.voltage_recovery_limit
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
    o10 = m.voltage_ride_through_positive_curve_k_factor
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
        w = 2; b = 4
    o13 = m.voltage_ride_through_negative_curve_k_factor
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
        w = 1; b = 5
    x = x << w | 5 - b
    o16 = m.step_response_time_constant_active_power
    o17 = o16.exponent
    if not -128 <= o17 <= 127: raise Mismatch
    o18 = o16.value
    x = x << 17 | (BOOLEAN[m.pt1_response_active_power]) << 15 | (o17 + 128) << 3
    if 0 <= o18 < 128: x = x << 9 | (o18)
    elif 127 < o18 < 16384: x = x << 17 | ((o18 & 127 | 128) << 8 | o18 >> 7)
    else: x = put_signed(x, o18, -32768, 32767)
    o19 = m.step_response_time_constant_reactive_power
    o20 = o19.exponent
    if not -128 <= o20 <= 127: raise Mismatch
    o21 = o19.value
    x = x << 20 | (BOOLEAN[m.pt1_response_reactive_power]) << 15 | (o20 + 128) << 3
    if 0 <= o21 < 128: x = x << 9 | (o21)
    elif 127 < o21 < 16384: x = x << 17 | ((o21 & 127 | 128) << 8 | o21 >> 7)
    else: x = put_signed(x, o21, -32768, 32767)
    return x << 3


def d_ZeroCurrent(v, p):
    p -= 3
    k = v >> p & 0x7
    f_over_voltage_limit = None
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
        f_over_voltage_limit = RationalNumber(exponent=a1 - 128, value=(~a2 if sa2 else a2))
        k += 1
    f_under_voltage_limit = None
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
        f_under_voltage_limit = RationalNumber(exponent=a3 - 128, value=(~a4 if sa4 else a4))
        k += 2
    f_over_voltage_recovery_limit = None
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
        f_over_voltage_recovery_limit = RationalNumber(exponent=a5 - 128, value=(~a6 if sa6 else a6))
        k += 3
    f_under_voltage_recovery_limit = None
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
        f_under_voltage_recovery_limit = RationalNumber(exponent=a7 - 128, value=(~a8 if sa8 else a8))
        k = 4
    if k != 4: raise Mismatch
    p -= 26
    x = v >> p & 0x3ffffff
    if x & 0x2f00e00: raise Mismatch
    a9 = x >> 24 & 0x1
    a10 = x >> 12 & 0xff
    sa11 = x >> 8 & 0x1
    a11 = x & 0xff
    if a11 > 127: a11, p = more(v, p, a11, 32767)
    p -= 29
    x = v >> p & 0x1fffffff
    if x & 0x1ef00e00: raise Mismatch
    a12 = x >> 24 & 0x1
    a13 = x >> 12 & 0xff
    sa14 = x >> 8 & 0x1
    a14 = x & 0xff
    if a14 > 127: a14, p = more(v, p, a14, 32767)
    p -= 3
    if v >> p & 0x7: raise Mismatch
    return ZeroCurrent(over_voltage_limit=f_over_voltage_limit, under_voltage_limit=f_under_voltage_limit, over_voltage_recovery_limit=f_over_voltage_recovery_limit, under_voltage_recovery_limit=f_under_voltage_recovery_limit, pt1_response_active_power=a9 == 1, step_response_time_constant_active_power=RationalNumber(exponent=a10 - 128, value=(~a11 if sa11 else a11)), pt1_response_reactive_power=a12 == 1, step_response_time_constant_reactive_power=RationalNumber(exponent=a13 - 128, value=(~a14 if sa14 else a14))), p


def e_ZeroCurrent(x, m):
    w = 3; b = 0
    o1 = m.over_voltage_limit
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
    o4 = m.under_voltage_limit
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
    o7 = m.over_voltage_recovery_limit
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
    o10 = m.under_voltage_recovery_limit
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
    o13 = m.step_response_time_constant_active_power
    o14 = o13.exponent
    if not -128 <= o14 <= 127: raise Mismatch
    o15 = o13.value
    x = x << 17 | (BOOLEAN[m.pt1_response_active_power]) << 15 | (o14 + 128) << 3
    if 0 <= o15 < 128: x = x << 9 | (o15)
    elif 127 < o15 < 16384: x = x << 17 | ((o15 & 127 | 128) << 8 | o15 >> 7)
    else: x = put_signed(x, o15, -32768, 32767)
    o16 = m.step_response_time_constant_reactive_power
    o17 = o16.exponent
    if not -128 <= o17 <= 127: raise Mismatch
    o18 = o16.value
    x = x << 20 | (BOOLEAN[m.pt1_response_reactive_power]) << 15 | (o17 + 128) << 3
    if 0 <= o18 < 128: x = x << 9 | (o18)
    elif 127 < o18 < 16384: x = x << 17 | ((o18 & 127 | 128) << 8 | o18 >> 7)
    else: x = put_signed(x, o18, -32768, 32767)
    return x << 3


def d_ReactivePowerSupport(v, p):
    p -= 3
    k = v >> p & 0x7
    f_volt_var = None
    if k < 1:
        c1, p = d_DERCurve(v, p)
        f_volt_var = c1
        p -= 2
        k = v >> p & 0x3
        k += 1
    f_watt_var = None
    if k < 2:
        c2, p = d_DERCurve(v, p)
        f_watt_var = c2
        p -= 2
        k = v >> p & 0x3
        k += 2
    f_watt_cos_phi = None
    if k < 3:
        c3, p = d_DERCurve(v, p)
        f_watt_cos_phi = c3
        p -= 1
        if v >> p & 0x1: raise Mismatch
        k = 3
    if k != 3: raise Mismatch
    return ReactivePowerSupport(volt_var=f_volt_var, watt_var=f_watt_var, watt_cos_phi=f_watt_cos_phi), p


def e_ReactivePowerSupport(x, m):
    w = 3; b = 0
    o1 = m.volt_var
    if o1 is not None:
        x = x << w | 0 - b
        x = e_DERCurve(x, o1)
        w = 2; b = 1
    o2 = m.watt_var
    if o2 is not None:
        x = x << w | 1 - b
        x = e_DERCurve(x, o2)
        w = 2; b = 2
    o3 = m.watt_cos_phi
    if o3 is not None:
        x = x << w | 2 - b
        x = e_DERCurve(x, o3)
        w = 1; b = 3
    x = x << w | 3 - b
    return x


def d_ActivePowerSupport(v, p):
    p -= 3
    k = v >> p & 0x7
    f_under_frequency_watt = None
    if k < 1:
        c1, p = d_FrequencyWatt(v, p)
        f_under_frequency_watt = c1
        p -= 2
        k = v >> p & 0x3
        k += 1
    f_over_frequency_watt = None
    if k < 2:
        c2, p = d_FrequencyWatt(v, p)
        f_over_frequency_watt = c2
        p -= 2
        k = v >> p & 0x3
        k += 2
    f_volt_watt = None
    if k < 3:
        c3, p = d_VoltWatt(v, p)
        f_volt_watt = c3
        p -= 1
        if v >> p & 0x1: raise Mismatch
        k = 3
    if k != 3: raise Mismatch
    return ActivePowerSupport(under_frequency_watt=f_under_frequency_watt, over_frequency_watt=f_over_frequency_watt, volt_watt=f_volt_watt), p


def e_ActivePowerSupport(x, m):
    w = 3; b = 0
    o1 = m.under_frequency_watt
    if o1 is not None:
        x = x << w | 0 - b
        x = e_FrequencyWatt(x, o1)
        w = 2; b = 1
    o2 = m.over_frequency_watt
    if o2 is not None:
        x = x << w | 1 - b
        x = e_FrequencyWatt(x, o2)
        w = 2; b = 2
    o3 = m.volt_watt
    if o3 is not None:
        x = x << w | 2 - b
        x = e_VoltWatt(x, o3)
        w = 1; b = 3
    x = x << w | 3 - b
    return x


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


def d_DERCurve(v, p):
    p -= 13
    x = v >> p & 0x1fff
    if x & 0x18e3: raise Mismatch
    a1 = x >> 8 & 0x7
    a2 = x >> 2 & 0x7
    c3, p = d_CurveDataPointsList(v, p)
    p -= 3
    k = v >> p & 0x7
    k += 3
    f_min_cos_phi = None
    if k < 4:
        p -= 22
        x = v >> p & 0x3fffff
        if x & 0x300e00: raise Mismatch
        a4 = x >> 12 & 0xff
        sa5 = x >> 8 & 0x1
        a5 = x & 0xff
        if a5 > 127: a5, p = more(v, p, a5, 32767)
        p -= 5
        x = v >> p & 0x1f
        if x & 0x18: raise Mismatch
        k = x & 0x7
        f_min_cos_phi = RationalNumber(exponent=a4 - 128, value=(~a5 if sa5 else a5))
        k += 4
    f_lock_value_unit = None
    if k < 5:
        p -= 7
        x = v >> p & 0x7f
        if x & 0x44: raise Mismatch
        a6 = x >> 3 & 0x7
        k = x & 0x3
        f_lock_value_unit = LockUnit_members[a6]
        k += 5
    f_lock_in_value = None
    if k < 6:
        p -= 22
        x = v >> p & 0x3fffff
        if x & 0x300e00: raise Mismatch
        a7 = x >> 12 & 0xff
        sa8 = x >> 8 & 0x1
        a8 = x & 0xff
        if a8 > 127: a8, p = more(v, p, a8, 32767)
        p -= 4
        x = v >> p & 0xf
        if x & 0xc: raise Mismatch
        k = x & 0x3
        f_lock_in_value = RationalNumber(exponent=a7 - 128, value=(~a8 if sa8 else a8))
        k += 6
    f_lock_out_value = None
    if k < 7:
        p -= 22
        x = v >> p & 0x3fffff
        if x & 0x300e00: raise Mismatch
        a9 = x >> 12 & 0xff
        sa10 = x >> 8 & 0x1
        a10 = x & 0xff
        if a10 > 127: a10, p = more(v, p, a10, 32767)
        p -= 3
        if v >> p & 0x7: raise Mismatch
        f_lock_out_value = RationalNumber(exponent=a9 - 128, value=(~a10 if sa10 else a10))
        k = 7
    if k != 7: raise Mismatch
    p -= 26
    x = v >> p & 0x3ffffff
    if x & 0x2f00e00: raise Mismatch
    a11 = x >> 24 & 0x1
    a12 = x >> 12 & 0xff
    sa13 = x >> 8 & 0x1
    a13 = x & 0xff
    if a13 > 127: a13, p = more(v, p, a13, 32767)
    p -= 4
    x = v >> p & 0xf
    if x & 0xc: raise Mismatch
    k = x & 0x3
    k += 9
    f_intentional_delay = None
    if k < 10:
        p -= 22
        x = v >> p & 0x3fffff
        if x & 0x300e00: raise Mismatch
        a14 = x >> 12 & 0xff
        sa15 = x >> 8 & 0x1
        a15 = x & 0xff
        if a15 > 127: a15, p = more(v, p, a15, 32767)
        p -= 3
        if v >> p & 0x7: raise Mismatch
        f_intentional_delay = RationalNumber(exponent=a14 - 128, value=(~a15 if sa15 else a15))
        k = 10
    if k != 10: raise Mismatch
    return DERCurve(x_unit=CurveUnit_members[a1], y_unit=CurveUnit_members[a2], curve_data_points=c3, min_cos_phi=f_min_cos_phi, lock_value_unit=f_lock_value_unit, lock_in_value=f_lock_in_value, lock_out_value=f_lock_out_value, pt1_response_reactive_power=a11 == 1, step_response_time_constant_reactive_power=RationalNumber(exponent=a12 - 128, value=(~a13 if sa13 else a13)), intentional_delay=f_intentional_delay), p


def e_DERCurve(x, m):
    x = e_CurveDataPointsList(x << 13 | (CurveUnit_code[m.x_unit]) << 8 | (CurveUnit_code[m.y_unit]) << 2, m.curve_data_points)
    w = 3; b = 3
    o1 = m.min_cos_phi
    if o1 is not None:
        x = x << w | 3 - b
        o2 = o1.exponent
        if not -128 <= o2 <= 127: raise Mismatch
        o3 = o1.value
        x = x << 13 | (o2 + 128) << 3
        if 0 <= o3 < 128: x = x << 9 | (o3)
        elif 127 < o3 < 16384: x = x << 17 | ((o3 & 127 | 128) << 8 | o3 >> 7)
        else: x = put_signed(x, o3, -32768, 32767)
        x = x << 2
        w = 3; b = 4
    o4 = m.lock_value_unit
    if o4 is not None:
        x = x << w | 4 - b
        x = x << 5 | (LockUnit_code[o4]) << 1
        w = 2; b = 5
    o5 = m.lock_in_value
    if o5 is not None:
        x = x << w | 5 - b
        o6 = o5.exponent
        if not -128 <= o6 <= 127: raise Mismatch
        o7 = o5.value
        x = x << 13 | (o6 + 128) << 3
        if 0 <= o7 < 128: x = x << 9 | (o7)
        elif 127 < o7 < 16384: x = x << 17 | ((o7 & 127 | 128) << 8 | o7 >> 7)
        else: x = put_signed(x, o7, -32768, 32767)
        x = x << 2
        w = 2; b = 6
    o8 = m.lock_out_value
    if o8 is not None:
        x = x << w | 6 - b
        o9 = o8.exponent
        if not -128 <= o9 <= 127: raise Mismatch
        o10 = o8.value
        x = x << 13 | (o9 + 128) << 3
        if 0 <= o10 < 128: x = x << 9 | (o10)
        elif 127 < o10 < 16384: x = x << 17 | ((o10 & 127 | 128) << 8 | o10 >> 7)
        else: x = put_signed(x, o10, -32768, 32767)
        x = x << 2
        w = 1; b = 7
    x = x << w | 7 - b
    o11 = m.step_response_time_constant_reactive_power
    o12 = o11.exponent
    if not -128 <= o12 <= 127: raise Mismatch
    o13 = o11.value
    x = x << 17 | (BOOLEAN[m.pt1_response_reactive_power]) << 15 | (o12 + 128) << 3
    if 0 <= o13 < 128: x = x << 9 | (o13)
    elif 127 < o13 < 16384: x = x << 17 | ((o13 & 127 | 128) << 8 | o13 >> 7)
    else: x = put_signed(x, o13, -32768, 32767)
    x = x << 2
    w = 2; b = 9
    o14 = m.intentional_delay
    if o14 is not None:
        x = x << w | 9 - b
        o15 = o14.exponent
        if not -128 <= o15 <= 127: raise Mismatch
        o16 = o14.value
        x = x << 13 | (o15 + 128) << 3
        if 0 <= o16 < 128: x = x << 9 | (o16)
        elif 127 < o16 < 16384: x = x << 17 | ((o16 & 127 | 128) << 8 | o16 >> 7)
        else: x = put_signed(x, o16, -32768, 32767)
        x = x << 2
        w = 1; b = 10
    x = x << w | 10 - b
    return x


def d_FrequencyWatt(v, p):
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
    p -= 4
    x = v >> p & 0xf
    if x & 0xc: raise Mismatch
    k = x & 0x3
    k += 2
    f_intentional_delay_fstop = None
    if k < 3:
        p -= 9
        x = v >> p & 0x1ff
        if x & 0x100: raise Mismatch
        a5 = x & 0xff
        if a5 > 127: a5, p = more(v, p, a5, 65535)
        p -= 2
        if v >> p & 0x3: raise Mismatch
        f_intentional_delay_fstop = a5
        k = 3
    if k != 3: raise Mismatch
    p -= 22
    x = v >> p & 0x3fffff
    if x & 0x300e00: raise Mismatch
    a6 = x >> 12 & 0xff
    sa7 = x >> 8 & 0x1
    a7 = x & 0xff
    if a7 > 127: a7, p = more(v, p, a7, 32767)
    p -= 4
    x = v >> p & 0xf
    if x & 0xc: raise Mismatch
    k = x & 0x3
    k += 4
    f_deactivation_time = None
    if k < 5:
        p -= 9
        x = v >> p & 0x1ff
        if x & 0x100: raise Mismatch
        a8 = x & 0xff
        if a8 > 127: a8, p = more(v, p, a8, 65535)
        p -= 3
        x = v >> p & 0x7
        if x & 0x4: raise Mismatch
        k = x & 0x3
        f_deactivation_time = a8
        k += 5
    f_intentional_delay_power_control = None
    if k < 6:
        p -= 9
        x = v >> p & 0x1ff
        if x & 0x100: raise Mismatch
        a9 = x & 0xff
        if a9 > 127: a9, p = more(v, p, a9, 65535)
        p -= 2
        if v >> p & 0x3: raise Mismatch
        f_intentional_delay_power_control = a9
        k = 6
    if k != 6: raise Mismatch
    p -= 9
    x = v >> p & 0x1ff
    if x & 0x174: raise Mismatch
    a10 = x >> 7 & 0x1
    a11 = x >> 3 & 0x1
    k = x & 0x3
    k += 8
    f_power_up_ramp = None
    if k < 9:
        p -= 9
        x = v >> p & 0x1ff
        if x & 0x100: raise Mismatch
        a12 = x & 0xff
        if a12 > 127: a12, p = more(v, p, a12, 65535)
        p -= 2
        if v >> p & 0x3: raise Mismatch
        f_power_up_ramp = a12
        k = 9
    if k != 9: raise Mismatch
    p -= 26
    x = v >> p & 0x3ffffff
    if x & 0x2f00e00: raise Mismatch
    a13 = x >> 24 & 0x1
    a14 = x >> 12 & 0xff
    sa15 = x >> 8 & 0x1
    a15 = x & 0xff
    if a15 > 127: a15, p = more(v, p, a15, 32767)
    p -= 3
    if v >> p & 0x7: raise Mismatch
    return FrequencyWatt(fstart=RationalNumber(exponent=a1 - 128, value=(~a2 if sa2 else a2)), fstop=RationalNumber(exponent=a3 - 128, value=(~a4 if sa4 else a4)), intentional_delay_fstop=f_intentional_delay_fstop, slope=RationalNumber(exponent=a6 - 128, value=(~a7 if sa7 else a7)), deactivation_time=f_deactivation_time, intentional_delay_power_control=f_intentional_delay_power_control, power_reference=PowerReference_members[a10], hysteresis_control=a11 == 1, power_up_ramp=f_power_up_ramp, pt1_response_active_power=a13 == 1, step_response_time_constant_active_power=RationalNumber(exponent=a14 - 128, value=(~a15 if sa15 else a15))), p


def e_FrequencyWatt(x, m):
    o1 = m.fstart
    o2 = o1.exponent
    if not -128 <= o2 <= 127: raise Mismatch
    o3 = o1.value
    x = x << 14 | (o2 + 128) << 3
    if 0 <= o3 < 128: x = x << 9 | (o3)
    elif 127 < o3 < 16384: x = x << 17 | ((o3 & 127 | 128) << 8 | o3 >> 7)
    else: x = put_signed(x, o3, -32768, 32767)
    o4 = m.fstop
    o5 = o4.exponent
    if not -128 <= o5 <= 127: raise Mismatch
    o6 = o4.value
    x = x << 16 | (o5 + 128) << 3
    if 0 <= o6 < 128: x = x << 9 | (o6)
    elif 127 < o6 < 16384: x = x << 17 | ((o6 & 127 | 128) << 8 | o6 >> 7)
    else: x = put_signed(x, o6, -32768, 32767)
    x = x << 2
    w = 2; b = 2
    o7 = m.intentional_delay_fstop
    if o7 is not None:
        x = x << w | 2 - b
        if 0 <= o7 < 128: x = x << 9 | (o7)
        elif 127 < o7 < 16384: x = x << 17 | ((o7 & 127 | 128) << 8 | o7 >> 7)
        else: x = put_unsigned(x << 1, o7, 0, 65535)
        x = x << 1
        w = 1; b = 3
    x = x << w | 3 - b
    o8 = m.slope
    o9 = o8.exponent
    if not -128 <= o9 <= 127: raise Mismatch
    o10 = o8.value
    x = x << 13 | (o9 + 128) << 3
    if 0 <= o10 < 128: x = x << 9 | (o10)
    elif 127 < o10 < 16384: x = x << 17 | ((o10 & 127 | 128) << 8 | o10 >> 7)
    else: x = put_signed(x, o10, -32768, 32767)
    x = x << 2
    w = 2; b = 4
    o11 = m.deactivation_time
    if o11 is not None:
        x = x << w | 4 - b
        if 0 <= o11 < 128: x = x << 9 | (o11)
        elif 127 < o11 < 16384: x = x << 17 | ((o11 & 127 | 128) << 8 | o11 >> 7)
        else: x = put_unsigned(x << 1, o11, 0, 65535)
        x = x << 1
        w = 2; b = 5
    o12 = m.intentional_delay_power_control
    if o12 is not None:
        x = x << w | 5 - b
        if 0 <= o12 < 128: x = x << 9 | (o12)
        elif 127 < o12 < 16384: x = x << 17 | ((o12 & 127 | 128) << 8 | o12 >> 7)
        else: x = put_unsigned(x << 1, o12, 0, 65535)
        x = x << 1
        w = 1; b = 6
    x = x << w | 6 - b
    x = x << 7 | (PowerReference_code[m.power_reference]) << 5 | (BOOLEAN[m.hysteresis_control]) << 1
    w = 2; b = 8
    o13 = m.power_up_ramp
    if o13 is not None:
        x = x << w | 8 - b
        if 0 <= o13 < 128: x = x << 9 | (o13)
        elif 127 < o13 < 16384: x = x << 17 | ((o13 & 127 | 128) << 8 | o13 >> 7)
        else: x = put_unsigned(x << 1, o13, 0, 65535)
        x = x << 1
        w = 1; b = 9
    x = x << w | 9 - b
    o14 = m.step_response_time_constant_active_power
    o15 = o14.exponent
    if not -128 <= o15 <= 127: raise Mismatch
    o16 = o14.value
    x = x << 17 | (BOOLEAN[m.pt1_response_active_power]) << 15 | (o15 + 128) << 3
    if 0 <= o16 < 128: x = x << 9 | (o16)
    elif 127 < o16 < 16384: x = x << 17 | ((o16 & 127 | 128) << 8 | o16 >> 7)
    else: x = put_signed(x, o16, -32768, 32767)
    return x << 3


def d_VoltWatt(v, p):
    p -= 27
    x = v >> p & 0x7ffffff
    if x & 0x6f00e00: raise Mismatch
    a1 = x >> 24 & 0x1
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
    p -= 29
    x = v >> p & 0x1fffffff
    if x & 0x1ef00e00: raise Mismatch
    a6 = x >> 24 & 0x1
    a7 = x >> 12 & 0xff
    sa8 = x >> 8 & 0x1
    a8 = x & 0xff
    if a8 > 127: a8, p = more(v, p, a8, 32767)
    p -= 4
    x = v >> p & 0xf
    if x & 0xc: raise Mismatch
    k = x & 0x3
    k += 5
    f_intentional_delay_power_control = None
    if k < 6:
        p -= 9
        x = v >> p & 0x1ff
        if x & 0x100: raise Mismatch
        a9 = x & 0xff
        if a9 > 127: a9, p = more(v, p, a9, 4294967295)
        p -= 2
        if v >> p & 0x3: raise Mismatch
        f_intentional_delay_power_control = a9
        k = 6
    if k != 6: raise Mismatch
    return VoltWatt(power_reference=PowerReference_members[a1], u_start=RationalNumber(exponent=a2 - 128, value=(~a3 if sa3 else a3)), u_stop=RationalNumber(exponent=a4 - 128, value=(~a5 if sa5 else a5)), pt1_response_active_power=a6 == 1, step_response_time_constant_active_power=RationalNumber(exponent=a7 - 128, value=(~a8 if sa8 else a8)), intentional_delay_power_control=f_intentional_delay_power_control), p


def e_VoltWatt(x, m):
    o1 = m.u_start
    o2 = o1.exponent
    if not -128 <= o2 <= 127: raise Mismatch
    o3 = o1.value
    x = x << 18 | (PowerReference_code[m.power_reference]) << 15 | (o2 + 128) << 3
    if 0 <= o3 < 128: x = x << 9 | (o3)
    elif 127 < o3 < 16384: x = x << 17 | ((o3 & 127 | 128) << 8 | o3 >> 7)
    else: x = put_signed(x, o3, -32768, 32767)
    o4 = m.u_stop
    o5 = o4.exponent
    if not -128 <= o5 <= 127: raise Mismatch
    o6 = o4.value
    x = x << 16 | (o5 + 128) << 3
    if 0 <= o6 < 128: x = x << 9 | (o6)
    elif 127 < o6 < 16384: x = x << 17 | ((o6 & 127 | 128) << 8 | o6 >> 7)
    else: x = put_signed(x, o6, -32768, 32767)
    o7 = m.step_response_time_constant_active_power
    o8 = o7.exponent
    if not -128 <= o8 <= 127: raise Mismatch
    o9 = o7.value
    x = x << 20 | (BOOLEAN[m.pt1_response_active_power]) << 15 | (o8 + 128) << 3
    if 0 <= o9 < 128: x = x << 9 | (o9)
    elif 127 < o9 < 16384: x = x << 17 | ((o9 & 127 | 128) << 8 | o9 >> 7)
    else: x = put_signed(x, o9, -32768, 32767)
    x = x << 2
    w = 2; b = 5
    o10 = m.intentional_delay_power_control
    if o10 is not None:
        x = x << w | 5 - b
        if 0 <= o10 < 128: x = x << 9 | (o10)
        elif 127 < o10 < 16384: x = x << 17 | ((o10 & 127 | 128) << 8 | o10 >> 7)
        else: x = put_unsigned(x << 1, o10, 0, 4294967295)
        x = x << 1
        w = 1; b = 6
    x = x << w | 6 - b
    return x


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


def d_CurveDataPointsList(v, p):
    p -= 1
    if v >> p & 0x1: raise Mismatch
    items1 = []
    while True:
        c2, p = d_DataTuple(v, p)
        items1.append(c2)
        if len(items1) < 2:
            p -= 1
            if v >> p & 0x1: raise Mismatch
            continue
        if len(items1) == 10:
            p -= 1
            if v >> p & 0x1: raise Mismatch
            k = 1
            break
        p -= 2
        k = v >> p & 0x3
        if k:
            break
    f_curve_data_point = tuple(items1)
    if k != 1: raise Mismatch
    return CurveDataPointsList(curve_data_point=f_curve_data_point), p


def e_CurveDataPointsList(x, m):
    o1 = m.curve_data_point
    x = x << 1
    if not 2 <= len(o1) <= 10: raise Mismatch
    for j, i in enumerate(o1):
        x = e_DataTuple(x, i)
        x <<= 1 if j < 1 else 2
    x >>= 1 if len(o1) < 2 else 2
    if len(o1) == 10: w = 1; b = 1
    else: w = 2; b = 0
    x = x << w | 1 - b
    return x


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


def d_DataTuple(v, p):
    p -= 23
    x = v >> p & 0x7fffff
    if x & 0x700e00: raise Mismatch
    a1 = x >> 12 & 0xff
    sa2 = x >> 8 & 0x1
    a2 = x & 0xff
    if a2 > 127: a2, p = more(v, p, a2, 32767)
    p -= 3
    if v >> p & 0x7: raise Mismatch
    c3, p = d_SetpointExcitation(v, p)
    p -= 1
    if v >> p & 0x1: raise Mismatch
    return DataTuple(x_value=RationalNumber(exponent=a1 - 128, value=(~a2 if sa2 else a2)), y_value=c3), p


def e_DataTuple(x, m):
    o1 = m.x_value
    o2 = o1.exponent
    if not -128 <= o2 <= 127: raise Mismatch
    o3 = o1.value
    x = x << 14 | (o2 + 128) << 3
    if 0 <= o3 < 128: x = x << 9 | (o3)
    elif 127 < o3 < 16384: x = x << 17 | ((o3 & 127 | 128) << 8 | o3 >> 7)
    else: x = put_signed(x, o3, -32768, 32767)
    x = e_SetpointExcitation(x << 3, m.y_value)
    return x << 1


def d_SetpointExcitation(v, p):
    p -= 23
    x = v >> p & 0x7fffff
    if x & 0x700e00: raise Mismatch
    a1 = x >> 12 & 0xff
    sa2 = x >> 8 & 0x1
    a2 = x & 0xff
    if a2 > 127: a2, p = more(v, p, a2, 32767)
    p -= 4
    x = v >> p & 0xf
    if x & 0xc: raise Mismatch
    k = x & 0x3
    k += 1
    f_excitation = None
    if k < 2:
        p -= 4
        x = v >> p & 0xf
        if x & 0xb: raise Mismatch
        a3 = x >> 2 & 0x1
        f_excitation = PowerFactorExcitation_members[a3]
        k = 2
    if k != 2: raise Mismatch
    return SetpointExcitation(setpoint_value=RationalNumber(exponent=a1 - 128, value=(~a2 if sa2 else a2)), excitation=f_excitation), p


def e_SetpointExcitation(x, m):
    o1 = m.setpoint_value
    o2 = o1.exponent
    if not -128 <= o2 <= 127: raise Mismatch
    o3 = o1.value
    x = x << 14 | (o2 + 128) << 3
    if 0 <= o3 < 128: x = x << 9 | (o3)
    elif 127 < o3 < 16384: x = x << 17 | ((o3 & 127 | 128) << 8 | o3 >> 7)
    else: x = put_signed(x, o3, -32768, 32767)
    x = x << 2
    w = 2; b = 1
    o4 = m.excitation
    if o4 is not None:
        x = x << w | 1 - b
        x = x << 3 | (PowerFactorExcitation_code[o4]) << 1
        w = 1; b = 2
    x = x << w | 2 - b
    return x


D_AC_CPDReqEnergyTransferMode = (d_AC_CPDReqEnergyTransferMode, d_BPT_AC_CPDReqEnergyTransferMode, d_DER_AC_CPDReqEnergyTransferMode,)
E_AC_CPDReqEnergyTransferMode = {AC_CPDReqEnergyTransferMode: (0, e_AC_CPDReqEnergyTransferMode), BPT_AC_CPDReqEnergyTransferMode: (1, e_BPT_AC_CPDReqEnergyTransferMode), DER_AC_CPDReqEnergyTransferMode: (2, e_DER_AC_CPDReqEnergyTransferMode)}
D_AC_CPDResEnergyTransferMode = (d_AC_CPDResEnergyTransferMode, d_BPT_AC_CPDResEnergyTransferMode, d_DER_AC_CPDResEnergyTransferMode,)
E_AC_CPDResEnergyTransferMode = {AC_CPDResEnergyTransferMode: (0, e_AC_CPDResEnergyTransferMode), BPT_AC_CPDResEnergyTransferMode: (1, e_BPT_AC_CPDResEnergyTransferMode), DER_AC_CPDResEnergyTransferMode: (2, e_DER_AC_CPDResEnergyTransferMode)}
D_CLReqControlMode = (d_BPT_Dynamic_AC_CLReqControlMode, d_BPT_Scheduled_AC_CLReqControlMode, d_CLReqControlMode, d_DER_Dynamic_AC_CLReqControlMode, d_DER_Scheduled_AC_CLReqControlMode, d_Dynamic_AC_CLReqControlMode, d_Scheduled_AC_CLReqControlMode,)
E_CLReqControlMode = {BPT_Dynamic_AC_CLReqControlMode: (0, e_BPT_Dynamic_AC_CLReqControlMode), BPT_Scheduled_AC_CLReqControlMode: (1, e_BPT_Scheduled_AC_CLReqControlMode), CLReqControlMode: (2, e_CLReqControlMode), DER_Dynamic_AC_CLReqControlMode: (3, e_DER_Dynamic_AC_CLReqControlMode), DER_Scheduled_AC_CLReqControlMode: (4, e_DER_Scheduled_AC_CLReqControlMode), Dynamic_AC_CLReqControlMode: (5, e_Dynamic_AC_CLReqControlMode), Scheduled_AC_CLReqControlMode: (6, e_Scheduled_AC_CLReqControlMode)}
D_CLResControlMode = (d_BPT_Dynamic_AC_CLResControlMode, d_BPT_Scheduled_AC_CLResControlMode, d_CLResControlMode, d_DER_Dynamic_AC_CLResControlMode, d_DER_Scheduled_AC_CLResControlMode, d_Dynamic_AC_CLResControlMode, d_Scheduled_AC_CLResControlMode,)
E_CLResControlMode = {BPT_Dynamic_AC_CLResControlMode: (0, e_BPT_Dynamic_AC_CLResControlMode), BPT_Scheduled_AC_CLResControlMode: (1, e_BPT_Scheduled_AC_CLResControlMode), CLResControlMode: (2, e_CLResControlMode), DER_Dynamic_AC_CLResControlMode: (3, e_DER_Dynamic_AC_CLResControlMode), DER_Scheduled_AC_CLResControlMode: (4, e_DER_Scheduled_AC_CLResControlMode), Dynamic_AC_CLResControlMode: (5, e_Dynamic_AC_CLResControlMode), Scheduled_AC_CLResControlMode: (6, e_Scheduled_AC_CLResControlMode)}

DOCUMENT_BITS = 14
DOCUMENT_DECODERS = {0x2002: d_AC_ChargeLoopReq, 0x2003: d_AC_ChargeLoopRes, 0x2004: d_AC_ChargeParameterDiscoveryReq, 0x2005: d_AC_ChargeParameterDiscoveryRes}
DOCUMENT_ENCODERS = {AC_ChargeLoopReq: (0x6002, e_AC_ChargeLoopReq), AC_ChargeLoopRes: (0x6003, e_AC_ChargeLoopRes), AC_ChargeParameterDiscoveryReq: (0x6004, e_AC_ChargeParameterDiscoveryReq), AC_ChargeParameterDiscoveryRes: (0x6005, e_AC_ChargeParameterDiscoveryRes)}

FRAGMENT_END = 260
FRAGMENT_WIDTH = 9
FRAGMENT_ENCODERS = {}
