"""The section of the grid's code: what a vehicle's inverter has to do at this connection (ISO 15118-20 Amendment 1)."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Annotated, TypeAlias

from msgspec import Meta

from firmware.core.config.section import Section

Point: TypeAlias = tuple[float, float]
Curve: TypeAlias = Annotated[tuple[Point, ...], Meta(max_length=10)]


class GridCodeSection(Section, frozen=True, kw_only=True):
    """What the grid's operator demands of a vehicle's inverter here. Volt, hertz, watt, var, seconds. A function that
    is left out is not asked for. Without a name there is no grid code, and AC DER is not offered.
    """

    name: Annotated[str, Meta(max_length=64, description="of the code, for people; empty: there is none")] = ""
    nominal_hz: Annotated[float, Meta(ge=40, le=70)] = 50.0
    nominal_v: Annotated[float, Meta(ge=50, le=1000)] = 230.0
    over_frequency: Annotated[
        tuple[float, float, float] | None,
        Meta(description="less power from one frequency to another: Hz, Hz, slope in per cent"),
    ] = None
    under_frequency: Annotated[
        tuple[float, float, float] | None,
        Meta(description="more power from one frequency down to another: Hz, Hz, slope in per cent"),
    ] = None
    volt_watt: Annotated[Point | None, Meta(description="V from which power falls, and V at which none is left")] = None
    volt_var: Annotated[Curve, Meta(description="points of V and var; injected is negative")] = ()
    watt_var: Annotated[Curve, Meta(description="points of W and var; injected is negative")] = ()
    over_voltage_ride_through: Annotated[
        Point | None, Meta(description="V at which it begins, and V at which the grid has recovered")
    ] = None
    under_voltage_ride_through: Annotated[
        Point | None, Meta(description="V at which it begins, and V at which the grid has recovered")
    ] = None
    zero_current: Annotated[Point | None, Meta(description="no current below one V and above another")] = None
    over_voltage_trip: Annotated[Curve, Meta(description="points of s and V")] = ()
    under_voltage_trip: Annotated[Curve, Meta(description="points of s and V")] = ()
    over_frequency_trip: Annotated[Curve, Meta(description="points of s and Hz")] = ()
    under_frequency_trip: Annotated[Curve, Meta(description="points of s and Hz")] = ()
    enter_v: Annotated[Point, Meta(description="an inverter may begin to feed between these")] = (195.5, 253.0)
    enter_hz: Annotated[Point, Meta(description="and between these")] = (49.5, 50.1)
    enter_delay_s: Annotated[float, Meta(ge=0, le=3600, description="so long after both are met")] = 60.0
    enter_ramp_s: Annotated[float, Meta(ge=0, le=3600, description="until full power")] = 600.0
    max_var: Annotated[float, Meta(ge=0, le=1_000_000, description="reactive power that may be asked for")] = 0.0
    response_s: Annotated[float, Meta(ge=0, le=3600, description="step response of the functions")] = 10.0


def grid_contradictions(code: GridCodeSection) -> Iterator[str]:
    """What cannot be within the section."""
    for key in ("volt_var", "watt_var"):
        points: tuple[Point, ...] = getattr(code, key)
        if len(points) == 1 or any(a[0] >= b[0] for a, b in pairwise(points)):
            yield f"`grid_code.{key}` needs two points or more, the first numbers rising"
    for key in ("over_voltage_trip", "under_voltage_trip", "over_frequency_trip", "under_frequency_trip"):
        if any(a[0] > b[0] for a, b in pairwise(getattr(code, key))):
            yield f"`grid_code.{key}` needs its times in rising order"
    for key in ("volt_watt", "zero_current", "enter_v", "enter_hz"):
        pair: Point | None = getattr(code, key)
        if pair is not None and pair[0] >= pair[1]:
            yield f"`grid_code.{key}` needs the lower number first"
    if code.over_frequency is not None and not code.nominal_hz < code.over_frequency[0] < code.over_frequency[1]:
        yield "`grid_code.over_frequency` needs rising frequencies above `grid_code.nominal_hz`"
    if code.under_frequency is not None and not code.nominal_hz > code.under_frequency[0] > code.under_frequency[1]:
        yield "`grid_code.under_frequency` needs falling frequencies below `grid_code.nominal_hz`"
