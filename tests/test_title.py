"""Offices before names."""

import pytest

from fakes import desk
from glossary.termbase import Term
from translate.pipeline import translate

OFFICE = Term("ministri i Jashtëm", "foreign minister", domain="office")
STATE = Term("sekretari i Shtetit", "secretary of state", domain="office")
PEACE = Term("ministri i Jashtëm", "foreign minister")
VICE = Term("nënpresident", "vice president", domain="office")
STATION = Term("vendvotim", "polling station", domain="office")
SOURCES = {
    STATE: "Foli sekretari i Shtetit.",
    VICE: "Foli nënpresidenti.",
    STATION: "Foli vendvotimi.",
}
CASES = [
    ("before a name", OFFICE,
     "Egypt's foreign minister Badr Abdelatty spoke.",
     "Egypt's Foreign Minister Badr Abdelatty spoke."),
    ("plural", OFFICE,
     "On Friday foreign ministers Lavrov and Fidan spoke.",
     "On Friday Foreign Ministers Lavrov and Fidan spoke."),
    ("small words", STATE, "US secretary of state Marco Rubio left.", "US Secretary of State Marco Rubio left."),
    ("no name", OFFICE, "The foreign minister spoke.", "The foreign minister spoke."),
    ("an article before it", OFFICE,
     "This is the foreign minister Lavrov met.",
     "This is the foreign minister Lavrov met."),
    ("a day behind it", OFFICE, "Egypt's foreign minister Monday spoke.", "Egypt's foreign minister Monday spoke."),
    ("an acronym behind it", OFFICE, "Some foreign minister NATO met.", "Some foreign minister NATO met."),
    ("a comma between", OFFICE, "Egypt's foreign minister, Badr, spoke.", "Egypt's foreign minister, Badr, spoke."),
    ("initials", VICE, "US vice president JD Vance left.", "US Vice President JD Vance left."),
    ("a word between", OFFICE, "The first foreign minister Kosovo had.", "The first foreign minister Kosovo had."),
    ("no person", STATION, "Every polling station Tirana has.", "Every polling station Tirana has."),
    ("no office", PEACE, "Egypt's foreign minister Badr spoke.", "Egypt's foreign minister Badr spoke."),
]  # fmt: skip


@pytest.mark.parametrize(("term", "draft", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_titles(term: Term, draft: str, expected: str) -> None:
    source = SOURCES.get(term, "Foli ministri i Jashtëm.")
    assert translate(source, desk(lambda _: [draft], term)).text == expected
