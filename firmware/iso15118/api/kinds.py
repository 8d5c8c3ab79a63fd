"""What station and sessions call things: protocols, ways to pay, kinds of energy, states."""

import enum


class Protocol(enum.Enum):
    """Application protocols by the namespace that supportedAppProtocol negotiates."""

    DIN = "urn:din:70121:2012:MsgDef"
    ISO2 = "urn:iso:15118:2:2013:MsgDef"
    ISO20_AC = "urn:iso:std:iso:15118:-20:AC"
    ISO20_DC = "urn:iso:std:iso:15118:-20:DC"
    ISO20_ACDP = "urn:iso:std:iso:15118:-20:ACDP"
    ISO20_WPT = "urn:iso:std:iso:15118:-20:WPT"
    ISO20_AC_DER_IEC = "urn:iso:std:iso:15118:-20:AC-DER-IEC"
    ISO20_AC_DER_SAE = "urn:iso:std:iso:15118:-20:AC-DER-SAE"


class AuthMethod(enum.Enum):
    """How the driver pays: external identification means, or the contract certificate in the vehicle."""

    EIM = "eim"
    PNC = "pnc"


class EnergyMode(enum.Enum):
    """Energy services this station can serve."""

    AC = "ac"
    DC = "dc"
    AC_BPT = "ac_bpt"
    DC_BPT = "dc_bpt"
    MCS = "mcs"  # megawatt charging: DC messages, another connector
    MCS_BPT = "mcs_bpt"
    DC_ACDP = "dc_acdp"  # DC over a pantograph; where a driver of one is registered
    DC_ACDP_BPT = "dc_acdp_bpt"
    WPT = "wpt"  # over a coil; where a driver of one is registered
    AC_DER_IEC = "ac_der_iec"  # AC with the grid code of the place, in the IEC variant of Amendment 1
    AC_DER_SAE = "ac_der_sae"


AC_MODES = frozenset({EnergyMode.AC, EnergyMode.AC_BPT, EnergyMode.AC_DER_IEC, EnergyMode.AC_DER_SAE})
"""Where the mains contactor lets the vehicle's own charger take, or give, power."""
DC_MODES = frozenset(
    {
        EnergyMode.DC,
        EnergyMode.DC_BPT,
        EnergyMode.MCS,
        EnergyMode.MCS_BPT,
        EnergyMode.DC_ACDP,
        EnergyMode.DC_ACDP_BPT,
    }
)
"""Where the station's DC supply charges."""


class AuthState(enum.Enum):
    """Where the authorisation of this visit stands."""

    NONE = "none"  # nobody has asked
    WAITING_FOR_DRIVER = "waiting_for_driver"  # a card, a scan or a remote start is awaited
    PENDING = "pending"  # a token or contract is being checked
    ACCEPTED = "accepted"
    REJECTED = "rejected"


class Notification(enum.Enum):
    """What the station wants the vehicle to do (EVSENotification)."""

    NONE = "none"
    STOP = "stop"
    RENEGOTIATE = "renegotiate"  # the schedule
    RENEGOTIATE_SERVICES = "renegotiate services"  # -20 only; elsewhere the schedule


class Isolation(enum.Enum):
    """Insulation status as a real check gave it, never assumed."""

    INVALID = "invalid"  # not measured in this session
    VALID = "valid"
    FAULT = "fault"


class CheckState(enum.Enum):
    """Progress of a step that the power stage needs time for (cable check, contactor)."""

    IDLE = "idle"
    RUNNING = "running"
    PASSED = "passed"
    FAILED = "failed"


class CertificateAction(enum.Enum):
    """What the vehicle wants of the mobility operator (OCPP CertificateActionEnumType)."""

    INSTALL = "Install"
    UPDATE = "Update"


class EndReason(enum.Enum):
    """Why a V2G session ended."""

    TERMINATED = "terminated"  # regular SessionStop
    PAUSED = "paused"
    SEQUENCE_TIMEOUT = "sequence_timeout"
    SETUP_TIMEOUT = "setup_timeout"
    FAILED_RESPONSE = "failed_response"  # we answered FAILED
    PEER_CLOSED = "peer_closed"
    PROTOCOL_ERROR = "protocol_error"  # bytes that no response can answer
    LOCAL_STOP = "local_stop"  # unplugged, daemon stops, fault
