"""The provisioning service on its own, and the key transport against a peer's implementation (when it is installed)."""

from __future__ import annotations

import contextlib
import io
import os
import subprocess
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

import hil.pki
from firmware.iso15118 import exi
from firmware.iso15118.messages import iso2, xmldsig
from firmware.iso15118.pki.keys import SoftwareKey
from firmware.iso15118.pki.signature import sign
from hil import cps, key_transport
from hil.key_transport import KeyTransportError

WORLD = hil.pki.generate()
ROOT = Path(__file__).resolve().parents[2]
PEER = Path(os.environ.get("EVSE_PEER_PYTHON", str(ROOT / ".venv-peer/bin/python")))
KEY = ec.generate_private_key(ec.SECP256R1())


def request(key: ec.EllipticCurvePrivateKey | None = None) -> bytes:
    body = iso2.CertificateInstallationReq(
        id="id1",
        oem_provisioning_cert=WORLD.oem.leaf.der,
        list_of_root_certificate_ids=iso2.ListOfRootCertificateIDs(
            root_certificate_id=(xmldsig.X509IssuerSerial(x509_issuer_name="CN=V2G", x509_serial_number=1),)
        ),
    )
    signature = sign((body,), SoftwareKey(key or WORLD.oem.leaf.key))
    header = iso2.MessageHeader(session_id=b"12345678", signature=signature)
    return exi.encode_iso2(iso2.V2GMessage(header=header, body=body))


def answer(service: cps.Cps, asked: bytes) -> iso2.CertificateInstallationRes:
    body = exi.decode_iso2(service.answer(asked)).body
    assert isinstance(body, iso2.CertificateInstallationRes)
    return body


def test_round_trip_of_a_key() -> None:
    receiver = ec.generate_private_key(ec.SECP256R1())
    encrypted, point = key_transport.encrypt(KEY, receiver.public_key())
    assert (len(encrypted), len(point)) == (48, 65)
    assert key_transport.decrypt(encrypted, point, receiver).private_numbers() == KEY.private_numbers()
    other = ec.generate_private_key(ec.SECP256R1())
    with contextlib.suppress(KeyTransportError):  # not even a number that can be a key
        assert key_transport.decrypt(encrypted, point, other).private_numbers() != KEY.private_numbers()


@pytest.mark.parametrize(
    ("encrypted", "point"),
    [(b"\0", b"\4" + bytes(64)), (bytes(48), b"\4" + bytes(64)), (bytes(48), b""), (bytes(47), b"x")],
)
def test_garbage_is_no_key(encrypted: bytes, point: bytes) -> None:
    with pytest.raises(KeyTransportError):
        key_transport.decrypt(encrypted, point, KEY)


_DECRYPT = """
import sys
from cryptography.hazmat.primitives.asymmetric import ec
from iso15118.shared.security import decrypt_priv_key
encrypted, point, private = (bytes.fromhex(text) for text in sys.argv[1:])
key = ec.derive_private_key(int.from_bytes(private, "big"), ec.SECP256R1())
public = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), point)
print("KEY", decrypt_priv_key(encrypted, key, public).hex())
"""


@pytest.mark.interop
def test_a_foreign_vehicle_reads_our_key() -> None:
    if not PEER.exists():
        pytest.skip("Josev's package is not installed (`make peer`)")
    receiver = ec.generate_private_key(ec.SECP256R1())
    encrypted, point = key_transport.encrypt(KEY, receiver.public_key())
    private = receiver.private_numbers().private_value.to_bytes(32, "big")
    done = subprocess.run(
        [str(PEER), "-c", _DECRYPT, encrypted.hex(), point.hex(), private.hex()],
        capture_output=True, text=True, timeout=60, check=True,
    )  # fmt: skip
    told = next(line for line in done.stdout.splitlines() if line.startswith("KEY"))
    assert told.split()[1] == f"{KEY.private_numbers().private_value:064x}"


def test_an_installation() -> None:
    service = cps.Cps(cps.Issuer.of(WORLD))
    body = answer(service, request())
    assert body.response_code is iso2.ResponseCode.OK
    assert service.issued == [(body.emaid.value, body.contract_signature_cert_chain.certificate)]
    key = key_transport.decrypt(
        body.contract_signature_encrypted_private_key.value, body.dh_public_key.value, WORLD.oem.leaf.key
    )
    leaf = x509.load_der_x509_certificate(body.contract_signature_cert_chain.certificate)
    assert key.public_key() == leaf.public_key()


def test_a_request_that_somebody_else_signed() -> None:
    body = answer(cps.Cps(cps.Issuer.of(WORLD)), request(KEY))
    assert body.response_code is iso2.ResponseCode.FAILED_SIGNATURE_ERROR
    assert len(body.contract_signature_encrypted_private_key.value) == 1


def test_what_is_no_request() -> None:
    response = cps.Cps(cps.Issuer.of(WORLD)).answer(request())
    with pytest.raises(ValueError, match="asks for no certificate"):
        cps.Cps(cps.Issuer.of(WORLD)).answer(response)
    with pytest.raises(exi.ExiError):
        cps.Cps(cps.Issuer.of(WORLD)).answer(b"\x80\xff\xff")


def test_command_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    hil.pki.write(WORLD, tmp_path)
    out = io.BytesIO()

    class Stream:
        def __init__(self, buffer: io.BytesIO) -> None:
            self.buffer = buffer

    monkeypatch.setattr("sys.stdin", Stream(io.BytesIO(request())))
    monkeypatch.setattr("sys.stdout", Stream(out))
    assert cps.main([str(tmp_path)]) == 0
    body = exi.decode_iso2(out.getvalue()).body
    assert isinstance(body, iso2.CertificateInstallationRes)
    leaf = x509.load_der_x509_certificate(body.contract_signature_cert_chain.certificate)
    assert leaf.issuer == WORLD.contract.sub2.certificate.subject
    point = leaf.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    assert len(point) == 65
