"""Makes the station obey the charging profiles: one claim with the present limit, and the limits to come.

Owns: which transaction the profiles are relative to, and when the claim has to be computed anew. May not: check or
keep profiles. Works the same online and offline (K06, K07): profiles and clock are all it needs.
"""

from collections.abc import Sequence
from datetime import datetime

from firmware.core.clock import Clock
from firmware.ocpp_client.smart_charging import DAY_S, Charge, Limit, Profile, Step, Supply, composite, within
from firmware.ocpp_client.station_port import StationPort
from firmware.ocpp_client.v201.profile_book import ProfileBook
from firmware.station.api import ChargingState, EventKind, Reason, SetLimit, StationSnapshot, TransactionEvent

AHEAD_S = DAY_S  # how far the station, and so the vehicle, is told
MAX_AHEAD = 24
CLOCK_STEP_S = 1.0
CAPS = frozenset({"hardware", "fuse", "owner", "external", "grid"})  # claims that a composite schedule shows


class LimitKeeper:
    """The claim "ocpp" of the station."""

    def __init__(self, station: StationPort, book: ProfileBook, clock: Clock, supply: Supply) -> None:
        """`supply`: voltage, phases and the greatest current of the EVSE."""
        self._station = station
        self._book = book
        self._clock = clock
        self._supply = supply
        self._transaction: str | None = None
        self._ready_at: float | None = None
        self._paid = False
        self._seen: tuple[object, ...] = ()
        self._offset = 0.0
        self._again_at: float | None = None
        self._told: tuple[Limit | None, tuple[tuple[float, float | None], ...]] = (None, ())

    @property
    def transaction(self) -> str | None:
        """The running one, as far as its events have been seen."""
        return self._transaction

    def on_transaction(self, event: TransactionEvent) -> None:
        """Each event, in order. Raises StoreError."""
        if event.kind is EventKind.ENDED:
            self._transaction, self._ready_at, self._paid = None, None, False
            ended = event.transaction_id
            self._book.remove(lambda kept: kept.profile.transactionId == ended)
            return
        if event.transaction_id != self._transaction:
            self._transaction, self._ready_at, self._paid = event.transaction_id, None, False
            self._book.only(event.transaction_id)
        if event.remote_start_id is not None:
            self._book.transaction_is(event.transaction_id, event.remote_start_id)
        self._paid = self._paid or event.id_token is not None
        if event.trigger == "TxResumed":
            self._resumed()
        connected = event.charging_state not in (None, ChargingState.IDLE)
        if self._ready_at is None and self._paid and connected:
            self._ready_at = datetime.fromisoformat(event.timestamp).timestamp()

    def _resumed(self) -> None:
        """E17: whoever paid before the interruption pays on, and a Relative profile does not begin anew."""
        view = self._station.snapshot().transaction
        if view is not None and view.active and view.token is not None:
            self._paid, self._ready_at = True, datetime.fromisoformat(view.started_at).timestamp()

    def next_deadline(self) -> float | None:
        """When the limit changes next."""
        return self._again_at

    def apply(self, now: float) -> None:
        """Tell the station if something changed: a profile, the transaction, the clock, or the time has come."""
        wall = self._clock.wall().utc.timestamp()
        seen = (self._book.version, self._transaction, self._ready_at)
        stepped = abs(wall - now - self._offset) > CLOCK_STEP_S
        due = self._again_at is not None and now >= self._again_at
        if seen == self._seen and not stepped and not due:
            return
        self._seen, self._offset = seen, wall - now
        if not self._book.profiles:
            self._again_at = None
            self._tell(None, ())
            return
        steps = composite(self._book.profiles, wall, AHEAD_S, self._supply, self._charge(wall))
        later = steps[1 : 1 + MAX_AHEAD]
        self._again_at = now + (later[0].start_s if later else AHEAD_S / 2)
        self._tell(steps[0].limit, tuple((s.start_s, _amps(s.limit)) for s in later))

    def _charge(self, wall: float) -> Charge:
        return Charge(wall, self._transaction, self._ready_at)

    def _tell(self, limit: Limit | None, ahead: tuple[tuple[float, float | None], ...]) -> None:
        if (limit, ahead) == self._told:
            return
        self._told = (limit, ahead)
        limit_a, phases, single_a = (None,) * 3 if limit is None else (limit.amps, limit.phases, limit.single_amps)
        text = f"{limit_a:.1f}".removesuffix(".0") if limit_a is not None else ""
        reason = Reason("smart_charging", f"the operator's schedule allows {text} A", {"limit": text})
        self._station.command(SetLimit("ocpp", limit_a, reason, ahead=ahead, phases=phases, single_a=single_a))

    # --- for the vehicle --------------------------------------------------------------------------------------------

    def power_ahead(self, profiles: Sequence[Profile]) -> tuple[tuple[float, float], ...]:
        """(seconds from now, watt) under these profiles and what else limits the station."""
        wall = self._clock.wall().utc.timestamp()
        supply = self.supply(self._station.snapshot())
        steps = within(composite(profiles, wall, AHEAD_S, supply, self._charge(wall)), supply)
        return tuple((step.start_s, supply.watts(step.limit.amps)) for step in steps[:MAX_AHEAD] if step.limit)

    # --- for GetCompositeSchedule --------------------------------------------------------------------------------

    def composite(self, begin: float, duration_s: float) -> tuple[Step, ...]:
        """What will hold in a window, the station's own and external limits included (K08)."""
        supply = self.supply(self._station.snapshot())
        return within(composite(self._book.profiles, begin, duration_s, supply, self._charge(begin)), supply)

    def supply(self, snapshot: StationSnapshot) -> Supply:
        """With the limits of others that hold now."""
        limits = [claim.limit_a for claim in snapshot.claims if claim.source in CAPS and claim.limit_a is not None]
        return Supply(self._supply.voltage_v, self._supply.phases, min([self._supply.max_a, *limits]))


def _amps(limit: Limit | None) -> float | None:
    return None if limit is None else limit.amps
