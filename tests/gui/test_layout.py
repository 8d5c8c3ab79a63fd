"""Every screen in every language and size: nothing is cut, nothing overlaps, everything can be read and touched."""

import itertools
import json

import pygame
import pytest

from firmware.gui.samples import SAMPLES
from firmware.gui.theme import BEZEL, BODY, KEY, MIN_CONTRAST, TARGET, Box, contrast
from tests.gui.frames import ALL_LANGUAGES, SIZES, drawn, frame, golden_path, layout

_EVERYTHING = [
    pytest.param(name, language, size, id=f"{name}-{language}-{size[0]}x{size[1]}")
    for name in SAMPLES
    for language in ALL_LANGUAGES
    for size in SIZES
]


def _unit(size: tuple[int, int]) -> float:
    return max(1.0, min(size) / 480)


@pytest.mark.parametrize(("name", "language", "size"), _EVERYTHING)
def test_every_text_fits_and_can_be_read(name: str, language: str, size: tuple[int, int]) -> None:
    record = drawn(name, size, language).record
    screen = Box(0, 0, *size)
    for text in record.texts:
        assert not text.clipped, text
        assert screen.contains(text.box), text
        assert text.px >= round((KEY if text.key else BODY) * _unit(size)), text
        assert text.ground is not None, f"lies across an edge: {text}"
        assert contrast(text.colour, text.ground) >= MIN_CONTRAST, text
    for one, other in itertools.combinations(record.texts, 2):
        assert not one.box.overlaps(other.box), (one.text, one.box, other.text, other.box)
    for text, (picture, box) in itertools.product(record.texts, record.pictures):
        assert not text.box.overlaps(box), (text.text, text.box, picture, box)
    for (one_name, one_box), (other_name, other_box) in itertools.combinations(record.pictures, 2):
        assert not one_box.overlaps(other_box), (one_name, other_name)


@pytest.mark.parametrize(("name", "language", "size"), _EVERYTHING)
def test_every_target_can_be_hit(name: str, language: str, size: tuple[int, int]) -> None:
    record = drawn(name, size, language).record
    unit = _unit(size)
    active = Box(0, 0, *size).inset(round(BEZEL * unit))
    for target in record.targets:
        assert target.box.h >= round(TARGET * unit) and target.box.w >= round(TARGET * unit), target
        assert active.contains(target.box), target
    for one, other in itertools.combinations(record.targets, 2):
        apart = one.box.inset(-round(24 * unit) + 1)
        assert not apart.overlaps(other.box), (one, other)


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_layout_is_as_committed(size: tuple[int, int]) -> None:
    """Positions may differ by the few pixels that another FreeType makes; texts and targets may not."""
    golden = json.loads(golden_path(size).read_text(encoding="utf-8"))
    assert list(golden) == list(SAMPLES), "run python -m tests.gui.update_golden"
    for name, expected in golden.items():
        actual = layout(frame(name, size)[1])
        assert [item[:2] for item in actual] == [item[:2] for item in expected], name
        for item, wanted in zip(actual, expected, strict=True):
            near = all(abs(a - b) <= 4 for a, b in zip(item[3], wanted[3], strict=True))
            assert near, f"{name}: {item} was {wanted}"


@pytest.mark.parametrize("name", SAMPLES)
def test_the_picture_is_not_blank(name: str) -> None:
    surface, record = frame(name)
    colours = {tuple(surface.get_at((x, y))) for x in range(0, 800, 5) for y in range(0, 480, 5)}
    assert len(colours) > 4
    for text in record.texts:
        area = surface.subsurface(pygame.Rect(text.box.x, text.box.y, text.box.w, text.box.h))
        assert len(set(pygame.image.tobytes(area, "RGB"))) > 1, text


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_the_price_is_the_largest_text_of_idle_also_when_dimmed(size: tuple[int, int]) -> None:
    for name in ("idle", "idle_dimmed", "idle_offline"):
        _, record = frame(name, size)
        largest = max(record.texts, key=lambda text: text.px)
        assert largest.key and largest.text in ("€0.49", "£0.455")


def test_the_code_on_the_screen_is_readable_in_size() -> None:
    for name, size in itertools.product(("idle", "authorising", "rejected", "finished", "finished_no_cost"), SIZES):
        _, record = frame(name, size)
        (box,) = [box for picture, box in record.pictures if picture == "qr"]
        assert min(box.w, box.h) >= 140, (name, size, box)
