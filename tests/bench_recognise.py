"""How fast terms are recognised, and how fast and large the index of a big glossary is.

    python tests/bench_recognise.py [CORPUS] [TERMS]

CORPUS is a file of Albanian sentences, or a .tsv.xz with them in the second column (by default the training
data beside the repository). Its first half is searched; a glossary of TERMS names and word sequences is drawn from the
second half, as a glossary is not made of the text that it meets, and another from the first, which is the worst case.
"""

import itertools
import lzma
import random
import re
import subprocess
import sys
import time
import tracemalloc
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from glossary.recognise import build_index, recognise
from glossary.termbase import Term, Termbase

CORPUS = Path(__file__).parents[2] / "shared/corpus/train.tsv.xz"
SENTENCES = 120_000
LATER = 5  # passes after the first
Result = TypeVar("Result")


def sentences(corpus: Path) -> list[str]:
    """The first SENTENCES sentences."""
    with lzma.open(corpus, "rt", encoding="utf-8") if corpus.suffix == ".xz" else corpus.open(encoding="utf-8") as file:
        rows = [row.rstrip("\n").split("\t") for row in itertools.islice(file, SENTENCES)]
    return [row[1] if len(row) > 1 else row[0] for row in rows]


def made_up_terms(texts: list[str], count: int) -> list[Term]:
    """Names of one word, and sequences of two to four words that begin and end with a long one.

    As in a glossary, none is another one inflected (told by the beginnings of its words).
    """
    drawn = random.Random(1)
    found: dict[tuple[str, ...], str] = {}
    while len(found) < count:
        words = drawn.choice(texts).split()
        size = drawn.choice((1, 2, 2, 3, 4))
        start = drawn.randrange(1, max(2, len(words) - size))
        phrase = " ".join(words[start : start + size])
        if re.fullmatch(r"[A-ZÇË][^\W\d_]{3,}|[^\W\d_]{5,}( [^\W\d_]+)* [^\W\d_]{5,}", phrase):
            found.setdefault(tuple(word[:4].lower() for word in phrase.split()), phrase)
    return [Term(source, f"term {number}") for number, source in enumerate(found.values())]


def main() -> None:
    """Measure and print."""
    corpus = Path(sys.argv[1]) if len(sys.argv) > 1 else CORPUS
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 10_000
    found = sentences(corpus)
    searched, others = found[: len(found) // 2], found[len(found) // 2 :]
    code = "import time; t = time.process_time(); import glossary.recognise; print(time.process_time() - t)"
    print(f"import: {float(subprocess.check_output([sys.executable, '-c', code])):.3f} s")
    for name, drawn_from in (("other text", others), ("the same text", searched)):
        print(f"terms drawn from {name}")
        measure(Termbase(Path("made-up.po"), tuple(made_up_terms(drawn_from, count))), searched)


def measure(termbase: Termbase, texts: list[str]) -> None:
    """Print how fast an index is ready, how fast it finds its terms, and how large it is and grows.

    Of the later passes the best is taken: whatever else the machine does can only slow one down.
    """
    seconds, index = timed(lambda: build_index(termbase))
    words = sum(len(text.split()) for text in texts)
    passes = [timed(lambda: sum(len(recognise(text, index)) for text in texts)) for _ in range(1 + LATER)]
    (first, matches), later = passes[0], sorted(again for again, _ in passes[1:])
    tracemalloc.start()
    kept = build_index(termbase)
    ready = tracemalloc.get_traced_memory()[0] / 2**20
    for text in texts:
        recognise(text, kept)
    used = tracemalloc.get_traced_memory()[0] / 2**20
    tracemalloc.stop()
    entries = len(termbase.terms)
    print(f"  index of {entries:,} entries: {seconds:.2f} s, {ready:.0f} MB; {used:.0f} MB with all words met")
    print(f"  {words:,} words, {matches:,} matches; first pass, all words new: {words / first:,.0f} words/s")
    print(f"  {LATER} passes more: {words / later[0]:,.0f} words/s at best, {words / later[-1]:,.0f} at worst")


def timed(work: Callable[[], Result]) -> tuple[float, Result]:
    """Seconds of one core that some work takes, and what it returns."""
    started = time.process_time()
    result = work()
    return time.process_time() - started, result


if __name__ == "__main__":
    main()
