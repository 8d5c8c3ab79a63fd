"""The fast codec of the schema set `iso2`. Written by exi/generator; do not edit.

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
from firmware.iso15118.messages.iso2.ac import (
    AC_EVChargeParameter,
    AC_EVSEChargeParameter,
    AC_EVSEStatus,
    ChargingStatusReq,
    ChargingStatusRes,
)
from firmware.iso15118.messages.iso2.certificates import (
    CertificateChain,
    CertificateInstallationReq,
    CertificateInstallationRes,
    CertificateUpdateReq,
    CertificateUpdateRes,
    ContractSignatureEncryptedPrivateKey,
    DiffieHellmanPublicKey,
    EMAID,
    ListOfRootCertificateIDs,
    SubCertificates,
)
from firmware.iso15118.messages.iso2.charge_parameters import (
    ChargeParameterDiscoveryReq,
    ChargeParameterDiscoveryRes,
)
from firmware.iso15118.messages.iso2.datatypes import (
    EVSENotification,
    EVSEProcessing,
    EnergyTransferMode,
    PaymentOption,
    PhysicalValue,
    ResponseCode,
    ServiceCategory,
    UnitSymbol,
)
from firmware.iso15118.messages.iso2.dc import (
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
from firmware.iso15118.messages.iso2.header import (
    FaultCode,
    MessageHeader,
    Notification,
    V2GMessage,
)
from firmware.iso15118.messages.iso2.metering import (
    MeterInfo,
    MeteringReceiptReq,
    MeteringReceiptRes,
)
from firmware.iso15118.messages.iso2.payment import (
    AuthorizationReq,
    AuthorizationRes,
    PaymentDetailsReq,
    PaymentDetailsRes,
    PaymentServiceSelectionReq,
    PaymentServiceSelectionRes,
    SelectedService,
    SelectedServiceList,
)
from firmware.iso15118.messages.iso2.power_delivery import (
    ChargeProgress,
    ChargingProfile,
    PowerDeliveryReq,
    PowerDeliveryRes,
    ProfileEntry,
)
from firmware.iso15118.messages.iso2.schedule import (
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
from firmware.iso15118.messages.iso2.service import (
    ChargeService,
    Parameter,
    ParameterSet,
    PaymentOptionList,
    Service,
    ServiceDetailReq,
    ServiceDetailRes,
    ServiceDiscoveryReq,
    ServiceDiscoveryRes,
    ServiceList,
    ServiceParameterList,
    SupportedEnergyTransferMode,
)
from firmware.iso15118.messages.iso2.session import (
    ChargingSession,
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
    X509IssuerSerial,
)

ChargeProgress_members = tuple(ChargeProgress)
ChargeProgress_code = {m: i for i, m in enumerate(ChargeProgress)}
ChargingSession_members = tuple(ChargingSession)
ChargingSession_code = {m: i for i, m in enumerate(ChargingSession)}
CostKind_members = tuple(CostKind)
CostKind_code = {m: i for i, m in enumerate(CostKind)}
DC_EVErrorCode_members = tuple(DC_EVErrorCode)
DC_EVErrorCode_code = {m: i for i, m in enumerate(DC_EVErrorCode)}
DC_EVSEStatusCode_members = tuple(DC_EVSEStatusCode)
DC_EVSEStatusCode_code = {m: i for i, m in enumerate(DC_EVSEStatusCode)}
EVSENotification_members = tuple(EVSENotification)
EVSENotification_code = {m: i for i, m in enumerate(EVSENotification)}
EVSEProcessing_members = tuple(EVSEProcessing)
EVSEProcessing_code = {m: i for i, m in enumerate(EVSEProcessing)}
EnergyTransferMode_members = tuple(EnergyTransferMode)
EnergyTransferMode_code = {m: i for i, m in enumerate(EnergyTransferMode)}
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


def d_AuthorizationReq(v, p):
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
        a2, p = octets(v, p, 16)
        p -= 2
        if v >> p & 0x3: raise Mismatch
        f_gen_challenge = a2
        k = 2
    if k != 2: raise Mismatch
    return AuthorizationReq(id=f_id, gen_challenge=f_gen_challenge), p


def e_AuthorizationReq(x, m):
    w = 2; b = 0
    o1 = m.id
    if o1 is not None:
        x = x << w | 0 - b
        x = put_text(x, o1, 1, 255)
        w = 2; b = 1
    o2 = m.gen_challenge
    if o2 is not None:
        x = x << w | 1 - b
        x = put_octets(x << 1, o2, 16, 16)
        x = x << 1
        w = 1; b = 2
    x = x << w | 2 - b
    return x


def d_CertificateInstallationReq(v, p):
    p -= 1
    if v >> p & 0x1: raise Mismatch
    a1, p = text(v, p, 255)
    p -= 2
    if v >> p & 0x3: raise Mismatch
    a2, p = octets(v, p, 800)
    v &= (1 << p) - 1
    p -= 2
    if v >> p & 0x3: raise Mismatch
    c3, p = d_ListOfRootCertificateIDs(v, p)
    p -= 1
    if v >> p & 0x1: raise Mismatch
    return CertificateInstallationReq(id=a1, oem_provisioning_cert=a2, list_of_root_certificate_ids=c3), p


def e_CertificateInstallationReq(x, m):
    x = put_text(x << 1, m.id, 1, 255)
    x = put_octets(x << 2, m.oem_provisioning_cert, 0, 800)
    x = e_ListOfRootCertificateIDs(x << 2, m.list_of_root_certificate_ids)
    return x << 1


def d_CertificateUpdateReq(v, p):
    p -= 1
    if v >> p & 0x1: raise Mismatch
    a1, p = text(v, p, 255)
    p -= 1
    if v >> p & 0x1: raise Mismatch
    c2, p = d_CertificateChain(v, p)
    v &= (1 << p) - 1
    p -= 2
    if v >> p & 0x3: raise Mismatch
    a3, p = text(v, p, 15)
    p -= 2
    if v >> p & 0x3: raise Mismatch
    c4, p = d_ListOfRootCertificateIDs(v, p)
    p -= 1
    if v >> p & 0x1: raise Mismatch
    return CertificateUpdateReq(id=a1, contract_signature_cert_chain=c2, emaid=a3, list_of_root_certificate_ids=c4), p


def e_CertificateUpdateReq(x, m):
    x = put_text(x << 1, m.id, 1, 255)
    x = appended(x << 1, e_CertificateChain(1, m.contract_signature_cert_chain))
    x = put_text(x << 2, m.emaid, 14, 15)
    x = e_ListOfRootCertificateIDs(x << 2, m.list_of_root_certificate_ids)
    return x << 1


def d_CertificateChain(v, p):
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
    a2, p = octets(v, p, 800)
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
    return CertificateChain(id=f_id, certificate=a2, sub_certificates=f_sub_certificates), p


def e_CertificateChain(x, m):
    w = 2; b = 0
    o1 = m.id
    if o1 is not None:
        x = x << w | 0 - b
        x = put_text(x, o1, 1, 255)
        w = 1; b = 1
    x = x << w | 1 - b
    x = put_octets(x << 1, m.certificate, 0, 800)
    x = x << 1
    w = 2; b = 2
    o2 = m.sub_certificates
    if o2 is not None:
        x = x << w | 2 - b
        x = appended(x, e_SubCertificates(1, o2))
        w = 1; b = 3
    x = x << w | 3 - b
    return x


def d_ContractSignatureEncryptedPrivateKey(v, p):
    p -= 1
    if v >> p & 0x1: raise Mismatch
    a1, p = text(v, p, 255)
    p -= 1
    if v >> p & 0x1: raise Mismatch
    a2, p = octets(v, p, 48)
    p -= 1
    if v >> p & 0x1: raise Mismatch
    return ContractSignatureEncryptedPrivateKey(id=a1, value=a2), p


def e_ContractSignatureEncryptedPrivateKey(x, m):
    x = put_text(x << 1, m.id, 1, 255)
    x = put_octets(x << 1, m.value, 0, 48)
    return x << 1


def d_DiffieHellmanPublicKey(v, p):
    p -= 1
    if v >> p & 0x1: raise Mismatch
    a1, p = text(v, p, 255)
    p -= 1
    if v >> p & 0x1: raise Mismatch
    a2, p = octets(v, p, 65)
    p -= 1
    if v >> p & 0x1: raise Mismatch
    return DiffieHellmanPublicKey(id=a1, value=a2), p


def e_DiffieHellmanPublicKey(x, m):
    x = put_text(x << 1, m.id, 1, 255)
    x = put_octets(x << 1, m.value, 0, 65)
    return x << 1


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
        p -= 11
        x = v >> p & 0x7ff
        if x & 0x403: raise Mismatch
        a3 = x >> 2 & 0xff
        if a3 > 254: raise Mismatch
        f_sa_schedule_tuple_id = a3 + 1
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
        if not 1 <= o2 <= 255: raise Mismatch
        x = x << 10 | (o2 - 1) << 1
        w = 1; b = 3
    x = x << w | 3 - b
    x = e_MeterInfo(x, m.meter_info)
    return x << 1


def d_SalesTariff(v, p):
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
    p -= 12
    x = v >> p & 0xfff
    if x & 0x804: raise Mismatch
    a2 = x >> 3 & 0xff
    k = x & 0x3
    if a2 > 254: raise Mismatch
    k += 2
    f_sales_tariff_description = None
    if k < 3:
        p -= 1
        if v >> p & 0x1: raise Mismatch
        a3, p = text(v, p, 32)
        p -= 3
        x = v >> p & 0x7
        if x & 0x4: raise Mismatch
        k = x & 0x3
        f_sales_tariff_description = a3
        k += 3
    f_num_e_price_levels = None
    if k < 4:
        p -= 11
        x = v >> p & 0x7ff
        if x & 0x403: raise Mismatch
        a4 = x >> 2 & 0xff
        f_num_e_price_levels = a4
        k = 4
    if k != 4: raise Mismatch
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
        if len(items5) == 1024:
            p -= 1
            if v >> p & 0x1: raise Mismatch
            k = 5
            break
        p -= 2
        k = v >> p & 0x3
        if k:
            k += 4
            break
    p += below
    v = whole
    f_sales_tariff_entry = tuple(items5)
    if k != 5: raise Mismatch
    return SalesTariff(id=f_id, sales_tariff_id=a2 + 1, sales_tariff_description=f_sales_tariff_description, num_e_price_levels=f_num_e_price_levels, sales_tariff_entry=f_sales_tariff_entry), p


def e_SalesTariff(x, m):
    w = 2; b = 0
    o1 = m.id
    if o1 is not None:
        x = x << w | 0 - b
        x = put_text(x, o1, 1, 255)
        w = 1; b = 1
    x = x << w | 1 - b
    o2 = m.sales_tariff_id
    if not 1 <= o2 <= 255: raise Mismatch
    x = x << 10 | (o2 - 1) << 1
    w = 2; b = 2
    o3 = m.sales_tariff_description
    if o3 is not None:
        x = x << w | 2 - b
        x = put_text(x << 1, o3, 0, 32)
        x = x << 1
        w = 2; b = 3
    o4 = m.num_e_price_levels
    if o4 is not None:
        x = x << w | 3 - b
        if not 0 <= o4 <= 255: raise Mismatch
        x = x << 10 | o4 << 1
        w = 1; b = 4
    o5 = m.sales_tariff_entry
    x = x << w | 4 - b
    if not 1 <= len(o5) <= 1024: raise Mismatch
    x = joined(x, [e_SalesTariffEntry(1, i) for i in o5], 2)
    if len(o5) == 1024: w = 1; b = 5
    else: w = 2; b = 4
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


def d_AuthorizationRes(v, p):
    p -= 14
    x = v >> p & 0x3fff
    if x & 0x3073: raise Mismatch
    a1 = x >> 7 & 0x1f
    a2 = x >> 2 & 0x3
    return AuthorizationRes(response_code=ResponseCode_members[a1], evse_processing=EVSEProcessing_members[a2]), p


def e_AuthorizationRes(x, m):
    return x << 14 | (ResponseCode_code[m.response_code]) << 7 | (EVSEProcessing_code[m.evse_processing]) << 2


def d_CableCheckReq(v, p):
    p -= 24
    x = v >> p & 0xffffff
    if x & 0xee1c07: raise Mismatch
    a1 = x >> 20 & 0x1
    a2 = x >> 13 & 0xf
    a3 = x >> 3 & 0x7f
    if a3 > 100: raise Mismatch
    return CableCheckReq(dc_ev_status=DC_EVStatus(ev_ready=a1 == 1, ev_error_code=DC_EVErrorCode_members[a2], ev_ress_soc=a3)), p


def e_CableCheckReq(x, m):
    o1 = m.dc_ev_status
    o2 = o1.ev_ress_soc
    if not 0 <= o2 <= 100: raise Mismatch
    return x << 24 | (BOOLEAN[o1.ev_ready]) << 20 | (DC_EVErrorCode_code[o1.ev_error_code]) << 13 | o2 << 3


def d_CableCheckRes(v, p):
    p -= 9
    x = v >> p & 0x1ff
    if x & 0x183: raise Mismatch
    a1 = x >> 2 & 0x1f
    c2, p = d_DC_EVSEStatus(v, p)
    p -= 6
    x = v >> p & 0x3f
    if x & 0x33: raise Mismatch
    a3 = x >> 2 & 0x3
    return CableCheckRes(response_code=ResponseCode_members[a1], dc_evse_status=c2, evse_processing=EVSEProcessing_members[a3]), p


def e_CableCheckRes(x, m):
    x = e_DC_EVSEStatus(x << 9 | (ResponseCode_code[m.response_code]) << 2, m.dc_evse_status)
    return x << 6 | (EVSEProcessing_code[m.evse_processing]) << 2


def d_CertificateInstallationRes(v, p):
    p -= 9
    x = v >> p & 0x1ff
    if x & 0x183: raise Mismatch
    a1 = x >> 2 & 0x1f
    c2, p = d_CertificateChain(v, p)
    v &= (1 << p) - 1
    p -= 1
    if v >> p & 0x1: raise Mismatch
    c3, p = d_CertificateChain(v, p)
    v &= (1 << p) - 1
    p -= 1
    if v >> p & 0x1: raise Mismatch
    c4, p = d_ContractSignatureEncryptedPrivateKey(v, p)
    p -= 1
    if v >> p & 0x1: raise Mismatch
    c5, p = d_DiffieHellmanPublicKey(v, p)
    p -= 1
    if v >> p & 0x1: raise Mismatch
    c6, p = d_EMAID(v, p)
    p -= 1
    if v >> p & 0x1: raise Mismatch
    return CertificateInstallationRes(response_code=ResponseCode_members[a1], sa_provisioning_certificate_chain=c2, contract_signature_cert_chain=c3, contract_signature_encrypted_private_key=c4, dh_public_key=c5, emaid=c6), p


def e_CertificateInstallationRes(x, m):
    x = appended(x << 9 | (ResponseCode_code[m.response_code]) << 2, e_CertificateChain(1, m.sa_provisioning_certificate_chain))
    x = appended(x << 1, e_CertificateChain(1, m.contract_signature_cert_chain))
    x = e_ContractSignatureEncryptedPrivateKey(x << 1, m.contract_signature_encrypted_private_key)
    x = e_DiffieHellmanPublicKey(x << 1, m.dh_public_key)
    x = e_EMAID(x << 1, m.emaid)
    return x << 1


def d_CertificateUpdateRes(v, p):
    p -= 9
    x = v >> p & 0x1ff
    if x & 0x183: raise Mismatch
    a1 = x >> 2 & 0x1f
    c2, p = d_CertificateChain(v, p)
    v &= (1 << p) - 1
    p -= 1
    if v >> p & 0x1: raise Mismatch
    c3, p = d_CertificateChain(v, p)
    v &= (1 << p) - 1
    p -= 1
    if v >> p & 0x1: raise Mismatch
    c4, p = d_ContractSignatureEncryptedPrivateKey(v, p)
    p -= 1
    if v >> p & 0x1: raise Mismatch
    c5, p = d_DiffieHellmanPublicKey(v, p)
    p -= 1
    if v >> p & 0x1: raise Mismatch
    c6, p = d_EMAID(v, p)
    p -= 2
    k = v >> p & 0x3
    k += 6
    f_retry_counter = None
    if k < 7:
        p -= 10
        x = v >> p & 0x3ff
        if x & 0x200: raise Mismatch
        sa7 = x >> 8 & 0x1
        a7 = x & 0xff
        if a7 > 127: a7, p = more(v, p, a7, 32767)
        p -= 2
        if v >> p & 0x3: raise Mismatch
        f_retry_counter = (~a7 if sa7 else a7)
        k = 7
    if k != 7: raise Mismatch
    return CertificateUpdateRes(response_code=ResponseCode_members[a1], sa_provisioning_certificate_chain=c2, contract_signature_cert_chain=c3, contract_signature_encrypted_private_key=c4, dh_public_key=c5, emaid=c6, retry_counter=f_retry_counter), p


def e_CertificateUpdateRes(x, m):
    x = appended(x << 9 | (ResponseCode_code[m.response_code]) << 2, e_CertificateChain(1, m.sa_provisioning_certificate_chain))
    x = appended(x << 1, e_CertificateChain(1, m.contract_signature_cert_chain))
    x = e_ContractSignatureEncryptedPrivateKey(x << 1, m.contract_signature_encrypted_private_key)
    x = e_DiffieHellmanPublicKey(x << 1, m.dh_public_key)
    x = e_EMAID(x << 1, m.emaid)
    w = 2; b = 6
    o1 = m.retry_counter
    if o1 is not None:
        x = x << w | 6 - b
        if 0 <= o1 < 128: x = x << 10 | (o1)
        elif 127 < o1 < 16384: x = x << 18 | ((o1 & 127 | 128) << 8 | o1 >> 7)
        else: x = put_signed(x << 1, o1, -32768, 32767)
        x = x << 1
        w = 1; b = 7
    x = x << w | 7 - b
    return x


def d_ChargeParameterDiscoveryReq(v, p):
    p -= 2
    k = v >> p & 0x3
    f_max_entries_sa_schedule_tuple = None
    if k < 1:
        p -= 9
        x = v >> p & 0x1ff
        if x & 0x100: raise Mismatch
        a1 = x & 0xff
        if a1 > 127: a1, p = more(v, p, a1, 65535)
        p -= 2
        if v >> p & 0x3: raise Mismatch
        f_max_entries_sa_schedule_tuple = a1
        k = 1
    if k != 1: raise Mismatch
    p -= 7
    x = v >> p & 0x7f
    if x & 0x44: raise Mismatch
    a2 = x >> 3 & 0x7
    k = x & 0x3
    k += 2
    g3, p = D_EVChargeParameter[k - 2](v, p)
    p -= 1
    if v >> p & 0x1: raise Mismatch
    return ChargeParameterDiscoveryReq(max_entries_sa_schedule_tuple=f_max_entries_sa_schedule_tuple, requested_energy_transfer_mode=EnergyTransferMode_members[a2], ev_charge_parameter=g3), p


def e_ChargeParameterDiscoveryReq(x, m):
    w = 2; b = 0
    o1 = m.max_entries_sa_schedule_tuple
    if o1 is not None:
        x = x << w | 0 - b
        if 0 <= o1 < 128: x = x << 9 | (o1)
        elif 127 < o1 < 16384: x = x << 17 | ((o1 & 127 | 128) << 8 | o1 >> 7)
        else: x = put_unsigned(x << 1, o1, 0, 65535)
        x = x << 1
        w = 1; b = 1
    x = x << w | 1 - b
    o2 = m.ev_charge_parameter
    n, f = E_EVChargeParameter[type(o2)]
    x = f(x << 7 | (EnergyTransferMode_code[m.requested_energy_transfer_mode]) << 3 | (n), o2)
    return x << 1


def d_ChargeParameterDiscoveryRes(v, p):
    p -= 16
    x = v >> p & 0xffff
    if x & 0xc1c8: raise Mismatch
    a1 = x >> 9 & 0x1f
    a2 = x >> 4 & 0x3
    k = x & 0x7
    k += 2
    f_sa_schedules = None
    if k < 4:
        g3, p = D_SASchedules[k - 2](v, p)
        f_sa_schedules = g3
        p -= 2
        k = v >> p & 0x3
        k += 4
    g4, p = D_EVSEChargeParameter[k - 4](v, p)
    p -= 1
    if v >> p & 0x1: raise Mismatch
    return ChargeParameterDiscoveryRes(response_code=ResponseCode_members[a1], evse_processing=EVSEProcessing_members[a2], sa_schedules=f_sa_schedules, evse_charge_parameter=g4), p


def e_ChargeParameterDiscoveryRes(x, m):
    x = x << 13 | (ResponseCode_code[m.response_code]) << 6 | (EVSEProcessing_code[m.evse_processing]) << 1
    w = 3; b = 2
    o1 = m.sa_schedules
    if o1 is not None:
        n, f = E_SASchedules[type(o1)]
        x = x << w | 2 + n - b
        x = f(x, o1)
        w = 2; b = 4
    o2 = m.evse_charge_parameter
    n, f = E_EVSEChargeParameter[type(o2)]
    x = x << w | 4 + n - b
    x = f(x, o2)
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
    a2, p = text(v, p, 37)
    p -= 15
    x = v >> p & 0x7fff
    if x & 0x7008: raise Mismatch
    a3 = x >> 4 & 0xff
    k = x & 0x7
    if a3 > 254: raise Mismatch
    k += 3
    f_evse_max_current = None
    if k < 4:
        p -= 23
        x = v >> p & 0x7fffff
        if x & 0x638e00: raise Mismatch
        a4 = x >> 18 & 0x7
        a5 = x >> 12 & 0x7
        sa6 = x >> 8 & 0x1
        a6 = x & 0xff
        if a4 > 6: raise Mismatch
        if a6 > 127: a6, p = more(v, p, a6, 32767)
        p -= 4
        x = v >> p & 0xf
        if x & 0xc: raise Mismatch
        k = x & 0x3
        f_evse_max_current = PhysicalValue(multiplier=a4 - 3, unit=UnitSymbol_members[a5], value=(~a6 if sa6 else a6))
        k += 4
    f_meter_info = None
    if k < 5:
        c7, p = d_MeterInfo(v, p)
        f_meter_info = c7
        p -= 2
        k = v >> p & 0x3
        k += 5
    f_receipt_required = None
    if k < 6:
        p -= 4
        x = v >> p & 0xf
        if x & 0xb: raise Mismatch
        a8 = x >> 2 & 0x1
        f_receipt_required = a8 == 1
        k = 6
    if k != 6: raise Mismatch
    p -= 10
    x = v >> p & 0x3ff
    if x & 0x300: raise Mismatch
    a9 = x & 0xff
    if a9 > 127: a9, p = more(v, p, a9, 65535)
    p -= 12
    x = v >> p & 0xfff
    if x & 0xe77: raise Mismatch
    a10 = x >> 7 & 0x3
    a11 = x >> 3 & 0x1
    return ChargingStatusRes(response_code=ResponseCode_members[a1], evse_id=a2, sa_schedule_tuple_id=a3 + 1, evse_max_current=f_evse_max_current, meter_info=f_meter_info, receipt_required=f_receipt_required, ac_evse_status=AC_EVSEStatus(notification_max_delay=a9, evse_notification=EVSENotification_members[a10], rcd=a11 == 1)), p


def e_ChargingStatusRes(x, m):
    x = put_text(x << 10 | (ResponseCode_code[m.response_code]) << 3, m.evse_id, 7, 37)
    o1 = m.sa_schedule_tuple_id
    if not 1 <= o1 <= 255: raise Mismatch
    x = x << 12 | (o1 - 1) << 1
    w = 3; b = 3
    o2 = m.evse_max_current
    if o2 is not None:
        x = x << w | 3 - b
        o3 = o2.multiplier
        if not -3 <= o3 <= 3: raise Mismatch
        o4 = o2.value
        x = x << 14 | (o3 + 3) << 9 | (UnitSymbol_code[o2.unit]) << 3
        if 0 <= o4 < 128: x = x << 9 | (o4)
        elif 127 < o4 < 16384: x = x << 17 | ((o4 & 127 | 128) << 8 | o4 >> 7)
        else: x = put_signed(x, o4, -32768, 32767)
        x = x << 2
        w = 2; b = 4
    o5 = m.meter_info
    if o5 is not None:
        x = x << w | 4 - b
        x = e_MeterInfo(x, o5)
        w = 2; b = 5
    o6 = m.receipt_required
    if o6 is not None:
        x = x << w | 5 - b
        x = x << 3 | (BOOLEAN[o6]) << 1
        w = 1; b = 6
    x = x << w | 6 - b
    o7 = m.ac_evse_status
    o8 = o7.notification_max_delay
    if 0 <= o8 < 128: x = x << 10 | (o8)
    elif 127 < o8 < 16384: x = x << 18 | ((o8 & 127 | 128) << 8 | o8 >> 7)
    else: x = put_unsigned(x << 2, o8, 0, 65535)
    return x << 12 | (EVSENotification_code[o7.evse_notification]) << 7 | (BOOLEAN[o7.rcd]) << 3


def d_CurrentDemandReq(v, p):
    p -= 47
    x = v >> p & 0x7fffffffffff
    if x & 0x770e03e38e00: raise Mismatch
    a1 = x >> 43 & 0x1
    a2 = x >> 36 & 0xf
    a3 = x >> 26 & 0x7f
    a4 = x >> 18 & 0x7
    a5 = x >> 12 & 0x7
    sa6 = x >> 8 & 0x1
    a6 = x & 0xff
    if a3 > 100: raise Mismatch
    if a4 > 6: raise Mismatch
    if a6 > 127: a6, p = more(v, p, a6, 32767)
    p -= 5
    x = v >> p & 0x1f
    if x & 0x18: raise Mismatch
    k = x & 0x7
    k += 2
    f_ev_maximum_voltage_limit = None
    if k < 3:
        p -= 23
        x = v >> p & 0x7fffff
        if x & 0x638e00: raise Mismatch
        a7 = x >> 18 & 0x7
        a8 = x >> 12 & 0x7
        sa9 = x >> 8 & 0x1
        a9 = x & 0xff
        if a7 > 6: raise Mismatch
        if a9 > 127: a9, p = more(v, p, a9, 32767)
        p -= 5
        x = v >> p & 0x1f
        if x & 0x18: raise Mismatch
        k = x & 0x7
        f_ev_maximum_voltage_limit = PhysicalValue(multiplier=a7 - 3, unit=UnitSymbol_members[a8], value=(~a9 if sa9 else a9))
        k += 3
    f_ev_maximum_current_limit = None
    if k < 4:
        p -= 23
        x = v >> p & 0x7fffff
        if x & 0x638e00: raise Mismatch
        a10 = x >> 18 & 0x7
        a11 = x >> 12 & 0x7
        sa12 = x >> 8 & 0x1
        a12 = x & 0xff
        if a10 > 6: raise Mismatch
        if a12 > 127: a12, p = more(v, p, a12, 32767)
        p -= 4
        x = v >> p & 0xf
        if x & 0xc: raise Mismatch
        k = x & 0x3
        f_ev_maximum_current_limit = PhysicalValue(multiplier=a10 - 3, unit=UnitSymbol_members[a11], value=(~a12 if sa12 else a12))
        k += 4
    f_ev_maximum_power_limit = None
    if k < 5:
        p -= 23
        x = v >> p & 0x7fffff
        if x & 0x638e00: raise Mismatch
        a13 = x >> 18 & 0x7
        a14 = x >> 12 & 0x7
        sa15 = x >> 8 & 0x1
        a15 = x & 0xff
        if a13 > 6: raise Mismatch
        if a15 > 127: a15, p = more(v, p, a15, 32767)
        p -= 4
        x = v >> p & 0xf
        if x & 0xc: raise Mismatch
        k = x & 0x3
        f_ev_maximum_power_limit = PhysicalValue(multiplier=a13 - 3, unit=UnitSymbol_members[a14], value=(~a15 if sa15 else a15))
        k += 5
    f_bulk_charging_complete = None
    if k < 6:
        p -= 4
        x = v >> p & 0xf
        if x & 0xb: raise Mismatch
        a16 = x >> 2 & 0x1
        f_bulk_charging_complete = a16 == 1
        k = 6
    if k != 6: raise Mismatch
    p -= 5
    x = v >> p & 0x1f
    if x & 0x14: raise Mismatch
    a17 = x >> 3 & 0x1
    k = x & 0x3
    k += 7
    f_remaining_time_to_full_soc = None
    if k < 8:
        p -= 23
        x = v >> p & 0x7fffff
        if x & 0x638e00: raise Mismatch
        a18 = x >> 18 & 0x7
        a19 = x >> 12 & 0x7
        sa20 = x >> 8 & 0x1
        a20 = x & 0xff
        if a18 > 6: raise Mismatch
        if a20 > 127: a20, p = more(v, p, a20, 32767)
        p -= 4
        x = v >> p & 0xf
        if x & 0xc: raise Mismatch
        k = x & 0x3
        f_remaining_time_to_full_soc = PhysicalValue(multiplier=a18 - 3, unit=UnitSymbol_members[a19], value=(~a20 if sa20 else a20))
        k += 8
    f_remaining_time_to_bulk_soc = None
    if k < 9:
        p -= 23
        x = v >> p & 0x7fffff
        if x & 0x638e00: raise Mismatch
        a21 = x >> 18 & 0x7
        a22 = x >> 12 & 0x7
        sa23 = x >> 8 & 0x1
        a23 = x & 0xff
        if a21 > 6: raise Mismatch
        if a23 > 127: a23, p = more(v, p, a23, 32767)
        p -= 3
        if v >> p & 0x7: raise Mismatch
        f_remaining_time_to_bulk_soc = PhysicalValue(multiplier=a21 - 3, unit=UnitSymbol_members[a22], value=(~a23 if sa23 else a23))
        k = 9
    if k != 9: raise Mismatch
    p -= 23
    x = v >> p & 0x7fffff
    if x & 0x638e00: raise Mismatch
    a24 = x >> 18 & 0x7
    a25 = x >> 12 & 0x7
    sa26 = x >> 8 & 0x1
    a26 = x & 0xff
    if a24 > 6: raise Mismatch
    if a26 > 127: a26, p = more(v, p, a26, 32767)
    p -= 3
    if v >> p & 0x7: raise Mismatch
    return CurrentDemandReq(dc_ev_status=DC_EVStatus(ev_ready=a1 == 1, ev_error_code=DC_EVErrorCode_members[a2], ev_ress_soc=a3), ev_target_current=PhysicalValue(multiplier=a4 - 3, unit=UnitSymbol_members[a5], value=(~a6 if sa6 else a6)), ev_maximum_voltage_limit=f_ev_maximum_voltage_limit, ev_maximum_current_limit=f_ev_maximum_current_limit, ev_maximum_power_limit=f_ev_maximum_power_limit, bulk_charging_complete=f_bulk_charging_complete, charging_complete=a17 == 1, remaining_time_to_full_soc=f_remaining_time_to_full_soc, remaining_time_to_bulk_soc=f_remaining_time_to_bulk_soc, ev_target_voltage=PhysicalValue(multiplier=a24 - 3, unit=UnitSymbol_members[a25], value=(~a26 if sa26 else a26))), p


def e_CurrentDemandReq(x, m):
    o1 = m.dc_ev_status
    o2 = o1.ev_ress_soc
    if not 0 <= o2 <= 100: raise Mismatch
    o3 = m.ev_target_current
    o4 = o3.multiplier
    if not -3 <= o4 <= 3: raise Mismatch
    o5 = o3.value
    x = x << 38 | (BOOLEAN[o1.ev_ready]) << 34 | (DC_EVErrorCode_code[o1.ev_error_code]) << 27 | o2 << 17 | (o4 + 3) << 9 | (UnitSymbol_code[o3.unit]) << 3
    if 0 <= o5 < 128: x = x << 9 | (o5)
    elif 127 < o5 < 16384: x = x << 17 | ((o5 & 127 | 128) << 8 | o5 >> 7)
    else: x = put_signed(x, o5, -32768, 32767)
    x = x << 2
    w = 3; b = 2
    o6 = m.ev_maximum_voltage_limit
    if o6 is not None:
        x = x << w | 2 - b
        o7 = o6.multiplier
        if not -3 <= o7 <= 3: raise Mismatch
        o8 = o6.value
        x = x << 14 | (o7 + 3) << 9 | (UnitSymbol_code[o6.unit]) << 3
        if 0 <= o8 < 128: x = x << 9 | (o8)
        elif 127 < o8 < 16384: x = x << 17 | ((o8 & 127 | 128) << 8 | o8 >> 7)
        else: x = put_signed(x, o8, -32768, 32767)
        x = x << 2
        w = 3; b = 3
    o9 = m.ev_maximum_current_limit
    if o9 is not None:
        x = x << w | 3 - b
        o10 = o9.multiplier
        if not -3 <= o10 <= 3: raise Mismatch
        o11 = o9.value
        x = x << 14 | (o10 + 3) << 9 | (UnitSymbol_code[o9.unit]) << 3
        if 0 <= o11 < 128: x = x << 9 | (o11)
        elif 127 < o11 < 16384: x = x << 17 | ((o11 & 127 | 128) << 8 | o11 >> 7)
        else: x = put_signed(x, o11, -32768, 32767)
        x = x << 2
        w = 2; b = 4
    o12 = m.ev_maximum_power_limit
    if o12 is not None:
        x = x << w | 4 - b
        o13 = o12.multiplier
        if not -3 <= o13 <= 3: raise Mismatch
        o14 = o12.value
        x = x << 14 | (o13 + 3) << 9 | (UnitSymbol_code[o12.unit]) << 3
        if 0 <= o14 < 128: x = x << 9 | (o14)
        elif 127 < o14 < 16384: x = x << 17 | ((o14 & 127 | 128) << 8 | o14 >> 7)
        else: x = put_signed(x, o14, -32768, 32767)
        x = x << 2
        w = 2; b = 5
    o15 = m.bulk_charging_complete
    if o15 is not None:
        x = x << w | 5 - b
        x = x << 3 | (BOOLEAN[o15]) << 1
        w = 1; b = 6
    x = x << w | 6 - b
    x = x << 3 | (BOOLEAN[m.charging_complete]) << 1
    w = 2; b = 7
    o16 = m.remaining_time_to_full_soc
    if o16 is not None:
        x = x << w | 7 - b
        o17 = o16.multiplier
        if not -3 <= o17 <= 3: raise Mismatch
        o18 = o16.value
        x = x << 14 | (o17 + 3) << 9 | (UnitSymbol_code[o16.unit]) << 3
        if 0 <= o18 < 128: x = x << 9 | (o18)
        elif 127 < o18 < 16384: x = x << 17 | ((o18 & 127 | 128) << 8 | o18 >> 7)
        else: x = put_signed(x, o18, -32768, 32767)
        x = x << 2
        w = 2; b = 8
    o19 = m.remaining_time_to_bulk_soc
    if o19 is not None:
        x = x << w | 8 - b
        o20 = o19.multiplier
        if not -3 <= o20 <= 3: raise Mismatch
        o21 = o19.value
        x = x << 14 | (o20 + 3) << 9 | (UnitSymbol_code[o19.unit]) << 3
        if 0 <= o21 < 128: x = x << 9 | (o21)
        elif 127 < o21 < 16384: x = x << 17 | ((o21 & 127 | 128) << 8 | o21 >> 7)
        else: x = put_signed(x, o21, -32768, 32767)
        x = x << 2
        w = 1; b = 9
    x = x << w | 9 - b
    o22 = m.ev_target_voltage
    o23 = o22.multiplier
    if not -3 <= o23 <= 3: raise Mismatch
    o24 = o22.value
    x = x << 14 | (o23 + 3) << 9 | (UnitSymbol_code[o22.unit]) << 3
    if 0 <= o24 < 128: x = x << 9 | (o24)
    elif 127 < o24 < 16384: x = x << 17 | ((o24 & 127 | 128) << 8 | o24 >> 7)
    else: x = put_signed(x, o24, -32768, 32767)
    return x << 3


def d_CurrentDemandRes(v, p):
    p -= 9
    x = v >> p & 0x1ff
    if x & 0x183: raise Mismatch
    a1 = x >> 2 & 0x1f
    c2, p = d_DC_EVSEStatus(v, p)
    p -= 24
    x = v >> p & 0xffffff
    if x & 0xe38e00: raise Mismatch
    a3 = x >> 18 & 0x7
    a4 = x >> 12 & 0x7
    sa5 = x >> 8 & 0x1
    a5 = x & 0xff
    if a3 > 6: raise Mismatch
    if a5 > 127: a5, p = more(v, p, a5, 32767)
    p -= 26
    x = v >> p & 0x3ffffff
    if x & 0x3e38e00: raise Mismatch
    a6 = x >> 18 & 0x7
    a7 = x >> 12 & 0x7
    sa8 = x >> 8 & 0x1
    a8 = x & 0xff
    if a6 > 6: raise Mismatch
    if a8 > 127: a8, p = more(v, p, a8, 32767)
    p -= 17
    x = v >> p & 0x1ffff
    if x & 0x1eee8: raise Mismatch
    a9 = x >> 12 & 0x1
    a10 = x >> 8 & 0x1
    a11 = x >> 4 & 0x1
    k = x & 0x7
    k += 7
    f_evse_maximum_voltage_limit = None
    if k < 8:
        p -= 23
        x = v >> p & 0x7fffff
        if x & 0x638e00: raise Mismatch
        a12 = x >> 18 & 0x7
        a13 = x >> 12 & 0x7
        sa14 = x >> 8 & 0x1
        a14 = x & 0xff
        if a12 > 6: raise Mismatch
        if a14 > 127: a14, p = more(v, p, a14, 32767)
        p -= 4
        x = v >> p & 0xf
        if x & 0xc: raise Mismatch
        k = x & 0x3
        f_evse_maximum_voltage_limit = PhysicalValue(multiplier=a12 - 3, unit=UnitSymbol_members[a13], value=(~a14 if sa14 else a14))
        k += 8
    f_evse_maximum_current_limit = None
    if k < 9:
        p -= 23
        x = v >> p & 0x7fffff
        if x & 0x638e00: raise Mismatch
        a15 = x >> 18 & 0x7
        a16 = x >> 12 & 0x7
        sa17 = x >> 8 & 0x1
        a17 = x & 0xff
        if a15 > 6: raise Mismatch
        if a17 > 127: a17, p = more(v, p, a17, 32767)
        p -= 4
        x = v >> p & 0xf
        if x & 0xc: raise Mismatch
        k = x & 0x3
        f_evse_maximum_current_limit = PhysicalValue(multiplier=a15 - 3, unit=UnitSymbol_members[a16], value=(~a17 if sa17 else a17))
        k += 9
    f_evse_maximum_power_limit = None
    if k < 10:
        p -= 23
        x = v >> p & 0x7fffff
        if x & 0x638e00: raise Mismatch
        a18 = x >> 18 & 0x7
        a19 = x >> 12 & 0x7
        sa20 = x >> 8 & 0x1
        a20 = x & 0xff
        if a18 > 6: raise Mismatch
        if a20 > 127: a20, p = more(v, p, a20, 32767)
        p -= 3
        if v >> p & 0x7: raise Mismatch
        f_evse_maximum_power_limit = PhysicalValue(multiplier=a18 - 3, unit=UnitSymbol_members[a19], value=(~a20 if sa20 else a20))
        k = 10
    if k != 10: raise Mismatch
    p -= 1
    if v >> p & 0x1: raise Mismatch
    a21, p = text(v, p, 37)
    p -= 14
    x = v >> p & 0x3fff
    if x & 0x3804: raise Mismatch
    a22 = x >> 3 & 0xff
    k = x & 0x3
    if a22 > 254: raise Mismatch
    k += 12
    f_meter_info = None
    if k < 13:
        c23, p = d_MeterInfo(v, p)
        f_meter_info = c23
        p -= 2
        k = v >> p & 0x3
        k += 13
    f_receipt_required = None
    if k < 14:
        p -= 4
        x = v >> p & 0xf
        if x & 0xb: raise Mismatch
        a24 = x >> 2 & 0x1
        f_receipt_required = a24 == 1
        k = 14
    if k != 14: raise Mismatch
    return CurrentDemandRes(response_code=ResponseCode_members[a1], dc_evse_status=c2, evse_present_voltage=PhysicalValue(multiplier=a3 - 3, unit=UnitSymbol_members[a4], value=(~a5 if sa5 else a5)), evse_present_current=PhysicalValue(multiplier=a6 - 3, unit=UnitSymbol_members[a7], value=(~a8 if sa8 else a8)), evse_current_limit_achieved=a9 == 1, evse_voltage_limit_achieved=a10 == 1, evse_power_limit_achieved=a11 == 1, evse_maximum_voltage_limit=f_evse_maximum_voltage_limit, evse_maximum_current_limit=f_evse_maximum_current_limit, evse_maximum_power_limit=f_evse_maximum_power_limit, evse_id=a21, sa_schedule_tuple_id=a22 + 1, meter_info=f_meter_info, receipt_required=f_receipt_required), p


def e_CurrentDemandRes(x, m):
    x = e_DC_EVSEStatus(x << 9 | (ResponseCode_code[m.response_code]) << 2, m.dc_evse_status)
    o1 = m.evse_present_voltage
    o2 = o1.multiplier
    if not -3 <= o2 <= 3: raise Mismatch
    o3 = o1.value
    x = x << 15 | (o2 + 3) << 9 | (UnitSymbol_code[o1.unit]) << 3
    if 0 <= o3 < 128: x = x << 9 | (o3)
    elif 127 < o3 < 16384: x = x << 17 | ((o3 & 127 | 128) << 8 | o3 >> 7)
    else: x = put_signed(x, o3, -32768, 32767)
    o4 = m.evse_present_current
    o5 = o4.multiplier
    if not -3 <= o5 <= 3: raise Mismatch
    o6 = o4.value
    x = x << 17 | (o5 + 3) << 9 | (UnitSymbol_code[o4.unit]) << 3
    if 0 <= o6 < 128: x = x << 9 | (o6)
    elif 127 < o6 < 16384: x = x << 17 | ((o6 & 127 | 128) << 8 | o6 >> 7)
    else: x = put_signed(x, o6, -32768, 32767)
    x = x << 14 | (BOOLEAN[m.evse_current_limit_achieved]) << 9 | (BOOLEAN[m.evse_voltage_limit_achieved]) << 5 | (BOOLEAN[m.evse_power_limit_achieved]) << 1
    w = 3; b = 7
    o7 = m.evse_maximum_voltage_limit
    if o7 is not None:
        x = x << w | 7 - b
        o8 = o7.multiplier
        if not -3 <= o8 <= 3: raise Mismatch
        o9 = o7.value
        x = x << 14 | (o8 + 3) << 9 | (UnitSymbol_code[o7.unit]) << 3
        if 0 <= o9 < 128: x = x << 9 | (o9)
        elif 127 < o9 < 16384: x = x << 17 | ((o9 & 127 | 128) << 8 | o9 >> 7)
        else: x = put_signed(x, o9, -32768, 32767)
        x = x << 2
        w = 2; b = 8
    o10 = m.evse_maximum_current_limit
    if o10 is not None:
        x = x << w | 8 - b
        o11 = o10.multiplier
        if not -3 <= o11 <= 3: raise Mismatch
        o12 = o10.value
        x = x << 14 | (o11 + 3) << 9 | (UnitSymbol_code[o10.unit]) << 3
        if 0 <= o12 < 128: x = x << 9 | (o12)
        elif 127 < o12 < 16384: x = x << 17 | ((o12 & 127 | 128) << 8 | o12 >> 7)
        else: x = put_signed(x, o12, -32768, 32767)
        x = x << 2
        w = 2; b = 9
    o13 = m.evse_maximum_power_limit
    if o13 is not None:
        x = x << w | 9 - b
        o14 = o13.multiplier
        if not -3 <= o14 <= 3: raise Mismatch
        o15 = o13.value
        x = x << 14 | (o14 + 3) << 9 | (UnitSymbol_code[o13.unit]) << 3
        if 0 <= o15 < 128: x = x << 9 | (o15)
        elif 127 < o15 < 16384: x = x << 17 | ((o15 & 127 | 128) << 8 | o15 >> 7)
        else: x = put_signed(x, o15, -32768, 32767)
        x = x << 2
        w = 1; b = 10
    x = x << w | 10 - b
    x = put_text(x << 1, m.evse_id, 7, 37)
    o16 = m.sa_schedule_tuple_id
    if not 1 <= o16 <= 255: raise Mismatch
    x = x << 12 | (o16 - 1) << 1
    w = 2; b = 12
    o17 = m.meter_info
    if o17 is not None:
        x = x << w | 12 - b
        x = e_MeterInfo(x, o17)
        w = 2; b = 13
    o18 = m.receipt_required
    if o18 is not None:
        x = x << w | 13 - b
        x = x << 3 | (BOOLEAN[o18]) << 1
        w = 1; b = 14
    x = x << w | 14 - b
    return x


def d_MeteringReceiptRes(v, p):
    p -= 10
    x = v >> p & 0x3ff
    if x & 0x304: raise Mismatch
    a1 = x >> 3 & 0x1f
    k = x & 0x3
    k += 1
    g2, p = D_EVSEStatus[k - 1](v, p)
    p -= 1
    if v >> p & 0x1: raise Mismatch
    return MeteringReceiptRes(response_code=ResponseCode_members[a1], evse_status=g2), p


def e_MeteringReceiptRes(x, m):
    o1 = m.evse_status
    n, f = E_EVSEStatus[type(o1)]
    x = f(x << 10 | (ResponseCode_code[m.response_code]) << 3 | (n), o1)
    return x << 1


def d_PaymentDetailsReq(v, p):
    p -= 2
    if v >> p & 0x3: raise Mismatch
    a1, p = text(v, p, 15)
    p -= 2
    if v >> p & 0x3: raise Mismatch
    c2, p = d_CertificateChain(v, p)
    v &= (1 << p) - 1
    p -= 1
    if v >> p & 0x1: raise Mismatch
    return PaymentDetailsReq(emaid=a1, contract_signature_cert_chain=c2), p


def e_PaymentDetailsReq(x, m):
    x = put_text(x << 2, m.emaid, 14, 15)
    x = appended(x << 2, e_CertificateChain(1, m.contract_signature_cert_chain))
    return x << 1


def d_PaymentDetailsRes(v, p):
    p -= 10
    x = v >> p & 0x3ff
    if x & 0x307: raise Mismatch
    a1 = x >> 3 & 0x1f
    a2, p = octets(v, p, 16)
    p -= 12
    x = v >> p & 0xfff
    if x & 0xe00: raise Mismatch
    sa3 = x >> 8 & 0x1
    a3 = x & 0xff
    if a3 > 127: a3, p = more(v, p, a3, 9223372036854775807)
    p -= 2
    if v >> p & 0x3: raise Mismatch
    return PaymentDetailsRes(response_code=ResponseCode_members[a1], gen_challenge=a2, evse_timestamp=(~a3 if sa3 else a3)), p


def e_PaymentDetailsRes(x, m):
    x = put_octets(x << 10 | (ResponseCode_code[m.response_code]) << 3, m.gen_challenge, 16, 16)
    o1 = m.evse_timestamp
    if 0 <= o1 < 128: x = x << 12 | (o1)
    elif 127 < o1 < 16384: x = x << 20 | ((o1 & 127 | 128) << 8 | o1 >> 7)
    else: x = put_signed(x << 3, o1, -9223372036854775808, 9223372036854775807)
    return x << 2


def d_PaymentServiceSelectionReq(v, p):
    p -= 5
    x = v >> p & 0x1f
    if x & 0x1b: raise Mismatch
    a1 = x >> 2 & 0x1
    c2, p = d_SelectedServiceList(v, p)
    p -= 1
    if v >> p & 0x1: raise Mismatch
    return PaymentServiceSelectionReq(selected_payment_option=PaymentOption_members[a1], selected_service_list=c2), p


def e_PaymentServiceSelectionReq(x, m):
    x = e_SelectedServiceList(x << 5 | (PaymentOption_code[m.selected_payment_option]) << 2, m.selected_service_list)
    return x << 1


def d_PaymentServiceSelectionRes(v, p):
    p -= 9
    x = v >> p & 0x1ff
    if x & 0x183: raise Mismatch
    a1 = x >> 2 & 0x1f
    return PaymentServiceSelectionRes(response_code=ResponseCode_members[a1]), p


def e_PaymentServiceSelectionRes(x, m):
    return x << 9 | (ResponseCode_code[m.response_code]) << 2


def d_PowerDeliveryReq(v, p):
    p -= 19
    x = v >> p & 0x7ffff
    if x & 0x67008: raise Mismatch
    a1 = x >> 15 & 0x3
    a2 = x >> 4 & 0xff
    k = x & 0x7
    if a2 > 254: raise Mismatch
    k += 2
    f_charging_profile = None
    if k < 3:
        c3, p = d_ChargingProfile(v, p)
        f_charging_profile = c3
        p -= 2
        k = v >> p & 0x3
        k += 3
    f_ev_power_delivery_parameter = None
    if k < 5:
        g4, p = D_EVPowerDeliveryParameter[k - 3](v, p)
        f_ev_power_delivery_parameter = g4
        p -= 1
        if v >> p & 0x1: raise Mismatch
        k = 5
    if k != 5: raise Mismatch
    return PowerDeliveryReq(charge_progress=ChargeProgress_members[a1], sa_schedule_tuple_id=a2 + 1, charging_profile=f_charging_profile, ev_power_delivery_parameter=f_ev_power_delivery_parameter), p


def e_PowerDeliveryReq(x, m):
    o1 = m.sa_schedule_tuple_id
    if not 1 <= o1 <= 255: raise Mismatch
    x = x << 16 | (ChargeProgress_code[m.charge_progress]) << 12 | (o1 - 1) << 1
    w = 3; b = 2
    o2 = m.charging_profile
    if o2 is not None:
        x = x << w | 2 - b
        x = e_ChargingProfile(x, o2)
        w = 2; b = 3
    o3 = m.ev_power_delivery_parameter
    if o3 is not None:
        n, f = E_EVPowerDeliveryParameter[type(o3)]
        x = x << w | 3 + n - b
        x = f(x, o3)
        w = 1; b = 5
    x = x << w | 5 - b
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
    p -= 47
    x = v >> p & 0x7fffffffffff
    if x & 0x770e03e38e00: raise Mismatch
    a1 = x >> 43 & 0x1
    a2 = x >> 36 & 0xf
    a3 = x >> 26 & 0x7f
    a4 = x >> 18 & 0x7
    a5 = x >> 12 & 0x7
    sa6 = x >> 8 & 0x1
    a6 = x & 0xff
    if a3 > 100: raise Mismatch
    if a4 > 6: raise Mismatch
    if a6 > 127: a6, p = more(v, p, a6, 32767)
    p -= 26
    x = v >> p & 0x3ffffff
    if x & 0x3e38e00: raise Mismatch
    a7 = x >> 18 & 0x7
    a8 = x >> 12 & 0x7
    sa9 = x >> 8 & 0x1
    a9 = x & 0xff
    if a7 > 6: raise Mismatch
    if a9 > 127: a9, p = more(v, p, a9, 32767)
    p -= 3
    if v >> p & 0x7: raise Mismatch
    return PreChargeReq(dc_ev_status=DC_EVStatus(ev_ready=a1 == 1, ev_error_code=DC_EVErrorCode_members[a2], ev_ress_soc=a3), ev_target_voltage=PhysicalValue(multiplier=a4 - 3, unit=UnitSymbol_members[a5], value=(~a6 if sa6 else a6)), ev_target_current=PhysicalValue(multiplier=a7 - 3, unit=UnitSymbol_members[a8], value=(~a9 if sa9 else a9))), p


def e_PreChargeReq(x, m):
    o1 = m.dc_ev_status
    o2 = o1.ev_ress_soc
    if not 0 <= o2 <= 100: raise Mismatch
    o3 = m.ev_target_voltage
    o4 = o3.multiplier
    if not -3 <= o4 <= 3: raise Mismatch
    o5 = o3.value
    x = x << 38 | (BOOLEAN[o1.ev_ready]) << 34 | (DC_EVErrorCode_code[o1.ev_error_code]) << 27 | o2 << 17 | (o4 + 3) << 9 | (UnitSymbol_code[o3.unit]) << 3
    if 0 <= o5 < 128: x = x << 9 | (o5)
    elif 127 < o5 < 16384: x = x << 17 | ((o5 & 127 | 128) << 8 | o5 >> 7)
    else: x = put_signed(x, o5, -32768, 32767)
    o6 = m.ev_target_current
    o7 = o6.multiplier
    if not -3 <= o7 <= 3: raise Mismatch
    o8 = o6.value
    x = x << 17 | (o7 + 3) << 9 | (UnitSymbol_code[o6.unit]) << 3
    if 0 <= o8 < 128: x = x << 9 | (o8)
    elif 127 < o8 < 16384: x = x << 17 | ((o8 & 127 | 128) << 8 | o8 >> 7)
    else: x = put_signed(x, o8, -32768, 32767)
    return x << 3


def d_PreChargeRes(v, p):
    p -= 9
    x = v >> p & 0x1ff
    if x & 0x183: raise Mismatch
    a1 = x >> 2 & 0x1f
    c2, p = d_DC_EVSEStatus(v, p)
    p -= 24
    x = v >> p & 0xffffff
    if x & 0xe38e00: raise Mismatch
    a3 = x >> 18 & 0x7
    a4 = x >> 12 & 0x7
    sa5 = x >> 8 & 0x1
    a5 = x & 0xff
    if a3 > 6: raise Mismatch
    if a5 > 127: a5, p = more(v, p, a5, 32767)
    p -= 3
    if v >> p & 0x7: raise Mismatch
    return PreChargeRes(response_code=ResponseCode_members[a1], dc_evse_status=c2, evse_present_voltage=PhysicalValue(multiplier=a3 - 3, unit=UnitSymbol_members[a4], value=(~a5 if sa5 else a5))), p


def e_PreChargeRes(x, m):
    x = e_DC_EVSEStatus(x << 9 | (ResponseCode_code[m.response_code]) << 2, m.dc_evse_status)
    o1 = m.evse_present_voltage
    o2 = o1.multiplier
    if not -3 <= o2 <= 3: raise Mismatch
    o3 = o1.value
    x = x << 15 | (o2 + 3) << 9 | (UnitSymbol_code[o1.unit]) << 3
    if 0 <= o3 < 128: x = x << 9 | (o3)
    elif 127 < o3 < 16384: x = x << 17 | ((o3 & 127 | 128) << 8 | o3 >> 7)
    else: x = put_signed(x, o3, -32768, 32767)
    return x << 3


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
        a1, p = text(v, p, 64)
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
        x = put_text(x << 1, o1, 0, 64)
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
    c2, p = d_PaymentOptionList(v, p)
    p -= 1
    if v >> p & 0x1: raise Mismatch
    c3, p = d_ChargeService(v, p)
    p -= 2
    k = v >> p & 0x3
    k += 3
    f_service_list = None
    if k < 4:
        c4, p = d_ServiceList(v, p)
        f_service_list = c4
        p -= 1
        if v >> p & 0x1: raise Mismatch
        k = 4
    if k != 4: raise Mismatch
    return ServiceDiscoveryRes(response_code=ResponseCode_members[a1], payment_option_list=c2, charge_service=c3, service_list=f_service_list), p


def e_ServiceDiscoveryRes(x, m):
    x = e_PaymentOptionList(x << 9 | (ResponseCode_code[m.response_code]) << 2, m.payment_option_list)
    x = e_ChargeService(x << 1, m.charge_service)
    w = 2; b = 3
    o1 = m.service_list
    if o1 is not None:
        x = x << w | 3 - b
        x = e_ServiceList(x, o1)
        w = 1; b = 4
    x = x << w | 4 - b
    return x


def d_SessionSetupReq(v, p):
    p -= 2
    if v >> p & 0x3: raise Mismatch
    a1, p = octets(v, p, 6)
    p -= 2
    if v >> p & 0x3: raise Mismatch
    return SessionSetupReq(evcc_id=a1), p


def e_SessionSetupReq(x, m):
    x = put_octets(x << 2, m.evcc_id, 0, 6)
    return x << 2


def d_SessionSetupRes(v, p):
    p -= 10
    x = v >> p & 0x3ff
    if x & 0x307: raise Mismatch
    a1 = x >> 3 & 0x1f
    a2, p = text(v, p, 37)
    p -= 3
    x = v >> p & 0x7
    if x & 0x4: raise Mismatch
    k = x & 0x3
    k += 2
    f_evse_timestamp = None
    if k < 3:
        p -= 10
        x = v >> p & 0x3ff
        if x & 0x200: raise Mismatch
        sa3 = x >> 8 & 0x1
        a3 = x & 0xff
        if a3 > 127: a3, p = more(v, p, a3, 9223372036854775807)
        p -= 2
        if v >> p & 0x3: raise Mismatch
        f_evse_timestamp = (~a3 if sa3 else a3)
        k = 3
    if k != 3: raise Mismatch
    return SessionSetupRes(response_code=ResponseCode_members[a1], evse_id=a2, evse_timestamp=f_evse_timestamp), p


def e_SessionSetupRes(x, m):
    x = put_text(x << 10 | (ResponseCode_code[m.response_code]) << 3, m.evse_id, 7, 37)
    x = x << 1
    w = 2; b = 2
    o1 = m.evse_timestamp
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
    p -= 5
    x = v >> p & 0x1f
    if x & 0x1b: raise Mismatch
    a1 = x >> 2 & 0x1
    return SessionStopReq(charging_session=ChargingSession_members[a1]), p


def e_SessionStopReq(x, m):
    return x << 5 | (ChargingSession_code[m.charging_session]) << 2


def d_SessionStopRes(v, p):
    p -= 9
    x = v >> p & 0x1ff
    if x & 0x183: raise Mismatch
    a1 = x >> 2 & 0x1f
    return SessionStopRes(response_code=ResponseCode_members[a1]), p


def e_SessionStopRes(x, m):
    return x << 9 | (ResponseCode_code[m.response_code]) << 2


def d_WeldingDetectionReq(v, p):
    p -= 24
    x = v >> p & 0xffffff
    if x & 0xee1c07: raise Mismatch
    a1 = x >> 20 & 0x1
    a2 = x >> 13 & 0xf
    a3 = x >> 3 & 0x7f
    if a3 > 100: raise Mismatch
    return WeldingDetectionReq(dc_ev_status=DC_EVStatus(ev_ready=a1 == 1, ev_error_code=DC_EVErrorCode_members[a2], ev_ress_soc=a3)), p


def e_WeldingDetectionReq(x, m):
    o1 = m.dc_ev_status
    o2 = o1.ev_ress_soc
    if not 0 <= o2 <= 100: raise Mismatch
    return x << 24 | (BOOLEAN[o1.ev_ready]) << 20 | (DC_EVErrorCode_code[o1.ev_error_code]) << 13 | o2 << 3


def d_WeldingDetectionRes(v, p):
    p -= 9
    x = v >> p & 0x1ff
    if x & 0x183: raise Mismatch
    a1 = x >> 2 & 0x1f
    c2, p = d_DC_EVSEStatus(v, p)
    p -= 24
    x = v >> p & 0xffffff
    if x & 0xe38e00: raise Mismatch
    a3 = x >> 18 & 0x7
    a4 = x >> 12 & 0x7
    sa5 = x >> 8 & 0x1
    a5 = x & 0xff
    if a3 > 6: raise Mismatch
    if a5 > 127: a5, p = more(v, p, a5, 32767)
    p -= 3
    if v >> p & 0x7: raise Mismatch
    return WeldingDetectionRes(response_code=ResponseCode_members[a1], dc_evse_status=c2, evse_present_voltage=PhysicalValue(multiplier=a3 - 3, unit=UnitSymbol_members[a4], value=(~a5 if sa5 else a5))), p


def e_WeldingDetectionRes(x, m):
    x = e_DC_EVSEStatus(x << 9 | (ResponseCode_code[m.response_code]) << 2, m.dc_evse_status)
    o1 = m.evse_present_voltage
    o2 = o1.multiplier
    if not -3 <= o2 <= 3: raise Mismatch
    o3 = o1.value
    x = x << 15 | (o2 + 3) << 9 | (UnitSymbol_code[o1.unit]) << 3
    if 0 <= o3 < 128: x = x << 9 | (o3)
    elif 127 < o3 < 16384: x = x << 17 | ((o3 & 127 | 128) << 8 | o3 >> 7)
    else: x = put_signed(x, o3, -32768, 32767)
    return x << 3


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


def d_SubCertificates(v, p):
    p -= 1
    if v >> p & 0x1: raise Mismatch
    items1 = []
    while True:
        p -= 1
        if v >> p & 0x1: raise Mismatch
        a2, p = octets(v, p, 800)
        v &= (1 << p) - 1
        p -= 1
        if v >> p & 0x1: raise Mismatch
        items1.append(a2)
        if len(items1) == 4:
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
    if not 1 <= len(o1) <= 4: raise Mismatch
    for i in o1:
        x = put_octets(x << 1, i, 0, 800)
        x = x << 1
        x <<= 2
    x >>= 2
    if len(o1) == 4: w = 1; b = 1
    else: w = 2; b = 0
    x = x << w | 1 - b
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
        p -= 9
        x = v >> p & 0x1ff
        if x & 0x100: raise Mismatch
        a2 = x & 0xff
        if a2 > 127: a2, p = more(v, p, a2, 18446744073709551615)
        p -= 4
        x = v >> p & 0xf
        if x & 0x8: raise Mismatch
        k = x & 0x7
        f_meter_reading = a2
        k += 2
    f_sig_meter_reading = None
    if k < 3:
        p -= 1
        if v >> p & 0x1: raise Mismatch
        a3, p = octets(v, p, 64)
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
        if 0 <= o1 < 128: x = x << 9 | (o1)
        elif 127 < o1 < 16384: x = x << 17 | ((o1 & 127 | 128) << 8 | o1 >> 7)
        else: x = put_unsigned(x << 1, o1, 0, 18446744073709551615)
        x = x << 1
        w = 3; b = 2
    o2 = m.sig_meter_reading
    if o2 is not None:
        x = x << w | 2 - b
        x = put_octets(x << 1, o2, 0, 64)
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
    p -= 2
    k = v >> p & 0x3
    k += 2
    f_e_price_level = None
    if k < 3:
        p -= 12
        x = v >> p & 0xfff
        if x & 0x804: raise Mismatch
        a2 = x >> 3 & 0xff
        k = x & 0x3
        f_e_price_level = a2
        k += 3
    f_consumption_cost = ()
    if k < 4:
        items3 = []
        while True:
            c4, p = d_ConsumptionCost(v, p)
            items3.append(c4)
            if len(items3) == 3:
                p -= 1
                if v >> p & 0x1: raise Mismatch
                k = 4
                break
            p -= 2
            k = v >> p & 0x3
            if k:
                k += 3
                break
        f_consumption_cost = tuple(items3)
    if k != 4: raise Mismatch
    return SalesTariffEntry(time_interval=g1, e_price_level=f_e_price_level, consumption_cost=f_consumption_cost), p


def e_SalesTariffEntry(x, m):
    o1 = m.time_interval
    n, f = E_TimeInterval[type(o1)]
    x = f(x << 2 | (n), o1)
    w = 2; b = 2
    o2 = m.e_price_level
    if o2 is not None:
        x = x << w | 2 - b
        if not 0 <= o2 <= 255: raise Mismatch
        x = x << 10 | o2 << 1
        w = 2; b = 3
    o3 = m.consumption_cost
    if o3:
        x = x << w | 3 - b
        if not 1 <= len(o3) <= 3: raise Mismatch
        for i in o3:
            x = e_ConsumptionCost(x, i)
            x <<= 2
        x >>= 2
        if len(o3) == 3: w = 1; b = 4
        else: w = 2; b = 3
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


def d_DC_EVSEStatus(v, p):
    p -= 10
    x = v >> p & 0x3ff
    if x & 0x300: raise Mismatch
    a1 = x & 0xff
    if a1 > 127: a1, p = more(v, p, a1, 65535)
    p -= 8
    x = v >> p & 0xff
    if x & 0xe4: raise Mismatch
    a2 = x >> 3 & 0x3
    k = x & 0x3
    k += 2
    f_evse_isolation_status = None
    if k < 3:
        p -= 6
        x = v >> p & 0x3f
        if x & 0x23: raise Mismatch
        a3 = x >> 2 & 0x7
        f_evse_isolation_status = IsolationLevel_members[a3]
        k = 3
    if k != 3: raise Mismatch
    p -= 7
    x = v >> p & 0x7f
    if x & 0x43: raise Mismatch
    a4 = x >> 2 & 0xf
    return DC_EVSEStatus(notification_max_delay=a1, evse_notification=EVSENotification_members[a2], evse_isolation_status=f_evse_isolation_status, evse_status_code=DC_EVSEStatusCode_members[a4]), p


def e_DC_EVSEStatus(x, m):
    o1 = m.notification_max_delay
    if 0 <= o1 < 128: x = x << 10 | (o1)
    elif 127 < o1 < 16384: x = x << 18 | ((o1 & 127 | 128) << 8 | o1 >> 7)
    else: x = put_unsigned(x << 2, o1, 0, 65535)
    x = x << 6 | (EVSENotification_code[m.evse_notification]) << 1
    w = 2; b = 2
    o2 = m.evse_isolation_status
    if o2 is not None:
        x = x << w | 2 - b
        x = x << 5 | (IsolationLevel_code[o2]) << 1
        w = 1; b = 3
    x = x << w | 3 - b
    return x << 7 | (DC_EVSEStatusCode_code[m.evse_status_code]) << 2


def d_EMAID(v, p):
    p -= 1
    if v >> p & 0x1: raise Mismatch
    a1, p = text(v, p, 255)
    p -= 1
    if v >> p & 0x1: raise Mismatch
    a2, p = text(v, p, 15)
    p -= 1
    if v >> p & 0x1: raise Mismatch
    return EMAID(id=a1, value=a2), p


def e_EMAID(x, m):
    x = put_text(x << 1, m.id, 1, 255)
    x = put_text(x << 1, m.value, 14, 15)
    return x << 1


def d_AC_EVChargeParameter(v, p):
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
    p -= 23
    x = v >> p & 0x7fffff
    if x & 0x638e00: raise Mismatch
    a2 = x >> 18 & 0x7
    a3 = x >> 12 & 0x7
    sa4 = x >> 8 & 0x1
    a4 = x & 0xff
    if a2 > 6: raise Mismatch
    if a4 > 127: a4, p = more(v, p, a4, 32767)
    p -= 26
    x = v >> p & 0x3ffffff
    if x & 0x3e38e00: raise Mismatch
    a5 = x >> 18 & 0x7
    a6 = x >> 12 & 0x7
    sa7 = x >> 8 & 0x1
    a7 = x & 0xff
    if a5 > 6: raise Mismatch
    if a7 > 127: a7, p = more(v, p, a7, 32767)
    p -= 26
    x = v >> p & 0x3ffffff
    if x & 0x3e38e00: raise Mismatch
    a8 = x >> 18 & 0x7
    a9 = x >> 12 & 0x7
    sa10 = x >> 8 & 0x1
    a10 = x & 0xff
    if a8 > 6: raise Mismatch
    if a10 > 127: a10, p = more(v, p, a10, 32767)
    p -= 26
    x = v >> p & 0x3ffffff
    if x & 0x3e38e00: raise Mismatch
    a11 = x >> 18 & 0x7
    a12 = x >> 12 & 0x7
    sa13 = x >> 8 & 0x1
    a13 = x & 0xff
    if a11 > 6: raise Mismatch
    if a13 > 127: a13, p = more(v, p, a13, 32767)
    p -= 3
    if v >> p & 0x7: raise Mismatch
    return AC_EVChargeParameter(departure_time=f_departure_time, e_amount=PhysicalValue(multiplier=a2 - 3, unit=UnitSymbol_members[a3], value=(~a4 if sa4 else a4)), ev_max_voltage=PhysicalValue(multiplier=a5 - 3, unit=UnitSymbol_members[a6], value=(~a7 if sa7 else a7)), ev_max_current=PhysicalValue(multiplier=a8 - 3, unit=UnitSymbol_members[a9], value=(~a10 if sa10 else a10)), ev_min_current=PhysicalValue(multiplier=a11 - 3, unit=UnitSymbol_members[a12], value=(~a13 if sa13 else a13))), p


def e_AC_EVChargeParameter(x, m):
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
    o2 = m.e_amount
    o3 = o2.multiplier
    if not -3 <= o3 <= 3: raise Mismatch
    o4 = o2.value
    x = x << 14 | (o3 + 3) << 9 | (UnitSymbol_code[o2.unit]) << 3
    if 0 <= o4 < 128: x = x << 9 | (o4)
    elif 127 < o4 < 16384: x = x << 17 | ((o4 & 127 | 128) << 8 | o4 >> 7)
    else: x = put_signed(x, o4, -32768, 32767)
    o5 = m.ev_max_voltage
    o6 = o5.multiplier
    if not -3 <= o6 <= 3: raise Mismatch
    o7 = o5.value
    x = x << 17 | (o6 + 3) << 9 | (UnitSymbol_code[o5.unit]) << 3
    if 0 <= o7 < 128: x = x << 9 | (o7)
    elif 127 < o7 < 16384: x = x << 17 | ((o7 & 127 | 128) << 8 | o7 >> 7)
    else: x = put_signed(x, o7, -32768, 32767)
    o8 = m.ev_max_current
    o9 = o8.multiplier
    if not -3 <= o9 <= 3: raise Mismatch
    o10 = o8.value
    x = x << 17 | (o9 + 3) << 9 | (UnitSymbol_code[o8.unit]) << 3
    if 0 <= o10 < 128: x = x << 9 | (o10)
    elif 127 < o10 < 16384: x = x << 17 | ((o10 & 127 | 128) << 8 | o10 >> 7)
    else: x = put_signed(x, o10, -32768, 32767)
    o11 = m.ev_min_current
    o12 = o11.multiplier
    if not -3 <= o12 <= 3: raise Mismatch
    o13 = o11.value
    x = x << 17 | (o12 + 3) << 9 | (UnitSymbol_code[o11.unit]) << 3
    if 0 <= o13 < 128: x = x << 9 | (o13)
    elif 127 < o13 < 16384: x = x << 17 | ((o13 & 127 | 128) << 8 | o13 >> 7)
    else: x = put_signed(x, o13, -32768, 32767)
    return x << 3


def d_DC_EVChargeParameter(v, p):
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
    p -= 46
    x = v >> p & 0x3fffffffffff
    if x & 0x370e03e38e00: raise Mismatch
    a2 = x >> 43 & 0x1
    a3 = x >> 36 & 0xf
    a4 = x >> 26 & 0x7f
    a5 = x >> 18 & 0x7
    a6 = x >> 12 & 0x7
    sa7 = x >> 8 & 0x1
    a7 = x & 0xff
    if a4 > 100: raise Mismatch
    if a5 > 6: raise Mismatch
    if a7 > 127: a7, p = more(v, p, a7, 32767)
    p -= 4
    x = v >> p & 0xf
    if x & 0xc: raise Mismatch
    k = x & 0x3
    k += 3
    f_ev_maximum_power_limit = None
    if k < 4:
        p -= 23
        x = v >> p & 0x7fffff
        if x & 0x638e00: raise Mismatch
        a8 = x >> 18 & 0x7
        a9 = x >> 12 & 0x7
        sa10 = x >> 8 & 0x1
        a10 = x & 0xff
        if a8 > 6: raise Mismatch
        if a10 > 127: a10, p = more(v, p, a10, 32767)
        p -= 3
        if v >> p & 0x7: raise Mismatch
        f_ev_maximum_power_limit = PhysicalValue(multiplier=a8 - 3, unit=UnitSymbol_members[a9], value=(~a10 if sa10 else a10))
        k = 4
    if k != 4: raise Mismatch
    p -= 23
    x = v >> p & 0x7fffff
    if x & 0x638e00: raise Mismatch
    a11 = x >> 18 & 0x7
    a12 = x >> 12 & 0x7
    sa13 = x >> 8 & 0x1
    a13 = x & 0xff
    if a11 > 6: raise Mismatch
    if a13 > 127: a13, p = more(v, p, a13, 32767)
    p -= 5
    x = v >> p & 0x1f
    if x & 0x18: raise Mismatch
    k = x & 0x7
    k += 5
    f_ev_energy_capacity = None
    if k < 6:
        p -= 23
        x = v >> p & 0x7fffff
        if x & 0x638e00: raise Mismatch
        a14 = x >> 18 & 0x7
        a15 = x >> 12 & 0x7
        sa16 = x >> 8 & 0x1
        a16 = x & 0xff
        if a14 > 6: raise Mismatch
        if a16 > 127: a16, p = more(v, p, a16, 32767)
        p -= 5
        x = v >> p & 0x1f
        if x & 0x18: raise Mismatch
        k = x & 0x7
        f_ev_energy_capacity = PhysicalValue(multiplier=a14 - 3, unit=UnitSymbol_members[a15], value=(~a16 if sa16 else a16))
        k += 6
    f_ev_energy_request = None
    if k < 7:
        p -= 23
        x = v >> p & 0x7fffff
        if x & 0x638e00: raise Mismatch
        a17 = x >> 18 & 0x7
        a18 = x >> 12 & 0x7
        sa19 = x >> 8 & 0x1
        a19 = x & 0xff
        if a17 > 6: raise Mismatch
        if a19 > 127: a19, p = more(v, p, a19, 32767)
        p -= 4
        x = v >> p & 0xf
        if x & 0xc: raise Mismatch
        k = x & 0x3
        f_ev_energy_request = PhysicalValue(multiplier=a17 - 3, unit=UnitSymbol_members[a18], value=(~a19 if sa19 else a19))
        k += 7
    f_full_soc = None
    if k < 8:
        p -= 11
        x = v >> p & 0x7ff
        if x & 0x404: raise Mismatch
        a20 = x >> 3 & 0x7f
        k = x & 0x3
        if a20 > 100: raise Mismatch
        f_full_soc = a20
        k += 8
    f_bulk_soc = None
    if k < 9:
        p -= 10
        x = v >> p & 0x3ff
        if x & 0x203: raise Mismatch
        a21 = x >> 2 & 0x7f
        if a21 > 100: raise Mismatch
        f_bulk_soc = a21
        k = 9
    if k != 9: raise Mismatch
    return DC_EVChargeParameter(departure_time=f_departure_time, dc_ev_status=DC_EVStatus(ev_ready=a2 == 1, ev_error_code=DC_EVErrorCode_members[a3], ev_ress_soc=a4), ev_maximum_current_limit=PhysicalValue(multiplier=a5 - 3, unit=UnitSymbol_members[a6], value=(~a7 if sa7 else a7)), ev_maximum_power_limit=f_ev_maximum_power_limit, ev_maximum_voltage_limit=PhysicalValue(multiplier=a11 - 3, unit=UnitSymbol_members[a12], value=(~a13 if sa13 else a13)), ev_energy_capacity=f_ev_energy_capacity, ev_energy_request=f_ev_energy_request, full_soc=f_full_soc, bulk_soc=f_bulk_soc), p


def e_DC_EVChargeParameter(x, m):
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
    o2 = m.dc_ev_status
    o3 = o2.ev_ress_soc
    if not 0 <= o3 <= 100: raise Mismatch
    o4 = m.ev_maximum_current_limit
    o5 = o4.multiplier
    if not -3 <= o5 <= 3: raise Mismatch
    o6 = o4.value
    x = x << 37 | (BOOLEAN[o2.ev_ready]) << 34 | (DC_EVErrorCode_code[o2.ev_error_code]) << 27 | o3 << 17 | (o5 + 3) << 9 | (UnitSymbol_code[o4.unit]) << 3
    if 0 <= o6 < 128: x = x << 9 | (o6)
    elif 127 < o6 < 16384: x = x << 17 | ((o6 & 127 | 128) << 8 | o6 >> 7)
    else: x = put_signed(x, o6, -32768, 32767)
    x = x << 2
    w = 2; b = 3
    o7 = m.ev_maximum_power_limit
    if o7 is not None:
        x = x << w | 3 - b
        o8 = o7.multiplier
        if not -3 <= o8 <= 3: raise Mismatch
        o9 = o7.value
        x = x << 14 | (o8 + 3) << 9 | (UnitSymbol_code[o7.unit]) << 3
        if 0 <= o9 < 128: x = x << 9 | (o9)
        elif 127 < o9 < 16384: x = x << 17 | ((o9 & 127 | 128) << 8 | o9 >> 7)
        else: x = put_signed(x, o9, -32768, 32767)
        x = x << 2
        w = 1; b = 4
    x = x << w | 4 - b
    o10 = m.ev_maximum_voltage_limit
    o11 = o10.multiplier
    if not -3 <= o11 <= 3: raise Mismatch
    o12 = o10.value
    x = x << 14 | (o11 + 3) << 9 | (UnitSymbol_code[o10.unit]) << 3
    if 0 <= o12 < 128: x = x << 9 | (o12)
    elif 127 < o12 < 16384: x = x << 17 | ((o12 & 127 | 128) << 8 | o12 >> 7)
    else: x = put_signed(x, o12, -32768, 32767)
    x = x << 2
    w = 3; b = 5
    o13 = m.ev_energy_capacity
    if o13 is not None:
        x = x << w | 5 - b
        o14 = o13.multiplier
        if not -3 <= o14 <= 3: raise Mismatch
        o15 = o13.value
        x = x << 14 | (o14 + 3) << 9 | (UnitSymbol_code[o13.unit]) << 3
        if 0 <= o15 < 128: x = x << 9 | (o15)
        elif 127 < o15 < 16384: x = x << 17 | ((o15 & 127 | 128) << 8 | o15 >> 7)
        else: x = put_signed(x, o15, -32768, 32767)
        x = x << 2
        w = 3; b = 6
    o16 = m.ev_energy_request
    if o16 is not None:
        x = x << w | 6 - b
        o17 = o16.multiplier
        if not -3 <= o17 <= 3: raise Mismatch
        o18 = o16.value
        x = x << 14 | (o17 + 3) << 9 | (UnitSymbol_code[o16.unit]) << 3
        if 0 <= o18 < 128: x = x << 9 | (o18)
        elif 127 < o18 < 16384: x = x << 17 | ((o18 & 127 | 128) << 8 | o18 >> 7)
        else: x = put_signed(x, o18, -32768, 32767)
        x = x << 2
        w = 2; b = 7
    o19 = m.full_soc
    if o19 is not None:
        x = x << w | 7 - b
        if not 0 <= o19 <= 100: raise Mismatch
        x = x << 9 | o19 << 1
        w = 2; b = 8
    o20 = m.bulk_soc
    if o20 is not None:
        x = x << w | 8 - b
        if not 0 <= o20 <= 100: raise Mismatch
        x = x << 9 | o20 << 1
        w = 1; b = 9
    x = x << w | 9 - b
    return x


def d_SAScheduleList(v, p):
    p -= 1
    if v >> p & 0x1: raise Mismatch
    items1 = []
    while True:
        c2, p = d_SAScheduleTuple(v, p)
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
    f_sa_schedule_tuple = tuple(items1)
    if k != 1: raise Mismatch
    return SAScheduleList(sa_schedule_tuple=f_sa_schedule_tuple), p


def e_SAScheduleList(x, m):
    o1 = m.sa_schedule_tuple
    x = x << 1
    if not 1 <= len(o1) <= 3: raise Mismatch
    for i in o1:
        x = e_SAScheduleTuple(x, i)
        x <<= 2
    x >>= 2
    if len(o1) == 3: w = 1; b = 1
    else: w = 2; b = 0
    x = x << w | 1 - b
    return x


def d_AC_EVSEChargeParameter(v, p):
    p -= 11
    x = v >> p & 0x7ff
    if x & 0x700: raise Mismatch
    a1 = x & 0xff
    if a1 > 127: a1, p = more(v, p, a1, 65535)
    p -= 35
    x = v >> p & 0x7ffffffff
    if x & 0x73be38e00: raise Mismatch
    a2 = x >> 30 & 0x3
    a3 = x >> 26 & 0x1
    a4 = x >> 18 & 0x7
    a5 = x >> 12 & 0x7
    sa6 = x >> 8 & 0x1
    a6 = x & 0xff
    if a4 > 6: raise Mismatch
    if a6 > 127: a6, p = more(v, p, a6, 32767)
    p -= 26
    x = v >> p & 0x3ffffff
    if x & 0x3e38e00: raise Mismatch
    a7 = x >> 18 & 0x7
    a8 = x >> 12 & 0x7
    sa9 = x >> 8 & 0x1
    a9 = x & 0xff
    if a7 > 6: raise Mismatch
    if a9 > 127: a9, p = more(v, p, a9, 32767)
    p -= 3
    if v >> p & 0x7: raise Mismatch
    return AC_EVSEChargeParameter(ac_evse_status=AC_EVSEStatus(notification_max_delay=a1, evse_notification=EVSENotification_members[a2], rcd=a3 == 1), evse_nominal_voltage=PhysicalValue(multiplier=a4 - 3, unit=UnitSymbol_members[a5], value=(~a6 if sa6 else a6)), evse_max_current=PhysicalValue(multiplier=a7 - 3, unit=UnitSymbol_members[a8], value=(~a9 if sa9 else a9))), p


def e_AC_EVSEChargeParameter(x, m):
    o1 = m.ac_evse_status
    o2 = o1.notification_max_delay
    if 0 <= o2 < 128: x = x << 11 | (o2)
    elif 127 < o2 < 16384: x = x << 19 | ((o2 & 127 | 128) << 8 | o2 >> 7)
    else: x = put_unsigned(x << 3, o2, 0, 65535)
    o3 = m.evse_nominal_voltage
    o4 = o3.multiplier
    if not -3 <= o4 <= 3: raise Mismatch
    o5 = o3.value
    x = x << 26 | (EVSENotification_code[o1.evse_notification]) << 21 | (BOOLEAN[o1.rcd]) << 17 | (o4 + 3) << 9 | (UnitSymbol_code[o3.unit]) << 3
    if 0 <= o5 < 128: x = x << 9 | (o5)
    elif 127 < o5 < 16384: x = x << 17 | ((o5 & 127 | 128) << 8 | o5 >> 7)
    else: x = put_signed(x, o5, -32768, 32767)
    o6 = m.evse_max_current
    o7 = o6.multiplier
    if not -3 <= o7 <= 3: raise Mismatch
    o8 = o6.value
    x = x << 17 | (o7 + 3) << 9 | (UnitSymbol_code[o6.unit]) << 3
    if 0 <= o8 < 128: x = x << 9 | (o8)
    elif 127 < o8 < 16384: x = x << 17 | ((o8 & 127 | 128) << 8 | o8 >> 7)
    else: x = put_signed(x, o8, -32768, 32767)
    return x << 3


def d_DC_EVSEChargeParameter(v, p):
    p -= 1
    if v >> p & 0x1: raise Mismatch
    c1, p = d_DC_EVSEStatus(v, p)
    p -= 24
    x = v >> p & 0xffffff
    if x & 0xe38e00: raise Mismatch
    a2 = x >> 18 & 0x7
    a3 = x >> 12 & 0x7
    sa4 = x >> 8 & 0x1
    a4 = x & 0xff
    if a2 > 6: raise Mismatch
    if a4 > 127: a4, p = more(v, p, a4, 32767)
    p -= 26
    x = v >> p & 0x3ffffff
    if x & 0x3e38e00: raise Mismatch
    a5 = x >> 18 & 0x7
    a6 = x >> 12 & 0x7
    sa7 = x >> 8 & 0x1
    a7 = x & 0xff
    if a5 > 6: raise Mismatch
    if a7 > 127: a7, p = more(v, p, a7, 32767)
    p -= 26
    x = v >> p & 0x3ffffff
    if x & 0x3e38e00: raise Mismatch
    a8 = x >> 18 & 0x7
    a9 = x >> 12 & 0x7
    sa10 = x >> 8 & 0x1
    a10 = x & 0xff
    if a8 > 6: raise Mismatch
    if a10 > 127: a10, p = more(v, p, a10, 32767)
    p -= 26
    x = v >> p & 0x3ffffff
    if x & 0x3e38e00: raise Mismatch
    a11 = x >> 18 & 0x7
    a12 = x >> 12 & 0x7
    sa13 = x >> 8 & 0x1
    a13 = x & 0xff
    if a11 > 6: raise Mismatch
    if a13 > 127: a13, p = more(v, p, a13, 32767)
    p -= 26
    x = v >> p & 0x3ffffff
    if x & 0x3e38e00: raise Mismatch
    a14 = x >> 18 & 0x7
    a15 = x >> 12 & 0x7
    sa16 = x >> 8 & 0x1
    a16 = x & 0xff
    if a14 > 6: raise Mismatch
    if a16 > 127: a16, p = more(v, p, a16, 32767)
    p -= 4
    x = v >> p & 0xf
    if x & 0xc: raise Mismatch
    k = x & 0x3
    k += 6
    f_evse_current_regulation_tolerance = None
    if k < 7:
        p -= 23
        x = v >> p & 0x7fffff
        if x & 0x638e00: raise Mismatch
        a17 = x >> 18 & 0x7
        a18 = x >> 12 & 0x7
        sa19 = x >> 8 & 0x1
        a19 = x & 0xff
        if a17 > 6: raise Mismatch
        if a19 > 127: a19, p = more(v, p, a19, 32767)
        p -= 3
        if v >> p & 0x7: raise Mismatch
        f_evse_current_regulation_tolerance = PhysicalValue(multiplier=a17 - 3, unit=UnitSymbol_members[a18], value=(~a19 if sa19 else a19))
        k = 7
    if k != 7: raise Mismatch
    p -= 23
    x = v >> p & 0x7fffff
    if x & 0x638e00: raise Mismatch
    a20 = x >> 18 & 0x7
    a21 = x >> 12 & 0x7
    sa22 = x >> 8 & 0x1
    a22 = x & 0xff
    if a20 > 6: raise Mismatch
    if a22 > 127: a22, p = more(v, p, a22, 32767)
    p -= 4
    x = v >> p & 0xf
    if x & 0xc: raise Mismatch
    k = x & 0x3
    k += 8
    f_evse_energy_to_be_delivered = None
    if k < 9:
        p -= 23
        x = v >> p & 0x7fffff
        if x & 0x638e00: raise Mismatch
        a23 = x >> 18 & 0x7
        a24 = x >> 12 & 0x7
        sa25 = x >> 8 & 0x1
        a25 = x & 0xff
        if a23 > 6: raise Mismatch
        if a25 > 127: a25, p = more(v, p, a25, 32767)
        p -= 3
        if v >> p & 0x7: raise Mismatch
        f_evse_energy_to_be_delivered = PhysicalValue(multiplier=a23 - 3, unit=UnitSymbol_members[a24], value=(~a25 if sa25 else a25))
        k = 9
    if k != 9: raise Mismatch
    return DC_EVSEChargeParameter(dc_evse_status=c1, evse_maximum_current_limit=PhysicalValue(multiplier=a2 - 3, unit=UnitSymbol_members[a3], value=(~a4 if sa4 else a4)), evse_maximum_power_limit=PhysicalValue(multiplier=a5 - 3, unit=UnitSymbol_members[a6], value=(~a7 if sa7 else a7)), evse_maximum_voltage_limit=PhysicalValue(multiplier=a8 - 3, unit=UnitSymbol_members[a9], value=(~a10 if sa10 else a10)), evse_minimum_current_limit=PhysicalValue(multiplier=a11 - 3, unit=UnitSymbol_members[a12], value=(~a13 if sa13 else a13)), evse_minimum_voltage_limit=PhysicalValue(multiplier=a14 - 3, unit=UnitSymbol_members[a15], value=(~a16 if sa16 else a16)), evse_current_regulation_tolerance=f_evse_current_regulation_tolerance, evse_peak_current_ripple=PhysicalValue(multiplier=a20 - 3, unit=UnitSymbol_members[a21], value=(~a22 if sa22 else a22)), evse_energy_to_be_delivered=f_evse_energy_to_be_delivered), p


def e_DC_EVSEChargeParameter(x, m):
    x = e_DC_EVSEStatus(x << 1, m.dc_evse_status)
    o1 = m.evse_maximum_current_limit
    o2 = o1.multiplier
    if not -3 <= o2 <= 3: raise Mismatch
    o3 = o1.value
    x = x << 15 | (o2 + 3) << 9 | (UnitSymbol_code[o1.unit]) << 3
    if 0 <= o3 < 128: x = x << 9 | (o3)
    elif 127 < o3 < 16384: x = x << 17 | ((o3 & 127 | 128) << 8 | o3 >> 7)
    else: x = put_signed(x, o3, -32768, 32767)
    o4 = m.evse_maximum_power_limit
    o5 = o4.multiplier
    if not -3 <= o5 <= 3: raise Mismatch
    o6 = o4.value
    x = x << 17 | (o5 + 3) << 9 | (UnitSymbol_code[o4.unit]) << 3
    if 0 <= o6 < 128: x = x << 9 | (o6)
    elif 127 < o6 < 16384: x = x << 17 | ((o6 & 127 | 128) << 8 | o6 >> 7)
    else: x = put_signed(x, o6, -32768, 32767)
    o7 = m.evse_maximum_voltage_limit
    o8 = o7.multiplier
    if not -3 <= o8 <= 3: raise Mismatch
    o9 = o7.value
    x = x << 17 | (o8 + 3) << 9 | (UnitSymbol_code[o7.unit]) << 3
    if 0 <= o9 < 128: x = x << 9 | (o9)
    elif 127 < o9 < 16384: x = x << 17 | ((o9 & 127 | 128) << 8 | o9 >> 7)
    else: x = put_signed(x, o9, -32768, 32767)
    o10 = m.evse_minimum_current_limit
    o11 = o10.multiplier
    if not -3 <= o11 <= 3: raise Mismatch
    o12 = o10.value
    x = x << 17 | (o11 + 3) << 9 | (UnitSymbol_code[o10.unit]) << 3
    if 0 <= o12 < 128: x = x << 9 | (o12)
    elif 127 < o12 < 16384: x = x << 17 | ((o12 & 127 | 128) << 8 | o12 >> 7)
    else: x = put_signed(x, o12, -32768, 32767)
    o13 = m.evse_minimum_voltage_limit
    o14 = o13.multiplier
    if not -3 <= o14 <= 3: raise Mismatch
    o15 = o13.value
    x = x << 17 | (o14 + 3) << 9 | (UnitSymbol_code[o13.unit]) << 3
    if 0 <= o15 < 128: x = x << 9 | (o15)
    elif 127 < o15 < 16384: x = x << 17 | ((o15 & 127 | 128) << 8 | o15 >> 7)
    else: x = put_signed(x, o15, -32768, 32767)
    x = x << 2
    w = 2; b = 6
    o16 = m.evse_current_regulation_tolerance
    if o16 is not None:
        x = x << w | 6 - b
        o17 = o16.multiplier
        if not -3 <= o17 <= 3: raise Mismatch
        o18 = o16.value
        x = x << 14 | (o17 + 3) << 9 | (UnitSymbol_code[o16.unit]) << 3
        if 0 <= o18 < 128: x = x << 9 | (o18)
        elif 127 < o18 < 16384: x = x << 17 | ((o18 & 127 | 128) << 8 | o18 >> 7)
        else: x = put_signed(x, o18, -32768, 32767)
        x = x << 2
        w = 1; b = 7
    x = x << w | 7 - b
    o19 = m.evse_peak_current_ripple
    o20 = o19.multiplier
    if not -3 <= o20 <= 3: raise Mismatch
    o21 = o19.value
    x = x << 14 | (o20 + 3) << 9 | (UnitSymbol_code[o19.unit]) << 3
    if 0 <= o21 < 128: x = x << 9 | (o21)
    elif 127 < o21 < 16384: x = x << 17 | ((o21 & 127 | 128) << 8 | o21 >> 7)
    else: x = put_signed(x, o21, -32768, 32767)
    x = x << 2
    w = 2; b = 8
    o22 = m.evse_energy_to_be_delivered
    if o22 is not None:
        x = x << w | 8 - b
        o23 = o22.multiplier
        if not -3 <= o23 <= 3: raise Mismatch
        o24 = o22.value
        x = x << 14 | (o23 + 3) << 9 | (UnitSymbol_code[o22.unit]) << 3
        if 0 <= o24 < 128: x = x << 9 | (o24)
        elif 127 < o24 < 16384: x = x << 17 | ((o24 & 127 | 128) << 8 | o24 >> 7)
        else: x = put_signed(x, o24, -32768, 32767)
        x = x << 2
        w = 1; b = 9
    x = x << w | 9 - b
    return x


def d_AC_EVSEStatus(v, p):
    p -= 10
    x = v >> p & 0x3ff
    if x & 0x300: raise Mismatch
    a1 = x & 0xff
    if a1 > 127: a1, p = more(v, p, a1, 65535)
    p -= 11
    x = v >> p & 0x7ff
    if x & 0x73b: raise Mismatch
    a2 = x >> 6 & 0x3
    a3 = x >> 2 & 0x1
    return AC_EVSEStatus(notification_max_delay=a1, evse_notification=EVSENotification_members[a2], rcd=a3 == 1), p


def e_AC_EVSEStatus(x, m):
    o1 = m.notification_max_delay
    if 0 <= o1 < 128: x = x << 10 | (o1)
    elif 127 < o1 < 16384: x = x << 18 | ((o1 & 127 | 128) << 8 | o1 >> 7)
    else: x = put_unsigned(x << 2, o1, 0, 65535)
    return x << 11 | (EVSENotification_code[m.evse_notification]) << 6 | (BOOLEAN[m.rcd]) << 2


def d_SelectedServiceList(v, p):
    p -= 1
    if v >> p & 0x1: raise Mismatch
    items1 = []
    while True:
        c2, p = d_SelectedService(v, p)
        items1.append(c2)
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
        x = e_SelectedService(x, i)
        x <<= 2
    x >>= 2
    if len(o1) == 16: w = 1; b = 1
    else: w = 2; b = 0
    x = x << w | 1 - b
    return x


def d_ChargingProfile(v, p):
    p -= 1
    if v >> p & 0x1: raise Mismatch
    items1 = []
    while True:
        c2, p = d_ProfileEntry(v, p)
        items1.append(c2)
        if len(items1) == 24:
            p -= 1
            if v >> p & 0x1: raise Mismatch
            k = 1
            break
        p -= 2
        k = v >> p & 0x3
        if k:
            break
    f_profile_entry = tuple(items1)
    if k != 1: raise Mismatch
    return ChargingProfile(profile_entry=f_profile_entry), p


def e_ChargingProfile(x, m):
    o1 = m.profile_entry
    x = x << 1
    if not 1 <= len(o1) <= 24: raise Mismatch
    for i in o1:
        x = e_ProfileEntry(x, i)
        x <<= 2
    x >>= 2
    if len(o1) == 24: w = 1; b = 1
    else: w = 2; b = 0
    x = x << w | 1 - b
    return x


def d_DC_EVPowerDeliveryParameter(v, p):
    p -= 25
    x = v >> p & 0x1ffffff
    if x & 0x1dc380c: raise Mismatch
    a1 = x >> 21 & 0x1
    a2 = x >> 14 & 0xf
    a3 = x >> 4 & 0x7f
    k = x & 0x3
    if a3 > 100: raise Mismatch
    k += 1
    f_bulk_charging_complete = None
    if k < 2:
        p -= 4
        x = v >> p & 0xf
        if x & 0xb: raise Mismatch
        a4 = x >> 2 & 0x1
        f_bulk_charging_complete = a4 == 1
        k = 2
    if k != 2: raise Mismatch
    p -= 4
    x = v >> p & 0xf
    if x & 0xb: raise Mismatch
    a5 = x >> 2 & 0x1
    return DC_EVPowerDeliveryParameter(dc_ev_status=DC_EVStatus(ev_ready=a1 == 1, ev_error_code=DC_EVErrorCode_members[a2], ev_ress_soc=a3), bulk_charging_complete=f_bulk_charging_complete, charging_complete=a5 == 1), p


def e_DC_EVPowerDeliveryParameter(x, m):
    o1 = m.dc_ev_status
    o2 = o1.ev_ress_soc
    if not 0 <= o2 <= 100: raise Mismatch
    x = x << 23 | (BOOLEAN[o1.ev_ready]) << 19 | (DC_EVErrorCode_code[o1.ev_error_code]) << 12 | o2 << 2
    w = 2; b = 1
    o3 = m.bulk_charging_complete
    if o3 is not None:
        x = x << w | 1 - b
        x = x << 3 | (BOOLEAN[o3]) << 1
        w = 1; b = 2
    x = x << w | 2 - b
    return x << 4 | (BOOLEAN[m.charging_complete]) << 2


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
    f_parameter_set = tuple(items1)
    if k != 1: raise Mismatch
    return ServiceParameterList(parameter_set=f_parameter_set), p


def e_ServiceParameterList(x, m):
    o1 = m.parameter_set
    x = x << 1
    if not 1 <= len(o1) <= 255: raise Mismatch
    x = joined(x, [e_ParameterSet(1, i) for i in o1], 2)
    if len(o1) == 255: w = 1; b = 1
    else: w = 2; b = 0
    x = x << w | 1 - b
    return x


def d_PaymentOptionList(v, p):
    p -= 1
    if v >> p & 0x1: raise Mismatch
    items1 = []
    while True:
        p -= 3
        x = v >> p & 0x7
        if x & 0x5: raise Mismatch
        a2 = x >> 1 & 0x1
        items1.append(PaymentOption_members[a2])
        if len(items1) == 2:
            p -= 1
            if v >> p & 0x1: raise Mismatch
            k = 1
            break
        p -= 2
        k = v >> p & 0x3
        if k:
            break
    f_payment_option = tuple(items1)
    if k != 1: raise Mismatch
    return PaymentOptionList(payment_option=f_payment_option), p


def e_PaymentOptionList(x, m):
    o1 = m.payment_option
    x = x << 1
    if not 1 <= len(o1) <= 2: raise Mismatch
    for i in o1:
        x = x << 3 | (PaymentOption_code[i]) << 1
        x <<= 2
    x >>= 2
    if len(o1) == 2: w = 1; b = 1
    else: w = 2; b = 0
    x = x << w | 1 - b
    return x


def d_ChargeService(v, p):
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
        a4, p = text(v, p, 64)
        p -= 2
        if v >> p & 0x3: raise Mismatch
        f_service_scope = a4
        k = 4
    if k != 4: raise Mismatch
    p -= 4
    x = v >> p & 0xf
    if x & 0xb: raise Mismatch
    a5 = x >> 2 & 0x1
    c6, p = d_SupportedEnergyTransferMode(v, p)
    p -= 1
    if v >> p & 0x1: raise Mismatch
    return ChargeService(service_id=a1, service_name=f_service_name, service_category=ServiceCategory_members[a3], service_scope=f_service_scope, free_service=a5 == 1, supported_energy_transfer_mode=c6), p


def e_ChargeService(x, m):
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
        x = put_text(x << 1, o3, 0, 64)
        x = x << 1
        w = 1; b = 4
    x = x << w | 4 - b
    x = e_SupportedEnergyTransferMode(x << 4 | (BOOLEAN[m.free_service]) << 2, m.supported_energy_transfer_mode)
    return x << 1


def d_ServiceList(v, p):
    p -= 1
    if v >> p & 0x1: raise Mismatch
    items1 = []
    while True:
        c2, p = d_Service(v, p)
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
    f_service = tuple(items1)
    if k != 1: raise Mismatch
    return ServiceList(service=f_service), p


def e_ServiceList(x, m):
    o1 = m.service
    x = x << 1
    if not 1 <= len(o1) <= 8: raise Mismatch
    for i in o1:
        x = e_Service(x, i)
        x <<= 2
    x >>= 2
    if len(o1) == 8: w = 1; b = 1
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


def d_RelativeTimeInterval(v, p):
    p -= 10
    x = v >> p & 0x3ff
    if x & 0x300: raise Mismatch
    a1 = x & 0xff
    if a1 > 127: a1, p = more(v, p, a1, 16777214)
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
        if a2 > 127: a2, p = more(v, p, a2, 86400)
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
    else: x = put_unsigned(x << 2, o1, 0, 16777214)
    x = x << 1
    w = 2; b = 1
    o2 = m.duration
    if o2 is not None:
        x = x << w | 1 - b
        if 0 <= o2 < 128: x = x << 9 | (o2)
        elif 127 < o2 < 16384: x = x << 17 | ((o2 & 127 | 128) << 8 | o2 >> 7)
        else: x = put_unsigned(x << 1, o2, 0, 86400)
        x = x << 1
        w = 1; b = 2
    x = x << w | 2 - b
    return x


def d_ConsumptionCost(v, p):
    p -= 24
    x = v >> p & 0xffffff
    if x & 0xe38e00: raise Mismatch
    a1 = x >> 18 & 0x7
    a2 = x >> 12 & 0x7
    sa3 = x >> 8 & 0x1
    a3 = x & 0xff
    if a1 > 6: raise Mismatch
    if a3 > 127: a3, p = more(v, p, a3, 32767)
    p -= 3
    if v >> p & 0x7: raise Mismatch
    items4 = []
    while True:
        c5, p = d_Cost(v, p)
        items4.append(c5)
        if len(items4) == 3:
            p -= 1
            if v >> p & 0x1: raise Mismatch
            k = 2
            break
        p -= 2
        k = v >> p & 0x3
        if k:
            k += 1
            break
    f_cost = tuple(items4)
    if k != 2: raise Mismatch
    return ConsumptionCost(start_value=PhysicalValue(multiplier=a1 - 3, unit=UnitSymbol_members[a2], value=(~a3 if sa3 else a3)), cost=f_cost), p


def e_ConsumptionCost(x, m):
    o1 = m.start_value
    o2 = o1.multiplier
    if not -3 <= o2 <= 3: raise Mismatch
    o3 = o1.value
    x = x << 15 | (o2 + 3) << 9 | (UnitSymbol_code[o1.unit]) << 3
    if 0 <= o3 < 128: x = x << 9 | (o3)
    elif 127 < o3 < 16384: x = x << 17 | ((o3 & 127 | 128) << 8 | o3 >> 7)
    else: x = put_signed(x, o3, -32768, 32767)
    o4 = m.cost
    x = x << 3
    if not 1 <= len(o4) <= 3: raise Mismatch
    for i in o4:
        x = e_Cost(x, i)
        x <<= 2
    x >>= 2
    if len(o4) == 3: w = 1; b = 2
    else: w = 2; b = 1
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
    p -= 12
    x = v >> p & 0xfff
    if x & 0xc03: raise Mismatch
    a1 = x >> 2 & 0xff
    if a1 > 254: raise Mismatch
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
    return SAScheduleTuple(sa_schedule_tuple_id=a1 + 1, pmax_schedule=c2, sales_tariff=f_sales_tariff), p


def e_SAScheduleTuple(x, m):
    o1 = m.sa_schedule_tuple_id
    if not 1 <= o1 <= 255: raise Mismatch
    x = e_PMaxSchedule(x << 12 | (o1 - 1) << 2, m.pmax_schedule)
    w = 2; b = 2
    o2 = m.sales_tariff
    if o2 is not None:
        x = x << w | 2 - b
        x = e_SalesTariff(x, o2)
        w = 1; b = 3
    x = x << w | 3 - b
    return x


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


def d_ProfileEntry(v, p):
    p -= 10
    x = v >> p & 0x3ff
    if x & 0x300: raise Mismatch
    a1 = x & 0xff
    if a1 > 127: a1, p = more(v, p, a1, 4294967295)
    p -= 25
    x = v >> p & 0x1ffffff
    if x & 0x1e38e00: raise Mismatch
    a2 = x >> 18 & 0x7
    a3 = x >> 12 & 0x7
    sa4 = x >> 8 & 0x1
    a4 = x & 0xff
    if a2 > 6: raise Mismatch
    if a4 > 127: a4, p = more(v, p, a4, 32767)
    p -= 4
    x = v >> p & 0xf
    if x & 0xc: raise Mismatch
    k = x & 0x3
    k += 2
    f_charging_profile_entry_max_number_of_phases_in_use = None
    if k < 3:
        p -= 5
        x = v >> p & 0x1f
        if x & 0x13: raise Mismatch
        a5 = x >> 2 & 0x3
        if a5 > 2: raise Mismatch
        f_charging_profile_entry_max_number_of_phases_in_use = a5 + 1
        k = 3
    if k != 3: raise Mismatch
    return ProfileEntry(charging_profile_entry_start=a1, charging_profile_entry_max_power=PhysicalValue(multiplier=a2 - 3, unit=UnitSymbol_members[a3], value=(~a4 if sa4 else a4)), charging_profile_entry_max_number_of_phases_in_use=f_charging_profile_entry_max_number_of_phases_in_use), p


def e_ProfileEntry(x, m):
    o1 = m.charging_profile_entry_start
    if 0 <= o1 < 128: x = x << 10 | (o1)
    elif 127 < o1 < 16384: x = x << 18 | ((o1 & 127 | 128) << 8 | o1 >> 7)
    else: x = put_unsigned(x << 2, o1, 0, 4294967295)
    o2 = m.charging_profile_entry_max_power
    o3 = o2.multiplier
    if not -3 <= o3 <= 3: raise Mismatch
    o4 = o2.value
    x = x << 16 | (o3 + 3) << 9 | (UnitSymbol_code[o2.unit]) << 3
    if 0 <= o4 < 128: x = x << 9 | (o4)
    elif 127 < o4 < 16384: x = x << 17 | ((o4 & 127 | 128) << 8 | o4 >> 7)
    else: x = put_signed(x, o4, -32768, 32767)
    x = x << 2
    w = 2; b = 2
    o5 = m.charging_profile_entry_max_number_of_phases_in_use
    if o5 is not None:
        x = x << w | 2 - b
        if not 1 <= o5 <= 3: raise Mismatch
        x = x << 4 | (o5 - 1) << 1
        w = 1; b = 3
    x = x << w | 3 - b
    return x


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
    while True:
        c3, p = d_Parameter(v, p)
        items2.append(c3)
        if len(items2) == 16:
            p -= 1
            if v >> p & 0x1: raise Mismatch
            k = 2
            break
        p -= 2
        k = v >> p & 0x3
        if k:
            k += 1
            break
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
    if not 1 <= len(o2) <= 16: raise Mismatch
    for i in o2:
        x = e_Parameter(x, i)
        x <<= 2
    x >>= 2
    if len(o2) == 16: w = 1; b = 2
    else: w = 2; b = 1
    x = x << w | 2 - b
    return x


def d_SupportedEnergyTransferMode(v, p):
    p -= 1
    if v >> p & 0x1: raise Mismatch
    items1 = []
    while True:
        p -= 5
        x = v >> p & 0x1f
        if x & 0x11: raise Mismatch
        a2 = x >> 1 & 0x7
        items1.append(EnergyTransferMode_members[a2])
        if len(items1) == 6:
            p -= 1
            if v >> p & 0x1: raise Mismatch
            k = 1
            break
        p -= 2
        k = v >> p & 0x3
        if k:
            break
    f_energy_transfer_mode = tuple(items1)
    if k != 1: raise Mismatch
    return SupportedEnergyTransferMode(energy_transfer_mode=f_energy_transfer_mode), p


def e_SupportedEnergyTransferMode(x, m):
    o1 = m.energy_transfer_mode
    x = x << 1
    if not 1 <= len(o1) <= 6: raise Mismatch
    for i in o1:
        x = x << 5 | (EnergyTransferMode_code[i]) << 1
        x <<= 2
    x >>= 2
    if len(o1) == 6: w = 1; b = 1
    else: w = 2; b = 0
    x = x << w | 1 - b
    return x


def d_Service(v, p):
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
        a4, p = text(v, p, 64)
        p -= 2
        if v >> p & 0x3: raise Mismatch
        f_service_scope = a4
        k = 4
    if k != 4: raise Mismatch
    p -= 4
    x = v >> p & 0xf
    if x & 0xb: raise Mismatch
    a5 = x >> 2 & 0x1
    return Service(service_id=a1, service_name=f_service_name, service_category=ServiceCategory_members[a3], service_scope=f_service_scope, free_service=a5 == 1), p


def e_Service(x, m):
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
        x = put_text(x << 1, o3, 0, 64)
        x = x << 1
        w = 1; b = 4
    x = x << w | 4 - b
    return x << 4 | (BOOLEAN[m.free_service]) << 2


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
    p -= 1
    if v >> p & 0x1: raise Mismatch
    items1 = []
    whole, below, tail = v, 0, None
    while True:
        if p < 2048 and below or p > 16384:
            if tail is None: tail = octets_below(v, p)
            v, p, below = window(tail, p + below)
        try: c2, p = d_PMaxScheduleEntry(v, p)
        except (ValueError, LookupError):
            if not below: raise
            c2, v, p, below = wider(d_PMaxScheduleEntry, tail, p + below)
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
    f_pmax_schedule_entry = tuple(items1)
    if k != 1: raise Mismatch
    return PMaxSchedule(pmax_schedule_entry=f_pmax_schedule_entry), p


def e_PMaxSchedule(x, m):
    o1 = m.pmax_schedule_entry
    x = x << 1
    if not 1 <= len(o1) <= 1024: raise Mismatch
    x = joined(x, [e_PMaxScheduleEntry(1, i) for i in o1], 2)
    if len(o1) == 1024: w = 1; b = 1
    else: w = 2; b = 0
    x = x << w | 1 - b
    return x


def d_Parameter(v, p):
    p -= 1
    if v >> p & 0x1: raise Mismatch
    a1, p = text(v, p, 1024)
    p -= 3
    k = v >> p & 0x7
    k += 1
    f_bool_value = None
    f_byte_value = None
    f_short_value = None
    f_int_value = None
    f_physical_value = None
    f_string_value = None
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
        p -= 23
        x = v >> p & 0x7fffff
        if x & 0x638e00: raise Mismatch
        a6 = x >> 18 & 0x7
        a7 = x >> 12 & 0x7
        sa8 = x >> 8 & 0x1
        a8 = x & 0xff
        if a6 > 6: raise Mismatch
        if a8 > 127: a8, p = more(v, p, a8, 32767)
        p -= 2
        if v >> p & 0x3: raise Mismatch
        f_physical_value = PhysicalValue(multiplier=a6 - 3, unit=UnitSymbol_members[a7], value=(~a8 if sa8 else a8))
    elif k == 6:
        p -= 1
        if v >> p & 0x1: raise Mismatch
        a9, p = text(v, p, 1024)
        p -= 1
        if v >> p & 0x1: raise Mismatch
        f_string_value = a9
    else: raise Mismatch
    p -= 1
    if v >> p & 0x1: raise Mismatch
    return Parameter(name=a1, bool_value=f_bool_value, byte_value=f_byte_value, short_value=f_short_value, int_value=f_int_value, physical_value=f_physical_value, string_value=f_string_value), p


def e_Parameter(x, m):
    x = put_text(x << 1, m.name, 0, 1024)
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
        o4 = m.physical_value
        o5 = o4.multiplier
        if not -3 <= o5 <= 3: raise Mismatch
        o6 = o4.value
        x = x << 17 | 4 << 14 | (o5 + 3) << 9 | (UnitSymbol_code[o4.unit]) << 3
        if 0 <= o6 < 128: x = x << 9 | (o6)
        elif 127 < o6 < 16384: x = x << 17 | ((o6 & 127 | 128) << 8 | o6 >> 7)
        else: x = put_signed(x, o6, -32768, 32767)
        x = x << 2
    elif m.string_value is not None:
        x = put_text(x << 4 | 5 << 1, m.string_value, 0, 1024)
        x = x << 1
    return x << 1


def d_PMaxScheduleEntry(v, p):
    p -= 2
    k = v >> p & 0x3
    g1, p = D_TimeInterval[k](v, p)
    p -= 24
    x = v >> p & 0xffffff
    if x & 0xe38e00: raise Mismatch
    a2 = x >> 18 & 0x7
    a3 = x >> 12 & 0x7
    sa4 = x >> 8 & 0x1
    a4 = x & 0xff
    if a2 > 6: raise Mismatch
    if a4 > 127: a4, p = more(v, p, a4, 32767)
    p -= 3
    if v >> p & 0x7: raise Mismatch
    return PMaxScheduleEntry(time_interval=g1, pmax=PhysicalValue(multiplier=a2 - 3, unit=UnitSymbol_members[a3], value=(~a4 if sa4 else a4))), p


def e_PMaxScheduleEntry(x, m):
    o1 = m.time_interval
    n, f = E_TimeInterval[type(o1)]
    x = f(x << 2 | (n), o1)
    o2 = m.pmax
    o3 = o2.multiplier
    if not -3 <= o3 <= 3: raise Mismatch
    o4 = o2.value
    x = x << 15 | (o3 + 3) << 9 | (UnitSymbol_code[o2.unit]) << 3
    if 0 <= o4 < 128: x = x << 9 | (o4)
    elif 127 < o4 < 16384: x = x << 17 | ((o4 & 127 | 128) << 8 | o4 >> 7)
    else: x = put_signed(x, o4, -32768, 32767)
    return x << 3


D_BodyElement = (d_AuthorizationReq, d_AuthorizationRes, refused, d_CableCheckReq, d_CableCheckRes, d_CertificateInstallationReq, d_CertificateInstallationRes, d_CertificateUpdateReq, d_CertificateUpdateRes, d_ChargeParameterDiscoveryReq, d_ChargeParameterDiscoveryRes, d_ChargingStatusReq, d_ChargingStatusRes, d_CurrentDemandReq, d_CurrentDemandRes, d_MeteringReceiptReq, d_MeteringReceiptRes, d_PaymentDetailsReq, d_PaymentDetailsRes, d_PaymentServiceSelectionReq, d_PaymentServiceSelectionRes, d_PowerDeliveryReq, d_PowerDeliveryRes, d_PreChargeReq, d_PreChargeRes, d_ServiceDetailReq, d_ServiceDetailRes, d_ServiceDiscoveryReq, d_ServiceDiscoveryRes, d_SessionSetupReq, d_SessionSetupRes, d_SessionStopReq, d_SessionStopRes, d_WeldingDetectionReq, d_WeldingDetectionRes,)
E_BodyElement = {AuthorizationReq: (0, e_AuthorizationReq), AuthorizationRes: (1, e_AuthorizationRes), CableCheckReq: (3, e_CableCheckReq), CableCheckRes: (4, e_CableCheckRes), CertificateInstallationReq: (5, e_CertificateInstallationReq), CertificateInstallationRes: (6, e_CertificateInstallationRes), CertificateUpdateReq: (7, e_CertificateUpdateReq), CertificateUpdateRes: (8, e_CertificateUpdateRes), ChargeParameterDiscoveryReq: (9, e_ChargeParameterDiscoveryReq), ChargeParameterDiscoveryRes: (10, e_ChargeParameterDiscoveryRes), ChargingStatusReq: (11, e_ChargingStatusReq), ChargingStatusRes: (12, e_ChargingStatusRes), CurrentDemandReq: (13, e_CurrentDemandReq), CurrentDemandRes: (14, e_CurrentDemandRes), MeteringReceiptReq: (15, e_MeteringReceiptReq), MeteringReceiptRes: (16, e_MeteringReceiptRes), PaymentDetailsReq: (17, e_PaymentDetailsReq), PaymentDetailsRes: (18, e_PaymentDetailsRes), PaymentServiceSelectionReq: (19, e_PaymentServiceSelectionReq), PaymentServiceSelectionRes: (20, e_PaymentServiceSelectionRes), PowerDeliveryReq: (21, e_PowerDeliveryReq), PowerDeliveryRes: (22, e_PowerDeliveryRes), PreChargeReq: (23, e_PreChargeReq), PreChargeRes: (24, e_PreChargeRes), ServiceDetailReq: (25, e_ServiceDetailReq), ServiceDetailRes: (26, e_ServiceDetailRes), ServiceDiscoveryReq: (27, e_ServiceDiscoveryReq), ServiceDiscoveryRes: (28, e_ServiceDiscoveryRes), SessionSetupReq: (29, e_SessionSetupReq), SessionSetupRes: (30, e_SessionSetupRes), SessionStopReq: (31, e_SessionStopReq), SessionStopRes: (32, e_SessionStopRes), WeldingDetectionReq: (33, e_WeldingDetectionReq), WeldingDetectionRes: (34, e_WeldingDetectionRes)}
D_EVChargeParameter = (d_AC_EVChargeParameter, d_DC_EVChargeParameter, refused,)
E_EVChargeParameter = {AC_EVChargeParameter: (0, e_AC_EVChargeParameter), DC_EVChargeParameter: (1, e_DC_EVChargeParameter)}
D_EVPowerDeliveryParameter = (d_DC_EVPowerDeliveryParameter, refused,)
E_EVPowerDeliveryParameter = {DC_EVPowerDeliveryParameter: (0, e_DC_EVPowerDeliveryParameter)}
D_EVSEChargeParameter = (d_AC_EVSEChargeParameter, d_DC_EVSEChargeParameter, refused,)
E_EVSEChargeParameter = {AC_EVSEChargeParameter: (0, e_AC_EVSEChargeParameter), DC_EVSEChargeParameter: (1, e_DC_EVSEChargeParameter)}
D_EVSEStatus = (d_AC_EVSEStatus, d_DC_EVSEStatus, refused,)
E_EVSEStatus = {AC_EVSEStatus: (0, e_AC_EVSEStatus), DC_EVSEStatus: (1, e_DC_EVSEStatus)}
D_SASchedules = (d_SAScheduleList, refused,)
E_SASchedules = {SAScheduleList: (0, e_SAScheduleList)}
D_TimeInterval = (d_RelativeTimeInterval, refused,)
E_TimeInterval = {RelativeTimeInterval: (0, e_RelativeTimeInterval)}

DOCUMENT_BITS = 15
DOCUMENT_DECODERS = {0x404c: d_V2GMessage}
DOCUMENT_ENCODERS = {V2GMessage: (0xc04c, e_V2GMessage)}

FRAGMENT_END = 244
FRAGMENT_WIDTH = 8
FRAGMENT_ENCODERS = {AuthorizationReq: (0x18004, e_AuthorizationReq), CertificateInstallationReq: (0x1800f, e_CertificateInstallationReq), CertificateUpdateReq: (0x18011, e_CertificateUpdateReq), CertificateChain: (0x18021, e_CertificateChain), ContractSignatureEncryptedPrivateKey: (0x18022, e_ContractSignatureEncryptedPrivateKey), DiffieHellmanPublicKey: (0x1802d, e_DiffieHellmanPublicKey), MeteringReceiptReq: (0x18079, e_MeteringReceiptReq), SalesTariff: (0x180ae, e_SalesTariff), SignedInfo: (0x180d0, e_SignedInfo)}
