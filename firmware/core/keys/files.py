"""Keys as files: PKCS #8 in PEM, mode 0600, never half written.

Owns: the durable write that all credentials use, and this key store. May not: print what it reads.
"""

import os
import stat
from pathlib import Path

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)

from firmware.core.keys.api import KEY_FILE, PASSPHRASE_FILE, KeyStoreError, Role

MAX_KEY_FILE = 64 * 1024


class FileKeyStore:
    """`KeyStore` in the folders themselves."""

    name = "files"
    slow = False
    roles = frozenset(Role)

    def generate(self, folder: Path, role: Role, curve: ec.EllipticCurve) -> ec.EllipticCurvePrivateKey:
        key = ec.generate_private_key(curve)
        try:
            write_durably(
                folder / KEY_FILE, key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()), 0o600
            )
        except OSError as error:
            raise KeyStoreError(f"{folder / KEY_FILE} cannot be written: {error.strerror}") from None
        return key

    def holds(self, folder: Path) -> bool:
        return (folder / KEY_FILE).exists()

    def open(self, folder: Path) -> ec.EllipticCurvePrivateKey:
        path = folder / KEY_FILE
        try:
            data = path.read_bytes()[:MAX_KEY_FILE]
            key = load_pem_private_key(data, _passphrase(folder) if b"ENCRYPTED" in data else None)
        except OSError as error:
            raise KeyStoreError(f"{path} cannot be read: {error.strerror}") from None
        except (ValueError, TypeError, UnsupportedAlgorithm):
            raise KeyStoreError(f"{path} is no readable private key in PEM, or its passphrase is wrong") from None
        if not isinstance(key, ec.EllipticCurvePrivateKey):
            raise KeyStoreError(f"{path} is no key on an elliptic curve")
        return key

    def remove(self, folder: Path) -> None:
        try:
            for name in (KEY_FILE, PASSPHRASE_FILE):
                (folder / name).unlink(missing_ok=True)
        except OSError as error:
            raise KeyStoreError(f"the key in {folder} cannot be removed: {error.strerror}") from None

    def location(self, folder: Path) -> str:
        path = folder / KEY_FILE
        try:
            mode = stat.S_IMODE(path.stat().st_mode)
        except OSError:
            return f"file {path}"
        return f"file {path}" + ("" if not mode & 0o077 else f" (mode {mode:04o}: others can read it)")


def _passphrase(folder: Path) -> bytes | None:
    path = folder / PASSPHRASE_FILE
    return path.read_bytes()[:MAX_KEY_FILE].split(b"\n")[0].strip() or None if path.exists() else None


def write_durably(path: Path, data: bytes, mode: int = 0o644) -> None:
    """Put a whole file under its name, or leave what was there. The folder is made. Raises OSError.

    Root writes for the owner of the folder: a technician's `evse certs import` must not lock the daemon out.
    """
    make_folder(path.parent)
    new = path.with_name(f".{path.name}.new")
    descriptor = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, mode)
    try:
        os.fchmod(descriptor, mode)
        if os.geteuid() == 0:
            owner = path.parent.stat()
            os.fchown(descriptor, owner.st_uid, owner.st_gid)
        view = memoryview(data)
        while view:
            view = view[os.write(descriptor, view) :]
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
    new.replace(path)
    sync_folder(path.parent)


def make_folder(folder: Path) -> None:
    """Make a folder and those above it, open to the owner of the nearest that existed only. Raises OSError."""
    missing = []
    while not folder.exists():
        missing.append(folder)
        folder = folder.parent
    owner = folder.stat()
    for one in reversed(missing):
        one.mkdir(mode=0o700, exist_ok=True)
        if os.geteuid() == 0:
            os.chown(one, owner.st_uid, owner.st_gid)


def sync_folder(folder: Path) -> None:
    """What was renamed in a folder is on the disk when this returns. Raises OSError."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
