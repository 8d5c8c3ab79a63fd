"""AC DER, SAE variant, against what is publicly known of it: names, order, occurrence, types and values.

The facts are those that EVerest's generated codec states of each type, and were noted down apart from our classes, so
that a slip in either shows. `Name:Type` is an element; without a type it is a RationalNumber; `*` adds the same for L2
and L3, optional; `?` is optional; `=2-10` is a list.
"""

from __future__ import annotations

import re

import pytest

from firmware.iso15118.exi import codec, views
from firmware.iso15118.exi.grammar import Boolean, Complex, Enumeration, String, Varint
from firmware.iso15118.messages.iso20 import ac, ac_der_sae, namespaces
from firmware.iso15118.messages.iso20.common_types import RationalNumber
from firmware.iso15118.messages.model import ELEMENTS
from tests.iso15118.exi.conftest import vectors
from tests.iso15118.messages.iso20.test_ac_der import HEADER, PUBLISHED, number

GRAMMARS = views.grammars("iso20_ac_der_sae")

FACTS = {
    "DataTuple": """
        xValue yValue
    """,
    "CurveDataPointsList": """
        CurveDataPoint:DataTuple=2-10
    """,
    "FrequencyDroopSettings": """
        db DroopFactor* PowerReference:PowerReference* OpenLoopResponseTime
    """,
    "DERCurve": """
        Enable:bool Priority:u16? xUnit:DERUnit yUnit:DERUnit CurveDataPoints:CurveDataPointsList*
    """,
    "ConstantPowerFactor": """
        Enable:bool Priority:u16? PowerFactorValue* PowerFactorExcitation:PowerFactorExcitation*
    """,
    "FrequencyDroop": """
        Enable:bool Priority:u16? OverFrequencyDroop:FrequencyDroopSettings?
        UnderFrequencyDroop:FrequencyDroopSettings?
    """,
    "VoltVar": """
        Enable:bool Priority:u16? xUnit:DERUnit yUnit:DERUnit CurveDataPoints:CurveDataPointsList*
        OpenLoopResponseTime TimeConstantPT1:u32? ReferenceVoltage
        AutonomousReferenceVoltageAdjustmentEnable:bool ReferenceVoltageAdjustmentTimeConstant:u32
    """,
    "VoltWatt": """
        Enable:bool Priority:u16? xUnit:DERUnit yUnit:DERUnit CurveDataPoints:CurveDataPointsList*
        OpenLoopResponseTime TimeConstantPT1:u32?
    """,
    "WattVar": """
        Enable:bool Priority:u16? xUnit:DERUnit yUnit:DERUnit CurveDataPoints:CurveDataPointsList*
        OpenLoopResponseTime? TimeConstantPT1:u32?
    """,
    "ConstantWatt": """
        Enable:bool Priority:u16? WattSetpoint* Unit:DERUnit
    """,
    "ConstantVar": """
        Enable:bool Priority:u16? VarSetpoint* Unit:DERUnit
    """,
    "LimitMaxDischargePower": """
        Enable:bool Priority:u16? PercentageValue:u16* OpenLoopResponseTime?
    """,
    "VoltageTrip": """
        OverVoltageMustTripCurve:DERCurve UnderVoltageMustTripCurve:DERCurve
        OverVoltageMomentaryCessationTripCurve:DERCurve? UnderVoltageMomentaryCessationTripCurve:DERCurve?
        OverVoltageMayTripCurve:DERCurve? UnderVoltageMayTripCurve:DERCurve?
    """,
    "FrequencyTrip": """
        OverFrequencyMustTripCurve:DERCurve UnderFrequencyMustTripCurve:DERCurve
        OverFrequencyMayTripCurve:DERCurve? UnderFrequencyMayTripCurve:DERCurve?
    """,
    "EnterServiceCPDRes": """
        PermitService:bool EnterServiceVoltageHigh EnterServiceVoltageLow EnterServiceFrequencyHigh
        EnterServiceFrequencyLow EnterServiceDelay? EnterServiceRandomizedDelay? EnterServiceRampTime?
    """,
    "EnterServiceCLRes": """
        PermitService:bool EnterServiceVoltageHigh? EnterServiceVoltageLow? EnterServiceFrequencyHigh?
        EnterServiceFrequencyLow? EnterServiceDelay? EnterServiceRandomizedDelay? EnterServiceRampTime?
    """,
    "ReactivePowerSupportCPDRes": """
        ConstantPowerFactor:ConstantPowerFactor VoltVar:VoltVar WattVar:WattVar ConstantVar:ConstantVar
    """,
    "ReactivePowerSupportCLRes": """
        ConstantPowerFactor:ConstantPowerFactor? VoltVar:VoltVar? WattVar:WattVar? ConstantVar:ConstantVar?
    """,
    "ActivePowerSupportCPDRes": """
        FrequencyDroop:FrequencyDroop VoltWatt:VoltWatt ConstantWatt:ConstantWatt
        LimitMaxDischargePower:LimitMaxDischargePower
    """,
    "ActivePowerSupportCLRes": """
        FrequencyDroop:FrequencyDroop? VoltWatt:VoltWatt? ConstantWatt:ConstantWatt?
        LimitMaxDischargePower:LimitMaxDischargePower?
    """,
    "DERControlCPDRes": """
        VoltageTrip:VoltageTrip FrequencyTrip:FrequencyTrip EnterServiceCPDRes:EnterServiceCPDRes
        ReactivePowerSupportCPDRes:ReactivePowerSupportCPDRes ActivePowerSupportCPDRes:ActivePowerSupportCPDRes
    """,
    "DERControlCLRes": """
        VoltageTrip:VoltageTrip? FrequencyTrip:FrequencyTrip? EnterServiceCLRes:EnterServiceCLRes
        ReactivePowerSupportCLRes:ReactivePowerSupportCLRes? ActivePowerSupportCLRes:ActivePowerSupportCLRes?
    """,
    "EVApparentPowerLimits": """
        EVMaximumApparentPowerDuringChargingAndVarAbsorption*
        EVMaximumApparentPowerDuringChargingAndVarInjection*
        EVMaximumApparentPowerDuringDischargingAndVarAbsorption*
        EVMaximumApparentPowerDuringDischargingAndVarInjection*
    """,
    "EVReactivePowerLimits": """
        EVMaximumVarAbsorptionDuringCharging* EVMinimumVarAbsorptionDuringCharging*?
        EVMaximumVarInjectionDuringCharging* EVMinimumVarInjectionDuringCharging*?
        EVMaximumVarAbsorptionDuringDischarging* EVMinimumVarAbsorptionDuringDischarging*?
        EVMaximumVarInjectionDuringDischarging* EVMinimumVarInjectionDuringDischarging*? EVReactiveSusceptance*
    """,
    "EVExcitationLimits": """
        EVSpecifiedOverExcitedPowerFactor* EVSpecifiedOverExcitedDischargePower*
        EVSpecifiedUnderExcitedPowerFactor* EVSpecifiedUnderExcitedDischargePower*
    """,
    "EVInverterDetails": """
        EVInverterSwVersion:text32 EVInverterHwVersion:text32? EVInverterManufacturer:text32
        EVInverterModel:text32 EVInverterSerialNumber:text32
    """,
    "EVSEReactivePowerLimits": """
        EVSEMaximumVarAbsorptionDuringCharging* EVSEMaximumVarInjectionDuringCharging*
        EVSEMaximumVarAbsorptionDuringDischarging* EVSEMaximumVarInjectionDuringDischarging*
    """,
    "GridLimits": """
        GridNominalFrequency GridNominalVoltage GridNominalVoltageOffset GridMinFrequency? GridMaxFrequency?
        GridMaximumVoltage GridMinimumVoltage
    """,
    "EVApparentPower": """
        EVMaximumApparentPowerDuringChargingAndVarAbsorption*
        EVMaximumApparentPowerDuringChargingAndVarInjection*
        EVMaximumApparentPowerDuringDischargingAndVarAbsorption*
        EVMaximumApparentPowerDuringDischargingAndVarInjection*
    """,
    "EVReactivePower": """
        EVMaximumVarAbsorptionDuringCharging* EVMinimumVarAbsorptionDuringCharging*?
        EVMaximumVarInjectionDuringCharging* EVMinimumVarInjectionDuringCharging*?
        EVMaximumVarAbsorptionDuringDischarging* EVMinimumVarAbsorptionDuringDischarging*?
        EVMaximumVarInjectionDuringDischarging* EVMinimumVarInjectionDuringDischarging*?
    """,
    "EVExcitation": """
        EVSpecifiedOverExcitedPowerFactor*? EVSpecifiedOverExcitedDischargePower*
        EVSpecifiedUnderExcitedPowerFactor*? EVSpecifiedUnderExcitedDischargePower*
    """,
    "DER_AC_CPDReqEnergyTransferMode": """
        EVProcessing:Processing EVMaximumDischargePower* EVMinimumDischargePower*?
        EVSessionTotalDischargeEnergyAvailable? EVApparentPowerLimits:EVApparentPowerLimits
        EVReactivePowerLimits:EVReactivePowerLimits EVExcitationLimits:EVExcitationLimits
        EVInverterDetails:EVInverterDetails IEEE1547NormalCategory:IEEE1547NormalCategory
        IEEE1547AbnormalCategory:IEEE1547AbnormalCategory EVNominalVoltage EVMaximumVoltage EVMinimumVoltage
        EVNominalVoltageOffset J3072Certified:bool J3072CertificationDate:u64 EVUseableWattHours:u32
        EVUpdateTime:u64 SupportedModes:u32 EnabledModes:u32
    """,
    "DER_AC_CPDResEnergyTransferMode": """
        EVSEProcessing:Processing EVSEStatus:EVSEStatus? DERControlCPDRes:DERControlCPDRes
        EVSENominalChargePower*? EVSENominalDischargePower*? EVSEMaximumDischargePower*
        EVSEReactivePowerLimits:EVSEReactivePowerLimits GridLimits:GridLimits
        RequiredDEROperatingMode:RequiredDEROperatingMode GridConnectionMode:GridConnectionMode
        EVSEUpdateTime:u64
    """,
    "DER_Scheduled_AC_CLReqControlMode": """
        EVPresentVoltage EVPresentFrequency EVMaximumDischargePower*? EVMinimumDischargePower*?
        DEROperationalState:DEROperationalState DERConnectionStatus:DERConnectionStatus
        EVApparentPower:EVApparentPower? EVReactivePower:EVReactivePower? EVExcitation:EVExcitation?
        EVUpdateTime:u64 EVMinimumChargingDuration:u32? EVDurationMaximumChargeRate:u32?
        EVDurationMaximumDischargeRate:u32? DERAlarmStatus:u32 EnabledModes:u32
    """,
    "DER_Scheduled_AC_CLResControlMode": """
        DERControlCLRes:DERControlCLRes EVSEMaximumChargePower*? EVSEMaximumDischargePower*?
        RequiredDEROperatingMode:RequiredDEROperatingMode? GridConnectionMode:GridConnectionMode?
    """,
    "DER_Dynamic_AC_CLReqControlMode": """
        EVMaximumDischargePower* EVMinimumDischargePower* EVPresentVoltage EVPresentFrequency
        EVSessionTotalDischargeEnergyAvailable? EVApparentPower:EVApparentPower?
        EVReactivePower:EVReactivePower? EVExcitation:EVExcitation? EVMaximumV2XEnergyRequest?
        EVMinimumV2XEnergyRequest? DEROperationalState:DEROperationalState
        DERConnectionStatus:DERConnectionStatus EVUpdateTime:u64 EVMinimumChargingDuration:u32
        EVDurationMaximumChargeRate:u32 EVDurationMaximumDischargeRate:u32 DERAlarmStatus:u32 EnabledModes:u32
    """,
    "DER_Dynamic_AC_CLResControlMode": """
        DERControlCLRes:DERControlCLRes EVSEMaximumChargePower*? EVSEMaximumDischargePower*?
        RequiredDEROperatingMode:RequiredDEROperatingMode? GridConnectionMode:GridConnectionMode?
    """,
}
"""What each type adds to the one that it extends."""

VALUES = {
    "PowerReference": """
        MaximumActivePower MomentaryPower
    """,
    "DERUnit": """
        V Hz W s var PercentageEVMaximumConfiguredActivePower PercentageEVMaximumConfiguredReactivePower
        PercentageEVMaximumConfiguredApparentPower PercentageEVMaximumAvailableActivePower
        PercentageEVMaximumAvailableReactivePower PercentageV
    """,
    "PowerFactorExcitation": """
        OverExcited UnderExcited
    """,
    "IEEE1547NormalCategory": """
        CategoryA CategoryB
    """,
    "IEEE1547AbnormalCategory": """
        CategoryI CategoryII CategoryIII
    """,
    "DEROperationalState": """
        On Off
    """,
    "DERConnectionStatus": """
        Disconnected Connected
    """,
    "RequiredDEROperatingMode": """
        GridFollowing GridForming
    """,
    "GridConnectionMode": """
        GridConnected GridIslanded
    """,
}

INTEGERS = {"u16": 2**16 - 1, "u32": 2**32 - 1, "u64": 2**64 - 1}


def expected(text: str) -> list[tuple[str, str, int, int | None]]:
    """(name, type, least, most) of the facts of a type."""
    result: list[tuple[str, str, int, int | None]] = []
    for word in text.split():
        found = re.fullmatch(r"(\w+)(?::(\w+))?(\*)?(\?)?(?:=(\d+)-(\d+))?", word)
        assert found is not None, word
        name, kind, phases, optional, low, high = found.groups()
        kind = kind or "RationalNumber"
        result.append((name, kind, int(low or not optional), int(high or 1)))
        if phases:
            result += [(f"{name}_L2", kind, 0, 1), (f"{name}_L3", kind, 0, 1)]
    return result


def type_name(kind: object) -> str:
    match kind:
        case Complex():
            return kind.name
        case Boolean():
            return "bool"
        case Enumeration(members, _):
            return type(members[0]).__name__
        case String(0, high):
            return f"text{high}"
        case Varint(0, high):
            return next(name for name, most in INTEGERS.items() if most == high)
    raise AssertionError(kind)


@pytest.mark.parametrize("name", FACTS)
def test_names_order_occurrence_and_types(name: str) -> None:
    kind = GRAMMARS.type_of(getattr(ac_der_sae, name))
    base = kind.cls.__mro__[2] if name.startswith("DER_") else None  # type: ignore[union-attr]
    skipped = len(GRAMMARS.type_of(base).slots) if base is not None else 0
    written = []
    for slot in kind.slots[skipped:]:
        (use,) = slot.alternatives
        assert use.namespace == namespaces.AC_DER_SAE
        written.append((use.name, type_name(use.kind), slot.low, slot.high))
    assert written == expected(FACTS[name])


def test_nothing_else_is_declared() -> None:
    declared = {cls.__name__ for cls in GRAMMARS.classes if cls.__module__.startswith(ac_der_sae.__name__)}
    assert declared == set(FACTS)


@pytest.mark.parametrize("name", VALUES)
def test_values_of_enumerations(name: str) -> None:
    assert [member.value for member in getattr(ac_der_sae, name)] == VALUES[name].split()


def test_global_elements() -> None:
    """49, in an order that is that of the public codec; one of them is no mode."""
    assert len(GRAMMARS.documents) == 49
    ours = {ELEMENTS[cls].name for cls in GRAMMARS.classes if cls in ELEMENTS and "ac_der_sae" in cls.__module__}
    assert ours == {name for name in FACTS if name.startswith("DER_")} | {"FrequencyDroop"}


def test_a_published_frame() -> None:
    """A plain message is coded as in AC."""
    mode = ac.AC_CPDReqEnergyTransferMode(ev_maximum_charge_power=number(11000), ev_minimum_charge_power=number(100))
    message = ac.AC_ChargeParameterDiscoveryReq(header=HEADER, ac_cpd_req_energy_transfer_mode=mode)
    assert codec.encode_any("iso20_ac_der_sae", message) == (0x8011, bytes.fromhex(PUBLISHED))
    assert isinstance(mode.ev_maximum_charge_power, RationalNumber)


@pytest.mark.parametrize("frame", vectors("iso20_ac_der_sae"))
def test_frames_of_exificient(frame: dict[str, object]) -> None:
    octets = bytes.fromhex(str(frame["hex"]))
    message = codec.decode_any("iso20_ac_der_sae", octets)
    assert views.to_plain(message) == frame["decoded"]
    assert codec.encode_any("iso20_ac_der_sae", message)[1] == octets
