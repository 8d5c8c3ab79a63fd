"""Write the table of requirements and traps into docs/iso15118-20.md, from tests/iso20/requirements.tsv.

    python scripts/make_iso20_table.py           writes what stands between the two marks in the document
    python scripts/make_iso20_table.py --check   exit status 1 when the document is not what the table says
    python scripts/make_iso20_table.py --run [PART ...]
                                                 runs every named test, or those whose name contains a PART, and keeps
                                                 what came of it for the table

A row: section, requirement number (as public sources quote it) or subject, what the station does, and the tests that
show it (FILE::FUNCTION below tests/). Results stand in tests/iso20/requirement-results.tsv as the last run left them;
tests that need another machine set-up (Josev's vehicle: root, Java) are `not run` where it is missing.
"""

import csv
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DOCUMENT = ROOT / "docs" / "iso15118-20.md"
TABLE = ROOT / "tests" / "iso20" / "requirements.tsv"
RESULTS = ROOT / "tests" / "iso20" / "requirement-results.tsv"
BEGIN, END = "<!-- requirements: begin, written by scripts/make_iso20_table.py -->", "<!-- requirements: end -->"
_ORDER = ("failed", "not run", "passed")


@dataclass(frozen=True, slots=True)
class Requirement:
    """One row."""

    section: str
    number: str
    expected: str
    named: str

    @property
    def tests(self) -> tuple[str, ...]:
        """The tests, as FILE::FUNCTION below tests/."""
        return tuple(self.named.split())

    @property
    def shown(self) -> bool:
        """Every named test exists."""
        return bool(self.tests) and all(map(exists, self.tests))

    def result(self, results: dict[str, str]) -> str:
        """The worst that came of the tests."""
        return min((results.get(test, "not run") for test in self.tests), key=_ORDER.index)


def exists(test: str) -> bool:
    """Whether the test is there."""
    file, _, name = test.partition("::")
    path = ROOT / "tests" / file
    if not name or not path.is_file():
        return False
    return re.search(rf"^(?:async )?def {re.escape(name)}\(", path.read_text(encoding="utf-8"), re.M) is not None


def _rows(path: Path) -> list[list[str]]:
    if not path.exists():
        return []
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def requirements() -> list[Requirement]:
    """All rows, in order."""
    return [Requirement(*row) for row in _rows(TABLE)[1:]]


def results() -> dict[str, str]:
    """Test -> what came of it."""
    return {test: result for test, result in _rows(RESULTS)}


def run(parts: list[str]) -> None:
    """Run the named tests, and keep what came of them. A parametrised test passed when all of it did."""
    every = sorted({test for row in requirements() for test in row.tests})
    named = [test for test in every if not parts or any(part in test for part in parts)]
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.xml"
        command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", f"--junitxml={report}"]
        subprocess.run([*command, *(f"tests/{test}" for test in named)], cwd=ROOT, check=False)
        found: dict[str, set[str]] = {}
        for case in ET.parse(report).iter("testcase"):
            file = case.get("classname", "").removeprefix("tests.").replace(".", "/") + ".py"
            kinds = {child.tag for child in case}
            result = "failed" if kinds & {"failure", "error"} else "not run" if "skipped" in kinds else "passed"
            found.setdefault(f"{file}::{case.get('name', '').partition('[')[0]}", set()).add(result)
    worst = {test: min(found.get(test, {"not run"}), key=_ORDER.index) for test in named}
    kept = {test: result for test, result in results().items() if test in every} | worst
    RESULTS.write_text("".join(f"{test}\t{kept[test]}\n" for test in sorted(kept)), encoding="utf-8")


def markdown() -> str:
    """The table as text."""
    rows, came = requirements(), results()
    passed = sum(row.result(came) == "passed" for row in rows)
    tests = {test for row in rows for test in row.tests}
    lines = [f"{len(rows)} rows, {len(tests)} tests; {passed} rows passed as a whole when they were last run.", ""]
    for section, group in groupby(rows, key=lambda row: row.section):
        lines += [
            f"### {section}",
            "",
            "| requirement or subject | the station | shown by | result |",
            "|---|---|---|---|",
        ]
        for row in group:
            shown = ", ".join(f"`{test.replace('::', '` `')}`" for test in row.tests) if row.shown else "**not shown**"
            lines.append(f"| {row.number} | {row.expected} | {shown} | {row.result(came)} |")
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
    if "--run" in arguments:
        run([one for one in arguments if not one.startswith("--")])
    new = document()
    if "--check" in arguments:
        if DOCUMENT.read_text(encoding="utf-8") == new:
            return 0
        print(f"docs/{DOCUMENT.name} is not what the requirements say: run scripts/make_iso20_table.py")
        return 1
    DOCUMENT.write_text(new, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
