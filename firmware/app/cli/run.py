"""`evse run`: the daemon in the foreground."""

import argparse


def main(arguments: argparse.Namespace) -> int:
    """Serve until SIGTERM or SIGINT."""
    from firmware.app.main import run

    return run(arguments.config)
