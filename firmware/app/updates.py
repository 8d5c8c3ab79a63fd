"""The station's side of an update: a verified bundle is put down for the updater of root, and its result is read.

Owns: the inbox below the state folder (systemd/update has the other side). May not: install, or verify a vendor's
signature: what runs as the station's user cannot be trusted with that.
"""

import os
from dataclasses import dataclass
from pathlib import Path

from firmware.app import paths

UPDATER = Path("/usr/lib/evse/update")
MAX_RESULT = 4096


@dataclass(frozen=True, slots=True)
class UpdateResult:
    """What the updater wrote. `status`: OCPP FirmwareStatusEnumType (Installed, InstallationFailed, ...)."""

    status: str
    version: str
    text: str

    @property
    def good(self) -> bool:
        """The new version serves."""
        return self.status == "Installed"


class Inbox:
    """The folder that both sides know."""

    def __init__(self, folder: Path | None = None, updater: Path = UPDATER) -> None:
        self._folder = folder if folder is not None else paths.state_folder() / "update"
        self._updater = updater

    @property
    def usable(self) -> bool:
        """There is somebody who would install what is put down."""
        return self._updater.exists()

    @property
    def waiting(self) -> bool:
        """A bundle was put down and the updater has not finished with it."""
        return (self._folder / "bundle").exists()

    def space(self) -> Path:
        """Where a bundle may be gathered before it is put down: same file system. Raises OSError."""
        self._folder.mkdir(parents=True, exist_ok=True)
        return self._folder / "bundle.part"

    def put(self, part: Path) -> None:
        """Hand the complete file over; an older result goes, so that the next one is this one's. Raises OSError."""
        with part.open("rb") as file:
            os.fsync(file.fileno())
        (self._folder / "result").unlink(missing_ok=True)
        part.chmod(0o640)
        part.rename(self._folder / "bundle")
        folder = os.open(self._folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)

    def result(self) -> UpdateResult | None:
        """What became of the last bundle; None: nothing yet, or nothing that can be read."""
        try:
            with (self._folder / "result").open("rb") as file:
                text = file.read(MAX_RESULT).decode("utf-8", "replace")
        except OSError:
            return None
        found = dict(line.split("=", 1) for line in text.splitlines() if "=" in line)
        if not found.get("result"):
            return None
        return UpdateResult(found["result"], found.get("version", ""), found.get("text", ""))
