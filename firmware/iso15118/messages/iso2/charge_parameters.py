"""ChargeParameterDiscovery (8.4.3.8): what EV and station can do, and when the energy is to flow."""

from __future__ import annotations

from typing import Annotated

from firmware.iso15118.messages.iso2.datatypes import (
    BodyElement,
    EnergyTransferMode,
    EVChargeParameter,
    EVSEChargeParameter,
    EVSEProcessing,
    ResponseCode,
    SASchedules,
)
from firmware.iso15118.messages.model import UNSIGNED_SHORT, element


@element()
class ChargeParameterDiscoveryReq(BodyElement, frozen=True, kw_only=True):
    """What the EV can and wants."""

    max_entries_sa_schedule_tuple: Annotated[int | None, UNSIGNED_SHORT] = None
    """The most schedule entries that the EV can take, 12 to 1024 ([V2G2-773])."""
    requested_energy_transfer_mode: EnergyTransferMode
    ev_charge_parameter: EVChargeParameter


@element()
class ChargeParameterDiscoveryRes(BodyElement, frozen=True, kw_only=True):
    """What the station can, and its schedules once they are known."""

    response_code: ResponseCode
    evse_processing: EVSEProcessing
    sa_schedules: SASchedules | None = None
    evse_charge_parameter: EVSEChargeParameter
