"""The last try to pay was refused: say so plainly, and offer every way again."""

from firmware.gui.screens.authorising import choices, ways_frame
from firmware.gui.view_model import ViewModel
from firmware.gui.widgets.canvas import Canvas
from firmware.gui.widgets.frame import state_block


def draw(canvas: Canvas, view: ViewModel) -> None:
    """As while authorising, under another headline."""
    choices(canvas, view, state_block(canvas, view, ways_frame(canvas, view)))
