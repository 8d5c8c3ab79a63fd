"""What people are shown of the exchange: no secrets, each answer with its request, and what breaks the types."""

import json

import pytest

from firmware.ocpp_client.exchange import KEPT, Reader, Recent, chart, redacted
from firmware.ocpp_client.v201.messages import REQUESTS, RESPONSES

PASSWORD = "0123456789abcdef"


def test_secrets_are_taken_out() -> None:
    shown = redacted(
        [
            2,
            "1",
            "SetVariables",
            {
                "setVariableData": [
                    {
                        "attributeValue": PASSWORD,
                        "component": {"name": "SecurityCtrlr"},
                        "variable": {"name": "BasicAuthPassword"},
                    },
                    {
                        "attributeValue": "300",
                        "component": {"name": "OCPPCommCtrlr"},
                        "variable": {"name": "HeartbeatInterval"},
                    },
                ],
                "idToken": {"idToken": "04AABBCCDD", "type": "ISO14443"},
                "exiRequest": "gAAA",
            },
        ]
    )
    text = json.dumps(shown, ensure_ascii=False)
    assert PASSWORD not in text and "04AABB" not in text and "gAAA" not in text
    assert "…CCDD" in text and '"300"' in text and "<16 characters>" in text


@pytest.mark.parametrize(
    "said",
    [
        {"idToken": {"idToken": "4711", "type": "KeyCode"}},
        {"idToken": {"idToken": "GATE-4711", "type": "KeyCode"}},
        {"localAuthorizationList": [{"idToken": {"idToken": "80554711", "type": "KeyCode"}}]},
        {"idTag": "4711"},
        {"idTagInfo": {"parentIdTag": "80554711"}},
    ],
)
def test_of_a_pin_not_a_digit_is_shown(said: dict[str, object]) -> None:
    """C04.FR.04; 1.6 does not say what it is."""
    assert "4711" not in json.dumps(redacted([2, "1", "Authorize", said]))


def test_the_ring_is_bounded_and_keeps_what_is_no_json() -> None:
    recent = Recent()
    for number in range(KEPT + 5):
        recent.add("t", "in", f"garbage {number}")
    frames = list(recent.frames())
    assert len(frames) == KEPT and frames[0].frame == "garbage 5"


def test_answers_are_named_and_what_breaks_the_type_is_said() -> None:
    reader = Reader(REQUESTS, RESPONSES)
    assert reader.line("out", [2, "1", "Heartbeat", {}]) == "-> Heartbeat {}"
    assert reader.line("in", [3, "1", {}]).endswith("[breaks the type: Object missing required field `currentTime`]")
    assert reader.line("in", [2, "1", "Reset", {"type": "OnIdle"}]) == "<- Reset OnIdle"
    assert reader.line("out", [4, "1", "InternalError", "why", {}]) == "-> Reset refused: InternalError why"
    assert "[unknown action]" in reader.line("in", [2, "2", "MakeCoffee", {}])
    assert reader.line("in", [3, "9", {}]).startswith("<- ? answered")
    for odd in (None, [], "x", [2], [2, 1, "A", {}], [7, "1", "x"]):
        assert reader.line("in", odd)
    assert reader.unanswered() == ["MakeCoffee"]


def test_a_transaction_event_in_one_line() -> None:
    payload = {
        "eventType": "Updated",
        "timestamp": "2026-01-01T12:00:00Z",
        "triggerReason": "ChargingStateChanged",
        "seqNo": 3,
        "transactionInfo": {"transactionId": "tx-1", "chargingState": "Charging"},
    }
    line = Reader(REQUESTS, RESPONSES).line("out", [2, "1", "TransactionEvent", payload])
    assert line == "-> TransactionEvent Updated ChargingStateChanged tx-1 Charging"


def test_the_chart_shows_the_limit_over_time() -> None:
    lines = chart([(0.0, 16.0), (1800.0, 8.0)], 3600.0, columns=20, rows=4)
    assert lines[0] == " 16.0 A │██████████          "
    assert lines[3] == "  4.0 A │████████████████████"
    assert lines[-1].startswith("         now") and lines[-1].endswith("1 h")
    assert chart([], 3600.0) == ["no schedule"]
    assert all(set(line[9:]) == {" "} for line in chart([(0.0, 0.0)], 60.0)[:6])
