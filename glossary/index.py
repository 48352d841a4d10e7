"""A termbase made ready for searching.

Every term waits at its rarest word, for the word beside that. Words are compared by their keys; see `glossary.keys`.
"""

import gc
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import NamedTuple

from glossary.albanian import ENDING, LINKERS
from glossary.keys import (
    ANY_NUMBER,
    ANY_ORDINAL,
    FIELD_SIGN,
    Keys,
    field_key,
    is_indefinite_genitive,
    term_keys,
    text_keys,
)
from glossary.spelling import APOSTROPHES, HYPHENS, INVISIBLE, MARKS
from glossary.termbase import Status, Term, Termbase

# A number, an acronym with full stops (Sh.B.A.) or a word; each with the ending behind its hyphen, as in OKB-së.
WORD = re.compile(
    rf"((?:\d+(?:[.,]\d+)+|(?:[A-ZÇË][^\W\d_]?\.){{2,}}|[^\W_][\w{MARKS}{INVISIBLE}]*)"
    rf"(?:(?:[{HYPHENS}]|(?<=[A-ZÇË\d]{{2}})[{APOSTROPHES}])(?i:{ENDING})(?![^\W_]|[{HYPHENS}{APOSTROPHES}][^\W_]))?)"
)
FIELD = re.compile(r"\{n(:ordinal)?\}")
_HYPHEN_INSIDE = re.compile(rf"(?<=[^\W\d_])[{HYPHENS}](?=[^\W\d_]{{4}})")
_PUNCTUATION = re.compile(r"[,/:\u2013\u2014]|\.(?=.)| - ")
_CACHED = 200_000  # forms that an index keeps


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


Waiting = tuple[Pattern, int]  # a pattern, and the number of the word at which it waits


@dataclass(slots=True)
class Site:
    """What a word of a text means to an index: its keys there, and the patterns that wait at it.

    Those of one word are `alone`; the others wait for the word behind or, at their last word, for the one before.
    """

    keys: Keys = frozenset()
    alone: list[Waiting] = field(default_factory=list)
    behind: list[Waiting] = field(default_factory=list)
    before: list[Waiting] = field(default_factory=list)
    keys_behind: set[str] = field(default_factory=set)
    keys_before: set[str] = field(default_factory=set)
    waited_at: bool = False  # whether any pattern waits here


class Index:
    """A termbase made ready for searching; build it once with `build_index`."""

    def __init__(self, patterns: Sequence[Pattern] = ()) -> None:
        self.sites = _Sites(patterns)


LINKER = Site()  # the site of linking articles
_NOTHING = Site()  # the site of words that no term has


class _Sites(dict[str, Site]):
    """The site of each form, made when a form is first met."""

    def __init__(self, patterns: Sequence[Pattern]) -> None:
        super().__init__()
        self._known: set[str] = set()
        self._waiting: dict[str, Site] = {}
        self._shared: dict[tuple[Keys, bool], Site] = {}  # one site for all forms with the same keys
        uses = Counter(keys for pattern in patterns for keys in pattern.words)
        uses[frozenset((ANY_NUMBER,))] = uses[frozenset((ANY_ORDINAL,))] = len(patterns)
        self._known.update(*uses)
        for pattern in patterns:
            rarity = [uses[keys] for keys in pattern.words]
            self._add(pattern, rarity.index(min(rarity)))

    def _add(self, pattern: Pattern, anchor: int) -> None:
        waiting, words = (pattern, anchor), pattern.words
        for key in words[anchor]:
            site = self._waiting.get(key)
            if site is None:
                site = self._waiting[key] = Site()
            if len(words) == 1:
                site.alone.append(waiting)
            elif anchor + 1 < len(words):
                site.behind.append(waiting)
                site.keys_behind |= words[anchor + 1]
            else:
                site.before.append(waiting)
                site.keys_before |= words[anchor - 1]

    def __missing__(self, form: str) -> Site:
        if len(self) >= _CACHED:
            self.clear()
        if form.lower() in LINKERS:
            site = LINKER
        elif keys := text_keys(form) & self._known:
            small = form[0].islower()
            found = self._shared.get((keys, small))
            site = self._shared[keys, small] = found or self._merged(keys, small)
        else:
            site = _NOTHING
        self[form] = site
        return site

    def _merged(self, keys: Keys, small: bool) -> Site:
        """All that waits under one of the keys; a name of one word does not wait at a small letter."""
        sites = [self._waiting[key] for key in keys if key in self._waiting]
        alone = [waiting for waiting in _once(site.alone for site in sites) if not (small and waiting[0].capitals)]
        behind = _once(site.behind for site in sites)
        before = _once(site.before for site in sites)
        return Site(
            keys,
            alone,
            behind,
            before,
            set().union(*(site.keys_behind for site in sites)),
            set().union(*(site.keys_before for site in sites)),
            bool(alone or behind or before),
        )


def _once(waiting: Iterable[list[Waiting]]) -> list[Waiting]:
    return list({id(one): one for some in waiting for one in some}.values())


def build_index(termbase: Termbase) -> Index:
    """Prepare a termbase for `recognise`. Retired terms are left out."""
    with _no_garbage_collection():
        return Index(_patterns(termbase))


@contextmanager
def _no_garbage_collection() -> Iterator[None]:
    """Python would look for garbage over and over among all that is made here, and all of it stays."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _patterns(termbase: Termbase) -> list[Pattern]:
    return [
        pattern
        for term in termbase.terms
        if term.status is not Status.RETIRED
        for source in _spellings(term)
        if (pattern := _pattern(source, term))
    ]


def _spellings(term: Term) -> Iterator[str]:
    """The citation form, the variants, and each hyphenated word in one: video-telefonatë, videotelefonatë."""
    for source in (term.source, *term.variants):
        yield source
        if (glued := _HYPHEN_INSIDE.sub("", source)) != source:
            yield glued


def _pattern(source: str, term: Term) -> Pattern | None:
    """None for a source without a word."""
    template = "{" in source
    forms = WORD.findall(FIELD.sub(FIELD_SIGN, source) if template else source)
    words: list[Keys] = []
    linked: list[int] = []
    indefinite: list[bool] = []
    capitals: list[int] = []
    linkers = 0
    for form, following in zip(forms, [*forms[1:], ""], strict=False):
        if form.lower() in LINKERS:
            linkers += 1
            continue
        if template and FIELD_SIGN in form:
            words.append(frozenset((field_key(form),)))
        else:
            words.append(term_keys(form, "" if words else following, head=not words))
        if form[0].isupper():
            capitals.append(len(words) - 1)
        linked.append(linkers)
        indefinite.append(linkers == 0 and len(words) > 1 and is_indefinite_genitive(form))
        linkers = 0
    if not words:
        return None
    tail = source[-1] if source[-1] in "!?+" else ""
    punctuated = _PUNCTUATION.search(source) is not None
    return Pattern(term, tuple(words), tuple(linked), tuple(indefinite), tuple(capitals), linkers > 0, punctuated, tail)
