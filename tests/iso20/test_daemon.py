"""Our own vehicle of ISO 15118-20 at the daemon: both control modes, pause and resume, service renegotiation, and all
that a configuration can add. Where a test names no protocols, those of the default are served."""

import asyncio
import shutil
import statistics
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from cryptography import x509

import hil.pki
from hil import pki20
from hil.ev.contracts20 import Credential
from hil.ev.iso20 import EV_MAXIMUM_W, Iso20Car, Iso20Error, Result, Wishes
from hil.ev.link import LinkOptions
from hil.ev.options import EvccOptions
from hil.rig_virtual import DC, TOKEN, Rig
from hil.scenarios.expect import one_transaction

pytestmark = pytest.mark.slow


@pytest.fixture
def rig(tmp_path: Path) -> Iterator[Rig]:
    v2g = {"protocols": ["iso2", "iso20"], "iso20_unprotected": True, "iso20_loop_timeout_s": 5.0}
    with Rig(tmp_path, config={"v2g": v2g}) as made:
        made.plug_in()
        made.station.control.sim("swipe", TOKEN)
        yield made


def charge(rig: Rig, wishes: Wishes) -> Result:
    return asyncio.run(Iso20Car(rig.pilot, rig.link()).charge(wishes))


def leaves(rig: Rig) -> None:
    rig.wait_contactor("open")
    rig.unplug()
    rig.wait_idle()


@pytest.mark.parametrize("dynamic", [False, True])
def test_charges(rig: Rig, dynamic: bool) -> None:
    result = charge(rig, Wishes(dynamic=dynamic))
    assert result.loops == 10
    # In dynamic control the target is one that the vehicle can follow; in scheduled it is the station's limit.
    highest = EV_MAXIMUM_W if dynamic else 3 * 230.0 * 32.0
    assert all(0.0 < target <= highest for target in result.targets_w)
    assert statistics.median(result.loop_ms) < 250.0
    leaves(rig)
    one_transaction(rig, stopped="StoppedByEV", token=TOKEN, kind="ISO14443")


def test_pause_and_resume_in_one_transaction(rig: Rig) -> None:
    first = charge(rig, Wishes(dynamic=True, pause=True))
    rig.wait_contactor("open")
    second = charge(rig, Wishes(dynamic=True, resume=first.session_id))
    assert second.joined
    assert second.session_id == first.session_id
    assert "AuthorizationRes" not in second.history
    assert second.loops == 10
    leaves(rig)
    one_transaction(rig, stopped="StoppedByEV", token=TOKEN, kind="ISO14443")


def test_service_renegotiation_changes_the_control_mode(rig: Rig) -> None:
    result = charge(rig, Wishes(renegotiate=True))
    assert result.loops == 20
    assert result.history.count("ServiceSelectionRes") == 2
    assert result.history.count("SessionSetupRes") == 1
    leaves(rig)
    one_transaction(rig, stopped="StoppedByEV", token=TOKEN, kind="ISO14443")


# --- the prescribed protection: TLS 1.3 with both certificates on secp521r1, nothing of a laboratory ------------------


@cache
def world(ed448: bool = False) -> pki20.Pki20:
    return pki20.generate(curve=hil.pki.Ed448()) if ed448 else pki20.generate()


class Rig20(Rig):
    """With the chains of -20 beside those of -2, on the station's side and on the vehicle's."""

    def __init__(self, folder: Path, energy: str = "ac", *, ed448: bool = False, **config: dict[str, Any]) -> None:
        v2g = {"iso20_loop_timeout_s": 5.0, "energy": [energy]}
        config["v2g"] = v2g | config.get("v2g", {})
        super().__init__(folder, energy="ac" if energy.startswith("ac") else "dc", config=config)
        shutil.rmtree(self.pki / "iso15118_2")  # that layout has one chain, of -2
        pki20.write(world(ed448), self.pki)

    def secure(self) -> LinkOptions:
        trust, vehicle = self.pki / "ev20/roots/v2g.pem", self.pki / "ev20/vehicle"
        return LinkOptions(self.interface, True, trust, sdp_tries=20, vehicle=vehicle)

    def credential20(self, name: str) -> Credential:
        return Credential.load(self.pki / "ev20" / name)

    def charge(self, wishes: Wishes) -> Result:
        return asyncio.run(Iso20Car(self.pilot, self.secure()).charge(wishes))


ROOTS = "ev20/roots/v2g.pem"


def paying(*numbers: int, ed448: bool = False) -> tuple[Credential, ...]:
    chains = [world(ed448).contracts[number - 1] for number in numbers]
    return tuple(Credential(chain.presented, chain.leaf.key) for chain in chains)


def test_plug_and_charge_on_dc_with_the_second_contract_and_signed_readings(tmp_path: Path) -> None:
    """TLS 1.3 on secp521r1, a contract that the CSMS blocks, the next one, and readings that the vehicle confirms."""
    with Rig20(tmp_path, "dc", v2g={"receipts": True}) as rig:
        rig.csms.refuse(pki20.EMAIDS[0])
        rig.plug_in()
        result = rig.charge(Wishes(energy="dc", contracts=paying(1, 2), meter_every=2))
        assert result.tls.startswith("TLSv1.3")
        assert result.refused == [f"{pki20.EMAIDS[0]}: WARNING_GeneralPnCAuthorizationError"]
        assert result.paid_with == pki20.EMAIDS[1]
        assert result.currents_a[-1] > 1.0
        assert result.meters
        assert len(result.confirmed) == 1
        leaves(rig)
        one_transaction(rig, stopped="StoppedByEV", token=pki20.EMAIDS[1], kind="eMAID")


def test_everything_on_ed448(tmp_path: Path) -> None:
    """Station, vehicle and contract: TLS 1.3, the authorisation, the readings that are confirmed, and the prices."""
    with Rig20(tmp_path, ed448=True, v2g={"receipts": True}) as rig:
        rig.plug_in()
        result = rig.charge(Wishes(contracts=paying(1, ed448=True), meter_every=2))
        assert result.tls.startswith("TLSv1.3")
        assert result.paid_with == pki20.EMAIDS[0]
        assert len(result.confirmed) == 1
        assert result.loops == 10
        leaves(rig)
        one_transaction(rig, stopped="StoppedByEV", token=pki20.EMAIDS[0], kind="eMAID")


def test_contracts_of_named_providers_only(tmp_path: Path) -> None:
    """The vehicle hears whose contracts are taken; one of another's is refused, the next one pays."""
    with Rig20(tmp_path, v2g={"providers": ["DEXYZ"]}) as rig:
        rig.plug_in()
        result = rig.charge(Wishes(contracts=paying(1, 3)))
        assert result.providers == ("DEXYZ",)
        assert result.paid_with == pki20.EMAIDS[2]
        leaves(rig)
        one_transaction(rig, stopped="StoppedByEV", token=pki20.EMAIDS[2], kind="eMAID")


def test_who_pays_ad_hoc_is_told_what_it_costs(tmp_path: Path) -> None:
    """Signed prices in the schedule with what staying on costs, and a receipt with each reading."""
    tariff = {"per_kwh": 0.49, "per_session": 1.0, "overstay_per_minute": 0.1, "overstay_after_min": 30}
    with Rig20(tmp_path, tariff=tariff) as rig:
        assert rig.csms.remote_start("PAGE-1") == "Accepted"
        rig.plug_in()
        result = rig.charge(Wishes(loops=6, meter_every=2, absolute_prices=True))
        prices = result.offered[0].charging_schedule.absolute_price_schedule
        assert prices is not None
        assert prices.overstay_rules is not None
        session = result.receipts[-1].additional_services_costs
        assert session is not None
        assert session.cost_per_unit.to_float() == 1.0
        assert result.receipts[-1].overstay_costs is None
        leaves(rig)


@pytest.mark.parametrize("dynamic", [False, True])
@pytest.mark.parametrize("energy", ["ac_der_iec", "ac_der_sae"])
def test_the_vehicles_inverter_follows_the_grid_code(tmp_path: Path, energy: str, dynamic: bool) -> None:
    """AC DER under the configured code; the station's own setpoint is followed, out of the vehicle."""
    code = {
        "name": "of the test",
        "over_frequency": [50.2, 52.0, 5.0],
        "volt_watt": [250.0, 258.0],
        "volt_var": [[210.0, -2_000.0], [225.0, 0.0], [235.0, 0.0], [250.0, 2_000.0]],
        "max_var": 3_000.0,
    }
    curve = {
        "mode": "LocalFrequency",
        "max_discharge_w": 5_000.0,
        "frequency_curve": [[49.0, -3_000.0], [51.0, -3_000.0]],
    }
    with Rig20(tmp_path, energy, v2x=curve, grid_code=code) as rig:
        rig.plug_in()
        rig.station.control.sim("swipe", TOKEN)
        result = rig.charge(Wishes(energy=energy, dynamic=dynamic, loops=40))
        assert result.parameters is not None
        assert result.targets_w[-1] == -3_000.0
        leaves(rig)
        ledger = rig.ledger()
        assert len(ledger.transactions) == 1
        assert not ledger.problems


def test_three_contracts_are_installed_and_the_wanted_one_pays(tmp_path: Path) -> None:
    """The whole way: vehicle, station, OCPP, provisioning service, and back, one request for each contract."""
    with Rig20(tmp_path) as rig:
        rig.plug_in()
        wishes = Wishes(
            install=rig.credential20("oem"),
            v2g_roots=tuple(x509.load_pem_x509_certificates((rig.pki / ROOTS).read_bytes())),
            prioritized_emaids=(pki20.EMAIDS[2],),
        )
        result = rig.charge(wishes)
        assert [one.name for one in result.installed] == [pki20.EMAIDS[2], pki20.EMAIDS[0], pki20.EMAIDS[1]]
        assert result.paid_with == pki20.EMAIDS[2]
        asked = rig.csms.of("Get15118EVCertificate")
        assert len(asked) == 3
        assert {one["iso15118SchemaVersion"] for one in asked} == {"urn:iso:std:iso:15118:-20:CommonMessages"}
        leaves(rig)
        one_transaction(rig, stopped="StoppedByEV", token=pki20.EMAIDS[2], kind="eMAID")


@pytest.mark.parametrize("energy", ["dc_bpt", "mcs"])
@pytest.mark.parametrize("dynamic", [False, True])
def test_other_services_of_dc(tmp_path: Path, energy: str, dynamic: bool) -> None:
    with Rig20(tmp_path, energy) as rig:
        rig.plug_in()
        rig.station.control.sim("swipe", TOKEN)
        result = rig.charge(Wishes(energy=energy, dynamic=dynamic, loops=20))
        assert result.currents_a[-1] > 1.0
        leaves(rig)
        one_transaction(rig, stopped="StoppedByEV", token=TOKEN, kind="ISO14443")


def test_pause_power_cut_and_resume(tmp_path: Path) -> None:
    """The daemon is killed while the session is paused; the same vehicle joins it at the one that is started then."""
    # The simulated vehicle lives in the daemon: it has to be there when the new one looks.
    with Rig20(tmp_path, authorization={"free_vend": True}, board={"plugged": True}) as rig:
        first = rig.charge(Wishes(dynamic=True, pause=True))
        rig.wait_contactor("open")
        rig.station.kill()
        rig.station.start()
        second = rig.charge(Wishes(dynamic=True, resume=first.session_id))
        assert (second.joined, second.session_id) == (True, first.session_id)
        assert "AuthorizationRes" not in second.history
        assert second.loops == 10
        leaves(rig)


def test_any_order_of_priorities_and_any_order_of_cars(tmp_path: Path) -> None:
    """DIN, -2 and -20 at one daemon: what the vehicle likes best of what it may have, over plain TCP and TLS."""
    ac20, dc20 = "urn:iso:std:iso:15118:-20:AC", "urn:iso:std:iso:15118:-20:DC"
    iso2, din = "urn:iso:15118:2:2013:MsgDef", "urn:din:70121:2012:MsgDef"
    with Rig20(tmp_path, "dc") as rig:
        for namespaces in (
            ((dc20, 1), (iso2, 2), (din, 3)),
            ((din, 3), (ac20, 1), (iso2, 4), (dc20, 2)),  # AC is not served here
            ((iso2, 2), (dc20, 1)),
        ):
            rig.plug_in()
            rig.station.control.sim("swipe", TOKEN)
            rig.charge(Wishes(energy="dc", namespaces=namespaces, loops=3))
            leaves(rig)
            # A car of -2 in between, in TLS 1.2 and plain.
            for tls in (True, False):
                rig.plug_in()
                rig.station.control.sim("swipe", TOKEN)
                outcome = rig.visit(EvccOptions(mode=DC, loops=3), tls=tls, plug_in=False).outcome()
                assert outcome.regular, outcome.reason
                assert outcome.tls.startswith("TLSv1.2") is tls
                leaves(rig)
        with pytest.raises(Iso20Error, match=iso2):
            rig.plug_in()
            rig.charge(Wishes(energy="dc", namespaces=((dc20, 2), (iso2, 1))))
        rig.unplug()
        rig.wait_idle()
        # Without a vehicle certificate there is no -20, whatever the priority.
        with pytest.raises(Iso20Error, match="nothing"):
            rig.plug_in()
            asyncio.run(Iso20Car(rig.pilot, rig.link()).charge(Wishes(energy="dc")))
        rig.unplug()
        rig.wait_idle()


@pytest.mark.parametrize("energy", ["dc_bpt", "ac_bpt"])
def test_the_vehicle_supplies_what_the_station_wants(tmp_path: Path, energy: str) -> None:
    """A setpoint of the local frequency curve, as power (AC) or current (DC) out of the vehicle, in one transaction."""
    curve = {
        "mode": "LocalFrequency",
        "max_discharge_w": 5_000.0,
        "frequency_curve": [[49.0, -3_000.0], [51.0, -3_000.0]],
    }
    forming = energy == "ac_bpt"  # this building may be fed as an island
    with Rig20(tmp_path, energy, v2x=curve | {"grid_forming": forming}) as rig:
        rig.plug_in()
        rig.station.control.sim("swipe", TOKEN)
        result = rig.charge(Wishes(energy=energy, dynamic=True, grid_forming=forming, loops=40))
        if energy == "ac_bpt":
            assert result.targets_w[-1] == -3_000.0
        else:
            assert result.currents_a[-1] == pytest.approx(-3_000.0 / 360.0, rel=0.3)
        leaves(rig)
        ledger = rig.ledger()
        assert len(ledger.transactions) == 1
        assert not ledger.problems


def test_the_drivers_departure_reaches_the_vehicle_by_other_services(tmp_path: Path) -> None:
    """The driver chooses at the station while the vehicle controls: it negotiates anew, and is told what was chosen."""
    with Rig20(tmp_path) as rig:
        rig.plug_in()
        rig.station.control.sim("swipe", TOKEN)

        def choose() -> None:
            rig.wait_contactor("closed", limit_s=30.0)
            leaves_at = datetime.now(UTC) + timedelta(hours=2)
            choice = {"departure": leaves_at.isoformat(), "target_soc_percent": 90}
            rig.station.control.call("command", type="SetDriverChoice", choice=choice)

        with ThreadPoolExecutor(1) as pool:
            choosing = pool.submit(choose)
            result = rig.charge(Wishes(loops=60, needs_by_station=True))
            choosing.result(30)
        assert result.history.count("ServiceSelectionRes") == 2
        assert result.wishes is not None
        departure, _, target = result.wishes
        assert departure == pytest.approx(7_200, abs=120)
        assert target == 90
        leaves(rig)
        assert len(rig.ledger().transactions) == 1


def test_one_phase_from_now_on_for_a_vehicle_in_dynamic_control(tmp_path: Path) -> None:
    """The operator wants one phase: the services are negotiated anew, in the same session and control mode."""
    with Rig20(tmp_path, board={"phase_switch": True}) as rig:
        rig.plug_in()
        rig.station.control.sim("swipe", TOKEN)

        def wish() -> None:
            rig.wait_contactor("closed", limit_s=30.0)
            assert rig.csms.profile([(0, 3_000.0)], phases=1) == "Accepted"

        with ThreadPoolExecutor(1) as pool:
            wishing = pool.submit(wish)
            result = rig.charge(Wishes(dynamic=True, loops=30))
            wishing.result(30)
        assert result.history.count("ServiceSelectionRes") == 2
        assert result.targets_w[-1] == 3_000.0
        leaves(rig)
        assert len(rig.ledger().transactions) == 1


def test_a_contract_confirms_its_readings_after_a_pause_too(tmp_path: Path) -> None:
    """The joined session does not show its contract again; it was kept."""
    with Rig20(tmp_path, v2g={"receipts": True}) as rig:
        rig.plug_in()
        first = rig.charge(Wishes(contracts=paying(1), pause=True, meter_every=2))
        assert len(first.confirmed) == 1
        rig.wait_contactor("open")
        resumed = Wishes(resume=first.session_id, confirms=paying(1)[0], meter_every=2)
        second = rig.charge(resumed)
        assert second.joined
        assert len(second.confirmed) == 1
        leaves(rig)
        one_transaction(rig, stopped="StoppedByEV", token=pki20.EMAIDS[0], kind="eMAID")


@pytest.mark.parametrize("dynamic", [False, True])
def test_who_comes_when_there_is_no_power_waits_in_the_session(tmp_path: Path, dynamic: bool) -> None:
    with Rig20(tmp_path) as rig:
        assert rig.csms.profile([(0, 0.0)]) == "Accepted"
        rig.plug_in()
        rig.station.control.sim("swipe", TOKEN)

        def later() -> None:
            rig.until("state C", lambda: rig.station.connector()["pilot"]["state"] == "C" or None, limit_s=30.0)
            time.sleep(1.0)
            assert rig.csms.profile([(0, 11_000.0)]) == "Accepted"

        with ThreadPoolExecutor(1) as pool:
            coming = pool.submit(later)
            result = rig.charge(Wishes(dynamic=dynamic, loops=60))
            coming.result(30)
        assert result.targets_w[0] == 0.0
        assert result.targets_w[-1] == pytest.approx(11_000.0, abs=100.0)
        leaves(rig)
        assert len(rig.ledger().transactions) == 1
