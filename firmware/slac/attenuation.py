"""Averaging attenuation profiles.

Owns: the average that CM_ATTEN_CHAR.IND carries [slac.md 6]. May not: know sessions or frames.
"""

from firmware.slac.frames.homeplug import GROUPS


class Average:
    """Sum of profiles per group. `correction_db` is the board's receive path, added to each group."""

    def __init__(self, correction_db: int = 0) -> None:
        self._correction_db = correction_db
        self._sums = [0] * GROUPS
        self.profiles = 0

    def add(self, groups: bytes) -> bool:
        """Take one profile of dB values; False for one that does not have 58 groups."""
        if len(groups) != GROUPS:
            return False
        self._sums = [total + value for total, value in zip(self._sums, groups, strict=True)]
        self.profiles += 1
        return True

    def groups(self) -> bytes | None:
        """The average, rounded down, 0..255 dB per group; None without a profile.

        Never all zero: vehicles take that for a defect and do not answer [slac.md 6].
        """
        if self.profiles == 0:
            return None
        corrected = (total // self.profiles + self._correction_db for total in self._sums)
        result = bytes(min(max(value, 0), 255) for value in corrected)
        return result if any(result) else b"\x01" * GROUPS


def mean_db(groups: bytes) -> float:
    """One figure for people: the mean over the groups."""
    return sum(groups) / len(groups) if groups else 0.0
