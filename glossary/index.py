"""A termbase made ready for searching.

Every term sleeps under the beginning of its rarest word, until a text has a word that begins so. From then on it waits
at that word, for the word beside it. Words are compared by their keys; see `glossary.keys`.

A text is read chunk by chunk, between white space ("Sigurimit," is one): a chunk met before needs no reading at all.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, reduce
from operator import or_
from sys import intern

from glossary.albanian import LINKERS
from glossary.beginning import NUMBER, of_term, of_text
from glossary.garbage import no_garbage_collection
from glossary.keys import text_keys
from glossary.pattern import WORD, Pattern, content, pattern, spellings
from glossary.termbase import Status, Term, Termbase

_CACHED = 100_000  # chunks that an index keeps

Waiting = tuple[Pattern, int]  # a pattern, and the number of the word at which it waits
Asleep = tuple[str, Term, int]  # a spelling of a term, and the number of the word that wakes it

_BITS = 128
_ALWAYS = 1 << 2 * _BITS  # met by whatever stands behind, be it the end of the text


@dataclass(frozen=True, slots=True)
class Queue:
    """Patterns that wait at a word: those of one word `alone`, the others under each key their next word may have.

    They look to the word behind or, at their last word, to the one before. The bits are those of Site.
    """

    alone: Sequence[Waiting] = ()
    behind: Mapping[str, Sequence[Waiting]] = field(default_factory=dict)
    before: Mapping[str, Sequence[Waiting]] = field(default_factory=dict)  # with the number of their last word but one
    onward: int = 0
    backward: int = _ALWAYS


@dataclass(frozen=True, slots=True)
class Site:
    """What a word of a text means to an index: its keys, and the patterns that wait at it.

    Nearly all pairs of neighbours are passed over by one `&` of the left one's `onward` and the right one's
    `backward`. There a key is one of 128 bits, and what a word has lies on what its neighbour asks for.
    """

    keys: tuple[str, ...] = ()  # a set would take up several times the room
    queue: Queue = Queue()
    onward: int = 0
    backward: int = _ALWAYS


END = Site()  # stands behind the last word of a text


class Index:
    """Terms made ready for searching; build it once with `build_index`."""

    def __init__(self, terms: Sequence[Term], asleep: Mapping[str, Sequence[Asleep]]) -> None:
        self.terms = terms
        self.sites = _Sites(asleep)


class _Sites(dict[str, tuple[Site, ...]]):
    """The sites of each chunk, made when a chunk is first met; linking articles have none."""

    def __init__(self, asleep: Mapping[str, Sequence[Asleep]]) -> None:
        super().__init__()
        self._site = cache(self._made)
        self._queues: dict[frozenset[int], Queue] = {}
        self._waiting: dict[str, list[Waiting]] = defaultdict(list)
        self._asleep = dict(asleep)

    def __missing__(self, chunk: str) -> tuple[Site, ...]:
        if len(self) >= _CACHED:
            self.clear()
            self._site.cache_clear()
        sites = self[chunk] = tuple(self._site(form) for form in WORD.findall(chunk) if form.lower() not in LINKERS)
        return sites

    def _made(self, form: str) -> Site:
        for start in of_text(form) & self._asleep.keys():
            for source, term, anchor in self._asleep.pop(start):
                one = pattern(source, term), anchor
                for key in one[0].words[anchor]:
                    self._waiting[key].append(one)
        keys = tuple(map(intern, text_keys(form)))
        queue = self._queue_at(keys, small=form[0].islower())
        own = _bits(keys)
        return Site(keys, queue, own << _BITS | queue.onward, own | queue.backward)

    def _queue_at(self, keys: Iterable[str], *, small: bool) -> Queue:
        """What waits at these keys, the same object for the forms of a word; no name of one word at a small letter."""
        here = {id(one): one for key in keys for one in self._waiting.get(key, ())}
        if small:
            here = {number: one for number, one in here.items() if not (len(one[0].words) == 1 and one[0].capitals)}
        who = frozenset(here)
        return self._queues.get(who) or self._queues.setdefault(who, _queue(here.values()))


def _queue(waiting: Iterable[Waiting]) -> Queue:
    alone: list[Waiting] = []
    behind: dict[str, list[Waiting]] = defaultdict(list)
    before: dict[str, list[Waiting]] = defaultdict(list)
    for one in waiting:
        found, anchor = one
        if len(found.words) == 1:
            alone.append(one)
        elif anchor + 1 < len(found.words):
            for key in found.words[anchor + 1]:
                behind[key].append(one)
        else:
            for key in found.words[anchor - 1]:
                before[key].append((found, anchor - 1))
    onward = _bits(behind) | (_ALWAYS if alone else 0)
    return Queue(alone, dict(behind), dict(before), onward, _bits(before) << _BITS | _ALWAYS)


def _bits(keys: Iterable[str]) -> int:
    """A bit for each key; two keys may share one."""
    return reduce(or_, (1 << hash(key) % _BITS for key in keys), 0)


def build_index(termbase: Termbase) -> Index:
    """Prepare a termbase for `recognise`. Retired terms are left out."""
    with no_garbage_collection():
        return Index(termbase.terms, sleeping(termbase.terms))


def sleeping(terms: Iterable[Term]) -> dict[str, list[Asleep]]:
    """The spellings of terms, each under the beginning of its rarest word. Retired terms are left out."""
    starts_of = cache(of_term)
    looked_for = [
        (source, term, words)
        for term in terms
        if term.status is not Status.RETIRED
        for source in spellings(term)
        if (words := [starts_of(form) for form in content(source)])
    ]
    uses = Counter(start for _, _, words in looked_for for starts in words for start in starts)
    uses[NUMBER] = len(looked_for)
    asleep: dict[str, list[Asleep]] = defaultdict(list)
    for source, term, words in looked_for:
        rarity = [sum(uses[start] for start in starts) for starts in words]
        anchor = rarity.index(min(rarity))
        for start in words[anchor]:
            asleep[start].append((source, term, anchor))
    return asleep
