"""Keys in a PKCS #11 token: made there, and they never leave it.

Owns: the calls of Cryptoki that this needs, through the token's own library (ctypes, no other dependency), and this key
store. May not: speak TLS (`ocpp_client/tls_key.py` hands such a key to OpenSSL), or show a PIN in any text.

A session is opened for each operation and closed after it: a token that was pulled and put back works again. In a
credential's folder `key.uri` names the key by RFC 7512 (token and id), without the PIN.
"""

import ctypes
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import new as new_hash
from pathlib import Path
from urllib.parse import quote, unquote_to_bytes

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import Prehashed, encode_dss_signature

from firmware.core.keys.api import REFERENCE_FILE, KeyStoreError, Role
from firmware.core.keys.files import write_durably
from firmware.core.keys.token_key import TokenKey

_ULONG = ctypes.c_ulong
_OIDS = {"secp256r1": bytes.fromhex("06082a8648ce3d030107"), "secp521r1": bytes.fromhex("06052b81040023")}
_CURVES: dict[str, ec.EllipticCurve] = {"secp256r1": ec.SECP256R1(), "secp521r1": ec.SECP521R1()}
_MAX_SLOTS = 64

# Numbers of PKCS #11 2.40.
_CKF_RW_SESSION, _CKF_SERIAL_SESSION, _CKU_USER = 0x2, 0x4, 1
_CKR_OK, _CKR_CRYPTOKI_ALREADY_INITIALIZED, _CKR_USER_ALREADY_LOGGED_IN = 0, 0x191, 0x100
_CKO_PUBLIC_KEY, _CKO_PRIVATE_KEY, _CKK_EC = 2, 3, 3
_CKA_OBJECT_CLASS, _CKA_TOKEN, _CKA_PRIVATE, _CKA_LABEL, _CKA_KEY_TYPE, _CKA_ID = 0x0, 0x1, 0x2, 0x3, 0x100, 0x102
_CKA_SENSITIVE, _CKA_SIGN, _CKA_VERIFY, _CKA_EXTRACTABLE = 0x103, 0x108, 0x10A, 0x162
_CKA_EC_PARAMS, _CKA_EC_POINT = 0x180, 0x181
_CKM_EC_KEY_PAIR_GEN, _CKM_ECDSA = 0x1040, 0x1041
_REASONS = {
    0x5: "general error",
    0x30: "device error",
    0x32: "the token was removed",
    0xA0: "the PIN is wrong",
    0xA4: "the PIN is locked",
    0xE0: "no token in the slot",
}


class _Attribute(ctypes.Structure):
    _fields_ = (("type", _ULONG), ("value", ctypes.c_void_p), ("length", _ULONG))


class _Mechanism(ctypes.Structure):
    _fields_ = (("mechanism", _ULONG), ("parameter", ctypes.c_void_p), ("length", _ULONG))


class _Template:
    """Attributes whose values live as long as this does."""

    def __init__(self, **values: int | bool | bytes) -> None:
        self._kept: list[ctypes.Array[ctypes.c_char]] = []
        self.array = (_Attribute * len(values))()
        for attribute, (name, value) in zip(self.array, values.items(), strict=True):
            attribute.type = globals()[f"_CKA_{name.upper()}"]
            data = value if isinstance(value, bytes) else _octets(value)
            buffer = ctypes.create_string_buffer(data, len(data))
            self._kept.append(buffer)
            attribute.value, attribute.length = ctypes.addressof(buffer), len(data)

    def __len__(self) -> int:
        return len(self.array)


def _octets(value: int | bool) -> bytes:
    return bytes([value]) if isinstance(value, bool) else bytes(_ULONG(value))


class Pkcs11KeyStore:
    """`KeyStore` in one token. `pin_file`: its first line is the user PIN; mode 0600. V2G keys are not kept here: the
    TLS library of that side has its own OpenSSL and reaches no token."""

    name = "pkcs11"
    slow = True
    roles = frozenset({Role.CSMS, Role.CONTRACT})

    def __init__(self, module: str, token: str, pin_file: str) -> None:
        self.module = module
        self.token = token
        self._pin_file = Path(pin_file)
        self._library: ctypes.CDLL | None = None

    def generate(self, folder: Path, role: Role, curve: ec.EllipticCurve) -> ec.EllipticCurvePrivateKey:
        if curve.name not in _OIDS:
            raise KeyStoreError(f"keys on {curve.name} are not made in a token")
        identifier = x509.random_serial_number().to_bytes(20, "big")
        label = folder.name.encode()[:64]
        public = _Template(
            token=True, verify=True, ec_params=_OIDS[curve.name], id=identifier, label=label, key_type=_CKK_EC
        )
        private = _Template(
            token=True, private=True, sensitive=True, extractable=False, sign=True, id=identifier, label=label,
            key_type=_CKK_EC,
        )  # fmt: skip
        with self._session() as session:
            self._call(
                "C_GenerateKeyPair", session, ctypes.byref(_Mechanism(_CKM_EC_KEY_PAIR_GEN)),
                public.array, _ULONG(len(public)), private.array, _ULONG(len(private)),
                ctypes.byref(_ULONG()), ctypes.byref(_ULONG()),
            )  # fmt: skip
        text = f"pkcs11:token={quote(self.token)};id={''.join(f'%{octet:02x}' for octet in identifier)};type=private\n"
        try:
            write_durably(folder / REFERENCE_FILE, text.encode(), 0o600)
        except OSError as error:
            raise KeyStoreError(f"{folder / REFERENCE_FILE} cannot be written: {error.strerror}") from None
        return self.open(folder)

    def holds(self, folder: Path) -> bool:
        return reference(folder).startswith("pkcs11:")

    def open(self, folder: Path) -> ec.EllipticCurvePrivateKey:
        identifier = self._identifier(folder)
        with self._session() as session:
            found = self._find(session, _CKO_PUBLIC_KEY, identifier)
            if found is None:
                raise KeyStoreError(f"the token {self.token} does not hold the key of {folder}")
            parameters = self._attribute(session, found, _CKA_EC_PARAMS)
            point = self._attribute(session, found, _CKA_EC_POINT)
        curve = next((_CURVES[name] for name, oid in _OIDS.items() if oid == parameters), None)
        if curve is None:
            raise KeyStoreError(f"the key of {folder} is on a curve that is not used here")
        public = ec.EllipticCurvePublicKey.from_encoded_point(curve, _unwrapped(point))
        return TokenKey(public, lambda data, algorithm: self._sign(identifier, data, algorithm))

    def remove(self, folder: Path) -> None:
        identifier = self._identifier(folder)
        with self._session() as session:
            for kind in (_CKO_PRIVATE_KEY, _CKO_PUBLIC_KEY):
                if (found := self._find(session, kind, identifier)) is not None:
                    self._call("C_DestroyObject", session, _ULONG(found))

    def location(self, folder: Path) -> str:
        return f"PKCS #11 token {self.token}"

    def pin(self) -> str:
        """The user PIN. Raises KeyStoreError."""
        try:
            return self._pin_file.read_text().split("\n")[0].strip()
        except (OSError, ValueError):
            raise KeyStoreError(f"the PIN of the token cannot be read from {self._pin_file}") from None

    # --- Cryptoki ------------------------------------------------------------------------------------------------

    def _sign(self, identifier: bytes, data: bytes, algorithm: ec.EllipticCurveSignatureAlgorithm) -> bytes:
        chosen = algorithm.algorithm
        digest = data if isinstance(chosen, Prehashed) else new_hash(chosen.name, data).digest()
        with self._session() as session:
            key = self._find(session, _CKO_PRIVATE_KEY, identifier)
            if key is None:
                raise KeyStoreError(f"the token {self.token} has lost a key")
            self._call("C_SignInit", session, ctypes.byref(_Mechanism(_CKM_ECDSA)), _ULONG(key))
            buffer, length = ctypes.create_string_buffer(256), _ULONG(256)
            self._call("C_Sign", session, digest, _ULONG(len(digest)), buffer, ctypes.byref(length))
        half = length.value // 2
        raw = buffer.raw
        return encode_dss_signature(int.from_bytes(raw[:half], "big"), int.from_bytes(raw[half : 2 * half], "big"))

    def _identifier(self, folder: Path) -> bytes:
        fields = dict(part.partition("=")[::2] for part in reference(folder).removeprefix("pkcs11:").split(";"))
        if not fields.get("id"):
            raise KeyStoreError(f"{folder / REFERENCE_FILE} names no key")
        return unquote_to_bytes(fields["id"])

    @contextmanager
    def _session(self) -> Iterator[_ULONG]:
        slot, session = self._slot(), _ULONG()
        flags = _ULONG(_CKF_SERIAL_SESSION | _CKF_RW_SESSION)
        self._call("C_OpenSession", slot, flags, None, None, ctypes.byref(session))
        try:
            pin = self.pin().encode()
            self._call(
                "C_Login", session, _ULONG(_CKU_USER), pin, _ULONG(len(pin)), good=(_CKR_USER_ALREADY_LOGGED_IN,)
            )
            yield session
        finally:
            self._load().C_CloseSession(session)

    def _slot(self) -> _ULONG:
        slots, count = (_ULONG * _MAX_SLOTS)(), _ULONG(_MAX_SLOTS)
        self._call("C_GetSlotList", ctypes.c_ubyte(1), slots, ctypes.byref(count))
        for slot in slots[: count.value]:
            info = ctypes.create_string_buffer(1024)  # CK_TOKEN_INFO begins with the label, padded to 32
            self._call("C_GetTokenInfo", _ULONG(slot), info)
            if info.raw[:32].decode("utf-8", "replace").rstrip() == self.token:
                return _ULONG(slot)
        raise KeyStoreError(
            f"no PKCS #11 token named {self.token}; `pkcs11-tool --list-token-slots` shows what is there"
        )

    def _find(self, session: _ULONG, kind: int, identifier: bytes) -> int | None:
        template = _Template(object_class=kind, id=identifier)
        self._call("C_FindObjectsInit", session, template.array, _ULONG(len(template)))
        try:
            found, count = _ULONG(), _ULONG()
            self._call("C_FindObjects", session, ctypes.byref(found), _ULONG(1), ctypes.byref(count))
        finally:
            self._load().C_FindObjectsFinal(session)
        return found.value if count.value else None

    def _attribute(self, session: _ULONG, thing: int, kind: int) -> bytes:
        buffer = ctypes.create_string_buffer(512)
        wanted = _Attribute(kind, ctypes.addressof(buffer), 512)
        self._call("C_GetAttributeValue", session, _ULONG(thing), ctypes.byref(wanted), _ULONG(1))
        return buffer.raw[: min(wanted.length, 512)]

    def _call(self, name: str, *arguments: object, good: tuple[int, ...] = ()) -> None:
        result = int(getattr(self._load(), name)(*arguments)) & 0xFFFFFFFF
        if result != _CKR_OK and result not in good:
            raise KeyStoreError(f"PKCS #11 {name}: {_REASONS.get(result, f'error 0x{result:x}')}")

    def _load(self) -> ctypes.CDLL:
        if self._library is None:
            try:
                library = ctypes.CDLL(self.module)
                result = int(library.C_Initialize(None)) & 0xFFFFFFFF
            except (OSError, AttributeError):
                raise KeyStoreError(f"{self.module} is no PKCS #11 module; check `pki.pkcs11_module`") from None
            if result not in (_CKR_OK, _CKR_CRYPTOKI_ALREADY_INITIALIZED):
                raise KeyStoreError(f"{self.module} does not start: error 0x{result:x}")
            self._library = library
        return self._library


def reference(folder: Path) -> str:
    """The text of `key.uri`; empty where there is none."""
    try:
        return (folder / REFERENCE_FILE).read_text().strip()[:1000]
    except (OSError, ValueError):
        return ""


def _unwrapped(point: bytes) -> bytes:
    """CKA_EC_POINT is a DER octet string around the point."""
    if len(point) > 2 and point[0] == 0x04 and point[1] == len(point) - 2:
        return point[2:]
    if len(point) > 3 and point[:2] == b"\x04\x81" and point[2] == len(point) - 3:
        return point[3:]
    return point
