"""The English of Albanian words, and which words are a verb's form too (`glossary.lexicon.glosses` makes the tables).

`english.tsv` has a line for each lemma that is no verb: lemma TAB English as a noun TAB English as another part. The
lines are sorted, so that one is found without reading them all. `verbs.txt` lists forms that are a verb's too.
"""

from bisect import bisect_left
from functools import cache
from pathlib import Path
from typing import NamedTuple

TABLE = Path(__file__).with_name("english.tsv")
VERBS = Path(__file__).with_name("verbs.txt")


class English(NamedTuple):
    """What a lemma is in English, as a noun and as an adjective or adverb; empty where it is none."""

    noun: str
    other: str


@cache
def verbs() -> frozenset[str]:
    """The forms of nouns and others that are a verb's with a person too: fryjë, a strong wind, or (that it) blow."""
    return frozenset(VERBS.read_text(encoding="utf-8").split())


def english(lemma: str) -> English | None:
    """The English of a lemma; None where the dictionary has none.

    >>> english("kapsulë"), english("xyz"), english("šyz")
    (English(noun='capsule', other=''), None, None)
    """
    start = lemma + "\t"
    lines = _lines()
    line = lines[at] if (at := bisect_left(lines, start)) < len(lines) else ""
    return English(*line.removeprefix(start).split("\t")) if line.startswith(start) else None


@cache
def _lines() -> list[str]:
    return TABLE.read_text(encoding="utf-8").splitlines()
