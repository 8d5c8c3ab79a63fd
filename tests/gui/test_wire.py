"""Lines from the daemon: split, merged, garbage, too long."""

import dataclasses
import enum
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firmware.gui.samples import SAMPLES, sample
from firmware.gui.wire import LINE_CAP, ScreenLinkError, SnapshotReader, command_line
from firmware.station.api import DriverChoice, SetDriverChoice, StationSnapshot, StopByDriver


def _plain(value: object) -> object:
    if isinstance(value, enum.Enum):
        return value.value
    raise TypeError(type(value))


def line(snapshot: StationSnapshot, **extra: Any) -> bytes:
    """A snapshot as the daemon writes it, with the standard library's JSON so that the format is told twice."""
    return json.dumps({"snapshot": dataclasses.asdict(snapshot), **extra}, default=_plain).encode() + b"\n"


SNAPSHOTS = [given.snapshot for given in (sample(name) for name in SAMPLES) if given.snapshot is not None]


@pytest.mark.parametrize("snapshot", SNAPSHOTS, ids=lambda one: one.stage.value)
def test_round_trip_in_pieces(snapshot: StationSnapshot) -> None:
    reader = SnapshotReader()
    data = line(snapshot)
    got = [reader.receive_data(data[i : i + 7]) for i in range(0, len(data), 7)]
    assert got[-1] == snapshot
    assert set(got[:-1]) <= {None} if len(got) > 1 else True


def test_newest_of_several_wins_and_answers_are_passed_over() -> None:
    old, new = SNAPSHOTS[0], SNAPSHOTS[5]
    reader = SnapshotReader()
    assert reader.receive_data(line(old) + line(new) + b'{"answer":{"result":"Accepted"}}\n\n') == new


@pytest.mark.parametrize(
    "garbage",
    [
        b"not json\n",
        b"[]\n",
        b'{"snapshot": {"stage": "idle"}}\n',
        b'{"snapshot": 3}\n',
        b"\xff\xfe\x00\n",
        b"[" * 50_000 + b"\n",
        b"x" * (LINE_CAP + 1),
        b"x" * (LINE_CAP + 1) + b"\n",
        line(SNAPSHOTS[0]).replace(b'"idle"', b'"party"'),
    ],
    ids=["text", "array", "short", "number", "bytes", "deep", "endless", "long", "enum"],
)
def test_garbage_is_one_typed_error_and_the_reader_goes_on(garbage: bytes) -> None:
    reader = SnapshotReader()
    with pytest.raises(ScreenLinkError):
        reader.receive_data(garbage)
    assert reader.receive_data(line(SNAPSHOTS[1])) == SNAPSHOTS[1]


def test_garbage_does_not_hide_a_good_line_beside_it() -> None:
    assert SnapshotReader().receive_data(line(SNAPSHOTS[0]) + b"garbage\n") == SNAPSHOTS[0]


@given(st.lists(st.binary(max_size=60), max_size=8))
def test_any_bytes_give_nothing_else(chunks: list[bytes]) -> None:
    reader = SnapshotReader()
    for chunk in chunks:
        try:
            reader.receive_data(chunk)
        except ScreenLinkError:
            continue


def test_command() -> None:
    assert json.loads(command_line(StopByDriver())) == {"cmd": "command", "type": "StopByDriver"}
    sent = json.loads(command_line(SetDriverChoice(DriverChoice(energy_wh=5.0))))
    assert sent["type"] == "SetDriverChoice" and sent["choice"]["energy_wh"] == 5.0 and not sent["choice"]["pause"]
