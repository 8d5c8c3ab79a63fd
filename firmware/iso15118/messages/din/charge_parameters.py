"""ChargeParameterDiscovery."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from firmware.iso15118.messages.din.datatypes import (
    BodyElement,
    EVChargeParameter,
    EVSEChargeParameter,
    EVSEProcessing,
    ResponseCode,
    SASchedules,
)
from firmware.iso15118.messages.model import Ref, element


class EVRequestedEnergyTransfer(StrEnum):
    """How the EV wants to be charged."""

    AC_SINGLE_PHASE_CORE = "AC_single_phase_core"
    AC_THREE_PHASE_CORE = "AC_three_phase_core"
    DC_CORE = "DC_core"
    DC_EXTENDED = "DC_extended"
    DC_COMBO_CORE = "DC_combo_core"
    DC_UNIQUE = "DC_unique"


@element()
class ChargeParameterDiscoveryReq(BodyElement, frozen=True, kw_only=True):
    """The EV says what it can and wants."""

    ev_requested_energy_transfer_type: EVRequestedEnergyTransfer
    ev_charge_parameter: Annotated[EVChargeParameter, Ref()]


@element()
class ChargeParameterDiscoveryRes(BodyElement, frozen=True, kw_only=True):
    """The station says what it can, with the schedules."""

    response_code: ResponseCode
    evse_processing: EVSEProcessing
    sa_schedules: Annotated[SASchedules, Ref()]
    evse_charge_parameter: Annotated[EVSEChargeParameter, Ref()]
