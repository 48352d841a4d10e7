"""A term as it is looked for: its words, each with its keys, without the linking articles between them."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from glossary.albanian import ENDING, LINKERS, word
from glossary.keys import FIELD_SIGN, Keys, are_plural, field_key, is_indefinite_genitive, term_keys
from glossary.spelling import APOSTROPHES, HYPHENS, INVISIBLE, MARKS
from glossary.termbase import Term

# A number, an acronym with full stops (Sh.B.A.) or a word; each with the ending behind its hyphen, as in OKB-së.
# Each alternative begins with one set of letters, by which re passes over it at once.
_INITIAL = r"[A-ZÇË][^\W\d_]?\."
_LAST_INITIAL = r"[A-ZÇË][^\W\d_]?(?:\.|(?!\w))"  # Sh.B.A-së
WORD = re.compile(
    rf"((?:\d\d*(?:[.,]\d+)+|{_INITIAL}(?:{_INITIAL})*{_LAST_INITIAL}|[^\W_][\w{MARKS}{INVISIBLE}]*)"
    rf"(?:(?=[{HYPHENS}{APOSTROPHES}])(?:[{HYPHENS}]|(?<=[A-ZÇË\d]{{2}}).)"
    rf"(?i:{ENDING})(?![^\W_]|[{HYPHENS}{APOSTROPHES}][^\W_]))?)"
)
FIELD = re.compile(r"\{n(:ordinal)?\}")
_HYPHEN_INSIDE = re.compile(rf"(?<=[^\W\d_])[{HYPHENS}](?=[^\W\d_]{{4}})")
_AND_ARTICLE = re.compile(r" dhe (?=(?:i|e|të|së) )")
_PUNCTUATION = re.compile(r"[,/:\u2013\u2014]|\.(?=.)| - ")


class Pattern(NamedTuple):
    """A term, or one of its variants, as it is looked for: its words without the linking articles."""

    term: Term
    words: tuple[Keys, ...]
    linked: tuple[int, ...]  # how many linking articles stand before each word
    indefinite: tuple[bool, ...]  # whether a word is a genitive without article: krime lufte, the war crimes
    capitals: tuple[int, ...]  # numbers of the words that begin with one
    linker_last: bool  # "{n}-vjetori i"
    punctuated: bool  # "Ministria e Kulturës, Rinisë dhe Sportit"
    tail: str  # the mark that ends "Vetëvendosje!"


def spellings(term: Term) -> Iterator[str]:
    """The citation form and the variants, each also as else it may be written.

    Hyphenated words in one: video-telefonatë, videotelefonatë. `e` for the `dhe` before a linking article, where it
    cannot be taken for an article itself: të vogla dhe të mesme, të vogla e të mesme.
    """
    for source in (term.source, *term.variants):
        yield source
        if "-" in source and (glued := _HYPHEN_INSIDE.sub("", source)) != source:
            yield glued
        if " dhe " in source and (short := _AND_ARTICLE.sub(" e ", source)) != source:
            yield short


def forms(source: str) -> list[str]:
    """The words of a spelling, linking articles among them; a field is the sign FIELD_SIGN."""
    return WORD.findall(FIELD.sub(FIELD_SIGN, source) if "{" in source else source)


def content(source: str) -> list[str]:
    """The words of a spelling, linking articles left out.

    >>> content("Plani i {n}-të Pesëvjeçar") == ["Plani", FIELD_SIGN + "-të", "Pesëvjeçar"]
    True
    """
    return [form for form in forms(source) if form.lower() not in LINKERS]


def pattern(source: str, term: Term) -> Pattern:
    """A spelling of a term, which has a word at least, as it is looked for."""
    every = forms(source)
    words: list[Keys] = []
    linked: list[int] = []
    indefinite: list[bool] = []
    capitals: list[int] = []
    linkers = 0
    for form, following in zip(every, [*every[1:], ""], strict=True):
        if form.lower() in LINKERS:
            linkers += 1
            continue
        if form[0].isupper():
            capitals.append(len(words))
        indefinite.append(linkers == 0 and bool(words) and is_indefinite_genitive(form))
        words.append(_keys(form, following, head=not words))
        linked.append(linkers)
        linkers = 0
    tail = source[-1] if source[-1] in "!?+" else ""
    punctuated = _PUNCTUATION.search(source) is not None
    return Pattern(term, tuple(words), tuple(linked), tuple(indefinite), tuple(capitals), linkers > 0, punctuated, tail)


def _keys(form: str, following: str, *, head: bool) -> Keys:
    if FIELD_SIGN in form:
        return frozenset((field_key(form),))
    return term_keys(form, following if head else "", head=head)


def is_plural(phrase: str) -> bool:
    """Whether the first word of a phrase is a plural and nothing else.

    >>> is_plural("krerët e shtetit"), is_plural("kreut të shtetit")
    (True, False)
    """
    heads = [form for form in WORD.findall(phrase) if form.lower() not in LINKERS]
    return bool(heads) and are_plural(word(heads[0]).readings)
