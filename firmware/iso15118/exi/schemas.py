"""Which messages each kind of frame is coded with. A new protocol is one more entry here."""

from __future__ import annotations

from firmware.iso15118.exi.grammar import SchemaSet
from firmware.iso15118.messages import iso2, sap, xmldsig

_SIGNATURE_GLOBALS = tuple(
    (name, xmldsig.NAMESPACE) for name in (*xmldsig.SIMPLE_GLOBAL_ELEMENTS, *xmldsig.UNUSED_GLOBAL_ELEMENTS)
)
_SIGNATURE_LOCALS = tuple((name, xmldsig.NAMESPACE) for name in xmldsig.UNUSED_LOCAL_ELEMENTS)
_SIGNATURE_ATTRIBUTES = tuple((name, "") for name in xmldsig.UNUSED_ATTRIBUTES)

SAP = SchemaSet(
    "sap",
    modules=(sap,),
    documents=(sap.SupportedAppProtocolReq, sap.SupportedAppProtocolRes),
)
ISO2 = SchemaSet(
    "iso2",
    modules=(iso2, xmldsig),
    documents=(iso2.V2GMessage,),
    fragments=(
        "AuthorizationReq",
        "CertificateInstallationReq",
        "CertificateUpdateReq",
        "ContractSignatureCertChain",
        "ContractSignatureEncryptedPrivateKey",
        "DHpublickey",
        "MeteringReceiptReq",
        "SalesTariff",
        "SignedInfo",
        "eMAID",
    ),
    other_globals=_SIGNATURE_GLOBALS,
    other_locals=_SIGNATURE_LOCALS,
    other_attributes=_SIGNATURE_ATTRIBUTES,
)
XMLDSIG = SchemaSet(
    "xmldsig",
    modules=(xmldsig,),
    documents=(),
    fragments=("SignedInfo",),
    other_globals=_SIGNATURE_GLOBALS,
    other_locals=_SIGNATURE_LOCALS,
    other_attributes=_SIGNATURE_ATTRIBUTES,
)

ALL = (SAP, ISO2, XMLDSIG)
