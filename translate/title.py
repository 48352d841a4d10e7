"""Titles before names: "defense minister" is an office, "Defense Minister Vengu" its holder (AP Stylebook, titles)."""

import re
from collections.abc import Sequence

from glossary.outcome import MONTH, places
from glossary.recognise import Match

OFFICES = "office"  # the domain of offices and titles
DAY = "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
NAME = re.compile(rf" (?!(?:{MONTH}|{DAY})\b)(?:[^\W\d_a-z][\w'’-]*[a-z]|[A-Z]{{2}} [A-Z][a-z])")
HOLDERS = re.compile(
    r"(?:minister|president|premier|chancellor|secretary|governor|ambassador|general|commissioner|envoy|speaker|mayor"
    r"|representative|king|queen|prince|princess|director|prosecutor|judge|commander|spokes\w+|chair\w*|senator|deputy"
    r"|adviser|leader|chief|attorney|ombudsperson|rector|pope|archbishop|bishop|mufti)s?\b"
)
NO_TITLE = re.compile(r"\b(?:as|any|no|(?:the|a|an)(?: \w+)?)\s$", re.IGNORECASE)  # the president Xi met is no title
SMALL = frozenset("of for the and to in on at".split())


def titled(matches: Sequence[Match], text: str) -> str:
    """A text in which the offices directly before a name have capitals; in: the terms in it.

    >>> from glossary.termbase import Term
    >>> term = Term("ministri i Mbrojtjes", "defense minister", domain="office")
    >>> minister = Match(term, 0, 0, "", term.target)
    >>> titled([minister], "Albania's defense minister Pirro Vengu spoke.")
    "Albania's Defense Minister Pirro Vengu spoke."
    >>> titled([minister], "The defense minister Xi met and a defense minister.")
    'The defense minister Xi met and a defense minister.'
    """
    for match, place in zip(matches, places(list(matches), text), strict=True):
        if not place or match.term.domain != OFFICES or match.term.read_only or not HOLDERS.search(match.target):
            continue
        start, end = place
        if NAME.match(text, end) and not NO_TITLE.search(text[:start]) and text[start:end].islower():
            text = text[:start] + _capitals(text[start:end]) + text[end:]
    return text


def _capitals(english: str) -> str:
    return " ".join(word if word in SMALL else word[:1].upper() + word[1:] for word in english.split(" "))
