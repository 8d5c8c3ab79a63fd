"""Logins by SSH, as systemd's journal tells of them: for the CSMS, which wants to hear of every maintenance login.

Owns: the reader of the journal, and what a line of sshd means. May not: believe what a stranger has put into a user
name (a line counts by its beginning), or matter to anything else: where there is no journal there are no such events.
"""

import asyncio
import contextlib
import os
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import msgspec

JOURNAL = (
    "journalctl", "--follow", "--lines=0", "--output=json", "--output-fields=MESSAGE",
    "_SYSTEMD_UNIT=ssh.service", "+", "_SYSTEMD_UNIT=sshd.service",
)  # fmt: skip
AGAIN_S = 60.0  # after the reader has ended
MAX_LINE = 16 * 1024
MAX_NAME = 64
_ACCEPTED = re.compile(r"Accepted (\S+) for (\S+) from (\S+) port \d+")
_FAILED = re.compile(
    r"(?:Failed (?!none)\S+ for (?:invalid user )?|Invalid user "
    r"|Connection (?:closed|reset) by (?:authenticating|invalid) user )"
    r"(.*?) (?:from )?(\S+) port \d+"
)


@dataclass(frozen=True, slots=True)
class SshLogin:
    """Somebody came in by SSH, or did not. `how`: publickey, password; empty where sshd does not say."""

    user: str
    origin: str
    how: str
    admitted: bool


def understood(message: str) -> SshLogin | None:
    """What one message of sshd says; None: nothing of a login."""
    if found := _ACCEPTED.match(message):
        return SshLogin(found[2][:MAX_NAME], found[3][:MAX_NAME], found[1][:MAX_NAME], True)
    if found := _FAILED.match(message):
        return SshLogin(found[1][:MAX_NAME], found[2][:MAX_NAME], "", False)
    return None


def of_line(line: bytes) -> SshLogin | None:
    """The same for one line of `journalctl --output=json`."""
    try:
        row = msgspec.json.decode(line)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None
    message = row.get("MESSAGE") if isinstance(row, dict) else None
    return understood(message) if isinstance(message, str) else None


def there_is_a_journal(environment: Mapping[str, str] = os.environ) -> bool:
    """systemd runs us, and its journal hears us."""
    return "JOURNAL_STREAM" in environment


class SshLogins:
    """`run` as a task. `tell` hears of each login."""

    def __init__(self, tell: Callable[[SshLogin], None], command: Sequence[str] = JOURNAL) -> None:
        self._tell = tell
        self._command = tuple(command)

    async def run(self) -> None:
        """Follow the journal for ever. Raises nothing but CancelledError."""
        while True:
            with contextlib.suppress(OSError, ValueError):  # no such program; a line that is too long
                await self._follow()
            await asyncio.sleep(AGAIN_S)

    async def _follow(self) -> None:
        process = await asyncio.create_subprocess_exec(
            *self._command, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.DEVNULL, limit=MAX_LINE
        )
        assert process.stdout is not None
        try:
            while line := await process.stdout.readline():
                if (login := of_line(line)) is not None:
                    self._tell(login)
        finally:
            with contextlib.suppress(ProcessLookupError):
                process.kill()
            await process.communicate()
