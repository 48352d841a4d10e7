"""The terms that a draft lacks, asked for: the source, with these annotated, is drafted again.

Only for what does not fit into the draft as it is: an asked draft may lose other words of the sentence. What the model
does write of itself is not asked for: sources with many annotations were none of its training's.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from translate.annotation import annotate
from translate.draft import Draft
from translate.model import Drafter, Request
from translate.protect import HELD
from translate.region import Region
from translate.respell import respelled
from translate.state import State, chosen, drafted, regions
from translate.trial import Task, flaws, said_again, strayed

MOST_ASKED = 4  # terms of a sentence; training annotates up to three


def asked(states: Sequence[State], model: Drafter, beam: int) -> list[State]:
    """Have what lacks terms drafted again with these annotated, by a model that was trained to obey; one call.

    The old draft stays where the new one is no better.
    """
    wanted = [_wanted(state.task, state.standing) for state in states]
    read = {
        i: annotate(state.task.read, state.task.matches, some)
        for i, (state, some) in enumerate(zip(states, wanted, strict=True))
        if any(some)
    }
    drafts = model.draft([Request(source) for source, _ in read.values()], beam)
    better = list(states)
    for (i, (source, matches)), made in zip(read.items(), drafts, strict=True):
        spelled = tuple(respelled(states[i].task.source, matches, draft) for draft in made)
        obeyed = replace(states[i].task, read=source, matches=matches, drafts=spelled)
        if sound := _as_sound(obeyed, states[i]):
            new = chosen(replace(obeyed, drafts=sound))
            better[i] = new if sum(new.standing) > sum(states[i].standing) else states[i]
    return better


def _wanted(task: Task, standing: Sequence[bool]) -> list[bool]:
    """The terms to ask for: the first few that lack, and nothing that is merely held."""
    terms = [i for i, match in enumerate(task.matches) if not standing[i] and match.term.domain != HELD][:MOST_ASKED]
    return [i in terms for i in range(len(task.matches))]


def _as_sound(task: Task, old: State) -> tuple[Draft, ...]:
    """The drafts with no more wrong with them than with the old one, that say nothing twice and leave no term out."""
    source, matches, text = old.task.source, old.task.matches, old.draft.text
    lacking = regions(old)
    put_in = [(where.start, where.end, matches[i].target) for i, where in lacking.items()]
    most_flaws, most_left_out = flaws(source, matches, text), _left_out(lacking)
    return tuple(
        draft
        for draft in task.drafts
        if not said_again(text, put_in, draft.text)
        and not strayed(source, _outside(text, lacking.values()), draft.text)
        and flaws(source, matches, draft.text) <= most_flaws
        and _left_out(regions(drafted(task, draft))) <= most_left_out
    )


def _outside(text: str, parts: Iterable[Region]) -> str:
    """A text without some of its parts."""
    for where in sorted(parts, key=lambda where: -where.start):
        text = text[: where.start] + text[where.end :]
    return text


def _left_out(lacking: dict[int, Region]) -> int:
    """How many of the terms that lack a draft does not even speak of."""
    return sum(not where.is_spoken for where in lacking.values())
