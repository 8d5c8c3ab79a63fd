"""The receipt: energy as the meter counted it, its own reading, time, the cost and why, and the code to keep it."""

from firmware.gui.theme import MARGIN, Box
from firmware.gui.view_model import Fact, ViewModel
from firmware.gui.widgets.canvas import Canvas
from firmware.gui.widgets.frame import frame, state_block
from firmware.gui.widgets.parts import GAP, fact_lines, key_number, lines_height
from firmware.gui.widgets.qr import qr


def draw(canvas: Canvas, view: ViewModel) -> None:
    """Energy on the left, the bill in the middle, the code on the right; in portrait one below the other."""
    rest = state_block(canvas, view, frame(canvas, view))
    if canvas.portrait:
        _portrait(canvas, view, rest)
        return
    down = canvas.box.h - canvas.s(MARGIN)  # beside the helpline there is room down to the edge
    if view.qr:
        code, rest = rest.cut_right(canvas.s(184), canvas.s(16))
        _code(canvas, view, Box(code.x, code.y, code.w, down - code.y))
    left, bill = rest.left(canvas.s(300), canvas.s(16))
    below = key_number(canvas, view.key, left, canvas.palette.text, 84) if view.key else left
    _reading(canvas, view, below)
    fact_lines(canvas, view.facts, Box(bill.x, bill.y, bill.w, down - bill.y), 22)


def _portrait(canvas: Canvas, view: ViewModel, rest: Box) -> None:
    if view.key:
        rest = key_number(canvas, view.key, rest, canvas.palette.text, 76)
    facts = (*view.facts, Fact(view.lines[0], view.lines[1])) if view.lines else view.facts
    spare = rest.h - 2 * lines_height(canvas, facts, 22)  # a short bill leaves the code more room
    code, rest = rest.cut_bottom(max(canvas.s(190), min(spare, canvas.s(260))) if view.qr else 0, canvas.s(GAP))
    fact_lines(canvas, facts, rest, 22)
    if view.qr:
        _code(canvas, view, code)


def _reading(canvas: Canvas, view: ViewModel, box: Box) -> None:
    """The meter's reading below the energy."""
    for i, text in enumerate(view.lines):
        line, box = box.top(canvas.line_height(canvas.s(24)))
        colour = canvas.palette.text if i else canvas.palette.muted
        canvas.text(text, line, 24, colour, bold=i > 0, tabular=i > 0)


def _code(canvas: Canvas, view: ViewModel, box: Box) -> None:
    height = canvas.line_height(canvas.s(22))
    caption, code = box.cut_bottom(height, canvas.s(6))
    place = qr(canvas, view.qr, code)
    under = Box(caption.x, place.bottom + canvas.s(6), caption.w, height)
    canvas.text(view.qr_caption, under, 22, canvas.palette.text, align="centre")
