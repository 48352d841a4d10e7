"""Approved English made to stand in the draft: chosen among the n best, else forced where the attention puts the term.

The two ways are steps 2 and 3 of constrained decoding as DeepL-style glossaries need it: n-best selection, and decoding
again behind a target prefix (Hokamp & Liu 2017 force at any step; here the cross-attention says where).
"""

import collections
import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from glossary.outcome import satisfied
from glossary.recognise import Match
from translate.doubt import doubts
from translate.model import Draft, Drafter, Request

FORCING_BEAM = 2  # a forced continuation has little left to choose
NEAR = 0.3  # a target word belongs to a term if it looks at it this much of what the keenest word does
ARTICLES = frozenset({"the", "a", "an"})
PREPOSITIONS = frozenset("of in on at by to for from with and as between under against before after since or".split())
CONTENT = re.compile(
    r"(?!(?:the|and|for|its|his|her|has|had|was|are|not|with|from|that|this|will|have|their)\b)[^\W\d_]{3,}"
)
TRAILING = re.compile(r"(?:['’]s)?[^\w]*$")  # a possessive and stops belong to the sentence, not to the term


@dataclass(frozen=True)
class Task:
    """A segment as the model read it, the terms in it (offsets in `source`) and its drafts, best first."""

    source: str
    matches: tuple[Match, ...]
    drafts: tuple[Draft, ...]


@dataclass(frozen=True)
class Enforced:
    """The English of a task: which terms stand in it, which of them were forced, and what that cost."""

    text: str
    standing: tuple[bool, ...]  # for each match
    forced: tuple[bool, ...]
    cost: float  # mean log-probability (nats) lost against the model's own best draft


@dataclass(frozen=True)
class _State:
    task: Task
    draft: Draft
    standing: tuple[bool, ...]
    forced: tuple[bool, ...]
    floor: int = 0  # characters of the draft that are settled


@dataclass(frozen=True)
class _Attempt:
    """English up to and with a term, and what comes after: to be decoded, or the old draft's rest with its links."""

    match: int
    prefix: str
    rest: Draft | None = None


def enforce(tasks: Sequence[Task], model: Drafter) -> list[Enforced]:
    """Make the terms of all tasks stand, each round one more in every segment that lacks some, in one call a round."""
    states = [_chosen(task) for task in tasks]
    for _ in range(max((len(task.matches) for task in tasks), default=0) + 1):
        lacking = [i for i, state in enumerate(states) if not all(state.standing)]
        if not lacking:
            break
        forced = _forced([states[i] for i in lacking], model)
        for i, state in zip(lacking, forced, strict=True):
            states[i] = state
    return _costed(states, model)


def _chosen(task: Task) -> _State:
    """The best draft among those in which the most terms stand."""
    standing = [tuple(satisfied(list(task.matches), draft.text)) for draft in task.drafts]
    sound = [-len(doubts(task.source, draft.text)) for draft in task.drafts]
    best = max(range(len(standing)), key=lambda i: (sum(standing[i]), sound[i], -i))
    return _State(task, task.drafts[best], standing[best], (False,) * len(task.matches))


def _forced(states: list[_State], model: Drafter) -> list[_State]:
    """Force the next lacking term of each state: try its likely places, keep the one that the model likes best."""
    attempts = [list(_attempts(state)) for state in states]
    requests = [
        Request(state.task.source, attempt.prefix)
        for state, tried in zip(states, attempts, strict=True)
        for attempt in tried
        if attempt.rest is None
    ]
    decoded = iter(model.draft(requests, FORCING_BEAM))
    candidates = [[(attempt, attempt.rest or next(decoded)[0]) for attempt in tried] for tried in attempts]
    pairs = [(s.task.source, d.text) for s, tried in zip(states, candidates, strict=True) for _, d in tried]
    scores = iter(model.score(pairs))
    return [
        _best(state, [(attempt, draft, next(scores)) for attempt, draft in tried])
        for state, tried in zip(states, candidates, strict=True)
    ]


def _attempts(state: _State) -> Iterator[_Attempt]:
    """The places to try for the lacking term that comes first in the draft."""
    text = state.draft.text
    lacking = [i for i, stands in enumerate(state.standing) if not stands]
    regions = {i: _region(state.draft, state.task.matches[i], state.floor) for i in lacking}
    match = min(lacking, key=lambda i: regions[i][0])
    start, end, starts = regions[match]
    english = state.task.matches[match].target
    for at in starts:
        before = text[:at].rstrip()
        for opening in _openings(before):
            term = english if opening else english[:1].upper() + english[1:]
            yield _Attempt(match, f"{opening} {term}".lstrip())
    opening = text[:start].rstrip()
    prefix = f"{opening} {english}" if opening else english[:1].upper() + english[1:]
    yield _Attempt(match, prefix, _spliced(state.draft, prefix, start, end))


def _spliced(draft: Draft, prefix: str, start: int, end: int) -> Draft:
    """The draft with `prefix` in place of all up to `end`."""
    rest = draft.text[end:]
    gap = " " if rest[:1].isalnum() else ""
    shift = len(prefix) + len(gap) - end
    before = [link for link in draft.links if link.start < start]
    after = [replace(link, start=link.start + shift, end=link.end + shift) for link in draft.links if link.start >= end]
    return Draft(prefix + gap + rest, 0.0, (*before, *after))


def _openings(before: str) -> list[str]:
    """What may stand before a term: the draft so far, with and without an article where there can be one."""
    last = before.rsplit(" ", 1)[-1].lower()
    if last in ARTICLES:
        bare = before[: len(before) - len(last)]
        return [before, bare.rstrip(), bare + "the"] if last != "the" else [before, bare.rstrip()]
    if not before:
        return ["", "The"]
    return [before, f"{before} the"] if last in PREPOSITIONS else [before]


def _region(draft: Draft, match: Match, floor: int) -> tuple[int, int, list[int]]:
    """Where the draft speaks of a term: (start, end) of the words that look at it most, and the starts worth trying."""
    open_links = [link for link in draft.links if link.start >= floor]
    words = [draft.text[link.start : link.end].lower() for link in open_links]
    weights = [sum(share for at, share in link.attention if match.start - 1 <= at < match.end) for link in open_links]
    if not weights or max(weights) == 0:
        end = max(floor, len(draft.text.rstrip(" .")))
        every = [link.start for link in open_links]
        return floor, floor, [*every[:: max(1, len(every) // 5)], end]
    peak = weights.index(max(weights))
    first = last = peak
    while first > 0 and weights[first - 1] >= NEAR * weights[peak]:
        first -= 1
    while last + 1 < len(weights) and weights[last + 1] >= NEAR * weights[peak]:
        last += 1
    own = {word.lower() for word in match.target.split()}
    while last + 1 < len(words) and words[last][-1:].isalnum() and TRAILING.sub("", words[last + 1]) in own:
        last += 1
    while first < peak and words[first] in ARTICLES | PREPOSITIONS:  # they look at their noun, and stay before it
        first += 1
    elsewhere = [weight if not first <= i <= last else 0.0 for i, weight in enumerate(weights)]
    second = elsewhere.index(max(elsewhere)) if max(elsewhere) > NEAR * weights[peak] else first
    starts = {open_links[i].start for i in (max(0, first - 1), first, second)}
    end = open_links[last].end - len(TRAILING.search(words[last]).group())  # type: ignore[union-attr]  # matches all
    return open_links[first].start, end, sorted(starts)


def _best(state: _State, tried: list[tuple[_Attempt, Draft, float]]) -> _State:
    """The attempt that breaks nothing, keeps the most terms, and that the model scores best."""

    def worth(candidate: tuple[_Attempt, Draft, float]) -> tuple[int, int, float]:
        attempt, draft, score = candidate
        return -_faults(state, attempt, draft.text), sum(satisfied(list(state.task.matches), draft.text)), score

    attempt, draft, _ = max(tried, key=worth)
    forced = tuple(was or i == attempt.match for i, was in enumerate(state.forced))
    standing = tuple(satisfied(list(state.task.matches), draft.text))
    # What was placed and does not count as standing would be tried for ever.
    standing = tuple(stands or i == attempt.match for i, stands in enumerate(standing))
    return replace(state, draft=draft, standing=standing, forced=forced, floor=len(attempt.prefix))


def _faults(state: _State, attempt: _Attempt, text: str) -> int:
    """How many things are wrong with an attempt: the term grown into another word, repeats, a sick sentence."""
    english = state.task.matches[attempt.match].target
    after = text[len(attempt.prefix) :]
    grown = bool(re.match(r"[^\W_]", after)) and not re.match(r"(?:e?s)\b", after)
    wanted = sum(match.target == english for match in state.task.matches)
    repeated = text.lower().count(english.lower()) > wanted
    before, now = (collections.Counter(CONTENT.findall(t.lower())) for t in (state.draft.text + " " + english, text))
    said_again = sum(times > max(1, before[word]) for word, times in now.items())
    return grown + repeated + said_again + len(doubts(state.task.source, text))


def _costed(states: list[_State], model: Drafter) -> list[Enforced]:
    """Compare what was forced with the model's own best draft, on one scale."""
    changed = [state for state in states if any(state.forced)]
    pairs = [[(s.task.source, s.task.drafts[0].text), (s.task.source, s.draft.text)] for s in changed]
    scores = iter(model.score(list(itertools.chain.from_iterable(pairs))))
    costs = {id(state): next(scores) - next(scores) for state in changed}
    return [
        Enforced(
            state.draft.text,
            tuple(satisfied(list(state.task.matches), state.draft.text)),
            state.forced,
            max(0.0, costs.get(id(state), 0.0)),
        )
        for state in states
    ]
