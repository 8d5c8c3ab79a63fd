"""The documents name files and tests: what they name exists."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TESTS_FOLDER = ROOT / "tests"
DOCUMENTS = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
FOLDERS = ("firmware/", "hil/", "tests/", "scripts/", "bench/", "docs/", "systemd/", "requirements/")
TESTS = {
    name for path in TESTS_FOLDER.rglob("*.py") for name in re.findall(r"def (test_\w+)", path.read_text("utf-8"))
} | {path.stem for path in TESTS_FOLDER.rglob("test_*.py")}


def words(document: Path) -> list[str]:
    """Everything in code quotes, word by word; of `file.py::test` the file."""
    quoted = re.findall(r"`([^`\n]+)`", document.read_text("utf-8"))
    return [word.partition("::")[0].rstrip(",.;:") for text in quoted for word in text.split()]


def alternatives(word: str) -> list[str]:
    """`a/{b,c}` are two; an ellipsis stands for anything."""
    found = re.fullmatch(r"(.*)\{(.*)\}(.*)", word)
    names = [found[1] + one + found[3] for one in found[2].split(",")] if found else [word]
    return [name.replace("…", "*").rstrip("/") for name in names]


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_every_file_that_is_named_is_there(document: Path) -> None:
    paths = [word for word in words(document) if word.startswith(FOLDERS) and not re.search("[A-Z]{4}|<", word)]
    # docs/ocpp.md names tests as seen from tests/.
    missing = [
        word
        for word in paths
        for name in alternatives(word)
        if not (list(ROOT.glob(name)) or list(TESTS_FOLDER.glob(name)))
    ]
    assert missing == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_every_test_that_is_named_is_there(document: Path) -> None:
    assert [word for word in words(document) if re.fullmatch(r"test_\w+", word) and word not in TESTS] == []


@pytest.mark.parametrize("package", ["station", "ocpp_client", "iso15118"])
def test_the_map_of_a_package_has_all_its_modules(package: str) -> None:
    folder = ROOT / "firmware" / package
    named = set(re.findall(r"`(\w+)`", (folder / "__init__.py").read_text("utf-8")))
    modules = {path.stem for path in folder.glob("*.py")} | {path.parent.name for path in folder.glob("*/__init__.py")}
    assert sorted(modules - named - {"__init__"}) == []


def test_the_index_has_every_document() -> None:
    index = (ROOT / "docs/README.md").read_text("utf-8")
    linked = set(re.findall(r"\]\(([\w-]+\.md)\)", index))
    assert linked == {path.name for path in (ROOT / "docs").glob("*.md")} - {"README.md"}
