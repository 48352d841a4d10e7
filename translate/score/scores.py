"""The whole of a scoring: from lines to figures."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from glossary.termbase import Termbase
from translate.errors import TranslateError
from translate.score.inputs import check_counts
from translate.score.metrics import Figure, corpus_figures
from translate.score.terms import TermFigure, term_success


@dataclass(frozen=True)
class SystemScores:
    """The figures of one system."""

    name: str
    figures: tuple[Figure, ...]
    terms: TermFigure | None  # None without a source or a glossary


@dataclass(frozen=True)
class Scores:
    """What a scoring found."""

    segments: int  # lines scored
    blank: int  # lines blank on every side, kept in step and not scored
    references: int
    systems: tuple[SystemScores, ...]


def score(
    hypotheses: Sequence[str] | Mapping[str, Sequence[str]],
    references: Sequence[Sequence[str]],
    *,
    sources: Sequence[str] | None = None,
    termbase: Termbase | None = None,
) -> Scores:
    """Score one system's lines, or several systems' by name, against one or more references.

    `references` holds one list of lines for each reference. Every list must have as many lines as the
    hypotheses. Lines that are blank on every side are left out. Raises TranslateError where counts differ or
    nothing is left to score.
    """
    systems = hypotheses if isinstance(hypotheses, Mapping) else {"hypothesis": hypotheses}
    sides = {**systems, **{f"reference {n}": lines for n, lines in enumerate(references, 1)}}
    if sources is not None:
        sides["source"] = sources
    kept = _in_step(sides)
    total = len(next(iter(sides.values())))
    columns = {name: [lines[n] for n in kept] for name, lines in sides.items()}
    refs = [columns[f"reference {n}"] for n in range(1, len(references) + 1)]
    return Scores(
        segments=len(kept),
        blank=total - len(kept),
        references=len(refs),
        systems=tuple(
            SystemScores(
                name,
                corpus_figures(columns[name], refs),
                term_success(columns["source"], columns[name], termbase)
                if termbase is not None and sources is not None
                else None,
            )
            for name in systems
        ),
    )


def _in_step(sides: Mapping[str, Sequence[str]]) -> list[int]:
    """The numbers of the lines to score, once every side is known to have as many lines."""
    (first_name, first), *others = sides.items()
    for name, lines in others:
        check_counts(list(first), list(lines), first_name, name)
    kept = [n for n in range(len(first)) if any(lines[n].strip() for lines in sides.values())]
    if not kept:
        raise TranslateError(f"{first_name}: nothing to score, every line is blank")
    return kept
