"""The snapshots: what a vehicle and a person may see."""

from dataclasses import replace

from firmware.hal.api import ContactorState, MeterReading
from firmware.iso15118.api import (
    AuthMethod,
    CheckState,
    EnergyMode,
    EvNeeds,
    EvProgress,
    Notification,
    ParkingReported,
    Prices,
    Standby,
)
from firmware.station.api import PresentToken, StopByDriver, TariffView
from firmware.station.effects import Note
from firmware.station.views import CONTACTOR, meter_view
from tests.station.rig import CARD, Rig, ac_settings, dc_settings
from tests.station.visits import charging_hlc


def test_plug_and_charge_is_offered_in_tls_only() -> None:
    rig = Rig(ac_settings())
    assert rig.view(tls=True).auth_methods == (AuthMethod.EIM, AuthMethod.PNC)
    assert rig.view(tls=False).auth_methods == (AuthMethod.EIM,)
    assert rig.view(tls=False).tls is False


def test_receipts_only_with_a_contract() -> None:
    assert charging_hlc(pnc=True, receipts=True).view().receipt_required
    assert not charging_hlc(pnc=False, receipts=True).view().receipt_required


def test_meter_is_passed_through_untouched() -> None:
    view = meter_view(MeterReading(0.0, 1234.9, 5.0, serial="M1", signed=b"\x00sig"), 77)
    assert view is not None and (view.import_wh, view.signed, view.serial, view.unix_time) == (
        1234,
        b"\x00sig",
        "M1",
        77,
    )
    assert meter_view(None, 0) is None


def test_nonsense_of_the_meter_does_not_reach_the_vehicle() -> None:
    rig = Rig(ac_settings())
    before = rig.view().meter
    rig.hardware.import_wh = float("nan")
    rig.run(0.1)
    assert rig.view().meter == replace(before, unix_time=rig.view().wall_unix)
    assert [fault.id for fault in rig.station.snapshot(rig.now).faults] == ["meter_fault"]
    assert rig.view().malfunction and not rig.view().emergency


def test_every_contactor_state_has_a_meaning() -> None:
    assert set(CONTACTOR) == set(ContactorState)
    assert CONTACTOR[ContactorState.CLOSED] is CheckState.PASSED and CONTACTOR[ContactorState.OPEN] is CheckState.IDLE


def test_notification_counts_down() -> None:
    rig = charging_hlc()
    assert rig.view().notification is Notification.NONE
    rig.command(StopByDriver())
    assert rig.view().notification is Notification.STOP and rig.view().notification_delay_s in (9, 10)
    rig.run(5.0)
    assert rig.view().notification_delay_s in (4, 5)


def test_dc_limits_and_schedule_come_from_the_input_power() -> None:
    rig = Rig(dc_settings(fuse_a=32.0))
    rig.command(PresentToken(CARD))
    rig.plug_in()
    view = rig.view()
    assert view.dc.max_power_w == 32.0 * 230 * 3 and view.schedule is not None
    assert view.schedule[0].max_power_w == view.dc.max_power_w


def test_snapshot_masks_nothing_it_needs_and_tells_the_clock() -> None:
    rig = charging_hlc(pnc=True)
    snapshot = rig.station.snapshot(rig.now)
    assert snapshot.clock_quality == "synced" and snapshot.wall.endswith("Z")
    assert snapshot.v2g is not None and snapshot.v2g.state == "charging" and snapshot.v2g.tls
    assert snapshot.duty_percent == 5.0 and snapshot.contactor == "closed" and snapshot.online is True
    assert snapshot.claims[-1].source == "hardware" and sum(claim.winning for claim in snapshot.claims) == 1


def test_a_vehicle_sees_the_ad_hoc_prices_where_there_are_any() -> None:
    tariff = TariffView("EUR", 0.45, per_minute=0.1, per_session=1.0, vat_percent=19.0)
    assert Rig(replace(ac_settings(), tariff=tariff)).view().prices == Prices("EUR", 0.45, 0.1, 1.0, 19.0)
    assert Rig(replace(ac_settings(), tariff=TariffView("EUR", 0.0))).view().prices is None
    assert Rig(replace(ac_settings(), tariff=tariff, free_vend=True)).view().prices is None


def test_battery_and_control_of_the_vehicle_are_shown() -> None:
    rig = charging_hlc()
    rig.effect(EvNeeds(EnergyMode.AC, target_soc_percent=80, min_soc_percent=20, dynamic=True, by_station=True))
    rig.effect(EvProgress(soc_percent=40, max_soc_percent=95, capacity_wh=60_000.0))
    seen = rig.station.snapshot(rig.now).v2g
    assert seen is not None and (seen.soc_percent, seen.capacity_wh) == (40, 60_000.0)
    assert (seen.min_soc_percent, seen.target_soc_percent, seen.max_soc_percent) == (20, 80, 95)
    assert seen.dynamic and seen.needs_by_station


def test_reports_of_the_vehicle_are_noted() -> None:
    rig = charging_hlc()
    rig.effect(ParkingReported(False, "CheckOut", 1_800_000_000))
    rig.effect(Standby(True))
    texts = [note.text for note in rig.told(Note)]
    assert "vehicle reports check-out: CheckOut" in texts
    assert "vehicle rests in standby" in texts
