"""Reading the file: typed, bounded, and errors that say what to write instead."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firmware.core.config import Config, load, parse
from firmware.core.errors import ConfigError


def test_an_empty_file_is_the_defaults() -> None:
    assert parse(b"") == Config()


def test_sections_are_read_and_frozen() -> None:
    config = parse(b'[v2g]\ninterface = "se0"\ntls = "off"\nenergy = ["ac", "dc"]\n[board]\nmax_current_a = 16\n')
    assert (config.v2g.interface, config.v2g.tls, config.v2g.energy) == ("se0", "off", ("ac", "dc"))
    assert config.board.max_current_a == 16.0
    with pytest.raises(AttributeError):
        config.board.phases = 1  # type: ignore[misc]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ('[v2g]\ninterfac = "x"', ["v2g.interfac", "did you mean `interface`?"]),
        ("[bord]\n", ["`bord`", "did you mean `board`?"]),
        ("[board]\nzzzzz = 1", ["board.zzzzz", "known keys", "max_current_a"]),
        ("[board]\nmax_current_a = 900", ["board.max_current_a", "<=80"]),
        ('[board]\nmax_current_a = "16"', ["board.max_current_a", "float"]),
        ('[station]\nevse_id = "nonsense"', ["station.evse_id", "DE*ABC*E0001"]),
        ('[v2g]\nenergy = ["ac", "steam"]', ["v2g.energy", "'ac' | 'dc'"]),
        ("v2g = 1", ["write [v2g]"]),
        ("[[v2g]]", ["write [v2g]"]),
        ("x", ["TOML"]),
        ("[board]\npilot_gpio = 4", ["board.pilot_gpio", "12"]),
        ('[meter]\ndriver = "hourglass"', ["meter.driver", "sdm630"]),
        ("[meter]\nunit = 300", ["meter.unit", "247"]),
        ('[board]\ndriver = "toaster"', ["board.driver", "'sim'"]),
        ("[board]\nreset_gpio = 40", ["board.reset_gpio", "<= 27"]),
        ("[v2g]\ntypo = 1\n[bord]\n", ["v2g.typo", "`bord`"]),  # all of them at once
    ],
)
def test_an_error_names_the_key_and_the_remedy(text: str, wanted: list[str]) -> None:
    with pytest.raises(ConfigError) as caught:
        parse(text.encode())
    for part in wanted:
        assert part in str(caught.value)


def test_a_station_with_real_hardware() -> None:
    config = parse(
        b'[board]\ndriver = "safety_mcu"\nport = "/dev/serial0"\nreset_gpio = 27\n'
        b'[meter]\ndriver = "em340"\nport = "/dev/serial/by-id/x"\nparity = "E"\n'
    )
    assert (config.board.driver, config.board.reset_gpio, config.meter.driver) == ("safety_mcu", 27, "em340")


@given(st.binary(max_size=400))
def test_any_bytes_give_a_config_or_a_config_error(raw: bytes) -> None:
    try:
        assert isinstance(parse(raw), Config)
    except ConfigError as error:
        assert str(error)


def test_deep_nesting_is_an_error() -> None:
    with pytest.raises(ConfigError):
        parse(b"a = " + b"[" * 20_000)


def test_a_missing_or_huge_file_says_so(tmp_path) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(ConfigError, match="cannot read"):
        load(tmp_path / "none.toml")
    big = tmp_path / "big.toml"
    big.write_bytes(b"#" * 300_000)
    with pytest.raises(ConfigError, match="larger than"):
        load(big)
