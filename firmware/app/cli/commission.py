"""`evse commission`: asks, checks, writes the configuration and the record. What was answered survives leaving it."""

import argparse
import contextlib
import getpass
import json
import os
import sys
import tomllib
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from firmware.app import paths
from firmware.app.cli.client import Client, DaemonUnreachable, RequestRefused
from firmware.app.cli.common import print_json
from firmware.app.commissioning import (
    SECRET,
    Question,
    config_text,
    default_of,
    keys_in,
    next_question,
    progress,
    read_answer,
    record,
)
from firmware.app.version import VERSION
from firmware.core.errors import ConfigError


class Left(Exception):
    """The wizard was left before its end."""


def main(arguments: argparse.Namespace) -> int:
    """0: done. 1: left before the end, or the self test failed. 2: not possible."""
    file = arguments.config or paths.CONFIG_FILE
    kept = paths.state_folder() / "commission.json"
    before = _read_toml(file)
    answers: dict[str, Any] = {} if arguments.again else _read_json(kept)
    given = _read_json(arguments.answers) if arguments.answers is not None else {}
    if answers:
        _say(f"goes on where it was left: {progress(answers)[0]} answers are there (--again begins anew)")
    try:
        text = _ask_all(answers, given, before, kept)
    except Left:
        done, of = progress(answers)
        _say(f"left after {done} of {of}; `evse commission` goes on there")
        return 1
    result = _self_test(arguments)
    written = record(
        answers,
        text,
        at=datetime.now(UTC).isoformat(timespec="seconds"),
        version=VERSION,
        file=str(file),
        self_test=result,
    )
    place = arguments.record or paths.state_folder() / f"commissioned-{written['at'][:19].replace(':', '')}.json"
    _write(file, text)
    _write(place, json.dumps(written, indent=2, ensure_ascii=False) + "\n")
    kept.unlink(missing_ok=True)
    if arguments.json:
        print_json(written)
    _say(f"configuration: {file}\nrecord:        {place}")
    _say("restart the station to use it: systemctl restart evse" if result is not None else "start it: evse run")
    if result is not None and not result["good"]:
        _say("the self test found something: `evse self-test` tells what")
        return 1
    return 0


def _ask_all(answers: dict[str, Any], given: dict[str, Any], before: dict[str, Any], kept: Path) -> str:
    """Until the answers make a configuration without contradiction; its text."""
    while True:
        while (question := next_question(answers)) is not None:
            answers[question.key] = _ask(question, given, before, answers)
            _write(kept, json.dumps(answers))
        try:
            return config_text(before, answers)
        except ConfigError as error:
            wrong = keys_in(str(error))
            if not wrong:
                raise
            _say(f"that does not fit together: {error}")
            for key in wrong:
                answers.pop(key, None)
                given.pop(key, None)
            _write(kept, json.dumps(answers))


def _ask(question: Question, given: dict[str, Any], before: dict[str, Any], answers: dict[str, Any]) -> Any:
    if question.key in given:
        return read_answer(question, _as_text(given[question.key]))
    default = default_of(question, before)
    done, of = progress(answers)
    hint = "" if question.confirms or question.key in SECRET else f" [{_as_text(default)}]"
    while True:
        line = _line(f"{done + 1}/{of}  {question.text}{hint}: ", secret=question.key in SECRET)
        if not line.strip() and not question.confirms:
            return default
        try:
            return read_answer(question, line)
        except ConfigError as error:
            _say(f"  {error}")


def _line(prompt: str, *, secret: bool) -> str:
    try:
        if secret and sys.stdin.isatty():
            return getpass.getpass(prompt)
        sys.stderr.write(prompt)
        sys.stderr.flush()
        line = sys.stdin.readline()
    except KeyboardInterrupt:
        raise Left from None
    if not line or line.strip() == "quit":
        raise Left
    return line


def _self_test(arguments: argparse.Namespace) -> Any:
    """What a running daemon finds; None where there is none, or a vehicle is connected."""
    try:
        with Client(arguments.socket or paths.control_socket()) as client:
            return client.request("self-test")
    except (DaemonUnreachable, RequestRefused) as error:
        _say(f"no self test: {error}")
        return None


def _as_text(value: Any) -> str:
    if value is None or value == "":
        return "-"
    return {True: "yes", False: "no"}[value] if isinstance(value, bool) else str(value)


def _read_toml(file: Path) -> dict[str, Any]:
    try:
        with file.open("rb") as stream:
            return tomllib.load(stream)
    except FileNotFoundError:
        return {}
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise ConfigError(f"{file}: {error}; mend it or name another file with --config") from None


def _read_json(file: Path) -> dict[str, Any]:
    try:
        content = json.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError) as error:
        raise ConfigError(f"{file}: {error}") from None
    if not isinstance(content, dict):
        raise ConfigError(f"{file}: a JSON object is wanted")
    return content


def _write(file: Path, text: str) -> None:
    """All of it or nothing; readable by owner and group. Raises ConfigError."""
    beside = file.with_name(file.name + ".new")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with contextlib.suppress(FileNotFoundError):
            beside.unlink()
        with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o640), "w", encoding="utf-8") as stream:
            stream.write(text)
            stream.flush()
            os.fsync(stream.fileno())
        beside.replace(file)
    except OSError as error:
        raise ConfigError(f"cannot write {file}: {error.strerror}; become root or choose another place") from None


def _say(text: str) -> None:
    print(text, file=sys.stderr)
