"""What the generated OCPP 2.0.1 classes are made of: base classes and primitive types.

An optional field that is absent is `UNSET` (falsy), never None: null is not allowed on this wire in either direction.
"""

from typing import Annotated

import msgspec
from msgspec import Meta

# OCPP counts integers as 32 bit, but back ends send millisecond clocks as ids; what every JSON reader keeps exactly and
# the store can hold is accepted.
MAX_INTEGER = 2**53 - 1
Integer = Annotated[int, Meta(ge=-MAX_INTEGER, le=MAX_INTEGER)]

# RFC 3339 with `T` and an offset. Kept as text: it is stored and sent as it was stamped.
DateTime = Annotated[
    str,
    Meta(
        max_length=40,
        pattern=(
            r"^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])T([01][0-9]|2[0-3]):[0-5][0-9]:([0-5][0-9]|60)"
            r"(\.[0-9]+)?(Z|[+-]([01][0-9]|2[0-3]):[0-5][0-9])\Z"
        ),
    ),
]


class Closed(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """Base of objects without additional properties."""


class Open(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Base of objects that may carry more than is declared (customData); the rest is dropped."""
