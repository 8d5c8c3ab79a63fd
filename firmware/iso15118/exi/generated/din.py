"""The fast codec of the schema set `din`. Written by exi/generator; do not edit.

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
from firmware.iso15118.messages.din.ac import (
    AC_EVChargeParameter,
    AC_EVSEChargeParameter,
    AC_EVSEStatus,
    ChargingStatusReq,
    ChargingStatusRes,
    MeteringReceiptReq,
    MeteringReceiptRes,
)
from firmware.iso15118.messages.din.certificates import (
    CertificateChain,
    CertificateInstallationReq,
    CertificateInstallationRes,
    CertificateUpdateReq,
    CertificateUpdateRes,
    ListOfRootCertificateIDs,
    SubCertificates,
)
from firmware.iso15118.messages.din.charge_parameters import (
    ChargeParameterDiscoveryReq,
    ChargeParameterDiscoveryRes,
    EVRequestedEnergyTransfer,
)
from firmware.iso15118.messages.din.datatypes import (
    BodyElement,
    EVChargeParameter,
    EVPowerDeliveryParameter,
    EVSEChargeParameter,
    EVSENotification,
    EVSEProcessing,
    EVSEStatus,
    EVStatus,
    Entry,
    PaymentOption,
    PhysicalValue,
    ResponseCode,
    SASchedules,
    ServiceCategory,
    TimeInterval,
    UnitSymbol,
)
from firmware.iso15118.messages.din.dc import (
    CableCheckReq,
    CableCheckRes,
    CurrentDemandReq,
    CurrentDemandRes,
    DC_EVChargeParameter,
    DC_EVErrorCode,
    DC_EVPowerDeliveryParameter,
    DC_EVSEChargeParameter,
    DC_EVSEStatus,
    DC_EVSEStatusCode,
    DC_EVStatus,
    IsolationLevel,
    PreChargeReq,
    PreChargeRes,
    WeldingDetectionReq,
    WeldingDetectionRes,
)
from firmware.iso15118.messages.din.header import (
    FaultCode,
    MessageHeader,
    Notification,
    V2GMessage,
)
from firmware.iso15118.messages.din.metering import (
    MeterInfo,
)
from firmware.iso15118.messages.din.payment import (
    ContractAuthenticationReq,
    ContractAuthenticationRes,
    PaymentDetailsReq,
    PaymentDetailsRes,
    SelectedService,
    SelectedServiceList,
    ServicePaymentSelectionReq,
    ServicePaymentSelectionRes,
)
from firmware.iso15118.messages.din.power_delivery import (
    ChargingProfile,
    PowerDeliveryReq,
    PowerDeliveryRes,
    ProfileEntry,
)
from firmware.iso15118.messages.din.schedule import (
    ConsumptionCost,
    Cost,
    CostKind,
    PMaxSchedule,
    PMaxScheduleEntry,
    RelativeTimeInterval,
    SAScheduleList,
    SAScheduleTuple,
    SalesTariff,
    SalesTariffEntry,
)
from firmware.iso15118.messages.din.service import (
    EVSESupportedEnergyTransfer,
    Parameter,
    ParameterSet,
    PaymentOptions,
    Service,
    ServiceCharge,
    ServiceDetailReq,
    ServiceDetailRes,
    ServiceDiscoveryReq,
    ServiceDiscoveryRes,
    ServiceParameterList,
    ServiceTag,
    ServiceTagList,
    ValueKind,
)
from firmware.iso15118.messages.din.session import (
    SessionSetupReq,
    SessionSetupRes,
    SessionStopReq,
    SessionStopRes,
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

CostKind_members = tuple(CostKind)
CostKind_code = {m: i for i, m in enumerate(CostKind)}
DC_EVErrorCode_members = tuple(DC_EVErrorCode)
DC_EVErrorCode_code = {m: i for i, m in enumerate(DC_EVErrorCode)}
DC_EVSEStatusCode_members = tuple(DC_EVSEStatusCode)
DC_EVSEStatusCode_code = {m: i for i, m in enumerate(DC_EVSEStatusCode)}
EVRequestedEnergyTransfer_members = tuple(EVRequestedEnergyTransfer)
EVRequestedEnergyTransfer_code = {m: i for i, m in enumerate(EVRequestedEnergyTransfer)}
EVSENotification_members = tuple(EVSENotification)
EVSENotification_code = {m: i for i, m in enumerate(EVSENotification)}
EVSEProcessing_members = tuple(EVSEProcessing)
EVSEProcessing_code = {m: i for i, m in enumerate(EVSEProcessing)}
EVSESupportedEnergyTransfer_members = tuple(EVSESupportedEnergyTransfer)
EVSESupportedEnergyTransfer_code = {m: i for i, m in enumerate(EVSESupportedEnergyTransfer)}
FaultCode_members = tuple(FaultCode)
FaultCode_code = {m: i for i, m in enumerate(FaultCode)}
IsolationLevel_members = tuple(IsolationLevel)
IsolationLevel_code = {m: i for i, m in enumerate(IsolationLevel)}
PaymentOption_members = tuple(PaymentOption)
PaymentOption_code = {m: i for i, m in enumerate(PaymentOption)}
ResponseCode_members = tuple(ResponseCode)
ResponseCode_code = {m: i for i, m in enumerate(ResponseCode)}
ServiceCategory_members = tuple(ServiceCategory)
ServiceCategory_code = {m: i for i, m in enumerate(ServiceCategory)}
UnitSymbol_members = tuple(UnitSymbol)
UnitSymbol_code = {m: i for i, m in enumerate(UnitSymbol)}
ValueKind_members = tuple(ValueKind)
ValueKind_code = {m: i for i, m in enumerate(ValueKind)}


def d_V2GMessage(v, p):
    p -= 1
    if v >> p & 0x1: raise Mismatch
    c1, p = d_MessageHeader(v, p)
    v &= (1 << p) - 1
    p -= 7
    x = v >> p & 0x7f
    if x & 0x40: raise Mismatch
    k = x & 0x3f
    g2, p = D_BodyElement[k](v, p)
    p -= 2
    if v >> p & 0x3: raise Mismatch
    return V2GMessage(header=c1, body=g2), p


def e_V2GMessage(x, m):
    x = appended(x << 1, e_MessageHeader(1, m.header))
    o1 = m.body
    n, f = E_BodyElement[type(o1)]
    x = f(x << 7 | (n), o1)
    return x << 2


def d_CertificateInstallationReq(v, p):
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
    p -= 1
    if v >> p & 0x1: raise Mismatch
    a2, p = octets(v, p, 1200)
    v &= (1 << p) - 1
    p -= 2
    if v >> p & 0x3: raise Mismatch
    c3, p = d_ListOfRootCertificateIDs(v, p)
    p -= 2
    if v >> p & 0x3: raise Mismatch
    a4, p = octets(v, p, 256)
    p -= 2
    if v >> p & 0x3: raise Mismatch
    return CertificateInstallationReq(id=f_id, oem_provisioning_cert=a2, list_of_root_certificate_ids=c3, dh_params=a4), p


def e_CertificateInstallationReq(x, m):
    w = 2; b = 0
    o1 = m.id
    if o1 is not None:
        x = x << w | 0 - b
        x = put_text(x, o1, 1, 255)
        w = 1; b = 1
    x = x << w | 1 - b
    x = put_octets(x << 1, m.oem_provisioning_cert, 0, 1200)
    x = e_ListOfRootCertificateIDs(x << 2, m.list_of_root_certificate_ids)
    x = put_octets(x << 2, m.dh_params, 0, 256)
    return x << 2


def d_CertificateInstallationRes(v, p):
    p -= 1
    if v >> p & 0x1: raise Mismatch
    a1, p = text(v, p, 255)
    p -= 9
    x = v >> p & 0x1ff
    if x & 0x183: raise Mismatch
    a2 = x >> 2 & 0x1f
    c3, p = d_CertificateChain(v, p)
    v &= (1 << p) - 1
    p -= 2
    if v >> p & 0x3: raise Mismatch
    a4, p = octets(v, p, 128)
    p -= 3
    if v >> p & 0x7: raise Mismatch
    a5, p = octets(v, p, 256)
    p -= 3
    if v >> p & 0x7: raise Mismatch
    a6, p = text(v, p, 24)
    p -= 2
    if v >> p & 0x3: raise Mismatch
    return CertificateInstallationRes(id=a1, response_code=ResponseCode_members[a2], contract_signature_cert_chain=c3, contract_signature_encrypted_private_key=a4, dh_params=a5, contract_id=a6), p


def e_CertificateInstallationRes(x, m):
    x = put_text(x << 1, m.id, 1, 255)
    x = appended(x << 9 | (ResponseCode_code[m.response_code]) << 2, e_CertificateChain(1, m.contract_signature_cert_chain))
    x = put_octets(x << 2, m.contract_signature_encrypted_private_key, 0, 128)
    x = put_octets(x << 3, m.dh_params, 0, 256)
    x = put_text(x << 3, m.contract_id, 0, 24)
    return x << 2


def d_CertificateUpdateReq(v, p):
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
    c2, p = d_CertificateChain(v, p)
    v &= (1 << p) - 1
    p -= 2
    if v >> p & 0x3: raise Mismatch
    a3, p = text(v, p, 24)
    p -= 2
    if v >> p & 0x3: raise Mismatch
    c4, p = d_ListOfRootCertificateIDs(v, p)
    p -= 2
    if v >> p & 0x3: raise Mismatch
    a5, p = octets(v, p, 256)
    p -= 2
    if v >> p & 0x3: raise Mismatch
    return CertificateUpdateReq(id=f_id, contract_signature_cert_chain=c2, contract_id=a3, list_of_root_certificate_ids=c4, dh_params=a5), p


def e_CertificateUpdateReq(x, m):
    w = 2; b = 0
    o1 = m.id
    if o1 is not None:
        x = x << w | 0 - b
        x = put_text(x, o1, 1, 255)
        w = 1; b = 1
    x = x << w | 1 - b
    x = appended(x, e_CertificateChain(1, m.contract_signature_cert_chain))
    x = put_text(x << 2, m.contract_id, 0, 24)
    x = e_ListOfRootCertificateIDs(x << 2, m.list_of_root_certificate_ids)
    x = put_octets(x << 2, m.dh_params, 0, 256)
    return x << 2


def d_CertificateUpdateRes(v, p):
    p -= 1
    if v >> p & 0x1: raise Mismatch
    a1, p = text(v, p, 255)
    p -= 9
    x = v >> p & 0x1ff
    if x & 0x183: raise Mismatch
    a2 = x >> 2 & 0x1f
    c3, p = d_CertificateChain(v, p)
    v &= (1 << p) - 1
    p -= 2
    if v >> p & 0x3: raise Mismatch
    a4, p = octets(v, p, 128)
    p -= 3
    if v >> p & 0x7: raise Mismatch
    a5, p = octets(v, p, 256)
    p -= 3
    if v >> p & 0x7: raise Mismatch
    a6, p = text(v, p, 24)
    p -= 12
    x = v >> p & 0xfff
    if x & 0xe00: raise Mismatch
    sa7 = x >> 8 & 0x1
    a7 = x & 0xff
    if a7 > 127: a7, p = more(v, p, a7, 32767)
    p -= 2
    if v >> p & 0x3: raise Mismatch
    return CertificateUpdateRes(id=a1, response_code=ResponseCode_members[a2], contract_signature_cert_chain=c3, contract_signature_encrypted_private_key=a4, dh_params=a5, contract_id=a6, retry_counter=(~a7 if sa7 else a7)), p


def e_CertificateUpdateRes(x, m):
    x = put_text(x << 1, m.id, 1, 255)
    x = appended(x << 9 | (ResponseCode_code[m.response_code]) << 2, e_CertificateChain(1, m.contract_signature_cert_chain))
    x = put_octets(x << 2, m.contract_signature_encrypted_private_key, 0, 128)
    x = put_octets(x << 3, m.dh_params, 0, 256)
    x = put_text(x << 3, m.contract_id, 0, 24)
    o1 = m.retry_counter
    if 0 <= o1 < 128: x = x << 12 | (o1)
    elif 127 < o1 < 16384: x = x << 20 | ((o1 & 127 | 128) << 8 | o1 >> 7)
    else: x = put_signed(x << 3, o1, -32768, 32767)
    return x << 2


def d_ContractAuthenticationReq(v, p):
    p -= 2
    k = v >> p & 0x3
    f_id = None
    if k < 1:
        a1, p = text(v, p, 255)
        f_id = a1
        p -= 2
        k = v >> p & 0x3
        k += 1
    f_gen_challenge = None
    if k < 2:
        p -= 1
        if v >> p & 0x1: raise Mismatch
        a2, p = text(v, p, 1024)
        p -= 2
        if v >> p & 0x3: raise Mismatch
        f_gen_challenge = a2
        k = 2
    if k != 2: raise Mismatch
    return ContractAuthenticationReq(id=f_id, gen_challenge=f_gen_challenge), p


def e_ContractAuthenticationReq(x, m):
    w = 2; b = 0
    o1 = m.id
    if o1 is not None:
        x = x << w | 0 - b
        x = put_text(x, o1, 1, 255)
        w = 2; b = 1
    o2 = m.gen_challenge
    if o2 is not None:
        x = x << w | 1 - b
        x = put_text(x << 1, o2, 0, 1024)
        x = x << 1
        w = 1; b = 2
    x = x << w | 2 - b
    return x


def d_MeteringReceiptReq(v, p):
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
    p -= 1
    if v >> p & 0x1: raise Mismatch
    a2, p = octets(v, p, 8)
    p -= 3
    x = v >> p & 0x7
    if x & 0x4: raise Mismatch
    k = x & 0x3
    k += 2
    f_sa_schedule_tuple_id = None
    if k < 3:
        p -= 10
        x = v >> p & 0x3ff
        if x & 0x200: raise Mismatch
        sa3 = x >> 8 & 0x1
        a3 = x & 0xff
        if a3 > 127: a3, p = more(v, p, a3, 32767)
        p -= 2
        if v >> p & 0x3: raise Mismatch
        f_sa_schedule_tuple_id = (~a3 if sa3 else a3)
        k = 3
    if k != 3: raise Mismatch
    c4, p = d_MeterInfo(v, p)
    p -= 1
    if v >> p & 0x1: raise Mismatch
    return MeteringReceiptReq(id=f_id, session_id=a2, sa_schedule_tuple_id=f_sa_schedule_tuple_id, meter_info=c4), p


def e_MeteringReceiptReq(x, m):
    w = 2; b = 0
    o1 = m.id
    if o1 is not None:
        x = x << w | 0 - b
        x = put_text(x, o1, 1, 255)
        w = 1; b = 1
    x = x << w | 1 - b
    x = put_octets(x << 1, m.session_id, 0, 8)
    x = x << 1
    w = 2; b = 2
    o2 = m.sa_schedule_tuple_id
    if o2 is not None:
        x = x << w | 2 - b
        if 0 <= o2 < 128: x = x << 10 | (o2)
        elif 127 < o2 < 16384: x = x << 18 | ((o2 & 127 | 128) << 8 | o2 >> 7)
        else: x = put_signed(x << 1, o2, -32768, 32767)
        x = x << 1
        w = 1; b = 3
    x = x << w | 3 - b
    x = e_MeterInfo(x, m.meter_info)
    return x << 1


def d_SalesTariff(v, p):
    p -= 1
    if v >> p & 0x1: raise Mismatch
    a1, p = text(v, p, 255)
    p -= 11
    x = v >> p & 0x7ff
    if x & 0x600: raise Mismatch
    sa2 = x >> 8 & 0x1
    a2 = x & 0xff
    if a2 > 127: a2, p = more(v, p, a2, 32767)
    p -= 3
    x = v >> p & 0x7
    if x & 0x4: raise Mismatch
    k = x & 0x3
    k += 2
    f_sales_tariff_description = None
    if k < 3:
        p -= 1
        if v >> p & 0x1: raise Mismatch
        a3, p = text(v, p, 32)
        p -= 2
        if v >> p & 0x3: raise Mismatch
        f_sales_tariff_description = a3
        k = 3
    if k != 3: raise Mismatch
    p -= 11
    x = v >> p & 0x7ff
    if x & 0x403: raise Mismatch
    a4 = x >> 2 & 0xff
    items5 = []
    whole, below, tail = v, 0, None
    while True:
        if p < 2048 and below or p > 16384:
            if tail is None: tail = octets_below(v, p)
            v, p, below = window(tail, p + below)
        try: c6, p = d_SalesTariffEntry(v, p)
        except (ValueError, LookupError):
            if not below: raise
            c6, v, p, below = wider(d_SalesTariffEntry, tail, p + below)
        items5.append(c6)
        p -= 2
        k = v >> p & 0x3
        if k: break
        if len(items5) == 1024: raise Mismatch
    k += 4
    p += below
    v = whole
    f_sales_tariff_entry = tuple(items5)
    if k != 5: raise Mismatch
    return SalesTariff(id=a1, sales_tariff_id=(~a2 if sa2 else a2), sales_tariff_description=f_sales_tariff_description, num_e_price_levels=a4, sales_tariff_entry=f_sales_tariff_entry), p


def e_SalesTariff(x, m):
    x = put_text(x << 1, m.id, 1, 255)
    o1 = m.sales_tariff_id
    if 0 <= o1 < 128: x = x << 11 | (o1)
    elif 127 < o1 < 16384: x = x << 19 | ((o1 & 127 | 128) << 8 | o1 >> 7)
    else: x = put_signed(x << 2, o1, -32768, 32767)
    x = x << 1
    w = 2; b = 2
    o2 = m.sales_tariff_description
    if o2 is not None:
        x = x << w | 2 - b
        x = put_text(x << 1, o2, 0, 32)
        x = x << 1
        w = 1; b = 3
    x = x << w | 3 - b
    o3 = m.num_e_price_levels
    if not 0 <= o3 <= 255: raise Mismatch
    o4 = m.sales_tariff_entry
    x = x << 11 | o3 << 2
    if not 1 <= len(o4) <= 1024: raise Mismatch
    x = joined(x, [e_SalesTariffEntry(1, i) for i in o4], 2)
    w = 2; b = 4
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


def d_MessageHeader(v, p):
    p -= 2
    if v >> p & 0x3: raise Mismatch
    a1, p = octets(v, p, 8)
    p -= 3
    x = v >> p & 0x7
    if x & 0x4: raise Mismatch
    k = x & 0x3
    k += 1
    f_notification = None
    if k < 2:
        c2, p = d_Notification(v, p)
        f_notification = c2
        p -= 2
        k = v >> p & 0x3
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
    return MessageHeader(session_id=a1, notification=f_notification, signature=f_signature), p


def e_MessageHeader(x, m):
    x = put_octets(x << 2, m.session_id, 0, 8)
    x = x << 1
    w = 2; b = 1
    o1 = m.notification
    if o1 is not None:
        x = x << w | 1 - b
        x = e_Notification(x, o1)
        w = 2; b = 2
    o2 = m.signature
    if o2 is not None:
        x = x << w | 2 - b
        x = appended(x, e_Signature(1, o2))
        w = 1; b = 3
    x = x << w | 3 - b
    return x


def d_BodyElement(v, p):
    p -= 1
    if v >> p & 0x1: raise Mismatch
    return BodyElement(), p


def e_BodyElement(x, m):
    return x << 1


def d_CableCheckReq(v, p):
    p -= 1
    if v >> p & 0x1: raise Mismatch
    c1, p = d_DC_EVStatus(v, p)
    p -= 1
    if v >> p & 0x1: raise Mismatch
    return CableCheckReq(dc_ev_status=c1), p


def e_CableCheckReq(x, m):
    x = e_DC_EVStatus(x << 1, m.dc_ev_status)
    return x << 1


def d_CableCheckRes(v, p):
    p -= 9
    x = v >> p & 0x1ff
    if x & 0x183: raise Mismatch
    a1 = x >> 2 & 0x1f
    c2, p = d_DC_EVSEStatus(v, p)
    p -= 5
    x = v >> p & 0x1f
    if x & 0x1b: raise Mismatch
    a3 = x >> 2 & 0x1
    return CableCheckRes(response_code=ResponseCode_members[a1], dc_evse_status=c2, evse_processing=EVSEProcessing_members[a3]), p


def e_CableCheckRes(x, m):
    x = e_DC_EVSEStatus(x << 9 | (ResponseCode_code[m.response_code]) << 2, m.dc_evse_status)
    return x << 5 | (EVSEProcessing_code[m.evse_processing]) << 2


def d_ChargeParameterDiscoveryReq(v, p):
    p -= 8
    x = v >> p & 0xff
    if x & 0xc4: raise Mismatch
    a1 = x >> 3 & 0x7
    k = x & 0x3
    k += 1
    g2, p = D_EVChargeParameter[k - 1](v, p)
    p -= 1
    if v >> p & 0x1: raise Mismatch
    return ChargeParameterDiscoveryReq(ev_requested_energy_transfer_type=EVRequestedEnergyTransfer_members[a1], ev_charge_parameter=g2), p


def e_ChargeParameterDiscoveryReq(x, m):
    o1 = m.ev_charge_parameter
    n, f = E_EVChargeParameter[type(o1)]
    x = f(x << 8 | (EVRequestedEnergyTransfer_code[m.ev_requested_energy_transfer_type]) << 3 | (n), o1)
    return x << 1


def d_ChargeParameterDiscoveryRes(v, p):
    p -= 14
    x = v >> p & 0x3fff
    if x & 0x3074: raise Mismatch
    a1 = x >> 7 & 0x1f
    a2 = x >> 3 & 0x1
    k = x & 0x3
    k += 2
    g3, p = D_SASchedules[k - 2](v, p)
    p -= 2
    k = v >> p & 0x3
    k += 4
    g4, p = D_EVSEChargeParameter[k - 4](v, p)
    p -= 1
    if v >> p & 0x1: raise Mismatch
    return ChargeParameterDiscoveryRes(response_code=ResponseCode_members[a1], evse_processing=EVSEProcessing_members[a2], sa_schedules=g3, evse_charge_parameter=g4), p


def e_ChargeParameterDiscoveryRes(x, m):
    o1 = m.sa_schedules
    n, f = E_SASchedules[type(o1)]
    x = f(x << 14 | (ResponseCode_code[m.response_code]) << 7 | (EVSEProcessing_code[m.evse_processing]) << 3 | (n), o1)
    o2 = m.evse_charge_parameter
    n, f = E_EVSEChargeParameter[type(o2)]
    x = f(x << 2 | (n), o2)
    return x << 1


def d_ChargingStatusReq(v, p):
    p -= 1
    if v >> p & 0x1: raise Mismatch
    return ChargingStatusReq(), p


def e_ChargingStatusReq(x, m):
    return x << 1


def d_ChargingStatusRes(v, p):
    p -= 10
    x = v >> p & 0x3ff
    if x & 0x307: raise Mismatch
    a1 = x >> 3 & 0x1f
    a2, p = octets(v, p, 32)
    p -= 12
    x = v >> p & 0xfff
    if x & 0xe00: raise Mismatch
    sa3 = x >> 8 & 0x1
    a3 = x & 0xff
    if a3 > 127: a3, p = more(v, p, a3, 32767)
    p -= 3
    x = v >> p & 0x7
    if x & 0x4: raise Mismatch
    k = x & 0x3
    k += 3
    f_evse_max_current = None
    if k < 4:
        c4, p = d_PhysicalValue(v, p)
        f_evse_max_current = c4
        p -= 2
        k = v >> p & 0x3
        k += 4
    f_meter_info = None
    if k < 5:
        c5, p = d_MeterInfo(v, p)
        f_meter_info = c5
        p -= 1
        if v >> p & 0x1: raise Mismatch
        k = 5
    if k != 5: raise Mismatch
    p -= 22
    x = v >> p & 0x3fffff
    if x & 0x2f7700: raise Mismatch
    a6 = x >> 20 & 0x1
    a7 = x >> 15 & 0x1
    a8 = x >> 11 & 0x1
    a9 = x & 0xff
    if a9 > 127: a9, p = more(v, p, a9, 4294967295)
    p -= 8
    x = v >> p & 0xff
    if x & 0xe7: raise Mismatch
    a10 = x >> 3 & 0x3
    return ChargingStatusRes(response_code=ResponseCode_members[a1], evse_id=a2, sa_schedule_tuple_id=(~a3 if sa3 else a3), evse_max_current=f_evse_max_current, meter_info=f_meter_info, receipt_required=a6 == 1, ac_evse_status=AC_EVSEStatus(power_switch_closed=a7 == 1, rcd=a8 == 1, notification_max_delay=a9, evse_notification=EVSENotification_members[a10])), p


def e_ChargingStatusRes(x, m):
    x = put_octets(x << 10 | (ResponseCode_code[m.response_code]) << 3, m.evse_id, 0, 32)
    o1 = m.sa_schedule_tuple_id
    if 0 <= o1 < 128: x = x << 12 | (o1)
    elif 127 < o1 < 16384: x = x << 20 | ((o1 & 127 | 128) << 8 | o1 >> 7)
    else: x = put_signed(x << 3, o1, -32768, 32767)
    x = x << 1
    w = 2; b = 3
    o2 = m.evse_max_current
    if o2 is not None:
        x = x << w | 3 - b
        x = e_PhysicalValue(x, o2)
        w = 2; b = 4
    o3 = m.meter_info
    if o3 is not None:
        x = x << w | 4 - b
        x = e_MeterInfo(x, o3)
        w = 1; b = 5
    x = x << w | 5 - b
    o4 = m.ac_evse_status
    o5 = o4.notification_max_delay
    x = x << 14 | (BOOLEAN[m.receipt_required]) << 12 | (BOOLEAN[o4.power_switch_closed]) << 7 | (BOOLEAN[o4.rcd]) << 3
    if 0 <= o5 < 128: x = x << 8 | (o5)
    elif 127 < o5 < 16384: x = x << 16 | ((o5 & 127 | 128) << 8 | o5 >> 7)
    else: x = put_unsigned(x, o5, 0, 4294967295)
    return x << 8 | (EVSENotification_code[o4.evse_notification]) << 3


def d_ContractAuthenticationRes(v, p):
    p -= 13
    x = v >> p & 0x1fff
    if x & 0x183b: raise Mismatch
    a1 = x >> 6 & 0x1f
    a2 = x >> 2 & 0x1
    return ContractAuthenticationRes(response_code=ResponseCode_members[a1], evse_processing=EVSEProcessing_members[a2]), p


def e_ContractAuthenticationRes(x, m):
    return x << 13 | (ResponseCode_code[m.response_code]) << 6 | (EVSEProcessing_code[m.evse_processing]) << 2


def d_CurrentDemandReq(v, p):
    p -= 1
    if v >> p & 0x1: raise Mismatch
    c1, p = d_DC_EVStatus(v, p)
    p -= 1
    if v >> p & 0x1: raise Mismatch
    c2, p = d_PhysicalValue(v, p)
    p -= 3
    k = v >> p & 0x7
    k += 2
    f_ev_maximum_voltage_limit = None
    if k < 3:
        c3, p = d_PhysicalValue(v, p)
        f_ev_maximum_voltage_limit = c3
        p -= 3
        k = v >> p & 0x7
        k += 3
    f_ev_maximum_current_limit = None
    if k < 4:
        c4, p = d_PhysicalValue(v, p)
        f_ev_maximum_current_limit = c4
        p -= 2
        k = v >> p & 0x3
        k += 4
    f_ev_maximum_power_limit = None
    if k < 5:
        c5, p = d_PhysicalValue(v, p)
        f_ev_maximum_power_limit = c5
        p -= 2
        k = v >> p & 0x3
        k += 5
    f_bulk_charging_complete = None
    if k < 6:
        p -= 4
        x = v >> p & 0xf
        if x & 0xb: raise Mismatch
        a6 = x >> 2 & 0x1
        f_bulk_charging_complete = a6 == 1
        k = 6
    if k != 6: raise Mismatch
    p -= 5
    x = v >> p & 0x1f
    if x & 0x14: raise Mismatch
    a7 = x >> 3 & 0x1
    k = x & 0x3
    k += 7
    f_remaining_time_to_full_soc = None
    if k < 8:
        c8, p = d_PhysicalValue(v, p)
        f_remaining_time_to_full_soc = c8
        p -= 2
        k = v >> p & 0x3
        k += 8
    f_remaining_time_to_bulk_soc = None
    if k < 9:
        c9, p = d_PhysicalValue(v, p)
        f_remaining_time_to_bulk_soc = c9
        p -= 1
        if v >> p & 0x1: raise Mismatch
        k = 9
    if k != 9: raise Mismatch
    c10, p = d_PhysicalValue(v, p)
    p -= 1
    if v >> p & 0x1: raise Mismatch
    return CurrentDemandReq(dc_ev_status=c1, ev_target_current=c2, ev_maximum_voltage_limit=f_ev_maximum_voltage_limit, ev_maximum_current_limit=f_ev_maximum_current_limit, ev_maximum_power_limit=f_ev_maximum_power_limit, bulk_charging_complete=f_bulk_charging_complete, charging_complete=a7 == 1, remaining_time_to_full_soc=f_remaining_time_to_full_soc, remaining_time_to_bulk_soc=f_remaining_time_to_bulk_soc, ev_target_voltage=c10), p


def e_CurrentDemandReq(x, m):
    x = e_DC_EVStatus(x << 1, m.dc_ev_status)
    x = e_PhysicalValue(x << 1, m.ev_target_current)
    w = 3; b = 2
    o1 = m.ev_maximum_voltage_limit
    if o1 is not None:
        x = x << w | 2 - b
        x = e_PhysicalValue(x, o1)
        w = 3; b = 3
    o2 = m.ev_maximum_current_limit
    if o2 is not None:
        x = x << w | 3 - b
        x = e_PhysicalValue(x, o2)
        w = 2; b = 4
    o3 = m.ev_maximum_power_limit
    if o3 is not None:
        x = x << w | 4 - b
        x = e_PhysicalValue(x, o3)
        w = 2; b = 5
    o4 = m.bulk_charging_complete
    if o4 is not None:
        x = x << w | 5 - b
        x = x << 3 | (BOOLEAN[o4]) << 1
        w = 1; b = 6
    x = x << w | 6 - b
    x = x << 3 | (BOOLEAN[m.charging_complete]) << 1
    w = 2; b = 7
    o5 = m.remaining_time_to_full_soc
    if o5 is not None:
        x = x << w | 7 - b
        x = e_PhysicalValue(x, o5)
        w = 2; b = 8
    o6 = m.remaining_time_to_bulk_soc
    if o6 is not None:
        x = x << w | 8 - b
        x = e_PhysicalValue(x, o6)
        w = 1; b = 9
    x = x << w | 9 - b
    x = e_PhysicalValue(x, m.ev_target_voltage)
    return x << 1


def d_CurrentDemandRes(v, p):
    p -= 9
    x = v >> p & 0x1ff
    if x & 0x183: raise Mismatch
    a1 = x >> 2 & 0x1f
    c2, p = d_DC_EVSEStatus(v, p)
    p -= 1
    if v >> p & 0x1: raise Mismatch
    c3, p = d_PhysicalValue(v, p)
    p -= 1
    if v >> p & 0x1: raise Mismatch
    c4, p = d_PhysicalValue(v, p)
    p -= 15
    x = v >> p & 0x7fff
    if x & 0x6ee8: raise Mismatch
    a5 = x >> 12 & 0x1
    a6 = x >> 8 & 0x1
    a7 = x >> 4 & 0x1
    k = x & 0x7
    k += 7
    f_evse_maximum_voltage_limit = None
    if k < 8:
        c8, p = d_PhysicalValue(v, p)
        f_evse_maximum_voltage_limit = c8
        p -= 2
        k = v >> p & 0x3
        k += 8
    f_evse_maximum_current_limit = None
    if k < 9:
        c9, p = d_PhysicalValue(v, p)
        f_evse_maximum_current_limit = c9
        p -= 2
        k = v >> p & 0x3
        k += 9
    f_evse_maximum_power_limit = None
    if k < 10:
        c10, p = d_PhysicalValue(v, p)
        f_evse_maximum_power_limit = c10
        p -= 1
        if v >> p & 0x1: raise Mismatch
        k = 10
    if k != 10: raise Mismatch
    return CurrentDemandRes(response_code=ResponseCode_members[a1], dc_evse_status=c2, evse_present_voltage=c3, evse_present_current=c4, evse_current_limit_achieved=a5 == 1, evse_voltage_limit_achieved=a6 == 1, evse_power_limit_achieved=a7 == 1, evse_maximum_voltage_limit=f_evse_maximum_voltage_limit, evse_maximum_current_limit=f_evse_maximum_current_limit, evse_maximum_power_limit=f_evse_maximum_power_limit), p


def e_CurrentDemandRes(x, m):
    x = e_DC_EVSEStatus(x << 9 | (ResponseCode_code[m.response_code]) << 2, m.dc_evse_status)
    x = e_PhysicalValue(x << 1, m.evse_present_voltage)
    x = e_PhysicalValue(x << 1, m.evse_present_current)
    x = x << 12 | (BOOLEAN[m.evse_current_limit_achieved]) << 9 | (BOOLEAN[m.evse_voltage_limit_achieved]) << 5 | (BOOLEAN[m.evse_power_limit_achieved]) << 1
    w = 3; b = 7
    o1 = m.evse_maximum_voltage_limit
    if o1 is not None:
        x = x << w | 7 - b
        x = e_PhysicalValue(x, o1)
        w = 2; b = 8
    o2 = m.evse_maximum_current_limit
    if o2 is not None:
        x = x << w | 8 - b
        x = e_PhysicalValue(x, o2)
        w = 2; b = 9
    o3 = m.evse_maximum_power_limit
    if o3 is not None:
        x = x << w | 9 - b
        x = e_PhysicalValue(x, o3)
        w = 1; b = 10
    x = x << w | 10 - b
    return x


def d_MeteringReceiptRes(v, p):
    p -= 27
    x = v >> p & 0x7ffffff
    if x & 0x60f7700: raise Mismatch
    a1 = x >> 20 & 0x1f
    a2 = x >> 15 & 0x1
    a3 = x >> 11 & 0x1
    a4 = x & 0xff
    if a4 > 127: a4, p = more(v, p, a4, 4294967295)
    p -= 8
    x = v >> p & 0xff
    if x & 0xe7: raise Mismatch
    a5 = x >> 3 & 0x3
    return MeteringReceiptRes(response_code=ResponseCode_members[a1], ac_evse_status=AC_EVSEStatus(power_switch_closed=a2 == 1, rcd=a3 == 1, notification_max_delay=a4, evse_notification=EVSENotification_members[a5])), p


def e_MeteringReceiptRes(x, m):
    o1 = m.ac_evse_status
    o2 = o1.notification_max_delay
    x = x << 19 | (ResponseCode_code[m.response_code]) << 12 | (BOOLEAN[o1.power_switch_closed]) << 7 | (BOOLEAN[o1.rcd]) << 3
    if 0 <= o2 < 128: x = x << 8 | (o2)
    elif 127 < o2 < 16384: x = x << 16 | ((o2 & 127 | 128) << 8 | o2 >> 7)
    else: x = put_unsigned(x, o2, 0, 4294967295)
    return x << 8 | (EVSENotification_code[o1.evse_notification]) << 3


def d_PaymentDetailsReq(v, p):
    p -= 2
    if v >> p & 0x3: raise Mismatch
    a1, p = text(v, p, 24)
    p -= 2
    if v >> p & 0x3: raise Mismatch
    c2, p = d_CertificateChain(v, p)
    v &= (1 << p) - 1
    p -= 1
    if v >> p & 0x1: raise Mismatch
    return PaymentDetailsReq(contract_id=a1, contract_signature_cert_chain=c2), p


def e_PaymentDetailsReq(x, m):
    x = put_text(x << 2, m.contract_id, 0, 24)
    x = appended(x << 2, e_CertificateChain(1, m.contract_signature_cert_chain))
    return x << 1


def d_PaymentDetailsRes(v, p):
    p -= 10
    x = v >> p & 0x3ff
    if x & 0x307: raise Mismatch
    a1 = x >> 3 & 0x1f
    a2, p = text(v, p, 1024)
    p -= 12
    x = v >> p & 0xfff
    if x & 0xe00: raise Mismatch
    sa3 = x >> 8 & 0x1
    a3 = x & 0xff
    if a3 > 127: a3, p = more(v, p, a3, 9223372036854775807)
    p -= 2
    if v >> p & 0x3: raise Mismatch
    return PaymentDetailsRes(response_code=ResponseCode_members[a1], gen_challenge=a2, date_time_now=(~a3 if sa3 else a3)), p


def e_PaymentDetailsRes(x, m):
    x = put_text(x << 10 | (ResponseCode_code[m.response_code]) << 3, m.gen_challenge, 0, 1024)
    o1 = m.date_time_now
    if 0 <= o1 < 128: x = x << 12 | (o1)
    elif 127 < o1 < 16384: x = x << 20 | ((o1 & 127 | 128) << 8 | o1 >> 7)
    else: x = put_signed(x << 3, o1, -9223372036854775808, 9223372036854775807)
    return x << 2


def d_PowerDeliveryReq(v, p):
    p -= 7
    x = v >> p & 0x7f
    if x & 0x68: raise Mismatch
    a1 = x >> 4 & 0x1
    k = x & 0x7
    k += 1
    f_charging_profile = None
    if k < 2:
        c2, p = d_ChargingProfile(v, p)
        f_charging_profile = c2
        p -= 2
        k = v >> p & 0x3
        k += 2
    f_ev_power_delivery_parameter = None
    if k < 4:
        g3, p = D_EVPowerDeliveryParameter[k - 2](v, p)
        f_ev_power_delivery_parameter = g3
        p -= 1
        if v >> p & 0x1: raise Mismatch
        k = 4
    if k != 4: raise Mismatch
    return PowerDeliveryReq(ready_to_charge_state=a1 == 1, charging_profile=f_charging_profile, ev_power_delivery_parameter=f_ev_power_delivery_parameter), p


def e_PowerDeliveryReq(x, m):
    x = x << 4 | (BOOLEAN[m.ready_to_charge_state]) << 1
    w = 3; b = 1
    o1 = m.charging_profile
    if o1 is not None:
        x = x << w | 1 - b
        x = e_ChargingProfile(x, o1)
        w = 2; b = 2
    o2 = m.ev_power_delivery_parameter
    if o2 is not None:
        n, f = E_EVPowerDeliveryParameter[type(o2)]
        x = x << w | 2 + n - b
        x = f(x, o2)
        w = 1; b = 4
    x = x << w | 4 - b
    return x


def d_PowerDeliveryRes(v, p):
    p -= 10
    x = v >> p & 0x3ff
    if x & 0x304: raise Mismatch
    a1 = x >> 3 & 0x1f
    k = x & 0x3
    k += 1
    g2, p = D_EVSEStatus[k - 1](v, p)
    p -= 1
    if v >> p & 0x1: raise Mismatch
    return PowerDeliveryRes(response_code=ResponseCode_members[a1], evse_status=g2), p


def e_PowerDeliveryRes(x, m):
    o1 = m.evse_status
    n, f = E_EVSEStatus[type(o1)]
    x = f(x << 10 | (ResponseCode_code[m.response_code]) << 3 | (n), o1)
    return x << 1


def d_PreChargeReq(v, p):
    p -= 1
    if v >> p & 0x1: raise Mismatch
    c1, p = d_DC_EVStatus(v, p)
    p -= 1
    if v >> p & 0x1: raise Mismatch
    c2, p = d_PhysicalValue(v, p)
    p -= 1
    if v >> p & 0x1: raise Mismatch
    c3, p = d_PhysicalValue(v, p)
    p -= 1
    if v >> p & 0x1: raise Mismatch
    return PreChargeReq(dc_ev_status=c1, ev_target_voltage=c2, ev_target_current=c3), p


def e_PreChargeReq(x, m):
    x = e_DC_EVStatus(x << 1, m.dc_ev_status)
    x = e_PhysicalValue(x << 1, m.ev_target_voltage)
    x = e_PhysicalValue(x << 1, m.ev_target_current)
    return x << 1


def d_PreChargeRes(v, p):
    p -= 9
    x = v >> p & 0x1ff
    if x & 0x183: raise Mismatch
    a1 = x >> 2 & 0x1f
    c2, p = d_DC_EVSEStatus(v, p)
    p -= 1
    if v >> p & 0x1: raise Mismatch
    c3, p = d_PhysicalValue(v, p)
    p -= 1
    if v >> p & 0x1: raise Mismatch
    return PreChargeRes(response_code=ResponseCode_members[a1], dc_evse_status=c2, evse_present_voltage=c3), p


def e_PreChargeRes(x, m):
    x = e_DC_EVSEStatus(x << 9 | (ResponseCode_code[m.response_code]) << 2, m.dc_evse_status)
    x = e_PhysicalValue(x << 1, m.evse_present_voltage)
    return x << 1


def d_ServiceDetailReq(v, p):
    p -= 10
    x = v >> p & 0x3ff
    if x & 0x300: raise Mismatch
    a1 = x & 0xff
    if a1 > 127: a1, p = more(v, p, a1, 65535)
    p -= 2
    if v >> p & 0x3: raise Mismatch
    return ServiceDetailReq(service_id=a1), p


def e_ServiceDetailReq(x, m):
    o1 = m.service_id
    if 0 <= o1 < 128: x = x << 10 | (o1)
    elif 127 < o1 < 16384: x = x << 18 | ((o1 & 127 | 128) << 8 | o1 >> 7)
    else: x = put_unsigned(x << 2, o1, 0, 65535)
    return x << 2


def d_ServiceDetailRes(v, p):
    p -= 18
    x = v >> p & 0x3ffff
    if x & 0x30700: raise Mismatch
    a1 = x >> 11 & 0x1f
    a2 = x & 0xff
    if a2 > 127: a2, p = more(v, p, a2, 65535)
    p -= 3
    x = v >> p & 0x7
    if x & 0x4: raise Mismatch
    k = x & 0x3
    k += 2
    f_service_parameter_list = None
    if k < 3:
        c3, p = d_ServiceParameterList(v, p)
        f_service_parameter_list = c3
        p -= 1
        if v >> p & 0x1: raise Mismatch
        k = 3
    if k != 3: raise Mismatch
    return ServiceDetailRes(response_code=ResponseCode_members[a1], service_id=a2, service_parameter_list=f_service_parameter_list), p


def e_ServiceDetailRes(x, m):
    o1 = m.service_id
    x = x << 10 | (ResponseCode_code[m.response_code]) << 3
    if 0 <= o1 < 128: x = x << 8 | (o1)
    elif 127 < o1 < 16384: x = x << 16 | ((o1 & 127 | 128) << 8 | o1 >> 7)
    else: x = put_unsigned(x, o1, 0, 65535)
    x = x << 1
    w = 2; b = 2
    o2 = m.service_parameter_list
    if o2 is not None:
        x = x << w | 2 - b
        x = e_ServiceParameterList(x, o2)
        w = 1; b = 3
    x = x << w | 3 - b
    return x


def d_ServiceDiscoveryReq(v, p):
    p -= 2
    k = v >> p & 0x3
    f_service_scope = None
    if k < 1:
        p -= 1
        if v >> p & 0x1: raise Mismatch
        a1, p = text(v, p, 32)
        p -= 3
        x = v >> p & 0x7
        if x & 0x4: raise Mismatch
        k = x & 0x3
        f_service_scope = a1
        k += 1
    f_service_category = None
    if k < 2:
        p -= 5
        x = v >> p & 0x1f
        if x & 0x13: raise Mismatch
        a2 = x >> 2 & 0x3
        f_service_category = ServiceCategory_members[a2]
        k = 2
    if k != 2: raise Mismatch
    return ServiceDiscoveryReq(service_scope=f_service_scope, service_category=f_service_category), p


def e_ServiceDiscoveryReq(x, m):
    w = 2; b = 0
    o1 = m.service_scope
    if o1 is not None:
        x = x << w | 0 - b
        x = put_text(x << 1, o1, 0, 32)
        x = x << 1
        w = 2; b = 1
    o2 = m.service_category
    if o2 is not None:
        x = x << w | 1 - b
        x = x << 4 | (ServiceCategory_code[o2]) << 1
        w = 1; b = 2
    x = x << w | 2 - b
    return x


def d_ServiceDiscoveryRes(v, p):
    p -= 9
    x = v >> p & 0x1ff
    if x & 0x183: raise Mismatch
    a1 = x >> 2 & 0x1f
    c2, p = d_PaymentOptions(v, p)
    p -= 1
    if v >> p & 0x1: raise Mismatch
    c3, p = d_ServiceCharge(v, p)
    p -= 2
    k = v >> p & 0x3
    k += 3
    f_service_list = None
    if k < 4:
        c4, p = d_ServiceTagList(v, p)
        f_service_list = c4
        p -= 1
        if v >> p & 0x1: raise Mismatch
        k = 4
    if k != 4: raise Mismatch
    return ServiceDiscoveryRes(response_code=ResponseCode_members[a1], payment_options=c2, charge_service=c3, service_list=f_service_list), p


def e_ServiceDiscoveryRes(x, m):
    x = e_PaymentOptions(x << 9 | (ResponseCode_code[m.response_code]) << 2, m.payment_options)
    x = e_ServiceCharge(x << 1, m.charge_service)
    w = 2; b = 3
    o1 = m.service_list
    if o1 is not None:
        x = x << w | 3 - b
        x = e_ServiceTagList(x, o1)
        w = 1; b = 4
    x = x << w | 4 - b
    return x


def d_ServicePaymentSelectionReq(v, p):
    p -= 5
    x = v >> p & 0x1f
    if x & 0x1b: raise Mismatch
    a1 = x >> 2 & 0x1
    c2, p = d_SelectedServiceList(v, p)
    p -= 1
    if v >> p & 0x1: raise Mismatch
    return ServicePaymentSelectionReq(selected_payment_option=PaymentOption_members[a1], selected_service_list=c2), p


def e_ServicePaymentSelectionReq(x, m):
    x = e_SelectedServiceList(x << 5 | (PaymentOption_code[m.selected_payment_option]) << 2, m.selected_service_list)
    return x << 1


def d_ServicePaymentSelectionRes(v, p):
    p -= 9
    x = v >> p & 0x1ff
    if x & 0x183: raise Mismatch
    a1 = x >> 2 & 0x1f
    return ServicePaymentSelectionRes(response_code=ResponseCode_members[a1]), p


def e_ServicePaymentSelectionRes(x, m):
    return x << 9 | (ResponseCode_code[m.response_code]) << 2


def d_SessionSetupReq(v, p):
    p -= 2
    if v >> p & 0x3: raise Mismatch
    a1, p = octets(v, p, 8)
    p -= 2
    if v >> p & 0x3: raise Mismatch
    return SessionSetupReq(evcc_id=a1), p


def e_SessionSetupReq(x, m):
    x = put_octets(x << 2, m.evcc_id, 0, 8)
    return x << 2


def d_SessionSetupRes(v, p):
    p -= 10
    x = v >> p & 0x3ff
    if x & 0x307: raise Mismatch
    a1 = x >> 3 & 0x1f
    a2, p = octets(v, p, 32)
    p -= 3
    x = v >> p & 0x7
    if x & 0x4: raise Mismatch
    k = x & 0x3
    k += 2
    f_date_time_now = None
    if k < 3:
        p -= 10
        x = v >> p & 0x3ff
        if x & 0x200: raise Mismatch
        sa3 = x >> 8 & 0x1
        a3 = x & 0xff
        if a3 > 127: a3, p = more(v, p, a3, 9223372036854775807)
        p -= 2
        if v >> p & 0x3: raise Mismatch
        f_date_time_now = (~a3 if sa3 else a3)
        k = 3
    if k != 3: raise Mismatch
    return SessionSetupRes(response_code=ResponseCode_members[a1], evse_id=a2, date_time_now=f_date_time_now), p


def e_SessionSetupRes(x, m):
    x = put_octets(x << 10 | (ResponseCode_code[m.response_code]) << 3, m.evse_id, 0, 32)
    x = x << 1
    w = 2; b = 2
    o1 = m.date_time_now
    if o1 is not None:
        x = x << w | 2 - b
        if 0 <= o1 < 128: x = x << 10 | (o1)
        elif 127 < o1 < 16384: x = x << 18 | ((o1 & 127 | 128) << 8 | o1 >> 7)
        else: x = put_signed(x << 1, o1, -9223372036854775808, 9223372036854775807)
        x = x << 1
        w = 1; b = 3
    x = x << w | 3 - b
    return x


def d_SessionStopReq(v, p):
    p -= 1
    if v >> p & 0x1: raise Mismatch
    return SessionStopReq(), p


def e_SessionStopReq(x, m):
    return x << 1


def d_SessionStopRes(v, p):
    p -= 9
    x = v >> p & 0x1ff
    if x & 0x183: raise Mismatch
    a1 = x >> 2 & 0x1f
    return SessionStopRes(response_code=ResponseCode_members[a1]), p


def e_SessionStopRes(x, m):
    return x << 9 | (ResponseCode_code[m.response_code]) << 2


def d_WeldingDetectionReq(v, p):
    p -= 1
    if v >> p & 0x1: raise Mismatch
    c1, p = d_DC_EVStatus(v, p)
    p -= 1
    if v >> p & 0x1: raise Mismatch
    return WeldingDetectionReq(dc_ev_status=c1), p


def e_WeldingDetectionReq(x, m):
    x = e_DC_EVStatus(x << 1, m.dc_ev_status)
    return x << 1


def d_WeldingDetectionRes(v, p):
    p -= 9
    x = v >> p & 0x1ff
    if x & 0x183: raise Mismatch
    a1 = x >> 2 & 0x1f
    c2, p = d_DC_EVSEStatus(v, p)
    p -= 1
    if v >> p & 0x1: raise Mismatch
    c3, p = d_PhysicalValue(v, p)
    p -= 1
    if v >> p & 0x1: raise Mismatch
    return WeldingDetectionRes(response_code=ResponseCode_members[a1], dc_evse_status=c2, evse_present_voltage=c3), p


def e_WeldingDetectionRes(x, m):
    x = e_DC_EVSEStatus(x << 9 | (ResponseCode_code[m.response_code]) << 2, m.dc_evse_status)
    x = e_PhysicalValue(x << 1, m.evse_present_voltage)
    return x << 1


def d_ListOfRootCertificateIDs(v, p):
    p -= 1
    if v >> p & 0x1: raise Mismatch
    items1 = []
    while True:
        p -= 1
        if v >> p & 0x1: raise Mismatch
        a2, p = text(v, p, 40)
        p -= 3
        x = v >> p & 0x7
        if x & 0x4: raise Mismatch
        k = x & 0x3
        items1.append(a2)
        if k: break
        if len(items1) == 32: raise Mismatch
    f_root_certificate_id = tuple(items1)
    if k != 1: raise Mismatch
    return ListOfRootCertificateIDs(root_certificate_id=f_root_certificate_id), p


def e_ListOfRootCertificateIDs(x, m):
    o1 = m.root_certificate_id
    x = x << 1
    if not 1 <= len(o1) <= 32: raise Mismatch
    for i in o1:
        x = put_text(x << 1, i, 0, 40)
        x = x << 1
        x <<= 2
    x >>= 2
    w = 2; b = 0
    x = x << w | 1 - b
    return x


def d_CertificateChain(v, p):
    p -= 2
    if v >> p & 0x3: raise Mismatch
    a1, p = octets(v, p, 1200)
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
    x = put_octets(x << 2, m.certificate, 0, 1200)
    x = x << 1
    w = 2; b = 1
    o1 = m.sub_certificates
    if o1 is not None:
        x = x << w | 1 - b
        x = appended(x, e_SubCertificates(1, o1))
        w = 1; b = 2
    x = x << w | 2 - b
    return x


def d_MeterInfo(v, p):
    p -= 2
    if v >> p & 0x3: raise Mismatch
    a1, p = text(v, p, 32)
    p -= 4
    x = v >> p & 0xf
    if x & 0x8: raise Mismatch
    k = x & 0x7
    k += 1
    f_meter_reading = None
    if k < 2:
        c2, p = d_PhysicalValue(v, p)
        f_meter_reading = c2
        p -= 3
        k = v >> p & 0x7
        k += 2
    f_sig_meter_reading = None
    if k < 3:
        p -= 1
        if v >> p & 0x1: raise Mismatch
        a3, p = octets(v, p, 32)
        p -= 3
        x = v >> p & 0x7
        if x & 0x4: raise Mismatch
        k = x & 0x3
        f_sig_meter_reading = a3
        k += 3
    f_meter_status = None
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
        f_meter_status = (~a4 if sa4 else a4)
        k += 4
    f_t_meter = None
    if k < 5:
        p -= 10
        x = v >> p & 0x3ff
        if x & 0x200: raise Mismatch
        sa5 = x >> 8 & 0x1
        a5 = x & 0xff
        if a5 > 127: a5, p = more(v, p, a5, 9223372036854775807)
        p -= 2
        if v >> p & 0x3: raise Mismatch
        f_t_meter = (~a5 if sa5 else a5)
        k = 5
    if k != 5: raise Mismatch
    return MeterInfo(meter_id=a1, meter_reading=f_meter_reading, sig_meter_reading=f_sig_meter_reading, meter_status=f_meter_status, t_meter=f_t_meter), p


def e_MeterInfo(x, m):
    x = put_text(x << 2, m.meter_id, 0, 32)
    x = x << 1
    w = 3; b = 1
    o1 = m.meter_reading
    if o1 is not None:
        x = x << w | 1 - b
        x = e_PhysicalValue(x, o1)
        w = 3; b = 2
    o2 = m.sig_meter_reading
    if o2 is not None:
        x = x << w | 2 - b
        x = put_octets(x << 1, o2, 0, 32)
        x = x << 1
        w = 2; b = 3
    o3 = m.meter_status
    if o3 is not None:
        x = x << w | 3 - b
        if 0 <= o3 < 128: x = x << 10 | (o3)
        elif 127 < o3 < 16384: x = x << 18 | ((o3 & 127 | 128) << 8 | o3 >> 7)
        else: x = put_signed(x << 1, o3, -32768, 32767)
        x = x << 1
        w = 2; b = 4
    o4 = m.t_meter
    if o4 is not None:
        x = x << w | 4 - b
        if 0 <= o4 < 128: x = x << 10 | (o4)
        elif 127 < o4 < 16384: x = x << 18 | ((o4 & 127 | 128) << 8 | o4 >> 7)
        else: x = put_signed(x << 1, o4, -9223372036854775808, 9223372036854775807)
        x = x << 1
        w = 1; b = 5
    x = x << w | 5 - b
    return x


def d_SalesTariffEntry(v, p):
    p -= 2
    k = v >> p & 0x3
    g1, p = D_TimeInterval[k](v, p)
    p -= 13
    x = v >> p & 0x1fff
    if x & 0x1804: raise Mismatch
    a2 = x >> 3 & 0xff
    k = x & 0x3
    k += 3
    f_consumption_cost = ()
    if k < 4:
        items3 = []
        while True:
            c4, p = d_ConsumptionCost(v, p)
            items3.append(c4)
            p -= 2
            k = v >> p & 0x3
            if k: break
            if len(items3) == 8: raise Mismatch
        k += 3
        f_consumption_cost = tuple(items3)
    if k != 4: raise Mismatch
    return SalesTariffEntry(time_interval=g1, e_price_level=a2, consumption_cost=f_consumption_cost), p


def e_SalesTariffEntry(x, m):
    o1 = m.time_interval
    n, f = E_TimeInterval[type(o1)]
    x = f(x << 2 | (n), o1)
    o2 = m.e_price_level
    if not 0 <= o2 <= 255: raise Mismatch
    x = x << 11 | o2 << 1
    w = 2; b = 3
    o3 = m.consumption_cost
    if o3:
        x = x << w | 3 - b
        if not 1 <= len(o3) <= 8: raise Mismatch
        for i in o3:
            x = e_ConsumptionCost(x, i)
            x <<= 2
        x >>= 2
        w = 2; b = 3
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


def d_Notification(v, p):
    p -= 7
    x = v >> p & 0x7f
    if x & 0x64: raise Mismatch
    a1 = x >> 3 & 0x3
    k = x & 0x3
    k += 1
    f_fault_msg = None
    if k < 2:
        p -= 1
        if v >> p & 0x1: raise Mismatch
        a2, p = text(v, p, 64)
        p -= 2
        if v >> p & 0x3: raise Mismatch
        f_fault_msg = a2
        k = 2
    if k != 2: raise Mismatch
    return Notification(fault_code=FaultCode_members[a1], fault_msg=f_fault_msg), p


def e_Notification(x, m):
    x = x << 5 | (FaultCode_code[m.fault_code]) << 1
    w = 2; b = 1
    o1 = m.fault_msg
    if o1 is not None:
        x = x << w | 1 - b
        x = put_text(x << 1, o1, 0, 64)
        x = x << 1
        w = 1; b = 2
    x = x << w | 2 - b
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


def d_DC_EVStatus(v, p):
    p -= 6
    x = v >> p & 0x3f
    if x & 0x34: raise Mismatch
    a1 = x >> 3 & 0x1
    k = x & 0x3
    k += 1
    f_ev_cabin_conditioning = None
    if k < 2:
        p -= 5
        x = v >> p & 0x1f
        if x & 0x14: raise Mismatch
        a2 = x >> 3 & 0x1
        k = x & 0x3
        f_ev_cabin_conditioning = a2 == 1
        k += 2
    f_ev_ress_conditioning = None
    if k < 3:
        p -= 4
        x = v >> p & 0xf
        if x & 0xb: raise Mismatch
        a3 = x >> 2 & 0x1
        f_ev_ress_conditioning = a3 == 1
        k = 3
    if k != 3: raise Mismatch
    p -= 17
    x = v >> p & 0x1ffff
    if x & 0x10e03: raise Mismatch
    a4 = x >> 12 & 0xf
    a5 = x >> 2 & 0x7f
    if a5 > 100: raise Mismatch
    return DC_EVStatus(ev_ready=a1 == 1, ev_cabin_conditioning=f_ev_cabin_conditioning, ev_ress_conditioning=f_ev_ress_conditioning, ev_error_code=DC_EVErrorCode_members[a4], ev_ress_soc=a5), p


def e_DC_EVStatus(x, m):
    x = x << 4 | (BOOLEAN[m.ev_ready]) << 1
    w = 2; b = 1
    o1 = m.ev_cabin_conditioning
    if o1 is not None:
        x = x << w | 1 - b
        x = x << 3 | (BOOLEAN[o1]) << 1
        w = 2; b = 2
    o2 = m.ev_ress_conditioning
    if o2 is not None:
        x = x << w | 2 - b
        x = x << 3 | (BOOLEAN[o2]) << 1
        w = 1; b = 3
    x = x << w | 3 - b
    o3 = m.ev_ress_soc
    if not 0 <= o3 <= 100: raise Mismatch
    return x << 17 | (DC_EVErrorCode_code[m.ev_error_code]) << 12 | o3 << 2


def d_DC_EVSEStatus(v, p):
    p -= 2
    k = v >> p & 0x3
    f_evse_isolation_status = None
    if k < 1:
        p -= 5
        x = v >> p & 0x1f
        if x & 0x13: raise Mismatch
        a1 = x >> 2 & 0x3
        f_evse_isolation_status = IsolationLevel_members[a1]
        k = 1
    if k != 1: raise Mismatch
    p -= 16
    x = v >> p & 0xffff
    if x & 0x8700: raise Mismatch
    a2 = x >> 11 & 0xf
    a3 = x & 0xff
    if a3 > 127: a3, p = more(v, p, a3, 4294967295)
    p -= 7
    x = v >> p & 0x7f
    if x & 0x73: raise Mismatch
    a4 = x >> 2 & 0x3
    return DC_EVSEStatus(evse_isolation_status=f_evse_isolation_status, evse_status_code=DC_EVSEStatusCode_members[a2], notification_max_delay=a3, evse_notification=EVSENotification_members[a4]), p


def e_DC_EVSEStatus(x, m):
    w = 2; b = 0
    o1 = m.evse_isolation_status
    if o1 is not None:
        x = x << w | 0 - b
        x = x << 4 | (IsolationLevel_code[o1]) << 1
        w = 1; b = 1
    x = x << w | 1 - b
    o2 = m.notification_max_delay
    x = x << 8 | (DC_EVSEStatusCode_code[m.evse_status_code]) << 3
    if 0 <= o2 < 128: x = x << 8 | (o2)
    elif 127 < o2 < 16384: x = x << 16 | ((o2 & 127 | 128) << 8 | o2 >> 7)
    else: x = put_unsigned(x, o2, 0, 4294967295)
    return x << 7 | (EVSENotification_code[m.evse_notification]) << 2


def d_AC_EVChargeParameter(v, p):
    p -= 10
    x = v >> p & 0x3ff
    if x & 0x300: raise Mismatch
    a1 = x & 0xff
    if a1 > 127: a1, p = more(v, p, a1, 4294967295)
    p -= 2
    if v >> p & 0x3: raise Mismatch
    c2, p = d_PhysicalValue(v, p)
    p -= 1
    if v >> p & 0x1: raise Mismatch
    c3, p = d_PhysicalValue(v, p)
    p -= 1
    if v >> p & 0x1: raise Mismatch
    c4, p = d_PhysicalValue(v, p)
    p -= 1
    if v >> p & 0x1: raise Mismatch
    c5, p = d_PhysicalValue(v, p)
    p -= 1
    if v >> p & 0x1: raise Mismatch
    return AC_EVChargeParameter(departure_time=a1, e_amount=c2, ev_max_voltage=c3, ev_max_current=c4, ev_min_current=c5), p


def e_AC_EVChargeParameter(x, m):
    o1 = m.departure_time
    if 0 <= o1 < 128: x = x << 10 | (o1)
    elif 127 < o1 < 16384: x = x << 18 | ((o1 & 127 | 128) << 8 | o1 >> 7)
    else: x = put_unsigned(x << 2, o1, 0, 4294967295)
    x = e_PhysicalValue(x << 2, m.e_amount)
    x = e_PhysicalValue(x << 1, m.ev_max_voltage)
    x = e_PhysicalValue(x << 1, m.ev_max_current)
    x = e_PhysicalValue(x << 1, m.ev_min_current)
    return x << 1


def d_DC_EVChargeParameter(v, p):
    p -= 1
    if v >> p & 0x1: raise Mismatch
    c1, p = d_DC_EVStatus(v, p)
    p -= 1
    if v >> p & 0x1: raise Mismatch
    c2, p = d_PhysicalValue(v, p)
    p -= 2
    k = v >> p & 0x3
    k += 2
    f_ev_maximum_power_limit = None
    if k < 3:
        c3, p = d_PhysicalValue(v, p)
        f_ev_maximum_power_limit = c3
        p -= 1
        if v >> p & 0x1: raise Mismatch
        k = 3
    if k != 3: raise Mismatch
    c4, p = d_PhysicalValue(v, p)
    p -= 3
    k = v >> p & 0x7
    k += 4
    f_ev_energy_capacity = None
    if k < 5:
        c5, p = d_PhysicalValue(v, p)
        f_ev_energy_capacity = c5
        p -= 3
        k = v >> p & 0x7
        k += 5
    f_ev_energy_request = None
    if k < 6:
        c6, p = d_PhysicalValue(v, p)
        f_ev_energy_request = c6
        p -= 2
        k = v >> p & 0x3
        k += 6
    f_full_soc = None
    if k < 7:
        p -= 11
        x = v >> p & 0x7ff
        if x & 0x404: raise Mismatch
        a7 = x >> 3 & 0x7f
        k = x & 0x3
        if a7 > 100: raise Mismatch
        f_full_soc = a7
        k += 7
    f_bulk_soc = None
    if k < 8:
        p -= 10
        x = v >> p & 0x3ff
        if x & 0x203: raise Mismatch
        a8 = x >> 2 & 0x7f
        if a8 > 100: raise Mismatch
        f_bulk_soc = a8
        k = 8
    if k != 8: raise Mismatch
    return DC_EVChargeParameter(dc_ev_status=c1, ev_maximum_current_limit=c2, ev_maximum_power_limit=f_ev_maximum_power_limit, ev_maximum_voltage_limit=c4, ev_energy_capacity=f_ev_energy_capacity, ev_energy_request=f_ev_energy_request, full_soc=f_full_soc, bulk_soc=f_bulk_soc), p


def e_DC_EVChargeParameter(x, m):
    x = e_DC_EVStatus(x << 1, m.dc_ev_status)
    x = e_PhysicalValue(x << 1, m.ev_maximum_current_limit)
    w = 2; b = 2
    o1 = m.ev_maximum_power_limit
    if o1 is not None:
        x = x << w | 2 - b
        x = e_PhysicalValue(x, o1)
        w = 1; b = 3
    x = x << w | 3 - b
    x = e_PhysicalValue(x, m.ev_maximum_voltage_limit)
    w = 3; b = 4
    o2 = m.ev_energy_capacity
    if o2 is not None:
        x = x << w | 4 - b
        x = e_PhysicalValue(x, o2)
        w = 3; b = 5
    o3 = m.ev_energy_request
    if o3 is not None:
        x = x << w | 5 - b
        x = e_PhysicalValue(x, o3)
        w = 2; b = 6
    o4 = m.full_soc
    if o4 is not None:
        x = x << w | 6 - b
        if not 0 <= o4 <= 100: raise Mismatch
        x = x << 9 | o4 << 1
        w = 2; b = 7
    o5 = m.bulk_soc
    if o5 is not None:
        x = x << w | 7 - b
        if not 0 <= o5 <= 100: raise Mismatch
        x = x << 9 | o5 << 1
        w = 1; b = 8
    x = x << w | 8 - b
    return x


def d_EVChargeParameter(v, p):
    p -= 1
    if v >> p & 0x1: raise Mismatch
    return EVChargeParameter(), p


def e_EVChargeParameter(x, m):
    return x << 1


def d_SAScheduleList(v, p):
    p -= 1
    if v >> p & 0x1: raise Mismatch
    items1 = []
    while True:
        c2, p = d_SAScheduleTuple(v, p)
        items1.append(c2)
        p -= 2
        k = v >> p & 0x3
        if k: break
        if len(items1) == 16: raise Mismatch
    f_sa_schedule_tuple = tuple(items1)
    if k != 1: raise Mismatch
    return SAScheduleList(sa_schedule_tuple=f_sa_schedule_tuple), p


def e_SAScheduleList(x, m):
    o1 = m.sa_schedule_tuple
    x = x << 1
    if not 1 <= len(o1) <= 16: raise Mismatch
    for i in o1:
        x = e_SAScheduleTuple(x, i)
        x <<= 2
    x >>= 2
    w = 2; b = 0
    x = x << w | 1 - b
    return x


def d_SASchedules(v, p):
    p -= 1
    if v >> p & 0x1: raise Mismatch
    return SASchedules(), p


def e_SASchedules(x, m):
    return x << 1


def d_AC_EVSEChargeParameter(v, p):
    p -= 19
    x = v >> p & 0x7ffff
    if x & 0x77700: raise Mismatch
    a1 = x >> 15 & 0x1
    a2 = x >> 11 & 0x1
    a3 = x & 0xff
    if a3 > 127: a3, p = more(v, p, a3, 4294967295)
    p -= 8
    x = v >> p & 0xff
    if x & 0xe7: raise Mismatch
    a4 = x >> 3 & 0x3
    c5, p = d_PhysicalValue(v, p)
    p -= 1
    if v >> p & 0x1: raise Mismatch
    c6, p = d_PhysicalValue(v, p)
    p -= 1
    if v >> p & 0x1: raise Mismatch
    c7, p = d_PhysicalValue(v, p)
    p -= 1
    if v >> p & 0x1: raise Mismatch
    return AC_EVSEChargeParameter(ac_evse_status=AC_EVSEStatus(power_switch_closed=a1 == 1, rcd=a2 == 1, notification_max_delay=a3, evse_notification=EVSENotification_members[a4]), evse_max_voltage=c5, evse_max_current=c6, evse_min_current=c7), p


def e_AC_EVSEChargeParameter(x, m):
    o1 = m.ac_evse_status
    o2 = o1.notification_max_delay
    x = x << 11 | (BOOLEAN[o1.power_switch_closed]) << 7 | (BOOLEAN[o1.rcd]) << 3
    if 0 <= o2 < 128: x = x << 8 | (o2)
    elif 127 < o2 < 16384: x = x << 16 | ((o2 & 127 | 128) << 8 | o2 >> 7)
    else: x = put_unsigned(x, o2, 0, 4294967295)
    x = e_PhysicalValue(x << 8 | (EVSENotification_code[o1.evse_notification]) << 3, m.evse_max_voltage)
    x = e_PhysicalValue(x << 1, m.evse_max_current)
    x = e_PhysicalValue(x << 1, m.evse_min_current)
    return x << 1


def d_DC_EVSEChargeParameter(v, p):
    p -= 1
    if v >> p & 0x1: raise Mismatch
    c1, p = d_DC_EVSEStatus(v, p)
    p -= 1
    if v >> p & 0x1: raise Mismatch
    c2, p = d_PhysicalValue(v, p)
    p -= 2
    k = v >> p & 0x3
    k += 2
    f_evse_maximum_power_limit = None
    if k < 3:
        c3, p = d_PhysicalValue(v, p)
        f_evse_maximum_power_limit = c3
        p -= 1
        if v >> p & 0x1: raise Mismatch
        k = 3
    if k != 3: raise Mismatch
    c4, p = d_PhysicalValue(v, p)
    p -= 1
    if v >> p & 0x1: raise Mismatch
    c5, p = d_PhysicalValue(v, p)
    p -= 1
    if v >> p & 0x1: raise Mismatch
    c6, p = d_PhysicalValue(v, p)
    p -= 2
    k = v >> p & 0x3
    k += 6
    f_evse_current_regulation_tolerance = None
    if k < 7:
        c7, p = d_PhysicalValue(v, p)
        f_evse_current_regulation_tolerance = c7
        p -= 1
        if v >> p & 0x1: raise Mismatch
        k = 7
    if k != 7: raise Mismatch
    c8, p = d_PhysicalValue(v, p)
    p -= 2
    k = v >> p & 0x3
    k += 8
    f_evse_energy_to_be_delivered = None
    if k < 9:
        c9, p = d_PhysicalValue(v, p)
        f_evse_energy_to_be_delivered = c9
        p -= 1
        if v >> p & 0x1: raise Mismatch
        k = 9
    if k != 9: raise Mismatch
    return DC_EVSEChargeParameter(dc_evse_status=c1, evse_maximum_current_limit=c2, evse_maximum_power_limit=f_evse_maximum_power_limit, evse_maximum_voltage_limit=c4, evse_minimum_current_limit=c5, evse_minimum_voltage_limit=c6, evse_current_regulation_tolerance=f_evse_current_regulation_tolerance, evse_peak_current_ripple=c8, evse_energy_to_be_delivered=f_evse_energy_to_be_delivered), p


def e_DC_EVSEChargeParameter(x, m):
    x = e_DC_EVSEStatus(x << 1, m.dc_evse_status)
    x = e_PhysicalValue(x << 1, m.evse_maximum_current_limit)
    w = 2; b = 2
    o1 = m.evse_maximum_power_limit
    if o1 is not None:
        x = x << w | 2 - b
        x = e_PhysicalValue(x, o1)
        w = 1; b = 3
    x = x << w | 3 - b
    x = e_PhysicalValue(x, m.evse_maximum_voltage_limit)
    x = e_PhysicalValue(x << 1, m.evse_minimum_current_limit)
    x = e_PhysicalValue(x << 1, m.evse_minimum_voltage_limit)
    w = 2; b = 6
    o2 = m.evse_current_regulation_tolerance
    if o2 is not None:
        x = x << w | 6 - b
        x = e_PhysicalValue(x, o2)
        w = 1; b = 7
    x = x << w | 7 - b
    x = e_PhysicalValue(x, m.evse_peak_current_ripple)
    w = 2; b = 8
    o3 = m.evse_energy_to_be_delivered
    if o3 is not None:
        x = x << w | 8 - b
        x = e_PhysicalValue(x, o3)
        w = 1; b = 9
    x = x << w | 9 - b
    return x


def d_EVSEChargeParameter(v, p):
    p -= 1
    if v >> p & 0x1: raise Mismatch
    return EVSEChargeParameter(), p


def e_EVSEChargeParameter(x, m):
    return x << 1


def d_PhysicalValue(v, p):
    p -= 8
    x = v >> p & 0xff
    if x & 0xc4: raise Mismatch
    a1 = x >> 3 & 0x7
    k = x & 0x3
    if a1 > 6: raise Mismatch
    k += 1
    f_unit = None
    if k < 2:
        p -= 7
        x = v >> p & 0x7f
        if x & 0x43: raise Mismatch
        a2 = x >> 2 & 0xf
        f_unit = UnitSymbol_members[a2]
        k = 2
    if k != 2: raise Mismatch
    p -= 10
    x = v >> p & 0x3ff
    if x & 0x200: raise Mismatch
    sa3 = x >> 8 & 0x1
    a3 = x & 0xff
    if a3 > 127: a3, p = more(v, p, a3, 32767)
    p -= 2
    if v >> p & 0x3: raise Mismatch
    return PhysicalValue(multiplier=a1 - 3, unit=f_unit, value=(~a3 if sa3 else a3)), p


def e_PhysicalValue(x, m):
    o1 = m.multiplier
    if not -3 <= o1 <= 3: raise Mismatch
    x = x << 6 | (o1 + 3) << 1
    w = 2; b = 1
    o2 = m.unit
    if o2 is not None:
        x = x << w | 1 - b
        x = x << 6 | (UnitSymbol_code[o2]) << 1
        w = 1; b = 2
    x = x << w | 2 - b
    o3 = m.value
    if 0 <= o3 < 128: x = x << 10 | (o3)
    elif 127 < o3 < 16384: x = x << 18 | ((o3 & 127 | 128) << 8 | o3 >> 7)
    else: x = put_signed(x << 1, o3, -32768, 32767)
    return x << 2


def d_ChargingProfile(v, p):
    p -= 11
    x = v >> p & 0x7ff
    if x & 0x600: raise Mismatch
    sa1 = x >> 8 & 0x1
    a1 = x & 0xff
    if a1 > 127: a1, p = more(v, p, a1, 32767)
    p -= 2
    if v >> p & 0x3: raise Mismatch
    items2 = []
    whole, below, tail = v, 0, None
    while True:
        if p < 2048 and below or p > 16384:
            if tail is None: tail = octets_below(v, p)
            v, p, below = window(tail, p + below)
        p -= 10
        x = v >> p & 0x3ff
        if x & 0x300: raise Mismatch
        a3 = x & 0xff
        if a3 > 127: a3, p = more(v, p, a3, 4294967295)
        p -= 12
        x = v >> p & 0xfff
        if x & 0xe00: raise Mismatch
        sa4 = x >> 8 & 0x1
        a4 = x & 0xff
        if a4 > 127: a4, p = more(v, p, a4, 32767)
        p -= 4
        x = v >> p & 0xf
        if x & 0xc: raise Mismatch
        k = x & 0x3
        items2.append(ProfileEntry(charging_profile_entry_start=a3, charging_profile_entry_max_power=(~a4 if sa4 else a4)))
        if k: break
        if len(items2) == 1024: raise Mismatch
    k += 1
    p += below
    v = whole
    f_profile_entry = tuple(items2)
    if k != 2: raise Mismatch
    return ChargingProfile(sa_schedule_tuple_id=(~a1 if sa1 else a1), profile_entry=f_profile_entry), p


def e_ChargingProfile(x, m):
    o1 = m.sa_schedule_tuple_id
    if 0 <= o1 < 128: x = x << 11 | (o1)
    elif 127 < o1 < 16384: x = x << 19 | ((o1 & 127 | 128) << 8 | o1 >> 7)
    else: x = put_signed(x << 2, o1, -32768, 32767)
    o2 = m.profile_entry
    x = x << 2
    if not 1 <= len(o2) <= 1024: raise Mismatch
    x = joined(x, [e_ProfileEntry(1, i) for i in o2], 2)
    w = 2; b = 1
    x = x << w | 2 - b
    return x


def d_DC_EVPowerDeliveryParameter(v, p):
    p -= 1
    if v >> p & 0x1: raise Mismatch
    c1, p = d_DC_EVStatus(v, p)
    p -= 2
    k = v >> p & 0x3
    k += 1
    f_bulk_charging_complete = None
    if k < 2:
        p -= 4
        x = v >> p & 0xf
        if x & 0xb: raise Mismatch
        a2 = x >> 2 & 0x1
        f_bulk_charging_complete = a2 == 1
        k = 2
    if k != 2: raise Mismatch
    p -= 4
    x = v >> p & 0xf
    if x & 0xb: raise Mismatch
    a3 = x >> 2 & 0x1
    return DC_EVPowerDeliveryParameter(dc_ev_status=c1, bulk_charging_complete=f_bulk_charging_complete, charging_complete=a3 == 1), p


def e_DC_EVPowerDeliveryParameter(x, m):
    x = e_DC_EVStatus(x << 1, m.dc_ev_status)
    w = 2; b = 1
    o1 = m.bulk_charging_complete
    if o1 is not None:
        x = x << w | 1 - b
        x = x << 3 | (BOOLEAN[o1]) << 1
        w = 1; b = 2
    x = x << w | 2 - b
    return x << 4 | (BOOLEAN[m.charging_complete]) << 2


def d_EVPowerDeliveryParameter(v, p):
    p -= 1
    if v >> p & 0x1: raise Mismatch
    return EVPowerDeliveryParameter(), p


def e_EVPowerDeliveryParameter(x, m):
    return x << 1


def d_AC_EVSEStatus(v, p):
    p -= 18
    x = v >> p & 0x3ffff
    if x & 0x37700: raise Mismatch
    a1 = x >> 15 & 0x1
    a2 = x >> 11 & 0x1
    a3 = x & 0xff
    if a3 > 127: a3, p = more(v, p, a3, 4294967295)
    p -= 7
    x = v >> p & 0x7f
    if x & 0x73: raise Mismatch
    a4 = x >> 2 & 0x3
    return AC_EVSEStatus(power_switch_closed=a1 == 1, rcd=a2 == 1, notification_max_delay=a3, evse_notification=EVSENotification_members[a4]), p


def e_AC_EVSEStatus(x, m):
    o1 = m.notification_max_delay
    x = x << 10 | (BOOLEAN[m.power_switch_closed]) << 7 | (BOOLEAN[m.rcd]) << 3
    if 0 <= o1 < 128: x = x << 8 | (o1)
    elif 127 < o1 < 16384: x = x << 16 | ((o1 & 127 | 128) << 8 | o1 >> 7)
    else: x = put_unsigned(x, o1, 0, 4294967295)
    return x << 7 | (EVSENotification_code[m.evse_notification]) << 2


def d_EVSEStatus(v, p):
    p -= 1
    if v >> p & 0x1: raise Mismatch
    return EVSEStatus(), p


def e_EVSEStatus(x, m):
    return x << 1


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
        p -= 2
        k = v >> p & 0x3
        if k: break
        if len(items1) == 32: raise Mismatch
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
    w = 2; b = 0
    x = x << w | 1 - b
    return x


def d_PaymentOptions(v, p):
    p -= 1
    if v >> p & 0x1: raise Mismatch
    items1 = []
    while True:
        p -= 5
        x = v >> p & 0x1f
        if x & 0x14: raise Mismatch
        a2 = x >> 3 & 0x1
        k = x & 0x3
        items1.append(PaymentOption_members[a2])
        if k: break
        if len(items1) == 32: raise Mismatch
    f_payment_option = tuple(items1)
    if k != 1: raise Mismatch
    return PaymentOptions(payment_option=f_payment_option), p


def e_PaymentOptions(x, m):
    o1 = m.payment_option
    x = x << 1
    if not 1 <= len(o1) <= 32: raise Mismatch
    for i in o1:
        x = x << 3 | (PaymentOption_code[i]) << 1
        x <<= 2
    x >>= 2
    w = 2; b = 0
    x = x << w | 1 - b
    return x


def d_ServiceCharge(v, p):
    p -= 1
    if v >> p & 0x1: raise Mismatch
    c1, p = d_ServiceTag(v, p)
    p -= 12
    x = v >> p & 0xfff
    if x & 0xdc3: raise Mismatch
    a2 = x >> 9 & 0x1
    a3 = x >> 2 & 0xf
    return ServiceCharge(service_tag=c1, free_service=a2 == 1, energy_transfer_type=EVSESupportedEnergyTransfer_members[a3]), p


def e_ServiceCharge(x, m):
    x = e_ServiceTag(x << 1, m.service_tag)
    return x << 12 | (BOOLEAN[m.free_service]) << 9 | (EVSESupportedEnergyTransfer_code[m.energy_transfer_type]) << 2


def d_ServiceTagList(v, p):
    p -= 1
    if v >> p & 0x1: raise Mismatch
    items1 = []
    whole, below, tail = v, 0, None
    while True:
        if p < 2048 and below or p > 16384:
            if tail is None: tail = octets_below(v, p)
            v, p, below = window(tail, p + below)
        try: c2, p = d_Service(v, p)
        except (ValueError, LookupError):
            if not below: raise
            c2, v, p, below = wider(d_Service, tail, p + below)
        items1.append(c2)
        p -= 2
        k = v >> p & 0x3
        if k: break
        if len(items1) == 32: raise Mismatch
    p += below
    v = whole
    f_service = tuple(items1)
    if k != 1: raise Mismatch
    return ServiceTagList(service=f_service), p


def e_ServiceTagList(x, m):
    o1 = m.service
    x = x << 1
    if not 1 <= len(o1) <= 32: raise Mismatch
    x = joined(x, [e_Service(1, i) for i in o1], 2)
    w = 2; b = 0
    x = x << w | 1 - b
    return x


def d_SelectedServiceList(v, p):
    p -= 1
    if v >> p & 0x1: raise Mismatch
    items1 = []
    whole, below, tail = v, 0, None
    while True:
        if p < 2048 and below or p > 16384:
            if tail is None: tail = octets_below(v, p)
            v, p, below = window(tail, p + below)
        try: c2, p = d_SelectedService(v, p)
        except (ValueError, LookupError):
            if not below: raise
            c2, v, p, below = wider(d_SelectedService, tail, p + below)
        items1.append(c2)
        p -= 2
        k = v >> p & 0x3
        if k: break
        if len(items1) == 32: raise Mismatch
    p += below
    v = whole
    f_selected_service = tuple(items1)
    if k != 1: raise Mismatch
    return SelectedServiceList(selected_service=f_selected_service), p


def e_SelectedServiceList(x, m):
    o1 = m.selected_service
    x = x << 1
    if not 1 <= len(o1) <= 32: raise Mismatch
    x = joined(x, [e_SelectedService(1, i) for i in o1], 2)
    w = 2; b = 0
    x = x << w | 1 - b
    return x


def d_SubCertificates(v, p):
    p -= 1
    if v >> p & 0x1: raise Mismatch
    items1 = []
    while True:
        p -= 1
        if v >> p & 0x1: raise Mismatch
        a2, p = octets(v, p, 1200)
        v &= (1 << p) - 1
        p -= 3
        x = v >> p & 0x7
        if x & 0x4: raise Mismatch
        k = x & 0x3
        items1.append(a2)
        if k: break
        if len(items1) == 32: raise Mismatch
    f_certificate = tuple(items1)
    if k != 1: raise Mismatch
    return SubCertificates(certificate=f_certificate), p


def e_SubCertificates(x, m):
    o1 = m.certificate
    x = x << 1
    if not 1 <= len(o1) <= 32: raise Mismatch
    for i in o1:
        x = put_octets(x << 1, i, 0, 1200)
        x = x << 1
        x <<= 2
    x >>= 2
    w = 2; b = 0
    x = x << w | 1 - b
    return x


def d_RelativeTimeInterval(v, p):
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
    f_duration = None
    if k < 2:
        p -= 9
        x = v >> p & 0x1ff
        if x & 0x100: raise Mismatch
        a2 = x & 0xff
        if a2 > 127: a2, p = more(v, p, a2, 4294967295)
        p -= 2
        if v >> p & 0x3: raise Mismatch
        f_duration = a2
        k = 2
    if k != 2: raise Mismatch
    return RelativeTimeInterval(start=a1, duration=f_duration), p


def e_RelativeTimeInterval(x, m):
    o1 = m.start
    if 0 <= o1 < 128: x = x << 10 | (o1)
    elif 127 < o1 < 16384: x = x << 18 | ((o1 & 127 | 128) << 8 | o1 >> 7)
    else: x = put_unsigned(x << 2, o1, 0, 4294967295)
    x = x << 1
    w = 2; b = 1
    o2 = m.duration
    if o2 is not None:
        x = x << w | 1 - b
        if 0 <= o2 < 128: x = x << 9 | (o2)
        elif 127 < o2 < 16384: x = x << 17 | ((o2 & 127 | 128) << 8 | o2 >> 7)
        else: x = put_unsigned(x << 1, o2, 0, 4294967295)
        x = x << 1
        w = 1; b = 2
    x = x << w | 2 - b
    return x


def d_TimeInterval(v, p):
    p -= 1
    if v >> p & 0x1: raise Mismatch
    return TimeInterval(), p


def e_TimeInterval(x, m):
    return x << 1


def d_ConsumptionCost(v, p):
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
    f_cost = ()
    if k < 2:
        items2 = []
        while True:
            c3, p = d_Cost(v, p)
            items2.append(c3)
            p -= 2
            k = v >> p & 0x3
            if k: break
            if len(items2) == 8: raise Mismatch
        k += 1
        f_cost = tuple(items2)
    if k != 2: raise Mismatch
    return ConsumptionCost(start_value=a1, cost=f_cost), p


def e_ConsumptionCost(x, m):
    o1 = m.start_value
    if 0 <= o1 < 128: x = x << 10 | (o1)
    elif 127 < o1 < 16384: x = x << 18 | ((o1 & 127 | 128) << 8 | o1 >> 7)
    else: x = put_unsigned(x << 2, o1, 0, 4294967295)
    x = x << 1
    w = 2; b = 1
    o2 = m.cost
    if o2:
        x = x << w | 1 - b
        if not 1 <= len(o2) <= 8: raise Mismatch
        for i in o2:
            x = e_Cost(x, i)
            x <<= 2
        x >>= 2
        w = 2; b = 1
    x = x << w | 2 - b
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


def d_SAScheduleTuple(v, p):
    p -= 11
    x = v >> p & 0x7ff
    if x & 0x600: raise Mismatch
    sa1 = x >> 8 & 0x1
    a1 = x & 0xff
    if a1 > 127: a1, p = more(v, p, a1, 32767)
    p -= 2
    if v >> p & 0x3: raise Mismatch
    c2, p = d_PMaxSchedule(v, p)
    p -= 2
    k = v >> p & 0x3
    k += 2
    f_sales_tariff = None
    if k < 3:
        c3, p = d_SalesTariff(v, p)
        f_sales_tariff = c3
        p -= 1
        if v >> p & 0x1: raise Mismatch
        k = 3
    if k != 3: raise Mismatch
    return SAScheduleTuple(sa_schedule_tuple_id=(~a1 if sa1 else a1), pmax_schedule=c2, sales_tariff=f_sales_tariff), p


def e_SAScheduleTuple(x, m):
    o1 = m.sa_schedule_tuple_id
    if 0 <= o1 < 128: x = x << 11 | (o1)
    elif 127 < o1 < 16384: x = x << 19 | ((o1 & 127 | 128) << 8 | o1 >> 7)
    else: x = put_signed(x << 2, o1, -32768, 32767)
    x = e_PMaxSchedule(x << 2, m.pmax_schedule)
    w = 2; b = 2
    o2 = m.sales_tariff
    if o2 is not None:
        x = x << w | 2 - b
        x = e_SalesTariff(x, o2)
        w = 1; b = 3
    x = x << w | 3 - b
    return x


def d_ProfileEntry(v, p):
    p -= 10
    x = v >> p & 0x3ff
    if x & 0x300: raise Mismatch
    a1 = x & 0xff
    if a1 > 127: a1, p = more(v, p, a1, 4294967295)
    p -= 12
    x = v >> p & 0xfff
    if x & 0xe00: raise Mismatch
    sa2 = x >> 8 & 0x1
    a2 = x & 0xff
    if a2 > 127: a2, p = more(v, p, a2, 32767)
    p -= 2
    if v >> p & 0x3: raise Mismatch
    return ProfileEntry(charging_profile_entry_start=a1, charging_profile_entry_max_power=(~a2 if sa2 else a2)), p


def e_ProfileEntry(x, m):
    o1 = m.charging_profile_entry_start
    if 0 <= o1 < 128: x = x << 10 | (o1)
    elif 127 < o1 < 16384: x = x << 18 | ((o1 & 127 | 128) << 8 | o1 >> 7)
    else: x = put_unsigned(x << 2, o1, 0, 4294967295)
    o2 = m.charging_profile_entry_max_power
    if 0 <= o2 < 128: x = x << 12 | (o2)
    elif 127 < o2 < 16384: x = x << 20 | ((o2 & 127 | 128) << 8 | o2 >> 7)
    else: x = put_signed(x << 3, o2, -32768, 32767)
    return x << 2


def d_ParameterSet(v, p):
    p -= 11
    x = v >> p & 0x7ff
    if x & 0x600: raise Mismatch
    sa1 = x >> 8 & 0x1
    a1 = x & 0xff
    if a1 > 127: a1, p = more(v, p, a1, 32767)
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
        p -= 2
        k = v >> p & 0x3
        if k: break
        if len(items2) == 32: raise Mismatch
    k += 1
    p += below
    v = whole
    f_parameter = tuple(items2)
    if k != 2: raise Mismatch
    return ParameterSet(parameter_set_id=(~a1 if sa1 else a1), parameter=f_parameter), p


def e_ParameterSet(x, m):
    o1 = m.parameter_set_id
    if 0 <= o1 < 128: x = x << 11 | (o1)
    elif 127 < o1 < 16384: x = x << 19 | ((o1 & 127 | 128) << 8 | o1 >> 7)
    else: x = put_signed(x << 2, o1, -32768, 32767)
    o2 = m.parameter
    x = x << 2
    if not 1 <= len(o2) <= 32: raise Mismatch
    x = joined(x, [e_Parameter(1, i) for i in o2], 2)
    w = 2; b = 1
    x = x << w | 2 - b
    return x


def d_ServiceTag(v, p):
    p -= 10
    x = v >> p & 0x3ff
    if x & 0x300: raise Mismatch
    a1 = x & 0xff
    if a1 > 127: a1, p = more(v, p, a1, 65535)
    p -= 3
    x = v >> p & 0x7
    if x & 0x4: raise Mismatch
    k = x & 0x3
    k += 1
    f_service_name = None
    if k < 2:
        p -= 1
        if v >> p & 0x1: raise Mismatch
        a2, p = text(v, p, 32)
        p -= 2
        if v >> p & 0x3: raise Mismatch
        f_service_name = a2
        k = 2
    if k != 2: raise Mismatch
    p -= 6
    x = v >> p & 0x3f
    if x & 0x24: raise Mismatch
    a3 = x >> 3 & 0x3
    k = x & 0x3
    k += 3
    f_service_scope = None
    if k < 4:
        p -= 1
        if v >> p & 0x1: raise Mismatch
        a4, p = text(v, p, 32)
        p -= 2
        if v >> p & 0x3: raise Mismatch
        f_service_scope = a4
        k = 4
    if k != 4: raise Mismatch
    return ServiceTag(service_id=a1, service_name=f_service_name, service_category=ServiceCategory_members[a3], service_scope=f_service_scope), p


def e_ServiceTag(x, m):
    o1 = m.service_id
    if 0 <= o1 < 128: x = x << 10 | (o1)
    elif 127 < o1 < 16384: x = x << 18 | ((o1 & 127 | 128) << 8 | o1 >> 7)
    else: x = put_unsigned(x << 2, o1, 0, 65535)
    x = x << 1
    w = 2; b = 1
    o2 = m.service_name
    if o2 is not None:
        x = x << w | 1 - b
        x = put_text(x << 1, o2, 0, 32)
        x = x << 1
        w = 1; b = 2
    x = x << w | 2 - b
    x = x << 4 | (ServiceCategory_code[m.service_category]) << 1
    w = 2; b = 3
    o3 = m.service_scope
    if o3 is not None:
        x = x << w | 3 - b
        x = put_text(x << 1, o3, 0, 32)
        x = x << 1
        w = 1; b = 4
    x = x << w | 4 - b
    return x


def d_Service(v, p):
    p -= 1
    if v >> p & 0x1: raise Mismatch
    c1, p = d_ServiceTag(v, p)
    p -= 5
    x = v >> p & 0x1f
    if x & 0x1b: raise Mismatch
    a2 = x >> 2 & 0x1
    return Service(service_tag=c1, free_service=a2 == 1), p


def e_Service(x, m):
    x = e_ServiceTag(x << 1, m.service_tag)
    return x << 5 | (BOOLEAN[m.free_service]) << 2


def d_SelectedService(v, p):
    p -= 10
    x = v >> p & 0x3ff
    if x & 0x300: raise Mismatch
    a1 = x & 0xff
    if a1 > 127: a1, p = more(v, p, a1, 65535)
    p -= 3
    x = v >> p & 0x7
    if x & 0x4: raise Mismatch
    k = x & 0x3
    k += 1
    f_parameter_set_id = None
    if k < 2:
        p -= 10
        x = v >> p & 0x3ff
        if x & 0x200: raise Mismatch
        sa2 = x >> 8 & 0x1
        a2 = x & 0xff
        if a2 > 127: a2, p = more(v, p, a2, 32767)
        p -= 2
        if v >> p & 0x3: raise Mismatch
        f_parameter_set_id = (~a2 if sa2 else a2)
        k = 2
    if k != 2: raise Mismatch
    return SelectedService(service_id=a1, parameter_set_id=f_parameter_set_id), p


def e_SelectedService(x, m):
    o1 = m.service_id
    if 0 <= o1 < 128: x = x << 10 | (o1)
    elif 127 < o1 < 16384: x = x << 18 | ((o1 & 127 | 128) << 8 | o1 >> 7)
    else: x = put_unsigned(x << 2, o1, 0, 65535)
    x = x << 1
    w = 2; b = 1
    o2 = m.parameter_set_id
    if o2 is not None:
        x = x << w | 1 - b
        if 0 <= o2 < 128: x = x << 10 | (o2)
        elif 127 < o2 < 16384: x = x << 18 | ((o2 & 127 | 128) << 8 | o2 >> 7)
        else: x = put_signed(x << 1, o2, -32768, 32767)
        x = x << 1
        w = 1; b = 2
    x = x << w | 2 - b
    return x


def d_Cost(v, p):
    p -= 15
    x = v >> p & 0x7fff
    if x & 0x6700: raise Mismatch
    a1 = x >> 11 & 0x3
    a2 = x & 0xff
    if a2 > 127: a2, p = more(v, p, a2, 4294967295)
    p -= 3
    x = v >> p & 0x7
    if x & 0x4: raise Mismatch
    k = x & 0x3
    k += 2
    f_amount_multiplier = None
    if k < 3:
        p -= 6
        x = v >> p & 0x3f
        if x & 0x23: raise Mismatch
        a3 = x >> 2 & 0x7
        if a3 > 6: raise Mismatch
        f_amount_multiplier = a3 - 3
        k = 3
    if k != 3: raise Mismatch
    return Cost(cost_kind=CostKind_members[a1], amount=a2, amount_multiplier=f_amount_multiplier), p


def e_Cost(x, m):
    o1 = m.amount
    x = x << 7 | (CostKind_code[m.cost_kind]) << 3
    if 0 <= o1 < 128: x = x << 8 | (o1)
    elif 127 < o1 < 16384: x = x << 16 | ((o1 & 127 | 128) << 8 | o1 >> 7)
    else: x = put_unsigned(x, o1, 0, 4294967295)
    x = x << 1
    w = 2; b = 2
    o2 = m.amount_multiplier
    if o2 is not None:
        x = x << w | 2 - b
        if not -3 <= o2 <= 3: raise Mismatch
        x = x << 5 | (o2 + 3) << 1
        w = 1; b = 3
    x = x << w | 3 - b
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


def d_PMaxSchedule(v, p):
    p -= 11
    x = v >> p & 0x7ff
    if x & 0x600: raise Mismatch
    sa1 = x >> 8 & 0x1
    a1 = x & 0xff
    if a1 > 127: a1, p = more(v, p, a1, 32767)
    p -= 2
    if v >> p & 0x3: raise Mismatch
    items2 = []
    whole, below, tail = v, 0, None
    while True:
        if p < 2048 and below or p > 16384:
            if tail is None: tail = octets_below(v, p)
            v, p, below = window(tail, p + below)
        try: c3, p = d_PMaxScheduleEntry(v, p)
        except (ValueError, LookupError):
            if not below: raise
            c3, v, p, below = wider(d_PMaxScheduleEntry, tail, p + below)
        items2.append(c3)
        p -= 2
        k = v >> p & 0x3
        if k: break
        if len(items2) == 1024: raise Mismatch
    k += 1
    p += below
    v = whole
    f_pmax_schedule_entry = tuple(items2)
    if k != 2: raise Mismatch
    return PMaxSchedule(pmax_schedule_id=(~a1 if sa1 else a1), pmax_schedule_entry=f_pmax_schedule_entry), p


def e_PMaxSchedule(x, m):
    o1 = m.pmax_schedule_id
    if 0 <= o1 < 128: x = x << 11 | (o1)
    elif 127 < o1 < 16384: x = x << 19 | ((o1 & 127 | 128) << 8 | o1 >> 7)
    else: x = put_signed(x << 2, o1, -32768, 32767)
    o2 = m.pmax_schedule_entry
    x = x << 2
    if not 1 <= len(o2) <= 1024: raise Mismatch
    x = joined(x, [e_PMaxScheduleEntry(1, i) for i in o2], 2)
    w = 2; b = 1
    x = x << w | 2 - b
    return x


def d_Parameter(v, p):
    p -= 1
    if v >> p & 0x1: raise Mismatch
    a1, p = text(v, p, 1024)
    p -= 7
    x = v >> p & 0x7f
    if x & 0x40: raise Mismatch
    a2 = x >> 3 & 0x7
    k = x & 0x7
    k += 2
    f_bool_value = None
    f_byte_value = None
    f_short_value = None
    f_int_value = None
    f_physical_value = None
    f_string_value = None
    if k == 2:
        p -= 3
        x = v >> p & 0x7
        if x & 0x5: raise Mismatch
        a3 = x >> 1 & 0x1
        f_bool_value = a3 == 1
    elif k == 3:
        p -= 10
        x = v >> p & 0x3ff
        if x & 0x201: raise Mismatch
        a4 = x >> 1 & 0xff
        f_byte_value = a4 - 128
    elif k == 4:
        p -= 10
        x = v >> p & 0x3ff
        if x & 0x200: raise Mismatch
        sa5 = x >> 8 & 0x1
        a5 = x & 0xff
        if a5 > 127: a5, p = more(v, p, a5, 32767)
        p -= 1
        if v >> p & 0x1: raise Mismatch
        f_short_value = (~a5 if sa5 else a5)
    elif k == 5:
        p -= 10
        x = v >> p & 0x3ff
        if x & 0x200: raise Mismatch
        sa6 = x >> 8 & 0x1
        a6 = x & 0xff
        if a6 > 127: a6, p = more(v, p, a6, 2147483647)
        p -= 1
        if v >> p & 0x1: raise Mismatch
        f_int_value = (~a6 if sa6 else a6)
    elif k == 6:
        c7, p = d_PhysicalValue(v, p)
        f_physical_value = c7
    elif k == 7:
        p -= 1
        if v >> p & 0x1: raise Mismatch
        a8, p = text(v, p, 1024)
        p -= 1
        if v >> p & 0x1: raise Mismatch
        f_string_value = a8
    else: raise Mismatch
    p -= 1
    if v >> p & 0x1: raise Mismatch
    return Parameter(name=a1, value_type=ValueKind_members[a2], bool_value=f_bool_value, byte_value=f_byte_value, short_value=f_short_value, int_value=f_int_value, physical_value=f_physical_value, string_value=f_string_value), p


def e_Parameter(x, m):
    x = put_text(x << 1, m.name, 0, 1024)
    x = x << 4 | (ValueKind_code[m.value_type])
    if (m.bool_value is not None) + (m.byte_value is not None) + (m.short_value is not None) + (m.int_value is not None) + (m.physical_value is not None) + (m.string_value is not None) != 1: raise Mismatch
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
    elif m.physical_value is not None:
        x = e_PhysicalValue(x << 3 | (4), m.physical_value)
    elif m.string_value is not None:
        x = put_text(x << 4 | 5 << 1, m.string_value, 0, 1024)
        x = x << 1
    return x << 1


def d_PMaxScheduleEntry(v, p):
    p -= 2
    k = v >> p & 0x3
    g1, p = D_TimeInterval[k](v, p)
    p -= 11
    x = v >> p & 0x7ff
    if x & 0x600: raise Mismatch
    sa2 = x >> 8 & 0x1
    a2 = x & 0xff
    if a2 > 127: a2, p = more(v, p, a2, 32767)
    p -= 2
    if v >> p & 0x3: raise Mismatch
    return PMaxScheduleEntry(time_interval=g1, pmax=(~a2 if sa2 else a2)), p


def e_PMaxScheduleEntry(x, m):
    o1 = m.time_interval
    n, f = E_TimeInterval[type(o1)]
    x = f(x << 2 | (n), o1)
    o2 = m.pmax
    if 0 <= o2 < 128: x = x << 11 | (o2)
    elif 127 < o2 < 16384: x = x << 19 | ((o2 & 127 | 128) << 8 | o2 >> 7)
    else: x = put_signed(x << 2, o2, -32768, 32767)
    return x << 2


D_BodyElement = (d_BodyElement, d_CableCheckReq, d_CableCheckRes, d_CertificateInstallationReq, d_CertificateInstallationRes, d_CertificateUpdateReq, d_CertificateUpdateRes, d_ChargeParameterDiscoveryReq, d_ChargeParameterDiscoveryRes, d_ChargingStatusReq, d_ChargingStatusRes, d_ContractAuthenticationReq, d_ContractAuthenticationRes, d_CurrentDemandReq, d_CurrentDemandRes, d_MeteringReceiptReq, d_MeteringReceiptRes, d_PaymentDetailsReq, d_PaymentDetailsRes, d_PowerDeliveryReq, d_PowerDeliveryRes, d_PreChargeReq, d_PreChargeRes, d_ServiceDetailReq, d_ServiceDetailRes, d_ServiceDiscoveryReq, d_ServiceDiscoveryRes, d_ServicePaymentSelectionReq, d_ServicePaymentSelectionRes, d_SessionSetupReq, d_SessionSetupRes, d_SessionStopReq, d_SessionStopRes, d_WeldingDetectionReq, d_WeldingDetectionRes,)
E_BodyElement = {BodyElement: (0, e_BodyElement), CableCheckReq: (1, e_CableCheckReq), CableCheckRes: (2, e_CableCheckRes), CertificateInstallationReq: (3, e_CertificateInstallationReq), CertificateInstallationRes: (4, e_CertificateInstallationRes), CertificateUpdateReq: (5, e_CertificateUpdateReq), CertificateUpdateRes: (6, e_CertificateUpdateRes), ChargeParameterDiscoveryReq: (7, e_ChargeParameterDiscoveryReq), ChargeParameterDiscoveryRes: (8, e_ChargeParameterDiscoveryRes), ChargingStatusReq: (9, e_ChargingStatusReq), ChargingStatusRes: (10, e_ChargingStatusRes), ContractAuthenticationReq: (11, e_ContractAuthenticationReq), ContractAuthenticationRes: (12, e_ContractAuthenticationRes), CurrentDemandReq: (13, e_CurrentDemandReq), CurrentDemandRes: (14, e_CurrentDemandRes), MeteringReceiptReq: (15, e_MeteringReceiptReq), MeteringReceiptRes: (16, e_MeteringReceiptRes), PaymentDetailsReq: (17, e_PaymentDetailsReq), PaymentDetailsRes: (18, e_PaymentDetailsRes), PowerDeliveryReq: (19, e_PowerDeliveryReq), PowerDeliveryRes: (20, e_PowerDeliveryRes), PreChargeReq: (21, e_PreChargeReq), PreChargeRes: (22, e_PreChargeRes), ServiceDetailReq: (23, e_ServiceDetailReq), ServiceDetailRes: (24, e_ServiceDetailRes), ServiceDiscoveryReq: (25, e_ServiceDiscoveryReq), ServiceDiscoveryRes: (26, e_ServiceDiscoveryRes), ServicePaymentSelectionReq: (27, e_ServicePaymentSelectionReq), ServicePaymentSelectionRes: (28, e_ServicePaymentSelectionRes), SessionSetupReq: (29, e_SessionSetupReq), SessionSetupRes: (30, e_SessionSetupRes), SessionStopReq: (31, e_SessionStopReq), SessionStopRes: (32, e_SessionStopRes), WeldingDetectionReq: (33, e_WeldingDetectionReq), WeldingDetectionRes: (34, e_WeldingDetectionRes)}
D_EVChargeParameter = (d_AC_EVChargeParameter, d_DC_EVChargeParameter, d_EVChargeParameter,)
E_EVChargeParameter = {AC_EVChargeParameter: (0, e_AC_EVChargeParameter), DC_EVChargeParameter: (1, e_DC_EVChargeParameter), EVChargeParameter: (2, e_EVChargeParameter)}
D_EVPowerDeliveryParameter = (d_DC_EVPowerDeliveryParameter, d_EVPowerDeliveryParameter,)
E_EVPowerDeliveryParameter = {DC_EVPowerDeliveryParameter: (0, e_DC_EVPowerDeliveryParameter), EVPowerDeliveryParameter: (1, e_EVPowerDeliveryParameter)}
D_EVSEChargeParameter = (d_AC_EVSEChargeParameter, d_DC_EVSEChargeParameter, d_EVSEChargeParameter,)
E_EVSEChargeParameter = {AC_EVSEChargeParameter: (0, e_AC_EVSEChargeParameter), DC_EVSEChargeParameter: (1, e_DC_EVSEChargeParameter), EVSEChargeParameter: (2, e_EVSEChargeParameter)}
D_EVSEStatus = (d_AC_EVSEStatus, d_DC_EVSEStatus, d_EVSEStatus,)
E_EVSEStatus = {AC_EVSEStatus: (0, e_AC_EVSEStatus), DC_EVSEStatus: (1, e_DC_EVSEStatus), EVSEStatus: (2, e_EVSEStatus)}
D_SASchedules = (d_SAScheduleList, d_SASchedules,)
E_SASchedules = {SAScheduleList: (0, e_SAScheduleList), SASchedules: (1, e_SASchedules)}
D_TimeInterval = (d_RelativeTimeInterval, d_TimeInterval,)
E_TimeInterval = {RelativeTimeInterval: (0, e_RelativeTimeInterval), TimeInterval: (1, e_TimeInterval)}

DOCUMENT_BITS = 15
DOCUMENT_DECODERS = {0x404d: d_V2GMessage}
DOCUMENT_ENCODERS = {V2GMessage: (0xc04d, e_V2GMessage)}

FRAGMENT_END = 246
FRAGMENT_WIDTH = 8
FRAGMENT_ENCODERS = {CertificateInstallationReq: (0x1800d, e_CertificateInstallationReq), CertificateInstallationRes: (0x1800e, e_CertificateInstallationRes), CertificateUpdateReq: (0x1800f, e_CertificateUpdateReq), CertificateUpdateRes: (0x18010, e_CertificateUpdateRes), ContractAuthenticationReq: (0x1801c, e_ContractAuthenticationReq), MeteringReceiptReq: (0x1807a, e_MeteringReceiptReq), SalesTariff: (0x180ae, e_SalesTariff), SignedInfo: (0x180d4, e_SignedInfo)}
