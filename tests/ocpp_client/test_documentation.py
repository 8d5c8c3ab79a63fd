"""docs/ocpp.md is what the registry gives, and the registry names files and tests that exist."""

import subprocess
import sys
from pathlib import Path

import pytest

from firmware.ocpp_client.use_cases import USE_CASES, Support, UseCase

ROOT = Path(__file__).resolve().parents[2]


def test_the_document_is_up_to_date() -> None:
    script = ROOT / "scripts" / "generate_ocpp_docs.py"
    run = subprocess.run([sys.executable, str(script), "--check"], capture_output=True, text=True)
    assert run.returncode == 0, run.stdout


def test_no_use_case_twice_and_in_order() -> None:
    ids = [case.id for case in USE_CASES]
    assert ids == sorted(set(ids)) and len(ids) > 90


@pytest.mark.parametrize("case", USE_CASES, ids=lambda case: case.id)
def test_what_is_named_exists(case: UseCase) -> None:
    if case.support is not Support.NO:
        assert case.where and case.test, case
    if case.where:
        assert (ROOT / "firmware" / case.where).exists(), case.where
    if case.test:
        file, _, name = case.test.partition("::")
        assert f"def {name}(" in (ROOT / "tests" / file).read_text(encoding="utf-8"), case.test
