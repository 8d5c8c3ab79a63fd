"""What the station must do, as stories: each is a function over a `Rig` that returns when all went well.

A story raises AssertionError or StationError otherwise. `python -m hil.scenarios NAME` runs one, `tests/hil` all.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from hil.csms_process import VENDOR
from hil.rig_virtual import Rig
from hil.scenarios import certificates, charging, hostile, interruptions, monkey, negotiation


@dataclass(frozen=True, slots=True)
class Scenario:
    """A story, and the station it is played on: `energy` and configuration by section."""

    play: Callable[[Rig], None]
    energy: str = "ac"
    config: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)


SCENARIOS: dict[str, Scenario] = {
    "ac-pnc-tls": Scenario(charging.ac_pnc_tls, config={"v2g": {"tls": "required"}}),
    "ac-pnc-receipts": Scenario(
        charging.ac_pnc_receipts, config={"v2g": {"receipts": True}, "ocpp": {"receipt_vendor": VENDOR}}
    ),
    "ac-eim-card": Scenario(charging.ac_eim_card),
    "ac-eim-remote-start": Scenario(charging.ac_eim_remote_start),
    "ac-eim-tls": Scenario(charging.ac_eim_tls),
    "dc-eim": Scenario(charging.dc_eim, energy="dc"),
    "dc-pnc-tls": Scenario(charging.dc_pnc_tls, energy="dc"),
    "ac-and-dc": Scenario(charging.ac_and_dc, config={"v2g": {"energy": ["ac", "dc"]}}),
    "basic": Scenario(charging.basic, config={"v2g": {"basic_fallback_s": 2.0}}),
    "card-first": Scenario(charging.card_first),
    "stop-by-card": Scenario(charging.stop_by_card),
    "stop-by-button": Scenario(charging.stop_by_button),
    "pause-and-resume": Scenario(charging.pause_and_resume),
    "nobody-plugs-in": Scenario(charging.nobody_plugs_in, config={"authorization": {"connection_timeout_s": 5.0}}),
    "two-visits": Scenario(charging.two_visits),
    "octet-by-octet": Scenario(charging.octet_by_octet),
    "rejected-card": Scenario(charging.rejected_card),
    "rejected-contract": Scenario(charging.rejected_contract),
    "certificate-install": Scenario(certificates.install),
    "certificate-update": Scenario(certificates.update),
    "certificate-silent-back-end": Scenario(certificates.silent_back_end),
    "certificate-refused": Scenario(certificates.refused),
    "certificate-false-signature": Scenario(certificates.false_signature),
    "certificate-forged-answer": Scenario(certificates.forged_answer),
    "certificate-offline": Scenario(certificates.offline),
    "ac-renegotiation-by-the-station": Scenario(negotiation.ac_renegotiation_by_the_station),
    "renegotiation-by-the-csms": Scenario(negotiation.renegotiation_by_the_csms),
    "one-phase-in-a-session": Scenario(negotiation.one_phase_in_a_session, config={"board": {"phase_switch": True}}),
    "dc-renegotiation-by-the-station": Scenario(negotiation.dc_renegotiation_by_the_station, energy="dc"),
    "renegotiation-by-the-vehicle": Scenario(negotiation.renegotiation_by_the_vehicle),
    "signed-prices": Scenario(negotiation.signed_prices, config={"tariff": {"hours": negotiation.HOURS}}),
    "pause-over-a-power-cut": Scenario(negotiation.pause_over_a_power_cut, config={"board": {"plugged": True}}),
    "expiring-contract": Scenario(negotiation.expiring_contract),
    "expired-contract": Scenario(negotiation.expired_contract),
    "wrong-everything": Scenario(negotiation.wrong_everything, config={"v2g": {"sequence_timeout_s": 2.0}}),
    "unplug-while-charging": Scenario(interruptions.unplug_while_charging),
    "emergency-stop": Scenario(interruptions.emergency_stop),
    "dc-isolation-fault": Scenario(interruptions.dc_isolation_fault, energy="dc"),
    "csms-gone-and-back": Scenario(interruptions.csms_gone_and_back),
    "remote-stop": Scenario(interruptions.remote_stop),
    "remote-stop-of-a-deaf-car": Scenario(interruptions.remote_stop_of_a_deaf_car),
    "tcp-closed-while-charging": Scenario(interruptions.tcp_closed_while_charging),
    "silent-car": Scenario(interruptions.silent_car, config={"v2g": {"sequence_timeout_s": 2.0}}),
    "clumsy-driver": Scenario(monkey.clumsy_driver, config={"authorization": {"connection_timeout_s": 5.0}}),
    "bad-signature": Scenario(hostile.bad_signature),
    "second-connection": Scenario(hostile.second_connection),
    "silent-connection": Scenario(hostile.silent_connection, config={"v2g": {"setup_timeout_s": 5.0}}),
    "half-open": Scenario(hostile.half_open),
    "slow-loris": Scenario(hostile.slow_loris),
    "tls-noise": Scenario(hostile.tls_noise),
    "four-gigabytes": Scenario(hostile.four_gigabytes),
    "noise-while-charging": Scenario(hostile.noise_while_charging),
    "noise-on-an-idle-station": Scenario(hostile.noise_on_an_idle_station),
}
