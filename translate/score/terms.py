"""What became of the glossary's terms in a hypothesis."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from glossary.outcome import satisfied
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
    used = _forbidden(matches, hypothesis)
    return tuple(
        TermUse(match.term.source, match.form, match.start, match.end, match.target, stands, bad)
        for match, stands, bad in zip(matches, found, used, strict=True)
    )


def _forbidden(matches: Sequence[Match], hypothesis: str) -> list[str]:
    """For each match the forbidden English of its term that stands in the hypothesis, or nothing.

    Forbidden English is looked for beside the approved one, so that what is part of it does not count.
    """
    wanted = [(n, replace(match, target=bad)) for n, match in enumerate(matches) for bad in match.term.forbidden]
    used = [""] * len(matches)
    if wanted:
        found = satisfied([*matches, *(match for _, match in wanted)], hypothesis)[len(matches) :]
        for (number, match), stands in zip(wanted, found, strict=True):
            if stands and not used[number]:
                used[number] = match.target
    return used
