"""What sshd tells in the journal, and what a stranger would like it to have told."""

import asyncio
import json
import sys
from pathlib import Path

import pytest

from firmware.app import ssh_logins
from firmware.app.logins import Logins
from firmware.app.ssh_logins import SshLogin, SshLogins, of_line, there_is_a_journal, understood
from firmware.core.clock import ManualClock

KEY = "Accepted publickey for technician from 192.0.2.7 port 50022 ssh2: ED25519 SHA256:abc"


@pytest.mark.parametrize(
    ("message", "login"),
    [
        (KEY, SshLogin("technician", "192.0.2.7", "publickey", True)),
        (
            "Accepted password for root from fe80::1%eth0 port 22 ssh2",
            SshLogin("root", "fe80::1%eth0", "password", True),
        ),
        ("Failed password for tina from 192.0.2.7 port 1 ssh2", SshLogin("tina", "192.0.2.7", "", False)),
        ("Failed password for invalid user x from 2001:db8::1 port 1 ssh2", SshLogin("x", "2001:db8::1", "", False)),
        ("Invalid user admin from 192.0.2.7 port 5", SshLogin("admin", "192.0.2.7", "", False)),
        (
            "Connection closed by authenticating user root 192.0.2.7 port 5 [preauth]",
            SshLogin("root", "192.0.2.7", "", False),
        ),
        ("Connection reset by invalid user pi 192.0.2.7 port 5 [preauth]", SshLogin("pi", "192.0.2.7", "", False)),
        ("Failed none for invalid user x from 192.0.2.7 port 1 ssh2", None),  # only asked what there is
        ("Connection closed by 192.0.2.7 port 5", None),
        ("Server listening on 0.0.0.0 port 22.", None),
        ("pam_unix(sshd:session): session opened for user technician(uid=1000)", None),
        (f"Bad protocol version identification '{KEY}'", None),
        ("", None),
    ],
)
def test_what_is_understood(message: str, login: SshLogin | None) -> None:
    assert understood(message) == login


def test_a_name_that_looks_like_a_line_is_a_name() -> None:
    login = understood(f"Invalid user {KEY} from 192.0.2.9 port 1")
    assert login is not None and not login.admitted
    long = understood("Invalid user " + "x" * 5000 + " from 192.0.2.9 port 1")
    assert long is not None and len(long.user) == 64


@pytest.mark.parametrize("line", [b"", b"\n", b"garbage", b"[]", b"{}", b'{"MESSAGE": [1, 2]}', b"\xff", b"[" * 9000])
def test_lines_that_are_none(line: bytes) -> None:
    assert of_line(line) is None


def test_each_login_is_told_and_one_who_tries_many_names_once_a_minute() -> None:
    clock, told = ManualClock(), list[tuple[str, str]]()
    logins = Logins(clock.monotonic, lambda kind, text: told.append((kind, text)))
    logins.on_ssh(SshLogin("technician", "192.0.2.7", "publickey", True))
    for number in range(100):
        logins.on_ssh(SshLogin(f"name{number}", "192.0.2.9", "", False))
    assert told == [
        ("MaintenanceLoginAccepted", "technician by SSH from 192.0.2.7 publickey"),
        ("MaintenanceLoginFailed", "name0 by SSH from 192.0.2.9"),
    ]
    clock.advance(60)
    logins.on_ssh(SshLogin("late", "192.0.2.9", "", False))
    assert told[-1] == ("MaintenanceLoginFailed", "late by SSH from 192.0.2.9")


async def test_the_journal_is_followed_and_followed_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ssh_logins, "AGAIN_S", 0.0)
    lines = [json.dumps({"MESSAGE": KEY}), "cut {", json.dumps({"MESSAGE": "Invalid user x from 192.0.2.7 port 5"})]
    told: list[SshLogin] = []
    reader = SshLogins(told.append, (sys.executable, "-c", f"print({chr(10).join(lines)!r})"))
    running = asyncio.create_task(reader.run())
    async with asyncio.timeout(20):
        while len(told) < 4:  # the program ends each time
            await asyncio.sleep(0.01)
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)
    assert [one.admitted for one in told[:4]] == [True, False, True, False]


async def test_without_the_program_or_with_endless_lines_nothing_happens(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ssh_logins, "AGAIN_S", 0.0)
    for command in (("/no/such/program",), (sys.executable, "-c", "print('x' * 100_000)")):
        reader = SshLogins(lambda login: None, command)
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(0.3):
                await reader.run()


def test_only_where_systemd_listens() -> None:
    assert there_is_a_journal({"JOURNAL_STREAM": "8:1"}) and not there_is_a_journal({})
