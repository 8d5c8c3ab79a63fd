"""Every colour of every theme can be read, and boxes cut as they say."""

import pytest

from firmware.gui.theme import DIM, MIN_CONTRAST, NIGHT, Box, Palette, Role, contrast


@pytest.mark.parametrize("palette", [NIGHT, DIM], ids=["night", "dim"])
def test_contrast(palette: Palette) -> None:
    texts = [palette.text, palette.muted, *palette.roles.values()]
    for ground in (palette.ground, palette.card):
        for text in texts:
            assert contrast(text, ground) >= MIN_CONTRAST
    assert contrast(palette.text, palette.raised) >= MIN_CONTRAST
    for fill in (palette.text, *palette.roles.values()):
        assert contrast(palette.on_role, fill) >= MIN_CONTRAST
    assert contrast(palette.paper, (0, 0, 0)) >= MIN_CONTRAST
    assert set(palette.roles) == set(Role)


def test_contrast_of_black_and_white() -> None:
    assert contrast((0, 0, 0), (255, 255, 255)) == pytest.approx(21.0)
    assert contrast((90, 90, 90), (90, 90, 90)) == pytest.approx(1.0)


def test_dimmed_gives_less_light() -> None:
    assert sum(DIM.text) < sum(NIGHT.text)


def test_cutting_never_goes_negative() -> None:
    box = Box(10, 10, 100, 50)
    upper, rest = box.top(80, 10)
    assert (upper.h, rest.h) == (50, 0)
    assert box.left(30, 10) == (Box(10, 10, 30, 50), Box(50, 10, 60, 50))
    assert box.cut_right(30, 10) == (Box(80, 10, 30, 50), Box(10, 10, 60, 50))
    assert box.cut_bottom(20, 5) == (Box(10, 40, 100, 20), Box(10, 10, 100, 25))
    assert box.inset(60).w == 0
    assert [column.x for column in box.columns(2, 10)] == [10, 65]
    assert not box.overlaps(Box(110, 10, 5, 5))
    assert box.overlaps(Box(109, 59, 5, 5))
