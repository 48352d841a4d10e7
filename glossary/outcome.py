"""Matches + target -> outcomes: whether the approved English stands in the target."""

import re
from dataclasses import dataclass
from enum import StrEnum

from glossary.recognise import Match


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
    taken = [False] * len(target)
    answers = [False] * len(matches)
    for number in sorted(range(len(matches)), key=lambda n: -len(matches[n].target)):
        for found in _pattern(matches[number].target).finditer(target):
            if not any(taken[found.start() : found.end()]):
                taken[found.start() : found.end()] = [True] * (found.end() - found.start())
                answers[number] = True
                break
    return answers


def _pattern(english: str) -> re.Pattern[str]:
    """The English with any kind of hyphen, apostrophe and space, and its last word in any number."""
    words = re.split(r"[-\u2010\u2011\u2013\s]+", english.strip())
    body = r"[-\u2010\u2011\u2013\s]+".join(re.sub(r"\\?['\u2019]", "['\u2019]", re.escape(w)) for w in words)
    first = re.compile(r"^[^\W\d_]").sub(lambda m: f"[{m[0].lower()}{m[0].upper()}]", body)
    return re.compile(rf"(?<![^\W_]){first}(?:e?s)?(?:['\u2019]s?)?(?![^\W_])")
