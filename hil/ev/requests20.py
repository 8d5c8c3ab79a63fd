"""The requests of a -20 vehicle: what its battery can, in the words of each energy service and control mode.

Owns: `Wishes`, and from them the varying parts of the messages. May not: send anything.
"""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import Any

from cryptography import x509

from firmware.iso15118.messages.iso20 import ac, common, dc
from firmware.iso15118.messages.iso20.common_types import DisplayParameters, RationalNumber
from hil.ev import der20
from hil.ev.contracts20 import Credential

SERVICES = {
    "ac": 1,
    "dc": 2,
    "wpt": 3,
    "dc_acdp": 4,
    "ac_bpt": 5,
    "dc_bpt": 6,
    "dc_acdp_bpt": 7,
    "mcs": 8,
    "mcs_bpt": 9,
    "ac_der_iec": 10,
    "ac_der_sae": 11,
}
_NAMESPACES = {
    "ac": "AC",
    "ac_bpt": "AC",
    "ac_der_iec": "AC-DER-IEC",
    "ac_der_sae": "AC-DER-SAE",
    "wpt": "WPT",
    "dc_acdp": "ACDP",
    "dc_acdp_bpt": "ACDP",
}
EV_MAXIMUM_W = 11_000.0
W = RationalNumber.of


@dataclass(frozen=True, slots=True)
class Wishes:
    """One session as the vehicle wants it. Volt, ampere, watt; seconds. Positive powers charge.

    `resume`: the id of a paused session, joined at the charge parameters. `namespaces`: what supportedAppProtocol
    offers, (namespace, priority); empty: that of `energy` alone.
    """

    energy: str = "ac"
    dynamic: bool = False
    needs_by_station: bool = False
    grid_forming: bool = False  # dynamic and bidirectional, where it is offered
    absolute_prices: bool = False
    loops: int = 10
    loop_pause_s: float = 0.1
    evcc_id: str = "WMIV1234567890ABCDEX"
    soc_percent: int = 40
    target_soc_percent: int = 80
    capacity_wh: float = 60_000.0
    departure_s: int = 3600
    target_wh: float = 5_000.0
    least_wh: float = 0.0  # above 0 the vehicle is short of energy, and is charged first
    charge_w: float = EV_MAXIMUM_W
    discharge_w: float = 8_000.0
    battery_v: float = 360.0
    max_voltage_v: float = 450.0
    max_current_a: float = 100.0
    max_discharge_a: float = 25.0
    pre_charge_tolerance_v: float = 15.0
    target_a: float = 20.0  # scheduled control of DC; negative gives back
    meter_every: int = 0  # asks for the meter in every so many loops; 0: never
    pause: bool = False
    renegotiate: bool = False  # after the first loops, with the other control mode
    standby: bool = False  # after the first loops, then on with as many
    resume: bytes = b""
    services: tuple[tuple[int, int], ...] = ()  # besides energy: (service, parameter set)
    contracts: tuple[Credential, ...] = ()  # Plug & Charge with the first one that is taken
    confirms: Credential | None = None  # of a paused session: the contract that has paid
    install: Credential | None = None  # the provisioning certificate: contracts are installed where that is offered
    v2g_roots: tuple[x509.Certificate, ...] = ()  # trusted for what is installed
    prioritized_emaids: tuple[str, ...] = ()
    max_contracts: int = 8
    namespaces: tuple[tuple[str, int], ...] = field(default=())
    namespace: str = ""  # the one that must be chosen; empty: that of `energy`
    energy_offer: common.EVEnergyOffer | None = None  # scheduled and bidirectional
    inverter_modes: int = 0x05FF_FDFB  # AC DER, SAE: all functions that there are

    @property
    def own_namespace(self) -> str:
        """What supportedAppProtocol must come to."""
        return self.namespace or f"urn:iso:std:iso:15118:-20:{_NAMESPACES.get(self.energy, 'DC')}"

    @property
    def bpt(self) -> bool:
        """A service with BPT messages."""
        return self.energy.endswith("bpt")

    @property
    def der(self) -> bool:
        """AC under the grid's code."""
        return self.energy.startswith("ac_der")

    @property
    def both_ways(self) -> bool:
        """Energy may flow back."""
        return self.bpt or self.der

    @property
    def wpt(self) -> bool:
        """Over a coil."""
        return self.energy == "wpt"

    @property
    def acdp(self) -> bool:
        """Over a pantograph."""
        return self.energy.startswith("dc_acdp")

    @property
    def dc(self) -> bool:
        """Direct current, MCS and pantographs as well."""
        return not self.energy.startswith("ac") and not self.wpt


def _bpt(wishes: Wishes) -> str:
    return "BPT_" if wishes.bpt else ""


def _energy(wishes: Wishes) -> dict[str, Any]:
    return {
        "ev_target_energy_request": W(wishes.target_wh),
        "ev_maximum_energy_request": W(wishes.target_wh + 10_000),
        "ev_minimum_energy_request": W(wishes.least_wh),
    }


def _back(wishes: Wishes) -> dict[str, Any]:
    if not wishes.both_ways:
        return {}
    values = {"ev_maximum_discharge_power": W(wishes.discharge_w), "ev_minimum_discharge_power": W(0)}
    return values | ({"ev_maximum_discharge_current": W(wishes.max_discharge_a)} if wishes.dc else {})


def parameters(wishes: Wishes) -> tuple[type[Any], dict[str, Any]]:
    """(request, its fields) of ChargeParameterDiscovery."""
    values: dict[str, Any] = {"ev_maximum_charge_power": W(wishes.charge_w), **_back(wishes)}
    if wishes.der:
        mode = der20.parameters(wishes, values | {"ev_minimum_charge_power": W(1_400)})
        return ac.AC_ChargeParameterDiscoveryReq, {"ac_cpd_req_energy_transfer_mode": mode}
    if not wishes.dc:
        kind = getattr(ac, f"{_bpt(wishes)}AC_CPDReqEnergyTransferMode")
        mode = kind(**values, ev_minimum_charge_power=W(1_400))
        return ac.AC_ChargeParameterDiscoveryReq, {"ac_cpd_req_energy_transfer_mode": mode}
    values |= {
        "ev_minimum_charge_power": W(0),
        "ev_maximum_charge_current": W(wishes.max_current_a),
        "ev_minimum_charge_current": W(0),
        "ev_maximum_voltage": W(wishes.max_voltage_v),
        "ev_minimum_voltage": W(200),
        "target_soc": wishes.target_soc_percent,
    }
    values |= {"ev_minimum_discharge_current": W(0)} if wishes.bpt else {}
    kind = getattr(dc, f"{_bpt(wishes)}DC_CPDReqEnergyTransferMode")
    return dc.DC_ChargeParameterDiscoveryReq, {"dc_cpd_req_energy_transfer_mode": kind(**values)}


def schedule(wishes: Wishes, dynamic: bool) -> dict[str, Any]:
    """Fields of ScheduleExchangeReq."""
    if dynamic:
        mode = common.Dynamic_SEReqControlMode(
            departure_time=wishes.departure_s, minimum_soc=20, target_soc=wishes.target_soc_percent, **_energy(wishes)
        )
        return {"maximum_supporting_points": 12, "dynamic_se_req_control_mode": mode}
    scheduled = common.Scheduled_SEReqControlMode(
        departure_time=wishes.departure_s, **_energy(wishes), ev_energy_offer=wishes.energy_offer
    )
    return {"maximum_supporting_points": 12, "scheduled_se_req_control_mode": scheduled}


def profile(wishes: Wishes, offer: common.ScheduleTuple | None) -> common.EVPowerProfile:
    """The vehicle's plan: as much as it can under the schedule that it takes; None: dynamic control."""
    power, mode = wishes.charge_w, dict[str, Any]()
    if offer is None:
        mode = {"dynamic_evppt_control_mode": common.Dynamic_EVPPTControlMode()}
    else:
        entries = offer.charging_schedule.power_schedule.power_schedule_entries.power_schedule_entry
        power = min(power, *(entry.power.to_float() for entry in entries))
        # Optional by the schema; a peer in the field cannot read the message without it.
        tolerance = common.PowerToleranceAcceptance.POWER_TOLERANCE_CONFIRMED
        selected = common.Scheduled_EVPPTControlMode(
            selected_schedule_tuple_id=offer.schedule_tuple_id, power_tolerance_acceptance=tolerance
        )
        mode = {"scheduled_evppt_control_mode": selected}
    entry = common.PowerScheduleEntry(duration=wishes.departure_s, power=W(power))
    return common.EVPowerProfile(
        time_anchor=int(time.time()),
        ev_power_profile_entries=common.EVPowerProfileEntryList(ev_power_profile_entry=(entry,)),
        **mode,
    )


def loop(wishes: Wishes, dynamic: bool, voltage_v: float, meter: bool) -> tuple[type[Any], dict[str, Any]]:
    """(request, its fields) of a charge loop."""
    shown = DisplayParameters(
        present_soc=wishes.soc_percent,
        target_soc=wishes.target_soc_percent,
        maximum_soc=95,
        battery_energy_capacity=W(wishes.capacity_wh),
        remaining_time_to_target_soc=1_800,
        charging_complete=False,  # as above: a peer needs it
    )
    fields: dict[str, Any] = {"display_parameters": shown, "meter_info_requested": meter}
    values: dict[str, Any] = _back(wishes)
    if dynamic:
        values |= _energy(wishes) | {"ev_maximum_charge_power": W(wishes.charge_w), "ev_minimum_charge_power": W(0)}
    name = f"{_bpt(wishes)}{'Dynamic' if dynamic else 'Scheduled'}"
    if not wishes.dc:
        values |= {"ev_present_active_power": W(3_000)} | ({"ev_present_reactive_power": W(0)} if dynamic else {})
        kind = der20.loop_kind(wishes, dynamic) if wishes.der else getattr(ac, f"{name}_AC_CLReqControlMode")
        mode = kind(**values, **(der20.loop(wishes, dynamic) if wishes.der else {}))
        return ac.AC_ChargeLoopReq, fields | {"cl_req_control_mode": mode}
    if dynamic:
        values |= {
            "ev_maximum_charge_current": W(wishes.max_current_a),
            "ev_maximum_voltage": W(wishes.max_voltage_v),
            "ev_minimum_voltage": W(200),
        }
    else:
        values |= {"ev_target_current": W(wishes.target_a), "ev_target_voltage": W(wishes.battery_v + 10)}
    mode = getattr(dc, f"{name}_DC_CLReqControlMode")(**values)
    return dc.DC_ChargeLoopReq, fields | {"ev_present_voltage": W(voltage_v), "cl_req_control_mode": mode}
