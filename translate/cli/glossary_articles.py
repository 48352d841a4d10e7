"""`perkthe glossary …`: the commands that hold articles against a glossary."""

from pathlib import Path
from typing import Annotated

import typer

from glossary.consistency import Departure, consistency
from glossary.recognise import build_index
from glossary.termbase import PACKAGED, read_termbase
from translate import document
from translate.cli.articles import Encoding

Glossary = Annotated[Path, typer.Option("--glossary", metavar="PO", help="The glossary.", show_default="the packaged")]


def register(app: typer.Typer) -> None:
    """Add this module's commands to the app."""
    app.command("consistency")(compare_article)


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
