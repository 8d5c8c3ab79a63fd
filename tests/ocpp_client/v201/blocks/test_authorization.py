"""Who may charge, on a standing clock: verdicts, silence, a late answer."""

from typing import Any

import pytest

from firmware.station.api import (
    AuthorizationAnswer,
    AuthorizeNeeded,
    EventKind,
    HashData,
    IdToken,
    TokenType,
)
from tests.ocpp_client.fakes import CARD, Bench, event

CONTRACT = IdToken("DE8AA1A2B3C4D59", TokenType.EMAID)
HASHES = (HashData("aa", "bb", "01", "http://ocsp.test"),)


def authorize(bench: Bench, needed: AuthorizeNeeded, answer: Any) -> list[AuthorizationAnswer]:
    bench.happens(needed)
    assert bench.call()[0] == "Authorize"
    bench.answer(answer)
    return bench.station.of(AuthorizationAnswer)


@pytest.mark.parametrize("status", ["Accepted", "Blocked", "Expired", "Invalid", "NoCredit", "Unknown"])
def test_answers_to_a_card(status: str) -> None:
    bench = Bench()
    bench.ready()
    answers = authorize(bench, AuthorizeNeeded(3, CARD), {"idTokenInfo": {"status": status}})
    assert answers == [AuthorizationAnswer(3, status, "")]
    assert CARD.value not in bench.texts()


@pytest.mark.parametrize(
    ("certificate", "token", "expected"),
    [
        ("Accepted", "Accepted", "Accepted"),
        ("CertificateRevoked", "Accepted", "Invalid"),
        ("CertificateExpired", "Accepted", "Invalid"),
        ("ContractCancelled", "Accepted", "Invalid"),
        ("Accepted", "Blocked", "Blocked"),
        (None, "Accepted", "Accepted"),
    ],
)
def test_contract_needs_both_verdicts(certificate: str | None, token: str, expected: str) -> None:
    bench = Bench()
    bench.ready()
    answer = {"idTokenInfo": {"status": token}} | ({"certificateStatus": certificate} if certificate else {})
    needed = AuthorizeNeeded(1, CONTRACT, contract_pem="PEM", hash_data=HASHES)
    assert authorize(bench, needed, answer)[0].status == expected


def test_contract_that_nobody_can_validate_is_invalid_without_asking() -> None:
    bench = Bench()
    bench.ready()
    bench.happens(AuthorizeNeeded(1, CONTRACT, contract_pem="P" * 5501, root_known=False))
    assert bench.quiet()
    assert bench.station.of(AuthorizationAnswer)[0].status == "Invalid"


def test_offline_is_answered_at_once() -> None:
    bench = Bench()
    bench.happens(AuthorizeNeeded(1, CARD))
    assert bench.station.of(AuthorizationAnswer)[0].status == "Offline"


def test_no_answer_is_offline_an_error_is_not() -> None:
    bench = Bench()
    bench.ready()
    bench.happens(AuthorizeNeeded(1, CARD))
    bench.call()
    bench.advance(30)
    bench.happens(AuthorizeNeeded(2, CARD))
    bench.call()
    bench.fail()
    bench.happens(AuthorizeNeeded(3, CARD))
    bench.call()
    bench.answer({"idTokenInfo": {"status": "Perhaps"}})
    assert [answer.status for answer in bench.station.of(AuthorizationAnswer)] == ["Offline", "Unknown", "Unknown"]


def test_late_authorisation_has_no_effect() -> None:
    bench = Bench()
    bench.ready()
    bench.happens(AuthorizeNeeded(1, CARD))
    bench.call()
    bench.advance(30)
    bench.answer({"idTokenInfo": {"status": "Accepted"}})
    assert [answer.status for answer in bench.station.of(AuthorizationAnswer)] == ["Offline"]


def test_authorisation_does_not_wait_for_ever_behind_a_silent_call() -> None:
    bench = Bench()
    bench.ready()
    bench.happens(event(0, EventKind.STARTED))
    bench.call()
    bench.advance(10)
    bench.happens(AuthorizeNeeded(1, CARD))
    bench.advance(19)
    assert bench.station.of(AuthorizationAnswer) == [] and bench.quiet()
    bench.advance(1)  # the silent call is given up: the driver goes first now
    assert bench.call()[0] == "Authorize"


def test_a_second_driver_behind_a_silent_csms_is_told_in_the_same_time() -> None:
    bench = Bench()
    bench.ready()
    bench.happens(AuthorizeNeeded(1, CARD))
    bench.happens(AuthorizeNeeded(2, CARD))
    bench.call()
    bench.advance(30)
    assert [answer.status for answer in bench.station.of(AuthorizationAnswer)] == ["Offline", "Offline"]
    assert bench.quiet()


def test_a_late_error_does_not_end_the_call_that_is_open_now() -> None:
    bench = Bench()
    bench.ready()
    bench.happens(event(0, EventKind.STARTED))
    bench.call()
    late = bench.id
    bench.advance(30)
    bench.happens(AuthorizeNeeded(1, CARD))
    bench.call()
    bench.receive([4, late, "InternalError", "too late", {}])
    assert bench.station.of(AuthorizationAnswer) == []
    bench.answer({"idTokenInfo": {"status": "Accepted"}})
    assert bench.station.of(AuthorizationAnswer) == [AuthorizationAnswer(1, "Accepted", "")]


def test_connection_lost_while_authorising() -> None:
    bench = Bench()
    bench.ready()
    bench.happens(AuthorizeNeeded(1, CARD))
    bench.call()
    bench.happens(AuthorizeNeeded(2, CARD))
    bench.client.disconnected(bench.now)
    answers = bench.station.of(AuthorizationAnswer)
    assert sorted(answer.request_id for answer in answers) == [1, 2]
    assert {answer.status for answer in answers} == {"Offline"}


def test_a_driver_goes_before_a_backlog() -> None:
    bench = Bench()
    for number in range(5):
        bench.happens(event(number))
    bench.boot()
    for _ in range(2):
        bench.call()
        bench.answer()
    assert bench.call()[0] == "TransactionEvent"
    bench.happens(AuthorizeNeeded(1, CARD))
    bench.answer()
    assert bench.call()[0] == "Authorize"
