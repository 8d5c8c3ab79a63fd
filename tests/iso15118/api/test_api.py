"""The contract between station and sessions: all of it can be imported from the package, and every effect is one."""

import dataclasses
import typing

import pytest

from firmware.iso15118 import api
from firmware.iso15118.api import effects, kinds, offers, view

NO_EFFECTS = {"HashData", "Contract"}  # what effects carry


@pytest.mark.parametrize("module", [effects, kinds, offers, view])
def test_every_type_can_be_imported_from_the_package(module: object) -> None:
    own = {name for name, value in vars(module).items() if getattr(value, "__module__", "") == module.__name__}  # type: ignore[attr-defined]
    assert own
    assert own <= set(api.__all__)


def test_every_effect_is_in_the_union() -> None:
    own = {
        name
        for name, value in vars(effects).items()
        if dataclasses.is_dataclass(value) and getattr(value, "__module__", "") == effects.__name__
    }
    assert {effect.__name__ for effect in typing.get_args(api.Effect)} == own - NO_EFFECTS
