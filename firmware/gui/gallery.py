"""Every screen in every language as one page of HTML with its pictures, for people who check texts and layout.

Owns: the page. May not: need a display or a station.
"""

import html
from collections.abc import Sequence
from pathlib import Path

from firmware.gui.adapter import shot
from firmware.gui.samples import SAMPLES
from firmware.gui.strings import LANGUAGES, PSEUDO, load

_STYLE = """
body { font-family: sans-serif; margin: 2em; background: #eee }
table { border-collapse: collapse } th, td { padding: 6px; text-align: left; vertical-align: top }
thead th { position: sticky; top: 0; background: #eee } img { width: 400px; border: 1px solid #999 }
"""


def gallery(
    folder: Path,
    size: tuple[int, int] = (800, 480),
    states: Sequence[str] = (),
    languages: Sequence[str] = (*LANGUAGES, PSEUDO),
) -> Path:
    """Draw `states` (none: all) in `languages` into `folder`; returns the page. LookupError for what does not exist."""
    folder.mkdir(parents=True, exist_ok=True)
    rows = []
    for state in states or tuple(SAMPLES):
        cells = []
        for language in languages:
            name = f"{state}_{language}.png"
            shot(state, folder / name, size, language)
            cells.append(f'<td><a href="{name}"><img loading="lazy" src="{name}" alt="{state}, {language}"></a></td>')
        rows.append(f"<tr id={state}><th>{html.escape(state)}</th>{''.join(cells)}</tr>")
    head = "".join(f"<th>{html.escape(load(one).get('language.name'))}</th>" for one in languages)
    title = f"Screens, {size[0]} x {size[1]}"
    page = folder / "index.html"
    page.write_text(
        f"<!doctype html><meta charset=utf-8><title>{title}</title><style>{_STYLE}</style><h1>{title}</h1>"
        f"<table><thead><tr><th></th>{head}</tr></thead><tbody>{''.join(rows)}</tbody></table>\n",
        encoding="utf-8",
    )
    return page
