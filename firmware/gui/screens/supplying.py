"""The vehicle feeds the grid: another colour and an arrow out of the car, so that nobody takes it for charging."""

from firmware.gui.view_model import ViewModel
from firmware.gui.widgets.canvas import Canvas
from firmware.gui.widgets.frame import frame, state_block
from firmware.gui.widgets.parts import fact_grid, key_number


def draw(canvas: Canvas, view: ViewModel) -> None:
    """The power that leaves the car, huge and in the role's colour; energy out and in apart."""
    rest = state_block(canvas, view, frame(canvas, view))
    if canvas.portrait:
        number, facts = rest.top(canvas.s(170), canvas.s(20))
    else:
        number, facts = rest.left(rest.w * 48 // 100, canvas.s(24))
    if view.key:
        key_number(canvas, view.key, number, canvas.palette.role(view.role), 112)
    fact_grid(canvas, view.facts, facts, 2)
