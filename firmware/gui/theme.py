"""Colours, sizes and the rectangle: the constants every screen shares, and the contrast rule they must meet. Pure."""

import enum
from dataclasses import dataclass

Colour = tuple[int, int, int]

# Sizes in px of a 480 px high (landscape) or wide (portrait) screen; larger screens scale them up, never down.
HEADER = 44
MARGIN = 24  # also keeps every target away from the bezel, where touch panels are blind
BEZEL = 16
TARGET = 88  # 16 mm on a 7 inch panel
BODY = 22  # the smallest text anywhere
LARGE = 38  # all text of the large mode: capitals of 0.7 degrees at arm's length (400 mm)
KEY = 56  # the smallest key number: capitals of 0.7 degrees at 600 mm
MIN_CONTRAST = 7.0


class Role(enum.Enum):
    """What a state means. Always shown by icon and word too, never by colour alone."""

    NEUTRAL = "neutral"
    READY = "ready"
    ACTIVE = "active"
    WAITING = "waiting"
    FAULT = "fault"
    SUPPLY = "supply"  # the vehicle feeds the grid


@dataclass(frozen=True, slots=True)
class Palette:
    """One theme. Every text colour keeps MIN_CONTRAST on every ground (tests/gui/test_theme.py)."""

    ground: Colour
    card: Colour
    raised: Colour  # secondary buttons
    line: Colour
    text: Colour
    muted: Colour
    on_role: Colour  # text on a role's fill
    paper: Colour  # the light modules of a QR code
    roles: dict[Role, Colour]

    def role(self, role: Role) -> Colour:
        """The colour of a role."""
        return self.roles[role]


NIGHT = Palette(
    ground=(10, 15, 20),
    card=(23, 32, 40),
    raised=(39, 52, 63),
    line=(58, 74, 87),
    text=(242, 246, 249),
    muted=(182, 197, 208),
    on_role=(8, 13, 18),
    paper=(255, 255, 255),
    roles={
        Role.NEUTRAL: (196, 208, 217),
        Role.READY: (82, 216, 140),
        Role.ACTIVE: (122, 192, 255),
        Role.WAITING: (255, 198, 92),
        Role.FAULT: (255, 152, 140),
        Role.SUPPLY: (214, 170, 255),
    },
)
# For the day: dark on light, for a panel in the sun.
DAY = Palette(
    ground=(255, 255, 255),
    card=(236, 240, 243),
    raised=(214, 222, 228),
    line=(150, 163, 173),
    text=(10, 16, 22),
    muted=(52, 66, 78),
    on_role=(255, 255, 255),
    paper=(255, 255, 255),
    roles={
        Role.NEUTRAL: (52, 66, 78),
        Role.READY: (0, 83, 40),
        Role.ACTIVE: (0, 70, 140),
        Role.WAITING: (112, 62, 0),
        Role.FAULT: (150, 12, 12),
        Role.SUPPLY: (96, 30, 140),
    },
)
# For whoever sees little: black, white and one yellow, all far above what the rule asks.
CONTRAST = Palette(
    ground=(0, 0, 0),
    card=(0, 0, 0),
    raised=(56, 56, 56),
    line=(255, 255, 255),
    text=(255, 255, 255),
    muted=(255, 255, 255),
    on_role=(0, 0, 0),
    paper=(255, 255, 255),
    roles={role: (255, 235, 59) for role in Role},
)
# Without a touch for a while: little light, but everything stays legible, the price above all.
DIM = Palette(
    ground=(0, 0, 0),
    card=(0, 0, 0),
    raised=(0, 0, 0),
    line=(44, 52, 58),
    text=(168, 176, 182),
    muted=(150, 160, 167),
    on_role=(0, 0, 0),
    paper=(168, 176, 182),
    roles={
        Role.NEUTRAL: (150, 160, 167),
        Role.READY: (74, 176, 118),
        Role.ACTIVE: (104, 162, 214),
        Role.WAITING: (200, 156, 76),
        Role.FAULT: (220, 134, 124),
        Role.SUPPLY: (190, 150, 226),
    },
)


PALETTES = {"night": NIGHT, "day": DAY, "contrast": CONTRAST, "dim": DIM}


def luminance(colour: Colour) -> float:
    """Relative luminance of an sRGB colour (WCAG 2 definition), 0 to 1."""

    def channel(value: int) -> float:
        part = value / 255.0
        return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)

    return 0.2126 * channel(colour[0]) + 0.7152 * channel(colour[1]) + 0.0722 * channel(colour[2])


def contrast(first: Colour, second: Colour) -> float:
    """Contrast ratio of two colours (WCAG 2), 1 to 21."""
    light, dark = sorted((luminance(first), luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in px. Cutting never gives a negative size."""

    x: int
    y: int
    w: int
    h: int

    @property
    def right(self) -> int:
        return self.x + self.w

    @property
    def bottom(self) -> int:
        return self.y + self.h

    @property
    def centre(self) -> tuple[int, int]:
        return self.x + self.w // 2, self.y + self.h // 2

    def inset(self, dx: int, dy: int | None = None) -> "Box":
        """Smaller by dx on the left and right, dy (default dx) above and below."""
        dy = dx if dy is None else dy
        return Box(self.x + dx, self.y + dy, max(0, self.w - 2 * dx), max(0, self.h - 2 * dy))

    def top(self, h: int, gap: int = 0) -> tuple["Box", "Box"]:
        """(the upper `h` px, what is left below a gap)."""
        h = max(0, min(h, self.h))
        rest = max(0, self.h - h - gap)
        return Box(self.x, self.y, self.w, h), Box(self.x, self.bottom - rest, self.w, rest)

    def cut_bottom(self, h: int, gap: int = 0) -> tuple["Box", "Box"]:
        """(the lower `h` px, what is left above a gap)."""
        h = max(0, min(h, self.h))
        return Box(self.x, self.bottom - h, self.w, h), Box(self.x, self.y, self.w, max(0, self.h - h - gap))

    def left(self, w: int, gap: int = 0) -> tuple["Box", "Box"]:
        """(the left `w` px, what is left beside a gap)."""
        w = max(0, min(w, self.w))
        rest = max(0, self.w - w - gap)
        return Box(self.x, self.y, w, self.h), Box(self.right - rest, self.y, rest, self.h)

    def cut_right(self, w: int, gap: int = 0) -> tuple["Box", "Box"]:
        """(the right `w` px, what is left beside a gap)."""
        w = max(0, min(w, self.w))
        return Box(self.right - w, self.y, w, self.h), Box(self.x, self.y, max(0, self.w - w - gap), self.h)

    def columns(self, count: int, gap: int) -> list["Box"]:
        """`count` equal columns."""
        w = (self.w - gap * (count - 1)) // count
        return [Box(self.x + i * (w + gap), self.y, w, self.h) for i in range(count)]

    def rows(self, count: int, gap: int) -> list["Box"]:
        """`count` equal rows."""
        h = (self.h - gap * (count - 1)) // count
        return [Box(self.x, self.y + i * (h + gap), self.w, h) for i in range(count)]

    def around(self, other: "Box") -> "Box":
        """The smallest box that holds both."""
        x, y = min(self.x, other.x), min(self.y, other.y)
        return Box(x, y, max(self.right, other.right) - x, max(self.bottom, other.bottom) - y)

    def centred(self, w: int, h: int) -> "Box":
        """A box of this size in the middle."""
        return Box(self.x + (self.w - w) // 2, self.y + (self.h - h) // 2, w, h)

    def contains(self, other: "Box") -> bool:
        """Whether `other` lies wholly inside."""
        return self.x <= other.x and self.y <= other.y and other.right <= self.right and other.bottom <= self.bottom

    def overlaps(self, other: "Box") -> bool:
        """Whether the two share a pixel."""
        return self.x < other.right and other.x < self.right and self.y < other.bottom and other.y < self.bottom

    def holds(self, x: int, y: int) -> bool:
        """Whether the point lies inside."""
        return self.x <= x < self.right and self.y <= y < self.bottom
