from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from firmware.iso15118.exi import codec, schemas
from firmware.iso15118.exi.grammar import Grammars
from tests.oracle.compiled import Missing as NotBuilt
from tests.oracle.compiled import machine
from tests.oracle.exificient import Missing, Oracle

VECTORS = Path(__file__).resolve().parents[2] / "vectors" / "exi"


def vectors(name: str) -> list[Any]:
    """The frames of a file, with readable test ids."""
    frames = [json.loads(line) for line in (VECTORS / f"{name}.jsonl").read_text().splitlines()]
    return [pytest.param(frame, id=f"{frame['message']}-{number}") for number, frame in enumerate(frames)]


@pytest.fixture(scope="session")
def grammars() -> dict[str, Grammars]:
    return {schema.name: Grammars(schema) for schema in map(schemas.load, schemas.NAMES)}


@pytest.fixture(scope="session")
def exificient() -> Iterator[Oracle]:
    try:
        oracle = Oracle()
    except Missing as reason:
        pytest.skip(str(reason))
    yield oracle
    oracle.close()


@pytest.fixture(scope="session")
def compiled() -> ModuleType:
    """The compiled codec, built from the source at hand."""
    try:
        return machine()
    except NotBuilt as reason:
        pytest.skip(str(reason))


@pytest.fixture(scope="module", autouse=True)
def pure() -> Iterator[None]:
    """Everything here is about the pure codec, also where the compiled one is installed. Except with `form`."""
    before = codec._compiled
    codec.use(None)
    yield
    codec.use(before)


@pytest.fixture(scope="module", params=["pure", "compiled"])
def form(request: pytest.FixtureRequest, pure: None) -> Iterator[None]:
    """For tests that both builds have to pass, in whatever order a worker gets them."""
    if request.param == "compiled":
        codec.use(request.getfixturevalue("compiled"))
        for name in schemas.NAMES:
            codec._machine(name)
    assert codec.form() == request.param
    yield
    codec.use(None)
