"""What is measured: each measure makes its figure from sums over segments, so that any of them can be resampled.

A row of counts holds what every measure needs to know of one segment, and nothing else. A corpus's figure comes from
the sum of its rows, an article's from the sum of its own, a resample's from the sum of the rows drawn.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import IntEnum

import numpy as np
from numpy.typing import NDArray
from sacrebleu.metrics.base import Metric
from sacrebleu.metrics.bleu import BLEU
from sacrebleu.metrics.chrf import CHRF
from sacrebleu.metrics.ter import TER

TRIALS, SEED = 1000, 12345  # resamples and their seed: sacrebleu's own, so that its intervals are ours

Counts = NDArray[np.float64]  # a row a segment, a column a count


class Better(IntEnum):
    """Which way a figure is better."""

    HIGHER = 1
    NEITHER = 0
    LOWER = -1


@dataclass(frozen=True)
class Measure:
    """One of the things measured."""

    key: str  # as the gate and the JSON name it
    name: str  # as people read it
    columns: slice  # of a row of counts
    better: Better
    share: bool  # from 0 to 1 rather than to 100
    of: Callable[[Sequence[float]], float | None]  # the figure of summed columns; None where nothing was counted
    metric: Metric | None = None  # sacrebleu's, for the signature

    def value(self, sums: Sequence[float]) -> float | None:
        """The figure of the sum of whole rows."""
        return self.of(sums[self.columns])


_BLEU, _CHRF, _TER = BLEU(), CHRF(word_order=2), TER()
_SENTENCE_BLEU = BLEU(effective_order=True)  # as sacrebleu's own sentence level has it


def _by(metric: Metric) -> Callable[[Sequence[float]], float | None]:
    # The sums to figures is no public call of sacrebleu's; tests hold it to the `sacrebleu` command's figures.
    return lambda sums: float(metric._compute_score_from_stats(list(sums)).score)


def _ratio(sums: Sequence[float]) -> float | None:
    return float(sums[0] / sums[1]) if sums[1] else None


def _count(sums: Sequence[float]) -> float | None:
    return float(sums[0]) if sums[1] else None


def _measures() -> tuple[Measure, ...]:
    up, down, neither = Better.HIGHER, Better.LOWER, Better.NEITHER
    return (
        Measure("bleu", "BLEU", slice(0, 10), up, False, _by(_BLEU), _BLEU),
        Measure("chrf", "chrF2++", slice(10, 34), up, False, _by(_CHRF), _CHRF),
        Measure("ter", "TER", slice(34, 36), down, False, _by(_TER), _TER),
        Measure("comet", "COMET", slice(36, 38), up, True, _ratio),
        Measure("terms", "term success", slice(38, 40), up, True, _ratio),
        Measure("consistency", "term consistency", slice(40, 42), up, True, _ratio),
        Measure("forbidden", "forbidden terms used", slice(42, 44), down, False, _count),
        Measure("numbers", "numbers kept", slice(44, 46), up, True, _ratio),
        Measure("names", "names kept", slice(46, 48), up, True, _ratio),
        Measure("length", "length ratio", slice(0, 2), neither, True, _ratio),
        Measure("over", "segments over the threshold", slice(48, 50), up, True, _ratio),
    )


MEASURES = _measures()
"""Everything measured, in the order of reports."""

WIDTH = max(measure.columns.stop for measure in MEASURES)


BY_KEY = {measure.key: measure for measure in MEASURES}


def sentence_bleu(row: Sequence[float]) -> float:
    """BLEU of one segment: orders longer than the segment are left out, as `sacrebleu -sl` does."""
    return float(_SENTENCE_BLEU._compute_score_from_stats([int(n) for n in row[BY_KEY["bleu"].columns]]).score)


def sums(counts: Counts) -> list[float]:
    """The sum of all rows, added one after the other: sacrebleu adds so, and the last digit follows."""
    return [float(total) for total in np.add.accumulate(counts, axis=0)[-1]]


def signature(measure: Measure, references: int, resampled: bool) -> str:
    """The signature by sacrebleu of a measure's figure; empty for measures that are not sacrebleu's."""
    if measure.metric is None:
        return ""
    metric = type(measure.metric)(**({"word_order": 2} if measure.key == "chrf" else {}))
    metric.num_refs = references
    if resampled:
        metric.n_bootstrap, metric.seed = TRIALS, str(SEED)
    return str(metric.get_signature())
