"""`perkthe translate` and `perkthe apply`: articles in, English out."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from glossary.termbase import PACKAGED
from translate import bitext, document, report
from translate.desk import open_desk
from translate.errors import TranslateError
from translate.layout import Wrap
from translate.model import Progress
from translate.pipeline import translate
from translate.translation import Translation

LONG_WORK = 40  # segments: less is done before a bar can be read
PIPE = Path("-")


class Format(StrEnum):
    """What is written: the article, or its segments for Poedit or for programs."""

    TEXT = "text"
    PO = "po"
    JSONL = "jsonl"


Encoding = Annotated[str | None, typer.Option(help="The articles' encoding, where it is not UTF-8.")]
WrapOption = Annotated[Wrap, typer.Option(help="Join hard-wrapped lines, and wrap the English at the same width.")]


def register(app: typer.Typer) -> None:
    """Add this module's commands to the app."""
    app.command("translate")(translate_articles)
    app.command("apply")(apply_edits)


def translate_articles(
    files: Annotated[list[Path] | None, typer.Argument(metavar="[FILE]...", help="Articles; - is the pipe.")] = None,
    output: Annotated[Path | None, typer.Option("--output", "-o", help="A file for the English.")] = None,
    output_dir: Annotated[Path | None, typer.Option(help="A folder for the English of several articles.")] = None,
    glossary: Annotated[Path, typer.Option(help="The glossary (PO).")] = PACKAGED,
    no_glossary: Annotated[bool, typer.Option("--no-glossary", help="Use no glossary.")] = False,
    model: Annotated[Path | None, typer.Option(help="An Argos package folder.")] = None,
    kind: Annotated[Format, typer.Option("--format", help="What to write.")] = Format.TEXT,
    report_file: Annotated[Path | None, typer.Option("--report", help="A JSON file for all that is known.")] = None,
    explain: Annotated[bool, typer.Option("--explain", help="Show the terms of each sentence.")] = False,
    wrap: WrapOption = Wrap.AUTO,
    encoding: Encoding = None,
    beam: Annotated[int, typer.Option(min=1, max=16, help="Width of the search.")] = 4,
    threads: Annotated[int, typer.Option(min=0, help="Processor cores to use; 0 for all.")] = 0,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No progress, no summary.")] = False,
) -> None:
    """Translate articles: the layout stays the source's, the terms become the glossary's."""
    articles = files or [PIPE]
    _check_outputs(articles, output, output_dir, report_file)
    desk = open_desk(model, None if no_glossary else glossary, beam, threads)
    faults: list[str] = []
    for article in articles:
        try:
            text = _read(article, encoding)
            with _bar(quiet) as progress:
                done = translate(text, desk, wrap, progress)
            target = _target(article, output_dir, kind) if output_dir else output
            _write(_formatted(done, article, kind), target, articles)
            if report_file:
                document.write_text(report_file, report.to_json(done, str(article)), articles)
            _say(done, article if len(articles) > 1 else None, explain, quiet)
        except TranslateError as error:
            faults.append(str(error))
    if faults:
        raise TranslateError("\nperkthe: ".join(faults))


def apply_edits(
    draft: Annotated[Path, typer.Argument(metavar="DRAFT.po", help="The post-edited draft.")],
    article: Annotated[Path, typer.Argument(metavar="ARTICLE", help="The Albanian article that it was made from.")],
    output: Annotated[Path | None, typer.Option("--output", "-o", help="A file for the English.")] = None,
    wrap: WrapOption = Wrap.AUTO,
    encoding: Encoding = None,
) -> None:
    """Write an edited draft back into its article's layout."""
    edited = bitext.read_po(draft)
    text, missing = bitext.apply(edited, _read(article, encoding), wrap)
    if not edited or len(missing) == len(edited):
        raise TranslateError(f"{draft}: no sentence of {article} is in this draft; is it another article's?")
    _write(text, output, [draft, article])
    unseen = sum(not entry.reviewed for entry in edited.values())
    for source in missing:
        typer.echo(f'{draft}: no English for "{source}"; it stands in Albanian', err=True)
    if unseen:
        typer.echo(f"{unseen} of {len(edited)} sentences are still fuzzy: nobody has looked at them", err=True)
    if missing:
        raise typer.Exit(1)


def _check_outputs(articles: list[Path], output: Path | None, folder: Path | None, report_file: Path | None) -> None:
    """Refuse at once what would go wrong after minutes of work."""
    if output and folder:
        raise TranslateError("--output and --output-dir: only one of them can be; drop the other")
    if len(articles) > 1 and not folder:
        raise TranslateError(f"{len(articles)} articles: say where they go with --output-dir DIR")
    if len(articles) > 1 and report_file:
        raise TranslateError("--report: a report is about one article; translate one at a time")
    if folder and PIPE in articles:
        raise TranslateError("--output-dir: what comes by the pipe has no name; use -o FILE")
    if folder and not folder.is_dir():
        document.make_folder(folder)
    targets = [document.output_path(article, folder) for article in articles] if folder else []
    twice = next((target for target in targets if targets.count(target) > 1), None)
    if twice:
        raise TranslateError(f"{twice}: two of the articles would be written here; translate them one at a time")


def _read(article: Path, encoding: str | None) -> str:
    return document.read_input(encoding) if article == PIPE else document.read_text(article, encoding)


def _target(article: Path, folder: Path, kind: Format) -> Path:
    return document.output_path(article, folder, "" if kind is Format.TEXT else f".{kind}")


def _formatted(done: Translation, article: Path, kind: Format) -> str:
    if kind is Format.PO:
        return bitext.to_po(done, str(article))
    return bitext.to_jsonl(done) if kind is Format.JSONL else done.text


def _write(text: str, target: Path | None, inputs: list[Path]) -> None:
    """To a file, or to standard output with its line ends as they are."""
    if target and target != PIPE:
        document.write_text(target, text, inputs)
        return
    sys.stdout.buffer.write(text.encode("utf-8"))
    sys.stdout.buffer.flush()


def _say(done: Translation, article: Path | None, explain: bool, quiet: bool) -> None:
    """What a person wants to know, on standard error."""
    if explain:
        typer.echo(report.explain(done), err=True, nl=False)
    if not quiet:
        typer.echo(f"{article}: {report.summary(done)}" if article else report.summary(done), err=True)


@contextmanager
def _bar(quiet: bool) -> Iterator[Progress | None]:
    """A progress bar on standard error for long work, where that is a terminal."""
    if quiet or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console  # a tenth of a second that short work need not pay
    from rich.progress import Progress as Bar

    with Bar(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("translating", visible=False)

        def show(done: int, total: int) -> None:
            bar.update(task, completed=done, total=total, visible=total >= LONG_WORK)

        yield show
