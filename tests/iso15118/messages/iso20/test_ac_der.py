"""AC DER against what is publicly known of it: names, order and occurrence, and a frame that others have published.

The facts are those that EVerest's generated codec states of each type, in the notation `Name` required, `Name?`
optional, `Name 2-10` a list. They were noted down apart from our classes, so that a slip in either shows.
"""

from __future__ import annotations

import pytest

from firmware.iso15118 import exi
from firmware.iso15118.exi import codec, views
from firmware.iso15118.exi.grammar import Complex, Enumeration
from firmware.iso15118.messages.iso20 import ac, ac_der_iec, namespaces
from firmware.iso15118.messages.iso20.common_types import MessageHeader, Processing, RationalNumber
from firmware.iso15118.messages.model import ELEMENTS
from tests.iso15118.exi.conftest import vectors

GRAMMARS = views.grammars("iso20_ac_der_iec")


def phases(*names: str) -> str:
    """Each with its values for L2 and L3, which are optional everywhere."""
    return " ".join(f"{name} {name.rstrip('?')}_L2? {name.rstrip('?')}_L3?" for name in names)


LAG_P = "PT1ResponseActivePower StepResponseTimeConstantActivePower"
LAG_Q = "PT1ResponseReactivePower StepResponseTimeConstantReactivePower"
REQUEST = (
    phases(
        "EVMaximumDischargePower",
        "EVMinimumDischargePower",
        "EVMaximumChargeReactivePower?",
        "EVMaximumDischargeReactivePower?",
    )
    + " GridEventCondition"
)
RESPONSE = (
    phases("EVSEMaximumChargePower", "EVSEMaximumDischargePower", "DSOMaximumDischargePower?")
    + " DSOQSetpoint? DSOCosPhiSetpoint?"
)
FACTS = {
    "SetpointExcitation": "SetpointValue Excitation?",
    "DataTuple": "xValue yValue",
    "CurveDataPointsList": "CurveDataPoint=2-10",
    "DERCurve": "xUnit yUnit CurveDataPoints MinCosPhi? LockValueUnit? LockInValue? LockOutValue? "
    + f"{LAG_Q} IntentionalDelay?",
    "FrequencyWatt": "Fstart Fstop IntentionalDelayFstop? Slope DeactivationTime? IntentionalDelayPowerControl? "
    + f"PowerReference HysteresisControl PowerUpRamp? {LAG_P}",
    "VoltWatt": f"PowerReference UStart UStop {LAG_P} IntentionalDelayPowerControl?",
    "FaultRideThrough": "VoltageLimitStartFRT VoltageLimitStopFRT? VoltageRecoveryLimit? "
    + f"VoltageRideThroughPositiveCurveKFactor? VoltageRideThroughNegativeCurveKFactor? {LAG_P} {LAG_Q}",
    "ZeroCurrent": "OverVoltageLimit? UnderVoltageLimit? OverVoltageRecoveryLimit? UnderVoltageRecoveryLimit? "
    + f"{LAG_P} {LAG_Q}",
    "ReactivePowerSupport": "VoltVar? WattVar? WattCosPhi?",
    "ActivePowerSupport": "UnderFrequencyWatt? OverFrequencyWatt? VoltWatt?",
    "DERControl": "OvervoltageFaultRideThrough? UndervoltageFaultRideThrough? ZeroCurrent? ReactivePowerSupport? "
    "ActivePowerSupport? MaximumLevelDCInjection?",
    "EVReactivePowerLimits": phases(
        "EVMaximumChargeReactivePower",
        "EVMinimumChargeReactivePower?",
        "EVMaximumDischargeReactivePower",
        "EVMinimumDischargeReactivePower?",
    ),
    "DSOQSetpoint": phases("DSOQSetpointValue") + f" {LAG_Q}",
    "DSOCosPhiSetpoint": phases("DSOCosPhiSetpointValue") + f" Excitation {LAG_Q}",
    "DER_AC_CPDReqEnergyTransferMode": "EVProcessing "
    + phases("EVMaximumDischargePower", "EVMinimumDischargePower")
    + " EVSessionTotalDischargeEnergyAvailable? EVReactivePowerLimits?",
    "DER_AC_CPDResEnergyTransferMode": phases(
        "EVSENominalChargePower", "EVSENominalDischargePower", "EVSEMaximumDischargePower"
    )
    + " EVOperatingMode GridConnectionMode DERControl",
    "DER_Scheduled_AC_CLReqControlMode": REQUEST,
    "DER_Scheduled_AC_CLResControlMode": RESPONSE,
    "DER_Dynamic_AC_CLReqControlMode": REQUEST
    + " EVMaximumV2XEnergyRequest? EVMinimumV2XEnergyRequest? EVSessionTotalDischargeEnergyAvailable?",
    "DER_Dynamic_AC_CLResControlMode": RESPONSE,
}
"""What each type adds to the one that it extends."""

VALUES = {
    "PowerFactorExcitation": "OverExcited UnderExcited",
    "CurveUnit": "V Hz W s var",
    "LockUnit": "V Hz W s var",
    "PowerReference": "MaximumDischargePower MomentaryPower",
    "EVOperatingMode": "GridFollowing GridForming",
    "GridConnectionMode": "GridConnected GridIslanded",
}


def written(kind: Complex) -> list[str]:
    """The content in the notation of the facts, without what the base type has."""
    base = kind.cls.__mro__[2] if kind.cls in ELEMENTS else None  # type: ignore[union-attr]
    skipped = len(GRAMMARS.type_of(base).slots) if base is not None else 0
    result = []
    for slot in kind.slots[skipped:]:
        (use,) = slot.alternatives
        assert use.namespace == namespaces.AC_DER_IEC
        mark = f"={slot.low}-{slot.high}" if slot.repeated else "" if slot.low else "?"
        result.append(use.name + mark)
    return result


@pytest.mark.parametrize("name", FACTS)
def test_names_order_and_occurrence(name: str) -> None:
    assert written(GRAMMARS.type_of(getattr(ac_der_iec, name))) == FACTS[name].split()


def test_nothing_else_is_declared() -> None:
    declared = {cls.__name__ for cls in GRAMMARS.classes if cls.__module__ == ac_der_iec.__name__}
    assert declared == set(FACTS)


@pytest.mark.parametrize("name", VALUES)
def test_values_of_enumerations(name: str) -> None:
    assert [member.value for member in getattr(ac_der_iec, name)] == VALUES[name].split()


def test_integers() -> None:
    """The widths that the public codec has for them."""
    types = {
        ("FrequencyWatt", "power_up_ramp"): 2**16 - 1,
        ("VoltWatt", "intentional_delay_power_control"): 2**32 - 1,
        ("DER_Dynamic_AC_CLReqControlMode", "grid_event_condition"): 255,
    }
    for (name, field), high in types.items():
        slots = GRAMMARS.type_of(getattr(ac_der_iec, name)).slots
        (kind,) = (slot.alternatives[0].kind for slot in slots if slot.alternatives[0].field == field)
        assert not isinstance(kind, Complex | Enumeration | None)
        assert kind.high == high  # type: ignore[union-attr]


def test_codes_of_the_substitution_groups() -> None:
    """The amendment's members stand among the others by name, so some plain messages are coded otherwise than in AC."""
    loop = GRAMMARS.type_of(ac.AC_ChargeLoopReq).slots[-1]
    assert [use.name for use in loop.alternatives] == [
        "BPT_Dynamic_AC_CLReqControlMode",
        "BPT_Scheduled_AC_CLReqControlMode",
        "CLReqControlMode",
        "DER_Dynamic_AC_CLReqControlMode",
        "DER_Scheduled_AC_CLReqControlMode",
        "Dynamic_AC_CLReqControlMode",
        "Scheduled_AC_CLReqControlMode",
    ]
    discovery = GRAMMARS.type_of(ac.AC_ChargeParameterDiscoveryReq).slots[-1]
    assert [use.name[:3] for use in discovery.alternatives] == ["AC_", "BPT", "DER"]
    assert len(GRAMMARS.documents) == 48


PUBLISHED = "8010040000000000000000080e2cfaa0620800f85522001908"
"""A plain message as OpenChargingCloud's codec and EXIficient have it, in AC and in AC DER alike."""
HEADER = MessageHeader(session_id=bytes(8), timestamp=1_700_000_000)


def number(value: int) -> RationalNumber:
    return RationalNumber(exponent=0, value=value)


def test_a_published_frame() -> None:
    mode = ac.AC_CPDReqEnergyTransferMode(ev_maximum_charge_power=number(11000), ev_minimum_charge_power=number(100))
    message = ac.AC_ChargeParameterDiscoveryReq(header=HEADER, ac_cpd_req_energy_transfer_mode=mode)
    assert codec.encode_any("iso20_ac_der_iec", message) == (0x8010, bytes.fromhex(PUBLISHED))
    assert exi.encode_iso20(message)[1] == bytes.fromhex(PUBLISHED)


def test_the_selector_of_the_new_member() -> None:
    """The published DER frame of the same values starts as the plain one, with 63 in the place of 62."""
    mode = ac_der_iec.DER_AC_CPDReqEnergyTransferMode(
        ev_maximum_charge_power=number(11000),
        ev_minimum_charge_power=number(100),
        ev_processing=Processing.FINISHED,
        ev_maximum_discharge_power=number(5000),
        ev_minimum_discharge_power=number(50),
        ev_session_total_discharge_energy_available=number(20000),
    )
    message = ac.AC_ChargeParameterDiscoveryReq(header=HEADER, ac_cpd_req_energy_transfer_mode=mode)
    kind, frame = codec.encode_any("iso20_ac_der_iec", message)
    assert frame.hex().startswith(PUBLISHED.partition("62")[0] + "63")
    assert codec.decode_any("iso20_ac_der_iec", frame) == message
    assert exi.decode_iso20(kind, frame) == message
    with pytest.raises(exi.ExiEncodeError):
        exi.encode_iso20(message)  # as a message of plain AC
    with pytest.raises(exi.ExiError):
        exi.decode_iso20(0x8003, frame)


@pytest.mark.parametrize("frame", vectors("iso20_ac_der_iec"))
def test_frames_of_exificient(frame: dict[str, object]) -> None:
    octets = bytes.fromhex(str(frame["hex"]))
    message = codec.decode_any("iso20_ac_der_iec", octets)
    assert views.to_plain(message) == frame["decoded"]
    assert codec.encode_any("iso20_ac_der_iec", message)[1] == octets
