"""What the station offers in ISO 15118-20: energy services with their parameter sets, services besides, and ways to
authorise.

Service ids and parameter names as iso15118.md 6 and the peers have them. Owns: the lists. May not: know a request.

A peer's codec has room for four parameter sets with eight parameters each (exi.md 2, 6): never more are offered.
"""

from firmware.iso15118.api import AuthMethod, EnergyMode, EvseView, ParameterValue, Protocol, ServiceOption
from firmware.iso15118.api import ValueAddedService as Service
from firmware.iso15118.messages.iso20 import common
from firmware.iso15118.secc.iso20.record import Choice, ControlMode
from firmware.iso15118.secc.setup import Setup

SERVICE_OF: dict[EnergyMode, int] = {
    EnergyMode.AC: 1,
    EnergyMode.DC: 2,
    EnergyMode.WPT: 3,
    EnergyMode.DC_ACDP: 4,
    EnergyMode.AC_BPT: 5,
    EnergyMode.DC_BPT: 6,
    EnergyMode.DC_ACDP_BPT: 7,
    EnergyMode.MCS: 8,
    EnergyMode.MCS_BPT: 9,
    EnergyMode.AC_DER_IEC: 10,  # as EVerest
    EnergyMode.AC_DER_SAE: 11,  # no public source says it; EVerest lists it after the IEC variant
}
MODE_OF = {service: mode for mode, service in SERVICE_OF.items()}

_MODES = {
    # Amendment 1: the namespace does not decide between the services of AC (EVerest).
    Protocol.ISO20_AC: (EnergyMode.AC, EnergyMode.AC_BPT, EnergyMode.AC_DER_IEC, EnergyMode.AC_DER_SAE),
    Protocol.ISO20_AC_DER_IEC: (EnergyMode.AC_DER_IEC, EnergyMode.AC_BPT, EnergyMode.AC),
    Protocol.ISO20_AC_DER_SAE: (EnergyMode.AC_DER_SAE, EnergyMode.AC_BPT, EnergyMode.AC),
    # MCS has no namespace of its own: the messages of DC, under other service ids (exi.md 1.8).
    Protocol.ISO20_DC: (EnergyMode.DC, EnergyMode.DC_BPT, EnergyMode.MCS, EnergyMode.MCS_BPT),
    Protocol.ISO20_ACDP: (EnergyMode.DC_ACDP, EnergyMode.DC_ACDP_BPT),
    Protocol.ISO20_WPT: (EnergyMode.WPT,),
}
DER = frozenset({EnergyMode.AC_DER_IEC, EnergyMode.AC_DER_SAE})
_AC = frozenset(_MODES[Protocol.ISO20_AC])
_MCS = frozenset({EnergyMode.MCS, EnergyMode.MCS_BPT})
BIDIRECTIONAL = DER | {EnergyMode.AC_BPT, EnergyMode.DC_BPT, EnergyMode.MCS_BPT, EnergyMode.DC_ACDP_BPT}
_BPT = BIDIRECTIONAL - DER
_PLUG_OF = {EnergyMode.DC_ACDP: EnergyMode.DC, EnergyMode.DC_ACDP_BPT: EnergyMode.DC_BPT}
"""What the supply must be able to, for a pantograph to be of use."""

_THREE_PHASE, _SINGLE_PHASE = 2, 1
_CONNECTOR_EXTENDED = 2  # CCS2 has the extended pins
_CONNECTOR_MCS = 1
_NEEDS_BY_EV, _NEEDS_BY_STATION = 1, 2
_ABSOLUTE_PRICES, _PRICE_LEVELS = 1, 2
_UNIFIED_CHANNEL = 1
_GRID_FOLLOWING, _GRID_FORMING = 1, 2
_PASSIVE_ISLANDING_DETECTION = 2


def service_modes(protocol: Protocol, view: EvseView | None, setup: Setup) -> tuple[EnergyMode, ...]:
    """The energy services of a namespace that the station serves now; all there are without a view.

    What is plugged in stands in the station's order. A pantograph or a coil is served where its driver is registered,
    AC DER where there is a grid code to follow.
    """
    of_namespace = _MODES[protocol]
    if view is None:
        return of_namespace
    if protocol is Protocol.ISO20_WPT:
        return of_namespace if setup.coil is not None else ()
    if protocol is Protocol.ISO20_ACDP:
        there = setup.pantograph is not None
        return tuple(mode for mode in of_namespace if there and _PLUG_OF[mode] in view.energy_modes)
    modes = tuple(mode for mode in view.energy_modes if mode in of_namespace)
    if setup.config.grid_code is None:
        return tuple(mode for mode in modes if mode not in DER)
    return tuple(sorted(modes, key=of_namespace.index)) if protocol not in _FIRST_EDITION else modes


_FIRST_EDITION = frozenset({Protocol.ISO20_AC, Protocol.ISO20_DC})


def auth_methods(setup: Setup, view: EvseView) -> tuple[AuthMethod, ...]:
    """How the EV can be authorised now; EIM first, because some EVs stumble over the other order (iso15118.md 6).

    Plug & Charge only in TLS and with a root to check contracts against.
    """
    methods = [AuthMethod.EIM] if AuthMethod.EIM in view.auth_methods else []
    if AuthMethod.PNC in view.auth_methods and setup.tls and setup.verifier.usable:
        methods.append(AuthMethod.PNC)
    return tuple(methods)


# --- energy: the parameter sets ---------------------------------------------------------------------------------------

CHOICES: dict[int, Choice] = {
    1: Choice(ControlMode.SCHEDULED),
    2: Choice(ControlMode.DYNAMIC),
    3: Choice(ControlMode.DYNAMIC, by_station=True),
    4: Choice(ControlMode.SCHEDULED, absolute=True),
    5: Choice(ControlMode.DYNAMIC, forming=True),
}
"""ParameterSetID -> what it stands for. An id means the same in every service and all the time."""


def choices(mode: EnergyMode, view: EvseView, method: AuthMethod | None) -> dict[int, Choice]:
    """The parameter sets of a service: four at most.

    Scheduled control comes first, for an EV that takes whatever comes first. Absolute prices are those of the ad hoc
    tariff: what a contract pays is between driver and mobility operator. Grid-forming is offered in their place where
    the installation can be fed as an island.
    """
    sets = {number: CHOICES[number] for number in (1, 2, 3)}
    if view.grid_forming and mode in _BPT:
        sets[5] = CHOICES[5]
    elif view.prices is not None and method is not AuthMethod.PNC:
        sets[4] = CHOICES[4]
    return sets


def parameter_sets(
    mode: EnergyMode, view: EvseView, method: AuthMethod | None, setup: Setup
) -> tuple[common.ParameterSet, ...]:
    """The sets as a message."""
    return tuple(
        common.ParameterSet(
            parameter_set_id=number,
            parameter=tuple(
                common.Parameter(name=name, int_value=value) for name, value in _parameters(mode, choice, view, setup)
            ),
        )
        for number, choice in choices(mode, view, method).items()
    )


def _parameters(mode: EnergyMode, choice: Choice, view: EvseView, setup: Setup) -> list[tuple[str, int]]:
    if mode in _AC:
        parameters = [
            ("Connector", _THREE_PHASE if view.ac.phases > 1 else _SINGLE_PHASE),
            ("ControlMode", choice.control.value),
            ("EVSENominalVoltage", round(view.ac.nominal_voltage_v)),
        ]
    else:
        parameters = [("Connector", number) for number in _connector(mode)]
        parameters.append(("ControlMode", choice.control.value))
    parameters += [
        ("MobilityNeedsMode", _NEEDS_BY_STATION if choice.by_station else _NEEDS_BY_EV),
        ("Pricing", _ABSOLUTE_PRICES if choice.absolute else _PRICE_LEVELS),
    ]
    if mode in _BPT:
        generator = _GRID_FORMING if choice.forming else _GRID_FOLLOWING
        parameters += [("BPTChannel", _UNIFIED_CHANNEL), ("GeneratorMode", generator)]
    if mode is EnergyMode.AC_BPT:
        parameters.append(("GridCodeIslandingDetectionMethod", _PASSIVE_ISLANDING_DETECTION))
    if mode is EnergyMode.AC_DER_IEC and setup.config.grid_code is not None:
        # [V2G20-3190]: what the vehicle must be able to. The SAE variant has no such parameter.
        parameters.append(("DERControlFunctions", setup.config.grid_code.iec_functions))
    return parameters


def _connector(mode: EnergyMode) -> tuple[int, ...]:
    """No public source says the connectors of pantograph and coil: they are left out."""
    if mode in (EnergyMode.DC_ACDP, EnergyMode.DC_ACDP_BPT, EnergyMode.WPT):
        return ()
    return (_CONNECTOR_MCS,) if mode in _MCS else (_CONNECTOR_EXTENDED,)


# --- services besides energy ------------------------------------------------------------------------------------------

INTERNET = 65
PARKING = 66
CHECK_IN_SET, CHECK_OUT_SET = 1, 2
_MANUAL_INTERNAL = 3  # ParkingStatus: the driver parks, the station watches
_OWN = range(60001, 65536)  # ids that an operator may give
_INTERNET_OF_ISO2 = 3
_MAX_LISTED = 8  # a ServiceList has as many places
_MAX_SETS = 4
_MAX_PARAMETERS = 8

_PARKING = Service(
    PARKING,
    "ParkingStatus",
    "",
    options=(
        ServiceOption(CHECK_IN_SET, (("IntendedService", 1), ("ParkingStatusType", _MANUAL_INTERNAL))),
        ServiceOption(CHECK_OUT_SET, (("IntendedService", 2), ("ParkingStatusType", _MANUAL_INTERNAL))),
    ),
)


def value_added(view: EvseView) -> dict[int, Service]:
    """What there is besides charging, by the id of -20: internet access, parking status, the operator's own."""
    found: dict[int, Service] = {}
    for service in view.services:
        number = INTERNET if service.service_id == _INTERNET_OF_ISO2 else service.service_id
        if number == INTERNET or number in _OWN:
            found.setdefault(number, service)
    if view.parking_service:
        found[PARKING] = _PARKING
    return dict(list(found.items())[:_MAX_LISTED])


def station_id(number: int) -> int:
    """The id by which the station knows a service of -20."""
    return _INTERNET_OF_ISO2 if number == INTERNET else number


def value_added_sets(service: Service) -> tuple[common.ParameterSet, ...]:
    """The parameter sets of a service besides energy. One that says its name where there is nothing to choose: the
    message must have a set, and a set a parameter."""
    sets = tuple(
        common.ParameterSet(
            parameter_set_id=option.set_id,
            parameter=tuple(_parameter(name, value) for name, value in option.parameters[:_MAX_PARAMETERS]),
        )
        for option in service.options[:_MAX_SETS]
        if option.parameters
    )
    return sets or (common.ParameterSet(parameter_set_id=1, parameter=(_parameter("Name", service.name),)),)


def _parameter(name: str, value: ParameterValue) -> common.Parameter:
    if isinstance(value, bool):
        return common.Parameter(name=name[:80], bool_value=value)
    if isinstance(value, int) and -(2**31) <= value < 2**31:
        return common.Parameter(name=name[:80], int_value=value)
    return common.Parameter(name=name[:80], finite_string=str(value)[:80])
