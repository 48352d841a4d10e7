"""The English of Albanian words, from the glosses of uniparser-albanian (MIT; see LICENSE.uniparser-albanian).

    pip download --no-deps uniparser-albanian==2.3.0
    python -m glossary.lexicon.dictionary uniparser_albanian-2.3.0-py3-none-any.whl

`english.tsv` has a line for each lemma that is no verb: lemma TAB English as a noun TAB English as another part. The
lines are sorted, so that one is found without reading them all.
"""

import re
import sys
import zipfile
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import NamedTuple

from glossary.lexicon.build import DATA, Lexeme, read_lexemes

TABLE = Path(__file__).with_name("english.tsv")
LEFT_OUT = {"nonst", "old", "Gheg", "proper"}
LONGEST = 2  # words of English; more is an explanation
_REMARK = re.compile(r"\([^)]*\)|\[[^\]]*\]")
_SMALL = re.compile(r"^(?:to|an?|the|female|male) ")


class English(NamedTuple):
    """What a lemma is in English, as a noun and as an adjective or adverb; empty where it is none."""

    noun: str
    other: str


def gloss(text: str, longest: int = LONGEST) -> str:
    """The first sense of a gloss; empty where that is an explanation.

    >>> gloss("containment, holding"), gloss("volume (capacity)"), gloss("male goat used as stud")
    ('containment', 'volume', '')
    """
    sense = _SMALL.sub("", re.split(r"[;,]", _REMARK.sub("", text))[0].strip())
    return sense if re.fullmatch(r"[A-Za-zé' -]+", sense) and len(sense.split()) <= longest else ""


def entries(lexemes: Iterable[Lexeme]) -> dict[str, English]:
    """Lemma -> English, of the standard language, names left out."""
    found: dict[str, list[str]] = defaultdict(lambda: ["", ""])
    for lexeme in lexemes:
        if LEFT_OUT & lexeme.tags or not {"NOUN", "A", "ADV"} & lexeme.tags:
            continue
        cell = 0 if "NOUN" in lexeme.tags else 1
        found[lexeme.lemma][cell] = found[lexeme.lemma][cell] or gloss(lexeme.english)
    return {lemma: English(*cells) for lemma, cells in found.items() if any(cells)}


def build(wheel: Path, table: Path = TABLE) -> None:
    """Read the wheel of uniparser-albanian and write the table."""
    with zipfile.ZipFile(wheel) as archive:
        lexemes = read_lexemes(archive.read(DATA + "lexemes.txt").decode())
    lines = sorted(f"{lemma}\t{noun}\t{other}\n" for lemma, (noun, other) in entries(lexemes).items())
    new = table.with_suffix(".new")
    new.write_text("".join(lines), encoding="utf-8")
    new.replace(table)


@cache
def _lines() -> list[str]:
    return TABLE.read_text(encoding="utf-8").split("\n")


def english(lemma: str) -> English | None:
    """The English of a lemma; None where the dictionary has none.

    >>> english("kapsulë"), english("xyz")
    (English(noun='capsule', other=''), None)
    """
    start = lemma + "\t"
    line = _lines()[bisect_left(_lines(), start)]
    return English(*line.removeprefix(start).split("\t")) if line.startswith(start) else None


if __name__ == "__main__":
    build(Path(sys.argv[1]))
