"""Offices before names."""

import pytest

from fakes import desk
from glossary.termbase import Term
from translate.pipeline import translate

OFFICE = Term("ministri i Jashtëm", "foreign minister", domain="office")
STATE = Term("sekretari i Shtetit", "secretary of state", domain="office")
PEACE = Term("ministri i Jashtëm", "foreign minister")
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
    ("no office", PEACE, "Egypt's foreign minister Badr spoke.", "Egypt's foreign minister Badr spoke."),
]  # fmt: skip


@pytest.mark.parametrize(("term", "draft", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_titles(term: Term, draft: str, expected: str) -> None:
    source = "Foli sekretari i Shtetit." if term is STATE else "Foli ministri i Jashtëm."
    assert translate(source, desk(lambda _: [draft], term)).text == expected
