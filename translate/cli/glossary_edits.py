"""`perkthe glossary …`: the commands that change a glossary, and its way to other programs and back."""

from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from glossary import PACKAGED
from glossary.batch import merge
from glossary.edit import add, change, new_file, pick
from glossary.errors import GlossaryError
from glossary.pofile import GlossaryFile, read_file, write_file
from glossary.rows import NO_PLACE, Program
from glossary.termbase import Status, Term, read_termbase, termbase_of
from translate.cli.glossary_option import Glossary
from translate.counting import counted

TermArgument = Annotated[str, typer.Argument(metavar="TERM", help="The Albanian term, as it stands in the glossary.")]
Domain = Annotated[str | None, typer.Option(help="The domain, where the term stands in several.")]
Notes = Annotated[list[str] | None, typer.Option("--note", help="A remark; may be repeated.")]
Sources = Annotated[list[str] | None, typer.Option("--source", help="Where the English comes from; may be repeated.")]
Variants = Annotated[list[str] | None, typer.Option("--variant", help="Another Albanian spelling; may be repeated.")]
Forbidden = Annotated[list[str] | None, typer.Option("--forbid", help="English not to be used; may be repeated.")]


def register(app: typer.Typer) -> None:
    """Add this module's commands to the app."""
    app.command("add")(add_term)
    app.command("edit")(edit_term)
    app.command("retire")(retire_term)
    app.command("accept")(accept_term)
    app.command("import")(import_terms)
    app.command("export")(export_terms)


def add_term(
    term: Annotated[str, typer.Argument(metavar="TERM", help="The Albanian term in its citation form.")],
    english: Annotated[str, typer.Argument(metavar="ENGLISH", help="Its approved English.")],
    glossary: Glossary = PACKAGED,
    domain: Annotated[str, typer.Option(help="The domain, as `un` or `law`.")] = "",
    note: Notes = None,
    source: Sources = None,
    variant: Variants = None,
    forbid: Forbidden = None,
    read_only: Annotated[bool, typer.Option("--read-only", help="Keep the Albanian as it stands.")] = False,
    proposed: Annotated[bool, typer.Option("--proposed", help="Propose it for review; needs a note.")] = False,
) -> None:
    """Add a term; one that stands there already, in whatever form, is refused."""
    new = Term(
        source=term,
        target=english,
        domain=domain,
        status=Status.PROPOSED if proposed else Status.APPROVED,
        read_only=read_only,
        forbidden=tuple(forbid or ()),
        variants=tuple(variant or ()),
        notes=tuple(note or ()),
        sources=tuple(source or ()),
    )
    _save(add(_opened(glossary), new), "added", new)


def edit_term(
    term: TermArgument,
    glossary: Glossary = PACKAGED,
    domain: Domain = None,
    new_term: Annotated[str | None, typer.Option(help="Another citation form.")] = None,
    english: Annotated[str | None, typer.Option(help="Another approved English.")] = None,
    new_domain: Annotated[str | None, typer.Option(help="Another domain.")] = None,
    note: Notes = None,
    source: Sources = None,
    variant: Variants = None,
    forbid: Forbidden = None,
) -> None:
    """Change a term. What is given replaces what stood there; "" takes it away."""
    file = read_file(glossary)
    old = pick(termbase_of(file), term, domain)
    new = replace(
        old,
        source=old.source if new_term is None else new_term,
        target=old.target if english is None else english,
        domain=old.domain if new_domain is None else new_domain,
        notes=_given(note, old.notes),
        sources=_given(source, old.sources),
        variants=_given(variant, old.variants),
        forbidden=_given(forbid, old.forbidden),
    )
    if new == old:
        raise GlossaryError(
            f'{glossary}:{old.line}: nothing to change in "{term}"; say what with an option, as --english'
        )
    _save(change(file, old, new), "changed", new)


def _given(values: list[str] | None, before: tuple[str, ...]) -> tuple[str, ...]:
    return before if values is None else tuple(filter(None, values))


def retire_term(term: TermArgument, glossary: Glossary = PACKAGED, domain: Domain = None) -> None:
    """Retire a term: it stays in the file for the record and is no longer recognised."""
    _set_status(glossary, term, domain, Status.RETIRED, "retired")


def accept_term(term: TermArgument, glossary: Glossary = PACKAGED, domain: Domain = None) -> None:
    """Approve a proposed term, or bring a retired one back."""
    _set_status(glossary, term, domain, Status.APPROVED, "accepted")


def _set_status(glossary: Path, term: str, domain: str | None, status: Status, done: str) -> None:
    file = read_file(glossary)
    old = pick(termbase_of(file), term, domain)
    if old.status is status:
        raise GlossaryError(f'{glossary}:{old.line}: "{term}" is {status} already; nothing to do')
    new = replace(old, status=status)
    _save(change(file, old, new), done, new)


def import_terms(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A .csv, .tsv, .tbx or .po file.")],
    glossary: Glossary = PACKAGED,
    update: Annotated[
        bool, typer.Option("--update", help="Change terms that stand in the glossary otherwise.")
    ] = False,
    skip_bad: Annotated[bool, typer.Option("--skip-bad", help="Import the good rows although some are bad.")] = False,
) -> None:
    """Take terms over from a file. A bad row is named, and nothing is written unless --skip-bad."""
    from glossary.exchange import read_terms  # an XML parser that no other command needs

    merged = merge(_opened(glossary), read_terms(file), update)
    for problem in merged.bad:
        typer.echo(str(problem), err=True)
    if merged.bad and not skip_bad:
        rows = counted(len(merged.bad), "bad row")
        raise GlossaryError(f"{file}: {rows}, nothing imported; mend them or give --skip-bad")
    if merged.added or merged.updated:
        write_file(merged.file)
    variants = f" (with {counted(merged.variants, 'variant')})" if merged.variants else ""
    skipped = f", {counted(len(merged.bad), 'bad row')} skipped" if merged.bad else ""
    added = f"{counted(merged.added, 'term')} added{variants}"
    typer.echo(f"{glossary}: {added}, {merged.updated} changed, {merged.unchanged} as before{skipped}")


def export_terms(
    output: Annotated[Path, typer.Argument(metavar="FILE", help="The .csv, .tsv or .tbx file to write.")],
    glossary: Glossary = PACKAGED,
    program: Annotated[Program, typer.Option("--for", help="Whose columns a table has.")] = Program.PERKTHE,
    force: Annotated[bool, typer.Option("--force", help="Overwrite the file.")] = False,
) -> None:
    """Write the glossary for another program: CSV, TSV or TBX-Basic."""
    from glossary.exchange import write_terms  # an XML parser, as above

    if output.exists() and not force:
        raise GlossaryError(f"{output}: the file is there already; choose another name or give --force")
    written = write_terms(read_termbase(glossary), output, program)
    left_out = ", ".join(f"{count} {kind}" for kind, count in written.left_out)
    told = f"; left out: {left_out}" if left_out else ""
    without = f"; {program} has no place for {NO_PLACE[program]}" if program in NO_PLACE else ""
    typer.echo(f"{output}: {counted(len(written.terms), 'term')} of {glossary}{told}{without}")


def _opened(glossary: Path) -> GlossaryFile:
    """The glossary, or a new one where there is none."""
    return read_file(glossary) if glossary.exists() else new_file(glossary)


def _save(file: GlossaryFile, done: str, term: Term) -> None:
    write_file(file)
    line = pick(read_termbase(file.path), term.source, term.domain).line
    typer.echo(f'{file.path}:{line}: {done} "{term.source}" = "{term.target}"')
    if file.path.resolve() == PACKAGED and "site-packages" in PACKAGED.parts:
        remedy = "keep your own terms in a file of your own, with --glossary"
        typer.echo(
            f"perkthe: this is the glossary that came with Përkthe, and an update replaces it; {remedy}", err=True
        )
