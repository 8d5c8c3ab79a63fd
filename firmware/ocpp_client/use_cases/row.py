"""One row of the registry of use cases. Owns: the type. May not: claim anything."""

import enum
from dataclasses import dataclass


class Support(enum.Enum):
    """How far a use case goes here."""

    YES = "yes"
    PART = "in part"
    NO = "no"


@dataclass(frozen=True, slots=True)
class UseCase:
    """`where`: file below firmware/; `test`: file below tests/ and function."""

    id: str
    title: str
    support: Support
    note: str = ""
    where: str = ""
    test: str = ""


YES, PART, NO = Support.YES, Support.PART, Support.NO
