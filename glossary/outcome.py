"""Matches + target -> outcomes: does the approved English stand in the target?"""

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
    raise NotImplementedError
