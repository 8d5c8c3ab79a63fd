"""A PIN is typed: keys of finger size in rows of four, and a dot for each digit: nobody reads it over a shoulder."""

from firmware.gui.theme import BEZEL, LARGE, MARGIN, TARGET, Box
from firmware.gui.view_model import Button, ViewModel
from firmware.gui.widgets.canvas import Canvas
from firmware.gui.widgets.frame import countdown, frame, header, help_line, state_block
from firmware.gui.widgets.parts import GAP, button, keys

COLUMNS = 4
APART = 24


def draw(canvas: Canvas, view: ViewModel) -> None:
    """Landscape: the keys fill the right side, down to the edge. Portrait: the keys below what was typed."""
    if canvas.portrait:
        rest = state_block(canvas, view, frame(canvas, view))
        if not view.keys:
            countdown(canvas, view, rest.top(canvas.s(130))[0])
            return
        pad, rest = rest.cut_bottom(_height(canvas, view), canvas.s(GAP))
        _typed(canvas, view, rest.cut_bottom(min(rest.h, canvas.s(72)))[0], 22)
        keys(canvas, view.keys, pad, COLUMNS, APART)
        return
    header(canvas, view)
    top = canvas.s(MARGIN) + canvas.s(44)
    inner = Box(canvas.s(MARGIN), top, canvas.box.w - 2 * canvas.s(MARGIN), canvas.box.h - canvas.s(BEZEL) - top)
    pad, rest = inner.cut_right(inner.w * 58 // 100, canvas.s(APART))
    row, rest = rest.cut_bottom(canvas.s(TARGET), canvas.s(GAP))
    _buttons(canvas, view.buttons, row)
    called, rest = rest.cut_bottom(canvas.s(64), canvas.s(GAP))
    help_line(canvas, view, called)
    rest = state_block(canvas, view, rest)
    if view.keys:
        _typed(canvas, view, rest.top(canvas.s(64))[0], 22)
        keys(canvas, view.keys, pad.cut_bottom(_height(canvas, view))[0], COLUMNS, APART)
    else:
        countdown(canvas, view, pad.centred(pad.w, canvas.s(130)))


def draw_large(canvas: Canvas, view: ViewModel, onward: Button) -> None:
    """In large text: the keys, what was typed, the state in a word; all else is on the next sheet."""
    header(canvas, view)
    top = canvas.s(BEZEL + TARGET + 8)
    inner = Box(canvas.s(MARGIN), top, canvas.box.w - 2 * canvas.s(MARGIN), canvas.box.h - canvas.s(BEZEL) - top)
    buttons = view.buttons if len(view.buttons) > 1 else (*view.buttons, onward)
    if canvas.portrait:
        row, rest = inner.cut_bottom(canvas.s(TARGET), canvas.s(APART))
        pad, rest = rest.cut_bottom(_height(canvas, view), canvas.s(GAP))
    else:
        pad, rest = inner.cut_right(inner.w * 58 // 100, canvas.s(APART))
        pad = pad.cut_bottom(_height(canvas, view))[0]
        row, rest = rest.cut_bottom(canvas.s(TARGET), canvas.s(GAP))
    _buttons(canvas, buttons, row, 32)
    words = view.sentence or view.state
    title, rest = rest.top(canvas.text_height(words, rest.w, LARGE, bold=True, max_lines=3), canvas.s(4))
    canvas.text(words, title, LARGE, canvas.palette.role(view.role), bold=True, max_lines=3, min_px=LARGE)
    _typed(canvas, view, rest.cut_bottom(min(rest.h, canvas.s(64)))[0], LARGE)
    keys(canvas, view.keys, pad, COLUMNS, APART)


def _height(canvas: Canvas, view: ViewModel) -> int:
    rows = -(-len(view.keys) // COLUMNS)
    return rows * canvas.s(TARGET) + (rows - 1) * canvas.s(APART)


def _buttons(canvas: Canvas, buttons: tuple[Button, ...], row: Box, px: float = 28) -> None:
    for one, place in zip(buttons, row.columns(max(1, len(buttons)), canvas.s(APART)), strict=True):
        button(canvas, one, place, px)


def _typed(canvas: Canvas, view: ViewModel, box: Box, px: float) -> None:
    canvas.fill(box, canvas.palette.card, canvas.s(14))
    inner = box.inset(canvas.s(GAP), 0)
    if view.entry:
        canvas.text(view.entry, inner, 44, canvas.palette.text, bold=True, align="centre", valign="middle")
    elif view.entry_hint:
        canvas.text(view.entry_hint, inner, px, canvas.palette.muted, align="centre", valign="middle")
