"""`evse config check` and `evse config explain`; work without a daemon."""

import argparse
from dataclasses import asdict
from pathlib import Path

from firmware.app import paths
from firmware.app.cli.common import print_json, say
from firmware.core.config import explain, load
from firmware.core.errors import ConfigError


def main(arguments: argparse.Namespace) -> int:
    """check: exit status 0 when the file can be used. explain: the keys."""
    if arguments.what == "check":
        file = arguments.file or paths.CONFIG_FILE
        return _check(arguments, file)
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


def _check(arguments: argparse.Namespace, file: Path) -> int:
    """0: it can be used. Raises ConfigError, or with --json prints what is wrong."""
    try:
        load(file)
    except ConfigError as error:
        if not arguments.json:
            raise
        print_json({"file": str(file), "good": False, "text": str(error)})
        return 2
    say(arguments, f"{file}: good", file=str(file), good=True)
    return 0
