"""The difference between golden and present screens as a page that people can read.

Goldens are fingerprints (of the pixels and of the layout) of every screen, language and size, the layouts in words in
English, and the pictures in docs/screens. All pictures of all languages would be some 25 MB in the repository, and as
much again with every change of a colour; the fingerprints are 70 kB and fail on the same pixel. The report draws the
present picture, and says from the English layout what moved.
"""

import difflib
import html
import json
import struct
import zlib
from collections import Counter
from pathlib import Path

import pygame

from tests.gui.frames import ALL_LANGUAGES, PRINTS, SIZES, drawn, frame, golden_path, layout, layout_print, renderer

FOLDER = Path(__file__).parents[2] / "build" / "gui-report"
PICTURES = Path(__file__).parents[2] / "docs" / "screens"
Key = tuple[str, str, str]  # state, language, size


def present(names: list[str]) -> dict[Key, tuple[str, str]]:
    """(pixels, layout) of every screen as it is now."""
    return {
        (name, language, f"{size[0]}x{size[1]}"): (shown.pixels, layout_print(shown.record))
        for name in names
        for language in ALL_LANGUAGES
        for size in SIZES
        for shown in [drawn(name, size, language)]
    }


def read() -> tuple[str, dict[Key, tuple[str, str]]]:
    """(what drew them, the golden fingerprints)."""
    first, *lines = PRINTS.read_text(encoding="utf-8").splitlines()
    prints = {}
    for line in lines:
        name, language, size, pixels, placed = line.split("\t")
        prints[name, language, size] = (pixels, placed)
    return first.removeprefix("# "), prints


def write(prints: dict[Key, tuple[str, str]]) -> None:
    """Make these the golden ones."""
    lines = ["\t".join((*key, *value)) for key, value in prints.items()]
    PRINTS.write_text("\n".join([f"# {renderer()}", *lines]) + "\n", encoding="utf-8")


def _moved(name: str, size: tuple[int, int]) -> str:
    """The layout in English against the golden one, as a unified diff; '' if it is the same."""
    golden = json.loads(golden_path(size).read_text(encoding="utf-8")).get(name, [])
    old = [json.dumps(item, ensure_ascii=False) for item in golden]
    new = [json.dumps(item, ensure_ascii=False) for item in layout(frame(name, size)[1])]
    return "\n".join(difflib.unified_diff(old, new, "golden", "now", lineterm="", n=1))


def report(differing: dict[Key, str], folder: Path = FOLDER) -> Path:
    """Write the page for `differing` (what differs, in words) and return it; at most 100 pictures are drawn."""
    folder.mkdir(parents=True, exist_ok=True)
    parts = [f"<!doctype html><meta charset=utf-8><title>Screens</title><h1>{len(differing)} screens differ</h1>"]
    for name, language, size in list(differing)[:100]:
        width, height = (int(part) for part in size.split("x"))
        picture = f"{name}_{language}_{size}.png"
        pygame.image.save(frame(name, (width, height), language)[0], folder / picture)
        golden = PICTURES / f"{name}.png"
        before = ""
        if language == "en" and size == "800x480" and golden.exists():
            (folder / f"golden_{name}.png").write_bytes(golden.read_bytes())
            before = f'<img src="golden_{name}.png" title="golden"> '
        what = html.escape(differing[name, language, size])
        parts.append(f'<h2>{name}, {language}, {size}: {what}</h2>{before}<img src="{picture}" title="now">')
        if language == "en" and (moved := _moved(name, (width, height))):
            parts.append(f"<pre>{html.escape(moved)}</pre>")
    page = folder / "index.html"
    page.write_text("\n".join(parts), encoding="utf-8")
    return page


def compare(golden: dict[Key, tuple[str, str]], now: dict[Key, tuple[str, str]]) -> dict[Key, str]:
    """What differs, in words."""
    differing: dict[Key, str] = {}
    for key in sorted({*golden, *now}):
        if key not in golden:
            differing[key] = "new"
        elif key not in now:
            continue
        elif golden[key][1] != now[key][1]:
            differing[key] = "something stands elsewhere, or other words"
        elif golden[key][0] != now[key][0]:
            differing[key] = "other colours or shapes at the same places"
    return differing


def small_png(surface: pygame.Surface) -> bytes:
    """A PNG with at most 256 colours: a quarter of the size, and the eye sees no difference on flat screens."""
    width, height = surface.get_size()
    raw = pygame.image.tobytes(surface, "RGB")
    pixels = [raw[i : i + 3] for i in range(0, len(raw), 3)]
    counted = Counter(pixels)
    palette = [colour for colour, _ in sorted(counted.items(), key=lambda one: (-one[1], one[0]))[:256]]
    index = {colour: i for i, colour in enumerate(palette)}
    for colour in counted:
        if colour not in index:
            near = min(palette, key=lambda other: sum((a - b) ** 2 for a, b in zip(colour, other, strict=True)))
            index[colour] = index[near]
    rows = b"".join(b"\0" + bytes(index[pixel] for pixel in pixels[y * width : (y + 1) * width]) for y in range(height))
    chunks = (
        (b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)),
        (b"PLTE", b"".join(palette)),
        (b"IDAT", zlib.compress(rows, 9)),
        (b"IEND", b""),
    )
    body = b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in chunks
    )
    return b"\x89PNG\r\n\x1a\n" + body
