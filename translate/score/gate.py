"""A desk's own checks: which figures must be reached, and which must not have dropped."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from translate.errors import TranslateError
from translate.score.compare import SIGNIFICANT, Comparison, Difference
from translate.score.measures import BY_KEY, Better
from translate.score.scores import SystemScores
from translate.score.wording import number

_DERIVED = ("over", "length")  # say again what other figures say, so a baseline is not held to them
_TO_100 = ("bleu", "chrf", "ter")
_EXAMPLES = {"bleu": "30", "chrf": "55", "ter": "50", "forbidden": "0"}
_TERMS = ("--source", "--glossary")
_NEEDS = {
    "comet": ("--comet",),
    **dict.fromkeys(("numbers", "names"), ("--source",)),
    **dict.fromkeys(("terms", "consistency", "forbidden"), _TERMS),
}


@dataclass(frozen=True)
class Limit:
    """The worst that a figure may be."""

    key: str
    bound: float


def parse_limit(text: str) -> Limit:
    """Read `chrf=55`. Raises TranslateError for what is no measure, no number, or a bound that keeps nothing.

    >>> parse_limit("terms=0.98")
    Limit(key='terms', bound=0.98)
    """
    key, _, bound = text.partition("=")
    keys = [measure.key for measure in BY_KEY.values() if measure.better is not Better.NEITHER]
    if key not in keys:
        fault = "is no better high or low" if key in BY_KEY else "is no measure"
        raise TranslateError(f'--fail-under {text}: "{key}" {fault}; use one of {", ".join(keys)}')
    example = f"{key}={_EXAMPLES.get(key, '0.98')}"
    try:
        value = float(bound)
    except ValueError:
        raise TranslateError(f"--fail-under {text}: say how much, as in {example}") from None
    if fault := _fault(key, value):
        raise TranslateError(f"--fail-under {text}: {fault}; say it as in {example}")
    return Limit(key, value)


def _fault(key: str, value: float) -> str:
    """What is wrong with a bound that every figure would keep, or none."""
    name = BY_KEY[key].name
    if not math.isfinite(value):
        return "this is no bound"
    if value < 0:
        return f"{name} is never under 0"
    if BY_KEY[key].share and value > 1:
        return f"{name} goes from 0 to 1"
    if key in _TO_100 and 0 < value < 1:
        return f"{name} goes from 0 to 100"
    return ""


def check_measurable(limits: Sequence[Limit], sourced: bool, glossary: bool, comet: bool) -> None:
    """Raise TranslateError where a limit is of a figure that cannot be measured with what is given."""
    given = {"--source": sourced, "--glossary": glossary, "--comet": comet}
    for limit in limits:
        missing = [option for option in _NEEDS.get(limit.key, ()) if not given[option]]
        if missing:
            needed = " and ".join(missing)
            raise TranslateError(
                f"--fail-under {limit.key}: {BY_KEY[limit.key].name} is not measured without {needed}; add {needed}"
            )


def missed(system: SystemScores, limits: Sequence[Limit]) -> list[str]:
    """For each limit that a system does not keep, which figure it is and by how much.

    Raises TranslateError for a figure that was not measured.
    """
    found = []
    for limit in limits:
        figure = system.figure(limit.key)
        if figure is None:
            fault = f"{BY_KEY[limit.key].name} was not measured, as the source has nothing that it is of"
            raise TranslateError(f"--fail-under {limit.key}: {fault}; leave it out")
        if (figure.value - limit.bound) * figure.better < 0:
            side = "under" if figure.better is Better.HIGHER else "over"
            off = abs(figure.value - limit.bound)
            is_ = number(figure.value, figure.key)
            by = number(off, figure.key) if limit.key != "forbidden" else f"{off:g}"
            found.append(f"{system.name}: {figure.name} is {is_}, {side} {limit.bound:g} by {by}")
    return found


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
        if difference.verdict == "worse":
            found.append(_drop(comparison, difference))
    return found


def _drop(comparison: Comparison, difference: Difference) -> str:
    return (
        f"{comparison.system}: {difference.name} is worse than that of {comparison.baseline} "
        f"by {number(abs(difference.value), difference.key)} (p = {difference.p:.3f})"
    )
