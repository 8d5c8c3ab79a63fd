"""The report of a run: JUnit XML for machines, one HTML page with a plot of the pilot for people.

Owns: both forms. May not: judge. The page needs nothing beside itself; the plots are SVG.
"""

from __future__ import annotations

import html
import itertools
import xml.etree.ElementTree as ET
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from hil.pilot_rig import Sample

WIDTH, HEIGHT, MARGIN = 900, 220, 44
LOWEST_V, HIGHEST_V = -13.0, 13.0
MAX_POINTS = 2000  # of a plot: more cannot be told apart
STYLE = (
    "body{font:15px sans-serif;margin:2em;max-width:960px}table{border-collapse:collapse}"
    "td,th{padding:.2em .8em;text-align:left;border-bottom:1px solid #ccc}.bad{color:#b00020}.good{color:#00602b}"
    "svg{background:#fafafa;border:1px solid #ddd}pre{white-space:pre-wrap}"
)


@dataclass(frozen=True, slots=True)
class Result:
    """One story. `error` empty: it went well."""

    name: str
    seconds: float
    error: str = ""
    doc: str = ""
    samples: tuple[Sample, ...] = ()


def junit(suite: str, results: Sequence[Result]) -> bytes:
    """The XML that every CI reads."""
    failed = sum(bool(one.error) for one in results)
    total = sum(one.seconds for one in results)
    root = ET.Element("testsuites")
    top = ET.SubElement(
        root, "testsuite", name=suite, tests=str(len(results)), failures=str(failed), errors="0", time=f"{total:.3f}"
    )
    for one in results:
        case = ET.SubElement(top, "testcase", classname=suite, name=one.name, time=f"{one.seconds:.3f}")
        if one.error:
            ET.SubElement(case, "failure", message=_plain(one.error)[:200]).text = _plain(one.error)
    return ET.tostring(root, encoding="utf-8", xml_declaration=True)


def page(title: str, results: Sequence[Result]) -> str:
    """The HTML page."""
    failed = sum(bool(one.error) for one in results)
    rows = "".join(
        f"<tr><td><a href='#{html.escape(one.name)}'>{html.escape(one.name)}</a></td>"
        f"<td class='{'bad' if one.error else 'good'}'>{'failed' if one.error else 'good'}</td>"
        f"<td>{one.seconds:.1f} s</td></tr>"
        for one in results
    )
    parts = "".join(_story(one) for one in results)
    return (
        f"<!doctype html><html lang='en'><meta charset='utf-8'><title>{html.escape(title)}</title>"
        f"<style>{STYLE}</style><h1>{html.escape(title)}</h1>"
        f"<p>{len(results)} stories, <span class='{'bad' if failed else 'good'}'>{failed} failed</span></p>"
        f"<table><tr><th>story</th><th>result</th><th>took</th></tr>{rows}</table>{parts}</html>"
    )


def write(folder: Path, suite: str, results: Sequence[Result]) -> None:
    """`report.html` and `junit.xml` in the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "junit.xml").write_bytes(junit(suite, results))
    (folder / "report.html").write_text(page(suite, results), encoding="utf-8")


def plot(samples: Sequence[Sample]) -> str:
    """High and low level over time, the duty cycle, and a bar where there are mains."""
    if len(samples) < 2:
        return ""
    step = max(1, len(samples) // MAX_POINTS)
    shown = [*samples[::step], samples[-1]]
    start, end = shown[0].at, max(shown[-1].at, shown[0].at + 0.001)

    def x(at: float) -> float:
        return MARGIN + (at - start) / (end - start) * (WIDTH - 2 * MARGIN)

    def y(volts: float) -> float:
        inside = min(max(volts, LOWEST_V), HIGHEST_V)
        return MARGIN / 2 + (HIGHEST_V - inside) / (HIGHEST_V - LOWEST_V) * (HEIGHT - MARGIN)

    def line(values: Sequence[float], colour: str) -> str:
        points = " ".join(f"{x(one.at):.1f},{y(value):.1f}" for one, value in zip(shown, values, strict=True))
        return f"<polyline fill='none' stroke='{colour}' stroke-width='1.5' points='{points}'/>"

    grid = "".join(
        f"<line x1='{MARGIN}' x2='{WIDTH - MARGIN}' y1='{y(v):.1f}' y2='{y(v):.1f}' stroke='#ddd'/>"
        f"<text x='4' y='{y(v) + 4:.1f}' font-size='11'>{v:+.0f} V</text>"
        for v in (12.0, 9.0, 6.0, 3.0, 0.0, -12.0)
    )
    bars = "".join(
        f"<rect x='{x(one.at):.1f}' y='{HEIGHT - 14}' height='8' fill='#c77700' "
        f"width='{max(0.5, x(after.at) - x(one.at)):.1f}'/>"
        for one, after in itertools.pairwise(shown)
        if one.mains
    )
    duty = line([one.duty_percent / 100 * (HIGHEST_V - LOWEST_V) + LOWEST_V for one in shown], "#9a9a9a")
    legend = (
        f"<text x='{MARGIN}' y='12' font-size='11'>blue: high level, red: low level, grey: duty 0 to 100 %, "
        f"orange: mains; {end - start:.1f} s</text>"
    )
    levels = line([one.high_v for one in shown], "#0050b0") + line([one.low_v for one in shown], "#b00020")
    return f"<svg viewBox='0 0 {WIDTH} {HEIGHT}' width='{WIDTH}'>{grid}{duty}{levels}{bars}{legend}</svg>"


def _story(one: Result) -> str:
    error = f"<pre class='bad'>{html.escape(_plain(one.error))}</pre>" if one.error else ""
    name, doc = html.escape(one.name), html.escape(one.doc)
    return f"<h2 id='{name}'>{name}</h2><p>{doc}</p>{error}{plot(one.samples)}"


def _plain(text: str) -> str:
    """Without what XML does not allow."""
    return "".join(sign for sign in text if sign.isprintable() or sign in "\n\t")
