"""`perkthe eval`: models on a test set."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

import glossary as glossary_package
import translate as translate_package
from glossary import PACKAGED
from glossary.compiled import cache_folder
from glossary.termbase import read_termbase
from translate.argos import Package, find_package
from translate.cli.progress import LONG_SCORING, LONG_TRANSLATION, bar
from translate.cli.showing import show
from translate.cpu import cores, instructions
from translate.document import read_text, write_output, write_text
from translate.errors import TranslateError
from translate.model import BEAM

if TYPE_CHECKING:  # numpy and sacrebleu take a fifth of a second, which other commands need not pay
    from translate.score.evaluate import Drafter

# What decides the English besides model, glossary and options: the code, but not of scoring, training and commands.
_NO_PART = {"score", "train", "cli", "package"}


def register(app: typer.Typer) -> None:
    """Add this module's command to the app."""
    app.command("eval")(evaluate_models)


def evaluate_models(
    source: Annotated[Path, typer.Argument(help="The test set's Albanian, a segment a line.")],
    references: Annotated[list[Path], typer.Argument(metavar="REFERENCE...", help="Its English, line for line.")],
    models: Annotated[
        list[Path] | None, typer.Option("--model", help="An Argos package folder; several to compare.")
    ] = None,
    glossary: Annotated[Path, typer.Option(help="The glossary (PO).")] = PACKAGED,
    no_glossary: Annotated[bool, typer.Option("--no-glossary", help="Use no glossary.")] = False,
    beam: Annotated[int, typer.Option(min=1, max=16, help="Width of the search.")] = BEAM,
    threads: Annotated[int, typer.Option(min=0, help="Processor cores to use; 0 for all.")] = 0,
    cache: Annotated[Path | None, typer.Option(help="Where translations are kept.")] = None,
    card: Annotated[Path | None, typer.Option(help="A Markdown file whose table gets the row.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print everything as JSON.")] = False,
    html: Annotated[Path | None, typer.Option(help="Write a page for the browser.")] = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No progress.")] = False,
) -> None:
    """Translate a test set and score it; what is translated once is kept. Prints the row for the model card."""
    from translate.score import corpus, evaluate, outputs, scores

    terms = None if no_glossary else glossary
    packages = [find_package(model) for model in models] if models else [find_package()]
    read = outputs.inputs_of([source, *references, terms])
    read += [file for package in packages for file in package.path.rglob("*") if file.is_file()]
    for option, output, others in (("--html", html, [card] if card else []), ("--card", card, [])):
        if output:
            outputs.check_output(option, output, [*read, *others])
    lines, columns = _test_set(source, references)
    termbase = read_termbase(terms) if terms else None
    kept = evaluate.Cache(cache or default_cache())
    systems = {}
    for name, package in _named(packages).items():
        digest = evaluate.digest_of_files([package.path, *([terms] if terms else []), *_code()])
        drafter = _drafter(package, terms, beam, threads, quiet)
        systems[name] = kept.translated(lines, drafter, [digest, f"beam {beam}", instructions()])
    places = [corpus.Place(source.name, n) for n in range(1, len(lines) + 1)]
    with bar("scoring", quiet, LONG_SCORING) as progress:
        test_set = corpus.Corpus(systems, tuple(columns), lines, places)
        found = scores.score_corpus(test_set, termbase, jobs=cores(), progress=progress)
    if html:
        from translate.score.html import to_html

        write_text(html, to_html(found, f"{source.name}: {', '.join(systems)}"), read)
    how = f"{f'glossary {terms.name}' if terms else 'no glossary'}, beam {beam}"
    rows = [evaluate.card_row(system, found, source.name, how) for system in found.systems]
    if card:
        write_text(card, evaluate.put_rows(read_text(card) if card.exists() else "", rows), read)
    show(found, as_json)
    if not as_json:
        write_output("\n" + "".join(rows))


def _test_set(source: Path, references: list[Path]) -> tuple[list[str], list[list[str]]]:
    """The lines of a test set, which must be in step before anything is translated."""
    from translate.score import drafts, inputs

    for path in (source, *references):
        if drafts.is_draft(path):
            fault = "eval takes text, a segment a line"
            raise TranslateError(f"{path}: {fault}; `perkthe score` is what reads PO and JSONL")
    lines, columns = inputs.read_lines(source), [inputs.read_lines(path) for path in references]
    if not any(lines):
        raise TranslateError(f"{source}: there is nothing in it to translate; name a file with a segment a line")
    for path, column in zip(references, columns, strict=True):
        if len(column) != len(lines):
            told = inputs.mismatch(lines, column, str(source), str(path))
            raise TranslateError(f"{told}; make them line for line")
    return lines, columns


def default_cache() -> Path:
    """Where translations are kept if nothing else is said."""
    return cache_folder() / "eval"


def _named(packages: list[Package]) -> dict[str, Package]:
    """A name for each package: its folder's and its version."""
    named = {f"{package.path.resolve().name} {package.version}".strip(): package for package in packages}
    if len(named) < len(packages):
        named = {str(package.path): package for package in packages}
    if len(named) < len(packages):
        raise TranslateError("--model: the same folder is given twice; name another")
    return named


def _drafter(package: Package, terms: Path | None, beam: int, threads: int, quiet: bool) -> "Drafter":
    """Translation by the whole flow, line for line; the model is loaded when the first line comes."""

    def draft(lines: list[str]) -> list[str]:
        from translate.opening import open_desk  # a quarter of a second that kept translations need not pay
        from translate.pipeline import translate
        from translate.wrapping import Wrap

        desk = open_desk(package.path, terms, beam, threads)
        with bar(f"translating, {package.path.name}", quiet, LONG_TRANSLATION) as progress:
            return translate("\n".join(lines), desk, Wrap.NEVER, progress).text.split("\n")

    return draft


def _code() -> list[Path]:
    """The files and folders of code and data that decide the English."""
    roots = [Path(package.__path__[0]) for package in (translate_package, glossary_package)]
    skipped = _NO_PART | {"__pycache__"}
    return sorted(
        path for root in roots for path in root.iterdir() if path.name not in skipped and path.suffix != ".po"
    )
