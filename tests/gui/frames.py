"""Draws samples for tests, without a display, each once in a run."""

import hashlib
import json
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import pygame

from firmware.gui.adapter import render
from firmware.gui.samples import sample
from firmware.gui.stages import make_view_model
from firmware.gui.strings import LANGUAGES, PSEUDO, load
from firmware.gui.theme import Box
from firmware.gui.view_model import ViewModel
from firmware.gui.widgets.canvas import Record

SIZES = ((800, 480), (1024, 600), (480, 800))
ALL_LANGUAGES = (*LANGUAGES, PSEUDO)
GOLDEN = Path(__file__).parent / "golden"


@dataclass(frozen=True, slots=True)
class Drawn:
    """What is left of a frame: where everything stands, and a fingerprint of its pixels."""

    view: ViewModel
    record: Record
    pixels: str


def view_of(name: str, language: str = "en", **ui: object) -> ViewModel:
    """The view model of a sample in a language; `ui`: of the screen's state, changed."""
    given = sample(name)
    return make_view_model(given.snapshot, replace(given.ui, language=language, **ui), load(language))  # type: ignore[arg-type]


def frame(name: str, size: tuple[int, int] = (800, 480), language: str = "en") -> tuple[pygame.Surface, Record]:
    """A sample drawn in a size and language."""
    surface = pygame.Surface(size)
    return surface, render(view_of(name, language), surface)


@cache
def drawn(name: str, size: tuple[int, int], language: str) -> Drawn:
    """A sample drawn in a size and language, kept for all tests of the run."""
    surface = pygame.Surface(size)
    view = view_of(name, language)
    record = render(view, surface)
    pixels = hashlib.blake2b(pygame.image.tobytes(surface, "RGB"), digest_size=8).hexdigest()
    return Drawn(view, record, pixels)


def _plain(box: Box) -> list[int]:
    return [box.x, box.y, box.w, box.h]


def layout(record: Record) -> list[list[object]]:
    """The record as it is kept in golden/*.json: what stands where."""
    return [
        *(["text", text.text, text.px, _plain(text.box)] for text in record.texts),
        *(["target", target.command, int(target.enabled), _plain(target.box)] for target in record.targets),
        *(["picture", name, 0, _plain(box)] for name, box in record.pictures),
    ]


def layout_print(record: Record) -> str:
    """A fingerprint of the layout."""
    return hashlib.blake2b(json.dumps(layout(record)).encode(), digest_size=8).hexdigest()


def golden_path(size: tuple[int, int]) -> Path:
    """The golden layouts of a size, in English."""
    return GOLDEN / f"layout_{size[0]}x{size[1]}.json"


PRINTS = GOLDEN / "prints.tsv"


def renderer() -> str:
    """What draws the pixels: other versions may set a letter a shade differently."""
    return f"pygame-ce {pygame.version.ver}, SDL {'.'.join(map(str, pygame.version.SDL))}"


def dump(layouts: dict[str, list[list[object]]]) -> str:
    """JSON with one item per line, so that a difference reads as one."""
    blocks = []
    for name, items in layouts.items():
        lines = ",\n".join("    " + json.dumps(item, ensure_ascii=False) for item in items)
        blocks.append(f"  {json.dumps(name)}: [\n{lines}\n  ]")
    return "{\n" + ",\n".join(blocks) + "\n}\n"
