"""The fast codec of the schema set `iso20_acdp`. Written by exi/generator; do not edit.

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
from firmware.iso15118.messages.iso20.acdp import (
    ACDP_ConnectReq,
    ACDP_ConnectRes,
    ACDP_DisconnectReq,
    ACDP_DisconnectRes,
    ACDP_SystemStatusReq,
    ACDP_SystemStatusRes,
    ACDP_VehiclePositioningReq,
    ACDP_VehiclePositioningRes,
    CPStatus,
    ConnectReq,
    ConnectRes,
    EVTechnicalStatus,
    ElectricalChargingDeviceStatus,
    ErrorCode,
    IsolationStatus,
    MechanicalChargingDeviceStatus,
)
from firmware.iso15118.messages.iso20.common_types import (
    MessageHeader,
    Processing,
    RationalNumber,
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

CPStatus_members = tuple(CPStatus)
CPStatus_code = {m: i for i, m in enumerate(CPStatus)}
ElectricalChargingDeviceStatus_members = tuple(ElectricalChargingDeviceStatus)
ElectricalChargingDeviceStatus_code = {m: i for i, m in enumerate(ElectricalChargingDeviceStatus)}
ErrorCode_members = tuple(ErrorCode)
ErrorCode_code = {m: i for i, m in enumerate(ErrorCode)}
IsolationStatus_members = tuple(IsolationStatus)
IsolationStatus_code = {m: i for i, m in enumerate(IsolationStatus)}
MechanicalChargingDeviceStatus_members = tuple(MechanicalChargingDeviceStatus)
MechanicalChargingDeviceStatus_code = {m: i for i, m in enumerate(MechanicalChargingDeviceStatus)}
Processing_members = tuple(Processing)
Processing_code = {m: i for i, m in enumerate(Processing)}
ResponseCode_members = tuple(ResponseCode)
ResponseCode_code = {m: i for i, m in enumerate(ResponseCode)}


def d_ACDP_VehiclePositioningReq(v, p):
    p -= 1
    if v >> p & 0x1: raise Mismatch
    c1, p = d_MessageHeader(v, p)
    v &= (1 << p) - 1
    p -= 9
    x = v >> p & 0x1ff
    if x & 0x1bb: raise Mismatch
    a2 = x >> 6 & 0x1
    a3 = x >> 2 & 0x1
    return ACDP_VehiclePositioningReq(header=c1, ev_mobility_status=a2 == 1, ev_positioning_support=a3 == 1), p


def e_ACDP_VehiclePositioningReq(x, m):
    x = appended(x << 1, e_MessageHeader(1, m.header))
    return x << 9 | (BOOLEAN[m.ev_mobility_status]) << 6 | (BOOLEAN[m.ev_positioning_support]) << 2


def d_ACDP_VehiclePositioningRes(v, p):
    p -= 1
    if v >> p & 0x1: raise Mismatch
    c1, p = d_MessageHeader(v, p)
    v &= (1 << p) - 1
    p -= 29
    x = v >> p & 0x1fffffff
    if x & 0x181cee00: raise Mismatch
    a2 = x >> 21 & 0x3f
    a3 = x >> 16 & 0x3
    a4 = x >> 12 & 0x1
    sa5 = x >> 8 & 0x1
    a5 = x & 0xff
    if a5 > 127: a5, p = more(v, p, a5, 32767)
    p -= 12
    x = v >> p & 0xfff
    if x & 0xe00: raise Mismatch
    sa6 = x >> 8 & 0x1
    a6 = x & 0xff
    if a6 > 127: a6, p = more(v, p, a6, 32767)
    p -= 12
    x = v >> p & 0xfff
    if x & 0xe00: raise Mismatch
    sa7 = x >> 8 & 0x1
    a7 = x & 0xff
    if a7 > 127: a7, p = more(v, p, a7, 32767)
    p -= 12
    x = v >> p & 0xfff
    if x & 0xe00: raise Mismatch
    sa8 = x >> 8 & 0x1
    a8 = x & 0xff
    if a8 > 127: a8, p = more(v, p, a8, 32767)
    p -= 6
    x = v >> p & 0x3f
    if x & 0x3b: raise Mismatch
    a9 = x >> 2 & 0x1
    return ACDP_VehiclePositioningRes(header=c1, response_code=ResponseCode_members[a2], evse_processing=Processing_members[a3], evse_positioning_support=a4 == 1, ev_relative_x_deviation=(~a5 if sa5 else a5), ev_relative_y_deviation=(~a6 if sa6 else a6), contact_window_xc=(~a7 if sa7 else a7), contact_window_yc=(~a8 if sa8 else a8), ev_in_charge_position=a9 == 1), p


def e_ACDP_VehiclePositioningRes(x, m):
    x = appended(x << 1, e_MessageHeader(1, m.header))
    o1 = m.ev_relative_x_deviation
    x = x << 20 | (ResponseCode_code[m.response_code]) << 12 | (Processing_code[m.evse_processing]) << 7 | (BOOLEAN[m.evse_positioning_support]) << 3
    if 0 <= o1 < 128: x = x << 9 | (o1)
    elif 127 < o1 < 16384: x = x << 17 | ((o1 & 127 | 128) << 8 | o1 >> 7)
    else: x = put_signed(x, o1, -32768, 32767)
    o2 = m.ev_relative_y_deviation
    if 0 <= o2 < 128: x = x << 12 | (o2)
    elif 127 < o2 < 16384: x = x << 20 | ((o2 & 127 | 128) << 8 | o2 >> 7)
    else: x = put_signed(x << 3, o2, -32768, 32767)
    o3 = m.contact_window_xc
    if 0 <= o3 < 128: x = x << 12 | (o3)
    elif 127 < o3 < 16384: x = x << 20 | ((o3 & 127 | 128) << 8 | o3 >> 7)
    else: x = put_signed(x << 3, o3, -32768, 32767)
    o4 = m.contact_window_yc
    if 0 <= o4 < 128: x = x << 12 | (o4)
    elif 127 < o4 < 16384: x = x << 20 | ((o4 & 127 | 128) << 8 | o4 >> 7)
    else: x = put_signed(x << 3, o4, -32768, 32767)
    return x << 6 | (BOOLEAN[m.ev_in_charge_position]) << 2


def d_ACDP_ConnectReq(v, p):
    p -= 1
    if v >> p & 0x1: raise Mismatch
    c1, p = d_MessageHeader(v, p)
    v &= (1 << p) - 1
    p -= 6
    x = v >> p & 0x3f
    if x & 0x33: raise Mismatch
    a2 = x >> 2 & 0x3
    return ACDP_ConnectReq(header=c1, ev_electrical_charging_device_status=ElectricalChargingDeviceStatus_members[a2]), p


def e_ACDP_ConnectReq(x, m):
    x = appended(x << 1, e_MessageHeader(1, m.header))
    return x << 6 | (ElectricalChargingDeviceStatus_code[m.ev_electrical_charging_device_status]) << 2


def d_ACDP_ConnectRes(v, p):
    p -= 1
    if v >> p & 0x1: raise Mismatch
    c1, p = d_MessageHeader(v, p)
    v &= (1 << p) - 1
    p -= 25
    x = v >> p & 0x1ffffff
    if x & 0x181ce73: raise Mismatch
    a2 = x >> 17 & 0x3f
    a3 = x >> 12 & 0x3
    a4 = x >> 7 & 0x3
    a5 = x >> 2 & 0x3
    return ACDP_ConnectRes(header=c1, response_code=ResponseCode_members[a2], evse_processing=Processing_members[a3], evse_electrical_charging_device_status=ElectricalChargingDeviceStatus_members[a4], evse_mechanical_charging_device_status=MechanicalChargingDeviceStatus_members[a5]), p


def e_ACDP_ConnectRes(x, m):
    x = appended(x << 1, e_MessageHeader(1, m.header))
    return x << 25 | (ResponseCode_code[m.response_code]) << 17 | (Processing_code[m.evse_processing]) << 12 | (ElectricalChargingDeviceStatus_code[m.evse_electrical_charging_device_status]) << 7 | (MechanicalChargingDeviceStatus_code[m.evse_mechanical_charging_device_status]) << 2


def d_ACDP_DisconnectReq(v, p):
    p -= 1
    if v >> p & 0x1: raise Mismatch
    c1, p = d_MessageHeader(v, p)
    v &= (1 << p) - 1
    p -= 6
    x = v >> p & 0x3f
    if x & 0x33: raise Mismatch
    a2 = x >> 2 & 0x3
    return ACDP_DisconnectReq(header=c1, ev_electrical_charging_device_status=ElectricalChargingDeviceStatus_members[a2]), p


def e_ACDP_DisconnectReq(x, m):
    x = appended(x << 1, e_MessageHeader(1, m.header))
    return x << 6 | (ElectricalChargingDeviceStatus_code[m.ev_electrical_charging_device_status]) << 2


def d_ACDP_DisconnectRes(v, p):
    p -= 1
    if v >> p & 0x1: raise Mismatch
    c1, p = d_MessageHeader(v, p)
    v &= (1 << p) - 1
    p -= 25
    x = v >> p & 0x1ffffff
    if x & 0x181ce73: raise Mismatch
    a2 = x >> 17 & 0x3f
    a3 = x >> 12 & 0x3
    a4 = x >> 7 & 0x3
    a5 = x >> 2 & 0x3
    return ACDP_DisconnectRes(header=c1, response_code=ResponseCode_members[a2], evse_processing=Processing_members[a3], evse_electrical_charging_device_status=ElectricalChargingDeviceStatus_members[a4], evse_mechanical_charging_device_status=MechanicalChargingDeviceStatus_members[a5]), p


def e_ACDP_DisconnectRes(x, m):
    x = appended(x << 1, e_MessageHeader(1, m.header))
    return x << 25 | (ResponseCode_code[m.response_code]) << 17 | (Processing_code[m.evse_processing]) << 12 | (ElectricalChargingDeviceStatus_code[m.evse_electrical_charging_device_status]) << 7 | (MechanicalChargingDeviceStatus_code[m.evse_mechanical_charging_device_status]) << 2


def d_ACDP_SystemStatusReq(v, p):
    p -= 1
    if v >> p & 0x1: raise Mismatch
    c1, p = d_MessageHeader(v, p)
    v &= (1 << p) - 1
    p -= 1
    if v >> p & 0x1: raise Mismatch
    c2, p = d_EVTechnicalStatus(v, p)
    p -= 1
    if v >> p & 0x1: raise Mismatch
    return ACDP_SystemStatusReq(header=c1, ev_technical_status=c2), p


def e_ACDP_SystemStatusReq(x, m):
    x = appended(x << 1, e_MessageHeader(1, m.header))
    x = e_EVTechnicalStatus(x << 1, m.ev_technical_status)
    return x << 1


def d_ACDP_SystemStatusRes(v, p):
    p -= 1
    if v >> p & 0x1: raise Mismatch
    c1, p = d_MessageHeader(v, p)
    v &= (1 << p) - 1
    p -= 48
    x = v >> p & 0xffffffffffff
    if x & 0xc0e773bbbbbb: raise Mismatch
    a2 = x >> 40 & 0x3f
    a3 = x >> 35 & 0x3
    a4 = x >> 31 & 0x1
    a5 = x >> 26 & 0x3
    a6 = x >> 22 & 0x1
    a7 = x >> 18 & 0x1
    a8 = x >> 14 & 0x1
    a9 = x >> 10 & 0x1
    a10 = x >> 6 & 0x1
    a11 = x >> 2 & 0x1
    return ACDP_SystemStatusRes(header=c1, response_code=ResponseCode_members[a2], evse_mechanical_charging_device_status=MechanicalChargingDeviceStatus_members[a3], evse_ready_to_charge=a4 == 1, evse_isolation_status=IsolationStatus_members[a5], evse_disabled=a6 == 1, evse_utility_interrupt_event=a7 == 1, evse_emergency_shutdown=a8 == 1, evse_malfunction=a9 == 1, ev_in_charge_position=a10 == 1, ev_association_status=a11 == 1), p


def e_ACDP_SystemStatusRes(x, m):
    x = appended(x << 1, e_MessageHeader(1, m.header))
    return x << 48 | (ResponseCode_code[m.response_code]) << 40 | (MechanicalChargingDeviceStatus_code[m.evse_mechanical_charging_device_status]) << 35 | (BOOLEAN[m.evse_ready_to_charge]) << 31 | (IsolationStatus_code[m.evse_isolation_status]) << 26 | (BOOLEAN[m.evse_disabled]) << 22 | (BOOLEAN[m.evse_utility_interrupt_event]) << 18 | (BOOLEAN[m.evse_emergency_shutdown]) << 14 | (BOOLEAN[m.evse_malfunction]) << 10 | (BOOLEAN[m.ev_in_charge_position]) << 6 | (BOOLEAN[m.ev_association_status]) << 2


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


def d_EVTechnicalStatus(v, p):
    p -= 11
    x = v >> p & 0x7ff
    if x & 0x6e8: raise Mismatch
    a1 = x >> 8 & 0x1
    a2 = x >> 4 & 0x1
    k = x & 0x7
    k += 2
    f_ev_immobilized = None
    if k < 3:
        p -= 6
        x = v >> p & 0x3f
        if x & 0x28: raise Mismatch
        a3 = x >> 4 & 0x1
        k = x & 0x7
        f_ev_immobilized = a3 == 1
        k += 3
    f_ev_wlan_strength = None
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
        f_ev_wlan_strength = RationalNumber(exponent=a4 - 128, value=(~a5 if sa5 else a5))
        k += 4
    f_ev_cp_status = None
    if k < 5:
        p -= 8
        x = v >> p & 0xff
        if x & 0x88: raise Mismatch
        a6 = x >> 4 & 0x7
        k = x & 0x7
        f_ev_cp_status = CPStatus_members[a6]
        k += 5
    f_ev_soc = None
    if k < 6:
        p -= 11
        x = v >> p & 0x7ff
        if x & 0x404: raise Mismatch
        a7 = x >> 3 & 0x7f
        k = x & 0x3
        if a7 > 100: raise Mismatch
        f_ev_soc = a7
        k += 6
    f_ev_error_code = None
    if k < 7:
        p -= 8
        x = v >> p & 0xff
        if x & 0x84: raise Mismatch
        a8 = x >> 3 & 0xf
        k = x & 0x3
        f_ev_error_code = ErrorCode_members[a8]
        k += 7
    f_ev_timeout = None
    if k < 8:
        p -= 4
        x = v >> p & 0xf
        if x & 0xb: raise Mismatch
        a9 = x >> 2 & 0x1
        f_ev_timeout = a9 == 1
        k = 8
    if k != 8: raise Mismatch
    return EVTechnicalStatus(ev_ready_to_charge=a1 == 1, ev_immobilization_request=a2 == 1, ev_immobilized=f_ev_immobilized, ev_wlan_strength=f_ev_wlan_strength, ev_cp_status=f_ev_cp_status, ev_soc=f_ev_soc, ev_error_code=f_ev_error_code, ev_timeout=f_ev_timeout), p


def e_EVTechnicalStatus(x, m):
    x = x << 8 | (BOOLEAN[m.ev_ready_to_charge]) << 5 | (BOOLEAN[m.ev_immobilization_request]) << 1
    w = 3; b = 2
    o1 = m.ev_immobilized
    if o1 is not None:
        x = x << w | 2 - b
        x = x << 3 | (BOOLEAN[o1]) << 1
        w = 3; b = 3
    o2 = m.ev_wlan_strength
    if o2 is not None:
        x = x << w | 3 - b
        o3 = o2.exponent
        if not -128 <= o3 <= 127: raise Mismatch
        o4 = o2.value
        x = x << 13 | (o3 + 128) << 3
        if 0 <= o4 < 128: x = x << 9 | (o4)
        elif 127 < o4 < 16384: x = x << 17 | ((o4 & 127 | 128) << 8 | o4 >> 7)
        else: x = put_signed(x, o4, -32768, 32767)
        x = x << 2
        w = 3; b = 4
    o5 = m.ev_cp_status
    if o5 is not None:
        x = x << w | 4 - b
        x = x << 5 | (CPStatus_code[o5]) << 1
        w = 3; b = 5
    o6 = m.ev_soc
    if o6 is not None:
        x = x << w | 5 - b
        if not 0 <= o6 <= 100: raise Mismatch
        x = x << 9 | o6 << 1
        w = 2; b = 6
    o7 = m.ev_error_code
    if o7 is not None:
        x = x << w | 6 - b
        x = x << 6 | (ErrorCode_code[o7]) << 1
        w = 2; b = 7
    o8 = m.ev_timeout
    if o8 is not None:
        x = x << w | 7 - b
        x = x << 3 | (BOOLEAN[o8]) << 1
        w = 1; b = 8
    x = x << w | 8 - b
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



DOCUMENT_BITS = 14
DOCUMENT_DECODERS = {0x2000: d_ACDP_ConnectReq, 0x2001: d_ACDP_ConnectRes, 0x2002: d_ACDP_DisconnectReq, 0x2003: d_ACDP_DisconnectRes, 0x2004: d_ACDP_SystemStatusReq, 0x2005: d_ACDP_SystemStatusRes, 0x2006: d_ACDP_VehiclePositioningReq, 0x2007: d_ACDP_VehiclePositioningRes}
DOCUMENT_ENCODERS = {ACDP_ConnectReq: (0x6000, e_ACDP_ConnectReq), ACDP_ConnectRes: (0x6001, e_ACDP_ConnectRes), ACDP_DisconnectReq: (0x6002, e_ACDP_DisconnectReq), ACDP_DisconnectRes: (0x6003, e_ACDP_DisconnectRes), ACDP_SystemStatusReq: (0x6004, e_ACDP_SystemStatusReq), ACDP_SystemStatusRes: (0x6005, e_ACDP_SystemStatusRes), ACDP_VehiclePositioningReq: (0x6006, e_ACDP_VehiclePositioningReq), ACDP_VehiclePositioningRes: (0x6007, e_ACDP_VehiclePositioningRes)}

FRAGMENT_END = 130
FRAGMENT_WIDTH = 8
FRAGMENT_ENCODERS = {}
