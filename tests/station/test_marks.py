"""Marks of the wall clock."""

from firmware.station.marks import Marks

MIDNIGHT = 1_767_225_600.0


def test_each_mark_once() -> None:
    marks = Marks()
    seen = [marks.passed(MIDNIGHT + at, 900.0) for at in (10.0, 899.9, 900.02, 901.0, 1800.0)]
    assert seen == [None, None, MIDNIGHT + 900.0, None, MIDNIGHT + 1800.0]


def test_an_interval_that_does_not_divide_the_day_begins_anew_at_midnight() -> None:
    marks = Marks()
    assert marks.passed(MIDNIGHT - 1.0, 50_000.0) is None
    assert marks.passed(MIDNIGHT, 50_000.0) == MIDNIGHT


def test_clock_set_forward_and_back() -> None:
    marks = Marks()
    assert marks.passed(MIDNIGHT + 1.0, 60.0) is None
    assert marks.passed(MIDNIGHT + 3601.0, 60.0) == MIDNIGHT + 3600.0
    assert marks.passed(MIDNIGHT + 61.0, 60.0) is None
    assert marks.passed(MIDNIGHT + 120.0, 60.0) == MIDNIGHT + 120.0


def test_off_and_another_interval_begin_anew() -> None:
    marks = Marks()
    assert marks.passed(MIDNIGHT + 1.0, 0.0) is None
    assert marks.passed(MIDNIGHT + 61.0, 60.0) is None
    assert marks.passed(MIDNIGHT + 901.0, 900.0) is None
