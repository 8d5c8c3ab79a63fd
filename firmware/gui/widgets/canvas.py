"""What every screen draws on: a list of strokes and a record of what stands where.

A screen only lists its strokes; `paint` puts them on a surface, and where the list of the screen before is known, only
the parts in which the two differ. The record (texts, targets, pictures, fills) is what the tests check: overflow,
overlap, contrast, target size. It is also what touch is dispatched on, so a target that is not drawn cannot be
pressed. No display and no event is touched here; a plain pygame.Surface is enough.
"""

from collections import Counter
from dataclasses import dataclass, field
from functools import lru_cache
from importlib import resources

import pygame

from firmware.gui.theme import BODY, Box, Colour, Palette

REGULAR, BOLD = "Inter-Regular.otf", "Inter-SemiBold.otf"
_SUPERSAMPLE = 4
_DIGITS = "0123456789"
_WHOLE = 0.6  # of the screen: more than this has changed, and all of it is painted


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


@dataclass(frozen=True, slots=True)
class FillStroke:
    """A filled rectangle with round corners."""

    box: Box
    colour: Colour
    radius: int

    def put(self, surface: pygame.Surface) -> None:
        """Paint it."""
        box, radius, colour = self.box, self.radius, self.colour
        if radius <= 0:
            surface.fill(colour, (box.x, box.y, box.w, box.h))
            return
        surface.fill(colour, (box.x + radius, box.y, box.w - 2 * radius, box.h))
        surface.fill(colour, (box.x, box.y + radius, box.w, box.h - 2 * radius))
        disc = _disc(radius, colour)
        for right, x in ((0, box.x), (radius, box.right - radius)):
            for low, y in ((0, box.y), (radius, box.bottom - radius)):
                surface.blit(disc, (x, y), (right, low, radius, radius))


@dataclass(frozen=True, slots=True)
class ImageStroke:
    """A picture; two are the same if they are the same surface."""

    box: Box
    image: pygame.Surface

    def put(self, surface: pygame.Surface) -> None:
        """Paint it."""
        surface.blit(self.image, (self.box.x, self.box.y))


@dataclass(frozen=True, slots=True)
class TextStroke:
    """One line of text. `tabular`: every digit as wide as the widest."""

    box: Box
    name: str
    px: int
    text: str
    colour: Colour
    tabular: bool

    def put(self, surface: pygame.Surface) -> None:
        """Paint it."""
        if not self.tabular:
            surface.blit(_rendered(self.name, self.px, self.text, self.colour), (self.box.x, self.box.y))
            return
        x = self.box.x
        for char in self.text:
            glyph = _rendered(self.name, self.px, char, self.colour)
            advance = _digit_width(self.name, self.px) if char in _DIGITS else glyph.get_width()
            surface.blit(glyph, (x + (advance - glyph.get_width()) // 2, self.box.y))
            x += advance


Stroke = FillStroke | ImageStroke | TextStroke


def changed(before: list[Stroke], after: list[Stroke]) -> list[Box] | None:
    """The boxes in which two screens differ, none overlapping another; None: too much, or their order, has changed."""
    old, new = Counter(before), Counter(after)
    common = old & new
    if [s for s in before if s in common] != [s for s in after if s in common]:
        return None
    boxes: list[Box] = []
    for stroke in (*(old - common), *(new - common)):
        box = stroke.box
        while touching := next((other for other in boxes if other.overlaps(box)), None):
            boxes.remove(touching)
            box = box.around(touching)
        boxes.append(box)
    return boxes


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


@lru_cache(maxsize=1024)
def _width(name: str, px: int, text: str, tabular: bool) -> int:
    if not tabular:
        return font(name, px).size(text)[0]
    return sum(_digit_width(name, px) if c in _DIGITS else font(name, px).size(c)[0] for c in text)


@lru_cache(maxsize=512)
def _wrap(name: str, px: int, text: str, width: int) -> tuple[str, ...]:
    """Break at spaces so that each line fits `width`; a single word that is too long stays as it is."""
    lines: list[str] = []
    for word in text.split(" "):
        if lines and font(name, px).size(f"{lines[-1]} {word}")[0] <= width:
            lines[-1] = f"{lines[-1]} {word}"
        else:
            lines.append(word)
    return tuple(lines)


class Canvas:
    """Lists strokes and records. `unit` scales every size of the design for larger panels."""

    def __init__(self, size: tuple[int, int], palette: Palette) -> None:
        self.palette = palette
        self.record = Record()
        self.strokes: list[Stroke] = []
        width, height = size
        self.box = Box(0, 0, width, height)
        self.portrait = height > width
        self.unit = max(1.0, min(width, height) / 480.0)
        self.fill(self.box, palette.ground)

    def s(self, px: float) -> int:
        """A size of the design in px of this screen."""
        return round(px * self.unit)

    def paint(self, surface: pygame.Surface, before: "Canvas | None" = None) -> list[Box]:
        """Put the strokes on a surface on which `before` stands (None: none that counts). Returns what it painted."""
        boxes = changed(before.strokes, self.strokes) if before is not None and before.box == self.box else None
        if boxes is None or sum(box.w * box.h for box in boxes) > _WHOLE * self.box.w * self.box.h:
            boxes = [self.box]
        for box in boxes:
            surface.set_clip((box.x, box.y, box.w, box.h))
            for stroke in self.strokes:
                if stroke.box.overlaps(box):
                    stroke.put(surface)
        surface.set_clip(None)
        return boxes

    # --- shapes ---

    def fill(self, box: Box, colour: Colour, radius: int = 0) -> None:
        """A filled rectangle, with smooth round corners if `radius` is given (px of this screen)."""
        self.record.fills.append((box, colour))
        self.strokes.append(FillStroke(box, colour, max(0, min(radius, box.w // 2, box.h // 2))))

    def picture(self, name: str, box: Box, image: pygame.Surface) -> None:
        """An icon, a drawing or a code, at the top left of `box`."""
        self.record.pictures.append((name, box))
        self.strokes.append(ImageStroke(box, image))

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
            lines = list(_wrap(name, size, text, region.w)) if max_lines > 1 else [text]
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
            ink = Box(x, y + i * step, width, font(name, size).get_height())
            self.strokes.append(TextStroke(ink, name, size, line, colour, tabular))
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
