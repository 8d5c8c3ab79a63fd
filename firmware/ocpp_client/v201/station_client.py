"""The OCPP 2.0.1 client of the station: the engine over the blocks of this version.

Owns: how the parts are put together. May not: do anything with them.
"""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from msgspec import UNSET

from firmware.core.clock import Clock
from firmware.core.timeline import Timeline
from firmware.ocpp_client.device_model import DeviceModel
from firmware.ocpp_client.engine import Dialect, Engine
from firmware.ocpp_client.hub import ClientStore
from firmware.ocpp_client.network_profiles import NetworkProfiles
from firmware.ocpp_client.own_certificates import OwnCertificates
from firmware.ocpp_client.smart_charging import Supply
from firmware.ocpp_client.station_port import StationPort
from firmware.ocpp_client.transfer.api import Installer
from firmware.ocpp_client.trust import TrustFolder
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

    def __init__(
        self,
        station: StationPort,
        model: DeviceModel,
        store: ClientStore,
        clock: Clock,
        timeline: Timeline,
        new_id: Callable[[], str],
        on_time: Callable[[datetime], None],
        boot_reason: str = "PowerUp",
        supply: Supply = Supply(230.0, 3, 32.0),  # noqa: B008 - immutable
        trust: TrustFolder | None = None,
        own: OwnCertificates | None = None,
        installer: Installer | None = None,
        network: NetworkProfiles | None = None,
    ) -> None:
        """`clock` is asked for wall time only. `on_time` is told the CSMS's time (UTC) before anything is stamped that
        follows from the same answer. `boot_reason`: OCPP BootReasonEnumType. Raises StoreError.
        """
        overlay = model.station_overlay()
        overlaid = station.command(SetVariables(overlay)) if overlay else None
        trust = trust or TrustFolder(None)
        hub = Hub201(
            station, model, store, clock, timeline, on_time, boot_reason, trust, supply, own, installer, network
        )
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
