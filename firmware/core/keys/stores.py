"""The key stores that a configuration names: the first makes new keys, all of them open old ones."""

from collections.abc import Sequence

from firmware.core.config import Config
from firmware.core.keys.api import KeyStore
from firmware.core.keys.files import FileKeyStore


def key_stores(config: Config) -> Sequence[KeyStore]:
    """For `Credentials`."""
    return (FileKeyStore(),)
