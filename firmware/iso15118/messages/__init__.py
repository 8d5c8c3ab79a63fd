"""Typed messages of the charging protocols: the single source of truth from which the EXI codec is derived."""
