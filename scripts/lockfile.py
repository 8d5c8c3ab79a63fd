"""The locked run-time requirements: names, versions and the hashes that are allowed."""

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

_LINE = re.compile(r"^([A-Za-z0-9._-]+)==([^\s;\\]+)")
_HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")


@dataclass(frozen=True, slots=True)
class Locked:
    """One requirement of a lock file. `hashes` are hexadecimal SHA-256 of the files that may stand for it."""

    name: str
    version: str
    hashes: frozenset[str]


class LockError(Exception):
    """The lock file cannot be used, or a file is not what it locks."""


def read_lock(path: Path) -> list[Locked]:
    """All requirements of a pip lock file. Raises LockError for one without version or hash."""
    found = []
    for requirement in path.read_text().replace("\\\n", " ").splitlines():
        if not requirement.strip() or requirement.lstrip().startswith(("#", "-")):
            continue
        match = _LINE.match(requirement)
        hashes = frozenset(_HASH.findall(requirement))
        if match is None or not hashes:
            raise LockError(f"{path}: `{requirement[:60].strip()}` is not locked with a version and a hash")
        found.append(Locked(canonical(match[1]), match[2], hashes))
    return found


def canonical(name: str) -> str:
    """The normal form of a distribution's name."""
    return re.sub(r"[-_.]+", "-", name).lower()


def sha256(path: Path) -> str:
    """Hexadecimal digest of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def match_wheels(locked: list[Locked], wheels: list[Path]) -> dict[Locked, Path]:
    """Exactly one wheel for each requirement, each with an allowed hash. Raises LockError otherwise."""
    chosen: dict[Locked, Path] = {}
    by_name = {(requirement.name, requirement.version): requirement for requirement in locked}
    for wheel in wheels:
        name, version = wheel.name.split("-")[:2]
        requirement = by_name.get((canonical(name), version))
        if requirement is None:
            raise LockError(f"{wheel.name} is in no lock file")
        if sha256(wheel) not in requirement.hashes:
            raise LockError(f"{wheel.name} has a hash that the lock file does not allow")
        if requirement in chosen:
            raise LockError(f"two wheels for {requirement.name}: {chosen[requirement].name}, {wheel.name}")
        chosen[requirement] = wheel
    if missing := [requirement.name for requirement in locked if requirement not in chosen]:
        raise LockError(f"no wheel for {', '.join(missing)}")
    return chosen
