"""The table in docs/slac.md has the rows of the table in the code."""

import re
from pathlib import Path

from firmware.slac.session import HANDLERS

DOC = Path(__file__).parent.parent.parent / "docs" / "slac.md"


def test_the_table_of_the_session() -> None:
    rows = re.findall(r"^\| ([A-Z_]+) \| ([A-Za-z]+) \|", DOC.read_text(encoding="utf-8"), re.MULTILINE)
    assert rows == [(state.name, message.__name__) for state, message in HANDLERS]
