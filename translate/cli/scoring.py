"""`perkthe score`: hypotheses against references."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from glossary.termbase import Termbase, read_termbase
from translate.document import write_text
from translate.errors import TranslateError
from translate.score.comet import comet_scores
from translate.score.corpus import Corpus, in_step
from translate.score.counts import Progress
from translate.score.drafts import in_order_of, read_draft
from translate.score.gate import dropped, missed, parse_limit
from translate.score.html import to_html
from translate.score.inputs import Request, load, system_names
from translate.score.postedit import PostEdit, post_edit
from translate.score.record import baseline, to_json
from translate.score.scores import THRESHOLD, Scores, score_corpus
from translate.score.table import tables

LONG_WORK = 5000  # segments: fewer are scored before a bar can be read
PIPED_WIDTH = 200  # columns of a table that no terminal cuts


def register(app: typer.Typer) -> None:
    """Add this module's commands to the app."""
    app.command("score")(score)


def score(
    files: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="HYPOTHESIS REFERENCE...", help="A translation and its references: text, PO, JSONL or folders."
        ),
    ] = None,
    versus: Annotated[list[Path] | None, typer.Option(help="Another system, compared with the first.")] = None,
    source: Annotated[Path | None, typer.Option(help="The Albanian, line for line.")] = None,
    glossary: Annotated[Path | None, typer.Option(help="A glossary (PO), to see whether its terms stand.")] = None,
    align: Annotated[bool, typer.Option("--align", help="Pair sentences where lines do not answer lines.")] = False,
    post_edited: Annotated[
        Path | None, typer.Option("--post-edit", help="A post-edited PO: what was changed in the machine's draft.")
    ] = None,
    comet: Annotated[str | None, typer.Option(help="COMET too: a model's name or folder.")] = None,
    threshold: Annotated[float, typer.Option(help="The chrF2++ from which on a segment counts as good.")] = THRESHOLD,
    fail_under: Annotated[
        list[str] | None, typer.Option(metavar="FIGURE=VALUE", help="Exit with 1 where a figure is worse: chrf=55.")
    ] = None,
    baseline_file: Annotated[
        Path | None, typer.Option("--baseline", help="An earlier --json: exit with 1 on a significant drop.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print everything as JSON.")] = False,
    html: Annotated[Path | None, typer.Option(help="Write a page for the browser.")] = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No progress.")] = False,
) -> None:
    """Score a translation: BLEU, chrF++, TER, terms, numbers and names, with signatures and intervals."""
    limits = [parse_limit(text) for text in fail_under or ()]
    termbase = read_termbase(glossary) if glossary else None
    edited: PostEdit | None = None
    if post_edited:
        edited = _post_edited(post_edited, files or [], termbase)
        scores = edited.scores
    else:
        corpus = _corpus(files or [], versus or [], source, align)
        _check_glossary(corpus, glossary)
        if baseline_file:
            corpus = _with_baseline(corpus, baseline_file)
        made = comet_scores(corpus, comet) if comet else None
        with _bar(quiet) as progress:
            scores = score_corpus(corpus, termbase, threshold, made, os.cpu_count() or 1, progress)
    if html:
        write_text(html, to_html(scores, f"Scores of {', '.join(s.name for s in scores.systems)}"), files or [])
    _show(scores, edited, as_json)
    faults = [fault for system in scores.systems for fault in missed(system, limits)]
    if baseline_file and scores.comparisons:
        faults += dropped(scores.comparisons[0])
    for fault in faults:
        typer.echo(f"perkthe score: {fault}", err=True)
    if faults:
        raise typer.Exit(1)


def _corpus(files: list[Path], versus: list[Path], source: Path | None, align: bool) -> Corpus:
    if len(files) < 2:
        raise TranslateError("score needs a translation and a reference: perkthe score HYPOTHESIS REFERENCE")
    hypothesis, *references = files
    loaded = load(Request(system_names([hypothesis, *versus]), references, source, align))
    for line in loaded.story:
        typer.echo(line, err=True)
    return in_step(loaded.corpus)


def _check_glossary(corpus: Corpus, glossary: Path | None) -> None:
    if glossary and corpus.sources is None:
        raise TranslateError("--glossary looks for terms in the Albanian; add --source FILE")


def _with_baseline(corpus: Corpus, file: Path) -> Corpus:
    """The corpus with an earlier scoring's system before its own."""
    return Corpus(
        {f"{file.name} (baseline)": baseline(file, corpus), **corpus.systems},
        corpus.references,
        corpus.sources,
        corpus.places,
        corpus.blank,
    )


def _post_edited(path: Path, files: list[Path], termbase: Termbase | None) -> PostEdit:
    """The draft is what the edited file remembers, or the file that is named."""
    entries = read_draft(path)
    if len(files) > 1:
        raise TranslateError("--post-edit needs no reference; the edited file is it")
    if files:
        drafts = in_order_of(read_draft(files[0]), files[0], entries, path)
        entries = [entry.with_draft(draft.target) for entry, draft in zip(entries, drafts, strict=True)]
    return post_edit(entries, str(files[0] if files else path), termbase)


def _show(scores: Scores, edited: PostEdit | None, as_json: bool) -> None:
    if as_json:
        typer.echo(to_json(scores, edited), nl=False)
        return
    from rich.console import Console  # a tenth of a second that --json need not pay

    console = Console(width=None if sys.stdout.isatty() else PIPED_WIDTH, highlight=False)
    for table in tables(scores, edited):
        console.print(table)


@contextmanager
def _bar(quiet: bool) -> Iterator[Progress | None]:
    """A progress bar on standard error for long work, where that is a terminal."""
    if quiet or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import Progress as Bar

    with Bar(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("scoring", visible=False)

        def show(done: int, total: int) -> None:
            bar.update(task, completed=done, total=total, visible=total >= LONG_WORK)

        yield show
