"""The sections of who operates the station and how: identity, CSMS, authorisation, price, screen, files."""

from typing import Annotated, Literal

from msgspec import Meta

from firmware.core.config.section import CLOCK, Section, Text


class StationSection(Section, frozen=True, kw_only=True):
    """Who this station is, for the CSMS, the vehicle and the screen."""

    id: Annotated[str, Meta(min_length=1, max_length=48, description="station id shown to people")] = "EVSE-0001"
    evse_id: Annotated[
        str,
        Meta(
            pattern=r"^[A-Z]{2}\*?[A-Za-z0-9]{3}\*?E[A-Za-z0-9*]{1,30}$",
            max_length=37,
            description="EVSE ID as ISO 15118-2 wants it, such as DE*ABC*E0001",
        ),
    ] = "DE*EVS*E000001"
    vendor: Annotated[str, Meta(max_length=50)] = "evse-firmware"
    model: Annotated[str, Meta(max_length=20)] = "RD-1"
    serial: Annotated[str, Meta(max_length=25)] = "000001"
    connector_label: Annotated[str, Meta(max_length=12, description="what is printed on the enclosure")] = "A"
    plug: Annotated[str, Meta(max_length=20, description="OCPP connector type")] = "cType2"
    helpline: Annotated[str, Meta(max_length=40)] = ""
    payment_url: Annotated[str, Meta(max_length=200, description="ad hoc payment page for the QR code")] = ""
    payment_secret: Annotated[
        str,
        Meta(max_length=64, description="shared with the payment page: the QR code changes every minute (RFC 6238)"),
    ] = ""
    receipt_url: Annotated[
        str, Meta(max_length=200, description="page of the receipt for the QR code; empty: the receipt is in the code")
    ] = ""


class OcppSection(Section, frozen=True, kw_only=True):
    """The connection to the CSMS. An empty url means a station that works alone."""

    url: Annotated[
        str, Meta(max_length=300, pattern=r"^($|wss?://)", description="ws:// or wss://, without identity")
    ] = ""
    identity: Annotated[str, Meta(max_length=48, description="empty: the station id")] = ""
    security_profile: Annotated[
        int, Meta(ge=0, le=3, description="0 only for a bench; 2 needs wss, 3 a client certificate")
    ] = 2
    versions: Annotated[
        tuple[Literal["2.1", "2.0.1", "1.6"], ...],
        Meta(min_length=1, description="offered to the CSMS, the best first"),
    ] = ("2.1", "2.0.1", "1.6")
    password: Annotated[str, Meta(max_length=64, description="HTTP basic authentication, profiles 1 and 2")] = ""
    ca_file: Annotated[str, Meta(max_length=400, description="roots for the CSMS; empty: those of the system")] = ""
    csms_revocation: Annotated[
        Literal["soft", "hard"],
        Meta(description="nobody says by OCSP that the CSMS's certificate is good: soft connects, hard does not"),
    ] = "soft"
    additional_root_check: Annotated[
        bool,
        Meta(description="one CSMS root at a time; a new one has to be signed by it (AdditionalRootCertificateCheck)"),
    ] = False
    cert_file: Annotated[str, Meta(max_length=400)] = ""
    key_file: Annotated[str, Meta(max_length=400)] = ""
    receipt_vendor: Annotated[
        str,
        Meta(max_length=255, description="vendorId under which the CSMS gets metering receipts; empty: they stay here"),
    ] = ""


class AuthorizationSection(Section, frozen=True, kw_only=True):
    """Who may charge."""

    free_vend: Annotated[
        bool | None,
        Meta(description="all charge without asking; left out: only where neither a CSMS nor tokens are configured"),
    ] = None
    tokens: Annotated[tuple[Text, ...], Meta(max_length=1000, description="local tokens that are always accepted")] = ()
    offline: Annotated[
        Literal["local", "accept", "reject"],
        Meta(description="no CSMS: only local tokens, every token, or none"),
    ] = "local"
    connection_timeout_s: Annotated[float, Meta(ge=5, le=3600, description="authorised, but nobody plugs in")] = 60.0
    start_button: Annotated[
        bool, Meta(description="the screen has a button by which everybody may charge, without a token")
    ] = False
    start_button_id_tag: Annotated[
        str, Meta(min_length=1, max_length=20, description="idTag, for a CSMS of 1.6, of who charges without a token")
    ] = "NoAuthorization"
    pin_code: Annotated[bool, Meta(description="the screen has a keypad, and the CSMS knows the drivers' PINs")] = False


class PriceHoursSection(Section, frozen=True, kw_only=True):
    """Another price of a kWh from `start` until `end`, every day, in the station's local time."""

    start: Annotated[str, Meta(pattern=CLOCK, description="such as 22:00")]
    end: Annotated[str, Meta(pattern=CLOCK, description="such as 06:00; before the start: of the next day")]
    per_kwh: Annotated[float, Meta(ge=0, le=100)]


class TariffSection(Section, frozen=True, kw_only=True):
    """The ad hoc price as shown on the screen, VAT included."""

    currency: Annotated[str, Meta(pattern=r"^[A-Z]{3}$", description="ISO 4217")] = "EUR"
    per_kwh: Annotated[float, Meta(ge=0, le=100, description="of a kWh, outside of `hours`")] = 0.49
    per_minute: Annotated[float, Meta(ge=0, le=100, description="of a minute of the visit")] = 0.0
    per_session: Annotated[float, Meta(ge=0, le=1000, description="of every visit")] = 0.0
    vat_percent: Annotated[float | None, Meta(description="of the price, for the receipt")] = 19.0
    overstay_per_minute: Annotated[
        float, Meta(ge=0, le=100, description="of a minute of a vehicle that has charged, wants no more and stays")
    ] = 0.0
    overstay_after_min: Annotated[int, Meta(ge=0, le=1440, description="minutes that such a vehicle may stay")] = 15
    hours: Annotated[
        tuple[PriceHoursSection, ...], Meta(max_length=12, description="other prices of a kWh by the hour")
    ] = ()


class ScreenSection(Section, frozen=True, kw_only=True):
    """The touchscreen; its process is an observer and may fail without effect on charging."""

    enabled: Annotated[bool, Meta(description="a touchscreen is fitted")] = False
    backend: Annotated[
        Literal["auto", "kmsdrm", "window", "png"], Meta(description="png: keep the picture in a file instead")
    ] = "auto"
    width: Annotated[int, Meta(ge=320, le=1920, description="of the window; with KMSDRM the panel's own counts")] = 800
    height: Annotated[int, Meta(ge=320, le=1200, description="likewise; higher than wide is portrait")] = 480
    language: Annotated[Literal["en", "de", "fr", "it", "nl"], Meta(description="between visits")] = "en"
    png_file: Annotated[str, Meta(max_length=400, description="keep the present picture in this file")] = ""
    theme: Annotated[
        Literal["auto", "day", "night", "contrast"], Meta(description="auto: day and night by the clock")
    ] = "auto"
    day_from: Annotated[str, Meta(pattern=CLOCK, description="when the day theme begins, local time")] = "07:00"
    night_from: Annotated[str, Meta(pattern=CLOCK, description="when the night theme begins")] = "20:00"
    large_text: Annotated[bool, Meta(description="large text until a driver chooses otherwise")] = False
    sounds: Annotated[bool, Meta(description="the buzzer tells accepted, refused, finished and faults")] = True


class ControlSection(Section, frozen=True, kw_only=True):
    """The socket that `evse status` and the other commands use."""

    socket: Annotated[
        str, Meta(max_length=100, description="path of the Unix socket; empty: in the runtime folder")
    ] = ""


class StoreSection(Section, frozen=True, kw_only=True):
    """Where state is kept."""

    path: Annotated[str, Meta(max_length=400, description="SQLite file; empty: in the state folder")] = ""
