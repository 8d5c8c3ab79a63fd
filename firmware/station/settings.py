"""What the station needs to know of configuration and hardware, in one immutable object.

Owns: the defaults of the behaviour that OCPP may change at run time, and the map from OCPP variable names to them.
May not: read files; `core.config` has done that.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import tzinfo

from firmware.core.config import Config, serves_free
from firmware.core.errors import ConfigError
from firmware.hal.api import DRIVE_E, DRIVE_F, BoardInfo, DcRatings, Feature, Interlock, PilotDrive
from firmware.iso15118.api import AC_MODES, DC_MODES, AuthMethod, EnergyMode, ServiceOption, ValueAddedService
from firmware.station.api import Identity, TariffView
from firmware.station.building import BuildingSettings
from firmware.station.tariff import PriceHours
from firmware.station.txpoints import STOP_POINTS, TxPoint, parse_points, start_points
from firmware.station.v2x.operation import Balancing, Curve, Operation, V2xMode
from firmware.station.v2x.stage import BIDIRECTIONAL, V2xSettings

BENCH_WORDS = "bench, no independent interlock"


@dataclass(frozen=True, slots=True)
class StationSettings:
    """Everything that shapes the station's behaviour. Ampere per phase, volt, watt, seconds."""

    identity: Identity
    tariff: TariffView = field(default=TariffView("EUR", 0.0))
    price_hours: tuple[PriceHours, ...] = ()  # other prices of a kWh, by the hour of the day in `zone`
    zone: tzinfo | None = None  # None: the machine's own
    payment_secret: str = field(default="", repr=False)
    receipt_base: str = ""
    meter_key: str = ""
    meter_software: str = ""
    # hardware and place
    max_current_a: float = 32.0
    fuse_a: float = 32.0
    owner_limit_a: float | None = None
    building: BuildingSettings = field(default=BuildingSettings())
    phases: int = 3
    nominal_voltage_v: float = 230.0
    fixed_cable: bool = True
    interlock_ok: bool = True
    features: frozenset[Feature] = frozenset()
    dc: DcRatings | None = None
    # high-level communication
    hlc: bool = True
    energy_modes: tuple[EnergyMode, ...] = (EnergyMode.AC,)
    auth_methods: tuple[AuthMethod, ...] = (AuthMethod.EIM, AuthMethod.PNC)
    receipts: bool = False
    services: tuple[ValueAddedService, ...] = ()
    parking_service: bool = False
    providers: tuple[str, ...] = ()  # mobility operators whose contracts alone are taken; empty: any
    certificate_service: bool = True  # vehicles may install and update contracts, where a CSMS can be asked
    slac: bool = False  # a modem has to be matched before any V2G session
    slac_wait_s: float = 40.0  # TT_EVSE_SLAC_init, from the beginning of 5 % on
    slac_validates: bool = False  # B-C-B toggles are counted for CM_VALIDATE
    step_drives: tuple[PilotDrive, ...] = (DRIVE_F,)  # of E/F steps, in turn
    step_ef_s: float = 4.0  # T_step_EF
    basic_fallback_s: float = 10.0  # authorised, no V2G session: nominal PWM after this long
    step_x1_s: float = 3.0  # X1 between 5 % and nominal PWM (T_step_X1)
    v2g_stop_s: float = 10.0  # the vehicle may take this long to obey a stop
    v2g_return_s: float = 60.0  # a lost session may come back this long, where basic charging cannot take over
    # authorisation
    free_vend: bool = False
    start_button: bool = False  # the screen offers to charge without a token
    pin_code: bool = False  # the screen offers to type a PIN
    tokens: frozenset[str] = frozenset()  # casefolded
    offline: str = "local"
    authorize_timeout_s: float = 30.0
    connection_timeout_s: float = 60.0
    authorize_remote_start: bool = False
    stop_on_invalid: bool = True
    stop_on_disconnect: bool = True  # False: unplugged at the vehicle a transaction waits for it (OCPP E10)
    list_enabled: bool = False  # the operator's local authorization list
    cache_enabled: bool = False
    local_pre_authorize: bool = False  # list and cache answer before the operator is asked
    local_authorize_offline: bool = True
    contract_offline: bool = False  # a locally validated contract counts offline if list or cache knows it
    master_group: str = ""  # tokens of this group may stop anything and start nothing
    # transactions
    start_points: frozenset[TxPoint] = frozenset({TxPoint.POWER_PATH})
    stop_points: frozenset[TxPoint] = frozenset({TxPoint.EV_CONNECTED, TxPoint.AUTHORIZED})
    sample_interval_s: float = 60.0  # 0: no periodic samples
    end_interval_s: float = 0.0  # between samples that only the end of a transaction tells; 0: none
    aligned_interval_s: float = 0.0  # samples at marks of the wall clock; 0: none
    aligned_end_interval_s: float = 0.0  # the same, told by the end of a transaction
    aligned_idle_only: bool = False  # no samples at marks while a transaction runs
    resumption_s: float = 0.0  # a transaction survives an interruption of so many seconds; 0: none
    energy_resumes: bool = False  # and energy flows again by itself
    # protection
    derate_from_c: float = 65.0
    derate_to_c: float = 80.0
    derate_plug_from_c: float = 80.0
    derate_plug_to_c: float = 90.0
    phase_switch: bool = False
    # bidirectional operation
    v2x: V2xSettings = field(default=V2xSettings())

    @property
    def has_ac(self) -> bool:
        """AC can be served, so basic charging too."""
        return not AC_MODES.isdisjoint(self.energy_modes)

    @property
    def has_dc(self) -> bool:
        """There is a DC power stage to serve."""
        return self.dc is not None and not DC_MODES.isdisjoint(self.energy_modes)

    def with_variables(self, values: Mapping[str, str]) -> "StationSettings":
        """The settings with OCPP variables (`Component.Variable`) changed. Raises ValueError with what is wrong."""
        changed = self
        for name, text in values.items():
            if name not in VARIABLES:
                raise ValueError(f"{name} is not a variable of the station")
            try:
                changed = VARIABLES[name](changed, text)
            except ValueError as error:
                raise ValueError(f"{name}: {error}") from None
        return changed


INTERNET = ValueAddedService(
    3,
    "InternetAccess",
    "Internet",
    options=tuple(
        ServiceOption(number, (("Protocol", protocol), ("Port", port)))
        for number, (protocol, port) in enumerate((("ftp", 20), ("ftp", 21), ("http", 80), ("https", 443)), start=1)
    ),
)
"""Service 3 with the parameter sets that -2 gives it."""


def value_added(config: Config) -> tuple[ValueAddedService, ...]:
    """The services besides charging that the configuration offers."""
    own = tuple(
        ValueAddedService(
            one.id,
            one.name,
            "OtherCustom",
            one.scope,
            one.free,
            tuple(ServiceOption(number, tuple(values.items())) for number, values in enumerate(one.options, start=1)),
        )
        for one in config.v2g.services
    )
    return (INTERNET, *own) if config.v2g.internet else own


def settings_from(config: Config, info: BoardInfo, dc: DcRatings | None = None, firmware: str = "") -> StationSettings:
    """The settings that configuration file and board give together; the lower of two limits counts."""
    v2g, authorization, station = config.v2g, config.authorization, config.station
    modes = tuple(EnergyMode(name) for name in v2g.energy if not name.startswith(("dc", "mcs")) or dc is not None)
    max_current_a = min(config.board.max_current_a, info.max_current_a)
    fuse_a = min(config.installation.fuse_a, max_current_a)
    phases = min(config.board.phases, info.phases)
    identity = Identity(
        station_id=station.id,
        evse_id=station.evse_id,
        vendor=station.vendor,
        model=station.model,
        serial=station.serial,
        firmware=firmware,
        helpline=station.helpline,
        connector_label=station.connector_label,
        plug=station.plug,
        max_power_w=dc.max_power_w if dc is not None else fuse_a * phases * config.board.nominal_voltage_v,
        url=station.payment_url,
    )
    tariff = TariffView(
        config.tariff.currency,
        config.tariff.per_kwh,
        config.tariff.per_minute,
        config.tariff.per_session,
        config.tariff.vat_percent,
        config.tariff.overstay_per_minute,
        60.0 * config.tariff.overstay_after_min,
    )
    return StationSettings(
        identity=identity,
        tariff=tariff,
        price_hours=tuple(PriceHours(_minute(one.start), _minute(one.end), one.per_kwh) for one in config.tariff.hours),
        payment_secret=station.payment_secret,
        receipt_base=station.receipt_url,
        meter_key=config.meter.public_key,
        meter_software=config.meter.software,
        max_current_a=max_current_a,
        fuse_a=config.installation.fuse_a,
        owner_limit_a=config.installation.limit_a,
        building=BuildingSettings(config.grid_meter.fuse_a, config.grid_meter.fallback_a),
        phases=phases,
        nominal_voltage_v=config.board.nominal_voltage_v,
        fixed_cable=info.fixed_cable,
        phase_switch=Feature.PHASE_SWITCH in info.features,
        features=info.features,
        interlock_ok=info.interlock is not Interlock.NONE or config.board.bench == BENCH_WORDS,
        dc=dc,
        hlc=v2g.enabled and bool(modes),
        energy_modes=modes,
        auth_methods=tuple(AuthMethod(name) for name in v2g.auth),
        receipts=v2g.receipts,
        services=value_added(config),
        parking_service=v2g.parking,
        providers=v2g.providers,
        certificate_service=v2g.certificate_service,
        slac=config.slac.enabled and v2g.enabled,
        slac_wait_s=config.slac.wait_s,
        slac_validates=config.slac.validate,
        step_drives=_step_drives(config.slac.step_state, info),
        basic_fallback_s=v2g.basic_fallback_s,
        free_vend=serves_free(config),
        start_button=authorization.start_button and config.screen.enabled,
        pin_code=authorization.pin_code and config.screen.enabled,
        tokens=frozenset(token.casefold() for token in authorization.tokens),
        offline=authorization.offline,
        local_authorize_offline=authorization.offline != "reject",
        connection_timeout_s=authorization.connection_timeout_s,
        sample_interval_s=float(config.meter.sample_interval_s),
        v2x=_v2x(config, modes, fuse_a * phases * config.board.nominal_voltage_v, dc),
    )


def _step_drives(wanted: str, info: BoardInfo) -> tuple[PilotDrive, ...]:
    """What E/F steps put on the line, one after the other. Raises ConfigError where the board cannot.

    [V2G3-M06-09] names E or F. Vehicles differ: some stay in a fault after F, others begin anew only when the pilot is
    gone. So where the board can make both, the second try is the other one.
    """
    if wanted != "F" and Feature.STATE_E in info.features:
        return (DRIVE_E,) if wanted == "E" else (DRIVE_F, DRIVE_E)
    if wanted == "E":
        raise ConfigError(f"slac.step_state E: the {info.name} board cannot make state E; use F or auto")
    return (DRIVE_F,)


def _v2x(config: Config, modes: tuple[EnergyMode, ...], ac_w: float, dc: DcRatings | None) -> V2xSettings:
    """What the station does with bidirectional vehicles. Raises ValueError where a curve or a threshold is none."""
    v2x = config.v2x
    balancing = Balancing(v2x.upper_w, v2x.lower_w, v2x.upper_offset_w, v2x.lower_offset_w)
    local = Operation(
        V2xMode(v2x.mode),
        curve=Curve(v2x.frequency_curve) if v2x.frequency_curve else None,
        baseline_w=v2x.baseline_w,
        balancing=balancing,
    )
    ac_back_w = ac_w if any(mode in BIDIRECTIONAL & AC_MODES for mode in modes) else 0.0
    return V2xSettings(
        enabled=bool(BIDIRECTIONAL.intersection(modes)),
        local=local,
        voltage_curve=Curve(v2x.voltage_curve) if v2x.voltage_curve else None,
        hardware_w=max(ac_back_w, dc.max_discharge_power_w if dc is not None else 0.0),
        hardware_a=dc.max_discharge_current_a if dc is not None else 0.0,
        owner_w=v2x.max_discharge_w,
        min_soc_percent=v2x.min_soc_percent,
        grid_forming=v2x.grid_forming,
    )


def _minute(clock: str) -> int:
    """Minutes since midnight of a time such as 22:00."""
    return int(clock[:2]) * 60 + int(clock[3:])


# --- OCPP variables ----------------------------------------------------------------------------------------------


def _seconds(text: str, lowest: int, highest: int) -> float:
    value = int(text)
    if not lowest <= value <= highest:
        raise ValueError(f"{value} is not within {lowest} to {highest}")
    return float(value)


def _boolean(text: str) -> bool:
    if text.lower() not in ("true", "false"):
        raise ValueError(f"{text!r} is neither true nor false")
    return text.lower() == "true"


def _offline(policy: str, unknown_ids: bool) -> str:
    """OCPP chooses between local tokens and every token; where the owner wants none at all, "false" keeps that."""
    if unknown_ids:
        return "accept"
    return "reject" if policy == "reject" else "local"


VARIABLES: dict[str, Callable[[StationSettings, str], StationSettings]] = {
    "AlignedDataCtrlr.Interval": lambda s, t: replace(s, aligned_interval_s=_seconds(t, 0, 86400)),
    "AlignedDataCtrlr.SendDuringIdle": lambda s, t: replace(s, aligned_idle_only=_boolean(t)),
    "AlignedDataCtrlr.TxEndedInterval": lambda s, t: replace(s, aligned_end_interval_s=_seconds(t, 0, 86400)),
    "ISO15118Ctrlr.ContractCertificateInstallationEnabled": lambda s, t: replace(s, certificate_service=_boolean(t)),
    "TxCtrlr.EVConnectionTimeOut": lambda s, t: replace(s, connection_timeout_s=_seconds(t, 5, 3600)),
    "TxCtrlr.StopTxOnInvalidId": lambda s, t: replace(s, stop_on_invalid=_boolean(t)),
    "TxCtrlr.StopTxOnEVSideDisconnect": lambda s, t: replace(s, stop_on_disconnect=_boolean(t)),
    "TxCtrlr.TxStartPoint": lambda s, t: replace(s, start_points=parse_points(t, start_points(bool(s.meter_key)))),
    "TxCtrlr.TxStopPoint": lambda s, t: replace(s, stop_points=parse_points(t, STOP_POINTS)),
    "TxCtrlr.ResumptionTimeout": lambda s, t: replace(s, resumption_s=_seconds(t, 0, 604_800)),
    "TxCtrlr.AllowEnergyTransferResumption": lambda s, t: replace(s, energy_resumes=_boolean(t)),
    "SampledDataCtrlr.TxEndedInterval": lambda s, t: replace(s, end_interval_s=_seconds(t, 0, 86400)),
    "SampledDataCtrlr.TxUpdatedInterval": lambda s, t: replace(s, sample_interval_s=_seconds(t, 0, 86400)),
    "AuthCacheCtrlr.Enabled": lambda s, t: replace(s, cache_enabled=_boolean(t)),
    "AuthCtrlr.AuthorizeRemoteStart": lambda s, t: replace(s, authorize_remote_start=_boolean(t)),
    "AuthCtrlr.LocalAuthorizeOffline": lambda s, t: replace(s, local_authorize_offline=_boolean(t)),
    "AuthCtrlr.LocalPreAuthorize": lambda s, t: replace(s, local_pre_authorize=_boolean(t)),
    "AuthCtrlr.MasterPassGroupId": lambda s, t: replace(s, master_group=t),
    "AuthCtrlr.OfflineTxForUnknownIdEnabled": lambda s, t: replace(s, offline=_offline(s.offline, _boolean(t))),
    "ISO15118Ctrlr.ContractValidationOffline": lambda s, t: replace(s, contract_offline=_boolean(t)),
    "UIInput.Enabled[PinCode]": lambda s, t: replace(s, pin_code=_boolean(t)),
    "UIInput.Enabled[StartButton]": lambda s, t: replace(s, start_button=_boolean(t)),
    "LocalAuthListCtrlr.Enabled": lambda s, t: replace(s, list_enabled=_boolean(t)),
}
