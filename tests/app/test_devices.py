"""Every key of the file that describes hardware reaches the board or device it is meant for."""

import pytest

from firmware.app.devices import board_options
from firmware.core.config import METERS, parse
from firmware.hal.boards import open_board
from firmware.hal.boards.sim.board import SimBoard

MODBUS = 'host = "192.0.2.1"\ntcp_port = 1502\nunit = 7\nbaud = 19200\nparity = "E"\nstop_bits = 2\ninvert = true\n'
PI = '[board]\ndriver = "pi"\nrcd_gpio = 22\nventilation = true\ndc_enable_gpio = 23\n[meter]\ndriver = "none"\n'


def options(text: str) -> dict[str, object]:
    return board_options(parse(text.encode()))


def test_the_simulated_board_opens_with_what_an_empty_file_gives() -> None:
    assert isinstance(open_board("sim", options("")).board, SimBoard)


@pytest.mark.parametrize(
    ("energy", "ac", "dc", "back_w"),
    [('"ac"', True, False, 0.0), ('"dc"', False, True, 0.0), ('"ac_bpt", "dc_bpt"', True, True, 20_000.0)],
)
def test_the_simulated_board_serves_what_vehicles_are_offered(energy: str, ac: bool, dc: bool, back_w: float) -> None:
    given = options(f"[v2g]\nenergy = [{energy}]\n[board]\ndc_max_power_w = 20_000\n")
    assert (given["ac"], given["dc"], given["dc_discharge_power_w"]) == (ac, dc, back_w)


def test_each_board_gets_its_own_pins_and_no_other_boards() -> None:
    mcu = options('[board]\ndriver = "safety_mcu"\nport = "/dev/serial0"\nreset_gpio = 27\n[meter]\ndriver = "none"\n')
    assert (mcu["port"], mcu["reset_gpio"]) == ("/dev/serial0", 27)
    pi = options(PI)
    assert (pi["rcd_gpio"], pi["pilot_gpio"], pi["ventilation"], pi["adc"]) == (22, 12, True, "mcp3208")
    assert "port" not in pi and "plugged" not in pi and "rcd_gpio" not in mcu


@pytest.mark.parametrize("section", ["meter", "grid_meter"])
@pytest.mark.parametrize("driver", METERS)
def test_a_modbus_meter_is_told_all_of_its_line(section: str, driver: str) -> None:
    given = options(f'[{section}]\ndriver = "{driver}"\npoll_interval_s = 0.5\n{MODBUS}')
    meter = given["meter" if section == "meter" else "grid"]
    assert isinstance(meter, dict)
    assert meter.pop("bidirectional", None) is (False if section == "meter" else None)
    assert meter == {
        "table": driver,
        "port": "",
        "host": "192.0.2.1",
        "tcp_port": 1502,
        "unit": 7,
        "baud": 19200,
        "parity": "E",
        "stop_bits": 2,
        "invert": True,
        "poll_interval_s": 0.5,
    }


def test_devices_beside_the_board_are_named_where_the_file_has_them() -> None:
    assert not {"grid", "dc_supply", "isolation"} & options("").keys()
    assert options('[grid_meter]\ndriver = "p1"\nport = "/dev/x"\n')["grid"] == {"table": "p1", "port": "/dev/x"}
    given = options(
        PI + '[dc]\nsupply = "infypower"\nmodules = [0, 1]\nisolation = "bender"\nisolation_port = "/dev/y"\n'
    )
    assert given["isolation"] == {"driver": "bender", "port": "/dev/y", "unit": 3}
    assert given["dc_supply"] == {
        "driver": "infypower",
        "interface": "socketcan",
        "channel": "can0",
        "modules": [0, 1],
        "max_voltage_v": 500.0,
        "min_voltage_v": 150.0,
        "max_current_a": 125.0,
        "max_power_w": 50_000.0,
    }


def test_the_pins_of_light_and_buzzer() -> None:
    lit = options("[board]\nled_red_gpio = 4\nbuzzer_gpio = 9\n")["indicator"]
    assert lit == {"led_red_gpio": 4, "led_green_gpio": None, "led_blue_gpio": None, "buzzer_gpio": 9}


@pytest.mark.parametrize("energy", ["ac_bpt", "mcs_bpt", "ac_der_iec", "ac_der_sae"])
def test_where_vehicles_may_supply_the_meter_counts_it_and_the_building_is_read(energy: str) -> None:
    code = '[grid_code]\nname = "X"\n'
    sdm = f'[meter]\ndriver = "sdm630"\nhost = "192.0.2.1"\n[v2g]\nenergy = ["{energy}"]\n{code}'
    assert options(sdm)["meter"]["bidirectional"]  # type: ignore[index]
    assert options(f'[v2g]\nenergy = ["{energy}"]\n{code}')["grid_meter"]
    assert not options("")["grid_meter"]
