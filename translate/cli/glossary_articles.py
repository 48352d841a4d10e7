"""`perkthe glossary …`: the commands that hold articles against a glossary."""

from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from glossary import PACKAGED
from glossary.consistency import Departure, consistency
from glossary.edit import entries_of, new_file
from glossary.errors import GlossaryError
from glossary.extract import as_term, extract
from glossary.pofile import write_file
from glossary.recognise import build_index
from glossary.termbase import read_termbase
from translate import document
from translate.cli.articles import Encoding
from translate.cli.glossary_option import Glossary
from translate.counting import counted

CANDIDATES = Path("candidates.po")


def register(app: typer.Typer) -> None:
    """Add this module's commands to the app."""
    app.command("extract")(extract_terms)
    app.command("consistency")(compare_article)


def extract_terms(
    articles: Annotated[list[Path], typer.Argument(metavar="ARTICLE...", help="Albanian articles.")],
    reference: Annotated[
        list[Path] | None, typer.Option(help="The English of an article, in the order of the articles; repeated.")
    ] = None,
    output: Annotated[Path, typer.Option("--output", "-o", metavar="PO", help="The file to write.")] = CANDIDATES,
    glossary: Glossary = PACKAGED,
    least: Annotated[int, typer.Option("--least", min=1, help="How often a phrase must stand there.")] = 2,
    encoding: Encoding = None,
) -> None:
    """Write the phrases of articles that may be terms and are not in the glossary, as a PO of proposed terms."""
    if reference and len(reference) != len(articles):
        sizes = f"{counted(len(articles), 'article')}, but {counted(len(reference), 'reference')}"
        raise GlossaryError(f"{sizes}; give one for each, in order")
    if output.exists():
        raise GlossaryError(f"{output}: the file is there already; name another with --output")
    texts = [_read(path, encoding) for path in articles]
    references = [_read(path, encoding) for path in reference or ()]
    candidates = extract(texts, references, build_index(read_termbase(glossary)), least)
    entries = [entry for candidate in candidates for entry in entries_of(as_term(candidate))]
    write_file(replace(new_file(output), entries=tuple(entries)))
    for candidate in candidates:
        typer.echo(f"{candidate.count}\t{candidate.source}\t{candidate.target}")
    typer.echo(
        f"{output}: {counted(len(candidates), 'proposed term')}; accept or delete them, then `import` the file",
        err=True,
    )


def compare_article(
    article: Annotated[Path, typer.Argument(metavar="ARTICLE.sq", help="The Albanian article.")],
    translation: Annotated[Path, typer.Argument(metavar="ARTICLE.en", help="Its English, whoever made it.")],
    glossary: Glossary = PACKAGED,
    encoding: Encoding = None,
) -> None:
    """Say where a translation leaves the glossary. Exit code 1 where it does."""
    index = build_index(read_termbase(glossary))
    departures = consistency(_read(article, encoding), _read(translation, encoding), index)
    for departure in departures:
        typer.echo(f"{article}:{departure.line}:{departure.column}: {_said(departure, translation)}")
    if departures:
        raise typer.Exit(1)


def _read(article: Path, encoding: str | None) -> str:
    return document.read_text(article, encoding).removeprefix("\ufeff")


def _said(departure: Departure, translation: Path) -> str:
    place = f"{translation}:{departure.target_line}"
    said = f'"{departure.match.form}" is "{departure.match.target}"'
    if departure.forbidden:
        return f'{said}; {place} has the forbidden "{departure.forbidden}"'
    return f"{said}, which is not in {place}"
