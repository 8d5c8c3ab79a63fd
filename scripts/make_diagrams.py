"""Draw the state diagrams in docs/ from the tables in the code.

python scripts/make_diagrams.py           writes docs/states-iso2.md, states-iso20.md and states-station.md
python scripts/make_diagrams.py --check   exit status 1 when a file is not what the table says
"""

import sys
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any

from firmware.iso15118.secc.iso2.record import PAUSE_KEEPS_SESSION, State
from firmware.iso15118.secc.iso2.table import TABLE
from firmware.iso15118.secc.iso20.acdp import ACDP_TABLE, AcdpState
from firmware.iso15118.secc.iso20.record import AUTHORIZED
from firmware.iso15118.secc.iso20.record import State as Iso20State
from firmware.iso15118.secc.iso20.table import TABLE as ISO20_TABLE
from firmware.iso15118.secc.iso20.wireless import ROWS as WPT_ROWS
from firmware.iso15118.secc.iso20.wpt import WPT_TABLE, WptState
from firmware.station.claims import RULES
from firmware.station.pilot_control import TABLE as PILOT_TABLE
from firmware.station.pilot_control import Mode
from firmware.station.txpoints import STOP_RULES

DOCS = Path(__file__).resolve().parent.parent / "docs"

_INTRODUCTION = """\
# States of an ISO 15118-2 session

Generated from `firmware/iso15118/secc/iso2/table.py` by `scripts/make_diagrams.py`; do not edit.

A state is what the station waits for. An arrow is a request that is answered OK. Not drawn, because they hold in every
state after session setup: `SessionStopReq` ends the session and is answered OK; a request without an arrow is answered
with its own response type and `FAILED_SequenceError`; every FAILED answer ends the session. `session.py` adds the
deadlines: 18 s to session setup, 60 s between a response and the next request.
"""


_INTRODUCTION_20 = """\
# States of an ISO 15118-20 session

Generated from `firmware/iso15118/secc/iso20/table.py` by `scripts/make_diagrams.py`; do not edit.

A state is what the station waits for. An arrow is a request that is answered OK. Not drawn, because they hold in every
state after session setup: `SessionStopReq` ends the session and is answered OK (ServiceRenegotiation leads back to
service discovery where the session is authorised); a request without an arrow is answered with its own response type
and `FAILED_SequenceError`; every FAILED answer ends the session. `session.py` adds the deadlines: 18 s to session
setup, 60 s between a response and the next request, 0.5 s after a response of the charge loop.
"""


def iso2() -> str:
    """The whole of docs/states-iso2.md."""
    return _session(_INTRODUCTION, TABLE, State, PAUSE_KEEPS_SESSION)


_PANTOGRAPH = """\

## Under a pantograph (ACDP)

From `acdp.py`. The session is that of DC; positioning and connecting stand between the choice of the service and the
cable check, disconnecting after the loop, `ACDP_SystemStatusReq` anywhere after the authorisation.

"""
_COIL = """\

## Over a coil (WPT)

From `wpt.py`; the states of the session that WPT adds are in the table below it.

"""


def iso20() -> str:
    """The whole of docs/states-iso20.md."""
    text = _session(_INTRODUCTION_20, ISO20_TABLE, Iso20State, AUTHORIZED, WPT_ROWS)
    text += _PANTOGRAPH + _device(ACDP_TABLE, AcdpState.POSITIONING)
    text += _COIL + _device(WPT_TABLE, WptState.SETUP) + "\n| state | requests |\n|---|---|\n"
    for state in Iso20State:
        requests = [message.__name__ for row_state, message in WPT_ROWS if row_state is state]
        text += f"| {state.value} | {', '.join(requests)} |\n" if requests else ""
    return text


def _device(table: Mapping[Any, Any], first: Any) -> str:
    """The diagram of what moves beside a session."""
    arrows: dict[tuple[Any, Any], list[str]] = {}
    for (state, message), row in table.items():
        name = message.__name__.removesuffix("Req").partition("_")[2]
        for following in row.leads_to:
            if name != "SystemStatus":
                arrows.setdefault((state, following), []).append(name)
    lines = ["```mermaid", "stateDiagram-v2", *(f"    {state.name}: {state.value}" for state in type(first))]
    lines.append(f"    [*] --> {first.name}")
    lines += [f"    {state.name} --> {to.name}: {', '.join(names)}" for (state, to), names in arrows.items()]
    return "\n".join([*lines, "```"]) + "\n"


def _session(
    introduction: str,
    table: Mapping[Any, Any],
    states: Any,
    keeps_session: Collection[Any],
    elsewhere: Collection[Any] = (),
) -> str:
    """`elsewhere`: the rows of another table; states in which it alone has more than SessionStop are not drawn."""
    own = {state for state, message in table if message.__name__ != "SessionStopReq"}
    hidden = {states.ENDED} | {state for state, _ in elsewhere if state not in own}
    arrows: dict[tuple[Any, Any], list[str]] = {}
    for (state, message), row in table.items():
        if table is ISO20_TABLE and message.__name__ == "SessionStopReq":
            continue
        for following in row.leads_to:
            if following not in hidden:
                arrows.setdefault((state, following), []).append(message.__name__.removesuffix("Req"))
    lines = [introduction, "```mermaid", "stateDiagram-v2"]
    lines += [f"    {state.name}: {state.value}" for state in states if state not in hidden]
    lines.append(f"    [*] --> {states.SESSION_SETUP.name}")
    for (state, following), names in arrows.items():
        lines.append(f"    {state.name} --> {following.name}: {', '.join(names)}")
    lines += ["```", "", "| state | requests | SessionStop(Pause) keeps the session |", "|---|---|---|"]
    for state in states:
        if state in hidden:
            continue
        requests = [message.__name__ for row_state, message in table if row_state is state]
        keeps = "yes" if state in keeps_session else "no"
        lines.append(f"| {state.value} | {', '.join(requests)} | {keeps} |")
    return "\n".join(lines) + "\n"


_STATION = """\
# Tables of the station

Generated from `firmware/station/{pilot_control,txpoints,claims}.py` by `scripts/make_diagrams.py`; do not edit.
The rule behind every permission of power is `firmware/station/permission.py`.

## Pilot modes

X1 in every mode but digital (5 %) and nominal (duty cycle of the effective limit, while there is something to offer).
From every mode: no vehicle, or out of service without a session, leads to absent. The first row that holds counts.
"""


def station() -> str:
    """The whole of docs/states-station.md."""
    lines = [_STATION, "```mermaid", "stateDiagram-v2"]
    lines += [f"    {mode.name}: {mode.value}" for mode in Mode]
    lines.append(f"    [*] --> {Mode.ABSENT.name}")
    lines += [f"    {row.mode.name} --> {row.to.name}: {row.why}" for row in PILOT_TABLE if row.mode is not None]
    lines += ["```", "", "## Why a transaction ends", ""]
    lines += ["| cause | triggerReason | stoppedReason | ends it |", "|---|---|---|---|"]
    for cause, stop in STOP_RULES.items():
        when = "always" if stop.always else "unless TxStopPoint is EVConnected alone"
        lines.append(f"| {cause.value} | {stop.trigger} | {stop.reason} | {when} |")
    lines += ["", "## Who may limit the power", ""]
    lines += ["| source | priority | kind | may come from outside |", "|---|---|---|---|"]
    for source, rule in sorted(RULES.items(), key=lambda item: -item[1].priority):
        lines.append(f"| {source.value} | {rule.priority} | {rule.kind.value} | {'yes' if rule.outside else 'no'} |")
    return "\n".join(lines) + "\n"


FILES = {"states-iso2.md": iso2, "states-iso20.md": iso20, "states-station.md": station}


def main(arguments: list[str]) -> int:
    """Write the files, or check them."""
    stale = []
    for name, make in FILES.items():
        path, text = DOCS / name, make()
        if "--check" not in arguments:
            path.write_text(text)
        elif not path.exists() or path.read_text() != text:
            stale.append(name)
    for name in stale:
        print(f"docs/{name} is not what the tables say: run scripts/make_diagrams.py")
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
