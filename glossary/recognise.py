"""Segment + termbase -> matches.

A text is cut into words; where a term waits at one of them, the words around it are compared with the rest of
the term. Between the words of a term its linking articles may stand in any form; no other word may.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from glossary.albanian import AGREEING, LINKERS, VERBS_LIKE_NAMES, is_accusative, ordinal, word
from glossary.index import ANY_NUMBER, ANY_ORDINAL, FIELD, WORD, Index, Pattern, Site, are_plural, text_keys
from glossary.index import build_index as build_index
from glossary.lexicon import DEFINITE, UNINFLECTED
from glossary.spelling import APOSTROPHES, HYPHENS, plain
from glossary.termbase import Status, Term

# What may stand between two words of a term: white space with at most one line break, or a hyphen or apostrophe.
_GAP = re.compile(rf"(?=.)[^\S\n]*\n?[^\S\n]*|[{HYPHENS}{APOSTROPHES}]", re.DOTALL)
_FIGURES = re.compile(r"\d+(?:[.,]\d+)*")


@dataclass(frozen=True)
class Match:
    """A term found in a text: text[start:end] == form."""

    term: Term
    start: int  # offset in characters of the text searched
    end: int
    form: str
    target: str  # approved English, template fields filled in: "15th Five-Year Plan"


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


def _rank(match: Match) -> tuple[int, bool, int, bool, int]:
    """Longest first; then as spelled in the glossary, or nearer to it; approved; first in the text."""
    form, source = match.form, match.term.source
    differences = (form[0].isupper() != source[0].isupper()) + (_is_plural(form) != _is_plural(source))
    proposed = match.term.status is Status.PROPOSED
    return (match.start - match.end, form != source, differences, proposed, match.start)


def _is_plural(phrase: str) -> bool:
    """Whether the first word of a phrase is a plural and nothing else.

    >>> _is_plural("krerët e shtetit"), _is_plural("kreut të shtetit")
    (True, False)
    """
    heads = [form for form in WORD.findall(phrase) if form.lower() not in LINKERS]
    return bool(heads) and are_plural(word(heads[0]).readings)


def recognise_all(text: str, index: Index) -> list[Match]:
    """Every term that stands in a text, also where they overlap, in order of place."""
    parts = WORD.split(text)
    sites = [index.sites[form] for form in parts[1::2]]
    content = [place for place, site in enumerate(sites) if site is not None]
    passage = _Passage(parts[1::2], parts[::2], content, [site for site in sites if site is not None])
    waiting = _waiting(passage.sites)
    if not waiting:
        return []
    ends: list[int] = []
    found: dict[tuple[int, int, int], Match] = {}
    for number, pattern, anchor in waiting:
        if span := passage.span(pattern, number - anchor):
            ends = ends or list(accumulate(map(len, parts)))
            start, end = ends[2 * span[0]], ends[2 * span[1] + 1]
            target = _filled(pattern, passage.forms(pattern, number - anchor))
            found[(*span, id(pattern.term))] = Match(pattern.term, start, end, text[start:end], target)
    return sorted(found.values(), key=lambda match: (match.start, match.end))


def _waiting(sites: list[Site]) -> list[tuple[int, Pattern, int]]:
    """What waits at the sites and has its next word beside it: number of the site, pattern, number of its word."""
    found: list[tuple[int, Pattern, int]] = []
    last = Site()
    for number, site in enumerate(sites):
        keys = site.keys
        if not keys:
            last = site
            continue
        if last.behind and not keys.isdisjoint(last.keys_behind):
            found += [(number - 1, p, n) for p, n in last.behind if not keys.isdisjoint(p.words[n + 1])]
        if site.before and not last.keys.isdisjoint(site.keys_before):
            found += [(number, p, n) for p, n in site.before if not last.keys.isdisjoint(p.words[n - 1])]
        if site.alone:
            found += [(number, p, n) for p, n in site.alone]
        last = site
    return found


@dataclass(frozen=True, slots=True)
class _Passage:
    """A text cut into words; gaps[i] stands before words[i], `content` numbers those that are no linking article."""

    words: list[str]
    gaps: list[str]
    content: list[int]
    sites: list[Site]  # of the words in `content`

    def forms(self, pattern: Pattern, first: int) -> list[str]:
        """The words that a term takes up from a content word on, without linking articles."""
        return [self.words[place] for place in self.content[first : first + len(pattern.words)]]

    def span(self, pattern: Pattern, first: int) -> tuple[int, int] | None:
        """First and last word of a term that begins at a content word, linking articles included, if it stands."""
        places = self.content[first : first + len(pattern.words)] if first >= 0 else []
        if len(places) < len(pattern.words):
            return None
        start, end = places[0], places[-1]
        if pattern.linked[0]:
            start -= 1
            if start < 0 or start in self.content:
                return None
        if pattern.linker_last:
            end += 1
            if end >= len(self.words) or end in self.content:
                return None
        if not self._capitals_meet(pattern, places):
            return None
        if start < end:
            if any(not _GAP.fullmatch(gap) for gap in self.gaps[start + 1 : end + 1] if gap != " "):
                return None
            if not self._words_meet(pattern, first) or not self._linkers_meet(pattern, places):
                return None
        return start, end

    def _words_meet(self, pattern: Pattern, first: int) -> bool:
        """Whether each word is a form of the term's, and one that agrees with the linking article behind it."""
        last = first + len(pattern.words) - 1
        for number, keys in enumerate(pattern.words, first):
            if keys.isdisjoint(self.sites[number].keys):
                return False
            place = self.content[number]
            linker = self.words[place + 1].lower() if number < last else ""
            if linker in AGREEING and keys.isdisjoint(text_keys(self.words[place], linker)):
                return False
        return True

    def _linkers_meet(self, pattern: Pattern, places: list[int]) -> bool:
        """Whether as many linking articles stand between the words as in the term.

        The indefinite genitive goes without its own: krerë shteti, mbrojtje të dhënash.
        """
        for wanted, left, right in zip(pattern.linked[1:], places, places[1:], strict=False):
            found = right - left - 1
            if found == wanted:
                continue
            form = self.words[right]
            may_lack = form.endswith("sh") if found else not (form[0].isdigit() or is_accusative(form))
            if found != wanted - 1 or not may_lack:
                return False
        return True

    def _capitals_meet(self, pattern: Pattern, places: list[int]) -> bool:
        """Whether capitals stand where the term has them.

        In a name of several words one is enough, if it is no plural (ministria e Punëve të Jashtme, but not
        bankat e Shqipërisë); one that only begins the sentence is enough for a definite form (Kodi zgjedhor).
        """
        wanted = [places[number] for number in pattern.capitals]
        lacking = [place for place in wanted if self.words[place][0].islower()]
        opening = bool(wanted) and self._begins_sentence(wanted[0])
        if not lacking:
            return len(places) > 1 or not opening or plain(self.words[wanted[0]]) not in VERBS_LIKE_NAMES
        if len(places) == 1 or len(lacking) == len(wanted) or any(map(self._has_one_form, lacking)):
            return False
        readings = word(self.words[places[0]]).readings
        if opening and len(lacking) == len(wanted) - 1 and lacking[0] != wanted[0]:
            return any(reading.kind & DEFINITE for reading in readings) and not are_plural(readings)
        return self.words[places[0]][0].isupper() or not are_plural(readings)

    def _begins_sentence(self, place: int) -> bool:
        return place == 0 or not self.gaps[place].isspace()

    def _has_one_form(self, place: int) -> bool:
        """Whether a word is an adverb or the like, as in "Bota sot" (the world today; Bota Sot is a newspaper)."""
        readings = word(self.words[place]).readings
        return bool(readings) and all(reading.kind == UNINFLECTED for reading in readings)


def _filled(pattern: Pattern, forms: Sequence[str]) -> str:
    """The English of a term found in these words, its fields filled in, in order."""
    target = pattern.term.target
    if "{" not in target:
        return target
    fields = {ANY_NUMBER, ANY_ORDINAL}
    numbers = [form for form, keys in zip(forms, pattern.words, strict=True) if keys & fields]
    pieces = FIELD.split(target)  # text, ":ordinal" or None, text, …
    for place, form in zip(range(1, len(pieces), 2), numbers, strict=False):
        pieces[place] = _number(form, as_ordinal=bool(pieces[place]))
    return "".join(piece or "" for piece in pieces)


def _number(form: str, as_ordinal: bool) -> str:
    """A number of the text in English; an ordinal in words where the text has it in words with no capital."""
    value = word(form).value
    if as_ordinal and value is not None:
        return ordinal(value, in_words=form[0].islower())
    figures = _FIGURES.match(form)
    return figures[0] if figures else str(value)
