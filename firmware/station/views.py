"""The two snapshots that leave the station: `EvseView` for a V2G message, `StationSnapshot` for everybody else.

Owns: putting them together. May not: decide; every value comes from the parts.
"""

import math
from collections.abc import Sequence
from dataclasses import replace

from firmware.core.clock import Clock
from firmware.hal.api import ContactorState, DcReading, DriveKind, MeterReading, SafetyReport
from firmware.iso15118.api import (
    AcLimits,
    AuthMethod,
    AuthState,
    CertificateAction,
    CertificateAnswer,
    CheckState,
    Costs,
    DcLimits,
    EvseView,
    Isolation,
    Meter,
    MobilityNeeds,
    Notification,
    PowerPeriod,
    Prices,
    ScheduleOffer,
    Tariff,
)
from firmware.station import energy, payment
from firmware.station.api import (
    ChargingState,
    ConnectorStatus,
    DriverChoice,
    HardwareView,
    IdToken,
    MeterView,
    OperatorMessage,
    PinView,
    PlanView,
    PricePeriod,
    Reason,
    Stage,
    StationSnapshot,
    TransactionView,
    V2xView,
)
from firmware.station.claims import Claims
from firmware.station.dc import DcStage
from firmware.station.faults import FaultBook
from firmware.station.settings import StationSettings
from firmware.station.v2g import V2gRecord
from firmware.station.wear import Wear

CONTACTOR: dict[ContactorState, CheckState] = {
    ContactorState.OPEN: CheckState.IDLE,
    ContactorState.CLOSING: CheckState.RUNNING,
    ContactorState.CLOSED: CheckState.PASSED,
    ContactorState.OPENING: CheckState.RUNNING,
    ContactorState.WELDED: CheckState.FAILED,
    ContactorState.FAILED: CheckState.FAILED,
}


def evse_view(
    *,
    settings: StationSettings,
    clock: Clock,
    tls: bool,
    report: SafetyReport,
    meter: MeterReading | None,
    dc_reading: DcReading | None,
    limit_a: float,
    offered: tuple[tuple[PowerPeriod, ...] | None, Tariff | None, tuple[ScheduleOffer, ...]],
    auth: AuthState,
    v2g: V2gRecord,
    dc: DcStage | None,
    faults: FaultBook,
    contracts: bool,
    certificate_actions: tuple[CertificateAction, ...],
    certificate: CertificateAnswer | None,
    notification: Notification,
    notification_delay_s: int,
    mobility: MobilityNeeds | None = None,
    price: float = 0.0,
    prices: tuple[PricePeriod, ...] = (),
    costs: Costs | None = None,
    settling: bool = False,
) -> EvseView:
    """The station at one instant, for one message of a session that runs in TLS or not."""
    wall_unix = int(clock.wall().utc.timestamp())
    ac, dc_limits = _ac_limits(settings, limit_a), _dc_limits(settings, limit_a)
    blocking = faults.blocking
    # Contract payment needs TLS: without it PnC is neither offered nor accepted (iso15118.md 6a).
    methods = settings.auth_methods
    if not (tls and contracts):
        methods = tuple(method for method in methods if method is not AuthMethod.PNC)
    return EvseView(
        evse_id=settings.identity.evse_id,
        energy_modes=settings.energy_modes,
        auth_methods=methods,
        tls=tls,
        free_service=settings.free_vend,
        pilot=report.pilot.value,
        auth=auth,
        ac=ac,
        dc=dc_limits,
        schedule=offered[0],
        tariff=offered[1],
        alternatives=offered[2],
        contactor=CONTACTOR[report.contactor],
        isolation=dc.isolation if dc is not None else Isolation.INVALID,
        cable_check=dc.check if dc is not None else CheckState.IDLE,
        present_voltage_v=_voltage(report, meter, dc_reading),
        present_current_a=_current(meter, dc_reading),
        meter=meter_view(meter, wall_unix),
        receipt_required=settings.receipts and v2g.method is AuthMethod.PNC,
        notification=notification,
        notification_delay_s=notification_delay_s,
        emergency=faults.opens,
        malfunction=blocking is not None and not faults.opens,
        paused=v2g.paused,
        certificate_actions=certificate_actions,
        certificate=certificate,
        services=settings.services,
        wall_unix=wall_unix,
        mobility=mobility,
        prices=_ad_hoc(settings, price, prices),
        costs=costs,
        providers=settings.providers,
        parking_service=settings.parking_service,
        settling=settling,
    )


def limit_schedule(
    settings: StationSettings, limit_a: float, ahead: Sequence[tuple[float, float]]
) -> tuple[PowerPeriod, ...]:
    """The limits of now and, as far as they are planned, of later, as power."""
    return energy.schedule_for(power_w(settings, limit_a), [(t, power_w(settings, a)) for t, a in ahead])


def _ad_hoc(settings: StationSettings, price: float, ahead: tuple[PricePeriod, ...]) -> Prices | None:
    """The station's own prices as a vehicle may see them; None where there are none. `price`: of a kWh now."""
    tariff = settings.tariff
    costs = (price, tariff.per_minute, tariff.per_session, tariff.overstay_per_minute)
    if settings.free_vend or not any(costs) or len(tariff.currency) != 3:
        return None
    return Prices(
        tariff.currency,
        price,
        tariff.per_minute,
        tariff.per_session,
        tariff.vat_percent or 0.0,
        ahead=tuple((math.ceil(one.start_s), one.per_kwh) for one in ahead if one.start_s > 0.0),
        overstay_per_minute=tariff.overstay_per_minute,
        overstay_after_s=math.ceil(tariff.overstay_after_s),
    )


def _ac_limits(settings: StationSettings, limit_a: float) -> AcLimits:
    return energy.ac_limits(limit_a, settings.nominal_voltage_v, settings.phases)


def _dc_limits(settings: StationSettings, limit_a: float) -> DcLimits:
    if settings.dc is None:
        return DcLimits()
    return energy.dc_limits(limit_a, settings.nominal_voltage_v, settings.phases, settings.dc)


def power_w(settings: StationSettings, limit_a: float) -> float:
    """The most that a vehicle could draw at this limit."""
    ac_w, dc_w = _ac_limits(settings, limit_a).max_power_w, _dc_limits(settings, limit_a).max_power_w
    if settings.dc is None:
        return ac_w
    return max(ac_w, dc_w) if settings.has_ac else dc_w


def _voltage(report: SafetyReport, meter: MeterReading | None, dc: DcReading | None) -> float:
    if dc is not None:
        return dc.voltage_v
    return max(meter.voltage_v, default=0.0) if meter is not None and report.powered else 0.0


def _current(meter: MeterReading | None, dc: DcReading | None) -> float:
    if dc is not None:
        return dc.current_a
    return max(meter.current_a, default=0.0) if meter is not None else 0.0


def meter_view(meter: MeterReading | None, wall_unix: int) -> Meter | None:
    """The meter as the vehicle may see it."""
    if meter is None:
        return None
    return Meter(meter.serial, max(0, int(meter.import_wh)), max(0, int(meter.export_wh)), meter.signed, wall_unix)


def hardware_view(
    settings: StationSettings,
    report: SafetyReport,
    wear: Wear,
    meter: MeterReading | None,
    grid: MeterReading | None,
    grid_problem: str,
    now: float,
) -> HardwareView:
    """The parts as a technician wants to see them. A meter that has never told anything has no age."""
    passed_at = report.rcd_passed_at
    return HardwareView(
        features=tuple(sorted(feature.value for feature in settings.features)),
        contactor_cycles=wear.contactor_cycles,
        contactor_under_load=wear.contactor_under_load,
        contactor_failures=wear.contactor_failures,
        lock_closed=report.lock_closed,
        lock_failures=wear.lock_failures,
        rcd_passed_s=now - passed_at if passed_at is not None else None,
        rcd_tests_passed=wear.rcd_tests_passed,
        rcd_tests_failed=wear.rcd_tests_failed,
        temperature_c=report.temperature_c,
        plug_temperature_c=report.plug_temperature_c,
        cable_limit_a=report.cable_limit_a,
        single_phase=report.single_phase,
        meter_age_s=_age(meter, now),
        meter_problem=meter.problem if meter is not None else "",
        grid_age_s=_age(grid, now),
        grid_problem=grid_problem or (grid.problem if grid is not None else ""),
        grid_w=grid.power_w if grid is not None else None,
    )


def _age(reading: MeterReading | None, now: float) -> float | None:
    return None if reading is None or not math.isfinite(reading.import_wh) else now - reading.at


def _measured(value: float) -> float | None:
    """JSON has no NaN: the screen could not read a snapshot with one."""
    return value if math.isfinite(value) else None


def _shown(value: float) -> float:
    """Of a meter that did not tell: nothing; `hardware.meter_problem` says that it did not."""
    return value if math.isfinite(value) else 0.0


def station_snapshot(
    *,
    settings: StationSettings,
    clock: Clock,
    now: float,
    report: SafetyReport,
    meter: MeterReading | None,
    claims: Claims,
    faults: FaultBook,
    status: ConnectorStatus,
    stage: Stage,
    why: Reason,
    state: ChargingState,
    transaction: TransactionView | None,
    v2g: V2gRecord,
    token: IdToken | None,
    online: bool | None,
    timeout_s: float | None,
    v2x: V2xView | None,
    hardware: HardwareView,
    choice: DriverChoice | None,
    plan: PlanView | None,
    price: float,
    prices: tuple[PricePeriod, ...],
    tariff_text: str,
    cost_text: str,
    installing: bool,
    messages: tuple[OperatorMessage, ...],
    start_button: bool,
    pin: PinView | None,
) -> StationSnapshot:
    """All that a screen, `evse status` or OCPP needs."""
    wall = clock.wall()
    return StationSnapshot(
        at=now,
        wall=wall.iso(),
        clock_quality=wall.quality.value,
        identity=settings.identity,
        tariff=replace(settings.tariff, per_kwh=price),
        status=status,
        stage=stage,
        reason=why,
        pilot=report.pilot.value,
        pilot_high_v=_measured(report.pilot_high_v),
        pilot_low_v=_measured(report.pilot_low_v),
        duty_percent=report.drive.duty_percent if report.drive.kind is DriveKind.PWM else None,
        contactor=report.contactor.value,
        powered=report.powered,
        limit_a=claims.effective.limit_a,
        claims=claims.views(now),
        faults=faults.views(),
        power_w=_shown(meter.power_w) if meter is not None else 0.0,
        voltage_v=tuple(map(_shown, meter.voltage_v)) if meter is not None else (),
        current_a=tuple(map(_shown, meter.current_a)) if meter is not None else (),
        import_wh=_shown(meter.import_wh) if meter is not None else 0.0,
        export_wh=_shown(meter.export_wh) if meter is not None else 0.0,
        v2x=v2x,
        hardware=hardware,
        transaction=transaction,
        v2g=v2g.view(),
        token=token,
        online=online,
        charging=state is ChargingState.CHARGING,
        timeout_s=timeout_s,
        choice=choice,
        plan=plan,
        prices=prices,
        meter=_legal(settings, meter),
        tariff_text=tariff_text,
        cost_text=cost_text,
        installing=installing,
        messages=messages,
        start_button=start_button,
        pin=pin,
        payment_url=payment.payment_url(settings.identity, settings.payment_secret, wall.utc.timestamp(), online),
        receipt_url=payment.receipt_url(settings.receipt_base, transaction.id) if transaction is not None else "",
    )


def _legal(settings: StationSettings, meter: MeterReading | None) -> MeterView | None:
    if meter is None:
        return None
    return MeterView(meter.serial, settings.meter_key, settings.meter_software)
