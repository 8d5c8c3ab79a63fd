"""The fast codec of the schema set `iso20_common`. Written by exi/generator; do not edit.

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
from firmware.iso15118.messages.iso20.common.authorization import (
    AuthorizationReq,
    AuthorizationRes,
    AuthorizationService,
    AuthorizationSetupReq,
    AuthorizationSetupRes,
    EIM_AReqAuthorizationMode,
    EIM_ASResAuthorizationMode,
    PnC_AReqAuthorizationMode,
    PnC_ASResAuthorizationMode,
    SupportedProvidersList,
)
from firmware.iso15118.messages.iso20.common.certificates import (
    CertificateChain,
    CertificateInstallationReq,
    CertificateInstallationRes,
    ContractCertificateChain,
    ECDHCurve,
    EMAIDList,
    SignedCertificateChain,
    SignedInstallationData,
    SubCertificates,
)
from firmware.iso15118.messages.iso20.common.metering import (
    Dynamic_SMDTControlMode,
    MeteringConfirmationReq,
    MeteringConfirmationRes,
    Scheduled_SMDTControlMode,
    SignedMeteringData,
)
from firmware.iso15118.messages.iso20.common.parking import (
    EVCheckInStatus,
    EVCheckOutStatus,
    EVSECheckOutStatus,
    ParkingMethod,
    VehicleCheckInReq,
    VehicleCheckInRes,
    VehicleCheckOutReq,
    VehicleCheckOutRes,
)
from firmware.iso15118.messages.iso20.common.power_delivery import (
    ChannelSelection,
    ChargeProgress,
    Dynamic_EVPPTControlMode,
    EVPowerProfile,
    EVPowerProfileEntryList,
    PowerDeliveryReq,
    PowerDeliveryRes,
    PowerToleranceAcceptance,
    Scheduled_EVPPTControlMode,
)
from firmware.iso15118.messages.iso20.common.price import (
    AbsolutePriceSchedule,
    AdditionalService,
    AdditionalServiceList,
    EVAbsolutePriceSchedule,
    EVPriceRule,
    EVPriceRuleStack,
    EVPriceRuleStackList,
    OverstayRule,
    OverstayRuleList,
    PriceLevelSchedule,
    PriceLevelScheduleEntry,
    PriceLevelScheduleEntryList,
    PriceRule,
    PriceRuleStack,
    PriceRuleStackList,
    PriceSchedule,
    TaxRule,
    TaxRuleList,
)
from firmware.iso15118.messages.iso20.common.schedule import (
    ChargingSchedule,
    Dynamic_SEReqControlMode,
    Dynamic_SEResControlMode,
    EVEnergyOffer,
    EVPowerSchedule,
    EVPowerScheduleEntry,
    EVPowerScheduleEntryList,
    PowerSchedule,
    PowerScheduleEntry,
    PowerScheduleEntryList,
    ScheduleExchangeReq,
    ScheduleExchangeRes,
    ScheduleTuple,
    Scheduled_SEReqControlMode,
    Scheduled_SEResControlMode,
)
from firmware.iso15118.messages.iso20.common.service import (
    Parameter,
    ParameterSet,
    SelectedService,
    SelectedServiceList,
    Service,
    ServiceDetailReq,
    ServiceDetailRes,
    ServiceDiscoveryReq,
    ServiceDiscoveryRes,
    ServiceIDList,
    ServiceList,
    ServiceParameterList,
    ServiceSelectionReq,
    ServiceSelectionRes,
)
from firmware.iso15118.messages.iso20.common.session import (
    ChargingSession,
    SessionSetupReq,
    SessionSetupRes,
    SessionStopReq,
    SessionStopRes,
)
from firmware.iso15118.messages.iso20.common_types import (
    DetailedCost,
    DetailedTax,
    EVSENotification,
    EVSEStatus,
    ListOfRootCertificateIDs,
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
    X509IssuerSerial,
)

AuthorizationService_members = tuple(AuthorizationService)
AuthorizationService_code = {m: i for i, m in enumerate(AuthorizationService)}
ChannelSelection_members = tuple(ChannelSelection)
ChannelSelection_code = {m: i for i, m in enumerate(ChannelSelection)}
ChargeProgress_members = tuple(ChargeProgress)
ChargeProgress_code = {m: i for i, m in enumerate(ChargeProgress)}
ChargingSession_members = tuple(ChargingSession)
ChargingSession_code = {m: i for i, m in enumerate(ChargingSession)}
ECDHCurve_members = tuple(ECDHCurve)
ECDHCurve_code = {m: i for i, m in enumerate(ECDHCurve)}
EVCheckInStatus_members = tuple(EVCheckInStatus)
EVCheckInStatus_code = {m: i for i, m in enumerate(EVCheckInStatus)}
EVCheckOutStatus_members = tuple(EVCheckOutStatus)
EVCheckOutStatus_code = {m: i for i, m in enumerate(EVCheckOutStatus)}
EVSECheckOutStatus_members = tuple(EVSECheckOutStatus)
EVSECheckOutStatus_code = {m: i for i, m in enumerate(EVSECheckOutStatus)}
EVSENotification_members = tuple(EVSENotification)
EVSENotification_code = {m: i for i, m in enumerate(EVSENotification)}
ParkingMethod_members = tuple(ParkingMethod)
ParkingMethod_code = {m: i for i, m in enumerate(ParkingMethod)}
PowerToleranceAcceptance_members = tuple(PowerToleranceAcceptance)
PowerToleranceAcceptance_code = {m: i for i, m in enumerate(PowerToleranceAcceptance)}
Processing_members = tuple(Processing)
Processing_code = {m: i for i, m in enumerate(Processing)}
ResponseCode_members = tuple(ResponseCode)
ResponseCode_code = {m: i for i, m in enumerate(ResponseCode)}


def d_AuthorizationReq(v, p):
    p -= 1
    if v >> p & 0x1: raise Mismatch
    c1, p = d_MessageHeader(v, p)
    v &= (1 << p) - 1
    p -= 6
    x = v >> p & 0x3f
    if x & 0x34: raise Mismatch
    a2 = x >> 3 & 0x1
    k = x & 0x3
    k += 2
    f_eim_a_req_authorization_mode = None
    f_pnc_a_req_authorization_mode = None
    if k == 2:
        c3, p = d_EIM_AReqAuthorizationMode(v, p)
        f_eim_a_req_authorization_mode = c3
    elif k == 3:
        c4, p = d_PnC_AReqAuthorizationMode(v, p)
        v &= (1 << p) - 1
        f_pnc_a_req_authorization_mode = c4
    else: raise Mismatch
    p -= 1
    if v >> p & 0x1: raise Mismatch
    return AuthorizationReq(header=c1, selected_authorization_service=AuthorizationService_members[a2], eim_a_req_authorization_mode=f_eim_a_req_authorization_mode, pnc_a_req_authorization_mode=f_pnc_a_req_authorization_mode), p


def e_AuthorizationReq(x, m):
    x = appended(x << 1, e_MessageHeader(1, m.header))
    x = x << 4 | (AuthorizationService_code[m.selected_authorization_service]) << 1
    if (m.eim_a_req_authorization_mode is not None) + (m.pnc_a_req_authorization_mode is not None) != 1: raise Mismatch
    if m.eim_a_req_authorization_mode is not None:
        x = e_EIM_AReqAuthorizationMode(x << 2, m.eim_a_req_authorization_mode)
    elif m.pnc_a_req_authorization_mode is not None:
        x = appended(x << 2 | (1), e_PnC_AReqAuthorizationMode(1, m.pnc_a_req_authorization_mode))
    return x << 1


def d_AuthorizationRes(v, p):
    p -= 1
    if v >> p & 0x1: raise Mismatch
    c1, p = d_MessageHeader(v, p)
    v &= (1 << p) - 1
    p -= 15
    x = v >> p & 0x7fff
    if x & 0x6073: raise Mismatch
    a2 = x >> 7 & 0x3f
    a3 = x >> 2 & 0x3
    return AuthorizationRes(header=c1, response_code=ResponseCode_members[a2], evse_processing=Processing_members[a3]), p


def e_AuthorizationRes(x, m):
    x = appended(x << 1, e_MessageHeader(1, m.header))
    return x << 15 | (ResponseCode_code[m.response_code]) << 7 | (Processing_code[m.evse_processing]) << 2


def d_AuthorizationSetupReq(v, p):
    p -= 1
    if v >> p & 0x1: raise Mismatch
    c1, p = d_MessageHeader(v, p)
    v &= (1 << p) - 1
    p -= 1
    if v >> p & 0x1: raise Mismatch
    return AuthorizationSetupReq(header=c1), p


def e_AuthorizationSetupReq(x, m):
    x = appended(x << 1, e_MessageHeader(1, m.header))
    return x << 1


def d_AuthorizationSetupRes(v, p):
    p -= 1
    if v >> p & 0x1: raise Mismatch
    c1, p = d_MessageHeader(v, p)
    v &= (1 << p) - 1
    p -= 10
    x = v >> p & 0x3ff
    if x & 0x303: raise Mismatch
    a2 = x >> 2 & 0x3f
    items3 = []
    while True:
        p -= 3
        x = v >> p & 0x7
        if x & 0x5: raise Mismatch
        a4 = x >> 1 & 0x1
        items3.append(AuthorizationService_members[a4])
        if len(items3) == 2:
            p -= 1
            if v >> p & 0x1: raise Mismatch
            k = 3
            break
        p -= 2
        k = v >> p & 0x3
        if k:
            k += 2
            break
    f_authorization_services = tuple(items3)
    if k != 3: raise Mismatch
    p -= 5
    x = v >> p & 0x1f
    if x & 0x14: raise Mismatch
    a5 = x >> 3 & 0x1
    k = x & 0x3
    k += 4
    f_eim_as_res_authorization_mode = None
    f_pnc_as_res_authorization_mode = None
    if k == 4:
        c6, p = d_EIM_ASResAuthorizationMode(v, p)
        f_eim_as_res_authorization_mode = c6
    elif k == 5:
        c7, p = d_PnC_ASResAuthorizationMode(v, p)
        f_pnc_as_res_authorization_mode = c7
    else: raise Mismatch
    p -= 1
    if v >> p & 0x1: raise Mismatch
    return AuthorizationSetupRes(header=c1, response_code=ResponseCode_members[a2], authorization_services=f_authorization_services, certificate_installation_service=a5 == 1, eim_as_res_authorization_mode=f_eim_as_res_authorization_mode, pnc_as_res_authorization_mode=f_pnc_as_res_authorization_mode), p


def e_AuthorizationSetupRes(x, m):
    x = appended(x << 1, e_MessageHeader(1, m.header))
    o1 = m.authorization_services
    x = x << 10 | (ResponseCode_code[m.response_code]) << 2
    if not 1 <= len(o1) <= 2: raise Mismatch
    for i in o1:
        x = x << 3 | (AuthorizationService_code[i]) << 1
        x <<= 2
    x >>= 2
    if len(o1) == 2: w = 1; b = 3
    else: w = 2; b = 2
    x = x << w | 3 - b
    x = x << 3 | (BOOLEAN[m.certificate_installation_service]) << 1
    if (m.eim_as_res_authorization_mode is not None) + (m.pnc_as_res_authorization_mode is not None) != 1: raise Mismatch
    if m.eim_as_res_authorization_mode is not None:
        x = e_EIM_ASResAuthorizationMode(x << 2, m.eim_as_res_authorization_mode)
    elif m.pnc_as_res_authorization_mode is not None:
        x = e_PnC_ASResAuthorizationMode(x << 2 | (1), m.pnc_as_res_authorization_mode)
    return x << 1


def d_CertificateInstallationReq(v, p):
    p -= 1
    if v >> p & 0x1: raise Mismatch
    c1, p = d_MessageHeader(v, p)
    v &= (1 << p) - 1
    p -= 1
    if v >> p & 0x1: raise Mismatch
    c2, p = d_SignedCertificateChain(v, p)
    v &= (1 << p) - 1
    p -= 1
    if v >> p & 0x1: raise Mismatch
    c3, p = d_ListOfRootCertificateIDs(v, p)
    p -= 13
    x = v >> p & 0x1fff
    if x & 0x1804: raise Mismatch
    a4 = x >> 3 & 0xff
    k = x & 0x3
    k += 4
    f_prioritized_emaids = None
    if k < 5:
        c5, p = d_EMAIDList(v, p)
        f_prioritized_emaids = c5
        p -= 1
        if v >> p & 0x1: raise Mismatch
        k = 5
    if k != 5: raise Mismatch
    return CertificateInstallationReq(header=c1, oem_provisioning_certificate_chain=c2, list_of_root_certificate_ids=c3, maximum_contract_certificate_chains=a4, prioritized_emaids=f_prioritized_emaids), p


def e_CertificateInstallationReq(x, m):
    x = appended(x << 1, e_MessageHeader(1, m.header))
    x = appended(x << 1, e_SignedCertificateChain(1, m.oem_provisioning_certificate_chain))
    x = e_ListOfRootCertificateIDs(x << 1, m.list_of_root_certificate_ids)
    o1 = m.maximum_contract_certificate_chains
    if not 0 <= o1 <= 255: raise Mismatch
    x = x << 11 | o1 << 1
    w = 2; b = 4
    o2 = m.prioritized_emaids
    if o2 is not None:
        x = x << w | 4 - b
        x = e_EMAIDList(x, o2)
        w = 1; b = 5
    x = x << w | 5 - b
    return x


def d_CertificateInstallationRes(v, p):
    p -= 1
    if v >> p & 0x1: raise Mismatch
    c1, p = d_MessageHeader(v, p)
    v &= (1 << p) - 1
    p -= 15
    x = v >> p & 0x7fff
    if x & 0x6073: raise Mismatch
    a2 = x >> 7 & 0x3f
    a3 = x >> 2 & 0x3
    c4, p = d_CertificateChain(v, p)
    v &= (1 << p) - 1
    p -= 1
    if v >> p & 0x1: raise Mismatch
    c5, p = d_SignedInstallationData(v, p)
    v &= (1 << p) - 1
    p -= 12
    x = v >> p & 0xfff
    if x & 0xc03: raise Mismatch
    a6 = x >> 2 & 0xff
    return CertificateInstallationRes(header=c1, response_code=ResponseCode_members[a2], evse_processing=Processing_members[a3], cps_certificate_chain=c4, signed_installation_data=c5, remaining_contract_certificate_chains=a6), p


def e_CertificateInstallationRes(x, m):
    x = appended(x << 1, e_MessageHeader(1, m.header))
    x = appended(x << 15 | (ResponseCode_code[m.response_code]) << 7 | (Processing_code[m.evse_processing]) << 2, e_CertificateChain(1, m.cps_certificate_chain))
    x = appended(x << 1, e_SignedInstallationData(1, m.signed_installation_data))
    o1 = m.remaining_contract_certificate_chains
    if not 0 <= o1 <= 255: raise Mismatch
    return x << 12 | o1 << 2


def d_MeteringConfirmationReq(v, p):
    p -= 1
    if v >> p & 0x1: raise Mismatch
    c1, p = d_MessageHeader(v, p)
    v &= (1 << p) - 1
    p -= 1
    if v >> p & 0x1: raise Mismatch
    c2, p = d_SignedMeteringData(v, p)
    p -= 1
    if v >> p & 0x1: raise Mismatch
    return MeteringConfirmationReq(header=c1, signed_metering_data=c2), p


def e_MeteringConfirmationReq(x, m):
    x = appended(x << 1, e_MessageHeader(1, m.header))
    x = e_SignedMeteringData(x << 1, m.signed_metering_data)
    return x << 1


def d_MeteringConfirmationRes(v, p):
    p -= 1
    if v >> p & 0x1: raise Mismatch
    c1, p = d_MessageHeader(v, p)
    v &= (1 << p) - 1
    p -= 10
    x = v >> p & 0x3ff
    if x & 0x303: raise Mismatch
    a2 = x >> 2 & 0x3f
    return MeteringConfirmationRes(header=c1, response_code=ResponseCode_members[a2]), p


def e_MeteringConfirmationRes(x, m):
    x = appended(x << 1, e_MessageHeader(1, m.header))
    return x << 10 | (ResponseCode_code[m.response_code]) << 2


def d_VehicleCheckInReq(v, p):
    p -= 1
    if v >> p & 0x1: raise Mismatch
    c1, p = d_MessageHeader(v, p)
    v &= (1 << p) - 1
    p -= 13
    x = v >> p & 0x1fff
    if x & 0x19c8: raise Mismatch
    a2 = x >> 9 & 0x3
    a3 = x >> 4 & 0x3
    k = x & 0x7
    k += 3
    f_vehicle_frame = None
    if k < 4:
        p -= 10
        x = v >> p & 0x3ff
        if x & 0x200: raise Mismatch
        sa4 = x >> 8 & 0x1
        a4 = x & 0xff
        if a4 > 127: a4, p = more(v, p, a4, 32767)
        p -= 3
        x = v >> p & 0x7
        if x & 0x4: raise Mismatch
        k = x & 0x3
        f_vehicle_frame = (~a4 if sa4 else a4)
        k += 4
    f_device_offset = None
    if k < 5:
        p -= 10
        x = v >> p & 0x3ff
        if x & 0x200: raise Mismatch
        sa5 = x >> 8 & 0x1
        a5 = x & 0xff
        if a5 > 127: a5, p = more(v, p, a5, 32767)
        p -= 3
        x = v >> p & 0x7
        if x & 0x4: raise Mismatch
        k = x & 0x3
        f_device_offset = (~a5 if sa5 else a5)
        k += 5
    f_vehicle_travel = None
    if k < 6:
        p -= 10
        x = v >> p & 0x3ff
        if x & 0x200: raise Mismatch
        sa6 = x >> 8 & 0x1
        a6 = x & 0xff
        if a6 > 127: a6, p = more(v, p, a6, 32767)
        p -= 2
        if v >> p & 0x3: raise Mismatch
        f_vehicle_travel = (~a6 if sa6 else a6)
        k = 6
    if k != 6: raise Mismatch
    return VehicleCheckInReq(header=c1, ev_check_in_status=EVCheckInStatus_members[a2], parking_method=ParkingMethod_members[a3], vehicle_frame=f_vehicle_frame, device_offset=f_device_offset, vehicle_travel=f_vehicle_travel), p


def e_VehicleCheckInReq(x, m):
    x = appended(x << 1, e_MessageHeader(1, m.header))
    x = x << 10 | (EVCheckInStatus_code[m.ev_check_in_status]) << 6 | (ParkingMethod_code[m.parking_method]) << 1
    w = 3; b = 3
    o1 = m.vehicle_frame
    if o1 is not None:
        x = x << w | 3 - b
        if 0 <= o1 < 128: x = x << 10 | (o1)
        elif 127 < o1 < 16384: x = x << 18 | ((o1 & 127 | 128) << 8 | o1 >> 7)
        else: x = put_signed(x << 1, o1, -32768, 32767)
        x = x << 1
        w = 2; b = 4
    o2 = m.device_offset
    if o2 is not None:
        x = x << w | 4 - b
        if 0 <= o2 < 128: x = x << 10 | (o2)
        elif 127 < o2 < 16384: x = x << 18 | ((o2 & 127 | 128) << 8 | o2 >> 7)
        else: x = put_signed(x << 1, o2, -32768, 32767)
        x = x << 1
        w = 2; b = 5
    o3 = m.vehicle_travel
    if o3 is not None:
        x = x << w | 5 - b
        if 0 <= o3 < 128: x = x << 10 | (o3)
        elif 127 < o3 < 16384: x = x << 18 | ((o3 & 127 | 128) << 8 | o3 >> 7)
        else: x = put_signed(x << 1, o3, -32768, 32767)
        x = x << 1
        w = 1; b = 6
    x = x << w | 6 - b
    return x


def d_VehicleCheckInRes(v, p):
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
    f_parking_space = None
    if k < 3:
        p -= 10
        x = v >> p & 0x3ff
        if x & 0x200: raise Mismatch
        sa3 = x >> 8 & 0x1
        a3 = x & 0xff
        if a3 > 127: a3, p = more(v, p, a3, 32767)
        p -= 3
        x = v >> p & 0x7
        if x & 0x4: raise Mismatch
        k = x & 0x3
        f_parking_space = (~a3 if sa3 else a3)
        k += 3
    f_device_location = None
    if k < 4:
        p -= 10
        x = v >> p & 0x3ff
        if x & 0x200: raise Mismatch
        sa4 = x >> 8 & 0x1
        a4 = x & 0xff
        if a4 > 127: a4, p = more(v, p, a4, 32767)
        p -= 3
        x = v >> p & 0x7
        if x & 0x4: raise Mismatch
        k = x & 0x3
        f_device_location = (~a4 if sa4 else a4)
        k += 4
    f_target_distance = None
    if k < 5:
        p -= 10
        x = v >> p & 0x3ff
        if x & 0x200: raise Mismatch
        sa5 = x >> 8 & 0x1
        a5 = x & 0xff
        if a5 > 127: a5, p = more(v, p, a5, 32767)
        p -= 2
        if v >> p & 0x3: raise Mismatch
        f_target_distance = (~a5 if sa5 else a5)
        k = 5
    if k != 5: raise Mismatch
    return VehicleCheckInRes(header=c1, response_code=ResponseCode_members[a2], parking_space=f_parking_space, device_location=f_device_location, target_distance=f_target_distance), p


def e_VehicleCheckInRes(x, m):
    x = appended(x << 1, e_MessageHeader(1, m.header))
    x = x << 9 | (ResponseCode_code[m.response_code]) << 1
    w = 3; b = 2
    o1 = m.parking_space
    if o1 is not None:
        x = x << w | 2 - b
        if 0 <= o1 < 128: x = x << 10 | (o1)
        elif 127 < o1 < 16384: x = x << 18 | ((o1 & 127 | 128) << 8 | o1 >> 7)
        else: x = put_signed(x << 1, o1, -32768, 32767)
        x = x << 1
        w = 2; b = 3
    o2 = m.device_location
    if o2 is not None:
        x = x << w | 3 - b
        if 0 <= o2 < 128: x = x << 10 | (o2)
        elif 127 < o2 < 16384: x = x << 18 | ((o2 & 127 | 128) << 8 | o2 >> 7)
        else: x = put_signed(x << 1, o2, -32768, 32767)
        x = x << 1
        w = 2; b = 4
    o3 = m.target_distance
    if o3 is not None:
        x = x << w | 4 - b
        if 0 <= o3 < 128: x = x << 10 | (o3)
        elif 127 < o3 < 16384: x = x << 18 | ((o3 & 127 | 128) << 8 | o3 >> 7)
        else: x = put_signed(x << 1, o3, -32768, 32767)
        x = x << 1
        w = 1; b = 5
    x = x << w | 5 - b
    return x


def d_VehicleCheckOutReq(v, p):
    p -= 1
    if v >> p & 0x1: raise Mismatch
    c1, p = d_MessageHeader(v, p)
    v &= (1 << p) - 1
    p -= 15
    x = v >> p & 0x7fff
    if x & 0x6700: raise Mismatch
    a2 = x >> 11 & 0x3
    a3 = x & 0xff
    if a3 > 127: a3, p = more(v, p, a3, 18446744073709551615)
    p -= 2
    if v >> p & 0x3: raise Mismatch
    return VehicleCheckOutReq(header=c1, ev_check_out_status=EVCheckOutStatus_members[a2], check_out_time=a3), p


def e_VehicleCheckOutReq(x, m):
    x = appended(x << 1, e_MessageHeader(1, m.header))
    o1 = m.check_out_time
    x = x << 7 | (EVCheckOutStatus_code[m.ev_check_out_status]) << 3
    if 0 <= o1 < 128: x = x << 8 | (o1)
    elif 127 < o1 < 16384: x = x << 16 | ((o1 & 127 | 128) << 8 | o1 >> 7)
    else: x = put_unsigned(x, o1, 0, 18446744073709551615)
    return x << 2


def d_VehicleCheckOutRes(v, p):
    p -= 1
    if v >> p & 0x1: raise Mismatch
    c1, p = d_MessageHeader(v, p)
    v &= (1 << p) - 1
    p -= 14
    x = v >> p & 0x3fff
    if x & 0x303b: raise Mismatch
    a2 = x >> 6 & 0x3f
    a3 = x >> 2 & 0x1
    return VehicleCheckOutRes(header=c1, response_code=ResponseCode_members[a2], evse_check_out_status=EVSECheckOutStatus_members[a3]), p


def e_VehicleCheckOutRes(x, m):
    x = appended(x << 1, e_MessageHeader(1, m.header))
    return x << 14 | (ResponseCode_code[m.response_code]) << 6 | (EVSECheckOutStatus_code[m.evse_check_out_status]) << 2


def d_PowerDeliveryReq(v, p):
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
    f_ev_power_profile = None
    if k < 4:
        c4, p = d_EVPowerProfile(v, p)
        f_ev_power_profile = c4
        p -= 2
        k = v >> p & 0x3
        k += 4
    f_bpt_channel_selection = None
    if k < 5:
        p -= 4
        x = v >> p & 0xf
        if x & 0xb: raise Mismatch
        a5 = x >> 2 & 0x1
        f_bpt_channel_selection = ChannelSelection_members[a5]
        k = 5
    if k != 5: raise Mismatch
    return PowerDeliveryReq(header=c1, ev_processing=Processing_members[a2], charge_progress=ChargeProgress_members[a3], ev_power_profile=f_ev_power_profile, bpt_channel_selection=f_bpt_channel_selection), p


def e_PowerDeliveryReq(x, m):
    x = appended(x << 1, e_MessageHeader(1, m.header))
    x = x << 10 | (Processing_code[m.ev_processing]) << 6 | (ChargeProgress_code[m.charge_progress]) << 1
    w = 2; b = 3
    o1 = m.ev_power_profile
    if o1 is not None:
        x = x << w | 3 - b
        x = e_EVPowerProfile(x, o1)
        w = 2; b = 4
    o2 = m.bpt_channel_selection
    if o2 is not None:
        x = x << w | 4 - b
        x = x << 3 | (ChannelSelection_code[o2]) << 1
        w = 1; b = 5
    x = x << w | 5 - b
    return x


def d_PowerDeliveryRes(v, p):
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
    f_evse_status = None
    if k < 3:
        p -= 10
        x = v >> p & 0x3ff
        if x & 0x300: raise Mismatch
        a3 = x & 0xff
        if a3 > 127: a3, p = more(v, p, a3, 65535)
        p -= 9
        x = v >> p & 0x1ff
        if x & 0x1c7: raise Mismatch
        a4 = x >> 3 & 0x7
        f_evse_status = EVSEStatus(notification_max_delay=a3, evse_notification=EVSENotification_members[a4])
        k = 3
    if k != 3: raise Mismatch
    return PowerDeliveryRes(header=c1, response_code=ResponseCode_members[a2], evse_status=f_evse_status), p


def e_PowerDeliveryRes(x, m):
    x = appended(x << 1, e_MessageHeader(1, m.header))
    x = x << 9 | (ResponseCode_code[m.response_code]) << 1
    w = 2; b = 2
    o1 = m.evse_status
    if o1 is not None:
        x = x << w | 2 - b
        o2 = o1.notification_max_delay
        if 0 <= o2 < 128: x = x << 10 | (o2)
        elif 127 < o2 < 16384: x = x << 18 | ((o2 & 127 | 128) << 8 | o2 >> 7)
        else: x = put_unsigned(x << 2, o2, 0, 65535)
        x = x << 8 | (EVSENotification_code[o1.evse_notification]) << 2
        w = 1; b = 3
    x = x << w | 3 - b
    return x


def d_ScheduleExchangeReq(v, p):
    p -= 1
    if v >> p & 0x1: raise Mismatch
    c1, p = d_MessageHeader(v, p)
    v &= (1 << p) - 1
    p -= 15
    x = v >> p & 0x7fff
    if x & 0x6004: raise Mismatch
    a2 = x >> 3 & 0x3ff
    k = x & 0x3
    if a2 > 1012: raise Mismatch
    k += 2
    f_dynamic_se_req_control_mode = None
    f_scheduled_se_req_control_mode = None
    if k == 2:
        c3, p = d_Dynamic_SEReqControlMode(v, p)
        f_dynamic_se_req_control_mode = c3
    elif k == 3:
        c4, p = d_Scheduled_SEReqControlMode(v, p)
        f_scheduled_se_req_control_mode = c4
    else: raise Mismatch
    p -= 1
    if v >> p & 0x1: raise Mismatch
    return ScheduleExchangeReq(header=c1, maximum_supporting_points=a2 + 12, dynamic_se_req_control_mode=f_dynamic_se_req_control_mode, scheduled_se_req_control_mode=f_scheduled_se_req_control_mode), p


def e_ScheduleExchangeReq(x, m):
    x = appended(x << 1, e_MessageHeader(1, m.header))
    o1 = m.maximum_supporting_points
    if not 12 <= o1 <= 1024: raise Mismatch
    x = x << 13 | (o1 - 12) << 1
    if (m.dynamic_se_req_control_mode is not None) + (m.scheduled_se_req_control_mode is not None) != 1: raise Mismatch
    if m.dynamic_se_req_control_mode is not None:
        x = e_Dynamic_SEReqControlMode(x << 2, m.dynamic_se_req_control_mode)
    elif m.scheduled_se_req_control_mode is not None:
        x = e_Scheduled_SEReqControlMode(x << 2 | (1), m.scheduled_se_req_control_mode)
    return x << 1


def d_ScheduleExchangeRes(v, p):
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
    f_go_to_pause = None
    if k < 4:
        p -= 5
        x = v >> p & 0x1f
        if x & 0x14: raise Mismatch
        a4 = x >> 3 & 0x1
        k = x & 0x3
        f_go_to_pause = a4 == 1
        k += 4
    f_dynamic_se_res_control_mode = None
    f_scheduled_se_res_control_mode = None
    if k == 4:
        c5, p = d_Dynamic_SEResControlMode(v, p)
        f_dynamic_se_res_control_mode = c5
    elif k == 5:
        c6, p = d_Scheduled_SEResControlMode(v, p)
        f_scheduled_se_res_control_mode = c6
    else: raise Mismatch
    p -= 1
    if v >> p & 0x1: raise Mismatch
    return ScheduleExchangeRes(header=c1, response_code=ResponseCode_members[a2], evse_processing=Processing_members[a3], go_to_pause=f_go_to_pause, dynamic_se_res_control_mode=f_dynamic_se_res_control_mode, scheduled_se_res_control_mode=f_scheduled_se_res_control_mode), p


def e_ScheduleExchangeRes(x, m):
    x = appended(x << 1, e_MessageHeader(1, m.header))
    x = x << 14 | (ResponseCode_code[m.response_code]) << 6 | (Processing_code[m.evse_processing]) << 1
    w = 2; b = 3
    o1 = m.go_to_pause
    if o1 is not None:
        x = x << w | 3 - b
        x = x << 3 | (BOOLEAN[o1]) << 1
        w = 2; b = 4
    if (m.dynamic_se_res_control_mode is not None) + (m.scheduled_se_res_control_mode is not None) != 1: raise Mismatch
    if m.dynamic_se_res_control_mode is not None:
        x = x << w | 4 - b
        x = e_Dynamic_SEResControlMode(x, m.dynamic_se_res_control_mode)
    elif m.scheduled_se_res_control_mode is not None:
        x = x << w | 4 + 1 - b
        x = e_Scheduled_SEResControlMode(x, m.scheduled_se_res_control_mode)
    return x << 1


def d_ServiceDetailReq(v, p):
    p -= 1
    if v >> p & 0x1: raise Mismatch
    c1, p = d_MessageHeader(v, p)
    v &= (1 << p) - 1
    p -= 10
    x = v >> p & 0x3ff
    if x & 0x300: raise Mismatch
    a2 = x & 0xff
    if a2 > 127: a2, p = more(v, p, a2, 65535)
    p -= 2
    if v >> p & 0x3: raise Mismatch
    return ServiceDetailReq(header=c1, service_id=a2), p


def e_ServiceDetailReq(x, m):
    x = appended(x << 1, e_MessageHeader(1, m.header))
    o1 = m.service_id
    if 0 <= o1 < 128: x = x << 10 | (o1)
    elif 127 < o1 < 16384: x = x << 18 | ((o1 & 127 | 128) << 8 | o1 >> 7)
    else: x = put_unsigned(x << 2, o1, 0, 65535)
    return x << 2


def d_ServiceDetailRes(v, p):
    p -= 1
    if v >> p & 0x1: raise Mismatch
    c1, p = d_MessageHeader(v, p)
    v &= (1 << p) - 1
    p -= 19
    x = v >> p & 0x7ffff
    if x & 0x60700: raise Mismatch
    a2 = x >> 11 & 0x3f
    a3 = x & 0xff
    if a3 > 127: a3, p = more(v, p, a3, 65535)
    p -= 2
    if v >> p & 0x3: raise Mismatch
    c4, p = d_ServiceParameterList(v, p)
    p -= 1
    if v >> p & 0x1: raise Mismatch
    return ServiceDetailRes(header=c1, response_code=ResponseCode_members[a2], service_id=a3, service_parameter_list=c4), p


def e_ServiceDetailRes(x, m):
    x = appended(x << 1, e_MessageHeader(1, m.header))
    o1 = m.service_id
    x = x << 11 | (ResponseCode_code[m.response_code]) << 3
    if 0 <= o1 < 128: x = x << 8 | (o1)
    elif 127 < o1 < 16384: x = x << 16 | ((o1 & 127 | 128) << 8 | o1 >> 7)
    else: x = put_unsigned(x, o1, 0, 65535)
    x = e_ServiceParameterList(x << 2, m.service_parameter_list)
    return x << 1


def d_ServiceDiscoveryReq(v, p):
    p -= 1
    if v >> p & 0x1: raise Mismatch
    c1, p = d_MessageHeader(v, p)
    v &= (1 << p) - 1
    p -= 2
    k = v >> p & 0x3
    k += 1
    f_supported_service_ids = None
    if k < 2:
        c2, p = d_ServiceIDList(v, p)
        f_supported_service_ids = c2
        p -= 1
        if v >> p & 0x1: raise Mismatch
        k = 2
    if k != 2: raise Mismatch
    return ServiceDiscoveryReq(header=c1, supported_service_ids=f_supported_service_ids), p


def e_ServiceDiscoveryReq(x, m):
    x = appended(x << 1, e_MessageHeader(1, m.header))
    w = 2; b = 1
    o1 = m.supported_service_ids
    if o1 is not None:
        x = x << w | 1 - b
        x = e_ServiceIDList(x, o1)
        w = 1; b = 2
    x = x << w | 2 - b
    return x


def d_ServiceDiscoveryRes(v, p):
    p -= 1
    if v >> p & 0x1: raise Mismatch
    c1, p = d_MessageHeader(v, p)
    v &= (1 << p) - 1
    p -= 14
    x = v >> p & 0x3fff
    if x & 0x303b: raise Mismatch
    a2 = x >> 6 & 0x3f
    a3 = x >> 2 & 0x1
    c4, p = d_ServiceList(v, p)
    p -= 2
    k = v >> p & 0x3
    k += 4
    f_vas_list = None
    if k < 5:
        c5, p = d_ServiceList(v, p)
        f_vas_list = c5
        p -= 1
        if v >> p & 0x1: raise Mismatch
        k = 5
    if k != 5: raise Mismatch
    return ServiceDiscoveryRes(header=c1, response_code=ResponseCode_members[a2], service_renegotiation_supported=a3 == 1, energy_transfer_service_list=c4, vas_list=f_vas_list), p


def e_ServiceDiscoveryRes(x, m):
    x = appended(x << 1, e_MessageHeader(1, m.header))
    x = e_ServiceList(x << 14 | (ResponseCode_code[m.response_code]) << 6 | (BOOLEAN[m.service_renegotiation_supported]) << 2, m.energy_transfer_service_list)
    w = 2; b = 4
    o1 = m.vas_list
    if o1 is not None:
        x = x << w | 4 - b
        x = e_ServiceList(x, o1)
        w = 1; b = 5
    x = x << w | 5 - b
    return x


def d_ServiceSelectionReq(v, p):
    p -= 1
    if v >> p & 0x1: raise Mismatch
    c1, p = d_MessageHeader(v, p)
    v &= (1 << p) - 1
    p -= 11
    x = v >> p & 0x7ff
    if x & 0x700: raise Mismatch
    a2 = x & 0xff
    if a2 > 127: a2, p = more(v, p, a2, 65535)
    p -= 11
    x = v >> p & 0x7ff
    if x & 0x700: raise Mismatch
    a3 = x & 0xff
    if a3 > 127: a3, p = more(v, p, a3, 65535)
    p -= 4
    x = v >> p & 0xf
    if x & 0xc: raise Mismatch
    k = x & 0x3
    k += 2
    f_selected_vas_list = None
    if k < 3:
        c4, p = d_SelectedServiceList(v, p)
        f_selected_vas_list = c4
        p -= 1
        if v >> p & 0x1: raise Mismatch
        k = 3
    if k != 3: raise Mismatch
    return ServiceSelectionReq(header=c1, selected_energy_transfer_service=SelectedService(service_id=a2, parameter_set_id=a3), selected_vas_list=f_selected_vas_list), p


def e_ServiceSelectionReq(x, m):
    x = appended(x << 1, e_MessageHeader(1, m.header))
    o1 = m.selected_energy_transfer_service
    o2 = o1.service_id
    if 0 <= o2 < 128: x = x << 11 | (o2)
    elif 127 < o2 < 16384: x = x << 19 | ((o2 & 127 | 128) << 8 | o2 >> 7)
    else: x = put_unsigned(x << 3, o2, 0, 65535)
    o3 = o1.parameter_set_id
    if 0 <= o3 < 128: x = x << 11 | (o3)
    elif 127 < o3 < 16384: x = x << 19 | ((o3 & 127 | 128) << 8 | o3 >> 7)
    else: x = put_unsigned(x << 3, o3, 0, 65535)
    x = x << 2
    w = 2; b = 2
    o4 = m.selected_vas_list
    if o4 is not None:
        x = x << w | 2 - b
        x = e_SelectedServiceList(x, o4)
        w = 1; b = 3
    x = x << w | 3 - b
    return x


def d_ServiceSelectionRes(v, p):
    p -= 1
    if v >> p & 0x1: raise Mismatch
    c1, p = d_MessageHeader(v, p)
    v &= (1 << p) - 1
    p -= 10
    x = v >> p & 0x3ff
    if x & 0x303: raise Mismatch
    a2 = x >> 2 & 0x3f
    return ServiceSelectionRes(header=c1, response_code=ResponseCode_members[a2]), p


def e_ServiceSelectionRes(x, m):
    x = appended(x << 1, e_MessageHeader(1, m.header))
    return x << 10 | (ResponseCode_code[m.response_code]) << 2


def d_SessionSetupReq(v, p):
    p -= 1
    if v >> p & 0x1: raise Mismatch
    c1, p = d_MessageHeader(v, p)
    v &= (1 << p) - 1
    p -= 2
    if v >> p & 0x3: raise Mismatch
    a2, p = text(v, p, 255)
    p -= 2
    if v >> p & 0x3: raise Mismatch
    return SessionSetupReq(header=c1, evcc_id=a2), p


def e_SessionSetupReq(x, m):
    x = appended(x << 1, e_MessageHeader(1, m.header))
    x = put_text(x << 2, m.evcc_id, 0, 255)
    return x << 2


def d_SessionSetupRes(v, p):
    p -= 1
    if v >> p & 0x1: raise Mismatch
    c1, p = d_MessageHeader(v, p)
    v &= (1 << p) - 1
    p -= 11
    x = v >> p & 0x7ff
    if x & 0x607: raise Mismatch
    a2 = x >> 3 & 0x3f
    a3, p = text(v, p, 255)
    p -= 2
    if v >> p & 0x3: raise Mismatch
    return SessionSetupRes(header=c1, response_code=ResponseCode_members[a2], evse_id=a3), p


def e_SessionSetupRes(x, m):
    x = appended(x << 1, e_MessageHeader(1, m.header))
    x = put_text(x << 11 | (ResponseCode_code[m.response_code]) << 3, m.evse_id, 0, 255)
    return x << 2


def d_SessionStopReq(v, p):
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
    f_ev_termination_code = None
    if k < 3:
        p -= 1
        if v >> p & 0x1: raise Mismatch
        a3, p = text(v, p, 80)
        p -= 3
        x = v >> p & 0x7
        if x & 0x4: raise Mismatch
        k = x & 0x3
        f_ev_termination_code = a3
        k += 3
    f_ev_termination_explanation = None
    if k < 4:
        p -= 1
        if v >> p & 0x1: raise Mismatch
        a4, p = text(v, p, 160)
        p -= 2
        if v >> p & 0x3: raise Mismatch
        f_ev_termination_explanation = a4
        k = 4
    if k != 4: raise Mismatch
    return SessionStopReq(header=c1, charging_session=ChargingSession_members[a2], ev_termination_code=f_ev_termination_code, ev_termination_explanation=f_ev_termination_explanation), p


def e_SessionStopReq(x, m):
    x = appended(x << 1, e_MessageHeader(1, m.header))
    x = x << 5 | (ChargingSession_code[m.charging_session]) << 1
    w = 2; b = 2
    o1 = m.ev_termination_code
    if o1 is not None:
        x = x << w | 2 - b
        x = put_text(x << 1, o1, 0, 80)
        x = x << 1
        w = 2; b = 3
    o2 = m.ev_termination_explanation
    if o2 is not None:
        x = x << w | 3 - b
        x = put_text(x << 1, o2, 0, 160)
        x = x << 1
        w = 1; b = 4
    x = x << w | 4 - b
    return x


def d_SessionStopRes(v, p):
    p -= 1
    if v >> p & 0x1: raise Mismatch
    c1, p = d_MessageHeader(v, p)
    v &= (1 << p) - 1
    p -= 10
    x = v >> p & 0x3ff
    if x & 0x303: raise Mismatch
    a2 = x >> 2 & 0x3f
    return SessionStopRes(header=c1, response_code=ResponseCode_members[a2]), p


def e_SessionStopRes(x, m):
    x = appended(x << 1, e_MessageHeader(1, m.header))
    return x << 10 | (ResponseCode_code[m.response_code]) << 2


def d_AbsolutePriceSchedule(v, p):
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
    p -= 9
    x = v >> p & 0x1ff
    if x & 0x100: raise Mismatch
    a2 = x & 0xff
    if a2 > 127: a2, p = more(v, p, a2, 18446744073709551615)
    p -= 11
    x = v >> p & 0x7ff
    if x & 0x700: raise Mismatch
    a3 = x & 0xff
    if a3 > 127: a3, p = more(v, p, a3, 4294967295)
    if a3 < 1: raise Mismatch
    p -= 3
    x = v >> p & 0x7
    if x & 0x4: raise Mismatch
    k = x & 0x3
    k += 3
    f_price_schedule_description = None
    if k < 4:
        p -= 1
        if v >> p & 0x1: raise Mismatch
        a4, p = text(v, p, 160)
        p -= 2
        if v >> p & 0x3: raise Mismatch
        f_price_schedule_description = a4
        k = 4
    if k != 4: raise Mismatch
    p -= 1
    if v >> p & 0x1: raise Mismatch
    a5, p = text(v, p, 3)
    p -= 3
    if v >> p & 0x7: raise Mismatch
    a6, p = text(v, p, 3)
    p -= 3
    if v >> p & 0x7: raise Mismatch
    a7, p = text(v, p, 255)
    p -= 4
    x = v >> p & 0xf
    if x & 0x8: raise Mismatch
    k = x & 0x7
    k += 7
    f_minimum_cost = None
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
        f_minimum_cost = RationalNumber(exponent=a8 - 128, value=(~a9 if sa9 else a9))
        k += 8
    f_maximum_cost = None
    if k < 9:
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
        f_maximum_cost = RationalNumber(exponent=a10 - 128, value=(~a11 if sa11 else a11))
        k += 9
    f_tax_rules = None
    if k < 10:
        c12, p = d_TaxRuleList(v, p)
        f_tax_rules = c12
        p -= 1
        if v >> p & 0x1: raise Mismatch
        k = 10
    if k != 10: raise Mismatch
    c13, p = d_PriceRuleStackList(v, p)
    p -= 2
    k = v >> p & 0x3
    k += 11
    f_overstay_rules = None
    if k < 12:
        c14, p = d_OverstayRuleList(v, p)
        f_overstay_rules = c14
        p -= 2
        k = v >> p & 0x3
        k += 12
    f_additional_selected_services = None
    if k < 13:
        c15, p = d_AdditionalServiceList(v, p)
        f_additional_selected_services = c15
        p -= 1
        if v >> p & 0x1: raise Mismatch
        k = 13
    if k != 13: raise Mismatch
    return AbsolutePriceSchedule(id=f_id, time_anchor=a2, price_schedule_id=a3, price_schedule_description=f_price_schedule_description, currency=a5, language=a6, price_algorithm=a7, minimum_cost=f_minimum_cost, maximum_cost=f_maximum_cost, tax_rules=f_tax_rules, price_rule_stacks=c13, overstay_rules=f_overstay_rules, additional_selected_services=f_additional_selected_services), p


def e_AbsolutePriceSchedule(x, m):
    w = 2; b = 0
    o1 = m.id
    if o1 is not None:
        x = x << w | 0 - b
        x = put_text(x, o1, 1, 255)
        w = 1; b = 1
    x = x << w | 1 - b
    o2 = m.time_anchor
    if 0 <= o2 < 128: x = x << 9 | (o2)
    elif 127 < o2 < 16384: x = x << 17 | ((o2 & 127 | 128) << 8 | o2 >> 7)
    else: x = put_unsigned(x << 1, o2, 0, 18446744073709551615)
    o3 = m.price_schedule_id
    if 1 <= o3 < 128: x = x << 11 | (o3)
    elif 127 < o3 < 16384: x = x << 19 | ((o3 & 127 | 128) << 8 | o3 >> 7)
    else: x = put_unsigned(x << 3, o3, 1, 4294967295)
    x = x << 1
    w = 2; b = 3
    o4 = m.price_schedule_description
    if o4 is not None:
        x = x << w | 3 - b
        x = put_text(x << 1, o4, 0, 160)
        x = x << 1
        w = 1; b = 4
    x = x << w | 4 - b
    x = put_text(x << 1, m.currency, 0, 3)
    x = put_text(x << 3, m.language, 0, 3)
    x = put_text(x << 3, m.price_algorithm, 0, 255)
    x = x << 1
    w = 3; b = 7
    o5 = m.minimum_cost
    if o5 is not None:
        x = x << w | 7 - b
        o6 = o5.exponent
        if not -128 <= o6 <= 127: raise Mismatch
        o7 = o5.value
        x = x << 13 | (o6 + 128) << 3
        if 0 <= o7 < 128: x = x << 9 | (o7)
        elif 127 < o7 < 16384: x = x << 17 | ((o7 & 127 | 128) << 8 | o7 >> 7)
        else: x = put_signed(x, o7, -32768, 32767)
        x = x << 2
        w = 2; b = 8
    o8 = m.maximum_cost
    if o8 is not None:
        x = x << w | 8 - b
        o9 = o8.exponent
        if not -128 <= o9 <= 127: raise Mismatch
        o10 = o8.value
        x = x << 13 | (o9 + 128) << 3
        if 0 <= o10 < 128: x = x << 9 | (o10)
        elif 127 < o10 < 16384: x = x << 17 | ((o10 & 127 | 128) << 8 | o10 >> 7)
        else: x = put_signed(x, o10, -32768, 32767)
        x = x << 2
        w = 2; b = 9
    o11 = m.tax_rules
    if o11 is not None:
        x = x << w | 9 - b
        x = e_TaxRuleList(x, o11)
        w = 1; b = 10
    x = x << w | 10 - b
    x = e_PriceRuleStackList(x, m.price_rule_stacks)
    w = 2; b = 11
    o12 = m.overstay_rules
    if o12 is not None:
        x = x << w | 11 - b
        x = e_OverstayRuleList(x, o12)
        w = 2; b = 12
    o13 = m.additional_selected_services
    if o13 is not None:
        x = x << w | 12 - b
        x = e_AdditionalServiceList(x, o13)
        w = 1; b = 13
    x = x << w | 13 - b
    return x


def d_SignedCertificateChain(v, p):
    p -= 1
    if v >> p & 0x1: raise Mismatch
    a1, p = text(v, p, 255)
    p -= 2
    if v >> p & 0x3: raise Mismatch
    a2, p = octets(v, p, 1600)
    v &= (1 << p) - 1
    p -= 3
    x = v >> p & 0x7
    if x & 0x4: raise Mismatch
    k = x & 0x3
    k += 2
    f_sub_certificates = None
    if k < 3:
        c3, p = d_SubCertificates(v, p)
        v &= (1 << p) - 1
        f_sub_certificates = c3
        p -= 1
        if v >> p & 0x1: raise Mismatch
        k = 3
    if k != 3: raise Mismatch
    return SignedCertificateChain(id=a1, certificate=a2, sub_certificates=f_sub_certificates), p


def e_SignedCertificateChain(x, m):
    x = put_text(x << 1, m.id, 1, 255)
    x = put_octets(x << 2, m.certificate, 0, 1600)
    x = x << 1
    w = 2; b = 2
    o1 = m.sub_certificates
    if o1 is not None:
        x = x << w | 2 - b
        x = appended(x, e_SubCertificates(1, o1))
        w = 1; b = 3
    x = x << w | 3 - b
    return x


def d_PnC_AReqAuthorizationMode(v, p):
    p -= 1
    if v >> p & 0x1: raise Mismatch
    a1, p = text(v, p, 255)
    p -= 2
    if v >> p & 0x3: raise Mismatch
    a2, p = octets(v, p, 16)
    p -= 2
    if v >> p & 0x3: raise Mismatch
    c3, p = d_ContractCertificateChain(v, p)
    v &= (1 << p) - 1
    p -= 1
    if v >> p & 0x1: raise Mismatch
    return PnC_AReqAuthorizationMode(id=a1, gen_challenge=a2, contract_certificate_chain=c3), p


def e_PnC_AReqAuthorizationMode(x, m):
    x = put_text(x << 1, m.id, 1, 255)
    x = put_octets(x << 2, m.gen_challenge, 16, 16)
    x = appended(x << 2, e_ContractCertificateChain(1, m.contract_certificate_chain))
    return x << 1


def d_PriceLevelSchedule(v, p):
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
    p -= 9
    x = v >> p & 0x1ff
    if x & 0x100: raise Mismatch
    a2 = x & 0xff
    if a2 > 127: a2, p = more(v, p, a2, 18446744073709551615)
    p -= 11
    x = v >> p & 0x7ff
    if x & 0x700: raise Mismatch
    a3 = x & 0xff
    if a3 > 127: a3, p = more(v, p, a3, 4294967295)
    if a3 < 1: raise Mismatch
    p -= 3
    x = v >> p & 0x7
    if x & 0x4: raise Mismatch
    k = x & 0x3
    k += 3
    f_price_schedule_description = None
    if k < 4:
        p -= 1
        if v >> p & 0x1: raise Mismatch
        a4, p = text(v, p, 160)
        p -= 2
        if v >> p & 0x3: raise Mismatch
        f_price_schedule_description = a4
        k = 4
    if k != 4: raise Mismatch
    p -= 11
    x = v >> p & 0x7ff
    if x & 0x403: raise Mismatch
    a5 = x >> 2 & 0xff
    c6, p = d_PriceLevelScheduleEntryList(v, p)
    p -= 1
    if v >> p & 0x1: raise Mismatch
    return PriceLevelSchedule(id=f_id, time_anchor=a2, price_schedule_id=a3, price_schedule_description=f_price_schedule_description, number_of_price_levels=a5, price_level_schedule_entries=c6), p


def e_PriceLevelSchedule(x, m):
    w = 2; b = 0
    o1 = m.id
    if o1 is not None:
        x = x << w | 0 - b
        x = put_text(x, o1, 1, 255)
        w = 1; b = 1
    x = x << w | 1 - b
    o2 = m.time_anchor
    if 0 <= o2 < 128: x = x << 9 | (o2)
    elif 127 < o2 < 16384: x = x << 17 | ((o2 & 127 | 128) << 8 | o2 >> 7)
    else: x = put_unsigned(x << 1, o2, 0, 18446744073709551615)
    o3 = m.price_schedule_id
    if 1 <= o3 < 128: x = x << 11 | (o3)
    elif 127 < o3 < 16384: x = x << 19 | ((o3 & 127 | 128) << 8 | o3 >> 7)
    else: x = put_unsigned(x << 3, o3, 1, 4294967295)
    x = x << 1
    w = 2; b = 3
    o4 = m.price_schedule_description
    if o4 is not None:
        x = x << w | 3 - b
        x = put_text(x << 1, o4, 0, 160)
        x = x << 1
        w = 1; b = 4
    x = x << w | 4 - b
    o5 = m.number_of_price_levels
    if not 0 <= o5 <= 255: raise Mismatch
    x = e_PriceLevelScheduleEntryList(x << 11 | o5 << 2, m.price_level_schedule_entries)
    return x << 1


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


def d_SignedInstallationData(v, p):
    p -= 1
    if v >> p & 0x1: raise Mismatch
    a1, p = text(v, p, 255)
    p -= 1
    if v >> p & 0x1: raise Mismatch
    c2, p = d_ContractCertificateChain(v, p)
    v &= (1 << p) - 1
    p -= 6
    x = v >> p & 0x3f
    if x & 0x37: raise Mismatch
    a3 = x >> 3 & 0x1
    a4, p = octets(v, p, 133)
    p -= 3
    x = v >> p & 0x7
    if x & 0x4: raise Mismatch
    k = x & 0x3
    k += 4
    f_secp521_encrypted_private_key = None
    f_x448_encrypted_private_key = None
    f_tpm_encrypted_private_key = None
    if k == 4:
        p -= 1
        if v >> p & 0x1: raise Mismatch
        a5, p = octets(v, p, 94)
        p -= 1
        if v >> p & 0x1: raise Mismatch
        f_secp521_encrypted_private_key = a5
    elif k == 5:
        p -= 1
        if v >> p & 0x1: raise Mismatch
        a6, p = octets(v, p, 84)
        p -= 1
        if v >> p & 0x1: raise Mismatch
        f_x448_encrypted_private_key = a6
    elif k == 6:
        p -= 1
        if v >> p & 0x1: raise Mismatch
        a7, p = octets(v, p, 206)
        p -= 1
        if v >> p & 0x1: raise Mismatch
        f_tpm_encrypted_private_key = a7
    else: raise Mismatch
    p -= 1
    if v >> p & 0x1: raise Mismatch
    return SignedInstallationData(id=a1, contract_certificate_chain=c2, ecdh_curve=ECDHCurve_members[a3], dh_public_key=a4, secp521_encrypted_private_key=f_secp521_encrypted_private_key, x448_encrypted_private_key=f_x448_encrypted_private_key, tpm_encrypted_private_key=f_tpm_encrypted_private_key), p


def e_SignedInstallationData(x, m):
    x = put_text(x << 1, m.id, 1, 255)
    x = appended(x << 1, e_ContractCertificateChain(1, m.contract_certificate_chain))
    x = put_octets(x << 6 | (ECDHCurve_code[m.ecdh_curve]) << 3, m.dh_public_key, 133, 133)
    x = x << 1
    if (m.secp521_encrypted_private_key is not None) + (m.x448_encrypted_private_key is not None) + (m.tpm_encrypted_private_key is not None) != 1: raise Mismatch
    if m.secp521_encrypted_private_key is not None:
        x = put_octets(x << 3, m.secp521_encrypted_private_key, 94, 94)
        x = x << 1
    elif m.x448_encrypted_private_key is not None:
        x = put_octets(x << 3 | 1 << 1, m.x448_encrypted_private_key, 84, 84)
        x = x << 1
    elif m.tpm_encrypted_private_key is not None:
        x = put_octets(x << 3 | 2 << 1, m.tpm_encrypted_private_key, 206, 206)
        x = x << 1
    return x << 1


def d_SignedMeteringData(v, p):
    p -= 1
    if v >> p & 0x1: raise Mismatch
    a1, p = text(v, p, 255)
    p -= 2
    if v >> p & 0x3: raise Mismatch
    a2, p = octets(v, p, 8)
    p -= 2
    if v >> p & 0x3: raise Mismatch
    c3, p = d_MeterInfo(v, p)
    p -= 2
    k = v >> p & 0x3
    k += 3
    f_receipt = None
    if k < 4:
        c4, p = d_Receipt(v, p)
        f_receipt = c4
        p -= 2
        k = v >> p & 0x3
        k += 4
    f_dynamic_smdt_control_mode = None
    f_scheduled_smdt_control_mode = None
    if k == 4:
        c5, p = d_Dynamic_SMDTControlMode(v, p)
        f_dynamic_smdt_control_mode = c5
    elif k == 5:
        p -= 10
        x = v >> p & 0x3ff
        if x & 0x300: raise Mismatch
        a6 = x & 0xff
        if a6 > 127: a6, p = more(v, p, a6, 4294967295)
        if a6 < 1: raise Mismatch
        p -= 2
        if v >> p & 0x3: raise Mismatch
        f_scheduled_smdt_control_mode = Scheduled_SMDTControlMode(selected_schedule_tuple_id=a6)
    else: raise Mismatch
    p -= 1
    if v >> p & 0x1: raise Mismatch
    return SignedMeteringData(id=a1, session_id=a2, meter_info=c3, receipt=f_receipt, dynamic_smdt_control_mode=f_dynamic_smdt_control_mode, scheduled_smdt_control_mode=f_scheduled_smdt_control_mode), p


def e_SignedMeteringData(x, m):
    x = put_text(x << 1, m.id, 1, 255)
    x = put_octets(x << 2, m.session_id, 8, 8)
    x = e_MeterInfo(x << 2, m.meter_info)
    w = 2; b = 3
    o1 = m.receipt
    if o1 is not None:
        x = x << w | 3 - b
        x = e_Receipt(x, o1)
        w = 2; b = 4
    if (m.dynamic_smdt_control_mode is not None) + (m.scheduled_smdt_control_mode is not None) != 1: raise Mismatch
    if m.dynamic_smdt_control_mode is not None:
        x = x << w | 4 - b
        x = e_Dynamic_SMDTControlMode(x, m.dynamic_smdt_control_mode)
    elif m.scheduled_smdt_control_mode is not None:
        x = x << w | 4 + 1 - b
        o2 = m.scheduled_smdt_control_mode
        o3 = o2.selected_schedule_tuple_id
        if 1 <= o3 < 128: x = x << 10 | (o3)
        elif 127 < o3 < 16384: x = x << 18 | ((o3 & 127 | 128) << 8 | o3 >> 7)
        else: x = put_unsigned(x << 2, o3, 1, 4294967295)
        x = x << 2
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


def d_EIM_AReqAuthorizationMode(v, p):
    p -= 1
    if v >> p & 0x1: raise Mismatch
    return EIM_AReqAuthorizationMode(), p


def e_EIM_AReqAuthorizationMode(x, m):
    return x << 1


def d_EIM_ASResAuthorizationMode(v, p):
    p -= 1
    if v >> p & 0x1: raise Mismatch
    return EIM_ASResAuthorizationMode(), p


def e_EIM_ASResAuthorizationMode(x, m):
    return x << 1


def d_PnC_ASResAuthorizationMode(v, p):
    p -= 2
    if v >> p & 0x3: raise Mismatch
    a1, p = octets(v, p, 16)
    p -= 3
    x = v >> p & 0x7
    if x & 0x4: raise Mismatch
    k = x & 0x3
    k += 1
    f_supported_providers = None
    if k < 2:
        c2, p = d_SupportedProvidersList(v, p)
        f_supported_providers = c2
        p -= 1
        if v >> p & 0x1: raise Mismatch
        k = 2
    if k != 2: raise Mismatch
    return PnC_ASResAuthorizationMode(gen_challenge=a1, supported_providers=f_supported_providers), p


def e_PnC_ASResAuthorizationMode(x, m):
    x = put_octets(x << 2, m.gen_challenge, 16, 16)
    x = x << 1
    w = 2; b = 1
    o1 = m.supported_providers
    if o1 is not None:
        x = x << w | 1 - b
        x = e_SupportedProvidersList(x, o1)
        w = 1; b = 2
    x = x << w | 2 - b
    return x


def d_ListOfRootCertificateIDs(v, p):
    p -= 1
    if v >> p & 0x1: raise Mismatch
    items1 = []
    while True:
        c2, p = d_X509IssuerSerial(v, p)
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
    f_root_certificate_id = tuple(items1)
    if k != 1: raise Mismatch
    return ListOfRootCertificateIDs(root_certificate_id=f_root_certificate_id), p


def e_ListOfRootCertificateIDs(x, m):
    o1 = m.root_certificate_id
    x = x << 1
    if not 1 <= len(o1) <= 20: raise Mismatch
    for i in o1:
        x = e_X509IssuerSerial(x, i)
        x <<= 2
    x >>= 2
    if len(o1) == 20: w = 1; b = 1
    else: w = 2; b = 0
    x = x << w | 1 - b
    return x


def d_EMAIDList(v, p):
    p -= 1
    if v >> p & 0x1: raise Mismatch
    items1 = []
    while True:
        p -= 1
        if v >> p & 0x1: raise Mismatch
        a2, p = text(v, p, 255)
        p -= 1
        if v >> p & 0x1: raise Mismatch
        items1.append(a2)
        if len(items1) == 8:
            p -= 1
            if v >> p & 0x1: raise Mismatch
            k = 1
            break
        p -= 2
        k = v >> p & 0x3
        if k:
            break
    f_emaid = tuple(items1)
    if k != 1: raise Mismatch
    return EMAIDList(emaid=f_emaid), p


def e_EMAIDList(x, m):
    o1 = m.emaid
    x = x << 1
    if not 1 <= len(o1) <= 8: raise Mismatch
    for i in o1:
        x = put_text(x << 1, i, 0, 255)
        x = x << 1
        x <<= 2
    x >>= 2
    if len(o1) == 8: w = 1; b = 1
    else: w = 2; b = 0
    x = x << w | 1 - b
    return x


def d_CertificateChain(v, p):
    p -= 2
    if v >> p & 0x3: raise Mismatch
    a1, p = octets(v, p, 1600)
    v &= (1 << p) - 1
    p -= 3
    x = v >> p & 0x7
    if x & 0x4: raise Mismatch
    k = x & 0x3
    k += 1
    f_sub_certificates = None
    if k < 2:
        c2, p = d_SubCertificates(v, p)
        v &= (1 << p) - 1
        f_sub_certificates = c2
        p -= 1
        if v >> p & 0x1: raise Mismatch
        k = 2
    if k != 2: raise Mismatch
    return CertificateChain(certificate=a1, sub_certificates=f_sub_certificates), p


def e_CertificateChain(x, m):
    x = put_octets(x << 2, m.certificate, 0, 1600)
    x = x << 1
    w = 2; b = 1
    o1 = m.sub_certificates
    if o1 is not None:
        x = x << w | 1 - b
        x = appended(x, e_SubCertificates(1, o1))
        w = 1; b = 2
    x = x << w | 2 - b
    return x


def d_EVPowerProfile(v, p):
    p -= 10
    x = v >> p & 0x3ff
    if x & 0x300: raise Mismatch
    a1 = x & 0xff
    if a1 > 127: a1, p = more(v, p, a1, 18446744073709551615)
    p -= 3
    x = v >> p & 0x7
    if x & 0x4: raise Mismatch
    k = x & 0x3
    k += 1
    f_dynamic_evppt_control_mode = None
    f_scheduled_evppt_control_mode = None
    if k == 1:
        c2, p = d_Dynamic_EVPPTControlMode(v, p)
        f_dynamic_evppt_control_mode = c2
    elif k == 2:
        c3, p = d_Scheduled_EVPPTControlMode(v, p)
        f_scheduled_evppt_control_mode = c3
    else: raise Mismatch
    p -= 1
    if v >> p & 0x1: raise Mismatch
    c4, p = d_EVPowerProfileEntryList(v, p)
    p -= 1
    if v >> p & 0x1: raise Mismatch
    return EVPowerProfile(time_anchor=a1, dynamic_evppt_control_mode=f_dynamic_evppt_control_mode, scheduled_evppt_control_mode=f_scheduled_evppt_control_mode, ev_power_profile_entries=c4), p


def e_EVPowerProfile(x, m):
    o1 = m.time_anchor
    if 0 <= o1 < 128: x = x << 10 | (o1)
    elif 127 < o1 < 16384: x = x << 18 | ((o1 & 127 | 128) << 8 | o1 >> 7)
    else: x = put_unsigned(x << 2, o1, 0, 18446744073709551615)
    x = x << 1
    if (m.dynamic_evppt_control_mode is not None) + (m.scheduled_evppt_control_mode is not None) != 1: raise Mismatch
    if m.dynamic_evppt_control_mode is not None:
        x = e_Dynamic_EVPPTControlMode(x << 2, m.dynamic_evppt_control_mode)
    elif m.scheduled_evppt_control_mode is not None:
        x = e_Scheduled_EVPPTControlMode(x << 2 | (1), m.scheduled_evppt_control_mode)
    x = e_EVPowerProfileEntryList(x << 1, m.ev_power_profile_entries)
    return x << 1


def d_Dynamic_SEReqControlMode(v, p):
    p -= 10
    x = v >> p & 0x3ff
    if x & 0x300: raise Mismatch
    a1 = x & 0xff
    if a1 > 127: a1, p = more(v, p, a1, 4294967295)
    p -= 3
    x = v >> p & 0x7
    if x & 0x4: raise Mismatch
    k = x & 0x3
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
        p -= 10
        x = v >> p & 0x3ff
        if x & 0x203: raise Mismatch
        a3 = x >> 2 & 0x7f
        if a3 > 100: raise Mismatch
        f_target_soc = a3
        k = 3
    if k != 3: raise Mismatch
    p -= 22
    x = v >> p & 0x3fffff
    if x & 0x300e00: raise Mismatch
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
    k += 6
    f_ev_maximum_v2x_energy_request = None
    if k < 7:
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
        f_ev_maximum_v2x_energy_request = RationalNumber(exponent=a10 - 128, value=(~a11 if sa11 else a11))
        k += 7
    f_ev_minimum_v2x_energy_request = None
    if k < 8:
        p -= 22
        x = v >> p & 0x3fffff
        if x & 0x300e00: raise Mismatch
        a12 = x >> 12 & 0xff
        sa13 = x >> 8 & 0x1
        a13 = x & 0xff
        if a13 > 127: a13, p = more(v, p, a13, 32767)
        p -= 3
        if v >> p & 0x7: raise Mismatch
        f_ev_minimum_v2x_energy_request = RationalNumber(exponent=a12 - 128, value=(~a13 if sa13 else a13))
        k = 8
    if k != 8: raise Mismatch
    return Dynamic_SEReqControlMode(departure_time=a1, minimum_soc=f_minimum_soc, target_soc=f_target_soc, ev_target_energy_request=RationalNumber(exponent=a4 - 128, value=(~a5 if sa5 else a5)), ev_maximum_energy_request=RationalNumber(exponent=a6 - 128, value=(~a7 if sa7 else a7)), ev_minimum_energy_request=RationalNumber(exponent=a8 - 128, value=(~a9 if sa9 else a9)), ev_maximum_v2x_energy_request=f_ev_maximum_v2x_energy_request, ev_minimum_v2x_energy_request=f_ev_minimum_v2x_energy_request), p


def e_Dynamic_SEReqControlMode(x, m):
    o1 = m.departure_time
    if 0 <= o1 < 128: x = x << 10 | (o1)
    elif 127 < o1 < 16384: x = x << 18 | ((o1 & 127 | 128) << 8 | o1 >> 7)
    else: x = put_unsigned(x << 2, o1, 0, 4294967295)
    x = x << 1
    w = 2; b = 1
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
        w = 1; b = 3
    x = x << w | 3 - b
    o4 = m.ev_target_energy_request
    o5 = o4.exponent
    if not -128 <= o5 <= 127: raise Mismatch
    o6 = o4.value
    x = x << 13 | (o5 + 128) << 3
    if 0 <= o6 < 128: x = x << 9 | (o6)
    elif 127 < o6 < 16384: x = x << 17 | ((o6 & 127 | 128) << 8 | o6 >> 7)
    else: x = put_signed(x, o6, -32768, 32767)
    o7 = m.ev_maximum_energy_request
    o8 = o7.exponent
    if not -128 <= o8 <= 127: raise Mismatch
    o9 = o7.value
    x = x << 16 | (o8 + 128) << 3
    if 0 <= o9 < 128: x = x << 9 | (o9)
    elif 127 < o9 < 16384: x = x << 17 | ((o9 & 127 | 128) << 8 | o9 >> 7)
    else: x = put_signed(x, o9, -32768, 32767)
    o10 = m.ev_minimum_energy_request
    o11 = o10.exponent
    if not -128 <= o11 <= 127: raise Mismatch
    o12 = o10.value
    x = x << 16 | (o11 + 128) << 3
    if 0 <= o12 < 128: x = x << 9 | (o12)
    elif 127 < o12 < 16384: x = x << 17 | ((o12 & 127 | 128) << 8 | o12 >> 7)
    else: x = put_signed(x, o12, -32768, 32767)
    x = x << 2
    w = 2; b = 6
    o13 = m.ev_maximum_v2x_energy_request
    if o13 is not None:
        x = x << w | 6 - b
        o14 = o13.exponent
        if not -128 <= o14 <= 127: raise Mismatch
        o15 = o13.value
        x = x << 13 | (o14 + 128) << 3
        if 0 <= o15 < 128: x = x << 9 | (o15)
        elif 127 < o15 < 16384: x = x << 17 | ((o15 & 127 | 128) << 8 | o15 >> 7)
        else: x = put_signed(x, o15, -32768, 32767)
        x = x << 2
        w = 2; b = 7
    o16 = m.ev_minimum_v2x_energy_request
    if o16 is not None:
        x = x << w | 7 - b
        o17 = o16.exponent
        if not -128 <= o17 <= 127: raise Mismatch
        o18 = o16.value
        x = x << 13 | (o17 + 128) << 3
        if 0 <= o18 < 128: x = x << 9 | (o18)
        elif 127 < o18 < 16384: x = x << 17 | ((o18 & 127 | 128) << 8 | o18 >> 7)
        else: x = put_signed(x, o18, -32768, 32767)
        x = x << 2
        w = 1; b = 8
    x = x << w | 8 - b
    return x


def d_Scheduled_SEReqControlMode(v, p):
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
    f_ev_target_energy_request = None
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
        f_ev_target_energy_request = RationalNumber(exponent=a2 - 128, value=(~a3 if sa3 else a3))
        k += 2
    f_ev_maximum_energy_request = None
    if k < 3:
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
        f_ev_maximum_energy_request = RationalNumber(exponent=a4 - 128, value=(~a5 if sa5 else a5))
        k += 3
    f_ev_minimum_energy_request = None
    if k < 4:
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
        f_ev_minimum_energy_request = RationalNumber(exponent=a6 - 128, value=(~a7 if sa7 else a7))
        k += 4
    f_ev_energy_offer = None
    if k < 5:
        c8, p = d_EVEnergyOffer(v, p)
        f_ev_energy_offer = c8
        p -= 1
        if v >> p & 0x1: raise Mismatch
        k = 5
    if k != 5: raise Mismatch
    return Scheduled_SEReqControlMode(departure_time=f_departure_time, ev_target_energy_request=f_ev_target_energy_request, ev_maximum_energy_request=f_ev_maximum_energy_request, ev_minimum_energy_request=f_ev_minimum_energy_request, ev_energy_offer=f_ev_energy_offer), p


def e_Scheduled_SEReqControlMode(x, m):
    w = 3; b = 0
    o1 = m.departure_time
    if o1 is not None:
        x = x << w | 0 - b
        if 0 <= o1 < 128: x = x << 9 | (o1)
        elif 127 < o1 < 16384: x = x << 17 | ((o1 & 127 | 128) << 8 | o1 >> 7)
        else: x = put_unsigned(x << 1, o1, 0, 4294967295)
        x = x << 1
        w = 3; b = 1
    o2 = m.ev_target_energy_request
    if o2 is not None:
        x = x << w | 1 - b
        o3 = o2.exponent
        if not -128 <= o3 <= 127: raise Mismatch
        o4 = o2.value
        x = x << 13 | (o3 + 128) << 3
        if 0 <= o4 < 128: x = x << 9 | (o4)
        elif 127 < o4 < 16384: x = x << 17 | ((o4 & 127 | 128) << 8 | o4 >> 7)
        else: x = put_signed(x, o4, -32768, 32767)
        x = x << 2
        w = 3; b = 2
    o5 = m.ev_maximum_energy_request
    if o5 is not None:
        x = x << w | 2 - b
        o6 = o5.exponent
        if not -128 <= o6 <= 127: raise Mismatch
        o7 = o5.value
        x = x << 13 | (o6 + 128) << 3
        if 0 <= o7 < 128: x = x << 9 | (o7)
        elif 127 < o7 < 16384: x = x << 17 | ((o7 & 127 | 128) << 8 | o7 >> 7)
        else: x = put_signed(x, o7, -32768, 32767)
        x = x << 2
        w = 2; b = 3
    o8 = m.ev_minimum_energy_request
    if o8 is not None:
        x = x << w | 3 - b
        o9 = o8.exponent
        if not -128 <= o9 <= 127: raise Mismatch
        o10 = o8.value
        x = x << 13 | (o9 + 128) << 3
        if 0 <= o10 < 128: x = x << 9 | (o10)
        elif 127 < o10 < 16384: x = x << 17 | ((o10 & 127 | 128) << 8 | o10 >> 7)
        else: x = put_signed(x, o10, -32768, 32767)
        x = x << 2
        w = 2; b = 4
    o11 = m.ev_energy_offer
    if o11 is not None:
        x = x << w | 4 - b
        x = e_EVEnergyOffer(x, o11)
        w = 1; b = 5
    x = x << w | 5 - b
    return x


def d_Dynamic_SEResControlMode(v, p):
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
        p -= 12
        x = v >> p & 0xfff
        if x & 0x808: raise Mismatch
        a2 = x >> 4 & 0x7f
        k = x & 0x7
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
    f_absolute_price_schedule = None
    f_price_level_schedule = None
    if k < 5:
        if k == 3:
            c4, p = d_AbsolutePriceSchedule(v, p)
            f_absolute_price_schedule = c4
        elif k == 4:
            c5, p = d_PriceLevelSchedule(v, p)
            f_price_level_schedule = c5
        else: raise Mismatch
        p -= 1
        if v >> p & 0x1: raise Mismatch
        k = 5
    if k != 5: raise Mismatch
    return Dynamic_SEResControlMode(departure_time=f_departure_time, minimum_soc=f_minimum_soc, target_soc=f_target_soc, absolute_price_schedule=f_absolute_price_schedule, price_level_schedule=f_price_level_schedule), p


def e_Dynamic_SEResControlMode(x, m):
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
        w = 3; b = 2
    o3 = m.target_soc
    if o3 is not None:
        x = x << w | 2 - b
        if not 0 <= o3 <= 100: raise Mismatch
        x = x << 9 | o3 << 1
        w = 2; b = 3
    if m.absolute_price_schedule is not None or m.price_level_schedule is not None:
        if (m.absolute_price_schedule is not None) + (m.price_level_schedule is not None) != 1: raise Mismatch
        if m.absolute_price_schedule is not None:
            x = x << w | 3 - b
            x = e_AbsolutePriceSchedule(x, m.absolute_price_schedule)
        elif m.price_level_schedule is not None:
            x = x << w | 3 + 1 - b
            x = e_PriceLevelSchedule(x, m.price_level_schedule)
        w = 1; b = 5
    x = x << w | 5 - b
    return x


def d_Scheduled_SEResControlMode(v, p):
    p -= 1
    if v >> p & 0x1: raise Mismatch
    items1 = []
    while True:
        c2, p = d_ScheduleTuple(v, p)
        items1.append(c2)
        if len(items1) == 3:
            p -= 1
            if v >> p & 0x1: raise Mismatch
            k = 1
            break
        p -= 2
        k = v >> p & 0x3
        if k:
            break
    f_schedule_tuple = tuple(items1)
    if k != 1: raise Mismatch
    return Scheduled_SEResControlMode(schedule_tuple=f_schedule_tuple), p


def e_Scheduled_SEResControlMode(x, m):
    o1 = m.schedule_tuple
    x = x << 1
    if not 1 <= len(o1) <= 3: raise Mismatch
    for i in o1:
        x = e_ScheduleTuple(x, i)
        x <<= 2
    x >>= 2
    if len(o1) == 3: w = 1; b = 1
    else: w = 2; b = 0
    x = x << w | 1 - b
    return x


def d_ServiceParameterList(v, p):
    p -= 1
    if v >> p & 0x1: raise Mismatch
    items1 = []
    whole, below, tail = v, 0, None
    while True:
        if p < 2048 and below or p > 16384:
            if tail is None: tail = octets_below(v, p)
            v, p, below = window(tail, p + below)
        try: c2, p = d_ParameterSet(v, p)
        except (ValueError, LookupError):
            if not below: raise
            c2, v, p, below = wider(d_ParameterSet, tail, p + below)
        items1.append(c2)
        if len(items1) == 32:
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
    f_parameter_set = tuple(items1)
    if k != 1: raise Mismatch
    return ServiceParameterList(parameter_set=f_parameter_set), p


def e_ServiceParameterList(x, m):
    o1 = m.parameter_set
    x = x << 1
    if not 1 <= len(o1) <= 32: raise Mismatch
    x = joined(x, [e_ParameterSet(1, i) for i in o1], 2)
    if len(o1) == 32: w = 1; b = 1
    else: w = 2; b = 0
    x = x << w | 1 - b
    return x


def d_ServiceIDList(v, p):
    p -= 1
    if v >> p & 0x1: raise Mismatch
    items1 = []
    while True:
        p -= 9
        x = v >> p & 0x1ff
        if x & 0x100: raise Mismatch
        a2 = x & 0xff
        if a2 > 127: a2, p = more(v, p, a2, 65535)
        p -= 1
        if v >> p & 0x1: raise Mismatch
        items1.append(a2)
        if len(items1) == 16:
            p -= 1
            if v >> p & 0x1: raise Mismatch
            k = 1
            break
        p -= 2
        k = v >> p & 0x3
        if k:
            break
    f_service_id = tuple(items1)
    if k != 1: raise Mismatch
    return ServiceIDList(service_id=f_service_id), p


def e_ServiceIDList(x, m):
    o1 = m.service_id
    x = x << 1
    if not 1 <= len(o1) <= 16: raise Mismatch
    for i in o1:
        if 0 <= i < 128: x = x << 9 | (i)
        elif 127 < i < 16384: x = x << 17 | ((i & 127 | 128) << 8 | i >> 7)
        else: x = put_unsigned(x << 1, i, 0, 65535)
        x = x << 1
        x <<= 2
    x >>= 2
    if len(o1) == 16: w = 1; b = 1
    else: w = 2; b = 0
    x = x << w | 1 - b
    return x


def d_ServiceList(v, p):
    p -= 1
    if v >> p & 0x1: raise Mismatch
    items1 = []
    while True:
        p -= 10
        x = v >> p & 0x3ff
        if x & 0x300: raise Mismatch
        a2 = x & 0xff
        if a2 > 127: a2, p = more(v, p, a2, 65535)
        p -= 6
        x = v >> p & 0x3f
        if x & 0x3b: raise Mismatch
        a3 = x >> 2 & 0x1
        items1.append(Service(service_id=a2, free_service=a3 == 1))
        if len(items1) == 8:
            p -= 1
            if v >> p & 0x1: raise Mismatch
            k = 1
            break
        p -= 2
        k = v >> p & 0x3
        if k:
            break
    f_service = tuple(items1)
    if k != 1: raise Mismatch
    return ServiceList(service=f_service), p


def e_ServiceList(x, m):
    o1 = m.service
    x = x << 1
    if not 1 <= len(o1) <= 8: raise Mismatch
    for i in o1:
        o2 = i.service_id
        if 0 <= o2 < 128: x = x << 10 | (o2)
        elif 127 < o2 < 16384: x = x << 18 | ((o2 & 127 | 128) << 8 | o2 >> 7)
        else: x = put_unsigned(x << 2, o2, 0, 65535)
        x = x << 6 | (BOOLEAN[i.free_service]) << 2
        x <<= 2
    x >>= 2
    if len(o1) == 8: w = 1; b = 1
    else: w = 2; b = 0
    x = x << w | 1 - b
    return x


def d_SelectedServiceList(v, p):
    p -= 1
    if v >> p & 0x1: raise Mismatch
    items1 = []
    while True:
        p -= 10
        x = v >> p & 0x3ff
        if x & 0x300: raise Mismatch
        a2 = x & 0xff
        if a2 > 127: a2, p = more(v, p, a2, 65535)
        p -= 11
        x = v >> p & 0x7ff
        if x & 0x700: raise Mismatch
        a3 = x & 0xff
        if a3 > 127: a3, p = more(v, p, a3, 65535)
        p -= 2
        if v >> p & 0x3: raise Mismatch
        items1.append(SelectedService(service_id=a2, parameter_set_id=a3))
        if len(items1) == 16:
            p -= 1
            if v >> p & 0x1: raise Mismatch
            k = 1
            break
        p -= 2
        k = v >> p & 0x3
        if k:
            break
    f_selected_service = tuple(items1)
    if k != 1: raise Mismatch
    return SelectedServiceList(selected_service=f_selected_service), p


def e_SelectedServiceList(x, m):
    o1 = m.selected_service
    x = x << 1
    if not 1 <= len(o1) <= 16: raise Mismatch
    for i in o1:
        o2 = i.service_id
        if 0 <= o2 < 128: x = x << 10 | (o2)
        elif 127 < o2 < 16384: x = x << 18 | ((o2 & 127 | 128) << 8 | o2 >> 7)
        else: x = put_unsigned(x << 2, o2, 0, 65535)
        o3 = i.parameter_set_id
        if 0 <= o3 < 128: x = x << 11 | (o3)
        elif 127 < o3 < 16384: x = x << 19 | ((o3 & 127 | 128) << 8 | o3 >> 7)
        else: x = put_unsigned(x << 3, o3, 0, 65535)
        x = x << 2
        x <<= 2
    x >>= 2
    if len(o1) == 16: w = 1; b = 1
    else: w = 2; b = 0
    x = x << w | 1 - b
    return x


def d_TaxRuleList(v, p):
    p -= 1
    if v >> p & 0x1: raise Mismatch
    items1 = []
    while True:
        c2, p = d_TaxRule(v, p)
        items1.append(c2)
        if len(items1) == 10:
            p -= 1
            if v >> p & 0x1: raise Mismatch
            k = 1
            break
        p -= 2
        k = v >> p & 0x3
        if k:
            break
    f_tax_rule = tuple(items1)
    if k != 1: raise Mismatch
    return TaxRuleList(tax_rule=f_tax_rule), p


def e_TaxRuleList(x, m):
    o1 = m.tax_rule
    x = x << 1
    if not 1 <= len(o1) <= 10: raise Mismatch
    for i in o1:
        x = e_TaxRule(x, i)
        x <<= 2
    x >>= 2
    if len(o1) == 10: w = 1; b = 1
    else: w = 2; b = 0
    x = x << w | 1 - b
    return x


def d_PriceRuleStackList(v, p):
    p -= 1
    if v >> p & 0x1: raise Mismatch
    items1 = []
    whole, below, tail = v, 0, None
    while True:
        if p < 2048 and below or p > 16384:
            if tail is None: tail = octets_below(v, p)
            v, p, below = window(tail, p + below)
        try: c2, p = d_PriceRuleStack(v, p)
        except (ValueError, LookupError):
            if not below: raise
            c2, v, p, below = wider(d_PriceRuleStack, tail, p + below)
        items1.append(c2)
        if len(items1) == 1024:
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
    f_price_rule_stack = tuple(items1)
    if k != 1: raise Mismatch
    return PriceRuleStackList(price_rule_stack=f_price_rule_stack), p


def e_PriceRuleStackList(x, m):
    o1 = m.price_rule_stack
    x = x << 1
    if not 1 <= len(o1) <= 1024: raise Mismatch
    x = joined(x, [e_PriceRuleStack(1, i) for i in o1], 2)
    if len(o1) == 1024: w = 1; b = 1
    else: w = 2; b = 0
    x = x << w | 1 - b
    return x


def d_OverstayRuleList(v, p):
    p -= 2
    k = v >> p & 0x3
    f_overstay_time_threshold = None
    if k < 1:
        p -= 9
        x = v >> p & 0x1ff
        if x & 0x100: raise Mismatch
        a1 = x & 0xff
        if a1 > 127: a1, p = more(v, p, a1, 4294967295)
        p -= 3
        x = v >> p & 0x7
        if x & 0x4: raise Mismatch
        k = x & 0x3
        f_overstay_time_threshold = a1
        k += 1
    f_overstay_power_threshold = None
    if k < 2:
        p -= 22
        x = v >> p & 0x3fffff
        if x & 0x300e00: raise Mismatch
        a2 = x >> 12 & 0xff
        sa3 = x >> 8 & 0x1
        a3 = x & 0xff
        if a3 > 127: a3, p = more(v, p, a3, 32767)
        p -= 3
        if v >> p & 0x7: raise Mismatch
        f_overstay_power_threshold = RationalNumber(exponent=a2 - 128, value=(~a3 if sa3 else a3))
        k = 2
    if k != 2: raise Mismatch
    items4 = []
    while True:
        c5, p = d_OverstayRule(v, p)
        items4.append(c5)
        if len(items4) == 5:
            p -= 1
            if v >> p & 0x1: raise Mismatch
            k = 3
            break
        p -= 2
        k = v >> p & 0x3
        if k:
            k += 2
            break
    f_overstay_rule = tuple(items4)
    if k != 3: raise Mismatch
    return OverstayRuleList(overstay_time_threshold=f_overstay_time_threshold, overstay_power_threshold=f_overstay_power_threshold, overstay_rule=f_overstay_rule), p


def e_OverstayRuleList(x, m):
    w = 2; b = 0
    o1 = m.overstay_time_threshold
    if o1 is not None:
        x = x << w | 0 - b
        if 0 <= o1 < 128: x = x << 9 | (o1)
        elif 127 < o1 < 16384: x = x << 17 | ((o1 & 127 | 128) << 8 | o1 >> 7)
        else: x = put_unsigned(x << 1, o1, 0, 4294967295)
        x = x << 1
        w = 2; b = 1
    o2 = m.overstay_power_threshold
    if o2 is not None:
        x = x << w | 1 - b
        o3 = o2.exponent
        if not -128 <= o3 <= 127: raise Mismatch
        o4 = o2.value
        x = x << 13 | (o3 + 128) << 3
        if 0 <= o4 < 128: x = x << 9 | (o4)
        elif 127 < o4 < 16384: x = x << 17 | ((o4 & 127 | 128) << 8 | o4 >> 7)
        else: x = put_signed(x, o4, -32768, 32767)
        x = x << 2
        w = 1; b = 2
    o5 = m.overstay_rule
    x = x << w | 2 - b
    if not 1 <= len(o5) <= 5: raise Mismatch
    for i in o5:
        x = e_OverstayRule(x, i)
        x <<= 2
    x >>= 2
    if len(o5) == 5: w = 1; b = 3
    else: w = 2; b = 2
    x = x << w | 3 - b
    return x


def d_AdditionalServiceList(v, p):
    p -= 1
    if v >> p & 0x1: raise Mismatch
    items1 = []
    while True:
        c2, p = d_AdditionalService(v, p)
        items1.append(c2)
        if len(items1) == 5:
            p -= 1
            if v >> p & 0x1: raise Mismatch
            k = 1
            break
        p -= 2
        k = v >> p & 0x3
        if k:
            break
    f_additional_service = tuple(items1)
    if k != 1: raise Mismatch
    return AdditionalServiceList(additional_service=f_additional_service), p


def e_AdditionalServiceList(x, m):
    o1 = m.additional_service
    x = x << 1
    if not 1 <= len(o1) <= 5: raise Mismatch
    for i in o1:
        x = e_AdditionalService(x, i)
        x <<= 2
    x >>= 2
    if len(o1) == 5: w = 1; b = 1
    else: w = 2; b = 0
    x = x << w | 1 - b
    return x


def d_SubCertificates(v, p):
    p -= 1
    if v >> p & 0x1: raise Mismatch
    items1 = []
    while True:
        p -= 1
        if v >> p & 0x1: raise Mismatch
        a2, p = octets(v, p, 1600)
        v &= (1 << p) - 1
        p -= 1
        if v >> p & 0x1: raise Mismatch
        items1.append(a2)
        if len(items1) == 3:
            p -= 1
            if v >> p & 0x1: raise Mismatch
            k = 1
            break
        p -= 2
        k = v >> p & 0x3
        if k:
            break
    f_certificate = tuple(items1)
    if k != 1: raise Mismatch
    return SubCertificates(certificate=f_certificate), p


def e_SubCertificates(x, m):
    o1 = m.certificate
    x = x << 1
    if not 1 <= len(o1) <= 3: raise Mismatch
    for i in o1:
        x = put_octets(x << 1, i, 0, 1600)
        x = x << 1
        x <<= 2
    x >>= 2
    if len(o1) == 3: w = 1; b = 1
    else: w = 2; b = 0
    x = x << w | 1 - b
    return x


def d_ContractCertificateChain(v, p):
    p -= 2
    if v >> p & 0x3: raise Mismatch
    a1, p = octets(v, p, 1600)
    v &= (1 << p) - 1
    p -= 2
    if v >> p & 0x3: raise Mismatch
    c2, p = d_SubCertificates(v, p)
    v &= (1 << p) - 1
    p -= 1
    if v >> p & 0x1: raise Mismatch
    return ContractCertificateChain(certificate=a1, sub_certificates=c2), p


def e_ContractCertificateChain(x, m):
    x = put_octets(x << 2, m.certificate, 0, 1600)
    x = appended(x << 2, e_SubCertificates(1, m.sub_certificates))
    return x << 1


def d_PriceLevelScheduleEntryList(v, p):
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
        if a2 > 127: a2, p = more(v, p, a2, 4294967295)
        p -= 13
        x = v >> p & 0x1fff
        if x & 0x1c03: raise Mismatch
        a3 = x >> 2 & 0xff
        items1.append(PriceLevelScheduleEntry(duration=a2, price_level=a3))
        if len(items1) == 1024:
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
    f_price_level_schedule_entry = tuple(items1)
    if k != 1: raise Mismatch
    return PriceLevelScheduleEntryList(price_level_schedule_entry=f_price_level_schedule_entry), p


def e_PriceLevelScheduleEntryList(x, m):
    o1 = m.price_level_schedule_entry
    x = x << 1
    if not 1 <= len(o1) <= 1024: raise Mismatch
    x = joined(x, [e_PriceLevelScheduleEntry(1, i) for i in o1], 2)
    if len(o1) == 1024: w = 1; b = 1
    else: w = 2; b = 0
    x = x << w | 1 - b
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


def d_Dynamic_SMDTControlMode(v, p):
    p -= 1
    if v >> p & 0x1: raise Mismatch
    return Dynamic_SMDTControlMode(), p


def e_Dynamic_SMDTControlMode(x, m):
    return x << 1


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


def d_SupportedProvidersList(v, p):
    p -= 1
    if v >> p & 0x1: raise Mismatch
    items1 = []
    while True:
        p -= 1
        if v >> p & 0x1: raise Mismatch
        a2, p = text(v, p, 80)
        p -= 1
        if v >> p & 0x1: raise Mismatch
        items1.append(a2)
        if len(items1) == 128:
            p -= 1
            if v >> p & 0x1: raise Mismatch
            k = 1
            break
        p -= 2
        k = v >> p & 0x3
        if k:
            break
    f_provider_id = tuple(items1)
    if k != 1: raise Mismatch
    return SupportedProvidersList(provider_id=f_provider_id), p


def e_SupportedProvidersList(x, m):
    o1 = m.provider_id
    x = x << 1
    if not 1 <= len(o1) <= 128: raise Mismatch
    for i in o1:
        x = put_text(x << 1, i, 0, 80)
        x = x << 1
        x <<= 2
    x >>= 2
    if len(o1) == 128: w = 1; b = 1
    else: w = 2; b = 0
    x = x << w | 1 - b
    return x


def d_X509IssuerSerial(v, p):
    p -= 2
    if v >> p & 0x3: raise Mismatch
    a1, p = text(v, p, 1024)
    p -= 12
    x = v >> p & 0xfff
    if x & 0xe00: raise Mismatch
    sa2 = x >> 8 & 0x1
    a2 = x & 0xff
    if a2 > 127: a2, p = more(v, p, a2, 1461501637330902918203684832716283019655932542975)
    p -= 2
    if v >> p & 0x3: raise Mismatch
    return X509IssuerSerial(x509_issuer_name=a1, x509_serial_number=(~a2 if sa2 else a2)), p


def e_X509IssuerSerial(x, m):
    x = put_text(x << 2, m.x509_issuer_name, 0, 1024)
    o1 = m.x509_serial_number
    if 0 <= o1 < 128: x = x << 12 | (o1)
    elif 127 < o1 < 16384: x = x << 20 | ((o1 & 127 | 128) << 8 | o1 >> 7)
    else: x = put_signed(x << 3, o1, -1461501637330902918203684832716283019655932542976, 1461501637330902918203684832716283019655932542975)
    return x << 2


def d_Dynamic_EVPPTControlMode(v, p):
    p -= 1
    if v >> p & 0x1: raise Mismatch
    return Dynamic_EVPPTControlMode(), p


def e_Dynamic_EVPPTControlMode(x, m):
    return x << 1


def d_Scheduled_EVPPTControlMode(v, p):
    p -= 10
    x = v >> p & 0x3ff
    if x & 0x300: raise Mismatch
    a1 = x & 0xff
    if a1 > 127: a1, p = more(v, p, a1, 4294967295)
    if a1 < 1: raise Mismatch
    p -= 3
    x = v >> p & 0x7
    if x & 0x4: raise Mismatch
    k = x & 0x3
    k += 1
    f_power_tolerance_acceptance = None
    if k < 2:
        p -= 4
        x = v >> p & 0xf
        if x & 0xb: raise Mismatch
        a2 = x >> 2 & 0x1
        f_power_tolerance_acceptance = PowerToleranceAcceptance_members[a2]
        k = 2
    if k != 2: raise Mismatch
    return Scheduled_EVPPTControlMode(selected_schedule_tuple_id=a1, power_tolerance_acceptance=f_power_tolerance_acceptance), p


def e_Scheduled_EVPPTControlMode(x, m):
    o1 = m.selected_schedule_tuple_id
    if 1 <= o1 < 128: x = x << 10 | (o1)
    elif 127 < o1 < 16384: x = x << 18 | ((o1 & 127 | 128) << 8 | o1 >> 7)
    else: x = put_unsigned(x << 2, o1, 1, 4294967295)
    x = x << 1
    w = 2; b = 1
    o2 = m.power_tolerance_acceptance
    if o2 is not None:
        x = x << w | 1 - b
        x = x << 3 | (PowerToleranceAcceptance_code[o2]) << 1
        w = 1; b = 2
    x = x << w | 2 - b
    return x


def d_EVPowerProfileEntryList(v, p):
    p -= 1
    if v >> p & 0x1: raise Mismatch
    items1 = []
    whole, below, tail = v, 0, None
    while True:
        if p < 2048 and below or p > 16384:
            if tail is None: tail = octets_below(v, p)
            v, p, below = window(tail, p + below)
        try: c2, p = d_PowerScheduleEntry(v, p)
        except (ValueError, LookupError):
            if not below: raise
            c2, v, p, below = wider(d_PowerScheduleEntry, tail, p + below)
        items1.append(c2)
        if len(items1) == 2048:
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
    f_ev_power_profile_entry = tuple(items1)
    if k != 1: raise Mismatch
    return EVPowerProfileEntryList(ev_power_profile_entry=f_ev_power_profile_entry), p


def e_EVPowerProfileEntryList(x, m):
    o1 = m.ev_power_profile_entry
    x = x << 1
    if not 1 <= len(o1) <= 2048: raise Mismatch
    x = joined(x, [e_PowerScheduleEntry(1, i) for i in o1], 2)
    if len(o1) == 2048: w = 1; b = 1
    else: w = 2; b = 0
    x = x << w | 1 - b
    return x


def d_EVEnergyOffer(v, p):
    p -= 1
    if v >> p & 0x1: raise Mismatch
    c1, p = d_EVPowerSchedule(v, p)
    p -= 1
    if v >> p & 0x1: raise Mismatch
    c2, p = d_EVAbsolutePriceSchedule(v, p)
    p -= 1
    if v >> p & 0x1: raise Mismatch
    return EVEnergyOffer(ev_power_schedule=c1, ev_absolute_price_schedule=c2), p


def e_EVEnergyOffer(x, m):
    x = e_EVPowerSchedule(x << 1, m.ev_power_schedule)
    x = e_EVAbsolutePriceSchedule(x << 1, m.ev_absolute_price_schedule)
    return x << 1


def d_ScheduleTuple(v, p):
    p -= 10
    x = v >> p & 0x3ff
    if x & 0x300: raise Mismatch
    a1 = x & 0xff
    if a1 > 127: a1, p = more(v, p, a1, 4294967295)
    if a1 < 1: raise Mismatch
    p -= 2
    if v >> p & 0x3: raise Mismatch
    c2, p = d_ChargingSchedule(v, p)
    p -= 2
    k = v >> p & 0x3
    k += 2
    f_discharging_schedule = None
    if k < 3:
        c3, p = d_ChargingSchedule(v, p)
        f_discharging_schedule = c3
        p -= 1
        if v >> p & 0x1: raise Mismatch
        k = 3
    if k != 3: raise Mismatch
    return ScheduleTuple(schedule_tuple_id=a1, charging_schedule=c2, discharging_schedule=f_discharging_schedule), p


def e_ScheduleTuple(x, m):
    o1 = m.schedule_tuple_id
    if 1 <= o1 < 128: x = x << 10 | (o1)
    elif 127 < o1 < 16384: x = x << 18 | ((o1 & 127 | 128) << 8 | o1 >> 7)
    else: x = put_unsigned(x << 2, o1, 1, 4294967295)
    x = e_ChargingSchedule(x << 2, m.charging_schedule)
    w = 2; b = 2
    o2 = m.discharging_schedule
    if o2 is not None:
        x = x << w | 2 - b
        x = e_ChargingSchedule(x, o2)
        w = 1; b = 3
    x = x << w | 3 - b
    return x


def d_ParameterSet(v, p):
    p -= 10
    x = v >> p & 0x3ff
    if x & 0x300: raise Mismatch
    a1 = x & 0xff
    if a1 > 127: a1, p = more(v, p, a1, 65535)
    p -= 2
    if v >> p & 0x3: raise Mismatch
    items2 = []
    whole, below, tail = v, 0, None
    while True:
        if p < 2048 and below or p > 16384:
            if tail is None: tail = octets_below(v, p)
            v, p, below = window(tail, p + below)
        try: c3, p = d_Parameter(v, p)
        except (ValueError, LookupError):
            if not below: raise
            c3, v, p, below = wider(d_Parameter, tail, p + below)
        items2.append(c3)
        if len(items2) == 32:
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
    f_parameter = tuple(items2)
    if k != 2: raise Mismatch
    return ParameterSet(parameter_set_id=a1, parameter=f_parameter), p


def e_ParameterSet(x, m):
    o1 = m.parameter_set_id
    if 0 <= o1 < 128: x = x << 10 | (o1)
    elif 127 < o1 < 16384: x = x << 18 | ((o1 & 127 | 128) << 8 | o1 >> 7)
    else: x = put_unsigned(x << 2, o1, 0, 65535)
    o2 = m.parameter
    x = x << 2
    if not 1 <= len(o2) <= 32: raise Mismatch
    x = joined(x, [e_Parameter(1, i) for i in o2], 2)
    if len(o2) == 32: w = 1; b = 2
    else: w = 2; b = 1
    x = x << w | 2 - b
    return x


def d_TaxRule(v, p):
    p -= 10
    x = v >> p & 0x3ff
    if x & 0x300: raise Mismatch
    a1 = x & 0xff
    if a1 > 127: a1, p = more(v, p, a1, 4294967295)
    if a1 < 1: raise Mismatch
    p -= 3
    x = v >> p & 0x7
    if x & 0x4: raise Mismatch
    k = x & 0x3
    k += 1
    f_tax_rule_name = None
    if k < 2:
        p -= 1
        if v >> p & 0x1: raise Mismatch
        a2, p = text(v, p, 80)
        p -= 2
        if v >> p & 0x3: raise Mismatch
        f_tax_rule_name = a2
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
    f_tax_included_in_price = None
    if k < 4:
        p -= 4
        x = v >> p & 0xf
        if x & 0xb: raise Mismatch
        a5 = x >> 2 & 0x1
        f_tax_included_in_price = a5 == 1
        k = 4
    if k != 4: raise Mismatch
    p -= 16
    x = v >> p & 0xffff
    if x & 0xbbbb: raise Mismatch
    a6 = x >> 14 & 0x1
    a7 = x >> 10 & 0x1
    a8 = x >> 6 & 0x1
    a9 = x >> 2 & 0x1
    return TaxRule(tax_rule_id=a1, tax_rule_name=f_tax_rule_name, tax_rate=RationalNumber(exponent=a3 - 128, value=(~a4 if sa4 else a4)), tax_included_in_price=f_tax_included_in_price, applies_to_energy_fee=a6 == 1, applies_to_parking_fee=a7 == 1, applies_to_overstay_fee=a8 == 1, applies_minimum_maximum_cost=a9 == 1), p


def e_TaxRule(x, m):
    o1 = m.tax_rule_id
    if 1 <= o1 < 128: x = x << 10 | (o1)
    elif 127 < o1 < 16384: x = x << 18 | ((o1 & 127 | 128) << 8 | o1 >> 7)
    else: x = put_unsigned(x << 2, o1, 1, 4294967295)
    x = x << 1
    w = 2; b = 1
    o2 = m.tax_rule_name
    if o2 is not None:
        x = x << w | 1 - b
        x = put_text(x << 1, o2, 0, 80)
        x = x << 1
        w = 1; b = 2
    x = x << w | 2 - b
    o3 = m.tax_rate
    o4 = o3.exponent
    if not -128 <= o4 <= 127: raise Mismatch
    o5 = o3.value
    x = x << 13 | (o4 + 128) << 3
    if 0 <= o5 < 128: x = x << 9 | (o5)
    elif 127 < o5 < 16384: x = x << 17 | ((o5 & 127 | 128) << 8 | o5 >> 7)
    else: x = put_signed(x, o5, -32768, 32767)
    x = x << 2
    w = 2; b = 3
    o6 = m.tax_included_in_price
    if o6 is not None:
        x = x << w | 3 - b
        x = x << 3 | (BOOLEAN[o6]) << 1
        w = 1; b = 4
    x = x << w | 4 - b
    return x << 16 | (BOOLEAN[m.applies_to_energy_fee]) << 14 | (BOOLEAN[m.applies_to_parking_fee]) << 10 | (BOOLEAN[m.applies_to_overstay_fee]) << 6 | (BOOLEAN[m.applies_minimum_maximum_cost]) << 2


def d_PriceRuleStack(v, p):
    p -= 10
    x = v >> p & 0x3ff
    if x & 0x300: raise Mismatch
    a1 = x & 0xff
    if a1 > 127: a1, p = more(v, p, a1, 4294967295)
    p -= 2
    if v >> p & 0x3: raise Mismatch
    items2 = []
    while True:
        c3, p = d_PriceRule(v, p)
        items2.append(c3)
        if len(items2) == 8:
            p -= 1
            if v >> p & 0x1: raise Mismatch
            k = 2
            break
        p -= 2
        k = v >> p & 0x3
        if k:
            k += 1
            break
    f_price_rule = tuple(items2)
    if k != 2: raise Mismatch
    return PriceRuleStack(duration=a1, price_rule=f_price_rule), p


def e_PriceRuleStack(x, m):
    o1 = m.duration
    if 0 <= o1 < 128: x = x << 10 | (o1)
    elif 127 < o1 < 16384: x = x << 18 | ((o1 & 127 | 128) << 8 | o1 >> 7)
    else: x = put_unsigned(x << 2, o1, 0, 4294967295)
    o2 = m.price_rule
    x = x << 2
    if not 1 <= len(o2) <= 8: raise Mismatch
    for i in o2:
        x = e_PriceRule(x, i)
        x <<= 2
    x >>= 2
    if len(o2) == 8: w = 1; b = 2
    else: w = 2; b = 1
    x = x << w | 2 - b
    return x


def d_OverstayRule(v, p):
    p -= 2
    k = v >> p & 0x3
    f_overstay_rule_description = None
    if k < 1:
        p -= 1
        if v >> p & 0x1: raise Mismatch
        a1, p = text(v, p, 160)
        p -= 2
        if v >> p & 0x3: raise Mismatch
        f_overstay_rule_description = a1
        k = 1
    if k != 1: raise Mismatch
    p -= 9
    x = v >> p & 0x1ff
    if x & 0x100: raise Mismatch
    a2 = x & 0xff
    if a2 > 127: a2, p = more(v, p, a2, 4294967295)
    p -= 24
    x = v >> p & 0xffffff
    if x & 0xf00e00: raise Mismatch
    a3 = x >> 12 & 0xff
    sa4 = x >> 8 & 0x1
    a4 = x & 0xff
    if a4 > 127: a4, p = more(v, p, a4, 32767)
    p -= 12
    x = v >> p & 0xfff
    if x & 0xf00: raise Mismatch
    a5 = x & 0xff
    if a5 > 127: a5, p = more(v, p, a5, 4294967295)
    p -= 2
    if v >> p & 0x3: raise Mismatch
    return OverstayRule(overstay_rule_description=f_overstay_rule_description, start_time=a2, overstay_fee=RationalNumber(exponent=a3 - 128, value=(~a4 if sa4 else a4)), overstay_fee_period=a5), p


def e_OverstayRule(x, m):
    w = 2; b = 0
    o1 = m.overstay_rule_description
    if o1 is not None:
        x = x << w | 0 - b
        x = put_text(x << 1, o1, 0, 160)
        x = x << 1
        w = 1; b = 1
    x = x << w | 1 - b
    o2 = m.start_time
    if 0 <= o2 < 128: x = x << 9 | (o2)
    elif 127 < o2 < 16384: x = x << 17 | ((o2 & 127 | 128) << 8 | o2 >> 7)
    else: x = put_unsigned(x << 1, o2, 0, 4294967295)
    o3 = m.overstay_fee
    o4 = o3.exponent
    if not -128 <= o4 <= 127: raise Mismatch
    o5 = o3.value
    x = x << 15 | (o4 + 128) << 3
    if 0 <= o5 < 128: x = x << 9 | (o5)
    elif 127 < o5 < 16384: x = x << 17 | ((o5 & 127 | 128) << 8 | o5 >> 7)
    else: x = put_signed(x, o5, -32768, 32767)
    o6 = m.overstay_fee_period
    if 0 <= o6 < 128: x = x << 12 | (o6)
    elif 127 < o6 < 16384: x = x << 20 | ((o6 & 127 | 128) << 8 | o6 >> 7)
    else: x = put_unsigned(x << 4, o6, 0, 4294967295)
    return x << 2


def d_AdditionalService(v, p):
    p -= 2
    if v >> p & 0x3: raise Mismatch
    a1, p = text(v, p, 80)
    p -= 24
    x = v >> p & 0xffffff
    if x & 0xf00e00: raise Mismatch
    a2 = x >> 12 & 0xff
    sa3 = x >> 8 & 0x1
    a3 = x & 0xff
    if a3 > 127: a3, p = more(v, p, a3, 32767)
    p -= 3
    if v >> p & 0x7: raise Mismatch
    return AdditionalService(service_name=a1, service_fee=RationalNumber(exponent=a2 - 128, value=(~a3 if sa3 else a3))), p


def e_AdditionalService(x, m):
    x = put_text(x << 2, m.service_name, 0, 80)
    o1 = m.service_fee
    o2 = o1.exponent
    if not -128 <= o2 <= 127: raise Mismatch
    o3 = o1.value
    x = x << 15 | (o2 + 128) << 3
    if 0 <= o3 < 128: x = x << 9 | (o3)
    elif 127 < o3 < 16384: x = x << 17 | ((o3 & 127 | 128) << 8 | o3 >> 7)
    else: x = put_signed(x, o3, -32768, 32767)
    return x << 3


def d_PriceLevelScheduleEntry(v, p):
    p -= 10
    x = v >> p & 0x3ff
    if x & 0x300: raise Mismatch
    a1 = x & 0xff
    if a1 > 127: a1, p = more(v, p, a1, 4294967295)
    p -= 13
    x = v >> p & 0x1fff
    if x & 0x1c03: raise Mismatch
    a2 = x >> 2 & 0xff
    return PriceLevelScheduleEntry(duration=a1, price_level=a2), p


def e_PriceLevelScheduleEntry(x, m):
    o1 = m.duration
    if 0 <= o1 < 128: x = x << 10 | (o1)
    elif 127 < o1 < 16384: x = x << 18 | ((o1 & 127 | 128) << 8 | o1 >> 7)
    else: x = put_unsigned(x << 2, o1, 0, 4294967295)
    o2 = m.price_level
    if not 0 <= o2 <= 255: raise Mismatch
    return x << 13 | o2 << 2


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


def d_PowerScheduleEntry(v, p):
    p -= 10
    x = v >> p & 0x3ff
    if x & 0x300: raise Mismatch
    a1 = x & 0xff
    if a1 > 127: a1, p = more(v, p, a1, 4294967295)
    p -= 24
    x = v >> p & 0xffffff
    if x & 0xf00e00: raise Mismatch
    a2 = x >> 12 & 0xff
    sa3 = x >> 8 & 0x1
    a3 = x & 0xff
    if a3 > 127: a3, p = more(v, p, a3, 32767)
    p -= 4
    x = v >> p & 0xf
    if x & 0xc: raise Mismatch
    k = x & 0x3
    k += 2
    f_power_l2 = None
    if k < 3:
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
        f_power_l2 = RationalNumber(exponent=a4 - 128, value=(~a5 if sa5 else a5))
        k += 3
    f_power_l3 = None
    if k < 4:
        p -= 22
        x = v >> p & 0x3fffff
        if x & 0x300e00: raise Mismatch
        a6 = x >> 12 & 0xff
        sa7 = x >> 8 & 0x1
        a7 = x & 0xff
        if a7 > 127: a7, p = more(v, p, a7, 32767)
        p -= 3
        if v >> p & 0x7: raise Mismatch
        f_power_l3 = RationalNumber(exponent=a6 - 128, value=(~a7 if sa7 else a7))
        k = 4
    if k != 4: raise Mismatch
    return PowerScheduleEntry(duration=a1, power=RationalNumber(exponent=a2 - 128, value=(~a3 if sa3 else a3)), power_l2=f_power_l2, power_l3=f_power_l3), p


def e_PowerScheduleEntry(x, m):
    o1 = m.duration
    if 0 <= o1 < 128: x = x << 10 | (o1)
    elif 127 < o1 < 16384: x = x << 18 | ((o1 & 127 | 128) << 8 | o1 >> 7)
    else: x = put_unsigned(x << 2, o1, 0, 4294967295)
    o2 = m.power
    o3 = o2.exponent
    if not -128 <= o3 <= 127: raise Mismatch
    o4 = o2.value
    x = x << 15 | (o3 + 128) << 3
    if 0 <= o4 < 128: x = x << 9 | (o4)
    elif 127 < o4 < 16384: x = x << 17 | ((o4 & 127 | 128) << 8 | o4 >> 7)
    else: x = put_signed(x, o4, -32768, 32767)
    x = x << 2
    w = 2; b = 2
    o5 = m.power_l2
    if o5 is not None:
        x = x << w | 2 - b
        o6 = o5.exponent
        if not -128 <= o6 <= 127: raise Mismatch
        o7 = o5.value
        x = x << 13 | (o6 + 128) << 3
        if 0 <= o7 < 128: x = x << 9 | (o7)
        elif 127 < o7 < 16384: x = x << 17 | ((o7 & 127 | 128) << 8 | o7 >> 7)
        else: x = put_signed(x, o7, -32768, 32767)
        x = x << 2
        w = 2; b = 3
    o8 = m.power_l3
    if o8 is not None:
        x = x << w | 3 - b
        o9 = o8.exponent
        if not -128 <= o9 <= 127: raise Mismatch
        o10 = o8.value
        x = x << 13 | (o9 + 128) << 3
        if 0 <= o10 < 128: x = x << 9 | (o10)
        elif 127 < o10 < 16384: x = x << 17 | ((o10 & 127 | 128) << 8 | o10 >> 7)
        else: x = put_signed(x, o10, -32768, 32767)
        x = x << 2
        w = 1; b = 4
    x = x << w | 4 - b
    return x


def d_EVPowerSchedule(v, p):
    p -= 10
    x = v >> p & 0x3ff
    if x & 0x300: raise Mismatch
    a1 = x & 0xff
    if a1 > 127: a1, p = more(v, p, a1, 18446744073709551615)
    p -= 2
    if v >> p & 0x3: raise Mismatch
    c2, p = d_EVPowerScheduleEntryList(v, p)
    p -= 1
    if v >> p & 0x1: raise Mismatch
    return EVPowerSchedule(time_anchor=a1, ev_power_schedule_entries=c2), p


def e_EVPowerSchedule(x, m):
    o1 = m.time_anchor
    if 0 <= o1 < 128: x = x << 10 | (o1)
    elif 127 < o1 < 16384: x = x << 18 | ((o1 & 127 | 128) << 8 | o1 >> 7)
    else: x = put_unsigned(x << 2, o1, 0, 18446744073709551615)
    x = e_EVPowerScheduleEntryList(x << 2, m.ev_power_schedule_entries)
    return x << 1


def d_EVAbsolutePriceSchedule(v, p):
    p -= 10
    x = v >> p & 0x3ff
    if x & 0x300: raise Mismatch
    a1 = x & 0xff
    if a1 > 127: a1, p = more(v, p, a1, 18446744073709551615)
    p -= 3
    if v >> p & 0x7: raise Mismatch
    a2, p = text(v, p, 3)
    p -= 3
    if v >> p & 0x7: raise Mismatch
    a3, p = text(v, p, 255)
    p -= 2
    if v >> p & 0x3: raise Mismatch
    c4, p = d_EVPriceRuleStackList(v, p)
    p -= 1
    if v >> p & 0x1: raise Mismatch
    return EVAbsolutePriceSchedule(time_anchor=a1, currency=a2, price_algorithm=a3, ev_price_rule_stacks=c4), p


def e_EVAbsolutePriceSchedule(x, m):
    o1 = m.time_anchor
    if 0 <= o1 < 128: x = x << 10 | (o1)
    elif 127 < o1 < 16384: x = x << 18 | ((o1 & 127 | 128) << 8 | o1 >> 7)
    else: x = put_unsigned(x << 2, o1, 0, 18446744073709551615)
    x = put_text(x << 3, m.currency, 0, 3)
    x = put_text(x << 3, m.price_algorithm, 0, 255)
    x = e_EVPriceRuleStackList(x << 2, m.ev_price_rule_stacks)
    return x << 1


def d_ChargingSchedule(v, p):
    p -= 1
    if v >> p & 0x1: raise Mismatch
    c1, p = d_PowerSchedule(v, p)
    p -= 2
    k = v >> p & 0x3
    k += 1
    f_absolute_price_schedule = None
    f_price_level_schedule = None
    if k < 3:
        if k == 1:
            c2, p = d_AbsolutePriceSchedule(v, p)
            f_absolute_price_schedule = c2
        elif k == 2:
            c3, p = d_PriceLevelSchedule(v, p)
            f_price_level_schedule = c3
        else: raise Mismatch
        p -= 1
        if v >> p & 0x1: raise Mismatch
        k = 3
    if k != 3: raise Mismatch
    return ChargingSchedule(power_schedule=c1, absolute_price_schedule=f_absolute_price_schedule, price_level_schedule=f_price_level_schedule), p


def e_ChargingSchedule(x, m):
    x = e_PowerSchedule(x << 1, m.power_schedule)
    w = 2; b = 1
    if m.absolute_price_schedule is not None or m.price_level_schedule is not None:
        if (m.absolute_price_schedule is not None) + (m.price_level_schedule is not None) != 1: raise Mismatch
        if m.absolute_price_schedule is not None:
            x = x << w | 1 - b
            x = e_AbsolutePriceSchedule(x, m.absolute_price_schedule)
        elif m.price_level_schedule is not None:
            x = x << w | 1 + 1 - b
            x = e_PriceLevelSchedule(x, m.price_level_schedule)
        w = 1; b = 3
    x = x << w | 3 - b
    return x


def d_Parameter(v, p):
    p -= 1
    if v >> p & 0x1: raise Mismatch
    a1, p = text(v, p, 80)
    p -= 3
    k = v >> p & 0x7
    k += 1
    f_bool_value = None
    f_byte_value = None
    f_short_value = None
    f_int_value = None
    f_rational_number = None
    f_finite_string = None
    if k == 1:
        p -= 3
        x = v >> p & 0x7
        if x & 0x5: raise Mismatch
        a2 = x >> 1 & 0x1
        f_bool_value = a2 == 1
    elif k == 2:
        p -= 10
        x = v >> p & 0x3ff
        if x & 0x201: raise Mismatch
        a3 = x >> 1 & 0xff
        f_byte_value = a3 - 128
    elif k == 3:
        p -= 10
        x = v >> p & 0x3ff
        if x & 0x200: raise Mismatch
        sa4 = x >> 8 & 0x1
        a4 = x & 0xff
        if a4 > 127: a4, p = more(v, p, a4, 32767)
        p -= 1
        if v >> p & 0x1: raise Mismatch
        f_short_value = (~a4 if sa4 else a4)
    elif k == 4:
        p -= 10
        x = v >> p & 0x3ff
        if x & 0x200: raise Mismatch
        sa5 = x >> 8 & 0x1
        a5 = x & 0xff
        if a5 > 127: a5, p = more(v, p, a5, 2147483647)
        p -= 1
        if v >> p & 0x1: raise Mismatch
        f_int_value = (~a5 if sa5 else a5)
    elif k == 5:
        p -= 22
        x = v >> p & 0x3fffff
        if x & 0x300e00: raise Mismatch
        a6 = x >> 12 & 0xff
        sa7 = x >> 8 & 0x1
        a7 = x & 0xff
        if a7 > 127: a7, p = more(v, p, a7, 32767)
        p -= 2
        if v >> p & 0x3: raise Mismatch
        f_rational_number = RationalNumber(exponent=a6 - 128, value=(~a7 if sa7 else a7))
    elif k == 6:
        p -= 1
        if v >> p & 0x1: raise Mismatch
        a8, p = text(v, p, 80)
        p -= 1
        if v >> p & 0x1: raise Mismatch
        f_finite_string = a8
    else: raise Mismatch
    p -= 1
    if v >> p & 0x1: raise Mismatch
    return Parameter(name=a1, bool_value=f_bool_value, byte_value=f_byte_value, short_value=f_short_value, int_value=f_int_value, rational_number=f_rational_number, finite_string=f_finite_string), p


def e_Parameter(x, m):
    x = put_text(x << 1, m.name, 0, 80)
    if (m.bool_value is not None) + (m.byte_value is not None) + (m.short_value is not None) + (m.int_value is not None) + (m.rational_number is not None) + (m.finite_string is not None) != 1: raise Mismatch
    if m.bool_value is not None:
        x = x << 6 | (BOOLEAN[m.bool_value]) << 1
    elif m.byte_value is not None:
        o1 = m.byte_value
        if not -128 <= o1 <= 127: raise Mismatch
        x = x << 13 | 1 << 10 | (o1 + 128) << 1
    elif m.short_value is not None:
        o2 = m.short_value
        x = x << 4 | 2 << 1
        if 0 <= o2 < 128: x = x << 9 | (o2)
        elif 127 < o2 < 16384: x = x << 17 | ((o2 & 127 | 128) << 8 | o2 >> 7)
        else: x = put_signed(x, o2, -32768, 32767)
        x = x << 1
    elif m.int_value is not None:
        o3 = m.int_value
        x = x << 4 | 3 << 1
        if 0 <= o3 < 128: x = x << 9 | (o3)
        elif 127 < o3 < 16384: x = x << 17 | ((o3 & 127 | 128) << 8 | o3 >> 7)
        else: x = put_signed(x, o3, -2147483648, 2147483647)
        x = x << 1
    elif m.rational_number is not None:
        o4 = m.rational_number
        o5 = o4.exponent
        if not -128 <= o5 <= 127: raise Mismatch
        o6 = o4.value
        x = x << 16 | 4 << 13 | (o5 + 128) << 3
        if 0 <= o6 < 128: x = x << 9 | (o6)
        elif 127 < o6 < 16384: x = x << 17 | ((o6 & 127 | 128) << 8 | o6 >> 7)
        else: x = put_signed(x, o6, -32768, 32767)
        x = x << 2
    elif m.finite_string is not None:
        x = put_text(x << 4 | 5 << 1, m.finite_string, 0, 80)
        x = x << 1
    return x << 1


def d_PriceRule(v, p):
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
    f_parking_fee = None
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
        f_parking_fee = RationalNumber(exponent=a3 - 128, value=(~a4 if sa4 else a4))
        k += 2
    f_parking_fee_period = None
    if k < 3:
        p -= 9
        x = v >> p & 0x1ff
        if x & 0x100: raise Mismatch
        a5 = x & 0xff
        if a5 > 127: a5, p = more(v, p, a5, 4294967295)
        p -= 3
        x = v >> p & 0x7
        if x & 0x4: raise Mismatch
        k = x & 0x3
        f_parking_fee_period = a5
        k += 3
    f_carbon_dioxide_emission = None
    if k < 4:
        p -= 9
        x = v >> p & 0x1ff
        if x & 0x100: raise Mismatch
        a6 = x & 0xff
        if a6 > 127: a6, p = more(v, p, a6, 65535)
        p -= 3
        x = v >> p & 0x7
        if x & 0x4: raise Mismatch
        k = x & 0x3
        f_carbon_dioxide_emission = a6
        k += 4
    f_renewable_generation_percentage = None
    if k < 5:
        p -= 11
        x = v >> p & 0x7ff
        if x & 0x403: raise Mismatch
        a7 = x >> 2 & 0xff
        f_renewable_generation_percentage = a7
        k = 5
    if k != 5: raise Mismatch
    p -= 22
    x = v >> p & 0x3fffff
    if x & 0x300e00: raise Mismatch
    a8 = x >> 12 & 0xff
    sa9 = x >> 8 & 0x1
    a9 = x & 0xff
    if a9 > 127: a9, p = more(v, p, a9, 32767)
    p -= 3
    if v >> p & 0x7: raise Mismatch
    return PriceRule(energy_fee=RationalNumber(exponent=a1 - 128, value=(~a2 if sa2 else a2)), parking_fee=f_parking_fee, parking_fee_period=f_parking_fee_period, carbon_dioxide_emission=f_carbon_dioxide_emission, renewable_generation_percentage=f_renewable_generation_percentage, power_range_start=RationalNumber(exponent=a8 - 128, value=(~a9 if sa9 else a9))), p


def e_PriceRule(x, m):
    o1 = m.energy_fee
    o2 = o1.exponent
    if not -128 <= o2 <= 127: raise Mismatch
    o3 = o1.value
    x = x << 14 | (o2 + 128) << 3
    if 0 <= o3 < 128: x = x << 9 | (o3)
    elif 127 < o3 < 16384: x = x << 17 | ((o3 & 127 | 128) << 8 | o3 >> 7)
    else: x = put_signed(x, o3, -32768, 32767)
    x = x << 2
    w = 3; b = 1
    o4 = m.parking_fee
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
    o7 = m.parking_fee_period
    if o7 is not None:
        x = x << w | 2 - b
        if 0 <= o7 < 128: x = x << 9 | (o7)
        elif 127 < o7 < 16384: x = x << 17 | ((o7 & 127 | 128) << 8 | o7 >> 7)
        else: x = put_unsigned(x << 1, o7, 0, 4294967295)
        x = x << 1
        w = 2; b = 3
    o8 = m.carbon_dioxide_emission
    if o8 is not None:
        x = x << w | 3 - b
        if 0 <= o8 < 128: x = x << 9 | (o8)
        elif 127 < o8 < 16384: x = x << 17 | ((o8 & 127 | 128) << 8 | o8 >> 7)
        else: x = put_unsigned(x << 1, o8, 0, 65535)
        x = x << 1
        w = 2; b = 4
    o9 = m.renewable_generation_percentage
    if o9 is not None:
        x = x << w | 4 - b
        if not 0 <= o9 <= 255: raise Mismatch
        x = x << 10 | o9 << 1
        w = 1; b = 5
    x = x << w | 5 - b
    o10 = m.power_range_start
    o11 = o10.exponent
    if not -128 <= o11 <= 127: raise Mismatch
    o12 = o10.value
    x = x << 13 | (o11 + 128) << 3
    if 0 <= o12 < 128: x = x << 9 | (o12)
    elif 127 < o12 < 16384: x = x << 17 | ((o12 & 127 | 128) << 8 | o12 >> 7)
    else: x = put_signed(x, o12, -32768, 32767)
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


def d_EVPowerScheduleEntryList(v, p):
    p -= 1
    if v >> p & 0x1: raise Mismatch
    items1 = []
    whole, below, tail = v, 0, None
    while True:
        if p < 2048 and below or p > 16384:
            if tail is None: tail = octets_below(v, p)
            v, p, below = window(tail, p + below)
        try: c2, p = d_EVPowerScheduleEntry(v, p)
        except (ValueError, LookupError):
            if not below: raise
            c2, v, p, below = wider(d_EVPowerScheduleEntry, tail, p + below)
        items1.append(c2)
        if len(items1) == 1024:
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
    f_ev_power_schedule_entry = tuple(items1)
    if k != 1: raise Mismatch
    return EVPowerScheduleEntryList(ev_power_schedule_entry=f_ev_power_schedule_entry), p


def e_EVPowerScheduleEntryList(x, m):
    o1 = m.ev_power_schedule_entry
    x = x << 1
    if not 1 <= len(o1) <= 1024: raise Mismatch
    x = joined(x, [e_EVPowerScheduleEntry(1, i) for i in o1], 2)
    if len(o1) == 1024: w = 1; b = 1
    else: w = 2; b = 0
    x = x << w | 1 - b
    return x


def d_EVPriceRuleStackList(v, p):
    p -= 1
    if v >> p & 0x1: raise Mismatch
    items1 = []
    whole, below, tail = v, 0, None
    while True:
        if p < 2048 and below or p > 16384:
            if tail is None: tail = octets_below(v, p)
            v, p, below = window(tail, p + below)
        try: c2, p = d_EVPriceRuleStack(v, p)
        except (ValueError, LookupError):
            if not below: raise
            c2, v, p, below = wider(d_EVPriceRuleStack, tail, p + below)
        items1.append(c2)
        if len(items1) == 1024:
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
    f_ev_price_rule_stack = tuple(items1)
    if k != 1: raise Mismatch
    return EVPriceRuleStackList(ev_price_rule_stack=f_ev_price_rule_stack), p


def e_EVPriceRuleStackList(x, m):
    o1 = m.ev_price_rule_stack
    x = x << 1
    if not 1 <= len(o1) <= 1024: raise Mismatch
    x = joined(x, [e_EVPriceRuleStack(1, i) for i in o1], 2)
    if len(o1) == 1024: w = 1; b = 1
    else: w = 2; b = 0
    x = x << w | 1 - b
    return x


def d_PowerSchedule(v, p):
    p -= 10
    x = v >> p & 0x3ff
    if x & 0x300: raise Mismatch
    a1 = x & 0xff
    if a1 > 127: a1, p = more(v, p, a1, 18446744073709551615)
    p -= 3
    x = v >> p & 0x7
    if x & 0x4: raise Mismatch
    k = x & 0x3
    k += 1
    f_available_energy = None
    if k < 2:
        p -= 22
        x = v >> p & 0x3fffff
        if x & 0x300e00: raise Mismatch
        a2 = x >> 12 & 0xff
        sa3 = x >> 8 & 0x1
        a3 = x & 0xff
        if a3 > 127: a3, p = more(v, p, a3, 32767)
        p -= 4
        x = v >> p & 0xf
        if x & 0xc: raise Mismatch
        k = x & 0x3
        f_available_energy = RationalNumber(exponent=a2 - 128, value=(~a3 if sa3 else a3))
        k += 2
    f_power_tolerance = None
    if k < 3:
        p -= 22
        x = v >> p & 0x3fffff
        if x & 0x300e00: raise Mismatch
        a4 = x >> 12 & 0xff
        sa5 = x >> 8 & 0x1
        a5 = x & 0xff
        if a5 > 127: a5, p = more(v, p, a5, 32767)
        p -= 3
        if v >> p & 0x7: raise Mismatch
        f_power_tolerance = RationalNumber(exponent=a4 - 128, value=(~a5 if sa5 else a5))
        k = 3
    if k != 3: raise Mismatch
    c6, p = d_PowerScheduleEntryList(v, p)
    p -= 1
    if v >> p & 0x1: raise Mismatch
    return PowerSchedule(time_anchor=a1, available_energy=f_available_energy, power_tolerance=f_power_tolerance, power_schedule_entries=c6), p


def e_PowerSchedule(x, m):
    o1 = m.time_anchor
    if 0 <= o1 < 128: x = x << 10 | (o1)
    elif 127 < o1 < 16384: x = x << 18 | ((o1 & 127 | 128) << 8 | o1 >> 7)
    else: x = put_unsigned(x << 2, o1, 0, 18446744073709551615)
    x = x << 1
    w = 2; b = 1
    o2 = m.available_energy
    if o2 is not None:
        x = x << w | 1 - b
        o3 = o2.exponent
        if not -128 <= o3 <= 127: raise Mismatch
        o4 = o2.value
        x = x << 13 | (o3 + 128) << 3
        if 0 <= o4 < 128: x = x << 9 | (o4)
        elif 127 < o4 < 16384: x = x << 17 | ((o4 & 127 | 128) << 8 | o4 >> 7)
        else: x = put_signed(x, o4, -32768, 32767)
        x = x << 2
        w = 2; b = 2
    o5 = m.power_tolerance
    if o5 is not None:
        x = x << w | 2 - b
        o6 = o5.exponent
        if not -128 <= o6 <= 127: raise Mismatch
        o7 = o5.value
        x = x << 13 | (o6 + 128) << 3
        if 0 <= o7 < 128: x = x << 9 | (o7)
        elif 127 < o7 < 16384: x = x << 17 | ((o7 & 127 | 128) << 8 | o7 >> 7)
        else: x = put_signed(x, o7, -32768, 32767)
        x = x << 2
        w = 1; b = 3
    x = x << w | 3 - b
    x = e_PowerScheduleEntryList(x, m.power_schedule_entries)
    return x << 1


def d_EVPowerScheduleEntry(v, p):
    p -= 10
    x = v >> p & 0x3ff
    if x & 0x300: raise Mismatch
    a1 = x & 0xff
    if a1 > 127: a1, p = more(v, p, a1, 4294967295)
    p -= 24
    x = v >> p & 0xffffff
    if x & 0xf00e00: raise Mismatch
    a2 = x >> 12 & 0xff
    sa3 = x >> 8 & 0x1
    a3 = x & 0xff
    if a3 > 127: a3, p = more(v, p, a3, 32767)
    p -= 3
    if v >> p & 0x7: raise Mismatch
    return EVPowerScheduleEntry(duration=a1, power=RationalNumber(exponent=a2 - 128, value=(~a3 if sa3 else a3))), p


def e_EVPowerScheduleEntry(x, m):
    o1 = m.duration
    if 0 <= o1 < 128: x = x << 10 | (o1)
    elif 127 < o1 < 16384: x = x << 18 | ((o1 & 127 | 128) << 8 | o1 >> 7)
    else: x = put_unsigned(x << 2, o1, 0, 4294967295)
    o2 = m.power
    o3 = o2.exponent
    if not -128 <= o3 <= 127: raise Mismatch
    o4 = o2.value
    x = x << 15 | (o3 + 128) << 3
    if 0 <= o4 < 128: x = x << 9 | (o4)
    elif 127 < o4 < 16384: x = x << 17 | ((o4 & 127 | 128) << 8 | o4 >> 7)
    else: x = put_signed(x, o4, -32768, 32767)
    return x << 3


def d_EVPriceRuleStack(v, p):
    p -= 10
    x = v >> p & 0x3ff
    if x & 0x300: raise Mismatch
    a1 = x & 0xff
    if a1 > 127: a1, p = more(v, p, a1, 4294967295)
    p -= 2
    if v >> p & 0x3: raise Mismatch
    items2 = []
    while True:
        c3, p = d_EVPriceRule(v, p)
        items2.append(c3)
        if len(items2) == 8:
            p -= 1
            if v >> p & 0x1: raise Mismatch
            k = 2
            break
        p -= 2
        k = v >> p & 0x3
        if k:
            k += 1
            break
    f_ev_price_rule = tuple(items2)
    if k != 2: raise Mismatch
    return EVPriceRuleStack(duration=a1, ev_price_rule=f_ev_price_rule), p


def e_EVPriceRuleStack(x, m):
    o1 = m.duration
    if 0 <= o1 < 128: x = x << 10 | (o1)
    elif 127 < o1 < 16384: x = x << 18 | ((o1 & 127 | 128) << 8 | o1 >> 7)
    else: x = put_unsigned(x << 2, o1, 0, 4294967295)
    o2 = m.ev_price_rule
    x = x << 2
    if not 1 <= len(o2) <= 8: raise Mismatch
    for i in o2:
        x = e_EVPriceRule(x, i)
        x <<= 2
    x >>= 2
    if len(o2) == 8: w = 1; b = 2
    else: w = 2; b = 1
    x = x << w | 2 - b
    return x


def d_PowerScheduleEntryList(v, p):
    p -= 1
    if v >> p & 0x1: raise Mismatch
    items1 = []
    whole, below, tail = v, 0, None
    while True:
        if p < 2048 and below or p > 16384:
            if tail is None: tail = octets_below(v, p)
            v, p, below = window(tail, p + below)
        try: c2, p = d_PowerScheduleEntry(v, p)
        except (ValueError, LookupError):
            if not below: raise
            c2, v, p, below = wider(d_PowerScheduleEntry, tail, p + below)
        items1.append(c2)
        if len(items1) == 1024:
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
    f_power_schedule_entry = tuple(items1)
    if k != 1: raise Mismatch
    return PowerScheduleEntryList(power_schedule_entry=f_power_schedule_entry), p


def e_PowerScheduleEntryList(x, m):
    o1 = m.power_schedule_entry
    x = x << 1
    if not 1 <= len(o1) <= 1024: raise Mismatch
    x = joined(x, [e_PowerScheduleEntry(1, i) for i in o1], 2)
    if len(o1) == 1024: w = 1; b = 1
    else: w = 2; b = 0
    x = x << w | 1 - b
    return x


def d_EVPriceRule(v, p):
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
    return EVPriceRule(energy_fee=RationalNumber(exponent=a1 - 128, value=(~a2 if sa2 else a2)), power_range_start=RationalNumber(exponent=a3 - 128, value=(~a4 if sa4 else a4))), p


def e_EVPriceRule(x, m):
    o1 = m.energy_fee
    o2 = o1.exponent
    if not -128 <= o2 <= 127: raise Mismatch
    o3 = o1.value
    x = x << 14 | (o2 + 128) << 3
    if 0 <= o3 < 128: x = x << 9 | (o3)
    elif 127 < o3 < 16384: x = x << 17 | ((o3 & 127 | 128) << 8 | o3 >> 7)
    else: x = put_signed(x, o3, -32768, 32767)
    o4 = m.power_range_start
    o5 = o4.exponent
    if not -128 <= o5 <= 127: raise Mismatch
    o6 = o4.value
    x = x << 16 | (o5 + 128) << 3
    if 0 <= o6 < 128: x = x << 9 | (o6)
    elif 127 < o6 < 16384: x = x << 17 | ((o6 & 127 | 128) << 8 | o6 >> 7)
    else: x = put_signed(x, o6, -32768, 32767)
    return x << 3



DOCUMENT_BITS = 14
DOCUMENT_DECODERS = {0x2000: d_AuthorizationReq, 0x2001: d_AuthorizationRes, 0x2002: d_AuthorizationSetupReq, 0x2003: d_AuthorizationSetupRes, 0x2007: d_CertificateInstallationReq, 0x2008: d_CertificateInstallationRes, 0x2010: d_MeteringConfirmationReq, 0x2011: d_MeteringConfirmationRes, 0x2015: d_PowerDeliveryReq, 0x2016: d_PowerDeliveryRes, 0x201b: d_ScheduleExchangeReq, 0x201c: d_ScheduleExchangeRes, 0x201d: d_ServiceDetailReq, 0x201e: d_ServiceDetailRes, 0x201f: d_ServiceDiscoveryReq, 0x2020: d_ServiceDiscoveryRes, 0x2021: d_ServiceSelectionReq, 0x2022: d_ServiceSelectionRes, 0x2023: d_SessionSetupReq, 0x2024: d_SessionSetupRes, 0x2025: d_SessionStopReq, 0x2026: d_SessionStopRes, 0x2031: d_VehicleCheckInReq, 0x2032: d_VehicleCheckInRes, 0x2033: d_VehicleCheckOutReq, 0x2034: d_VehicleCheckOutRes}
DOCUMENT_ENCODERS = {AuthorizationReq: (0x6000, e_AuthorizationReq), AuthorizationRes: (0x6001, e_AuthorizationRes), AuthorizationSetupReq: (0x6002, e_AuthorizationSetupReq), AuthorizationSetupRes: (0x6003, e_AuthorizationSetupRes), CertificateInstallationReq: (0x6007, e_CertificateInstallationReq), CertificateInstallationRes: (0x6008, e_CertificateInstallationRes), MeteringConfirmationReq: (0x6010, e_MeteringConfirmationReq), MeteringConfirmationRes: (0x6011, e_MeteringConfirmationRes), PowerDeliveryReq: (0x6015, e_PowerDeliveryReq), PowerDeliveryRes: (0x6016, e_PowerDeliveryRes), ScheduleExchangeReq: (0x601b, e_ScheduleExchangeReq), ScheduleExchangeRes: (0x601c, e_ScheduleExchangeRes), ServiceDetailReq: (0x601d, e_ServiceDetailReq), ServiceDetailRes: (0x601e, e_ServiceDetailRes), ServiceDiscoveryReq: (0x601f, e_ServiceDiscoveryReq), ServiceDiscoveryRes: (0x6020, e_ServiceDiscoveryRes), ServiceSelectionReq: (0x6021, e_ServiceSelectionReq), ServiceSelectionRes: (0x6022, e_ServiceSelectionRes), SessionSetupReq: (0x6023, e_SessionSetupReq), SessionSetupRes: (0x6024, e_SessionSetupRes), SessionStopReq: (0x6025, e_SessionStopReq), SessionStopRes: (0x6026, e_SessionStopRes), VehicleCheckInReq: (0x6031, e_VehicleCheckInReq), VehicleCheckInRes: (0x6032, e_VehicleCheckInRes), VehicleCheckOutReq: (0x6033, e_VehicleCheckOutReq), VehicleCheckOutRes: (0x6034, e_VehicleCheckOutRes)}

FRAGMENT_END = 282
FRAGMENT_WIDTH = 9
FRAGMENT_ENCODERS = {AbsolutePriceSchedule: (0x30000, e_AbsolutePriceSchedule), CertificateInstallationReq: (0x3001b, e_CertificateInstallationReq), MeteringConfirmationReq: (0x30077, e_MeteringConfirmationReq), SignedCertificateChain: (0x30080, e_SignedCertificateChain), PnC_AReqAuthorizationMode: (0x30097, e_PnC_AReqAuthorizationMode), PriceLevelSchedule: (0x300a7, e_PriceLevelSchedule), SignedInfo: (0x300e6, e_SignedInfo), SignedInstallationData: (0x300e7, e_SignedInstallationData), SignedMeteringData: (0x300e8, e_SignedMeteringData)}
