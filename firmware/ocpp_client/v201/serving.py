"""What the blocks of 2.0.1 share beyond the hub: charging profiles, the addresses of this station, small answers.

Owns: these. May not: handle anything.
"""

from collections.abc import Callable

from msgspec import UNSET, UnsetType

from firmware.ocpp_client.hub import Hub, Surroundings
from firmware.ocpp_client.v201.datatypes import EVSEType, StatusInfoType
from firmware.ocpp_client.v201.limit_keeper import LimitKeeper
from firmware.ocpp_client.v201.mapping import (
    VEHICLE_MESSAGES,
    Measurands,
    Signing,
    TransactionMessage,
    transaction_event,
)
from firmware.ocpp_client.v201.profile_book import ProfileBook
from firmware.station.api import Answer, Result

EVSE_ID = 1
CONNECTOR_ID = 1


class Hub201(Hub):
    """The hub with what only 2.0.1 has."""

    def __init__(self, given: Surroundings) -> None:
        """Raises StoreError."""
        super().__init__(given)
        self.own = given.own
        self.profiles = ProfileBook(given.store)
        self.limits = LimitKeeper(given.station, self.profiles, given.clock, given.supply)
        self.monitor_origin: Callable[[int], str] = lambda number: "CustomMonitor"  # EventNotificationEnumType
        # A line of a newer version puts its own here.
        self.vehicle_messages = VEHICLE_MESSAGES
        self.transaction_message: TransactionMessage = transaction_event

    def measurands(self) -> Measurands:
        """Which measurands the CSMS wants."""
        names = ("TxStartedMeasurands", "TxUpdatedMeasurands", "TxEndedMeasurands")
        started, updated, ended = (self.model.members("SampledDataCtrlr", name) for name in names)
        aligned, aligned_ended = (
            self.model.members("AlignedDataCtrlr", name) for name in ("Measurands", "TxEndedMeasurands")
        )
        signing = Signing(
            self.model.boolean("SampledDataCtrlr", "SignReadings"),
            self.model.boolean("AlignedDataCtrlr", "SignReadings"),
            self.model.text("FiscalMetering", "PublicKey"),
            self.model.text("OCPPCommCtrlr", "PublicKeyWithSignedMeterValue"),
        )
        return Measurands(started, updated, ended, aligned, aligned_ended, signing)


def info(reason: str, text: str = "") -> StatusInfoType:
    """Why; `reason` is an OCPP reason code."""
    return StatusInfoType(reasonCode=reason[:20], additionalInfo=text[:512] or UNSET)


def refusal(answer: Answer) -> StatusInfoType | UnsetType:
    """Why the station refused, if it did."""
    return info("Rejected", answer.text) if answer.result is Result.REJECTED else UNSET


def is_ours(evse: EVSEType | UnsetType) -> bool:
    """The addressed EVSE (none: the station) and connector exist."""
    return not evse or (evse.id == EVSE_ID and evse.connectorId in (UNSET, CONNECTOR_ID))
