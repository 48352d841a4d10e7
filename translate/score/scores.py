"""The whole of a scoring: from lines to figures."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from glossary.termbase import Termbase
from translate.errors import TranslateError
from translate.score.comet import CometScores
from translate.score.compare import Comparison, compare
from translate.score.consistency import consistent
from translate.score.corpus import Corpus, Place, in_step
from translate.score.counts import Counted, Progress, count
from translate.score.fidelity import Lost
from translate.score.measures import BY_KEY, MEASURES, Better, Counts, sentence_bleu, signature, sums
from translate.score.resample import Interval, interval, resample, values
from translate.score.terms import TermUse

THRESHOLD = 50.0
"""The chrF++ from which on a segment counts as over the threshold, where nothing else is said."""
_FEW = 30  # segments: with fewer, an interval or a p-value says little


@dataclass(frozen=True)
class Figure:
    """A figure, how sure it is, and how it was made."""

    key: str
    name: str
    value: float
    interval: Interval | None  # 95 %, by bootstrap; None for a single segment
    better: Better
    share: bool  # from 0 to 1
    signature: str = ""  # sacrebleu's


@dataclass(frozen=True, slots=True)
class SegmentScores:
    """The scores of one segment."""

    hypothesis: str
    bleu: float  # of the segment alone: orders that it is too short for are left out
    chrf: float
    ter: float
    comet: float | None
    terms: tuple[TermUse, ...]
    lost: Lost


@dataclass(frozen=True)
class ArticleScores:
    """The figures of one article."""

    name: str
    segments: int
    figures: tuple[Figure, ...]  # without intervals and signatures


@dataclass(frozen=True)
class SystemScores:
    """All that was found of one system."""

    name: str
    figures: tuple[Figure, ...]
    articles: tuple[ArticleScores, ...]
    segments: tuple[SegmentScores, ...]

    def figure(self, key: str) -> Figure | None:
        """The figure of a measure; None where it was not measured."""
        return next((figure for figure in self.figures if figure.key == key), None)


@dataclass(frozen=True)
class Scores:
    """What a scoring found."""

    corpus: Corpus
    threshold: float
    systems: tuple[SystemScores, ...]
    comparisons: tuple[Comparison, ...]  # of every other system with the first
    warnings: tuple[str, ...]


def score(
    hypotheses: Sequence[str] | Mapping[str, Sequence[str]],
    references: Sequence[Sequence[str]],
    *,
    sources: Sequence[str] | None = None,
    termbase: Termbase | None = None,
    threshold: float = THRESHOLD,
) -> Scores:
    """Score one system's lines, or several systems' by name, against one or more references.

    `references` holds one list of lines for each reference. Every list must have as many lines as the hypotheses.
    Lines that are blank on every side are left out. Raises TranslateError where counts differ or nothing is left.
    """
    systems = hypotheses if isinstance(hypotheses, Mapping) else {"hypothesis": hypotheses}
    lines = len(next(iter(systems.values()), ()))
    corpus = Corpus(systems, tuple(references), sources, [Place("", n) for n in range(1, lines + 1)])
    return score_corpus(corpus, termbase, threshold)


def score_corpus(
    corpus: Corpus,
    termbase: Termbase | None = None,
    threshold: float = THRESHOLD,
    comet: CometScores | None = None,
    jobs: int = 1,
    progress: Progress | None = None,
) -> Scores:
    """As `score`, for a corpus with its places; `comet` brings each system's COMET scores."""
    check_threshold(threshold)
    corpus = in_step(corpus)
    counted = count(corpus, termbase, threshold, jobs, progress)
    articles = [place.article for place in corpus.places]
    for name, each in counted.items():
        each.rows[:, BY_KEY["consistency"].columns] = consistent(articles, corpus.systems[name], each.uses)
        if comet:
            each.rows[:, BY_KEY["comet"].columns] = [(value, 1) for value in comet.systems[name]]
    resampled = dict(zip(counted, resample([each.rows for each in counted.values()]), strict=True))
    made = comet.signature if comet else ""
    systems = tuple(_system(name, corpus, each, resampled[name], made) for name, each in counted.items())
    rows = {name: each.rows for name, each in counted.items()}
    return Scores(corpus, threshold, systems, compare(rows, resampled), _warnings(corpus, systems, termbase))


def check_threshold(threshold: float) -> None:
    """Raise TranslateError for a threshold that chrF++ can never be at."""
    if not 0 <= threshold <= 100:  # nor not-a-number
        raise TranslateError(f"--threshold {threshold:g}: chrF2++ goes from 0 to 100; name a value between")


def _system(
    name: str, corpus: Corpus, counted: Counted, resampled: NDArray[np.float32], comet_signature: str
) -> SystemScores:
    references, several = len(corpus.references), len(corpus.places) > 1
    figures = tuple(
        replace(
            figure,
            interval=interval(values(BY_KEY[figure.key], resampled)) if several else None,
            signature=comet_signature if figure.key == "comet" else signature(BY_KEY[figure.key], references, several),
        )
        for figure in _figures(counted.rows)
    )
    return SystemScores(name, figures, _articles(corpus, counted.rows), _segments(corpus.systems[name], counted))


def _figures(rows: Counts) -> list[Figure]:
    """The bare figures of some rows, for the measures that counted anything."""
    total = sums(rows)
    return [
        Figure(measure.key, measure.name, value, None, measure.better, measure.share)
        for measure in MEASURES
        if (value := measure.value(total)) is not None
    ]


def _articles(corpus: Corpus, rows: Counts) -> tuple[ArticleScores, ...]:
    places: dict[str, list[int]] = {}
    for number, place in enumerate(corpus.places):
        places.setdefault(place.article, []).append(number)
    return tuple(ArticleScores(name, len(numbers), tuple(_figures(rows[numbers]))) for name, numbers in places.items())


def _segments(hypotheses: Sequence[str], counted: Counted) -> tuple[SegmentScores, ...]:
    chrf, ter, comet = (BY_KEY[key] for key in ("chrf", "ter", "comet"))
    return tuple(
        SegmentScores(
            text, sentence_bleu(row), chrf.value(row) or 0.0, ter.value(row) or 0.0, comet.value(row), uses, lost
        )
        for text, row, uses, lost in zip(hypotheses, counted.rows.tolist(), counted.uses, counted.lost, strict=True)
    )


def _warnings(corpus: Corpus, systems: Sequence[SystemScores], termbase: Termbase | None) -> tuple[str, ...]:
    """What makes the figures less than they seem."""
    found = []
    segments = len(corpus.places)
    if segments < _FEW:
        found.append(f"{segments} segment{'s' * (segments > 1)}: intervals and p-values of so few say little")
    if termbase and not systems[0].figure("terms"):
        found.append(f"no approved term of {termbase.path} is in the source, so nothing can be said of terms")
    for name, lines in corpus.sides.items():
        if empty := sum(not line.strip() for line in lines):
            found.append(f"{name} is empty in {empty} of {segments} segments, which count all the same")
        if name != "source" and sum(line.endswith(" .") for line in lines) >= max(100, segments // 2):
            found.append(f"{name} looks tokenised, which raises BLEU; score the text as readers see it")
    return tuple(found)
