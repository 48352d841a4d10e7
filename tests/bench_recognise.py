"""How fast terms are recognised, and how fast and large the index of a big glossary is.

    python tests/bench_recognise.py [CORPUS] [TERMS]

CORPUS is a file of Albanian sentences, or a .tsv.xz with them in the second column (by default the training
data beside the repository). The glossary is made of TERMS names and word sequences drawn from it.
"""

import itertools
import lzma
import random
import re
import subprocess
import sys
import time
import tracemalloc
from pathlib import Path

from glossary.recognise import build_index, recognise
from glossary.termbase import Term, Termbase

CORPUS = Path(__file__).parents[2] / "shared/corpus/train.tsv.xz"
SENTENCES = 60_000


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
    texts = sentences(corpus)
    words = sum(len(text.split()) for text in texts)
    termbase = Termbase(Path("made-up.po"), tuple(made_up_terms(texts, count)))

    code = "import time; t = time.process_time(); import glossary.recognise; print(time.process_time() - t)"
    print(f"import: {float(subprocess.check_output([sys.executable, '-c', code])):.3f} s")
    started = time.process_time()
    index = build_index(termbase)
    print(f"index of {len(termbase.terms):,} entries: {time.process_time() - started:.2f} s")
    for name in ("first pass", "second pass"):
        started = time.process_time()
        matches = sum(len(recognise(text, index)) for text in texts)
        seconds = time.process_time() - started
        print(f"{name}: {words:,} words, {matches:,} matches, {words / seconds:,.0f} words/s")
    tracemalloc.start()
    kept = build_index(termbase)
    print(f"memory of the index: {tracemalloc.get_traced_memory()[0] / 2**20:.0f} MB")
    del kept


if __name__ == "__main__":
    main()
