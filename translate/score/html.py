"""Scores as one page of HTML that needs nothing else: no network, no script but its own few lines."""

from collections.abc import Iterator, Sequence
from html import escape
from importlib.resources import files

from translate.counting import counted
from translate.score.compare import Comparison, Difference
from translate.score.marks import changed, lacking, with_terms
from translate.score.measures import BY_KEY
from translate.score.plot import distribution
from translate.score.postedit import PostEdit
from translate.score.scores import Scores, SegmentScores
from translate.score.table import MOST_EXCHANGES
from translate.score.wording import (
    article_keys,
    bounds,
    by_segment,
    difference,
    figure_name,
    number,
    scope,
    shown,
    signatures,
    where,
)

MOST_ROWS = 2000
"""Segments that a page shows, the worst of them; a browser takes no more at ease."""


def to_html(scores: Scores, title: str, edited: PostEdit | None = None) -> str:
    """The page: figures, distribution, comparisons, what was edited, articles, and the segments, worst first."""
    body = "\n".join(
        [
            f"<h1>{escape(title)}</h1>",
            *_summary(scores),
            *distribution(scores),
            *(part for comparison in scores.comparisons for part in _comparison(comparison, scores)),
            *(_edited(edited) if edited else ()),
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
    yield f'<p class="soft">{escape(scope(scores))}</p>'
    yield from (f'<p class="note">{escape(warning)}</p>' for warning in scores.warnings)
    yield '<div class="wide"><table><thead><tr><th></th>'
    yield "".join(f'<th class="n">{escape(system.name)}</th>' for system in scores.systems) + "</tr></thead><tbody>"
    for key in BY_KEY:
        found = [system.figure(key) for system in scores.systems]
        if any(found):
            cells = "".join(f'<td class="n">{escape(shown(figure)) if figure else "–"}</td>' for figure in found)
            yield f"<tr><th>{escape(figure_name(key, scores))}</th>{cells}</tr>"
    yield "</tbody></table></div>"
    yield f"<p><code>{'<br>'.join(map(escape, signatures(scores)))}</code></p>"


def _comparison(comparison: Comparison, scores: Scores) -> Iterator[str]:
    yield f"<h2>{escape(comparison.system)} beside {escape(comparison.baseline)}</h2>"
    yield '<div class="wide"><table><thead><tr><th></th><th class="n">difference</th><th class="n">95 %</th>'
    yield '<th class="n">p</th></tr></thead><tbody>'
    yield from map(_difference, comparison.differences)
    yield "</tbody></table></div>"
    yield f"<p>{escape(by_segment(comparison))}</p>"
    if comparison.changed:
        yield '<h3>Changed most</h3><dl class="changed">'
        yield from (_changed(comparison, scores, segment) for segment in comparison.changed)
        yield "</dl>"


def _changed(comparison: Comparison, scores: Scores, segment: int) -> str:
    """A segment of both systems as one text, what the system dropped before what it has instead."""
    by_name = {system.name: system for system in scores.systems}
    before, after = (by_name[name].segments[segment] for name in (comparison.baseline, comparison.system))
    title = f"{where(scores.corpus.places[segment])}: chrF2++ {before.chrf:.1f} → {after.chrf:.1f}"
    return f"<dt>{escape(title)}</dt><dd>{changed(before.hypothesis, after.hypothesis)}</dd>"


def _edited(edited: PostEdit) -> Iterator[str]:
    segments = len(edited.scores.corpus.places)
    unseen = f"; {edited.unseen} more are fuzzy and left out" if edited.unseen else ""
    yield f"<h2>Post-editing: HTER {escape(shown(edited.hter))}</h2>"
    yield f"<p>{edited.untouched} of {counted(segments, 'segment')} left as they were{unseen}.</p>"
    exchanges = [(str(e.times), e.before, e.after) for e in edited.exchanges[:MOST_EXCHANGES]]
    yield _rows(["times", "draft", "changed to"], exchanges)
    if edited.candidates:
        yield "<h3>For the glossary, perhaps</h3>"
        candidates = [(str(c.times), c.source, c.target, c.instead_of) for c in edited.candidates]
        yield _rows(["times", "Albanian", "English", "instead of"], candidates)


def _rows(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    head = "".join(f"<th>{escape(each)}</th>" for each in heads)
    body = "".join("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in rows)
    return f'<div class="wide"><table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>'


def _difference(found: Difference) -> str:
    mark = f' class="n {found.verdict}"' if found.verdict else ' class="n"'
    between = bounds(found.interval, found.key)
    value = difference(found.value, found.key)
    p = f"{found.p:.3f}" if found.p is not None else ""
    return (
        f"<tr><th>{escape(found.name)}</th><td{mark}>{value}</td>"
        f'<td class="n interval">{between}</td><td class="n">{p}</td></tr>'
    )


def _articles(scores: Scores) -> Iterator[str]:
    if len(scores.systems[0].articles) < 2:
        return
    keys = article_keys(scores)
    yield '<h2>Articles</h2><div class="wide"><table><thead><tr><th>article</th><th class="n">segments</th>'
    names = (f"{system.name}: {BY_KEY[key].name}" for system in scores.systems for key in keys)
    yield "".join(f'<th class="n">{escape(name)}</th>' for name in names) + "</tr></thead><tbody>"
    for rows in zip(*(system.articles for system in scores.systems), strict=True):
        found = [{figure.key: figure for figure in article.figures} for article in rows]
        cells = (number(figures[key].value, key) if key in figures else "–" for figures in found for key in keys)
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
    titles = "".join(
        f'<th class="n" data-name="{escape(head)}"><button type="button">{escape(head)}</button></th>'
        for head in _heads(scores)
    )
    yield f'<div class="wide"><table id="segments"><thead><tr>{titles}<th>text</th></tr></thead><tbody>'
    for number_ in order:
        cells = "".join(
            f'<td class="n" data-v="{value:.6g}">{shown_}</td>' for value, shown_ in _cells(scores, number_)
        )
        place = where(places[number_]) if len(scores.systems[0].articles) > 1 else str(places[number_].line)
        line = f'<td class="n" data-v="{number_}" title="{escape(where(places[number_]))}">{escape(place)}</td>'
        yield f'<tr>{line}{cells}<td class="text">{_text(scores, number_)}</td></tr>'
    yield "</tbody></table></div>"


def _heads(scores: Scores) -> list[str]:
    """The columns before the text: all scores of one system, or chrF++ of each of several."""
    if len(scores.systems) > 1:
        return ["line", *(f"chrF2++ {system.name}" for system in scores.systems)]
    return ["line", *_measured(scores)]


def _measured(scores: Scores) -> list[str]:
    comet, terms = (scores.systems[0].figure(key) for key in ("comet", "terms"))
    return ["chrF2++", "BLEU", "TER", *(["COMET"] if comet else []), *(["terms missed"] if terms else [])]


def _cells(scores: Scores, number_: int) -> list[tuple[float, str]]:
    """The values of a segment's columns, to sort by and as shown."""
    if len(scores.systems) > 1:
        return [(chrf, f"{chrf:.1f}") for system in scores.systems for chrf in [system.segments[number_].chrf]]
    found = _scored(scores.systems[0].segments[number_])
    return [found[name] for name in _measured(scores)]


def _scored(segment: SegmentScores) -> dict[str, tuple[float, str]]:
    missed = sum(not use.satisfied for use in segment.terms)
    return {
        "chrF2++": (segment.chrf, f"{segment.chrf:.1f}"),
        "BLEU": (segment.bleu, f"{segment.bleu:.1f}"),
        "TER": (segment.ter, f"{segment.ter:.1f}"),
        "COMET": (segment.comet or 0.0, f"{segment.comet or 0.0:.3f}"),
        "terms missed": (missed, str(missed)),
    }


def _text(scores: Scores, number_: int) -> str:
    """Source, references and hypotheses of a segment; what differs is marked in the hypothesis and its reference."""
    corpus = scores.corpus
    rows = []
    if corpus.sources is not None:
        rows.append(("source", with_terms(corpus.sources[number_], scores.systems[0].segments[number_].terms)))
    first = corpus.references[0][number_]
    for system in scores.systems:
        segment = system.segments[number_]
        several = len(scores.systems) > 1
        rows.append((system.name if several else "hypothesis", lacking(segment.hypothesis, first)))
        if several:
            told = ", ".join(f"{name} {_scored(segment)[name][1]}" for name in _measured(scores))
            rows.append(("", f'<span class="soft">{told}</span>'))
        if lost := list(dict.fromkeys((*segment.lost.numerals, *segment.lost.names))):
            rows.append(("not found", f'<span class="lost">{escape(", ".join(lost))}</span>'))
    for n, lines in enumerate(corpus.references, 1):
        shown_ = lacking(lines[number_], scores.systems[0].segments[number_].hypothesis, "ins")
        rows.append((f"reference {n}" if len(corpus.references) > 1 else "reference", shown_))
    return "<dl>" + "".join(f"<dt>{escape(name)}</dt><dd>{text}</dd>" for name, text in rows) + "</dl>"
