"""Systems side by side: is one better, by how much, and where."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from translate.score.measures import BY_KEY, MEASURES, Better, Counts, Measure, sums
from translate.score.resample import Interval, interval, p_value, values

SIGNIFICANT = 0.05
_MOST_CHANGED = 10  # segments shown
_SAME = 0.005  # chrF++: less than is ever printed


@dataclass(frozen=True)
class Difference:
    """How far a system's figure is from the baseline's."""

    key: str
    name: str
    value: float  # system less baseline
    interval: Interval | None
    p: float | None  # paired bootstrap, two-sided; None for a single segment
    better: Better

    @property
    def significant(self) -> bool:
        """Whether chance alone would seldom do it."""
        return self.p is not None and self.p < SIGNIFICANT

    @property
    def gain(self) -> float:
        """The difference, positive where the system is better; 0 where neither way is."""
        return self.value * self.better

    @property
    def verdict(self) -> str:
        """Whether the system is better or worse; empty where chance could do it, by the test or by the interval."""
        apart = self.interval is None or self.interval.low > 0 or self.interval.high < 0
        if not (self.significant and apart and self.gain):
            return ""
        return "better" if self.gain > 0 else "worse"


@dataclass(frozen=True)
class Comparison:
    """A system beside the baseline."""

    baseline: str
    system: str
    differences: tuple[Difference, ...]
    wins: int  # segments where the system's chrF++ is higher
    losses: int
    ties: int
    changed: tuple[int, ...]  # the segments whose chrF++ differs most, by number


def compare(rows: Mapping[str, Counts], resampled: Mapping[str, NDArray[np.float32]]) -> tuple[Comparison, ...]:
    """Compare every system with the first, from the counts of their segments and the sums of their resamples."""
    baseline, *others = rows
    return tuple(_comparison(baseline, other, rows, resampled) for other in others)


def _comparison(
    baseline: str, system: str, rows: Mapping[str, Counts], resampled: Mapping[str, NDArray[np.float32]]
) -> Comparison:
    differences = [
        difference
        for measure in MEASURES
        if (difference := _difference(measure, rows[baseline], rows[system], resampled[baseline], resampled[system]))
    ]
    gains = _chrf(rows[system]) - _chrf(rows[baseline])
    changed = [int(n) for n in np.argsort(-np.abs(gains), kind="stable")[:_MOST_CHANGED] if abs(gains[n]) > _SAME]
    wins, losses = int(np.sum(gains > _SAME)), int(np.sum(gains < -_SAME))
    return Comparison(baseline, system, tuple(differences), wins, losses, len(gains) - wins - losses, tuple(changed))


def _difference(
    measure: Measure, baseline: Counts, system: Counts, base_sums: NDArray[np.float32], sys_sums: NDArray[np.float32]
) -> Difference | None:
    """None for what one of the two has not."""
    was, now = measure.value(sums(baseline)), measure.value(sums(system))
    if was is None or now is None:
        return None
    if len(baseline) < 2:
        return Difference(measure.key, measure.name, now - was, None, None, measure.better)
    before, after = values(measure, base_sums), values(measure, sys_sums)
    return Difference(
        measure.key,
        measure.name,
        now - was,
        interval(after - before),
        p_value(before, after, now - was),
        measure.better,
    )


def _chrf(rows: Counts) -> NDArray[np.float64]:
    return np.array([BY_KEY["chrf"].value(row) or 0.0 for row in rows.tolist()])
