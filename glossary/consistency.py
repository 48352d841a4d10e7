"""Where a translation, ours or a person's, leaves the glossary."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from glossary.demonym import adjective
from glossary.outcome import misuses, places
from glossary.recognise import Index, Match, recognise
from glossary.termbase import Status, Term


@dataclass(frozen=True)
class Departure:
    """A term of the source whose approved English is missing, or whose forbidden English stands in the target."""

    match: Match
    line: int  # of the match in the source, 1-based
    column: int  # in characters, 1-based
    target_line: int  # of the forbidden English, or where the approved one is missed, as near as can be told; 1-based
    forbidden: str = ""


@dataclass(frozen=True)
class Passage:
    """A paragraph, or a whole text."""

    text: str
    start: int  # offset in the whole text


def consistency(source: str, target: str, index: Index) -> list[Departure]:
    """The departures of a target from the glossary, in order of the source.

    Paragraphs are compared one to one: those between blank lines where both texts have as many, else the lines
    where both have as many; else the texts as wholes. Proposed terms bind nobody. Of a term that stands there more
    often than its English, those are named that lie farthest from it.
    """
    return [
        departure
        for ours, theirs in paired(source, target)
        for departure in _departures(source, target, ours, theirs, index)
    ]


def _departures(source: str, target: str, ours: Passage, theirs: Passage, index: Index) -> Iterator[Departure]:
    matches = [match for match in recognise(ours.text, index) if match.term.status is Status.APPROVED]
    kept, misused = _answered(matches, ours.text, theirs.text)
    known = [(0, 0), *((matches[n].start, place) for n, place in kept.items()), (len(ours.text), len(theirs.text))]
    for number, match in enumerate(matches):
        if number in kept and number not in misused:
            continue
        near, forbidden = misused.get(number) or (_between(match.start, known), "")
        place = ours.start + match.start
        column = place - source.rfind("\n", 0, place)
        yield Departure(match, _line(source, place), column, _line(target, theirs.start + near), forbidden)


def _answered(matches: list[Match], ours: str, theirs: str) -> tuple[dict[int, int], dict[int, tuple[int, str]]]:
    """By number of the match: where its approved English stands; where forbidden English does, and which."""
    spread = [match.start * len(theirs) / len(ours) for match in matches]  # where each would stand in the target
    groups: dict[tuple[Term, str], list[int]] = defaultdict(list)
    for number, match in enumerate(matches):
        groups[match.term, match.target].append(number)
    stand, used = places(matches, theirs), misuses(matches, theirs)
    kept: dict[int, int] = {}
    bad: dict[int, tuple[int, str]] = {}
    for group in groups.values():
        kept |= _kept({n: matches[n] for n in group}, [span for n in group if (span := stand[n])], theirs, spread)
        forbidden = dict(sorted(one for n in group for one in used[n])[: len(group)])
        free = [n for n in group if n not in kept]
        owners = _nearest(free if len(free) >= len(forbidden) else group, [*forbidden], spread)
        bad |= {n: (start, forbidden[start]) for n, start in owners.items()}
    return kept, bad


def _kept(group: dict[int, Match], spans: list[tuple[int, int]], theirs: str, spread: list[float]) -> dict[int, int]:
    """Which matches of a term have its English, and where: an adjective stands for a genitive only."""
    adjectives = {n: english.casefold() for n, m in group.items() if (english := adjective(m.target, m.form))}
    starts: dict[bool, list[int]] = {True: [], False: []}  # of adjectives, of the English as it is
    for start, end in sorted(spans):
        starts[theirs[start:end].casefold() in adjectives.values()].append(start)
    genitives = _nearest([*adjectives], starts[True], spread)
    return genitives | _nearest([n for n in group if n not in genitives], starts[False], spread)


def _nearest(numbers: list[int], starts: list[int], spread: list[float]) -> dict[int, int]:
    """Which match has the English that begins at each of these places: in order, the nearest that is left.

    >>> _nearest([0, 1, 2], [18], [2.0, 10.0, 20.0]), _nearest([0, 1], [18, 19], [2.0, 20.0])
    ({2: 18}, {0: 18, 1: 19})
    """
    chosen: dict[int, int] = {}
    for place, start in enumerate(starts):
        last = len(numbers) - (len(starts) - place - 1)
        _, best = min((abs(spread[number] - start), number) for number in numbers[:last])
        numbers = numbers[numbers.index(best) + 1 :]
        chosen[best] = start
    return chosen


def _between(place: int, known: list[tuple[int, int]]) -> int:
    """Where a place of the source is in the target, as near as the places around it tell.

    >>> _between(15, [(0, 0), (10, 20), (20, 40), (30, 30)])
    30
    """
    before = max(pair for pair in known if pair[0] <= place)
    behind = min(pair for pair in known if pair[0] > place)
    return before[1] + round((place - before[0]) / (behind[0] - before[0]) * (behind[1] - before[1]))


def _line(text: str, place: int) -> int:
    return text.count("\n", 0, place) + 1


def paired(source: str, target: str) -> list[tuple[Passage, Passage]]:
    """The paragraphs of a source with those of its target, as `consistency` compares them."""
    for pattern in (r"[^\n]*\S[^\n]*(?:\n[^\n]*\S[^\n]*)*", r"[^\n]*\S[^\n]*"):
        ours, theirs = ([Passage(m[0], m.start()) for m in re.finditer(pattern, text)] for text in (source, target))
        if len(ours) == len(theirs) > 1:
            return list(zip(ours, theirs, strict=True))
    return [(Passage(source, 0), Passage(target, 0))]
