"""What the station knows of the V2G session, gathered from its effects.

Owns: the record of the present session and of a paused one. May not: decide anything; the facts below are read by
authorisation, pilot control, DC and transactions.
"""

from typing import Any

from firmware.iso15118.api import (
    AuthMethod,
    ChargeStarted,
    ChargeStopped,
    Effect,
    EndReason,
    EvNeeds,
    EvProgress,
    PausedSession,
    Protocol,
    Renegotiating,
    RequestAuthorization,
    RequestContactor,
    ServicesSelected,
    SessionEnded,
    SessionEstablished,
)
from firmware.station.api import V2gView

PROTOCOL_NAMES: dict[Protocol, str] = {
    Protocol.DIN: "DIN 70121",
    Protocol.ISO2: "ISO 15118-2",
    Protocol.ISO20_AC: "ISO 15118-20 AC",
    Protocol.ISO20_DC: "ISO 15118-20 DC",
    Protocol.ISO20_ACDP: "ISO 15118-20 ACDP",
    Protocol.ISO20_WPT: "ISO 15118-20 WPT",
    Protocol.ISO20_AC_DER_IEC: "ISO 15118-20 AC DER (IEC)",
    Protocol.ISO20_AC_DER_SAE: "ISO 15118-20 AC DER (SAE)",
}


class V2gRecord:
    """The V2G session of this visit. All members are facts; `apply` is the only writer but for `forget`."""

    def __init__(self, paused: PausedSession | None = None) -> None:
        """`paused`: what a restart found; it is good for the vehicle that is connected then, and for no other."""
        self.tls = False
        self._before_restart = paused
        self.forget()

    def forget(self) -> None:
        """A new visit: nothing is known."""
        self.active = False
        self.established: SessionEstablished | None = None
        self.method: AuthMethod | None = None
        self.contactor_wanted = False
        self.charging = False  # between ChargeStarted and ChargeStopped
        self.negotiating = False  # a new schedule is being agreed on, energy may flow meanwhile
        self.charged = False  # this session transferred, or could have transferred, energy
        self.services: tuple[tuple[int, int | None], ...] = ()  # value-added ones that the vehicle took
        self.needs: EvNeeds | None = None
        self.progress: EvProgress | None = None
        self.soc_percent: int | None = None  # the newest that the vehicle told
        self.paused: PausedSession | None = None
        self.pausing = False  # the last session ended with a pause and nobody came back yet
        self.last_end: EndReason | None = None
        self.idle_since = 0.0  # since when there is no session

    def plugged(self, now: float) -> None:
        """The vehicle was connected now."""
        self.forget()
        self.idle_since = now
        self.paused, self._before_restart = self._before_restart, None

    def absent(self) -> None:
        """No vehicle is connected: whoever comes is another one."""
        self._before_restart = None

    @property
    def to_keep(self) -> PausedSession | None:
        """The paused session that must survive a restart."""
        return self._before_restart or self.paused

    def apply(self, effect: Effect, now: float) -> None:
        """Take one effect into the record."""
        match effect:
            case SessionEstablished():
                self.active, self.established = True, effect
                self.contactor_wanted = self.charging = self.charged = self.pausing = False
                self.method, self.progress, self.last_end, self.services = None, None, None, ()
                if not effect.resumed:
                    self.paused = None
                elif self.paused is not None:
                    self.method = self.paused.auth
            case RequestAuthorization():
                self.method = effect.method
            case ServicesSelected():
                self.services = effect.selected
            case EvNeeds():
                self.needs = effect
                if effect.soc_percent is not None:
                    self.soc_percent = effect.soc_percent
            case EvProgress():
                self.progress = effect
                if effect.soc_percent is not None:
                    self.soc_percent = effect.soc_percent
            case RequestContactor():
                self.contactor_wanted = effect.close
                if not effect.close:
                    self.charging = False
            case Renegotiating():
                self.negotiating = True
            case ChargeStarted():
                self.negotiating = False
                self.charging = self.charged = True
            case ChargeStopped():
                self.charging = False
            case SessionEnded():
                self.active = self.contactor_wanted = self.charging = self.negotiating = False
                self.last_end, self.idle_since = effect.reason, now
                self.pausing = effect.reason is EndReason.PAUSED
                self.paused = effect.paused if self.pausing else None
            case _:
                pass

    def _battery(self) -> dict[str, Any]:
        """What is known of the battery and of who controls it: the newest, from the loop or from the needs."""
        needs, progress = self.needs, self.progress or EvProgress()
        least = needs.min_soc_percent if needs is not None else None
        target = needs.target_soc_percent if needs is not None else None
        return {
            "min_soc_percent": least if progress.min_soc_percent is None else progress.min_soc_percent,
            "target_soc_percent": target if progress.target_soc_percent is None else progress.target_soc_percent,
            "max_soc_percent": progress.max_soc_percent,
            "capacity_wh": progress.capacity_wh,
            "dynamic": needs is not None and needs.dynamic,
            "needs_by_station": needs is not None and needs.by_station,
        }

    def view(self) -> V2gView | None:
        """For people; None where this visit has had no session."""
        if self.established is None:
            return None
        if self.charging:
            state = "charging"
        elif self.active:
            state = "communicating" if self.method is None else "authorising" if self.needs is None else "preparing"
        else:
            state = self.last_end.value if self.last_end is not None else "ended"
        return V2gView(
            protocol=PROTOCOL_NAMES[self.established.protocol],
            method=self.method.value if self.method is not None else "",
            state=state,
            evcc_id=self.established.evcc_id.hex(":"),
            tls=self.tls,
            soc_percent=self.soc_percent,
            remaining_s=self.progress.remaining_s if self.progress is not None else None,
            **self._battery(),
            negotiating=self.negotiating,
        )
