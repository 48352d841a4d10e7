"""The console script `perkthe`, also run by `python -m translate`."""

import sys


def main() -> None:
    """Run the command; Ctrl-C while it still loads is no fault either."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # a terminal that lacks a letter gets a question mark
            stream.reconfigure(errors="replace")
    try:
        from translate.cli import app

        app(prog_name="perkthe")
    except KeyboardInterrupt:
        sys.exit(130)


if __name__ == "__main__":
    main()
