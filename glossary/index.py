"""A termbase made ready for searching.

Every term sleeps under the beginning of its rarest word, until a text has a word that begins so. From then on it waits
at that word, for the word beside it. Words are compared by their keys; see `glossary.keys`.
"""

import gc
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache

from glossary.albanian import LINKERS
from glossary.beginning import NUMBER, of_term, of_text
from glossary.keys import text_keys
from glossary.pattern import Pattern, content, pattern, spellings
from glossary.termbase import Status, Term, Termbase

_CACHED = 50_000  # forms that an index keeps

Waiting = tuple[Pattern, int]  # a pattern, and the number of the word at which it waits
Asleep = tuple[str, Term, int]  # a spelling of a term, and the number of the word that wakes it


@dataclass(slots=True)
class Site:
    """What a word of a text means to an index: its keys, and the patterns that wait at it.

    Those of one word are `alone`; the others wait for the word behind or, at their last word, for the one before.
    """

    keys: tuple[str, ...] = ()  # a set would take up several times the room
    alone: list[Waiting] = field(default_factory=list)
    behind: list[Waiting] = field(default_factory=list)
    before: list[Waiting] = field(default_factory=list)
    keys_behind: set[str] = field(default_factory=set)
    keys_before: set[str] = field(default_factory=set)
    waited_at: bool = False  # whether any pattern waits here


class Index:
    """A termbase made ready for searching; build it once with `build_index`."""

    def __init__(self, termbase: Termbase) -> None:
        self.sites = _Sites(termbase)


LINKER = Site()  # the site of linking articles


class _Sites(dict[str, Site]):
    """The site of each form, made when a form is first met."""

    def __init__(self, termbase: Termbase) -> None:
        super().__init__()
        self._waiting: dict[str, Site] = {}
        self._asleep: dict[str, list[Asleep]] = defaultdict(list)
        starts_of = cache(of_term)
        looked_for = [
            (source, term, words)
            for term in termbase.terms
            if term.status is not Status.RETIRED
            for source in spellings(term)
            if (words := [starts_of(form) for form in content(source)])
        ]
        uses = Counter(start for _, _, words in looked_for for starts in words for start in starts)
        uses[NUMBER] = len(looked_for)
        for source, term, words in looked_for:
            rarity = [sum(uses[start] for start in starts) for starts in words]
            anchor = rarity.index(min(rarity))
            for start in words[anchor]:
                self._asleep[start].append((source, term, anchor))

    def __missing__(self, form: str) -> Site:
        if len(self) >= _CACHED:
            self.clear()
        site = self[form] = LINKER if form.lower() in LINKERS else self._made(form)
        return site

    def _made(self, form: str) -> Site:
        for start in of_text(form) & self._asleep.keys():
            for source, term, anchor in self._asleep.pop(start):
                self._add(pattern(source, term), anchor)
        keys = tuple(text_keys(form))
        sites = [self._waiting[key] for key in keys if key in self._waiting]
        return _merged(keys, sites, small=form[0].islower()) if sites else Site(keys, *_NOBODY)

    def _add(self, found: Pattern, anchor: int) -> None:
        waiting, words = (found, anchor), found.words
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


_NOBODY: tuple[list[Waiting], list[Waiting], list[Waiting], set[str], set[str]] = ([], [], [], set(), set())


def _merged(keys: tuple[str, ...], sites: list[Site], *, small: bool) -> Site:
    """All that waits under one of the keys; a name of one word does not wait at a small letter."""
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
        return Index(termbase)


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
