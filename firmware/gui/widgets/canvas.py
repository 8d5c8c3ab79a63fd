"""The surface that every screen draws on. It draws with pygame and records what it drew.

The record (texts, targets, pictures, fills) is what the tests check: overflow, overlap, contrast, target size. It is
also what touch is dispatched on, so a target that is not drawn cannot be pressed. No display and no event is
touched here; a plain pygame.Surface is enough.
"""

from dataclasses import dataclass, field
from functools import lru_cache
from importlib import resources

import pygame

from firmware.gui.theme import BODY, Box, Colour, Palette

REGULAR, BOLD = "Inter-Regular.otf", "Inter-SemiBold.otf"
_SUPERSAMPLE = 4
_DIGITS = "0123456789"


@dataclass(frozen=True, slots=True)
class TextRecord:
    """One drawn text. `box`: the pixels it takes; `region`: where it was allowed to be; `clipped`: it did not fit."""

    text: str
    box: Box
    region: Box
    px: int
    colour: Colour
    ground: Colour | None  # None: it lies across the edge of a fill
    clipped: bool
    key: bool


@dataclass(frozen=True, slots=True)
class TargetRecord:
    """One place to touch."""

    box: Box
    command: str
    enabled: bool


@dataclass(slots=True)
class Record:
    """Everything on one frame, in drawing order."""

    texts: list[TextRecord] = field(default_factory=list)
    targets: list[TargetRecord] = field(default_factory=list)
    pictures: list[tuple[str, Box]] = field(default_factory=list)
    fills: list[tuple[Box, Colour]] = field(default_factory=list)

    def target_at(self, x: int, y: int) -> str | None:
        """The command of the enabled target under a point; the last drawn one wins."""
        for target in reversed(self.targets):
            if target.box.holds(x, y):
                return target.command if target.enabled else None
        return None


@lru_cache(maxsize=64)
def font(name: str, px: int) -> pygame.font.Font:
    """One of the shipped fonts at an em size in px."""
    if not pygame.font.get_init():
        pygame.font.init()
    with resources.as_file(resources.files("firmware.gui") / "fonts" / name) as path:
        return pygame.font.Font(str(path), px)


@lru_cache(maxsize=256)
def _rendered(name: str, px: int, text: str, colour: Colour) -> pygame.Surface:
    return font(name, px).render(text, True, colour)


@lru_cache(maxsize=64)
def _disc(radius: int, colour: Colour) -> pygame.Surface:
    """A smooth disc: drawn large and scaled down, because pygame's own rounded corners are jagged."""
    big = radius * 2 * _SUPERSAMPLE
    surface = pygame.Surface((big, big), pygame.SRCALPHA)
    surface.fill((*colour, 0))
    pygame.draw.circle(surface, colour, (big / 2, big / 2), big / 2)
    return pygame.transform.smoothscale(surface, (radius * 2, radius * 2))


@lru_cache(maxsize=32)
def _digit_width(name: str, px: int) -> int:
    return max(font(name, px).size(digit)[0] for digit in _DIGITS)


def _digit_padding(name: str, px: int, char: str) -> int:
    """The blank before a digit in its cell: taken back at the left edge, so that '1' stands flush with other text."""
    return (_digit_width(name, px) - font(name, px).size(char)[0]) // 2 if char and char in _DIGITS else 0


def _width(name: str, px: int, text: str, tabular: bool) -> int:
    if not tabular:
        return font(name, px).size(text)[0]
    return sum(_digit_width(name, px) if c in _DIGITS else font(name, px).size(c)[0] for c in text)


def _wrap(name: str, px: int, text: str, width: int) -> list[str]:
    """Break at spaces so that each line fits `width`; a single word that is too long stays as it is."""
    lines: list[str] = []
    for word in text.split(" "):
        if lines and font(name, px).size(f"{lines[-1]} {word}")[0] <= width:
            lines[-1] = f"{lines[-1]} {word}"
        else:
            lines.append(word)
    return lines


class Canvas:
    """Draws and records. `unit` scales every size of the design for larger panels."""

    def __init__(self, surface: pygame.Surface, palette: Palette) -> None:
        self.surface = surface
        self.palette = palette
        self.record = Record()
        width, height = surface.get_size()
        self.box = Box(0, 0, width, height)
        self.portrait = height > width
        self.unit = max(1.0, min(width, height) / 480.0)
        self.fill(self.box, palette.ground)

    def s(self, px: float) -> int:
        """A size of the design in px of this screen."""
        return round(px * self.unit)

    # --- shapes ---

    def fill(self, box: Box, colour: Colour, radius: int = 0) -> None:
        """A filled rectangle, with smooth round corners if `radius` is given (px of this screen)."""
        self.record.fills.append((box, colour))
        radius = min(radius, box.w // 2, box.h // 2)
        if radius <= 0:
            self.surface.fill(colour, (box.x, box.y, box.w, box.h))
            return
        self.surface.fill(colour, (box.x + radius, box.y, box.w - 2 * radius, box.h))
        self.surface.fill(colour, (box.x, box.y + radius, box.w, box.h - 2 * radius))
        disc = _disc(radius, colour)
        for right, x in ((0, box.x), (radius, box.right - radius)):
            for low, y in ((0, box.y), (radius, box.bottom - radius)):
                self.surface.blit(disc, (x, y), (right, low, radius, radius))

    def picture(self, name: str, box: Box, image: pygame.Surface) -> None:
        """An icon, a drawing or a code, at the top left of `box`."""
        self.record.pictures.append((name, box))
        self.surface.blit(image, (box.x, box.y))

    def target(self, box: Box, command: str, enabled: bool = True) -> None:
        """A place to touch. Invisible: its looks are drawn by the caller."""
        self.record.targets.append(TargetRecord(box, command, enabled))

    # --- text ---

    def text(
        self,
        text: str,
        region: Box,
        px: float,
        colour: Colour,
        *,
        bold: bool = False,
        align: str = "left",
        valign: str = "top",
        max_lines: int = 1,
        min_px: float | None = None,
        tabular: bool = False,
        key: bool = False,
    ) -> Box:
        """Write `text` into `region`, breaking into at most `max_lines` and shrinking down to `min_px` (design px)
        until it fits. Returns the box it took. What still does not fit is cut with an ellipsis and recorded as
        clipped, which the tests allow for no text of ours.
        """
        name = BOLD if bold else REGULAR
        size, smallest = self.s(px), self.s(BODY if min_px is None else min_px)
        while True:
            lines = _wrap(name, size, text, region.w) if max_lines > 1 else [text]
            step = font(name, size).get_linesize()
            widest = max(_width(name, size, line, tabular) for line in lines)
            fits = len(lines) <= max_lines and widest <= region.w and step * len(lines) <= region.h
            if fits or size <= smallest:
                break
            size = max(smallest, size - max(1, size // 24))
        if not fits:
            room = max(1, min(max_lines, region.h // step))
            lines = [*lines[: room - 1], " ".join(lines[room - 1 :])][:room]
            lines = [self._shorten(name, size, line, region.w) for line in lines]
        widths = [_width(name, size, line, tabular) for line in lines]
        height = step * len(lines)
        y = region.y + {"top": 0, "middle": (region.h - height) // 2, "bottom": region.h - height}[valign]
        left = region.right
        for i, (line, width) in enumerate(zip(lines, widths, strict=True)):
            x = region.x + {"left": 0, "centre": (region.w - width) // 2, "right": region.w - width}[align]
            if tabular and align == "left":
                x -= _digit_padding(name, size, line[:1])
            left = min(left, x)
            self._line(name, size, line, x, y + i * step, colour, tabular)
        box = Box(left, y, max(widths), height)
        self.record.texts.append(TextRecord(text, box, region, size, colour, self._ground(box), not fits, key))
        return box

    def text_height(self, text: str, width: int, px: float, *, bold: bool = False, max_lines: int = 1) -> int:
        """The height that `text` takes at full size when broken to `width`, at most `max_lines`."""
        name = BOLD if bold else REGULAR
        lines = len(_wrap(name, self.s(px), text, width)) if max_lines > 1 else 1
        return font(name, self.s(px)).get_linesize() * min(lines, max_lines)

    def text_width(self, text: str, px: float, *, bold: bool = False, tabular: bool = False) -> int:
        """The width of one line at full size."""
        return _width(BOLD if bold else REGULAR, self.s(px), text, tabular)

    @staticmethod
    def line_height(px: int, *, bold: bool = False) -> int:
        """Line height at a size in px of this screen."""
        return font(BOLD if bold else REGULAR, px).get_linesize()

    def _line(self, name: str, px: int, text: str, x: int, y: int, colour: Colour, tabular: bool) -> None:
        if not tabular:
            self.surface.blit(_rendered(name, px, text, colour), (x, y))
            return
        for char in text:
            glyph = _rendered(name, px, char, colour)
            advance = _digit_width(name, px) if char in _DIGITS else glyph.get_width()
            self.surface.blit(glyph, (x + (advance - glyph.get_width()) // 2, y))
            x += advance

    @staticmethod
    def _shorten(name: str, px: int, text: str, width: int) -> str:
        if font(name, px).size(text)[0] <= width:
            return text
        while text and font(name, px).size(text + "…")[0] > width:
            text = text[:-1]
        return text + "…"

    def _ground(self, box: Box) -> Colour | None:
        """The colour under a text, or None if it straddles the edge of a fill."""
        for fill, colour in reversed(self.record.fills):
            if fill.contains(box):
                return colour
            if fill.overlaps(box):
                return None
        return None
