"""The exception tree.

EvseError
|-- RemoteProtocolError     a peer (EV, CSMS, user of the control socket) sent what it must not send
|-- LocalProtocolError      our own code asked a protocol core for something illegal now: a bug
|-- ConfigError             the configuration file cannot be used; says which key and what to write instead
`-- StoreError              the store cannot be opened or migrated

A decoder or protocol core raises, for input from outside, RemoteProtocolError (or a subclass) and nothing else;
any other exception is a bug.
"""


class EvseError(Exception):
    """Base of every error this project raises on purpose."""


class RemoteProtocolError(EvseError):
    """A peer broke its protocol. `hint` names the response the protocol prescribes, where there is one."""

    def __init__(self, message: str, *, hint: str | None = None) -> None:
        super().__init__(message)
        self.hint = hint


class LocalProtocolError(EvseError):
    """Our code used a protocol core in a way its state does not allow."""


class ConfigError(EvseError):
    """The configuration cannot be used. The text names the key and what would be right."""


class StoreError(EvseError):
    """The store cannot be opened, read or migrated."""


class DamagedStoreError(StoreError):
    """The store's file is no database any more, or its pages do not fit together."""
