"""Bars over the hours of a day. What colour means, pattern means too: hollow, striped, hanging below the axis."""

from functools import lru_cache

import pygame

from firmware.gui.theme import Box, Colour, Role
from firmware.gui.view_model import Bar, Chart
from firmware.gui.widgets.canvas import Canvas

_AXIS_PX = 22
_STRIPE = 5  # px of the design between two stripes
_BELOW = 0.3  # of the height for what is supplied


def chart(canvas: Canvas, view: Chart, box: Box) -> None:
    """Title and dearest price above, legend and hours below."""
    palette = canvas.palette
    line = canvas.line_height(canvas.s(_AXIS_PX))
    gap = canvas.s(6)
    head, rest = box.top(line, gap)
    high = f"{view.high} max." if view.high else ""
    right = canvas.text_width(high, _AXIS_PX)
    canvas.text(view.title, head.left(head.w - right - gap)[0], _AXIS_PX, palette.muted)
    if high:
        canvas.text(high, head, _AXIS_PX, palette.muted, align="right")
    feet, rest = rest.cut_bottom(line, gap)
    hours, picture = rest.cut_bottom(line, canvas.s(2))
    fills = (palette.role(Role.READY), palette.role(Role.SUPPLY))
    image = _bars(
        view.bars, (picture.w, picture.h), palette.muted, fills, palette.card, palette.text, canvas.s(_STRIPE)
    )
    canvas.picture("chart", picture, image)
    step = picture.w / max(1, len(view.bars)) * 6
    for i, text in enumerate(view.hours):
        place = Box(round(picture.x + i * step), hours.y, round(step), hours.h)
        canvas.text(text, place, _AXIS_PX, palette.muted, tabular=True)
    _legend(canvas, view, feet, fills)


def _legend(canvas: Canvas, view: Chart, box: Box, fills: tuple[Colour, Colour]) -> None:
    for text, colour in ((view.legend, fills[0]), (view.supply_legend, fills[1])):
        if text and any(bar.use for bar in view.bars):
            side = canvas.s(18)
            mark, box = box.left(side, canvas.s(8))
            canvas.fill(mark.centred(side, side), colour)
            word, box = box.left(canvas.text_width(text, _AXIS_PX), canvas.s(24))
            canvas.text(text, word, _AXIS_PX, canvas.palette.text)


@lru_cache(maxsize=8)
def _bars(
    bars: tuple[Bar, ...],
    size: tuple[int, int],
    plain: Colour,
    fills: tuple[Colour, Colour],
    ground: Colour,
    axis: Colour,
    stripe: int,
) -> pygame.Surface:
    """Bars from the axis up; those in which the vehicle supplies go down from it."""
    width, height = size
    image = pygame.Surface(size)
    image.fill(ground)
    below = round(height * _BELOW) if any(bar.use == "supply" for bar in bars) else 0
    base = height - below - 2
    each = width / max(1, len(bars))
    for i, bar in enumerate(bars):
        x, w = round(i * each) + 2, max(2, round(each) - 4)
        h = max(3, round(bar.level * (base - 6)))
        if bar.use == "supply":
            image.fill(fills[1], (x, base + 2, w, max(3, round(bar.level * (below - 4)))))
            image.fill(plain, (x, base - h, w, h))
            image.fill(ground, (x + 2, base - h + 2, w - 4, h - 2))
        elif bar.use == "charge":
            image.fill(fills[0], (x, base - h, w, h))
            for y in range(base - h + stripe, base, stripe):
                image.fill(ground, (x, y, w, 1))
        else:
            image.fill(plain, (x, base - h, w, h))
            image.fill(ground, (x + 2, base - h + 2, w - 4, h - 2))
    image.fill(axis, (0, base, width, 2))
    return image
