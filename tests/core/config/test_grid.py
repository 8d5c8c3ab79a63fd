"""The section of the grid's code, and what goes with it."""

import pytest

from firmware.core.config import parse
from firmware.core.errors import ConfigError

NAMED = '[grid_code]\nname = "X"\n'


@pytest.mark.parametrize("energy", ["ac_der_iec", "ac_der_sae"])
def test_ac_der_needs_a_grid_code(energy: str) -> None:
    text = f'[v2g]\nenergy = ["{energy}"]\n'
    with pytest.raises(ConfigError, match="grid_code"):
        parse(text.encode())
    assert parse((text + NAMED).encode()).v2g.energy == (energy,)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ('[v2g]\nenergy = ["ac_der_iec"]\nprotocols = ["iso2"]\n' + NAMED, "iso20"),
        ('[v2g]\nenergy = ["ac_der_iec", "ac_der_sae"]\n' + NAMED, "one connection"),
        (NAMED + "volt_var = [[230.0, 0.0]]", "grid_code.volt_var"),
        (NAMED + "watt_var = [[10.0, 0.0], [5.0, 1.0]]", "grid_code.watt_var"),
        (NAMED + "over_voltage_trip = [[2.0, 260.0], [1.0, 270.0]]", "grid_code.over_voltage_trip"),
        (NAMED + "volt_watt = [258.0, 250.0]", "grid_code.volt_watt"),
        (NAMED + "over_frequency = [49.8, 52.0, 5.0]", "grid_code.over_frequency"),
        (NAMED + "under_frequency = [48.0, 49.8, 5.0]", "grid_code.under_frequency"),
        (NAMED + "max_var = -1.0", "max_var"),
        (NAMED + f"volt_var = {[[float(volt), 0.0] for volt in range(200, 211)]}", "volt_var"),
    ],
)
def test_an_error_names_the_key(text: str, wanted: str) -> None:
    with pytest.raises(ConfigError) as caught:
        parse(text.encode())
    assert wanted in str(caught.value)


def test_a_function_that_is_left_out_is_not_asked_for() -> None:
    code = parse(NAMED.encode()).grid_code
    assert (code.over_frequency, code.volt_watt, code.volt_var, code.zero_current) == (None, None, (), None)
