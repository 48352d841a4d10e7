"""The progress bar of long work."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

LONG_TRANSLATION = 40  # segments: fewer are done before a bar can be read
LONG_SCORING = 5000


@contextmanager
def bar(title: str, quiet: bool, long_work: int) -> Iterator[Callable[[int, int], None] | None]:
    """A bar on standard error, where that is a terminal, for work of `long_work` steps and more.

    Yields a function that takes steps done and steps in all, or None where there is nothing to show.
    """
    if quiet or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console  # a tenth of a second that short work need not pay
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as shown:
        task = shown.add_task(title, visible=False)

        def show(done: int, total: int) -> None:
            shown.update(task, completed=done, total=total, visible=total >= long_work)

        yield show
