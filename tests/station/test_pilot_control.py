"""The table of pilot modes, and what faults do to the line."""

from dataclasses import replace

import pytest

from firmware.core.faults import CATALOGUE
from firmware.hal.api import DIGITAL, DRIVE_E, DRIVE_F, X1, DriveKind, PilotDrive
from firmware.station.pilot_control import TABLE, Mode, PilotFacts, drive_for, drive_for_faults, next_row
from firmware.station.powerline import LinkFacts

FACTS = PilotFacts(
    connected=True,
    usable=True,
    hlc=True,
    basic=True,
    authorised=False,
    session=False,
    pausing=False,
    over=False,
    basic_power=False,
    waited_s=0.0,
    in_mode_s=0.0,
    fallback_s=10.0,
    step_s=3.0,
)


LINK = LinkFacts(matching_first=True)
HEARD = replace(LINK, heard=True)
LATE = {"authorised": True, "waited_s": 10.0}


@pytest.mark.parametrize(
    ("mode", "link", "facts", "to"),
    [
        (Mode.ABSENT, replace(LINK, listening=False), {}, None),
        (Mode.ABSENT, LINK, {}, Mode.DIGITAL),
        (Mode.ABSENT, replace(LINK, listening=False), {"hlc": False}, Mode.NOMINAL),
        (Mode.DIGITAL, LINK, LATE, Mode.STEP_EF),
        (Mode.DIGITAL, LINK, LATE | {"waited_s": 9.9}, None),
        (Mode.DIGITAL, LINK, LATE | {"basic": False}, None),
        (Mode.DIGITAL, HEARD, LATE, Mode.STEP_X1),
        (Mode.DIGITAL, replace(HEARD, joining=True), LATE, None),
        (Mode.DIGITAL, replace(LINK, unanswered=True), {}, Mode.STEP_EF),
        (Mode.DIGITAL, replace(LINK, unanswered=True), {"session": True}, None),
        (Mode.DIGITAL, replace(LINK, unanswered=True, tries_left=False), {}, Mode.STEP_X1),
        (Mode.DIGITAL, replace(LINK, unanswered=True, tries_left=False), {"basic": False}, None),
        (Mode.DIGITAL, replace(LINK, broken=True), {}, Mode.STEP_X1),
        (Mode.DIGITAL, replace(LINK, broken=True), {"session": True}, None),
        (Mode.DIGITAL, replace(LINK, broken=True), {"over": True}, Mode.REST),
        (Mode.DIGITAL, replace(LINK, broken=True, tries_left=False), {}, Mode.STEP_X1),
        (Mode.DIGITAL, replace(LINK, broken=True, tries_left=False), {"basic": False}, None),
        (Mode.DIGITAL, replace(HEARD, refused=True), {}, Mode.STEP_X1),
        (Mode.DIGITAL, LINK, {"hlc": False}, Mode.STEP_X1),
        (Mode.DIGITAL, LINK, {"hlc": False, "basic": False}, None),
        (Mode.STEP_X1, replace(LINK, broken=True), {"in_mode_s": 3.0}, Mode.STEP_EF),
        (Mode.STEP_X1, replace(LINK, broken=True, tries_left=False), {"in_mode_s": 3.0}, Mode.NOMINAL),
        (Mode.STEP_X1, replace(LINK, broken=True), {"in_mode_s": 3.0, "hlc": False}, Mode.NOMINAL),
        (Mode.STEP_X1, LINK, {"in_mode_s": 3.0, "hlc": False, "basic": False}, Mode.DIGITAL),
        (Mode.STEP_EF, LINK, {"in_mode_s": 3.9}, None),
        (Mode.STEP_EF, LINK, {"in_mode_s": 4.0}, Mode.DIGITAL),
        (Mode.STEP_EF, LINK, {"in_mode_s": 4.0, "authorised": True}, Mode.NOMINAL),
        (Mode.STEP_EF, LINK, {"in_mode_s": 4.0, "authorised": True, "basic": False}, Mode.DIGITAL),
        (Mode.STEP_EF, replace(LINK, broken=True), {"in_mode_s": 4.0, "authorised": True}, Mode.DIGITAL),
        (Mode.STEP_EF, LINK, {"over": True}, Mode.REST),
        (Mode.STEP_EF, LINK, {"connected": False}, Mode.ABSENT),
        (Mode.NOMINAL, replace(LINK, broken=True, unanswered=True), {}, None),
    ],
)
def test_rows_with_slac(mode: Mode, link: LinkFacts, facts: dict[str, object], to: Mode | None) -> None:
    assert leads(mode, link=link, **facts) is to


def leads(mode: Mode, **facts: object) -> Mode | None:
    row = next_row(mode, replace(FACTS, **facts))
    return row.to if row is not None else None


@pytest.mark.parametrize(
    ("mode", "facts", "to"),
    [
        (Mode.ABSENT, {"connected": False}, None),
        (Mode.ABSENT, {}, Mode.DIGITAL),
        (Mode.ABSENT, {"hlc": False}, Mode.NOMINAL),
        (Mode.ABSENT, {"usable": False}, None),
        (Mode.ABSENT, {"over": True}, Mode.REST),
        (Mode.ABSENT, {"hlc": False, "basic": False}, None),
        (Mode.DIGITAL, {}, None),
        (Mode.DIGITAL, {"waited_s": 99.0}, None),
        (Mode.DIGITAL, {"authorised": True, "waited_s": 9.9}, None),
        (Mode.DIGITAL, {"authorised": True, "waited_s": 10.0}, Mode.STEP_X1),
        (Mode.DIGITAL, {"authorised": True, "waited_s": 99.0, "session": True}, None),
        (Mode.DIGITAL, {"authorised": True, "waited_s": 99.0, "basic": False}, None),
        (Mode.DIGITAL, {"usable": False, "session": True}, None),
        (Mode.DIGITAL, {"usable": False}, Mode.ABSENT),
        (Mode.DIGITAL, {"pausing": True}, Mode.PAUSED),
        (Mode.DIGITAL, {"over": True}, Mode.REST),
        (Mode.DIGITAL, {"over": True, "session": True}, None),
        (Mode.STEP_X1, {"in_mode_s": 2.9}, None),
        (Mode.STEP_X1, {"in_mode_s": 3.0}, Mode.NOMINAL),
        (Mode.STEP_X1, {"session": True}, Mode.DIGITAL),
        (Mode.NOMINAL, {"session": True}, Mode.DIGITAL),
        (Mode.NOMINAL, {"session": True, "basic_power": True}, None),
        (Mode.NOMINAL, {"over": True}, Mode.REST),
        (Mode.PAUSED, {"pausing": True}, None),
        (Mode.PAUSED, {"pausing": True, "session": True}, Mode.DIGITAL),
        (Mode.PAUSED, {"pausing": False}, Mode.DIGITAL),
        (Mode.PAUSED, {"pausing": True, "over": True}, Mode.REST),
        (Mode.REST, {"over": True}, None),
        (Mode.REST, {"over": True, "session": True}, Mode.DIGITAL),
        (Mode.REST, {}, Mode.DIGITAL),
        (Mode.REST, {"hlc": False}, Mode.NOMINAL),
    ],
)
def test_rows(mode: Mode, facts: dict[str, object], to: Mode | None) -> None:
    assert leads(mode, **facts) is to


@pytest.mark.parametrize("mode", [m for m in Mode if m is not Mode.ABSENT])
def test_unplugging_ends_every_mode(mode: Mode) -> None:
    assert leads(mode, connected=False) is Mode.ABSENT


def test_every_mode_can_be_reached() -> None:
    assert {row.to for row in TABLE} == set(Mode)


def test_drives() -> None:
    assert drive_for(Mode.STEP_EF, True, 26.6) == DRIVE_F
    assert drive_for(Mode.STEP_EF, True, 26.6, DRIVE_E) == DRIVE_E
    assert drive_for(Mode.DIGITAL, False, None) == DIGITAL
    assert drive_for(Mode.NOMINAL, True, 26.6) == PilotDrive(DriveKind.PWM, 26.6)
    for mode in Mode:
        if mode not in (Mode.DIGITAL, Mode.STEP_EF):
            assert drive_for(mode, False, 26.6) == X1
            assert drive_for(mode, True, None) == X1


def test_faults_take_the_pilot_away() -> None:
    pulse, shut = CATALOGUE["isolation_fault"], CATALOGUE["board_without_interlock"]
    assert drive_for_faults([(pulse, 10.0)], DIGITAL, 10.2) == DRIVE_F
    assert drive_for_faults([(pulse, 10.0)], DIGITAL, 10.3) == X1
    assert drive_for_faults([(shut, 0.0)], DIGITAL, 10.0) == X1
    assert drive_for_faults([(CATALOGUE["dc_over_voltage"], 0.0), (shut, 0.0)], DIGITAL, 99.0) == DRIVE_F
    assert drive_for_faults([(CATALOGUE["store_failed"], 0.0)], DIGITAL, 99.0) == DIGITAL
