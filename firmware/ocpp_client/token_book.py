"""The operator's word on tokens, kept over restarts: the local authorization list and the authorization cache.

Owns: versions and updates of the list (D01), filling and clearing of the cache (C10, C11), their place in the store,
and telling the station of both. May not: authorise anything; the station does, also while this client is offline.

The list is changed as one step: after a power cut it is the old one or the new one, with its version.
"""

import enum
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Protocol

import msgspec

from firmware.core.clock import rfc3339
from firmware.ocpp_client.device_model import DeviceModel
from firmware.station.api import Answer, IdToken, KnownToken, SetKnownTokens, TokenSource, TokenType

LIST_SCOPE = "ocpp.local_list"
CACHE_SCOPE = "ocpp.auth_cache"
VERSION_KEY = "version"  # no token key looks like this: those have a colon
MAX_LIST = 1000
MAX_CACHE = 500
NOT_CACHED = (TokenType.NONE, TokenType.CENTRAL)  # C02.FR.03, C03.FR.02: of one visit only


class TokenStore(Protocol):
    """The part of core.store.Store that is used here. Every method may raise StoreError."""

    def items(self, scope: str) -> dict[str, str]: ...
    def change(self, scope: str, values: Mapping[str, str | None], clear: bool = False) -> None: ...


class Update(enum.Enum):
    """Outcome of SendLocalList; the values are OCPP's."""

    ACCEPTED = "Accepted"
    FAILED = "Failed"
    VERSION_MISMATCH = "VersionMismatch"


def _key(token: IdToken) -> str:
    return f"{token.type.value}:{token.value.casefold()}"


class TokenBook:
    """List and cache. What is stored and cannot be read any more is left out."""

    def __init__(self, model: DeviceModel, store: TokenStore, command: Callable[[SetKnownTokens], Answer]) -> None:
        """Tells the station at once. Raises StoreError."""
        self._model = model
        self._store = store
        self._command = command
        stored = store.items(LIST_SCOPE)
        self._version = int(stored.pop(VERSION_KEY, "0"))
        self._list = _read(stored)
        self._cache = _read(store.items(CACHE_SCOPE))
        for source, tokens in ((TokenSource.LIST, self._list), (TokenSource.CACHE, self._cache)):
            if tokens:
                self._tell(source, tokens)

    # --- the list ----------------------------------------------------------------------------------------------------

    @property
    def list_enabled(self) -> bool:
        """LocalAuthListCtrlr.Enabled."""
        return self._model.boolean("LocalAuthListCtrlr", "Enabled")

    @property
    def version(self) -> int:
        """Of the list; 0: there is none (D02)."""
        return self._version

    @property
    def entries(self) -> int:
        """Length of the list."""
        return len(self._list)

    def update(self, full: bool, version: int, changes: Mapping[IdToken, KnownToken | None]) -> Update:
        """Replace the list, or change entries of it (None removes). Raises StoreError; then nothing has changed."""
        if not self.list_enabled or version <= 0:
            return Update.FAILED
        if not full and version <= self._version:
            return Update.VERSION_MISMATCH
        by_key = {_key(token): known for token, known in changes.items()}
        base = {} if full else self._list
        new = {key: known for key, known in (base | by_key).items() if known is not None}
        if len(new) > MAX_LIST:
            return Update.FAILED
        written = {key: None if known is None else _text(known) for key, known in by_key.items()}
        self._store.change(LIST_SCOPE, {**written, VERSION_KEY: str(version)}, clear=full)
        self._list, self._version = new, version
        self._tell(TokenSource.LIST, new)
        return Update.ACCEPTED

    # --- the cache ---------------------------------------------------------------------------------------------------

    @property
    def cache_enabled(self) -> bool:
        """AuthCacheCtrlr.Enabled."""
        return self._model.boolean("AuthCacheCtrlr", "Enabled")

    def heard(self, known: KnownToken, wall: datetime) -> None:
        """The CSMS said something of a token (C10). Without an end of its own it lives for AuthCacheCtrlr.LifeTime;
        where the cache is full the entry that was heard first goes. Raises StoreError.
        """
        if not self.cache_enabled or known.token.type in NOT_CACHED:
            return
        life_s = self._model.integer("AuthCacheCtrlr", "LifeTime")
        if not known.expires and life_s:
            known = replace(known, expires=rfc3339(wall + timedelta(seconds=life_s)))
        key = _key(known.token)
        if self._cache.get(key) == known:
            return
        cache = {**{other: value for other, value in self._cache.items() if other != key}, key: known}
        gone = list(cache)[: max(0, len(cache) - MAX_CACHE)]
        self._store.change(CACHE_SCOPE, {key: _text(known), **dict.fromkeys(gone)})
        self._cache = {other: value for other, value in cache.items() if other not in gone}
        self._tell(TokenSource.CACHE, self._cache)

    def clear_cache(self) -> bool:
        """Forget the cache (C11). False: it is switched off. Raises StoreError."""
        if not self.cache_enabled:
            return False
        self._store.change(CACHE_SCOPE, {}, clear=True)
        self._cache = {}
        self._tell(TokenSource.CACHE, {})
        return True

    def cached(self) -> tuple[IdToken, ...]:
        """Tokens in the cache, for display (masked by whoever shows them)."""
        return tuple(known.token for known in self._cache.values())

    # --- one customer ------------------------------------------------------------------------------------------------

    def known(self, token: IdToken) -> list[tuple[str, KnownToken]]:
        """What is kept of a token, of whatever type, with where it is."""
        value = token.value.casefold()
        places = (("local list", self._list), ("cache", self._cache))
        return [
            (place, known)
            for place, tokens in places
            for known in tokens.values()
            if known.token.value.casefold() == value
        ]

    def forget(self, token: IdToken) -> None:
        """Take it out of both (N10); the list keeps its version. Raises StoreError."""
        value = token.value.casefold()
        for source, scope, tokens in (
            (TokenSource.LIST, LIST_SCOPE, self._list),
            (TokenSource.CACHE, CACHE_SCOPE, self._cache),
        ):
            gone = [key for key, known in tokens.items() if known.token.value.casefold() == value]
            if gone:
                self._store.change(scope, dict.fromkeys(gone))
                for key in gone:
                    del tokens[key]
                self._tell(source, tokens)

    # --- both --------------------------------------------------------------------------------------------------------

    def _tell(self, source: TokenSource, tokens: Mapping[str, KnownToken]) -> None:
        self._command(SetKnownTokens(source, tuple(tokens.values())))
        if source is TokenSource.LIST:
            self._model.present("LocalAuthListCtrlr", "Entries", str(len(tokens)))


def _text(known: KnownToken) -> str:
    return msgspec.json.encode(known).decode()


def _read(stored: Mapping[str, str]) -> dict[str, KnownToken]:
    found = {}
    for key, text in stored.items():
        try:
            found[key] = msgspec.json.decode(text, type=KnownToken)
        except msgspec.DecodeError:
            continue
    return found
