"""Every screen in large text: the same words one after the other, in letters of 0.7 degrees at arm's length, on as many
sheets as they need [EN 301 549, 5.1.4].
"""

from dataclasses import dataclass

from firmware.gui.screens.keypad import draw_large
from firmware.gui.theme import BEZEL, KEY, LARGE, MARGIN, TARGET, Box
from firmware.gui.view_model import SHEET, Button, ViewModel
from firmware.gui.widgets.canvas import Canvas
from firmware.gui.widgets.frame import header
from firmware.gui.widgets.parts import button
from firmware.gui.widgets.qr import qr

_GAP = 24
_LINES = 9
_LABEL = 32  # the least for a button, whose label is seldom more than two words


@dataclass(frozen=True, slots=True)
class _Sheet:
    """One sheet: its texts (each with whether it is strong), its buttons, or the code alone, or the keypad."""

    texts: tuple[tuple[str, bool], ...] = ()
    buttons: tuple[Button, ...] = ()
    code: bool = False
    keys: bool = False


def draw(canvas: Canvas, view: ViewModel) -> None:
    """One sheet, with the button that leads on where there are more."""
    sheets = _menu(canvas, view) if view.screen == "menu" else _sheets(canvas, view)
    at = view.sheet % len(sheets)
    sheet = sheets[at]
    if sheet.keys:
        draw_large(canvas, view, Button(view.more, SHEET))
        return
    onward = (Button(view.more, SHEET),) if len(sheets) > 1 else ()
    header(canvas, view)
    together = view.screen == "menu" or len(sheet.buttons) > 1
    shown = (*sheet.buttons, *onward) if together else (*onward, *sheet.buttons)
    room = _room(canvas, len(shown))
    for one, place in zip(shown, _places(canvas, len(shown), grid=view.screen == "menu"), strict=True):
        button(canvas, one, place, LARGE, _LABEL)
    if sheet.code:
        qr(canvas, view.qr, room)
    key = _key(view)
    for i, (text, strong) in enumerate(sheet.texts):
        place, room = room.top(_height(canvas, text, room.w, text == key, strong), canvas.s(8))
        colour = canvas.palette.role(view.role) if at == 0 and i == 0 else canvas.palette.text
        px = KEY if text == key else LARGE
        canvas.text(text, place, px, colour, bold=strong, max_lines=_LINES, min_px=px, key=text == key)


def _places(canvas: Canvas, count: int, *, grid: bool) -> list[Box]:
    """Where the buttons of a sheet stand: side by side at the bottom, in portrait one above the other."""
    if not count:
        return []
    gap, side = canvas.s(_GAP), canvas.box.w - 2 * canvas.s(MARGIN)
    columns = 1 if canvas.portrait else 2
    rows = -(-count // columns)
    height = rows * canvas.s(TARGET) + (rows - 1) * gap
    top = canvas.s(BEZEL + TARGET + _GAP) if grid else canvas.box.h - canvas.s(BEZEL) - height
    area = Box(canvas.s(MARGIN), top, side, height)
    return [cell for row in area.rows(rows, gap) for cell in row.columns(columns, gap)][:count]


def _room(canvas: Canvas, buttons: int = 2) -> Box:
    """Between the header with its target and so many buttons."""
    margin = canvas.s(MARGIN)
    top = canvas.s(BEZEL + TARGET + 8)
    rows = max(2, buttons) if canvas.portrait else max(1, -(-buttons // 2))
    bottom = canvas.box.h - canvas.s(BEZEL) - rows * canvas.s(TARGET) - (rows - 1) * canvas.s(_GAP) - canvas.s(8)
    return Box(margin, top, canvas.box.w - 2 * margin, bottom - top)


def _height(canvas: Canvas, text: str, width: int, key: bool, strong: bool) -> int:
    return canvas.text_height(text, width, KEY if key else LARGE, bold=strong, max_lines=_LINES)


def _key(view: ViewModel) -> str:
    """The one number that matters, in words; ''."""
    return f"{view.key.label} {view.key.value} {view.key.unit}".strip() if view.key is not None else ""


def _items(view: ViewModel) -> list[tuple[str, bool]]:
    """Everything that the screen says, in the order of its weight."""
    items = [(view.state, True), (view.banner, False)]
    items.append((_key(view), True))
    items.append((view.sentence, False))
    items += [(step, False) for step in view.steps]
    items.append((f"{view.countdown_label} {view.countdown}".strip(), False))
    items += [(f"{way.title}: {way.text}", False) for way in view.ways]
    items += [(f"{fact.label}: {fact.value}", False) for fact in view.facts]
    items += [(text, False) for text in (view.progress_note, view.aside, *view.lines)]
    items.append((f"{view.helpline_label} {view.helpline}".strip(), False))
    return [(text, strong) for text, strong in items if text]


def _sheets(canvas: Canvas, view: ViewModel) -> list[_Sheet]:
    """The texts in sheets, with one button each, Stop first; a button without texts of its own repeats the first."""
    room = _room(canvas)
    pages: list[list[tuple[str, bool]]] = [[]]
    used = 0
    for text, strong in _items(view):
        height = _height(canvas, text, room.w, text == _key(view), strong) + canvas.s(8)
        if pages[-1] and used + height > room.h:
            pages.append([])
            used = 0
        pages[-1].append((text, strong))
        used += height
    buttons = sorted(view.buttons, key=lambda one: one.role not in ("stop", "start"))
    count = max(len(pages), len(buttons))
    sheets = [
        _Sheet(tuple(pages[i] if i < len(pages) else pages[0]), (buttons[i % len(buttons)],) if buttons else ())
        for i in range(count)
    ]
    typed = [_Sheet(keys=True)] if view.keys else []
    return [*typed, *_steppers(view), *sheets, *([_Sheet(code=True)] if view.qr else [])]


def _steppers(view: ViewModel) -> list[_Sheet]:
    """A sheet for each value that can be stepped, with both its buttons."""
    return [
        _Sheet(
            ((view.state, True), (f"{one.label}: {one.value}", True)),
            tuple(Button(sign, command) for sign, command in (("\u2212", one.less), ("+", one.more)) if command),
        )
        for one in view.steppers
    ]


def _menu(canvas: Canvas, view: ViewModel) -> list[_Sheet]:
    """A page of buttons: as many to a sheet as there is room for, beside the one that leads on."""
    free = canvas.box.h - canvas.s(BEZEL + TARGET + _GAP + BEZEL)
    rows = (free + canvas.s(_GAP)) // canvas.s(TARGET + _GAP)
    most = max(1, rows * (1 if canvas.portrait else 2) - 1)
    buttons = view.buttons
    return [_Sheet(buttons=tuple(buttons[i : i + most])) for i in range(0, len(buttons), most)]
