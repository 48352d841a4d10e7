"""The console script `perkthe`, also run by `python -m translate`."""

import os
import sys
from contextlib import suppress
from typing import NoReturn

INTERRUPTED = 130  # the exit code of a command that Ctrl-C ended


def main() -> None:
    """Run the command; Ctrl-C while it still loads is no fault either."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # a terminal that lacks a letter gets a question mark
            stream.reconfigure(errors="replace")
    try:
        from translate.cli import app

        app(prog_name="perkthe")
    except KeyboardInterrupt:
        _leave()
    except SystemExit as end:
        if end.code == INTERRUPTED:
            _leave()
        raise


def _leave() -> NoReturn:
    """Leave at once: Python would wait for the sentences that the model has begun, seconds that nobody wants."""
    with suppress(OSError):
        sys.stderr.write("perkthe: interrupted; what was finished before stands\n")
        sys.stderr.flush()
        sys.stdout.flush()
    os._exit(INTERRUPTED)


if __name__ == "__main__":
    main()
