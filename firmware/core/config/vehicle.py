"""The sections of what is spoken with vehicles: ISO 15118 and its services, certificates, bidirectional power, SLAC."""

from typing import Annotated, Literal

from msgspec import Meta

from firmware.core.config.section import Section


class ServiceSection(Section, frozen=True, kw_only=True):
    """A value-added service of the operator's own."""

    id: Annotated[int, Meta(ge=60001, le=65535, description="service id of ISO 15118-2 for custom services")]
    name: Annotated[str, Meta(min_length=1, max_length=32)]
    scope: Annotated[str, Meta(max_length=64)] = ""
    free: bool = True
    options: Annotated[
        tuple[dict[str, bool | int | str], ...],
        Meta(max_length=16, description="parameter sets, numbered from 1: name and value of each parameter"),
    ] = ()


class V2gSection(Section, frozen=True, kw_only=True):
    """ISO 15118 on the interface behind the modem."""

    enabled: bool = True
    interface: Annotated[str, Meta(min_length=1, max_length=15, description="network interface of SDP and V2G")] = "lo"
    tls: Annotated[
        Literal["required", "preferred", "off"],
        Meta(description="required: never plain TCP; preferred: what the vehicle asks for; off: plain TCP only"),
    ] = "preferred"
    protocols: Annotated[
        tuple[Literal["din", "iso2", "iso20"], ...],
        Meta(
            min_length=1,
            description="application protocols; din: DC with external payment; iso20: once there is a chain for it",
        ),
    ] = ("iso20", "iso2", "din")
    auth: Annotated[tuple[Literal["eim", "pnc"], ...], Meta(min_length=1)] = ("eim", "pnc")
    energy: Annotated[
        tuple[Literal["ac", "dc", "ac_bpt", "dc_bpt", "mcs", "mcs_bpt", "ac_der_iec", "ac_der_sae"], ...],
        Meta(min_length=1, description="bpt: both directions; der: AC in both, under the `grid_code`, ISO 15118-20"),
    ] = ("ac",)
    setup_timeout_s: Annotated[float, Meta(ge=5, le=120, description="communication setup timeout")] = 18.0
    sequence_timeout_s: Annotated[float, Meta(ge=1, le=600)] = 60.0
    basic_fallback_s: Annotated[
        float,
        Meta(ge=0, le=600, description="AC: nominal PWM when no V2G session came up this long after authorisation"),
    ] = 10.0
    receipts: Annotated[bool, Meta(description="ask Plug & Charge vehicles for signed metering receipts")] = False
    state_b_after_stop: Annotated[
        bool, Meta(description="DC: WeldingDetection and SessionStop fail unless the pilot is in state B")
    ] = False
    internet: Annotated[bool, Meta(description="offer internet access (service 3) to vehicles")] = False
    parking: Annotated[bool, Meta(description="ISO 15118-20: vehicles may report check-in and check-out")] = False
    providers: Annotated[
        tuple[Annotated[str, Meta(pattern=r"^[A-Z]{2}[A-Z0-9]{3}$")], ...],
        Meta(max_length=128, description="ISO 15118-20: mobility operators (DEABC) whose contracts alone are taken"),
    ] = ()
    services: Annotated[
        tuple[ServiceSection, ...], Meta(max_length=6, description="the operator's own services, [[v2g.services]]")
    ] = ()
    service_hook: Annotated[
        str,
        Meta(max_length=400, description="program run with start|stop ID SET EVCCID when a vehicle takes a service"),
    ] = ""
    certificate_service: Annotated[
        bool, Meta(description="vehicles may install and update contract certificates through the CSMS")
    ] = True
    iso20_loop_timeout_s: Annotated[
        float,
        Meta(ge=0.5, le=60, description="between charge loops of ISO 15118-20; 0.5 is the standard's [V2G20-1500]"),
    ] = 0.5
    iso20_unprotected: Annotated[
        bool,
        Meta(description="laboratory only: ISO 15118-20 without TLS 1.3 and vehicle certificate [V2G20-2356]"),
    ] = False
    iso20_laboratory_pki: Annotated[
        bool,
        Meta(description="laboratory only: TLS 1.3 also with P-256 and OEM provisioning certificates"),
    ] = False
    tls_key_log: Annotated[
        str, Meta(max_length=200, description="laboratory only: file that TLS secrets are written to")
    ] = ""


class V2xSection(Section, frozen=True, kw_only=True):
    """Bidirectional vehicles. Power in watt: positive charges, negative is supplied by the vehicle; at the building's
    connection positive is what it takes from the grid.
    """

    mode: Annotated[
        Literal["ChargingOnly", "LocalFrequency", "LocalLoadBalancing", "Idle"],
        Meta(description="what the station does by itself while no operator orders otherwise"),
    ] = "ChargingOnly"
    max_discharge_w: Annotated[float, Meta(ge=0, le=1_000_000, description="0: vehicles never supply")] = 0.0
    min_soc_percent: Annotated[int, Meta(ge=0, le=100, description="the vehicle keeps this much")] = 20
    frequency_curve: Annotated[
        tuple[tuple[float, float], ...], Meta(max_length=64, description="LocalFrequency: points of Hz and W")
    ] = ()
    baseline_w: Annotated[float, Meta(description="LocalFrequency: added to the curve")] = 0.0
    voltage_curve: Annotated[
        tuple[tuple[float, float], ...], Meta(max_length=64, description="reactive power: points of V and var")
    ] = ()
    upper_w: Annotated[float, Meta(description="LocalLoadBalancing: above this the vehicle supplies")] = 0.0
    upper_offset_w: Annotated[float, Meta(ge=0)] = 0.0
    lower_w: Annotated[float, Meta(description="LocalLoadBalancing: below this it charges")] = 0.0
    lower_offset_w: Annotated[float, Meta(ge=0)] = 0.0
    grid_forming: Annotated[bool, Meta(description="the building may be fed as an island, behind a switch")] = False


class PkiSection(Section, frozen=True, kw_only=True):
    """Certificates and keys of ISO 15118."""

    dir: Annotated[str, Meta(max_length=400, description="folder of the V2G certificates and keys; empty: none")] = ""
    strict: Annotated[
        bool,
        Meta(description="vehicles' certificates to the letter of ISO 15118-2: domain component needed, no country"),
    ] = False
    without_clock: Annotated[
        Literal["refuse", "ignore_dates"],
        Meta(description="contracts while the station's clock has never been set: not taken, or dates not looked at"),
    ] = "refuse"
    secc_id: Annotated[
        str, Meta(max_length=64, description="name in the SECC certificate; empty: the EVSE ID without asterisks")
    ] = ""
    organization: Annotated[
        str, Meta(max_length=64, description="operator's name in requested certificates; the CSMS can change it")
    ] = ""
    country: Annotated[str, Meta(pattern=r"^([A-Z]{2})?$", description="country in the SECC certificate")] = ""
    key_store: Annotated[
        Literal["files", "pkcs11", "tpm2"],
        Meta(description="where new keys towards the CSMS are made; keys towards vehicles are always files"),
    ] = "files"
    pkcs11_module: Annotated[str, Meta(max_length=400, description="library of the PKCS #11 token")] = ""
    pkcs11_token: Annotated[str, Meta(max_length=32, description="label of the token")] = ""
    pkcs11_pin_file: Annotated[str, Meta(max_length=400, description="file with the PIN in its first line")] = ""
    tpm2_tcti: Annotated[str, Meta(max_length=200, description="how to reach the TPM; empty: the kernel's")] = ""


class SlacSection(Section, frozen=True, kw_only=True):
    """SLAC, where a modem has to be matched first."""

    enabled: Annotated[bool, Meta(description="off where the link is up already (veth, laptop)")] = False
    transport: Annotated[
        Literal["netdev", "qca7000"],
        Meta(description="netdev: an interface of the kernel (qcaspi); qca7000: our own driver on SPI, which makes it"),
    ] = "netdev"
    interface: Annotated[str, Meta(min_length=1, max_length=15, description="of the modem; also that of [v2g]")] = (
        "plc0"
    )
    modem: Annotated[
        Literal["required", "auto", "none"],
        Meta(description="when no modem answers; auto and none are for a bare cable on a bench"),
    ] = "required"
    link_detection: Annotated[
        Literal["auto", "status", "stations", "broadcast", "none"],
        Meta(description="how a joined vehicle is seen; auto: link status, else the modem's list of stations"),
    ] = "auto"
    wait_s: Annotated[
        float, Meta(ge=10, le=50, description="for a vehicle that shall begin to match at 5 % (TT_EVSE_SLAC_init)")
    ] = 40.0
    attenuation_correction_db: Annotated[
        int, Meta(ge=-40, le=40, description="of the board's receive path, added to every group")
    ] = 0
    validate: Annotated[bool, Meta(description="count B-C-B toggles where a vehicle asks for CM_VALIDATE")] = False
    step_state: Annotated[
        Literal["auto", "E", "F"],
        Meta(description="pilot between two tries; auto: F, then E where the board can make it"),
    ] = "auto"
    spi_device: Annotated[str, Meta(max_length=100, description="qca7000: the chip's bus")] = "/dev/spidev0.0"
    spi_speed_hz: Annotated[int, Meta(ge=1_000_000, le=16_000_000)] = 8_000_000
    spi_legacy: Annotated[bool, Meta(description="qca7000: the chip is strapped to legacy mode")] = False
    interrupt_line: Annotated[
        str, Meta(max_length=100, description="qca7000: INT as /dev/gpiochip0:23; empty: the chip is polled")
    ] = ""
    reset_line: Annotated[
        str, Meta(max_length=100, description="RESET_L as /dev/gpiochip0:24, whatever the transport; empty: none")
    ] = ""
