"""Matches + target -> outcomes: whether the approved English stands in the target."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache

from glossary.albanian import ENGLISH_ORDINALS, ordinal
from glossary.demonym import adjective
from glossary.pattern import is_plural
from glossary.plural import other_numbers
from glossary.recognise import Match
from glossary.spelling import APOSTROPHES, HYPHENS
from glossary.termbase import Term

_PREPOSITIONS = frozenset(
    "of for to in on at by with from against between without within under over and or the".split(" ")
)
_AFTER_THE_NOUN = frozenset(["general", "elect", "designate"])  # presidents-elect
MONTH = "January|February|March|April|May|June|July|August|September|October|November|December"
_SCALED = re.compile(r"(\d[\d,.]*)(%| percent| million| billion)")
_LARGE = re.compile(r"\d{4,}|\d{1,3}(?:,\d{3})+")
_DATE = re.compile(rf"({MONTH}) (\d{{1,2}})")
_SMALL_NUMBERS = "zero one two three four five six seven eight nine".split()


class Verdict(StrEnum):
    """What became of a match."""

    DRAFTED = "drafted"  # the model wrote the approved English of itself
    ENFORCED = "enforced"  # we made it so
    REVIEW = "review"  # a person must look


@dataclass(frozen=True)
class TermOutcome:
    """A match, and what became of it."""

    match: Match
    verdict: Verdict
    reason: str = ""  # why a person must look


def satisfied(matches: list[Match], target: str) -> list[bool]:
    """For each match, whether its approved English stands in `target`.

    By surface or English inflection (plural, possessive, capital at the start of a sentence); each occurrence
    in the target answers for one match, so a term twice in the source must stand twice in the target.
    """
    return [span is not None for span in places(matches, target)]


def places(matches: list[Match], target: str) -> list[tuple[int, int] | None]:
    """For each match, where its approved English stands in `target` (start and end in characters); see `satisfied`.

    Longer English takes its place first, so that the Security Council is not sought inside the UN Security
    Council while that stands for a term of its own; of the same length that with more capitals, which has fewer
    places to stand: an assembly may stand as "Assembly", the Assembly not as "assembly".
    """
    found: list[tuple[int, int] | None] = [None] * len(matches)
    taken: list[tuple[int, int]] = []
    for number in sorted(range(len(matches)), key=lambda number: _precedence(matches[number].target)):
        if not matches[number].target.strip():  # a proposed term that has no English yet
            continue
        for occurrence in _occurrences(matches[number], target):
            start, end = occurrence.span()
            if all(end <= other_start or start >= other_end for other_start, other_end in taken):
                taken.append((start, end))
                found[number] = (start, end)
                break
    return found


def _occurrences(match: Match, target: str) -> Iterator[re.Match[str]]:
    """Where a match's English stands; a country in the genitive first as an adjective: the Serbian president."""
    if demonym := adjective(match.target, match.form):
        yield from _pattern(demonym).finditer(target)
    yield from _pattern(match.target).finditer(target)
    if _is_name(match.target) and (plural := _in_plural(match.target, match.form, match.term)):
        # Several of them are no name, and need no capitals: the foreign ministries.
        yield from re.finditer(rf"(?<!\w){re.escape(plural)}(?!\w)", target, re.IGNORECASE)


def _precedence(english: str) -> tuple[int, int]:
    return -len(english), -sum(map(str.isupper, english))


def misused(matches: Sequence[Match], target: str) -> list[str]:
    """For each match the forbidden English of its term that stands in the target, or nothing."""
    return [next((english for _, english in found), "") for found in misuses(matches, target)]


def misuses(matches: Sequence[Match], target: str) -> list[list[tuple[int, str]]]:
    """For each match all forbidden English of its term that stands in the target, each with where it begins.

    It is looked for beside the approved one, so that what is part of that does not count.
    """
    wanted = [(n, replace(match, target=bad)) for n, match in enumerate(matches) for bad in match.term.forbidden]
    found: list[list[tuple[int, str]]] = [[] for _ in matches]
    spans = places([*matches, *(match for _, match in wanted)], target)[len(matches) :] if wanted else []
    for (number, match), span in zip(wanted, spans, strict=True):
        if span:
            found[number].append((span[0], match.target))
    return found


def wordings(match: Match) -> list[str]:
    """The approved English as it may be put in for a match: as it stands, then in the plural if the form is plural,
    or as an adjective if the form is a country's genitive.

    Only what a dictionary would list. A name whose form is plural is offered in the plural alone: Foreign Ministries.
    """
    plural = _in_plural(match.target, match.form, match.term)
    demonym = adjective(match.target, match.form)
    own = [] if plural and _is_name(match.target) else [match.target]
    return [*own, *filter(None, (plural, demonym))]


@lru_cache(maxsize=20_000)
def _in_plural(english: str, form: str, term: Term) -> str:
    """The English of a term in the plural, where its form is one; of a name only where no spelling of the term is.

    >>> _in_plural("Foreign Ministry", "Ministritë e Jashtme", Term("Ministria e Jashtme", "Foreign Ministry"))
    'Foreign Ministries'
    >>> _in_plural("Nansha Qundao", "ishujt Nansha", Term("Nansha", "Nansha Qundao", variants=("ishujt Nansha",)))
    ''
    """
    if not is_plural(form) or (english[:1].isupper() and not _is_name(english)):
        return ""
    if _is_name(english) and any(map(is_plural, (term.source, *term.variants))):
        return ""
    words = english.split()
    heads = [i for i, each in enumerate(words) if _takes_plural(words, i) and not each.endswith("s")]
    others = sorted(other_numbers(words[heads[0]])) if heads else []
    return " ".join([*words[: heads[0]], others[0], *words[heads[0] + 1 :]]) if others else ""


def _is_name(english: str) -> bool:
    """Whether English is a name of some words, of which there may be many: a ministry, a president."""
    return english[:1].isupper() and " " in english


@lru_cache(maxsize=20_000)
def _pattern(english: str) -> re.Pattern[str]:
    """The English in every form that counts as it.

    >>> bool(_pattern("head of state").search("Heads of state met.")), bool(_pattern("EU").search("the EU's"))
    (True, True)
    >>> bool(_pattern("EU").search("EUFOR")), bool(_pattern("Security Council").search("security council"))
    (False, False)
    >>> bool(_pattern("5%").search("by five per cent")), bool(_pattern("5").search("by 5.5 to 1,155"))
    (True, False)
    """
    if figure := _figure(english):
        return re.compile(rf"(?<![\w.,])(?:{figure})(?![^\W_]|[.,]\d)", re.IGNORECASE)
    if date := _DATE.fullmatch(english):
        return re.compile(_date(*date.groups()))
    words = [part for part in re.split(rf"[{HYPHENS}\s]+", english) if part]
    pieces = [_word(part, _takes_plural(words, place)) for place, part in enumerate(words)]
    between = rf"(?:[{HYPHENS}]|\s+)"  # not a dash between spaces: "15 April – 15 May" has no "April 15" in it
    possessive = rf"(?:[{APOSTROPHES}](?:[sS]\b|(?![^\W_])))?"
    return re.compile(
        rf"(?<![^\W_])(?<!\d[.,]){between.join(pieces)}{possessive}(?![^\W_]|[{APOSTROPHES}][^\W_]|(?<=\d)[.,]\d)"
    )


def _figure(english: str) -> str:
    """A pattern for a figure: 5 percent, five per cent and 5%; 15,000, 15000 and 15 thousand; empty for other words."""
    if scaled := _SCALED.fullmatch(english):
        number, scale = scaled.groups()
        name = r"(?:\s?%|[-\s]per ?cent)" if scale in ("%", " percent") else rf"[{HYPHENS}\s]{scale.strip()}s?"
        return rf"(?:{_number(number)}){name}"
    if not _LARGE.fullmatch(english):
        return ""
    bare = english.replace(",", "")
    thousands = english.removesuffix(",000")
    in_words = rf"|(?:{_number(thousands)})[{HYPHENS}\s]thousand" if thousands != english else ""
    return f"{bare}|{int(bare):,}{in_words}"


def _number(figure: str) -> str:
    """A pattern for a figure, or for the word of one below ten."""
    return f"{figure}|{_SMALL_NUMBERS[int(figure)]}" if len(figure) == 1 else re.escape(figure)


def _date(month: str, day: str) -> str:
    """A pattern for a day of a month, also as the end of a range or list: from 3 to 5 March, March 3 to 5."""
    joined = (" to ", " and ", ", ", "-", "–")
    behind = "|".join(rf"(?<=\d{join})" for join in joined)
    name, gap = f"(?:{month}|{month.upper()})", rf"(?:[{HYPHENS}]|\s+)"
    return (
        rf"\b{name}{gap}(?:\d{{1,2}}(?:{'|'.join(joined)}))?{day}(?:st|nd|rd|th)?(?![^\W_]|[.,]\d)"
        rf"|(?:{behind}){day}(?:st|nd|rd|th)?{gap}{name}\b"
    )


def _takes_plural(words: list[str], place: int) -> bool:
    """Whether a word is the last of its phrase: heads of state, presidents-elect."""
    behind = [part.lower() for part in words[place + 1 :]]
    return not behind or behind[0] in _PREPOSITIONS or (len(behind) == 1 and behind[0] in _AFTER_THE_NOUN)


def _word(word: str, takes_plural: bool) -> str:
    """A pattern for a word in its forms; in any case, but a capital of the glossary stays."""
    if number := re.fullmatch(r"(\d{1,2})(?:st|nd|rd|th)", word):
        forms = {word, ordinal(int(number[1]), in_words=True)}
    elif word in ENGLISH_ORDINALS:
        forms = {word, ordinal(ENGLISH_ORDINALS.index(word) + 1)}
    else:
        forms = {word, *(other_numbers(word) if takes_plural else ())}
    keeps_case = any(letter.isupper() for letter in word)
    if keeps_case:
        forms |= {form.upper() for form in forms}
    escaped = "|".join(map(re.escape, sorted(forms, key=len, reverse=True)))
    typed = re.sub(rf"[{APOSTROPHES}]", f"[{APOSTROPHES}]", escaped)
    return f"(?:{typed})" if keeps_case else f"(?i:{typed})"
