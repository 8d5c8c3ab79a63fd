"""`evse update`: hands a signed bundle to the system's updater, and says what became of the last one.

Owns: the words. May not: verify or install anything; `/usr/lib/evse/update` does, as root (systemd/update).
"""

import argparse
import os
from pathlib import Path

from firmware.app.cli.common import print_json
from firmware.app.updates import UPDATER, Inbox
from firmware.core.errors import EvseError


def main(arguments: argparse.Namespace) -> int:
    """status: 0 well or nothing yet, 1 the last one failed. install: the updater's own exit status."""
    if arguments.what == "status":
        return status(arguments)
    return install(arguments.file)


def status(arguments: argparse.Namespace) -> int:
    """What became of the last bundle."""
    inbox = Inbox(arguments.folder) if arguments.folder else Inbox()
    result = inbox.result()
    if arguments.json:
        told = {"result": result.status, "version": result.version, "text": result.text} if result else None
        print_json({"waiting": inbox.waiting, "last": told})
    elif result is None:
        print("a bundle waits to be installed" if inbox.waiting else "no update was tried yet")
    else:
        print(f"{result.status} {result.version}: {result.text}".replace("  ", " "))
        if inbox.waiting:
            print("another bundle waits to be installed")
    return 1 if result is not None and not result.good else 0


def install(file: Path) -> int:
    """Becomes the updater, in the foreground."""
    if not UPDATER.exists():
        raise EvseError(f"this machine has no updater ({UPDATER}): install the package instead")
    if os.geteuid() != 0:
        raise EvseError(f"an update is installed by root: sudo evse update install {file}")
    if not file.is_file():
        raise EvseError(f"there is no file {file}")
    os.execv(UPDATER, [str(UPDATER), str(file.resolve())])
