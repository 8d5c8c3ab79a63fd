"""Signatures over message elements: ours, a foreign one, and everything that can be wrong with one."""

import msgspec
import pytest
from cryptography.hazmat.primitives.asymmetric import ec, ed448
from hypothesis import given, settings
from hypothesis import strategies as st

from firmware.core.errors import LocalProtocolError
from firmware.iso15118.exi import encode_emaid_fragment_plain, encode_signed_info, encode_signed_info_iso2
from firmware.iso15118.messages import iso2, xmldsig
from firmware.iso15118.pki import signature as signatures
from firmware.iso15118.pki.keys import SoftwareKey
from firmware.iso15118.pki.signature import VerifyResult, sign, verify

KEY = SoftwareKey(ec.derive_private_key(15118, ec.SECP256R1()))
REQUEST = iso2.AuthorizationReq(id="id1", gen_challenge=bytes(range(16)))
SIGNATURE = sign([REQUEST], KEY)


def with_reference(**changes: object) -> xmldsig.Signature:
    reference = msgspec.structs.replace(SIGNATURE.signed_info.reference[0], **changes)
    return resigned(msgspec.structs.replace(SIGNATURE.signed_info, reference=(reference,)))


def resigned(signed_info: xmldsig.SignedInfo) -> xmldsig.Signature:
    value = xmldsig.SignatureValue(value=KEY.sign(encode_signed_info(signed_info)))
    return xmldsig.Signature(signed_info=signed_info, signature_value=value)


def test_ours_verifies_and_has_the_prescribed_form() -> None:
    assert verify([REQUEST], SIGNATURE, KEY.public_key()) is VerifyResult.OK
    info = SIGNATURE.signed_info
    assert info.canonicalization_method.algorithm == "http://www.w3.org/TR/canonical-exi/"
    assert info.signature_method.algorithm == "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256"
    reference = info.reference[0]
    assert reference.uri == "#id1"
    assert reference.digest_method.algorithm == "http://www.w3.org/2001/04/xmlenc#sha256"
    assert reference.transforms is not None
    assert [t.algorithm for t in reference.transforms.transform] == ["http://www.w3.org/TR/canonical-exi/"]
    assert len(reference.digest_value) == 32
    assert len(SIGNATURE.signature_value.value) == 64


def test_signature_that_josev_made() -> None:
    # Made once by iso15118 0.31.2 (create_signature, EXIficient) over the same AuthorizationReq.
    point = bytes.fromhex(
        "043ad4950bdacbeb84dc9bf2363a363a3f39e0351130a1e90f1b1fca72f2d96f7d"
        "66355ce478948e9126836caf99d9aa3e936e3976a9a58c9b8817391460073e0f"
    )
    public_key = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), point)
    assert SIGNATURE.signed_info.reference[0].digest_value.hex() == (
        "2ad5bb7d379f0b4f0949d09d5ab34a1bb60ae115ca3076bd8eaee5b878c28f6c"
    )
    value = bytes.fromhex(
        "244b5c832838dd47555ff3488f60d92f76f6872892c5bcc5a97b71f89a53544b"
        "6bfcae486d143bb87989d5969cb8f17fc2bb138e31abce27c95d698da47a1fde"
    )
    foreign = xmldsig.Signature(signed_info=SIGNATURE.signed_info, signature_value=xmldsig.SignatureValue(value=value))
    assert verify([REQUEST], foreign, public_key) is VerifyResult.OK


def test_signed_info_in_the_message_grammar_is_accepted_too() -> None:
    value = xmldsig.SignatureValue(value=KEY.sign(encode_signed_info_iso2(SIGNATURE.signed_info)))
    variant = xmldsig.Signature(signed_info=SIGNATURE.signed_info, signature_value=value)
    assert variant.signature_value != SIGNATURE.signature_value
    assert verify([REQUEST], variant, KEY.public_key()) is VerifyResult.OK


def test_several_elements_and_both_forms_of_an_emaid() -> None:
    emaid = iso2.EMAID(id="id2", value="DEABCC12345678")
    both = sign([REQUEST, emaid], KEY)
    assert verify([emaid, REQUEST], both, KEY.public_key()) is VerifyResult.OK
    plain = signatures.digest(encode_emaid_fragment_plain(emaid))
    first, second = both.signed_info.reference
    assert plain != second.digest_value
    other = resigned(
        msgspec.structs.replace(
            both.signed_info, reference=(first, msgspec.structs.replace(second, digest_value=plain))
        )
    )
    assert verify([REQUEST, emaid], other, KEY.public_key()) is VerifyResult.OK


def test_changed_element() -> None:
    # Authorization CMN_011: the signed body was changed after the signature was made.
    changed = msgspec.structs.replace(REQUEST, gen_challenge=bytes(16))
    assert verify([changed], SIGNATURE, KEY.public_key()) is VerifyResult.BAD_DIGEST


def test_wrong_key() -> None:
    # Authorization CMN_010: wrong private key used.
    stranger = ec.generate_private_key(ec.SECP256R1())
    assert verify([REQUEST], SIGNATURE, stranger.public_key()) is VerifyResult.BAD_SIGNATURE
    other_curve = ec.generate_private_key(ec.SECP384R1())
    assert verify([REQUEST], SIGNATURE, other_curve.public_key()) is VerifyResult.UNSUPPORTED


def test_no_signature() -> None:
    assert verify([REQUEST], None, KEY.public_key()) is VerifyResult.NO_SIGNATURE


@pytest.mark.parametrize("uri", [None, "", "#", "#id2", "id1", "#ID1"])
def test_reference_to_something_else(uri: str | None) -> None:
    assert verify([REQUEST], with_reference(uri=uri), KEY.public_key()) is VerifyResult.BAD_REFERENCE


def test_number_of_references_must_fit() -> None:
    reference = SIGNATURE.signed_info.reference[0]
    twice = resigned(msgspec.structs.replace(SIGNATURE.signed_info, reference=(reference, reference)))
    assert verify([REQUEST], twice, KEY.public_key()) is VerifyResult.BAD_REFERENCE
    assert verify([REQUEST, REQUEST], twice, KEY.public_key()) is VerifyResult.BAD_REFERENCE
    assert verify([], SIGNATURE, KEY.public_key()) is VerifyResult.BAD_REFERENCE
    second = msgspec.structs.replace(REQUEST, id="id2")
    assert verify([REQUEST, second], SIGNATURE, KEY.public_key()) is VerifyResult.BAD_REFERENCE
    five = [msgspec.structs.replace(REQUEST, id=f"id{n}") for n in range(5)]
    assert verify(five, sign(five, KEY), KEY.public_key()) is VerifyResult.BAD_REFERENCE


def test_element_without_id() -> None:
    bare = iso2.AuthorizationReq(gen_challenge=bytes(16))
    assert verify([bare], SIGNATURE, KEY.public_key()) is VerifyResult.BAD_REFERENCE
    with pytest.raises(LocalProtocolError):
        sign([bare], KEY)


def test_only_the_prescribed_algorithms() -> None:
    info = SIGNATURE.signed_info
    weak_digest = with_reference(digest_method=xmldsig.DigestMethod(algorithm="http://www.w3.org/2000/09/xmldsig#sha1"))
    transforms = xmldsig.Transforms(transform=(xmldsig.Transform(algorithm="http://www.w3.org/TR/1999/REC-xslt"),))
    other_method = msgspec.structs.replace(
        info, signature_method=xmldsig.SignatureMethod(algorithm="http://www.w3.org/2000/09/xmldsig#hmac-sha1")
    )
    other_form = msgspec.structs.replace(
        info,
        canonicalization_method=xmldsig.CanonicalizationMethod(algorithm="http://www.w3.org/2001/10/xml-exc-c14n#"),
    )
    for made in (weak_digest, with_reference(transforms=transforms), resigned(other_method), resigned(other_form)):
        assert verify([REQUEST], made, KEY.public_key()) is VerifyResult.UNSUPPORTED
    assert verify([REQUEST], with_reference(transforms=None), KEY.public_key()) is VerifyResult.OK


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 63), st.integers(1, 255))
def test_one_changed_octet_of_the_value(position: int, change: int) -> None:
    value = bytearray(SIGNATURE.signature_value.value)
    value[position] ^= change
    changed = msgspec.structs.replace(SIGNATURE, signature_value=xmldsig.SignatureValue(value=bytes(value)))
    assert verify([REQUEST], changed, KEY.public_key()) is VerifyResult.BAD_SIGNATURE


@settings(deadline=None)
@given(st.binary(max_size=140))
def test_any_value_gives_a_verdict(value: bytes) -> None:
    changed = msgspec.structs.replace(SIGNATURE, signature_value=xmldsig.SignatureValue(value=value))
    assert verify([REQUEST], changed, KEY.public_key()) is VerifyResult.BAD_SIGNATURE


def test_zero_and_der_values_are_refused() -> None:
    for value in (bytes(64), b"\xff" * 64, bytes(32) + b"\x01" * 32):
        changed = msgspec.structs.replace(SIGNATURE, signature_value=xmldsig.SignatureValue(value=value))
        assert verify([REQUEST], changed, KEY.public_key()) is VerifyResult.BAD_SIGNATURE


def test_key_material_is_not_shown() -> None:
    assert repr(KEY) == "SoftwareKey(...)"


def test_p521_signs_with_sha512_and_takes_nothing_else() -> None:
    """ISO 15118-20: the curve decides the hash, and a signature of one scheme is none of the other."""
    key = SoftwareKey(ec.derive_private_key(15118, ec.SECP521R1()))
    signature = sign([REQUEST], key)
    info = signature.signed_info
    assert info.signature_method.algorithm == "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha512"
    assert info.reference[0].digest_method.algorithm == "http://www.w3.org/2001/04/xmlenc#sha512"
    assert (len(info.reference[0].digest_value), len(signature.signature_value.value)) == (64, 132)
    assert verify([REQUEST], signature, key.public_key()) is VerifyResult.OK
    assert verify([REQUEST], signature, KEY.public_key()) is VerifyResult.UNSUPPORTED
    assert verify([REQUEST], SIGNATURE, key.public_key()) is VerifyResult.UNSUPPORTED
    other = iso2.AuthorizationReq(id="id1", gen_challenge=bytes(16))
    assert verify([other], signature, key.public_key()) is VerifyResult.BAD_DIGEST


RFC8032_SECRET = (
    "6c82a562cb808d10d632be89c8513ebf6c929f34ddfa8c9f63c9960ef6e348a3528c8a3fcc2f044e39a3fc5b94492f8f032e7549a20098f95b"
)
RFC8032_SIGNATURE = (
    "533a37f6bbe457251f023c0d88f976ae2dfb504a843e34d2074fd823d41a591f2b233f034f628281f2fd7a22ddd47d7828c59bd0a21bfd3980"
    "ff0d2028d4b18a9df63e006c5d1c2d345b925d8dc00b4104852db99ac5c7cdda8530a113a0f4dbb61149f05a7363268c71d95808ff2e652600"
)


def test_ed448_is_pure_and_has_no_context() -> None:
    """The empty message of RFC 8032, 7.4: a signature that nobody here made."""
    key = SoftwareKey(ed448.Ed448PrivateKey.from_private_bytes(bytes.fromhex(RFC8032_SECRET)))
    assert key.sign(b"").hex() == RFC8032_SIGNATURE


def test_ed448_signs_with_sha512_and_takes_nothing_else() -> None:
    """ISO 15118-20's other suite."""
    key = SoftwareKey(ed448.Ed448PrivateKey.from_private_bytes(bytes.fromhex(RFC8032_SECRET)))
    signature = sign([REQUEST], key)
    info = signature.signed_info
    assert info.signature_method.algorithm == "http://www.w3.org/2021/04/xmldsig-more#eddsa-ed448"
    assert info.reference[0].digest_method.algorithm == "http://www.w3.org/2001/04/xmlenc#sha512"
    assert (len(info.reference[0].digest_value), len(signature.signature_value.value)) == (64, 114)
    assert verify([REQUEST], signature, key.public_key()) is VerifyResult.OK
    assert verify([REQUEST], signature, KEY.public_key()) is VerifyResult.UNSUPPORTED
    assert verify([REQUEST], SIGNATURE, key.public_key()) is VerifyResult.UNSUPPORTED
    for position in (0, 57, 113):
        value = bytearray(signature.signature_value.value)
        value[position] ^= 1
        changed = msgspec.structs.replace(signature, signature_value=xmldsig.SignatureValue(value=bytes(value)))
        assert verify([REQUEST], changed, key.public_key()) is VerifyResult.BAD_SIGNATURE
