"""`evse self-test`: a table of what works. Without a daemon only what can be seen without one."""

import argparse
import os
from typing import Any

from firmware.app import paths
from firmware.app.cli.client import DaemonUnreachable
from firmware.app.cli.common import connect, print_json, table
from firmware.core.config import Config, load


def main(arguments: argparse.Namespace) -> int:
    """0: nothing failed. 1: something did. 2: no daemon, or a vehicle is connected."""
    try:
        with connect(arguments) as client:
            result = client.request("self-test")
    except DaemonUnreachable as error:
        result = {"checks": without_daemon(arguments, str(error)), "good": False, "daemon": False}
    if arguments.json:
        print_json(result)
    else:
        print(table([[row["verdict"], row["name"], row["text"]] for row in result["checks"]]))
    if result.get("daemon") is False:
        return 2
    return 0 if result["good"] else 1


def without_daemon(arguments: argparse.Namespace, why: str) -> list[dict[str, Any]]:
    """What can be checked while the daemon is dead: the file, the folder of the store, the disk."""
    from firmware.app.self_test import disk_check, store_check
    from firmware.app.technician import disk_free
    from firmware.core.errors import ConfigError

    rows = [{"name": "daemon", "verdict": "FAIL", "text": why}]
    file = arguments.config or (paths.CONFIG_FILE if paths.CONFIG_FILE.exists() else None)
    try:
        config = load(file) if file is not None else Config()
    except ConfigError as error:
        return [*rows, {"name": "configuration", "verdict": "FAIL", "text": str(error)}]
    rows.append({"name": "configuration", "verdict": "PASS", "text": str(file or "embedded defaults")})
    folder = paths.store_file(config).parent
    trouble = "" if os.access(folder, os.W_OK) else f"{folder} cannot be written"
    checks = (store_check(trouble), disk_check(disk_free(config)))
    rows += [{"name": one.name, "verdict": one.verdict.value, "text": one.text} for one in checks]
    rows.append({"name": "hardware", "verdict": "SKIP", "text": "only the daemon may touch it"})
    return rows
