"""Where a term belongs in a draft that lacks it: the words that look at it in the source, by the cross-attention."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from glossary.recognise import Match
from translate.model import Draft

NEAR = 0.3  # a target word belongs to a term if it looks at it this much of what the keenest word does
INSERTIONS = 5  # places tried where no word looks at the term
ARTICLES = frozenset({"the", "a", "an"})
PREPOSITIONS = frozenset("of in on at by to for from with and as between under against before after since or".split())
OPENING = '“„«‘"([/-'
LEADING = re.compile(r"[“„«‘\"(\[]*")
TRAILING = re.compile(r"(?:['’]s)?[^\w]*$")  # a possessive and stops belong to the sentence, not to the term


@dataclass(frozen=True)
class Placing:
    """A draft with a term put in: the English up to and with the term, and the whole text."""

    prefix: str
    draft: Draft


@dataclass(frozen=True)
class Region:
    """The part of a draft that speaks of a term, and the starts worth trying; start == end where nothing does."""

    start: int
    end: int
    starts: tuple[int, ...]


def region(draft: Draft, match: Match, floor: int) -> Region:
    """The words behind `floor` (characters) that look at a match most, with neighbours that look nearly as much."""
    links = [link for link in draft.links if link.start >= floor]
    weights = [sum(share for at, share in link.attention if match.start - 1 <= at < match.end) for link in links]
    if not weights or max(weights) == 0:
        every = [link.start for link in links]
        starts = (*every[:: max(1, len(every) // INSERTIONS)], max(floor, len(draft.text.rstrip(" ."))))
        return Region(floor, floor, starts)
    words = [draft.text[link.start : link.end].lower() for link in links]
    peak = weights.index(max(weights))
    first, last = _grown(weights, peak)
    own = {word.lower() for word in match.target.split()}
    while last + 1 < len(words) and words[last][-1:].isalnum() and TRAILING.sub("", words[last + 1]) in own:
        last += 1
    while first < peak and words[first] in ARTICLES | PREPOSITIONS:  # they look at their noun, and stay before it
        first += 1
    end = links[last].end - len(TRAILING.search(words[last]).group())  # type: ignore[union-attr]  # it matches always
    start = links[first].start + len(LEADING.match(words[first]).group())  # type: ignore[union-attr]  # so does it
    return Region(start, max(start, end), (start, *([links[first - 1].start] if first else [])))


def _grown(weights: list[float], peak: int) -> tuple[int, int]:
    """The first and last of the neighbours of the keenest word that look nearly as much as it does."""
    first = last = peak
    while first > 0 and weights[first - 1] >= NEAR * weights[peak]:
        first -= 1
    while last + 1 < len(weights) and weights[last + 1] >= NEAR * weights[peak]:
        last += 1
    return first, last


def placings(draft: Draft, english: str, where: Region) -> Iterator[Placing]:
    """The draft with the term in each likely place, with and without an article before it."""
    for start in where.starts:
        end = max(where.end, start) if where.end > where.start else start
        for opening in _openings(draft.text[:start].rstrip(), english):
            term = english if opening else english[:1].upper() + english[1:]
            prefix = opening + ("" if not opening or opening[-1] in OPENING else " ") + term
            yield Placing(prefix, _spliced(draft, prefix, start, end))


def _openings(before: str, english: str) -> list[str]:
    """The draft so far, with and without an article where there can be one: before names of two words and more."""
    last = before.rsplit(" ", 1)[-1].lower()
    if last in ARTICLES:
        bare = before[: len(before) - len(last)].rstrip()
        return [before, bare] if last == "the" else [before, bare, f"{bare} the".lstrip()]
    if " " not in english or re.search(r"\d", english):
        return [before]
    if not before:
        return ["", "The"]
    return [before, f"{before} the"] if last in PREPOSITIONS else [before]


def _spliced(draft: Draft, prefix: str, start: int, end: int) -> Draft:
    """The draft with `prefix` in place of all up to `end`; the links of the other words go along."""
    rest = draft.text[end:]
    gap = " " if rest[:1].isalnum() else ""
    shift = len(prefix) + len(gap) - end
    before = [link for link in draft.links if link.start < start]
    after = [replace(link, start=link.start + shift, end=link.end + shift) for link in draft.links if link.start >= end]
    return Draft(prefix + gap + rest, 0.0, (*before, *after))
