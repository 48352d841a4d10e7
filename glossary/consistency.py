"""Where a translation, ours or a person's, leaves the glossary."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from glossary.outcome import misused, satisfied
from glossary.recognise import Index, Match, recognise
from glossary.termbase import Status


@dataclass(frozen=True)
class Departure:
    """A term of the source whose approved English is missing, or whose forbidden English stands in the target."""

    match: Match
    line: int  # of the match in the source, 1-based
    column: int  # in characters, 1-based
    target_line: int  # where the paragraph's English begins, 1-based
    forbidden: str = ""


@dataclass(frozen=True)
class Passage:
    """A paragraph, or a whole text."""

    text: str
    start: int  # offset in the whole text


def consistency(source: str, target: str, index: Index) -> list[Departure]:
    """The departures of a target from the glossary, in order of the source.

    Paragraphs are compared one to one: those between blank lines where both texts have as many, else the lines
    where both have as many; else the texts as wholes. Proposed terms bind nobody.
    """
    return [
        departure
        for ours, theirs in paired(source, target)
        for departure in _departures(source, ours, theirs, _line(target, theirs.start), index)
    ]


def _departures(source: str, ours: Passage, theirs: Passage, target_line: int, index: Index) -> Iterator[Departure]:
    matches = [match for match in recognise(ours.text, index) if match.term.status is Status.APPROVED]
    stand, used = satisfied(matches, theirs.text), misused(matches, theirs.text)
    for match, kept, forbidden in zip(matches, stand, used, strict=True):
        if not kept or forbidden:
            place = ours.start + match.start
            column = place - source.rfind("\n", 0, place)
            yield Departure(match, _line(source, place), column, target_line, forbidden)


def _line(text: str, place: int) -> int:
    return text.count("\n", 0, place) + 1


def paired(source: str, target: str) -> list[tuple[Passage, Passage]]:
    """The paragraphs of a source with those of its target, as `consistency` compares them."""
    for pattern in (r"[^\n]*\S[^\n]*(?:\n[^\n]*\S[^\n]*)*", r"[^\n]*\S[^\n]*"):
        ours, theirs = ([Passage(m[0], m.start()) for m in re.finditer(pattern, text)] for text in (source, target))
        if len(ours) == len(theirs) > 1:
            return list(zip(ours, theirs, strict=True))
    return [(Passage(source, 0), Passage(target, 0))]
