"""Which messages each kind of frame is coded with. A new protocol is one more function here.

The messages of a schema set are imported when it is asked for, so that a station pays only for what it speaks.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from types import ModuleType

from firmware.iso15118.exi.grammar import SchemaSet
from firmware.iso15118.messages import xmldsig
from firmware.iso15118.messages.model import ELEMENTS, Node

_SIGNATURE_GLOBALS = tuple(
    (name, xmldsig.NAMESPACE) for name in (*xmldsig.SIMPLE_GLOBAL_ELEMENTS, *xmldsig.UNUSED_GLOBAL_ELEMENTS)
)
_SIGNATURE_LOCALS = tuple((name, xmldsig.NAMESPACE) for name in xmldsig.UNUSED_LOCAL_ELEMENTS)
_SIGNATURE_ATTRIBUTES = tuple((name, "") for name in xmldsig.UNUSED_ATTRIBUTES)


def _with_signatures(
    name: str, modules: tuple[ModuleType, ...], documents: tuple[type[Node], ...], fragments: tuple[str, ...]
) -> SchemaSet:
    """A set whose messages can carry an XML signature."""
    return SchemaSet(
        name,
        (*modules, xmldsig) if xmldsig not in modules else modules,
        documents,
        fragments,
        other_globals=_SIGNATURE_GLOBALS,
        other_locals=_SIGNATURE_LOCALS,
        other_attributes=_SIGNATURE_ATTRIBUTES,
    )


def _sap() -> SchemaSet:
    from firmware.iso15118.messages import sap

    return SchemaSet("sap", modules=(sap,), documents=(sap.SupportedAppProtocolReq, sap.SupportedAppProtocolRes))


def _xmldsig() -> SchemaSet:
    return _with_signatures("xmldsig", (xmldsig,), (), ("SignedInfo",))


def _din() -> SchemaSet:
    from firmware.iso15118.messages import din

    signed = (
        "CertificateInstallationReq",
        "CertificateInstallationRes",
        "CertificateUpdateReq",
        "CertificateUpdateRes",
        "ContractAuthenticationReq",
        "MeteringReceiptReq",
        "SalesTariff",
        "SignedInfo",
    )
    return _with_signatures("din", (din,), (din.V2GMessage,), signed)


def _iso2() -> SchemaSet:
    from firmware.iso15118.messages import iso2

    signed = (
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
    )
    return _with_signatures("iso2", (iso2,), (iso2.V2GMessage,), signed)


def _iso20(name: str, module: ModuleType, fragments: tuple[str, ...] = ()) -> SchemaSet:
    """A schema of ISO 15118-20: it imports CommonTypes and xmldsig, and every global message of it can be a frame."""
    from firmware.iso15118.messages.iso20 import common_types

    schema = _with_signatures(name, (module, common_types), (), fragments)
    documents = tuple(
        cls
        for cls in vars(module).values()
        if isinstance(cls, type) and issubclass(cls, common_types.V2GMessage) and cls in ELEMENTS
    )
    return replace(schema, documents=documents)


def _iso20_common() -> SchemaSet:
    from firmware.iso15118.messages.iso20 import common

    signed = (
        "AbsolutePriceSchedule",
        "CertificateInstallationReq",
        "MeteringConfirmationReq",
        "OEMProvisioningCertificateChain",
        "PnC_AReqAuthorizationMode",
        "PriceLevelSchedule",
        "SignedInfo",
        "SignedInstallationData",
        "SignedMeteringData",
    )
    return _iso20("iso20_common", common, signed)


def _iso20_ac() -> SchemaSet:
    from firmware.iso15118.messages.iso20 import ac

    return _iso20("iso20_ac", ac)


def _iso20_ac_der_iec() -> SchemaSet:
    """AC charging with the members that Amendment 1 adds to its substitution groups. The messages are those of AC."""
    from firmware.iso15118.messages.iso20 import ac_der_iec

    plain = _iso20_ac()
    return replace(plain, name="iso20_ac_der_iec", modules=(ac_der_iec, *plain.modules))


def _iso20_ac_der_sae() -> SchemaSet:
    """The same for the other variant."""
    from firmware.iso15118.messages.iso20 import ac_der_sae

    plain = _iso20_ac()
    return replace(plain, name="iso20_ac_der_sae", modules=(ac_der_sae, *plain.modules))


def _iso20_dc() -> SchemaSet:
    from firmware.iso15118.messages.iso20 import dc

    return _iso20("iso20_dc", dc)


def _iso20_acdp() -> SchemaSet:
    from firmware.iso15118.messages.iso20 import acdp

    return _iso20("iso20_acdp", acdp)


def _iso20_wpt() -> SchemaSet:
    from firmware.iso15118.messages.iso20 import wpt

    return _iso20("iso20_wpt", wpt)


_LOADERS: dict[str, Callable[[], SchemaSet]] = {
    "sap": _sap,
    "din": _din,
    "iso2": _iso2,
    "iso20_common": _iso20_common,
    "iso20_ac": _iso20_ac,
    "iso20_ac_der_iec": _iso20_ac_der_iec,
    "iso20_ac_der_sae": _iso20_ac_der_sae,
    "iso20_dc": _iso20_dc,
    "iso20_acdp": _iso20_acdp,
    "iso20_wpt": _iso20_wpt,
    "xmldsig": _xmldsig,
}

NAMES = tuple(_LOADERS)
"""The schema sets, by the names of their generated modules."""


@cache
def load(name: str) -> SchemaSet:
    """The schema set of that name. Raises KeyError."""
    return _LOADERS[name]()
