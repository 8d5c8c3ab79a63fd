"""The whole configuration file as one value."""

from firmware.core.config.grid import GridCodeSection
from firmware.core.config.hardware import BoardSection, DcSection, GridMeterSection, InstallationSection, MeterSection
from firmware.core.config.operation import (
    AuthorizationSection,
    ControlSection,
    OcppSection,
    ScreenSection,
    StationSection,
    StoreSection,
    TariffSection,
)
from firmware.core.config.section import Section
from firmware.core.config.vehicle import PkiSection, SlacSection, V2gSection, V2xSection


class Config(Section, frozen=True, kw_only=True):
    """The whole file. Every section may be left out."""

    station: StationSection = StationSection()
    board: BoardSection = BoardSection()
    installation: InstallationSection = InstallationSection()
    v2g: V2gSection = V2gSection()
    v2x: V2xSection = V2xSection()
    grid_code: GridCodeSection = GridCodeSection()
    pki: PkiSection = PkiSection()
    slac: SlacSection = SlacSection()
    ocpp: OcppSection = OcppSection()
    authorization: AuthorizationSection = AuthorizationSection()
    tariff: TariffSection = TariffSection()
    meter: MeterSection = MeterSection()
    grid_meter: GridMeterSection = GridMeterSection()
    dc: DcSection = DcSection()
    screen: ScreenSection = ScreenSection()
    control: ControlSection = ControlSection()
    store: StoreSection = StoreSection()


def serves_free(config: Config) -> bool:
    """Free vend as the file says it, or because there is nobody who could be asked for permission."""
    said, asks = config.authorization.free_vend, config.authorization
    return said if said is not None else not (config.ocpp.url or asks.tokens or asks.start_button)
