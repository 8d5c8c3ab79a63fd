"""The car takes nothing although it could: say that it is the car, and what to look for in it."""

from firmware.gui.view_model import ViewModel
from firmware.gui.widgets.canvas import Canvas
from firmware.gui.widgets.frame import frame, state_block
from firmware.gui.widgets.parts import fact_grid, steps


def draw(canvas: Canvas, view: ViewModel) -> None:
    """Advice first, then what was charged so far."""
    rest = state_block(canvas, view, frame(canvas, view))
    rest = steps(canvas, view.steps, rest, "car", canvas.palette.role(view.role), 24)
    fact_grid(canvas, view.facts, rest, 2 if canvas.portrait else 3)
