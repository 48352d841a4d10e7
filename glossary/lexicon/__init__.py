"""Albanian forms -> lemmas, from a table that is mapped into memory (`glossary.lexicon.build` makes it).

The table holds stems, each with its lemma and the set of endings it takes; a word is looked up by taking off
each ending that Albanian has. The file is one line of JSON, then arrays in the order of `COLUMNS`.
"""

import json
import mmap
import sys
import zlib
from collections import defaultdict
from functools import cache
from pathlib import Path
from typing import Literal, NamedTuple

from glossary.spelling import fold, plain, without_dots

TABLE = Path(__file__).with_name("forms.bin")
# Bits of Reading.kind: what a form may be. The first two mean the singular.
MASCULINE, FEMININE, PLURAL, NOMINATIVE, DEFINITE, PROPER = 1, 2, 4, 8, 16, 32
UNINFLECTED = MASCULINE | FEMININE | PLURAL  # an adverb or the like
SHORTEST_BEGINNING, LONGEST_BEGINNING = 2, 6  # letters
BUCKETS = 1 << 16  # a stem's bucket is the CRC-32 of its folded spelling, modulo this
COLUMNS: dict[str, Literal["I", "H", "B"]] = {
    "bucket": "I",  # BUCKETS + 1: the first entry of each bucket
    "stem_at": "I",  # entries + 1: where the stem of each entry begins in `stems`
    "lemma": "I",  # entries: number of the lemma
    "endings": "H",  # entries: number of the set of endings
    "lemma_at": "I",  # lemmas + 1: where each lemma begins in `lemmas`
    "stems": "B",  # UTF-8
    "lemmas": "B",  # UTF-8
}


class Reading(NamedTuple):
    """What a word may be: a form of `lemma`, of one or more genders, numbers and cases."""

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
        self.shifting = frozenset(names["shifting"])  # beginnings of forms that their lemma does not have
        self._endings = [_by_fold(endings) for endings in names["endings"]]
        self._folded = {folded for endings in self._endings for folded in endings}
        self._longest = max(map(len, self._folded))

    def readings(self, word: str) -> list[Reading]:
        """What a word may be; nothing for an unknown word.

        A word that is spelled as the table spells it is that; else each e may stand for ë and each c for ç.
        """
        typed, folded = plain(word), fold(word)
        exact: list[Reading] = []
        loose: list[Reading] = []
        for cut in range(max(1, len(folded) - self._longest), len(folded) + 1):
            if (ending := folded[cut:]) not in self._folded:
                continue
            for entry in self._entries(folded[:cut]):
                if not (endings := self._endings[self._column["endings"][entry]].get(ending)):
                    continue
                stem = self._text("stem", entry)
                for spelled, kind in endings:
                    form = stem + spelled
                    if form == typed or _typed_as(typed, form):
                        lemma = self._text("lemma", self._column["lemma"][entry])
                        (exact if form == typed else loose).append(Reading(lemma, kind))
        return exact or loose

    def _entries(self, stem: str) -> range:
        """The numbers of the entries in the bucket of a stem."""
        buckets, bucket = self._column["bucket"], zlib.crc32(stem.encode()) % BUCKETS
        return range(buckets[bucket], buckets[bucket + 1])

    def _text(self, column: str, number: int) -> str:
        at = self._column[column + "_at"]
        return str(self._column[column + "s"][at[number] : at[number + 1]], "utf-8")


def beginning(folded: str) -> str:
    """The letters that an ending leaves as they are: all but the last three, from two to six.

    >>> beginning("kina"), beginning("kines"), beginning("ministria")
    ('ki', 'ki', 'minist')
    """
    return folded[: max(SHORTEST_BEGINNING, min(LONGEST_BEGINNING, len(folded) - 3))]


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
    bare = without_dots(spelled)
    return without_dots(typed) == bare and all(t in pair for t, *pair in zip(typed, spelled, bare, strict=True))
