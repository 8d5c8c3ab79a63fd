"""When the driver leaves and how much is needed: two steppers, and in a sentence what the station makes of them."""

from firmware.gui.view_model import ViewModel
from firmware.gui.widgets.canvas import Canvas
from firmware.gui.widgets.frame import frame, state_block
from firmware.gui.widgets.parts import stepper


def draw(canvas: Canvas, view: ViewModel) -> None:
    """The steppers side by side (portrait: one above the other)."""
    rest = state_block(canvas, view, frame(canvas, view))
    gap = canvas.s(24)
    count = max(1, len(view.steppers))
    if canvas.portrait:
        places = rest.top(canvas.s(204) * count + gap * (count - 1))[0].rows(count, gap)
    else:
        places = rest.columns(count, gap)
    for one, place in zip(view.steppers, places, strict=True):
        stepper(canvas, one, place)
