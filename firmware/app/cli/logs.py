"""`evse logs bundle`: one archive for whoever helps, without secrets; works with a dead daemon, and says so in it."""

import argparse
import io
import json
import platform
import re
import shutil
import subprocess
import tarfile
import tomllib
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from firmware.app import paths
from firmware.app.cli.client import DaemonGone, DaemonUnreachable
from firmware.app.cli.common import connect, print_json
from firmware.app.timeline_file import TIMELINE_FILES
from firmware.app.version import VERSION
from firmware.core.config import Config, load
from firmware.core.errors import ConfigError, EvseError

SECRET_KEYS = frozenset({"password", "payment_secret", "tokens", "tls_key_log", "key_file"})
MAX_BYTES = 5 * 1024 * 1024  # of one file
COMMAND_SECONDS = 10.0
COMMANDS: dict[str, list[str]] = {
    "journal.txt": ["journalctl", "-u", "evse", "-n", "5000", "--no-pager", "-o", "short-iso"],
    "kernel.txt": ["dmesg", "--time-format", "iso"],
    "network.txt": ["ip", "-details", "-statistics", "address"],
    "disk.txt": ["df", "-h"],
    "processes.txt": ["ps", "-eLo", "pid,tid,cls,rtprio,ni,pcpu,rss,comm"],
}


def main(arguments: argparse.Namespace) -> int:
    """0: complete. 1: written, with parts missing. 2: not written."""
    now = datetime.now(UTC)
    out = arguments.out or Path(f"evse-logs-{now:%Y%m%dT%H%M%SZ}.tar.gz")
    redacted: list[str] = []
    files, missing = collect(arguments, redacted)
    manifest = {
        "at": now.isoformat(timespec="seconds"),
        "firmware": VERSION,
        "python": platform.python_version(),
        "machine": platform.platform(),
        "files": sorted(files),
        "missing": missing,
        "redacted": redacted,
    }
    files["manifest.json"] = json.dumps(manifest, indent=2).encode()
    _write(out, files)
    if arguments.json:
        print_json({"archive": str(out), **manifest})
    else:
        print(f"{out}: {', '.join(manifest['files'])}")
        print("left out: " + (", ".join(redacted) or "nothing"))
        for name, why in missing.items():
            print(f"missing {name}: {why}")
    return 1 if missing else 0


def collect(arguments: argparse.Namespace, redacted: list[str]) -> tuple[dict[str, bytes], dict[str, str]]:
    """(name -> content, name -> why it is missing)."""
    files: dict[str, bytes] = {}
    missing: dict[str, str] = {}

    def put(name: str, make: Callable[[], bytes]) -> None:
        try:
            files[name] = make()[-MAX_BYTES:]
        except (EvseError, OSError, ValueError, subprocess.SubprocessError) as error:
            missing[name] = str(error)

    put("status.json", lambda: _json(_ask(arguments, "status")))
    put("visits.json", lambda: _json(_visits(arguments)))
    put("timeline.jsonl", lambda: _timeline(arguments))
    put("timeline-on-disk.jsonl", lambda: _earlier(arguments))
    put("config.toml", lambda: _config(arguments, redacted))
    put("faults.json", lambda: _snapshots(arguments))
    for name, command in COMMANDS.items():
        put(name, lambda command=command: _output(command))  # type: ignore[misc]
    return files, missing


def _ask(arguments: argparse.Namespace, cmd: str, **fields: Any) -> Any:
    with connect(arguments) as client:
        return client.request(cmd, **fields)


def _visits(arguments: argparse.Namespace) -> Any:
    try:
        return _ask(arguments, "sessions", last=100)
    except DaemonGone as gone:
        from firmware.app.cli import stored

        with stored.open_store(arguments, gone) as store:
            return stored.visits(store, 100)


def _timeline(arguments: argparse.Namespace) -> bytes:
    with connect(arguments) as client:
        entries = client.stream("trace", last=10_000, source="", follow=False)
        return b"".join(json.dumps(entry, ensure_ascii=False).encode() + b"\n" for entry in entries)


def _earlier(arguments: argparse.Namespace) -> bytes:
    """What the daemon has written of this start and those before; also when it is dead."""
    folder = paths.timeline_folder(_read_config(arguments))
    found = [folder / name for name in TIMELINE_FILES if (folder / name).exists()]
    if not found:
        raise ConfigError(f"no timeline in {folder}")
    return b"".join(file.read_bytes() for file in found)


def _file(arguments: argparse.Namespace) -> Path:
    file = arguments.config or paths.CONFIG_FILE
    return Path(file)


def _read_config(arguments: argparse.Namespace) -> Config:
    file = _file(arguments)
    return load(file) if file.exists() else Config()


def _config(arguments: argparse.Namespace, redacted: list[str]) -> bytes:
    """The file as it is, but for the values of secret keys."""
    text = _file(arguments).read_text(encoding="utf-8")
    section, lines = "", []
    for line in text.splitlines():
        if head := re.match(r"\s*\[+([\w.]+)\]+", line):
            section = head[1]
        key = re.match(r"\s*(\w+)\s*=", line)
        if key and key[1] in SECRET_KEYS:
            redacted.append(f"{section}.{key[1]}")
            line = f'{key[1]} = "(left out)"'
        lines.append(re.sub(r"(wss?://)[^/@\s\"]+@", r"\1(left out)@", line))
    cleaned = "\n".join(lines) + "\n"
    for name in SECRET_KEYS:  # a value that goes on over several lines is not trusted to have been caught
        for values in tomllib.loads(text).values():
            secret = values.get(name) if isinstance(values, dict) else None
            for one in secret if isinstance(secret, list) else [secret]:
                if isinstance(one, str) and one and one in cleaned:
                    cleaned = cleaned.replace(one, "(left out)")
    return cleaned.encode()


def _snapshots(arguments: argparse.Namespace) -> bytes:
    """The timelines that were kept when faults came; from the store, daemon or not."""
    from firmware.core.store import Store

    path = paths.store_file(_read_config(arguments))
    if not path.exists():
        raise ConfigError(f"no store at {path}")
    store = Store(path)
    try:
        rows = [{"at": at, "fault": cause, "timeline": json.loads(body)} for at, cause, body in store.snapshots(20)]
    finally:
        store.close()
    return _json(rows)


def _output(command: list[str]) -> bytes:
    if shutil.which(command[0]) is None:
        raise DaemonUnreachable(f"{command[0]} is not on this machine")
    done = subprocess.run(command, capture_output=True, timeout=COMMAND_SECONDS, check=False)
    if done.returncode != 0 and not done.stdout:
        raise OSError(done.stderr.decode(errors="replace").strip()[:200] or f"exit status {done.returncode}")
    return done.stdout


def _json(value: Any) -> bytes:
    return json.dumps(value, indent=1, ensure_ascii=False).encode()


def _write(out: Path, files: dict[str, bytes]) -> None:
    try:
        with tarfile.open(out, "w:gz") as archive:
            for name, content in sorted(files.items()):
                entry = tarfile.TarInfo(f"evse-logs/{name}")
                entry.size, entry.mode = len(content), 0o640
                archive.addfile(entry, io.BytesIO(content))
        out.chmod(0o640)
    except OSError as error:
        raise ConfigError(f"cannot write {out}: {error.strerror}; choose another place with --out") from None
