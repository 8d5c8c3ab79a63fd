"""A certificate provisioning service: what stands behind the CSMS when a vehicle asks for a contract certificate.

Owns: checking the vehicle's request once more, making a contract under the mobility operator's sub-CA, wrapping its
private key for the vehicle, and signing the four elements with the provisioning service's key, all as ISO 15118-2 does
it. Misbehaviour on demand, so that a vehicle's checks can be tested. For tests only: the keys lie in the test PKI.

    python -m hil.cps PKI_DIR < request.exi > response.exi
"""

from __future__ import annotations

import argparse
import enum
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Self

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec, ed448
from cryptography.hazmat.primitives.serialization import Encoding, load_pem_private_key

from firmware.iso15118 import exi
from firmware.iso15118.messages import iso2, xmldsig
from firmware.iso15118.messages.model import Node
from firmware.iso15118.pki import signature
from firmware.iso15118.pki.keys import PrivateKey, SoftwareKey
from hil import key_transport, pki

Code = iso2.ResponseCode
Request = iso2.CertificateInstallationReq | iso2.CertificateUpdateReq


class Fault(enum.Enum):
    """What is wrong with an answer."""

    UNSIGNED = "no signature at all"
    STRANGER_SIGNS = "signed by a key that is not the provisioning service's"
    BODY_CHANGED = "another eMAID than the one that was signed"
    WRONG_KEY = "the key inside is not that of the certificate"
    GARBAGE = "no EXI"
    WRONG_TYPE = "the other action's response"
    FOREIGN_CPS = "a provisioning chain that ends in another root"


@dataclass(slots=True)
class Behaviour:
    """How the service answers. `code`: refuse with it, whatever the request. `plain_emaid`, `message_signed_info`: the
    two spellings in the field that differ from ours (exi.md 1.6)."""

    code: iso2.ResponseCode | None = None
    fault: Fault | None = None
    plain_emaid: bool = False
    message_signed_info: bool = False
    emaid: str = ""  # of the contracts it makes; empty: the one asked for, or the default
    retry_counter: int | None = None


@dataclass(frozen=True, slots=True)
class Issuer:
    """Keys and chains that the service works with. Chains are DER: leaf first, without the root."""

    cps_chain: tuple[bytes, ...]
    cps_key: PrivateKey = field(repr=False)
    mo_sub2: pki.Entity = field(repr=False)
    mo_subs: tuple[bytes, ...]  # sub-CA 2, sub-CA 1

    @classmethod
    def of(cls, world: pki.Pki) -> Issuer:
        """From a PKI in memory."""
        return cls.with_chains(world.cps, world.contract)

    @classmethod
    def load(cls, folder: Path) -> Issuer:
        """From the folder that `hil.pki` writes."""
        return cls.with_files(folder / "mo", folder / "cps")

    @classmethod
    def with_chains(cls, cps: pki.Chain, contract: pki.Chain) -> Self:
        """The service's own chain, and one contract whose issuers make the others."""
        return cls(cps.presented, cps.leaf.key, contract.sub2, (contract.sub2.der, contract.sub1.der))

    @classmethod
    def with_files(cls, mo: Path, cps: Path) -> Self:
        """Two folders with chain.pem and key.pem."""
        mo_chain, cps_chain = (
            x509.load_pem_x509_certificates((folder / "chain.pem").read_bytes()) for folder in (mo, cps)
        )
        return cls(
            _ders(cps_chain), _key(cps / "key.pem"), pki.Entity(mo_chain[0], _key(mo / "key.pem")), _ders(mo_chain)
        )


def _key(path: Path) -> PrivateKey:
    key = load_pem_private_key(path.read_bytes(), None)
    assert isinstance(key, ec.EllipticCurvePrivateKey | ed448.Ed448PrivateKey), f"{path} is no key of a chain"
    return key


def _ders(certificates: list[x509.Certificate]) -> tuple[bytes, ...]:
    return tuple(one.public_bytes(Encoding.DER) for one in certificates)


@dataclass(frozen=True, slots=True)
class _Made:
    """A contract before it is signed."""

    chain: iso2.CertificateChain
    encrypted: iso2.ContractSignatureEncryptedPrivateKey
    point: iso2.DiffieHellmanPublicKey
    emaid: iso2.EMAID

    @property
    def signed(self) -> tuple[Node, ...]:
        """The four elements under the signature."""
        return (self.chain, self.encrypted, self.point, self.emaid)


class Cps:
    """The service. `issued` holds every contract it gave, newest last, as (eMAID, leaf)."""

    def __init__(
        self,
        issuer: Issuer,
        behaviour: Behaviour | None = None,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._issuer = issuer
        self._now = now
        self.behaviour = behaviour or Behaviour()
        self.issued: list[tuple[str, bytes]] = []

    def answer(self, request: bytes) -> bytes:
        """The response to an EXI request. A request that is none gives ExiError, as nothing could answer it."""
        message = exi.decode_iso2(request)
        body = message.body
        if not isinstance(body, Request):
            raise ValueError(f"{type(body).__name__} asks for no certificate")
        code = self._judge(body, message.header.signature)
        if self.behaviour.fault is Fault.GARBAGE:
            return b"\x80\xff\xff\xff"
        if code is not Code.OK:
            return self._encode(message, self._response(body, code, self._nothing()), None)
        made = self._make(body)
        header = None if self.behaviour.fault is Fault.UNSIGNED else self._sign(made)
        return self._encode(message, self._response(body, Code.OK, made), header)

    def _judge(self, body: Request, sent: xmldsig.Signature | None) -> iso2.ResponseCode:
        if self.behaviour.code is not None:
            return self.behaviour.code
        leaf = x509.load_der_x509_certificate(_leaf_of(body))
        key = leaf.public_key()
        if not isinstance(key, ec.EllipticCurvePublicKey):
            return Code.FAILED_CERT_CHAIN_ERROR
        if signature.verify((body,), sent, key) is not signature.VerifyResult.OK:
            return Code.FAILED_SIGNATURE_ERROR
        if leaf.not_valid_after_utc < self._now():
            return Code.FAILED_CERTIFICATE_EXPIRED
        return Code.OK

    def _make(self, body: Request) -> _Made:
        asked = body.emaid if isinstance(body, iso2.CertificateUpdateReq) else ""
        emaid = self.behaviour.emaid or asked or pki.Options.emaid
        spec = pki.Spec(emaid, "MO", pki.Usage.CONTRACT, not_after=2 * pki.YEAR)
        entity = pki.issue(spec, self._issuer.mo_sub2, self._now())
        receiver = x509.load_der_x509_certificate(_leaf_of(body)).public_key()
        assert isinstance(receiver, ec.EllipticCurvePublicKey), "judged"
        private = entity.key
        if self.behaviour.fault is Fault.WRONG_KEY:
            private = ec.generate_private_key(ec.SECP256R1())
        encrypted, point = key_transport.encrypt(private, receiver)
        self.issued.append((emaid, entity.der))
        return _Made(
            chain=iso2.CertificateChain(
                id="id1",
                certificate=entity.der,
                sub_certificates=iso2.SubCertificates(certificate=self._issuer.mo_subs),
            ),
            encrypted=iso2.ContractSignatureEncryptedPrivateKey(id="id2", value=encrypted),
            point=iso2.DiffieHellmanPublicKey(id="id3", value=point),
            emaid=iso2.EMAID(id="id4", value=emaid),
        )

    def _nothing(self) -> _Made:
        """Every mandatory element, without meaning."""
        return _Made(
            chain=iso2.CertificateChain(id="id1", certificate=b"\0"),
            encrypted=iso2.ContractSignatureEncryptedPrivateKey(id="id2", value=b"\0"),
            point=iso2.DiffieHellmanPublicKey(id="id3", value=b"\0"),
            emaid=iso2.EMAID(id="id4", value="00000000000000"),
        )

    def _response(self, body: Request, code: iso2.ResponseCode, made: _Made) -> iso2.BodyElement:
        emaid = made.emaid
        if self.behaviour.fault is Fault.BODY_CHANGED:
            emaid = iso2.EMAID(id=emaid.id, value="DEXXXC99999999")
        chain = self._issuer.cps_chain
        if self.behaviour.fault is Fault.FOREIGN_CPS:
            foreign = pki.generate(now=self._now())
            chain = foreign.cps.presented
        leaf, *subs = chain
        parts: dict[str, Any] = {
            "response_code": code,
            "sa_provisioning_certificate_chain": iso2.CertificateChain(
                certificate=leaf, sub_certificates=iso2.SubCertificates(certificate=tuple(subs))
            ),
            "contract_signature_cert_chain": made.chain,
            "contract_signature_encrypted_private_key": made.encrypted,
            "dh_public_key": made.point,
            "emaid": emaid,
        }
        update = isinstance(body, iso2.CertificateUpdateReq)
        if update is not (self.behaviour.fault is Fault.WRONG_TYPE):
            return iso2.CertificateUpdateRes(**parts, retry_counter=self.behaviour.retry_counter)
        return iso2.CertificateInstallationRes(**parts)

    def _sign(self, made: _Made) -> xmldsig.Signature:
        key = SoftwareKey(self._issuer.cps_key)
        if self.behaviour.fault is Fault.STRANGER_SIGNS:
            key = SoftwareKey(ec.generate_private_key(ec.SECP256R1()))
        made_signature = signature.sign(made.signed, key)
        if not (self.behaviour.plain_emaid or self.behaviour.message_signed_info):
            return made_signature
        info = made_signature.signed_info
        if self.behaviour.plain_emaid:
            plain = signature.digest(exi.encode_emaid_fragment_plain(made.emaid))
            last = xmldsig.Reference(
                uri=info.reference[-1].uri,
                transforms=info.reference[-1].transforms,
                digest_method=info.reference[-1].digest_method,
                digest_value=plain,
            )
            info = xmldsig.SignedInfo(
                canonicalization_method=info.canonicalization_method,
                signature_method=info.signature_method,
                reference=(*info.reference[:-1], last),
            )
        encode = exi.encode_signed_info_iso2 if self.behaviour.message_signed_info else exi.encode_signed_info
        value = xmldsig.SignatureValue(value=key.sign(encode(info)))
        return xmldsig.Signature(signed_info=info, signature_value=value)

    @staticmethod
    def _encode(request: iso2.V2GMessage, body: iso2.BodyElement, sign: xmldsig.Signature | None) -> bytes:
        # The back end knows no V2G session: it echoes the id, and the station puts its own there.
        header = iso2.MessageHeader(session_id=request.header.session_id, signature=sign)
        return exi.encode_iso2(iso2.V2GMessage(header=header, body=body))


def _leaf_of(body: Request) -> bytes:
    if isinstance(body, iso2.CertificateInstallationReq):
        return body.oem_provisioning_cert
    return body.contract_signature_cert_chain.certificate


def main(arguments: list[str] | None = None) -> int:
    """Command line: one request from standard input."""
    parser = argparse.ArgumentParser(prog="python -m hil.cps", description="Answer one certificate request.")
    parser.add_argument("pki", type=Path, help="folder that `python -m hil.pki` wrote")
    chosen = parser.parse_args(arguments)
    sys.stdout.buffer.write(Cps(Issuer.load(chosen.pki)).answer(sys.stdin.buffer.read()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
