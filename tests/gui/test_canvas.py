"""The canvas: what it draws it records, and what it cannot fit it owns up to."""

import pygame

from firmware.gui.theme import DARK, Box
from firmware.gui.view_model import KeyNumber
from firmware.gui.widgets.canvas import Canvas
from firmware.gui.widgets.icon import ICON_NAMES, icon
from firmware.gui.widgets.parts import key_number, progress_bar


def _canvas(size: tuple[int, int] = (800, 480)) -> Canvas:
    return Canvas(pygame.Surface(size), DARK)


def test_text_shrinks_before_it_is_cut() -> None:
    canvas = _canvas()
    canvas.text("A sentence of some length", Box(0, 0, 300, 40), 40, DARK.text)
    (record,) = canvas.record.texts
    assert 22 <= record.px < 40 and not record.clipped and record.box.w <= 300


def test_text_that_cannot_fit_is_recorded_as_clipped_and_stays_inside() -> None:
    canvas = _canvas()
    canvas.text("A sentence that cannot possibly fit in here", Box(0, 0, 120, 60), 24, DARK.text, max_lines=2)
    canvas.text("W" * 300, Box(0, 100, 120, 40), 24, DARK.text)
    assert all(record.clipped and record.box.w <= 120 for record in canvas.record.texts)


def test_text_across_an_edge_has_no_ground() -> None:
    canvas = _canvas()
    canvas.fill(Box(0, 0, 30, 480), DARK.card)
    canvas.text("across", Box(10, 10, 200, 40), 24, DARK.text)
    canvas.text("beside", Box(40, 60, 200, 40), 24, DARK.text)
    assert [record.ground for record in canvas.record.texts] == [None, DARK.ground]


def test_tabular_digits_keep_their_places() -> None:
    canvas = _canvas()
    widths = {canvas.text_width(text, 60, tabular=True) for text in ("11.11", "88.88", "40.71")}
    assert len(widths) == 1
    assert canvas.text_width("11.11", 60) != canvas.text_width("88.88", 60)


def test_targets_are_found_where_they_are_and_only_if_enabled() -> None:
    canvas = _canvas()
    canvas.target(Box(100, 100, 200, 90), "on")
    canvas.target(Box(400, 100, 200, 90), "off", enabled=False)
    at = canvas.record.target_at
    assert (at(100, 100), at(299, 189), at(300, 189), at(99, 100)) == ("on", "on", None, None)
    assert at(450, 120) is None


def test_larger_panels_scale_up_and_small_ones_never_down() -> None:
    assert _canvas((1600, 960)).s(22) == 44
    assert _canvas((320, 240)).s(22) == 22


def test_every_icon_draws_something() -> None:
    for name in ICON_NAMES:
        canvas = _canvas((64, 64))
        icon(canvas, name, Box(0, 0, 64, 64), DARK.text)
        assert len({tuple(canvas.surface.get_at((x, y))) for x in range(64) for y in range(64)}) > 2, name


def test_key_number_never_shrinks_below_the_rule() -> None:
    canvas = _canvas()
    key_number(canvas, KeyNumber("1234567.89", "kWh", "Energy"), Box(0, 0, 200, 200), DARK.text)
    (key,) = [text for text in canvas.record.texts if text.key]
    assert key.px >= 56 and key.clipped


def test_progress_bar_keeps_to_its_box() -> None:
    for share in (-1.0, 0.0, 0.5, 1.0, 7.0):
        canvas = _canvas()
        progress_bar(canvas, share, Box(10, 10, 300, 18), DARK.text)
        assert all(Box(10, 10, 300, 18).contains(fill) for fill, _ in canvas.record.fills[1:])
