"""Which protocols this station can speak: namespace in supportedAppProtocol -> dialect. A new protocol is one entry."""

from firmware.iso15118.secc.conversation import Dialect
from firmware.iso15118.secc.din.conversation import DIALECT as DIN
from firmware.iso15118.secc.iso2.conversation import DIALECT as ISO2
from firmware.iso15118.secc.iso20.conversation import DIALECTS as ISO20

REGISTRY: dict[str, Dialect] = {dialect.protocol.value: dialect for dialect in (DIN, ISO2, *ISO20)}
