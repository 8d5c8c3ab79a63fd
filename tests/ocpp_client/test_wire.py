"""The RPC core against every kind of peer."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from firmware.core.errors import LocalProtocolError
from firmware.ocpp_client.v201.messages import REQUESTS
from firmware.ocpp_client.wire import (
    MAX_MESSAGE_BYTES,
    MAX_OPEN_REQUESTS,
    CallAnswered,
    CallFailed,
    CallReceived,
    CallTimedOut,
    Discarded,
    ErrorCode,
    PayloadError,
    Rpc,
    RpcEvent,
    decode_payload,
)


class Ids:
    def __init__(self) -> None:
        self.count = 0

    def __call__(self) -> str:
        self.count += 1
        return f"id-{self.count}"


def rpc() -> Rpc:
    return Rpc(Ids())


def events(core: Rpc) -> list[RpcEvent]:
    found = []
    while (event := core.next_event()) is not None:
        found.append(event)
    return found


def sent(core: Rpc) -> list[Any]:
    return [json.loads(frame) for frame in core.data_to_send()]


def test_call_and_answer() -> None:
    core = rpc()
    assert core.call("Heartbeat", {}, 0.0, 30.0) == "id-1"
    assert sent(core) == [[2, "id-1", "Heartbeat", {}]]
    assert core.busy
    core.receive_data('[3,"id-1",{"currentTime":"2026-01-01T00:00:00Z"}]', 1.0)
    assert events(core) == [CallAnswered("id-1", "Heartbeat", b'{"currentTime":"2026-01-01T00:00:00Z"}')]
    assert not core.busy and core.next_deadline() is None and sent(core) == []


def test_one_outstanding_call() -> None:
    core = rpc()
    core.call("Heartbeat", {}, 0.0, 30.0)
    with pytest.raises(LocalProtocolError):
        core.call("Heartbeat", {}, 0.0, 30.0)


def test_timeout_frees_the_way_and_the_late_answer_is_told_as_late() -> None:
    core = rpc()
    core.call("TransactionEvent", {}, 0.0, 30.0)
    core.handle_timer(29.9)
    assert core.busy and core.next_deadline() == 30.0
    core.handle_timer(30.0)
    assert events(core) == [CallTimedOut("id-1", "TransactionEvent")]
    core.call("Heartbeat", {}, 31.0, 30.0)
    core.receive_data('[3,"id-1",{}]', 32.0)
    assert events(core) == [CallAnswered("id-1", "TransactionEvent", b"{}", late=True)]
    assert core.busy  # the heartbeat still waits for its own answer
    core.receive_data('[3,"id-2",{}]', 33.0)
    assert events(core) == [CallAnswered("id-2", "Heartbeat", b"{}")]


def test_answer_after_the_deadline_is_late_before_the_timer_runs() -> None:
    core = rpc()
    core.call("Heartbeat", {}, 0.0, 30.0)
    core.receive_data('[3,"id-1",{}]', 30.5)
    assert events(core) == [CallTimedOut("id-1", "Heartbeat"), CallAnswered("id-1", "Heartbeat", b"{}", late=True)]


def test_duplicate_and_foreign_answers_change_nothing() -> None:
    core = rpc()
    core.call("Heartbeat", {}, 0.0, 30.0)
    for frame in ('[3,"other",{}]', '[4,"other","GenericError","",{}]'):
        core.receive_data(frame, 1.0)
    assert core.busy
    core.receive_data('[3,"id-1",{}]', 1.0)
    core.receive_data('[3,"id-1",{}]', 1.0)
    core.receive_data('[4,"id-1","GenericError","",{}]', 1.0)
    kinds = [type(event) for event in events(core)]
    assert kinds == [Discarded, Discarded, CallAnswered, Discarded, Discarded]
    assert sent(core)[1:] == []


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        ("NotImplemented", ErrorCode.NOT_IMPLEMENTED),
        ("FormationViolation", ErrorCode.FORMAT_VIOLATION),
        ("OccurenceConstraintViolation", ErrorCode.OCCURRENCE_VIOLATION),
        ("Nonsense", ErrorCode.GENERIC),
    ],
)
def test_callerror(raw: str, code: ErrorCode) -> None:
    core = rpc()
    core.call("Heartbeat", {}, 0.0, 30.0)
    core.receive_data(json.dumps([4, "id-1", raw, "why", {}]), 1.0)
    assert events(core) == [CallFailed("id-1", "Heartbeat", code, raw, "why")]
    assert not core.busy


@pytest.mark.parametrize("frame", ['[4,"id-1"]', '[4,"id-1",5,null]'])
def test_mutilated_callerror_still_ends_the_call(frame: str) -> None:
    core = rpc()
    core.call("Heartbeat", {}, 0.0, 30.0)
    core.receive_data(frame, 1.0)
    assert [type(event) for event in events(core)] == [CallFailed] and not core.busy


@pytest.mark.parametrize("frame", ['[3,"id-1"]', '[3,"id-1",null]', '[3,"id-1",[]]', '[3,"id-1",{},1]'])
def test_mutilated_result_ends_the_call_as_failed(frame: str) -> None:
    core = rpc()
    core.call("Heartbeat", {}, 0.0, 30.0)
    core.receive_data(frame, 1.0)
    (event,) = events(core)
    assert isinstance(event, CallFailed) and event.code is ErrorCode.FORMAT_VIOLATION
    assert sent(core)[1:] == []


def test_requests_are_answered_in_any_order() -> None:
    core = rpc()
    core.receive_data('[2,"a","Reset",{"type":"OnIdle"}]', 0.0)
    core.receive_data('[2,"b","GetVariables",{}]', 0.0)
    assert events(core) == [
        CallReceived("a", "Reset", b'{"type":"OnIdle"}'),
        CallReceived("b", "GetVariables", b"{}"),
    ]
    core.respond("b", {"x": 1})
    core.respond_error("a", ErrorCode.INTERNAL, "why")
    assert sent(core) == [[3, "b", {"x": 1}], [4, "a", "InternalError", "why", {}]]
    with pytest.raises(LocalProtocolError):
        core.respond("a", {})


def test_request_id_in_use_and_too_many_requests() -> None:
    core = rpc()
    core.receive_data('[2,"a","Reset",{}]', 0.0)
    core.receive_data('[2,"a","Reset",{}]', 0.0)
    assert [type(event) for event in events(core)] == [CallReceived, Discarded]
    for number in range(MAX_OPEN_REQUESTS):
        core.receive_data(f'[2,"{number}","Reset",{{}}]', 0.0)
    assert sent(core) == [[4, str(MAX_OPEN_REQUESTS - 1), "GenericError", "too many requests at once", {}]]


@pytest.mark.parametrize(
    ("frame", "answer"),
    [
        ("", ("-1", "RpcFrameworkError")),
        ("garbage", ("-1", "RpcFrameworkError")),
        ("{}", ("-1", "RpcFrameworkError")),
        ("[]", ("-1", "RpcFrameworkError")),
        ("[2]", ("-1", "RpcFrameworkError")),
        ("[2,5]", ("-1", "RpcFrameworkError")),
        ('[2,""]', ("-1", "RpcFrameworkError")),
        (json.dumps([2, "x" * 37, "Reset", {}]), ("-1", "RpcFrameworkError")),
        ('["2","x","Reset",{}]', ("x", "RpcFrameworkError")),
        ('[2,"x"]', ("x", "RpcFrameworkError")),
        ('[2,"x","Reset"]', ("x", "RpcFrameworkError")),
        ('[2,"x","Reset",{},1]', ("x", "RpcFrameworkError")),
        ('[2,"x",7,{}]', ("x", "RpcFrameworkError")),
        (json.dumps([2, "x", "A" * 65, {}]), ("x", "RpcFrameworkError")),
        ('[2,"x","Reset",[]]', ("x", "FormatViolation")),
        ('[2,"x","Reset",null]', ("x", "FormatViolation")),
        ('[6,"x","NotifyPeriodicEventStream",{}]', ("x", "MessageTypeNotSupported")),
        ("[99]", ("-1", "MessageTypeNotSupported")),
        ("[" * 100_000, ("-1", "RpcFrameworkError")),
        ("[" + "1," * MAX_MESSAGE_BYTES + "1]", ("-1", "RpcFrameworkError")),
        (b'[2,"x","Reset",{}]', ("-1", "RpcFrameworkError")),
        ('[2,"\ud800","Reset",{}]', ("-1", "RpcFrameworkError")),
    ],
)
def test_faulty_frames_get_the_error_that_part_4_wants(frame: str | bytes, answer: tuple[str, str]) -> None:
    core = rpc()
    core.receive_data(frame, 0.0)
    ((kind, message_id, code, text, details),) = sent(core)
    assert (kind, message_id, code, details) == (4, *answer, {})
    assert len(text) <= 255
    assert [type(event) for event in events(core)] == [Discarded]


@pytest.mark.parametrize("frame", ["[3]", "[4]", "[3,5,{}]", '[4,"","GenericError","",{}]'])
def test_faulty_answers_are_never_answered(frame: str) -> None:
    core = rpc()
    core.receive_data(frame, 0.0)
    assert sent(core) == []
    assert [type(event) for event in events(core)] == [Discarded]


@settings(max_examples=200, deadline=None, database=None)
@given(
    st.text(max_size=60)
    | st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
        lambda inner: st.lists(inner, max_size=6) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    ).map(json.dumps)
)
def test_nothing_a_peer_sends_raises(frame: str) -> None:
    core = rpc()
    core.call("Heartbeat", {}, 0.0, 30.0)
    core.receive_data(frame, 1.0)
    for text in core.data_to_send():
        json.loads(text)


@pytest.mark.parametrize(
    ("action", "payload", "code"),
    [
        ("Reset", {}, "OccurrenceConstraintViolation"),
        ("GetVariables", {"getVariableData": []}, "OccurrenceConstraintViolation"),
        ("Reset", {"type": "OnIdle", "more": 1}, "FormatViolation"),
        ("Reset", {"type": "Sometime"}, "PropertyConstraintViolation"),
        ("Reset", {"type": 5}, "TypeConstraintViolation"),
        ("Reset", {"type": "OnIdle", "evseId": "1"}, "TypeConstraintViolation"),
        ("Reset", {"type": "OnIdle", "evseId": None}, "TypeConstraintViolation"),
        ("Reset", {"type": "OnIdle", "evseId": 2**60}, "PropertyConstraintViolation"),
        ("RequestStopTransaction", {"transactionId": "x" * 37}, "PropertyConstraintViolation"),
        ("Reset", {"type": "OnIdle", "customData": {"vendorId": "x", "deep": []}}, None),
    ],
)
def test_payload_faults_and_their_codes(action: str, payload: Any, code: str | None) -> None:
    raw = json.dumps(payload).encode()
    if code is None:
        decode_payload(raw, REQUESTS[action])
        return
    with pytest.raises(PayloadError) as caught:
        decode_payload(raw, REQUESTS[action])
    assert caught.value.code.value == code
    assert caught.value.hint == code


def test_a_bad_date_is_a_type_violation() -> None:
    profile = {
        "id": 1,
        "stackLevel": 0,
        "chargingProfilePurpose": "TxProfile",
        "chargingProfileKind": "Absolute",
        "validFrom": "yesterday",
        "chargingSchedule": [
            {"id": 1, "chargingRateUnit": "A", "chargingSchedulePeriod": [{"startPeriod": 0, "limit": 6}]}
        ],
    }
    request = {"idToken": {"idToken": "x", "type": "Central"}, "remoteStartId": 1, "chargingProfile": profile}
    with pytest.raises(PayloadError) as caught:
        decode_payload(json.dumps(request).encode(), REQUESTS["RequestStartTransaction"])
    assert caught.value.code is ErrorCode.TYPE_VIOLATION


@pytest.mark.parametrize("payload", [b"", b"{", b"\xff\xfe", b'{"a":' * 50_000])
def test_undecodable_payloads(payload: bytes) -> None:
    with pytest.raises(PayloadError):
        decode_payload(payload, REQUESTS["Reset"])
