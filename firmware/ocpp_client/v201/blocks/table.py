"""Which blocks the client of 2.0.1 is made of. A new one: its module, and a row here.

The order is that in which they hear events and take their turn within a lane.
"""

from collections.abc import Callable

from firmware.ocpp_client.hub import Block
from firmware.ocpp_client.v201.blocks.authorization import AuthorizationBlock
from firmware.ocpp_client.v201.blocks.availability import AvailabilityBlock
from firmware.ocpp_client.v201.blocks.certificates import CertificatesBlock
from firmware.ocpp_client.v201.blocks.charging import ChargingBlock
from firmware.ocpp_client.v201.blocks.customer import CustomerBlock
from firmware.ocpp_client.v201.blocks.data_transfer import DataTransferBlock
from firmware.ocpp_client.v201.blocks.display import DisplayBlock
from firmware.ocpp_client.v201.blocks.firmware import FirmwareBlock
from firmware.ocpp_client.v201.blocks.logs import LogsBlock
from firmware.ocpp_client.v201.blocks.monitoring import MonitoringBlock
from firmware.ocpp_client.v201.blocks.network import NetworkBlock
from firmware.ocpp_client.v201.blocks.ocsp import OcspBlock
from firmware.ocpp_client.v201.blocks.provisioning import ProvisioningBlock
from firmware.ocpp_client.v201.blocks.receipts import ReceiptsBlock
from firmware.ocpp_client.v201.blocks.remote import RemoteBlock
from firmware.ocpp_client.v201.blocks.reservation import ReservationBlock
from firmware.ocpp_client.v201.blocks.security import SecurityBlock
from firmware.ocpp_client.v201.blocks.signing import SigningBlock
from firmware.ocpp_client.v201.blocks.tariff import TariffBlock
from firmware.ocpp_client.v201.blocks.transactions import TransactionsBlock
from firmware.ocpp_client.v201.blocks.vehicle_schedules import VehicleSchedulesBlock
from firmware.ocpp_client.v201.serving import Hub201

BLOCKS: tuple[Callable[[Hub201], Block], ...] = (
    SecurityBlock,  # A
    ProvisioningBlock,  # B
    NetworkBlock,  # B09, B10, A05
    AuthorizationBlock,  # C, D
    TransactionsBlock,  # E, J
    RemoteBlock,  # F
    AvailabilityBlock,  # G
    ReservationBlock,  # H
    TariffBlock,  # I
    ChargingBlock,  # K
    VehicleSchedulesBlock,  # K15 to K17, after the profiles have heard of the transaction
    CertificatesBlock,  # M
    SigningBlock,  # A02, A03
    OcspBlock,  # M06
    FirmwareBlock,  # L
    LogsBlock,  # N01
    CustomerBlock,  # N09, N10
    MonitoringBlock,  # N02 to N08
    DisplayBlock,  # O
    DataTransferBlock,  # P
    ReceiptsBlock,  # P02, after the transaction events
)
