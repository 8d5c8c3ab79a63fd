"""Asks the CSMS for the OCSP response that a server may staple to its certificate (RFC 6066, RFC 8446 4.4.2.1).

Owns: the request in the ClientHello and the octets that came. May not: judge them (`csms_revocation.py`).

Python's `ssl` has no call for it, so that OpenSSL is told directly (`libssl.py`). The callback never ends a handshake:
what the response means is decided when the chain is known, before anything but TLS has gone over the line.
"""

import ctypes
import ssl

from firmware.core.errors import ConfigError
from firmware.core.keys.ocsp import MAX_RESPONSE_LENGTH
from firmware.ocpp_client import libssl

# From OpenSSL's tls1.h and ssl.h; the calls there are macros around these numbers, stable since 1.0.
SET_STATUS_CALLBACK = 63
SET_STATUS_TYPE = 65
GET_OCSP_RESPONSE = 70
STATUS_TYPE_OCSP = 1
GO_ON = 1

_Callback = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p)


class Staple:
    """What the server staples in the handshakes of one context. The context keeps it, because OpenSSL calls it."""

    def __init__(self, context: ssl.SSLContext) -> None:
        """From now on connections of `context` ask. `asked` False: this Python's OpenSSL cannot be told."""
        self.response: bytes | None = None
        self.asked = False
        self._callback = _Callback(self._came)
        try:
            library = libssl.library()
            pointer, number, long = ctypes.c_void_p, ctypes.c_int, ctypes.c_long
            control = libssl.function(library, "SSL_CTX_ctrl", long, pointer, number, long, pointer)
            set_callback = libssl.function(library, "SSL_CTX_callback_ctrl", long, pointer, number, _Callback)
            self._get = libssl.function(library, "SSL_ctrl", long, pointer, number, long, ctypes.POINTER(pointer))
        except ConfigError:
            return
        context.__dict__["staple"] = self  # a callback that is gone would take the process with it
        inner = libssl.context_pointer(context)
        self.asked = bool(
            set_callback(inner, SET_STATUS_CALLBACK, self._callback)
            and control(inner, SET_STATUS_TYPE, STATUS_TYPE_OCSP, None)
        )

    def _came(self, connection: int, _: int) -> int:
        """The server's flight is here; there may be a response in it."""
        place = ctypes.c_void_p()
        length = self._get(connection, GET_OCSP_RESPONSE, 0, ctypes.byref(place))
        if place.value and 0 < length <= MAX_RESPONSE_LENGTH:
            self.response = ctypes.string_at(place.value, length)
        return GO_ON
