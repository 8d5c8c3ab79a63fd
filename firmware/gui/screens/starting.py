"""Nothing is known of the station: it starts, or the connection to it was lost."""

from firmware.gui.view_model import ViewModel
from firmware.gui.widgets.canvas import Canvas
from firmware.gui.widgets.frame import frame, state_block


def draw(canvas: Canvas, view: ViewModel) -> None:
    """The state block in the middle of an otherwise empty screen."""
    box = frame(canvas, view)
    state_block(canvas, view, box.centred(box.w, min(box.h, canvas.s(160))))
