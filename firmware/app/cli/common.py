"""What several commands need: where the daemon is, and how to print."""

import argparse
import json
from pathlib import Path
from typing import Any

from firmware.app import paths
from firmware.app.cli.client import Client


def socket_path(arguments: argparse.Namespace) -> Path:
    """--socket, else that of --config, else that of /etc/evse/evse.toml where it exists, else the default."""
    if arguments.socket is not None:
        return Path(arguments.socket)
    file = arguments.config or (paths.CONFIG_FILE if paths.CONFIG_FILE.exists() else None)
    if file is None:
        return paths.control_socket()
    from firmware.core.config import load

    return paths.control_socket(load(file))


def connect(arguments: argparse.Namespace, timeout: float = 5.0) -> Client:
    """A client of the daemon that waits so many seconds for an answer. Raises DaemonUnreachable with what to do."""
    return Client(socket_path(arguments), timeout)


def print_json(value: Any) -> None:
    """JSON for scripts: one object, indented, stable order."""
    print(json.dumps(value, indent=2, ensure_ascii=False))


def say(arguments: argparse.Namespace, text: str, **fields: Any) -> None:
    """What became of a command: a sentence, or with --json an object with that sentence and what scripts want of it."""
    print_json({"text": text, **fields}) if arguments.json else print(text)


def table(rows: list[list[str]]) -> str:
    """Columns padded to their widest cell."""
    if not rows:
        return ""
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows
    )
