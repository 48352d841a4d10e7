"""`perkthe glossary …`: the commands that read a glossary."""

import json
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Annotated

import typer

from glossary import PACKAGED
from glossary.check import check
from glossary.compiled import read_index
from glossary.diff import Change, diff
from glossary.errors import GlossaryError
from glossary.find import Finding, find
from glossary.termbase import Status, Term, read_termbase
from translate.cli import glossary_articles, glossary_edits
from translate.cli.glossary_option import Glossary
from translate.counting import counted
from translate.document import read_input, write_output

glossary_app = typer.Typer(
    name="glossary",
    help="Keep the glossary: look terms up, change them, check the file, exchange it with other programs.",
    no_args_is_help=True,
)
glossary_edits.register(glossary_app)
glossary_articles.register(glossary_app)


def register(app: typer.Typer) -> None:
    """Add the group of commands to the app."""
    app.add_typer(glossary_app)


@glossary_app.command("list")
def list_terms(
    glossary: Glossary = PACKAGED,
    domain: Annotated[str | None, typer.Option(help="Only the terms of this domain.")] = None,
    status: Annotated[Status | None, typer.Option(help="Only the terms with this status.")] = None,
) -> None:
    """List the terms, with their English, domain and status."""
    termbase = read_termbase(glossary)
    domains = sorted({term.domain for term in termbase.terms})
    if domain is not None and domain not in domains:
        raise GlossaryError(f'{glossary}: there is no domain "{domain}"; there are {", ".join(filter(None, domains))}')
    terms = [t for t in termbase.terms if domain in (None, t.domain) and status in (None, t.status)]
    show(["term", "english", "domain", "status"], [[t.source, t.target, t.domain, t.status] for t in terms])


@glossary_app.command("find")
def find_terms(
    text: Annotated[
        str, typer.Argument(metavar="TEXT", help="A word, a sentence or more, Albanian or English; - reads the pipe.")
    ],
    glossary: Glossary = PACKAGED,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print a list of objects, empty where no term is found.")
    ] = False,
) -> None:
    """Find the terms that a text contains, in whatever form, and their English."""
    findings = find(read_input() if text == "-" else text, read_index(glossary))
    if as_json:
        write_output(json.dumps([_as_object(finding) for finding in findings], ensure_ascii=False, indent=1) + "\n")
        return
    rows = [[f.form, f"{f.start}-{f.end}", f.term.source, f.english, f.term.domain, f.term.status] for f in findings]
    show(["found", "at", "term", "english", "domain", "status"], rows)
    if not findings:
        typer.echo("no term of the glossary in this text", err=True)


def _as_object(finding: Finding) -> dict[str, object]:
    term = finding.term
    return {
        "term": term.source,
        "english": finding.english,
        "found": finding.form,
        "start": finding.start,
        "end": finding.end,
        "language": finding.language,
        "domain": term.domain,
        "status": term.status,
        "forbidden": term.forbidden,
        "notes": term.notes,
        "line": term.line,
    }


@glossary_app.command("stats")
def count_terms(glossary: Glossary = PACKAGED) -> None:
    """Count the terms, by domain and status."""
    terms = read_termbase(glossary).terms
    rows = [
        [domain or "(none)", *_counts(t for t in terms if t.domain == domain)]
        for domain in sorted({term.domain for term in terms})
    ]
    show(["domain", *Status, "variants", "forbidden", "templates"], [*rows, ["all", *_counts(terms)]])


def _counts(terms: Iterable[Term]) -> list[str]:
    terms = list(terms)
    by_status = Counter(term.status for term in terms)
    others = (
        sum(len(term.variants) for term in terms),
        sum(len(term.forbidden) for term in terms),
        sum("{n}" in term.source for term in terms),
    )
    return [str(count) for count in (*(by_status[status] for status in Status), *others)]


@glossary_app.command("check")
def check_glossary(glossary: Glossary = PACKAGED) -> None:
    """Name every problem of the glossary file: place, cause, remedy. Exit code 1 where there is one."""
    problems = check(glossary)
    for problem in problems:
        typer.echo(str(problem))
    if problems:
        typer.echo(f"{glossary}: {counted(len(problems), 'problem')}", err=True)
        raise typer.Exit(1)


@glossary_app.command("diff")
def compare(
    old: Annotated[Path, typer.Argument(metavar="OLD", help="The glossary as it was.")],
    new: Annotated[Path, typer.Argument(metavar="NEW", help="The glossary as it is.")],
) -> None:
    """Say what changed from one glossary to another: + came, - went, ~ changed."""
    for change in diff(read_termbase(old), read_termbase(new)):
        for line in _as_lines(change):
            typer.echo(line)


def _as_lines(change: Change) -> Iterable[str]:
    term = change.term
    named = f"{term.source} ({term.domain})" if term.domain else term.source
    if not (change.old and change.new):
        yield f"{'+' if change.new else '-'} {named}: {term.target or '(no English)'}"
        return
    yield f"~ {named}"
    for name, before, after in change.parts():
        yield f"    {name}: {_shown(before)} -> {_shown(after)}"


def _shown(value: object) -> str:
    if isinstance(value, tuple):
        return ", ".join(map(_shown, value)) or "(none)"
    return (
        json.dumps(value, ensure_ascii=False)
        if isinstance(value, str) and not isinstance(value, Status)
        else str(value)
    )


def show(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """A table on a terminal, tab-separated lines without headings in a pipe."""
    if not (sys.stdout and sys.stdout.isatty()):
        write_output("".join("\t".join(row) + "\n" for row in rows))
        return
    from rich.console import Console
    from rich.table import Table

    table = Table(*headings, box=None, pad_edge=False)
    for row in rows:
        table.add_row(*row)
    Console(highlight=False).print(table)
