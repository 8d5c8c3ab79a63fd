"""One sample snapshot per screen, for tests, documentation pictures and `evse screen shot`. Data only."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from firmware.gui.view_model import UiState
from firmware.station.api import (
    ChargingState,
    ClaimView,
    ConnectorStatus,
    FaultView,
    Identity,
    IdToken,
    Reason,
    Stage,
    StationSnapshot,
    TariffView,
    TokenType,
    TransactionView,
    V2gView,
)

_CARD = IdToken("04A1B2C3D44F2A", TokenType.ISO14443)
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
        import_wh=123_456.0,
        online=True,
    )


def _transaction(energy_wh: float, duration_s: float, **changes: object) -> TransactionView:
    cost = round(energy_wh / 1000 * 0.49, 2) + round(duration_s / 60 * 0.05, 2) + 0.35
    view = TransactionView(
        id="3f2a",
        token=_CARD,
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


def _charging_ac() -> Sample:
    return _occupied(
        Stage.CHARGING,
        _reason("cable", limit="20"),
        power_w=13_800.0,
        token=_CARD,
        transaction=_transaction(12_340.0, 3_300.0),
        charging=True,
        powered=True,
    )


def _charging_dc() -> Sample:
    sample = _occupied(
        Stage.CHARGING,
        _reason("charging"),
        power_w=118_400.0,
        token=_CONTRACT,
        transaction=_transaction(31_870.0, 1_320.0),
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
        token=_CARD,
        transaction=_transaction(4_120.0, 1_500.0, charging_state=ChargingState.SUSPENDED_EVSE),
    )


SAMPLES: dict[str, Callable[[], Sample]] = {
    "starting": lambda: Sample(None),
    "reconnecting": lambda: Sample(None, UiState(was_connected=True)),
    "idle": lambda: Sample(_base()),
    "idle_dimmed": lambda: Sample(_base(), UiState(dimmed=True)),
    "idle_offline": lambda: Sample(
        replace(
            _base(), online=False, identity=replace(_IDENTITY, url="", helpline=""), tariff=TariffView("GBP", 0.455)
        )
    ),
    "language": lambda: Sample(_base(), UiState(chooser=True)),
    "plug_in": lambda: Sample(
        replace(_base(), stage=Stage.PLUG_IN, reason=_reason("plug_in"), token=_CARD, timeout_s=47.0)
    ),
    "authorising": lambda: _occupied(Stage.AUTHORISING, _reason("not_authorised"), timeout_s=110.0),
    "authorising_pnc": lambda: _occupied(
        Stage.AUTHORISING, _reason("not_authorised"), v2g=_v2g(method="pnc", soc_percent=None)
    ),
    "checking": lambda: _occupied(Stage.AUTHORISING, _reason("checking")),
    "rejected": lambda: _occupied(Stage.REJECTED, _reason("rejected", why="Blocked")),
    "preparing": lambda: _occupied(Stage.PREPARING, _reason("preparing"), token=_CONTRACT),
    "charging": _charging_ac,
    "charging_soc": _charging_dc,
    "waiting": _waiting,
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
        transaction=_transaction(18_234.0, 5_460.0, active=False, stopped_reason="Local"),
    ),
    "fault": lambda: _fault("lock_failed", "E-LK-01", "error", "replug"),
    "fault_live": lambda: _fault("contactor_welded", "E-CO-01", "critical", "out_of_order_live"),
    "finished_no_cost": lambda: _occupied(
        Stage.FINISHED, _reason("finished"), transaction=_transaction(18_234.0, 5_460.0, active=False, cost=None)
    ),
    "reserved": lambda: Sample(
        replace(_base(), status=ConnectorStatus.RESERVED, stage=Stage.UNAVAILABLE, reason=_reason("reserved"))
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
