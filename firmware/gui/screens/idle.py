"""Nobody is here: the price above all, in AFIR order, plug and power, how to start, and the code to pay with."""

from firmware.gui.theme import Box
from firmware.gui.view_model import ViewModel
from firmware.gui.widgets.canvas import Canvas
from firmware.gui.widgets.frame import frame, state_block
from firmware.gui.widgets.parts import GAP, fact_lines, key_number
from firmware.gui.widgets.qr import qr


def draw(canvas: Canvas, view: ViewModel) -> None:
    """Landscape: the code on the right. Portrait: the code below the price."""
    box = frame(canvas, view)
    if canvas.portrait:
        rest = state_block(canvas, view, box)
        rest = key_number(canvas, view.key, rest, canvas.palette.text, 88) if view.key else rest
        rest = fact_lines(canvas, view.facts, rest)
        _code(canvas, view, rest.top(rest.h)[0])
        return
    if view.qr:
        code, box = box.cut_right(canvas.s(260), canvas.s(32))
        _, code = code.top(canvas.s(36))  # clear of the language target above
        _code(canvas, view, code)
    rest = state_block(canvas, view, box)
    rest = key_number(canvas, view.key, rest, canvas.palette.text, 84) if view.key else rest
    fact_lines(canvas, view.facts, rest, 22)


def _code(canvas: Canvas, view: ViewModel, box: Box) -> None:
    if not view.qr:
        return
    height = canvas.line_height(canvas.s(24))
    caption, code = box.cut_bottom(height, canvas.s(GAP))
    place = qr(canvas, view.qr, code)
    caption = Box(caption.x, place.bottom + canvas.s(GAP), caption.w, height)
    canvas.text(view.qr_caption, caption, 24, canvas.palette.text, align="centre")
