"""Nobody is here: the price above all, in AFIR order, plug and power, how to start, and the code to pay with."""

from firmware.gui.theme import MARGIN, Box
from firmware.gui.view_model import ViewModel
from firmware.gui.widgets.canvas import Canvas
from firmware.gui.widgets.frame import frame, state_block
from firmware.gui.widgets.parts import GAP, fact_lines, key_number, lines_height
from firmware.gui.widgets.qr import qr


def draw(canvas: Canvas, view: ViewModel) -> None:
    """Landscape: the code on the right, down to the lower edge. Portrait: the code below the price.

    With buttons below there is less room: the code is smaller, in portrait beside its caption.
    """
    rest = state_block(canvas, view, frame(canvas, view))
    if view.qr and not canvas.portrait:
        code, rest = rest.cut_right(canvas.s(270), canvas.s(40))
        bottom = rest.bottom if view.buttons else canvas.box.h - canvas.s(MARGIN)
        _code(canvas, view, Box(code.x, code.y, code.w, bottom - code.y))
    px, text_px = (96, 24) if canvas.portrait or not view.qr else (80, 22)
    if canvas.portrait and view.qr and view.buttons:
        px, text_px = 72, 22
    if view.key:
        room = rest.h - lines_height(canvas, view.facts, text_px)
        below = key_number(canvas, view.key, rest.top(room)[0], canvas.palette.text, px)
        rest = Box(rest.x, below.y, rest.w, rest.bottom - below.y)
    if canvas.portrait and view.qr and view.buttons:
        facts, rest = rest.top(lines_height(canvas, view.facts, text_px) + canvas.s(12), canvas.s(GAP))
        fact_lines(canvas, view.facts, facts, text_px)
        code, words = rest.left(min(rest.h, canvas.s(200)), canvas.s(16))
        qr(canvas, view.qr, code)
        canvas.text(view.qr_caption, words, 24, canvas.palette.text, valign="middle", max_lines=3)
        return
    rest = fact_lines(canvas, view.facts, rest, text_px)
    if view.qr and canvas.portrait:
        _code(canvas, view, rest.cut_bottom(max(0, rest.h - canvas.s(GAP)))[0])


def _code(canvas: Canvas, view: ViewModel, box: Box) -> None:
    height = canvas.line_height(canvas.s(24))
    caption, code = box.cut_bottom(height, canvas.s(8))
    place = qr(canvas, view.qr, code)
    canvas.text(
        view.qr_caption,
        Box(caption.x, place.bottom + canvas.s(8), caption.w, height),
        24,
        canvas.palette.text,
        align="centre",
    )
