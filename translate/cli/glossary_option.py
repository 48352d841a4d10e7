"""The option --glossary of the commands `perkthe glossary …`."""

from pathlib import Path
from typing import Annotated

import typer


def _near(path: Path) -> Path:
    """The path from where the user stands, as messages show it."""
    return path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path


Glossary = Annotated[
    Path,
    typer.Option("--glossary", metavar="PO", callback=_near, help="The glossary.", show_default="the packaged one"),
]
