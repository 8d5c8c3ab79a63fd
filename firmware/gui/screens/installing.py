"""The vehicle fetches its contract: what happens, how long it takes, and that there are other ways."""

from firmware.gui.view_model import ViewModel
from firmware.gui.widgets.canvas import Canvas
from firmware.gui.widgets.frame import frame, state_block
from firmware.gui.widgets.parts import steps


def draw(canvas: Canvas, view: ViewModel) -> None:
    """State, sentence, and what to expect."""
    rest = state_block(canvas, view, frame(canvas, view))
    steps(canvas, view.steps, rest, "car", canvas.palette.role(view.role))
