"""Plugged in, and nobody has paid: the ways to pay side by side and equal, with the price; or the answer is awaited."""

from firmware.gui.theme import Box
from firmware.gui.view_model import ViewModel
from firmware.gui.widgets.canvas import Canvas
from firmware.gui.widgets.frame import frame, state_block
from firmware.gui.widgets.parts import GAP, fact_grid, fact_lines, ways
from firmware.gui.widgets.qr import qr


def draw(canvas: Canvas, view: ViewModel) -> None:
    """While the answer is awaited there is nothing to choose, so only who asked is shown."""
    rest = state_block(canvas, view, frame(canvas, view))
    if not view.ways:
        fact_grid(canvas, view.facts, rest, 2)
        return
    choices(canvas, view, rest)


def choices(canvas: Canvas, view: ViewModel, box: Box) -> None:
    """The ways to pay, the price, and the code for the phone; also used after a refusal."""
    rest = box
    if canvas.portrait:
        cards, rest = rest.top(canvas.s(96) * len(view.ways) - canvas.s(GAP), canvas.s(GAP))
        ways(canvas, view.ways, cards, across=False)
        rest = fact_lines(canvas, view.facts, rest)
        if view.qr and rest.h >= canvas.s(120):
            qr(canvas, view.qr, rest)
        return
    if view.qr:
        code, rest = rest.cut_right(min(rest.h, canvas.s(260)), canvas.s(24))
        qr(canvas, view.qr, code)
    if view.facts:
        line = canvas.line_height(canvas.s(24)) + canvas.s(14)
        price, rest = rest.cut_bottom(line * len(view.facts), canvas.s(4))
        fact_lines(canvas, view.facts, price)
    across = not view.qr
    height = canvas.s(110) if across else canvas.s(84) * len(view.ways)
    ways(canvas, view.ways, rest.top(min(rest.h, height))[0], across=across)
