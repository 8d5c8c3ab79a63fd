"""Out of service: why, and where to go instead."""

from firmware.gui.view_model import ViewModel
from firmware.gui.widgets.canvas import Canvas
from firmware.gui.widgets.frame import frame, state_block
from firmware.gui.widgets.parts import steps


def draw(canvas: Canvas, view: ViewModel) -> None:
    """State, sentence, advice."""
    rest = state_block(canvas, view, frame(canvas, view))
    steps(canvas, view.steps, rest, "plug", canvas.palette.role(view.role))
