"""Events as one line each, for the timeline and the command line.

Owns: these texts. May not: hold keys (no event does).
"""

from firmware.slac.api import (
    InterfaceLost,
    KeySet,
    LinkDown,
    LinkLost,
    LinkUp,
    Matched,
    MatchFailed,
    Measured,
    ModemFound,
    ModemRestarted,
    ModemTrouble,
    Remark,
    ResetLineWanted,
    SessionStarted,
    SlacEvent,
    TroubleOver,
)
from firmware.slac.attenuation import mean_db
from firmware.slac.frames import mac_text


def line_of(event: SlacEvent) -> str:
    """WORD key=value ...; the words are stable, scripts read them."""
    match event:
        case KeySet():
            return f"KEY nid={event.nid.hex()} modem={'yes' if event.modem else 'none'}"
        case ModemFound():
            return f"MODEM mac={mac_text(event.mac)} firmware={event.firmware}"
        case ModemTrouble():
            return f"TROUBLE {event.trouble.name}: {event.trouble.value}"
        case TroubleOver():
            return f"TROUBLE_OVER {event.trouble.name}"
        case InterfaceLost():
            return f"INTERFACE_LOST {event.why}"
        case ModemRestarted():
            return "MODEM_RESTARTED the key is set again"
        case ResetLineWanted():
            return "MODEM_RESET_LINE restarting the modem by message did not help"
        case SessionStarted():
            return f"SESSION ev={mac_text(event.ev_mac)} run={event.run_id.hex()}"
        case Measured():
            mean = mean_db(event.groups)
            return f"MEASURED ev={mac_text(event.ev_mac)} attenuation_db={mean:.1f} sounds={event.sounds}"
        case Matched():
            return f"MATCHED ev={mac_text(event.ev_mac)} run={event.run_id.hex()} nid={event.nid.hex()}"
        case LinkUp():
            return f"LINK_UP ev={mac_text(event.ev_mac)}{' assumed' if event.assumed else ''}"
        case LinkDown():
            return "LINK_DOWN"
        case LinkLost():
            return f"LINK_LOST ev={mac_text(event.ev_mac)}"
        case MatchFailed():
            who = f" ev={mac_text(event.ev_mac)}" if event.ev_mac is not None else ""
            return f"FAILED {event.reason.name}{who}: {event.reason.value}"
        case Remark():
            return f"REMARK {event.text}"
