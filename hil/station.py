"""A station under test: `evse run` as a process of its own with the simulated board, in a folder of its own.

Owns: the process, its configuration, its standard output. May not: reach into the daemon; what it knows of it, it
knows from the READY line, the control socket and the exit status.
"""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from hil import config_file
from hil.control import ControlClient, ControlError

READY_LIMIT_S = 30.0
STOP_LIMIT_S = 5.0  # the contract of `evse run`


class StationError(Exception):
    """The daemon did not start, did not stop, or did not come to where it was awaited."""


def sections(folder: Path, **over: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """A configuration that keeps everything in `folder` and disturbs nobody; `over` replaces keys by section."""
    base: dict[str, dict[str, Any]] = {
        "station": {"id": "EVSE-RIG-1"},
        "board": {"driver": "sim"},
        "v2g": {"interface": "lo"},
        "control": {"socket": str(folder / "control.sock")},
        "store": {"path": str(folder / "evse.db")},
        "meter": {"sample_interval_s": 1},
    }
    return config_file.merge(base, over)


def evse_command() -> list[str]:
    """The `evse` that belongs to this Python: the installed script, else the module."""
    script = Path(sys.executable).with_name("evse")
    return [str(script)] if script.exists() else [sys.executable, "-m", "firmware.app.cli.main"]


class Station:
    """One daemon. `prefix` goes before the command (`ip netns exec NAME`)."""

    def __init__(self, folder: Path, config: Mapping[str, Mapping[str, Any]], prefix: Sequence[str] = ()) -> None:
        self.folder = folder
        self.config = folder / "evse.toml"
        self.log = folder / "station.log"
        self.prefix = tuple(prefix)
        self.control = ControlClient(Path(config["control"]["socket"]))
        self.process: subprocess.Popen[bytes] | None = None
        self._ready = threading.Event()
        folder.mkdir(parents=True, exist_ok=True)
        config_file.write(self.config, config)

    @property
    def pid(self) -> int:
        """Of the daemon itself (`ip netns exec` replaces itself by it)."""
        assert self.process is not None, "not started"
        return self.process.pid

    @property
    def alive(self) -> bool:
        return self.process is not None and self.process.poll() is None

    def start(self) -> float:
        """Start and wait for READY. Returns the seconds it took. Raises StationError."""
        self._ready.clear()
        began = time.monotonic()
        command = [*self.prefix, *evse_command(), "run", "--config", str(self.config)]
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                command,
                stdout=subprocess.PIPE,
                stderr=log,
                env={**os.environ, "PYTHONUNBUFFERED": "1"},
                start_new_session=True,  # Ctrl-C at the rig is the rig's to pass on
            )
        threading.Thread(target=self._read, args=(self.process,), daemon=True).start()
        while not self._ready.wait(0.01):
            if self.process.poll() is not None:
                raise StationError(f"the daemon ended with {self.process.returncode}:\n{self.tail()}")
            if time.monotonic() - began > READY_LIMIT_S:
                self.kill()
                raise StationError(f"no READY within {READY_LIMIT_S:.0f} s:\n{self.tail()}")
        return time.monotonic() - began

    def _read(self, process: subprocess.Popen[bytes]) -> None:
        assert process.stdout is not None
        with self.log.open("ab") as log:
            for line in process.stdout:
                log.write(line)
                log.flush()
                if line.startswith(b"READY"):
                    self._ready.set()

    def stop(self) -> int:
        """SIGTERM; returns the exit status. Raises StationError when it takes longer than it may."""
        assert self.process is not None, "not started"
        with contextlib.suppress(ProcessLookupError):
            self.process.send_signal(signal.SIGTERM)
        try:
            return self.process.wait(STOP_LIMIT_S)
        except subprocess.TimeoutExpired:
            self.kill()
            raise StationError(f"SIGTERM did not stop the daemon within {STOP_LIMIT_S:.0f} s") from None

    def kill(self) -> None:
        """SIGKILL, as a power cut would end it."""
        assert self.process is not None, "not started"
        with contextlib.suppress(ProcessLookupError):
            self.process.kill()
        self.process.wait(10)

    def tail(self, count: int = 25) -> str:
        """The last lines that the daemon printed."""
        lines = self.log.read_text(errors="replace").splitlines() if self.log.exists() else []
        return "\n".join(lines[-count:])

    def connector(self) -> dict[str, Any]:
        """The connector's part of the status."""
        connector: dict[str, Any] = self.control.status()["connectors"][0]
        return connector

    def wait_for(self, what: str, condition: Callable[[dict[str, Any]], bool], limit_s: float = 10.0) -> dict[str, Any]:
        """Until the status fulfils the condition; returns that status. Raises StationError with the last one."""
        give_up = time.monotonic() + limit_s
        status: dict[str, Any] = {}
        while time.monotonic() < give_up:
            try:
                status = self.control.status()
            except ControlError:
                if not self.alive:
                    raise StationError(f"the daemon died while {what} was awaited:\n{self.tail()}") from None
            else:
                if condition(status):
                    return status
            time.sleep(0.05)
        connector = status.get("connectors", [{}])[0]
        raise StationError(
            f"{what}: not within {limit_s:.0f} s; status {connector.get('status')}, stage {connector.get('stage')}, "
            f"{connector.get('reason')}, pilot {connector.get('pilot')}, contactor {connector.get('contactor')}, "
            f"transaction {status.get('transaction')}, ocpp {status.get('ocpp')}"
        )
