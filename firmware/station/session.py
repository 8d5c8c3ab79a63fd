"""What a V2G session asks of the station or tells it.

Owns: which part hears of which effect. May not: decide about power; the pass over the facts follows (`station.py`).
"""

from firmware.core.timeline import Level
from firmware.iso15118.api import (
    AuthMethod,
    ChargeStarted,
    Effect,
    EndReason,
    EvNeeds,
    ParkingReported,
    Protocol,
    ReceiptVerified,
    Renegotiating,
    RequestAuthorization,
    RequestCertificate,
    RequestContactor,
    ServicesSelected,
    SessionEnded,
    SessionEstablished,
    SetDcTarget,
    Standby,
    StartCableCheck,
    StopDc,
)
from firmware.station.api import (
    VehiclePlan,
)
from firmware.station.authorization import Outcome
from firmware.station.offers import vehicle_needs
from firmware.station.outputs import StationOutputs
from firmware.station.txpoints import (
    STOP_RULES,
    StopCause,
)


class StationSession(StationOutputs):
    """The station's side of a V2G session."""

    def _take_effect(self, effect: Effect, now: float) -> None:
        """Carry one effect to the parts that it concerns."""
        self._v2g.apply(effect, now)
        match effect:
            case EvNeeds():
                done = self._tx.view(now)
                running = done is not None and done.active
                self._needs_at_wh = done.energy_wh - done.export_wh if done is not None and running else 0.0
                if not self._v2g.charging or self._offers.news(effect, self._needs_at_wh, now):
                    self._tell_needs(effect, now)
            case ChargeStarted():
                self._powerline.charged()
                plan = tuple((float(period.start_s), period.max_power_w) for period in effect.profile)
                self._out.append(VehiclePlan(effect.tuple_id, plan))
            case SessionEstablished():
                self._powerline.session_began()
                self._session_single = self._phases.single
                self._auth.v2g_began()
                self._provisioning.forget()
                self._offers.negotiation()
                self._recognise(now)
                if self._tx.running_id is None:
                    self._auth.rearm_free()
                if self._dc is not None:
                    self._dc.new_session(now)
            case RequestAuthorization():
                self._authorise_v2g(effect, now)
            case ServicesSelected():
                self._note("vehicle takes value-added services", services=[list(one) for one in effect.selected])
            case RequestCertificate():
                self._provisioning.request(effect, self._auth.online)
            case StartCableCheck() if self._dc is not None:
                self._dc.start_cable_check(effect.max_voltage_v, now)
            case SetDcTarget() if self._dc is not None:
                limits = self.view(self._v2g.tls, now).dc
                if not self._dc.set_target(effect.voltage_v, effect.current_a, effect.precharge, limits, now):
                    self._note("DC target refused: no cable check or pre-charge before it", Level.WARNING)
            case StopDc() if self._dc is not None:
                self._dc.stop(now)
            case RequestContactor() if self._dc is not None and not effect.close:
                self._dc.stop(now)
            case Renegotiating():
                if effect.by_ev:
                    self._offers.negotiation()
                self._offers.done()
                self._note(f"the schedule is negotiated anew, as {'the vehicle wants' if effect.by_ev else 'asked'}")
            case ParkingReported():
                what = "check-in" if effect.check_in else "check-out"
                self._note(f"vehicle reports {what}: {effect.status}", leaves_unix=effect.leaves_unix)
            case Standby():
                self._note("vehicle rests in standby" if effect.active else "vehicle is back from standby")
            case ReceiptVerified():
                self._note("metering receipt verified", meter_wh=effect.meter_wh)
            case SessionEnded():
                self._session_ended(effect, now)
            case _:
                pass

    def _tell_needs(self, needs: EvNeeds, now: float) -> None:
        """K15, K17: the operator hears of them; DIN 70121 has no operator's schedules."""
        session = self._v2g.established
        if session is None or session.protocol is Protocol.DIN:
            return
        self._offers.needs_told(needs, self._needs_at_wh, now)
        iso20 = session.protocol is not Protocol.ISO2
        self._out.append(vehicle_needs(needs, self._settings.phases, self._v2g.charged, iso20))

    def _authorise_v2g(self, effect: RequestAuthorization, now: float) -> None:
        if effect.method is AuthMethod.PNC and not self._v2g.tls:
            # The session checks it too; energy on a contract nobody could protect is never right (6a).
            effect = RequestAuthorization(effect.method, None)
        outcome, text = self._auth.request(effect, now)
        if outcome is not Outcome.IGNORED:
            self._note(f"vehicle asks for authorisation ({effect.method.value}): {text}")
        if outcome is Outcome.GRANTED:
            self._granted(now)

    def _learn_of_contract(self, effect: SessionEnded, now: float) -> None:
        """What came of the contract that the vehicle has proven to have.

        A chain that is not good teaches nothing: the vehicle was told what is wrong with it.
        """
        key = self._vehicle_key
        if self._v2g.method is not AuthMethod.PNC or key is None:
            return
        if self._v2g.charged:
            self._contract_failures.worked(key)
        elif effect.reason is EndReason.FAILED_RESPONSE and self._auth.v2g_refused:
            self._contract_failures.failed(key, now)
            if not self._contracts_offered(now):
                self._note("the contract failed: this vehicle is not offered Plug & Charge for a while", Level.WARNING)

    def _session_ended(self, effect: SessionEnded, now: float) -> None:
        self._learn_of_contract(effect, now)
        self._powerline.session_ended(effect.reason, now)
        self._auth.v2g_ended()
        self._provisioning.forget()
        self._offers.done()
        self._v2g_stop_at = None
        if self._dc is not None:
            self._dc.shut(now)
        if self._tx.running_id is None or self._parting:
            return
        if effect.reason is EndReason.TERMINATED and self._v2g.charged:
            self._begin_stop(StopCause.EV_ENDED, now)
        elif effect.reason not in (EndReason.TERMINATED, EndReason.PAUSED) and self._stop is None:
            self._tx.update(STOP_RULES[StopCause.V2G_LOST].trigger, self._context(now))
