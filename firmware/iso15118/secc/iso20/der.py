"""AC DER (Amendment 1): AC charging in both directions under the grid's code, in the IEC and in the SAE variant.

Owns: which members of AC's substitution groups belong to a service and control mode, and what of them is told to the
station. May not: decide powers (`charging.py`), or know how a variant says the code (`der_iec.py`, `der_sae.py`).

Both variants lie in modules that are imported where a grid code is configured. What is public of them, and what is not:
docs/exi.md, "Amendment 1", and docs/iso15118-20.md.
"""

from dataclasses import replace
from typing import Any

from firmware.iso15118.api import Effect, EnergyMode, EvseView, Trace
from firmware.iso15118.messages.iso20 import ac, ac_der_iec, ac_der_sae
from firmware.iso15118.secc.iso20 import der_iec, der_sae
from firmware.iso15118.secc.iso20.offers import MODE_OF
from firmware.iso15118.secc.iso20.record import ControlMode, Record


def _of_sae(record: Record) -> bool:
    return MODE_OF.get(record.service or 0) is EnergyMode.AC_DER_SAE


def parameters_kind(record: Record) -> type[ac.AC_CPDReqEnergyTransferMode]:
    """What the EV must send in ChargeParameterDiscovery."""
    if _of_sae(record):
        return ac_der_sae.DER_AC_CPDReqEnergyTransferMode
    return ac_der_iec.DER_AC_CPDReqEnergyTransferMode


def loop_kind(record: Record) -> type[Any]:
    """What the EV must send in the loop."""
    variant: Any = ac_der_sae if _of_sae(record) else ac_der_iec
    scheduled: type[Any] = variant.DER_Scheduled_AC_CLReqControlMode
    dynamic: type[Any] = variant.DER_Dynamic_AC_CLReqControlMode
    return scheduled if record.control is ControlMode.SCHEDULED else dynamic


def limits(record: Record, view: EvseView) -> ac.AC_CPDResEnergyTransferMode:
    """What the station can, and what the grid demands."""
    return der_sae.limits(record, view) if _of_sae(record) else der_iec.limits(record, view)


def control(record: Record, view: EvseView, target_w: float, none: bool) -> Any:
    """The station's half of the loop. `none`: there is no energy to have."""
    return (der_sae if _of_sae(record) else der_iec).control(record, view, target_w, none)


def functions(record: Record, mode: Any) -> tuple[Record, tuple[Effect, ...]]:
    """What the vehicle's inverter can, from its parameters."""
    if not isinstance(mode, ac_der_sae.DER_AC_CPDReqEnergyTransferMode):
        return record, ()
    missing = der_sae.missing(record, mode.supported_modes)
    notes = (Trace(f"the vehicle's inverter lacks: {', '.join(missing)}", warning=True),) if missing else ()
    return replace(record, der_modes=mode.supported_modes), notes


def event(record: Record, mode: Any) -> tuple[Record, tuple[Effect, ...]]:
    """Grid events and alarms that the inverter tells in the loop, where they are news; the bits are not public."""
    bits = mode.der_alarm_status if _of_sae(record) else mode.grid_event_condition
    if bits == record.der_event:
        return record, ()
    text = (
        f"the vehicle's inverter tells grid events {bits:#x}" if bits else "the vehicle's inverter tells no grid event"
    )
    return replace(record, der_event=bits), (Trace(text, warning=bool(bits)),)
