"""Headings of one word: their English does not hang on the model."""

import pytest

from fakes import desk
from glossary.albanian import fold
from glossary.termbase import Term
from translate.heading import HEADINGS
from translate.pipeline import translate

CASES = [
    ("a section", "Bota\n\nKina foli.", "World\n\nChina spoke."),
    ("in capitals", "MOTI", "WEATHER"),
    ("a list", "- Muaji\n- Viti", "- Month\n- Year"),
    ("a label", "Burimi:", "Source:"),
    ("no heading", "Moti.", "China spoke."),
    ("a phrase", "Moti sot", "China spoke"),
    (
        "an English article",
        "The weather of the week.\n\nPhoto: Reuters\n\nData",
        "The weather of the week.\n\nChina spoke\n\nData",
    ),
    ("a word that is none", "Kina", "China spoke"),
]


@pytest.mark.parametrize(("kind", "source", "expected"), CASES)
def test_headings(kind: str, source: str, expected: str) -> None:
    assert translate(source, desk(lambda _: ["China spoke."])).text == expected, kind


def test_a_term_comes_first() -> None:
    assert translate("Partia", desk(lambda _: ["Party"], Term("Partia", "CPC"))).text == "CPC"


def test_the_file_is_in_order() -> None:
    rows = [line.split("\t") for line in HEADINGS.read_text(encoding="utf-8").splitlines()[1:]]
    words = [fold(word) for word, _ in rows]
    assert words == sorted(set(words))
    assert all(text == text.lower() for row in rows for text in row)
