"""One token per visit, asked for in order: local list, CSMS, offline policy."""

from dataclasses import replace

import pytest

from firmware.iso15118.api import AuthMethod, AuthState, Contract, HashData, RequestAuthorization
from firmware.station.api import AuthorizationAnswer, AuthorizeNeeded, IdToken, RemoteStart, TokenType
from firmware.station.authorization import Authorizer, Outcome
from tests.station.rig import CARD, CONTRACT, OTHER, ac_settings


class Bench:
    def __init__(self, online: bool | None = None, **changes: object) -> None:
        self.events: list[object] = []
        self.auth = Authorizer(ac_settings(**changes), self.events.append)
        self.auth.online = online

    def asked(self) -> AuthorizeNeeded:
        return [e for e in self.events if isinstance(e, AuthorizeNeeded)][-1]

    def answer(self, status: str, group: str = "", now: float = 1.0) -> Outcome:
        return self.auth.answer(AuthorizationAnswer(self.asked().request_id, status, group=group), True, now)[0]

    def pnc(self, contract: Contract | None = CONTRACT, now: float = 0.0) -> Outcome:
        return self.auth.request(RequestAuthorization(AuthMethod.PNC, contract), now)[0]

    def eim(self, now: float = 0.0) -> Outcome:
        return self.auth.request(RequestAuthorization(AuthMethod.EIM), now)[0]

    def card(self, token: IdToken = CARD, now: float = 0.0, connected: bool = True) -> Outcome:
        return self.auth.present(token, connected, now)[0]


@pytest.mark.parametrize(
    ("online", "policy", "token", "outcome"),
    [
        (True, "local", CARD, Outcome.GRANTED),
        (True, "local", OTHER, Outcome.ASKED),
        (True, "reject", CARD, Outcome.GRANTED),
        (False, "local", CARD, Outcome.GRANTED),
        (False, "local", OTHER, Outcome.REFUSED),
        (False, "accept", OTHER, Outcome.GRANTED),
        (False, "reject", CARD, Outcome.REFUSED),
        (None, "local", CARD, Outcome.GRANTED),
        (None, "accept", OTHER, Outcome.GRANTED),
    ],
)
def test_order_of_answers(online: bool | None, policy: str, token: IdToken, outcome: Outcome) -> None:
    bench = Bench(online, offline=policy)
    assert bench.card(token) is outcome
    assert bench.auth.accepted is (outcome is Outcome.GRANTED)


def test_tokens_are_compared_without_case() -> None:
    bench = Bench()
    assert bench.card(IdToken(CARD.value.lower(), CARD.type)) is Outcome.GRANTED
    assert bench.card(CARD) is Outcome.STOP
    assert bench.card(IdToken(CARD.value, TokenType.KEY_CODE)) is Outcome.REFUSED


@pytest.mark.parametrize("status", ["Blocked", "Expired", "Invalid", "ConcurrentTx", "accepted", "", "NoCredit"])
def test_only_accepted_is_accepted(status: str) -> None:
    bench = Bench(True)
    bench.eim()
    bench.card(OTHER)
    assert bench.auth.v2g_state is AuthState.PENDING
    assert bench.answer(status) is Outcome.REFUSED
    assert not bench.auth.accepted and bench.auth.v2g_state is AuthState.REJECTED


def test_answers_nobody_waits_for() -> None:
    bench = Bench(True)
    bench.card(OTHER)
    late = AuthorizationAnswer(bench.asked().request_id + 1, "Accepted")
    assert bench.auth.answer(late, True, 0.0)[0] is Outcome.IGNORED
    bench.auth.unplugged()
    assert bench.answer("Accepted") is Outcome.IGNORED and not bench.auth.accepted


def test_one_question_at_a_time() -> None:
    bench = Bench(True)
    bench.card(OTHER)
    assert bench.card(CARD) is Outcome.REFUSED
    assert bench.auth.remote_start(RemoteStart(CARD, 1), True, 0.0)[0] is Outcome.REFUSED


@pytest.mark.parametrize(("policy", "outcome"), [("local", Outcome.REFUSED), ("accept", Outcome.GRANTED)])
def test_silence_is_offline(policy: str, outcome: Outcome) -> None:
    bench = Bench(True, offline=policy)
    bench.card(OTHER, now=100.0)
    assert bench.auth.next_deadline() == 130.0
    assert bench.auth.handle_timer(True, 129.9) is None
    assert bench.auth.handle_timer(True, 130.0) is outcome


def test_remote_start_may_have_to_be_authorised() -> None:
    bench = Bench(True, authorize_remote_start=True)
    assert bench.auth.remote_start(RemoteStart(OTHER, 9), False, 0.0)[0] is Outcome.ASKED
    bench.auth.answer(AuthorizationAnswer(bench.asked().request_id, "Accepted"), False, 5.0)
    grant = bench.auth.grant
    assert grant is not None and (grant.trigger, grant.remote_start_id) == ("RemoteStart", 9)
    assert bench.auth.connect_deadline == 65.0
    bench.auth.plugged()
    assert bench.auth.connect_deadline is None
    free = IdToken("", TokenType.NONE)
    assert (
        Bench(True, authorize_remote_start=True).auth.remote_start(RemoteStart(free, 1), True, 0.0)[0]
        is Outcome.GRANTED
    )


def test_contract_carries_what_the_csms_needs() -> None:
    hashes = (HashData("aa", "bb", "1c", "http://ocsp"),)
    bench = Bench(True)
    assert bench.pnc(replace(CONTRACT, hash_data=hashes, root_known=False)) is Outcome.ASKED
    asked = bench.asked()
    assert (asked.token.type, asked.contract_pem, asked.root_known) == (TokenType.EMAID, CONTRACT.chain_pem, False)
    assert asked.hash_data[0].serial_number == "1c"
    assert bench.pnc() is Outcome.IGNORED, "asked already"
    assert bench.answer("Accepted") is Outcome.GRANTED and bench.auth.v2g_state is AuthState.ACCEPTED


def test_contract_on_the_local_list_is_still_asked_for_online() -> None:
    tokens = frozenset({CONTRACT.emaid.casefold()})
    assert Bench(True, tokens=tokens).pnc() is Outcome.ASKED
    assert Bench(False, tokens=tokens).pnc() is Outcome.GRANTED


@pytest.mark.parametrize("offline", ["local", "accept", "reject"])
def test_the_local_list_does_not_vouch_for_a_contract_whose_root_nobody_knows(offline: str) -> None:
    tokens = frozenset({CONTRACT.emaid.casefold()})
    bench = Bench(False, tokens=tokens, offline=offline)
    assert bench.pnc(replace(CONTRACT, root_known=False)) is Outcome.REFUSED


def test_contract_offline_with_an_unknown_root() -> None:
    assert Bench(False, offline="accept").pnc() is Outcome.GRANTED
    assert Bench(False, offline="accept").pnc(replace(CONTRACT, root_known=False)) is Outcome.REFUSED


def test_refused_contract_stays_refused_in_its_session() -> None:
    bench = Bench(False)
    assert bench.pnc() is Outcome.REFUSED
    bench.auth.online = True
    assert bench.pnc() is Outcome.IGNORED and bench.auth.v2g_state is AuthState.REJECTED
    bench.auth.v2g_began()
    assert bench.auth.v2g_state is AuthState.NONE
    assert bench.pnc() is Outcome.ASKED


def test_a_vehicle_with_several_contracts_may_show_the_next_one_or_leave_it_to_the_driver() -> None:
    """ISO 15118-20: a refusal is a warning, and the session goes on."""
    bench = Bench(True)
    bench.pnc()
    bench.answer("Blocked")
    assert bench.auth.v2g_state is AuthState.REJECTED
    assert bench.pnc(replace(CONTRACT, emaid="DEABCC99999999")) is Outcome.ASKED
    assert bench.auth.v2g_state is AuthState.PENDING
    bench.answer("Blocked")
    assert bench.pnc(replace(CONTRACT, emaid="DEABCC99999999")) is Outcome.IGNORED
    assert bench.auth.v2g_state is AuthState.REJECTED
    bench.eim()
    assert bench.auth.v2g_state is AuthState.WAITING_FOR_DRIVER
    bench.card()
    assert bench.auth.v2g_state is AuthState.ACCEPTED


def test_a_session_that_ends_takes_its_question_with_it() -> None:
    bench = Bench(True)
    bench.pnc()
    bench.auth.v2g_ended()
    assert bench.answer("Accepted") is Outcome.IGNORED and not bench.auth.accepted


def test_withdrawn_token_gives_nothing_to_the_session() -> None:
    bench = Bench()
    bench.eim()
    bench.card()
    bench.auth.withdraw("blocked", 5.0)
    assert not bench.auth.accepted and bench.auth.v2g_state is AuthState.REJECTED
    bench = Bench()
    bench.card()
    bench.auth.invalidate()
    assert not bench.auth.accepted and bench.auth.v2g_state is AuthState.REJECTED
    assert bench.card() is Outcome.STOP, "its owner can still stop"


def test_free_vend_once_per_visit() -> None:
    bench = Bench(free_vend=True)
    assert not bench.auth.serve_free(0.0)
    bench.auth.plugged()
    assert bench.auth.serve_free(0.0) and not bench.auth.serve_free(0.0)
    bench.auth.drop()
    assert not bench.auth.serve_free(1.0)
    bench.auth.rearm_free()
    assert bench.auth.serve_free(2.0)


def test_unplugging_forgets_everything() -> None:
    bench = Bench(True)
    bench.eim()
    bench.card()
    bench.auth.unplugged()
    assert bench.auth.grant is None and bench.auth.v2g_state is AuthState.NONE and bench.auth.next_deadline() is None
