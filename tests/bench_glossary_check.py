"""How long it takes to read and to check a glossary: `python tests/bench_glossary_check.py [GLOSSARY.po]`.

The first figures are those of a fresh process, as a pre-commit hook sees them; processor time, not the clock's.
"""

import sys
import time
from collections.abc import Callable
from pathlib import Path

from glossary import PACKAGED
from glossary.check import check
from glossary.termbase import read_termbase


def timed(name: str, task: Callable[[], object]) -> None:
    """Run a task and print the processor time it took."""
    start = time.process_time()
    task()
    sys.stdout.write(f"{name}\t{time.process_time() - start:.2f} s\n")


if __name__ == "__main__":
    path = Path(sys.argv[1]) if len(sys.argv) > 1 else PACKAGED
    sys.stdout.write(f"{path}\t{len(read_termbase(path).terms)} terms\n")
    timed("read", lambda: read_termbase(path))
    timed("check", lambda: check(path))
    timed("check again", lambda: check(path))
