"""What the station offers in ISO 15118-20: energy services with their parameter sets, and ways to authorise.

Service ids and parameter names as iso15118.md 6 and the peers have them. Owns: the lists. May not: know a request.
"""

from firmware.iso15118.api import AuthMethod, EnergyMode, EvseView, Protocol
from firmware.iso15118.messages.iso20 import common
from firmware.iso15118.secc.iso20.record import ControlMode
from firmware.iso15118.secc.setup import Setup

SERVICE_OF: dict[EnergyMode, int] = {
    EnergyMode.AC: 1,
    EnergyMode.DC: 2,
    EnergyMode.AC_BPT: 5,
    EnergyMode.DC_BPT: 6,
    EnergyMode.MCS: 8,
    EnergyMode.MCS_BPT: 9,
}
MODE_OF = {service: mode for mode, service in SERVICE_OF.items()}

_MODES = {
    Protocol.ISO20_AC: (EnergyMode.AC, EnergyMode.AC_BPT),
    # MCS has no namespace of its own: the messages of DC, under other service ids (exi.md 1.8).
    Protocol.ISO20_DC: (EnergyMode.DC, EnergyMode.DC_BPT, EnergyMode.MCS, EnergyMode.MCS_BPT),
}
BIDIRECTIONAL = frozenset({EnergyMode.AC_BPT, EnergyMode.DC_BPT, EnergyMode.MCS_BPT})

_THREE_PHASE, _SINGLE_PHASE = 2, 1
_CONNECTOR_EXTENDED = 2  # CCS2 has the extended pins
_NEEDS_BY_EV = 1  # mobility needs come from the vehicle
_PRICE_LEVELS = 2
_UNIFIED_CHANNEL = 1
_GRID_FOLLOWING = 1
_PASSIVE_ISLANDING_DETECTION = 2


def service_modes(protocol: Protocol, view: EvseView | None) -> tuple[EnergyMode, ...]:
    """The energy services of a namespace that the station serves now, in its order; all there are without a view."""
    if view is None:
        return _MODES[protocol]
    return tuple(mode for mode in view.energy_modes if mode in _MODES[protocol])


def auth_methods(setup: Setup, view: EvseView) -> tuple[AuthMethod, ...]:
    """How the EV can be authorised now; EIM first, because some EVs stumble over the other order (iso15118.md 6).

    Plug & Charge only in TLS and with a root to check contracts against.
    """
    methods = [AuthMethod.EIM] if AuthMethod.EIM in view.auth_methods else []
    if AuthMethod.PNC in view.auth_methods and setup.tls and setup.verifier.usable:
        methods.append(AuthMethod.PNC)
    return tuple(methods)


def parameter_sets(mode: EnergyMode, view: EvseView) -> tuple[common.ParameterSet, ...]:
    """Set 1: scheduled control. Set 2: dynamic control, with the vehicle's mobility needs."""
    return tuple(
        common.ParameterSet(
            parameter_set_id=control.value,
            parameter=tuple(
                common.Parameter(name=name, int_value=value) for name, value in _parameters(mode, control, view)
            ),
        )
        for control in ControlMode
    )


def _parameters(mode: EnergyMode, control: ControlMode, view: EvseView) -> list[tuple[str, int]]:
    ac = mode in (EnergyMode.AC, EnergyMode.AC_BPT)
    if ac:
        parameters = [
            ("Connector", _THREE_PHASE if view.ac.phases > 1 else _SINGLE_PHASE),
            ("ControlMode", control.value),
            ("EVSENominalVoltage", round(view.ac.nominal_voltage_v)),
        ]
    else:
        parameters = [("Connector", _CONNECTOR_EXTENDED), ("ControlMode", control.value)]
    parameters += [("MobilityNeedsMode", _NEEDS_BY_EV), ("Pricing", _PRICE_LEVELS)]
    if mode in (EnergyMode.AC_BPT, EnergyMode.DC_BPT):
        parameters += [("BPTChannel", _UNIFIED_CHANNEL), ("GeneratorMode", _GRID_FOLLOWING)]
    if mode is EnergyMode.AC_BPT:
        parameters.append(("GridCodeIslandingDetectionMethod", _PASSIVE_ISLANDING_DETECTION))
    return parameters
