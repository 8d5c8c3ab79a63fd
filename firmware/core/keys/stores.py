"""The key stores that a configuration names: the first that serves a role makes its new keys, all open old ones."""

from collections.abc import Sequence

from firmware.core.config import Config
from firmware.core.keys.api import KeyStore
from firmware.core.keys.files import FileKeyStore
from firmware.core.keys.pkcs11 import Pkcs11KeyStore
from firmware.core.keys.tpm2 import Tpm2KeyStore


def key_stores(config: Config) -> Sequence[KeyStore]:
    """For `Credentials`. A store that is not the chosen one is there too where it is set up, for the keys it holds."""
    pki = config.pki
    files = FileKeyStore()
    found: list[KeyStore] = []
    if pki.pkcs11_module:
        found.append(Pkcs11KeyStore(pki.pkcs11_module, pki.pkcs11_token, pki.pkcs11_pin_file))
    found.append(Tpm2KeyStore(pki.tpm2_tcti))
    found.append(files)
    return sorted(found, key=lambda store: store.name != pki.key_store)
