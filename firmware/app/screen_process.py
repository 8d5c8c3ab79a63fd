"""Keeps the touchscreen's process running beside the daemon.

The screen is a process of its own because drawing calls may hold the interpreter lock, and nothing may hold up the
safety thread or a V2G response. Owns: starting it, restarting it with a growing pause, ending it. May not: care
what it shows; charging goes on without it.
"""

import asyncio
import contextlib
import signal
import sys
from pathlib import Path

from firmware.core.config import ScreenSection
from firmware.core.timeline import Level, Source, Timeline

FIRST_PAUSE_S, LONGEST_PAUSE_S = 1.0, 60.0
GOOD_RUN_S = 30.0  # a run of this length resets the pause


class ScreenProcess:
    """The supervisor; `run` never returns by itself."""

    def __init__(self, config: ScreenSection, socket: Path, timeline: Timeline) -> None:
        self._command = [
            sys.executable, "-m", "firmware.app.cli.main", "screen", "run", "--exit-with-parent",
            "--socket", str(socket), "--backend", config.backend,
            "--size", f"{config.width}x{config.height}", "--language", config.language,
            "--theme", config.theme, "--day-from", config.day_from, "--night-from", config.night_from,
            *(["--large-text"] if config.large_text else []),
            *(["--png-out", config.png_file] if config.png_file else []),
            "--photo", str(socket.with_name("screen.png")),
        ]  # fmt: skip
        self._photo = socket.with_name("screen.png")
        self._process: asyncio.subprocess.Process | None = None
        self._timeline = timeline

    async def run(self) -> None:
        """Start the screen and start it again whenever it ends."""
        loop = asyncio.get_running_loop()
        pause = FIRST_PAUSE_S
        while True:
            began = loop.time()
            # A child inherits what is blocked: asked for its picture before it can make one, it must not die of it.
            blocked = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGUSR1})
            try:
                process = await asyncio.create_subprocess_exec(
                    *self._command, stdin=asyncio.subprocess.DEVNULL, stdout=asyncio.subprocess.DEVNULL
                )
            finally:
                signal.pthread_sigmask(signal.SIG_SETMASK, blocked)
            self._process = process
            try:
                status = await process.wait()
            finally:
                self._process = None
                await self._end(process)
            pause = FIRST_PAUSE_S if loop.time() - began > GOOD_RUN_S else min(pause * 2, LONGEST_PAUSE_S)
            self._timeline.add(
                Source.SYSTEM, f"the screen ended with status {status}; again in {pause:.0f} s", Level.WARNING
            )
            await asyncio.sleep(pause)

    def photograph(self) -> Path | None:
        """Ask the screen for its present picture, and say where it will be; None: no screen runs. Never waits."""
        if self._process is None:
            return None
        with contextlib.suppress(ProcessLookupError):
            self._process.send_signal(signal.SIGUSR1)
        return self._photo

    async def _end(self, process: asyncio.subprocess.Process) -> None:
        if process.returncode is None:
            with contextlib.suppress(ProcessLookupError):
                process.terminate()
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(2.0):
                    await process.wait()
        if process.returncode is None:
            with contextlib.suppress(ProcessLookupError):
                process.kill()
