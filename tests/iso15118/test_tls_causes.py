"""What the timeline says of a failed handshake, with the ssl module and pyOpenSSL as vehicles."""

import ssl
from datetime import UTC, datetime, timedelta

import pytest
from cryptography import x509

from firmware.iso15118.client_hello import AuthorityKind, ClientHello, TrustedAuthority
from firmware.iso15118.tls import CIPHERS_TLS12, TlsError, TlsServer
from firmware.iso15118.tls_causes import _SUITES_TLS12, explain
from hil import pki as test_pki
from tests.iso15118.test_tls import Client, identity_of

SUITES = {
    0xC023: "ECDHE-ECDSA-AES128-SHA256",
    0xC02B: "ECDHE-ECDSA-AES128-GCM-SHA256",
    0xC02C: "ECDHE-ECDSA-AES256-GCM-SHA384",
    0xCCA9: "ECDHE-ECDSA-CHACHA20-POLY1305",
}
"""RFC 5289, RFC 7905."""
PKI = test_pki.generate()
HELLO = ClientHello(versions=(0x0304, 0x7F17), cipher_suites=tuple(range(0xC000, 0xC00C)))


def failure(root: x509.Certificate, pki: test_pki.Pki = PKI, ciphers: str | None = None) -> str:
    """The text of our error when a vehicle that trusts `root` shakes hands."""
    engine = TlsServer([identity_of(pki.secc)]).engine()
    client = Client(root, ciphers)
    with pytest.raises(TlsError) as caught:
        for _ in range(4):
            try:
                sent = client.step()
            except ssl.SSLError:
                sent = client.outgoing.read()
            engine.receive_data(sent)
            client.incoming.write(engine.data_to_send())
    return str(caught.value)


def test_unknown_root_is_named() -> None:
    other = test_pki.make_root("Another V2G Root", "V2G", PKI.now)
    told = failure(other.certificate)
    assert "does not trust the root" in told
    assert "V2G Root CA" in told
    assert "unknown ca" in told


def test_an_expired_leaf_is_named_with_its_dates() -> None:
    old = test_pki.generate(now=datetime.now(UTC) - timedelta(days=200))
    told = failure(old.v2g_root.certificate, old)
    assert "expired" in told
    assert f"{old.secc.leaf.certificate.not_valid_after_utc:%Y-%m-%d}" in told


def test_no_common_suite_lists_what_was_offered() -> None:
    told = failure(PKI.v2g_root.certificate, ciphers="ECDHE-RSA-AES128-GCM-SHA256")
    assert "no common cipher suite" in told
    assert "0xc02f" in told


def test_no_common_group_is_not_called_a_suite() -> None:
    hello = ClientHello(versions=(0x0303,), cipher_suites=(0xC02C, 0xC023), groups=(0x0018, 0x001D))
    told = explain("no shared cipher", hello, identity_of(PKI.secc))
    assert told == ("no common group: secp256r1 is not among those of the vehicle, 0x0018, 0x001d (no shared cipher)")


def test_the_suites_that_the_causes_know_are_those_that_are_served() -> None:
    served = {name: number for number, name in SUITES.items()}
    assert {served[name] for name in CIPHERS_TLS12} == _SUITES_TLS12


@pytest.mark.parametrize(
    ("reason", "words"),
    [
        ("unsupported protocol", "the vehicle offers TLS 1.3, 0x7f17"),
        ("no shared cipher", "0xc007 and 4 more"),
        ("ssl/tls alert certificate revoked", "for revoked"),
        ("tlsv1 bad certificate status response", "OCSP"),
        ("ssl/tls alert bad certificate", "cannot use our certificate"),
        ("ssl/tls alert handshake failure", "nothing in common"),
    ],
)
def test_table(reason: str, words: str) -> None:
    told = explain(reason, HELLO, identity_of(PKI.secc))
    assert words in told
    assert told.endswith(f"({reason})")


def test_how_many_roots_the_vehicle_named() -> None:
    trusted = TrustedAuthority(AuthorityKind.CERT_SHA1_HASH, bytes(20))
    hello = ClientHello((0x0303,), (0xC023,), trusted_authorities=(trusted, trusted))
    assert "it named 2" in explain("tlsv1 alert unknown ca", hello, identity_of(PKI.secc))


def test_what_is_not_in_the_table_stays_as_it_is() -> None:
    assert explain("wrong version number", HELLO, identity_of(PKI.secc)) == "wrong version number"
    assert explain("tlsv1 alert unknown ca", None, None) == "tlsv1 alert unknown ca"
