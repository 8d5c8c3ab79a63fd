"""A page of buttons: language and more, display, options of a visit."""

from firmware.gui.theme import TARGET, Box
from firmware.gui.view_model import ViewModel
from firmware.gui.widgets.canvas import Canvas
from firmware.gui.widgets.frame import footer_right, frame
from firmware.gui.widgets.parts import button

_GAP = 24


def draw(canvas: Canvas, view: ViewModel) -> None:
    """Buttons only, in three columns (portrait: two); that the page closes soon is said below."""
    box = frame(canvas, view)
    gap = canvas.s(_GAP)
    columns = 2 if canvas.portrait else 3
    count = -(-len(view.buttons) // columns)
    height = count * canvas.s(TARGET + 8) + (count - 1) * gap
    rows = box.top(min(box.h, height))[0].rows(count, gap)
    places: list[Box] = [cell for row in rows for cell in row.columns(columns, gap)]
    for place, one in zip(places, view.buttons, strict=False):
        button(canvas, one, place)
    if view.aside and canvas.portrait:
        remark = Box(box.x, rows[-1].bottom + gap, box.w, canvas.line_height(canvas.s(24)))
        canvas.text(view.aside, remark, 24, canvas.palette.muted, align="right", tabular=True)
    elif view.aside:
        canvas.text(
            view.aside, footer_right(canvas, canvas.s(360)), 24, canvas.palette.muted, align="right", valign="middle"
        )
