"""Jobs that take long and need the network or the installer, and what became of them.

Owns: these values, which go from the blocks to the adapter and back. May not: do anything.
"""

import enum
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol


@dataclass(frozen=True, slots=True)
class StartUpload:
    """Put `content` where `url` says; a url that ends with `/` is a folder and gets `filename`.

    `content` may be what makes it, in the job's thread; it raises OSError.
    """

    job: int
    url: str
    filename: str
    content: bytes | Callable[[], bytes] = field(repr=False)


@dataclass(frozen=True, slots=True)
class StartDownload:
    """Fetch a file into the installer's folder."""

    job: int
    url: str


@dataclass(frozen=True, slots=True)
class CancelJob:
    """Nobody wants the result any more."""

    job: int


@dataclass(frozen=True, slots=True)
class StartInstall:
    """Install this image."""

    job: int
    image: Path


@dataclass(frozen=True, slots=True)
class RestartIntoUpdate:
    """Restart now, into what was installed. The next boot reason is FirmwareUpdate."""


class TransferResult(enum.Enum):
    """How a transfer ended."""

    DONE = "done"
    FAILED = "failed"  # no connection, cut, too large
    DENIED = "denied"  # the server wants other credentials
    BAD = "bad"  # the server does not understand the request
    UNSUPPORTED = "unsupported"  # a kind of address that this station does not know


@dataclass(frozen=True, slots=True)
class TransferEnded:
    """A transfer is over. `image`, `sha256`: of a download that succeeded."""

    job: int
    result: TransferResult
    text: str = ""
    image: Path | None = None
    sha256: bytes = b""


class Installed(enum.Enum):
    """What an installer made of an image."""

    ACTIVE = "active"  # runs already
    NEEDS_RESTART = "needs_restart"
    UNFIT = "unfit"  # not an image for this station, or damaged
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class InstallEnded:
    """The installer is done."""

    job: int
    outcome: Installed
    text: str = ""


class Installer(Protocol):
    """Who puts an image into place. Methods may block; they are called off the loop, `restart` on it."""

    @property
    def folder(self) -> Path:
        """Where downloads go; there is room for one image."""
        ...

    @property
    def checks_signatures(self) -> bool:
        """Images carry a signature of their own that `install` checks, so that the operator's is not needed (L02)."""
        ...

    def install(self, image: Path) -> tuple[Installed, str]:
        """Put it into place. The text says why not."""
        ...

    def restart(self) -> None:
        """Restart the station into the new firmware, with boot reason FirmwareUpdate."""
        ...

    def settled(self) -> bool | None:
        """Whether what `restart` was for is in place and well; None: it is still being tried. Asked before and after
        the restart, for an installer may also refuse without one, or go back by itself.
        """
        ...
