"""A -20 vehicle under a pantograph, or over a coil: the messages that ACDP and WPT add, in the order that it keeps.

Owns: these exchanges. May not: know the rest of a session; it is given the way to ask.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from typing import Any

from firmware.iso15118.messages.iso20 import acdp, wpt
from firmware.iso15118.messages.iso20.common_types import Processing, RationalNumber

Ask = Callable[..., Awaitable[Any]]
"""One request with its fields -> its answer, which is OK."""

W = RationalNumber.of
PATIENCE_S = 10.0
PAUSE_S = 0.1
ID_CODE = 4711


async def _until(ask: Ask, kind: type[Any], **fields: Any) -> Any:
    give_up = time.monotonic() + PATIENCE_S
    while time.monotonic() < give_up:
        answer = await ask(kind, **fields)
        if answer.evse_processing is Processing.FINISHED:
            return answer
        await asyncio.sleep(PAUSE_S)
    raise TimeoutError(f"{kind.__name__}: Ongoing for {PATIENCE_S:g} s")


# --- pantograph -------------------------------------------------------------------------------------------------------


async def stand(ask: Ask) -> None:
    """In the place, without moving."""
    await _until(ask, acdp.ACDP_VehiclePositioningReq, ev_mobility_status=False, ev_positioning_support=True)


async def connect(ask: Ask) -> None:
    """The pantograph comes down."""
    state = acdp.ElectricalChargingDeviceStatus.STATE_A
    await _until(ask, acdp.ACDP_ConnectReq, ev_electrical_charging_device_status=state)


async def system_status(ask: Ask) -> Any:
    """Both sides' state, beside the rest."""
    told = acdp.EVTechnicalStatus(ev_ready_to_charge=True, ev_immobilization_request=False)
    return await ask(acdp.ACDP_SystemStatusReq, ev_technical_status=told)


async def disconnect(ask: Ask) -> None:
    """It goes up."""
    state = acdp.ElectricalChargingDeviceStatus.STATE_B
    await _until(ask, acdp.ACDP_DisconnectReq, ev_electrical_charging_device_status=state)


# --- coil -------------------------------------------------------------------------------------------------------------


async def pair(ask: Ask) -> None:
    """Methods, place, and the code that both see."""
    methods = {
        "ev_device_fine_positioning_method_list": wpt.WPT_FinePositioningMethodList(
            wpt_fine_positioning_method=(wpt.WPT_FinePositioningMethod.MANUAL,)
        ),
        "ev_device_pairing_method_list": wpt.WPT_PairingMethodList(
            wpt_pairing_method=(wpt.WPT_PairingMethod.EXTERNAL_CONFIRMATION,)
        ),
        "ev_device_alignment_check_method_list": wpt.WPT_AlignmentCheckMethodList(
            wpt_alignment_check_method=(wpt.WPT_AlignmentCheckMethod.POWER_CHECK,)
        ),
    }
    done = {"ev_processing": Processing.FINISHED}
    unknown = {"ev_result_code": wpt.WPT_EVResult.EV_RESULT_UNKNOWN}
    await ask(wpt.WPT_FinePositioningSetupReq, **done, **methods, natural_offset=0)
    await _until(ask, wpt.WPT_FinePositioningReq, **done, **unknown)
    await _until(ask, wpt.WPT_PairingReq, **done, **unknown, observed_id_code=ID_CODE)


async def parameters(ask: Ask, charge_w: float) -> Any:
    """What the coil beneath the vehicle can take."""
    return await ask(
        wpt.WPT_ChargeParameterDiscoveryReq,
        evpc_max_receivable_power=W(charge_w),
        sd_max_ground_clearence=200,
        sd_min_ground_clearence=150,
        evpc_natural_frequency=W(85_000),
        evpc_device_local_control=False,
    )


async def align(ask: Ask) -> None:
    """With little power."""
    done, unknown = Processing.FINISHED, wpt.WPT_EVResult.EV_RESULT_UNKNOWN
    await _until(ask, wpt.WPT_AlignmentCheckReq, ev_processing=done, ev_result_code=unknown, target_coil_current=W(5))


def loop(charge_w: float, meter: bool) -> tuple[type[Any], dict[str, Any]]:
    """(request, its fields) of a charge loop."""
    return wpt.WPT_ChargeLoopReq, {
        "meter_info_requested": meter,
        "evpc_power_request": W(charge_w),
        "evpc_power_output": W(0),
        "evpc_charge_diagnostics": wpt.WPT_EVPCChargeDiagnostics.EVPC_NO_ISSUE,
    }
