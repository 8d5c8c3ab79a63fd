"""The parts that screens are put together from: button, facts, key number, progress bar, steps, ways to pay."""

from collections.abc import Sequence

from firmware.gui.theme import BODY, KEY, TARGET, Box, Colour, Role
from firmware.gui.view_model import Button, Fact, KeyNumber, Stepper, Way
from firmware.gui.widgets.canvas import Canvas
from firmware.gui.widgets.icon import badge, icon
from firmware.gui.widgets.qr import qr

GAP = 12
_RADIUS = 14
_SIGNS = {"stop": "stop", "start": "bolt", "pin": "keypad"}
_PAD = 16


def button(canvas: Canvas, view: Button, box: Box, px: float = 28, min_px: float = BODY) -> None:
    """A touch target with its label in the middle: 'stop' and 'start' are filled and have their sign, 'plain' is quiet,
    'chosen' is the one in force. `px`, `min_px`: of the label.
    """
    colour = _plate(canvas, view, box)
    inner = box.inset(canvas.s(_PAD), canvas.s(8))
    if view.role in _SIGNS and view.enabled:
        width = min(inner.w, canvas.s(30) + canvas.s(14) + canvas.text_width(view.label, px, bold=True))
        inner = inner.centred(width, inner.h)
        mark, inner = inner.left(canvas.s(30), canvas.s(14))
        icon(canvas, _SIGNS[view.role], mark, colour)
    canvas.text(view.label, inner, px, colour, bold=True, align="centre", valign="middle", max_lines=2, min_px=min_px)


def _plate(canvas: Canvas, view: Button, box: Box) -> Colour:
    """The ground of a button, and its place to touch. Returns the colour of what stands on it."""
    palette = canvas.palette
    if view.role == "stop" and view.enabled:
        fill, colour = palette.text, palette.on_role
    elif view.role == "start" and view.enabled:
        fill, colour = palette.role(Role.READY), palette.on_role
    elif view.role == "chosen":
        fill, colour = palette.role(Role.ACTIVE), palette.on_role
    else:
        fill, colour = palette.raised, palette.text
    canvas.fill(box, fill, canvas.s(_RADIUS))
    canvas.target(box, view.command, view.enabled)
    return colour


def button_card(canvas: Canvas, view: Button, box: Box) -> None:
    """A button as large as a card, its sign above its label."""
    colour = _plate(canvas, view, box)
    inner = box.inset(canvas.s(GAP), canvas.s(10))
    height = canvas.text_height(view.label, inner.w, 28, bold=True, max_lines=3)
    inner = inner.centred(inner.w, min(inner.h, canvas.s(72 + 14) + height))
    mark, label = inner.top(canvas.s(72), canvas.s(14))
    icon(canvas, _SIGNS.get(view.role, "hourglass"), mark.centred(canvas.s(72), mark.h), colour)
    canvas.text(view.label, label, 28, colour, bold=True, align="centre", max_lines=3)


def keys(canvas: Canvas, views: Sequence[Button], box: Box, columns: int, apart: float) -> None:
    """A keypad. A key that does nothing now is only hinted at."""
    gap = canvas.s(apart)
    rows = box.rows(-(-len(views) // columns), gap)
    places = [cell for row in rows for cell in row.columns(columns, gap)]
    for view, place in zip(views, places, strict=True):
        if view.role == "erase":
            colour = _plate(canvas, view, place)
            side = canvas.s(44)
            icon(canvas, "erase", place.centred(side, side), colour if view.enabled else canvas.palette.line)
        elif view.enabled:
            button(canvas, view, place, 38, 32)
        else:
            canvas.fill(place, canvas.palette.card, canvas.s(_RADIUS))
            canvas.target(place, view.command, enabled=False)
            canvas.text(view.label, place, 38, canvas.palette.muted, align="centre", valign="middle")


def button_size(canvas: Canvas) -> tuple[int, int]:
    """(width, height) of a button in the bottom bar."""
    return canvas.s(264), canvas.s(TARGET)


def stepper(canvas: Canvas, view: Stepper, box: Box) -> None:
    """A value on a card between a button for less and one for more; one that leads nowhere is only hinted at."""
    palette = canvas.palette
    canvas.fill(box, palette.card, canvas.s(_RADIUS))
    # Below as much as must be between two targets, above as little as will do.
    inner = box.inset(canvas.s(GAP), canvas.s(4)).cut_bottom(canvas.s(8))[1]
    target = canvas.s(TARGET)
    buttons, words = inner.cut_bottom(target, canvas.s(4))
    label, value = words.top(canvas.line_height(canvas.s(22)))
    canvas.text(view.label, label, 22, palette.muted, align="centre")
    canvas.text(view.value, value, 38, palette.text, bold=True, align="centre", valign="middle", tabular=True)
    width = (buttons.w - canvas.s(24)) // 2
    for sign, command, place in (
        ("minus", view.less, Box(buttons.x, buttons.y, width, target)),
        ("plus", view.more, Box(buttons.right - width, buttons.y, width, target)),
    ):
        if command:
            canvas.fill(place, palette.raised, canvas.s(_RADIUS))
            canvas.target(place, command)
        icon(canvas, sign, place.centred(canvas.s(44), canvas.s(44)), palette.text if command else palette.line)


def fact(canvas: Canvas, view: Fact, box: Box) -> None:
    """A label over a value on a card."""
    canvas.fill(box, canvas.palette.card, canvas.s(_RADIUS))
    inner = box.inset(canvas.s(_PAD), canvas.s(6))
    label, value = inner.centred(inner.w, min(inner.h, canvas.s(70))).top(canvas.line_height(canvas.s(22)))
    canvas.text(view.label, label, 22, canvas.palette.muted)
    canvas.text(view.value, value, 30, canvas.palette.text, bold=True, valign="middle", tabular=True)


def fact_grid(canvas: Canvas, facts: Sequence[Fact], box: Box, columns: int) -> Box:
    """Facts as cards in rows of `columns`; the last one spans what is left of its row. Returns what is left below."""
    if not facts:
        return box
    gap = canvas.s(GAP)
    count = (len(facts) + columns - 1) // columns
    height = min(canvas.s(88), (box.h - gap * (count - 1)) // count)
    rest = box
    for start in range(0, len(facts), columns):
        row, rest = rest.top(height, gap)
        here = facts[start : start + columns]
        places = row.columns(columns, gap)
        for i, view in enumerate(here):
            place = places[i]
            if i == len(here) - 1:
                place = Box(place.x, place.y, row.right - place.x, place.h)
            fact(canvas, view, place)
    return rest


def lines_height(canvas: Canvas, facts: Sequence[Fact], px: float = 24) -> int:
    """The least height that `fact_lines` needs for one-line facts."""
    return sum(canvas.line_height(canvas.s(px + 4 if view.lead else px)) + canvas.s(4) for view in facts)


def fact_lines(canvas: Canvas, facts: Sequence[Fact], box: Box, px: float = 24) -> Box:
    """Facts as lines, label left and value right, hairlines between them; closer together where room is short, and a
    long value on two lines. Returns what is left below.
    """
    rest = box
    spare = (box.h - lines_height(canvas, facts, px)) // max(1, len(facts))
    pad = canvas.s(4) + max(0, min(canvas.s(10), spare))
    for i, view in enumerate(facts):
        size = px + 4 if view.lead else px
        wish = canvas.text_width(view.value, size, bold=True, tabular=True)
        label_room = max(rest.w * 45 // 100, rest.w - wish - canvas.s(GAP))
        label_width = min(canvas.text_width(view.label, size), label_room) + canvas.s(GAP)
        lines = canvas.text_height(view.value, rest.w - label_width, size, bold=True, max_lines=3)
        count = 1 if wish <= rest.w - label_width else max(2, lines // canvas.line_height(canvas.s(size), bold=True))
        line, rest = rest.top(count * canvas.line_height(canvas.s(size)) + pad)
        if i:
            canvas.fill(Box(line.x, line.y, line.w, max(1, canvas.s(1))), canvas.palette.line)
            line = Box(line.x, line.y + canvas.s(1), line.w, line.h - canvas.s(1))
        label, value = line.left(label_width)
        canvas.text(view.label, label, size, canvas.palette.muted, valign="middle")
        canvas.text(
            view.value,
            value,
            size,
            canvas.palette.text,
            bold=True,
            align="right",
            valign="middle",
            max_lines=count,
            tabular=count == 1,
        )
    return rest


def key_number(canvas: Canvas, view: KeyNumber, box: Box, colour: Colour, px: float = 112) -> Box:
    """The one large number with its label above and its unit behind. Returns what is left below."""
    rest = box
    if view.label:
        label, rest = rest.top(canvas.line_height(canvas.s(24)))
        canvas.text(view.label, label, 24, canvas.palette.muted)
    unit_px = max(28, px * 0.34)
    unit = canvas.text_width(view.unit, unit_px, bold=True) + canvas.s(GAP) if view.unit else 0
    while px > KEY and (
        canvas.text_width(view.value, px, bold=True, tabular=True) + unit > box.w
        or canvas.line_height(canvas.s(px)) > rest.h
    ):
        px -= 4
    line, rest = rest.top(canvas.line_height(canvas.s(px)))
    number, behind = line.left(line.w - unit)
    drawn = canvas.text(view.value, number, px, colour, bold=True, min_px=KEY, tabular=True, key=True)
    if view.unit:
        # On the number's base line: Inter's ascent is 0.97 of the size.
        drop = round((canvas.s(px) - canvas.s(unit_px)) * 0.97)
        place = Box(
            drawn.right + canvas.s(GAP), line.y + drop, line.right - drawn.right - canvas.s(GAP), behind.h - drop
        )
        canvas.text(view.unit, place, unit_px, canvas.palette.muted, bold=True)
    return rest


def progress_bar(canvas: Canvas, share: float, box: Box, colour: Colour) -> None:
    """A bar filled to `share` (0 to 1); the number beside it says the same."""
    radius = box.h // 2
    canvas.fill(box, canvas.palette.raised, radius)
    filled = max(box.h, round(box.w * min(1.0, max(0.0, share))))
    canvas.fill(Box(box.x, box.y, filled, box.h), colour, radius)


def steps(canvas: Canvas, texts: Sequence[str], box: Box, mark: str, colour: Colour, px: float = 26) -> Box:
    """Sentences of advice, one under the other, each with a mark. Returns what is left below."""
    rest = box
    size = canvas.s(34)
    for text in texts:
        width = rest.w - size - canvas.s(GAP)
        height = max(size, canvas.text_height(text, width, px, max_lines=3))
        row, rest = rest.top(height, canvas.s(GAP))
        place, words = row.left(size, canvas.s(GAP))
        icon(canvas, mark, place.top(size)[0].inset(canvas.s(2)), colour)
        canvas.text(text, words, px, canvas.palette.text, valign="middle", max_lines=3)
    return rest


def ways(
    canvas: Canvas, views: Sequence[Way], box: Box, payload: str, *, across: bool, touched: Sequence[Button] = ()
) -> None:
    """The ways to pay as equal cards: side by side, each with its picture (the phone's is the code itself), and with
    those that are `touched`; or one under the other with icons.
    """
    if touched:
        share = max(canvas.s(212), (box.w - canvas.s(24)) * len(touched) // (len(views) + len(touched)))
        column, box = box.cut_right(canvas.s(212) if len(views) > 2 else min(share, box.w // 2), canvas.s(24))
        for one, place in zip(touched, column.rows(len(touched), canvas.s(24)), strict=True):
            (button if len(touched) > 1 else button_card)(canvas, one, place)
    gap = canvas.s(GAP)
    places = box.columns(len(views), gap) if across else box.rows(len(views), gap)
    for view, place in zip(views, places, strict=True):
        canvas.fill(place, canvas.palette.card, canvas.s(_RADIUS))
        if across:
            _way_upright(canvas, view, place.inset(canvas.s(GAP), canvas.s(10)), payload)
        else:
            _way_lying(canvas, view, place.inset(canvas.s(_PAD), canvas.s(8)))


def _way_upright(canvas: Canvas, view: Way, box: Box, payload: str) -> None:
    palette = canvas.palette
    name = view.text if view.icon == "phone" and payload else view.title
    px = 26 if canvas.text_width(name, 26, bold=True) <= box.w else 22  # then on two lines
    title_height = canvas.text_height(name, box.w, px, bold=True, max_lines=2)
    if view.icon == "phone" and payload:
        title, picture = box.cut_bottom(title_height, canvas.s(6))
        qr(canvas, payload, picture)
        canvas.text(name, title, px, palette.text, bold=True, align="centre", max_lines=2)
        return
    # Where there are many ways the title has to do.
    text_height = canvas.text_height(view.text, box.w, 22, max_lines=9)
    if text_height > 2 * canvas.line_height(canvas.s(22)):
        text_height = 0
    inner = box.centred(box.w, min(box.h, canvas.s(72 + 14) + title_height + text_height))
    mark, words = inner.top(canvas.s(72), canvas.s(14))
    badge(canvas, view.icon, mark, palette.raised, palette.text)
    title, text = words.top(title_height)
    canvas.text(name, title, px, palette.text, bold=True, align="centre", max_lines=2)
    if text_height:
        canvas.text(view.text, text, 22, palette.muted, align="centre", max_lines=2)


def _way_lying(canvas: Canvas, view: Way, box: Box) -> None:
    mark, words = box.left(canvas.s(50), canvas.s(GAP))
    badge(canvas, view.icon, mark, canvas.palette.raised, canvas.palette.text)
    title_height = canvas.line_height(canvas.s(26), bold=True)
    text_height = canvas.line_height(canvas.s(22))
    if title_height + text_height > words.h:
        text_height = 0
    words = words.centred(words.w, min(words.h, title_height + text_height))
    title, text = words.top(title_height)
    canvas.text(view.title, title, 26, canvas.palette.text, bold=True)
    if text_height:
        canvas.text(view.text, text, 22, canvas.palette.muted)
