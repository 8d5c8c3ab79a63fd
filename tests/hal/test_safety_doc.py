"""docs/safety.md is an index of tests and faults: every name in it exists, every row has a test, nothing is missing."""

import re
from pathlib import Path

import pytest

from firmware.core.faults import CATALOGUE
from firmware.hal.safety import LOCAL_FAULTS

DOC = (Path(__file__).parents[2] / "docs" / "safety.md").read_text(encoding="utf-8")
TESTS = Path(__file__).parents[1]
FILES = [
    *TESTS.glob("hal/**/test_*.py"),
    *TESTS.glob("station/test_*.py"),
    TESTS / "hil/test_safety_mcu.py",
    TESTS / "hil/test_pilot_stories.py",
    TESTS / "app/test_self_test.py",
]
SOURCES = "".join(path.read_text(encoding="utf-8") for path in FILES)
# Annex A, Table A.6: the sequence numbers as the project's facts give them.
SEQUENCES = ("1.x", "2.1", "2.2", "3.x", "4", "5", "6", "7", "8.1", "8.2", "9.x", "10.1", "10.2", "11", "12")


def rows(heading: str) -> list[list[str]]:
    """The cells of the table under a heading, without its head."""
    section = DOC.split(f"## {heading}\n")[1].split("\n## ")[0]
    lines = [line for line in section.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[2:]]


def test_every_test_named_in_the_safety_document_exists() -> None:
    named = re.findall(r"`(test_\w+)`", DOC)
    assert len(named) > 100
    assert [name for name in named if f"def {name}(" not in SOURCES] == []


def test_every_sequence_of_annex_a_has_a_row() -> None:
    told = {part.strip() for row in rows("Annex A sequences") for part in row[0].split(",")}
    assert set(SEQUENCES) <= told
    numbered = set(re.findall(r"def (test_seq_\w+)\(", SOURCES))
    assert numbered <= set(re.findall(r"`(\w+)`", DOC))


@pytest.mark.parametrize("heading", ["Annex A sequences", "Protective functions"])
def test_every_row_names_a_test_or_the_rows_that_do(heading: str) -> None:
    table = rows(heading)
    assert len(table) > 15
    assert [row[0] for row in table if "`test_" not in row[-1] and "the same three" not in row[-1]] == []
    assert len({len(row) for row in table}) == 1  # a cell with a bar in it would hide the last column


def test_every_protective_fault_is_in_the_document() -> None:
    written = set(re.findall(r"`(\w+)`", DOC))
    mentioned_in_words = {"pilot_short"}  # its row is sequence 12
    protective = {row.id for row in CATALOGUE.values() if row.opens} | {"meter_fault"}
    assert (LOCAL_FAULTS | protective) - mentioned_in_words <= written
