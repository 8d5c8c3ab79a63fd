"""Reads a contract certificate with its chain and key from files, and signs with it."""

from __future__ import annotations

from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, load_pem_private_key
from cryptography.x509.oid import NameOID

from firmware.iso15118.messages import iso2, xmldsig
from firmware.iso15118.pki import signature
from firmware.iso15118.pki.keys import SoftwareKey
from hil.ev.options import Contract


def load_contract(chain: Path, key: Path) -> Contract:
    """From PEM files: the chain with the leaf first, and the leaf's key without passphrase."""
    private_key = load_pem_private_key(key.read_bytes(), None)
    assert isinstance(private_key, ec.EllipticCurvePrivateKey), f"{key} is no elliptic curve key"
    ders = [one.public_bytes(Encoding.DER) for one in x509.load_pem_x509_certificates(chain.read_bytes())]
    return make_contract(ders, private_key)


def make_contract(ders: list[bytes], private_key: ec.EllipticCurvePrivateKey) -> Contract:
    """From what `hil.pki` generates. The eMAID is the common name of the leaf."""
    names = x509.load_der_x509_certificate(ders[0]).subject.get_attributes_for_oid(NameOID.COMMON_NAME)
    software_key = SoftwareKey(private_key)

    def sign(body: iso2.BodyElement) -> xmldsig.Signature:
        return signature.sign([body], software_key)

    return Contract(emaid=str(names[0].value), leaf_der=ders[0], sub_ders=tuple(ders[1:]), sign=sign, key=private_key)
