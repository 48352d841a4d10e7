"""`perkthe model`: which model translates, and how to get, check and pass on another."""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from translate.archive import SUFFIX, export, install
from translate.argos import Package, candidates, find_package, read_package, verify_package
from translate.errors import TranslateError

OFFICIAL = "translate-sq_en"
ModelOption = Annotated[Path | None, typer.Option("--model", help="An Argos package folder.")]

model_app = typer.Typer(name="model", help="The translation model: an Argos package.", no_args_is_help=True)


def register(app: typer.Typer) -> None:
    """Add the group of commands to the app."""
    app.add_typer(model_app)


@model_app.command("info")
def info(model: ModelOption = None) -> None:
    """Say which model translates, and what it is."""
    package = find_package(model)
    size = sum(path.stat().st_size for path in package.path.rglob("*") if path.is_file())
    rows = [
        ("folder", str(package.path)),
        ("found", candidates(model)[0].origin),
        ("languages", f"{package.from_code} → {package.to_code}"),
        ("version", package.version or "not stated"),
        ("size", f"{size / 1e6:.1f} MB"),
        ("terms", "given to the model in its input" if package.annotation else "enforced on its output"),
    ]
    _print(rows)


@model_app.command("list")
def list_models() -> None:
    """List the models on this machine, the one in use first."""
    rows: list[tuple[str, ...]] = []
    for number, (origin, path) in enumerate(candidates()):
        try:
            version = read_package(path).version
        except TranslateError:
            version = "damaged"
        rows.append(("" if number else "in use", origin, version, str(path)))
    if not rows:
        typer.echo("no model on this machine; install one with `perkthe model install FILE.argosmodel`", err=True)
        return
    _print(rows, "", "found", "version", "folder")


@model_app.command("install")
def install_model(
    model: Annotated[str | None, typer.Argument(metavar="[NAME|FILE]", help=f"A {SUFFIX} file, or a name.")] = None,
    from_index: Annotated[
        bool, typer.Option("--from-index", help=f"Download {OFFICIAL} from Argos Translate's index.")
    ] = False,
) -> None:
    """Install a model from a file; only by NAME or with --from-index is anything downloaded."""
    if (model is None) != from_index:
        raise TranslateError("say what to install: a FILE.argosmodel, a name of Argos's index, or --from-index")
    if model is not None and not re.fullmatch(r"[a-z]+-[a-z]+_[a-z]+", model):
        _say_installed(install(Path(model)))
        return
    from translate.adapter import download

    archive = download(model or OFFICIAL)
    try:
        _say_installed(install(archive))
    finally:
        archive.unlink(missing_ok=True)  # a damaged download is fetched anew next time


@model_app.command("verify")
def verify(folder: Annotated[Path, typer.Argument(metavar="DIR", help="An Argos package folder.")]) -> None:
    """Load a model and try it: its files must be whole, and it must turn Albanian into English."""
    package = verify_package(folder)
    typer.echo(f"{folder}: sound, version {package.version or 'not stated'}")


@model_app.command("export")
def export_model(
    archive: Annotated[Path, typer.Argument(metavar=f"FILE{SUFFIX}", help="The file to write.")],
    model: ModelOption = None,
) -> None:
    """Write the model as a file that any Argos Translate installs."""
    export(find_package(model), archive)
    typer.echo(f"{archive}: {archive.stat().st_size / 1e6:.1f} MB")


def _say_installed(package: Package) -> None:
    typer.echo(f"{package.path}: installed, version {package.version or 'not stated'}")
    if candidates()[0].path != package.path:
        typer.echo(f"translate with it by `--model {package.path}`, or set PERKTHE_MODEL to that folder")


def _print(rows: Sequence[tuple[str, ...]], *headings: str) -> None:
    """A table as wide as it needs to be where no terminal sets the width."""
    from rich.console import Console  # what is slow to import waits until it is needed
    from rich.table import Table

    table = Table(*headings, box=None, show_header=bool(headings))
    for row in rows:
        table.add_row(*row)
    console = Console()
    Console(width=None if console.is_terminal else 400).print(table)
