"""Scores for people, as tables of a terminal."""

from collections import Counter
from collections.abc import Iterator, Sequence

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from translate.score.compare import Comparison, Difference
from translate.score.difference import Change, differences
from translate.score.measures import BY_KEY
from translate.score.postedit import PostEdit
from translate.score.resample import Interval
from translate.score.scores import Figure, Scores, SystemScores

MOST_EXCHANGES = 15
_MOST_TERMS, _MOST_LOST, _MOST_CHANGED = 10, 10, 5  # rows
_STYLES = {Change.SAME: "", Change.GONE: "red strike", Change.NEW: "green underline"}


def tables(scores: Scores, edited: PostEdit | None = None) -> Iterator[RenderableType]:
    """All that a person wants to see at once, from the figures to the segments that changed most."""
    yield _figures(scores)
    yield from _notes(scores)
    for comparison in scores.comparisons:
        yield from _compared(comparison, scores)
    if any(len(system.articles) > 1 for system in scores.systems):
        yield _articles(scores)
    for system in scores.systems:
        yield from _faults(system, scores)
    if edited:
        yield from _edited(edited)


def number(value: float, key: str) -> str:
    """A figure as it is printed: two digits after the point, three for shares, none for what is counted."""
    return f"{value:.{_digits(key)}f}"


def _digits(key: str) -> int:
    if key == "forbidden":
        return 0
    return 3 if BY_KEY[key].share else 2


def shown(figure: Figure) -> str:
    """A figure with its interval."""
    return f"{number(figure.value, figure.key)} {bounds(figure.interval, figure.key)}".strip()


def bounds(interval: Interval | None, key: str) -> str:
    """An interval as it is printed; nothing where there is none."""
    return f"[{number(interval.low, key)}, {number(interval.high, key)}]" if interval else ""


def _table(*columns: str) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold")
    for place, column in enumerate(columns):
        table.add_column(Text(column), overflow="fold", no_wrap=place == 0)
    return table


def _figures(scores: Scores) -> Table:
    table = _table("", *(system.name for system in scores.systems))
    keys = dict.fromkeys(figure.key for system in scores.systems for figure in system.figures)
    for key in sorted(keys, key=list(BY_KEY).index):
        found = [system.figure(key) for system in scores.systems]
        name = f"chrF2++ ≥ {scores.threshold:g}" if key == "over" else BY_KEY[key].name
        table.add_row(Text(name), *(Text(shown(figure)) if figure else Text("–") for figure in found))
    return table


def _notes(scores: Scores) -> Iterator[Text]:
    """How the figures were made, and what to keep in mind."""
    corpus = scores.corpus
    blank = f", {corpus.blank} blank lines left out" if corpus.blank else ""
    references = f"{len(corpus.references)} reference{'s' if len(corpus.references) > 1 else ''}"
    yield Text(f"{len(corpus.places)} segments, {references}{blank}; in brackets 95 % of 1000 bootstrap resamples")
    for figure in scores.systems[0].figures:
        if figure.signature:
            yield Text(f"{figure.name}|{figure.signature}", style="dim")
    for warning in scores.warnings:
        yield Text(f"note: {warning}", style="yellow")


def _compared(comparison: Comparison, scores: Scores) -> Iterator[RenderableType]:
    yield Text(f"\n{comparison.system} beside {comparison.baseline}", style="bold")
    table = _table("", "difference", "p")
    for difference in comparison.differences:
        table.add_row(Text(difference.name), Text(_difference(difference)), Text(_p(difference)))
    yield table
    wins, losses, ties = comparison.wins, comparison.losses, comparison.ties
    yield Text(f"chrF2++ by segment: {wins} won, {losses} lost, {ties} alike")
    by_name = {system.name: system for system in scores.systems}
    for segment in comparison.changed[:_MOST_CHANGED]:
        place = scores.corpus.places[segment]
        before, after = (by_name[name].segments[segment] for name in (comparison.baseline, comparison.system))
        yield Text(f"{place.article}:{place.line} chrF2++ {before.chrf:.1f} → {after.chrf:.1f}", style="bold")
        yield coloured(before.hypothesis, after.hypothesis)


def _difference(difference: Difference) -> str:
    value = f"{difference.value:+.{_digits(difference.key)}f}"
    return f"{value} {bounds(difference.interval, difference.key)}".strip()


def _p(difference: Difference) -> str:
    if difference.p is None:
        return ""
    verdict = {1: "better", -1: "worse"}.get((difference.gain > 0) - (difference.gain < 0), "")
    return f"{difference.p:.3f} {verdict if difference.significant else ''}".strip()


def coloured(old: str, new: str) -> Text:
    """Two texts as one, what is gone struck out; with brackets too, for where there are no colours.

    >>> coloured("The safety council.", "The council.").plain
    'The[- safety-] council.'
    """
    marks = {Change.SAME: ("", ""), Change.GONE: ("[-", "-]"), Change.NEW: ("{+", "+}")}
    text = Text()
    for part in differences(old, new):
        opening, closing = marks[part.change]
        text.append(f"{opening}{part.text}{closing}", style=_STYLES[part.change])
    return text


def _articles(scores: Scores) -> Table:
    keys = [key for key in ("bleu", "chrf", "ter", "terms", "numbers", "names") if scores.systems[0].figure(key)]
    table = _table("\narticle", "\nsegments", *(f"{s.name}\n{BY_KEY[k].name}" for s in scores.systems for k in keys))
    for rows in zip(*(system.articles for system in scores.systems), strict=True):
        found = [{figure.key: figure for figure in article.figures} for article in rows]
        cells = [Text(number(figures[key].value, key) if key in figures else "–") for figures in found for key in keys]
        table.add_row(Text(rows[0].name), Text(str(rows[0].segments)), *cells)
    return table


def _faults(system: SystemScores, scores: Scores) -> Iterator[RenderableType]:
    """The terms missed most often, and where numbers and names were lost."""
    missed = Counter(
        (use.term, use.target, use.forbidden) for each in system.segments for use in each.terms if not use.satisfied
    )
    if missed:
        table = _table("times", "term missed", "approved English", "forbidden English used")
        for (term, target, forbidden), times in missed.most_common(_MOST_TERMS):
            table.add_row(Text(str(times)), Text(term), Text(target), Text(forbidden))
        yield from (Text(f"\n{system.name}: terms", style="bold"), table)
    lost = [
        (place, each.lost)
        for place, each in zip(scores.corpus.places, system.segments, strict=True)
        if each.lost.numerals or each.lost.names
    ]
    if lost:
        table = _table("line", "numbers not found", "names not found")
        for place, each in lost[:_MOST_LOST]:
            where = f"{place.article}:{place.line}"
            table.add_row(Text(where), Text(", ".join(dict.fromkeys(each.numerals))), Text(", ".join(each.names)))
        more = f", the first {_MOST_LOST} of {len(lost)} segments" if len(lost) > _MOST_LOST else ""
        yield from (Text(f"\n{system.name}: numbers and names{more}", style="bold"), table)


def _edited(edited: PostEdit) -> Iterator[RenderableType]:
    segments = edited.scores.corpus.places
    unseen = f", {edited.unseen} more are fuzzy and left out" if edited.unseen else ""
    yield Text(
        f"\nHTER {shown(edited.hter)}: {edited.untouched} of {len(segments)} segments left as they were{unseen}",
        style="bold",
    )
    yield _exchanges("times", [(str(e.times), e.before, e.after) for e in edited.exchanges[:MOST_EXCHANGES]])
    if edited.candidates:
        yield Text("\nfor the glossary, perhaps", style="bold")
        table = _table("times", "Albanian", "English", "instead of")
        for each in edited.candidates:
            table.add_row(Text(str(each.times)), Text(each.source), Text(each.target), Text(each.instead_of))
        yield table


def _exchanges(title: str, rows: Sequence[tuple[str, str, str]]) -> Table:
    table = _table(title, "draft", "changed to")
    for times, before, after in rows:
        table.add_row(Text(times), Text(before or "–"), Text(after or "–"))
    return table
