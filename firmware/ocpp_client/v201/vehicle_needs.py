"""What a vehicle needs, as NotifyEVChargingNeeds of 2.0.1 says it (K15).

Owns: the translation. May not: decide when it is told.
"""

from datetime import datetime, timedelta

from msgspec import UNSET, UnsetType

from firmware.core.clock import rfc3339
from firmware.ocpp_client.v201.datatypes import ACChargingParametersType, ChargingNeedsType, DCChargingParametersType
from firmware.ocpp_client.v201.enums import EnergyTransferModeEnumType
from firmware.ocpp_client.v201.messages import NotifyEVChargingNeedsRequest
from firmware.station.api import VehicleNeeds

EVSE_ID = 1
AC_MODES = ("ac", "ac_bpt", "ac_der_iec", "ac_der_sae", "wpt")
AC_BY_PHASES = {
    1: EnergyTransferModeEnumType.AC_single_phase,
    2: EnergyTransferModeEnumType.AC_two_phase,
    3: EnergyTransferModeEnumType.AC_three_phase,
}


def departure_time(needs: VehicleNeeds, utc: datetime) -> str | UnsetType:
    """When the vehicle wants to leave."""
    return UNSET if needs.departure_s is None else rfc3339(utc + timedelta(seconds=needs.departure_s))


def whole(value: float | None) -> int | UnsetType:
    """As 2.0.1 counts everything."""
    return UNSET if value is None else round(value)


def charging_needs(needs: VehicleNeeds, utc: datetime) -> NotifyEVChargingNeedsRequest:
    """The needs in what 2.0.1 has words for: charging, AC or DC."""
    if needs.mode not in AC_MODES:
        told = ChargingNeedsType(
            requestedEnergyTransfer=EnergyTransferModeEnumType.DC,
            departureTime=departure_time(needs, utc),
            dcChargingParameters=DCChargingParametersType(
                evMaxCurrent=round(needs.max_current_a or 0.0),
                evMaxVoltage=round(needs.max_voltage_v or 0.0),
                energyAmount=whole(needs.energy_request_wh),
                evMaxPower=whole(needs.max_power_w),
                stateOfCharge=whole(needs.soc_percent),
                bulkSoC=whole(needs.target_soc_percent),
            ),
        )
    else:
        told = ChargingNeedsType(
            requestedEnergyTransfer=AC_BY_PHASES[needs.phases],
            departureTime=departure_time(needs, utc),
            acChargingParameters=ACChargingParametersType(
                energyAmount=round(needs.energy_request_wh or 0.0),
                evMinCurrent=round(needs.min_current_a or 0.0),
                evMaxCurrent=round(needs.max_current_a or 0.0),
                evMaxVoltage=round(needs.max_voltage_v or 0.0),
            ),
        )
    tuples = needs.max_schedules if needs.max_schedules is not None else UNSET
    return NotifyEVChargingNeedsRequest(evseId=EVSE_ID, chargingNeeds=told, maxScheduleTuples=tuples)
