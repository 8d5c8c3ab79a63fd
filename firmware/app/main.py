"""`evse run`: read the configuration, run the daemon, turn signals and resets into a clean end.

Owns: the process (signals, garbage collector, exit status, restart in place after a reset). May not: know how the
parts of the station fit together; that is `daemon.py`.
"""

import asyncio
import gc
import os
import signal
import sys
from pathlib import Path

from firmware.app import log, paths
from firmware.app.daemon import Daemon
from firmware.core.config import Config, load

SWITCH_INTERVAL_S = 0.001


def run(config_file: Path | None) -> int:
    """Serve until SIGTERM or SIGINT; 0 after a clean stop. Raises EvseError when the station cannot start."""
    if config_file is None and paths.CONFIG_FILE.exists():
        config_file = paths.CONFIG_FILE
    os.umask(0o077)  # as in the unit: what is made here holds tokens, keys and passwords
    config = load(config_file) if config_file is not None else Config()
    # How long another thread may keep the interpreter when the safety thread wants it (5 ms by default).
    sys.setswitchinterval(SWITCH_INTERVAL_S)
    daemon = Daemon(config)
    log.to_standard_error(daemon.timeline)
    reset = asyncio.run(_serve(daemon))
    if reset:
        # As a boot would: a new process image, all state from the store. The exit status cannot say it, because
        # in the foreground nobody would start us again.
        sys.stdout.flush()
        arguments = ["-m", "firmware.app.cli.main", "run", *(["--config", str(config_file)] if config_file else [])]
        os.execv(sys.executable, [sys.executable, *arguments])
    return 0


async def _serve(daemon: Daemon) -> bool:
    """True: the daemon ended in order to be started again."""
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, daemon.request_stop, signal.Signals(number).name)
    try:
        await daemon.start()
        # What exists now lives as long as the process: the collector need not walk it again, which keeps its
        # pauses (with the interpreter lock held) short.
        gc.collect()
        gc.freeze()
        daemon.safety.forget_lateness()
        return await daemon.serve()
    finally:
        await daemon.close()
