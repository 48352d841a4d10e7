"""Scores as one page of HTML that needs nothing else: no network, no script but its own few lines."""

from collections.abc import Iterator, Sequence
from html import escape
from importlib.resources import files
from itertools import pairwise

from translate.score.compare import Comparison, Difference
from translate.score.corpus import Place
from translate.score.difference import Change, differences
from translate.score.measures import BY_KEY
from translate.score.scores import Scores, SegmentScores
from translate.score.table import number, shown
from translate.score.terms import TermUse

MOST_ROWS = 2000
"""Segments that a page shows, the worst of them; a browser takes no more at ease."""
_BINS = 20  # bars of the distribution plot, each of 5 points
_COLOURS = 4  # that page.css has for systems


def to_html(scores: Scores, title: str) -> str:
    """The page: figures, distribution, comparisons, articles, and the segments, worst first."""
    body = "\n".join(
        [
            f"<h1>{escape(title)}</h1>",
            *_summary(scores),
            *_distribution(scores),
            *(part for comparison in scores.comparisons for part in _comparison(comparison)),
            *_articles(scores),
            *_segments(scores),
        ]
    )
    page = files(__package__) / "page"
    style, script = ((page / name).read_text("utf-8") for name in ("page.css", "page.js"))
    return (
        '<!doctype html>\n<html lang="en">\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; '
        "style-src 'unsafe-inline'; script-src 'unsafe-inline'\">\n"
        f"<title>{escape(title)}</title>\n<style>\n{style}</style>\n<body>\n{body}\n<script>\n{script}</script>\n"
    )


def _summary(scores: Scores) -> Iterator[str]:
    corpus = scores.corpus
    references = f"{len(corpus.references)} reference{'s' if len(corpus.references) > 1 else ''}"
    said = f"{len(corpus.places)} segments, {references}; in brackets 95 % of 1000 bootstrap resamples"
    yield f'<p class="soft">{said}</p>'
    yield from (f'<p class="note">{escape(warning)}</p>' for warning in scores.warnings)
    yield '<div class="wide"><table><thead><tr><th></th>'
    yield "".join(f'<th class="n">{escape(system.name)}</th>' for system in scores.systems) + "</tr></thead><tbody>"
    for key, measure in BY_KEY.items():
        found = [system.figure(key) for system in scores.systems]
        if any(found):
            name = f"{measure.name} ({scores.threshold:g})" if key == "over" else measure.name
            cells = "".join(f'<td class="n">{escape(shown(figure)) if figure else "–"}</td>' for figure in found)
            yield f"<tr><th>{escape(name)}</th>{cells}</tr>"
    yield "</tbody></table></div>"
    signed = [figure for figure in scores.systems[0].figures if figure.signature]
    yield f"<p><code>{'<br>'.join(escape(f'{figure.name}|{figure.signature}') for figure in signed)}</code></p>"


def _distribution(scores: Scores) -> Iterator[str]:
    """How many segments have which chrF++, a bar for each system side by side."""
    counts = [_histogram([segment.chrf for segment in system.segments]) for system in scores.systems]
    most = max(max(bars) for bars in counts)
    width, height, left, foot = 720, 180, 44, 24
    step = (width - left) / _BINS
    bar = (step - 4) / len(counts)
    yield "<h2>Segments by chrF2++</h2>"
    yield f'<svg viewBox="0 0 {width} {height + foot}" width="{width}" role="img" aria-label="Segments by chrF2++">'
    for share in (0, 0.5, 1):
        y = 10 + (height - 10) * (1 - share)
        yield f'<line x1="{left}" x2="{width}" y1="{y:.1f}" y2="{y:.1f}"/>'
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


def _comparison(comparison: Comparison) -> Iterator[str]:
    yield f"<h2>{escape(comparison.system)} beside {escape(comparison.baseline)}</h2>"
    yield '<div class="wide"><table><thead><tr><th></th><th class="n">difference</th><th class="n">95 %</th>'
    yield '<th class="n">p</th></tr></thead><tbody>'
    yield from map(_difference, comparison.differences)
    yield "</tbody></table></div>"
    won, lost, alike = comparison.wins, comparison.losses, comparison.ties
    yield f"<p>chrF2++ by segment: {won} won, {lost} lost, {alike} alike</p>"


def _difference(difference: Difference) -> str:
    share = BY_KEY[difference.key].share
    side = "better" if difference.gain > 0 else "worse"
    mark = f' class="n {side}"' if difference.significant and difference.gain else ' class="n"'
    low_high = difference.interval
    between = f"[{number(low_high.low, share)}, {number(low_high.high, share)}]" if low_high else ""
    value = f"{'+' if difference.value > 0 else ''}{number(difference.value, share)}"
    p = f"{difference.p:.3f}" if difference.p is not None else ""
    return (
        f"<tr><th>{escape(difference.name)}</th><td{mark}>{value}</td>"
        f'<td class="n interval">{between}</td><td class="n">{p}</td></tr>'
    )


def _articles(scores: Scores) -> Iterator[str]:
    if len(scores.systems[0].articles) < 2:
        return
    keys = [key for key in ("bleu", "chrf", "ter", "terms", "numbers", "names") if scores.systems[0].figure(key)]
    yield '<h2>Articles</h2><div class="wide"><table><thead><tr><th>article</th><th class="n">segments</th>'
    names = (f"{system.name}: {BY_KEY[key].name}" for system in scores.systems for key in keys)
    yield "".join(f'<th class="n">{escape(name)}</th>' for name in names) + "</tr></thead><tbody>"
    for rows in zip(*(system.articles for system in scores.systems), strict=True):
        found = [{figure.key: figure for figure in article.figures} for article in rows]
        cells = (
            number(figures[key].value, figures[key].share) if key in figures else "–"
            for figures in found
            for key in keys
        )
        yield f'<tr><th>{escape(rows[0].name)}</th><td class="n">{rows[0].segments}</td>'
        yield "".join(f'<td class="n">{cell}</td>' for cell in cells) + "</tr>"
    yield "</tbody></table></div>"


def _segments(scores: Scores) -> Iterator[str]:
    """The table of segments; where systems differ, the worst of a segment decides its place."""
    places = scores.corpus.places
    worst = [min(system.segments[n].chrf for system in scores.systems) for n in range(len(places))]
    order = sorted(range(len(places)), key=lambda n: (worst[n], n))[:MOST_ROWS]
    yield "<h2>Segments, worst first</h2>"
    if len(places) > MOST_ROWS:
        yield f'<p class="soft">The {MOST_ROWS} worst of {len(places)}; <code>--json</code> has them all.</p>'
    heads = ["line", *(f"{name} {system.name}" for system in scores.systems for name in _columns(scores))]
    titles = "".join(f'<th class="n"><button type="button">{escape(_head(h, scores))}</button></th>' for h in heads)
    yield f'<div class="wide"><table id="segments"><thead><tr>{titles}<th>text</th></tr></thead><tbody>'
    for number_ in order:
        cells = "".join(cell for system in scores.systems for cell in _cells(system.segments[number_], scores))
        text = f'<td class="text">{_text(scores, number_)}</td>'
        yield f"<tr>{_place(places[number_], number_)}{cells}{text}</tr>"
    yield "</tbody></table></div>"


def _columns(scores: Scores) -> list[str]:
    comet = any(segment.comet is not None for segment in scores.systems[0].segments)
    terms = scores.systems[0].figure("terms") is not None
    return ["chrF2++", "BLEU", "TER", *(["COMET"] if comet else []), *(["terms missed"] if terms else [])]


def _head(name: str, scores: Scores) -> str:
    return name if len(scores.systems) > 1 else name.removesuffix(f" {scores.systems[0].name}")


def _place(place: Place, number_: int) -> str:
    several = f"{place.article}:{place.line}" if place.article else str(place.line)
    return f'<td class="n" data-v="{number_}" title="{escape(several)}">{place.line}</td>'


def _cells(segment: SegmentScores, scores: Scores) -> Iterator[str]:
    missed = sum(not use.satisfied for use in segment.terms)
    found = {
        "chrF2++": (segment.chrf, 1),
        "BLEU": (segment.bleu, 1),
        "TER": (segment.ter, 1),
        "COMET": (segment.comet or 0.0, 3),
        "terms missed": (missed, 0),
    }
    for name in _columns(scores):
        value, digits = found[name]
        yield f'<td class="n" data-v="{value:.6g}">{value:.{digits}f}</td>'


def _text(scores: Scores, number_: int) -> str:
    """Source, references and hypotheses of a segment; what differs is marked in the hypothesis and its reference."""
    corpus = scores.corpus
    rows = []
    if corpus.sources is not None:
        rows.append(("source", _with_terms(corpus.sources[number_], scores.systems[0].segments[number_].terms)))
    first = corpus.references[0][number_]
    for system in scores.systems:
        segment = system.segments[number_]
        rows.append((system.name if len(scores.systems) > 1 else "hypothesis", _marked(segment.hypothesis, first)))
        if lost := [*segment.lost.numerals, *segment.lost.names]:
            rows.append(("not found", f'<span class="lost">{escape(", ".join(lost))}</span>'))
    for n, lines in enumerate(corpus.references, 1):
        shown_ = _marked(lines[number_], scores.systems[0].segments[number_].hypothesis, "ins")
        rows.append((f"reference {n}" if len(corpus.references) > 1 else "reference", shown_))
    return "<dl>" + "".join(f"<dt>{escape(name)}</dt><dd>{text}</dd>" for name, text in rows) + "</dl>"


def _marked(text: str, other: str, tag: str = "del") -> str:
    """A text with what the other does not have marked."""
    return "".join(
        f"<{tag}>{escape(part.text)}</{tag}>" if part.change is Change.GONE and part.text.strip() else escape(part.text)
        for part in differences(text, other)
        if part.change is not Change.NEW
    )


def _with_terms(source: str, uses: Sequence[TermUse]) -> str:
    """A source with its terms marked, each with its approved English and what became of it."""
    edges = [0, *(edge for use in uses for edge in (use.start, use.end)), len(source)]
    pieces = []
    for place, (start, end) in enumerate(pairwise(edges)):
        text = escape(source[start:end])
        if place % 2:
            use = uses[place // 2]
            said = f"{use.target}: {'there' if use.satisfied else 'missing'}"
            said += f", forbidden “{use.forbidden}” used" if use.forbidden else ""
            text = f'<mark class="{"" if use.satisfied else "missed"}" title="{escape(said)}">{text}</mark>'
        pieces.append(text)
    return "".join(pieces)
