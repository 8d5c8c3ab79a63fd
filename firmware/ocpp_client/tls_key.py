"""Hands the client's key to OpenSSL where it lies in a token or a TPM.

Owns: the calls that load a provider (TPM 2.0) or an engine (PKCS #11) into the OpenSSL of `ssl` (`libssl.py`), and use
a key of it. May not: read a key.

It works where `ssl` is linked to the system's OpenSSL as a shared library and Debian's tpm2-openssl or
libengine-pkcs11-openssl is installed. The OpenSSL inside the wheels of `cryptography`, which serves TLS towards
vehicles, is static and can load neither: keys towards vehicles stay in files.
"""

import ctypes
import os
import ssl
from pathlib import Path
from typing import Any

from firmware.core.config import PkiSection
from firmware.core.errors import ConfigError
from firmware.core.keys.api import KEY_FILE, REFERENCE_FILE, TPM_FILE, KeyStoreError
from firmware.core.keys.pkcs11 import Pkcs11KeyStore, reference
from firmware.ocpp_client import libssl

PREFER_TPM = b"?provider=tpm2,tpm2.digest!=yes,tpm2.cipher!=yes"
_loaded: dict[str, Any] = {}


def key_file(folder: Path) -> Path:
    """The key of a credential's folder, whatever its form."""
    names = (KEY_FILE, TPM_FILE, REFERENCE_FILE)
    return next((folder / name for name in names if (folder / name).exists()), folder / KEY_FILE)


def use(context: ssl.SSLContext, chain: str, key: str, pki: PkiSection) -> None:
    """Show this chain with this key. Raises OSError, ssl.SSLError, ConfigError."""
    if Path(key).name == REFERENCE_FILE:
        _use_pkcs11(context, chain, Path(key), pki)
        return
    if Path(key).name == TPM_FILE:
        _load_tpm2(pki.tpm2_tcti)
    context.load_cert_chain(chain, key)


def _load_tpm2(tcti: str) -> None:
    """From now on this process's OpenSSL reads keys of the TPM. Once."""
    if "tpm2" in _loaded:
        return
    if tcti:
        os.environ["TPM2OPENSSL_TCTI"] = tcti
    library = libssl.library()
    load = libssl.function(library, "OSSL_PROVIDER_load", ctypes.c_void_p, ctypes.c_void_p, ctypes.c_char_p)
    prefer = libssl.function(library, "EVP_set_default_properties", ctypes.c_int, ctypes.c_void_p, ctypes.c_char_p)
    # The first provider that is loaded by name turns off the built-in one, so that it has to be named too. A TPM hashes
    # and enciphers slowly and has few places for that; but its keys sign only if it is preferred for the rest.
    provider = load(None, b"default") and load(None, b"tpm2")
    if not provider or not prefer(None, PREFER_TPM):
        raise ConfigError("OpenSSL has no provider tpm2; install tpm2-openssl, or set `pki.key_store` to files")
    _loaded["tpm2"] = provider


def _use_pkcs11(context: ssl.SSLContext, chain: str, key: Path, pki: PkiSection) -> None:
    library = libssl.library()
    pointer, text, number = ctypes.c_void_p, ctypes.c_char_p, ctypes.c_int
    load_key = libssl.function(library, "ENGINE_load_private_key", pointer, pointer, text, pointer, pointer)
    use_key = libssl.function(library, "SSL_CTX_use_PrivateKey", number, pointer, pointer)
    use_chain = libssl.function(library, "SSL_CTX_use_certificate_chain_file", number, pointer, text)
    check = libssl.function(library, "SSL_CTX_check_private_key", number, pointer)
    free = libssl.function(library, "EVP_PKEY_free", None, pointer)
    uri = reference(key.parent)
    private = load_key(_engine(library, pki), uri.encode(), None, None)
    if not private:
        raise ConfigError(f"the token has no key for {key}, or the PIN is wrong")
    inner = libssl.context_pointer(context)
    try:
        if not use_chain(inner, chain.encode()) or not use_key(inner, private) or not check(inner):
            raise ConfigError(f"{chain} and the key in the token do not fit")
    finally:
        free(private)


def _engine(library: ctypes.CDLL, pki: PkiSection) -> Any:
    if "pkcs11" in _loaded:
        return _loaded["pkcs11"]
    pointer, text, number = ctypes.c_void_p, ctypes.c_char_p, ctypes.c_int
    by_id = libssl.function(library, "ENGINE_by_id", pointer, text)
    control = libssl.function(library, "ENGINE_ctrl_cmd_string", number, pointer, text, text, number)
    start = libssl.function(library, "ENGINE_init", number, pointer)
    try:
        pin = Pkcs11KeyStore(pki.pkcs11_module, pki.pkcs11_token, pki.pkcs11_pin_file).pin()
    except KeyStoreError as error:
        raise ConfigError(str(error)) from None
    engine = by_id(b"pkcs11")
    if (
        not engine
        or not control(engine, b"MODULE_PATH", pki.pkcs11_module.encode(), 0)
        or not control(engine, b"PIN", pin.encode(), 0)
        or not start(engine)
    ):
        raise ConfigError("OpenSSL has no engine pkcs11; install libengine-pkcs11-openssl, check `pki.pkcs11_module`")
    _loaded["pkcs11"] = engine
    return engine
