"""The public surface of the station's contract is whole."""

import typing

import pytest

from firmware.station import api
from firmware.station.api import commands, events, status, tokens, transaction, views


@pytest.mark.parametrize("module", [commands, events, status, tokens, transaction, views])
def test_every_type_can_be_imported_from_the_package(module: object) -> None:
    own = {name for name, value in vars(module).items() if getattr(value, "__module__", "") == module.__name__}  # type: ignore[attr-defined]
    assert own
    assert own <= set(api.__all__)


def test_every_command_is_in_the_union() -> None:
    payloads = {"Result", "DriverChoice", "OperatorMessage", "OfferedSchedule", "Answer"}
    own = {name for name, value in vars(commands).items() if getattr(value, "__module__", "") == commands.__name__}
    assert {command.__name__ for command in typing.get_args(api.Command)} == own - payloads
