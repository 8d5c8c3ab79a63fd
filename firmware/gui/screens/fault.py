"""A fault, unmistakable: what it is, what to do now, whether one can drive away, and what to tell the helpline."""

from firmware.gui.theme import HEADER, MARGIN, Box
from firmware.gui.view_model import ViewModel
from firmware.gui.widgets.canvas import Canvas
from firmware.gui.widgets.frame import frame
from firmware.gui.widgets.icon import icon
from firmware.gui.widgets.parts import GAP

_BAND = 100


def draw(canvas: Canvas, view: ViewModel) -> None:
    """A filled band with the title, seen from afar; then two sentences, the first one larger."""
    palette = canvas.palette
    box = frame(canvas, view)
    band = Box(0, canvas.s(HEADER), canvas.box.w, canvas.s(_BAND))
    canvas.fill(band, palette.role(view.role))
    mark, title = band.inset(canvas.s(MARGIN), canvas.s(16)).left(canvas.s(64), canvas.s(18))
    icon(canvas, view.icon, mark, palette.on_role)
    canvas.text(view.state, title, 38, palette.on_role, bold=True, valign="middle", max_lines=2, min_px=26)
    rest = Box(box.x, band.bottom + canvas.s(MARGIN), box.w, box.bottom - band.bottom - canvas.s(MARGIN))
    if view.code:
        code, rest = rest.cut_bottom(canvas.line_height(canvas.s(24)), canvas.s(GAP))
        label = view.facts[0].label
        width = canvas.text_width(label, 24) + canvas.s(GAP)
        name, number = code.left(width)
        canvas.text(label, name, 24, palette.muted)
        canvas.text(view.code, number, 24, palette.text, bold=True, tabular=True)
    texts = view.steps or (view.sentence,)
    for i, (text, px) in enumerate(zip(texts, (30, 24), strict=False)):
        height = canvas.text_height(text, rest.w, px, bold=i == 0, max_lines=4)
        place, rest = rest.top(height, canvas.s(GAP))
        canvas.text(text, place, px, palette.text, bold=i == 0, max_lines=4)
