"""A QR code on a light card with its quiet zone, in whole pixels per module so that every reader takes it."""

from functools import lru_cache

import pygame
import segno

from firmware.gui.theme import Box, Colour
from firmware.gui.widgets.canvas import Canvas

_QUIET = 4  # modules, as the symbol's standard asks
_BLACK = (0, 0, 0)


@lru_cache(maxsize=4)
def _matrix(payload: str) -> tuple[tuple[bool, ...], ...]:
    code = segno.make(payload, error="l", micro=False)  # raised by segno where the size allows
    return tuple(tuple(bool(module) for module in row) for row in code.matrix)


@lru_cache(maxsize=4)
def _image(payload: str, scale: int, paper: Colour) -> pygame.Surface:
    rows = _matrix(payload)
    side = scale * (len(rows) + 2 * _QUIET)
    image = pygame.Surface((side, side))
    image.fill(paper)
    for y, row in enumerate(rows):
        for x, dark in enumerate(row):
            if dark:
                image.fill(_BLACK, ((x + _QUIET) * scale, (y + _QUIET) * scale, scale, scale))
    return image


def qr(canvas: Canvas, payload: str, box: Box) -> Box:
    """Draw `payload` as large as whole modules allow in the middle of `box`; returns the card's box.

    The payload is at most a few hundred characters (view_model caps it), so the code always fits.
    """
    modules = len(_matrix(payload)) + 2 * _QUIET
    scale = max(1, min(box.w, box.h) // modules)
    image = _image(payload, scale, canvas.palette.paper)
    place = box.centred(*image.get_size())
    canvas.fill(place, canvas.palette.paper)
    canvas.picture("qr", place, image)
    return place
