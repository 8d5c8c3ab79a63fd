"""The OCPP client: an observer of the station that reports to a CSMS and passes its typed commands on.

Imports core and station.api only; only adapter.py touches asyncio and the network.
"""
