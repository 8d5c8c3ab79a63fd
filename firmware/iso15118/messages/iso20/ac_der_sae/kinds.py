"""The enumerations of AC DER, SAE variant."""

from __future__ import annotations

from enum import StrEnum


class PowerReference(StrEnum):
    """What a droop is relative to."""

    MAXIMUM_ACTIVE_POWER = "MaximumActivePower"
    MOMENTARY_POWER = "MomentaryPower"


class DERUnit(StrEnum):
    """Units of curves and set points; percentages are of what the EV can."""

    V = "V"
    HZ = "Hz"
    W = "W"
    S = "s"
    VAR = "var"
    PERCENTAGE_EV_MAXIMUM_CONFIGURED_ACTIVE_POWER = "PercentageEVMaximumConfiguredActivePower"
    PERCENTAGE_EV_MAXIMUM_CONFIGURED_REACTIVE_POWER = "PercentageEVMaximumConfiguredReactivePower"
    PERCENTAGE_EV_MAXIMUM_CONFIGURED_APPARENT_POWER = "PercentageEVMaximumConfiguredApparentPower"
    PERCENTAGE_EV_MAXIMUM_AVAILABLE_ACTIVE_POWER = "PercentageEVMaximumAvailableActivePower"
    PERCENTAGE_EV_MAXIMUM_AVAILABLE_REACTIVE_POWER = "PercentageEVMaximumAvailableReactivePower"
    PERCENTAGE_V = "PercentageV"


class PowerFactorExcitation(StrEnum):
    """Which way the reactive power goes."""

    OVER_EXCITED = "OverExcited"
    UNDER_EXCITED = "UnderExcited"


class IEEE1547NormalCategory(StrEnum):
    """Category of the inverter in normal operation (IEEE 1547)."""

    CATEGORY_A = "CategoryA"
    CATEGORY_B = "CategoryB"


class IEEE1547AbnormalCategory(StrEnum):
    """Category of the inverter when the grid is disturbed (IEEE 1547)."""

    CATEGORY_I = "CategoryI"
    CATEGORY_II = "CategoryII"
    CATEGORY_III = "CategoryIII"


class DEROperationalState(StrEnum):
    """Whether the inverter runs."""

    ON = "On"
    OFF = "Off"


class DERConnectionStatus(StrEnum):
    """Whether the inverter is connected to the grid."""

    DISCONNECTED = "Disconnected"
    CONNECTED = "Connected"


class RequiredDEROperatingMode(StrEnum):
    """Whether the inverter has to follow the grid or form one."""

    GRID_FOLLOWING = "GridFollowing"
    GRID_FORMING = "GridForming"


class GridConnectionMode(StrEnum):
    """Whether the site is connected to the public grid."""

    GRID_CONNECTED = "GridConnected"
    GRID_ISLANDED = "GridIslanded"
