"""Keys that do not go together are refused, with what is missing."""

import pytest

from firmware.core.config import parse
from firmware.core.errors import ConfigError


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ('[ocpp]\nurl = "ws://x"\nsecurity_profile = 2', ["wss://"]),
        ('[ocpp]\nurl = "wss://name:word@x/ocpp"', ["holds credentials"]),
        ('[ocpp]\nurl = "wss://x"\nsecurity_profile = 3', ["ocpp.cert_file"]),
        ('[v2g]\ntls = "required"', ["pki.dir"]),
        ('[board]\ndriver = "safety_mcu"', ["board.port"]),
        ('[board]\ndriver = "safety_mcu"\nport = "/dev/serial0"\nfixed_cable = false', ["board.fixed_cable", "lock"]),
        ('[board]\ndriver = "pi"\nrcd_gpio = 12', ["board.rcd_gpio", "board.pilot_gpio"]),
        ('[board]\ndriver = "pi"\nrcd_gpio = 21', ["board.rcd_gpio", "board.adc_device"]),
        ('[board]\ndriver = "pi"\nadc_device = "/dev/spidev1.2"', ["board.pilot_enable_gpio", "board.adc_device"]),
        ('[board]\ndriver = "pi"\nfixed_cable = false', ["board.fixed_cable", "board.lock_close_gpio"]),
        ('[board]\ndriver = "pi"', ["meter.driver"]),
        ('[meter]\ndriver = "sdm630"', ["meter.port", "meter.host"]),
        ('[meter]\ndriver = "sdm630"\nport = "/dev/x"\nhost = "192.0.2.1"', ["not both"]),
        ('[board]\nreader = "pn532"', ["board.reader_port"]),
    ],
)
def test_an_error_names_the_key_and_the_remedy(text: str, wanted: list[str]) -> None:
    with pytest.raises(ConfigError) as caught:
        parse(text.encode())
    for part in wanted:
        assert part in str(caught.value)
