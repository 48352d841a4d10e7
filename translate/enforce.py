"""Approved English made to stand in the draft: chosen among the n best, else put where the draft speaks of the term.

Choosing and forcing are the two ways to constrain any model that was not trained for it (Hokamp & Liu 2017 force at
every step of the search; here the cross-attention says where). What is put in is scored by the model; where it fits
badly, the rest of the sentence is decoded again behind it.
"""

import collections
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from glossary.outcome import misused, places, satisfied, wordings
from glossary.recognise import Match
from translate.annotation import annotate
from translate.doubt import doubts
from translate.model import Draft, Drafter, Request
from translate.placing import Placing, Region, placings, region
from translate.protect import HELD

FORCING_BEAM = 2  # a forced continuation has little left to choose
MOST_ASKED = 3  # terms of a sentence: the most that training annotates
SHORTLIST = 3  # placings of a term that the model is asked about
SMOOTH = 0.4  # nats a token: a term that fits this well needs no new continuation
CONTENT = re.compile(
    r"(?!(?:the|and|for|its|his|her|has|had|was|are|not|with|from|that|this|will|have|their)\b)[^\W\d_]{3,}"
)


@dataclass(frozen=True)
class Task:
    """A segment, how the model read it, the terms in it (offsets in what was read) and its drafts, best first."""

    source: str
    read: str
    matches: tuple[Match, ...]
    drafts: tuple[Draft, ...]


@dataclass(frozen=True)
class Enforced:
    """The English of a task, which of its terms were forced, and what that cost."""

    text: str
    forced: tuple[bool, ...]  # for each match
    cost: float  # mean log-probability (nats a token) lost by forcing


@dataclass(frozen=True)
class _State:
    task: Task
    draft: Draft
    standing: tuple[bool, ...]  # for each match: whether it stands, or was placed
    forced: tuple[bool, ...]
    score: float  # what the model thinks of it: mean log-probability (nats) of a token


@dataclass(frozen=True)
class _Candidate:
    placing: Placing
    score: float
    worth: tuple[int, int, float]  # faults (negative), terms that stand, score


def ask(tasks: Sequence[Task], model: Drafter, beam: int) -> list[Task]:
    """Have what lacks terms drafted again with these annotated, by a model that was trained to obey; one call.

    What the model writes unasked is not asked for: sources with many annotations were none of its training's.
    """
    standing = [_chosen(task).standing for task in tasks]
    lacking = [i for i, stands in enumerate(standing) if not all(stands)]
    asked = {i: annotate(tasks[i].source, tasks[i].matches, _wanted(tasks[i], standing[i])) for i in lacking}
    drafts = model.draft([Request(read) for read, _ in asked.values()], beam)
    better = list(tasks)
    for (i, (read, matches)), made in zip(asked.items(), drafts, strict=True):
        obeyed = replace(tasks[i], read=read, matches=matches, drafts=tuple(made))
        if sum(_chosen(obeyed).standing) > sum(standing[i]):
            better[i] = obeyed
    return better


def _wanted(task: Task, standing: Sequence[bool]) -> list[bool]:
    """The terms to ask for: the first few that lack, and nothing that is merely held."""
    terms = [i for i, match in enumerate(task.matches) if not standing[i] and match.term.domain != HELD][:MOST_ASKED]
    return [i in terms for i in range(len(task.matches))]


def enforce(tasks: Sequence[Task], model: Drafter) -> list[Enforced]:
    """Make the terms of all tasks stand: each round one more in every segment that lacks some, all in one call."""
    chosen = [_chosen(task) for task in tasks]
    states = list(chosen)
    for _ in range(max((len(task.matches) for task in tasks), default=0)):
        lacking = [i for i, state in enumerate(states) if not all(state.standing)]
        if not lacking:
            break
        for i, state in zip(lacking, _forced([states[i] for i in lacking], model), strict=True):
            states[i] = state
    return [
        Enforced(now.draft.text, now.forced, max(0.0, before.score - now.score))
        for before, now in zip(chosen, states, strict=True)
    ]


def _chosen(task: Task) -> _State:
    """The best draft among those in which the most terms stand."""
    standing = [tuple(satisfied(list(task.matches), draft.text)) for draft in task.drafts]
    sound = [-flaws(task.source, task.matches, draft.text) for draft in task.drafts]
    best = max(range(len(standing)), key=lambda i: (sum(standing[i]), sound[i], -i))
    draft = task.drafts[best]
    return _State(task, draft, standing[best], (False,) * len(task.matches), draft.score)


def _forced(states: list[_State], model: Drafter) -> list[_State]:
    """Put in the term that each state lacks first; where that reads badly, decode the rest again behind it."""
    matches = [_next(state) for state in states]
    tried = [_placings(state, match) for state, match in zip(states, matches, strict=True)]
    best = _best(states, matches, tried, model)
    rough = [i for i, found in enumerate(best) if found.worth[0] < 0 or found.score < states[i].score - SMOOTH]
    requests = [Request(states[i].task.read, best[i].placing.prefix) for i in rough]
    decoded = model.draft(requests, FORCING_BEAM)
    again = [
        [replace(best[i].placing, draft=draft) for draft in drafts] for i, drafts in zip(rough, decoded, strict=True)
    ]
    redone = _best([states[i] for i in rough], [matches[i] for i in rough], again, model)
    for i, candidate in zip(rough, redone, strict=True):
        best[i] = max(best[i], candidate, key=lambda found: found.worth)
    return [_placed(s, m, found) for s, m, found in zip(states, matches, best, strict=True)]


def _next(state: _State) -> int:
    """The lacking match of which the draft speaks first; those of which it does not speak come last."""

    def place(match: int) -> tuple[bool, int]:
        where = _region(state, match)
        return where.start == where.end, where.start

    return min((i for i, stands in enumerate(state.standing) if not stands), key=place)


def _region(state: _State, match: int) -> Region:
    """Where the draft speaks of a match, without the places of the terms that stand."""
    taken = [place for place in places(list(state.task.matches), state.draft.text) if place]
    return region(state.draft, state.task.matches[match], taken)


def _placings(state: _State, match: int) -> list[Placing]:
    return list(placings(state.draft, wordings(state.task.matches[match]), _region(state, match)))


def _best(states: list[_State], matches: list[int], tried: list[list[Placing]], model: Drafter) -> list[_Candidate]:
    """For each state the placing that breaks least, keeps the most terms, and that the model scores best."""
    shortlists = [_shortlist(s, m, found) for s, m, found in zip(states, matches, tried, strict=True)]
    scores = iter(
        model.score(
            [(s.task.read, p.draft.text) for s, (_, left) in zip(states, shortlists, strict=True) for p in left]
        )
    )
    candidates = [
        [_Candidate(placing, score := next(scores), (*soundness, score)) for placing in left]
        for soundness, left in shortlists
    ]
    return [max(found, key=lambda candidate: candidate.worth) for found in candidates]


def _shortlist(state: _State, match: int, tried: list[Placing]) -> tuple[tuple[int, int], list[Placing]]:
    """The soundest placings, a few of them, and how sound they are: only these are worth the model's time."""
    soundness = [
        (-_faults(state, match, placing), sum(satisfied(list(state.task.matches), placing.draft.text)))
        for placing in tried
    ]
    best = max(soundness)
    return best, [placing for placing, sound in zip(tried, soundness, strict=True) if sound == best][:SHORTLIST]


def _faults(state: _State, match: int, placing: Placing) -> int:
    """How many things are wrong with a placing: the term grown into another word, repeats, a sick sentence."""
    english, text = state.task.matches[match].target, placing.draft.text
    after = text[len(placing.prefix) :]
    grown = bool(re.match(r"[^\W_]", after)) and not re.match(r"(?:e?s)\b", after)
    wanted = sum(other.target == english for other in state.task.matches)
    repeated = text.lower().count(english.lower()) > wanted
    before = _content(state.draft.text) - _content(placing.replaced) + _content(english)
    said_again = sum(times > max(1, before[word]) for word, times in _content(text).items())
    return grown + repeated + said_again + flaws(state.task.source, state.task.matches, text)


def _content(text: str) -> collections.Counter[str]:
    return collections.Counter(CONTENT.findall(text.lower()))


def flaws(source: str, matches: Sequence[Match], text: str) -> int:
    """How much is wrong with a text wherever its terms stand: what it looks like, and forbidden English."""
    return len(doubts(source, text)) + sum(map(bool, misused(matches, text)))


def _placed(state: _State, match: int, found: _Candidate) -> _State:
    """The state with its term put in; a term that was placed counts as standing, or it would be tried for ever."""
    standing = satisfied(list(state.task.matches), found.placing.draft.text)
    return replace(
        state,
        draft=found.placing.draft,
        standing=tuple(stands or i == match for i, stands in enumerate(standing)),
        forced=tuple(was or i == match for i, was in enumerate(state.forced)),
        score=found.score,
    )
