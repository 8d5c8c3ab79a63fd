"""The receipt: energy as the meter counted it, time, what it costs and why, and what to do now."""

from firmware.gui.view_model import ViewModel
from firmware.gui.widgets.canvas import Canvas
from firmware.gui.widgets.frame import frame, state_block
from firmware.gui.widgets.parts import GAP, fact_lines, key_number, steps


def draw(canvas: Canvas, view: ViewModel) -> None:
    """Energy and advice on the left (portrait: above), the bill on the right."""
    rest = state_block(canvas, view, frame(canvas, view))
    colour = canvas.palette.role(view.role)
    if canvas.portrait:
        left, bill = rest.top(canvas.s(220), canvas.s(GAP))
    else:
        left, bill = rest.left(rest.w * 50 // 100, canvas.s(40))
    below = key_number(canvas, view.key, left, canvas.palette.text, 84) if view.key else left
    steps(canvas, view.steps, below.cut_bottom(max(0, below.h - canvas.s(8)))[0], "unplug", colour, 24)
    fact_lines(canvas, view.facts, bill)
