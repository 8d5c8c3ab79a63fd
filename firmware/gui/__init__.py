"""The driver's touchscreen: an observer in its own process.

`stages` turns a `StationSnapshot` into a `ViewModel` of formatted text (pure), `screens` draw it, `interaction` turns
touches and time into commands (pure), `adapter` is the only module with sockets and a clock.
The screen may die, stall or lie dark without touching a charge: it holds no lease and owns no decision.
"""
