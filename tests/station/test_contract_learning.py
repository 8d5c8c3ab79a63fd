"""A contract that the operator refused: what the vehicle's next session is offered, and a card shown meanwhile."""

from firmware.iso15118.api import AuthMethod, AuthState, EndReason
from firmware.station.api import PresentToken, Result
from firmware.station.learning import CONTRACT_KEPT_S
from tests.station.rig import CARD, Rig, ac_settings


def offered(rig: Rig) -> bool:
    return AuthMethod.PNC in rig.view().auth_methods


def station() -> Rig:
    rig = Rig(ac_settings(auth_methods=tuple(AuthMethod)))
    rig.online()
    rig.plug_in()
    return rig


def refused(rig: Rig) -> None:
    """A session whose contract the operator refuses."""
    rig.session()
    rig.pnc()
    rig.csms_says("Blocked")
    assert rig.view().auth is AuthState.REJECTED
    rig.end_session(EndReason.FAILED_RESPONSE)


def test_contracts_that_failed_are_not_offered_next_time() -> None:
    rig = station()
    refused(rig)
    rig.session()
    assert offered(rig)  # once may be a mistake
    refused(rig)
    rig.session()
    assert not offered(rig)
    rig.unplug()
    rig.plug_in()
    rig.session()
    assert not offered(rig)  # the same vehicle, plugged in again
    rig.run(CONTRACT_KEPT_S)
    assert offered(rig)


def test_a_session_that_failed_for_another_reason_is_no_failure_of_the_contract() -> None:
    rig = station()
    for reason in (EndReason.PEER_CLOSED, EndReason.FAILED_RESPONSE, EndReason.SEQUENCE_TIMEOUT):
        for _ in range(2):
            rig.session()
            rig.pnc()
            rig.end_session(reason)
    rig.session()
    assert offered(rig)


def test_charging_forgives() -> None:
    rig = station()
    refused(rig)
    rig.session()
    rig.pnc()
    rig.csms_says("Accepted")
    rig.run(0.1)
    rig.ac_charge()
    rig.ac_stop()
    rig.run(20.0)
    rig.unplug()
    rig.plug_in()
    refused(rig)
    rig.session()
    assert offered(rig)  # counted anew


def test_a_card_shown_while_the_contract_is_checked_pays() -> None:
    """The driver can always choose another way, in the same session."""
    rig = station()
    rig.session()
    rig.pnc()
    assert rig.view().auth is AuthState.PENDING
    assert rig.command(PresentToken(CARD)).result is Result.ACCEPTED
    assert rig.view().auth is AuthState.ACCEPTED
    rig.csms_says("Blocked")  # the late answer about the contract changes nothing
    assert rig.view().auth is AuthState.ACCEPTED
    rig.run(0.1)
    rig.ac_charge()
    assert rig.closed
    assert rig.journal.events[0].id_token == CARD
