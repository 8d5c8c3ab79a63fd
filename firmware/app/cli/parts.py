"""The parts of the station in words, for `evse status` and `evse why`. Pure."""

from collections.abc import Iterator
from typing import Any

RCD_EVERY_S = 24 * 3600.0
RCD_LATE_S = RCD_EVERY_S + 3600.0
SILENT_S = 5.0


def lines(hardware: dict[str, Any]) -> Iterator[str]:
    """What there is, one line a part."""
    cycles, arcs, failed = (hardware[f"contactor_{name}"] for name in ("cycles", "under_load", "failures"))
    yield f"contactor  {cycles} cycles, {arcs} under load, {failed} failures" + (
        ", one phase" if hardware["single_phase"] else ""
    )
    if "residual current monitor with test input" in hardware["features"]:
        passed_s = hardware["rcd_passed_s"]
        when = "not passed since the start" if passed_s is None else f"passed {_ago(passed_s)}"
        yield f"RCD test   {when}; {hardware['rcd_tests_passed']} passed, {hardware['rcd_tests_failed']} failed"
    if "lock" in hardware["features"]:
        state = {True: "closed", False: "open", None: "not known"}[hardware["lock_closed"]]
        yield f"lock       {state}, {hardware['lock_failures']} failures"
    warm = [
        f"{name} {hardware[key]:.0f} °C"
        for name, key in (("inside", "temperature_c"), ("contacts", "plug_temperature_c"))
        if hardware[key] is not None
    ]
    if warm:
        yield "warm       " + ", ".join(warm)
    for name, key in (("meter", "meter"), ("grid", "grid")):
        age_s = hardware[f"{key}_age_s"]
        if age_s is not None or hardware[f"{key}_problem"]:
            said = "nothing read yet" if age_s is None else f"{age_s:.1f} s old"
            power = f", {hardware['grid_w']:.0f} W" if key == "grid" and hardware["grid_w"] is not None else ""
            yield f"{name:10} {said}{power}" + _told(hardware[f"{key}_problem"])


def concerns(hardware: dict[str, Any], faults: set[str]) -> Iterator[str]:
    """What is not well and no fault, or not yet one. `faults`: the ids of those that are told anyway."""
    for name, key, fault in (("meter", "meter", "meter_fault"), ("meter of the building", "grid", "grid_meter_fault")):
        if fault in faults:
            continue
        if problem := hardware[f"{key}_problem"]:
            yield f"the {name}: {problem}"
        elif (hardware[f"{key}_age_s"] or 0.0) > SILENT_S:
            yield f"the {name} has said nothing for {hardware[f'{key}_age_s']:.0f} s"
    passed_s = hardware["rcd_passed_s"]
    if passed_s is not None and passed_s > RCD_LATE_S:
        yield f"the residual current monitor was tested {_ago(passed_s)}: it is tested without a vehicle only"


def _told(problem: str) -> str:
    return f": {problem}" if problem else ""


def _ago(seconds: float) -> str:
    if seconds < 120.0:
        return f"{seconds:.0f} s ago"
    return f"{seconds / 60:.0f} min ago" if seconds < 7200.0 else f"{seconds / 3600:.0f} h ago"
