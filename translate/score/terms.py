"""What became of the glossary's terms in a hypothesis."""

from collections.abc import Sequence
from dataclasses import dataclass

from glossary.outcome import satisfied
from glossary.recognise import build_index, recognise
from glossary.termbase import Status, Termbase


@dataclass(frozen=True)
class TermFigure:
    """How many of the terms found in the source stand in the hypothesis in their approved English."""

    matches: int
    satisfied: int

    @property
    def success(self) -> float | None:
        """Share from 0 to 1; None where the source has no term."""
        return self.satisfied / self.matches if self.matches else None


def term_success(sources: Sequence[str], hypotheses: Sequence[str], termbase: Termbase) -> TermFigure:
    """Term success, as the WMT 2025 terminology task counts it, over the approved terms of the glossary."""
    index = build_index(termbase)
    outcomes: list[bool] = []
    for source, hypothesis in zip(sources, hypotheses, strict=True):
        matches = [match for match in recognise(source, index) if match.term.status is Status.APPROVED]
        outcomes += satisfied(matches, hypothesis)
    return TermFigure(len(outcomes), sum(outcomes))
