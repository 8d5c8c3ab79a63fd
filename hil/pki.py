"""A test PKI as ISO 15118-2 wants it: V2G, CPO, MO, OEM and CPS chains on P-256, for station, vehicle and peers.

`python -m hil.pki DIR` writes the layout that `firmware.iso15118.pki.store` documents, the vehicle's side under `ev/`,
and, with `--josev`, the folder that the EVCC of the PyPI package `iso15118` reads. One generated PKI serves all of
them. For tests only: keys are unencrypted in our layout and the passphrase of the other one is in a file beside it.

    DIR/secc/chain.pem key.pem              leaf, sub-CA 2, sub-CA 1 of the charge point operator
    DIR/roots/{v2g,mo,oem}/root.pem
    DIR/cps/chain.pem key.pem               certificate provisioning service
    DIR/mo/chain.pem key.pem                sub-CAs 2 and 1 of the mobility operator, and the key of sub-CA 2
    DIR/ev/contract/chain.pem key.pem       contract certificate of the vehicle
    DIR/ev/oem/chain.pem key.pem            OEM provisioning certificate
    DIR/ev/roots/{v2g,mo}.pem               what the vehicle trusts
    DIR/iso15118_2/{certs,private_keys}     only with --josev
"""

import argparse
import enum
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, ed448
from cryptography.x509.oid import AuthorityInformationAccessOID, NameOID

from firmware.iso15118.pki.keys import PrivateKey

YEAR = timedelta(days=365)
JOSEV_PASSPHRASE = "12345"


class Ed448:
    """In place of a curve: the other kind of keys that -20 has."""


class Usage(enum.Enum):
    """Key usage bits of each kind of certificate."""

    AUTHORITY = ("key_cert_sign", "crl_sign")
    SECC = ("digital_signature", "key_agreement")
    CONTRACT = ("digital_signature", "content_commitment", "key_encipherment", "key_agreement")
    OEM = ("digital_signature", "key_agreement")
    CPS = ("digital_signature",)


_USAGE_BITS = (
    "digital_signature",
    "content_commitment",
    "key_encipherment",
    "data_encipherment",
    "key_agreement",
    "key_cert_sign",
    "crl_sign",
    "encipher_only",
    "decipher_only",
)


@dataclass(frozen=True)
class Spec:
    """What one certificate shall say. `path_length` counts for authorities only."""

    common_name: str
    domain_component: str
    usage: Usage
    path_length: int | None = None
    organization: str = "Test"
    country: str | None = None
    not_before: timedelta = timedelta(days=-1)
    not_after: timedelta = YEAR
    ocsp_url: str | None = None
    curve: ec.EllipticCurve | Ed448 = field(default_factory=ec.SECP256R1)
    authority: bool | None = None  # None: as the usage says


@dataclass(frozen=True)
class Entity:
    """A certificate and its private key."""

    certificate: x509.Certificate
    key: Any  # an `ec.EllipticCurvePrivateKey`, or Ed448 where the spec says so

    @property
    def der(self) -> bytes:
        return self.certificate.public_bytes(serialization.Encoding.DER)

    @property
    def pem(self) -> bytes:
        return self.certificate.public_bytes(serialization.Encoding.PEM)

    def key_pem(self, passphrase: str | None = None) -> bytes:
        """PKCS #8 PEM, encrypted when there is a passphrase."""
        encryption: serialization.KeySerializationEncryption = serialization.NoEncryption()
        if passphrase is not None:
            encryption = serialization.BestAvailableEncryption(passphrase.encode())
        return self.key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, encryption)


@dataclass(frozen=True)
class Chain:
    """Root, intermediates and leaf. `presented` is what goes over the wire: the leaf first, never the root."""

    root: Entity
    sub1: Entity
    sub2: Entity
    leaf: Entity

    @property
    def presented(self) -> tuple[bytes, ...]:
        """DER of leaf, sub-CA 2, sub-CA 1."""
        return (self.leaf.der, self.sub2.der, self.sub1.der)

    @property
    def presented_pem(self) -> bytes:
        return self.leaf.pem + self.sub2.pem + self.sub1.pem


def issue(spec: Spec, issuer: Entity | None, now: datetime) -> Entity:
    """Make a key pair and the certificate that `issuer` (None: itself) signs for it."""
    key: PrivateKey
    if isinstance(spec.curve, Ed448):
        key = ed448.Ed448PrivateKey.generate()
    else:
        key = ec.generate_private_key(spec.curve)
    attributes = [
        x509.NameAttribute(NameOID.COMMON_NAME, spec.common_name),
        x509.NameAttribute(NameOID.ORGANIZATION_NAME, spec.organization),
    ]
    if spec.country is not None:
        attributes.append(x509.NameAttribute(NameOID.COUNTRY_NAME, spec.country))
    attributes.append(x509.NameAttribute(NameOID.DOMAIN_COMPONENT, spec.domain_component))
    subject = x509.Name(attributes)
    signing_key = key if issuer is None else issuer.key
    is_authority = spec.usage is Usage.AUTHORITY if spec.authority is None else spec.authority
    builder = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject if issuer is None else issuer.certificate.subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now + spec.not_before)
        .not_valid_after(now + spec.not_after)
        .add_extension(x509.BasicConstraints(is_authority, spec.path_length if is_authority else None), True)
        .add_extension(x509.KeyUsage(**{bit: bit in spec.usage.value for bit in _USAGE_BITS}), True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(signing_key.public_key()), False)
    )
    if spec.ocsp_url is not None:
        access = x509.AccessDescription(
            AuthorityInformationAccessOID.OCSP, x509.UniformResourceIdentifier(spec.ocsp_url)
        )
        builder = builder.add_extension(x509.AuthorityInformationAccess([access]), False)
    return Entity(builder.sign(signing_key, _hash(signing_key)), key)


def _hash(signing_key: PrivateKey) -> hashes.SHA256 | hashes.SHA512 | None:
    """The issuer's key decides: SHA-512 on P-521 (-20), SHA-256 on every other curve; Ed448 brings its own."""
    if isinstance(signing_key, ed448.Ed448PrivateKey):
        return None
    return hashes.SHA512() if isinstance(signing_key.curve, ec.SECP521R1) else hashes.SHA256()


@dataclass(frozen=True)
class Options:
    """Names and addresses in the PKI. The eMAID is 14 or 15 characters without hyphens, as the message type has it:
    Josev's EVCC puts the common name into the message as it is."""

    emaid: str = "DEABCC12345678"
    secc_id: str = "DEABCE00000001"
    pcid: str = "WVWZZZ1KZAW000001"
    ocsp_url: str | None = None


ChainSpecs = tuple[Spec, Spec, Spec]


def _subs(prefix: str, domain: str, ocsp_url: str | None) -> tuple[Spec, Spec]:
    return (
        Spec(f"{prefix} Sub-CA 1", domain, Usage.AUTHORITY, 1, not_after=8 * YEAR, ocsp_url=ocsp_url),
        Spec(f"{prefix} Sub-CA 2", domain, Usage.AUTHORITY, 0, not_after=4 * YEAR, ocsp_url=ocsp_url),
    )


def contract_specs(options: Options) -> ChainSpecs:
    """Sub-CA 1, sub-CA 2 and leaf of the mobility operator's chain."""
    leaf = Spec(options.emaid, "MO", Usage.CONTRACT, not_after=2 * YEAR, ocsp_url=options.ocsp_url)
    return (*_subs("MO", "MO", options.ocsp_url), leaf)


def make_root(name: str, domain: str, now: datetime) -> Entity:
    """A self-signed root."""
    return issue(Spec(name, domain, Usage.AUTHORITY, not_after=10 * YEAR), None, now)


def make_chain(root: Entity, specs: ChainSpecs, now: datetime) -> Chain:
    """Sub-CA 1 under the root, sub-CA 2 under it, the leaf under that."""
    sub1 = issue(specs[0], root, now)
    sub2 = issue(specs[1], sub1, now)
    return Chain(root, sub1, sub2, issue(specs[2], sub2, now))


@dataclass(frozen=True)
class Pki:
    """Every chain of the test world, made at `now`."""

    options: Options
    now: datetime
    v2g_root: Entity
    mo_root: Entity
    oem_root: Entity
    secc: Chain
    contract: Chain
    oem: Chain
    cps: Chain


def generate(options: Options | None = None, now: datetime | None = None) -> Pki:
    """Make a whole PKI, valid from one day before `now` (UTC; default the present)."""
    options = options or Options()
    now = now or datetime.now(UTC)
    v2g_root = make_root("V2G Root CA", "V2G", now)
    mo_root = make_root("MO Root CA", "MO", now)
    oem_root = make_root("OEM Root CA", "OEM", now)
    url = options.ocsp_url
    secc = Spec(options.secc_id, "CPO", Usage.SECC, country="DE", not_after=timedelta(days=90), ocsp_url=url)
    oem = Spec(options.pcid, "OEM", Usage.OEM, not_after=4 * YEAR)
    cps = Spec("Provisioning Service", "CPS", Usage.CPS, not_after=timedelta(days=90))
    return Pki(
        options=options,
        now=now,
        v2g_root=v2g_root,
        mo_root=mo_root,
        oem_root=oem_root,
        secc=make_chain(v2g_root, (*_subs("CPO", "V2G", url), secc), now),
        contract=make_chain(mo_root, contract_specs(options), now),
        oem=make_chain(oem_root, (*_subs("OEM", "OEM", None), oem), now),
        cps=make_chain(v2g_root, (*_subs("CPS", "V2G", None), cps), now),
    )


# --- Contract chains that something is wrong with ----------------------------------------------------------------


@dataclass(frozen=True)
class Presented:
    """What a vehicle presents, DER with the leaf first, and the key it signs with."""

    certificates: tuple[bytes, ...]
    key: ec.EllipticCurvePrivateKey


def _with_specs(pki: Pki, change: Callable[[Spec, Spec, Spec], ChainSpecs]) -> Presented:
    chain = make_chain(pki.mo_root, change(*contract_specs(pki.options)), pki.now)
    return Presented(chain.presented, chain.leaf.key)


def contract_variants(pki: Pki) -> Mapping[str, Presented]:
    """Chains that must not be accepted, by what is wrong with them (and `good`).

    `country_set` is refused only where the profile is enforced to the letter.
    """
    past = {"not_before": -2 * YEAR, "not_after": -timedelta(days=1)}
    good = pki.contract
    stranger = make_chain(make_root("Stranger Root", "MO", pki.now), contract_specs(pki.options), pki.now)
    leaf, sub2, sub1 = good.presented
    other_leaf, other_sub2, other_sub1 = stranger.presented
    middle = issue(replace(contract_specs(pki.options)[1], common_name="MO Sub-CA 3"), good.sub2, pki.now)
    too_deep = issue(contract_specs(pki.options)[2], middle, pki.now)
    from_leaf = issue(contract_specs(pki.options)[2], good.leaf, pki.now)
    key = good.leaf.key
    return {
        "good": Presented(good.presented, key),
        "expired": _with_specs(pki, lambda a, b, c: (a, b, replace(c, **past))),  # type: ignore[arg-type]
        "not_yet_valid": _with_specs(pki, lambda a, b, c: (a, b, replace(c, not_before=timedelta(days=2)))),
        "expired_sub2": _with_specs(pki, lambda a, b, c: (a, replace(b, **past), c)),  # type: ignore[arg-type]
        "expired_sub1": _with_specs(pki, lambda a, b, c: (replace(a, **past), b, c)),  # type: ignore[arg-type]
        "country_set": _with_specs(pki, lambda a, b, c: (a, b, replace(c, country="DE"))),
        "wrong_domain": _with_specs(pki, lambda a, b, c: (a, b, replace(c, domain_component="OEM"))),
        "wrong_order": Presented((leaf, sub1, sub2), key),
        "missing_sub1": Presented((leaf, sub2), key),
        "missing_subs": Presented((leaf,), key),
        "root_included": Presented((leaf, sub2, sub1, good.root.der), key),
        "wrong_root": Presented(stranger.presented, stranger.leaf.key),
        "leaf_of_other_pki": Presented((other_leaf, sub2, sub1), stranger.leaf.key),
        "sub2_of_other_pki": Presented((leaf, other_sub2, sub1), key),
        "sub1_of_other_pki": Presented((leaf, sub2, other_sub1), key),
        "other_key": Presented(good.presented, stranger.leaf.key),
        "path_too_long": Presented((too_deep.der, middle.der, sub2, sub1), too_deep.key),
        "issued_by_leaf": Presented((from_leaf.der, leaf, sub2), from_leaf.key),
        "leaf_is_authority": _with_specs(pki, lambda a, b, c: (a, b, replace(c, authority=True))),
        "sub2_is_no_authority": _with_specs(pki, lambda a, b, c: (a, replace(b, authority=False), c)),
        "sub2_may_not_sign": _with_specs(pki, lambda a, b, c: (a, replace(b, usage=Usage.CPS, authority=True), c)),
        "leaf_may_not_sign": _with_specs(
            pki, lambda a, b, c: (a, b, replace(c, usage=Usage.AUTHORITY, authority=False))
        ),
        "other_curve": _with_specs(pki, lambda a, b, c: (a, b, replace(c, curve=ec.SECP384R1()))),
        "oem_chain": Presented(pki.oem.presented, pki.oem.leaf.key),
    }


# --- Files -------------------------------------------------------------------------------------------------------


def _put(path: Path, data: bytes, secret: bool = False) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch(mode=0o600 if secret else 0o644)
    path.chmod(0o600 if secret else 0o644)
    path.write_bytes(data)


def write(pki: Pki, directory: Path, passphrase: str | None = None) -> None:
    """Write our layout: the station's side and `ev/`. With a passphrase the SECC's key is encrypted (`key.pass`)."""
    _put(directory / "secc/chain.pem", pki.secc.presented_pem)
    _put(directory / "secc/key.pem", pki.secc.leaf.key_pem(passphrase), secret=True)
    if passphrase is not None:
        _put(directory / "secc/key.pass", passphrase.encode() + b"\n", secret=True)
    for name, root in (("v2g", pki.v2g_root), ("mo", pki.mo_root), ("oem", pki.oem_root)):
        _put(directory / "roots" / name / "root.pem", root.pem)
    for folder, chain in (("cps", pki.cps), ("ev/contract", pki.contract), ("ev/oem", pki.oem)):
        _put(directory / folder / "chain.pem", chain.presented_pem)
        _put(directory / folder / "key.pem", chain.leaf.key_pem(), secret=True)
    _put(directory / "mo/chain.pem", pki.contract.sub2.pem + pki.contract.sub1.pem)
    _put(directory / "mo/key.pem", pki.contract.sub2.key_pem(), secret=True)
    _put(directory / "ev/roots/v2g.pem", pki.v2g_root.pem)
    _put(directory / "ev/roots/mo.pem", pki.mo_root.pem)


def write_josev(pki: Pki, directory: Path, passphrase: str = JOSEV_PASSPHRASE) -> None:
    """Write the folder `iso15118_2` as the PyPI package `iso15118` names its files."""
    certs, keys = directory / "iso15118_2/certs", directory / "iso15118_2/private_keys"
    authorities = {
        "v2gRootCA": pki.v2g_root,
        "moRootCA": pki.mo_root,
        "oemRootCA": pki.oem_root,
        "cpoSubCA1": pki.secc.sub1,
        "cpoSubCA2": pki.secc.sub2,
        "moSubCA1": pki.contract.sub1,
        "moSubCA2": pki.contract.sub2,
        "oemSubCA1": pki.oem.sub1,
        "oemSubCA2": pki.oem.sub2,
        "cpsSubCA1": pki.cps.sub1,
        "cpsSubCA2": pki.cps.sub2,
    }
    leaves = {
        "seccLeaf": pki.secc.leaf,
        "contractLeaf": pki.contract.leaf,
        "oemLeaf": pki.oem.leaf,
        "cpsLeaf": pki.cps.leaf,
    }
    for name, entity in (authorities | leaves).items():
        _put(certs / f"{name}Cert.pem", entity.pem)
        _put(certs / f"{name}Cert.der", entity.der)
        _put(keys / f"{name}.key", entity.key_pem(passphrase), secret=True)
    _put(certs / "cpoCertChain.pem", pki.secc.presented_pem)
    _put(certs / "oemCertChain.pem", pki.oem.presented_pem)
    for name in (*leaves, "moSubCA2Leaf"):
        _put(keys / f"{name}Password.txt", passphrase.encode() + b"\n", secret=True)


def main(arguments: list[str] | None = None) -> int:
    """Command line: generate and write."""
    parser = argparse.ArgumentParser(prog="python -m hil.pki", description="Generate a test PKI for ISO 15118-2.")
    parser.add_argument("directory", type=Path)
    parser.add_argument("--emaid", default=Options.emaid)
    parser.add_argument("--secc-id", default=Options.secc_id)
    parser.add_argument("--pcid", default=Options.pcid)
    parser.add_argument("--ocsp-url", help="responder address in every certificate")
    parser.add_argument("--josev", action="store_true", help="also write the folder of the PyPI package iso15118")
    chosen = parser.parse_args(arguments)
    pki = generate(Options(chosen.emaid, chosen.secc_id, chosen.pcid, chosen.ocsp_url))
    write(pki, chosen.directory)
    if chosen.josev:
        write_josev(pki, chosen.directory)
    print(f"test PKI written to {chosen.directory}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
