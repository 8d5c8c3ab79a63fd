"""Writes the table of use cases in docs/ocpp.md from `firmware.ocpp_client.use_cases`.

    python scripts/generate_ocpp_docs.py [--check]

`--check` (used by a test) says whether the committed table is what the registry gives.
"""

import argparse
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from firmware.ocpp_client.use_cases import USE_CASES

DOCUMENT = Path(__file__).resolve().parent.parent / "docs" / "ocpp.md"
BEGIN, END = "<!-- use cases: generated -->\n", "<!-- end of use cases -->\n"


def table() -> str:
    """The Markdown table."""
    lines = ["| | use case | supported | where | test |", "|---|---|---|---|---|"]
    for case in USE_CASES:
        supported = f"{case.support.value}: {case.note}" if case.note else case.support.value
        where = f"`{case.where}`" if case.where else ""
        test = f"`{case.test}`" if case.test else ""
        lines.append(f"| {case.id} | {case.title} | {supported} | {where} | {test} |")
    return "\n".join(lines) + "\n"


def main() -> int:
    """Write the table, or compare it."""
    parser = argparse.ArgumentParser(description="Write the table of OCPP use cases.")
    parser.add_argument("--check", action="store_true", help="only say whether the table is up to date")
    check = parser.parse_args().check
    text = DOCUMENT.read_text(encoding="utf-8")
    before, _, rest = text.partition(BEGIN)
    _, _, after = rest.partition(END)
    new = f"{before}{BEGIN}\n{table()}\n{END}{after}"
    if not check:
        DOCUMENT.write_text(new, encoding="utf-8")
    elif new != text:
        print("docs/ocpp.md is not what the registry gives; run scripts/generate_ocpp_docs.py")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
