"""Write the table of conformance cases into docs/iso15118-2.md, from tests/iso2/cases.tsv.

    python scripts/make_case_table.py           writes what stands between the two marks in the document
    python scripts/make_case_table.py --check   exit status 1 when the document is not what the table says

The rows: section, ids (AC, DC, CMN: for AC, for DC, for both), EIM or PnC, expected reaction, the test that shows it
(file below tests/, function), and the setting that the reaction needs where it is not the default. Ids and reactions
follow a public ISO 15118-4 test environment; the stimulus is in the test.
"""

import csv
import re
import sys
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DOCUMENT = ROOT / "docs" / "iso15118-2.md"
TABLE = ROOT / "tests" / "iso2" / "cases.tsv"
BEGIN, END = "<!-- cases: begin, written by scripts/make_case_table.py -->", "<!-- cases: end -->"


@dataclass(frozen=True, slots=True)
class Case:
    """One row."""

    section: str
    ids: str
    payment: str
    expected: str
    test: str
    note: str = ""

    @property
    def shown(self) -> bool:
        """The named test exists."""
        file, _, name = self.test.partition("::")
        path = ROOT / "tests" / file
        if not name or not path.is_file():
            return False
        return re.search(rf"^(?:async )?def {re.escape(name)}\(", path.read_text(encoding="utf-8"), re.M) is not None


def cases() -> list[Case]:
    """All rows, in order."""
    with TABLE.open(encoding="utf-8", newline="") as file:
        return [Case(*row) for row in list(csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE))[1:]]


def markdown() -> str:
    """The table as text."""
    rows = cases()
    count = sum(len(row.ids.split()) for row in rows)
    shown = sum(len(row.ids.split()) for row in rows if row.shown)
    lines = [f"{shown} of {count} cases are shown by a test that runs with every change.", ""]
    for section, group in groupby(rows, key=lambda row: row.section):
        lines += [f"### {section}", "", "| case | payment | expected | supported | test |", "|---|---|---|---|---|"]
        for row in group:
            supported = ("yes" if not row.note else f"yes: {row.note}") if row.shown else "**not shown**"
            test = f"`{row.test.replace('::', '` `')}`" if row.test else ""
            lines.append(f"| {row.ids} | {row.payment} | {row.expected} | {supported} | {test} |")
        lines.append("")
    return "\n".join(lines)


def document() -> str:
    """The whole document with the table of now."""
    text = DOCUMENT.read_text(encoding="utf-8")
    before, mark, rest = text.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not mark or not end:
        sys.exit(f"{DOCUMENT.name} has no place for the table: {BEGIN} ... {END}")
    return f"{before}{BEGIN}\n\n{markdown()}\n{END}{after}"


def main(arguments: list[str]) -> int:
    """Write or check."""
    new = document()
    if "--check" in arguments:
        if DOCUMENT.read_text(encoding="utf-8") == new:
            return 0
        print(f"docs/{DOCUMENT.name} is not what the cases say: run scripts/make_case_table.py")
        return 1
    DOCUMENT.write_text(new, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
