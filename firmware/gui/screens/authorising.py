"""Plugged in, and nobody has paid: the ways to pay side by side and equal, with the price; or the answer is awaited."""

from dataclasses import replace

from firmware.gui.theme import Box
from firmware.gui.view_model import ViewModel
from firmware.gui.widgets.canvas import Canvas
from firmware.gui.widgets.frame import footer_right, frame, state_block
from firmware.gui.widgets.parts import GAP, fact_grid, ways
from firmware.gui.widgets.qr import qr


def draw(canvas: Canvas, view: ViewModel) -> None:
    """While the answer is awaited there is nothing to choose, so only who asked is shown."""
    rest = state_block(canvas, view, ways_frame(canvas, view))
    if view.ways:
        choices(canvas, view, rest)
    else:
        fact_grid(canvas, view.facts, rest, 2)


def ways_frame(canvas: Canvas, view: ViewModel) -> Box:
    """The frame; in landscape what can be touched is a way like the others, and not in the lower bar."""
    return frame(canvas, view if canvas.portrait else replace(view, buttons=()))


def choices(canvas: Canvas, view: ViewModel, box: Box) -> None:
    """The ways to pay and the price; also used after a refusal. Portrait: the code for the phone below them."""
    if not canvas.portrait:
        _price(canvas, view, footer_right(canvas, canvas.s(450)), "right")
        ways(canvas, view.ways, box, view.qr, across=True, touched=view.buttons)
        return
    count = len(view.ways)
    # What is touched takes a row of its own below: then many ways have to be short, and the price is beside the code.
    height = canvas.s(60 if view.buttons and count > 2 else 84)
    cards, rest = box.top(height * count + canvas.s(GAP) * (count - 1), canvas.s(16))
    ways(canvas, view.ways, cards, view.qr, across=False)
    if view.buttons and view.qr:
        code, price = rest.cut_right(min(rest.h, canvas.s(160)), canvas.s(12))
        _price(canvas, view, price, "left", 5)
        qr(canvas, view.qr, code)
        return
    price, rest = rest.top(canvas.s(60), canvas.s(8))
    _price(canvas, view, price, "left")
    if view.qr:
        qr(canvas, view.qr, rest)


def _price(canvas: Canvas, view: ViewModel, box: Box, align: str, lines: int = 2) -> None:
    for price in view.facts[:1]:
        canvas.text(price.value, box, 22, canvas.palette.text, bold=True, align=align, valign="middle", max_lines=lines)
