"""A termbase made ready for searching.

Every term sleeps under the beginning of its rarest word, until a text has a word that begins so. From then on it waits
at that word, for the word beside it. Words are compared by their keys; see `glossary.keys`.

A text is read chunk by chunk, between white space ("Sigurimit," is one): a chunk met before needs no reading at all.
"""

import gc
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from sys import intern

from glossary.albanian import LINKERS
from glossary.beginning import NUMBER, of_term, of_text
from glossary.keys import Keys, text_keys
from glossary.pattern import WORD, Pattern, content, pattern, spellings
from glossary.termbase import Status, Term, Termbase

_CACHED = 100_000  # chunks that an index keeps

Waiting = tuple[Pattern, int]  # a pattern, and the number of the word at which it waits
Asleep = tuple[str, Term, int]  # a spelling of a term, and the number of the word that wakes it


@dataclass(frozen=True, slots=True)
class Site:
    """What a word of a text means to an index: its keys, and the patterns that wait at it.

    Those of one word are `alone`; the others wait for the word behind or, at their last word, for the one before.
    """

    keys: tuple[str, ...] = ()  # a set would take up several times the room
    alone: tuple[Waiting, ...] = ()
    behind: tuple[Waiting, ...] = ()
    before: tuple[Waiting, ...] = ()
    keys_behind: Keys = frozenset()
    keys_before: Keys = frozenset()
    waited_at: bool = False  # whether any pattern waits here


class Index:
    """A termbase made ready for searching; build it once with `build_index`."""

    def __init__(self, termbase: Termbase) -> None:
        self.sites = _Sites(termbase)


class _Sites(dict[str, tuple[Site, ...]]):
    """The sites of each chunk, made when a chunk is first met; linking articles have none."""

    def __init__(self, termbase: Termbase) -> None:
        super().__init__()
        self._site = cache(self._made)
        self._waiting: dict[str, list[Waiting]] = defaultdict(list)
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

    def __missing__(self, chunk: str) -> tuple[Site, ...]:
        if len(self) >= _CACHED:
            self.clear()
            self._site.cache_clear()
        sites = self[chunk] = tuple(self._site(form) for form in WORD.findall(chunk) if form.lower() not in LINKERS)
        return sites

    def _made(self, form: str) -> Site:
        for start in of_text(form) & self._asleep.keys():
            for source, term, anchor in self._asleep.pop(start):
                found = pattern(source, term)
                for key in found.words[anchor]:
                    self._waiting[key].append((found, anchor))
        keys = tuple(map(intern, text_keys(form)))
        waiting = {id(one): one for key in keys for one in self._waiting.get(key, ())}
        return _site(keys, waiting.values(), small=form[0].islower()) if waiting else Site(keys)


def _site(keys: tuple[str, ...], waiting: Iterable[Waiting], *, small: bool) -> Site:
    """The site at which all these wait; a name of one word does not wait at a small letter."""
    alone: list[Waiting] = []
    behind: list[Waiting] = []
    before: list[Waiting] = []
    for one in waiting:
        found, anchor = one
        if len(found.words) == 1:
            if not (small and found.capitals):
                alone.append(one)
        elif anchor + 1 < len(found.words):
            behind.append(one)
        else:
            before.append(one)
    keys_behind = frozenset[str]().union(*(found.words[anchor + 1] for found, anchor in behind))
    keys_before = frozenset[str]().union(*(found.words[anchor - 1] for found, anchor in before))
    waited_at = bool(alone or behind or before)
    return Site(keys, tuple(alone), tuple(behind), tuple(before), keys_behind, keys_before, waited_at)


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
