"""Every case of the conformance testers has a test that exists, and the document says so."""

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]


def script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("make_case_table", ROOT / "scripts/make_case_table.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # dataclasses look their module up
    spec.loader.exec_module(module)
    return module


SCRIPT = script()


@pytest.mark.parametrize("case", SCRIPT.cases(), ids=lambda case: f"{case.section}-{case.ids.replace(' ', '-')}")
def test_every_case_has_a_test(case: object) -> None:
    assert case.shown, f"{case.test} does not exist"  # type: ignore[attr-defined]


def test_no_case_twice_and_none_missing() -> None:
    found = [(case.section, one) for case in SCRIPT.cases() for one in case.ids.split()]
    assert len(found) == len(set(found)) == 297


def test_the_document_is_current() -> None:
    assert SCRIPT.main(["--check"]) == 0
