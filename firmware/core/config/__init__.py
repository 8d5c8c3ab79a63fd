"""The configuration: one TOML file, typed, bounded, units in the names.

Owns: the schema (the sections' classes are its documentation, `evse config explain` prints them), loading and checking.
May not: read the environment, or keep a mutable copy; OCPP's variables are an overlay in the store, not here.
An unknown key is an error that names the nearest known one; every error names the key and what would be right.

The sections are in `hardware`, `vehicle` and `operation`; rules that join several keys in `contradictions`.
"""

from firmware.core.config.explanation import Explanation, explain
from firmware.core.config.grid import GridCodeSection
from firmware.core.config.hardware import (
    INDICATOR_PINS,
    METERS,
    PI_ADC,
    PI_PINS,
    BoardSection,
    DcSection,
    GridMeterSection,
    InstallationSection,
    MeterSection,
)
from firmware.core.config.model import Config, serves_free
from firmware.core.config.operation import (
    AuthorizationSection,
    ControlSection,
    OcppSection,
    PriceHoursSection,
    ScreenSection,
    StationSection,
    StoreSection,
    TariffSection,
)
from firmware.core.config.read import MAX_CONFIG_BYTES, load, parse
from firmware.core.config.section import Section
from firmware.core.config.vehicle import PkiSection, ServiceSection, SlacSection, V2gSection, V2xSection

__all__ = [
    "INDICATOR_PINS",
    "MAX_CONFIG_BYTES",
    "METERS",
    "PI_ADC",
    "PI_PINS",
    "AuthorizationSection",
    "BoardSection",
    "Config",
    "ControlSection",
    "DcSection",
    "Explanation",
    "GridCodeSection",
    "GridMeterSection",
    "InstallationSection",
    "MeterSection",
    "OcppSection",
    "PkiSection",
    "PriceHoursSection",
    "ScreenSection",
    "Section",
    "ServiceSection",
    "SlacSection",
    "StationSection",
    "StoreSection",
    "TariffSection",
    "V2gSection",
    "V2xSection",
    "explain",
    "load",
    "parse",
    "serves_free",
]
