"""What a vehicle needs, in the words of 2.1 (K18 to K20): who controls, both directions, what it offers to give back.

Owns: the translation; a vehicle of -2 is told as in 2.0.1. May not: decide when it is told.
"""

from datetime import UTC, datetime, timedelta
from itertools import pairwise

from msgspec import UNSET, Struct, UnsetType

from firmware.core.clock import rfc3339
from firmware.ocpp_client.v21.datatypes import (
    ACChargingParametersType,
    ChargingNeedsType,
    DCChargingParametersType,
    EVAbsolutePriceScheduleEntryType,
    EVAbsolutePriceScheduleType,
    EVEnergyOfferType,
    EVPowerScheduleEntryType,
    EVPowerScheduleType,
    EVPriceRuleType,
    V2XChargingParametersType,
)
from firmware.ocpp_client.v21.enums import ControlModeEnumType, EnergyTransferModeEnumType, MobilityNeedsModeEnumType
from firmware.ocpp_client.v21.messages import NotifyEVChargingNeedsRequest
from firmware.ocpp_client.v201.vehicle_needs import AC_MODES, EVSE_ID, charging_needs, departure_time
from firmware.station.api import VehicleNeeds

Mode = EnergyTransferModeEnumType
MODES = {
    "ac_bpt": Mode.AC_BPT,
    "ac_der_iec": Mode.AC_DER,
    "ac_der_sae": Mode.AC_DER,
    "dc": Mode.DC,
    "dc_bpt": Mode.DC_BPT,
    "mcs": Mode.DC,
    "mcs_bpt": Mode.DC_BPT,
    "dc_acdp": Mode.DC_ACDP,
    "dc_acdp_bpt": Mode.DC_ACDP_BPT,
    "wpt": Mode.WPT,
}
AC_BY_PHASES = {1: Mode.AC_single_phase, 2: Mode.AC_two_phase, 3: Mode.AC_three_phase}


def _told(value: float | None) -> float | UnsetType:
    return UNSET if value is None else value


def _percent(value: int | None) -> int | UnsetType:
    return UNSET if value is None else value


def charging_needs_21(needs: VehicleNeeds, utc: datetime) -> Struct:
    """NotifyEVChargingNeeds."""
    if not needs.iso20:
        return charging_needs(needs, utc)
    ac = needs.mode in AC_MODES
    both = needs.max_discharge_power_w is not None
    told = ChargingNeedsType(
        requestedEnergyTransfer=MODES.get(needs.mode, AC_BY_PHASES[needs.phases]),
        controlMode=ControlModeEnumType.DynamicControl if needs.dynamic else ControlModeEnumType.ScheduledControl,
        mobilityNeedsMode=MobilityNeedsModeEnumType.EVCC_SECC if needs.by_station else MobilityNeedsModeEnumType.EVCC,
        departureTime=departure_time(needs, utc),
        acChargingParameters=_ac(needs) if ac and not both else UNSET,
        dcChargingParameters=UNSET if ac or both else _dc(needs),
        v2xChargingParameters=_v2x(needs) if both else UNSET,
        evEnergyOffer=_offer(needs),
    )
    tuples = needs.max_schedules if needs.max_schedules is not None else UNSET
    return NotifyEVChargingNeedsRequest(
        evseId=EVSE_ID, chargingNeeds=told, maxScheduleTuples=tuples, timestamp=rfc3339(utc)
    )


def _ac(needs: VehicleNeeds) -> ACChargingParametersType:
    return ACChargingParametersType(
        energyAmount=needs.energy_request_wh or 0.0,
        evMinCurrent=needs.min_current_a or 0.0,
        evMaxCurrent=needs.max_current_a or 0.0,
        evMaxVoltage=needs.max_voltage_v or 0.0,
    )


def _dc(needs: VehicleNeeds) -> DCChargingParametersType:
    return DCChargingParametersType(
        evMaxCurrent=needs.max_current_a or 0.0,
        evMaxVoltage=needs.max_voltage_v or 0.0,
        evMaxPower=_told(needs.max_power_w),
        energyAmount=_told(needs.energy_request_wh),
        stateOfCharge=_percent(needs.soc_percent),
        bulkSoC=_percent(needs.target_soc_percent),
    )


def _v2x(needs: VehicleNeeds) -> V2XChargingParametersType:
    return V2XChargingParametersType(
        maxChargePower=_told(needs.max_power_w),
        maxDischargePower=_told(needs.max_discharge_power_w),
        minChargeCurrent=_told(needs.min_current_a),
        maxChargeCurrent=_told(needs.max_current_a),
        maxDischargeCurrent=_told(needs.max_discharge_current_a),
        maxVoltage=_told(needs.max_voltage_v),
        evTargetEnergyRequest=_told(needs.energy_request_wh),
        evMinEnergyRequest=_told(needs.min_energy_wh),
        evMaxEnergyRequest=_told(needs.max_energy_wh),
        evMinV2XEnergyRequest=_told(needs.min_v2x_energy_wh),
        evMaxV2XEnergyRequest=_told(needs.max_v2x_energy_wh),
        targetSoC=_percent(needs.target_soc_percent),
    )


def _offer(needs: VehicleNeeds) -> EVEnergyOfferType | UnsetType:
    offer = needs.energy_offer
    if offer is None:
        return UNSET
    begins = datetime.fromtimestamp(offer.begins_unix, UTC)
    prices_begin = begins + timedelta(seconds=offer.prices[0].start_s)
    starts = [*(one.start_s for one in offer.power), offer.lasts_s]
    price_starts = [*(one.start_s for one in offer.prices), offer.prices_last_s]
    return EVEnergyOfferType(
        evPowerSchedule=EVPowerScheduleType(
            timeAnchor=rfc3339(begins),
            evPowerScheduleEntries=tuple(
                EVPowerScheduleEntryType(duration=end - start, power=one.max_power_w)
                for one, (start, end) in zip(offer.power, pairwise(starts), strict=True)
            ),
        ),
        evAbsolutePriceSchedule=EVAbsolutePriceScheduleType(
            timeAnchor=rfc3339(prices_begin),
            currency=offer.currency,
            priceAlgorithm=offer.algorithm,
            evAbsolutePriceScheduleEntries=tuple(
                EVAbsolutePriceScheduleEntryType(
                    duration=end - start,
                    evPriceRule=tuple(
                        EVPriceRuleType(energyFee=fee, powerRangeStart=watt) for watt, fee in one.per_kwh
                    ),
                )
                for one, (start, end) in zip(offer.prices, pairwise(price_starts), strict=True)
            ),
        ),
    )
