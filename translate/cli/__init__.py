"""The command `perkthe`. Only this package prints or exits; each module holds the commands of one noun."""

from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from glossary.termbase import GlossaryError
from translate.cli import adapting, articles, scoring
from translate.cli.glossary import glossary_app
from translate.cli.models import model_app
from translate.errors import TranslateError


class Perkthe(TyperGroup):
    """The one place where the packages' errors become a line on standard error and exit code 1."""

    def invoke(self, ctx: Any) -> Any:
        """Run the command."""
        try:
            return super().invoke(ctx)
        except (TranslateError, GlossaryError) as error:
            typer.echo(f"perkthe: {error}", err=True)
            raise typer.Exit(1) from None


app = typer.Typer(
    cls=Perkthe,
    name="perkthe",
    help="Albanian news into English on your own machine, with every term as the house style wants it.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,  # a bug keeps its plain traceback
)
articles.register(app)
scoring.register(app)
adapting.register(app)
app.add_typer(glossary_app)
app.add_typer(model_app)


def _version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version  # it brings the e-mail parser, which no other command needs

        typer.echo(f"perkthe {version('perkthe')}")
        raise typer.Exit


@app.callback()
def _options(
    _version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Say the version and leave.")
    ] = False,
) -> None:
    """Options before the command."""
