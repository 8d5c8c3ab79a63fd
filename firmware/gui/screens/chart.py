"""The next 24 hours: prices as bars, the hours in which it is charged or supplied, and the plan in words."""

from firmware.gui.view_model import ViewModel
from firmware.gui.widgets.canvas import Canvas
from firmware.gui.widgets.chart import chart
from firmware.gui.widgets.frame import frame, state_block
from firmware.gui.widgets.parts import GAP, fact_grid


def draw(canvas: Canvas, view: ViewModel) -> None:
    """The picture over the whole width, the words at its right (portrait: below)."""
    rest = state_block(canvas, view, frame(canvas, view))
    if view.chart is None:
        return
    if canvas.portrait:
        picture, rest = rest.top(canvas.s(250), canvas.s(GAP))
        fact_grid(canvas, view.facts, rest, max(1, len(view.facts)))
    else:
        words, picture = rest.cut_right(canvas.s(220) if view.facts else 0, canvas.s(24) if view.facts else 0)
        fact_grid(canvas, view.facts, words, 1)
    chart(canvas, view.chart, picture)
