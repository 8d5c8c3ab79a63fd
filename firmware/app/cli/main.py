"""`evse`: find the module that serves a command, run it, and turn what happens into an exit status.

Owns: exit statuses (0 done, 1 the thing asked about is not well, 2 wrong use or not possible). May not: hold behaviour;
every command lives in its own module and is imported only when it runs. Their arguments are in `arguments.py`.
"""

import importlib
import sys
from collections.abc import Sequence

from firmware.app.cli.arguments import parser
from firmware.core.errors import EvseError


def main(argv: Sequence[str] | None = None) -> int:
    """Entry point of the console script; returns the exit status."""
    arguments = parser().parse_args(argv)
    if arguments.version:
        from firmware.app.version import VERSION

        print(VERSION)
        return 0
    if arguments.command is None:
        parser().print_help()
        return 2
    module = importlib.import_module(f"firmware.app.cli.{arguments.module}")
    try:
        return int(module.main(arguments))
    except EvseError as error:
        print(f"evse: {error}", file=sys.stderr)
        return 2
    except BrokenPipeError:
        return 0
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main())
