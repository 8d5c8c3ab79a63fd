"""Charging: one huge number (battery level if the car tells it, else energy), then power, time, cost and the limit."""

from firmware.gui.view_model import ViewModel
from firmware.gui.widgets.canvas import Canvas
from firmware.gui.widgets.frame import frame, state_block
from firmware.gui.widgets.parts import fact_grid, key_number, progress_bar


def draw(canvas: Canvas, view: ViewModel) -> None:
    """Without a battery level there is no bar: nothing is shown that is not known."""
    rest = state_block(canvas, view, frame(canvas, view))
    if canvas.portrait:
        number, facts = rest.top(canvas.s(230 if view.progress is not None else 170), canvas.s(20))
    else:
        number, facts = rest.left(rest.w * 48 // 100, canvas.s(24))
    if view.key:
        below = key_number(canvas, view.key, number, canvas.palette.text, 92 if view.progress is not None else 112)
        if view.progress is not None:
            bar, below = below.top(canvas.s(18), canvas.s(8))
            progress_bar(canvas, view.progress, bar, canvas.palette.role(view.role))
        if view.progress_note:
            canvas.text(view.progress_note, below, 22, canvas.palette.muted)
    fact_grid(canvas, view.facts, facts, 2)
