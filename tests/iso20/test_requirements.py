"""Every row of the requirement table names tests that exist, and the document says what the table says."""

import importlib.util
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]


def script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("make_iso20_table", ROOT / "scripts/make_iso20_table.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # dataclasses look their module up
    spec.loader.exec_module(module)
    return module


SCRIPT = script()


@pytest.mark.parametrize("row", SCRIPT.requirements(), ids=lambda row: row.expected[:40].replace(" ", "-"))
def test_every_row_has_its_tests(row: Any) -> None:
    assert row.shown, f"one of {row.tests} does not exist"


def test_the_document_is_current() -> None:
    assert SCRIPT.main(["--check"]) == 0
