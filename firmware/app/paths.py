"""Where the daemon keeps its files, by the conventions of systemd and of a user's session.

Owns: the default places of the control socket, the store and the configuration. May not: create anything.
"""

import os
from pathlib import Path

from firmware.core.config import Config

CONFIG_FILE = Path("/etc/evse/evse.toml")


def runtime_folder() -> Path:
    """Where sockets live: systemd's RUNTIME_DIRECTORY, /run/evse for root, else the user's runtime folder."""
    if given := os.environ.get("RUNTIME_DIRECTORY"):
        return Path(given.split(":")[0])
    if os.geteuid() == 0:
        return Path("/run/evse")
    if xdg := os.environ.get("XDG_RUNTIME_DIR"):
        return Path(xdg) / "evse"
    return Path(f"/tmp/evse-{os.geteuid()}")


def state_folder() -> Path:
    """Where the store lives: systemd's STATE_DIRECTORY, /var/lib/evse for root, else the user's state folder."""
    if given := os.environ.get("STATE_DIRECTORY"):
        return Path(given.split(":")[0])
    if os.geteuid() == 0:
        return Path("/var/lib/evse")
    return Path(os.environ.get("XDG_STATE_HOME") or Path.home() / ".local/state") / "evse"


def timeline_folder(config: Config) -> Path:
    """Where the timeline of earlier starts lies: beside the store."""
    return store_file(config).parent


def crash_folder() -> Path:
    """Where `keep-crash` saves the end of the journal of a run that ended badly."""
    return state_folder() / "crash"


def control_socket(config: Config | None = None) -> Path:
    """The control socket of `config`, or the default one."""
    if config is not None and config.control.socket:
        return Path(config.control.socket)
    return runtime_folder() / "control.sock"


def store_file(config: Config) -> Path:
    """The SQLite file of `config`."""
    return Path(config.store.path) if config.store.path else state_folder() / "evse.db"
