"""Write the tables of conformance cases and of traps into docs/iso15118-2.md, from tests/iso2/{cases,traps}.tsv.

    python scripts/make_case_table.py           writes what stands between the two marks in the document
    python scripts/make_case_table.py --check   exit status 1 when the document is not what the table says

The rows: section, ids (AC, DC, CMN: for AC, for DC, for both), EIM or PnC, expected reaction, the test that shows it
(file below tests/, function), and the setting that the reaction needs where it is not the default. Ids and reactions
follow a public ISO 15118-4 test environment; the stimulus is in the test. What came of each case against `evse run` is
in tests/iso2/wire-results.tsv, as the last whole run of tests/iso2/test_wire.py left it.
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
TRAPS = ROOT / "tests" / "iso2" / "traps.tsv"
WIRE = ROOT / "tests" / "iso2" / "wire-results.tsv"
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
        return exists(self.test)


@dataclass(frozen=True, slots=True)
class Trap:
    """A rule that other stations broke: its requirement or section, and the tests that hold it."""

    number: str
    rule: str
    tests: str
    note: str = ""

    @property
    def shown(self) -> bool:
        """Every named test exists."""
        return bool(self.tests) and all(map(exists, self.tests.split()))


def exists(test: str) -> bool:
    """Whether `FILE::FUNCTION` below tests/ is there."""
    file, _, name = test.partition("::")
    path = ROOT / "tests" / file
    if not name or not path.is_file():
        return False
    return re.search(rf"^(?:async )?def {re.escape(name)}\(", path.read_text(encoding="utf-8"), re.M) is not None


def _rows(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def cases() -> list[Case]:
    """All rows, in order."""
    return [Case(*row) for row in _rows(TABLE)[1:]]


def traps() -> list[Trap]:
    """All rows, in order."""
    return [Trap(*row) for row in _rows(TRAPS)[1:]]


def wire_results() -> dict[tuple[str, str], str]:
    """(section, id) -> what came of it against a station that runs."""
    return {(section, one): result for section, one, result in _rows(WIRE)}


def _on_the_wire(row: Case, results: dict[tuple[str, str], str]) -> str:
    found = {results.get((row.section, one), "not run") for one in row.ids.split()}
    return ", ".join(sorted(found))


def markdown() -> str:
    """The table as text."""
    rows = cases()
    count = sum(len(row.ids.split()) for row in rows)
    shown = sum(len(row.ids.split()) for row in rows if row.shown)
    results = wire_results()
    passed = sum(result == "passed" for result in results.values())
    lines = [
        f"{shown} of {count} cases are shown by a test of the session that runs with every change; {passed} of {count} "
        "passed when",
        "they were last run against `evse run` (SDP, TCP, TLS and the simulated pilot; `tests/iso2/test_wire.py`).",
        "",
    ]
    for section, group in groupby(rows, key=lambda row: row.section):
        lines += [
            f"### {section}",
            "",
            "| case | payment | expected | supported | test | `evse run` |",
            "|---|---|---|---|---|---|",
        ]
        for row in group:
            supported = ("yes" if not row.note else f"yes: {row.note}") if row.shown else "**not shown**"
            test = f"`{row.test.replace('::', '` `')}`" if row.test else ""
            wire = _on_the_wire(row, results)
            lines.append(f"| {row.ids} | {row.payment} | {row.expected} | {supported} | {test} | {wire} |")
        lines.append("")
    lines += ["### Traps", "", "| number | rule | held by |", "|---|---|---|"]
    for trap in traps():
        tests = ", ".join(f"`{one.replace('::', '` `')}`" for one in trap.tests.split())
        note = f" ({trap.note})" if trap.note else ""
        lines.append(f"| {trap.number} | {trap.rule}{note} | {tests if trap.shown else '**not shown**'} |")
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
