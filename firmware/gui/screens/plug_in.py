"""Authorised, and no car yet: which plug, and how long there is."""

from firmware.gui.view_model import ViewModel
from firmware.gui.widgets.canvas import Canvas
from firmware.gui.widgets.frame import countdown, frame, state_block
from firmware.gui.widgets.icon import plug_face
from firmware.gui.widgets.parts import fact_grid


def draw(canvas: Canvas, view: ViewModel) -> None:
    """The drawing beside (portrait: above) the countdown and the facts."""
    rest = state_block(canvas, view, frame(canvas, view))
    colour = canvas.palette.role(view.role)
    if canvas.portrait:
        drawing, rest = rest.top(canvas.s(170), canvas.s(16))
        plug_face(canvas, view.plug, drawing, colour)
        timer, rest = rest.top(canvas.s(120) if view.countdown else 0, canvas.s(16))
        countdown(canvas, view, timer)
        fact_grid(canvas, view.facts, rest, 2)
        return
    drawing, rest = rest.left(canvas.s(210), canvas.s(32))
    plug_face(canvas, view.plug, drawing, colour)
    if view.countdown:
        timer, rest = rest.left(canvas.s(230), canvas.s(32))
        countdown(canvas, view, timer.centred(timer.w, canvas.s(120)))
    gap = canvas.s(12)
    height = canvas.s(84) * len(view.facts) + gap * (len(view.facts) - 1)
    fact_grid(canvas, view.facts, rest.centred(rest.w, min(rest.h, height)), 1)
