"""One daemon per station: a second one must not touch the board, the store or the socket of the first.

Owns: the lock beside the store. May not: be held by anything but the daemon; commands read the store without it.
The kernel lets go of it when the process ends, however it ends.
"""

import fcntl
import os
from pathlib import Path

from firmware.core.errors import EvseError, StoreError


class OnlyOne:
    """Holds the lock until `release`."""

    def __init__(self, store: Path) -> None:
        """Raises EvseError where another daemon works with this store, StoreError where nothing can be written."""
        self._file = store.with_name(store.name + ".lock")
        try:
            store.parent.mkdir(parents=True, exist_ok=True)
            self._descriptor = os.open(self._file, os.O_CREAT | os.O_RDWR | os.O_CLOEXEC, 0o600)
        except OSError as error:
            raise StoreError(
                f"cannot open the store {store}: {error.strerror}; check the disk and the folder's rights"
            ) from error
        try:
            fcntl.flock(self._descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            os.close(self._descriptor)
            raise EvseError(
                f"another daemon works with the store {store}; stop it, or give [store] path another file"
            ) from None

    def release(self) -> None:
        """Another one may start. The file stays: removing it could take it from under one that has just opened it."""
        os.close(self._descriptor)
