"""docs/safety.md is an index of tests and faults: every name in it exists, and no local fault is missing."""

import re
from pathlib import Path

from firmware.core.faults import CATALOGUE
from firmware.hal.safety import LOCAL_FAULTS

DOC = (Path(__file__).parents[2] / "docs" / "safety.md").read_text(encoding="utf-8")
HAL = Path(__file__).parent
FILES = [*HAL.rglob("test_*.py"), HAL.parent / "hil" / "test_safety_mcu.py"]
SOURCES = "".join(path.read_text(encoding="utf-8") for path in FILES)


def test_every_test_named_in_the_safety_document_exists() -> None:
    named = re.findall(r"`(test_\w+)`", DOC)
    assert len(named) > 30
    assert [name for name in named if f"def {name}(" not in SOURCES] == []


def test_every_sequence_and_fault_of_the_safety_loop_is_in_the_document() -> None:
    written = set(re.findall(r"`(\w+)`", DOC))
    sequences = set(re.findall(r"def (test_seq_\w+)\(", SOURCES))
    mentioned_in_words = {"pilot_short", "ventilation_missing"}  # their rows are sequences 12 and 4
    assert sequences <= written
    assert LOCAL_FAULTS - mentioned_in_words <= written
    assert mentioned_in_words <= CATALOGUE.keys()
