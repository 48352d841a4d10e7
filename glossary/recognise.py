"""Segment + termbase -> matches.

Every term waits in the index at its rarest word. A text is cut into words; where one may be a form of such a
word, the words around it are compared with the rest of the term. Between the words of a term its linking
articles may stand in any form; no other word may.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

from glossary.albanian import ENDING, LINKERS, agrees, fold, is_accusative, ordinal, word
from glossary.lexicon import PLURAL
from glossary.spelling import APOSTROPHES, HYPHENS, INVISIBLE, MARKS, plain
from glossary.termbase import Status, Term, Termbase

_JOINERS = HYPHENS + APOSTROPHES
# A number, an acronym with full stops (Sh.B.A.) or a word; each with the ending behind its hyphen, as in OKB-së.
_WORD = re.compile(
    rf"((?:\d+(?:[.,]\d+)+|(?:[A-ZÇË][^\W\d_]?\.){{2,}}|[^\W_][\w{MARKS}{INVISIBLE}]*)"
    rf"(?:(?:[{HYPHENS}]|(?<=[A-ZÇË\d])[{APOSTROPHES}])(?i:{ENDING})(?![^\W_]|[{_JOINERS}][^\W_]))?)"
)
# What may stand between two words of a term: white space with at most one line break, or a hyphen or apostrophe.
_GAP = re.compile(rf"(?=.)[^\S\n]*\n?[^\S\n]*|[{_JOINERS}]", re.DOTALL)
_FIELD = re.compile(r"\{n(:ordinal)?\}")
_FIGURES = re.compile(r"\d+(?:[.,]\d+)*")
_ANY_NUMBER = "#"
_LONG = 4  # letters of a guess, its declension with them, that a name must have more than
_CACHED = 200_000  # forms whose terms an index keeps


@dataclass(frozen=True)
class Match:
    """A term found in a text: text[start:end] == form."""

    term: Term
    start: int  # offset in characters of the text searched
    end: int
    form: str
    target: str  # approved English, template fields filled in: "15th Five-Year Plan"


@dataclass(frozen=True, slots=True)
class _Pattern:
    """A term, or one of its variants, as it is looked for: its words without the linking articles."""

    term: Term
    words: tuple[frozenset[str], ...]  # the keys that each word meets
    linked: tuple[int, ...]  # how many linking articles stand before each word
    capitals: tuple[bool, ...]
    linker_last: bool  # "{n}-vjetori i"


class Index:
    """A termbase made ready for searching; build it once with `build_index`."""

    def __init__(self, patterns: Iterable[_Pattern]) -> None:
        patterns = list(patterns)
        uses = Counter(key for pattern in patterns for keys in pattern.words for key in keys)
        self._by_key: dict[str, list[tuple[_Pattern, int]]] = {}
        for pattern in patterns:
            rarity = [max(uses[key] for key in keys) if keys != {_ANY_NUMBER} else len(uses) for keys in pattern.words]
            rarest = rarity.index(min(rarity))
            for key in pattern.words[rarest]:
                self._by_key.setdefault(key, []).append((pattern, rarest))
        self._at: dict[str, list[tuple[_Pattern, int]]] = {}

    def at(self, form: str) -> list[tuple[_Pattern, int]]:
        """The patterns that wait at a form, each with the number of its word."""
        found = self._at.get(form)
        if found is None:
            unique = {id(p): (p, n) for key in _keys(form) for p, n in self._by_key.get(key, ())}
            if len(self._at) >= _CACHED:
                self._at.clear()
            found = self._at[form] = list(unique.values())
        return found


def build_index(termbase: Termbase) -> Index:
    """Prepare a termbase for `recognise`. Retired terms are left out."""
    return Index(
        pattern
        for term in termbase.terms
        if term.status is not Status.RETIRED
        for source in _spellings(term)
        if (pattern := _pattern(source, term))
    )


def _spellings(term: Term) -> Iterator[str]:
    """The citation form, the variants, and each hyphenated word in one: video-telefonatë, videotelefonatë."""
    for source in (term.source, *term.variants):
        yield source
        if (glued := re.sub(rf"(?<=[^\W\d_])[{HYPHENS}](?=[^\W\d_]{{4}})", "", source)) != source:
            yield glued


def _pattern(source: str, term: Term) -> _Pattern | None:
    """None for a source without a word."""
    template = "{" in source
    forms = _WORD.findall(_FIELD.sub("0", source)) if template else _WORD.findall(source)
    is_linker = [form.lower() in LINKERS for form in forms]
    if all(is_linker):
        is_linker = [False] * len(forms)
    words: list[frozenset[str]] = []
    linked: list[int] = []
    linkers = 0
    for place, form in enumerate(forms):
        if is_linker[place]:
            linkers += 1
            continue
        field = template and form[0] == "0"
        follower = fold(forms[place + 1]) if place + 1 < len(forms) and is_linker[place + 1] else ""
        words.append(frozenset({_ANY_NUMBER}) if field else _wanted(form, follower, head=not words))
        linked.append(linkers)
        linkers = 0
    capitals = tuple(form[0].isupper() for form, linker in zip(forms, is_linker, strict=True) if not linker)
    return _Pattern(term, tuple(words), tuple(linked), capitals, linkers > 0) if words else None


def _wanted(form: str, follower: str, head: bool) -> frozenset[str]:
    """The keys that a word of a term meets, given the linking article that follows it; see `_keys`."""
    read = word(form)
    name = form[0].isupper()
    readings = [reading for reading in read.readings if agrees(reading, form, follower)]
    if head:  # a citation form: Serbi is Serbia, not "the Serb"
        readings = [reading for reading in readings if reading.lemma == plain(form)] or readings
    # A name that is fixed in the plural does not stand in the singular: Kombet e Bashkuara.
    fixed = "+" if head and name and all(reading.kind == PLURAL for reading in readings) else ""
    lemmas = {reading.lemma + fixed for reading in readings}
    if read.value is not None:
        return frozenset({f"#{read.value}"} | lemmas)
    if read.acronym:
        names = {"?" + guess for guess in read.guesses} if len(read.acronym) > 3 else set()
        return frozenset({"^" + read.acronym} | names)
    if not readings:
        return frozenset(mark + guess for mark in "?!" for guess in read.guesses)
    # The lexicon knows the forms of its words; but a long name may be another that is spelled like one.
    names = {"?" + guess for guess in read.guesses if name and len(guess) > _LONG}
    return frozenset(lemmas | names)


@lru_cache(maxsize=50_000)
def _keys(form: str, follower: str = "") -> frozenset[str]:
    """What a word of a text may be, given the linking article that follows it.

    Two words meet where they share a key: lemmas, where the lexicon knows both; the guesses of the ending rules,
    where it does not know the text's (`?`) or the term's (`!`); acronyms (`^`) and numbers (`#`).
    """
    read = word(form)
    readings = [reading for reading in read.readings if agrees(reading, form, follower)]
    keys = {reading.lemma for reading in readings}
    keys |= {reading.lemma + "+" for reading in readings if reading.kind & PLURAL}
    keys |= {("!" if read.readings else "?") + guess for guess in read.guesses}
    if read.acronym:
        keys.add("^" + read.acronym)
    if read.value is not None:
        keys |= {_ANY_NUMBER, f"#{read.value}"}
    elif form[0].isdigit():
        keys.add(_ANY_NUMBER)
    return frozenset(keys)


def recognise(text: str, index: Index) -> list[Match]:
    """The terms of a text, in order of place, longest first where they overlap; matches never overlap."""
    found = recognise_all(text, index)
    if len(found) < 2:
        return found
    chosen: list[Match] = []
    for match in sorted(found, key=_rank):
        if all(match.end <= other.start or match.start >= other.end for other in chosen):
            chosen.append(match)
    return sorted(chosen, key=lambda match: match.start)


def _rank(match: Match) -> tuple[int, bool, bool, int]:
    """Longest first; then as spelled in the glossary, approved, first in the text."""
    proposed = match.term.status is Status.PROPOSED
    return (match.start - match.end, match.form != match.term.source, proposed, match.start)


def recognise_all(text: str, index: Index) -> list[Match]:
    """Every term that stands in a text, also where they overlap, in order of place."""
    parts = _WORD.split(text)
    at = index.at
    hits = [(place, found) for place, form in enumerate(parts[1::2]) if (found := at(form))]
    if not hits:
        return []
    passage = _Passage(parts[1::2], parts[::2])
    ends = list(accumulate(map(len, parts)))
    matches = set()
    for place, patterns in hits:
        for pattern, number in patterns:
            if span := passage.fit(pattern, number, place):
                start, end = ends[2 * span.first], ends[2 * span.last + 1]
                target = _filled(pattern, [passage.words[i] for i in span.content])
                matches.add(Match(pattern.term, start, end, text[start:end], target))
    return sorted(matches, key=lambda match: (match.start, match.end))


@dataclass(frozen=True, slots=True)
class _Span:
    """Where a term stands: its first and last word, and its words without the linking articles."""

    first: int
    last: int
    content: list[int]


@dataclass(frozen=True, slots=True)
class _Passage:
    """A text cut into words; gaps[i] stands before words[i]."""

    words: list[str]
    gaps: list[str]

    def fit(self, pattern: _Pattern, number: int, place: int) -> _Span | None:
        """The span of a term whose word `number` stands at `place`, if the others stand around it."""
        content = [place]
        for wanted in range(number - 1, -1, -1):
            before = self._step(content[0], -1)
            if before is None or not self._follows(before, content[0], pattern.linked[wanted + 1]):
                return None
            content.insert(0, before)
            if pattern.words[wanted].isdisjoint(self._keys(before, content[1])):
                return None
        for wanted in range(number + 1, len(pattern.words)):
            after = self._step(content[-1], 1)
            if after is None or not self._follows(content[-1], after, pattern.linked[wanted]):
                return None
            if pattern.words[wanted].isdisjoint(_keys(self.words[after])):
                return None
            if after > content[-1] + 1 and pattern.words[wanted - 1].isdisjoint(self._keys(content[-1], after)):
                return None
            content.append(after)
        if not self._capitals_meet(pattern, content):
            return None
        return self._with_linkers(pattern, content)

    def _with_linkers(self, pattern: _Pattern, content: list[int]) -> _Span | None:
        """The span with the linking articles at its ends; None where one is lacking."""
        first, last = content[0], content[-1]
        if pattern.linked[0]:
            first -= 1
            if first < 0 or not self._linker(first) or not self._joined(first + 1):
                return None
        if pattern.linker_last:
            last += 1
            if last >= len(self.words) or not self._linker(last) or not self._joined(last):
                return None
        return _Span(first, last, content)

    def _capitals_meet(self, pattern: _Pattern, content: list[int]) -> bool:
        """Whether capitals stand where the term has them.

        In a name of several words one capital is enough, unless it only begins the sentence: Gjykata themelore,
        ministria e Punëve të Jashtme. A plural without a capital is no name: bankat e Shqipërisë.
        """
        wanted = [place for capital, place in zip(pattern.capitals, content, strict=True) if capital]
        met = [place for place in wanted if not self.words[place][0].islower()]
        if len(met) == len(wanted):
            return True
        if len(content) == 1 or not any(not self._begins_sentence(place) for place in met):
            return False
        return self.words[content[0]][0].isupper() or not _is_plural(self.words[content[0]])

    def _begins_sentence(self, place: int) -> bool:
        return place == 0 or not self.gaps[place].isspace()

    def _step(self, place: int, direction: int) -> int | None:
        """The next word in a direction that is no linking article; None where something else stands between."""
        while 0 <= place + direction < len(self.words) and self._joined(max(place, place + direction)):
            place += direction
            if not self._linker(place):
                return place
        return None

    def _follows(self, left: int, right: int, linked: int) -> bool:
        """Whether as many linking articles stand between two words as in the term.

        The indefinite genitive goes without its own: krerë shteti, mbrojtje të dhënash.
        """
        found = right - left - 1
        if found == linked - 1:
            return self.words[right].lower().endswith("sh") if found else not is_accusative(self.words[right])
        return found == linked

    def _keys(self, place: int, following: int) -> frozenset[str]:
        """The keys of a word in view of the linking article behind it, if any."""
        return _keys(self.words[place], fold(self.words[place + 1]) if following > place + 1 else "")

    def _joined(self, place: int) -> bool:
        return _GAP.fullmatch(self.gaps[place]) is not None

    def _linker(self, place: int) -> bool:
        return self.words[place].lower() in LINKERS


def _is_plural(form: str) -> bool:
    readings = word(form).readings
    return bool(readings) and all(reading.kind == PLURAL for reading in readings)


def _filled(pattern: _Pattern, forms: list[str]) -> str:
    """The English of a term found in these words, its fields filled in, in order."""
    target = pattern.term.target
    if "{" not in target:
        return target
    numbers = [form for form, keys in zip(forms, pattern.words, strict=True) if _ANY_NUMBER in keys]
    pieces = _FIELD.split(target)  # text, ":ordinal" or None, text, …
    for place, form in zip(range(1, len(pieces), 2), numbers, strict=False):
        pieces[place] = _number(form, as_ordinal=bool(pieces[place]))
    return "".join(piece or "" for piece in pieces)


def _number(form: str, as_ordinal: bool) -> str:
    value = word(form).value
    if as_ordinal and value is not None:
        return ordinal(value)
    figures = _FIGURES.match(form)
    return figures[0] if figures else str(value)
