"""The choice of language, each named in itself."""

from firmware.gui.theme import TARGET, Box
from firmware.gui.view_model import ViewModel
from firmware.gui.widgets.canvas import Canvas
from firmware.gui.widgets.frame import frame
from firmware.gui.widgets.parts import button

_GAP = 24


def draw(canvas: Canvas, view: ViewModel) -> None:
    """Buttons only, in two columns (portrait: one where they fit)."""
    box = frame(canvas, view)
    gap = canvas.s(_GAP)
    columns = 2 if not canvas.portrait or box.h < len(view.buttons) * (canvas.s(TARGET) + gap) else 1
    count = -(-len(view.buttons) // columns)
    rows = box.top(count * canvas.s(TARGET + 8) + (count - 1) * gap)[0].rows(count, gap)
    places: list[Box] = [cell for row in rows for cell in row.columns(columns, gap)]
    for place, one in zip(places, view.buttons, strict=False):
        button(canvas, one, place)
