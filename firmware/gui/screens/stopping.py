"""Charging ends: what happens now, and what was charged."""

from firmware.gui.view_model import ViewModel
from firmware.gui.widgets.canvas import Canvas
from firmware.gui.widgets.frame import frame, state_block
from firmware.gui.widgets.parts import fact_grid


def draw(canvas: Canvas, view: ViewModel) -> None:
    """Nothing to press: it only takes seconds."""
    rest = state_block(canvas, view, frame(canvas, view))
    fact_grid(canvas, view.facts, rest, 2 if canvas.portrait else 3)
