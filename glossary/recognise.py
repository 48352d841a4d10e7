"""Segment + termbase -> matches."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import accumulate

from glossary.albanian import LINKERS, keys, ordinal
from glossary.termbase import Status, Term, Termbase

# A word: letters with their combining marks and soft hyphens; then an ending after a hyphen (OKB-së, 15-të).
_ENDING = "i|u|a|e|ja|it|ut|in|un|së|se|në|ne|të|te|n|s|t|sh|ve|et|at|ët|eve|ave|ëve|esh|ash|ësh|shi|ën|ës|en|es"
_LETTER = r"[^\W_][\u0300-\u036f\u00ad\u200b\u200d]*"
_WORD = re.compile(rf"((?:{_LETTER})+(?:[-\u2010\u2011](?:{_ENDING})(?![^\W_]|[-\u2010\u2011]))?)", re.IGNORECASE)
# What may stand between two words of a term: white space with at most one line break, a hyphen, an apostrophe.
_GAP = re.compile(r"[^\S\n]*\n?[^\S\n]*|[-\u2010\u2011\u2013'\u2019\u2018\u02bc`\u00b4]")
_FIELD = re.compile(r"\{n(?::ordinal)?\}")
_FIELD_WORD = "0"  # stands for {n} while a template is read
_FIELD_KEY = "{n}"


@dataclass(frozen=True)
class Match:
    """A term found in a text: text[start:end] == form."""

    term: Term
    start: int  # offset in characters of the text searched
    end: int
    form: str
    target: str  # approved English, template fields filled in: "15th Five-Year Plan"


@dataclass
class _Node:
    """A place in the tree of terms: the content words read so far."""

    plain: dict[str, "_Node"] = field(default_factory=dict)  # next word stands directly behind
    linked: dict[str, "_Node"] = field(default_factory=dict)  # next word stands behind a linking article
    ends: list[tuple[Term, tuple[bool, ...], bool]] = field(default_factory=list)  # term, capitals, article last


class Index:
    """A termbase made ready for searching; build it once with `build_index`."""

    def __init__(self) -> None:
        self.root = _Node()
        self.first: set[str] = set()  # keys that a term may begin with


def build_index(termbase: Termbase) -> Index:
    """Prepare a termbase for `recognise`. Retired terms are left out."""
    index = Index()
    for term in termbase.terms:
        if term.status is Status.RETIRED:
            continue
        for source in (term.source, *term.variants):
            _add(index, source, term)
    index.first = {*index.root.plain, *index.root.linked}
    return index


def _add(index: Index, source: str, term: Term) -> None:
    words = _WORD.findall(_FIELD.sub(_FIELD_WORD, source))
    nodes, linked, capitals = [index.root], False, []
    for word in words:
        if word.lower() in LINKERS and len(words) > 1:
            linked = True
            continue
        word_keys = {_FIELD_KEY} if word.split("-")[0] == _FIELD_WORD and "{n" in source else keys(word)
        capitals.append(word[0].isupper())
        nodes = [_child(node, key, linked) for node in nodes for key in word_keys][:64]
        linked = False
    for node in nodes:
        node.ends.append((term, tuple(capitals), linked))


def _child(node: _Node, key: str, linked: bool) -> _Node:
    return (node.linked if linked else node.plain).setdefault(key, _Node())


def recognise(text: str, index: Index) -> list[Match]:
    """The terms of a text, in order of place, longest first where they overlap; matches never overlap."""
    return select(candidates(text, index))


def select(found: list[Match]) -> list[Match]:
    """The longest of the matches that overlap, in order of place."""
    chosen: list[Match] = []
    for match in sorted(found, key=_rank):
        if all(match.end <= other.start or match.start >= other.end for other in chosen):
            chosen.append(match)
    return sorted(chosen, key=lambda match: match.start)


def _rank(match: Match) -> tuple[int, bool, bool, int]:
    proposed = match.term.status is Status.PROPOSED
    return (match.start - match.end, match.form != match.term.source, proposed, match.start)


def candidates(text: str, index: Index) -> list[Match]:
    """Every term that stands in a text, overlapping ones too."""
    parts = _WORD.split(text)
    reading = _Reading(text, parts, list(accumulate(map(len, parts), initial=0)))
    found: list[Match] = []
    for place in range(1, len(parts), 2):
        if not index.first.isdisjoint(reading.keys(place)):
            found += _matches_at(reading, place, index)
    return found


@dataclass(frozen=True)
class _Reading:
    """A text in parts: words at odd places, what stands between them at even ones."""

    text: str
    parts: list[str]
    offsets: list[int]

    def keys(self, place: int) -> frozenset[str]:
        found = keys(self.parts[place])
        return found | {_FIELD_KEY} if self.parts[place][0].isdigit() else found

    def joined(self, place: int) -> bool:
        """Whether the word at `place` continues the one before."""
        return place > 1 and bool(_GAP.fullmatch(self.parts[place - 1]))

    def linker(self, place: int) -> bool:
        return self.parts[place].lower() in LINKERS

    def next_word(self, place: int) -> tuple[int, bool] | None:
        """The next content word, and whether linking articles stand before it."""
        after = place + 2
        while after < len(self.parts) and self.joined(after):
            if not self.linker(after):
                return after, after > place + 2
            after += 2
        return None


def _matches_at(reading: _Reading, place: int, index: Index) -> Iterator[Match]:
    behind_linker = reading.joined(place) and reading.linker(place - 2)
    for key in reading.keys(place):
        if key in index.root.plain:
            yield from _walk(reading, index.root.plain[key], [place], place)
        if behind_linker and key in index.root.linked:
            yield from _walk(reading, index.root.linked[key], [place], place - 2)


def _walk(reading: _Reading, node: _Node, places: list[int], start: int) -> Iterator[Match]:
    yield from _ends(reading, node, places, start)
    if not (step := reading.next_word(places[-1])):
        return
    place, behind_linker = step
    accusative = reading.parts[place][-1] in "nN"
    for key in reading.keys(place):
        if not behind_linker and key in node.plain:
            yield from _walk(reading, node.plain[key], [*places, place], start)
        if (behind_linker or not accusative) and key in node.linked:
            yield from _walk(reading, node.linked[key], [*places, place], start)


def _ends(reading: _Reading, node: _Node, places: list[int], start: int) -> Iterator[Match]:
    for term, capitals, linker_last in node.ends:
        last = places[-1]
        if any(wanted and not reading.parts[p][0].isupper() for wanted, p in zip(capitals, places, strict=True)):
            continue
        if linker_last:
            last += 2
            if last >= len(reading.parts) or not reading.joined(last) or not reading.linker(last):
                continue
        begin, end = reading.offsets[start], reading.offsets[last + 1]
        numbers = [reading.parts[p] for p in places if reading.parts[p][0].isdigit()]
        yield Match(term, begin, end, reading.text[begin:end], _filled(term.target, numbers))


def _filled(target: str, numbers: list[str]) -> str:
    """The template with its fields filled in, in order.

    >>> _filled("{n:ordinal} Five-Year Plan", ["15-të"])
    '15th Five-Year Plan'
    """
    for word in numbers:
        digits = re.match(r"\d+", word)
        number = digits[0] if digits else word
        value = ordinal(int(number)) if "{n:ordinal}" in target else number
        target = _FIELD.sub(value, target, count=1)
    return target
