"""The inverter of a -20 vehicle under the grid's code: what AC DER adds to the messages of AC, in both variants.

Owns: these fields. May not: send anything.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

from firmware.iso15118.messages.iso20 import ac_der_iec, ac_der_sae
from firmware.iso15118.messages.iso20.common_types import Processing, RationalNumber

if TYPE_CHECKING:
    from hil.ev.requests20 import Wishes

W = RationalNumber.of
VAR = 5_000.0


def _sae(wishes: Wishes) -> bool:
    return wishes.energy == "ac_der_sae"


def _named(kind: type[Any], value: float) -> Any:
    """A record of limits: the same amount wherever one is wanted, for all phases together."""
    needed = [name for name in kind.__struct_fields__ if not name.endswith(("_l2", "_l3"))]
    return kind(**{name: W(value) for name in needed})


def parameters(wishes: Wishes, values: dict[str, Any]) -> Any:
    """The mode of AC_ChargeParameterDiscoveryReq."""
    if not _sae(wishes):
        limits = ac_der_iec.EVReactivePowerLimits(
            ev_maximum_charge_reactive_power=W(VAR), ev_maximum_discharge_reactive_power=W(VAR)
        )
        return ac_der_iec.DER_AC_CPDReqEnergyTransferMode(
            **values, ev_processing=Processing.FINISHED, ev_reactive_power_limits=limits
        )
    return ac_der_sae.DER_AC_CPDReqEnergyTransferMode(
        **values,
        ev_processing=Processing.FINISHED,
        ev_apparent_power_limits=_named(ac_der_sae.EVApparentPowerLimits, wishes.charge_w),
        ev_reactive_power_limits=_named(ac_der_sae.EVReactivePowerLimits, VAR),
        ev_excitation_limits=_named(ac_der_sae.EVExcitationLimits, 0.9),
        ev_inverter_details=ac_der_sae.EVInverterDetails(
            ev_inverter_sw_version="1",
            ev_inverter_manufacturer="hil",
            ev_inverter_model="hil",
            ev_inverter_serial_number="1",
        ),
        ieee1547_normal_category=ac_der_sae.IEEE1547NormalCategory.CATEGORY_B,
        ieee1547_abnormal_category=ac_der_sae.IEEE1547AbnormalCategory.CATEGORY_III,
        ev_nominal_voltage=W(230),
        ev_maximum_voltage=W(260),
        ev_minimum_voltage=W(190),
        ev_nominal_voltage_offset=W(0),
        j3072_certified=True,
        j3072_certification_date=1_700_000_000,
        ev_useable_watt_hours=int(wishes.capacity_wh),
        ev_update_time=int(time.time()),
        supported_modes=wishes.inverter_modes,
        enabled_modes=0,
    )


def loop_kind(wishes: Wishes, dynamic: bool) -> type[Any]:
    """The mode of AC_ChargeLoopReq."""
    module: Any = ac_der_sae if _sae(wishes) else ac_der_iec
    kind: type[Any] = getattr(module, f"DER_{'Dynamic' if dynamic else 'Scheduled'}_AC_CLReqControlMode")
    return kind


def loop(wishes: Wishes, dynamic: bool) -> dict[str, Any]:
    """What it tells in every loop besides what AC has."""
    if not _sae(wishes):
        return {"grid_event_condition": 0}
    durations = (
        "ev_minimum_charging_duration",
        "ev_duration_maximum_charge_rate",
        "ev_duration_maximum_discharge_rate",
    )
    return {
        "ev_present_voltage": W(230),
        "ev_present_frequency": W(50),
        "der_operational_state": ac_der_sae.DEROperationalState.ON,
        "der_connection_status": ac_der_sae.DERConnectionStatus.CONNECTED,
        "ev_update_time": int(time.time()),
        "der_alarm_status": 0,
        "enabled_modes": 0,
        **(dict.fromkeys(durations, 3_600) if dynamic else {}),
    }
