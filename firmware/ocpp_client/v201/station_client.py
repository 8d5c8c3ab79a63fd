"""The OCPP 2.0.1 client of the station: the engine over the blocks of this version.

Owns: how the parts are put together. May not: do anything with them.
"""

from collections.abc import Callable
from typing import Any

from msgspec import UNSET

from firmware.ocpp_client.engine import Dialect, Engine
from firmware.ocpp_client.hub import Surroundings
from firmware.ocpp_client.v201.blocks.data_transfer import DataTransferBlock, Transferred
from firmware.ocpp_client.v201.blocks.table import BLOCKS
from firmware.ocpp_client.v201.for_technicians import REPORTS
from firmware.ocpp_client.v201.messages import ACTIONS, REQUESTS, DataTransferRequest
from firmware.ocpp_client.v201.serving import Hub201
from firmware.ocpp_client.variables import BYTES_PER_MESSAGE
from firmware.station.api import SetVariables

DIALECT = Dialect(ACTIONS, REQUESTS, dict.fromkeys(("GetVariables", "SetVariables"), BYTES_PER_MESSAGE))


class StationClient(Engine):
    """What OCPP 2.0.1 makes of one station, over one connection after the other."""

    def __init__(self, given: Surroundings, new_id: Callable[[], str]) -> None:
        """`new_id`: of messages, never twice the same. Raises StoreError."""
        overlay = given.model.station_overlay()
        overlaid = given.station.command(SetVariables(overlay)) if overlay else None
        hub = Hub201(given)
        if overlaid is not None:
            hub.tell(f"stored variables to the station: {overlaid.result.value} {overlaid.text}".rstrip())
        blocks = tuple(make(hub) for make in BLOCKS)
        super().__init__(hub, blocks, DIALECT, new_id)
        self.hub = hub
        self._transfers = next(block for block in blocks if isinstance(block, DataTransferBlock))

    def transfer(self, vendor: str, message: str, data: Any, done: Callable[[Transferred], None]) -> None:
        """DataTransfer for a technician or the manufacturer (P02); `done` is told what became of it."""
        request = DataTransferRequest(
            vendorId=vendor, messageId=message or UNSET, data=data if data not in (None, "") else UNSET
        )
        self._transfers.send(request, done)

    def report(self, what: str) -> Any:
        """For the technician, JSON-able. Raises KeyError for what there is not."""
        return REPORTS[what](self.hub, self)
