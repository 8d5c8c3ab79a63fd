"""What the station sees of SLAC: the pilot it tells, the commands it gives, the events it gets.

Owns: these types and the texts of modem faults. May not: know frames or timers.

The station tells every change of the pilot with `set_pilot`. It starts SDP listening before `LinkUp` can come (some
vehicles send SDP at once), and after `Matched` keeps 5 % or X1 as [V2G3-M06-06] says. `MatchFailed` with NO_PARM_REQ
means TT_EVSE_SLAC_init is over: what follows (E/F step, C_sequ_retry, nominal duty) is the station's [V2G3-M06-07];
SLAC itself goes on listening.
"""

import enum
from dataclasses import dataclass
from typing import Protocol, TypeAlias

from firmware.slac.constants import PARM_WAIT_S


class Pilot(enum.Enum):
    """State of the control pilot. SLAC answers a vehicle in B, C and D only."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"
    E = "E"
    F = "F"

    @property
    def connected(self) -> bool:
        """A vehicle is there and the pilot is usable."""
        return self in (Pilot.B, Pilot.C, Pilot.D)


class ModemPolicy(enum.Enum):
    """What to do when no modem answers."""

    AUTO = "auto"  # go on without it after 5 s, and go on trying
    REQUIRED = "required"  # wait for it
    NONE = "none"  # there is none: a bare cable between two programs


class LinkDetection(enum.Enum):
    """How a joined vehicle is seen [slac.md 7]."""

    AUTO = "auto"  # link status; the modem's stations where link status is not answered
    STATUS = "status"  # VS_PL_LNK_STATUS, or that of Lumissil
    STATIONS = "stations"  # VS_NW_INFO lists at least one
    BROADCAST = "broadcast"  # at least two modems answer a broadcast VS_SW_VER
    NONE = "none"  # assumed after CM_SLAC_MATCH.CNF


@dataclass(frozen=True, slots=True)
class SlacConfig:
    """Settings. `attenuation_correction_db` is the board's receive path, added to every group.

    `can_validate`: the board counts B-C-B toggles. `has_reset_line`: somebody acts on ResetLineWanted. `pilot_known`
    False: nobody tells the pilot; another vehicle that asks while the link is down then means that the last one left.
    """

    parm_wait_s: float = PARM_WAIT_S
    modem: ModemPolicy = ModemPolicy.AUTO
    link_detection: LinkDetection = LinkDetection.AUTO
    attenuation_correction_db: int = 0
    can_validate: bool = False
    has_reset_line: bool = False
    pilot_known: bool = True
    max_sessions: int = 16


class FailReason(enum.Enum):
    """Why matching failed."""

    NO_PARM_REQ = "no CM_SLAC_PARM.REQ that led to a match: the vehicle does not start high-level communication"
    NO_START = "no CM_START_ATTEN_CHAR.IND within 400 ms"
    NO_SOUNDS = "no sound heard"
    NO_PROFILES = (
        "the vehicle sounded but our modem measured nothing: it must run firmware that measures and have SLAC_Enable 2"
    )
    NO_RESPONSE = "no valid CM_ATTEN_CHAR.RSP"
    NO_MATCH = "no CM_SLAC_MATCH.REQ within 10 s: the vehicle chose another station or gave up"
    NO_LINK = "the modems did not link within 12 s of CM_SLAC_MATCH.CNF"
    NO_RESUME = "the vehicle did not come back with the stored key"


class Trouble(enum.Enum):
    """What is wrong with the modem, in words that say what to do."""

    SILENT = "the modem does not answer: check its supply, SPI wiring or interface name, and that it has booted"
    REFUSES_KEY = "the modem refuses the network key: it may still boot; if this stays, write its factory settings anew"
    NOT_CCO = (
        "the modem is not the coordinator of its network: set CCoSelection 2 (always) in its PIB, or no car hears it"
    )
    NOT_EVSE = "the modem's SLAC_Enable is not 2 (EVSE): write the EVSE's PIB, or sounds are not measured"


@dataclass(frozen=True, slots=True)
class KeySet:
    """The modem has taken a network key and we listen. `modem` False: no modem answers, we listen without one."""

    nid: bytes
    modem: bool = True


@dataclass(frozen=True, slots=True)
class ModemFound:
    """The modem told its firmware."""

    mac: bytes
    firmware: str


@dataclass(frozen=True, slots=True)
class ModemTrouble:
    """Something is wrong with the modem; `trouble.value` is the text."""

    trouble: Trouble


@dataclass(frozen=True, slots=True)
class TroubleOver:
    """What was told with `ModemTrouble` is over."""

    trouble: Trouble


@dataclass(frozen=True, slots=True)
class InterfaceLost:
    """The modem's interface went away: nothing listens, and no link is known, until the next `KeySet`."""

    why: str


@dataclass(frozen=True, slots=True)
class ModemRestarted:
    """The modem restarted by itself; it gets its key again."""


@dataclass(frozen=True, slots=True)
class ResetLineWanted:
    """Restarting the modem by message did not help: pulse its reset line."""


@dataclass(frozen=True, slots=True)
class SessionStarted:
    """A vehicle asks who is there. It may hang on a neighbouring cable."""

    ev_mac: bytes
    run_id: bytes


@dataclass(frozen=True, slots=True)
class Measured:
    """What was told the vehicle: average attenuation of `sounds` sounds, dB per group."""

    ev_mac: bytes
    sounds: int
    groups: bytes


@dataclass(frozen=True, slots=True)
class Matched:
    """The vehicle chose us and got the key. The link is not up yet."""

    ev_mac: bytes
    run_id: bytes
    nid: bytes


@dataclass(frozen=True, slots=True)
class LinkUp:
    """D-LINK_READY: the vehicle is in our network. `assumed`: nobody can tell."""

    ev_mac: bytes
    assumed: bool = False


@dataclass(frozen=True, slots=True)
class LinkDown:
    """The link broke a moment ago and may come back."""


@dataclass(frozen=True, slots=True)
class LinkLost:
    """The link is gone; the network was left. The station goes to X1 now [PLCLinkStatus_007]."""

    ev_mac: bytes


@dataclass(frozen=True, slots=True)
class MatchFailed:
    """`ev_mac` None: nobody came."""

    reason: FailReason
    ev_mac: bytes | None = None


@dataclass(frozen=True, slots=True)
class Remark:
    """A line for the timeline."""

    text: str
    warning: bool = False


SlacEvent: TypeAlias = (
    KeySet
    | ModemFound
    | ModemTrouble
    | TroubleOver
    | InterfaceLost
    | ModemRestarted
    | ResetLineWanted
    | SessionStarted
    | Measured
    | Matched
    | LinkUp
    | LinkDown
    | LinkLost
    | MatchFailed
    | Remark
)


class SlacPort(Protocol):
    """Where the adapter delivers events."""

    def on_slac_event(self, event: SlacEvent) -> None:
        """Take one event; must not raise."""
        ...
