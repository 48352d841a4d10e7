"""`perkthe adapt`: the model, trained on with a user's own corrected translations."""

from importlib.util import find_spec
from pathlib import Path
from typing import Annotated

import typer

from translate.argos import find_package
from translate.errors import TranslateError


def register(app: typer.Typer) -> None:
    """Add the command to the application."""
    app.command("adapt")(adapt_command)


def adapt_command(
    pairs: Annotated[
        list[Path],
        typer.Argument(metavar="PAIRS.tsv|DRAFT.po...", help="Albanian TAB English, or drafts that you corrected."),
    ],
    model: Annotated[Path | None, typer.Option(help="Argos package folder to start from.")] = None,
    to: Annotated[Path | None, typer.Option(help="Folder of the new package; by default beside the pairs.")] = None,
    minutes: Annotated[float, typer.Option(min=0.1, help="Training time at most.")] = 5.0,
) -> None:
    """Train the model a little more on your own corrected translations, and write it as a new package.

    A tenth of the pairs is held out: the score before and after is of those. Nothing is written where it fell.
    """
    if not find_spec("torch"):
        raise TranslateError("adapting needs PyTorch, which is not installed; pip install 'perkthe[train]'")
    from translate.train.adapt import adapt, default_settings

    package = to or pairs[0].with_name(pairs[0].stem + "-model")
    base = find_package(model).path
    adapted = adapt(pairs, base, package, default_settings(minutes), lambda line: typer.echo(line, err=True))
    typer.echo(
        f"{adapted.package}: trained on {adapted.trained} pairs; on {adapted.held} held out "
        f"BLEU {adapted.before.bleu:.1f} → {adapted.after.bleu:.1f}, "
        f"chrF++ {adapted.before.chrf:.1f} → {adapted.after.chrf:.1f}"
    )
    typer.echo(f"Translate with it: perkthe translate article.txt --model {adapted.package}")
