"""The fast codec of the schema set `iso20_ac_der_sae`. Written by exi/generator; do not edit.

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
from firmware.iso15118.messages.iso20.ac_der_sae.control import (
    ActivePowerSupportCLRes,
    ActivePowerSupportCPDRes,
    ConstantPowerFactor,
    ConstantVar,
    ConstantWatt,
    CurveDataPointsList,
    DERControlCLRes,
    DERControlCPDRes,
    DERCurve,
    DataTuple,
    EnterServiceCLRes,
    EnterServiceCPDRes,
    FrequencyDroop,
    FrequencyDroopSettings,
    FrequencyTrip,
    LimitMaxDischargePower,
    ReactivePowerSupportCLRes,
    ReactivePowerSupportCPDRes,
    VoltVar,
    VoltWatt,
    VoltageTrip,
    WattVar,
)
from firmware.iso15118.messages.iso20.ac_der_sae.kinds import (
    DERConnectionStatus,
    DEROperationalState,
    DERUnit,
    GridConnectionMode,
    IEEE1547AbnormalCategory,
    IEEE1547NormalCategory,
    PowerFactorExcitation,
    PowerReference,
    RequiredDEROperatingMode,
)
from firmware.iso15118.messages.iso20.ac_der_sae.limits import (
    EVApparentPower,
    EVApparentPowerLimits,
    EVExcitation,
    EVExcitationLimits,
    EVInverterDetails,
    EVReactivePower,
    EVReactivePowerLimits,
    EVSEReactivePowerLimits,
    GridLimits,
)
from firmware.iso15118.messages.iso20.ac_der_sae.modes import (
    DER_AC_CPDReqEnergyTransferMode,
    DER_AC_CPDResEnergyTransferMode,
    DER_Dynamic_AC_CLReqControlMode,
    DER_Dynamic_AC_CLResControlMode,
    DER_Scheduled_AC_CLReqControlMode,
    DER_Scheduled_AC_CLResControlMode,
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

DERConnectionStatus_members = tuple(DERConnectionStatus)
DERConnectionStatus_code = {m: i for i, m in enumerate(DERConnectionStatus)}
DEROperationalState_members = tuple(DEROperationalState)
DEROperationalState_code = {m: i for i, m in enumerate(DEROperationalState)}
DERUnit_members = tuple(DERUnit)
DERUnit_code = {m: i for i, m in enumerate(DERUnit)}
EVSENotification_members = tuple(EVSENotification)
EVSENotification_code = {m: i for i, m in enumerate(EVSENotification)}
GridConnectionMode_members = tuple(GridConnectionMode)
GridConnectionMode_code = {m: i for i, m in enumerate(GridConnectionMode)}
IEEE1547AbnormalCategory_members = tuple(IEEE1547AbnormalCategory)
IEEE1547AbnormalCategory_code = {m: i for i, m in enumerate(IEEE1547AbnormalCategory)}
IEEE1547NormalCategory_members = tuple(IEEE1547NormalCategory)
IEEE1547NormalCategory_code = {m: i for i, m in enumerate(IEEE1547NormalCategory)}
PowerFactorExcitation_members = tuple(PowerFactorExcitation)
PowerFactorExcitation_code = {m: i for i, m in enumerate(PowerFactorExcitation)}
PowerReference_members = tuple(PowerReference)
PowerReference_code = {m: i for i, m in enumerate(PowerReference)}
Processing_members = tuple(Processing)
Processing_code = {m: i for i, m in enumerate(Processing)}
RequiredDEROperatingMode_members = tuple(RequiredDEROperatingMode)
RequiredDEROperatingMode_code = {m: i for i, m in enumerate(RequiredDEROperatingMode)}
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
    p -= 5
    x = v >> p & 0x1f
    if x & 0x18: raise Mismatch
    k = x & 0x7
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
        p -= 5
        x = v >> p & 0x1f
        if x & 0x18: raise Mismatch
        k = x & 0x7
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
        p -= 5
        x = v >> p & 0x1f
        if x & 0x18: raise Mismatch
        k = x & 0x7
        f_ev_maximum_discharge_power_l3 = RationalNumber(exponent=a18 - 128, value=(~a19 if sa19 else a19))
        k += 10
    f_ev_minimum_discharge_power = None
    if k < 11:
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
        f_ev_minimum_discharge_power = RationalNumber(exponent=a20 - 128, value=(~a21 if sa21 else a21))
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
        p -= 4
        x = v >> p & 0xf
        if x & 0xc: raise Mismatch
        k = x & 0x3
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
        p -= 3
        if v >> p & 0x7: raise Mismatch
        f_ev_session_total_discharge_energy_available = RationalNumber(exponent=a26 - 128, value=(~a27 if sa27 else a27))
        k = 14
    if k != 14: raise Mismatch
    c28, p = d_EVApparentPowerLimits(v, p)
    p -= 1
    if v >> p & 0x1: raise Mismatch
    c29, p = d_EVReactivePowerLimits(v, p)
    p -= 1
    if v >> p & 0x1: raise Mismatch
    c30, p = d_EVExcitationLimits(v, p)
    p -= 1
    if v >> p & 0x1: raise Mismatch
    c31, p = d_EVInverterDetails(v, p)
    p -= 32
    x = v >> p & 0xffffffff
    if x & 0xdcf00e00: raise Mismatch
    a32 = x >> 29 & 0x1
    a33 = x >> 24 & 0x3
    a34 = x >> 12 & 0xff
    sa35 = x >> 8 & 0x1
    a35 = x & 0xff
    if a35 > 127: a35, p = more(v, p, a35, 32767)
    p -= 25
    x = v >> p & 0x1ffffff
    if x & 0x1f00e00: raise Mismatch
    a36 = x >> 12 & 0xff
    sa37 = x >> 8 & 0x1
    a37 = x & 0xff
    if a37 > 127: a37, p = more(v, p, a37, 32767)
    p -= 25
    x = v >> p & 0x1ffffff
    if x & 0x1f00e00: raise Mismatch
    a38 = x >> 12 & 0xff
    sa39 = x >> 8 & 0x1
    a39 = x & 0xff
    if a39 > 127: a39, p = more(v, p, a39, 32767)
    p -= 25
    x = v >> p & 0x1ffffff
    if x & 0x1f00e00: raise Mismatch
    a40 = x >> 12 & 0xff
    sa41 = x >> 8 & 0x1
    a41 = x & 0xff
    if a41 > 127: a41, p = more(v, p, a41, 32767)
    p -= 16
    x = v >> p & 0xffff
    if x & 0xf700: raise Mismatch
    a42 = x >> 11 & 0x1
    a43 = x & 0xff
    if a43 > 127: a43, p = more(v, p, a43, 18446744073709551615)
    p -= 11
    x = v >> p & 0x7ff
    if x & 0x700: raise Mismatch
    a44 = x & 0xff
    if a44 > 127: a44, p = more(v, p, a44, 4294967295)
    p -= 11
    x = v >> p & 0x7ff
    if x & 0x700: raise Mismatch
    a45 = x & 0xff
    if a45 > 127: a45, p = more(v, p, a45, 18446744073709551615)
    p -= 11
    x = v >> p & 0x7ff
    if x & 0x700: raise Mismatch
    a46 = x & 0xff
    if a46 > 127: a46, p = more(v, p, a46, 4294967295)
    p -= 11
    x = v >> p & 0x7ff
    if x & 0x700: raise Mismatch
    a47 = x & 0xff
    if a47 > 127: a47, p = more(v, p, a47, 4294967295)
    p -= 2
    if v >> p & 0x3: raise Mismatch
    return DER_AC_CPDReqEnergyTransferMode(ev_maximum_charge_power=RationalNumber(exponent=a1 - 128, value=(~a2 if sa2 else a2)), ev_maximum_charge_power_l2=f_ev_maximum_charge_power_l2, ev_maximum_charge_power_l3=f_ev_maximum_charge_power_l3, ev_minimum_charge_power=RationalNumber(exponent=a7 - 128, value=(~a8 if sa8 else a8)), ev_minimum_charge_power_l2=f_ev_minimum_charge_power_l2, ev_minimum_charge_power_l3=f_ev_minimum_charge_power_l3, ev_processing=Processing_members[a13], ev_maximum_discharge_power=RationalNumber(exponent=a14 - 128, value=(~a15 if sa15 else a15)), ev_maximum_discharge_power_l2=f_ev_maximum_discharge_power_l2, ev_maximum_discharge_power_l3=f_ev_maximum_discharge_power_l3, ev_minimum_discharge_power=f_ev_minimum_discharge_power, ev_minimum_discharge_power_l2=f_ev_minimum_discharge_power_l2, ev_minimum_discharge_power_l3=f_ev_minimum_discharge_power_l3, ev_session_total_discharge_energy_available=f_ev_session_total_discharge_energy_available, ev_apparent_power_limits=c28, ev_reactive_power_limits=c29, ev_excitation_limits=c30, ev_inverter_details=c31, ieee1547_normal_category=IEEE1547NormalCategory_members[a32], ieee1547_abnormal_category=IEEE1547AbnormalCategory_members[a33], ev_nominal_voltage=RationalNumber(exponent=a34 - 128, value=(~a35 if sa35 else a35)), ev_maximum_voltage=RationalNumber(exponent=a36 - 128, value=(~a37 if sa37 else a37)), ev_minimum_voltage=RationalNumber(exponent=a38 - 128, value=(~a39 if sa39 else a39)), ev_nominal_voltage_offset=RationalNumber(exponent=a40 - 128, value=(~a41 if sa41 else a41)), j3072_certified=a42 == 1, j3072_certification_date=a43, ev_useable_watt_hours=a44, ev_update_time=a45, supported_modes=a46, enabled_modes=a47), p


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
    w = 3; b = 8
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
        w = 3; b = 9
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
        w = 3; b = 10
    o28 = m.ev_minimum_discharge_power
    if o28 is not None:
        x = x << w | 10 - b
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
        w = 2; b = 12
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
        w = 1; b = 14
    x = x << w | 14 - b
    x = e_EVApparentPowerLimits(x, m.ev_apparent_power_limits)
    x = e_EVReactivePowerLimits(x << 1, m.ev_reactive_power_limits)
    x = e_EVExcitationLimits(x << 1, m.ev_excitation_limits)
    x = e_EVInverterDetails(x << 1, m.ev_inverter_details)
    o40 = m.ev_nominal_voltage
    o41 = o40.exponent
    if not -128 <= o41 <= 127: raise Mismatch
    o42 = o40.value
    x = x << 23 | (IEEE1547NormalCategory_code[m.ieee1547_normal_category]) << 20 | (IEEE1547AbnormalCategory_code[m.ieee1547_abnormal_category]) << 15 | (o41 + 128) << 3
    if 0 <= o42 < 128: x = x << 9 | (o42)
    elif 127 < o42 < 16384: x = x << 17 | ((o42 & 127 | 128) << 8 | o42 >> 7)
    else: x = put_signed(x, o42, -32768, 32767)
    o43 = m.ev_maximum_voltage
    o44 = o43.exponent
    if not -128 <= o44 <= 127: raise Mismatch
    o45 = o43.value
    x = x << 16 | (o44 + 128) << 3
    if 0 <= o45 < 128: x = x << 9 | (o45)
    elif 127 < o45 < 16384: x = x << 17 | ((o45 & 127 | 128) << 8 | o45 >> 7)
    else: x = put_signed(x, o45, -32768, 32767)
    o46 = m.ev_minimum_voltage
    o47 = o46.exponent
    if not -128 <= o47 <= 127: raise Mismatch
    o48 = o46.value
    x = x << 16 | (o47 + 128) << 3
    if 0 <= o48 < 128: x = x << 9 | (o48)
    elif 127 < o48 < 16384: x = x << 17 | ((o48 & 127 | 128) << 8 | o48 >> 7)
    else: x = put_signed(x, o48, -32768, 32767)
    o49 = m.ev_nominal_voltage_offset
    o50 = o49.exponent
    if not -128 <= o50 <= 127: raise Mismatch
    o51 = o49.value
    x = x << 16 | (o50 + 128) << 3
    if 0 <= o51 < 128: x = x << 9 | (o51)
    elif 127 < o51 < 16384: x = x << 17 | ((o51 & 127 | 128) << 8 | o51 >> 7)
    else: x = put_signed(x, o51, -32768, 32767)
    o52 = m.j3072_certification_date
    x = x << 8 | (BOOLEAN[m.j3072_certified]) << 3
    if 0 <= o52 < 128: x = x << 8 | (o52)
    elif 127 < o52 < 16384: x = x << 16 | ((o52 & 127 | 128) << 8 | o52 >> 7)
    else: x = put_unsigned(x, o52, 0, 18446744073709551615)
    o53 = m.ev_useable_watt_hours
    if 0 <= o53 < 128: x = x << 11 | (o53)
    elif 127 < o53 < 16384: x = x << 19 | ((o53 & 127 | 128) << 8 | o53 >> 7)
    else: x = put_unsigned(x << 3, o53, 0, 4294967295)
    o54 = m.ev_update_time
    if 0 <= o54 < 128: x = x << 11 | (o54)
    elif 127 < o54 < 16384: x = x << 19 | ((o54 & 127 | 128) << 8 | o54 >> 7)
    else: x = put_unsigned(x << 3, o54, 0, 18446744073709551615)
    o55 = m.supported_modes
    if 0 <= o55 < 128: x = x << 11 | (o55)
    elif 127 < o55 < 16384: x = x << 19 | ((o55 & 127 | 128) << 8 | o55 >> 7)
    else: x = put_unsigned(x << 3, o55, 0, 4294967295)
    o56 = m.enabled_modes
    if 0 <= o56 < 128: x = x << 11 | (o56)
    elif 127 < o56 < 16384: x = x << 19 | ((o56 & 127 | 128) << 8 | o56 >> 7)
    else: x = put_unsigned(x << 3, o56, 0, 4294967295)
    return x << 2


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
    p -= 6
    x = v >> p & 0x3f
    if x & 0x24: raise Mismatch
    a25 = x >> 3 & 0x3
    k = x & 0x3
    k += 13
    f_evse_status = None
    if k < 14:
        p -= 10
        x = v >> p & 0x3ff
        if x & 0x300: raise Mismatch
        a26 = x & 0xff
        if a26 > 127: a26, p = more(v, p, a26, 65535)
        p -= 9
        x = v >> p & 0x1ff
        if x & 0x1c7: raise Mismatch
        a27 = x >> 3 & 0x7
        f_evse_status = EVSEStatus(notification_max_delay=a26, evse_notification=EVSENotification_members[a27])
        k = 14
    if k != 14: raise Mismatch
    c28, p = d_DERControlCPDRes(v, p)
    p -= 3
    k = v >> p & 0x7
    k += 15
    f_evse_nominal_charge_power = None
    if k < 16:
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
        f_evse_nominal_charge_power = RationalNumber(exponent=a29 - 128, value=(~a30 if sa30 else a30))
        k += 16
    f_evse_nominal_charge_power_l2 = None
    if k < 17:
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
        f_evse_nominal_charge_power_l2 = RationalNumber(exponent=a31 - 128, value=(~a32 if sa32 else a32))
        k += 17
    f_evse_nominal_charge_power_l3 = None
    if k < 18:
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
        f_evse_nominal_charge_power_l3 = RationalNumber(exponent=a33 - 128, value=(~a34 if sa34 else a34))
        k += 18
    f_evse_nominal_discharge_power = None
    if k < 19:
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
        f_evse_nominal_discharge_power = RationalNumber(exponent=a35 - 128, value=(~a36 if sa36 else a36))
        k += 19
    f_evse_nominal_discharge_power_l2 = None
    if k < 20:
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
        f_evse_nominal_discharge_power_l2 = RationalNumber(exponent=a37 - 128, value=(~a38 if sa38 else a38))
        k += 20
    f_evse_nominal_discharge_power_l3 = None
    if k < 21:
        p -= 22
        x = v >> p & 0x3fffff
        if x & 0x300e00: raise Mismatch
        a39 = x >> 12 & 0xff
        sa40 = x >> 8 & 0x1
        a40 = x & 0xff
        if a40 > 127: a40, p = more(v, p, a40, 32767)
        p -= 3
        if v >> p & 0x7: raise Mismatch
        f_evse_nominal_discharge_power_l3 = RationalNumber(exponent=a39 - 128, value=(~a40 if sa40 else a40))
        k = 21
    if k != 21: raise Mismatch
    p -= 22
    x = v >> p & 0x3fffff
    if x & 0x300e00: raise Mismatch
    a41 = x >> 12 & 0xff
    sa42 = x >> 8 & 0x1
    a42 = x & 0xff
    if a42 > 127: a42, p = more(v, p, a42, 32767)
    p -= 4
    x = v >> p & 0xf
    if x & 0xc: raise Mismatch
    k = x & 0x3
    k += 22
    f_evse_maximum_discharge_power_l2 = None
    if k < 23:
        p -= 22
        x = v >> p & 0x3fffff
        if x & 0x300e00: raise Mismatch
        a43 = x >> 12 & 0xff
        sa44 = x >> 8 & 0x1
        a44 = x & 0xff
        if a44 > 127: a44, p = more(v, p, a44, 32767)
        p -= 4
        x = v >> p & 0xf
        if x & 0xc: raise Mismatch
        k = x & 0x3
        f_evse_maximum_discharge_power_l2 = RationalNumber(exponent=a43 - 128, value=(~a44 if sa44 else a44))
        k += 23
    f_evse_maximum_discharge_power_l3 = None
    if k < 24:
        p -= 22
        x = v >> p & 0x3fffff
        if x & 0x300e00: raise Mismatch
        a45 = x >> 12 & 0xff
        sa46 = x >> 8 & 0x1
        a46 = x & 0xff
        if a46 > 127: a46, p = more(v, p, a46, 32767)
        p -= 3
        if v >> p & 0x7: raise Mismatch
        f_evse_maximum_discharge_power_l3 = RationalNumber(exponent=a45 - 128, value=(~a46 if sa46 else a46))
        k = 24
    if k != 24: raise Mismatch
    c47, p = d_EVSEReactivePowerLimits(v, p)
    p -= 1
    if v >> p & 0x1: raise Mismatch
    c48, p = d_GridLimits(v, p)
    p -= 18
    x = v >> p & 0x3ffff
    if x & 0x37700: raise Mismatch
    a49 = x >> 15 & 0x1
    a50 = x >> 11 & 0x1
    a51 = x & 0xff
    if a51 > 127: a51, p = more(v, p, a51, 18446744073709551615)
    p -= 2
    if v >> p & 0x3: raise Mismatch
    return DER_AC_CPDResEnergyTransferMode(evse_maximum_charge_power=RationalNumber(exponent=a1 - 128, value=(~a2 if sa2 else a2)), evse_maximum_charge_power_l2=f_evse_maximum_charge_power_l2, evse_maximum_charge_power_l3=f_evse_maximum_charge_power_l3, evse_minimum_charge_power=RationalNumber(exponent=a7 - 128, value=(~a8 if sa8 else a8)), evse_minimum_charge_power_l2=f_evse_minimum_charge_power_l2, evse_minimum_charge_power_l3=f_evse_minimum_charge_power_l3, evse_nominal_frequency=RationalNumber(exponent=a13 - 128, value=(~a14 if sa14 else a14)), maximum_power_asymmetry=f_maximum_power_asymmetry, evse_power_ramp_limitation=f_evse_power_ramp_limitation, evse_present_active_power=f_evse_present_active_power, evse_present_active_power_l2=f_evse_present_active_power_l2, evse_present_active_power_l3=f_evse_present_active_power_l3, evse_processing=Processing_members[a25], evse_status=f_evse_status, der_control_cpd_res=c28, evse_nominal_charge_power=f_evse_nominal_charge_power, evse_nominal_charge_power_l2=f_evse_nominal_charge_power_l2, evse_nominal_charge_power_l3=f_evse_nominal_charge_power_l3, evse_nominal_discharge_power=f_evse_nominal_discharge_power, evse_nominal_discharge_power_l2=f_evse_nominal_discharge_power_l2, evse_nominal_discharge_power_l3=f_evse_nominal_discharge_power_l3, evse_maximum_discharge_power=RationalNumber(exponent=a41 - 128, value=(~a42 if sa42 else a42)), evse_maximum_discharge_power_l2=f_evse_maximum_discharge_power_l2, evse_maximum_discharge_power_l3=f_evse_maximum_discharge_power_l3, evse_reactive_power_limits=c47, grid_limits=c48, required_der_operating_mode=RequiredDEROperatingMode_members[a49], grid_connection_mode=GridConnectionMode_members[a50], evse_update_time=a51), p


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
    x = x << 4 | (Processing_code[m.evse_processing]) << 1
    w = 2; b = 13
    o37 = m.evse_status
    if o37 is not None:
        x = x << w | 13 - b
        o38 = o37.notification_max_delay
        if 0 <= o38 < 128: x = x << 10 | (o38)
        elif 127 < o38 < 16384: x = x << 18 | ((o38 & 127 | 128) << 8 | o38 >> 7)
        else: x = put_unsigned(x << 2, o38, 0, 65535)
        x = x << 8 | (EVSENotification_code[o37.evse_notification]) << 2
        w = 1; b = 14
    x = x << w | 14 - b
    x = e_DERControlCPDRes(x, m.der_control_cpd_res)
    w = 3; b = 15
    o39 = m.evse_nominal_charge_power
    if o39 is not None:
        x = x << w | 15 - b
        o40 = o39.exponent
        if not -128 <= o40 <= 127: raise Mismatch
        o41 = o39.value
        x = x << 13 | (o40 + 128) << 3
        if 0 <= o41 < 128: x = x << 9 | (o41)
        elif 127 < o41 < 16384: x = x << 17 | ((o41 & 127 | 128) << 8 | o41 >> 7)
        else: x = put_signed(x, o41, -32768, 32767)
        x = x << 2
        w = 3; b = 16
    o42 = m.evse_nominal_charge_power_l2
    if o42 is not None:
        x = x << w | 16 - b
        o43 = o42.exponent
        if not -128 <= o43 <= 127: raise Mismatch
        o44 = o42.value
        x = x << 13 | (o43 + 128) << 3
        if 0 <= o44 < 128: x = x << 9 | (o44)
        elif 127 < o44 < 16384: x = x << 17 | ((o44 & 127 | 128) << 8 | o44 >> 7)
        else: x = put_signed(x, o44, -32768, 32767)
        x = x << 2
        w = 3; b = 17
    o45 = m.evse_nominal_charge_power_l3
    if o45 is not None:
        x = x << w | 17 - b
        o46 = o45.exponent
        if not -128 <= o46 <= 127: raise Mismatch
        o47 = o45.value
        x = x << 13 | (o46 + 128) << 3
        if 0 <= o47 < 128: x = x << 9 | (o47)
        elif 127 < o47 < 16384: x = x << 17 | ((o47 & 127 | 128) << 8 | o47 >> 7)
        else: x = put_signed(x, o47, -32768, 32767)
        x = x << 2
        w = 3; b = 18
    o48 = m.evse_nominal_discharge_power
    if o48 is not None:
        x = x << w | 18 - b
        o49 = o48.exponent
        if not -128 <= o49 <= 127: raise Mismatch
        o50 = o48.value
        x = x << 13 | (o49 + 128) << 3
        if 0 <= o50 < 128: x = x << 9 | (o50)
        elif 127 < o50 < 16384: x = x << 17 | ((o50 & 127 | 128) << 8 | o50 >> 7)
        else: x = put_signed(x, o50, -32768, 32767)
        x = x << 2
        w = 2; b = 19
    o51 = m.evse_nominal_discharge_power_l2
    if o51 is not None:
        x = x << w | 19 - b
        o52 = o51.exponent
        if not -128 <= o52 <= 127: raise Mismatch
        o53 = o51.value
        x = x << 13 | (o52 + 128) << 3
        if 0 <= o53 < 128: x = x << 9 | (o53)
        elif 127 < o53 < 16384: x = x << 17 | ((o53 & 127 | 128) << 8 | o53 >> 7)
        else: x = put_signed(x, o53, -32768, 32767)
        x = x << 2
        w = 2; b = 20
    o54 = m.evse_nominal_discharge_power_l3
    if o54 is not None:
        x = x << w | 20 - b
        o55 = o54.exponent
        if not -128 <= o55 <= 127: raise Mismatch
        o56 = o54.value
        x = x << 13 | (o55 + 128) << 3
        if 0 <= o56 < 128: x = x << 9 | (o56)
        elif 127 < o56 < 16384: x = x << 17 | ((o56 & 127 | 128) << 8 | o56 >> 7)
        else: x = put_signed(x, o56, -32768, 32767)
        x = x << 2
        w = 1; b = 21
    x = x << w | 21 - b
    o57 = m.evse_maximum_discharge_power
    o58 = o57.exponent
    if not -128 <= o58 <= 127: raise Mismatch
    o59 = o57.value
    x = x << 13 | (o58 + 128) << 3
    if 0 <= o59 < 128: x = x << 9 | (o59)
    elif 127 < o59 < 16384: x = x << 17 | ((o59 & 127 | 128) << 8 | o59 >> 7)
    else: x = put_signed(x, o59, -32768, 32767)
    x = x << 2
    w = 2; b = 22
    o60 = m.evse_maximum_discharge_power_l2
    if o60 is not None:
        x = x << w | 22 - b
        o61 = o60.exponent
        if not -128 <= o61 <= 127: raise Mismatch
        o62 = o60.value
        x = x << 13 | (o61 + 128) << 3
        if 0 <= o62 < 128: x = x << 9 | (o62)
        elif 127 < o62 < 16384: x = x << 17 | ((o62 & 127 | 128) << 8 | o62 >> 7)
        else: x = put_signed(x, o62, -32768, 32767)
        x = x << 2
        w = 2; b = 23
    o63 = m.evse_maximum_discharge_power_l3
    if o63 is not None:
        x = x << w | 23 - b
        o64 = o63.exponent
        if not -128 <= o64 <= 127: raise Mismatch
        o65 = o63.value
        x = x << 13 | (o64 + 128) << 3
        if 0 <= o65 < 128: x = x << 9 | (o65)
        elif 127 < o65 < 16384: x = x << 17 | ((o65 & 127 | 128) << 8 | o65 >> 7)
        else: x = put_signed(x, o65, -32768, 32767)
        x = x << 2
        w = 1; b = 24
    x = x << w | 24 - b
    x = e_EVSEReactivePowerLimits(x, m.evse_reactive_power_limits)
    x = e_GridLimits(x << 1, m.grid_limits)
    o66 = m.evse_update_time
    x = x << 10 | (RequiredDEROperatingMode_code[m.required_der_operating_mode]) << 7 | (GridConnectionMode_code[m.grid_connection_mode]) << 3
    if 0 <= o66 < 128: x = x << 8 | (o66)
    elif 127 < o66 < 16384: x = x << 16 | ((o66 & 127 | 128) << 8 | o66 >> 7)
    else: x = put_unsigned(x, o66, 0, 18446744073709551615)
    return x << 2


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
    p -= 4
    x = v >> p & 0xf
    if x & 0xc: raise Mismatch
    k = x & 0x3
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
        p -= 4
        x = v >> p & 0xf
        if x & 0xc: raise Mismatch
        k = x & 0x3
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
        p -= 3
        if v >> p & 0x7: raise Mismatch
        f_ev_minimum_discharge_power_l3 = RationalNumber(exponent=a42 - 128, value=(~a43 if sa43 else a43))
        k = 22
    if k != 22: raise Mismatch
    p -= 22
    x = v >> p & 0x3fffff
    if x & 0x300e00: raise Mismatch
    a44 = x >> 12 & 0xff
    sa45 = x >> 8 & 0x1
    a45 = x & 0xff
    if a45 > 127: a45, p = more(v, p, a45, 32767)
    p -= 25
    x = v >> p & 0x1ffffff
    if x & 0x1f00e00: raise Mismatch
    a46 = x >> 12 & 0xff
    sa47 = x >> 8 & 0x1
    a47 = x & 0xff
    if a47 > 127: a47, p = more(v, p, a47, 32767)
    p -= 5
    x = v >> p & 0x1f
    if x & 0x18: raise Mismatch
    k = x & 0x7
    k += 24
    f_ev_session_total_discharge_energy_available = None
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
        f_ev_session_total_discharge_energy_available = RationalNumber(exponent=a48 - 128, value=(~a49 if sa49 else a49))
        k += 25
    f_ev_apparent_power = None
    if k < 26:
        c50, p = d_EVApparentPower(v, p)
        f_ev_apparent_power = c50
        p -= 3
        k = v >> p & 0x7
        k += 26
    f_ev_reactive_power = None
    if k < 27:
        c51, p = d_EVReactivePower(v, p)
        f_ev_reactive_power = c51
        p -= 3
        k = v >> p & 0x7
        k += 27
    f_ev_excitation = None
    if k < 28:
        c52, p = d_EVExcitation(v, p)
        f_ev_excitation = c52
        p -= 2
        k = v >> p & 0x3
        k += 28
    f_ev_maximum_v2x_energy_request = None
    if k < 29:
        p -= 22
        x = v >> p & 0x3fffff
        if x & 0x300e00: raise Mismatch
        a53 = x >> 12 & 0xff
        sa54 = x >> 8 & 0x1
        a54 = x & 0xff
        if a54 > 127: a54, p = more(v, p, a54, 32767)
        p -= 4
        x = v >> p & 0xf
        if x & 0xc: raise Mismatch
        k = x & 0x3
        f_ev_maximum_v2x_energy_request = RationalNumber(exponent=a53 - 128, value=(~a54 if sa54 else a54))
        k += 29
    f_ev_minimum_v2x_energy_request = None
    if k < 30:
        p -= 22
        x = v >> p & 0x3fffff
        if x & 0x300e00: raise Mismatch
        a55 = x >> 12 & 0xff
        sa56 = x >> 8 & 0x1
        a56 = x & 0xff
        if a56 > 127: a56, p = more(v, p, a56, 32767)
        p -= 3
        if v >> p & 0x7: raise Mismatch
        f_ev_minimum_v2x_energy_request = RationalNumber(exponent=a55 - 128, value=(~a56 if sa56 else a56))
        k = 30
    if k != 30: raise Mismatch
    p -= 17
    x = v >> p & 0x1ffff
    if x & 0x17700: raise Mismatch
    a57 = x >> 15 & 0x1
    a58 = x >> 11 & 0x1
    a59 = x & 0xff
    if a59 > 127: a59, p = more(v, p, a59, 18446744073709551615)
    p -= 11
    x = v >> p & 0x7ff
    if x & 0x700: raise Mismatch
    a60 = x & 0xff
    if a60 > 127: a60, p = more(v, p, a60, 4294967295)
    p -= 11
    x = v >> p & 0x7ff
    if x & 0x700: raise Mismatch
    a61 = x & 0xff
    if a61 > 127: a61, p = more(v, p, a61, 4294967295)
    p -= 11
    x = v >> p & 0x7ff
    if x & 0x700: raise Mismatch
    a62 = x & 0xff
    if a62 > 127: a62, p = more(v, p, a62, 4294967295)
    p -= 11
    x = v >> p & 0x7ff
    if x & 0x700: raise Mismatch
    a63 = x & 0xff
    if a63 > 127: a63, p = more(v, p, a63, 4294967295)
    p -= 11
    x = v >> p & 0x7ff
    if x & 0x700: raise Mismatch
    a64 = x & 0xff
    if a64 > 127: a64, p = more(v, p, a64, 4294967295)
    p -= 2
    if v >> p & 0x3: raise Mismatch
    return DER_Dynamic_AC_CLReqControlMode(departure_time=f_departure_time, ev_target_energy_request=RationalNumber(exponent=a2 - 128, value=(~a3 if sa3 else a3)), ev_maximum_energy_request=RationalNumber(exponent=a4 - 128, value=(~a5 if sa5 else a5)), ev_minimum_energy_request=RationalNumber(exponent=a6 - 128, value=(~a7 if sa7 else a7)), ev_maximum_charge_power=RationalNumber(exponent=a8 - 128, value=(~a9 if sa9 else a9)), ev_maximum_charge_power_l2=f_ev_maximum_charge_power_l2, ev_maximum_charge_power_l3=f_ev_maximum_charge_power_l3, ev_minimum_charge_power=RationalNumber(exponent=a14 - 128, value=(~a15 if sa15 else a15)), ev_minimum_charge_power_l2=f_ev_minimum_charge_power_l2, ev_minimum_charge_power_l3=f_ev_minimum_charge_power_l3, ev_present_active_power=RationalNumber(exponent=a20 - 128, value=(~a21 if sa21 else a21)), ev_present_active_power_l2=f_ev_present_active_power_l2, ev_present_active_power_l3=f_ev_present_active_power_l3, ev_present_reactive_power=RationalNumber(exponent=a26 - 128, value=(~a27 if sa27 else a27)), ev_present_reactive_power_l2=f_ev_present_reactive_power_l2, ev_present_reactive_power_l3=f_ev_present_reactive_power_l3, ev_maximum_discharge_power=RationalNumber(exponent=a32 - 128, value=(~a33 if sa33 else a33)), ev_maximum_discharge_power_l2=f_ev_maximum_discharge_power_l2, ev_maximum_discharge_power_l3=f_ev_maximum_discharge_power_l3, ev_minimum_discharge_power=RationalNumber(exponent=a38 - 128, value=(~a39 if sa39 else a39)), ev_minimum_discharge_power_l2=f_ev_minimum_discharge_power_l2, ev_minimum_discharge_power_l3=f_ev_minimum_discharge_power_l3, ev_present_voltage=RationalNumber(exponent=a44 - 128, value=(~a45 if sa45 else a45)), ev_present_frequency=RationalNumber(exponent=a46 - 128, value=(~a47 if sa47 else a47)), ev_session_total_discharge_energy_available=f_ev_session_total_discharge_energy_available, ev_apparent_power=f_ev_apparent_power, ev_reactive_power=f_ev_reactive_power, ev_excitation=f_ev_excitation, ev_maximum_v2x_energy_request=f_ev_maximum_v2x_energy_request, ev_minimum_v2x_energy_request=f_ev_minimum_v2x_energy_request, der_operational_state=DEROperationalState_members[a57], der_connection_status=DERConnectionStatus_members[a58], ev_update_time=a59, ev_minimum_charging_duration=a60, ev_duration_maximum_charge_rate=a61, ev_duration_maximum_discharge_rate=a62, der_alarm_status=a63, enabled_modes=a64), p


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
    w = 2; b = 20
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
        w = 2; b = 21
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
        w = 1; b = 22
    x = x << w | 22 - b
    o65 = m.ev_present_voltage
    o66 = o65.exponent
    if not -128 <= o66 <= 127: raise Mismatch
    o67 = o65.value
    x = x << 13 | (o66 + 128) << 3
    if 0 <= o67 < 128: x = x << 9 | (o67)
    elif 127 < o67 < 16384: x = x << 17 | ((o67 & 127 | 128) << 8 | o67 >> 7)
    else: x = put_signed(x, o67, -32768, 32767)
    o68 = m.ev_present_frequency
    o69 = o68.exponent
    if not -128 <= o69 <= 127: raise Mismatch
    o70 = o68.value
    x = x << 16 | (o69 + 128) << 3
    if 0 <= o70 < 128: x = x << 9 | (o70)
    elif 127 < o70 < 16384: x = x << 17 | ((o70 & 127 | 128) << 8 | o70 >> 7)
    else: x = put_signed(x, o70, -32768, 32767)
    x = x << 2
    w = 3; b = 24
    o71 = m.ev_session_total_discharge_energy_available
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
    o74 = m.ev_apparent_power
    if o74 is not None:
        x = x << w | 25 - b
        x = e_EVApparentPower(x, o74)
        w = 3; b = 26
    o75 = m.ev_reactive_power
    if o75 is not None:
        x = x << w | 26 - b
        x = e_EVReactivePower(x, o75)
        w = 3; b = 27
    o76 = m.ev_excitation
    if o76 is not None:
        x = x << w | 27 - b
        x = e_EVExcitation(x, o76)
        w = 2; b = 28
    o77 = m.ev_maximum_v2x_energy_request
    if o77 is not None:
        x = x << w | 28 - b
        o78 = o77.exponent
        if not -128 <= o78 <= 127: raise Mismatch
        o79 = o77.value
        x = x << 13 | (o78 + 128) << 3
        if 0 <= o79 < 128: x = x << 9 | (o79)
        elif 127 < o79 < 16384: x = x << 17 | ((o79 & 127 | 128) << 8 | o79 >> 7)
        else: x = put_signed(x, o79, -32768, 32767)
        x = x << 2
        w = 2; b = 29
    o80 = m.ev_minimum_v2x_energy_request
    if o80 is not None:
        x = x << w | 29 - b
        o81 = o80.exponent
        if not -128 <= o81 <= 127: raise Mismatch
        o82 = o80.value
        x = x << 13 | (o81 + 128) << 3
        if 0 <= o82 < 128: x = x << 9 | (o82)
        elif 127 < o82 < 16384: x = x << 17 | ((o82 & 127 | 128) << 8 | o82 >> 7)
        else: x = put_signed(x, o82, -32768, 32767)
        x = x << 2
        w = 1; b = 30
    x = x << w | 30 - b
    o83 = m.ev_update_time
    x = x << 9 | (DEROperationalState_code[m.der_operational_state]) << 7 | (DERConnectionStatus_code[m.der_connection_status]) << 3
    if 0 <= o83 < 128: x = x << 8 | (o83)
    elif 127 < o83 < 16384: x = x << 16 | ((o83 & 127 | 128) << 8 | o83 >> 7)
    else: x = put_unsigned(x, o83, 0, 18446744073709551615)
    o84 = m.ev_minimum_charging_duration
    if 0 <= o84 < 128: x = x << 11 | (o84)
    elif 127 < o84 < 16384: x = x << 19 | ((o84 & 127 | 128) << 8 | o84 >> 7)
    else: x = put_unsigned(x << 3, o84, 0, 4294967295)
    o85 = m.ev_duration_maximum_charge_rate
    if 0 <= o85 < 128: x = x << 11 | (o85)
    elif 127 < o85 < 16384: x = x << 19 | ((o85 & 127 | 128) << 8 | o85 >> 7)
    else: x = put_unsigned(x << 3, o85, 0, 4294967295)
    o86 = m.ev_duration_maximum_discharge_rate
    if 0 <= o86 < 128: x = x << 11 | (o86)
    elif 127 < o86 < 16384: x = x << 19 | ((o86 & 127 | 128) << 8 | o86 >> 7)
    else: x = put_unsigned(x << 3, o86, 0, 4294967295)
    o87 = m.der_alarm_status
    if 0 <= o87 < 128: x = x << 11 | (o87)
    elif 127 < o87 < 16384: x = x << 19 | ((o87 & 127 | 128) << 8 | o87 >> 7)
    else: x = put_unsigned(x << 3, o87, 0, 4294967295)
    o88 = m.enabled_modes
    if 0 <= o88 < 128: x = x << 11 | (o88)
    elif 127 < o88 < 16384: x = x << 19 | ((o88 & 127 | 128) << 8 | o88 >> 7)
    else: x = put_unsigned(x << 3, o88, 0, 4294967295)
    return x << 2


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
    p -= 25
    x = v >> p & 0x1ffffff
    if x & 0x1f00e00: raise Mismatch
    a33 = x >> 12 & 0xff
    sa34 = x >> 8 & 0x1
    a34 = x & 0xff
    if a34 > 127: a34, p = more(v, p, a34, 32767)
    p -= 5
    x = v >> p & 0x1f
    if x & 0x18: raise Mismatch
    k = x & 0x7
    k += 17
    f_ev_maximum_discharge_power = None
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
        f_ev_maximum_discharge_power = RationalNumber(exponent=a35 - 128, value=(~a36 if sa36 else a36))
        k += 18
    f_ev_maximum_discharge_power_l2 = None
    if k < 19:
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
        f_ev_maximum_discharge_power_l2 = RationalNumber(exponent=a37 - 128, value=(~a38 if sa38 else a38))
        k += 19
    f_ev_maximum_discharge_power_l3 = None
    if k < 20:
        p -= 22
        x = v >> p & 0x3fffff
        if x & 0x300e00: raise Mismatch
        a39 = x >> 12 & 0xff
        sa40 = x >> 8 & 0x1
        a40 = x & 0xff
        if a40 > 127: a40, p = more(v, p, a40, 32767)
        p -= 5
        x = v >> p & 0x1f
        if x & 0x18: raise Mismatch
        k = x & 0x7
        f_ev_maximum_discharge_power_l3 = RationalNumber(exponent=a39 - 128, value=(~a40 if sa40 else a40))
        k += 20
    f_ev_minimum_discharge_power = None
    if k < 21:
        p -= 22
        x = v >> p & 0x3fffff
        if x & 0x300e00: raise Mismatch
        a41 = x >> 12 & 0xff
        sa42 = x >> 8 & 0x1
        a42 = x & 0xff
        if a42 > 127: a42, p = more(v, p, a42, 32767)
        p -= 4
        x = v >> p & 0xf
        if x & 0xc: raise Mismatch
        k = x & 0x3
        f_ev_minimum_discharge_power = RationalNumber(exponent=a41 - 128, value=(~a42 if sa42 else a42))
        k += 21
    f_ev_minimum_discharge_power_l2 = None
    if k < 22:
        p -= 22
        x = v >> p & 0x3fffff
        if x & 0x300e00: raise Mismatch
        a43 = x >> 12 & 0xff
        sa44 = x >> 8 & 0x1
        a44 = x & 0xff
        if a44 > 127: a44, p = more(v, p, a44, 32767)
        p -= 4
        x = v >> p & 0xf
        if x & 0xc: raise Mismatch
        k = x & 0x3
        f_ev_minimum_discharge_power_l2 = RationalNumber(exponent=a43 - 128, value=(~a44 if sa44 else a44))
        k += 22
    f_ev_minimum_discharge_power_l3 = None
    if k < 23:
        p -= 22
        x = v >> p & 0x3fffff
        if x & 0x300e00: raise Mismatch
        a45 = x >> 12 & 0xff
        sa46 = x >> 8 & 0x1
        a46 = x & 0xff
        if a46 > 127: a46, p = more(v, p, a46, 32767)
        p -= 3
        if v >> p & 0x7: raise Mismatch
        f_ev_minimum_discharge_power_l3 = RationalNumber(exponent=a45 - 128, value=(~a46 if sa46 else a46))
        k = 23
    if k != 23: raise Mismatch
    p -= 10
    x = v >> p & 0x3ff
    if x & 0x2e8: raise Mismatch
    a47 = x >> 8 & 0x1
    a48 = x >> 4 & 0x1
    k = x & 0x7
    k += 25
    f_ev_apparent_power = None
    if k < 26:
        c49, p = d_EVApparentPower(v, p)
        f_ev_apparent_power = c49
        p -= 2
        k = v >> p & 0x3
        k += 26
    f_ev_reactive_power = None
    if k < 27:
        c50, p = d_EVReactivePower(v, p)
        f_ev_reactive_power = c50
        p -= 2
        k = v >> p & 0x3
        k += 27
    f_ev_excitation = None
    if k < 28:
        c51, p = d_EVExcitation(v, p)
        f_ev_excitation = c51
        p -= 1
        if v >> p & 0x1: raise Mismatch
        k = 28
    if k != 28: raise Mismatch
    p -= 9
    x = v >> p & 0x1ff
    if x & 0x100: raise Mismatch
    a52 = x & 0xff
    if a52 > 127: a52, p = more(v, p, a52, 18446744073709551615)
    p -= 4
    x = v >> p & 0xf
    if x & 0x8: raise Mismatch
    k = x & 0x7
    k += 29
    f_ev_minimum_charging_duration = None
    if k < 30:
        p -= 9
        x = v >> p & 0x1ff
        if x & 0x100: raise Mismatch
        a53 = x & 0xff
        if a53 > 127: a53, p = more(v, p, a53, 4294967295)
        p -= 3
        x = v >> p & 0x7
        if x & 0x4: raise Mismatch
        k = x & 0x3
        f_ev_minimum_charging_duration = a53
        k += 30
    f_ev_duration_maximum_charge_rate = None
    if k < 31:
        p -= 9
        x = v >> p & 0x1ff
        if x & 0x100: raise Mismatch
        a54 = x & 0xff
        if a54 > 127: a54, p = more(v, p, a54, 4294967295)
        p -= 3
        x = v >> p & 0x7
        if x & 0x4: raise Mismatch
        k = x & 0x3
        f_ev_duration_maximum_charge_rate = a54
        k += 31
    f_ev_duration_maximum_discharge_rate = None
    if k < 32:
        p -= 9
        x = v >> p & 0x1ff
        if x & 0x100: raise Mismatch
        a55 = x & 0xff
        if a55 > 127: a55, p = more(v, p, a55, 4294967295)
        p -= 2
        if v >> p & 0x3: raise Mismatch
        f_ev_duration_maximum_discharge_rate = a55
        k = 32
    if k != 32: raise Mismatch
    p -= 9
    x = v >> p & 0x1ff
    if x & 0x100: raise Mismatch
    a56 = x & 0xff
    if a56 > 127: a56, p = more(v, p, a56, 4294967295)
    p -= 11
    x = v >> p & 0x7ff
    if x & 0x700: raise Mismatch
    a57 = x & 0xff
    if a57 > 127: a57, p = more(v, p, a57, 4294967295)
    p -= 2
    if v >> p & 0x3: raise Mismatch
    return DER_Scheduled_AC_CLReqControlMode(ev_target_energy_request=f_ev_target_energy_request, ev_maximum_energy_request=f_ev_maximum_energy_request, ev_minimum_energy_request=f_ev_minimum_energy_request, ev_maximum_charge_power=f_ev_maximum_charge_power, ev_maximum_charge_power_l2=f_ev_maximum_charge_power_l2, ev_maximum_charge_power_l3=f_ev_maximum_charge_power_l3, ev_minimum_charge_power=f_ev_minimum_charge_power, ev_minimum_charge_power_l2=f_ev_minimum_charge_power_l2, ev_minimum_charge_power_l3=f_ev_minimum_charge_power_l3, ev_present_active_power=RationalNumber(exponent=a19 - 128, value=(~a20 if sa20 else a20)), ev_present_active_power_l2=f_ev_present_active_power_l2, ev_present_active_power_l3=f_ev_present_active_power_l3, ev_present_reactive_power=f_ev_present_reactive_power, ev_present_reactive_power_l2=f_ev_present_reactive_power_l2, ev_present_reactive_power_l3=f_ev_present_reactive_power_l3, ev_present_voltage=RationalNumber(exponent=a31 - 128, value=(~a32 if sa32 else a32)), ev_present_frequency=RationalNumber(exponent=a33 - 128, value=(~a34 if sa34 else a34)), ev_maximum_discharge_power=f_ev_maximum_discharge_power, ev_maximum_discharge_power_l2=f_ev_maximum_discharge_power_l2, ev_maximum_discharge_power_l3=f_ev_maximum_discharge_power_l3, ev_minimum_discharge_power=f_ev_minimum_discharge_power, ev_minimum_discharge_power_l2=f_ev_minimum_discharge_power_l2, ev_minimum_discharge_power_l3=f_ev_minimum_discharge_power_l3, der_operational_state=DEROperationalState_members[a47], der_connection_status=DERConnectionStatus_members[a48], ev_apparent_power=f_ev_apparent_power, ev_reactive_power=f_ev_reactive_power, ev_excitation=f_ev_excitation, ev_update_time=a52, ev_minimum_charging_duration=f_ev_minimum_charging_duration, ev_duration_maximum_charge_rate=f_ev_duration_maximum_charge_rate, ev_duration_maximum_discharge_rate=f_ev_duration_maximum_discharge_rate, der_alarm_status=a56, enabled_modes=a57), p


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
    o46 = m.ev_present_voltage
    o47 = o46.exponent
    if not -128 <= o47 <= 127: raise Mismatch
    o48 = o46.value
    x = x << 13 | (o47 + 128) << 3
    if 0 <= o48 < 128: x = x << 9 | (o48)
    elif 127 < o48 < 16384: x = x << 17 | ((o48 & 127 | 128) << 8 | o48 >> 7)
    else: x = put_signed(x, o48, -32768, 32767)
    o49 = m.ev_present_frequency
    o50 = o49.exponent
    if not -128 <= o50 <= 127: raise Mismatch
    o51 = o49.value
    x = x << 16 | (o50 + 128) << 3
    if 0 <= o51 < 128: x = x << 9 | (o51)
    elif 127 < o51 < 16384: x = x << 17 | ((o51 & 127 | 128) << 8 | o51 >> 7)
    else: x = put_signed(x, o51, -32768, 32767)
    x = x << 2
    w = 3; b = 17
    o52 = m.ev_maximum_discharge_power
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
    o55 = m.ev_maximum_discharge_power_l2
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
        w = 3; b = 19
    o58 = m.ev_maximum_discharge_power_l3
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
        w = 3; b = 20
    o61 = m.ev_minimum_discharge_power
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
        w = 2; b = 21
    o64 = m.ev_minimum_discharge_power_l2
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
        w = 2; b = 22
    o67 = m.ev_minimum_discharge_power_l3
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
        w = 1; b = 23
    x = x << w | 23 - b
    x = x << 7 | (DEROperationalState_code[m.der_operational_state]) << 5 | (DERConnectionStatus_code[m.der_connection_status]) << 1
    w = 3; b = 25
    o70 = m.ev_apparent_power
    if o70 is not None:
        x = x << w | 25 - b
        x = e_EVApparentPower(x, o70)
        w = 2; b = 26
    o71 = m.ev_reactive_power
    if o71 is not None:
        x = x << w | 26 - b
        x = e_EVReactivePower(x, o71)
        w = 2; b = 27
    o72 = m.ev_excitation
    if o72 is not None:
        x = x << w | 27 - b
        x = e_EVExcitation(x, o72)
        w = 1; b = 28
    x = x << w | 28 - b
    o73 = m.ev_update_time
    if 0 <= o73 < 128: x = x << 9 | (o73)
    elif 127 < o73 < 16384: x = x << 17 | ((o73 & 127 | 128) << 8 | o73 >> 7)
    else: x = put_unsigned(x << 1, o73, 0, 18446744073709551615)
    x = x << 1
    w = 3; b = 29
    o74 = m.ev_minimum_charging_duration
    if o74 is not None:
        x = x << w | 29 - b
        if 0 <= o74 < 128: x = x << 9 | (o74)
        elif 127 < o74 < 16384: x = x << 17 | ((o74 & 127 | 128) << 8 | o74 >> 7)
        else: x = put_unsigned(x << 1, o74, 0, 4294967295)
        x = x << 1
        w = 2; b = 30
    o75 = m.ev_duration_maximum_charge_rate
    if o75 is not None:
        x = x << w | 30 - b
        if 0 <= o75 < 128: x = x << 9 | (o75)
        elif 127 < o75 < 16384: x = x << 17 | ((o75 & 127 | 128) << 8 | o75 >> 7)
        else: x = put_unsigned(x << 1, o75, 0, 4294967295)
        x = x << 1
        w = 2; b = 31
    o76 = m.ev_duration_maximum_discharge_rate
    if o76 is not None:
        x = x << w | 31 - b
        if 0 <= o76 < 128: x = x << 9 | (o76)
        elif 127 < o76 < 16384: x = x << 17 | ((o76 & 127 | 128) << 8 | o76 >> 7)
        else: x = put_unsigned(x << 1, o76, 0, 4294967295)
        x = x << 1
        w = 1; b = 32
    x = x << w | 32 - b
    o77 = m.der_alarm_status
    if 0 <= o77 < 128: x = x << 9 | (o77)
    elif 127 < o77 < 16384: x = x << 17 | ((o77 & 127 | 128) << 8 | o77 >> 7)
    else: x = put_unsigned(x << 1, o77, 0, 4294967295)
    o78 = m.enabled_modes
    if 0 <= o78 < 128: x = x << 11 | (o78)
    elif 127 < o78 < 16384: x = x << 19 | ((o78 & 127 | 128) << 8 | o78 >> 7)
    else: x = put_unsigned(x << 3, o78, 0, 4294967295)
    return x << 2


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
    c23, p = d_DERControlCLRes(v, p)
    p -= 4
    k = v >> p & 0xf
    k += 14
    f_evse_maximum_charge_power = None
    if k < 15:
        p -= 22
        x = v >> p & 0x3fffff
        if x & 0x300e00: raise Mismatch
        a24 = x >> 12 & 0xff
        sa25 = x >> 8 & 0x1
        a25 = x & 0xff
        if a25 > 127: a25, p = more(v, p, a25, 32767)
        p -= 6
        x = v >> p & 0x3f
        if x & 0x30: raise Mismatch
        k = x & 0xf
        f_evse_maximum_charge_power = RationalNumber(exponent=a24 - 128, value=(~a25 if sa25 else a25))
        k += 15
    f_evse_maximum_charge_power_l2 = None
    if k < 16:
        p -= 22
        x = v >> p & 0x3fffff
        if x & 0x300e00: raise Mismatch
        a26 = x >> 12 & 0xff
        sa27 = x >> 8 & 0x1
        a27 = x & 0xff
        if a27 > 127: a27, p = more(v, p, a27, 32767)
        p -= 5
        x = v >> p & 0x1f
        if x & 0x18: raise Mismatch
        k = x & 0x7
        f_evse_maximum_charge_power_l2 = RationalNumber(exponent=a26 - 128, value=(~a27 if sa27 else a27))
        k += 16
    f_evse_maximum_charge_power_l3 = None
    if k < 17:
        p -= 22
        x = v >> p & 0x3fffff
        if x & 0x300e00: raise Mismatch
        a28 = x >> 12 & 0xff
        sa29 = x >> 8 & 0x1
        a29 = x & 0xff
        if a29 > 127: a29, p = more(v, p, a29, 32767)
        p -= 5
        x = v >> p & 0x1f
        if x & 0x18: raise Mismatch
        k = x & 0x7
        f_evse_maximum_charge_power_l3 = RationalNumber(exponent=a28 - 128, value=(~a29 if sa29 else a29))
        k += 17
    f_evse_maximum_discharge_power = None
    if k < 18:
        p -= 22
        x = v >> p & 0x3fffff
        if x & 0x300e00: raise Mismatch
        a30 = x >> 12 & 0xff
        sa31 = x >> 8 & 0x1
        a31 = x & 0xff
        if a31 > 127: a31, p = more(v, p, a31, 32767)
        p -= 5
        x = v >> p & 0x1f
        if x & 0x18: raise Mismatch
        k = x & 0x7
        f_evse_maximum_discharge_power = RationalNumber(exponent=a30 - 128, value=(~a31 if sa31 else a31))
        k += 18
    f_evse_maximum_discharge_power_l2 = None
    if k < 19:
        p -= 22
        x = v >> p & 0x3fffff
        if x & 0x300e00: raise Mismatch
        a32 = x >> 12 & 0xff
        sa33 = x >> 8 & 0x1
        a33 = x & 0xff
        if a33 > 127: a33, p = more(v, p, a33, 32767)
        p -= 5
        x = v >> p & 0x1f
        if x & 0x18: raise Mismatch
        k = x & 0x7
        f_evse_maximum_discharge_power_l2 = RationalNumber(exponent=a32 - 128, value=(~a33 if sa33 else a33))
        k += 19
    f_evse_maximum_discharge_power_l3 = None
    if k < 20:
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
        f_evse_maximum_discharge_power_l3 = RationalNumber(exponent=a34 - 128, value=(~a35 if sa35 else a35))
        k += 20
    f_required_der_operating_mode = None
    if k < 21:
        p -= 5
        x = v >> p & 0x1f
        if x & 0x14: raise Mismatch
        a36 = x >> 3 & 0x1
        k = x & 0x3
        f_required_der_operating_mode = RequiredDEROperatingMode_members[a36]
        k += 21
    f_grid_connection_mode = None
    if k < 22:
        p -= 4
        x = v >> p & 0xf
        if x & 0xb: raise Mismatch
        a37 = x >> 2 & 0x1
        f_grid_connection_mode = GridConnectionMode_members[a37]
        k = 22
    if k != 22: raise Mismatch
    return DER_Dynamic_AC_CLResControlMode(departure_time=f_departure_time, minimum_soc=f_minimum_soc, target_soc=f_target_soc, ack_max_delay=f_ack_max_delay, evse_target_active_power=RationalNumber(exponent=a5 - 128, value=(~a6 if sa6 else a6)), evse_target_active_power_l2=f_evse_target_active_power_l2, evse_target_active_power_l3=f_evse_target_active_power_l3, evse_target_reactive_power=f_evse_target_reactive_power, evse_target_reactive_power_l2=f_evse_target_reactive_power_l2, evse_target_reactive_power_l3=f_evse_target_reactive_power_l3, evse_present_active_power=f_evse_present_active_power, evse_present_active_power_l2=f_evse_present_active_power_l2, evse_present_active_power_l3=f_evse_present_active_power_l3, der_control_cl_res=c23, evse_maximum_charge_power=f_evse_maximum_charge_power, evse_maximum_charge_power_l2=f_evse_maximum_charge_power_l2, evse_maximum_charge_power_l3=f_evse_maximum_charge_power_l3, evse_maximum_discharge_power=f_evse_maximum_discharge_power, evse_maximum_discharge_power_l2=f_evse_maximum_discharge_power_l2, evse_maximum_discharge_power_l3=f_evse_maximum_discharge_power_l3, required_der_operating_mode=f_required_der_operating_mode, grid_connection_mode=f_grid_connection_mode), p


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
    x = e_DERControlCLRes(x, m.der_control_cl_res)
    w = 4; b = 14
    o32 = m.evse_maximum_charge_power
    if o32 is not None:
        x = x << w | 14 - b
        o33 = o32.exponent
        if not -128 <= o33 <= 127: raise Mismatch
        o34 = o32.value
        x = x << 13 | (o33 + 128) << 3
        if 0 <= o34 < 128: x = x << 9 | (o34)
        elif 127 < o34 < 16384: x = x << 17 | ((o34 & 127 | 128) << 8 | o34 >> 7)
        else: x = put_signed(x, o34, -32768, 32767)
        x = x << 2
        w = 4; b = 15
    o35 = m.evse_maximum_charge_power_l2
    if o35 is not None:
        x = x << w | 15 - b
        o36 = o35.exponent
        if not -128 <= o36 <= 127: raise Mismatch
        o37 = o35.value
        x = x << 13 | (o36 + 128) << 3
        if 0 <= o37 < 128: x = x << 9 | (o37)
        elif 127 < o37 < 16384: x = x << 17 | ((o37 & 127 | 128) << 8 | o37 >> 7)
        else: x = put_signed(x, o37, -32768, 32767)
        x = x << 2
        w = 3; b = 16
    o38 = m.evse_maximum_charge_power_l3
    if o38 is not None:
        x = x << w | 16 - b
        o39 = o38.exponent
        if not -128 <= o39 <= 127: raise Mismatch
        o40 = o38.value
        x = x << 13 | (o39 + 128) << 3
        if 0 <= o40 < 128: x = x << 9 | (o40)
        elif 127 < o40 < 16384: x = x << 17 | ((o40 & 127 | 128) << 8 | o40 >> 7)
        else: x = put_signed(x, o40, -32768, 32767)
        x = x << 2
        w = 3; b = 17
    o41 = m.evse_maximum_discharge_power
    if o41 is not None:
        x = x << w | 17 - b
        o42 = o41.exponent
        if not -128 <= o42 <= 127: raise Mismatch
        o43 = o41.value
        x = x << 13 | (o42 + 128) << 3
        if 0 <= o43 < 128: x = x << 9 | (o43)
        elif 127 < o43 < 16384: x = x << 17 | ((o43 & 127 | 128) << 8 | o43 >> 7)
        else: x = put_signed(x, o43, -32768, 32767)
        x = x << 2
        w = 3; b = 18
    o44 = m.evse_maximum_discharge_power_l2
    if o44 is not None:
        x = x << w | 18 - b
        o45 = o44.exponent
        if not -128 <= o45 <= 127: raise Mismatch
        o46 = o44.value
        x = x << 13 | (o45 + 128) << 3
        if 0 <= o46 < 128: x = x << 9 | (o46)
        elif 127 < o46 < 16384: x = x << 17 | ((o46 & 127 | 128) << 8 | o46 >> 7)
        else: x = put_signed(x, o46, -32768, 32767)
        x = x << 2
        w = 3; b = 19
    o47 = m.evse_maximum_discharge_power_l3
    if o47 is not None:
        x = x << w | 19 - b
        o48 = o47.exponent
        if not -128 <= o48 <= 127: raise Mismatch
        o49 = o47.value
        x = x << 13 | (o48 + 128) << 3
        if 0 <= o49 < 128: x = x << 9 | (o49)
        elif 127 < o49 < 16384: x = x << 17 | ((o49 & 127 | 128) << 8 | o49 >> 7)
        else: x = put_signed(x, o49, -32768, 32767)
        x = x << 2
        w = 2; b = 20
    o50 = m.required_der_operating_mode
    if o50 is not None:
        x = x << w | 20 - b
        x = x << 3 | (RequiredDEROperatingMode_code[o50]) << 1
        w = 2; b = 21
    o51 = m.grid_connection_mode
    if o51 is not None:
        x = x << w | 21 - b
        x = x << 3 | (GridConnectionMode_code[o51]) << 1
        w = 1; b = 22
    x = x << w | 22 - b
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
    c19, p = d_DERControlCLRes(v, p)
    p -= 4
    k = v >> p & 0xf
    k += 10
    f_evse_maximum_charge_power = None
    if k < 11:
        p -= 22
        x = v >> p & 0x3fffff
        if x & 0x300e00: raise Mismatch
        a20 = x >> 12 & 0xff
        sa21 = x >> 8 & 0x1
        a21 = x & 0xff
        if a21 > 127: a21, p = more(v, p, a21, 32767)
        p -= 6
        x = v >> p & 0x3f
        if x & 0x30: raise Mismatch
        k = x & 0xf
        f_evse_maximum_charge_power = RationalNumber(exponent=a20 - 128, value=(~a21 if sa21 else a21))
        k += 11
    f_evse_maximum_charge_power_l2 = None
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
        f_evse_maximum_charge_power_l2 = RationalNumber(exponent=a22 - 128, value=(~a23 if sa23 else a23))
        k += 12
    f_evse_maximum_charge_power_l3 = None
    if k < 13:
        p -= 22
        x = v >> p & 0x3fffff
        if x & 0x300e00: raise Mismatch
        a24 = x >> 12 & 0xff
        sa25 = x >> 8 & 0x1
        a25 = x & 0xff
        if a25 > 127: a25, p = more(v, p, a25, 32767)
        p -= 5
        x = v >> p & 0x1f
        if x & 0x18: raise Mismatch
        k = x & 0x7
        f_evse_maximum_charge_power_l3 = RationalNumber(exponent=a24 - 128, value=(~a25 if sa25 else a25))
        k += 13
    f_evse_maximum_discharge_power = None
    if k < 14:
        p -= 22
        x = v >> p & 0x3fffff
        if x & 0x300e00: raise Mismatch
        a26 = x >> 12 & 0xff
        sa27 = x >> 8 & 0x1
        a27 = x & 0xff
        if a27 > 127: a27, p = more(v, p, a27, 32767)
        p -= 5
        x = v >> p & 0x1f
        if x & 0x18: raise Mismatch
        k = x & 0x7
        f_evse_maximum_discharge_power = RationalNumber(exponent=a26 - 128, value=(~a27 if sa27 else a27))
        k += 14
    f_evse_maximum_discharge_power_l2 = None
    if k < 15:
        p -= 22
        x = v >> p & 0x3fffff
        if x & 0x300e00: raise Mismatch
        a28 = x >> 12 & 0xff
        sa29 = x >> 8 & 0x1
        a29 = x & 0xff
        if a29 > 127: a29, p = more(v, p, a29, 32767)
        p -= 5
        x = v >> p & 0x1f
        if x & 0x18: raise Mismatch
        k = x & 0x7
        f_evse_maximum_discharge_power_l2 = RationalNumber(exponent=a28 - 128, value=(~a29 if sa29 else a29))
        k += 15
    f_evse_maximum_discharge_power_l3 = None
    if k < 16:
        p -= 22
        x = v >> p & 0x3fffff
        if x & 0x300e00: raise Mismatch
        a30 = x >> 12 & 0xff
        sa31 = x >> 8 & 0x1
        a31 = x & 0xff
        if a31 > 127: a31, p = more(v, p, a31, 32767)
        p -= 4
        x = v >> p & 0xf
        if x & 0xc: raise Mismatch
        k = x & 0x3
        f_evse_maximum_discharge_power_l3 = RationalNumber(exponent=a30 - 128, value=(~a31 if sa31 else a31))
        k += 16
    f_required_der_operating_mode = None
    if k < 17:
        p -= 5
        x = v >> p & 0x1f
        if x & 0x14: raise Mismatch
        a32 = x >> 3 & 0x1
        k = x & 0x3
        f_required_der_operating_mode = RequiredDEROperatingMode_members[a32]
        k += 17
    f_grid_connection_mode = None
    if k < 18:
        p -= 4
        x = v >> p & 0xf
        if x & 0xb: raise Mismatch
        a33 = x >> 2 & 0x1
        f_grid_connection_mode = GridConnectionMode_members[a33]
        k = 18
    if k != 18: raise Mismatch
    return DER_Scheduled_AC_CLResControlMode(evse_target_active_power=f_evse_target_active_power, evse_target_active_power_l2=f_evse_target_active_power_l2, evse_target_active_power_l3=f_evse_target_active_power_l3, evse_target_reactive_power=f_evse_target_reactive_power, evse_target_reactive_power_l2=f_evse_target_reactive_power_l2, evse_target_reactive_power_l3=f_evse_target_reactive_power_l3, evse_present_active_power=f_evse_present_active_power, evse_present_active_power_l2=f_evse_present_active_power_l2, evse_present_active_power_l3=f_evse_present_active_power_l3, der_control_cl_res=c19, evse_maximum_charge_power=f_evse_maximum_charge_power, evse_maximum_charge_power_l2=f_evse_maximum_charge_power_l2, evse_maximum_charge_power_l3=f_evse_maximum_charge_power_l3, evse_maximum_discharge_power=f_evse_maximum_discharge_power, evse_maximum_discharge_power_l2=f_evse_maximum_discharge_power_l2, evse_maximum_discharge_power_l3=f_evse_maximum_discharge_power_l3, required_der_operating_mode=f_required_der_operating_mode, grid_connection_mode=f_grid_connection_mode), p


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
    x = e_DERControlCLRes(x, m.der_control_cl_res)
    w = 4; b = 10
    o28 = m.evse_maximum_charge_power
    if o28 is not None:
        x = x << w | 10 - b
        o29 = o28.exponent
        if not -128 <= o29 <= 127: raise Mismatch
        o30 = o28.value
        x = x << 13 | (o29 + 128) << 3
        if 0 <= o30 < 128: x = x << 9 | (o30)
        elif 127 < o30 < 16384: x = x << 17 | ((o30 & 127 | 128) << 8 | o30 >> 7)
        else: x = put_signed(x, o30, -32768, 32767)
        x = x << 2
        w = 4; b = 11
    o31 = m.evse_maximum_charge_power_l2
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
    o34 = m.evse_maximum_charge_power_l3
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
        w = 3; b = 13
    o37 = m.evse_maximum_discharge_power
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
        w = 3; b = 14
    o40 = m.evse_maximum_discharge_power_l2
    if o40 is not None:
        x = x << w | 14 - b
        o41 = o40.exponent
        if not -128 <= o41 <= 127: raise Mismatch
        o42 = o40.value
        x = x << 13 | (o41 + 128) << 3
        if 0 <= o42 < 128: x = x << 9 | (o42)
        elif 127 < o42 < 16384: x = x << 17 | ((o42 & 127 | 128) << 8 | o42 >> 7)
        else: x = put_signed(x, o42, -32768, 32767)
        x = x << 2
        w = 3; b = 15
    o43 = m.evse_maximum_discharge_power_l3
    if o43 is not None:
        x = x << w | 15 - b
        o44 = o43.exponent
        if not -128 <= o44 <= 127: raise Mismatch
        o45 = o43.value
        x = x << 13 | (o44 + 128) << 3
        if 0 <= o45 < 128: x = x << 9 | (o45)
        elif 127 < o45 < 16384: x = x << 17 | ((o45 & 127 | 128) << 8 | o45 >> 7)
        else: x = put_signed(x, o45, -32768, 32767)
        x = x << 2
        w = 2; b = 16
    o46 = m.required_der_operating_mode
    if o46 is not None:
        x = x << w | 16 - b
        x = x << 3 | (RequiredDEROperatingMode_code[o46]) << 1
        w = 2; b = 17
    o47 = m.grid_connection_mode
    if o47 is not None:
        x = x << w | 17 - b
        x = x << 3 | (GridConnectionMode_code[o47]) << 1
        w = 1; b = 18
    x = x << w | 18 - b
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


def d_EVApparentPowerLimits(v, p):
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
    f_ev_maximum_apparent_power_during_charging_and_var_absorption_l2 = None
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
        f_ev_maximum_apparent_power_during_charging_and_var_absorption_l2 = RationalNumber(exponent=a3 - 128, value=(~a4 if sa4 else a4))
        k += 2
    f_ev_maximum_apparent_power_during_charging_and_var_absorption_l3 = None
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
        f_ev_maximum_apparent_power_during_charging_and_var_absorption_l3 = RationalNumber(exponent=a5 - 128, value=(~a6 if sa6 else a6))
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
    f_ev_maximum_apparent_power_during_charging_and_var_injection_l2 = None
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
        f_ev_maximum_apparent_power_during_charging_and_var_injection_l2 = RationalNumber(exponent=a9 - 128, value=(~a10 if sa10 else a10))
        k += 5
    f_ev_maximum_apparent_power_during_charging_and_var_injection_l3 = None
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
        f_ev_maximum_apparent_power_during_charging_and_var_injection_l3 = RationalNumber(exponent=a11 - 128, value=(~a12 if sa12 else a12))
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
    f_ev_maximum_apparent_power_during_discharging_and_var_absorption_l2 = None
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
        f_ev_maximum_apparent_power_during_discharging_and_var_absorption_l2 = RationalNumber(exponent=a15 - 128, value=(~a16 if sa16 else a16))
        k += 8
    f_ev_maximum_apparent_power_during_discharging_and_var_absorption_l3 = None
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
        f_ev_maximum_apparent_power_during_discharging_and_var_absorption_l3 = RationalNumber(exponent=a17 - 128, value=(~a18 if sa18 else a18))
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
    f_ev_maximum_apparent_power_during_discharging_and_var_injection_l2 = None
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
        f_ev_maximum_apparent_power_during_discharging_and_var_injection_l2 = RationalNumber(exponent=a21 - 128, value=(~a22 if sa22 else a22))
        k += 11
    f_ev_maximum_apparent_power_during_discharging_and_var_injection_l3 = None
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
        f_ev_maximum_apparent_power_during_discharging_and_var_injection_l3 = RationalNumber(exponent=a23 - 128, value=(~a24 if sa24 else a24))
        k = 12
    if k != 12: raise Mismatch
    return EVApparentPowerLimits(ev_maximum_apparent_power_during_charging_and_var_absorption=RationalNumber(exponent=a1 - 128, value=(~a2 if sa2 else a2)), ev_maximum_apparent_power_during_charging_and_var_absorption_l2=f_ev_maximum_apparent_power_during_charging_and_var_absorption_l2, ev_maximum_apparent_power_during_charging_and_var_absorption_l3=f_ev_maximum_apparent_power_during_charging_and_var_absorption_l3, ev_maximum_apparent_power_during_charging_and_var_injection=RationalNumber(exponent=a7 - 128, value=(~a8 if sa8 else a8)), ev_maximum_apparent_power_during_charging_and_var_injection_l2=f_ev_maximum_apparent_power_during_charging_and_var_injection_l2, ev_maximum_apparent_power_during_charging_and_var_injection_l3=f_ev_maximum_apparent_power_during_charging_and_var_injection_l3, ev_maximum_apparent_power_during_discharging_and_var_absorption=RationalNumber(exponent=a13 - 128, value=(~a14 if sa14 else a14)), ev_maximum_apparent_power_during_discharging_and_var_absorption_l2=f_ev_maximum_apparent_power_during_discharging_and_var_absorption_l2, ev_maximum_apparent_power_during_discharging_and_var_absorption_l3=f_ev_maximum_apparent_power_during_discharging_and_var_absorption_l3, ev_maximum_apparent_power_during_discharging_and_var_injection=RationalNumber(exponent=a19 - 128, value=(~a20 if sa20 else a20)), ev_maximum_apparent_power_during_discharging_and_var_injection_l2=f_ev_maximum_apparent_power_during_discharging_and_var_injection_l2, ev_maximum_apparent_power_during_discharging_and_var_injection_l3=f_ev_maximum_apparent_power_during_discharging_and_var_injection_l3), p


def e_EVApparentPowerLimits(x, m):
    o1 = m.ev_maximum_apparent_power_during_charging_and_var_absorption
    o2 = o1.exponent
    if not -128 <= o2 <= 127: raise Mismatch
    o3 = o1.value
    x = x << 14 | (o2 + 128) << 3
    if 0 <= o3 < 128: x = x << 9 | (o3)
    elif 127 < o3 < 16384: x = x << 17 | ((o3 & 127 | 128) << 8 | o3 >> 7)
    else: x = put_signed(x, o3, -32768, 32767)
    x = x << 2
    w = 2; b = 1
    o4 = m.ev_maximum_apparent_power_during_charging_and_var_absorption_l2
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
    o7 = m.ev_maximum_apparent_power_during_charging_and_var_absorption_l3
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
    o10 = m.ev_maximum_apparent_power_during_charging_and_var_injection
    o11 = o10.exponent
    if not -128 <= o11 <= 127: raise Mismatch
    o12 = o10.value
    x = x << 13 | (o11 + 128) << 3
    if 0 <= o12 < 128: x = x << 9 | (o12)
    elif 127 < o12 < 16384: x = x << 17 | ((o12 & 127 | 128) << 8 | o12 >> 7)
    else: x = put_signed(x, o12, -32768, 32767)
    x = x << 2
    w = 2; b = 4
    o13 = m.ev_maximum_apparent_power_during_charging_and_var_injection_l2
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
    o16 = m.ev_maximum_apparent_power_during_charging_and_var_injection_l3
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
    o19 = m.ev_maximum_apparent_power_during_discharging_and_var_absorption
    o20 = o19.exponent
    if not -128 <= o20 <= 127: raise Mismatch
    o21 = o19.value
    x = x << 13 | (o20 + 128) << 3
    if 0 <= o21 < 128: x = x << 9 | (o21)
    elif 127 < o21 < 16384: x = x << 17 | ((o21 & 127 | 128) << 8 | o21 >> 7)
    else: x = put_signed(x, o21, -32768, 32767)
    x = x << 2
    w = 2; b = 7
    o22 = m.ev_maximum_apparent_power_during_discharging_and_var_absorption_l2
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
    o25 = m.ev_maximum_apparent_power_during_discharging_and_var_absorption_l3
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
    o28 = m.ev_maximum_apparent_power_during_discharging_and_var_injection
    o29 = o28.exponent
    if not -128 <= o29 <= 127: raise Mismatch
    o30 = o28.value
    x = x << 13 | (o29 + 128) << 3
    if 0 <= o30 < 128: x = x << 9 | (o30)
    elif 127 < o30 < 16384: x = x << 17 | ((o30 & 127 | 128) << 8 | o30 >> 7)
    else: x = put_signed(x, o30, -32768, 32767)
    x = x << 2
    w = 2; b = 10
    o31 = m.ev_maximum_apparent_power_during_discharging_and_var_injection_l2
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
    o34 = m.ev_maximum_apparent_power_during_discharging_and_var_injection_l3
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
    f_ev_maximum_var_absorption_during_charging_l2 = None
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
        f_ev_maximum_var_absorption_during_charging_l2 = RationalNumber(exponent=a3 - 128, value=(~a4 if sa4 else a4))
        k += 2
    f_ev_maximum_var_absorption_during_charging_l3 = None
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
        f_ev_maximum_var_absorption_during_charging_l3 = RationalNumber(exponent=a5 - 128, value=(~a6 if sa6 else a6))
        k += 3
    f_ev_minimum_var_absorption_during_charging = None
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
        f_ev_minimum_var_absorption_during_charging = RationalNumber(exponent=a7 - 128, value=(~a8 if sa8 else a8))
        k += 4
    f_ev_minimum_var_absorption_during_charging_l2 = None
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
        f_ev_minimum_var_absorption_during_charging_l2 = RationalNumber(exponent=a9 - 128, value=(~a10 if sa10 else a10))
        k += 5
    f_ev_minimum_var_absorption_during_charging_l3 = None
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
        f_ev_minimum_var_absorption_during_charging_l3 = RationalNumber(exponent=a11 - 128, value=(~a12 if sa12 else a12))
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
    f_ev_maximum_var_injection_during_charging_l2 = None
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
        f_ev_maximum_var_injection_during_charging_l2 = RationalNumber(exponent=a15 - 128, value=(~a16 if sa16 else a16))
        k += 8
    f_ev_maximum_var_injection_during_charging_l3 = None
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
        f_ev_maximum_var_injection_during_charging_l3 = RationalNumber(exponent=a17 - 128, value=(~a18 if sa18 else a18))
        k += 9
    f_ev_minimum_var_injection_during_charging = None
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
        f_ev_minimum_var_injection_during_charging = RationalNumber(exponent=a19 - 128, value=(~a20 if sa20 else a20))
        k += 10
    f_ev_minimum_var_injection_during_charging_l2 = None
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
        f_ev_minimum_var_injection_during_charging_l2 = RationalNumber(exponent=a21 - 128, value=(~a22 if sa22 else a22))
        k += 11
    f_ev_minimum_var_injection_during_charging_l3 = None
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
        f_ev_minimum_var_injection_during_charging_l3 = RationalNumber(exponent=a23 - 128, value=(~a24 if sa24 else a24))
        k = 12
    if k != 12: raise Mismatch
    p -= 22
    x = v >> p & 0x3fffff
    if x & 0x300e00: raise Mismatch
    a25 = x >> 12 & 0xff
    sa26 = x >> 8 & 0x1
    a26 = x & 0xff
    if a26 > 127: a26, p = more(v, p, a26, 32767)
    p -= 5
    x = v >> p & 0x1f
    if x & 0x18: raise Mismatch
    k = x & 0x7
    k += 13
    f_ev_maximum_var_absorption_during_discharging_l2 = None
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
        f_ev_maximum_var_absorption_during_discharging_l2 = RationalNumber(exponent=a27 - 128, value=(~a28 if sa28 else a28))
        k += 14
    f_ev_maximum_var_absorption_during_discharging_l3 = None
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
        f_ev_maximum_var_absorption_during_discharging_l3 = RationalNumber(exponent=a29 - 128, value=(~a30 if sa30 else a30))
        k += 15
    f_ev_minimum_var_absorption_during_discharging = None
    if k < 16:
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
        f_ev_minimum_var_absorption_during_discharging = RationalNumber(exponent=a31 - 128, value=(~a32 if sa32 else a32))
        k += 16
    f_ev_minimum_var_absorption_during_discharging_l2 = None
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
        f_ev_minimum_var_absorption_during_discharging_l2 = RationalNumber(exponent=a33 - 128, value=(~a34 if sa34 else a34))
        k += 17
    f_ev_minimum_var_absorption_during_discharging_l3 = None
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
        f_ev_minimum_var_absorption_during_discharging_l3 = RationalNumber(exponent=a35 - 128, value=(~a36 if sa36 else a36))
        k = 18
    if k != 18: raise Mismatch
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
    k += 19
    f_ev_maximum_var_injection_during_discharging_l2 = None
    if k < 20:
        p -= 22
        x = v >> p & 0x3fffff
        if x & 0x300e00: raise Mismatch
        a39 = x >> 12 & 0xff
        sa40 = x >> 8 & 0x1
        a40 = x & 0xff
        if a40 > 127: a40, p = more(v, p, a40, 32767)
        p -= 5
        x = v >> p & 0x1f
        if x & 0x18: raise Mismatch
        k = x & 0x7
        f_ev_maximum_var_injection_during_discharging_l2 = RationalNumber(exponent=a39 - 128, value=(~a40 if sa40 else a40))
        k += 20
    f_ev_maximum_var_injection_during_discharging_l3 = None
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
        f_ev_maximum_var_injection_during_discharging_l3 = RationalNumber(exponent=a41 - 128, value=(~a42 if sa42 else a42))
        k += 21
    f_ev_minimum_var_injection_during_discharging = None
    if k < 22:
        p -= 22
        x = v >> p & 0x3fffff
        if x & 0x300e00: raise Mismatch
        a43 = x >> 12 & 0xff
        sa44 = x >> 8 & 0x1
        a44 = x & 0xff
        if a44 > 127: a44, p = more(v, p, a44, 32767)
        p -= 4
        x = v >> p & 0xf
        if x & 0xc: raise Mismatch
        k = x & 0x3
        f_ev_minimum_var_injection_during_discharging = RationalNumber(exponent=a43 - 128, value=(~a44 if sa44 else a44))
        k += 22
    f_ev_minimum_var_injection_during_discharging_l2 = None
    if k < 23:
        p -= 22
        x = v >> p & 0x3fffff
        if x & 0x300e00: raise Mismatch
        a45 = x >> 12 & 0xff
        sa46 = x >> 8 & 0x1
        a46 = x & 0xff
        if a46 > 127: a46, p = more(v, p, a46, 32767)
        p -= 4
        x = v >> p & 0xf
        if x & 0xc: raise Mismatch
        k = x & 0x3
        f_ev_minimum_var_injection_during_discharging_l2 = RationalNumber(exponent=a45 - 128, value=(~a46 if sa46 else a46))
        k += 23
    f_ev_minimum_var_injection_during_discharging_l3 = None
    if k < 24:
        p -= 22
        x = v >> p & 0x3fffff
        if x & 0x300e00: raise Mismatch
        a47 = x >> 12 & 0xff
        sa48 = x >> 8 & 0x1
        a48 = x & 0xff
        if a48 > 127: a48, p = more(v, p, a48, 32767)
        p -= 3
        if v >> p & 0x7: raise Mismatch
        f_ev_minimum_var_injection_during_discharging_l3 = RationalNumber(exponent=a47 - 128, value=(~a48 if sa48 else a48))
        k = 24
    if k != 24: raise Mismatch
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
    k += 25
    f_ev_reactive_susceptance_l2 = None
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
        f_ev_reactive_susceptance_l2 = RationalNumber(exponent=a51 - 128, value=(~a52 if sa52 else a52))
        k += 26
    f_ev_reactive_susceptance_l3 = None
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
        f_ev_reactive_susceptance_l3 = RationalNumber(exponent=a53 - 128, value=(~a54 if sa54 else a54))
        k = 27
    if k != 27: raise Mismatch
    return EVReactivePowerLimits(ev_maximum_var_absorption_during_charging=RationalNumber(exponent=a1 - 128, value=(~a2 if sa2 else a2)), ev_maximum_var_absorption_during_charging_l2=f_ev_maximum_var_absorption_during_charging_l2, ev_maximum_var_absorption_during_charging_l3=f_ev_maximum_var_absorption_during_charging_l3, ev_minimum_var_absorption_during_charging=f_ev_minimum_var_absorption_during_charging, ev_minimum_var_absorption_during_charging_l2=f_ev_minimum_var_absorption_during_charging_l2, ev_minimum_var_absorption_during_charging_l3=f_ev_minimum_var_absorption_during_charging_l3, ev_maximum_var_injection_during_charging=RationalNumber(exponent=a13 - 128, value=(~a14 if sa14 else a14)), ev_maximum_var_injection_during_charging_l2=f_ev_maximum_var_injection_during_charging_l2, ev_maximum_var_injection_during_charging_l3=f_ev_maximum_var_injection_during_charging_l3, ev_minimum_var_injection_during_charging=f_ev_minimum_var_injection_during_charging, ev_minimum_var_injection_during_charging_l2=f_ev_minimum_var_injection_during_charging_l2, ev_minimum_var_injection_during_charging_l3=f_ev_minimum_var_injection_during_charging_l3, ev_maximum_var_absorption_during_discharging=RationalNumber(exponent=a25 - 128, value=(~a26 if sa26 else a26)), ev_maximum_var_absorption_during_discharging_l2=f_ev_maximum_var_absorption_during_discharging_l2, ev_maximum_var_absorption_during_discharging_l3=f_ev_maximum_var_absorption_during_discharging_l3, ev_minimum_var_absorption_during_discharging=f_ev_minimum_var_absorption_during_discharging, ev_minimum_var_absorption_during_discharging_l2=f_ev_minimum_var_absorption_during_discharging_l2, ev_minimum_var_absorption_during_discharging_l3=f_ev_minimum_var_absorption_during_discharging_l3, ev_maximum_var_injection_during_discharging=RationalNumber(exponent=a37 - 128, value=(~a38 if sa38 else a38)), ev_maximum_var_injection_during_discharging_l2=f_ev_maximum_var_injection_during_discharging_l2, ev_maximum_var_injection_during_discharging_l3=f_ev_maximum_var_injection_during_discharging_l3, ev_minimum_var_injection_during_discharging=f_ev_minimum_var_injection_during_discharging, ev_minimum_var_injection_during_discharging_l2=f_ev_minimum_var_injection_during_discharging_l2, ev_minimum_var_injection_during_discharging_l3=f_ev_minimum_var_injection_during_discharging_l3, ev_reactive_susceptance=RationalNumber(exponent=a49 - 128, value=(~a50 if sa50 else a50)), ev_reactive_susceptance_l2=f_ev_reactive_susceptance_l2, ev_reactive_susceptance_l3=f_ev_reactive_susceptance_l3), p


def e_EVReactivePowerLimits(x, m):
    o1 = m.ev_maximum_var_absorption_during_charging
    o2 = o1.exponent
    if not -128 <= o2 <= 127: raise Mismatch
    o3 = o1.value
    x = x << 14 | (o2 + 128) << 3
    if 0 <= o3 < 128: x = x << 9 | (o3)
    elif 127 < o3 < 16384: x = x << 17 | ((o3 & 127 | 128) << 8 | o3 >> 7)
    else: x = put_signed(x, o3, -32768, 32767)
    x = x << 2
    w = 3; b = 1
    o4 = m.ev_maximum_var_absorption_during_charging_l2
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
    o7 = m.ev_maximum_var_absorption_during_charging_l3
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
    o10 = m.ev_minimum_var_absorption_during_charging
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
    o13 = m.ev_minimum_var_absorption_during_charging_l2
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
    o16 = m.ev_minimum_var_absorption_during_charging_l3
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
    o19 = m.ev_maximum_var_injection_during_charging
    o20 = o19.exponent
    if not -128 <= o20 <= 127: raise Mismatch
    o21 = o19.value
    x = x << 13 | (o20 + 128) << 3
    if 0 <= o21 < 128: x = x << 9 | (o21)
    elif 127 < o21 < 16384: x = x << 17 | ((o21 & 127 | 128) << 8 | o21 >> 7)
    else: x = put_signed(x, o21, -32768, 32767)
    x = x << 2
    w = 3; b = 7
    o22 = m.ev_maximum_var_injection_during_charging_l2
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
    o25 = m.ev_maximum_var_injection_during_charging_l3
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
    o28 = m.ev_minimum_var_injection_during_charging
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
    o31 = m.ev_minimum_var_injection_during_charging_l2
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
    o34 = m.ev_minimum_var_injection_during_charging_l3
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
    o37 = m.ev_maximum_var_absorption_during_discharging
    o38 = o37.exponent
    if not -128 <= o38 <= 127: raise Mismatch
    o39 = o37.value
    x = x << 13 | (o38 + 128) << 3
    if 0 <= o39 < 128: x = x << 9 | (o39)
    elif 127 < o39 < 16384: x = x << 17 | ((o39 & 127 | 128) << 8 | o39 >> 7)
    else: x = put_signed(x, o39, -32768, 32767)
    x = x << 2
    w = 3; b = 13
    o40 = m.ev_maximum_var_absorption_during_discharging_l2
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
    o43 = m.ev_maximum_var_absorption_during_discharging_l3
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
    o46 = m.ev_minimum_var_absorption_during_discharging
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
        w = 2; b = 16
    o49 = m.ev_minimum_var_absorption_during_discharging_l2
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
    o52 = m.ev_minimum_var_absorption_during_discharging_l3
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
    o55 = m.ev_maximum_var_injection_during_discharging
    o56 = o55.exponent
    if not -128 <= o56 <= 127: raise Mismatch
    o57 = o55.value
    x = x << 13 | (o56 + 128) << 3
    if 0 <= o57 < 128: x = x << 9 | (o57)
    elif 127 < o57 < 16384: x = x << 17 | ((o57 & 127 | 128) << 8 | o57 >> 7)
    else: x = put_signed(x, o57, -32768, 32767)
    x = x << 2
    w = 3; b = 19
    o58 = m.ev_maximum_var_injection_during_discharging_l2
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
        w = 3; b = 20
    o61 = m.ev_maximum_var_injection_during_discharging_l3
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
    o64 = m.ev_minimum_var_injection_during_discharging
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
        w = 2; b = 22
    o67 = m.ev_minimum_var_injection_during_discharging_l2
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
        w = 2; b = 23
    o70 = m.ev_minimum_var_injection_during_discharging_l3
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
        w = 1; b = 24
    x = x << w | 24 - b
    o73 = m.ev_reactive_susceptance
    o74 = o73.exponent
    if not -128 <= o74 <= 127: raise Mismatch
    o75 = o73.value
    x = x << 13 | (o74 + 128) << 3
    if 0 <= o75 < 128: x = x << 9 | (o75)
    elif 127 < o75 < 16384: x = x << 17 | ((o75 & 127 | 128) << 8 | o75 >> 7)
    else: x = put_signed(x, o75, -32768, 32767)
    x = x << 2
    w = 2; b = 25
    o76 = m.ev_reactive_susceptance_l2
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
    o79 = m.ev_reactive_susceptance_l3
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
    return x


def d_EVExcitationLimits(v, p):
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
    f_ev_specified_over_excited_power_factor_l2 = None
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
        f_ev_specified_over_excited_power_factor_l2 = RationalNumber(exponent=a3 - 128, value=(~a4 if sa4 else a4))
        k += 2
    f_ev_specified_over_excited_power_factor_l3 = None
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
        f_ev_specified_over_excited_power_factor_l3 = RationalNumber(exponent=a5 - 128, value=(~a6 if sa6 else a6))
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
    f_ev_specified_over_excited_discharge_power_l2 = None
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
        f_ev_specified_over_excited_discharge_power_l2 = RationalNumber(exponent=a9 - 128, value=(~a10 if sa10 else a10))
        k += 5
    f_ev_specified_over_excited_discharge_power_l3 = None
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
        f_ev_specified_over_excited_discharge_power_l3 = RationalNumber(exponent=a11 - 128, value=(~a12 if sa12 else a12))
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
    f_ev_specified_under_excited_power_factor_l2 = None
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
        f_ev_specified_under_excited_power_factor_l2 = RationalNumber(exponent=a15 - 128, value=(~a16 if sa16 else a16))
        k += 8
    f_ev_specified_under_excited_power_factor_l3 = None
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
        f_ev_specified_under_excited_power_factor_l3 = RationalNumber(exponent=a17 - 128, value=(~a18 if sa18 else a18))
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
    f_ev_specified_under_excited_discharge_power_l2 = None
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
        f_ev_specified_under_excited_discharge_power_l2 = RationalNumber(exponent=a21 - 128, value=(~a22 if sa22 else a22))
        k += 11
    f_ev_specified_under_excited_discharge_power_l3 = None
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
        f_ev_specified_under_excited_discharge_power_l3 = RationalNumber(exponent=a23 - 128, value=(~a24 if sa24 else a24))
        k = 12
    if k != 12: raise Mismatch
    return EVExcitationLimits(ev_specified_over_excited_power_factor=RationalNumber(exponent=a1 - 128, value=(~a2 if sa2 else a2)), ev_specified_over_excited_power_factor_l2=f_ev_specified_over_excited_power_factor_l2, ev_specified_over_excited_power_factor_l3=f_ev_specified_over_excited_power_factor_l3, ev_specified_over_excited_discharge_power=RationalNumber(exponent=a7 - 128, value=(~a8 if sa8 else a8)), ev_specified_over_excited_discharge_power_l2=f_ev_specified_over_excited_discharge_power_l2, ev_specified_over_excited_discharge_power_l3=f_ev_specified_over_excited_discharge_power_l3, ev_specified_under_excited_power_factor=RationalNumber(exponent=a13 - 128, value=(~a14 if sa14 else a14)), ev_specified_under_excited_power_factor_l2=f_ev_specified_under_excited_power_factor_l2, ev_specified_under_excited_power_factor_l3=f_ev_specified_under_excited_power_factor_l3, ev_specified_under_excited_discharge_power=RationalNumber(exponent=a19 - 128, value=(~a20 if sa20 else a20)), ev_specified_under_excited_discharge_power_l2=f_ev_specified_under_excited_discharge_power_l2, ev_specified_under_excited_discharge_power_l3=f_ev_specified_under_excited_discharge_power_l3), p


def e_EVExcitationLimits(x, m):
    o1 = m.ev_specified_over_excited_power_factor
    o2 = o1.exponent
    if not -128 <= o2 <= 127: raise Mismatch
    o3 = o1.value
    x = x << 14 | (o2 + 128) << 3
    if 0 <= o3 < 128: x = x << 9 | (o3)
    elif 127 < o3 < 16384: x = x << 17 | ((o3 & 127 | 128) << 8 | o3 >> 7)
    else: x = put_signed(x, o3, -32768, 32767)
    x = x << 2
    w = 2; b = 1
    o4 = m.ev_specified_over_excited_power_factor_l2
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
    o7 = m.ev_specified_over_excited_power_factor_l3
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
    o10 = m.ev_specified_over_excited_discharge_power
    o11 = o10.exponent
    if not -128 <= o11 <= 127: raise Mismatch
    o12 = o10.value
    x = x << 13 | (o11 + 128) << 3
    if 0 <= o12 < 128: x = x << 9 | (o12)
    elif 127 < o12 < 16384: x = x << 17 | ((o12 & 127 | 128) << 8 | o12 >> 7)
    else: x = put_signed(x, o12, -32768, 32767)
    x = x << 2
    w = 2; b = 4
    o13 = m.ev_specified_over_excited_discharge_power_l2
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
    o16 = m.ev_specified_over_excited_discharge_power_l3
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
    o19 = m.ev_specified_under_excited_power_factor
    o20 = o19.exponent
    if not -128 <= o20 <= 127: raise Mismatch
    o21 = o19.value
    x = x << 13 | (o20 + 128) << 3
    if 0 <= o21 < 128: x = x << 9 | (o21)
    elif 127 < o21 < 16384: x = x << 17 | ((o21 & 127 | 128) << 8 | o21 >> 7)
    else: x = put_signed(x, o21, -32768, 32767)
    x = x << 2
    w = 2; b = 7
    o22 = m.ev_specified_under_excited_power_factor_l2
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
    o25 = m.ev_specified_under_excited_power_factor_l3
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
    o28 = m.ev_specified_under_excited_discharge_power
    o29 = o28.exponent
    if not -128 <= o29 <= 127: raise Mismatch
    o30 = o28.value
    x = x << 13 | (o29 + 128) << 3
    if 0 <= o30 < 128: x = x << 9 | (o30)
    elif 127 < o30 < 16384: x = x << 17 | ((o30 & 127 | 128) << 8 | o30 >> 7)
    else: x = put_signed(x, o30, -32768, 32767)
    x = x << 2
    w = 2; b = 10
    o31 = m.ev_specified_under_excited_discharge_power_l2
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
    o34 = m.ev_specified_under_excited_discharge_power_l3
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


def d_EVInverterDetails(v, p):
    p -= 2
    if v >> p & 0x3: raise Mismatch
    a1, p = text(v, p, 32)
    p -= 3
    x = v >> p & 0x7
    if x & 0x4: raise Mismatch
    k = x & 0x3
    k += 1
    f_ev_inverter_hw_version = None
    if k < 2:
        p -= 1
        if v >> p & 0x1: raise Mismatch
        a2, p = text(v, p, 32)
        p -= 2
        if v >> p & 0x3: raise Mismatch
        f_ev_inverter_hw_version = a2
        k = 2
    if k != 2: raise Mismatch
    p -= 1
    if v >> p & 0x1: raise Mismatch
    a3, p = text(v, p, 32)
    p -= 3
    if v >> p & 0x7: raise Mismatch
    a4, p = text(v, p, 32)
    p -= 3
    if v >> p & 0x7: raise Mismatch
    a5, p = text(v, p, 32)
    p -= 2
    if v >> p & 0x3: raise Mismatch
    return EVInverterDetails(ev_inverter_sw_version=a1, ev_inverter_hw_version=f_ev_inverter_hw_version, ev_inverter_manufacturer=a3, ev_inverter_model=a4, ev_inverter_serial_number=a5), p


def e_EVInverterDetails(x, m):
    x = put_text(x << 2, m.ev_inverter_sw_version, 0, 32)
    x = x << 1
    w = 2; b = 1
    o1 = m.ev_inverter_hw_version
    if o1 is not None:
        x = x << w | 1 - b
        x = put_text(x << 1, o1, 0, 32)
        x = x << 1
        w = 1; b = 2
    x = x << w | 2 - b
    x = put_text(x << 1, m.ev_inverter_manufacturer, 0, 32)
    x = put_text(x << 3, m.ev_inverter_model, 0, 32)
    x = put_text(x << 3, m.ev_inverter_serial_number, 0, 32)
    return x << 2


def d_DERControlCPDRes(v, p):
    p -= 1
    if v >> p & 0x1: raise Mismatch
    c1, p = d_VoltageTrip(v, p)
    p -= 1
    if v >> p & 0x1: raise Mismatch
    c2, p = d_FrequencyTrip(v, p)
    p -= 1
    if v >> p & 0x1: raise Mismatch
    c3, p = d_EnterServiceCPDRes(v, p)
    p -= 1
    if v >> p & 0x1: raise Mismatch
    c4, p = d_ReactivePowerSupportCPDRes(v, p)
    p -= 1
    if v >> p & 0x1: raise Mismatch
    c5, p = d_ActivePowerSupportCPDRes(v, p)
    p -= 1
    if v >> p & 0x1: raise Mismatch
    return DERControlCPDRes(voltage_trip=c1, frequency_trip=c2, enter_service_cpd_res=c3, reactive_power_support_cpd_res=c4, active_power_support_cpd_res=c5), p


def e_DERControlCPDRes(x, m):
    x = e_VoltageTrip(x << 1, m.voltage_trip)
    x = e_FrequencyTrip(x << 1, m.frequency_trip)
    x = e_EnterServiceCPDRes(x << 1, m.enter_service_cpd_res)
    x = e_ReactivePowerSupportCPDRes(x << 1, m.reactive_power_support_cpd_res)
    x = e_ActivePowerSupportCPDRes(x << 1, m.active_power_support_cpd_res)
    return x << 1


def d_EVSEReactivePowerLimits(v, p):
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
    f_evse_maximum_var_absorption_during_charging_l2 = None
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
        f_evse_maximum_var_absorption_during_charging_l2 = RationalNumber(exponent=a3 - 128, value=(~a4 if sa4 else a4))
        k += 2
    f_evse_maximum_var_absorption_during_charging_l3 = None
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
        f_evse_maximum_var_absorption_during_charging_l3 = RationalNumber(exponent=a5 - 128, value=(~a6 if sa6 else a6))
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
    f_evse_maximum_var_injection_during_charging_l2 = None
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
        f_evse_maximum_var_injection_during_charging_l2 = RationalNumber(exponent=a9 - 128, value=(~a10 if sa10 else a10))
        k += 5
    f_evse_maximum_var_injection_during_charging_l3 = None
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
        f_evse_maximum_var_injection_during_charging_l3 = RationalNumber(exponent=a11 - 128, value=(~a12 if sa12 else a12))
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
    f_evse_maximum_var_absorption_during_discharging_l2 = None
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
        f_evse_maximum_var_absorption_during_discharging_l2 = RationalNumber(exponent=a15 - 128, value=(~a16 if sa16 else a16))
        k += 8
    f_evse_maximum_var_absorption_during_discharging_l3 = None
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
        f_evse_maximum_var_absorption_during_discharging_l3 = RationalNumber(exponent=a17 - 128, value=(~a18 if sa18 else a18))
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
    f_evse_maximum_var_injection_during_discharging_l2 = None
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
        f_evse_maximum_var_injection_during_discharging_l2 = RationalNumber(exponent=a21 - 128, value=(~a22 if sa22 else a22))
        k += 11
    f_evse_maximum_var_injection_during_discharging_l3 = None
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
        f_evse_maximum_var_injection_during_discharging_l3 = RationalNumber(exponent=a23 - 128, value=(~a24 if sa24 else a24))
        k = 12
    if k != 12: raise Mismatch
    return EVSEReactivePowerLimits(evse_maximum_var_absorption_during_charging=RationalNumber(exponent=a1 - 128, value=(~a2 if sa2 else a2)), evse_maximum_var_absorption_during_charging_l2=f_evse_maximum_var_absorption_during_charging_l2, evse_maximum_var_absorption_during_charging_l3=f_evse_maximum_var_absorption_during_charging_l3, evse_maximum_var_injection_during_charging=RationalNumber(exponent=a7 - 128, value=(~a8 if sa8 else a8)), evse_maximum_var_injection_during_charging_l2=f_evse_maximum_var_injection_during_charging_l2, evse_maximum_var_injection_during_charging_l3=f_evse_maximum_var_injection_during_charging_l3, evse_maximum_var_absorption_during_discharging=RationalNumber(exponent=a13 - 128, value=(~a14 if sa14 else a14)), evse_maximum_var_absorption_during_discharging_l2=f_evse_maximum_var_absorption_during_discharging_l2, evse_maximum_var_absorption_during_discharging_l3=f_evse_maximum_var_absorption_during_discharging_l3, evse_maximum_var_injection_during_discharging=RationalNumber(exponent=a19 - 128, value=(~a20 if sa20 else a20)), evse_maximum_var_injection_during_discharging_l2=f_evse_maximum_var_injection_during_discharging_l2, evse_maximum_var_injection_during_discharging_l3=f_evse_maximum_var_injection_during_discharging_l3), p


def e_EVSEReactivePowerLimits(x, m):
    o1 = m.evse_maximum_var_absorption_during_charging
    o2 = o1.exponent
    if not -128 <= o2 <= 127: raise Mismatch
    o3 = o1.value
    x = x << 14 | (o2 + 128) << 3
    if 0 <= o3 < 128: x = x << 9 | (o3)
    elif 127 < o3 < 16384: x = x << 17 | ((o3 & 127 | 128) << 8 | o3 >> 7)
    else: x = put_signed(x, o3, -32768, 32767)
    x = x << 2
    w = 2; b = 1
    o4 = m.evse_maximum_var_absorption_during_charging_l2
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
    o7 = m.evse_maximum_var_absorption_during_charging_l3
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
    o10 = m.evse_maximum_var_injection_during_charging
    o11 = o10.exponent
    if not -128 <= o11 <= 127: raise Mismatch
    o12 = o10.value
    x = x << 13 | (o11 + 128) << 3
    if 0 <= o12 < 128: x = x << 9 | (o12)
    elif 127 < o12 < 16384: x = x << 17 | ((o12 & 127 | 128) << 8 | o12 >> 7)
    else: x = put_signed(x, o12, -32768, 32767)
    x = x << 2
    w = 2; b = 4
    o13 = m.evse_maximum_var_injection_during_charging_l2
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
    o16 = m.evse_maximum_var_injection_during_charging_l3
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
    o19 = m.evse_maximum_var_absorption_during_discharging
    o20 = o19.exponent
    if not -128 <= o20 <= 127: raise Mismatch
    o21 = o19.value
    x = x << 13 | (o20 + 128) << 3
    if 0 <= o21 < 128: x = x << 9 | (o21)
    elif 127 < o21 < 16384: x = x << 17 | ((o21 & 127 | 128) << 8 | o21 >> 7)
    else: x = put_signed(x, o21, -32768, 32767)
    x = x << 2
    w = 2; b = 7
    o22 = m.evse_maximum_var_absorption_during_discharging_l2
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
    o25 = m.evse_maximum_var_absorption_during_discharging_l3
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
    o28 = m.evse_maximum_var_injection_during_discharging
    o29 = o28.exponent
    if not -128 <= o29 <= 127: raise Mismatch
    o30 = o28.value
    x = x << 13 | (o29 + 128) << 3
    if 0 <= o30 < 128: x = x << 9 | (o30)
    elif 127 < o30 < 16384: x = x << 17 | ((o30 & 127 | 128) << 8 | o30 >> 7)
    else: x = put_signed(x, o30, -32768, 32767)
    x = x << 2
    w = 2; b = 10
    o31 = m.evse_maximum_var_injection_during_discharging_l2
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
    o34 = m.evse_maximum_var_injection_during_discharging_l3
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


def d_GridLimits(v, p):
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
    p -= 4
    x = v >> p & 0xf
    if x & 0xc: raise Mismatch
    k = x & 0x3
    k += 3
    f_grid_min_frequency = None
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
        f_grid_min_frequency = RationalNumber(exponent=a7 - 128, value=(~a8 if sa8 else a8))
        k += 4
    f_grid_max_frequency = None
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
        f_grid_max_frequency = RationalNumber(exponent=a9 - 128, value=(~a10 if sa10 else a10))
        k = 5
    if k != 5: raise Mismatch
    p -= 22
    x = v >> p & 0x3fffff
    if x & 0x300e00: raise Mismatch
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
    p -= 3
    if v >> p & 0x7: raise Mismatch
    return GridLimits(grid_nominal_frequency=RationalNumber(exponent=a1 - 128, value=(~a2 if sa2 else a2)), grid_nominal_voltage=RationalNumber(exponent=a3 - 128, value=(~a4 if sa4 else a4)), grid_nominal_voltage_offset=RationalNumber(exponent=a5 - 128, value=(~a6 if sa6 else a6)), grid_min_frequency=f_grid_min_frequency, grid_max_frequency=f_grid_max_frequency, grid_maximum_voltage=RationalNumber(exponent=a11 - 128, value=(~a12 if sa12 else a12)), grid_minimum_voltage=RationalNumber(exponent=a13 - 128, value=(~a14 if sa14 else a14))), p


def e_GridLimits(x, m):
    o1 = m.grid_nominal_frequency
    o2 = o1.exponent
    if not -128 <= o2 <= 127: raise Mismatch
    o3 = o1.value
    x = x << 14 | (o2 + 128) << 3
    if 0 <= o3 < 128: x = x << 9 | (o3)
    elif 127 < o3 < 16384: x = x << 17 | ((o3 & 127 | 128) << 8 | o3 >> 7)
    else: x = put_signed(x, o3, -32768, 32767)
    o4 = m.grid_nominal_voltage
    o5 = o4.exponent
    if not -128 <= o5 <= 127: raise Mismatch
    o6 = o4.value
    x = x << 16 | (o5 + 128) << 3
    if 0 <= o6 < 128: x = x << 9 | (o6)
    elif 127 < o6 < 16384: x = x << 17 | ((o6 & 127 | 128) << 8 | o6 >> 7)
    else: x = put_signed(x, o6, -32768, 32767)
    o7 = m.grid_nominal_voltage_offset
    o8 = o7.exponent
    if not -128 <= o8 <= 127: raise Mismatch
    o9 = o7.value
    x = x << 16 | (o8 + 128) << 3
    if 0 <= o9 < 128: x = x << 9 | (o9)
    elif 127 < o9 < 16384: x = x << 17 | ((o9 & 127 | 128) << 8 | o9 >> 7)
    else: x = put_signed(x, o9, -32768, 32767)
    x = x << 2
    w = 2; b = 3
    o10 = m.grid_min_frequency
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
    o13 = m.grid_max_frequency
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
    o16 = m.grid_maximum_voltage
    o17 = o16.exponent
    if not -128 <= o17 <= 127: raise Mismatch
    o18 = o16.value
    x = x << 13 | (o17 + 128) << 3
    if 0 <= o18 < 128: x = x << 9 | (o18)
    elif 127 < o18 < 16384: x = x << 17 | ((o18 & 127 | 128) << 8 | o18 >> 7)
    else: x = put_signed(x, o18, -32768, 32767)
    o19 = m.grid_minimum_voltage
    o20 = o19.exponent
    if not -128 <= o20 <= 127: raise Mismatch
    o21 = o19.value
    x = x << 16 | (o20 + 128) << 3
    if 0 <= o21 < 128: x = x << 9 | (o21)
    elif 127 < o21 < 16384: x = x << 17 | ((o21 & 127 | 128) << 8 | o21 >> 7)
    else: x = put_signed(x, o21, -32768, 32767)
    return x << 3


def d_EVApparentPower(v, p):
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
    f_ev_maximum_apparent_power_during_charging_and_var_absorption_l2 = None
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
        f_ev_maximum_apparent_power_during_charging_and_var_absorption_l2 = RationalNumber(exponent=a3 - 128, value=(~a4 if sa4 else a4))
        k += 2
    f_ev_maximum_apparent_power_during_charging_and_var_absorption_l3 = None
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
        f_ev_maximum_apparent_power_during_charging_and_var_absorption_l3 = RationalNumber(exponent=a5 - 128, value=(~a6 if sa6 else a6))
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
    f_ev_maximum_apparent_power_during_charging_and_var_injection_l2 = None
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
        f_ev_maximum_apparent_power_during_charging_and_var_injection_l2 = RationalNumber(exponent=a9 - 128, value=(~a10 if sa10 else a10))
        k += 5
    f_ev_maximum_apparent_power_during_charging_and_var_injection_l3 = None
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
        f_ev_maximum_apparent_power_during_charging_and_var_injection_l3 = RationalNumber(exponent=a11 - 128, value=(~a12 if sa12 else a12))
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
    f_ev_maximum_apparent_power_during_discharging_and_var_absorption_l2 = None
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
        f_ev_maximum_apparent_power_during_discharging_and_var_absorption_l2 = RationalNumber(exponent=a15 - 128, value=(~a16 if sa16 else a16))
        k += 8
    f_ev_maximum_apparent_power_during_discharging_and_var_absorption_l3 = None
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
        f_ev_maximum_apparent_power_during_discharging_and_var_absorption_l3 = RationalNumber(exponent=a17 - 128, value=(~a18 if sa18 else a18))
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
    f_ev_maximum_apparent_power_during_discharging_and_var_injection_l2 = None
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
        f_ev_maximum_apparent_power_during_discharging_and_var_injection_l2 = RationalNumber(exponent=a21 - 128, value=(~a22 if sa22 else a22))
        k += 11
    f_ev_maximum_apparent_power_during_discharging_and_var_injection_l3 = None
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
        f_ev_maximum_apparent_power_during_discharging_and_var_injection_l3 = RationalNumber(exponent=a23 - 128, value=(~a24 if sa24 else a24))
        k = 12
    if k != 12: raise Mismatch
    return EVApparentPower(ev_maximum_apparent_power_during_charging_and_var_absorption=RationalNumber(exponent=a1 - 128, value=(~a2 if sa2 else a2)), ev_maximum_apparent_power_during_charging_and_var_absorption_l2=f_ev_maximum_apparent_power_during_charging_and_var_absorption_l2, ev_maximum_apparent_power_during_charging_and_var_absorption_l3=f_ev_maximum_apparent_power_during_charging_and_var_absorption_l3, ev_maximum_apparent_power_during_charging_and_var_injection=RationalNumber(exponent=a7 - 128, value=(~a8 if sa8 else a8)), ev_maximum_apparent_power_during_charging_and_var_injection_l2=f_ev_maximum_apparent_power_during_charging_and_var_injection_l2, ev_maximum_apparent_power_during_charging_and_var_injection_l3=f_ev_maximum_apparent_power_during_charging_and_var_injection_l3, ev_maximum_apparent_power_during_discharging_and_var_absorption=RationalNumber(exponent=a13 - 128, value=(~a14 if sa14 else a14)), ev_maximum_apparent_power_during_discharging_and_var_absorption_l2=f_ev_maximum_apparent_power_during_discharging_and_var_absorption_l2, ev_maximum_apparent_power_during_discharging_and_var_absorption_l3=f_ev_maximum_apparent_power_during_discharging_and_var_absorption_l3, ev_maximum_apparent_power_during_discharging_and_var_injection=RationalNumber(exponent=a19 - 128, value=(~a20 if sa20 else a20)), ev_maximum_apparent_power_during_discharging_and_var_injection_l2=f_ev_maximum_apparent_power_during_discharging_and_var_injection_l2, ev_maximum_apparent_power_during_discharging_and_var_injection_l3=f_ev_maximum_apparent_power_during_discharging_and_var_injection_l3), p


def e_EVApparentPower(x, m):
    o1 = m.ev_maximum_apparent_power_during_charging_and_var_absorption
    o2 = o1.exponent
    if not -128 <= o2 <= 127: raise Mismatch
    o3 = o1.value
    x = x << 14 | (o2 + 128) << 3
    if 0 <= o3 < 128: x = x << 9 | (o3)
    elif 127 < o3 < 16384: x = x << 17 | ((o3 & 127 | 128) << 8 | o3 >> 7)
    else: x = put_signed(x, o3, -32768, 32767)
    x = x << 2
    w = 2; b = 1
    o4 = m.ev_maximum_apparent_power_during_charging_and_var_absorption_l2
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
    o7 = m.ev_maximum_apparent_power_during_charging_and_var_absorption_l3
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
    o10 = m.ev_maximum_apparent_power_during_charging_and_var_injection
    o11 = o10.exponent
    if not -128 <= o11 <= 127: raise Mismatch
    o12 = o10.value
    x = x << 13 | (o11 + 128) << 3
    if 0 <= o12 < 128: x = x << 9 | (o12)
    elif 127 < o12 < 16384: x = x << 17 | ((o12 & 127 | 128) << 8 | o12 >> 7)
    else: x = put_signed(x, o12, -32768, 32767)
    x = x << 2
    w = 2; b = 4
    o13 = m.ev_maximum_apparent_power_during_charging_and_var_injection_l2
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
    o16 = m.ev_maximum_apparent_power_during_charging_and_var_injection_l3
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
    o19 = m.ev_maximum_apparent_power_during_discharging_and_var_absorption
    o20 = o19.exponent
    if not -128 <= o20 <= 127: raise Mismatch
    o21 = o19.value
    x = x << 13 | (o20 + 128) << 3
    if 0 <= o21 < 128: x = x << 9 | (o21)
    elif 127 < o21 < 16384: x = x << 17 | ((o21 & 127 | 128) << 8 | o21 >> 7)
    else: x = put_signed(x, o21, -32768, 32767)
    x = x << 2
    w = 2; b = 7
    o22 = m.ev_maximum_apparent_power_during_discharging_and_var_absorption_l2
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
    o25 = m.ev_maximum_apparent_power_during_discharging_and_var_absorption_l3
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
    o28 = m.ev_maximum_apparent_power_during_discharging_and_var_injection
    o29 = o28.exponent
    if not -128 <= o29 <= 127: raise Mismatch
    o30 = o28.value
    x = x << 13 | (o29 + 128) << 3
    if 0 <= o30 < 128: x = x << 9 | (o30)
    elif 127 < o30 < 16384: x = x << 17 | ((o30 & 127 | 128) << 8 | o30 >> 7)
    else: x = put_signed(x, o30, -32768, 32767)
    x = x << 2
    w = 2; b = 10
    o31 = m.ev_maximum_apparent_power_during_discharging_and_var_injection_l2
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
    o34 = m.ev_maximum_apparent_power_during_discharging_and_var_injection_l3
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


def d_EVReactivePower(v, p):
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
    f_ev_maximum_var_absorption_during_charging_l2 = None
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
        f_ev_maximum_var_absorption_during_charging_l2 = RationalNumber(exponent=a3 - 128, value=(~a4 if sa4 else a4))
        k += 2
    f_ev_maximum_var_absorption_during_charging_l3 = None
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
        f_ev_maximum_var_absorption_during_charging_l3 = RationalNumber(exponent=a5 - 128, value=(~a6 if sa6 else a6))
        k += 3
    f_ev_minimum_var_absorption_during_charging = None
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
        f_ev_minimum_var_absorption_during_charging = RationalNumber(exponent=a7 - 128, value=(~a8 if sa8 else a8))
        k += 4
    f_ev_minimum_var_absorption_during_charging_l2 = None
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
        f_ev_minimum_var_absorption_during_charging_l2 = RationalNumber(exponent=a9 - 128, value=(~a10 if sa10 else a10))
        k += 5
    f_ev_minimum_var_absorption_during_charging_l3 = None
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
        f_ev_minimum_var_absorption_during_charging_l3 = RationalNumber(exponent=a11 - 128, value=(~a12 if sa12 else a12))
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
    f_ev_maximum_var_injection_during_charging_l2 = None
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
        f_ev_maximum_var_injection_during_charging_l2 = RationalNumber(exponent=a15 - 128, value=(~a16 if sa16 else a16))
        k += 8
    f_ev_maximum_var_injection_during_charging_l3 = None
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
        f_ev_maximum_var_injection_during_charging_l3 = RationalNumber(exponent=a17 - 128, value=(~a18 if sa18 else a18))
        k += 9
    f_ev_minimum_var_injection_during_charging = None
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
        f_ev_minimum_var_injection_during_charging = RationalNumber(exponent=a19 - 128, value=(~a20 if sa20 else a20))
        k += 10
    f_ev_minimum_var_injection_during_charging_l2 = None
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
        f_ev_minimum_var_injection_during_charging_l2 = RationalNumber(exponent=a21 - 128, value=(~a22 if sa22 else a22))
        k += 11
    f_ev_minimum_var_injection_during_charging_l3 = None
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
        f_ev_minimum_var_injection_during_charging_l3 = RationalNumber(exponent=a23 - 128, value=(~a24 if sa24 else a24))
        k = 12
    if k != 12: raise Mismatch
    p -= 22
    x = v >> p & 0x3fffff
    if x & 0x300e00: raise Mismatch
    a25 = x >> 12 & 0xff
    sa26 = x >> 8 & 0x1
    a26 = x & 0xff
    if a26 > 127: a26, p = more(v, p, a26, 32767)
    p -= 5
    x = v >> p & 0x1f
    if x & 0x18: raise Mismatch
    k = x & 0x7
    k += 13
    f_ev_maximum_var_absorption_during_discharging_l2 = None
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
        f_ev_maximum_var_absorption_during_discharging_l2 = RationalNumber(exponent=a27 - 128, value=(~a28 if sa28 else a28))
        k += 14
    f_ev_maximum_var_absorption_during_discharging_l3 = None
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
        f_ev_maximum_var_absorption_during_discharging_l3 = RationalNumber(exponent=a29 - 128, value=(~a30 if sa30 else a30))
        k += 15
    f_ev_minimum_var_absorption_during_discharging = None
    if k < 16:
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
        f_ev_minimum_var_absorption_during_discharging = RationalNumber(exponent=a31 - 128, value=(~a32 if sa32 else a32))
        k += 16
    f_ev_minimum_var_absorption_during_discharging_l2 = None
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
        f_ev_minimum_var_absorption_during_discharging_l2 = RationalNumber(exponent=a33 - 128, value=(~a34 if sa34 else a34))
        k += 17
    f_ev_minimum_var_absorption_during_discharging_l3 = None
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
        f_ev_minimum_var_absorption_during_discharging_l3 = RationalNumber(exponent=a35 - 128, value=(~a36 if sa36 else a36))
        k = 18
    if k != 18: raise Mismatch
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
    k += 19
    f_ev_maximum_var_injection_during_discharging_l2 = None
    if k < 20:
        p -= 22
        x = v >> p & 0x3fffff
        if x & 0x300e00: raise Mismatch
        a39 = x >> 12 & 0xff
        sa40 = x >> 8 & 0x1
        a40 = x & 0xff
        if a40 > 127: a40, p = more(v, p, a40, 32767)
        p -= 5
        x = v >> p & 0x1f
        if x & 0x18: raise Mismatch
        k = x & 0x7
        f_ev_maximum_var_injection_during_discharging_l2 = RationalNumber(exponent=a39 - 128, value=(~a40 if sa40 else a40))
        k += 20
    f_ev_maximum_var_injection_during_discharging_l3 = None
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
        f_ev_maximum_var_injection_during_discharging_l3 = RationalNumber(exponent=a41 - 128, value=(~a42 if sa42 else a42))
        k += 21
    f_ev_minimum_var_injection_during_discharging = None
    if k < 22:
        p -= 22
        x = v >> p & 0x3fffff
        if x & 0x300e00: raise Mismatch
        a43 = x >> 12 & 0xff
        sa44 = x >> 8 & 0x1
        a44 = x & 0xff
        if a44 > 127: a44, p = more(v, p, a44, 32767)
        p -= 4
        x = v >> p & 0xf
        if x & 0xc: raise Mismatch
        k = x & 0x3
        f_ev_minimum_var_injection_during_discharging = RationalNumber(exponent=a43 - 128, value=(~a44 if sa44 else a44))
        k += 22
    f_ev_minimum_var_injection_during_discharging_l2 = None
    if k < 23:
        p -= 22
        x = v >> p & 0x3fffff
        if x & 0x300e00: raise Mismatch
        a45 = x >> 12 & 0xff
        sa46 = x >> 8 & 0x1
        a46 = x & 0xff
        if a46 > 127: a46, p = more(v, p, a46, 32767)
        p -= 4
        x = v >> p & 0xf
        if x & 0xc: raise Mismatch
        k = x & 0x3
        f_ev_minimum_var_injection_during_discharging_l2 = RationalNumber(exponent=a45 - 128, value=(~a46 if sa46 else a46))
        k += 23
    f_ev_minimum_var_injection_during_discharging_l3 = None
    if k < 24:
        p -= 22
        x = v >> p & 0x3fffff
        if x & 0x300e00: raise Mismatch
        a47 = x >> 12 & 0xff
        sa48 = x >> 8 & 0x1
        a48 = x & 0xff
        if a48 > 127: a48, p = more(v, p, a48, 32767)
        p -= 3
        if v >> p & 0x7: raise Mismatch
        f_ev_minimum_var_injection_during_discharging_l3 = RationalNumber(exponent=a47 - 128, value=(~a48 if sa48 else a48))
        k = 24
    if k != 24: raise Mismatch
    return EVReactivePower(ev_maximum_var_absorption_during_charging=RationalNumber(exponent=a1 - 128, value=(~a2 if sa2 else a2)), ev_maximum_var_absorption_during_charging_l2=f_ev_maximum_var_absorption_during_charging_l2, ev_maximum_var_absorption_during_charging_l3=f_ev_maximum_var_absorption_during_charging_l3, ev_minimum_var_absorption_during_charging=f_ev_minimum_var_absorption_during_charging, ev_minimum_var_absorption_during_charging_l2=f_ev_minimum_var_absorption_during_charging_l2, ev_minimum_var_absorption_during_charging_l3=f_ev_minimum_var_absorption_during_charging_l3, ev_maximum_var_injection_during_charging=RationalNumber(exponent=a13 - 128, value=(~a14 if sa14 else a14)), ev_maximum_var_injection_during_charging_l2=f_ev_maximum_var_injection_during_charging_l2, ev_maximum_var_injection_during_charging_l3=f_ev_maximum_var_injection_during_charging_l3, ev_minimum_var_injection_during_charging=f_ev_minimum_var_injection_during_charging, ev_minimum_var_injection_during_charging_l2=f_ev_minimum_var_injection_during_charging_l2, ev_minimum_var_injection_during_charging_l3=f_ev_minimum_var_injection_during_charging_l3, ev_maximum_var_absorption_during_discharging=RationalNumber(exponent=a25 - 128, value=(~a26 if sa26 else a26)), ev_maximum_var_absorption_during_discharging_l2=f_ev_maximum_var_absorption_during_discharging_l2, ev_maximum_var_absorption_during_discharging_l3=f_ev_maximum_var_absorption_during_discharging_l3, ev_minimum_var_absorption_during_discharging=f_ev_minimum_var_absorption_during_discharging, ev_minimum_var_absorption_during_discharging_l2=f_ev_minimum_var_absorption_during_discharging_l2, ev_minimum_var_absorption_during_discharging_l3=f_ev_minimum_var_absorption_during_discharging_l3, ev_maximum_var_injection_during_discharging=RationalNumber(exponent=a37 - 128, value=(~a38 if sa38 else a38)), ev_maximum_var_injection_during_discharging_l2=f_ev_maximum_var_injection_during_discharging_l2, ev_maximum_var_injection_during_discharging_l3=f_ev_maximum_var_injection_during_discharging_l3, ev_minimum_var_injection_during_discharging=f_ev_minimum_var_injection_during_discharging, ev_minimum_var_injection_during_discharging_l2=f_ev_minimum_var_injection_during_discharging_l2, ev_minimum_var_injection_during_discharging_l3=f_ev_minimum_var_injection_during_discharging_l3), p


def e_EVReactivePower(x, m):
    o1 = m.ev_maximum_var_absorption_during_charging
    o2 = o1.exponent
    if not -128 <= o2 <= 127: raise Mismatch
    o3 = o1.value
    x = x << 14 | (o2 + 128) << 3
    if 0 <= o3 < 128: x = x << 9 | (o3)
    elif 127 < o3 < 16384: x = x << 17 | ((o3 & 127 | 128) << 8 | o3 >> 7)
    else: x = put_signed(x, o3, -32768, 32767)
    x = x << 2
    w = 3; b = 1
    o4 = m.ev_maximum_var_absorption_during_charging_l2
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
    o7 = m.ev_maximum_var_absorption_during_charging_l3
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
    o10 = m.ev_minimum_var_absorption_during_charging
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
    o13 = m.ev_minimum_var_absorption_during_charging_l2
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
    o16 = m.ev_minimum_var_absorption_during_charging_l3
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
    o19 = m.ev_maximum_var_injection_during_charging
    o20 = o19.exponent
    if not -128 <= o20 <= 127: raise Mismatch
    o21 = o19.value
    x = x << 13 | (o20 + 128) << 3
    if 0 <= o21 < 128: x = x << 9 | (o21)
    elif 127 < o21 < 16384: x = x << 17 | ((o21 & 127 | 128) << 8 | o21 >> 7)
    else: x = put_signed(x, o21, -32768, 32767)
    x = x << 2
    w = 3; b = 7
    o22 = m.ev_maximum_var_injection_during_charging_l2
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
    o25 = m.ev_maximum_var_injection_during_charging_l3
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
    o28 = m.ev_minimum_var_injection_during_charging
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
    o31 = m.ev_minimum_var_injection_during_charging_l2
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
    o34 = m.ev_minimum_var_injection_during_charging_l3
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
    o37 = m.ev_maximum_var_absorption_during_discharging
    o38 = o37.exponent
    if not -128 <= o38 <= 127: raise Mismatch
    o39 = o37.value
    x = x << 13 | (o38 + 128) << 3
    if 0 <= o39 < 128: x = x << 9 | (o39)
    elif 127 < o39 < 16384: x = x << 17 | ((o39 & 127 | 128) << 8 | o39 >> 7)
    else: x = put_signed(x, o39, -32768, 32767)
    x = x << 2
    w = 3; b = 13
    o40 = m.ev_maximum_var_absorption_during_discharging_l2
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
    o43 = m.ev_maximum_var_absorption_during_discharging_l3
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
    o46 = m.ev_minimum_var_absorption_during_discharging
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
        w = 2; b = 16
    o49 = m.ev_minimum_var_absorption_during_discharging_l2
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
    o52 = m.ev_minimum_var_absorption_during_discharging_l3
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
    o55 = m.ev_maximum_var_injection_during_discharging
    o56 = o55.exponent
    if not -128 <= o56 <= 127: raise Mismatch
    o57 = o55.value
    x = x << 13 | (o56 + 128) << 3
    if 0 <= o57 < 128: x = x << 9 | (o57)
    elif 127 < o57 < 16384: x = x << 17 | ((o57 & 127 | 128) << 8 | o57 >> 7)
    else: x = put_signed(x, o57, -32768, 32767)
    x = x << 2
    w = 3; b = 19
    o58 = m.ev_maximum_var_injection_during_discharging_l2
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
        w = 3; b = 20
    o61 = m.ev_maximum_var_injection_during_discharging_l3
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
    o64 = m.ev_minimum_var_injection_during_discharging
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
        w = 2; b = 22
    o67 = m.ev_minimum_var_injection_during_discharging_l2
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
        w = 2; b = 23
    o70 = m.ev_minimum_var_injection_during_discharging_l3
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
        w = 1; b = 24
    x = x << w | 24 - b
    return x


def d_EVExcitation(v, p):
    p -= 3
    k = v >> p & 0x7
    f_ev_specified_over_excited_power_factor = None
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
        f_ev_specified_over_excited_power_factor = RationalNumber(exponent=a1 - 128, value=(~a2 if sa2 else a2))
        k += 1
    f_ev_specified_over_excited_power_factor_l2 = None
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
        f_ev_specified_over_excited_power_factor_l2 = RationalNumber(exponent=a3 - 128, value=(~a4 if sa4 else a4))
        k += 2
    f_ev_specified_over_excited_power_factor_l3 = None
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
        f_ev_specified_over_excited_power_factor_l3 = RationalNumber(exponent=a5 - 128, value=(~a6 if sa6 else a6))
        k = 3
    if k != 3: raise Mismatch
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
    k += 4
    f_ev_specified_over_excited_discharge_power_l2 = None
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
        f_ev_specified_over_excited_discharge_power_l2 = RationalNumber(exponent=a9 - 128, value=(~a10 if sa10 else a10))
        k += 5
    f_ev_specified_over_excited_discharge_power_l3 = None
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
        f_ev_specified_over_excited_discharge_power_l3 = RationalNumber(exponent=a11 - 128, value=(~a12 if sa12 else a12))
        k += 6
    f_ev_specified_under_excited_power_factor = None
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
        f_ev_specified_under_excited_power_factor = RationalNumber(exponent=a13 - 128, value=(~a14 if sa14 else a14))
        k += 7
    f_ev_specified_under_excited_power_factor_l2 = None
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
        f_ev_specified_under_excited_power_factor_l2 = RationalNumber(exponent=a15 - 128, value=(~a16 if sa16 else a16))
        k += 8
    f_ev_specified_under_excited_power_factor_l3 = None
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
        f_ev_specified_under_excited_power_factor_l3 = RationalNumber(exponent=a17 - 128, value=(~a18 if sa18 else a18))
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
    f_ev_specified_under_excited_discharge_power_l2 = None
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
        f_ev_specified_under_excited_discharge_power_l2 = RationalNumber(exponent=a21 - 128, value=(~a22 if sa22 else a22))
        k += 11
    f_ev_specified_under_excited_discharge_power_l3 = None
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
        f_ev_specified_under_excited_discharge_power_l3 = RationalNumber(exponent=a23 - 128, value=(~a24 if sa24 else a24))
        k = 12
    if k != 12: raise Mismatch
    return EVExcitation(ev_specified_over_excited_power_factor=f_ev_specified_over_excited_power_factor, ev_specified_over_excited_power_factor_l2=f_ev_specified_over_excited_power_factor_l2, ev_specified_over_excited_power_factor_l3=f_ev_specified_over_excited_power_factor_l3, ev_specified_over_excited_discharge_power=RationalNumber(exponent=a7 - 128, value=(~a8 if sa8 else a8)), ev_specified_over_excited_discharge_power_l2=f_ev_specified_over_excited_discharge_power_l2, ev_specified_over_excited_discharge_power_l3=f_ev_specified_over_excited_discharge_power_l3, ev_specified_under_excited_power_factor=f_ev_specified_under_excited_power_factor, ev_specified_under_excited_power_factor_l2=f_ev_specified_under_excited_power_factor_l2, ev_specified_under_excited_power_factor_l3=f_ev_specified_under_excited_power_factor_l3, ev_specified_under_excited_discharge_power=RationalNumber(exponent=a19 - 128, value=(~a20 if sa20 else a20)), ev_specified_under_excited_discharge_power_l2=f_ev_specified_under_excited_discharge_power_l2, ev_specified_under_excited_discharge_power_l3=f_ev_specified_under_excited_discharge_power_l3), p


def e_EVExcitation(x, m):
    w = 3; b = 0
    o1 = m.ev_specified_over_excited_power_factor
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
    o4 = m.ev_specified_over_excited_power_factor_l2
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
    o7 = m.ev_specified_over_excited_power_factor_l3
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
    o10 = m.ev_specified_over_excited_discharge_power
    o11 = o10.exponent
    if not -128 <= o11 <= 127: raise Mismatch
    o12 = o10.value
    x = x << 13 | (o11 + 128) << 3
    if 0 <= o12 < 128: x = x << 9 | (o12)
    elif 127 < o12 < 16384: x = x << 17 | ((o12 & 127 | 128) << 8 | o12 >> 7)
    else: x = put_signed(x, o12, -32768, 32767)
    x = x << 2
    w = 3; b = 4
    o13 = m.ev_specified_over_excited_discharge_power_l2
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
    o16 = m.ev_specified_over_excited_discharge_power_l3
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
    o19 = m.ev_specified_under_excited_power_factor
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
    o22 = m.ev_specified_under_excited_power_factor_l2
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
    o25 = m.ev_specified_under_excited_power_factor_l3
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
    o28 = m.ev_specified_under_excited_discharge_power
    o29 = o28.exponent
    if not -128 <= o29 <= 127: raise Mismatch
    o30 = o28.value
    x = x << 13 | (o29 + 128) << 3
    if 0 <= o30 < 128: x = x << 9 | (o30)
    elif 127 < o30 < 16384: x = x << 17 | ((o30 & 127 | 128) << 8 | o30 >> 7)
    else: x = put_signed(x, o30, -32768, 32767)
    x = x << 2
    w = 2; b = 10
    o31 = m.ev_specified_under_excited_discharge_power_l2
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
    o34 = m.ev_specified_under_excited_discharge_power_l3
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


def d_DERControlCLRes(v, p):
    p -= 2
    k = v >> p & 0x3
    f_voltage_trip = None
    if k < 1:
        c1, p = d_VoltageTrip(v, p)
        f_voltage_trip = c1
        p -= 2
        k = v >> p & 0x3
        k += 1
    f_frequency_trip = None
    if k < 2:
        c2, p = d_FrequencyTrip(v, p)
        f_frequency_trip = c2
        p -= 1
        if v >> p & 0x1: raise Mismatch
        k = 2
    if k != 2: raise Mismatch
    c3, p = d_EnterServiceCLRes(v, p)
    p -= 2
    k = v >> p & 0x3
    k += 3
    f_reactive_power_support_cl_res = None
    if k < 4:
        c4, p = d_ReactivePowerSupportCLRes(v, p)
        f_reactive_power_support_cl_res = c4
        p -= 2
        k = v >> p & 0x3
        k += 4
    f_active_power_support_cl_res = None
    if k < 5:
        c5, p = d_ActivePowerSupportCLRes(v, p)
        f_active_power_support_cl_res = c5
        p -= 1
        if v >> p & 0x1: raise Mismatch
        k = 5
    if k != 5: raise Mismatch
    return DERControlCLRes(voltage_trip=f_voltage_trip, frequency_trip=f_frequency_trip, enter_service_cl_res=c3, reactive_power_support_cl_res=f_reactive_power_support_cl_res, active_power_support_cl_res=f_active_power_support_cl_res), p


def e_DERControlCLRes(x, m):
    w = 2; b = 0
    o1 = m.voltage_trip
    if o1 is not None:
        x = x << w | 0 - b
        x = e_VoltageTrip(x, o1)
        w = 2; b = 1
    o2 = m.frequency_trip
    if o2 is not None:
        x = x << w | 1 - b
        x = e_FrequencyTrip(x, o2)
        w = 1; b = 2
    x = x << w | 2 - b
    x = e_EnterServiceCLRes(x, m.enter_service_cl_res)
    w = 2; b = 3
    o3 = m.reactive_power_support_cl_res
    if o3 is not None:
        x = x << w | 3 - b
        x = e_ReactivePowerSupportCLRes(x, o3)
        w = 2; b = 4
    o4 = m.active_power_support_cl_res
    if o4 is not None:
        x = x << w | 4 - b
        x = e_ActivePowerSupportCLRes(x, o4)
        w = 1; b = 5
    x = x << w | 5 - b
    return x


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


def d_VoltageTrip(v, p):
    p -= 1
    if v >> p & 0x1: raise Mismatch
    c1, p = d_DERCurve(v, p)
    p -= 1
    if v >> p & 0x1: raise Mismatch
    c2, p = d_DERCurve(v, p)
    p -= 3
    k = v >> p & 0x7
    k += 2
    f_over_voltage_momentary_cessation_trip_curve = None
    if k < 3:
        c3, p = d_DERCurve(v, p)
        f_over_voltage_momentary_cessation_trip_curve = c3
        p -= 3
        k = v >> p & 0x7
        k += 3
    f_under_voltage_momentary_cessation_trip_curve = None
    if k < 4:
        c4, p = d_DERCurve(v, p)
        f_under_voltage_momentary_cessation_trip_curve = c4
        p -= 2
        k = v >> p & 0x3
        k += 4
    f_over_voltage_may_trip_curve = None
    if k < 5:
        c5, p = d_DERCurve(v, p)
        f_over_voltage_may_trip_curve = c5
        p -= 2
        k = v >> p & 0x3
        k += 5
    f_under_voltage_may_trip_curve = None
    if k < 6:
        c6, p = d_DERCurve(v, p)
        f_under_voltage_may_trip_curve = c6
        p -= 1
        if v >> p & 0x1: raise Mismatch
        k = 6
    if k != 6: raise Mismatch
    return VoltageTrip(over_voltage_must_trip_curve=c1, under_voltage_must_trip_curve=c2, over_voltage_momentary_cessation_trip_curve=f_over_voltage_momentary_cessation_trip_curve, under_voltage_momentary_cessation_trip_curve=f_under_voltage_momentary_cessation_trip_curve, over_voltage_may_trip_curve=f_over_voltage_may_trip_curve, under_voltage_may_trip_curve=f_under_voltage_may_trip_curve), p


def e_VoltageTrip(x, m):
    x = e_DERCurve(x << 1, m.over_voltage_must_trip_curve)
    x = e_DERCurve(x << 1, m.under_voltage_must_trip_curve)
    w = 3; b = 2
    o1 = m.over_voltage_momentary_cessation_trip_curve
    if o1 is not None:
        x = x << w | 2 - b
        x = e_DERCurve(x, o1)
        w = 3; b = 3
    o2 = m.under_voltage_momentary_cessation_trip_curve
    if o2 is not None:
        x = x << w | 3 - b
        x = e_DERCurve(x, o2)
        w = 2; b = 4
    o3 = m.over_voltage_may_trip_curve
    if o3 is not None:
        x = x << w | 4 - b
        x = e_DERCurve(x, o3)
        w = 2; b = 5
    o4 = m.under_voltage_may_trip_curve
    if o4 is not None:
        x = x << w | 5 - b
        x = e_DERCurve(x, o4)
        w = 1; b = 6
    x = x << w | 6 - b
    return x


def d_FrequencyTrip(v, p):
    p -= 1
    if v >> p & 0x1: raise Mismatch
    c1, p = d_DERCurve(v, p)
    p -= 1
    if v >> p & 0x1: raise Mismatch
    c2, p = d_DERCurve(v, p)
    p -= 2
    k = v >> p & 0x3
    k += 2
    f_over_frequency_may_trip_curve = None
    if k < 3:
        c3, p = d_DERCurve(v, p)
        f_over_frequency_may_trip_curve = c3
        p -= 2
        k = v >> p & 0x3
        k += 3
    f_under_frequency_may_trip_curve = None
    if k < 4:
        c4, p = d_DERCurve(v, p)
        f_under_frequency_may_trip_curve = c4
        p -= 1
        if v >> p & 0x1: raise Mismatch
        k = 4
    if k != 4: raise Mismatch
    return FrequencyTrip(over_frequency_must_trip_curve=c1, under_frequency_must_trip_curve=c2, over_frequency_may_trip_curve=f_over_frequency_may_trip_curve, under_frequency_may_trip_curve=f_under_frequency_may_trip_curve), p


def e_FrequencyTrip(x, m):
    x = e_DERCurve(x << 1, m.over_frequency_must_trip_curve)
    x = e_DERCurve(x << 1, m.under_frequency_must_trip_curve)
    w = 2; b = 2
    o1 = m.over_frequency_may_trip_curve
    if o1 is not None:
        x = x << w | 2 - b
        x = e_DERCurve(x, o1)
        w = 2; b = 3
    o2 = m.under_frequency_may_trip_curve
    if o2 is not None:
        x = x << w | 3 - b
        x = e_DERCurve(x, o2)
        w = 1; b = 4
    x = x << w | 4 - b
    return x


def d_EnterServiceCPDRes(v, p):
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
    p -= 5
    x = v >> p & 0x1f
    if x & 0x18: raise Mismatch
    k = x & 0x7
    k += 5
    f_enter_service_delay = None
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
        f_enter_service_delay = RationalNumber(exponent=a10 - 128, value=(~a11 if sa11 else a11))
        k += 6
    f_enter_service_randomized_delay = None
    if k < 7:
        p -= 22
        x = v >> p & 0x3fffff
        if x & 0x300e00: raise Mismatch
        a12 = x >> 12 & 0xff
        sa13 = x >> 8 & 0x1
        a13 = x & 0xff
        if a13 > 127: a13, p = more(v, p, a13, 32767)
        p -= 4
        x = v >> p & 0xf
        if x & 0xc: raise Mismatch
        k = x & 0x3
        f_enter_service_randomized_delay = RationalNumber(exponent=a12 - 128, value=(~a13 if sa13 else a13))
        k += 7
    f_enter_service_ramp_time = None
    if k < 8:
        p -= 22
        x = v >> p & 0x3fffff
        if x & 0x300e00: raise Mismatch
        a14 = x >> 12 & 0xff
        sa15 = x >> 8 & 0x1
        a15 = x & 0xff
        if a15 > 127: a15, p = more(v, p, a15, 32767)
        p -= 3
        if v >> p & 0x7: raise Mismatch
        f_enter_service_ramp_time = RationalNumber(exponent=a14 - 128, value=(~a15 if sa15 else a15))
        k = 8
    if k != 8: raise Mismatch
    return EnterServiceCPDRes(permit_service=a1 == 1, enter_service_voltage_high=RationalNumber(exponent=a2 - 128, value=(~a3 if sa3 else a3)), enter_service_voltage_low=RationalNumber(exponent=a4 - 128, value=(~a5 if sa5 else a5)), enter_service_frequency_high=RationalNumber(exponent=a6 - 128, value=(~a7 if sa7 else a7)), enter_service_frequency_low=RationalNumber(exponent=a8 - 128, value=(~a9 if sa9 else a9)), enter_service_delay=f_enter_service_delay, enter_service_randomized_delay=f_enter_service_randomized_delay, enter_service_ramp_time=f_enter_service_ramp_time), p


def e_EnterServiceCPDRes(x, m):
    o1 = m.enter_service_voltage_high
    o2 = o1.exponent
    if not -128 <= o2 <= 127: raise Mismatch
    o3 = o1.value
    x = x << 18 | (BOOLEAN[m.permit_service]) << 15 | (o2 + 128) << 3
    if 0 <= o3 < 128: x = x << 9 | (o3)
    elif 127 < o3 < 16384: x = x << 17 | ((o3 & 127 | 128) << 8 | o3 >> 7)
    else: x = put_signed(x, o3, -32768, 32767)
    o4 = m.enter_service_voltage_low
    o5 = o4.exponent
    if not -128 <= o5 <= 127: raise Mismatch
    o6 = o4.value
    x = x << 16 | (o5 + 128) << 3
    if 0 <= o6 < 128: x = x << 9 | (o6)
    elif 127 < o6 < 16384: x = x << 17 | ((o6 & 127 | 128) << 8 | o6 >> 7)
    else: x = put_signed(x, o6, -32768, 32767)
    o7 = m.enter_service_frequency_high
    o8 = o7.exponent
    if not -128 <= o8 <= 127: raise Mismatch
    o9 = o7.value
    x = x << 16 | (o8 + 128) << 3
    if 0 <= o9 < 128: x = x << 9 | (o9)
    elif 127 < o9 < 16384: x = x << 17 | ((o9 & 127 | 128) << 8 | o9 >> 7)
    else: x = put_signed(x, o9, -32768, 32767)
    o10 = m.enter_service_frequency_low
    o11 = o10.exponent
    if not -128 <= o11 <= 127: raise Mismatch
    o12 = o10.value
    x = x << 16 | (o11 + 128) << 3
    if 0 <= o12 < 128: x = x << 9 | (o12)
    elif 127 < o12 < 16384: x = x << 17 | ((o12 & 127 | 128) << 8 | o12 >> 7)
    else: x = put_signed(x, o12, -32768, 32767)
    x = x << 2
    w = 3; b = 5
    o13 = m.enter_service_delay
    if o13 is not None:
        x = x << w | 5 - b
        o14 = o13.exponent
        if not -128 <= o14 <= 127: raise Mismatch
        o15 = o13.value
        x = x << 13 | (o14 + 128) << 3
        if 0 <= o15 < 128: x = x << 9 | (o15)
        elif 127 < o15 < 16384: x = x << 17 | ((o15 & 127 | 128) << 8 | o15 >> 7)
        else: x = put_signed(x, o15, -32768, 32767)
        x = x << 2
        w = 2; b = 6
    o16 = m.enter_service_randomized_delay
    if o16 is not None:
        x = x << w | 6 - b
        o17 = o16.exponent
        if not -128 <= o17 <= 127: raise Mismatch
        o18 = o16.value
        x = x << 13 | (o17 + 128) << 3
        if 0 <= o18 < 128: x = x << 9 | (o18)
        elif 127 < o18 < 16384: x = x << 17 | ((o18 & 127 | 128) << 8 | o18 >> 7)
        else: x = put_signed(x, o18, -32768, 32767)
        x = x << 2
        w = 2; b = 7
    o19 = m.enter_service_ramp_time
    if o19 is not None:
        x = x << w | 7 - b
        o20 = o19.exponent
        if not -128 <= o20 <= 127: raise Mismatch
        o21 = o19.value
        x = x << 13 | (o20 + 128) << 3
        if 0 <= o21 < 128: x = x << 9 | (o21)
        elif 127 < o21 < 16384: x = x << 17 | ((o21 & 127 | 128) << 8 | o21 >> 7)
        else: x = put_signed(x, o21, -32768, 32767)
        x = x << 2
        w = 1; b = 8
    x = x << w | 8 - b
    return x


def d_ReactivePowerSupportCPDRes(v, p):
    p -= 1
    if v >> p & 0x1: raise Mismatch
    c1, p = d_ConstantPowerFactor(v, p)
    p -= 1
    if v >> p & 0x1: raise Mismatch
    c2, p = d_VoltVar(v, p)
    p -= 1
    if v >> p & 0x1: raise Mismatch
    c3, p = d_WattVar(v, p)
    p -= 1
    if v >> p & 0x1: raise Mismatch
    c4, p = d_ConstantVar(v, p)
    p -= 1
    if v >> p & 0x1: raise Mismatch
    return ReactivePowerSupportCPDRes(constant_power_factor=c1, volt_var=c2, watt_var=c3, constant_var=c4), p


def e_ReactivePowerSupportCPDRes(x, m):
    x = e_ConstantPowerFactor(x << 1, m.constant_power_factor)
    x = e_VoltVar(x << 1, m.volt_var)
    x = e_WattVar(x << 1, m.watt_var)
    x = e_ConstantVar(x << 1, m.constant_var)
    return x << 1


def d_ActivePowerSupportCPDRes(v, p):
    p -= 1
    if v >> p & 0x1: raise Mismatch
    c1, p = d_FrequencyDroop(v, p)
    p -= 1
    if v >> p & 0x1: raise Mismatch
    c2, p = d_VoltWatt(v, p)
    p -= 1
    if v >> p & 0x1: raise Mismatch
    c3, p = d_ConstantWatt(v, p)
    p -= 1
    if v >> p & 0x1: raise Mismatch
    c4, p = d_LimitMaxDischargePower(v, p)
    p -= 1
    if v >> p & 0x1: raise Mismatch
    return ActivePowerSupportCPDRes(frequency_droop=c1, volt_watt=c2, constant_watt=c3, limit_max_discharge_power=c4), p


def e_ActivePowerSupportCPDRes(x, m):
    x = e_FrequencyDroop(x << 1, m.frequency_droop)
    x = e_VoltWatt(x << 1, m.volt_watt)
    x = e_ConstantWatt(x << 1, m.constant_watt)
    x = e_LimitMaxDischargePower(x << 1, m.limit_max_discharge_power)
    return x << 1


def d_EnterServiceCLRes(v, p):
    p -= 8
    x = v >> p & 0xff
    if x & 0xd0: raise Mismatch
    a1 = x >> 5 & 0x1
    k = x & 0xf
    k += 1
    f_enter_service_voltage_high = None
    if k < 2:
        p -= 22
        x = v >> p & 0x3fffff
        if x & 0x300e00: raise Mismatch
        a2 = x >> 12 & 0xff
        sa3 = x >> 8 & 0x1
        a3 = x & 0xff
        if a3 > 127: a3, p = more(v, p, a3, 32767)
        p -= 5
        x = v >> p & 0x1f
        if x & 0x18: raise Mismatch
        k = x & 0x7
        f_enter_service_voltage_high = RationalNumber(exponent=a2 - 128, value=(~a3 if sa3 else a3))
        k += 2
    f_enter_service_voltage_low = None
    if k < 3:
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
        f_enter_service_voltage_low = RationalNumber(exponent=a4 - 128, value=(~a5 if sa5 else a5))
        k += 3
    f_enter_service_frequency_high = None
    if k < 4:
        p -= 22
        x = v >> p & 0x3fffff
        if x & 0x300e00: raise Mismatch
        a6 = x >> 12 & 0xff
        sa7 = x >> 8 & 0x1
        a7 = x & 0xff
        if a7 > 127: a7, p = more(v, p, a7, 32767)
        p -= 5
        x = v >> p & 0x1f
        if x & 0x18: raise Mismatch
        k = x & 0x7
        f_enter_service_frequency_high = RationalNumber(exponent=a6 - 128, value=(~a7 if sa7 else a7))
        k += 4
    f_enter_service_frequency_low = None
    if k < 5:
        p -= 22
        x = v >> p & 0x3fffff
        if x & 0x300e00: raise Mismatch
        a8 = x >> 12 & 0xff
        sa9 = x >> 8 & 0x1
        a9 = x & 0xff
        if a9 > 127: a9, p = more(v, p, a9, 32767)
        p -= 5
        x = v >> p & 0x1f
        if x & 0x18: raise Mismatch
        k = x & 0x7
        f_enter_service_frequency_low = RationalNumber(exponent=a8 - 128, value=(~a9 if sa9 else a9))
        k += 5
    f_enter_service_delay = None
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
        f_enter_service_delay = RationalNumber(exponent=a10 - 128, value=(~a11 if sa11 else a11))
        k += 6
    f_enter_service_randomized_delay = None
    if k < 7:
        p -= 22
        x = v >> p & 0x3fffff
        if x & 0x300e00: raise Mismatch
        a12 = x >> 12 & 0xff
        sa13 = x >> 8 & 0x1
        a13 = x & 0xff
        if a13 > 127: a13, p = more(v, p, a13, 32767)
        p -= 4
        x = v >> p & 0xf
        if x & 0xc: raise Mismatch
        k = x & 0x3
        f_enter_service_randomized_delay = RationalNumber(exponent=a12 - 128, value=(~a13 if sa13 else a13))
        k += 7
    f_enter_service_ramp_time = None
    if k < 8:
        p -= 22
        x = v >> p & 0x3fffff
        if x & 0x300e00: raise Mismatch
        a14 = x >> 12 & 0xff
        sa15 = x >> 8 & 0x1
        a15 = x & 0xff
        if a15 > 127: a15, p = more(v, p, a15, 32767)
        p -= 3
        if v >> p & 0x7: raise Mismatch
        f_enter_service_ramp_time = RationalNumber(exponent=a14 - 128, value=(~a15 if sa15 else a15))
        k = 8
    if k != 8: raise Mismatch
    return EnterServiceCLRes(permit_service=a1 == 1, enter_service_voltage_high=f_enter_service_voltage_high, enter_service_voltage_low=f_enter_service_voltage_low, enter_service_frequency_high=f_enter_service_frequency_high, enter_service_frequency_low=f_enter_service_frequency_low, enter_service_delay=f_enter_service_delay, enter_service_randomized_delay=f_enter_service_randomized_delay, enter_service_ramp_time=f_enter_service_ramp_time), p


def e_EnterServiceCLRes(x, m):
    x = x << 4 | (BOOLEAN[m.permit_service]) << 1
    w = 4; b = 1
    o1 = m.enter_service_voltage_high
    if o1 is not None:
        x = x << w | 1 - b
        o2 = o1.exponent
        if not -128 <= o2 <= 127: raise Mismatch
        o3 = o1.value
        x = x << 13 | (o2 + 128) << 3
        if 0 <= o3 < 128: x = x << 9 | (o3)
        elif 127 < o3 < 16384: x = x << 17 | ((o3 & 127 | 128) << 8 | o3 >> 7)
        else: x = put_signed(x, o3, -32768, 32767)
        x = x << 2
        w = 3; b = 2
    o4 = m.enter_service_voltage_low
    if o4 is not None:
        x = x << w | 2 - b
        o5 = o4.exponent
        if not -128 <= o5 <= 127: raise Mismatch
        o6 = o4.value
        x = x << 13 | (o5 + 128) << 3
        if 0 <= o6 < 128: x = x << 9 | (o6)
        elif 127 < o6 < 16384: x = x << 17 | ((o6 & 127 | 128) << 8 | o6 >> 7)
        else: x = put_signed(x, o6, -32768, 32767)
        x = x << 2
        w = 3; b = 3
    o7 = m.enter_service_frequency_high
    if o7 is not None:
        x = x << w | 3 - b
        o8 = o7.exponent
        if not -128 <= o8 <= 127: raise Mismatch
        o9 = o7.value
        x = x << 13 | (o8 + 128) << 3
        if 0 <= o9 < 128: x = x << 9 | (o9)
        elif 127 < o9 < 16384: x = x << 17 | ((o9 & 127 | 128) << 8 | o9 >> 7)
        else: x = put_signed(x, o9, -32768, 32767)
        x = x << 2
        w = 3; b = 4
    o10 = m.enter_service_frequency_low
    if o10 is not None:
        x = x << w | 4 - b
        o11 = o10.exponent
        if not -128 <= o11 <= 127: raise Mismatch
        o12 = o10.value
        x = x << 13 | (o11 + 128) << 3
        if 0 <= o12 < 128: x = x << 9 | (o12)
        elif 127 < o12 < 16384: x = x << 17 | ((o12 & 127 | 128) << 8 | o12 >> 7)
        else: x = put_signed(x, o12, -32768, 32767)
        x = x << 2
        w = 3; b = 5
    o13 = m.enter_service_delay
    if o13 is not None:
        x = x << w | 5 - b
        o14 = o13.exponent
        if not -128 <= o14 <= 127: raise Mismatch
        o15 = o13.value
        x = x << 13 | (o14 + 128) << 3
        if 0 <= o15 < 128: x = x << 9 | (o15)
        elif 127 < o15 < 16384: x = x << 17 | ((o15 & 127 | 128) << 8 | o15 >> 7)
        else: x = put_signed(x, o15, -32768, 32767)
        x = x << 2
        w = 2; b = 6
    o16 = m.enter_service_randomized_delay
    if o16 is not None:
        x = x << w | 6 - b
        o17 = o16.exponent
        if not -128 <= o17 <= 127: raise Mismatch
        o18 = o16.value
        x = x << 13 | (o17 + 128) << 3
        if 0 <= o18 < 128: x = x << 9 | (o18)
        elif 127 < o18 < 16384: x = x << 17 | ((o18 & 127 | 128) << 8 | o18 >> 7)
        else: x = put_signed(x, o18, -32768, 32767)
        x = x << 2
        w = 2; b = 7
    o19 = m.enter_service_ramp_time
    if o19 is not None:
        x = x << w | 7 - b
        o20 = o19.exponent
        if not -128 <= o20 <= 127: raise Mismatch
        o21 = o19.value
        x = x << 13 | (o20 + 128) << 3
        if 0 <= o21 < 128: x = x << 9 | (o21)
        elif 127 < o21 < 16384: x = x << 17 | ((o21 & 127 | 128) << 8 | o21 >> 7)
        else: x = put_signed(x, o21, -32768, 32767)
        x = x << 2
        w = 1; b = 8
    x = x << w | 8 - b
    return x


def d_ReactivePowerSupportCLRes(v, p):
    p -= 3
    k = v >> p & 0x7
    f_constant_power_factor = None
    if k < 1:
        c1, p = d_ConstantPowerFactor(v, p)
        f_constant_power_factor = c1
        p -= 3
        k = v >> p & 0x7
        k += 1
    f_volt_var = None
    if k < 2:
        c2, p = d_VoltVar(v, p)
        f_volt_var = c2
        p -= 2
        k = v >> p & 0x3
        k += 2
    f_watt_var = None
    if k < 3:
        c3, p = d_WattVar(v, p)
        f_watt_var = c3
        p -= 2
        k = v >> p & 0x3
        k += 3
    f_constant_var = None
    if k < 4:
        c4, p = d_ConstantVar(v, p)
        f_constant_var = c4
        p -= 1
        if v >> p & 0x1: raise Mismatch
        k = 4
    if k != 4: raise Mismatch
    return ReactivePowerSupportCLRes(constant_power_factor=f_constant_power_factor, volt_var=f_volt_var, watt_var=f_watt_var, constant_var=f_constant_var), p


def e_ReactivePowerSupportCLRes(x, m):
    w = 3; b = 0
    o1 = m.constant_power_factor
    if o1 is not None:
        x = x << w | 0 - b
        x = e_ConstantPowerFactor(x, o1)
        w = 3; b = 1
    o2 = m.volt_var
    if o2 is not None:
        x = x << w | 1 - b
        x = e_VoltVar(x, o2)
        w = 2; b = 2
    o3 = m.watt_var
    if o3 is not None:
        x = x << w | 2 - b
        x = e_WattVar(x, o3)
        w = 2; b = 3
    o4 = m.constant_var
    if o4 is not None:
        x = x << w | 3 - b
        x = e_ConstantVar(x, o4)
        w = 1; b = 4
    x = x << w | 4 - b
    return x


def d_ActivePowerSupportCLRes(v, p):
    p -= 3
    k = v >> p & 0x7
    f_frequency_droop = None
    if k < 1:
        c1, p = d_FrequencyDroop(v, p)
        f_frequency_droop = c1
        p -= 3
        k = v >> p & 0x7
        k += 1
    f_volt_watt = None
    if k < 2:
        c2, p = d_VoltWatt(v, p)
        f_volt_watt = c2
        p -= 2
        k = v >> p & 0x3
        k += 2
    f_constant_watt = None
    if k < 3:
        c3, p = d_ConstantWatt(v, p)
        f_constant_watt = c3
        p -= 2
        k = v >> p & 0x3
        k += 3
    f_limit_max_discharge_power = None
    if k < 4:
        c4, p = d_LimitMaxDischargePower(v, p)
        f_limit_max_discharge_power = c4
        p -= 1
        if v >> p & 0x1: raise Mismatch
        k = 4
    if k != 4: raise Mismatch
    return ActivePowerSupportCLRes(frequency_droop=f_frequency_droop, volt_watt=f_volt_watt, constant_watt=f_constant_watt, limit_max_discharge_power=f_limit_max_discharge_power), p


def e_ActivePowerSupportCLRes(x, m):
    w = 3; b = 0
    o1 = m.frequency_droop
    if o1 is not None:
        x = x << w | 0 - b
        x = e_FrequencyDroop(x, o1)
        w = 3; b = 1
    o2 = m.volt_watt
    if o2 is not None:
        x = x << w | 1 - b
        x = e_VoltWatt(x, o2)
        w = 2; b = 2
    o3 = m.constant_watt
    if o3 is not None:
        x = x << w | 2 - b
        x = e_ConstantWatt(x, o3)
        w = 2; b = 3
    o4 = m.limit_max_discharge_power
    if o4 is not None:
        x = x << w | 3 - b
        x = e_LimitMaxDischargePower(x, o4)
        w = 1; b = 4
    x = x << w | 4 - b
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
    p -= 6
    x = v >> p & 0x3f
    if x & 0x34: raise Mismatch
    a1 = x >> 3 & 0x1
    k = x & 0x3
    k += 1
    f_priority = None
    if k < 2:
        p -= 9
        x = v >> p & 0x1ff
        if x & 0x100: raise Mismatch
        a2 = x & 0xff
        if a2 > 127: a2, p = more(v, p, a2, 65535)
        p -= 2
        if v >> p & 0x3: raise Mismatch
        f_priority = a2
        k = 2
    if k != 2: raise Mismatch
    p -= 14
    x = v >> p & 0x3fff
    if x & 0x21c3: raise Mismatch
    a3 = x >> 9 & 0xf
    a4 = x >> 2 & 0xf
    c5, p = d_CurveDataPointsList(v, p)
    p -= 2
    k = v >> p & 0x3
    k += 5
    f_curve_data_points_l2 = None
    if k < 6:
        c6, p = d_CurveDataPointsList(v, p)
        f_curve_data_points_l2 = c6
        p -= 2
        k = v >> p & 0x3
        k += 6
    f_curve_data_points_l3 = None
    if k < 7:
        c7, p = d_CurveDataPointsList(v, p)
        f_curve_data_points_l3 = c7
        p -= 1
        if v >> p & 0x1: raise Mismatch
        k = 7
    if k != 7: raise Mismatch
    return DERCurve(enable=a1 == 1, priority=f_priority, x_unit=DERUnit_members[a3], y_unit=DERUnit_members[a4], curve_data_points=c5, curve_data_points_l2=f_curve_data_points_l2, curve_data_points_l3=f_curve_data_points_l3), p


def e_DERCurve(x, m):
    x = x << 4 | (BOOLEAN[m.enable]) << 1
    w = 2; b = 1
    o1 = m.priority
    if o1 is not None:
        x = x << w | 1 - b
        if 0 <= o1 < 128: x = x << 9 | (o1)
        elif 127 < o1 < 16384: x = x << 17 | ((o1 & 127 | 128) << 8 | o1 >> 7)
        else: x = put_unsigned(x << 1, o1, 0, 65535)
        x = x << 1
        w = 1; b = 2
    x = x << w | 2 - b
    x = e_CurveDataPointsList(x << 14 | (DERUnit_code[m.x_unit]) << 9 | (DERUnit_code[m.y_unit]) << 2, m.curve_data_points)
    w = 2; b = 5
    o2 = m.curve_data_points_l2
    if o2 is not None:
        x = x << w | 5 - b
        x = e_CurveDataPointsList(x, o2)
        w = 2; b = 6
    o3 = m.curve_data_points_l3
    if o3 is not None:
        x = x << w | 6 - b
        x = e_CurveDataPointsList(x, o3)
        w = 1; b = 7
    x = x << w | 7 - b
    return x


def d_ConstantPowerFactor(v, p):
    p -= 6
    x = v >> p & 0x3f
    if x & 0x34: raise Mismatch
    a1 = x >> 3 & 0x1
    k = x & 0x3
    k += 1
    f_priority = None
    if k < 2:
        p -= 9
        x = v >> p & 0x1ff
        if x & 0x100: raise Mismatch
        a2 = x & 0xff
        if a2 > 127: a2, p = more(v, p, a2, 65535)
        p -= 2
        if v >> p & 0x3: raise Mismatch
        f_priority = a2
        k = 2
    if k != 2: raise Mismatch
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
    k += 3
    f_power_factor_value_l2 = None
    if k < 4:
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
        f_power_factor_value_l2 = RationalNumber(exponent=a5 - 128, value=(~a6 if sa6 else a6))
        k += 4
    f_power_factor_value_l3 = None
    if k < 5:
        p -= 22
        x = v >> p & 0x3fffff
        if x & 0x300e00: raise Mismatch
        a7 = x >> 12 & 0xff
        sa8 = x >> 8 & 0x1
        a8 = x & 0xff
        if a8 > 127: a8, p = more(v, p, a8, 32767)
        p -= 3
        if v >> p & 0x7: raise Mismatch
        f_power_factor_value_l3 = RationalNumber(exponent=a7 - 128, value=(~a8 if sa8 else a8))
        k = 5
    if k != 5: raise Mismatch
    p -= 5
    x = v >> p & 0x1f
    if x & 0x14: raise Mismatch
    a9 = x >> 3 & 0x1
    k = x & 0x3
    k += 6
    f_power_factor_excitation_l2 = None
    if k < 7:
        p -= 5
        x = v >> p & 0x1f
        if x & 0x14: raise Mismatch
        a10 = x >> 3 & 0x1
        k = x & 0x3
        f_power_factor_excitation_l2 = PowerFactorExcitation_members[a10]
        k += 7
    f_power_factor_excitation_l3 = None
    if k < 8:
        p -= 4
        x = v >> p & 0xf
        if x & 0xb: raise Mismatch
        a11 = x >> 2 & 0x1
        f_power_factor_excitation_l3 = PowerFactorExcitation_members[a11]
        k = 8
    if k != 8: raise Mismatch
    return ConstantPowerFactor(enable=a1 == 1, priority=f_priority, power_factor_value=RationalNumber(exponent=a3 - 128, value=(~a4 if sa4 else a4)), power_factor_value_l2=f_power_factor_value_l2, power_factor_value_l3=f_power_factor_value_l3, power_factor_excitation=PowerFactorExcitation_members[a9], power_factor_excitation_l2=f_power_factor_excitation_l2, power_factor_excitation_l3=f_power_factor_excitation_l3), p


def e_ConstantPowerFactor(x, m):
    x = x << 4 | (BOOLEAN[m.enable]) << 1
    w = 2; b = 1
    o1 = m.priority
    if o1 is not None:
        x = x << w | 1 - b
        if 0 <= o1 < 128: x = x << 9 | (o1)
        elif 127 < o1 < 16384: x = x << 17 | ((o1 & 127 | 128) << 8 | o1 >> 7)
        else: x = put_unsigned(x << 1, o1, 0, 65535)
        x = x << 1
        w = 1; b = 2
    x = x << w | 2 - b
    o2 = m.power_factor_value
    o3 = o2.exponent
    if not -128 <= o3 <= 127: raise Mismatch
    o4 = o2.value
    x = x << 13 | (o3 + 128) << 3
    if 0 <= o4 < 128: x = x << 9 | (o4)
    elif 127 < o4 < 16384: x = x << 17 | ((o4 & 127 | 128) << 8 | o4 >> 7)
    else: x = put_signed(x, o4, -32768, 32767)
    x = x << 2
    w = 2; b = 3
    o5 = m.power_factor_value_l2
    if o5 is not None:
        x = x << w | 3 - b
        o6 = o5.exponent
        if not -128 <= o6 <= 127: raise Mismatch
        o7 = o5.value
        x = x << 13 | (o6 + 128) << 3
        if 0 <= o7 < 128: x = x << 9 | (o7)
        elif 127 < o7 < 16384: x = x << 17 | ((o7 & 127 | 128) << 8 | o7 >> 7)
        else: x = put_signed(x, o7, -32768, 32767)
        x = x << 2
        w = 2; b = 4
    o8 = m.power_factor_value_l3
    if o8 is not None:
        x = x << w | 4 - b
        o9 = o8.exponent
        if not -128 <= o9 <= 127: raise Mismatch
        o10 = o8.value
        x = x << 13 | (o9 + 128) << 3
        if 0 <= o10 < 128: x = x << 9 | (o10)
        elif 127 < o10 < 16384: x = x << 17 | ((o10 & 127 | 128) << 8 | o10 >> 7)
        else: x = put_signed(x, o10, -32768, 32767)
        x = x << 2
        w = 1; b = 5
    x = x << w | 5 - b
    x = x << 3 | (PowerFactorExcitation_code[m.power_factor_excitation]) << 1
    w = 2; b = 6
    o11 = m.power_factor_excitation_l2
    if o11 is not None:
        x = x << w | 6 - b
        x = x << 3 | (PowerFactorExcitation_code[o11]) << 1
        w = 2; b = 7
    o12 = m.power_factor_excitation_l3
    if o12 is not None:
        x = x << w | 7 - b
        x = x << 3 | (PowerFactorExcitation_code[o12]) << 1
        w = 1; b = 8
    x = x << w | 8 - b
    return x


def d_VoltVar(v, p):
    p -= 6
    x = v >> p & 0x3f
    if x & 0x34: raise Mismatch
    a1 = x >> 3 & 0x1
    k = x & 0x3
    k += 1
    f_priority = None
    if k < 2:
        p -= 9
        x = v >> p & 0x1ff
        if x & 0x100: raise Mismatch
        a2 = x & 0xff
        if a2 > 127: a2, p = more(v, p, a2, 65535)
        p -= 2
        if v >> p & 0x3: raise Mismatch
        f_priority = a2
        k = 2
    if k != 2: raise Mismatch
    p -= 14
    x = v >> p & 0x3fff
    if x & 0x21c3: raise Mismatch
    a3 = x >> 9 & 0xf
    a4 = x >> 2 & 0xf
    c5, p = d_CurveDataPointsList(v, p)
    p -= 2
    k = v >> p & 0x3
    k += 5
    f_curve_data_points_l2 = None
    if k < 6:
        c6, p = d_CurveDataPointsList(v, p)
        f_curve_data_points_l2 = c6
        p -= 2
        k = v >> p & 0x3
        k += 6
    f_curve_data_points_l3 = None
    if k < 7:
        c7, p = d_CurveDataPointsList(v, p)
        f_curve_data_points_l3 = c7
        p -= 1
        if v >> p & 0x1: raise Mismatch
        k = 7
    if k != 7: raise Mismatch
    p -= 22
    x = v >> p & 0x3fffff
    if x & 0x300e00: raise Mismatch
    a8 = x >> 12 & 0xff
    sa9 = x >> 8 & 0x1
    a9 = x & 0xff
    if a9 > 127: a9, p = more(v, p, a9, 32767)
    p -= 4
    x = v >> p & 0xf
    if x & 0xc: raise Mismatch
    k = x & 0x3
    k += 8
    f_time_constant_pt1 = None
    if k < 9:
        p -= 9
        x = v >> p & 0x1ff
        if x & 0x100: raise Mismatch
        a10 = x & 0xff
        if a10 > 127: a10, p = more(v, p, a10, 4294967295)
        p -= 2
        if v >> p & 0x3: raise Mismatch
        f_time_constant_pt1 = a10
        k = 9
    if k != 9: raise Mismatch
    p -= 22
    x = v >> p & 0x3fffff
    if x & 0x300e00: raise Mismatch
    a11 = x >> 12 & 0xff
    sa12 = x >> 8 & 0x1
    a12 = x & 0xff
    if a12 > 127: a12, p = more(v, p, a12, 32767)
    p -= 16
    x = v >> p & 0xffff
    if x & 0xf700: raise Mismatch
    a13 = x >> 11 & 0x1
    a14 = x & 0xff
    if a14 > 127: a14, p = more(v, p, a14, 4294967295)
    p -= 2
    if v >> p & 0x3: raise Mismatch
    return VoltVar(enable=a1 == 1, priority=f_priority, x_unit=DERUnit_members[a3], y_unit=DERUnit_members[a4], curve_data_points=c5, curve_data_points_l2=f_curve_data_points_l2, curve_data_points_l3=f_curve_data_points_l3, open_loop_response_time=RationalNumber(exponent=a8 - 128, value=(~a9 if sa9 else a9)), time_constant_pt1=f_time_constant_pt1, reference_voltage=RationalNumber(exponent=a11 - 128, value=(~a12 if sa12 else a12)), autonomous_reference_voltage_adjustment_enable=a13 == 1, reference_voltage_adjustment_time_constant=a14), p


def e_VoltVar(x, m):
    x = x << 4 | (BOOLEAN[m.enable]) << 1
    w = 2; b = 1
    o1 = m.priority
    if o1 is not None:
        x = x << w | 1 - b
        if 0 <= o1 < 128: x = x << 9 | (o1)
        elif 127 < o1 < 16384: x = x << 17 | ((o1 & 127 | 128) << 8 | o1 >> 7)
        else: x = put_unsigned(x << 1, o1, 0, 65535)
        x = x << 1
        w = 1; b = 2
    x = x << w | 2 - b
    x = e_CurveDataPointsList(x << 14 | (DERUnit_code[m.x_unit]) << 9 | (DERUnit_code[m.y_unit]) << 2, m.curve_data_points)
    w = 2; b = 5
    o2 = m.curve_data_points_l2
    if o2 is not None:
        x = x << w | 5 - b
        x = e_CurveDataPointsList(x, o2)
        w = 2; b = 6
    o3 = m.curve_data_points_l3
    if o3 is not None:
        x = x << w | 6 - b
        x = e_CurveDataPointsList(x, o3)
        w = 1; b = 7
    x = x << w | 7 - b
    o4 = m.open_loop_response_time
    o5 = o4.exponent
    if not -128 <= o5 <= 127: raise Mismatch
    o6 = o4.value
    x = x << 13 | (o5 + 128) << 3
    if 0 <= o6 < 128: x = x << 9 | (o6)
    elif 127 < o6 < 16384: x = x << 17 | ((o6 & 127 | 128) << 8 | o6 >> 7)
    else: x = put_signed(x, o6, -32768, 32767)
    x = x << 2
    w = 2; b = 8
    o7 = m.time_constant_pt1
    if o7 is not None:
        x = x << w | 8 - b
        if 0 <= o7 < 128: x = x << 9 | (o7)
        elif 127 < o7 < 16384: x = x << 17 | ((o7 & 127 | 128) << 8 | o7 >> 7)
        else: x = put_unsigned(x << 1, o7, 0, 4294967295)
        x = x << 1
        w = 1; b = 9
    x = x << w | 9 - b
    o8 = m.reference_voltage
    o9 = o8.exponent
    if not -128 <= o9 <= 127: raise Mismatch
    o10 = o8.value
    x = x << 13 | (o9 + 128) << 3
    if 0 <= o10 < 128: x = x << 9 | (o10)
    elif 127 < o10 < 16384: x = x << 17 | ((o10 & 127 | 128) << 8 | o10 >> 7)
    else: x = put_signed(x, o10, -32768, 32767)
    o11 = m.reference_voltage_adjustment_time_constant
    x = x << 8 | (BOOLEAN[m.autonomous_reference_voltage_adjustment_enable]) << 3
    if 0 <= o11 < 128: x = x << 8 | (o11)
    elif 127 < o11 < 16384: x = x << 16 | ((o11 & 127 | 128) << 8 | o11 >> 7)
    else: x = put_unsigned(x, o11, 0, 4294967295)
    return x << 2


def d_WattVar(v, p):
    p -= 6
    x = v >> p & 0x3f
    if x & 0x34: raise Mismatch
    a1 = x >> 3 & 0x1
    k = x & 0x3
    k += 1
    f_priority = None
    if k < 2:
        p -= 9
        x = v >> p & 0x1ff
        if x & 0x100: raise Mismatch
        a2 = x & 0xff
        if a2 > 127: a2, p = more(v, p, a2, 65535)
        p -= 2
        if v >> p & 0x3: raise Mismatch
        f_priority = a2
        k = 2
    if k != 2: raise Mismatch
    p -= 14
    x = v >> p & 0x3fff
    if x & 0x21c3: raise Mismatch
    a3 = x >> 9 & 0xf
    a4 = x >> 2 & 0xf
    c5, p = d_CurveDataPointsList(v, p)
    p -= 3
    k = v >> p & 0x7
    k += 5
    f_curve_data_points_l2 = None
    if k < 6:
        c6, p = d_CurveDataPointsList(v, p)
        f_curve_data_points_l2 = c6
        p -= 3
        k = v >> p & 0x7
        k += 6
    f_curve_data_points_l3 = None
    if k < 7:
        c7, p = d_CurveDataPointsList(v, p)
        f_curve_data_points_l3 = c7
        p -= 2
        k = v >> p & 0x3
        k += 7
    f_open_loop_response_time = None
    if k < 8:
        p -= 22
        x = v >> p & 0x3fffff
        if x & 0x300e00: raise Mismatch
        a8 = x >> 12 & 0xff
        sa9 = x >> 8 & 0x1
        a9 = x & 0xff
        if a9 > 127: a9, p = more(v, p, a9, 32767)
        p -= 4
        x = v >> p & 0xf
        if x & 0xc: raise Mismatch
        k = x & 0x3
        f_open_loop_response_time = RationalNumber(exponent=a8 - 128, value=(~a9 if sa9 else a9))
        k += 8
    f_time_constant_pt1 = None
    if k < 9:
        p -= 9
        x = v >> p & 0x1ff
        if x & 0x100: raise Mismatch
        a10 = x & 0xff
        if a10 > 127: a10, p = more(v, p, a10, 4294967295)
        p -= 2
        if v >> p & 0x3: raise Mismatch
        f_time_constant_pt1 = a10
        k = 9
    if k != 9: raise Mismatch
    return WattVar(enable=a1 == 1, priority=f_priority, x_unit=DERUnit_members[a3], y_unit=DERUnit_members[a4], curve_data_points=c5, curve_data_points_l2=f_curve_data_points_l2, curve_data_points_l3=f_curve_data_points_l3, open_loop_response_time=f_open_loop_response_time, time_constant_pt1=f_time_constant_pt1), p


def e_WattVar(x, m):
    x = x << 4 | (BOOLEAN[m.enable]) << 1
    w = 2; b = 1
    o1 = m.priority
    if o1 is not None:
        x = x << w | 1 - b
        if 0 <= o1 < 128: x = x << 9 | (o1)
        elif 127 < o1 < 16384: x = x << 17 | ((o1 & 127 | 128) << 8 | o1 >> 7)
        else: x = put_unsigned(x << 1, o1, 0, 65535)
        x = x << 1
        w = 1; b = 2
    x = x << w | 2 - b
    x = e_CurveDataPointsList(x << 14 | (DERUnit_code[m.x_unit]) << 9 | (DERUnit_code[m.y_unit]) << 2, m.curve_data_points)
    w = 3; b = 5
    o2 = m.curve_data_points_l2
    if o2 is not None:
        x = x << w | 5 - b
        x = e_CurveDataPointsList(x, o2)
        w = 3; b = 6
    o3 = m.curve_data_points_l3
    if o3 is not None:
        x = x << w | 6 - b
        x = e_CurveDataPointsList(x, o3)
        w = 2; b = 7
    o4 = m.open_loop_response_time
    if o4 is not None:
        x = x << w | 7 - b
        o5 = o4.exponent
        if not -128 <= o5 <= 127: raise Mismatch
        o6 = o4.value
        x = x << 13 | (o5 + 128) << 3
        if 0 <= o6 < 128: x = x << 9 | (o6)
        elif 127 < o6 < 16384: x = x << 17 | ((o6 & 127 | 128) << 8 | o6 >> 7)
        else: x = put_signed(x, o6, -32768, 32767)
        x = x << 2
        w = 2; b = 8
    o7 = m.time_constant_pt1
    if o7 is not None:
        x = x << w | 8 - b
        if 0 <= o7 < 128: x = x << 9 | (o7)
        elif 127 < o7 < 16384: x = x << 17 | ((o7 & 127 | 128) << 8 | o7 >> 7)
        else: x = put_unsigned(x << 1, o7, 0, 4294967295)
        x = x << 1
        w = 1; b = 9
    x = x << w | 9 - b
    return x


def d_ConstantVar(v, p):
    p -= 6
    x = v >> p & 0x3f
    if x & 0x34: raise Mismatch
    a1 = x >> 3 & 0x1
    k = x & 0x3
    k += 1
    f_priority = None
    if k < 2:
        p -= 9
        x = v >> p & 0x1ff
        if x & 0x100: raise Mismatch
        a2 = x & 0xff
        if a2 > 127: a2, p = more(v, p, a2, 65535)
        p -= 2
        if v >> p & 0x3: raise Mismatch
        f_priority = a2
        k = 2
    if k != 2: raise Mismatch
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
    k += 3
    f_var_setpoint_l2 = None
    if k < 4:
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
        f_var_setpoint_l2 = RationalNumber(exponent=a5 - 128, value=(~a6 if sa6 else a6))
        k += 4
    f_var_setpoint_l3 = None
    if k < 5:
        p -= 22
        x = v >> p & 0x3fffff
        if x & 0x300e00: raise Mismatch
        a7 = x >> 12 & 0xff
        sa8 = x >> 8 & 0x1
        a8 = x & 0xff
        if a8 > 127: a8, p = more(v, p, a8, 32767)
        p -= 3
        if v >> p & 0x7: raise Mismatch
        f_var_setpoint_l3 = RationalNumber(exponent=a7 - 128, value=(~a8 if sa8 else a8))
        k = 5
    if k != 5: raise Mismatch
    p -= 7
    x = v >> p & 0x7f
    if x & 0x43: raise Mismatch
    a9 = x >> 2 & 0xf
    return ConstantVar(enable=a1 == 1, priority=f_priority, var_setpoint=RationalNumber(exponent=a3 - 128, value=(~a4 if sa4 else a4)), var_setpoint_l2=f_var_setpoint_l2, var_setpoint_l3=f_var_setpoint_l3, unit=DERUnit_members[a9]), p


def e_ConstantVar(x, m):
    x = x << 4 | (BOOLEAN[m.enable]) << 1
    w = 2; b = 1
    o1 = m.priority
    if o1 is not None:
        x = x << w | 1 - b
        if 0 <= o1 < 128: x = x << 9 | (o1)
        elif 127 < o1 < 16384: x = x << 17 | ((o1 & 127 | 128) << 8 | o1 >> 7)
        else: x = put_unsigned(x << 1, o1, 0, 65535)
        x = x << 1
        w = 1; b = 2
    x = x << w | 2 - b
    o2 = m.var_setpoint
    o3 = o2.exponent
    if not -128 <= o3 <= 127: raise Mismatch
    o4 = o2.value
    x = x << 13 | (o3 + 128) << 3
    if 0 <= o4 < 128: x = x << 9 | (o4)
    elif 127 < o4 < 16384: x = x << 17 | ((o4 & 127 | 128) << 8 | o4 >> 7)
    else: x = put_signed(x, o4, -32768, 32767)
    x = x << 2
    w = 2; b = 3
    o5 = m.var_setpoint_l2
    if o5 is not None:
        x = x << w | 3 - b
        o6 = o5.exponent
        if not -128 <= o6 <= 127: raise Mismatch
        o7 = o5.value
        x = x << 13 | (o6 + 128) << 3
        if 0 <= o7 < 128: x = x << 9 | (o7)
        elif 127 < o7 < 16384: x = x << 17 | ((o7 & 127 | 128) << 8 | o7 >> 7)
        else: x = put_signed(x, o7, -32768, 32767)
        x = x << 2
        w = 2; b = 4
    o8 = m.var_setpoint_l3
    if o8 is not None:
        x = x << w | 4 - b
        o9 = o8.exponent
        if not -128 <= o9 <= 127: raise Mismatch
        o10 = o8.value
        x = x << 13 | (o9 + 128) << 3
        if 0 <= o10 < 128: x = x << 9 | (o10)
        elif 127 < o10 < 16384: x = x << 17 | ((o10 & 127 | 128) << 8 | o10 >> 7)
        else: x = put_signed(x, o10, -32768, 32767)
        x = x << 2
        w = 1; b = 5
    x = x << w | 5 - b
    return x << 7 | (DERUnit_code[m.unit]) << 2


def d_FrequencyDroop(v, p):
    p -= 7
    x = v >> p & 0x7f
    if x & 0x68: raise Mismatch
    a1 = x >> 4 & 0x1
    k = x & 0x7
    k += 1
    f_priority = None
    if k < 2:
        p -= 9
        x = v >> p & 0x1ff
        if x & 0x100: raise Mismatch
        a2 = x & 0xff
        if a2 > 127: a2, p = more(v, p, a2, 65535)
        p -= 3
        x = v >> p & 0x7
        if x & 0x4: raise Mismatch
        k = x & 0x3
        f_priority = a2
        k += 2
    f_over_frequency_droop = None
    if k < 3:
        c3, p = d_FrequencyDroopSettings(v, p)
        f_over_frequency_droop = c3
        p -= 2
        k = v >> p & 0x3
        k += 3
    f_under_frequency_droop = None
    if k < 4:
        c4, p = d_FrequencyDroopSettings(v, p)
        f_under_frequency_droop = c4
        p -= 1
        if v >> p & 0x1: raise Mismatch
        k = 4
    if k != 4: raise Mismatch
    return FrequencyDroop(enable=a1 == 1, priority=f_priority, over_frequency_droop=f_over_frequency_droop, under_frequency_droop=f_under_frequency_droop), p


def e_FrequencyDroop(x, m):
    x = x << 4 | (BOOLEAN[m.enable]) << 1
    w = 3; b = 1
    o1 = m.priority
    if o1 is not None:
        x = x << w | 1 - b
        if 0 <= o1 < 128: x = x << 9 | (o1)
        elif 127 < o1 < 16384: x = x << 17 | ((o1 & 127 | 128) << 8 | o1 >> 7)
        else: x = put_unsigned(x << 1, o1, 0, 65535)
        x = x << 1
        w = 2; b = 2
    o2 = m.over_frequency_droop
    if o2 is not None:
        x = x << w | 2 - b
        x = e_FrequencyDroopSettings(x, o2)
        w = 2; b = 3
    o3 = m.under_frequency_droop
    if o3 is not None:
        x = x << w | 3 - b
        x = e_FrequencyDroopSettings(x, o3)
        w = 1; b = 4
    x = x << w | 4 - b
    return x


def d_VoltWatt(v, p):
    p -= 6
    x = v >> p & 0x3f
    if x & 0x34: raise Mismatch
    a1 = x >> 3 & 0x1
    k = x & 0x3
    k += 1
    f_priority = None
    if k < 2:
        p -= 9
        x = v >> p & 0x1ff
        if x & 0x100: raise Mismatch
        a2 = x & 0xff
        if a2 > 127: a2, p = more(v, p, a2, 65535)
        p -= 2
        if v >> p & 0x3: raise Mismatch
        f_priority = a2
        k = 2
    if k != 2: raise Mismatch
    p -= 14
    x = v >> p & 0x3fff
    if x & 0x21c3: raise Mismatch
    a3 = x >> 9 & 0xf
    a4 = x >> 2 & 0xf
    c5, p = d_CurveDataPointsList(v, p)
    p -= 2
    k = v >> p & 0x3
    k += 5
    f_curve_data_points_l2 = None
    if k < 6:
        c6, p = d_CurveDataPointsList(v, p)
        f_curve_data_points_l2 = c6
        p -= 2
        k = v >> p & 0x3
        k += 6
    f_curve_data_points_l3 = None
    if k < 7:
        c7, p = d_CurveDataPointsList(v, p)
        f_curve_data_points_l3 = c7
        p -= 1
        if v >> p & 0x1: raise Mismatch
        k = 7
    if k != 7: raise Mismatch
    p -= 22
    x = v >> p & 0x3fffff
    if x & 0x300e00: raise Mismatch
    a8 = x >> 12 & 0xff
    sa9 = x >> 8 & 0x1
    a9 = x & 0xff
    if a9 > 127: a9, p = more(v, p, a9, 32767)
    p -= 4
    x = v >> p & 0xf
    if x & 0xc: raise Mismatch
    k = x & 0x3
    k += 8
    f_time_constant_pt1 = None
    if k < 9:
        p -= 9
        x = v >> p & 0x1ff
        if x & 0x100: raise Mismatch
        a10 = x & 0xff
        if a10 > 127: a10, p = more(v, p, a10, 4294967295)
        p -= 2
        if v >> p & 0x3: raise Mismatch
        f_time_constant_pt1 = a10
        k = 9
    if k != 9: raise Mismatch
    return VoltWatt(enable=a1 == 1, priority=f_priority, x_unit=DERUnit_members[a3], y_unit=DERUnit_members[a4], curve_data_points=c5, curve_data_points_l2=f_curve_data_points_l2, curve_data_points_l3=f_curve_data_points_l3, open_loop_response_time=RationalNumber(exponent=a8 - 128, value=(~a9 if sa9 else a9)), time_constant_pt1=f_time_constant_pt1), p


def e_VoltWatt(x, m):
    x = x << 4 | (BOOLEAN[m.enable]) << 1
    w = 2; b = 1
    o1 = m.priority
    if o1 is not None:
        x = x << w | 1 - b
        if 0 <= o1 < 128: x = x << 9 | (o1)
        elif 127 < o1 < 16384: x = x << 17 | ((o1 & 127 | 128) << 8 | o1 >> 7)
        else: x = put_unsigned(x << 1, o1, 0, 65535)
        x = x << 1
        w = 1; b = 2
    x = x << w | 2 - b
    x = e_CurveDataPointsList(x << 14 | (DERUnit_code[m.x_unit]) << 9 | (DERUnit_code[m.y_unit]) << 2, m.curve_data_points)
    w = 2; b = 5
    o2 = m.curve_data_points_l2
    if o2 is not None:
        x = x << w | 5 - b
        x = e_CurveDataPointsList(x, o2)
        w = 2; b = 6
    o3 = m.curve_data_points_l3
    if o3 is not None:
        x = x << w | 6 - b
        x = e_CurveDataPointsList(x, o3)
        w = 1; b = 7
    x = x << w | 7 - b
    o4 = m.open_loop_response_time
    o5 = o4.exponent
    if not -128 <= o5 <= 127: raise Mismatch
    o6 = o4.value
    x = x << 13 | (o5 + 128) << 3
    if 0 <= o6 < 128: x = x << 9 | (o6)
    elif 127 < o6 < 16384: x = x << 17 | ((o6 & 127 | 128) << 8 | o6 >> 7)
    else: x = put_signed(x, o6, -32768, 32767)
    x = x << 2
    w = 2; b = 8
    o7 = m.time_constant_pt1
    if o7 is not None:
        x = x << w | 8 - b
        if 0 <= o7 < 128: x = x << 9 | (o7)
        elif 127 < o7 < 16384: x = x << 17 | ((o7 & 127 | 128) << 8 | o7 >> 7)
        else: x = put_unsigned(x << 1, o7, 0, 4294967295)
        x = x << 1
        w = 1; b = 9
    x = x << w | 9 - b
    return x


def d_ConstantWatt(v, p):
    p -= 6
    x = v >> p & 0x3f
    if x & 0x34: raise Mismatch
    a1 = x >> 3 & 0x1
    k = x & 0x3
    k += 1
    f_priority = None
    if k < 2:
        p -= 9
        x = v >> p & 0x1ff
        if x & 0x100: raise Mismatch
        a2 = x & 0xff
        if a2 > 127: a2, p = more(v, p, a2, 65535)
        p -= 2
        if v >> p & 0x3: raise Mismatch
        f_priority = a2
        k = 2
    if k != 2: raise Mismatch
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
    k += 3
    f_watt_setpoint_l2 = None
    if k < 4:
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
        f_watt_setpoint_l2 = RationalNumber(exponent=a5 - 128, value=(~a6 if sa6 else a6))
        k += 4
    f_watt_setpoint_l3 = None
    if k < 5:
        p -= 22
        x = v >> p & 0x3fffff
        if x & 0x300e00: raise Mismatch
        a7 = x >> 12 & 0xff
        sa8 = x >> 8 & 0x1
        a8 = x & 0xff
        if a8 > 127: a8, p = more(v, p, a8, 32767)
        p -= 3
        if v >> p & 0x7: raise Mismatch
        f_watt_setpoint_l3 = RationalNumber(exponent=a7 - 128, value=(~a8 if sa8 else a8))
        k = 5
    if k != 5: raise Mismatch
    p -= 7
    x = v >> p & 0x7f
    if x & 0x43: raise Mismatch
    a9 = x >> 2 & 0xf
    return ConstantWatt(enable=a1 == 1, priority=f_priority, watt_setpoint=RationalNumber(exponent=a3 - 128, value=(~a4 if sa4 else a4)), watt_setpoint_l2=f_watt_setpoint_l2, watt_setpoint_l3=f_watt_setpoint_l3, unit=DERUnit_members[a9]), p


def e_ConstantWatt(x, m):
    x = x << 4 | (BOOLEAN[m.enable]) << 1
    w = 2; b = 1
    o1 = m.priority
    if o1 is not None:
        x = x << w | 1 - b
        if 0 <= o1 < 128: x = x << 9 | (o1)
        elif 127 < o1 < 16384: x = x << 17 | ((o1 & 127 | 128) << 8 | o1 >> 7)
        else: x = put_unsigned(x << 1, o1, 0, 65535)
        x = x << 1
        w = 1; b = 2
    x = x << w | 2 - b
    o2 = m.watt_setpoint
    o3 = o2.exponent
    if not -128 <= o3 <= 127: raise Mismatch
    o4 = o2.value
    x = x << 13 | (o3 + 128) << 3
    if 0 <= o4 < 128: x = x << 9 | (o4)
    elif 127 < o4 < 16384: x = x << 17 | ((o4 & 127 | 128) << 8 | o4 >> 7)
    else: x = put_signed(x, o4, -32768, 32767)
    x = x << 2
    w = 2; b = 3
    o5 = m.watt_setpoint_l2
    if o5 is not None:
        x = x << w | 3 - b
        o6 = o5.exponent
        if not -128 <= o6 <= 127: raise Mismatch
        o7 = o5.value
        x = x << 13 | (o6 + 128) << 3
        if 0 <= o7 < 128: x = x << 9 | (o7)
        elif 127 < o7 < 16384: x = x << 17 | ((o7 & 127 | 128) << 8 | o7 >> 7)
        else: x = put_signed(x, o7, -32768, 32767)
        x = x << 2
        w = 2; b = 4
    o8 = m.watt_setpoint_l3
    if o8 is not None:
        x = x << w | 4 - b
        o9 = o8.exponent
        if not -128 <= o9 <= 127: raise Mismatch
        o10 = o8.value
        x = x << 13 | (o9 + 128) << 3
        if 0 <= o10 < 128: x = x << 9 | (o10)
        elif 127 < o10 < 16384: x = x << 17 | ((o10 & 127 | 128) << 8 | o10 >> 7)
        else: x = put_signed(x, o10, -32768, 32767)
        x = x << 2
        w = 1; b = 5
    x = x << w | 5 - b
    return x << 7 | (DERUnit_code[m.unit]) << 2


def d_LimitMaxDischargePower(v, p):
    p -= 6
    x = v >> p & 0x3f
    if x & 0x34: raise Mismatch
    a1 = x >> 3 & 0x1
    k = x & 0x3
    k += 1
    f_priority = None
    if k < 2:
        p -= 9
        x = v >> p & 0x1ff
        if x & 0x100: raise Mismatch
        a2 = x & 0xff
        if a2 > 127: a2, p = more(v, p, a2, 65535)
        p -= 2
        if v >> p & 0x3: raise Mismatch
        f_priority = a2
        k = 2
    if k != 2: raise Mismatch
    p -= 9
    x = v >> p & 0x1ff
    if x & 0x100: raise Mismatch
    a3 = x & 0xff
    if a3 > 127: a3, p = more(v, p, a3, 65535)
    p -= 4
    x = v >> p & 0xf
    if x & 0x8: raise Mismatch
    k = x & 0x7
    k += 3
    f_percentage_value_l2 = None
    if k < 4:
        p -= 9
        x = v >> p & 0x1ff
        if x & 0x100: raise Mismatch
        a4 = x & 0xff
        if a4 > 127: a4, p = more(v, p, a4, 65535)
        p -= 3
        x = v >> p & 0x7
        if x & 0x4: raise Mismatch
        k = x & 0x3
        f_percentage_value_l2 = a4
        k += 4
    f_percentage_value_l3 = None
    if k < 5:
        p -= 9
        x = v >> p & 0x1ff
        if x & 0x100: raise Mismatch
        a5 = x & 0xff
        if a5 > 127: a5, p = more(v, p, a5, 65535)
        p -= 3
        x = v >> p & 0x7
        if x & 0x4: raise Mismatch
        k = x & 0x3
        f_percentage_value_l3 = a5
        k += 5
    f_open_loop_response_time = None
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
        f_open_loop_response_time = RationalNumber(exponent=a6 - 128, value=(~a7 if sa7 else a7))
        k = 6
    if k != 6: raise Mismatch
    return LimitMaxDischargePower(enable=a1 == 1, priority=f_priority, percentage_value=a3, percentage_value_l2=f_percentage_value_l2, percentage_value_l3=f_percentage_value_l3, open_loop_response_time=f_open_loop_response_time), p


def e_LimitMaxDischargePower(x, m):
    x = x << 4 | (BOOLEAN[m.enable]) << 1
    w = 2; b = 1
    o1 = m.priority
    if o1 is not None:
        x = x << w | 1 - b
        if 0 <= o1 < 128: x = x << 9 | (o1)
        elif 127 < o1 < 16384: x = x << 17 | ((o1 & 127 | 128) << 8 | o1 >> 7)
        else: x = put_unsigned(x << 1, o1, 0, 65535)
        x = x << 1
        w = 1; b = 2
    x = x << w | 2 - b
    o2 = m.percentage_value
    if 0 <= o2 < 128: x = x << 9 | (o2)
    elif 127 < o2 < 16384: x = x << 17 | ((o2 & 127 | 128) << 8 | o2 >> 7)
    else: x = put_unsigned(x << 1, o2, 0, 65535)
    x = x << 1
    w = 3; b = 3
    o3 = m.percentage_value_l2
    if o3 is not None:
        x = x << w | 3 - b
        if 0 <= o3 < 128: x = x << 9 | (o3)
        elif 127 < o3 < 16384: x = x << 17 | ((o3 & 127 | 128) << 8 | o3 >> 7)
        else: x = put_unsigned(x << 1, o3, 0, 65535)
        x = x << 1
        w = 2; b = 4
    o4 = m.percentage_value_l3
    if o4 is not None:
        x = x << w | 4 - b
        if 0 <= o4 < 128: x = x << 9 | (o4)
        elif 127 < o4 < 16384: x = x << 17 | ((o4 & 127 | 128) << 8 | o4 >> 7)
        else: x = put_unsigned(x << 1, o4, 0, 65535)
        x = x << 1
        w = 2; b = 5
    o5 = m.open_loop_response_time
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


def d_FrequencyDroopSettings(v, p):
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
    f_droop_factor_l2 = None
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
        f_droop_factor_l2 = RationalNumber(exponent=a5 - 128, value=(~a6 if sa6 else a6))
        k += 3
    f_droop_factor_l3 = None
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
        f_droop_factor_l3 = RationalNumber(exponent=a7 - 128, value=(~a8 if sa8 else a8))
        k = 4
    if k != 4: raise Mismatch
    p -= 5
    x = v >> p & 0x1f
    if x & 0x14: raise Mismatch
    a9 = x >> 3 & 0x1
    k = x & 0x3
    k += 5
    f_power_reference_l2 = None
    if k < 6:
        p -= 5
        x = v >> p & 0x1f
        if x & 0x14: raise Mismatch
        a10 = x >> 3 & 0x1
        k = x & 0x3
        f_power_reference_l2 = PowerReference_members[a10]
        k += 6
    f_power_reference_l3 = None
    if k < 7:
        p -= 4
        x = v >> p & 0xf
        if x & 0xb: raise Mismatch
        a11 = x >> 2 & 0x1
        f_power_reference_l3 = PowerReference_members[a11]
        k = 7
    if k != 7: raise Mismatch
    p -= 22
    x = v >> p & 0x3fffff
    if x & 0x300e00: raise Mismatch
    a12 = x >> 12 & 0xff
    sa13 = x >> 8 & 0x1
    a13 = x & 0xff
    if a13 > 127: a13, p = more(v, p, a13, 32767)
    p -= 3
    if v >> p & 0x7: raise Mismatch
    return FrequencyDroopSettings(db=RationalNumber(exponent=a1 - 128, value=(~a2 if sa2 else a2)), droop_factor=RationalNumber(exponent=a3 - 128, value=(~a4 if sa4 else a4)), droop_factor_l2=f_droop_factor_l2, droop_factor_l3=f_droop_factor_l3, power_reference=PowerReference_members[a9], power_reference_l2=f_power_reference_l2, power_reference_l3=f_power_reference_l3, open_loop_response_time=RationalNumber(exponent=a12 - 128, value=(~a13 if sa13 else a13))), p


def e_FrequencyDroopSettings(x, m):
    o1 = m.db
    o2 = o1.exponent
    if not -128 <= o2 <= 127: raise Mismatch
    o3 = o1.value
    x = x << 14 | (o2 + 128) << 3
    if 0 <= o3 < 128: x = x << 9 | (o3)
    elif 127 < o3 < 16384: x = x << 17 | ((o3 & 127 | 128) << 8 | o3 >> 7)
    else: x = put_signed(x, o3, -32768, 32767)
    o4 = m.droop_factor
    o5 = o4.exponent
    if not -128 <= o5 <= 127: raise Mismatch
    o6 = o4.value
    x = x << 16 | (o5 + 128) << 3
    if 0 <= o6 < 128: x = x << 9 | (o6)
    elif 127 < o6 < 16384: x = x << 17 | ((o6 & 127 | 128) << 8 | o6 >> 7)
    else: x = put_signed(x, o6, -32768, 32767)
    x = x << 2
    w = 2; b = 2
    o7 = m.droop_factor_l2
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
    o10 = m.droop_factor_l3
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
    x = x << 3 | (PowerReference_code[m.power_reference]) << 1
    w = 2; b = 5
    o13 = m.power_reference_l2
    if o13 is not None:
        x = x << w | 5 - b
        x = x << 3 | (PowerReference_code[o13]) << 1
        w = 2; b = 6
    o14 = m.power_reference_l3
    if o14 is not None:
        x = x << w | 6 - b
        x = x << 3 | (PowerReference_code[o14]) << 1
        w = 1; b = 7
    x = x << w | 7 - b
    o15 = m.open_loop_response_time
    o16 = o15.exponent
    if not -128 <= o16 <= 127: raise Mismatch
    o17 = o15.value
    x = x << 13 | (o16 + 128) << 3
    if 0 <= o17 < 128: x = x << 9 | (o17)
    elif 127 < o17 < 16384: x = x << 17 | ((o17 & 127 | 128) << 8 | o17 >> 7)
    else: x = put_signed(x, o17, -32768, 32767)
    return x << 3


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
    p -= 25
    x = v >> p & 0x1ffffff
    if x & 0x1f00e00: raise Mismatch
    a3 = x >> 12 & 0xff
    sa4 = x >> 8 & 0x1
    a4 = x & 0xff
    if a4 > 127: a4, p = more(v, p, a4, 32767)
    p -= 3
    if v >> p & 0x7: raise Mismatch
    return DataTuple(x_value=RationalNumber(exponent=a1 - 128, value=(~a2 if sa2 else a2)), y_value=RationalNumber(exponent=a3 - 128, value=(~a4 if sa4 else a4))), p


def e_DataTuple(x, m):
    o1 = m.x_value
    o2 = o1.exponent
    if not -128 <= o2 <= 127: raise Mismatch
    o3 = o1.value
    x = x << 14 | (o2 + 128) << 3
    if 0 <= o3 < 128: x = x << 9 | (o3)
    elif 127 < o3 < 16384: x = x << 17 | ((o3 & 127 | 128) << 8 | o3 >> 7)
    else: x = put_signed(x, o3, -32768, 32767)
    o4 = m.y_value
    o5 = o4.exponent
    if not -128 <= o5 <= 127: raise Mismatch
    o6 = o4.value
    x = x << 16 | (o5 + 128) << 3
    if 0 <= o6 < 128: x = x << 9 | (o6)
    elif 127 < o6 < 16384: x = x << 17 | ((o6 & 127 | 128) << 8 | o6 >> 7)
    else: x = put_signed(x, o6, -32768, 32767)
    return x << 3


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

FRAGMENT_END = 368
FRAGMENT_WIDTH = 9
FRAGMENT_ENCODERS = {}
