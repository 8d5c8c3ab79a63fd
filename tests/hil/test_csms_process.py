"""The remote-controlled CSMS process, with a station that is a bare WebSocket."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Subprotocol

from hil.csms_process import PASSWORD, CsmsError, CsmsProcess


@pytest.fixture
def csms(tmp_path: Path) -> Iterator[CsmsProcess]:
    made = CsmsProcess(tmp_path)
    made.start()
    yield made
    made.stop()


def station(csms: CsmsProcess) -> ClientConnection:
    credentials = base64.b64encode(f"S1:{PASSWORD}".encode()).decode()
    headers = {"Authorization": f"Basic {credentials}"}
    return connect(f"{csms.url}/S1", subprotocols=[Subprotocol("ocpp2.0.1")], additional_headers=headers)


def ask(line: ClientConnection, action: str, payload: dict[str, Any]) -> dict[str, Any]:
    line.send(json.dumps([2, "id-1", action, payload]))
    kind, _, answer = json.loads(line.recv(10))
    assert kind == 3
    return dict(answer)


def event(number: int) -> dict[str, Any]:
    return {
        "eventType": "Started",
        "timestamp": "2026-01-01T00:00:00Z",
        "triggerReason": "Authorized",
        "seqNo": number,
        "transactionInfo": {"transactionId": "T1"},
    }


def test_requests_are_recorded_in_order_and_survive_the_process(csms: CsmsProcess) -> None:
    with station(csms) as line:
        ask(line, "TransactionEvent", event(0))
        ask(line, "Heartbeat", {})
        ask(line, "TransactionEvent", event(1))
    assert [one["seqNo"] for one in csms.transaction_events()] == [0, 1]
    url = csms.url
    csms.stop()
    csms.start()
    assert csms.url == url
    assert len(csms.transaction_events()) == 2


def test_refused_tokens_stay_refused_after_a_restart(csms: CsmsProcess) -> None:
    csms.refuse("STOLEN")
    csms.stop()
    csms.start()
    with station(csms) as line:
        for token, status in (("STOLEN", "Blocked"), ("GOOD", "Accepted")):
            answer = ask(line, "Authorize", {"idToken": {"idToken": token, "type": "ISO14443"}})
            assert answer["idTokenInfo"]["status"] == status


def test_commands_without_a_station_or_a_csms_are_errors(csms: CsmsProcess) -> None:
    with pytest.raises(CsmsError, match="no station"):
        csms.remote_start("T")
    csms.stop()
    with pytest.raises(CsmsError, match="does not run"):
        csms.remote_stop("T1")
