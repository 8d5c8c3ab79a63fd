"""Byte for byte agreement with EXIficient, an EXI codec of other authors, on messages made at random.

EXIficient has its own form of lists that are full and of empty content; the samples leave those out (see samples.py).
"""

from __future__ import annotations

from typing import Any

import pytest

from firmware.iso15118 import exi
from firmware.iso15118.exi.grammar import Grammars
from firmware.iso15118.messages import iso2, sap, xmldsig
from firmware.iso15118.messages.model import Node
from tests.iso15118.exi.samples import body_elements
from tests.iso15118.exi.xml_view import to_xml
from tests.oracle.agreement import sampler, tree
from tests.oracle.exificient import Oracle

MESSAGES = 25
"""Of each type; tests/oracle/agreement.py makes as many as are asked for."""


@pytest.mark.parametrize("body", body_elements())
def test_iso2(body: type[iso2.BodyElement], grammars: dict[str, Grammars], exificient: Oracle) -> None:
    for number in range(MESSAGES):
        message = sampler(grammars["iso2"], body.__name__, number).iso2_message(body)
        frame = exi.encode_iso2(message)
        xml = to_xml(grammars["iso2"], message)
        assert exificient.encode("iso2", xml) == frame
        assert tree(exificient.decode("iso2", frame)) == tree(xml)


@pytest.mark.parametrize("cls", [sap.SupportedAppProtocolReq, sap.SupportedAppProtocolRes])
def test_sap(cls: type[Any], grammars: dict[str, Grammars], exificient: Oracle) -> None:
    for number in range(MESSAGES):
        message = sampler(grammars["sap"], cls.__name__, number).node(cls)
        frame = exi.encode_sap(message)
        xml = to_xml(grammars["sap"], message)
        assert exificient.encode("sap", xml) == frame
        assert tree(exificient.decode("sap", frame)) == tree(xml)


@pytest.mark.parametrize(
    ("cls", "name"),
    [
        (iso2.AuthorizationReq, "AuthorizationReq"),
        (iso2.CertificateInstallationReq, "CertificateInstallationReq"),
        (iso2.CertificateUpdateReq, "CertificateUpdateReq"),
        (iso2.CertificateChain, "ContractSignatureCertChain"),
        (iso2.ContractSignatureEncryptedPrivateKey, "ContractSignatureEncryptedPrivateKey"),
        (iso2.DiffieHellmanPublicKey, "DHpublickey"),
        (iso2.EMAID, "eMAID"),
        (iso2.MeteringReceiptReq, "MeteringReceiptReq"),
        (iso2.SalesTariff, "SalesTariff"),
        (xmldsig.SignedInfo, "SignedInfo"),
    ],
)
def test_fragments(cls: type[Node], name: str, grammars: dict[str, Grammars], exificient: Oracle) -> None:
    g = grammars["iso2"]
    (qname,) = (qname for qname in g.fragments if qname[0] == name and g.elements[qname])
    for number in range(MESSAGES):
        element = sampler(g, name, number).node(cls)
        xml = to_xml(g, element, qname)
        assert exificient.encode("iso2", xml, fragment=True) == exi.encode_iso2_fragment(element)
        if isinstance(element, xmldsig.SignedInfo):
            assert exificient.encode("xmldsig", xml, fragment=True) == exi.encode_signed_info(element)


def test_empty_content_is_read_by_exificient(grammars: dict[str, Grammars], exificient: Oracle) -> None:
    """We write the length 0, which all codecs read; EXIficient itself writes the undeclared end."""
    message = iso2.V2GMessage(header=iso2.MessageHeader(session_id=b""), body=iso2.SessionSetupReq(evcc_id=b""))
    xml = to_xml(grammars["iso2"], message)
    frame = exi.encode_iso2(message)
    assert tree(exificient.decode("iso2", frame)) == tree(xml)
    theirs = exificient.encode("iso2", xml)
    assert theirs != frame and exi.decode_iso2(theirs) == message


def test_full_long_lists_of_exificient_are_read(grammars: dict[str, Grammars], exificient: Oracle) -> None:
    """EXIficient's -2 grammar never ends a list of 16 or more by itself (exi.md, section 2, item 5)."""
    service = iso2.SelectedService(service_id=1)
    body = iso2.PaymentServiceSelectionReq(
        selected_payment_option=iso2.PaymentOption.CONTRACT,
        selected_service_list=iso2.SelectedServiceList(selected_service=(service,) * 16),
    )
    message = iso2.V2GMessage(header=iso2.MessageHeader(session_id=bytes(8)), body=body)
    theirs = exificient.encode("iso2", to_xml(grammars["iso2"], message))
    assert theirs != exi.encode_iso2(message)
    assert exi.decode_iso2(theirs) == message
