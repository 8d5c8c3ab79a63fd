"""Averaging attenuation profiles.

Owns: the average that CM_ATTEN_CHAR.IND carries [slac.md 6]. May not: know sessions or frames.
"""

from firmware.slac.frames.homeplug import GROUPS


class Average:
    """Profiles heard, and their average. `correction_db` is the board's receive path, added to each group."""

    def __init__(self, correction_db: int = 0) -> None:
        self._correction_db = correction_db
        self._profiles: list[bytes] = []

    @property
    def profiles(self) -> int:
        """How many there are. The session stops at ten."""
        return len(self._profiles)

    def add(self, groups: bytes) -> bool:
        """Take one profile of dB values; False for one that does not have 58 groups."""
        if len(groups) != GROUPS:
            return False
        self._profiles.append(groups)
        return True

    def groups(self) -> bytes | None:
        """The average, rounded down, 0..255 dB per group; None without a profile.

        Never all zero: vehicles take that for a defect and do not answer [slac.md 6].
        """
        count = len(self._profiles)
        if count == 0:
            return None
        average = [total // count for total in map(sum, zip(*self._profiles, strict=True))]
        if self._correction_db:
            average = [min(max(value + self._correction_db, 0), 255) for value in average]
        return bytes(average) if any(average) else b"\x01" * GROUPS


def mean_db(groups: bytes) -> float:
    """One figure for people: the mean over the groups."""
    return sum(groups) / len(groups) if groups else 0.0
