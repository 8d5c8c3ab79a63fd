"""One sample snapshot per screen and theme, for tests, documentation pictures and `evse screen shot`. Data only."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

from firmware.core.faults import CATALOGUE
from firmware.gui.view_model import UiState
from firmware.station.api import (
    ChargingState,
    ClaimView,
    ConnectorStatus,
    DriverChoice,
    FaultView,
    Identity,
    IdToken,
    MeterView,
    OperatorMessage,
    PinView,
    PlanPeriod,
    PlanView,
    PricePeriod,
    Reason,
    Stage,
    StationSnapshot,
    TariffView,
    TokenType,
    TransactionView,
    V2gView,
    V2xView,
)

_CARD = IdToken("04A1B2C3D44F2A", TokenType.ISO14443)
_PAYS = IdToken("pay-1", TokenType.CENTRAL)  # ad hoc: the station's own price holds
_CONTRACT = IdToken("DE8ACC12E46L89", TokenType.EMAID)
_IDENTITY = Identity(
    station_id="STATION-07",
    evse_id="DE*ABC*E0007*1",
    vendor="Example",
    model="One",
    serial="0007",
    firmware="0.1.0",
    helpline="0800 123 4567",
    connector_label="1",
    plug="cType2",
    max_power_w=22_000.0,
    url="https://pay.example.org/p",
)
_PAYMENT = "https://pay.example.org/p?evse=DE*ABC*E0007*1&t=46119246"
_KEY = (
    "3059301306072a8648ce3d020106082a8648ce3d030107034200043ad1f8b7c2450e6d99f0a1b2c3d4e5f60718293a4b5c6d7e8f90a1b2"
    "c3d4e5f60718293a4b5c6d7e8f90a1b2c3d4e5f60718293a4b5c6d7e8f90a1b2c3"
)
_METER = MeterView("1EMH0012345678", _KEY, "1.03 / 8F2A")
_OCMF = (
    "T0NNRnx7IlJEIjpbeyJUTSI6IjIwMjYtMDUtMTJUMDk6NTE6MDAsMDAwKzAyMDAgUyIsIlRYIjoiRSIsIlJWIjoxMjM0NzQuMjM0MCwi"
    "UlUiOiJrV2gifV19fHsiU0QiOiIwMCJ9"
)
_TARIFF = TariffView("EUR", 0.49, per_minute=0.05, per_session=0.35, vat_percent=19.0)


@dataclass(frozen=True, slots=True)
class Sample:
    """A named state of station and screen. `snapshot` None: the controller is not there."""

    snapshot: StationSnapshot | None
    ui: UiState = UiState()  # noqa: RUF009  frozen, so sharing it is safe


def _reason(key: str, text: str = "", **params: str) -> Reason:
    return Reason(key, text or key, params)


def _base() -> StationSnapshot:
    return StationSnapshot(
        at=1000.0,
        wall="2026-05-12T09:41:00.000Z",
        clock_quality="synced",
        identity=_IDENTITY,
        tariff=_TARIFF,
        status=ConnectorStatus.AVAILABLE,
        stage=Stage.IDLE,
        reason=_reason("idle"),
        pilot="A",
        pilot_high_v=12.0,
        pilot_low_v=12.0,
        duty_percent=None,
        contactor="open",
        powered=False,
        limit_a=0.0,
        claims=(),
        faults=(),
        power_w=0.0,
        voltage_v=(230.1, 229.8, 230.4),
        current_a=(0.0, 0.0, 0.0),
        import_wh=123_456_000.0,
        online=True,
        meter=_METER,
        payment_url=_PAYMENT,
    )


def _transaction(energy_wh: float, duration_s: float, **changes: object) -> TransactionView:
    cost = round(energy_wh / 1000 * 0.49, 2) + round(duration_s / 60 * 0.05, 2) + 0.35
    view = TransactionView(
        id="3f2a",
        token=_PAYS,
        started_at="2026-05-12T08:20:00.000Z",
        active=True,
        energy_wh=energy_wh,
        duration_s=duration_s,
        charging_state=ChargingState.CHARGING,
        cost=round(cost, 2),
    )
    return replace(view, **changes)  # type: ignore[arg-type]


def _v2g(**changes: object) -> V2gView:
    view = V2gView("ISO 15118-2", "eim", "ChargeLoop", "02:00:00:00:00:01", True, soc_percent=64, remaining_s=2_340)
    return replace(view, **changes)  # type: ignore[arg-type]


def _occupied(stage: Stage, reason: Reason, **changes: object) -> Sample:
    snapshot = replace(_base(), status=ConnectorStatus.OCCUPIED, stage=stage, reason=reason, pilot="B2", limit_a=32.0)
    return Sample(replace(snapshot, **changes))  # type: ignore[arg-type]


def _fault(fault_id: str, code: str, severity: str, text_key: str) -> Sample:
    fault = FaultView(fault_id, code, severity, text_key, "", True, "2026-05-12T09:40:12.000Z")
    reason = _reason("fault", code=code)
    snapshot = replace(_base(), status=ConnectorStatus.FAULTED, stage=Stage.FAULT, reason=reason, faults=(fault,))
    return Sample(snapshot)


def _every_fault() -> dict[str, Callable[[], "Sample"]]:
    """One sample for each text that a fault of the catalogue shows, named after it."""
    rows = {fault.driver_text: fault for fault in reversed(tuple(CATALOGUE.values())) if fault.driver_text != "none"}
    return {
        f"fault_{text}": partial(_fault, fault.id, fault.code, fault.severity.value, fault.driver_text)
        for text, fault in sorted(rows.items())
    }


_PRICES = (PricePeriod(0.0, 0.49), PricePeriod(45_540.0, 0.29), PricePeriod(74_340.0, 0.49))
_CHOICE = DriverChoice(departure="2026-05-13T05:00:00+00:00", energy_wh=40_000.0)
_PLAN = PlanView(
    (PlanPeriod(0.0, 0.0), PlanPeriod(45_540.0, 11_000.0), PlanPeriod(60_000.0, 0.0)), 40_000.0, 58_640.0, 0.0, 11.60
)
_SOON = DriverChoice(departure="2026-05-12T11:30:00+00:00", energy_wh=60_000.0)
_LATE = PlanView((PlanPeriod(0.0, 22_000.0), PlanPeriod(12_000.0, 0.0)), 60_000.0, 9_900.0, 3_360.0, 29.40)


def _night(reason: Reason, ui: UiState = UiState(), **changes: object) -> "Sample":  # noqa: B008  frozen
    """A visit that charges in the cheaper hours of the night."""
    fields: dict[str, object] = {"token": _PAYS, "prices": _PRICES, "choice": _CHOICE, "plan": _PLAN}
    fields["transaction"] = _transaction(0.0, 300.0, charging_state=ChargingState.SUSPENDED_EVSE)
    stage = changes.pop("stage", Stage.WAITING)
    assert isinstance(stage, Stage)
    given = _occupied(stage, reason, **(fields | changes))
    return replace(given, ui=ui)


def _cheaper() -> "Sample":
    why = _reason("cheaper_hours", until="22:20")
    return _night(why, claims=(ClaimView("driver", 120, 0.0, why, True, expires_in_s=45_540.0),))


def _supplying() -> "Sample":
    why = _reason("v2x_setpoint")
    v2x = V2xView("central_setpoint", True, -7_000.0, None, why, False, 11_000.0, ())
    return _occupied(
        Stage.CHARGING,
        why,
        power_w=-7_040.0,
        token=_CARD,
        v2x=v2x,
        v2g=_v2g(protocol="ISO 15118-20 AC", soc_percent=71, remaining_s=None),
        transaction=_transaction(3_120.0, 8_100.0, export_wh=9_870.0, cost=None),
    )


def _told(priority: str, content: str, given: "Sample") -> "Sample":
    """A sample with a message of the operator."""
    assert given.snapshot is not None
    return replace(given, snapshot=replace(given.snapshot, messages=(OperatorMessage(1, priority, content),)))


_CARE = "Maintenance on Thursday from 8 to 10."


def _with_ui(given: "Sample", **changes: object) -> "Sample":
    return replace(given, ui=replace(given.ui, **changes))  # type: ignore[arg-type]


def _pin(wait_s: float | None = None, **ui: object) -> Sample:
    given = Sample(replace(_base(), pin=PinView(wait_s)), UiState(page="pin"))
    return _with_ui(given, **ui)


def _charging_ac() -> Sample:
    return _occupied(
        Stage.CHARGING,
        _reason("cable", limit="20"),
        power_w=13_800.0,
        token=_PAYS,
        transaction=_transaction(12_340.0, 3_300.0),
        plan=PlanView((PlanPeriod(0.0, 13_800.0), PlanPeriod(5_700.0, 0.0)), 21_850.0, 5_700.0),
        charging=True,
        powered=True,
    )


def _charging_dc() -> Sample:
    sample = _occupied(
        Stage.CHARGING,
        _reason("charging"),
        power_w=118_400.0,
        token=_CONTRACT,
        transaction=_transaction(31_870.0, 1_320.0, token=_CONTRACT, cost_by_operator=True),
        v2g=_v2g(method="pnc"),
        charging=True,
        powered=True,
    )
    assert sample.snapshot is not None
    identity = replace(_IDENTITY, plug="cCCS2", max_power_w=150_000.0)
    return replace(sample, snapshot=replace(sample.snapshot, identity=identity))


def _waiting() -> Sample:
    claim = ClaimView("fuse", 100, 0.0, _reason("limit_too_low", why="fuse"), True, expires_in_s=252.0)
    return _occupied(
        Stage.WAITING,
        _reason("limit_too_low", why="fuse"),
        claims=(claim,),
        token=_PAYS,
        transaction=_transaction(4_120.0, 1_500.0, charging_state=ChargingState.SUSPENDED_EVSE),
    )


SAMPLES: dict[str, Callable[[], Sample]] = {
    "starting": lambda: Sample(None),
    "reconnecting": lambda: Sample(None, UiState(was_connected=True)),
    "idle": lambda: Sample(_base()),
    "idle_dimmed": lambda: Sample(_base(), UiState(dimmed=True)),
    "idle_offline": lambda: Sample(
        replace(
            _base(),
            online=False,
            payment_url="",
            identity=replace(_IDENTITY, helpline=""),
            tariff=TariffView("GBP", 0.455),
        )
    ),
    "idle_hours": lambda: Sample(replace(_base(), prices=_PRICES)),
    "idle_message": lambda: _told("NormalCycle", _CARE, Sample(_base())),
    "idle_day": lambda: Sample(_base(), UiState(theme="day")),
    "idle_contrast": lambda: Sample(_base(), UiState(theme="contrast")),
    "idle_large": lambda: Sample(_base(), UiState(large=True)),
    "idle_start": lambda: Sample(replace(_base(), start_button=True)),
    "idle_start_pin": lambda: Sample(replace(_base(), start_button=True, pin=PinView())),
    "idle_start_dimmed": lambda: Sample(replace(_base(), start_button=True, payment_url=""), UiState(dimmed=True)),
    "idle_start_large": lambda: Sample(replace(_base(), start_button=True), UiState(large=True)),
    "pin": lambda: _pin(),
    "pin_typed": lambda: _pin(entered="47110"),
    "pin_closing": lambda: _pin(entered="4711", closing_s=12),
    "pin_waits": lambda: _pin(wait_s=27.0),
    "pin_day": lambda: _pin(entered="4711", theme="day"),
    "pin_large": lambda: _pin(entered="4711", large=True),
    "language": lambda: Sample(_base(), UiState(page="menu")),
    "language_large": lambda: Sample(_base(), UiState(page="menu", large=True)),
    "display": lambda: Sample(_base(), UiState(page="display", theme="auto")),
    "info": lambda: Sample(_base(), UiState(page="info")),
    "key": lambda: Sample(_base(), UiState(page="key")),
    "legal": lambda: Sample(_base(), UiState(page="legal", closing_s=12)),
    "plug_in": lambda: Sample(
        replace(_base(), stage=Stage.PLUG_IN, reason=_reason("plug_in"), token=_CARD, timeout_s=47.0)
    ),
    "authorising": lambda: _occupied(Stage.AUTHORISING, _reason("not_authorised"), timeout_s=110.0),
    "authorising_pnc": lambda: _occupied(
        Stage.AUTHORISING, _reason("not_authorised"), v2g=_v2g(method="pnc", soc_percent=None)
    ),
    "authorising_start": lambda: _occupied(
        Stage.AUTHORISING, _reason("not_authorised"), start_button=True, payment_url=""
    ),
    "authorising_every_way": lambda: _occupied(
        Stage.AUTHORISING,
        _reason("not_authorised"),
        v2g=_v2g(method="pnc", soc_percent=None),
        start_button=True,
        pin=PinView(),
    ),
    "authorising_start_large": lambda: _with_ui(
        _occupied(Stage.AUTHORISING, _reason("not_authorised"), start_button=True, pin=PinView()), large=True
    ),
    "rejected_pin": lambda: _occupied(Stage.REJECTED, _reason("rejected", why="Invalid"), pin=PinView()),
    "checking": lambda: _occupied(Stage.AUTHORISING, _reason("checking")),
    "contract_checking": lambda: _occupied(
        Stage.AUTHORISING, _reason("checking"), v2g=_v2g(method="pnc", soc_percent=None)
    ),
    "installing": lambda: _occupied(
        Stage.AUTHORISING, _reason("not_authorised"), installing=True, v2g=_v2g(method="pnc", soc_percent=None)
    ),
    "rejected": lambda: _occupied(Stage.REJECTED, _reason("rejected", why="Blocked")),
    "contract": lambda: _occupied(Stage.PREPARING, _reason("preparing"), token=_CONTRACT),
    "preparing": lambda: _occupied(Stage.PREPARING, _reason("preparing"), token=_CARD, tariff_text="€0.52 per kWh"),
    "options": lambda: _with_ui(_supplying(), page="options"),
    "choice": lambda: _with_ui(_charging_ac(), page="choice"),
    "choice_plan": lambda: _with_ui(_cheaper(), page="choice"),
    "choice_late": lambda: _with_ui(_night(_reason("charging"), plan=_LATE, choice=_SOON), page="choice"),
    "choice_closing": lambda: _with_ui(_cheaper(), page="choice", closing_s=9),
    "choice_large": lambda: _with_ui(_cheaper(), page="choice", large=True),
    "chart": lambda: _with_ui(_cheaper(), page="chart"),
    "cheaper_hours": _cheaper,
    "charging": _charging_ac,
    "charging_hours": lambda: _night(
        _reason("charging"),
        stage=Stage.CHARGING,
        choice=None,
        power_w=10_950.0,
        transaction=_transaction(12_340.0, 3_300.0),
    ),
    "charging_soc": _charging_dc,
    "charging_day": lambda: _with_ui(_charging_dc(), theme="day"),
    "charging_contrast": lambda: _with_ui(_charging_dc(), theme="contrast"),
    "charging_large": lambda: _with_ui(_charging_dc(), large=True),
    "charging_message": lambda: _told("AlwaysFront", "The car park closes at 22:00.", _charging_dc()),
    "renegotiating": lambda: _occupied(
        Stage.CHARGING,
        _reason("charging"),
        power_w=13_800.0,
        token=_CARD,
        transaction=_transaction(12_340.0, 3_300.0, cost=7.35, cost_by_operator=True),
        v2g=_v2g(soc_percent=None, negotiating=True),
    ),
    "supplying": _supplying,
    "supplying_day": lambda: _with_ui(_supplying(), theme="day"),
    "waiting": _waiting,
    "random_delay": lambda: _occupied(
        Stage.WAITING,
        _reason("smart_charging", limit="0"),
        claims=(ClaimView("random_delay", 110, 0.0, _reason("smart_charging", limit="0"), True, expires_in_s=252.0),),
        token=_CARD,
        transaction=_transaction(0.0, 20.0, cost=None, charging_state=ChargingState.SUSPENDED_EVSE),
    ),
    "driver_paused": lambda: _night(_reason("driver_paused"), choice=DriverChoice(pause=True)),
    "target_reached": lambda: _night(
        _reason("target_reached"), choice=DriverChoice(energy_wh=20_000.0), transaction=_transaction(20_004.0, 9_000.0)
    ),
    "ev_not_ready": lambda: _occupied(Stage.PAUSED_BY_EV, _reason("ev_not_ready"), token=_CARD),
    "paused_by_ev": lambda: _occupied(
        Stage.PAUSED_BY_EV,
        _reason("ev_paused"),
        token=_CARD,
        transaction=_transaction(18_050.0, 5_400.0, charging_state=ChargingState.SUSPENDED_EV),
    ),
    "stopping": lambda: _occupied(
        Stage.STOPPING, _reason("stopping"), token=_CARD, transaction=_transaction(18_230.0, 5_460.0)
    ),
    "finished": lambda: _occupied(
        Stage.FINISHED,
        _reason("finished"),
        transaction=_transaction(
            18_234.0,
            5_460.0,
            active=False,
            stopped_reason="Local",
            meter_start_wh=123_456_000.0,
            meter_wh=123_474_234.0,
            signed=_OCMF,
        ),
        receipt_url="https://pay.example.org/r?transaction=3f2a",
    ),
    "finished_no_cost": lambda: _occupied(
        Stage.FINISHED,
        _reason("finished"),
        transaction=_transaction(
            18_234.0,
            5_460.0,
            active=False,
            token=_CARD,
            cost=None,
            meter_start_wh=123_456_000.0,
            meter_wh=123_474_234.0,
        ),
    ),
    "finished_large": lambda: _with_ui(
        _occupied(Stage.FINISHED, _reason("finished"), transaction=_transaction(18_234.0, 5_460.0, active=False)),
        large=True,
    ),
    "unplug_help": lambda: _occupied(
        Stage.FINISHED,
        _reason("finished"),
        transaction=_transaction(18_234.0, 5_460.0, active=False),
        faults=(FaultView("unlock_failed", "W-LK-02", "warning", "pull_plug", "", False, "2026-05-12T09:40:12.000Z"),),
    ),
    "fault": lambda: _fault("lock_failed", "E-LK-01", "error", "replug"),
    **_every_fault(),
    "fault_day": lambda: _with_ui(_fault("lock_failed", "E-LK-01", "error", "replug"), theme="day"),
    "fault_large": lambda: _with_ui(_fault("lock_failed", "E-LK-01", "error", "replug"), large=True),
    "reserved": lambda: Sample(
        replace(
            _base(),
            status=ConnectorStatus.RESERVED,
            stage=Stage.UNAVAILABLE,
            reason=_reason("reserved"),
            timeout_s=1_800.0,
        )
    ),
    "reserved_pin": lambda: Sample(
        replace(
            _base(),
            status=ConnectorStatus.RESERVED,
            stage=Stage.UNAVAILABLE,
            reason=_reason("reserved"),
            timeout_s=1_800.0,
            pin=PinView(),
        )
    ),
    "updating": lambda: Sample(
        replace(_base(), status=ConnectorStatus.UNAVAILABLE, stage=Stage.UNAVAILABLE, reason=_reason("updating"))
    ),
    "restarting": lambda: Sample(replace(_base(), stage=Stage.UNAVAILABLE, reason=_reason("reset"))),
    "unavailable": lambda: Sample(
        replace(_base(), status=ConnectorStatus.UNAVAILABLE, stage=Stage.UNAVAILABLE, reason=_reason("unavailable"))
    ),
}


def sample(name: str) -> Sample:
    """The sample of that name. LookupError names the ones there are."""
    if name not in SAMPLES:
        raise LookupError(f"no screen state {name!r}; there are {', '.join(SAMPLES)}")
    return SAMPLES[name]()
