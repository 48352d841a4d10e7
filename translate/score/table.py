"""Scores for people, as tables of a terminal."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from translate.counting import counted
from translate.score.compare import Comparison, Difference
from translate.score.difference import Change, differences
from translate.score.measures import BY_KEY
from translate.score.postedit import PostEdit
from translate.score.scores import ArticleScores, Scores, SystemScores
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

MOST_EXCHANGES = 15
_MOST_TERMS, _MOST_LOST, _MOST_CHANGED = 10, 10, 5  # rows
_STYLES = {Change.SAME: "", Change.GONE: "red strike", Change.NEW: "green underline"}


def tables(scores: Scores, edited: PostEdit | None, width: int) -> Iterator[RenderableType]:
    """All that a person wants to see at once, from the figures to the segments that changed most.

    `width` is in columns; where systems do not fit side by side, each has a table of its own.
    """
    yield from _fitting(_figures, scores, width)
    yield from _notes(scores)
    for comparison in scores.comparisons:
        yield from _compared(comparison, scores)
    if any(len(system.articles) > 1 for system in scores.systems):
        yield from _fitting(_articles, scores, width)
    for system in scores.systems:
        yield from _faults(system, scores)
    if edited:
        yield from _edited(edited)


def _fitting(
    make: Callable[[Scores, Sequence[SystemScores]], Table], scores: Scores, width: int
) -> Iterator[RenderableType]:
    """A table of all systems, or one of each where that is too wide."""
    together = make(scores, scores.systems)
    if len(scores.systems) == 1 or _narrowest(together) <= width:
        yield together
        return
    yield from (make(scores, [system]) for system in scores.systems)


def _narrowest(table: Table) -> int:
    """The columns that a table needs at least: its figures whole, what names them at 16 or fewer."""
    needed = (column.min_width or 16 for column in table.columns)
    return sum(needed) + 2 * len(table.columns)


def _with_figures(table: Table, heads: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Add columns of figures, none of which is ever broken inside a number; their heads may be."""
    for head, *cells in zip(heads, *rows, strict=True):
        table.add_column(Text(head), overflow="fold", min_width=max(map(len, cells)))


def _table(*columns: str) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold")
    for place, column in enumerate(columns):
        table.add_column(Text(column), overflow="fold", no_wrap=place == 0)
    return table


def _figures(scores: Scores, systems: Sequence[SystemScores]) -> Table:
    keys = [key for key in BY_KEY if any(system.figure(key) for system in systems)]
    found = [[system.figure(key) for system in systems] for key in keys]
    rows = [[shown(figure) if figure else "–" for figure in row] for row in found]
    table = _table("")
    _with_figures(table, [system.name for system in systems], rows)
    for key, row in zip(keys, rows, strict=True):
        table.add_row(Text(figure_name(key, scores)), *map(_whole, row))
    return table


def _whole(text: str) -> Text:
    return Text(text, no_wrap=True)


def _notes(scores: Scores) -> Iterator[Text]:
    """How the figures were made, and what to keep in mind."""
    yield Text(scope(scores))
    yield from (Text(signature, style="dim") for signature in signatures(scores))
    for warning in scores.warnings:
        yield Text(f"note: {warning}", style="yellow")


def _compared(comparison: Comparison, scores: Scores) -> Iterator[RenderableType]:
    yield Text(f"\n{comparison.system} beside {comparison.baseline}", style="bold")
    rows = [[_difference(each), _p(each)] for each in comparison.differences]
    table = _table("")
    _with_figures(table, ["difference", "p"], rows)
    for each, row in zip(comparison.differences, rows, strict=True):
        table.add_row(Text(each.name), *map(_whole, row))
    yield table
    yield Text(by_segment(comparison))
    by_name = {system.name: system for system in scores.systems}
    for segment in comparison.changed[:_MOST_CHANGED]:
        place = scores.corpus.places[segment]
        before, after = (by_name[name].segments[segment] for name in (comparison.baseline, comparison.system))
        yield Text(f"{where(place)} chrF2++ {before.chrf:.1f} → {after.chrf:.1f}", style="bold")
        yield coloured(before.hypothesis, after.hypothesis)


def _difference(found: Difference) -> str:
    return f"{difference(found.value, found.key)} {bounds(found.interval, found.key)}".strip()


def _p(found: Difference) -> str:
    return f"{found.p:.3f} {found.verdict}".strip() if found.p is not None else ""


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


def _articles(scores: Scores, systems: Sequence[SystemScores]) -> Table:
    keys = article_keys(scores)
    rows = [
        [str(articles[0].segments), *(cell for article in articles for cell in _of_article(article, keys))]
        for articles in zip(*(system.articles for system in systems), strict=True)
    ]
    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column(Text("\narticle"), overflow="fold")
    _with_figures(table, ["\nsegments", *(f"{s.name}\n{BY_KEY[key].name}" for s in systems for key in keys)], rows)
    for article, row in zip(systems[0].articles, rows, strict=True):
        table.add_row(Text(article.name), *map(_whole, row))
    return table


def _of_article(article: ArticleScores, keys: Sequence[str]) -> list[str]:
    figures = {figure.key: figure for figure in article.figures}
    return [number(figures[key].value, key) if key in figures else "–" for key in keys]


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
            table.add_row(
                Text(where(place)), Text(", ".join(dict.fromkeys(each.numerals))), Text(", ".join(each.names))
            )
        more = f", the first {_MOST_LOST} of {len(lost)} segments" if len(lost) > _MOST_LOST else ""
        yield from (Text(f"\n{system.name}: numbers and names{more}", style="bold"), table)


def _edited(edited: PostEdit) -> Iterator[RenderableType]:
    segments = counted(len(edited.scores.corpus.places), "segment")
    unseen = f", {edited.unseen} more are fuzzy and left out" if edited.unseen else ""
    yield Text(
        f"\nHTER {shown(edited.hter)}: {edited.untouched} of {segments} left as they were{unseen}",
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
