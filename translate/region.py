"""The part of a draft that speaks of a term: the words that look at it in the source, by the cross-attention."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from glossary.outcome import places
from glossary.recognise import Match
from translate.draft import HYPHENS, Draft, Link
from translate.names import likeness

NEAR = 0.3  # a target word belongs to a term if it looks at it this much of what the keenest word does
ALIKE = 0.75  # of 1: a bent name of five letters and more, and what it should be
LONG = 5
ARTICLES = frozenset({"the", "a", "an"})
PREPOSITIONS = frozenset("of in on at by to for from with and as between under against before after since or".split())
SMALL = ARTICLES | PREPOSITIONS
LEADING = re.compile(r"(?:[^\W\d_]+(?=[.,]\d))?[“„«‘\"(\[]*")  # also the word of "were,145"
JOINING = frozenset(HYPHENS + '"”»')
TRAILING = re.compile(r"(?:['’]s)?[^\w%]*$")  # a possessive and stops belong to the sentence, not to the term

Span = tuple[int, int]


@dataclass(frozen=True)
class Region:
    """The part of a draft that speaks of a term, and the starts worth trying; start == end where nothing does."""

    start: int
    end: int
    starts: tuple[int, ...]

    @property
    def is_spoken(self) -> bool:
        """Whether the draft speaks of the term at all."""
        return self.start < self.end


def standing(matches: Sequence[Match], draft: Draft) -> list[bool]:
    """For each match whether its English stands in the draft.

    Where several have the same English and not all of them stand, those do at which the words that stand look most.
    """
    found = places(list(matches), draft.text)
    groups: dict[str, list[int]] = defaultdict(list)
    for i, match in enumerate(matches):
        groups[match.target].append(i)
    for group in groups.values():
        spans = [place for i in group if (place := found[i])]
        if len(group) > len(spans):
            stand = _looked_at(spans, {i: matches[i] for i in group}, draft)
            found = [stand.get(i) if i in group else place for i, place in enumerate(found)]
    return [place is not None for place in found]


def _looked_at(spans: Sequence[Span], matches: dict[int, Match], draft: Draft) -> dict[int, Span]:
    """For each span of a draft the match, by its number, at which its words look most; each match has one at most."""
    stand: dict[int, Span] = {}
    for start, end in spans:
        inside = [link for link in draft.links if link.start < end and link.end > start]
        looks = {i: sum(_share(link, match) for link in inside) for i, match in matches.items() if i not in stand}
        stand[max(looks, key=lambda i: (looks[i], -i))] = (start, end)
    return stand


def region(draft: Draft, match: Match, taken: Sequence[Span]) -> Region:
    """The words that look at a match most, with neighbours that look nearly as much; none in places that are taken."""
    links = draft.links
    free = [all(link.end <= start or link.start >= end for start, end in taken) for link in links]
    weights = [_share(link, match) if open_ else 0.0 for link, open_ in zip(links, free, strict=True)]
    words = [draft.text[link.start : link.end].lower() for link in links]
    telling = [0.0 if word in SMALL else w for word, w in zip(words, weights, strict=True)]
    most = max(weights, default=0.0)
    if most < NEAR or max(telling) < NEAR * most:  # only an "and" looks at it
        return _gap(draft, match, taken)
    first, last = _extent(match, words, links, free, weights, telling.index(max(telling)))
    start = links[first].start + len(LEADING.match(words[first]).group())  # type: ignore[union-attr]  # always matches
    end = links[last].end - len(words[last]) + len(_bare(words[last]))
    start, end = _whole_quotation(draft.text, start, end)
    before = (links[first - 1].start,) if first and free[first - 1] and words[first - 1] in ARTICLES else ()
    return Region(start, max(start, end), (start, *before))


def _extent(
    match: Match,
    words: Sequence[str],
    links: Sequence[Link],
    free: Sequence[bool],
    weights: Sequence[float],
    peak: int,
) -> tuple[int, int]:
    """The first and last word of what speaks of a match, around the word that looks at it most.

    In: for each word how it looks, whether it is free, and how much of its attention the match has.
    """
    ours = [looks_first(link, match) for link in links]
    is_list = ", " in match.target + match.form
    joins = [is_list or _joins(word) for word in words]
    first, last = _grown([w if our else 0.0 for w, our in zip(weights, ours, strict=True)], peak, joins)
    named = re.findall(r"\w+", match.target.lower()) or [match.target]
    own = set(named) - SMALL
    parts = [
        open_ and (_bare(word).lstrip('"“„«') in own or (our and word not in SMALL and weight >= NEAR))
        for word, open_, our, weight in zip(words, free, ours, weights, strict=True)
    ]
    first, last = _reach(words, parts, first, -1), _reach(words, parts, last, 1)
    apart = [word if open_ else "" for word, open_ in zip(words, free, strict=True)]
    loose = [our or not link.attention for our, link in zip(ours, links, strict=True)]
    first, last = _stretch(apart, loose, first, named[0], -1), _stretch(apart, loose, last, named[-1], 1)
    while first < peak and words[first] in SMALL:  # they look at their noun, and stay beside it
        first += 1
    while last > peak and words[last] in SMALL:
        last -= 1
    return first, last


def _whole_quotation(text: str, start: int, end: int) -> Span:
    """A part of a text, with the mark that opens or closes a quotation of which it has only the other.

    >>> _whole_quotation('a "Flag" Square', 3, 15), _whole_quotation('the Group "of Peace" met', 4, 19)
    ((2, 15), (4, 20))
    """
    if text.count('"', start, end) % 2 == 0:
        return start, end
    return (start - 1, end) if text[:start].endswith('"') else (start, end + text.startswith('"', end))


def _gap(draft: Draft, match: Match, taken: Sequence[Span]) -> Region:
    """Where no word looks at a term: behind the word that looks at what stands before it in the source, or first."""
    looks = [(look(link), link.end) for link in draft.links if draft.text[link.start : link.end].lower() not in SMALL]
    _, at = max((look for look in looks if 0 <= look[0] < match.start), default=(0, 0))
    at = max([at, *(end for start, end in taken if start < at < end)])
    at = len(TRAILING.sub("", draft.text[:at]))
    return Region(at, at, (at,))


def _reach(words: Sequence[str], parts: Sequence[bool], at: int, step: int) -> int:
    """The word farthest from the one at `at`, on one side (step 1 or -1), that is still a part of the term.

    Up to two small words may stand between its parts, and no stop or comma.

    >>> _reach("between china and russia and the".split(), [False, True, False, True, False, False], 1, 1)
    3
    >>> _reach("the office for the coordination".split(), [False, True, False, False, True], 4, -1)
    1
    """
    for far in range(at + step, at + 4 * step, step):
        low, high = min(at, far), max(at, far)
        if not (0 <= far < len(words) and all(map(_joins, words[low:high]))):
            break
        if parts[far]:
            return _reach(words, parts, far, step)
        if words[far] not in SMALL:
            break
    return at


def _stretch(words: Sequence[str], loose: Sequence[bool], at: int, goal: str, step: int) -> int:
    """The word that ends a term as approved, or begins it, if it is near on one side and only loose words are between.

    In: words, empty where they are taken, and whether each looks at nothing else: "Prime Minister Li Qiang" is all of
    "Premier Li Qiang". A bent name counts too.

    >>> _stretch("chinese prime minister li qiang".split(), [True] * 5, 1, "qiang", 1)
    4
    >>> _stretch("the bahitan hydropower plant".split(), [True] * 4, 2, "baihetan", -1)
    1
    """
    for far in range(at + step, at + 4 * step, step):
        if not (0 <= far < len(words) and words[far] and _joins(words[min(far, far - step)])):
            break
        word = _bare(words[far])
        if word == goal or (min(len(word), len(goal)) >= LONG and likeness(word, goal) >= ALIKE):
            return far
        if not loose[far]:
            break
    return at


def _joins(word: str) -> bool:
    """Whether a word and the one behind it may be of one term: not with a comma between."""
    return word[-1:].isalnum() or word[-1:] in JOINING


def _share(link: Link, match: Match) -> float:
    return sum(share for at, share in link.attention if match.start - 1 <= at < match.end)


def looks_first(link: Link, match: Match) -> bool:
    """Whether a word looks at the match more than at anything else; if not, it belongs to something else."""
    return match.start - 1 <= look(link) < match.end


def look(link: Link) -> int:
    """Where the source word begins at which a target word looks most; far before all where it looks at none."""
    return max(link.attention, key=lambda pair: pair[1], default=(-2, 0.0))[0]


def _bare(word: str) -> str:
    return TRAILING.sub("", word)


def _grown(weights: list[float], peak: int, joins: list[bool]) -> tuple[int, int]:
    """The first and last of the neighbours of the keenest word that look nearly as much as it does.

    `joins`: whether a word and the one behind it may be one term, as they may not with a comma between.
    """
    first = last = peak
    while first > 0 and joins[first - 1] and weights[first - 1] >= max(NEAR * weights[peak], 1e-9):
        first -= 1
    while last + 1 < len(weights) and joins[last] and weights[last + 1] >= max(NEAR * weights[peak], 1e-9):
        last += 1
    return first, last
