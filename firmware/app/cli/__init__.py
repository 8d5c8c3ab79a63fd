"""The command line of `evse`. Each command imports what it needs when it runs, so that all start fast."""
