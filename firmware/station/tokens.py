"""Tokens that the operator has told the station about: the local authorization list and the authorization cache.

Owns: looking a token up in both. May not: decide what an entry is worth (`authorization.py`), or keep anything over a
restart; the OCPP client owns the stored form and tells all of it again with `SetKnownTokens`.
"""

from collections.abc import Iterable
from datetime import datetime

from firmware.core.clock import moment
from firmware.station.api import IdToken, KnownToken, TokenSource

Key = tuple[str, str]


def _key(token: IdToken) -> Key:
    return token.value.casefold(), token.type.value


class KnownTokens:
    """List and cache. An entry whose time has passed is not there."""

    def __init__(self) -> None:
        self._by_source: dict[TokenSource, dict[Key, KnownToken]] = {source: {} for source in TokenSource}

    def replace(self, source: TokenSource, tokens: Iterable[KnownToken]) -> None:
        """All entries of one source anew."""
        self._by_source[source] = {_key(known.token): known for known in tokens}

    def find(self, token: IdToken, sources: Iterable[TokenSource], wall: datetime) -> KnownToken | None:
        """What the first of `sources` that knows the token says of it."""
        for source in sources:
            known = self._by_source[source].get(_key(token))
            if known is not None and not _expired(known.expires, wall):
                return known
        return None


def _expired(expires: str, wall: datetime) -> bool:
    if not expires:
        return False
    try:
        return moment(expires) <= wall
    except ValueError:
        return True  # an end that nobody can read has passed
