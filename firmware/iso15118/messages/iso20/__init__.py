"""The messages of ISO 15118-20:2022, one module for each schema.

Use as `from firmware.iso15118.messages.iso20 import common, dc` and `dc.DC_ChargeLoopRes(...)`. Nothing is imported
here, so that a station loads only what it speaks.
"""
