"""A certificate provisioning service for ISO 15118-20: several contracts for one vehicle, one to a request.

Owns: checking the vehicle's request once more, making its contracts under the mobility operator's sub-CA, wrapping
their keys, signing SignedInstallationData with the service's key. Misbehaviour on demand. For tests only.
"""

from __future__ import annotations

import enum
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec

from firmware.iso15118 import exi
from firmware.iso15118.messages import xmldsig
from firmware.iso15118.messages.iso20 import common
from firmware.iso15118.messages.iso20.common_types import MessageHeader, Processing, ResponseCode
from firmware.iso15118.pki import chain as chains
from firmware.iso15118.pki import signature
from firmware.iso15118.pki.keys import SoftwareKey
from firmware.iso15118.v2gtp import PayloadType
from hil import cps, key_transport20, pki, pki20


class Fault(enum.Enum):
    """What is wrong with an answer."""

    UNSIGNED = "no signature at all"
    STRANGER_SIGNS = "signed by a key that is not the provisioning service's"
    BODY_CHANGED = "another chain than the one that was signed"
    WRONG_KEY = "the key inside is not that of the certificate"
    GARBAGE = "no EXI"
    WRONG_TYPE = "another message"
    NO_CPS = "a provisioning chain that is none"


@dataclass(slots=True)
class Behaviour:
    """`emaids`: the contracts of every vehicle. `code`: refuse with it, whatever the request."""

    emaids: tuple[str, ...] = pki20.EMAIDS
    code: ResponseCode | None = None
    fault: Fault | None = None


class Issuer(cps.Issuer):
    """Keys and chains of -20, which lie beside those of -2."""

    @classmethod
    def of(cls, world: pki20.Pki20) -> Issuer:  # type: ignore[override]
        """From a PKI in memory."""
        return cls.with_chains(world.cps, world.contracts[0])

    @classmethod
    def load(cls, folder: Path) -> Issuer:
        """From the folder that `hil.pki20` writes."""
        return cls.with_files(folder / "mo20", folder / "cps20")


class Cps20:
    """The service. `issued` holds every contract it gave, newest last, as (eMAID, leaf)."""

    def __init__(
        self,
        issuer: Issuer,
        behaviour: Behaviour | None = None,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._issuer = issuer
        self._now = now
        self._given: dict[tuple[bytes, bytes], list[str]] = {}  # (session, vehicle): the eMAIDs it has got
        self.behaviour = behaviour or Behaviour()
        self.issued: list[tuple[str, bytes]] = []

    def answer(self, request: bytes) -> bytes:
        """The response to an EXI request. A request that is none gives ExiError, as nothing could answer it."""
        message = exi.decode_iso20(PayloadType.ISO20_COMMON, request)
        if not isinstance(message, common.CertificateInstallationReq):
            raise ValueError(f"{type(message).__name__} asks for no certificate")
        code = self._judge(message)
        if self.behaviour.fault is Fault.GARBAGE:
            return b"\x80\xff\xff\xff"
        if code is not ResponseCode.OK:
            return self._encode(message, code, self._nothing(), 0, None)
        waiting = self._waiting(message)
        if not waiting:
            return self._encode(message, ResponseCode.WARNING_NO_CONTRACT_MATCHING_PCID_FOUND, self._nothing(), 0, None)
        made = self._make(message, waiting[0])
        header = None if self.behaviour.fault is Fault.UNSIGNED else self._sign(made)
        if self.behaviour.fault is Fault.BODY_CHANGED:
            made = self._make(message, waiting[0])
        return self._encode(message, ResponseCode.OK, made, len(waiting) - 1, header)

    def _judge(self, message: common.CertificateInstallationReq) -> ResponseCode:
        if self.behaviour.code is not None:
            return self.behaviour.code
        shown = message.oem_provisioning_certificate_chain
        leaf = x509.load_der_x509_certificate(shown.certificate)
        key = leaf.public_key()
        if not isinstance(key, ec.EllipticCurvePublicKey) or not isinstance(key.curve, ec.SECP521R1):
            return ResponseCode.WARNING_CERTIFICATE_VALIDATION_ERROR  # its key cannot carry a contract's
        if signature.verify((shown,), message.header.signature, key) is not signature.VerifyResult.OK:
            return ResponseCode.FAILED_SIGNATURE_ERROR
        if leaf.not_valid_after_utc < self._now():
            return ResponseCode.WARNING_CERTIFICATE_EXPIRED
        return ResponseCode.OK

    def _waiting(self, message: common.CertificateInstallationReq) -> list[str]:
        """What this vehicle has not got in this session: the wanted ones first, at most as many as it takes."""
        wanted = message.prioritized_emaids.emaid if message.prioritized_emaids is not None else ()
        ordered = [emaid for emaid in wanted if emaid in self.behaviour.emaids]
        ordered += [emaid for emaid in self.behaviour.emaids if emaid not in ordered]
        given = self._given.get(self._who(message), [])
        return [one for one in ordered[: message.maximum_contract_certificate_chains] if one not in given]

    @staticmethod
    def _who(message: common.CertificateInstallationReq) -> tuple[bytes, bytes]:
        return message.header.session_id, message.oem_provisioning_certificate_chain.certificate

    def _make(self, message: common.CertificateInstallationReq, emaid: str) -> common.SignedInstallationData:
        spec = pki.Spec(emaid, "MO", pki.Usage.CONTRACT, not_after=2 * pki.YEAR, curve=pki20.CURVE)
        entity = pki.issue(spec, self._issuer.mo_sub2, self._now())
        vehicle = x509.load_der_x509_certificate(message.oem_provisioning_certificate_chain.certificate)
        receiver = vehicle.public_key()
        assert isinstance(receiver, ec.EllipticCurvePublicKey), "judged"
        private = entity.key
        if self.behaviour.fault is Fault.WRONG_KEY:
            private = ec.generate_private_key(ec.SECP521R1())
        bound = key_transport20.bound_to(chains.common_name(vehicle) or "", entity.certificate)
        encrypted, point = key_transport20.encrypt(private, receiver, bound)
        self.issued.append((emaid, entity.der))
        self._given.setdefault(self._who(message), []).append(emaid)
        return self._data(entity.der, self._issuer.mo_subs, encrypted, point)

    @staticmethod
    def _data(leaf: bytes, subs: tuple[bytes, ...], encrypted: bytes, point: bytes) -> common.SignedInstallationData:
        return common.SignedInstallationData(
            id="id1",
            contract_certificate_chain=common.ContractCertificateChain(
                certificate=leaf, sub_certificates=common.SubCertificates(certificate=subs)
            ),
            ecdh_curve=common.ECDHCurve.SECP521,
            dh_public_key=point,
            secp521_encrypted_private_key=encrypted,
        )

    def _nothing(self) -> common.SignedInstallationData:
        """Every mandatory element, without meaning."""
        return self._data(b"\0", (b"\0",), bytes(94), bytes(133))

    def _sign(self, made: common.SignedInstallationData) -> xmldsig.Signature:
        key = SoftwareKey(self._issuer.cps_key)
        if self.behaviour.fault is Fault.STRANGER_SIGNS:
            key = SoftwareKey(ec.generate_private_key(ec.SECP521R1()))
        return signature.sign((made,), key)

    def _encode(
        self,
        request: common.CertificateInstallationReq,
        code: ResponseCode,
        made: common.SignedInstallationData,
        remaining: int,
        sign: xmldsig.Signature | None,
    ) -> bytes:
        # The back end knows no V2G session: it echoes the id, and the station puts its own there.
        header = MessageHeader(session_id=request.header.session_id, timestamp=1, signature=sign)
        if self.behaviour.fault is Fault.WRONG_TYPE:
            return exi.encode_iso20(
                common.SessionStopRes(header=header, response_code=ResponseCode.OK), PayloadType.ISO20_COMMON
            )[1]
        leaf, *subs = self._issuer.mo_subs if self.behaviour.fault is Fault.NO_CPS else self._issuer.cps_chain
        response = common.CertificateInstallationRes(
            header=header,
            response_code=code,
            evse_processing=Processing.FINISHED,
            cps_certificate_chain=common.CertificateChain(
                certificate=leaf, sub_certificates=common.SubCertificates(certificate=tuple(subs))
            ),
            signed_installation_data=made,
            remaining_contract_certificate_chains=remaining,
        )
        return exi.encode_iso20(response)[1]
