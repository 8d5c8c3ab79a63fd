"""The frame that all screens share: top bar, state word with icon and sentence, bottom bar with help and buttons."""

from firmware.gui.theme import BEZEL, HEADER, MARGIN, TARGET, Box, Role
from firmware.gui.view_model import OPEN_LANGUAGES, ViewModel
from firmware.gui.widgets.canvas import Canvas
from firmware.gui.widgets.icon import badge, icon
from firmware.gui.widgets.parts import GAP, button, button_size

_BANNER_PX = 22
_WIDTHS = {"start": 300, "pin": 170}  # of buttons that stand out, or have little to say


def frame(canvas: Canvas, view: ViewModel) -> Box:
    """Draw both bars, and the operator's message below the upper one; returns the box between them."""
    header(canvas, view)
    footer = _footer(canvas, view)
    top = banner(canvas, view) + canvas.s(MARGIN)
    return Box(canvas.s(MARGIN), top, canvas.box.w - 2 * canvas.s(MARGIN), canvas.box.h - top - footer - canvas.s(GAP))


def banner(canvas: Canvas, view: ViewModel) -> int:
    """The operator's message as a strip of its own: nothing lies under it. Returns where the screen goes on."""
    top = canvas.s(HEADER)
    if not view.banner:
        return top
    lines = 2 if canvas.portrait else 1
    height = canvas.line_height(canvas.s(_BANNER_PX)) * lines + canvas.s(8)
    strip = Box(0, top, canvas.box.w, height)
    palette = canvas.palette
    canvas.fill(strip, palette.role(Role.ACTIVE))
    mark, words = strip.inset(canvas.s(MARGIN), canvas.s(4)).left(canvas.s(26), canvas.s(GAP))
    icon(canvas, "info", mark, palette.on_role)
    canvas.text(view.banner, words, _BANNER_PX, palette.on_role, bold=True, valign="middle", max_lines=lines)
    return strip.bottom - canvas.s(GAP)  # the gap below a coloured strip may be smaller


def header(canvas: Canvas, view: ViewModel) -> None:
    """Connector and station left; offline, clock and language right. The language can be touched on every screen
    except the chooser itself; its target reaches below the bar because a finger needs 88 px.
    """
    palette, data = canvas.palette, view.header
    bar = Box(0, 0, canvas.box.w, canvas.s(HEADER))
    canvas.fill(bar, palette.card)
    inner = bar.inset(canvas.s(MARGIN), 0)
    if view.screen != "menu":
        width = canvas.s(26) + canvas.s(8) + canvas.text_width(data.language, 22, bold=True)
        place, inner = inner.cut_right(width, canvas.s(MARGIN))
        mark, word = place.left(canvas.s(26), canvas.s(8))
        icon(canvas, "globe", mark, palette.muted)
        canvas.text(data.language, word, 22, palette.text, bold=True, valign="middle")
        side = canvas.s(112)
        canvas.target(
            Box(canvas.box.w - canvas.s(BEZEL) - side, canvas.s(BEZEL), side, canvas.s(TARGET)), OPEN_LANGUAGES
        )
    if data.clock:
        place, inner = inner.cut_right(canvas.text_width(data.clock, 22, bold=True, tabular=True), canvas.s(MARGIN))
        canvas.text(data.clock, place, 22, palette.text, bold=True, valign="middle", tabular=True)
    if data.offline:
        width = canvas.s(26) + canvas.s(8) + canvas.text_width(data.offline, 22)
        place, inner = inner.cut_right(width, canvas.s(MARGIN))
        mark, word = place.left(canvas.s(26), canvas.s(8))
        colour = palette.role(Role.WAITING)
        icon(canvas, "offline", mark, colour)
        canvas.text(data.offline, word, 22, colour, valign="middle")
    station = canvas.s(GAP) + canvas.text_width(data.station, 22) if data.station and not canvas.portrait else 0
    if data.connector:
        label = (
            data.connector
            if canvas.text_width(data.connector, 22, bold=True) + station <= inner.w
            else data.connector_short
        )
        place, inner = inner.left(min(inner.w, canvas.text_width(label, 22, bold=True)), canvas.s(GAP))
        canvas.text(label, place, 22, palette.text, bold=True, valign="middle")
    if station:
        canvas.text(data.station, inner, 22, palette.muted, valign="middle")


def _footer(canvas: Canvas, view: ViewModel) -> int:
    """Help on the left, buttons on the right (in portrait above them). Returns the height used from the bottom."""
    margin, bezel, gap = canvas.s(MARGIN), canvas.s(BEZEL), canvas.s(24)
    width, height = button_size(canvas)
    if len(view.buttons) > 1:
        width = canvas.s(230)  # beside two of them there must be room for whom to call
    bar = Box(margin, canvas.box.h - bezel - height, canvas.box.w - 2 * margin, height)
    buttons = () if view.screen == "menu" else view.buttons
    used = bezel + height
    if not buttons:
        height = canvas.s(64)
        bar = Box(margin, canvas.box.h - bezel - height, bar.w, height)
        used = bezel + height
    elif canvas.portrait:
        for place, one in zip(bar.columns(len(buttons), gap), buttons, strict=True):
            button(canvas, one, place)
        bar = Box(bar.x, bar.y - canvas.s(GAP) - canvas.s(64), bar.w, canvas.s(64))
        used += canvas.s(GAP) + canvas.s(64)
    else:
        for one in reversed(buttons):
            place, bar = bar.cut_right(canvas.s(_WIDTHS[one.role]) if one.role in _WIDTHS else width, gap)
            button(canvas, one, place)
    help_line(canvas, view, bar)
    return used if buttons or view.helpline or _station_below(canvas, view) else margin


def _station_below(canvas: Canvas, view: ViewModel) -> str:
    """The station's name where the top bar has no room for it: it must be readable to whoever calls for help."""
    return view.header.station if canvas.portrait else ""


def footer_right(canvas: Canvas, width: int) -> Box:
    """The right part of the bottom bar, free on screens without buttons (landscape)."""
    height = canvas.s(64)
    right = canvas.box.w - canvas.s(MARGIN)
    return Box(right - width, canvas.box.h - canvas.s(BEZEL) - height, width, height)


def help_line(canvas: Canvas, view: ViewModel, box: Box) -> None:
    """Whom to call; in portrait the station's name too."""
    palette = canvas.palette
    second = _station_below(canvas, view)
    if not view.helpline:
        if second:
            canvas.text(second, box, 22, palette.muted, valign="middle")
        return
    tight = box.w < canvas.s(300)
    mark, words = box.left(canvas.s(36 if tight else 48), canvas.s(8 if tight else 14))
    badge(canvas, "handset", mark, palette.raised, palette.text)
    line = canvas.line_height(canvas.s(24))
    words = words.centred(words.w, min(words.h, 2 * line))
    upper, lower = words.top(line)
    canvas.text(f"{view.helpline_label} {view.helpline}" if second else view.helpline_label, upper, 22, palette.muted)
    if second:
        canvas.text(second, lower, 22, palette.muted)
    else:
        canvas.text(view.helpline, lower, 24, palette.text, bold=True, tabular=True)


def state_block(canvas: Canvas, view: ViewModel, box: Box) -> Box:
    """Icon, state word and sentence in the role's colour; the aside at the right, or under the sentence where it
    has no room. Returns what is left below.
    """
    palette = canvas.palette
    colour = palette.role(view.role)
    size, gap = canvas.s(60), canvas.s(18)
    width = box.w - size - gap
    aside_px = 26
    aside = canvas.text_width(view.aside, aside_px, bold=True, tabular=True) if view.aside else 0
    beside = aside and canvas.text_width(view.state, 38, bold=True) + aside + gap <= width
    lines = 2 if canvas.text_width(view.state, 32, bold=True) > width else 1
    title_height = canvas.line_height(canvas.s(38 if lines == 1 else 32), bold=True) * lines
    sentence = canvas.text_height(view.sentence, width, 24, max_lines=4) if view.sentence else 0
    extra = canvas.line_height(canvas.s(aside_px)) + canvas.s(4) if aside and not beside else 0
    block, rest = box.top(max(size, title_height + sentence + extra), canvas.s(20))
    mark, words = block.left(size, gap)
    badge(canvas, view.icon, mark.top(size)[0], colour, palette.on_role)
    title, words = words.top(title_height if view.sentence or extra else words.h)
    if beside:
        place, title = title.cut_right(aside, gap)
        _aside(canvas, view.aside, place, aside_px, "right")
    canvas.text(
        view.state, title, 38 if lines == 1 else 32, colour, bold=True, valign="middle", max_lines=lines, min_px=26
    )
    if view.sentence:
        text, words = words.top(sentence, canvas.s(4))
        canvas.text(view.sentence, text, 24, palette.text, max_lines=4)
    if extra:
        _aside(canvas, view.aside, words, aside_px, "left")
    return rest


def _aside(canvas: Canvas, text: str, box: Box, px: float, align: str) -> None:
    canvas.text(text, box, px, canvas.palette.muted, bold=True, align=align, valign="middle", tabular=True)


def countdown(canvas: Canvas, view: ViewModel, box: Box, align: str = "centre") -> None:
    """Time left, large, with its label above; nothing without a time-out."""
    if not view.countdown:
        return
    label, number = box.top(canvas.line_height(canvas.s(24)))
    canvas.text(view.countdown_label, label, 24, canvas.palette.muted, align=align)
    canvas.text(
        view.countdown, number, 72, canvas.palette.text, bold=True, align=align, min_px=56, tabular=True, key=True
    )
