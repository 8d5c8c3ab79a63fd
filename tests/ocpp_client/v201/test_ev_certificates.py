"""Get15118EVCertificate: the vehicle's request to the CSMS and back, within the vehicle's patience (M01, M02)."""

import base64
from typing import Any

import pytest

from firmware.station.api import AuthorizeNeeded, CertificateNeeded, CertificateResponse
from tests.ocpp_client.fakes import CARD, Bench

SCHEMA = "urn:iso:15118:2:2013:MsgDef"
EXI = b"\x80\x98\x00\xff"


def needed(bench: Bench, action: str = "Install", exi: bytes = EXI, patience: float = 4.5) -> CertificateNeeded:
    return CertificateNeeded(7, action, SCHEMA, exi, bench.now + patience)


def base64_of(octets: bytes) -> str:
    return base64.b64encode(octets).decode()


def online() -> Bench:
    bench = Bench()
    bench.ready()
    return bench


def answers(bench: Bench) -> list[Any]:
    return bench.station.of(CertificateResponse)


@pytest.mark.parametrize("action", ["Install", "Update"])
def test_asked_and_answered(action: str) -> None:
    bench = online()
    bench.happens(needed(bench, action))
    name, payload = bench.call()
    assert name == "Get15118EVCertificate"
    assert payload == {"iso15118SchemaVersion": SCHEMA, "action": action, "exiRequest": base64_of(EXI)}
    bench.answer({"status": "Accepted", "exiResponse": base64_of(b"answer")})
    assert answers(bench) == [CertificateResponse(7, b"answer")]


def test_it_goes_before_whatever_else_waits() -> None:
    bench = online()
    bench.happens(AuthorizeNeeded(1, CARD))
    assert bench.call()[0] == "Authorize"
    bench.happens(AuthorizeNeeded(2, CARD))
    bench.happens(needed(bench))
    bench.answer({"idTokenInfo": {"status": "Accepted"}})
    assert bench.call()[0] == "Get15118EVCertificate"


def test_refused_with_and_without_an_answer_for_the_vehicle() -> None:
    bench = online()
    bench.happens(needed(bench))
    bench.call()
    info = {"reasonCode": "NoContract"}
    bench.answer({"status": "Failed", "exiResponse": base64_of(b"no"), "statusInfo": info})
    bench.happens(needed(bench))
    bench.call()
    bench.answer({"status": "Failed", "exiResponse": ""})
    assert answers(bench) == [
        CertificateResponse(7, b"no", "refused by the CSMS NoContract", True),
        CertificateResponse(7, None, "refused by the CSMS", True),
    ]


@pytest.mark.parametrize("text", ["no base64!", "AAA", "\u00e4"])
def test_what_is_no_base64(text: str) -> None:
    bench = online()
    bench.happens(needed(bench))
    bench.call()
    bench.answer({"status": "Accepted", "exiResponse": text})
    assert [(one.exi_response, one.refused) for one in answers(bench)] == [(None, False)]


@pytest.mark.parametrize("answer", [{}, {"status": "Accepted"}, {"status": "Perhaps", "exiResponse": ""}])
def test_an_answer_that_is_not_valid(answer: dict[str, Any]) -> None:
    bench = online()
    bench.happens(needed(bench))
    bench.call()
    bench.answer(answer)
    assert [one.exi_response for one in answers(bench)] == [None]


def test_a_callerror() -> None:
    bench = online()
    bench.happens(needed(bench))
    bench.call()
    bench.fail()
    (one,) = answers(bench)
    assert one.exi_response is None
    assert "InternalError" in one.detail


def test_not_sent_any_more_when_the_vehicle_has_given_up() -> None:
    bench = online()
    bench.happens(AuthorizeNeeded(1, CARD))
    bench.call()  # the one call that may be open
    bench.happens(needed(bench))
    bench.advance(4.4)
    assert answers(bench) == []
    bench.advance(0.1)
    assert [one.detail for one in answers(bench)] == ["the CSMS could not be asked in time"]
    bench.answer({"idTokenInfo": {"status": "Accepted"}})
    assert bench.quiet()


def test_a_silent_csms_does_not_keep_the_next_vehicle_waiting() -> None:
    bench = online()
    bench.happens(needed(bench))
    bench.call()
    bench.advance(4.4)
    assert answers(bench) == []
    bench.advance(0.1)  # the vehicle is gone: its question blocks the way no longer
    assert [one.exi_response for one in answers(bench)] == [None]
    bench.happens(needed(bench))
    assert bench.call()[0] == "Get15118EVCertificate"
    bench.answer({"status": "Accepted", "exiResponse": base64_of(b"second")})
    assert answers(bench)[-1] == CertificateResponse(7, b"second")


def test_a_vehicle_with_more_patience_than_the_connection() -> None:
    bench = online()
    bench.happens(needed(bench, patience=90.0))
    bench.call()
    bench.advance(89.0)
    assert [one.exi_response for one in answers(bench)] == [None]


def test_offline_and_connection_lost() -> None:
    bench = Bench()
    bench.happens(needed(bench))
    bench = online()
    bench.happens(needed(bench))
    bench.call()
    bench.client.disconnected(bench.now)
    assert [one.detail for one in answers(bench)] == ["connection lost"]
    bench.happens(needed(bench))
    assert answers(bench)[-1] == CertificateResponse(7, None, "no connection to the CSMS")


def test_the_longest_request_and_one_that_is_too_long() -> None:
    bench = online()
    bench.happens(needed(bench, exi=bytes(4200)))  # 5600 characters
    assert len(bench.call()[1]["exiRequest"]) == 5600
    bench.answer({"status": "Accepted", "exiResponse": base64_of(bytes(5625))})
    bench.happens(needed(bench, exi=bytes(4201)))
    assert bench.quiet()
    assert [one.exi_response for one in answers(bench)] == [bytes(5625), None]
    assert "too long" in answers(bench)[-1].detail
