"""Draws samples for tests, without a display."""

import json
from dataclasses import replace
from pathlib import Path

import pygame

from firmware.gui.adapter import render
from firmware.gui.samples import sample
from firmware.gui.stages import make_view_model
from firmware.gui.strings import load
from firmware.gui.theme import Box
from firmware.gui.widgets.canvas import Record

SIZES = ((800, 480), (1024, 600), (480, 800))
GOLDEN = Path(__file__).parent / "golden"


def frame(name: str, size: tuple[int, int] = (800, 480), language: str = "en") -> tuple[pygame.Surface, Record]:
    """A sample drawn in a size and language."""
    given = sample(name)
    surface = pygame.Surface(size)
    view = make_view_model(given.snapshot, replace(given.ui, language=language), load(language))
    return surface, render(view, surface)


def _plain(box: Box) -> list[int]:
    return [box.x, box.y, box.w, box.h]


def layout(record: Record) -> list[list[object]]:
    """The record as it is kept in golden/*.json: what stands where."""
    return [
        *(["text", text.text, text.px, _plain(text.box)] for text in record.texts),
        *(["target", target.command, int(target.enabled), _plain(target.box)] for target in record.targets),
        *(["picture", name, 0, _plain(box)] for name, box in record.pictures),
    ]


def golden_path(size: tuple[int, int]) -> Path:
    """The golden file of a size."""
    return GOLDEN / f"layout_{size[0]}x{size[1]}.json"


def dump(layouts: dict[str, list[list[object]]]) -> str:
    """JSON with one item per line, so that a difference reads as one."""
    blocks = []
    for name, items in layouts.items():
        lines = ",\n".join("    " + json.dumps(item, ensure_ascii=False) for item in items)
        blocks.append(f"  {json.dumps(name)}: [\n{lines}\n  ]")
    return "{\n" + ",\n".join(blocks) + "\n}\n"
