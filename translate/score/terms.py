"""What became of the glossary's terms in a hypothesis."""

from collections.abc import Sequence
from dataclasses import dataclass

from glossary.outcome import misused, satisfied
from glossary.recognise import Match
from glossary.termbase import Status


@dataclass(frozen=True, slots=True)
class TermUse:
    """A term of the source, and whether its approved English stands in the hypothesis."""

    term: str  # citation form
    form: str  # as it stands in the source
    start: int  # in the source
    end: int
    target: str  # approved English
    satisfied: bool
    forbidden: str = ""  # the forbidden English that stands there


def approved(matches: Sequence[Match]) -> list[Match]:
    """The matches that bind: those of approved terms. A proposed term is nobody's fault."""
    return [match for match in matches if match.term.status is Status.APPROVED]


def term_uses(matches: Sequence[Match], hypothesis: str) -> tuple[TermUse, ...]:
    """The outcome of each match, as the WMT 2025 terminology task counts it: an occurrence answers one match."""
    found = satisfied(list(matches), hypothesis)
    used = misused(matches, hypothesis)
    return tuple(
        TermUse(match.term.source, match.form, match.start, match.end, match.target, stands, bad)
        for match, stands, bad in zip(matches, found, used, strict=True)
    )
