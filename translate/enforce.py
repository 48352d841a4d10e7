"""Approved English made to stand in the draft: chosen among the n best, else put where the draft speaks of the term.

Choosing and forcing are the two ways to constrain any model that was not trained for it (Hokamp & Liu 2017 force at
every step of the search; here the cross-attention says where). What is put in is scored by the model; where it fits
badly, the rest of the sentence is decoded again behind it.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from glossary.outcome import places, wordings
from glossary.recognise import Match
from translate.annotation import annotate, unannotated
from translate.draft import Draft, Link
from translate.invented import mended
from translate.model import Drafter, Request
from translate.placing import Placing, Region, placings, region, spliced, standing
from translate.protect import HELD
from translate.quotes import is_quoted, quotation
from translate.respell import respelled
from translate.trial import Candidate, Task, Trial, best, flaws, said_again, strayed

FORCING_BEAM = 2  # a forced continuation has little left to choose
MOST_ASKED = 4  # terms of a sentence; training annotates up to three
SMOOTH = 0.4  # nats a token: a term that fits this well needs no new continuation


@dataclass(frozen=True)
class Forced:
    """How a term came to stand that the model did not write."""

    cost: float  # mean log-probability (nats a token) lost by it
    spoken: bool  # the draft spoke of it in other words; if not, its place is a guess


@dataclass(frozen=True)
class Enforced:
    """The English of a task, which of its terms were forced, and what its words look at in the source."""

    text: str
    forced: tuple[Forced | None, ...]  # for each match
    links: tuple[Link, ...]
    read: str  # what the model read: the source with its annotations


@dataclass(frozen=True)
class _State:
    task: Task
    draft: Draft
    standing: tuple[bool, ...]  # for each match: whether it stands, or was placed
    forced: tuple[Forced | None, ...]
    score: float  # what the model thinks of it: mean log-probability (nats) of a token


def ask(tasks: Sequence[Task], model: Drafter, beam: int) -> list[Task]:
    """Have what lacks terms drafted again with these annotated, by a model that was trained to obey; one call.

    What the model writes unasked is not asked for: sources with many annotations were none of its training's.
    """
    states = [_chosen(task) for task in tasks]
    wanted = [_wanted(task, state.standing) for task, state in zip(tasks, states, strict=True)]
    asked = {i: annotate(tasks[i].read, tasks[i].matches, some) for i, some in enumerate(wanted) if any(some)}
    drafts = model.draft([Request(read) for read, _ in asked.values()], beam)
    better = list(tasks)
    for (i, (read, matches)), made in zip(asked.items(), drafts, strict=True):
        spelled = tuple(respelled(tasks[i].source, matches, draft) for draft in made)
        obeyed = replace(tasks[i], read=read, matches=matches, drafts=spelled)
        sound = _as_sound(obeyed, states[i])
        if sound and sum(_chosen(replace(obeyed, drafts=sound)).standing) > sum(states[i].standing):
            better[i] = replace(obeyed, drafts=sound)
    return better


def _as_sound(asked: Task, old: _State) -> tuple[Draft, ...]:
    """The drafts with no more wrong with them than with the old one, that say nothing twice and leave no term out."""
    source, matches, text = old.task.source, old.task.matches, old.draft.text
    regions = _regions(old)
    put_in = [(where.start, where.end, matches[i].target) for i, where in regions.items()]
    most_flaws, most_left_out = flaws(source, matches, text), _left_out(regions)
    return tuple(
        draft
        for draft in asked.drafts
        if not said_again(text, put_in, draft.text)
        and not strayed(source, _outside(text, regions.values()), draft.text)
        and flaws(source, matches, draft.text) <= most_flaws
        and _left_out(_regions(_state(asked, draft))) <= most_left_out
    )


def _outside(text: str, regions: Iterable[Region]) -> str:
    """A text without some of its parts."""
    for where in sorted(regions, key=lambda where: -where.start):
        text = text[: where.start] + text[where.end :]
    return text


def _left_out(regions: dict[int, Region]) -> int:
    """How many of the terms that lack a draft does not even speak of."""
    return sum(not where.is_spoken for where in regions.values())


def _wanted(task: Task, standing: Sequence[bool]) -> list[bool]:
    """The terms to ask for: the first few that lack, and nothing that is merely held."""
    terms = [i for i, match in enumerate(task.matches) if not standing[i] and match.term.domain != HELD][:MOST_ASKED]
    return [i in terms for i in range(len(task.matches))]


def enforce(tasks: Sequence[Task], model: Drafter) -> list[Enforced]:
    """Make the terms of all tasks stand: each round some more in every segment that lacks any, all in one call."""
    states = [_chosen(task) for task in tasks]
    for _ in range(max((len(task.matches) for task in tasks), default=0)):
        lacking = [i for i, state in enumerate(states) if not all(state.standing)]
        if not lacking:
            break
        for i, state in zip(lacking, _forced([states[i] for i in lacking], model), strict=True):
            states[i] = state
    return [_enforced(state) for state in states]


def _enforced(state: _State) -> Enforced:
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


def _chosen(task: Task) -> _State:
    """The best draft among those in which the most terms stand."""
    states = [_state(task, draft) for draft in task.drafts]
    sound = [-flaws(task.source, task.matches, draft.text) for draft in task.drafts]
    return states[max(range(len(states)), key=lambda i: (sum(states[i].standing), sound[i], -i))]


def _state(task: Task, draft: Draft) -> _State:
    """A task with one of its drafts, nothing forced yet."""
    stand = tuple(standing(task.matches, draft))
    return _State(task, draft, stand, (None,) * len(stand), draft.score)


def _forced(states: list[_State], model: Drafter) -> list[_State]:
    """Put in what fits smoothly; where nothing does, the first term, with the rest decoded again behind it."""
    trials = [_trials(state) for state in states]
    found = iter(best([trial for some in trials for trial in some], model))
    tried = [{trial.match: next(found) for trial in some} for some in trials]
    smooth = [
        {match: one for match, one in some.items() if one.worth[0] >= 0 and one.score >= state.score - SMOOTH}
        for state, some in zip(states, tried, strict=True)
    ]
    rough = [i for i, some in enumerate(smooth) if not some]
    redone = _decoded([trials[i][0] for i in rough], [tried[i][trials[i][0].match] for i in rough], model)
    for i, candidate in zip(rough, redone, strict=True):
        smooth[i] = {trials[i][0].match: candidate}
    return [_placed(state, some) for state, some in zip(states, smooth, strict=True)]


def _trials(state: _State) -> list[Trial]:
    """What to try at once: the terms that lack, each in another place of the draft, in its order.

    Those of which it does not speak come last, one at a time: their place hangs on the others.
    """
    matches, regions = state.task.matches, _regions(state)
    lacking = sorted(regions, key=lambda i: regions[i].start)
    apart: list[int] = []
    for i in lacking:
        where, end = regions[i], regions[apart[-1]].end if apart else 0
        if end <= where.start < where.end:
            apart.append(i)
    return [
        Trial(state.task, state.draft, i, tuple(placings(state.draft, wordings(matches[i]), regions[i])))
        for i in apart or lacking[:1]
    ]


def _regions(state: _State) -> dict[int, Region]:
    """Where the draft speaks of each match that lacks."""
    matches = list(state.task.matches)
    taken = [place for place in places(matches, state.draft.text) if place]
    return {i: _region(state, matches[i], taken) for i, stands in enumerate(state.standing) if not stands}


def _region(state: _State, match: Match, taken: Sequence[tuple[int, int]]) -> Region:
    """Where the draft speaks of a match: its copy; or, where the source quotes just it, the whole of a quotation."""
    if copied := _copied(match, state.draft.text, taken):
        return Region(*copied, copied[:1])
    where = region(state.draft, match, taken)
    quoted = is_quoted(state.task.read, match) and quotation(state.draft.text, where.start, where.end)
    if not quoted or not where.is_spoken or any(start < quoted[1] and end > quoted[0] for start, end in taken):
        return where
    return Region(*quoted, quoted[:1])


def _copied(match: Match, text: str, taken: Sequence[tuple[int, int]]) -> tuple[int, int] | None:
    """Where a text has a term as the Albanian has it: BQE, not ECB."""
    stands = re.finditer(rf"(?<!\w){re.escape(match.form)}(?!\w)", text)
    return next((s.span() for s in stands if all(s.end() <= start or s.start() >= end for start, end in taken)), None)


def _decoded(trials: list[Trial], found: list[Candidate], model: Drafter) -> list[Candidate]:
    """The same placings with the rest decoded again behind them, where that is better."""
    requests = [Request(trial.task.read, one.placing.prefix) for trial, one in zip(trials, found, strict=True)]
    again = [
        replace(trial, placings=tuple(replace(one.placing, draft=draft) for draft in drafts))
        for trial, one, drafts in zip(trials, found, model.draft(requests, FORCING_BEAM), strict=True)
    ]
    return [max(*pair, key=lambda one: one.worth) for pair in zip(found, best(again, model), strict=True)]


def _placed(state: _State, found: dict[int, Candidate]) -> _State:
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
