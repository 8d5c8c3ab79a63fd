"""Runs the operator's program when a vehicle takes a value-added service, and again when it leaves.

`[v2g] service_hook` names the program. It is called without a shell, one call after the other:

    PROGRAM start|stop SERVICE_ID PARAMETER_SET_ID EVCCID

with 0 for "no parameter set named" and the EVCCID in hex. What it prints (its first line) and an exit status other than
0 go to the timeline. It has `LIMIT_S`; then it is killed. Charging never waits for it, and its failure ends nothing.

Owns: the order of calls, that each `start` gets its `stop`, and that a call ends. May not: know what a service does.
"""

import asyncio
import contextlib
from collections import deque

from firmware.core.timeline import Level, Source, Timeline
from firmware.iso15118.api import Effect, ServicesSelected, SessionEnded, SessionEstablished

LIMIT_S = 10.0
CLOSE_S = 1.5
"""What is left for the last calls when the daemon ends."""
MAX_WAITING = 64
"""Calls that may wait for a slow program; a vehicle that selects again and again gets no more."""
_SHOWN = 200

Service = tuple[int, int | None]


class ServiceHook:
    """One connector's services. `on_effect` and `close` are called on the event loop. `program` empty: does nothing."""

    def __init__(self, program: str, timeline: Timeline, limit_s: float = LIMIT_S) -> None:
        self._program = program
        self._timeline = timeline
        self._limit_s = limit_s
        self._evcc_id = ""
        self._taken: tuple[Service, ...] = ()
        self._calls: deque[tuple[str, ...]] = deque()
        self._task: asyncio.Task[None] | None = None

    def on_effect(self, effect: Effect) -> None:
        """Follow a V2G session."""
        if not self._program:
            return
        match effect:
            case SessionEstablished():
                self._end()
                self._evcc_id = effect.evcc_id.hex()
            case ServicesSelected():
                self._end()
                if len(self._calls) + len(effect.selected) > MAX_WAITING:
                    self._note("too many calls wait: services not executed", Level.WARNING)
                    return
                self._taken = effect.selected
                self._call("start")
            case SessionEnded():
                self._end()
            case _:
                pass

    async def close(self) -> None:
        """Stop what runs. A program that takes longer than the end of the daemon may is killed."""
        self._end()
        if self._task is not None:
            _, slow = await asyncio.wait({self._task}, timeout=CLOSE_S)
            for task in slow:
                task.cancel()
                with contextlib.suppress(asyncio.CancelledError):
                    await task

    def _end(self) -> None:
        self._call("stop")
        self._taken = ()

    def _call(self, verb: str) -> None:
        for number, chosen in self._taken:
            self._calls.append((verb, str(number), str(chosen or 0), self._evcc_id))
        if self._calls and (self._task is None or self._task.done()):
            self._task = asyncio.create_task(self._work(), name="service hook")

    async def _work(self) -> None:
        while self._calls:
            await self._run(self._calls.popleft())

    async def _run(self, arguments: tuple[str, ...]) -> None:
        words = " ".join(arguments[:3])
        try:
            process = await asyncio.create_subprocess_exec(
                self._program,
                *arguments,
                stdin=asyncio.subprocess.DEVNULL,
                stdout=asyncio.subprocess.PIPE,
                stderr=asyncio.subprocess.STDOUT,
            )
        except OSError as error:
            self._note(f"service {words}: {self._program} cannot be run: {error.strerror}", Level.ERROR)
            return
        try:
            async with asyncio.timeout(self._limit_s):
                printed, _ = await process.communicate()
        except TimeoutError:
            await _kill(process)
            self._note(f"service {words}: killed after {self._limit_s:g} s", Level.ERROR)
            return
        except asyncio.CancelledError:
            await _kill(process)
            raise
        said = printed.decode(errors="replace").partition("\n")[0][:_SHOWN]
        failed = process.returncode != 0
        text = f"service {words}: " + (f"exit status {process.returncode}" if failed else "done")
        self._note(f"{text}; {said}" if said else text, Level.WARNING if failed else Level.INFO)

    def _note(self, text: str, level: Level) -> None:
        self._timeline.add(Source.V2G, text, level)


async def _kill(process: asyncio.subprocess.Process) -> None:
    with contextlib.suppress(ProcessLookupError):
        process.kill()
    await process.wait()
