"""`evse config check` and `evse config explain`; work without a daemon."""

import argparse
from dataclasses import asdict

from firmware.app import paths
from firmware.app.cli.common import print_json
from firmware.core.config import explain, load


def main(arguments: argparse.Namespace) -> int:
    """check: exit status 0 when the file can be used. explain: the keys."""
    if arguments.what == "check":
        file = arguments.file or paths.CONFIG_FILE
        load(file)
        print(f"{file}: good")
        return 0
    rows = explain(arguments.key)
    if not rows:
        print(f"no key begins with `{arguments.key}`; `evse config explain` lists all")
        return 2
    if arguments.json:
        print_json([asdict(row) for row in rows])
        return 0
    for row in rows:
        print(f"{row.key} = {row.default}\n    {row.kind}" + (f"\n    {row.text}" if row.text else ""))
    return 0
