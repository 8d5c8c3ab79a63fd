"""The messages of wireless power transfer.

The units of positions, orientations, clearances, signal strengths and times are not in any public source that we know.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from msgspec import field

from firmware.iso15118.messages.iso20.common_types import (
    IDENTIFIER,
    NUMERIC_ID,
    ChargeLoopReq,
    ChargeLoopRes,
    ChargeParameterDiscoveryReq,
    ChargeParameterDiscoveryRes,
    CommonType,
    Processing,
    RationalNumber,
    V2GRequest,
    V2GResponse,
)
from firmware.iso15118.messages.iso20.namespaces import InWPT
from firmware.iso15118.messages.model import (
    SHORT,
    UNSIGNED_BYTE,
    UNSIGNED_SHORT,
    Alternative,
    Binary,
    Occurs,
    Text,
    element,
)

DATA_CONTAINER = Binary(256)
"""Octets whose meaning the maker defines."""
BSSID = Text(12)
IP_ADDRESS = Text(39)


class WPT_EVResult(StrEnum):
    """How the last step went for the EV."""

    EV_RESULT_UNKNOWN = "EVResultUnknown"
    EV_RESULT_SUCCESS = "EVResultSuccess"
    EV_RESULT_FAILED = "EVResultFailed"


class WPT_PowerClass(StrEnum):
    """Class of the primary device's input power."""

    MF_WPT1 = "MF-WPT1"
    MF_WPT2 = "MF-WPT2"
    MF_WPT3 = "MF-WPT3"
    MF_WPT4 = "MF-WPT4"


class WPT_FinePositioningMethod(StrEnum):
    """Ways to find the place."""

    MANUAL = "Manual"
    LF_TX_EV = "LF_TxEV"
    LF_TX_PRIMARY_DEVICE = "LF_TxPrimaryDevice"
    LPE = "LPE"
    PROPRIETARY = "Proprietary"


class WPT_FinePositioningMethodList(InWPT, CommonType, frozen=True, kw_only=True):
    """Ways to find the place, the preferred first."""

    wpt_fine_positioning_method: Annotated[tuple[WPT_FinePositioningMethod, ...], Occurs(1, 8)]


class WPT_PairingMethod(StrEnum):
    """Ways to make sure that EV and device belong together."""

    EXTERNAL_CONFIRMATION = "External confirmation"
    LPE = "LPE"
    LF_TX_EV = "LF_TxEV"
    LF_TX_PRIMARY_DEVICE = "LF_TxPrimaryDevice"
    OPTICAL = "Optical"
    PROPRIETARY = "Proprietary"


class WPT_PairingMethodList(InWPT, CommonType, frozen=True, kw_only=True):
    """Ways of pairing, the preferred first."""

    wpt_pairing_method: Annotated[tuple[WPT_PairingMethod, ...], Occurs(1, 8)]


class WPT_AlignmentCheckMethod(StrEnum):
    """Ways to check the alignment."""

    POWER_CHECK = "PowerCheck"
    LPE = "LPE"
    PROPRIETARY = "Proprietary"


class WPT_AlignmentCheckMethodList(InWPT, CommonType, frozen=True, kw_only=True):
    """Ways to check the alignment, the preferred first."""

    wpt_alignment_check_method: Annotated[tuple[WPT_AlignmentCheckMethod, ...], Occurs(1, 8)]


class WPT_CoordinateXYZ(InWPT, CommonType, frozen=True, kw_only=True):
    """A place or an orientation."""

    coord_x: Annotated[int, SHORT] = field(name="Coord_X")
    coord_y: Annotated[int, SHORT] = field(name="Coord_Y")
    coord_z: Annotated[int, SHORT] = field(name="Coord_Z")


class WPT_TxRxSpecData(InWPT, CommonType, frozen=True, kw_only=True):
    """A transmitter or receiver: where it is and how it is turned."""

    tx_rx_identifier: Annotated[int, NUMERIC_ID]
    tx_rx_position: WPT_CoordinateXYZ
    tx_rx_orientation: WPT_CoordinateXYZ


class WPT_TxRxPulseOrder(InWPT, CommonType, frozen=True, kw_only=True):
    """The place of a transmitter in the sequence of pulses."""

    index_number: Annotated[int, UNSIGNED_SHORT]
    tx_rx_identifier: Annotated[int, NUMERIC_ID]


class WPT_TxRxPackageSpecData(InWPT, CommonType, frozen=True, kw_only=True):
    """How the transmitters send their pulses."""

    pulse_sequence_order: Annotated[tuple[WPT_TxRxPulseOrder, ...], Occurs(2, 255)]
    pulse_separation_time: Annotated[int, UNSIGNED_SHORT]
    pulse_duration: Annotated[int, UNSIGNED_SHORT]
    """Seconds."""
    package_separation_time: Annotated[int, UNSIGNED_SHORT]


class WPT_LF_TransmitterData(InWPT, CommonType, frozen=True, kw_only=True):
    """The low-frequency transmitters."""

    number_of_transmitters: Annotated[int, UNSIGNED_BYTE]
    signal_frequency: RationalNumber
    """Hertz."""
    tx_spec_data: Annotated[tuple[WPT_TxRxSpecData, ...], Occurs(2, 255)]
    tx_package_spec_data: WPT_TxRxPackageSpecData | None = None


class WPT_LF_ReceiverData(InWPT, CommonType, frozen=True, kw_only=True):
    """The low-frequency receivers."""

    number_of_receivers: Annotated[int, UNSIGNED_BYTE]
    rx_spec_data: Annotated[tuple[WPT_TxRxSpecData, ...], Occurs(2, 255)]


class WPT_LF_SystemSetupData(InWPT, CommonType, frozen=True, kw_only=True):
    """The low-frequency positioning system; exactly one of the halves is present."""

    lf_transmitter_setup_data: Annotated[WPT_LF_TransmitterData | None, Alternative()] = None
    lf_receiver_setup_data: Annotated[WPT_LF_ReceiverData | None, Alternative()] = None


@element()
class WPT_FinePositioningSetupReq(InWPT, V2GRequest, frozen=True, kw_only=True):
    """How the EV can be positioned, paired and checked."""

    ev_processing: Processing
    ev_device_fine_positioning_method_list: WPT_FinePositioningMethodList
    ev_device_pairing_method_list: WPT_PairingMethodList
    ev_device_alignment_check_method_list: WPT_AlignmentCheckMethodList
    natural_offset: Annotated[int, UNSIGNED_SHORT]
    vendor_specific_data_container: Annotated[tuple[Annotated[bytes, DATA_CONTAINER], ...], Occurs(0, 16)] = ()
    lf_system_setup_data: WPT_LF_SystemSetupData | None = None


@element()
class WPT_FinePositioningSetupRes(InWPT, V2GResponse, frozen=True, kw_only=True):
    """How the station can position, pair and check."""

    primary_device_fine_positioning_method_list: WPT_FinePositioningMethodList
    primary_device_pairing_method_list: WPT_PairingMethodList
    primary_device_alignment_check_method_list: WPT_AlignmentCheckMethodList
    natural_offset: Annotated[int, UNSIGNED_SHORT]
    vendor_specific_data_container: Annotated[tuple[Annotated[bytes, DATA_CONTAINER], ...], Occurs(0, 16)] = ()
    lf_system_setup_data: WPT_LF_SystemSetupData | None = None


class WPT_LF_TxData(InWPT, CommonType, frozen=True, kw_only=True):
    """What a transmitter sends."""

    tx_identifier: Annotated[int, NUMERIC_ID]
    eirp: RationalNumber = field(name="EIRP")


class WPT_LF_TxDataList(InWPT, CommonType, frozen=True, kw_only=True):
    """What the transmitter sends (the schema allows one)."""

    wpt_lf_tx_data_list: WPT_LF_TxData


class WPT_LF_RxRSSI(InWPT, CommonType, frozen=True, kw_only=True):
    """How strongly a transmitter was received."""

    tx_identifier: Annotated[int, NUMERIC_ID]
    rssi: RationalNumber = field(name="RSSI")


class WPT_LF_RxRSSIList(InWPT, CommonType, frozen=True, kw_only=True):
    """How strongly the transmitter was received (the schema allows one)."""

    rssi_data_list: WPT_LF_RxRSSI = field(name="RSSIDataList")


class WPT_LF_RxData(InWPT, CommonType, frozen=True, kw_only=True):
    """What a receiver has received."""

    rx_identifier: Annotated[int, NUMERIC_ID]
    rssi_data: WPT_LF_RxRSSIList = field(name="RSSIData")


class WPT_LF_RxDataList(InWPT, CommonType, frozen=True, kw_only=True):
    """What the receiver has received (the schema allows one)."""

    wpt_lf_rx_data_list: WPT_LF_RxData


class WPT_LF_DataPackage(InWPT, CommonType, frozen=True, kw_only=True):
    """One measurement; exactly one of the halves is present."""

    package_index: Annotated[int, UNSIGNED_BYTE]
    lf_tx_data: Annotated[WPT_LF_TxDataList | None, Alternative()] = None
    lf_rx_data: Annotated[WPT_LF_RxDataList | None, Alternative()] = None


class WPT_LF_DataPackageList(InWPT, CommonType, frozen=True, kw_only=True):
    """Measurements (the schema allows one)."""

    num_packages: Annotated[int, UNSIGNED_BYTE]
    wpt_lf_data_package: WPT_LF_DataPackage


@element()
class WPT_FinePositioningReq(InWPT, V2GRequest, frozen=True, kw_only=True):
    """The EV moves to its place."""

    ev_processing: Processing
    ev_result_code: WPT_EVResult
    vendor_specific_data_container: Annotated[tuple[Annotated[bytes, DATA_CONTAINER], ...], Occurs(0, 16)] = ()
    wpt_lf_data_package_list: WPT_LF_DataPackageList | None = None


@element()
class WPT_FinePositioningRes(InWPT, V2GResponse, frozen=True, kw_only=True):
    """The station helps the EV to its place."""

    evse_processing: Processing
    vendor_specific_data_container: Annotated[tuple[Annotated[bytes, DATA_CONTAINER], ...], Occurs(0, 16)] = ()
    wpt_lf_data_package_list: WPT_LF_DataPackageList | None = None


class AlternativeSECC(InWPT, CommonType, frozen=True, kw_only=True):
    """Another station that may be the one under the EV."""

    ssid: Annotated[str | None, IDENTIFIER] = field(default=None, name="SSID")
    bssid: Annotated[str | None, BSSID] = field(default=None, name="BSSID")
    ip_address: Annotated[str | None, IP_ADDRESS] = field(default=None, name="IPAddress")
    port: Annotated[int | None, UNSIGNED_SHORT] = None


class AlternativeSECCList(InWPT, CommonType, frozen=True, kw_only=True):
    """Other stations that may be the one under the EV."""

    alternative_secc: Annotated[tuple[AlternativeSECC, ...], Occurs(1, 8)] = field(name="AlternativeSECC")


@element()
class WPT_PairingReq(InWPT, V2GRequest, frozen=True, kw_only=True):
    """The EV checks that it talks to the device under it."""

    ev_processing: Processing
    observed_id_code: Annotated[int | None, NUMERIC_ID] = None
    ev_result_code: WPT_EVResult
    vendor_specific_data_container: Annotated[tuple[Annotated[bytes, DATA_CONTAINER], ...], Occurs(0, 16)] = ()


@element()
class WPT_PairingRes(InWPT, V2GResponse, frozen=True, kw_only=True):
    """The station's part of the check."""

    evse_processing: Processing
    observed_id_code: Annotated[int | None, NUMERIC_ID] = None
    alternative_secc_list: AlternativeSECCList | None = field(default=None, name="AlternativeSECCList")
    vendor_specific_data_container: Annotated[tuple[Annotated[bytes, DATA_CONTAINER], ...], Occurs(0, 16)] = ()


@element()
class WPT_ChargeParameterDiscoveryReq(InWPT, ChargeParameterDiscoveryReq, frozen=True, kw_only=True):
    """The EV says what it can."""

    evpc_max_receivable_power: RationalNumber
    """Watt."""
    sd_max_ground_clearence: Annotated[int, UNSIGNED_SHORT]
    sd_min_ground_clearence: Annotated[int, UNSIGNED_SHORT]
    evpc_natural_frequency: RationalNumber
    """Hertz."""
    evpc_device_local_control: bool
    vendor_specific_data_container: Annotated[tuple[Annotated[bytes, DATA_CONTAINER], ...], Occurs(0, 16)] = ()


@element()
class WPT_ChargeParameterDiscoveryRes(InWPT, ChargeParameterDiscoveryRes, frozen=True, kw_only=True):
    """The station says what it can."""

    pd_input_power_class: WPT_PowerClass
    sd_min_output_power: RationalNumber
    """Watt."""
    sd_max_output_power: RationalNumber
    """Watt."""
    sd_max_ground_clearance_support: Annotated[int, UNSIGNED_SHORT]
    sd_min_ground_clearance_support: Annotated[int, UNSIGNED_SHORT]
    pd_min_coil_current: RationalNumber
    """Ampere."""
    pd_max_coil_current: RationalNumber
    """Ampere."""
    sd_manufacturer_specific_data_container: Annotated[tuple[Annotated[bytes, DATA_CONTAINER], ...], Occurs(0, 16)] = ()


@element()
class WPT_AlignmentCheckReq(InWPT, V2GRequest, frozen=True, kw_only=True):
    """The EV checks its alignment."""

    ev_processing: Processing
    target_coil_current: RationalNumber | None = None
    """Ampere."""
    ev_result_code: WPT_EVResult
    vendor_specific_data_container: Annotated[tuple[Annotated[bytes, DATA_CONTAINER], ...], Occurs(0, 16)] = ()


@element()
class WPT_AlignmentCheckRes(InWPT, V2GResponse, frozen=True, kw_only=True):
    """The station's part of the check."""

    evse_processing: Processing
    power_transmitted: RationalNumber | None = None
    """Watt."""
    supply_device_current: RationalNumber | None = None
    """Ampere."""
    vendor_specific_data_container: Annotated[tuple[Annotated[bytes, DATA_CONTAINER], ...], Occurs(0, 16)] = ()


class WPT_EVPCChargeDiagnostics(StrEnum):
    """What the EV's power circuit has found."""

    EVPC_NO_ISSUE = "EVPCNoIssue"
    EVPC_TEMP_OVERHEAT_DETECTED = "EVPCTempOverheatDetected"
    EVPC_POWER_TRANSFER_ANOMALY_DETECTED = "EVPCPowerTransferAnomalyDetected"
    EVPC_ANOMALY_DETECTED = "EVPCAnomalyDetected"


class WPT_EVPCPowerControlParameter(InWPT, CommonType, frozen=True, kw_only=True):
    """What the EV's power circuit measures and wants."""

    evpc_coil_current_request: RationalNumber
    """Ampere."""
    evpc_coil_current_information: RationalNumber
    """Ampere."""
    evpc_current_output_information: RationalNumber
    """Ampere."""
    evpc_voltage_output_information: RationalNumber
    """Volt."""


class WPT_SPCChargeDiagnostics(StrEnum):
    """What the station's power circuit has found."""

    SPC_NO_ISSUE = "SPCNoIssue"
    SPC_FOD_DETECTED = "SPCFODDetected"
    SPC_LOP_DETECTED = "SPCLOPDetected"
    SPC_TEMP_OVERHEAT_DETECTED = "SPCTempOverheatDetected"
    SPC_POWER_TRANSFER_ANOMALY_DETECTED = "SPCPowerTransferAnomalyDetected"
    SPC_ANOMALY_DETECTED = "SPCAnomalyDetected"


class WPT_SPCPowerControlParameter(InWPT, CommonType, frozen=True, kw_only=True):
    """What the station's power circuit measures."""

    spc_primary_device_coil_current_information: RationalNumber
    """Ampere."""


@element()
class WPT_ChargeLoopReq(InWPT, ChargeLoopReq, frozen=True, kw_only=True):
    """What the EV measures and wants; repeated while it charges."""

    evpc_power_request: RationalNumber
    """Watt."""
    evpc_power_output: RationalNumber
    """Watt."""
    evpc_charge_diagnostics: WPT_EVPCChargeDiagnostics
    evpc_operating_frequency: RationalNumber | None = None
    """Hertz."""
    evpc_power_control_parameter: WPT_EVPCPowerControlParameter | None = None
    manufacturer_specific_data_container: Annotated[tuple[Annotated[bytes, DATA_CONTAINER], ...], Occurs(0, 16)] = ()


@element()
class WPT_ChargeLoopRes(InWPT, ChargeLoopRes, frozen=True, kw_only=True):
    """What the station delivers and allows."""

    evpc_power_request: RationalNumber
    """Watt."""
    sd_power_input: RationalNumber | None = None
    """Watt."""
    spc_max_output_power_limit: RationalNumber
    """Watt."""
    spc_min_output_power_limit: RationalNumber
    """Watt."""
    spc_charge_diagnostics: WPT_SPCChargeDiagnostics
    spc_operating_frequency: RationalNumber | None = None
    """Hertz."""
    spc_power_control_parameter: WPT_SPCPowerControlParameter | None = None
    manufacturer_specific_data_container: Annotated[tuple[Annotated[bytes, DATA_CONTAINER], ...], Occurs(0, 16)] = ()
