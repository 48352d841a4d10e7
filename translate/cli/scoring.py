"""`perkthe score`: hypotheses against references."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from glossary.termbase import GlossaryError, read_termbase
from translate.errors import TranslateError
from translate.score import Scores, score
from translate.score.inputs import check_counts, read_lines


def register(app: typer.Typer) -> None:
    """Add the scoring commands to the application."""
    app.command("score")(score_command)


def score_command(
    hypothesis: Annotated[Path, typer.Argument(help="What is scored, a segment a line.")],
    references: Annotated[list[Path], typer.Argument(metavar="REFERENCE...", help="References, line for line.")],
    source: Annotated[Path | None, typer.Option(help="The Albanian, line for line; needed for terms.")] = None,
    glossary: Annotated[Path | None, typer.Option(help="Glossary whose terms are looked for.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print everything as JSON.")] = False,
) -> None:
    """Score a translation against one or more references: BLEU, chrF++, TER, terms."""
    try:
        scores = _score_files(hypothesis, references, source, glossary)
    except (TranslateError, GlossaryError) as fault:
        typer.echo(f"perkthe score: {fault}", err=True)
        raise typer.Exit(1) from None
    if as_json:
        typer.echo(json.dumps(asdict(scores), ensure_ascii=False, indent=1))
    else:
        _print_table(scores)


def _score_files(hypothesis: Path, references: list[Path], source: Path | None, glossary: Path | None) -> Scores:
    if glossary and not source:
        raise TranslateError("--glossary needs the Albanian to find terms in; add --source FILE")
    lines = read_lines(hypothesis)
    sides = [read_lines(path) for path in references]
    sources = read_lines(source) if source else None
    for path, side in [
        *zip(references, sides, strict=True),
        *([(source, sources)] if source and sources else []),
    ]:
        check_counts(lines, side, str(hypothesis), str(path))
    termbase = read_termbase(glossary) if glossary else None
    return score({hypothesis.name: lines}, sides, sources=sources, termbase=termbase)


def _print_table(scores: Scores) -> None:
    table = Table("figure", "value", "signature", box=None)
    for system in scores.systems:
        for figure in system.figures:
            table.add_row(figure.name, f"{figure.value:.1f}", figure.signature)
        if system.terms and system.terms.success is not None:
            found = f"{system.terms.satisfied} of {system.terms.matches} terms"
            table.add_row("term success", f"{system.terms.success:.3f}", found)
    console = Console(width=None if Console().is_terminal else 200)
    console.print(table)
    console.print(f"{scores.segments} segments, {scores.references} reference(s), {scores.blank} blank lines left out")
