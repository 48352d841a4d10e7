"""Scores on standard output."""

import sys
from io import StringIO
from typing import TYPE_CHECKING

from translate.document import write_output

if TYPE_CHECKING:  # numpy and sacrebleu take a fifth of a second, which other commands need not pay
    from translate.score.postedit import PostEdit
    from translate.score.scores import Scores

PIPED_WIDTH = 200  # columns of a table that no terminal cuts


def show(scores: "Scores", as_json: bool, edited: "PostEdit | None" = None) -> None:
    """Print scores, for people or for programs."""
    from translate.score import record, table

    if as_json:
        write_output(record.to_json(scores, edited))
        return
    from rich.console import Console
    from rich.text import Text

    terminal, made = bool(sys.stdout and sys.stdout.isatty()), StringIO()
    console = Console(file=made, force_terminal=terminal, width=None if terminal else PIPED_WIDTH, highlight=False)
    for part in table.tables(scores, edited, console.width):
        console.print(part, soft_wrap=isinstance(part, Text))  # a signature is copied whole
    write_output(made.getvalue())
