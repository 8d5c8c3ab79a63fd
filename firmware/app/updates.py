"""The station's side of an update: a bundle is put down for the updater of root, and its result is read.

Owns: the inbox below the state folder (systemd/update has the other side), and the installer that OCPP knows. May not:
install, or judge a vendor's signature: what runs as the station's user cannot be trusted with that.
"""

import os
import tarfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from firmware.app import paths
from firmware.ocpp_client.transfer.api import Installed

UPDATER = Path("/usr/lib/evse/update")
MAX_RESULT = 4096
MEMBERS = ["manifest", "manifest.sig", "package.deb"]


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


class BundleInstaller:
    """`ocpp_client.transfer.api.Installer`: a bundle becomes active by the updater, which restarts the station.

    The updater goes back by itself when the new version does not get well, so an update is settled only when it has
    written its result, in the new version or in this one.
    """

    def __init__(self, inbox: Inbox, on_restart: Callable[[], None]) -> None:
        """`on_restart`: the bundle was handed over; the next start is one by FirmwareUpdate."""
        self._inbox = inbox
        self._on_restart = on_restart
        self._image: Path | None = None

    @property
    def folder(self) -> Path:
        """Where downloads go."""
        return self._inbox.space().parent

    @property
    def checks_signatures(self) -> bool:
        """The updater does, with the vendor's key."""
        return True

    def settled(self) -> bool | None:
        """The updater's result; None: it is still at work."""
        if self._inbox.waiting:
            return None
        result = self._inbox.result()
        return result is not None and result.good

    def install(self, image: Path) -> tuple[Installed, str]:
        """A first look, so that a file which is no bundle is told at once."""
        try:
            with tarfile.open(image, "r:") as tar:
                names = [member.name for member in (tar.next() for _ in range(len(MEMBERS) + 1)) if member is not None]
        except (OSError, tarfile.TarError) as error:
            return Installed.UNFIT, f"this is no bundle: {error}"
        if sorted(names) != MEMBERS:
            return Installed.UNFIT, f"this is no bundle: it must have {', '.join(MEMBERS)}"
        self._image = image
        return Installed.NEEDS_RESTART, ""

    def restart(self) -> None:
        """Hand the bundle to the updater. Raises OSError."""
        if self._image is not None:
            self._on_restart()
            self._inbox.put(self._image)
            self._image = None
