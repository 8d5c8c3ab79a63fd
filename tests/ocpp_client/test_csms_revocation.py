"""A revoked CSMS is not connected to: by what it staples, by what its responder says, by what was heard before.

The servers are `openssl s_server -status_file`, the responders `openssl ocsp -port`; the CSMS behind a responder is the
one of the PyPI package `ocpp`.
"""

import shutil
import socket
import ssl
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509 import ocsp
from cryptography.x509.oid import AuthorityInformationAccessOID, NameOID

from firmware.core.errors import ConfigError, StoreError
from firmware.core.store import Store
from firmware.ocpp_client import adapter, libssl
from firmware.ocpp_client.csms_revocation import SCOPE, Check, CsmsCertificateError, CsmsRevocation, Policy
from firmware.ocpp_client.security_log import SecurityLog
from hil import pki as test_pki
from hil.ca import Authority, certificate, response
from hil.csms import Behaviour, TestCsms
from tests.ocpp_client.test_adapter import Rig, eventually
from tests.ocpp_client.test_tls_peers import server

needs_openssl = pytest.mark.skipif(shutil.which("openssl") is None, reason="needs the openssl program")
PASSWORD = "0123456789abcdef"
GOOD, REVOKED, UNKNOWN = ocsp.OCSPCertStatus.GOOD, ocsp.OCSPCertStatus.REVOKED, ocsp.OCSPCertStatus.UNKNOWN


@pytest.fixture(scope="module")
def authority() -> Authority:
    return Authority(test_pki.generate())


def says(
    of: x509.Certificate,
    issuer: test_pki.Entity,
    status: ocsp.OCSPCertStatus,
    start: timedelta = timedelta(minutes=-1),
    end: timedelta | None = timedelta(days=1),
    signer: test_pki.Entity | None = None,
) -> bytes:
    """An OCSP response, DER; times from now."""
    now = datetime.now(UTC)
    revoked_at = now - timedelta(days=1) if status is REVOKED else None
    builder = ocsp.OCSPResponseBuilder().add_response(
        of, issuer.certificate, hashes.SHA256(), status, now + start, now + end if end else None, revoked_at, None
    )
    by = signer or issuer
    builder = builder.responder_id(ocsp.OCSPResponderEncoding.HASH, by.certificate)
    return builder.sign(by.key, hashes.SHA256()).public_bytes(Encoding.DER)


def kinds(rig: Rig) -> list[str]:
    return [one.kind for one in SecurityLog(rig.store, rig.clock, lambda text, level: None).entries()]


def rig_at(url: str, root: Path, store: Store | None = None, **more: Any) -> Rig:
    return Rig(url, store, security_profile=2, ca_file=str(root), password=PASSWORD, **more)


# --- stapled, by openssl s_server ------------------------------------------------------------------------------------

Make = Callable[[x509.Certificate, test_pki.Entity], bytes]
STAPLES: dict[str, Make | None] = {
    "good": lambda leaf, root: says(leaf, root, GOOD),
    "revoked": lambda leaf, root: says(leaf, root, REVOKED),
    "revoked, past its end": lambda leaf, root: says(leaf, root, REVOKED, timedelta(days=-9), timedelta(days=-8)),
    "unknown": lambda leaf, root: says(leaf, root, UNKNOWN),
    "expired": lambda leaf, root: says(leaf, root, GOOD, timedelta(days=-9), timedelta(days=-8)),
    "of the future": lambda leaf, root: says(leaf, root, GOOD, timedelta(hours=1)),
    "of a stranger": lambda leaf, root: says(leaf, root, GOOD, signer=test_pki.make_root("X", "Y", datetime.now(UTC))),
    "none": None,
}
WHY = {
    "unknown": "does not know the certificate",
    "expired": "the last answer is past its end",
    "of the future": "the last answer is past its end",
    "of a stranger": "its signature is bad",
    "none": "no response was stapled, and it names no responder",
}


@needs_openssl
@pytest.mark.parametrize("version", ["-tls1_3", "-tls1_2"])
@pytest.mark.parametrize("policy", ["soft", "hard"])
@pytest.mark.parametrize("stapled", list(STAPLES))
async def test_stapled(authority: Authority, tmp_path: Path, stapled: str, policy: str, version: str) -> None:
    authority.server_context(tmp_path)
    leaf = x509.load_pem_x509_certificate((tmp_path / "server.pem").read_bytes())
    arguments = [version]
    if (make := STAPLES[stapled]) is not None:
        (tmp_path / "staple.der").write_bytes(make(leaf, authority.csms_root))
        arguments += ["-status_file", "staple.der"]
    with server(authority, tmp_path, *arguments, mode="-www") as port:
        rig = rig_at(f"wss://localhost:{port}", authority.root_file(tmp_path), csms_revocation=policy)
        async with rig:
            await eventually(lambda: rig.texts().count("connection to the CSMS: ") >= 2)
    revoked = stapled.startswith("revoked")
    if revoked or (policy == "hard" and stapled != "good"):
        assert "valid HTTP response" not in rig.texts()  # nothing has been asked of it, and no password told
        assert (
            "is revoked since" if revoked else f"is not revoked: {'stapled: ' if stapled in TOLD else ''}"
        ) in rig.texts()
        assert revoked or WHY[stapled] in rig.texts()
        assert kinds(rig).count("InvalidCsmsCertificate") == kinds(rig).count("CsmsFailedToAuthenticate") == 1
    else:
        assert "valid HTTP response" in rig.texts()  # s_server answers by HTTP 1.0
        assert kinds(rig) == []
        assert rig.texts().count("is revoked is not known") == (0 if stapled == "good" else 1)
        assert stapled == "good" or WHY[stapled] in rig.texts()


TOLD = ("unknown", "of a stranger")


# --- asked, at openssl ocsp ------------------------------------------------------------------------------------------


@dataclass
class Responder:
    """The answers of `openssl ocsp`, by a process that can be stopped and started again at the same address."""

    authority: Authority
    folder: Path
    port: int

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/"

    @contextmanager
    def running(self, leaf: x509.Certificate, says: str) -> Iterator[None]:
        """`says`: V (valid), R (revoked), or empty: it has never heard of it."""
        root = self.authority.csms_root
        (self.folder / "ca.pem").write_bytes(root.pem)
        (self.folder / "ca_key.pem").write_bytes(root.key_pem())
        end, serial = f"{leaf.not_valid_after_utc:%y%m%d%H%M%SZ}", f"{leaf.serial_number:X}"
        serial = serial if len(serial) % 2 == 0 else f"0{serial}"
        since = f"{datetime.now(UTC) - timedelta(hours=1):%y%m%d%H%M%SZ}" if says == "R" else ""
        line = f"{says}\t{end}\t{since}\t{serial}\tunknown\t/CN=localhost\n" if says else ""
        (self.folder / "index.txt").write_text(line)
        process = subprocess.Popen(
            ["openssl", "ocsp", "-index", "index.txt", "-port", str(self.port), "-rsigner", "ca.pem",
             "-rkey", "ca_key.pem", "-CA", "ca.pem", "-nmin", "30"],
            cwd=self.folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        )  # fmt: skip
        assert process.stdout is not None
        try:
            while "ACCEPT" not in process.stdout.readline():  # a connection to try it would keep it busy for ever
                assert process.poll() is None
            yield
        finally:
            process.kill()
            process.communicate(timeout=10)


@dataclass
class Place:
    """A CSMS whose certificate names a responder."""

    responder: Responder
    leaf: x509.Certificate
    tls: ssl.SSLContext
    root: Path

    def csms(self) -> TestCsms:
        return TestCsms(Behaviour(password=PASSWORD), tls=self.tls)


@pytest.fixture
def place(authority: Authority, tmp_path: Path) -> Place:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        responder = Responder(authority, tmp_path, int(probe.getsockname()[1]))
    leaf, key = leaf_of(authority.csms_root, responder.url)
    entity = test_pki.Entity(leaf, key)
    (tmp_path / "leaf.pem").write_bytes(entity.pem)
    (tmp_path / "leaf_key.pem").write_bytes(entity.key_pem())
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    tls.load_cert_chain(tmp_path / "leaf.pem", tmp_path / "leaf_key.pem")
    return Place(responder, leaf, tls, authority.root_file(tmp_path))


def leaf_of(issuer: test_pki.Entity, url: str | None) -> tuple[x509.Certificate, ec.EllipticCurvePrivateKey]:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    now = datetime.now(UTC)
    start, end = now - timedelta(days=1), now + timedelta(days=30)
    return certificate(name, key.public_key(), issuer, start, end, url, client=True), key


@needs_openssl
@pytest.mark.parametrize("policy", ["soft", "hard"])
@pytest.mark.parametrize("says", ["V", "R", ""])
async def test_asked(place: Place, says: str, policy: str) -> None:
    with place.responder.running(place.leaf, says):
        async with place.csms() as csms, rig_at(csms.url, place.root, csms_revocation=policy) as rig:
            if says == "V" or (says == "" and policy == "soft"):
                await eventually(lambda: rig.client.online)
                assert rig.texts().count("does not know the certificate") == (1 if says == "" else 0)
                assert "InvalidCsmsCertificate" not in kinds(rig)
            else:
                await eventually(lambda: rig.texts().count("connection to the CSMS: ") >= 2)
                assert csms.request_headers == []  # the password has not been told
                assert ("is revoked since" if says == "R" else "does not know the certificate") in rig.texts()
                assert kinds(rig).count("InvalidCsmsCertificate") == 1


@needs_openssl
async def test_a_silent_responder_stops_nobody_who_is_soft_and_is_left_alone_for_a_while(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    real = adapter.ask
    monkeypatch.setattr(adapter, "ask", lambda url, *rest: asked.append(url) or real(url, *rest))
    async with place.csms() as csms, rig_at(csms.url, place.root) as rig:
        await eventually(lambda: rig.client.online)
        await csms.stop()
        await eventually(lambda: not rig.client.online)
        async with csms:
            await eventually(lambda: rig.client.online)
        assert "Connection refused" in rig.texts() and asked == [place.responder.url]
        assert rig.texts().count("is revoked is not known") == 1


@needs_openssl
async def test_hard_waits_for_the_responder_and_what_it_said_holds_without_it(place: Place) -> None:
    store = Store(":memory:")
    async with place.csms() as csms:
        async with rig_at(csms.url, place.root, store, csms_revocation="hard") as rig:
            await eventually(lambda: "nobody says that" in rig.texts())
            assert not rig.client.online and csms.request_headers == []
            with place.responder.running(place.leaf, "V"):
                await eventually(lambda: rig.client.online)
        async with rig_at(csms.url, place.root, store, csms_revocation="hard") as rig:  # a restart, and no responder
            await eventually(lambda: rig.client.online)


@needs_openssl
async def test_what_was_once_revoked_stays_so_when_nobody_answers_any_more(place: Place) -> None:
    store = Store(":memory:")
    async with place.csms() as csms:
        with place.responder.running(place.leaf, "R"):
            async with rig_at(csms.url, place.root, store) as rig:
                await eventually(lambda: "is revoked" in rig.texts())
        async with rig_at(csms.url, place.root, store) as rig:
            await eventually(lambda: rig.texts().count("is revoked since") >= 2)
            assert csms.request_headers == []


@needs_openssl
async def test_a_connection_ends_when_its_certificate_is_revoked_meanwhile(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(adapter, "RECHECK_S", 0.2)
    async with place.csms() as csms, rig_at(csms.url, place.root) as rig:
        with place.responder.running(place.leaf, "V"):
            await eventually(lambda: rig.client.online)
        with place.responder.running(place.leaf, "R"):
            await eventually(lambda: not rig.client.online)
            await eventually(lambda: "is revoked since" in rig.texts())
            assert "InvalidCsmsCertificate" in kinds(rig)


async def test_where_openssl_cannot_be_told_to_ask_the_responder_is(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    def none() -> None:
        raise ConfigError("built in")

    asked: list[str] = []
    monkeypatch.setattr(libssl, "library", none)
    monkeypatch.setattr(adapter, "ask", lambda url, *_: asked.append(url) or says(place.leaf, root, REVOKED))
    root = place.responder.authority.csms_root
    async with place.csms() as csms, rig_at(csms.url, place.root) as rig:
        await eventually(lambda: "is revoked since" in rig.texts())
        assert asked[0] == place.responder.url and csms.request_headers == []


# --- the judgement itself --------------------------------------------------------------------------------------------


class Memory:
    """The part of the store that is used."""

    def __init__(self) -> None:
        self.kept: dict[str, str] = {}
        self.broken = False

    def items(self, scope: str) -> dict[str, str]:
        if self.broken:
            raise StoreError("disk")
        return dict(self.kept)

    def change(self, scope: str, values: Any, clear: bool = False) -> None:
        if self.broken:
            raise StoreError("disk full")
        assert scope == SCOPE
        for key, value in values.items():
            self.kept.pop(key, None)
            if value is not None:
                self.kept[key] = value


class Bench:
    def __init__(self, policy: Policy = Policy.SOFT) -> None:
        self.memory, self.told = Memory(), list[str]()
        self.judge = CsmsRevocation(self.memory, lambda text, level: self.told.append(text), policy)
        self.root = test_pki.make_root("Root", "CSMS", datetime.now(UTC))
        self.leaf, _ = leaf_of(self.root, "http://responder/")
        self.now: datetime | None = datetime.now(UTC)

    def check(self, staple: bytes | None = None, listed: bool = False) -> Check:
        return self.judge.check((self.leaf, self.root.certificate), staple, self.now, listed)

    def passes(self, staple: bytes | None = None, listed: bool = False) -> bool:
        try:
            self.check(staple, listed).conclude()
        except CsmsCertificateError:
            return False
        return True


def test_the_newest_answer_decides_in_both_directions() -> None:
    bench = Bench()
    revoked = says(bench.leaf, bench.root, REVOKED, timedelta(hours=-2))
    older = says(bench.leaf, bench.root, GOOD, timedelta(hours=-3))
    newer = says(bench.leaf, bench.root, GOOD, timedelta(hours=-1))
    assert not bench.passes(revoked)
    assert not bench.passes(older) and not bench.passes()  # kept; an old answer is no excuse
    assert bench.passes(newer) and bench.passes()  # no more on hold


def test_of_two_answers_of_the_same_second_the_bad_one_counts() -> None:
    for first, second in ((GOOD, REVOKED), (REVOKED, GOOD)):
        bench = Bench()
        at = datetime.now(UTC).replace(microsecond=0) - timedelta(hours=1) - datetime.now(UTC)
        bench.passes(says(bench.leaf, bench.root, first, at))
        assert not bench.passes(says(bench.leaf, bench.root, second, at))


def test_a_responder_is_asked_only_where_nothing_holds_or_again() -> None:
    bench = Bench()
    assert [one.url for one in bench.check().questions(0.0)] == ["http://responder/"]
    good = bench.check(says(bench.leaf, bench.root, GOOD))
    assert good.questions(0.0) == [] and len(good.questions(0.0, again=True)) == 1
    expired = bench.check()
    assert expired.questions(0.0) == []  # what was stapled is kept
    bench.now = datetime.now(UTC) + timedelta(days=2)
    (link,) = bench.check().questions(0.0)
    request = ocsp.load_der_ocsp_request(link.question())
    assert request.serial_number == bench.leaf.serial_number


def test_an_answer_without_an_end_counts_for_a_day() -> None:
    bench = Bench(Policy.HARD)
    assert bench.passes(says(bench.leaf, bench.root, GOOD, timedelta(hours=-23), None))
    assert not Bench(Policy.HARD).passes(says(bench.leaf, bench.root, GOOD, timedelta(hours=-23), None))  # of another
    other = Bench(Policy.HARD)
    assert not other.passes(says(other.leaf, other.root, GOOD, timedelta(hours=-25), None))


def test_without_a_clock_dates_are_not_looked_at_but_a_revocation_counts() -> None:
    bench = Bench(Policy.HARD)
    bench.now = None
    assert bench.passes(says(bench.leaf, bench.root, GOOD, timedelta(days=-9), timedelta(days=-8)))
    bench = Bench()
    bench.now = None
    assert not bench.passes(says(bench.leaf, bench.root, REVOKED, timedelta(days=-9), timedelta(days=-8)))


def test_a_certificate_on_no_list_of_its_issuer_needs_no_answer() -> None:
    bench = Bench(Policy.HARD)
    assert bench.passes(listed=True) and not bench.passes()
    assert not bench.passes(says(bench.leaf, bench.root, REVOKED), listed=True)


def test_one_that_promises_a_staple_is_held_to_it() -> None:
    bench = Bench()
    key = ec.generate_private_key(ec.SECP256R1())
    must = x509.TLSFeature([x509.TLSFeatureType.status_request])
    now = datetime.now(UTC)
    bench.leaf = (
        x509.CertificateBuilder()
        .subject_name(bench.leaf.subject)
        .issuer_name(bench.root.certificate.subject)
        .public_key(key.public_key())
        .serial_number(77)
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(must, False)
        .sign(bench.root.key, hashes.SHA256())
    )
    assert not bench.passes()
    assert bench.passes(says(bench.leaf, bench.root, GOOD))


def test_an_authority_between_them_may_be_revoked_too() -> None:
    bench = Bench()
    sub = test_pki.make_root("Sub", "CSMS", datetime.now(UTC))
    key = ec.generate_private_key(ec.SECP256R1())
    place = x509.AccessDescription(
        AuthorityInformationAccessOID.OCSP, x509.UniformResourceIdentifier("http://sub.responder/")
    )
    middle = (
        x509.CertificateBuilder()
        .subject_name(sub.certificate.subject)
        .issuer_name(bench.root.certificate.subject)
        .public_key(key.public_key())
        .serial_number(78)
        .not_valid_before(datetime.now(UTC) - timedelta(days=1))
        .not_valid_after(datetime.now(UTC) + timedelta(days=1))
        .add_extension(x509.BasicConstraints(True, None), True)
        .add_extension(x509.AuthorityInformationAccess([place]), False)
        .sign(bench.root.key, hashes.SHA256())
    )
    leaf, _ = leaf_of(test_pki.Entity(middle, key), None)
    check = bench.judge.check((leaf, middle, bench.root.certificate), None, bench.now)
    (link,) = check.questions(0.0)
    assert link.url == "http://sub.responder/" and not link.leaf
    check.answered(link, says(middle, bench.root, REVOKED))
    with pytest.raises(CsmsCertificateError, match=r"CN=Sub.* is revoked"):
        check.conclude()


def test_what_is_kept_is_bounded_and_a_disk_that_fails_stops_nobody() -> None:
    bench = Bench()
    for _ in range(40):
        bench.leaf, _ = leaf_of(bench.root, None)
        assert bench.passes(says(bench.leaf, bench.root, GOOD))
    assert len(bench.memory.kept) == 16
    newest = next(reversed(bench.memory.kept))
    bench.memory.kept[newest] = "no base64!"
    assert bench.passes()
    bench.memory.broken = True
    assert bench.passes(says(bench.leaf, bench.root, GOOD))
    assert any("cannot be kept" in line for line in bench.told)
    assert not bench.passes(says(bench.leaf, bench.root, REVOKED))


@pytest.mark.parametrize("rubbish", [b"", b"rubbish", b"\x30\x82\xff\xff", bytes(20_000)])
def test_rubbish_is_no_answer(rubbish: bytes) -> None:
    bench = Bench()
    assert bench.passes(rubbish) and not Bench(Policy.HARD).passes(rubbish)
    assert response(bench.leaf, bench.root, datetime.now(UTC), True)[:40] not in (rubbish,)
