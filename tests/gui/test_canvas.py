"""The canvas: what it draws it records, and what it cannot fit it owns up to."""

from dataclasses import replace

import pygame
import pytest

from firmware.gui.adapter import compose
from firmware.gui.samples import sample
from firmware.gui.stages import make_view_model
from firmware.gui.strings import load
from firmware.gui.theme import NIGHT, Box
from firmware.gui.view_model import KeyNumber, UiState
from firmware.gui.widgets.canvas import Canvas
from firmware.gui.widgets.icon import ICON_NAMES, icon
from firmware.gui.widgets.parts import key_number, progress_bar
from tests.gui.frames import view_of


def _canvas(size: tuple[int, int] = (800, 480)) -> Canvas:
    return Canvas(size, NIGHT)


def test_text_shrinks_before_it_is_cut() -> None:
    canvas = _canvas()
    canvas.text("A sentence of some length", Box(0, 0, 300, 40), 40, NIGHT.text)
    (record,) = canvas.record.texts
    assert 22 <= record.px < 40 and not record.clipped and record.box.w <= 300


def test_text_that_cannot_fit_is_recorded_as_clipped_and_stays_inside() -> None:
    canvas = _canvas()
    canvas.text("A sentence that cannot possibly fit in here", Box(0, 0, 120, 60), 24, NIGHT.text, max_lines=2)
    canvas.text("W" * 300, Box(0, 100, 120, 40), 24, NIGHT.text)
    assert all(record.clipped and record.box.w <= 120 for record in canvas.record.texts)


def test_text_across_an_edge_has_no_ground() -> None:
    canvas = _canvas()
    canvas.fill(Box(0, 0, 30, 480), NIGHT.card)
    canvas.text("across", Box(10, 10, 200, 40), 24, NIGHT.text)
    canvas.text("beside", Box(40, 60, 200, 40), 24, NIGHT.text)
    assert [record.ground for record in canvas.record.texts] == [None, NIGHT.ground]


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


def _painted(canvas: Canvas) -> pygame.Surface:
    surface = pygame.Surface((canvas.box.w, canvas.box.h))
    canvas.paint(surface)
    return surface


def test_every_icon_draws_something() -> None:
    for name in ICON_NAMES:
        canvas = _canvas((64, 64))
        icon(canvas, name, Box(0, 0, 64, 64), NIGHT.text)
        surface = _painted(canvas)
        assert len({tuple(surface.get_at((x, y))) for x in range(64) for y in range(64)}) > 2, name


def test_progress_is_drawn_as_far_as_it_is() -> None:
    for share, expected in ((0.0, 20), (0.5, 100), (1.0, 200), (7.0, 200), (-1.0, 20)):
        canvas = _canvas()
        progress_bar(canvas, share, Box(0, 0, 200, 20), NIGHT.text)
        assert canvas.record.fills[-1][0].w == expected


def test_key_number_never_falls_below_its_least_size() -> None:
    canvas = _canvas()
    key_number(canvas, KeyNumber("123456.789", "kWh", "Energy"), Box(0, 0, 200, 200), NIGHT.text, 112)
    (key,) = [text for text in canvas.record.texts if text.key]
    assert key.px == 56


# --- painting only what changed ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["idle", "charging", "charging_soc", "waiting", "choice", "cheaper_hours", "fault"])
@pytest.mark.parametrize("other", ["idle_message", "charging_message", "choice_plan", "charging_large", "idle_day"])
def test_repainting_what_changed_gives_the_whole_picture(name: str, other: str) -> None:
    """From any screen to any other, and back: pixel for pixel as if it had been painted anew."""
    first, second = (compose(view_of(one), (800, 480)) for one in (name, other))
    surface = _painted(first)
    second.paint(surface, first)
    assert pygame.image.tobytes(surface, "RGB") == pygame.image.tobytes(_painted(second), "RGB")
    first.paint(surface, second)
    assert pygame.image.tobytes(surface, "RGB") == pygame.image.tobytes(_painted(first), "RGB")


def test_a_changed_number_touches_little_of_the_screen() -> None:
    given = sample("charging").snapshot
    assert given is not None
    later = replace(given, power_w=given.power_w - 1_000.0)
    first, second = (compose(make_view_model(one, UiState(), load("en")), (800, 480)) for one in (given, later))
    surface = _painted(first)
    touched = second.paint(surface, first)
    assert 0 < sum(box.w * box.h for box in touched) < 0.02 * 800 * 480
    assert pygame.image.tobytes(surface, "RGB") == pygame.image.tobytes(_painted(second), "RGB")


def test_nothing_new_touches_nothing() -> None:
    first, second = (compose(view_of("idle"), (800, 480)) for _ in range(2))
    assert second.paint(_painted(first), first) == []
