"""The OpenSSL that Python's `ssl` has loaded, for what `ssl` itself has no way to say.

Owns: finding the library, its functions, and the pointer inside a context. May not: know what for.

It works where `ssl` is linked to OpenSSL as a shared library, as Debian's Python is. A Python with its OpenSSL built in
raises ConfigError here, and the callers say what then is missing.
"""

import _ssl
import ctypes
import ssl
from typing import Any

from firmware.core.errors import ConfigError


def library() -> ctypes.CDLL:
    """The OpenSSL that `ssl` uses, reached through its extension module. Raises ConfigError."""
    try:
        return ctypes.CDLL(_ssl.__file__)
    except (OSError, AttributeError):
        raise ConfigError("this Python has its OpenSSL built in: what `ssl` does not offer cannot be used") from None


def function(library: ctypes.CDLL, name: str, result: Any, *arguments: Any) -> Any:
    """A function of it with its types. Raises ConfigError."""
    try:
        found = getattr(library, name)
    except AttributeError:
        raise ConfigError(f"this OpenSSL has no {name}") from None
    found.restype, found.argtypes = result, arguments
    return found


def context_pointer(context: ssl.SSLContext) -> int | None:
    """SSL_CTX* of a context. PySSLContext begins with the object's header, then this, in every CPython since 3.2."""
    return ctypes.c_void_p.from_address(id(context) + object.__basicsize__).value
