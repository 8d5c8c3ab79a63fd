"""Car and station negotiate: who pays and at what price, with a way out."""

from firmware.gui.view_model import ViewModel
from firmware.gui.widgets.canvas import Canvas
from firmware.gui.widgets.frame import frame, state_block
from firmware.gui.widgets.parts import fact_lines


def draw(canvas: Canvas, view: ViewModel) -> None:
    """Facts as lines: there is nothing to watch yet."""
    rest = state_block(canvas, view, frame(canvas, view))
    fact_lines(canvas, view.facts, rest, 26)
