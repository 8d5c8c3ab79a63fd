"""ISO 15118-2: the states of a session as a table, and pure handlers, one file per message group."""
