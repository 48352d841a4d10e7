"""Approved English made to stand in the draft: chosen among the n best, else put where the draft speaks of the term.

Where one does not fit there, all that the sentence lacks are asked for (`translate.asking`); and if that does not help,
the first is forced: the rest of the sentence is decoded again behind it. Choosing and forcing are the two ways to
constrain any model that was not trained for it (Hokamp & Liu 2017 force at every step of the search; here the
cross-attention says where).
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from translate.annotation import unannotated
from translate.asking import asked
from translate.draft import Draft, Link
from translate.invented import mended
from translate.model import Drafter, Request
from translate.placing import Placing, placings, spliced
from translate.region import standing
from translate.state import Forced, State, chosen, regions
from translate.trial import Candidate, Scores, Task, Trial, best

FORCING_BEAM = 2  # a forced continuation has little left to choose
SMOOTH = 0.4  # nats a token: a term that fits this well needs no new continuation
FITTING = 0.8  # of terms that the draft speaks of: with all that fit this well, asking would lose more than it gains


@dataclass(frozen=True)
class Enforced:
    """The English of a task, which of its terms were forced, and what its words look at in the source."""

    text: str
    forced: tuple[Forced | None, ...]  # for each match
    links: tuple[Link, ...]
    read: str  # what the model read: the source with its annotations


def enforce(tasks: Sequence[Task], model: Drafter, beam: int, *, asks: bool) -> list[Enforced]:
    """Make the terms of all tasks stand: put in where they fit; asked for, if the model `asks`; else forced.

    A segment of which all that lacks fits is not asked about. What lacks even then is forced, each round some more in
    every segment that lacks any, all in one call.
    """
    scored: Scores = {}
    states = _fitted([chosen(task) for task in tasks], model, scored)
    if asks:
        states = asked(states, model, beam)
    for _ in range(max((len(task.matches) for task in tasks), default=0)):
        lacking = [i for i, state in enumerate(states) if not all(state.standing)]
        if not lacking:
            break
        for i, state in zip(lacking, _forced([states[i] for i in lacking], model, scored), strict=True):
            states[i] = state
    return [_enforced(state) for state in states]


def _enforced(state: State) -> Enforced:
    """What became of a task, with what the draft invented mended."""
    draft = mended(state.task.read, state.task.matches, state.draft)
    return Enforced(draft.text, state.forced, _links(state.task, draft.links), state.task.read)


def _links(task: Task, links: Sequence[Link]) -> tuple[Link, ...]:
    """What the words of a draft look at, by the offsets of the source that no annotation has moved."""
    if task.read == task.source:
        return tuple(links)
    return tuple(
        replace(link, attention=tuple((unannotated(task.read, at), share) for at, share in link.attention))
        for link in links
    )


def _fitted(states: list[State], model: Drafter, scored: Scores) -> list[State]:
    """The states with what lacks put in, if the draft speaks of all of it and it fits; others as they are."""
    made = []
    for state, tried in zip(states, _tried(states, model, scored), strict=True):
        fitting = {i: one for i, one in _sound(state, tried, FITTING).items() if one.placing.is_spoken}
        made.append(_placed(state, fitting) if fitting and len(fitting) == state.standing.count(False) else state)
    return made


def _forced(states: list[State], model: Drafter, scored: Scores) -> list[State]:
    """Put in what fits smoothly; where nothing does, the first term, with the rest decoded again behind it."""
    tried = _tried(states, model, scored)
    smooth = [_sound(state, some, SMOOTH) for state, some in zip(states, tried, strict=True)]
    rough = [i for i, some in enumerate(smooth) if not some]
    first = [next(iter(tried[i].values())) for i in rough]
    redone = _decoded([trial for trial, _ in first], [found for _, found in first], model, scored)
    for i, (trial, _), candidate in zip(rough, first, redone, strict=True):
        smooth[i] = {trial.match: candidate}
    return [_placed(state, some) for state, some in zip(states, smooth, strict=True)]


def _tried(states: list[State], model: Drafter, scored: Scores) -> list[dict[int, tuple[Trial, Candidate]]]:
    """For each state what was tried, by the number of the match, and what came of it."""
    trials = [_trials(state) for state in states]
    found = iter(best([trial for some in trials for trial in some], model, scored))
    return [{trial.match: (trial, next(found)) for trial in some} for some in trials]


def _sound(state: State, tried: dict[int, tuple[Trial, Candidate]], cost: float) -> dict[int, Candidate]:
    """What breaks nothing and costs no more than this (nats a token)."""
    return {
        match: found for match, (_, found) in tried.items() if found.worth[0] >= 0 and found.score >= state.score - cost
    }


def _trials(state: State) -> list[Trial]:
    """What to try at once: the terms that lack, each in another place of the draft, in its order.

    Those of which it does not speak come last, one at a time: their place hangs on the others.
    """
    matches, found = state.task.matches, regions(state)
    lacking = sorted(found, key=lambda i: found[i].start)
    apart: list[int] = []
    for i in lacking:
        where, end = found[i], found[apart[-1]].end if apart else 0
        if end <= where.start < where.end:
            apart.append(i)
    return [
        Trial(state.task, state.draft, i, tuple(placings(state.draft, matches[i], found[i])))
        for i in apart or lacking[:1]
    ]


def _decoded(trials: list[Trial], found: list[Candidate], model: Drafter, scored: Scores) -> list[Candidate]:
    """The same placings with the rest decoded again behind them, where that is better."""
    requests = [Request(trial.task.read, one.placing.prefix) for trial, one in zip(trials, found, strict=True)]
    again = [
        replace(trial, placings=tuple(replace(one.placing, draft=draft) for draft in drafts))
        for trial, one, drafts in zip(trials, found, model.draft(requests, FORCING_BEAM), strict=True)
    ]
    return [max(*pair, key=lambda one: one.worth) for pair in zip(found, best(again, model, scored), strict=True)]


def _placed(state: State, found: dict[int, Candidate]) -> State:
    """The state with terms put in, which stand in the draft's order; only the first where they do not get along.

    What was placed counts as standing, or it would be tried for ever.
    """
    draft = _together(state.draft, [candidate.placing for candidate in found.values()])
    stand = standing(state.task.matches, draft)
    if len(found) > 1 and not all(stand[i] for i in found):
        return _placed(state, dict([next(iter(found.items()))]))
    forced = {i: Forced(max(0.0, state.score - one.score), one.placing.is_spoken) for i, one in found.items()}
    return replace(
        state,
        draft=draft,
        standing=tuple(stands or i in found for i, stands in enumerate(stand)),
        forced=tuple(forced.get(i, was) for i, was in enumerate(state.forced)),
        score=state.score + sum(candidate.score - state.score for candidate in found.values()),
    )


def _together(draft: Draft, found: list[Placing]) -> Draft:
    """The draft with all of these put in, from the last to the first, so that each finds its place."""
    if len(found) == 1:
        return found[0].draft
    for placing in reversed(found):
        draft = spliced(draft, placing.prefix, placing.start, placing.end)
    return draft
