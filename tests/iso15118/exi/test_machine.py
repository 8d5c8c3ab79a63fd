"""The compiled codec by itself: it takes what the generated code takes, or nothing, and never anything else."""

from __future__ import annotations

import gc
import random
import sys
from importlib import import_module
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest

from firmware.iso15118 import exi
from firmware.iso15118.exi import codec, schemas, views
from firmware.iso15118.exi.tables import FORMAT, tables
from firmware.iso15118.messages import iso2
from firmware.iso15118.messages.iso20 import dc
from firmware.iso15118.messages.iso20.common_types import MessageHeader, RationalNumber
from firmware.iso15118.messages.model import Node
from tests.iso15118.exi.samples import (
    EVERY_MESSAGE,
    MESSAGE_SCHEMAS,
    SIGNING_SCHEMAS,
    Sampler,
    encode,
    encode_fragment,
    signed_types,
)
from tests.iso15118.exi.test_fuzz import ALL_FRAMES, FRAMES, fast, mutated

Machines = dict[str, Any]


@pytest.fixture(scope="module")
def machines(compiled: ModuleType) -> Machines:
    return {name: compiled.Machine(tables(views.grammars(name))) for name in schemas.NAMES}


def generated(schema: str) -> ModuleType:
    return import_module(f"firmware.iso15118.exi.generated.{schema}")


class AsciiSampler(Sampler):
    """Only what the machine takes: no texts but ASCII, no numbers over 63 bits."""

    def value(self, kind: Any) -> Any:
        value = super().value(kind)
        if isinstance(value, str) and type(value) is str:
            return "".join(letter if letter.isascii() else "x" for letter in value)
        if type(value) is int and not -(2**63) <= value < 2**63:
            return 5
        return value


@pytest.mark.parametrize(("schema", "cls"), EVERY_MESSAGE)
def test_every_message_is_taken(schema: str, cls: type[Node], machines: Machines) -> None:
    for number in range(25):
        message = AsciiSampler(views.grammars(schema), random.Random(number)).message(cls)
        frame = encode(schema, message)
        assert machines[schema].encode(message) == frame
        assert machines[schema].decode(frame) == message
        assert machines[schema].decode(frame + b"\x55") == message


@pytest.mark.parametrize("schema", SIGNING_SCHEMAS)
def test_every_signed_element_is_taken(schema: str, machines: Machines) -> None:
    grammars = views.grammars(schema)
    for name, cls in signed_types(grammars):
        for number in range(10):
            element = AsciiSampler(grammars, random.Random(number)).node(cls)
            relaxed = len(grammars.fragment(name)[1]) > 1
            expected = None if relaxed else encode_fragment(schema, element)
            assert machines[schema].encode_fragment(element) == expected


@pytest.mark.parametrize("schema", MESSAGE_SCHEMAS)
def test_it_takes_nothing_that_the_generated_code_does_not_take(schema: str, machines: Machines) -> None:
    rng = random.Random(schema)
    taken = 0
    for number in range(4000):
        data = mutated(rng.choice(FRAMES[schema] if number % 8 else ALL_FRAMES), rng)
        message = machines[schema].decode(data)
        if message is not None:
            taken += 1
            assert fast(generated(schema), data) == message
    assert taken > 400


@pytest.mark.parametrize("schema", MESSAGE_SCHEMAS)
def test_every_truncation_is_left_to_others(schema: str, machines: Machines) -> None:
    for frame in FRAMES[schema][::4]:
        message = machines[schema].decode(frame)
        for cut in range(len(frame)):
            shorter = machines[schema].decode(frame[:cut])
            assert shorter is None or (shorter == message and not any(frame[cut:]))


def test_messages_that_their_schema_does_not_allow(machines: Machines) -> None:
    """Each is left to the pure codec, which says what is wrong."""
    good = iso2.PhysicalValue(multiplier=0, unit=iso2.UnitSymbol.V, value=1)
    status = iso2.DC_EVSEStatus(
        notification_max_delay=0,
        evse_notification=iso2.EVSENotification.NONE,
        evse_status_code=iso2.DC_EVSEStatusCode.EVSE_READY,
    )

    def frame(header: Any = None, **body: Any) -> iso2.V2GMessage:
        fields = {"response_code": iso2.ResponseCode.OK, "dc_evse_status": status, "evse_present_voltage": good} | body
        return iso2.V2GMessage(
            header=header or iso2.MessageHeader(session_id=bytes(8)), body=iso2.PreChargeRes(**fields)
        )

    assert machines["iso2"].encode(frame()) == exi.encode_iso2(frame())
    bad: list[Any] = [
        None,
        good,
        status,
        b"",
        frame(header=good),
        frame(header=iso2.MessageHeader(session_id=bytes(9))),
        frame(header=iso2.MessageHeader(session_id=None)),  # type: ignore[arg-type]
        frame(header=iso2.MessageHeader(session_id="text")),  # type: ignore[arg-type]
        frame(response_code="OK"),
        frame(response_code=None),
        frame(response_code=iso2.UnitSymbol.V),
        frame(dc_evse_status=None),
        frame(dc_evse_status=good),
        frame(evse_present_voltage=iso2.PhysicalValue(multiplier=4, unit=iso2.UnitSymbol.V, value=1)),
        frame(evse_present_voltage=iso2.PhysicalValue(multiplier=0, unit=iso2.UnitSymbol.V, value=40_000)),
        frame(evse_present_voltage=iso2.PhysicalValue(multiplier=0, unit=iso2.UnitSymbol.V, value=2**70)),
        frame(evse_present_voltage=iso2.PhysicalValue(multiplier=0, unit=iso2.UnitSymbol.V, value=1.0)),  # type: ignore[arg-type]
        frame(evse_present_voltage=iso2.PhysicalValue(multiplier=True, unit=iso2.UnitSymbol.V, value=1)),
        iso2.V2GMessage(header=iso2.MessageHeader(session_id=bytes(8)), body=None),  # type: ignore[arg-type]
        iso2.V2GMessage(header=iso2.MessageHeader(session_id=bytes(8)), body=good),  # type: ignore[arg-type]
    ]
    for message in bad:
        assert machines["iso2"].encode(message) is None


def test_choices_and_lists_that_their_schema_does_not_allow(machines: Machines) -> None:
    both = iso2.Parameter(name="x", bool_value=True, int_value=1)
    none = iso2.Parameter(name="x")
    for sets in ((both,), (none,), (), [none], (iso2.Parameter(name="x", int_value=1),) * 17):
        body = iso2.ServiceDetailRes(
            response_code=iso2.ResponseCode.OK,
            service_id=1,
            service_parameter_list=iso2.ServiceParameterList(
                parameter_set=(iso2.ParameterSet(parameter_set_id=1, parameter=sets),)  # type: ignore[arg-type]
            ),
        )
        message = iso2.V2GMessage(header=iso2.MessageHeader(session_id=bytes(8)), body=body)
        assert machines["iso2"].encode(message) is None


@pytest.mark.parametrize(
    "data", [b"", b"\x80", b"\x81" * 50, bytearray(b"\x80\x98"), memoryview(b"\x80"), None, "text"]
)
def test_what_is_no_frame(data: Any, machines: Machines) -> None:
    assert machines["iso2"].decode(data) is None


def test_a_frame_longer_than_any(machines: Machines) -> None:
    frame = FRAMES["iso2"][0]
    assert machines["iso2"].decode(frame + bytes(131072 - len(frame))) is not None
    assert machines["iso2"].decode(frame + bytes(131073 - len(frame))) is None


def test_nothing_leaks(machines: Machines) -> None:
    """Neither when frames are taken, nor when they are refused in the middle of objects and lists."""
    rng = random.Random(3)
    frames = [(schema, mutated(rng.choice(FRAMES[schema]), rng)) for schema in MESSAGE_SCHEMAS for _ in range(150)]
    messages = [(schema, message) for schema, data in frames if (message := machines[schema].decode(data)) is not None]
    code, nothing = iso2.ResponseCode.OK, None
    refused = iso2.V2GMessage(
        header=iso2.MessageHeader(session_id=bytes(8)),
        body=iso2.PaymentDetailsRes(response_code=code, gen_challenge=bytes(16), evse_timestamp=2**70),
    )

    def once() -> None:
        for schema, data in frames:
            machines[schema].decode(data)
        for schema, message in messages:
            machines[schema].encode(message)
        assert machines["iso2"].encode(refused) is None

    once()
    gc.collect()
    before = sys.getallocatedblocks(), sys.getrefcount(code), sys.getrefcount(nothing)
    for _ in range(20):
        once()
    gc.collect()
    after = sys.getallocatedblocks(), sys.getrefcount(code), sys.getrefcount(nothing)
    assert all(abs(new - old) < 40 for new, old in zip(after, before, strict=True)), (before, after)


def test_which_codec_is_in_use(compiled: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    assert codec.form() == "pure"
    codec.use(compiled)
    assert codec.form() == "compiled"
    codec.load_iso20()
    message = dc.DC_ChargeLoopReq(
        header=MessageHeader(session_id=bytes(8), timestamp=1),
        meter_info_requested=False,
        ev_present_voltage=RationalNumber.of(400),
        cl_req_control_mode=dc.Scheduled_DC_CLReqControlMode(
            ev_target_current=RationalNumber.of(1), ev_target_voltage=RationalNumber.of(1)
        ),
    )
    monkeypatch.setattr(codec, "_fast", None)  # the machine takes it
    kind, frame = exi.encode_iso20(message)
    assert exi.decode_iso20(kind, frame) == message
    codec.use(None)
    assert codec.form() == "pure"


def test_a_machine_for_other_tables_is_not_used(compiled: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    assert compiled.FORMAT == FORMAT
    found = SimpleNamespace(FORMAT=FORMAT)
    monkeypatch.setitem(sys.modules, codec.MACHINE, found)  # type: ignore[arg-type]
    assert codec._installed() is found
    monkeypatch.setitem(sys.modules, codec.MACHINE, SimpleNamespace(FORMAT=FORMAT + 1))  # type: ignore[arg-type]
    assert codec._installed() is None
    monkeypatch.setitem(sys.modules, codec.MACHINE, None)  # type: ignore[arg-type]
    assert codec._installed() is None
