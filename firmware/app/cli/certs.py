"""`evse certs`: what certificates and keys the station has, and making, bringing in and renewing them by hand.

Owns: the inventory, and the same steps that the OCPP client takes, for a technician. Works on the PKI folder itself, so
also when the daemon is dead; a daemon that runs is told to read the folder again. May not: print or copy a key.
"""

import argparse
import contextlib
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import NameOID

from firmware.app import paths
from firmware.app.cli.client import DaemonUnreachable
from firmware.app.cli.common import connect, print_json, say, table
from firmware.core.config import Config, load
from firmware.core.errors import ConfigError, EvseError
from firmware.core.keys.api import Role
from firmware.core.keys.checks import Wanted, check_chain, read_chain
from firmware.core.keys.credentials import Credential, Credentials, Pending, Subject
from firmware.core.keys.due import renew_at
from firmware.core.keys.files import write_durably
from firmware.core.keys.stores import key_stores
from firmware.iso15118.pki import chain as chains
from firmware.iso15118.pki import crl
from firmware.iso15118.pki.ocsp import OcspCache
from firmware.iso15118.pki.store import PkiError, read_certificates

ROLES = {"secc": Role.SECC, "csms": Role.CSMS}
TRIGGERS = {Role.SECC: "SignV2GCertificate", Role.CSMS: "SignChargingStationCertificate"}


@dataclass(frozen=True, slots=True)
class Row:
    """One certificate, request or list. `state`: good, renew, expired, not yet valid, revoked, waiting, old."""

    role: str
    subject: str
    issuer: str
    serial: str
    valid_until: str
    days_left: int | None
    state: str
    key: str
    ocsp: str
    file: str


def main(arguments: argparse.Namespace) -> int:
    """0: done, or all is well. 1: a certificate of ours is not well. 2: wrong use."""
    config = _config(arguments)
    if not config.pki.dir:
        raise ConfigError("`pki.dir` is empty: the station has no folder for certificates")
    credentials = Credentials(Path(config.pki.dir), key_stores(config))
    match arguments.what:
        case "list":
            return _list(arguments, config, credentials)
        case "csr":
            return _csr(arguments, config, credentials)
        case "import":
            return _import(arguments, config, credentials)
        case "import-crl":
            return _import_crl(arguments, credentials)
        case _:
            return _renew(arguments)


def _config(arguments: argparse.Namespace) -> Config:
    file = arguments.config or (paths.CONFIG_FILE if paths.CONFIG_FILE.exists() else None)
    return load(file) if file is not None else Config()


def _tell_daemon(arguments: argparse.Namespace, what: str) -> None:
    """The daemon reads the folder again. One that does not run needs not be told."""
    try:
        with connect(arguments) as client:
            client.request("certs", op="reload")
    except DaemonUnreachable:
        say(arguments, f"{what}; the daemon is not running and will find it when it starts")
    else:
        say(arguments, f"{what}; the daemon uses it from the next vehicle or connection on")


# --- list --------------------------------------------------------------------------------------------------------


def _list(arguments: argparse.Namespace, config: Config, credentials: Credentials) -> int:
    now = datetime.now(UTC)
    rows = [*inventory(credentials, now), *_configured(config, now)]
    if arguments.json:
        print_json([asdict(row) for row in rows])
    elif not rows:
        print(f"{credentials.folder} holds no certificates")
    else:
        head = ["ROLE", "SUBJECT", "UNTIL", "STATE", "KEY", "OCSP"]
        print(table([head, *([r.role, r.subject[:48], r.valid_until, r.state, r.key, r.ocsp] for r in rows)]))
    ours: dict[str, str] = {}
    for row in rows:
        if row.role in ROLES:
            ours.setdefault(row.role, row.state)  # the newest comes first
    return 1 if any(state not in ("good", "renew") for state in ours.values()) else 0


def inventory(credentials: Credentials, now: datetime) -> Iterator[Row]:
    """Everything in the PKI folder, ours first, newest first."""
    folder = credentials.folder
    ocsp = OcspCache(lambda: now, folder / "ocsp")
    lists = [*_lists(folder / "crls"), *_lists(folder / "crls/csms")]
    book = crl.CrlBook(one for _, one in lists if one is not None)
    for role in (Role.SECC, Role.CSMS):
        for credential in credentials.installed(role):
            yield from _chain_rows(credential, credentials, ocsp, book, now)
        for pending in credentials.pending(role):
            where = credentials.key_location(pending.folder)
            name = pending.csr.subject.rfc4514_string()
            yield Row(f"{role.value} request", name, "", "", "", None, "waiting", where, "", str(pending.folder))
    for place in sorted((folder / "roots").glob("*")):
        kind = place.name
        for path in sorted(place.glob("*")):
            try:
                certificates = read_certificates(path)
            except PkiError:
                yield Row(f"{kind} root", "unreadable", "", "", "", None, "unreadable", "", "", str(path))
                continue
            for certificate in certificates:
                state = _state(certificate, now, revoked=False, renew=False)
                yield _row(f"{kind} root", certificate, now, state, "", "", path)
    for path, one in lists:
        if one is None:
            yield Row("crl", "unreadable", "", "", "", None, "unreadable", "", "", str(path))
        else:
            end = one.parsed.next_update_utc
            until = f"{end:%Y-%m-%d}" if end is not None else ""
            count = f"{len(one.parsed)} revoked"
            yield Row("crl", one.issuer, one.issuer, count, until, None, "old" if one.outdated(now) else "good",
                      "", "", str(path))  # fmt: skip


def _chain_rows(
    credential: Credential, credentials: Credentials, ocsp: OcspCache, book: crl.CrlBook, now: datetime
) -> Iterator[Row]:
    above = (*credential.chain[1:], None)
    for depth, (certificate, issuer) in enumerate(zip(credential.chain, above, strict=True)):
        ocsp.restore(credential.chain[depth:])
        status = ocsp.status(certificate)
        revoked = ocsp.revoked(certificate) or book.revoked(certificate, issuer)
        told = "" if status is None else f"{'revoked' if status.revoked else 'good'}, {_age(now - status.this_update)}"
        if status is not None and not status.holds(now):
            told += ", past its end"
        role = credential.role.value + (f" sub-CA {len(credential.chain) - depth}" if depth else "")
        key = credentials.key_location(credential.folder) if depth == 0 else ""
        state = _state(certificate, now, revoked, renew=depth == 0)
        yield _row(role, certificate, now, state, key, told, credential.folder)


def _configured(config: Config, now: datetime) -> Iterator[Row]:
    """The client certificate that the configuration names, where no renewed one has taken its place."""
    if not config.ocpp.cert_file:
        return
    path = Path(config.ocpp.cert_file)
    try:
        leaf = read_certificates(path)[0]
    except (PkiError, IndexError):
        yield Row("csms", "unreadable", "", "", "", None, "unreadable", "", "", str(path))
        return
    state = _state(leaf, now, revoked=False, renew=True)
    yield _row("csms", leaf, now, state, f"file {config.ocpp.key_file}", "", path)


def _age(age: timedelta) -> str:
    hours = age.total_seconds() / 3600
    return f"{hours / 24:.0f} days old" if hours >= 48 else f"{hours:.0f} h old"


def _state(certificate: x509.Certificate, now: datetime, revoked: bool, renew: bool) -> str:
    if revoked:
        return "revoked"
    if now > certificate.not_valid_after_utc:
        return "expired"
    if now < certificate.not_valid_before_utc:
        return "not yet valid"
    return "renew" if renew and now >= renew_at(certificate) else "good"


def _row(role: str, certificate: x509.Certificate, now: datetime, state: str, key: str, ocsp: str, file: Path) -> Row:
    return Row(
        role,
        certificate.subject.rfc4514_string(),
        certificate.issuer.rfc4514_string(),
        f"{certificate.serial_number:x}",
        f"{certificate.not_valid_after_utc:%Y-%m-%d}",
        (certificate.not_valid_after_utc - now).days,
        state,
        key,
        ocsp,
        str(file),
    )


def _lists(place: Path) -> Iterator[tuple[Path, crl.Crl | None]]:
    for path in sorted(one for one in place.glob("*") if one.is_file()):
        try:
            yield path, crl.read(path.read_bytes(), path.name)
        except (OSError, crl.CrlError):
            yield path, None


# --- csr, import, renew ------------------------------------------------------------------------------------------


def subject_for(role: Role, config: Config) -> Subject:
    """Whom a request names. What the CSMS has changed of these names is in the daemon's store and not seen here."""
    if role is Role.CSMS:
        return Subject(config.ocpp.identity or config.station.id, config.pki.organization)
    name = config.pki.secc_id or config.station.evse_id.replace("*", "")
    return Subject(name, config.pki.organization, config.pki.country, "CPO")


def _csr(arguments: argparse.Namespace, config: Config, credentials: Credentials) -> int:
    role = ROLES[arguments.role]
    curve = ec.SECP521R1() if arguments.curve == "p521" else ec.SECP256R1()
    pending = credentials.request(role, subject_for(role, config), datetime.now(UTC), curve)
    if arguments.out is None:
        print_json({"request": pending.pem}) if arguments.json else print(pending.pem, end="")
        return 0
    try:
        arguments.out.write_text(pending.pem)
    except OSError as error:
        raise EvseError(f"{arguments.out} cannot be written: {error.strerror}") from None
    text = f"request in {arguments.out}; its key stays in {pending.folder}. When it is signed: evse certs import FILE"
    say(arguments, text, request=pending.pem, file=str(arguments.out))
    return 0


def _import(arguments: argparse.Namespace, config: Config, credentials: Credentials) -> int:
    data = _read(arguments.file)
    if arguments.kind is not None:
        return _import_root(arguments, data, credentials)
    chain = read_chain(data)
    role, pending = _request_for(chain, credentials)
    now = datetime.now(UTC)
    names = [str(one.value) for one in pending.csr.subject.get_attributes_for_oid(NameOID.COMMON_NAME)]
    check_chain(chain, Wanted(names[0] if names else "", at=now))
    if role is Role.SECC:
        roots = [one for path in (credentials.folder / "roots/v2g").glob("*") for one in read_certificates(path)]
        verdict = chains.verify_chain([one.public_bytes(Encoding.DER) for one in chain], roots, now, chains.SECC)
        if not verdict.ok:
            raise EvseError(f"the chain is not taken: {verdict.detail}")
    credential = credentials.install(pending, chain, now)
    _tell_daemon(arguments, f"certificate installed in {credential.folder}")
    return 0


def _request_for(chain: tuple[x509.Certificate, ...], credentials: Credentials) -> tuple[Role, Pending]:
    for role in ROLES.values():
        if (pending := credentials.matching(role, chain[0])) is not None:
            return role, pending
    raise EvseError("no request of this station has this key; for a root say what it is for: --as v2g")


def _import_root(arguments: argparse.Namespace, data: bytes, credentials: Credentials) -> int:
    try:
        found = (
            x509.load_pem_x509_certificates(data) if b"-----BEGIN" in data else [x509.load_der_x509_certificate(data)]
        )
    except ValueError:
        raise EvseError(f"{arguments.file} holds no readable certificate; PEM or DER is expected") from None
    for certificate in found:
        try:
            authority = certificate.extensions.get_extension_for_class(x509.BasicConstraints).value.ca
        except (x509.ExtensionNotFound, ValueError):
            authority = False
        if not authority:
            raise EvseError(f"{certificate.subject.rfc4514_string()} is not the certificate of an authority")
    place = credentials.folder / "roots" / arguments.kind
    if _installed(place).issuperset(found):
        say(arguments, f"nothing new: {len(found)} certificate(s) for {arguments.kind} were there already")
        return 0
    for certificate in found:
        name = certificate.fingerprint(SHA256()).hex()[:32]
        _write(credentials.folder / "roots" / arguments.kind / f"{name}.pem", certificate.public_bytes(Encoding.PEM))
    _tell_daemon(arguments, f"{len(found)} certificate(s) for {arguments.kind}")
    return 0


def _installed(place: Path) -> set[x509.Certificate]:
    """What lies there and can be read."""
    found: set[x509.Certificate] = set()
    for path in place.glob("*"):
        with contextlib.suppress(EvseError):
            found.update(read_certificates(path))
    return found


def _import_crl(arguments: argparse.Namespace, credentials: Credentials) -> int:
    data = _read(arguments.file)
    one = crl.read(data, arguments.file.name)
    now = datetime.now(UTC)
    place = credentials.folder / ("crls/csms" if arguments.kind == "csms" else "crls")
    givers = [ours for ours in _authorities(credentials.folder) if ours.subject == one.parsed.issuer]
    if givers and not any(one.signed_by(giver) for giver in givers) and not _has_other_key(one, givers):
        raise EvseError(f"{arguments.file} is not signed by {one.issuer}, whose certificate is here")
    before = [(path, other) for path, other in _lists(place) if other is not None and other.authority == one.authority]
    for path, other in before:
        if other.parsed.last_update_utc > one.parsed.last_update_utc:
            raise EvseError(f"{path} is a newer list of {one.issuer}; it stays")
    # One file per authority and key: one with a new key keeps its name, and what it revoked with the old one counts.
    issuer, key = one.authority
    written = place / sha256(issuer.public_bytes() + (key or b"")).hexdigest()[:32]
    if arguments.kind == "csms":
        written = written.with_suffix(".pem")
        _write(written, one.parsed.public_bytes(Encoding.PEM))
    else:
        written = written.with_suffix(".crl")
        _write(written, one.parsed.public_bytes(Encoding.DER))
    for path, _ in before:
        if path != written:
            path.unlink(missing_ok=True)
    old = " It is past its end: get a newer one." if one.outdated(now) else ""
    _tell_daemon(arguments, f"list of {one.issuer} with {len(one.parsed)} entries.{old}")
    return 0


def _authorities(folder: Path) -> Iterator[x509.Certificate]:
    """Whose signature on a list can be checked here: the roots, and the sub-CAs of our own chains."""
    for pattern in ("roots/*/*", "secc/chain*.pem", "secc/*/chain*.pem", "csms/*/chain.pem"):
        for path in sorted(folder.glob(pattern)):
            with contextlib.suppress(PkiError):
                yield from read_certificates(path)


def _has_other_key(one: crl.Crl, givers: list[x509.Certificate]) -> bool:
    """The list says itself that it belongs to a key of that authority which we do not have."""
    named = one.authority[1]
    return named is not None and named not in map(_key_id, givers)


def _key_id(certificate: x509.Certificate) -> bytes:
    try:
        return certificate.extensions.get_extension_for_class(x509.SubjectKeyIdentifier).value.digest
    except x509.ExtensionNotFound:
        return x509.SubjectKeyIdentifier.from_public_key(certificate.public_key()).digest


def _renew(arguments: argparse.Namespace) -> int:
    role = ROLES[arguments.role]
    with connect(arguments) as client:
        client.request("certs", op="renew", trigger=TRIGGERS[role])
    say(
        arguments, f"the CSMS is asked for a new {arguments.role} certificate; `evse trace ocpp` shows what comes of it"
    )
    return 0


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()[: 2 * crl.MAX_CRL]
    except OSError as error:
        raise EvseError(f"{path} cannot be read: {error.strerror}") from None


def _write(path: Path, data: bytes) -> None:
    try:
        write_durably(path, data)
    except OSError as error:
        raise EvseError(f"{path} cannot be written: {error.strerror}; become the user `evse`, or root") from None
