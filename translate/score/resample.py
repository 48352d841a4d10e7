"""Bootstrap resampling (Koehn, EMNLP 2004): how far a figure, or a difference of two, is due to the choice of segments.

The segments drawn are the very ones that sacrebleu draws, and so are its intervals and p-values; but they are drawn
a few resamples at a time, where sacrebleu holds all at once (for 100,000 segments some ten gigabytes).
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from translate.score.measures import SEED, TRIALS, Counts, Measure

_DRAWN_AT_ONCE = 2_000_000  # numbers of segments


@dataclass(frozen=True)
class Interval:
    """Between which values 95 % of the resamples lie."""

    low: float
    high: float


def resample(systems: Sequence[Counts]) -> list[NDArray[np.float32]]:
    """For each system the sums of its counts in `TRIALS` resamples, a row a resample.

    Every system has the same segments drawn in the same resample, so that their figures can be paired.
    """
    segments = len(systems[0])
    counts = np.concatenate(systems, axis=1)
    generator = np.random.default_rng(SEED)
    found = np.empty((TRIALS, counts.shape[1]), np.float32)  # float32, as in sacrebleu
    step = max(1, _DRAWN_AT_ONCE // segments)
    for start in range(0, TRIALS, step):
        trials = min(step, TRIALS - start)
        drawn = generator.choice(segments, size=(trials, segments), replace=True)
        weights = np.stack([np.bincount(row, minlength=segments) for row in drawn]).astype(np.float64)
        found[start : start + trials] = weights @ counts
    return np.split(found, len(systems), axis=1)


def values(measure: Measure, resampled: NDArray[np.float32]) -> NDArray[np.float64]:
    """A measure's figure in each resample; not-a-number where nothing was counted."""
    figures = [measure.of(row) for row in resampled[:, measure.columns]]
    return np.array([np.nan if figure is None else figure for figure in figures])


def interval(figures: NDArray[np.float64]) -> Interval | None:
    """The 95 % interval of resampled figures; None where no resample had one."""
    known = np.sort(figures[~np.isnan(figures)])
    if not known.size:
        return None
    outside = len(known) // 40
    return Interval(float(known[outside]), float(known[-outside - 1]))


def p_value(baseline: NDArray[np.float64], system: NDArray[np.float64], difference: float) -> float | None:
    """How often resamples differ from their mean difference by more than was found between two systems.

    Two-sided, with one added to both counts: the paired bootstrap test of sacrebleu and Moses. Where no resample
    differs at all, which sacrebleu takes for significant, it is 1.
    """
    apart = np.abs(system - baseline)
    apart = apart[~np.isnan(apart)]
    if not apart.size:
        return None
    if not apart.any():
        return 1.0
    return float((np.sum(apart - apart.mean() > abs(difference)) + 1) / (len(apart) + 1))
