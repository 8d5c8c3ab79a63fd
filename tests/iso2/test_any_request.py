"""Any request that the schema allows, in any state and at any state of the hardware: answered by its own response or
not at all, never with energy after the end, and never by an exception.

The messages are made at random from the grammars, mostly of the kinds that are due. A long campaign, run by hand over
75,000 requests, found nothing more.
"""

from __future__ import annotations

import random
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from firmware.iso15118 import api, v2gtp
from firmware.iso15118.exi import ExiEncodeError, decode_iso2, encode_iso2, views
from firmware.iso15118.messages import iso2
from firmware.iso15118.messages.xmldsig import Signature
from firmware.iso15118.secc.iso2.conversation import Iso2Conversation
from firmware.iso15118.secc.iso2.responses import BASE
from firmware.iso15118.secc.iso2.table import TABLE
from tests.iso2.rig import Car
from tests.iso15118.exi.samples import Sampler

REQUESTS = tuple(BASE)
EVENTS: tuple[dict[str, Any], ...] = (
    {"emergency": True},
    {"malfunction": True},
    {"pilot": "B"},
    {"contactor": api.CheckState.IDLE},
    {"contactor": api.CheckState.FAILED},
    {"present_voltage_v": float("nan")},
    {"present_voltage_v": 1e9},
    {"meter": None},
    {"schedule": None},
    {"schedule": ()},
    {"notification": api.Notification.STOP},
    {"evse_id": ""},
)


def due(car: Car) -> tuple[type[iso2.BodyElement], ...]:
    """The kinds of requests that have a row now."""
    conversation = car.session._conversation
    if not isinstance(conversation, Iso2Conversation):
        return REQUESTS
    return tuple(kind for state, kind in TABLE if state is conversation.record.state) or REQUESTS


def answers(car: Car, frame: bytes) -> list[v2gtp.Frame]:
    """What comes, at once or when the hardware has had its time."""
    frames = car.raw(frame)
    give_up = car.now + 6.0
    while not frames and not car.session.ended and (deadline := car.session.next_deadline()) is not None:
        if deadline > give_up:
            break
        car.now = max(car.now, deadline)
        car.session.handle_timer(car.now)
        frames = car.pump()
    return frames


@settings(max_examples=120, deadline=None)
@given(rng=st.randoms(use_true_random=False), dc=st.booleans(), pnc=st.booleans(), data=st.data())
def test_any_request_in_any_state(rng: random.Random, dc: bool, pnc: bool, data: st.DataObject) -> None:
    car = Car(dc=dc, pnc=pnc)
    course = car.course()
    for _, step in course[: data.draw(st.integers(1, len(course)))]:
        step()
    sampler = Sampler(views.grammars("iso2"), rng)
    for _ in range(4):
        if car.session.ended:
            break
        if rng.random() < 0.2:
            car.station.set(**rng.choice(EVENTS))
        kind = rng.choice(due(car) if rng.random() < 0.85 else REQUESTS)
        signature = sampler.node(Signature) if rng.random() < 0.2 else None
        header = iso2.MessageHeader(session_id=car.session_id, signature=signature)
        try:
            payload = encode_iso2(iso2.V2GMessage(header=header, body=sampler.node(kind)))
        except ExiEncodeError:
            continue
        for frame in answers(car, v2gtp.frame(0x8001, payload)):
            message = decode_iso2(frame.payload)
            assert type(message.body).__name__ == kind.__name__.replace("Req", "Res")
            code: iso2.ResponseCode = message.body.response_code  # type: ignore[attr-defined]
            assert car.session.ended or not code.value.startswith("FAILED")
            if code is iso2.ResponseCode.OK_NEW_SESSION_ESTABLISHED:
                car.session_id = message.header.session_id
    if car.session.ended:
        assert not car.station.closed_contactor
