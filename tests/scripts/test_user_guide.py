"""The user guide is what the screens, the configuration and the faults say, and all its pictures are there."""

import importlib.util
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def guide():  # type: ignore[no-untyped-def]
    spec = importlib.util.spec_from_file_location("make_user_guide", ROOT / "scripts" / "make_user_guide.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_committed_guide_is_up_to_date(guide) -> None:  # type: ignore[no-untyped-def]
    assert guide.main(["--check"]) == 0, "python scripts/make_user_guide.py"


@pytest.mark.parametrize("name", ["user-guide.md", "screens/README.md"])
def test_every_picture_is_there(name: str) -> None:
    page = ROOT / "docs" / name
    names = re.findall(r"!\[[^\]]*\]\(([^)]+)\)", page.read_text(encoding="utf-8"))
    assert len(names) > 30
    assert [one for one in names if not (page.parent / one).exists()] == []


def test_every_fault_and_every_key_of_the_screen_is_in_it(guide) -> None:  # type: ignore[no-untyped-def]
    text = guide.guide()
    assert all(fault.code in text for fault in guide.CATALOGUE.values())
    assert all(f"`{row.key}`" in text for row in guide.explain("screen."))
