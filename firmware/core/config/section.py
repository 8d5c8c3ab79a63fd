"""What every section of the configuration is made of."""

from typing import Annotated

import msgspec
from msgspec import Meta

Text = Annotated[str, Meta(max_length=255)]
CLOCK = r"^([01][0-9]|2[0-3]):[0-5][0-9]$"


class Section(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Base of every section: immutable, keyword only, closed."""
