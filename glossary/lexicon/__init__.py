"""Albanian forms -> lemmas, from a table that is mapped into memory (`glossary.lexicon.build` makes it).

The table holds stems, each with its lemma and the set of endings it takes; a word is looked up by taking off
each ending that Albanian has. The file is one line of JSON, then arrays in the order of `COLUMNS`.
"""

import json
import mmap
import sys
import zlib
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from glossary.spelling import fold, plain

TABLE = Path(__file__).with_name("forms.bin")
MASCULINE, FEMININE, PLURAL = 1, 2, 4  # bits of Reading.kind; the first two mean the singular
BUCKETS = 1 << 16  # a stem's bucket is the CRC-32 of its folded spelling, modulo this
COLUMNS = {
    "bucket": "I",  # BUCKETS + 1: the first entry of each bucket
    "stem_at": "I",  # entries + 1: where the stem of each entry begins in `stems`
    "lemma": "I",  # entries: number of the lemma
    "endings": "H",  # entries: number of the set of endings
    "lemma_at": "I",  # lemmas + 1: where each lemma begins in `lemmas`
    "stems": "B",  # UTF-8
    "lemmas": "B",  # UTF-8
}


@dataclass(frozen=True)
class Reading:
    """What a word may be: a form of `lemma`, of one or more genders and numbers."""

    lemma: str
    kind: int


class Lexicon:
    """A table, opened; see `readings`."""

    def __init__(self, path: Path = TABLE) -> None:
        """Map the table at `path`; OSError where it is missing, ValueError where it is not such a table."""
        with path.open("rb") as file:
            at = len(header := file.readline())
            table = memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
        names = json.loads(header)
        if sys.byteorder != names["byteorder"]:
            raise ValueError(f"{path}: made for another kind of processor; run glossary.lexicon.build on this one")
        columns: dict[str, memoryview] = {}
        for name, kind in COLUMNS.items():
            columns[name] = table[at : at + names["bytes"][name]].cast(kind)
            at += names["bytes"][name]
        self._column = columns
        self._endings = [_by_fold(endings) for endings in names["endings"]]
        self._folded = {folded for endings in self._endings for folded in endings}
        self._longest = max(map(len, self._folded))

    def readings(self, word: str) -> list[Reading]:
        """What a word may be; nothing for an unknown word.

        A word that is spelled as the table spells it is that; else each e may stand for ë and each c for ç.
        """
        typed, folded = plain(word), fold(word)
        exact, loose = [], []
        for cut in range(max(1, len(folded) - self._longest), len(folded) + 1):
            if folded[cut:] not in self._folded:
                continue
            for stem, lemma, endings in self._entries(folded[:cut]):
                for ending, kind in self._endings[endings].get(folded[cut:], ()):
                    if (spelled := stem + ending) == typed:
                        exact.append(Reading(self._lemma(lemma), kind))
                    elif _typed_as(typed, spelled):
                        loose.append(Reading(self._lemma(lemma), kind))
        return exact or loose

    def _entries(self, stem: str) -> Iterator[tuple[str, int, int]]:
        column = self._column
        bucket = zlib.crc32(stem.encode()) % BUCKETS
        for entry in range(column["bucket"][bucket], column["bucket"][bucket + 1]):
            start, end = column["stem_at"][entry], column["stem_at"][entry + 1]
            spelled = str(column["stems"][start:end], "utf-8")
            yield spelled, column["lemma"][entry], column["endings"][entry]

    def _lemma(self, number: int) -> str:
        start, end = self._column["lemma_at"][number], self._column["lemma_at"][number + 1]
        return str(self._column["lemmas"][start:end], "utf-8")


@cache
def lexicon() -> Lexicon:
    """The table that comes with the package, opened once."""
    return Lexicon()


def _by_fold(endings: list[tuple[str, int]]) -> dict[str, list[tuple[str, int]]]:
    found = defaultdict(list)
    for ending, kind in endings:
        found[fold(ending)].append((ending, kind))
    return dict(found)


def _typed_as(typed: str, spelled: str) -> bool:
    """Whether `spelled` may be typed so: e for ë and c for ç, never the other way round.

    >>> _typed_as("qytete", "qytetë"), _typed_as("qytetë", "qytete")
    (True, False)
    """
    pairs = zip(typed, spelled, strict=False)
    return len(typed) == len(spelled) and all(t == s or t + s in ("eë", "cç") for t, s in pairs)
