"""The terms that stand in a text of either language."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from glossary.recognise import Index, recognise
from glossary.spelling import APOSTROPHES
from glossary.termbase import Status, Term

_WORD = re.compile(rf"\{{n(?::ordinal)?\}}|[^\W_]+(?:[{APOSTROPHES}][^\W_]+)*")
_NUMBER = "#"


@dataclass(frozen=True)
class Finding:
    """A term in a text: text[start:end] == form."""

    term: Term
    language: str  # of the form: sq or en
    start: int
    end: int
    form: str
    english: str  # the approved English, template fields filled in


def find(text: str, index: Index) -> list[Finding]:
    """The terms that a text contains, Albanian or English, in order of place; one place has one term a language."""
    albanian = recognise(text, index)
    findings = [Finding(m.term, "sq", m.start, m.end, m.form, m.target) for m in albanian]
    findings += [
        Finding(term, "en", start, end, text[start:end], text[start:end] if "{" in term.target else term.target)
        for term, start, end in _in_english(text, index.terms)
        if not any(match.start <= start and end <= match.end for match in albanian)
    ]
    return sorted(findings, key=lambda finding: (finding.start, finding.language != "sq"))


def _in_english(text: str, terms: Sequence[Term]) -> Iterator[tuple[Term, int, int]]:
    """The terms whose English stands in a text, the longest at each place."""
    named: dict[tuple[str, ...], list[Term]] = {}
    for term in terms:
        if term.target and term.status is not Status.RETIRED:
            named.setdefault(tuple(_key(found[0]) for found in _WORD.finditer(term.target)), []).append(term)
    longest = max(map(len, named), default=0)
    words = list(_WORD.finditer(text))
    keys = [_key(word[0]) for word in words]
    place = 0
    while place < len(words):
        length, terms = _longest_at(keys[place : place + longest], named)
        yield from ((term, words[place].start(), words[place + length - 1].end()) for term in terms)
        place += length


def _longest_at(keys: list[str], named: dict[tuple[str, ...], list[Term]]) -> tuple[int, list[Term]]:
    """How many words the terms that begin here take, and the terms; one word where there is none."""
    for length in range(len(keys), 0, -1):
        stretch = tuple(keys[:length])
        any_number = tuple(_NUMBER if key[0].isdigit() else key for key in stretch)
        if terms := named.get(stretch) or named.get(any_number):
            return length, terms
    return 1, []


def _key(word: str) -> str:
    """What an English word shares with its plural and possessive; acronyms keep their capitals.

    >>> _key("Nations'"), _key("UN's"), _key("us"), _key("{n:ordinal}")
    ('nation', 'UN', 'us', '#')
    """
    if word[0] == "{":
        return _NUMBER
    word = re.sub(rf"(?<=.)[{APOSTROPHES}]s?$", "", word)
    if len(word) > 1 and word.rstrip("s").isupper():
        return word
    word = word.casefold()
    return word.removesuffix("s") if len(word) > 3 else word
