"""A segment on its way to the approved English: one of its drafts, and which terms stand in it or were put in."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from glossary.outcome import places
from glossary.recognise import Match
from translate.draft import Draft
from translate.quotes import is_quoted, quotation
from translate.region import Region, region, standing
from translate.trial import Task, flaws


@dataclass(frozen=True)
class Forced:
    """How a term came to stand that the model did not write."""

    cost: float  # mean log-probability (nats a token) lost by it
    spoken: bool  # the draft spoke of it in other words; if not, its place is a guess


@dataclass(frozen=True)
class State:
    """A task with the draft that is worked on."""

    task: Task
    draft: Draft
    standing: tuple[bool, ...]  # for each match: whether it stands, or was placed
    forced: tuple[Forced | None, ...]
    score: float  # what the model thinks of it: mean log-probability (nats) of a token


def chosen(task: Task) -> State:
    """The best draft among those in which the most terms stand."""
    best = drafted(task, task.drafts[0])
    if all(best.standing) and not flaws(task.source, task.matches, best.draft.text):
        return best
    states = [best, *(drafted(task, draft) for draft in task.drafts[1:])]
    sound = [-flaws(task.source, task.matches, draft.text) for draft in task.drafts]
    return states[max(range(len(states)), key=lambda i: (sum(states[i].standing), sound[i], -i))]


def drafted(task: Task, draft: Draft) -> State:
    """A task with one of its drafts, nothing forced yet."""
    stand = tuple(standing(task.matches, draft))
    return State(task, draft, stand, (None,) * len(stand), draft.score)


def regions(state: State) -> dict[int, Region]:
    """Where the draft speaks of each match that lacks."""
    matches = list(state.task.matches)
    taken = [place for place in places(matches, state.draft.text) if place]
    return {i: _region(state, matches[i], taken) for i, stands in enumerate(state.standing) if not stands}


def _region(state: State, match: Match, taken: Sequence[tuple[int, int]]) -> Region:
    """Where the draft speaks of a match: its copy; or, where the source quotes just it, the whole of a quotation."""
    for form in (match.form, match.term.source, *match.term.variants):
        if copied := _copied(form, state.draft.text, taken):
            return Region(*copied, copied[:1])
    where = region(state.draft, match, taken)
    quoted = is_quoted(state.task.read, match) and quotation(state.draft.text, where.start, where.end)
    if not quoted or not where.is_spoken or any(start < quoted[1] and end > quoted[0] for start, end in taken):
        return where
    return Region(*quoted, quoted[:1])


def _copied(form: str, text: str, taken: Sequence[tuple[int, int]]) -> tuple[int, int] | None:
    """Where a text has a form of a term as the Albanian has it: BQE, not ECB."""
    stands = re.finditer(rf"(?<!\w){re.escape(form)}(?!\w)", text) if form in text else ()
    return next((s.span() for s in stands if all(s.end() <= start or s.start() >= end for start, end in taken)), None)
