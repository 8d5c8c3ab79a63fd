"""`evse run`: the daemon in the foreground."""

import argparse
import sys

from firmware.core.errors import ConfigError

EXIT_CONFIG = 78  # EX_CONFIG of sysexits.h; the unit does not start again for it, because that would not help


def main(arguments: argparse.Namespace) -> int:
    """Serve until SIGTERM or SIGINT."""
    from firmware.app.main import run

    try:
        return run(arguments.config)
    except ConfigError as error:
        print(f"evse: {error}", file=sys.stderr)
        return EXIT_CONFIG
