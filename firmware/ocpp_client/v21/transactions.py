"""A transaction event in the words of 2.1: reasons that 2.0.1 does not have.

Owns: that difference. May not: make another event of it than `v201/mapping.py` does.
"""

import msgspec

from firmware.ocpp_client.v21.enums import TriggerReasonEnumType
from firmware.ocpp_client.v21.messages import TransactionEventRequest
from firmware.ocpp_client.v201.mapping import Measurands, transaction_event
from firmware.station.api import TransactionEvent

WORDS = frozenset(word.value for word in TriggerReasonEnumType)


def transaction_event_21(event: TransactionEvent, measurands: Measurands) -> TransactionEventRequest:
    """E17: TxResumed is one of them."""
    plain = msgspec.to_builtins(transaction_event(event, measurands))
    words = {"triggerReason": event.trigger} if event.trigger in WORDS else {}
    return msgspec.convert(plain | words, TransactionEventRequest)
