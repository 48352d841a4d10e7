"""A word that stands alone, over a section, a column or a field: no sentence tells a model what it means."""

from functools import cache
from pathlib import Path

from glossary.albanian import fold

HEADINGS = Path(__file__).with_name("headings.txt")


@cache
def headings() -> dict[str, str]:
    """The English of each word, both in small letters; the word also as it is typed without ë and ç."""
    lines = HEADINGS.read_text(encoding="utf-8").splitlines()
    return {fold(word): english for word, english in (line.split("\t") for line in lines if not line.startswith("#"))}


def heading(source: str) -> str:
    """The English of a heading of one word, perhaps with a colon, in its capitals; empty where none is known.

    >>> heading("Moti"), heading("EKONOMI"), heading("Burimi:"), heading("Kina"), heading("Moti ishte")
    ('Weather', 'ECONOMY', 'Source:', '', '')
    """
    word = source.removesuffix(":")
    english = headings().get(fold(word), "")
    if word.isupper():
        english = english.upper()
    elif word[:1].isupper():
        english = english[:1].upper() + english[1:]
    return english and english + source[len(word) :]
