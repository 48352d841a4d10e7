"""`perkthe adapt`: the model, trained on with a user's own corrected translations."""

from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from translate.errors import TranslateError

if TYPE_CHECKING:
    from translate.train.adapt import Adapted

EMBEDDED = Path(__file__).parent.parent / "package"


def register(app: typer.Typer) -> None:
    """Add the command to the application."""
    app.command("adapt")(adapt_command)


def adapt_command(
    pairs: Annotated[
        list[Path],
        typer.Argument(metavar="PAIRS.tsv|DRAFT.po...", help="Albanian TAB English, or drafts that you corrected."),
    ],
    package: Annotated[Path, typer.Option(help="Argos package to start from.")] = EMBEDDED,
    to: Annotated[Path | None, typer.Option(help="Where the new package goes; by default beside the pairs.")] = None,
    minutes: Annotated[float, typer.Option(min=0.1, help="Training time at most.")] = 5.0,
) -> None:
    """Train the model a little more on your own corrected translations, and write it as a new package.

    A tenth of the pairs is held out: the score before and after is of those. Nothing is written where it fell.
    """
    place = to or pairs[0].with_name(pairs[0].stem + "-package")
    try:
        adapted = _adapt(pairs, package, place, minutes)
    except TranslateError as fault:
        typer.echo(f"perkthe adapt: {fault}", err=True)
        raise typer.Exit(1) from None
    typer.echo(
        f"{adapted.package}: trained on {adapted.trained} pairs; on {adapted.held} held out "
        f"BLEU {adapted.before.bleu:.1f} → {adapted.after.bleu:.1f}, "
        f"chrF++ {adapted.before.chrf:.1f} → {adapted.after.chrf:.1f}"
    )


def _adapt(pairs: list[Path], package: Path, place: Path, minutes: float) -> "Adapted":
    if not find_spec("torch"):
        raise TranslateError("adapting needs PyTorch, which is not installed; pip install 'perkthe[train]'")
    from translate.train.adapt import adapt, default_settings

    return adapt(pairs, package, place, default_settings(minutes), lambda line: typer.echo(line, err=True))
