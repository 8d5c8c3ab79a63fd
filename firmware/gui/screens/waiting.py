"""Power is held back: the headline names the cause, the countdown says how long if that is known."""

from firmware.gui.view_model import ViewModel
from firmware.gui.widgets.canvas import Canvas
from firmware.gui.widgets.frame import countdown, frame, state_block
from firmware.gui.widgets.parts import fact_grid


def draw(canvas: Canvas, view: ViewModel) -> None:
    """The countdown only where there is one."""
    rest = state_block(canvas, view, frame(canvas, view))
    if view.countdown:
        if canvas.portrait:
            timer, rest = rest.top(canvas.s(130), canvas.s(16))
        else:
            timer, rest = rest.left(rest.w * 40 // 100, canvas.s(24))
        countdown(canvas, view, timer.top(canvas.s(130))[0], "left")
    columns = 2 if canvas.portrait or view.countdown else 3
    fact_grid(canvas, view.facts, rest, columns)
