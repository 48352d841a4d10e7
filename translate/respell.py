"""A draft in the house's spelling, before anything is asked of the model or forced.

What differs from the approved English only in capitals, in British or American spelling, in the order of a date or in
the marks of a figure is no reason to write the sentence anew.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from glossary.albanian import fold, ordinal
from glossary.outcome import MONTH, places
from glossary.recognise import Match
from translate.draft import Draft, Link
from translate.figures import misspelled
from translate.names import bent
from translate.protect import HELD

WORD = re.compile(r"[^\W_]+(?:['’.](?!s\b)[^\W_]+)*")  # a possessive ending is left out
BETWEEN = re.compile(r"[\s\-–]+")
LISTED = re.compile(r",?[\s\-–]+")  # in English that has a comma itself
DATE = re.compile(rf"({MONTH}) (\d.*)")
# American endings for British ones; applied to both sides, so that a word they do not suit is at worst told apart.
AMERICAN = (
    (re.compile(r"(?<=[a-z]{2})is(?=(?:e|es|ed|er|ers|ing|ation|ations)$)"), "iz"),
    (re.compile(r"(?<=[a-z]{2})our(?=s|ed|ing|$|able|ful|hood)"), "or"),
    (re.compile(r"(?<=[a-z]{2})tre(?=s?$)"), "ter"),
    (re.compile(r"(?<=[a-z]{2})ence(?=s?$)"), "ense"),
    (re.compile(r"(?<=gram)me(?=s?$)"), ""),
)


@dataclass(frozen=True)
class Edit:
    """text[start:end] of a draft gives way to new text."""

    start: int
    end: int
    text: str


def respelled(source: str, matches: Sequence[Match], draft: Draft) -> Draft:
    """The draft with its figures as English writes them, and what lacks spelled as approved where it only is not."""
    draft = edited(draft, [Edit(*found) for found in misspelled(source, draft.text)])
    found = places(list(matches), draft.text)
    taken = [place for place in found if place]
    edits: list[Edit] = []
    for match, place in zip(matches, found, strict=True):
        if place or match.term.domain == HELD:
            continue
        if edit := term_edit(match.target, draft.text, taken) or _name_edit(match.target, source, draft.text, taken):
            taken.append((edit.start, edit.end))
            edits.append(edit)
    return edited(draft, sorted(edits, key=lambda edit: edit.start))


def term_edit(target: str, text: str, taken: Sequence[tuple[int, int]]) -> Edit | None:
    """The first place, not taken, where English stands in another spelling; None where there is none.

    >>> term_edit("defense minister", "Defence Minister Vengu spoke.", [])
    Edit(start=0, end=16, text='Defense Minister')
    >>> term_edit("February 24", "On 24 February 2025.", [])
    Edit(start=3, end=14, text='February 24')
    """
    if not WORD.search(target):
        return None
    words = [(found.start(), found.end()) for found in WORD.finditer(text)]
    keys, between = [key(text[start:end]) for start, end in words], LISTED if "," in target else BETWEEN
    for wanted in _orders(target):
        for i in range(len(words) - len(wanted) + 1):
            if keys[i : i + len(wanted)] != wanted:
                continue
            found = words[i : i + len(wanted)]
            start, end = found[0][0], found[-1][1]
            together = all(between.fullmatch(text, a, b) for (_, a), (b, _) in pairwise(found))
            other = len(wanted) == 1 and _is_other(target, text[start])
            if together and not other and all(end <= a or start >= b for a, b in taken):
                return Edit(start, end, _cased(target, text[start:end]))
    return None


def _name_edit(name: str, source: str, text: str, taken: Sequence[tuple[int, int]]) -> Edit | None:
    """Where a term that is a name stands bent; one in capitals stays in capitals."""
    if not (place := bent(name, source, text, taken)):
        return None
    return Edit(*place, name.upper() if text[slice(*place)].isupper() else name)


def _is_other(name: str, first: str) -> bool:
    """Whether a word in small letters is no name: "us" is not US, nor "turkey" Turkey."""
    return name[0].isupper() and first.islower()


def key(word: str) -> str:
    """What spellings of a word share.

    >>> key("Organised") == key("organized"), key("centres") == key("centers"), key("Vučić") == key("Vucic")
    (True, True, True)
    >>> key("police") == key("policy")
    False
    """
    folded = fold(word)
    for british, american in AMERICAN:
        folded = british.sub(american, folded)
    return folded


def _orders(target: str) -> Iterator[list[str]]:
    """The keys of some English; of a date also in the British order, the day as a number or as an ordinal."""
    wanted = [key(found.group()) for found in WORD.finditer(target)]
    yield wanted
    if DATE.fullmatch(target):
        month, *days = wanted
        ordinals = [_ordinal(day) for day in days]
        yield from (["the", *ordinals, "of", month], ["the", *ordinals, month], [*ordinals, month], [*days, month])


def _ordinal(day: str) -> str:
    return ordinal(int(day)) if day.isdigit() else day


def _cased(target: str, old: str) -> str:
    """Approved English; in small letters as a rule, it keeps the capitals of the words it stands for."""
    if target != target.lower():
        return target
    words, others = target.split(" "), BETWEEN.split(old)
    if len(words) != len(others):
        return target
    return " ".join(
        new[:1].upper() + new[1:] if was[:1].isupper() else new for new, was in zip(words, others, strict=True)
    )


def edited(draft: Draft, edits: Sequence[Edit]) -> Draft:
    """The draft with edits, in order, that do not overlap; new words look where the old ones together looked."""
    for edit in reversed(edits):
        inside = [link for link in draft.links if link.start < edit.end and link.end > edit.start]
        start = min((link.start for link in inside), default=edit.start)
        end = max((link.end for link in inside), default=edit.end)
        new = draft.text[start : edit.start] + edit.text + draft.text[edit.end : end]
        shift = len(new) - (end - start)
        made = [Link(start + found.start(), start + found.end(), _mean(inside)) for found in re.finditer(r"\S+", new)]
        before = [link for link in draft.links if link.end <= start]
        after = [link.moved(shift) for link in draft.links if link.start >= end]
        draft = replace(draft, text=draft.text[:start] + new + draft.text[end:], links=(*before, *made, *after))
    return draft


def _mean(links: Sequence[Link]) -> tuple[tuple[int, float], ...]:
    """The mean of what some words look at."""
    shares: dict[int, float] = {}
    for link in links:
        for at, share in link.attention:
            shares[at] = shares.get(at, 0.0) + share / len(links)
    return tuple(shares.items())
