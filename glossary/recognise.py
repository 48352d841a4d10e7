"""Segment + termbase -> matches."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, chain, pairwise

from glossary.albanian import LINKERS, ordinal, word
from glossary.index import Index as Index
from glossary.index import build_index as build_index
from glossary.passage import Passage, waiting
from glossary.pattern import FIELD, WORD, Pattern, is_plural
from glossary.spelling import QUOTES
from glossary.termbase import Status, Term
from glossary.wordclass import is_common

_QUOTE = re.compile(f"[{QUOTES}]")
_AND_ANOTHER = re.compile(r"(?:,[^.,;:]{1,40})?\s+dhe\s+(?:(?:të|e|së)\s+)?([A-ZÇË]\w+)")
_FIGURES = re.compile(r"\d+(?:[.,]\d+)*")


@dataclass(frozen=True)
class Match:
    """A term found in a text: text[start:end] == form."""

    term: Term
    start: int  # offset in characters of the text searched
    end: int
    form: str
    target: str  # approved English, template fields filled in: "15th Five-Year Plan"


def is_inside(matches: Sequence[Match], at: int) -> bool:
    """Whether an offset of the text searched lies in one of its terms."""
    return any(match.start <= at < match.end for match in matches)


def recognise(text: str, index: Index) -> list[Match]:
    """The terms of a text, in order of place, longest first where they overlap; matches never overlap."""
    found = recognise_all(text, index)
    if len(found) < 2 or all(one.end <= other.start for one, other in pairwise(found)):
        return found
    best: dict[tuple[int, int], Match] = {}
    for match in found:
        other = best.get((match.start, match.end))
        best[match.start, match.end] = min(other, match, key=_rank) if other else match
    chosen: list[Match] = []
    for match in sorted(best.values(), key=lambda match: match.start - match.end):
        if all(match.end <= other.start or match.start >= other.end for other in chosen):
            chosen.append(match)
    return sorted(chosen, key=lambda match: match.start)


def _rank(match: Match) -> tuple[bool, int, bool, str]:
    """Of two terms in one place, which comes first: as spelled in the glossary, or nearer to it; then approved."""
    form, source = match.form, match.term.source
    differences = (form[0].isupper() != source[0].isupper()) + (is_plural(form) != is_plural(source))
    return form != source, differences, match.term.status is Status.PROPOSED, source


def _is_of_several(text: str, start: int, end: int, term: Term) -> bool:
    """Whether a plural that names one of its owners has more: Ministritë e Jashtme të Kinës dhe Rusisë.

    In: a text, where a form of the term stands in it.
    """
    form = text[start:end]
    if not is_plural(form) or any(map(is_plural, (term.source, *term.variants))):
        return False
    owners = any(each[0].isupper() and not is_common(each) for each in WORD.findall(form)[1:])
    more = _AND_ANOTHER.match(text, end)
    return owners and more is not None and not is_common(more[1])


def recognise_all(text: str, index: Index) -> list[Match]:
    """Every term that stands in a text, also where they overlap, in order of place."""
    sites = [*chain.from_iterable(map(index.sites.__getitem__, text.split()))]
    waits = waiting(sites)
    if not waits:
        return []
    parts = WORD.split(text)
    words = parts[1::2]
    content = [place for place, form in enumerate(words) if form.lower() not in LINKERS]
    passage = Passage(words, parts[::2], content)
    ends: list[int] = []
    found: dict[tuple[int, int, int], Match] = {}
    for pattern, first in waits:
        if not (stands := passage.span(pattern, first)):
            continue
        ends = ends or list(accumulate(map(len, parts)))
        if span := _with_punctuation(text, ends[2 * stands[0]], ends[2 * stands[1] + 1], pattern):
            form = text[span[0] : span[1]]
            term = pattern.term
            if _is_of_several(text, *span, term):
                continue
            target = _filled(pattern, passage.forms(pattern, first)) if "{" in term.target else term.target
            found[(*span, id(term))] = Match(term, *span, form, target)
    return sorted(found.values(), key=lambda match: (match.start, match.end, match.term.source))


def _with_punctuation(text: str, start: int, end: int, pattern: Pattern) -> tuple[int, int] | None:
    """The span with the mark that ends the term, and without half a pair of quotation marks; None if it has one."""
    if pattern.tail and text.startswith(pattern.tail, end):
        end += 1
    if len(_QUOTE.findall(text, start, end)) % 2 == 0:
        return start, end
    if _QUOTE.match(text, end):
        return start, end + 1
    return (start - 1, end) if start and _QUOTE.match(text, start - 1) else None


def _filled(pattern: Pattern, forms: Sequence[str]) -> str:
    """The English of a term found in these words, its fields filled in, in order."""
    numbers = [form for form, keys in zip(forms, pattern.words, strict=True) if any(key[-1] == "#" for key in keys)]
    pieces = FIELD.split(pattern.term.target)  # text, ":ordinal" or None, text, …
    for place, form in zip(range(1, len(pieces), 2), numbers, strict=False):
        pieces[place] = _number(form, as_ordinal=bool(pieces[place]))
    return "".join(piece or "" for piece in pieces)


def _number(form: str, as_ordinal: bool) -> str:
    """A number of the text in English; an ordinal in words where the text has it in words with no capital."""
    value = word(form).value
    if as_ordinal and value is not None:
        return ordinal(value, in_words=form[0].islower())
    figures = _FIGURES.search(form)
    if not figures:
        return str(value)
    spelled = re.sub(r"^0+(?=\d)", "", figures[0])  # 06 korrik
    whole, comma, decimals = spelled.partition(",")  # comma and point change places in English
    grouped = whole.replace(".", ",") if re.fullmatch(r"\d{1,3}(?:\.\d{3})+", whole) else whole
    return f"{grouped}.{decimals}" if comma and len(decimals) != 3 else grouped + comma + decimals
