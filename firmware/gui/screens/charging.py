"""Charging: one huge number (battery level if the car tells it, else energy), then power, time, cost and the limit."""

from firmware.gui.theme import Box
from firmware.gui.view_model import ViewModel
from firmware.gui.widgets.canvas import Canvas
from firmware.gui.widgets.frame import frame, state_block
from firmware.gui.widgets.parts import fact_grid, key_number, progress_bar


def draw(canvas: Canvas, view: ViewModel) -> None:
    """Without a battery level there is no bar: nothing is shown that is not known."""
    rest = state_block(canvas, view, frame(canvas, view))
    if canvas.portrait:
        wish = canvas.s(230 if view.progress is not None else 170)
        number, facts = rest.top(min(wish, rest.h - canvas.s(184)), canvas.s(20))
    else:
        number, facts = rest.left(rest.w * 48 // 100, canvas.s(24))
    if view.key:
        # What belongs below the number has its place first; the number takes what is left.
        note = canvas.line_height(canvas.s(22)) if view.progress_note else 0
        bar = canvas.s(18) + canvas.s(8) if view.progress is not None else 0
        room = number.cut_bottom(note + bar)[1]
        below = key_number(canvas, view.key, room, canvas.palette.text, 92 if view.progress is not None else 112)
        under = Box(number.x, below.y, number.w, number.bottom - below.y)
        if view.progress is not None:
            place, under = under.top(canvas.s(18), canvas.s(8))
            progress_bar(canvas, view.progress, place, canvas.palette.role(view.role))
        if view.progress_note:
            canvas.text(view.progress_note, under, 22, canvas.palette.muted)
    fact_grid(canvas, view.facts, facts, 2)
