"""eMAID: how a contract is named, in the forms that messages and certificates write it.

Owns: the normal form, what counts as an eMAID, and when two are the same. ISO 15118-2 writes two letters country,
three characters provider, nine characters instance and one optional check digit, with or without hyphens
(`DE-ABC-C12345678-9`, `DEABCC123456789`, `DEABCC12345678`).
"""

import re

_EMAID = re.compile(r"[A-Z]{2}[A-Z0-9]{3}[A-Z0-9]{9}[A-Z0-9]?", re.ASCII)
_WITHOUT_CHECK_DIGIT = 14
_MAX_WRITTEN = 18 + 2


def normalise(text: str) -> str | None:
    """Upper case without hyphens, 14 or 15 characters; None for what is no eMAID."""
    if len(text) > _MAX_WRITTEN:
        return None
    bare = text.strip().replace("-", "").upper()
    return bare if _EMAID.fullmatch(bare) else None


def same(one: str, other: str) -> bool:
    """The same contract. A check digit that one side leaves out does not matter; two different ones do."""
    left, right = normalise(one), normalise(other)
    if left is None or right is None:
        return False
    if len(left) == len(right):
        return left == right
    return left[:_WITHOUT_CHECK_DIGIT] == right[:_WITHOUT_CHECK_DIGIT]


def provider(text: str) -> str:
    """Country and provider of an eMAID (`DEABC`); empty for what is none."""
    return (normalise(text) or "")[:5]
