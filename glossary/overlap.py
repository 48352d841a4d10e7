"""Terms against terms: those that are one up to inflection, and those that stand inside others."""

from collections.abc import Iterator
from functools import lru_cache

from glossary.albanian import LINKERS
from glossary.recognise import Index, Match, recognise_all
from glossary.termbase import Term


def sample(source: str) -> str:
    """A text in which a term or template stands.

    >>> sample("Plani i {n}-të Pesëvjeçar")
    'Plani i 14-të Pesëvjeçar'
    """
    return source.replace("{n}", "14")


def spellings(term: Term) -> tuple[str, ...]:
    """The citation form and the variants, as headlines: there a term with capitals and one without look alike.

    >>> spellings(Term("ministri i jashtëm", "foreign minister"))
    ('Ministri i Jashtëm',)
    """
    texts = map(sample, (term.source, *term.variants))
    return tuple(" ".join(w if w in LINKERS else w[:1].upper() + w[1:] for w in text.split(" ")) for text in texts)


@lru_cache(maxsize=20_000)
def _matches(text: str, index: Index) -> list[Match]:
    return recognise_all(text, index)


def found(text: str, index: Index) -> list[Term]:
    """The terms that cover a text from end to end."""
    return [match.term for match in _matches(text, index) if match.start == 0 and match.end == len(text)]


def twins(term: Term, index: Index) -> Iterator[tuple[Term, str]]:
    """Other terms that are this one up to inflection, each with the spelling of `term` that they share.

    Each must find the other: "Kombet e Bashkuara" finds no "komb i bashkuar".
    """
    seen = [term]
    for spelling, text in zip((term.source, *term.variants), spellings(term), strict=True):
        for other in found(text, index):
            if other not in seen and any(term in found(own, index) for own in spellings(other)):
                seen.append(other)
                yield other, spelling


def two_senses(term: Term, twin: Term) -> bool:
    """Whether twins are two senses of one word: another English, each with a domain of its own."""
    return term.target != twin.target and term.domain != twin.domain and bool(term.domain and twin.domain)


def inner(term: Term, index: Index) -> Iterator[Match]:
    """Other terms that stand inside a term, the longest where they overlap."""
    text = sample(term.source)
    chosen: list[Match] = []
    for match in sorted(_matches(text, index), key=lambda match: (match.start - match.end, match.term.line)):
        part = match.end - match.start < len(text) and match.term != term
        if part and all(match.end <= other.start or match.start >= other.end for other in chosen):
            chosen.append(match)
            yield match
