"""A desk's own checks: which figures must be reached, and which must not have dropped."""

from collections.abc import Sequence
from dataclasses import dataclass

from translate.errors import TranslateError
from translate.score.compare import SIGNIFICANT, Comparison, Difference
from translate.score.measures import BY_KEY, Better
from translate.score.scores import SystemScores

_DERIVED = ("over", "length")  # say again what other figures say, so a baseline is not held to them


@dataclass(frozen=True)
class Limit:
    """The worst that a figure may be."""

    key: str
    bound: float


def parse_limit(text: str) -> Limit:
    """Read `chrf=55`. Raises TranslateError for what is no measure or no number.

    >>> parse_limit("terms=0.98")
    Limit(key='terms', bound=0.98)
    """
    key, _, bound = text.partition("=")
    keys = [measure.key for measure in BY_KEY.values() if measure.better is not Better.NEITHER]
    if key not in keys:
        raise TranslateError(f'--fail-under {text}: "{key}" is no measure with a better side; use {", ".join(keys)}')
    try:
        return Limit(key, float(bound))
    except ValueError:
        raise TranslateError(f"--fail-under {text}: say how much, as in {key}=55") from None


def missed(system: SystemScores, limits: Sequence[Limit]) -> list[str]:
    """For each limit that a system does not keep, which figure it is and by how much.

    Raises TranslateError for a figure that was not measured.
    """
    found = []
    for limit in limits:
        figure = system.figure(limit.key)
        if figure is None:
            name = BY_KEY[limit.key].name
            raise TranslateError(f"--fail-under {limit.key}: {name} was not measured; it needs {_need(limit.key)}")
        if (figure.value - limit.bound) * figure.better < 0:
            side = "under" if figure.better is Better.HIGHER else "over"
            off = abs(figure.value - limit.bound)
            digits = 3 if figure.share else 2
            found.append(
                f"{system.name}: {figure.name} is {figure.value:.{digits}f}, {side} {limit.bound:g} by {off:.{digits}f}"
            )
    return found


def _need(key: str) -> str:
    if key == "comet":
        return "--comet"
    return "--source" if key in ("numbers", "names") else "--source and --glossary, and terms in the source"


def dropped(comparison: Comparison) -> list[str]:
    """The figures that are significantly worse than the baseline's, by Holm's step-down (Scand. J. Stat. 1979).

    Holm, because a dozen tests at 5 % each would fail an equal system every other time.
    """
    tested = sorted(
        (d for d in comparison.differences if d.p is not None and d.better and d.key not in _DERIVED),
        key=lambda difference: difference.p or 0.0,
    )
    found = []
    for rank, difference in enumerate(tested):
        if (difference.p or 0.0) * (len(tested) - rank) >= SIGNIFICANT:
            break
        if difference.gain < 0:
            found.append(_drop(comparison, difference))
    return found


def _drop(comparison: Comparison, difference: Difference) -> str:
    digits = 3 if BY_KEY[difference.key].share else 2
    return (
        f"{comparison.system}: {difference.name} is worse than that of {comparison.baseline} "
        f"by {abs(difference.value):.{digits}f} (p = {difference.p:.3f})"
    )
