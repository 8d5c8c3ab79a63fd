"""One module per screen, each with `draw(canvas, view)`: it places what the view model holds and decides nothing."""

from collections.abc import Callable

from firmware.gui.screens import (
    authorising,
    charging,
    chart,
    choice,
    fault,
    finished,
    idle,
    info,
    installing,
    keypad,
    large,
    menu,
    paused_by_ev,
    plug_in,
    preparing,
    rejected,
    starting,
    stopping,
    supplying,
    unavailable,
    waiting,
)
from firmware.gui.view_model import ViewModel
from firmware.gui.widgets.canvas import Canvas

SCREENS: dict[str, Callable[[Canvas, ViewModel], None]] = {
    "authorising": authorising.draw,
    "charging": charging.draw,
    "chart": chart.draw,
    "choice": choice.draw,
    "fault": fault.draw,
    "finished": finished.draw,
    "idle": idle.draw,
    "info": info.draw,
    "installing": installing.draw,
    "keypad": keypad.draw,
    "menu": menu.draw,
    "paused_by_ev": paused_by_ev.draw,
    "plug_in": plug_in.draw,
    "preparing": preparing.draw,
    "rejected": rejected.draw,
    "starting": starting.draw,
    "stopping": stopping.draw,
    "supplying": supplying.draw,
    "unavailable": unavailable.draw,
    "waiting": waiting.draw,
}


def draw(canvas: Canvas, view: ViewModel) -> None:
    """Draw the screen that the view model names; in large text they are all drawn in the same way."""
    (large.draw if view.more else SCREENS[view.screen])(canvas, view)
