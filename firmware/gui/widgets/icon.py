"""Icons and the drawing of the plug, made of lines and shapes on a grid of 100 x 100; no image files.

Each is drawn four times too large and scaled down, which is what makes the edges smooth.
"""

import itertools
import math
from collections.abc import Callable
from functools import lru_cache

import pygame

from firmware.gui.theme import Box, Colour
from firmware.gui.widgets.canvas import Canvas

_GRID = 100
_SUPERSAMPLE = 4


class _Pen:
    """Draws on the grid in one colour; `rub` takes colour away again."""

    def __init__(self, surface: pygame.Surface, colour: Colour) -> None:
        self.surface = surface
        self.k = surface.get_width() / _GRID
        self.ink = (*colour, 255)
        self.rub = (*colour, 0)

    def _p(self, x: float, y: float) -> tuple[float, float]:
        return x * self.k, y * self.k

    def line(self, *points: tuple[float, float], width: float = 10, rub: bool = False) -> None:
        """A line with round ends and corners."""
        colour = self.rub if rub else self.ink
        for (x1, y1), (x2, y2) in itertools.pairwise(points):
            length = math.hypot(x2 - x1, y2 - y1) or 1.0
            nx, ny = (y2 - y1) / length * width / 2, (x1 - x2) / length * width / 2
            corners = [(x1 + nx, y1 + ny), (x2 + nx, y2 + ny), (x2 - nx, y2 - ny), (x1 - nx, y1 - ny)]
            pygame.draw.polygon(self.surface, colour, [self._p(*c) for c in corners])
        for x, y in points:
            pygame.draw.circle(self.surface, colour, self._p(x, y), width * self.k / 2)

    def disc(self, x: float, y: float, r: float, rub: bool = False) -> None:
        pygame.draw.circle(self.surface, self.rub if rub else self.ink, self._p(x, y), r * self.k)

    def ring(self, x: float, y: float, r: float, width: float) -> None:
        self.disc(x, y, r + width / 2)
        self.disc(x, y, r - width / 2, rub=True)

    def box(self, x: float, y: float, w: float, h: float, r: float = 0, rub: bool = False) -> None:
        rect = pygame.Rect(round(x * self.k), round(y * self.k), round(w * self.k), round(h * self.k))
        pygame.draw.rect(self.surface, self.rub if rub else self.ink, rect, border_radius=round(r * self.k))

    def polygon(self, *points: tuple[float, float], rub: bool = False) -> None:
        pygame.draw.polygon(self.surface, self.rub if rub else self.ink, [self._p(*p) for p in points])

    def arc(self, x: float, y: float, r: float, start: float, end: float, width: float = 10) -> None:
        """Degrees, clockwise from three o'clock."""
        steps = max(2, int(abs(end - start) / 6))
        angles = [math.radians(start + (end - start) * i / steps) for i in range(steps + 1)]
        self.line(*[(x + r * math.cos(a), y + r * math.sin(a)) for a in angles], width=width)


def _plug(p: _Pen) -> None:
    p.line((36, 12), (36, 34), width=11)
    p.line((64, 12), (64, 34), width=11)
    p.box(20, 32, 60, 16, 6)
    p.box(24, 36, 52, 30, 20)
    p.disc(50, 52, 22)
    p.line((50, 70), (50, 90), width=11)


def _bolt(p: _Pen) -> None:
    p.polygon((58, 6), (20, 56), (46, 56), (40, 94), (80, 40), (53, 40))


def _keypad(p: _Pen) -> None:
    for x in (24, 50, 76):
        for y in (24, 50, 76):
            p.disc(x, y, 9)


def _erase(p: _Pen) -> None:
    p.polygon((6, 50), (34, 20), (94, 20), (94, 80), (34, 80))
    p.line((48, 36), (76, 64), width=9, rub=True)
    p.line((76, 36), (48, 64), width=9, rub=True)


def _card(p: _Pen) -> None:
    p.box(8, 22, 84, 58, 9)
    p.box(8, 36, 84, 12, rub=True)
    p.box(18, 60, 26, 9, 3, rub=True)


def _phone(p: _Pen) -> None:
    p.box(26, 6, 48, 88, 10)
    p.box(33, 17, 34, 56, 2, rub=True)
    p.disc(50, 84, 5, rub=True)


def _car(p: _Pen) -> None:
    p.polygon((24, 46), (33, 24), (67, 24), (76, 46))
    p.polygon((33, 44), (39, 31), (61, 31), (67, 44), rub=True)
    p.box(10, 44, 80, 30, 9)
    p.disc(26, 59, 6, rub=True)
    p.disc(74, 59, 6, rub=True)
    p.box(16, 68, 14, 16, 4)
    p.box(70, 68, 14, 16, 4)


def _check(p: _Pen) -> None:
    p.line((18, 54), (41, 76), (82, 28), width=14)


def _cross(p: _Pen) -> None:
    p.line((24, 24), (76, 76), width=14)
    p.line((76, 24), (24, 76), width=14)


def _pause(p: _Pen) -> None:
    p.box(24, 16, 19, 68, 5)
    p.box(57, 16, 19, 68, 5)


def _stop(p: _Pen) -> None:
    p.box(18, 18, 64, 64, 8)


def _hourglass(p: _Pen) -> None:
    p.line((24, 12), (76, 12), width=11)
    p.line((24, 88), (76, 88), width=11)
    p.polygon((30, 14), (70, 14), (70, 26), (54, 50), (70, 74), (70, 86), (30, 86), (30, 74), (46, 50), (30, 26))
    p.polygon((38, 20), (62, 20), (60, 28), (40, 28), rub=True)
    p.polygon((50, 58), (62, 76), (38, 76), rub=True)


def _warning(p: _Pen) -> None:
    p.line((50, 16), (90, 84), (10, 84), (50, 16), width=10)
    p.polygon((50, 16), (90, 84), (10, 84))
    p.line((50, 40), (50, 60), width=10, rub=True)
    p.disc(50, 74, 6, rub=True)


def _wrench(p: _Pen) -> None:
    p.line((24, 78), (60, 42), width=17)
    p.disc(66, 34, 23)
    p.polygon((62, 34), (76, 4), (98, 28), rub=True)
    p.disc(68, 32, 9, rub=True)
    p.disc(24, 78, 4, rub=True)


def _handset(p: _Pen) -> None:
    p.arc(86, 14, 62, 104, 166, width=15)
    p.line((24, 20), (30, 32), width=22)
    p.line((68, 70), (80, 76), width=22)


def _globe(p: _Pen) -> None:
    p.ring(50, 50, 38, 8)
    p.line((14, 50), (86, 50), width=7)
    p.line((50, 14), (50, 86), width=7)
    for x, low, high in ((86, 135, 225), (14, -45, 45)):
        p.arc(x, 50, 52, low, high, width=7)


def _offline(p: _Pen) -> None:
    for r in (62, 40):
        p.arc(50, 82, r, 222, 318, width=9)
    p.disc(50, 76, 9)
    p.line((18, 14), (84, 90), width=18, rub=True)
    p.line((18, 14), (84, 90), width=8)


def _unplug(p: _Pen) -> None:
    p.box(2, 30, 12, 40, 5)
    p.box(12, 24, 22, 52, 12)
    p.line((34, 38), (48, 38), width=9)
    p.line((34, 62), (48, 62), width=9)
    p.line((62, 50), (92, 50), width=10)
    p.line((76, 32), (94, 50), (76, 68), width=10)


def _clock(p: _Pen) -> None:
    p.ring(50, 50, 37, 10)
    p.line((50, 28), (50, 50), (64, 60), width=9)


def _minus(p: _Pen) -> None:
    p.line((18, 50), (82, 50), width=13)


def _plus(p: _Pen) -> None:
    _minus(p)
    p.line((50, 18), (50, 82), width=13)


def _info(p: _Pen) -> None:
    p.ring(50, 50, 36, 10)
    p.disc(50, 31, 6)
    p.line((50, 48), (50, 70), width=10)


def _supply(p: _Pen) -> None:
    """An arrow out of a car."""
    p.box(8, 44, 50, 26, 8)
    p.polygon((18, 46), (26, 28), (44, 28), (52, 46))
    p.disc(20, 72, 8)
    p.disc(46, 72, 8)
    p.line((62, 40), (90, 40), width=9)
    p.line((79, 28), (91, 40), (79, 52), width=9)


_ICONS: dict[str, Callable[[_Pen], None]] = {
    "plug": _plug,
    "bolt": _bolt,
    "keypad": _keypad,
    "erase": _erase,
    "card": _card,
    "phone": _phone,
    "car": _car,
    "check": _check,
    "cross": _cross,
    "pause": _pause,
    "stop": _stop,
    "hourglass": _hourglass,
    "warning": _warning,
    "wrench": _wrench,
    "handset": _handset,
    "globe": _globe,
    "offline": _offline,
    "unplug": _unplug,
    "clock": _clock,
    "minus": _minus,
    "plus": _plus,
    "info": _info,
    "supply": _supply,
}
ICON_NAMES = frozenset(_ICONS)


@lru_cache(maxsize=128)
def _icon(name: str, size: int, colour: Colour) -> pygame.Surface:
    return _drawn(_ICONS[name], size, size, colour)


def _drawn(draw: Callable[[_Pen], None], w: int, h: int, colour: Colour) -> pygame.Surface:
    surface = pygame.Surface((w * _SUPERSAMPLE, h * _SUPERSAMPLE), pygame.SRCALPHA)
    surface.fill((*colour, 0))
    draw(_Pen(surface, colour))
    return pygame.transform.smoothscale(surface, (w, h))


def icon(canvas: Canvas, name: str, box: Box, colour: Colour) -> None:
    """Draw an icon as large as fits into the middle of `box`."""
    size = min(box.w, box.h)
    canvas.picture(name, box.centred(size, size), _icon(name, size, colour))


def badge(canvas: Canvas, name: str, box: Box, fill: Colour, colour: Colour) -> None:
    """An icon on a round patch."""
    size = min(box.w, box.h)
    place = box.centred(size, size)
    canvas.fill(place, fill, radius=size // 2)
    icon(canvas, name, place.inset(size * 22 // 100), colour)


# --- the connector face, as the driver sees it when looking at the plug ---


def _type2_pins(p: _Pen, cx: float, cy: float, r: float) -> None:
    for size, rub in ((r, False), (r * 0.86, True)):
        # A circle with a flat side above: the arc runs from -40 degrees round to 220.
        angles = [math.radians(a) for a in range(-40, 221, 5)]
        p.polygon(*[(cx + size * math.cos(a), cy + size * math.sin(a)) for a in angles], rub=rub)
    for x, y, size in (
        (-0.26, -0.22, 0.1), (0.26, -0.22, 0.1), (-0.54, 0.1, 0.15), (0, 0.1, 0.15), (0.54, 0.1, 0.15),
        (-0.28, 0.48, 0.15), (0.28, 0.48, 0.15),
    ):  # fmt: skip
        p.disc(cx + x * r, cy + y * r, size * r)


def _type2(p: _Pen) -> None:
    _type2_pins(p, 50, 50, 44)


def _ccs2(p: _Pen) -> None:
    _type2_pins(p, 50, 32, 32)
    p.box(14, 66, 72, 32, 16)
    p.box(19, 71, 62, 22, 11, rub=True)
    p.disc(34, 82, 8)
    p.disc(66, 82, 8)


@lru_cache(maxsize=8)
def _face(plug: str, size: int, colour: Colour) -> pygame.Surface:
    draw = {"cType2": _type2, "sType2": _type2, "cCCS2": _ccs2}.get(plug, _plug)
    return _drawn(draw, size, size, colour)


def plug_face(canvas: Canvas, plug: str, box: Box, colour: Colour) -> None:
    """The face of this station's connector (OCPP connector type); a plain plug for types without a drawing."""
    size = min(box.w, box.h)
    canvas.picture(f"plug:{plug}", box.centred(size, size), _face(plug, size, colour))
