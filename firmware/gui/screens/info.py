"""The legal pages: the meter, its key, versions and licences."""

from firmware.gui.view_model import ViewModel
from firmware.gui.widgets.canvas import Canvas
from firmware.gui.widgets.frame import frame, state_block
from firmware.gui.widgets.parts import GAP, fact_lines, lines_height


def draw(canvas: Canvas, view: ViewModel) -> None:
    """Facts, then text: below facts it begins with a heading."""
    rest = state_block(canvas, view, frame(canvas, view))
    wide = 2 if canvas.portrait else 1
    facts, rest = rest.top(wide * lines_height(canvas, view.facts, 22), canvas.s(GAP) if view.facts else 0)
    fact_lines(canvas, view.facts, facts, 22)
    for i, text in enumerate(view.lines):
        heading = bool(view.facts) and i == 0
        height = canvas.text_height(text, rest.w, 22, bold=heading, max_lines=12)
        place, rest = rest.top(height)
        colour = canvas.palette.muted if heading else canvas.palette.text
        canvas.text(text, place, 22, colour, bold=heading, max_lines=12, tabular=not view.facts)
