"""`perkthe translate` and `perkthe apply`: articles in, English out."""

import os
import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from glossary import PACKAGED
from translate import document
from translate.cli.glossary_option import Glossary
from translate.cli.progress import LONG_TRANSLATION, bar
from translate.counting import counted
from translate.errors import TranslateError
from translate.model import BEAM
from translate.opening import open_desk
from translate.wrapping import Wrap

if TYPE_CHECKING:
    from translate.translation import Translation

PIPE = Path("-")
# Renaming a file into the place of these would take them from whoever reads them.
STANDARD_OUTPUT = {PIPE, Path("/dev/stdout"), Path("/dev/fd/1"), Path("/proc/self/fd/1")}


class Format(StrEnum):
    """What is written: the article, or its segments for Poedit or for programs."""

    TEXT = "text"
    PO = "po"
    JSONL = "jsonl"


Article = Annotated[
    list[Path] | None, typer.Argument(metavar="[FILE]...", readable=False, help="Articles; none or - for the pipe.")
]
Output = Annotated[Path | None, typer.Option("--output", "-o", readable=False, help="A file for the English.")]
Encoding = Annotated[str | None, typer.Option(help="The articles' encoding, where it is not UTF-8.")]
WrapOption = Annotated[Wrap, typer.Option(help="Join hard-wrapped lines, and wrap the English at the same width.")]


def register(app: typer.Typer) -> None:
    """Add this module's commands to the app."""
    app.command("translate")(translate_articles)
    app.command("apply")(apply_edits)


def translate_articles(
    files: Article = None,
    output: Output = None,
    output_dir: Annotated[Path | None, typer.Option(readable=False, help="A folder for several articles.")] = None,
    glossary: Glossary = PACKAGED,
    no_glossary: Annotated[bool, typer.Option("--no-glossary", help="Use no glossary.")] = False,
    model: Annotated[Path | None, typer.Option(readable=False, help="An Argos package folder.")] = None,
    kind: Annotated[Format, typer.Option("--format", help="What to write.")] = Format.TEXT,
    report_file: Annotated[
        Path | None, typer.Option("--report", readable=False, help="A JSON file for all that is known.")
    ] = None,
    explain: Annotated[bool, typer.Option("--explain", help="Show each sentence's terms and warnings.")] = False,
    wrap: WrapOption = Wrap.AUTO,
    encoding: Encoding = None,
    beam: Annotated[int, typer.Option(min=1, max=16, help="Width of the search.")] = BEAM,
    threads: Annotated[int, typer.Option(min=0, help="Processor cores to use; 0 for all.")] = 0,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No progress, no summary.")] = False,
) -> None:
    """Translate articles: the layout stays the source's, the terms become the glossary's."""
    articles = files or [PIPE]
    targets = _targets(articles, output, output_dir, kind)
    _check_outputs(articles, targets, report_file)
    desk = open_desk(model, None if no_glossary else glossary, beam, threads)
    from translate import report
    from translate.pipeline import translate  # it was imported while the model loaded

    inputs = articles if no_glossary else [*articles, glossary]
    faults: list[str] = []
    for article, target in zip(articles, targets, strict=True):
        try:
            text = _read(article, encoding)
            with bar("translating", quiet, LONG_TRANSLATION) as progress:
                done = translate(text, desk, wrap, progress)
            _write(_formatted(done, article, kind), target, inputs)
            if report_file:
                document.write_text(report_file, report.to_json(done, _name(article)), inputs)
            name = _name(article) if len(articles) > 1 else ""
            if explain:
                typer.echo(report.explain(done, name), err=True, nl=False)
            if not quiet:
                typer.echo((f"{name}: " if name else "") + report.summary(done, not no_glossary), err=True)
        except TranslateError as error:
            faults.append(str(error))
    if faults:
        raise TranslateError("\nperkthe: ".join(faults))


def apply_edits(
    draft: Annotated[Path, typer.Argument(metavar="DRAFT.po", readable=False, help="The post-edited draft.")],
    article: Annotated[Path, typer.Argument(metavar="ARTICLE", readable=False, help="The Albanian that it is of.")],
    output: Output = None,
    wrap: WrapOption = Wrap.AUTO,
    encoding: Encoding = None,
) -> None:
    """Write an edited draft back into its article's layout."""
    from translate import bitext

    edited = bitext.read_po(draft)
    applied = bitext.apply(edited, _read(article, encoding), wrap)
    if not applied.found:
        raise TranslateError(f"{draft}: no sentence of {article} is in this draft; give the article that it is of")
    _write(applied.text, output, [draft, article])
    unseen = sum(not entry.reviewed for entry in edited.values())
    if unseen:
        typer.echo(f"{unseen} of {counted(len(edited), 'sentence')} still fuzzy: nobody has looked there", err=True)
    for source in applied.missing:
        typer.echo(f'{draft}: no English for "{source}"; it stands in Albanian', err=True)
    if applied.missing:
        untold = counted(len(applied.missing), "sentence")
        raise TranslateError(f"{draft}: {untold} without English; was another --wrap used?")


def _targets(articles: list[Path], output: Path | None, folder: Path | None, kind: Format) -> list[Path | None]:
    """Where the English of each article goes; None for standard output."""
    if output and folder:
        raise TranslateError("--output and --output-dir: only one of them can be; drop the other")
    if not folder:
        if len(articles) > 1:
            raise TranslateError(f"{len(articles)} articles: say where they go with --output-dir DIR")
        return [None if output is None or output in STANDARD_OUTPUT else output]
    if PIPE in articles:
        raise TranslateError("--output-dir: what comes by the pipe has no name; use -o FILE")
    document.make_folder(folder)
    suffix = "" if kind is Format.TEXT else f".{kind}"
    return [document.output_path(article, folder, suffix) for article in articles]


def _check_outputs(articles: list[Path], targets: list[Path | None], report_file: Path | None) -> None:
    """Refuse at once what would go wrong after minutes of work."""
    if len(articles) > 1 and report_file:
        raise TranslateError("--report: a report is about one article; translate one at a time")
    outputs = [path for path in (*targets, report_file) if path]
    twice = next((path for path in outputs if outputs.count(path) > 1), None)
    if twice:
        raise TranslateError(f"{twice}: two outputs would be written here; name them apart")
    for path in outputs if len(articles) == 1 else []:  # of several articles only the one at fault is left out
        document.refuse_input(path, articles)
    homeless = next((path for path in outputs if not path.parent.is_dir()), None)
    if homeless:
        raise TranslateError(f"{homeless}: there is no folder {homeless.parent}; make it first")


def _read(article: Path, encoding: str | None) -> str:
    if article != PIPE:
        return document.read_text(article, encoding)
    if sys.stdin and sys.stdin.isatty():
        typer.echo("Type or paste Albanian; end it with Ctrl-D on a line of its own.", err=True)
    return document.read_input(encoding)


def _name(article: Path) -> str:
    """The article's name as text; a file name may be bytes that are none."""
    return os.fsencode(article).decode("utf-8", "replace")


def _formatted(done: "Translation", article: Path, kind: Format) -> str:
    from translate import bitext

    if kind is Format.PO:
        return bitext.to_po(done, _name(article))
    return bitext.to_jsonl(done) if kind is Format.JSONL else done.text


def _write(text: str, target: Path | None, inputs: list[Path]) -> None:
    if target:
        document.write_text(target, text, inputs)
    else:
        document.write_output(text)
