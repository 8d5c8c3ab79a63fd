"""Golden images of every screen in every language and size, as fingerprints, with a report of what differs."""

from pathlib import Path

import pytest

from firmware.gui.samples import SAMPLES
from tests.gui import report
from tests.gui.frames import ALL_LANGUAGES, SIZES, drawn, layout_print, renderer

_HINT = "look at {page}; if all of it is meant: python -m tests.gui.update_golden"


@pytest.fixture(scope="module")
def golden() -> dict[report.Key, tuple[str, str]]:
    return report.read()[1]


def test_there_is_a_golden_image_of_every_screen_language_and_size(golden: dict[report.Key, tuple[str, str]]) -> None:
    wanted = {(n, lang, f"{w}x{h}") for n in SAMPLES for lang in ALL_LANGUAGES for w, h in SIZES}
    assert set(golden) == wanted, "python -m tests.gui.update_golden"


@pytest.mark.parametrize("language", ALL_LANGUAGES)
def test_every_screen_looks_as_committed(language: str, golden: dict[report.Key, tuple[str, str]]) -> None:
    if report.read()[0] != renderer():
        pytest.skip(f"the golden pixels are of {report.read()[0]}, this is {renderer()}; the layouts are compared")
    now = {
        (name, language, f"{w}x{h}"): (shown.pixels, layout_print(shown.record))
        for name in SAMPLES
        for w, h in SIZES
        for shown in [drawn(name, (w, h), language)]
    }
    differing = report.compare({key: value for key, value in golden.items() if key[1] == language}, now)
    if differing:
        page = report.report(differing, report.FOLDER / language)
        pytest.fail(
            f"{len(differing)} screens differ ({', '.join(k[0] for k in differing)}): {_HINT.format(page=page)}"
        )


def test_a_difference_is_found_named_and_shown(tmp_path: Path) -> None:
    """The report itself: another colour, another place, a new screen."""
    idle, fault, new = ("idle", "en", "800x480"), ("fault", "de", "480x800"), ("new", "en", "1x1")
    now = {idle: ("a", "b"), fault: ("c", "d"), new: ("e", "f")}
    golden = {idle: ("a", "x"), fault: ("x", "d")}
    differing = report.compare(golden, now)
    assert differing == {
        fault: "other colours or shapes at the same places",
        idle: "something stands elsewhere, or other words",
        new: "new",
    }
    del differing[new]
    text = report.report(differing, tmp_path).read_text(encoding="utf-8")
    assert "idle, en, 800x480: something stands elsewhere" in text and "golden_idle.png" in text
    assert (tmp_path / "fault_de_480x800.png").exists()
