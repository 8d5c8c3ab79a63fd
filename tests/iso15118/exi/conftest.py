from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from firmware.iso15118.exi import schemas
from firmware.iso15118.exi.grammar import Grammars
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
