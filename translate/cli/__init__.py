"""The command `perkthe`. Only this package prints or exits; each module holds the commands of one noun."""

from importlib import import_module
from typing import Annotated, Any

import typer
from typer.core import TyperCommand, TyperGroup
from typer.main import get_group

from glossary.errors import GlossaryError
from translate.errors import TranslateError

MODULES = {
    "translate": "articles",
    "apply": "articles",
    "score": "scoring",
    "eval": "evaluating",
    "adapt": "adapting",
    "glossary": "glossary",
    "model": "models",
}
"""Each command's module, in the order of the help; only the one that is called is imported."""


class Perkthe(TyperGroup):
    """The commands, and the one place where the packages' errors become a line on standard error and exit code 1."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        self.commands = dict.fromkeys(MODULES, TyperCommand(None))  # only their names are used

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ARG002 - click's signature
        """A command, made of its module."""
        if cmd_name not in MODULES:
            return None
        part = typer.Typer()
        import_module(f"translate.cli.{MODULES[cmd_name]}").register(part)
        return get_group(part).commands[cmd_name]

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
