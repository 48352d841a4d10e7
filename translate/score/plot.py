"""The distribution of segments by chrF++, as an SVG drawing."""

from collections.abc import Iterator, Sequence
from html import escape

from translate.score.scores import Scores

_BINS = 20  # bars, each of 5 points
_COLOURS = 4  # that page.css has for systems


def distribution(scores: Scores) -> Iterator[str]:
    """How many segments have which chrF++, a bar for each system side by side."""
    counts = [_histogram([segment.chrf for segment in system.segments]) for system in scores.systems]
    most = max(max(bars) for bars in counts)
    width, height, left, right, foot = 720, 180, 44, 14, 24
    step = (width - left - right) / _BINS
    bar = (step - 4) / len(counts)
    yield "<h2>Segments by chrF2++</h2>"
    yield f'<svg viewBox="0 0 {width} {height + foot}" width="{width}" role="img" aria-label="Segments by chrF2++">'
    for share in (0, 0.5, 1):
        y = 10 + (height - 10) * (1 - share)
        yield f'<line x1="{left}" x2="{width - right}" y1="{y:.1f}" y2="{y:.1f}"/>'
        yield f'<text x="{left - 6}" y="{y + 4:.1f}" text-anchor="end">{share * most:g}</text>'
    for system, bars in enumerate(counts):
        for place, count in enumerate(bars):
            tall = (height - 10) * count / most
            x, y = left + place * step + 2 + system * bar, height - tall
            yield (
                f'<rect class="s{system % _COLOURS}" x="{x:.1f}" y="{y:.1f}" width="{bar:.1f}" height="{tall:.1f}">'
                f"<title>{place * 5}–{place * 5 + 5}: {count}</title></rect>"
            )
    for tick in range(0, 101, 10):
        yield f'<text x="{left + tick / 5 * step:.1f}" y="{height + 16}" text-anchor="middle">{tick}</text>'
    yield "</svg>"
    if len(counts) > 1:
        names = enumerate(system.name for system in scores.systems)
        yield "<p>" + "".join(f'<i class="key s{n % _COLOURS}"></i>{escape(name)}' for n, name in names) + "</p>"


def _histogram(values: Sequence[float]) -> list[int]:
    bars = [0] * _BINS
    for value in values:
        bars[min(int(value // 5), _BINS - 1)] += 1
    return bars
