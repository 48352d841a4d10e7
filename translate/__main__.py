"""The console script `perkthe`, also run by `python -m translate`."""

import gc
import os
import signal
import sys
from contextlib import suppress
from typing import NoReturn

INTERRUPTED = 130  # the exit code of a command that Ctrl-C ended


def main() -> None:
    """Run the command; Ctrl-C while it still loads is no fault either."""
    sys.stderr = sys.stderr or open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115  # 2>&-
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
        gc.freeze()  # Python would look through all that was loaded for garbage before it ends: a fifteenth of a second
        raise


def _leave() -> NoReturn:
    """Leave at once: Python would wait for all that the model was given, which may take minutes."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    if "multiprocessing" in sys.modules:  # else it has started none, and need not be imported
        for child in sys.modules["multiprocessing"].active_children():  # deaf to Ctrl-C, they would wait for ever
            child.terminate()
    for stream, line in ((sys.stdout, ""), (sys.stderr, "perkthe: interrupted; what was finished before stands\n")):
        with suppress(OSError, ValueError, AttributeError):  # full, closed, or none at all
            stream.write(line)
            stream.flush()
    os._exit(INTERRUPTED)


if __name__ == "__main__":
    main()
