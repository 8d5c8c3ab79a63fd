"""Texts: complete in every language, and one for everything the station can say."""

import pytest

from firmware.core.faults import CATALOGUE
from firmware.gui.strings import LANGUAGES, PSEUDO, load, placeholders, read
from firmware.station.reasons import SENTENCES


@pytest.mark.parametrize("language", LANGUAGES)
def test_same_keys_and_placeholders_as_english(language: str) -> None:
    english, other = read("en"), read(language)
    assert sorted(other) == sorted(english)
    for key, text in english.items():
        assert placeholders(other[key]) == placeholders(text), key
        assert other[key].strip(), key


@pytest.mark.parametrize("language", [one for one in LANGUAGES if one != "en"])
def test_really_translated(language: str) -> None:
    """A sentence that reads as in English was forgotten; single words may agree."""
    english, other = read("en"), read(language)
    same = [key for key, text in english.items() if other[key] == text and text.count(" ") > 1]
    assert same == []


@pytest.mark.parametrize("key", SENTENCES)
def test_every_reason_of_the_station_has_a_sentence(key: str) -> None:
    texts = load("en")
    assert texts.has(f"reason.{key}")
    assert placeholders(read("en")[f"reason.{key}"]) <= placeholders(SENTENCES[key])


def test_no_sentence_without_a_reason() -> None:
    assert {key.removeprefix("reason.") for key in read("en") if key.startswith("reason.")} == set(SENTENCES)


def test_every_fault_of_the_catalogue_says_what_to_do() -> None:
    texts = load("en")
    for fault in CATALOGUE.values():
        for part in ("title", "action", "leave"):
            assert texts.has(f"fault.{fault.driver_text}.{part}"), (fault, part)


def test_pseudo_is_longer_and_keeps_the_placeholders() -> None:
    pseudo = load(PSEUDO)
    for key, text in read("en").items():
        assert len(pseudo.texts[key]) >= len(text) + 2
        assert placeholders(pseudo.texts[key]) == placeholders(text)


def test_unknown_language_and_key() -> None:
    with pytest.raises(LookupError, match="tlh"):
        load("tlh")
    assert load("en").get("no.such.key") == "no.such.key"
    assert load("en").get("reason.cable", {}) == "Your cable limits the power to  A."
