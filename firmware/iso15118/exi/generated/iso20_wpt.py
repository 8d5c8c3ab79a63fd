"""The fast codec of the schema set `iso20_wpt`. Written by exi/generator; do not edit.

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
from firmware.iso15118.messages.iso20.wpt import (
    AlternativeSECC,
    AlternativeSECCList,
    WPT_AlignmentCheckMethod,
    WPT_AlignmentCheckMethodList,
    WPT_AlignmentCheckReq,
    WPT_AlignmentCheckRes,
    WPT_ChargeLoopReq,
    WPT_ChargeLoopRes,
    WPT_ChargeParameterDiscoveryReq,
    WPT_ChargeParameterDiscoveryRes,
    WPT_CoordinateXYZ,
    WPT_EVPCChargeDiagnostics,
    WPT_EVPCPowerControlParameter,
    WPT_EVResult,
    WPT_FinePositioningMethod,
    WPT_FinePositioningMethodList,
    WPT_FinePositioningReq,
    WPT_FinePositioningRes,
    WPT_FinePositioningSetupReq,
    WPT_FinePositioningSetupRes,
    WPT_LF_DataPackage,
    WPT_LF_DataPackageList,
    WPT_LF_ReceiverData,
    WPT_LF_RxData,
    WPT_LF_RxDataList,
    WPT_LF_RxRSSI,
    WPT_LF_RxRSSIList,
    WPT_LF_SystemSetupData,
    WPT_LF_TransmitterData,
    WPT_LF_TxData,
    WPT_LF_TxDataList,
    WPT_PairingMethod,
    WPT_PairingMethodList,
    WPT_PairingReq,
    WPT_PairingRes,
    WPT_PowerClass,
    WPT_SPCChargeDiagnostics,
    WPT_SPCPowerControlParameter,
    WPT_TxRxPackageSpecData,
    WPT_TxRxPulseOrder,
    WPT_TxRxSpecData,
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
WPT_AlignmentCheckMethod_members = tuple(WPT_AlignmentCheckMethod)
WPT_AlignmentCheckMethod_code = {m: i for i, m in enumerate(WPT_AlignmentCheckMethod)}
WPT_EVPCChargeDiagnostics_members = tuple(WPT_EVPCChargeDiagnostics)
WPT_EVPCChargeDiagnostics_code = {m: i for i, m in enumerate(WPT_EVPCChargeDiagnostics)}
WPT_EVResult_members = tuple(WPT_EVResult)
WPT_EVResult_code = {m: i for i, m in enumerate(WPT_EVResult)}
WPT_FinePositioningMethod_members = tuple(WPT_FinePositioningMethod)
WPT_FinePositioningMethod_code = {m: i for i, m in enumerate(WPT_FinePositioningMethod)}
WPT_PairingMethod_members = tuple(WPT_PairingMethod)
WPT_PairingMethod_code = {m: i for i, m in enumerate(WPT_PairingMethod)}
WPT_PowerClass_members = tuple(WPT_PowerClass)
WPT_PowerClass_code = {m: i for i, m in enumerate(WPT_PowerClass)}
WPT_SPCChargeDiagnostics_members = tuple(WPT_SPCChargeDiagnostics)
WPT_SPCChargeDiagnostics_code = {m: i for i, m in enumerate(WPT_SPCChargeDiagnostics)}


def d_WPT_FinePositioningSetupReq(v, p):
    p -= 1
    if v >> p & 0x1: raise Mismatch
    c1, p = d_MessageHeader(v, p)
    v &= (1 << p) - 1
    p -= 6
    x = v >> p & 0x3f
    if x & 0x33: raise Mismatch
    a2 = x >> 2 & 0x3
    c3, p = d_WPT_FinePositioningMethodList(v, p)
    p -= 1
    if v >> p & 0x1: raise Mismatch
    c4, p = d_WPT_PairingMethodList(v, p)
    p -= 1
    if v >> p & 0x1: raise Mismatch
    c5, p = d_WPT_AlignmentCheckMethodList(v, p)
    p -= 10
    x = v >> p & 0x3ff
    if x & 0x300: raise Mismatch
    a6 = x & 0xff
    if a6 > 127: a6, p = more(v, p, a6, 65535)
    p -= 3
    x = v >> p & 0x7
    if x & 0x4: raise Mismatch
    k = x & 0x3
    k += 6
    f_vendor_specific_data_container = ()
    if k < 7:
        items7 = []
        while True:
            p -= 1
            if v >> p & 0x1: raise Mismatch
            a8, p = octets(v, p, 256)
            p -= 1
            if v >> p & 0x1: raise Mismatch
            items7.append(a8)
            if len(items7) == 16:
                p -= 2
                k = v >> p & 0x3
                k += 7
                break
            p -= 2
            k = v >> p & 0x3
            if k:
                k += 6
                break
        f_vendor_specific_data_container = tuple(items7)
    f_lf_system_setup_data = None
    if k < 8:
        c9, p = d_WPT_LF_SystemSetupData(v, p)
        f_lf_system_setup_data = c9
        p -= 1
        if v >> p & 0x1: raise Mismatch
        k = 8
    if k != 8: raise Mismatch
    return WPT_FinePositioningSetupReq(header=c1, ev_processing=Processing_members[a2], ev_device_fine_positioning_method_list=c3, ev_device_pairing_method_list=c4, ev_device_alignment_check_method_list=c5, natural_offset=a6, vendor_specific_data_container=f_vendor_specific_data_container, lf_system_setup_data=f_lf_system_setup_data), p


def e_WPT_FinePositioningSetupReq(x, m):
    x = appended(x << 1, e_MessageHeader(1, m.header))
    x = e_WPT_FinePositioningMethodList(x << 6 | (Processing_code[m.ev_processing]) << 2, m.ev_device_fine_positioning_method_list)
    x = e_WPT_PairingMethodList(x << 1, m.ev_device_pairing_method_list)
    x = e_WPT_AlignmentCheckMethodList(x << 1, m.ev_device_alignment_check_method_list)
    o1 = m.natural_offset
    if 0 <= o1 < 128: x = x << 10 | (o1)
    elif 127 < o1 < 16384: x = x << 18 | ((o1 & 127 | 128) << 8 | o1 >> 7)
    else: x = put_unsigned(x << 2, o1, 0, 65535)
    x = x << 1
    w = 2; b = 6
    o2 = m.vendor_specific_data_container
    if o2:
        x = x << w | 6 - b
        if not 1 <= len(o2) <= 16: raise Mismatch
        for i in o2:
            x = put_octets(x << 1, i, 0, 256)
            x = x << 1
            x <<= 2
        x >>= 2
        if len(o2) == 16: w = 2; b = 7
        else: w = 2; b = 6
    o3 = m.lf_system_setup_data
    if o3 is not None:
        x = x << w | 7 - b
        x = e_WPT_LF_SystemSetupData(x, o3)
        w = 1; b = 8
    x = x << w | 8 - b
    return x


def d_WPT_FinePositioningSetupRes(v, p):
    p -= 1
    if v >> p & 0x1: raise Mismatch
    c1, p = d_MessageHeader(v, p)
    v &= (1 << p) - 1
    p -= 10
    x = v >> p & 0x3ff
    if x & 0x303: raise Mismatch
    a2 = x >> 2 & 0x3f
    c3, p = d_WPT_FinePositioningMethodList(v, p)
    p -= 1
    if v >> p & 0x1: raise Mismatch
    c4, p = d_WPT_PairingMethodList(v, p)
    p -= 1
    if v >> p & 0x1: raise Mismatch
    c5, p = d_WPT_AlignmentCheckMethodList(v, p)
    p -= 10
    x = v >> p & 0x3ff
    if x & 0x300: raise Mismatch
    a6 = x & 0xff
    if a6 > 127: a6, p = more(v, p, a6, 65535)
    p -= 3
    x = v >> p & 0x7
    if x & 0x4: raise Mismatch
    k = x & 0x3
    k += 6
    f_vendor_specific_data_container = ()
    if k < 7:
        items7 = []
        while True:
            p -= 1
            if v >> p & 0x1: raise Mismatch
            a8, p = octets(v, p, 256)
            p -= 1
            if v >> p & 0x1: raise Mismatch
            items7.append(a8)
            if len(items7) == 16:
                p -= 2
                k = v >> p & 0x3
                k += 7
                break
            p -= 2
            k = v >> p & 0x3
            if k:
                k += 6
                break
        f_vendor_specific_data_container = tuple(items7)
    f_lf_system_setup_data = None
    if k < 8:
        c9, p = d_WPT_LF_SystemSetupData(v, p)
        f_lf_system_setup_data = c9
        p -= 1
        if v >> p & 0x1: raise Mismatch
        k = 8
    if k != 8: raise Mismatch
    return WPT_FinePositioningSetupRes(header=c1, response_code=ResponseCode_members[a2], primary_device_fine_positioning_method_list=c3, primary_device_pairing_method_list=c4, primary_device_alignment_check_method_list=c5, natural_offset=a6, vendor_specific_data_container=f_vendor_specific_data_container, lf_system_setup_data=f_lf_system_setup_data), p


def e_WPT_FinePositioningSetupRes(x, m):
    x = appended(x << 1, e_MessageHeader(1, m.header))
    x = e_WPT_FinePositioningMethodList(x << 10 | (ResponseCode_code[m.response_code]) << 2, m.primary_device_fine_positioning_method_list)
    x = e_WPT_PairingMethodList(x << 1, m.primary_device_pairing_method_list)
    x = e_WPT_AlignmentCheckMethodList(x << 1, m.primary_device_alignment_check_method_list)
    o1 = m.natural_offset
    if 0 <= o1 < 128: x = x << 10 | (o1)
    elif 127 < o1 < 16384: x = x << 18 | ((o1 & 127 | 128) << 8 | o1 >> 7)
    else: x = put_unsigned(x << 2, o1, 0, 65535)
    x = x << 1
    w = 2; b = 6
    o2 = m.vendor_specific_data_container
    if o2:
        x = x << w | 6 - b
        if not 1 <= len(o2) <= 16: raise Mismatch
        for i in o2:
            x = put_octets(x << 1, i, 0, 256)
            x = x << 1
            x <<= 2
        x >>= 2
        if len(o2) == 16: w = 2; b = 7
        else: w = 2; b = 6
    o3 = m.lf_system_setup_data
    if o3 is not None:
        x = x << w | 7 - b
        x = e_WPT_LF_SystemSetupData(x, o3)
        w = 1; b = 8
    x = x << w | 8 - b
    return x


def d_WPT_FinePositioningReq(v, p):
    p -= 1
    if v >> p & 0x1: raise Mismatch
    c1, p = d_MessageHeader(v, p)
    v &= (1 << p) - 1
    p -= 12
    x = v >> p & 0xfff
    if x & 0xce4: raise Mismatch
    a2 = x >> 8 & 0x3
    a3 = x >> 3 & 0x3
    k = x & 0x3
    k += 3
    f_vendor_specific_data_container = ()
    if k < 4:
        items4 = []
        while True:
            p -= 1
            if v >> p & 0x1: raise Mismatch
            a5, p = octets(v, p, 256)
            p -= 1
            if v >> p & 0x1: raise Mismatch
            items4.append(a5)
            if len(items4) == 16:
                p -= 2
                k = v >> p & 0x3
                k += 4
                break
            p -= 2
            k = v >> p & 0x3
            if k:
                k += 3
                break
        f_vendor_specific_data_container = tuple(items4)
    f_wpt_lf_data_package_list = None
    if k < 5:
        c6, p = d_WPT_LF_DataPackageList(v, p)
        f_wpt_lf_data_package_list = c6
        p -= 1
        if v >> p & 0x1: raise Mismatch
        k = 5
    if k != 5: raise Mismatch
    return WPT_FinePositioningReq(header=c1, ev_processing=Processing_members[a2], ev_result_code=WPT_EVResult_members[a3], vendor_specific_data_container=f_vendor_specific_data_container, wpt_lf_data_package_list=f_wpt_lf_data_package_list), p


def e_WPT_FinePositioningReq(x, m):
    x = appended(x << 1, e_MessageHeader(1, m.header))
    x = x << 10 | (Processing_code[m.ev_processing]) << 6 | (WPT_EVResult_code[m.ev_result_code]) << 1
    w = 2; b = 3
    o1 = m.vendor_specific_data_container
    if o1:
        x = x << w | 3 - b
        if not 1 <= len(o1) <= 16: raise Mismatch
        for i in o1:
            x = put_octets(x << 1, i, 0, 256)
            x = x << 1
            x <<= 2
        x >>= 2
        if len(o1) == 16: w = 2; b = 4
        else: w = 2; b = 3
    o2 = m.wpt_lf_data_package_list
    if o2 is not None:
        x = x << w | 4 - b
        x = e_WPT_LF_DataPackageList(x, o2)
        w = 1; b = 5
    x = x << w | 5 - b
    return x


def d_WPT_FinePositioningRes(v, p):
    p -= 1
    if v >> p & 0x1: raise Mismatch
    c1, p = d_MessageHeader(v, p)
    v &= (1 << p) - 1
    p -= 16
    x = v >> p & 0xffff
    if x & 0xc0e4: raise Mismatch
    a2 = x >> 8 & 0x3f
    a3 = x >> 3 & 0x3
    k = x & 0x3
    k += 3
    f_vendor_specific_data_container = ()
    if k < 4:
        items4 = []
        while True:
            p -= 1
            if v >> p & 0x1: raise Mismatch
            a5, p = octets(v, p, 256)
            p -= 1
            if v >> p & 0x1: raise Mismatch
            items4.append(a5)
            if len(items4) == 16:
                p -= 2
                k = v >> p & 0x3
                k += 4
                break
            p -= 2
            k = v >> p & 0x3
            if k:
                k += 3
                break
        f_vendor_specific_data_container = tuple(items4)
    f_wpt_lf_data_package_list = None
    if k < 5:
        c6, p = d_WPT_LF_DataPackageList(v, p)
        f_wpt_lf_data_package_list = c6
        p -= 1
        if v >> p & 0x1: raise Mismatch
        k = 5
    if k != 5: raise Mismatch
    return WPT_FinePositioningRes(header=c1, response_code=ResponseCode_members[a2], evse_processing=Processing_members[a3], vendor_specific_data_container=f_vendor_specific_data_container, wpt_lf_data_package_list=f_wpt_lf_data_package_list), p


def e_WPT_FinePositioningRes(x, m):
    x = appended(x << 1, e_MessageHeader(1, m.header))
    x = x << 14 | (ResponseCode_code[m.response_code]) << 6 | (Processing_code[m.evse_processing]) << 1
    w = 2; b = 3
    o1 = m.vendor_specific_data_container
    if o1:
        x = x << w | 3 - b
        if not 1 <= len(o1) <= 16: raise Mismatch
        for i in o1:
            x = put_octets(x << 1, i, 0, 256)
            x = x << 1
            x <<= 2
        x >>= 2
        if len(o1) == 16: w = 2; b = 4
        else: w = 2; b = 3
    o2 = m.wpt_lf_data_package_list
    if o2 is not None:
        x = x << w | 4 - b
        x = e_WPT_LF_DataPackageList(x, o2)
        w = 1; b = 5
    x = x << w | 5 - b
    return x


def d_WPT_PairingReq(v, p):
    p -= 1
    if v >> p & 0x1: raise Mismatch
    c1, p = d_MessageHeader(v, p)
    v &= (1 << p) - 1
    p -= 7
    x = v >> p & 0x7f
    if x & 0x64: raise Mismatch
    a2 = x >> 3 & 0x3
    k = x & 0x3
    k += 2
    f_observed_id_code = None
    if k < 3:
        p -= 9
        x = v >> p & 0x1ff
        if x & 0x100: raise Mismatch
        a3 = x & 0xff
        if a3 > 127: a3, p = more(v, p, a3, 4294967295)
        if a3 < 1: raise Mismatch
        p -= 2
        if v >> p & 0x3: raise Mismatch
        f_observed_id_code = a3
        k = 3
    if k != 3: raise Mismatch
    p -= 6
    x = v >> p & 0x3f
    if x & 0x24: raise Mismatch
    a4 = x >> 3 & 0x3
    k = x & 0x3
    k += 4
    f_vendor_specific_data_container = ()
    if k < 5:
        items5 = []
        while True:
            p -= 1
            if v >> p & 0x1: raise Mismatch
            a6, p = octets(v, p, 256)
            p -= 1
            if v >> p & 0x1: raise Mismatch
            items5.append(a6)
            if len(items5) == 16:
                p -= 1
                if v >> p & 0x1: raise Mismatch
                k = 5
                break
            p -= 2
            k = v >> p & 0x3
            if k:
                k += 4
                break
        f_vendor_specific_data_container = tuple(items5)
    if k != 5: raise Mismatch
    return WPT_PairingReq(header=c1, ev_processing=Processing_members[a2], observed_id_code=f_observed_id_code, ev_result_code=WPT_EVResult_members[a4], vendor_specific_data_container=f_vendor_specific_data_container), p


def e_WPT_PairingReq(x, m):
    x = appended(x << 1, e_MessageHeader(1, m.header))
    x = x << 5 | (Processing_code[m.ev_processing]) << 1
    w = 2; b = 2
    o1 = m.observed_id_code
    if o1 is not None:
        x = x << w | 2 - b
        if 1 <= o1 < 128: x = x << 9 | (o1)
        elif 127 < o1 < 16384: x = x << 17 | ((o1 & 127 | 128) << 8 | o1 >> 7)
        else: x = put_unsigned(x << 1, o1, 1, 4294967295)
        x = x << 1
        w = 1; b = 3
    x = x << w | 3 - b
    x = x << 4 | (WPT_EVResult_code[m.ev_result_code]) << 1
    w = 2; b = 4
    o2 = m.vendor_specific_data_container
    if o2:
        x = x << w | 4 - b
        if not 1 <= len(o2) <= 16: raise Mismatch
        for i in o2:
            x = put_octets(x << 1, i, 0, 256)
            x = x << 1
            x <<= 2
        x >>= 2
        if len(o2) == 16: w = 1; b = 5
        else: w = 2; b = 4
    x = x << w | 5 - b
    return x


def d_WPT_PairingRes(v, p):
    p -= 1
    if v >> p & 0x1: raise Mismatch
    c1, p = d_MessageHeader(v, p)
    v &= (1 << p) - 1
    p -= 17
    x = v >> p & 0x1ffff
    if x & 0x181c8: raise Mismatch
    a2 = x >> 9 & 0x3f
    a3 = x >> 4 & 0x3
    k = x & 0x7
    k += 3
    f_observed_id_code = None
    if k < 4:
        p -= 9
        x = v >> p & 0x1ff
        if x & 0x100: raise Mismatch
        a4 = x & 0xff
        if a4 > 127: a4, p = more(v, p, a4, 4294967295)
        if a4 < 1: raise Mismatch
        p -= 3
        x = v >> p & 0x7
        if x & 0x4: raise Mismatch
        k = x & 0x3
        f_observed_id_code = a4
        k += 4
    f_alternative_secc_list = None
    if k < 5:
        c5, p = d_AlternativeSECCList(v, p)
        f_alternative_secc_list = c5
        p -= 2
        k = v >> p & 0x3
        k += 5
    f_vendor_specific_data_container = ()
    if k < 6:
        items6 = []
        while True:
            p -= 1
            if v >> p & 0x1: raise Mismatch
            a7, p = octets(v, p, 256)
            p -= 1
            if v >> p & 0x1: raise Mismatch
            items6.append(a7)
            if len(items6) == 16:
                p -= 1
                if v >> p & 0x1: raise Mismatch
                k = 6
                break
            p -= 2
            k = v >> p & 0x3
            if k:
                k += 5
                break
        f_vendor_specific_data_container = tuple(items6)
    if k != 6: raise Mismatch
    return WPT_PairingRes(header=c1, response_code=ResponseCode_members[a2], evse_processing=Processing_members[a3], observed_id_code=f_observed_id_code, alternative_secc_list=f_alternative_secc_list, vendor_specific_data_container=f_vendor_specific_data_container), p


def e_WPT_PairingRes(x, m):
    x = appended(x << 1, e_MessageHeader(1, m.header))
    x = x << 14 | (ResponseCode_code[m.response_code]) << 6 | (Processing_code[m.evse_processing]) << 1
    w = 3; b = 3
    o1 = m.observed_id_code
    if o1 is not None:
        x = x << w | 3 - b
        if 1 <= o1 < 128: x = x << 9 | (o1)
        elif 127 < o1 < 16384: x = x << 17 | ((o1 & 127 | 128) << 8 | o1 >> 7)
        else: x = put_unsigned(x << 1, o1, 1, 4294967295)
        x = x << 1
        w = 2; b = 4
    o2 = m.alternative_secc_list
    if o2 is not None:
        x = x << w | 4 - b
        x = e_AlternativeSECCList(x, o2)
        w = 2; b = 5
    o3 = m.vendor_specific_data_container
    if o3:
        x = x << w | 5 - b
        if not 1 <= len(o3) <= 16: raise Mismatch
        for i in o3:
            x = put_octets(x << 1, i, 0, 256)
            x = x << 1
            x <<= 2
        x >>= 2
        if len(o3) == 16: w = 1; b = 6
        else: w = 2; b = 5
    x = x << w | 6 - b
    return x


def d_WPT_ChargeParameterDiscoveryReq(v, p):
    p -= 1
    if v >> p & 0x1: raise Mismatch
    c1, p = d_MessageHeader(v, p)
    v &= (1 << p) - 1
    p -= 23
    x = v >> p & 0x7fffff
    if x & 0x700e00: raise Mismatch
    a2 = x >> 12 & 0xff
    sa3 = x >> 8 & 0x1
    a3 = x & 0xff
    if a3 > 127: a3, p = more(v, p, a3, 32767)
    p -= 12
    x = v >> p & 0xfff
    if x & 0xf00: raise Mismatch
    a4 = x & 0xff
    if a4 > 127: a4, p = more(v, p, a4, 65535)
    p -= 11
    x = v >> p & 0x7ff
    if x & 0x700: raise Mismatch
    a5 = x & 0xff
    if a5 > 127: a5, p = more(v, p, a5, 65535)
    p -= 24
    x = v >> p & 0xffffff
    if x & 0xf00e00: raise Mismatch
    a6 = x >> 12 & 0xff
    sa7 = x >> 8 & 0x1
    a7 = x & 0xff
    if a7 > 127: a7, p = more(v, p, a7, 32767)
    p -= 8
    x = v >> p & 0xff
    if x & 0xf4: raise Mismatch
    a8 = x >> 3 & 0x1
    k = x & 0x3
    k += 6
    f_vendor_specific_data_container = ()
    if k < 7:
        items9 = []
        while True:
            p -= 1
            if v >> p & 0x1: raise Mismatch
            a10, p = octets(v, p, 256)
            p -= 1
            if v >> p & 0x1: raise Mismatch
            items9.append(a10)
            if len(items9) == 16:
                p -= 1
                if v >> p & 0x1: raise Mismatch
                k = 7
                break
            p -= 2
            k = v >> p & 0x3
            if k:
                k += 6
                break
        f_vendor_specific_data_container = tuple(items9)
    if k != 7: raise Mismatch
    return WPT_ChargeParameterDiscoveryReq(header=c1, evpc_max_receivable_power=RationalNumber(exponent=a2 - 128, value=(~a3 if sa3 else a3)), sd_max_ground_clearence=a4, sd_min_ground_clearence=a5, evpc_natural_frequency=RationalNumber(exponent=a6 - 128, value=(~a7 if sa7 else a7)), evpc_device_local_control=a8 == 1, vendor_specific_data_container=f_vendor_specific_data_container), p


def e_WPT_ChargeParameterDiscoveryReq(x, m):
    x = appended(x << 1, e_MessageHeader(1, m.header))
    o1 = m.evpc_max_receivable_power
    o2 = o1.exponent
    if not -128 <= o2 <= 127: raise Mismatch
    o3 = o1.value
    x = x << 14 | (o2 + 128) << 3
    if 0 <= o3 < 128: x = x << 9 | (o3)
    elif 127 < o3 < 16384: x = x << 17 | ((o3 & 127 | 128) << 8 | o3 >> 7)
    else: x = put_signed(x, o3, -32768, 32767)
    o4 = m.sd_max_ground_clearence
    if 0 <= o4 < 128: x = x << 12 | (o4)
    elif 127 < o4 < 16384: x = x << 20 | ((o4 & 127 | 128) << 8 | o4 >> 7)
    else: x = put_unsigned(x << 4, o4, 0, 65535)
    o5 = m.sd_min_ground_clearence
    if 0 <= o5 < 128: x = x << 11 | (o5)
    elif 127 < o5 < 16384: x = x << 19 | ((o5 & 127 | 128) << 8 | o5 >> 7)
    else: x = put_unsigned(x << 3, o5, 0, 65535)
    o6 = m.evpc_natural_frequency
    o7 = o6.exponent
    if not -128 <= o7 <= 127: raise Mismatch
    o8 = o6.value
    x = x << 15 | (o7 + 128) << 3
    if 0 <= o8 < 128: x = x << 9 | (o8)
    elif 127 < o8 < 16384: x = x << 17 | ((o8 & 127 | 128) << 8 | o8 >> 7)
    else: x = put_signed(x, o8, -32768, 32767)
    x = x << 6 | (BOOLEAN[m.evpc_device_local_control]) << 1
    w = 2; b = 6
    o9 = m.vendor_specific_data_container
    if o9:
        x = x << w | 6 - b
        if not 1 <= len(o9) <= 16: raise Mismatch
        for i in o9:
            x = put_octets(x << 1, i, 0, 256)
            x = x << 1
            x <<= 2
        x >>= 2
        if len(o9) == 16: w = 1; b = 7
        else: w = 2; b = 6
    x = x << w | 7 - b
    return x


def d_WPT_ChargeParameterDiscoveryRes(v, p):
    p -= 1
    if v >> p & 0x1: raise Mismatch
    c1, p = d_MessageHeader(v, p)
    v &= (1 << p) - 1
    p -= 37
    x = v >> p & 0x1fffffffff
    if x & 0x181cf00e00: raise Mismatch
    a2 = x >> 29 & 0x3f
    a3 = x >> 24 & 0x3
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
    p -= 12
    x = v >> p & 0xfff
    if x & 0xf00: raise Mismatch
    a8 = x & 0xff
    if a8 > 127: a8, p = more(v, p, a8, 65535)
    p -= 11
    x = v >> p & 0x7ff
    if x & 0x700: raise Mismatch
    a9 = x & 0xff
    if a9 > 127: a9, p = more(v, p, a9, 65535)
    p -= 24
    x = v >> p & 0xffffff
    if x & 0xf00e00: raise Mismatch
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
    p -= 4
    x = v >> p & 0xf
    if x & 0xc: raise Mismatch
    k = x & 0x3
    k += 9
    f_sd_manufacturer_specific_data_container = ()
    if k < 10:
        items14 = []
        while True:
            p -= 1
            if v >> p & 0x1: raise Mismatch
            a15, p = octets(v, p, 256)
            p -= 1
            if v >> p & 0x1: raise Mismatch
            items14.append(a15)
            if len(items14) == 16:
                p -= 1
                if v >> p & 0x1: raise Mismatch
                k = 10
                break
            p -= 2
            k = v >> p & 0x3
            if k:
                k += 9
                break
        f_sd_manufacturer_specific_data_container = tuple(items14)
    if k != 10: raise Mismatch
    return WPT_ChargeParameterDiscoveryRes(header=c1, response_code=ResponseCode_members[a2], pd_input_power_class=WPT_PowerClass_members[a3], sd_min_output_power=RationalNumber(exponent=a4 - 128, value=(~a5 if sa5 else a5)), sd_max_output_power=RationalNumber(exponent=a6 - 128, value=(~a7 if sa7 else a7)), sd_max_ground_clearance_support=a8, sd_min_ground_clearance_support=a9, pd_min_coil_current=RationalNumber(exponent=a10 - 128, value=(~a11 if sa11 else a11)), pd_max_coil_current=RationalNumber(exponent=a12 - 128, value=(~a13 if sa13 else a13)), sd_manufacturer_specific_data_container=f_sd_manufacturer_specific_data_container), p


def e_WPT_ChargeParameterDiscoveryRes(x, m):
    x = appended(x << 1, e_MessageHeader(1, m.header))
    o1 = m.sd_min_output_power
    o2 = o1.exponent
    if not -128 <= o2 <= 127: raise Mismatch
    o3 = o1.value
    x = x << 28 | (ResponseCode_code[m.response_code]) << 20 | (WPT_PowerClass_code[m.pd_input_power_class]) << 15 | (o2 + 128) << 3
    if 0 <= o3 < 128: x = x << 9 | (o3)
    elif 127 < o3 < 16384: x = x << 17 | ((o3 & 127 | 128) << 8 | o3 >> 7)
    else: x = put_signed(x, o3, -32768, 32767)
    o4 = m.sd_max_output_power
    o5 = o4.exponent
    if not -128 <= o5 <= 127: raise Mismatch
    o6 = o4.value
    x = x << 16 | (o5 + 128) << 3
    if 0 <= o6 < 128: x = x << 9 | (o6)
    elif 127 < o6 < 16384: x = x << 17 | ((o6 & 127 | 128) << 8 | o6 >> 7)
    else: x = put_signed(x, o6, -32768, 32767)
    o7 = m.sd_max_ground_clearance_support
    if 0 <= o7 < 128: x = x << 12 | (o7)
    elif 127 < o7 < 16384: x = x << 20 | ((o7 & 127 | 128) << 8 | o7 >> 7)
    else: x = put_unsigned(x << 4, o7, 0, 65535)
    o8 = m.sd_min_ground_clearance_support
    if 0 <= o8 < 128: x = x << 11 | (o8)
    elif 127 < o8 < 16384: x = x << 19 | ((o8 & 127 | 128) << 8 | o8 >> 7)
    else: x = put_unsigned(x << 3, o8, 0, 65535)
    o9 = m.pd_min_coil_current
    o10 = o9.exponent
    if not -128 <= o10 <= 127: raise Mismatch
    o11 = o9.value
    x = x << 15 | (o10 + 128) << 3
    if 0 <= o11 < 128: x = x << 9 | (o11)
    elif 127 < o11 < 16384: x = x << 17 | ((o11 & 127 | 128) << 8 | o11 >> 7)
    else: x = put_signed(x, o11, -32768, 32767)
    o12 = m.pd_max_coil_current
    o13 = o12.exponent
    if not -128 <= o13 <= 127: raise Mismatch
    o14 = o12.value
    x = x << 16 | (o13 + 128) << 3
    if 0 <= o14 < 128: x = x << 9 | (o14)
    elif 127 < o14 < 16384: x = x << 17 | ((o14 & 127 | 128) << 8 | o14 >> 7)
    else: x = put_signed(x, o14, -32768, 32767)
    x = x << 2
    w = 2; b = 9
    o15 = m.sd_manufacturer_specific_data_container
    if o15:
        x = x << w | 9 - b
        if not 1 <= len(o15) <= 16: raise Mismatch
        for i in o15:
            x = put_octets(x << 1, i, 0, 256)
            x = x << 1
            x <<= 2
        x >>= 2
        if len(o15) == 16: w = 1; b = 10
        else: w = 2; b = 9
    x = x << w | 10 - b
    return x


def d_WPT_AlignmentCheckReq(v, p):
    p -= 1
    if v >> p & 0x1: raise Mismatch
    c1, p = d_MessageHeader(v, p)
    v &= (1 << p) - 1
    p -= 7
    x = v >> p & 0x7f
    if x & 0x64: raise Mismatch
    a2 = x >> 3 & 0x3
    k = x & 0x3
    k += 2
    f_target_coil_current = None
    if k < 3:
        p -= 22
        x = v >> p & 0x3fffff
        if x & 0x300e00: raise Mismatch
        a3 = x >> 12 & 0xff
        sa4 = x >> 8 & 0x1
        a4 = x & 0xff
        if a4 > 127: a4, p = more(v, p, a4, 32767)
        p -= 3
        if v >> p & 0x7: raise Mismatch
        f_target_coil_current = RationalNumber(exponent=a3 - 128, value=(~a4 if sa4 else a4))
        k = 3
    if k != 3: raise Mismatch
    p -= 6
    x = v >> p & 0x3f
    if x & 0x24: raise Mismatch
    a5 = x >> 3 & 0x3
    k = x & 0x3
    k += 4
    f_vendor_specific_data_container = ()
    if k < 5:
        items6 = []
        while True:
            p -= 1
            if v >> p & 0x1: raise Mismatch
            a7, p = octets(v, p, 256)
            p -= 1
            if v >> p & 0x1: raise Mismatch
            items6.append(a7)
            if len(items6) == 16:
                p -= 1
                if v >> p & 0x1: raise Mismatch
                k = 5
                break
            p -= 2
            k = v >> p & 0x3
            if k:
                k += 4
                break
        f_vendor_specific_data_container = tuple(items6)
    if k != 5: raise Mismatch
    return WPT_AlignmentCheckReq(header=c1, ev_processing=Processing_members[a2], target_coil_current=f_target_coil_current, ev_result_code=WPT_EVResult_members[a5], vendor_specific_data_container=f_vendor_specific_data_container), p


def e_WPT_AlignmentCheckReq(x, m):
    x = appended(x << 1, e_MessageHeader(1, m.header))
    x = x << 5 | (Processing_code[m.ev_processing]) << 1
    w = 2; b = 2
    o1 = m.target_coil_current
    if o1 is not None:
        x = x << w | 2 - b
        o2 = o1.exponent
        if not -128 <= o2 <= 127: raise Mismatch
        o3 = o1.value
        x = x << 13 | (o2 + 128) << 3
        if 0 <= o3 < 128: x = x << 9 | (o3)
        elif 127 < o3 < 16384: x = x << 17 | ((o3 & 127 | 128) << 8 | o3 >> 7)
        else: x = put_signed(x, o3, -32768, 32767)
        x = x << 2
        w = 1; b = 3
    x = x << w | 3 - b
    x = x << 4 | (WPT_EVResult_code[m.ev_result_code]) << 1
    w = 2; b = 4
    o4 = m.vendor_specific_data_container
    if o4:
        x = x << w | 4 - b
        if not 1 <= len(o4) <= 16: raise Mismatch
        for i in o4:
            x = put_octets(x << 1, i, 0, 256)
            x = x << 1
            x <<= 2
        x >>= 2
        if len(o4) == 16: w = 1; b = 5
        else: w = 2; b = 4
    x = x << w | 5 - b
    return x


def d_WPT_AlignmentCheckRes(v, p):
    p -= 1
    if v >> p & 0x1: raise Mismatch
    c1, p = d_MessageHeader(v, p)
    v &= (1 << p) - 1
    p -= 17
    x = v >> p & 0x1ffff
    if x & 0x181c8: raise Mismatch
    a2 = x >> 9 & 0x3f
    a3 = x >> 4 & 0x3
    k = x & 0x7
    k += 3
    f_power_transmitted = None
    if k < 4:
        p -= 22
        x = v >> p & 0x3fffff
        if x & 0x300e00: raise Mismatch
        a4 = x >> 12 & 0xff
        sa5 = x >> 8 & 0x1
        a5 = x & 0xff
        if a5 > 127: a5, p = more(v, p, a5, 32767)
        p -= 4
        x = v >> p & 0xf
        if x & 0xc: raise Mismatch
        k = x & 0x3
        f_power_transmitted = RationalNumber(exponent=a4 - 128, value=(~a5 if sa5 else a5))
        k += 4
    f_supply_device_current = None
    if k < 5:
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
        f_supply_device_current = RationalNumber(exponent=a6 - 128, value=(~a7 if sa7 else a7))
        k += 5
    f_vendor_specific_data_container = ()
    if k < 6:
        items8 = []
        while True:
            p -= 1
            if v >> p & 0x1: raise Mismatch
            a9, p = octets(v, p, 256)
            p -= 1
            if v >> p & 0x1: raise Mismatch
            items8.append(a9)
            if len(items8) == 16:
                p -= 1
                if v >> p & 0x1: raise Mismatch
                k = 6
                break
            p -= 2
            k = v >> p & 0x3
            if k:
                k += 5
                break
        f_vendor_specific_data_container = tuple(items8)
    if k != 6: raise Mismatch
    return WPT_AlignmentCheckRes(header=c1, response_code=ResponseCode_members[a2], evse_processing=Processing_members[a3], power_transmitted=f_power_transmitted, supply_device_current=f_supply_device_current, vendor_specific_data_container=f_vendor_specific_data_container), p


def e_WPT_AlignmentCheckRes(x, m):
    x = appended(x << 1, e_MessageHeader(1, m.header))
    x = x << 14 | (ResponseCode_code[m.response_code]) << 6 | (Processing_code[m.evse_processing]) << 1
    w = 3; b = 3
    o1 = m.power_transmitted
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
        w = 2; b = 4
    o4 = m.supply_device_current
    if o4 is not None:
        x = x << w | 4 - b
        o5 = o4.exponent
        if not -128 <= o5 <= 127: raise Mismatch
        o6 = o4.value
        x = x << 13 | (o5 + 128) << 3
        if 0 <= o6 < 128: x = x << 9 | (o6)
        elif 127 < o6 < 16384: x = x << 17 | ((o6 & 127 | 128) << 8 | o6 >> 7)
        else: x = put_signed(x, o6, -32768, 32767)
        x = x << 2
        w = 2; b = 5
    o7 = m.vendor_specific_data_container
    if o7:
        x = x << w | 5 - b
        if not 1 <= len(o7) <= 16: raise Mismatch
        for i in o7:
            x = put_octets(x << 1, i, 0, 256)
            x = x << 1
            x <<= 2
        x >>= 2
        if len(o7) == 16: w = 1; b = 6
        else: w = 2; b = 5
    x = x << w | 6 - b
    return x


def d_WPT_ChargeLoopReq(v, p):
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
    p -= 25
    x = v >> p & 0x1ffffff
    if x & 0x1f00e00: raise Mismatch
    a6 = x >> 12 & 0xff
    sa7 = x >> 8 & 0x1
    a7 = x & 0xff
    if a7 > 127: a7, p = more(v, p, a7, 32767)
    p -= 10
    x = v >> p & 0x3ff
    if x & 0x3c8: raise Mismatch
    a8 = x >> 4 & 0x3
    k = x & 0x7
    k += 6
    f_evpc_operating_frequency = None
    if k < 7:
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
        f_evpc_operating_frequency = RationalNumber(exponent=a9 - 128, value=(~a10 if sa10 else a10))
        k += 7
    f_evpc_power_control_parameter = None
    if k < 8:
        c11, p = d_WPT_EVPCPowerControlParameter(v, p)
        f_evpc_power_control_parameter = c11
        p -= 2
        k = v >> p & 0x3
        k += 8
    f_manufacturer_specific_data_container = ()
    if k < 9:
        items12 = []
        while True:
            p -= 1
            if v >> p & 0x1: raise Mismatch
            a13, p = octets(v, p, 256)
            p -= 1
            if v >> p & 0x1: raise Mismatch
            items12.append(a13)
            if len(items12) == 16:
                p -= 1
                if v >> p & 0x1: raise Mismatch
                k = 9
                break
            p -= 2
            k = v >> p & 0x3
            if k:
                k += 8
                break
        f_manufacturer_specific_data_container = tuple(items12)
    if k != 9: raise Mismatch
    return WPT_ChargeLoopReq(header=c1, display_parameters=f_display_parameters, meter_info_requested=a3 == 1, evpc_power_request=RationalNumber(exponent=a4 - 128, value=(~a5 if sa5 else a5)), evpc_power_output=RationalNumber(exponent=a6 - 128, value=(~a7 if sa7 else a7)), evpc_charge_diagnostics=WPT_EVPCChargeDiagnostics_members[a8], evpc_operating_frequency=f_evpc_operating_frequency, evpc_power_control_parameter=f_evpc_power_control_parameter, manufacturer_specific_data_container=f_manufacturer_specific_data_container), p


def e_WPT_ChargeLoopReq(x, m):
    x = appended(x << 1, e_MessageHeader(1, m.header))
    w = 2; b = 1
    o1 = m.display_parameters
    if o1 is not None:
        x = x << w | 1 - b
        x = e_DisplayParameters(x, o1)
        w = 1; b = 2
    x = x << w | 2 - b
    o2 = m.evpc_power_request
    o3 = o2.exponent
    if not -128 <= o3 <= 127: raise Mismatch
    o4 = o2.value
    x = x << 17 | (BOOLEAN[m.meter_info_requested]) << 15 | (o3 + 128) << 3
    if 0 <= o4 < 128: x = x << 9 | (o4)
    elif 127 < o4 < 16384: x = x << 17 | ((o4 & 127 | 128) << 8 | o4 >> 7)
    else: x = put_signed(x, o4, -32768, 32767)
    o5 = m.evpc_power_output
    o6 = o5.exponent
    if not -128 <= o6 <= 127: raise Mismatch
    o7 = o5.value
    x = x << 16 | (o6 + 128) << 3
    if 0 <= o7 < 128: x = x << 9 | (o7)
    elif 127 < o7 < 16384: x = x << 17 | ((o7 & 127 | 128) << 8 | o7 >> 7)
    else: x = put_signed(x, o7, -32768, 32767)
    x = x << 7 | (WPT_EVPCChargeDiagnostics_code[m.evpc_charge_diagnostics]) << 1
    w = 3; b = 6
    o8 = m.evpc_operating_frequency
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
        w = 2; b = 7
    o11 = m.evpc_power_control_parameter
    if o11 is not None:
        x = x << w | 7 - b
        x = e_WPT_EVPCPowerControlParameter(x, o11)
        w = 2; b = 8
    o12 = m.manufacturer_specific_data_container
    if o12:
        x = x << w | 8 - b
        if not 1 <= len(o12) <= 16: raise Mismatch
        for i in o12:
            x = put_octets(x << 1, i, 0, 256)
            x = x << 1
            x <<= 2
        x >>= 2
        if len(o12) == 16: w = 1; b = 9
        else: w = 2; b = 8
    x = x << w | 9 - b
    return x


def d_WPT_ChargeLoopRes(v, p):
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
    p -= 4
    x = v >> p & 0xf
    if x & 0xc: raise Mismatch
    k = x & 0x3
    k += 6
    f_sd_power_input = None
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
        f_sd_power_input = RationalNumber(exponent=a9 - 128, value=(~a10 if sa10 else a10))
        k = 7
    if k != 7: raise Mismatch
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
    p -= 11
    x = v >> p & 0x7ff
    if x & 0x788: raise Mismatch
    a15 = x >> 4 & 0x7
    k = x & 0x7
    k += 10
    f_spc_operating_frequency = None
    if k < 11:
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
        f_spc_operating_frequency = RationalNumber(exponent=a16 - 128, value=(~a17 if sa17 else a17))
        k += 11
    f_spc_power_control_parameter = None
    if k < 12:
        c18, p = d_WPT_SPCPowerControlParameter(v, p)
        f_spc_power_control_parameter = c18
        p -= 2
        k = v >> p & 0x3
        k += 12
    f_manufacturer_specific_data_container = ()
    if k < 13:
        items19 = []
        while True:
            p -= 1
            if v >> p & 0x1: raise Mismatch
            a20, p = octets(v, p, 256)
            p -= 1
            if v >> p & 0x1: raise Mismatch
            items19.append(a20)
            if len(items19) == 16:
                p -= 1
                if v >> p & 0x1: raise Mismatch
                k = 13
                break
            p -= 2
            k = v >> p & 0x3
            if k:
                k += 12
                break
        f_manufacturer_specific_data_container = tuple(items19)
    if k != 13: raise Mismatch
    return WPT_ChargeLoopRes(header=c1, response_code=ResponseCode_members[a2], evse_status=f_evse_status, meter_info=f_meter_info, receipt=f_receipt, evpc_power_request=RationalNumber(exponent=a7 - 128, value=(~a8 if sa8 else a8)), sd_power_input=f_sd_power_input, spc_max_output_power_limit=RationalNumber(exponent=a11 - 128, value=(~a12 if sa12 else a12)), spc_min_output_power_limit=RationalNumber(exponent=a13 - 128, value=(~a14 if sa14 else a14)), spc_charge_diagnostics=WPT_SPCChargeDiagnostics_members[a15], spc_operating_frequency=f_spc_operating_frequency, spc_power_control_parameter=f_spc_power_control_parameter, manufacturer_specific_data_container=f_manufacturer_specific_data_container), p


def e_WPT_ChargeLoopRes(x, m):
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
    o5 = m.evpc_power_request
    o6 = o5.exponent
    if not -128 <= o6 <= 127: raise Mismatch
    o7 = o5.value
    x = x << 13 | (o6 + 128) << 3
    if 0 <= o7 < 128: x = x << 9 | (o7)
    elif 127 < o7 < 16384: x = x << 17 | ((o7 & 127 | 128) << 8 | o7 >> 7)
    else: x = put_signed(x, o7, -32768, 32767)
    x = x << 2
    w = 2; b = 6
    o8 = m.sd_power_input
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
    o11 = m.spc_max_output_power_limit
    o12 = o11.exponent
    if not -128 <= o12 <= 127: raise Mismatch
    o13 = o11.value
    x = x << 13 | (o12 + 128) << 3
    if 0 <= o13 < 128: x = x << 9 | (o13)
    elif 127 < o13 < 16384: x = x << 17 | ((o13 & 127 | 128) << 8 | o13 >> 7)
    else: x = put_signed(x, o13, -32768, 32767)
    o14 = m.spc_min_output_power_limit
    o15 = o14.exponent
    if not -128 <= o15 <= 127: raise Mismatch
    o16 = o14.value
    x = x << 16 | (o15 + 128) << 3
    if 0 <= o16 < 128: x = x << 9 | (o16)
    elif 127 < o16 < 16384: x = x << 17 | ((o16 & 127 | 128) << 8 | o16 >> 7)
    else: x = put_signed(x, o16, -32768, 32767)
    x = x << 8 | (WPT_SPCChargeDiagnostics_code[m.spc_charge_diagnostics]) << 1
    w = 3; b = 10
    o17 = m.spc_operating_frequency
    if o17 is not None:
        x = x << w | 10 - b
        o18 = o17.exponent
        if not -128 <= o18 <= 127: raise Mismatch
        o19 = o17.value
        x = x << 13 | (o18 + 128) << 3
        if 0 <= o19 < 128: x = x << 9 | (o19)
        elif 127 < o19 < 16384: x = x << 17 | ((o19 & 127 | 128) << 8 | o19 >> 7)
        else: x = put_signed(x, o19, -32768, 32767)
        x = x << 2
        w = 2; b = 11
    o20 = m.spc_power_control_parameter
    if o20 is not None:
        x = x << w | 11 - b
        x = e_WPT_SPCPowerControlParameter(x, o20)
        w = 2; b = 12
    o21 = m.manufacturer_specific_data_container
    if o21:
        x = x << w | 12 - b
        if not 1 <= len(o21) <= 16: raise Mismatch
        for i in o21:
            x = put_octets(x << 1, i, 0, 256)
            x = x << 1
            x <<= 2
        x >>= 2
        if len(o21) == 16: w = 1; b = 13
        else: w = 2; b = 12
    x = x << w | 13 - b
    return x


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


def d_WPT_FinePositioningMethodList(v, p):
    p -= 1
    if v >> p & 0x1: raise Mismatch
    items1 = []
    while True:
        p -= 5
        x = v >> p & 0x1f
        if x & 0x11: raise Mismatch
        a2 = x >> 1 & 0x7
        items1.append(WPT_FinePositioningMethod_members[a2])
        if len(items1) == 8:
            p -= 1
            if v >> p & 0x1: raise Mismatch
            k = 1
            break
        p -= 2
        k = v >> p & 0x3
        if k:
            break
    f_wpt_fine_positioning_method = tuple(items1)
    if k != 1: raise Mismatch
    return WPT_FinePositioningMethodList(wpt_fine_positioning_method=f_wpt_fine_positioning_method), p


def e_WPT_FinePositioningMethodList(x, m):
    o1 = m.wpt_fine_positioning_method
    x = x << 1
    if not 1 <= len(o1) <= 8: raise Mismatch
    for i in o1:
        x = x << 5 | (WPT_FinePositioningMethod_code[i]) << 1
        x <<= 2
    x >>= 2
    if len(o1) == 8: w = 1; b = 1
    else: w = 2; b = 0
    x = x << w | 1 - b
    return x


def d_WPT_PairingMethodList(v, p):
    p -= 1
    if v >> p & 0x1: raise Mismatch
    items1 = []
    while True:
        p -= 5
        x = v >> p & 0x1f
        if x & 0x11: raise Mismatch
        a2 = x >> 1 & 0x7
        items1.append(WPT_PairingMethod_members[a2])
        if len(items1) == 8:
            p -= 1
            if v >> p & 0x1: raise Mismatch
            k = 1
            break
        p -= 2
        k = v >> p & 0x3
        if k:
            break
    f_wpt_pairing_method = tuple(items1)
    if k != 1: raise Mismatch
    return WPT_PairingMethodList(wpt_pairing_method=f_wpt_pairing_method), p


def e_WPT_PairingMethodList(x, m):
    o1 = m.wpt_pairing_method
    x = x << 1
    if not 1 <= len(o1) <= 8: raise Mismatch
    for i in o1:
        x = x << 5 | (WPT_PairingMethod_code[i]) << 1
        x <<= 2
    x >>= 2
    if len(o1) == 8: w = 1; b = 1
    else: w = 2; b = 0
    x = x << w | 1 - b
    return x


def d_WPT_AlignmentCheckMethodList(v, p):
    p -= 1
    if v >> p & 0x1: raise Mismatch
    items1 = []
    while True:
        p -= 4
        x = v >> p & 0xf
        if x & 0x9: raise Mismatch
        a2 = x >> 1 & 0x3
        items1.append(WPT_AlignmentCheckMethod_members[a2])
        if len(items1) == 8:
            p -= 1
            if v >> p & 0x1: raise Mismatch
            k = 1
            break
        p -= 2
        k = v >> p & 0x3
        if k:
            break
    f_wpt_alignment_check_method = tuple(items1)
    if k != 1: raise Mismatch
    return WPT_AlignmentCheckMethodList(wpt_alignment_check_method=f_wpt_alignment_check_method), p


def e_WPT_AlignmentCheckMethodList(x, m):
    o1 = m.wpt_alignment_check_method
    x = x << 1
    if not 1 <= len(o1) <= 8: raise Mismatch
    for i in o1:
        x = x << 4 | (WPT_AlignmentCheckMethod_code[i]) << 1
        x <<= 2
    x >>= 2
    if len(o1) == 8: w = 1; b = 1
    else: w = 2; b = 0
    x = x << w | 1 - b
    return x


def d_WPT_LF_SystemSetupData(v, p):
    p -= 2
    k = v >> p & 0x3
    f_lf_transmitter_setup_data = None
    f_lf_receiver_setup_data = None
    if k == 0:
        c1, p = d_WPT_LF_TransmitterData(v, p)
        f_lf_transmitter_setup_data = c1
    elif k == 1:
        c2, p = d_WPT_LF_ReceiverData(v, p)
        f_lf_receiver_setup_data = c2
    else: raise Mismatch
    p -= 1
    if v >> p & 0x1: raise Mismatch
    return WPT_LF_SystemSetupData(lf_transmitter_setup_data=f_lf_transmitter_setup_data, lf_receiver_setup_data=f_lf_receiver_setup_data), p


def e_WPT_LF_SystemSetupData(x, m):
    if (m.lf_transmitter_setup_data is not None) + (m.lf_receiver_setup_data is not None) != 1: raise Mismatch
    if m.lf_transmitter_setup_data is not None:
        x = e_WPT_LF_TransmitterData(x << 2, m.lf_transmitter_setup_data)
    elif m.lf_receiver_setup_data is not None:
        x = e_WPT_LF_ReceiverData(x << 2 | (1), m.lf_receiver_setup_data)
    return x << 1


def d_WPT_LF_DataPackageList(v, p):
    p -= 12
    x = v >> p & 0xfff
    if x & 0xc03: raise Mismatch
    a1 = x >> 2 & 0xff
    c2, p = d_WPT_LF_DataPackage(v, p)
    p -= 1
    if v >> p & 0x1: raise Mismatch
    return WPT_LF_DataPackageList(num_packages=a1, wpt_lf_data_package=c2), p


def e_WPT_LF_DataPackageList(x, m):
    o1 = m.num_packages
    if not 0 <= o1 <= 255: raise Mismatch
    x = e_WPT_LF_DataPackage(x << 12 | o1 << 2, m.wpt_lf_data_package)
    return x << 1


def d_AlternativeSECCList(v, p):
    p -= 1
    if v >> p & 0x1: raise Mismatch
    items1 = []
    while True:
        c2, p = d_AlternativeSECC(v, p)
        items1.append(c2)
        if len(items1) == 8:
            p -= 1
            if v >> p & 0x1: raise Mismatch
            k = 1
            break
        p -= 2
        k = v >> p & 0x3
        if k:
            break
    f_alternative_secc = tuple(items1)
    if k != 1: raise Mismatch
    return AlternativeSECCList(alternative_secc=f_alternative_secc), p


def e_AlternativeSECCList(x, m):
    o1 = m.alternative_secc
    x = x << 1
    if not 1 <= len(o1) <= 8: raise Mismatch
    for i in o1:
        x = e_AlternativeSECC(x, i)
        x <<= 2
    x >>= 2
    if len(o1) == 8: w = 1; b = 1
    else: w = 2; b = 0
    x = x << w | 1 - b
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


def d_WPT_EVPCPowerControlParameter(v, p):
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
    p -= 3
    if v >> p & 0x7: raise Mismatch
    return WPT_EVPCPowerControlParameter(evpc_coil_current_request=RationalNumber(exponent=a1 - 128, value=(~a2 if sa2 else a2)), evpc_coil_current_information=RationalNumber(exponent=a3 - 128, value=(~a4 if sa4 else a4)), evpc_current_output_information=RationalNumber(exponent=a5 - 128, value=(~a6 if sa6 else a6)), evpc_voltage_output_information=RationalNumber(exponent=a7 - 128, value=(~a8 if sa8 else a8))), p


def e_WPT_EVPCPowerControlParameter(x, m):
    o1 = m.evpc_coil_current_request
    o2 = o1.exponent
    if not -128 <= o2 <= 127: raise Mismatch
    o3 = o1.value
    x = x << 14 | (o2 + 128) << 3
    if 0 <= o3 < 128: x = x << 9 | (o3)
    elif 127 < o3 < 16384: x = x << 17 | ((o3 & 127 | 128) << 8 | o3 >> 7)
    else: x = put_signed(x, o3, -32768, 32767)
    o4 = m.evpc_coil_current_information
    o5 = o4.exponent
    if not -128 <= o5 <= 127: raise Mismatch
    o6 = o4.value
    x = x << 16 | (o5 + 128) << 3
    if 0 <= o6 < 128: x = x << 9 | (o6)
    elif 127 < o6 < 16384: x = x << 17 | ((o6 & 127 | 128) << 8 | o6 >> 7)
    else: x = put_signed(x, o6, -32768, 32767)
    o7 = m.evpc_current_output_information
    o8 = o7.exponent
    if not -128 <= o8 <= 127: raise Mismatch
    o9 = o7.value
    x = x << 16 | (o8 + 128) << 3
    if 0 <= o9 < 128: x = x << 9 | (o9)
    elif 127 < o9 < 16384: x = x << 17 | ((o9 & 127 | 128) << 8 | o9 >> 7)
    else: x = put_signed(x, o9, -32768, 32767)
    o10 = m.evpc_voltage_output_information
    o11 = o10.exponent
    if not -128 <= o11 <= 127: raise Mismatch
    o12 = o10.value
    x = x << 16 | (o11 + 128) << 3
    if 0 <= o12 < 128: x = x << 9 | (o12)
    elif 127 < o12 < 16384: x = x << 17 | ((o12 & 127 | 128) << 8 | o12 >> 7)
    else: x = put_signed(x, o12, -32768, 32767)
    return x << 3


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


def d_WPT_SPCPowerControlParameter(v, p):
    p -= 23
    x = v >> p & 0x7fffff
    if x & 0x700e00: raise Mismatch
    a1 = x >> 12 & 0xff
    sa2 = x >> 8 & 0x1
    a2 = x & 0xff
    if a2 > 127: a2, p = more(v, p, a2, 32767)
    p -= 3
    if v >> p & 0x7: raise Mismatch
    return WPT_SPCPowerControlParameter(spc_primary_device_coil_current_information=RationalNumber(exponent=a1 - 128, value=(~a2 if sa2 else a2))), p


def e_WPT_SPCPowerControlParameter(x, m):
    o1 = m.spc_primary_device_coil_current_information
    o2 = o1.exponent
    if not -128 <= o2 <= 127: raise Mismatch
    o3 = o1.value
    x = x << 14 | (o2 + 128) << 3
    if 0 <= o3 < 128: x = x << 9 | (o3)
    elif 127 < o3 < 16384: x = x << 17 | ((o3 & 127 | 128) << 8 | o3 >> 7)
    else: x = put_signed(x, o3, -32768, 32767)
    return x << 3


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


def d_WPT_LF_TransmitterData(v, p):
    p -= 34
    x = v >> p & 0x3ffffffff
    if x & 0x300f00e00: raise Mismatch
    a1 = x >> 24 & 0xff
    a2 = x >> 12 & 0xff
    sa3 = x >> 8 & 0x1
    a3 = x & 0xff
    if a3 > 127: a3, p = more(v, p, a3, 32767)
    p -= 3
    if v >> p & 0x7: raise Mismatch
    items4 = []
    whole, below, tail = v, 0, None
    while True:
        if p < 2048 and below or p > 16384:
            if tail is None: tail = octets_below(v, p)
            v, p, below = window(tail, p + below)
        try: c5, p = d_WPT_TxRxSpecData(v, p)
        except (ValueError, LookupError):
            if not below: raise
            c5, v, p, below = wider(d_WPT_TxRxSpecData, tail, p + below)
        items4.append(c5)
        if len(items4) < 2:
            p -= 1
            if v >> p & 0x1: raise Mismatch
            continue
        if len(items4) == 255:
            p -= 2
            k = v >> p & 0x3
            k += 3
            break
        p -= 2
        k = v >> p & 0x3
        if k:
            k += 2
            break
    p += below
    v = whole
    f_tx_spec_data = tuple(items4)
    f_tx_package_spec_data = None
    if k < 4:
        c6, p = d_WPT_TxRxPackageSpecData(v, p)
        f_tx_package_spec_data = c6
        p -= 1
        if v >> p & 0x1: raise Mismatch
        k = 4
    if k != 4: raise Mismatch
    return WPT_LF_TransmitterData(number_of_transmitters=a1, signal_frequency=RationalNumber(exponent=a2 - 128, value=(~a3 if sa3 else a3)), tx_spec_data=f_tx_spec_data, tx_package_spec_data=f_tx_package_spec_data), p


def e_WPT_LF_TransmitterData(x, m):
    o1 = m.number_of_transmitters
    if not 0 <= o1 <= 255: raise Mismatch
    o2 = m.signal_frequency
    o3 = o2.exponent
    if not -128 <= o3 <= 127: raise Mismatch
    o4 = o2.value
    x = x << 25 | o1 << 15 | (o3 + 128) << 3
    if 0 <= o4 < 128: x = x << 9 | (o4)
    elif 127 < o4 < 16384: x = x << 17 | ((o4 & 127 | 128) << 8 | o4 >> 7)
    else: x = put_signed(x, o4, -32768, 32767)
    o5 = m.tx_spec_data
    x = x << 3
    if not 2 <= len(o5) <= 255: raise Mismatch
    for j, i in enumerate(o5):
        x = e_WPT_TxRxSpecData(x, i)
        x <<= 1 if j < 1 else 2
    x >>= 1 if len(o5) < 2 else 2
    if len(o5) == 255: w = 2; b = 3
    else: w = 2; b = 2
    o6 = m.tx_package_spec_data
    if o6 is not None:
        x = x << w | 3 - b
        x = e_WPT_TxRxPackageSpecData(x, o6)
        w = 1; b = 4
    x = x << w | 4 - b
    return x


def d_WPT_LF_ReceiverData(v, p):
    p -= 12
    x = v >> p & 0xfff
    if x & 0xc03: raise Mismatch
    a1 = x >> 2 & 0xff
    items2 = []
    whole, below, tail = v, 0, None
    while True:
        if p < 2048 and below or p > 16384:
            if tail is None: tail = octets_below(v, p)
            v, p, below = window(tail, p + below)
        try: c3, p = d_WPT_TxRxSpecData(v, p)
        except (ValueError, LookupError):
            if not below: raise
            c3, v, p, below = wider(d_WPT_TxRxSpecData, tail, p + below)
        items2.append(c3)
        if len(items2) < 2:
            p -= 1
            if v >> p & 0x1: raise Mismatch
            continue
        if len(items2) == 255:
            p -= 1
            if v >> p & 0x1: raise Mismatch
            k = 2
            break
        p -= 2
        k = v >> p & 0x3
        if k:
            k += 1
            break
    p += below
    v = whole
    f_rx_spec_data = tuple(items2)
    if k != 2: raise Mismatch
    return WPT_LF_ReceiverData(number_of_receivers=a1, rx_spec_data=f_rx_spec_data), p


def e_WPT_LF_ReceiverData(x, m):
    o1 = m.number_of_receivers
    if not 0 <= o1 <= 255: raise Mismatch
    o2 = m.rx_spec_data
    x = x << 12 | o1 << 2
    if not 2 <= len(o2) <= 255: raise Mismatch
    for j, i in enumerate(o2):
        x = e_WPT_TxRxSpecData(x, i)
        x <<= 1 if j < 1 else 2
    x >>= 1 if len(o2) < 2 else 2
    if len(o2) == 255: w = 1; b = 2
    else: w = 2; b = 1
    x = x << w | 2 - b
    return x


def d_WPT_LF_DataPackage(v, p):
    p -= 13
    x = v >> p & 0x1fff
    if x & 0x1804: raise Mismatch
    a1 = x >> 3 & 0xff
    k = x & 0x3
    k += 1
    f_lf_tx_data = None
    f_lf_rx_data = None
    if k == 1:
        c2, p = d_WPT_LF_TxDataList(v, p)
        f_lf_tx_data = c2
    elif k == 2:
        c3, p = d_WPT_LF_RxDataList(v, p)
        f_lf_rx_data = c3
    else: raise Mismatch
    p -= 1
    if v >> p & 0x1: raise Mismatch
    return WPT_LF_DataPackage(package_index=a1, lf_tx_data=f_lf_tx_data, lf_rx_data=f_lf_rx_data), p


def e_WPT_LF_DataPackage(x, m):
    o1 = m.package_index
    if not 0 <= o1 <= 255: raise Mismatch
    x = x << 11 | o1 << 1
    if (m.lf_tx_data is not None) + (m.lf_rx_data is not None) != 1: raise Mismatch
    if m.lf_tx_data is not None:
        x = e_WPT_LF_TxDataList(x << 2, m.lf_tx_data)
    elif m.lf_rx_data is not None:
        x = e_WPT_LF_RxDataList(x << 2 | (1), m.lf_rx_data)
    return x << 1


def d_AlternativeSECC(v, p):
    p -= 3
    k = v >> p & 0x7
    f_ssid = None
    if k < 1:
        p -= 1
        if v >> p & 0x1: raise Mismatch
        a1, p = text(v, p, 255)
        p -= 4
        x = v >> p & 0xf
        if x & 0x8: raise Mismatch
        k = x & 0x7
        f_ssid = a1
        k += 1
    f_bssid = None
    if k < 2:
        p -= 1
        if v >> p & 0x1: raise Mismatch
        a2, p = text(v, p, 12)
        p -= 3
        x = v >> p & 0x7
        if x & 0x4: raise Mismatch
        k = x & 0x3
        f_bssid = a2
        k += 2
    f_ip_address = None
    if k < 3:
        p -= 1
        if v >> p & 0x1: raise Mismatch
        a3, p = text(v, p, 39)
        p -= 3
        x = v >> p & 0x7
        if x & 0x4: raise Mismatch
        k = x & 0x3
        f_ip_address = a3
        k += 3
    f_port = None
    if k < 4:
        p -= 9
        x = v >> p & 0x1ff
        if x & 0x100: raise Mismatch
        a4 = x & 0xff
        if a4 > 127: a4, p = more(v, p, a4, 65535)
        p -= 2
        if v >> p & 0x3: raise Mismatch
        f_port = a4
        k = 4
    if k != 4: raise Mismatch
    return AlternativeSECC(ssid=f_ssid, bssid=f_bssid, ip_address=f_ip_address, port=f_port), p


def e_AlternativeSECC(x, m):
    w = 3; b = 0
    o1 = m.ssid
    if o1 is not None:
        x = x << w | 0 - b
        x = put_text(x << 1, o1, 0, 255)
        x = x << 1
        w = 3; b = 1
    o2 = m.bssid
    if o2 is not None:
        x = x << w | 1 - b
        x = put_text(x << 1, o2, 0, 12)
        x = x << 1
        w = 2; b = 2
    o3 = m.ip_address
    if o3 is not None:
        x = x << w | 2 - b
        x = put_text(x << 1, o3, 0, 39)
        x = x << 1
        w = 2; b = 3
    o4 = m.port
    if o4 is not None:
        x = x << w | 3 - b
        if 0 <= o4 < 128: x = x << 9 | (o4)
        elif 127 < o4 < 16384: x = x << 17 | ((o4 & 127 | 128) << 8 | o4 >> 7)
        else: x = put_unsigned(x << 1, o4, 0, 65535)
        x = x << 1
        w = 1; b = 4
    x = x << w | 4 - b
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


def d_WPT_TxRxSpecData(v, p):
    p -= 10
    x = v >> p & 0x3ff
    if x & 0x300: raise Mismatch
    a1 = x & 0xff
    if a1 > 127: a1, p = more(v, p, a1, 4294967295)
    if a1 < 1: raise Mismatch
    p -= 13
    x = v >> p & 0x1fff
    if x & 0x1e00: raise Mismatch
    sa2 = x >> 8 & 0x1
    a2 = x & 0xff
    if a2 > 127: a2, p = more(v, p, a2, 32767)
    p -= 12
    x = v >> p & 0xfff
    if x & 0xe00: raise Mismatch
    sa3 = x >> 8 & 0x1
    a3 = x & 0xff
    if a3 > 127: a3, p = more(v, p, a3, 32767)
    p -= 12
    x = v >> p & 0xfff
    if x & 0xe00: raise Mismatch
    sa4 = x >> 8 & 0x1
    a4 = x & 0xff
    if a4 > 127: a4, p = more(v, p, a4, 32767)
    p -= 14
    x = v >> p & 0x3fff
    if x & 0x3e00: raise Mismatch
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
    p -= 3
    if v >> p & 0x7: raise Mismatch
    return WPT_TxRxSpecData(tx_rx_identifier=a1, tx_rx_position=WPT_CoordinateXYZ(coord_x=(~a2 if sa2 else a2), coord_y=(~a3 if sa3 else a3), coord_z=(~a4 if sa4 else a4)), tx_rx_orientation=WPT_CoordinateXYZ(coord_x=(~a5 if sa5 else a5), coord_y=(~a6 if sa6 else a6), coord_z=(~a7 if sa7 else a7))), p


def e_WPT_TxRxSpecData(x, m):
    o1 = m.tx_rx_identifier
    if 1 <= o1 < 128: x = x << 10 | (o1)
    elif 127 < o1 < 16384: x = x << 18 | ((o1 & 127 | 128) << 8 | o1 >> 7)
    else: x = put_unsigned(x << 2, o1, 1, 4294967295)
    o2 = m.tx_rx_position
    o3 = o2.coord_x
    if 0 <= o3 < 128: x = x << 13 | (o3)
    elif 127 < o3 < 16384: x = x << 21 | ((o3 & 127 | 128) << 8 | o3 >> 7)
    else: x = put_signed(x << 4, o3, -32768, 32767)
    o4 = o2.coord_y
    if 0 <= o4 < 128: x = x << 12 | (o4)
    elif 127 < o4 < 16384: x = x << 20 | ((o4 & 127 | 128) << 8 | o4 >> 7)
    else: x = put_signed(x << 3, o4, -32768, 32767)
    o5 = o2.coord_z
    if 0 <= o5 < 128: x = x << 12 | (o5)
    elif 127 < o5 < 16384: x = x << 20 | ((o5 & 127 | 128) << 8 | o5 >> 7)
    else: x = put_signed(x << 3, o5, -32768, 32767)
    o6 = m.tx_rx_orientation
    o7 = o6.coord_x
    if 0 <= o7 < 128: x = x << 14 | (o7)
    elif 127 < o7 < 16384: x = x << 22 | ((o7 & 127 | 128) << 8 | o7 >> 7)
    else: x = put_signed(x << 5, o7, -32768, 32767)
    o8 = o6.coord_y
    if 0 <= o8 < 128: x = x << 12 | (o8)
    elif 127 < o8 < 16384: x = x << 20 | ((o8 & 127 | 128) << 8 | o8 >> 7)
    else: x = put_signed(x << 3, o8, -32768, 32767)
    o9 = o6.coord_z
    if 0 <= o9 < 128: x = x << 12 | (o9)
    elif 127 < o9 < 16384: x = x << 20 | ((o9 & 127 | 128) << 8 | o9 >> 7)
    else: x = put_signed(x << 3, o9, -32768, 32767)
    return x << 3


def d_WPT_TxRxPackageSpecData(v, p):
    p -= 1
    if v >> p & 0x1: raise Mismatch
    items1 = []
    whole, below, tail = v, 0, None
    while True:
        if p < 2048 and below or p > 16384:
            if tail is None: tail = octets_below(v, p)
            v, p, below = window(tail, p + below)
        p -= 10
        x = v >> p & 0x3ff
        if x & 0x300: raise Mismatch
        a2 = x & 0xff
        if a2 > 127: a2, p = more(v, p, a2, 65535)
        p -= 11
        x = v >> p & 0x7ff
        if x & 0x700: raise Mismatch
        a3 = x & 0xff
        if a3 > 127: a3, p = more(v, p, a3, 4294967295)
        if a3 < 1: raise Mismatch
        p -= 2
        if v >> p & 0x3: raise Mismatch
        items1.append(WPT_TxRxPulseOrder(index_number=a2, tx_rx_identifier=a3))
        if len(items1) < 2:
            p -= 1
            if v >> p & 0x1: raise Mismatch
            continue
        if len(items1) == 255:
            p -= 1
            if v >> p & 0x1: raise Mismatch
            k = 1
            break
        p -= 2
        k = v >> p & 0x3
        if k:
            break
    p += below
    v = whole
    f_pulse_sequence_order = tuple(items1)
    if k != 1: raise Mismatch
    p -= 9
    x = v >> p & 0x1ff
    if x & 0x100: raise Mismatch
    a4 = x & 0xff
    if a4 > 127: a4, p = more(v, p, a4, 65535)
    p -= 11
    x = v >> p & 0x7ff
    if x & 0x700: raise Mismatch
    a5 = x & 0xff
    if a5 > 127: a5, p = more(v, p, a5, 65535)
    p -= 11
    x = v >> p & 0x7ff
    if x & 0x700: raise Mismatch
    a6 = x & 0xff
    if a6 > 127: a6, p = more(v, p, a6, 65535)
    p -= 2
    if v >> p & 0x3: raise Mismatch
    return WPT_TxRxPackageSpecData(pulse_sequence_order=f_pulse_sequence_order, pulse_separation_time=a4, pulse_duration=a5, package_separation_time=a6), p


def e_WPT_TxRxPackageSpecData(x, m):
    o1 = m.pulse_sequence_order
    x = x << 1
    if not 2 <= len(o1) <= 255: raise Mismatch
    for j, i in enumerate(o1):
        o2 = i.index_number
        if 0 <= o2 < 128: x = x << 10 | (o2)
        elif 127 < o2 < 16384: x = x << 18 | ((o2 & 127 | 128) << 8 | o2 >> 7)
        else: x = put_unsigned(x << 2, o2, 0, 65535)
        o3 = i.tx_rx_identifier
        if 1 <= o3 < 128: x = x << 11 | (o3)
        elif 127 < o3 < 16384: x = x << 19 | ((o3 & 127 | 128) << 8 | o3 >> 7)
        else: x = put_unsigned(x << 3, o3, 1, 4294967295)
        x = x << 2
        x <<= 1 if j < 1 else 2
    x >>= 1 if len(o1) < 2 else 2
    if len(o1) == 255: w = 1; b = 1
    else: w = 2; b = 0
    x = x << w | 1 - b
    o4 = m.pulse_separation_time
    if 0 <= o4 < 128: x = x << 9 | (o4)
    elif 127 < o4 < 16384: x = x << 17 | ((o4 & 127 | 128) << 8 | o4 >> 7)
    else: x = put_unsigned(x << 1, o4, 0, 65535)
    o5 = m.pulse_duration
    if 0 <= o5 < 128: x = x << 11 | (o5)
    elif 127 < o5 < 16384: x = x << 19 | ((o5 & 127 | 128) << 8 | o5 >> 7)
    else: x = put_unsigned(x << 3, o5, 0, 65535)
    o6 = m.package_separation_time
    if 0 <= o6 < 128: x = x << 11 | (o6)
    elif 127 < o6 < 16384: x = x << 19 | ((o6 & 127 | 128) << 8 | o6 >> 7)
    else: x = put_unsigned(x << 3, o6, 0, 65535)
    return x << 2


def d_WPT_LF_TxDataList(v, p):
    p -= 1
    if v >> p & 0x1: raise Mismatch
    c1, p = d_WPT_LF_TxData(v, p)
    p -= 1
    if v >> p & 0x1: raise Mismatch
    return WPT_LF_TxDataList(wpt_lf_tx_data_list=c1), p


def e_WPT_LF_TxDataList(x, m):
    x = e_WPT_LF_TxData(x << 1, m.wpt_lf_tx_data_list)
    return x << 1


def d_WPT_LF_RxDataList(v, p):
    p -= 1
    if v >> p & 0x1: raise Mismatch
    c1, p = d_WPT_LF_RxData(v, p)
    p -= 1
    if v >> p & 0x1: raise Mismatch
    return WPT_LF_RxDataList(wpt_lf_rx_data_list=c1), p


def e_WPT_LF_RxDataList(x, m):
    x = e_WPT_LF_RxData(x << 1, m.wpt_lf_rx_data_list)
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


def d_WPT_LF_TxData(v, p):
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
    return WPT_LF_TxData(tx_identifier=a1, eirp=RationalNumber(exponent=a2 - 128, value=(~a3 if sa3 else a3))), p


def e_WPT_LF_TxData(x, m):
    o1 = m.tx_identifier
    if 1 <= o1 < 128: x = x << 10 | (o1)
    elif 127 < o1 < 16384: x = x << 18 | ((o1 & 127 | 128) << 8 | o1 >> 7)
    else: x = put_unsigned(x << 2, o1, 1, 4294967295)
    o2 = m.eirp
    o3 = o2.exponent
    if not -128 <= o3 <= 127: raise Mismatch
    o4 = o2.value
    x = x << 15 | (o3 + 128) << 3
    if 0 <= o4 < 128: x = x << 9 | (o4)
    elif 127 < o4 < 16384: x = x << 17 | ((o4 & 127 | 128) << 8 | o4 >> 7)
    else: x = put_signed(x, o4, -32768, 32767)
    return x << 3


def d_WPT_LF_RxData(v, p):
    p -= 10
    x = v >> p & 0x3ff
    if x & 0x300: raise Mismatch
    a1 = x & 0xff
    if a1 > 127: a1, p = more(v, p, a1, 4294967295)
    if a1 < 1: raise Mismatch
    p -= 2
    if v >> p & 0x3: raise Mismatch
    c2, p = d_WPT_LF_RxRSSIList(v, p)
    p -= 1
    if v >> p & 0x1: raise Mismatch
    return WPT_LF_RxData(rx_identifier=a1, rssi_data=c2), p


def e_WPT_LF_RxData(x, m):
    o1 = m.rx_identifier
    if 1 <= o1 < 128: x = x << 10 | (o1)
    elif 127 < o1 < 16384: x = x << 18 | ((o1 & 127 | 128) << 8 | o1 >> 7)
    else: x = put_unsigned(x << 2, o1, 1, 4294967295)
    x = e_WPT_LF_RxRSSIList(x << 2, m.rssi_data)
    return x << 1


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


def d_WPT_LF_RxRSSIList(v, p):
    p -= 1
    if v >> p & 0x1: raise Mismatch
    c1, p = d_WPT_LF_RxRSSI(v, p)
    p -= 1
    if v >> p & 0x1: raise Mismatch
    return WPT_LF_RxRSSIList(rssi_data_list=c1), p


def e_WPT_LF_RxRSSIList(x, m):
    x = e_WPT_LF_RxRSSI(x << 1, m.rssi_data_list)
    return x << 1


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


def d_WPT_LF_RxRSSI(v, p):
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
    return WPT_LF_RxRSSI(tx_identifier=a1, rssi=RationalNumber(exponent=a2 - 128, value=(~a3 if sa3 else a3))), p


def e_WPT_LF_RxRSSI(x, m):
    o1 = m.tx_identifier
    if 1 <= o1 < 128: x = x << 10 | (o1)
    elif 127 < o1 < 16384: x = x << 18 | ((o1 & 127 | 128) << 8 | o1 >> 7)
    else: x = put_unsigned(x << 2, o1, 1, 4294967295)
    o2 = m.rssi
    o3 = o2.exponent
    if not -128 <= o3 <= 127: raise Mismatch
    o4 = o2.value
    x = x << 15 | (o3 + 128) << 3
    if 0 <= o4 < 128: x = x << 9 | (o4)
    elif 127 < o4 < 16384: x = x << 17 | ((o4 & 127 | 128) << 8 | o4 >> 7)
    else: x = put_signed(x, o4, -32768, 32767)
    return x << 3



DOCUMENT_BITS = 14
DOCUMENT_DECODERS = {0x2019: d_WPT_AlignmentCheckReq, 0x201a: d_WPT_AlignmentCheckRes, 0x201b: d_WPT_ChargeLoopReq, 0x201c: d_WPT_ChargeLoopRes, 0x201d: d_WPT_ChargeParameterDiscoveryReq, 0x201e: d_WPT_ChargeParameterDiscoveryRes, 0x201f: d_WPT_FinePositioningReq, 0x2020: d_WPT_FinePositioningRes, 0x2021: d_WPT_FinePositioningSetupReq, 0x2022: d_WPT_FinePositioningSetupRes, 0x2023: d_WPT_PairingReq, 0x2024: d_WPT_PairingRes}
DOCUMENT_ENCODERS = {WPT_AlignmentCheckReq: (0x6019, e_WPT_AlignmentCheckReq), WPT_AlignmentCheckRes: (0x601a, e_WPT_AlignmentCheckRes), WPT_ChargeLoopReq: (0x601b, e_WPT_ChargeLoopReq), WPT_ChargeLoopRes: (0x601c, e_WPT_ChargeLoopRes), WPT_ChargeParameterDiscoveryReq: (0x601d, e_WPT_ChargeParameterDiscoveryReq), WPT_ChargeParameterDiscoveryRes: (0x601e, e_WPT_ChargeParameterDiscoveryRes), WPT_FinePositioningReq: (0x601f, e_WPT_FinePositioningReq), WPT_FinePositioningRes: (0x6020, e_WPT_FinePositioningRes), WPT_FinePositioningSetupReq: (0x6021, e_WPT_FinePositioningSetupReq), WPT_FinePositioningSetupRes: (0x6022, e_WPT_FinePositioningSetupRes), WPT_PairingReq: (0x6023, e_WPT_PairingReq), WPT_PairingRes: (0x6024, e_WPT_PairingRes)}

FRAGMENT_END = 194
FRAGMENT_WIDTH = 8
FRAGMENT_ENCODERS = {}
